//! The run as Chrome trace events, which Perfetto, speedscope and the browsers' own tools open: a track a row, slices, flows, counts.
//!
//! Most of what an event loop does takes no time on the program's clock. So that a viewer tells it apart, each event stands a
//! nanosecond after the one before it, wherever they share an instant.

use super::layout::track_name;
use super::tracks::{Mark, MarkKind, Slice, SliceState, TrackOf};
use super::{Timeline, flows};
use crate::trace::{EventId, EventKind, Purpose, Snapshot, Words, words};
use std::fmt::Write;
use std::rc::Rc;

/// The run in the JSON form of Chrome's trace events.
pub fn chrome_trace(timeline: &Timeline) -> String {
    let mut export = Export::new(timeline);
    for (row, track) in timeline.tracks.rows.iter().enumerate() {
        // What only stands for other rows is no track of its own.
        if !matches!(track.of, TrackOf::Alike { .. }) {
            export.row(row);
        }
    }
    export.wakes();
    export.counts();
    export.out.push_str("\n]}\n");
    export.out
}

struct Export<'a> {
    timeline: &'a Timeline,
    /// How everything stands at the end: it knows every name there is.
    known: Rc<Snapshot>,
    /// The nanosecond at which each event stands, and at which the trace ends.
    places: Vec<u64>,
    out: String,
}

// Writing to a string cannot fail: the results of `write!` below are let go.

impl<'a> Export<'a> {
    fn new(timeline: &'a Timeline) -> Self {
        let events = timeline.replay.trace.events();
        let mut places: Vec<u64> = Vec::with_capacity(events.len() + 1);
        for event in events {
            let least = places.last().map_or(0, |before| before + 1);
            places.push(event.at.nanos().max(least));
        }
        places.push(places.last().map_or(0, |last| last + 1));
        let out = String::from(
            "{\"displayTimeUnit\":\"ms\",\"traceEvents\":[\n{\"pid\":1,\"ph\":\"M\",\"name\":\"process_name\",\"args\":{\"name\":\"loopscope\"}}",
        );
        Export { timeline, known: timeline.replay.at(events.len()), places, out }
    }

    fn place(&self, event: u32) -> u64 {
        self.places[(event as usize).min(self.places.len() - 1)]
    }

