//! Files by their addresses: asked for once, with an end to everything that a server can do without end.

mod private;

pub use private::Private;

use crate::input::{self, Failure, LARGEST_ARTICLE};
use private::{PrivateAddress, PublicResolver};
use std::collections::HashMap;
use std::io::{self, Read};
use std::path::Path;
use std::time::{Duration, Instant};
use ureq::http::header::{self, HeaderMap, HeaderName};
use ureq::tls::{Certificate, PemItem, RootCerts, TlsConfig, parse_pem};
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Error, ResponseExt};
use url::Url;

/// Who asks: what a server's log says.
const AGENT: &str = concat!("claim-labels/", env!("CARGO_PKG_VERSION"), " (+", env!("CARGO_PKG_REPOSITORY"), ")");
/// Redirects that are followed. Browsers follow 20, and who needs more than a few has an error.
const REDIRECTS: u32 = 5;

/// How servers are asked.
#[derive(Clone, Debug)]
pub struct Manners {
    pub private: Private,
    /// The time from the beginning of a request to its last byte, redirects included.
    pub timeout: Duration,
    /// The least time between two requests to one host.
    pub pace: Duration,
    /// Whom to trust in place of those that browsers do.
    pub authorities: Option<Authorities>,
}

impl Default for Manners {
    fn default() -> Self {
        let (timeout, pace) = (Duration::from_secs(20), Duration::from_secs(1));
        Manners { private: Private::Refused, timeout, pace, authorities: None }
    }
}

/// Certificates of authorities.
#[derive(Clone, Debug)]
pub struct Authorities(Vec<Certificate<'static>>);

impl Authorities {
    /// Those in a file of PEM.
    pub fn read(file: &Path) -> Result<Authorities, Failure> {
        let pem = input::manifest(file)?;
        let unreadable = |why: String| Failure::Unreadable(input::name_of(file), why);
        let items: Result<Vec<PemItem>, _> = parse_pem(&pem).collect();
        let certificate = |item| if let PemItem::Certificate(one) = item { Some(one) } else { None };
        let found: Vec<_> =
            items.map_err(|error| unreadable(error.to_string()))?.into_iter().filter_map(certificate).collect();
        if found.is_empty() { Err(unreadable("it holds no certificate in PEM".into())) } else { Ok(Authorities(found)) }
    }
}

/// What a server says of a version of a file, to be asked whether that is still the one.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Version {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
}

/// A file that was sent.
pub struct Sent {
    /// Where it is, after redirects.
    pub address: Url,
    pub bytes: Vec<u8>,
    /// Its media type, in lower case and without parameters.
    pub kind: Option<String>,
    /// The charset that the server says it has.
    pub charset: Option<String>,
    pub version: Version,
}

/// Why a file was not had.
#[derive(Clone, Debug, PartialEq)]
pub struct Trouble {
    pub why: String,
    /// Whether it may well be different soon, so that it is no news yet.
    pub passing: bool,
    /// How long the server asks to be left alone.
    pub after: Option<Duration>,
    /// The server's answer, if it was one: a status of HTTP.
    pub status: Option<u16>,
}

impl Trouble {
    pub fn lasting(why: impl Into<String>) -> Self {
        Trouble { why: why.into(), passing: false, after: None, status: None }
    }

    fn passing(why: impl Into<String>) -> Self {
        Trouble { why: why.into(), passing: true, after: None, status: None }
    }
}

