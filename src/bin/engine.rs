//! The module that `claim-labels.js` loads. All that it exports is in `claim_labels::element`.

use claim_labels as _;

fn main() {}
