//! The command line: checks articles and their claims manifests with the page's own resolver.

mod check;
mod input;

use clap::{Parser, Subcommand};
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
  claim-labels check talks.txt talks.claims.json --format json --allow-orphans
  curl -s https://news.example/talks | claim-labels check - talks.claims.json";

#[derive(Subcommand)]
enum Command {
    /// Validates a manifest and finds every claim in its article.
    Check(check::Arguments),
}

/// What a run comes to: 0 clean, 1 errors or orphans, 2 usage or unreadable input.
fn main() -> ExitCode {
    let Command::Check(arguments) = Cli::parse().command;
    match check::run(&arguments) {
        Ok(clean) => ExitCode::from(u8::from(!clean)),
        Err(input::Failure::ClosedPipe) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("claim-labels: {failure}");
            ExitCode::from(2)
        }
    }
}
