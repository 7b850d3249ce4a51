//! The picture of a claim for previews of links: 1200 × 630 pixels, as the networks that show them ask for.
//!
//! Text is set by cosmic-text in the fonts that the machine has: shaped, in the order of its script, broken into lines. A letter that
//! no font has would be an empty box, so there is no picture then, but a message.

use claim_labels::manifest::Status;
use claim_labels::render::Poster;
use cosmic_text::{Align, Attrs, Buffer, Color, Family, FontSystem, Metrics, Shaping, SwashCache, Weight, fontdb};
use std::path::Path;

const WIDTH: usize = 1200;
const HEIGHT: usize = 630;
const MARGIN: f32 = 76.0;
/// The bar at the side where lines begin, in the colour of the label.
const BAR: usize = 20;
const GROUND: [u8; 3] = [0xFF, 0xFF, 0xFF];
const INK: [u8; 3] = [0x1B, 0x1B, 0x1D];
const SOFT: [u8; 3] = [0x5A, 0x5A, 0x62];
/// Sizes of the passage: the largest in which it fits.
const SIZES: [f32; 10] = [88.0, 78.0, 68.0, 60.0, 54.0, 48.0, 42.0, 37.0, 33.0, 30.0];
/// Families that are taken first, where they are there: all have many scripts.
const FAMILIES: [&str; 5] = ["Noto Sans", "Source Sans 3", "Open Sans", "DejaVu Sans", "Liberation Sans"];

/// Draws pictures in the fonts of the machine, or of a folder.
pub struct Painter {
    fonts: FontSystem,
    cache: SwashCache,
}

// How a text is set.
#[derive(Clone, Copy)]
struct Style {
    weight: Weight,
    // The side at which its lines begin, if not that of its script.
    side: Option<Align>,
}

// A text that is laid out.
struct Set {
    buffer: Buffer,
    height: f32,
}

impl Painter {
    /// # Errors
    /// There are no fonts.
    pub fn new(folder: Option<&Path>) -> Result<Painter, String> {
        let mut known = fontdb::Database::new();
        match folder {
            Some(folder) => known.load_fonts_dir(folder),
            None => known.load_system_fonts(),
        }
        if known.is_empty() {
            return Err(match folder {
                Some(folder) => format!("there is no font in {}", folder.display()),
                None => "this machine has no fonts: install some, such as Noto, or name a folder with --fonts".into(),
            });
        }
        let has = |name: &&&str| known.faces().any(|face| face.families.iter().any(|(family, _)| family == **name));
        let first = known.faces().next().and_then(|face| Some(face.families.first()?.0.clone()));
        if let Some(family) = FAMILIES.iter().find(has).map(|name| (*name).to_owned()).or(first) {
            known.set_sans_serif_family(family);
        }
        Ok(Painter { fonts: FontSystem::new_with_locale_and_db("en-US".into(), known), cache: SwashCache::new() })
    }

    /// The picture, as PNG.
    ///
    /// # Errors
    /// No font has one of its letters.
    pub fn draw(&mut self, poster: &Poster, status: Status) -> Result<Vec<u8>, String> {
        let mut canvas = Canvas::new();
        let (hue, rtl) = (hue(status), poster.is_rtl);
        canvas.fill(if rtl { WIDTH - BAR } else { 0 }, BAR, hue);
        let width = WIDTH as f32 - 2.0 * MARGIN;
        // The passage runs as its script does, and what is around it as the words of the label do.
        let side = Some(if rtl { Align::Right } else { Align::Left });
        let label = self.set(&poster.label, 40.0, width - 56.0, Style { weight: Weight::BOLD, side })?;
        let center = if rtl { WIDTH as f32 - MARGIN - 18.0 } else { MARGIN + 18.0 };
        canvas.shape(status, (center, 58.0 + 0.5 * label.height), 17.0, hue, rtl);
        self.paint(&mut canvas, label, (if rtl { MARGIN } else { MARGIN + 56.0 }, 58.0), hue);
        let meaning =
            self.fitted(&poster.meaning, &[30.0, 26.0], (width, 84.0), Style { weight: Weight::NORMAL, side })?;
        let byline = self.fitted(&poster.byline, &[26.0], (width, 36.0), Style { weight: Weight::NORMAL, side })?;
        let foot = HEIGHT as f32 - 56.0 - byline.height;
        let above = foot - 20.0 - meaning.height;
        let room = above - 24.0 - 136.0;
        let passage =
            self.fitted(&poster.passage, &SIZES, (width, room), Style { weight: Weight::NORMAL, side: None })?;
        self.paint(&mut canvas, passage, (MARGIN, 136.0), INK);
        self.paint(&mut canvas, meaning, (MARGIN, above), SOFT);
        self.paint(&mut canvas, byline, (MARGIN, foot), SOFT);
        canvas.png()
    }

