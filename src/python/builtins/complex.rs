//! complex: numbers with an imaginary part.

use super::install::{EMPTY, Table, methods};
use super::receiver::{class, wrong};
use crate::python::code::{BinaryOp, CompareOp};
use crate::python::error::{PyResult, overflow_error, type_error, unsupported, value_error, zero_division_error};
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::object::Object;
use crate::python::protocol::float_text;
use crate::python::protocol::hash::hash_float;
use crate::python::protocol::number::Number;
use crate::python::protocol::parse_number;
use crate::python::types::types;
use crate::python::value::Value;

/// A complex number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Complex {
    pub real: f64,
    pub imag: f64,
}

/// The tables of complex.
pub const TABLES: &[Table] = &[
    methods(METHODS),
    methods(OPERATORS),
    Table {
        functions: &[("__new__", "cls, real=0, imag=0", new)],
        attributes: &[
            ("real", |_, args| Ok(Value::Float(this(&args[0])?.real)), None),
            ("imag", |_, args| Ok(Value::Float(this(&args[0])?.imag)), None),
        ],
        ..EMPTY
    },
];

const METHODS: &[Entry] = &[
    ("__repr__", "self, /", |_, args| Ok(this(&args[0])?.text().into())),
    ("__hash__", "self, /", |_, args| {
        let number = this(&args[0])?;
        let hash = hash_float(number.real).wrapping_add(hash_float(number.imag).wrapping_mul(1_000_003));
        Ok(Value::Int(if hash == u64::MAX { -2 } else { hash as i64 }))
    }),
    ("__bool__", "self, /", |_, args| Ok((this(&args[0])? != Complex { real: 0.0, imag: 0.0 }).into())),
    ("__eq__", "self, other, /", |_, args| compared(args, CompareOp::Equal)),
    ("__ne__", "self, other, /", |_, args| compared(args, CompareOp::NotEqual)),
    ("__abs__", "self, /", |_, args| {
        let number = this(&args[0])?;
        let size = number.real.hypot(number.imag);
        if size.is_infinite() && number.real.is_finite() && number.imag.is_finite() {
            return Err(overflow_error("absolute value too large"));
        }
        Ok(Value::Float(size))
    }),
    ("__neg__", "self, /", |_, args| {
        let number = this(&args[0])?;
        Ok(value(Complex { real: -number.real, imag: -number.imag }))
    }),
    ("__pos__", "self, /", |_, args| Ok(value(this(&args[0])?))),
    ("__complex__", "self, /", |_, args| Ok(value(this(&args[0])?))),
    ("conjugate", "self, /", |_, args| {
        let number = this(&args[0])?;
        Ok(value(Complex { imag: -number.imag, ..number }))
    }),
    ("__format__", "self, spec, /", |vm, args| match vm.to_str(&args[1])?.is_empty() {
        true => vm.str(&args[0]).map(Value::from),
        false => Err(unsupported("format specifications of complex numbers")),
    }),
];

const OPERATORS: &[Entry] = &[
    ("__add__", "self, other, /", |_, args| binary(BinaryOp::Add, &args[0], &args[1])),
    ("__radd__", "self, other, /", |_, args| binary(BinaryOp::Add, &args[1], &args[0])),
    ("__sub__", "self, other, /", |_, args| binary(BinaryOp::Subtract, &args[0], &args[1])),
    ("__rsub__", "self, other, /", |_, args| binary(BinaryOp::Subtract, &args[1], &args[0])),
    ("__mul__", "self, other, /", |_, args| binary(BinaryOp::Multiply, &args[0], &args[1])),
    ("__rmul__", "self, other, /", |_, args| binary(BinaryOp::Multiply, &args[1], &args[0])),
    ("__truediv__", "self, other, /", |_, args| binary(BinaryOp::Divide, &args[0], &args[1])),
    ("__rtruediv__", "self, other, /", |_, args| binary(BinaryOp::Divide, &args[1], &args[0])),
    ("__pow__", "self, other, modulus=None, /", |_, args| binary(BinaryOp::Power, &args[0], &args[1])),
    ("__rpow__", "self, other, modulus=None, /", |_, args| binary(BinaryOp::Power, &args[1], &args[0])),
];

/// A complex number as a value.
pub fn value(number: Complex) -> Value {
    Object::opaque_value(&types().complex, number)
}

/// The complex number that a value is or stands for: ints and floats too.
fn of(value: &Value) -> PyResult<Option<Complex>> {
    if let Some(number) = value.object().and_then(|object| object.opaque::<Complex>()) {
        return Ok(Some(*number));
    }
    match Number::of(value) {
        Some(number) => Ok(Some(Complex { real: number.to_float()?, imag: 0.0 })),
        None => Ok(None),
    }
}

fn this(value: &Value) -> PyResult<Complex> {
    of(value)?.ok_or_else(|| wrong("complex", value))
}

fn compared(args: &[Value], op: CompareOp) -> PyResult {
    let Some(other) = of(&args[1])? else { return Ok(Value::NotImplemented) };
    Ok(((this(&args[0])? == other) == (op == CompareOp::Equal)).into())
}

fn binary(op: BinaryOp, a: &Value, b: &Value) -> PyResult {
    let (Some(a), Some(b)) = (of(a)?, of(b)?) else { return Ok(Value::NotImplemented) };
    Ok(value(match op {
        BinaryOp::Add => Complex { real: a.real + b.real, imag: a.imag + b.imag },
        BinaryOp::Subtract => Complex { real: a.real - b.real, imag: a.imag - b.imag },
        BinaryOp::Multiply => a.times(b),
        BinaryOp::Divide => a.over(b).ok_or_else(|| zero_division_error("complex division by zero"))?,
        _ => a.power(b)?,
    }))
}

