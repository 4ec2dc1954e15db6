//! Guaranteed or lucky: runs a program on many of the schedules that asyncio allows, and says what came about on all of them. Knows
//! no page: it is done in slices by whoever has the time.
//!
//! What varies from schedule to schedule is what asyncio and the operating system leave open: how late timers and threads wake, how
//! long a step takes, in which order sets are iterated, which of several threads goes on; and, as far as the settings let it, by how
//! much each delay of the program is longer than it says. What asyncio does promise (first in, first out; timers in the order of
//! their deadlines, and never early) holds on every schedule.

mod observed;
mod tally;

pub use observed::Kind;
pub use tally::{Fact, Other, Otherwise, Report};

use crate::run::{Diagnostic, Progress, Session, Settings};
use crate::settings::{Jitter, Schedule};
use observed::Observed;
use tally::Tally;

/// So many schedules are tried if nobody says otherwise.
pub const TRIED: u32 = 50;

/// A run on a schedule that was drawn may take this many times as many instructions as the plain one, and `MORE` beyond that.
const TIMES: u64 = 4;
const MORE: u64 = 100_000;

/// What it costs to begin a run, as so many instructions.
const BEGINNING: u64 = 10_000;

/// Schedules that are being tried.
pub struct Exploration {
    source: String,
    settings: Settings,
    count: u32,
    /// The schedule that is being run: 0 is the plain one, with which all others are compared.
    number: u32,
    session: Option<Session>,
    tally: Option<Tally>,
}

/// How far an exploration came.
#[derive(Clone, Debug, PartialEq)]
pub enum Explored {
    /// It has tried so many schedules, and there are more.
    More {
        tried: u32,
    },
    All(Box<Report>),
}

/// Tries `count` schedules of a program, and says what held on all of them.
pub fn explore(source: &str, settings: &Settings, count: u32) -> Result<Report, Diagnostic> {
    let mut exploration = Exploration::start(source, settings, count)?;
    loop {
        if let Explored::All(report) = exploration.advance(u64::MAX) {
            return Ok(*report);
        }
    }
}

impl Exploration {
    /// Prepares to try `count` schedules; how much longer delays may be is what the settings' own schedule says.
    pub fn start(source: &str, settings: &Settings, count: u32) -> Result<Exploration, Diagnostic> {
        let (source, settings) = (source.to_owned(), settings.clone());
        let mut exploration = Exploration { source, settings, count, number: 0, session: None, tally: None };
        exploration.session = Some(exploration.begin()?);
        Ok(exploration)
    }

    /// Goes on for about so many instructions.
    pub fn advance(&mut self, instructions: u64) -> Explored {
        let mut left = instructions;
        while let Some(session) = &mut self.session {
            let before = session.steps();
            if session.advance(left) != Progress::Finished {
                break;
            }
            let steps = session.steps();
            self.take_in(steps);
            // Beginning a run costs something even if it does nothing.
            left = left.saturating_sub(steps - before + BEGINNING);
            if left == 0 {
                break;
            }
        }
        let tried = self.number.saturating_sub(1).min(self.count);
        match self.tally.take_if(|_| self.session.is_none()) {
            Some(tally) => Explored::All(Box::new(tally.report())),
            None => Explored::More { tried },
        }
    }

    /// How much longer delays may be on the schedules that are tried.
    pub fn jitter(&self) -> Jitter {
        self.settings.schedule.jitter
    }

    /// One schedule has been run to its end.
    fn take_in(&mut self, steps: u64) {
        let Some(session) = self.session.take() else { return };
        let observed = Observed::of(session.into_run().trace);
        match &mut self.tally {
            Some(tally) => tally.add(self.number, &observed),
            None => {
                self.settings.limits.steps = self.settings.limits.steps.min(steps.saturating_mul(TIMES) + MORE);
                self.tally = Some(Tally::new(observed, self.settings.schedule.jitter));
            }
        }
        self.number += 1;
        if self.number <= self.count {
            // What could be compiled once can be compiled again.
            self.session = self.begin().ok();
        }
    }

    fn begin(&self) -> Result<Session, Diagnostic> {
        let schedule = Schedule { number: self.number, ..self.settings.schedule };
        Session::start(&self.source, &Settings { schedule, ..self.settings.clone() })
    }
}
