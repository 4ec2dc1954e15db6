//! `itertools`: iterators that slice, pair, add up and share another.

use super::itertools::made;
use crate::python::code::BinaryOp;
use crate::python::error::{PyResult, value_error};
use crate::python::iter::NativeIter;
use crate::python::machine::Vm;
use crate::python::protocol::iterators::native_iterator;
use crate::python::protocol::limits;
use crate::python::value::Value;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

struct Slice {
    inner: Value,
    /// How many items have been taken from the inner iterator.
    taken: usize,
    next: usize,
    stop: Option<usize>,
    step: usize,
}

pub fn islice(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let bound = |value: &Value| match value {
        Value::None | Value::Unset => Some(None),
        other => other.as_int().and_then(|number| usize::try_from(number).ok()).map(Some),
    };
    let wrong = || value_error("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
    let (start, stop) = if args[3].is_unset() {
        let stop = bound(&args[2])
            .ok_or_else(|| value_error("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."))?;
        (0, stop)
    } else {
        (bound(&args[2]).ok_or_else(wrong)?.unwrap_or(0), bound(&args[3]).ok_or_else(wrong)?)
    };
    let step = bound(&args[4]).map(|step| step.unwrap_or(1)).filter(|step| *step > 0);
    let step = step.ok_or_else(|| value_error("Step for islice() must be a positive integer or None."))?;
    let inner = vm.iter(&args[1])?;
    made(&args[0], Slice { inner, taken: 0, next: start, stop, step })
}

impl NativeIter for Slice {
    fn next(&mut self, vm: &mut Vm) -> PyResult<Option<Value>> {
        let wanted = self.stop.is_none_or(|stop| self.next < stop);
        // At its end it has taken what stands before the stop, as CPython's does.
        let until = if wanted { self.next } else { self.stop.unwrap_or(self.next) };
        while self.taken < until {
            if vm.next(&self.inner)?.is_none() {
                return Ok(None);
            }
            self.taken += 1;
        }
        if !wanted {
            return Ok(None);
        }
        let item = vm.next(&self.inner)?;
        self.taken += 1;
        self.next += self.step;
        Ok(item)
    }

    fn class_name(&self) -> &'static str {
        "islice"
    }
}

pub fn pairwise(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let inner = vm.iter(&args[1])?;
    made(&args[0], Pairwise { inner, last: None })
}

struct Pairwise {
    inner: Value,
    last: Option<Value>,
}

impl NativeIter for Pairwise {
    fn next(&mut self, vm: &mut Vm) -> PyResult<Option<Value>> {
        let first = match self.last.take() {
            Some(last) => last,
            None => match vm.next(&self.inner)? {
                Some(first) => first,
                None => return Ok(None),
            },
        };
        let Some(second) = vm.next(&self.inner)? else { return Ok(None) };
        self.last = Some(second.clone());
        Ok(Some(Value::tuple(vec![first, second])))
    }

    fn class_name(&self) -> &'static str {
        "pairwise"
    }
}

struct Accumulate {
    inner: Value,
    function: Option<Value>,
    total: Option<Value>,
    /// The initial value, which comes first.
    initial: Option<Value>,
}

pub fn accumulate(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let given = |at: usize| args[at].given().filter(|value| !value.is_none()).cloned();
    let (function, initial) = (given(2), given(3));
    let inner = vm.iter(&args[1])?;
    made(&args[0], Accumulate { inner, function, total: None, initial })
}

impl NativeIter for Accumulate {
    fn next(&mut self, vm: &mut Vm) -> PyResult<Option<Value>> {
        if let Some(initial) = self.initial.take() {
            self.total = Some(initial.clone());
            return Ok(Some(initial));
        }
        let Some(item) = vm.next(&self.inner)? else { return Ok(None) };
        let total = match (&self.total, &self.function) {
            (None, _) => item,
            (Some(total), None) => vm.binary(BinaryOp::Add, total, &item)?,
            (Some(total), Some(function)) => vm.call(function, vec![total.clone(), item])?,
        };
        self.total = Some(total.clone());
        Ok(Some(total))
    }

    fn class_name(&self) -> &'static str {
        "accumulate"
    }
}

/// What the iterators that `tee` made have taken and not all of them have given.
struct Shared {
    inner: Value,
    items: VecDeque<Value>,
    /// How many items were dropped from the front.
    dropped: usize,
    /// Where each of them is.
    places: Vec<usize>,
}

struct Tee {
    shared: Rc<RefCell<Shared>>,
    number: usize,
}

pub fn tee(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let count = match args[1].given().cloned() {
        Some(count) => vm.index(&count)?,
        None => 2,
    };
    let count = usize::try_from(count).map_err(|_| value_error("n must be >= 0"))?;
    limits::items(count)?;
    let inner = vm.iter(&args[0])?;
    let shared = Rc::new(RefCell::new(Shared { inner, items: VecDeque::new(), dropped: 0, places: vec![0; count] }));
    Ok(Value::tuple((0..count).map(|number| native_iterator(Tee { shared: shared.clone(), number })).collect()))
}

impl NativeIter for Tee {
    fn next(&mut self, vm: &mut Vm) -> PyResult<Option<Value>> {
        let (place, known) = {
            let shared = self.shared.borrow();
            let place = shared.places[self.number];
            (place, shared.items.get(place - shared.dropped).cloned())
        };
        let item = match known {
            Some(item) => item,
            None => {
                let inner = self.shared.borrow().inner.clone();
                let Some(item) = vm.next(&inner)? else { return Ok(None) };
                self.shared.borrow_mut().items.push_back(item.clone());
                item
            }
        };
        let mut shared = self.shared.borrow_mut();
        shared.places[self.number] = place + 1;
        let everybody = shared.places.iter().copied().min().unwrap_or(0);
        while shared.dropped < everybody {
            shared.items.pop_front();
            shared.dropped += 1;
        }
        Ok(Some(item))
    }

    fn class_name(&self) -> &'static str {
        "_tee"
    }
}
