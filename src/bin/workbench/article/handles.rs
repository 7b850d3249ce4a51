//! Handles at the two ends of a passage: to drag with a pointer or a finger, and to move word by word with arrow keys.

use crate::article::element_hooks::Turn;
use crate::article::margin::{put, spots, use_layouts};
use crate::article::pane_props::Stretch;
use crate::article::reading::Reading;
use crate::tools;
use crate::words::t;
use claim_labels::text::Span;
use claim_labels::workbench::Page;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, PointerEvent};
use yew::prelude::*;

#[derive(Properties)]
pub struct HandlesProps {
    pub reading: Rc<Reading>,
    pub passage: Option<Span>,
    /// How often the article was labelled: its nodes are others each time.
    pub marked: u32,
    pub turn: Rc<Turn>,
    pub on_stretch: Callback<(bool, Stretch)>,
}

impl PartialEq for HandlesProps {
    fn eq(&self, other: &Self) -> bool {
        self.reading == other.reading
            && self.passage == other.passage
            && self.marked == other.marked
            && self.on_stretch == other.on_stretch
    }
}

/// The handles.
#[component]
pub fn Handles(props: &HandlesProps) -> Html {
    let refs = [use_node_ref(), use_node_ref()];
    // How far below the line the handle is held that is dragged.
    let held = use_mut_ref(|| None::<(i32, i32)>);
    let layouts = use_layouts();
    use_effect_with((props.reading.clone(), props.passage, props.marked, layouts), {
        let refs = refs.clone();
        move |(reading, passage, ..)| {
            let Some(Some(ends)) = passage.map(|span| spots(reading, &[span]).pop().flatten()) else { return };
            for (handle, spot) in refs.iter().zip(ends) {
                if let Some(handle) = handle.cast::<HtmlElement>() {
                    put(&handle, spot);
                }
            }
        }
    });
    if props.passage.is_none() {
        return html! {};
    }
    let handle = |end: bool| {
        let label = t(if end { "endHandle" } else { "startHandle" });
        let class = classes!("handle", if end { "end" } else { "start" });
        let (down, moved, up) =
            (pointer_down(&held, props), pointer_move(&held, props, end), pointer_up(&held, props, end));
        html! {
            <button type="button" {class} aria-label={label} title={label} ref={refs[usize::from(end)].clone()} onkeydown={key(props, end)}
                onpointerdown={down} onpointermove={moved} onpointerup={up.clone()} onpointercancel={up}></button>
        }
    };
    html! { <div class="handles">{ handle(false) }{ handle(true) }</div> }
}

type Held = Rc<std::cell::RefCell<Option<(i32, i32)>>>;

// The handle that is meant: Yew listens at the root, which is the event's current target.
fn of(event: &PointerEvent) -> Option<HtmlElement> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest(".handle").ok()??.dyn_into().ok()
}

fn pointer_down(held: &Held, props: &HandlesProps) -> Callback<PointerEvent> {
    let (held, turn) = (held.clone(), props.turn.clone());
    Callback::from(move |event: PointerEvent| {
        let Some(handle) = of(&event) else { return };
        let rect = handle.get_bounding_client_rect();
        let _ = handle.set_pointer_capture(event.pointer_id());
        // The place meant is on the line, not on the knob below it.
        let (x, y) = ((rect.left() + rect.right()) / 2.0, rect.top());
        *held.borrow_mut() = Some((event.client_x() - x as i32, event.client_y() - y as i32 + 8));
        turn.editor.set(true);
        let _ = handle.focus();
        event.prevent_default();
        event.stop_propagation();
    })
}

fn pointer_move(held: &Held, props: &HandlesProps, end: bool) -> Callback<PointerEvent> {
    let (held, reading, on_stretch) = (held.clone(), props.reading.clone(), props.on_stretch.clone());
    Callback::from(move |event: PointerEvent| {
        let Some((dx, dy)) = *held.borrow() else { return };
        let Some(handles) = of(&event).and_then(|handle| handle.parent_element()) else { return };
        let (x, y) = (event.client_x() - dx, event.client_y() - dy);
        if let Some(at) = under(&handles, &reading, x, y) {
            on_stretch.emit((end, Stretch::To(at)));
        }
    })
}

// The place of the article's text under a point, as if the handles were not there; none beside the article.
fn under(handles: &Element, reading: &Reading, x: i32, y: i32) -> Option<usize> {
    let _ = handles.class_list().add_1("through");
    let caret = tools::caret_at(x.into(), y.into());
    let _ = handles.class_list().remove_1("through");
    let caret = caret.filter(|caret| caret.start_container().is_ok_and(|node| reading.host.contains(Some(&node))))?;
    Page::read(&reading.host).offset_of(&caret)
}

fn pointer_up(held: &Held, props: &HandlesProps, end: bool) -> Callback<PointerEvent> {
    let (held, turn, on_stretch) = (held.clone(), props.turn.clone(), props.on_stretch.clone());
    Callback::from(move |_: PointerEvent| {
        turn.editor.set(false);
        if held.take().is_some() {
            on_stretch.emit((end, Stretch::Done));
        }
    })
}

fn key(props: &HandlesProps, end: bool) -> Callback<KeyboardEvent> {
    let (rtl, on_stretch) = (props.reading.rtl, props.on_stretch.clone());
    Callback::from(move |event: KeyboardEvent| {
        let towards_end = match event.key().as_str() {
            "ArrowRight" => !rtl,
            "ArrowLeft" => rtl,
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        on_stretch.emit((end, Stretch::Word { outwards: towards_end == end }));
    })
}
