//! Goes through an article and keeps what was found, one suggestion a clause.

use super::act::Act;
use super::attribution::act;
use super::clause::{coordinated, is_border, trim};
use super::extent::extent;
use super::heading;
use super::hedge::hedges;
use super::lead::lead;
use super::lexicon::{Lexicon, List};
use super::memory::{Memory, Speaker};
use super::quotation::direct;
use super::sentence::{Sentence, sentences};
use super::side::Side;
use super::speaker::describe;
use super::token::Token;
use super::tokens::tokens;
use super::verb::is_finite;
use super::{Cue, Kind, Suggestion};
use crate::text::Span;

// Longer ones, in tokens, are tables and lists. It also bounds what a sentence costs.
const LONGEST: usize = 600;
// A quotation that nobody is named beside is a fragment if it is shorter, in words.
const SPEECH: usize = 4;

pub(super) fn collect(text: &str, lexicon: &'static Lexicon) -> Vec<Suggestion> {
    let mut memory = Memory::new(lexicon);
    let mut out = Vec::new();
    let mut base = 0;
    let mut near = Near::default();
    let mut paragraphs = Vec::new();
    for paragraph in text.split_inclusive('\n') {
        let tokens = tokens(paragraph, base, lexicon);
        memory.note(&tokens);
        paragraphs.push(tokens);
        base += paragraph.len();
    }
    for tokens in paragraphs {
        if !tokens.is_empty() {
            memory.paragraph();
            near = near.in_paragraph(&tokens);
        }
        for sentence in sentences(&tokens, lexicon).into_iter().filter(|sentence| sentence.len() <= LONGEST) {
            let mut found = Found { sentence, memory: &mut memory, out: Vec::new(), near: &mut near };
            found.read();
            out.append(&mut found.out);
        }
    }
    out
}

/// Who a quotation that nobody is named beside may belong to: whoever was met last, if that is near enough.
#[derive(Clone, Copy, Default, PartialEq)]
enum Near {
    /// Nobody.
    #[default]
    None,
    /// The sentence before spoke of somebody.
    Spoken,
    /// The sentence before cited somebody.
    Cited,
}

impl Near {
    // In a paragraph of its own only a whole quotation goes on, and only of who was cited.
    fn in_paragraph(self, tokens: &[Token]) -> Near {
        if self == Near::Cited && tokens[0].quote != 0 { Near::Cited } else { Near::None }
    }
}

struct Found<'s, 't, 'm> {
    sentence: Sentence<'s, 't>,
    memory: &'m mut Memory,
    out: Vec<Suggestion>,
    near: &'m mut Near,
}

