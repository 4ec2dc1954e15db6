//! The `%` operator of str.

use super::float_text::{self, Keep};
use super::format_spec::Spec;
use super::format_value::big_text;
use super::limits;
use super::number::Number;
use crate::python::error::{PyResult, overflow_error, type_error, value_error};
use crate::python::machine::Vm;
use crate::python::object::Payload;
use crate::python::value::Value;
use num_traits::Signed;

/// One conversion, such as `%-5.2f`.
#[derive(Default)]
struct Conversion {
    left: bool,
    plus: bool,
    space: bool,
    alternate: bool,
    zero: bool,
    width: usize,
    precision: Option<usize>,
    kind: char,
    /// Where the letter stands, for messages.
    at: usize,
}

/// Where the values come from.
struct Arguments<'a> {
    value: &'a Value,
    used: usize,
}

impl Arguments<'_> {
    fn next(&mut self) -> PyResult {
        let next = match self.value.payload() {
            Some(Payload::Tuple(items)) => items.get(self.used).cloned(),
            _ if self.used == 0 => Some(self.value.clone()),
            _ => None,
        };
        self.used += 1;
        next.ok_or_else(|| type_error("not enough arguments for format string"))
    }
}

impl Vm {
    /// `pattern % value`.
    pub fn percent_format(&mut self, pattern: &str, value: &Value) -> PyResult<String> {
        self.percent(pattern, value, false)
    }

    /// The same for bytes, whose bytes stand as characters in the pattern and the result.
    pub fn percent_format_bytes(&mut self, pattern: &str, value: &Value) -> PyResult<String> {
        self.percent(pattern, value, true)
    }

    fn percent(&mut self, pattern: &str, value: &Value, bytes: bool) -> PyResult<String> {
        let chars: Vec<char> = pattern.chars().collect();
        let mut arguments = Arguments { value, used: 0 };
        let mut by_name = false;
        let mut text = String::new();
        let mut at = 0;
        while at < chars.len() {
            if chars[at] != '%' {
                text.push(chars[at]);
                at += 1;
                continue;
            }
            at += 1;
            let named = self.percent_key(&chars, &mut at, value)?;
            by_name |= named.is_some();
            let conversion = self.percent_conversion(&chars, &mut at, &mut arguments)?;
            if conversion.kind == '%' {
                text.push('%');
                continue;
            }
            let argument = match named {
                Some(named) => named,
                None => arguments.next()?,
            };
            let shown = match conversion.kind {
                's' | 'b' if bytes => percent_bytes(&conversion, &argument)?,
                'r' if bytes => self.percent_one(&Conversion { kind: 'a', ..conversion }, &argument)?,
                _ => self.percent_one(&conversion, &argument)?,
            };
            text.push_str(&shown);
            limits::bytes(text.len())?;
        }
        let all = match value.payload() {
            Some(Payload::Tuple(items)) => items.len(),
            _ if is_mapping(value) => 0,
            _ => 1,
        };
        if !by_name && arguments.used < all {
            let kind = if bytes { "bytes" } else { "string" };
            return Err(type_error(format!("not all arguments converted during {kind} formatting")));
        }
        Ok(text)
    }

    /// The value that `(name)` picks out of a mapping.
    fn percent_key(&mut self, chars: &[char], at: &mut usize, value: &Value) -> PyResult<Option<Value>> {
        if chars.get(*at) != Some(&'(') {
            return Ok(None);
        }
        if !is_mapping(value) {
            return Err(type_error("format requires a mapping"));
        }
        let start = *at + 1;
        let mut depth = 1;
        *at = start;
        while depth > 0 {
            match chars.get(*at) {
                Some('(') => depth += 1,
                Some(')') => depth -= 1,
                Some(_) => {}
                None => return Err(value_error("incomplete format key")),
            }
            *at += 1;
        }
        let key: String = chars[start..*at - 1].iter().collect();
        self.get_item(value, &key.into()).map(Some)
    }

