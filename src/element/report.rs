//! Problems, answers and errors as JavaScript sees them: the field names of the contract.

use super::view::View;
use crate::manifest::{self, Manifest, Placements, Problem, Severity, Status};
use crate::object::object;
use crate::text::Tier;
use js_sys::Array;
use wasm_bindgen::JsValue;

/// A failure: `{code, message}`.
pub(super) fn failure(code: &str, message: &str) -> JsValue {
    object(&[("code", code.into()), ("message", message.into())])
}

/// The failure of browsers that cannot show labels.
pub(super) fn unsupported() -> JsValue {
    failure("unsupported-browser", "This browser lacks shadow roots or constructable style sheets.")
}

/// A manifest from its text, with all that is wrong with it.
///
/// # Errors
/// `{code: "manifest-not-json", message}`, with line and column in the message.
pub(super) fn manifest(text: &str) -> Result<(Option<Manifest>, Vec<Problem>), JsValue> {
    let (manifest, problems) = manifest::parse_text(text);
    match &problems[..] {
        [Problem { code: "not-json", message, line: Some(line), column: Some(column), .. }] => {
            let message = format!("{} (line {line}, column {column}).", message.trim_end_matches('.'));
            Err(failure("manifest-not-json", &message))
        }
        _ => Ok((manifest, problems)),
    }
}

/// `{code, severity, path, message, line?, column?, help?}` of each.
pub(super) fn problems(list: &[Problem]) -> JsValue {
    let problem = |problem: &Problem| {
        let mut fields = vec![
            ("code", problem.code.into()),
            ("severity", problem.severity.name().into()),
            ("path", problem.path.as_str().into()),
            ("message", problem.message.as_str().into()),
        ];
        fields.extend(problem.line.map(|line| ("line", (line as u32).into())));
        fields.extend(problem.column.map(|column| ("column", (column as u32).into())));
        fields.extend(problem.help.map(|help| ("help", help.into())));
        object(&fields)
    };
    list.iter().map(problem).collect::<Array>().into()
}

/// `{id, status, state, tier, score, change, reason}` of each claim, in the manifest's order; `more` adds fields of its own.
pub(super) fn claims<'a>(
    manifest: &Manifest,
    placements: &Placements,
    more: impl Fn(&Answer) -> Vec<(&'a str, JsValue)>,
) -> JsValue {
    let mut answers: Vec<Option<Answer>> = manifest.claims.iter().map(|_| None).collect();
    for placed in &placements.placed {
        answers[placed.claim] =
            Some(Answer { number: placed.claim, found: Ok(placed.anchor.clone()), withheld: false });
    }
    for placed in &placements.withheld {
        answers[placed.claim] = Some(Answer { number: placed.claim, found: Ok(placed.anchor.clone()), withheld: true });
    }
    for unplaced in &placements.unplaced {
        answers[unplaced.claim] = Some(Answer { number: unplaced.claim, found: Err(unplaced.orphan), withheld: false });
    }
    let claim = |answer: &Answer| {
        let claim = &manifest.claims[answer.number];
        let mut fields = answer.fields(&claim.id, claim.status);
        fields.extend(more(answer));
        object(&fields)
    };
    answers.iter().flatten().map(claim).collect::<Array>().into()
}

/// What became of one claim.
pub(super) struct Answer {
    pub number: usize,
    pub found: Result<crate::text::Anchor, crate::text::Orphan>,
    // Found, and not shown.
    withheld: bool,
}

impl Answer {
    fn fields(&self, id: &str, status: Status) -> Vec<(&'static str, JsValue)> {
        let (state, tier, score, reason) = match &self.found {
            Ok(anchor) => {
                let state = if self.withheld { "withheld" } else { "anchored" };
                (state, Some(anchor.tier), Some(anchor.score), None)
            }
            Err(orphan) => ("orphaned", None, orphan.candidate.map(|candidate| candidate.score), Some(orphan.reason)),
        };
        let change = self.found.as_ref().ok().map(|anchor| &anchor.change);
        let or_null = |value: Option<JsValue>| value.unwrap_or(JsValue::NULL);
        vec![
            ("id", id.into()),
            ("status", status.name().into()),
            ("state", state.into()),
            ("tier", or_null(tier.map(Tier::name).map(Into::into))),
            ("score", or_null(score.map(Into::into))),
            ("change", or_null(change.map(|change| change.name().into()))),
            ("reason", or_null(reason.map(|reason| reason.name().into()))),
        ]
    }
}

/// One line for the console, if there is anything to say.
pub(super) fn complaint(view: &View) -> Option<String> {
    let id = |number: usize| view.manifest.claims[number].id.as_str();
    let orphans: Vec<String> = view
        .placements
        .unplaced
        .iter()
        .map(|unplaced| [id(unplaced.claim), " (", unplaced.orphan.reason.name(), ")"].concat())
        .collect();
    let errors = view.problems.iter().filter(|problem| problem.severity == Severity::Error);
    let errors: Vec<String> = errors.map(|problem| [&problem.path, ": ", &problem.message].concat()).collect();
    let mut parts = Vec::new();
    if !orphans.is_empty() {
        parts.push(["not shown: ", &orphans.join(", ")].concat());
    }
    if !errors.is_empty() {
        parts.push(["problems in the manifest: ", &errors[..errors.len().min(5)].join(" ")].concat());
    }
    (!parts.is_empty()).then(|| ["claim-labels: ", &parts.join("; ")].concat())
}
