//! Which rows are folded into the one above them, and which rows are therefore seen. Knows no pixels but the rows' heights.

use super::shape::CssPx;
use super::tracks::{Track, TrackOf, Tracks};
use crate::trace::TaskId;

/// What can be folded: a task with all that it made, or many tasks of one function with all that they made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fold {
    /// The task; of many that are alike, the first.
    pub task: TaskId,
    pub alike: bool,
}

impl Fold {
    /// What a track folds, if rows stand under it.
    pub fn of(track: &Track) -> Option<Fold> {
        match track.of {
            _ if track.below == 0 => None,
            TrackOf::Task(task) => Some(Fold { task, alike: false }),
            TrackOf::Alike { first, .. } => Some(Fold { task: first, alike: true }),
            _ => None,
        }
    }
}

/// What a person folded and unfolded. What nobody touched is folded where there would be too many rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folds {
    /// Everything was folded or unfolded,
    all: Option<bool>,
    /// and then these, in their order.
    chosen: Vec<(Fold, bool)>,
}

/// More choices than these are not written into a link.
const MOST_WRITTEN: usize = 24;

impl Folds {
    /// Folds or unfolds everything.
    pub fn all(folded: bool) -> Folds {
        Folds { all: Some(folded), chosen: Vec::new() }
    }

    /// Folds or unfolds one.
    pub fn set(&mut self, fold: Fold, folded: bool) {
        match self.chosen.binary_search_by_key(&fold, |(known, _)| *known) {
            Ok(place) => self.chosen[place].1 = folded,
            Err(place) => self.chosen.insert(place, (fold, folded)),
        }
    }

    /// Whether it is folded. `first`: whether it is as long as nobody says otherwise.
    pub fn is_folded(&self, fold: Fold, first: bool) -> bool {
        match self.chosen.binary_search_by_key(&fold, |(known, _)| *known) {
            Ok(place) => self.chosen[place].1,
            Err(_) => self.all.unwrap_or(first),
        }
    }

    /// Short enough for a link: `a1` and `a0` for all; `f3` and `u3` for task 3, `F3` and `U3` for the many that it is the first of.
    /// None where there is nothing to say, or too much.
    pub fn to_text(&self) -> Option<String> {
        let all = self.all.map(|folded| if folded { "a1" } else { "a0" }.to_string());
        let letter = |fold: &Fold, folded: bool| match (fold.alike, folded) {
            (false, true) => 'f',
            (false, false) => 'u',
            (true, true) => 'F',
            (true, false) => 'U',
        };
        let chosen = self.chosen.iter().map(|(fold, folded)| format!("{}{}", letter(fold, *folded), fold.task.0));
        let parts: Vec<String> = all.into_iter().chain(chosen).collect();
        (!parts.is_empty() && parts.len() <= MOST_WRITTEN).then(|| parts.join("."))
    }

    /// Reads what `to_text` wrote.
    pub fn from_text(text: &str) -> Option<Folds> {
        let mut folds = Folds::default();
        for part in text.split('.') {
            let number: u32 = part.get(1..)?.parse().ok()?;
            let mut set = |alike, folded| folds.set(Fold { task: TaskId(number), alike }, folded);
            match part.as_bytes()[0] {
                b'a' if number < 2 => folds.all = Some(number == 1),
                b'f' => set(false, true),
                b'u' => set(false, false),
                b'F' => set(true, true),
                b'U' => set(true, false),
                _ => return None,
            }
        }
        Some(folds)
    }
}

/// So many rows one finds one's way among.
const FEW: usize = 40;

/// Which rows are folded at first: none where there are few. Else all that are many of a kind; and if that is not enough, tasks with
/// what they made, the deepest first.
pub(super) fn folded_first(rows: &[Track]) -> Vec<bool> {
    let mut folded = vec![false; rows.len()];
    if rows.len() <= FEW {
        return folded;
    }
    for (row, track) in rows.iter().enumerate() {
        folded[row] = matches!(track.of, TrackOf::Alike { .. });
    }
    let seen = |folded: &[bool]| {
        let mut by_depth: Vec<usize> = Vec::new();
        walk(
            rows,
            |row| folded[row],
            |row| {
                let depth = rows[row].depth as usize;
                by_depth.resize(by_depth.len().max(depth + 1), 0);
                by_depth[depth] += 1;
            },
        );
        by_depth
    };
    let by_depth = seen(&folded);
    let mut left: usize = by_depth.iter().sum();
    let mut deepest = by_depth.len();
    while left > FEW && deepest > 2 {
        deepest -= 1;
        left -= by_depth[deepest];
    }
    if deepest < by_depth.len() {
        for (row, track) in rows.iter().enumerate() {
            folded[row] |= track.depth as usize + 1 >= deepest && Fold::of(track).is_some();
        }
    }
    folded
}

/// Visits the rows that are seen, from the top down.
fn walk(rows: &[Track], folded: impl Fn(usize) -> bool, mut visit: impl FnMut(usize)) {
    let mut row = 0;
    while let Some(track) = rows.get(row) {
        visit(row);
        row += 1 + if folded(row) { track.below as usize } else { 0 };
    }
}

/// The rows that are seen when some are folded, and where each stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    /// From the top down.
    pub rows: Vec<u32>,
    /// For every row the place in `rows` of the one that shows it: its own, or that of the one it is folded into.
    places: Vec<u32>,
    /// The upper edge of each row in `rows` below the axis, and the lower edge of the last.
    tops: Vec<CssPx>,
}

impl Shown {
    /// The rows of these tracks that are seen, with heights given by whoever draws them (a row, and whether it is folded).
    pub(super) fn of(tracks: &Tracks, folds: &Folds, height: impl Fn(usize, bool) -> CssPx) -> Shown {
        let folded = |row: usize| tracks.is_folded(folds, row);
        let mut shown = Shown { rows: Vec::new(), places: vec![0; tracks.rows.len()], tops: Vec::new() };
        // Summed up with more digits than a place on a screen has: there may be a hundred thousand rows.
        let mut top = 0.0f64;
        walk(&tracks.rows, folded, |row| {
            let place = shown.rows.len() as u32;
            let below = if folded(row) { tracks.rows[row].below as usize } else { 0 };
            shown.places[row..=row + below].fill(place);
            shown.rows.push(row as u32);
            shown.tops.push(top as CssPx);
            top += f64::from(height(row, below > 0));
        });
        shown.tops.push(top as CssPx);
        shown
    }

    /// How high all rows are together.
    pub fn height(&self) -> CssPx {
        self.tops.last().copied().unwrap_or(0.0)
    }

    /// The row that shows this one: itself, or the one that it is folded into.
    pub fn row_of(&self, row: usize) -> Option<usize> {
        let place = *self.places.get(row)? as usize;
        self.rows.get(place).map(|row| *row as usize)
    }

    /// The upper and the lower edge of the row that shows this one.
    pub fn edges(&self, row: usize) -> Option<(CssPx, CssPx)> {
        let place = *self.places.get(row)? as usize;
        Some((*self.tops.get(place)?, *self.tops.get(place + 1)?))
    }

    /// The rows of which something lies between two heights, each with its upper and its lower edge.
    pub fn between(&self, from: CssPx, to: CssPx) -> impl Iterator<Item = (usize, CssPx, CssPx)> {
        let first = self.tops.partition_point(|top| *top <= from).saturating_sub(1);
        let edges = self.rows[first.min(self.rows.len())..].iter().zip(self.tops[first..].windows(2));
        edges.map(|(row, edges)| (*row as usize, edges[0], edges[1])).take_while(move |(_, top, _)| *top < to)
    }
}
