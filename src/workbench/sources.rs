//! Sources and reasons that the workbench remembers, so that nobody writes the same ones twice.

use super::document::{Doc, Node};
use crate::manifest::{Json, Source, Status};

/// What is remembered on a device, the last used first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Memory {
    /// Sources of manifests: who they are, not what they said when.
    pub sources: Vec<Json>,
    /// Reasons that were given, each with its label.
    pub reasons: Vec<(Status, String)>,
    /// Sources of the desk's own list.
    pub desk_sources: Vec<Json>,
    /// Reasons of the desk's own list.
    pub desk_reasons: Vec<(Status, String)>,
}

/// Where an offered source comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// The sentence names it.
    Sentence,
    /// Another claim of the manifest has it.
    Manifest,
    /// The desk's list has it.
    Desk,
    /// It was used before on this device.
    Device,
}

// More are forgotten, the longest unused first.
const MOST: usize = 300;

const PERSON: [&str; 3] = ["name", "role", "publisher"];

impl Memory {
    /// Reads what [`Memory::to_json`] wrote; nothing of anything else.
    pub fn from_json(text: &str) -> Memory {
        let json: Json = serde_json::from_str(text).unwrap_or(Json::Null);
        Memory {
            sources: sources_in(&json, "sources"),
            reasons: reasons_in(&json, "reasons"),
            desk_sources: sources_in(&json, "deskSources"),
            desk_reasons: reasons_in(&json, "deskReasons"),
        }
    }

    /// The memory as JSON.
    pub fn to_json(&self) -> String {
        let reasons = |reasons: &[(Status, String)]| {
            Json::object(Status::ALL.map(|status| {
                let own = reasons.iter().filter(|(of, _)| *of == status);
                (status.name(), Json::array(own.map(|(_, reason)| reason.as_str())))
            }))
        };
        let json = Json::object([
            ("sources", Json::Array(self.sources.clone())),
            ("reasons", reasons(&self.reasons)),
            ("deskSources", Json::Array(self.desk_sources.clone())),
            ("deskReasons", reasons(&self.desk_reasons)),
        ]);
        serde_json::to_string(&json).unwrap_or_default()
    }

    /// Whether a text is meant as the list of a desk, sound or not.
    pub fn is_list(text: &str) -> bool {
        serde_json::from_str(text).is_ok_and(|json| is_desk_list(&json))
    }

    /// Takes the list of a desk: an object with `sources`, a list, or `reasons`, a list for each label, or both. Whether it is one.
    #[must_use]
    pub fn take_list(&mut self, text: &str) -> bool {
        let json: Json = serde_json::from_str(text).unwrap_or(Json::Null);
        let is_list = is_desk_list(&json) && has_shape(&json);
        if is_list {
            self.desk_sources = sources_in(&json, "sources");
            self.desk_reasons = reasons_in(&json, "reasons");
        }
        is_list
    }

    /// A source was used.
    pub fn note_source(&mut self, source: &Json) {
        let source = person(source);
        let key = key(&source);
        if key.is_empty() {
            return;
        }
        self.sources.retain(|known| self::key(known) != key);
        self.sources.insert(0, source);
        self.sources.truncate(MOST);
    }

    /// A reason was given.
    pub fn note_reason(&mut self, status: Status, reason: &str) {
        let reason = reason.trim();
        if reason.is_empty() {
            return;
        }
        self.reasons.retain(|known| (known.0, known.1.as_str()) != (status, reason));
        self.reasons.insert(0, (status, reason.into()));
        self.reasons.truncate(MOST);
    }

    /// A manifest was opened or saved: its sources and reasons, the last claim's as used last.
    pub fn learn(&mut self, manifest: &Doc) {
        for claim in manifest.root.get("claims").into_iter().flat_map(Node::items) {
            claim.get("sources").into_iter().flat_map(Node::items).for_each(|source| self.note_source(&source.json()));
            if let Some(status) = Status::from_name(&claim.text_at("/status")) {
                self.note_reason(status, &claim.text_at("/note"));
            }
        }
    }

