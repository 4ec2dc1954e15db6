//! Tables with Python's keys: look-ups in dicts and sets, where a key may be of a class of the program.

use super::compare::equal_quickly;
use crate::python::dict::Dict;
use crate::python::error::PyResult;
use crate::python::machine::Vm;
use crate::python::object::{Object, Payload};
use crate::python::value::Value;
use std::cell::RefCell;
use std::rc::Rc;

impl Vm {
    /// The place of the key with this hash.
    pub fn table_find(&mut self, table: &RefCell<Dict>, hash: u64, key: &Value) -> PyResult<Option<usize>> {
        let mut undecided = false;
        let found = table.borrow().find(hash, |other| {
            other.is(key)
                || equal_quickly(other, key).unwrap_or_else(|| {
                    undecided = true;
                    false
                })
        });
        if found.is_some() || !undecided {
            return Ok(found);
        }
        self.table_find_slowly(table, hash, key)
    }

    /// The same where the program has to be asked, which may change the table: then it is looked through again.
    fn table_find_slowly(&mut self, table: &RefCell<Dict>, hash: u64, key: &Value) -> PyResult<Option<usize>> {
        'again: loop {
            let candidates = table.borrow().candidates(hash);
            for (at, other) in candidates {
                if !self.same(&other, key)? {
                    if table.borrow().key_at(at).is_none_or(|now| !now.is(&other)) {
                        continue 'again;
                    }
                    continue;
                }
                if table.borrow().key_at(at).is_some_and(|now| now.is(&other)) {
                    return Ok(Some(at));
                }
                continue 'again;
            }
            return Ok(None);
        }
    }

    /// `dict.get(key)`.
    pub fn dict_get(&mut self, table: &RefCell<Dict>, key: &Value) -> PyResult<Option<Value>> {
        if let Value::Str(text) = key {
            let table = table.borrow();
            if let Some(found) = table.get_str(text) {
                return Ok(Some(found.clone()));
            }
        }
        let hash = self.hash(key)?;
        let at = self.table_find(table, hash, key)?;
        Ok(at.and_then(|at| table.borrow().get_at(at).map(|entry| entry.value.clone())))
    }

    /// `dict[key] = value`.
    pub fn dict_set(&mut self, table: &RefCell<Dict>, key: Value, value: Value) -> PyResult<()> {
        let hash = self.hash(&key)?;
        self.dict_set_hashed(table, hash, key, value)
    }

    /// The same with the key's hash at hand.
    pub fn dict_set_hashed(&mut self, table: &RefCell<Dict>, hash: u64, key: Value, value: Value) -> PyResult<()> {
        match self.table_find(table, hash, &key)? {
            Some(at) => {
                // The old value is dropped after the borrow has ended.
                let _old = table.borrow_mut().replace(at, value);
            }
            None => {
                super::limits::keys(table.borrow().len() + 1)?;
                table.borrow_mut().push(hash, key, value);
            }
        }
        Ok(())
    }

    /// Removes the key and returns its value, if it was there.
    pub fn dict_remove(&mut self, table: &RefCell<Dict>, key: &Value) -> PyResult<Option<Value>> {
        let hash = self.hash(key)?;
        let at = self.table_find(table, hash, key)?;
        Ok(at.map(|at| table.borrow_mut().remove(at).value))
    }

    /// Adds a key to a set; false if it was there.
    pub fn set_add(&mut self, table: &RefCell<Dict>, key: Value) -> PyResult<bool> {
        let hash = self.hash(&key)?;
        self.set_add_hashed(table, hash, key)
    }

    /// The same with the key's hash at hand.
    pub fn set_add_hashed(&mut self, table: &RefCell<Dict>, hash: u64, key: Value) -> PyResult<bool> {
        if self.table_find(table, hash, &key)?.is_some() {
            return Ok(false);
        }
        super::limits::keys(table.borrow().len() + 1)?;
        table.borrow_mut().push(hash, key, Value::Unset);
        Ok(true)
    }

    /// Whether a dict or set has the key.
    pub fn table_contains(&mut self, table: &RefCell<Dict>, key: &Value) -> PyResult<bool> {
        let hash = self.hash(key)?;
        Ok(self.table_find(table, hash, key)?.is_some())
    }

    /// Whether a set has the key.
    pub fn set_contains(&mut self, table: &RefCell<Dict>, key: &Value) -> PyResult<bool> {
        let hash = self.hash_in_set(key)?;
        Ok(self.table_find(table, hash, key)?.is_some())
    }

    /// A set is looked for in a set as if it were frozen.
    fn hash_in_set(&mut self, key: &Value) -> PyResult<u64> {
        match key.payload() {
            Some(Payload::Set(keys)) => Ok(super::hash::hash_frozenset(&keys.borrow())),
            _ => self.hash(key),
        }
    }

    /// Removes a key from a set; false if it was not there.
    pub fn set_remove(&mut self, table: &RefCell<Dict>, key: &Value) -> PyResult<bool> {
        let hash = self.hash_in_set(key)?;
        let at = self.table_find(table, hash, key)?;
        let removed = at.map(|at| table.borrow_mut().remove(at));
        Ok(removed.is_some())
    }

    /// The keys of a set, in the order in which it is iterated.
    pub fn set_items(&mut self, set: &Rc<Object>) -> Vec<Value> {
        let Payload::Set(table) = &set.payload else { return Vec::new() };
        let table = table.borrow();
        match self.drawn_order(&table) {
            Some(places) => places.into_iter().filter_map(|at| table.key_at(at).cloned()).collect(),
            None => table.set_keys(),
        }
    }

    /// Removes and returns the key that `set.pop` takes.
    pub fn set_pop(&mut self, table: &RefCell<Dict>) -> Option<Value> {
        let first = self.drawn_order(&table.borrow()).map(|places| places.first().copied());
        let taken = match first {
            Some(at) => at.map(|at| table.borrow_mut().remove(at)),
            None => table.borrow_mut().pop_set(),
        };
        taken.map(|entry| entry.key)
    }

    /// The places of a set's keys, on a schedule that was drawn, where CPython leaves their order open.
    fn drawn_order(&self, table: &Dict) -> Option<Vec<usize>> {
        let salted = self.world.dice.borrow().order()?;
        let mut places = table.open_order()?;
        places.sort_by_key(|(hash, at)| (salted(*hash), *at));
        Some(places.into_iter().map(|(_, at)| at).collect())
    }
}
