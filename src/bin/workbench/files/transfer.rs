//! Articles and manifests in and out.

use crate::desk::state::{Ask, Desk, Goal, Topic};
use crate::files::recent;
use crate::sources::memory;
use crate::tools::{self, How, ReadFile};
use crate::words::{fill, t, words};
use claim_labels::manifest;
use claim_labels::workbench::{Action, Doc, Kind, Opened, Refusal, Source, State, begin, decode};
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// A manifest without claims.
pub const EMPTY: &str = "{\n  \"version\": 1,\n  \"claims\": []\n}\n";

/// What to do with the manifest when an article is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum With {
    /// Start a new one.
    New,
    /// Keep the one that is open.
    Kept,
}

fn refused(refusal: &Refusal) -> String {
    let megabytes = [refusal.size, refusal.limit].map(|bytes| bytes.div_ceil(1 << 20).to_string());
    fill(refusal.key, &[&refusal.name, &megabytes[0], &megabytes[1]])
}

/// The article in a file, or why there is none. A Word document is read by a library that is fetched for it.
pub async fn article_of(file: &ReadFile) -> Result<Source, String> {
    let name = &file.name;
    if let Some(refusal) = Refusal::of_size(name, file.size as usize, Source::LARGEST) {
        return Err(refused(&refusal));
    }
    let source = if name.to_ascii_lowercase().ends_with(".docx") {
        let html = tools::docx(&file.bytes).await.map_err(|message| fill("docxUnreadable", &[name, &message]))?;
        Source::html(name, &html)
    } else {
        Source::read(name, &file.bytes.to_vec()).and_then(without_marks)
    };
    source.map_err(|refusal| refused(&refusal))
}

// What a word processor wrote is a manuscript: its deletions and comments are no text.
fn without_marks(source: Source) -> Result<Source, Refusal> {
    match source.kind == Kind::Html && tools::is_manuscript(&source.text) {
        true => Source::html(&source.name, &tools::manuscript(&source.text)),
        false => Ok(source),
    }
}

/// The article in a text or in HTML that was pasted.
pub fn pasted(text: &str) -> Result<Source, String> {
    Source::read(t("pastedArticle"), text.as_bytes()).map_err(|refusal| refused(&refusal))
}

/// Opens an article.
pub fn open_article(desk: &Desk, source: Result<Source, String>, with: With) {
    match source {
        Ok(source) => show(desk, source, with),
        Err(message) => desk.complain(Topic::Opening, message),
    }
}

fn show(desk: &Desk, source: Source, with: With) {
    let fresh = (with == With::New).then(|| Opened::begun(source.manifest_name(), begin(&source)));
    opened(desk, &source.name.clone(), Action::Open(Some(source), fresh));
}

fn opened(desk: &Desk, name: &str, action: Action) {
    desk.ask.emit(Ask::Open(None));
    desk.say(Topic::Opening, fill("isOpen", &[name]));
    desk.act.emit(action);
    desk.ask.emit(Ask::Go(Goal::Article));
}

/// The manifest in a file, or why there is none.
pub fn manifest_of(file: &ReadFile) -> Result<Opened, String> {
    let (name, bytes) = (&file.name, file.bytes.to_vec());
    if let Some(refusal) = Refusal::of_size(name, file.size as usize, manifest::LARGEST) {
        return Err(refused(&refusal));
    }
    let text = decode(name, &bytes).map_err(|refusal| refused(&refusal))?;
    // A byte order mark is part of the file, and is kept.
    let mark = if bytes.starts_with(b"\xEF\xBB\xBF") { "\u{FEFF}" } else { "" };
    read_manifest(name, &[mark, text].concat()).map(|doc| Opened::file(name.clone(), doc))
}

/// The manifest in a text, or why there is none.
pub fn read_manifest(name: &str, text: &str) -> Result<Doc, String> {
    let (found, problems) = manifest::parse(text.as_bytes());
    match Doc::parse(text) {
        Ok(doc) if found.is_some() => Ok(doc),
        _ => {
            let problem = problems.first();
            let what = problem.map(|problem| words().problem_line(problem)).unwrap_or_default();
            let place = problem.and_then(|problem| problem.line.zip(problem.column));
            let place = place.map(|(line, column)| fill("lineColumn", &[&line.to_string(), &column.to_string()]));
            let help = problem.and_then(|problem| words().help(problem)).map(|help| format!(" {help}"));
            let what = format!("{}{}.", what.trim_end_matches('.'), place.unwrap_or_default());
            Err(fill("notOpened", &[name, &what, &help.unwrap_or_default()]))
        }
    }
}

/// Opens a manifest, and the article that came with it.
pub fn open_manifest(desk: &Desk, file: &ReadFile, article: Option<Source>) {
    match manifest_of(file) {
        Ok(manifest) => {
            if !file.handle.is_undefined() {
                desk.files.handles.borrow_mut().insert(desk.files.count.get(), file.handle.clone());
                recent::note(file);
            }
            memory::learn(&manifest.manifest);
            opened(desk, &file.name, Action::Open(article, Some(manifest)));
        }
        Err(message) => desk.complain(Topic::Opening, message),
    }
}

/// Opens the text of a manifest that was pasted.
pub fn open_text(desk: &Desk, text: &str) {
    const NAME: &str = "pasted.claims.json";
    match read_manifest(NAME, text) {
        Ok(doc) => opened(desk, NAME, Action::Open(None, Some(Opened::begun(NAME, doc)))),
        Err(message) => desk.complain(Topic::Opening, message),
    }
}

/// Saves the manifest: to its file, or to another one.
pub async fn save(desk: Desk, state: Rc<State>, elsewhere: bool) {
    if let Some(host) = desk.host.as_ref().filter(|_| !elsewhere) {
        desk.ask.emit(Ask::Open(None));
        return host.save(&state);
    }
    let (file, doc) = (state.now().file, state.now().manifest.clone());
    let handle = desk.files.handles.borrow().get(&file).filter(|_| !elsewhere).cloned().unwrap_or(JsValue::UNDEFINED);
    let expected = state.file().saved.text();
    match tools::save(&handle, &state.file().name, &doc.text(), Some(&expected)).await {
        Ok(Some(done)) if done.how == How::Changed => {
            desk.complain(Topic::Saving, fill("fileChanged", &[&done.name]));
        }
        Ok(Some(done)) => {
            if !done.handle.is_undefined() {
                desk.files.handles.borrow_mut().insert(file, done.handle);
            }
            let how = if done.how == How::Downloaded { "wasDownloaded" } else { "wasSaved" };
            desk.ask.emit(Ask::Open(None));
            desk.say(Topic::Saving, fill(how, &[&done.name]));
            memory::learn(&doc);
            // A copy is not what the host holds.
            if desk.host.is_none() {
                desk.act.emit(Action::Saved { file, name: done.name, doc });
            }
        }
        Ok(None) => desk.say(Topic::Saving, t("nothingSaved")),
        Err(message) => desk.complain(Topic::Saving, fill("saveFailed", &[&message])),
    }
}

/// Puts a text on the clipboard.
pub async fn copy(desk: Desk, text: String, what: &'static str) {
    match tools::copy(&text).await {
        Ok(()) => desk.say(Topic::Clipboard, fill("isCopied", &[what])),
        Err(message) => desk.complain(Topic::Clipboard, fill("copyFailed", &[what, &message])),
    }
}
