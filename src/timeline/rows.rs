//! The rows: names, slices and marks. What is narrower than a pixel is merged before it is drawn.

use super::columns::COLUMN;
use super::crowds;
use super::layout::{Draft, Metrics, Target, grouped};
use super::scale::Moment;
use super::shape::{CssPx, Label, Rect, Segment, Shapes, Style};
use super::stretches::{self, LEAST, Shows, Stretch};
use super::theme::Role;
use super::tracks::{MarkKind, Slice, SliceState, Track, TrackOf};
use crate::trace::{Awaited, EventId, EventKind, Outcome};

/// The width of a tick in which something ran.
const TICK: CssPx = 4.0;

/// The shapes of all rows, by paint.
#[derive(Default)]
struct Pile {
    /// For each state the wide slices, those that are too many to be shaped, and the ticks.
    slices: [Vec<Rect>; 7],
    plain: [Vec<Rect>; 7],
    ticks: [Vec<Rect>; 7],
    /// Merged stretches in which a task was cancelled, and in which one failed.
    ended: [Vec<Rect>; 2],
    /// Lines through stretches that stand for many slices.
    many: Vec<Segment>,
    hatch: Vec<Segment>,
    signs: [Vec<Segment>; 3],
    overdue: Vec<Rect>,
    requested: Vec<Segment>,
    never: Vec<Rect>,
    printed: Vec<Segment>,
    calls: Vec<Rect>,
    texts: Vec<(Role, Label)>,
}

/// Draws all rows that are seen.
pub fn draw(draft: &mut Draft<'_>) {
    let mut pile = Pile::default();
    let timeline = draft.timeline;
    let (least, shaped) = stretches::least(draft);
    for (row, rect) in draft.rows.clone() {
        let track = &timeline.tracks.rows[row];
        draft.targets.push((rect, Target::Track(row)));
        if matches!(track.of, TrackOf::Alike { .. }) {
            continue;
        }
        calls(draft, &mut pile, row, above_crowd(draft, row, rect), track);
        let rect = band(draft, row, rect);
        for stretch in stretches::of_slices(draft, track, least).into_iter().chain(stretches::of_blocking(draft, track, least)) {
            draw_stretch(draft, &mut pile, row, rect, stretch, shaped);
        }
        marks(draft, &mut pile, row, rect, track);
    }
    paint(draft, pile);
}

/// The height of a nested call, and how many of them lie under each other at most.
const CALL: CssPx = 14.0;
const MOST_CALLS: usize = 4;

/// How much room a row's nested calls take.
pub fn calls_height(metrics: &Metrics, track: &Track) -> CssPx {
    let each = if metrics.narrow { CALL - 1.0 } else { CALL };
    track.calls.len().min(MOST_CALLS) as CssPx * each
}

/// The part of a row in which its slices lie: all of it, but for the nested calls below.
pub fn band(draft: &Draft<'_>, row: usize, rect: Rect) -> Rect {
    let rect = above_crowd(draft, row, rect);
    Rect { height: rect.height - calls_height(&draft.metrics, &draft.timeline.tracks.rows[row]), ..rect }
}

/// The part of a row above what is folded into it.
fn above_crowd(draft: &Draft<'_>, row: usize, rect: Rect) -> Rect {
    match draft.timeline.tracks.rows[row].of {
        TrackOf::Alike { .. } => rect,
        _ if draft.is_folded(row) => Rect { height: rect.height - crowds::FOLDED, ..rect },
        _ => rect,
    }
}

