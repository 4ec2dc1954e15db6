//! What the composer's fields mean: what is typed becomes a change or a message. Knows no element.

use crate::composition::{
    Awaiting, Change, Composition, ErrorKind, Fence, OnCancel, Outcome, ReturnWhen, Seconds, Task, parse_delay,
};
use crate::time::Duration;

/// The outcomes that are offered, each with its label: that it returns, or what it raises.
pub fn outcomes(task: &Task) -> Vec<(String, Outcome)> {
    let message = match &task.outcome {
        Outcome::Raises { message, .. } => message.clone(),
        Outcome::Returns => task.name.clone(),
    };
    let raises = ErrorKind::ALL
        .into_iter()
        .map(|kind| (format!("raises {}", kind.name()), Outcome::Raises { kind, message: message.clone() }));
    std::iter::once(("returns".to_owned(), Outcome::Returns)).chain(raises).collect()
}

/// The place of the task whose details are open, after a change: they go where their task goes.
pub fn opened_after(opened: Option<usize>, change: &Change) -> Option<usize> {
    let at = opened?;
    match *change {
        Change::Move { from, to } if from == at => Some(to),
        Change::Move { from, to } if from < at && at <= to => Some(at - 1),
        Change::Move { from, to } if to <= at && at < from => Some(at + 1),
        Change::Remove(gone) if gone == at => None,
        Change::Remove(gone) if gone < at => Some(at - 1),
        _ => Some(at),
    }
}

