//! The one validator: a JSON value in, a sound manifest and every problem out.

use super::contact;
use super::date::Moment;
use super::fields::{AnyProblem, At, Listener, Reader, Step, cut};
use super::json::Json;
use super::model::{ArticleInfo, Change, Claim, Correction, Manifest, Publisher, Source, Status};
use super::problem::{Problem, Problems};
use super::shape;
use claim_labels_text::Quote;

/// Reads a manifest.
///
/// The manifest is `None` when nothing in it can be used: it is no object, of another version, or has no list of claims.
/// A claim with an error in it is left out, and of claims that share an id, all are. Cost: O(n) in the size of the value.
pub fn read(json: &Json) -> (Option<Manifest>, Vec<Problem>) {
    let mut reader = Reader::<Problems>::default();
    let manifest = reader.manifest(json);
    (manifest, reader.listener.finish())
}

/// Reads a manifest with which nothing is wrong; of others, [`read`] tells what is.
pub fn read_sound(json: &Json) -> Option<Manifest> {
    let mut reader = Reader::<AnyProblem>::default();
    let manifest = reader.manifest(json);
    manifest.filter(|_| !reader.listener.0)
}

impl<L: Listener> Reader<L> {
    fn manifest(&mut self, json: &Json) -> Option<Manifest> {
        let root = At { json, parent: None, step: Step::Root };
        if !matches!(json, Json::Object(_)) {
            let message = format_args!("A claims manifest is a JSON object, but this is {}.", json.kind());
            self.error("not-a-manifest", &root, message, "Start from {\"version\": 1, \"claims\": []}.");
            return None;
        }
        let versioned = self.version(&root);
        self.known(&root, shape::MANIFEST);
        let article = root.get("article").map(|at| self.article(&at)).unwrap_or_default();
        let publisher = root.get("publisher").map(|at| self.publisher(&at)).unwrap_or_default();
        let claims = self.claims(&root);
        let (claims, drafts) = claims?;
        versioned.then_some(Manifest { article, publisher, claims, drafts })
    }

    fn version(&mut self, root: &At) -> bool {
        match root.get("version") {
            None => {
                self.error("version-missing", root, "The manifest does not say its version.", "Add \"version\": 1.")
            }
            Some(At { json: Json::Number(1.0), .. }) => return true,
            Some(at) => self.error(
                "version-unsupported",
                &at,
                "This program reads claims manifests of version 1 only.",
                "Use \"version\": 1 (a number), or a newer claim-labels.",
            ),
        }
        false
    }

    fn article(&mut self, at: &At) -> ArticleInfo {
        if !self.object(at, shape::ARTICLE) {
            return ArticleInfo::default();
        }
        ArticleInfo {
            url: self.link(at, "url"),
            headline: self.text(at, "headline"),
            language: self.text(at, "language"),
            published: self.date(at, "published"),
            section: self.text(at, "section"),
        }
    }

    fn publisher(&mut self, at: &At) -> Publisher {
        if !self.object(at, shape::PUBLISHER) {
            return Publisher::default();
        }
        Publisher {
            name: self.text(at, "name"),
            url: self.link(at, "url"),
            policy: self.link(at, "policy"),
            contact: self.contact(at),
        }
    }

    // The claims, and those that are drafts.
    fn claims(&mut self, root: &At) -> Option<(Vec<Claim>, Vec<Claim>)> {
        let Some(list) = root.get("claims") else {
            self.error("claims-missing", root, "The manifest has no list of claims.", "Add \"claims\": [].");
            return None;
        };
        let Json::Array(items) = list.json else {
            self.wrong_type(&list, "an array");
            return None;
        };
        let (mut sound, mut drafts) = (Vec::with_capacity(items.len()), Vec::new());
        let repeated = self.repeated_ids(&list);
        self.each(&list, |reader, at| {
            let before = reader.errors;
            let claim = reader.claim(at);
            if let (Some((claim, draft)), true) = (claim, reader.errors == before) {
                if draft { &mut drafts } else { &mut sound }.push(claim);
            }
        });
        sound.retain(|claim| !repeated.contains(&claim.id));
        Some((sound, drafts))
    }

    // Which of two claims a deep link means cannot be said, so neither is used.
    fn repeated_ids(&mut self, list: &At) -> Vec<String> {
        let Json::Array(items) = list.json else { return Vec::new() };
        let id = |number: usize| match items[number].get("id") {
            Some(Json::String(id)) => Some(id.as_str()),
            _ => None,
        };
        let mut order: Vec<usize> = (0..items.len()).filter(|number| id(*number).is_some()).collect();
        // The first of several comes first.
        order.sort_unstable_by_key(|number| (id(*number), *number));
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        let mut first = None;
        for number in order {
            match first.filter(|first| id(*first) == id(number)) {
                Some(first) => pairs.push((number, first)),
                None => first = Some(number),
            }
        }
        pairs.sort_unstable();
        pairs.iter().map(|pair| self.repeated_id(list, *pair)).collect()
    }

