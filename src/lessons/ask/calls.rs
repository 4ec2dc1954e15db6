//! What a call gives back: gather, wait.

use super::super::question::{Choice, Question, Topic};
use super::making::{Ended, Maker, Prompt, Say, choice};
use crate::lessons::claim::seconds;
use crate::trace::{EventId, EventKind, FutureKind, ObjectId, ObjectKind, Outcome, TextId, words};

/// Members of a combinator beyond which its result is too long to be read.
const MOST_MEMBERS: usize = 6;

/// Characters of a result beyond which it is too long to be read.
const LONGEST: usize = 160;

pub fn ask(maker: &Maker) -> Vec<Question> {
    let gathers = maker.objects(|kind| kind == ObjectKind::Gather).into_iter();
    let gather = gathers.clone().find_map(|object| gathered(maker, object));
    let failed = gathers.clone().find_map(|object| failed(maker, object));
    let waits = maker.objects(|kind| matches!(kind, ObjectKind::Wait(_)));
    let wait = waits.into_iter().find_map(|object| waited(maker, object));
    [gather, failed, wait].into_iter().flatten().collect()
}

/// How the future of a gather ended.
fn result(maker: &Maker, object: ObjectId) -> Option<(EventId, Outcome, TextId)> {
    let mut futures = maker.replay.index.futures.iter();
    let event = futures.find(|facts| facts.of == Some(object) && facts.kind == Some(FutureKind::Gather))?.ended?;
    let EventKind::FutureEnded { outcome, value, .. } = maker.kind(event) else { return None };
    Some((event, outcome, value))
}

/// How the members ended, in their own order; none, if one did not.
fn ends(maker: &Maker, object: ObjectId) -> Option<Vec<Ended>> {
    let members = maker.members(object);
    let whole = (2..=MOST_MEMBERS).contains(&members.len());
    whole.then(|| members.iter().map(|task| maker.ended(*task)).collect::<Option<Vec<_>>>()).flatten()
}

/// The result of a task, as it stands in a list; an exception that the trace has as `KeyError: text` as its `repr`.
fn shown(maker: &Maker, end: &Ended) -> String {
    let value = maker.text(end.value);
    match value.split_once(": ") {
        _ if end.outcome == Outcome::Returned => value.to_owned(),
        Some((class, text)) => format!("{class}('{text}')"),
        None => format!("{value}()"),
    }
}

fn list(maker: &Maker, ends: &[Ended]) -> String {
    let values: Vec<String> = ends.iter().map(|end| shown(maker, end)).collect();
    format!("[{}]", values.join(", "))
}

fn quoted(code: &str, why: &str) -> Choice {
    choice(Say::default().code(code), Say::words(why))
}

fn gathered(maker: &Maker, object: ObjectId) -> Option<Question> {
    let (event, outcome, value) = result(maker, object)?;
    let value = maker.text(value);
    let ends = ends(maker, object)?;
    // A list that was shortened, or of tasks that were replaced, says nothing that could be chosen.
    let values_differ = ends.iter().any(|end| maker.text(end.value) != maker.text(ends[0].value));
    if outcome != Outcome::Returned || value.chars().count() > LONGEST || !values_differ {
        return None;
    }
    let mut in_time = ends.clone();
    in_time.sort_by_key(|end| end.event);
    let mut wrong = vec![quoted(
        &list(maker, &in_time),
        "That is the order in which they were done. `gather` keeps every result in the place of its argument.",
    )];
    // Where our words for an exception are not Python's own, a list of ours would give itself away.
    if list(maker, &ends) != value {
        wrong.clear();
    }
    let error = ends.iter().find(|end| end.outcome == Outcome::Raised);
    if let Some(error) = error {
        let raised = maker.text(error.value);
        let why = Say::words("With `return_exceptions=True` an exception is a result like the others.");
        wrong.push(choice(Say::words("nothing: ").code(raised).then(" is raised"), why));
        let good: Vec<Ended> = ends.iter().filter(|end| end.outcome == Outcome::Returned).cloned().collect();
        wrong.push(quoted(&list(maker, &good), "An exception is not left out: it stands in the place of its task."));
    }
    wrong.push(quoted(maker.text(in_time[0].value), "`gather` waits for all of them, and gives all of their results."));
    wrong.push(quoted("None", "`gather` gives a list of what the tasks returned."));
    let prompt = Prompt {
        topic: Topic::Returns,
        prompt: Say::words("What does `await gather(…)` give back?"),
        explanation: Say::words("`gather` gives a list, in the order of its arguments, whoever was done first; it is complete at ")
            .then(&format!("{}.", seconds(maker.at(event)))),
        moment: event,
    };
    prompt.choose(quoted(value, "Every result stands in the place of its argument."), wrong)
}

