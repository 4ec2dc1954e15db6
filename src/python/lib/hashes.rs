//! `_hashlib`: digests of bytes.

use super::natives::functions;
use crate::python::dict::Dict;
use crate::python::error::{PyResult, type_error, value_error};
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::protocol::sequence::byte_text;
use crate::python::value::Value;
use sha2::Digest;

const FUNCTIONS: &[Entry] = &[("digest", "name, data, /", digest)];

pub fn fill(_: &mut Vm, namespace: &mut Dict) -> PyResult<()> {
    functions("_hashlib", namespace, FUNCTIONS);
    Ok(())
}

fn digest(_: &mut Vm, args: &mut [Value]) -> PyResult {
    let Some(name) = args[0].as_str() else { return Err(type_error("the name of a hash must be a str")) };
    let Some(data) = byte_text(&args[1]) else {
        return Err(type_error("Strings must be encoded before hashing"));
    };
    Ok(Value::bytes(match name.text() {
        "md5" => md5::Md5::digest(&data).to_vec(),
        "sha1" => sha1::Sha1::digest(&data).to_vec(),
        "sha224" => sha2::Sha224::digest(&data).to_vec(),
        "sha256" => sha2::Sha256::digest(&data).to_vec(),
        "sha384" => sha2::Sha384::digest(&data).to_vec(),
        "sha512" => sha512(&data),
        other => return Err(value_error(format!("unsupported hash type {other}"))),
    }))
}

pub fn sha512(data: &[u8]) -> Vec<u8> {
    sha2::Sha512::digest(data).to_vec()
}
