//! `claim-labels render`: a page with its claims labelled, for readers without script.

mod claims;
mod picture;

use crate::check::{Pair, Rules, text};
use crate::input::{self, Document, Failure, Kind};
use crate::output;
use crate::terminal::say;
use claim_labels::html::Page;
use claim_labels::manifest::{Json, Manifest};
use claim_labels::render::{Options, Rendered, Strings, page_of, render, strip, words};
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

/// `claim-labels render`
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The article: .html, .htm or .txt (a paragraph a line); - for standard input
    article: PathBuf,
    /// Its claims manifest; - for standard input
    #[arg(required_unless_present = "strip")]
    manifest: Option<PathBuf>,
    /// Where to write the labelled page; standard output by default
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    /// For newsletters and feeds: words in brackets and numbered notes, without links inside the page
    #[arg(long)]
    plain: bool,
    /// Take the labels out of a page again, byte for byte
    #[arg(long, conflicts_with_all = ["manifest", "plain", "no_legend", "lang", "words", "allow_orphans", "at", "fonts"])]
    strip: bool,
    /// Leave out the legend where the article begins; the notes then say what was assessed
    #[arg(long)]
    no_legend: bool,
    /// Language of the labels, a BCP 47 tag; by default the manifest's, or the page's
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// Words of your own, a file like those in languages/; what it lacks is said in the language of the labels
    #[arg(long, value_name = "FILE")]
    words: Option<PathBuf>,
    /// A page of this claim alone, to -o, with a picture beside it for previews of links
    #[arg(long, value_name = "ID", conflicts_with_all = ["strip", "plain", "no_legend", "claims"])]
    claim: Option<String>,
    /// A page of each claim, and one that lists them, into the folder -o
    #[arg(long, conflicts_with_all = ["strip", "plain", "no_legend"])]
    claims: bool,
    /// Where the folder with the pages of claims is published: previews ask for pictures by their whole address
    #[arg(long, value_name = "ADDRESS")]
    at: Option<String>,
    /// Fonts for the pictures, in place of the machine's
    #[arg(long, value_name = "FOLDER")]
    fonts: Option<PathBuf>,
    /// Do not fail because of claims that were not found
    #[arg(long)]
    allow_orphans: bool,
    /// What the article is, where its name does not tell
    #[arg(long = "as", value_enum, value_name = "KIND")]
    kind: Option<Kind>,
}

const EXAMPLES: &str = "Examples:
  claim-labels render talks.html talks.claims.json -o public/talks.html
  claim-labels render talks.html talks.claims.json --plain > newsletter.html
  claim-labels render --strip public/talks.html -o talks.html
  claim-labels render talks.html talks.claims.json --claims -o public/claims --at https://news.example/claims/

Every byte of the page stays; labels it has already are taken out first. Exits 0 when all is well, 1 for errors in the manifest \
or claims that were not found (the others are labelled), 2 when something cannot be read, labelled or written.";

impl Arguments {
    // The files that are read, of which none may be lost.
    fn inputs(&self, with_article: bool) -> Vec<&Path> {
        let article = with_article.then_some(self.article.as_path());
        article.into_iter().chain(self.manifest.as_deref()).chain(self.words.as_deref()).collect()
    }
}

/// Labels, and writes; the exit code.
pub fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let kind = arguments.kind.or_else(|| input::kind_of(&arguments.article));
    // A page may be labelled in its place, as its labels can be taken out again.
    let is_in_place = kind == Some(Kind::Html) && arguments.claim.is_none();
    output::not_over(arguments.output.as_deref(), &arguments.inputs(!is_in_place))?;
    let document = bare(input::article(&arguments.article, arguments.kind)?, arguments.lang.as_deref())?;
    let Some(manifest) = &arguments.manifest else {
        write(arguments, &document, &document.source)?;
        return Ok(0);
    };
    input::not_both_standard(&arguments.article, manifest)?;
    let mut pair = Pair::of(document, manifest)?;
    // The page is written whether or not anybody reads what is said of it.
    let _ = text::findings(&pair, io::stderr().is_terminal(), &mut io::stderr().lock());
    if !pair.usable {
        return Ok(1);
    }
    let is_apart = arguments.claim.is_some() || arguments.claims;
    let place = match &pair.document.page {
        Some(page) if page.has_base() => LinkPlace::UnderBase,
        _ if is_apart => LinkPlace::Elsewhere,
        _ if is_beside(manifest, arguments) => LinkPlace::Beside,
        _ => LinkPlace::Elsewhere,
    };
    let why = match place {
        LinkPlace::UnderBase => "the page has a <base href>",
        _ => "that lies in another folder",
    };
    keep_links(&mut pair.manifest, place).iter().for_each(|link| {
        say(format_args!("the link {link:?} is relative to the manifest, and {why}: left out"));
    });
    let is_clean = pair.is_clean(Rules { allow_orphans: arguments.allow_orphans, strict: false });
    if is_apart {
        let (page, options) = how(&pair, arguments)?;
        let is_whole = claims::write(&pair, page, options, arguments)?;
        return Ok(if is_whole { u8::from(!is_clean) } else { 2 });
    }
    let Rendered { html, left_out, .. } = labelled(&pair, arguments)?;
    for number in &left_out {
        let id = &pair.manifest.claims[*number].id;
        say(format_args!("{id}: the page's markup has no place for a label there: left out"));
    }
    write(arguments, &pair.document, &html)?;
    Ok(u8::from(!left_out.is_empty() || !is_clean))
}

