//! What a whole run comes to, in a few numbers.

use super::{EventKind, Grain, Replay, Who};
use crate::time::{Duration, Instant};

/// What a run comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// From the start to the last event.
    pub total: Duration,
    /// All sleeps and other waits of all tasks, one after the other: what it would take if nothing were concurrent.
    pub waited: Duration,
    /// How long calls that block held up the event loop.
    pub blocked: Duration,
    /// How many tasks there were, and the most of them that were under way at once.
    pub tasks: usize,
    pub most_at_once: usize,
    /// The longest run of a task on the clock.
    pub longest_step: Duration,
    pub rounds: usize,
}

/// The sums of what happened before a cursor.
pub fn sums(replay: &Replay, cursor: usize) -> Sums {
    let events = &replay.trace.events()[..cursor.min(replay.trace.events().len())];
    let mut sums = Sums { total: events.last().map_or(Duration::ZERO, |last| last.at.since(Instant::START)), ..Sums::default() };
    let mut waits: Vec<Option<Instant>> = vec![None; replay.index.tasks.len()];
    let (mut under_way, mut blocked) = (0usize, None);
    for (at, event) in events.iter().enumerate() {
        match event.kind {
            EventKind::TaskMade { .. } => {
                (sums.tasks, under_way) = (sums.tasks + 1, under_way + 1);
                sums.most_at_once = sums.most_at_once.max(under_way);
            }
            EventKind::TaskEnded { .. } => under_way = under_way.saturating_sub(1),
            // Waiting for another task is no work of its own: that task's waits are counted already.
            EventKind::TaskWaits { task, on: super::Awaited::Future(future) }
                if replay.index.future(future).is_some_and(is_outside) =>
            {
                if let Some(slot) = waits.get_mut(task.0 as usize) {
                    *slot = Some(event.at);
                }
            }
            EventKind::TaskResumed { task, .. } => {
                let since = waits.get_mut(task.0 as usize).and_then(Option::take);
                sums.waited = sums.waited + since.map_or(Duration::ZERO, |since| event.at.since(since));
            }
            EventKind::RoundStarted { .. } => sums.rounds += 1,
            EventKind::Blocked { .. } if replay.index.doer(super::EventId::new(at as u32)).handle().is_some() => {
                blocked = Some(event.at)
            }
            EventKind::Unblocked => {
                let since: Option<Instant> = blocked.take();
                sums.blocked = sums.blocked + since.map_or(Duration::ZERO, |since| event.at.since(since));
            }
            _ => {}
        }
    }
    for position in replay.steps(Grain::Step).positions().iter().take_while(|position| position.ends.index() < cursor) {
        if let Who::Task(_) = position.who {
            let length = replay.trace.event(position.ends).at.since(replay.trace.event(position.opens).at);
            sums.longest_step = sums.longest_step.max(length);
        }
    }
    sums
}

/// Whether a future stands for something outside of the program's tasks: time that passes, a thread, an answer.
fn is_outside(facts: &super::FutureFacts) -> bool {
    use super::FutureKind::{Io, Sleep, Thread};
    matches!(facts.kind, Some(Sleep | Thread | Io))
}
