//! Holds the rules of how the source is laid out: who may import whom, who may know of a page or a clock, how long a file may get.
//! Knows nothing of what the code does.

use std::fs;
use std::path::{Path, PathBuf};

/// No file of the source is longer than this: a file that wants to be is two.
const LONGEST_FILE: usize = 500;

/// Crates that know a page.
const WEB_CRATES: [&str; 7] = ["web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "gloo_timers", "gloo", "yew"];

/// The first of the modules that know a page; the ones listed after it may too.
const FIRST_WEB_MODULE: &str = "browser";

/// What reads a clock.
const CLOCKS: [&str; 4] = ["std::time", "SystemTime", "time::Instant::now", "performance.now"];

struct File {
    path: PathBuf,
    /// The module of the library that it belongs to; none for programs.
    module: Option<String>,
    text: String,
}

impl File {
    /// Its lines of code with their numbers: without comments, and without what stands after one.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate();
        lines.map(|(index, line)| (index + 1, line.split("//").next().unwrap_or_default()))
    }

    fn at(&self, line: usize) -> String {
        format!("{}:{line}", self.path.display())
    }
}

#[test]
fn modules_use_only_what_is_listed_above_them() {
    let order = modules();
    let position = |name: &str| order.iter().position(|module| module == name);
    let mut faults = Vec::new();
    for file in sources() {
        let Some(own) = file.module.as_deref().and_then(position) else { continue };
        for (number, line) in file.code() {
            for used in names_after(line, "crate::") {
                if position(&used).is_some_and(|used| used > own) {
                    faults.push(format!("{} uses crate::{used}, which is listed below {}", file.at(number), order[own]));
                }
            }
        }
    }
    none(&faults);
}

#[test]
fn every_module_is_listed_once_and_every_file_belongs_to_one() {
    let order = modules();
    let mut sorted = order.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(sorted.len(), order.len(), "a module is listed twice in src/lib.rs");
    let strays = sources().into_iter().filter_map(|file| file.module).filter(|module| !order.contains(module));
    none(&strays.map(|module| format!("src/{module} is not listed in src/lib.rs")).collect::<Vec<_>>());
}

#[test]
fn only_the_last_modules_know_a_page() {
    let order = modules();
    let first_web = order.iter().position(|module| module == FIRST_WEB_MODULE).expect("browser is a module");
    let below = |module: &str| order.iter().position(|other| other == module).is_some_and(|at| at < first_web);
    let mut faults = Vec::new();
    for file in sources() {
        if !file.module.as_deref().is_some_and(below) {
            continue;
        }
        for (number, line) in file.code() {
            let known =
                WEB_CRATES.iter().filter(|name| has_word(line, &format!("{name}::")) || has_word(line, &format!("use {name};")));
            faults.extend(known.map(|name| format!("{} knows {name}", file.at(number))));
            let clocks = CLOCKS.iter().filter(|clock| has_word(line, clock));
            faults.extend(clocks.map(|clock| format!("{} reads a clock: {clock}", file.at(number))));
        }
    }
    none(&faults);
}

#[test]
fn every_file_says_what_it_is_and_is_short() {
    let mut faults = Vec::new();
    for file in all_rust_files() {
        let lines = file.text.lines().count();
        if lines > LONGEST_FILE {
            faults.push(format!("{} has {lines} lines, more than {LONGEST_FILE}", file.path.display()));
        }
        if !file.text.starts_with("//! ") {
            faults.push(format!("{} does not open with what it is (//!)", file.path.display()));
        }
    }
    none(&faults);
}

#[test]
fn nothing_is_left_open_or_silenced() {
    // Put together here, so that this file does not find itself.
    let marks = [
        ["to", "do!("],
        ["unimple", "mented!("],
        ["FIX", "ME"],
        ["#[al", "low("],
        ["#![al", "low("],
        ["#[ig", "nore"],
        ["un", "safe "],
    ]
    .map(|parts| parts.concat());
    let mut faults = Vec::new();
    for file in all_rust_files() {
        for (index, line) in file.text.lines().enumerate() {
            faults
                .extend(marks.iter().filter(|mark| has_word(line, mark)).map(|mark| format!("{} has {mark}", file.at(index + 1))));
        }
    }
    none(&faults);
}

/// The modules of the library, as src/lib.rs lists them.
fn modules() -> Vec<String> {
    let text = fs::read_to_string(root().join("src/lib.rs")).expect("src/lib.rs can be read");
    let names = text.lines().filter_map(|line| line.trim().trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';'));
    let names: Vec<String> = names.map(str::to_string).collect();
    assert!(names.len() > 5, "expected the modules in src/lib.rs, found {names:?}");
    names
}

/// The files of the library and its programs.
fn sources() -> Vec<File> {
    let files = rust_files_in(&root().join("src"));
    assert!(files.len() > 10, "expected the source in src, found {} files", files.len());
    files
}

fn all_rust_files() -> Vec<File> {
    let mut files = sources();
    files.extend(["tests", "xtask"].iter().flat_map(|folder| rust_files_in(&root().join(folder))));
    files
}

fn rust_files_in(folder: &Path) -> Vec<File> {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder of the project").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    let mut files = Vec::new();
    for path in entries {
        if path.is_dir() {
            files.extend(rust_files_in(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).expect("a source file can be read");
            let path = path.strip_prefix(root()).expect("below the project").to_path_buf();
            files.push(File { module: module_of(&path), path, text });
        }
    }
    files
}

/// `src/python/parse.rs` belongs to `python`, `src/time.rs` to `time`; what is in src/bin, lib.rs and main.rs to none.
fn module_of(path: &Path) -> Option<String> {
    let mut parts = path.iter().map(|part| part.to_string_lossy());
    let first = parts.next().filter(|folder| folder == "src").and(parts.next())?;
    let name = first.trim_end_matches(".rs");
    (!["bin", "lib", "main"].contains(&name)).then(|| name.to_string())
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The names that stand right after `prefix` in a line, those in braces too: `crate::{time, trace::Trace}` gives two.
fn names_after(line: &str, prefix: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (start, _) in line.match_indices(prefix) {
        let rest = &line[start + prefix.len()..];
        match rest.strip_prefix('{') {
            Some(group) => names.extend(top_level_names(group)),
            None => names.extend(first_name(rest)),
        }
    }
    names
}

/// The first name of each item of a group, as far as the line shows it.
fn top_level_names(group: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut depth = 0;
    let mut item_begins = true;
    for (index, c) in group.char_indices() {
        if item_begins && !c.is_whitespace() {
            names.extend(first_name(&group[index..]));
            item_begins = false;
        }
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => item_begins = true,
            _ => {}
        }
    }
    names
}

fn first_name(text: &str) -> Option<String> {
    let name: String = text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!name.is_empty()).then_some(name)
}

/// Whether `word` occurs without being the end of a longer name.
fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(start, _)| !line[..start].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
}

#[track_caller]
fn none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn imports_are_read_as_the_compiler_reads_them() {
    assert_eq!(names_after("use crate::time::Instant;", "crate::"), ["time"]);
    assert_eq!(names_after("use crate::{time, trace::{Trace, Event}, run};", "crate::"), ["time", "trace", "run"]);
    assert_eq!(names_after("fn f(x: crate::run::Run) -> crate::state::State", "crate::"), ["run", "state"]);
    assert!(has_word("use yew::prelude::*;", "yew::") && !has_word("use renyew::x;", "yew::"));
}
