//! The state of the page and how actions change it: data in, data out. Knows no page, clock, randomness or storage.

mod action;
pub mod adjusting;
mod attention;
mod base64url;
mod bookmarks;
pub mod chances;
mod choices;
mod live;
pub mod composing;
pub mod dragging;
pub mod editing;
mod embedding;
pub mod folding;
pub mod gesture;
pub mod highlight;
mod history;
mod json;
pub mod keys;
mod lines;
pub mod learning;
mod link;
pub mod machine;
mod made;
pub mod messages;
mod params;
pub mod pinned;
pub mod play;
pub mod predicting;
mod query;
mod reduce;
pub mod rows;
mod start;
pub mod sums;
pub mod stack;
pub mod taking;
pub mod view;
mod zooming;

#[cfg(test)]
mod tests;

pub use action::Action;
pub use attention::{Attention, Panel, SumOf, Vocabulary};
pub use bookmarks::Bookmark;
pub use chances::Chances;
pub use choices::{Pace, Speed, Theme};
pub use embedding::embed_html;
pub use history::History;
pub use learning::{Learn, Learning, Reading};
pub use link::{BrokenLink, Link, Program};
pub use live::{Lateness, Live, LiveReport};
pub use made::Made;
pub use predicting::{Predict, Predicted, Predicting};
pub use query::{Embed, Query};
pub use reduce::reduce;
pub use start::Visit;

use crate::lessons::Moment;
use crate::run::{Diagnostic, Settings};
use crate::time::Instant;
use crate::timeline::{self, ClockScale, CssPx, Folds, Target};
use crate::trace::Grain;
use std::rc::Rc;

/// Everything that the page shows follows from this.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The one document, as it stands in the editor.
    pub source: Rc<str>,
    pub history: Rc<History>,
    pub settings: Settings,
    /// Counts what is to be run: it goes up whenever a run is wanted, and a result with an older number comes too late.
    pub revision: u32,
    /// The last run of a source that could be run.
    pub made: Option<Rc<Made>>,
    /// While a run is being made: how many instructions it has run so far, as far as was told.
    pub making: Option<u64>,
    /// Why `source` could not be run; what is shown is then the last run that could.
    pub diagnostic: Option<Rc<Diagnostic>>,
    /// The address of a program that is to be fetched, and where its run is to be looked at.
    pub wanted: Option<(Rc<str>, Arrival)>,
    /// Where the next run is to be looked at.
    pub arrival: Arrival,
    /// How many events of the trace have happened.
    pub cursor: usize,
    pub grain: Grain,
    pub playing: bool,
    /// While playing: milliseconds of the present step that have been shown, at speed 1.
    pub shown_for: f64,
    pub speed: Speed,
    pub show_what_comes: bool,
    pub theme: Theme,
    pub pace: Pace,
    pub live: Live,
    /// In live mode, requests are the browser's own instead of simulated.
    pub real_requests: bool,
    pub looking: Looking,
    /// The end of a wait that is being moved.
    pub dragging: Option<dragging::Dragging>,
    pub attention: Attention,
    /// In the order of their moments.
    pub marks: Rc<Vec<Bookmark>>,
    pub chances: Chances,
    pub learning: Learning,
    pub predicting: Predicting,
    pub help: bool,
    /// What can be taken along is offered.
    pub taking: bool,
    /// The settings are open.
    pub adjusting: bool,
    pub notice: Option<Notice>,
    /// The sentence of the present step is to be read out: a person made the step.
    pub announce: bool,
}

/// Which part of the timeline is seen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Looking {
    /// Width and height that there are for it.
    pub size: (CssPx, CssPx),
    /// None: the whole run.
    pub clock: Option<ClockScale>,
    /// How far its rows are scrolled.
    pub scroll: CssPx,
    /// Which of them are folded.
    pub folds: Folds,
    /// While one drags over what is to be seen: the places where that began and where it is.
    pub boxed: Option<(CssPx, CssPx)>,
    pub hovered: Option<Target>,
    pub selected: Option<Target>,
}

impl State {
    /// Whether what comes after the cursor is to be seen: never while it is to be predicted.
    pub fn shows_what_comes(&self) -> bool {
        self.show_what_comes && self.predicting.asking().is_none()
    }

    /// What the timeline is to show.
    pub fn view(&self) -> timeline::View {
        let Looking { size: (width, height), clock, scroll, ref folds, hovered, selected, .. } = self.looking;
        let folds = folds.clone();
        let (show_what_comes, grain) = (self.shows_what_comes(), self.grain);
        // Before the page has been laid out there is no room at all, and below this nothing could be read.
        let (width, height) = (width.max(200.0), height.max(100.0));
        let (followed, flags) = (self.attention.followed, self.marks.iter().map(|mark| mark.cursor).collect());
        let height = Some(height);
        let (until, guesses) = (self.predicting.until(), predicting::guesses(self));
        timeline::View {
            width,
            height,
            scroll,
            clock,
            until,
            folds,
            show_what_comes,
            grain,
            hovered,
            selected,
            followed,
            flags,
            guesses,
        }
    }
}

/// Where the cursor stands when a new run arrives.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Arrival {
    /// At the first step.
    #[default]
    First,
    /// At the same moment as before.
    SameMoment,
    /// After so many events: what a link asks for.
    Cursor(usize),
    /// At the step of this number, from 1.
    Step(usize),
    /// At the step nearest to this instant.
    Instant(Instant),
    /// Where this happens.
    Moment(Rc<Moment>),
}

/// Something to tell a person, until it is dismissed or replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub tone: Tone,
    pub text: String,
    /// Something to be copied by hand, where the page may not.
    pub copy: Option<String>,
}

/// How a notice sounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Done,
    Problem,
}

impl Notice {
    pub fn done(text: &str) -> Notice {
        Notice { tone: Tone::Done, text: text.to_owned(), copy: None }
    }

    pub fn problem(text: &str) -> Notice {
        Notice { tone: Tone::Problem, text: text.to_owned(), copy: None }
    }
}
