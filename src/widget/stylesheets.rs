//! Stylesheets, constructed once and adopted wherever they are needed: a strict policy allows them, and they cost nothing
//! to share.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, Element, ShadowRoot, ShadowRootInit, ShadowRootMode};

#[wasm_bindgen]
extern "C" {
    // What documents and shadow roots have in common (the mixin DocumentOrShadowRoot), so that nobody need ask which of them it is.
    type StyleScope;
    #[wasm_bindgen(method, getter, js_name = adoptedStyleSheets)]
    fn sheets(this: &StyleScope) -> Array;
    #[wasm_bindgen(method, setter, js_name = adoptedStyleSheets)]
    fn set_sheets(this: &StyleScope, sheets: &Array);
}

thread_local! {
    static STATUS: Result<CssStyleSheet, JsValue> = sheet(include_str!(concat!(env!("CLAIM_LABELS_STYLES"), "/status.css")));
    // One sheet: each of them costs time again in each of a thousand roots.
    static BADGE: Result<Array, JsValue> = sheet(concat!(
        include_str!(concat!(env!("CLAIM_LABELS_STYLES"), "/status.css")),
        include_str!(concat!(env!("CLAIM_LABELS_STYLES"), "/badge.css"))
    ))
    .map(|badge| Array::of1(&badge));
    static PANEL: Result<Array, JsValue> = with_status(include_str!(concat!(env!("CLAIM_LABELS_STYLES"), "/widget.css")));
    static PAGE: Result<Array, JsValue> =
        sheet(include_str!(concat!(env!("CLAIM_LABELS_STYLES"), "/page.css"))).map(|page| Array::of1(&page));
    static REWORDED: Result<Array, JsValue> =
        sheet(include_str!(concat!(env!("CLAIM_LABELS_STYLES"), "/page-reworded.css"))).map(|page| Array::of1(&page));
    static OPEN: Result<Array, JsValue> =
        sheet(include_str!(concat!(env!("CLAIM_LABELS_STYLES"), "/page-open.css"))).map(|page| Array::of1(&page));
}

fn with_status(css: &str) -> Result<Array, JsValue> {
    let (status, own) = (STATUS.with(Clone::clone)?, sheet(css)?);
    Ok(Array::of2(&status, &own))
}

fn sheet(css: &str) -> Result<CssStyleSheet, JsValue> {
    let sheet = CssStyleSheet::new()?;
    sheet.replace_sync(css)?;
    Ok(sheet)
}

/// Which stylesheets a root needs.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Stylesheets {
    /// A badge's own.
    Badge,
    /// Card and legend.
    Panel,
    /// The marks, in the page itself or the shadow root that the article is in.
    Page,
    /// The same of passages whose words changed.
    Reworded,
    /// The same of passages whose card is open.
    Open,
}

impl Stylesheets {
    fn sheets(self) -> Result<Array, JsValue> {
        match self {
            Stylesheets::Badge => BADGE.with(Clone::clone),
            Stylesheets::Panel => PANEL.with(Clone::clone),
            Stylesheets::Page => PAGE.with(Clone::clone),
            Stylesheets::Reworded => REWORDED.with(Clone::clone),
            Stylesheets::Open => OPEN.with(Clone::clone),
        }
    }

    /// Adopts the stylesheets into `scope`, a document or shadow root, once.
    ///
    /// # Errors
    /// The browser has no constructable stylesheets.
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
    /// The browser has no constructable stylesheets.
    pub fn new(kind: Stylesheets) -> Result<Shadows, JsValue> {
        Ok(Shadows { init: ShadowRootInit::new(ShadowRootMode::Open), sheets: kind.sheets()? })
    }

    /// The shadow root of an element that has none.
    ///
    /// # Errors
    /// The element can have none.
    pub fn attach(&self, host: &Element) -> Result<ShadowRoot, JsValue> {
        let root = host.attach_shadow(&self.init)?;
        root.set_adopted_style_sheets(&self.sheets);
        Ok(root)
    }
}

/// The element's shadow root, made when it has none, with the stylesheets adopted.
///
/// # Errors
/// The element can have no shadow root, or the browser has no constructable stylesheets.
pub(crate) fn shadow(host: &Element, kind: Stylesheets) -> Result<ShadowRoot, JsValue> {
    // Before there is a root: one that stays empty would hide what the page has in the element.
    kind.sheets()?;
    let root = match host.shadow_root() {
        Some(root) => root,
        None => host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))?,
    };
    kind.adopt(&root)?;
    Ok(root)
}
