//! What is watched, how often, and who is told: a JSON file.

use crate::input::{self, Failure};
use crate::output::is_same;
use crate::utf8;
use crate::web::{Authorities, Manners, Private};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;
use url::Url;

/// The file, as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Written {
    #[serde(default, rename = "$schema")]
    _schema: Option<String>,
    #[serde(default)]
    pages: Vec<WrittenPage>,
    #[serde(default)]
    sitemaps: Vec<String>,
    #[serde(default)]
    tell: Vec<WrittenSink>,
    every: Option<f64>,
    pace: Option<f64>,
    timeout: Option<f64>,
    state: Option<PathBuf>,
    #[serde(default)]
    allow_private: WrittenPrivate,
    authorities: Option<PathBuf>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum WrittenPage {
    Address(String),
    Both(Both),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Both {
    page: String,
    manifest: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum WrittenPrivate {
    All(bool),
    Of(Vec<String>),
}

impl Default for WrittenPrivate {
    fn default() -> Self {
        WrittenPrivate::All(false)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "lowercase")]
struct WrittenSink {
    file: Option<PathBuf>,
    webhook: Option<String>,
    #[serde(rename = "as")]
    form: Option<Form>,
}

/// In which form somebody is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// Lines for people.
    Text,
    /// JSON, an event each.
    Json,
    /// What Slack's incoming webhooks take.
    Slack,
    /// What Teams' workflows take: an Adaptive Card.
    Teams,
}

/// Whom to tell.
#[derive(Clone, Debug, PartialEq)]
pub enum Sink {
    /// Standard output.
    Output(Form),
    /// A file that grows.
    File(PathBuf, Form),
    /// An address that takes JSON.
    Webhook(Url, Form),
}

/// A page to look at, and where its manifest is if the page does not say.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    pub page: Url,
    pub manifest: Option<Url>,
}

/// What to do.
pub struct Config {
    pub pages: Vec<Named>,
    pub sitemaps: Vec<Url>,
    pub sinks: Vec<Sink>,
    pub every: Duration,
    pub manners: Manners,
    pub state: PathBuf,
}

impl Config {
    /// Reads the file. Paths in it are relative to it.
    pub fn read(path: &Path) -> Result<Config, Failure> {
        let wrong = |why: String| Failure::Unreadable(input::name_of(path), why);
        let bytes = input::manifest(path)?;
        let text = utf8::decode(&bytes).map_err(&wrong)?;
        let written: Written = serde_json::from_str(text).map_err(|error| wrong(error.to_string()))?;
        let folder = path.parent().unwrap_or(Path::new(""));
        let authorities = written.authorities.as_ref().map(|file| Authorities::read(&folder.join(file))).transpose()?;
        let read: Vec<PathBuf> =
            [path.to_owned()].into_iter().chain(written.authorities.iter().map(|file| folder.join(file))).collect();
        let config = written.checked(folder, path, authorities).map_err(&wrong)?;
        config.each_file_once(&read).and_then(|()| config.each_sink_once()).map_err(wrong)?;
        Ok(config)
    }

    // What is written goes over nothing that is read, and the state is a file of its own.
    fn each_file_once(&self, read: &[PathBuf]) -> Result<(), String> {
        let told = self.sinks.iter().filter_map(|sink| match sink {
            Sink::File(path, _) => Some(path),
            _ => None,
        });
        let told: Vec<&PathBuf> = told.collect();
        let is_read = |path: &Path| read.iter().any(|other| is_same(other, path));
        if is_read(&self.state) {
            return Err(format!("\"state\" is {}, which is read here; name another file", self.state.display()));
        }
        for (number, path) in told.iter().enumerate() {
            if told[..number].iter().any(|other| is_same(other, path)) {
                return Err(format!("two entries of \"tell\" have the file {}; name another file", path.display()));
            }
            if is_read(path) {
                return Err(format!(
                    "a \"file\" of \"tell\" is {}, which is read here; name another file",
                    path.display()
                ));
            }
            if is_same(path, &self.state) {
                return Err(format!(
                    "a \"file\" of \"tell\" is {}, which is the \"state\"; name another file",
                    path.display()
                ));
            }
        }
        Ok(())
    }
}

