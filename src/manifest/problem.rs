//! What is wrong with a manifest, in words that help.

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The claim, or the whole manifest, is not used.
    Error,
    /// Used all the same.
    Warning,
}

impl Severity {
    /// The name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// One thing that is wrong with a manifest. The same list, in the same words, in the page, the workbench and the CLI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Stable name of the rule.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// JSON Pointer (RFC 6901) to the value, or to the object that lacks one.
    pub path: String,
    /// What is wrong.
    pub message: String,
    /// Line in the manifest's text, from 1, where the text is known.
    pub line: Option<usize>,
    /// Column in that line, in code points from 1.
    pub column: Option<usize>,
    /// What to do.
    pub help: Option<&'static str>,
}

/// The list of problems under construction.
#[derive(Default)]
pub(super) struct Problems {
    list: Vec<Problem>,
    unlisted: usize,
}

impl Problems {
    /// Beyond this many, problems are counted only: a broken file must not fill memory or screens.
    const MOST: usize = 1000;

    pub fn warning(&mut self, code: &'static str, path: &str, message: impl Into<String>, help: &'static str) {
        self.push(Severity::Warning, code, path, message.into(), help);
    }

    pub fn push(&mut self, severity: Severity, code: &'static str, path: &str, message: String, help: &'static str) {
        if self.list.len() >= Self::MOST {
            self.unlisted += 1;
            return;
        }
        let help = (!help.is_empty()).then_some(help);
        self.list.push(Problem { code, severity, path: path.into(), message, line: None, column: None, help });
    }

    pub fn finish(mut self) -> Vec<Problem> {
        if self.unlisted > 0 {
            self.list.push(Problem {
                code: "too-many-problems",
                severity: Severity::Error,
                path: String::new(),
                message: format!("There are {} more problems.", self.unlisted),
                line: None,
                column: None,
                help: Some("Mend those listed first."),
            });
        }
        self.list
    }
}
