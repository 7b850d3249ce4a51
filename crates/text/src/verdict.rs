//! Whether a passage that was found still says what the quote said, and how its words differ.

use crate::answer::{Change, Edit};
use crate::article::Article;
use crate::change::edits;
use crate::letter::is_digit;
use crate::lexicon::Lexicon;
use crate::meaning::{Around, Pair, around, turns_round, with_numbers};
use crate::query::{Exact, Query};
use crate::quote::Quote;
use crate::same::same;
use crate::span::Span;
use crate::surroundings::{Side, Surroundings};
use crate::token::{Source, Token, Unread, is_asked, is_end};
use crate::words::Word;
use std::ops::Range;
use std::rc::Rc;

/// Whether an occurrence of the quote and the text around it are as they were, as far as can be told without knowing a word of the
/// language. Cost: O(1) where the text around it is as it was recorded.
pub(crate) fn is_unchanged(article: &Article, quote: &Quote, query: &Query, exact: &Exact) -> bool {
    let words = exact.words(article);
    let cuts_a_word = exact.cuts_a_word(article, query);
    if words.is_empty() || cuts_a_word {
        return !cuts_a_word;
    }
    let judge = Judge::new(article, quote, query, words);
    let (before, after) = (judge.around.is_kept(true), judge.around.is_kept(false));
    let is_known = |before| {
        let side = judge.around.side(before, Unread);
        side.known() == Some(true) && !judge.may_go_on(&side)
    };
    before && after || !judge.is_asked_now() && (before || is_known(true)) && (after || is_known(false))
}

/// How the passage of these words differs from the quote; `None` where it, or its sentence, is known to say something else.
/// `exact` says that it was found to the letter of the fold.
pub(crate) fn verdict(
    article: &Article,
    quote: &Quote,
    query: &Query,
    words: Range<usize>,
    exact: bool,
) -> Option<Change> {
    let judge = Judge::new(article, quote, query, words);
    if exact && judge.is_asked_now() {
        return None;
    }
    let kept = |before| !judge.words.is_empty() && judge.around.is_kept(before);
    let mut changes = Vec::new();
    if !kept(true) {
        changes.extend(judge.side(true)?);
    }
    if !exact {
        changes.extend(judge.passage()?);
    }
    if !kept(false) {
        changes.extend(judge.side(false)?);
    }
    Some(if changes.is_empty() { Change::None } else { Change::Wording(changes) })
}

/// Tokens that are alike before and after what changed are left out but for so many: phrases and numbers begin or end there.
const MARGIN: usize = 4;

/// Words of a number on either side of an edge, at most.
const NUMBER: usize = 4;

struct Judge<'b> {
    article: &'b Article,
    quote: &'b Quote,
    query: &'b Query,
    words: Range<usize>,
    around: Surroundings<'b>,
}

