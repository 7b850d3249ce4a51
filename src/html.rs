//! The article's text in an HTML file: what the element reads from the same page in a browser.

use crate::markup::{self, ArticleText};
use scraper::Html;
use scraper::node::{Element, Node};

/// The text of the article in a page: of its `<claim-labels>`, else of its only `<article>`, else of all of it.
///
/// Any input is a page to an HTML parser; cost is O(n) in its size, times
/// the depth of its nesting. Positions in the text are what `claim-labels check` prints.
pub fn article_text(page: &str) -> String {
    let page = Html::parse_document(page);
    let nodes = || page.tree.root().descendants();
    let named = |name: &'static str| {
        nodes().filter(move |node| node.value().as_element().is_some_and(|element| element.name() == name))
    };
    let mut articles = named("article");
    let article = articles.next().filter(|_| articles.next().is_none());
    let root = named("claim-labels").find(|node| node.has_children()).or(article).unwrap_or(page.tree.root());
    let mut text = ArticleText::default();
    // Not by recursion: a hostile page nests deeper than any stack.
    let mut next = root.first_child();
    while let Some(node) = next {
        let enters = match node.value() {
            Node::Text(run) if !run.is_empty() => {
                text.run(run);
                false
            }
            Node::Element(element) => enter(element, &mut text),
            _ => false,
        };
        let down = if enters { node.first_child() } else { None };
        next = down.or_else(|| {
            let mut up = Some(node);
            // An element without children is left as soon as it is entered.
            let mut left = enters;
            while let Some(node) = up.filter(|node| *node != root) {
                if left && let Node::Element(element) = node.value() {
                    leave(element, &mut text);
                }
                if let Some(sibling) = node.next_sibling() {
                    return Some(sibling);
                }
                (up, left) = (node.parent(), true);
            }
            None
        });
    }
    text.text
}

fn enter(element: &Element, text: &mut ArticleText) -> bool {
    if markup::is_left_out(element.name()) || is_kept_out(element) {
        return false;
    }
    leave(element, text);
    true
}

fn leave(element: &Element, text: &mut ArticleText) {
    if markup::is_block(element.name()) {
        text.edge();
    }
}

fn is_kept_out(element: &Element) -> bool {
    element.attr("hidden").is_some()
        || element.attr(markup::BADGE_ATTRIBUTE).is_some()
        || element.attr(markup::OFF_ATTRIBUTE) == Some("off")
        || element.attr("style").is_some_and(markup::hides)
}

#[cfg(test)]
mod tests {
    use super::article_text;

    #[test]
    fn text_is_what_the_page_shows() {
        let cases = [
            ("<p>One <b>two</b></p><p>three<br>four", "One two\nthree\nfour"),
            ("<nav>menu</nav><article>a<script>x</script><button>y</button></article>", "a"),
            ("<article>a</article><claim-labels><p>b</p></claim-labels>", "b"),
            ("<article>a</article> <article>b</article>", "a\n \nb"),
            ("<p hidden>a<p>b<span style='display:none'>c</span><i data-claim-labels=off>d</i>", "b"),
            ("a<span data-claim-badge=x>Official</span>, b", "a, b"),
            ("&amp; &eacute;", "& é"),
            ("<template>x</template><noscript><p>x</p></noscript>plain", "plain"),
            ("", ""),
        ];
        for (html, text) in cases {
            assert_eq!(article_text(html), text, "{html}");
        }
    }

    #[test]
    fn depth_is_no_danger() {
        // The parser looks through all open elements at each one, so deeper would be slow, not wrong.
        let page = ["<div>".repeat(4_000), "deep".to_owned()].concat();
        assert_eq!(article_text(&page), "deep");
    }
}
