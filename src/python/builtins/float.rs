//! float: constructor, methods, operators.

use super::install::{EMPTY, Table, methods};
use super::int::float_to_int;
use super::operators;
use super::receiver::{class, text, wrong};
use crate::python::code::{BinaryOp, UnaryOp};
use crate::python::error::{PyResult, overflow_error, type_error, value_error};
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::object::{Object, Payload};
use crate::python::protocol::number::Number;
use crate::python::protocol::parse_number;
use crate::python::protocol::quote;
use crate::python::protocol::sequence::byte_text;
use crate::python::types::types;
use crate::python::value::Value;
use num_bigint::BigInt;
use std::rc::Rc;

/// The tables of float.
pub const TABLES: &[Table] = &[
    methods(METHODS),
    methods(OPERATORS),
    methods(operators::REPR),
    methods(operators::HASH),
    methods(operators::COMPARISONS),
    Table { functions: &[("__new__", "cls, x=0, /", new)], class_methods: &[("fromhex", "cls, string, /", from_hex)], ..EMPTY },
    Table {
        attributes: &[("real", |_, args| Ok(Value::Float(this(&args[0])?)), None), ("imag", |_, _| Ok(Value::Float(0.0)), None)],
        ..EMPTY
    },
];

const METHODS: &[Entry] = &[
    ("is_integer", "self, /", |_, args| {
        let number = this(&args[0])?;
        Ok((number.is_finite() && number.fract() == 0.0).into())
    }),
    ("as_integer_ratio", "self, /", ratio),
    ("hex", "self, /", |_, args| Ok(hex(this(&args[0])?).into())),
    ("conjugate", "self, /", |_, args| Ok(Value::Float(this(&args[0])?))),
    ("__float__", "self, /", |_, args| Ok(Value::Float(this(&args[0])?))),
    ("__int__", "self, /", |_, args| float_to_int(this(&args[0])?)),
    ("__trunc__", "self, /", |_, args| float_to_int(this(&args[0])?)),
    ("__floor__", "self, /", |_, args| float_to_int(this(&args[0])?.floor())),
    ("__ceil__", "self, /", |_, args| float_to_int(this(&args[0])?.ceil())),
    ("__round__", "self, ndigits=None, /", |vm, args| {
        Ok(super::functions::round_number(vm, args)?.unwrap_or(Value::NotImplemented))
    }),
    ("__bool__", "self, /", |_, args| Ok((this(&args[0])? != 0.0).into())),
    ("__abs__", "self, /", |_, args| Ok(Value::Float(this(&args[0])?.abs()))),
    ("__format__", "self, spec, /", |vm, args| {
        let spec = vm.to_str(&args[1])?;
        vm.format_known(&args[0], spec.text()).map(Value::from)
    }),
];

const OPERATORS: &[Entry] = &[
    ("__add__", "self, other, /", |vm, args| operators::binary(vm, args, BinaryOp::Add)),
    ("__radd__", "self, other, /", |vm, args| operators::reflected(vm, args, BinaryOp::Add)),
    ("__sub__", "self, other, /", |vm, args| operators::binary(vm, args, BinaryOp::Subtract)),
    ("__rsub__", "self, other, /", |vm, args| operators::reflected(vm, args, BinaryOp::Subtract)),
    ("__mul__", "self, other, /", |vm, args| {
        number_only(args).map_or(Ok(Value::NotImplemented), |()| operators::binary(vm, args, BinaryOp::Multiply))
    }),
    ("__rmul__", "self, other, /", |vm, args| {
        number_only(args).map_or(Ok(Value::NotImplemented), |()| operators::reflected(vm, args, BinaryOp::Multiply))
    }),
    ("__truediv__", "self, other, /", |vm, args| operators::binary(vm, args, BinaryOp::Divide)),
    ("__rtruediv__", "self, other, /", |vm, args| operators::reflected(vm, args, BinaryOp::Divide)),
    ("__floordiv__", "self, other, /", |vm, args| operators::binary(vm, args, BinaryOp::FloorDivide)),
    ("__rfloordiv__", "self, other, /", |vm, args| operators::reflected(vm, args, BinaryOp::FloorDivide)),
    ("__mod__", "self, other, /", |vm, args| operators::binary(vm, args, BinaryOp::Modulo)),
    ("__rmod__", "self, other, /", |vm, args| {
        number_only(args).map_or(Ok(Value::NotImplemented), |()| operators::reflected(vm, args, BinaryOp::Modulo))
    }),
    ("__pow__", "self, other, modulus=None, /", |vm, args| operators::binary(vm, args, BinaryOp::Power)),
    ("__rpow__", "self, other, modulus=None, /", |vm, args| operators::reflected(vm, args, BinaryOp::Power)),
    ("__divmod__", "self, other, /", |vm, args| {
        number_only(args).map_or(Ok(Value::NotImplemented), |()| vm.divmod(&args[0], &args[1]))
    }),
    ("__rdivmod__", "self, other, /", |vm, args| {
        number_only(args).map_or(Ok(Value::NotImplemented), |()| vm.divmod(&args[1], &args[0]))
    }),
    ("__neg__", "self, /", |_, args| operators::unary(args, UnaryOp::Negative)),
    ("__pos__", "self, /", |_, args| operators::unary(args, UnaryOp::Positive)),
];

