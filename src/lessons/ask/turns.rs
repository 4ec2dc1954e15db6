//! Whose turn it is: who runs next and why, when a new task begins, what a blocking call holds up, what never runs.

use super::super::question::{Choice, Question, Topic};
use super::making::{Maker, Prompt, Say, choice};
use crate::lessons::claim::seconds;
use crate::narration::narrate;
use crate::trace::{Awaited, EventId, EventKind, Grain, Position, Purpose, ResumedWith, Snapshot, Stream, TaskId, TaskStatus, Who};

/// In so many steps a moment for a question is looked for.
const MOST_STEPS: usize = 300;

pub fn ask(maker: &Maker) -> Vec<Question> {
    [starts(maker), next(maker), blocks(maker), forgotten(maker)].into_iter().flatten().collect()
}

/// Who of those in the ready queue runs next: where it is not the one that was made first, if there is such a moment.
fn next(maker: &Maker) -> Option<Question> {
    let steps = maker.replay.steps(Grain::Step).positions();
    let mut plain = None;
    for pair in steps[..steps.len().min(MOST_STEPS)].windows(2) {
        let Who::Task(runs) = pair[1].who else { continue };
        let now = maker.replay.at(pair[0].cursor);
        let ready = ready_tasks(&now);
        if ready.len() < 2 || !ready.contains(&runs) || pair[0].at != pair[1].at {
            continue;
        }
        if ready.iter().any(|task| *task < runs) {
            return who_is_next(maker, &pair[0], &pair[1], &now, runs);
        }
        plain.get_or_insert((pair[0], pair[1], runs));
    }
    let (before, after, runs) = plain?;
    who_is_next(maker, &before, &after, &maker.replay.at(before.cursor), runs)
}

/// The tasks that stand in the ready queue, the next one first.
fn ready_tasks(now: &Snapshot) -> Vec<TaskId> {
    let tasks = now.ready.values().filter(|entry| !entry.cancelled).filter_map(|entry| match entry.purpose {
        Purpose::FirstStep(task) | Purpose::WakeUp(task) => Some(task),
        _ => None,
    });
    tasks.collect()
}

fn who_is_next(maker: &Maker, before: &Position, after: &Position, now: &Snapshot, runs: TaskId) -> Option<Question> {
    let name = |task: TaskId| choice(Say::default().code(&maker.name(task)), why(maker, now, task, runs));
    let tasks = (0..now.tasks.len() as u32).map(TaskId).filter(|task| *task != runs);
    let mut wrong: Vec<TaskId> =
        tasks.filter(|task| now.task(*task).is_some_and(|state| !matches!(state.status, TaskStatus::Ended(..)))).collect();
    // Who is ready as well is the better wrong answer.
    let ready = ready_tasks(now);
    wrong.sort_by_key(|task| !ready.contains(task));
    let who = match before.who {
        Who::Task(task) => Say::words(" ").code(&maker.name(task)).then(" has just run. "),
        _ => Say::words(" "),
    };
    let at = Say::words(&format!("Step {}, at {}:", maker.replay.steps(Grain::Step).number(before.cursor), seconds(before.at)));
    let narrated = narrate(maker.replay, after.cursor, Grain::Step).to_text();
    let mut prompt = at.done();
    prompt.extend(who.then("Which task runs next?").done());
    let prompt = Prompt {
        topic: Topic::Next,
        prompt: Say::of(prompt),
        explanation: Say::of(vec![super::super::markdown::Inline::Text(narrated)]),
        moment: after.opens,
    };
    prompt.choose(name(runs), wrong.into_iter().map(name).collect())
}

/// Why this task runs next, or does not.
fn why(maker: &Maker, now: &Snapshot, task: TaskId, runs: TaskId) -> Say {
    let Some(state) = now.task(task) else { return Say::default() };
    match state.status {
        _ if task == runs => Say::words("It stands first in the ready queue: first in, first out."),
        TaskStatus::Ready(_) | TaskStatus::Made => {
            Say::words("It is ready too, but ").code(&maker.name(runs)).then(" has been in the queue for longer.")
        }
        TaskStatus::Waiting(Awaited::Turn) => Say::words("It gave its turn away, and stands behind the others."),
        TaskStatus::Waiting(_) => Say::words("It still waits, and is not in the ready queue."),
        TaskStatus::Running | TaskStatus::Ended(..) => Say::words("It has just run."),
    }
}

