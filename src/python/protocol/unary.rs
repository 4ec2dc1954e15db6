//! Unary operators, and numbers where an index, an int or a float is asked for.

use super::number::Number;
use crate::python::code::UnaryOp;
use crate::python::error::{PyResult, index_error, overflow_error, type_error};
use crate::python::machine::Vm;
use crate::python::value::Value;

impl Vm {
    /// `op value`.
    pub fn unary(&mut self, op: UnaryOp, value: &Value) -> PyResult {
        if op == UnaryOp::Not {
            return Ok((!self.truth(value)?).into());
        }
        if value.is_known() {
            if let Some(result) = unary_known(op, value) {
                return Ok(result);
            }
        } else if let Some(result) = self.call_special(value, method(op), Vec::new())? {
            return Ok(result);
        }
        let symbol = match op {
            UnaryOp::Negative => "-",
            UnaryOp::Positive => "+",
            _ => "~",
        };
        Err(type_error(format!("bad operand type for unary {symbol}: '{}'", value.class().name())))
    }

    /// The value as an int, if it is one or has `__index__`.
    pub fn index_value(&mut self, value: &Value) -> PyResult {
        match Number::of(value) {
            Some(Number::Int(number)) => return Ok(Value::Int(number)),
            Some(Number::Big(number)) => return Ok(Value::big(number.clone())),
            _ if value.is_known() => {}
            _ => {
                if let Some(result) = self.call_special(value, "__index__", Vec::new())? {
                    return match result.as_big() {
                        Some(_) => Ok(result),
                        None => Err(type_error(format!("__index__ returned non-int (type {})", result.class().name()))),
                    };
                }
            }
        }
        Err(type_error(format!("'{}' object cannot be interpreted as an integer", value.class().name())))
    }

    /// The same within 64 bits; beyond, the nearest, as CPython clips where it may.
    pub fn index(&mut self, value: &Value) -> PyResult<i64> {
        if let Value::Int(number) = value {
            return Ok(*number);
        }
        let int = self.index_value(value)?;
        Ok(clipped(&int))
    }

    /// The same within 64 bits; IndexError beyond.
    pub fn index_within(&mut self, value: &Value) -> PyResult<i64> {
        let int = self.index_value(value)?;
        int.as_int().ok_or_else(|| index_error(format!("cannot fit '{}' into an index-sized integer", value.class().name())))
    }

    /// The same for counts: OverflowError beyond 64 bits.
    pub fn count(&mut self, value: &Value) -> PyResult<i64> {
        let int = self.index_value(value)?;
        int.as_int().ok_or_else(|| overflow_error("Python int too large to convert to C ssize_t"))
    }

    /// The count behind a value that may be an int or have `__index__`; None if it has neither.
    pub fn index_if_any(&mut self, value: &Value) -> PyResult<Option<i64>> {
        let has = match Number::of(value) {
            Some(number) if !number.is_float() => true,
            _ => !value.is_known() && value.class().lookup_text("__index__").is_some(),
        };
        if !has {
            return Ok(None);
        }
        let int = self.index_value(value)?;
        match int.as_int() {
            Some(number) => Ok(Some(number)),
            None => Err(overflow_error(format!("cannot fit '{}' into an index-sized integer", value.class().name()))),
        }
    }

    /// The value as a float: numbers, and what has `__float__` or `__index__`.
    pub fn float_of(&mut self, value: &Value) -> PyResult<f64> {
        if let Some(number) = Number::of(value) {
            return number.to_float();
        }
        if !value.is_known() {
            if let Some(result) = self.call_special(value, "__float__", Vec::new())? {
                return result.as_float().ok_or_else(|| {
                    let class = value.class().name();
                    type_error(format!("{class}.__float__ returned non-float (type {})", result.class().name()))
                });
            }
            if value.class().lookup_text("__index__").is_some() {
                let int = self.index_value(value)?;
                return self.float_of(&int);
            }
        }
        Err(type_error(format!("must be real number, not {}", value.class().name())))
    }
}

/// What the builtin types make of `op value`; None where they make nothing of it.
pub fn unary_known(op: UnaryOp, value: &Value) -> Option<Value> {
    Some(match (Number::of(value)?, op) {
        (Number::Int(number), UnaryOp::Negative) => {
            number.checked_neg().map_or_else(|| Value::big(-num_bigint::BigInt::from(number)), Value::Int)
        }
        (Number::Int(number), UnaryOp::Positive) => Value::Int(number),
        (Number::Int(number), _) => Value::Int(!number),
        (Number::Big(number), UnaryOp::Negative) => Value::big(-number),
        (Number::Big(number), UnaryOp::Positive) => Value::big(number.clone()),
        (Number::Big(number), _) => Value::big(!number),
        (Number::Float(number), UnaryOp::Negative) => Value::Float(-number),
        (Number::Float(number), UnaryOp::Positive) => Value::Float(number),
        (Number::Float(_), _) => return None,
    })
}

/// The special method of a unary operator.
fn method(op: UnaryOp) -> &'static str {
    match op {
        UnaryOp::Negative => "__neg__",
        UnaryOp::Positive => "__pos__",
        _ => "__invert__",
    }
}

/// An int within 64 bits, or the nearest that is.
pub fn clipped(int: &Value) -> i64 {
    match (int.as_int(), Number::of(int)) {
        (Some(number), _) => number,
        (None, Some(Number::Big(number))) if number.sign() == num_bigint::Sign::Minus => i64::MIN,
        _ => i64::MAX,
    }
}