// The page without labels that it has already; plain text as a page.
fn bare(document: Document, lang: Option<&str>) -> Result<Document, Failure> {
    let unlabelled = |why: &dyn ToString| Failure::Unreadable(document.name.clone(), why.to_string());
    let source = match &document.page {
        Some(_) => strip(&document.source).map_err(|why| unlabelled(&why))?,
        None => page_of(&document.source, lang),
    };
    let page = Page::parse(&source).map_err(|why| unlabelled(&why))?;
    Ok(Document { source, page: Some(page), ..document })
}

fn labelled(pair: &Pair, arguments: &Arguments) -> Result<Rendered, Failure> {
    let Document { source, name, .. } = &pair.document;
    let (page, options) = how(pair, arguments)?;
    render(source, page, &pair.manifest, &pair.anchorings, options)
        .map_err(|why| Failure::Unwritable(format!("labels into {name}"), why.to_string()))
}

// The page, and in which words and which form it is labelled.
fn how<'a>(pair: &'a Pair, arguments: &Arguments) -> Result<(&'a Page, Options), Failure> {
    let page = pair.document.page.as_ref().ok_or_else(|| Failure::Usage("only pages can be labelled".into()))?;
    let tag = arguments.lang.clone().or_else(|| pair.manifest.article.language.clone());
    let tag = tag.or_else(|| page.about().language).unwrap_or_default();
    let ours = words(&tag);
    let own = arguments.words.as_deref().map(own_words).transpose()?;
    let words = own.map_or(ours, |own| Strings::add(&tag, &own));
    Ok((page, Options { words, plain: arguments.plain, legend: !arguments.no_legend }))
}

fn own_words(path: &Path) -> Result<Json, Failure> {
    let unreadable = |error: serde_json::Error| Failure::Unreadable(input::name_of(path), error.to_string());
    serde_json::from_slice(&input::manifest(path)?).map_err(unreadable)
}

fn write(arguments: &Arguments, document: &Document, html: &str) -> Result<(), Failure> {
    let bytes = document.charset.encode(html);
    let bytes = bytes.map_err(|why| Failure::Unwritable(format!("labels into {}", document.name), why))?;
    output::write(arguments.output.as_deref(), &bytes)
}

/// Where a page lies, for links that are relative to its manifest.
#[derive(Clone, Copy, PartialEq)]
enum LinkPlace {
    /// In the manifest's folder.
    Beside,
    /// In another folder.
    Elsewhere,
    /// Its relative links go out from somewhere else.
    UnderBase,
}

// Links from the page to what lies beside the manifest are right only where both lie in one folder. What was left out.
fn keep_links(manifest: &mut Manifest, place: LinkPlace) -> Vec<String> {
    let links = manifest.claims.iter_mut().flat_map(|claim| {
        let sources = claim.sources.iter_mut().map(|source| &mut source.url);
        sources.chain(claim.correction.as_mut().map(|correction| &mut correction.url))
    });
    let doubtful = |url: &mut String| {
        let absolute = has_scheme(url) || (url.starts_with('/') && place != LinkPlace::UnderBase);
        !absolute && (place != LinkPlace::Beside || url.starts_with(['?', '#']))
    };
    links.filter_map(|link| link.take_if(doubtful)).collect()
}

fn is_beside(manifest: &Path, arguments: &Arguments) -> bool {
    let page = arguments.output.as_deref().filter(|path| !input::is_standard(path)).unwrap_or(&arguments.article);
    let folder = |path: &Path| {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        std::fs::canonicalize(folder).ok()
    };
    folder(page).is_some() && folder(page) == folder(manifest)
}

// A link that is relative may carry a whole address, such as that of a page in an archive.
fn has_scheme(url: &str) -> bool {
    let is_scheme = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_alphabetic())
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    };
    url.split_once("://").is_some_and(|(scheme, _)| is_scheme(scheme))
}
