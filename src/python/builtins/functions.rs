//! The builtin functions about single values: their length, size, number, character, text and identity.

use crate::python::error::{PyResult, overflow_error, type_error, value_error};
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::object::Payload;
use crate::python::protocol::number::Number;
use crate::python::value::Value;
use num_bigint::BigInt;
use num_traits::Signed;

pub const FUNCTIONS: &[Entry] = &[
    ("len", "obj, /", |vm, args| Ok(Value::from(vm.length(&args[0])?))),
    ("repr", "obj, /", |vm, args| Ok(vm.repr(&args[0])?.into())),
    ("ascii", "obj, /", |vm, args| Ok(vm.ascii(&args[0])?.into())),
    ("format", "value, format_spec='', /", format),
    ("hash", "obj, /", |vm, args| Ok(Value::Int(vm.hash(&args[0])? as i64))),
    ("id", "obj, /", |vm, args| Ok(Value::Int(vm.address(&args[0]) as i64))),
    ("callable", "obj, /", |_, args| Ok(is_callable(&args[0]).into())),
    ("abs", "x, /", abs),
    ("round", "number, ndigits=None", round),
    ("divmod", "x, y, /", |vm, args| vm.divmod(&args[0], &args[1])),
    ("pow", "base, exp, mod=None", |vm, args| {
        let modulus = args[2].given().filter(|modulus| !modulus.is_none());
        vm.power(&args[0], &args[1], modulus)
    }),
    ("chr", "i, /", chr),
    ("ord", "c, /", ord),
    ("bin", "number, /", |vm, args| in_base(vm, &args[0], 2, "0b")),
    ("oct", "number, /", |vm, args| in_base(vm, &args[0], 8, "0o")),
    ("hex", "number, /", |vm, args| in_base(vm, &args[0], 16, "0x")),
];

/// Whether calling the value could work.
pub fn is_callable(value: &Value) -> bool {
    matches!(value, Value::Class(_))
        || matches!(
            value.payload(),
            Some(Payload::Function(_) | Payload::Native(_) | Payload::Method(_) | Payload::StaticMethod(_))
        )
        || value.class().lookup_text("__call__").is_some()
}

fn format(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let spec = match args[1].given() {
        None => String::new(),
        Some(spec) => match spec.as_str() {
            Some(spec) => spec.text().to_owned(),
            None => return Err(type_error(format!("format() argument 2 must be str, not {}", spec.class().name()))),
        },
    };
    Ok(vm.format(&args[0], &spec)?.into())
}

fn abs(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    if args[0].is_known() {
        match Number::of(&args[0]) {
            Some(Number::Int(number)) => return Ok(Value::big(BigInt::from(number).abs())),
            Some(Number::Big(number)) => return Ok(Value::big(number.abs())),
            Some(Number::Float(number)) => return Ok(Value::Float(number.abs())),
            None => {}
        }
    }
    match vm.call_special(&args[0], "__abs__", Vec::new())? {
        Some(result) => Ok(result),
        None => Err(type_error(format!("bad operand type for abs(): '{}'", args[0].class().name()))),
    }
}

fn round(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    if args[0].is_known()
        && let Some(rounded) = round_number(vm, args)?
    {
        return Ok(rounded);
    }
    let digits = args[1].given().filter(|digits| !digits.is_none()).cloned();
    match vm.call_special(&args[0], "__round__", digits.into_iter().collect())? {
        Some(result) => Ok(result),
        None => Err(type_error(format!("type {} doesn't define __round__ method", args[0].class().name()))),
    }
}

/// A number, or an instance of a subclass of int or float, rounded to so many digits; None for anything else.
pub fn round_number(vm: &mut Vm, args: &[Value]) -> PyResult<Option<Value>> {
    let digits = match args[1].given().filter(|digits| !digits.is_none()) {
        Some(digits) => Some(vm.index(digits)?),
        None => None,
    };
    Ok(match (Number::of(&args[0]), digits) {
        (Some(Number::Float(number)), None) => Some(round_to_int(number)?),
        (Some(Number::Float(number)), Some(digits)) => Some(Value::Float(round_float(number, digits)?)),
        (Some(number), None) => Some(number.to_value()),
        (Some(number), Some(digits)) => Some(round_int(number.to_big(), digits)),
        (None, _) => None,
    })
}

/// The nearest int; the even one where two are equally near.
pub fn round_to_int(number: f64) -> PyResult {
    if number.is_nan() {
        return Err(value_error("cannot convert float NaN to integer"));
    }
    float_to_int(number.round_ties_even()).ok_or_else(|| overflow_error("cannot convert float infinity to integer"))
}

