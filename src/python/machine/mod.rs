//! The machine: runs code, one instruction after another, on stacks of calls that live on the heap. Knows no clock of its own.
//!
//! `drive` runs calls until a stack is back to where it was; `execute` (in `instructions`) runs one frame until it calls, returns,
//! yields or fails. A call of the program's code from native code runs a `drive` of its own, nested in that native code.

mod arguments;
mod attributes;
mod calls;
mod classes;
mod drive;
mod generators;
mod ignored;
mod inspect;
mod instructions;
mod modules;
mod names;
mod noting;
mod pace;
mod patterns;
mod quick;
mod seldom;
mod session;
mod switching;
mod tidying;
mod unwinding;

use super::error::{PyResult, Stop, Unwind};
use super::frame::{Activation, Frame};
use super::generator::Abandoned;
use super::object::Object;
use super::protocol;
use super::text::Str;
use super::value::Value;
use super::world::World;
use crate::settings::{Dice, Limits, Settings};
use crate::trace::{EventKind, Stream};
use pace::Pace;
use std::rc::Rc;

pub use attributes::{method, no_attribute};
pub use calls::{Begun, named_of, native_value};
pub use classes::code_object;
pub use drive::{Outcome, Progress};
pub use generators::{AsyncStep, AsyncStepKind, CoroutineWrapper};
pub use inspect::FrameView;
pub use switching::Reached;

/// Bytes of memory that the page's WebAssembly has; 0 where that is not known.
fn memory_in_use() -> usize {
    #[cfg(target_arch = "wasm32")]
    return core::arch::wasm32::memory_size(0) << 16;
    #[cfg(not(target_arch = "wasm32"))]
    0
}

/// How often native code may call the program's code, and that native code again: each level takes native stack.
const DEEPEST: usize = 60;

/// The machine and everything that one run of a program owns.
pub struct Vm {
    /// The calls under way on the current thread, the innermost last.
    pub(super) stack: Vec<Activation>,
    /// The namespace that every module falls back to, a dict.
    pub builtins: Rc<Object>,
    /// The modules that were imported, by name: `sys.modules`, a dict.
    pub modules: Rc<Object>,
    /// What asyncio sees of this run: its recorder among it.
    pub world: Rc<World>,
    /// What was dropped and still has code to run.
    pub(super) abandoned: Abandoned,
    /// What the operations on values keep.
    pub(super) protocol: protocol::State,
    /// What decides the run beside its source.
    pub settings: Rc<Settings>,
    /// Those of the settings, as far as the program has not changed them.
    pub limits: Limits,
    /// For `random` without a seed.
    pub seed: u64,
    /// How many bytes of the settings' input have been read.
    pub(in crate::python) input_read: usize,
    /// Instructions run so far.
    steps: u64,
    /// When this many have been run, the machine looks up: its time slice is over, a limit is met, or the clock is to be moved.
    look_up_at: u64,
    pace: Pace,
    /// How many nested drives there are.
    depth: usize,
    /// The beginnings of lines that `print` writes, while it asks values for their texts.
    pub half_printed: Vec<(Stream, String)>,
    /// Bytes written so far.
    written: usize,
    /// Bytes of memory in use when the run began.
    memory_before: usize,
    /// The exception that leaves the current instruction is one that was raised before.
    again: bool,
    /// Frames to be used again.
    #[expect(clippy::vec_box, reason = "frames live in boxes, and move by moving these")]
    spare: Vec<Box<Frame>>,
    pub state: super::state::State,
}

/// What a native function asks the machine to do in its stead; the outcome is the outcome of the call.
pub enum Effect {
    /// The function is done already.
    Return(Value),
    /// Run this call.
    Push(Activation),
    /// Run this call, resumed with that.
    Resume(Activation, super::frame::Input),
}

impl Vm {
    pub fn new(settings: &Settings) -> Vm {
        let world = World::new(Dice::new(settings.seed, settings.schedule));
        super::weak::begin();
        Vm {
            stack: Vec::new(),
            builtins: Object::dict(super::builtins::namespace()),
            modules: Object::dict(Default::default()),
            abandoned: world.abandoned.clone(),
            world,
            limits: settings.limits.clone(),
            seed: settings.seed,
            settings: Rc::new(settings.clone()),
            input_read: 0,
            steps: 0,
            look_up_at: 0,
            pace: Pace::new(settings.instruction_nanos),
            depth: 0,
            half_printed: Vec::new(),
            written: 0,
            memory_before: memory_in_use(),
            protocol: Default::default(),
            again: false,
            spare: Vec::new(),
            state: Default::default(),
        }
    }

    /// Writes text to a stream: an event of the trace.
    pub fn write(&mut self, stream: Stream, text: &str) -> PyResult<()> {
        for (stream, text) in std::mem::take(&mut self.half_printed) {
            self.write(stream, &text)?;
            self.half_printed.push((stream, String::new()));
        }
        if text.is_empty() {
            return Ok(());
        }
        self.written += text.len();
        if self.written > self.limits.output {
            return Err(Stop::Limit(format!("the program printed more than {} characters", self.limits.output)).into());
        }
        let text = self.world.recorder.text(text);
        self.world.recorder.record(EventKind::Printed { stream, text });
        self.note_written();
        Ok(())
    }

    /// Instructions run so far.
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// The innermost frame of the program's code, if there is one below native code.
    pub fn innermost(&self) -> Option<&Frame> {
        self.stack.iter().rev().find_map(Activation::python)
    }

    /// The str for a name, stored once.
    pub fn name(&self, name: &str) -> Rc<Str> {
        super::types::types().names.intern(name)
    }

    /// Ends the run if it has made the page's memory grow beyond its limit. What earlier runs left free may be used.
    fn check_memory(&self) -> Result<(), Unwind> {
        let now = memory_in_use();
        if now > self.limits.memory && now > self.memory_before {
            let limit = self.limits.memory >> 20;
            return Err(Stop::Limit(format!("the program uses more than {limit} MB of memory")).into());
        }
        Ok(())
    }

    /// Ends the run if the trace has grown beyond its limit.
    pub(super) fn check_trace(&self) -> Result<(), Unwind> {
        if self.world.recorder.len() > self.limits.events {
            return Err(Stop::Limit(format!("the trace has more than {} events", self.limits.events)).into());
        }
        Ok(())
    }
}
