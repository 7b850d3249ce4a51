//! What people read of a run: nothing in it is a command to their terminal, whatever files, pages and servers say.

use std::borrow::Cow;
use std::fmt::Display;
use std::io::{self, ErrorKind, StdoutLock, Write};

/// Says something beside the results, on standard error. Whether anybody hears it changes nothing of what is done.
pub fn say(message: impl Display) {
    let _ = writeln!(io::stderr(), "claim-labels: {}", in_one_line(&message.to_string()));
}

/// Standard output. Its reader may leave: what is written after that goes nowhere, so that the run comes to the exit code that
/// it would have had.
pub struct Output(Option<StdoutLock<'static>>);

impl Output {
    pub fn open() -> Output {
        Output(Some(io::stdout().lock()))
    }

    // What to answer a writer: all is well if the reader has left.
    fn unless_closed<T>(&mut self, done: io::Result<T>, otherwise: T) -> io::Result<T> {
        match done {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.0 = None;
                Ok(otherwise)
            }
            done => done,
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let done = self.0.as_mut().map_or(Ok(bytes.len()), |out| out.write(bytes));
        self.unless_closed(done, bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let done = self.0.as_mut().map_or(Ok(()), StdoutLock::flush);
        self.unless_closed(done, ())
    }
}

/// A text without line feeds and without anything that a terminal would obey.
pub fn in_one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() || is_direction(c) { ' ' } else { c }).collect()
}

/// A text of several lines, styled or not, without commands of the kind that styles do not use.
pub fn without_commands(text: &str) -> Cow<'_, str> {
    let is_command = |c: char| ('\u{80}'..='\u{9F}').contains(&c) || is_direction(c);
    match text.contains(is_command) {
        true => Cow::Owned(text.replace(is_command, "\u{FFFD}")),
        false => Cow::Borrowed(text),
    }
}

// Marks that turn the direction of what follows, so that it reads as something else: "Trojan Source", CVE-2021-42574.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_terminal_finds_commands() {
        assert_eq!(in_one_line("a\u{1B}[31mb\r\n\u{9B}1m\u{202E}שלום"), "a [31mb   1m שלום");
        assert_eq!(without_commands("\u{1B}[1mbold\u{1B}[0m\nשלום"), "\u{1B}[1mbold\u{1B}[0m\nשלום");
        assert_eq!(without_commands("a\u{9B}31m\u{2066}"), "a\u{FFFD}31m\u{FFFD}");
    }
}
