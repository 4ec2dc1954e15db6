//! From a line of the source to the steps that run it. Knows no element.

use super::{Made, Notice, State};
use crate::inspect::Lines;
use crate::run::Settings;
use crate::trace::{EventId, Grain};

/// Moves the cursor to the next step that runs a line; says so where there is none, or no other one.
pub(super) fn go(state: &mut State, line: u32) {
    let Some(made) = state.made.clone() else { return };
    if made.source != state.source {
        state.notice = Some(Notice::problem("What is shown is the last program that could be run: its lines are others."));
        return;
    }
    let settings = (!state.live.is_on()).then_some(&state.settings);
    let cursors = running(&made, settings, line, state.grain);
    let next = cursors.iter().copied().find(|cursor| *cursor > state.cursor);
    let Some(to) = next.or(cursors.first().copied()) else {
        let told = match settings {
            None => format!("Nothing that shows has happened on line {line} yet."),
            Some(settings) if made.lines(settings).is_some() => format!("Line {line} never runs in this program."),
            Some(_) => format!("The run is too long to be run again line by line; nothing that shows happened on line {line}."),
        };
        state.notice = Some(Notice::done(&told));
        return;
    };
    state.notice = match next {
        Some(_) => None,
        None if cursors.len() == 1 && to == state.cursor => Some(Notice::done(&format!("Only this step runs line {line}."))),
        None => Some(Notice::done(&format!("Line {line} does not run again: this is the first step that runs it."))),
    };
    (state.cursor, state.playing, state.shown_for, state.announce) = (to, false, 0.0, true);
}

/// Where to stand for each step that runs a line, in order.
fn running(made: &Made, settings: Option<&Settings>, line: u32, grain: Grain) -> Vec<usize> {
    let steps = made.steps(grain);
    let events = made.trace().events();
    let after = |event: usize| match u32::try_from(event) {
        Ok(event) if (event as usize) < events.len() => steps.after(EventId::new(event)),
        _ => steps.last(),
    };
    // What a live run did it may do otherwise the next time: of it only the trace is known.
    let lines = settings.and_then(|settings| made.lines(settings));
    let mut cursors: Vec<usize> = match lines {
        Some(lines) => lines.when(line).map(after).collect(),
        None => (0..events.len()).filter(|at| events[*at].line == line).map(after).collect(),
    };
    cursors.sort_unstable();
    cursors.dedup();
    cursors
}

impl Made {
    /// Which lines ran when; worked out when it is first asked for. None: the run is too long for that.
    fn lines(&self, settings: &Settings) -> Option<&Lines> {
        self.lines.get_or_init(|| Lines::of(&self.source, settings)).as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Action, Visit, reduce, view};
    use super::*;
    use crate::run::run;
    use std::rc::Rc;

    const PROGRAM: &str = "import asyncio

async def tick(n):
    x = n
    await asyncio.sleep(n)
    print(x)

async def main():
    await asyncio.gather(tick(1), tick(2))
    if False:
        print('never')

asyncio.run(main())
";

    fn page(source: &str) -> State {
        let state = reduce(&State::start(&Visit::default()), Action::Open { source: source.to_owned() });
        let trace = run(source, &state.settings).expect("a program").trace;
        reduce(&state, Action::Made { revision: state.revision, made: Rc::new(Made::new(source.into(), trace)) })
    }

    /// The steps that one comes to by going to a line again and again, and what is said at last.
    fn tour(state: &State, line: u32, times: usize) -> (Vec<usize>, String) {
        let mut state = state.clone();
        let steps = (0..times).map(|_| {
            state = reduce(&state, Action::ToLine(line));
            view::place(&state).step
        });
        let steps = steps.collect();
        (steps, state.notice.map(|notice| notice.text).unwrap_or_default())
    }

    #[test]
    fn a_line_leads_to_every_step_that_runs_it_and_round_again() {
        let page = page(PROGRAM);
        let (steps, said) = tour(&page, 6, 3);
        assert_eq!(steps[0], steps[2], "it goes round");
        assert!(steps[0] < steps[1]);
        assert!(said.contains("first step"), "{said}");
        // A line that leaves nothing in the trace.
        let (steps, _) = tour(&page, 4, 2);
        assert_eq!(steps[1], steps[0] + 1);
    }

    #[test]
    fn what_never_runs_is_said() {
        let page = page(PROGRAM);
        for line in [11, 2, 99, 0] {
            let (steps, said) = tour(&page, line, 1);
            assert_eq!((steps[0], said), (view::place(&page).step, format!("Line {line} never runs in this program.")));
        }
    }

    #[test]
    fn a_single_step_is_said_to_be_the_only_one() {
        let (steps, said) = tour(&page(PROGRAM), 1, 2);
        assert_eq!(steps[0], steps[1]);
        assert_eq!(said, "Only this step runs line 1.");
    }

    #[test]
    fn lines_of_a_long_run_are_those_of_its_trace() {
        let page = page("n = 0\nwhile n < 200000:\n    n += 1\nprint(n)\n");
        assert_eq!(tour(&page, 4, 1).0, [1]);
        assert_eq!(tour(&page, 3, 1).1, "The run is too long to be run again line by line; nothing that shows happened on line 3.");
    }
}
