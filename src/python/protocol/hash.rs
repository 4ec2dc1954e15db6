//! `hash` and truth. Numbers and tuples hash as in CPython, so that equal numbers of different types meet, and printed hashes agree.

use super::number::Number;
use crate::python::class::Class;
use crate::python::dict::Dict;
use crate::python::error::{PyResult, type_error};
use crate::python::machine::Vm;
use crate::python::object::Payload;
use crate::python::types::types;
use crate::python::value::Value;
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Signed, ToPrimitive};
use std::rc::Rc;

/// Numbers hash modulo this prime.
const MODULUS: u64 = (1 << 61) - 1;

impl Vm {
    /// `hash(value)`; TypeError for what cannot be hashed.
    pub fn hash(&mut self, value: &Value) -> PyResult<u64> {
        match value {
            Value::Str(text) => return Ok(text.hash()),
            Value::Int(number) => return Ok(hash_int(*number)),
            _ if value.is_known() => return self.hash_known(value),
            _ => {}
        }
        let class = value.class();
        match class.lookup(&types().names.intern("__hash__")) {
            Some(Value::None) => Err(unhashable(class)),
            Some(_) => match self.call_special(value, "__hash__", Vec::new())? {
                Some(result) => hash_result(&result),
                None => Ok(self.hash_identity(value)),
            },
            None => Ok(self.hash_identity(value)),
        }
    }

    /// What `hash` makes of a value without asking its class.
    pub fn hash_known(&mut self, value: &Value) -> PyResult<u64> {
        if let Some(text) = value.as_str() {
            return Ok(text.hash());
        }
        match Number::of(value) {
            Some(Number::Int(number)) => return Ok(hash_int(number)),
            Some(Number::Big(number)) => return Ok(hash_big(number)),
            Some(Number::Float(number)) if number.is_nan() => return Ok(self.hash_identity(value)),
            Some(Number::Float(number)) => return Ok(hash_float(number)),
            None => {}
        }
        match value.payload() {
            Some(Payload::Tuple(items)) => self.nested("", |vm| vm.hash_tuple(items)),
            Some(Payload::Bytes(bytes)) => Ok(hash_bytes(bytes)),
            Some(Payload::Set(keys))
                if Rc::ptr_eq(value.class(), &types().frozenset) || !value.class().is_subclass(&types().set) =>
            {
                Ok(hash_frozenset(&keys.borrow()))
            }
            Some(Payload::Range(range)) => {
                let parts = [range.len() as i64, range.start, range.step].map(Value::Int);
                self.hash_tuple(&parts[..if range.is_empty() { 1 } else { 3 }])
            }
            Some(Payload::List(_) | Payload::Dict(_) | Payload::Set(_) | Payload::ByteArray(_) | Payload::Slice(_)) => {
                Err(unhashable(value.class()))
            }
            Some(Payload::Method(method)) => {
                let (function, receiver) = (self.hash(&method.function)?, self.hash_identity(&method.receiver));
                Ok(function ^ receiver)
            }
            _ => Ok(self.hash_identity(value)),
        }
    }

    /// The hash of what is equal to itself alone.
    pub fn hash_identity(&mut self, value: &Value) -> u64 {
        if let Value::Future(future) = value {
            return hash_future(future);
        }
        self.address(value) >> 4
    }

    /// CPython's `tuplehash`, which follows xxHash.
    fn hash_tuple(&mut self, items: &[Value]) -> PyResult<u64> {
        const PRIMES: [u64; 3] = [11_400_714_785_074_694_791, 14_029_467_366_897_019_727, 2_870_177_450_012_600_261];
        let mut sum = PRIMES[2];
        for item in items {
            let lane = self.hash(item)?;
            sum = sum.wrapping_add(lane.wrapping_mul(PRIMES[1])).rotate_left(31).wrapping_mul(PRIMES[0]);
        }
        sum = sum.wrapping_add(items.len() as u64 ^ (PRIMES[2] ^ 3_527_539));
        Ok(if sum == u64::MAX { 1_546_275_796 } else { sum })
    }

    /// Whether the value counts as true.
    pub fn truth(&mut self, value: &Value) -> PyResult<bool> {
        match value {
            Value::Bool(truth) => return Ok(*truth),
            Value::None | Value::Unset => return Ok(false),
            Value::Int(number) => return Ok(*number != 0),
            Value::Float(number) => return Ok(*number != 0.0),
            Value::Str(text) => return Ok(!text.is_empty()),
            _ if value.is_known() => return Ok(truth_known(value)),
            _ => {}
        }
        if let Some(result) = self.call_special(value, "__bool__", Vec::new())? {
            return match result {
                Value::Bool(truth) => Ok(truth),
                other => Err(type_error(format!("__bool__ should return bool, returned {}", other.class().name()))),
            };
        }
        match self.call_special(value, "__len__", Vec::new())? {
            Some(result) => Ok(super::container::checked_length(&result)? != 0),
            None => Ok(true),
        }
    }
}

