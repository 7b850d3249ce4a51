//! Shows the page in the browser: what a server has rendered is hydrated, an empty page is filled.

#[cfg(target_family = "wasm")]
fn main() {
    let root = gloo::utils::document().get_element_by_id("app").expect("the page has an element with the id app");
    let filled = root.has_child_nodes();
    let renderer = yew::Renderer::<yew_app::App>::with_root(root);
    if filled {
        renderer.hydrate()
    } else {
        renderer.render()
    };
}

#[cfg(not(target_family = "wasm"))]
fn main() {
    eprintln!("This is for the browser: trunk serve");
}
