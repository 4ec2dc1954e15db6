//! What the machine looks up for between two instructions: a clock that moves as they run, threads that must change over, slices
//! of time, and limits. With instructions that take no time and the plain schedule, all but the last two cost nothing.

use super::Vm;
use crate::python::code::Code;
use crate::python::error::{PyResult, Stop};
use crate::python::frame::Exit;
use crate::python::threads::{Next, Waiting};
use crate::time::{Duration, Instant};

/// How far the machine goes before it looks up, and what for.
pub(super) struct Pace {
    /// How long an instruction takes on the program's clock.
    nanos: u64,
    /// So many instructions are on the clock already.
    counted: u64,
    /// When this many instructions have been run, the time slice is over.
    slice_ends: u64,
    /// `sys.getswitchinterval()`.
    pub interval: Duration,
    /// When a thread that wants to run need wait no longer for the one that runs.
    change_at: Instant,
    /// Something was written: threads may change over there, if the schedule is one that was drawn.
    wrote: bool,
    /// The nested drive above which a thread may make way: native code below it cannot be left half-way.
    pub floor: usize,
    /// Instructions that had been run when the present thread began its turn.
    turn_began: u64,
}

impl Pace {
    pub fn new(nanos: u32) -> Pace {
        Pace {
            nanos: u64::from(nanos),
            counted: 0,
            slice_ends: 0,
            interval: Duration::from_millis(5),
            change_at: Instant::START,
            wrote: false,
            floor: 0,
            turn_began: 0,
        }
    }
}

impl Vm {
    /// The machine has run as many instructions as it was to: the clock is moved, a limit is met, the thread makes way, or its time
    /// slice is over. What it is left with, if it is to be left.
    #[cold]
    pub(super) fn look_up(&mut self, code: &Code) -> PyResult<Option<Exit>> {
        self.put_on_clock();
        if self.must_make_way(code) {
            self.state.threads.waiting = Some(Waiting::Turn);
            self.state.threads.made_way = Some(self.state.threads.current.id);
            return Ok(Some(Exit::Block));
        }
        if self.steps < self.pace.slice_ends {
            self.look_again();
            return Ok(None);
        }
        if self.steps >= self.limits.steps {
            return Err(self.too_many_steps());
        }
        self.check_trace()?;
        self.check_memory()?;
        if self.depth > 0 {
            self.extend_slice();
            return Ok(None);
        }
        Ok(Some(Exit::Pause))
    }

    /// Counts work that native code does by itself as so many instructions, so that none of it goes on for ever.
    pub fn spend(&mut self, instructions: u64) -> PyResult<()> {
        self.steps = self.steps.saturating_add(instructions);
        self.put_on_clock();
        if self.steps >= self.limits.steps {
            return Err(self.too_many_steps());
        }
        Ok(())
    }

    fn too_many_steps(&self) -> crate::python::error::Unwind {
        Stop::Limit(format!("the program ran more than {} instructions", self.limits.steps)).into()
    }

    /// Sets how many more instructions may run before the machine looks up.
    pub fn set_slice(&mut self, instructions: u64) {
        self.pace.slice_ends = self.steps.saturating_add(instructions).min(self.limits.steps);
        self.look_again();
    }

    /// Where the time slice ends: for those who make it longer for a while.
    pub(super) fn slice(&self) -> u64 {
        self.pace.slice_ends
    }

    pub(super) fn end_slice_at(&mut self, slice: u64) {
        self.pace.slice_ends = slice;
        self.look_again();
    }

    pub(super) fn extend_slice(&mut self) {
        self.set_slice(100_000);
    }

    fn look_again(&mut self) {
        let each = self.pace.nanos > 0 || self.pace.wrote;
        self.look_up_at = if each { self.steps + 1 } else { self.pace.slice_ends };
    }

    /// Moves the clock by what has run since the last time.
    fn put_on_clock(&mut self) {
        if self.pace.nanos == 0 || self.steps <= self.pace.counted {
            return;
        }
        let length = Duration::from_nanos((self.steps - self.pace.counted).saturating_mul(self.pace.nanos));
        self.pace.counted = self.steps;
        self.world.recorder.advance_to(self.now() + length);
    }

    /// Whether the thread that runs has to let another one run: in code of the program only, so that the library's own is never
    /// found half-way.
    fn must_make_way(&mut self, code: &Code) -> bool {
        let wrote = self.pace.wrote;
        let due = self.pace.nanos > 0 && self.now() >= self.pace.change_at;
        if !(due || wrote) || code.file.library || self.depth != self.pace.floor {
            return false;
        }
        self.pace.wrote = false;
        if due {
            self.begin_turn();
        }
        let now = self.now();
        self.state.threads.parked.iter().any(|thread| thread.can_run(now)) && (due || self.world.dice.borrow_mut().below(2) == 0)
    }

    /// A thread begins to run, or to run on: the others wait at least for `sys.getswitchinterval()`, and a little longer, as an
    /// operating system's clock has it.
    pub(super) fn begin_turn(&mut self) {
        if self.pace.nanos > 0 {
            let interval = self.pace.interval;
            let extra = self.world.dice.borrow_mut().below(interval.nanos() / 10);
            self.pace.change_at = self.now() + interval + Duration::from_nanos(extra);
        }
    }

    /// Something was written, which lets go of the interpreter's lock in CPython.
    pub(super) fn note_written(&mut self) {
        if !self.settings.schedule.is_plain() && !self.state.threads.parked.is_empty() {
            self.pace.wrote = true;
            self.look_up_at = self.steps;
        }
    }

    /// Who runs next. Where the clock moves as instructions run, and on schedules that were drawn, the lot decides among those who can.
    pub(super) fn next_thread(&mut self) -> Next {
        let by_lot = self.pace.nanos > 0 || !self.settings.schedule.is_plain();
        let now = self.now();
        self.state.threads.next(now, by_lot.then_some(&mut *self.world.dice.borrow_mut()))
    }

    /// The thread's turn is over: what it has worked is its own.
    pub(super) fn end_turn(&mut self) {
        self.state.threads.current.worked += self.steps.saturating_sub(self.pace.turn_began);
        self.pace.turn_began = self.steps;
    }

    /// Nanoseconds that all threads have computed.
    pub fn worked_nanos(&self) -> i64 {
        i64::try_from(self.steps.saturating_mul(self.pace.nanos)).unwrap_or(i64::MAX)
    }

    /// Nanoseconds that the thread which runs has computed.
    pub fn thread_worked_nanos(&self) -> i64 {
        let steps = self.state.threads.current.worked + self.steps.saturating_sub(self.pace.turn_began);
        i64::try_from(steps.saturating_mul(self.pace.nanos)).unwrap_or(i64::MAX)
    }

    pub fn switch_interval(&self) -> Duration {
        self.pace.interval
    }

    /// `sys.setswitchinterval`: in force from the next turn on.
    pub fn set_switch_interval(&mut self, interval: Duration) {
        self.pace.interval = interval;
        self.begin_turn();
    }
}
