//! `render --claim ID` and `render --claims`: a page of one claim each, with its picture for previews of links.

use super::{Arguments, picture::Painter};
use crate::check::Pair;
use crate::input::{self, Failure};
use crate::output;
use crate::terminal::say;
use claim_labels::html::Page;
use claim_labels::render::{ClaimPages, Options, Place};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use url::Url;

/// Writes the pages that are asked for; whether all of them, with all of their pictures, could be written.
pub fn write(pair: &Pair, page: &Page, options: Options, arguments: &Arguments) -> Result<bool, Failure> {
    let out = arguments.output.as_deref().filter(|path| !input::is_standard(path));
    let out =
        out.ok_or_else(|| Failure::Usage("a claim's page has a picture beside it: say with -o where both go".into()))?;
    let pages = ClaimPages::new(page, &pair.manifest, &pair.anchorings, options);
    let mut writer = Writer {
        pair,
        pages: &pages,
        painter: Painter::new(arguments.fonts.as_deref()),
        place: place(arguments)?,
        inputs: arguments.inputs(true),
        whole: true,
    };
    match &arguments.claim {
        Some(id) => writer.one(writer.numbered(id)?, out)?,
        None => writer.all(out)?,
    }
    if writer.place.is_none() {
        say("previews ask for the picture by its whole address: say with --at where the folder is published");
    }
    Ok(writer.whole)
}

// Where the folder of the pages is published.
fn place(arguments: &Arguments) -> Result<Option<Url>, Failure> {
    let Some(text) = &arguments.at else { return Ok(None) };
    let url = crate::web::address(Path::new(text));
    let mut url = url.ok_or_else(|| Failure::Usage(format!("--at {text:?} is no https: or http: address")))?;
    if !url.path().ends_with('/') {
        url.set_path(&format!("{}/", url.path()));
    }
    Ok(Some(url))
}

struct Writer<'a> {
    pair: &'a Pair,
    pages: &'a ClaimPages<'a>,
    // Or why there are no pictures.
    painter: Result<Painter, String>,
    place: Option<Url>,
    // None of them is written over.
    inputs: Vec<&'a Path>,
    whole: bool,
}

impl Writer<'_> {
    fn numbered(&self, id: &str) -> Result<usize, Failure> {
        let manifest = &self.pair.manifest;
        let none = || {
            let is_draft = manifest.drafts.iter().any(|claim| claim.id == id);
            let why = match is_draft {
                true => format!(
                    "its claim {id:?} is a draft, which readers do not get; remove \"draft\" when it is decided"
                ),
                false => format!("it makes no claim with the id {id:?}"),
            };
            Failure::Unreadable(self.pair.name.clone(), why)
        };
        let number = manifest.claims.iter().position(|claim| claim.id == id).ok_or_else(none)?;
        let is_found = self.pages.claims().contains(&number);
        is_found.then_some(number).ok_or_else(|| {
            Failure::Unwritable(format!("a page of {id}"), "the claim is not found in the article".into())
        })
    }

    fn all(&mut self, folder: &Path) -> Result<(), Failure> {
        std::fs::create_dir_all(folder)
            .map_err(|error| Failure::Unwritable(input::name_of(folder), error.to_string()))?;
        let names = self.names();
        let index = folder.join("index.html");
        output::not_over(Some(&index), &self.inputs)?;
        for (claim, name) in self.pages.claims().iter().zip(&names) {
            self.one(*claim, &folder.join(name))?;
        }
        output::write(Some(&index), self.pages.index(&names).as_bytes())
    }

    // Some file systems do not tell capital letters from small ones.
    fn names(&self) -> Vec<String> {
        let mut taken = HashSet::new();
        let name = |claim: &usize| {
            let name = format!("claim-{}", self.pair.manifest.claims[*claim].id);
            let others = (2..).map(|number| format!("{name}-{number}"));
            let free = std::iter::once(name.clone()).chain(others).find(|name| taken.insert(name.to_lowercase()));
            free.unwrap_or(name) + ".html"
        };
        self.pages.claims().iter().map(name).collect()
    }

    fn one(&mut self, claim: usize, path: &Path) -> Result<(), Failure> {
        let picture = path.with_extension("png");
        if picture == path {
            let why = "its picture goes there, beside the page; name the page, such as";
            return Err(Failure::Unwritable(
                input::name_of(path),
                format!("{why} {}", path.with_extension("html").display()),
            ));
        }
        output::not_over(Some(path), &self.inputs)?;
        output::not_over(Some(&picture), &self.inputs)?;
        let has_picture = self.picture(claim, &picture)?;
        let address = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            self.place.as_ref().and_then(|place| place.join(&name).ok()).map(String::from).ok_or(name)
        };
        let url = address(&path.to_owned()).ok();
        let picture = has_picture.then(|| address(&picture).unwrap_or_else(|name| name));
        let place = Place { url: url.as_deref(), picture: picture.as_deref() };
        let html = self.pages.page(claim, place).unwrap_or_default();
        output::write(Some(path), html.as_bytes())
    }

    // A page without its picture is a page all the same.
    fn picture(&mut self, claim: usize, path: &Path) -> Result<bool, Failure> {
        let one = &self.pair.manifest.claims[claim];
        let Some(poster) = self.pages.poster(claim) else { return Ok(false) };
        let drawn =
            self.painter.as_mut().map_err(|why| why.clone()).and_then(|painter| painter.draw(&poster, one.status));
        match drawn {
            Ok(png) => output::write(Some(path), &png).map(|()| true),
            Err(why) => {
                say(format_args!("there is no picture of {}: {why}", one.id));
                self.whole = false;
                Ok(false)
            }
        }
    }
}
