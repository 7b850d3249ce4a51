//! The article as readers see it: the real element around the article, and passages to choose in it.

use crate::tools;
use crate::ui::{Ask, Desk};
use claim_labels::text::{Article, Span};
use claim_labels::workbench::{Action, Doc, Kind, Page, Source, Step, moved, sentences};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Array, JSON, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, Document, Element, KeyboardEvent, MouseEvent, Range, window};
use yew::prelude::*;

/// Readers see a change when the editor has paused for this many milliseconds: labelling anew takes longer than a key may.
const PAUSE: u32 = 300;

/// The article that is open, read.
pub struct Reading {
    /// The element around it.
    pub host: Element,
    /// Its text.
    pub article: Article,
    /// The same, flowing.
    flowing: String,
    sentences: Vec<Span>,
}

impl PartialEq for Reading {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Reading {
    fn of(host: Element) -> Reading {
        let page = Page::read(&host);
        let flowing = page.flowing();
        let lang = host.closest("[lang]").ok().flatten().and_then(|element| element.get_attribute("lang"));
        let sentences = sentences(&flowing, &tools::sentences(&flowing, &lang.unwrap_or_default()));
        Reading { article: page.article(), flowing, sentences, host }
    }

    /// The passage after a press.
    pub fn moved(&self, passage: Option<Span>, step: Step) -> Option<Span> {
        moved(&self.flowing, &self.sentences, passage, step)
    }

    /// The text in which every line break is an edge of a block.
    pub fn flowing(&self) -> &str {
        &self.flowing
    }

