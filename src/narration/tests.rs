//! Sentences, held against traces made by hand.

use super::narrate;
use crate::trace::{Grain, Replay, sample};
use std::rc::Rc;

fn told(grain: Grain) -> Vec<String> {
    let replay = Replay::new(Rc::new(sample::as_completed()));
    let steps = replay.steps(grain);
    (0..=steps.len()).map(|number| narrate(&replay, steps.cursor_of(number), grain).to_text()).collect()
}

#[test]
fn every_step_says_what_ran_and_why() {
    let expect = [
        "Nothing has happened yet. Step forward to see what runs first.",
        "main runs for the first time: the event loop has started, with this task alone in its ready queue. It makes the tasks url1, url2 and url3 and waits on the next result.",
        "url1 runs for the first time: main made it a task, and its turn in the ready queue has come. It waits on sleep(3), until 3 s.",
        "url2 runs for the first time: main made it a task, and its turn in the ready queue has come. It waits on sleep(1), until 1 s.",
        "url3 runs for the first time: main made it a task, and its turn in the ready queue has come. It waits on sleep(2), until 2 s.",
        "url2 runs again: its timer fired at 1 s, so its sleep(1) is over. It returns 'url2 data'.",
        "main runs again: url2 returned 'url2 data', as_completed handed it on as the first result, and main was waiting for that. It prints “data” and waits on the next result.",
        "url3 runs again: its timer fired at 2 s, so its sleep(2) is over. It raises ValueError('url3') and ends.",
        "main runs again: url3 raised ValueError('url3'), as_completed handed it on as the second result, and main was waiting for that. It prints “failed: url3” and waits on the next result.",
        "url1 runs again: its timer fired at 3 s, so its sleep(3) is over. It returns 'url1 data'.",
        "main runs again: url1 returned 'url1 data', as_completed handed it on as the third result, and main was waiting for that. It prints “data” and returns. Nothing is left to do: the program ends.",
    ];
    assert_eq!(told(Grain::Step), expect);
}

#[test]
fn the_finest_steps_tell_of_the_loop_itself() {
    let told = told(Grain::Handle);
    let expect = [
        "The ready queue is empty: the event loop waits until 1 s, when the next timer is due: to end url2's sleep(1).",
        "A timer fires: it was set for 1 s. What it is to do, end url2's sleep(1), goes into the ready queue.",
        "Round 3 of the event loop begins: it will run the one handle that is in the ready queue now. What becomes ready meanwhile waits for the next round.",
        "url2's sleep(1) is over: its future gets its result. url2 goes into the ready queue.",
    ];
    assert_eq!(told[7..11], expect);
    assert_eq!(told[14], "as_completed is told that url2 is done. 1 of 3 are done now. main goes into the ready queue.");
}

fn steps_of(trace: crate::trace::Trace) -> Vec<String> {
    let replay = Replay::new(Rc::new(trace));
    let steps = replay.steps(Grain::Step);
    (1..=steps.len()).map(|number| narrate(&replay, steps.cursor_of(number), Grain::Step).to_text()).collect()
}

#[test]
fn what_blocks_is_said_to_block_and_whom() {
    let told = steps_of(sample::blocking());
    let last = "main runs again: its timer fired at 0.5 s, so its sleep(0.5) is over. It blocks the event loop in time.sleep(1.5) and returns. Nothing else could run meanwhile. Nothing is left to do: the program ends.";
    assert_eq!(told[2], last);
}

#[test]
fn a_program_without_a_loop_is_told_too() {
    let expect = [
        "The program's own code runs. It prints “begin”, starts the thread worker, and blocks in join.",
        "Thread worker runs. It blocks in time.sleep(1).",
        "Thread worker goes on: it blocks no longer. It prints “work”. With that the thread is at its end.",
        "The program's own code goes on: it blocks no longer. It prints “end”. Nothing is left to do: the program ends.",
    ];
    assert_eq!(steps_of(sample::threads()), expect);
}

/// The name of whoever's doing a position is.
fn name_of(replay: &Replay, who: crate::trace::Who) -> String {
    let end = replay.at(replay.trace.events().len());
    match who {
        crate::trace::Who::Task(task) => crate::trace::Words::new(&replay.trace, &end).task(task),
        _ => String::new(),
    }
}

#[test]
fn every_step_of_every_preset_is_told_with_a_cause_that_exists() {
    for preset in crate::composition::presets() {
        let run = crate::run::run(&preset.source(), &crate::run::Settings::default()).expect(preset.id);
        let replay = Replay::new(Rc::new(run.trace));
        for grain in [Grain::Step, Grain::Handle] {
            let steps = replay.steps(grain);
            for position in steps.positions() {
                let told = narrate(&replay, position.cursor, grain).to_text();
                assert!(told.ends_with('.') && !told.contains("  ") && !told.contains(".."), "{}: {told}", preset.id);
                let crate::trace::Who::Task(task) = position.who else { continue };
                assert!(told.starts_with(&name_of(&replay, position.who)), "{}: {told}", preset.id);
                if grain == Grain::Handle || Some(position) == steps.positions().first() {
                    continue;
                }
                let cause = crate::trace::causes::cause_of(&replay, position.cursor, grain).expect("every later step has a cause");
                let cause = steps.step_of(cause).unwrap();
                assert!(cause.cursor < position.cursor);
                // A cause of its own is a timer or a turn that it asked for; any other is named.
                let named = match cause.who {
                    crate::trace::Who::Task(other) if other == task => {
                        ["its timer", "its own", "deadline", "as_completed"].iter().any(|word| told.contains(word))
                    }
                    crate::trace::Who::Task(other) => {
                        told.contains(&name_of(&replay, crate::trace::Who::Task(other))) || told.contains("deadline")
                    }
                    _ => told.contains("asyncio.run"),
                };
                assert!(named, "{}: {told} Its cause: {cause:?}", preset.id);
            }
        }
    }
}

#[test]
fn a_step_is_told_in_one_breath_and_in_parts() {
    let replay = Replay::new(Rc::new(sample::as_completed()));
    let told = |number| narrate(&replay, replay.steps(Grain::Step).cursor_of(number), Grain::Step);
    let url2 = told(5);
    assert_eq!(url2.brief(), "url2 runs again, because its timer fired at 1 s, so its sleep(1) is over");
    assert_eq!(url2.headline(), "url2 runs again");
    assert_eq!(url2.reason(), "its timer fired at 1 s, so its sleep(1) is over");
    assert_eq!(url2.deeds(), "url2 runs again. It returns 'url2 data'.");
    // Where a sentence gives no reason it is told whole.
    assert_eq!(told(0).brief(), told(0).to_text());
}

#[test]
fn no_step_of_a_run_loses_a_word_when_it_is_told_in_parts() {
    for trace in [sample::as_completed(), sample::blocking()] {
        let replay = Replay::new(Rc::new(trace));
        for grain in [Grain::Step, Grain::Handle] {
            for position in replay.steps(grain).positions() {
                let told = narrate(&replay, position.cursor, grain);
                assert!(told.brief().starts_with(&told.headline()) && told.deeds().starts_with(&told.headline()));
                let words = told.to_text().split_whitespace().count();
                let parts = told.reason().split_whitespace().count() + told.deeds().split_whitespace().count();
                assert_eq!(words, parts, "{}", told.to_text());
            }
        }
    }
}
