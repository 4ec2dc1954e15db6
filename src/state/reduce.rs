//! How each action changes the state. Pure: what has to be done outside (run, copy, paint) is read off the state by others.

use super::{
    Action, Arrival, Bookmark, History, Lateness, Live, LiveReport, Made, Notice, Pace, Panel, State, adjusting, bookmarks,
    chances, composing, dragging, editing, folding, learning, lines, pinned, play, predicting, rows, zooming,
};
use crate::composition::{self, Change};
use crate::run::Settings;
use crate::settings::{Jitter, Schedule};
use crate::timeline::{Estimate, Folds, Target};
use crate::trace::causes::{cause_of, effect_of};
use crate::trace::{Grain, TaskId, Trace};
use std::rc::Rc;

/// The state after `action`.
pub fn reduce(state: &State, action: Action) -> State {
    let mut next = state.clone();
    next.announce = false;
    let action = predicting::while_asking(state, action);
    match action {
        Action::Type { source, kind } => edit(&mut next, source, &kind),
        Action::Compose(change) => compose(&mut next, &change),
        Action::Follow { fragment } => next = state.follow(&fragment),
        Action::Open { source } => open(&mut next, source),
        Action::Load { source, arrival } => load(&mut next, source, arrival),
        Action::Fetch { address, arrival } => next.wanted = Some((address.into(), arrival)),
        Action::Fetched { address, text } => fetched(&mut next, &address, text),
        Action::OpenExample { source, settings } => open_example(&mut next, source, settings),
        Action::Undo => turn_back(&mut next, false),
        Action::Redo => turn_back(&mut next, true),
        Action::Run if state.live.is_on() => set_live(&mut next, true),
        Action::Run => {
            want_run(&mut next, Arrival::First);
            next.notice = Some(Notice::done("Ran it anew. You are at the first step."));
        }
        Action::Making { revision, steps } if revision == state.revision => next.making = Some(steps),
        Action::Made { revision, made } if revision == state.revision => {
            arrive(&mut next, made);
            learning::arrived(&mut next);
            predicting::arrived(&mut next);
        }
        Action::Lived { revision, made, ended } if revision == state.revision => live(&mut next, made, ended),
        Action::Refused { revision, diagnostic } if revision == state.revision => {
            (next.making, next.diagnostic) = (None, Some(diagnostic));
        }
        Action::Tick(milliseconds) => play::tick(&mut next, milliseconds),
        Action::PlayPause => play_or_pause(&mut next),
        Action::SetPlaying(playing) => {
            if playing != state.playing {
                play_or_pause(&mut next);
            }
        }
        Action::Seek(arrival) => seek(&mut next, &arrival),
        Action::Adjust(change) => configure(&mut next, adjusting::adjust(&state.settings, change)),
        Action::TrySchedules => chances::ask(&mut next),
        Action::SetTried(count) => next.chances.count = count,
        Action::SetJitter(jitter) => next.chances.jitter = jitter,
        Action::Tried { asked, tried, report } => chances::told(&mut next.chances, asked, tried, report),
        Action::OpenSchedule(number) => open_schedule(&mut next, number),
        Action::SetGrain(grain) => regrain(&mut next, grain),
        Action::SetSpeed(speed) => next.speed = speed,
        Action::Faster => next.speed = next.speed.faster(),
        Action::Slower => next.speed = next.speed.slower(),
        Action::ShowWhatComes(shown) => next.show_what_comes = shown,
        Action::SetTheme(theme) => next.theme = theme,
        Action::SetPace(pace) => set_pace(&mut next, pace),
        Action::SetLive(on) => set_live(&mut next, on),
        Action::SetRealRequests(on) => set_real_requests(&mut next, on),
        Action::Resize(width, height) => next.looking.size = (width, height),
        Action::ZoomIn => zooming::zoom(&mut next, 1.5),
        Action::ZoomOut => zooming::zoom(&mut next, 1.0 / 1.5),
        Action::Fit => (next.looking.clock, next.looking.scroll) = (None, 0.0),
        Action::Look(clock) => zooming::look(&mut next, clock),
        Action::Show(from, to) => zooming::show(&mut next, from, to),
        Action::ZoomToSelected => zooming::show_selected(&mut next),
        Action::Pan(share) => zooming::pan(&mut next, share),
        Action::Box(edges) => next.looking.boxed = edges,
        Action::Scroll(to) => next.looking.scroll = to.max(0.0),
        Action::Fold(fold, folded) => next.looking.folds.set(fold, folded),
        Action::FoldHere => folding::fold_here(&mut next),
        Action::FoldAll => folding::fold_all(&mut next),
        Action::Hover(target) => next.looking.hovered = target,
        Action::Select(target) => select(&mut next, target),
        Action::GoToTask(task) => go_to_task(&mut next, task),
        Action::FollowTask(task) => follow_task(&mut next, task),
        Action::Find(text) => next.attention.finding = text,
        Action::ToggleMark => bookmarks::toggle(Rc::make_mut(&mut next.marks), state.cursor),
        Action::RenameMark(place, name) => bookmarks::rename(Rc::make_mut(&mut next.marks).as_mut_slice(), place, &name),
        Action::RemoveMark(place) if place < state.marks.len() => drop(Rc::make_mut(&mut next.marks).remove(place)),
        Action::Grasp(target, clock) => dragging::grasp(&mut next, target, clock),
        Action::DragBy(dx) => change(&mut next, |state| dragging::drag(state, dx)),
        Action::Nudge { longer } => change(&mut next, |state| dragging::nudge(state, longer)),
        Action::LetGo => {
            dragging::let_go(&mut next);
            history(&mut next).pause();
        }
        Action::ToLine(line) => lines::go(&mut next, line),
        Action::ShowPanel(panel) => next.attention.panel = panel,
        Action::SetVocabulary(vocabulary) => next.attention.vocabulary = vocabulary,
        Action::Explain(sum) => next.attention.sum = sum,
        Action::Dismiss => dismiss(&mut next),
        Action::Predict(doing) => predicting::predict(&mut next, doing),
        Action::Learn(learn) => learning::learn(&mut next, learn),
        Action::ToggleSettings => next.adjusting = !next.adjusting,
        Action::ToggleTaking => next.taking = !next.taking,
        Action::ToggleHelp => next.help = !next.help,
        Action::Say(notice) => next.notice = Some(notice),
        Action::Hush => next.notice = None,
        // They tell of a source that is no longer there: nothing changes, least of all playing and dragging.
        Action::Making { .. } | Action::Made { .. } | Action::Lived { .. } | Action::Refused { .. } => {}
        _ => step(&mut next, action),
    }
    next
}

