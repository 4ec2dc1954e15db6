//! What sets and dicts do with each other: union, intersection, difference, update.

use crate::python::code::BinaryOp;
use crate::python::dict::Dict;
use crate::python::error::{PyResult, type_error, value_error};
use crate::python::machine::Vm;
use crate::python::object::{Object, Payload};
use crate::python::types::types;
use crate::python::value::Value;
use std::cell::RefCell;

impl Vm {
    /// `a | b`, `a & b`, `a - b`, `a ^ b` for sets, and `a | b` for dicts; None for anything else.
    pub fn combine(&mut self, op: BinaryOp, a: &Value, b: &Value) -> PyResult<Option<Value>> {
        match (a.payload(), b.payload()) {
            (Some(Payload::Set(left)), Some(Payload::Set(right))) => {
                let result = match op {
                    BinaryOp::Or => self.union(left, right)?,
                    BinaryOp::And => self.intersection(left, right)?,
                    BinaryOp::Subtract => self.difference(left, right)?,
                    _ => self.symmetric_difference(left, right)?,
                };
                Ok(Some(self.set_like(a, result)))
            }
            (Some(Payload::Dict(left)), Some(Payload::Dict(_))) if op == BinaryOp::Or => {
                let merged = RefCell::new(left.borrow().clone());
                self.dict_update(&merged, b)?;
                Ok(Some(Object::dict(merged.into_inner()).into()))
            }
            _ => Ok(None),
        }
    }

    /// A set of the builtin class that `like` is of or descends from.
    pub fn set_like(&self, like: &Value, table: Dict) -> Value {
        let types = types();
        let class = if like.class().is_subclass(&types.frozenset) { &types.frozenset } else { &types.set };
        Object::value(class, Payload::Set(Box::new(table.into())))
    }

    /// The keys of both.
    pub fn union(&mut self, a: &RefCell<Dict>, b: &RefCell<Dict>) -> PyResult<Dict> {
        let result = RefCell::new(a.borrow().copy_set());
        if !std::ptr::eq(a, b) {
            self.set_merge(&result, b)?;
        }
        Ok(result.into_inner())
    }

    /// The keys that are in both; as in CPython, the smaller is gone through.
    pub fn intersection(&mut self, a: &RefCell<Dict>, b: &RefCell<Dict>) -> PyResult<Dict> {
        if std::ptr::eq(a, b) {
            return Ok(a.borrow().copy_set());
        }
        let (a, b) = if b.borrow().len() > a.borrow().len() { (b, a) } else { (a, b) };
        let mut result = Dict::set();
        let entries = b.borrow().set_entries();
        for (hash, key) in entries {
            if self.table_find(a, hash, &key)?.is_some() {
                result.push(hash, key, Value::Unset);
            }
        }
        Ok(result)
    }

    /// The keys of `a` that are not in `b`.
    pub fn difference(&mut self, a: &RefCell<Dict>, b: &RefCell<Dict>) -> PyResult<Dict> {
        // As CPython: where little is to be removed, it is removed from a copy.
        if a.borrow().len() >> 2 > b.borrow().len() {
            let result = RefCell::new(a.borrow().copy_set());
            self.difference_update(&result, b)?;
            return Ok(result.into_inner());
        }
        let mut result = Dict::set();
        let entries = a.borrow().set_entries();
        for (hash, key) in entries {
            if self.table_find(b, hash, &key)?.is_none() {
                result.push(hash, key, Value::Unset);
            }
        }
        Ok(result)
    }

    /// Removes the keys of `b` from `a`.
    pub fn difference_update(&mut self, a: &RefCell<Dict>, b: &RefCell<Dict>) -> PyResult<()> {
        let entries = b.borrow().set_entries();
        for (hash, key) in entries {
            self.set_discard(a, hash, &key)?;
        }
        a.borrow_mut().sweep();
        Ok(())
    }

    /// The keys that are in one of them alone.
    pub fn symmetric_difference(&mut self, a: &RefCell<Dict>, b: &RefCell<Dict>) -> PyResult<Dict> {
        let result = RefCell::new(b.borrow().copy_set());
        self.symmetric_difference_update(&result, a)?;
        Ok(result.into_inner())
    }

