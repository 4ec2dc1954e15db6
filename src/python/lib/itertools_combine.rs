//! `itertools`: iterators that combine or group items.

use super::itertools::made;
use crate::python::error::{PyResult, value_error};
use crate::python::iter::NativeIter;
use crate::python::machine::Vm;
use crate::python::protocol::iterators::native_iterator;
use crate::python::protocol::limits;
use crate::python::value::Value;
use std::cell::RefCell;
use std::rc::Rc;

struct ZipLongest {
    inner: Vec<Option<Value>>,
    fill: Value,
}

pub fn zip_longest(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let mut inner = Vec::new();
    for iterable in args[1].as_tuple().unwrap_or_default() {
        inner.push(Some(vm.iter(iterable)?));
    }
    let fill = args[2].given().cloned().unwrap_or(Value::None);
    made(&args[0], ZipLongest { inner, fill })
}

impl NativeIter for ZipLongest {
    fn next(&mut self, vm: &mut Vm) -> PyResult<Option<Value>> {
        let mut items = Vec::with_capacity(self.inner.len());
        for place in &mut self.inner {
            let item = match place {
                Some(iterator) => vm.next(iterator)?,
                None => None,
            };
            if item.is_none() {
                *place = None;
            }
            items.push(item.unwrap_or_else(|| self.fill.clone()));
        }
        Ok(if self.inner.iter().any(Option::is_some) { Some(Value::tuple(items)) } else { None })
    }

    fn class_name(&self) -> &'static str {
        "zip_longest"
    }
}

/// What `groupby` and the group that it gave last share.
struct Groups {
    inner: Value,
    key: Option<Value>,
    /// The item that was taken last and belongs to the group that comes next, or to the current one.
    ahead: Option<(Value, Value)>,
    /// The key of the current group, and which group it is.
    current: Option<Value>,
    number: u64,
    over: bool,
}

struct GroupBy(Rc<RefCell<Groups>>);

struct Group {
    groups: Rc<RefCell<Groups>>,
    number: u64,
}

pub fn groupby(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let key = args[2].given().filter(|key| !key.is_none()).cloned();
    let inner = vm.iter(&args[1])?;
    made(&args[0], GroupBy(Rc::new(RefCell::new(Groups { inner, key, ahead: None, current: None, number: 0, over: false }))))
}

/// Takes an item with its key, unless one is at hand. False: there is none.
fn look_ahead(groups: &Rc<RefCell<Groups>>, vm: &mut Vm) -> PyResult<bool> {
    let (inner, key) = {
        let groups = groups.borrow();
        if groups.ahead.is_some() || groups.over {
            return Ok(!groups.over);
        }
        (groups.inner.clone(), groups.key.clone())
    };
    let Some(item) = vm.next(&inner)? else {
        groups.borrow_mut().over = true;
        return Ok(false);
    };
    let rank = match key {
        Some(key) => vm.call(&key, vec![item.clone()])?,
        None => item.clone(),
    };
    groups.borrow_mut().ahead = Some((rank, item));
    Ok(true)
}

/// Whether the item ahead belongs to the current group.
fn continues(groups: &Rc<RefCell<Groups>>, vm: &mut Vm) -> PyResult<bool> {
    let (rank, current) = {
        let groups = groups.borrow();
        (groups.ahead.as_ref().map(|(rank, _)| rank.clone()), groups.current.clone())
    };
    match (rank, current) {
        (Some(rank), Some(current)) => vm.same(&current, &rank),
        _ => Ok(false),
    }
}

impl NativeIter for GroupBy {
    fn next(&mut self, vm: &mut Vm) -> PyResult<Option<Value>> {
        while look_ahead(&self.0, vm)? {
            if continues(&self.0, vm)? {
                self.0.borrow_mut().ahead = None;
                continue;
            }
            let mut groups = self.0.borrow_mut();
            let Some((rank, _)) = groups.ahead.clone() else { return Ok(None) };
            groups.current = Some(rank.clone());
            groups.number += 1;
            let group = Group { groups: self.0.clone(), number: groups.number };
            return Ok(Some(Value::tuple(vec![rank, native_iterator(group)])));
        }
        Ok(None)
    }

    fn class_name(&self) -> &'static str {
        "groupby"
    }
}

impl NativeIter for Group {
    fn next(&mut self, vm: &mut Vm) -> PyResult<Option<Value>> {
        if self.groups.borrow().number != self.number || !look_ahead(&self.groups, vm)? || !continues(&self.groups, vm)? {
            return Ok(None);
        }
        Ok(self.groups.borrow_mut().ahead.take().map(|(_, item)| item))
    }

    fn class_name(&self) -> &'static str {
        "_grouper"
    }
}

