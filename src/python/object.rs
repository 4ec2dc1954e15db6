//! Objects: what lies behind values that are shared by reference. Says what they hold, not what can be done with them.

use super::class::Class;
use super::dict::Dict;
use super::exception::ExceptionData;
use super::function::{Function, Method, Native};
use super::generator::{Generator, Leftover};
use super::iter::Iter;
use super::text::Str;
use super::types::types;
use super::value::Value;
use num_bigint::BigInt;
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// A Python object: its class, its attributes, and what its class's builtin ancestor keeps in it.
pub struct Object {
    pub class: Rc<Class>,
    /// Under which number its address was given out; 0 before anybody asked.
    pub number: Cell<u32>,
    pub attributes: RefCell<Attributes>,
    pub payload: Payload,
    /// `__del__` has been called, or is about to be.
    finalised: Cell<bool>,
    /// Somebody refers to it weakly.
    pub watched: Cell<bool>,
}

/// An object's `__dict__`.
#[derive(Default)]
pub enum Attributes {
    /// Nothing has been stored yet.
    #[default]
    Empty,
    /// The object's own.
    Own(Box<Dict>),
    /// Seen by the program as a dict of its own (`vars(object)`), and therefore shared with it.
    Shared(Rc<Object>),
}

/// What an object holds beside its attributes.
pub enum Payload {
    /// Nothing: an instance of a class that descends from `object` alone.
    Plain,
    /// For instances of subclasses of int, float and str; plain ones are stored in the value.
    Int(i64),
    Float(f64),
    Str(Rc<Str>),
    /// An int beyond 64 bits.
    BigInt(Box<BigInt>),
    Bytes(Rc<[u8]>),
    ByteArray(RefCell<Vec<u8>>),
    List(RefCell<Vec<Value>>),
    Tuple(Box<[Value]>),
    Dict(Box<RefCell<Dict>>),
    /// A set or frozenset: the keys of the table.
    Set(Box<RefCell<Dict>>),
    Range(Range),
    /// start, stop, step.
    Slice(Box<[Value; 3]>),
    Function(Box<Function>),
    Native(&'static Native),
    /// A function bound to its receiver.
    Method(Box<Method>),
    /// A generator, coroutine or asynchronous generator.
    Generator(Box<Generator>),
    Iter(RefCell<Iter>),
    Exception(Box<RefCell<ExceptionData>>),
    /// The module's globals, a dict.
    Module(Rc<Object>),
    /// getter, setter, deleter, docstring.
    Property(Box<[Value; 4]>),
    StaticMethod(Value),
    ClassMethod(Value),
    /// `super()`: the class to look behind, and the receiver.
    Super(Rc<Class>, Value),
    /// What a library module keeps, of a Rust type of its own.
    Opaque(Box<dyn Any>),
}

/// What `range` holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    pub start: i64,
    pub stop: i64,
    /// Never 0.
    pub step: i64,
}

impl Range {
    /// How many numbers the range has.
    pub fn len(&self) -> usize {
        let (low, high, step) =
            if self.step > 0 { (self.start, self.stop, self.step as i128) } else { (self.stop, self.start, -(self.step as i128)) };
        if low >= high {
            return 0;
        }
        ((high as i128 - low as i128 - 1) / step + 1) as usize
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number at `index`, which is less than the length.
    pub fn get(&self, index: usize) -> i64 {
        self.start.wrapping_add(self.step.wrapping_mul(index as i64))
    }
}

impl Object {
    pub fn new(class: &Rc<Class>, payload: Payload) -> Rc<Object> {
        let object = Rc::new(Object {
            class: class.clone(),
            number: Cell::new(0),
            attributes: RefCell::default(),
            payload,
            finalised: Cell::new(false),
            watched: Cell::new(false),
        });
        if class.user {
            super::weak::made(&object);
        }
        object
    }

    /// What weak references know it by.
    pub fn key(&self) -> super::weak::Key {
        std::ptr::from_ref(self) as usize as super::weak::Key
    }

    /// Whether its `__del__` is still to be called, which it is from now on.
    pub fn finalise(&self) -> bool {
        self.class.finalisers.borrow().is_some() && !self.finalised.replace(true)
    }

    /// Takes out everything that it holds and that can be changed: the end of a circle.
    pub fn empty(&self) -> (Attributes, Vec<Value>, Dict) {
        let (items, table) = match &self.payload {
            Payload::List(items) => (items.take(), Dict::default()),
            Payload::Dict(dict) => (Vec::new(), dict.take()),
            Payload::Set(set) => (Vec::new(), set.replace(Dict::set())),
            Payload::Exception(data) => {
                let left = std::mem::take(&mut data.borrow_mut().left);
                (left.into_iter().flat_map(|left| left.slots).collect(), Dict::default())
            }
            _ => (Vec::new(), Dict::default()),
        };
        (self.attributes.take(), items, table)
    }

    /// A new object, as a value.
    pub fn value(class: &Rc<Class>, payload: Payload) -> Value {
        Value::Object(Object::new(class, payload))
    }

    /// An object of a library class that keeps `content`.
    pub fn opaque_value<T: Any>(class: &Rc<Class>, content: T) -> Value {
        Object::value(class, Payload::Opaque(Box::new(content)))
    }

