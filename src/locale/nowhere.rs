// WebAssembly outside of a page.

pub fn plural(_: &str, _: usize) -> Option<String> {
    None
}

pub fn day(_: &str, _: &str) -> Option<String> {
    None
}