/// Goes through index tuples; what the next one is after the last is `advance`'s affair.
struct Selections {
    pools: Vec<Vec<Value>>,
    /// Which item of which pool stands at each place; the pool's number is the place's, or 0 where there is one pool.
    indices: Vec<usize>,
    advance: fn(&mut [usize], &[Vec<Value>]) -> bool,
    state: Begun,
}

#[derive(PartialEq)]
enum Begun {
    NotYet,
    Yes,
    Over,
}

impl NativeIter for Selections {
    fn next(&mut self, _: &mut Vm) -> PyResult<Option<Value>> {
        match self.state {
            Begun::Over => return Ok(None),
            Begun::NotYet => self.state = Begun::Yes,
            Begun::Yes if !(self.advance)(&mut self.indices, &self.pools) => {
                self.state = Begun::Over;
                return Ok(None);
            }
            Begun::Yes => {}
        }
        let one_pool = self.pools.len() == 1;
        let items = self.indices.iter().enumerate().map(|(place, at)| self.pools[if one_pool { 0 } else { place }][*at].clone());
        Ok(Some(Value::tuple(items.collect())))
    }

    fn class_name(&self) -> &'static str {
        "combinations"
    }
}

fn selections(
    class: &Value,
    pools: Vec<Vec<Value>>,
    indices: Vec<usize>,
    advance: fn(&mut [usize], &[Vec<Value>]) -> bool,
    none: bool,
) -> PyResult {
    limits::items(indices.len())?;
    let state = if none { Begun::Over } else { Begun::NotYet };
    made(class, Selections { pools, indices, advance, state })
}

pub fn product(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let repeat = match args[2].given().cloned() {
        Some(repeat) => vm.index(&repeat)?,
        None => 1,
    };
    let repeat = usize::try_from(repeat).map_err(|_| value_error("repeat argument cannot be negative"))?;
    let mut pools = Vec::new();
    for iterable in args[1].as_tuple().unwrap_or_default() {
        pools.push(vm.collect(iterable)?);
    }
    limits::items(pools.len().saturating_mul(repeat))?;
    let pools: Vec<_> = std::iter::repeat_n(pools, repeat).flatten().collect();
    let none = pools.iter().any(Vec::is_empty);
    let indices = vec![0; pools.len()];
    selections(
        &args[0],
        pools,
        indices,
        |indices, pools| {
            for place in (0..indices.len()).rev() {
                indices[place] += 1;
                if indices[place] < pools[place].len() {
                    return true;
                }
                indices[place] = 0;
            }
            false
        },
        none,
    )
}

/// How many items to choose; the number of all of them, if none was given.
fn size(vm: &mut Vm, value: &Value, all: usize) -> PyResult<usize> {
    match value {
        Value::Unset | Value::None => Ok(all),
        given => usize::try_from(vm.index(given)?).map_err(|_| value_error("r must be non-negative")),
    }
}

pub fn combinations(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let pool = vm.collect(&args[1])?;
    let (size, all) = (size(vm, &args[2], pool.len())?, pool.len());
    if size > all {
        return selections(&args[0], vec![pool], Vec::new(), |_, _| false, true);
    }
    selections(
        &args[0],
        vec![pool],
        (0..size).collect(),
        |indices, pools| {
            let (size, all) = (indices.len(), pools[0].len());
            let Some(place) = (0..size).rev().find(|place| indices[*place] != place + all - size) else { return false };
            let first = indices[place] + 1;
            indices[place..].iter_mut().enumerate().for_each(|(more, index)| *index = first + more);
            true
        },
        false,
    )
}

pub fn combinations_with_replacement(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let pool = vm.collect(&args[1])?;
    let size = size(vm, &args[2], pool.len())?;
    let none = pool.is_empty() && size > 0;
    limits::items(size)?;
    selections(
        &args[0],
        vec![pool],
        vec![0; size],
        |indices, pools| {
            let all = pools[0].len();
            let Some(place) = (0..indices.len()).rev().find(|place| indices[*place] + 1 != all) else { return false };
            let next = indices[place] + 1;
            indices[place..].fill(next);
            true
        },
        none,
    )
}

pub fn permutations(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let pool = vm.collect(&args[1])?;
    let size = size(vm, &args[2], pool.len())?;
    if size > pool.len() {
        return selections(&args[0], vec![pool], Vec::new(), |_, _| false, true);
    }
    selections(
        &args[0],
        vec![pool],
        (0..size).collect(),
        |indices, pools| {
            let all = pools[0].len();
            let free_above = |indices: &[usize], from: usize, least: usize| (least..all).find(|at| !indices[..from].contains(at));
            for place in (0..indices.len()).rev() {
                let Some(next) = free_above(indices, place, indices[place] + 1) else { continue };
                indices[place] = next;
                for later in place + 1..indices.len() {
                    if let Some(least) = free_above(indices, later, 0) {
                        indices[later] = least;
                    }
                }
                return true;
            }
            false
        },
        false,
    )
}
