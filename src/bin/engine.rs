//! The module that `claim-labels.js` loads. All that it exports is in `claim_labels::element`; nothing runs by itself.

#![cfg_attr(target_family = "wasm", no_main)]

use claim_labels as _;

// A third the size of the standard library's allocator, and as quick.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: rlsf::GlobalTlsf<Lean> = rlsf::GlobalTlsf::new();

// The least code that still makes one pool of neighbouring pages: an article's text takes many.
#[cfg(target_family = "wasm")]
struct Lean;

#[cfg(target_family = "wasm")]
impl rlsf::GlobalTlsfOptions for Lean {
    const ENABLE_REALLOCATION: bool = false;
    const COALESCE_POOLS: bool = true;
}

#[cfg(not(target_family = "wasm"))]
fn main() {}
