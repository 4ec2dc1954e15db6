//! Asks the engine what programs print and when, in the words of the oracle. Knows nothing of CPython.

use loopscope::run::{self, Settings};
use loopscope::time::Instant;
use loopscope::trace::{Ending, EventKind, Index, Output, Stream, Trace};
use std::panic::catch_unwind;

/// What the engine says of a program. A source that it refuses, and a panic, are answers too: nothing of CPython's equals them.
pub fn run(source: &str) -> String {
    run_with(source, &Settings::default())
}

/// The same with settings that are not the defaults.
pub fn run_with(source: &str, settings: &Settings) -> String {
    let settings = std::panic::AssertUnwindSafe(settings);
    let ran = catch_unwind(|| run::run(source, &settings));
    match ran {
        Ok(Ok(run)) => answer(&run.trace),
        Ok(Err(problem)) => {
            let kind = problem.error.unwrap_or("not supported");
            format!("= 0.000 {kind}: {} (line {})\n", problem.message, problem.line)
        }
        Err(panic) => {
            let message =
                panic.downcast_ref::<String>().cloned().or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
            format!("= 0.000 panicked: {}\n", message.unwrap_or_default())
        }
    }
}

/// What the trace of a program says, as the oracle would write it: a line for each line that was printed, then how it ended.
pub fn answer(trace: &Trace) -> String {
    let index = Index::of(trace);
    let output = Output::of(trace, &index);
    let printed = output.lines().iter().filter(|line| line.stream == Stream::Stdout);
    let mut answer: String = printed.map(|line| format!("{}\t{}\n", shown(trace.event(line.closed).at), line.text)).collect();
    answer += &format!("= {} {}\n", shown(trace.end()), ending(trace));
    answer
}

/// Seconds to the microsecond, with at least three decimals.
fn shown(at: Instant) -> String {
    let micros = (at.nanos() + 500) / 1000;
    let decimals = format!("{:06}", micros % 1_000_000);
    format!("{}.{:0<3}", micros / 1_000_000, decimals.trim_end_matches('0'))
}

fn ending(trace: &Trace) -> String {
    let Some(EventKind::ProgramEnded { ending, text }) = trace.events().last().map(|event| event.kind) else {
        return "the trace has no end".into();
    };
    let text = trace.text_of(text);
    match ending {
        Ending::Finished => "none".into(),
        // The oracle strips the line: that of an exception group is indented.
        Ending::Raised => text.trim().into(),
        Ending::Exited if matches!(text, "" | "0" | "None") => "none".into(),
        Ending::Exited if text.parse::<i64>().is_ok() => format!("exit {text}"),
        Ending::Exited => text.into(),
        Ending::Stalled => format!("stalled: {text}"),
        Ending::Limit => format!("limit: {text}"),
    }
}
