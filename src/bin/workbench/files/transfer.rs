//! Articles and manifests in and out.

use crate::desk::state::{Ask, Desk};
use crate::tools::{self, How, ReadFile};
use claim_labels::manifest::{self, Problem};
use claim_labels::workbench::{Action, Doc, LARGEST, Source, State, decode};
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

fn too_large(name: &str, size: f64, limit: usize) -> Option<String> {
    let megabytes = (size / 1_048_576.0).ceil();
    (size > limit as f64).then(|| {
        format!(
            "“{name}” has {megabytes} MB. The workbench opens files of up to {} MB. What was open stays.",
            limit >> 20
        )
    })
}

/// Opens an article that was read.
pub fn open_article(desk: &Desk, file: &ReadFile, with: With) {
    let name = &file.name;
    let source = match too_large(name, file.size, LARGEST) {
        Some(message) => Err(message),
        None => Source::read(name, &file.bytes.to_vec()),
    };
    match source {
        Ok(source) => show_article(desk, source, with),
        Err(message) => desk.complain(message),
    }
}

/// Opens an article that was pasted.
pub fn open_pasted(desk: &Desk, text: &str, with: With) {
    match Source::read("Pasted article", text.as_bytes()) {
        Ok(source) => show_article(desk, source, with),
        Err(message) => desk.complain(message),
    }
}

fn show_article(desk: &Desk, source: Source, with: With) {
    if source.text.trim().is_empty() {
        return desk.complain(format!("“{}” has no text. What was open stays.", source.name));
    }
    let stem = source.name.rsplit_once('.').map_or(source.name.as_str(), |(stem, _)| stem);
    let name = format!("{}.claims.json", stem.to_lowercase().replace(' ', "-"));
    let fresh = Doc::parse(EMPTY).ok().filter(|_| with == With::New).map(|doc| (name, doc.clone(), doc));
    desk.ask.emit(Ask::Open(None));
    desk.say(format!("“{}” is open.", source.name));
    desk.act.emit(Action::Open(Some(source), fresh));
}

/// Opens a manifest that was read.
pub fn open_manifest(desk: &Desk, file: &ReadFile) {
    let (name, bytes) = (&file.name, file.bytes.to_vec());
    if let Some(message) = too_large(name, file.size, 4 << 20) {
        return desk.complain(message);
    }
    // A byte order mark is part of the file, and is kept.
    let text = decode(name, &bytes)
        .map(|text| if bytes.starts_with(b"\xEF\xBB\xBF") { format!("\u{FEFF}{text}") } else { text.into() });
    let number = desk.files.count.get();
    match text {
        Ok(text) if open_text(desk, name, &text) => {
            if !file.handle.is_undefined() {
                desk.files.handles.borrow_mut().insert(number, file.handle.clone());
            }
        }
        Ok(_) => {}
        Err(message) => desk.complain(message),
    }
}

/// Opens the text of a manifest; whether it could be used.
pub fn open_text(desk: &Desk, name: &str, text: &str) -> bool {
    let (found, problems) = manifest::parse(text.as_bytes());
    match Doc::parse(text) {
        Ok(doc) if found.is_some() => {
            desk.ask.emit(Ask::Open(None));
            desk.say(format!("“{name}” is open."));
            desk.act.emit(Action::Open(None, Some((name.into(), doc.clone(), doc))));
            true
        }
        _ => {
            let words = problems.first().map(words).unwrap_or_default();
            desk.complain(format!("“{name}” was not opened. {words} What was open stays."));
            false
        }
    }
}

fn words(problem: &Problem) -> String {
    let place = problem.line.zip(problem.column).map(|(line, column)| format!(" (line {line}, column {column})"));
    let help = problem.help.map(|help| format!(" {help}")).unwrap_or_default();
    format!("{}{}{help}", problem.message.trim_end_matches('.'), place.unwrap_or_default() + ".")
}

/// Opens what was dropped: a manifest by its name, else an article.
pub fn drop_file(desk: &Desk, file: &ReadFile) {
    if file.name.to_ascii_lowercase().ends_with(".json") {
        open_manifest(desk, file)
    } else {
        open_article(desk, file, With::Kept)
    }
}

/// Saves the manifest: to its file, or to another one.
pub async fn save(desk: Desk, state: Rc<State>, elsewhere: bool) {
    let (number, doc) = (state.now().file, state.now().manifest.clone());
    let handle = desk.files.handles.borrow().get(&number).filter(|_| !elsewhere).cloned().unwrap_or(JsValue::UNDEFINED);
    let expected = state.file().saved.text();
    match tools::save(&handle, &state.file().name, &doc.text(), Some(&expected)).await {
        Ok(Some(done)) if done.how == How::Changed => desk.complain(format!(
            "“{}” has changed since it was opened here, so nothing was written. Open it again, or save a copy.",
            done.name
        )),
        Ok(Some(done)) => {
            if !done.handle.is_undefined() {
                desk.files.handles.borrow_mut().insert(number, done.handle);
            }
            let how = if done.how == How::Downloaded { "downloaded" } else { "saved" };
            desk.ask.emit(Ask::Open(None));
            desk.say(format!("“{}” was {how}.", done.name));
            desk.act.emit(Action::Saved(done.name, doc));
        }
        Ok(None) => desk.say("Nothing was saved."),
        Err(message) => desk.complain(format!("The manifest could not be saved: {message}")),
    }
}

/// Puts the manifest on the clipboard.
pub async fn copy(desk: Desk, text: String, what: &str) {
    match tools::copy(&text).await {
        Ok(()) => desk.say(format!("{what} is on the clipboard.")),
        Err(message) => desk.complain(format!("{what} could not be copied: {message}")),
    }
}