fn failed(maker: &Maker, object: ObjectId) -> Option<Question> {
    let (event, outcome, value) = result(maker, object)?;
    if outcome != Outcome::Raised {
        return None;
    }
    let raised = maker.text(value);
    let failing =
        maker.members(object).into_iter().filter_map(|task| maker.ended(task)).find(|end| maker.text(end.value) == raised)?;
    let right = choice(
        Say::default().code(raised).then(" is raised, as soon as ").code(&failing.name).then(" has failed"),
        Say::words("The first exception goes straight to whoever awaits."),
    );
    let place = |what: &str| Say::words(what).code(&failing.name).then("'s place");
    let wrong = vec![
        choice(
            Say::default().code(raised).then(" is raised, once all of them are done"),
            Say::words("`gather` waits for nobody once one has failed."),
        ),
        choice(place("a list, with the exception in "), Say::words("That needs `return_exceptions=True`.")),
        choice(place("a list, with `None` in "), Say::words("`gather` never makes an error silent.")),
    ];
    // Where the failing one is the last to be done, as soon as and once all are the same.
    let last = maker.members(object).iter().all(|task| maker.ended(*task).is_some_and(|end| end.event <= event));
    let wrong = if last { wrong[1..].to_vec() } else { wrong };
    let prompt = Prompt {
        topic: Topic::Returns,
        prompt: Say::words("What comes out of `await gather(…)`?"),
        explanation: Say::default()
            .code(&failing.name)
            .then(&format!(" fails at {}", seconds(failing.at)))
            .then(", and its exception comes out of `gather` at that instant. The others know nothing of it."),
        moment: event,
    };
    prompt.choose(right, wrong)
}

/// Which tasks are in `done`.
fn waited(maker: &Maker, object: ObjectId) -> Option<Question> {
    let facts = maker.replay.index.object(object)?;
    let (Some(ObjectKind::Wait(rule)), Some(over)) = (facts.kind, facts.ended) else { return None };
    let members = maker.members(object);
    if !(2..=MOST_MEMBERS).contains(&members.len()) || members.len() != facts.members.len() {
        return None;
    }
    let end_of = |task| maker.replay.index.task(task).and_then(|facts| facts.ended);
    let (done, pending): (Vec<_>, Vec<_>) = members.iter().partition(|task| end_of(**task).is_some_and(|end| end < over));
    let names = |tasks: &[_]| tasks.iter().map(|task| maker.name(*task)).collect::<Vec<_>>();
    let set = |tasks: &[_], why: &str| match tasks.len() {
        0 => choice(Say::words("none"), Say::words(why)),
        _ => choice(Say::default().names(&names(tasks)), Say::words(why)),
    };
    let first = members.iter().copied().filter_map(|task| Some((end_of(task)?, task))).min();
    let mut wrong = vec![set(&members, "`wait` can return before all of them are done: the others are in `pending`.")];
    wrong
        .extend(first.map(|(_, task)| set(&[task], "Whoever is done when `wait` returns is in `done`: others may be so as well.")));
    wrong.push(set(&pending, "Those are in `pending`."));
    wrong.push(set(&[], "What is done when `wait` returns is in `done`."));
    let prompt = Prompt {
        topic: Topic::Returns,
        prompt: Say::words("`wait` returns two sets, done and pending. Which tasks are in `done`?"),
        explanation: Say::words("With ")
            .code(words::rule_name(rule))
            .then(&format!(", it returns at {}", seconds(maker.at(over))))
            .then(". It raises nothing and cancels nobody."),
        moment: over,
    };
    prompt.choose(set(&done, "Those are done when `wait` returns."), wrong)
}
