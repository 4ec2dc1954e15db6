//! One execution: source and settings in, a trace out. Knows no page; the clock is the scheduler's.
