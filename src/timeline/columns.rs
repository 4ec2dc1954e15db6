//! Places on the x axis to events, quickly: the first event of every column of the plot. Knows no tracks.

use super::scale::TimeScale;
use super::shape::{CssPx, Rect};
use crate::time::Instant;
use crate::trace::TraceEvent;

/// The width of a column.
pub const COLUMN: CssPx = 0.75;

/// Of so many events one instant is kept.
const SPARSE: usize = 256;

/// When every 256th event happened: small enough to be searched again and again.
#[derive(Clone, Debug, Default)]
pub struct Instants {
    sparse: Vec<Instant>,
}

impl Instants {
    pub fn of(events: &[TraceEvent]) -> Self {
        Instants { sparse: events.iter().step_by(SPARSE).map(|event| event.at).collect() }
    }

    /// The first event that happened at an instant or later, of those from `from` on.
    pub fn first(&self, events: &[TraceEvent], from: usize, at: Instant) -> usize {
        let after = self.sparse.partition_point(|kept| *kept < at);
        let start = (after.saturating_sub(1) * SPARSE).max(from).min(events.len());
        let end = (after * SPARSE).clamp(start, events.len());
        start + events[start..end].partition_point(|event| event.at < at)
    }
}

/// The first event of every column of a plot, so that what is narrower than one is found without a look at its instants.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    left: CssPx,
    first: Vec<u32>,
}

impl Columns {
    pub fn of(instants: &Instants, events: &[TraceEvent], scale: &TimeScale, plot: Rect) -> Self {
        let mut from = 0;
        let column = |column: usize| {
            let (at, order) = scale.moment_at(plot.x + column as CssPx * COLUMN);
            // Each begins where the one before did, or later.
            from = order.unwrap_or_else(|| instants.first(events, from, at)).max(from).min(events.len());
            from as u32
        };
        Columns { left: plot.x, first: (0..(plot.width / COLUMN) as usize + 2).map(column).collect() }
    }

    /// The first event at this place, or at most a column's width to the right of it.
    pub fn event_at(&self, x: CssPx) -> u32 {
        let column = ((x - self.left) / COLUMN).ceil().max(0.0) as usize;
        self.first.get(column).or(self.first.last()).copied().unwrap_or(u32::MAX)
    }
}
