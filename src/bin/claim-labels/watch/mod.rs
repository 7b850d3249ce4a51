//! `claim-labels watch`: looks at published pages, and tells of labels that fell off.

mod config;
mod event;
mod journal;
mod look;
mod news;
mod sitemap;
mod tell;

use crate::input::Failure;
use crate::terminal::say;
use crate::web::{Client, Trouble};
use crate::when;
use config::{Config, Named};
use event::{Fault, Finding};
use journal::{Journal, Known};
use look::Seen;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use tell::Audience;

/// Failures of a kind that passes are news only when there were so many in a row.
const FAILURES: u32 = 3;
/// The longest time that a page which cannot be read is left alone.
const LONGEST: Duration = Duration::from_secs(6 * 3600);
/// How soon who could not be told is tried again.
const AGAIN: Duration = Duration::from_secs(60);

/// `claim-labels watch`
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// What to watch and whom to tell, as JSON
    config: PathBuf,
    /// Look once, tell, and end
    #[arg(long)]
    once: bool,
    /// With --once, do not fail because of claims that are not found
    #[arg(long)]
    allow_orphans: bool,
    /// With --once, fail for labels that stand on other words than those that were labelled, too
    #[arg(long)]
    strict: bool,
}

const EXAMPLES: &str = "Examples:
  claim-labels watch newsroom.watch.json
  claim-labels watch newsroom.watch.json --once

newsroom.watch.json:
  {
    \"sitemaps\": [\"https://news.example/sitemap.xml\"],
    \"pages\": [{ \"page\": \"https://news.example/talks\", \"manifest\": \"https://news.example/claims/talks.json\" }],
    \"tell\": [{ \"as\": \"text\" }, { \"webhook\": \"https://hooks.slack.com/services/…\", \"as\": \"slack\" }]
  }

Tells of claims that became orphans, reworded or overdue, once each, and again when they are mended. What was told is kept in \
newsroom.watch.state.jsonl, so it may be ended at any point. With --once, exits 0 when all is well, 1 for errors in a manifest or claims that \
are not found now, 2 when a page cannot be read or somebody could not be told.";

/// Watches; the exit code of `--once`.
pub fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let config = Config::read(&arguments.config)?;
    let client = Client::new(&config.manners);
    let audience = Audience::new(&config.sinks, arguments.once);
    let journal = Journal::open(&config.state, &audience.names())?;
    let mut watch = Watch { config, client, audience, journal, once: arguments.once };
    loop {
        let begun = Instant::now();
        let round = watch.round()?;
        if arguments.once {
            return Ok(round.code(arguments));
        }
        watch.rest(begun + watch.config.every, round.all_told)?;
    }
}

struct Watch {
    config: Config,
    client: Client,
    audience: Audience,
    journal: Journal,
    once: bool,
}

/// What a look at all pages came to.
#[derive(Default)]
struct Round {
    unreadable: usize,
    invalid: usize,
    orphaned: usize,
    reworded: usize,
    all_told: bool,
}

impl Round {
    fn count(&mut self, findings: &[Finding]) {
        for finding in findings {
            match finding.fault {
                Fault::Invalid => self.invalid += 1,
                Fault::Orphaned => self.orphaned += 1,
                Fault::Reworded => self.reworded += 1,
                Fault::Unreadable | Fault::Overdue => {}
            }
        }
    }

    fn code(&self, arguments: &Arguments) -> u8 {
        let fails = self.invalid > 0
            || (self.orphaned > 0 && !arguments.allow_orphans)
            || (self.reworded > 0 && arguments.strict);
        if self.unreadable > 0 || !self.all_told { 2 } else { u8::from(fails) }
    }
}

impl Watch {
    fn round(&mut self) -> Result<Round, Failure> {
        let mut round = Round::default();
        // What a watch that was ended had found out already.
        self.audience.tell(&mut self.journal, &mut self.client)?;
        let pages = self.pages(&mut round)?;
        for (named, is_listed) in pages {
            self.look(&named, is_listed, &mut round)?;
            self.audience.tell(&mut self.journal, &mut self.client)?;
        }
        if self.once {
            self.audience.try_once_more();
        }
        let all_told = self.audience.tell(&mut self.journal, &mut self.client)?;
        round.all_told = all_told && !self.audience.gave_up();
        Ok(round)
    }

