//! The table of steps, held against a trace made by hand and against long tables of nothing.

use super::*;
use crate::state::{Action, Visit, reduce};
use crate::trace::sample;
use std::rc::Rc;

fn page() -> State {
    let state = State::start(&Visit::default());
    let made = Rc::new(Made::new(state.source.clone(), sample::as_completed()));
    let state = reduce(&state, Action::Made { revision: state.revision, made });
    reduce(&state, Action::ShowWhatComes(false))
}

fn shown(state: &State) -> Vec<String> {
    let made = state.made.as_ref().expect("a run");
    let all = Rows::of(made, state.grain, state.attention.followed);
    let rows = rows(made, state.grain, &all, 0..all.known(state));
    rows.iter()
        .map(|row| format!("{} | {} | {} | {} | {} | {} | {}", row.number, row.at, row.who, row.from, row.to, row.what, row.why))
        .collect()
}

fn task(state: &State, name: &str) -> TaskId {
    let made = state.made.as_ref().expect("a run");
    let found = (0..10).map(TaskId).find(|task| crate::state::pinned::name_of(made, *task) == name);
    found.unwrap_or_else(|| panic!("expected a task {name}"))
}

#[test]
fn a_row_says_who_did_what_and_why() {
    let state = reduce(&page(), Action::SeekStep(6));
    assert_eq!(
        shown(&state)[4..],
        [
            "5 | 1.000 s | url2 | waiting on sleep(1) | returned | url2 runs again. It returns 'url2 data'. | its timer fired at 1 s, so its sleep(1) is over",
            "6 | 1.000 s | main | waiting on next result | waiting on next result | main runs again. It prints “data” and waits on the next result. | url2 returned 'url2 data', as_completed handed it on as the first result, and main was waiting for that",
        ]
    );
}

#[test]
fn what_comes_is_hidden_unless_one_wants_to_see_it() {
    let state = reduce(&page(), Action::SeekStep(3));
    assert_eq!(shown(&state).len(), 3);
    let steps = view::place(&state).steps;
    assert_eq!(shown(&reduce(&state, Action::ShowWhatComes(true))).len(), steps);
}

#[test]
fn the_rows_of_one_task_are_its_steps_alone() {
    let state = reduce(&page(), Action::Last);
    let state = reduce(&state, Action::FollowTask(Some(task(&state, "url2"))));
    let rows = shown(&state);
    assert_eq!(rows.iter().map(|row| &row[..1]).collect::<String>(), "35");
}

#[test]
fn the_finest_steps_say_what_caused_them() {
    let state = reduce(&reduce(&page(), Action::SetGrain(Grain::Handle)), Action::Last);
    let fires = shown(&state).into_iter().find(|row| row.contains("A timer fires")).expect("a timer fires");
    assert!(fires.contains("event loop"), "{fires}");
    let over = shown(&state).into_iter().find(|row| row.contains("url2's sleep(1) is over")).expect("a sleep is over");
    assert!(over.contains("A timer fires"), "{over}");
}

#[test]
fn walking_moves_the_cursor_from_row_to_row() {
    let page = page();
    let steps = view::place(&page).steps;
    let check = |state: &State, walks: &[Walk], expect: usize| {
        let after = walks.iter().fold(state.clone(), |state, walk| reduce(&state, Action::Walk(*walk)));
        assert_eq!(view::place(&after).step, expect, "{walks:?}");
        assert!(!after.announce, "what has the focus says where it is by itself");
    };
    check(&page, &[Walk::Down], 2);
    check(&page, &[Walk::Up], 1);
    check(&page, &[Walk::Down, Walk::Down, Walk::Up], 2);
    check(&page, &[Walk::Last], steps);
    check(&page, &[Walk::Last, Walk::Down], steps);
    check(&page, &[Walk::Last, Walk::First], 1);
    check(&page, &[Walk::PageDown], steps.min(11));
    check(&page, &[Walk::PageDown, Walk::PageUp], 1);
    check(&page, &[Walk::To(3)], 4);
    check(&page, &[Walk::To(usize::MAX)], steps);
    // Steps 3 and 5 are url2's.
    let url2 = reduce(&page, Action::FollowTask(Some(task(&page, "url2"))));
    check(&url2, &[Walk::Down], 3);
    check(&url2, &[Walk::Down, Walk::Down], 5);
    check(&url2, &[Walk::Down, Walk::Down, Walk::Down], 5);
    let between = reduce(&url2, Action::SeekStep(4));
    check(&between, &[Walk::Up], 3);
    check(&between, &[Walk::Down], 5);
}

#[test]
fn what_is_in_sight_does_not_grow_with_the_table() {
    for total in [0, 1, 5, 100, 100_000, 10_000_000] {
        let room = 200.0;
        let bottom = sight(total, 0.0, room).height - room;
        for scroll in [0.0, bottom / 3.0, bottom] {
            let Sight { first, count, top, height } = sight(total, scroll.max(0.0), room);
            assert!(count <= 20 && first + count <= total && height <= TALLEST);
            let (above, below) = (top - scroll.max(0.0), top + count as f64 * ROW - scroll.max(0.0));
            assert!(above <= 0.01 && (below >= room - 0.01 || first + count == total), "{total} {scroll}: {above} {below}");
        }
        let last = sight(total, bottom.max(0.0), room);
        assert_eq!(last.first + last.count, total, "the last row can be reached");
    }
}

#[test]
fn any_row_can_be_brought_into_sight() {
    for total in [3, 100, 10_000_000] {
        for row in [0, 1, total / 2, total - 1] {
            for scroll in [0.0, 5000.0] {
                let room = 200.0;
                let at = scroll_to(row, total, scroll, room).unwrap_or(scroll);
                let Sight { first, count, .. } = sight(total, at, room);
                assert!((first..first + count).contains(&row), "{row} of {total} from {scroll}: {first} {count}");
            }
        }
    }
}
