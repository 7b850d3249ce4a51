//! Tells the widget where its style sheets are: in `styles`, unless a build hands over smaller ones.

fn main() {
    const PLACE: &str = "CLAIM_LABELS_STYLES";
    println!("cargo::rerun-if-env-changed={PLACE}");
    let here = std::env::var("CARGO_MANIFEST_DIR").expect("set by cargo") + "/styles";
    println!("cargo::rustc-env={PLACE}={}", std::env::var(PLACE).unwrap_or(here));
}
