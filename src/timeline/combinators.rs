//! Draws combinators and primitives as what they are: slots that fill, results on a conveyor, a fence in time, holders and levels.

use super::fences::{fence, standing, wall};
use super::layout::{Draft, Metrics, Target};
use super::pictures::{Lane, Picture, Piece, PieceOf};
use super::shape::{CssPx, Label, Rect, Segment, Shapes, Style};
use super::theme::Role;
use super::tracks::{OPEN, TrackOf};
use crate::trace::{Change, ObjectId, ObjectKind, Outcome, words};

/// More lanes than this are drawn as a level instead.
const MOST_LANES: usize = 30;

/// How many lanes a row of these objects needs.
pub fn lanes(pictures: &[Option<Picture>], objects: &[ObjectId]) -> usize {
    let of = |object: &ObjectId| pictures.get(object.0 as usize)?.as_ref().map(lanes_of);
    objects.iter().filter_map(of).max().unwrap_or(0)
}

fn lanes_of(picture: &Picture) -> usize {
    match picture.kind {
        ObjectKind::Gather | ObjectKind::Wait(_) | ObjectKind::TaskGroup => picture.lanes.len(),
        ObjectKind::Semaphore => picture.lanes.len().max((picture.size as usize).min(MOST_LANES)),
        _ => 0,
    }
}

/// How high a row with so many lanes is.
pub fn row_height(metrics: &Metrics, lanes: usize) -> CssPx {
    match lanes {
        0 => metrics.row_height,
        lanes if lanes > MOST_LANES => metrics.row_height + 20.0,
        lanes => HEADER + 9.0 + lanes as CssPx * lane_height(metrics, lanes),
    }
}

/// The height of the line above the lanes.
const HEADER: CssPx = 15.0;

fn lane_height(metrics: &Metrics, lanes: usize) -> CssPx {
    match lanes {
        0..=6 if metrics.narrow => 14.0,
        0..=6 => 15.0,
        7..=12 => 8.0,
        _ => 4.0,
    }
}

/// What is drawn, by paint.
#[derive(Default)]
pub struct Pile {
    grounds: Vec<Rect>,
    outlines: Vec<Rect>,
    pending: Vec<Rect>,
    done: [Vec<Rect>; 3],
    held: Vec<Rect>,
    levels: Vec<Rect>,
    pub fences: Vec<Segment>,
    pub dashes: Vec<Segment>,
    /// Where fences stood before.
    pub stumps: Vec<Segment>,
    pub walls: Vec<Rect>,
    pub bricks: Vec<Segment>,
    /// What was stopped at a wall.
    pub stopped: Vec<Segment>,
    /// Lines from a value to whoever got it.
    hands: Vec<Segment>,
    /// Who was notified, and when.
    notes: Vec<Segment>,
    texts: Vec<(Role, Label)>,
}

/// Draws the objects of all rows that are seen; gives what is to be drawn over the veil: deadlines that are to come.
pub fn draw(draft: &mut Draft<'_>) {
    let timeline = draft.timeline;
    let mut pile = Pile::default();
    for (row, rect) in draft.rows.clone() {
        let TrackOf::Objects(objects) = &timeline.tracks.rows[row].of else { continue };
        for object in objects {
            if let Some(Some(picture)) = timeline.tracks.pictures.get(object.0 as usize)
                && (picture.from as usize) < draft.limit()
            {
                one(draft, &mut pile, row, rect, picture);
            }
        }
    }
    paint(draft, pile);
}

fn one(draft: &mut Draft<'_>, pile: &mut Pile, row: usize, rect: Rect, picture: &Picture) {
    let (from, to) = (draft.x_of(picture.from), draft.x_of(picture.to));
    let frame = Rect::new(from, rect.y + 4.0, (to - from).max(3.0), rect.height - 8.0);
    let Some(seen) = frame.between(draft.plot.x - 8.0, draft.plot.right() + 8.0) else { return };
    draft.targets.push((seen, Target::Slice { row, from: picture.from, to: picture.to }));
    match picture.kind {
        ObjectKind::AsCompleted => conveyor(draft, pile, seen, picture),
        ObjectKind::Gather | ObjectKind::Wait(_) | ObjectKind::TaskGroup => {
            bracket(pile, seen);
            header(draft, pile, seen, &summary(draft, picture));
            slots(draft, pile, seen, picture);
        }
        ObjectKind::Shield => {
            let upper = Rect { y: frame.y + 1.0, height: draft.metrics.flat - 1.0, ..seen };
            bracket(pile, upper);
            wall(draft, pile, upper, picture);
        }
        ObjectKind::Timeout | ObjectKind::WaitFor => {
            let middle = Rect { y: rect.y + (rect.height - draft.metrics.flat) / 2.0, height: draft.metrics.flat, ..seen };
            bracket(pile, middle);
            inside(draft, pile, Role::Ink, middle, &summary(draft, picture));
        }
        ObjectKind::Lock | ObjectKind::Semaphore => places(draft, pile, seen, picture),
        ObjectKind::Condition => condition(draft, pile, seen, picture),
        ObjectKind::Queue | ObjectKind::Barrier => level(draft, pile, seen, picture),
        ObjectKind::Event => flag(draft, pile, seen, picture),
        ObjectKind::AsyncGenerator => handed(draft, pile, seen, picture),
    }
    fence(draft, pile, rect, picture, to);
}

