//! The smallest world that asyncio can run in: a few values, exceptions, coroutines in Rust, and `asyncio.run`.

use crate::asyncio::*;
use crate::time::Duration;
use crate::trace::TextId;
use std::cell::RefCell;
use std::fmt::Write;
use std::rc::Rc;

#[derive(Clone)]
pub enum Val {
    None,
    Bool(bool),
    Int(i64),
    Str(Rc<str>),
    List(Rc<Vec<Val>>),
    Futures(Rc<[Vec<Fut>; 2]>),
    Future(Fut),
    Error(Error),
}

/// An exception. Two clones are the same exception.
#[derive(Clone)]
pub struct Error(pub Rc<Exception>);

pub struct Exception {
    pub kind: ErrorKind,
    pub class: &'static str,
    /// None: raised without arguments.
    pub message: Option<String>,
    pub errors: Vec<Error>,
    pub cause: RefCell<Option<Error>>,
}

pub type Fut = Rc<Future<World>>;
pub type Outcome = Completed<World>;
pub type Callback = Rc<dyn Fn(Option<Fut>) -> Result<(), Error>>;

#[derive(Default)]
pub struct World {
    recorder: Rc<Recorder>,
    pub output: RefCell<String>,
}

/// A text as a value.
pub fn text(text: impl Into<String>) -> Val {
    Val::Str(text.into().into())
}

/// `ValueError(message)`.
pub fn value_error(message: &str) -> Error {
    exception(ErrorKind::Value, "ValueError", Some(message), Vec::new())
}

fn exception(kind: ErrorKind, class: &'static str, message: Option<&str>, errors: Vec<Error>) -> Error {
    Error(Rc::new(Exception { kind, class, message: message.map(str::to_owned), errors, cause: RefCell::new(None) }))
}

impl Error {
    pub fn is(&self, kind: ErrorKind) -> bool {
        self.0.kind == kind
    }

    /// `repr(error)`.
    pub fn repr(&self) -> String {
        let Exception { class, message, errors, .. } = &*self.0;
        let Some(message) = message else { return format!("{class}()") };
        if !errors.is_empty() {
            let errors: Vec<_> = errors.iter().map(Error::repr).collect();
            return format!("{class}('{message}', [{}])", errors.join(", "));
        }
        format!("{class}('{message}')")
    }
}

impl Val {
    /// `repr(value)`.
    pub fn repr(&self) -> String {
        match self {
            Val::None => "None".into(),
            Val::Bool(true) => "True".into(),
            Val::Bool(false) => "False".into(),
            Val::Int(number) => number.to_string(),
            Val::Str(text) => format!("'{text}'"),
            Val::List(items) => format!("[{}]", items.iter().map(Val::repr).collect::<Vec<_>>().join(", ")),
            Val::Future(future) => if future.done() { "<Future finished>" } else { "<Future pending>" }.into(),
            Val::Futures(sets) => format!("({} done, {} pending)", sets[0].len(), sets[1].len()),
            Val::Error(error) => error.repr(),
        }
    }
}

impl Host for World {
    type Value = Val;
    type Error = Error;
    type Coroutine = Rc<RefCell<Native<World>>>;
    type Callback = Callback;
    type FutureData = ();

    fn recorder(&self) -> &Rc<Recorder> {
        &self.recorder
    }
    fn none(&self) -> Val {
        Val::None
    }
    fn boolean(&self, value: bool) -> Val {
        Val::Bool(value)
    }
    fn integer(&self, value: i64) -> Val {
        Val::Int(value)
    }
    fn string(&self, value: &str) -> Val {
        text(value)
    }
    fn list(&self, items: Vec<Val>) -> Val {
        Val::List(items.into())
    }
    fn wait_result(&self, done: Vec<Fut>, pending: Vec<Fut>) -> Val {
        Val::Futures(Rc::new([done, pending]))
    }
    fn future_as_value(&self, future: Fut) -> Val {
        Val::Future(future)
    }
    fn error_as_value(&self, error: Error) -> Val {
        Val::Error(error)
    }
    fn truth(&self, value: &Val) -> Option<bool> {
        Some(!matches!(value, Val::None | Val::Bool(false) | Val::Int(0)))
    }
    fn less(&self, left: &Val, right: &Val) -> Option<Result<bool, Error>> {
        match (left, right) {
            (Val::Int(left), Val::Int(right)) => Some(Ok(left < right)),
            // As if it took a `__lt__` of the program's: the driver answers.
            _ => None,
        }
    }
    fn error(&self, kind: ErrorKind, message: &str) -> Error {
        let class = match kind {
            ErrorKind::Cancelled => "CancelledError",
            ErrorKind::Timeout => "TimeoutError",
            ErrorKind::InvalidState => "InvalidStateError",
            ErrorKind::Runtime => "RuntimeError",
            ErrorKind::Value => "ValueError",
            ErrorKind::Type => "TypeError",
            ErrorKind::QueueEmpty => "QueueEmpty",
            ErrorKind::QueueFull => "QueueFull",
            ErrorKind::QueueShutDown => "QueueShutDown",
            ErrorKind::BrokenBarrier => "BrokenBarrierError",
            ErrorKind::GeneratorExit => "GeneratorExit",
            ErrorKind::Exit => "SystemExit",
        };
        exception(kind, class, Some(message).filter(|message| !message.is_empty()), Vec::new())
    }
    fn cancelled_error(&self, message: Option<&Val>) -> Error {
        let message = if let Some(Val::Str(text)) = message { Some(&**text) } else { None };
        exception(ErrorKind::Cancelled, "CancelledError", message, Vec::new())
    }
    fn error_group(&self, message: &str, errors: Vec<Error>) -> Error {
        exception(ErrorKind::Type, "ExceptionGroup", Some(message), errors)
    }
    fn is(&self, error: &Error, kind: ErrorKind) -> bool {
        error.is(kind)
    }
    fn set_cause(&self, error: &Error, cause: Option<&Error>) {
        *error.0.cause.borrow_mut() = cause.cloned();
    }
    fn set_context(&self, _error: &Error, _context: &Error) {}
    fn value_text(&self, value: &Val) -> TextId {
        self.recorder.text(&value.repr())
    }
    fn error_text(&self, error: &Error) -> TextId {
        self.recorder.text(&error.repr())
    }
    fn coroutine_text(&self, _coroutine: &Rc<RefCell<Native<World>>>) -> TextId {
        self.recorder.text("coroutine")
    }
    fn callback_text(&self, _callback: &Callback) -> TextId {
        self.recorder.text("callback")
    }
    fn future_repr(&self, future: &Fut) -> String {
        future.as_task().map_or("<Future>".into(), |task| format!("<{}>", task.name()))
    }
}

