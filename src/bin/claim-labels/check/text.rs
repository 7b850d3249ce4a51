//! Findings for people: the manifest's line, the article's passage, what to do.

use super::finding::quoted;
use super::{Finding, Pair, Summary};
use crate::terminal::without_commands;
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
    let there = There { pair, lines: Lines::of(&pair.document.source) };
    print(&Lines::of(&pair.source), Some(&there), &Finding::all(pair), styled, out)
}

/// Findings about one JSON text, in which no passages are looked for. They are said beside a result, and it does not depend on
/// whether anybody reads them.
pub fn list(source: &str, findings: &[Finding], styled: bool, out: &mut impl Write) -> io::Result<()> {
    let _ = print(&Lines::of(source), None, findings, styled, out);
    Ok(())
}

// The article, where passages are looked for.
struct There<'a> {
    pair: &'a Pair,
    lines: Lines<'a>,
}

fn print(
    manifest: &Lines,
    there: Option<&There>,
    findings: &[Finding],
    styled: bool,
    out: &mut impl Write,
) -> io::Result<()> {
    let styled = styled && std::env::var_os("NO_COLOR").is_none_or(|no| no.is_empty());
    let renderer = if styled { Renderer::styled() } else { Renderer::plain() };
    for finding in findings {
        let told = renderer.render(&[group(manifest, there, finding)]);
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

fn group<'a>(manifest: &Lines<'a>, there: Option<&'a There>, finding: &'a Finding) -> Group<'a> {
    let name = finding.file;
    let of_article = there.filter(|there| finding.path.is_empty() && finding.file == there.pair.document.name);
    let lines = of_article.map_or(manifest, |there| &there.lines);
    let level = match finding.kind {
        "warning" => Level::WARNING,
        "orphan" => Level::ERROR.with_name("orphan"),
        _ => Level::ERROR,
    };
    let mut group = level.primary_title(finding.message.as_str()).id(finding.code).elements(Vec::<Origin>::new());
    group = match (finding.place, finding.place.and_then(|place| Excerpt::at(lines, place))) {
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
    if let Some((near, there)) = finding.orphan.and_then(|orphan| orphan.candidate).zip(there) {
        group = nearest(group, there, near);
    }
    if let Some((anchored, there)) = finding.reworded.zip(there) {
        group = changed(group, there, anchored);
    }
    match finding.help {
        Some(help) => group.element(Level::HELP.message(help)),
        None => group,
    }
}

// The passage in the article, and where its words are not those that were labelled.
fn changed<'a>(group: Group<'a>, there: &'a There, anchored: &'a AnchoredClaim) -> Group<'a> {
    let edits = anchored.anchor.change.edits();
    let places = edits.iter().filter_map(|edit| Some((edit, Excerpt::of(there, edit.place)?))).collect::<Vec<_>>();
    let Some(number) = places.first().map(|(_, excerpt)| excerpt.number) else { return group };
    let line = places[0].1.line;
    let mut snippet = Snippet::source(line).line_start(number).path(&*there.pair.document.name);
    for (edit, excerpt) in places.into_iter().filter(|(_, excerpt)| excerpt.number == number).take(MOST_EDITS) {
        let label = match &*edit.from {
            "" => "new".to_owned(),
            from => format!("was {}", quoted(&shortened(from))),
        };
        snippet = snippet.annotation(AnnotationKind::Context.span(excerpt.range).label(label));
    }
    group.element(snippet)
}

fn nearest<'a>(group: Group<'a>, there: &'a There, near: Candidate) -> Group<'a> {
    let pair = there.pair;
    let label = format!("nearest, {:.2}: {}", near.score, quoted(&shortened(pair.article.slice(near.span))));
    match Excerpt::of(there, near.span) {
        Some(excerpt) => group.element(excerpt.snippet(&pair.document.name, AnnotationKind::Context, Some(label))),
        None => group.element(Level::NOTE.message(label)),
    }
}

fn is_shown(line: &str) -> bool {
    line.len() <= LONGEST_LINE && !line.contains('\0')
}

fn shortened(text: &str) -> String {
    let short: String = text.chars().take(200).collect();
    if short.len() < text.len() { short + "…" } else { short }
}

/// A text by its lines. Where they begin is looked for once, and not for each finding.
struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        Lines { text, starts: std::iter::once(0).chain(ends).collect() }
    }

    // From 1.
    fn number_of(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at)
    }

    // Where a line begins, and the line without its end.
    fn line(&self, number: usize) -> Option<(usize, &'a str)> {
        let start = *self.starts.get(number.checked_sub(1)?)?;
        let end = self.starts.get(number).map_or(self.text.len(), |next| next - 1);
        let line = &self.text[start..end];
        Some((start, line.strip_suffix('\r').filter(|_| end < self.text.len()).unwrap_or(line)))
    }
}

/// A line of a file, and what to point at in it, in bytes.
struct Excerpt<'a> {
    line: &'a str,
    number: usize,
    range: Range<usize>,
}

impl<'a> Excerpt<'a> {
    /// The JSON value at this place of a manifest.
    fn at(lines: &Lines<'a>, (number, column): (usize, usize)) -> Option<Self> {
        let (_, line) = lines.line(number).filter(|(_, line)| is_shown(line))?;
        let from = line.char_indices().nth(column - 1).map_or(line.len(), |(at, _)| at);
        // Of a value that ends in another line, the rest of this one is pointed at: what follows is not read for that.
        let mut values = serde_json::Deserializer::from_str(&line[from..]).into_iter::<IgnoredAny>();
        let len = match values.next() {
            Some(Ok(_)) => values.byte_offset(),
            Some(Err(error)) if error.is_eof() => line.len() - from,
            _ => 1,
        };
        Some(Excerpt::new(line, number, from..from + len.max(1)))
    }

    /// A passage of an article.
    fn of(there: &There<'a>, span: Span) -> Option<Self> {
        let document = &there.pair.document;
        let from = document.source_of(span.start)?;
        let to = match span.end.checked_sub(1).filter(|last| *last >= span.start) {
            Some(last) => document.source_of(last)? + 1,
            None => from,
        };
        let number = there.lines.number_of(from);
        let (start, line) = there.lines.line(number).filter(|(_, line)| is_shown(line))?;
        Some(Excerpt::new(line, number, from - start..to.max(from + 1) - start))
    }

    fn new(line: &'a str, number: usize, range: Range<usize>) -> Self {
        let whole =
            |at: usize| (at.min(line.len())..=line.len()).find(|at| line.is_char_boundary(*at)).unwrap_or(line.len());
        Excerpt { line, number, range: whole(range.start)..whole(range.end) }
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
