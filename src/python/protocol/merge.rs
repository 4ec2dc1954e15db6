//! What sets and dicts do with each other: union, intersection, difference, update.

use crate::python::code::BinaryOp;
use crate::python::dict::Dict;
use crate::python::error::{type_error, value_error, PyResult};
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
        let result = RefCell::new(a.borrow().clone());
        for (hash, key) in hashed_keys(b) {
            self.set_add_hashed(&result, hash, key)?;
        }
        Ok(result.into_inner())
    }

    /// The keys that are in both; as in CPython, the smaller is gone through.
    pub fn intersection(&mut self, a: &RefCell<Dict>, b: &RefCell<Dict>) -> PyResult<Dict> {
        let (a, b) = if b.borrow().len() > a.borrow().len() { (b, a) } else { (a, b) };
        let mut result = Dict::default();
        for (hash, key) in hashed_keys(b) {
            if self.table_find(a, hash, &key)?.is_some() {
                result.push(hash, key, Value::Unset);
            }
        }
        Ok(result)
    }

    /// The keys of `a` that are not in `b`.
    pub fn difference(&mut self, a: &RefCell<Dict>, b: &RefCell<Dict>) -> PyResult<Dict> {
        let mut result = Dict::default();
        for (hash, key) in hashed_keys(a) {
            if self.table_find(b, hash, &key)?.is_none() {
                result.push(hash, key, Value::Unset);
            }
        }
        Ok(result)
    }

    /// The keys that are in one of them alone.
    pub fn symmetric_difference(&mut self, a: &RefCell<Dict>, b: &RefCell<Dict>) -> PyResult<Dict> {
        let mut result = self.difference(a, b)?;
        for entry in self.difference(b, a)?.iter() {
            result.push(entry.hash, entry.key.clone(), Value::Unset);
        }
        Ok(result)
    }

    /// The table of a set of what an iterable yields.
    pub fn set_of(&mut self, items: &Value) -> PyResult<Dict> {
        if let (true, Some(Payload::Set(table))) = (items.is_known(), items.payload()) {
            return Ok(table.borrow().clone());
        }
        let result = RefCell::new(Dict::default());
        self.set_extend(&result, items)?;
        Ok(result.into_inner())
    }

    /// Adds what an iterable yields to a set.
    pub fn set_extend(&mut self, table: &RefCell<Dict>, items: &Value) -> PyResult<()> {
        let iterator = self.iter(items)?;
        while let Some(item) = self.next(&iterator)? {
            self.set_add(table, item)?;
        }
        Ok(())
    }

    /// `dict.update(other)`: a mapping, or an iterable of pairs.
    pub fn dict_update(&mut self, table: &RefCell<Dict>, other: &Value) -> PyResult<()> {
        if let (Some(Payload::Dict(source)), true) = (other.payload(), plain_iteration(other)) {
            let entries: Vec<_> = source.borrow().iter().map(|entry| (entry.hash, entry.key.clone(), entry.value.clone())).collect();
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

/// Whether a dict is iterated as dicts are: its class has no way of its own.
fn plain_iteration(dict: &Value) -> bool {
    let own = |name: &str| match (dict.class().lookup_text(name), types().dict.lookup_text(name)) {
        (Some(own), Some(inherited)) => !own.is(&inherited),
        (own, inherited) => own.is_some() != inherited.is_some(),
    };
    dict.is_known() || !own("__iter__") && !own("keys") && !own("__getitem__")
}

/// The keys of a table with their hashes.
fn hashed_keys(table: &RefCell<Dict>) -> Vec<(u64, Value)> {
    table.borrow().iter().map(|entry| (entry.hash, entry.key.clone())).collect()
}
