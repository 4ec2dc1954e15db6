//! The whole run in a strip: how many tasks run, are ready, wait or failed at each of its places, in true proportion of time. Knows no
//! pointer and no view.

use super::Timeline;
use super::crowd::CrowdState;
use super::shape::{CssPx, DisplayList, Rect, Shapes, Style};
use super::theme::Role;
use crate::time::Instant;

/// The strip of a run.
pub fn minimap(timeline: &Timeline, width: CssPx, height: CssPx) -> DisplayList {
    let plot = Rect::new(0.0, 0.0, width, height);
    let mut list = DisplayList { width, height, plot, batches: Vec::new() };
    list.rect(Role::Stripe, false, plot);
    let events = timeline.replay.trace.events();
    let end = timeline.replay.trace.end().nanos().max(1) as f64;
    let crowd = timeline.everybody();
    let columns = width.max(1.0) as usize;
    let at = |column: usize| Instant::from_nanos((end * column as f64 / columns as f64) as u64);
    let mut piles: [Vec<Rect>; 6] = Default::default();
    let mut from = 0;
    for column in 0..columns {
        let to = timeline.instants.first(events, from, at(column + 1));
        // What happens at the very end belongs to the last column.
        let to = if column + 1 == columns { events.len() } else { to };
        let most = crowd.most(from.saturating_sub(1) as u32..(to as u32).max(1));
        from = to;
        let mut y = height - 1.0;
        for (state, count) in CrowdState::ALL.into_iter().zip(most).filter(|(_, count)| *count > 0) {
            let high = ((height - 3.0) * count as CssPx / crowd.tasks.max(1) as CssPx).max(2.0).min(y);
            y -= high;
            let rects = &mut piles[state as usize];
            match rects.last_mut().filter(|last| last.right() == column as CssPx && (last.y, last.height) == (y, high)) {
                Some(last) => last.width += 1.0,
                None => rects.push(Rect::new(column as CssPx, y, 1.0, high)),
            }
        }
    }
    let roles = [Role::Raised, Role::Cancelled, Role::Blocking, Role::Running, Role::Ready, Role::WaitingEdge];
    for (role, rects) in roles.into_iter().zip(piles) {
        list.add(role, Style::Fill, false, Shapes::Rects(rects));
    }
    list
}
