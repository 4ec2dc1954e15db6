//! The lines of CPython's library that stand in tracebacks for functions of this engine; and what a traceback shows of a place.

use super::code::{Code, CodeKind, SourceFile};
use super::exception::Place;
use super::report::marks;
use super::types::types;
use std::cell::RefCell;
use std::rc::Rc;

/// File, line, function and text of a line; what failed of it stands between « and ».
type Line = (&'static str, u32, &'static str, &'static str);

/// What is shown for a function: of our own Python by its file and qualified name, else by the name alone; where a class of
/// exceptions is named too, for one that was raised right there. Nothing: it does not show.
const LINES: &[(&str, &[Line])] = &[
    ("asyncio.py:run", &[("asyncio/runners.py", 190, "run", "return «runner.run(main)»")]),
    ("asyncio.py:Runner.run", &[("asyncio/runners.py", 118, "run", "return «self._loop.run_until_complete(task)»")]),
    ("run_until_complete", &[("asyncio/base_events.py", 653, "run_until_complete", "return «future.result()»")]),
    (
        "run_until_complete:escaped",
        &[
            ("asyncio/base_events.py", 640, "run_until_complete", "self.run_forever()"),
            ("asyncio/base_events.py", 607, "run_forever", "self._run_once()"),
            ("asyncio/base_events.py", 1922, "_run_once", "handle._run()"),
            ("asyncio/events.py", 80, "_run", "self._context.run(self._callback, *self._args)"),
        ],
    ),
    ("Handle._run", &[("asyncio/events.py", 80, "_run", "self._context.run(self._callback, *self._args)")]),
    ("sleep", &[("asyncio/tasks.py", 649, "sleep", "return «await future»")]),
    ("sleep(0)", &[("asyncio/tasks.py", 640, "sleep", "await __sleep0()"), ("asyncio/tasks.py", 629, "__sleep0", "yield")]),
    ("wait_for", &[("asyncio/tasks.py", 489, "wait_for", "return «fut.result()»")]),
    ("wait_for:CancelledError", &[("asyncio/tasks.py", 476, "wait_for", "await waiter")]),
    ("wait_for:TimeoutError", &[("asyncio/tasks.py", 502, "wait_for", "raise exceptions.TimeoutError() from exc")]),
    ("wait_for:cause", &[("asyncio/tasks.py", 500, "wait_for", "return «fut.result()»")]),
    (
        "wait",
        &[
            ("asyncio/tasks.py", 428, "wait", "return «await _wait(fs, timeout, return_when, loop)»"),
            ("asyncio/tasks.py", 535, "_wait", "await waiter"),
        ],
    ),
    ("_wait_for_one", &[("asyncio/tasks.py", 615, "_wait_for_one", "return «f.result()»  # May raise f.exception().")]),
    ("_wait_for_one:TimeoutError", &[("asyncio/tasks.py", 614, "_wait_for_one", "raise exceptions.TimeoutError")]),
    ("_wait_for_one:CancelledError", &[("asyncio/tasks.py", 611, "_wait_for_one", "f = «await done.get()»")]),
    ("TaskGroup.__aexit__", &[("asyncio/taskgroups.py", 145, "__aexit__", "raise me from None")]),
    ("TaskGroup.__aexit__:CancelledError", &[("asyncio/taskgroups.py", 110, "__aexit__", "await self._on_completed_fut")]),
    ("Timeout.__aexit__", &[("asyncio/timeouts.py", 115, "__aexit__", "raise TimeoutError from exc_val")]),
    ("Queue.get", &[("asyncio/queues.py", 158, "get", "await getter")]),
    ("Queue.put", &[("asyncio/queues.py", 120, "put", "await putter")]),
    (
        "Queue.join",
        &[("asyncio/queues.py", 215, "join", "await self._finished.wait()"), ("asyncio/locks.py", 213, "wait", "await fut")],
    ),
    ("Queue.get_nowait", &[("asyncio/queues.py", 181, "get_nowait", "raise QueueEmpty")]),
    ("Queue.put_nowait", &[("asyncio/queues.py", 143, "put_nowait", "raise QueueFull")]),
    ("Queue.task_done", &[("asyncio/queues.py", 201, "task_done", "raise ValueError('task_done() called too many times')")]),
    ("Event.wait", &[("asyncio/locks.py", 213, "wait", "await fut")]),
    ("Lock.acquire", &[("asyncio/locks.py", 114, "acquire", "await fut")]),
    (
        "Lock.__aenter__",
        &[("asyncio/locks.py", 15, "__aenter__", "await self.acquire()"), ("asyncio/locks.py", 114, "acquire", "await fut")],
    ),
    ("Lock.release", &[("asyncio/locks.py", 140, "release", "raise RuntimeError('Lock is not acquired.')")]),
    ("Semaphore.acquire", &[("asyncio/locks.py", 387, "acquire", "await fut")]),
    (
        "Semaphore.__aenter__",
        &[("asyncio/locks.py", 15, "__aenter__", "await self.acquire()"), ("asyncio/locks.py", 387, "acquire", "await fut")],
    ),
    (
        "BoundedSemaphore.release",
        &[("asyncio/locks.py", 434, "release", "raise ValueError('BoundedSemaphore released too many times')")],
    ),
    ("Condition.wait", &[("asyncio/locks.py", 267, "wait", "await fut")]),
    ("Condition.wait:RuntimeError", &[("asyncio/locks.py", 260, "wait", "raise RuntimeError('cannot wait on un-acquired lock')")]),
    ("Condition.notify", &[("asyncio/locks.py", 311, "notify", "raise RuntimeError('cannot notify on un-acquired lock')")]),
    (
        "Barrier.wait",
        &[
            ("asyncio/locks.py", 497, "wait", "await self._wait()"),
            ("asyncio/locks.py", 533, "_wait", "await self._cond.wait_for(lambda: self._state is not _BarrierState.FILLING)"),
        ],
    ),
    ("asyncio.py:to_thread", &[("asyncio/threads.py", 25, "to_thread", "return «await loop.run_in_executor(None, func_call)»")]),
    ("asyncio.py:to_thread.<locals>.call", &[]),
    (
        "concurrent.futures.py:ThreadPoolExecutor._run",
        &[("concurrent/futures/thread.py", 58, "run", "result = «self.fn(*self.args, **self.kwargs)»")],
    ),
    ("concurrent.futures.py:ThreadPoolExecutor._perform", &[]),
    ("concurrent.futures.py:ProcessPoolExecutor._perform", &[]),
    ("concurrent.futures.py:Future.result", &[("concurrent/futures/_base.py", 456, "result", "return «self.__get_result()»")]),
    ("concurrent.futures.py:Future._outcome", &[("concurrent/futures/_base.py", 401, "__get_result", "raise self._exception")]),
    (
        "multiprocessing.py:_Space.call",
        &[("concurrent/futures/process.py", 256, "_process_worker", "r = «call_item.fn(*call_item.args, **call_item.kwargs)»")],
    ),
    ("threading.py:Thread._bootstrap", &[("threading.py", 1045, "_bootstrap_inner", "self.run()")]),
    ("threading.py:Thread.run", &[("threading.py", 982, "run", "self._target(*self._args, **self._kwargs)")]),
    ("contextlib.py:_GeneratorContextManager.__enter__", &[("contextlib.py", 137, "__enter__", "return «next(self.gen)»")]),
    (
        "contextlib.py:_GeneratorContextManager.__exit__",
        &[("contextlib.py", 158, "__exit__", "self.gen.throw(typ, value, traceback)")],
    ),
    (
        "contextlib.py:_AsyncGeneratorContextManager.__aenter__",
        &[("contextlib.py", 210, "__aenter__", "return «await anext(self.gen)»")],
    ),
    (
        "contextlib.py:_AsyncGeneratorContextManager.__aexit__",
        &[("contextlib.py", 231, "__aexit__", "await self.gen.athrow(typ, value, traceback)")],
    ),
    ("asyncio.streams.py:StreamReader.read", &[("asyncio/streams.py", 708, "read", "await self._wait_for_data('read')")]),
    ("asyncio.streams.py:StreamReader._wait_for_data", &[("asyncio/streams.py", 540, "_wait_for_data", "await self._waiter")]),
];

/// Where CPython of a usual installation keeps its library.
const LIBRARY: &str = "/usr/lib/python3.11/";

/// The name of the file that stands for natives in code objects.
const NATIVE: &str = "native";

/// One entry of a traceback, as it is shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Shown {
    pub file: String,
    pub line: u32,
    pub name: String,
    /// The line of source, without what it is indented by.
    pub source: String,
    /// The carets under it.
    pub marks: Option<String>,
}