    fn percent_conversion(&mut self, chars: &[char], at: &mut usize, arguments: &mut Arguments) -> PyResult<Conversion> {
        let mut conversion = Conversion::default();
        while let Some(flag) = chars.get(*at) {
            match flag {
                '-' => conversion.left = true,
                '+' => conversion.plus = true,
                ' ' => conversion.space = true,
                '#' => conversion.alternate = true,
                '0' => conversion.zero = true,
                _ => break,
            }
            *at += 1;
        }
        if let Some(width) = self.percent_number(chars, at, arguments)? {
            conversion.left |= width < 0;
            conversion.width = usize::try_from(width.unsigned_abs()).unwrap_or(usize::MAX);
        }
        if chars.get(*at) == Some(&'.') {
            *at += 1;
            let precision = self.percent_number(chars, at, arguments)?.unwrap_or(0);
            conversion.precision = Some(usize::try_from(precision).unwrap_or(0));
        }
        while matches!(chars.get(*at), Some('h' | 'l' | 'L')) {
            *at += 1;
        }
        conversion.kind = *chars.get(*at).ok_or_else(|| value_error("incomplete format"))?;
        conversion.at = *at;
        *at += 1;
        Ok(conversion)
    }

    fn percent_number(&mut self, chars: &[char], at: &mut usize, arguments: &mut Arguments) -> PyResult<Option<i64>> {
        if chars.get(*at) == Some(&'*') {
            *at += 1;
            let width = arguments.next()?;
            return width.as_int().map(Some).ok_or_else(|| type_error("* wants int"));
        }
        let mut number: Option<i64> = None;
        while let Some(digit) = chars.get(*at).and_then(|char| char.to_digit(10)) {
            let next = number.unwrap_or(0).checked_mul(10).and_then(|n| n.checked_add(digit.into()));
            number = Some(next.ok_or_else(|| value_error("width too big"))?);
            *at += 1;
        }
        Ok(number)
    }

    fn percent_one(&mut self, conversion: &Conversion, value: &Value) -> PyResult<String> {
        let text = match conversion.kind {
            's' => self.str(value)?,
            'r' => self.repr(value)?,
            'a' => self.ascii(value)?,
            'c' => return percent_char(value).and_then(|text| conversion.pad("", &text, false)),
            'd' | 'i' | 'u' | 'o' | 'x' | 'X' => return self.percent_int(conversion, value),
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => return self.percent_float(conversion, value),
            other => {
                let (code, at) = (other as u32, conversion.at);
                return Err(value_error(format!("unsupported format character '{other}' ({code:#x}) at index {at}")));
            }
        };
        let text = match conversion.precision {
            Some(precision) => text.chars().take(precision).collect(),
            None => text,
        };
        conversion.pad("", &text, false)
    }

    fn percent_int(&mut self, conversion: &Conversion, value: &Value) -> PyResult<String> {
        let kind = conversion.kind;
        let int = match Number::of(value) {
            Some(Number::Float(number)) if matches!(kind, 'd' | 'i' | 'u') => {
                if !number.is_finite() {
                    let word = if number.is_nan() { "NaN" } else { "infinity" };
                    let error = format!("cannot convert float {word} to integer");
                    return Err(if number.is_nan() { value_error(error) } else { overflow_error(error) });
                }
                Number::Float(number).to_big()
            }
            Some(Number::Float(_)) if !super::slice::is_index(value) => {
                return Err(type_error(format!("%{kind} format: an integer is required, not {}", value.class().name())));
            }
            Some(Number::Float(_)) => self.index_value(value)?.as_big().unwrap_or_default(),
            Some(number) => number.to_big(),
            None if super::slice::is_index(value) => self.index_value(value)?.as_big().unwrap_or_default(),
            None => {
                let wanted = if matches!(kind, 'o' | 'x' | 'X') { "an integer" } else { "a real number" };
                return Err(type_error(format!("%{kind} format: {wanted} is required, not {}", value.class().name())));
            }
        };
        let size = int.abs();
        let (prefix, mut digits) = match kind {
            'o' => ("0o", format!("{size:o}")),
            'x' => ("0x", format!("{size:x}")),
            'X' => ("0X", format!("{size:X}")),
            _ => ("", big_text(&size)?),
        };
        if let Some(precision) = conversion.precision {
            limits::bytes(precision)?;
            digits.insert_str(0, &"0".repeat(precision.saturating_sub(digits.len())));
        }
        let prefix = if conversion.alternate { prefix } else { "" };
        conversion.pad(&format!("{}{prefix}", conversion.sign(int.is_negative())), &digits, true)
    }

