//! `claim-labels convert`: manifests for other programs, and from them.

use crate::check::{Finding, text};
use crate::input::{self, Failure};
use crate::output;
use crate::terminal::say;
use crate::utf8;
use claim_labels::interchange::schema_org::{in_script, to_schema_org};
use claim_labels::interchange::w3c::{NotConverted, from_w3c, to_w3c};
use claim_labels::manifest::{self, Json, Problem, Severity, locate};
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

/// `claim-labels convert`
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The manifest, or with --from the annotations; - for standard input
    input: PathBuf,
    /// What to make of the manifest
    #[arg(long, value_enum, required_unless_present = "from", conflicts_with = "from")]
    to: Option<Target>,
    /// What the input is, to make a manifest of it
    #[arg(long, value_enum)]
    from: Option<Origin>,
    /// Where to write the result; standard output by default
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    /// Write the manifest that annotations make even where check refuses it, to be mended by hand
    #[arg(long, requires = "from")]
    with_errors: bool,
}

const EXAMPLES: &str = "Examples:
  claim-labels convert talks.claims.json --to w3c -o talks.annotations.jsonld
  claim-labels convert talks.claims.json --to schema-org
  claim-labels convert talks.annotations.jsonld --from w3c -o talks.claims.json

Nothing is lost on the way to W3C annotations and back. Exits 0 when all is well, 1 for errors in the manifest or annotations that \
no claim can be made of (then nothing is written, but with --with-errors), 2 when something cannot be read or written.";

#[derive(Clone, Copy, clap::ValueEnum)]
enum Target {
    /// A W3C Web Annotation collection
    W3c,
    /// schema.org Claims, as JSON-LD
    SchemaOrg,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Origin {
    /// A W3C Web Annotation collection, page, or list
    W3c,
}

/// Converts, and writes; the exit code.
pub fn run(arguments: &Arguments) -> Result<u8, Failure> {
    output::not_over(arguments.output.as_deref(), &[&arguments.input])?;
    let bytes = input::manifest(&arguments.input)?;
    let name = input::name_of(&arguments.input);
    match arguments.to {
        Some(target) => to(&Source::new(name, &bytes), &bytes, target, arguments.output.as_deref()),
        None => {
            let text = utf8::decode(&bytes).map_err(|why| Failure::Unreadable(name.clone(), why))?;
            from(&Source { name, text: text.to_owned() }, arguments.output.as_deref(), arguments.with_errors)
        }
    }
}

/// A manifest or annotations, as read.
pub struct Source {
    pub name: String,
    text: String,
}

impl Source {
    pub fn new(name: String, bytes: &[u8]) -> Source {
        let text = String::from_utf8_lossy(bytes);
        Source { name, text: text.strip_prefix('\u{FEFF}').unwrap_or(&text).to_owned() }
    }

    pub fn json(&self) -> Result<Json, Failure> {
        serde_json::from_str(&self.text).map_err(|error| Failure::Unreadable(self.name.clone(), error.to_string()))
    }

    pub fn findings<'a>(&'a self, problems: &'a [Problem]) -> Vec<Finding<'a>> {
        problems.iter().map(|problem| Finding::problem(&self.name, problem)).collect()
    }

    pub fn tell(&self, findings: &[Finding]) -> Result<(), Failure> {
        let styled = io::stderr().is_terminal();
        Ok(text::list(&self.text, findings, styled, &mut io::stderr().lock())?)
    }
}

fn to(source: &Source, bytes: &[u8], target: Target, output: Option<&Path>) -> Result<u8, Failure> {
    let (_, problems) = manifest::parse(bytes);
    source.tell(&source.findings(&problems))?;
    if has_errors(&problems) {
        return Ok(1);
    }
    let json = source.json()?;
    let text = match target {
        Target::W3c => pretty(&to_w3c(&json)),
        Target::SchemaOrg => in_script(&pretty(&to_schema_org(&json))),
    };
    output::write(output, text.as_bytes())?;
    Ok(0)
}

fn from(source: &Source, output: Option<&Path>, with_errors: bool) -> Result<u8, Failure> {
    let made = match from_w3c(&source.json()?) {
        Ok(made) => Source { name: format!("the manifest of {}", source.name), text: pretty(&made) },
        Err(wrong) => {
            source.tell(&not_converted(source, &wrong))?;
            return Ok(1);
        }
    };
    let (_, problems) = manifest::parse(made.text.as_bytes());
    let is_refused = has_errors(&problems);
    if is_refused && !with_errors {
        made.tell(&made.findings(&problems))?;
        say("nothing is written; --with-errors writes it, to be mended by hand");
        return Ok(1);
    }
    output::write(output, made.text.as_bytes())?;
    let name = output.map_or("standard output".into(), input::name_of);
    let made = Source { name, ..made };
    made.tell(&made.findings(&problems))?;
    Ok(u8::from(is_refused))
}

fn not_converted<'a>(source: &'a Source, wrong: &'a [NotConverted]) -> Vec<Finding<'a>> {
    let paths: Vec<&str> = wrong.iter().map(|one| one.path.as_str()).collect();
    let places = locate(&source.text, &paths);
    let finding = |(one, place): (&'a NotConverted, _)| Finding {
        file: &source.name,
        kind: Severity::Error.name(),
        code: "not-converted",
        message: one.message.clone(),
        help: None,
        place,
        path: one.path.clone(),
        orphan: None,
        reworded: None,
    };
    wrong.iter().zip(places).map(finding).collect()
}

/// Whether one of them is an error.
pub fn has_errors(problems: &[Problem]) -> bool {
    problems.iter().any(|problem| problem.severity == Severity::Error)
}

/// JSON as people read it, with a line feed at the end.
pub fn pretty(json: &Json) -> String {
    serde_json::to_string_pretty(json).expect("a JSON value can be written") + "\n"
}
