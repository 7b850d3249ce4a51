//! Legend and card as a Yew component, in a shadow root, so that the page's CSS cannot reach them and theirs does not leak out.

use super::dialog::Act;
use super::look::{Look, Tally};
use super::sheet::{Sheet, shadow};
use super::shell::Shell;
use super::state::{Action, State};
use crate::dom::call;
use crate::manifest::Manifest;
use crate::strings::Strings;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::Element;
use yew::prelude::*;

#[derive(Properties)]
pub(super) struct IsolatedProps {
    pub words: &'static Strings,
    pub manifest: Rc<Manifest>,
    pub tally: Rc<Tally>,
    pub state: State,
    /// The badge of the claim whose card is open.
    pub badge: Option<Element>,
    pub act: Callback<Action>,
}

impl PartialEq for IsolatedProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.manifest, &other.manifest)
            && Rc::ptr_eq(&self.tally, &other.tally)
            && (self.words, self.state, &self.badge) == (other.words, other.state, &other.badge)
    }
}

#[component]
pub(super) fn Isolated(props: &IsolatedProps) -> Html {
    let host = use_node_ref();
    let shell = use_mut_ref(|| None::<Shell>);
    // The newest callback, for listeners that were made before.
    let act = use_mut_ref(|| props.act.clone());
    act.replace(props.act.clone());
    let IsolatedProps { words, state, .. } = *props;
    let (manifest, tally, badge) = (props.manifest.clone(), props.tally.clone(), props.badge.clone());
    {
        let (host, shell) = (host.clone(), shell.clone());
        use_effect(move || {
            let mut shell = shell.borrow_mut();
            if shell.is_none() {
                *shell = host.cast::<Element>().and_then(|host| make(&host, act).ok());
            }
            let (claims, badge) = (&manifest.claims, badge.as_ref());
            let look =
                Look { words, claims, tally: &tally, legend: true, state, visits: false, since: None, news: "", badge };
            shell.iter_mut().for_each(|shell| shell.draw(&look));
        });
    }
    use_effect_with((), move |()| move || drop(shell.take()));
    html! { <div ref={host} data-claim-labels="off"></div> }
}

fn make(host: &Element, act: Rc<RefCell<Callback<Action>>>) -> Result<Shell, JsValue> {
    let root = shadow(host, Sheet::Panel)?;
    let document = host.owner_document().ok_or(JsValue::NULL)?;
    let rooms = std::array::from_fn(|_| {
        let room = call(&document).element("div");
        call(&root).append(&room);
        room
    });
    let tell: Act = Rc::new(move |action| {
        let act = act.borrow().clone();
        act.emit(action);
    });
    Ok(Shell::new(rooms, tell))
}
