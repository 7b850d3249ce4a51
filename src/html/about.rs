//! What a page tells of its article: address, headline, language, date.

use super::{Data, Id, Page, Tree};
use crate::manifest::ArticleInfo;

impl Page {
    /// What the page says of its article, unchecked: in its headings, its `lang`, and the metadata that newsrooms write.
    pub fn about(&self) -> ArticleInfo {
        let heading = self.find(self.root, "h1").map(|id| self.words(id));
        ArticleInfo {
            url: self.canonical().or_else(|| self.meta("og:url")),
            headline: heading
                .or_else(|| self.meta("og:title"))
                .or_else(|| self.tree.named("title").map(|id| self.words(id))),
            language: self.language(),
            published: self.meta("article:published_time").or_else(|| self.time()),
        }
    }

    fn all(&self, root: Id, tag: &str) -> impl Iterator<Item = Id> {
        let inside = std::iter::successors(self.tree.node(root).first, move |id| self.tree.next(*id, root, true));
        inside.filter(move |id| self.tree.element(*id).is_some_and(|element| element.tag() == tag))
    }

    fn find(&self, root: Id, tag: &str) -> Option<Id> {
        self.all(root, tag).next()
    }

    fn words(&self, root: Id) -> String {
        let inside = std::iter::successors(self.tree.node(root).first, |id| self.tree.next(*id, root, true));
        let texts = inside
            .filter_map(|id| if let Data::Text(text) = &self.tree.node(id).data { Some(&*text.text) } else { None });
        texts.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn meta(&self, name: &str) -> Option<String> {
        let elements = self.all(Tree::ROOT, "meta").filter_map(|id| self.tree.element(id));
        let named = |element: &&super::Element| {
            element.attribute("property") == Some(name) || element.attribute("name") == Some(name)
        };
        filled(elements.filter(named).find_map(|element| element.attribute("content")))
    }

    fn canonical(&self) -> Option<String> {
        let mut links = self.all(Tree::ROOT, "link").filter_map(|id| self.tree.element(id));
        filled(links.find(|link| link.attribute("rel") == Some("canonical"))?.attribute("href"))
    }

    fn language(&self) -> Option<String> {
        let path = std::iter::once(self.root).chain(self.tree.ancestors(self.root));
        let near = path.filter_map(|id| self.tree.element(id)?.attribute("lang")).next();
        filled(near.or_else(|| self.tree.element(self.tree.named("html")?)?.attribute("lang")))
    }

    fn time(&self) -> Option<String> {
        filled(self.all(self.root, "time").find_map(|id| self.tree.element(id)?.attribute("datetime")))
    }
}

fn filled(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_tell_of_themselves() {
        let page = "<html lang=uk><head><title>t</title><link rel=canonical href=' https://n.example/x '>\
            <meta property=article:published_time content=2025-04-22T16:00:00Z></head>\
            <body><h1>menu</h1><article lang=en><h1>The <b>news</b>\n today</h1><time datetime=2025-01-01>x</time></article>";
        let told = |text: &str| Some(text.to_owned());
        let about = Page::parse(page).unwrap().about();
        assert_eq!(about.url, told("https://n.example/x"));
        assert_eq!(about.headline, told("The news today"));
        assert_eq!(about.language, told("en"));
        assert_eq!(about.published, told("2025-04-22T16:00:00Z"));
        assert_eq!(
            Page::parse("<title>t</title>x").unwrap().about(),
            ArticleInfo { headline: told("t"), ..ArticleInfo::default() }
        );
        assert_eq!(Page::parse("").unwrap().about(), ArticleInfo::default());
    }
}
