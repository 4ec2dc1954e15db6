//! Which number in the source a wait owes its length to: found by changing the number a little and looking whether the wait changes
//! with it. Knows no page.

use crate::composition::{Seconds, delays_in};
use crate::run::{Progress, Session, Settings};
use crate::time::Duration;
use crate::trace::{Awaited, EventKind, Purpose, Trace, TraceEvent};
use std::ops::Range;

/// So many instructions are run to find out about one number.
const AGAIN: u64 = 2_000_000;

/// So many numbers of the same value are tried.
const MOST: usize = 16;

/// By how much a number is changed: too little for another wait to end before its turn.
const LITTLE: Duration = Duration::from_nanos(1_000);

/// The event that sets how long a wait lasts, for a wait that begins with the event `from`: the timer of a sleep, or the blocking itself.
pub fn begins(trace: &Trace, from: usize) -> Option<usize> {
    let events = trace.events();
    if matches!(events.get(from)?.kind, EventKind::Blocked { .. }) {
        return Some(from);
    }
    // The wait begins with the end of the handle in which the task said what it waits on.
    let said = events[from.saturating_sub(3)..=from].iter().rev().find_map(|event| match event.kind {
        EventKind::TaskWaits { on, .. } => Some(on),
        _ => None,
    });
    let Some(Awaited::Future(future)) = said else { return None };
    let sets =
        |event: &TraceEvent| matches!(event.kind, EventKind::TimerSet { purpose: Purpose::Settle(own), .. } if own == future);
    let back = events[..from].iter().rev().take(50).position(sets)?;
    Some(from - 1 - back)
}

/// How long the wait lasts that an event sets.
pub fn length(event: &TraceEvent) -> Option<Duration> {
    match event.kind {
        EventKind::TimerSet { deadline, .. } => Some(deadline.since(event.at)),
        EventKind::Blocked { until: Some(until), .. } => Some(until.since(event.at)),
        _ => None,
    }
}

/// The place of the number, in bytes, that sets the length of what event number `at` begins.
pub fn number_of(source: &str, settings: &Settings, trace: &Trace, at: usize) -> Option<Range<usize>> {
    let event = trace.events().get(at)?;
    let length = length(event)?;
    let same = |value: Seconds| value.duration().nanos().abs_diff(length.nanos()) < LITTLE.nanos() / 2;
    let candidates = delays_in(source).into_iter().filter(|(_, value)| same(*value)).take(MOST);
    candidates.map(|(place, _)| place).find(|place| {
        let longer = seconds(length + LITTLE);
        let changed = [&source[..place.start], &longer, &source[place.end..]].concat();
        event_of(&changed, settings, at).is_some_and(|found| self::length(&found).is_some_and(|found| found > length))
    })
}

fn seconds(duration: Duration) -> String {
    format!("{}.{:09}", duration.nanos() / 1_000_000_000, duration.nanos() % 1_000_000_000)
}

/// Event number `at` of a program's run, if it comes that far.
fn event_of(source: &str, settings: &Settings, at: usize) -> Option<TraceEvent> {
    let mut session = Session::start(source, settings).ok()?;
    while session.recorder().len() <= at && session.steps() < AGAIN && session.advance(2_000) != Progress::Finished {}
    let event = session.with_trace(|trace| trace.events().get(at).copied());
    session.let_go();
    event
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::run;

    /// `marked` has the numbers that set the lengths of its sleeps in `«»`, in the order in which the sleeps begin.
    #[track_caller]
    fn check(source: &str, expect: &[&str]) {
        let trace = run(source, &Settings::default()).expect("a program").trace;
        let is_wait = |kind: EventKind| matches!(kind, EventKind::TaskWaits { .. } | EventKind::Blocked { .. });
        let waits = (0..trace.events().len()).filter(|at| is_wait(trace.events()[*at].kind)).filter_map(|at| begins(&trace, at));
        let found: Vec<String> = waits
            .map(|at| match number_of(source, &Settings::default(), &trace, at) {
                Some(place) => format!("{}@{}", &source[place.clone()], source[..place.start].matches('\n').count() + 1),
                None => "none".to_owned(),
            })
            .collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn numbers_are_told_apart_even_if_they_are_equal() {
        check(
            "import asyncio
async def work(name, delay):
    await asyncio.sleep(delay)
async def main():
    await asyncio.gather(
        work('a', 1),
        work('b', 1),
        work('c', 2))
    await asyncio.sleep(0.1)
asyncio.run(main())
",
            &["1@6", "1@7", "2@8", "0.1@9"],
        );
    }

    #[test]
    fn what_is_worked_out_has_no_number() {
        check(
            "import asyncio, time
PAUSE = 0.5
async def main():
    await asyncio.sleep(PAUSE)
    await asyncio.sleep(PAUSE * 2)
    for n in range(1, 3):
        await asyncio.sleep(n)
    time.sleep(3)
asyncio.run(main())
",
            &["0.5@2", "none", "none", "none", "3@8"],
        );
    }
}
