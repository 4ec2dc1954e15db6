//! Guaranteed or lucky: what was asked about a program's other schedules, what is known of them, and how that is told. Runs nothing.

use super::State;
use crate::run::Settings;
use crate::schedules::{Fact, Kind, Other, Report, TRIED};
use crate::settings::{Jitter, Schedule};
use crate::trace::EventId;
use std::rc::Rc;

/// What was asked, and what is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Chances {
    /// How many schedules are to be tried, and how much longer delays may be there.
    pub count: u32,
    pub jitter: Jitter,
    /// Counts the questions: an answer to an older one comes too late.
    pub asked: u32,
    pub quest: Quest,
}

/// Where a question is.
///
/// ```text
///  None ──asked──► Trying ──told──► Known ──asked──► Trying
/// ```
#[derive(Clone, Debug, PartialEq)]
pub enum Quest {
    None,
    Trying { subject: Rc<Subject>, tried: u32 },
    Known { subject: Rc<Subject>, report: Rc<Report> },
}

/// What is tried: a source with settings, whose own schedule is the plain one.
#[derive(Clone, Debug, PartialEq)]
pub struct Subject {
    pub source: Rc<str>,
    pub settings: Settings,
}

/// How many schedules one can ask for.
pub const COUNTS: [u32; 4] = [20, TRIED, 200, 1000];

impl Default for Chances {
    fn default() -> Self {
        Chances { count: TRIED, jitter: Jitter::default(), asked: 0, quest: Quest::None }
    }
}

/// What the page shows of a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// What came of it, in a sentence or two.
    pub summary: String,
    pub lines: Vec<Row>,
    pub ends: Vec<Row>,
    /// Whether the program is still the one that was tried.
    pub stale: bool,
}

/// One thing that came about, and whether it had to.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub verdict: Verdict,
    pub text: String,
    /// `always`, `in 31 of 50`.
    pub times: String,
    /// The event of the plain run in which it comes about.
    pub event: Option<EventId>,
    /// A schedule on which it is otherwise, and how.
    pub other: Option<(u32, String)>,
}

/// Guaranteed, as far as was tried, or lucky.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Always,
    Sometimes,
    /// It did not come about on the plain schedule.
    Elsewhere,
}

/// Asks anew.
pub(super) fn ask(state: &mut State) {
    let chances = &mut state.chances;
    chances.asked += 1;
    let schedule = Schedule { number: 0, jitter: chances.jitter };
    let subject = Subject { source: Rc::clone(&state.source), settings: Settings { schedule, ..state.settings.clone() } };
    chances.quest = Quest::Trying { subject: Rc::new(subject), tried: 0 };
}

/// How much longer delays may be on the schedules that one is told of.
pub(super) fn jitter_tried(state: &State) -> Jitter {
    match &state.chances.quest {
        Quest::Known { report, .. } => report.jitter,
        _ => state.chances.jitter,
    }
}

/// So many have been tried, or all.
pub(super) fn told(chances: &mut Chances, asked: u32, so_far: u32, all: Option<Rc<Report>>) {
    if asked != chances.asked {
        return;
    }
    if let Quest::Trying { subject, tried } = &mut chances.quest {
        match all {
            Some(report) => chances.quest = Quest::Known { subject: Rc::clone(subject), report },
            None => *tried = so_far,
        }
    }
}

/// What is known, in words; none as long as nothing is.
pub fn tell(state: &State) -> Option<Told> {
    let Quest::Known { subject, report } = &state.chances.quest else { return None };
    Some(Told {
        summary: summary(report),
        lines: rows(report, &report.lines, Kind::Line),
        ends: rows(report, &report.ends, Kind::End),
        stale: !is_of(subject, state),
    })
}

/// Whether the state's program is the one that was tried, on whatever schedule it is shown now.
fn is_of(subject: &Subject, state: &State) -> bool {
    let plain = Settings { schedule: subject.settings.schedule, ..state.settings.clone() };
    subject.source == state.source && subject.settings == plain
}

/// Which schedule is shown, if it is not the plain one: `schedule 7 (delays up to 1 % longer)`.
pub fn drawn(settings: &Settings) -> Option<String> {
    let Schedule { number, jitter } = settings.schedule;
    (number > 0).then(|| format!("schedule {number} ({})", jitter.label()))
}

