//! Whether a passage that was found still says what the quote said, and how its words differ.

use crate::answer::{Change, Edit};
use crate::article::Article;
use crate::change::edits;
use crate::lexicon::Lexicon;
use crate::meaning::{Around, Side, around, turns_round, with_numbers};
use crate::query::Query;
use crate::quote::Quote;
use crate::same::same;
use crate::token::{Source, Token, is_end};
use crate::words::Word;
use std::ops::Range;
use std::rc::Rc;

/// Words of a sentence around a passage that are looked at, on a side.
const SENTENCE: usize = 60;

/// Words beyond as many as the selector recorded, so that what was put in among them is seen.
const SLACK: usize = 12;

/// How the passage of these words differs from the quote; `None` where it, or its sentence, is known to say something else.
/// `exact` says that it was found to the letter of the fold. Cost: O(1) where the text around it is as it was, too.
pub(crate) fn verdict(
    article: &Article,
    quote: &Quote,
    query: &Query,
    words: Range<usize>,
    exact: bool,
) -> Option<Change> {
    let judge = Judge { article, quote, query, words };
    let kept = |before| !judge.words.is_empty() && judge.is_kept(before);
    let (before, after) = (kept(true), kept(false));
    if exact && (before && after || judge.words.is_empty()) {
        return Some(Change::None);
    }
    if exact && judge.is_asked_now() {
        return None;
    }
    let lexicon = article.lexicon().unwrap_or_else(|| Rc::new(Lexicon::default()));
    let mut changes = Vec::new();
    if !before {
        changes.extend(judge.side(true, &lexicon)?);
    }
    if !exact {
        changes.extend(judge.passage(&lexicon)?);
    }
    if !after {
        changes.extend(judge.side(false, &lexicon)?);
    }
    Some(if changes.is_empty() { Change::None } else { Change::Wording(changes) })
}

/// Tokens that are alike before and after what changed are left out but for so many: phrases and numbers begin or end there.
const MARGIN: usize = 4;

struct Judge<'a> {
    article: &'a Article,
    quote: &'a Quote,
    query: &'a Query,
    words: Range<usize>,
}

impl Judge<'_> {
    // The edits of the passage itself.
    fn passage(&self, lexicon: &Lexicon) -> Option<Vec<Edit>> {
        let source = Source { folded: &self.query.folded, source: &self.quote.exact };
        let here = Source::of(self.article);
        let old = source.tokens(&self.query.words, lexicon.decimal_sign());
        let new = here.tokens(&self.article.index.words[self.words.clone()], lexicon.decimal_sign());
        let (head, tail) = common(&old, &new);
        let cut = |tokens: &[Token]| head.saturating_sub(MARGIN)..(tokens.len() - tail + MARGIN).min(tokens.len());
        let outside = (head + tail).saturating_sub(2 * MARGIN);
        let mut old = with_numbers(source, &old[cut(&old)], lexicon);
        let new = with_numbers(here, &new[cut(&new)], lexicon);
        if let (Some(last), Some(end)) = (old.last_mut(), new.last()) {
            last.asked = self.was_asked(last).unwrap_or(end.asked);
        }
        if same(&old, &new) {
            return Some(Vec::new());
        }
        (!turns_round(&old, &new, outside, lexicon)).then(|| edits(source, &old, here, &new))
    }

    // Whether the quote's sentence was a question, as far as quote or suffix tell.
    fn was_asked(&self, last: &Token) -> Option<bool> {
        let tail = &self.query.text()[last.end..];
        let tells = tail.contains(is_end) || !self.quote.suffix.trim().is_empty();
        let suffix = self.query.suffix.folded.text.trim_start_matches(['"', '\'', ')', ']', ' ']);
        tells.then(|| last.asked || !tail.contains(is_end) && suffix.starts_with(['?', '？', '؟']))
    }

    // Whether a passage found to the letter became a question, or no longer is one.
    fn is_asked_now(&self) -> bool {
        let last = |source: Source<'_>, words: &[Word]| words.last().map(|last| source.token_at(last, '.').asked);
        let here = Source::of(self.article);
        let source = Source { folded: &self.query.folded, source: &self.quote.exact };
        let Some(old) = self.query.words.last().map(|last| source.token_at(last, '.')) else { return false };
        let now = last(here, &self.article.index.words[self.words.clone()]);
        self.was_asked(&old).is_some_and(|was| Some(was) != now)
    }

    // Whether the text on one side is as it was recorded, and something was.
    fn is_kept(&self, before: bool) -> bool {
        let text = &self.article.folded.text;
        let words = &self.article.index.words;
        if before {
            let side = self.query.prefix.folded.text.trim();
            let text = &text[..words[self.words.start].start as usize];
            let head = self.query.words.first().map_or(0, |word| word.start as usize);
            let text = text.strip_suffix(&self.query.text()[..head]).unwrap_or(text);
            !side.is_empty() && text.trim_end().ends_with(side)
        } else {
            let side = self.query.suffix.folded.text.trim();
            let text = &text[words[self.words.end - 1].end as usize..];
            let tail = self.query.words.last().map_or(0, |word| word.end as usize);
            let text = text.strip_prefix(&self.query.text()[tail..]).unwrap_or(text);
            !side.is_empty() && text.trim_start().starts_with(side)
        }
    }

    // The edit on one side of the passage, if its sentence was reworded there.
    fn side(&self, before: bool, lexicon: &Lexicon) -> Option<Option<Edit>> {
        let (part, text) =
            if before { (&self.query.prefix, &self.quote.prefix) } else { (&self.query.suffix, &self.quote.suffix) };
        let source = Source { folded: &part.folded, source: text };
        let (old, whole) = recorded(source, source.tokens(&part.words, lexicon.decimal_sign()), before);
        let here = Source::of(self.article);
        let all = &self.article.index.words;
        let reach = if whole { SENTENCE } else { old.len() + SLACK };
        let words = match before {
            true => &all[self.words.start.saturating_sub(reach)..self.words.start],
            false => &all[self.words.end..(self.words.end + reach).min(all.len())],
        };
        let breaks = match (before, words) {
            (true, [.., last]) => here.breaks(last.end as usize, all[self.words.start].start as usize),
            (false, [first, ..]) => here.breaks(all[self.words.end - 1].end as usize, first.start as usize),
            (_, []) => true,
        };
        let new = here.tokens(words, lexicon.decimal_sign());
        let ended = match before {
            true => here.token_at(&all[self.words.start], lexicon.decimal_sign()).after_end,
            false => false,
        };
        let inside = inside(&new, before, ended);
        let new = new[inside].to_vec();
        let side = Side {
            old: with_numbers(source, &old, lexicon),
            new: with_numbers(here, &new, lexicon),
            whole,
            before,
            breaks,
        };
        match around(&side, lexicon) {
            Around::Same => Some(None),
            Around::Reworded => Some(edits(source, &old, here, &new).into_iter().next()),
            Around::Turned => None,
        }
    }
}

