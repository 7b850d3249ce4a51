//! The command line: checks, labels and converts articles and their claims manifests, with the page's own resolver.

mod charset;
mod check;
mod convert;
mod init;
mod input;
mod output;
mod publish;
mod remark;
mod render;
mod report;
mod shell;
mod terminal;
mod utf8;
mod watch;
mod web;
mod when;

use claim_labels::schema::schema;
use clap::{CommandFactory, Parser, Subcommand};
use input::Failure;
use std::process::ExitCode;

/// Labels what a news article's claims rest on.
#[derive(Parser)]
#[command(version, about, after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "Examples:
  claim-labels check talks.html talks.claims.json
  claim-labels check --dir articles
  claim-labels render talks.html talks.claims.json -o public/talks.html

Exits 0 when all is well, 1 for errors in a manifest or claims that were not found, 2 for wrong usage and for what cannot be \
read or written.";

#[derive(Subcommand)]
enum Command {
    /// Validates manifests and finds every claim in its article
    Check(check::Arguments),
    /// Writes a page with its claims labelled, readable without script
    Render(render::Arguments),
    /// Turns manifests into W3C annotations or schema.org claims, and W3C annotations into manifests
    Convert(convert::Arguments),
    /// Prints the JSON Schema of manifests
    #[command(after_help = "Examples:\n  claim-labels schema > claims.schema.json")]
    Schema,
    /// Writes a manifest to start from
    Init(init::Arguments),
    /// Writes the manifest that readers get, without drafts and the desk's fields
    Publish(publish::Arguments),
    /// Looks at published pages, and tells of labels that fell off, once each
    Watch(watch::Arguments),
    /// Writes figures over an archive, as one page
    Report(report::Arguments),
    /// Prints what a shell needs to complete the commands
    Completions(shell::Completions),
    /// Writes the manual
    Man(shell::Man),
}

/// What a run comes to: 0 clean, 1 errors or orphans, 2 usage or unreadable input.
fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Render(arguments) => render::run(&arguments),
        Command::Convert(arguments) => convert::run(&arguments),
        Command::Schema => output::write(None, convert::pretty(&schema()).as_bytes()).map(|()| 0),
        Command::Init(arguments) => init::run(&arguments),
        Command::Publish(arguments) => publish::run(&arguments),
        Command::Watch(arguments) => watch::run(&arguments),
        Command::Report(arguments) => report::run(&arguments),
        Command::Completions(arguments) => shell::completions(&arguments, Cli::command()),
        Command::Man(arguments) => shell::man(&arguments, Cli::command()),
    };
    match done {
        Ok(code) => ExitCode::from(code),
        Err(Failure::ClosedPipe) => ExitCode::SUCCESS,
        Err(failure) => {
            terminal::say(failure);
            ExitCode::from(2)
        }
    }
}
