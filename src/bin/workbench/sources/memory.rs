//! What this device remembers of sources and reasons.

use crate::desk::state::{Desk, Topic};
use crate::device;
use crate::tools::ReadFile;
use crate::words::{count, fill, t};
use claim_labels::manifest::{Json, Status};
use claim_labels::workbench::{Doc, Memory};
use std::cell::{Cell, RefCell};

const KEY: &str = "claim-labels-workbench-memory";

thread_local! {
    // Read once: a long list is not parsed again at every key.
    static KNOWN: RefCell<Option<Memory>> = const { RefCell::new(None) };
    static KEPT: Cell<bool> = const { Cell::new(true) };
}

/// Asks the memory.
pub fn ask<T>(question: impl FnOnce(&Memory) -> T) -> T {
    KNOWN.with_borrow_mut(|known| question(known.get_or_insert_with(read)))
}

fn read() -> Memory {
    device::read(KEY).map(|text| Memory::from_json(&text)).unwrap_or_default()
}

// Another tab may have learnt something since. Where nothing can be kept, this tab remembers all the same.
fn change<T>(change: impl FnOnce(&mut Memory) -> T) -> T {
    KNOWN.with_borrow_mut(|known| {
        let stored = device::read(KEY).filter(|_| KEPT.get());
        let mut memory = match stored {
            Some(text) => Memory::from_json(&text),
            None => known.take().unwrap_or_default(),
        };
        let answer = change(&mut memory);
        if KEPT.get() {
            device::keep(KEY, &memory.to_json());
        }
        *known = Some(memory);
        answer
    })
}

/// In a host's frame nothing is kept; its own sources are offered.
pub fn lend(sources: &[Json]) {
    KEPT.set(false);
    KNOWN.set(Some(Memory { desk_sources: sources.to_vec(), ..Memory::default() }));
}

/// A source was chosen.
pub fn used(source: &Json) {
    change(|memory| memory.note_source(source));
}

/// A reason was chosen.
pub fn given(status: Status, reason: &str) {
    change(|memory| memory.note_reason(status, reason));
}

/// A manifest was opened or saved.
pub fn learn(manifest: &Doc) {
    change(|memory| memory.learn(manifest));
}

/// Whether a file is a desk's list.
pub fn is_list(file: &ReadFile) -> bool {
    let text = String::from_utf8(file.bytes.to_vec()).unwrap_or_default();
    Memory::is_list(&text)
}

/// Takes a desk's list in place of the one before.
pub fn take_list(desk: &Desk, file: &ReadFile) {
    let text = String::from_utf8(file.bytes.to_vec()).unwrap_or_default();
    let (taken, sources, reasons) =
        change(|memory| (memory.take_list(&text), memory.desk_sources.len(), memory.desk_reasons.len()));
    if taken {
        let what = [count("sourcesKnown", sources), count("reasonsKnown", reasons)].join(", ");
        desk.say(Topic::Sources, fill("listTaken", &[&file.name, &what]));
    } else {
        desk.complain(Topic::Sources, t("listUnusable"));
    }
}
