//! Where a labelled article's manifest comes from.

use crate::failure::Failure;
use crate::manifest::{self, Manifest, Severity};
use crate::widget::links::make_absolute;
use gloo::net::http::Request;
use std::cell::Cell;
use std::rc::Rc;
use yew::html::IntoPropValue;
use yew::prelude::*;

/// A claims manifest: as a value, as JSON text, or by its address.
#[derive(Clone, Debug, PartialEq)]
pub enum ManifestSource {
    /// Read already. Sharing the same `Rc` from render to render spares a comparison.
    Value(Rc<Manifest>),
    /// JSON text. Claims with errors are left out, as everywhere.
    Json(AttrValue),
    /// An address, which is fetched in the browser once the article stands; on a server the article is rendered without labels.
    Url(AttrValue),
}

impl From<Rc<Manifest>> for ManifestSource {
    fn from(manifest: Rc<Manifest>) -> Self {
        ManifestSource::Value(manifest)
    }
}

impl From<Manifest> for ManifestSource {
    fn from(manifest: Manifest) -> Self {
        ManifestSource::Value(Rc::new(manifest))
    }
}

impl IntoPropValue<ManifestSource> for Rc<Manifest> {
    fn into_prop_value(self) -> ManifestSource {
        self.into()
    }
}

impl IntoPropValue<ManifestSource> for Manifest {
    fn into_prop_value(self) -> ManifestSource {
        self.into()
    }
}

/// What became of a manifest: none while it is fetched.
pub(super) type Found = Option<Result<Rc<Manifest>, Failure>>;

/// The manifest that `source` stands for.
#[hook]
pub(super) fn use_manifest(source: &ManifestSource) -> Found {
    let fetched = use_state(|| None::<(AttrValue, Result<Rc<Manifest>, Failure>)>);
    let at_hand = use_memo(source.clone(), |source| match source {
        ManifestSource::Value(manifest) => Some(Ok(manifest.clone())),
        ManifestSource::Json(text) => Some(read(text).map(Rc::new)),
        ManifestSource::Url(_) => None,
    });
    {
        let fetched = fetched.clone();
        use_effect_with(source.clone(), move |source| {
            // An answer that comes when another address is asked for must not take the place of that one's.
            let is_over = Rc::new(Cell::new(false));
            if let ManifestSource::Url(url) = source.clone() {
                let is_over = is_over.clone();
                yew::platform::spawn_local(async move {
                    let found = fetch(&url).await.map(Rc::new);
                    if !is_over.get() {
                        fetched.set(Some((url, found)));
                    }
                });
            }
            move || is_over.set(true)
        });
    }
    let address = match source {
        ManifestSource::Url(url) => Some(url),
        _ => None,
    };
    // What was fetched for another address is not this one's.
    let of_address = fetched.as_ref().filter(|(url, _)| Some(url) == address).map(|(_, found)| found.clone());
    (*at_hand).clone().or(of_address)
}

fn read(text: &str) -> Result<Manifest, Failure> {
    let (found, problems) = manifest::parse(text.as_bytes());
    found.ok_or_else(|| {
        let first = problems.into_iter().find(|problem| problem.severity == Severity::Error);
        first.map_or(Failure::ManifestNotJson("it is empty".into()), |problem| match problem.code {
            "not-json" | "not-utf-8" => Failure::ManifestNotJson(problem.message),
            code => Failure::ManifestUnusable(code, problem.message),
        })
    })
}

async fn fetch(url: &str) -> Result<Manifest, Failure> {
    let unreachable = |why: String| Failure::ManifestUnreachable(url.to_owned(), why);
    let response = Request::get(url).send().await.map_err(|cause| unreachable(cause.to_string()))?;
    if !response.ok() {
        return Err(unreachable(format!("HTTP {}", response.status())));
    }
    let mut manifest = read(&response.text().await.map_err(|cause| unreachable(cause.to_string()))?)?;
    make_absolute(&mut manifest, &response.url());
    Ok(manifest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_cannot_be_used_says_why() {
        let cases = [
            ("{", "manifest-not-json"),
            ("7", "not-a-manifest"),
            (r#"{"version": 2, "claims": []}"#, "version-unsupported"),
        ];
        for (text, code) in cases {
            let failure = read(text).unwrap_err();
            assert_eq!(failure.code(), code);
            assert!(failure.to_string().ends_with('.'), "{failure}");
        }
        assert!(read(r#"{"version": 1, "claims": []}"#).is_ok());
    }
}
