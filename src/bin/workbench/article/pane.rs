//! The article as readers see it: the real element around the article, and passages to choose in it.

use crate::article::element_hooks::{Turn, use_events, use_manifest, use_selection};
use crate::article::flags::Flags;
use crate::article::handles::Handles;
use crate::article::keys::{PaneKeys, on_key};
use crate::article::pane_props::ArticlePaneProps;
use crate::article::reading::Reading;
use crate::article::start::StartHere;
use crate::desk::state::Topic;
use crate::tools;
use crate::words::t;
use claim_labels::text::Span;
use claim_labels::workbench::{Kind, Page, Source, part_of};
use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, MouseEvent, Range, window};
use yew::prelude::*;

/// The pane with the article.
#[component]
pub fn ArticlePane(props: &ArticlePaneProps) -> Html {
    let host = use_node_ref();
    let marked = use_state(|| 0_u32);
    let turn = use_memo((), |()| Turn::default());
    use_manifest(&host, props, &turn);
    use_article(&host, props);
    use_events(&host, props, &marked, &turn);
    use_selection(&host, props, &turn);
    use_paint(props, *marked);
    let keys = PaneKeys {
        on_step: props.on_step.clone(),
        on_label: props.on_label.clone(),
        on_enter: props.on_enter.clone(),
        repicking: props.repicking,
        rtl: props.reading.as_ref().is_some_and(|reading| reading.rtl),
        desk: props.desk.clone(),
    };
    let onkeydown = use_callback(keys, on_key);
    let onclick = use_callback((props.reading.clone(), props.on_press.clone()), on_click);
    let onpointerdown = {
        let turn = turn.clone();
        move |_: PointerEvent| turn.press()
    };
    let empty = props.source.text.trim().is_empty();
    html! {
        <div id="paper" class="paper" tabindex="0" role="region" aria-label={t("articleRegion")}
            aria-describedby="paper-keys" {onkeydown} {onclick} {onpointerdown}>
            if empty {
                <StartHere desk={props.desk.clone()} />
            }
            <claim-labels loading="eager" ref={host} />
            if let Some(reading) = props.reading.clone() {
                <Flags reading={reading.clone()} flags={props.flags.clone()} marked={*marked} on_open={props.on_flag.clone()} />
                <Handles {reading} passage={props.painted.passage.or(props.painted.claim)} marked={*marked} {turn}
                    on_stretch={props.on_stretch.clone()} />
            }
        </div>
    }
}

// A press on a passage, or between passages. A link in the article would leave the workbench.
fn on_click(event: MouseEvent, (reading, on_press): &(Option<std::rc::Rc<Reading>>, Callback<usize>)) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let within = |selector: &str| target.closest(selector).ok().flatten().is_some();
    if within("a[href]") {
        event.prevent_default();
    }
    let selection = window().and_then(|window| window.get_selection().ok().flatten());
    let selects = selection.is_some_and(|selection| !selection.is_collapsed());
    if selects || within("[data-claim-badge], button") {
        return;
    }
    let Some(reading) = reading else { return };
    let caret = tools::caret_at(event.client_x().into(), event.client_y().into());
    if let Some(at) = caret.and_then(|caret| Page::read(&reading.host).offset_of(&caret)) {
        on_press.emit(at);
    }
}

// Puts the article into the element.
#[hook]
fn use_article(host: &NodeRef, props: &ArticlePaneProps) {
    let (host, on_read, desk) = (host.clone(), props.on_read.clone(), props.desk.clone());
    let language = props.manifest.root.text_at("/article/language");
    use_effect_with((props.source.clone(), language), move |(source, language)| {
        let Some(host) = host.cast::<Element>() else { return };
        host.replace_children_with_node_0();
        if let Some(paper) = host.parent_element() {
            paper.set_scroll_top(0);
        }
        let about = source.about();
        let language = if language.is_empty() { about.language.unwrap_or_default() } else { language.clone() };
        let _ = host.set_attribute("lang", &language);
        if fill(&host, source).is_err() {
            desk.complain(Topic::Article, t("articleFailed"));
        }
        let reading = Reading::of(host.clone());
        let _ = host.set_attribute("dir", if reading.rtl { "rtl" } else { "ltr" });
        on_read.emit(reading.into());
    });
}

fn fill(host: &Element, source: &Source) -> Result<(), ()> {
    let failed = |_| ();
    if source.kind == Kind::Html {
        let part = Closure::new(|element: Element| part_of(&element).to_owned());
        let content = tools::inert(&source.text, &part).map_err(failed)?;
        return host.append_child(&content).map(drop).map_err(failed);
    }
    let document = host.owner_document().ok_or(())?;
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
        tools::paint("faulty", &ranges(&painted.faulty));
        tools::paint("draft", &ranges(&painted.drafts));
        tools::paint("suggestion", &ranges(&painted.suggestions));
        tools::paint("candidate", &ranges(painted.candidate.as_slice()));
    });
}
