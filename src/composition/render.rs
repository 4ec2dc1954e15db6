//! Writes a composition as a Python program, the way a teacher would: only what is needed, from the top to the bottom.

use super::{Awaiting, Composition, Fence, OnCancel, Outcome, ReturnWhen, Seconds, Task};
use std::fmt::Write;

/// What a program has beside what its composition says. A generated program has just what its composition needs; one that a
/// person has edited may have more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    /// `work` has a parameter `error`, `cleanup`, `stubborn`.
    pub error: bool,
    pub cleanup: bool,
    pub stubborn: bool,
    /// The kinds of errors that are caught where results are awaited, as named in the program.
    pub caught: Vec<String>,
    /// How many decimals the timestamps have.
    pub decimals: usize,
}

impl Style {
    /// What `composition` needs.
    pub fn needed(composition: &Composition) -> Self {
        let tasks = &composition.tasks;
        Style {
            error: tasks.iter().any(|task| task.outcome != Outcome::Returns),
            cleanup: tasks.iter().any(|task| matches!(task.on_cancel, OnCancel::CleansUp(_))),
            stubborn: tasks.iter().any(|task| task.on_cancel == OnCancel::Ignores),
            caught: caught(composition),
            decimals: decimals(composition),
        }
    }
}

/// The kinds of errors to be caught where results are awaited; where asyncio hands errors over in another way, that way's name.
fn caught(composition: &Composition) -> Vec<String> {
    let mut kinds = Vec::new();
    for task in &composition.tasks {
        if let Outcome::Raises { kind, .. } = &task.outcome {
            let name = match composition.awaiting {
                Awaiting::Gather { return_exceptions: true } => continue,
                Awaiting::Wait { .. } => "Exception",
                Awaiting::TaskGroup => "ExceptionGroup",
                _ => kind.name(),
            };
            if !kinds.iter().any(|known| known == name) {
                kinds.push(name.to_owned());
            }
        }
    }
    kinds
}

/// Timestamps show as many decimals as the finest delay has, so that a real clock's delay of a millisecond or two is not seen.
fn decimals(composition: &Composition) -> usize {
    let cleanups = composition.tasks.iter().filter_map(|task| match task.on_cancel {
        OnCancel::CleansUp(seconds) => Some(seconds),
        _ => None,
    });
    let deadlines = [composition.fence.map(Fence::seconds), composition.linger, composition.awaiting.timeout()];
    let delays = composition.tasks.iter().map(|task| task.delay);
    delays.chain(cleanups).chain(deadlines.into_iter().flatten()).map(Seconds::decimals).max().unwrap_or(0).clamp(1, 3)
}

/// The program of `composition`, with what `style` adds to it.
pub(super) fn render(composition: &Composition, style: &Style) -> String {
    let mut program = Program { composition, style, text: String::new(), depth: 0 };
    program.imports();
    if composition.timestamps {
        program.say();
    }
    program.work();
    if let Some(Fence::WaitFor(_)) = composition.fence {
        program.function("everything()");
        program.awaiting();
        program.depth = 0;
    }
    program.main();
    program.line("");
    program.line("");
    program.line("asyncio.run(main())");
    program.text
}

/// The program as far as it is written.
struct Program<'a> {
    composition: &'a Composition,
    style: &'a Style,
    text: String,
    depth: usize,
}

