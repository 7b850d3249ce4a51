//! A page of one claim: its passage, its label, what stands behind it, and the way to the article. For frames and for links, which show
//! a preview of it (Open Graph, <https://ogp.me>).

use super::interface::Ids;
use super::note::body;
use super::{Options, Scene, escape};
use crate::html::{Base, Page};
use crate::manifest::{Anchorings, Claim, Manifest};
use crate::strings::Text;

const STYLE: &str = include_str!("claim_page.css");

/// Where a claim's page is, for the previews of links to it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place<'a> {
    /// The address of the page.
    pub url: Option<&'a str>,
    /// The address of a picture of 1200 × 630 pixels.
    pub picture: Option<&'a str>,
}

/// What a picture of a claim says.
pub struct Poster {
    /// The words of its label.
    pub label: String,
    /// Its passage, as the article has it.
    pub passage: String,
    /// What the label means for this claim, in a line.
    pub meaning: String,
    /// Who labelled what.
    pub byline: String,
    /// Whether the label's words run from right to left.
    pub is_rtl: bool,
}

/// The pages of the claims of an article.
pub struct ClaimPages<'a> {
    scene: Scene<'a>,
}

impl<'a> ClaimPages<'a> {
    /// Those of the claims that are found in `page`.
    pub fn new(page: &'a Page, manifest: &'a Manifest, anchorings: &'a Anchorings, options: Options) -> Self {
        // Nothing in a claim's page leads to a badge.
        let ids = Ids::new(page, manifest, &[]);
        let base = Base { leads_elsewhere: false, has_target: false };
        let order = anchorings.anchored.iter().map(|anchored| anchored.claim).collect();
        ClaimPages { scene: Scene { source: "", page, manifest, anchorings, options, ids, base, order } }
    }

    /// The places in the manifest of the claims that have a page, in the manifest's order.
    pub fn claims(&self) -> &[usize] {
        &self.scene.order
    }

    /// The page of a claim; none if it is not found in the article, so that there is no passage to show.
    pub fn page(&self, claim: usize, place: Place) -> Option<String> {
        let poster = self.poster(claim)?;
        let (scene, one) = (&self.scene, &self.scene.manifest.claims[claim]);
        let (words, status) = (scene.options.words, one.status.name());
        let title = format!("{}{}{}", poster.label, words[Text::Colon], poster.passage);
        let main = format!(
            "<main data-claim-status=\"{status}\"><p class=\"label\"><i aria-hidden=\"true\"></i><strong>{}</strong></p>\n<blockquote{}><p dir=\"auto\"{}>{}</p></blockquote>\n<div class=\"why\">{}</div>\n<footer>{}</footer></main>",
            escape(&poster.label),
            self.article(one).map_or(String::new(), |url| format!(" cite=\"{}\"", escape(&url))),
            self.language().map_or(String::new(), |tag| format!(" lang=\"{}\"", escape(&tag))),
            escape(&poster.passage),
            body(scene, claim),
            self.footer(one),
        );
        // In a frame, links lead out of it.
        let head = self.preview(&poster, place) + "<base target=\"_blank\">\n";
        Some(self.document(&title, &head, &main))
    }

    /// A page that lists the pages of all claims: `addresses` has that of each of [`ClaimPages::claims`].
    pub fn index(&self, addresses: &[String]) -> String {
        let item = |(claim, address): (&usize, &String)| {
            let poster = self.poster(*claim)?;
            let status = self.scene.manifest.claims[*claim].status.name();
            Some(format!(
                "<li data-claim-status=\"{status}\"><a href=\"{}\"><i aria-hidden=\"true\"></i><strong>{}</strong> <q dir=\"auto\">{}</q></a></li>\n",
                escape(address),
                escape(&poster.label),
                escape(&poster.passage)
            ))
        };
        let items: String = self.scene.order.iter().zip(addresses).filter_map(item).collect();
        let words = self.scene.options.words;
        let headline = self.headline().unwrap_or_default();
        let title = escape(words[Text::Legend]);
        let main = format!("<main><h1>{title}</h1><p dir=\"auto\">{}</p><ol>{items}</ol></main>", escape(&headline));
        self.document(words[Text::Legend], "", &main)
    }

