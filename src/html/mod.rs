//! The article in an HTML file: the text that the element reads from the same page in a browser, and where in the file each
//! part of it is written.

mod parse;
mod place;
mod tree;

pub use parse::Refused;
pub(crate) use tree::{Data, Element, Id, Tree};

use crate::markup::{self, ArticleText};
use std::ops::Range;

/// A page, parsed as browsers do it, and the text of the article in it.
///
/// The article is what stands in the page's `<claim-labels>`, else in its only `<article>`, else all of it.
pub struct Page {
    pub(crate) tree: Tree,
    /// What holds the article.
    pub(crate) root: Id,
    text: String,
    runs: Vec<Run>,
}

/// A text node and its place in the article's text, in bytes.
#[derive(Clone, Copy)]
pub(crate) struct Run {
    pub node: Id,
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
        let root = article_of(&tree);
        let mut page = Page { tree, root, text: String::new(), runs: Vec::new() };
        page.read();
        Ok(page)
    }

    /// The article's text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The byte of the source at which the text's character at this byte is written, where that is known.
    pub fn source_of(&self, at: usize) -> Option<usize> {
        let number = self.runs.partition_point(|run| run.start + run.len <= at);
        let run = self.runs.get(number)?;
        self.source_range(run.node, at.saturating_sub(run.start)..at.saturating_sub(run.start) + 1).map(|range| range.start)
    }

    /// The text nodes of the article, in order.
    pub(crate) fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// The bytes of the source from which the bytes of a text node came, where they stand there in one piece.
    pub(crate) fn source_range(&self, node: Id, range: Range<usize>) -> Option<Range<usize>> {
        let segments = self.segments(node, range)?;
        let whole = segments.first()?.1.start..segments.last()?.1.end;
        segments.windows(2).all(|pair| pair[0].1.end == pair[1].1.start).then_some(whole)
    }

    /// The stretches of the source that hold a range of a text node, each with its bytes of the text. A character reference
    /// belongs to all of its characters, so none may begin or end inside one.
    pub(crate) fn segments(&self, node: Id, range: Range<usize>) -> Option<Vec<(Range<usize>, Range<usize>)>> {
        let text = self.tree.text(node)?;
        let first = text.segments.partition_point(|segment| segment.at <= range.start).checked_sub(1)?;
        let mut out: Vec<(Range<usize>, Range<usize>)> = Vec::new();
        for (number, segment) in text.segments.iter().enumerate().skip(first) {
            let end = text.segments.get(number + 1).map_or(text.text.len(), |next| next.at);
            let (from, to) = (range.start.max(segment.at), range.end.min(end));
            if from >= to {
                break;
            }
            let source = segment.source.clone()?;
            let source = if segment.literal {
                source.start + (from - segment.at)..source.start + (to - segment.at)
            } else {
                source
            };
            match out.last_mut().filter(|(_, last)| last.end == source.start || *last == source) {
                Some((bytes, last)) => (bytes.end, last.end) = (to, source.end),
                None => out.push((from..to, source)),
            }
        }
        Some(out)
    }

    // Not by recursion: a hostile page nests deeper than any stack.
    fn read(&mut self) {
        let mut text = ArticleText::default();
        let mut next = self.tree.node(self.root).first;
        while let Some(id) = next {
            let enters = match &self.tree.node(id).data {
                Data::Text(run) if !run.text.is_empty() => {
                    let start = text.run(&run.text);
                    self.runs.push(Run { node: id, start, len: run.text.len() });
                    false
                }
                Data::Element(element) => enter(element, &mut text),
                _ => false,
            };
            next = self.tree.next(id, self.root, enters);
            self.leave(id, next, enters, &mut text);
        }
        self.text = text.text;
    }

    // Edges of the blocks that end between `id` and `next`.
    fn leave(&self, id: Id, next: Option<Id>, entered: bool, text: &mut ArticleText) {
        let inside = |next: Id| self.tree.node(next).parent == Some(id);
        if entered && next.is_some_and(inside) {
            return;
        }
        let parent = next.and_then(|next| self.tree.node(next).parent);
        let left = std::iter::once(id).filter(|_| entered).chain(self.tree.ancestors(id));
        for id in left.take_while(|id| *id != self.root && Some(*id) != parent) {
            self.tree.element(id).filter(|element| markup::is_block(element.tag())).into_iter().for_each(|_| text.edge());
        }
    }
}

fn article_of(tree: &Tree) -> Id {
    let named = |name: &'static str| {
        tree.all().filter(move |id| tree.element(*id).is_some_and(|element| element.tag() == name))
    };
    let mut articles = named("article");
    let article = articles.next().filter(|_| articles.next().is_none());
    named("claim-labels").find(|id| tree.node(*id).first.is_some()).or(article).unwrap_or(Tree::ROOT)
}

fn enter(element: &Element, text: &mut ArticleText) -> bool {
    let kept = !markup::is_left_out(element.tag()) && !is_kept_out(element);
    if kept && markup::is_block(element.tag()) {
        text.edge();
    }
    kept
}

fn is_kept_out(element: &Element) -> bool {
    element.attribute("hidden").is_some()
        || element.attribute(markup::BADGE_ATTRIBUTE).is_some()
        || element.attribute(markup::OWN_ATTRIBUTE).is_some_and(|value| markup::keeps_out(element.tag(), value))
        || element.attribute("style").is_some_and(markup::hides)
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
            for (at, c) in text.char_indices() {
                let source = page.source_range(run.node, at..at + c.len_utf8());
                out.push((c.to_string(), source.map(|range| html[range].to_owned())));
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
            "<p>", "</p>", "<b>", "</b>", "<i class='a>b'>", "</i>", "<a href=x>", "</a>", "<table>", "<tr>", "<td>",
            "</table>", "<div>", "</div>", "<br>", "<!-- c -->", "<!>", "</>", "<", ">", "&", "&amp;", "&am", "&#x41;",
            "\r\n", "\r", "\n", " ", "\0", "<script>", "</script>", "<style>", "</style>", "<textarea>", "</textarea>",
            "<svg>", "</svg>", "<math>", "<![CDATA[", "]]>", "<pre>", "</pre>", "<select>", "<option>", "<article>",
            "</article>", "<body>", "</body>", "</html>", "<head>", "<title>", "</title>", "<template>", "</template>",
            "one two", "ü", "“x”", "<ruby>", "<rp>", "<h1>", "</h1>", "<form>", "<li>", "<ul>", "</ul>", "=\"'",
        ];
        prop_oneof![4 => prop::sample::select(pieces.to_vec()).prop_map(str::to_owned), 1 => "\\PC{0,6}"]
    }
}
