//! The module that `claim-labels.js` loads. All that it exports is in `claim_labels::element`; nothing runs by itself.

#![cfg_attr(target_family = "wasm", no_main)]

use claim_labels as _;

#[cfg(not(target_family = "wasm"))]
fn main() {}
