//! A still picture of a run, for paper, slides and pages without scripts: title, timeline, legend.

use super::legend::{LegendEntry, Sample, legend};
use super::shape::{CssPx, DisplayList, Label, Rect, Segment, Shapes, Style};
use super::theme::{Role, Theme};
use super::{Estimate, Measure, Timeline, View, svg};

/// What a still picture is to show.
#[derive(Clone, Debug)]
pub struct Poster<'a> {
    /// What it is called; stands above it.
    pub title: &'a str,
    /// What it shows, for those who cannot see it.
    pub description: &'a str,
    pub theme: &'a Theme,
    pub width: CssPx,
    /// The moment: what comes after it is shown too.
    pub cursor: usize,
}

const LINE: CssPx = 22.0;
const SIZE: CssPx = 11.0;

/// The picture as an SVG document.
pub fn poster(timeline: &Timeline, poster: &Poster<'_>) -> String {
    let title = if poster.title.is_empty() { "Timeline" } else { poster.title };
    svg(&drawing(timeline, poster, &Estimate), poster.theme, title, poster.description)
}

/// The picture as shapes, for those who paint it elsewhere; `measure` knows how wide its texts become there.
pub fn drawing(timeline: &Timeline, poster: &Poster<'_>, measure: &dyn Measure) -> DisplayList {
    let view = View { show_what_comes: true, ..View::of_width(poster.width) };
    let mut list = timeline.scene(poster.cursor, &view, measure).list;
    let above = if poster.title.is_empty() { 0.0 } else { 28.0 };
    move_down(&mut list, above);
    let below = list.height;
    let mut more = DisplayList { width: list.width, ..DisplayList::default() };
    let height = draw_legend(&mut more, below + 6.0);
    list.height = height + 8.0;
    let ground = Rect::new(0.0, 0.0, list.width, list.height);
    let mut all = DisplayList { batches: Vec::new(), ..list.clone() };
    all.rect(Role::Ground, false, ground);
    if above > 0.0 {
        let label = Label { x: 10.0, y: 20.0, text: poster.title.into() };
        all.add(Role::Ink, Style::Text { size: 14.0, bold: true }, false, Shapes::Texts(vec![label]));
    }
    all.batches.extend(list.batches);
    all.batches.extend(more.batches);
    all
}

/// Draws the legend from this y on, in as many lines as it takes; gives where it ends.
fn draw_legend(list: &mut DisplayList, top: CssPx) -> CssPx {
    let (mut x, mut y) = (12.0, top);
    for entry in legend() {
        let wide = 20.0 + Estimate.width(entry.words, SIZE, false);
        if x > 12.0 && x + wide > list.width - 8.0 {
            (x, y) = (12.0, y + LINE);
        }
        draw_entry(list, *entry, x, y + LINE / 2.0);
        x += wide + 16.0;
    }
    y + LINE
}

fn draw_entry(list: &mut DisplayList, entry: LegendEntry, x: CssPx, middle: CssPx) {
    let swatch = Rect::new(x, middle - 5.0, 14.0, 10.0);
    match entry.sample {
        Sample::Slice(role) => list.add(role, Style::Fill, false, Shapes::Rounded(2.0, vec![swatch])),
        Sample::Hatched(role) => {
            list.add(role, Style::Fill, false, Shapes::Rounded(2.0, vec![swatch]));
            let lines = [2.0, 7.0]
                .into_iter()
                .flat_map(|at| [Segment::Move(x + at, middle + 5.0), Segment::Line(x + at + 5.0, middle - 5.0)]);
            list.add(Role::Hatch, Style::Stroke { width: 2.0, dash: 0.0 }, false, Shapes::Path(lines.collect()));
        }
        Sample::Line(role) => {
            let line = vec![Segment::Move(x, middle), Segment::Line(x + 14.0, middle)];
            list.add(role, Style::Stroke { width: 1.6, dash: 0.0 }, false, Shapes::Path(line));
        }
        Sample::Sign(sign, role) => {
            let label = Label { x: x + 2.0, y: middle + 4.0, text: sign.to_string().into() };
            list.add(role, Style::Text { size: 12.0, bold: true }, false, Shapes::Texts(vec![label]));
        }
    }
    let label = Label { x: x + 20.0, y: middle + 4.0, text: entry.words.into() };
    list.add(Role::Dim, Style::Text { size: SIZE, bold: false }, false, Shapes::Texts(vec![label]));
}

/// Moves a whole drawing down.
fn move_down(list: &mut DisplayList, by: CssPx) {
    list.height += by;
    list.plot.y += by;
    for batch in &mut list.batches {
        match &mut batch.shapes {
            Shapes::Rects(rects) | Shapes::Rounded(_, rects) => rects.iter_mut().for_each(|rect| rect.y += by),
            Shapes::Texts(labels) => labels.iter_mut().for_each(|label| label.y += by),
            Shapes::Path(segments) => segments.iter_mut().for_each(|segment| match segment {
                Segment::Move(_, y) | Segment::Line(_, y) | Segment::Circle(_, y, _) => *y += by,
                Segment::Curve([_, y1, _, y2, _, y3]) => [y1, y2, y3].into_iter().for_each(|y| *y += by),
                Segment::Close => {}
            }),
        }
    }
}
