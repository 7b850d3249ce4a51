//! Passages in the source: their marks, and each with its badge behind it.

use super::note::note_number;
use super::{Edit, Scene, escape};
use crate::html::{Id, Page, Run, Stretch};
use crate::manifest::Anchorings;
use crate::markup::Cut;
use crate::markup::{self, BADGE_ATTRIBUTE, CHANGE_ATTRIBUTE, OWN_ATTRIBUTE, REWORDED, STATIC};
use crate::pieces::{Piece, pieces};
use crate::strings::Text;
use crate::text::Span;
use std::ops::Range;

/// A part of a passage that is written in one piece: the run's number and the bytes of its text node.
pub(super) struct Part {
    pub claim: usize,
    pub run: usize,
    pub range: Range<usize>,
}

/// The parts of all passages in the order of the text, and the claims whose passages the source has no place for.
pub(super) fn parts(page: &Page, anchorings: &Anchorings) -> (Vec<Part>, Vec<usize>) {
    let (mut parts, mut left_out) = (Vec::new(), Vec::new());
    for anchored in &anchorings.anchored {
        match parts_of(page, anchored.claim, anchored.anchor.span) {
            Some(found) if !found.is_empty() => parts.extend(found),
            _ => left_out.push(anchored.claim),
        }
    }
    parts.sort_by_key(|part| (part.run, part.range.start));
    (parts, left_out)
}

fn parts_of(page: &Page, claim: usize, span: Span) -> Option<Vec<Part>> {
    let first = page.runs().partition_point(|run| run.start + run.len <= span.start);
    let within = page.runs()[first..].iter().enumerate().take_while(|(_, run)| run.start < span.end);
    let mut parts = Vec::new();
    for (offset, run) in within {
        let range = span.start.saturating_sub(run.start)..(span.end - run.start).min(run.len);
        if let Some(whole) = run.whole {
            let run = first + offset;
            parts.extend(is_held(page, whole, run, span).then_some(Part { claim, run, range }));
            continue;
        }
        if !is_markable(page, run.node, range.clone()) {
            continue;
        }
        for stretch in page.stretches(run.node) {
            let range = range.start.max(stretch.text.start)..range.end.min(stretch.text.end);
            if !range.is_empty() {
                stretch.source_of(range.clone())?;
                parts.push(Part { claim, run: first + offset, range });
            }
        }
    }
    Some(parts)
}

// Whether all of the element's text is in the passage, and its tags are in the source.
fn is_held(page: &Page, whole: Id, run: usize, span: Span) -> bool {
    let tags = page.tree.element(whole).is_some_and(|element| element.open.is_some() && element.close.is_some());
    let is_inside = |run: &&Run| run.whole == Some(whole);
    let (before, after) = page.runs().split_at(run);
    let mut inside = before.iter().rev().take_while(is_inside).chain(after.iter().take_while(is_inside));
    tags && inside.all(|run| span.start <= run.start && run.start + run.len <= span.end)
}

// White space that only sets blocks apart is passed over, as in a page.
fn is_markable(page: &Page, node: Id, range: Range<usize>) -> bool {
    let blank = page.tree.text(node).is_some_and(|text| text.text[range].trim().is_empty());
    let is_inline = |sibling: Option<Id>| {
        let element = |id: Id| page.tree.element(id).map(|element| !markup::is_block(element.tag()));
        sibling.is_some_and(|id| element(id).unwrap_or(page.tree.text(id).is_some()))
    };
    let node = page.tree.node(node);
    !blank || (is_inline(node.before) && is_inline(node.after))
}

/// Marks and badges.
pub(super) fn edits(scene: &Scene, parts: &[Part]) -> Vec<Edit> {
    let mut writer = Writer { scene, parts, edits: Vec::new() };
    for of_run in parts.chunk_by(|a, b| a.run == b.run) {
        let run = scene.page.runs()[of_run[0].run];
        if let Some(whole) = run.whole {
            writer.around(whole, of_run);
            continue;
        }
        for stretch in scene.page.stretches(run.node) {
            let within = of_run
                .iter()
                .filter(|part| stretch.text.start <= part.range.start && part.range.end <= stretch.text.end);
            let cuts: Vec<Cut> = within.map(|part| (part.claim, part.range.clone())).collect();
            if !cuts.is_empty() {
                writer.stretch(&stretch, of_run[0].run, run.node, &cuts);
            }
        }
    }
    writer.edits
}

struct Writer<'a> {
    scene: &'a Scene<'a>,
    parts: &'a [Part],
    edits: Vec<Edit>,
}

