//! What names and annotations tell of a value, as people who write lessons choose them. Knows no program.

use super::facts::Facts;
use super::uses::{Use, Uses};
use super::values::{How, Made};

const URLS: [&str; 3] = ["https://example.com", "https://httpbin.org/delay/1", "https://python.org"];
const FILES: [&str; 3] = ["data.txt", "input.txt", "example.txt"];
const PEOPLE: [&str; 3] = ["Ada", "Grace", "Linus"];

/// A value of a class that an annotation names; None: the annotation does not tell.
pub(super) fn annotated(name: &str, annotation: &str, at: usize) -> Option<Made> {
    let plain = |value: String| Some(Made { value, how: How::Plain });
    let (outer, inner) = annotation.split_once('[').map_or((annotation, ""), |(outer, inner)| (outer, inner.trim_end_matches(']')));
    match outer.trim().trim_matches(['"', '\'']).rsplit('.').next()?.trim() {
        "int" => plain(number(name, at).split('.').next().unwrap_or("1").to_owned()),
        "float" => plain(number(name, at)),
        "str" => plain(text(name, at)),
        "bool" => plain("True".into()),
        "bytes" => plain("b\"data\"".into()),
        "list" | "List" | "Iterable" | "Sequence" | "Iterator" if !inner.is_empty() => {
            let single = singular(name);
            let items: Option<Vec<String>> = (0..3).map(|at| annotated(&single, inner, at).map(|made| made.value)).collect();
            plain(format!("[{}]", items?.join(", ")))
        }
        "Optional" => annotated(name, inner, at),
        "Queue" => shared("asyncio.Queue()"),
        "Lock" => shared("asyncio.Lock()"),
        "Semaphore" | "BoundedSemaphore" => shared("asyncio.Semaphore(2)"),
        "Event" => shared("asyncio.Event()"),
        "Condition" => shared("asyncio.Condition()"),
        "Barrier" => shared("asyncio.Barrier(1)"),
        "ClientSession" => Some(Made { value: "aiohttp.ClientSession()".into(), how: How::Entered }),
        "AsyncClient" => Some(Made { value: "httpx.AsyncClient()".into(), how: How::Entered }),
        "TaskGroup" => Some(Made { value: "asyncio.TaskGroup()".into(), how: How::Entered }),
        _ => None,
    }
}

fn shared(value: &str) -> Option<Made> {
    Some(Made { value: value.into(), how: How::Shared })
}

/// One of asyncio's own things, or a library's, by its name and by what is asked of it.
pub(super) fn resource(name: &str, uses: &Uses, facts: &Facts) -> Option<Made> {
    let lower = name.to_lowercase();
    let is = |words: &[&str]| {
        words.iter().any(|word| lower.split('_').any(|own| own.trim_end_matches(|c: char| c.is_ascii_digit()) == *word))
    };
    let has = |names: &[&str]| names.iter().any(|own| uses.has(own));
    let enters = uses.any(|own| matches!(own, Use::AsyncEntered(_)));
    let in_loop = |value: &str| Some(Made { value: value.into(), how: How::InLoop });
    let entered = |value: &str| Some(Made { value: value.into(), how: How::Entered });
    if uses.any(|own| matches!(own, Use::Called(..) | Use::Iterated(_))) {
        return None;
    }
    let joins = has(&["put_nowait", "get_nowait", "task_done", "qsize"])
        || (is(&["queue", "q"]) && has(&["get", "put", "join", "empty", "full"]));
    if joins {
        let waits = |method: &str| uses.attribute(facts, method).called(facts).is_awaited();
        let asynchronous = has(&["put_nowait", "get_nowait"])
            || ["get", "put", "join"].iter().any(|own| waits(own))
            || !has(&["get", "put", "join"]);
        return shared(if asynchronous { "asyncio.Queue()" } else { "queue.Queue()" });
    }
    match () {
        () if is(&["session", "client", "http"]) && has(&["get", "post", "put", "request", "head", "delete", "patch"]) => {
            session(&lower, uses, facts, &entered)
        }
        () if is(&["semaphore", "sem", "sema", "limiter", "limit", "throttle"])
            && (enters || has(&["acquire", "release", "locked"])) =>
        {
            shared("asyncio.Semaphore(2)")
        }
        () if is(&["condition", "cond", "cv"]) && (enters || has(&["notify", "notify_all", "wait_for", "wait"])) => {
            shared("asyncio.Condition()")
        }
        () if is(&["lock", "mutex", "rlock"]) && (enters || has(&["acquire", "release", "locked"])) => shared("asyncio.Lock()"),
        () if has(&["acquire", "release"])
            && uses.attributes().iter().all(|own| matches!(*own, "acquire" | "release" | "locked")) =>
        {
            shared("asyncio.Lock()")
        }
        () if is(&["lock", "mutex"]) && uses.any(|own| matches!(own, Use::Entered(_))) => shared("threading.Lock()"),
        () if is(&["barrier"]) => shared("asyncio.Barrier(1)"),
        () if is(&["event", "ready", "started", "stop", "done", "shutdown", "signal", "evt"])
            && has(&["wait", "set", "is_set", "clear"]) =>
        {
            shared("asyncio.Event()")
        }
        () if is(&["tg", "group"]) && has(&["create_task"]) => entered("asyncio.TaskGroup()"),
        () if is(&["loop"]) && !enters => in_loop("asyncio.get_running_loop()"),
        () if is(&["future", "fut"]) => in_loop("asyncio.get_running_loop().create_future()"),
        () if is(&["executor", "pool"]) && !enters && (uses.attributes().is_empty() || has(&["submit", "map", "shutdown"])) => {
            shared("concurrent.futures.ThreadPoolExecutor()")
        }
        () if is(&["logger", "log"]) && has(&["info", "debug", "warning", "error", "exception"]) => {
            shared("logging.getLogger(__name__)")
        }
        () if enters && uses.attributes().is_empty() && uses.entered(facts).0.is_empty() => shared("asyncio.Lock()"),
        () => None,
    }
}

