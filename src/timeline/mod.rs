//! The timeline: a pure function from a trace, a cursor and a view to a list of shapes; knows no canvas.
//!
//! Three spaces are involved, and each has one type: moments of the run (`Instant` with the order of events inside it), CSS pixels
//! of the drawing (`CssPx`, from its upper left corner), and rows (the place of a `Track` in `Tracks`). `TimeScale` goes from the
//! first to the second, `layout` from the third to the second, and `Scene::hit` all the way back.

mod arrange;
mod attention;
mod axis;
mod chrome;
mod columns;
mod combinators;
mod crowd;
mod crowds;
mod details;
mod fates;
mod fences;
mod flows;
mod folds;
mod graph;
mod found;
mod guesses;
mod layout;
mod legend;
mod lod;
mod minimap;
mod names;
mod pictures;
mod plans;
mod poster;
mod rows;
mod scale;
mod shape;
mod stretches;
mod svg;
mod theme;
mod tracks;

pub use axis::seconds;
pub use chrome::chrome_trace;
pub use crowd::{Crowd, CrowdState};
pub use details::{Details, length_words};
pub use folds::{Fold, Folds, Shown};
pub use graph::{Edge, EdgeKind, Graph, Node, graph};
pub use guesses::Guess;
pub use layout::{FoldButton, Hit, Scene, Target, grouped};
pub use legend::{LegendEntry, Sample, legend};
pub use minimap::minimap;
pub use pictures::{Lane, Picture, Piece, PieceOf};
pub use poster::{Poster, drawing, poster};
pub use scale::{ClockScale, Moment, Stretch, TimeScale};
pub use shape::{Batch, CssPx, DisplayList, Label, Rect, Segment, Shapes, Style};
pub use svg::{FONT, svg};
pub use theme::{Colour, Role, Theme};
pub use tracks::{Call, Mark, MarkKind, Slice, SliceState, Track, TrackOf, Tracks};

use crate::time::Instant;
use crate::trace::{Awaited, EventId, EventKind, Grain, Replay, TaskId};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// What one wants to see of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// The width of the drawing.
    pub width: CssPx,
    /// The height that there is for it; rows that do not fit are reached by scrolling. None: as high as it takes.
    pub height: Option<CssPx>,
    /// How far the rows are scrolled.
    pub scroll: CssPx,
    /// What part of the run is seen; None: all of it.
    pub clock: Option<ClockScale>,
    /// Which rows are folded.
    pub folds: Folds,
    /// The whole of it is this long, where the drawing is not to tell how long the run is.
    pub until: Option<Instant>,
    /// Whether what comes after the cursor is drawn too.
    pub show_what_comes: bool,
    /// What one steps by: it decides which cause arrows are drawn.
    pub grain: Grain,
    /// What the pointer is over, and what is kept selected.
    pub hovered: Option<Target>,
    pub selected: Option<Target>,
    /// The task that is followed: all other rows are drawn paler.
    pub followed: Option<TaskId>,
    /// The cursors of the marks that a person set.
    pub flags: Vec<usize>,
    /// What somebody predicted.
    pub guesses: Vec<Guess>,
}

impl View {
    /// All of a run, in a drawing of this width.
    pub fn of_width(width: CssPx) -> Self {
        View {
            width,
            height: None,
            scroll: 0.0,
            clock: None,
            until: None,
            folds: Folds::default(),
            show_what_comes: false,
            grain: Grain::Step,
            hovered: None,
            selected: None,
            followed: None,
            flags: Vec::new(),
            guesses: Vec::new(),
        }
    }
}

/// How wide a text is. The painter knows; `Estimate` is for those who have none.
pub trait Measure {
    /// The width of the text in the drawing's font at this size.
    fn width(&self, text: &str, size: CssPx, bold: bool) -> CssPx;
}

/// Widths guessed by classes of letters, such that what is written fits in all common sans-serif fonts.
#[derive(Clone, Copy, Debug, Default)]
pub struct Estimate;

impl Measure for Estimate {
    fn width(&self, text: &str, size: CssPx, bold: bool) -> CssPx {
        let letters: CssPx = text.chars().map(letter_width).sum();
        letters * size * if bold { 1.12 } else { 1.0 }
    }
}