impl Config {
    // The state knows who was told by what they are.
    fn each_sink_once(&self) -> Result<(), String> {
        let mut names = BTreeSet::new();
        match self.sinks.iter().map(Sink::name).find(|name| !names.insert(name.clone())) {
            Some(name) => Err(format!("two entries of \"tell\" are the {name}; leave one out")),
            None => Ok(()),
        }
    }
}

impl Written {
    fn checked(self, folder: &Path, path: &Path, authorities: Option<Authorities>) -> Result<Config, String> {
        if self.pages.is_empty() && self.sitemaps.is_empty() {
            return Err("it names nothing to watch; add \"pages\" or \"sitemaps\"".into());
        }
        let defaults = Manners::default();
        let manners = Manners {
            private: match self.allow_private {
                WrittenPrivate::All(true) => Private::Allowed,
                WrittenPrivate::All(false) => Private::Refused,
                WrittenPrivate::Of(hosts) => Private::Of(hosts),
            },
            timeout: seconds("timeout", self.timeout, defaults.timeout, 0.001)?,
            pace: seconds("pace", self.pace, defaults.pace, 0.0)?,
            authorities,
        };
        let sinks: Result<Vec<Sink>, String> = self.tell.into_iter().map(|sink| sink.checked(folder)).collect();
        let mut sinks = sinks?;
        if sinks.is_empty() {
            sinks.push(Sink::Output(Form::Text));
        }
        Ok(Config {
            pages: self.pages.into_iter().map(WrittenPage::checked).collect::<Result<_, _>>()?,
            sitemaps: self.sitemaps.iter().map(|address| web_address(address)).collect::<Result<_, _>>()?,
            sinks,
            every: seconds("every", self.every, Duration::from_secs(900), 1.0)?,
            manners,
            state: self.state.map_or_else(|| path.with_extension("state.jsonl"), |state| folder.join(state)),
        })
    }
}

impl WrittenPage {
    fn checked(self) -> Result<Named, String> {
        let (page, manifest) = match self {
            WrittenPage::Address(page) => (page, None),
            WrittenPage::Both(Both { page, manifest }) => (page, manifest),
        };
        let page = web_address(&page)?;
        let join = |manifest: String| page.join(&manifest).map_err(|why| format!("{manifest:?} is no address: {why}"));
        Ok(Named { manifest: manifest.map(join).transpose()?, page })
    }
}

impl WrittenSink {
    fn checked(self, folder: &Path) -> Result<Sink, String> {
        let lines = |form: Option<Form>, usual: Form| match form {
            Some(Form::Slack | Form::Teams) => {
                Err("only a webhook is told as slack or teams; use text or json".to_owned())
            }
            form => Ok(form.unwrap_or(usual)),
        };
        match (self.file, self.webhook, self.form) {
            (Some(_), Some(_), _) => Err("a file and a webhook are told apart: make two entries of \"tell\"".into()),
            (Some(file), None, form) => Ok(Sink::File(folder.join(file), lines(form, Form::Json)?)),
            (None, Some(_), Some(Form::Text)) => Err("a webhook is told as json, slack or teams".into()),
            (None, Some(webhook), form) => Ok(Sink::Webhook(web_address(&webhook)?, form.unwrap_or(Form::Json))),
            (None, None, form) => Ok(Sink::Output(lines(form, Form::Text)?)),
        }
    }
}

fn web_address(text: &str) -> Result<Url, String> {
    let url = Url::parse(text).map_err(|why| format!("{text:?} is no address: {why}"))?;
    let is_web = matches!(url.scheme(), "http" | "https") && url.has_host();
    is_web.then_some(url).ok_or_else(|| format!("{text:?} is neither https: nor http:"))
}

fn seconds(name: &str, written: Option<f64>, usual: Duration, least: f64) -> Result<Duration, String> {
    match written {
        None => Ok(usual),
        Some(seconds) if seconds >= least && seconds <= 1e7 => Ok(Duration::from_secs_f64(seconds)),
        Some(_) => Err(format!("\"{name}\" is a number of seconds, at least {least}")),
    }
}
