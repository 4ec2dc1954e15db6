//! The state that a visit begins with: from the address, from what was kept, or from nothing. Knows no page.

use super::learning::{Learning, address_of};
use super::{Arrival, Link, Live, Notice, Predicting, Program, Query, Speed, State, Theme};
use crate::composition::{Composition, Preset, preset};
use crate::run::Settings;
use crate::trace::Grain;
use std::rc::Rc;

/// The example that a first visit shows: one in which several things happen at once, and not in the order in which they stand.
const FIRST: &str = "as-completed";

/// What the page found when it opened.
#[derive(Clone, Debug, Default)]
pub struct Visit {
    pub query: Query,
    /// The fragment, without its `#`.
    pub fragment: String,
    /// The theme that was chosen at an earlier visit.
    pub theme: Option<Theme>,
}

impl State {
    /// The state at the start of a visit, with a run wanted.
    pub fn start(visit: &Visit) -> State {
        let theme = if visit.query.theme == Theme::Auto { visit.theme.unwrap_or_default() } else { visit.query.theme };
        let mut state = State {
            source: preset(FIRST).map_or_else(|| Composition::default().to_source(), Preset::source).into(),
            history: Default::default(),
            settings: Settings::default(),
            revision: 1,
            made: None,
            making: Some(0),
            diagnostic: None,
            wanted: visit.query.src.as_deref().map(|src| (src.into(), visit.query.arrival.clone())),
            arrival: visit.query.arrival.clone(),
            cursor: 0,
            grain: Grain::Step,
            playing: false,
            shown_for: 0.0,
            speed: Speed::default(),
            // Beside a lesson one is to guess what comes; on a page of one's own one is free to look.
            show_what_comes: visit.query.embed.is_none(),
            theme,
            pace: Default::default(),
            live: Default::default(),
            real_requests: false,
            dragging: None,
            looking: Default::default(),
            attention: Default::default(),
            marks: Default::default(),
            chances: Default::default(),
            learning: Learning {
                wanted: visit.query.lesson.as_deref().map(|lesson| address_of(lesson).into()),
                ..Default::default()
            },
            predicting: Predicting { wanted: visit.query.predict, always: visit.query.predict, ..Default::default() },
            help: false,
            taking: false,
            adjusting: false,
            notice: None,
            announce: false,
        };
        if let Some(link) = Link::from_fragment(&visit.fragment) {
            match link {
                Ok(link) => follow(&mut state, link),
                Err(broken) => state.notice = Some(Notice::problem(&format!("{broken} Here is an example instead."))),
            }
        }
        state
    }

    /// Goes where a link leads, as when the fragment of an open page changes.
    pub fn follow(&self, fragment: &str) -> State {
        let (revision, arrival) = (self.revision + 1, Arrival::First);
        let mut state = State { revision, arrival, making: Some(0), playing: false, live: Live::Off, ..self.clone() };
        match Link::from_fragment(fragment) {
            Some(Ok(link)) => {
                state.predicting.round = None;
                follow(&mut state, link);
            }
            Some(Err(broken)) => return State { notice: Some(Notice::problem(&broken.to_string())), ..self.clone() },
            None => return self.clone(),
        }
        state
    }

    /// The link to this very moment. `preset`: the one whose source this is, if it is one's.
    pub fn link(&self, preset: Option<&Preset>) -> Link {
        Link {
            program: preset
                .map_or_else(|| Program::Source(self.source.to_string()), |preset| Program::Preset(preset.id.to_owned())),
            cursor: self.made.as_ref().filter(|made| self.cursor > made.steps(self.grain).cursor_of(1)).map(|_| self.cursor),
            grain: self.grain,
            show_what_comes: self.show_what_comes,
            speed: self.speed,
            settings: self.settings.clone(),
            folds: self.looking.folds.clone(),
            marks: self.marks.to_vec(),
        }
    }
}

fn follow(state: &mut State, link: Link) {
    let source = match link.program {
        Program::Source(source) => Some(source),
        Program::Preset(id) => preset(&id).map(Preset::source),
    };
    let Some(source) = source else {
        state.notice = Some(Notice::problem("This link names an example that is not here. Here is an example instead."));
        return;
    };
    state.source = source.into();
    if let Some(cursor) = link.cursor {
        state.arrival = Arrival::Cursor(cursor);
    }
    (state.grain, state.speed, state.show_what_comes) = (link.grain, link.speed, link.show_what_comes);
    state.settings = link.settings;
    state.looking.folds = link.folds;
    (state.marks, state.attention.followed) = (Rc::new(link.marks), None);
}
