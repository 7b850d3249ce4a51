//! Finds a source by the beginnings of its words, among those that are known; what is not known is added as it is typed. A combobox as
//! the ARIA authoring practices describe it.

use crate::sources::memory;
use crate::words::{fill, t};
use claim_labels::manifest::Json;
use claim_labels::workbench::{Known, Node, offers, source_label, typed_source};
use gloo::utils::document;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

/// More than this are not listed: a letter more finds the rest.
const MOST: usize = 6;

#[derive(Clone, Properties, PartialEq)]
pub struct SourceSearchProps {
    pub id: AttrValue,
    pub label: AttrValue,
    /// All claims, whose sources are known.
    pub claims: Node,
    /// Sources that are there already.
    pub own: Vec<Json>,
    /// Who the sentence names.
    pub sentence: Option<Json>,
    /// Whether sources are offered before the field has the focus.
    pub offered: bool,
    pub on_source: Callback<Json>,
}

struct Offers {
    list: Vec<(Known, Json)>,
    // What is typed is none of them.
    typed: Option<String>,
}

impl Offers {
    fn len(&self) -> usize {
        self.list.len() + usize::from(self.typed.is_some())
    }

    fn at(&self, number: usize) -> Option<Json> {
        match self.list.get(number) {
            Some((_, source)) => Some(source.clone()),
            None => self.typed.as_deref().filter(|_| number == self.list.len()).map(typed_source),
        }
    }
}

fn find(props: &SourceSearchProps, query: &str) -> Offers {
    let manifest: Vec<Json> =
        props.claims.items().filter_map(|claim| claim.get("sources")).flat_map(Node::items).map(Node::json).collect();
    let found = memory::ask(|memory| offers(query, props.sentence.as_ref(), &manifest, &props.own, memory));
    let typed = query.trim().trim_matches(',');
    let same =
        |source: &Json| source.get("name").and_then(Json::as_str).is_some_and(|name| name.eq_ignore_ascii_case(typed));
    let known = found.iter().any(|(_, source)| same(source));
    let list = found.into_iter().take(MOST).collect();
    Offers { list, typed: (!typed.is_empty() && !known).then(|| typed.to_owned()) }
}

/// The field and its list.
#[component]
pub fn SourceSearch(props: &SourceSearchProps) -> Html {
    let query = use_state(AttrValue::default);
    let focused = use_state(|| false);
    let active = use_state(|| None::<usize>);
    let open = *focused || !query.is_empty() || props.offered;
    let offers = Rc::new(if open { find(props, &query) } else { Offers { list: Vec::new(), typed: None } });
    // While something is typed, or the sentence names somebody, the first is what Enter takes.
    let first = (!query.is_empty() || props.sentence.is_some()) && *focused;
    let now = (*active).or(first.then_some(0)).filter(|number| *number < offers.len());
    let take = {
        let (query, active, on_source, id) =
            (query.setter(), active.setter(), props.on_source.clone(), props.id.clone());
        Callback::from(move |source: Json| {
            on_source.emit(source);
            query.set(AttrValue::default());
            active.set(None);
            document().get_element_by_id(&id).map(|input| input.unchecked_into::<HtmlInputElement>().focus());
        })
    };
    let oninput = {
        let (query, active) = (query.setter(), active.setter());
        move |event: InputEvent| {
            let input: Option<HtmlInputElement> = event.target().and_then(|target| target.dyn_into().ok());
            query.set(input.map(|input| input.value()).unwrap_or_default().into());
            active.set(None);
        }
    };
    let onkeydown = {
        let (query, active, take, len) = (query.clone(), active.clone(), take.clone(), offers.len());
        let (drawn, focused, offers, props) = ((*query).clone(), *focused, offers.clone(), props.clone());
        // What is drawn may be behind what was typed: then the first of what is found for that is meant.
        let chosen = move |event: &KeyboardEvent| {
            let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
            let typed = input.value();
            match focused && drawn == typed {
                true => offers.at(now?),
                false if typed.trim().is_empty() && props.sentence.is_none() => None,
                false => find(&props, &typed).at(0),
            }
        };
        move |event: KeyboardEvent| {
            match (event.key().as_str(), now) {
                ("ArrowDown", now) if len > 0 => active.set(Some(now.map_or(0, |now| (now + 1) % len))),
                ("ArrowUp", now) if len > 0 => active.set(Some(now.map_or(len - 1, |now| (now + len - 1) % len))),
                ("Enter", _) if !event.ctrl_key() && !event.meta_key() => match chosen(&event) {
                    Some(source) => take.emit(source),
                    None => return,
                },
                ("Escape", _) if active.is_some() || !query.is_empty() => {
                    query.set(AttrValue::default());
                    active.set(None);
                }
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        }
    };
    let focus = |has: bool| {
        let focused = focused.setter();
        move |_: FocusEvent| focused.set(has)
    };
    let (list, shown) = (format!("{}-list", props.id), offers.len() > 0);
    let option_id = |number: usize| format!("{}-{number}", props.id);
    html! {
        <div class="field search">
            <label for={props.id.clone()}>{ &props.label }</label>
            <input id={props.id.clone()} type="text" role="combobox" aria-expanded={shown.to_string()} aria-controls={list.clone()} aria-autocomplete="list"
                aria-activedescendant={now.map(option_id)} autocomplete="off" dir="auto" placeholder={t("sourceHint")}
                value={(*query).clone()} {oninput} {onkeydown} onfocus={focus(true)} onblur={focus(false)} />
            <ul id={list} role="listbox" aria-label={props.label.clone()} class={classes!("offers", (!props.offered).then_some("over"))} hidden={!shown}>
                { for (0..offers.len()).map(|number| option(&offers, number, now, option_id(number), &take)) }
            </ul>
        </div>
    }
}

fn option(offers: &Offers, number: usize, now: Option<usize>, id: String, take: &Callback<Json>) -> Html {
    let (text, from) = match (offers.list.get(number), &offers.typed) {
        (Some((known, source)), _) => (source_label(source), where_from(*known)),
        (None, Some(typed)) => (fill("addTyped", &[&source_label(&typed_source(typed))]), ""),
        (None, None) => return html! {},
    };
    // A press must not take the focus from the field: the list would go before it is heard.
    let onmousedown = |event: MouseEvent| event.prevent_default();
    let source = offers.at(number);
    let take = take.clone();
    let onclick = move |_: MouseEvent| source.iter().for_each(|source| take.emit(source.clone()));
    html! {
        <li {id} role="option" aria-selected={(now == Some(number)).to_string()} {onmousedown} {onclick}>
            <bdi>{ text }</bdi>
            if !from.is_empty() {
                <span class="quiet">{ " · " }{ from }</span>
            }
        </li>
    }
}

fn where_from(known: Known) -> &'static str {
    match known {
        Known::Sentence => t("fromSentence"),
        Known::Manifest => "",
        Known::Desk => t("fromDesk"),
        Known::Device => t("fromDevice"),
    }
}
