//! What stays in sight until it is put away: the details of what was clicked, the tasks that a name finds. Knows no element.

use super::{Made, State};
use crate::timeline::{Target, TrackOf};
use crate::trace::{Snapshot, TaskId, TaskStatus, Words, words};

/// The details of what was clicked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pinned {
    pub title: String,
    pub lines: Vec<String>,
    /// The task that it is about, with its name.
    pub task: Option<(TaskId, String)>,
}

/// What is selected on the timeline, in words.
pub fn pinned(state: &State) -> Option<Pinned> {
    let made = state.made.as_ref()?;
    let known = if state.shows_what_comes() { made.trace().events().len() } else { state.cursor };
    let target = state.looking.selected?;
    let details = made.timeline.details(target, known);
    let task = task_of(made, target).map(|task| (task, name_of(made, task)));
    Some(Pinned { title: details.title, lines: details.lines, task })
}

/// The task whose row a target is on.
pub(super) fn task_of(made: &Made, target: Target) -> Option<TaskId> {
    match made.timeline.tracks.rows.get(target.row())?.of {
        TrackOf::Task(task) => Some(task),
        _ => None,
    }
}

/// What a task of the run is called, whether it has been made yet or not.
pub fn name_of(made: &Made, task: TaskId) -> String {
    let trace = made.trace();
    made.replay
        .index
        .task(task)
        .map_or_else(String::new, |facts| words::task_name(trace.text_of(facts.name), trace.text_of(facts.coroutine), facts.label))
}

/// A task that a name finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub task: TaskId,
    pub name: String,
    pub standing: String,
}

/// So many tasks are offered.
const MOST_FOUND: usize = 8;

/// The tasks whose names have this text in them, those that begin with it first; and how many more there are.
pub fn found(made: &Made, now: &Snapshot, text: &str, show_what_comes: bool) -> (Vec<Found>, usize) {
    let text = text.trim().to_lowercase();
    let known = if show_what_comes { made.replay.index.tasks.len() } else { now.tasks.len() };
    let mut matches: Vec<(usize, TaskId, String)> = Vec::new();
    for task in (0..known as u32).map(TaskId) {
        if made.timeline.tracks.task(task).is_none() {
            continue;
        }
        let name = name_of(made, task);
        matches.extend(name.to_lowercase().find(&text).map(|at| (at.min(1), task, name)));
    }
    matches.sort_by_key(|(at, task, _)| (*at, *task));
    let more = matches.len().saturating_sub(MOST_FOUND);
    let shown =
        matches.into_iter().take(MOST_FOUND).map(|(_, task, name)| Found { standing: standing(made, now, task), task, name });
    (shown.collect(), more)
}

fn standing(made: &Made, now: &Snapshot, task: TaskId) -> String {
    let words = Words::new(made.trace(), now);
    match now.task(task).map(|state| state.status) {
        None => "not made yet".to_owned(),
        Some(TaskStatus::Made) => "made".to_owned(),
        Some(TaskStatus::Ready(_)) => "ready".to_owned(),
        Some(TaskStatus::Running) => "running".to_owned(),
        Some(TaskStatus::Waiting(on)) => format!("waiting on {}", words.awaited(on)),
        Some(TaskStatus::Ended(outcome, _)) => words::outcome_name(outcome).to_owned(),
    }
}