/// The address that an argument is, if it is one and no file's name.
pub fn address(argument: &Path) -> Option<Url> {
    let text = argument.to_str()?;
    let is_web = ["https://", "http://"]
        .iter()
        .any(|scheme| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    Url::parse(text).ok().filter(|_| is_web)
}

/// Asks servers for files.
pub struct Client {
    agent: Agent,
    pace: Duration,
    asked: HashMap<String, Instant>,
}

impl Client {
    pub fn new(manners: &Manners) -> Self {
        let tls = TlsConfig::builder();
        let tls = match &manners.authorities {
            Some(Authorities(trusted)) => tls.root_certs(RootCerts::new_with_certs(trusted)),
            None => tls,
        };
        let config = Agent::config_builder()
            .user_agent(AGENT)
            .timeout_global(Some(manners.timeout))
            .max_redirects(REDIRECTS)
            .http_status_as_error(false)
            // A proxy looks names up itself, so that private ones could not be refused.
            .proxy(None)
            .tls_config(tls.build())
            .build();
        let resolver = PublicResolver::new(manners.private.clone());
        let agent = Agent::with_parts(config, DefaultConnector::default(), resolver);
        Client { agent, pace: manners.pace, asked: HashMap::new() }
    }

    /// The file at `address`; none if it is still the version that is known.
    ///
    /// # Errors
    /// It was not had.
    pub fn get(&mut self, address: &Url, known: &Version, largest: u64) -> Result<Option<Sent>, Trouble> {
        self.wait_for(address);
        // What was asked for over a safe line is not taken over an open one.
        let mut request = self.agent.get(address.as_str()).config().https_only(address.scheme() == "https").build();
        let conditions = [(header::IF_NONE_MATCH, &known.tag), (header::IF_MODIFIED_SINCE, &known.modified)];
        for (name, value) in conditions.into_iter().filter_map(|(name, value)| Some((name, value.as_ref()?))) {
            request = request.header(name, value);
        }
        let mut response = request.call().map_err(|error| trouble(error, address))?;
        let status = response.status().as_u16();
        if status == 304 && *known != Version::default() {
            return Ok(None);
        }
        if status != 200 {
            return Err(answered(status, response.headers()));
        }
        let at = Url::parse(&response.get_uri().to_string()).unwrap_or_else(|_| address.clone());
        let (kind, charset) = media_type(response.headers());
        let version = Version {
            tag: text(response.headers(), header::ETAG),
            modified: text(response.headers(), header::LAST_MODIFIED),
        };
        let mut bytes = Vec::new();
        let read = response.body_mut().as_reader().take(largest + 1).read_to_end(&mut bytes);
        read.map_err(|error| unfinished(error, address))?;
        if bytes.len() as u64 > largest {
            return Err(Trouble::lasting(format!("it is larger than {} MB", largest / 1_000_000)));
        }
        Ok(Some(Sent { address: at, bytes, kind, charset, version }))
    }

    /// Sends JSON to `address`.
    ///
    /// # Errors
    /// It was not taken.
    pub fn post(&mut self, address: &Url, key: &str, body: &serde_json::Value) -> Result<(), Trouble> {
        let request = self.agent.post(address.as_str()).config().max_redirects(0).build();
        let request = request.header(header::CONTENT_TYPE, "application/json").header("Idempotency-Key", key);
        let mut response = request.send(body.to_string()).map_err(|error| trouble(error, address))?;
        let status = response.status();
        // Read to its end, so that the line can be used again.
        let _ = response.body_mut().as_reader().take(64_000).read_to_end(&mut Vec::new());
        if status.is_success() { Ok(()) } else { Err(answered(status.as_u16(), response.headers())) }
    }

    fn wait_for(&mut self, address: &Url) {
        let host = address.host_str().unwrap_or_default();
        if let Some(last) = self.asked.get(host) {
            std::thread::sleep(self.pace.saturating_sub(last.elapsed()));
        }
        self.asked.insert(host.to_owned(), Instant::now());
    }
}

/// Asks for one file, without waiting.
pub fn get(address: &Url, manners: &Manners, largest: u64) -> Result<Sent, String> {
    let sent = Client::new(manners)
        .get(address, &Version::default(), largest.min(LARGEST_ARTICLE))
        .map_err(|trouble| trouble.why)?;
    sent.ok_or_else(|| "the server says that it is as it was, which nobody asked".to_owned())
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

fn media_type(headers: &HeaderMap) -> (Option<String>, Option<String>) {
    let Some(value) = text(headers, header::CONTENT_TYPE) else { return (None, None) };
    let mut parts = value.split(';').map(str::trim);
    let kind = parts.next().map(str::to_ascii_lowercase).filter(|kind| !kind.is_empty());
    let charset = parts.find_map(|part| {
        let (name, value) = part.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches('"').to_owned())
    });
    (kind, charset)
}

// A status that is no file: what it means for the next time.
fn answered(status: u16, headers: &HeaderMap) -> Trouble {
    let after = text(headers, header::RETRY_AFTER).and_then(|value| crate::when::retry_after(&value));
    let passing = matches!(status, 408 | 425 | 429 | 500..=599);
    let meaning = match status {
        304 => "it is as it was, which nobody asked",
        401 | 403 => "it is not for everybody",
        404 => "there is nothing there",
        410 => "it was taken away",
        429 => "too many requests",
        500..=599 => "the server failed",
        300..=399 => "it leads elsewhere",
        _ => "an answer that is no file",
    };
    Trouble { why: format!("the server answered {status}: {meaning}"), passing, after, status: Some(status) }
}

fn trouble(error: Error, address: &Url) -> Trouble {
    match error {
        Error::Other(inner) => match inner.downcast::<PrivateAddress>() {
            Ok(private) => Trouble::lasting(private.to_string()),
            Err(other) => Trouble::passing(other.to_string()),
        },
        Error::Io(error) => unfinished(error, address),
        Error::Timeout(_) => Trouble::passing("the server took too long"),
        Error::HostNotFound => {
            Trouble::passing(format!("no host is called {}", address.host_str().unwrap_or_default()))
        }
        Error::TooManyRedirects => Trouble::lasting(format!("it leads on and on: more than {REDIRECTS} redirects")),
        Error::RequireHttpsOnly(_) => Trouble::lasting("it leads from https: to http:"),
        Error::BadUri(why) => Trouble::lasting(format!("it leads to what is no address: {why}")),
        Error::Protocol(why) => Trouble::passing(format!("what the server sent is no HTTP: {why}")),
        other => Trouble::passing(other.to_string()),
    }
}

// Errors of reading may hold those of ureq.
fn unfinished(error: io::Error, address: &Url) -> Trouble {
    let why = error.to_string();
    match error.into_inner().map(|inner| inner.downcast::<Error>()) {
        Some(Ok(inner)) if !matches!(*inner, Error::Io(_)) => trouble(*inner, address),
        _ => Trouble::passing(format!("the connection broke: {why}")),
    }
}
