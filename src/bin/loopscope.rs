//! The command: runs, traces and draws programs and checks lessons, without a browser.

use loopscope::fragment::complete;
use loopscope::lessons::{self, Fault};
use loopscope::narration::story;
use loopscope::run::{Diagnostic, Run, Settings, run};
use loopscope::timeline::{Poster, Theme, Timeline, chrome_trace, poster};
use loopscope::trace::{Ending, EventKind, Replay, Stream};
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::rc::Rc;

/// The width of a drawing, in CSS pixels.
const WIDTH: f32 = 1200.0;

const USAGE: &str = "usage: loopscope run FILE | trace [--chrome] FILE | draw FILE | questions FILE, each with any number of --set KEY=VALUE\n\
       loopscope complete FILE\n\
       loopscope check LESSON.md ...";

fn main() -> ExitCode {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let settings = match settings(&mut args) {
        Ok(settings) => settings,
        Err(problem) => return refuse(&problem),
    };
    let (command, path, chrome) = match &args[..] {
        [command, lessons @ ..] if command == "check" && !lessons.is_empty() => return check(lessons),
        [command, path] => (command, path, false),
        [command, option, path] if command == "trace" && option == "--chrome" => (command, path, true),
        _ => return refuse(USAGE),
    };
    let act: fn(&str, &Run) -> std::io::Result<()> = match command.as_str() {
        // It is not run at all.
        "complete" => |_, _| Ok(()),
        "run" => |_, run| print(run),
        "trace" if chrome => trace_chrome,
        "trace" => trace,
        "draw" => draw,
        "questions" => questions,
        _ => return refuse(&format!("loopscope: expected run, trace, draw, questions, complete or check, found '{command}'")),
    };
    let source = match std::fs::read_to_string(path) {
        Ok(source) => source,
        Err(error) => return refuse(&format!("loopscope: cannot read '{path}': {error}")),
    };
    if command == "complete" {
        let whole = complete(&source, settings.top_level_await);
        print!("{}", whole.map_or(source, |whole| whole.source));
        return ExitCode::SUCCESS;
    }
    match run(&source, &settings) {
        Err(diagnostic) => {
            eprint!("{}", report(path, &source, &diagnostic));
            ExitCode::FAILURE
        }
        Ok(run) => {
            // Whoever reads may have gone away: that is no failure of the program's.
            let _ = act(path, &run);
            if command == "run" { status(&run) } else { ExitCode::SUCCESS }
        }
    }
}

/// Holds lessons: one line for each thing that is wrong, with its place. Status 1 if there is any, 2 if a file cannot be read.
fn check(lessons: &[String]) -> ExitCode {
    let mut wrong = 0;
    for path in lessons {
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) => return refuse(&format!("loopscope: cannot read '{path}': {error}")),
        };
        for Fault { line, message } in lessons::check(&text) {
            println!("{path}:{line}: {message}");
            wrong += 1;
        }
    }
    if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Takes the settings out of the arguments: `--set ns=100`, with the keys that links have.
fn settings(args: &mut Vec<String>) -> Result<Settings, String> {
    let mut settings = Settings::default();
    while let Some(at) = args.iter().position(|arg| arg == "--set") {
        let given = args.drain(at..(at + 2).min(args.len())).nth(1);
        let pair = given.as_deref().and_then(|pair| pair.split_once('='));
        let (key, value) = pair.ok_or("loopscope: expected KEY=VALUE after --set")?;
        match settings.set(key, value) {
            Some(true) => {}
            Some(false) => return Err(format!("loopscope: there is no setting '{key}'")),
            None => return Err(format!("loopscope: setting '{key}' cannot be '{value}'")),
        }
    }
    Ok(settings)
}

/// One line on the error stream.
fn refuse(message: &str) -> ExitCode {
    eprintln!("{message}");
    ExitCode::from(2)
}

/// What the program wrote, each stream where it belongs.
fn print(run: &Run) -> std::io::Result<()> {
    let (mut out, mut err) = (std::io::stdout().lock(), std::io::stderr().lock());
    for event in run.trace.events() {
        if let EventKind::Printed { stream, text } = event.kind {
            let text = run.trace.text_of(text).as_bytes();
            match stream {
                Stream::Stdout => out.write_all(text)?,
                Stream::Stderr => err.write_all(text)?,
            }
        }
    }
    if let Some((Ending::Limit | Ending::Stalled, text)) = ending(run) {
        writeln!(err, "loopscope: {text}")?;
    }
    Ok(())
}

fn ending(run: &Run) -> Option<(Ending, &str)> {
    match run.trace.events().last()?.kind {
        EventKind::ProgramEnded { ending, text } => Some((ending, run.trace.text_of(text))),
        _ => None,
    }
}

fn status(run: &Run) -> ExitCode {
    match ending(run) {
        Some((Ending::Finished, _)) => ExitCode::SUCCESS,
        Some((Ending::Exited, text)) => {
            let status = text.strip_prefix("exit ").and_then(|status| status.parse::<i64>().ok());
            ExitCode::from(status.map_or(1, |status| (status & 0xff) as u8))
        }
        _ => ExitCode::FAILURE,
    }
}

fn trace(_: &str, run: &Run) -> std::io::Result<()> {
    std::io::stdout().lock().write_all(loopscope::trace::text::to_text(&run.trace).as_bytes())
}

/// The trace in the form that Perfetto and speedscope open.
fn trace_chrome(_: &str, run: &Run) -> std::io::Result<()> {
    std::io::stdout().lock().write_all(chrome_trace(&timeline_of(run)).as_bytes())
}

/// The questions that the run gives by itself.
fn questions(_: &str, run: &Run) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    for question in lessons::questions(&Replay::new(Rc::new(run.trace.clone()))) {
        writeln!(out, "{}", lessons::question_text(&question))?;
    }
    Ok(())
}

fn timeline_of(run: &Run) -> Timeline {
    Timeline::new(Rc::new(Replay::new(Rc::new(run.trace.clone()))))
}

/// The whole timeline, as it looks after the last step; its description tells the steps in words.
fn draw(path: &str, run: &Run) -> std::io::Result<()> {
    let timeline = timeline_of(run);
    let description = story(&timeline.replay);
    let title = Path::new(path).file_name().map_or(path.into(), |name| name.to_string_lossy());
    let what =
        Poster { title: &title, description: &description, theme: &Theme::light(), width: WIDTH, cursor: run.trace.events().len() };
    std::io::stdout().lock().write_all(poster(&timeline, &what).as_bytes())
}

/// A syntax error, as CPython reports it.
fn report(path: &str, source: &str, diagnostic: &Diagnostic) -> String {
    let line = source.split('\n').nth(diagnostic.line as usize - 1).unwrap_or("").trim_end();
    let indent = line.chars().take_while(|char| char.is_whitespace()).count();
    let start = (diagnostic.column as usize - 1).saturating_sub(indent);
    let end = if diagnostic.end_line == diagnostic.line { diagnostic.end_column as usize - 1 } else { line.chars().count() };
    let marks = "^".repeat(end.saturating_sub(indent).saturating_sub(start).max(1));
    let error = diagnostic.error.unwrap_or("loopscope");
    format!(
        "  File \"{path}\", line {}\n    {}\n    {}{marks}\n{error}: {}\n",
        diagnostic.line,
        line.trim(),
        " ".repeat(start),
        diagnostic.message
    )
}