    /// Removes from `a` the keys that are in `b` too, and adds those that are in `b` alone.
    pub fn symmetric_difference_update(&mut self, a: &RefCell<Dict>, b: &RefCell<Dict>) -> PyResult<()> {
        let entries = b.borrow().set_entries();
        for (hash, key) in entries {
            if !self.set_discard(a, hash, &key)? {
                self.set_add_hashed(a, hash, key)?;
            }
        }
        Ok(())
    }

    fn set_discard(&mut self, table: &RefCell<Dict>, hash: u64, key: &Value) -> PyResult<bool> {
        let at = self.table_find(table, hash, key)?;
        let removed = at.map(|at| table.borrow_mut().remove(at));
        Ok(removed.is_some())
    }

    /// Adds the keys of another set.
    fn set_merge(&mut self, table: &RefCell<Dict>, other: &RefCell<Dict>) -> PyResult<()> {
        if table.borrow().is_untouched() {
            let _old = table.replace(other.borrow().copy_set());
            return Ok(());
        }
        let entries = other.borrow().set_entries();
        if !entries.is_empty() {
            table.borrow_mut().make_room(entries.len());
        }
        for (hash, key) in entries {
            self.set_add_hashed(table, hash, key)?;
        }
        Ok(())
    }

    /// The table of a set of what an iterable yields.
    pub fn set_of(&mut self, items: &Value) -> PyResult<Dict> {
        let result = RefCell::new(Dict::set());
        self.set_extend(&result, items)?;
        Ok(result.into_inner())
    }

    /// Adds what an iterable yields to a set.
    pub fn set_extend(&mut self, table: &RefCell<Dict>, items: &Value) -> PyResult<()> {
        match items.payload() {
            // Of any class: CPython takes the keys of sets without asking `__iter__`.
            Some(Payload::Set(other)) => return self.set_merge(table, other),
            Some(Payload::Dict(other)) if items.is_known() => {
                let count = other.borrow().len();
                table.borrow_mut().make_room(count);
            }
            _ => {}
        }
        let iterator = self.iter(items)?;
        while let Some(item) = self.next(&iterator)? {
            self.set_add(table, item)?;
        }
        Ok(())
    }

    /// `dict.update(other)`: a mapping, or an iterable of pairs.
    pub fn dict_update(&mut self, table: &RefCell<Dict>, other: &Value) -> PyResult<()> {
        if let (Some(Payload::Dict(source)), true) = (other.payload(), plain_iteration(other)) {
            let entries: Vec<_> =
                source.borrow().iter().map(|entry| (entry.hash, entry.key.clone(), entry.value.clone())).collect();
            for (hash, key, value) in entries {
                self.dict_set_hashed(table, hash, key, value)?;
            }
            return Ok(());
        }
        if self.find_attribute(other, &types().names.intern("keys"))?.is_some() {
            let keys = self.call_method(other, "keys", Vec::new())?;
            for key in self.collect(&keys)? {
                let value = self.get_item(other, &key)?;
                self.dict_set(table, key, value)?;
            }
            return Ok(());
        }
        let iterator = self.iter(other)?;
        let mut at = 0;
        while let Some(item) = self.next(&iterator)? {
            if !super::iterate::is_iterable(&item) {
                return Err(type_error(format!("cannot convert dictionary update sequence element #{at} to a sequence")));
            }
            let pair = self.collect(&item)?;
            let [key, value] = pair.as_slice() else {
                let length = pair.len();
                return Err(value_error(format!("dictionary update sequence element #{at} has length {length}; 2 is required")));
            };
            self.dict_set(table, key.clone(), value.clone())?;
            at += 1;
        }
        Ok(())
    }
}

/// Whether a dict is iterated as dicts are: then CPython takes its entries without asking its class. (`OrderedDict` has an
/// `__iter__` of its own there, which only a class derived from it can tell.)
pub fn plain_iteration(dict: &Value) -> bool {
    let iter = types().names.intern("__iter__");
    dict.is_known()
        || matches!((dict.class().lookup(&iter), types().dict.lookup(&iter)), (Some(own), Some(plain)) if own.is(&plain))
            && !dict.class().mro().skip(1).any(|class| class.name().text() == "OrderedDict")
}
