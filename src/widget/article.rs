//! A labelled article for Yew apps, rendered from data: the same markup that the element makes of a page's own.

use super::badge_host::BadgeHost;
use super::isolated::Isolated;
use super::look::Tally;
use super::sheet::Sheet;
use super::state::{Action, State};
use crate::manifest::{Claim, Manifest, Placements, Status, place};
use crate::markup::{ArticleText, BADGE_ATTRIBUTE, REWORDED};
use crate::pieces::{Piece, pieces};
use crate::strings::Strings;
use crate::text::{Article, Unicode};
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// What kind of block a part of an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// The headline.
    Headline,
    /// A heading between paragraphs.
    Heading,
    /// A paragraph.
    Paragraph,
    /// A quotation set apart.
    Quotation,
}

/// A block of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// Its kind.
    pub kind: BlockKind,
    /// Its text.
    pub runs: Vec<Run>,
}

/// A run of text in a block.
#[derive(Clone, Debug, PartialEq)]
pub enum Run {
    /// Plain text.
    Text(String),
    /// Emphasised text.
    Emphasis(String),
    /// Strong text.
    Strong(String),
    /// A link's text and its address.
    Link(String, String),
}

impl Run {
    fn text(&self) -> &str {
        match self {
            Run::Text(text) | Run::Emphasis(text) | Run::Strong(text) | Run::Link(text, _) => text,
        }
    }
}

/// What [`LabelledArticle`] shows.
#[derive(Properties, PartialEq)]
pub struct LabelledArticleProps {
    /// The article.
    pub article: Rc<Vec<Block>>,
    /// Its claims.
    pub manifest: Rc<Manifest>,
    /// The widget's language, a BCP 47 tag; by default the manifest's.
    #[prop_or_default]
    pub lang: AttrValue,
}

/// An article with its claims labelled.
#[component]
pub fn LabelledArticle(props: &LabelledArticleProps) -> Html {
    let labelled = use_memo((props.article.clone(), props.manifest.clone()), |(article, manifest)| {
        Labelled::new(article, manifest, &crate::dom::BROWSER)
    });
    let state = use_state(State::default);
    let host = use_node_ref();
    {
        let host = host.clone();
        use_effect_with((), move |()| {
            if let Some(host) = host.cast::<Element>() {
                let _ = Sheet::Page.adopt(&host.get_root_node());
            }
        });
    }
    let act = {
        let (state, manifest) = (state.clone(), props.manifest.clone());
        Callback::from(move |action| state.set((*state).after(action, |claim| manifest.claims[claim].status)))
    };
    let tag = if props.lang.is_empty() {
        props.manifest.article.language.as_deref().unwrap_or_default()
    } else {
        &props.lang
    };
    let view = View {
        labelled: &labelled,
        manifest: &props.manifest,
        state: *state,
        words: Strings::of(tag),
        act: &act,
        host: &host,
    };
    html! { <div ref={host.clone()} class="claim-labels">{ view.shell() }<article>{ for view.blocks(&props.article) }</article></div> }
}

// The article's text, its claims' places and what the legend says of them.
#[derive(PartialEq)]
struct Labelled {
    placements: Placements,
    // Where each run of each block starts in the text, in bytes.
    starts: Vec<Vec<usize>>,
    tally: Rc<Tally>,
}

impl Labelled {
    fn new(blocks: &[Block], manifest: &Manifest, unicode: &'static dyn Unicode) -> Self {
        let mut text = ArticleText::default();
        let mut starts = Vec::new();
        for block in blocks {
            text.edge();
            let first = text.runs.len();
            block.runs.iter().for_each(|run| _ = text.run(run.text()));
            starts.push(text.runs[first..].iter().map(|run| run.start).collect());
        }
        let language = manifest.article.language.as_deref().unwrap_or_default();
        let placements = place(&Article::new(text.text, unicode).in_language(language), manifest);
        let tally = Rc::new(Tally::of(manifest, &placements));
        Labelled { placements, starts, tally }
    }
}

struct View<'a> {
    labelled: &'a Labelled,
    manifest: &'a Rc<Manifest>,
    state: State,
    words: &'static Strings,
    act: &'a Callback<Action>,
    host: &'a NodeRef,
}

