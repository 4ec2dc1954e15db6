//! Threads change over: one is parked where it waits, another goes on.

use super::{Outcome, Progress, Vm};
use crate::python::error::{PyResult, Stop, Unwind};
use crate::python::frame::{Activation, Input};
use crate::python::threads::{Next, Signal, Thread, ThreadState, Waiting};
use crate::python::types::types;
use crate::time::Instant;
use crate::trace::{EventKind, Stream, ThreadId};
use std::rc::Rc;

/// How far all threads together came.
pub enum Reached {
    /// The main thread's program is over, and nobody else runs on.
    Over(Outcome),
    /// The time slice is over.
    Paused,
    /// Nobody can go on before this instant. `loop_waits`: it is an event loop that waits, so that others may wake it earlier.
    Waits {
        until: Instant,
        loop_waits: bool,
    },
    Delivery,
    /// Everybody waits, and nothing will ever come.
    Stalled,
}

impl Vm {
    /// Runs all threads as far as they go, beginning with the one that runs now.
    pub fn run_threads(&mut self, begin: Option<(Activation, Input)>) -> Reached {
        let mut begin = begin;
        loop {
            let progress = match begin.take().or_else(|| self.stack.pop().map(|top| (top, Input::Continue))) {
                Some((activation, input)) => self.drive(0, activation, input),
                None => Progress::Blocked,
            };
            match progress {
                Progress::Paused => return Reached::Paused,
                Progress::Over(Outcome::Failed(Unwind::Stop(stop))) => return Reached::Over(Outcome::Failed(Unwind::Stop(stop))),
                Progress::Over(outcome) if self.state.threads.current.id == ThreadId::MAIN => {
                    if let Some(outcome) = self.finish_main(outcome) {
                        return Reached::Over(outcome);
                    }
                }
                Progress::Over(outcome) => {
                    if let Err(stop) = self.end_thread(outcome) {
                        return Reached::Over(Outcome::Failed(stop));
                    }
                }
                Progress::Blocked => self.park(false),
            }
            match self.next_thread() {
                Next::Thread(at) => begin = self.unpark(at),
                Next::Wait { until } => {
                    let loop_waits = self.state.threads.parked.iter().any(|thread| matches!(thread.wait, Waiting::Loop { .. }));
                    return Reached::Waits { until, loop_waits };
                }
                Next::Delivery => return Reached::Delivery,
                Next::Stalled => return Reached::Stalled,
            }
        }
    }

    /// Goes on after the clock has moved, or the executor has delivered.
    pub fn resume_threads(&mut self) -> Reached {
        for thread in &mut self.state.threads.parked {
            if matches!(thread.wait, Waiting::Delivery) {
                // It goes on first, as it would have without waiting.
                (thread.wait, thread.sequence) = (Waiting::Turn, 0);
            }
        }
        match self.next_thread() {
            Next::Thread(at) => {
                let begin = self.unpark(at);
                self.run_threads(begin)
            }
            Next::Wait { until } => Reached::Waits { until, loop_waits: true },
            Next::Delivery => Reached::Delivery,
            Next::Stalled => Reached::Stalled,
        }
    }

    /// Whether the thread that runs has been left in the middle of a slice.
    pub fn is_mid_slice(&self) -> bool {
        !self.stack.is_empty()
    }

    /// A new thread, which runs before whoever starts it goes on.
    pub fn start_thread(&mut self, call: Activation, name: &str, daemon: bool) -> (ThreadId, Rc<Signal>) {
        self.state.threads.made += 1;
        let id = ThreadId(self.state.threads.made);
        let name = self.world.recorder.text(name);
        self.world.recorder.record(EventKind::ThreadMade { thread: id, name });
        let state = ThreadState { id, daemon, ..ThreadState::default() };
        let ended = state.ended.clone();
        let sequence = self.state.threads.next_sequence();
        self.state.threads.parked.push(Thread {
            state,
            stack: Vec::new(),
            wait: Waiting::Turn,
            sequence,
            fresh: Some(call),
            pinned: false,
            here: (0, self.world.recorder.cause()),
        });
        (id, ended)
    }

