//! The column of names: what each row is called, and the sign that says whether anything is folded into it. Knows no slices.

use super::crowds;
use super::folds::Fold;
use super::layout::{Draft, FOLD, FoldButton, track_name};
use super::rows::band;
use super::shape::{CssPx, Label, Rect, Segment, Shapes, Style};
use super::theme::Role;
use super::tracks::TrackOf;

/// The column of names, over whatever was scrolled below it.
pub fn draw(draft: &mut Draft<'_>) {
    let (width, height, size) = (draft.plot.x, draft.list.height, draft.metrics.name_size);
    let axis = draft.metrics.axis_height;
    draft.list.rect(Role::Grid, false, Rect::new(width - 1.0, axis, 1.0, height - axis));
    let mut known = Vec::new();
    let mut to_come = Vec::new();
    let mut triangles = Vec::new();
    for (row, rect) in draft.rows.clone() {
        let track = &draft.timeline.tracks.rows[row];
        let x = 10.0 + CssPx::from(track.depth) * draft.metrics.indent;
        let name = track_name(draft.words(), draft.timeline, &track.of);
        let band = band(draft, row, rect);
        let middle = band.y + band.height.min(draft.metrics.row_height) / 2.0;
        if let Some(fold) = Fold::of(track) {
            let folded = draft.is_folded(row);
            triangle(&mut triangles, x + 2.0, middle, folded);
            let place = Rect::new((x - 8.0).max(0.0), middle - 12.0, 24.0, 24.0);
            draft.folds.push(FoldButton { fold, folded, place, name: name.as_str().into() });
        }
        let x = x + FOLD;
        let Some(text) = draft.fit(&name, size, false, width - x - 6.0) else { continue };
        let is_known =
            (track.made as usize) < draft.limit() && !matches!(track.of, TrackOf::Loop | TrackOf::Program | TrackOf::Objects(_));
        if is_known { &mut known } else { &mut to_come }.push(Label { x, y: middle + size * 0.36, text });
        known.extend(crowds::who_runs(draft, row, rect, x));
    }
    draft.list.add(Role::Dim, Style::Fill, false, Shapes::Path(triangles));
    draft.list.add(Role::Ink, Style::Text { size, bold: false }, false, Shapes::Texts(known));
    draft.list.add(Role::Dim, Style::Text { size, bold: false }, false, Shapes::Texts(to_come));
}

/// The sign before a name: pointing to what is folded into it, or down to what stands under it.
fn triangle(into: &mut Vec<Segment>, x: CssPx, y: CssPx, folded: bool) {
    use Segment::{Close, Line, Move};
    into.extend(match folded {
        true => [Move(x - 2.5, y - 4.5), Line(x + 3.5, y), Line(x - 2.5, y + 4.5), Close],
        false => [Move(x - 4.0, y - 3.0), Line(x + 4.0, y - 3.0), Line(x, y + 3.0), Close],
    });
}
