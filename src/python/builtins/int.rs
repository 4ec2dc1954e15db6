//! int and bool: constructors, methods, operators.

use super::install::{EMPTY, Table, methods};
use super::operators;
use super::receiver::class;
use crate::python::code::{BinaryOp, UnaryOp};
use crate::python::error::{PyResult, overflow_error, type_error, value_error};
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::object::{Object, Payload};
use crate::python::protocol::number::{Number, power_modulo};
use crate::python::protocol::parse_number;
use crate::python::protocol::sequence::byte_text;
use crate::python::types::types;
use crate::python::value::Value;
use num_bigint::{BigInt, Sign};
use num_traits::Signed;
use std::rc::Rc;

/// The tables of int.
pub const TABLES: &[Table] = &[
    methods(METHODS),
    methods(OPERATORS),
    methods(operators::REPR),
    methods(operators::HASH),
    methods(operators::COMPARISONS),
    Table {
        functions: &[("__new__", "cls, x=, base=", new)],
        class_methods: &[("from_bytes", "cls, bytes, byteorder='big', *, signed=False", from_bytes)],
        ..EMPTY
    },
    Table {
        attributes: &[
            ("real", |_, args| this(&args[0]), None),
            ("imag", |_, _| Ok(Value::Int(0)), None),
            ("numerator", |_, args| this(&args[0]), None),
            ("denominator", |_, _| Ok(Value::Int(1)), None),
        ],
        ..EMPTY
    },
];

/// The tables of bool.
pub const BOOL: &[Table] =
    &[Table { functions: &[("__new__", "cls, x=False, /", |vm, args| vm.truth(&args[1]).map(Value::Bool))], ..EMPTY }];

const METHODS: &[Entry] = &[
    ("bit_length", "self, /", |_, args| Ok(Value::Int(big(&args[0])?.bits() as i64))),
    ("bit_count", "self, /", |_, args| {
        let count: u32 = big(&args[0])?.iter_u64_digits().map(u64::count_ones).sum();
        Ok(Value::Int(count.into()))
    }),
    ("to_bytes", "self, length=1, byteorder='big', *, signed=False", to_bytes),
    ("as_integer_ratio", "self, /", |_, args| Ok(Value::tuple(vec![this(&args[0])?, Value::Int(1)]))),
    ("conjugate", "self, /", |_, args| this(&args[0])),
    ("__int__", "self, /", |_, args| this(&args[0])),
    ("__index__", "self, /", |_, args| this(&args[0])),
    ("__trunc__", "self, /", |_, args| this(&args[0])),
    ("__floor__", "self, /", |_, args| this(&args[0])),
    ("__ceil__", "self, /", |_, args| this(&args[0])),
    ("__float__", "self, /", |vm, args| vm.float_of(&args[0]).map(Value::Float)),
    ("__round__", "self, ndigits=None, /", |vm, args| {
        Ok(super::functions::round_number(vm, args)?.unwrap_or(Value::NotImplemented))
    }),
    ("__bool__", "self, /", |_, args| Ok((big(&args[0])?.sign() != Sign::NoSign).into())),
    ("__abs__", "self, /", |_, args| Ok(Value::big(big(&args[0])?.abs()))),
    ("__format__", "self, spec, /", |vm, args| {
        let spec = vm.to_str(&args[1])?;
        vm.format_known(&args[0], spec.text()).map(Value::from)
    }),
];

