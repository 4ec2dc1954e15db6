//! Comparisons: rich comparison with reflected methods, identity as the last resort of `==`, and what containers make of it.

use super::number::{Number, order};
use crate::python::code::CompareOp;
use crate::python::dict::Dict;
use crate::python::error::{PyResult, type_error};
use crate::python::machine::Vm;
use crate::python::object::Payload;
use crate::python::value::Value;
use std::cell::RefCell;
use std::cmp::Ordering;
use std::rc::Rc;

impl CompareOp {
    /// The special method.
    fn method(self) -> &'static str {
        match self {
            CompareOp::Equal => "__eq__",
            CompareOp::NotEqual => "__ne__",
            CompareOp::Less => "__lt__",
            CompareOp::LessEqual => "__le__",
            CompareOp::Greater => "__gt__",
            _ => "__ge__",
        }
    }

    /// What it is with the operands the other way round.
    fn reflected(self) -> CompareOp {
        match self {
            CompareOp::Less => CompareOp::Greater,
            CompareOp::LessEqual => CompareOp::GreaterEqual,
            CompareOp::Greater => CompareOp::Less,
            CompareOp::GreaterEqual => CompareOp::LessEqual,
            same => same,
        }
    }

    fn symbol(self) -> &'static str {
        match self {
            CompareOp::Equal => "==",
            CompareOp::NotEqual => "!=",
            CompareOp::Less => "<",
            CompareOp::LessEqual => "<=",
            CompareOp::Greater => ">",
            _ => ">=",
        }
    }

    /// Whether it holds for operands that stand in this order.
    pub fn holds(self, order: Ordering) -> bool {
        match self {
            CompareOp::Equal => order.is_eq(),
            CompareOp::NotEqual => order.is_ne(),
            CompareOp::Less => order.is_lt(),
            CompareOp::LessEqual => order.is_le(),
            CompareOp::Greater => order.is_gt(),
            _ => order.is_ge(),
        }
    }
}

impl Vm {
    /// `a op b`, for all comparisons.
    pub fn compare(&mut self, op: CompareOp, a: &Value, b: &Value) -> PyResult {
        match op {
            CompareOp::Is => return Ok(a.is(b).into()),
            CompareOp::IsNot => return Ok((!a.is(b)).into()),
            CompareOp::In => return Ok(self.contains(b, a)?.into()),
            CompareOp::NotIn => return Ok((!self.contains(b, a)?).into()),
            _ => {}
        }
        if let (Value::Int(a), Value::Int(b)) = (a, b) {
            return Ok(op.holds(a.cmp(b)).into());
        }
        if a.is_known() && b.is_known() {
            return match self.compare_known(op, a, b)? {
                Some(result) => Ok(result.into()),
                None => self.compare_default(op, a, b),
            };
        }
        self.compare_by_methods(op, a, b)
    }

    /// Whether `a == b` is true.
    pub fn equal(&mut self, a: &Value, b: &Value) -> PyResult<bool> {
        if let Some(result) = equal_quickly(a, b) {
            return Ok(result);
        }
        match self.compare(CompareOp::Equal, a, b)? {
            Value::Bool(result) => Ok(result),
            other => self.truth(&other),
        }
    }

    /// Whether the two are the same or equal: how containers compare what they hold.
    pub fn same(&mut self, a: &Value, b: &Value) -> PyResult<bool> {
        Ok(a.is(b) || self.equal(a, b)?)
    }

    /// Whether `a < b` is true.
    pub fn less(&mut self, a: &Value, b: &Value) -> PyResult<bool> {
        match self.compare(CompareOp::Less, a, b)? {
            Value::Bool(result) => Ok(result),
            other => self.truth(&other),
        }
    }

    fn compare_by_methods(&mut self, op: CompareOp, a: &Value, b: &Value) -> PyResult {
        let reflected = op.reflected();
        let other_first = !Rc::ptr_eq(a.class(), b.class()) && b.class().is_subclass(a.class());
        if other_first && let Some(result) = self.compare_method(reflected, b, a)? {
            return Ok(result);
        }
        if let Some(result) = self.compare_method(op, a, b)? {
            return Ok(result);
        }
        if !other_first && let Some(result) = self.compare_method(reflected, b, a)? {
            return Ok(result);
        }
        self.compare_default(op, a, b)
    }

