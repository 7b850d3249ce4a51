//! The module that editors of content systems load. All that it exports is in `claim_labels::cms`; nothing runs by itself.

#![cfg_attr(target_family = "wasm", no_main)]

use claim_labels as _;

#[cfg(not(target_family = "wasm"))]
fn main() {}
