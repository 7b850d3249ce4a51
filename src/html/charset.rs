//! Which charset a page says it is written in.

use super::parse;

/// A page says it in its head; what stands further on is not waited for.
const MOST: usize = 1 << 16;

/// A charset as a page declares it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    /// The label, as it is written.
    pub label: String,
    /// The byte at which the tag that declares it ends, or nearly.
    pub at: usize,
}

/// The first charset that a page declares and `is_known` knows: in a `<meta>` in its first 64 KiB, else in its XML declaration.
///
/// As browsers do it, the bytes are read as if they were ASCII and the labels asked one by one
/// (<https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding>). Unlike the standard's scan of
/// bytes, ours is the parser itself: what looks like a tag inside a script is none.
pub fn declared_charset(bytes: &[u8], is_known: impl Fn(&str) -> bool) -> Option<Declared> {
    let head: String = bytes.iter().take(MOST).map(|byte| char::from(*byte)).collect();
    // A character of `head` is a byte of the page.
    let place = |at: usize| head[..at].chars().count();
    let meta = parse::charsets(&head).into_iter().find(|(label, _)| is_known(label));
    let meta = meta.map(|(label, at)| Declared { label, at: place(at) });
    meta.or_else(|| xml_charset(&head).filter(|declared| is_known(&declared.label)))
}

fn xml_charset(head: &str) -> Option<Declared> {
    let declaration = head.strip_prefix("<?xml")?.split_once("?>")?.0;
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let label = value[1..].split_once(quote)?.0;
    Some(Declared { label: label.trim().to_owned(), at: 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_say_their_charset_where_browsers_look() {
        let cases: [(&str, Option<&str>); 10] = [
            ("<meta charset=windows-1251><p>x", Some("windows-1251")),
            ("<!-- <meta charset=utf-8> --><META CHARSET='Shift_JIS'>", Some("Shift_JIS")),
            ("<meta http-equiv=Content-Type content='text/html; charset=\"gb18030\"'>", Some("gb18030")),
            ("<meta charset=nonsense><meta charset=big5>", Some("big5")),
            ("<script>'<meta charset=big5>'</script>", None),
            ("<title><meta charset=big5></title>", None),
            ("<?xml version='1.0' encoding='iso-8859-1'?><html>", Some("iso-8859-1")),
            ("<?xml version='1.0' encoding='iso-8859-1'?><meta charset=utf-8>", Some("utf-8")),
            ("<meta content='text/html; charset=big5'>", None),
            ("<p>charset=big5", None),
        ];
        for (page, label) in cases {
            let found = declared_charset(page.as_bytes(), |label| label != "nonsense");
            assert_eq!(found.as_ref().map(|found| &*found.label), label, "{page}");
        }
        let found = declared_charset(b"<p title='caf\xE9'>\n<meta charset=latin1>", |_| true);
        assert_eq!(found.map(|found| found.at), Some(38));
    }
}
