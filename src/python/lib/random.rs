//! `_random`: CPython's generator of random numbers, the Mersenne Twister, seeded as CPython seeds it.

use super::hashes::sha512;
use super::natives::{class, set};
use crate::python::builtins::define::Definer;
use crate::python::class::Class;
use crate::python::dict::Dict;
use crate::python::error::{PyResult, type_error, value_error};
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::object::{Object, Payload};
use crate::python::value::Value;
use num_bigint::{BigInt, BigUint};
use num_traits::{Signed, Zero};
use std::cell::RefCell;
use std::rc::Rc;

pub fn fill(_: &mut Vm, namespace: &mut Dict) -> PyResult<()> {
    set(namespace, "Random", Value::Class(class("_random", "Random", install)));
    Ok(())
}

fn install(definer: &Definer, class: &Rc<Class>) {
    definer.statics(class, &[("__new__", "cls, *args, **kwargs", new)]);
    definer.methods(class, METHODS);
}

const METHODS: &[Entry] = &[
    ("random", "self, /", |_, args| Ok(generator(&args[0])?.borrow_mut().next_float().into())),
    ("getrandbits", "self, k, /", getrandbits),
    ("_seed", "self, n=None, /", seed),
    ("getstate", "self, /", |_, args| {
        let generator = generator(&args[0])?.borrow();
        let words = generator.words.iter().map(|word| Value::Int(i64::from(*word)));
        Ok(Value::tuple(words.chain([Value::from(generator.at)]).collect()))
    }),
    ("setstate", "self, state, /", setstate),
    ("_randbelow", "self, n, /", |vm, args| {
        let bound = vm.index_value(&args[1])?.as_big().unwrap_or_default();
        below(&generator(&args[0])?.clone(), &bound)
    }),
];

const LENGTH: usize = 624;

/// The generator's state: 624 words of 32 bits, and how many of them have been used.
struct Twister {
    words: [u32; LENGTH],
    at: usize,
}

fn new(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let Value::Class(class) = &args[0] else { return Err(type_error("expected a class")) };
    // Not seeded: the run's own seed, counted up, so that two generators differ.
    vm.seed = vm.seed.wrapping_add(1);
    let twister = Twister::from_number(&BigUint::from(vm.seed));
    Ok(Object::value(class, Payload::Opaque(Box::new(Rc::new(RefCell::new(twister))))))
}

fn generator(this: &Value) -> PyResult<&Rc<RefCell<Twister>>> {
    let found = this.object().and_then(|object| object.opaque::<Rc<RefCell<Twister>>>());
    found.ok_or_else(|| type_error(format!("expected a random number generator, found '{}'", this.class().name())))
}

fn getrandbits(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let bits = vm.index(&args[1])?;
    if bits < 0 {
        return Err(value_error("number of bits must be non-negative"));
    }
    crate::python::protocol::limits::bits(bits as u64)?;
    Ok(Value::big(generator(&args[0])?.borrow_mut().bits(bits as u64)))
}

/// A number less than `bound`: as many bits as it has, until they make one.
fn below(generator: &Rc<RefCell<Twister>>, bound: &BigInt) -> PyResult {
    if !bound.is_positive() {
        return Ok(Value::Int(0));
    }
    let mut generator = generator.borrow_mut();
    loop {
        let number = generator.bits(bound.bits());
        if number < *bound {
            return Ok(Value::big(number));
        }
    }
}

/// Seeds with an int, or with a str or bytes by way of their hash; None: with the run's own seed.
fn seed(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let number = match &args[1] {
        Value::Unset | Value::None => {
            vm.seed = vm.seed.wrapping_add(1);
            BigUint::from(vm.seed)
        }
        value => match (value.as_big(), bytes_of(value)) {
            (Some(number), _) => number.magnitude().clone(),
            (None, Some(mut bytes)) => {
                let hash = sha512(&bytes);
                bytes.extend(hash);
                BigUint::from_bytes_be(&bytes)
            }
            _ => BigUint::from(vm.hash(value)?),
        },
    };
    *generator(&args[0])?.borrow_mut() = Twister::from_number(&number);
    Ok(Value::None)
}

