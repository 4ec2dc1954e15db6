//! The time scale: moments of a run to places on the x axis and back. In true proportion for the clock, with one instant stretched,
//! so that the steps inside it can be told apart. Immutable: zooming and panning give a new one. Knows no tracks and no shapes.

use super::shape::CssPx;
use crate::time::Instant;

/// A moment of a run: an instant, and how many events of the whole trace lie before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    pub at: Instant,
    pub order: usize,
}

/// Which part of the clock's time is seen: what a person zooms and pans, and what is worth keeping from one cursor to the next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClockScale {
    /// The nanosecond at the left edge of the plot.
    pub start: f64,
    /// Pixels a nanosecond.
    pub pace: f64,
}

/// An instant that is given room, and how that is shared among the events that happen in it. Where computing takes time, it lasts a
/// little: as long as makes no difference on the clock's scale.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stretch {
    pub at: Instant,
    /// When the last of its events happens.
    pub until: Instant,
    /// How much room it takes.
    pub width: f64,
    /// For each cell (one doing of the loop) its first event and its left edge; the last entry is the end of all.
    cells: Vec<(usize, f64)>,
}

/// Moments to places and back.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeScale {
    pub clock: ClockScale,
    /// The edges of the plot.
    pub left: CssPx,
    pub right: CssPx,
    pub stretch: Stretch,
}

impl Stretch {
    /// Shares `width` among cells with these first events and weights; the last entry's event is the end, its weight is nothing.
    /// A cell gets `unit` pixels a weight if that fits, else those around the one that holds `focus` do, as long as seven tenths
    /// of the room last, and all others share the rest.
    pub fn new((at, until): (Instant, Instant), width: f64, cells: &[(usize, f64)], unit: f64, focus: usize) -> Self {
        let widths = share(width, cells, unit, focus);
        let mut x = 0.0;
        let mut placed = Vec::with_capacity(cells.len());
        for ((event, _), wide) in cells.iter().zip(widths) {
            placed.push((*event, x));
            x += wide;
        }
        Stretch { at, until, width, cells: placed }
    }

    /// How far right of the stretch's left edge an event happens.
    fn offset_of(&self, order: usize) -> f64 {
        let after = self.cells.partition_point(|(event, _)| *event <= order);
        let (Some((from, x)), Some((to, end))) = (after.checked_sub(1).map(|at| self.cells[at]), self.cells.get(after).copied())
        else {
            return if after == 0 { 0.0 } else { self.width };
        };
        x + (end - x) * (order - from) as f64 / (to - from) as f64
    }

    /// The event that happens so far right of the left edge.
    fn order_at(&self, offset: f64) -> usize {
        let after = self.cells.partition_point(|(_, x)| *x <= offset).max(1);
        let (Some((from, x)), Some((to, end))) = (self.cells.get(after - 1).copied(), self.cells.get(after).copied()) else {
            return self.cells.last().map_or(0, |(event, _)| *event);
        };
        let share = if end > x { (offset - x) / (end - x) } else { 0.0 };
        // Places are rounded to what a drawing needs: a hundredth of an event more leads back to the event one came from.
        from + (share * (to - from) as f64 + 0.01) as usize
    }

    /// The first event of the instant, and the one after its last.
    pub fn events(&self) -> (usize, usize) {
        let edge = |cell: Option<&(usize, f64)>| cell.map_or(0, |(event, _)| *event);
        (edge(self.cells.first()), edge(self.cells.last()))
    }
}

/// How wide each cell is; all together `width`.
fn share(width: f64, cells: &[(usize, f64)], unit: f64, focus: usize) -> Vec<f64> {
    let total: f64 = cells.iter().map(|(_, weight)| weight).sum();
    if total <= 0.0 {
        return vec![0.0; cells.len()];
    }
    if total * unit <= width {
        return cells.iter().map(|(_, weight)| weight * width / total).collect();
    }
    let near = near_focus(cells, 0.7 * width / unit, focus);
    let inside: f64 = cells[near.clone()].iter().map(|(_, weight)| weight).sum();
    let rest = (width - inside * unit) / (total - inside).max(f64::MIN_POSITIVE);
    let paced = |place: usize| if near.contains(&place) { unit } else { rest };
    cells.iter().enumerate().map(|(place, (_, weight))| weight * paced(place)).collect()
}

