//! The messages, and what is refused in those that come.

use claim_labels::manifest::LARGEST as LARGEST_MANIFEST;
use claim_labels::workbench::Source;
use js_sys::{JSON, JsString};
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};

/// What says that a message is of this protocol.
pub const PROTOCOL: &str = "claim-labels-workbench";
/// Its version.
pub const VERSION: u32 = 1;

const LONGEST_NAME: usize = 300;
const LONGEST_REASON: usize = 1000;
const MOST_SOURCES: usize = 2000;

/// What every message has.
#[derive(Deserialize)]
struct Envelope {
    #[serde(with = "serde_wasm_bindgen::preserve")]
    protocol: JsValue,
    #[serde(default, with = "serde_wasm_bindgen::preserve")]
    version: JsValue,
    #[serde(default, rename = "type", with = "serde_wasm_bindgen::preserve")]
    kind: JsValue,
}

/// A message of the host.
pub enum FromHost {
    /// Is the workbench there?
    Hello,
    /// Open an article with its manifest.
    Open(Box<Open>),
    /// What was said of a revision that it was given.
    Answer(Answer),
}

/// An article and its manifest.
pub struct Open {
    /// The host's own name for what is opened.
    pub document: String,
    /// Its title, for the editor.
    pub name: String,
    /// The article's HTML.
    pub html: String,
    /// What is known of the article, for a manifest that is begun: address, headline, language, date.
    pub about: [(&'static str, Option<String>); 4],
    /// The manifest, if there is one.
    pub manifest: Option<String>,
    /// What the host has stored, where it is not the same.
    pub saved: Option<String>,
    /// Sources that the desk knows, as JSON.
    pub sources: Vec<String>,
}

/// What became of a revision.
pub struct Answer {
    pub document: String,
    pub revision: u32,
    /// Why it was not saved.
    pub failed: Option<String>,
}

/// Why a message was not followed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Refusal {
    pub code: &'static str,
    pub message: String,
    pub document: Option<String>,
}

impl Refusal {
    pub fn new(code: &'static str, message: impl Into<String>) -> Refusal {
        Refusal { code, message: message.into(), document: None }
    }

