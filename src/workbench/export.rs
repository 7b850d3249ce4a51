//! What leaves the workbench beside the manifest itself.

use super::article::{Kind, Source};
use super::document::Doc;
use crate::html::Page;
use crate::interchange::publish::publish;
use crate::interchange::{schema_org, w3c};
use crate::manifest::{Json, Severity, anchor_on_page, read};
use crate::render::{Options, page_of, render, strip, words};
use crate::text::{Article, Unicode};

/// Formats that other programs read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A W3C Web Annotation collection.
    W3c,
    /// schema.org `Claim`s as JSON-LD.
    SchemaOrg,
}

/// The manifest in another format.
///
/// # Errors
/// What is wrong with the manifest, in words for an editor: other programs get nothing doubtful.
pub fn convert(manifest: &Doc, format: Format) -> Result<String, String> {
    let json = sound(manifest)?;
    let written = |made: &Json| serde_json::to_string_pretty(made).map_err(|error| error.to_string());
    let text = match format {
        Format::W3c => written(&w3c::to_w3c(&json))?,
        Format::SchemaOrg => schema_org::in_script(&written(&schema_org::to_schema_org(&json))?),
    };
    Ok(text + "\n")
}

fn sound(manifest: &Doc) -> Result<Json, String> {
    let json = manifest.root.json();
    let errors = read(&json).1.iter().filter(|problem| problem.severity == Severity::Error).count();
    match errors {
        0 => Ok(json),
        1 => Err("The manifest has an error. Mend it first.".into()),
        _ => Err(format!("The manifest has {errors} errors. Mend them first.")),
    }
}

/// The article with its labels, readable without script: what `claim-labels render` writes.
///
/// # Errors
/// Why it cannot be labelled, in words for an editor.
pub fn static_page(source: &Source, manifest: &Doc, unicode: &'static dyn Unicode) -> Result<String, String> {
    let found = read(&sound(manifest)?).0.ok_or("The manifest cannot be used.")?;
    let tag = found.article.language.as_deref();
    let html = match source.kind {
        Kind::Html => strip(&source.text).map_err(|why| format!("The page is not labelled: {why}."))?,
        Kind::Text => page_of(&source.text, tag),
    };
    let page = Page::parse(&html).map_err(|why| format!("The page is not labelled: {why}."))?;
    let tag = found.article.language.clone().or_else(|| page.about().language).unwrap_or_default();
    let article = Article::new(page.text(), unicode).in_language(&tag);
    let anchorings = anchor_on_page(&article, page.readings(), &found);
    let options = Options { words: words(&tag), plain: false, legend: true };
    let rendered = render(&html, &page, &found, &anchorings, options);
    rendered.map(|rendered| rendered.html).map_err(|why| format!("The page is not labelled: {why}."))
}

/// The lines that a page needs, for a manifest with this file name.
pub fn embed_snippet(file: &str) -> String {
    format!(
        "<claim-labels manifest=\"{}\">\n  <article>… your own markup …</article>\n</claim-labels>\n\
         <script type=\"module\" src=\"/claim-labels/claim-labels.js\"></script>\n",
        crate::render::escape(file)
    )
}

/// The same with the manifest in the page itself, for pages that cannot serve a second file.
pub fn embed_page(manifest: &str) -> String {
    let manifest = schema_org::in_script(manifest);
    format!(
        "<claim-labels manifest=\"#claims\">\n  <article>… your own markup …</article>\n</claim-labels>\n\
         <script type=\"application/json\" id=\"claims\">\n{}\n</script>\n\
         <script type=\"module\" src=\"/claim-labels/claim-labels.js\"></script>\n",
        manifest.trim()
    )
}

/// The text of the manifest that readers get: the manifest's own where that has nothing of the desk in it.
pub fn published(manifest: &Doc) -> String {
    let (readers, left) = publish(&manifest.root.json());
    let written = serde_json::to_string_pretty(&readers).ok().filter(|_| !left.is_nothing());
    written.map_or_else(|| manifest.text(), |text| text + "\n")
}