impl<'b> Judge<'b> {
    fn new(article: &'b Article, quote: &'b Quote, query: &'b Query, words: Range<usize>) -> Judge<'b> {
        Judge { article, quote, query, words: words.clone(), around: Surroundings { article, quote, query, words } }
    }

    // The edits of the passage itself.
    fn passage(&self) -> Option<Vec<Edit>> {
        let source = Source { folded: &self.query.folded, source: &self.quote.exact };
        let here = self.article.source();
        let tokens = |decimal| {
            let mut old = source.tokens(&self.query.words, decimal);
            let new = here.tokens(&self.article.index.words[self.words.clone()], decimal);
            if let Some(last) = old.last_mut() {
                last.asked = self.was_asked(last);
            }
            (old, new)
        };
        let (mut old, mut new) = tokens('.');
        if old.len() == new.len() && common(&old, &new).0 == old.len() {
            return Some(Vec::new());
        }
        let lexicon = &*self.lexicon();
        if lexicon.decimal_sign() != '.' {
            (old, new) = tokens(lexicon.decimal_sign());
        }
        let (head, tail) = common(&old, &new);
        let cut = |tokens: &[Token]| head.saturating_sub(MARGIN)..(tokens.len() - tail + MARGIN).min(tokens.len());
        let outside = (head + tail).saturating_sub(2 * MARGIN);
        let old = with_numbers(source, &old[cut(&old)], lexicon);
        let new = with_numbers(here, &new[cut(&new)], lexicon);
        if same(&old, &new) {
            return Some(Vec::new());
        }
        let alone = |tokens: &[Token<'b>]| [Vec::new(), tokens.to_vec(), Vec::new()];
        let pair = Pair { old: alone(&old), new: alone(&new), outside };
        let pair = if head == 0 || tail == 0 { self.in_sentence(pair, lexicon) } else { pair };
        (!turns_round(&pair, lexicon)).then(|| edits(source, &old, here, &new))
    }

    // Words that went or came at an edge may stand beyond it: the pair with what is known of its sentence.
    fn in_sentence(&self, mut pair: Pair<'b>, lexicon: &Lexicon) -> Pair<'b> {
        let before = self.around.side(true, lexicon.decimal_sign());
        let after = self.around.side(false, lexicon.decimal_sign());
        let here = self.around.here();
        pair.old[0] = with_numbers(before.source, &before.old, lexicon);
        pair.new[0] = with_numbers(here, &before.new, lexicon);
        pair.old[2] = with_numbers(after.source, &after.old, lexicon);
        pair.new[2] = with_numbers(here, &after.new, lexicon);
        pair
    }

    // Whether the quote's sentence was a question: where neither quote nor suffix has its end, it was none.
    fn was_asked(&self, last: &Token) -> bool {
        let is_ended = self.query.text()[last.end..].contains(is_end);
        last.asked || !is_ended && is_asked(&self.query.suffix.folded.text)
    }

    // Whether a passage found to the letter became a question, or no longer is one.
    fn is_asked_now(&self) -> bool {
        let last = |source: Source<'_>, words: &[Word]| words.last().map(|last| source.token_at(last, Unread).asked);
        let here = self.article.source();
        let source = Source { folded: &self.query.folded, source: &self.quote.exact };
        let Some(old) = self.query.words.last().map(|last| source.token_at(last, Unread)) else { return false };
        let now = last(here, &self.article.index.words[self.words.clone()]);
        Some(self.was_asked(&old)) != now
    }

    // The edit on one side of the passage, if its sentence was reworded there.
    fn side(&self, before: bool) -> Option<Option<Edit>> {
        let mut side = self.around.side(before, '.');
        let may_go_on = self.may_go_on(&side);
        if let Some(known) = side.known().filter(|_| !may_go_on) {
            return match known {
                true => Some(None),
                false => Some(self.edit(&side, before)),
            };
        }
        let lexicon = &*self.lexicon();
        if lexicon.decimal_sign() != '.' {
            side = self.around.side(before, lexicon.decimal_sign());
        }
        if self.number_goes_on(&side, lexicon) {
            return None;
        }
        if may_go_on {
            return Some(None);
        }
        match around(&side, self.around.here(), lexicon) {
            Around::Same => Some(None),
            Around::Reworded => Some(self.edit(&side, before)),
            Around::Turned => None,
        }
    }

    // Whether the passage ends in a number that the next word, of which nothing was recorded, may go on with: `40 | million`, and
    // not `40 |, million`.
    fn may_go_on(&self, side: &Side) -> bool {
        let text = &self.article.folded.text;
        let words = &self.article.index.words;
        let is_number = || {
            let (last, next) = (words[self.words.clone()].last(), words.get(self.words.end));
            last.zip(next).is_some_and(|(last, next)| {
                let between = &text[last.end as usize..next.start as usize];
                last.of(text).starts_with(is_digit) && matches!(between, "" | " " | "-")
            })
        };
        !side.before && !side.whole && side.old.is_empty() && !side.new.is_empty() && is_number()
    }

    // Whether the number at an edge of the passage goes on outside of it, and did not: `twenty-|five people`, `lost 40 | million`.
    fn number_goes_on(&self, side: &Side, lexicon: &Lexicon) -> bool {
        let (old, new, edge) = match side.before {
            true => (side.old.last(), side.new.last(), self.words.start),
            false => (side.old.first(), side.new.first(), self.words.end),
        };
        if new.is_none_or(|new| old.is_some_and(|old| old.text == new.text)) {
            return false;
        }
        let words = &self.article.index.words;
        let Some(at) = words.get(edge).map(|word| word.start as usize) else { return false };
        let near = &words[edge.saturating_sub(NUMBER)..(edge + NUMBER).min(words.len())];
        let here = self.around.here();
        let tokens = here.tokens(near, lexicon.decimal_sign());
        with_numbers(here, &tokens, lexicon).iter().any(|token| token.start < at && at < token.end)
    }

    fn edit(&self, side: &Side, before: bool) -> Option<Edit> {
        let here = self.around.here();
        let edit = edits(side.source, &side.old, here, &side.new).into_iter().next()?;
        // Where nothing is left on that side, its words went from the edge of the passage.
        let words = &self.article.index.words[self.words.clone()];
        let edge = if before { words.first() } else { words.last() };
        let Some(edge) = edge.filter(|_| side.new.is_empty()) else { return Some(edit) };
        let span = here.folded.to_source(edge.start as usize, edge.end as usize);
        let at = if before { span.start } else { span.end };
        Some(Edit { place: Span::new(at, at), ..edit })
    }

    fn lexicon(&self) -> Rc<Lexicon> {
        self.article.lexicon().unwrap_or_default()
    }
}

// How many tokens both begin and end with.
fn common(old: &[Token], new: &[Token]) -> (usize, usize) {
    let sign = |token: &Token| token.number.is_some_and(|number| number.negative);
    let alike = |(a, b): &(&Token, &Token)| {
        a.text == b.text && a.asked == b.asked && a.after_end == b.after_end && a.joint == b.joint && sign(a) == sign(b)
    };
    let head = old.iter().zip(new).take_while(alike).count();
    (head, old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(alike).count())
}
