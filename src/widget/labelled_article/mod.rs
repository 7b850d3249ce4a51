//! A labelled article for Yew apps. What stands in it are the app's own nodes, labelled as they stand: whatever `html!` can say,
//! lists, figures, tables, quotations with their source, needs no second description. On a server the same component renders the
//! same markup, which the browser hydrates.
//!
//! Components among the nodes are left as they are and unlabelled: what they will render is not known when the text is read.

mod html_element;
mod html_text;
mod manifest_source;
mod marked;
mod reading;

pub use manifest_source::ManifestSource;

use super::panel::{Abilities, LegendPlace, MountedPanel, Panel, next_number};
use super::state::{Action, Shown, State};
use super::stylesheets::{Stylesheets, shadow};
use super::summary::{ClaimIndex, Summary};
use crate::dom::{call, range_in};
use crate::failure::Failure;
use crate::manifest::{Anchorings, Manifest, Status, anchor_on_page};
use crate::markup::BADGE_ATTRIBUTE;
use crate::strings::Strings;
use crate::text::Article;
use html_text::{Entry, ReadHtml, Run};
use manifest_source::use_manifest;
use marked::Labels;
use reading::{Reading, Step};
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

#[cfg(target_family = "wasm")]
use crate::dom::BROWSER as UNICODE;
#[cfg(not(target_family = "wasm"))]
use crate::text::TABLES as UNICODE;

/// How many claims were found in the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ready {
    /// Claims that are labelled.
    pub anchored: usize,
    /// Claims whose place is uncertain, which label nothing.
    pub orphaned: usize,
    /// Those of the labelled claims whose words are not those that were labelled any more.
    pub reworded: usize,
}

/// What [`LabelledArticle`] shows, and whom it tells.
#[derive(Properties, PartialEq)]
pub struct LabelledArticleProps {
    /// The article's nodes.
    #[prop_or_default]
    pub children: Html,
    /// Its claims.
    pub manifest: ManifestSource,
    /// The interface's language, a BCP 47 tag; by default the manifest's.
    #[prop_or_default]
    pub lang: AttrValue,
    /// The statuses whose labels are shown; a reader may choose others. All by default.
    #[prop_or_default]
    pub filter: Option<Vec<Status>>,
    /// The id of the claim whose card is open; a reader may open another, or close it.
    #[prop_or_default]
    pub open: Option<AttrValue>,
    /// The claims were looked for.
    #[prop_or_default]
    pub on_ready: Callback<Ready>,
    /// The card of the claim with this id was opened.
    #[prop_or_default]
    pub on_open: Callback<AttrValue>,
    /// The card was closed.
    #[prop_or_default]
    pub on_close: Callback<()>,
    /// Labels of just these statuses are shown now.
    #[prop_or_default]
    pub on_filter: Callback<Vec<Status>>,
    /// There is no manifest to label by; the article stands without labels.
    #[prop_or_default]
    pub on_error: Callback<Failure>,
}

/// An article with its claims labelled.
#[component]
pub fn LabelledArticle(props: &LabelledArticleProps) -> Html {
    let found = use_manifest(&props.manifest);
    let failure = found.as_ref().and_then(|found| found.as_ref().err().cloned());
    {
        let on_error = props.on_error.clone();
        use_effect_with(failure, move |failure| failure.iter().for_each(|failure| on_error.emit(failure.clone())));
    }
    // Until there is a manifest, one without claims: the article's nodes stay where they are when labels come.
    let none = use_memo((), |()| Rc::new(Manifest::default()));
    let known = found.and_then(Result::ok);
    let legend = if known.is_some() { LegendPlace::Top } else { LegendPlace::None };
    let manifest = known.unwrap_or_else(|| (*none).clone());
    html! { <div class="claim-labels"><Labelled {manifest} {legend} article={ArticleProps::of(props)} /></div> }
}

// What of the component's properties an article needs that has its manifest.
#[derive(Clone, PartialEq)]
struct ArticleProps {
    children: Html,
    lang: AttrValue,
    filter: Option<Vec<Status>>,
    open: Option<AttrValue>,
    on_ready: Callback<Ready>,
    on_open: Callback<AttrValue>,
    on_close: Callback<()>,
    on_filter: Callback<Vec<Status>>,
}

