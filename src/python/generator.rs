//! Generators, coroutines and asynchronous generators: frames that can be left and entered again.

use super::code::Code;
use super::frame::Activation;
use super::text::Str;
use super::value::Value;
use crate::trace::ObjectId;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// What kind of function a frame that can be left came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GeneratorKind {
    Generator,
    Coroutine,
    AsyncGenerator,
}

/// A generator, coroutine or asynchronous generator.
///
/// ```text
///   Created ──first resume──► Running ──yield──► Suspended
///      │                       ▲   │                │
///      │                       └───┼───resume───────┘
///      └──close──► Finished ◄──────┘ return, raise
/// ```
pub struct Generator {
    pub kind: GeneratorKind,
    pub name: RefCell<Rc<Str>>,
    pub qualname: RefCell<Rc<Str>>,
    /// The frame while it does not run; none while it runs and when it has finished.
    pub frame: RefCell<Option<Activation>>,
    pub state: Cell<GeneratorState>,
    /// For asynchronous generators: an `anext`, `asend`, `athrow` or `aclose` is under way.
    pub busy: Cell<bool>,
    /// For asynchronous generators: the loop's hooks have seen it.
    pub hooked: Cell<bool>,
    /// The line on which it was made.
    pub made_on: u32,
    /// Its function's code; none if that is this engine's own.
    pub code: Option<Rc<Code>>,
    /// What the trace knows of an asynchronous generator.
    pub told: Cell<Told>,
    /// Makes the end of an abandoned frame known to the machine.
    pub abandoned: Abandoned,
}

/// What the trace knows of an asynchronous generator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// It has not run yet.
    NotYet,
    /// It has handed so many values over.
    As { object: ObjectId, values: u32 },
    /// Nothing is told of it, or nothing more.
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GeneratorState {
    Created,
    Running,
    Suspended,
    Finished,
}

/// What was dropped and still has code to run: the machine looks here between two instructions.
pub type Abandoned = Rc<Leftovers>;

/// Things that nobody refers to any more, but whose end the program sees, in the order in which they were let go.
#[derive(Default)]
pub struct Leftovers {
    list: RefCell<Vec<Leftover>>,
    pending: Cell<bool>,
}

impl Leftovers {
    /// Whether there are any.
    pub fn pending(&self) -> bool {
        self.pending.get()
    }

    /// Something else is to be looked at between two instructions: what asyncio has to report.
    pub fn look(&self) {
        self.pending.set(true);
    }

    pub fn take(&self) -> Vec<Leftover> {
        self.pending.set(false);
        self.list.take()
    }

    pub fn add(&self, leftover: Leftover) {
        // Whoever is dropped while the list is in use was dropped with it: the run is over.
        if let Ok(mut list) = self.list.try_borrow_mut() {
            list.push(leftover);
            self.pending.set(true);
        }
    }
}

/// Something that nobody refers to any more, but whose end the program sees.
pub enum Leftover {
    /// A coroutine that never ran: "was never awaited".
    NeverAwaited { qualname: Rc<Str>, line: u32 },
    /// A frame that is suspended inside `try` or `with`: GeneratorExit is thrown in.
    Suspended { kind: GeneratorKind, frame: Activation, name: Rc<Str>, qualname: Rc<Str>, hooked: bool },
    /// An instance whose class has `__del__`.
    Finaliser(Value),
    /// A weak reference whose referent is gone.
    Unreferenced(Value),
}

impl Drop for Generator {
    fn drop(&mut self) {
        let Some(frame) = self.frame.take() else { return };
        let leftover = match self.state.get() {
            GeneratorState::Created if self.kind == GeneratorKind::Coroutine => {
                Leftover::NeverAwaited { qualname: self.qualname.borrow().clone(), line: self.made_on }
            }
            GeneratorState::Suspended
                if frame.has_cleanup() || (self.kind == GeneratorKind::AsyncGenerator && self.hooked.get()) =>
            {
                Leftover::Suspended {
                    kind: self.kind,
                    frame,
                    name: self.name.borrow().clone(),
                    qualname: self.qualname.borrow().clone(),
                    hooked: self.hooked.get(),
                }
            }
            _ => return,
        };
        self.abandoned.add(leftover);
    }
}
