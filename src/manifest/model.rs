//! What a manifest says, once it has been found sound.

use claim_labels_text::Quote;

/// What stands behind a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// Said on the record by the named person or body it concerns, or in a document of theirs. Never "true".
    Official,
    /// Said by a news organisation or by sources it cites, and not confirmed on the record.
    Reported,
    /// Conjecture, inference, forecast or rumour: no source stands behind it.
    Speculative,
}

impl Status {
    /// The three, in the order in which they are listed.
    pub const ALL: [Status; 3] = [Status::Official, Status::Reported, Status::Speculative];

    /// The name used in manifests and attributes.
    pub fn name(self) -> &'static str {
        match self {
            Status::Official => "official",
            Status::Reported => "reported",
            Status::Speculative => "speculative",
        }
    }

    /// The status of that name.
    pub fn from_name(name: &str) -> Option<Status> {
        Status::ALL.into_iter().find(|status| status.name() == name)
    }
}

/// A claims manifest, version 1, without the claims that had errors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// The article it is about.
    pub article: ArticleInfo,
    /// Who labelled it.
    pub publisher: Publisher,
    /// The claims, in the manifest's order.
    pub claims: Vec<Claim>,
    /// Claims that nobody has decided on: no reader ever gets them.
    pub drafts: Vec<Claim>,
}

/// The article that a manifest is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleInfo {
    /// Its address.
    pub url: Option<String>,
    /// Its headline.
    pub headline: Option<String>,
    /// Its language, a BCP 47 tag.
    pub language: Option<String>,
    /// When it was published, RFC 3339.
    pub published: Option<String>,
    /// The section or desk that it belongs to.
    pub section: Option<String>,
}

/// Who labelled an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publisher {
    /// Its name.
    pub name: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Its standards.
    pub policy: Option<String>,
    /// Where readers turn to who find a label wrong: a `mailto:` or `https:` address with places for `{id}`, `{url}`, `{quote}`.
    pub contact: Option<String>,
}

/// A passage and what stands behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Its place in the manifest's list, from 0; claims with errors count.
    pub number: usize,
    /// Unique in the manifest.
    pub id: String,
    /// Its label.
    pub status: Status,
    /// The passage.
    pub quote: Quote,
    /// One line of plain text.
    pub summary: Option<String>,
    /// Why it carries this label.
    pub note: Option<String>,
    /// Who says so.
    pub sources: Vec<Source>,
    /// When it was last looked at, RFC 3339.
    pub updated: Option<String>,
    /// Earlier labels, old to new.
    pub history: Vec<Change>,
    /// What turned out otherwise.
    pub correction: Option<Correction>,
    /// When the desk looks at the label again, RFC 3339. Readers are not told.
    pub review: Option<String>,
}

impl Claim {
    /// How many sources stand behind it.
    pub fn supporting(&self) -> usize {
        self.sources.iter().filter(|source| !source.disputes).count()
    }

    /// Who a reader is told stands behind it: the name of the first source for it, or its publisher's.
    pub fn stated_by(&self) -> Option<&str> {
        self.sources
            .iter()
            .filter(|source| !source.disputes)
            .find_map(|source| source.name.as_deref().or(source.publisher.as_deref()))
    }
}

/// Who says so, and where it can be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// A person or a body.
    pub name: Option<String>,
    /// In which role.
    pub role: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where.
    pub url: Option<String>,
    /// When, RFC 3339.
    pub date: Option<String>,
    /// Whether it speaks against the claim.
    pub disputes: bool,
}

/// An earlier label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The label it had.
    pub status: Status,
    /// Since when, RFC 3339.
    pub date: Option<String>,
    /// Why.
    pub note: Option<String>,
}

/// What turned out otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Correction {
    /// When, RFC 3339.
    pub date: Option<String>,
    /// What.
    pub note: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
}