    fn park(&mut self, pinned: bool) {
        let wait = self.state.threads.waiting.take().unwrap_or(Waiting::Turn);
        let sequence = self.state.threads.next_sequence();
        let stack = std::mem::take(&mut self.stack);
        self.end_turn();
        let recorder = &self.world.recorder;
        let here = (recorder.line(), recorder.cause());
        let state = std::mem::take(&mut self.state.threads.current);
        self.state.threads.parked.push(Thread { state, stack, wait, sequence, fresh: None, pinned, here });
    }

    fn unpark(&mut self, at: usize) -> Option<(Activation, Input)> {
        let mut thread = self.state.threads.parked.remove(at);
        let begin = thread.begin();
        self.become_thread(thread);
        begin
    }

    fn become_thread(&mut self, thread: Thread) {
        if self.state.threads.shown != thread.state.id {
            self.state.threads.shown = thread.state.id;
            self.world.recorder.record(EventKind::ThreadRuns { thread: thread.state.id });
        }
        let (line, cause) = thread.here;
        self.world.recorder.set_line(line);
        self.world.recorder.set_cause(cause);
        self.stack = thread.stack;
        self.state.threads.current = thread.state;
        self.begin_turn();
    }

    /// A thread beside the main one has returned or raised.
    fn end_thread(&mut self, outcome: Outcome) -> PyResult<()> {
        if let Outcome::Failed(Unwind::Raise(error)) = outcome
            && !error.is(&types().errors.system_exit)
        {
            let report = self.exception_report(&error)?;
            self.write(Stream::Stderr, &report)?;
        }
        self.tidy_up(None)?;
        self.end_turn();
        let ended = std::mem::take(&mut self.state.threads.current);
        self.world.recorder.record(EventKind::ThreadEnded { thread: ended.id });
        self.state.threads.set(&ended.ended);
        Ok(())
    }

    /// The main thread's program is over: it waits for the threads that are no daemons.
    fn finish_main(&mut self, outcome: Outcome) -> Option<Outcome> {
        let others = &self.state.threads.parked;
        let Some(other) = others.iter().find(|thread| !thread.state.daemon) else {
            return Some(self.state.threads.outcome.take().unwrap_or(outcome));
        };
        let signal = other.state.ended.clone();
        self.state.threads.outcome.get_or_insert(outcome);
        self.stack.push(Activation::native(super::drive::Finished));
        self.state.threads.waiting = Some(Waiting::Signal { signal, until: None });
        self.park(false);
        None
    }

    /// The thread waits inside native code: others go on until it may.
    pub(super) fn wait_on_the_spot(&mut self) -> PyResult<()> {
        let floor = std::mem::replace(&mut self.pace.floor, self.depth);
        let waited = self.run_others_meanwhile();
        self.pace.floor = floor;
        waited
    }

    fn run_others_meanwhile(&mut self) -> PyResult<()> {
        let id = self.state.threads.current.id;
        self.park(true);
        loop {
            match self.next_thread() {
                Next::Thread(at) if self.state.threads.parked[at].state.id == id => {
                    let thread = self.state.threads.parked.remove(at);
                    self.become_thread(thread);
                    return Ok(());
                }
                Next::Thread(at) if self.state.threads.parked[at].pinned => {
                    return Err(Stop::Unsupported(
                        "two threads that wait inside functions which builtin functions call".to_owned(),
                    )
                    .into());
                }
                Next::Thread(at) => {
                    let begin = self.unpark(at);
                    self.run_one(begin)?;
                }
                Next::Wait { until } => self.move_clock(until),
                Next::Delivery | Next::Stalled => {
                    return Err(Stop::Limit("every thread waits and nothing is scheduled".to_owned()).into());
                }
            }
        }
    }

    /// Runs the thread that was unparked until it waits or ends.
    fn run_one(&mut self, begin: Option<(Activation, Input)>) -> PyResult<()> {
        let Some((activation, input)) = begin else { return Ok(()) };
        match self.drive(0, activation, input) {
            Progress::Over(Outcome::Failed(Unwind::Stop(stop))) => Err(Unwind::Stop(stop)),
            Progress::Over(outcome) => self.end_thread(outcome),
            Progress::Paused => {
                self.state.threads.waiting = Some(Waiting::Turn);
                self.park(false);
                Ok(())
            }
            Progress::Blocked => {
                self.park(false);
                Ok(())
            }
        }
    }
}
