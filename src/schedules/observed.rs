//! What somebody sees of a run: its lines, how its tasks ended, and how it ended itself. Knows one run and compares nothing.

use crate::time::Duration;
use crate::time::Instant;
use crate::trace::words::task_name;
use crate::trace::{Ending, EventId, EventKind, Index, Outcome, Output, TaskId, Trace};

/// What kind of thing came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A line was printed.
    Line,
    /// A task ended.
    End,
}

/// Something that came about.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Item {
    /// In words, or as it was printed.
    pub text: String,
    /// The event in which it came about.
    pub event: EventId,
}

/// What came about in a run.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Observed {
    pub lines: Vec<Item>,
    pub ends: Vec<Item>,
    pub ending: String,
    pub length: Duration,
}

impl Observed {
    pub fn of(trace: Trace) -> Observed {
        let index = Index::of(&trace);
        let output = Output::of(&trace, &index);
        let lines = output.lines().iter().map(|line| Item { text: line.text.clone(), event: line.closed });
        let ends = trace.events().iter().enumerate().filter_map(|(at, event)| match event.kind {
            EventKind::TaskEnded { task, outcome, value } => {
                let text = end_text(&trace, &index, task, outcome, trace.text_of(value))?;
                Some(Item { text, event: EventId::new(at as u32) })
            }
            _ => None,
        });
        let length = trace.end().since(Instant::START);
        Observed { lines: lines.collect(), ends: ends.collect(), ending: ending_text(&trace), length }
    }
}

/// `url1 returns 'a'`; none for the tasks that `asyncio.run` tidies up with.
fn end_text(trace: &Trace, index: &Index, task: TaskId, outcome: Outcome, value: &str) -> Option<String> {
    let facts = index.task(task).filter(|facts| !facts.housekeeping)?;
    let name = task_name(trace.text_of(facts.name), trace.text_of(facts.coroutine), facts.label);
    Some(match outcome {
        Outcome::Returned if value == "None" => format!("{name} returns"),
        Outcome::Returned => format!("{name} returns {value}"),
        Outcome::Raised => format!("{name} raises {value}"),
        Outcome::Cancelled => format!("{name} is cancelled"),
    })
}

fn ending_text(trace: &Trace) -> String {
    match trace.events().last().map(|event| event.kind) {
        Some(EventKind::ProgramEnded { ending, text }) => {
            let text = trace.text_of(text);
            match ending {
                Ending::Finished => "it runs to its end".to_owned(),
                Ending::Raised => format!("it ends with {text}"),
                Ending::Exited => format!("it leaves with {text}"),
                Ending::Stalled => "it stands still".to_owned(),
                Ending::Limit => format!("it is stopped: {text}"),
            }
        }
        _ => "it was left".to_owned(),
    }
}
