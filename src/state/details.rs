//! What one thing on the timeline is, in a line: for whoever points at it. Knows no pointer.

use super::{Made, State};
use crate::time::Instant;
use crate::timeline::{MarkKind, Slice, SliceState, Target, Track, TrackOf};
use crate::trace::{EventKind, Member, ObjectId, Outcome, Snapshot, TaskStatus, Words, words};
use std::rc::Rc;

/// What is pointed at, or else what is selected, in words.
pub fn pointed_at(state: &State) -> Option<String> {
    let made = state.made.as_ref()?;
    let limit = if state.show_what_comes { made.trace().events().len() } else { state.cursor };
    let target = state.looking.hovered.or(state.looking.selected)?;
    details(made, target, limit)
}

/// `target` in words. `limit`: how many events are shown; of what comes after them nothing is said.
pub fn details(made: &Made, target: Target, limit: usize) -> Option<String> {
    match target {
        Target::Slice { row, from, to } => {
            let track = made.timeline.tracks.rows.get(row)?;
            let among = |slice: &&Slice| slice.from >= from && slice.from < to.max(from + 1);
            let found: Vec<&Slice> = track.blocking.iter().chain(&track.slices).filter(among).collect();
            match found.as_slice() {
                [] => combinator(made, track, from, to, limit),
                [slice] => Some(one(made, track, **slice, limit)),
                [first, .., last] => Some(format!(
                    "{}: {} stretches, {}; zoom in to tell them apart",
                    name(made, track, limit),
                    found.len(),
                    times(made, first.from, last.to, limit)
                )),
            }
        }
        Target::Mark { row, event } => mark(made, made.timeline.tracks.rows.get(row)?, event),
        Target::Track(row) => {
            let track = made.timeline.tracks.rows.get(row)?;
            Some(format!("{}: {}", name(made, track, limit), stands(made, track, limit)))
        }
    }
}

/// A combinator or primitive: when it was there, and what has come of its members.
fn combinator(made: &Made, track: &Track, from: u32, to: u32, limit: usize) -> Option<String> {
    let TrackOf::Objects(objects) = &track.of else { return None };
    let now = made.replay.at(limit);
    let words = Words::new(made.trace(), &now);
    let made_here = |object: &&ObjectId| now.object(**object).is_some_and(|state| state.made.index() >= from as usize && state.made.index() < to as usize);
    let object = objects.iter().find(made_here).or(objects.first())?;
    let state = now.object(*object)?;
    let member = |member: &Member| {
        let sign = now.outcome(member.what).map_or("…".to_owned(), |outcome| words::outcome_name(outcome).to_owned());
        format!("{} {sign}", words.awaited(member.what))
    };
    let members: Vec<String> = state.members.iter().take(8).map(member).collect();
    let members = if members.is_empty() { String::new() } else { format!(": {}", members.join(", ")) };
    Some(format!("{}, {}{members}", words.object(*object), times(made, from, to, limit)))
}

fn one(made: &Made, track: &Track, slice: Slice, limit: usize) -> String {
    let begun = made.replay.at(slice.from as usize + 1);
    let does = match slice.state {
        SliceState::Waiting => waits(made, track, &begun),
        SliceState::Ready => "ready, not yet running".to_owned(),
        SliceState::Running | SliceState::Code => match line(made, slice, limit) {
            Some(line) => format!("runs, line {line}"),
            None => "runs".to_owned(),
        },
        SliceState::Round => format!("works off round {}", begun.round),
        SliceState::Idle => "nothing is ready: it waits for its next timer".to_owned(),
        SliceState::Blocking => "blocks: nothing else can run meanwhile".to_owned(),
    };
    format!("{}: {does}, {}", name(made, track, limit), times(made, slice.from, slice.to, limit))
}

fn waits(made: &Made, track: &Track, begun: &Snapshot) -> String {
    let words = Words::new(made.trace(), begun);
    let on = match track.of {
        TrackOf::Task(task) => begun.task(task).and_then(|task| match task.status {
            TaskStatus::Waiting(on) => Some(on),
            _ => None,
        }),
        _ => None,
    };
    on.map_or_else(|| "waits".to_owned(), |on| format!("waits on {}", words.awaited(on)))
}

/// The first line that is run in a slice.
fn line(made: &Made, slice: Slice, limit: usize) -> Option<u32> {
    let events = made.trace().events();
    let end = (slice.to as usize).min(limit).min(events.len());
    events.get(slice.from as usize..end)?.iter().map(|event| event.line).find(|line| *line > 0)
}

/// From when to when, and for how long.
fn times(made: &Made, from: u32, to: u32, limit: usize) -> String {
    let events = made.trace().events();
    let at = |event: usize| events.get(event).map_or(made.trace().end(), |event| event.at);
    let begins = at(from as usize);
    if to as usize >= limit {
        return format!("since {begins} s");
    }
    let ends: Instant = at(to as usize);
    match ends.since(begins).nanos() {
        0 => format!("at {begins} s"),
        _ => format!("{begins} s to {ends} s ({} s)", ends.since(begins)),
    }
}

fn mark(made: &Made, track: &Track, event: u32) -> Option<String> {
    let found = made.trace().events().get(event as usize)?;
    let kind = track.marks.iter().find(|mark| mark.event == event)?.kind;
    let limit = event as usize + 1;
    let text = |text| made.trace().text_of(text).trim_end_matches('\n').to_owned();
    let does = match (kind, found.kind) {
        (MarkKind::Printed, EventKind::Printed { text: printed, .. }) => format!("prints “{}”", text(printed)),
        (MarkKind::CancelRequested, _) => "is asked to cancel".to_owned(),
        (MarkKind::CancelDelivered, _) => "gets CancelledError at its await".to_owned(),
        (MarkKind::Ended(Outcome::Returned), EventKind::TaskEnded { value, .. }) => format!("returns {}", text(value)),
        (MarkKind::Ended(Outcome::Raised), EventKind::TaskEnded { value, .. }) => format!("raises {}", text(value)),
        (MarkKind::Ended(outcome), _) => words::outcome_name(outcome).to_owned(),
        (MarkKind::Printed, _) => "prints".to_owned(),
    };
    Some(format!("{}: {does}, at {} s", name(made, track, limit), found.at))
}

fn name(made: &Made, track: &Track, limit: usize) -> String {
    let now: Rc<Snapshot> = made.replay.at(limit);
    let words = Words::new(made.trace(), &now);
    match &track.of {
        TrackOf::Loop => "event loop".to_owned(),
        TrackOf::Program => "program".to_owned(),
        TrackOf::Task(task) => words.task(*task),
        TrackOf::Thread(thread) => words.thread(*thread),
        TrackOf::Objects(objects) => objects.first().map_or_else(String::new, |object| words.object(*object)),
    }
}

fn stands(made: &Made, track: &Track, limit: usize) -> String {
    let now = made.replay.at(limit);
    let words = Words::new(made.trace(), &now);
    let TrackOf::Task(task) = track.of else { return format!("{} stretches", track.slices.len()) };
    let Some(state) = now.task(task) else { return "not made yet".to_owned() };
    let made_by = state.parent.map_or_else(String::new, |parent| format!(", made by {}", words.task(parent)));
    format!("task running {}(){made_by}", words.text(state.coroutine))
}
