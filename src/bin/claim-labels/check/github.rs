//! Findings as annotations of a GitHub workflow, shown at the manifest's lines in a pull request.

use super::{Finding, Pair};
use std::io::{self, Write};

/// One workflow command a finding.
pub fn findings(pair: &Pair, allow_orphans: bool, out: &mut impl Write) -> io::Result<()> {
    for finding in Finding::all(pair) {
        let place = finding.place.map(|(line, column)| format!(",line={line},col={column}")).unwrap_or_default();
        let message = match finding.help {
            Some(help) => format!("{}\n{help}", finding.message),
            None => finding.message.clone(),
        };
        writeln!(
            out,
            "::{} file={}{place},title={}::{}",
            finding.severity(allow_orphans).name(),
            property(&pair.name),
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
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