fn bracket(pile: &mut Pile, frame: Rect) {
    pile.grounds.push(frame);
    pile.outlines.push(Rect::new(frame.x + 0.5, frame.y + 0.5, frame.width - 1.0, frame.height - 1.0));
}

/// Writes into a frame, cut to its width.
pub fn inside(draft: &Draft<'_>, pile: &mut Pile, role: Role, frame: Rect, text: &str) {
    let size = draft.metrics.text_size;
    let from = frame.x.max(draft.plot.x);
    let room = frame.right().min(draft.plot.right()) - from - 10.0;
    if room < 14.0 {
        return;
    }
    if let Some(text) = draft.fit(text, size, false, room) {
        pile.texts.push((role, Label { x: from + 5.0, y: frame.y + frame.height / 2.0 + size * 0.36, text }));
    }
}

fn header(draft: &Draft<'_>, pile: &mut Pile, frame: Rect, text: &str) {
    inside(draft, pile, Role::Ink, Rect { y: frame.y + 1.0, height: HEADER, ..frame }, text);
}

/// How an object stands at the cursor, in a few words; what is made after it, where the drawing ends.
fn summary(draft: &Draft<'_>, picture: &Picture) -> String {
    let at = standing(draft, picture);
    let (done, all) = (picture.level_at(at), picture.lanes.len());
    match picture.kind {
        ObjectKind::Wait(rule) => format!("{}: {done} done, {} pending", words::rule_name(rule), all - done as usize),
        ObjectKind::TaskGroup if picture.has(Change::Aborting, at) => format!("aborts: cancels what is left, {done} of {all} done"),
        ObjectKind::Timeout | ObjectKind::WaitFor => {
            let expired = if picture.has(Change::Expired, at) { "deadline passed: " } else { "until " };
            picture
                .deadline_at(at)
                .map_or("no deadline".to_string(), |deadline| format!("{expired}{}", super::axis::seconds(deadline)))
        }
        _ => format!("{done} of {all} done"),
    }
}

/// A lane a member: hollow while it is pending, filled from when it is done.
fn slots(draft: &Draft<'_>, pile: &mut Pile, frame: Rect, picture: &Picture) {
    if picture.lanes.len() > MOST_LANES {
        return level(draft, pile, frame, picture);
    }
    let height = lane_height(&draft.metrics, picture.lanes.len());
    for (slot, lane) in picture.lanes.iter().enumerate() {
        let rect = Rect { y: frame.y + HEADER + slot as CssPx * height, height: height - 1.5, ..frame };
        let name = lane.member.map(|member| draft.words().awaited(member)).unwrap_or_default();
        for piece in pieces(draft, lane) {
            let Some(place) = piece_rect(draft, rect, piece) else { continue };
            match piece.what {
                PieceOf::Pending => pile.pending.push(Rect { y: place.y + 0.5, height: place.height - 1.0, ..place }),
                PieceOf::Done(outcome) => pile.done[outcome as usize].push(place),
                PieceOf::Held(_) => pile.held.push(place),
            }
            if height >= 12.0 {
                match piece.what {
                    PieceOf::Done(outcome) => {
                        let sign = words::outcome_sign(outcome);
                        // A narrow one has room for the sign alone.
                        let narrow = place.width < 24.0;
                        let (frame, text) = if narrow {
                            (Rect { x: place.x - 3.5, width: 24.0, ..place }, sign.to_string())
                        } else {
                            (place, format!("{sign} {name}"))
                        };
                        inside(draft, pile, Role::OnStrong, frame, &text);
                    }
                    _ => inside(draft, pile, Role::Dim, place, &format!("{slot} {name}")),
                }
            }
        }
    }
}