    /// What `a`'s class says of `a op b`; None where it leaves that to the other.
    fn compare_method(&mut self, op: CompareOp, a: &Value, b: &Value) -> PyResult<Option<Value>> {
        if a.is_known() {
            return Ok(self.compare_known(op, a, b)?.map(Value::Bool));
        }
        let result = self.nested(" in comparison", |vm| vm.call_special(a, op.method(), vec![b.clone()]))?;
        Ok(result.filter(|result| !matches!(result, Value::NotImplemented)))
    }

    /// What is left when neither operand knows: identity, or an error.
    fn compare_default(&mut self, op: CompareOp, a: &Value, b: &Value) -> PyResult {
        match op {
            CompareOp::Equal => Ok(a.is(b).into()),
            CompareOp::NotEqual => Ok((!a.is(b)).into()),
            _ => {
                let (a, b) = (a.class().name(), b.class().name());
                Err(type_error(format!("'{}' not supported between instances of '{a}' and '{b}'", op.symbol())))
            }
        }
    }

    /// What the builtin ancestor of `a`'s class says of `a op b`; None where it does not know `b`.
    pub fn compare_known(&mut self, op: CompareOp, a: &Value, b: &Value) -> PyResult<Option<bool>> {
        if let (Some(a), Some(b)) = (Number::of(a), Number::of(b)) {
            return Ok(Some(order(&a, &b).map_or(op == CompareOp::NotEqual, |order| op.holds(order))));
        }
        if let (Some(a), Some(b)) = (a.as_str(), b.as_str()) {
            return Ok(Some(op.holds(a.text().cmp(b.text()))));
        }
        let equality = matches!(op, CompareOp::Equal | CompareOp::NotEqual);
        match (a.payload(), b.payload()) {
            (Some(Payload::Tuple(left)), Some(Payload::Tuple(right))) => self.compare_slices(op, left, right).map(Some),
            (Some(Payload::List(left)), Some(Payload::List(right))) => self.compare_lists(op, left, right).map(Some),
            (Some(Payload::Dict(left)), Some(Payload::Dict(right))) if equality => {
                let equal = self.nested(" in comparison", |vm| vm.equal_dicts(left, right))?;
                Ok(Some(equal == (op == CompareOp::Equal)))
            }
            (Some(Payload::Set(left)), Some(Payload::Set(right))) => self.compare_sets(op, left, right).map(Some),
            (Some(Payload::Range(left)), Some(Payload::Range(right))) if equality => {
                let equal = left.len() == right.len()
                    && (left.is_empty() || left.start == right.start && (left.len() == 1 || left.step == right.step));
                Ok(Some(equal == (op == CompareOp::Equal)))
            }
            (Some(Payload::Slice(left)), Some(Payload::Slice(right))) => self.compare_slices(op, &left[..], &right[..]).map(Some),
            (Some(Payload::Method(left)), Some(Payload::Method(right))) if equality => {
                let equal = left.receiver.is(&right.receiver) && self.equal(&left.function, &right.function)?;
                Ok(Some(equal == (op == CompareOp::Equal)))
            }
            _ => Ok(match (super::sequence::byte_text(a), super::sequence::byte_text(b)) {
                (Some(left), Some(right)) => Some(op.holds(left.cmp(&right))),
                _ => None,
            }),
        }
    }

    fn compare_lists(&mut self, op: CompareOp, a: &RefCell<Vec<Value>>, b: &RefCell<Vec<Value>>) -> PyResult<bool> {
        if matches!(op, CompareOp::Equal | CompareOp::NotEqual) && a.borrow().len() != b.borrow().len() {
            return Ok(op == CompareOp::NotEqual);
        }
        let mut at = 0;
        loop {
            // The lists may change while a program's `__eq__` runs.
            let (left, right) = (a.borrow().get(at).cloned(), b.borrow().get(at).cloned());
            let (Some(left), Some(right)) = (left, right) else {
                return Ok(op.holds(a.borrow().len().cmp(&b.borrow().len())));
            };
            if let Some(result) = self.compare_items(op, &left, &right)? {
                return Ok(result);
            }
            at += 1;
        }
    }