const OPERATORS: &[Entry] = &[
    ("__add__", "self, other, /", |vm, args| left(vm, args, BinaryOp::Add)),
    ("__radd__", "self, other, /", |vm, args| right(vm, args, BinaryOp::Add)),
    ("__sub__", "self, other, /", |vm, args| left(vm, args, BinaryOp::Subtract)),
    ("__rsub__", "self, other, /", |vm, args| right(vm, args, BinaryOp::Subtract)),
    ("__mul__", "self, other, /", |vm, args| left(vm, args, BinaryOp::Multiply)),
    ("__rmul__", "self, other, /", |vm, args| right(vm, args, BinaryOp::Multiply)),
    ("__truediv__", "self, other, /", |vm, args| left(vm, args, BinaryOp::Divide)),
    ("__rtruediv__", "self, other, /", |vm, args| right(vm, args, BinaryOp::Divide)),
    ("__floordiv__", "self, other, /", |vm, args| left(vm, args, BinaryOp::FloorDivide)),
    ("__rfloordiv__", "self, other, /", |vm, args| right(vm, args, BinaryOp::FloorDivide)),
    ("__mod__", "self, other, /", |vm, args| left(vm, args, BinaryOp::Modulo)),
    ("__rmod__", "self, other, /", |vm, args| right(vm, args, BinaryOp::Modulo)),
    ("__pow__", "self, other, modulus=None, /", |vm, args| match (args[2].given().and_then(Value::as_big), args[1].as_big()) {
        (Some(modulus), Some(exponent)) => power_modulo(&big(&args[0])?, &exponent, &modulus),
        _ => left(vm, args, BinaryOp::Power),
    }),
    ("__rpow__", "self, other, modulus=None, /", |vm, args| right(vm, args, BinaryOp::Power)),
    ("__lshift__", "self, other, /", |vm, args| left(vm, args, BinaryOp::ShiftLeft)),
    ("__rlshift__", "self, other, /", |vm, args| right(vm, args, BinaryOp::ShiftLeft)),
    ("__rshift__", "self, other, /", |vm, args| left(vm, args, BinaryOp::ShiftRight)),
    ("__rrshift__", "self, other, /", |vm, args| right(vm, args, BinaryOp::ShiftRight)),
    ("__and__", "self, other, /", |vm, args| left(vm, args, BinaryOp::And)),
    ("__rand__", "self, other, /", |vm, args| right(vm, args, BinaryOp::And)),
    ("__or__", "self, other, /", |vm, args| left(vm, args, BinaryOp::Or)),
    ("__ror__", "self, other, /", |vm, args| right(vm, args, BinaryOp::Or)),
    ("__xor__", "self, other, /", |vm, args| left(vm, args, BinaryOp::Xor)),
    ("__rxor__", "self, other, /", |vm, args| right(vm, args, BinaryOp::Xor)),
    (
        "__divmod__",
        "self, other, /",
        |vm, args| if is_int(&args[1]) { vm.divmod(&args[0], &args[1]) } else { Ok(Value::NotImplemented) },
    ),
    (
        "__rdivmod__",
        "self, other, /",
        |vm, args| if is_int(&args[1]) { vm.divmod(&args[1], &args[0]) } else { Ok(Value::NotImplemented) },
    ),
    ("__neg__", "self, /", |_, args| operators::unary(args, UnaryOp::Negative)),
    ("__pos__", "self, /", |_, args| operators::unary(args, UnaryOp::Positive)),
    ("__invert__", "self, /", |_, args| operators::unary(args, UnaryOp::Invert)),
];

fn is_int(value: &Value) -> bool {
    matches!(Number::of(value), Some(Number::Int(_) | Number::Big(_)))
}

/// `self op other`, if the other is an int too.
fn left(vm: &mut Vm, args: &[Value], op: BinaryOp) -> PyResult {
    if is_int(&args[1]) { operators::binary(vm, args, op) } else { Ok(Value::NotImplemented) }
}

/// `other op self`, if the other is an int too.
fn right(vm: &mut Vm, args: &[Value], op: BinaryOp) -> PyResult {
    if is_int(&args[1]) { operators::reflected(vm, args, op) } else { Ok(Value::NotImplemented) }
}

fn big(value: &Value) -> PyResult<BigInt> {
    value.as_big().ok_or_else(|| super::receiver::wrong("int", value))
}

/// The number as a plain int.
fn this(value: &Value) -> PyResult {
    match Number::of(value) {
        Some(number) if !number.is_float() => Ok(number.to_value()),
        _ => Err(super::receiver::wrong("int", value)),
    }
}

fn new(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let class = class(&args[0])?.clone();
    let number = match (&args[1], &args[2]) {
        (Value::Unset, Value::Unset) => Value::Int(0),
        (Value::Unset, _) => return Err(type_error("int() missing string argument")),
        (value, Value::Unset) => vm.int_of(value)?,
        (value, base) => {
            let base = vm.index(base)?;
            let base = u32::try_from(base).ok().filter(|base| *base == 0 || (2..=36).contains(base));
            let base = base.ok_or_else(|| value_error("int() base must be >= 2 and <= 36, or 0"))?;
            match read(value, base)? {
                Some(number) => number,
                None => return Err(type_error("int() can't convert non-string with explicit base")),
            }
        }
    };
    if Rc::ptr_eq(&class, &types().int) {
        return Ok(number);
    }
    Ok(Object::value(
        &class,
        match number.as_int() {
            Some(small) => Payload::Int(small),
            None => Payload::BigInt(Box::new(number.as_big().unwrap_or_default())),
        },
    ))
}

