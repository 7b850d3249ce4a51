//! Findings for people: the manifest's line, the article's passage, what to do.

use super::finding::quoted;
use super::{Finding, Pair, Summary};
use crate::terminal::without_commands;
use crate::utf8::line_and_column;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use claim_labels::manifest::AnchoredClaim;
use claim_labels::text::{Candidate, Span};
use serde::de::IgnoredAny;
use std::io::{self, Write};
use std::ops::Range;

// A longer line, of a manifest written by a program, is not shown: its place is. Nor is UTF-16, which is full of U+0000.
const LONGEST_LINE: usize = 2_000;
// More edits than these are not pointed at.
const MOST_EDITS: usize = 4;

/// Everything that there is to tell of a pair.
pub fn findings(pair: &Pair, styled: bool, out: &mut impl Write) -> io::Result<()> {
    print(&pair.source, Some(pair), &Finding::all(pair), styled, out)
}

/// Findings about one JSON text, in which no passages are looked for.
pub fn list(source: &str, findings: &[Finding], styled: bool, out: &mut impl Write) -> io::Result<()> {
    print(source, None, findings, styled, out)
}

fn print(
    source: &str,
    pair: Option<&Pair>,
    findings: &[Finding],
    styled: bool,
    out: &mut impl Write,
) -> io::Result<()> {
    let styled = styled && std::env::var_os("NO_COLOR").is_none_or(|no| no.is_empty());
    let renderer = if styled { Renderer::styled() } else { Renderer::plain() };
    for finding in findings {
        let told = renderer.render(&[group(source, pair, finding)]);
        writeln!(out, "{}\n", without_commands(&told))?;
    }
    Ok(())
}

/// One line on a pair.
pub fn summary(pair: &Pair, out: &mut impl Write) -> io::Result<()> {
    let (anchored, all) = (pair.anchorings.anchored.len(), pair.manifest.claims.len());
    let problems = counted(pair.problems.len() + pair.document.remarks.len(), "problem");
    let reworded = reworded(pair.anchorings.reworded());
    writeln!(out, "{anchored} of {} anchored{reworded}, {problems}", counted(all, "claim"))
}

/// One line on many.
pub fn total(summary: Summary, out: &mut impl Write) -> io::Result<()> {
    let Summary { articles, unreadable, closed, clean, claims, anchored, reworded: changed } = summary;
    let broken = articles - clean - unreadable;
    let articles = counted(articles, "article");
    let closed = if closed == 0 { String::new() } else { format!(", and {} unreadable", counted(closed, "folder")) };
    writeln!(out, "{articles}: {clean} clean, {broken} with errors or orphans, {unreadable} unreadable{closed}")?;
    writeln!(out, "{anchored} of {} anchored{}", counted(claims, "claim"), reworded(changed))
}

fn reworded(count: usize) -> String {
    if count == 0 { String::new() } else { format!(", {count} of them reworded") }
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

fn group<'a>(manifest: &'a str, pair: Option<&'a Pair>, finding: &'a Finding) -> Group<'a> {
    let name = finding.file;
    let of_article = pair.filter(|pair| finding.path.is_empty() && finding.file == pair.document.name);
    let source = of_article.map_or(manifest, |pair| &pair.document.source);
    let level = match finding.kind {
        "warning" => Level::WARNING,
        "orphan" => Level::ERROR.with_name("orphan"),
        _ => Level::ERROR,
    };
    let mut group = level.primary_title(finding.message.as_str()).id(finding.code).elements(Vec::<Origin>::new());
    group = match (finding.place, finding.place.and_then(|place| Excerpt::at(source, place))) {
        (_, Some(excerpt)) => {
            let label = match finding.reworded {
                Some(_) => Some("these words were labelled"),
                None => finding.orphan.map(|_| "these words were looked for"),
            };
            group.element(excerpt.snippet(name, AnnotationKind::Primary, label))
        }
        (Some((line, column)), None) => group.element(Origin::path(name).line(line).char_column(column)),
        (None, None) => group.element(Origin::path(format!("{name} {}", finding.path))),
    };
    if let Some((near, pair)) = finding.orphan.and_then(|orphan| orphan.candidate).zip(pair) {
        group = nearest(group, pair, near);
    }
    if let Some((anchored, pair)) = finding.reworded.zip(pair) {
        group = changed(group, pair, anchored);
    }
    match finding.help {
        Some(help) => group.element(Level::HELP.message(help)),
        None => group,
    }
}

