//! `math`: functions of floats, with CPython's errors.

use super::math_numbers::NUMBERS;
use super::natives::{functions, set};
use crate::python::builtins::functions::float_to_int;
use crate::python::dict::Dict;
use crate::python::error::{PyResult, overflow_error, value_error};
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::value::Value;
use std::f64::consts::{E, PI, TAU};

pub fn fill(_: &mut Vm, namespace: &mut Dict) -> PyResult<()> {
    functions("math", namespace, FUNCTIONS);
    functions("math numbers", namespace, NUMBERS);
    for (name, number) in [("pi", PI), ("e", E), ("tau", TAU), ("inf", f64::INFINITY), ("nan", f64::NAN)] {
        set(namespace, name, number);
    }
    Ok(())
}

const FUNCTIONS: &[Entry] = &[
    ("sqrt", "x, /", |vm, args| one(vm, args, f64::sqrt)),
    ("cbrt", "x, /", |vm, args| one(vm, args, f64::cbrt)),
    ("exp", "x, /", |vm, args| one(vm, args, f64::exp)),
    ("exp2", "x, /", |vm, args| one(vm, args, f64::exp2)),
    ("expm1", "x, /", |vm, args| one(vm, args, f64::exp_m1)),
    ("log1p", "x, /", |vm, args| one(vm, args, f64::ln_1p)),
    ("sin", "x, /", |vm, args| one(vm, args, f64::sin)),
    ("cos", "x, /", |vm, args| one(vm, args, f64::cos)),
    ("tan", "x, /", |vm, args| one(vm, args, f64::tan)),
    ("asin", "x, /", |vm, args| one(vm, args, f64::asin)),
    ("acos", "x, /", |vm, args| one(vm, args, f64::acos)),
    ("atan", "x, /", |vm, args| one(vm, args, f64::atan)),
    ("sinh", "x, /", |vm, args| one(vm, args, f64::sinh)),
    ("cosh", "x, /", |vm, args| one(vm, args, f64::cosh)),
    ("tanh", "x, /", |vm, args| one(vm, args, f64::tanh)),
    ("asinh", "x, /", |vm, args| one(vm, args, f64::asinh)),
    ("acosh", "x, /", |vm, args| one(vm, args, f64::acosh)),
    ("atanh", "x, /", |vm, args| one(vm, args, f64::atanh)),
    ("fabs", "x, /", |vm, args| one(vm, args, f64::abs)),
    ("degrees", "x, /", |vm, args| one(vm, args, |x| x * (180.0 / PI))),
    ("radians", "x, /", |vm, args| one(vm, args, |x| x * (PI / 180.0))),
    ("log2", "x, /", |vm, args| logarithm(vm, &args[0], f64::log2).map(Value::Float)),
    ("log10", "x, /", |vm, args| logarithm(vm, &args[0], f64::log10).map(Value::Float)),
    ("log", "x, base=e, /", log),
    ("pow", "x, y, /", pow),
    ("atan2", "y, x, /", |vm, args| two(vm, args, f64::atan2)),
    ("copysign", "x, y, /", |vm, args| two(vm, args, f64::copysign)),
    ("fmod", "x, y, /", |vm, args| {
        let (x, y) = (vm.float_of(&args[0])?, vm.float_of(&args[1])?);
        if (x.is_infinite() || y == 0.0) && !x.is_nan() && !y.is_nan() { Err(domain()) } else { Ok((x % y).into()) }
    }),
    ("hypot", "*coordinates", hypot),
    ("dist", "p, q, /", dist),
    ("floor", "x, /", |vm, args| whole(vm, &args[0], "__floor__", f64::floor)),
    ("ceil", "x, /", |vm, args| whole(vm, &args[0], "__ceil__", f64::ceil)),
    ("trunc", "x, /", |vm, args| whole(vm, &args[0], "__trunc__", f64::trunc)),
    ("isnan", "x, /", |vm, args| Ok(vm.float_of(&args[0])?.is_nan().into())),
    ("isinf", "x, /", |vm, args| Ok(vm.float_of(&args[0])?.is_infinite().into())),
    ("isfinite", "x, /", |vm, args| Ok(vm.float_of(&args[0])?.is_finite().into())),
    ("isclose", "a, b, *, rel_tol=1e-09, abs_tol=0.0", isclose),
    ("modf", "x, /", |vm, args| {
        let x = vm.float_of(&args[0])?;
        let fraction = if x.is_infinite() { 0.0_f64.copysign(x) } else { x.fract().copysign(x) };
        Ok(Value::tuple(vec![fraction.into(), x.trunc().into()]))
    }),
    ("frexp", "x, /", |vm, args| {
        let (mantissa, exponent) = frexp(vm.float_of(&args[0])?);
        Ok(Value::tuple(vec![mantissa.into(), Value::Int(exponent)]))
    }),
    ("ldexp", "x, i, /", |vm, args| {
        let (x, exponent) = (vm.float_of(&args[0])?, vm.index(&args[1])?.clamp(-2200, 2200));
        let half = 2.0_f64.powi((exponent / 2) as i32);
        let scaled = x * half * 2.0_f64.powi((exponent - exponent / 2) as i32);
        if scaled.is_infinite() && x.is_finite() { Err(range()) } else { Ok(scaled.into()) }
    }),
    ("fsum", "seq, /", fsum),
    ("erf", "x, /", |vm, args| one(vm, args, erf)),
    ("erfc", "x, /", |vm, args| one(vm, args, |x| 1.0 - erf(x))),
];

