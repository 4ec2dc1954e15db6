//! A second look into a run: which lines it ran, and which calls were under way with which variables. It runs the program again, which
//! does the same; so nothing of this has to be kept in the trace. Knows no page.

use crate::run::{Progress, Session, Settings};
use crate::trace::TaskId;

pub mod delays;

pub use crate::python::machine::FrameView;

/// So many instructions are run one by one to find out about lines; of a longer run, the lines that the trace names have to do.
const LINE_BY_LINE: u64 = 400_000;

/// So many instructions are run again to look at variables.
const AGAIN: u64 = 2_000_000;

/// Between two looks at how far it came.
const SLICE: u64 = 500;

/// The least by which the machine gets on: it looks up before it runs the last instruction of a slice.
const ONE: u64 = 2;

/// Which lines ran when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// A line, and how many events had happened when it ran; in the order in which they ran.
    ran: Vec<(u32, u32)>,
}

impl Lines {
    /// Of a program with these settings; None if it cannot be told within the limit.
    pub fn of(source: &str, settings: &Settings) -> Option<Lines> {
        let mut session = Session::start(source, settings).ok()?;
        let mut ran: Vec<(u32, u32)> = Vec::new();
        while session.advance(ONE) != Progress::Finished {
            let events = u32::try_from(session.recorder().len()).ok()?;
            let here = session.line().map(|line| (line, events));
            ran.extend(here.filter(|here| ran.last() != Some(here)));
            if session.steps() > LINE_BY_LINE {
                return None;
            }
        }
        Some(Lines { ran })
    }

    /// How many events had happened each time that a line ran.
    pub fn when(&self, line: u32) -> impl Iterator<Item = usize> {
        self.ran.iter().filter(move |(own, _)| *own == line).map(|(_, events)| *events as usize)
    }
}

/// Whose calls are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    Task(TaskId),
    /// The program's, outside of tasks.
    Program,
}

/// What there was to see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stack {
    /// The calls under way, the outermost first.
    Frames(Vec<FrameView>),
    /// The task has not been made yet, or has ended.
    Gone,
    /// The program ran too many instructions until then.
    TooFar,
}

/// The calls that were under way when so many events had happened.
pub fn stack(source: &str, settings: &Settings, events: usize, whose: Whose) -> Stack {
    let Some(mut session) = run_to(source, settings, events) else { return Stack::TooFar };
    let found = session.frames(whose);
    let stack = match found {
        Some(frames) => Stack::Frames(frames),
        None => Stack::Gone,
    };
    session.let_go();
    stack
}

/// A session that stands where so many events have happened and as little as possible beyond.
fn run_to(source: &str, settings: &Settings, events: usize) -> Option<Session> {
    let mut far = Session::start(source, settings).ok()?;
    let mut before = 0;
    // First in strides, to find out between which two it is.
    while far.recorder().len() < events {
        before = far.steps();
        if far.advance(SLICE) == Progress::Finished {
            break;
        }
        if far.steps() > AGAIN {
            return None;
        }
    }
    far.let_go();
    let mut session = Session::start(source, settings).ok()?;
    while session.steps() < before && session.advance((before - session.steps()).max(ONE)) != Progress::Finished {}
    while session.recorder().len() < events && session.advance(ONE) != Progress::Finished {}
    Some(session)
}

impl Session {
    /// The line that is run next.
    fn line(&self) -> Option<u32> {
        self.machine().line()
    }

    /// The calls under way; None: the task has ended, or does not exist yet.
    fn frames(&self, whose: Whose) -> Option<Vec<FrameView>> {
        match whose {
            Whose::Task(task) => self.machine().frames_of(task),
            Whose::Program => Some(self.machine().frames_outside()),
        }
    }
}

#[cfg(test)]
mod tests;