    fn percent_float(&mut self, conversion: &Conversion, value: &Value) -> PyResult<String> {
        let number = self.float_of(value)?;
        let size = number.abs();
        let precision = conversion.precision.unwrap_or(6);
        limits::bytes(precision)?;
        let keep = Keep { point: conversion.alternate, fraction: false };
        let mut text = match (float_text::special(size), conversion.kind) {
            (Some(word), _) => word.to_owned(),
            (None, 'e' | 'E') => float_text::scientific(size, precision, keep),
            (None, 'f' | 'F') => float_text::fixed(size, precision, keep),
            _ => float_text::general(size, precision, keep),
        };
        if conversion.kind.is_ascii_uppercase() {
            text = text.to_uppercase();
        }
        conversion.pad(conversion.sign(number.is_sign_negative() && !number.is_nan()), &text, true)
    }
}

impl Conversion {
    fn sign(&self, negative: bool) -> &'static str {
        match (negative, self.plus, self.space) {
            (true, ..) => "-",
            (false, true, _) => "+",
            (false, false, true) => " ",
            _ => "",
        }
    }

    fn pad(&self, prefix: &str, text: &str, number: bool) -> PyResult<String> {
        let align = if self.left { '<' } else { '>' };
        if number && self.zero && !self.left {
            let spec = Spec { fill: Some('0'), width: self.width.saturating_sub(prefix.len()), ..Spec::default() };
            return Ok(format!("{prefix}{}", spec.pad(text, '>')?));
        }
        Spec { width: self.width, ..Spec::default() }.pad(&format!("{prefix}{text}"), align)
    }
}

/// Bytes among bytes, each as the character of the same number.
fn percent_bytes(conversion: &Conversion, value: &Value) -> PyResult<String> {
    let Some(bytes) = super::sequence::byte_text(value) else {
        let class = value.class().name();
        return Err(type_error(format!("%b requires a bytes-like object, or an object that implements __bytes__, not '{class}'")));
    };
    let most = conversion.precision.unwrap_or(usize::MAX);
    conversion.pad("", &bytes.iter().take(most).copied().map(char::from).collect::<String>(), false)
}

fn percent_char(value: &Value) -> PyResult<String> {
    if let Some(text) = value.as_str() {
        if text.len() == 1 {
            return Ok(text.text().to_owned());
        }
        return Err(type_error("%c requires int or char"));
    }
    match value.as_int() {
        Some(code) => {
            let char = u32::try_from(code).ok().and_then(char::from_u32);
            char.map(String::from).ok_or_else(|| overflow_error("%c arg not in range(0x110000)"))
        }
        None => Err(type_error("%c requires int or char")),
    }
}

/// Whether CPython takes names out of the value: it can be indexed, and is neither a tuple nor text.
fn is_mapping(value: &Value) -> bool {
    let by_payload = match value.payload() {
        Some(Payload::Tuple(_)) => return false,
        Some(Payload::Dict(_) | Payload::List(_) | Payload::Bytes(_) | Payload::ByteArray(_) | Payload::Range(_)) => true,
        _ => false,
    };
    value.as_str().is_none()
        && (by_payload || value.class().lookup_text("__getitem__").is_some() && !matches!(value, Value::Class(_)))
}