    /// The words of a passage, in one line.
    pub fn words(&self, span: Span) -> String {
        self.article.slice(span).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Passages that are painted over the labels.
#[derive(Clone, PartialEq, Default)]
pub struct Painted {
    /// The passage that is chosen.
    pub passage: Option<Span>,
    /// The passage of the claim that is open.
    pub claim: Option<Span>,
    /// Passages of claims that readers are not shown, as they have errors.
    pub drafts: Vec<Span>,
    /// Where the claim that is open may stand now.
    pub candidate: Option<Span>,
    /// Passages that are suggested.
    pub suggestions: Vec<Span>,
}

// Who is at work on the article's nodes. Labelling moves what is selected, so the two take turns.
#[derive(Default)]
struct Turn {
    // A pointer is down in the article.
    editor: Cell<bool>,
    // The element is labelling.
    element: Cell<bool>,
    // Something was selected meanwhile.
    missed: Cell<bool>,
}

#[derive(Properties, PartialEq)]
pub struct ArticlePaneProps {
    pub source: Rc<Source>,
    pub manifest: Doc,
    pub reading: Option<Rc<Reading>>,
    pub painted: Painted,
    pub on_read: Callback<Rc<Reading>>,
    pub on_open: Callback<String>,
    pub on_step: Callback<Step>,
    pub on_label: Callback<usize>,
    pub desk: Desk,
}

/// The pane with the article.
#[component]
pub fn ArticlePane(props: &ArticlePaneProps) -> Html {
    let host = use_node_ref();
    let marked = use_state(|| 0_u32);
    let turn = use_memo((), |()| Turn::default());
    use_article(&host, props);
    use_manifest(&host, props, &turn);
    use_events(&host, props, &marked, &turn);
    use_selection(&host, props, &turn);
    use_paint(props, *marked);
    let keys = use_callback((props.on_step.clone(), props.on_label.clone(), props.desk.clone()), on_key);
    // A link in the article would leave the workbench.
    let stay = Callback::from(|event: MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if target.is_some_and(|target| target.closest("a[href]").ok().flatten().is_some()) {
            event.prevent_default();
        }
    });
    let down = {
        let turn = turn.clone();
        move |_: PointerEvent| turn.editor.set(true)
    };
    html! {
        <div id="paper" class="paper" tabindex="0" role="region" aria-label="Article as readers see it"
            aria-describedby="paper-keys" onkeydown={keys} onclick={stay} onpointerdown={down}>
            <claim-labels loading="eager" ref={host} />
        </div>
    }
}

fn on_key(event: KeyboardEvent, (on_step, on_label, desk): &(Callback<Step>, Callback<usize>, Desk)) {
    // Keys of the badges in the article are theirs.
    let own = event.target().is_some_and(|target| target.unchecked_into::<Element>().id() == "paper");
    if !own || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let step = match (event.key().as_str(), event.shift_key()) {
        ("ArrowDown", false) => Step::Next,
        ("ArrowUp", false) => Step::Previous,
        ("ArrowDown", true) => Step::Sentence,
        ("ArrowRight", true) => Step::Longer,
        ("ArrowLeft", true) => Step::Shorter,
        ("ArrowLeft", false) => Step::Earlier,
        ("ArrowRight", false) => Step::Later,
        ("Escape", _) => return desk.ask.emit(Ask::Passage(None)),
        (digit @ ("1" | "2" | "3"), false) => {
            event.prevent_default();
            return on_label.emit(digit.parse::<usize>().unwrap_or(1) - 1);
        }
        _ => return,
    };
    event.prevent_default();
    on_step.emit(step);
}

// Puts the article into the element.
#[hook]
fn use_article(host: &NodeRef, props: &ArticlePaneProps) {
    let (host, on_read, desk) = (host.clone(), props.on_read.clone(), props.desk.clone());
    use_effect_with(props.source.clone(), move |source| {
        let Some(host) = host.cast::<Element>() else { return };
        host.replace_children_with_node_0();
        host.parent_element().into_iter().for_each(|paper| paper.set_scroll_top(0));
        if let Err(message) = fill(&host, source) {
            desk.complain(message);
        }
        on_read.emit(Reading::of(host).into());
    });
}

fn fill(host: &Element, source: &Source) -> Result<(), String> {
    let failed = |_| "The article could not be shown.".to_owned();
    if source.kind == Kind::Html {
        return tools::inert(&source.text).and_then(|content| host.append_child(&content)).map(drop).map_err(failed);
    }
    let document = host.owner_document().ok_or_else(String::new)?;
    let article = document.create_element("article").map_err(failed)?;
    for text in source.paragraphs() {
        let paragraph = document.create_element("p").map_err(failed)?;
        paragraph.set_text_content(Some(text));
        article.append_child(&paragraph).map_err(failed)?;
    }
    host.append_child(&article).map(drop).map_err(failed)
}

// Gives the element the manifest.
#[hook]
fn use_manifest(host: &NodeRef, props: &ArticlePaneProps, turn: &Rc<Turn>) {
    let (host, turn) = (host.clone(), turn.clone());
    let first = use_mut_ref(|| true);
    use_effect_with((props.manifest.clone(), props.source.clone()), move |(manifest, _)| {
        let manifest = manifest.clone();
        let pause = if std::mem::take(&mut *first.borrow_mut()) { 0 } else { PAUSE };
        let timer = Rc::new(RefCell::new(None));
        later(&timer, pause, turn, move |turn| {
            let value = JSON::parse(manifest.text().trim_start_matches('\u{FEFF}'));
            if let (Some(host), Ok(value)) = (host.cast::<Element>(), value) {
                turn.element.set(true);
                let _ = Reflect::set(&host, &"manifest".into(), &value);
            }
        });
        move || drop(timer.take())
    });
}

// Runs when the time has come and the editor selects nothing.
fn later(timer: &Rc<RefCell<Option<Timeout>>>, pause: u32, turn: Rc<Turn>, run: impl FnOnce(&Turn) + 'static) {
    let again = timer.clone();
    let timeout =
        Timeout::new(pause, move || if turn.editor.get() { later(&again, pause, turn, run) } else { run(&turn) });
    *timer.borrow_mut() = Some(timeout);
}

// What the element tells.
#[hook]
fn use_events(host: &NodeRef, props: &ArticlePaneProps, marked: &UseStateHandle<u32>, turn: &Rc<Turn>) {
    let (host, marked, done, failed) = (host.clone(), marked.clone(), turn.clone(), turn.clone());
    let count = use_mut_ref(|| 0_u32);
    use_effect_with((props.on_open.clone(), props.desk.clone()), move |(on_open, desk)| {
        let detail = |event: &Event, key: &str| {
            let detail = event.unchecked_ref::<CustomEvent>().detail();
            Reflect::get(&detail, &key.into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
        };
        let (on_open, desk) = (on_open.clone(), desk.clone());
        let listeners = host.cast::<Element>().map(|host| {
            let ready = move |_: &Event| {
                done.element.set(false);
                if let (true, Some(document)) = (done.missed.take(), document()) {
                    let _ = Event::new("selectionchange").map(|event| document.dispatch_event(&event));
                }
                *count.borrow_mut() += 1;
                marked.set(*count.borrow());
            };
            [
                EventListener::new(&host, "claim-labels:ready", ready),
                EventListener::new(&host, "claim-labels:open", move |event| on_open.emit(detail(event, "id"))),
                EventListener::new(&host, "claim-labels:error", move |event| {
                    failed.element.set(false);
                    desk.complain(detail(event, "message"));
                }),
            ]
        });
        move || drop(listeners)
    });
}

// What the editor selects with a pointer, or with the browser's own keys.
#[hook]
fn use_selection(host: &NodeRef, props: &ArticlePaneProps, turn: &Rc<Turn>) {
    let (host, turn, ask) = (host.clone(), turn.clone(), props.desk.ask.clone());
    use_effect_with(props.reading.clone(), move |reading| {
        let (reading, up) = (reading.clone(), turn.clone());
        let select = move |_: &Event| {
            let (Some(reading), Some(host)) = (&reading, host.cast::<Element>()) else { return };
            if turn.element.get() {
                return turn.missed.set(turn.missed.get() || turn.editor.get());
            }
            match Page::selected(&host).map(|span| reading.article.snap(span)) {
                Some(span) => ask.emit(Ask::Passage((span.start < span.end).then_some(span))),
                // A press beside it lets go of a passage.
                None if turn.editor.get() => ask.emit(Ask::Passage(None)),
                None => {}
            }
        };
        let listeners = document().map(|document| {
            let lifted = ["pointerup", "pointercancel"].map(|name| {
                let up = up.clone();
                EventListener::new(&document, name, move |_| up.editor.set(false))
            });
            (EventListener::new(&document, "selectionchange", select), lifted)
        });
        move || drop(listeners)
    });
}

// Labelling makes other nodes, so passages are looked up in the page as it is after it.
#[hook]
fn use_paint(props: &ArticlePaneProps, marked: u32) {
    use_effect_with((props.reading.clone(), props.painted.clone(), marked), |(reading, painted, _)| {
        let Some(reading) = reading else { return };
        let page = Page::read(&reading.host);
        let length = reading.article.text().len();
        let ranges = |spans: &[Span]| -> Array {
            let within = spans.iter().filter(|span| span.end <= length);
            within.filter_map(|span| page.range(*span)).collect::<Vec<Range>>().iter().collect()
        };
        tools::paint("passage", &ranges(painted.passage.as_slice()));
        tools::paint("claim", &ranges(painted.claim.as_slice()));
        tools::paint("draft", &ranges(&painted.drafts));
        tools::paint("suggestion", &ranges(&painted.suggestions));
        tools::paint("candidate", &ranges(painted.candidate.as_slice()));
    });
}

fn document() -> Option<Document> {
    window()?.document()
}

/// Brings a passage into view, unless it is in view.
pub fn reveal(reading: &Reading, span: Span) {
    let element =
        Page::read(&reading.host).range(span).and_then(|range| range.start_container().ok()?.parent_element());
    let (Some(element), Some(paper)) = (element, reading.host.parent_element()) else { return };
    let (seen, whole) = (element.get_bounding_client_rect(), paper.get_bounding_client_rect());
    if seen.top() < whole.top() || seen.bottom() > whole.bottom() {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Undo and such, from here: the action at this time.
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// An edit, now.
pub fn edit(edit: claim_labels::workbench::Edit) -> Action {
    Action::Edit(edit, now())
}
