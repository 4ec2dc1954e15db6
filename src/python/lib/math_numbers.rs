//! `math`: functions of whole numbers.

use crate::python::code::BinaryOp;
use crate::python::error::{PyResult, overflow_error, type_error, value_error};
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::protocol::limits;
use crate::python::value::Value;
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};

pub const NUMBERS: &[Entry] = &[
    ("gcd", "*integers", |vm, args| fold(vm, &args[0], BigInt::zero(), |a, b| a.gcd(b))),
    ("lcm", "*integers", |vm, args| fold(vm, &args[0], BigInt::one(), |a, b| a.lcm(b))),
    ("factorial", "x, /", factorial),
    ("comb", "n, k, /", comb),
    ("perm", "n, k=None, /", perm),
    ("isqrt", "n, /", |vm, args| {
        let number = whole(vm, &args[0])?;
        if number.is_negative() { Err(value_error("isqrt() argument must be nonnegative")) } else { Ok(Value::big(number.sqrt())) }
    }),
    ("prod", "iterable, /, *, start=1", prod),
];

fn whole(vm: &mut Vm, value: &Value) -> PyResult<BigInt> {
    Ok(vm.index_value(value)?.as_big().unwrap_or_default())
}

fn fold(vm: &mut Vm, numbers: &Value, start: BigInt, combine: fn(&BigInt, &BigInt) -> BigInt) -> PyResult {
    let mut result = start;
    for number in numbers.as_tuple().unwrap_or_default().to_vec() {
        result = combine(&result, &whole(vm, &number)?);
    }
    Ok(Value::big(result.abs()))
}

fn factorial(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    if args[0].as_float().is_some() {
        return Err(type_error("'float' object cannot be interpreted as an integer"));
    }
    let number = whole(vm, &args[0])?;
    if number.is_negative() {
        return Err(value_error("factorial() not defined for negative values"));
    }
    let number = number.to_u64().ok_or_else(|| overflow_error("factorial() argument should not exceed 9223372036854775807"))?;
    // Every factor adds at most its own bits.
    limits::bits(number.saturating_mul(64 - u64::from(number.leading_zeros())))?;
    Ok(Value::big(product(1, number)))
}

/// low × (low + 1) × … × high, by halves, so that the factors stay of like size.
fn product(low: u64, high: u64) -> BigInt {
    if low > high {
        return BigInt::one();
    }
    if high - low < 8 {
        return (low..=high).map(BigInt::from).product();
    }
    let middle = low + (high - low) / 2;
    product(low, middle) * product(middle + 1, high)
}

fn counts(vm: &mut Vm, n: &Value, k: &Value) -> PyResult<(BigInt, BigInt)> {
    let (n, k) = (whole(vm, n)?, whole(vm, k)?);
    for (name, number) in [("n", &n), ("k", &k)] {
        if number.is_negative() {
            return Err(value_error(format!("{name} must be a non-negative integer")));
        }
    }
    Ok((n, k))
}

fn comb(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let (n, k) = counts(vm, &args[0], &args[1])?;
    if k > n {
        return Ok(Value::Int(0));
    }
    let fewer = k.clone().min(&n - &k).to_u64().unwrap_or(u64::MAX);
    limits::bits(fewer.saturating_mul(n.bits()))?;
    let mut result = BigInt::one();
    for at in 0..fewer {
        result = result * (&n - at) / (at + 1);
    }
    Ok(Value::big(result))
}

fn perm(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let Some(k) = args[1].given().filter(|k| !k.is_none()).cloned() else { return factorial(vm, args) };
    let (n, k) = counts(vm, &args[0], &k)?;
    if k > n {
        return Ok(Value::Int(0));
    }
    let factors = k.to_u64().unwrap_or(u64::MAX);
    limits::bits(factors.saturating_mul(n.bits()))?;
    Ok(Value::big((0..factors).map(|at| &n - at).product()))
}

fn prod(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let mut result = args[1].given().cloned().unwrap_or(Value::Int(1));
    let iterator = vm.iter(&args[0])?;
    while let Some(item) = vm.next(&iterator)? {
        result = vm.binary(BinaryOp::Multiply, &result, &item)?;
    }
    Ok(result)
}