    fn repeated_id(&mut self, list: &At, (number, first): (usize, usize)) -> String {
        let Json::Array(items) = list.json else { return String::new() };
        let claim = At { json: &items[number], parent: Some(list), step: Step::Item(number) };
        let Some(at) = claim.get("id") else { return String::new() };
        let Json::String(id) = at.json else { return String::new() };
        let message = format_args!("The id \"{id}\" is used already, by /claims/{first}.");
        self.error("id-duplicate", &at, message, "Give each claim an id of its own; none of these is shown.");
        id.clone()
    }

    // A claim, and whether it is a draft.
    fn claim(&mut self, at: &At) -> Option<(Claim, bool)> {
        if !self.object(at, shape::CLAIM) {
            return None;
        }
        let id = self.id(at);
        let status = self.status(at);
        let quote = self.quote(at);
        let summary = self.text(at, "summary");
        let note = self.text(at, "note");
        let mut sources = Vec::new();
        self.list(at, "sources", |reader, at| sources.extend(reader.source(at)));
        let updated = self.date(at, "updated");
        let history = self.history(at);
        let correction = at.get("correction").and_then(|at| self.correction(&at));
        let draft = self.draft(at);
        let _ = self.text(at, "comment");
        let review = self.date(at, "review");
        // What is not decided need not be complete.
        if let Some(status) = status.filter(|_| !draft) {
            self.desk_rules(at, status, note.as_deref(), &sources);
        }
        let Step::Item(number) = at.step else { return None };
        let claim = Claim {
            number,
            id: id?,
            status: status?,
            quote: quote?,
            summary,
            note,
            sources,
            updated,
            history,
            correction,
            review,
        };
        Some((claim, draft))
    }

    fn draft(&mut self, claim: &At) -> bool {
        let Some(at) = claim.get("draft") else { return false };
        match at.json {
            Json::Bool(false) => return false,
            Json::Bool(true) => {
                let message = "This claim is a draft: readers do not get it.";
                let help = "When it is decided, remove \"draft\". Publish a copy without drafts: claim-labels publish.";
                self.warning("draft", &at, message, help);
            }
            // Whoever wrote it may have meant it.
            _ => self.wrong_type(&at, "true or false"),
        }
        true
    }

    fn id(&mut self, claim: &At) -> Option<String> {
        let id = self.required(
            claim,
            "id",
            "id-missing",
            "The claim has no id.",
            "Add \"id\", for example \"talks-offer\".",
        )?;
        let at = claim.get("id")?;
        let sound = id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
        if id.is_empty() || id.len() > 64 || !sound {
            self.error(
                "id-invalid",
                &at,
                "This is no id.",
                "Use 1 to 64 of the letters a-z and A-Z, digits, -, _ and .",
            );
            return None;
        }
        Some(id)
    }

    fn status(&mut self, claim: &At) -> Option<Status> {
        const HELP: &str = "Use official, reported or speculative.";
        let name = self.required(claim, "status", "status-missing", "The claim has no status.", HELP)?;
        let status = Status::from_name(&name);
        if status.is_none() {
            self.unknown_status(&claim.get("status")?, &name, HELP);
        }
        status
    }

    fn unknown_status(&mut self, at: &At, name: &str, help: &'static str) {
        self.error("status-unknown", at, format_args!("There is no status \"{}\".", cut(name)), help);
    }

    fn quote(&mut self, claim: &At) -> Option<Quote> {
        const HELP: &str = "Add \"quote\": {\"exact\": \"the words of the article\"}.";
        let Some(at) = claim.get("quote") else {
            self.error("quote-missing", claim, "The claim quotes no passage.", HELP);
            return None;
        };
        if !self.object(&at, shape::QUOTE) {
            return None;
        }
        let exact = self.required(&at, "exact", "quote-missing", "The quote has no exact text.", HELP)?;
        let (prefix, suffix) = (self.text(&at, "prefix"), self.text(&at, "suffix"));
        let position = at.get("position").and_then(|at| self.position(&at));
        if exact.trim().is_empty() {
            self.error(
                "quote-empty",
                &at.get("exact")?,
                "The quote is empty.",
                "Copy the passage's words from the article.",
            );
            return None;
        }
        if exact.trim().chars().count() < 12 && prefix.is_none() && suffix.is_none() {
            let message = "So short a quote may stand in many places, and it has no prefix or suffix.";
            self.warning("quote-short", &at, message, "Add \"prefix\" and \"suffix\", the words around it.");
        }
        let [prefix, suffix] = [prefix, suffix].map(Option::unwrap_or_default);
        Some(Quote { exact, prefix, suffix, position })
    }

