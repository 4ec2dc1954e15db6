//! bytes and bytearray: constructors and methods.

use super::bytes_text;
use super::install::{EMPTY, Table, methods};
use super::operators;
use super::receiver::{class, wrong};
use super::str::decode;
use crate::python::code::BinaryOp;
use crate::python::error::{PyResult, index_error, type_error, value_error};
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::object::{Object, Payload};
use crate::python::protocol::limits;
use crate::python::protocol::sequence::byte_text;
use crate::python::protocol::slice::{is_index, place};
use crate::python::types::types;
use crate::python::value::Value;
use std::cell::RefCell;
use std::rc::Rc;

/// The tables of bytes.
pub const TABLES: &[Table] = &[
    methods(METHODS),
    methods(bytes_text::METHODS),
    methods(operators::REPR),
    methods(operators::CONTAINER),
    methods(operators::GET_ITEM),
    methods(operators::SEQUENCE),
    methods(operators::COMPARISONS),
    methods(operators::HASH),
    Table {
        functions: &[("__new__", "cls, source=, encoding=, errors=", new)],
        class_methods: &[("fromhex", "cls, string, /", from_hex)],
        ..EMPTY
    },
];

/// The tables of bytearray.
pub const BYTEARRAY: &[Table] = &[
    methods(METHODS),
    methods(bytes_text::METHODS),
    methods(operators::REPR),
    methods(operators::CONTAINER),
    methods(operators::GET_ITEM),
    methods(operators::SET_ITEM),
    methods(operators::SEQUENCE),
    methods(operators::COMPARISONS),
    methods(CHANGING),
    Table {
        functions: &[("__new__", "cls, source=, encoding=, errors=", new)],
        class_methods: &[("fromhex", "cls, string, /", from_hex)],
        ..EMPTY
    },
];

const METHODS: &[Entry] = &[
    ("decode", "self, encoding='utf-8', errors='strict'", |_, args| Ok(Value::Str(decode(&this(&args[0])?, &args[1], &args[2])?))),
    ("hex", "self, sep=, bytes_per_sep=1", hex),
    ("__mod__", "self, other, /", |vm, args| operators::binary(vm, args, BinaryOp::Modulo)),
    ("__bytes__", "self, /", |_, args| Ok(Value::bytes(this(&args[0])?))),
];

const CHANGING: &[Entry] = &[
    ("append", "self, item, /", |vm, args| {
        let byte = vm.byte(&args[1])?;
        array(&args[0])?.borrow_mut().push(byte);
        Ok(Value::None)
    }),
    ("extend", "self, iterable, /", |vm, args| {
        let more = vm.bytes_of(&args[1])?;
        let array = array(&args[0])?;
        limits::bytes(array.borrow().len() + more.len())?;
        array.borrow_mut().extend(more);
        Ok(Value::None)
    }),
    ("insert", "self, index, item, /", |vm, args| {
        let (index, byte) = (vm.index(&args[1])?, vm.byte(&args[2])?);
        let mut array = array(&args[0])?.borrow_mut();
        let length = array.len() as i64;
        let at = if index < 0 { index.saturating_add(length).max(0) } else { index.min(length) };
        array.insert(at as usize, byte);
        Ok(Value::None)
    }),
    ("pop", "self, index=-1, /", |vm, args| {
        let index = args[1].given().map_or(Ok(-1), |index| vm.index(index))?;
        let mut array = array(&args[0])?.borrow_mut();
        if array.is_empty() {
            return Err(index_error("pop from empty bytearray"));
        }
        let at = place(index, array.len()).ok_or_else(|| index_error("pop index out of range"))?;
        Ok(Value::Int(array.remove(at).into()))
    }),
    ("remove", "self, value, /", |vm, args| {
        let byte = vm.byte(&args[1])?;
        let mut array = array(&args[0])?.borrow_mut();
        let at = array.iter().position(|other| *other == byte).ok_or_else(|| value_error("value not found in bytearray"))?;
        array.remove(at);
        Ok(Value::None)
    }),
    ("reverse", "self, /", |_, args| {
        array(&args[0])?.borrow_mut().reverse();
        Ok(Value::None)
    }),
    ("clear", "self, /", |_, args| {
        array(&args[0])?.borrow_mut().clear();
        Ok(Value::None)
    }),
    ("copy", "self, /", |_, args| Ok(made(&types().bytearray, this(&args[0])?))),
    ("__iadd__", "self, other, /", |vm, args| operators::in_place(vm, args, BinaryOp::Add)),
];

