//! Runs that are made while the page stays alive: in virtual time, slice by slice; or live, on the browser's executor and timers.
//! Knows no state of the page: it tells what it has.

use super::executor::Executor;
use super::frames::Frames;
use super::live::{Lateness, Live, Pause};
use super::requests::Requests;
use super::slices::{Left, Slices, now};
use crate::run::{Diagnostic, Progress, Session, Settings};
use crate::schedules::{Exploration, Explored, Report};
use crate::trace::Trace;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// What a run in virtual time has to tell.
#[derive(Debug)]
pub enum News {
    /// It has run so many instructions, and goes on.
    Going(u64),
    Finished(Trace),
    Refused(Diagnostic),
}

/// Between two looks at the clock: a millisecond or so.
const INSTRUCTIONS: u64 = 20_000;

/// A run that takes longer says every so many milliseconds how far it is.
const TELL_MS: f64 = 100.0;

/// Runs a source in virtual time. What takes but a moment is told before this returns.
#[must_use = "dropping it ends the run"]
pub fn make(source: &str, settings: &Settings, tell: impl Fn(News) + 'static) -> Option<Slices> {
    let mut session = match Session::start(source, settings) {
        Ok(session) => Some(session),
        Err(diagnostic) => {
            tell(News::Refused(diagnostic));
            return None;
        }
    };
    let mut told = now();
    Some(Slices::of(move || {
        let Some(running) = &mut session else { return Left::Nothing };
        if running.advance(INSTRUCTIONS) != Progress::Finished {
            if now() - told > TELL_MS {
                told = now();
                tell(News::Going(running.steps()));
            }
            return Left::More;
        }
        if let Some(finished) = session.take() {
            tell(News::Finished(finished.into_run().trace));
        }
        Left::Nothing
    }))
}

/// Tries schedules of a source that can be run: tells how many it has tried, and when it has tried all, what came of it.
#[must_use = "dropping it ends the runs"]
pub fn explore(source: &str, settings: &Settings, count: u32, tell: impl Fn(u32, Option<Box<Report>>) + 'static) -> Option<Slices> {
    let mut exploration = Exploration::start(source, settings, count).ok()?;
    let mut told = now();
    Some(Slices::of(move || match exploration.advance(INSTRUCTIONS) {
        Explored::More { tried } => {
            if now() - told > TELL_MS {
                told = now();
                tell(tried, None);
            }
            Left::More
        }
        Explored::All(report) => {
            tell(report.tried, Some(report));
            Left::Nothing
        }
    }))
}

/// A run that is made live.
#[must_use = "dropping it ends the run"]
pub struct LiveRun {
    _live: Rc<Live>,
    _frames: Frames,
}

/// Runs a source on the browser's executor and timers. `grown` is told, as often as that leaves time for the rest, what has happened so far; at the end
/// also how late the timers were. `pace`: seconds of the program in one second of the wall's clock.
/// `real_requests`: the program's requests are the browser's own, instead of simulated.
pub fn live(
    source: &str,
    settings: &Settings,
    pace: f64,
    real_requests: bool,
    grown: impl Fn(Trace, Option<Option<Lateness>>) + 'static,
) -> Result<LiveRun, Diagnostic> {
    let mut session = Session::start(source, settings)?;
    let recorder = Rc::clone(session.recorder());
    let executor = Executor::new(&recorder);
    let schedulers = executor.clone();
    session.schedule_by(Rc::new(move || schedulers.scheduler()));
    if real_requests {
        session.let_requests_out();
    }
    let session = Rc::new(RefCell::new(session));
    let (pumped, changed) = (Rc::clone(&session), Rc::new(Cell::new(None)));
    let told = Rc::clone(&changed);
    let requests = Requests::of(&session);
    let asked = Rc::clone(&requests);
    let live = Live::start(
        executor,
        recorder,
        1.0 / pace,
        move || pause(pumped.borrow_mut().proceed(10 * INSTRUCTIONS)),
        move |ended| {
            told.set(Some(ended));
            asked.look();
        },
    );
    let live = Rc::new(live);
    requests.wake(&live);
    let ending = Rc::clone(&live);
    let mut rest_until = 0.0;
    let frames = Frames::every(move |_| {
        let began = now();
        match changed.get() {
            // Showing a long trace takes a while: the run and the page have nine tenths of the time.
            Some(false) if began < rest_until => {}
            Some(ended) => {
                changed.set(None);
                let lateness = ended.then(|| ending.lateness());
                grown(session.borrow().with_trace(Trace::clone), lateness);
                rest_until = now() + 9.0 * (now() - began);
            }
            None => {}
        }
    });
    Ok(LiveRun { _live: live, _frames: frames })
}

fn pause(progress: Progress) -> Pause {
    match progress {
        Progress::More => Pause::Slice,
        Progress::Idle { until } => Pause::Idle { until },
        Progress::Blocked { until } => Pause::Blocked { until },
        Progress::Undelivered => Pause::Undelivered,
        Progress::Finished => Pause::Ended,
    }
}
