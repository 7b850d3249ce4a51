//! Findings as annotations of a GitHub workflow, shown at the manifest's lines in a pull request.

use super::article_place;
use super::{Finding, Pair, Rules};
use crate::terminal::in_one_line;
use std::io::{self, Write};

/// One workflow command a finding.
pub fn findings(pair: &Pair, rules: Rules, out: &mut impl Write) -> io::Result<()> {
    for finding in Finding::all(pair) {
        let place = finding.place.map(|(line, column)| format!(",line={line},col={column}")).unwrap_or_default();
        let there = finding.reworded.and_then(|anchored| article_place(pair, anchored));
        let there = there.map(|(line, column)| format!("{}:{line}:{column}", pair.document.name));
        let lines = [Some(finding.message.as_str()), there.as_deref(), finding.help];
        let message = lines.into_iter().flatten().collect::<Vec<_>>().join("\n");
        writeln!(
            out,
            "::{} file={}{place},title={}::{}",
            finding.severity(rules).name(),
            property(finding.file),
            property(&finding.rule()),
            data(&message)
        )?;
    }
    Ok(())
}

/// A file that cannot be read.
pub fn unreadable(name: &str, why: &str, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "::error file={},title=unreadable::{}", property(name), data(why))
}

// What workflow commands escape: see actions/toolkit, `command.ts`.
fn data(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(in_one_line).collect();
    lines.join("\n").replace('%', "%25").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