/// What a traceback shows of its places, the outermost first.
pub fn shown(places: &[Place]) -> Vec<Shown> {
    places.iter().rev().flat_map(of_place).collect()
}

/// A place in a native function, if there is a line of CPython's for it: `key` with the class of the exception, or alone.
pub fn native(key: &str, class: Option<&str>) -> Option<Place> {
    thread_local! {
        static KNOWN: RefCell<Vec<(&'static str, Rc<Code>)>> = const { RefCell::new(Vec::new()) };
    }
    let special = class.map(|class| format!("{key}:{class}"));
    let known = special.as_deref().and_then(find).or_else(|| find(key))?.0;
    let made = KNOWN.with_borrow(|codes| codes.iter().find(|(name, _)| *name == known).map(|(_, code)| code.clone()));
    let code = made.unwrap_or_else(|| {
        let code = Rc::new(stand_in(known));
        KNOWN.with_borrow_mut(|codes| codes.push((known, code.clone())));
        code
    });
    Some(Place { code, at: 0 })
}

fn find(key: &str) -> Option<&'static (&'static str, &'static [Line])> {
    LINES.iter().find(|(known, _)| *known == key)
}

fn stand_in(key: &str) -> Code {
    let name = types().names.intern(key);
    Code {
        name: name.clone(),
        qualname: name,
        ops: Vec::new(),
        ranges: Vec::new(),
        lines: Vec::new(),
        constants: Vec::new(),
        names: Vec::new(),
        children: Vec::new(),
        locals: Vec::new(),
        cells: Vec::new(),
        own_cells: 0,
        cell_parameters: Vec::new(),
        parameters: Default::default(),
        kind: CodeKind::Function,
        docstring: None,
        first_line: 0,
        file: SourceFile::library(NATIVE, ""),
    }
}

