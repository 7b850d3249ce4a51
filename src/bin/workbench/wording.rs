//! Words that several views say.

/// The labels' names for editors, in the order of `Status::ALL`.
pub const NAMES: [&str; 3] = ["Official", "Reported", "Speculative"];

/// `1 error`, `2 errors`.
pub fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
