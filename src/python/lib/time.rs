//! `_time`: the run's clock, which every run starts at the same instant; what `time` builds on.

use super::natives::{functions, set};
use crate::python::dict::Dict;
use crate::python::error::PyResult;
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::value::Value;
use crate::settings::EPOCH;

const NANOS: i64 = 1_000_000_000;

const FUNCTIONS: &[Entry] = &[
    ("time", "", |vm, _| Ok(Value::Float(EPOCH as f64 + seconds(vm)))),
    ("time_ns", "", |vm, _| Ok(Value::Int(EPOCH * NANOS + vm.clock_nanos()))),
    ("monotonic", "", |vm, _| Ok(Value::Float(seconds(vm)))),
    ("monotonic_ns", "", |vm, _| Ok(Value::Int(vm.clock_nanos()))),
    ("perf_counter", "", |vm, _| Ok(Value::Float(seconds(vm)))),
    ("perf_counter_ns", "", |vm, _| Ok(Value::Int(vm.clock_nanos()))),
    // Computing takes as long as the settings say an instruction takes: by default no time at all.
    ("process_time", "", |vm, _| Ok(Value::Float(vm.worked_nanos() as f64 / NANOS as f64))),
    ("process_time_ns", "", |vm, _| Ok(Value::Int(vm.worked_nanos()))),
    ("thread_time", "", |vm, _| Ok(Value::Float(vm.thread_worked_nanos() as f64 / NANOS as f64))),
    ("thread_time_ns", "", |vm, _| Ok(Value::Int(vm.thread_worked_nanos()))),
];

pub fn fill(_: &mut Vm, namespace: &mut Dict) -> PyResult<()> {
    functions("_time", namespace, FUNCTIONS);
    set(namespace, "EPOCH", EPOCH);
    set(namespace, "sleep", super::asyncio::blocking::sleep());
    Ok(())
}

/// Seconds since the run started, as the loop's own clock tells them.
fn seconds(vm: &mut Vm) -> f64 {
    vm.clock_nanos() as f64 / NANOS as f64
}