    pub fn of(self, document: &str) -> Refusal {
        Refusal { document: Some(document.into()), ..self }
    }
}

/// What the workbench says.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum ToHost<'a> {
    /// It listens.
    Ready { versions: [u32; 1] },
    /// What was sent is open.
    Opened { document: &'a str, revision: u32, dirty: bool },
    /// The manifest changed. `usable` is false while the JSON view holds a text that cannot be used.
    Changed { document: &'a str, revision: u32, dirty: bool, usable: bool, manifest: String },
    /// The editor wants it saved.
    Save { document: &'a str, revision: u32, manifest: String },
    /// A message was not followed.
    Refused(Refusal),
}

#[derive(Serialize)]
struct Sent<'a> {
    protocol: &'static str,
    version: u32,
    #[serde(flatten)]
    body: &'a ToHost<'a>,
}

/// The message as a plain object.
pub fn written(body: &ToHost) -> JsValue {
    let sent = Sent { protocol: PROTOCOL, version: VERSION, body };
    sent.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or(JsValue::UNDEFINED)
}

/// Reads a message: nothing where it is none of this protocol, which other scripts of the host may send.
pub fn read(data: &JsValue) -> Option<Result<FromHost, Refusal>> {
    let envelope: Envelope = data.is_object().then(|| serde_wasm_bindgen::from_value(data.clone()).ok())??;
    if envelope.protocol != PROTOCOL {
        return None;
    }
    if envelope.version != f64::from(VERSION) {
        let message = format!("The workbench speaks version {VERSION} of this protocol only.");
        return Some(Err(Refusal::new("version-unsupported", message)));
    }
    let kind = envelope.kind.as_string().unwrap_or_default();
    Some(match &*kind {
        "hello" => Ok(FromHost::Hello),
        "open" => open(data).map(|open| FromHost::Open(Box::new(open))),
        "saved" | "failed" => answer(data, kind == "failed").map(FromHost::Answer),
        _ => Err(malformed("type is none of hello, open, saved and failed")),
    })
}

#[derive(Deserialize)]
struct OpenMessage {
    #[serde(default, with = "serde_wasm_bindgen::preserve")]
    document: JsValue,
    #[serde(default, with = "serde_wasm_bindgen::preserve")]
    article: JsValue,
    #[serde(default, with = "serde_wasm_bindgen::preserve")]
    manifest: JsValue,
    #[serde(default, with = "serde_wasm_bindgen::preserve")]
    saved: JsValue,
    #[serde(default, with = "serde_wasm_bindgen::preserve")]
    sources: JsValue,
}

// Texts are measured before they are copied.
#[derive(Deserialize)]
struct ArticleMessage {
    #[serde(default, with = "serde_wasm_bindgen::preserve")]
    html: JsValue,
    #[serde(default, with = "serde_wasm_bindgen::preserve")]
    url: JsValue,
    #[serde(default, with = "serde_wasm_bindgen::preserve")]
    headline: JsValue,
    #[serde(default, with = "serde_wasm_bindgen::preserve")]
    language: JsValue,
    #[serde(default, with = "serde_wasm_bindgen::preserve")]
    published: JsValue,
}

fn open(data: &JsValue) -> Result<Open, Refusal> {
    let message: OpenMessage =
        serde_wasm_bindgen::from_value(data.clone()).map_err(|_| malformed("it is no object"))?;
    let document = name(&message.document)?;
    let read = || {
        let article: Option<ArticleMessage> = serde_wasm_bindgen::from_value(message.article.clone()).ok().flatten();
        let article = article.ok_or_else(|| malformed("article is no object"))?;
        let about = |value: &JsValue, field: &'static str| Ok((field, optional(value, field, LONGEST_REASON)?));
        let headline = optional(&article.headline, "article.headline", LONGEST_REASON)?;
        Ok(Open {
            document: document.clone(),
            name: headline.filter(|headline| !headline.is_empty()).unwrap_or_else(|| document.clone()),
            html: text(&article.html, "article.html", Source::LARGEST)?,
            about: [
                about(&article.url, "url")?,
                about(&article.headline, "headline")?,
                about(&article.language, "language")?,
                about(&article.published, "published")?,
            ],
            manifest: manifest(&message.manifest, "manifest")?,
            saved: manifest(&message.saved, "saved")?,
            sources: sources(&message.sources)?,
        })
    };
    read().map_err(|refusal: Refusal| refusal.of(&document))
}

#[derive(Deserialize)]
struct AnswerMessage {
    #[serde(default, with = "serde_wasm_bindgen::preserve")]
    document: JsValue,
    revision: u32,
    #[serde(default, with = "serde_wasm_bindgen::preserve")]
    message: JsValue,
}

fn answer(data: &JsValue, failed: bool) -> Result<Answer, Refusal> {
    let read: AnswerMessage = serde_wasm_bindgen::from_value(data.clone())
        .map_err(|error| malformed(&format!("an answer needs the number of a revision: {error}")))?;
    let document = name(&read.document)?;
    // Why it failed is shown, however long it is.
    let why = || read.message.as_string().unwrap_or_default().chars().take(LONGEST_REASON).collect();
    Ok(Answer { document, revision: read.revision, failed: failed.then(why) })
}

fn name(value: &JsValue) -> Result<String, Refusal> {
    text(value, "document", LONGEST_NAME).and_then(|name| match name.is_empty() {
        false => Ok(name),
        true => Err(malformed("document is empty")),
    })
}

fn text(value: &JsValue, field: &str, limit: usize) -> Result<String, Refusal> {
    let string: &JsString = value.dyn_ref().ok_or_else(|| malformed(&format!("{field} is no text")))?;
    let bytes = (string.length() as usize <= limit).then(|| String::from(string)).filter(|text| text.len() <= limit);
    bytes.ok_or_else(|| too_large(field, limit))
}

fn optional(value: &JsValue, field: &str, limit: usize) -> Result<Option<String>, Refusal> {
    if value.is_null() || value.is_undefined() { Ok(None) } else { text(value, field, limit).map(Some) }
}

// A manifest as text, which keeps its every byte, or as an object.
fn manifest(value: &JsValue, field: &str) -> Result<Option<String>, Refusal> {
    if value.is_null() || value.is_undefined() || value.is_string() {
        return optional(value, field, LARGEST_MANIFEST);
    }
    let json = JSON::stringify_with_replacer_and_space(value, &JsValue::NULL, &JsValue::from(2)).ok();
    let json = json.filter(|json| !json.is_undefined()).ok_or_else(|| malformed(&format!("{field} is no JSON")))?;
    text(&json, field, LARGEST_MANIFEST).map(|text| Some(text + "\n"))
}

fn sources(value: &JsValue) -> Result<Vec<String>, Refusal> {
    if value.is_null() || value.is_undefined() {
        return Ok(Vec::new());
    }
    let list: &js_sys::Array = value.dyn_ref().ok_or_else(|| malformed("sources is no list"))?;
    if list.length() as usize > MOST_SOURCES {
        return Err(Refusal::new("too-large", format!("There are more than {MOST_SOURCES} sources.")));
    }
    let source = |source: JsValue| {
        let json = JSON::stringify(&source).ok().filter(|json| source.is_object() && !json.is_undefined());
        text(json.ok_or_else(|| malformed("a source is no object"))?.as_ref(), "a source", LONGEST_REASON * 4)
    };
    list.iter().map(source).collect()
}

fn malformed(what: &str) -> Refusal {
    Refusal::new("malformed", format!("The message is not followed: {what}."))
}

fn too_large(field: &str, limit: usize) -> Refusal {
    let most = if limit < 1 << 20 { format!("{limit} bytes") } else { format!("{} MB", limit >> 20) };
    Refusal::new("too-large", format!("{field} has more than {most}."))
}
