//! One execution: source and settings in, a trace out. Knows no page; who moves the clock, and in which order what is ready
//! runs, is decided by whoever drives the session.

use crate::asyncio::{Recorder, Scheduler};
use crate::python::code::SourceFile;
use crate::python::compile::{Options, Problem, compile};
use crate::python::error::{Stop, Unwind};
use crate::python::frame::{Activation, Frame, Input};
use crate::python::machine::{Reached, Vm};
use crate::python::outside::Outside;
use crate::python::types::types;
use crate::python::value::Value;
use crate::python::world::World;
use crate::time::Instant;
use crate::trace::{Ending, EventKind, Stream, Trace};
use std::rc::Rc;

pub use crate::python::outside::{Reply, Request};
pub use crate::settings::{Limits, Settings};

/// What a source has wrong that cannot be run. Lines and columns count from 1, columns in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What is wrong, as CPython puts it; or what is missing here.
    pub message: String,
    /// CPython's name for it, such as SyntaxError; none where CPython would run it.
    pub error: Option<&'static str>,
    pub line: u32,
    pub column: u32,
    pub end_line: u32,
    pub end_column: u32,
}

/// A finished run.
#[derive(Clone, Debug)]
pub struct Run {
    pub trace: Trace,
}

/// How far a session came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Its time slice is over, and there is more to do.
    More,
    /// Nothing can be done before that instant: whoever drives it moves the clock there and goes on.
    Idle {
        until: Instant,
    },
    /// The thread that runs blocks until that instant: nothing goes on before, whatever becomes ready.
    Blocked {
        until: Instant,
    },
    /// Something is ready, and the scheduler has yet to deliver it; or the reply to a request has yet to be handed in.
    Undelivered,
    Finished,
}

/// A run under way.
pub struct Session {
    vm: Vm,
    state: State,
}

enum State {
    New(Activation),
    Running,
    Finished,
}

/// The file name in tracebacks.
const FILE: &str = "main.py";

/// Runs a source to its end in virtual time.
pub fn run(source: &str, settings: &Settings) -> Result<Run, Diagnostic> {
    let mut session = Session::start(source, settings)?;
    session.finish();
    Ok(session.into_run())
}

/// What is wrong with a source, if it cannot be run.
pub fn check(source: &str, settings: &Settings) -> Result<(), Diagnostic> {
    let file = SourceFile::new(FILE, source);
    let options = Options { top_level_await: settings.top_level_await, ..Options::default() };
    compile(&file, options).map(drop).map_err(|problem| diagnostic(&file, problem))
}

impl Session {
    /// Compiles a source and prepares to run it.
    pub fn start(source: &str, settings: &Settings) -> Result<Session, Diagnostic> {
        let file = SourceFile::new(FILE, source);
        let options = Options { top_level_await: settings.top_level_await, ..Options::default() };
        let code = compile(&file, options).map_err(|problem| diagnostic(&file, problem))?;
        let mut vm = Vm::new(settings);
        let main = vm.new_module("__main__");
        let Some(namespace) = vm.namespace_of(&main) else {
            unreachable!("a module that was just made has a namespace");
        };
        for (name, value) in [("__file__", Value::str(FILE)), ("__doc__", Value::None), ("__builtins__", Value::None)] {
            namespace.as_dict().borrow_mut().set_str(&types().names.intern(name), value);
        }
        if let Some(text) = &code.docstring {
            namespace.as_dict().borrow_mut().set_str(&types().names.intern("__doc__"), Value::Str(text.clone()));
        }
        let mut frame = Frame::new(&code, &namespace, Vec::new());
        frame.namespace = Some(namespace);
        let program = Activation::Python(frame);
        let begin = if settings.top_level_await { vm.notebook(program) } else { program };
        Ok(Session { vm, state: State::New(begin) })
    }

    /// From now on, new event loops take what is ready from schedulers that `make` makes.
    pub fn schedule_by(&mut self, make: Rc<dyn Fn() -> Box<dyn Scheduler<World>>>) {
        self.vm.state.new_scheduler = Some(make);
    }

    /// From now on, requests leave the run: whoever drives it carries them out (`take_requests`) and hands in what came of them.
    pub fn let_requests_out(&mut self) {
        self.vm.state.outside = Some(Outside::default());
    }

    /// The requests since this was called last.
    pub fn take_requests(&mut self) -> Vec<Request> {
        self.vm.state.outside.as_mut().map(Outside::take).unwrap_or_default()
    }

    /// The requests that nobody waits for any longer.
    pub fn take_abandoned_requests(&mut self) -> Vec<u64> {
        self.vm.state.outside.as_mut().map(Outside::take_abandoned).unwrap_or_default()
    }

    /// Hands in what came of a request; the run goes on with it at the next `proceed`.
    pub fn reply(&mut self, id: u64, reply: Reply) {
        self.vm.reply(id, reply);
    }

    /// The record that the run writes to, and its clock.
    pub fn recorder(&self) -> &Rc<Recorder> {
        &self.vm.world.recorder
    }

    /// Runs it to its end in virtual time.
    pub fn finish(&mut self) {
        while self.advance(u64::MAX) != Progress::Finished {}
    }

