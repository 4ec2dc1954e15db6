//! Which module a name usually comes from. Knows no program.

/// Modules that listings use without importing them.
const MODULES: [&str; 54] = [
    "abc",
    "aiofiles",
    "aiohttp",
    "argparse",
    "asyncio",
    "base64",
    "bisect",
    "collections",
    "contextlib",
    "contextvars",
    "copy",
    "dataclasses",
    "datetime",
    "enum",
    "errno",
    "functools",
    "gc",
    "hashlib",
    "heapq",
    "httpx",
    "inspect",
    "io",
    "itertools",
    "json",
    "logging",
    "math",
    "operator",
    "os",
    "pathlib",
    "platform",
    "pprint",
    "random",
    "re",
    "requests",
    "secrets",
    "shutil",
    "signal",
    "socket",
    "statistics",
    "subprocess",
    "sys",
    "textwrap",
    "threading",
    "time",
    "traceback",
    "typing",
    "uuid",
    "weakref",
    "types",
    "decimal",
    "fractions",
    "timeit",
    "warnings",
    "numbers",
];

/// Modules by the names that are taken from them.
const NAMES: [(&str, &str); 24] = [
    (
        "asyncio",
        "gather create_task wait_for as_completed TaskGroup Semaphore BoundedSemaphore Lock Event Condition Barrier Queue PriorityQueue LifoQueue \
         shield ensure_future to_thread get_running_loop get_event_loop new_event_loop run_coroutine_threadsafe CancelledError InvalidStateError \
         iscoroutinefunction current_task all_tasks timeout timeout_at Runner FIRST_COMPLETED FIRST_EXCEPTION ALL_COMPLETED Future Task QueueEmpty QueueFull \
         set_event_loop AbstractEventLoop iscoroutine isfuture",
    ),
    ("aiohttp", "ClientSession ClientTimeout ClientError TCPConnector ClientResponseError ClientConnectorError"),
    ("concurrent.futures", "ThreadPoolExecutor ProcessPoolExecutor Executor"),
    (
        "contextlib",
        "asynccontextmanager contextmanager suppress AsyncExitStack ExitStack closing aclosing nullcontext redirect_stdout",
    ),
    ("dataclasses", "dataclass field asdict astuple"),
    ("functools", "partial wraps lru_cache reduce cache cached_property singledispatch total_ordering"),
    (
        "typing",
        "List Dict Tuple Set Optional Union Any Callable Awaitable Coroutine AsyncIterator AsyncGenerator AsyncIterable Iterator Iterable \
         Generator TypeVar Generic Protocol NamedTuple Literal Type Sequence Mapping FrozenSet Final ClassVar TYPE_CHECKING cast overload \
         NoReturn Self TypeAlias ParamSpec",
    ),
    ("time", "perf_counter monotonic process_time time_ns perf_counter_ns strftime"),
    ("random", "randint uniform choice shuffle randrange"),
    ("datetime", "timedelta timezone"),
    ("collections", "defaultdict deque Counter namedtuple OrderedDict ChainMap"),
    ("enum", "Enum IntEnum auto Flag"),
    ("itertools", "chain islice cycle repeat count product permutations combinations takewhile groupby accumulate batched"),
    ("threading", "Thread Timer RLock current_thread"),
    ("contextvars", "ContextVar copy_context"),
    ("pathlib", "Path"),
    ("decimal", "Decimal"),
    ("abc", "ABC abstractmethod"),
    ("heapq", "heappush heappop heapify"),
    ("math", "sqrt pi ceil floor"),
    ("uuid", "uuid4"),
    ("traceback", "print_exc format_exc"),
    ("urllib.request", "urlopen"),
    ("urllib.parse", "urljoin urlparse urlencode"),
];

/// The line that imports a name; `attributes`: what is asked of it; `awaited`: it is called and that awaited; `called`: it is called.
pub(super) fn import_of(name: &str, attributes: &[&str], called: bool, awaited: bool) -> Option<String> {
    let has = |attribute: &str| attributes.contains(&attribute);
    match name {
        "sleep" if called => return Some(format!("from {} import sleep", if awaited { "asyncio" } else { "time" })),
        "time" if called && attributes.is_empty() => return Some("from time import time".into()),
        "datetime" if ["now", "utcnow", "fromtimestamp", "strptime", "fromisoformat", "today"].iter().any(|own| has(own)) => {
            return Some("from datetime import datetime".into());
        }
        "datetime" if called => return Some("from datetime import datetime".into()),
        "concurrent" if has("futures") => return Some("import concurrent.futures".into()),
        "urllib" => return Some(format!("import urllib.{}", attributes.first().unwrap_or(&"parse"))),
        "queue" if ["Queue", "LifoQueue", "PriorityQueue", "Empty", "Full", "SimpleQueue"].iter().any(|own| has(own)) => {
            return Some("import queue".into());
        }
        "string" if ["ascii_letters", "digits", "ascii_lowercase", "ascii_uppercase", "punctuation"].iter().any(|own| has(own)) => {
            return Some("import string".into());
        }
        _ => {}
    }
    // What is called itself is no module.
    if MODULES.contains(&name) && !called && !attributes.is_empty() {
        return Some(format!("import {name}"));
    }
    // Small letters without a call are a value that somebody calls so.
    let value = name.starts_with(char::is_lowercase) && !called && name != "pi";
    NAMES
        .iter()
        .filter(|_| !value)
        .find(|(_, names)| names.split_whitespace().any(|own| own == name))
        .map(|(module, _)| format!("from {module} import {name}"))
}

/// Whether `from module import *` brings a name.
pub(super) fn star_brings(module: &str, name: &str) -> bool {
    let listed = |own: &str| NAMES.iter().any(|(module, names)| *module == own && names.split_whitespace().any(|own| own == name));
    match module {
        "asyncio" => listed("asyncio") || matches!(name, "sleep" | "run" | "wait" | "TimeoutError"),
        "time" => listed("time") || matches!(name, "sleep" | "time"),
        "random" => listed("random") || name == "random",
        "datetime" => listed("datetime") || matches!(name, "datetime" | "date" | "time"),
        // Of other modules nobody here knows everything.
        _ => true,
    }
}
