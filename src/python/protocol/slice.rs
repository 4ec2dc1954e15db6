//! Slices: which places of a sequence a slice means.

use super::unary::clipped;
use crate::python::error::{PyResult, type_error, value_error};
use crate::python::machine::Vm;
use crate::python::object::Payload;
use crate::python::value::Value;

/// The places that a slice means in a sequence of a certain length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Places {
    pub start: i64,
    /// Where the places end; before the start if there is none.
    pub stop: i64,
    /// Never 0.
    pub step: i64,
    pub count: usize,
}

impl Places {
    /// The places, in the slice's order.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = usize> {
        (0..self.count as i64).map(move |at| (self.start + at * self.step) as usize)
    }

    /// The places as start and end, for a step of 1.
    pub fn range(self) -> std::ops::Range<usize> {
        let start = self.start as usize;
        start..start + self.count
    }

    /// What stands at the places.
    pub fn pick<T: Clone>(self, items: &[T]) -> Vec<T> {
        if self.step == 1 {
            return items.get(self.range()).unwrap_or_default().to_vec();
        }
        self.iter().filter_map(|at| items.get(at).cloned()).collect()
    }
}

impl Vm {
    /// The places of a slice in a sequence of this length, as CPython's `PySlice_AdjustIndices` has them.
    pub fn slice_places(&mut self, parts: &[Value; 3], length: usize) -> PyResult<Places> {
        let step = match self.slice_part(&parts[2])? {
            Some(0) => return Err(value_error("slice step cannot be zero")),
            // So that the step can be turned round.
            Some(step) => step.max(-i64::MAX),
            None => 1,
        };
        let length = length as i64;
        let (first, last) = if step < 0 { (-1, length - 1) } else { (0, length) };
        let within = |part: Option<i64>, otherwise: i64| match part {
            None => otherwise,
            Some(at) if at < 0 => at.saturating_add(length).max(first),
            Some(at) => at.min(last),
        };
        let start = within(self.slice_part(&parts[0])?, if step < 0 { last } else { 0 });
        let stop = within(self.slice_part(&parts[1])?, if step < 0 { first } else { last });
        let count = if step < 0 && stop < start {
            (start - stop - 1) / -step + 1
        } else if step > 0 && start < stop {
            (stop - start - 1) / step + 1
        } else {
            0
        };
        Ok(Places { start, stop, step, count: count as usize })
    }

    fn slice_part(&mut self, part: &Value) -> PyResult<Option<i64>> {
        if part.is_none() || part.is_unset() {
            return Ok(None);
        }
        if !is_index(part) {
            return Err(type_error("slice indices must be integers or None or have an __index__ method"));
        }
        let int = self.index_value(part)?;
        Ok(Some(clipped(&int)))
    }
}

/// Whether the value can be used as an index.
pub fn is_index(value: &Value) -> bool {
    let is_int = value.as_int().is_some() || matches!(value.payload(), Some(Payload::BigInt(_)));
    is_int || !value.is_known() && value.class().lookup_text("__index__").is_some()
}

/// The place that an index, which may count from the end, means.
pub fn place(index: i64, length: usize) -> Option<usize> {
    let at = if index < 0 { index.checked_add(length as i64)? } else { index };
    usize::try_from(at).ok().filter(|at| *at < length)
}
