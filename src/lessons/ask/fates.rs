//! What becomes of a task when something happens beside it: another one fails, a timeout passes, `wait` returns, main ends.

use super::super::question::{Choice, Question, Topic};
use super::making::{Ended, Maker, Prompt, Say, choice};
use crate::lessons::claim::seconds;
use crate::time::Instant;
use crate::trace::{Awaited, Change, EventId, EventKind, ObjectId, ObjectKind, Outcome, TaskId};

/// So many of these questions are enough.
const MOST: usize = 3;

/// Something that happens, and a task beside it that is not done.
struct Case {
    event: EventId,
    task: TaskId,
    /// What happens, up to "What becomes of".
    what: Say,
    /// What is true of all such cases.
    rule: &'static str,
}

pub fn ask(maker: &Maker) -> Vec<Question> {
    let cases = [gather(maker), group(maker), timeout(maker), wait(maker), left(maker)];
    let mut cases: Vec<Case> = cases.into_iter().flatten().collect();
    // One question on a task is enough.
    let mut asked = Vec::new();
    cases.retain(|case| {
        asked.push(case.task);
        asked.iter().filter(|task| **task == case.task).count() == 1
    });
    cases.into_iter().filter_map(|case| question(maker, case)).take(MOST).collect()
}

/// The first member that was not done at that event, but ended later.
fn undone(maker: &Maker, object: ObjectId, event: EventId) -> Option<TaskId> {
    maker.members(object).into_iter().find(|task| maker.ended(*task).is_some_and(|end| end.event > event))
}

fn gather(maker: &Maker) -> Option<Case> {
    maker.objects(|kind| kind == ObjectKind::Gather).into_iter().find_map(|object| {
        let event = maker.replay.index.object(object)?.ended?;
        let EventKind::ObjectEnded { outcome: Outcome::Raised, .. } = maker.kind(event) else { return None };
        let failing = failing(maker, object, event)?;
        let what = Say::words(&format!("At {} ", seconds(maker.at(event))))
            .code(&failing.name)
            .then(" fails, and its exception comes out of `gather`.");
        let rule = "`gather` cancels nobody when one of its tasks fails.";
        Some(Case { event, task: undone(maker, object, event)?, what, rule })
    })
}

fn group(maker: &Maker) -> Option<Case> {
    let (event, object) = changes(maker, Change::Aborting).next()?;
    let failing = failing(maker, object, event)?;
    let what = Say::words(&format!("At {} ", seconds(maker.at(event)))).code(&failing.name).then(" fails inside a `TaskGroup`.");
    let rule = "When a task of a `TaskGroup` fails, the group cancels the others.";
    Some(Case { event, task: undone(maker, object, event)?, what, rule })
}

fn timeout(maker: &Maker) -> Option<Case> {
    changes(maker, Change::Expired).find_map(|(event, object)| {
        let facts = maker.replay.index.object(object)?;
        let what = Say::words(&format!("At {} the timeout of `wait_for` passes.", seconds(maker.at(event))));
        let rule = "`wait_for` cancels what it waits for, and waits until that is done.";
        let inner = undone(maker, object, event);
        (facts.kind == Some(ObjectKind::WaitFor)).then_some(Case { event, task: inner?, what, rule })
    })
}

fn wait(maker: &Maker) -> Option<Case> {
    maker.objects(|kind| matches!(kind, ObjectKind::Wait(_))).into_iter().find_map(|object| {
        let event = maker.replay.index.object(object)?.ended?;
        let task = undone(maker, object, event)?;
        let what = Say::words(&format!("At {} `wait` returns, and ", seconds(maker.at(event))))
            .code(&maker.name(task))
            .then(" is pending.");
        Some(Case { event, task, what, rule: "`wait` cancels nobody." })
    })
}

/// A task that is still there when main ends.
fn left(maker: &Maker) -> Option<Case> {
    let main = maker.ended(maker.main?)?;
    let was_there =
        |task: &TaskId| maker.replay.index.task(*task).and_then(|facts| facts.made).is_some_and(|made| made < main.event);
    let later = |task: &TaskId| maker.ended(*task).is_some_and(|end| end.event > main.event);
    let task = maker.children().into_iter().filter(was_there).find(later)?;
    let what = Say::words(&format!("At {} ", seconds(main.at)))
        .code(&main.name)
        .then(" ends, and ")
        .code(&maker.name(task))
        .then(" is not done.");
    Some(Case {
        event: main.event,
        task,
        what,
        rule: "When main is over, `asyncio.run` cancels what is left, and waits until it has ended.",
    })
}

fn changes(maker: &Maker, wanted: Change) -> impl Iterator<Item = (EventId, ObjectId)> {
    maker.events().filter_map(move |(id, kind)| match kind {
        EventKind::ObjectChanged { object, change, .. } if change == wanted => Some((id, object)),
        _ => None,
    })
}