/// Whether a task begins when it is made: where whoever made it prints something before it first runs.
fn starts(maker: &Maker) -> Option<Question> {
    let mut made: Option<(TaskId, TaskId)> = None;
    for (id, kind) in maker.events() {
        match (kind, made) {
            (EventKind::TaskMade { task, parent: Some(parent), .. }, None) => made = Some((task, parent)),
            (EventKind::TaskWaits { task, .. } | EventKind::TaskEnded { task, .. }, Some((_, parent))) if task == parent => {
                made = None
            }
            (EventKind::Printed { stream: Stream::Stdout, text }, Some((task, parent)))
                if maker.replay.index.doer(id).task() == Some(parent) =>
            {
                let line = maker.text(text).lines().next().filter(|line| !line.trim().is_empty());
                let Some(line) = line else { continue };
                let begins = maker.events().skip(id.index()).find_map(|(id, kind)| match kind {
                    EventKind::TaskResumed { task: other, with: ResumedWith::Start } if other == task => Some(id),
                    _ => None,
                })?;
                return start(maker, task, parent, line, begins);
            }
            _ => {}
        }
    }
    None
}

fn start(maker: &Maker, task: TaskId, parent: TaskId, line: &str, begins: EventId) -> Option<Question> {
    let (task, parent) = (maker.name(task), maker.name(parent));
    let prompt = Prompt {
        topic: Topic::Starts,
        prompt: Say::default().code(&parent).then(" has just made the task ").code(&task).then(". What comes first?"),
        explanation: Say::words(
            "A new task is put into the ready queue. It runs when whoever made it gives the loop its turn, at an `await` that waits.",
        ),
        moment: begins,
    };
    let right = choice(Say::default().code(&parent).then(" prints ").code(line), Say::words("Making a task interrupts nobody."));
    let wrong = choice(
        Say::words("the first line of ").code(&task).then(" runs"),
        Say::words("A task does not begin in the middle of another one's run."),
    );
    prompt.choose(right, vec![wrong])
}

/// What others do while one blocks the loop.
fn blocks(maker: &Maker) -> Option<Question> {
    let (id, until) = maker.events().find_map(|(id, kind)| match kind {
        EventKind::Blocked { until: Some(until), .. } if until > maker.at(id) && maker.replay.index.doer(id).task().is_some() => {
            Some((id, until))
        }
        _ => None,
    })?;
    let blocker = maker.replay.index.doer(id).task()?;
    let now = maker.replay.at(id.index());
    // Somebody else has to be there, and due before it is over, or there would be nothing to hold up.
    let held = (0..now.tasks.len() as u32).map(TaskId).find(|task| {
        let due = |future| now.future(future).and_then(|state| now.deadline(state.timer?));
        *task != blocker
            && now.task(*task).is_some_and(|state| match state.status {
                TaskStatus::Ready(_) => true,
                TaskStatus::Waiting(Awaited::Future(future)) => due(future).is_some_and(|due| due < until),
                _ => false,
            })
    })?;
    let runs = maker.events().skip(id.index()).find_map(|(id, kind)| match kind {
        EventKind::TaskResumed { task, .. } if task == held => Some(id),
        _ => None,
    })?;
    let EventKind::Blocked { what, .. } = maker.kind(id) else { return None };
    let (blocker, held) = (maker.name(blocker), maker.name(held));
    let prompt = Prompt {
        topic: Topic::Blocks,
        prompt: Say::words(&format!("At {} ", seconds(maker.at(id))))
            .code(&blocker)
            .then(" calls ")
            .code(maker.text(what))
            .then(". When does ")
            .code(&held)
            .then(" run on?"),
        explanation: Say::default()
            .code(maker.text(what))
            .then(" gives the loop no turn. Whoever is due meanwhile stays in line until it is over."),
        moment: runs,
    };
    let late = |at: &str| Say::words(at);
    let wrong: Vec<Choice> = vec![
        choice(
            late("as soon as it is due, meanwhile"),
            Say::words("That needs an `await`: only there does a task give its turn away."),
        ),
        choice(late("never: it is cancelled"), Say::words("Nobody is cancelled for being late.")),
    ];
    prompt.choose(
        choice(
            Say::words(&format!("not before {}", seconds(until))),
            Say::words("A blocking call holds up everybody on its loop."),
        ),
        wrong,
    )
}

/// What becomes of a coroutine that nobody awaits.
fn forgotten(maker: &Maker) -> Option<Question> {
    let (id, function, line) = maker.events().find_map(|(id, kind)| match kind {
        EventKind::NeverAwaited { function, made_on } => Some((id, maker.text(function), made_on)),
        _ => None,
    })?;
    let prompt = Prompt {
        topic: Topic::Forgotten,
        prompt: Say::words(&format!("On line {line} ")).code(function).then(" is called. When does it run?"),
        explanation: Say::words(
            "The call makes a coroutine, and nobody awaits it or makes a task of it. Python says so when it throws it away.",
        ),
        moment: id,
    };
    let wrong = vec![
        choice(Say::words("at once, as any function"), Say::words("The call of a coroutine function runs none of its code.")),
        choice(
            Say::words("in the background, when the loop gets its turn"),
            Say::words("The loop knows tasks. A coroutine is not one, until somebody makes it one."),
        ),
    ];
    prompt.choose(choice(Say::words("never"), Say::words("A coroutine that nobody awaits never runs.")), wrong)
}
