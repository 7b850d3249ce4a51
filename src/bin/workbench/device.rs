//! Texts that are kept on this device, if the browser allows it. gloo's storage takes a refusal for a bug of ours, so web-sys is asked.

use web_sys::{Storage, window};

fn storage() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
}

/// What is kept by this key.
pub fn read(key: &str) -> Option<String> {
    let json = storage()?.get_item(key).ok().flatten()?;
    serde_json::from_str(&json).ok()
}

/// Keeps a text, as a JSON string, where that is possible.
pub fn keep(key: &str, text: &str) {
    let json = serde_json::Value::from(text).to_string();
    let _ = storage().map(|storage| storage.set_item(key, &json));
}