    /// Reasons for a label: the desk's, then those that were given before.
    pub fn reasons_for(&self, status: Status) -> Vec<&str> {
        let mut reasons: Vec<&str> = Vec::new();
        for (of, reason) in self.desk_reasons.iter().chain(&self.reasons) {
            if *of == status && !reasons.contains(&reason.as_str()) {
                reasons.push(reason);
            }
        }
        reasons
    }
}

/// Whether a JSON value is the list of a desk, and no manifest.
fn is_desk_list(json: &Json) -> bool {
    let has = |key: &str| json.get(key).is_some();
    (has("sources") || has("reasons")) && !has("claims") && !has("version")
}

// Whether what is there is a list of sources, and a list of reasons for each label.
fn has_shape(json: &Json) -> bool {
    let is_list = |json: &Json| matches!(json, Json::Array(_));
    let is_reasons = |json: &Json| {
        let Json::Object(fields) = json else { return false };
        fields.iter().all(|(label, reasons)| Status::from_name(label).is_some() && is_list(reasons))
    };
    json.get("sources").is_none_or(is_list) && json.get("reasons").is_none_or(is_reasons)
}

fn sources_in(json: &Json, key: &str) -> Vec<Json> {
    let Some(Json::Array(items)) = json.get(key) else { return Vec::new() };
    items.iter().filter(|item| !self::key(item).is_empty()).cloned().collect()
}

fn reasons_in(json: &Json, key: &str) -> Vec<(Status, String)> {
    let of = |status: Status| match json.get(key).and_then(|reasons| reasons.get(status.name())) {
        Some(Json::Array(items)) => items.iter().filter_map(|item| Some((status, item.as_str()?.to_owned()))).collect(),
        _ => Vec::new(),
    };
    Status::ALL.into_iter().flat_map(of).collect()
}

// Who it is, without what was said when and where.
fn person(source: &Json) -> Json {
    let fields = PERSON.iter().filter_map(|key| Some((*key, Json::from(filled(source, key)?))));
    Json::object(fields)
}

fn filled<'s>(source: &'s Json, key: &str) -> Option<&'s str> {
    source.get(key).and_then(Json::as_str).map(str::trim).filter(|text| !text.is_empty())
}

// Two sources are the same when they are called the same.
fn key(source: &Json) -> String {
    PERSON.iter().filter_map(|key| filled(source, key)).collect::<Vec<_>>().join("\n").to_lowercase()
}

/// What a source is called in a list.
pub fn label(source: &Json) -> String {
    let parts = ["name", "role", "publisher", "date"];
    parts.iter().filter_map(|key| filled(source, key)).collect::<Vec<_>>().join(", ")
}

/// A source from the names that a text gives, as a manifest has it.
pub fn source_of(source: &Source) -> Option<Json> {
    let fields = [("name", &source.name), ("role", &source.role), ("publisher", &source.publisher)];
    let fields: Vec<_> =
        fields.into_iter().filter_map(|(key, text)| Some((key, Json::from(text.as_deref()?)))).collect();
    (!fields.is_empty()).then(|| Json::object(fields))
}

/// A source as an editor types it in one line: a name, and after a comma a role.
pub fn typed(line: &str) -> Json {
    let (name, role) = line.split_once(',').unwrap_or((line, ""));
    let fields = [("name", name.trim()), ("role", role.trim())];
    Json::object(fields.into_iter().filter(|field| !field.1.is_empty()).map(|(key, text)| (key, Json::from(text))))
}

