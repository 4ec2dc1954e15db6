//! How a live run compares with the virtual one: whether its steps came in the foretold order, and how late its timers were.

use super::Made;
use crate::trace::{Grain, Who, Words};
use std::rc::Rc;

/// What live mode is doing.
///
/// ```text
/// Off ──switched on──► Running ──the program ends──► Done
///  ▲                      │                           │
///  └──switched off, or the source is edited───────────┘
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Live {
    #[default]
    Off,
    /// It runs on the browser's executor; `foretold` is the run in virtual time.
    Running {
        foretold: Rc<Made>,
    },
    Done {
        foretold: Rc<Made>,
        report: LiveReport,
    },
}

impl Live {
    pub fn is_on(&self) -> bool {
        *self != Live::Off
    }

    /// The run in virtual time, while a live one is shown.
    pub fn foretold(&self) -> Option<&Rc<Made>> {
        match self {
            Live::Off => None,
            Live::Running { foretold } | Live::Done { foretold, .. } => Some(foretold),
        }
    }

    /// What is said of it.
    pub fn to_text(&self) -> String {
        match self {
            Live::Off => String::new(),
            Live::Running { .. } => "Running on the browser's own executor and timers …".to_owned(),
            Live::Done { report, .. } => report.to_text(),
        }
    }
}

/// What is said at the end of a live run.
#[derive(Clone, Debug, PartialEq)]
pub struct LiveReport {
    pub steps: usize,
    /// The first step that was another than foretold: which one it was (from 1), what was foretold and what came.
    pub difference: Option<(usize, String, String)>,
    pub lateness: Option<Lateness>,
    /// Its requests were the browser's own.
    pub real_requests: bool,
}

/// How late the browser's timers were, in milliseconds of the wall's clock.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lateness {
    pub timers: usize,
    pub median: f64,
    pub worst: f64,
}

impl LiveReport {
    pub fn of(foretold: &Made, live: &Made, lateness: Option<Lateness>) -> LiveReport {
        let (expected, found) = (step_names(foretold), step_names(live));
        let longest = expected.len().max(found.len());
        let name = |names: &[String], at: usize| names.get(at).cloned().unwrap_or_else(|| "the end".to_owned());
        let first = (0..longest).find(|at| expected.get(*at) != found.get(*at));
        let difference = first.map(|at| (at + 1, name(&expected, at), name(&found, at)));
        LiveReport { steps: found.len(), difference, lateness, real_requests: false }
    }

    /// The report in a sentence or two.
    pub fn to_text(&self) -> String {
        let order = match &self.difference {
            None => format!("All {} steps ran in the same order as in virtual time.", self.steps),
            Some((step, expected, found)) if self.real_requests => {
                format!(
                    "With real requests it went another way than foretold: at step {step} {found} ran, where {expected} was expected."
                )
            }
            Some((step, expected, found)) => {
                format!("Another order than in virtual time: at step {step} {found} ran, where {expected} was expected.")
            }
        };
        match self.lateness {
            None => format!("{order} There were no timers."),
            Some(Lateness { timers: 1, worst, .. }) => format!("{order} The one timer was {worst:.1} ms late."),
            Some(Lateness { timers, median, worst }) => {
                format!("{order} Of {timers} timers, the median was {median:.1} ms late, the worst {worst:.1} ms.")
            }
        }
    }
}

/// Who ran in each step, by name and line: two runs of one program have the same tasks under the same names.
fn step_names(made: &Made) -> Vec<String> {
    let steps = made.steps(Grain::Step);
    let end = made.replay.at(made.trace().events().len());
    let words = Words::new(made.trace(), &end);
    let name = |who: Who| match who {
        Who::Task(task) => words.task(task),
        Who::Code(thread) => words.thread(thread),
        _ => "the event loop".to_owned(),
    };
    let line =
        |opens: usize, cursor: usize| made.trace().events()[opens..cursor].iter().map(|event| event.line).find(|line| *line > 0);
    let named = steps.positions().iter().map(|step| match line(step.opens.index(), step.cursor) {
        Some(line) => format!("{} (line {line})", name(step.who)),
        None => name(step.who),
    });
    named.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::sample::{self, Sample};
    use crate::trace::{Awaited, Purpose, ResumedWith, Trace};

    fn made(trace: Trace) -> Made {
        Made::new("".into(), trace)
    }

    #[test]
    fn a_run_is_in_the_order_of_itself() {
        let run = made(sample::as_completed());
        let report = LiveReport::of(&run, &run, Some(Lateness { timers: 3, median: 0.44, worst: 2.06 }));
        assert_eq!(report.difference, None);
        let order = format!("All {} steps ran in the same order as in virtual time.", report.steps);
        assert_eq!(report.to_text(), format!("{order} Of 3 timers, the median was 0.4 ms late, the worst 2.1 ms."));
    }

    #[test]
    fn the_first_difference_is_named() {
        let order = |names: [&str; 2]| {
            let mut s = Sample::new();
            let tasks = names.map(|name| s.task(name, None));
            s.round(|s, purpose| {
                let Purpose::FirstStep(task) = purpose else { return };
                s.resume(task, ResumedWith::Start);
                s.line(2).wait(tasks[task.0 as usize], Awaited::Turn);
            });
            made(s.finish())
        };
        let report = LiveReport::of(&order(["a", "b"]), &order(["b", "a"]), None);
        assert!(
            report
                .to_text()
                .starts_with("Another order than in virtual time: at step 1 b (line 2) ran, where a (line 2) was expected."),
            "{}",
            report.to_text()
        );
    }
}