fn edit(state: &mut State, source: String, kind: &str) {
    if *state.source == *source {
        return;
    }
    let before = Rc::clone(&state.source);
    history(state).record(&before, kind);
    state.dragging = None;
    state.source = source.into();
    state.notice = None;
    let arrival = if editing::is_another(&before, &state.source) { Arrival::First } else { Arrival::SameMoment };
    if arrival == Arrival::First {
        state.looking.folds = Folds::default();
    }
    want_run(state, arrival);
}

fn compose(state: &mut State, change: &Change) {
    match composition::edit(&state.source, change) {
        Ok(source) => {
            let kind = composing::kind(change);
            edit(state, source, kind.as_deref().unwrap_or("compose"));
            if kind.is_none() {
                history(state).pause();
            }
        }
        // A field says what is wrong with it; what comes here is a field of a program that is no longer there.
        Err(problem) => state.notice = Some(Notice::problem(&problem.message)),
    }
}

/// Shows another program, from its first step.
pub(super) fn open(state: &mut State, source: String) {
    edit(state, source, "open");
    state.predicting.wanted |= state.predicting.always;
    history(state).pause();
    want_run(state, Arrival::First);
}

fn load(state: &mut State, source: String, arrival: Arrival) {
    open(state, source);
    state.arrival = arrival;
}

