//! The note of a claim: what its card says.

use super::interface::note_number;
use super::{Scene, escape};
use crate::manifest::{Change, Claim, Source, Status};
use crate::strings::Text;

/// A note as an item of the list of notes, or as paragraphs that begin with its number.
pub(super) fn note(scene: &Scene, number: usize) -> String {
    let claim = &scene.manifest.claims[number];
    let words = scene.options.words;
    let head = format!("<strong>{}</strong>: {}", escape(&words.badge(claim)), passage(scene, number));
    // What the meaning quotes already is not said twice.
    let why = claim.note.as_deref().filter(|_| claim.status != Status::Speculative);
    let told = [Some(words.meaning(claim)), why.map(str::to_owned)].into_iter().flatten();
    let mut out: String = told.map(|text| scene.paragraph(&escape(&text))).collect();
    out.extend(correction(scene, claim).map(|text| scene.paragraph(&text)));
    out.extend(claim.summary.iter().map(|summary| scene.paragraph(&escape(summary))));
    out += &scene.list(words[Text::Sources], claim.sources.iter().map(|one| source(scene, one)).collect());
    out += &scene.list(words[Text::History], history(scene, claim));
    out.extend(
        claim.updated.iter().map(|date| format!("<p>{}: {}</p>", escape(words[Text::Updated]), scene.when(date))),
    );
    if scene.options.plain {
        return format!("<p>[{}] {head}</p>{out}", note_number(scene, number));
    }
    let (id, status) = (scene.ids.note(number), claim.status.name());
    format!("<li id=\"{id}\" data-status=\"{status}\"><p>{head}</p>{out}</li>")
}

// The passage's words, which lead back to it.
fn passage(scene: &Scene, number: usize) -> String {
    let placed = scene.placements.placed.iter().find(|placed| placed.claim == number);
    let text = placed.map_or("", |placed| &scene.page.text()[placed.anchor.span.start..placed.anchor.span.end]);
    let quote = format!("<q{}>{}</q>", scene.auto(), escape(text));
    match scene.ids.passage(number).filter(|_| !scene.options.plain) {
        Some(name) => format!("<a href=\"#{name}\" role=\"doc-backlink\">{quote}</a>"),
        None => quote,
    }
}

fn correction(scene: &Scene, claim: &Claim) -> Option<String> {
    let correction = claim.correction.as_ref()?;
    let note = link(correction.note.as_deref().unwrap_or_default(), correction.url.as_deref());
    let date = scene.after_comma(&correction.date);
    Some(format!("<strong>{}{date}</strong> {note}", escape(scene.options.words[Text::Correction])))
}

fn source(scene: &Scene, source: &Source) -> String {
    let url = source.url.as_deref();
    let name = source.name.as_deref().or(source.publisher.as_deref()).or(url).unwrap_or_default();
    let publisher = source.publisher.as_deref().filter(|publisher| *publisher != name);
    let details = [source.role.as_deref(), publisher].into_iter().flatten();
    let details: String = details.map(|detail| [scene.options.words[Text::Comma], &escape(detail)].concat()).collect();
    format!("<strong>{}</strong>{details}{}", link(name, url), scene.after_comma(&source.date))
}

fn history(scene: &Scene, claim: &Claim) -> Vec<String> {
    if claim.history.is_empty() {
        return Vec::new();
    }
    let words = scene.options.words;
    let change = |change: &Change| {
        let note: String = change.note.iter().map(|note| [": ", &escape(note)].concat()).collect();
        format!("<strong>{}</strong>{}{note}", words.status(change.status), scene.after_comma(&change.date))
    };
    let now = format!("<strong>{}</strong>{}{}", words.status(claim.status), words[Text::Comma], words[Text::Now]);
    claim.history.iter().map(change).chain([now]).collect()
}

// Manifests carry web links only, see `manifest`.
fn link(text: &str, url: Option<&str>) -> String {
    match url {
        Some(url) => {
            format!("<a href=\"{}\" rel=\"noopener noreferrer nofollow\">{}</a>", escape(url), escape(text))
        }
        None => escape(text),
    }
}

impl Scene<'_> {
    fn paragraph(&self, inside: &str) -> String {
        format!("<p{}>{inside}</p>", self.auto())
    }

    fn list(&self, title: &str, items: Vec<String>) -> String {
        if items.is_empty() {
            return String::new();
        }
        let items: String = items.iter().map(|item| format!("<li{}>{item}</li>", self.auto())).collect();
        format!("<p>{}:</p><ul>{items}</ul>", escape(title))
    }

    // What a manifest says may be in another language than the interface.
    fn auto(&self) -> &'static str {
        if self.options.plain { "" } else { " dir=\"auto\"" }
    }

    fn after_comma(&self, date: &Option<String>) -> String {
        date.iter().map(|date| [self.options.words[Text::Comma], &self.when(date)].concat()).collect()
    }

    // As written: day and month by name would need the tables of every language. Digits keep their order in a right-to-left
    // line: by `dir`, or without attributes by a left-to-right mark.
    fn when(&self, date: &str) -> String {
        let day = date.get(..10).unwrap_or(date);
        match (self.options.plain, self.options.words[Text::Dir]) {
            (false, _) => format!("<time datetime=\"{}\" dir=\"ltr\">{day}</time>", escape(date)),
            (true, "rtl") => format!("\u{200E}{day}"),
            (true, _) => day.to_owned(),
        }
    }
}
