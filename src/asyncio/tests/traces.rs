//! What a run leaves in its trace: each event with the one that caused it.

use super::world::*;
use crate::asyncio::*;
use crate::trace::{EventId, EventKind, Trace};

/// The names of the last such event and of what led to it, back to the start.
fn chain(trace: &Trace, last: impl Fn(&EventKind) -> bool) -> String {
    let place = trace.events().iter().rposition(|event| last(&event.kind));
    let mut next = place.map(|place| EventId::new(place as u32));
    let mut names = Vec::new();
    while let Some(id) = next {
        let event = trace.event(id);
        names.push(format!("{:?}", event.kind).split([' ', '{']).next().unwrap_or_default().to_string());
        next = event.cause;
    }
    names.reverse();
    names.join(" ")
}

/// How many such events there are.
fn count(trace: &Trace, such: impl Fn(&EventKind) -> bool) -> usize {
    trace.events().iter().filter(|event| such(&event.kind)).count()
}

const START: &str = "TaskMade HandleReady HandleRuns TaskResumed";

#[test]
fn a_task_wakes_from_a_sleep_because_its_timer_fired() {
    let (_, trace) = run(|s| async move { s.sleep(1.0).await.map(|()| Val::Int(7)) });
    let expected = "TimerSet TimerFired HandleReady HandleRuns FutureEnded HandleReady HandleRuns TaskResumed TaskEnded";
    assert_eq!(chain(&trace, |kind| matches!(kind, EventKind::TaskEnded { .. })), format!("{START} {expected}"));
}

#[test]
fn who_awaits_a_gather_wakes_because_its_last_child_was_done() {
    let (_, trace) = run(|s| async move {
        let tasks = [1.0, 0.0].map(|n| s.spawn(move |s| async move { s.sleep(n).await.map(|()| Val::None) }));
        s.wait(&s.gather(&tasks, false)).await
    });
    let child = "TimerSet TimerFired HandleReady HandleRuns FutureEnded HandleReady HandleRuns TaskResumed TaskEnded";
    let gather = "HandleReady HandleRuns ObjectChanged FutureEnded HandleReady HandleRuns TaskResumed TaskEnded";
    let last = |kind: &EventKind| matches!(kind, EventKind::TaskEnded { task, .. } if task.0 == 0);
    assert_eq!(chain(&trace, last), format!("{START} {START} {child} {gather}"));
}

#[test]
fn a_timeout_cancels_because_its_deadline_passed() {
    let (_, trace) = run(|s| async move { s.timeout(1.0, async |_| s.sleep(2.0).await.map(|()| Val::None)).await });
    let expired = "TimerSet TimerFired HandleReady HandleRuns ObjectChanged CancelRequested";
    let woken = "FutureEnded HandleReady HandleRuns TaskResumed TaskEnded";
    assert_eq!(chain(&trace, |kind| matches!(kind, EventKind::TaskEnded { .. })), format!("{START} {expired} {woken}"));
}

#[test]
fn a_turn_leads_to_the_next_turn() {
    let (_, trace) = run(|s| async move { s.sleep(0.0).await.map(|()| Val::None) });
    let expected = format!("{START} TaskWaits HandleReady HandleRuns TaskResumed TaskEnded");
    assert_eq!(chain(&trace, |kind| matches!(kind, EventKind::TaskEnded { .. })), expected);
}

#[test]
fn every_handle_that_was_made_ready_runs_and_ends_or_was_cancelled() {
    let (_, trace) = run(|s| async move {
        let task = s.spawn(|s| async move { s.sleep(5.0).await.map(|()| Val::None) });
        let soon = s.event_loop().call_soon(std::rc::Rc::new(|_| Ok(())));
        soon.cancel();
        s.sleep(1.0).await?;
        task.cancel(None);
        Ok(Val::None)
    });
    let ready = count(&trace, |kind| matches!(kind, EventKind::HandleReady { .. }));
    let runs = count(&trace, |kind| matches!(kind, EventKind::HandleRuns { .. }));
    let ends = count(&trace, |kind| matches!(kind, EventKind::HandleEnds { .. }));
    let cancelled = count(&trace, |kind| matches!(kind, EventKind::HandleCancelled { .. }));
    assert_eq!((runs, cancelled), (ends, 1));
    assert_eq!(ready, runs + cancelled);
    let set = count(&trace, |kind| matches!(kind, EventKind::TimerSet { .. }));
    let over = |kind: &EventKind| matches!(kind, EventKind::TimerFired { .. } | EventKind::TimerCancelled { .. });
    assert_eq!((set, count(&trace, over)), (2, 2));
}

#[test]
fn a_round_runs_what_was_ready_at_its_start_and_nothing_else() {
    let (_, trace) = run(|s| async move {
        s.spawn(|s| async move {
            s.spawn(|_| async { Ok(Val::None) });
            Ok(Val::None)
        });
        s.sleep(0.0).await.map(|()| Val::None)
    });
    let rounds: Vec<u32> = trace
        .events()
        .iter()
        .filter_map(|event| if let EventKind::RoundStarted { ready, .. } = event.kind { Some(ready) } else { None })
        .collect();
    // main; the first task and main's turn; the second task and what stops the loop.
    assert_eq!(rounds, [1, 2, 2]);
}

#[test]
fn the_same_program_leaves_the_same_trace() {
    let program = |s: Scope| async move {
        let tasks = [2.0, 1.0, 1.0].map(|n| s.spawn(move |s| async move { s.sleep(n).await.map(|()| Val::None) }));
        let wait = wait(&s.co, tasks.into(), None, crate::trace::ReturnWhen::FirstCompleted);
        wait.await
    };
    assert_eq!(run(program).1.events(), run(program).1.events());
}