/// What has come of a program that was asked for; what was asked for before it no longer matters.
fn fetched(state: &mut State, address: &Rc<str>, text: Result<String, String>) {
    let Some((_, arrival)) = state.wanted.take_if(|(wanted, _)| wanted == address) else { return };
    match text {
        Ok(source) => load(state, source, arrival),
        Err(why) => state.notice = Some(Notice::problem(&format!("The program at {address} cannot be loaded: {why}."))),
    }
}

/// An example sets what decides how it shows what it is to show; what a person has put into the tables and the input stays.
fn open_example(state: &mut State, source: String, settings: &[(&str, &str)]) {
    let plain = Settings::default();
    let (seed, instruction_nanos, timer_rule, schedule) = (plain.seed, plain.instruction_nanos, plain.timer_rule, plain.schedule);
    state.settings = Settings { seed, instruction_nanos, timer_rule, schedule, ..state.settings.clone() };
    for (key, value) in settings {
        // That each of them means something, a test of the presets holds.
        let _ = state.settings.set(key, value);
    }
    open(state, source);
}

/// Settings are no part of the source: undoing an edit leaves them as they are.
fn configure(state: &mut State, settings: Settings) {
    if state.settings != settings {
        state.settings = settings;
        want_run(state, Arrival::SameMoment);
    }
}

/// Goes to the end of the run on that schedule, where one sees what came of it.
fn open_schedule(state: &mut State, number: u32) {
    let jitter = chances::jitter_tried(state);
    let schedule = Schedule { number, jitter: if number == 0 { Jitter::default() } else { jitter } };
    if state.settings.schedule != schedule {
        state.settings.schedule = schedule;
        want_run(state, Arrival::Cursor(usize::MAX));
    }
}

fn turn_back(state: &mut State, again: bool) {
    let source = Rc::clone(&state.source);
    let found = if again { history(state).redo(&source) } else { history(state).undo(&source) };
    if let Some(source) = found {
        state.source = source.into();
        want_run(state, Arrival::SameMoment);
    }
}

/// Changes the text and keeps what was said of it.
fn change(state: &mut State, change: impl FnOnce(&mut State) -> Option<(String, String)>) {
    let Some((source, kind)) = change(state) else { return };
    let (dragging, notice) = (state.dragging.clone(), state.notice.take());
    edit(state, source, &kind);
    (state.dragging, state.notice) = (dragging, notice);
}

/// A task that is chosen by its name is asked for its calls and variables.
fn select(state: &mut State, target: Option<Target>) {
    state.looking.selected = target;
    state.dragging = None;
    let Some(made) = &state.made else { return };
    if matches!(target, Some(Target::Track(row)) if pinned::task_of(made, Target::Track(row)).is_some()) {
        state.attention.panel = Panel::Stack;
    }
}

fn history(state: &mut State) -> &mut History {
    Rc::make_mut(&mut state.history)
}

fn want_run(state: &mut State, arrival: Arrival) {
    // An edit ends live mode: what would come of it is foretold first.
    if let Some(foretold) = state.live.foretold().cloned() {
        (state.made, state.live) = (Some(foretold), Live::Off);
    }
    // What was asked, and answered, was about the run before.
    state.predicting.round = None;
    state.revision += 1;
    state.playing = false;
    // A run that has not arrived yet still decides where the one that replaces it is looked at.
    if arrival != Arrival::SameMoment || state.making.is_none() {
        state.arrival = arrival;
    }
    state.making = Some(0);
}