impl Found<'_, '_, '_> {
    fn read(&mut self) {
        let mut acts = self.acts();
        let quotations = direct(self.sentence);
        self.nested(&mut acts);
        self.claims(&acts);
        let quoted = self.quotations(&acts, &quotations);
        self.hedges();
        let met = acts.is_empty() && quotations.is_empty() && self.meet_subject();
        *self.near = match (quoted || !acts.is_empty(), met) {
            (true, _) => Near::Cited,
            (false, true) => Near::Spoken,
            (false, false) => Near::None,
        };
        self.out.sort_by_key(|suggestion| suggestion.span);
    }

    // Every place where somebody is cited; each speaker is known to the next.
    fn acts(&mut self) -> Vec<Act> {
        let mut acts: Vec<Act> = Vec::new();
        let mut at = 0;
        if let Some(act) = heading::act(self.sentence, self.memory) {
            at = act.to;
            self.memory.meet(&act.speaker);
            acts.push(act);
        }
        while at < self.sentence.len() {
            let found = act(self.sentence, at, self.memory, acts.last())
                .filter(|act| acts.last().is_none_or(|last| last.to <= act.from));
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
        let mut spoken = false;
        for &quotation in quotations {
            while next + 1 < acts.len() && acts[next].to <= quotation.0 && acts[next + 1].from <= quotation.1 + 2 {
                next += 1;
            }
            if let Some(act) = acts.get(next) {
                self.push(Kind::Quotation, act.cue, quotation, &act.speaker);
                spoken = true;
            } else if let Some(speaker) = self.unattributed(quotation) {
                self.push(Kind::Quotation, (quotation.0.saturating_sub(1), quotation.0), quotation, &speaker);
                self.memory.meet(&speaker);
                spoken = true;
            }
        }
        spoken || !acts.is_empty() && self.sentence.tokens.iter().any(|token| token.quote != 0)
    }

    // Who a quotation without a verb beside it belongs to: whoever was speaking, or whom its sentence is about.
    fn unattributed(&self, (from, to): (usize, usize)) -> Option<Speaker> {
        let all = from <= 2 && self.sentence.is_over(to);
        if all {
            return self.memory.last().filter(|_| *self.near != Near::None).cloned();
        }
        let words = self.sentence.tokens[from..to].iter().filter(|token| token.word).count();
        let colon = from >= 2 && self.sentence.mark(from - 2) == ":";
        let lead = lead(self.sentence).filter(|lead| colon && words >= SPEECH && lead.1 < from)?;
        // `He was blunt: “…”`, not `PARKING: “…”`
        if !(lead.1..from).any(|at| self.sentence.is_free(at) && is_finite(self.sentence, at)) {
            return None;
        }
        let speaker = describe(&self.sentence.tokens[lead.0..lead.1], &[], self.memory);
        let known = speaker.person || self.sentence.tokens[lead.1 - 1].is([List::Bodies, List::Roles, List::Documents]);
        (known && speaker.source.is_some()).then_some(speaker)
    }

    // What somebody is said to have said of what others said is theirs: the acts inside its claim are passed over.
    fn nested(&self, acts: &mut Vec<Act>) {
        let mut outer: Option<usize> = None;
        acts.retain(|act| {
            let inside = outer.is_some_and(|start| {
                act.from >= start
                    && (!act.shared || self.is_of_subject(start, act))
                    && act.claim != Side::Before
                    && !(start..act.from).any(|at| is_border(self.sentence, at))
            });
            if !inside {
                outer = match act.claim {
                    Side::After(start) => Some(start),
                    _ => None,
                };
            }
            !inside
        });
    }

    // `said the mayor, who has promised it, would go`: what `who` begins says of whom the claim from `start` is.
    fn is_of_subject(&self, start: usize, act: &Act) -> bool {
        let who = act.from.checked_sub(1).filter(|&who| self.sentence.is(who, List::Who));
        who.is_some_and(|who| start < who && !(start..who).any(|at| is_finite(self.sentence, at)))
    }

    fn claims(&mut self, acts: &[Act]) {
        let mut from = 0;
        for (number, act) in acts.iter().enumerate() {
            let limit = acts.get(number + 1).map_or(self.sentence.len(), |next| {
                if next.claim == Side::Before {
                    return self.sentence.len();
                }
                // `said it was Lind, who claimed …`
                next.from - usize::from(next.from > act.to && self.sentence.is(next.from - 1, List::Who))
            });
            if let Some(range) = extent(self.sentence, act, from, limit) {
                for part in coordinated(self.sentence, range) {
                    self.push(Kind::Attribution, act.cue, part, &act.speaker);
                }
                from = range.1.max(act.to);
            }
        }
    }

    // Hedges in what nobody is cited with.
    fn hedges(&mut self) {
        for hedge in hedges(self.sentence, 0, self.sentence.len()) {
            let nobody = Speaker { status: hedge.status, ..Speaker::nameless() };
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
        Span::new(self.sentence.tokens[from].start, self.sentence.tokens[to - 1].end())
    }

    // `Mayor Tomas Vail called it nonsense. “…,” he said.`
    fn meet_subject(&mut self) -> bool {
        let Some((from, to)) = lead(self.sentence) else { return false };
        let noun = &self.sentence.tokens[from..to];
        let pronoun = noun.len() == 1 && noun[0].is([List::He, List::She]);
        let speaker = describe(noun, &[], self.memory);
        let named = speaker.source.as_ref().and_then(|source| source.name.as_deref()).unwrap_or_default();
        let known = self.memory.known(named.rsplit(' ').next().unwrap_or_default()).is_some();
        let person = speaker.person && (pronoun || known || named.contains(' ') || speaker.gender.is_some());
        if person {
            self.memory.meet(&speaker);
        }
        person
    }
}
