//! Instructions that need no quick path: collections, cells, functions, f-strings, imports, asynchronous iteration.

use super::Vm;
use crate::python::code::{Code, Conversion, Op, make_function};
use crate::python::dict::Dict;
use crate::python::error::{PyResult, Unwind, runtime_error, type_error};
use crate::python::exception::Exception;
use crate::python::frame::Frame;
use crate::python::function::{Cell, Function};
use crate::python::object::{Object, Payload};
use crate::python::protocol::merge::plain_iteration;
use crate::python::types::types;
use crate::python::value::Value;
use std::cell::RefCell;
use std::rc::Rc;

impl Vm {
    pub(super) fn seldom(&mut self, frame: &mut Box<Frame>, code: &Rc<Code>, op: Op) -> PyResult<()> {
        match op {
            Op::BuildTuple(count) => {
                let items = frame.pop_many(count as usize);
                frame.push(Value::tuple(items));
            }
            Op::BuildList(count) => {
                let items = frame.pop_many(count as usize);
                frame.push(Value::list(items));
            }
            Op::BuildSet(count) => {
                let items = frame.pop_many(count as usize);
                let set = Object::new(&types().set, Payload::Set(Box::new(Dict::set().into())));
                for item in items {
                    self.set_add(set.as_dict(), item)?;
                }
                frame.push(Value::Object(set));
            }
            Op::BuildDict(count) => {
                let items = frame.pop_many(2 * count as usize);
                let dict = Object::dict(Dict::with_capacity(count as usize));
                for pair in items.chunks_exact(2) {
                    self.dict_set(dict.as_dict(), pair[0].clone(), pair[1].clone())?;
                }
                frame.push(Value::Object(dict));
            }
            Op::BuildSlice(count) => {
                let mut parts = frame.pop_many(count as usize);
                parts.resize(3, Value::None);
                let [start, stop, step] = <[Value; 3]>::try_from(parts).unwrap_or_default();
                frame.push(Object::value(&types().slice, Payload::Slice(Box::new([start, stop, step]))));
            }
            Op::BuildString(count) => {
                let parts = frame.pop_many(count as usize);
                let text: String = parts.iter().filter_map(Value::as_str).map(|part| part.text()).collect();
                frame.push(Value::from(text));
            }
            Op::Format { conversion, spec } => self.format_field(frame, conversion, spec)?,
            Op::ListAppend(depth) => {
                let item = frame.pop();
                if let Some(Payload::List(items)) = frame.peek(depth as usize - 1).payload() {
                    items.borrow_mut().push(item);
                }
            }
            Op::SetAdd(depth) => {
                let item = frame.pop();
                if let Some(set) = frame.peek(depth as usize - 1).object().cloned() {
                    self.set_add(set.as_dict(), item)?;
                }
            }
            Op::DictInsert(depth) => {
                let value = frame.pop();
                let key = frame.pop();
                if let Some(dict) = frame.peek(depth as usize - 1).object().cloned() {
                    self.dict_set(dict.as_dict(), key, value)?;
                }
            }
            Op::ListExtend => {
                let iterable = frame.pop();
                let items = self.collect(&iterable).map_err(|unwind| spread_error(unwind, &iterable))?;
                if let Some(Payload::List(list)) = frame.top().payload() {
                    list.borrow_mut().extend(items);
                }
            }
            Op::SetUpdate => {
                let iterable = frame.pop();
                if let Some(set) = frame.top().object().cloned() {
                    self.set_extend(set.as_dict(), &iterable)?;
                }
            }
            Op::DictUpdate => {
                let mapping = frame.pop();
                let target = frame.top().clone();
                self.merge(&target, &mapping, false)?;
            }
            Op::DictMerge => {
                let mapping = frame.pop();
                let target = frame.top().clone();
                self.merge(&target, &mapping, true)?;
            }
            Op::ListToTuple => {
                let list = frame.pop();
                let items = self.collect(&list)?;
                frame.push(Value::tuple(items));
            }
            Op::Unpack(count) => {
                let sequence = frame.pop();
                let items = self.unpack(&sequence, count as usize)?;
                frame.slots.extend(items.into_iter().rev());
            }
            Op::UnpackStar { before, after } => {
                let sequence = frame.pop();
                let items = self.unpack_star(&sequence, before as usize, after as usize)?;
                frame.slots.extend(items.into_iter().rev());
            }
            Op::LoadClosure(at) => {
                let cell: Cell = frame.cells[at as usize].clone();
                frame.push(Object::opaque_value(&types().cell, cell));
            }
            Op::MakeFunction { child, flags } => self.make_function(frame, code, child, flags),
            Op::LoadBuildClass => {
                let build = self.builtins.as_dict().borrow().get_text("__build_class__").cloned();
                frame.push(build.unwrap_or_default());
            }
            Op::GetAsyncIter => {
                let iterable = frame.pop();
                let Some(iterator) = self.call_special(&iterable, "__aiter__", Vec::new())? else {
                    let class = iterable.class().name();
                    return Err(type_error(format!("'async for' requires an object with __aiter__ method, got {class}")));
                };
                if iterator.class().lookup(&self.name("__anext__")).is_none() {
                    let class = iterator.class().name();
                    let message =
                        format!("'async for' received an object from __aiter__ that does not implement __anext__: {class}");
                    return Err(type_error(message));
                }
                frame.push(iterator);
            }
            Op::GetAsyncNext => {
                let iterator = frame.top().clone();
                let next = self.call_special(&iterator, "__anext__", Vec::new())?.unwrap_or_default();
                frame.push(next);
            }
            Op::EndAsyncFor => {
                let raised = frame.pop();
                let over = raised.class().is_subclass(&types().errors.stop_async_iteration);
                match Exception::from_value(&raised) {
                    Some(exception) if !over => {
                        self.again = true;
                        return Err(exception.into());
                    }
                    _ => frame.pop(),
                };
            }
            Op::GetAwaitable(place) => self.get_awaitable(frame, place)?,
            Op::GetYieldFromIter => {
                let iterable = frame.pop();
                let is_generator = matches!(iterable.payload(), Some(Payload::Generator(_)));
                let iterator = if is_generator { iterable } else { self.iter(&iterable)? };
                frame.push(iterator);
            }
            Op::MatchGroup => self.match_group(frame)?,
            Op::RaiseRemaining => self.raise_remaining(frame)?,
            Op::AssertionError => frame.push(Value::Class(types().errors.assertion_error.clone())),
            Op::Import { name } => {
                let module = self.import(&code.names[name as usize])?;
                frame.push(module);
            }
            Op::ImportFrom(at) => self.import_from(frame, &code.names[at as usize])?,
            Op::ImportStar => self.import_star(frame)?,
            Op::MatchSequence => self.match_sequence(frame),
            Op::MatchMapping => self.match_mapping(frame),
            Op::MatchKeys => self.match_keys(frame)?,
            Op::MatchClass(count) => self.match_class(frame, count as usize)?,
            Op::Length => {
                let value = frame.top().clone();
                let length = self.length(&value)?;
                frame.push(Value::from(length));
            }
            Op::DictWithout => self.dict_without(frame)?,
            Op::SetupAnnotations => {
                let namespace = frame.namespace.as_ref().unwrap_or(&frame.globals).clone();
                let name = self.name("__annotations__");
                let known = namespace.as_dict().borrow().get_str(&name).is_some();
                if !known {
                    namespace.as_dict().borrow_mut().set_str(&name, Value::Object(Object::dict(Dict::default())));
                }
            }
            Op::NoteFrame => self.note_frame(frame),
            _ => return Err(runtime_error("an instruction that is not known")),
        }
        Ok(())
    }

