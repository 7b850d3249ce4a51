//! The report as a page: figures, charts each with its table, lists. It needs no script and no other file.

use super::chart::{self, LABELS, PLAIN, Series};
use super::figures::{Counts, Figures, List, Listed, STATUSES, median};
use jiff::civil::Date;
use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = include_str!("report.css");
/// Bars of a chart across; the table below has as many rows.
const ROWS: usize = 20;
/// Bars of a chart upwards; of longer times years are drawn, and the table has all months.
const MONTHS: usize = 60;

/// The page.
pub fn page(title: &str, figures: &Figures, today: Date, table: &str) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header {
                    h1 { (title) }
                    p {
                        (counted(figures.articles, "article")) ", as they were on " time datetime=(today) { (today) } ". All claims are in "
                        a href=(address(table)) { (table) } "."
                    }
                }
                main {
                    (totals(figures))
                    (over_time(figures))
                    (named("Sections", "section", &figures.sections, "No manifest and no page says its section (article.section)."))
                    (named("Sources most cited", "source", &figures.sources, "No claim names a source."))
                    (changes(figures))
                    (corrections(figures))
                    (orphans(figures))
                    (list("Claims whose words changed", "reworded", "Their labels are shown, and say so.", &figures.reworded, None))
                    (list("Overdue reviews", "overdue", "The day on which the label was to be looked at again has come.", &figures.overdue, Some("due")))
                }
            }
        }
    };
    page.into_string()
}

fn totals(figures: &Figures) -> Markup {
    let all: usize = figures.claims.iter().sum();
    let share =
        |count: usize| if all == 0 { String::new() } else { format!("{:.0} %", 100.0 * count as f64 / all as f64) };
    let tiles = [
        ("not found", figures.orphans.len()),
        ("reworded", figures.reworded.len()),
        ("corrected", figures.corrections.len()),
        ("overdue", figures.overdue.len()),
        ("articles with errors", figures.with_errors),
        ("articles or folders not read", figures.unreadable),
    ];
    html! {
        section.totals aria-label="In all" {
            div.tile { strong { (all) } " " (if all == 1 { "claim" } else { "claims" }) }
            @for (name, count) in STATUSES.iter().zip(figures.claims) {
                div.tile data-claim-status=(name) { strong { (count) } " " (name) " " small { (share(count)) } }
            }
            @for (name, count) in tiles {
                div.tile { strong { (count) } " " (name) }
            }
        }
    }
}

fn over_time(figures: &Figures) -> Markup {
    let months: Vec<(String, Counts)> = all_months(figures);
    let rows: Vec<(String, Counts)> = if months.len() <= MONTHS { months.clone() } else { by_year(&months) };
    let undated: usize = figures.undated.iter().sum();
    html! {
        section #over-time {
            h2 { "Claims by label over time" }
            p { "By the month in which their article was published." @if months.len() > MONTHS { " The chart shows years." } }
            @if rows.is_empty() {
                p.none { "No article says when it was published." }
            } @else {
                (figure(chart::upwards(&bars(&rows), &LABELS), "Claims by label over time, as in the table below", &LABELS))
            }
            (table("Month", &months, Some(("without a date", figures.undated)).filter(|_| undated > 0)))
        }
    }
}

// Those without a claim, too, so that time runs evenly.
fn all_months(figures: &Figures) -> Vec<(String, Counts)> {
    let Some(((first, _), (last, _))) = figures.months.first_key_value().zip(figures.months.last_key_value()) else {
        return Vec::new();
    };
    let number =
        |month: &str| Some(month.get(..4)?.parse::<usize>().ok()? * 12 + month.get(5..)?.parse::<usize>().ok()? - 1);
    let Some((first, last)) = number(first).zip(number(last)) else { return Vec::new() };
    let name = |number: usize| format!("{:04}-{:02}", number / 12, number % 12 + 1);
    let row = |name: String| (name.clone(), figures.months.get(&name).copied().unwrap_or_default());
    // A date that was mistyped by centuries does not make a thousand rows.
    let is_short = last - first < 1_200;
    match is_short {
        true => (first..=last).map(name).map(row).collect(),
        false => figures.months.keys().cloned().map(row).collect(),
    }
}

fn by_year(months: &[(String, Counts)]) -> Vec<(String, Counts)> {
    let mut years: Vec<(String, Counts)> = Vec::new();
    for (month, counts) in months {
        match years.last_mut().filter(|(year, _)| *year == month[..4]) {
            Some((_, sum)) => sum.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count),
            None => years.push((month[..4].to_owned(), *counts)),
        }
    }
    years
}

fn named(title: &str, what: &str, named: &std::collections::HashMap<String, Counts>, none: &str) -> Markup {
    let (rows, beyond) = Figures::most(named, ROWS);
    html! {
        section id=(format!("by-{what}")) {
            h2 { (title) }
            @if rows.is_empty() {
                p.none { (none) }
            } @else {
                (figure(chart::across(&bars(&rows), &LABELS), &format!("{title} by label, as in the table below"), &LABELS))
                (table(what, &rows, None))
                @if beyond > 0 { p { "And " (counted(beyond, &format!("other {what}"))) "." } }
            }
        }
    }
}

fn changes(figures: &Figures) -> Markup {
    let name = |(from, to): &(String, String)| format!("{from} → {to}");
    let rows: Vec<(String, Vec<usize>)> =
        figures.changes.iter().map(|(step, count)| (name(step), vec![*count])).collect();
    html! {
        section #changes {
            h2 { "What labels became" }
            p { "Steps in the histories of claims: how often a label became another one, or was corrected." }
            @if rows.is_empty() {
                p.none { "No label was changed." }
            } @else {
                (figure(chart::across(&rows, &PLAIN), "What labels became, as in the table below", &[]))
                div.wide { table {
                    thead { tr { th scope="col" { "From" } th scope="col" { "To" } th scope="col" { "Claims" } } }
                    tbody {
                        @for ((from, to), count) in &figures.changes {
                            tr { th scope="row" { (from) } td { (to) } td.number { (count) } }
                        }
                    }
                } }
            }
        }
    }
}