/// The calls nested in a task's own coroutine, each from its beginning to its end.
fn calls(draft: &mut Draft<'_>, pile: &mut Pile, row: usize, rect: Rect, track: &Track) {
    let (left, right) = (draft.plot.x, draft.plot.right());
    let size = draft.metrics.text_size;
    let room = calls_height(&draft.metrics, track);
    for (depth, calls) in track.calls.iter().take(MOST_CALLS).enumerate() {
        let height = room / track.calls.len().min(MOST_CALLS) as CssPx;
        let top = rect.bottom() - room - 4.0 + depth as CssPx * height;
        let shown = &calls[..calls.partition_point(|call| (call.from as usize) < draft.limit())];
        let mut at = shown.partition_point(|call| draft.x_of(call.to) < left);
        while let Some(call) = shown.get(at) {
            let (from, to) = (draft.x_of(call.from), draft.x_of(call.to));
            if from > right {
                break;
            }
            let bound = draft.event_at(from + LEAST);
            at += shown[at..].partition_point(|call| call.to < bound).max(1);
            let Some(shape) = Rect::new(from + 0.5, top, (to - from - 1.0).max(1.5), height - 2.0).between(left, right) else {
                continue;
            };
            draft.targets.push((shape, Target::Call { row, event: call.from }));
            pile.calls.push(shape);
            let sign = match call.outcome.filter(|_| (call.to as usize) < draft.limit()) {
                None | Some(Outcome::Returned) => "",
                Some(Outcome::Raised) => " ✗",
                Some(Outcome::Cancelled) => " ⊘",
            };
            let text = format!("{}{sign}", call_words(draft.words().text(call.function)));
            if shape.width > 22.0
                && let Some(text) = draft.fit(&text, size, false, shape.width - 8.0)
            {
                pile.texts.push((Role::Ink, Label { x: shape.x + 4.0, y: shape.y + shape.height / 2.0 + size * 0.36, text }));
            }
        }
    }
}

/// A call as it is written: `fetch('url1')`, `fetch()`.
pub fn call_words(function: &str) -> String {
    let own = function.rsplit(".<locals>.").next().unwrap_or(function);
    if own.ends_with(')') || own.contains("with ") { own.to_string() } else { format!("{own}()") }
}

fn height_of(draft: &Draft<'_>, state: SliceState) -> CssPx {
    match state {
        SliceState::Idle => 2.0,
        SliceState::Waiting | SliceState::Ready => draft.metrics.flat,
        SliceState::Round => 10.0,
        SliceState::Code | SliceState::Running | SliceState::Blocking => draft.metrics.tall,
    }
}

/// One slice, or several that are merged: these as wide as they are together, with a line through them and their number.
fn draw_stretch(draft: &mut Draft<'_>, pile: &mut Pile, row: usize, rect: Rect, stretch: Stretch, shaped: CssPx) {
    let Stretch { from, to, left, right, count, shows } = stretch;
    let state = match shows {
        Shows::State(state) => state,
        Shows::Cancelled | Shows::Failed => SliceState::Running,
    };
    if count == 1 && right - left >= shaped {
        return wide(draft, pile, row, rect, Slice { from, to, state }, left, right);
    }
    // What ran is seen however short it was.
    let least = if state >= SliceState::Round { TICK } else { LEAST };
    let Some(shape) = place(draft, rect, state, left, right.max(left + least)).between(draft.plot.x, draft.plot.right()) else {
        return;
    };
    match shows {
        // What would be shaped if there were not so many keeps its colour; a tick has the stronger one of its edge.
        Shows::State(state) if shape.width > TICK && count == 1 => pile.plain[state as usize].push(shape),
        Shows::State(state) => pile.ticks[state as usize].push(shape),
        Shows::Cancelled => pile.ended[0].push(shape),
        Shows::Failed => pile.ended[1].push(shape),
    }
    draft.targets.push((shape, Target::Slice { row, from, to }));
    if count > 1 && shape.width > 3.0 * TICK {
        many(draft, pile, shape, state, count);
    }
}

/// The sign of a stretch that stands for many slices: a dashed line through it, and how many, where there is room.
fn many(draft: &Draft<'_>, pile: &mut Pile, shape: Rect, state: SliceState, count: u32) {
    let middle = shape.y + shape.height / 2.0;
    let size = draft.metrics.text_size;
    let text = format!("× {}", grouped(count as usize));
    let wide = draft.measure.width(&text, size, false) + 8.0;
    let labelled = state > SliceState::Waiting && shape.height >= size && shape.width > wide + 24.0;
    let from = if labelled { shape.x + wide } else { shape.x + 2.0 };
    if shape.height > 8.0 {
        pile.many.extend([Segment::Move(from, middle), Segment::Line(shape.right() - 2.0, middle)]);
    }
    if labelled {
        let role = if state == SliceState::Ready { Role::OnReady } else { Role::OnStrong };
        pile.texts.push((role, Label { x: shape.x + 4.0, y: middle + size * 0.36, text: text.into() }));
    }
}

fn place(draft: &Draft<'_>, rect: Rect, state: SliceState, from: CssPx, to: CssPx) -> Rect {
    let height = height_of(draft, state);
    Rect::new(from, rect.y + (rect.height - height) / 2.0, to - from, height)
}

