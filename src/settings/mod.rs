//! Everything beside the source that decides what happens in a run, and the short text form that travels in links. Knows no
//! program and no page.

mod files;
mod network;
mod schedule;
mod table;

pub use files::{File, HOME};
pub use network::{Kind, Latency, METHODS, Route, parse_headers};
pub use schedule::{Dice, Jitter, Schedule, TimerRule};
pub use table::{Place, Row, Table};

use std::rc::Rc;

/// What `time.time()` shows when a run starts, in seconds since 1970: 14 November 2023, 22:13:20 UTC.
pub const EPOCH: i64 = 1_700_000_000;

/// What decides a run. The same source and settings give the same trace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// What `random` starts from, where the program does not say.
    pub seed: u64,
    /// How much a run may use. No link carries it: what a page can bear is the page's to say.
    pub limits: Limits,
    /// `await` may stand outside of functions, as in notebooks.
    pub top_level_await: bool,
    /// How many nanoseconds each instruction of the program takes on its clock. 0, as in all comparisons with CPython: computing
    /// takes no time.
    pub instruction_nanos: u32,
    /// When the event loop looks at its timers.
    pub timer_rule: TimerRule,
    /// Which of the possible schedules is run.
    pub schedule: Schedule,
    /// What `input()` reads, one line an answer.
    pub input: Rc<str>,
    /// What addresses answer.
    pub network: Rc<Table<Route>>,
    /// What is there to be read when a run starts.
    pub files: Rc<Table<File>>,
}

/// How much a run may use before it is stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Instructions.
    pub steps: u64,
    /// Bytes of output.
    pub output: usize,
    /// Calls on one thread's stack, as `sys.getrecursionlimit()` tells.
    pub recursion: usize,
    /// Events of the trace.
    pub events: usize,
    /// Bytes of memory, where that can be told: on the web.
    pub memory: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { steps: 200_000_000, output: 2_000_000, recursion: 1000, events: 4_000_000, memory: 1 << 30 }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            seed: 0,
            limits: Limits::default(),
            top_level_await: false,
            instruction_nanos: 0,
            timer_rule: TimerRule::default(),
            schedule: Schedule::default(),
            input: Rc::from(""),
            network: Table::shared(),
            files: Table::shared(),
        }
    }
}

/// A setting as it travels in a link: its key, what is written, and how that is read; None where it means nothing.
struct Field {
    key: &'static str,
    write: fn(&Settings) -> String,
    read: fn(&mut Settings, &str) -> Option<()>,
}

/// Every setting that a link carries. A new setting is a line here, under a key of its own that never gets another meaning.
const FIELDS: &[Field] = &[
    Field { key: "s", write: |it| it.seed.to_string(), read: |it, text| text.parse().ok().map(|seed| it.seed = seed) },
    Field { key: "ta", write: |it| write_flag(it.top_level_await), read: |it, text| read_flag(text, &mut it.top_level_await) },
    Field {
        key: "ns",
        write: |it| it.instruction_nanos.to_string(),
        read: |it, text| {
            let nanos = text.parse().ok().filter(|nanos| *nanos <= Settings::MOST_NANOS)?;
            it.instruction_nanos = nanos;
            Some(())
        },
    },
    Field {
        key: "tr",
        write: |it| it.timer_rule.name().to_owned(),
        read: |it, text| TimerRule::from_name(text).map(|rule| it.timer_rule = rule),
    },
    Field {
        key: "sc",
        write: |it| it.schedule.to_text(),
        read: |it, text| Schedule::from_text(text).map(|schedule| it.schedule = schedule),
    },
    Field { key: "in", write: |it| it.input.to_string(), read: |it, text| Some(text.into()).map(|input| it.input = input) },
    Field {
        key: "net",
        write: |it| it.network.to_text(),
        read: |it, text| Table::from_text(text).map(|rows| it.network = rows.into()),
    },
    Field { key: "fs", write: |it| it.files.to_text(), read: |it, text| Table::from_text(text).map(|rows| it.files = rows.into()) },
];

impl Settings {
    /// The most that an instruction can take: a millisecond.
    pub const MOST_NANOS: u32 = 1_000_000;

    /// What differs from the defaults, as keys and values.
    pub fn to_pairs(&self) -> Vec<(&'static str, String)> {
        let plain = Settings::default();
        let differing = FIELDS.iter().filter(|field| (field.write)(self) != (field.write)(&plain));
        differing.map(|field| (field.key, (field.write)(self))).collect()
    }

    /// Takes one pair over: whether it is a setting's, and none if its value means nothing.
    pub fn set(&mut self, key: &str, value: &str) -> Option<bool> {
        let Some(field) = FIELDS.iter().find(|field| field.key == key) else { return Some(false) };
        (field.read)(self, value).map(|()| true)
    }
}

fn write_flag(flag: bool) -> String {
    String::from(if flag { "1" } else { "0" })
}

fn read_flag(text: &str, flag: &mut bool) -> Option<()> {
    *flag = match text {
        "1" => true,
        "0" => false,
        _ => return None,
    };
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_back(settings: &Settings) -> Settings {
        let mut read = Settings::default();
        for (key, value) in settings.to_pairs() {
            assert_eq!(read.set(key, &value), Some(true), "{key}={value}");
        }
        read
    }

    #[test]
    fn what_differs_is_written_and_reads_back() {
        assert_eq!(Settings::default().to_pairs(), []);
        let mut settings = Settings { seed: 7, top_level_await: true, input: "Ada\n36\n".into(), ..Settings::default() };
        let network = Rc::make_mut(&mut settings.network);
        network.own.push(Route { kind: Kind::Json, body: "{\"a\": [1]}\n\n".into(), ..Route::default() });
        network.built_in[0] = None;
        if let Some(route) = &mut network.built_in[1] {
            route.latency = Latency::ByAddress;
            route.headers.push(("X-Rate".into(), "a: b".into()));
        }
        Rc::make_mut(&mut settings.files).own.push(File { path: "notes/my file.txt".into(), text: "\n+ a\n- b\n".into() });
        assert_eq!(read_back(&settings), settings);
    }

    #[test]
    fn a_key_that_is_not_known_is_left_alone_and_a_value_without_meaning_is_refused() {
        let mut settings = Settings::default();
        assert_eq!(settings.set("unheard-of", "1"), Some(false));
        for (key, value) in [("s", "-1"), ("ta", "yes"), ("net", "+nothing"), ("net", "what"), ("fs", "+\nno path")] {
            assert_eq!(settings.set(key, value), None, "{key}={value}");
        }
    }
}