// How many tokens both begin and end with.
fn common(old: &[Token], new: &[Token]) -> (usize, usize) {
    let alike = |(a, b): &(&Token, &Token)| a.text == b.text && a.asked == b.asked && a.after_end == b.after_end;
    let head = old.iter().zip(new).take_while(alike).count();
    (head, old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(alike).count())
}

// The recorded tokens of the passage's own sentence, and whether its beginning or end is among them. A token that the recording
// may have cut is left out.
fn recorded<'a>(source: Source<'a>, tokens: Vec<Token<'a>>, before: bool) -> (Vec<Token<'a>>, bool) {
    let text = &source.folded.text;
    let ends = |text: &str| text.contains(is_end);
    if before {
        let tail = tokens.last().map_or(0, |last| last.end);
        if ends(&text[tail..]) || source.source.trim_end_matches(' ').ends_with('\n') {
            return (Vec::new(), true);
        }
        return match tokens.iter().rposition(|token| token.after_end).filter(|at| *at > 0) {
            Some(at) => (tokens[at..].to_vec(), true),
            None if tokens.len() > 1 => (tokens[1..].to_vec(), false),
            None => (tokens, false),
        };
    }
    let head = tokens.first().map_or(0, |first| first.start);
    if ends(&text[..head])
        || tokens
            .first()
            .is_some_and(|first| source.source[..source.folded.to_source(first.start, first.end).start].contains('\n'))
    {
        return (Vec::new(), true);
    }
    match tokens.iter().skip(1).position(|token| token.after_end) {
        Some(at) => (tokens[..=at].to_vec(), true),
        None if tokens.last().is_some_and(|last| ends(&text[last.end..])) => (tokens, true),
        None if tokens.len() > 1 => (tokens[..tokens.len() - 1].to_vec(), false),
        None => (tokens, false),
    }
}

// Which of the tokens on a side of the passage belong to its sentence.
fn inside(tokens: &[Token], before: bool, ended: bool) -> Range<usize> {
    match before {
        true if ended => tokens.len()..tokens.len(),
        true => tokens.iter().rposition(|token| token.after_end).unwrap_or(0)..tokens.len(),
        false => 0..tokens.iter().position(|token| token.after_end).unwrap_or(tokens.len()),
    }
}
