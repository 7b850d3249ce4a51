//! A panel in a shadow root.
//!
//! Yew never frees the listeners of a root or a portal, and each keeps its host alive. So roots are not made for every article:
//! one that has done its work is put by, and shows the next article's panel. A page has as many as articles were shown at once.

use super::{Panel, PanelRoot, PanelRootProps};
use crate::dom::call;
use std::cell::{Cell, RefCell};
use web_sys::{Document, Element};
use yew::AppHandle;

thread_local! {
    static IDLE: RefCell<Vec<Root>> = const { RefCell::new(Vec::new()) };
    static NUMBERS: Cell<u32> = const { Cell::new(0) };
}

/// Another number than all before: of a panel, and of what it is the panel of.
pub(crate) fn next_number() -> u32 {
    NUMBERS.set(NUMBERS.get() + 1);
    NUMBERS.get()
}

struct Root {
    legend: Element,
    card: Element,
    app: AppHandle<PanelRoot>,
}

impl Root {
    fn new(document: &Document) -> Root {
        let [legend, card] = ["div", "div"].map(|tag| call(document).element(tag));
        let props = PanelRootProps { legend_host: legend.clone(), number: 0, panel: None };
        let app = yew::Renderer::<PanelRoot>::with_root_and_props(card.clone(), props).render();
        Root { legend, card, app }
    }

    fn update(&mut self, number: u32, panel: Option<Panel>) {
        self.app.update(PanelRootProps { legend_host: self.legend.clone(), number, panel });
    }
}

/// A panel that is shown. Dropping it takes it away.
pub(crate) struct MountedPanel {
    // Always there until it is dropped.
    root: Option<Root>,
    number: u32,
}

impl MountedPanel {
    /// An empty panel, whose legend and card are drawn in these elements; `number` as from [`next_number`].
    pub fn new(number: u32, document: &Document, legend_room: &Element, card_room: &Element) -> MountedPanel {
        let root = IDLE.with_borrow_mut(Vec::pop).unwrap_or_else(|| Root::new(document));
        call(legend_room).append(&root.legend);
        call(card_room).append(&root.card);
        MountedPanel { root: Some(root), number }
    }

    /// Whether no legend is drawn.
    pub fn is_empty(&self) -> bool {
        self.root.as_ref().is_none_or(|root| root.legend.first_child().is_none())
    }

    /// Shows `panel` when the running task has ended, and says so by its `on_rendered`.
    pub fn show(&mut self, panel: Panel) {
        if let Some(root) = self.root.as_mut() {
            root.update(self.number, Some(panel.clone()));
        }
    }

    /// The open card, where it is drawn.
    pub fn card(&self) -> Option<Element> {
        self.root.as_ref()?.card.first_element_child()
    }
}

impl Drop for MountedPanel {
    fn drop(&mut self) {
        let Some(mut root) = self.root.take() else { return };
        for part in [&root.legend, &root.card] {
            if let Some(room) = part.parent_node() {
                let _ = room.remove_child(part);
            }
        }
        root.update(self.number, None);
        IDLE.with_borrow_mut(|idle| idle.push(root));
    }
}
