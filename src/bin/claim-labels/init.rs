//! `claim-labels init`: a manifest to start from.

use crate::convert::pretty;
use crate::input::{self, Document, Failure, Kind};
use crate::output;
use claim_labels::manifest::{self, ArticleInfo, Json};
use claim_labels::schema;
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
    /// What the article is, where its name does not tell
    #[arg(long = "as", value_enum, value_name = "KIND")]
    kind: Option<Kind>,
}

const EXAMPLES: &str = "Examples:
  claim-labels init talks.html -o talks.claims.json

The article's address, headline, language and date are those that the page itself tells. Exits 0, or 2 when something cannot be
read or written.";

/// Writes a manifest; the exit code.
pub fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let document = input::article(&arguments.article, arguments.kind)?;
    if let Some(output) = arguments.output.as_deref().filter(|path| !input::is_standard(path) && path.exists()) {
        return Err(Failure::Unwritable(input::name_of(output), "it is there already".into()));
    }
    output::write(arguments.output.as_deref(), pretty(&start(&about(&document))).as_bytes())?;
    Ok(0)
}

fn about(document: &Document) -> ArticleInfo {
    match &document.page {
        Some(page) => page.about(),
        None => {
            let headline = document.source.lines().map(str::trim).find(|line| !line.is_empty()).map(str::to_owned);
            ArticleInfo { headline, ..ArticleInfo::default() }
        }
    }
}

fn start(about: &ArticleInfo) -> Json {
    let fields = [
        ("url", &about.url),
        ("headline", &about.headline),
        ("language", &about.language),
        ("published", &about.published),
    ];
    let fields: Vec<(&str, &String)> =
        fields.into_iter().filter_map(|(key, value)| Some((key, value.as_ref()?))).collect();
    let manifest = |fields: &[(&str, &String)]| {
        let article = Json::object(fields.iter().map(|(key, value)| (*key, Json::from(value.as_str()))));
        Json::object([
            ("$schema", Json::from(schema::ID)),
            ("version", Json::from(1)),
            ("article", article),
            ("claims", Json::Array(Vec::new())),
        ])
    };
    // What a page says of itself may be no date or address at all.
    let (_, problems) = manifest::read(&manifest(&fields));
    let sound = |key: &str| problems.iter().all(|problem| problem.path != ["/article/", key].concat());
    manifest(&fields.iter().copied().filter(|(key, _)| sound(key)).collect::<Vec<_>>())
}
