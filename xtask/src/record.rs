//! `cargo xtask record`: asks CPython under a virtual clock what the programs in tests/programs print, and writes it beside them;
//! and what those of the lessons print, into the lessons.

use crate::process::{Outcome, cargo, run};

/// The tests that compare are the ones that record: they know where the programs are and how they are asked for.
pub fn record() -> Outcome {
    run(cargo(&["test", "--test", "programs", "are_recorded"]).env("LOOPSCOPE_RECORD", "1"))
}
