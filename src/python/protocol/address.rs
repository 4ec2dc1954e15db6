//! Addresses: what `id` and default reprs show. They count up from one fixed value, in the order of first asking.

use crate::python::FutureRef;
use crate::python::machine::Vm;
use crate::python::value::Value;
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};

/// The first address.
const FIRST: u64 = 0x7f00_0000_0010;
/// How far apart they are.
const STEP: u64 = 0x10;

/// The addresses given out in a run.
#[derive(Default)]
pub struct Addresses {
    given: u32,
    /// What is no object of the run's own: small values, and what all runs share.
    others: BTreeMap<Key, u32>,
    futures: BTreeMap<usize, (Weak<<FutureRef as std::ops::Deref>::Target>, u32)>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Constant(u8),
    Int(i64),
    Float(u64),
    Text(Box<str>),
    /// Something that is never dropped.
    Shared(usize),
}

impl Addresses {
    fn next(&mut self) -> u32 {
        self.given += 1;
        self.given
    }

    fn other(&mut self, key: Key) -> u32 {
        let given = &mut self.given;
        *self.others.entry(key).or_insert_with(|| {
            *given += 1;
            *given
        })
    }
}

impl Vm {
    /// The address of the value: the same for as long as it lives, and in every run of the program.
    pub fn address(&mut self, value: &Value) -> u64 {
        let addresses = &mut self.protocol.addresses;
        let number = match value {
            Value::Object(object) => {
                if object.number.get() == 0 {
                    object.number.set(addresses.next());
                }
                object.number.get()
            }
            Value::Class(class) if class.user => {
                if class.number.get() == 0 {
                    class.number.set(addresses.next());
                }
                class.number.get()
            }
            Value::Class(class) => addresses.other(Key::Shared(Rc::as_ptr(class) as usize)),
            Value::Future(future) => {
                let key = Rc::as_ptr(future) as usize;
                match addresses.futures.get(&key) {
                    Some((known, number)) if std::ptr::eq(known.as_ptr(), Rc::as_ptr(future)) => *number,
                    _ => {
                        let number = addresses.next();
                        addresses.futures.insert(key, (Rc::downgrade(future), number));
                        number
                    }
                }
            }
            Value::Int(number) => addresses.other(Key::Int(*number)),
            Value::Float(number) => addresses.other(Key::Float(number.to_bits())),
            Value::Str(text) => addresses.other(Key::Text(text.text().into())),
            Value::Bool(truth) => addresses.other(Key::Constant(u8::from(*truth))),
            Value::Unset | Value::None => addresses.other(Key::Constant(2)),
            Value::NotImplemented => addresses.other(Key::Constant(3)),
            Value::Ellipsis => addresses.other(Key::Constant(4)),
        };
        FIRST + STEP * u64::from(number - 1)
    }

    /// The address as reprs show it: `0x7f0000000010`.
    pub fn address_text(&mut self, value: &Value) -> String {
        format!("{:#x}", self.address(value))
    }
}
