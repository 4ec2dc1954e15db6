//! Exceptions: what an exception object holds beside its attributes, and where it has been.

use super::class::Class;
use super::code::Code;
use super::function::Cell;
use super::object::{Object, Payload};
use super::text::Str;
use super::value::Value;
use std::cell::{Ref, RefMut};
use std::rc::Rc;

/// An instance of BaseException.
#[derive(Clone)]
pub struct Exception(Rc<Object>);

/// What an exception object holds.
#[derive(Default)]
pub struct ExceptionData {
    pub args: Vec<Value>,
    /// `raise … from cause`.
    pub cause: Option<Exception>,
    /// What was being handled when it was raised.
    pub context: Option<Exception>,
    /// `raise … from …` hides the context.
    pub suppress_context: bool,
    /// Where it passed, the innermost place first.
    pub traceback: Vec<Place>,
    /// The variables of the calls that it left, the innermost first: they live as long as its traceback.
    pub left: Vec<Left>,
    /// The members of an exception group.
    pub members: Vec<Exception>,
}

/// The variables of a call that an exception left.
#[derive(Clone)]
pub struct Left {
    pub slots: Vec<Value>,
    pub cells: Vec<Cell>,
}

/// A place in the program that an exception passed.
#[derive(Clone)]
pub struct Place {
    pub code: Rc<Code>,
    /// The instruction.
    pub at: u32,
}

impl Exception {
    /// Leaves out of the traceback who called the program, where that was the library: a notebook shows its cells alone.
    pub fn forget_library_callers(&self) {
        let places = &mut self.data_mut().traceback;
        let callers = places.iter().rev().take_while(|place| place.code.file.library).count();
        if callers < places.len() {
            places.truncate(places.len() - callers);
        }
    }

    pub fn new(class: &Rc<Class>, args: Vec<Value>) -> Exception {
        let data = ExceptionData { args, ..ExceptionData::default() };
        Exception(Object::new(class, Payload::Exception(Box::new(data.into()))))
    }

    /// It leaves a call whose variables these are.
    pub fn leaves(&self, slots: Vec<Value>, cells: Vec<Cell>) {
        let held = |value: &Value| matches!(value, Value::Object(_) | Value::Future(_));
        if slots.iter().any(held) || !cells.is_empty() {
            // It may be one of a circle now, by way of a variable that holds it or a task that failed with it.
            if self.data().left.is_empty() {
                super::weak::made(self.object());
            }
            self.data_mut().left.push(Left { slots, cells });
        }
    }

    /// The exception behind a value, if it is one.
    pub fn from_value(value: &Value) -> Option<Exception> {
        let object = value.object()?;
        matches!(object.payload, Payload::Exception(_)).then(|| Exception(object.clone()))
    }

    pub fn object(&self) -> &Rc<Object> {
        &self.0
    }

    pub fn value(&self) -> Value {
        Value::Object(self.0.clone())
    }

    pub fn class(&self) -> &Rc<Class> {
        &self.0.class
    }

    pub fn is(&self, class: &Rc<Class>) -> bool {
        self.0.class.is_subclass(class)
    }

    pub fn same(&self, other: &Exception) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    pub fn data(&self) -> Ref<'_, ExceptionData> {
        match &self.0.payload {
            Payload::Exception(data) => data.borrow(),
            _ => unreachable!("an exception holds exception data"),
        }
    }

    pub fn data_mut(&self) -> RefMut<'_, ExceptionData> {
        match &self.0.payload {
            Payload::Exception(data) => data.borrow_mut(),
            _ => unreachable!("an exception holds exception data"),
        }
    }

    /// It passes a function of this engine that is Python in CPython: if there is a line of that, it goes into the traceback.
    pub fn passed(&self, key: &str) {
        let fresh = self.data().traceback.is_empty();
        let class = self.class().name();
        if let Some(place) = super::places::native(key, fresh.then_some(class.text())) {
            self.data_mut().traceback.push(place);
        }
    }

    /// The first argument, or None.
    pub fn argument(&self) -> Value {
        self.data().args.first().cloned().unwrap_or(Value::None)
    }

    /// An attribute of its own, such as `__notes__`.
    pub fn attribute(&self, name: &Rc<Str>) -> Option<Value> {
        self.0.attribute(name)
    }

    /// Remembers that it was raised while `handled` was being handled, unless that would close a circle.
    pub fn set_context(&self, handled: &Exception) {
        if self.same(handled) || self.data().context.is_some() {
            return;
        }
        // Where the new exception already stands in the chain, the chain is cut there, as CPython does.
        let mut link = handled.clone();
        loop {
            let Some(next) = link.data().context.clone() else { break };
            if next.same(self) {
                link.data_mut().context = None;
                break;
            }
            link = next;
        }
        self.data_mut().context = Some(handled.clone());
    }
}
