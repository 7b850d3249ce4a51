//! Labels an article in tasks that are short, so that the page has its turn in between.
//!
//! First everything is thought out (the manifest read, claims looked for), while what that takes is fetched; then it is drawn. Whenever
//! the page or another element had its turn, work may have become pointless: then it ends there.

use super::super::deferred::{self, Part};
use super::super::labelling::{Manifests, Steps};
use super::super::pacing::{self, Work};
use super::super::{languages, tasks};
use super::life::{Life, Source};
use crate::failure::Failure;
use crate::liveness::is_abandoned;
use crate::manifest;
use js_sys::Promise;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

// Milliseconds of work before the page has its turn; a task is long from 50, and a step takes about 6.
const BEGINNING: f64 = 8.0; // on a slow machine what runs for the first time takes long
const THINKING: f64 = 16.0;
const DRAWING: f64 = 24.0;
const SCRIPT: f64 = 11.0; // of that in a long article, where as much and more goes to its layout
const LONG: f64 = 28.0; // to have read an article
const FIRST: f64 = 8.0; // of drawing a long one: enough for the labels in view, which come first

// Why it ended before the labels were there.
enum Stop {
    Pointless,
    Failed(Failure),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Stop {
        Stop::Failed(failure)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Length {
    Short,
    Long,
}

impl Life {
    /// Labels the article by a manifest; false when that has become pointless.
    ///
    /// # Errors
    /// The manifest cannot be used, there is no article, or the browser lacks what labels need.
    pub(super) async fn label(&self, source: &Rc<Source>, turn: u32) -> Result<bool, Failure> {
        match (Run { life: self, turn }).label(source).await {
            Ok(()) => Ok(true),
            Err(Stop::Pointless) => Ok(false),
            Err(Stop::Failed(failure)) => Err(failure),
        }
    }
}

// The way from a manifest to its labels, in one turn of an element's life.
struct Run<'a> {
    life: &'a Life,
    turn: u32,
}

impl Run<'_> {
    async fn label(&self, source: &Rc<Source>) -> Result<(), Stop> {
        let life = self.life;
        life.busy.set(true);
        life.stale.set(false);
        let (manifests, mut work) = self.read(source).await?;
        // Fetched while the claims are looked for.
        let words = self.fetch_words();
        self.rest(&mut work, BEGINNING).await?;
        let length = self.think(work, manifests).await?;
        let _ = JsFuture::from(words).await;
        self.draw(length).await?;
        // Where the article was read anew, claims may wait again.
        if life.engine.is_waiting() { Err(Stop::Pointless) } else { self.check() }
    }

    // Reads the manifest, with which the engine begins.
    async fn read(&self, source: &Rc<Source>) -> Result<(Manifests, Work), Stop> {
        let life = self.life;
        let mut work = self.begin().await?;
        let shown = life.shown.borrow().clone();
        let manifests = match &shown {
            Some(shown) if Rc::ptr_eq(shown, source) => Manifests::Same,
            _ => Manifests::New,
        };
        let base = source.base.clone().or_else(|| life.element.base_uri().ok().flatten()).unwrap_or_default();
        let sound = manifest::parse_sound(&source.text);
        self.rest(&mut work, BEGINNING).await?;
        // What is wrong with a manifest is said by a part that is fetched, and visits are remembered by it.
        let mut with_visits = life.reader.may_remember();
        if with_visits || sound.is_none() {
            drop(work);
            let loaded = deferred::load(&life.loader.load, Part::Extra, None).await;
            work = self.begin().await?;
            with_visits &= loaded.is_ok();
            if sound.is_none() {
                loaded?;
            }
        }
        let manifest = match sound {
            Some(sound) => (Some(sound), Vec::new()),
            None => deferred::extra_parse(&source.text)?,
        };
        life.engine.begin(manifest, &base, manifests)?;
        life.reader.prepare(shown.is_none(), with_visits);
        life.watch();
        Ok((manifests, work))
    }

    fn fetch_words(&self) -> Promise {
        let life = self.life;
        let (name, own) = (life.engine.language(), life.element.get_attribute("words"));
        let address_of = life.loader.address_of.clone();
        tasks::promise(async move {
            languages::learn(&name, own.as_deref().filter(|own| !own.is_empty()), &address_of).await;
            Ok(JsValue::UNDEFINED)
        })
    }