fn of_place(place: &Place) -> Vec<Shown> {
    let (code, at) = (&place.code, place.at as usize);
    let file = &code.file;
    if file.library {
        let own = format!("{}:{}", file.name, code.qualname);
        let key = if file.name == NATIVE { code.qualname.text() } else { own.as_str() };
        if let Some((_, lines)) = find(key) {
            return lines.iter().map(of_line).collect();
        }
        // What has no file of CPython's does not show.
        if file.name == NATIVE || file.name == "asyncio.py" || file.name.starts_with('_') {
            return Vec::new();
        }
    }
    let line = code.line(at);
    // CPython looks for the source in a file, which a text of the program's making has not.
    let text = if file.evaluated { "" } else { file.line_text(line) };
    let marks = code.ranges.get(at).filter(|_| !file.evaluated).and_then(|range| marks(code, *range, line, text));
    let name = if file.library { path_of(&file.name) } else { file.name.clone() };
    vec![Shown { file: name, line, name: code.name.to_string(), source: text.trim().to_owned(), marks }]
}

fn of_line((file, line, name, text): &Line) -> Shown {
    let marks = text.split_once('«').and_then(|(before, rest)| {
        let marked = rest.split_once('»')?.0;
        Some(format!("{}{}", " ".repeat(before.chars().count()), "^".repeat(marked.chars().count())))
    });
    let source = text.replace(['«', '»'], "");
    Shown { file: format!("{LIBRARY}{file}"), line: *line, name: (*name).to_owned(), source, marks }
}

/// `json.py` is a package in CPython, `urllib.parse.py` lies in one.
fn path_of(name: &str) -> String {
    let module = name.strip_suffix(".py").unwrap_or(name);
    let package =
        matches!(module, "json" | "logging" | "re" | "collections" | "concurrent.futures" | "importlib" | "multiprocessing");
    format!("{LIBRARY}{}{}", module.replace('.', "/"), if package { "/__init__.py" } else { ".py" })
}
