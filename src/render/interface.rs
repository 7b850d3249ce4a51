//! Legend and notes: what the widget says in its legend and cards, as a section before and one behind the article.

use super::{Edit, Scene, escape};
use crate::html::{Page, Tree};
use crate::manifest::{Claim, Manifest, Source, Status};
use crate::markup::{OWN_ATTRIBUTE, STATIC};
use std::collections::HashSet;

/// Names of passages and notes for links, none of which the page has already.
pub(super) struct Ids {
    passages: Vec<Option<String>>,
    notes: Vec<String>,
}

impl Ids {
    pub fn new(page: &Page, manifest: &Manifest, order: &[usize]) -> Self {
        let elements = page.tree.all().filter_map(|id| page.tree.element(id));
        let taken: HashSet<&str> = elements.filter_map(|element| element.attribute("id")).collect();
        let free = |name: String| {
            let others = (2..).map(|number| format!("{name}-{number}"));
            std::iter::once(name.clone()).chain(others).find(|name| !taken.contains(name.as_str())).unwrap_or(name)
        };
        let passage = |(number, claim): (usize, &Claim)| {
            // The name of deep links: where the page has it, it is the page's.
            let name = format!("claim-{}", claim.id);
            (order.contains(&number) && !taken.contains(name.as_str())).then_some(name)
        };
        let passages = manifest.claims.iter().enumerate().map(passage).collect();
        let notes = manifest.claims.iter().map(|claim| free(format!("claim-note-{}", claim.id))).collect();
        Ids { passages, notes }
    }

    pub fn passage(&self, claim: usize) -> Option<&str> {
        self.passages[claim].as_deref()
    }

    pub fn note(&self, claim: usize) -> &str {
        &self.notes[claim]
    }
}

/// The number of a claim's note, from 1.
pub(super) fn note_number(scene: &Scene, claim: usize) -> usize {
    scene.order.iter().position(|other| *other == claim).map_or(0, |at| at + 1)
}

/// What was assessed and what the labels mean, where the article begins.
pub(super) fn legend(scene: &Scene) -> Option<Edit> {
    let at = content(scene)?.0;
    scene.options.legend.then(|| Edit { at, html: section(scene, "legend", None, &assessed(scene)) })
}

/// A note for each labelled claim, where the article ends.
pub(super) fn notes(scene: &Scene) -> Option<Edit> {
    let at = content(scene)?.1;
    let title = scene.options.words.legend;
    let before = if scene.options.legend { String::new() } else { assessed(scene) };
    let items: String = scene.order.iter().map(|number| note(scene, *number)).collect();
    let list = if scene.options.plain { items } else { format!("<ol>{items}</ol>") };
    Some(Edit { at, html: section(scene, "notes", Some("doc-endnotes"), &format!("<h2>{title}</h2>{before}{list}")) })
}

// Where the content of the article begins and ends in the source.
fn content(scene: &Scene) -> Option<(usize, usize)> {
    let tree = &scene.page.tree;
    if scene.page.root != Tree::ROOT {
        return tree.content_start(scene.page.root).zip(tree.content_end(scene.page.root));
    }
    let body = tree.named("body")?;
    tree.content_start(body).zip(tree.body_end.or_else(|| tree.content_end(body)))
}

fn section(scene: &Scene, name: &str, role: Option<&str>, inside: &str) -> String {
    let words = scene.options.words;
    let own = format!("{OWN_ATTRIBUTE}=\"{STATIC}\"");
    if scene.options.plain {
        return format!("<div {own}>{inside}</div>");
    }
    let role = role.map(|role| format!(" role=\"{role}\"")).unwrap_or_default();
    let (title, lang, dir) = (escape(words.legend), words.lang, words.dir);
    format!(
        "<section {own} class=\"claim-labels-{name}\"{role} aria-label=\"{title}\" lang=\"{lang}\" dir=\"{dir}\">{inside}</section>"
    )
}

fn assessed(scene: &Scene) -> String {
    let words = scene.options.words;
    let (labelled, rest) = (escape(&words.labelled(scene.order.len())), escape(words.not_assessed));
    let coverage = format!("<p><strong>{labelled}</strong> {rest}</p>");
    if scene.options.plain {
        let line =
            |status: Status| format!("<p><b>{}</b>: {}</p>", words.status(status), escape(words.explanation(status)));
        return coverage + &Status::ALL.map(line).concat();
    }
    let line = |status: Status| {
        let (name, word, meaning) = (status.name(), words.status(status), escape(words.explanation(status)));
        format!("<dt data-status=\"{name}\">{word}</dt><dd>{meaning}</dd>")
    };
    let about = format!(
        "<details><summary>{}</summary><dl>{}</dl></details>",
        escape(words.about),
        Status::ALL.map(line).concat()
    );
    coverage + &about + &unshown(scene)
}

