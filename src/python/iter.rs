//! The iterators of this engine's own; knows no code of the program.

use super::error::PyResult;
use super::machine::Vm;
use super::object::{Object, Payload, Range};
use super::value::Value;
use std::rc::Rc;

/// An iterator of a builtin type.
pub enum Iter {
    /// Over a list, which may change meanwhile.
    List { list: Rc<Object>, at: usize },
    /// Over a tuple.
    Tuple { tuple: Rc<Object>, at: usize },
    /// Over the numbers that are left.
    Range { next: i64, left: usize, step: i64 },
    /// Over anything else.
    Native(Box<dyn NativeIter>),
    /// Used up, or being asked just now.
    Done,
}

/// The next item cannot be told without the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NeedsMachine;

/// An iterator whose items are made one by one.
pub trait NativeIter {
    /// The next item; None at the end, after which it is not asked again.
    fn next(&mut self, vm: &mut Vm) -> PyResult<Option<Value>>;

    /// The name of its class in Python, such as `enumerate`.
    fn class_name(&self) -> &'static str;

    /// How many items are left, if that is known.
    fn left(&self) -> Option<usize> {
        None
    }
}

impl Iter {
    pub fn range(range: Range) -> Iter {
        Iter::Range { next: range.start, left: range.len(), step: range.step }
    }

    /// The next item, if that can be told without the machine: `Err` where it cannot.
    pub fn next_quickly(&mut self) -> Result<Option<Value>, NeedsMachine> {
        match self {
            Iter::Range { next, left, step } => {
                if *left == 0 {
                    return Ok(None);
                }
                let item = *next;
                *left -= 1;
                *next = next.wrapping_add(*step);
                Ok(Some(Value::Int(item)))
            }
            Iter::List { list, at } => {
                let item = match &list.payload {
                    Payload::List(items) => items.borrow().get(*at).cloned(),
                    _ => None,
                };
                *at += 1;
                if item.is_none() {
                    *self = Iter::Done;
                }
                Ok(item)
            }
            Iter::Tuple { tuple, at } => {
                let item = match &tuple.payload {
                    Payload::Tuple(items) => items.get(*at).cloned(),
                    _ => None,
                };
                *at += 1;
                Ok(item)
            }
            Iter::Done => Ok(None),
            Iter::Native(_) => Err(NeedsMachine),
        }
    }

    /// How many items are left, if that is known.
    pub fn left(&self) -> Option<usize> {
        match self {
            Iter::List { list, at } => match &list.payload {
                Payload::List(items) => Some(items.borrow().len().saturating_sub(*at)),
                _ => None,
            },
            Iter::Tuple { tuple, at } => match &tuple.payload {
                Payload::Tuple(items) => Some(items.len().saturating_sub(*at)),
                _ => None,
            },
            Iter::Range { left, .. } => Some(*left),
            Iter::Native(native) => native.left(),
            Iter::Done => Some(0),
        }
    }
}
