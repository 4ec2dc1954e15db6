//! The arrows from cause to effect: from what a step was brought about by, over everything in between, to the step itself. Knows
//! causes from the trace, and draws those that lead from one row to another.

use super::layout::{Draft, Target};
use super::shape::{CssPx, Rect, Segment, Shapes, Style};
use super::theme::Role;
use super::tracks::{SliceState, TrackOf};
use super::{Timeline, rows};
use crate::trace::{Doing, EventId, EventKind, Position, Purpose, TaskId, ThreadId, causes};

/// The arrows of the step at the cursor and of the one that is hovered or selected.
pub fn draw(draft: &mut Draft<'_>) {
    let steps = draft.timeline.replay.steps(draft.view.grain);
    let asked = [draft.view.hovered, draft.view.selected].into_iter().flatten().filter_map(|target| run_of(draft, target));
    let at_cursor = steps.step_of(draft.now.cursor).filter(|position| position.cursor <= draft.limit());
    let mut positions: Vec<Position> = at_cursor.into_iter().chain(asked).copied().collect();
    positions.dedup();
    let mut causes = Arrows::default();
    let mut requests = Arrows::default();
    for position in positions {
        for (from, to) in links(draft, &position) {
            causes.add(draft, (from, shown_row(draft, from)), (to, shown_row(draft, to)));
        }
        for (request, task) in cancels(draft, &position) {
            let to = draft.timeline.tracks.task(task).and_then(|row| draft.shown.row_of(row));
            requests.add(draft, (request, shown_row(draft, request)), (request, to));
        }
    }
    causes.paint(draft, Role::Flow);
    requests.paint(draft, Role::Cancelled);
}

/// So many requests of one step have arrows.
const MOST_REQUESTS: usize = 24;

/// The cancellations of other tasks that a position's doing asked for.
fn cancels(draft: &Draft<'_>, position: &Position) -> Vec<(EventId, TaskId)> {
    let events = &draft.timeline.replay.trace.events()[position.opens.index()..position.cursor.min(draft.limit())];
    let asked = events.iter().enumerate().filter_map(|(at, event)| match event.kind {
        EventKind::CancelRequested { task, .. } => Some((EventId::new((position.opens.index() + at) as u32), task)),
        _ => None,
    });
    asked.take(MOST_REQUESTS).collect()
}

/// Arrows of one paint.
#[derive(Default)]
struct Arrows {
    lines: Vec<Segment>,
    heads: Vec<Segment>,
}

impl Arrows {
    /// A curve from one event to another on another row, with a head.
    fn add(&mut self, draft: &Draft<'_>, from: (EventId, Option<usize>), to: (EventId, Option<usize>)) {
        if from.1 != to.1 {
            arrow(draft, &mut self.lines, &mut self.heads, from, to);
        }
    }

    fn paint(self, draft: &mut Draft<'_>, role: Role) {
        draft.list.add(role, Style::Stroke { width: 1.6, dash: 0.0 }, true, Shapes::Path(self.lines));
        draft.list.add(role, Style::Fill, true, Shapes::Path(self.heads));
    }
}

/// The position of the run that a target shows, if it shows one.
fn run_of<'a>(draft: &Draft<'a>, target: Target) -> Option<&'a Position> {
    let timeline = draft.timeline;
    let event = match target {
        Target::Slice { row, from, .. } => {
            let runs = timeline.tracks.rows.get(row)?.slices.iter().find(|slice| slice.from == from)?.state == SliceState::Running;
            runs.then_some(from)?
        }
        Target::Mark { event, .. } | Target::Call { event, .. } => event,
        Target::Track(_) | Target::Crowd { .. } => return None,
    };
    let steps = timeline.replay.steps(draft.view.grain);
    steps.step_of(event as usize + 1).filter(|position| (position.opens.index()) < draft.limit())
}

/// The links between rows along the causes of a position, the last one first. They begin where another step's doing did, but a
/// timer counts as the beginning of all that it brings about.
fn links(draft: &Draft<'_>, position: &Position) -> Vec<(EventId, EventId)> {
    let replay = &draft.timeline.replay;
    let begins = replay.steps(draft.view.grain).previous(position.cursor).unwrap_or(0);
    let mut links = Vec::new();
    let mut effect = causes::heart(replay, position);
    for cause in causes::chain(replay, effect).skip(1).take(40) {
        if matches!(replay.trace.event(effect).kind, EventKind::TimerFired { .. }) {
            break;
        }
        // Where both are folded into one row there is nothing to be led from or to.
        if shown_row(draft, cause) != shown_row(draft, effect) {
            links.push((cause, effect));
        }
        effect = cause;
        // What was made ready there belongs to whoever did it: the doing itself is the beginning.
        if cause.index() < begins && !matches!(replay.trace.event(cause).kind, EventKind::HandleReady { .. }) {
            break;
        }
    }
    links
}

