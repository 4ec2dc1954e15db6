//! The run as a table, a row a step: which steps are rows, which of them are in sight, what stands in each. Rows are made only as
//! they are seen. Knows no element.

use super::{Made, State, view};
use crate::narration::narrate;
use crate::trace::causes::cause_of;
use crate::trace::{Grain, TaskId, Who, Words};
use std::ops::Range;

/// A step as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Of the step among all steps, from 1.
    pub number: usize,
    /// When it happens: `2.000 s`.
    pub at: String,
    /// Whose step it is.
    pub who: String,
    /// How a task stood after the step before, and how it stands after this one; empty where it is no task's.
    pub from: String,
    pub to: String,
    pub what: String,
    pub why: String,
}

/// The steps that are rows: all, or those of one task.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// Their numbers, from 1, where they are not simply all.
    chosen: Option<Vec<u32>>,
    all: usize,
}

impl Rows {
    /// The rows of a run.
    pub fn of(made: &Made, grain: Grain, task: Option<TaskId>) -> Rows {
        let positions = made.steps(grain).positions();
        let of_task = |task| (1..).zip(positions).filter(move |(_, step)| step.who == Who::Task(task)).map(|(number, _)| number);
        Rows { chosen: task.map(|task| of_task(task).collect()), all: positions.len() }
    }

    pub fn len(&self) -> usize {
        self.chosen.as_ref().map_or(self.all, Vec::len)
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many rows there are up to the step of this number.
    pub fn up_to(&self, number: usize) -> usize {
        match &self.chosen {
            Some(chosen) => chosen.partition_point(|own| *own as usize <= number),
            None => number.min(self.all),
        }
    }

    /// The number of the step that stands in this row, from 0.
    pub fn number(&self, row: usize) -> Option<usize> {
        match &self.chosen {
            Some(chosen) => chosen.get(row).map(|number| *number as usize),
            None => (row < self.all).then_some(row + 1),
        }
    }

    /// The row of the step of this number.
    pub fn row_of(&self, number: usize) -> Option<usize> {
        let row = self.up_to(number).checked_sub(1)?;
        (self.number(row) == Some(number)).then_some(row)
    }

    /// How many rows may be shown: what comes after the cursor stays hidden unless one wants to see it.
    pub fn known(&self, state: &State) -> usize {
        if state.shows_what_comes() { self.len() } else { self.up_to(view::place(state).step) }
    }
}

/// How one walks through the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walk {
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
    /// To this row, from 0.
    To(usize),
}

/// So many rows a page key goes.
const PAGE: usize = 10;

/// The cursor to which a walk leads. Down goes on into what is hidden, as a step forward does.
pub fn walked(state: &State, walk: Walk) -> Option<usize> {
    let made = state.made.as_ref()?;
    let rows = Rows::of(made, state.grain, state.attention.followed);
    let number = view::place(state).step;
    // Between two rows, the one before is a way up and the one behind a way down.
    let (reached, stands) = (rows.up_to(number), rows.row_of(number).is_some());
    let here = reached.saturating_sub(1);
    let up = |by: usize| here.saturating_sub(if stands { by } else { by - 1 });
    let row = match walk {
        Walk::Up => up(1),
        Walk::PageUp => up(PAGE),
        Walk::Down => reached,
        Walk::PageDown => reached + PAGE - 1,
        Walk::First => 0,
        Walk::Last => usize::MAX,
        Walk::To(row) => row,
    };
    let number = rows.number(row.min(rows.len().checked_sub(1)?))?;
    Some(made.steps(state.grain).cursor_of(number))
}

/// The rows in a range of them.
pub fn rows(made: &Made, grain: Grain, rows: &Rows, range: Range<usize>) -> Vec<Row> {
    range.filter_map(|row| Some(row_at(made, grain, rows.number(row)?))).collect()
}

fn row_at(made: &Made, grain: Grain, number: usize) -> Row {
    let steps = made.steps(grain);
    let step = steps.positions()[number - 1];
    let told = narrate(&made.replay, step.cursor, grain);
    let (before, now) = (made.replay.at(steps.cursor_of(number - 1)), made.replay.at(step.cursor));
    let words = Words::new(made.trace(), &now);
    let (who, from, to) = match step.who {
        Who::Task(task) => {
            let stood = before.task(task).map_or("not made yet".to_owned(), |state| view::stands(made, &before, state));
            (words.task(task), stood, now.task(task).map(|state| view::stands(made, &now, state)).unwrap_or_default())
        }
        Who::Code(crate::trace::ThreadId::MAIN) => ("the program".to_owned(), String::new(), String::new()),
        Who::Code(thread) => (words.thread(thread), String::new(), String::new()),
        _ => ("event loop".to_owned(), String::new(), String::new()),
    };
    let reason = told.reason();
    let why = if reason.is_empty() { cause(made, grain, step.cursor) } else { reason };
    Row { number, at: view::clock(step.at), who, from, to, what: told.deeds(), why }
}

/// The step that caused one that gives no reason of its own.
fn cause(made: &Made, grain: Grain, cursor: usize) -> String {
    let Some(cause) = cause_of(&made.replay, cursor, grain).filter(|cause| *cause > 0 && *cause < cursor) else {
        return String::new();
    };
    let told = narrate(&made.replay, cause, grain);
    format!("step {}: {}", made.steps(grain).number(cause), told.headline())
}

/// What of a long table is in sight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sight {
    pub first: usize,
    pub count: usize,
    /// Where the first row stands below the top of the whole, in CSS pixels.
    pub top: f64,
    /// The height of the whole, without its head.
    pub height: f64,
}

/// The height of a row in CSS pixels: two lines of text.
pub const ROW: f64 = 42.0;

/// Browsers make nothing taller than about 17 million pixels; where rows would, scrolling goes through them in proportion.
const TALLEST: f64 = 8_000_000.0;

/// So many rows more are made above and below, so that a short scroll shows no gap.
const SPARE: usize = 6;

/// What is in sight of so many rows, scrolled to `scroll`, where `room` pixels of them are shown.
pub fn sight(total: usize, scroll: f64, room: f64) -> Sight {
    let whole = total as f64 * ROW;
    let height = whole.min(TALLEST);
    let fits = (room / ROW).ceil() as usize + 1;
    let offset = scroll.clamp(0.0, (height - room).max(0.0));
    // The same as `offset` unless the whole is too tall.
    let place = offset * stretch(total, room);
    let first = ((place / ROW) as usize).saturating_sub(SPARE).min(total);
    let count = (fits + 2 * SPARE).min(total - first);
    Sight { first, count, top: first as f64 * ROW - place + offset, height }
}

/// Pixels of rows that go by for each pixel of scrolling.
fn stretch(total: usize, room: f64) -> f64 {
    let whole = total as f64 * ROW;
    if whole <= TALLEST { 1.0 } else { (whole - room) / (TALLEST - room) }
}

/// Where to scroll so that a row is in sight; None where it is already.
pub fn scroll_to(row: usize, total: usize, scroll: f64, room: f64) -> Option<f64> {
    let (stretch, top) = (stretch(total, room), row as f64 * ROW);
    let seen = scroll * stretch;
    let to = if top < seen {
        top
    } else if top + ROW > seen + room {
        top + ROW - room
    } else {
        return None;
    };
    Some((to / stretch).max(0.0))
}

#[cfg(test)]
#[path = "rows_tests.rs"]
mod tests;
