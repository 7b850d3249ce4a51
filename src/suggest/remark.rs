//! Remarks between a subject and its verb: `Anna Reyes, the mayor, said`.

use super::lexicon::List;
use super::quote_marks::is_dash;
use super::sentence::Sentence;
use super::token::Token;
use super::verb::is_finite;

/// How long a remark may be, in tokens.
pub(super) const LONGEST: usize = 30;

/// The remark that ends before `end`, between commas, brackets or dashes, and where it begins.
pub(super) fn aside_before<'s, 't>(sentence: Sentence<'s, 't>, end: usize) -> Option<(usize, &'s [Token<'t>])> {
    let close = end.checked_sub(1)?;
    match sentence.mark(close) {
        "," => {
            let open = aside_start(sentence, close)?;
            Some((open, &sentence.tokens[open + 1..close]))
        }
        ")" => {
            let open = (close.saturating_sub(LONGEST)..close).rev().find(|&at| sentence.mark(at) == "(")?;
            Some((open, &[]))
        }
        mark if is_dash(mark) && sentence.tokens[close].quote == 0 => {
            let open = (close.saturating_sub(LONGEST)..close).rev().find(|&at| is_dash(sentence.mark(at)))?;
            Some((open, &sentence.tokens[open + 1..close]))
        }
        _ => Some((end, &[])),
    }
}

/// Before what stands behind a name and its comma and belongs to it: `Anna Reyes, Ph.D.`, `Bo Lind, Jr.`
pub(super) fn before_suffixes(sentence: Sentence, mut end: usize) -> usize {
    while end > 2 && sentence.is(end - 1, List::Suffixes) && sentence.mark(end - 2) == "," {
        end -= 2;
    }
    end
}

// Where the remark that ends in a comma at `close` begins: the first comma that stands between a name or an office and what
// may be said of it, so that `a lawyer in Austin, Texas` is one remark.
fn aside_start(sentence: Sentence, close: usize) -> Option<usize> {
    let mut best = None;
    for open in (close.saturating_sub(LONGEST)..close).rev() {
        let token = &sentence.tokens[open];
        if token.quote != 0
            || !token.word && !matches!(token.text, "," | "’" | "'" | "$" | "€" | "£" | "%" | "(" | ")" | "-" | "/")
        {
            break;
        }
        if token.text != "," || open == 0 || open + 1 >= close {
            continue;
        }
        let head = &sentence.tokens[open - 1];
        let describes = head.is_name() && !head.is(List::Openers)
            || head.is([List::Roles, List::Bodies, List::Documents, List::Media, List::Outsiders, List::Pronouns])
            || head.text == ")";
        let name = sentence.tokens[open + 1..close].iter().all(Token::is_name);
        let next = &sentence.tokens[open + 1];
        let remark =
            next.is([List::Determiners, List::Who, List::Roles, List::Prepositions]) || next.is(List::Outsiders);
        if next.is(List::Joiners) {
            break;
        }
        // `The clerk of four years, a member of the union, said`
        let noun = remark && {
            let from =
                (0..open).rev().take_while(|&at| sentence.is_free(at) && !sentence.is(at, List::SubjectStops)).last();
            from.is_some_and(|from| open - from < 9 && (from..open).all(|at| !is_finite(sentence, at)))
        };
        let describes = describes || noun;
        if describes && remark || best.is_none() && (describes || name) {
            best = Some(open);
        }
    }
    best
}
