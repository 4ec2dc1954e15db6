//! What is planned at the cursor, and therefore known before it happens: until when who waits, if a timer says so. Knows nothing of
//! what really comes.

use super::layout::Draft;
use super::rows;
use super::scale::Moment;
use super::shape::{Rect, Segment, Shapes, Style};
use super::theme::Role;
use super::tracks::TrackOf;
use crate::time::Instant;
use crate::trace::{TaskStatus, ThreadId, Words};

/// Draws the planned end of every wait that is under way, where what really comes is hidden.
pub fn draw(draft: &mut Draft<'_>) {
    if draft.view.show_what_comes || draft.now.ended.is_some() {
        return;
    }
    let here = super::axis::here(draft);
    let (mut lines, mut posts) = (Vec::new(), Vec::new());
    for (row, rect) in &draft.rows {
        let Some(until) = planned(draft, &draft.timeline.tracks.rows[*row].of).filter(|until| *until > draft.now.at) else {
            continue;
        };
        let rect = rows::band(draft, *row, *rect);
        let (x, flat) = (draft.scale.x_of(Moment { at: until, order: 0 }), draft.metrics.flat);
        let (top, bottom) = (rect.y + (rect.height - flat) / 2.0, rect.y + (rect.height + flat) / 2.0);
        let (from, to) = (here.max(draft.plot.x) + 2.0, x.min(draft.plot.right()));
        if to > from {
            lines.extend([Segment::Move(from, top + 0.5), Segment::Line(to, top + 0.5)]);
            lines.extend([Segment::Move(from, bottom - 0.5), Segment::Line(to, bottom - 0.5)]);
            posts.extend((x <= draft.plot.right()).then_some(Rect::new(x - 1.0, top, 2.0, flat)));
        }
    }
    draft.over.push((Role::WaitingEdge, Style::Stroke { width: 1.0, dash: 3.0 }, Shapes::Path(lines)));
    draft.over.push((Role::WaitingEdge, Style::Fill, Shapes::Rects(posts)));
}

/// Until when the wait on a track lasts, as far as is planned.
fn planned(draft: &Draft<'_>, of: &TrackOf) -> Option<Instant> {
    let words = Words::new(&draft.timeline.replay.trace, &draft.now);
    let blocked = |thread: ThreadId| draft.now.threads.get(thread.0 as usize)?.blocked?.until;
    match of {
        TrackOf::Task(task) => match draft.now.task(*task)?.status {
            TaskStatus::Waiting(on) => words.deadline(on),
            TaskStatus::Running => blocked(ThreadId::MAIN),
            _ => None,
        },
        TrackOf::Thread(thread) => blocked(*thread),
        TrackOf::Program if draft.now.running().is_none() => blocked(ThreadId::MAIN),
        _ => None,
    }
}