    fn words(&self) -> Words<'_> {
        Words::new(&self.timeline.replay.trace, &self.known)
    }

    /// One entry: `more` is whatever its kind needs beyond the usual, each with a comma before it.
    fn add(&mut self, row: usize, kind: char, name: &str, nanos: u64, more: &str) {
        let (track, name) = (row + 1, json(name));
        let _ =
            write!(self.out, ",\n{{\"pid\":1,\"tid\":{track},\"ph\":\"{kind}\",\"name\":{name},\"ts\":{}{more}}}", micros(nanos));
    }

    fn row(&mut self, row: usize) {
        let track = &self.timeline.tracks.rows[row];
        let name = json(&track_name(self.words(), self.timeline, &track.of));
        let _ = write!(
            self.out,
            ",\n{{\"pid\":1,\"tid\":{0},\"ph\":\"M\",\"name\":\"thread_name\",\"args\":{{\"name\":{name}}}}},\n\
             {{\"pid\":1,\"tid\":{0},\"ph\":\"M\",\"name\":\"thread_sort_index\",\"args\":{{\"sort_index\":{0}}}}}",
            row + 1
        );
        for slice in &track.slices {
            self.slice(row, *slice);
        }
        // They lie within what runs, and so are nested in it.
        for slice in &track.blocking {
            self.slice(row, *slice);
        }
        for mark in &track.marks {
            self.mark(row, *mark);
        }
        if let TrackOf::Objects(objects) = &track.of {
            for object in objects {
                self.object(row, *object);
            }
        }
    }

    fn slice(&mut self, row: usize, slice: Slice) {
        let trace = &self.timeline.replay.trace;
        let blocked = match trace.events()[slice.from as usize].kind {
            EventKind::Blocked { what, .. } => Some(trace.text_of(what).to_string()),
            _ => None,
        };
        let name = match slice.state {
            SliceState::Running | SliceState::Code => "runs".to_string(),
            SliceState::Ready => "ready".to_string(),
            SliceState::Round => "round".to_string(),
            SliceState::Idle => "waits for the next timer".to_string(),
            SliceState::Blocking => blocked.map_or("blocks: computes".to_string(), |what| format!("blocks: {what}")),
            SliceState::Waiting => match (blocked, self.timeline.awaited_at(slice.from)) {
                (Some(what), _) => format!("blocks: {what}"),
                (None, Some(on)) => format!("waits on {}", self.words().awaited(on)),
                (None, None) => "waits".to_string(),
            },
        };
        self.span(row, &name, slice.from, slice.to);
    }

    fn span(&mut self, row: usize, name: &str, from: u32, to: u32) {
        let (begins, ends) = (self.place(from), self.place(to));
        let line = self.timeline.replay.trace.events()[from as usize].line;
        let line = if line > 0 { format!(",\"args\":{{\"line\":{line}}}") } else { String::new() };
        self.add(row, 'X', name, begins, &format!(",\"dur\":{}{line}", micros(ends - begins)));
    }

    fn mark(&mut self, row: usize, mark: Mark) {
        let trace = &self.timeline.replay.trace;
        let name = match (mark.kind, trace.events()[mark.event as usize].kind) {
            (_, EventKind::Printed { text, .. }) => format!("prints {}", trace.text_of(text).trim_end()),
            (_, EventKind::TaskEnded { outcome, value, .. }) => {
                format!("{} {}", words::outcome_name(outcome), trace.text_of(value))
            }
            (MarkKind::CancelRequested, _) => "is to be cancelled".to_string(),
            (MarkKind::CancelDelivered, _) => "CancelledError is raised".to_string(),
            (MarkKind::NeverAwaited, _) => "a coroutine that never ran".to_string(),
            (MarkKind::Ended(_) | MarkKind::Printed, _) => "ends".to_string(),
        };
        self.add(row, 'i', name.trim_end(), self.place(mark.event), ",\"s\":\"t\"");
    }

    fn object(&mut self, row: usize, object: crate::trace::ObjectId) {
        let Some(Some(picture)) = self.timeline.tracks.pictures.get(object.0 as usize) else { return };
        let name = self.words().object(object);
        self.span(row, &name, picture.from, picture.to);
    }

    /// The arrows: from what put a task into the ready queue to its run.
    fn wakes(&mut self) {
        let replay = &self.timeline.replay;
        for (number, handle) in replay.index.handles.iter().enumerate() {
            let (Some(ready), Some(runs), Some(Purpose::FirstStep(task) | Purpose::WakeUp(task))) =
                (handle.ready, handle.runs, handle.purpose)
            else {
                continue;
            };
            let from = replay.trace.event(ready).cause.unwrap_or(ready);
            let (Some(cause), Some(effect)) = (flows::row_of(self.timeline, from), self.timeline.tracks.task(task)) else {
                continue;
            };
            let at = |event: EventId| self.place(event.index() as u32);
            let (begins, ends) = (at(from), at(runs));
            self.add(cause, 's', "wakes", begins, &format!(",\"cat\":\"wakes\",\"id\":{number}"));
            self.add(effect, 'f', "wakes", ends, &format!(",\"cat\":\"wakes\",\"id\":{number},\"bp\":\"e\""));
        }
    }

    /// How many handles are in the ready queue, and how many timers are set.
    fn counts(&mut self) {
        let (mut ready, mut timers) = (0i64, 0i64);
        for (at, event) in self.timeline.replay.trace.events().iter().enumerate() {
            match event.kind {
                EventKind::HandleReady { .. } => ready += 1,
                EventKind::HandleRuns { .. } | EventKind::HandleCancelled { .. } => ready -= 1,
                EventKind::TimerSet { .. } => timers += 1,
                EventKind::TimerFired { .. } | EventKind::TimerCancelled { .. } => timers -= 1,
                _ => continue,
            }
            self.add(0, 'C', "event loop", self.places[at], &format!(",\"args\":{{\"ready queue\":{ready},\"timers\":{timers}}}"));
        }
    }
}

/// Microseconds, the unit of the format.
fn micros(nanos: u64) -> String {
    format!("{}.{:03}", nanos / 1000, nanos % 1000)
}

/// A text as JSON writes it.
fn json(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            letter if letter < ' ' => {
                let _ = write!(out, "\\u{:04x}", letter as u32);
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}
