//! From tracks and a view to shapes: where everything stands, in which order it is painted, and what lies under a point. Each kind
//! of thing is drawn in a file of its own; this one knows the whole.

use super::columns::Columns;
use super::folds::{Fold, Shown};
use super::scale::{Moment, Stretch, TimeScale};
use super::shape::{CssPx, DisplayList, Label, Rect, Shapes, Style};
use super::theme::Role;
use super::tracks::{OPEN, TrackOf};
use super::{Measure, Timeline, View, attention, axis, combinators, crowds, flows, guesses, names, plans, rows};
use crate::time::{Duration, Instant};
use crate::trace::{EventKind, Grain, Snapshot, Who, Words, words};
use std::ops::Range;
use std::rc::Rc;

/// Something on the timeline that can be pointed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// The slices of a row from the event `from` up to the event `to`: one, or as many as were merged.
    Slice { row: usize, from: u32, to: u32 },
    /// The mark of a row at an event.
    Mark { row: usize, event: u32 },
    /// The call of a row that begins at an event.
    Call { row: usize, event: u32 },
    /// Some of the time of a row that stands for many tasks: the states after the events from `from` up to `to`.
    Crowd { row: usize, from: u32, to: u32 },
    /// A row, by its name.
    Track(usize),
}

impl Target {
    /// The row that it is on.
    pub fn row(self) -> usize {
        match self {
            Target::Slice { row, .. } | Target::Mark { row, .. } | Target::Call { row, .. } | Target::Crowd { row, .. } => row,
            Target::Track(row) => row,
        }
    }
}

/// Where a row can be folded or unfolded.
#[derive(Clone, Debug, PartialEq)]
pub struct FoldButton {
    pub fold: Fold,
    pub folded: bool,
    pub place: Rect,
    /// The name of the row.
    pub name: Box<str>,
}

/// What lies under a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    pub target: Option<Target>,
    pub row: Option<usize>,
    /// The instant there, if the point is in the plot or on its axis; inside the stretched instant also the cursor there.
    pub at: Option<Instant>,
    pub order: Option<usize>,
}

/// An end is taken from so far to either side: together the 24 pixels that a finger or a restless hand needs.
const REACH: CssPx = 12.0;

/// A drawing, with the scale that it was made by and the places of what can be pointed at.
#[derive(Clone, Debug)]
pub struct Scene {
    pub list: DisplayList,
    pub scale: TimeScale,
    /// How high the drawing would be if nothing were scrolled.
    pub full_height: CssPx,
    /// The left edge, the width of the playhead's line being nothing.
    pub playhead: CssPx,
    /// Where each row stands, from the first that is seen.
    pub rows: Vec<(usize, Rect)>,
    /// Which rows there are to be seen, and how far up they are scrolled.
    pub shown: Rc<Shown>,
    pub scrolled: CssPx,
    /// What can be folded and unfolded, of the rows that are seen.
    pub folds: Vec<FoldButton>,
    /// In the order of painting: the last that contains a point is what one sees there.
    pub targets: Vec<(Rect, Target)>,
}

impl Scene {
    /// How far the rows have to be scrolled on so that this one is seen whole; nothing if it is.
    pub fn reveal_row(&self, row: usize) -> CssPx {
        let Some((top, bottom)) = self.shown.edges(row) else { return 0.0 };
        let (above, below) = (top - self.scrolled, bottom - self.scrolled + self.list.plot.y - self.list.height);
        if above < 0.0 { above } else { below.clamp(0.0, above) }
    }

    /// The slices whose ends are seen so near to a point that a hand may mean them, the nearest first.
    pub fn ends_near(&self, x: CssPx, y: CssPx) -> Vec<Target> {
        let edge = self.list.plot.right() - 1.0;
        let mut near: Vec<(CssPx, Target)> = Vec::new();
        for (rect, target) in &self.targets {
            let (apart, below) = ((rect.right() - x).abs(), y - (rect.y + rect.height / 2.0));
            if matches!(target, Target::Slice { .. }) && rect.right() < edge && apart <= REACH && below.abs() <= REACH {
                near.push((apart, *target));
            }
        }
        near.sort_by(|a, b| a.0.total_cmp(&b.0));
        near.into_iter().map(|(_, target)| target).collect()
    }

    /// Where a target is drawn.
    pub fn place_of(&self, target: Target) -> Option<Rect> {
        self.targets.iter().find(|(_, own)| *own == target).map(|(rect, _)| *rect)
    }

