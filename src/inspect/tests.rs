//! Lines and stacks of programs at moments that are named by what has been printed.

use super::*;
use crate::run::run;
use crate::trace::EventKind;

/// How many events have happened once `text` is printed.
fn printed(source: &str, text: &str) -> usize {
    let run = run(source, &Settings::default()).expect("a program");
    let is_it =
        |kind: &EventKind| matches!(kind, EventKind::Printed { text: own, .. } if run.trace.text_of(*own).trim_end() == text);
    run.trace.events().iter().position(|event| is_it(&event.kind)).expect("it is printed") + 1
}

/// Frames as `function:line name=value …`, a line each.
fn told(stack: Stack) -> String {
    let Stack::Frames(frames) = stack else { return format!("{stack:?}") };
    let frame = |frame: FrameView| {
        let locals: String = frame.locals.iter().map(|(name, value)| format!(" {name}={value}")).collect();
        format!("{}:{}{locals}", frame.function, frame.line)
    };
    frames.into_iter().map(frame).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn check(source: &str, at: &str, whose: Whose, expect: &str) {
    assert_eq!(told(stack(source, &Settings::default(), printed(source, at), whose)), expect, "at {at}");
}

const NESTED: &str = "import asyncio

LIMIT = 3

class Point:
    def __init__(self, x):
        self.x = x
    def __repr__(self):
        print('never by looking')
        return 'P'

async def inner(point, delay):
    total = [delay, point]
    await asyncio.sleep(delay)
    print('inner done')
    return total

async def outer(name):
    here = Point(len(name))
    found = await inner(here, 2)
    print('outer', name)
    return len(found)

async def main():
    task = asyncio.create_task(outer('abc'))
    await asyncio.sleep(1)
    print('one')
    await task
    print('end')

asyncio.run(main())
";

#[test]
fn a_waiting_task_has_its_calls_and_their_variables() {
    check(
        NESTED,
        "one",
        Whose::Task(TaskId(1)),
        "outer:20 name='abc' here=<Point object: x=3>\ninner:14 point=<Point object: x=3> delay=2 total=[2, <Point object>]",
    );
}

#[test]
fn a_running_task_has_its_calls_too() {
    check(NESTED, "one", Whose::Task(TaskId(0)), "main:27 task=<Task Task-2>");
    check(
        NESTED,
        "inner done",
        Whose::Task(TaskId(1)),
        "outer:20 name='abc' here=<Point object: x=3>\ninner:15 point=<Point object: x=3> delay=2 total=[2, <Point object>]",
    );
    check(NESTED, "outer abc", Whose::Task(TaskId(1)), "outer:21 name='abc' here=<Point object: x=3> found=[2, <Point object>]");
}

#[test]
fn what_has_ended_or_is_not_made_yet_is_gone() {
    check(NESTED, "end", Whose::Task(TaskId(1)), "Gone");
    check(NESTED, "one", Whose::Task(TaskId(7)), "Gone");
}

#[test]
fn the_program_has_its_globals() {
    check(NESTED, "one", Whose::Program, "<module>:31 LIMIT=3");
    check("def f(n):\n    m = n + 1\n    print('in f')\nx = 'a'\nf(2)\n", "in f", Whose::Program, "<module>:5 x='a'\nf:3 n=2 m=3");
}

#[test]
fn variables_shared_with_inner_functions_are_told_once() {
    check(
        "def f(n):\n    def g():\n        return n\n    print('in f')\n    return g\nf(2)\n",
        "in f",
        Whose::Program,
        "<module>:6\nf:4 g=<function f.<locals>.g> n=2",
    );
}

#[test]
fn looking_changes_nothing_and_every_event_can_be_looked_at() {
    let settings = Settings::default();
    let made = run(NESTED, &settings).expect("a program");
    for events in 0..=made.trace.events().len() {
        for whose in [Whose::Program, Whose::Task(TaskId(0)), Whose::Task(TaskId(1))] {
            assert_ne!(stack(NESTED, &settings, events, whose), Stack::TooFar);
        }
    }
}

#[test]
fn what_takes_too_long_is_said_to() {
    let source = "n = 0\nwhile n < 2000000:\n    n += 1\nprint('done')\n";
    assert_eq!(stack(source, &Settings::default(), printed(source, "done"), Whose::Program), Stack::TooFar);
    assert_eq!(Lines::of(source, &Settings::default()), None);
}

#[test]
fn every_line_that_ran_is_known() {
    let source = "x = 1\nif x > 1:\n    y = 2\nfor i in range(2):\n    z = i\nprint(z)\n";
    let lines = Lines::of(source, &Settings::default()).expect("a short program");
    let ran: Vec<usize> = (1..=7).map(|line| lines.when(line).count().min(1)).collect();
    assert_eq!(ran, [1, 1, 0, 1, 1, 1, 0]);
}
