//! Findings as SARIF 2.1.0, the format of code scanning.
//!
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>

use super::article_place;
use super::{Finding, Pair, Rules};
use crate::web;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;

const HELP: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main/docs/manifest.md");

/// The results of a pair.
pub fn results(pair: &Pair, rules: Rules) -> Vec<Value> {
    let result = |finding: Finding| {
        let level = finding.severity(rules).name();
        let message = match finding.help {
            Some(help) => format!("{} {help}", finding.message),
            None => finding.message.clone(),
        };
        let mut result = result(&finding.rule(), level, &message, finding.file, finding.place);
        if let Some(place) = finding.reworded.and_then(|anchored| article_place(pair, anchored)) {
            let physical = physical(&pair.document.name, Some(place));
            let message = json!({"text": "The words as they are now."});
            result["relatedLocations"] = json!([{"id": 1, "physicalLocation": physical, "message": message}]);
        }
        result
    };
    Finding::all(pair).into_iter().map(result).collect()
}

/// The result of a file that cannot be read.
pub fn unreadable(name: &str, why: &str) -> Value {
    result("unreadable", "error", why, name, None)
}

fn result(rule: &str, level: &str, message: &str, name: &str, place: Option<(usize, usize)>) -> Value {
    json!({
        "ruleId": rule,
        "level": level,
        "message": {"text": message},
        "locations": [{"physicalLocation": physical(name, place)}],
    })
}

fn physical(name: &str, place: Option<(usize, usize)>) -> Value {
    let mut physical = json!({"artifactLocation": {"uri": uri(name)}});
    if let Some((line, column)) = place {
        physical["region"] = json!({"startLine": line, "startColumn": column});
    }
    physical
}

// An address and a relative reference stay what they are; an absolute path becomes a file: URI.
fn uri(name: &str) -> String {
    if let Some(address) = web::address(Path::new(name)) {
        return address.into();
    }
    let allowed = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(byte);
    let escape = |byte: u8| if allowed(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    let path: String = name.bytes().map(escape).collect();
    if path.starts_with('/') { format!("file://{path}") } else { path }
}

/// A log that is written as its results come, so that it never lies in memory as a whole.
pub struct Log<'o, W> {
    out: &'o mut W,
    first: bool,
    rules: BTreeSet<String>,
}

impl<'o, W: Write> Log<'o, W> {
    pub fn begin(out: &'o mut W) -> io::Result<Self> {
        let schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
        write!(
            out,
            r#"{{"$schema":"{schema}","version":"2.1.0","runs":[{{"columnKind":"unicodeCodePoints","results":["#
        )?;
        Ok(Log { out, first: true, rules: BTreeSet::new() })
    }

    pub fn add(&mut self, results: &[Value]) -> io::Result<()> {
        for result in results {
            write!(self.out, "{}{result}", if std::mem::take(&mut self.first) { "\n" } else { ",\n" })?;
            self.rules.extend(result["ruleId"].as_str().map(str::to_owned));
        }
        Ok(())
    }

    pub fn end(self) -> io::Result<()> {
        let rules: Vec<Value> = self.rules.iter().map(|id| json!({"id": id, "helpUri": HELP})).collect();
        let driver = json!({
            "name": env!("CARGO_PKG_NAME"),
            "version": env!("CARGO_PKG_VERSION"),
            "informationUri": env!("CARGO_PKG_REPOSITORY"),
            "rules": rules,
        });
        writeln!(self.out, "],\n\"tool\":{{\"driver\":{driver}}}}}]}}")
    }
}