/// The pieces of a lane that are drawn.
fn pieces<'a>(draft: &Draft<'_>, lane: &'a Lane) -> impl Iterator<Item = &'a Piece> {
    let limit = draft.limit() as u32;
    let (left, right) = (draft.plot.x, draft.plot.right());
    let from = lane.pieces.partition_point(|piece| draft.x_of(piece.to) < left);
    let to = lane.pieces.partition_point(|piece| piece.from < limit && draft.x_of(piece.from) <= right);
    lane.pieces.get(from..to).unwrap_or_default().iter()
}

/// The place of a piece. One that is done is seen even where the whole ended with it: it reaches back a little then.
fn piece_rect(draft: &Draft<'_>, lane: Rect, piece: &Piece) -> Option<Rect> {
    let (from, to) = (draft.x_of(piece.from) + 1.5, draft.x_of(piece.to) - 1.5);
    let from = match piece.what {
        PieceOf::Pending => from,
        PieceOf::Done(_) => from.min(to - SIGN),
        PieceOf::Held(_) => from.min(to - 2.5),
    };
    Rect { x: from, width: to - from, ..lane }.between(draft.plot.x, draft.plot.right())
}

/// The least width of a piece that is done: the sign of how it ended fits in it.
const SIGN: CssPx = 13.0;

/// Results in the order of their completion, each from when it came.
fn conveyor(draft: &Draft<'_>, pile: &mut Pile, frame: Rect, picture: &Picture) {
    let belt = Rect { y: frame.y + frame.height / 2.0 - 1.0, height: 2.0, ..frame };
    pile.levels.push(belt);
    let size = draft.metrics.text_size;
    let limit = draft.limit() as u32;
    let mut results: Vec<(u32, Outcome, String)> = Vec::new();
    for lane in &picture.lanes {
        if let Some(Piece { from, what: PieceOf::Done(outcome), .. }) =
            lane.pieces.iter().find(|piece| matches!(piece.what, PieceOf::Done(_)))
            && *from < limit
        {
            let name = lane.member.map(|member| draft.words().awaited(member)).unwrap_or_default();
            results.push((*from, *outcome, name));
        }
    }
    results.sort_by_key(|(at, ..)| *at);
    let height = 20.0;
    let mut free = frame.x;
    for (place, (at, outcome, name)) in results.iter().enumerate() {
        let x = draft.x_of(*at);
        let next = results.get(place + 1).map_or(draft.plot.right(), |(at, ..)| draft.x_of(*at));
        let text = format!("{} {name} {}", place + 1, words::outcome_sign(*outcome));
        let wide = draft.measure.width(&text, size, false) + 12.0;
        // One that has only just come is drawn before the playhead, so that it can be read.
        let has_come = (*at as usize) < draft.now.cursor;
        let most = if has_come { (super::axis::here(draft) - 3.0 - wide).max(free) } else { x.max(free) };
        let left = x.min(most);
        let chip = Rect::new(left, frame.y + (frame.height - height) / 2.0, wide.min((next - left - 2.0).max(4.0)), height);
        free = chip.right() + 2.0;
        if let Some(chip) = chip.between(draft.plot.x, draft.plot.right()) {
            pile.done[*outcome as usize].push(chip);
            inside(draft, pile, Role::OnStrong, chip, &text);
        }
    }
}

/// The values of an asynchronous generator, each from when it was handed over, with a line to the row of whoever got it.
fn handed(draft: &Draft<'_>, pile: &mut Pile, frame: Rect, picture: &Picture) {
    pile.levels.push(Rect { y: frame.y + frame.height / 2.0 - 1.0, height: 2.0, ..frame });
    let limit = draft.limit() as u32;
    let shown = &picture.values[..picture.values.partition_point(|(at, _)| *at < limit)];
    let mut place = shown.partition_point(|(at, _)| draft.x_of(*at) < draft.plot.x);
    let height = draft.metrics.flat;
    while let Some((at, value)) = shown.get(place) {
        let x = draft.x_of(*at);
        if x > draft.plot.right() {
            break;
        }
        // Values that come closer than they can be told apart are one chip.
        let next = place + 1 + shown[place + 1..].partition_point(|(next, _)| draft.x_of(*next) < x + 3.0);
        let end = shown.get(next).map_or(frame.right(), |(next, _)| draft.x_of(*next));
        let text = if next - place > 1 { format!("{} values", next - place) } else { draft.words().text(*value).to_string() };
        let wide = draft.measure.width(&text, draft.metrics.text_size, false).max(14.0) + 12.0;
        let chip = Rect::new(x, frame.y + (frame.height - height) / 2.0, wide.min((end - x - 1.0).max(4.0)), height);
        pile.held.push(chip);
        inside(draft, pile, Role::OnStrong, chip, &text);
        line_to_taker(draft, pile, chip, *at);
        place = next;
    }
}