    /// What lies under a point.
    pub fn hit(&self, x: CssPx, y: CssPx) -> Hit {
        let target = self.targets.iter().rev().find(|(rect, _)| rect.contains(x, y)).map(|(_, target)| *target);
        let row = self.rows.iter().find(|(_, rect)| y >= rect.y && y < rect.bottom()).map(|(row, _)| *row);
        let plot = self.list.plot;
        let timed = x >= plot.x && x <= plot.right() && y <= plot.bottom();
        let (at, order) = if timed { self.scale.moment_at(x) } else { (Instant::START, None) };
        Hit { target, row, at: timed.then_some(at), order }
    }
}

/// The measures of a drawing; a narrow one takes less of everything.
#[derive(Clone, Copy, Debug)]
pub struct Metrics {
    pub narrow: bool,
    /// The size of names, and of everything else that is written.
    pub name_size: CssPx,
    pub text_size: CssPx,
    pub axis_height: CssPx,
    pub row_height: CssPx,
    /// The height of a run, and of a wait.
    pub tall: CssPx,
    pub flat: CssPx,
    pub indent: CssPx,
}

impl Metrics {
    pub fn of(width: CssPx) -> Self {
        let narrow = width < 560.0;
        let (row_height, indent) = if narrow { (30.0, 7.0) } else { (34.0, 12.0) };
        Metrics { narrow, name_size: 12.0, text_size: 11.0, axis_height: 40.0, row_height, tall: 22.0, flat: 16.0, indent }
    }
}

/// Everything that the files which draw need to know, and the drawing so far.
pub struct Draft<'a> {
    pub timeline: &'a Timeline,
    pub view: &'a View,
    pub measure: &'a dyn Measure,
    pub metrics: Metrics,
    pub scale: TimeScale,
    /// How everything stands at the cursor.
    pub now: Rc<Snapshot>,
    /// Events from here on are not drawn, and when the last one happened that is.
    limit: usize,
    end: Instant,
    /// The edges of the plot.
    pub plot: Rect,
    pub list: DisplayList,
    pub targets: Vec<(Rect, Target)>,
    pub rows: Vec<(usize, Rect)>,
    columns: Columns,
    pub shown: Rc<Shown>,
    scrolled: CssPx,
    pub folds: Vec<FoldButton>,
    /// What is painted over the veil, because it is known before it happens.
    pub over: Vec<(Role, Style, Shapes)>,
}

impl Draft<'_> {
    /// The place of a row, seen or not; of one that is folded into another, the place of that.
    pub fn place_of(&self, row: usize) -> Option<Rect> {
        let (top, bottom) = self.shown.edges(row)?;
        Some(Rect::new(0.0, top - self.scrolled + self.metrics.axis_height, self.view.width, bottom - top))
    }

    /// The row that shows this one.
    pub fn row_of(&self, row: usize) -> Option<usize> {
        self.shown.row_of(row)
    }

    /// Whether what stands under a row is folded into it.
    pub fn is_folded(&self, row: usize) -> bool {
        self.timeline.tracks.is_folded(&self.view.folds, row)
    }

    pub fn words(&self) -> Words<'_> {
        words_of(self.timeline, self.view, &self.now)
    }

    /// Events from here on are not drawn.
    pub fn limit(&self) -> usize {
        self.limit
    }

    /// The moment of an event; of one that has not happened yet as far as is drawn, the last moment that is.
    pub fn moment(&self, event: u32) -> Moment {
        let events = self.timeline.replay.trace.events();
        match events.get(event as usize) {
            Some(found) if event != OPEN && (event as usize) < self.limit() => Moment { at: found.at, order: event as usize },
            _ => Moment { at: self.end, order: self.limit() },
        }
    }

    /// The first event that is drawn at this place, or at most a column's width to the right of it.
    pub fn event_at(&self, x: CssPx) -> u32 {
        self.columns.event_at(x).min(self.limit() as u32)
    }

    /// The place of an event.
    pub fn x_of(&self, event: u32) -> CssPx {
        self.scale.x_of(self.moment(event))
    }

    /// The text cut to a width, with an ellipsis where something is left out; None where not even that would fit.
    pub fn fit(&self, text: &str, size: CssPx, bold: bool, width: CssPx) -> Option<Box<str>> {
        if self.measure.width(text, size, bold) <= width {
            return Some(text.into());
        }
        let room = width - self.measure.width("…", size, bold);
        // The widths of a text's beginnings only grow: the longest that fits is found by halving.
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).skip(1).collect();
        let fits = ends.partition_point(|end| self.measure.width(&text[..*end], size, bold) <= room);
        fits.checked_sub(1).map(|at| format!("{}…", text[..ends[at]].trim_end()).into())
    }

    /// Adds a text of one role.
    pub fn write(&mut self, role: Role, size: CssPx, bold: bool, x: CssPx, y: CssPx, text: &str) {
        let label = Label { x, y, text: text.into() };
        self.list.add(role, Style::Text { size, bold }, false, Shapes::Texts(vec![label]));
    }
}