/// What a program's coroutine has at hand.
#[derive(Clone)]
pub struct Scope {
    pub co: Co<World>,
}

impl Scope {
    pub fn host(&self) -> &Rc<World> {
        self.co.host()
    }

    pub fn event_loop(&self) -> Rc<EventLoop<World>> {
        self.co.running_loop().unwrap_or_else(|_| panic!("a loop runs"))
    }

    pub fn print(&self, line: impl AsRef<str>) {
        self.host().print(line.as_ref());
    }

    /// `asyncio.create_task(body)`.
    pub fn spawn<F>(&self, body: impl FnOnce(Scope) -> F) -> Fut
    where
        F: std::future::Future<Output = Outcome> + 'static,
    {
        self.event_loop().create_task(self.coroutine(body), None, ())
    }

    /// A coroutine object.
    pub fn coroutine<F>(&self, body: impl FnOnce(Scope) -> F) -> Rc<RefCell<Native<World>>>
    where
        F: std::future::Future<Output = Outcome> + 'static,
    {
        coroutine(self.host(), body)
    }

    /// `await asyncio.sleep(seconds)`.
    pub async fn sleep(&self, seconds: f64) -> Result<(), Error> {
        sleep(&self.co, Duration::from_seconds(seconds), Val::None).await.map(|_| ())
    }

    /// `await future`.
    pub async fn wait(&self, future: &Fut) -> Outcome {
        self.co.wait(future).await
    }

    /// `gather(*futures)`.
    pub fn gather(&self, futures: &[Fut], return_exceptions: bool) -> Fut {
        let mut gathering = Gathering::new(&self.event_loop(), futures.len(), return_exceptions);
        for future in futures {
            gathering.add(future, false);
        }
        gathering.finish()
    }

    /// `async with asyncio.timeout(seconds): body`.
    pub async fn timeout(&self, seconds: f64, body: impl AsyncFnOnce(&Rc<Timeout<World>>) -> Outcome) -> Outcome {
        let event_loop = self.event_loop();
        let deadline = event_loop.time() + Duration::from_seconds(seconds);
        let timeout = Timeout::new(self.host(), Some(deadline));
        timeout.enter(Some(&event_loop))?;
        let result = body(&timeout).await;
        timeout.exit(result.as_ref().err())?;
        result
    }

    /// `async with asyncio.TaskGroup() as group: body`.
    pub async fn task_group(&self, body: impl AsyncFnOnce(&Rc<TaskGroup<World>>) -> Outcome) -> Outcome {
        let group = TaskGroup::new(self.host());
        group.enter(Some(&self.event_loop()))?;
        let result = body(&group).await;
        group.exit(&self.co, result.as_ref().err().cloned()).await?;
        result
    }
}

/// A coroutine object of this world.
pub fn coroutine<F>(host: &Rc<World>, body: impl FnOnce(Scope) -> F) -> Rc<RefCell<Native<World>>>
where
    F: std::future::Future<Output = Outcome> + 'static,
{
    Rc::new(RefCell::new(Native::new(host, |co| body(Scope { co }))))
}

impl World {
    pub fn print(&self, line: &str) {
        let now = self.recorder.now();
        writeln!(self.output.borrow_mut(), "{now} {line}").expect("writing to a string");
    }