impl Writer<'_> {
    fn stretch(&mut self, stretch: &Stretch, run: usize, node: Id, cuts: &[Cut]) {
        let pieces = pieces(stretch.text.end, cuts);
        self.pieces(&pieces, stretch, run, node);
    }

    // Marks around an element that is not to be torn apart: where its first run is they open, where its last is they close.
    fn around(&mut self, whole: Id, parts: &[Part]) {
        let page = self.scene.page;
        let is_inside = |run: Option<&Run>| run.is_some_and(|run| run.whole == Some(whole));
        let run = parts[0].run;
        let tags = page.tree.element(whole).and_then(|element| element.open.clone().zip(element.close.clone()));
        let Some((open, close)) = tags else { return };
        if !is_inside(run.checked_sub(1).and_then(|before| page.runs().get(before))) && !self.scene.options.plain {
            for part in parts {
                let html = self.open(part.claim);
                self.edits.push(Edit { at: open.start, html });
            }
        }
        if is_inside(page.runs().get(run + 1)) {
            return;
        }
        for part in parts.iter().rev() {
            if !self.scene.options.plain {
                self.edits.push(Edit { at: close.end, html: "</mark>".into() });
            }
            if self.ends(part.claim) == Some((part.run, part.range.end)) {
                self.badge(part.claim, whole, close.end);
            }
        }
    }

    fn pieces(&mut self, pieces: &[Piece], stretch: &Stretch, run: usize, node: Id) {
        for piece in pieces {
            let Piece::Mark(claim, inner) = piece else { continue };
            let range = extent(inner);
            let Some(source) = stretch.source_of(range.clone()) else { continue };
            let marks = !self.scene.options.plain;
            if marks {
                let open = self.open(*claim);
                self.edits.push(Edit { at: source.start, html: open });
            }
            self.pieces(inner, stretch, run, node);
            if marks {
                self.edits.push(Edit { at: source.end, html: "</mark>".into() });
            }
            if self.ends(*claim) == Some((run, range.end)) {
                self.badge(*claim, node, source.end);
            }
        }
    }

    // Without an id: a reader mode drops text that it takes for comments or advertisements by the words in its id.
    fn open(&self, number: usize) -> String {
        let claim = &self.scene.manifest.claims[number];
        let (id, status, change) = (&claim.id, claim.status.name(), change(self.scene, number));
        format!("<mark {OWN_ATTRIBUTE}=\"{STATIC}\" data-claim=\"{id}\" data-claim-status=\"{status}\"{change}>")
    }

    fn ends(&self, claim: usize) -> Option<(usize, usize)> {
        self.parts.iter().rev().find(|part| part.claim == claim).map(|part| (part.run, part.range.end))
    }

    // No control inside a link: its badge follows it.
    fn badge(&mut self, number: usize, node: Id, at: usize) {
        let tree = &self.scene.page.tree;
        let control =
            tree.ancestors(node).find(|id| tree.element(*id).is_some_and(|element| is_control(element.tag())));
        let after = control.map(|id| {
            let close = tree.element(id).and_then(|element| element.close.as_ref()).map(|close| close.end);
            close.or_else(|| tree.content_end(id)).unwrap_or(at)
        });
        self.edits.push(Edit { at: after.unwrap_or(at), html: badge(self.scene, number) });
    }
}

fn is_control(tag: &str) -> bool {
    markup::CONTROLS.split(',').any(|control| control == tag)
}

fn change(scene: &Scene, number: usize) -> String {
    if scene.notice(number).reworded { format!(" {CHANGE_ATTRIBUTE}=\"{REWORDED}\"") } else { String::new() }
}

fn badge(scene: &Scene, number: usize) -> String {
    let (claim, words) = (&scene.manifest.claims[number], scene.options.words);
    let own = format!("{OWN_ATTRIBUTE}=\"{STATIC}\" {BADGE_ATTRIBUTE}=\"{}\"", claim.id);
    let notice = scene.notice(number);
    let word = format!("{}{}", escape(&words.badge(claim, notice)), words[Text::Comma]);
    let at = note_number(scene, number);
    if scene.options.plain {
        return format!("<b {own}> [{word}{at}]</b>");
    }
    let (link, name) = (scene.link_to(scene.ids.note(number)), escape(&words.badge_name(claim, notice)));
    let id = scene.ids.badge(number).map(|id| format!(" id=\"{id}\"")).unwrap_or_default();
    let (status, lang, change) = (claim.status.name(), words[Text::Lang], change(scene, number));
    format!(
        "<a {own}{id} data-claim-status=\"{status}\"{change}{link} role=\"doc-noteref\" aria-label=\"{name}\" lang=\"{lang}\">\u{A0}[{word}{at}]</a>"
    )
}

fn extent(pieces: &[Piece]) -> Range<usize> {
    let edges = |piece: &Piece| match piece {
        Piece::Text(range) => range.clone(),
        Piece::Mark(_, inner) => extent(inner),
    };
    let (first, last) = (pieces.first().map(edges), pieces.last().map(edges));
    first.map_or(0, |first| first.start)..last.map_or(0, |last| last.end)
}
