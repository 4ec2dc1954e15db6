//! Numbers out of text, as `int("0x1f", 16)` and `float(" 1e5 ")` read them.

use super::quote;
use crate::python::builtins::str::kind::{decimal, is_space};
use crate::python::error::{PyResult, value_error};
use crate::python::value::Value;
use num_bigint::BigInt;

/// The most digits that CPython reads of an int in a base that is no power of two.
const MOST_DIGITS: usize = 4300;

/// `int(text, base)`; base 0 goes by the prefix.
pub fn int(text: &str, base: u32) -> PyResult {
    int_shown(text, base, &quote::text(text))
}

/// The same for bytes.
pub fn int_of_bytes(bytes: &[u8], base: u32) -> PyResult {
    let text: String = bytes.iter().copied().map(char::from).collect();
    int_shown(&text, base, &quote::bytes(bytes))
}

/// `shown` is how messages show the text.
fn int_shown(text: &str, base: u32, shown: &str) -> PyResult {
    let invalid = || value_error(format!("invalid literal for int() with base {base}: {shown}"));
    let trimmed: String = text.trim_matches(is_space).chars().map(ascii_digit).collect();
    let (negative, digits) = match trimmed.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, trimmed.strip_prefix('+').unwrap_or(&trimmed)),
    };
    let (radix, digits, prefixed) = radix_of(digits, base);
    // Behind a prefix, an underscore may stand before the first digit.
    let digits = if prefixed { digits.strip_prefix('_').unwrap_or(digits) } else { digits };
    let plain = without_underscores(digits).ok_or_else(invalid)?;
    if base == 0 && !prefixed && plain.len() > 1 && plain.starts_with('0') && plain.bytes().any(|byte| byte != b'0') {
        return Err(invalid());
    }
    if plain.is_empty() || !plain.chars().all(|char| char.is_digit(radix)) {
        return Err(invalid());
    }
    if plain.len() > MOST_DIGITS && !radix.is_power_of_two() {
        let count = plain.len();
        return Err(value_error(format!(
            "Exceeds the limit ({MOST_DIGITS} digits) for integer string conversion: value has {count} digits; use sys.set_int_max_str_digits() to increase the limit"
        )));
    }
    super::limits::bits(plain.len() as u64)?;
    if let Ok(small) = i64::from_str_radix(&plain, radix) {
        return Ok(Value::Int(if negative { -small } else { small }));
    }
    let big = BigInt::parse_bytes(plain.as_bytes(), radix).ok_or_else(invalid)?;
    Ok(Value::big(if negative { -big } else { big }))
}

/// `float(text)`.
pub fn float(text: &str) -> PyResult<f64> {
    let invalid = || value_error(format!("could not convert string to float: {}", quote::text(text)));
    let trimmed: String = text.trim_matches(is_space).chars().map(ascii_digit).collect();
    let plain = without_underscores(&trimmed).ok_or_else(invalid)?;
    if !plain.ends_with(|char: char| char.is_ascii_digit() || char == '.') {
        // Words are read in any case, and no others than these.
        let word = plain.trim_start_matches(['+', '-']).to_ascii_lowercase();
        if plain.len() - word.len() > 1 || !matches!(word.as_str(), "inf" | "infinity" | "nan") {
            return Err(invalid());
        }
    }
    plain.parse().map_err(|_| invalid())
}

/// Decimal digits of other scripts count as those of ASCII.
fn ascii_digit(char: char) -> char {
    decimal(char).and_then(|digit| char::from_digit(digit, 10)).unwrap_or(char)
}

/// The digits without the underscores between them; None if one stands elsewhere.
fn without_underscores(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let misplaced = |at: usize| {
        let beside = |place: Option<usize>| place.and_then(|place| bytes.get(place)).is_some_and(u8::is_ascii_alphanumeric);
        !beside(at.checked_sub(1)) || !beside(Some(at + 1))
    };
    if (0..bytes.len()).any(|at| bytes[at] == b'_' && misplaced(at)) {
        return None;
    }
    Some(text.replace('_', ""))
}

/// The base that counts, what is left behind a prefix, and whether there was one.
fn radix_of(digits: &str, base: u32) -> (u32, &str, bool) {
    let lower = digits.get(..2).map(str::to_ascii_lowercase);
    let prefix = match lower.as_deref() {
        Some("0x") => 16,
        Some("0o") => 8,
        Some("0b") => 2,
        _ => 0,
    };
    if prefix != 0 && (base == 0 || base == prefix) {
        return (prefix, &digits[2..], true);
    }
    (if base == 0 { 10 } else { base }, digits, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ints_are_read_as_in_cpython() {
        let good = [
            ("12", 10, 12),
            (" -1_000\n", 10, -1000),
            ("0x1f", 16, 31),
            ("0x_1F", 0, 31),
            ("1f", 16, 31),
            ("0b101", 0, 5),
            ("00", 0, 0),
            ("٣", 10, 3),
            ("z", 36, 35),
        ];
        for (text, base, expected) in good {
            assert_eq!(int(text, base).ok().and_then(|value| value.as_int()), Some(expected), "{text}");
        }
        for (text, base) in [
            ("", 10),
            ("1__0", 10),
            ("_1", 10),
            ("1_", 10),
            ("1.0", 10),
            ("010", 0),
            ("- 1", 10),
            ("0x", 16),
            ("--1", 10),
            ("9", 8),
        ] {
            assert!(int(text, base).is_err(), "{text}");
        }
    }

    #[test]
    fn floats_are_read_as_in_cpython() {
        for (text, expected) in
            [(" 1.5 ", 1.5), ("1e5", 1e5), (".5", 0.5), ("5.", 5.0), ("1_0.0_1", 10.01), ("-Infinity", f64::NEG_INFINITY)]
        {
            assert_eq!(float(text).ok(), Some(expected), "{text}");
        }
        assert!(float("nan").is_ok_and(f64::is_nan));
        for text in ["", ".", "e5", "1e", "1__0", "0x1p3", "infinit", "1_.0", "- 1", "1 2"] {
            assert!(float(text).is_err(), "{text}");
        }
    }
}