    // Looks for the claims; whether the article is a long one.
    async fn think(&self, mut work: Work, manifests: Manifests) -> Result<Length, Stop> {
        let engine = &self.life.engine;
        let started = pacing::clock();
        // What claims need whose passages changed is fetched when the first is met, while the others are looked for.
        let mut needed = None;
        loop {
            while engine.step(Steps::Thinking)? {
                needed = needed.or_else(|| self.fetch_needs());
                self.rest(&mut work, THINKING).await?;
            }
            if !engine.is_waiting() {
                let is_long = pacing::clock() - started > LONG;
                return Ok(if is_long { Length::Long } else { Length::Short });
            }
            let mut fetched = Ok(None);
            if let Some(needed) = needed.take().or_else(|| self.fetch_needs()) {
                drop(work);
                fetched = needed.await;
                work = self.begin().await?;
            }
            match fetched {
                Ok(lexicon) => engine.search(lexicon),
                // Labels that are there stay, but for those whose words changed.
                Err(failure) if manifests == Manifests::Same => {
                    self.life.complain(&failure);
                    engine.leave_out();
                }
                Err(failure) => return Err(failure.into()),
            }
        }
    }

    fn fetch_needs(&self) -> Option<impl Future<Output = Result<Option<String>, Failure>> + use<>> {
        let needs = self.life.engine.needs()?;
        Some(Box::pin(deferred::load(&self.life.loader.load, Part::Deferred, needs.lexicon)))
    }

    // Labels that can be drawn in one go are: each time, the page is laid out anew. In a long article that is done in the same task, as
    // a browser that does it when it draws does it for many tasks at once.
    async fn draw(&self, length: Length) -> Result<(), Stop> {
        let engine = &self.life.engine;
        let mut work = self.begin().await?;
        self.rest(&mut work, BEGINNING).await?;
        if length == Length::Long {
            work.start_anew();
        }
        let mut is_first = length == Length::Long;
        while self.step()? {
            // What is left to do changes nothing in the article: it need not be drawn twice.
            if engine.is_drawn() {
                continue;
            }
            // What Yew renders when the task ends takes a task by itself on a slow machine.
            let is_presenting = length == Length::Long && engine.is_presenting();
            let enough = match length {
                Length::Short => DRAWING,
                Length::Long if is_first => FIRST,
                Length::Long => SCRIPT,
            };
            if !is_presenting && work.time() < enough {
                continue;
            }
            if is_first && !is_presenting {
                work.frame().await;
                is_first = false;
            } else {
                if length == Length::Long && !is_presenting {
                    // So does the layout, where the script alone took that long.
                    if work.time() >= DRAWING {
                        work.give_way().await;
                    }
                    engine.lay_out();
                }
                work.give_way().await;
            }
            self.check()?;
        }
        Ok(())
    }

    // One step of drawing; whether there is more to do. What others have done to the page counts, what we do ourselves does not.
    fn step(&self) -> Result<bool, Stop> {
        let life = self.life;
        if let Some(records) = life.watch.take() {
            life.page_changed(&records);
        }
        if life.stale.get() {
            return Ok(false);
        }
        let more = life.engine.step(Steps::Drawing)?;
        // In the last step the page hears of the labels, and may do something.
        if more {
            life.watch.take();
        }
        Ok(more)
    }

    // Comes back when nobody else works.
    async fn begin(&self) -> Result<Work, Stop> {
        let work = Work::begin().await;
        self.check()?;
        Ok(work)
    }

    // Lets the page have its turn after so many milliseconds of work.
    async fn rest(&self, work: &mut Work, enough: f64) -> Result<(), Stop> {
        if work.time() >= enough {
            work.give_way().await;
            self.check()?;
        }
        Ok(())
    }

    fn check(&self) -> Result<(), Stop> {
        let is_sound = self.turn == self.life.turn.get() && !self.life.stale.get() && !is_abandoned();
        if is_sound { Ok(()) } else { Err(Stop::Pointless) }
    }
}