fn corrections(figures: &Figures) -> Markup {
    let ranges = [
        ("on the day", 0, 0),
        ("1 day", 1, 1),
        ("2 to 7 days", 2, 7),
        ("8 to 30 days", 8, 30),
        ("31 to 365 days", 31, 365),
        ("later", 366, i64::MAX),
    ];
    let within = |from: i64, to: i64| figures.correction_days.iter().filter(|days| (from..=to).contains(days)).count();
    let mut rows: Vec<(String, Vec<usize>)> =
        ranges.iter().map(|(name, from, to)| ((*name).to_owned(), vec![within(*from, *to)])).collect();
    let early = within(i64::MIN, -1);
    if early > 0 {
        rows.insert(0, ("dated before the article".to_owned(), vec![early]));
    }
    html! {
        section #corrections {
            h2 { "Corrections" }
            @if let Some(days) = median(&figures.correction_days) {
                p { "Half of them came within " (counted(days.unsigned_abs() as usize, "day")) " of publication." }
                (figure(chart::across(&rows, &PLAIN), "How long corrections took, as in the table below", &[]))
                div.wide { table {
                    thead { tr { th scope="col" { "After publication" } th scope="col" { "Corrections" } } }
                    tbody { @for (name, counts) in &rows { tr { th scope="row" { (name) } td.number { (counts[0]) } } } }
                } }
            }
            (rows_of(&figures.corrections, Some("corrected")))
            @if figures.corrections.len() == 0 { p.none { "None." } }
        }
    }
}

fn orphans(figures: &Figures) -> Markup {
    let rows: Vec<(String, Counts)> =
        figures.reasons.iter().map(|(reason, counts)| (reason.clone(), *counts)).collect();
    html! {
        section #orphans {
            h2 { "Claims that are not found" }
            p { "They label nothing. Mend their quotes, or remove them." }
            @if rows.is_empty() {
                p.none { "None." }
            } @else {
                (figure(chart::across(&bars(&rows), &LABELS), "Why claims are not found, as in the table below", &LABELS))
                (table("reason", &rows, None))
                (rows_of(&figures.orphans, Some("reason")))
            }
        }
    }
}

fn list(title: &str, id: &str, about: &str, list: &List, detail: Option<&str>) -> Markup {
    html! {
        section id=(id) {
            h2 { (title) }
            p { (about) }
            @if list.len() == 0 { p.none { "None." } }
            (rows_of(list, detail))
        }
    }
}

fn rows_of(list: &List, detail: Option<&str>) -> Markup {
    let row = |one: &Listed| {
        let article = html! { bdi { (one.article) } };
        html! {
            tr data-claim-status=(one.status) {
                th scope="row" { @match one.url.as_deref().filter(|url| is_web(url)) {
                    Some(url) => a href=(format!("{url}#claim-{}", one.claim)) rel="noopener noreferrer nofollow" { (article) },
                    None => (article),
                } }
                td { (one.claim) }
                td { span.label { (one.status) } }
                td { q dir="auto" { (one.quote) } }
                @if detail.is_some() { td { (one.detail) } }
            }
        }
    };
    html! {
        @if !list.items.is_empty() {
            details open[list.items.len() <= ROWS] {
                summary { (counted(list.len(), "claim")) }
                div.wide { table.list {
                    thead { tr {
                        @for name in ["Article", "Claim", "Label", "Quote"] { th scope="col" { (name) } }
                        @if let Some(detail) = detail { th scope="col" { (detail) } }
                    } }
                    tbody { @for one in &list.items { (row(one)) } }
                } }
                @if list.beyond > 0 { p { "And " (counted(list.beyond, "other claim")) ": all are in the table beside this page." } }
            }
        }
    }
}

fn table(what: &str, rows: &[(String, Counts)], more: Option<(&str, Counts)>) -> Markup {
    let row = |name: &str, counts: &Counts| {
        html! {
            tr {
                th scope="row" { bdi { (name) } }
                @for count in counts { td.number { (count) } }
                td.number { (counts.iter().sum::<usize>()) }
            }
        }
    };
    html! {
        details open[rows.len() <= ROWS] {
            summary { "As a table" }
            div.wide { table {
                thead { tr {
                    th scope="col" { (what) }
                    @for name in STATUSES { th scope="col" { (name) } }
                    th scope="col" { "in all" }
                } }
                tbody {
                    @for (name, counts) in rows { (row(name, counts)) }
                    @if let Some((name, counts)) = more { (row(name, &counts)) }
                }
            } }
        }
    }
}

// What a chart shows is in its table: to a screen reader it is one picture.
fn figure(svg: String, name: &str, series: &[Series]) -> Markup {
    html! {
        figure {
            @if !series.is_empty() {
                figcaption { @for one in series { span.key data-claim-status=(one.name) { (one.name) } } }
            }
            div.chart role="img" aria-label=(name) { (PreEscaped(svg)) }
        }
    }
}

fn bars(rows: &[(String, Counts)]) -> Vec<(String, Vec<usize>)> {
    rows.iter().map(|(name, counts)| (name.clone(), counts.to_vec())).collect()
}

fn is_web(url: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| url.to_ascii_lowercase().starts_with(scheme))
}

// A file's name as an address.
fn address(name: &str) -> String {
    let allowed = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~".contains(byte);
    name.bytes()
        .map(|byte| if allowed(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