/// The cells around the one that holds `focus` whose weights sum up to `most`.
fn near_focus(cells: &[(usize, f64)], most: f64, focus: usize) -> std::ops::Range<usize> {
    let middle = cells.partition_point(|(event, _)| *event < focus).saturating_sub(1);
    let (mut from, mut to, mut sum) = (middle, middle, 0.0);
    while from > 0 || to < cells.len() {
        // What has just happened counts more than what comes, but both are seen.
        let forward = to < cells.len() && (from == 0 || to - middle <= middle - from);
        let next = if forward { to } else { from - 1 };
        sum += cells[next].1;
        if sum > most {
            break;
        }
        (from, to) = if forward { (from, to + 1) } else { (from - 1, to) };
    }
    from..to
}

impl TimeScale {
    /// The whole run, from its start to `end`, with the stretched instant in it.
    pub fn fit(left: CssPx, right: CssPx, end: Instant, stretch: Stretch) -> Self {
        let room = (f64::from(right - left) - stretch.width).max(1.0);
        let pace = room / (end.nanos().saturating_sub(stretch.until.since(stretch.at).nanos()).max(1)) as f64;
        TimeScale { clock: ClockScale { start: 0.0, pace }, left, right, stretch }
    }

    /// The place of a moment. Inside the stretched instant its order counts, everywhere else only its instant.
    pub fn x_of(&self, moment: Moment) -> CssPx {
        self.place(moment) as CssPx
    }

    fn place(&self, moment: Moment) -> f64 {
        let Stretch { at, until, width, .. } = self.stretch;
        match moment.at {
            instant if instant < at => self.clock_x(instant),
            instant if instant <= until => self.clock_x(at) + self.stretch.offset_of(moment.order),
            instant => self.clock_x(instant) + width - self.lasts(self.clock.pace),
        }
    }

    /// How wide what is stretched would be on the clock's scale.
    fn lasts(&self, pace: f64) -> f64 {
        self.stretch.until.since(self.stretch.at).nanos() as f64 * pace
    }

    /// The place of an instant, if no instant were stretched.
    fn clock_x(&self, at: Instant) -> f64 {
        f64::from(self.left) + (at.nanos() as f64 - self.clock.start) * self.clock.pace
    }

    /// The moment at a place: the instant there, and inside the stretched instant the number of events before it too.
    pub fn moment_at(&self, x: CssPx) -> (Instant, Option<usize>) {
        let from = self.clock_x(self.stretch.at);
        let x = f64::from(x);
        // Places are rounded: what is a thousandth of a pixel off still counts as the stretched instant.
        let air = 1e-3;
        if x < from - air || self.stretch.width <= 0.0 {
            return (self.instant_at(x), None);
        }
        if x <= from + self.stretch.width + air {
            return (self.stretch.at, Some(self.stretch.order_at((x - from).max(0.0))));
        }
        (self.instant_at(x - self.stretch.width + self.lasts(self.clock.pace)).max(self.stretch.until), None)
    }

    fn instant_at(&self, x: f64) -> Instant {
        Instant::from_nanos(((x - f64::from(self.left)) / self.clock.pace + self.clock.start).round().max(0.0) as u64)
    }

    /// The left and the right edge of the stretched instant.
    pub fn stretch_edges(&self) -> (CssPx, CssPx) {
        let from = self.clock_x(self.stretch.at);
        (from as CssPx, (from + self.stretch.width) as CssPx)
    }

    /// Time made `factor` times as wide; what is at `about` stays there.
    pub fn zoom(&self, about: CssPx, factor: f64) -> TimeScale {
        let pace = (self.clock.pace * factor).clamp(1e-15, 1e3);
        // The stretched instant has a width of its own that no zoom changes: the point that stays is taken on the clock's scale.
        let from = self.clock_x(self.stretch.at);
        let about = f64::from(about);
        let (on_clock, shift) = if about <= from {
            (about, about)
        } else if about <= from + self.stretch.width {
            (from, from)
        } else {
            let on_clock = about - self.stretch.width;
            (on_clock + self.lasts(self.clock.pace), on_clock + self.lasts(pace))
        };
        let nanos = (on_clock - f64::from(self.left)) / self.clock.pace + self.clock.start;
        let start = nanos - (shift - f64::from(self.left)) / pace;
        TimeScale { clock: ClockScale { start, pace }, ..self.clone() }
    }

    /// Everything moved right by `dx`.
    pub fn pan(&self, dx: CssPx) -> TimeScale {
        let start = self.clock.start - f64::from(dx) / self.clock.pace;
        TimeScale { clock: ClockScale { start, ..self.clock }, ..self.clone() }
    }

    /// The same scale panned as little as it takes to bring a place into the plot, with some air around it.
    pub fn reveal(&self, x: CssPx) -> TimeScale {
        let air = ((self.right - self.left) * 0.08).min(40.0);
        match x {
            x if x < self.left + air => self.pan(self.left + air - x),
            x if x > self.right - air => self.pan(self.right - air - x),
            _ => self.clone(),
        }
    }
}