// The passage in the article, and where its words are not those that were labelled.
fn changed<'a>(group: Group<'a>, pair: &'a Pair, anchored: &'a AnchoredClaim) -> Group<'a> {
    let edits = anchored.anchor.change.edits();
    let places = edits.iter().filter_map(|edit| Some((edit, Excerpt::of(pair, edit.place)?))).collect::<Vec<_>>();
    let Some(number) = places.first().map(|(_, excerpt)| excerpt.number) else { return group };
    let line = places[0].1.line;
    let mut snippet = Snippet::source(line).line_start(number).path(&*pair.document.name);
    for (edit, excerpt) in places.into_iter().filter(|(_, excerpt)| excerpt.number == number).take(MOST_EDITS) {
        let label = match &*edit.from {
            "" => "new".to_owned(),
            from => format!("was {}", quoted(&shortened(from))),
        };
        snippet = snippet.annotation(AnnotationKind::Context.span(excerpt.range).label(label));
    }
    group.element(snippet)
}

fn nearest<'a>(group: Group<'a>, pair: &'a Pair, near: Candidate) -> Group<'a> {
    let label = format!("nearest, {:.2}: {}", near.score, quoted(&shortened(pair.article.slice(near.span))));
    match Excerpt::of(pair, near.span) {
        Some(excerpt) => group.element(excerpt.snippet(&pair.document.name, AnnotationKind::Context, Some(label))),
        None => group.element(Level::NOTE.message(label)),
    }
}

fn shortened(text: &str) -> String {
    let short: String = text.chars().take(200).collect();
    if short.len() < text.len() { short + "…" } else { short }
}

/// A line of a file, and what to point at in it, in bytes.
struct Excerpt<'a> {
    line: &'a str,
    number: usize,
    range: Range<usize>,
}

impl<'a> Excerpt<'a> {
    /// The JSON value at this place of a manifest.
    fn at(source: &'a str, (number, column): (usize, usize)) -> Option<Self> {
        let start = source.split_inclusive('\n').take(number - 1).map(str::len).sum::<usize>();
        let line = source[start..].lines().next().unwrap_or_default();
        let from = line.char_indices().nth(column - 1).map_or(line.len(), |(at, _)| at);
        let mut values = serde_json::Deserializer::from_str(&source[start + from..]).into_iter::<IgnoredAny>();
        let len = values.next().and_then(Result::ok).map_or(1, |_| values.byte_offset());
        Excerpt::new(line, number, from..from + len)
    }

    /// A passage of an article.
    fn of(pair: &'a Pair, span: Span) -> Option<Self> {
        let source = &pair.document.source;
        let from = pair.document.source_of(span.start)?;
        let to = match span.end.checked_sub(1).filter(|last| *last >= span.start) {
            Some(last) => pair.document.source_of(last)? + 1,
            None => from,
        };
        let (number, _) = line_and_column(source, from);
        let start = source[..from].rfind('\n').map_or(0, |at| at + 1);
        Excerpt::new(source[start..].lines().next()?, number, from - start..to.max(from + 1) - start)
    }

    fn new(line: &'a str, number: usize, range: Range<usize>) -> Option<Self> {
        let whole =
            |at: usize| (at.min(line.len())..=line.len()).find(|at| line.is_char_boundary(*at)).unwrap_or(line.len());
        (line.len() <= LONGEST_LINE && !line.contains('\0')).then(|| Excerpt {
            line,
            number,
            range: whole(range.start)..whole(range.end),
        })
    }

    fn snippet<L>(
        self,
        name: &'a str,
        kind: AnnotationKind,
        label: Option<L>,
    ) -> Snippet<'a, annotate_snippets::Annotation<'a>>
    where
        L: Into<std::borrow::Cow<'a, str>>,
    {
        let annotation = kind.span(self.range).label(label.map(Into::into));
        Snippet::source(self.line).line_start(self.number).path(name).annotation(annotation)
    }
}
