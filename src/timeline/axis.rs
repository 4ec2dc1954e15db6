//! What stands behind and before the rows: ground, gridlines, the axis with its break, the veil and the playhead. Knows no tasks.

use super::layout::Draft;
use super::scale::Moment;
use super::shape::{CssPx, Label, Rect, Segment, Shapes, Style};
use super::theme::Role;
use crate::time::{Duration, Instant};
use crate::trace::words;

/// The ground, stripes, gridlines and axis.
pub fn ground(draft: &mut Draft<'_>) {
    let (width, height) = (draft.list.width, draft.list.height);
    draft.list.rect(Role::Ground, false, Rect::new(0.0, 0.0, width, height));
    let axis = draft.metrics.axis_height;
    let stripes = draft.rows.iter().filter(|(row, _)| row % 2 == 1).map(|(_, rect)| {
        let top = rect.y.max(axis);
        Rect::new(0.0, top, width, (rect.bottom().min(height) - top).max(0.0))
    });
    let stripes = stripes.collect();
    draft.list.add(Role::Stripe, Style::Fill, false, Shapes::Rects(stripes));
    let (left, right) = draft.scale.stretch_edges();
    if let Some(ground) = Rect::new(left, axis, right - left, height - axis).between(draft.plot.x, draft.plot.right()) {
        draft.list.rect(Role::Stretched, false, ground);
    }
    let lines = gridlines(draft)
        .into_iter()
        .flat_map(|(_, x)| [Segment::Move(x.round() + 0.5, axis), Segment::Line(x.round() + 0.5, height)]);
    draft.list.add(Role::Grid, Style::Stroke { width: 1.0, dash: 0.0 }, false, Shapes::Path(lines.collect()));
}

/// The axis, over whatever was scrolled below it: instants, ticks, and the break on both sides of the stretched instant.
pub fn axis(draft: &mut Draft<'_>) {
    let (width, height) = (draft.list.width, draft.metrics.axis_height);
    draft.list.rect(Role::Ground, false, Rect::new(0.0, 0.0, width, height));
    stretched(draft);
    labels(draft);
    draft.list.rect(Role::Grid, false, Rect::new(0.0, height - 1.0, width, 1.0));
}

/// The stretched instant's part of the axis, and the break at both of its sides.
fn stretched(draft: &mut Draft<'_>) {
    let (left, right) = draft.scale.stretch_edges();
    let (plot, height) = (draft.plot, draft.metrics.axis_height);
    let top = height - 16.0;
    if let Some(ground) = Rect::new(left, top, right - left, 16.0).between(plot.x, plot.right()) {
        draft.list.rect(Role::Stretched, false, ground);
    }
    let (mut zigzag, mut edges) = (Vec::new(), Vec::new());
    for x in [left, right] {
        if x >= plot.x && x <= plot.right() {
            zigzag.extend([Segment::Move(x, top), Segment::Line(x + 3.5, top + 4.0), Segment::Line(x - 3.5, top + 8.0)]);
            zigzag.extend([Segment::Line(x + 3.5, top + 12.0), Segment::Line(x, top + 16.0)]);
            // Under the veil the edge is left out: what is written there is to be read.
            if draft.view.show_what_comes || x <= here(draft) {
                edges.extend([Segment::Move(x, height), Segment::Line(x, draft.list.height)]);
            }
        }
    }
    draft.list.add(Role::Break, Style::Stroke { width: 1.2, dash: 0.0 }, false, Shapes::Path(zigzag));
    draft.list.add(Role::Break, Style::Stroke { width: 1.0, dash: 2.0 }, false, Shapes::Path(edges));
}

/// The instants of the gridlines that are seen, with their places. The stretched instant has none: it names itself.
fn gridlines(draft: &Draft<'_>) -> Vec<(Instant, CssPx)> {
    let every = interval(draft);
    let (first, last) = (draft.scale.moment_at(draft.plot.x).0, draft.scale.moment_at(draft.plot.right()).0);
    let last = last.min(draft.view.until.unwrap_or(draft.timeline.replay.trace.end()));
    let mut lines = Vec::new();
    let mut at = first.nanos().div_ceil(every).saturating_mul(every);
    while at <= last.nanos() && lines.len() < 400 {
        let instant = Instant::from_nanos(at);
        let x = draft.scale.x_of(Moment { at: instant, order: 0 });
        if instant != draft.scale.stretch.at && x >= draft.plot.x && x <= draft.plot.right() {
            lines.push((instant, x));
        }
        at = at.saturating_add(every);
    }
    lines
}

