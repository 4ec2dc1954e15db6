//! Live mode: a program runs on the browser's executor and its timers. Knows neither Python nor what the page shows of it.
//!
//! The program's clock stands at the instants that its timers were set for, as in virtual time; how late the browser's timers
//! really were is measured beside it. So a slow page delays a run, but does not change it. Only a program whose rounds follow each
//! other for so long that it would starve its own timers sees the page's clock move meanwhile (`executor`).

use super::executor::Executor;
use super::window;
use crate::asyncio::Recorder;
use crate::time::Instant;
use gloo_timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Why a program that runs live stopped for now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pause {
    /// Something is ready, and the executor has yet to deliver it.
    Undelivered,
    /// Nothing is ready before that instant.
    Idle { until: Instant },
    /// The thread that runs blocks until that instant (`time.sleep`): nothing goes on before.
    Blocked { until: Instant },
    /// It has run for long enough and goes on when the page had its turn.
    Slice,
    /// It has ended.
    Ended,
}

/// Where a live run is.
///
/// ```text
///  Running ──idle or undelivered──► Listening ──delivery, timer, reply─► Running
///     ├──────blocked or slice─────► Holding ───timer────────────────► Running
///     └──────ended────────────────► Over
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Running,
    Listening,
    Holding,
    Over,
}

/// A program that runs live. Dropping it stops the program.
#[must_use = "a live run that is dropped stops"]
pub struct Live(Rc<Run>);

struct Run {
    executor: Executor,
    recorder: Rc<Recorder>,
    /// Runs the program up to its next pause.
    pump: RefCell<Box<dyn FnMut() -> Pause>>,
    /// Told after each time the program ran; true when it has ended.
    changed: Box<dyn Fn(bool)>,
    stage: Cell<Stage>,
    /// Milliseconds of the wall's clock for each millisecond of the program's.
    pace: f64,
    /// When the run began, on the page's clock in milliseconds.
    began: f64,
    timeout: RefCell<Option<Timeout>>,
    /// The instant that the timeout stands for.
    due: Cell<Option<Instant>>,
    lateness: RefCell<Vec<f64>>,
}

/// How late the browser's timers were, in milliseconds of the wall's clock.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lateness {
    pub timers: usize,
    pub median: f64,
    pub worst: f64,
}

impl Live {
    /// Starts a program whose loops schedule by `executor`: `pump` runs it up to its next pause, and `changed` is told each time it
    /// ran, with whether it has ended. At a pace of 0.1 it runs ten times as fast as its clock says.
    pub fn start(
        executor: Executor,
        recorder: Rc<Recorder>,
        pace: f64,
        pump: impl FnMut() -> Pause + 'static,
        changed: impl Fn(bool) + 'static,
    ) -> Live {
        let began = page_clock();
        executor.set_clock(Rc::new(move || Instant::from_seconds((page_clock() - began) / 1000.0 / pace)));
        let run = Rc::new(Run {
            executor,
            recorder,
            pump: RefCell::new(Box::new(pump)),
            changed: Box::new(changed),
            stage: Cell::new(Stage::Holding),
            pace,
            began,
            timeout: RefCell::new(None),
            due: Cell::new(None),
            lateness: RefCell::default(),
        });
        let woken = Rc::downgrade(&run);
        run.executor.on_delivery(Some(Rc::new(move || {
            if let Some(run) = woken.upgrade().filter(|run| run.stage.get() == Stage::Listening) {
                run.go_on();
            }
        })));
        run.after(0.0, Run::go_on);
        Live(run)
    }

    /// Whether it has ended.
    pub fn ended(&self) -> bool {
        self.0.stage.get() == Stage::Over
    }

    /// Hears from outside: the clock goes to where the wall's stands, but not beyond what the program waits for; then `deliver` hands in
    /// what has come, and the program goes on, if it listens.
    pub fn hear(&self, deliver: impl FnOnce()) {
        let run = &self.0;
        if run.stage.get() == Stage::Over {
            return;
        }
        let now = Instant::from_seconds((page_clock() - run.began) / 1000.0 / run.pace);
        run.recorder.advance_to(run.due.get().map_or(now, |due| now.min(due)));
        deliver();
        if run.stage.get() == Stage::Listening {
            run.go_on();
        }
    }

    /// How late the timers were so far; none if none has fired.
    pub fn lateness(&self) -> Option<Lateness> {
        let mut late = self.0.lateness.borrow().clone();
        late.sort_by(f64::total_cmp);
        let worst = *late.last()?;
        let middle = late.len() / 2;
        let median = if late.len() % 2 == 1 { late[middle] } else { (late[middle - 1] + late[middle]) / 2.0 };
        Some(Lateness { timers: late.len(), median, worst })
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        self.0.stage.set(Stage::Over);
        self.0.executor.on_delivery(None);
        // A timeout that is dropped is cancelled.
        drop(self.0.timeout.take());
    }
}

impl Run {
    fn go_on(self: &Rc<Self>) {
        self.stage.set(Stage::Running);
        // A delivery came before the timer that was waited for; what to wait for now, the program says anew.
        drop(self.timeout.take());
        self.due.set(None);
        let pause = (self.pump.borrow_mut())();
        if self.stage.get() != Stage::Running {
            // It was dropped meanwhile.
            return;
        }
        match pause {
            Pause::Undelivered => self.stage.set(Stage::Listening),
            Pause::Idle { until } => {
                self.stage.set(Stage::Listening);
                self.at(until);
            }
            Pause::Blocked { until } => {
                self.stage.set(Stage::Holding);
                self.at(until);
            }
            Pause::Slice => {
                self.stage.set(Stage::Holding);
                self.after(0.0, Run::go_on);
            }
            Pause::Ended => {
                self.stage.set(Stage::Over);
                self.executor.on_delivery(None);
            }
        }
        (self.changed)(pause == Pause::Ended);
    }

    /// Goes on at that instant of the program's clock.
    fn at(self: &Rc<Self>, until: Instant) {
        self.due.set(Some(until));
        let due = self.began + until.seconds() * 1000.0 * self.pace;
        self.after(due - page_clock(), move |run| {
            let late = page_clock() - due;
            if late < -1.0 {
                // So far ahead that one timeout cannot reach it.
                return run.at(until);
            }
            run.lateness.borrow_mut().push(late.max(0.0));
            run.recorder.advance_to(until);
            run.go_on();
        });
    }

    /// Does something after so many milliseconds, in a macrotask of its own.
    fn after(self: &Rc<Self>, millis: f64, what: impl FnOnce(&Rc<Self>) + 'static) {
        // A browser takes a timeout of more than 2^31 milliseconds for none at all.
        let millis = millis.ceil().clamp(0.0, 1e9) as u32;
        let run = Rc::downgrade(self);
        let timeout = Timeout::new(millis, move || {
            let Some(run) = run.upgrade().filter(|run| run.stage.get() != Stage::Over) else { return };
            drop(run.timeout.take());
            run.executor.page_had_its_turn();
            what(&run);
        });
        // There is one timeout at most: whoever sets a new one has no use for the old.
        drop(self.timeout.replace(Some(timeout)));
    }
}

/// The page's clock, in milliseconds.
fn page_clock() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}
