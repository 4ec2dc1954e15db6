//! A stable sort whose comparisons may run code of the program, and fail.

use crate::python::error::PyResult;
use crate::python::machine::Vm;
use crate::python::value::Value;
use std::cmp::Ordering;

/// Sorts by `<` alone, as CPython does; equal items stay in their order, with `reverse` too.
pub fn sort(vm: &mut Vm, items: Vec<Value>, key: Option<&Value>, reverse: bool) -> PyResult<Vec<Value>> {
    let mut pairs = Vec::with_capacity(items.len());
    for item in items {
        let rank = match key {
            Some(key) => vm.call(key, vec![item.clone()])?,
            None => item.clone(),
        };
        pairs.push((rank, item));
    }
    if reverse {
        pairs.reverse();
    }
    if !sort_plain(&mut pairs) {
        pairs = merge_sort(vm, pairs)?;
    }
    if reverse {
        pairs.reverse();
    }
    Ok(pairs.into_iter().map(|(_, item)| item).collect())
}

/// Sorts numbers or strs among themselves, for which the machine is not needed. False: nothing was done.
fn sort_plain(pairs: &mut [(Value, Value)]) -> bool {
    let order: fn(&Value, &Value) -> Ordering = if pairs.iter().all(|(rank, _)| matches!(rank, Value::Int(_))) {
        |a, b| match (a, b) {
            (Value::Int(a), Value::Int(b)) => a.cmp(b),
            _ => Ordering::Equal,
        }
    } else if pairs.iter().all(|(rank, _)| matches!(rank, Value::Float(number) if !number.is_nan())) {
        |a, b| match (a, b) {
            (Value::Float(a), Value::Float(b)) => a.partial_cmp(b).unwrap_or(Ordering::Equal),
            _ => Ordering::Equal,
        }
    } else if pairs.iter().all(|(rank, _)| matches!(rank, Value::Str(_))) {
        |a, b| match (a, b) {
            // UTF-8 sorts as its code points do.
            (Value::Str(a), Value::Str(b)) => a.text().cmp(b.text()),
            _ => Ordering::Equal,
        }
    } else {
        return false;
    };
    pairs.sort_by(|(a, _), (b, _)| order(a, b));
    true
}

/// Merges runs that double in length, and finds out by `less` alone.
fn merge_sort(vm: &mut Vm, mut pairs: Vec<(Value, Value)>) -> PyResult<Vec<(Value, Value)>> {
    insert_runs(vm, &mut pairs)?;
    let mut width = RUN;
    while width < pairs.len() {
        let mut merged = Vec::with_capacity(pairs.len());
        for chunk in pairs.chunks(2 * width) {
            let (left, right) = chunk.split_at(width.min(chunk.len()));
            merge(vm, left, right, &mut merged)?;
        }
        pairs = merged;
        width *= 2;
    }
    Ok(pairs)
}

/// Runs of this length are sorted by insertion.
const RUN: usize = 8;

fn insert_runs(vm: &mut Vm, pairs: &mut [(Value, Value)]) -> PyResult<()> {
    for run in pairs.chunks_mut(RUN) {
        for end in 1..run.len() {
            let mut at = end;
            while at > 0 && vm.less(&run[at].0, &run[at - 1].0)? {
                run.swap(at, at - 1);
                at -= 1;
            }
        }
    }
    Ok(())
}

fn merge(vm: &mut Vm, left: &[(Value, Value)], right: &[(Value, Value)], merged: &mut Vec<(Value, Value)>) -> PyResult<()> {
    let (mut l, mut r) = (0, 0);
    while l < left.len() && r < right.len() {
        if vm.less(&right[r].0, &left[l].0)? {
            merged.push(right[r].clone());
            r += 1;
        } else {
            merged.push(left[l].clone());
            l += 1;
        }
    }
    merged.extend_from_slice(&left[l..]);
    merged.extend_from_slice(&right[r..]);
    Ok(())
}