/// Sources to offer for a claim, the best first: who the sentence names, then those that were used last, each once, without those
/// that the claim has. `query` are words or beginnings of words that all are in it.
pub fn offers(
    query: &str,
    sentence: Option<&Json>,
    manifest: &[Json],
    own: &[Json],
    memory: &Memory,
) -> Vec<(Known, Json)> {
    let used = |source: &Json| memory.sources.iter().position(|known| key(known) == key(&person(source)));
    let mut here: Vec<&Json> = manifest.iter().rev().collect();
    here.sort_by_key(|source| used(source).unwrap_or(usize::MAX));
    let all = sentence.map(|source| (Known::Sentence, source)).into_iter();
    let all = all.chain(here.into_iter().map(|source| (Known::Manifest, source)));
    let all = all.chain(memory.desk_sources.iter().map(|source| (Known::Desk, source)));
    let all = all.chain(memory.sources.iter().map(|source| (Known::Device, source)));
    let mut taken: Vec<String> = own.iter().map(|source| key(&person(source))).collect();
    let mut offers = Vec::new();
    for (known, source) in all {
        let key = key(&person(source));
        if !key.is_empty() && !taken.contains(&key) && matches(&key, query) {
            taken.push(key);
            offers.push((known, source.clone()));
        }
    }
    offers
}

fn matches(key: &str, query: &str) -> bool {
    let starts = |part: &str| key.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(part));
    query.to_lowercase().split(|c: char| !c.is_alphanumeric()).all(|part| part.is_empty() || starts(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Json {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn the_sentence_comes_first_then_what_was_used_last() {
        let mut memory = Memory::default();
        for name in ["Courier", "Council", "Ferry Company"] {
            memory.note_source(&source(&format!(
                r#"{{"name": "{name}", "date": "2025-04-22", "url": "https://a.example"}}"#
            )));
        }
        let _ = memory.take_list(r#"{"sources": [{"name": "Mayor"}, {"name": "Council"}, {"role": ""}]}"#);
        let manifest =
            [source(r#"{"name": "Council", "date": "2025-04-01"}"#), source(r#"{"name": "Reyes", "role": "Clerk"}"#)];
        let names = |query: &str, own: &[Json]| {
            let found = offers(query, Some(&source(r#"{"name": "Yard"}"#)), &manifest, own, &memory);
            found.iter().map(|(_, source)| label(source)).collect::<Vec<_>>().join("; ")
        };
        assert_eq!(names("", &[]), "Yard; Council, 2025-04-01; Reyes, Clerk; Mayor; Ferry Company; Courier");
        assert_eq!(names("co", &[]), "Council, 2025-04-01; Ferry Company; Courier");
        assert_eq!(names("fer comp", &[]), "Ferry Company");
        assert_eq!(names("", &[source(r#"{"name": "council"}"#)]), "Yard; Reyes, Clerk; Mayor; Ferry Company; Courier");
    }

    #[test]
    fn memory_comes_back_and_reasons_are_offered_by_label() {
        let mut memory = Memory::default();
        assert!(memory.take_list(r#"{"reasons": {"official": ["On the record."], "reported": [7]}}"#));
        assert!(!memory.take_list(r#"{"version": 1, "claims": [], "sources": []}"#));
        // What is no list takes the place of none.
        for wrong in [r#"{"sources": 5}"#, r#"{"reasons": {"nonsense": ["x"]}}"#, r#"{"reasons": {"official": "x"}}"#] {
            assert!(Memory::is_list(wrong) && !memory.take_list(wrong), "{wrong}");
            assert_eq!(memory.desk_reasons.len(), 1, "{wrong}");
        }
        memory.note_reason(Status::Official, " In a statement. ");
        memory.note_reason(Status::Official, "On the record.");
        memory.note_reason(Status::Reported, "Two papers.");
        assert_eq!(memory.reasons_for(Status::Official), ["On the record.", "In a statement."]);
        let back = Memory::from_json(&memory.to_json());
        for status in Status::ALL {
            assert_eq!(back.reasons_for(status), memory.reasons_for(status));
        }
        assert_eq!((&back.sources, &back.desk_reasons), (&memory.sources, &memory.desk_reasons));
        assert_eq!(Memory::from_json("junk"), Memory::default());
    }

    #[test]
    fn a_line_is_a_name_and_a_role() {
        assert_eq!(typed("Anna Reyes, Mayor"), source(r#"{"name": "Anna Reyes", "role": "Mayor"}"#));
        assert_eq!(typed(" The Courier "), source(r#"{"name": "The Courier"}"#));
    }
}
