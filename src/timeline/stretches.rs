//! Which stretches of a row are drawn: wide slices as themselves, narrower ones merged, each stretch with the state that matters most in
//! it and how many slices it stands for. Nothing in sight is left out. Knows no paint.

use super::layout::Draft;
use super::lod::Pyramid;
use super::shape::CssPx;
use super::tracks::{Slice, SliceState, Track};
use crate::trace::Outcome;

/// A slice, or several that are drawn as one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// From its first event up to the first that is no longer part of it.
    pub from: u32,
    pub to: u32,
    /// The edges of its place; what reaches out of sight is not cut off.
    pub left: CssPx,
    pub right: CssPx,
    /// How many slices it stands for.
    pub count: u32,
    pub shows: Shows,
}

/// What a stretch shows: of what is merged into it what matters most, which is here what comes last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shows {
    State(SliceState),
    /// Several slices, in one of which the task was cancelled.
    Cancelled,
    /// Several slices, in one of which the task failed.
    Failed,
}

/// Slices at least so wide are drawn as themselves wherever there is room for all of them.
pub const LEAST: CssPx = 1.5;
/// About so many stretches are drawn at most; where there are more in sight, wider ones are merged too.
const MOST: CssPx = 4000.0;

/// So many slices can have outlines, rounded corners and words in one drawing.
const MOST_SHAPED: CssPx = 700.0;
/// What is narrower than this is plain in any case.
const SHAPED: CssPx = 5.0;

/// How wide a slice has to be in this drawing to be drawn as itself, and how wide to be drawn with an outline and words.
pub fn least(draft: &Draft<'_>) -> (CssPx, CssPx) {
    let (first, last) = (draft.event_at(draft.plot.x), draft.event_at(draft.plot.right()));
    let most = draft.plot.width / LEAST;
    let inside = |slices: &[Slice]| {
        let (from, to) = (slices.partition_point(|slice| slice.to < first), slices.partition_point(|slice| slice.from <= last));
        (to.saturating_sub(from) as CssPx).min(most)
    };
    let tracks = draft.rows.iter().map(|(row, _)| &draft.timeline.tracks.rows[*row]);
    let sum: CssPx = tracks.map(|track| inside(&track.slices) + inside(&track.blocking)).sum();
    (LEAST * (sum / MOST).max(1.0), SHAPED * (sum / MOST_SHAPED).max(1.0))
}

/// The stretches of a track's slices that are in sight.
pub fn of_slices(draft: &Draft<'_>, track: &Track, least: CssPx) -> Vec<Stretch> {
    stretches(draft, &track.slices, &track.pyramid, least, track.ended())
}

/// The stretches of what blocks, which lie over the others.
pub fn of_blocking(draft: &Draft<'_>, track: &Track, least: CssPx) -> Vec<Stretch> {
    stretches(draft, &track.blocking, &Pyramid::default(), least, None)
}

fn stretches(draft: &Draft<'_>, slices: &[Slice], pyramid: &Pyramid, least: CssPx, ended: Option<(u32, Outcome)>) -> Vec<Stretch> {
    let (left, right) = (draft.plot.x, draft.plot.right());
    let shown = &slices[..slices.partition_point(|slice| (slice.from as usize) < draft.limit())];
    let mut at = shown.partition_point(|slice| draft.x_of(slice.to) < left);
    let mut found: Vec<Stretch> = Vec::new();
    while let Some(slice) = shown.get(at) {
        let from = draft.x_of(slice.from);
        if from > right {
            break;
        }
        let bound = draft.event_at(from + least);
        let one =
            Stretch { from: slice.from, to: slice.to, left: from, right: from + least, count: 1, shows: Shows::State(slice.state) };
        if slice.to >= bound {
            let to = draft.x_of(slice.to);
            found.push(Stretch { right: to.max(from), ..one });
            at += 1;
            continue;
        }
        let end = at + gallop(&shown[at..], |slice| slice.to < bound).max(1);
        let (to, count) = (shown[end - 1].to, (end - at) as u32);
        let state = pyramid.greatest(slices, at..end).unwrap_or(slice.state);
        let shows =
            ended.filter(|(event, _)| count > 1 && slice.from <= *event && *event < to).and_then(|(_, outcome)| match outcome {
                Outcome::Returned => None,
                Outcome::Cancelled => Some(Shows::Cancelled),
                Outcome::Raised => Some(Shows::Failed),
            });
        join(&mut found, Stretch { to, count, shows: shows.unwrap_or(Shows::State(state)), ..one }, least);
        at = end;
    }
    found
}

/// Appends a merged stretch; to the one before it if that shows the same and ends where this one begins.
fn join(found: &mut Vec<Stretch>, next: Stretch, least: CssPx) {
    if let Some(last) = found.last_mut()
        && last.right - last.left <= least + 0.01
        && last.to == next.from
    {
        // What was taken to be as wide as the least that is drawn ends where the next begins.
        last.right = next.left;
    }
    match found.last_mut() {
        Some(last) if last.count > 1 && next.count > 1 && last.shows == next.shows && last.to == next.from => {
            (last.to, last.right, last.count) = (next.to, next.right, last.count + next.count);
        }
        _ => found.push(next),
    }
}

/// How many entries at the beginning hold; quick where they are few.
fn gallop(slices: &[Slice], holds: impl Fn(&Slice) -> bool) -> usize {
    let mut reach = 1;
    while reach < slices.len() && holds(&slices[reach]) {
        reach *= 2;
    }
    let (from, to) = (reach / 2, slices.len().min(reach + 1));
    from + slices[from..to].partition_point(holds)
}
