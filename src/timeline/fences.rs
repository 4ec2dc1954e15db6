//! What stands in the way: a deadline as a fence in time that can be moved, and shield's wall that cancellation does not pass. Knows
//! no other combinators.

use super::combinators::{Pile, inside};
use super::layout::Draft;
use super::pictures::{Picture, PieceOf};
use super::scale::Moment;
use super::shape::{CssPx, Rect, Segment};
use super::theme::Role;
use crate::time::Instant;
use crate::trace::{Awaited, Outcome};

/// A deadline: a post that stands in time, and a dashed line that leads there. One that was moved has left a stump, and an arrow leads
/// from there to where it stood next.
pub fn fence(draft: &Draft<'_>, pile: &mut Pile, rect: Rect, picture: &Picture, end: CssPx) {
    let at = standing(draft, picture);
    moves(draft, pile, rect, picture, at);
    let Some(deadline) = picture.deadline_at(at) else { return };
    let x = x_of(draft, deadline);
    let over = (picture.to as usize) < draft.limit();
    let middle = rect.y + rect.height / 2.0;
    if over && x > end + 1.0 {
        // It was left in time: the fence is taken down.
        return;
    }
    pile.fences.extend([Segment::Move(x, rect.y + 1.0), Segment::Line(x, rect.bottom() - 1.0)]);
    for y in [rect.y + 4.0, rect.bottom() - 4.0] {
        pile.fences.extend([Segment::Move(x - 3.0, y), Segment::Line(x + 3.0, y)]);
    }
    if x > end + 6.0 {
        pile.dashes.extend([Segment::Move(end, middle), Segment::Line(x, middle)]);
    }
}

/// How an object is drawn: as it stands at the cursor; what begins after it, or was over before, as it stands where the drawing ends.
pub fn standing(draft: &Draft<'_>, picture: &Picture) -> usize {
    let now = draft.now.cursor;
    if (picture.from as usize) < now && (picture.to as usize) >= now { now } else { draft.limit() }
}

fn x_of(draft: &Draft<'_>, at: Instant) -> CssPx {
    draft.scale.x_of(Moment { at, order: 0 })
}

fn moves(draft: &Draft<'_>, pile: &mut Pile, rect: Rect, picture: &Picture, at: usize) {
    let known = &picture.deadlines[..picture.deadlines.partition_point(|(event, _)| (*event as usize) < at)];
    for pair in known.windows(2) {
        let [(_, Some(before)), (_, Some(after))] = *pair else { continue };
        let (x, to) = (x_of(draft, before), x_of(draft, after));
        let y = rect.y + 5.0;
        pile.stumps.extend([Segment::Move(x, rect.y + 1.0), Segment::Line(x, rect.y + 9.0)]);
        if (to - x).abs() > 8.0 {
            let back = if to > x { -4.0 } else { 4.0 };
            pile.stumps.extend([Segment::Move(x, y), Segment::Line(to, y)]);
            pile.stumps.extend([Segment::Move(to + back, y - 3.0), Segment::Line(to, y), Segment::Line(to + back, y + 3.0)]);
        }
    }
}

/// How thick a wall is.
const WALL: CssPx = 5.0;

/// A wall below what waits outside: it stands as long as what is behind it is under way, whatever becomes of those who wait.
pub fn wall(draft: &mut Draft<'_>, pile: &mut Pile, frame: Rect, picture: &Picture) {
    let behind = picture.lanes.first().and_then(|lane| lane.member);
    let over = behind.and_then(|member| ended(draft, member));
    let right = draft.x_of(over.unwrap_or(super::tracks::OPEN)).max(frame.right());
    let left = draft.x_of(picture.from);
    let Some(wall) =
        Rect::new(left, frame.bottom() + 2.0, right - left, WALL).between(draft.plot.x - 8.0, draft.plot.right() + 8.0)
    else {
        return;
    };
    pile.walls.push(wall);
    let mut brick = wall.x + 7.0;
    while brick < wall.right() {
        pile.bricks.extend([Segment::Move(brick, wall.y), Segment::Line(brick, wall.bottom())]);
        brick += 9.0;
    }
    let name = behind.map(|member| draft.words().awaited(member)).unwrap_or_default();
    let is_cut = is_cut(draft, picture);
    let goes_on = if over.is_some_and(|over| (over as usize) < draft.limit()) { "went on" } else { "goes on" };
    let after = Rect { x: frame.right() + 14.0, width: (wall.right() - frame.right() - 14.0).max(0.0), ..frame };
    if is_cut {
        // What came from outside ends here.
        let (x, y) = (frame.right() + 5.0, frame.y + frame.height / 2.0);
        pile.stopped.extend([Segment::Circle(x, y, 4.5), Segment::Move(x - 3.0, y + 3.0), Segment::Line(x + 3.0, y - 3.0)]);
        inside(draft, pile, Role::Ink, after, &format!("cancelled outside, {name} {goes_on}"));
        inside(draft, pile, Role::Ink, frame, &name);
    } else {
        inside(draft, pile, Role::Ink, frame, &format!("{name}: no cancellation gets in"));
    }
}

/// Whether those outside were cancelled while what is behind the wall was still under way.
fn is_cut(draft: &Draft<'_>, picture: &Picture) -> bool {
    let pending = picture.lanes.first().is_some_and(|lane| !lane.pieces.iter().any(|piece| matches!(piece.what, PieceOf::Done(_))));
    let cancelled = picture.outcome == Some(Outcome::Cancelled);
    cancelled && pending && (picture.to as usize) < draft.limit()
}

/// The event with which a task or future ended.
fn ended(draft: &Draft<'_>, member: Awaited) -> Option<u32> {
    let index = &draft.timeline.replay.index;
    let ended = match member {
        Awaited::Task(task) => index.task(task)?.ended,
        Awaited::Future(future) => index.future(future)?.ended,
        Awaited::Turn => None,
    };
    ended.map(|event| event.index() as u32)
}
