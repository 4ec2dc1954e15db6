//! What each part of the page shows at the cursor, in words: pure functions of a run and a cursor. Knows no element and no colour.

use super::{Made, State, dragging};
use crate::time::Instant;
use crate::timeline::Target;
use crate::trace::{
    Ending, EventKind, Grain, Index, OutputLine, Position, Snapshot, TaskId, TaskState, TaskStatus, Who, Words, words,
};

/// Where the cursor stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// From 1; 0 if there are no steps.
    pub step: usize,
    pub steps: usize,
    pub at: Instant,
}

/// What a task is doing, as far as colours tell it apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Manner {
    Running,
    Ready,
    Waiting,
    /// The loop's own doing.
    Other,
}

/// A task's current line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineMark {
    /// From 1.
    pub line: u32,
    pub manner: Manner,
    /// The names of the first few tasks that are there, and how many more there are.
    pub names: Vec<String>,
    pub more: usize,
}

/// How the program ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    pub well: bool,
    pub text: String,
}

/// No list on the page is longer than this; what is beyond it is counted.
pub(super) const LONGEST: usize = 60;

/// So many names stand beside a line at most.
const MOST_NAMES: usize = 4;

/// Where the cursor stands among the steps.
pub fn place(state: &State) -> Place {
    let Some(made) = &state.made else { return Place::default() };
    let steps = made.steps(state.grain);
    let reached = steps.number(state.cursor);
    // Between two steps one is on the way to the second.
    let step = if steps.step_of(state.cursor).is_some_and(|step| step.cursor > state.cursor) { reached + 1 } else { reached };
    Place { step, steps: steps.len(), at: made.instant(state.cursor) }
}

/// An instant as the transport shows it: to the millisecond, finer only where the program is.
pub fn clock(at: Instant) -> String {
    format!("{at} s")
}

/// A position in words: `step 31 of 47, 2 s: ` and the sentence of the step.
pub fn spoken(place: &Place, grain: Grain, sentence: &str) -> String {
    let unit = if grain == Grain::Step { "step" } else { "detail" };
    let seconds = place.at.to_string();
    let seconds = seconds.trim_end_matches('0').trim_end_matches('.');
    format!("{unit} {} of {}, {seconds} s: {sentence}", place.step, place.steps)
}

/// Every line at which a task stands, with the tasks that stand there. `step`: whose step the cursor stands at.
pub fn line_marks(made: &Made, now: &Snapshot, grain: Grain) -> Vec<LineMark> {
    let words = Words::new(made.trace(), now);
    let step = made.steps(grain).step_of(now.cursor);
    let who = step.map(|step| step.who);
    let mut marks: Vec<LineMark> = Vec::new();
    let mut note = |line: u32, manner: Manner, name: &dyn Fn() -> String| {
        if line == 0 {
            return;
        }
        let place = marks.iter().position(|mark| mark.line == line).unwrap_or_else(|| {
            marks.push(LineMark { line, manner, names: Vec::new(), more: 0 });
            marks.len() - 1
        });
        let mark = &mut marks[place];
        mark.manner = mark.manner.min(manner);
        match mark.names.len() {
            0..MOST_NAMES => mark.names.push(name()),
            _ => mark.more += 1,
        }
    };
    if let Some(step) = step.filter(|step| matches!(step.who, Who::Code(_))) {
        note(line_of(made, step).unwrap_or(0), Manner::Running, &|| "program".to_owned());
    }
    for (id, task) in (0..).map(TaskId).zip(&now.tasks) {
        let manner = match task.status {
            _ if who == Some(Who::Task(id)) => Manner::Running,
            TaskStatus::Running => Manner::Running,
            TaskStatus::Ready(_) => Manner::Ready,
            TaskStatus::Waiting(_) => Manner::Waiting,
            TaskStatus::Made | TaskStatus::Ended(..) => continue,
        };
        note(task.line, manner, &|| words.task(id));
    }
    marks
}

/// The last line of the program that a step ran, if it ran any.
pub(super) fn line_of(made: &Made, step: &Position) -> Option<u32> {
    let events = &made.trace().events()[step.opens.index()..step.cursor];
    events.iter().rev().map(|event| event.line).find(|line| *line > 0)
}

