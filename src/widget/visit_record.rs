//! What a reader saw at the last visit: of each claim its label, in one line of text that the device keeps, and what has
//! changed since. `id=CODE` of each claim, with a space between two; a code is the number of the status and, for a corrected
//! claim, `c` and the correction's date. Neither ids nor dates have a space or `=` in them.

use crate::manifest::{Claim, Status};

/// What a reader sees of these claims now.
pub(crate) fn record(claims: &[Claim]) -> String {
    claims.iter().fold(String::new(), |mut record, claim| {
        record.push_str(&format!("{}={} ", claim.id, code(claim)));
        record
    })
}

/// Whether the label of `claim` is another than it was.
pub(crate) fn changed(since: Option<&str>, claim: &Claim) -> bool {
    before(since, claim).is_some()
}

/// What the label was, and whether the claim was corrected, if either has changed. A claim that was not there has not changed.
pub(crate) fn before(since: Option<&str>, claim: &Claim) -> Option<(Status, bool)> {
    extra_before(since?, claim)
}

// Who remembers has the part `extra`.
#[inline(never)]
fn extra_before(since: &str, claim: &Claim) -> Option<(Status, bool)> {
    let known = |entry: &str| Some(entry.strip_prefix(&claim.id)?.strip_prefix('=')?.to_owned());
    let was = since.split(' ').find_map(known)?;
    let status = Status::ALL.into_iter().find(|status| was.starts_with(digit(*status)))?;
    (was != code(claim)).then_some((status, was.len() > 1))
}

fn digit(status: Status) -> char {
    char::from(b'0' + status as u8)
}

fn code(claim: &Claim) -> String {
    let mut code = String::from(digit(claim.status));
    if let Some(correction) = &claim.correction {
        code.push('c');
        code.push_str(correction.date.as_deref().unwrap_or_default());
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manifest::{Correction, read};
    use proptest::prelude::*;

    fn claim(id: &str, status: Status, correction: Option<&str>) -> Claim {
        let json = serde_json::json!({"version": 1, "claims": [
            {"id": id, "status": status.name(), "note": "n", "quote": {"exact": "some words"}, "sources": [{"name": "s"}]}
        ]});
        let mut claims = read(&serde_json::from_value(json).unwrap()).0.unwrap().claims;
        let date = |date: &str| (!date.is_empty()).then(|| date.to_owned());
        claims[0].correction = correction.map(|text| Correction { date: date(text), ..Correction::default() });
        claims.remove(0)
    }

    #[test]
    fn what_changed_is_told_with_what_it_was() {
        use Status::*;
        let day = Some("2025-04-22");
        let cases = [
            ((Reported, None), (Reported, None), None),
            ((Reported, None), (Official, None), Some((Reported, false))),
            ((Official, None), (Speculative, day), Some((Official, false))),
            ((Reported, None), (Reported, day), Some((Reported, false))),
            ((Reported, day), (Reported, day), None),
            ((Reported, day), (Reported, Some("2025-04-24")), Some((Reported, true))),
            ((Reported, Some("")), (Reported, None), Some((Reported, true))),
            ((Speculative, day), (Official, None), Some((Speculative, true))),
        ];
        for ((status, correction), (now, corrected), wanted) in cases {
            let record = record(&[claim("other", Official, None), claim("a", status, correction)]);
            let now = claim("a", now, corrected);
            assert_eq!(before(Some(&record), &now), wanted, "{record} {}", code(&now));
        }
    }

    #[test]
    fn a_claim_that_was_not_there_has_not_changed() {
        let new = claim("a", Status::Official, None);
        for record in ["", " ", "aa=1 ", "A=1 ", "a", "a= ", "a=9 ", "=1 "] {
            assert_eq!(before(Some(record), &new), None, "{record:?}");
        }
        assert_eq!(before(None, &new), None);
    }

    proptest! {
        #[test]
        fn right_after_a_visit_nothing_has_changed(
            drawn in prop::collection::vec(("[a-zA-Z0-9._-]{1,8}", 0..3usize, prop::option::of("[0-9T:Z+-]{0,25}")), 0..20)
        ) {
            let mut claims: Vec<Claim> =
                drawn.iter().map(|(id, status, correction)| claim(id, Status::ALL[*status], correction.as_deref())).collect();
            claims.sort_by(|one, other| one.id.cmp(&other.id));
            claims.dedup_by(|one, other| one.id == other.id);
            let record = record(&claims);
            prop_assert!(claims.iter().all(|claim| !changed(Some(&record), claim)));
        }

        #[test]
        fn any_text_can_stand_in_the_place_of_a_record(text: String) {
            let _ = before(Some(&text), &claim("a", Status::Official, None));
        }
    }
}