    // Asks nothing of the pages, and tells meanwhile what could not be told.
    fn rest(&mut self, until: Instant, mut all_told: bool) -> Result<(), Failure> {
        loop {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Ok(());
            }
            std::thread::sleep(if all_told { left } else { left.min(AGAIN) });
            all_told = all_told || self.audience.tell(&mut self.journal, &mut self.client)?;
        }
    }

    // Those that are named, and those of sitemaps, each once.
    fn pages(&mut self, round: &mut Round) -> Result<Vec<(Named, bool)>, Failure> {
        let mut pages: Vec<(Named, bool)> = self.config.pages.iter().map(|named| (named.clone(), false)).collect();
        let mut known: BTreeSet<String> = pages.iter().map(|(named, _)| named.page.to_string()).collect();
        let mut all_read = true;
        for address in &self.config.sitemaps {
            match sitemap::pages(&mut self.client, address) {
                Ok(listed) => {
                    let new = listed.into_iter().filter(|page| known.insert(page.to_string()));
                    pages.extend(new.map(|page| (Named { page, manifest: None }, true)));
                }
                Err(trouble) => {
                    say(format_args!("cannot read {address}: {}", trouble.why));
                    round.unreadable += 1;
                    all_read = false;
                }
            }
        }
        let gone: Vec<String> = self.journal.addresses().filter(|page| !known.contains(*page)).cloned().collect();
        if all_read {
            gone.iter().try_for_each(|page| self.journal.forget(page))?;
        } else {
            // While a sitemap cannot be read, its pages are those that it had.
            let before = gone.iter().filter_map(|page| page.parse().ok());
            pages.extend(before.map(|page| (Named { page, manifest: None }, true)));
        }
        Ok(pages)
    }

    fn look(&mut self, named: &Named, is_listed: bool, round: &mut Round) -> Result<(), Failure> {
        let address = named.page.to_string();
        let before = self.journal.page(&address);
        if before.not_before > when::seconds() {
            round.unreadable += 1;
            round.count(&before.findings);
            return Ok(());
        }
        let (now, labelled) = match look::look(&mut self.client, named, &before, is_listed) {
            Ok(Seen::Same) => (same(&before), None),
            Ok(Seen::Unlabelled(version)) => (Known { version, ..Known::default() }, None),
            Ok(Seen::New(new)) => (new.known, Some(new.labelled)),
            Err(trouble) => {
                say(format_args!("cannot read {address}: {}", trouble.why));
                round.unreadable += 1;
                (self.failed(&before, &trouble), None)
            }
        };
        round.count(&now.findings);
        let events = news::events(&address, &before, &now, labelled.as_ref());
        self.journal.see(&address, now, events)
    }

    // All that is known stays known. What passes is news when it lasts.
    fn failed(&self, before: &Known, trouble: &Trouble) -> Known {
        let failures = before.failures.saturating_add(1);
        let is_told = before.findings.iter().any(|finding| finding.fault == Fault::Unreadable);
        let mut findings = before.findings.clone();
        if !is_told && (!trouble.passing || failures >= FAILURES) {
            let why = format!("it cannot be read: {}", trouble.why);
            findings.push(Finding { fault: Fault::Unreadable, claim: None, status: None, quote: None, now: None, why });
        }
        // Twice as long after each failure; `--once` is asked for by somebody, and waits only where a server says so.
        let asked = trouble.after.unwrap_or_default();
        let own = if self.once { Duration::ZERO } else { self.config.every.saturating_mul(1 << failures.min(12)) / 2 };
        let wait = asked.max(own).min(LONGEST).as_secs() as i64;
        Known { findings, failures, not_before: when::seconds() + wait, ..before.clone() }
    }
}

// What is as it was may be overdue by now.
fn same(before: &Known) -> Known {
    let lasting = |finding: &&Finding| !matches!(finding.fault, Fault::Unreadable | Fault::Overdue);
    let findings = before.findings.iter().filter(lasting).cloned();
    Known {
        findings: findings.chain(look::due(&before.reviews)).collect(),
        failures: 0,
        not_before: 0,
        ..before.clone()
    }
}