fn unshown(scene: &Scene) -> String {
    let unplaced = &scene.placements.unplaced;
    if unplaced.is_empty() {
        return String::new();
    }
    let words = scene.options.words;
    let item = |one: &crate::manifest::Unplaced| {
        let quote = escape(&scene.manifest.claims[one.claim].quote.exact);
        format!("<li><q dir=\"auto\">{quote}</q>: {}</li>", escape(words.reason(one.orphan.reason)))
    };
    let (summary, items) = (escape(&words.unshown(unplaced.len())), unplaced.iter().map(item).collect::<String>());
    format!("<details><summary>{summary}</summary><ul>{items}</ul></details>")
}

fn note(scene: &Scene, number: usize) -> String {
    let claim = &scene.manifest.claims[number];
    let (words, plain) = (scene.options.words, scene.options.plain);
    let mut out = String::new();
    let passage = scene.placements.placed.iter().find(|placed| placed.claim == number);
    let passage = passage.map_or("", |placed| &scene.page.text()[placed.anchor.span.start..placed.anchor.span.end]);
    let count = if plain { format!("[{}] ", note_number(scene, number)) } else { String::new() };
    let (word, quote) = (escape(&words.badge(claim)), escape(passage));
    out += &format!("<p>{count}<strong>{word}</strong>: <q{}>{quote}</q></p>", auto(plain));
    out += &paragraph(plain, &escape(&words.meaning(claim)));
    // What the meaning quotes already is not said twice.
    let why = claim.note.as_deref().filter(|_| claim.status != Status::Speculative);
    why.into_iter().for_each(|why| out += &paragraph(plain, &escape(why)));
    correction(scene, claim).into_iter().for_each(|text| out += &paragraph(plain, &text));
    claim.summary.iter().for_each(|summary| out += &paragraph(plain, &escape(summary)));
    out += &list(scene, words.sources, claim.sources.iter().map(|one| source(scene, one)).collect());
    out += &list(scene, words.history, history(scene, claim));
    let updated = claim.updated.iter().map(|date| format!("{}: {}", escape(words.updated), when(date, plain)));
    updated.for_each(|text| out += &format!("<p>{text}</p>"));
    if plain {
        return out;
    }
    let back = scene
        .ids
        .passage(number)
        .map(|name| format!("<p><a href=\"#{name}\" role=\"doc-backlink\">{}</a></p>", escape(words.link)));
    format!(
        "<li id=\"{}\" data-status=\"{}\">{out}{}</li>",
        scene.ids.note(number),
        claim.status.name(),
        back.unwrap_or_default()
    )
}

fn paragraph(plain: bool, inside: &str) -> String {
    format!("<p{}>{inside}</p>", auto(plain))
}

fn auto(plain: bool) -> &'static str {
    if plain { "" } else { " dir=\"auto\"" }
}

fn correction(scene: &Scene, claim: &Claim) -> Option<String> {
    let correction = claim.correction.as_ref()?;
    let (words, plain) = (scene.options.words, scene.options.plain);
    let date = correction.date.iter().map(|date| [words.comma, &when(date, plain)].concat()).collect::<String>();
    let note = link(correction.note.as_deref().unwrap_or_default(), correction.url.as_deref());
    Some(format!("<strong>{}{date}</strong> {note}", escape(words.correction)))
}

fn source(scene: &Scene, source: &Source) -> String {
    let url = source.url.as_deref();
    let name = source.name.as_deref().or(source.publisher.as_deref()).or(url).unwrap_or_default();
    let publisher = source.publisher.as_deref().filter(|publisher| *publisher != name);
    let details = [source.role.as_deref(), publisher].into_iter().flatten().map(escape);
    let date = source.date.iter().map(|date| when(date, scene.options.plain));
    let more = details.chain(date).map(|detail| [scene.options.words.comma, &detail].concat());
    format!("<strong>{}</strong>{}", link(name, url), more.collect::<String>())
}

fn history(scene: &Scene, claim: &Claim) -> Vec<String> {
    if claim.history.is_empty() {
        return Vec::new();
    }
    let words = scene.options.words;
    let change = |change: &crate::manifest::Change| {
        let date = change.date.iter().map(|date| [words.comma, &when(date, scene.options.plain)].concat());
        let note = change.note.iter().map(|note| [": ", &escape(note)].concat());
        format!("<strong>{}</strong>{}", words.status(change.status), date.chain(note).collect::<String>())
    };
    let now = format!("<strong>{}</strong>{}{}", words.status(claim.status), words.comma, words.now);
    claim.history.iter().map(change).chain([now]).collect()
}

fn list(scene: &Scene, title: &str, items: Vec<String>) -> String {
    if items.is_empty() {
        return String::new();
    }
    let items: String = items.iter().map(|item| format!("<li{}>{item}</li>", auto(scene.options.plain))).collect();
    format!("<p>{}:</p><ul>{items}</ul>", escape(title))
}

// As written: day and month by name would need the tables of every language.
fn when(date: &str, plain: bool) -> String {
    let day = date.get(..10).unwrap_or(date);
    if plain { day.to_owned() } else { format!("<time datetime=\"{}\">{day}</time>", escape(date)) }
}

// Manifests carry web links only, see `manifest`.
fn link(text: &str, url: Option<&str>) -> String {
    match url {
        Some(url) => format!("<a href=\"{}\" rel=\"noopener noreferrer nofollow\">{}</a>", escape(url), escape(text)),
        None => escape(text),
    }
}
