//! Goes through an article and keeps what was found, one suggestion a clause.

use super::attribution::{Act, act};
use super::clause::{coordinated, is_turn, trim};
use super::hedge::hedges;
use super::lexicon::List;
use super::memory::{Memory, Speaker};
use super::quotation::direct;
use super::sentence::{Sentence, sentences};
use super::side::Side;
use super::speaker::describe;
use super::token::tokens;
use super::{Cue, Kind, Suggestion};
use crate::text::Span;

// Longer ones, in tokens, are tables and lists. It also bounds what a sentence costs.
const LONGEST: usize = 600;

pub(super) fn collect(text: &str) -> Vec<Suggestion> {
    let mut memory = Memory::default();
    let mut out = Vec::new();
    let mut base = 0;
    for paragraph in text.split_inclusive('\n') {
        memory.paragraph();
        let tokens = tokens(paragraph, base);
        let mut quoting = false;
        for sentence in sentences(&tokens).into_iter().filter(|sentence| sentence.len() <= LONGEST) {
            let mut found = Found { sentence, memory: &mut memory, out: Vec::new(), quoting };
            found.read();
            quoting = found.quoting;
            out.append(&mut found.out);
        }
        base += paragraph.len();
    }
    out
}

struct Found<'s, 't, 'm> {
    sentence: Sentence<'s, 't>,
    memory: &'m mut Memory,
    out: Vec<Suggestion>,
    // The sentence before ended in a quotation with a speaker.
    quoting: bool,
}

impl Found<'_, '_, '_> {
    fn read(&mut self) {
        let acts = self.acts();
        let quotations = direct(self.sentence);
        let quoted = self.quotations(&acts, &quotations);
        self.claims(&acts);
        self.hedges();
        if acts.is_empty() {
            self.meet_subject();
        }
        self.quoting = quoted;
        self.out.sort_by_key(|suggestion| suggestion.span);
    }

    // Every place where somebody is cited; each speaker is known to the next.
    fn acts(&mut self) -> Vec<Act> {
        let mut acts: Vec<Act> = Vec::new();
        let mut at = 0;
        while at < self.sentence.len() {
            let found =
                act(self.sentence, at, self.memory).filter(|act| acts.last().is_none_or(|last| last.to <= act.from));
            at = found.as_ref().map_or(at + 1, |act| act.to.max(at + 1));
            if let Some(act) = found {
                self.memory.meet(&act.speaker);
                acts.push(act);
            }
        }
        acts
    }

    // Quotations belong to the nearest act; one that is a sentence goes on with the speaker of the quotation before it.
    fn quotations(&mut self, acts: &[Act], quotations: &[(usize, usize)]) -> bool {
        let mut next = 0;
        for &quotation in quotations {
            while next + 1 < acts.len() && acts[next].to <= quotation.0 && acts[next + 1].from <= quotation.1 + 2 {
                next += 1;
            }
            let all = quotation.0 <= 1 && self.sentence.is_over(quotation.1);
            let going_on = self.memory.last().filter(|_| self.quoting && all).cloned();
            match acts.get(next) {
                Some(act) => self.push(Kind::Quotation, act.cue, quotation, &act.speaker),
                None => {
                    let Some(speaker) = going_on else { continue };
                    self.push(Kind::Quotation, (quotation.0.saturating_sub(1), quotation.0), quotation, &speaker);
                }
            }
        }
        !quotations.is_empty() && (!acts.is_empty() || self.quoting)
    }

    fn claims(&mut self, acts: &[Act]) {
        let mut from = 0;
        for (number, act) in acts.iter().enumerate() {
            let limit = acts.get(number + 1).map_or(self.sentence.len(), |next| {
                if next.claim == Side::Before { self.sentence.len() } else { next.from }
            });
            let turn = |start: usize| (start..limit).find(|&at| is_turn(self.sentence, at)).unwrap_or(limit);
            let range = match act.claim {
                Side::Before => (self.last_turn(from, act.from), act.from),
                Side::After(start) => (start, turn(start)),
                Side::Around => (self.last_turn(from, act.from), turn(act.to)),
                Side::Quotations => continue,
            };
            if range.0 <= range.1 {
                for part in coordinated(self.sentence, range) {
                    self.push(Kind::Attribution, act.cue, part, &act.speaker);
                }
                from = range.1.max(act.to);
            }
        }
    }

    // Where the clause that reaches to `to` begins.
    fn last_turn(&self, from: usize, to: usize) -> usize {
        (from..to).rev().find(|&at| is_turn(self.sentence, at)).unwrap_or(from)
    }

    // Hedges in what nobody is cited with.
    fn hedges(&mut self) {
        for hedge in hedges(self.sentence, 0, self.sentence.len()) {
            let nobody = Speaker { status: hedge.status, source: None };
            self.push(hedge.kind, hedge.cue, hedge.clause, &nobody);
        }
    }

    fn push(&mut self, kind: Kind, cue: (usize, usize), range: (usize, usize), speaker: &Speaker) {
        let range = if kind == Kind::Quotation { Some(range) } else { trim(self.sentence, range) };
        let Some(range) = range else { return };
        let span = self.span(range);
        if self.out.iter().any(|other| other.span.overlaps(span)) {
            return;
        }
        let cue = Cue { kind, span: self.span(cue) };
        self.out.push(Suggestion { span, status: speaker.status, cue, source: speaker.source.clone() });
    }

    fn span(&self, (from, to): (usize, usize)) -> Span {
        Span::new(self.sentence.0[from].start, self.sentence.0[to - 1].end())
    }

    // `Mayor Tomas Vail called it nonsense. “…,” he said.`
    fn meet_subject(&mut self) {
        let subject = self.sentence.0.iter().take_while(|token| token.is_name() || token.is(List::Roles)).count();
        let names = self.sentence.0[..subject].iter().filter(|token| token.is_name()).count();
        if names > 1 && subject < self.sentence.len() {
            let speaker = describe(&self.sentence.0[..subject], &[], self.memory);
            self.memory.meet(&speaker);
        }
    }
}
