//! Numbers: the arithmetic of int (of any size), bool and float, as CPython does it; knows no classes of the program.

use super::limits;
use crate::python::builtins::complex::{self, Complex};
use crate::python::code::BinaryOp;
use crate::python::error::{PyResult, overflow_error, value_error, zero_division_error};
use crate::python::exception::Exception;
use crate::python::object::Payload;
use crate::python::types::types;
use crate::python::value::Value;
use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_traits::{Signed, ToPrimitive, Zero};
use std::cmp::Ordering;

/// What a numeric value is, without its class.
pub enum Number<'a> {
    Int(i64),
    /// Beyond 64 bits.
    Big(&'a BigInt),
    Float(f64),
}

impl<'a> Number<'a> {
    /// The number of an int, bool or float, or of an instance of a subclass of these.
    pub fn of(value: &'a Value) -> Option<Number<'a>> {
        match value {
            Value::Int(number) => Some(Number::Int(*number)),
            Value::Float(number) => Some(Number::Float(*number)),
            Value::Bool(truth) => Some(Number::Int(i64::from(*truth))),
            Value::Object(object) => match &object.payload {
                Payload::Int(number) => Some(Number::Int(*number)),
                Payload::BigInt(number) => Some(Number::Big(number)),
                Payload::Float(number) => Some(Number::Float(*number)),
                _ => None,
            },
            _ => None,
        }
    }

    pub fn is_float(&self) -> bool {
        matches!(self, Number::Float(_))
    }

    /// The nearest float; OverflowError for an int that is beyond all of them.
    pub fn to_float(&self) -> PyResult<f64> {
        match self {
            Number::Int(number) => Ok(*number as f64),
            Number::Float(number) => Ok(*number),
            Number::Big(number) => big_to_float(number).ok_or_else(|| overflow_error("int too large to convert to float")),
        }
    }

    /// The number as an int of any size; a float is cut off.
    pub fn to_big(&self) -> BigInt {
        match self {
            Number::Int(number) => BigInt::from(*number),
            Number::Big(number) => (*number).clone(),
            Number::Float(number) => num_traits::FromPrimitive::from_f64(*number).unwrap_or_default(),
        }
    }

    /// The int as a value of class int.
    pub fn to_value(&self) -> Value {
        match self {
            Number::Int(number) => Value::Int(*number),
            Number::Big(number) => Value::big((*number).clone()),
            Number::Float(number) => Value::Float(*number),
        }
    }
}

/// The nearest float, or None beyond all of them.
pub fn big_to_float(number: &BigInt) -> Option<f64> {
    number.to_f64().filter(|float| float.is_finite())
}

/// `a op b` for two numbers; None if they are not both numbers, or the operator is not one of theirs.
pub fn arithmetic(op: BinaryOp, a: &Value, b: &Value) -> PyResult<Option<Value>> {
    if let (Value::Bool(a), Value::Bool(b)) = (a, b) {
        match op {
            BinaryOp::And => return Ok(Some(Value::Bool(a & b))),
            BinaryOp::Or => return Ok(Some(Value::Bool(a | b))),
            BinaryOp::Xor => return Ok(Some(Value::Bool(a ^ b))),
            _ => {}
        }
    }
    let (Some(left), Some(right)) = (Number::of(a), Number::of(b)) else { return Ok(None) };
    match (&left, &right) {
        (Number::Int(a), Number::Int(b)) => match small(op, *a, *b)? {
            Some(result) => Ok(Some(result)),
            None => big(op, &BigInt::from(*a), &BigInt::from(*b)),
        },
        (Number::Float(_), _) | (_, Number::Float(_)) => float(op, &left, &right),
        _ => big(op, &left.to_big(), &right.to_big()),
    }
}

/// The result within 64 bits; None where it needs more, or more care.
fn small(op: BinaryOp, a: i64, b: i64) -> PyResult<Option<Value>> {
    let result = match op {
        BinaryOp::Add => a.checked_add(b),
        BinaryOp::Subtract => a.checked_sub(b),
        BinaryOp::Multiply => a.checked_mul(b),
        BinaryOp::Divide => return divide_small(a, b),
        BinaryOp::FloorDivide => {
            if b == 0 {
                return Err(zero_division_error("integer division or modulo by zero"));
            }
            a.checked_div(b).map(|quotient| if a % b != 0 && (a < 0) != (b < 0) { quotient - 1 } else { quotient })
        }
        BinaryOp::Modulo => {
            if b == 0 {
                return Err(zero_division_error("integer modulo by zero"));
            }
            let rest = a.checked_rem(b).unwrap_or(0);
            Some(if rest != 0 && (rest < 0) != (b < 0) { rest + b } else { rest })
        }
        BinaryOp::Power => match u32::try_from(b) {
            Ok(exponent) => a.checked_pow(exponent),
            Err(_) => None,
        },
        BinaryOp::And => Some(a & b),
        BinaryOp::Or => Some(a | b),
        BinaryOp::Xor => Some(a ^ b),
        BinaryOp::ShiftLeft => match u32::try_from(b) {
            Ok(by) if by < 63 && (a << by) >> by == a => Some(a << by),
            _ => None,
        },
        BinaryOp::ShiftRight => {
            if b < 0 {
                return Err(value_error("negative shift count"));
            }
            Some(a >> b.min(63))
        }
        BinaryOp::MatrixMultiply => None,
    };
    Ok(result.map(Value::Int))
}

fn divide_small(a: i64, b: i64) -> PyResult<Option<Value>> {
    const EXACT: u64 = 1 << 53;
    if b == 0 {
        return Err(zero_division_error("division by zero"));
    }
    if a.unsigned_abs() <= EXACT && b.unsigned_abs() <= EXACT {
        return Ok(Some(Value::Float(a as f64 / b as f64)));
    }
    Ok(None)
}

/// `a op b` for ints of any size.
fn big(op: BinaryOp, a: &BigInt, b: &BigInt) -> PyResult<Option<Value>> {
    let result = match op {
        BinaryOp::Add => a + b,
        BinaryOp::Subtract => a - b,
        BinaryOp::Multiply => {
            limits::bits(a.bits() + b.bits())?;
            a * b
        }
        BinaryOp::Divide => return divide_big(a, b).map(|quotient| Some(Value::Float(quotient))),
        BinaryOp::FloorDivide => {
            if b.is_zero() {
                return Err(zero_division_error("integer division or modulo by zero"));
            }
            a.div_floor(b)
        }
        BinaryOp::Modulo => {
            if b.is_zero() {
                return Err(zero_division_error("integer modulo by zero"));
            }
            a.mod_floor(b)
        }
        BinaryOp::Power => return power_big(a, b).map(Some),
        BinaryOp::And => a & b,
        BinaryOp::Or => a | b,
        BinaryOp::Xor => a ^ b,
        BinaryOp::ShiftLeft => return shift_left(a, b).map(Some),
        BinaryOp::ShiftRight => {
            if b.is_negative() {
                return Err(value_error("negative shift count"));
            }
            match b.to_u64() {
                Some(by) if by <= a.bits() => a >> by,
                _ if a.is_negative() => BigInt::from(-1),
                _ => BigInt::zero(),
            }
        }
        BinaryOp::MatrixMultiply => return Ok(None),
    };
    Ok(Some(Value::big(result)))
}

fn shift_left(a: &BigInt, b: &BigInt) -> PyResult {
    if b.is_negative() {
        return Err(value_error("negative shift count"));
    }
    if a.is_zero() {
        return Ok(Value::Int(0));
    }
    let by = b.to_u64().ok_or_else(|| overflow_error("too many digits in integer"))?;
    limits::bits(a.bits().saturating_add(by))?;
    Ok(Value::big(a << by))
}

fn power_big(a: &BigInt, b: &BigInt) -> PyResult {
    if b.is_negative() {
        let (base, exponent) = (Number::Big(a).to_float()?, Number::Big(b).to_float()?);
        return power_float(base, exponent).map(Value::Float);
    }
    if a.bits() <= 1 {
        // 0, 1 and -1 stay small, whatever the exponent.
        let odd = b.is_odd();
        let result = if b.is_zero() { 1 } else { a.to_i64().unwrap_or(0) };
        return Ok(Value::Int(if odd { result } else { result.abs() }));
    }
    let exponent = b.to_u32().unwrap_or(u32::MAX);
    // One bit less a factor, so that a power of two is not taken for longer than it is.
    limits::bits((a.bits() - 1).saturating_mul(u64::from(exponent)))?;
    Ok(Value::big(a.pow(exponent)))
}

/// The correctly rounded quotient of two ints.
pub fn divide_big(a: &BigInt, b: &BigInt) -> PyResult<f64> {
    if b.is_zero() {
        return Err(zero_division_error("division by zero"));
    }
    if a.is_zero() {
        return Ok(0.0);
    }
    let negative = a.is_negative() != b.is_negative();
    // 66 bits of quotient and a sticky one: rounding once more in the conversion then rounds correctly, subnormals aside.
    let wanted = 66 - (a.bits() as i64 - b.bits() as i64);
    // Results below the normal numbers have fewer bits; the quotient is then cut where theirs ends.
    let shift = wanted.min(1074 + 2);
    let (numerator, denominator) = if shift >= 0 { (a.abs() << shift, b.abs()) } else { (a.abs(), b.abs() << -shift) };
    let (quotient, rest) = numerator.div_rem(&denominator);
    let sticky = (quotient << 1u8) | BigInt::from(u8::from(!rest.is_zero()));
    let exponent = -(shift + 1);
    let result = scale(&sticky, exponent);
    if !result.is_finite() {
        return Err(overflow_error("integer division result too large for a float"));
    }
    Ok(if negative { -result } else { result })
}

/// `mantissa * 2^exponent`, rounded once.
fn scale(mantissa: &BigInt, exponent: i64) -> f64 {
    let bits = mantissa.bits() as i64;
    // How many bits the result can hold: 53, or fewer among the subnormals.
    let keep = 53.min(bits + exponent + 1074);
    if keep < 0 {
        return 0.0;
    }
    let cut = bits - keep;
    let rounded = if cut <= 0 { mantissa.clone() } else { round_shift(mantissa, cut as u64) };
    let cut = cut.max(0);
    let Some(float) = rounded.to_f64() else { return f64::INFINITY };
    let mut result = float;
    let mut left = exponent + cut;
    // In two steps, since a factor beyond the range of floats would be infinite or zero.
    while left > 1000 {
        result *= 2f64.powi(1000);
        left -= 1000;
        if !result.is_finite() {
            return result;
        }
    }
    while left < -1000 {
        let step = left.max(-1000);
        result *= 2f64.powi(step as i32);
        left -= step;
    }
    result * 2f64.powi(left as i32)
}

/// `number >> by`, rounded to the nearest, ties to even.
fn round_shift(number: &BigInt, by: u64) -> BigInt {
    let floor = number >> by;
    let rest = number - (&floor << by);
    let half = BigInt::from(1) << (by - 1);
    match rest.cmp(&half) {
        Ordering::Greater => floor + 1,
        Ordering::Equal if floor.is_odd() => floor + 1,
        _ => floor,
    }
}

/// `a op b` where one of them is a float.
fn float(op: BinaryOp, a: &Number, b: &Number) -> PyResult<Option<Value>> {
    if matches!(
        op,
        BinaryOp::And | BinaryOp::Or | BinaryOp::Xor | BinaryOp::ShiftLeft | BinaryOp::ShiftRight | BinaryOp::MatrixMultiply
    ) {
        return Ok(None);
    }
    let (a, b) = (a.to_float()?, b.to_float()?);
    let result = match op {
        BinaryOp::Add => a + b,
        BinaryOp::Subtract => a - b,
        BinaryOp::Multiply => a * b,
        BinaryOp::Divide if b == 0.0 => return Err(zero_division_error("float division by zero")),
        BinaryOp::Divide => a / b,
        BinaryOp::FloorDivide if b == 0.0 => return Err(zero_division_error("float floor division by zero")),
        BinaryOp::FloorDivide => float_divmod(a, b).0,
        BinaryOp::Modulo if b == 0.0 => return Err(zero_division_error("float modulo")),
        BinaryOp::Modulo => float_divmod(a, b).1,
        _ if a < 0.0 && a.is_finite() && b.is_finite() && b != b.floor() => {
            let power = Complex { real: a, imag: 0.0 }.power(Complex { real: b, imag: 0.0 })?;
            return Ok(Some(complex::value(power)));
        }
        _ => power_float(a, b)?,
    };
    Ok(Some(Value::Float(result)))
}

/// Floor quotient and remainder of floats, with the divisor's sign; as CPython's `_float_div_mod`. `b` is not 0.
pub fn float_divmod(a: f64, b: f64) -> (f64, f64) {
    let mut rest = a % b;
    let mut quotient = (a - rest) / b;
    if rest != 0.0 {
        if (b < 0.0) != (rest < 0.0) {
            rest += b;
            quotient -= 1.0;
        }
    } else {
        rest = 0f64.copysign(b);
    }
    if quotient == 0.0 {
        return (0f64.copysign(a / b), rest);
    }
    let floor = quotient.floor();
    (if quotient - floor > 0.5 { floor + 1.0 } else { floor }, rest)
}

/// `a ** b` for floats, of which a negative one has a whole exponent.
pub fn power_float(a: f64, b: f64) -> PyResult<f64> {
    if a == 0.0 && b < 0.0 {
        return Err(zero_division_error("0.0 cannot be raised to a negative power"));
    }
    let result = a.powf(b);
    if result.is_infinite() && a.is_finite() && b.is_finite() {
        let args = vec![Value::Int(34), Value::str("Numerical result out of range")];
        return Err(Exception::new(&types().errors.overflow_error, args).into());
    }
    Ok(result)
}

/// `pow(base, exponent, modulus)`.
pub fn power_modulo(base: &BigInt, exponent: &BigInt, modulus: &BigInt) -> PyResult {
    if modulus.is_zero() {
        return Err(value_error("pow() 3rd argument cannot be 0"));
    }
    let (base, exponent) = if exponent.is_negative() {
        let inverse = base.modinv(modulus).ok_or_else(|| value_error("base is not invertible for the given modulus"))?;
        (inverse, -exponent)
    } else {
        (base.clone(), exponent.clone())
    };
    Ok(Value::big(base.modpow(&exponent, modulus)))
}

/// How two numbers compare, exactly; None if one is not a number at all (nan).
pub fn order(a: &Number, b: &Number) -> Option<Ordering> {
    match (a, b) {
        (Number::Int(a), Number::Int(b)) => Some(a.cmp(b)),
        (Number::Float(a), Number::Float(b)) => a.partial_cmp(b),
        (Number::Int(a), Number::Float(b)) => order_int_float(*a, *b),
        (Number::Float(a), Number::Int(b)) => order_int_float(*b, *a).map(Ordering::reverse),
        (Number::Big(a), Number::Big(b)) => Some(a.cmp(b)),
        (Number::Big(a), Number::Int(_)) => Some(by_sign(a)),
        (Number::Int(_), Number::Big(b)) => Some(by_sign(b).reverse()),
        (Number::Big(a), Number::Float(b)) => order_big_float(a, *b),
        (Number::Float(a), Number::Big(b)) => order_big_float(b, *a).map(Ordering::reverse),
    }
}

/// How a number beyond 64 bits compares with any within.
fn by_sign(number: &BigInt) -> Ordering {
    if number.sign() == Sign::Minus { Ordering::Less } else { Ordering::Greater }
}

fn order_int_float(a: i64, b: f64) -> Option<Ordering> {
    if a.unsigned_abs() <= 1 << 53 || b.is_nan() {
        return (a as f64).partial_cmp(&b);
    }
    order_big_float(&BigInt::from(a), b)
}

fn order_big_float(a: &BigInt, b: f64) -> Option<Ordering> {
    if b.is_nan() {
        return None;
    }
    if b.is_infinite() {
        return Some(if b > 0.0 { Ordering::Less } else { Ordering::Greater });
    }
    let whole: BigInt = num_traits::FromPrimitive::from_f64(b.trunc()).unwrap_or_default();
    Some(match a.cmp(&whole) {
        Ordering::Equal if b.fract() > 0.0 => Ordering::Less,
        Ordering::Equal if b.fract() < 0.0 => Ordering::Greater,
        order => order,
    })
}
