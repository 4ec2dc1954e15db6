//! Waiting: until when the thread that runs has to wait. Knows no clock.

use crate::time::Instant;

/// The threads of a run.
#[derive(Default)]
pub struct Threads {
    /// What the thread that runs waits for.
    pub waiting: Option<Waiting>,
}

/// What a thread waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// This instant.
    Until(Instant),
    /// Something that only others could bring about.
    Forever,
    /// Nothing: it only lets the page have its turn.
    Turn,
    /// The browser's executor, to deliver what is ready.
    Delivery,
}