    fn compare_slices(&mut self, op: CompareOp, a: &[Value], b: &[Value]) -> PyResult<bool> {
        for (left, right) in a.iter().zip(b) {
            if let Some(result) = self.compare_items(op, left, right)? {
                return Ok(result);
            }
        }
        Ok(op.holds(a.len().cmp(&b.len())))
    }

    /// What the comparison of sequences comes to, if this is the first pair of items that differ.
    fn compare_items(&mut self, op: CompareOp, a: &Value, b: &Value) -> PyResult<Option<bool>> {
        let same = match equal_quickly(a, b) {
            Some(same) => same || a.is(b),
            None => self.nested(" in comparison", |vm| vm.same(a, b))?,
        };
        if same {
            return Ok(None);
        }
        match op {
            CompareOp::Equal => Ok(Some(false)),
            CompareOp::NotEqual => Ok(Some(true)),
            _ => {
                let result = self.compare(op, a, b)?;
                self.truth(&result).map(Some)
            }
        }
    }

    fn equal_dicts(&mut self, a: &RefCell<Dict>, b: &RefCell<Dict>) -> PyResult<bool> {
        if a.borrow().len() != b.borrow().len() {
            return Ok(false);
        }
        let entries: Vec<_> = a.borrow().iter().map(|entry| (entry.hash, entry.key.clone(), entry.value.clone())).collect();
        for (hash, key, value) in entries {
            let Some(at) = self.table_find(b, hash, &key)? else { return Ok(false) };
            let other = b.borrow().get_at(at).map(|entry| entry.value.clone());
            if !self.same(&value, &other.unwrap_or_default())? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn compare_sets(&mut self, op: CompareOp, a: &RefCell<Dict>, b: &RefCell<Dict>) -> PyResult<bool> {
        let (left, right) = (a.borrow().len(), b.borrow().len());
        match op {
            CompareOp::Equal => Ok(left == right && self.is_subset(a, b)?),
            CompareOp::NotEqual => Ok(left != right || !self.is_subset(a, b)?),
            CompareOp::Less => Ok(left < right && self.is_subset(a, b)?),
            CompareOp::LessEqual => Ok(left <= right && self.is_subset(a, b)?),
            CompareOp::Greater => Ok(left > right && self.is_subset(b, a)?),
            _ => Ok(left >= right && self.is_subset(b, a)?),
        }
    }

    /// Whether all keys of `a` are in `b`.
    pub fn is_subset(&mut self, a: &RefCell<Dict>, b: &RefCell<Dict>) -> PyResult<bool> {
        let keys: Vec<_> = a.borrow().iter().map(|entry| (entry.hash, entry.key.clone())).collect();
        for (hash, key) in keys {
            if self.table_find(b, hash, &key)?.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// Whether two values are equal, where that can be told without the program and without going deep.
pub fn equal_quickly(a: &Value, b: &Value) -> Option<bool> {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => Some(a == b),
        (Value::Str(a), Value::Str(b)) => Some(Rc::ptr_eq(a, b) || a.len() == b.len() && a.text() == b.text()),
        (Value::None, Value::None) => Some(true),
        (Value::Float(a), Value::Float(b)) => Some(a == b),
        (Value::Bool(a), Value::Bool(b)) => Some(a == b),
        _ if !a.is_known() || !b.is_known() => None,
        (Value::Class(a), Value::Class(b)) => Some(Rc::ptr_eq(a, b)),
        (Value::Object(_), _) | (_, Value::Object(_)) => None,
        _ => match (Number::of(a), Number::of(b)) {
            (Some(a), Some(b)) => Some(order(&a, &b) == Some(Ordering::Equal)),
            // What is stored in place and of different kinds is never equal.
            _ => Some(a.is(b)),
        },
    }
}