/// The int that a str or bytes spell; None for anything else.
fn read(value: &Value, base: u32) -> PyResult<Option<Value>> {
    match (value.as_str(), byte_text(value)) {
        (Some(text), _) => parse_number::int(text.text(), base).map(Some),
        (None, Some(bytes)) => parse_number::int_of_bytes(&bytes, base).map(Some),
        _ => Ok(None),
    }
}

impl Vm {
    /// `int(value)`, as a plain int.
    pub fn int_of(&mut self, value: &Value) -> PyResult {
        match Number::of(value) {
            Some(Number::Float(number)) => return float_to_int(number),
            Some(number) if value.is_known() => return Ok(number.to_value()),
            _ => {}
        }
        if let Some(number) = read(value, 10)? {
            return Ok(number);
        }
        if !value.is_known() {
            for method in ["__int__", "__index__", "__trunc__"] {
                if let Some(result) = self.call_special(value, method, Vec::new())? {
                    return match Number::of(&result) {
                        Some(number) if !number.is_float() => Ok(number.to_value()),
                        _ => Err(type_error(format!("{method} returned non-int (type {})", result.class().name()))),
                    };
                }
            }
        }
        let class = value.class().name();
        Err(type_error(format!("int() argument must be a string, a bytes-like object or a real number, not '{class}'")))
    }
}

/// A float cut off to an int.
pub fn float_to_int(number: f64) -> PyResult {
    if number.is_nan() {
        return Err(value_error("cannot convert float NaN to integer"));
    }
    if number.is_infinite() {
        return Err(overflow_error("cannot convert float infinity to integer"));
    }
    if number.abs() < 9e18 {
        return Ok(Value::Int(number as i64));
    }
    Ok(Value::big(Number::Float(number.trunc()).to_big()))
}

/// Whether the first byte is the highest.
fn big_endian(order: &Value) -> PyResult<bool> {
    match order.given().map(|order| order.as_str().map(|order| order.text().to_owned())) {
        None => Ok(true),
        Some(Some(order)) if order == "big" => Ok(true),
        Some(Some(order)) if order == "little" => Ok(false),
        _ => Err(value_error("byteorder must be either 'little' or 'big'")),
    }
}

fn to_bytes(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let number = big(&args[0])?;
    let length = match args[1].given() {
        Some(length) => usize::try_from(vm.index(length)?).map_err(|_| value_error("length argument must be non-negative"))?,
        None => 1,
    };
    crate::python::protocol::limits::bytes(length)?;
    let (big_end, signed) = (big_endian(&args[2])?, vm.truth(&args[3])?);
    if number.is_negative() && !signed {
        return Err(overflow_error("can't convert negative int to unsigned"));
    }
    let mut bytes = if signed { number.to_signed_bytes_le() } else { number.to_bytes_le().1 };
    if number.sign() == Sign::NoSign {
        bytes.clear();
    }
    if bytes.len() > length {
        return Err(overflow_error("int too big to convert"));
    }
    bytes.resize(length, if number.is_negative() { 0xff } else { 0 });
    if big_end {
        bytes.reverse();
    }
    Ok(Value::bytes(bytes))
}

fn from_bytes(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let mut bytes = vm.bytes_of(&args[1])?;
    let (big_end, signed) = (big_endian(&args[2])?, vm.truth(&args[3])?);
    if big_end {
        bytes.reverse();
    }
    crate::python::protocol::limits::bits(bytes.len() as u64 * 8)?;
    let number = if signed { BigInt::from_signed_bytes_le(&bytes) } else { BigInt::from_bytes_le(Sign::Plus, &bytes) };
    let number = Value::big(number);
    match &args[0] {
        Value::Class(class) if !Rc::ptr_eq(class, &types().int) => vm.call(&args[0], vec![number]),
        _ => Ok(number),
    }
}
