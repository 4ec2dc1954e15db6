//! The modules that are written in Python: their texts.

macro_rules! sources {
    ($($name:literal)*) => {
        const SOURCES: &[(&str, &str)] = &[$(($name, include_str!(concat!($name, ".py")))),*];
    };
}

sources! {
    "_builtins" "abc" "bisect" "collections" "collections.abc" "concurrent" "concurrent.futures" "contextlib" "copy" "dataclasses" "datetime" "enum"
    "fractions" "functools" "heapq" "inspect" "io" "json" "keyword" "logging" "operator" "queue" "random" "statistics" "string"
    "textwrap" "threading" "time" "traceback" "types" "typing"
}

/// The text of the module with this dotted name.
pub fn find(name: &str) -> Option<&'static str> {
    SOURCES.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}
