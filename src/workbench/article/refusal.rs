//! Why a file is not opened. The words for it are in the editor's language, see [`Words`](crate::workbench::Words).

/// A file that is not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The text that says why, in which `{0}` is the name, and for sizes `{1}` and `{2}` are the two in megabytes.
    pub key: &'static str,
    /// The file's name.
    pub name: String,
    /// How large it is, in bytes, where that is why.
    pub size: usize,
    /// How large it may be.
    pub limit: usize,
}

impl Refusal {
    pub(super) fn of(name: &str, key: &'static str) -> Refusal {
        Refusal { key, name: name.into(), size: 0, limit: 0 }
    }

    /// Why a file of this size is not opened, if it is not.
    pub fn of_size(name: &str, size: usize, limit: usize) -> Option<Refusal> {
        (size > limit).then(|| Refusal { size, limit, ..Refusal::of(name, "tooLarge") })
    }
}