fn arrive(state: &mut State, made: Rc<Made>) {
    let arrival = state.arrival.clone();
    state.cursor = place_of(state, &made, &arrival);
    (state.making, state.diagnostic, state.shown_for) = (None, None, 0.0);
    // What was pointed at is not in this run.
    (state.looking.hovered, state.looking.selected) = (None, None);
    match (&state.made, arrival) {
        (Some(before), Arrival::SameMoment) => move_marks(&mut state.marks, before, &made, state.grain),
        // Another program has other moments; a link brings marks of its own.
        (_, Arrival::First | Arrival::Step(_) | Arrival::Instant(_) | Arrival::Moment(_))
            if state.made.as_ref().is_some_and(|before| before.source != made.source) =>
        {
            state.marks = Rc::default()
        }
        _ => {}
    }
    state.attention.followed = state.attention.followed.filter(|task| made.replay.index.task(*task).is_some());
    state.made = Some(made);
}

/// The cursor of an arrival in this run.
fn place_of(state: &mut State, made: &Made, arrival: &Arrival) -> usize {
    let steps = made.steps(state.grain);
    let first = steps.cursor_of(1);
    match arrival {
        Arrival::First => first,
        Arrival::SameMoment => made.same_moment(state.made.as_deref(), state.cursor, state.grain),
        // A link may be older than the engine, whose steps then end elsewhere: the whole step that it points into is shown.
        Arrival::Cursor(cursor) => steps.step_of((*cursor).max(1)).map_or(steps.last(), |position| position.cursor),
        Arrival::Step(number) => steps.cursor_of((*number).max(1)),
        Arrival::Instant(at) => steps.nearest(*at).max(first),
        Arrival::Moment(moment) => match moment.find(&made.replay, &made.source) {
            Ok(event) => steps.after(event).max(first),
            Err(why) => {
                state.notice = Some(Notice::problem(&format!("The moment that was asked for is not in this run: {why}.")));
                first
            }
        },
    }
}

/// Goes there in the run that is shown; if it is still being made, as soon as it has come.
fn seek(state: &mut State, arrival: &Arrival) {
    match state.made.clone() {
        Some(made) if state.making.is_none() => {
            state.cursor = place_of(state, &made, arrival);
            (state.playing, state.shown_for, state.announce) = (false, 0.0, true);
        }
        _ => state.arrival = arrival.clone(),
    }
}

fn set_live(state: &mut State, on: bool) {
    let foretold = state.live.foretold().or(state.made.as_ref()).cloned();
    let Some(foretold) = foretold.filter(|made| made.source == state.source) else { return };
    state.predicting.round = None;
    state.revision += 1;
    (state.playing, state.making, state.arrival) = (false, None, Arrival::SameMoment);
    if on {
        // Only what has happened live is shown: nothing, at first.
        state.made = Some(Rc::new(Made::new(Rc::clone(&state.source), Trace::new())));
        (state.cursor, state.live) = (0, Live::Running { foretold });
    } else {
        state.cursor = foretold.same_moment(state.made.as_deref(), state.cursor, state.grain);
        (state.made, state.live) = (Some(foretold), Live::Off);
    }
}

fn set_pace(state: &mut State, pace: Pace) {
    state.pace = pace;
    if state.live.is_on() {
        set_live(state, true);
    }
}

fn set_real_requests(state: &mut State, on: bool) {
    state.real_requests = on;
    if state.live.is_on() {
        set_live(state, true);
    }
}

fn live(state: &mut State, made: Rc<Made>, ended: Option<Option<Lateness>>) {
    let Live::Running { foretold } = &state.live else { return };
    let at_end = state.made.as_ref().is_none_or(|before| state.cursor >= before.steps(state.grain).last());
    if at_end {
        state.cursor = made.steps(state.grain).last();
    }
    if let Some(lateness) = ended {
        let report = LiveReport { real_requests: state.real_requests, ..LiveReport::of(foretold, &made, lateness) };
        state.live = Live::Done { foretold: Rc::clone(foretold), report };
    }
    state.made = Some(made);
}

