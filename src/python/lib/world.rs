//! `_world`: what a run's settings say of addresses and files, and waiting for answers; what the network modules build on.

use super::natives::functions;
use crate::asyncio::Native;
use crate::python::dict::Dict;
use crate::python::error::{PyResult, type_error, unsupported};
use crate::python::function::{Entry, Native as Function, NativeRun};
use crate::python::machine::{Effect, Vm, native_value};
use crate::python::object::Payload;
use crate::python::outside::Request;
use crate::python::value::Value;
use crate::time::Duration;

const FUNCTIONS: &[Entry] = &[
    ("route", "method, url, /", route),
    ("files", "", files),
    ("answer", "what, seconds, /", answer),
    ("name", "future, what, /", name),
    ("lacks", "what, /", |_, a| Err(unsupported(text(&a[0])?))),
    ("real", "", |vm, _| Ok(Value::Bool(vm.state.outside.is_some()))),
    ("request", "what, method, url, headers, body, /", |vm, a| {
        let request = request_of(&a[1..])?;
        vm.ask_outside(text(&a[0])?, request)
    }),
];

pub fn fill(_: &mut Vm, namespace: &mut Dict) -> PyResult<()> {
    thread_local! {
        static BLOCK: &'static Function = Function::new("block", "what, seconds, /", NativeRun::Effect(block), false);
        static REQUEST: &'static Function = Function::new(
            "request_blocking", "what, method, url, headers, body, timeout, /", NativeRun::Effect(request_blocking), false,
        );
    }
    functions("_world", namespace, FUNCTIONS);
    super::natives::set(namespace, "block", BLOCK.with(|native| native_value(native)));
    super::natives::set(namespace, "request_blocking", REQUEST.with(|native| native_value(native)));
    Ok(())
}

/// The row that answers an address: seconds, kind, status, headers and body; None if no row does.
fn route(vm: &mut Vm, a: &mut [Value]) -> PyResult {
    let (method, url) = (text(&a[0])?, text(&a[1])?);
    let settings = vm.settings.clone();
    let Some(row) = settings.network.rows().find(|row| row.fits(method, url)) else { return Ok(Value::None) };
    let headers = row.headers.iter().map(|(name, value)| Value::tuple(vec![Value::str(name), Value::str(value)]));
    Ok(Value::tuple(vec![
        Value::Float(row.latency.of(url).seconds()),
        Value::name(row.kind.name()),
        Value::Int(row.status.into()),
        Value::list(headers.collect()),
        Value::str(&row.body),
    ]))
}

/// Every file's full path and text. Where two rows have the same path, the first one counts, as with addresses.
fn files(vm: &mut Vm, _: &mut [Value]) -> PyResult {
    let settings = vm.settings.clone();
    let pairs = settings.files.rows().map(|file| Value::tuple(vec![file.full_path().into(), Value::str(&file.text)]));
    Ok(Value::list(pairs.collect()))
}

/// A coroutine that waits for an answer.
fn answer(vm: &mut Vm, a: &mut [Value]) -> PyResult {
    let (what, length) = (text(&a[0])?, seconds(&a[1])?);
    let name = vm.world.recorder.text(what);
    let native = Native::answer(&vm.world, name, length);
    Ok(vm.coroutine_of(native, "answer"))
}

/// Says what a future stands for.
fn name(vm: &mut Vm, a: &mut [Value]) -> PyResult {
    if let Value::Future(future) = &a[0] {
        future.name(vm.world.recorder.text(text(&a[1])?));
    }
    Ok(Value::None)
}

/// The thread waits for an answer.
fn block(_: &mut Vm, a: &mut [Value]) -> PyResult<Effect> {
    Ok(super::asyncio::blocking::block(seconds(&a[1])?, text(&a[0])?.to_owned()))
}

/// The thread waits for the reply to a request that leaves the run.
fn request_blocking(vm: &mut Vm, a: &mut [Value]) -> PyResult<Effect> {
    let request = request_of(&a[1..5])?;
    let at_most = if a[5].is_none() { None } else { Some(seconds(&a[5])?) };
    Ok(vm.ask_outside_blocking(text(&a[0])?.to_owned(), request, at_most))
}

/// Method, address, headers as pairs, and body.
fn request_of(a: &[Value]) -> PyResult<Request> {
    let mut headers = Vec::new();
    if let Some(Payload::List(pairs)) = a[2].payload() {
        for pair in pairs.borrow().iter() {
            if let Some([name, value]) = pair.as_tuple() {
                headers.push((text(name)?.to_owned(), text(value)?.to_owned()));
            }
        }
    }
    let body = match a[3].payload() {
        Some(Payload::Bytes(bytes)) => bytes.to_vec(),
        _ => Vec::new(),
    };
    Ok(Request { id: 0, method: text(&a[0])?.to_owned(), url: text(&a[1])?.to_owned(), headers, body })
}

fn text(value: &Value) -> PyResult<&str> {
    value.as_str().map(|text| text.text()).ok_or_else(|| type_error(format!("expected str, not {}", value.class().name())))
}

fn seconds(value: &Value) -> PyResult<Duration> {
    let number = super::asyncio::number(value);
    number.map(Duration::from_seconds).ok_or_else(|| type_error(format!("expected a number, not {}", value.class().name())))
}
