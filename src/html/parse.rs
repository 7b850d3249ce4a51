//! Parsing, as browsers do it, within bounds that keep it linear.

use super::sink::Sink;
use super::tree::Tree;
use html5ever::TokenizerResult;
use html5ever::interface::TreeSink;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::TreeBuilder;
use std::cell::Cell;
use std::fmt;

/// Elements inside each other that are read. Every new element is compared with all that are open, so a deeper page would
/// take time that grows with the square of its depth; browsers stop at 512.
pub(super) const DEEPEST: usize = 4096;

/// Why a page is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refused {
    /// Elements are nested deeper than 4,096 levels.
    TooDeep,
    /// Unclosed formatting is repeated until there are more elements than bytes.
    TooMany,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refused::TooDeep => {
                write!(f, "its elements are nested deeper than {DEEPEST} levels; close those that are left open")
            }
            Refused::TooMany => {
                write!(f, "its unclosed elements multiply beyond all measure; close those that are left open")
            }
        }
    }
}

impl std::error::Error for Refused {}

/// The tree of a page. Any text is a page to an HTML parser. Cost: O(n) for n bytes, times the depth.
pub(super) fn parse(source: &str) -> Result<Tree, Refused> {
    let builder = TreeBuilder::new(Sink::new(), Default::default());
    let tokenizer = Tokenizer::new(Located { source, fed: Cell::new(0), builder }, TokenizerOpts::default());
    let (whole, queue) = (StrTendril::from_slice(source), BufferQueue::default());
    for part in source.split_inclusive('>') {
        let start = tokenizer.sink.fed.get();
        tokenizer.sink.fed.set(start + part.len());
        queue.push_back(whole.subtendril(start as u32, part.len() as u32));
        // Scripts are not run, and the encoding is known.
        while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
        match tokenizer.sink.builder.sink.size() {
            (depth, _) if depth > DEEPEST => return Err(Refused::TooDeep),
            (_, nodes) if nodes > source.len() + DEEPEST => return Err(Refused::TooMany),
            _ => {}
        }
    }
    tokenizer.end();
    Ok(tokenizer.sink.builder.sink.finish())
}

/// The charsets that the beginning of a page declares, each with the byte at which its tag ends.
pub(super) fn charsets(head: &str) -> Vec<(String, usize)> {
    let tokenizer = Tokenizer::new(TreeBuilder::new(Sink::new(), Default::default()), TokenizerOpts::default());
    let (queue, mut fed, mut found) = (BufferQueue::default(), 0, Vec::new());
    for part in head.split_inclusive('>') {
        queue.push_back(StrTendril::from_slice(part));
        fed += part.len();
        loop {
            match tokenizer.feed(&queue) {
                TokenizerResult::Done => break,
                TokenizerResult::EncodingIndicator(label) => found.push((label.to_string(), fed)),
                TokenizerResult::Script(_) => {}
            }
        }
        if tokenizer.sink.sink.size().0 > DEEPEST {
            break;
        }
    }
    found
}

// Between tokenizer and tree builder: takes note of where each token stood.
struct Located<'s> {
    source: &'s str,
    fed: Cell<usize>,
    builder: TreeBuilder<u32, Sink>,
}

impl TokenSink for Located<'_> {
    type Handle = u32;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<u32> {
        let sink = &self.builder.sink;
        let (mut closes, mut ends_body) = (None, false);
        match &token {
            Token::ParseError(_) => return TokenSinkResult::Continue,
            Token::CharacterTokens(text) => sink.places.borrow_mut().text(self.source, text.clone()),
            Token::NullCharacterToken => sink.places.borrow_mut().null(),
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => sink.places.borrow_mut().start(&tag.name),
            Token::TagToken(tag) => {
                closes = sink.places.borrow_mut().closed(&tag.name);
                ends_body = matches!(&*tag.name, "body" | "html");
            }
            _ => {}
        }
        let is_text = matches!(token, Token::CharacterTokens(_) | Token::NullCharacterToken);
        let result = self.builder.process_token(token, line);
        if !is_text {
            let (range, made) = sink.places.borrow_mut().pass(self.fed.get());
            made.into_iter().for_each(|id| sink.set_open(id, range.clone()));
            range.iter().filter(|_| ends_body).for_each(|range| sink.set_body_end(range.start));
            if let Some((id, range)) = closes.zip(range) {
                sink.set_close(id, range);
            }
        }
        result
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}
