//! Unicode services from the browser, so that their tables stay out of the download.

use crate::text::{Form, Unicode};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type Segmenter;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str) -> Result<Segmenter, JsValue>;
    #[wasm_bindgen(method)]
    fn segment(this: &Segmenter, text: &str) -> Segments;

    type Segments;
    #[wasm_bindgen(method)]
    fn containing(this: &Segments, at: u32) -> Segment;

    type Segment;
    #[wasm_bindgen(method, getter)]
    fn index(this: &Segment) -> u32;
}

thread_local! {
    static SEGMENTER: Option<Segmenter> = Segmenter::new("und").ok();
}

pub(crate) struct Browser;

/// `String.prototype.normalize` and `Intl.Segmenter`.
pub(crate) static BROWSER: Browser = Browser;

// Characters that never join a neighbour of their kind: asking the browser about each curly quotation mark costs more than
// finding the passage.
fn stands_alone(c: char) -> bool {
    matches!(c, '\n' | ' '..='~' | '\u{A0}'..='\u{AC}' | '\u{AE}'..='\u{2FF}' | 'Ѐ'..='ҁ' | '\u{2010}'..='\u{2027}')
}

impl Unicode for Browser {
    fn normalize(&self, text: &str, form: Form) -> Option<String> {
        if text.is_ascii() {
            return None;
        }
        let form = match form {
            Form::Nfc => "NFC",
            Form::Nfkc => "NFKC",
        };
        let original = js_sys::JsString::from(text);
        let normal = original.normalize(form);
        // Comparing in JavaScript spares the copy back, and most text is in normal form.
        (!js_sys::Object::is(&original, &normal)).then(|| normal.into())
    }

    fn is_grapheme_boundary(&self, text: &str, at: usize) -> bool {
        // A cluster is seldom longer than this; looking at the neighbourhood only keeps the cost of one answer constant.
        const REACH: usize = 64;
        let (Some(before), Some(after)) = (text[..at].chars().next_back(), text[at..].chars().next()) else {
            return true;
        };
        if stands_alone(before) && stands_alone(after) {
            return true;
        }
        let from = (at.saturating_sub(REACH)..=at).find(|&from| text.is_char_boundary(from)).unwrap_or(at);
        let to = (at..=(at + REACH).min(text.len())).rev().find(|&to| text.is_char_boundary(to)).unwrap_or(at);
        let units = text[from..at].encode_utf16().count() as u32;
        SEGMENTER.with(|segmenter| match segmenter {
            Some(segmenter) => segmenter.segment(&text[from..to]).containing(units).index() == units,
            None => true,
        })
    }
}
