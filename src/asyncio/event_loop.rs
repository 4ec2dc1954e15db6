//! The event loop: rounds of what is ready, in asyncio's order. It runs its own handles and hands the program's out; it never calls
//! the host's code.

use super::registry::Registry;
use super::running::StopLoop;
use super::timers::Timers;
use super::{Action, ErrorKind, Future, Host, Input, Ready, Recorder, Report, Scheduler};
use crate::settings::TimerRule;
use crate::time::{Duration, Instant};
use crate::trace::{EventId, EventKind, HandleId};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// What is to be done next.
#[must_use = "the loop stands still until it is done and reported"]
pub enum Work<H: Host> {
    /// Resume this task's coroutine, then report with `EventLoop::stepped`. It may take any time, and others may run meanwhile.
    Step { task: Rc<Future<H>>, input: Input<H> },
    /// Call this function, with the future that is done as its argument where there is one; then report with `EventLoop::called`.
    Call { callback: H::Callback, argument: Option<Rc<Future<H>>> },
    /// Nothing is ready before this instant, or ever (unless somebody from outside makes something ready).
    Idle { until: Option<Instant> },
    /// Something is ready, and the scheduler has yet to deliver it.
    Undelivered,
    /// A good many of the loop's own handles have run without a step or call among them, and more are to come: call `next` again,
    /// now or after the page has had its turn.
    Again,
    /// There is something for `take_reports` to give, which is told before the next handle runs; then call `next` again.
    Reported,
    /// `stop()` was called, and its round is at its end. The loop no longer runs.
    Stopped,
    /// `KeyboardInterrupt` or `SystemExit` left a task or callback: it leaves the loop at once. The loop no longer runs.
    Escaped(H::Error),
}

/// So many of the loop's own handles run in a row: about a millisecond's worth.
const MANY: usize = 10_000;

/// Whether the loop may run.
///
/// ```text
///  Still ──start──► Running ──Work::Stopped, Work::Escaped──► Still ──close──► Closed
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Life {
    Still,
    Running,
    Closed,
}

/// Where the loop is in `_run_once`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// Between two rounds: timers are looked at next.
    Between,
    /// In a round, with so many of its handles left.
    Round { left: usize },
}

/// What the host does at this moment on the loop's behalf.
pub(super) enum Running<H: Host> {
    Step(Rc<Future<H>>),
    Call { callback: H::Callback, argument: Option<Rc<Future<H>>>, when: Option<Instant> },
}

/// asyncio's event loop. Close it when it is no longer needed: what is ready or timed refers to the loop and keeps it.
pub struct EventLoop<H: Host> {
    host: Rc<H>,
    pub(super) scheduler: Box<dyn Scheduler<H>>,
    pub(super) timers: RefCell<Timers<H>>,
    pub(super) registry: Registry<H>,
    /// The one callback with which `run_until_complete` stops this loop.
    pub(super) stop_loop: Rc<StopLoop>,
    reports: RefCell<Vec<Report<H>>>,
    life: Cell<Life>,
    phase: Cell<Phase>,
    stopping: Cell<bool>,
    rounds: Cell<u32>,
    /// The handle that runs now, and when it began.
    handle: Cell<Option<(HandleId, Instant)>>,
    running: RefCell<Option<Running<H>>>,
    escaped: RefCell<Option<H::Error>>,
    /// The wait that was recorded last, so that it is recorded once.
    idle_until: Cell<Option<Option<Instant>>>,
    /// What was the cause outside, before the loop began to run.
    cause_outside: Cell<Option<EventId>>,
    /// When timers are looked at.
    pub timer_rule: Cell<TimerRule>,
    /// `loop.set_debug`.
    pub debug: Cell<bool>,
    /// `loop.slow_callback_duration`.
    pub slow_callback_duration: Cell<Duration>,
}

impl<H: Host> EventLoop<H> {
    /// A loop that does not run yet.
    pub fn new(host: Rc<H>, scheduler: Box<dyn Scheduler<H>>) -> Rc<Self> {
        Rc::new(EventLoop {
            host,
            scheduler,
            timers: RefCell::new(Timers::new()),
            registry: Registry::new(),
            stop_loop: Rc::new(StopLoop),
            reports: RefCell::default(),
            life: Cell::new(Life::Still),
            phase: Cell::new(Phase::Between),
            stopping: Cell::new(false),
            rounds: Cell::new(0),
            handle: Cell::new(None),
            running: RefCell::new(None),
            escaped: RefCell::new(None),
            idle_until: Cell::new(None),
            cause_outside: Cell::new(None),
            timer_rule: Cell::default(),
            debug: Cell::new(false),
            slow_callback_duration: Cell::new(Duration::from_millis(100)),
        })
    }

