//! The modules that are written in Python: their texts.

macro_rules! sources {
    ($($name:literal)*) => {
        const SOURCES: &[(&str, &str)] = &[$(($name, include_str!(concat!($name, ".py")))),*];
    };
}

sources! {
    "__future__" "_builtins" "_files" "_network" "_services" "abc" "aiofiles" "aiohttp" "aiohttp.client_exceptions" "aiohttp.http_exceptions" "array" "asyncio.streams" "atexit" "base64" "bisect" "collections"
    "collections.abc" "concurrent" "concurrent.futures" "contextlib" "copy" "csv" "dataclasses" "datetime" "decimal" "enum" "errno"
    "fractions" "functools" "gc" "hashlib" "heapq" "httpx" "importlib" "inspect" "io" "json" "keyword" "logging" "multiprocessing"
    "numbers" "operator" "os" "pathlib" "platform" "pprint" "queue" "random" "re" "reprlib" "requests" "requests.adapters" "requests.exceptions" "sched" "secrets"
    "signal" "statistics" "string" "struct" "textwrap" "threading" "time" "timeit" "traceback" "types" "typing" "urllib"
    "urllib.error" "urllib.parse" "urllib.request" "uuid" "warnings" "weakref"
}

/// The text of the module with this dotted name.
pub fn find(name: &str) -> Option<&'static str> {
    SOURCES.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}