    // The text in the largest of the sizes in which it fits; in the smallest, as much of it as fits.
    fn fitted(&mut self, text: &str, sizes: &[f32], (width, height): (f32, f32), style: Style) -> Result<Set, String> {
        for size in sizes {
            let set = self.set(text, *size, width, style)?;
            if set.height <= height {
                return Ok(set);
            }
        }
        let size = sizes.last().copied().unwrap_or(30.0);
        let ends: Vec<usize> = text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at).collect();
        // Scripts without spaces are cut between letters.
        let ends = if ends.len() > 4 { ends } else { text.char_indices().map(|(at, _)| at).collect() };
        let (mut fits, mut too_long) = (0, ends.len());
        while too_long - fits > 1 {
            let middle = (fits + too_long) / 2;
            let cut = format!("{}…", text[..ends[middle]].trim_end());
            if self.set(&cut, size, width, style)?.height <= height { fits = middle } else { too_long = middle }
        }
        let end = ends.get(fits).copied().unwrap_or(0);
        self.set(&format!("{}…", text[..end].trim_end()), size, width, style)
    }

    fn set(&mut self, text: &str, size: f32, width: f32, style: Style) -> Result<Set, String> {
        let mut buffer = Buffer::new(&mut self.fonts, Metrics::relative(size, 1.3));
        buffer.set_size(Some(width), None);
        let attributes = Attrs::new().family(Family::SansSerif).weight(style.weight);
        buffer.set_text(text, &attributes, Shaping::Advanced, style.side);
        buffer.shape_until_scroll(&mut self.fonts, false);
        let (mut height, mut missing) = (0.0_f32, None);
        for run in buffer.layout_runs() {
            height = height.max(run.line_top + run.line_height);
            let mut lacking = run.glyphs.iter().filter(|glyph| glyph.glyph_id == 0);
            let seen = |c: &char| !c.is_whitespace() && !c.is_control();
            missing = missing.or_else(|| lacking.find_map(|glyph| run.text[glyph.start..glyph.end].chars().find(seen)));
        }
        match missing {
            Some(letter) => Err(format!(
                "no font has {letter:?} (U+{:04X}): install one that does, such as those of Noto, or name a folder with --fonts",
                u32::from(letter)
            )),
            None => Ok(Set { buffer, height }),
        }
    }

    fn paint(&mut self, canvas: &mut Canvas, mut set: Set, (left, top): (f32, f32), [r, g, b]: [u8; 3]) {
        let (left, top) = (left.round() as i32, top.round() as i32);
        set.buffer.draw(&mut self.fonts, &mut self.cache, Color::rgb(r, g, b), |x, y, width, height, color| {
            for (x, y) in (0..height as i32).flat_map(|down| (0..width as i32).map(move |right| (x + right, y + down)))
            {
                let (r, g, b, alpha) = color.as_rgba_tuple();
                canvas.blend(left + x, top + y, [r, g, b], f32::from(alpha) / 255.0);
            }
        });
    }
}

fn hue(status: Status) -> [u8; 3] {
    match status {
        Status::Official => [0x17, 0x4A, 0x84],
        Status::Reported => [0x6D, 0x3A, 0x8C],
        Status::Speculative => [0x7A, 0x4A, 0x00],
    }
}

struct Canvas(Vec<u8>);

impl Canvas {
    fn new() -> Self {
        Canvas(GROUND.repeat(WIDTH * HEIGHT))
    }

    fn blend(&mut self, x: i32, y: i32, color: [u8; 3], share: f32) {
        let inside = (0..WIDTH as i32).contains(&x) && (0..HEIGHT as i32).contains(&y);
        let at = 3 * (y.max(0) as usize * WIDTH + x.max(0) as usize);
        let Some(pixel) = self.0.get_mut(at..at + 3).filter(|_| inside) else { return };
        for (channel, new) in pixel.iter_mut().zip(color) {
            *channel = (f32::from(*channel) * (1.0 - share) + f32::from(new) * share).round() as u8;
        }
    }

    fn fill(&mut self, left: usize, width: usize, color: [u8; 3]) {
        for y in 0..HEIGHT as i32 {
            (left..left + width).for_each(|x| self.blend(x as i32, y, color, 1.0));
        }
    }

    // The shapes of the labels, which say them without colour: a full disc, a half one, a ring.
    fn shape(&mut self, status: Status, (x, y): (f32, f32), radius: f32, color: [u8; 3], rtl: bool) {
        let reach = radius.ceil() as i32 + 1;
        for (down, right) in (-reach..=reach).flat_map(|down| (-reach..=reach).map(move |right| (down, right))) {
            let (dx, dy) = (right as f32, down as f32);
            let distance = dx.hypot(dy);
            let disc = (radius + 0.5 - distance).clamp(0.0, 1.0);
            let ring = disc.min((distance - radius + 5.5).clamp(0.0, 1.0));
            let is_full = status == Status::Official || (status == Status::Reported && (dx < 0.0) != rtl);
            self.blend((x + dx) as i32, (y + dy) as i32, color, if is_full { disc } else { ring });
        }
    }

    fn png(self) -> Result<Vec<u8>, String> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, WIDTH as u32, HEIGHT as u32);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&self.0));
        written.map_err(|error| error.to_string())?;
        Ok(bytes)
    }
}
