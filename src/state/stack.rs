//! Whose calls and variables are shown: those of the selected task, or else of who runs at the cursor. Knows no element.

use super::pinned::{name_of, task_of};
use super::{Made, State};
use crate::inspect::Whose;
use crate::trace::{EventKind, Snapshot, TaskId, Who};

/// What the panel shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub whose: Whose,
    /// As it is called.
    pub name: String,
    /// It was chosen, and does not change with the cursor.
    pub chosen: Option<TaskId>,
    /// How many events have happened where it is looked at: the cursor, or what came before its end, if it ends in this step.
    pub events: usize,
}

/// So many tasks are offered at most.
const MOST: usize = 200;

/// Whose stack is asked for at the cursor.
pub fn asked(state: &State, made: &Made) -> Asked {
    let chosen = state.looking.selected.and_then(|target| task_of(made, target));
    let runs = || match made.steps(state.grain).step_of(state.cursor)?.who {
        Who::Task(task) => Some(task),
        _ => None,
    };
    let (whose, name) = match chosen.or_else(runs) {
        Some(task) => (Whose::Task(task), name_of(made, task)),
        None => (Whose::Program, "the program".to_owned()),
    };
    Asked { whose, name, chosen, events: before_end(state, made, whose).unwrap_or(state.cursor) }
}

/// How many events had happened before it ended, if it ended in the step that the cursor stands at.
fn before_end(state: &State, made: &Made, whose: Whose) -> Option<usize> {
    let step = made.steps(state.grain).step_of(state.cursor)?;
    let ends = |kind: EventKind| match (kind, whose) {
        (EventKind::TaskEnded { task, .. }, Whose::Task(own)) => task == own,
        (EventKind::ProgramEnded { .. }, Whose::Program) => true,
        _ => false,
    };
    let from = step.opens.index().min(state.cursor);
    let at = made.trace().events()[from..state.cursor].iter().position(|event| ends(event.kind))?;
    Some(from + at)
}

/// The tasks that have been made so far, to choose from.
pub fn tasks(made: &Made, now: &Snapshot) -> Vec<(TaskId, String)> {
    let shown = |task: &TaskId| made.timeline.tracks.task(*task).is_some();
    (0..now.tasks.len() as u32).map(TaskId).filter(shown).take(MOST).map(|task| (task, name_of(made, task))).collect()
}
