//! The timeline on a canvas of 1600 × 900, measured inside Chromium: from a trace to its first drawing, frames while one zooms and
//! pans, moves of the cursor. Knows no tables.

use super::programs;
use loopscope::browser::canvas::Canvas;
use loopscope::browser::slices::now;
use loopscope::timeline::{ClockScale, Estimate, Measure, Scene, Theme, Timeline, View};
use loopscope::trace::{Grain, Replay, Trace};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlCanvasElement;

const WIDTH: f32 = 1600.0;
const HEIGHT: f32 = 900.0;

/// A run with a canvas that it is drawn on.
#[wasm_bindgen]
pub struct Drawing {
    timeline: Timeline,
    canvas: Canvas,
    view: View,
    cursor: usize,
    /// What making it cost in milliseconds: index, rows, first drawing.
    costs: [f64; 3],
    /// Bytes a slice: trace, index, rows.
    bytes: [f64; 3],
    slices: usize,
}

thread_local! {
    static TRACE: RefCell<Trace> = RefCell::default();
}

/// Runs a program of about so many slices, and gives how many events that were.
#[wasm_bindgen]
pub fn run_slices(slices: usize) -> Result<usize, String> {
    let trace = programs::run_at_length(&programs::slices(slices))?.trace;
    let events = trace.events().len();
    TRACE.set(trace);
    Ok(events)
}

#[wasm_bindgen]
impl Drawing {
    /// Draws the trace that was made last for the first time.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Result<Drawing, String> {
        let canvas = canvas().ok_or("there is no canvas")?;
        let trace = TRACE.take();
        let start = now();
        let replay = std::rc::Rc::new(Replay::new(std::rc::Rc::new(trace)));
        let indexed = now();
        let timeline = Timeline::new(replay.clone());
        let ready = now();
        let view = View { height: Some(HEIGHT), show_what_comes: true, ..View::of_width(WIDTH) };
        let cursor = replay.steps(Grain::Step).cursor_of(1);
        let scene = timeline.scene(cursor, &view, &canvas);
        canvas.paint(&scene.list, &Theme::light());
        let drawn = now();
        let slices = timeline.tracks.rows.iter().map(|track| track.slices.len() + track.blocking.len()).sum::<usize>().max(1);
        let bytes =
            [trace_bytes(&replay.trace), index_bytes(&replay), row_bytes(&timeline)].map(|bytes| bytes as f64 / slices as f64);
        let costs = [indexed - start, ready - indexed, drawn - ready];
        Ok(Drawing { timeline, canvas, view, cursor, costs, bytes, slices })
    }

    pub fn slices(&self) -> usize {
        self.slices
    }

    pub fn costs(&self) -> Vec<f64> {
        self.costs.to_vec()
    }

    pub fn bytes(&self) -> Vec<f64> {
        self.bytes.to_vec()
    }

    /// Unfolds everything, or folds what is folded at first.
    pub fn unfold(&mut self, unfolded: bool) {
        self.view.folds = if unfolded { loopscope::timeline::Folds::all(false) } else { Default::default() };
    }

    /// One frame of a journey through the run, `share` of it done (0 to 1): in to a few slices, along, and out again, in three places;
    /// gives the milliseconds of script and the shapes that were drawn.
    pub fn journey(&mut self, share: f64) -> Vec<f64> {
        let start = now();
        let clock = self.place(share);
        self.view.clock = Some(clock);
        // Where there are more rows than fit one also scrolls through them.
        self.view.scroll = (share * 3.0).fract() as f32 * 4000.0;
        self.draw(start)
    }

    /// One frame after the cursor moved to a share of all steps; `by` so many steps on.
    pub fn seek(&mut self, share: f64, by: i32) -> Vec<f64> {
        let start = now();
        let steps = self.timeline.replay.steps(Grain::Step);
        let number = (share * steps.len() as f64) as i64 + i64::from(by);
        self.cursor = steps.cursor_of(number.clamp(1, steps.len() as i64) as usize);
        self.view.clock = None;
        self.draw(start)
    }
}

impl Drawing {
    fn draw(&self, start: f64) -> Vec<f64> {
        let scene = self.scene();
        self.canvas.paint(&scene.list, &Theme::light());
        vec![now() - start, scene.list.len() as f64]
    }

    fn scene(&self) -> Scene {
        let measure: &dyn Measure = &self.canvas;
        self.timeline.scene(self.cursor, &self.view, measure)
    }

    /// The part of the run that is seen at a moment of the journey.
    fn place(&self, share: f64) -> ClockScale {
        let whole = View { clock: None, ..self.view.clone() };
        let fit = self.timeline.scale(self.cursor, &whole, &Estimate);
        let (leg, within) = ((share * 3.0).floor(), (share * 3.0).fract());
        // The first third of a leg goes in, the second along, the last out.
        let depth = (within * 3.0).min(3.0 - within * 3.0).clamp(0.0, 1.0);
        let factor = (self.slices as f64).max(10.0).powf(depth);
        let about = fit.left + (fit.right - fit.left) * (0.2 + 0.3 * leg as f32);
        let along = ((within - 1.0 / 3.0) * 3.0).clamp(0.0, 1.0) as f32;
        fit.zoom(about, factor).pan(-along * 4000.0).clock
    }
}

fn canvas() -> Option<Canvas> {
    let document = web_sys::window()?.document()?;
    let element: HtmlCanvasElement = match document.query_selector("canvas").ok()? {
        Some(canvas) => canvas.dyn_into().ok()?,
        None => {
            let canvas = document.create_element("canvas").ok()?;
            document.document_element()?.append_child(&canvas).ok()?;
            canvas.dyn_into().ok()?
        }
    };
    Canvas::of(element)
}

fn trace_bytes(trace: &Trace) -> usize {
    size_of_val(trace.events()) + trace.text_bytes()
}

fn index_bytes(replay: &Replay) -> usize {
    let index = &replay.index;
    let positions = [Grain::Step, Grain::Handle].map(|grain| size_of_val(replay.steps(grain).positions()));
    size_of_val(&index.tasks[..])
        + size_of_val(&index.futures[..])
        + size_of_val(&index.handles[..])
        + size_of_val(&index.timers[..])
        + size_of_val(&index.objects[..])
        + size_of_val(&index.stints[..])
        + positions.iter().sum::<usize>()
}

fn row_bytes(timeline: &Timeline) -> usize {
    let of_row = |track: &loopscope::timeline::Track| {
        let calls: usize = track.calls.iter().map(|calls| size_of_val(&calls[..])).sum();
        // The pyramid above them is a fifteenth of a byte a slice.
        size_of_val(&track.slices[..]) * 181 / 180 + size_of_val(&track.blocking[..]) + size_of_val(&track.marks[..]) + calls
    };
    size_of_val(&timeline.tracks.rows[..]) + timeline.tracks.rows.iter().map(of_row).sum::<usize>()
}
