//! The commonest operators on the commonest types, without a detour.

use crate::python::code::{BinaryOp, CompareOp};
use crate::python::value::Value;

/// The result, if both are small ints or floats and it is the plain case.
#[inline]
pub(super) fn binary(op: BinaryOp, left: &Value, right: &Value) -> Option<Value> {
    match (left, right) {
        (Value::Int(a), Value::Int(b)) => match op {
            BinaryOp::Add => a.checked_add(*b).map(Value::Int),
            BinaryOp::Subtract => a.checked_sub(*b).map(Value::Int),
            BinaryOp::Multiply => a.checked_mul(*b).map(Value::Int),
            BinaryOp::Modulo if *b > 0 => Some(Value::Int(a.rem_euclid(*b))),
            BinaryOp::FloorDivide if *b > 0 => Some(Value::Int(a.div_euclid(*b))),
            BinaryOp::And => Some(Value::Int(a & b)),
            BinaryOp::Or => Some(Value::Int(a | b)),
            BinaryOp::Xor => Some(Value::Int(a ^ b)),
            _ => None,
        },
        (Value::Float(a), Value::Float(b)) => float(op, *a, *b),
        (Value::Float(a), Value::Int(b)) if small(*b) => float(op, *a, *b as f64),
        (Value::Int(a), Value::Float(b)) if small(*a) => float(op, *a as f64, *b),
        _ => None,
    }
}

/// Whether a float holds this int exactly.
fn small(number: i64) -> bool {
    number.unsigned_abs() <= 1 << 53
}

fn float(op: BinaryOp, a: f64, b: f64) -> Option<Value> {
    match op {
        BinaryOp::Add => Some(Value::Float(a + b)),
        BinaryOp::Subtract => Some(Value::Float(a - b)),
        BinaryOp::Multiply => Some(Value::Float(a * b)),
        BinaryOp::Divide if b != 0.0 => Some(Value::Float(a / b)),
        _ => None,
    }
}

#[inline]
pub(super) fn compare(op: CompareOp, left: &Value, right: &Value) -> Option<bool> {
    match op {
        CompareOp::Is => return Some(left.is(right)),
        CompareOp::IsNot => return Some(!left.is(right)),
        _ => {}
    }
    match (left, right) {
        (Value::Int(a), Value::Int(b)) => ordered(op, a, b),
        (Value::Float(a), Value::Float(b)) => ordered(op, a, b),
        _ => None,
    }
}

fn ordered<T: PartialOrd>(op: CompareOp, a: &T, b: &T) -> Option<bool> {
    match op {
        CompareOp::Equal => Some(a == b),
        CompareOp::NotEqual => Some(a != b),
        CompareOp::Less => Some(a < b),
        CompareOp::LessEqual => Some(a <= b),
        CompareOp::Greater => Some(a > b),
        CompareOp::GreaterEqual => Some(a >= b),
        _ => None,
    }
}