fn domain() -> crate::python::error::Unwind {
    value_error("math domain error")
}

fn range() -> crate::python::error::Unwind {
    overflow_error("math range error")
}

/// A function of one float: NaN out of a number is a domain error, infinity out of a finite number a range error.
fn one(vm: &mut Vm, args: &mut [Value], function: fn(f64) -> f64) -> PyResult {
    let x = vm.float_of(&args[0])?;
    let result = function(x);
    if result.is_nan() && !x.is_nan() {
        return Err(domain());
    }
    if result.is_infinite() && x.is_finite() {
        // atanh(1) and its like are poles.
        return Err(if x.abs() == 1.0 { domain() } else { range() });
    }
    Ok(result.into())
}

fn two(vm: &mut Vm, args: &mut [Value], function: fn(f64, f64) -> f64) -> PyResult {
    let (x, y) = (vm.float_of(&args[0])?, vm.float_of(&args[1])?);
    Ok(function(x, y).into())
}

/// Logarithms take ints of any size.
fn logarithm(vm: &mut Vm, value: &Value, function: fn(f64) -> f64) -> PyResult<f64> {
    if let Some(big) = value.as_big()
        && big.bits() > 1000
    {
        let shift = big.bits() - 60;
        let top = num_traits::ToPrimitive::to_f64(&(big >> shift)).unwrap_or(f64::NAN);
        return if top > 0.0 { Ok(function(top) + shift as f64 * function(2.0)) } else { Err(domain()) };
    }
    let x = vm.float_of(value)?;
    if x <= 0.0 { Err(domain()) } else { Ok(function(x)) }
}

fn log(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let logarithm_of_x = logarithm(vm, &args[0], f64::ln)?;
    let Some(base) = args[1].given().cloned() else { return Ok(logarithm_of_x.into()) };
    let divisor = logarithm(vm, &base, f64::ln)?;
    if divisor == 0.0 {
        return Err(crate::python::error::zero_division_error("float division by zero"));
    }
    Ok((logarithm_of_x / divisor).into())
}

fn pow(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let (x, y) = (vm.float_of(&args[0])?, vm.float_of(&args[1])?);
    let result = x.powf(y);
    if x.is_finite() && y.is_finite() {
        if result.is_nan() || (x == 0.0 && y < 0.0) {
            return Err(domain());
        }
        if result.is_infinite() {
            return Err(range());
        }
    }
    Ok(result.into())
}

fn hypot(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let parts = args[0].as_tuple().unwrap_or_default().to_vec();
    let parts: Vec<f64> = parts.iter().map(|part| vm.float_of(part)).collect::<PyResult<_>>()?;
    Ok(length(&parts).into())
}

fn dist(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let (p, q) = (vm.collect(&args[0])?, vm.collect(&args[1])?);
    if p.len() != q.len() {
        return Err(value_error("both points must have the same number of dimensions"));
    }
    let mut parts = Vec::with_capacity(p.len());
    for (a, b) in p.iter().zip(&q) {
        parts.push(vm.float_of(a)? - vm.float_of(b)?);
    }
    Ok(length(&parts).into())
}