fn wide(draft: &mut Draft<'_>, pile: &mut Pile, row: usize, rect: Rect, slice: Slice, from: CssPx, to: CssPx) {
    // A hair's breadth of ground between two slices tells them apart; what would be seen of nothing else is drawn without.
    let gap = if to - from > 6.0 { 1.0 } else { 0.0 };
    let seen = |to: CssPx| place(draft, rect, slice.state, from, to).between(draft.plot.x, draft.plot.right());
    let Some(shape) = seen(to - gap).or_else(|| seen(to)) else { return };
    pile.slices[slice.state as usize].push(shape);
    draft.targets.push((shape, Target::Slice { row, from: slice.from, to: slice.to }));
    if slice.state == SliceState::Blocking {
        hatch(&mut pile.hatch, shape);
    }
    if slice.state == SliceState::Waiting && matches!(draft.timeline.tracks.rows[row].of, TrackOf::Task(_)) {
        overdue(draft, pile, slice, shape);
    }
    text(draft, pile, slice, shape);
}

/// The stretch of a wait that is over by the clock, and that the event loop has not looked at yet, because something blocks it.
fn overdue(draft: &Draft<'_>, pile: &mut Pile, slice: Slice, shape: Rect) {
    let index = &draft.timeline.replay.index;
    let Some(Awaited::Future(future)) = draft.timeline.awaited_at(slice.from) else { return };
    let timer = index.future(future).and_then(|facts| index.timer(facts.timer?));
    let Some(due) = timer.map(|timer| timer.deadline) else { return };
    let x = draft.scale.x_of(Moment { at: due, order: usize::MAX }).max(shape.x);
    if shape.right() - x < 4.0 {
        return;
    }
    let late = Rect { x, width: shape.right() - x, ..shape };
    pile.overdue.push(late);
    let size = draft.metrics.text_size;
    if let Some(text) = draft.fit("due, and the loop is busy", size, false, late.width - 8.0).filter(|_| late.width > 30.0) {
        pile.texts.push((Role::OnReady, Label { x: x + 4.0, y: late.y + late.height / 2.0 + size * 0.36, text }));
    }
}

/// Diagonals across a rectangle.
fn hatch(into: &mut Vec<Segment>, rect: Rect) {
    let mut start = rect.x - rect.height + 6.0;
    while start < rect.right() {
        // A line that rises from (start, bottom) at 45 degrees, cut off at the sides.
        let (from, to) = (start.max(rect.x), (start + rect.height).min(rect.right()));
        if to > from {
            into.push(Segment::Move(from, rect.bottom() - (from - start)));
            into.push(Segment::Line(to, rect.bottom() - (to - start)));
        }
        start += 7.0;
    }
}

/// What stands in a slice, if there is room.
fn text(draft: &Draft<'_>, pile: &mut Pile, slice: Slice, shape: Rect) {
    let room = shape.width - TICK - 6.0;
    if room < 16.0 {
        return;
    }
    let size = draft.metrics.text_size;
    let Some((role, words)) = slice_words(draft, slice) else { return };
    if let Some(text) = draft.fit(&words, size, false, room) {
        let (x, y) = (shape.x + TICK + 3.0, shape.y + shape.height / 2.0 + size * 0.36);
        pile.texts.push((role, Label { x, y, text }));
    }
}

fn slice_words(draft: &Draft<'_>, slice: Slice) -> Option<(Role, String)> {
    let trace = &draft.timeline.replay.trace;
    match slice.state {
        SliceState::Waiting => {
            if let Some(EventKind::Blocked { what, .. }) = trace.events().get(slice.from as usize).map(|event| event.kind) {
                return Some((Role::OnWaiting, trace.text_of(what).to_string()));
            }
            let on = draft.timeline.awaited_at(slice.from)?;
            Some((Role::OnWaiting, draft.words().awaited(on)))
        }
        SliceState::Ready => Some((Role::OnReady, "ready".to_string())),
        SliceState::Blocking => match trace.events().get(slice.from as usize)?.kind {
            EventKind::Blocked { what, .. } => Some((Role::OnStrong, trace.text_of(what).to_string())),
            EventKind::HandleRuns { .. } => Some((Role::OnStrong, "computes".to_string())),
            _ => None,
        },
        _ => None,
    }
}

