//! Legend and notes: what the widget says in its legend and cards, as a section before and one behind the article.

use super::note::note;
use super::{Edit, LINKS, Scene, escape};
use crate::html::{Page, Tree};
use crate::manifest::{Claim, Manifest, Status};
use crate::markup::{OWN_ATTRIBUTE, STATIC};
use crate::strings::{Count, Text};
use crate::text::{Orphan, Reason};
use std::collections::HashSet;

/// Names of badges and notes for links, each of which the labelled page has once.
pub(super) struct Ids {
    badges: Vec<Option<String>>,
    notes: Vec<String>,
}

impl Ids {
    pub fn new(page: &Page, manifest: &Manifest, order: &[usize]) -> Self {
        let elements = page.tree.all().filter_map(|id| page.tree.element(id));
        let mut taken: HashSet<String> =
            elements.filter_map(|element| element.attribute("id")).map(str::to_owned).collect();
        let badge = |(number, claim): (usize, &Claim)| {
            // The name of deep links: where the page has it, it is the page's.
            let name = format!("claim-{}", claim.id);
            (order.contains(&number) && !taken.contains(&name)).then_some(name)
        };
        let badges: Vec<Option<String>> = manifest.claims.iter().enumerate().map(badge).collect();
        // Badges first, as others link to them: the badge of `note-x` has the name that the note of `x` would have.
        taken.extend(badges.iter().flatten().cloned());
        let note = |claim: &Claim| {
            let name = format!("claim-note-{}", claim.id);
            let others = (2..).map(|number| format!("{name}-{number}"));
            std::iter::once(name.clone()).chain(others).find(|name| taken.insert(name.clone())).unwrap_or(name)
        };
        let notes = manifest.claims.iter().map(note).collect();
        Ids { badges, notes }
    }

    pub fn badge(&self, claim: usize) -> Option<&str> {
        self.badges[claim].as_deref()
    }

    pub fn note(&self, claim: usize) -> &str {
        &self.notes[claim]
    }
}

/// What was assessed and what the labels mean, where the article begins.
pub(super) fn legend(scene: &Scene) -> Option<Edit> {
    let at = content(scene)?.0;
    scene.options.legend.then(|| Edit { at, html: section(scene, "legend", None, &assessed(scene)) })
}

/// A note for each labelled claim, where the article ends.
pub(super) fn notes(scene: &Scene) -> Option<Edit> {
    let at = content(scene)?.1;
    let title = scene.options.words[Text::Legend];
    let before = if scene.options.legend { String::new() } else { assessed(scene) };
    let items: String = scene.order.iter().map(|number| note(scene, *number)).collect();
    let links = if scene.base.leads_elsewhere { LINKS } else { "" };
    let list = if scene.options.plain { meanings(scene) + &items } else { format!("<ol>{items}</ol>{links}") };
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
    let (title, lang, dir) = (escape(words[Text::Legend]), words[Text::Lang], words[Text::Dir]);
    format!(
        "<section {own} class=\"claim-labels-{name}\"{role} aria-label=\"{title}\" lang=\"{lang}\" dir=\"{dir}\">{inside}</section>"
    )
}

fn assessed(scene: &Scene) -> String {
    let words = scene.options.words;
    let (labelled, rest) = (escape(&words.count(Count::Labelled, scene.order.len())), escape(words[Text::NotAssessed]));
    let reworded = scene.order.iter().filter(|claim| scene.notice(**claim).reworded).count();
    let reworded = match reworded {
        0 => String::new(),
        count => format!(" {}", escape(&words.count(Count::Reworded, count))),
    };
    let coverage = format!("<p><strong>{labelled}</strong>{reworded} {rest}</p>");
    let meanings = if scene.options.plain { String::new() } else { meanings(scene) };
    coverage + &meanings + &unshown(scene)
}

// In a newsletter the article comes first: there the notes explain the labels.
fn meanings(scene: &Scene) -> String {
    let (words, plain) = (scene.options.words, scene.options.plain);
    let line = |status: Status| {
        let (name, word, meaning) = (status.name(), words.status(status), escape(words.explanation(status)));
        match plain {
            true => format!("<p><strong>{word}</strong>{}{meaning}</p>", words[Text::Colon]),
            false => format!("<dt data-claim-status=\"{name}\">{word}</dt><dd>{meaning}</dd>"),
        }
    };
    let lines = Status::ALL.map(line).concat();
    match plain {
        true => lines,
        false => format!("<details><summary>{}</summary><dl>{lines}</dl></details>", escape(words[Text::About])),
    }
}

// What is no longer in the page may be there for those who pay: of the manifest's words only those are shown that the page has.
fn unshown(scene: &Scene) -> String {
    let (words, orphaned) = (scene.options.words, &scene.anchorings.orphaned);
    if orphaned.is_empty() {
        return String::new();
    }
    let summary = escape(&words.count(Count::Unshown, orphaned.len()));
    if scene.options.plain {
        return format!("<p>{summary}</p>");
    }
    let candidate = |orphan: &Orphan| orphan.candidate.filter(|_| orphan.reason == Reason::Ambiguous);
    let quoted = orphaned.iter().filter_map(|one| Some((one.orphan.reason, candidate(&one.orphan)?)));
    let quoted = quoted.map(|(reason, candidate)| {
        let text = escape(&scene.page.text()[candidate.span.start..candidate.span.end]);
        format!("<li><q dir=\"auto\">{text}</q>{}{}</li>", words[Text::Colon], escape(words.reason(reason)))
    });
    let mut counts: Vec<(Reason, usize)> = Vec::new();
    for reason in orphaned.iter().filter(|one| candidate(&one.orphan).is_none()).map(|one| one.orphan.reason) {
        match counts.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, count)) => *count += 1,
            None => counts.push((reason, 1)),
        }
    }
    let counted = counts.iter().map(|(reason, count)| {
        let count = if *count > 1 { format!(" ({count})") } else { String::new() };
        format!("<li>{}{count}</li>", escape(words.reason(*reason)))
    });
    let items: String = quoted.chain(counted).collect();
    format!("<details><summary>{summary}</summary><ul>{items}</ul></details>")
}
