//! The builtin functions that go through iterables.

use super::sorting;
use crate::python::code::{BinaryOp, CompareOp};
use crate::python::error::Unwind;
use crate::python::error::{PyResult, stop_iteration, type_error, value_error};
use crate::python::exception::Exception;
use crate::python::function::Entry;
use crate::python::iter::NativeIter;
use crate::python::machine::Vm;
use crate::python::object::Payload;
use crate::python::protocol::iterators::native_iterator as native;
use crate::python::types::types;
use crate::python::value::Value;

pub const FUNCTIONS: &[Entry] = &[
    ("iter", "object, sentinel=None, /", iter),
    ("next", "iterator, default=None, /", next),
    ("aiter", "async_iterable, /", aiter),
    ("anext", "aiterator, default=None, /", anext),
    ("sum", "iterable, /, start=0", sum),
    ("min", "*args, key=None, default=None", |vm, args| extreme(vm, args, CompareOp::Less, "min")),
    ("max", "*args, key=None, default=None", |vm, args| extreme(vm, args, CompareOp::Greater, "max")),
    ("any", "iterable, /", any),
    ("all", "iterable, /", all),
    ("sorted", "iterable, /, *, key=None, reverse=False", sorted),
];

/// `__new__` of the classes that are iterators, by name.
pub const ITERATORS: &[Entry] = &[
    ("enumerate", "cls, iterable, start=0", enumerate),
    ("zip", "cls, *iterables, strict=False", zip),
    ("map", "cls, func, /, *iterables", map),
    ("filter", "cls, function, iterable, /", filter),
    ("reversed", "cls, sequence, /", reversed),
];

/// What makes an object of a class of this engine's own an iterator.
pub const ITERATOR: &[Entry] = &[
    ("__iter__", "self, /", |_, args| Ok(args[0].clone())),
    ("__next__", "self, /", |vm, args| match args[0].clone().payload() {
        Some(Payload::Iter(iter)) => match vm.next_native(iter)? {
            Some(item) => Ok(item),
            None => Err(stop_iteration(Value::None)),
        },
        _ => Err(type_error(format!("'{}' object is not an iterator", args[0].class().name()))),
    }),
    ("__length_hint__", "self, /", |_, args| match args[0].payload() {
        Some(Payload::Iter(iter)) => Ok(iter.borrow().left().map_or(Value::NotImplemented, Value::from)),
        _ => Ok(Value::NotImplemented),
    }),
];

fn iter(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    match args[1].given() {
        None => vm.iter(&args[0]),
        Some(_) if !super::functions::is_callable(&args[0]) => Err(type_error("iter(v, w): v must be callable")),
        Some(sentinel) => Ok(native(Until { function: args[0].clone(), sentinel: sentinel.clone() })),
    }
}

/// `iter(function, sentinel)`.
struct Until {
    function: Value,
    sentinel: Value,
}

impl NativeIter for Until {
    fn next(&mut self, vm: &mut Vm) -> PyResult<Option<Value>> {
        let item = match vm.call(&self.function, Vec::new()) {
            Err(Unwind::Raise(error)) if error.is(&types().errors.stop_iteration) => return Ok(None),
            item => item?,
        };
        Ok(if vm.same(&item, &self.sentinel)? { None } else { Some(item) })
    }

    fn class_name(&self) -> &'static str {
        "callable_iterator"
    }
}

fn next(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    // A generator's StopIteration carries what it returned, so it is asked by its own method.
    if let Some(Payload::Iter(_)) = args[0].payload() {
        return match vm.next(&args[0])? {
            Some(item) => Ok(item),
            None => args[1].given().cloned().ok_or_else(|| stop_iteration(Value::None)),
        };
    }
    let result = match vm.call_special(&args[0], "__next__", Vec::new()) {
        Ok(None) => return Err(type_error(format!("'{}' object is not an iterator", args[0].class().name()))),
        Ok(Some(item)) => return Ok(item),
        Err(unwind) => unwind,
    };
    match (&result, args[1].given()) {
        (Unwind::Raise(error), Some(default)) if error.is(&types().errors.stop_iteration) => Ok(default.clone()),
        _ => Err(result),
    }
}

fn aiter(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let Some(iterator) = vm.call_special(&args[0], "__aiter__", Vec::new())? else {
        return Err(type_error(format!("'{}' object is not an async iterable", args[0].class().name())));
    };
    if iterator.class().lookup_text("__anext__").is_none() {
        return Err(type_error(format!("aiter() returned not an async iterator of type '{}'", iterator.class().name())));
    }
    Ok(iterator)
}

