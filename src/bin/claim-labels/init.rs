//! `claim-labels init`: a manifest to start from.

use crate::convert::pretty;
use crate::input::{self, Document, Failure, Kind};
use crate::output;
use claim_labels::language::language_of;
use claim_labels::manifest::{self, ArticleInfo, Json};
use claim_labels::schema;
use claim_labels::suggest::{Suggestion, suggest};
use claim_labels::text::{Article, Quote, TABLES};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// `claim-labels init`
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The article: .html, .htm or .txt (a paragraph a line); - for standard input
    article: PathBuf,
    /// Where to write the manifest; standard output by default. A file that is there already is not overwritten
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    /// Add drafts of claims where the text (English, German, Russian or Ukrainian) has cues of attribution, reports or hedging
    #[arg(long)]
    suggest: bool,
    /// What the article is, where its name does not tell
    #[arg(long = "as", value_enum, value_name = "KIND")]
    kind: Option<Kind>,
    /// The language that the article is in, by its BCP 47 tag, where a page does not tell it or a text's words do not
    #[arg(long, value_name = "TAG", value_parser = tag)]
    language: Option<String>,
}

// A headline of a text is no longer, in characters.
const HEADLINE: usize = 150;

const EXAMPLES: &str = "Examples:
  claim-labels init talks.html -o talks.claims.json
  claim-labels init talks.html --suggest -o talks.claims.json

With --suggest, each claim is a draft: no page shows it and check warns of it until somebody has decided and removed \
\"draft\"; its comment has the cue. The article's address, headline, language and date are those that the page itself tells; \
a language that is not told is what the words look like. Exits 0, or 2 when something cannot \
be read or written.";

/// Writes a manifest; the exit code.
pub fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let document = input::article(&arguments.article, arguments.kind)?;
    if let Some(output) = arguments.output.as_deref().filter(|path| !input::is_standard(path) && path.exists()) {
        return Err(Failure::Unwritable(input::name_of(output), "it is there already".into()));
    }
    let mut about = about(&document);
    let told = || language_of(document.text()).map(str::to_owned);
    about.language = arguments.language.clone().or(about.language).or_else(told);
    let language = about.language.as_deref().unwrap_or("en");
    let drafts = if arguments.suggest { drafts(document.text(), language) } else { Vec::new() };
    output::write(arguments.output.as_deref(), pretty(&manifest::start(&about, schema::ID, drafts)).as_bytes())?;
    Ok(0)
}

fn about(document: &Document) -> ArticleInfo {
    match &document.page {
        Some(page) => page.about(),
        None => {
            let first = document.source.lines().map(str::trim).find(|line| !line.is_empty());
            let headline = first.filter(|line| is_headline(line)).map(str::to_owned);
            ArticleInfo { headline, ..ArticleInfo::default() }
        }
    }
}

// What looks like a tag: parts of up to eight letters or digits, of which the first has letters alone.
fn tag(value: &str) -> Result<String, String> {
    let part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let first = value.split('-').next().unwrap_or_default();
    let sound = value.split('-').all(part) && first.len() > 1 && first.bytes().all(|byte| byte.is_ascii_alphabetic());
    sound.then(|| value.to_owned()).ok_or_else(|| "not a language's tag, such as en or pt-BR".into())
}

// A first paragraph that is a sentence is the article's beginning, and no headline.
fn is_headline(line: &str) -> bool {
    let words = line.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '…'));
    !words.ends_with('.') && line.chars().count() <= HEADLINE
}

// Claims that nobody has decided on: no page has them for labels.
fn drafts(text: &str, language: &str) -> Vec<Json> {
    let article = Article::new(text, &TABLES);
    let mut taken = BTreeSet::new();
    let found = suggest(text, language).into_iter().filter_map(|found| Some((article.quote(found.span)?, found)));
    found.map(|(quote, found)| draft(&mut taken, &quote, &found, text)).collect()
}

fn draft(taken: &mut BTreeSet<String>, quote: &Quote, found: &Suggestion, text: &str) -> Json {
    let id = manifest::unused_id(&quote.exact, |id| taken.contains(id));
    let parts = [("exact", &quote.exact), ("prefix", &quote.prefix), ("suffix", &quote.suffix)];
    let filled = parts.into_iter().filter(|(_, words)| !words.is_empty());
    let cue = &text[found.cue.span.start..found.cue.span.end];
    let mut fields = vec![
        ("id", Json::from(id.as_str())),
        ("status", Json::from(found.status.name())),
        ("draft", Json::Bool(true)),
        ("quote", Json::object(filled.map(|(key, words)| (key, Json::from(words.as_str()))))),
        ("comment", Json::from(format!("Suggested for its cue: {cue}"))),
    ];
    taken.insert(id);
    if let Some(source) = &found.source {
        let known = [("name", &source.name), ("role", &source.role)];
        let known = known.into_iter().filter_map(|(key, value)| Some((key, Json::from(value.as_deref()?))));
        fields.push(("sources", Json::Array(vec![Json::object(known)])));
    }
    Json::object(fields)
}