/// The marks of a row.
fn marks(draft: &mut Draft<'_>, pile: &mut Pile, row: usize, rect: Rect, track: &Track) {
    let (left, right) = (draft.plot.x, draft.plot.right());
    let shown = &track.marks[..track.marks.partition_point(|mark| (mark.event as usize) < draft.limit())];
    let first = shown.partition_point(|mark| draft.x_of(mark.event) < left);
    let (mut free, end) = ([0; 4], draft.event_at(right + COLUMN));
    for mark in shown[first..].iter().take_while(|mark| mark.event <= end) {
        // They may come by the thousand: one of a kind a place is enough. How a task ended is always shown.
        let kind = match mark.kind {
            MarkKind::Printed => Some(0),
            MarkKind::CancelRequested => Some(1),
            MarkKind::CancelDelivered => Some(2),
            MarkKind::NeverAwaited => Some(3),
            MarkKind::Ended(_) => None,
        };
        if kind.is_some_and(|kind| mark.event < free[kind]) {
            continue;
        }
        let x = draft.x_of(mark.event);
        let place = mark_shape(draft, pile, rect, x, mark.kind, mark.event);
        draft.targets.push((place, Target::Mark { row, event: mark.event }));
        if let Some(kind) = kind {
            free[kind] = draft.event_at(x + 3.0);
        }
    }
}

/// Draws one mark and gives the place where it can be pointed at.
fn mark_shape(draft: &Draft<'_>, pile: &mut Pile, rect: Rect, x: CssPx, kind: MarkKind, event: u32) -> Rect {
    let middle = rect.y + rect.height / 2.0;
    let top = middle - draft.metrics.tall / 2.0;
    match kind {
        MarkKind::Printed => {
            pile.printed.push(Segment::Circle(x + 2.0, top - 2.0, 1.8));
            Rect::new(x - 3.0, top - 6.0, 10.0, 8.0)
        }
        MarkKind::CancelRequested => {
            // A small flag above the slice: somebody asked for it.
            pile.requested.extend([
                Segment::Move(x, top + 4.0),
                Segment::Line(x, top - 4.0),
                Segment::Line(x + 6.0, top - 1.5),
                Segment::Line(x, top + 1.0),
            ]);
            Rect::new(x - 3.0, top - 6.0, 12.0, 12.0)
        }
        MarkKind::CancelDelivered => {
            pile.requested.extend([
                Segment::Move(x + 2.0, top - 5.0),
                Segment::Line(x + 2.0, top + 3.0),
                Segment::Move(x - 1.0, top),
                Segment::Line(x + 2.0, top + 3.0),
                Segment::Line(x + 5.0, top),
            ]);
            Rect::new(x - 3.0, top - 6.0, 10.0, 12.0)
        }
        MarkKind::NeverAwaited => {
            // An empty frame: something was made, and nothing came of it.
            pile.never.push(Rect::new(x - 1.0, top - 7.5, 8.0, 6.0));
            Rect::new(x - 4.0, top - 10.0, 14.0, 12.0)
        }
        MarkKind::Ended(outcome) => {
            let x = end_of_run(draft, event, x) + 11.0;
            sign(&mut pile.signs[outcome as usize], outcome, x, middle);
            Rect::new(x - 8.0, middle - 8.0, 16.0, 16.0)
        }
    }
}

/// Where the run is over in which a task ended: the sign of its end stands behind it.
fn end_of_run(draft: &Draft<'_>, event: u32, x: CssPx) -> CssPx {
    let doer = draft.timeline.replay.index.doer(EventId::new(event));
    let ends = doer.handle().and_then(|handle| draft.timeline.replay.index.handle(handle)?.ends);
    let end = draft.x_of(ends.map_or(event, |ends| ends.index() as u32) + 1);
    end.max(x + TICK - 1.0)
}

/// ✓, ✗ or ⊘, as lines around a middle.
fn sign(into: &mut Vec<Segment>, outcome: Outcome, x: CssPx, y: CssPx) {
    use Segment::{Circle, Line, Move};
    match outcome {
        Outcome::Returned => into.extend([Move(x - 4.5, y + 0.5), Line(x - 1.5, y + 4.0), Line(x + 5.0, y - 4.5)]),
        Outcome::Raised => {
            into.extend([Move(x - 4.0, y - 4.0), Line(x + 4.0, y + 4.0), Move(x + 4.0, y - 4.0), Line(x - 4.0, y + 4.0)])
        }
        Outcome::Cancelled => into.extend([Circle(x, y, 5.0), Move(x - 3.5, y + 3.5), Line(x + 3.5, y - 3.5)]),
    }
}