/// Whether a value counts as true, without asking its class.
pub fn truth_known(value: &Value) -> bool {
    match Number::of(value) {
        Some(Number::Int(number)) => return number != 0,
        Some(Number::Float(number)) => return number != 0.0,
        Some(Number::Big(_)) => return true,
        None => {}
    }
    super::container::length_known(value).is_none_or(|length| length != 0)
}

/// The hash of an int.
pub fn hash_int(number: i64) -> u64 {
    let rest = number.unsigned_abs() % MODULUS;
    signed(rest, number < 0)
}

fn hash_big(number: &BigInt) -> u64 {
    let rest = number.abs().mod_floor(&BigInt::from(MODULUS)).to_u64().unwrap_or(0);
    signed(rest, number.is_negative())
}

/// The hash of a float that is a number: that of the equal int, and modulo the same prime for fractions.
pub fn hash_float(number: f64) -> u64 {
    if number.is_infinite() {
        return signed(314_159, number < 0.0);
    }
    if number == 0.0 {
        return 0;
    }
    let bits = number.to_bits();
    let field = (bits >> 52 & 0x7ff) as i64;
    let mantissa = bits & ((1 << 52) - 1);
    let (mantissa, exponent) = if field == 0 { (mantissa, -1074) } else { (mantissa | 1 << 52, field - 1075) };
    // 2^61 is 1 modulo the prime, so that multiplying by a power of two turns the 61 bits round.
    let turn = exponent.rem_euclid(61) as u32;
    let mantissa = mantissa % MODULUS;
    let turned = if turn == 0 { mantissa } else { (mantissa << turn & MODULUS) | mantissa >> (61 - turn) };
    signed(turned % MODULUS, number < 0.0)
}

/// -1 means an error to CPython, and is never a hash.
fn signed(rest: u64, negative: bool) -> u64 {
    let hash = if negative { -(rest as i64) } else { rest as i64 };
    (if hash == -1 { -2 } else { hash }) as u64
}

fn hash_bytes(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// CPython's `frozenset_hash`: the order of the keys does not count.
pub fn hash_frozenset(keys: &Dict) -> u64 {
    let scramble = |hash: u64| (hash ^ 89_869_747 ^ (hash << 16)).wrapping_mul(3_644_798_167);
    let mut hash = keys.iter().fold(0, |sum, entry| sum ^ scramble(entry.hash));
    hash ^= (keys.len() as u64 + 1).wrapping_mul(1_927_868_237);
    hash ^= hash >> 11 ^ hash >> 25;
    hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923);
    if hash == u64::MAX { 590_923_713 } else { hash }
}

fn unhashable(class: &Rc<Class>) -> crate::python::error::Unwind {
    type_error(format!("unhashable type: '{}'", class.name()))
}

/// What a program's `__hash__` returned, as a hash.
fn hash_result(result: &Value) -> PyResult<u64> {
    match Number::of(result) {
        Some(Number::Int(number)) => Ok(if number == -1 { -2i64 as u64 } else { number as u64 }),
        Some(Number::Big(number)) => Ok(hash_big(number)),
        _ => Err(type_error("__hash__ method should return an integer")),
    }
}

/// The hash of a future: its number in the trace, which asyncio can tell without the machine.
pub fn hash_future(future: &crate::python::FutureRef) -> u64 {
    match future.awaited() {
        crate::trace::Awaited::Task(task) => u64::from(task.0) * 2 + 1,
        crate::trace::Awaited::Future(future) => u64::from(future.0) * 2,
        crate::trace::Awaited::Turn => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_hash_as_in_cpython() {
        let ints = [(0, 0), (1, 1), (-1, -2), (-2, -2), (1 << 61, 1), ((1 << 61) - 1, 0), (i64::MIN, -4)];
        for (number, expected) in ints {
            assert_eq!(hash_int(number) as i64, expected, "{number}");
        }
        let floats =
            [(1.0, 1), (0.5, 1_152_921_504_606_846_976), (-1.5, -1_152_921_504_606_846_977), (1e300, 1_224_995_262_755_759_164)];
        for (number, expected) in floats {
            assert_eq!(hash_float(number) as i64, expected, "{number}");
        }
        assert_eq!(hash_big(&BigInt::from(10).pow(30)) as i64, 465_258_685_558_744_706);
    }
}
