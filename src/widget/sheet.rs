//! Style sheets, constructed once and adopted wherever they are needed: a strict policy allows them, and they cost nothing
//! to share.

use crate::object::object;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ShadowRoot, ShadowRootInit};

#[wasm_bindgen]
extern "C" {
    #[derive(Clone)]
    type CSSStyleSheet;
    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<CSSStyleSheet, JsValue>;
    #[wasm_bindgen(method, catch, js_name = replaceSync)]
    fn replace_sync(this: &CSSStyleSheet, css: &str) -> Result<(), JsValue>;

    type StyleScope;
    #[wasm_bindgen(method, getter, js_name = adoptedStyleSheets)]
    fn sheets(this: &StyleScope) -> Array;
    #[wasm_bindgen(method, setter, js_name = adoptedStyleSheets)]
    fn set_sheets(this: &StyleScope, sheets: &Array);
    // Where there are constructable style sheets, nothing is missing that this needs.
    #[wasm_bindgen(method, js_name = attachShadow)]
    fn attach(this: &StyleScope, init: &ShadowRootInit) -> StyleScope;
}

thread_local! {
    static STATUS: Result<CSSStyleSheet, JsValue> = sheet(include_str!(concat!(env!("CLAIM_LABELS_STYLES"), "/status.css")));
    static BADGE: Result<Array, JsValue> = with_status(include_str!(concat!(env!("CLAIM_LABELS_STYLES"), "/badge.css")));
    static PANEL: Result<Array, JsValue> = with_status(include_str!(concat!(env!("CLAIM_LABELS_STYLES"), "/widget.css")));
    static PAGE: Result<Array, JsValue> =
        sheet(include_str!(concat!(env!("CLAIM_LABELS_STYLES"), "/page.css"))).map(|page| Array::of1(&page));
}

fn with_status(css: &str) -> Result<Array, JsValue> {
    let sheets = [STATUS.with(Clone::clone)?, sheet(css)?];
    Ok(sheets.iter().map(JsValue::from).collect())
}

fn sheet(css: &str) -> Result<CSSStyleSheet, JsValue> {
    let sheet = CSSStyleSheet::new()?;
    sheet.replace_sync(css)?;
    Ok(sheet)
}

/// Which style sheets a root needs.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Sheet {
    /// A badge's own.
    Badge,
    /// Card and legend.
    Panel,
    /// The marks, in the page itself or the shadow root that the article is in.
    Page,
}

impl Sheet {
    fn sheets(self) -> Result<Array, JsValue> {
        match self {
            Sheet::Badge => BADGE.with(Clone::clone),
            Sheet::Panel => PANEL.with(Clone::clone),
            Sheet::Page => PAGE.with(Clone::clone),
        }
    }

    /// Adopts the sheets into `scope`, a document or shadow root, once.
    ///
    /// # Errors
    /// The browser has no constructable style sheets.
    pub fn adopt(self, scope: &JsValue) -> Result<(), JsValue> {
        let scope: &StyleScope = scope.unchecked_ref();
        let own = self.sheets()?;
        let there = Array::from(&scope.sheets());
        if !there.includes(&own.get(own.length() - 1), 0) {
            scope.set_sheets(&there.concat(&own));
        }
        Ok(())
    }
}

/// Shadow roots of one kind, of which there will be many.
pub(crate) struct Shadows {
    init: ShadowRootInit,
    sheets: Array,
}

impl Shadows {
    /// # Errors
    /// The browser has no constructable style sheets.
    pub fn new(sheet: Sheet) -> Result<Shadows, JsValue> {
        Ok(Shadows { init: open_mode(), sheets: sheet.sheets()? })
    }

    /// The shadow root of an element that has none.
    pub fn attach(&self, host: &Element) -> ShadowRoot {
        let root = host.unchecked_ref::<StyleScope>().attach(&self.init);
        root.set_sheets(&self.sheets);
        root.unchecked_into()
    }
}

fn open_mode() -> ShadowRootInit {
    object(&[("mode", "open".into())]).unchecked_into()
}

/// The element's shadow root, made when it has none, with the sheet adopted.
///
/// # Errors
/// The element can have no shadow root, or the browser has no constructable style sheets.
pub(crate) fn shadow(host: &Element, sheet: Sheet) -> Result<ShadowRoot, JsValue> {
    // Before there is a root: one that stays empty would hide what the page has in the element.
    sheet.sheets()?;
    let root = match host.shadow_root() {
        Some(root) => root,
        None => host.attach_shadow(&open_mode())?,
    };
    sheet.adopt(&root)?;
    Ok(root)
}