    /// Runs at most about so many instructions in virtual time: where there is nothing to do, the clock jumps.
    pub fn advance(&mut self, instructions: u64) -> Progress {
        let end = self.vm.steps().saturating_add(instructions);
        loop {
            let left = end.saturating_sub(self.vm.steps());
            match self.proceed(left) {
                Progress::Idle { until } | Progress::Blocked { until } => self.vm.move_clock(until),
                Progress::Undelivered => {}
                progress => return progress,
            }
            if self.vm.steps() >= end {
                return Progress::More;
            }
        }
    }

    /// Runs at most about so many instructions, up to where it has to wait; who drives it moves the clock.
    pub fn proceed(&mut self, instructions: u64) -> Progress {
        self.vm.set_slice(instructions);
        let reached = match std::mem::replace(&mut self.state, State::Running) {
            State::New(activation) => self.vm.run_threads(Some((activation, Input::Start))),
            State::Running if self.vm.is_mid_slice() => self.vm.run_threads(None),
            State::Running => self.vm.resume_threads(),
            State::Finished => {
                self.state = State::Finished;
                return Progress::Finished;
            }
        };
        let asked = self.vm.state.outside.as_ref().is_some_and(Outside::is_awaited);
        match reached {
            Reached::Over(outcome) => self.end(outcome.result()),
            Reached::Paused => Progress::More,
            // A reply may come before that instant, or at all.
            Reached::Waits { until, .. } if asked => Progress::Idle { until },
            Reached::Stalled if asked => Progress::Undelivered,
            Reached::Waits { until, loop_waits: true } => Progress::Idle { until },
            Reached::Waits { until, loop_waits: false } => Progress::Blocked { until },
            Reached::Delivery => Progress::Undelivered,
            Reached::Stalled => self.stall(),
        }
    }

    /// The trace so far, for those who show a run while it is made.
    pub fn with_trace<T>(&self, look: impl FnOnce(&Trace) -> T) -> T {
        self.recorder().with_trace(look)
    }

    /// Instructions run so far.
    pub fn steps(&self) -> u64 {
        self.vm.steps()
    }

    /// The machine, to be looked at.
    pub fn machine(&self) -> &Vm {
        &self.vm
    }

    /// Gives back what the run holds; nothing can be run or looked at after that.
    pub fn let_go(&mut self) {
        self.state = State::Finished;
        self.vm.let_go();
    }

    /// The run as far as it came.
    pub fn into_run(mut self) -> Run {
        let trace = self.recorder().take_trace();
        self.vm.let_go();
        Run { trace }
    }

    /// Everybody waits, and nothing will ever come.
    fn stall(&mut self) -> Progress {
        let waiting = self.vm.who_waits();
        self.close(Ending::Stalled, &format!("every task waits and nothing is scheduled: {waiting}"))
    }

    fn end(&mut self, result: Result<Value, Unwind>) -> Progress {
        let cut_short = matches!(result, Err(Unwind::Stop(_)));
        let (ending, text) = self.ending(result);
        if cut_short {
            return self.close(ending, &text);
        }
        match self.vm.run_at_exit() {
            Err(unwind) if ending == Ending::Finished || matches!(unwind, Unwind::Stop(_)) => {
                let (ending, text) = self.ending(Err(unwind));
                self.close(ending, &text)
            }
            // What fails at the very end changes nothing any more.
            _ => self.close(ending, &text),
        }
    }

    /// What the program's end is called, once it is said on the error stream.
    fn ending(&mut self, result: Result<Value, Unwind>) -> (Ending, String) {
        match result {
            Ok(_) => (Ending::Finished, String::new()),
            Err(Unwind::Stop(stop)) => match &*stop {
                Stop::Limit(what) => (Ending::Limit, what.clone()),
                Stop::Unsupported(what) => (Ending::Limit, format!("loopscope does not have {what}")),
                Stop::Exit(0) => (Ending::Finished, String::new()),
                Stop::Exit(status) => (Ending::Exited, format!("exit {status}")),
            },
            Err(Unwind::Raise(error)) if error.is(&types().errors.system_exit) => match error.argument() {
                Value::None | Value::Int(0) => (Ending::Finished, String::new()),
                Value::Int(status) => (Ending::Exited, format!("exit {status}")),
                other => {
                    let text = self.vm.str(&other).unwrap_or_default();
                    // As CPython does: what is no status is printed, and the status is 1.
                    let _ = self.vm.write(Stream::Stderr, &format!("{text}\n"));
                    (Ending::Exited, text)
                }
            },
            Err(Unwind::Raise(error)) => {
                error.forget_library_callers();
                let report = self.vm.last_exception(&error);
                (Ending::Raised, report.trim_end().lines().last().unwrap_or("").to_owned())
            }
        }
    }

    fn close(&mut self, ending: Ending, text: &str) -> Progress {
        let recorder = self.recorder().clone();
        recorder.set_line(0);
        let text = recorder.text(text);
        recorder.record(EventKind::ProgramEnded { ending, text });
        self.state = State::Finished;
        Progress::Finished
    }
}

fn diagnostic(file: &SourceFile, problem: Problem) -> Diagnostic {
    let (line, column) = file.position(problem.range.start().to_u32());
    let (end_line, end_column) = file.position(problem.range.end().to_u32());
    Diagnostic { message: problem.message, error: problem.error, line, column, end_line, end_column }
}

impl std::fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let error = self.error.unwrap_or("Error");
        write!(f, "{error}: {} (line {}, column {})", self.message, self.line, self.column)
    }
}