    /// Begins to run (the beginning of `run_forever`): from now on, `next` says what to do. That no other loop runs on this
    /// thread, the host has checked.
    pub fn start(&self) -> Result<(), H::Error> {
        self.check_may_start()?;
        self.life.set(Life::Running);
        self.cause_outside.set(self.recorder().cause());
        self.recorder().record(EventKind::LoopStarted);
        Ok(())
    }

    /// What is to be done next. Not to be called while a step or call that it handed out is under way.
    pub fn next(self: &Rc<Self>) -> Work<H> {
        debug_assert!(self.handle.get().is_none(), "the step or call under way comes first");
        self.recorder().set_line(0);
        self.recorder().set_cause(None);
        if let Some(error) = self.escaped.take() {
            self.leave();
            return Work::Escaped(error);
        }
        for _ in 0..MANY {
            match self.phase.get() {
                Phase::Between => {
                    if let Some(until) = self.start_round() {
                        return Work::Idle { until };
                    }
                }
                Phase::Round { left: 0 } => {
                    self.phase.set(Phase::Between);
                    if self.stopping.get() {
                        self.leave();
                        return Work::Stopped;
                    }
                }
                Phase::Round { left } => {
                    let Some(ready) = self.scheduler.take() else { return Work::Undelivered };
                    self.phase.set(Phase::Round { left: left - 1 });
                    if let Some(work) = self.run_handle(ready) {
                        return work;
                    }
                    if self.has_reports() {
                        return Work::Reported;
                    }
                }
            }
        }
        Work::Again
    }

    /// Ends the call that `next` handed out.
    pub fn called(&self, result: Result<(), H::Error>) {
        if let Err(error) = result {
            if self.host.is(&error, ErrorKind::Exit) {
                self.interrupt(error);
            } else if let Some(Running::Call { callback, argument, when }) = &*self.running.borrow() {
                let (callback, argument, when) = (callback.clone(), argument.clone(), *when);
                self.report(Report::CallbackFailed { callback, argument, when, error });
            }
        }
        self.handle_over();
    }

    /// `loop.stop()`: the round that runs is the last one.
    pub fn stop(&self) {
        self.stopping.set(true);
    }

    /// An exception from outside (an interrupt, a limit, a standstill) leaves the loop at the next `next`.
    pub fn interrupt(&self, error: H::Error) {
        *self.escaped.borrow_mut() = Some(error);
    }

    /// `loop.close()`: forgets what is ready or timed.
    pub fn close(&self) -> Result<(), H::Error> {
        if self.is_running() {
            return Err(self.host.error(ErrorKind::Runtime, "Cannot close a running event loop"));
        }
        self.life.set(Life::Closed);
        self.phase.set(Phase::Between);
        self.scheduler.clear();
        let timers = self.timers.borrow_mut().take_all();
        drop(timers);
        Ok(())
    }

    /// Whether something is ready: what came from outside while the loop had nothing to do.
    pub fn has_ready(&self) -> bool {
        !self.scheduler.is_empty()
    }

    /// `loop.is_running()`.
    pub fn is_running(&self) -> bool {
        self.life.get() == Life::Running
    }

    /// `loop.is_closed()`.
    pub fn is_closed(&self) -> bool {
        self.life.get() == Life::Closed
    }

    /// "Event loop is closed", if it is.
    pub fn check_closed(&self) -> Result<(), H::Error> {
        if self.is_closed() {
            return Err(self.host.error(ErrorKind::Runtime, "Event loop is closed"));
        }
        Ok(())
    }

    pub(super) fn check_may_start(&self) -> Result<(), H::Error> {
        self.check_closed()?;
        if self.is_running() {
            return Err(self.host.error(ErrorKind::Runtime, "This event loop is already running"));
        }
        Ok(())
    }

    /// `loop.time()`.
    pub fn time(&self) -> Instant {
        self.recorder().now()
    }

    /// `asyncio.current_task(loop)`.
    pub fn current_task(&self) -> Option<Rc<Future<H>>> {
        self.with_current_task(Rc::clone)
    }

    /// `asyncio.all_tasks(loop)`, in the order of creation.
    pub fn all_tasks(&self) -> Vec<Rc<Future<H>>> {
        self.registry.pending()
    }

    /// What Python's collector finds at the end of a program: tasks that wait for what will never come, and are kept by nothing but
    /// that. Each is reported, and then let go of.
    pub fn abandon(&self, mut say: impl FnMut(Report<H>)) {
        for task in self.registry.pending() {
            if task.task().leaves_loudly() {
                task.task().leave_quietly();
                say(Report::DestroyedPending(task.clone()));
            }
            task.stop_waiting();
        }
    }

    /// What asyncio has to say since it was last asked, in order.
    pub fn take_reports(&self) -> Vec<Report<H>> {
        self.reports.take()
    }

