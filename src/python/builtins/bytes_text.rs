//! The methods of bytes that are like those of str, for ASCII.

use super::bytes::this;
use super::str::bounds;
use crate::python::error::{PyResult, type_error, value_error};
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::protocol::limits;
use crate::python::protocol::sequence::{byte_text, bytes_like};
use crate::python::value::Value;

pub const METHODS: &[Entry] = &[
    ("lower", "self, /", |_, args| mapped(args, |bytes| bytes.to_ascii_lowercase())),
    ("upper", "self, /", |_, args| mapped(args, |bytes| bytes.to_ascii_uppercase())),
    ("title", "self, /", |_, args| as_text(args, "title")),
    ("capitalize", "self, /", |_, args| as_text(args, "capitalize")),
    ("swapcase", "self, /", |_, args| mapped(args, |bytes| bytes.iter().map(|byte| swapped(*byte)).collect())),
    ("istitle", "self, /", |_, args| Ok(is_title(&this(&args[0])?).into())),
    ("islower", "self, /", |_, args| cased(args, |byte| byte.is_ascii_uppercase(), |byte| byte.is_ascii_lowercase())),
    ("isupper", "self, /", |_, args| cased(args, |byte| byte.is_ascii_lowercase(), |byte| byte.is_ascii_uppercase())),
    ("removeprefix", "self, prefix, /", |vm, args| {
        let (bytes, part) = (this(&args[0])?, vm.bytes_like(&args[1])?);
        Ok(like(args, bytes.strip_prefix(&part[..]).unwrap_or(&bytes).to_vec()))
    }),
    ("removesuffix", "self, suffix, /", |vm, args| {
        let (bytes, part) = (this(&args[0])?, vm.bytes_like(&args[1])?);
        Ok(like(args, bytes.strip_suffix(&part[..]).unwrap_or(&bytes).to_vec()))
    }),
    ("rindex", "self, sub, start=, end=, /", |vm, args| {
        find(vm, args, true)?.map(Value::from).ok_or_else(|| value_error("subsection not found"))
    }),
    ("rpartition", "self, sep, /", |vm, args| partition(vm, args, true)),
    ("zfill", "self, width, /", |vm, args| {
        let width = usize::try_from(vm.count(&args[1])?).unwrap_or(0);
        let bytes = this(&args[0])?;
        let missing = width.saturating_sub(bytes.len());
        limits::bytes(missing)?;
        let sign = usize::from(matches!(bytes.first(), Some(b'+' | b'-')));
        Ok(like(args, [&bytes[..sign], &vec![b'0'; missing], &bytes[sign..]].concat()))
    }),
    ("find", "self, sub, start=, end=, /", |vm, args| Ok(find(vm, args, false)?.map_or(Value::Int(-1), Value::from))),
    ("rfind", "self, sub, start=, end=, /", |vm, args| Ok(find(vm, args, true)?.map_or(Value::Int(-1), Value::from))),
    ("index", "self, sub, start=, end=, /", |vm, args| {
        find(vm, args, false)?.map(Value::from).ok_or_else(|| value_error("subsection not found"))
    }),
    ("count", "self, sub, start=, end=, /", |vm, args| {
        let (bytes, part) = (this(&args[0])?, part(vm, &args[1])?);
        let (start, end) = bounds(vm, &args[2], &args[3], bytes.len())?;
        let slice = bytes.get(start..end).unwrap_or_default();
        Ok(split_at(slice, &part, usize::MAX).len().saturating_sub(1).into())
    }),
    ("startswith", "self, prefix, start=, end=, /", |vm, args| {
        begins(vm, args, "startswith", |bytes, part| bytes.starts_with(part))
    }),
    ("endswith", "self, suffix, start=, end=, /", |vm, args| begins(vm, args, "endswith", |bytes, part| bytes.ends_with(part))),
    ("strip", "self, bytes=None, /", |vm, args| strip(vm, args, true, true)),
    ("lstrip", "self, bytes=None, /", |vm, args| strip(vm, args, true, false)),
    ("rstrip", "self, bytes=None, /", |vm, args| strip(vm, args, false, true)),
    ("split", "self, sep=None, maxsplit=-1", split),
    ("rsplit", "self, sep=None, maxsplit=-1", rsplit),
    ("splitlines", "self, keepends=False", splitlines),
    ("join", "self, iterable, /", join),
    ("replace", "self, old, new, count=-1, /", replace),
    ("partition", "self, sep, /", |vm, args| partition(vm, args, false)),
    ("ljust", "self, width, fillbyte=b' ', /", |vm, args| pad(vm, args, |_| 0)),
    ("rjust", "self, width, fillbyte=b' ', /", |vm, args| pad(vm, args, |missing| missing)),
    ("center", "self, width, fillbyte=b' ', /", |vm, args| pad(vm, args, |missing| missing / 2)),
    ("isdigit", "self, /", |_, args| all(args, |byte| byte.is_ascii_digit())),
    ("isalpha", "self, /", |_, args| all(args, |byte| byte.is_ascii_alphabetic())),
    ("isalnum", "self, /", |_, args| all(args, |byte| byte.is_ascii_alphanumeric())),
    ("isspace", "self, /", |_, args| all(args, is_space)),
    ("isascii", "self, /", |_, args| Ok(this(&args[0])?.is_ascii().into())),
];