    pub fn dict(dict: Dict) -> Rc<Object> {
        Object::new(&types().dict, Payload::Dict(Box::new(dict.into())))
    }

    /// What a library module keeps in this object, if it is of type `T`.
    pub fn opaque<T: Any>(&self) -> Option<&T> {
        match &self.payload {
            Payload::Opaque(content) => content.downcast_ref(),
            _ => None,
        }
    }

    /// The attribute `name` of the object itself, not of its class.
    pub fn attribute(&self, name: &Rc<Str>) -> Option<Value> {
        match &*self.attributes.borrow() {
            Attributes::Empty => None,
            Attributes::Own(dict) => dict.get_str(name).cloned(),
            Attributes::Shared(shared) => shared.as_dict().borrow().get_str(name).cloned(),
        }
    }

    pub fn set_attribute(&self, name: &Rc<Str>, value: Value) {
        // The old value is dropped after the borrow has ended: its end may run code that looks in here.
        let _old = match &mut *self.attributes.borrow_mut() {
            Attributes::Own(dict) => dict.set_str(name, value),
            Attributes::Shared(shared) => shared.as_dict().borrow_mut().set_str(name, value),
            empty @ Attributes::Empty => {
                let mut dict = Box::new(Dict::default());
                dict.set_str(name, value);
                *empty = Attributes::Own(dict);
                None
            }
        };
    }

    /// Removes the attribute and returns it, if it was there.
    pub fn delete_attribute(&self, name: &Rc<Str>) -> Option<Value> {
        match &mut *self.attributes.borrow_mut() {
            Attributes::Empty => None,
            Attributes::Own(dict) => dict.remove_str(name),
            Attributes::Shared(shared) => shared.as_dict().borrow_mut().remove_str(name),
        }
    }

    /// `vars(object)`: from now on shared with whoever asked.
    pub fn attributes_dict(&self) -> Rc<Object> {
        let mut attributes = self.attributes.borrow_mut();
        if let Attributes::Shared(shared) = &*attributes {
            return shared.clone();
        }
        let own = match std::mem::take(&mut *attributes) {
            Attributes::Own(dict) => *dict,
            _ => Dict::default(),
        };
        let shared = Object::dict(own);
        *attributes = Attributes::Shared(shared.clone());
        shared
    }

    /// The table of a dict object. Asking anything else is a mistake of this engine, answered by an empty table.
    pub fn as_dict(&self) -> &RefCell<Dict> {
        match &self.payload {
            Payload::Dict(dict) | Payload::Set(dict) => dict,
            _ => unreachable!("only dict objects are asked for their table"),
        }
    }
}

/// How deep objects are dropped inside one another before the rest is put off: each level takes native stack.
const DEEPEST_DROP: u32 = 50;

thread_local! {
    static DROPPING: Cell<u32> = const { Cell::new(0) };
    static PUT_OFF: RefCell<Vec<(Payload, Attributes)>> = const { RefCell::new(Vec::new()) };
}

/// A list of a million lists in one another must not need a million calls to go.
impl Drop for Object {
    fn drop(&mut self) {
        if let Some(abandoned) = &*self.class.finalisers.borrow()
            && !self.finalised.get()
        {
            // What the object was goes on in another, for `__del__` to see it; that one is not finalised again.
            let payload = std::mem::replace(&mut self.payload, Payload::Plain);
            let attributes = std::mem::take(self.attributes.get_mut()).into();
            let last = Object {
                class: self.class.clone(),
                number: Cell::new(self.number.get()),
                attributes,
                payload,
                finalised: Cell::new(true),
                watched: Cell::new(false),
            };
            abandoned.add(Leftover::Finaliser(Value::Object(Rc::new(last))));
        }
        if self.watched.get() {
            super::weak::dropped(self.key());
        }
        let attributes = self.attributes.get_mut();
        if !self.payload.holds_values() && matches!(attributes, Attributes::Empty) {
            return;
        }
        let held = (std::mem::replace(&mut self.payload, Payload::Plain), std::mem::take(attributes));
        let depth = DROPPING.get();
        if depth >= DEEPEST_DROP {
            // Gone only when the whole thread ends.
            let _ = PUT_OFF.try_with(|put_off| put_off.borrow_mut().push(held));
            return;
        }
        DROPPING.set(depth + 1);
        drop(held);
        if depth == 0 {
            while let Ok(Some(next)) = PUT_OFF.try_with(|put_off| put_off.borrow_mut().pop()) {
                drop(next);
            }
        }
        DROPPING.set(depth);
    }
}

impl Payload {
    /// Whether other objects may be in it.
    pub fn holds_values(&self) -> bool {
        !matches!(
            self,
            Payload::Plain
                | Payload::Int(_)
                | Payload::Float(_)
                | Payload::Str(_)
                | Payload::BigInt(_)
                | Payload::Bytes(_)
                | Payload::ByteArray(_)
                | Payload::Range(_)
                | Payload::Native(_)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_nested_deep_is_dropped_without_deep_calls() {
        let deep = (0..300_000).fold(Value::None, |inner, _| Value::list(vec![inner]));
        drop(deep);
    }
}