/// The width of a letter at size 1, in a font on the wide side.
fn letter_width(letter: char) -> CssPx {
    match letter {
        'i' | 'j' | 'l' | 'I' | '\'' | '|' => 0.29,
        '.' | ',' | ' ' | 'f' => 0.34,
        't' | 'r' | '(' | ')' | '[' | ']' | '-' | ':' | ';' | '/' | '!' => 0.4,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | '_' => 0.56,
        'm' | 'M' | 'W' | '@' | '%' => 0.98,
        'w' | 'O' | 'Q' => 0.82,
        'A'..='Z' => 0.7,
        letter if letter > '\u{2000}' => 1.0,
        _ => 0.635,
    }
}

/// A run made ready to be drawn. Made once a trace; every drawing from there on takes time for what is seen, not for what there is.
#[derive(Clone, Debug)]
pub struct Timeline {
    pub replay: Rc<Replay>,
    pub tracks: Tracks,
    instants: columns::Instants,
    known: RefCell<Known>,
}

/// What was worked out for the last drawing and serves the next. It is a cache: no result depends on it.
#[derive(Clone, Debug, Default)]
struct Known {
    /// The rows that are seen with these folds, in a narrow drawing or a wide one.
    shown: Option<(Folds, bool, Rc<Shown>)>,
    /// What is folded into a row, as a crowd.
    crowds: BTreeMap<usize, Rc<Crowd>>,
    /// All tasks.
    everybody: Option<Rc<Crowd>>,
}

/// So many crowds are remembered before all are forgotten.
const MOST_CROWDS: usize = 64;

impl Timeline {
    pub fn new(replay: Rc<Replay>) -> Self {
        let tracks = Tracks::of(&replay);
        let instants = columns::Instants::of(replay.trace.events());
        Timeline { replay, tracks, instants, known: RefCell::default() }
    }

    /// The rows that are seen with these folds.
    fn shown(&self, folds: &Folds, metrics: &layout::Metrics) -> Rc<Shown> {
        let mut known = self.known.borrow_mut();
        if let Some((of, narrow, shown)) = &known.shown
            && (of, *narrow) == (folds, metrics.narrow)
        {
            return Rc::clone(shown);
        }
        let shown = Rc::new(Shown::of(&self.tracks, folds, |row, folded| layout::row_height(self, metrics, row, folded)));
        known.shown = Some((folds.clone(), metrics.narrow, Rc::clone(&shown)));
        shown
    }

    /// All tasks.
    pub fn everybody(&self) -> Rc<Crowd> {
        let mut known = self.known.borrow_mut();
        Rc::clone(known.everybody.get_or_insert_with(|| Rc::new(Crowd::of(self.tracks.rows.iter()))))
    }

    /// The tasks that stand under a row.
    pub fn crowd(&self, row: usize) -> Rc<Crowd> {
        let mut known = self.known.borrow_mut();
        if known.crowds.len() > MOST_CROWDS {
            known.crowds.clear();
        }
        let rows = &self.tracks.rows;
        let below = rows.get(row).map_or(0, |track| track.below as usize);
        let under = || rows[rows.len().min(row + 1)..rows.len().min(row + 1 + below)].iter();
        Rc::clone(known.crowds.entry(row).or_insert_with(|| Rc::new(Crowd::of(under()))))
    }

    /// The drawing of the run at a cursor.
    pub fn scene(&self, cursor: usize, view: &View, measure: &dyn Measure) -> Scene {
        layout::scene(self, cursor, view, measure)
    }

    /// The scale that the drawing of the run at a cursor has.
    pub fn scale(&self, cursor: usize, view: &View, measure: &dyn Measure) -> TimeScale {
        layout::scale(self, cursor, view, measure)
    }

    /// The events that a slice or mark stands for: the first, which one may go to, and the last.
    pub fn events_of(&self, target: Target) -> Option<(EventId, EventId)> {
        self.tracks.events_of(target)
    }

    /// What a task waits on whose wait begins at this event: it said so a moment before, at the end of its run.
    fn awaited_at(&self, from: u32) -> Option<Awaited> {
        let events = self.replay.trace.events();
        events[..(from as usize).min(events.len())].iter().rev().find_map(|event| match event.kind {
            EventKind::TaskWaits { on, .. } => Some(on),
            _ => None,
        })
    }
}

#[cfg(test)]
mod folding_tests;
#[cfg(test)]
mod merging_tests;
#[cfg(test)]
mod tests;
