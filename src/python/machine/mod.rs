//! The machine: runs code, one instruction after another, on stacks of calls that live on the heap. Knows no clock of its own.

mod attributes;
mod calls;

use super::frame::Activation;
use super::generator::Abandoned;
use super::object::Object;
use super::protocol;
use super::value::Value;
use std::rc::Rc;

/// The machine and everything that one run of a program owns.
pub struct Vm {
    /// The calls under way on the current thread, the innermost last.
    pub(super) stack: Vec<Activation>,
    /// The namespace that every module falls back to, a dict.
    pub builtins: Rc<Object>,
    /// What was dropped and still has code to run.
    pub(super) abandoned: Abandoned,
    /// What the operations on values keep.
    pub(super) protocol: protocol::State,
}

/// What a native function asks the machine to do in its stead; the outcome is the outcome of the call.
pub enum Effect {
    /// The function is done already.
    Return(Value),
    /// Run this call.
    Push(Activation),
}
