//! Legend and card as a Yew component, in a shadow root, so that the page's CSS cannot reach them and theirs does not leak out.

use super::dialog::Act;
use super::legend::Tally;
use super::sheet::{Sheet, shadow};
use super::shell::{Look, Shell};
use super::state::{Action, Shown};
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
    pub shown: Shown,
    /// The number of the claim whose card is open, and its badge.
    pub open: Option<(usize, Element)>,
    pub act: Callback<Action>,
}

impl PartialEq for IsolatedProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.manifest, &other.manifest)
            && Rc::ptr_eq(&self.tally, &other.tally)
            && (self.words, self.shown, &self.open) == (other.words, other.shown, &other.open)
    }
}

#[component]
pub(super) fn Isolated(props: &IsolatedProps) -> Html {
    let host = use_node_ref();
    let shell = use_mut_ref(|| None::<Shell>);
    // The newest callback, for listeners that were made before.
    let act = use_mut_ref(|| props.act.clone());
    act.replace(props.act.clone());
    let IsolatedProps { words, shown, .. } = *props;
    let (manifest, tally, open) = (props.manifest.clone(), props.tally.clone(), props.open.clone());
    {
        let (host, shell) = (host.clone(), shell.clone());
        use_effect(move || {
            let mut shell = shell.borrow_mut();
            if shell.is_none() {
                *shell = host.cast::<Element>().and_then(|host| make(&host, act).ok());
            }
            let open = open.as_ref().map(|(number, badge)| (&manifest.claims[*number], badge));
            let look = Look { words, tally: Some(&tally), shown, news: "", open };
            let drawn = shell.as_mut().map(|shell| shell.draw(&look));
            drop(drawn);
        });
    }
    use_effect_with((), move |()| move || drop(shell.take()));
    html! { <div ref={host} data-claim-labels="off"></div> }
}

fn make(host: &Element, act: Rc<RefCell<Callback<Action>>>) -> Result<Shell, JsValue> {
    let root = shadow(host, Sheet::Panel)?;
    let document = host.owner_document().ok_or(JsValue::NULL)?;
    let rooms = [document.create_element("div")?, document.create_element("div")?];
    root.append_with_node_2(&rooms[0], &rooms[1])?;
    let [legend, card] = rooms;
    let tell: Act = Rc::new(move |action| {
        let act = act.borrow().clone();
        act.emit(action);
    });
    Ok(Shell::new(legend, card, tell))
}