    /// What a picture of the claim says.
    pub fn poster(&self, claim: usize) -> Option<Poster> {
        let (scene, one) = (&self.scene, &self.scene.manifest.claims[claim]);
        let span = scene.anchored(claim)?.anchor.span;
        let passage = scene.page.text()[span.start..span.end].split_whitespace().collect::<Vec<_>>().join(" ");
        let publisher = scene.manifest.publisher.name.clone();
        let byline: Vec<String> = publisher.into_iter().chain(self.headline()).collect();
        Some(Poster {
            label: scene.options.words.badge(one, scene.notice(claim)),
            passage,
            meaning: scene.options.words.meaning(one).concat(),
            byline: byline.join(" · "),
            is_rtl: scene.options.words[Text::Dir] == "rtl",
        })
    }

    fn document(&self, title: &str, head: &str, main: &str) -> String {
        let words = self.scene.options.words;
        let (lang, dir) = (words[Text::Lang], words[Text::Dir]);
        format!(
            "<!doctype html>\n<html lang=\"{lang}\" dir=\"{dir}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <title>{}</title>\n{head}<style>{STYLE}</style>\n</head>\n<body>\n{main}\n</body>\n</html>\n",
            escape(title)
        )
    }

    fn preview(&self, poster: &Poster, place: Place) -> String {
        let title = format!("{}{}“{}”", poster.label, self.scene.options.words[Text::Colon], poster.passage);
        let mut tags = vec![("og:type", "article"), ("og:title", &title), ("og:description", &poster.meaning)];
        tags.extend(self.scene.manifest.publisher.name.as_deref().map(|name| ("og:site_name", name)));
        tags.extend(place.url.map(|url| ("og:url", url)));
        tags.extend(place.picture.iter().flat_map(|picture| {
            [
                ("og:image", *picture),
                ("og:image:type", "image/png"),
                ("og:image:width", "1200"),
                ("og:image:height", "630"),
                ("og:image:alt", &title),
            ]
        }));
        let tags =
            tags.iter().map(|(name, value)| format!("<meta property=\"{name}\" content=\"{}\">\n", escape(value)));
        let card = if place.picture.is_some() { "summary_large_image" } else { "summary" };
        tags.chain([format!("<meta name=\"twitter:card\" content=\"{card}\">\n")]).collect()
    }

    // Out of a frame, to the passage in the article.
    fn footer(&self, claim: &Claim) -> String {
        let name = self.headline().or_else(|| self.scene.manifest.article.url.clone()).unwrap_or_default();
        let name = format!("<cite dir=\"auto\">{}</cite>", escape(&name));
        let article = match self.article(claim) {
            Some(url) => format!("<a href=\"{}\" target=\"_top\">{name}</a>", escape(&url)),
            None => name,
        };
        let publisher = &self.scene.manifest.publisher;
        let publisher =
            publisher.name.as_deref().map(|name| match publisher.url.as_deref().filter(|url| is_web(url)) {
                Some(url) => format!("<a href=\"{}\" target=\"_top\"><bdi>{}</bdi></a>", escape(url), escape(name)),
                None => format!("<bdi>{}</bdi>", escape(name)),
            });
        let published = self.scene.manifest.article.published.as_ref().map(|date| self.scene.when(date));
        let parts = std::iter::once(article).chain(publisher).chain(published);
        parts.map(|part| format!("<p>{part}</p>")).collect()
    }

    fn article(&self, claim: &Claim) -> Option<String> {
        let url = self.scene.manifest.article.url.as_deref().filter(|url| is_web(url))?;
        Some(format!("{}#claim-{}", url.split('#').next().unwrap_or_default(), claim.id))
    }

    fn headline(&self) -> Option<String> {
        self.scene.manifest.article.headline.clone().or_else(|| self.scene.page.about().headline)
    }

    fn language(&self) -> Option<String> {
        self.scene.manifest.article.language.clone().or_else(|| self.scene.page.about().language)
    }
}

// A link that is relative to the manifest is none from here.
fn is_web(url: &str) -> bool {
    ["https://", "http://"]
        .iter()
        .any(|scheme| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}
