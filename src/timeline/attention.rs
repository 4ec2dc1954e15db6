//! What a person has turned to, on the drawing: the rows beside the followed task's go pale, marked moments have flags on the axis.

use super::layout::Draft;
use super::scale::Moment;
use super::shape::{CssPx, Rect, Segment, Shapes, Style};
use super::theme::Role;

/// Makes every row pale that is not the followed task's.
pub fn pale(draft: &mut Draft<'_>) {
    let Some(followed) = draft.view.followed else { return };
    let (axis, plot) = (draft.metrics.axis_height, draft.plot);
    // A row that hides it stands for it.
    let own = draft.timeline.tracks.task(followed).and_then(|row| draft.shown.row_of(row));
    let others = draft.rows.iter().filter(|(row, _)| Some(*row) != own);
    let pale = others.map(|(_, rect)| {
        let top = rect.y.max(axis);
        Rect::new(plot.x, top, plot.width, (rect.bottom().min(draft.list.height) - top).max(0.0))
    });
    let pale = pale.collect();
    draft.list.add(Role::Pale, Style::Fill, true, Shapes::Rects(pale));
}

/// A flag on the axis at each marked moment, and a thin line below it.
pub fn flags(draft: &mut Draft<'_>) {
    let events = draft.timeline.replay.trace.events();
    let (mut flags, mut posts) = (Vec::new(), Vec::new());
    for cursor in &draft.view.flags {
        let Some(last) = cursor.checked_sub(1).and_then(|at| events.get(at)) else { continue };
        let x = draft.scale.x_of(Moment { at: last.at, order: *cursor });
        if x < draft.plot.x || x > draft.plot.right() {
            continue;
        }
        let top: CssPx = 1.0;
        flags.extend([Segment::Move(x, top), Segment::Line(x + 8.0, top), Segment::Line(x + 5.5, top + 3.5)]);
        flags.extend([Segment::Line(x + 8.0, top + 7.0), Segment::Line(x, top + 7.0), Segment::Close]);
        posts.extend([Segment::Move(x, top), Segment::Line(x, draft.list.height)]);
    }
    draft.list.add(Role::Flag, Style::Stroke { width: 1.0, dash: 2.0 }, false, Shapes::Path(posts));
    draft.list.add(Role::Flag, Style::Fill, false, Shapes::Path(flags));
}