/// The row of the timeline to keep in sight: that of the task whose step the cursor stands at.
pub fn row(made: &Made, now: &Snapshot, grain: Grain) -> Option<usize> {
    match made.steps(grain).step_of(now.cursor)?.who {
        Who::Task(task) => made.timeline.tracks.task(task),
        _ => None,
    }
}

/// The line to keep in sight: where the step at the cursor runs.
pub fn line_in_sight(marks: &[LineMark]) -> Option<u32> {
    marks.iter().find(|mark| mark.manner == Manner::Running).map(|mark| mark.line)
}

/// The lines printed so far, and how many were left out above them.
pub fn output(made: &Made, now: &Snapshot) -> (usize, Vec<OutputLine>) {
    let output = &made.replay.output;
    let index: &Index = &made.replay.index;
    let skipped = output.begun(now.cursor).saturating_sub(4 * LONGEST);
    (skipped, output.at(made.trace(), index, now.cursor, skipped).collect())
}

/// Every task in a line: for those who do not see the timeline.
pub fn description(made: &Made, now: &Snapshot) -> Vec<String> {
    let words = Words::new(made.trace(), now);
    let tasks = (0..).map(TaskId).zip(&now.tasks).take(LONGEST);
    let lines = tasks.map(|(id, task)| {
        let since = made.trace().event(task.since).at;
        let stands = stands(made, now, task);
        format!("{}: {stands} since {since} s", words.task(id))
    });
    lines.collect()
}

/// How a task stands: `waiting on sleep(2)`.
pub(super) fn stands(made: &Made, now: &Snapshot, task: &TaskState) -> String {
    match task.status {
        TaskStatus::Made => "made, not yet ready".to_owned(),
        TaskStatus::Ready(_) => "ready, not yet running".to_owned(),
        TaskStatus::Running => "running".to_owned(),
        TaskStatus::Waiting(on) => format!("waiting on {}", Words::new(made.trace(), now).awaited(on)),
        TaskStatus::Ended(outcome, _) => words::outcome_name(outcome).to_owned(),
    }
}

/// What to say of a run that is taking its time; nothing while it is quick.
pub fn making(state: &State) -> Option<String> {
    let steps = state.making.filter(|steps| *steps > 0)?;
    let grouped: Vec<String> =
        steps.to_string().as_bytes().rchunks(3).rev().map(|group| String::from_utf8_lossy(group).into_owned()).collect();
    Some(format!("running … {} instructions", grouped.join(" ")))
}

/// What is pointed at, in a line; or else, where nothing shows it elsewhere, what is selected.
pub fn pointed_at(state: &State, or_selected: bool) -> Option<String> {
    let made = state.made.as_ref()?;
    let known = if state.shows_what_comes() { made.trace().events().len() } else { state.cursor };
    let target = state.looking.hovered.or(state.looking.selected.filter(|_| or_selected))?;
    let details = made.timeline.details(target, known);
    let hint = grip(state).filter(|grip| *grip == target).map(|_| "drag its end to change the number in the source".to_owned());
    Some(std::iter::once(details.title).chain(details.lines).chain(hint).collect::<Vec<_>>().join(" · "))
}

/// The wait that is pointed at or selected, if its end can be dragged.
pub fn grip(state: &State) -> Option<Target> {
    let made = state.made.as_ref().filter(|made| made.source == state.source && !state.live.is_on())?;
    let target = state.looking.hovered.or(state.looking.selected)?;
    dragging::number(made, &state.settings, target).map(|_| target)
}

/// How the program ended, once the cursor has reached its end.
pub fn ending(made: &Made, now: &Snapshot) -> Option<End> {
    let EventKind::ProgramEnded { ending, text } = made.trace().event(now.ended?).kind else { return None };
    let text = made.trace().text_of(text);
    let at = clock(now.at);
    Some(match ending {
        Ending::Finished => End { well: true, text: format!("The program finished at {at}.") },
        Ending::Raised => End { well: false, text: format!("The program ended at {at} with {text}") },
        Ending::Exited => End { well: true, text: format!("The program exited at {at} with status {text}.") },
        Ending::Stalled => End { well: false, text: format!("The program is stuck at {at}: {text}") },
        Ending::Limit => End { well: false, text: format!("The program was stopped at {at}: {text}") },
    })
}
