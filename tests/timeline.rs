//! Every program that the engine is held against can be drawn, told and taken along, at every step and at both grains. Knows no
//! single program.

use loopscope::narration::narrate;
use loopscope::run::{Settings, run};
use loopscope::timeline::{Estimate, Shapes, Timeline, View, chrome_trace};
use loopscope::trace::causes::{cause_of, effect_of};
use loopscope::trace::{Grain, Replay, Snapshot, text};
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// So many steps of each program are looked at, spread over its whole run.
const STEPS: usize = 12;

#[test]
fn every_program_can_be_drawn_and_told_at_any_step() {
    let mut programs = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs"), &mut programs);
    programs.sort();
    let mut held = 0;
    for program in &programs {
        let source = std::fs::read_to_string(program).expect("a program can be read");
        let mut settings = Settings::default();
        (settings.limits.events, settings.limits.steps) = (50_000, 5_000_000);
        if let Ok(run) = run(&source, &settings) {
            held += 1;
            hold(&program.display().to_string(), Replay::new(Rc::new(run.trace)));
        }
    }
    assert!(held > 100, "only {held} programs were found and ran");
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the programs are there").flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            into.push(path);
        }
    }
}

fn hold(name: &str, replay: Replay) {
    let replay = Rc::new(replay);
    let timeline = Timeline::new(replay.clone());
    let end = replay.trace.events().len();
    for grain in [Grain::Step, Grain::Handle] {
        let steps = replay.steps(grain);
        assert_eq!(steps.last(), end, "{name}: the last position stands at the end");
        for position in steps.positions().iter().step_by(1 + steps.len() / STEPS) {
            let cursor = position.cursor;
            let told = narrate(&replay, cursor, grain).to_text();
            assert!(told.ends_with('.'), "{name}, {position:?}: {told}");
            assert!(cause_of(&replay, cursor, grain).is_none_or(|cause| cause < cursor), "{name}: a cause comes first");
            assert!(effect_of(&replay, cursor, grain).is_none_or(|effect| effect > cursor), "{name}: an effect comes later");
            for width in [390.0, 1320.0] {
                draw(name, &timeline, cursor, &View { grain, ..View::of_width(width) });
            }
        }
    }
    assert_eq!(*replay.at(end), Snapshot::at(&replay.trace, end), "{name}");
    assert_eq!(text::to_text(&replay.trace).lines().count(), end, "{name}: an event a line");
    assert!(chrome_trace(&timeline).ends_with("]}\n"));
}

/// Draws one moment: every shape has a place, and everything that can be pointed at has words.
fn draw(name: &str, timeline: &Timeline, cursor: usize, view: &View) {
    let scene = timeline.scene(cursor, view, &Estimate);
    for batch in &scene.list.batches {
        if let Shapes::Rects(rects) | Shapes::Rounded(_, rects) = &batch.shapes {
            let placed = rects.iter().all(|rect| [rect.x, rect.y, rect.width, rect.height].into_iter().all(f32::is_finite));
            assert!(placed, "{name} at {cursor}: {batch:?}");
        }
    }
    for (_, target) in scene.targets.iter().take(40) {
        assert!(!timeline.details(*target, cursor).title.is_empty(), "{name} at {cursor}: {target:?}");
    }
}