fn regrain(state: &mut State, grain: Grain) {
    state.grain = grain;
    state.shown_for = 0.0;
    // Finer steps hold all the coarse ones; the other way round one may stand within a step, and goes to its end.
    if let Some(made) = &state.made {
        let steps = made.steps(grain);
        state.cursor = steps.step_of(state.cursor).map_or(state.cursor, |step| step.cursor).max(steps.cursor_of(1));
    }
}

fn play_or_pause(state: &mut State) {
    let Some(made) = &state.made else { return };
    state.shown_for = 0.0;
    state.playing = !state.playing;
    let steps = made.steps(state.grain);
    if state.playing && state.cursor >= steps.last() {
        state.cursor = steps.cursor_of(1);
    }
}

/// Marks of a run that was changed stand at the same moments as before, as far as they are apart.
fn move_marks(marks: &mut Rc<Vec<Bookmark>>, before: &Made, made: &Made, grain: Grain) {
    if marks.is_empty() || before.trace().events() == made.trace().events() {
        return;
    }
    let moved = |mark: &Bookmark| Bookmark { cursor: made.same_moment(Some(before), mark.cursor, grain), name: mark.name.clone() };
    let mut moved: Vec<Bookmark> = marks.iter().map(moved).collect();
    moved.dedup_by_key(|mark| mark.cursor);
    *marks = Rc::new(moved);
}

fn go_to_task(state: &mut State, task: TaskId) {
    state.attention.finding = None;
    let Some(made) = state.made.clone() else { return };
    let Some(row) = made.timeline.tracks.task(task) else { return };
    folding::unfold_around(state, row);
    let scene = made.timeline.scene(state.cursor, &state.view(), &Estimate);
    state.looking.scroll = (state.looking.scroll + scene.reveal_row(row)).max(0.0);
    state.looking.selected = Some(Target::Track(row));
}

fn follow_task(state: &mut State, task: Option<TaskId>) {
    state.attention.followed = task;
    if let Some(task) = task {
        go_to_task(state, task);
    }
}

fn dismiss(state: &mut State) {
    if state.attention.finding.take().is_some() || state.looking.selected.take().is_some() {
        return;
    }
    if state.attention.sum.take().is_none() {
        state.attention.followed = None;
    }
}

/// The actions that move the cursor by hand.
fn step(state: &mut State, action: Action) {
    state.dragging = None;
    let Some(made) = state.made.clone() else { return };
    let steps = made.steps(state.grain);
    let walks = matches!(action, Action::Walk(_));
    let cursor = match action {
        Action::First => Some(steps.cursor_of(1)),
        Action::Last => Some(steps.last()),
        Action::StepForward => match state.attention.followed {
            Some(task) => steps.next_of(task, state.cursor),
            None => steps.next(state.cursor),
        },
        Action::StepBack => match state.attention.followed {
            Some(task) => steps.previous_of(task, state.cursor),
            None => steps.previous(state.cursor).filter(|cursor| *cursor > 0),
        },
        Action::GoToMark(place) => state.marks.get(place).map(|mark| mark.cursor.min(steps.last())),
        Action::SeekStep(number) => Some(steps.cursor_of(number.max(1))),
        Action::SeekInstant(instant) => Some(steps.nearest(instant).max(steps.cursor_of(1))),
        Action::SeekEvent(event) => Some(steps.after(event).max(steps.cursor_of(1))),
        Action::ToCause => cause_of(&made.replay, state.cursor, state.grain),
        Action::ToEffect => effect_of(&made.replay, state.cursor, state.grain),
        Action::Walk(walk) => rows::walked(state, walk),
        _ => None,
    };
    state.playing = false;
    state.shown_for = 0.0;
    if let Some(cursor) = cursor {
        state.cursor = cursor;
        // A row that one walks to is read out because it has the focus.
        state.announce = !walks;
    }
}