fn bytes_of(value: &Value) -> Option<Vec<u8>> {
    match (value.as_str(), value.payload()) {
        (Some(text), _) => Some(text.text().as_bytes().to_vec()),
        (_, Some(Payload::Bytes(bytes))) => Some(bytes.to_vec()),
        (_, Some(Payload::ByteArray(bytes))) => Some(bytes.borrow().clone()),
        _ => None,
    }
}

fn setstate(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let items = vm.collect(&args[1])?;
    if items.len() != LENGTH + 1 {
        return Err(value_error("state vector is the wrong size"));
    }
    let mut words = [0; LENGTH];
    for (word, item) in words.iter_mut().zip(&items) {
        *word = vm.index(item)? as u32;
    }
    let at = vm.index(&items[LENGTH])?;
    if !(0..=LENGTH as i64).contains(&at) {
        return Err(value_error("invalid state"));
    }
    *generator(&args[0])?.borrow_mut() = Twister { words, at: at as usize };
    Ok(Value::None)
}

impl Twister {
    /// `init_by_array` of the reference implementation, with the number's words as the key.
    fn from_number(number: &BigUint) -> Twister {
        let key = if number.is_zero() { vec![0] } else { number.to_u32_digits() };
        let mut words = Twister::from_word(19_650_218).words;
        let (mut i, mut j) = (1, 0);
        for _ in 0..LENGTH.max(key.len()) {
            let mixed = (words[i - 1] ^ words[i - 1] >> 30).wrapping_mul(1_664_525);
            words[i] = (words[i] ^ mixed).wrapping_add(key[j]).wrapping_add(j as u32);
            i += 1;
            j = (j + 1) % key.len();
            if i >= LENGTH {
                words[0] = words[LENGTH - 1];
                i = 1;
            }
        }
        for _ in 0..LENGTH - 1 {
            let mixed = (words[i - 1] ^ words[i - 1] >> 30).wrapping_mul(1_566_083_941);
            words[i] = (words[i] ^ mixed).wrapping_sub(i as u32);
            i += 1;
            if i >= LENGTH {
                words[0] = words[LENGTH - 1];
                i = 1;
            }
        }
        words[0] = 0x8000_0000;
        Twister { words, at: LENGTH }
    }

    fn from_word(seed: u32) -> Twister {
        let mut words = [seed; LENGTH];
        for i in 1..LENGTH {
            words[i] = (words[i - 1] ^ words[i - 1] >> 30).wrapping_mul(1_812_433_253).wrapping_add(i as u32);
        }
        Twister { words, at: LENGTH }
    }

    fn next_word(&mut self) -> u32 {
        if self.at >= LENGTH {
            self.twist();
        }
        let mut word = self.words[self.at];
        self.at += 1;
        word ^= word >> 11;
        word ^= word << 7 & 0x9d2c_5680;
        word ^= word << 15 & 0xefc6_0000;
        word ^ word >> 18
    }

    fn twist(&mut self) {
        for i in 0..LENGTH {
            let joined = self.words[i] & 0x8000_0000 | self.words[(i + 1) % LENGTH] & 0x7fff_ffff;
            let odd = if joined & 1 == 1 { 0x9908_b0df } else { 0 };
            self.words[i] = self.words[(i + 397) % LENGTH] ^ joined >> 1 ^ odd;
        }
        self.at = 0;
    }

    /// From 0 to below 1, in steps of 2⁻⁵³.
    fn next_float(&mut self) -> f64 {
        let (high, low) = (self.next_word() >> 5, self.next_word() >> 6);
        (f64::from(high) * 67_108_864.0 + f64::from(low)) / 9_007_199_254_740_992.0
    }

    fn bits(&mut self, count: u64) -> BigInt {
        let mut words = Vec::with_capacity((count / 32 + 1) as usize);
        let mut left = count;
        while left > 0 {
            let word = self.next_word();
            words.push(if left < 32 { word >> (32 - left) } else { word });
            left = left.saturating_sub(32);
        }
        BigInt::from(BigUint::new(words))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_numbers_that_cpython_gives() {
        let mut twister = Twister::from_number(&BigUint::from(1u32));
        assert_eq!([twister.next_float(), twister.next_float()], [0.13436424411240122, 0.8474337369372327]);
        assert_eq!(twister.bits(70), "296312020613258984388".parse().unwrap_or_default());
    }
}
