//! Between str and bytes: UTF-8, ASCII and Latin-1, with the usual ways of treating what does not fit.

use crate::python::builtins::receiver::text;
use crate::python::error::{PyResult, Unwind};
use crate::python::exception::Exception;
use crate::python::function::Entry;
use crate::python::text::Str;
use crate::python::types::types;
use crate::python::value::Value;
use std::rc::Rc;

pub const METHODS: &[Entry] = &[("encode", "self, encoding='utf-8', errors='strict'", |_, args| {
    let own = text(&args[0])?.clone();
    encode(&own, &args[1], &args[2]).map(Value::bytes)
})];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Utf8WithMark,
    Ascii,
    Latin1,
    /// Two bytes a unit, the lower first; with a mark at its head.
    Utf16,
}

/// What becomes of what does not fit.
enum Errors {
    Strict,
    Ignore,
    Replace,
    Backslash,
    Xml,
}

impl Encoding {
    fn of(name: &Value) -> PyResult<Encoding> {
        let Some(name) = name.given().and_then(Value::as_str) else { return Ok(Encoding::Utf8) };
        match name.text().to_lowercase().replace(['_', ' '], "-").as_str() {
            "utf-8" | "utf8" | "u8" => Ok(Encoding::Utf8),
            "utf-8-sig" => Ok(Encoding::Utf8WithMark),
            "ascii" | "us-ascii" => Ok(Encoding::Ascii),
            "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" | "l1" => Ok(Encoding::Latin1),
            "utf-16" | "utf16" => Ok(Encoding::Utf16),
            _ => Err(lookup(format!("unknown encoding: {name}"))),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 | Encoding::Utf8WithMark => "utf-8",
            Encoding::Ascii => "ascii",
            Encoding::Latin1 => "latin-1",
            Encoding::Utf16 => "utf-16",
        }
    }
}

impl Errors {
    fn of(name: &Value) -> PyResult<Errors> {
        let Some(name) = name.given().and_then(Value::as_str) else { return Ok(Errors::Strict) };
        match name.text() {
            "strict" | "surrogateescape" => Ok(Errors::Strict),
            "ignore" => Ok(Errors::Ignore),
            "replace" => Ok(Errors::Replace),
            "backslashreplace" => Ok(Errors::Backslash),
            "xmlcharrefreplace" => Ok(Errors::Xml),
            _ => Err(lookup(format!("unknown error handler name '{name}'"))),
        }
    }
}

fn lookup(message: String) -> Unwind {
    crate::python::error::lookup_error(message)
}

/// `text.encode(encoding, errors)`.
pub fn encode(text: &Rc<Str>, encoding: &Value, errors: &Value) -> PyResult<Vec<u8>> {
    let (encoding, errors) = (Encoding::of(encoding)?, Errors::of(errors)?);
    let top = match encoding {
        Encoding::Utf8 => return Ok(text.text().as_bytes().to_vec()),
        Encoding::Utf8WithMark => return Ok([b"\xef\xbb\xbf", text.text().as_bytes()].concat()),
        Encoding::Utf16 => {
            let units = std::iter::once(0xfeff).chain(text.text().encode_utf16());
            return Ok(units.flat_map(u16::to_le_bytes).collect());
        }
        Encoding::Ascii => 0x80,
        Encoding::Latin1 => 0x100,
    };
    let mut bytes = Vec::with_capacity(text.len());
    for (at, char) in text.text().chars().enumerate() {
        let code = char as u32;
        match &errors {
            _ if code < top => bytes.push(code as u8),
            Errors::Strict => return Err(cannot_encode(text, encoding, at, top)),
            Errors::Ignore => {}
            Errors::Replace => bytes.push(b'?'),
            Errors::Xml => bytes.extend(format!("&#{code};").bytes()),
            Errors::Backslash => bytes.extend(match code {
                0..=0xff => format!("\\x{code:02x}").into_bytes(),
                0x100..=0xffff => format!("\\u{code:04x}").into_bytes(),
                _ => format!("\\U{code:08x}").into_bytes(),
            }),
        }
    }
    Ok(bytes)
}

fn cannot_encode(text: &Rc<Str>, encoding: Encoding, start: usize, top: u32) -> Unwind {
    let end = start + text.text().chars().skip(start).take_while(|char| *char as u32 >= top).count();
    let args = vec![
        Value::str(encoding.name()),
        Value::Str(text.clone()),
        start.into(),
        end.into(),
        Value::str(if top == 0x80 { "ordinal not in range(128)" } else { "ordinal not in range(256)" }),
    ];
    Exception::new(&types().errors.unicode_encode_error, args).into()
}

/// `bytes.decode(encoding, errors)`.
pub fn decode(bytes: &[u8], encoding: &Value, errors: &Value) -> PyResult<Rc<Str>> {
    let (encoding, errors) = (Encoding::of(encoding)?, Errors::of(errors)?);
    let text = match encoding {
        Encoding::Latin1 => bytes.iter().copied().map(char::from).collect(),
        Encoding::Utf16 => {
            let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(units.strip_prefix(&[0xfeff]).unwrap_or(&units))
        }
        Encoding::Utf8WithMark => decode_checked(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes), encoding, &errors)?,
        _ => decode_checked(bytes, encoding, &errors)?,
    };
    Ok(Str::from_string(text))
}

fn decode_checked(bytes: &[u8], encoding: Encoding, errors: &Errors) -> PyResult<String> {
    let mut text = String::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let (good, wrong) = valid_prefix(&bytes[at..], encoding);
        text.push_str(good);
        at += good.len();
        let Some((length, why)) = wrong else { continue };
        match errors {
            Errors::Strict => {
                let args = vec![
                    Value::str(encoding.name()),
                    Value::bytes(bytes.to_vec()),
                    at.into(),
                    (at + length).into(),
                    Value::str(why),
                ];
                return Err(Exception::new(&types().errors.unicode_decode_error, args).into());
            }
            Errors::Ignore => {}
            Errors::Replace | Errors::Xml => text.push('\u{fffd}'),
            Errors::Backslash => bytes[at..at + length].iter().for_each(|byte| text.push_str(&format!("\\x{byte:02x}"))),
        }
        at += length;
    }
    Ok(text)
}

/// The text at the head of the bytes, and behind it how many bytes are wrong, and why.
fn valid_prefix(bytes: &[u8], encoding: Encoding) -> (&str, Option<(usize, &'static str)>) {
    let limit = match encoding {
        Encoding::Ascii => bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(bytes.len()),
        _ => bytes.len(),
    };
    match std::str::from_utf8(&bytes[..limit]) {
        Ok(text) if limit == bytes.len() => (text, None),
        Ok(text) => (text, Some((1, "ordinal not in range(128)"))),
        Err(error) => {
            let good = error.valid_up_to();
            let text = std::str::from_utf8(&bytes[..good]).unwrap_or_default();
            let wrong = match error.error_len() {
                None => (bytes.len() - good, "unexpected end of data"),
                Some(length) if matches!(bytes[good], 0x80..=0xc1 | 0xf5..) => (length, "invalid start byte"),
                Some(length) => (length, "invalid continuation byte"),
            };
            (text, Some(wrong))
        }
    }
}
