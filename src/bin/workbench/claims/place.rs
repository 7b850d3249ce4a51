//! Where the list stands on the screen: opening a claim never makes what the editor looks at jump away.

use gloo::timers::callback::Timeout;
use gloo::utils::document;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// Where a row was on the screen when it was pressed.
#[derive(Clone, Default)]
pub struct Hold(Rc<Cell<Option<f64>>>);

// What is noted here is no property: rows need not be drawn anew for it.
impl PartialEq for Hold {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Hold {
    /// A row is pressed.
    pub fn note(&self, id: &str) {
        self.0.set(document().get_element_by_id(id).map(|row| row.get_bounding_client_rect().top()));
    }
}

// At least so much of a form is in view when it opens.
const SEEN: f64 = 260.0;

/// Keeps the row in its place that was pressed, and brings one into view that was opened from elsewhere.
#[hook]
pub fn use_place(selected: Option<usize>, hold: &Hold) {
    let hold = hold.clone();
    use_effect_with(selected, move |selected| {
        // Rows are drawn one after the other: when all are, the form that was open before is gone.
        let timer = Rc::new(RefCell::new(None));
        if let Some(number) = selected {
            let place = Place { number: *number, wanted: hold.0.take(), scrolled: None };
            place.look(LOOKS, timer.clone());
        }
        move || drop(timer.take())
    });
}

// Rows out of view get their size when they are drawn, which moves the rest: it takes some looks, a frame apart, until all stand.
const LOOKS: u32 = 4;
const FRAME: u32 = 17;

// Where a row is wanted.
struct Place {
    number: usize,
    // Its top: at first where it was when it was pressed, if it was.
    wanted: Option<f64>,
    // How far its pane was scrolled by the last look.
    scrolled: Option<i32>,
}

impl Place {
    fn look(mut self, left: u32, timer: Rc<RefCell<Option<Timeout>>>) {
        let next = timer.clone();
        let pause = if left == LOOKS { 0 } else { FRAME };
        let look = move || {
            if self.keep().is_some() && left > 1 {
                self.look(left - 1, next);
            }
        };
        *timer.borrow_mut() = Some(Timeout::new(pause, look));
    }

    // Brings the row to its place; none where there is no such row, or the editor has scrolled it away meanwhile.
    fn keep(&mut self) -> Option<()> {
        let row = document().get_element_by_id(&format!("claim-row-{}", self.number))?;
        let pane = Pane::around(&row)?;
        if self.scrolled.is_some_and(|scrolled| scrolled != pane.scroller().scroll_top()) {
            return None;
        }
        let top = row.get_bounding_client_rect().top();
        let (from, to) = pane.edges();
        let wanted = self.wanted.unwrap_or(if top < from || top > to - SEEN { from + 8.0 } else { top });
        let form = row.closest("li").ok().flatten().map_or(0.0, |item| item.get_bounding_client_rect().height());
        let wanted = wanted.min((to - form.min(SEEN)).max(from));
        pane.scroll_by(top - wanted);
        (self.wanted, self.scrolled) = (Some(wanted), Some(pane.scroller().scroll_top()));
        Some(())
    }
}

// What scrolls the list: its pane on a desk, the page on a phone.
struct Pane {
    side: Element,
    page: Element,
}

impl Pane {
    fn around(row: &Element) -> Option<Pane> {
        Some(Pane { side: row.closest(".side").ok()??, page: document().document_element()? })
    }

    fn scrolls_itself(&self) -> bool {
        self.side.scroll_height() > self.side.client_height() + 1
            && self.page.scroll_height() <= self.page.client_height() + 1
    }

    // What of it is in view.
    fn edges(&self) -> (f64, f64) {
        let window = f64::from(self.page.client_height());
        if self.scrolls_itself() {
            let rect = self.side.get_bounding_client_rect();
            return (rect.top(), rect.bottom());
        }
        let bar = document().query_selector(".statusbar").ok().flatten();
        (0.0, window - bar.map_or(0.0, |bar| bar.get_bounding_client_rect().height()))
    }

    fn scroller(&self) -> &Element {
        if self.scrolls_itself() { &self.side } else { &self.page }
    }

    fn scroll_by(&self, by: f64) {
        let element = self.scroller();
        element.set_scroll_top((f64::from(element.scroll_top()) + by).round() as i32);
    }
}
