//! What somebody predicted, on the drawing: a dashed line where a task, or the whole program, was thought to end, with a line from
//! there to where it really did. Knows no question.

use super::axis::seconds;
use super::layout::Draft;
use super::scale::Moment;
use super::shape::{CssPx, Rect, Segment, Shapes, Style};
use super::theme::Role;
use crate::time::Instant;
use crate::trace::EventId;

/// An instant that was predicted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guess {
    /// Whose end it is; none: the whole program's.
    pub row: Option<usize>,
    pub at: Instant,
    /// What really happened, once that may be seen.
    pub came: Option<EventId>,
}

/// How far a diamond reaches from its middle.
const REACH: CssPx = 5.0;

/// Draws all guesses of the view.
pub fn draw(draft: &mut Draft<'_>) {
    let view = draft.view;
    for guess in &view.guesses {
        one(draft, *guess);
    }
}

fn one(draft: &mut Draft<'_>, guess: Guess) {
    let plot = draft.plot;
    let x = place(draft, guess);
    let row = guess.row.and_then(|row| draft.place_of(row));
    let area = row.unwrap_or(Rect::new(plot.x, plot.y, plot.width, draft.list.height - plot.y));
    if x < plot.x || x > plot.right() || area.bottom() < plot.y {
        return;
    }
    // The whole program's stands at the top, where the loop's own track is.
    let middle = area.y.max(plot.y) + area.height.min(draft.metrics.row_height) / 2.0;
    let mut lines = vec![Segment::Move(x, area.y.max(plot.y) + 1.0), Segment::Line(x, area.bottom() - 1.0)];
    if let Some(came) = guess.came {
        let there = draft.x_of(came.index() as u32);
        lines.extend([Segment::Move(x, middle), Segment::Line(there, middle)]);
    }
    draft.list.add(Role::Guess, Style::Stroke { width: 2.0, dash: 4.0 }, true, Shapes::Path(lines));
    let diamond = [
        Segment::Move(x, middle - REACH),
        Segment::Line(x + REACH, middle),
        Segment::Line(x, middle + REACH),
        Segment::Line(x - REACH, middle),
        Segment::Close,
    ];
    draft.list.add(Role::Guess, Style::Fill, true, Shapes::Path(diamond.to_vec()));
    label(draft, guess, x, middle);
}

/// Where the guess stands: on what happened, if that was guessed rightly.
fn place(draft: &Draft<'_>, guess: Guess) -> CssPx {
    let right = guess.came.filter(|came| draft.timeline.replay.trace.event(*came).at == guess.at);
    match right {
        Some(came) => draft.x_of(came.index() as u32),
        None => draft.scale.x_of(Moment { at: guess.at, order: usize::MAX }),
    }
}

/// Says what the line is, on the side where there is room.
fn label(draft: &mut Draft<'_>, guess: Guess, x: CssPx, middle: CssPx) {
    let text = format!("predicted {}", seconds(guess.at));
    let size = draft.metrics.text_size;
    let wide = draft.measure.width(&text, size, false);
    let gap = REACH + 4.0;
    let left = if x + gap + wide + 4.0 <= draft.plot.right() { x + gap } else { x - gap - wide };
    if left < draft.plot.x {
        return;
    }
    draft.list.rect(Role::Ground, true, Rect::new(left - 3.0, middle - 8.0, wide + 6.0, 16.0));
    draft.write(Role::Guess, size, false, left, middle + 4.0, &text);
}