/// Something if the other operand is a number.
fn number_only(args: &[Value]) -> Option<()> {
    Number::of(&args[1]).map(|_| ())
}

fn this(value: &Value) -> PyResult<f64> {
    value.as_float().ok_or_else(|| wrong("float", value))
}

fn new(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let class = class(&args[0])?.clone();
    let number = match args[1].given() {
        None => 0.0,
        Some(value) => float_from(vm, value)?,
    };
    if Rc::ptr_eq(&class, &types().float) {
        return Ok(Value::Float(number));
    }
    Ok(Object::value(&class, Payload::Float(number)))
}

fn float_from(vm: &mut Vm, value: &Value) -> PyResult<f64> {
    if let Some(text) = value.as_str() {
        return parse_number::float(text.text());
    }
    if let Some(bytes) = byte_text(value) {
        return parse_number::float(&String::from_utf8_lossy(&bytes))
            .map_err(|_| value_error(format!("could not convert string to float: {}", quote::bytes(&bytes))));
    }
    let takes = |name: &str| value.class().lookup_text(name).is_some();
    if Number::of(value).is_none() && !takes("__float__") && !takes("__index__") {
        let class = value.class().name();
        return Err(type_error(format!("float() argument must be a string or a real number, not '{class}'")));
    }
    vm.float_of(value)
}

/// Mantissa and exponent of two: the number is their product.
fn split(number: f64) -> (i64, i32) {
    let bits = number.to_bits();
    let field = (bits >> 52 & 0x7ff) as i32;
    let mantissa = (bits & ((1 << 52) - 1)) as i64;
    let (mantissa, exponent) = if field == 0 { (mantissa, -1074) } else { (mantissa | 1 << 52, field - 1075) };
    (if number.is_sign_negative() { -mantissa } else { mantissa }, exponent)
}

fn ratio(_: &mut Vm, args: &mut [Value]) -> PyResult {
    let number = this(&args[0])?;
    if number.is_nan() {
        return Err(value_error("cannot convert NaN to integer ratio"));
    }
    if number.is_infinite() {
        return Err(overflow_error("cannot convert Infinity to integer ratio"));
    }
    let (mut mantissa, mut exponent) = split(number);
    if mantissa == 0 {
        return Ok(Value::tuple(vec![Value::Int(0), Value::Int(1)]));
    }
    while mantissa % 2 == 0 && exponent < 0 {
        mantissa /= 2;
        exponent += 1;
    }
    let power = BigInt::from(1) << exponent.unsigned_abs();
    let (numerator, denominator) =
        if exponent < 0 { (BigInt::from(mantissa), power) } else { (BigInt::from(mantissa) * power, BigInt::from(1)) };
    Ok(Value::tuple(vec![Value::big(numerator), Value::big(denominator)]))
}

fn hex(number: f64) -> String {
    if let Some(word) = crate::python::protocol::float_text::special(number) {
        return word.to_owned();
    }
    let sign = if number.is_sign_negative() { "-" } else { "" };
    if number == 0.0 {
        return format!("{sign}0x0.0p+0");
    }
    let bits = number.to_bits();
    let field = (bits >> 52 & 0x7ff) as i32;
    let mantissa = bits & ((1 << 52) - 1);
    let (first, exponent) = if field == 0 { (0, -1022) } else { (1, field - 1023) };
    let exponent_sign = if exponent < 0 { '-' } else { '+' };
    format!("{sign}0x{first}.{mantissa:013x}p{exponent_sign}{}", exponent.unsigned_abs())
}

fn from_hex(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let invalid = || value_error("invalid hexadecimal floating-point string");
    let whole = text(&args[1])?.text().trim().to_ascii_lowercase();
    let (negative, rest) = match whole.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, whole.strip_prefix('+').unwrap_or(&whole)),
    };
    let size = match rest {
        "inf" | "infinity" => f64::INFINITY,
        "nan" => f64::NAN,
        _ => {
            let rest = rest.strip_prefix("0x").unwrap_or(rest);
            let (digits, exponent) = rest.split_once('p').unwrap_or((rest, "0"));
            let exponent: i64 = exponent.parse().map_err(|_| invalid())?;
            let (before, behind) = digits.split_once('.').unwrap_or((digits, ""));
            let all = format!("{before}{behind}");
            if all.is_empty() || !all.bytes().all(|byte| byte.is_ascii_hexdigit()) || all.len() > 4000 {
                return Err(invalid());
            }
            let mantissa = BigInt::parse_bytes(all.as_bytes(), 16).ok_or_else(invalid)?;
            let exponent = exponent.clamp(-20_000, 20_000) - 4 * behind.len() as i64;
            let (numerator, denominator) =
                if exponent < 0 { (mantissa, BigInt::from(1) << -exponent) } else { (mantissa << exponent, BigInt::from(1)) };
            let quotient = crate::python::protocol::number::divide_big(&numerator, &denominator);
            quotient.map_err(|_| overflow_error("hexadecimal value too large to represent as a float"))?
        }
    };
    let number = Value::Float(if negative { -size } else { size });
    match &args[0] {
        Value::Class(class) if !Rc::ptr_eq(class, &types().float) => vm.call(&args[0], vec![number]),
        _ => Ok(number),
    }
}