fn length(parts: &[f64]) -> f64 {
    if let [a, b] = parts {
        return a.hypot(*b);
    }
    let largest = parts.iter().fold(0.0_f64, |most, part| most.max(part.abs()));
    if largest == 0.0 || largest.is_infinite() {
        return largest;
    }
    largest * parts.iter().map(|part| (part / largest).powi(2)).sum::<f64>().sqrt()
}

fn whole(vm: &mut Vm, value: &Value, method: &str, function: fn(f64) -> f64) -> PyResult {
    if value.as_float().is_none() {
        if value.as_big().is_some() {
            return vm.index_value(value);
        }
        if let Some(result) = vm.call_special(value, method, Vec::new())? {
            return Ok(result);
        }
    }
    let x = vm.float_of(value)?;
    if x.is_nan() {
        return Err(value_error("cannot convert float NaN to integer"));
    }
    float_to_int(function(x)).ok_or_else(|| overflow_error("cannot convert float infinity to integer"))
}

fn isclose(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let (a, b) = (vm.float_of(&args[0])?, vm.float_of(&args[1])?);
    let mut tolerance = |at: usize, default: f64| match args[at].given() {
        Some(given) => vm.float_of(given),
        None => Ok(default),
    };
    let (relative, absolute) = (tolerance(2, 1e-9)?, tolerance(3, 0.0)?);
    if relative < 0.0 || absolute < 0.0 {
        return Err(value_error("tolerances must be non-negative"));
    }
    let difference = (a - b).abs();
    let close = a == b || (a.is_finite() && b.is_finite() && difference <= (relative * a.abs().max(b.abs())).max(absolute));
    Ok(close.into())
}

/// The number as a fraction between 0.5 and 1 times a power of two.
pub fn frexp(x: f64) -> (f64, i64) {
    if x == 0.0 || !x.is_finite() {
        return (x, 0);
    }
    let bits = x.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as i64;
    if exponent == 0 {
        let (mantissa, exponent) = frexp(x * 2.0_f64.powi(64));
        return (mantissa, exponent - 64);
    }
    (f64::from_bits(bits & !(0x7ff << 52) | 1022 << 52), exponent - 1022)
}

/// The exact sum, rounded once: partial sums that do not overlap, as Shewchuk keeps them.
fn fsum(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let mut partials: Vec<f64> = Vec::new();
    for item in vm.collect(&args[0])? {
        let mut x = vm.float_of(&item)?;
        let mut kept = 0;
        for at in 0..partials.len() {
            let mut y = partials[at];
            if x.abs() < y.abs() {
                std::mem::swap(&mut x, &mut y);
            }
            let high = x + y;
            let low = y - (high - x);
            if low != 0.0 {
                partials[kept] = low;
                kept += 1;
            }
            x = high;
        }
        partials.truncate(kept);
        partials.push(x);
    }
    Ok(round_partials(&partials).into())
}

fn round_partials(partials: &[f64]) -> f64 {
    let Some((mut high, mut rest)) = partials.split_last().map(|(last, rest)| (*last, rest)) else { return 0.0 };
    let mut low = 0.0;
    while let Some((last, others)) = rest.split_last() {
        let x = high;
        high = x + last;
        low = last - (high - x);
        rest = others;
        if low != 0.0 {
            break;
        }
    }
    // A tie is rounded to even although the rest says which way it should go.
    if let Some(next) = rest.last()
        && ((low < 0.0 && *next < 0.0) || (low > 0.0 && *next > 0.0))
    {
        let doubled = low * 2.0;
        let x = high + doubled;
        if doubled == x - high {
            high = x;
        }
    }
    high
}

/// The error function, by its series near 0 and its continued fraction further out.
fn erf(x: f64) -> f64 {
    let a = x.abs();
    if a < 1.5 {
        let (mut sum, mut term) = (0.0, x);
        for n in 0..60 {
            sum += term / f64::from(2 * n + 1);
            term *= -x * x / f64::from(n + 1);
        }
        return sum * 2.0 / PI.sqrt();
    }
    if a >= 30.0 {
        return 1.0_f64.copysign(x);
    }
    let mut fraction = 0.0;
    for n in (1..=60).rev() {
        fraction = f64::from(n) / 2.0 / (a + fraction);
    }
    (1.0 - (-a * a).exp() / ((a + fraction) * PI.sqrt())).copysign(x)
}
