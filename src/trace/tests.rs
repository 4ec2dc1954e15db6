//! What is derived from a trace, held against traces made by hand.

use super::{Grain, Replay, Snapshot, Who, causes, sample, text};
use crate::time::Instant;
use std::rc::Rc;

fn replay() -> Replay {
    Replay::new(Rc::new(sample::as_completed()))
}

/// Each position as `instant who`.
fn positions(replay: &Replay, grain: Grain) -> Vec<String> {
    let name = |who: Who| match who {
        Who::Task(task) => replay.trace.text_of(replay.index.tasks[task.0 as usize].name).to_string(),
        other => format!("{other:?}"),
    };
    replay.steps(grain).positions().iter().map(|position| format!("{} {}", position.at, name(position.who))).collect()
}

#[test]
fn a_step_is_one_run_of_a_task() {
    let expect = [
        "0.000 main",
        "0.000 url1",
        "0.000 url2",
        "0.000 url3",
        "1.000 url2",
        "1.000 main",
        "2.000 url3",
        "2.000 main",
        "3.000 url1",
        "3.000 main",
    ];
    assert_eq!(positions(&replay(), Grain::Step), expect);
}

#[test]
fn a_handle_is_one_doing_of_the_loop() {
    let found = positions(&replay(), Grain::Handle);
    let expect = [
        "0.000 Round(1)",
        "0.000 main",
        "0.000 Round(2)",
        "0.000 url1",
        "0.000 url2",
        "0.000 url3",
        "0.000 Idle",
        "1.000 Timer(TimerId(1))",
        "1.000 Round(3)",
        "1.000 Handle(HandleId(4))",
        "1.000 Round(4)",
        "1.000 url2",
        "1.000 Round(5)",
        "1.000 Handle(HandleId(6))",
        "1.000 Round(6)",
        "1.000 main",
    ];
    assert_eq!(found[..expect.len()], expect);
}

#[test]
fn one_steps_to_and_fro_between_the_same_cursors() {
    let replay = replay();
    for grain in [Grain::Step, Grain::Handle] {
        let steps = replay.steps(grain);
        let mut there = vec![0];
        while let Some(next) = steps.next(there[there.len() - 1]) {
            there.push(next);
        }
        let mut back = vec![steps.last()];
        while let Some(previous) = steps.previous(back[back.len() - 1]) {
            back.push(previous);
        }
        back.reverse();
        assert_eq!(there, back);
        assert_eq!(there.len(), steps.len() + 1);
        assert_eq!(steps.last(), replay.trace.events().len());
        for (number, cursor) in there.into_iter().enumerate() {
            assert_eq!((steps.number(cursor), steps.cursor_of(number)), (number, cursor));
            assert_eq!(steps.step_of(cursor).map(|position| position.cursor), (cursor > 0).then_some(cursor));
        }
    }
}

#[test]
fn the_nearest_position_of_an_instant_is_the_last_one_there() {
    let replay = replay();
    let steps = replay.steps(Grain::Step);
    let number = |seconds: f64| steps.number(steps.nearest(Instant::from_seconds(seconds)));
    assert_eq!([0.0, 0.4, 0.6, 1.0, 1.5, 1.6, 2.9, 99.0].map(number), [4, 4, 6, 6, 6, 8, 10, 10]);
}

#[test]
fn a_snapshot_says_how_everything_stands() {
    let replay = replay();
    let shown = |number: usize| replay.at(replay.steps(Grain::Step).cursor_of(number)).to_text(&replay.trace);
    assert_eq!(
        shown(1),
        "0.000 loop runs, round 1\nready: start url1, start url2, start url3\ntimers: none\nmain: waits on next result (line 17)\n\
         url1: ready\nurl2: ready\nurl3: ready\nas_completed: [0] url1 …, [1] url2 …, [2] url3 …\n"
    );
    assert_eq!(
        shown(7),
        "2.000 loop runs, round 8\nready: tell as_completed\ntimers: 3.000 end url1's sleep(3)\nmain: waits on next result (line 17)\n\
         url1: waits on sleep(3) until 3.000 (line 4)\nurl2: returned 'url2 data'\nurl3: raised ValueError('url3')\n\
         as_completed: [0] url1 …, [1] url2 ✓ #1, [2] url3 ✗\n"
    );
}

#[test]
fn going_anywhere_in_any_order_shows_what_going_there_from_the_start_does() {
    let replay = replay();
    let end = replay.trace.events().len();
    for cursor in (0..=end).rev().chain((0..=end).map(|cursor| cursor * 37 % (end + 1))) {
        assert_eq!(*replay.at(cursor), Snapshot::at(&replay.trace, cursor), "at cursor {cursor}");
    }
}

#[test]
fn causes_lead_back_to_the_step_that_began_it() {
    let replay = replay();
    let steps = replay.steps(Grain::Step);
    let cause = |number: usize| causes::cause_of(&replay, steps.cursor_of(number), Grain::Step).map(|cursor| steps.number(cursor));
    let effect =
        |number: usize| causes::effect_of(&replay, steps.cursor_of(number), Grain::Step).map(|cursor| steps.number(cursor));
    // main's first run has no cause; the urls were started by it; url2 was woken by its own sleep; main by url2, and so on.
    assert_eq!(
        (1..=10).map(cause).collect::<Vec<_>>(),
        [None, Some(1), Some(1), Some(1), Some(3), Some(5), Some(4), Some(7), Some(2), Some(9)]
    );
    assert_eq!(
        (1..=10).map(effect).collect::<Vec<_>>(),
        [Some(2), Some(9), Some(5), Some(7), Some(6), None, Some(8), None, Some(10), None]
    );
}

#[test]
fn the_text_of_a_trace_says_who_did_what_and_why() {
    let trace = sample::as_completed();
    let text = text::to_text(&trace);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), trace.events().len());
    assert_eq!(lines[1], "#1     0.000   event loop      -  task main made of fetch");
    assert_eq!(lines[5], "#5     0.000   main            -  main resumes for the first time  because #4");
    assert_eq!(lines[7], "#7     0.000   main           15  h1 ready: start url1  because #6");
}

#[test]
fn output_is_told_line_by_line_as_it_was_written() {
    let replay = replay();
    let end = replay.trace.events().len();
    let told = |cursor| -> Vec<String> {
        replay
            .output
            .at(&replay.trace, &replay.index, cursor, 0)
            .map(|line| format!("{} {:?} {}", line.at, line.by.task(), line.text))
            .collect()
    };
    let whole = ["1.000 Some(TaskId(0)) data", "2.000 Some(TaskId(0)) failed: url3", "3.000 Some(TaskId(0)) data"];
    assert_eq!(told(end), whole);
    let second = replay.output.lines()[1].opened.index();
    assert_eq!(told(second), whole[..1]);
}

#[test]
fn the_sums_of_a_run_tell_what_concurrency_saved() {
    let replay = replay();
    let end = replay.trace.events().len();
    let sums = super::sums::sums(&replay, end);
    let shown = format!(
        "{} of {}, {} tasks, {} at once, blocked {}",
        sums.total, sums.one_after_another, sums.tasks, sums.most_at_once, sums.blocked
    );
    assert_eq!(shown, "3.000 of 6.000, 4 tasks, 4 at once, blocked 0.000");
    let replay = Replay::new(Rc::new(sample::blocking()));
    let sums = super::sums::sums(&replay, replay.trace.events().len());
    assert_eq!(
        (sums.blocked, sums.longest_step),
        (crate::time::Duration::from_millis(1500), crate::time::Duration::from_millis(1500))
    );
}
