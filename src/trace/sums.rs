//! What a whole run comes to, in a few numbers.

use super::{Awaited, EventId, EventKind, FutureKind, Grain, Replay, TaskId, Who};
use crate::time::{Duration, Instant};

/// What a run comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// From the start to the last event.
    pub total: Duration,
    /// All waits for time to pass or for an answer, and all blocking calls, one after the other: what it would take if nothing
    /// were done at the same time. A wait for another task, a lock or a thread adds nothing, because theirs are counted.
    pub one_after_another: Duration,
    /// How long calls that block held up the event loop.
    pub blocked: Duration,
    /// How many tasks there were, and the most of them that were under way at once.
    pub tasks: usize,
    pub most_at_once: usize,
    /// The longest run of a task on the clock, and whose it was.
    pub longest_step: Duration,
    pub longest_by: Option<TaskId>,
    pub rounds: usize,
}

/// What has begun on a task or a thread, and is not over.
#[derive(Clone, Copy, Default)]
struct Since {
    at: Option<Instant>,
    /// When it is over at the latest.
    until: Option<Instant>,
}

impl Since {
    /// Ends it; gives how long it took, at most up to its planned end: what is later is somebody else's doing.
    fn end(&mut self, at: Instant) -> Duration {
        let end = self.until.map_or(at, |until| until.min(at));
        self.at.take().map_or(Duration::ZERO, |since| end.since(since))
    }
}

/// The sums of what happened before a cursor.
pub fn sums(replay: &Replay, cursor: usize) -> Sums {
    let events = &replay.trace.events()[..cursor.min(replay.trace.events().len())];
    let mut sums = Sums { total: events.last().map_or(Duration::ZERO, |last| last.at.since(Instant::START)), ..Sums::default() };
    let mut waits = vec![Since::default(); replay.index.tasks.len()];
    let mut blocks = vec![(Since::default(), false); replay.index.threads.len().max(1)];
    let mut under_way = 0usize;
    for (at, event) in events.iter().enumerate() {
        match event.kind {
            EventKind::TaskMade { task, .. } if is_told(replay, task) => {
                (sums.tasks, under_way) = (sums.tasks + 1, under_way + 1);
                sums.most_at_once = sums.most_at_once.max(under_way);
            }
            EventKind::TaskEnded { task, .. } if is_told(replay, task) => under_way = under_way.saturating_sub(1),
            EventKind::TaskWaits { task, on } => {
                if let Some(slot) = waits.get_mut(task.0 as usize).filter(|_| is_outside(replay, on)) {
                    *slot = Since { at: Some(event.at), until: planned(replay, on) };
                }
            }
            EventKind::TaskResumed { task, .. } => {
                let waited = waits.get_mut(task.0 as usize).map_or(Duration::ZERO, |since| since.end(event.at));
                sums.one_after_another = sums.one_after_another + waited;
            }
            EventKind::RoundStarted { .. } => sums.rounds += 1,
            EventKind::Blocked { until, .. } => {
                let doer = replay.index.doer(EventId::new(at as u32));
                if let Some(slot) = blocks.get_mut(doer.thread.0 as usize) {
                    *slot = (Since { at: Some(event.at), until }, doer.handle().is_some());
                }
            }
            EventKind::Unblocked => {
                let doer = replay.index.doer(EventId::new(at as u32));
                if let Some((since, in_loop)) = blocks.get_mut(doer.thread.0 as usize) {
                    let timed = since.until.is_some();
                    let length = since.at.map_or(Duration::ZERO, |since| event.at.since(since));
                    sums.blocked = sums.blocked + if *in_loop { length } else { Duration::ZERO };
                    let own = since.end(event.at);
                    sums.one_after_another = sums.one_after_another + if timed { own } else { Duration::ZERO };
                }
            }
            _ => {}
        }
    }
    longest(replay, cursor, &mut sums);
    sums
}

fn longest(replay: &Replay, cursor: usize, sums: &mut Sums) {
    for position in replay.steps(Grain::Step).positions().iter().take_while(|position| position.ends.index() < cursor) {
        if let Who::Task(task) = position.who {
            let length = replay.trace.event(position.ends).at.since(replay.trace.event(position.opens).at);
            if length > sums.longest_step {
                (sums.longest_step, sums.longest_by) = (length, Some(task));
            }
        }
    }
}

/// Whether a task is the program's own, and not one that `asyncio.run` tidies up with.
fn is_told(replay: &Replay, task: TaskId) -> bool {
    replay.index.task(task).is_some_and(|facts| !facts.housekeeping)
}

/// Whether what is awaited is time that passes or an answer. A thread's waits are its own blocking calls.
fn is_outside(replay: &Replay, on: Awaited) -> bool {
    let Awaited::Future(future) = on else { return false };
    replay.index.future(future).is_some_and(|facts| matches!(facts.kind, Some(FutureKind::Sleep | FutureKind::Io)))
}

/// When the timer is due that ends a wait.
fn planned(replay: &Replay, on: Awaited) -> Option<Instant> {
    let Awaited::Future(future) = on else { return None };
    let timer = replay.index.future(future)?.timer?;
    replay.index.timer(timer).map(|facts| facts.deadline)
}