impl View<'_> {
    fn shell(&self) -> Html {
        let badge = self.state.open.and_then(|number| {
            let selector = ["[", BADGE_ATTRIBUTE, "=\"", &self.manifest.claims[number].id, "\"]"].concat();
            self.host.cast::<Element>()?.query_selector(&selector).ok().flatten()
        });
        html! {
            <Isolated words={self.words} manifest={self.manifest.clone()} tally={self.labelled.tally.clone()}
                state={self.state} {badge} act={self.act.clone()} />
        }
    }

    fn blocks(&self, blocks: &[Block]) -> impl Iterator<Item = Html> {
        let views: Vec<Html> = blocks
            .iter()
            .zip(&self.labelled.starts)
            .map(|(block, starts)| {
                let runs = block.runs.iter().zip(starts).map(|(run, start)| self.run(run, *start));
                match block.kind {
                    BlockKind::Headline => html! { <h1>{ for runs }</h1> },
                    BlockKind::Heading => html! { <h2>{ for runs }</h2> },
                    BlockKind::Paragraph => html! { <p>{ for runs }</p> },
                    BlockKind::Quotation => html! { <blockquote><p>{ for runs }</p></blockquote> },
                }
            })
            .collect();
        views.into_iter()
    }

    fn run(&self, run: &Run, start: usize) -> Html {
        let text = run.text();
        let end = start + text.len();
        let placed = self.labelled.placements.placed.iter();
        let spans = placed.clone().map(|placed| (placed.claim, placed.anchor.span));
        let within: Vec<_> = spans
            .filter(|(_, span)| span.start < end && start < span.end)
            .map(|(claim, span)| (claim, span.start.max(start) - start..span.end.min(end) - start))
            .collect();
        let pieces = pieces(text.len(), &within);
        match run {
            Run::Text(_) => self.view(text, &pieces, Some(start)),
            Run::Emphasis(_) => html! { <em>{ self.view(text, &pieces, Some(start)) }</em> },
            Run::Strong(_) => html! { <strong>{ self.view(text, &pieces, Some(start)) }</strong> },
            // No control inside a link: its badges follow it.
            Run::Link(_, url) => html! {
                <><a href={url.clone()}>{ self.view(text, &pieces, None) }</a>{ self.badges(start, end) }</>
            },
        }
    }

    // Marks, each followed by its badge where the passage ends; `start` is the run's place, none where badges go elsewhere.
    fn view(&self, text: &str, pieces: &[Piece], start: Option<usize>) -> Html {
        let mut out = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Text(range) => out.push(html! { text[range.clone()].to_owned() }),
                Piece::Mark(number, inner) => {
                    let claim = &self.manifest.claims[*number];
                    let inside = self.view(text, inner, start);
                    out.push(html! {
                        <mark data-claim={claim.id.clone()} data-status={claim.status.name()} data-off={self.off(claim.status)}
                            data-change={self.is_reworded(*number).then_some(REWORDED)}>{ inside }</mark>
                    });
                    if start.is_some_and(|start| self.ends(*number) == start + end_of(inner)) {
                        out.push(self.badge(*number, claim));
                    }
                }
            }
        }
        out.into_iter().collect()
    }

    fn badges(&self, start: usize, end: usize) -> Html {
        let placed = self.labelled.placements.placed.iter();
        let ending = placed.filter(|placed| start < placed.anchor.span.end && placed.anchor.span.end <= end);
        ending.map(|placed| self.badge(placed.claim, &self.manifest.claims[placed.claim])).collect()
    }

    fn ends(&self, number: usize) -> usize {
        let placed = self.labelled.placements.placed.iter().find(|placed| placed.claim == number);
        placed.map_or(0, |placed| placed.anchor.span.end)
    }

    fn badge(&self, number: usize, claim: &Claim) -> Html {
        let open = self.state.open == Some(number);
        let on_press = self.act.reform(move |()| if open { Action::Close } else { Action::Open(number) });
        html! {
            <BadgeHost claim={Rc::new(claim.clone())} words={self.words} {open} reworded={self.is_reworded(number)} off={self.off(claim.status)} {on_press} />
        }
    }

    fn is_reworded(&self, number: usize) -> bool {
        self.labelled.tally.wording(number).is_some()
    }

    fn off(&self, status: Status) -> Option<AttrValue> {
        (!self.state.shows(status)).then(AttrValue::default)
    }
}

fn end_of(pieces: &[Piece]) -> usize {
    match pieces.last() {
        Some(Piece::Text(range)) => range.end,
        Some(Piece::Mark(_, inner)) => end_of(inner),
        None => 0,
    }
}
