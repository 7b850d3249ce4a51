//! `claim-labels completions` and `claim-labels man`: what a shell and `man` know of the commands.

use crate::input::Failure;
use clap::Command;
use clap_complete::Shell;
use std::io::Write;
use std::path::{Path, PathBuf};

/// `claim-labels completions`
#[derive(clap::Args)]
#[command(after_help = "Examples:
  claim-labels completions bash > ~/.local/share/bash-completion/completions/claim-labels
  claim-labels completions zsh > ~/.zfunc/_claim-labels")]
pub struct Completions {
    /// The shell
    shell: Shell,
}

/// `claim-labels man`
#[derive(clap::Args)]
#[command(after_help = "Examples:
  claim-labels man ~/.local/share/man/man1
  claim-labels man | man -l -")]
pub struct Man {
    /// A folder to write the page of every command to; without one, the first page goes to standard output
    folder: Option<PathBuf>,
}

/// Prints the completions of a shell; the exit code.
pub fn completions(arguments: &Completions, mut command: Command) -> Result<u8, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, "claim-labels", &mut script);
    std::io::stdout().lock().write_all(&script)?;
    Ok(0)
}

/// Prints or writes the manual; the exit code.
pub fn man(arguments: &Man, command: Command) -> Result<u8, Failure> {
    let unwritable =
        |folder: &Path, error: std::io::Error| Failure::Unwritable(folder.display().to_string(), error.to_string());
    match &arguments.folder {
        Some(folder) => clap_mangen::generate_to(command, folder).map_err(|error| unwritable(folder, error))?,
        None => {
            let mut page = Vec::new();
            clap_mangen::Man::new(command).render(&mut page)?;
            std::io::stdout().lock().write_all(&page)?;
        }
    }
    Ok(0)
}
