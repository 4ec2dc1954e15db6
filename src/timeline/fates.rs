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

#[cfg(test)]
mod tests {
    use super::super::{MarkKind, Target, Timeline};
    use crate::trace::Replay;
    use std::rc::Rc;

    const PROGRAM: &str = "
import asyncio

async def dies():
    await asyncio.sleep(10)

async def cleans():
    try:
        await asyncio.sleep(10)
    finally:
        await asyncio.sleep(0.5)

async def swallows():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        pass
    return 'still here'

async def translates():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise ValueError('instead')

async def main():
    tasks = [asyncio.create_task(kind()) for kind in (dies, cleans, swallows, translates)]
    await asyncio.sleep(1)
    for task in tasks:
        task.cancel()
    for task in tasks:
        try:
            await task
        except (asyncio.CancelledError, ValueError):
            pass

asyncio.run(main())
";

    /// The path that the request to cancel each task leads along, as its details say.
    fn paths() -> Vec<String> {
        let run = crate::run::run(PROGRAM, &crate::settings::Settings::default()).expect("a program that runs");
        let timeline = Timeline::new(Rc::new(Replay::new(Rc::new(run.trace))));
        let end = timeline.replay.trace.events().len();
        let mut paths = Vec::new();
        for (row, track) in timeline.tracks.rows.iter().enumerate() {
            for mark in track.marks.iter().filter(|mark| mark.kind == MarkKind::CancelRequested) {
                let details = timeline.details(Target::Mark { row, event: mark.event }, end);
                let from = details.lines.iter().position(|line| line.starts_with("asked for")).expect("a path");
                paths.push(format!("{}: {}", details.title, details.lines[from..].join(" · ")));
            }
        }
        paths
    }

    #[test]
    fn a_cancellation_is_told_from_its_request_to_who_saw_what_became_of_it() {
        let expect = [
            "dies is to be cancelled: asked for by main at 1 s · CancelledError raised at 1 s where it waits on line 5 · cancelled at 1 s · seen by main",
            "cleans is to be cancelled: asked for by main at 1 s · CancelledError raised at 1 s where it waits on line 9 · went on for 0.5 s before its end · cancelled at 1.5 s · seen by main",
            "swallows is to be cancelled: asked for by main at 1 s · CancelledError raised at 1 s where it waits on line 15 · swallowed: it returned 'still here'",
            "translates is to be cancelled: asked for by main at 1 s · CancelledError raised at 1 s where it waits on line 22 · turned into ValueError: instead at 1 s",
        ];
        assert_eq!(paths(), expect);
    }
}