impl Complex {
    fn times(self, b: Complex) -> Complex {
        Complex { real: self.real * b.real - self.imag * b.imag, imag: self.real * b.imag + self.imag * b.real }
    }

    /// The quotient, by the method that CPython's `_Py_c_quot` takes, too; None for a division by zero.
    fn over(self, b: Complex) -> Option<Complex> {
        if b.real.abs() >= b.imag.abs() {
            if b.real == 0.0 {
                return None;
            }
            let ratio = b.imag / b.real;
            let divisor = b.real + b.imag * ratio;
            return Some(Complex {
                real: (self.real + self.imag * ratio) / divisor,
                imag: (self.imag - self.real * ratio) / divisor,
            });
        }
        let ratio = b.real / b.imag;
        let divisor = b.real * ratio + b.imag;
        Some(Complex { real: (self.real * ratio + self.imag) / divisor, imag: (self.imag * ratio - self.real) / divisor })
    }

    /// `self ** b`: small whole exponents by multiplying, all others by logarithms, as CPython.
    pub fn power(self, b: Complex) -> PyResult<Complex> {
        let refused = || zero_division_error("0.0 to a negative or complex power");
        let one = Complex { real: 1.0, imag: 0.0 };
        if b.imag == 0.0 && b.real == b.real.floor() && b.real.abs() <= 100.0 {
            let (mut result, mut factor, mut left) = (one, self, b.real.abs() as u32);
            while left > 0 {
                if left % 2 == 1 {
                    result = result.times(factor);
                }
                factor = factor.times(factor);
                left /= 2;
            }
            return if b.real > 0.0 { Ok(result) } else { one.over(result).ok_or_else(refused) };
        }
        if self.real == 0.0 && self.imag == 0.0 {
            return if b.imag != 0.0 || b.real < 0.0 { Err(refused()) } else { Ok(Complex { real: 0.0, imag: 0.0 }) };
        }
        let size = self.real.hypot(self.imag);
        let angle = self.imag.atan2(self.real);
        let (mut length, mut phase) = (size.powf(b.real), angle * b.real);
        if b.imag != 0.0 {
            length /= (angle * b.imag).exp();
            phase += b.imag * size.ln();
        }
        Ok(Complex { real: length * phase.cos(), imag: length * phase.sin() })
    }

    /// The number as `repr` shows it.
    fn text(self) -> String {
        let part = |number: f64| {
            let text = float_text::repr(number);
            text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
        };
        if self.real == 0.0 && self.real.is_sign_positive() {
            return format!("{}j", part(self.imag));
        }
        let sign = if self.imag.is_sign_negative() && !self.imag.is_nan() { "" } else { "+" };
        format!("({}{sign}{}j)", part(self.real), part(self.imag))
    }
}

fn new(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let number = match (args[1].given(), args[2].given()) {
        (None, None) => Complex { real: 0.0, imag: 0.0 },
        (Some(real), None) if real.as_str().is_some() => parse(real.as_str().map_or("", |text| text.text()))?,
        (real, imag) => {
            let real = part(vm, real, "first")?;
            let imag = part(vm, imag, "second")?;
            // A part that is not there is left out, and not added: that would lose the sign of a zero.
            let sum = |a: f64, b: f64| if b == 0.0 { a } else { a + b };
            Complex { real: sum(real.real, -imag.imag), imag: sum(imag.real, real.imag) }
        }
    };
    Ok(Object::opaque_value(class(&args[0])?, number))
}

fn part(vm: &mut Vm, given: Option<&Value>, which: &str) -> PyResult<Complex> {
    let Some(given) = given else { return Ok(Complex { real: 0.0, imag: 0.0 }) };
    if given.as_str().is_some() {
        let message = if which == "first" {
            "complex() can't take second arg if first is a string"
        } else {
            "complex() second arg can't be a string"
        };
        return Err(type_error(message));
    }
    if let Some(number) = of(given)? {
        return Ok(number);
    }
    if let Some(result) = vm.call_special(given, "__complex__", Vec::new())? {
        return this(&result);
    }
    if given.class().lookup_text("__float__").is_none() && given.class().lookup_text("__index__").is_none() {
        let class = given.class().name();
        let kind = if which == "first" { "a string or a number" } else { "a number" };
        return Err(type_error(format!("complex() {which} argument must be {kind}, not '{class}'")));
    }
    Ok(Complex { real: vm.float_of(given)?, imag: 0.0 })
}

/// `complex("1+2j")`.
fn parse(text: &str) -> PyResult<Complex> {
    let malformed = || value_error("complex() arg is a malformed string");
    let trimmed = text.trim();
    let inner = trimmed.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).map_or(trimmed, str::trim);
    let number = |text: &str| parse_number::float(text).map_err(|_| malformed());
    let Some(body) = inner.strip_suffix(['j', 'J']) else { return Ok(Complex { real: number(inner)?, imag: 0.0 }) };
    // The sign that parts the two numbers is none that belongs to an exponent.
    let bytes = body.as_bytes();
    let parts = |at: &usize| matches!(bytes[*at], b'+' | b'-') && !matches!(bytes[*at - 1], b'e' | b'E');
    let at = (1..bytes.len()).rev().find(parts).unwrap_or(0);
    let (real, imag) = body.split_at(at);
    let imag = match imag {
        "" | "+" => 1.0,
        "-" => -1.0,
        other => number(other)?,
    };
    Ok(Complex { real: if real.is_empty() { 0.0 } else { number(real)? }, imag })
}