fn anext(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let Some(awaitable) = vm.call_special(&args[0], "__anext__", Vec::new())? else {
        return Err(type_error(format!("'{}' object is not an async iterator", args[0].class().name())));
    };
    let Some(default) = args[1].given().cloned() else { return Ok(awaitable) };
    let helpers = vm.import_one("_builtins")?;
    vm.call_method(&helpers, "anext_or", vec![awaitable, default])
}

fn sum(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let mut total = args[1].given().cloned().unwrap_or(Value::Int(0));
    if let Some(kind) = match (total.as_str(), total.payload()) {
        (Some(_), _) => Some("strings [use ''.join(seq) instead]"),
        (_, Some(Payload::Bytes(_))) => Some("bytes [use b''.join(seq) instead]"),
        (_, Some(Payload::ByteArray(_))) => Some("bytearray [use b''.join(seq) instead]"),
        _ => None,
    } {
        return Err(type_error(format!("sum() can't sum {kind}")));
    }
    let iterator = vm.iter(&args[0])?;
    while let Some(item) = vm.next(&iterator)? {
        total = match (&total, &item) {
            (Value::Int(a), Value::Int(b)) if a.checked_add(*b).is_some() => Value::Int(a + b),
            (Value::Float(a), Value::Float(b)) => Value::Float(a + b),
            _ => vm.binary(BinaryOp::Add, &total, &item)?,
        };
    }
    Ok(total)
}

fn extreme(vm: &mut Vm, args: &mut [Value], better: CompareOp, name: &str) -> PyResult {
    let given = args[0].as_tuple().unwrap_or_default().to_vec();
    let key = args[1].given().filter(|key| !key.is_none()).cloned();
    let default = args[2].given().cloned();
    let iterator = match given.as_slice() {
        [] => return Err(type_error(format!("{name} expected at least 1 argument, got 0"))),
        [iterable] => vm.iter(iterable)?,
        _ if default.is_some() => {
            return Err(type_error(format!("Cannot specify a default for {name}() with multiple positional arguments")));
        }
        _ => vm.iter(&args[0])?,
    };
    let mut best: Option<(Value, Value)> = None;
    while let Some(item) = vm.next(&iterator)? {
        let rank = match &key {
            Some(key) => vm.call(key, vec![item.clone()])?,
            None => item.clone(),
        };
        let wins = match &best {
            None => true,
            Some((leader, _)) => {
                let answer = vm.compare(better, &rank, leader)?;
                vm.truth(&answer)?
            }
        };
        if wins {
            best = Some((rank, item));
        }
    }
    match best {
        Some((_, item)) => Ok(item),
        None => default.ok_or_else(|| value_error(format!("{name}() arg is an empty sequence"))),
    }
}

fn any(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let iterator = vm.iter(&args[0])?;
    while let Some(item) = vm.next(&iterator)? {
        if vm.truth(&item)? {
            return Ok(true.into());
        }
    }
    Ok(false.into())
}

fn all(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let iterator = vm.iter(&args[0])?;
    while let Some(item) = vm.next(&iterator)? {
        if !vm.truth(&item)? {
            return Ok(false.into());
        }
    }
    Ok(true.into())
}

fn sorted(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let items = vm.collect(&args[0])?;
    let reverse = match args[2].given() {
        Some(reverse) => vm.truth(reverse)?,
        None => false,
    };
    let key = args[1].given().filter(|key| !key.is_none()).cloned();
    Ok(Value::list(sorting::sort(vm, items, key.as_ref(), reverse)?))
}

fn enumerate(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let start = match args[2].given() {
        Some(start) => vm.index_value(start)?,
        None => Value::Int(0),
    };
    Ok(native(Enumerate { inner: vm.iter(&args[1])?, count: start }))
}

struct Enumerate {
    inner: Value,
    count: Value,
}

impl NativeIter for Enumerate {
    fn next(&mut self, vm: &mut Vm) -> PyResult<Option<Value>> {
        let Some(item) = vm.next(&self.inner)? else { return Ok(None) };
        let following = match &self.count {
            Value::Int(count) if *count < i64::MAX => Value::Int(count + 1),
            count => vm.binary(BinaryOp::Add, count, &Value::Int(1))?,
        };
        let count = std::mem::replace(&mut self.count, following);
        Ok(Some(Value::tuple(vec![count, item])))
    }

    fn class_name(&self) -> &'static str {
        "enumerate"
    }
}

