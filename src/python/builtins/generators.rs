//! The methods of generators, coroutines and asynchronous generators; and how classes are made.

use super::define::Definer;
use crate::python::class::Class;
use crate::python::error::{PyResult, type_error};
use crate::python::exception::Exception;
use crate::python::frame::{Activation, Input, Resumption};
use crate::python::function::{Entry, Native, NativeRun};
use crate::python::generator::{Generator, GeneratorState};
use crate::python::machine::{AsyncStep, AsyncStepKind, CoroutineWrapper, Effect, Vm, code_object};
use crate::python::object::{Object, Payload};
use crate::python::types::{Types, types};
use crate::python::value::Value;
use std::cell::Cell;
use std::rc::Rc;

type EffectEntry = (&'static str, &'static str, fn(&mut Vm, &mut [Value]) -> PyResult<Effect>);

pub fn install(types: &Types, definer: &Definer) {
    for class in [&types.generator, &types.coroutine] {
        for (name, signature, run) in RESUMING {
            let native = Native::new(name, signature, NativeRun::Effect(*run), true);
            class.set_new(&types.names.intern(name), Object::value(&types.native, Payload::Native(native)));
        }
        definer.methods(class, CLOSING);
    }
    definer.methods(&types.generator, ITERATING);
    definer.methods(&types.coroutine, AWAITING);
    definer.methods(&types.async_generator, ASYNC);
    for name in ["async_generator_asend", "async_generator_athrow"] {
        definer.methods(&types.plain(name), STEP);
    }
    definer.attributes(
        &types.generator,
        &[
            ("gi_running", running, None),
            ("gi_suspended", suspended, None),
            ("gi_frame", frame, None),
            ("gi_code", code, None),
            ("gi_yieldfrom", awaited, None),
        ],
    );
    definer.attributes(
        &types.coroutine,
        &[
            ("cr_running", running, None),
            ("cr_suspended", suspended, None),
            ("cr_frame", frame, None),
            ("cr_code", code, None),
            ("cr_await", awaited, None),
            ("cr_origin", nothing, None),
        ],
    );
    definer.attributes(
        &types.async_generator,
        &[("ag_running", running, None), ("ag_frame", frame, None), ("ag_code", code, None), ("ag_await", awaited, None)],
    );
    for class in [&types.generator, &types.coroutine, &types.async_generator] {
        definer.attributes(class, &[("__name__", name_of, None), ("__qualname__", qualname_of, None)]);
    }
}

const RESUMING: &[EffectEntry] = &[
    ("send", "self, arg, /", |vm, a| {
        let object = object_of(&a[0])?;
        if this(&a[0])?.state.get() == GeneratorState::Created && !a[1].is_none() {
            let kind = if a[0].class().name().text() == "coroutine" { "coroutine" } else { "generator" };
            return Err(type_error(format!("can't send non-None value to a just-started {kind}")));
        }
        resume(vm, &object, Input::Value(a[1].clone()))
    }),
    ("throw", "self, typ, val=None, tb=None, /", |vm, a| {
        let object = object_of(&a[0])?;
        let thrown = thrown(vm, &a[1].clone(), &a[2].clone())?;
        if this(&a[0])?.state.get() == GeneratorState::Created {
            vm.close_generator(&object)?;
            return Err(thrown.into());
        }
        resume(vm, &object, Input::Raise(thrown))
    }),
];

const CLOSING: &[Entry] = &[("close", "self, /", |vm, a| {
    let object = object_of(&a[0])?;
    vm.close_generator(&object)?;
    Ok(Value::None)
})];

const ITERATING: &[Entry] = &[
    ("__iter__", "self, /", |_, a| Ok(a[0].clone())),
    ("__next__", "self, /", |vm, a| {
        let object = object_of(&a[0])?;
        vm.resume_generator(&object, Input::Value(Value::None), Resumption::Next).result()
    }),
    ("__class_getitem__", "self, item, /", |vm, a| Ok(vm.alias(&a[0].clone(), &a[1].clone()))),
];

const AWAITING: &[Entry] = &[("__await__", "self, /", |_, a| {
    this(&a[0])?;
    Ok(Object::opaque_value(&wrapper_class(), CoroutineWrapper(object_of(&a[0])?)))
})];

/// The class of what `__await__` returns: it can be iterated, as a generator can.
fn wrapper_class() -> Rc<Class> {
    thread_local! {
        static CLASS: Rc<Class> = {
            let class = Class::builtin("coroutine_wrapper", "builtins", &[&types().object]);
            let definer = Definer::new(types());
            definer.methods(&class, WRAPPER);
            class
        };
    }
    CLASS.with(Rc::clone)
}

const WRAPPER: &[Entry] = &[
    ("__iter__", "self, /", |_, a| Ok(a[0].clone())),
    ("__next__", "self, /", |vm, a| {
        let inner = wrapped(&a[0])?;
        vm.call_method(&inner, "send", vec![Value::None])
    }),
    ("send", "self, arg, /", |vm, a| {
        let inner = wrapped(&a[0])?;
        vm.call_method(&inner, "send", vec![a[1].clone()])
    }),
    ("throw", "self, typ, val=None, tb=None, /", |vm, a| {
        let inner = wrapped(&a[0])?;
        vm.call_method(&inner, "throw", vec![a[1].clone()])
    }),
    ("close", "self, /", |vm, a| {
        let inner = wrapped(&a[0])?;
        vm.call_method(&inner, "close", Vec::new())
    }),
];

fn wrapped(value: &Value) -> PyResult {
    let inner = value.object().and_then(|object| object.opaque::<CoroutineWrapper>());
    inner.map(|inner| Value::Object(inner.0.clone())).ok_or_else(|| type_error("expected a coroutine_wrapper"))
}

