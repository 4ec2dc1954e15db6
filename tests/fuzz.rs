//! Programs that nobody would write: recorded ones with pieces left out, doubled, moved, taken from elsewhere or replaced. Whatever
//! they are, parsing, compiling, running, telling and drawing them ends, and nothing panics. Knows nothing of what they should do.
//!
//! `LOOPSCOPE_FUZZ_SECONDS=60 cargo test --test fuzz` goes on for a minute; `LOOPSCOPE_FUZZ_FROM=1000` begins at another seed. What is
//! being tried stands in `target/fuzz.py`, so that a crash of the whole process leaves it behind.

mod fuzz {
    pub mod mutate;
}

use fuzz::mutate::{Corpus, Dice};
use loopscope::composition::Composition;
use loopscope::fragment::complete;
use loopscope::lessons::questions;
use loopscope::narration::narrate;
use loopscope::run::run;
use loopscope::settings::{Limits, Settings};
use loopscope::timeline::{Poster, Theme, Timeline, chrome_trace, poster};
use loopscope::trace::{Grain, Replay};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// So many programs are tried where no time is asked for.
const COUNT: u64 = 150;
/// So many positions of a run are told.
const TOLD: usize = 20;

fn setting(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

/// Small limits: what is found beyond them is found within them too, and sooner.
fn settings(dice: &mut Dice) -> Settings {
    let limits = Limits { steps: 100_000, output: 20_000, recursion: 200, events: 20_000, ..Limits::default() };
    let mut settings = Settings { limits, top_level_await: dice.one_in(8), ..Settings::default() };
    if dice.one_in(8) {
        settings.instruction_nanos = 1000;
    }
    settings
}

/// Everything that the page would do with a program.
fn try_out(source: &str, settings: &Settings) {
    let _ = Composition::from_source(source);
    let _ = complete(source, settings.top_level_await);
    let Ok(run) = run(source, settings) else { return };
    let replay = Rc::new(Replay::new(Rc::new(run.trace)));
    for grain in [Grain::Step, Grain::Handle] {
        for position in replay.steps(grain).positions().iter().take(TOLD) {
            let _ = narrate(&replay, position.cursor, grain).to_text();
        }
    }
    let _ = questions(&replay);
    let timeline = Timeline::new(replay.clone());
    for cursor in [0, replay.trace.events().len() / 2, replay.trace.events().len()] {
        let what = Poster { title: "", description: "", theme: &Theme::light(), width: 800.0, cursor };
        let _ = poster(&timeline, &what);
    }
    let _ = chrome_trace(&timeline);
}

#[test]
fn nothing_that_is_typed_panics() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let corpus = Corpus::read(&root.join("tests/programs"));
    let until = setting("LOOPSCOPE_FUZZ_SECONDS").map(|seconds| Instant::now() + Duration::from_secs(seconds));
    let first = setting("LOOPSCOPE_FUZZ_FROM").unwrap_or(1);
    let mut seed = first;
    while until.map_or(seed < first + COUNT, |until| Instant::now() < until) {
        let mut dice = Dice::new(seed);
        let source = corpus.mutant(&mut dice);
        let settings = settings(&mut dice);
        // It is only for whoever looks for the cause of a crash.
        let _ = std::fs::write(root.join("target/fuzz.py"), &source);
        let outcome = catch_unwind(AssertUnwindSafe(|| try_out(&source, &settings)));
        assert!(outcome.is_ok(), "seed {seed} panics:\n{source}");
        seed += 1;
    }
    println!("{} programs from seed {first} on", seed - first);
}
