//! Calls, places and tracebacks as Python objects: what programs that look at stacks ask of them. They are pictures of a moment.

use super::itertools::content;
use super::natives::class;
use crate::python::builtins::define::Definer;
use crate::python::class::Class;
use crate::python::code::Code;
use crate::python::error::{PyResult, type_error, value_error};
use crate::python::exception::Place;
use crate::python::frame::{Activation, Frame, Owner};
use crate::python::function::Entry;
use crate::python::machine::{Vm, code_object};
use crate::python::object::{Object, Payload};
use crate::python::value::Value;
use std::rc::Rc;

/// For `_inspect`.
pub const FUNCTIONS: &[Entry] = &[
    // The frame of whoever calls the library function that asks, or of a caller of that.
    ("frame", "outwards, /", |vm, a| {
        let outwards = a[0].as_int().ok_or_else(|| type_error("an integer is required"))?;
        let mut back = Value::None;
        let mut all = Vec::new();
        for frame in vm.stack.iter().filter_map(Activation::python).filter(|frame| !frame.code.file.library) {
            back = picture(vm, frame, back);
            all.push(back.clone());
        }
        let wanted = usize::try_from(outwards).ok().and_then(|outwards| all.len().checked_sub(outwards + 1));
        wanted.map(|at| all[at].clone()).ok_or_else(|| value_error("call stack is not deep enough"))
    }),
    // The frames of a coroutine and of what it awaits, the outermost first.
    ("frames_of", "coroutine, /", |vm, a| {
        let mut frames = Vec::new();
        let mut next = a[0].clone();
        while let Some(frame) = of_generator(vm, &next) {
            frames.push(frame);
            next = match next.payload() {
                Some(Payload::Generator(generator)) => {
                    let frame = generator.frame.borrow();
                    frame.as_ref().and_then(Activation::python).and_then(Frame::awaited).cloned().unwrap_or_default()
                }
                _ => Value::Unset,
            };
        }
        Ok(Value::list(frames))
    }),
];

/// The frame of a generator or coroutine, suspended or running; none if it is over or is no Python.
pub fn of_generator(vm: &Vm, generator: &Value) -> Option<Value> {
    let Value::Object(object) = generator else { return None };
    let Payload::Generator(inner) = &object.payload else { return None };
    if let Some(frame) = inner.frame.borrow().as_ref().and_then(Activation::python) {
        return Some(picture(vm, frame, Value::None));
    }
    let runs = |frame: &&Frame| matches!(&frame.owner, Owner::Generator(owner, _) if Rc::ptr_eq(owner, object));
    let frame = vm.stack.iter().filter_map(Activation::python).find(runs)?;
    Some(picture(vm, frame, Value::None))
}

fn frame_class() -> Rc<Class> {
    class("builtins", "frame", |definer, class| {
        definer.methods(
            class,
            &[
                ("clear", "self, /", |_, _| Ok(Value::None)),
                ("_line", "self, line, /", |_, a| {
                    let line = a[1].as_int().and_then(|line| u32::try_from(line).ok()).unwrap_or(0);
                    Ok(content::<Rc<Code>>(&a[0])?.file.line_text(line).trim().into())
                }),
                ("__repr__", "self, /", |vm, a| {
                    let address = vm.address_text(&a[0]);
                    let code = content::<Rc<Code>>(&a[0])?;
                    let line = vm.get_attribute(&a[0], &vm.name("f_lineno"))?;
                    let line = vm.str(&line)?;
                    Ok(format!("<frame at {address}, file '{}', line {line}, code {}>", code.file.name, code.name).into())
                }),
            ],
        );
    })
}

/// A frame as it is now.
fn picture(vm: &Vm, frame: &Frame, back: Value) -> Value {
    let line = if frame.pc == 0 { frame.code.first_line } else { frame.line() };
    let object = of_code(vm, &frame.code, line, back);
    if let Value::Object(object) = &object {
        object.set_attribute(&vm.name("f_lasti"), Value::from(frame.pc));
        object.set_attribute(&vm.name("f_locals"), Value::Object(frame.variables()));
        object.set_attribute(&vm.name("f_globals"), Value::Object(frame.globals.clone()));
    }
    object
}

/// A frame of which only the place is known.
fn of_code(vm: &Vm, code: &Rc<Code>, line: u32, back: Value) -> Value {
    let object = Object::new(&frame_class(), Payload::Opaque(Box::new(code.clone())));
    object.set_attribute(&vm.name("f_code"), code_object(code));
    object.set_attribute(&vm.name("f_lineno"), Value::Int(i64::from(line)));
    object.set_attribute(&vm.name("f_back"), back);
    object.set_attribute(&vm.name("f_builtins"), Value::Object(vm.builtins.clone()));
    object.set_attribute(&vm.name("f_trace"), Value::None);
    Value::Object(object)
}

/// A traceback of these places, the innermost first; None for none.
pub fn traceback(places: &[Place]) -> Value {
    if places.is_empty() {
        return Value::None;
    }
    Object::value(&class("builtins", "traceback", install_traceback), Payload::Opaque(Box::new(places.to_vec())))
}

fn install_traceback(definer: &Definer, class: &Rc<Class>) {
    definer.attributes(
        class,
        &[
            ("tb_lineno", |_, a| Ok(outermost(&a[0])?.0.into()), None),
            ("tb_lasti", |_, a| Ok(Value::Int(i64::from(outermost(&a[0])?.1.at))), None),
            (
                "tb_next",
                |_, a| {
                    let places = content::<Vec<Place>>(&a[0])?;
                    Ok(traceback(&places[..places.len().saturating_sub(1)]))
                },
                None,
            ),
            (
                "tb_frame",
                |vm, a| {
                    let (line, place) = outermost(&a[0])?;
                    Ok(of_code(vm, &place.code, u32::try_from(line).unwrap_or(0), Value::None))
                },
                None,
            ),
        ],
    );
}

fn outermost(traceback: &Value) -> PyResult<(i64, Place)> {
    let place = content::<Vec<Place>>(traceback)?.last().cloned().ok_or_else(|| type_error("expected a traceback"))?;
    Ok((i64::from(place.code.line(place.at as usize)), place))
}
