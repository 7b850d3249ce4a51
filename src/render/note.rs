//! The note of a claim: what its card says.

use super::{Scene, escape};
use crate::manifest::{Change, Claim, Fragment, Source, Status, Wording, contact};
use crate::strings::Text;
use crate::text::Edit;

/// The number of a claim's note, from 1.
pub(super) fn note_number(scene: &Scene, claim: usize) -> usize {
    scene.order.iter().position(|other| *other == claim).map_or(0, |at| at + 1)
}

/// A note as an item of the list of notes, or as paragraphs that begin with its number.
pub(super) fn note(scene: &Scene, number: usize) -> String {
    let claim = &scene.manifest.claims[number];
    let words = scene.options.words;
    let colon = words[Text::Colon];
    let head = format!(
        "<strong>{}</strong>{colon}{}",
        escape(&words.badge(claim, scene.notice(number))),
        passage(scene, number)
    );
    let out = body(scene, number);
    if scene.options.plain {
        return format!("<p>[{}] {head}</p>{out}", note_number(scene, number));
    }
    let (id, status) = (scene.ids.note(number), claim.status.name());
    let at = note_number(scene, number);
    format!("<li id=\"{id}\" value=\"{at}\" data-claim-status=\"{status}\"><p>{head}</p>{out}</li>")
}

/// What is said of a claim below its label and its passage.
pub(super) fn body(scene: &Scene, number: usize) -> String {
    let claim = &scene.manifest.claims[number];
    let words = scene.options.words;
    let colon = words[Text::Colon];
    let [before, filled, after] = words.meaning(claim).map(escape);
    let mut out = format!("<p>{before}<bdi>{filled}</bdi>{after}</p>");
    out.extend(
        scene
            .anchored(number)
            .and_then(|anchored| anchored.wording.as_ref())
            .map(|wording| reworded(scene, number, wording)),
    );
    // What the meaning quotes already is not said twice.
    let why = claim.note.as_deref().filter(|_| claim.status != Status::Speculative);
    out.extend(why.map(|why| scene.paragraph(&escape(why))));
    out.extend(correction(scene, claim).map(|text| format!("<p>{text}</p>")));
    out.extend(claim.summary.iter().map(|summary| scene.paragraph(&escape(summary))));
    let sources = |disputing: bool| {
        let some = claim.sources.iter().filter(move |source| source.disputes == disputing);
        some.map(|one| source(scene, one)).collect()
    };
    out += &scene.list(words[Text::Sources], sources(false));
    out += &scene.list(words[Text::DisputedBy], sources(true));
    out += &scene.list(words[Text::History], history(scene, claim));
    let updated = |date: &String| format!("<p>{}{colon}{}</p>", escape(words[Text::Updated]), scene.when(date));
    out.extend(claim.updated.iter().map(updated));
    out.extend(wrong(scene, claim));
    out
}

// Where readers turn to who find the label wrong. A mail has no room for it at every note.
fn wrong(scene: &Scene, claim: &Claim) -> Option<String> {
    let address = contact(scene.manifest, claim, None).filter(|_| !scene.options.plain)?;
    let words = escape(scene.options.words[Text::Wrong]);
    Some(format!("<p><a href=\"{}\" rel=\"noopener noreferrer nofollow\">{words}</a></p>", escape(&address)))
}

// The words that were labelled, and today's. Words for which others stand now were there to be read; words for which nothing stands may be
// there for those who pay, where the page of all others is cut, so that they are left out.
fn reworded(scene: &Scene, number: usize, wording: &Wording) -> String {
    let words = scene.options.words;
    let edits = scene.anchored(number).map_or(&[][..], |anchored| anchored.anchor.change.edits());
    let count = |text: &str| text.split_whitespace().count();
    let is_replaced = |edit: &Edit| !edit.to.is_empty() && count(&edit.from) <= count(&edit.to) + 1;
    let is_gone = |one: &&Fragment| !edits.iter().any(|edit| edit.from == one.text && is_replaced(edit));
    let line = |name: Text, fragments: &[Fragment], tag: &str, gone: &dyn Fn(&&Fragment) -> bool| {
        let fragment = |one: &Fragment| match one.differs {
            true if gone(&one) => format!("<{tag}>…</{tag}>"),
            true => format!("<{tag}>{}</{tag}>", escape(&one.text)),
            false => escape(&one.text),
        };
        let text: String = fragments.iter().map(fragment).collect();
        format!("<p>{}{}<q{}>{text}</q></p>", escape(words[name]), words[Text::Colon], scene.auto())
    };
    line(Text::WhenLabelled, &wording.labelled, "del", &is_gone) + &line(Text::Today, &wording.today, "ins", &|_| false)
}

// The passage's words, which lead back to it.
fn passage(scene: &Scene, number: usize) -> String {
    let text = scene
        .anchored(number)
        .map_or("", |anchored| &scene.page.text()[anchored.anchor.span.start..anchored.anchor.span.end]);
    let quote = format!("<q{}>{}</q>", scene.auto(), escape(text));
    match scene.ids.badge(number).filter(|_| !scene.options.plain) {
        Some(name) => format!("<a{} role=\"doc-backlink\">{quote}</a>", scene.link_to(name)),
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
    let details: String =
        details.map(|detail| format!("{}{}", scene.options.words[Text::Comma], link(detail, None))).collect();
    // On paper a link is no use.
    let address = url.filter(|url| *url != name && !scene.options.plain);
    let address = address.map(|url| format!(" <small>(<bdi dir=\"ltr\">{}</bdi>)</small>", escape(url)));
    let (address, date) = (address.unwrap_or_default(), scene.after_comma(&source.date));
    format!("<strong>{}</strong>{address}{details}{date}", link(name, url))
}

fn history(scene: &Scene, claim: &Claim) -> Vec<String> {
    if claim.history.is_empty() {
        return Vec::new();
    }
    let words = scene.options.words;
    let change = |change: &Change| {
        let note: String =
            change.note.iter().map(|note| format!("{}{}", words[Text::Colon], link(note, None))).collect();
        format!("<strong>{}</strong>{}{note}", words.status(change.status), scene.after_comma(&change.date))
    };
    let now = format!("<strong>{}</strong>{}{}", words.status(claim.status), words[Text::Comma], words[Text::Now]);
    claim.history.iter().map(change).chain([now]).collect()
}

// What a manifest says may be in another language than the words around it. It carries web links only, see `manifest`.
fn link(text: &str, url: Option<&str>) -> String {
    match url {
        Some(url) => {
            format!("<a href=\"{}\" rel=\"noopener noreferrer nofollow\"><bdi>{}</bdi></a>", escape(url), escape(text))
        }
        None => format!("<bdi>{}</bdi>", escape(text)),
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
        let items: String = items.iter().map(|item| format!("<li>{item}</li>")).collect();
        format!("<p>{}{}</p><ul>{items}</ul>", escape(title), self.options.words[Text::Colon].trim_end())
    }

    fn auto(&self) -> &'static str {
        if self.options.plain { "" } else { " dir=\"auto\"" }
    }

    fn after_comma(&self, date: &Option<String>) -> String {
        date.iter().map(|date| format!("{}{}", self.options.words[Text::Comma], self.when(date))).collect()
    }

    pub fn when(&self, date: &str) -> String {
        let day = escape(&crate::locale::day(self.options.words[Text::Lang], date));
        if self.options.plain { day } else { format!("<time datetime=\"{}\">{day}</time>", escape(date)) }
    }
}