fn line_to_taker(draft: &Draft<'_>, pile: &mut Pile, chip: Rect, at: u32) {
    let index = &draft.timeline.replay.index;
    let taker = index.doer(crate::trace::EventId::new(at)).task().and_then(|task| draft.timeline.tracks.task(task));
    let Some(rect) = taker.and_then(|row| draft.shown.row_of(row)).and_then(|row| draft.place_of(row)) else { return };
    let (above, middle) = (rect.y < chip.y, rect.y + rect.height / 2.0);
    let (from, to) = if above { (chip.y, middle + 6.0) } else { (chip.bottom(), middle - 6.0) };
    let head = if above { 4.0 } else { -4.0 };
    let x = chip.x + 2.0;
    pile.hands.extend([Segment::Move(x, from), Segment::Line(x, to), Segment::Move(x - 3.0, to + head), Segment::Line(x, to)]);
    pile.hands.push(Segment::Line(x + 3.0, to + head));
}

/// Who holds a lock, or the slots of a semaphore.
fn places(draft: &Draft<'_>, pile: &mut Pile, frame: Rect, picture: &Picture) {
    let count = lanes_of(picture).max(1);
    if count > MOST_LANES {
        return level(draft, pile, frame, picture);
    }
    let (top, height) = match picture.kind {
        ObjectKind::Semaphore => (frame.y + HEADER, lane_height(&draft.metrics, count)),
        _ => (frame.y + (frame.height - draft.metrics.flat) / 2.0, draft.metrics.flat),
    };
    if picture.kind == ObjectKind::Semaphore {
        let taken = picture.level_at(draft.limit());
        header(draft, pile, frame, &format!("{taken} of {} taken", picture.size));
    }
    for slot in 0..count {
        let lane = Rect { y: top + slot as CssPx * height, height: height - 1.5, ..frame };
        pile.levels.push(Rect { y: lane.y + lane.height / 2.0 - 0.5, height: 1.0, ..lane });
        let Some(found) = picture.lanes.get(slot) else { continue };
        for piece in pieces(draft, found) {
            let (Some(place), PieceOf::Held(holder)) = (piece_rect(draft, lane, piece), piece.what) else { continue };
            pile.held.push(place);
            if height >= 12.0 {
                inside(draft, pile, Role::OnStrong, place, &draft.words().task(holder));
            }
        }
    }
}

/// How many wait to be notified, over time; and when somebody was.
fn condition(draft: &Draft<'_>, pile: &mut Pile, frame: Rect, picture: &Picture) {
    level(draft, pile, frame, picture);
    let limit = draft.limit() as u32;
    let notified = picture.changes.iter().filter(|(at, change)| *change == Change::Notified && *at < limit);
    for x in notified.map(|(at, _)| draft.x_of(*at)).filter(|x| *x >= draft.plot.x && *x <= draft.plot.right()) {
        let top = frame.y - 2.0;
        pile.notes.extend([Segment::Move(x - 4.0, top), Segment::Line(x + 4.0, top), Segment::Line(x, top + 7.0), Segment::Close]);
    }
    let waiting = picture.level_at(draft.limit());
    if waiting > 0 && picture.to == OPEN {
        inside(draft, pile, Role::OnStrong, frame, &format!("{waiting} wait to be notified"));
    }
}

