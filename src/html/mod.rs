//! The article in an HTML file: the text that the element reads from the same page in a browser, and where in the file each
//! part of it is written.

mod about;
mod charset;
mod element;
mod embed;
mod parse;
mod place;
mod read;
mod segment;
mod selector;
mod sink;
mod stretch;
mod tree;

pub(crate) use about::Base;
pub use about::NamedManifest;
pub use charset::{Declared, declared_charset};
pub use parse::Refused;
pub(crate) use stretch::Stretch;
pub(crate) use tree::{Data, Element, Id, Tree};

use crate::markup;
use crate::readings::Readings;

/// A page, parsed as browsers do it, and the text of the article in it.
///
/// The article is what `for` of the page's `<claim-labels>` names or what stands in it, else in the page's only `<article>`, else all of it.
pub struct Page {
    pub(crate) tree: Tree,
    /// What holds the article.
    pub(crate) root: Id,
    // The `<claim-labels>` that says so.
    label: Option<Id>,
    text: String,
    runs: Vec<Run>,
    readings: Readings,
}

/// A text node and its place in the article's text, in bytes.
#[derive(Clone, Copy)]
pub(crate) struct Run {
    pub node: Id,
    /// The outermost element around it in which there are no marks.
    pub whole: Option<Id>,
    pub start: usize,
    pub len: usize,
}

impl Page {
    /// Parses a page. Any text is a page to an HTML parser. Cost: O(n) in its size, times the depth of its nesting.
    ///
    /// # Errors
    /// Its elements are nested too deep, or multiply.
    pub fn parse(source: &str) -> Result<Page, Refused> {
        let tree = parse::parse(source)?;
        let (root, label) = read::article_of(&tree);
        let mut page = Page { tree, root, label, text: String::new(), runs: Vec::new(), readings: Readings::default() };
        page.read();
        Ok(page)
    }

    /// The article's text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The first element whose content is no text and that is never closed: its name, and the byte of the source at which it
    /// begins.
    pub fn unclosed(&self) -> Option<(&str, usize)> {
        self.tree.all().find_map(|id| {
            let element = self.tree.element(id)?;
            let open = element.open.as_ref().filter(|_| element.close.is_none())?;
            // What is void or may be left open holds nothing back.
            let holds = markup::is_left_out(element.tag())
                && !matches!(element.tag(), "head" | "input" | "option" | "optgroup");
            holds.then_some((element.tag(), open.start))
        })
    }

    /// What stands in the page beside the text.
    pub fn readings(&self) -> &Readings {
        &self.readings
    }

