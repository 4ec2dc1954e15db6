//! `_struct`: floats as the bits that they are stored in; knows no formats.

use super::natives::functions;
use crate::python::dict::Dict;
use crate::python::error::{PyResult, type_error};
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::value::Value;
use num_bigint::BigInt;
use num_traits::ToPrimitive;

pub fn fill(_: &mut Vm, namespace: &mut Dict) -> PyResult<()> {
    functions("_struct", namespace, FUNCTIONS);
    Ok(())
}

const FUNCTIONS: &[Entry] = &[
    // None: it is too large for that many bytes.
    ("float_bits", "number, size, /", |_, args| {
        let number = args[0].as_float().ok_or_else(|| type_error("expected a float"))?;
        let bits = match args[1].as_int() {
            Some(8) => Some(number.to_bits()),
            Some(4) => single(number).map(u64::from),
            _ => half(number),
        };
        Ok(bits.map_or(Value::None, |bits| Value::big(BigInt::from(bits))))
    }),
    ("bits_float", "bits, size, /", |_, args| {
        let bits = args[0].as_big().and_then(|bits| bits.to_u64()).ok_or_else(|| type_error("expected bits"))?;
        Ok(Value::Float(match args[1].as_int() {
            Some(8) => f64::from_bits(bits),
            Some(4) => f64::from(f32::from_bits(bits as u32)),
            _ => of_half(bits),
        }))
    }),
];

fn single(number: f64) -> Option<u32> {
    let rounded = number as f32;
    (rounded.is_finite() || !number.is_finite()).then(|| rounded.to_bits())
}

/// Sign, 5 bits of exponent, 10 of fraction; a tie goes to the even one.
fn half(number: f64) -> Option<u64> {
    let sign = u64::from(number.is_sign_negative()) << 15;
    let size = number.abs();
    if number.is_nan() {
        return Some(sign | 0x7e00);
    }
    if size.is_infinite() {
        return Some(sign | 0x7c00);
    }
    // In units of the smallest step that its exponent has.
    let exponent = if size == 0.0 { -14 } else { ((size.to_bits() >> 52) as i32 - 1023).max(-14) };
    let steps = (size / 2f64.powi(exponent - 10)).round_ties_even() as u64;
    let bits = ((exponent + 14) as u64 * 1024) + steps;
    (bits < 0x7c00).then_some(sign | bits)
}

fn of_half(bits: u64) -> f64 {
    let (exponent, fraction) = ((bits >> 10 & 31) as i32, (bits & 1023) as f64);
    let size = match exponent {
        0 => fraction * 2f64.powi(-24),
        31 if fraction == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        _ => (1024.0 + fraction) * 2f64.powi(exponent - 25),
    };
    if bits >> 15 & 1 == 1 { -size } else { size }
}
