//! Which part of the run is seen, and what zooming and panning make of it. Knows no pointer and no key.

use super::{Made, State};
use crate::time::Instant;
use crate::timeline::{ClockScale, Estimate, Moment, View};

/// Zooms about the playhead.
pub(super) fn zoom(state: &mut State, factor: f64) {
    let Some(made) = state.made.clone() else { return };
    let scale = made.timeline.scale(state.cursor, &state.view(), &Estimate);
    let playhead = scale.x_of(Moment { at: made.instant(state.cursor), order: state.cursor });
    look(state, scale.zoom(playhead, factor).clock);
}

/// Moves on by a share of what is seen: to what comes later, or with a negative share to what was before.
pub(super) fn pan(state: &mut State, share: f32) {
    let Some(made) = state.made.clone() else { return };
    let scale = made.timeline.scale(state.cursor, &state.view(), &Estimate);
    look(state, scale.pan(-share * (scale.right - scale.left)).clock);
}

/// Shows a part of the run; what would be more than all of it is all of it.
pub(super) fn look(state: &mut State, clock: ClockScale) {
    let Some(made) = &state.made else { return };
    let whole = View { clock: None, ..state.view() };
    let fit = made.timeline.scale(state.cursor, &whole, &Estimate).clock;
    let end = made.trace().end().nanos() as f64;
    // Half a screen beyond either end is as far as one can look.
    let half = f64::from(state.looking.size.0) / 2.0 / clock.pace;
    let start = clock.start.clamp(-half, (end - half).max(-half));
    state.looking.clock = (clock.pace > fit.pace * 1.001).then_some(ClockScale { start, ..clock });
}

/// Shows what lies between two instants; a single one with what lies beside it.
pub(super) fn show(state: &mut State, one: Instant, other: Instant) {
    let Some(made) = state.made.clone() else { return };
    let (mut from, mut to) = (one.min(other), one.max(other));
    if from == to {
        (from, to) = beside(&made, from);
    }
    let whole = View { clock: None, ..state.view() };
    let scale = made.timeline.scale(state.cursor, &whole, &Estimate);
    let stretched = if from <= scale.stretch.at && scale.stretch.at <= to { scale.stretch.width } else { 0.0 };
    let room = (f64::from(scale.right - scale.left) - stretched).max(20.0);
    let pace = room / (to.since(from).nanos().max(1)) as f64;
    // What lies after the stretched instant is moved on by its width.
    let moved = if scale.stretch.at < from { scale.stretch.width / pace } else { 0.0 };
    look(state, ClockScale { start: from.nanos() as f64 + moved, pace });
}

/// Shows what is selected, or else the instant at the cursor.
pub(super) fn show_selected(state: &mut State) {
    let Some(made) = state.made.clone() else { return };
    let here = made.instant(state.cursor);
    let events = state.looking.selected.and_then(|target| made.timeline.events_of(target));
    // An event that has not come yet as far as the trace goes is at its end.
    let at = |event: crate::trace::EventId| made.trace().events().get(event.index()).map_or(made.trace().end(), |event| event.at);
    let (from, to) = events.map_or((here, here), |(from, to)| (at(from), at(to)));
    show(state, from, to);
}

/// The nearest other instants at which anything happens, before and after this one.
fn beside(made: &Made, at: Instant) -> (Instant, Instant) {
    let events = made.trace().events();
    let before = events[..events.partition_point(|event| event.at < at)].last().map_or(Instant::START, |event| event.at);
    let after = events[events.partition_point(|event| event.at <= at)..].first().map_or(at, |event| event.at);
    (before, after)
}
