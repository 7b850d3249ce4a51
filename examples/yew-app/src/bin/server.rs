//! Prints the page that Trunk has built, given by its path, with the labelled article in it: `yew-app-server dist/index.html`.

use std::process::ExitCode;

const EMPTY: &str = r#"<main id="app"></main>"#;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("usage: yew-app-server PAGE.html");
        return ExitCode::from(2);
    };
    let page = match std::fs::read_to_string(&path) {
        Ok(page) => page,
        Err(cause) => {
            eprintln!("{path}: {cause}");
            return ExitCode::from(2);
        }
    };
    let Some((before, after)) = page.split_once(EMPTY) else {
        eprintln!("{path}: there is no {EMPTY}");
        return ExitCode::from(2);
    };
    let rendered = yew::ServerRenderer::<yew_app::App>::new().render().await;
    println!(r#"{before}<main id="app">{rendered}</main>{after}"#);
    ExitCode::SUCCESS
}
