//! `cargo xtask record`: asks CPython under a virtual clock what the programs in tests/programs print, and writes it beside them.

use crate::process::{Outcome, cargo, run};

/// The test that compares is the one that records: it knows where the programs are and how they are asked for.
pub fn record() -> Outcome {
    run(cargo(&["test", "--test", "programs", "programs_are_recorded"]).env("LOOPSCOPE_RECORD", "1"))
}
