//! How long each step is shown while a run plays: steps at one instant apart from each other, waits in proportion. Knows no clock.

use super::{Made, State};
use crate::time::{Duration, Instant};
use crate::trace::Grain;

/// Every step is shown at least so long, or one could not follow those that take no time at all.
const STEP_MS: f64 = 700.0;
const HANDLE_MS: f64 = 350.0;

/// No wait is played longer than this, however long the program sleeps.
const LONGEST_WAIT_MS: f64 = 3000.0;

/// Milliseconds, at speed 1, from the step at `cursor` to the next; None at the end.
pub fn dwell(made: &Made, grain: Grain, cursor: usize) -> Option<f64> {
    let next = made.steps(grain).next(cursor)?;
    let wait = made.instant(next).since(made.instant(cursor)).seconds() * 1000.0;
    let least = if grain == Grain::Step { STEP_MS } else { HANDLE_MS };
    Some(least.max(wait.min(LONGEST_WAIT_MS)))
}

/// While a wait is being played: the instant that its clock has come to.
pub fn clock(state: &State) -> Option<Instant> {
    let made = state.made.as_ref().filter(|_| state.playing)?;
    let next = made.steps(state.grain).next(state.cursor)?;
    let (from, to) = (made.instant(state.cursor), made.instant(next));
    let share = state.shown_for / dwell(made, state.grain, state.cursor)?;
    let passed = Duration::from_seconds(to.since(from).seconds() * share.clamp(0.0, 1.0));
    (to > from).then(|| from + passed)
}

/// Moves on by `milliseconds` of the wall's clock.
pub fn tick(state: &mut State, milliseconds: f64) {
    let Some(made) = state.made.clone().filter(|_| state.playing) else { return };
    // After a pause of the page (a hidden tab) playing goes on where it was, not where it would be.
    state.shown_for += milliseconds.clamp(0.0, 250.0) * state.speed.factor();
    while let Some(dwell) = dwell(&made, state.grain, state.cursor) {
        if state.shown_for < dwell {
            return;
        }
        state.shown_for -= dwell;
        state.cursor = made.steps(state.grain).next(state.cursor).unwrap_or(state.cursor);
    }
    state.playing = false;
    state.shown_for = 0.0;
}