/// A number over time, as an area.
fn level(draft: &Draft<'_>, pile: &mut Pile, frame: Rect, picture: &Picture) {
    let limit = draft.limit() as u32;
    let shown = &picture.levels[..picture.levels.partition_point(|(at, _)| *at < limit)];
    let most = picture.levels.iter().map(|(_, level)| *level).max().unwrap_or(0).max(picture.size).max(1);
    let bottom = frame.bottom();
    pile.levels.push(Rect { y: bottom - 1.0, height: 1.0, ..frame });
    let last = if picture.to == OPEN { limit } else { picture.to };
    let end_of = |place: usize| shown.get(place).map_or(last, |(at, _)| *at);
    let mut place = shown.partition_point(|(at, _)| draft.x_of(*at) < draft.plot.x).saturating_sub(1);
    while let Some((at, _)) = shown.get(place) {
        let from = draft.x_of(*at);
        if from > draft.plot.right() {
            break;
        }
        // Levels that last for less than a pixel are merged: the highest of them is seen.
        let bound = draft.event_at(from + 1.5);
        let next = place + 1 + shown[place + 1..].partition_point(|(at, _)| *at < bound);
        let level = shown[place..next].iter().map(|(_, level)| *level).max().unwrap_or(0);
        let (to, height) = (draft.x_of(end_of(next)), frame.height * level as CssPx / most as CssPx);
        place = next;
        let area = Rect::new(from, bottom - height, (to - from).max(0.5), height);
        let Some(area) = area.between(draft.plot.x, draft.plot.right()).filter(|_| level > 0) else { continue };
        pile.held.push(area);
        if area.width > 14.0 && height > 12.0 {
            inside(draft, pile, Role::OnStrong, Rect { x: area.x - 2.0, width: area.width + 4.0, ..area }, &level.to_string());
        }
    }
}

/// An event's flag: a bar while it is set.
fn flag(draft: &Draft<'_>, pile: &mut Pile, frame: Rect, picture: &Picture) {
    let middle = frame.y + frame.height / 2.0;
    pile.levels.push(Rect { y: middle - 0.5, height: 1.0, ..frame });
    let limit = draft.limit() as u32;
    let mut set: Option<u32> = None;
    let turns = picture.changes.iter().filter(|(at, _)| *at < limit);
    let mut bars: Vec<(u32, u32)> = Vec::new();
    for (at, change) in turns {
        match change {
            Change::Set => set = set.or(Some(*at)),
            Change::Cleared => bars.extend(set.take().map(|from| (from, *at))),
            _ => {}
        }
    }
    bars.extend(set.map(|from| (from, picture.to)));
    for (from, to) in bars {
        let bar =
            Rect::new(draft.x_of(from), middle - draft.metrics.flat / 2.0, draft.x_of(to) - draft.x_of(from), draft.metrics.flat);
        if let Some(bar) = bar.between(draft.plot.x, draft.plot.right()) {
            pile.held.push(bar);
            inside(draft, pile, Role::OnStrong, bar, "set");
        }
    }
}

fn paint(draft: &mut Draft<'_>, pile: Pile) {
    let Pile {
        grounds,
        outlines,
        pending,
        done,
        held,
        levels,
        fences,
        dashes,
        stumps,
        walls,
        bricks,
        stopped,
        hands,
        notes,
        texts,
    } = pile;
    let list = &mut draft.list;
    let line = |width: CssPx, dash: CssPx| Style::Stroke { width, dash };
    list.add(Role::CombinatorGround, Style::Fill, true, Shapes::Rounded(5.0, grounds));
    list.add(Role::Combinator, line(1.0, 0.0), true, Shapes::Rounded(5.0, outlines));
    list.add(Role::Idle, Style::Fill, true, Shapes::Rects(levels));
    list.add(Role::WaitingEdge, line(1.0, 3.0), true, Shapes::Rounded(3.0, pending));
    list.add(Role::Code, Style::Fill, true, Shapes::Rounded(3.0, held));
    for (role, rects) in [Role::Returned, Role::Raised, Role::Cancelled].into_iter().zip(done) {
        list.add(role, Style::Fill, true, Shapes::Rounded(3.0, rects));
    }
    list.add(Role::Combinator, Style::Fill, true, Shapes::Rects(walls));
    list.add(Role::Ground, line(1.0, 0.0), true, Shapes::Path(bricks));
    list.add(Role::Cancelled, line(1.8, 0.0), true, Shapes::Path(stopped));
    list.add(Role::Code, line(1.2, 0.0), true, Shapes::Path(hands));
    list.add(Role::Combinator, Style::Fill, true, Shapes::Path(notes));
    let size = draft.metrics.text_size;
    for role in [Role::Ink, Role::Dim, Role::OnStrong] {
        let labels = texts.iter().filter(|(of, _)| *of == role).map(|(_, label)| label.clone()).collect();
        draft.list.add(role, Style::Text { size, bold: false }, true, Shapes::Texts(labels));
    }
    draft.over.push((Role::Deadline, line(1.0, 0.0), Shapes::Path(stumps)));
    draft.over.push((Role::Deadline, line(1.2, 3.0), Shapes::Path(dashes)));
    draft.over.push((Role::Deadline, line(2.0, 0.0), Shapes::Path(fences)));
}