    /// value [spec] → str
    fn format_field(&mut self, frame: &mut Frame, conversion: Conversion, spec: bool) -> PyResult<()> {
        let spec = if spec { frame.pop() } else { Value::Unset };
        let value = frame.pop();
        let value = match conversion {
            Conversion::None => value,
            Conversion::Str => Value::from(self.str(&value)?),
            Conversion::Repr => Value::from(self.repr(&value)?),
            Conversion::Ascii => Value::from(self.ascii(&value)?),
        };
        let text = match (&value, spec.as_str()) {
            (Value::Str(_), None) => value,
            (Value::Str(_), Some(spec)) if spec.is_empty() => value,
            (_, spec) => Value::from(self.format(&value, spec.map_or("", |spec| spec.text()))?),
        };
        frame.push(text);
        Ok(())
    }

    /// Adds a mapping's items to a dict; `once`: as keyword arguments, that must be strings and come once.
    fn merge(&mut self, target: &Value, mapping: &Value, once: bool) -> PyResult<()> {
        let Some(target) = target.object().cloned() else { return Ok(()) };
        let entries: Vec<(Value, Value)> = match mapping.payload() {
            Some(Payload::Dict(dict)) if plain_iteration(mapping) => {
                dict.borrow().iter().map(|entry| (entry.key.clone(), entry.value.clone())).collect()
            }
            _ => {
                let Some(keys) = self.find_attribute(mapping, &self.name("keys"))? else {
                    let class = mapping.class().name();
                    return Err(type_error(match once {
                        true => format!("argument after ** must be a mapping, not {class}"),
                        false => format!("'{class}' object is not a mapping"),
                    }));
                };
                let keys = self.call(&keys, Vec::new())?;
                let mut entries = Vec::new();
                for key in self.collect(&keys)? {
                    let value = self.get_item(mapping, &key)?;
                    entries.push((key, value));
                }
                entries
            }
        };
        for (key, value) in entries {
            if once {
                let Some(name) = key.as_str() else { return Err(type_error("keywords must be strings")) };
                if target.as_dict().borrow().get_str(name).is_some() {
                    return Err(type_error(format!("got multiple values for keyword argument '{name}'")));
                }
            }
            self.dict_set(target.as_dict(), key, value)?;
        }
        Ok(())
    }

