//! The article as readers see it: the real element around the article, and passages to choose in it.

use crate::article::element_hooks::{Turn, use_events, use_manifest, use_selection};
use crate::article::pane_props::ArticlePaneProps;
use crate::article::reading::Reading;
use crate::desk::state::{Ask, Desk};
use crate::tools;
use claim_labels::text::Span;
use claim_labels::workbench::{Kind, Page, Source, Step, part_of};
use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, KeyboardEvent, MouseEvent, Range};
use yew::prelude::*;

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
        let part = Closure::new(|element: Element| part_of(&element).to_owned());
        return tools::inert(&source.text, &part)
            .and_then(|content| host.append_child(&content))
            .map(drop)
            .map_err(failed);
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