/// The int that a float without a fraction is; None for infinities and NaN.
pub fn float_to_int(number: f64) -> Option<Value> {
    use num_traits::FromPrimitive;
    if number.abs() < 9e18 {
        return Some(Value::Int(number as i64));
    }
    BigInt::from_f64(number).map(Value::big)
}

/// Rounds to so many decimal digits, correctly: by way of the exact decimal text, as CPython's `double_round` does.
pub fn round_float(number: f64, digits: i64) -> PyResult<f64> {
    if !number.is_finite() || digits > 323 {
        return Ok(number);
    }
    if digits < -308 {
        return Ok(0.0_f64.copysign(number));
    }
    let rounded: f64 = if digits >= 0 {
        decimal(number, digits as usize).parse().unwrap_or(number)
    } else {
        round_whole(number, -digits as usize)
    };
    if rounded.is_infinite() {
        return Err(overflow_error("rounded value too large to represent"));
    }
    Ok(rounded)
}

/// The decimal text with so many digits behind the point; exact ties go to the even digit.
fn decimal(number: f64, digits: usize) -> String {
    format!("{number:.digits$}")
}

/// Rounds to a multiple of a power of ten.
fn round_whole(number: f64, zeros: usize) -> f64 {
    // The digits before the point are exact; what stands behind it only decides ties.
    let text = format!("{:.0}", number.abs().trunc());
    let has_rest = number.fract() != 0.0;
    let (kept, cut) = if text.len() > zeros { text.split_at(text.len() - zeros) } else { ("0", text.as_str()) };
    let cut = format!("{cut:0>zeros$}");
    let tie = cut.starts_with('5') && cut[1..].bytes().all(|digit| digit == b'0') && !has_rest;
    let last_is_odd = kept.bytes().last().is_some_and(|digit| digit % 2 == 1);
    let up = if tie { last_is_odd } else { cut.as_bytes()[0] >= b'5' };
    let scaled: f64 = format!("{kept}e{zeros}").parse().unwrap_or(0.0);
    let step: f64 = format!("1e{zeros}").parse().unwrap_or(0.0);
    (if up { scaled + step } else { scaled }).copysign(number)
}

fn round_int(number: BigInt, digits: i64) -> Value {
    if digits >= 0 {
        return Value::big(number);
    }
    // So many zeros are more than half of any number with fewer bits.
    let zeros = digits.unsigned_abs();
    if zeros > number.bits() {
        return Value::Int(0);
    }
    let unit = BigInt::from(10).pow(zeros as u32);
    let (quotient, rest) = num_integer::Integer::div_mod_floor(&number, &unit);
    let doubled = rest * 2;
    let up = doubled > unit || (doubled == unit && num_integer::Integer::is_odd(&quotient));
    Value::big((quotient + i32::from(up)) * unit)
}

fn chr(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let number = vm.index(&args[0])?;
    if i32::try_from(number).is_err() {
        return Err(overflow_error("Python int too large to convert to C int"));
    }
    let code = u32::try_from(number).ok().filter(|code| *code < 0x11_0000);
    let code = code.ok_or_else(|| value_error("chr() arg not in range(0x110000)"))?;
    match char::from_u32(code) {
        Some(char) => Ok(Value::str(char.encode_utf8(&mut [0; 4]))),
        None => Err(crate::python::error::unsupported("a str with half of a surrogate pair")),
    }
}

fn ord(_: &mut Vm, args: &mut [Value]) -> PyResult {
    if let Some(text) = args[0].as_str() {
        let mut chars = text.text().chars();
        return match (chars.next(), chars.next()) {
            (Some(char), None) => Ok(Value::Int(char as i64)),
            _ => Err(type_error(format!("ord() expected a character, but string of length {} found", text.len()))),
        };
    }
    if let Some(Payload::Bytes(bytes)) = args[0].payload() {
        return match bytes.as_ref() {
            [byte] => Ok(Value::Int(i64::from(*byte))),
            _ => Err(type_error(format!("ord() expected a character, but string of length {} found", bytes.len()))),
        };
    }
    Err(type_error(format!("ord() expected string of length 1, but {} found", args[0].class().name())))
}

fn in_base(vm: &mut Vm, value: &Value, base: u32, prefix: &str) -> PyResult {
    let number = vm.index_value(value)?.as_big().unwrap_or_default();
    let sign = if number.is_negative() { "-" } else { "" };
    Ok(format!("{sign}{prefix}{}", number.abs().to_str_radix(base)).into())
}

/// The class of a value, for messages.
pub fn class_name(value: &Value) -> String {
    value.class().name().text().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_zeros_than_a_number_can_have_round_it_to_none() {
        let rounded = [-1, -2, i64::MIN].map(|digits| round_int(BigInt::from(15), digits).as_int());
        assert_eq!(rounded, [Some(20), Some(0), Some(0)]);
    }
}