/// Puts the pile on the list, paint by paint.
fn paint(draft: &mut Draft<'_>, pile: Pile) {
    use SliceState::{Blocking, Code, Idle, Ready, Round, Running, Waiting};
    let list = &mut draft.list;
    let order = [
        (Idle, Role::Idle, 0.0),
        (Waiting, Role::Waiting, 3.0),
        (Ready, Role::Ready, 3.0),
        (Round, Role::Round, 3.0),
        (Code, Role::Code, 4.0),
        (Running, Role::Running, 4.0),
        (Blocking, Role::Blocking, 4.0),
    ];
    let Pile { mut slices, mut plain, mut ticks, ended, many, hatch, signs, overdue, requested, never, printed, calls, texts } =
        pile;
    let outlines = calls.iter().map(|rect| Rect::new(rect.x + 0.5, rect.y + 0.5, rect.width - 1.0, rect.height - 1.0)).collect();
    list.add(Role::CallGround, Style::Fill, true, Shapes::Rounded(2.0, calls));
    list.add(Role::CallEdge, Style::Stroke { width: 1.0, dash: 0.0 }, true, Shapes::Rounded(2.0, outlines));
    for (state, role, radius) in order {
        list.add(role, Style::Fill, true, Shapes::Rects(std::mem::take(&mut plain[state as usize])));
        let rects = std::mem::take(&mut slices[state as usize]);
        let edge = match state {
            Waiting => Some(Role::WaitingEdge),
            Ready => Some(Role::ReadyEdge),
            _ => None,
        };
        let outlines = edge.map(|edge| {
            (edge, rects.iter().map(|rect| Rect::new(rect.x + 0.5, rect.y + 0.5, rect.width - 1.0, rect.height - 1.0)))
        });
        let outlines = outlines.map(|(edge, rects)| (edge, rects.collect::<Vec<Rect>>()));
        list.add(role, Style::Fill, true, Shapes::Rounded(radius, rects));
        if let Some((edge, rects)) = outlines {
            list.add(edge, Style::Stroke { width: 1.0, dash: 0.0 }, true, Shapes::Rounded(radius, rects));
        }
    }
    for (state, role, _) in order {
        let role = if state == Waiting { Role::WaitingEdge } else { role };
        list.add(role, Style::Fill, true, Shapes::Rects(std::mem::take(&mut ticks[state as usize])));
    }
    for (role, rects) in [Role::Cancelled, Role::Raised].into_iter().zip(ended) {
        list.add(role, Style::Fill, true, Shapes::Rects(rects));
    }
    list.add(Role::Ground, Style::Stroke { width: 1.5, dash: 2.0 }, true, Shapes::Path(many));
    // As what is ready, and yet not in the queue: the same colour, with a broken edge.
    list.add(Role::Ready, Style::Fill, true, Shapes::Rects(overdue.clone()));
    list.add(Role::ReadyEdge, Style::Stroke { width: 1.2, dash: 3.0 }, true, Shapes::Rects(overdue));
    list.add(Role::Hatch, Style::Stroke { width: 2.0, dash: 0.0 }, true, Shapes::Path(hatch));
    let size = draft.metrics.text_size;
    for role in [Role::OnWaiting, Role::OnReady, Role::OnStrong, Role::Ink] {
        let labels = texts.iter().filter(|(of, _)| *of == role).map(|(_, label)| label.clone()).collect();
        draft.list.add(role, Style::Text { size, bold: false }, true, Shapes::Texts(labels));
    }
    let signed = [Role::Returned, Role::Raised, Role::Cancelled];
    for (role, segments) in signed.into_iter().zip(signs) {
        // How a task ended has been seen, even where the sign of it reaches past the playhead.
        draft.over.push((role, Style::Stroke { width: 2.2, dash: 0.0 }, Shapes::Path(segments)));
    }
    draft.list.add(Role::Cancelled, Style::Stroke { width: 1.6, dash: 0.0 }, true, Shapes::Path(requested));
    draft.list.add(Role::Raised, Style::Stroke { width: 1.4, dash: 2.0 }, true, Shapes::Rounded(1.0, never));
    draft.list.add(Role::Printed, Style::Fill, true, Shapes::Path(printed));
}