fn summary(report: &Report) -> String {
    let (held, lines) = report.lines_held();
    let tried = report.tried;
    let mut text = match (held, lines) {
        (_, 0) => format!("{tried} schedules were tried. It printed nothing on the plain one."),
        (held, lines) if held == lines && report.outputs == 1 => {
            format!("The output was the same on all {tried} schedules that were tried.")
        }
        (held, lines) => format!(
            "Of {lines} lines, {held} came in the same order on all {tried} schedules that were tried. There were {} different outputs.",
            report.outputs
        ),
    };
    let (shortest, longest) = (seconds(report.shortest), seconds(report.longest));
    text += &if shortest == longest { format!(" It took {shortest} s.") } else { format!(" It took {shortest} to {longest} s.") };
    if let Some(other) = &report.ending.otherwise {
        let (held, schedule) = (report.ending.held, other.schedule);
        text += &format!(" In {held} of {tried} {}; on schedule {schedule} {}.", report.ending.text, other.how);
    }
    text
}

fn seconds(length: crate::time::Duration) -> String {
    let text = format!("{:.3}", length.seconds());
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn rows(report: &Report, facts: &[Fact], kind: Kind) -> Vec<Row> {
    let known = facts.iter().map(|fact| row(report, fact));
    let others = report.others.iter().filter(|other| other.kind == kind).map(|other| elsewhere(report, other));
    known.chain(others).collect()
}

fn row(report: &Report, fact: &Fact) -> Row {
    let always = fact.held == report.tried;
    let decimals = if fact.decimals_differ { ", with other decimals" } else { "" };
    Row {
        verdict: if always { Verdict::Always } else { Verdict::Sometimes },
        text: fact.text.clone(),
        times: if always { format!("always{decimals}") } else { format!("in {} of {}{decimals}", fact.held, report.tried) },
        event: fact.event,
        other: fact.otherwise.as_ref().map(|other| (other.schedule, other.how.clone())),
    }
}

fn elsewhere(report: &Report, other: &Other) -> Row {
    Row {
        verdict: Verdict::Elsewhere,
        text: other.text.clone(),
        times: format!("in {} of {}", other.times, report.tried),
        event: None,
        other: Some((other.schedule, "comes about".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schedules::explore;
    use crate::state::{Action, Visit, reduce};

    const LUCKY: &str = "import asyncio\nasync def work(name):\n    await asyncio.sleep(1)\n    print(name)\nasync def main():\n    await asyncio.gather(work('a'), work('b'))\n    print('end')\nasyncio.run(main())\n";

    fn known() -> State {
        let state = reduce(&State::start(&Visit::default()), Action::Open { source: LUCKY.to_owned() });
        let state = reduce(&state, Action::TrySchedules);
        let Quest::Trying { subject, .. } = &state.chances.quest else { panic!("it was asked for") };
        let report = explore(&subject.source, &subject.settings, state.chances.count).expect("it compiles");
        let asked = state.chances.asked;
        reduce(&state, Action::Tried { asked, tried: 50, report: Some(Rc::new(report)) })
    }

    #[test]
    fn a_report_is_told_with_its_number_of_schedules() {
        let told = tell(&known()).expect("it is known");
        let verdicts: Vec<_> = told.lines.iter().map(|row| (row.text.as_str(), row.verdict)).collect();
        assert_eq!(verdicts, [("a", Verdict::Sometimes), ("b", Verdict::Sometimes), ("end", Verdict::Always)]);
        assert!(told.summary.starts_with("Of 3 lines, 1 came in the same order on all 50 schedules that were tried. There were 2 different outputs. It took 1 to 1.0"), "{}", told.summary);
        assert!(told.lines[0].times.ends_with(" of 50") && told.lines[2].times == "always");
        assert!(!told.stale);
    }

    #[test]
    fn an_answer_that_comes_too_late_is_left_alone() {
        let state = known();
        let asked = reduce(&state, Action::TrySchedules);
        let late = Action::Tried { asked: state.chances.asked, tried: 7, report: None };
        assert_eq!(reduce(&asked, late).chances, asked.chances);
    }

    #[test]
    fn another_schedule_can_be_opened_and_left_and_the_report_stays() {
        let state = known();
        let (schedule, _) = tell(&state).and_then(|told| told.lines[0].other.clone()).expect("it was luck");
        let there = reduce(&state, Action::OpenSchedule(schedule));
        assert_eq!(there.settings.schedule, Schedule { number: schedule, jitter: Jitter::Percent1 });
        assert!(there.revision > state.revision && tell(&there).is_some_and(|told| !told.stale));
        assert_eq!(drawn(&there.settings), Some(format!("schedule {schedule} (delays up to 1 % longer)")));
        let back = reduce(&there, Action::OpenSchedule(0));
        assert_eq!(drawn(&back.settings), None);
        let edited = reduce(&back, Action::Type { source: "print(1)".into(), kind: "type".into() });
        assert!(tell(&edited).is_some_and(|told| told.stale));
    }
}
