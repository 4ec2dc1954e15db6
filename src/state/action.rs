//! Everything that can happen to the state, by name. Knows no effects.

use super::adjusting::Adjust;
use super::rows::Walk;
use super::{Arrival, Lateness, Learn, Made, Notice, Pace, Panel, Predict, Speed, SumOf, Theme, Vocabulary};
use crate::composition::Change;
use crate::run::Diagnostic;
use crate::schedules::Report;
use crate::settings::Jitter;
use crate::time::Instant;
use crate::timeline::{ClockScale, CssPx, Fold, Target};
use crate::trace::{EventId, Grain, TaskId};
use std::rc::Rc;

/// What a person did, or what the page reports back.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    // The source.
    /// The text was changed, in the editor or by the composer; a run of changes of one kind is undone in one go.
    Type {
        source: String,
        kind: String,
    },
    /// The composition was changed.
    Compose(Change),
    /// The fragment of the page's address was changed to this.
    Follow {
        fragment: String,
    },
    /// An example was chosen, which is to be run with these settings.
    OpenExample {
        source: String,
        settings: &'static [(&'static str, &'static str)],
    },
    /// Another program was chosen.
    Open {
        source: String,
    },
    /// As `Open`, to be looked at from there.
    Load {
        source: String,
        arrival: Arrival,
    },
    /// The program at this address of the same site is wanted.
    Fetch {
        address: String,
        arrival: Arrival,
    },
    /// The text behind that address; or why there is none.
    Fetched {
        address: Rc<str>,
        text: Result<String, String>,
    },
    Undo,
    Redo,
    /// Make the run anew and go to its first step.
    Run,

    // What the runner reports.
    /// It has run so many instructions, and goes on.
    Making {
        revision: u32,
        steps: u64,
    },
    Made {
        revision: u32,
        made: Rc<Made>,
    },
    /// The live run has come so far; when it has ended, with how late its timers were.
    Lived {
        revision: u32,
        made: Rc<Made>,
        ended: Option<Option<Lateness>>,
    },
    /// The source cannot be run.
    Refused {
        revision: u32,
        diagnostic: Rc<Diagnostic>,
    },

    // The cursor.
    First,
    StepBack,
    StepForward,
    Last,
    /// To the step of this number, from 1.
    SeekStep(usize),
    /// To the step nearest to this instant.
    SeekInstant(Instant),
    /// To the step in which this event happens.
    SeekEvent(EventId),
    /// From row to row of the table of steps.
    Walk(Walk),
    /// To the next step that runs this line, from 1; behind the last such step to the first.
    ToLine(u32),
    ToCause,
    ToEffect,
    PlayPause,
    SetPlaying(bool),
    /// To where the next run would be looked at.
    Seek(Arrival),
    /// So many milliseconds of the wall's clock went by while playing.
    Tick(f64),

    // Guaranteed or lucky.
    /// Try the program's other schedules.
    TrySchedules,
    /// How many are to be tried next time.
    SetTried(u32),
    /// How much longer delays may be there.
    SetJitter(Jitter),
    /// So many have been tried; when all have been, with what came of it.
    Tried {
        asked: u32,
        tried: u32,
        report: Option<Rc<Report>>,
    },
    /// Show the program on this schedule; 0 is the plain one.
    OpenSchedule(u32),

    // Choices.
    /// The run is to be made with other settings.
    Adjust(Adjust),
    SetGrain(Grain),
    SetSpeed(Speed),
    Faster,
    Slower,
    ShowWhatComes(bool),
    SetTheme(Theme),
    SetPace(Pace),
    SetLive(bool),
    SetRealRequests(bool),

    // The view.
    /// There is so much room for the timeline.
    Resize(CssPx, CssPx),
    /// Zoom about the playhead.
    ZoomIn,
    ZoomOut,
    /// See the whole run.
    Fit,
    /// See this part of it.
    Look(ClockScale),
    /// See what lies between two instants.
    Show(Instant, Instant),
    /// See what is selected, or else the instant at the cursor.
    ZoomToSelected,
    /// Move on by a share of what is seen.
    Pan(f32),
    /// One drags from here to there over what is to be seen; None: no longer.
    Box(Option<(CssPx, CssPx)>),
    /// Scroll the rows to here.
    Scroll(CssPx),
    /// Fold a row's tasks into it, or unfold them.
    Fold(Fold, bool),
    /// Fold what is selected, or else what runs at the cursor, into the row above it; unfold it if it is folded.
    FoldHere,
    /// Unfold everything; fold everything if nothing is folded.
    FoldAll,
    Hover(Option<Target>),
    Select(Option<Target>),
    /// Bring this task's row into sight and keep it selected.
    GoToTask(TaskId),
    /// Step through this task's steps only; None: through all.
    FollowTask(Option<TaskId>),
    /// Type this to find a task by its name; None: look for none.
    Find(Option<String>),

    // The ends of waits.
    /// Take the end of this wait, on this scale.
    Grasp(Target, ClockScale),
    /// Move it so many pixels from where it was taken.
    DragBy(CssPx),
    LetGo,
    /// Move the end of the wait that is selected, or begins in this step, by a little.
    Nudge {
        longer: bool,
    },

    // Marks.
    /// Mark the moment at the cursor, or take its mark away.
    ToggleMark,
    /// To this mark, by its place among them.
    GoToMark(usize),
    RenameMark(usize, String),
    RemoveMark(usize),

    // Lessons.
    Learn(Learn),
    Predict(Predict),

    // What is open, what is said.
    ShowPanel(Panel),
    SetVocabulary(Vocabulary),
    /// Say what a sum means, or no longer.
    Explain(Option<SumOf>),
    /// Close what is open: the field that finds, then what is pinned, then following.
    Dismiss,
    ToggleHelp,
    ToggleSettings,
    ToggleTaking,
    Say(Notice),
    Hush,
}