fn zip(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let strict = match args[2].given() {
        Some(strict) => vm.truth(strict)?,
        None => false,
    };
    let iterables = args[1].as_tuple().unwrap_or_default();
    let mut inner = Vec::with_capacity(iterables.len());
    for iterable in iterables {
        inner.push(vm.iter(iterable)?);
    }
    Ok(native(Zip { inner, strict }))
}

struct Zip {
    inner: Vec<Value>,
    strict: bool,
}

impl NativeIter for Zip {
    fn next(&mut self, vm: &mut Vm) -> PyResult<Option<Value>> {
        if self.inner.is_empty() {
            return Ok(None);
        }
        let mut items = Vec::with_capacity(self.inner.len());
        for (at, iterator) in self.inner.iter().enumerate() {
            match vm.next(iterator)? {
                Some(item) => items.push(item),
                None if !self.strict => return Ok(None),
                None if at > 0 => return Err(self.uneven(at, "shorter")),
                None => {
                    for (at, iterator) in self.inner.iter().enumerate().skip(1) {
                        if vm.next(iterator)?.is_some() {
                            return Err(self.uneven(at, "longer"));
                        }
                    }
                    return Ok(None);
                }
            }
        }
        Ok(Some(Value::tuple(items)))
    }

    fn class_name(&self) -> &'static str {
        "zip"
    }
}

impl Zip {
    fn uneven(&self, at: usize, how: &str) -> Unwind {
        let others = if at == 1 { "argument 1".to_owned() } else { format!("arguments 1-{at}") };
        value_error(format!("zip() argument {} is {how} than {others}", at + 1))
    }
}

fn map(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let iterables = args[2].as_tuple().unwrap_or_default();
    if iterables.is_empty() {
        return Err(type_error("map() must have at least two arguments."));
    }
    let mut inner = Vec::with_capacity(iterables.len());
    for iterable in iterables {
        inner.push(vm.iter(iterable)?);
    }
    Ok(native(Map { function: args[1].clone(), inner }))
}

struct Map {
    function: Value,
    inner: Vec<Value>,
}

impl NativeIter for Map {
    fn next(&mut self, vm: &mut Vm) -> PyResult<Option<Value>> {
        let mut items = Vec::with_capacity(self.inner.len());
        for iterator in &self.inner {
            match vm.next(iterator)? {
                Some(item) => items.push(item),
                None => return Ok(None),
            }
        }
        vm.call(&self.function, items).map(Some)
    }

    fn class_name(&self) -> &'static str {
        "map"
    }
}

fn filter(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    Ok(native(Filter { function: args[1].clone(), inner: vm.iter(&args[2])? }))
}

struct Filter {
    function: Value,
    inner: Value,
}

impl NativeIter for Filter {
    fn next(&mut self, vm: &mut Vm) -> PyResult<Option<Value>> {
        while let Some(item) = vm.next(&self.inner)? {
            let verdict = if self.function.is_none() { item.clone() } else { vm.call(&self.function, vec![item.clone()])? };
            if vm.truth(&verdict)? {
                return Ok(Some(item));
            }
        }
        Ok(None)
    }

    fn class_name(&self) -> &'static str {
        "filter"
    }
}

fn reversed(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let sequence = &args[1];
    match sequence.class().lookup_text("__reversed__") {
        Some(Value::None) => {}
        Some(method) => return vm.call(&method, vec![sequence.clone()]),
        None if sequence.class().lookup_text("__getitem__").is_some() && sequence.class().lookup_text("__len__").is_some() => {
            let left = vm.length(sequence)?;
            return Ok(native(Reversed { sequence: sequence.clone(), left }));
        }
        None => {}
    }
    Err(type_error(format!("'{}' object is not reversible", sequence.class().name())))
}

struct Reversed {
    sequence: Value,
    left: usize,
}

impl NativeIter for Reversed {
    fn next(&mut self, vm: &mut Vm) -> PyResult<Option<Value>> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        match vm.get_item(&self.sequence, &Value::from(self.left)) {
            Err(Unwind::Raise(error)) if ends_iteration(&error) => {
                self.left = 0;
                Ok(None)
            }
            item => item.map(Some),
        }
    }

    fn class_name(&self) -> &'static str {
        "reversed"
    }

    fn left(&self) -> Option<usize> {
        Some(self.left)
    }
}

fn ends_iteration(error: &Exception) -> bool {
    error.is(&types().errors.index_error) || error.is(&types().errors.stop_iteration)
}