/// The ticks and what stands at them; what would touch the stretched instant's own words, or the label before, is left out.
fn labels(draft: &mut Draft<'_>) {
    let size = draft.metrics.text_size;
    let height = draft.metrics.axis_height;
    let y = height - 22.0;
    let mut labels = Vec::new();
    let (left, right) = stretch_label(draft, size, &mut labels, y);
    let mut ticks = Vec::new();
    let mut before = CssPx::MIN;
    for (instant, x) in gridlines(draft) {
        ticks.extend([Segment::Move(x.round() + 0.5, height - 6.0), Segment::Line(x.round() + 0.5, height)]);
        let text = seconds(instant);
        let wide = draft.measure.width(&text, size, false);
        let from = (x - wide / 2.0).clamp(draft.plot.x, (draft.list.width - wide - 2.0).max(draft.plot.x));
        if from > before + 8.0 && (from + wide + 8.0 < left || from > right + 8.0) {
            labels.push((false, Label { x: from, y, text: text.into() }));
            before = from + wide;
        }
    }
    draft.list.add(Role::Dim, Style::Stroke { width: 1.0, dash: 0.0 }, false, Shapes::Path(ticks));
    for bold in [false, true] {
        let chosen: Vec<Label> = labels.iter().filter(|(strong, _)| *strong == bold).map(|(_, label)| label.clone()).collect();
        let role = if bold { Role::Ink } else { Role::Dim };
        draft.list.add(role, Style::Text { size, bold }, false, Shapes::Texts(chosen));
    }
}

/// Names the stretched instant; gives the edges of what it wrote.
fn stretch_label(draft: &Draft<'_>, size: CssPx, labels: &mut Vec<(bool, Label)>, y: CssPx) -> (CssPx, CssPx) {
    let (left, right) = draft.scale.stretch_edges();
    let (seen_left, seen_right) = (left.max(draft.plot.x), right.min(draft.plot.right()));
    if seen_left >= seen_right {
        return (CssPx::MAX, CssPx::MIN);
    }
    let instant = seconds(draft.scale.stretch.at);
    let (from, to) = draft.scale.stretch.events();
    let steps = draft.timeline.replay.steps(draft.view.grain);
    let count = steps.number(to).saturating_sub(steps.number(from.saturating_sub(usize::from(from > 0))));
    let long = match count {
        1 => format!("{instant}, stretched: 1 step"),
        count => format!("{instant}, stretched: {count} steps"),
    };
    let room = draft.plot.right() - seen_left.max(draft.plot.x);
    let text = if draft.measure.width(&long, size, true) <= (right - left).max(180.0).min(room) { long } else { instant };
    let wide = draft.measure.width(&text, size, true);
    let from = seen_left.min(draft.plot.right() - wide).max(draft.plot.x);
    labels.push((true, Label { x: from, y, text: text.into() }));
    (from, from + wide)
}

/// An instant as the axis writes it: `1.5 s`, `20 ms`.
pub fn seconds(at: Instant) -> String {
    let nanos = at.nanos();
    let (unit, name) = match nanos {
        0 => return "0 s".to_string(),
        nanos if nanos % 1_000_000 == 0 && nanos >= 100_000_000 || nanos >= 1_000_000_000 => (1, "s"),
        nanos if nanos >= 1_000_000 => (1_000, "ms"),
        nanos if nanos >= 1_000 => (1_000_000, "µs"),
        _ => return format!("{nanos} ns"),
    };
    let scaled = Duration::from_nanos(nanos.saturating_mul(unit));
    format!("{} {name}", words::number(scaled))
}

/// The nanoseconds from one gridline to the next: 1, 2 or 5 of a power of ten, so that labels have room.
fn interval(draft: &Draft<'_>) -> u64 {
    let apart = if draft.metrics.narrow { 52.0 } else { 84.0 };
    let least = (apart / draft.scale.clock.pace).max(1.0);
    let mut power = 1u64;
    loop {
        for factor in [1, 2, 5] {
            let interval = power.saturating_mul(factor);
            if interval as f64 >= least || interval == u64::MAX {
                return interval;
            }
        }
        power = power.saturating_mul(10);
    }
}

/// The playhead; gives its place.
pub fn playhead(draft: &mut Draft<'_>) -> CssPx {
    let x = here(draft);
    let plot = draft.plot;
    if x >= plot.x && x <= plot.right() {
        let top = draft.metrics.axis_height - 14.0;
        draft.list.rect(Role::Playhead, false, Rect::new(x - 1.0, top, 2.0, draft.list.height - top));
        let flag =
            [Segment::Move(x - 5.5, top - 4.0), Segment::Line(x + 5.5, top - 4.0), Segment::Line(x, top + 5.0), Segment::Close];
        draft.list.add(Role::Playhead, Style::Fill, false, Shapes::Path(flag.to_vec()));
    }
    x
}

/// The place of the cursor.
pub fn here(draft: &Draft<'_>) -> CssPx {
    draft.scale.x_of(Moment { at: draft.now.at, order: draft.now.cursor })
}

/// The veil over what comes after the cursor, unless one wants to see it.
pub fn veil(draft: &mut Draft<'_>) {
    let x = here(draft);
    let (plot, top) = (draft.plot, draft.metrics.axis_height);
    if draft.view.show_what_comes || draft.now.cursor >= draft.timeline.replay.trace.events().len() {
        return;
    }
    let Some(veil) = Rect::new(x + 1.0, top, plot.right(), draft.list.height - top).between(plot.x, plot.right()) else { return };
    draft.list.rect(Role::Veil, false, veil);
    let size = draft.metrics.text_size;
    for text in ["not shown yet: what comes after the cursor", "not shown yet"] {
        let wide = draft.measure.width(text, size, false);
        if wide + 16.0 <= veil.width {
            let (x, y) = (veil.x + (veil.width - wide) / 2.0, draft.list.height - 14.0);
            return draft.write(Role::Dim, size, false, x, y, text);
        }
    }
}
