//! Walks from a step to the one that caused it, and to the first that it causes. Knows causes as the trace records them, and no words.

use super::Made;
use crate::trace::{EventId, Grain, Position};

/// The step that brought about the one at `cursor`, as its cursor; None for what starts a chain.
pub fn cause(made: &Made, grain: Grain, cursor: usize) -> Option<usize> {
    let steps = made.steps(grain);
    let position = steps.step_of(cursor)?;
    let mut event = position.opens;
    // What led up to a step (the timer that fired for it) is told with it: the cause is what lies before all that.
    while let Some(earlier) = made.trace().event(event).cause.filter(|earlier| *earlier < event) {
        event = earlier;
        if event < position.opens && steps.after(event) < position.cursor {
            return Some(steps.after(event));
        }
    }
    None
}

/// The first later step that the one at `cursor` brings about, as its cursor.
pub fn effect(made: &Made, grain: Grain, cursor: usize) -> Option<usize> {
    let steps = made.steps(grain);
    let position = steps.step_of(cursor)?;
    let opens = position.opens.index();
    let mut caused = vec![false; made.trace().events().len() - opens];
    for (offset, event) in made.trace().events().iter().enumerate().skip(opens) {
        let within = offset < position.cursor;
        let follows = event.cause.and_then(|cause| cause.index().checked_sub(opens)).is_some_and(|cause| caused[cause]);
        if follows && !within && begins(made, grain, offset, position) {
            return Some(steps.after(EventId::new(offset as u32)));
        }
        caused[offset - opens] = within || follows;
    }
    None
}

/// Whether the step that event number `offset` belongs to is another than `position`, and begins at or before this event.
fn begins(made: &Made, grain: Grain, offset: usize, position: &Position) -> bool {
    let other = made.steps(grain).step_of(offset + 1);
    other.is_some_and(|other| other.cursor != position.cursor && other.opens.index() <= offset)
}