/// The member that failed before the event.
fn failing(maker: &Maker, object: ObjectId, event: EventId) -> Option<Ended> {
    let ended = maker.members(object).into_iter().filter_map(|task| maker.ended(task));
    ended.filter(|end| end.event < event && end.outcome == Outcome::Raised).min_by_key(|end| end.event)
}

fn question(maker: &Maker, case: Case) -> Option<Question> {
    let end = maker.ended(case.task)?;
    let cancel = maker.replay.index.task(case.task)?.cancels.iter().copied().find(|cancel| *cancel < end.event);
    let then = maker.at(case.event);
    let right = fate(maker, &end, cancel, then)?;
    let wrong = others(maker, &case, &end, cancel);
    let mut explanation = Say::words(case.rule);
    // Where the call cancels nobody and the task was cancelled all the same, somebody else did.
    if let Some(cancel) = cancel.filter(|_| case.rule.contains("nobody")) {
        explanation = match maker.replay.trace.event(cancel).line {
            _ if maker.is_tidying(cancel) => explanation.then(" It is `asyncio.run` that does, when main is over."),
            0 => explanation,
            line => explanation.then(&format!(" It is the program that does, on line {line}.")),
        };
    }
    let prompt = Prompt {
        topic: Topic::Fate,
        prompt: case.what.then(" What becomes of ").code(&end.name).then("?"),
        explanation,
        moment: end.event,
    };
    prompt.choose(choice(right, Say::words("Its track shows it.")), wrong)
}

/// What became of a task, in words; none where no words of ours would be exact.
fn fate(maker: &Maker, end: &Ended, cancel: Option<EventId>, then: Instant) -> Option<Say> {
    let at = seconds(end.at);
    let value = maker.text(end.value);
    Some(match (end.outcome, cancel) {
        (Outcome::Returned, None) => Say::words(&format!("it goes on, and returns at {at}")),
        (Outcome::Raised, None) => Say::words("it goes on, and raises ").code(value).then(&format!(" at {at}")),
        (Outcome::Cancelled, Some(cancel)) if maker.is_tidying(cancel) && maker.at(cancel) > then => {
            Say::words(&format!("it goes on until `asyncio.run` cancels it, at {}", seconds(maker.at(cancel))))
        }
        (Outcome::Cancelled, Some(cancel)) if maker.at(cancel) == end.at => Say::words(&format!("it is cancelled, at {at}")),
        (Outcome::Cancelled, Some(_)) => Say::words(&format!("it is cancelled, and its cleanup lasts until {at}")),
        (Outcome::Returned, Some(_)) => Say::words(&format!("it is asked to cancel, but catches that, and returns at {at}")),
        (Outcome::Raised, Some(_)) => Say::words("it is asked to cancel, and raises ").code(value).then(&format!(" at {at}")),
        (Outcome::Cancelled, None) => return None,
    })
}

fn others(maker: &Maker, case: &Case, end: &Ended, cancel: Option<EventId>) -> Vec<Choice> {
    let then = maker.at(case.event);
    let mut wrong = Vec::new();
    // Where it was cancelled in some other way, or at this very instant, this one would be half right.
    if cancel.is_none_or(|cancel| maker.at(cancel) > then) {
        wrong.push(choice(Say::words(&format!("it is cancelled, at {}", seconds(then))), Say::words(case.rule)));
    }
    let due = due(maker, case).filter(|due| *due > then && (end.outcome != Outcome::Returned || *due != end.at));
    if cancel.is_some() {
        let text = match due {
            Some(due) => format!("it goes on, and returns at {}", seconds(due)),
            None => "it goes on to its end, as if nothing had happened".to_owned(),
        };
        wrong.push(choice(
            Say::words(&text),
            Say::words("A cancelled task goes no further than its `await`, unless it catches the `CancelledError`."),
        ));
    }
    wrong.push(choice(
        Say::words("it stays where it is: it is neither run any more nor cancelled"),
        Say::words("The loop forgets no task. Each one is run on until it has returned, raised or been cancelled."),
    ));
    if cancel.is_none() {
        let why = Say::words("It is over before that: nothing is left to be cancelled.");
        wrong.push(choice(Say::words("it goes on until `asyncio.run` cancels it, when main is over"), why));
    }
    wrong
}

/// When the sleep would be over that the task was in.
fn due(maker: &Maker, case: &Case) -> Option<Instant> {
    let now = maker.replay.at(case.event.index());
    let crate::trace::TaskStatus::Waiting(Awaited::Future(future)) = now.task(case.task)?.status else { return None };
    now.deadline(now.future(future)?.timer?)
}
