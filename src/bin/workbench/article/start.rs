//! What an editor meets while no article is open.

use crate::desk::state::Desk;
use crate::files::open_dialog::{EXAMPLES, choose_article, example};
use crate::files::recent::RecentFiles;
use crate::files::transfer::With;
use crate::words::t;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct StartHereProps {
    pub desk: Desk,
}

/// What to do first.
#[component]
pub fn StartHere(props: &StartHereProps) -> Html {
    html! {
        <section class="start" aria-labelledby="start-here">
            <h2 id="start-here">{ t("startTitle") }</h2>
            <ol>
                <li>{ t("startOpen") }</li>
                <li>{ t("startSelect") }</li>
                <li>{ t("startSay") }</li>
            </ol>
            <div class="row">
                <button type="button" class="primary" onclick={choose_article(&props.desk, With::New)}>{ t("chooseFile") }</button>
                { for EXAMPLES.into_iter().map(|(name, label)| example(&props.desk, name, label)) }
            </div>
            <RecentFiles desk={props.desk.clone()} />
        </section>
    }
}