/// The row that shows where an event takes effect.
fn shown_row(draft: &Draft<'_>, event: EventId) -> Option<usize> {
    draft.row_of(row_of(draft.timeline, event)?)
}

/// The row on which an event takes effect.
pub fn row_of(timeline: &Timeline, event: EventId) -> Option<usize> {
    let (tracks, replay) = (&timeline.tracks, &timeline.replay);
    let doer = replay.index.doer(event);
    let of_purpose = |purpose: Purpose| match purpose {
        Purpose::FirstStep(task) | Purpose::WakeUp(task) => tracks.task(task),
        Purpose::MemberDone(object) | Purpose::Expire(object) => tracks.object(object),
        Purpose::Settle(_) | Purpose::ThreadResult(_) | Purpose::Callback(_) => tracks.find(&TrackOf::Loop),
    };
    let of_handle = |handle| replay.index.handle(handle).and_then(|facts| facts.purpose).and_then(of_purpose);
    match replay.trace.event(event).kind {
        EventKind::HandleReady { purpose, .. } => of_purpose(purpose),
        EventKind::HandleRuns { handle } => of_handle(handle),
        EventKind::TimerFired { .. } | EventKind::RoundStarted { .. } | EventKind::LoopWaits { .. } => tracks.find(&TrackOf::Loop),
        EventKind::TaskResumed { task, .. } | EventKind::TaskWaits { task, .. } | EventKind::TaskEnded { task, .. } => {
            tracks.task(task)
        }
        _ => match doer.what {
            Doing::Task(task, _) => tracks.task(task),
            Doing::Handle(handle) => of_handle(handle),
            Doing::Loop => tracks.find(&TrackOf::Loop),
            Doing::Code if doer.thread == ThreadId::MAIN => tracks.find(&TrackOf::Program).or(tracks.find(&TrackOf::Loop)),
            Doing::Code => tracks.find(&TrackOf::Thread(doer.thread)),
        },
    }
}

/// A curve from one event to another on another row, with a head.
fn arrow(
    draft: &Draft<'_>,
    into: &mut Vec<Segment>,
    heads: &mut Vec<Segment>,
    from: (EventId, Option<usize>),
    to: (EventId, Option<usize>),
) {
    let place = |(event, row): (EventId, Option<usize>)| -> Option<(CssPx, Rect)> {
        let row = row?;
        let rect = rows::band(draft, row, row_rect(draft, row)?);
        Some((draft.x_of(event.index() as u32), rect))
    };
    let (Some((x, above)), Some((to_x, below))) = (place(from), place(to)) else { return };
    let reach = draft.metrics.flat / 2.0;
    let (middle, to_middle) = (above.y + above.height / 2.0, below.y + below.height / 2.0);
    let down = if to_middle > middle { 1.0 } else { -1.0 };
    let (y, end) = (middle + down * (draft.metrics.tall / 2.0 + 1.0), to_middle - down * (reach + 1.0));
    // Two rows next to each other leave little room between their slices: then the arrow begins inside.
    let y = if (end - y) * down < 8.0 { middle } else { y };
    let to_x = to_x + 2.0;
    let bend = (end - y) * 0.55;
    into.extend([Segment::Move(x, y), Segment::Curve([x, y + bend, to_x, end - bend, to_x, end - down * 4.0])]);
    heads.extend([
        Segment::Move(to_x - 3.5, end - down * 6.0),
        Segment::Line(to_x + 3.5, end - down * 6.0),
        Segment::Line(to_x, end),
        Segment::Close,
    ]);
}

fn row_rect(draft: &Draft<'_>, row: usize) -> Option<Rect> {
    let seen = draft.rows.iter().find(|(seen, _)| *seen == row).map(|(_, rect)| *rect);
    // A row that is scrolled out of sight still has a place: arrows lead there, and are cut off at the edge.
    seen.or_else(|| draft.place_of(row))
}