/// What a task can do when it is cancelled, with labels.
pub fn on_cancels(task: &Task) -> [(&'static str, OnCancel); 3] {
    let cleanup = match task.on_cancel {
        OnCancel::CleansUp(seconds) => seconds,
        _ => half_a_second(),
    };
    [("ends at once", OnCancel::Dies), ("cleans up first", OnCancel::CleansUp(cleanup)), ("ignores it", OnCancel::Ignores)]
}

/// The ways of awaiting, with labels. A way that is chosen already keeps its options.
pub fn awaitings(now: Awaiting) -> [(&'static str, Awaiting); 6] {
    let timeout = match now {
        Awaiting::Wait { timeout, .. } | Awaiting::AsCompleted { timeout } => timeout,
        _ => None,
    };
    let ways = [
        ("one after another", Awaiting::OneAfterAnother),
        ("create_task, in turn", Awaiting::InTurn),
        ("gather", Awaiting::Gather { return_exceptions: false }),
        ("wait", Awaiting::Wait { return_when: ReturnWhen::AllCompleted, timeout, cancel_pending: false }),
        ("as_completed", Awaiting::AsCompleted { timeout }),
        ("TaskGroup", Awaiting::TaskGroup),
    ];
    ways.map(|(label, way)| (label, if same_way(way, now) { now } else { way }))
}

/// Whether two are the same way of awaiting, whatever their options.
pub fn same_way(one: Awaiting, other: Awaiting) -> bool {
    std::mem::discriminant(&one) == std::mem::discriminant(&other)
}

/// The deadlines that can stand around the awaiting, with labels.
pub fn fences(now: Option<Fence>) -> [(&'static str, Option<Fence>); 3] {
    let seconds = fence_seconds(now).unwrap_or_else(usual_timeout);
    [("nothing around it", None), ("wait_for", Some(Fence::WaitFor(seconds))), ("asyncio.timeout()", Some(Fence::Timeout(seconds)))]
}

/// The seconds of a deadline.
pub fn fence_seconds(fence: Option<Fence>) -> Option<Seconds> {
    match fence? {
        Fence::WaitFor(seconds) | Fence::Timeout(seconds) => Some(seconds),
    }
}

/// The same deadline after other seconds.
pub fn with_seconds(fence: Fence, seconds: Seconds) -> Fence {
    match fence {
        Fence::WaitFor(_) => Fence::WaitFor(seconds),
        Fence::Timeout(_) => Fence::Timeout(seconds),
    }
}

/// A timeout as it is first switched on: it cuts off the longest of the usual tasks.
pub fn usual_timeout() -> Seconds {
    Seconds::nearest(Duration::from_millis(2500))
}

/// How long main lingers as it is first switched on.
pub fn usual_linger() -> Seconds {
    Seconds::whole(3)
}

fn half_a_second() -> Seconds {
    Seconds::nearest(Duration::from_millis(500))
}

/// What is typed as seconds, as the change that `change` makes of it; or why it is none.
pub fn typed_seconds(typed: &str, change: impl Fn(Seconds) -> Change) -> Result<Change, String> {
    parse_delay(typed).map(change)
}

/// What is typed as anything else, if the composition would make sense with it; or why it would not.
pub fn typed(composition: &Composition, change: Change) -> Result<Change, String> {
    change.apply(composition).map(|_| change).map_err(|problem| problem.message)
}

/// One more task, with a name and a delay of its own.
pub fn one_more(composition: &Composition) -> Task {
    let seconds = composition.tasks.len() % 3 + 1;
    Task::new(composition.fresh_name(), Seconds::whole(seconds as u32))
}

/// How far the sliders for delays go, in milliseconds: the same for all, so that they can be compared.
pub fn slider_end(composition: &Composition) -> u64 {
    const ENDS: [u64; 5] = [5_000, 10_000, 60_000, 600_000, 3_600_000];
    let longest = composition.tasks.iter().map(|task| task.delay.duration().nanos() / 1_000_000).max().unwrap_or(0);
    ENDS.into_iter().find(|end| *end >= longest).unwrap_or(ENDS[4])
}

/// What kind of change this is: those of one kind are undone in one go. None: each by itself.
pub fn kind(change: &Change) -> Option<String> {
    match change {
        Change::Delay(at, _) => Some(format!("delay {at}")),
        Change::Rename(at, _) => Some(format!("name {at}")),
        Change::Fence(Some(_)) => Some("fence".to_owned()),
        Change::Linger(Some(_)) => Some("linger".to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_details_go_where_their_task_goes() {
        let check = |opened: usize, change: Change, then: Option<usize>| assert_eq!(opened_after(Some(opened), &change), then);
        check(1, Change::Move { from: 1, to: 0 }, Some(0));
        check(0, Change::Move { from: 1, to: 0 }, Some(1));
        check(2, Change::Move { from: 0, to: 2 }, Some(1));
        check(3, Change::Move { from: 0, to: 2 }, Some(3));
        check(1, Change::Remove(1), None);
        check(1, Change::Remove(0), Some(0));
        check(1, Change::Remove(2), Some(1));
        assert_eq!(opened_after(None, &Change::Remove(0)), None);
    }

    #[test]
    fn a_way_of_awaiting_keeps_its_options_and_hands_on_its_timeout() {
        let timeout = Some(Seconds::whole(2));
        let now = Awaiting::Wait { return_when: ReturnWhen::FirstCompleted, timeout, cancel_pending: true };
        let ways = awaitings(now);
        assert_eq!(ways[3].1, now);
        assert_eq!(ways[4].1, Awaiting::AsCompleted { timeout });
        assert_eq!(ways.iter().filter(|(_, way)| same_way(*way, now)).count(), 1);
    }

    #[test]
    fn typed_fields_become_changes_or_messages() {
        let composition = Composition::default();
        assert_eq!(typed_seconds("1.5", |s| Change::Delay(0, s)).map(|_| ()), Ok(()));
        assert_eq!(typed_seconds("-1", |s| Change::Delay(0, s)), Err("expected 0 seconds or more, found -1".to_owned()));
        assert_eq!(typed(&composition, Change::Rename(0, "z".into())), Ok(Change::Rename(0, "z".into())));
        let taken = typed(&composition, Change::Rename(0, "b".into()));
        assert_eq!(taken, Err("expected a name of its own, found \"b\" at task 1 too".to_owned()));
    }

    #[test]
    fn sliders_go_as_far_as_the_longest_delay() {
        let mut composition = Composition::default();
        assert_eq!(slider_end(&composition), 5_000);
        composition.tasks[0].delay = Seconds::whole(3600);
        assert_eq!(slider_end(&composition), 3_600_000);
    }
}