impl ArticleProps {
    fn of(props: &LabelledArticleProps) -> ArticleProps {
        ArticleProps {
            children: props.children.clone(),
            lang: props.lang.clone(),
            filter: props.filter.clone(),
            open: props.open.clone(),
            on_ready: props.on_ready.clone(),
            on_open: props.on_open.clone(),
            on_close: props.on_close.clone(),
            on_filter: props.on_filter.clone(),
        }
    }
}

#[derive(PartialEq, Properties)]
struct LabelledProps {
    manifest: Rc<Manifest>,
    // None where there is no manifest yet.
    legend: LegendPlace,
    article: ArticleProps,
}

#[component]
fn Labelled(props: &LabelledProps) -> Html {
    let LabelledProps { manifest, legend, article } = props;
    let anchored = use_memo((article.children.clone(), manifest.clone()), |(children, manifest)| {
        Anchored::new(children, manifest)
    });
    let reading = use_reducer(Reading::default);
    let state = anchored.sound(reading.of(manifest));
    let on_action = {
        let dispatcher = reading.dispatcher();
        use_callback(manifest.clone(), move |action: Action, manifest| {
            dispatcher.dispatch(Step { action, manifest: manifest.clone() });
        })
    };
    use_followed_props(props, &anchored, &on_action);
    use_told_events(props, &anchored, state);
    let words = words(&article.lang, manifest);
    let (panel_node, article_node) = (use_node_ref(), use_node_ref());
    use_panel(
        &panel_node,
        &article_node,
        Shows { manifest, anchored: &anchored, words, state, legend: *legend, on_action: &on_action },
    );
    let on_press = {
        let open = state.open;
        on_action.reform(move |claim| if open == Some(claim) { Action::Close } else { Action::Open(claim) })
    };
    let Anchored { anchorings, runs, elements, .. } = &*anchored;
    let labels = Labels { manifest, anchored: &anchorings.anchored, runs, elements, words, state, on_press: &on_press };
    html! {
        <>
            <div ref={panel_node} data-claim-labels="off"></div>
            <article ref={article_node}>{ labels.mark(&article.children) }</article>
        </>
    }
}

fn words(lang: &str, manifest: &Manifest) -> &'static Strings {
    let tag = if lang.is_empty() { manifest.article.language.as_deref().unwrap_or_default() } else { lang };
    Strings::of(tag)
}

// The article's text nodes, and where its claims are anchored.
#[derive(PartialEq)]
struct Anchored {
    anchorings: Anchorings,
    runs: Vec<Run>,
    elements: Vec<Entry>,
    summary: Rc<Summary>,
}

impl Anchored {
    fn new(children: &Html, manifest: &Manifest) -> Self {
        let ReadHtml { text, readings, runs, elements } = html_text::read(children);
        let language = manifest.article.language.as_deref().unwrap_or_default();
        let article = Article::new(text, &UNICODE).in_language(language);
        let anchorings = anchor_on_page(&article, &readings, manifest);
        let summary = Rc::new(Summary::of(manifest, &anchorings));
        Anchored { anchorings, runs, elements, summary }
    }

    fn is_labelled(&self, claim: ClaimIndex) -> bool {
        self.summary.order.contains(&claim)
    }

    // No card of a claim that is not labelled.
    fn sound(&self, state: State) -> State {
        State { open: state.open.filter(|claim| self.is_labelled(*claim)), ..state }
    }

    fn find(&self, manifest: &Manifest, id: &str) -> Option<ClaimIndex> {
        self.summary.order.iter().copied().find(|claim| manifest.claims[claim.0].id == id)
    }
}

// What the app asks for by properties is done when they change.
#[hook]
fn use_followed_props(props: &LabelledProps, anchored: &Rc<Anchored>, on_action: &Callback<Action>) {
    let LabelledProps { manifest, legend, article } = props;
    {
        let on_action = on_action.clone();
        use_effect_with(article.filter.clone(), move |filter| {
            let shown = filter.as_ref().map(|statuses| Shown::from_names(statuses.iter().map(|status| status.name())));
            if let Some(shown) = shown {
                on_action.emit(Action::Show(shown));
            }
        });
    }
    let (on_action, manifest, anchored) = (on_action.clone(), manifest.clone(), anchored.clone());
    let was_asked = use_mut_ref(|| false);
    // Where the manifest has to be fetched first, once it is there.
    use_effect_with((article.open.clone(), *legend), move |(open, _)| {
        let action = match open {
            Some(id) => anchored.find(&manifest, id).map(Action::Open),
            None => was_asked.borrow().then_some(Action::Close),
        };
        *was_asked.borrow_mut() = open.is_some();
        if let Some(action) = action {
            on_action.emit(action);
        }
    });
}

