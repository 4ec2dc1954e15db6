//! How the timeline scales: from a trace to its first drawing, script time a frame, memory; beside speedscope with the same data.

use crate::programs;
use crate::runners::{page, stage};
use crate::table::{self, median};
use e2e::{Server, Stage};
use loopscope::timeline::{Timeline, chrome_trace};
use loopscope::trace::Replay;
use std::path::PathBuf;
use std::rc::Rc;

const SIZES: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];
/// Frames of one journey, and moves of the cursor of one kind.
const FRAMES: usize = 360;
const MOVES: usize = 120;

/// Makes a run, draws it, goes through it frame by frame as the browser asks for frames, and leaves what it found in `window.found`.
const JOURNEY: &str = "
    const frames = async (count, draw) => {
        const found = [];
        for (let frame = 0; frame < count; frame += 1) {
            await new Promise(requestAnimationFrame);
            found.push(draw(frame));
        }
        return found;
    };
    const events = window.bench.run_slices(SLICES);
    const drawing = new window.bench.Drawing();
    const found = { events, slices: drawing.slices(), costs: [...drawing.costs()], bytes: [...drawing.bytes()] };
    found.folded = await frames(FRAMES, frame => [...drawing.journey(frame / FRAMES)]);
    drawing.unfold(true);
    found.unfolded = await frames(FRAMES, frame => [...drawing.journey(frame / FRAMES)]);
    drawing.unfold(false);
    found.first_end = [...drawing.seek(1, 0)];
    found.scrub = await frames(MOVES, frame => [...drawing.seek((frame * 0.618) % 1, 0)]);
    found.forward = await frames(MOVES, frame => [...drawing.seek(0.5, frame)]);
    found.back = await frames(MOVES, frame => [...drawing.seek(0.5, -frame)]);
    found.ends = await frames(20, frame => [...drawing.seek(frame % 2, 0)]);
    window.found = found;
";

/// Prints both tables.
pub fn print() {
    let stage = stage();
    let (mut sizes, mut frames) = (Vec::new(), Vec::new());
    for slices in SIZES {
        let page = page(&stage);
        let script = JOURNEY.replace("SLICES", &slices.to_string()).replace("FRAMES", &FRAMES.to_string());
        let script = script.replace("MOVES", &MOVES.to_string());
        page.script(&format!(
            "(async () => {{ try {{ {script} }} catch (reason) {{ window.found = {{ reason: String(reason) }} }} }})()"
        ));
        page.wait_long_until("the journey to end", || page.script("return window.found !== undefined").as_bool() == Some(true));
        let found = page.script("return window.found");
        if let Some(reason) = found["reason"].as_str() {
            eprintln!("{slices} slices: {reason}");
            continue;
        }
        sizes.push(size_row(&found));
        frames.extend(frame_rows(&found));
    }
    let headings = ["slices", "events", "index", "rows", "draw", "ready after", "bytes a slice: trace", "index", "rows"];
    table::print("Milliseconds from a trace to its first drawing on 1600 × 900, and memory", &headings, &sizes);
    let headings = ["slices", "", "median", "99 %", "worst", "shapes at most"];
    table::print("Milliseconds of script a frame", &headings, &frames);
    print_speedscope();
}

fn numbers(value: &serde_json::Value) -> Vec<f64> {
    value.as_array().into_iter().flatten().filter_map(serde_json::Value::as_f64).collect()
}

fn size_row(found: &serde_json::Value) -> Vec<String> {
    let costs = numbers(&found["costs"]);
    let mut row = vec![found["slices"].to_string(), found["events"].to_string()];
    row.extend(costs.iter().map(|cost| format!("{cost:.1}")));
    row.push(format!("{:.1}", costs.iter().sum::<f64>()));
    row.extend(numbers(&found["bytes"]).iter().map(|bytes| format!("{bytes:.0}")));
    row
}

fn frame_rows(found: &serde_json::Value) -> Vec<Vec<String>> {
    let row = |name: &str, key: &str| {
        let frames: Vec<Vec<f64>> = found[key].as_array().into_iter().flatten().map(numbers).collect();
        let mut times: Vec<f64> = frames.iter().filter_map(|frame| frame.first().copied()).collect();
        let shapes = frames.iter().filter_map(|frame| frame.get(1).copied()).fold(0.0, f64::max);
        let middle = median(&mut times);
        let at = |share: f64| times.get(((times.len() as f64 * share) as usize).min(times.len().saturating_sub(1))).copied();
        let ms = |time: Option<f64>| format!("{:.2}", time.unwrap_or(f64::NAN));
        vec![found["slices"].to_string(), name.into(), ms(Some(middle)), ms(at(0.99)), ms(at(1.0)), format!("{shapes:.0}")]
    };
    let first = numbers(&found["first_end"]).first().copied().unwrap_or(f64::NAN);
    let mut rows = vec![
        row("zooming and panning, folded", "folded"),
        row("the same, everything unfolded", "unfolded"),
        row("cursor anywhere", "scrub"),
        row("steps forward", "forward"),
        row("steps back", "back"),
        row("Home and End in turn", "ends"),
    ];
    rows.push(vec![found["slices"].to_string(), "End, the first time".into(), format!("{first:.2}")]);
    rows
}

/// What speedscope is given: more than this it takes for too large.
const SPEEDSCOPE_SIZES: [usize; 3] = [1_000, 10_000, 100_000];

/// Opens the same runs in speedscope, where that is at hand.
fn print_speedscope() {
    let Some(folder) = std::env::var_os("SPEEDSCOPE").map(PathBuf::from).filter(|folder| folder.is_dir()) else {
        println!("\nspeedscope was not measured: npm is not at hand, or cannot fetch it");
        return;
    };
    let stage = Stage::serving(Server::new(folder, &[]));
    let rows = SPEEDSCOPE_SIZES.into_iter().filter_map(|slices| {
        let run = programs::run_at_length(&programs::slices(slices)).ok()?;
        let timeline = Timeline::new(Rc::new(Replay::new(Rc::new(run.trace))));
        let text = chrome_trace(&timeline);
        // It reads profiles from its own origin.
        let path = format!("trace-{slices}.json");
        stage.server().add_page(&path, &text);
        let mut times: Vec<f64> = (0..5).map(|_| drawn_after(&stage, &path)).collect();
        Some(vec![slices.to_string(), format!("{:.1}", text.len() as f64 / 1e6), format!("{:.0}", median(&mut times))])
    });
    let title = "speedscope: milliseconds from navigation to the first flamegraph of the same run, median of 5";
    table::print(title, &["slices", "MB of trace events", "ms"], &rows.collect::<Vec<_>>());
}

/// Milliseconds until speedscope shows the run: it is done reading, and has put the name into the title.
fn drawn_after(stage: &Stage, path: &str) -> f64 {
    let page = stage.open(&format!("index.html#profileURL={path}&title=measured"));
    // Asked at every frame, so that the answer does not wait for the question.
    page.script(
        "const look = () => document.querySelector('canvas') && document.title.includes('measured') ? window.seen = performance.now() \
            : requestAnimationFrame(look); look()",
    );
    let mut milliseconds = None;
    page.wait_long_until("speedscope to show the run", || {
        milliseconds = page.script("return window.seen ?? null").as_f64();
        milliseconds.is_some()
    });
    milliseconds.unwrap_or(f64::NAN)
}
