//! The matcher alone, in wasm: a text, and quotes looked for in it. `bench/quotes.mjs` drives it.

#[cfg(target_family = "wasm")]
mod kernel {
    use claim_labels_text::{Answer, Article, Quote, TABLES};
    use wasm_bindgen::prelude::*;

    /// A text, prepared.
    #[wasm_bindgen]
    pub struct Text(Article);

    #[wasm_bindgen]
    impl Text {
        /// Prepares a text.
        #[wasm_bindgen(constructor)]
        pub fn new(text: String) -> Text {
            Text(Article::new(text, &TABLES))
        }

        /// Where a quote stands, in bytes: start, end; or nothing.
        pub fn find(&self, exact: String, prefix: String, suffix: String, position: usize) -> Option<Vec<u32>> {
            match self.0.find(&Quote { exact, prefix, suffix, position: Some(position) }) {
                Answer::Anchored(anchor) => Some(vec![anchor.span.start as u32, anchor.span.end as u32]),
                Answer::Orphaned(_) => None,
            }
        }
    }
}

fn main() {}