fn is_space(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == 0x0b
}

/// Bytes of the receiver's kind.
fn like(args: &[Value], bytes: Vec<u8>) -> Value {
    match args[0].payload() {
        Some(payload) => bytes_like(payload, bytes),
        None => Value::bytes(bytes),
    }
}

fn mapped(args: &[Value], change: fn(&[u8]) -> Vec<u8>) -> PyResult {
    Ok(like(args, change(&this(&args[0])?)))
}

fn all(args: &[Value], test: fn(u8) -> bool) -> PyResult {
    let bytes = this(&args[0])?;
    Ok((!bytes.is_empty() && bytes.into_iter().all(test)).into())
}

/// What is looked for: bytes, or a single byte as a number.
fn part(vm: &mut Vm, value: &Value) -> PyResult<Vec<u8>> {
    if let Some(bytes) = byte_text(value) {
        return Ok(bytes.into_owned());
    }
    if value.as_int().is_some() {
        return vm.byte(value).map(|byte| vec![byte]);
    }
    Err(type_error(format!("argument should be integer or bytes-like object, not '{}'", value.class().name())))
}

/// The pieces between the places where `separator` stands, which may be empty: then between all bytes.
fn split_at(bytes: &[u8], separator: &[u8], most: usize) -> Vec<Vec<u8>> {
    let mut pieces = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at + separator.len() <= bytes.len() && pieces.len() < most {
        if bytes[at..].starts_with(separator) {
            pieces.push(bytes[start..at].to_vec());
            start = at + separator.len();
            at = start.max(at + 1);
        } else {
            at += 1;
        }
    }
    pieces.push(bytes.get(start..).unwrap_or_default().to_vec());
    pieces
}

fn find(vm: &mut Vm, args: &[Value], last: bool) -> PyResult<Option<usize>> {
    let (bytes, part) = (this(&args[0])?, part(vm, &args[1])?);
    let (start, end) = bounds(vm, &args[2], &args[3], bytes.len())?;
    let Some(slice) = bytes.get(start..end) else { return Ok(None) };
    let mut places = 0..(slice.len() + 1).saturating_sub(part.len());
    let fits = |at: &usize| slice[*at..].starts_with(&part);
    let found = if last { places.rev().find(fits) } else { places.find(fits) };
    Ok(found.map(|at| start + at))
}

fn begins(vm: &mut Vm, args: &[Value], method: &str, test: fn(&[u8], &[u8]) -> bool) -> PyResult {
    let bytes = this(&args[0])?;
    let (start, end) = bounds(vm, &args[2], &args[3], bytes.len())?;
    let Some(slice) = bytes.get(start..end) else { return Ok(Value::Bool(false)) };
    let parts = args[1].as_tuple().map_or_else(|| vec![args[1].clone()], <[Value]>::to_vec);
    if args[1].as_tuple().is_none() && byte_text(&args[1]).is_none() {
        let given = args[1].class().name();
        return Err(type_error(format!("{method} first arg must be bytes or a tuple of bytes, not {given}")));
    }
    for part in parts {
        if test(slice, &vm.bytes_like(&part)?) {
            return Ok(Value::Bool(true));
        }
    }
    Ok(Value::Bool(false))
}

fn strip(vm: &mut Vm, args: &[Value], left: bool, right: bool) -> PyResult {
    let bytes = this(&args[0])?;
    let chars = match super::receiver::some(&args[1]) {
        Some(chars) => Some(vm.bytes_like(chars)?.into_owned()),
        None => None,
    };
    let unwanted = |byte: &u8| chars.as_ref().map_or_else(|| is_space(*byte), |chars| chars.contains(byte));
    let start = if left { bytes.iter().position(|byte| !unwanted(byte)).unwrap_or(bytes.len()) } else { 0 };
    let end = if right { bytes.iter().rposition(|byte| !unwanted(byte)).map_or(start, |at| at + 1) } else { bytes.len() };
    Ok(like(args, bytes[start..end.max(start)].to_vec()))
}

fn split(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let bytes = this(&args[0])?;
    let most = args[2].given().map_or(Ok(-1), |most| vm.index(most))?;
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let pieces = match super::receiver::some(&args[1]) {
        Some(separator) => {
            let separator = vm.bytes_like(separator)?.into_owned();
            if separator.is_empty() {
                return Err(value_error("empty separator"));
            }
            split_at(&bytes, &separator, most)
        }
        None => {
            let mut pieces = Vec::new();
            let mut rest = bytes.trim_ascii_start();
            while !rest.is_empty() && pieces.len() < most {
                let end = rest.iter().position(|byte| is_space(*byte)).unwrap_or(rest.len());
                pieces.push(rest[..end].to_vec());
                rest = rest[end..].trim_ascii_start();
            }
            pieces.extend((!rest.is_empty()).then(|| rest.to_vec()));
            pieces
        }
    };
    Ok(Value::list(pieces.into_iter().map(|piece| like(args, piece)).collect()))
}