/// The bytes of the receiver.
pub fn this(value: &Value) -> PyResult<Vec<u8>> {
    byte_text(value).map(|bytes| bytes.into_owned()).ok_or_else(|| wrong("bytes", value))
}

fn array(value: &Value) -> PyResult<&RefCell<Vec<u8>>> {
    match value.payload() {
        Some(Payload::ByteArray(bytes)) => Ok(bytes),
        _ => Err(wrong("bytearray", value)),
    }
}

fn made(class: &Rc<crate::python::class::Class>, bytes: Vec<u8>) -> Value {
    if class.is_subclass(&types().bytearray) {
        return Object::value(class, Payload::ByteArray(bytes.into()));
    }
    Object::value(class, Payload::Bytes(bytes.into()))
}

fn new(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let class = class(&args[0])?.clone();
    let Some(source) = args[1].given() else { return Ok(made(&class, Vec::new())) };
    if let Some(text) = source.as_str() {
        if args[2].is_unset() {
            return Err(type_error("string argument without an encoding"));
        }
        return Ok(made(&class, super::str::encode(text, &args[2], &args[3])?));
    }
    if !args[2].is_unset() || !args[3].is_unset() {
        return Err(type_error("encoding without a string argument"));
    }
    if !source.is_known()
        && let Some(result) = vm.call_special(source, "__bytes__", Vec::new())?
    {
        let wrong = || type_error(format!("__bytes__ returned non-bytes (type {})", result.class().name()));
        return Ok(made(&class, byte_text(&result).ok_or_else(wrong)?.into_owned()));
    }
    if is_index(source) {
        let count = vm.count(source)?;
        let count = usize::try_from(count).map_err(|_| value_error("negative count"))?;
        limits::bytes(count)?;
        return Ok(made(&class, vec![0; count]));
    }
    if !crate::python::protocol::iterate::is_iterable(source) && byte_text(source).is_none() {
        let kind = if class.is_subclass(&types().bytearray) { "bytearray" } else { "bytes" };
        return Err(type_error(format!("cannot convert '{}' object to {kind}", source.class().name())));
    }
    let bytes = vm.bytes_of(source)?;
    Ok(made(&class, bytes))
}

fn hex(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let bytes = this(&args[0])?;
    let separator = match args[1].given() {
        None => return Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>().into()),
        Some(separator) => vm.to_str(separator)?,
    };
    if separator.len() != 1 {
        return Err(value_error("sep must be length 1."));
    }
    let group = args[2].given().map_or(Ok(1), |group| vm.index(group))?;
    let size = usize::try_from(group.unsigned_abs()).unwrap_or(usize::MAX);
    let mut text = String::new();
    for (at, byte) in bytes.iter().enumerate() {
        // Groups are counted from the end, or from the start for a negative size.
        let counted = if group > 0 { bytes.len() - at } else { at };
        if at > 0 && size > 0 && counted % size == 0 {
            text.push_str(separator.text());
        }
        text.push_str(&format!("{byte:02x}"));
    }
    Ok(text.into())
}

fn from_hex(_: &mut Vm, args: &mut [Value]) -> PyResult {
    let text = super::str::argument(&args[1], "fromhex", 0)?;
    let mut bytes = Vec::new();
    let mut high = None;
    for (at, char) in text.text().chars().enumerate() {
        let invalid = || value_error(format!("non-hexadecimal number found in fromhex() arg at position {at}"));
        if char.is_ascii_whitespace() && high.is_none() {
            continue;
        }
        let digit = char.to_digit(16).ok_or_else(invalid)? as u8;
        match high.take() {
            None => high = Some(digit),
            Some(high) => bytes.push(high * 16 + digit),
        }
    }
    if high.is_some() {
        let at = text.len();
        return Err(value_error(format!("non-hexadecimal number found in fromhex() arg at position {at}")));
    }
    Ok(made(class(&args[0])?, bytes))
}