/// The scale of a run's drawing at a cursor, without the drawing.
pub fn scale(timeline: &Timeline, cursor: usize, view: &View, measure: &dyn Measure) -> TimeScale {
    let metrics = Metrics::of(view.width);
    let now = timeline.replay.at(cursor);
    let names = names_width(timeline, &metrics, &now, view, measure);
    time_scale(timeline, &now, view, plot_of(names, view, 0.0, &metrics), &metrics)
}

/// The plot of a drawing of this height.
fn plot_of(names: CssPx, view: &View, height: CssPx, metrics: &Metrics) -> Rect {
    Rect::new(names, metrics.axis_height, (view.width - names).max(20.0), height - metrics.axis_height)
}

/// The drawing of a run at a cursor.
pub fn scene(timeline: &Timeline, cursor: usize, view: &View, measure: &dyn Measure) -> Scene {
    let metrics = Metrics::of(view.width);
    let replay = &timeline.replay;
    let now = replay.at(cursor);
    let (limit, end) = if view.show_what_comes { (replay.trace.events().len(), replay.trace.end()) } else { (now.cursor, now.at) };
    let names = names_width(timeline, &metrics, &now, view, measure);
    let shown = timeline.shown(&view.folds, &metrics);
    let full_height = metrics.axis_height + shown.height() + 10.0;
    let height = view.height.map_or(full_height, |height| height.min(full_height));
    let plot = plot_of(names, view, height, &metrics);
    let scale = time_scale(timeline, &now, view, plot, &metrics);
    let list = DisplayList { width: view.width, height, plot, batches: Vec::new() };
    let (targets, rows) = (Vec::new(), Vec::new());
    let scrolled = view.scroll.clamp(0.0, (full_height - height).max(0.0));
    let columns = Columns::of(&timeline.instants, replay.trace.events(), &scale, plot);
    let (over, folds) = (Vec::new(), Vec::new());
    let mut draft = Draft {
        timeline,
        view,
        measure,
        metrics,
        scale,
        now,
        limit,
        end,
        plot,
        list,
        targets,
        rows,
        columns,
        shown,
        scrolled,
        folds,
        over,
    };
    draft.place_rows();
    axis::ground(&mut draft);
    rows::draw(&mut draft);
    crowds::draw(&mut draft);
    combinators::draw(&mut draft);
    attention::pale(&mut draft);
    flows::draw(&mut draft);
    plans::draw(&mut draft);
    axis::veil(&mut draft);
    for (role, style, shapes) in std::mem::take(&mut draft.over) {
        draft.list.add(role, style, true, shapes);
    }
    guesses::draw(&mut draft);
    names::draw(&mut draft);
    axis::axis(&mut draft);
    attention::flags(&mut draft);
    let playhead = axis::playhead(&mut draft);
    let Draft { list, scale, rows, shown, scrolled, folds, targets, .. } = draft;
    Scene { list, scale, full_height, playhead, rows, shown, scrolled, folds, targets }
}

impl Draft<'_> {
    /// Says where the rows stand that are seen.
    fn place_rows(&mut self) {
        let axis = self.metrics.axis_height;
        let seen = self.shown.between(self.scrolled, self.scrolled + self.list.height - axis);
        let width = self.view.width;
        let place = |top: CssPx, bottom: CssPx| Rect::new(0.0, top - self.scrolled + axis, width, bottom - top);
        self.rows = seen.map(|(row, top, bottom)| (row, place(top, bottom))).collect();
    }
}

