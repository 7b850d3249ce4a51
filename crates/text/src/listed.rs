//! Lists of names written as one text, a space between two: in what readers download, smaller than tables of texts.

/// Whether `list` has `name`. Cost: O(n) in the length of the list.
pub fn is_listed(list: &str, name: &str) -> bool {
    let mut rest = list.as_bytes();
    loop {
        let end = rest.iter().position(|byte| *byte == b' ').unwrap_or(rest.len());
        if rest[..end] == *name.as_bytes() {
            return true;
        }
        let Some(next) = rest.get(end + 1..) else { return false };
        rest = next;
    }
}

#[cfg(test)]
mod tests {
    use super::is_listed;

    #[test]
    fn whole_names_are_found() {
        let list = "script style b h1";
        assert!(list.split(' ').all(|name| is_listed(list, name)));
        let others = ["s", "cript", "sty", "h", "1", "h12", "x", "scripts", "script style", "style b", " ", ""];
        assert!(others.iter().all(|name| !is_listed(list, name)));
        assert!(!is_listed("", "x"));
    }
}
