//! A shadow root around components, so that the page's CSS cannot reach them and theirs does not leak out.

use super::sheet::{Sheet, shadow};
use web_sys::Element;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct IsolatedProps {
    pub children: Html,
}

/// Renders its children into the shadow root of a `div`.
#[component]
pub(crate) fn Isolated(props: &IsolatedProps) -> Html {
    let host = use_node_ref();
    let root = use_state(|| None::<Element>);
    {
        let (host, root) = (host.clone(), root.clone());
        use_effect_with((), move |()| {
            let made = host.cast::<Element>().and_then(|host| {
                let shadow = shadow(&host, Sheet::Panel).ok()?;
                let mount = host.owner_document()?.create_element("div").ok()?;
                shadow.append_child(&mount).ok()?;
                Some(mount)
            });
            root.set(made);
        });
    }
    let inside = root.as_ref().map(|root| create_portal(props.children.clone(), root.clone()));
    html! { <div ref={host} data-claim-labels="off">{ for inside }</div> }
}
