//! `gc.collect()`: finds circles that nobody outside refers to, says so to whom it concerns, and breaks them.
//!
//! What is found is counted: an object to which more references exist than those from what was found is held from outside, and
//! so is everything that it refers to. What cannot be looked into (natives, opaque objects) therefore only ever keeps things.

use super::natives::functions;
use super::weakref::Reference;
use crate::asyncio;
use crate::python::FutureRef;
use crate::python::dict::Dict;
use crate::python::error::{PyResult, Unwind};
use crate::python::frame::{Activation, Frame};
use crate::python::function::Cell;
use crate::python::generator::GeneratorState;
use crate::python::iter::Iter;
use crate::python::machine::Vm;
use crate::python::object::{Attributes, Object, Payload};
use crate::python::value::Value;
use crate::python::weak;
use crate::python::world::{Callback, World};
use std::collections::HashMap;
use std::rc::Rc;

pub fn fill(_: &mut Vm, namespace: &mut Dict) -> PyResult<()> {
    functions("_gc", namespace, &[("collect", "", |vm, _| vm.collect_circles().map(Value::from))]);
    Ok(())
}

/// Something that others may refer to, and that may refer to others.
enum Node {
    Object(Rc<Object>),
    Future(FutureRef),
    /// A variable that functions share.
    Cell(Cell),
    Callback(Rc<Callback>),
}

impl Node {
    fn of(value: &Value) -> Option<Node> {
        match value {
            Value::Object(object) if object.payload.holds_values() || !matches!(*object.attributes.borrow(), Attributes::Empty) => {
                Some(Node::Object(object.clone()))
            }
            Value::Future(future) => Some(Node::Future(future.clone())),
            _ => None,
        }
    }

    fn address(&self) -> usize {
        match self {
            Node::Object(object) => Rc::as_ptr(object) as *const u8 as usize,
            Node::Future(future) => Rc::as_ptr(future) as *const u8 as usize,
            Node::Cell(cell) => Rc::as_ptr(cell) as *const u8 as usize,
            Node::Callback(callback) => Rc::as_ptr(callback) as *const u8 as usize,
        }
    }

    fn references_to_it(&self) -> usize {
        match self {
            Node::Object(object) => Rc::strong_count(object),
            Node::Future(future) => Rc::strong_count(future),
            Node::Cell(cell) => Rc::strong_count(cell),
            Node::Callback(callback) => Rc::strong_count(callback),
        }
    }

    /// Everything that it refers to, each as often as it does.
    fn refers_to(&self, see: &mut dyn FnMut(Node)) {
        let mut value = |value: &Value| {
            if let Some(node) = Node::of(value) {
                see(node);
            }
        };
        match self {
            Node::Object(object) => {
                match &*object.attributes.borrow() {
                    Attributes::Empty => {}
                    Attributes::Own(dict) => dict.iter().for_each(|entry| value(&entry.value)),
                    Attributes::Shared(shared) => value(&Value::Object(shared.clone())),
                }
                payload(&object.payload, see);
            }
            Node::Cell(cell) => value(&cell.borrow()),
            Node::Callback(callback) => {
                value(&callback.function);
                callback.args.iter().for_each(value);
            }
            Node::Future(future) => {
                let node = |reference: asyncio::Reference<World>| match reference {
                    asyncio::Reference::Value(it) | asyncio::Reference::Coroutine(it) => Node::of(&it),
                    asyncio::Reference::Error(error) => Node::of(&error.value()),
                    asyncio::Reference::Callback(callback) => Some(Node::Callback(callback)),
                    asyncio::Reference::Future(future) => Some(Node::Future(future)),
                };
                future.references().into_iter().filter_map(node).for_each(see);
            }
        }
    }
}

fn payload(payload: &Payload, see: &mut dyn FnMut(Node)) {
    let mut value = |value: &Value| {
        if let Some(node) = Node::of(value) {
            see(node);
        }
    };
    match payload {
        Payload::List(items) => items.borrow().iter().for_each(value),
        Payload::Tuple(items) => items.iter().for_each(value),
        Payload::Dict(dict) | Payload::Set(dict) => dict.borrow().iter().for_each(|entry| {
            value(&entry.key);
            value(&entry.value);
        }),
        Payload::Slice(parts) => parts.iter().for_each(value),
        Payload::Property(parts) => parts.iter().for_each(value),
        Payload::StaticMethod(inner) | Payload::ClassMethod(inner) | Payload::Super(_, inner) => value(inner),
        Payload::Method(method) => {
            value(&method.function);
            value(&method.receiver);
        }
        Payload::Function(function) => {
            function.defaults.iter().chain(&function.keyword_defaults).for_each(&mut value);
            value(&function.annotations.borrow());
            function.closure.iter().for_each(|cell| see(Node::Cell(cell.clone())));
        }
        Payload::Iter(iter) => match &*iter.borrow() {
            Iter::List { list: inner, .. } | Iter::Tuple { tuple: inner, .. } => value(&Value::Object(inner.clone())),
            _ => {}
        },
        Payload::Exception(data) => {
            let data = data.borrow();
            data.args.iter().for_each(&mut value);
            let others = data.cause.iter().chain(&data.context).chain(&data.members);
            others.for_each(|other| value(&other.value()));
            data.left.iter().flat_map(|left| &left.slots).for_each(&mut value);
            data.left.iter().flat_map(|left| &left.cells).for_each(|cell| see(Node::Cell(cell.clone())));
        }
        Payload::Generator(generator) => {
            if let Some(Activation::Python(frame)) = &*generator.frame.borrow() {
                frame_refers_to(frame, see);
            }
        }
        Payload::Opaque(content) => {
            if let Some(reference) = content.downcast_ref::<Reference>() {
                value(&reference.callback.borrow());
            }
        }
        _ => {}
    }
}

