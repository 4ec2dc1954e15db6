//! The path of a cancellation, in lines of details: asked for, delivered, cleaned up, and what became of it. Knows no pixels.

use super::axis::seconds;
use super::details::Told;
use super::tracks::TrackOf;
use crate::trace::cancellations::{Asker, Cancellation, Fate, around};
use crate::trace::{EventId, EventKind, words};

impl Told<'_> {
    /// The path of the cancellation that an event of a task's row is part of; nothing if it is part of none.
    pub(super) fn cancellation(&self, row: usize, event: u32) -> Vec<String> {
        let replay = &self.timeline.replay;
        let Some(TrackOf::Task(task)) = self.row(row).map(|track| &track.of) else { return Vec::new() };
        let kind = replay.trace.events()[event as usize].kind;
        let concerns =
            matches!(kind, EventKind::CancelRequested { .. } | EventKind::TaskResumed { .. } | EventKind::TaskEnded { .. });
        let found = concerns.then(|| around(replay, *task, EventId::new(event), self.known.cursor)).flatten();
        found.map(|found| self.path(&found)).unwrap_or_default()
    }

    fn at(&self, event: EventId) -> String {
        seconds(self.timeline.replay.trace.event(event).at)
    }

    fn path(&self, found: &Cancellation) -> Vec<String> {
        let words = self.words();
        let asker = match found.by {
            Asker::Task(by) if by == found.task => "itself".to_string(),
            Asker::Task(by) => words.task(by),
            Asker::Deadline(object) => format!("{}, whose deadline passed", words.object(object)),
            Asker::Object(object) => words.object(object),
            Asker::PassedOn(by) => format!("{}, which was cancelled while it waited on this", words.task(by)),
            Asker::Program => "asyncio.run, at the end".to_string(),
            Asker::Other(doer) => words.doer(doer),
        };
        let mut path = vec![format!("asked for by {asker} at {}", self.at(found.requested))];
        if let Some((delivered, line)) = found.delivered {
            let place = if line > 0 { format!(" where it waits on line {line}") } else { String::new() };
            path.push(format!("CancelledError raised at {}{place}", self.at(delivered)));
        }
        let trace = &self.timeline.replay.trace;
        if let (Some((delivered, _)), Some(end)) = (found.delivered, found.fate.decided()) {
            let length = trace.event(end).at.since(trace.event(delivered).at);
            path.extend((length.nanos() > 0).then(|| format!("went on for {} before its end", super::length_words(length))));
        }
        let value = |event: EventId| match trace.event(event).kind {
            EventKind::TaskEnded { value, .. } => trace.text_of(value),
            _ => "",
        };
        path.push(match found.fate {
            Fate::UnderWay => "not raised yet".to_string(),
            Fate::TooLate => "too late: it was over before".to_string(),
            Fate::GoesOn => "it has not ended: it cleans up, or has swallowed it".to_string(),
            Fate::TimedOut(_, object) => format!("{} turned it into TimeoutError", words.object(object)),
            Fate::Cancelled(end) => format!("cancelled at {}", self.at(end)),
            Fate::Raised(end) => format!("turned into {} at {}", value(end), self.at(end)),
            Fate::Swallowed(end) => {
                format!("swallowed: it {} {}", words::outcome_name(crate::trace::Outcome::Returned), value(end))
            }
        });
        let seen: Vec<String> = found.seen_by.iter().filter(|task| **task != found.task).map(|task| words.task(*task)).collect();
        path.extend((!seen.is_empty()).then(|| format!("seen by {}", seen.join(", "))));
        path
    }
}
