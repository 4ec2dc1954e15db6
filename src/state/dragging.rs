//! The ends of waits, taken and moved: what becomes of the number in the source. Knows no pointer.

use super::{Made, Notice, State};
use crate::composition::Seconds;
use crate::inspect::delays::{begins, length, number_of};
use crate::run::Settings;
use crate::time::Duration;
use crate::timeline::{ClockScale, CssPx, SliceState, Target, TrackOf};
use crate::trace::{TaskStatus, Who};
use std::ops::Range;

/// A wait that is being made longer or shorter.
#[derive(Clone, Debug, PartialEq)]
pub struct Dragging {
    /// Where its number stands now, in bytes.
    number: Range<usize>,
    /// How long it was when it was taken.
    length: Duration,
    /// How the timeline was seen before; while a hand drags, the scale stays under it.
    before: Option<ClockScale>,
    /// A hand holds it; else keys move it.
    held: bool,
}

/// The number of a wait that a target stands for, if its length stands in the source.
pub fn number(made: &Made, settings: &Settings, target: Target) -> Option<Range<usize>> {
    let Target::Slice { row, from, to } = target else { return None };
    let slices = &made.timeline.tracks.rows.get(row)?.slices;
    let blocking = made.timeline.tracks.rows.get(row)?.blocking.iter();
    let slice = slices.iter().chain(blocking).find(|slice| slice.from == from && slice.to == to)?;
    let waits = matches!(slice.state, SliceState::Waiting | SliceState::Blocking);
    waits.then(|| made.number(settings, from as usize)).flatten()
}

impl Made {
    /// The number that the wait which begins with an event owes its length to; looked for once.
    fn number(&self, settings: &Settings, from: usize) -> Option<Range<usize>> {
        let at = begins(self.trace(), from)?;
        let known = self.numbers.borrow().get(&at).cloned();
        known.unwrap_or_else(|| {
            let found = number_of(&self.source, settings, self.trace(), at);
            self.numbers.borrow_mut().insert(at, found.clone());
            found
        })
    }
}

/// Takes the end of a wait. `clock`: the scale that is to stay.
pub(super) fn grasp(state: &mut State, target: Target, clock: ClockScale) {
    let Some(dragging) = take(state, target, true) else { return };
    (state.dragging, state.looking.clock, state.playing) = (Some(dragging), Some(clock), false);
}

fn take(state: &State, target: Target, held: bool) -> Option<Dragging> {
    let made = current(state)?;
    let number = number(made, &state.settings, target)?;
    let Target::Slice { from, .. } = target else { return None };
    let length = length(made.trace().events().get(begins(made.trace(), from as usize)?)?)?;
    Some(Dragging { number, length, before: state.looking.clock, held })
}

/// The run, if it is that of the text in the editor, and can be made again.
fn current(state: &State) -> Option<&Made> {
    state.made.as_deref().filter(|made| made.source == state.source && !state.live.is_on())
}

/// The text with the end of the wait moved by so many pixels from where it was taken; None: that changes nothing.
pub(super) fn drag(state: &mut State, dx: CssPx) -> Option<(String, String)> {
    let dragging = state.dragging.as_ref().filter(|dragging| dragging.held)?;
    let pace = state.looking.clock?.pace;
    let nanos = dragging.length.nanos() as f64 + f64::from(dx) / pace;
    let grid = grid(pace) as f64;
    let snapped = ((nanos / grid).round() * grid).max(0.0);
    write(state, Duration::from_nanos(snapped as u64))
}

/// Lets go of it.
pub(super) fn let_go(state: &mut State) {
    if let Some(dragging) = state.dragging.take().filter(|dragging| dragging.held) {
        state.looking.clock = dragging.before;
    }
}

