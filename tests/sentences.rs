//! Reads every sentence that is told of every recorded program and preset: none is empty, each is whole, and all keep to the words
//! of `tests/vocabulary.txt`. Knows nothing of what the sentences mean.

use loopscope::composition::presets;
use loopscope::narration::{Span, narrate};
use loopscope::run::run;
use loopscope::settings::Settings;
use loopscope::trace::{EventKind, Grain, Replay, TextId};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// A program tells so many positions at most: what is alike is alike.
const MOST: usize = 400;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

fn vocabulary() -> BTreeSet<String> {
    let text = std::fs::read_to_string(root().join("vocabulary.txt")).expect("tests/vocabulary.txt");
    text.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).map(str::to_owned).collect()
}

/// The programs recorded in these folders, with their paths.
fn programs(folders: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for folder in folders {
        let entries = std::fs::read_dir(root().join("programs").join(folder)).expect(folder);
        let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
        paths.sort();
        found.extend(paths.into_iter().filter_map(|path| Some((path.display().to_string(), std::fs::read_to_string(path).ok()?))));
    }
    found
}

/// What is wrong with the sentences of a program.
fn check(name: &str, source: &str, vocabulary: &BTreeSet<String>, unknown: &mut BTreeSet<String>) -> Vec<String> {
    let Ok(run) = run(source, &Settings::default()) else { return Vec::new() };
    let replay = Replay::new(Rc::new(run.trace));
    let mut wrong = Vec::new();
    // Why a program is stuck or was stopped is told in the run's own words.
    let ending = match replay.trace.events().last().map(|event| event.kind) {
        Some(EventKind::ProgramEnded { text, .. }) if text != TextId::EMPTY => replay.trace.text_of(text).to_owned(),
        _ => "\0".to_owned(),
    };
    for grain in [Grain::Step, Grain::Handle] {
        for position in replay.steps(grain).positions().iter().take(MOST) {
            let told = narrate(&replay, position.cursor, grain);
            let text = told.to_text();
            // What the program says may be anything.
            let own: String = told.spans.iter().map(|span| if let Span::Code(_) = span { "x" } else { span.words() }).collect();
            let odd = ["  ", "..", " .", " ,", ",.", "().", " object "].iter().any(|odd| own.contains(odd));
            if text.trim().is_empty() || !text.ends_with('.') || odd {
                wrong.push(format!("{name}, event {}: {text:?}", position.cursor));
            }
            for span in &told.spans {
                let Span::Text(words) = span else { continue };
                let words = words.replace(&ending, "");
                let words = words.split(|letter: char| !letter.is_alphabetic() && letter != '\'').filter(|word| !word.is_empty());
                unknown.extend(words.map(str::to_lowercase).filter(|word| !vocabulary.contains(word)));
            }
        }
    }
    wrong
}

#[test]
fn every_sentence_is_whole_and_keeps_to_the_vocabulary() {
    let vocabulary = vocabulary();
    let folders = [
        "asyncio_cancellation",
        "asyncio_combinators",
        "asyncio_loop",
        "asyncio_queues",
        "asyncio_sync",
        "asyncio_taskgroups",
        "asyncio_tasks",
        "asyncio_threads",
        "asyncio_timeouts",
        "async_iteration",
        "lessons",
    ];
    let mut all = programs(&folders);
    all.extend(presets().iter().map(|preset| (preset.id.to_owned(), preset.source())));
    assert!(all.len() > 100, "{} programs", all.len());
    let mut unknown = BTreeSet::new();
    let wrong: Vec<String> = all.iter().flat_map(|(name, source)| check(name, source, &vocabulary, &mut unknown)).collect();
    assert!(wrong.is_empty(), "{} sentences, the first: {}", wrong.len(), wrong[..wrong.len().min(12)].join("\n"));
    assert!(unknown.is_empty(), "words that are not in tests/vocabulary.txt: {unknown:?}");
}
