//! `cargo xtask conformance N [SEED]`: tries N random programs from a seed on, and every composition, on CPython and on the engine.

use crate::process::{Outcome, cargo, run};

/// The tests do the comparing; this asks them for more than they try by themselves.
pub fn conformance(arguments: &[String]) -> Outcome {
    let count = arguments.first().map_or("1000", String::as_str);
    let first = arguments.get(1).map_or("1", String::as_str);
    for (what, text) in [("a number of programs", count), ("a seed", first)] {
        text.parse::<usize>().map_err(|_| format!("expected {what}, found {text:?}"))?;
    }
    let mut tests = cargo(&["test", "--test", "programs", "--", "--nocapture", "do_what_cpython_does"]);
    run(tests.env("LOOPSCOPE_CONFORMANCE", count).env("LOOPSCOPE_CONFORMANCE_FROM", first))
}