/// How high a row is; `folded`: with what stands under it folded into it.
pub fn row_height(timeline: &Timeline, metrics: &Metrics, row: usize, folded: bool) -> CssPx {
    let track = &timeline.tracks.rows[row];
    match &track.of {
        TrackOf::Objects(objects) => combinators::row_height(metrics, combinators::lanes(&timeline.tracks.pictures, objects)),
        TrackOf::Alike { .. } => crowds::height(metrics, track, folded),
        _ if folded => metrics.row_height + rows::calls_height(metrics, track) + crowds::FOLDED,
        _ => metrics.row_height + rows::calls_height(metrics, track),
    }
}

/// How wide the column of names is: as wide as the widest, within reason.
fn names_width(timeline: &Timeline, metrics: &Metrics, now: &Snapshot, view: &View, measure: &dyn Measure) -> CssPx {
    let most = if metrics.narrow { view.width * 0.3 } else { (view.width * 0.22).min(220.0) };
    let least: CssPx = if metrics.narrow { 56.0 } else { 144.0 };
    let words = words_of(timeline, view, now);
    // The names of a few hundred rows tell how wide the column should be.
    let shown = timeline.shown(&view.folds, metrics);
    let widest = shown.rows.iter().take(300).map(|row| &timeline.tracks.rows[*row as usize]).map(|track| {
        measure.width(&track_name(words, timeline, &track.of), metrics.name_size, false) + CssPx::from(track.depth) * metrics.indent
    });
    (widest.fold(0.0, CssPx::max) + 24.0 + FOLD).clamp(least, most.max(least))
}

/// What things are called: where what comes is shown, by what is known at the end.
fn words_of<'a>(timeline: &'a Timeline, view: &View, now: &'a Snapshot) -> Words<'a> {
    match view.show_what_comes {
        true => Words::of_all(&timeline.replay.trace, &timeline.replay.index, now),
        false => Words::new(&timeline.replay.trace, now),
    }
}

/// The width of the button before a name that folds what stands under it.
pub const FOLD: CssPx = 12.0;

/// The name of a track.
pub fn track_name(words: Words<'_>, timeline: &Timeline, of: &TrackOf) -> String {
    match of {
        TrackOf::Loop => "event loop".to_string(),
        TrackOf::Program => "program".to_string(),
        TrackOf::Task(task) if words.now.task(*task).is_some() => words.task(*task),
        // What is not known yet at the cursor still has a row, so that rows do not jump about while one steps.
        TrackOf::Task(task) => {
            let named = |facts: &crate::trace::TaskFacts| {
                words::task_name(words.text(facts.name), words.text(facts.coroutine), facts.label)
            };
            timeline.replay.index.task(*task).map_or_else(|| words.task(*task), named)
        }
        TrackOf::Thread(thread) => {
            let name = timeline.replay.index.thread(*thread).map_or("", |facts| words.text(facts.name));
            if name.is_empty() { words.thread(*thread) } else { name.to_string() }
        }
        TrackOf::Alike { first, count } => {
            let coroutine = timeline.replay.index.task(*first).map_or("", |facts| words.text(facts.coroutine));
            format!("{} × {}", words::function_of(coroutine), grouped(*count as usize))
        }
        TrackOf::Objects(objects) => {
            let facts = objects.first().and_then(|object| timeline.replay.index.object(*object));
            if let Some(name) = facts.and_then(|facts| facts.name).filter(|_| objects.len() == 1) {
                return words.text(name).to_string();
            }
            let name = facts.and_then(|facts| facts.kind).map_or("object", words::kind_name);
            let alone = objects.len() > 1 || facts.and_then(|f| f.kind).is_none_or(|kind| timeline.replay.index.count_of(kind) < 2);
            if alone { name.to_string() } else { format!("{name} {}", facts.map_or(0, |facts| facts.number) + 1) }
        }
    }
}

/// A number with its digits in groups of three: `12,345`.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap_or("")).collect();
    groups.join(",")
}

