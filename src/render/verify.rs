//! The proof that a labelled page is the page and its labels: read back, and compared.

use super::mark::Part;
use super::strip::{is_ours, without_ours};
use super::{Scene, Unlabelled};
use crate::html::{Data, Element, Id, Page, Tree};
use crate::markup::{self, BADGE_ATTRIBUTE};
use std::collections::BTreeMap;
use std::ops::Range;

/// Parses what was written. It must have the same text and the same elements but for ours (and for white space at the very end), give the source back when they
/// are taken out, and mark exactly the passages, each with one badge behind it.
pub(super) fn verify(scene: &Scene, parts: &[Part], html: &str) -> Result<(), Unlabelled> {
    let page = Page::parse(html)?;
    let is = |sound: bool, what| if sound { Ok(()) } else { Err(Unlabelled::WouldChange(what)) };
    is(page.text().trim_end() == scene.page.text().trim_end(), "its text")?;
    is(without_ours(html, &page.tree)? == scene.source, "its source")?;
    is(skeleton(&page.tree) == skeleton(&scene.page.tree), "its elements")?;
    let expected = expected(scene, parts);
    is(scene.options.plain || marked(scene, &page) == expected, "what is marked")?;
    is(badges_follow(scene, &page, &expected), "the order of its words")?;
    is(sections(&page.tree) == if scene.options.legend { 2 } else { 1 }, "what is not shown")
}

// Legend and notes, where readers see them: not inside a title or a menu.
fn sections(tree: &Tree) -> usize {
    let is_section = |id: &u32| {
        let element = tree.element(*id).filter(|element| is_ours(element));
        element.is_some_and(|element| matches!(element.tag(), "section" | "div"))
    };
    let is_seen = |id: &u32| {
        tree.ancestors(*id).filter_map(|id| tree.element(id)).all(|element| !markup::is_left_out(element.tag()))
    };
    tree.all().filter(is_section).filter(is_seen).count()
}

// Elements, attributes and texts in document order, without ours.
fn skeleton(tree: &Tree) -> Vec<String> {
    let mut bones = Skeleton { tree, bones: Vec::new(), text_in: None };
    let mut next = tree.node(Tree::ROOT).first;
    while let Some(id) = next {
        let ours = tree.element(id).filter(|element| is_ours(element));
        if ours.is_none() {
            bones.add(id);
        }
        next = tree.next(id, Tree::ROOT, ours.is_none_or(|element| element.tag() == "mark"));
    }
    trim_end(bones.bones)
}

struct Skeleton<'a> {
    tree: &'a Tree,
    bones: Vec<String>,
    // The element whose text was added last: our marks may have cut it.
    text_in: Option<Id>,
}

impl Skeleton<'_> {
    fn add(&mut self, id: Id) {
        // Levels and parents are counted without our marks.
        let mut real = self.tree.ancestors(id).filter(|id| !self.tree.element(*id).is_some_and(is_ours));
        match &self.tree.node(id).data {
            Data::Text(text) => {
                let parent = real.next();
                match self.bones.last_mut().filter(|_| parent.is_some() && parent == self.text_in) {
                    Some(last) => *last += &text.text,
                    None => self.bones.push(format!("text {}", text.text)),
                }
                self.text_in = parent;
                return;
            }
            Data::Element(Element { name, attributes, .. }) => {
                let attributes = attributes.iter().map(|one| format!(" {}={:?}", one.name.local, one.value));
                self.bones.push(format!("{} {name:?}{}", real.count(), attributes.collect::<String>()));
            }
            Data::Comment | Data::Root => self.bones.push("comment".into()),
        }
        self.text_in = None;
    }
}

// White space behind `</body>` belongs to the last paragraph if that is still open, which notes before `</body>` close.
fn trim_end(mut skeleton: Vec<String>) -> Vec<String> {
    while let Some(text) = skeleton.last().and_then(|last| last.strip_prefix("text ")).map(str::trim_end) {
        if !text.is_empty() {
            let text = format!("text {text}");
            skeleton.pop();
            skeleton.push(text);
            break;
        }
        skeleton.pop();
    }
    skeleton
}

type Ranges = BTreeMap<String, Vec<Range<usize>>>;

fn expected(scene: &Scene, parts: &[Part]) -> Ranges {
    let mut ranges = Ranges::new();
    for part in parts {
        let start = scene.page.runs()[part.run].start;
        add(&mut ranges, &scene.manifest.claims[part.claim].id, start + part.range.start..start + part.range.end);
    }
    ranges
}

// The bytes of the text that each claim's marks hold.
fn marked(scene: &Scene, page: &Page) -> Ranges {
    let mut ranges = Ranges::new();
    for run in page.runs() {
        let marks =
            page.tree.ancestors(run.node).filter_map(|id| page.tree.element(id)).filter(|element| is_ours(element));
        for id in marks.filter_map(|mark| mark.attribute("data-claim")) {
            add(&mut ranges, id, run.start..run.start + run.len);
        }
    }
    debug_assert!(ranges.len() <= scene.manifest.claims.len());
    ranges
}

fn add(ranges: &mut Ranges, id: &str, range: Range<usize>) {
    let list = ranges.entry(id.to_owned()).or_default();
    match list.last_mut().filter(|last| last.end == range.start) {
        Some(last) => last.end = range.end,
        None => list.push(range),
    }
}

// Each labelled claim has one badge; no text stands between its passage and it, but for the rest of a link.
fn badges_follow(scene: &Scene, page: &Page, expected: &Ranges) -> bool {
    let mut found = BTreeMap::new();
    let mut runs = page.runs().iter().peekable();
    let mut at = 0;
    for id in page.tree.all() {
        if let Some(run) = runs.next_if(|run| run.node == id) {
            at = run.start + run.len;
        }
        let badge = page.tree.element(id).filter(|element| is_ours(element));
        if let Some(claim) = badge.and_then(|badge| badge.attribute(BADGE_ATTRIBUTE)) {
            let inside =
                page.tree.ancestors(id).any(|id| page.tree.element(id).is_some_and(|element| element.tag() == "a"));
            if inside || found.insert(claim.to_owned(), at).is_some() {
                return false;
            }
        }
    }
    let ends = expected.iter().map(|(id, list)| (id, list.last().map_or(0, |range| range.end)));
    found.len() == scene.order.len() && ends.into_iter().all(|(id, end)| found.get(id).is_some_and(|at| *at >= end))
}
