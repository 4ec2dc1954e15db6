//! How these tests look at the world that their programs ran in.

use super::world::*;
use crate::time::Instant;
use std::future::Future as Coroutine;

/// Runs the program and holds what it prints against what CPython printed for its twin.
pub fn check<F>(expected: &str, main: impl FnOnce(Scope) -> F)
where
    F: Coroutine<Output = Outcome> + 'static,
{
    let (printed, _) = run(main);
    assert_eq!(printed, expected);
}

/// How a result prints in these programs: its repr, or the repr of what was raised.
pub fn shown(result: &Outcome) -> String {
    match result {
        Ok(value) => value.repr(),
        Err(error) => error.repr(),
    }
}

/// The instant so many seconds after the start.
pub fn at(seconds: f64) -> Instant {
    Instant::from_seconds(seconds)
}

impl Error {
    /// `str(error)`.
    pub fn message(&self) -> String {
        self.0.message.clone().unwrap_or_default()
    }
}

impl World {
    /// Everything that was printed.
    pub fn printed(&self) -> String {
        self.output.borrow().clone()
    }
}