fn session(name: &str, uses: &Uses, facts: &Facts, entered: &dyn Fn(&str) -> Option<Made>) -> Option<Made> {
    let answers =
        ["get", "post", "put", "request", "head", "delete", "patch"].iter().map(|own| uses.attribute(facts, own).called(facts));
    let mut answers: Vec<Uses> = answers.collect();
    answers.retain(|own| !own.0.is_empty());
    let awaited = answers.iter().any(Uses::is_awaited);
    if answers.iter().any(|own| own.any(|own| matches!(own, Use::AsyncEntered(_)))) {
        return entered("aiohttp.ClientSession()");
    }
    // httpx answers with a text that is there; aiohttp's has to be awaited.
    let text = answers.iter().map(|own| own.awaited(facts)).find(|own| own.has("text") || own.has("json"));
    let read = text.is_some_and(|own| {
        own.attribute(facts, "text").called(facts).is_awaited() || own.attribute(facts, "json").called(facts).is_awaited()
    });
    match (awaited, read || !name.contains("client")) {
        (true, true) => entered("aiohttp.ClientSession()"),
        (true, false) => entered("httpx.AsyncClient()"),
        (false, _) if answers.iter().any(|own| !own.0.is_empty()) => shared("requests.Session()"),
        _ => None,
    }
}

/// A value that fits a name of which nothing else is known.
pub(super) fn named(name: &str, at: usize) -> String {
    let lower = name.to_lowercase();
    let last = lower.rsplit('_').next().unwrap_or(&lower);
    let numbers = [
        "delay",
        "seconds",
        "secs",
        "sec",
        "duration",
        "interval",
        "wait",
        "pause",
        "timeout",
        "period",
        "latency",
        "n",
        "num",
        "number",
        "count",
        "x",
        "y",
        "z",
        "a",
        "b",
        "i",
        "j",
        "k",
        "id",
        "size",
        "max",
        "min",
        "limit",
        "total",
        "amount",
        "times",
        "retries",
        "attempts",
        "workers",
        "concurrency",
        "start",
        "stop",
        "end",
        "port",
        "index",
        "rate",
        "value",
        "age",
        "price",
        "t",
        "factor",
        "jobs",
        "attempt",
        "steps",
        "rounds",
    ];
    if numbers.contains(&last) || lower.starts_with("max_") || lower.starts_with("num_") || lower.starts_with("n_") {
        return number(name, at);
    }
    let plural = singular(&lower);
    if plural != lower && plural.len() > 1 && !lower.ends_with("ss") && !lower.ends_with("us") {
        let items: Vec<String> = (0..3).map(|at| named(&plural, at)).collect();
        return format!("[{}]", items.join(", "));
    }
    text(name, at)
}

/// How many seconds a stand-in takes: what it is told, or what its name says.
pub(super) fn delay(name: &str, parameters: &str) -> String {
    let told = ["delay", "seconds", "secs", "duration", "sleep_time", "wait_time"];
    let told = parameters.split(", ").find(|own| told.contains(own));
    let long = name.split('_').any(|word| ["long", "eternity", "forever", "hang", "endless"].contains(&word));
    told.map_or(if long { "60" } else { "1" }, |told| told).to_owned()
}

/// A number that fits a name.
pub(super) fn number(name: &str, at: usize) -> String {
    match name.to_lowercase().as_str() {
        "port" => 8000 + at,
        "timeout" => 5,
        "counter" | "sum" | "done" | "completed" | "balance" => 0,
        "n" | "count" | "limit" | "total" | "times" | "retries" | "attempts" | "stop" | "end" | "max" => 3,
        _ => at + 1,
    }
    .to_string()
}

/// A text that fits a name.
pub(super) fn text(name: &str, at: usize) -> String {
    let lower = name.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let value = match () {
        () if has(&["url", "link", "uri", "endpoint", "site", "page"]) => URLS[at % 3].to_owned(),
        () if has(&["host", "domain", "server"]) => "example.com".to_owned(),
        () if has(&["file", "path", "fname"]) => FILES[at % 3].to_owned(),
        () if has(&["name", "user", "person", "who", "author"]) => PEOPLE[at % 3].to_owned(),
        () if has(&["method"]) => "GET".to_owned(),
        () => format!("{} {}", lower.replace('_', " ").trim(), at + 1),
    };
    format!("{value:?}")
}

/// One of several: `url` of `urls`.
pub(super) fn singular(name: &str) -> String {
    let lower = name.trim_end_matches("_list");
    let one = match lower {
        _ if lower.ends_with("ies") => format!("{}y", &lower[..lower.len() - 3]),
        _ if lower.ends_with("sses") || lower.ends_with("xes") || lower.ends_with("ches") => lower[..lower.len() - 2].to_owned(),
        _ if lower.ends_with('s') && !lower.ends_with("ss") => lower[..lower.len() - 1].to_owned(),
        _ if matches!(lower, "data" | "items" | "l" | "iterable") => "item".to_owned(),
        _ => lower.to_owned(),
    };
    if one.is_empty() { "item".to_owned() } else { one }
}
