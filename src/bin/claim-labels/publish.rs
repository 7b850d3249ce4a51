//! `claim-labels publish`: the manifest that readers get.

use crate::convert::{Source, has_errors, pretty};
use crate::input::{self, Failure};
use crate::output;
use crate::terminal::say;
use claim_labels::interchange::publish::{LeftOut, publish};
use claim_labels::manifest::{self, Problem};
use std::path::{Path, PathBuf};

/// `claim-labels publish`
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The desk's manifest; - for standard input
    manifest: PathBuf,
    /// Where to write what readers get; standard output by default
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
}

const EXAMPLES: &str = "Examples:
  claim-labels publish desk/talks.claims.json -o public/talks.claims.json

Drafts are left out, and so are the fields of the desk (draft, comment, review) and fields that the format does not have; what was \
left out is said. Exits 0 when it is written, 1 for errors in the manifest (then nothing is written), 2 when something cannot be \
read or written.";

/// Writes what readers get; the exit code.
pub fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let bytes = input::manifest(&arguments.manifest)?;
    let source = Source::new(input::name_of(&arguments.manifest), &bytes);
    let (_, problems) = manifest::parse(&bytes);
    // Of what is left out anyway only that is said.
    let problems: Vec<Problem> =
        problems.into_iter().filter(|problem| !matches!(problem.code, "draft" | "unknown-field")).collect();
    source.tell(&source.findings(&problems))?;
    if has_errors(&problems) {
        say(format_args!("nothing is written, because of errors in {}", source.name));
        return Ok(1);
    }
    if let Some(output) = &arguments.output {
        refuse(output, &arguments.manifest)?;
    }
    let (readers, left) = publish(&source.json()?);
    output::write(arguments.output.as_deref(), pretty(&readers).as_bytes())?;
    if !left.is_nothing() {
        say(format_args!("left out: {}", told(&left)));
    }
    Ok(0)
}

fn refuse(output: &Path, manifest: &Path) -> Result<(), Failure> {
    if output::is_same(output, manifest) {
        return Err(output::taken(output, "it is the desk's own manifest, and would lose its drafts and comments"));
    }
    if output.is_file() && input::kind_of(output).is_some() {
        return Err(output::taken(output, "it is an article by its name, and would be lost"));
    }
    Ok(())
}

// `2 drafts, /claims/0/comment, /claims/3/review`
fn told(left: &LeftOut) -> String {
    let drafts = match left.drafts {
        0 => None,
        1 => Some("1 draft".to_owned()),
        count => Some(format!("{count} drafts")),
    };
    drafts.into_iter().chain(left.fields.iter().cloned()).collect::<Vec<_>>().join(", ")
}