impl Program<'_> {
    fn line(&mut self, line: impl AsRef<str>) {
        let line = line.as_ref();
        if !line.is_empty() {
            let _ = write!(self.text, "{:indent$}{line}", "", indent = 4 * self.depth);
        }
        self.text.push('\n');
    }

    /// Lines one level deeper.
    fn inside(&mut self, head: impl AsRef<str>, body: impl FnOnce(&mut Self)) {
        self.line(head);
        self.depth += 1;
        body(self);
        self.depth -= 1;
    }

    fn function(&mut self, signature: &str) {
        self.line("");
        self.line("");
        self.line(format!("async def {signature}:"));
        self.depth = 1;
    }

    fn imports(&mut self) {
        self.line("import asyncio");
        if self.composition.timestamps || self.style.stubborn {
            self.line("import time");
        }
    }

    /// The helper that prints with the time.
    fn say(&mut self) {
        let decimals = self.style.decimals;
        self.line("");
        self.line("START = time.monotonic()");
        self.line("");
        self.line("");
        self.inside("def say(text):", |p| p.line(format!("print(f\"{{time.monotonic() - START:.{decimals}f}} s: {{text}}\")")));
    }

    fn print(&mut self, what: &str) {
        let function = if self.composition.timestamps { "say" } else { "print" };
        self.line(format!("{function}({what})"));
    }

    fn work(&mut self) {
        let Style { error, cleanup, stubborn, .. } = *self.style;
        let optional = [(error, ", error=None"), (cleanup, ", cleanup=None"), (stubborn, ", stubborn=False")];
        let parameters: String = optional.iter().filter(|(needed, _)| *needed).map(|(_, text)| *text).collect();
        self.function(&format!("work(name, delay{parameters})"));
        self.print("f\"{name} starts\"");
        if cleanup || stubborn {
            self.work_that_can_be_cancelled();
        } else {
            self.line("await asyncio.sleep(delay)");
        }
        if error {
            self.inside("if error:", |p| p.line("raise error"));
        }
        self.print("f\"{name} is done\"");
        self.line("return f\"result of {name}\"");
        self.depth = 0;
    }

    fn work_that_can_be_cancelled(&mut self) {
        let Style { cleanup, stubborn, .. } = *self.style;
        if stubborn {
            self.line("end = time.monotonic() + delay");
        }
        self.inside("try:", |p| p.line("await asyncio.sleep(delay)"));
        self.inside("except asyncio.CancelledError:", |p| {
            if cleanup {
                p.inside("if cleanup is not None:", |p| {
                    p.print("f\"{name} cleans up\"");
                    p.line("await asyncio.sleep(cleanup)");
                });
            }
            if !stubborn {
                return p.line("raise");
            }
            p.inside("if not stubborn:", |p| p.line("raise"));
            p.print("f\"{name} ignores the cancellation\"");
            p.line("await asyncio.sleep(end - time.monotonic())");
        });
    }

    fn main(&mut self) {
        self.function("main()");
        let timeouts =
            self.composition.fence.is_some() || matches!(self.composition.awaiting, Awaiting::AsCompleted { timeout: Some(_) });
        let errors = !self.style.caught.is_empty() && self.composition.awaiting.lets_errors_out();
        if timeouts || errors {
            self.inside("try:", Self::fenced);
        } else {
            self.fenced();
        }
        if timeouts {
            self.inside("except TimeoutError:", |p| p.print("\"timed out\""));
        }
        if errors {
            self.catch();
        }
        if let Some(seconds) = self.composition.linger {
            self.print("\"main goes on\"");
            self.line(format!("await asyncio.sleep({seconds})"));
        }
        self.depth = 0;
    }

    fn fenced(&mut self) {
        match self.composition.fence {
            None => self.awaiting(),
            Some(Fence::Timeout(seconds)) => self.inside(format!("async with asyncio.timeout({seconds}):"), Self::awaiting),
            Some(Fence::WaitFor(seconds)) => self.line(format!("await asyncio.wait_for(everything(), timeout={seconds})")),
        }
    }

    /// The clause that catches what the tasks raise.
    fn catch(&mut self) {
        if self.composition.awaiting == Awaiting::TaskGroup {
            let each = |p: &mut Self| p.inside("for exc in group.exceptions:", |p| p.print("f\"caught {exc!r}\""));
            return self.inside("except ExceptionGroup as group:", each);
        }
        let kinds = match self.style.caught.as_slice() {
            [kind] => kind.clone(),
            kinds => format!("({})", kinds.join(", ")),
        };
        self.inside(format!("except {kinds} as exc:"), |p| p.print("f\"caught {exc!r}\""));
    }

    fn awaiting(&mut self) {
        match self.composition.awaiting {
            Awaiting::OneAfterAnother => self.calls(|p, call| p.print(&format!("await {call}"))),
            Awaiting::InTurn => self.in_turn(),
            Awaiting::Gather { return_exceptions } => self.gather(return_exceptions),
            Awaiting::Wait { return_when, timeout, cancel_pending } => self.wait(return_when, timeout, cancel_pending),
            Awaiting::AsCompleted { timeout } => self.as_completed(timeout),
            Awaiting::TaskGroup => self.task_group(),
        }
    }

    /// One line, or a few, for the call of each task.
    fn calls(&mut self, mut each: impl FnMut(&mut Self, String)) {
        for task in &self.composition.tasks {
            each(self, call(task));
        }
    }

    fn tasks(&mut self, create: &str) {
        self.inside("tasks = [", |p| p.calls(|p, call| p.line(format!("{create}({call}),"))));
        self.line("]");
    }

    fn in_turn(&mut self) {
        self.tasks("asyncio.create_task");
        self.inside("for task in tasks:", |p| p.print("await task"));
    }

    fn gather(&mut self, return_exceptions: bool) {
        self.inside("results = await asyncio.gather(", |p| {
            p.calls(|p, call| p.line(format!("{call},")));
            if return_exceptions {
                p.line("return_exceptions=True,");
            }
        });
        self.line(")");
        self.print("results");
    }

    fn wait(&mut self, return_when: ReturnWhen, timeout: Option<Seconds>, cancel_pending: bool) {
        self.tasks("asyncio.create_task");
        let timeout = timeout.map_or(String::new(), |seconds| format!(", timeout={seconds}"));
        match return_when {
            ReturnWhen::AllCompleted => self.line(format!("done, pending = await asyncio.wait(tasks{timeout})")),
            _ => {
                let arguments = format!("tasks{timeout}, return_when=asyncio.{}", constant(return_when));
                self.inside("done, pending = await asyncio.wait(", |p| p.line(arguments));
                self.line(")");
            }
        }
        self.print("f\"{len(done)} done, {len(pending)} pending\"");
        self.inside("for task in tasks:", |p| p.report(cancel_pending));
        if cancel_pending {
            self.line("await asyncio.gather(*pending, return_exceptions=True)");
        }
    }

    /// What is done with each task once `wait` has returned.
    fn report(&mut self, cancel_pending: bool) {
        let errors = !self.style.caught.is_empty();
        let failed = |p: &mut Self| p.print("f\"caught {task.exception()!r}\"");
        let result = |p: &mut Self| p.print("task.result()");
        match (cancel_pending, errors) {
            (false, false) => self.inside("if task in done:", result),
            (false, true) => {
                self.inside("if task in done and task.exception():", failed);
                self.inside("elif task in done:", result);
            }
            (true, errors) => {
                self.inside("if task in pending:", |p| p.line("task.cancel()"));
                if errors {
                    self.inside("elif task.exception():", failed);
                }
                self.inside("else:", result);
            }
        }
    }

    fn as_completed(&mut self, timeout: Option<Seconds>) {
        self.tasks("asyncio.create_task");
        let timeout = timeout.map_or(String::new(), |seconds| format!(", timeout={seconds}"));
        self.inside(format!("for earliest in asyncio.as_completed(tasks{timeout}):"), |p| {
            if p.style.caught.is_empty() {
                return p.print("await earliest");
            }
            p.inside("try:", |p| p.print("await earliest"));
            p.catch();
        });
    }

    fn task_group(&mut self) {
        self.inside("async with asyncio.TaskGroup() as tg:", |p| p.tasks("tg.create_task"));
        self.inside("for task in tasks:", |p| p.print("task.result()"));
    }
}

