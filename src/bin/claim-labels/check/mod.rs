//! `claim-labels check`: validates manifests and finds every claim in its article.

mod finding;
mod folder;
mod github;
mod json;
mod jsonl;
mod pair;
pub mod pairs;
mod published;
mod sarif;
pub mod text;

use crate::input::{self, Failure, Kind};
use crate::terminal::Output;
use crate::utf8::line_and_column;
use crate::web::{self, Authorities, Manners, Private};
use claim_labels::manifest::AnchoredClaim;
pub use finding::{Finding, quoted};
pub use pair::Pair;
pub use published::kind_of;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// `claim-labels check`
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The article: .html, .htm or .txt (a paragraph a line), or its address; - for standard input
    #[arg(required_unless_present_any = ["dir", "jsonl"])]
    article: Option<PathBuf>,
    /// Its claims manifest, or its address; - for standard input. An article that is fetched says itself where it is
    manifest: Option<PathBuf>,
    /// Check every NAME.claims.json in this folder, and in those inside it, with its NAME.html, .htm or .txt
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["article", "manifest"])]
    dir: Option<PathBuf>,
    /// Check what standard input says, line by line: {"article", "manifest"}, each a text or a path; a result a line
    #[arg(long, conflicts_with_all = ["article", "manifest", "dir", "format", "kind"])]
    jsonl: bool,
    /// With --jsonl, how many lines are worked on at once, at most four for each core; by default, one for each core
    #[arg(long, value_name = "COUNT", requires = "jsonl")]
    jobs: Option<usize>,
    /// How to print what was found
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Do not fail because of claims that were not found
    #[arg(long)]
    allow_orphans: bool,
    /// Fail for labels that stand on other words than those that were labelled, too
    #[arg(long)]
    strict: bool,
    /// Ask private addresses, too: of this machine and its network
    #[arg(long)]
    allow_private: bool,
    /// Trust the certificates (PEM) in this file in place of those that browsers trust
    #[arg(long, value_name = "FILE")]
    authorities: Option<PathBuf>,
    /// What the article is, where its name does not tell
    #[arg(long = "as", value_enum, value_name = "KIND")]
    kind: Option<Kind>,
}

const EXAMPLES: &str = "Examples:
  claim-labels check talks.html talks.claims.json
  claim-labels check talks.txt talks.claims.json --format json --allow-orphans
  claim-labels check --dir articles --format sarif > claims.sarif
  claim-labels check https://news.example/talks
  claim-labels check --jsonl < archive.jsonl > results.jsonl

Exits 0 when all is well, 1 for errors in a manifest, claims that were not found or, with --strict, reworded ones, 2 when something cannot be read.";

/// What makes a run fail beside errors.
#[derive(Clone, Copy)]
pub struct Rules {
    pub allow_orphans: bool,
    pub strict: bool,
}

impl Arguments {
    fn rules(&self) -> Rules {
        Rules { allow_orphans: self.allow_orphans, strict: self.strict }
    }

    fn manners(&self) -> Result<Manners, Failure> {
        let private = if self.allow_private { Private::Allowed } else { Private::Refused };
        let authorities = self.authorities.as_deref().map(Authorities::read).transpose()?;
        Ok(Manners { private, authorities, ..Manners::default() })
    }
}

/// How to print what was found.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For programs
    Json,
    /// Annotations of a GitHub workflow
    Github,
    /// SARIF 2.1.0, for code scanning
    Sarif,
}

/// What became of one article and its manifest, or of many.
#[derive(Clone, Copy, Default)]
pub struct Summary {
    pub articles: usize,
    pub unreadable: usize,
    /// Folders that cannot be looked into.
    pub closed: usize,
    pub clean: usize,
    pub claims: usize,
    pub anchored: usize,
    pub reworded: usize,
}

impl Summary {
    /// The exit code: 2 for what cannot be read, 1 for errors and orphans.
    pub fn code(self) -> u8 {
        match self {
            Summary { unreadable: 1.., .. } | Summary { closed: 1.., .. } => 2,
            Summary { articles, clean, .. } => u8::from(clean < articles),
        }
    }
}

/// Checks, and prints; the exit code.
pub fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let mut out = io::BufWriter::new(Output::open());
    let code = match (&arguments.dir, &arguments.article, &arguments.manifest) {
        (Some(folder), ..) => folder::run(folder, arguments, &mut out)?.code(),
        _ if arguments.jsonl => jsonl::run(arguments, &mut out)?.code(),
        (None, Some(article), manifest) if manifest.is_some() || web::address(article).is_some() => {
            let pair = pair(article, manifest.as_deref(), arguments)?;
            print(&pair, arguments, &mut out)?;
            u8::from(!pair.is_clean(arguments.rules()))
        }
        _ => return Err(Failure::Usage("name an article and its manifest, or --dir and a folder".into())),
    };
    out.flush()?;
    Ok(code)
}

fn pair(article: &Path, manifest: Option<&Path>, arguments: &Arguments) -> Result<Pair, Failure> {
    let manners = &arguments.manners()?;
    let (document, of_page) = match web::address(article) {
        Some(address) => published::article(&address, manners, arguments.kind)?,
        None => (input::article(article, arguments.kind)?, None),
    };
    match (manifest, of_page) {
        (Some(manifest), _) => match web::address(manifest) {
            Some(address) => published::pair(document, &address, manners),
            None => {
                input::not_both_standard(article, manifest)?;
                Pair::of(document, manifest)
            }
        },
        (None, Some(published::Named::Address(address))) => published::pair(document, &address, manners),
        (None, Some(published::Named::Inside(text))) => {
            let name = format!("the manifest in {}", document.name);
            Ok(Pair::of_bytes(document, name, text.into_bytes()))
        }
        (None, None) => {
            let why =
                "it names no manifest: it has no <claim-labels> with the attribute \"manifest\"; name one after it"
                    .to_owned();
            Err(Failure::Unreadable(document.name, why))
        }
    }
}

fn print(pair: &Pair, arguments: &Arguments, out: &mut impl Write) -> io::Result<()> {
    match arguments.format {
        Format::Text => {
            text::findings(pair, io::stdout().is_terminal(), out)?;
            text::summary(pair, out)
        }
        Format::Json => json::alone(pair, out),
        Format::Github => github::findings(pair, arguments.rules(), out),
        Format::Sarif => {
            let mut log = sarif::Log::begin(out)?;
            log.add(&sarif::results(pair, arguments.rules()))?;
            log.end()
        }
    }
}

/// Line and column in the article's file of the first words that changed in a claim's passage.
fn article_place(pair: &Pair, anchored: &AnchoredClaim) -> Option<(usize, usize)> {
    let start = anchored.anchor.change.edits().first().map_or(anchored.anchor.span.start, |edit| edit.place.start);
    let at = pair.document.source_of(start)?;
    Some(line_and_column(&pair.document.source, at))
}