    /// Whether there is anything that `take_reports` would give.
    pub fn has_reports(&self) -> bool {
        !self.reports.borrow().is_empty()
    }

    /// The world that the loop runs in.
    pub fn host(&self) -> &Rc<H> {
        &self.host
    }

    /// The record that everything is written to.
    pub fn recorder(&self) -> &Rc<Recorder> {
        self.host.recorder()
    }

    pub(super) fn report(&self, report: Report<H>) {
        self.reports.borrow_mut().push(report);
        self.host.reported();
    }

    pub(super) fn set_running(&self, running: Running<H>) {
        *self.running.borrow_mut() = Some(running);
    }

    pub(super) fn with_current_task<T>(&self, look: impl FnOnce(&Rc<Future<H>>) -> T) -> Option<T> {
        if let Some(Running::Step(task)) = &*self.running.borrow() { Some(look(task)) } else { None }
    }

    /// The handle that runs is at its end.
    pub(super) fn handle_over(&self) {
        let running = self.running.take();
        let recorder = self.recorder();
        recorder.set_line(0);
        if let Some((handle, began)) = self.handle.take() {
            recorder.record(EventKind::HandleEnds { handle });
            let took = recorder.now().since(began);
            if self.debug.get() && took >= self.slow_callback_duration.get() {
                match running {
                    Some(Running::Step(task)) => self.report(Report::SlowStep { task, took }),
                    Some(Running::Call { callback, .. }) => self.report(Report::SlowCallback { callback, took }),
                    None => {}
                }
            }
        }
        recorder.set_cause(None);
    }

    /// The beginning of `_run_once`: due timers become ready, and what is ready now is this round's. If nothing is, no round
    /// begins, and the instant is returned until which the loop has nothing to do.
    fn start_round(self: &Rc<Self>) -> Option<Option<Instant>> {
        if let Some(now) = self.scheduler.clock() {
            self.recorder().advance_to(now);
        }
        match self.timer_rule.get() {
            TimerRule::BetweenRounds => while self.fire_due_timer() {},
            TimerRule::WhenIdle if self.has_ready() => {}
            TimerRule::WhenIdle => _ = self.fire_due_timer(),
        }
        let ready = self.scheduler.len();
        if ready == 0 && !self.stopping.get() {
            let until = self.timers.borrow_mut().next_deadline();
            if self.idle_until.replace(Some(until)) != Some(until) {
                self.recorder().record(EventKind::LoopWaits { until });
            }
            return Some(until);
        }
        self.idle_until.set(None);
        self.rounds.set(self.rounds.get() + 1);
        self.recorder().record(EventKind::RoundStarted { round: self.rounds.get(), ready: ready as u32 });
        self.phase.set(Phase::Round { left: ready });
        None
    }

    /// The only place where handles run. What the host has to do is returned; everything else is done at once.
    fn run_handle(self: &Rc<Self>, ready: Ready<H>) -> Option<Work<H>> {
        let (action, when) = match ready.action {
            Action::Shared(handle) => (handle.start()?, handle.when()),
            action => (action, None),
        };
        let recorder = self.recorder();
        let runs = recorder.record_because(Some(ready.because), EventKind::HandleRuns { handle: ready.id });
        recorder.set_cause(Some(runs));
        self.handle.set(Some((ready.id, recorder.now())));
        let work = match action {
            Action::Step(task) => self.begin_step(task, self.nothing()),
            Action::Throw(task, error) => self.begin_step(task, Input::Throw(error)),
            Action::WakeUp { task, future } => self.wake_up(task, &future),
            Action::Call(callback) => self.begin_call(callback, None, when),
            Action::Done { callback, future } => self.begin_call(callback, Some(future), None),
            internal => {
                self.run_internal(internal);
                None
            }
        };
        if work.is_none() {
            self.handle_over();
        }
        work
    }

    fn run_internal(self: &Rc<Self>, action: Action<H>) {
        match action {
            Action::Settle { future, result, .. } if !future.done() => match result {
                Ok(value) => future.finish(value),
                Err(error) => future.fail(error),
            },
            Action::Member { watcher, slot, future } => watcher.member_done(self, slot, &future),
            Action::Expire(watcher) => watcher.expired(self),
            _ => {}
        }
    }

    fn begin_call(&self, callback: H::Callback, argument: Option<Rc<Future<H>>>, when: Option<Instant>) -> Option<Work<H>> {
        self.set_running(Running::Call { callback: callback.clone(), argument: argument.clone(), when });
        Some(Work::Call { callback, argument })
    }

    fn leave(&self) {
        self.life.set(Life::Still);
        self.phase.set(Phase::Between);
        self.stopping.set(false);
        self.idle_until.set(None);
        self.recorder().record(EventKind::LoopStopped);
        self.recorder().set_cause(self.cause_outside.take());
    }
}