#[hook]
fn use_told_events(props: &LabelledProps, anchored: &Rc<Anchored>, state: State) {
    let LabelledProps { manifest, legend, article } = props;
    {
        let on_ready = article.on_ready.clone();
        use_effect_with((anchored.clone(), *legend), move |(found, legend)| {
            if *legend == LegendPlace::None {
                return;
            }
            let Anchorings { anchored, orphaned, .. } = &found.anchorings;
            let reworded = found.anchorings.reworded();
            on_ready.emit(Ready { anchored: anchored.len(), orphaned: orphaned.len(), reworded });
        });
    }
    let before = use_mut_ref(|| (None::<AttrValue>, State::default().shown));
    let open = state.open.map(|claim| AttrValue::from(manifest.claims[claim.0].id.clone()));
    let (on_open, on_close, on_filter) = (article.on_open.clone(), article.on_close.clone(), article.on_filter.clone());
    use_effect_with((open, state.shown), move |(open, shown)| {
        let (was_open, was_shown) = before.replace((open.clone(), *shown));
        if was_open != *open {
            if was_open.is_some() {
                on_close.emit(());
            }
            if let Some(id) = &open {
                on_open.emit(id.clone());
            }
        }
        if was_shown != *shown {
            on_filter.emit(Status::ALL.into_iter().filter(|status| shown.has(*status)).collect());
        }
    });
}

// What the panel shows.
struct Shows<'a> {
    manifest: &'a Rc<Manifest>,
    anchored: &'a Rc<Anchored>,
    words: &'static Strings,
    state: State,
    legend: LegendPlace,
    on_action: &'a Callback<Action>,
}

// Legend and card in a shadow root of their own, drawn when the article stands.
#[hook]
fn use_panel(panel_node: &NodeRef, article_node: &NodeRef, shows: Shows<'_>) {
    let mounted = use_mut_ref(|| None::<MountedPanel>);
    let Shows { words, state, legend, .. } = shows;
    let (manifest, summary, on_action) =
        (shows.manifest.clone(), shows.anchored.summary.clone(), shows.on_action.clone());
    {
        let (mounted, panel_node, article_node) = (mounted.clone(), panel_node.clone(), article_node.clone());
        use_effect(move || {
            let (Some(host), Some(article)) = (panel_node.cast::<Element>(), article_node.cast::<Element>()) else {
                return;
            };
            let open = |attribute: &str| {
                let selector = format!("[{attribute}=\"{}\"]", manifest.claims[state.open?.0].id);
                article.query_selector(&selector).ok().flatten()
            };
            let (badge, passage) = (open(BADGE_ATTRIBUTE), open("data-claim").map(|mark| range_in(&mark)));
            let mut mounted = mounted.borrow_mut();
            if mounted.is_none() {
                *mounted = mount(&host, &article);
            }
            let panel = Panel {
                words,
                manifest,
                summary,
                state,
                legend,
                abilities: Abilities::default(),
                record: None,
                news: AttrValue::default(),
                badge,
                passage,
                on_action,
                on_rendered: Callback::noop(),
            };
            if let Some(mounted) = mounted.as_mut() {
                mounted.show(panel);
            }
        });
    }
    use_effect_with((), move |()| move || drop(mounted.take()));
}

// None where the browser lacks shadow roots or constructable stylesheets: the article is labelled all the same.
fn mount(host: &Element, article: &Element) -> Option<MountedPanel> {
    let _ = Stylesheets::Page.adopt(&article.get_root_node());
    let root = shadow(host, Stylesheets::Panel).ok()?;
    let document = host.owner_document()?;
    let [legend, card] = ["div", "div"].map(|tag| {
        let room = call(&document).element(tag);
        call(&root).append(&room);
        room
    });
    Some(MountedPanel::new(next_number(), &document, &legend, &card))
}
