//! The article in an HTML file: the text that the element reads from the same page in a browser, and where in the file each
//! part of it is written.

mod about;
mod parse;
mod place;
mod tree;

pub use parse::Refused;
use place::Segment;
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

/// A part of a text node that is written in one piece in the source, or whose place is not known.
pub(crate) struct Stretch<'a> {
    /// Its bytes of the node's text.
    pub text: Range<usize>,
    segments: &'a [Segment],
}

impl Stretch<'_> {
    /// The bytes of the source that say these bytes of the node's text. None where that is not known, and inside a character
    /// reference.
    pub fn source_of(&self, range: Range<usize>) -> Option<Range<usize>> {
        let edge = |at: usize, end: bool| {
            let number = self.segments.partition_point(|segment| segment.at < at + usize::from(!end)).checked_sub(1)?;
            let segment = &self.segments[number];
            let source = segment.source.as_ref()?;
            let until = self.segments.get(number + 1).map_or(self.text.end, |next| next.at);
            match (segment.literal, end) {
                (true, _) => Some(source.start + (at - segment.at)),
                (false, true) => (at == until).then_some(source.end),
                (false, false) => (at == segment.at).then_some(source.start),
            }
        };
        Some(edge(range.start, false)?..edge(range.end, true)?)
    }
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
        let inside = at.saturating_sub(run.start);
        let stretch = self.stretches(run.node).find(|stretch| stretch.text.end > inside)?;
        stretch.source_of(inside..inside + 1).map(|range| range.start)
    }

    /// The text nodes of the article, in order.
    pub(crate) fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// A text node as the pieces in which it is written in the source.
    pub(crate) fn stretches(&self, node: Id) -> impl Iterator<Item = Stretch<'_>> {
        let (len, segments) = self.tree.text(node).map_or((0, &[][..]), |text| (text.text.len(), &text.segments[..]));
        let goes_on =
            |a: &Segment, b: &Segment| a.source.as_ref().zip(b.source.as_ref()).is_some_and(|(a, b)| a.end == b.start);
        let mut start = 0;
        segments.chunk_by(goes_on).map(move |segments| {
            let next = start + segments.len();
            start = next;
            let end = self.tree.text(node).and_then(|text| text.segments.get(next)).map_or(len, |next| next.at);
            Stretch { text: segments[0].at..end, segments }
        })
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
            self.tree
                .element(id)
                .filter(|element| markup::is_block(element.tag()))
                .into_iter()
                .for_each(|_| text.edge());
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