/// The scale of the view, with the instant at the cursor stretched.
fn time_scale(timeline: &Timeline, now: &Snapshot, view: &View, plot: Rect, metrics: &Metrics) -> TimeScale {
    let trace = &timeline.replay.trace;
    let (left, right) = (plot.x + 8.0, plot.right() - if metrics.narrow { 22.0 } else { 26.0 });
    let room = f64::from((right - left).max(1.0));
    let whole = view.until.unwrap_or(trace.end());
    let wide = view.clock.map_or(room / (whole.nanos().max(1)) as f64, |clock| clock.pace);
    let moment = moment(timeline, now, Duration::from_nanos((SAME / wide.max(1e-15)) as u64));
    let lasts = (
        trace.events().get(moment.start).map_or(now.at, |event| event.at),
        moment.clone().last().map_or(now.at, |last| trace.events()[last].at),
    );
    let cells = cells(timeline, now, view.grain, moment);
    let unit = if metrics.narrow { 24.0 } else { 34.0 };
    let wanted: f64 = cells.iter().map(|(_, weight)| weight * unit).sum();
    let alone = whole == Instant::START;
    let width = if alone { room } else { wanted.clamp(48.0, room * if metrics.narrow { 0.62 } else { 0.55 }) };
    let stretch = Stretch::new(lasts, width, &cells, unit, now.cursor);
    let fit = TimeScale::fit(left, right, whole, stretch);
    match view.clock {
        Some(clock) => TimeScale { clock, ..fit },
        None => fit,
    }
}

/// What lies no more pixels apart happens at the same place on the clock's scale.
const SAME: f64 = 1.5;

/// The events of the instant at the cursor; where computing takes time, also those around it that belong to the same burst of work
/// and happen within so short a time.
fn moment(timeline: &Timeline, now: &Snapshot, within: Duration) -> Range<usize> {
    let events = timeline.replay.trace.events();
    let mut from = timeline.instants.first(events, 0, now.at);
    let mut to = timeline.instants.first(events, from, now.at + Duration::from_nanos(1));
    let least = from.saturating_sub(MOST_CELLS);
    while from > least && now.at.since(events[from - 1].at) <= within && !lets_time_pass(events[from - 1].kind) {
        from -= 1;
    }
    let most = (to + MOST_CELLS).min(events.len());
    while to > 0 && to < most && events[to].at.since(now.at) <= within && !lets_time_pass(events[to - 1].kind) {
        to += 1;
    }
    from..to
}

/// Whether time passes after such an event because nothing happens, and not because something computes.
fn lets_time_pass(kind: EventKind) -> bool {
    matches!(kind, EventKind::LoopWaits { .. } | EventKind::Blocked { .. } | EventKind::ThreadEnded { .. })
}

/// What happens at the instant of the cursor, cut into the doings of the loop, with how much room each deserves. Where there are
/// very many, those far from the cursor are taken together.
fn cells(timeline: &Timeline, now: &Snapshot, grain: Grain, Range { start: from, end: to }: Range<usize>) -> Vec<(usize, f64)> {
    let positions = timeline.replay.steps(Grain::Handle).positions();
    let first = positions.partition_point(|position| position.ends.index() < from);
    let last = positions.partition_point(|position| position.opens.index() < to).max(first);
    let here = positions.partition_point(|position| position.cursor < now.cursor);
    let coarse = (last - first).div_ceil(MOST_CELLS);
    let mut cells = Vec::new();
    let (mut begins, mut at) = (from, first);
    while at < last {
        let near = at + MOST_CELLS / 4 > here && at < here + MOST_CELLS / 4;
        let together = if near { 1 } else { coarse.clamp(1, last - at) };
        let weights = positions[at..at + together].iter().map(|position| weight(position.who, grain));
        cells.push((begins, weights.sum()));
        at += together;
        // The last position stands at the trace's end, and what comes after its own doing has room of its own.
        begins = (positions[at - 1].ends.index() + 1).min(to);
    }
    if begins < to {
        // The signs of how tasks ended stand behind their runs: the last of all needs room too.
        cells.push((begins, if timeline.replay.trace.end() == now.at { 0.7 } else { 0.2 }));
    }
    cells.push((to, 0.0));
    cells
}

/// About so many cells are told apart in one instant.
const MOST_CELLS: usize = 2048;

/// How much room a doing of the loop deserves. When one steps by tasks' runs, what the loop does in between takes less of it.
fn weight(who: Who, grain: Grain) -> f64 {
    match (who, grain) {
        (Who::Task(_) | Who::Code(_), _) => 1.0,
        (Who::Handle(_), Grain::Handle) => 0.6,
        (Who::Timer(_), Grain::Handle) => 0.5,
        (Who::Handle(_) | Who::Timer(_), Grain::Step) => 0.45,
        (Who::Round(_) | Who::Idle, Grain::Handle) => 0.3,
        (Who::Round(_) | Who::Idle, Grain::Step) => 0.08,
    }
}
