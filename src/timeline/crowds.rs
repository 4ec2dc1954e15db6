//! Draws what is folded into a row as a density picture: how many tasks run, are ready, wait or failed at each place of the time axis.
//! What matters most stands at the bottom and is never thinner than can be seen. Knows no rows' order.

use super::crowd::{Counts, CrowdState};
use super::layout::{Draft, Metrics, Target, track_name};
use super::shape::{CssPx, Label, Rect, Shapes, Style};
use super::theme::Role;
use super::tracks::{Track, TrackOf};
use crate::trace::Who;
use std::ops::Range;

/// The height of what is folded into a task's row, below its own slices.
pub const FOLDED: CssPx = 26.0;
/// More rectangles than about this are not drawn for all crowds together; where they would be, columns are wider.
const MOST_RECTS: CssPx = 4500.0;
/// A state that matters is at least so high where one task is in it.
const LEAST: CssPx = 2.0;

/// The height of a row that stands for many tasks.
pub fn height(metrics: &Metrics, track: &Track, folded: bool) -> CssPx {
    match folded {
        true if track.below >= 100 => metrics.row_height + 34.0,
        true => metrics.row_height + 14.0,
        false => metrics.row_height - 6.0,
    }
}

/// The rectangles of each state, and the upper edges of those that wait.
#[derive(Default)]
struct Pile {
    states: [Vec<Rect>; 6],
    edges: Vec<Rect>,
}

/// Draws the crowds of all rows that are seen.
pub fn draw(draft: &mut Draft<'_>) {
    let crowds: Vec<(usize, Rect)> = draft.rows.iter().filter_map(|(row, rect)| Some((*row, place(draft, *row, *rect)?))).collect();
    // About three states a column, most of the time.
    let width = (crowds.len() as CssPx * draft.plot.width * 3.0 / MOST_RECTS).ceil().max(1.0);
    let mut pile = Pile::default();
    for (row, rect) in crowds {
        crowd(draft, &mut pile, row, rect, width);
    }
    let roles = [Role::Raised, Role::Cancelled, Role::Blocking, Role::Running, Role::Ready, Role::Waiting];
    for (role, rects) in roles.into_iter().zip(pile.states).rev() {
        draft.list.add(role, Style::Fill, true, Shapes::Rects(rects));
    }
    draft.list.add(Role::WaitingEdge, Style::Fill, true, Shapes::Rects(pile.edges));
}

/// Where a row shows a crowd, if it does.
fn place(draft: &Draft<'_>, row: usize, rect: Rect) -> Option<Rect> {
    let track = &draft.timeline.tracks.rows[row];
    match track.of {
        TrackOf::Alike { .. } => Some(Rect { y: rect.y + 4.0, height: rect.height - 8.0, ..rect }),
        _ if draft.is_folded(row) => Some(Rect { y: rect.bottom() - FOLDED, height: FOLDED - 4.0, ..rect }),
        _ => None,
    }
}

fn crowd(draft: &mut Draft<'_>, pile: &mut Pile, row: usize, rect: Rect, width: CssPx) {
    let crowd = draft.timeline.crowd(row);
    let end = draft.x_of(draft.limit() as u32).min(draft.plot.right());
    let mut x = draft.x_of(draft.timeline.tracks.rows[row].made).max(draft.plot.x).floor();
    // Columns that look alike are drawn as one.
    let mut open: Option<Column> = None;
    while x <= end {
        let (first, last) = (draft.event_at(x), draft.event_at(x + width));
        // Until its first event, a column is as the event before left things.
        let events = first.saturating_sub(1)..last.max(first).max(1);
        let most = crowd.most(events.clone());
        match &mut open {
            Some(column) if column.counts == most => (column.to, column.events.end) = (x + width, events.end),
            _ => {
                let before = open.replace(Column { from: x, to: x + width, events, counts: most });
                before.into_iter().for_each(|done| column(draft, pile, row, rect, &done, crowd.tasks));
            }
        }
        x += width;
    }
    if let Some(mut last) = open {
        last.to = last.to.min(end + 1.0);
        column(draft, pile, row, rect, &last, crowd.tasks);
    }
}

/// Columns that look alike: from one place to another, the events that they show, and the most tasks in each state.
struct Column {
    from: CssPx,
    to: CssPx,
    events: Range<u32>,
    counts: Counts,
}

/// The states upon each other, what matters most at the bottom.
fn column(draft: &mut Draft<'_>, pile: &mut Pile, row: usize, rect: Rect, column: &Column, tasks: u32) {
    let Column { from, to, ref events, counts } = *column;
    let mut y = rect.bottom();
    let each = rect.height / tasks.max(1) as CssPx;
    for (state, count) in CrowdState::ALL.into_iter().zip(counts) {
        if count == 0 {
            continue;
        }
        let least = if state == CrowdState::Waiting { 1.0 } else { LEAST };
        let height = (count as CssPx * each).max(least).min(y - rect.y);
        if height <= 0.0 {
            break;
        }
        y -= height;
        pile.states[state as usize].push(Rect::new(from, y, to - from, height));
        if state == CrowdState::Waiting {
            pile.edges.push(Rect::new(from, y, to - from, 1.0));
        }
    }
    if y < rect.bottom() {
        let place = Rect::new(from, rect.y, to - from, rect.height);
        draft.targets.push((place, Target::Crowd { row, from: events.start, to: events.end }));
    }
}

/// The name of the task that the step at the cursor runs, if it is folded into this row: below the row's own name.
pub fn who_runs(draft: &Draft<'_>, row: usize, rect: Rect, x: CssPx) -> Option<Label> {
    let step = draft.timeline.replay.steps(draft.view.grain).step_of(draft.now.cursor)?;
    let Who::Task(task) = step.who else { return None };
    let runs = draft.timeline.tracks.task(task)?;
    if runs == row || draft.row_of(runs) != Some(row) {
        return None;
    }
    let name = format!("▸ {}", track_name(draft.words(), draft.timeline, &TrackOf::Task(task)));
    let text = draft.fit(&name, draft.metrics.text_size, true, draft.plot.x - x - 6.0)?;
    Some(Label { x, y: rect.bottom() - 10.0, text })
}
