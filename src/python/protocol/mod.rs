//! What can be done with values: each operation has a quick path for the builtin types, and asks the special methods of
//! the program's classes otherwise. No borrow is held while code of the program can run.
//!
//! A value is *known* if its class is one of this engine's core types itself: then the operation is done here. For all others
//! the class is asked; a class that inherits from a core type finds that type's own method there (`builtins`), which does
//! what is done here for known values.

pub mod address;
pub mod arithmetic;
pub mod bytes;
pub mod compare;
pub mod container;
pub mod display;
pub mod float_text;
pub mod format;
pub mod format_spec;
pub mod format_value;
pub mod hash;
pub mod instance;
pub mod item;
pub mod iterate;
pub mod iterators;
pub mod limits;
pub mod merge;
pub mod number;
pub mod parse_number;
pub mod percent;
pub mod quote;
pub mod sequence;
pub mod slice;
pub mod table;
pub mod unary;

use super::error::{PyResult, recursion_error};
use super::machine::Vm;
use super::value::Value;

/// What the operations keep during a run.
#[derive(Default)]
pub struct State {
    pub addresses: address::Addresses,
    /// Containers whose repr is being made, so that one that contains itself is shown as `[...]`.
    showing: Vec<usize>,
    /// How deep this engine's own functions are in nested values.
    depth: u32,
}

impl Value {
    /// Whether the operations know what to do with the value without asking its class.
    pub fn is_known(&self) -> bool {
        match self {
            Value::Object(object) => object.class.known.get(),
            Value::Class(class) => class.metaclass.is_none(),
            Value::Future(_) => false,
            _ => true,
        }
    }
}

impl Vm {
    /// Does something with nested values, unless they are nested too deep.
    pub fn nested<T>(&mut self, why: &str, run: impl FnOnce(&mut Vm) -> PyResult<T>) -> PyResult<T> {
        if self.protocol.depth >= limits::DEPTH {
            return Err(recursion_error(format!("maximum recursion depth exceeded{why}")));
        }
        self.protocol.depth += 1;
        let result = run(self);
        self.protocol.depth -= 1;
        result
    }
}