/// Makes a wait longer or shorter by a little, by keys: the one that was moved last, or is selected, or begins in the step at the
/// cursor.
pub(super) fn nudge(state: &mut State, longer: bool) -> Option<(String, String)> {
    let target = state.looking.selected.filter(|target| matches!(target, Target::Slice { .. })).or_else(|| waiting(state));
    if state.dragging.is_none() {
        state.dragging = target.and_then(|target| take(state, target, false));
    }
    let Some(dragging) = &state.dragging else {
        let told = "No plain number in the source sets how long this waits. Go to a step that ends at a sleep, or select one.";
        state.notice = Some(Notice::done(told));
        return None;
    };
    let now = crate::composition::parse_delay(state.source.get(dragging.number.clone())?).ok()?.duration().nanos();
    let little = little(dragging.length).nanos();
    let to = if longer { now + little } else { now.saturating_sub(little) };
    let line = state.source[..dragging.number.start].matches('\n').count() + 1;
    let change = write(state, Duration::from_nanos(to))?;
    let number = state.dragging.as_ref().map(|dragging| change.0[dragging.number.clone()].to_owned()).unwrap_or_default();
    state.notice = Some(Notice::done(&format!("The delay on line {line} is {number} s now.")));
    Some(change)
}

/// The wait of the task whose step the cursor stands at.
fn waiting(state: &State) -> Option<Target> {
    let made = current(state)?;
    let Who::Task(task) = made.steps(state.grain).step_of(state.cursor)?.who else { return None };
    let now = made.replay.at(state.cursor);
    let since = match now.task(task)?.status {
        TaskStatus::Waiting(_) => u32::try_from(now.task(task)?.since.index()).ok()?,
        _ => return None,
    };
    let row = made.timeline.tracks.rows.iter().position(|track| track.of == TrackOf::Task(task))?;
    let slice = made.timeline.tracks.rows[row].slices.iter().find(|slice| slice.from >= since)?;
    Some(Target::Slice { row, from: slice.from, to: slice.to })
}

/// The source with this length in place of the number, and what kind of change that is.
fn write(state: &mut State, length: Duration) -> Option<(String, String)> {
    let dragging = state.dragging.as_mut()?;
    let mut text = Seconds::nearest(length).to_string();
    // A number that was written with a point keeps one.
    if state.source.get(dragging.number.clone())?.contains('.') && !text.contains('.') {
        text.push_str(".0");
    }
    let source = [&state.source[..dragging.number.start], &text, &state.source[dragging.number.end..]].concat();
    dragging.number.end = dragging.number.start + text.len();
    let kind = format!("drag {}", dragging.number.start);
    (source != *state.source).then_some((source, kind))
}

/// Lengths that a hand can tell apart: at least so many pixels.
const APART: f64 = 8.0;

/// What a dragged end snaps to, in nanoseconds: a round length that is wide enough to be aimed at.
fn grid(pace: f64) -> u64 {
    let grids = [1, 5, 10, 50, 100, 250, 500, 1_000, 5_000, 10_000].map(|millis| millis * 1_000_000_u64);
    grids.into_iter().find(|grid| *grid as f64 * pace >= APART).unwrap_or(10_000_000_000)
}

/// By how much keys change a delay: about a tenth.
fn little(length: Duration) -> Duration {
    let millis = length.nanos() / 1_000_000;
    let little = [(10_000, 1_000), (1_000, 100), (100, 10)].into_iter().find(|(from, _)| millis >= *from);
    Duration::from_millis(little.map_or(if millis == 0 { 100 } else { 1 }, |(_, little)| little))
}

#[cfg(test)]
mod tests {
    use super::super::{Action, Visit, reduce};
    use super::*;
    use crate::run::run;
    use std::rc::Rc;

    const PROGRAM: &str = "import asyncio

async def work(delay):
    await asyncio.sleep(delay)

async def main():
    await asyncio.gather(work(1), work(2.0))
    await asyncio.sleep(0.5 + 0.7)

asyncio.run(main())
";

