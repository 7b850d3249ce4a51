//! The command line: checks, labels and converts articles and their claims manifests, with the page's own resolver.

mod check;
mod input;
mod output;
mod render;

use clap::{Parser, Subcommand};
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

Exits 0 when all is well, 1 for errors in a manifest or claims that were not found, 2 for wrong usage and for what cannot be
read or written.";

#[derive(Subcommand)]
enum Command {
    /// Validates manifests and finds every claim in its article
    Check(check::Arguments),
    /// Writes a page with its claims labelled, readable without script
    Render(render::Arguments),
}

/// What a run comes to: 0 clean, 1 errors or orphans, 2 usage or unreadable input.
fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Render(arguments) => render::run(&arguments),
    };
    match done {
        Ok(code) => ExitCode::from(code),
        Err(Failure::ClosedPipe) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("claim-labels: {failure}");
            ExitCode::from(2)
        }
    }
}