    fn say(&self, event_loop: &Rc<EventLoop<World>>) {
        while event_loop.has_reports() {
            for report in event_loop.take_reports() {
                self.print(&match report {
                    Report::DestroyedPending(_) => "Task was destroyed but it is pending!".into(),
                    Report::NeverRetrieved { future, error } => {
                        let class = if future.as_task().is_some() { "Task" } else { "Future" };
                        format!("{class} exception was never retrieved: {}", error.repr())
                    }
                    Report::CallbackFailed { error, .. } => format!("Exception in callback: {}", error.repr()),
                    Report::ParentCompleted { error, .. } => format!("parent completed: {}", error.repr()),
                    Report::SlowStep { took, .. } => format!("step took {took} seconds"),
                    Report::SlowCallback { took, .. } => format!("callback took {took} seconds"),
                });
            }
        }
    }
}

/// Runs one step of a task to its end, answering what the coroutine asks of its host.
pub fn resume(event_loop: &Rc<EventLoop<World>>, task: &Fut, mut input: Input<World>) -> Step<World> {
    let Some(coroutine) = task.as_task().map(|task| task.coroutine().clone()) else { panic!("only tasks are stepped") };
    loop {
        let awaiting = coroutine.borrow_mut().resume(Some(event_loop), input);
        input = match awaiting {
            Awaiting::Future(future) => return Step::Waits(future),
            Awaiting::Turn => return Step::Turn,
            Awaiting::Returned(value) => return Step::Returned(value),
            Awaiting::Raised(error) => return Step::Raised(error),
            Awaiting::Await(_) => panic!("this world has no awaitables but futures"),
            Awaiting::Call(callback) => match callback(None) {
                Ok(()) => Input::Send(Val::Bool(true)),
                Err(error) if error.is(ErrorKind::Value) => Input::Send(Val::Bool(false)),
                Err(error) => Input::Throw(error),
            },
            Awaiting::Less(left, right) => Input::Send(Val::Bool(left.repr() < right.repr())),
            Awaiting::Truth(value) => Input::Send(value),
        }
    }
}

/// `loop.run_forever()`: what escaped, if anything did.
pub fn run_forever(event_loop: &Rc<EventLoop<World>>) -> Result<(), Error> {
    let host = event_loop.host().clone();
    loop {
        match event_loop.next() {
            Work::Step { task, input } => {
                let step = resume(event_loop, &task, input);
                event_loop.stepped(&task, step);
            }
            Work::Call { callback, argument } => event_loop.called(callback(argument)),
            Work::Idle { until: Some(until) } => host.recorder.advance_to(until),
            Work::Idle { until: None } => event_loop.interrupt(host.error(ErrorKind::Runtime, "deadlock")),
            Work::Again | Work::Reported => {}
            Work::Undelivered => panic!("virtual time delivers at once"),
            Work::Stopped => return Ok(()),
            Work::Escaped(error) => return Err(error),
        }
        host.say(event_loop);
    }
}

/// `loop.run_until_complete(future)`.
pub fn run_until_complete(event_loop: &Rc<EventLoop<World>>, future: &Fut) -> Outcome {
    event_loop.start_until_complete(future)?;
    if let Err(error) = run_forever(event_loop) {
        event_loop.abandon_until_complete(future, true);
        return Err(error);
    }
    event_loop.finish_until_complete(future)
}

/// A world with a loop in virtual time.
pub fn new_loop() -> Rc<EventLoop<World>> {
    EventLoop::new(Rc::new(World::default()), Box::new(VirtualTime::new()))
}

/// `asyncio.run(main())`: what was printed, each line with its instant, and the trace.
pub fn run<F>(main: impl FnOnce(Scope) -> F) -> (String, crate::trace::Trace)
where
    F: std::future::Future<Output = Outcome> + 'static,
{
    let event_loop = new_loop();
    let host = event_loop.host().clone();
    let task = event_loop.create_task(coroutine(&host, main), None, ());
    let result = run_until_complete(&event_loop, &task);
    drop(task);
    host.say(&event_loop);
    let left = event_loop.all_tasks();
    if !left.is_empty() {
        for task in &left {
            task.cancel(None);
        }
        let mut gathering = Gathering::new(&event_loop, left.len(), true);
        for task in &left {
            gathering.add(task, false);
        }
        let _ = run_until_complete(&event_loop, &gathering.finish());
        drop(left);
        // Then come `shutdown_asyncgens` and `shutdown_default_executor`: rounds in which what is ready gets on.
        for _ in 0..2 {
            let task = event_loop.create_task(coroutine(&host, |_| async { Ok(Val::None) }), None, ());
            let _ = run_until_complete(&event_loop, &task);
        }
        host.say(&event_loop);
    }
    event_loop.close().unwrap_or_else(|error| panic!("{}", error.repr()));
    host.say(&event_loop);
    if let Err(error) = result {
        host.print(&format!("raised {}", error.repr()));
    }
    (host.output.take(), host.recorder.take_trace())
}
