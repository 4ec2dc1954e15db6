//! How a live run compares with the virtual one: whether its steps came in the foretold order, and how late its timers were.

use super::{Made, Pace};
use crate::time::Duration;
use crate::trace::{EventKind, Grain, Trace, Who, Words};

/// What is said at the end of a live run.
#[derive(Clone, Debug, PartialEq)]
pub struct LiveReport {
    pub steps: usize,
    /// The first step that was another than foretold: which one it was (from 1), what was foretold and what came.
    pub difference: Option<(usize, String, String)>,
    pub lateness: Option<Lateness>,
}

/// How late timers fired, on the wall's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lateness {
    pub timers: usize,
    pub median: Duration,
    pub worst: Duration,
}

impl LiveReport {
    pub fn of(foretold: &Made, live: &Made, pace: Pace) -> LiveReport {
        let (expected, found) = (step_names(foretold), step_names(live));
        let longest = expected.len().max(found.len());
        let name = |names: &[String], at: usize| names.get(at).cloned().unwrap_or_else(|| "the end".to_owned());
        let first = (0..longest).find(|at| expected.get(*at) != found.get(*at));
        let difference = first.map(|at| (at + 1, name(&expected, at), name(&found, at)));
        LiveReport { steps: found.len(), difference, lateness: lateness(live.trace(), pace) }
    }

    /// The report in a sentence or two.
    pub fn to_text(&self) -> String {
        let order = match &self.difference {
            None => format!("All {} steps ran in the same order as in virtual time.", self.steps),
            Some((step, expected, found)) => {
                format!("Another order than in virtual time: at step {step} {found} ran, where {expected} was expected.")
            }
        };
        match self.lateness {
            None => format!("{order} There were no timers."),
            Some(Lateness { timers: 1, worst, .. }) => format!("{order} The one timer was {} ms late.", millis(worst)),
            Some(Lateness { timers, median, worst }) => {
                format!("{order} Of {timers} timers, the median was {} ms late, the worst {} ms.", millis(median), millis(worst))
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
    let line = |opens: usize, cursor: usize| made.trace().events()[opens..cursor].iter().map(|event| event.line).find(|line| *line > 0);
    let named = steps.positions().iter().map(|step| match line(step.opens.index(), step.cursor) {
        Some(line) => format!("{} (line {line})", name(step.who)),
        None => name(step.who),
    });
    named.collect()
}

fn lateness(trace: &Trace, pace: Pace) -> Option<Lateness> {
    let mut deadlines = Vec::new();
    let mut late = Vec::new();
    for event in trace.events() {
        match event.kind {
            EventKind::TimerSet { timer, deadline, .. } => {
                let place = timer.0 as usize;
                deadlines.resize(deadlines.len().max(place + 1), None);
                deadlines[place] = Some(deadline);
            }
            EventKind::TimerFired { timer, .. } => {
                late.extend(deadlines.get(timer.0 as usize).copied().flatten().map(|deadline| event.at.since(deadline)));
            }
            _ => {}
        }
    }
    late.sort();
    let on_the_wall = |late: Duration| Duration::from_seconds(late.seconds() / pace.factor());
    let (median, worst) = (late.get(late.len() / 2)?, late.last()?);
    Some(Lateness { timers: late.len(), median: on_the_wall(*median), worst: on_the_wall(*worst) })
}

/// Milliseconds with one decimal: browsers tell no more.
fn millis(length: Duration) -> String {
    format!("{:.1}", length.seconds() * 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Instant;
    use crate::trace::sample::{self, Sample};
    use crate::trace::{Awaited, ResumedWith};

    fn made(trace: Trace) -> Made {
        Made::new("".into(), trace)
    }

    #[test]
    fn a_run_is_in_the_order_of_itself() {
        let run = made(sample::as_completed());
        let report = LiveReport::of(&run, &run, Pace::Real);
        assert_eq!(report.difference, None);
        assert_eq!(report.to_text(), format!("All {} steps ran in the same order as in virtual time. Of 3 timers, the median was 0.0 ms late, the worst 0.0 ms.", report.steps));
    }

    #[test]
    fn the_first_difference_is_named() {
        let order = |names: [&str; 2]| {
            let mut s = Sample::new();
            let tasks = names.map(|name| s.task(name, None));
            s.round(|s, purpose| {
                let crate::trace::Purpose::FirstStep(task) = purpose else { return };
                s.resume(task, ResumedWith::Start);
                s.line(2).wait(tasks[task.0 as usize], Awaited::Turn);
            });
            made(s.finish())
        };
        let report = LiveReport::of(&order(["a", "b"]), &order(["b", "a"]), Pace::Real);
        assert!(report.to_text().starts_with("Another order than in virtual time: at step 1 b (line 2) ran, where a (line 2) was expected."), "{}", report.to_text());
    }

    #[test]
    fn lateness_is_that_of_the_wall() {
        let mut s = Sample::new();
        s.timer(crate::trace::Purpose::Callback(crate::trace::TextId::EMPTY), 1.0);
        let mut trace = s.finish();
        let at = Instant::from_seconds(1.05);
        trace.push(at, None, 0, EventKind::TimerFired { timer: crate::trace::TimerId(0), handle: crate::trace::HandleId(0) });
        let late = lateness(&trace, Pace::Tenfold).expect("a timer");
        assert_eq!((late.timers, late.worst), (1, Duration::from_millis(5)));
    }
}