    /// The text nodes of the article, in order.
    pub(crate) fn runs(&self) -> &[Run] {
        &self.runs
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn article_text(page: &str) -> String {
        Page::parse(page).unwrap().text
    }

    #[test]
    fn text_is_what_the_page_shows() {
        let cases = [
            ("<p>One <b>two</b></p><p>three<br>four", "One two\nthree\nfour"),
            ("<nav>menu</nav><article>a<script>x</script><button>y</button></article>", "a"),
            ("<article>a</article><claim-labels><p>b</p></claim-labels>", "b"),
            ("<article>a</article> <article>b</article>", "a\n \nb"),
            ("<p hidden>a<p>b<span style='display:none'>c</span><i data-claim-labels=off>d</i>", "b"),
            ("a<span data-claim-badge=x>Official</span>, b", "a, b"),
            ("<section data-claim-labels=static>n</section><mark data-claim-labels=static>m</mark>", "m"),
            ("&amp; &eacute;", "& é"),
            ("<template>x</template><noscript><p>x</p></noscript>plain", "plain"),
            ("<div></div>a<div><div></div></div>b", "a\nb"),
            ("", ""),
        ];
        for (html, text) in cases {
            assert_eq!(article_text(html), text, "{html}");
        }
    }

    #[test]
    fn depth_is_no_danger() {
        let page = |depth| ["<div>".repeat(depth), "deep".to_owned()].concat();
        assert_eq!(article_text(&page(4_000)), "deep");
        assert_eq!(Page::parse(&page(100_000)).err(), Some(Refused::TooDeep));
        assert_eq!(Page::parse(&"<b id=x><i>".repeat(50_000)).err(), Some(Refused::TooDeep));
    }

    #[test]
    fn formatting_cannot_multiply() {
        let open: String = (0..2_000).map(|number| format!("<font size={number}>")).collect();
        let page = ["<p>", &open, &"<p>x".repeat(2_000)].concat();
        assert_eq!(Page::parse(&page).err(), Some(Refused::TooMany));
    }

    // Each character of the text, with what is written for it in the source.
    fn written(html: &str) -> Vec<(String, Option<String>)> {
        let page = Page::parse(html).unwrap();
        let mut out = Vec::new();
        for run in page.runs() {
            let text = &page.tree.text(run.node).unwrap().text;
            for stretch in page.stretches(run.node) {
                let mut at = stretch.text.start;
                while at < stretch.text.end {
                    let ends = (at + 1..=stretch.text.end).filter(|end| text.is_char_boundary(*end));
                    let found = ends.map(|end| (end, stretch.source_of(at..end))).find(|(_, source)| source.is_some());
                    let (end, source) = found.unwrap_or((stretch.text.end, None));
                    out.push((text[at..end].to_owned(), source.map(|range| html[range].to_owned())));
                    at = end;
                }
            }
        }
        out
    }

    #[test]
    fn every_character_knows_where_it_is_written() {
        let cases = [
            "<p title='>'>a&amp;b&eacute;</p>",
            "a<!-- > -->b</q>c",
            "a\r\nb\rc\nd",
            "<pre>\n\nx</pre>",
            "1 < 2 > 0 & x",
            "<table>f<tr><td>c</table>",
            "&NotEqualTilde;x",
            "&notit &#65;",
            "x</p><b>y<p>z",
            "e&",
        ];
        for html in cases {
            for (c, source) in written(html) {
                let source = source.unwrap_or_else(|| panic!("{html:?}: {c:?} is nowhere"));
                let alone = Page::parse(&["<pre>.", &source].concat()).unwrap();
                let meant = alone.text.strip_prefix('.').unwrap();
                assert!(meant.contains(&c), "{html:?}: {c:?} is said to be written {source:?}");
            }
        }
        let only = |html: &str| written(html).into_iter().filter_map(|(_, source)| source).collect::<String>();
        assert_eq!(only("<p>a&lt;b</p> c"), "a&lt;b c");
        assert_eq!(only("<math><mi><![CDATA[x]]>y</mi></math>z"), "z");
    }

    proptest! {
        #[test]
        fn any_page_is_read(parts in prop::collection::vec(part(), 0..30)) {
            let html = parts.concat();
            let page = Page::parse(&html).unwrap();
            let mut last = 0;
            for at in 0..page.text().len() {
                if let Some(source) = page.source_of(at) {
                    prop_assert!(source < html.len());
                    last = last.max(source);
                }
            }
            for (c, source) in written(&html) {
                if let Some(source) = source {
                    let same = source == c || source.starts_with('&') || source.starts_with('\r') || source == "\0";
                    prop_assert!(same, "{:?} for {:?} in {:?}", source, c, html);
                }
            }
        }
    }

    fn part() -> impl Strategy<Value = String> {
        let pieces = [
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "<i class='a>b'>",
            "</i>",
            "<a href=x>",
            "</a>",
            "<table>",
            "<tr>",
            "<td>",
            "</table>",
            "<div>",
            "</div>",
            "<br>",
            "<!-- c -->",
            "<!>",
            "</>",
            "<",
            ">",
            "&",
            "&amp;",
            "&am",
            "&#x41;",
            "\r\n",
            "\r",
            "\n",
            " ",
            "\0",
            "<script>",
            "</script>",
            "<style>",
            "</style>",
            "<textarea>",
            "</textarea>",
            "<svg>",
            "</svg>",
            "<math>",
            "<![CDATA[",
            "]]>",
            "<pre>",
            "</pre>",
            "<select>",
            "<option>",
            "<article>",
            "</article>",
            "<body>",
            "</body>",
            "</html>",
            "<head>",
            "<title>",
            "</title>",
            "<template>",
            "</template>",
            "one two",
            "ü",
            "“x”",
            "<ruby>",
            "<rp>",
            "<h1>",
            "</h1>",
            "<form>",
            "<li>",
            "<ul>",
            "</ul>",
            "=\"'",
        ];
        prop_oneof![4 => prop::sample::select(pieces.to_vec()).prop_map(str::to_owned), 1 => "\\PC{0,6}"]
    }
}