    fn make_function(&mut self, frame: &mut Frame, code: &Rc<Code>, child: u16, flags: u8) {
        let body = code.children[child as usize].clone();
        let taken = |flag: u8, frame: &mut Frame| if flags & flag != 0 { Some(frame.pop()) } else { None };
        let closure = taken(make_function::CLOSURE, frame);
        let annotations = taken(make_function::ANNOTATIONS, frame);
        let keyword_defaults = taken(make_function::KEYWORD_DEFAULTS, frame);
        let defaults = taken(make_function::DEFAULTS, frame);
        let cells = closure.as_ref().and_then(Value::as_tuple).unwrap_or_default();
        let closure = cells.iter().filter_map(|cell| cell.object()?.opaque::<Cell>().cloned()).collect();
        let p = &body.parameters;
        let keyword_only = &body.locals[p.positional as usize..(p.positional + p.keyword_only) as usize];
        let keyword_defaults = match keyword_defaults.as_ref().and_then(Value::payload) {
            Some(Payload::Dict(given)) => {
                let given = given.borrow();
                keyword_only.iter().map(|name| given.get_str(name).cloned().unwrap_or_default()).collect()
            }
            _ => Vec::new(),
        };
        let function = Function {
            globals: frame.globals.clone(),
            name: RefCell::new(body.name.clone()),
            qualname: RefCell::new(body.qualname.clone()),
            defaults: defaults.as_ref().and_then(Value::as_tuple).map(<[Value]>::to_vec).unwrap_or_default(),
            keyword_defaults,
            closure,
            annotations: annotations.unwrap_or_default().into(),
            code: body,
        };
        let object = Object::new(&types().function, Payload::Function(Box::new(function)));
        frame.push(Value::Object(object));
    }

    /// exception class → rest matching
    fn match_group(&mut self, frame: &mut Frame) -> PyResult<()> {
        let class = frame.pop();
        let rest = frame.pop();
        let Some(exception) = Exception::from_value(&rest) else {
            frame.push(Value::None);
            frame.push(Value::None);
            return Ok(());
        };
        let groups = &types().errors.base_exception_group;
        let is_group = exception.is(groups);
        let fits = self.matches(&rest, &class)?;
        let asks_for_groups = |class: &Value| matches!(class, Value::Class(class) if class.is_subclass(groups));
        if class.as_tuple().map_or_else(|| asks_for_groups(&class), |classes| classes.iter().any(asks_for_groups)) {
            return Err(type_error("catching ExceptionGroup with except* is not allowed. Use except instead."));
        }
        if fits {
            let matching = if is_group { rest } else { self.group_of("", vec![exception]).value() };
            frame.push(Value::None);
            frame.push(matching);
            return Ok(());
        }
        if !is_group {
            frame.push(rest);
            frame.push(Value::None);
            return Ok(());
        }
        let parts = self.call_method(&rest, "split", vec![class])?;
        let parts = self.collect(&parts)?;
        frame.push(parts.get(1).cloned().unwrap_or(Value::None));
        frame.push(parts.first().cloned().unwrap_or(Value::None));
        Ok(())
    }

    /// original list → exception or None
    fn raise_remaining(&mut self, frame: &mut Frame) -> PyResult<()> {
        let raised = frame.pop();
        let original = frame.pop();
        let left: Vec<Exception> = self.collect(&raised)?.iter().filter_map(Exception::from_value).collect();
        let result = match Exception::from_value(&original) {
            Some(original) if !left.is_empty() => self.prepare_reraise(&original, left)?.map_or(Value::None, |left| left.value()),
            _ => Value::None,
        };
        frame.push(result);
        Ok(())
    }

    /// Keeps what `locals()`, `globals()` and their kin are about to ask for.
    fn note_frame(&mut self, frame: &Frame) {
        self.state.noted = Some((frame.globals.clone(), frame.variables()));
    }
}

fn spread_error(unwind: Unwind, value: &Value) -> Unwind {
    match &unwind {
        Unwind::Raise(error) if error.is(&types().errors.type_error) && error.data().traceback.is_empty() => {
            type_error(format!("Value after * must be an iterable, not {}", value.class().name()))
        }
        _ => unwind,
    }
}