    fn arrive(state: &State) -> State {
        let trace = run(&state.source, &state.settings).expect("a program").trace;
        reduce(state, Action::Made { revision: state.revision, made: Rc::new(Made::new(Rc::clone(&state.source), trace)) })
    }

    fn page() -> State {
        let state = reduce(&State::start(&Visit::default()), Action::Open { source: PROGRAM.to_owned() });
        arrive(&reduce(&state, Action::Resize(900.0, 400.0)))
    }

    /// The waits that last so many seconds, with their rows.
    fn wait(state: &State, seconds: f64) -> Target {
        let made = state.made.as_ref().expect("a run");
        let rows = made.timeline.tracks.rows.iter().enumerate();
        let all = rows.flat_map(|(row, track)| track.slices.iter().map(move |slice| (row, slice)));
        let lasts = |from: u32| {
            let event = begins(made.trace(), from as usize).map(|at| made.trace().events()[at]);
            event.and_then(|event| length(&event)) == Some(Duration::from_seconds(seconds))
        };
        let mut found = all.filter(|(_, slice)| slice.state == SliceState::Waiting && lasts(slice.from));
        found.next().map(|(row, slice)| Target::Slice { row, from: slice.from, to: slice.to }).expect("such a wait")
    }

    /// A hundred pixels a second.
    const CLOCK: ClockScale = ClockScale { start: 0.0, pace: 100.0 / 1e9 };

    #[test]
    fn dragging_an_end_changes_the_number_and_is_undone_in_one_go() {
        let before = page();
        let mut state = reduce(&before, Action::Grasp(wait(&before, 2.0), CLOCK));
        for (dx, expect) in [(51.0, "work(2.5)"), (-52.0, "work(1.5)"), (-500.0, "work(0.0)"), (102.0, "work(3.0)")] {
            state = arrive(&reduce(&state, Action::DragBy(dx)));
            assert!(state.source.contains(&format!("work(1), {expect})")), "{dx}: {}", state.source);
            assert_eq!(state.looking.clock, Some(CLOCK), "the scale stays under the hand");
        }
        state = reduce(&state, Action::LetGo);
        assert_eq!((state.looking.clock, &state.dragging), (None, &None));
        assert_eq!(*reduce(&state, Action::Undo).source, *PROGRAM);
    }

    #[test]
    fn what_does_not_stand_in_the_source_cannot_be_taken() {
        let page = page();
        let state = reduce(&page, Action::Grasp(wait(&page, 1.0), CLOCK));
        assert!(state.dragging.is_some(), "work(1)");
        // The run's last wait is 0.5 + 0.7.
        let made = page.made.as_ref().expect("a run");
        let rows = made.timeline.tracks.rows.iter().enumerate();
        let waits = rows
            .flat_map(|(row, track)| track.slices.iter().map(move |slice| Target::Slice { row, from: slice.from, to: slice.to }));
        assert_eq!(waits.filter(|target| number(made, &page.settings, *target).is_some()).count(), 2);
    }

    #[test]
    fn keys_move_an_end_too() {
        let state = page();
        let target = wait(&state, 1.0);
        let mut state = reduce(&state, Action::Select(Some(target)));
        for expect in ["work(1.1)", "work(1.2)"] {
            state = arrive(&reduce(&state, Action::Nudge { longer: true }));
            assert!(state.source.contains(expect), "{}", state.source);
        }
        assert!(state.notice.as_ref().is_some_and(|notice| notice.text.contains("line 7 is 1.2 s")));
        state = arrive(&reduce(&state, Action::Nudge { longer: false }));
        assert!(state.source.contains("work(1.1)"));
    }

    #[test]
    fn snapping_is_as_fine_as_the_scale_allows() {
        for (pixels_a_second, millis) in [(100.0, 100), (1000.0, 10), (40.0, 250), (0.1, 10_000)] {
            assert_eq!(grid(pixels_a_second / 1e9) / 1_000_000, millis);
        }
    }
}