    fn position(&mut self, at: &At) -> Option<usize> {
        if !self.object(at, shape::POSITION) {
            return None;
        }
        let point = |key| match at.get(key)?.json {
            Json::Number(n) if *n >= 0.0 && n.fract() == 0.0 && *n <= u32::MAX.into() => Some(*n as usize),
            _ => None,
        };
        let (start, end) = (point("start"), point("end"));
        if start.is_none() || end.is_none() || start > end {
            let message = "A position is two whole numbers, start not after end.";
            self.error(
                "position-invalid",
                at,
                message,
                "Count code points from the start of the text, or leave it out.",
            );
        }
        start
    }

    fn source(&mut self, at: &At) -> Option<Source> {
        if !self.object(at, shape::SOURCE) {
            return None;
        }
        Some(Source {
            name: self.filled(at, "name"),
            role: self.filled(at, "role"),
            publisher: self.filled(at, "publisher"),
            url: self.link(at, "url"),
            date: self.date(at, "date"),
            disputes: self.disputes(at),
        })
    }

    fn disputes(&mut self, source: &At) -> bool {
        let stance = self.text(source, "stance");
        let Some((at, name)) = source.get("stance").zip(stance) else { return false };
        if name != "supports" && name != "disputes" {
            self.error(
                "stance-unknown",
                &at,
                "There is no such stance.",
                "Use supports, which goes without saying, or disputes.",
            );
        }
        name == "disputes"
    }

    fn contact(&mut self, publisher: &At) -> Option<String> {
        let template = self.text(publisher, "contact")?;
        if let Some(objection) = contact::objection(&template) {
            let message = ["This contact ", objection, "."].concat();
            self.error(
                "contact-invalid",
                &publisher.get("contact")?,
                message,
                "Use mailto:desk@news.example or an https: address.",
            );
            return None;
        }
        Some(template)
    }

    fn history(&mut self, claim: &At) -> Vec<Change> {
        let mut history = Vec::new();
        let mut latest: Option<Moment> = None;
        self.list(claim, "history", |reader, at| {
            let Some(change) = reader.change(at) else { return };
            let moment = change.date.as_deref().and_then(Moment::parse);
            if let (Some(before), Some(now)) = (latest, moment)
                && before.is_after(now)
            {
                let message = "The history goes back in time here.";
                reader.error("history-order", at, message, "List the oldest change first.");
            }
            latest = moment.or(latest);
            history.push(change);
        });
        history
    }

    fn change(&mut self, at: &At) -> Option<Change> {
        if !self.object(at, shape::CHANGE) {
            return None;
        }
        let status = self.status(at);
        let (date, note) = (self.date(at, "date"), self.text(at, "note"));
        Some(Change { status: status?, date, note })
    }

    fn correction(&mut self, at: &At) -> Option<Correction> {
        if !self.object(at, shape::CORRECTION) {
            return None;
        }
        Some(Correction { date: self.date(at, "date"), note: self.filled(at, "note"), url: self.link(at, "url") })
    }

    fn desk_rules(&mut self, at: &At, status: Status, note: Option<&str>, sources: &[Source]) {
        let noted = note.is_some_and(|note| !note.trim().is_empty());
        // Who disputes a claim does not stand behind it.
        let mut behind = sources.iter().filter(|source| !source.disputes);
        let named = behind.clone().any(|source| source.name.is_some());
        let published = behind.any(|source| source.publisher.is_some());
        match status {
            Status::Official if !named => self.error(
                "official-without-source",
                at,
                "An official claim names who said it, and this one names no source.",
                "Add a source with a \"name\", or use another status.",
            ),
            Status::Reported if !named && !published => self.error(
                "reported-without-source",
                at,
                "A reported claim names a source or a publisher, and this one names neither.",
                "Add a source with a \"name\" or a \"publisher\", or use speculative.",
            ),
            Status::Speculative if !noted => self.error(
                "speculative-without-note",
                at,
                "A speculative claim says why nothing stands behind it, and this one has no note.",
                "Add a \"note\" with the reason.",
            ),
            _ if !noted => {
                let message = "The claim does not say why it carries its label.";
                self.warning("note-missing", at, message, "Add a \"note\" with the reason.");
            }
            _ => {}
        }
    }
}