const ASYNC: &[Entry] = &[
    ("__aiter__", "self, /", |_, a| Ok(a[0].clone())),
    ("__anext__", "self, /", |_, a| step(&a[0], AsyncStepKind::Send(Value::None))),
    ("asend", "self, value, /", |_, a| step(&a[0], AsyncStepKind::Send(a[1].clone()))),
    ("athrow", "self, typ, val=None, tb=None, /", |vm, a| {
        let thrown = thrown(vm, &a[1].clone(), &a[2].clone())?;
        step(&a[0], AsyncStepKind::Throw(thrown))
    }),
    ("aclose", "self, /", |_, a| step(&a[0], AsyncStepKind::Close)),
];

/// What drives one step of an asynchronous generator by hand.
const STEP: &[Entry] = &[
    ("__await__", "self, /", |_, a| Ok(a[0].clone())),
    ("__iter__", "self, /", |_, a| Ok(a[0].clone())),
    ("__next__", "self, /", |vm, a| driven(vm, &a[0], "send", vec![Value::None])),
    ("send", "self, arg, /", |vm, a| driven(vm, &a[0], "send", vec![a[1].clone()])),
    ("throw", "self, typ, val=None, tb=None, /", |vm, a| driven(vm, &a[0], "throw", vec![a[1].clone()])),
    ("close", "self, /", |vm, a| {
        if let Some(step) = a[0].object().and_then(|object| object.opaque::<AsyncStep>())
            && !step.begun.replace(true)
        {
            return Ok(Value::None);
        }
        driven(vm, &a[0], "close", Vec::new())
    }),
];

/// Calls a method of the coroutine that awaits this step.
fn driven(vm: &mut Vm, step: &Value, method: &str, args: Vec<Value>) -> PyResult {
    let name = vm.name("_driver");
    let object = object_of(step)?;
    let driver = match object.attribute(&name) {
        Some(driver) => driver,
        None => {
            let driver = vm.awaitable(step)?;
            object.set_attribute(&name, driver.clone());
            driver
        }
    };
    vm.call_method(&driver, method, args)
}

fn object_of(value: &Value) -> PyResult<Rc<Object>> {
    value.object().cloned().ok_or_else(|| type_error("expected a generator"))
}

fn this(value: &Value) -> PyResult<&Generator> {
    match value.payload() {
        Some(Payload::Generator(generator)) => Ok(generator),
        _ => Err(type_error("expected a generator")),
    }
}

fn resume(vm: &mut Vm, object: &Rc<Object>, input: Input) -> PyResult<Effect> {
    let created = matches!(&object.payload, Payload::Generator(generator) if generator.state.get() == GeneratorState::Created);
    match vm.take_frame(object, Resumption::Next)? {
        Some(activation) if created => Ok(Effect::Resume(activation, Input::Start)),
        Some(activation) => Ok(Effect::Resume(activation, input)),
        None => match (input, &object.payload) {
            (Input::Raise(error), _) => Err(error.into()),
            (_, Payload::Generator(generator)) if generator.kind == crate::python::generator::GeneratorKind::Coroutine => {
                Err(crate::python::error::runtime_error("cannot reuse already awaited coroutine"))
            }
            _ => Err(crate::python::error::stop_iteration(Value::None)),
        },
    }
}

/// What `throw` throws: an exception, or a class and its argument.
fn thrown(vm: &mut Vm, kind: &Value, value: &Value) -> PyResult<Exception> {
    match (kind, value.given()) {
        (Value::Class(_), Some(value)) if !value.is_none() => match Exception::from_value(value) {
            Some(exception) => Ok(exception),
            None => {
                let made = vm.call(kind, vec![value.clone()])?;
                vm.to_exception(&made)
            }
        },
        _ => vm.to_exception(kind).map_err(|_| {
            type_error(format!("exceptions must be classes or instances deriving from BaseException, not {}", kind.class().name()))
        }),
    }
}

fn step(generator: &Value, kind: AsyncStepKind) -> PyResult {
    let class = crate::python::types::types().plain(match kind {
        AsyncStepKind::Send(_) => "async_generator_asend",
        _ => "async_generator_athrow",
    });
    Ok(Object::opaque_value(&class, AsyncStep { generator: object_of(generator)?, kind, begun: Cell::new(false) }))
}

fn running(_: &mut Vm, a: &mut [Value]) -> PyResult {
    Ok(Value::Bool(this(&a[0])?.state.get() == GeneratorState::Running))
}

fn suspended(_: &mut Vm, a: &mut [Value]) -> PyResult {
    Ok(Value::Bool(this(&a[0])?.state.get() == GeneratorState::Suspended))
}

fn frame(vm: &mut Vm, a: &mut [Value]) -> PyResult {
    Ok(crate::python::lib::frame_of_generator(vm, &a[0]).unwrap_or(Value::None))
}

fn code(_: &mut Vm, a: &mut [Value]) -> PyResult {
    Ok(this(&a[0])?.code.as_ref().map_or(Value::None, code_object))
}

fn awaited(_: &mut Vm, a: &mut [Value]) -> PyResult {
    let frame = this(&a[0])?.frame.borrow();
    Ok(frame.as_ref().and_then(Activation::python).and_then(|frame| frame.awaited()).cloned().unwrap_or(Value::None))
}

/// What is only kept when debugging is on.
fn nothing(_: &mut Vm, _: &mut [Value]) -> PyResult {
    Ok(Value::None)
}

fn name_of(_: &mut Vm, a: &mut [Value]) -> PyResult {
    Ok(Value::Str(this(&a[0])?.name.borrow().clone()))
}

fn qualname_of(_: &mut Vm, a: &mut [Value]) -> PyResult {
    Ok(Value::Str(this(&a[0])?.qualname.borrow().clone()))
}