fn frame_refers_to(frame: &Frame, see: &mut dyn FnMut(Node)) {
    let values = frame.slots.iter().cloned().chain(frame.handling.iter().map(|handled| handled.value()));
    values.filter_map(|value| Node::of(&value)).for_each(&mut *see);
    frame.cells.iter().for_each(|cell| see(Node::Cell(cell.clone())));
}

/// Those of the nodes, and of what they refer to, that nobody else refers to, in the order in which they were found.
fn unreachable_among(beginnings: Vec<Node>) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::new();
    let mut known: HashMap<usize, usize> = HashMap::new();
    for node in beginnings {
        known.entry(node.address()).or_insert_with(|| {
            nodes.push(node);
            nodes.len() - 1
        });
    }
    // Who refers to whom, by place; and how often each is referred to from within.
    let mut edges: Vec<Vec<usize>> = Vec::new();
    let mut within: Vec<usize> = Vec::new();
    let mut at = 0;
    while at < nodes.len() {
        let mut found = Vec::new();
        nodes[at].refers_to(&mut |node| found.push(node));
        let mut out = Vec::with_capacity(found.len());
        for node in found {
            let place = *known.entry(node.address()).or_insert_with(|| {
                nodes.push(node);
                nodes.len() - 1
            });
            out.push(place);
        }
        within.resize(nodes.len(), 0);
        out.iter().for_each(|place| within[*place] += 1);
        edges.push(out);
        at += 1;
    }
    // One reference to each is that of `nodes`.
    let mut reached: Vec<bool> = nodes.iter().zip(&within).map(|(node, within)| node.references_to_it() > within + 1).collect();
    let mut open: Vec<usize> = (0..nodes.len()).filter(|place| reached[*place]).collect();
    while let Some(place) = open.pop() {
        for next in &edges[place] {
            if !std::mem::replace(&mut reached[*next], true) {
                open.push(*next);
            }
        }
    }
    nodes.into_iter().zip(reached).filter(|(_, reached)| !reached).map(|(node, _)| node).collect()
}

impl Vm {
    /// How many things were found in circles that nobody outside refers to.
    pub fn collect_circles(&mut self) -> PyResult<usize> {
        let loops: Vec<_> = self.state.loops.iter().map(|(event_loop, _)| event_loop.clone()).collect();
        let tasks = loops.iter().flat_map(|event_loop| event_loop.all_tasks()).map(Node::Future);
        let beginnings: Vec<Node> = weak::instances().into_iter().map(Node::Object).chain(tasks).collect();
        let garbage = unreachable_among(beginnings);
        let count = garbage.len();
        self.spend(count as u64)?;
        self.call_weak_references(&garbage)?;
        self.finalise(&garbage)?;
        // What a finaliser has put where it can be reached stays.
        let garbage = unreachable_among(garbage);
        let mut held = Vec::new();
        for node in &garbage {
            match node {
                Node::Object(object) => held.push(object.empty()),
                Node::Future(future) => future.break_circle(),
                Node::Cell(cell) => held.push((Attributes::Empty, vec![cell.take()], Dict::default())),
                Node::Callback(_) => {}
            }
        }
        drop(garbage);
        drop(held);
        self.tidy_up(None)?;
        Ok(count)
    }

    /// As CPython's `handle_weakrefs`: only references that are not garbage themselves are called.
    fn call_weak_references(&mut self, garbage: &[Node]) -> PyResult<()> {
        let mut to_call = Vec::new();
        for node in garbage {
            let key = match node {
                Node::Object(object) if object.watched.get() => object.key(),
                Node::Future(future) if future.data.watched.get() > 0 => weak::Key::from(future.data.watched.get()),
                _ => continue,
            };
            for reference in weak::forget(key) {
                if let Some(inner) = reference.opaque::<Reference>() {
                    inner.clear();
                }
                if garbage.iter().all(|node| node.address() != Rc::as_ptr(&reference) as *const u8 as usize) {
                    to_call.push(Value::Object(reference));
                }
            }
        }
        to_call.iter().try_for_each(|reference| self.call_weak_callback(reference))
    }

    /// `__del__`, and the ends of generators and coroutines that wait inside `try`.
    fn finalise(&mut self, garbage: &[Node]) -> PyResult<()> {
        for node in garbage {
            let Node::Object(object) = node else { continue };
            let ended = match &object.payload {
                Payload::Generator(generator) if generator.state.get() == GeneratorState::Suspended => self.close_generator(object),
                _ if object.finalise() => self.call_special(&Value::Object(object.clone()), "__del__", Vec::new()).map(drop),
                _ => Ok(()),
            };
            match ended {
                Err(Unwind::Raise(error)) => {
                    let finaliser = object.class.lookup(&self.name("__del__"));
                    let culprit = finaliser.unwrap_or_else(|| Value::Object(object.clone()));
                    self.ignore_exception(&error, &culprit)?;
                }
                Err(stop) => return Err(stop),
                Ok(()) => {}
            }
        }
        for node in garbage {
            let Node::Future(future) = node else { continue };
            future.report_destroyed();
            self.deliver_reports(future.event_loop())?;
        }
        Ok(())
    }
}