/// The call that makes a task's coroutine: `work("a", 1, error=ValueError("no"))`.
fn call(task: &Task) -> String {
    let mut text = format!("work({}, {}", quoted(&task.name), task.delay);
    if let Outcome::Raises { kind, message } = &task.outcome {
        let argument = if message.is_empty() { String::new() } else { quoted(message) };
        let _ = write!(text, ", error={}({argument})", kind.name());
    }
    match task.on_cancel {
        OnCancel::Dies => {}
        OnCancel::CleansUp(seconds) => {
            let _ = write!(text, ", cleanup={seconds}");
        }
        OnCancel::Ignores => text.push_str(", stubborn=True"),
    }
    text.push(')');
    text
}

/// A Python string literal in double quotes. Whatever cannot be seen was kept out by `Composition::check`; here it is escaped.
fn quoted(text: &str) -> String {
    let mut literal = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => literal.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(literal, "\\x{:02x}", u32::from(c));
            }
            c => literal.push(c),
        }
    }
    literal.push('"');
    literal
}

/// asyncio's name for the rule.
pub(super) fn constant(rule: ReturnWhen) -> &'static str {
    match rule {
        ReturnWhen::FirstCompleted => "FIRST_COMPLETED",
        ReturnWhen::FirstException => "FIRST_EXCEPTION",
        ReturnWhen::AllCompleted => "ALL_COMPLETED",
    }
}

impl Fence {
    /// The deadline, from when the fence is entered.
    pub fn seconds(self) -> Seconds {
        match self {
            Fence::WaitFor(seconds) | Fence::Timeout(seconds) => seconds,
        }
    }
}

impl Awaiting {
    /// The timeout of its own that this way has, if it has one.
    pub fn timeout(self) -> Option<Seconds> {
        match self {
            Awaiting::Wait { timeout, .. } | Awaiting::AsCompleted { timeout } => timeout,
            _ => None,
        }
    }

    /// Whether the error of a task leaves the awaiting; else it is dealt with one by one, inside.
    fn lets_errors_out(self) -> bool {
        !matches!(self, Awaiting::AsCompleted { .. } | Awaiting::Wait { .. } | Awaiting::Gather { return_exceptions: true })
    }
}
