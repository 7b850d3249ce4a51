//! Lists of names written as one text, a space between two: in what readers download, smaller than tables of texts.

/// Whether `list` has `name`, which is not empty. Cost: O(n) in the length of the list.
pub fn is_listed(list: &str, name: &str) -> bool {
    let (list, name) = (list.as_bytes(), name.as_bytes());
    let mut at = 0;
    while let Some(rest) = list.get(at..).filter(|rest| rest.len() >= name.len()) {
        if rest.starts_with(name) && matches!(rest.get(name.len()), None | Some(b' ')) {
            return true;
        }
        let Some(next) = rest.iter().position(|byte| *byte == b' ') else { return false };
        at += next + 1;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::is_listed;

    #[test]
    fn whole_names_are_found() {
        let list = "script style b h1";
        assert!(list.split(' ').all(|name| is_listed(list, name)));
        let others = ["s", "cript", "sty", "h", "1", "h12", "x", "scripts"];
        assert!(others.iter().all(|name| !is_listed(list, name)));
        assert!(!is_listed("", "x"));
    }
}
