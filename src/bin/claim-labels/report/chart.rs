//! Bars in stacks, as SVG: drawn by plotters, with colours that the page's style sheet takes over.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

/// A series: its name, and its colour where there is no style sheet.
#[derive(Clone, Copy)]
pub struct Series {
    pub name: &'static str,
    pub color: RGBColor,
}

/// The labels.
pub const LABELS: [Series; 3] = [
    Series { name: "official", color: RGBColor(0x17, 0x4A, 0x84) },
    Series { name: "reported", color: RGBColor(0x6D, 0x3A, 0x8C) },
    Series { name: "speculative", color: RGBColor(0x7A, 0x4A, 0x00) },
];
/// What is no label.
pub const PLAIN: [Series; 1] = [Series { name: "count", color: RGBColor(0x55, 0x55, 0x56) }];

/// The colour of letters and lines, which the style sheet knows it by.
const INK: RGBColor = RGBColor(0x22, 0x22, 0x23);
const LINES: RGBColor = RGBColor(0xCC, 0xCC, 0xCD);
const WIDTH: u32 = 860;
const LETTER: f64 = 15.0;
const LONGEST: usize = 34;

type Row = (String, Vec<usize>);

/// Bars from left to right, one below the other: for names.
pub fn across(rows: &[Row], series: &[Series]) -> String {
    let (top, height) = (most(rows), 26 * rows.len() as u32 + 40);
    let names: f64 = 230.0;
    draw(height, |area| {
        let scale = f64::from(WIDTH) - names - 60.0;
        let style = text(HPos::Right, VPos::Center);
        grid(area, top, &|value| {
            vec![(at(names + scale * value), 4), (at(names + scale * value), height as i32 - 26)]
        })?;
        for mark in ticks(top) {
            let x = at(names + scale * mark as f64 / top as f64);
            area.draw(&Text::new(mark.to_string(), (x, height as i32 - 20), text(HPos::Center, VPos::Top)))?;
        }
        for (number, (name, counts)) in rows.iter().enumerate() {
            let y = 8 + 26 * number as i32;
            area.draw(&Text::new(short(name), (at(names - 8.0), y + 9), style.clone()))?;
            let mut x = names;
            for (series, count) in series.iter().zip(counts) {
                let end = x + scale * *count as f64 / top as f64;
                area.draw(&Rectangle::new([(at(x), y), (at(end), y + 18)], series.color.filled()))?;
                x = end;
            }
            let sum: usize = counts.iter().sum();
            area.draw(&Text::new(sum.to_string(), (at(x + 6.0), y + 9), text(HPos::Left, VPos::Center)))?;
        }
        Ok(())
    })
}

/// Bars upwards, side by side: for times.
pub fn upwards(rows: &[Row], series: &[Series]) -> String {
    let (top, height) = (most(rows), 300);
    let (left, bottom) = (56.0, f64::from(height) - 34.0);
    draw(height, |area| {
        let scale = bottom - 14.0;
        grid(area, top, &|value| {
            vec![(at(left), at(bottom - scale * value)), (WIDTH as i32 - 4, at(bottom - scale * value))]
        })?;
        for mark in ticks(top) {
            let y = at(bottom - scale * mark as f64 / top as f64);
            area.draw(&Text::new(mark.to_string(), (at(left - 8.0), y), text(HPos::Right, VPos::Center)))?;
        }
        let step = (f64::from(WIDTH) - left - 8.0) / rows.len() as f64;
        // As many names as have room.
        let every = (64.0 / step).ceil().max(1.0) as usize;
        for (number, (name, counts)) in rows.iter().enumerate() {
            let (x, mut y) = (left + step * number as f64, bottom);
            for (series, count) in series.iter().zip(counts) {
                let end = y - scale * *count as f64 / top as f64;
                let bar = [(at(x + step * 0.1), at(end)), (at(x + step * 0.9), at(y))];
                area.draw(&Rectangle::new(bar, series.color.filled()))?;
                y = end;
            }
            if number % every == 0 {
                let place = (at(x + step / 2.0), at(bottom + 8.0));
                area.draw(&Text::new(short(name), place, text(HPos::Center, VPos::Top)))?;
            }
        }
        Ok(())
    })
}

type Area<'a> = DrawingArea<SVGBackend<'a>, plotters::coord::Shift>;
type Drawn = Result<(), Box<dyn std::error::Error>>;

fn draw(height: u32, inside: impl FnOnce(&Area) -> Drawn) -> String {
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, (WIDTH, height)).into_drawing_area();
        // Drawing into memory fails at nothing.
        inside(&area).and_then(|()| Ok(area.present()?)).expect("a chart can be drawn into memory");
    }
    svg
}

fn grid(area: &Area, top: usize, line: &dyn Fn(f64) -> Vec<(i32, i32)>) -> Drawn {
    for mark in ticks(top) {
        area.draw(&PathElement::new(line(mark as f64 / top as f64), LINES))?;
    }
    Ok(())
}

fn text(horizontal: HPos, vertical: VPos) -> TextStyle<'static> {
    ("sans-serif", LETTER).into_font().color(&INK).pos(Pos::new(horizontal, vertical))
}

fn at(place: f64) -> i32 {
    place.round() as i32
}

fn most(rows: &[Row]) -> usize {
    rows.iter().map(|(_, counts)| counts.iter().sum()).max().unwrap_or(0).max(1)
}

// Round numbers from 0 on, at most six.
fn ticks(top: usize) -> Vec<usize> {
    let steps = (0..).flat_map(|power| [1, 2, 5].map(|digit| digit * 10_usize.pow(power)));
    let step = steps.into_iter().find(|step| top / step < 6).unwrap_or(top);
    (0..=top / step).map(|number| number * step).collect()
}

fn short(name: &str) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    match name.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", name[..end].trim_end()),
        None => name,
    }
}
