//! What a page tells of its article: address, headline, language, date.

use super::{Data, Id, Page, Tree};
use crate::manifest::ArticleInfo;

/// What a `<base>` does to the links of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Base {
    /// Links to a place in the page lead out of it.
    pub leads_elsewhere: bool,
    /// Links open in another window if they do not say where.
    pub has_target: bool,
}

/// Where a page's claims manifest is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NamedManifest {
    /// At this address, which may be relative to the page's.
    Address(String),
    /// In the page: its text.
    Inside(String),
}

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
            section: self.meta("article:section"),
        }
    }

    /// What the page's `<base>` does to its links, if it has one that does something.
    pub(crate) fn base(&self) -> Base {
        let bases = || self.all(Tree::ROOT, "base").filter_map(|id| self.tree.element(id));
        let href = bases().find_map(|base| base.attribute("href")).map(str::trim);
        // Of these the page's own address comes.
        let leads_elsewhere = href.is_some_and(|href| !href.is_empty() && !href.starts_with('#'));
        Base { leads_elsewhere, has_target: bases().any(|base| base.attribute("target").is_some()) }
    }

    /// Whether the page has a `<base>` that its relative links go out from, and not from its own address.
    pub fn has_base(&self) -> bool {
        self.base().leads_elsewhere
    }

    /// Where the page says that its claims manifest is: what its `<claim-labels>` names.
    pub fn manifest(&self) -> Option<NamedManifest> {
        let path = self.label.into_iter().chain(std::iter::once(self.root)).chain(self.tree.ancestors(self.root));
        let mut named = path.chain(self.all(Tree::ROOT, "claim-labels")).filter_map(|id| self.tree.element(id));
        let named = named.find_map(|element| element.attribute("manifest").filter(|_| element.tag() == "claim-labels"));
        let name = filled(named)?;
        let Some(id) = name.strip_prefix('#') else { return Some(NamedManifest::Address(name)) };
        let has_id = |script: &Id| self.tree.element(*script).is_some_and(|script| script.attribute("id") == Some(id));
        let script = self.all(Tree::ROOT, "script").find(has_id)?;
        let text = |id: Id| self.tree.text(id).map(|text| text.text.clone());
        Some(NamedManifest::Inside(self.tree.node(script).first.and_then(text).unwrap_or_default()))
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
    fn pages_name_their_manifests() {
        let of = |html: &str| Page::parse(html).unwrap().manifest();
        let address = |text: &str| Some(NamedManifest::Address(text.to_owned()));
        assert_eq!(of("<claim-labels manifest=' /c.json '><article>x</article></claim-labels>"), address("/c.json"));
        assert_eq!(
            of("<article>x</article><claim-labels manifest=c.json for=article></claim-labels>"),
            address("c.json")
        );
        let two = "<claim-labels manifest=a></claim-labels><claim-labels manifest=b><p>x</claim-labels>";
        assert_eq!(of(two), address("b"), "that of the article");
        let named =
            "<claim-labels manifest=a></claim-labels><claim-labels manifest=b for='#x'> </claim-labels><p id=x>x";
        assert_eq!(of(named), address("b"), "that of the element that names it");
        let inside =
            "<claim-labels manifest='#m'>x</claim-labels><script type=application/json id=m>{\"a\": \"</b>\"}</script>";
        assert_eq!(of(inside), Some(NamedManifest::Inside("{\"a\": \"</b>\"}".into())));
        assert_eq!(of("<claim-labels>x</claim-labels><p manifest=x>"), None);
        assert_eq!(of("<claim-labels manifest='#none'>x</claim-labels>"), None);
    }

    #[test]
    fn bases_that_change_links_are_seen() {
        let of = |html: &str| {
            let Base { leads_elsewhere, has_target } = Page::parse(html).unwrap().base();
            (leads_elsewhere, has_target)
        };
        assert_eq!(of("<base target=_blank><p>x"), (false, true));
        assert_eq!(of("<base href='#x'><base href=/y>"), (false, false), "the first counts");
        assert_eq!(of("<p>x<base href=/>"), (true, false));
        assert_eq!(of("<p>x"), (false, false));
    }

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