/// From the end: the pieces of the reversed bytes, each reversed again.
fn rsplit(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let reversed = |mut bytes: Vec<u8>| {
        bytes.reverse();
        bytes
    };
    let mut turned = [Value::bytes(reversed(this(&args[0])?)), args[1].clone(), args[2].clone()];
    if let Some(separator) = byte_text(&args[1]) {
        turned[1] = Value::bytes(reversed(separator.into_owned()));
    }
    let pieces = split(vm, &mut turned)?;
    let pieces = vm.collect(&pieces)?.into_iter().rev();
    let pieces: PyResult<Vec<Value>> = pieces.map(|piece| Ok(like(args, reversed(this(&piece)?)))).collect();
    Ok(Value::list(pieces?))
}

fn splitlines(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let keep = vm.truth(&args[1])?;
    let bytes = this(&args[0])?;
    let mut lines = Vec::new();
    let mut rest = &bytes[..];
    while !rest.is_empty() {
        let line = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
        let end = if rest[line..].starts_with(b"\r\n") { line + 2 } else { (line + 1).min(rest.len()) };
        lines.push(like(args, rest[..if keep { end } else { line }].to_vec()));
        rest = &rest[end..];
    }
    Ok(Value::list(lines))
}

fn join(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let separator = this(&args[0])?;
    let mut joined = Vec::new();
    for (at, item) in vm.collect(&args[1])?.iter().enumerate() {
        let Some(bytes) = byte_text(item) else {
            return Err(type_error(format!("sequence item {at}: expected a bytes-like object, {} found", item.class().name())));
        };
        if at > 0 {
            joined.extend_from_slice(&separator);
        }
        joined.extend_from_slice(&bytes);
        limits::bytes(joined.len())?;
    }
    Ok(like(args, joined))
}

fn replace(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let bytes = this(&args[0])?;
    let (old, new) = (vm.bytes_like(&args[1])?.into_owned(), vm.bytes_like(&args[2])?.into_owned());
    let most = args[3].given().map_or(Ok(-1), |most| vm.index(most))?;
    let pieces = split_at(&bytes, &old, usize::try_from(most).unwrap_or(usize::MAX));
    limits::bytes(bytes.len().saturating_add(pieces.len().saturating_mul(new.len())))?;
    Ok(like(args, pieces.join(&new[..])))
}

fn partition(vm: &mut Vm, args: &mut [Value], last: bool) -> PyResult {
    let (bytes, separator) = (this(&args[0])?, vm.bytes_like(&args[1])?.into_owned());
    if separator.is_empty() {
        return Err(value_error("empty separator"));
    }
    let places = bytes.len().saturating_sub(separator.len() - 1);
    let fits = |at: &usize| bytes[*at..].starts_with(&separator);
    let found = if last { (0..places).rev().find(fits) } else { (0..places).find(fits) };
    let parts = match found {
        Some(at) => vec![bytes[..at].to_vec(), separator.clone(), bytes[at + separator.len()..].to_vec()],
        None if last => vec![Vec::new(), Vec::new(), bytes],
        None => vec![bytes, Vec::new(), Vec::new()],
    };
    Ok(Value::tuple(parts.into_iter().map(|part| like(args, part)).collect()))
}

/// Capitals at the head of words, or of the whole; words are made of letters.
fn as_text(args: &[Value], method: &str) -> PyResult {
    let mut inside = false;
    let titled = this(&args[0])?.into_iter().map(|byte| {
        let changed = if inside { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() };
        inside = method == "capitalize" || byte.is_ascii_alphabetic();
        changed
    });
    Ok(like(args, titled.collect()))
}

fn swapped(byte: u8) -> u8 {
    if byte.is_ascii_uppercase() { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() }
}

fn is_title(bytes: &[u8]) -> bool {
    let mut inside = false;
    let fits = bytes.iter().all(|byte| {
        let fits = if inside { !byte.is_ascii_uppercase() } else { !byte.is_ascii_lowercase() };
        inside = byte.is_ascii_alphabetic();
        fits
    });
    fits && bytes.iter().any(u8::is_ascii_alphabetic)
}

fn cased(args: &[Value], other: fn(&u8) -> bool, wanted: fn(&u8) -> bool) -> PyResult {
    let bytes = this(&args[0])?;
    Ok((bytes.iter().any(wanted) && !bytes.iter().any(other)).into())
}

fn pad(vm: &mut Vm, args: &mut [Value], before: fn(usize) -> usize) -> PyResult {
    let width = vm.count(&args[1])?;
    let bytes = this(&args[0])?;
    let fill = match args[2].given() {
        None => b' ',
        Some(fill) => *vm.bytes_like(fill)?.first().unwrap_or(&b' '),
    };
    let missing = usize::try_from(width).unwrap_or(0).saturating_sub(bytes.len());
    limits::bytes(missing)?;
    let before = before(missing);
    Ok(like(args, [vec![fill; before], bytes, vec![fill; missing - before]].concat()))
}
