//! Who waits on whom at a cursor, and where that goes round in a circle: a pure function of a snapshot. Knows no picture.

use super::{Awaited, FutureId, FutureKind, LoopState, ObjectId, Snapshot, TaskId, TaskStatus};

/// One task waits until another has done something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    pub who: TaskId,
    /// The task that is awaited; or one that holds what is awaited.
    pub on: TaskId,
    /// The combinator or primitive through which it waits.
    pub through: Option<ObjectId>,
}

/// Combinators that hold combinators are followed so far.
const DEEPEST: usize = 8;

/// Every wait of a task on another one, by the waiter's id.
pub fn waits(now: &Snapshot) -> Vec<Wait> {
    let mut waits = Vec::new();
    for (who, task) in (0..).map(TaskId).zip(&now.tasks) {
        if let TaskStatus::Waiting(on) = task.status {
            behind(now, on, None, DEEPEST, &mut |on, through| waits.push(Wait { who, on, through }));
        }
    }
    waits
}

/// Finds the tasks behind what is awaited, each with the object through which one gets there.
fn behind(now: &Snapshot, on: Awaited, through: Option<ObjectId>, depth: usize, found: &mut impl FnMut(TaskId, Option<ObjectId>)) {
    match on {
        Awaited::Turn => {}
        Awaited::Task(task) => found(task, through),
        Awaited::Future(future) if depth > 0 => behind_future(now, future, through, depth, found),
        Awaited::Future(_) => {}
    }
}

fn behind_future(
    now: &Snapshot,
    future: FutureId,
    through: Option<ObjectId>,
    depth: usize,
    found: &mut impl FnMut(TaskId, Option<ObjectId>),
) {
    let Some(state) = now.future(future) else { return };
    let Some((of, object)) = state.of.and_then(|of| Some((of, now.object(of)?))) else { return };
    if state.kind == FutureKind::Turn {
        object.holders.iter().for_each(|holder| found(*holder, Some(of)));
        return;
    }
    for member in object.members.iter().filter(|member| !now.is_done(member.what)) {
        behind(now, member.what, through.or(Some(of)), depth - 1, found);
    }
}

/// The circles in which tasks wait on each other, each in the order of the waits and from its smallest id on.
pub fn circles(waits: &[Wait], tasks: usize) -> Vec<Vec<TaskId>> {
    let mut next: Vec<Vec<usize>> = vec![Vec::new(); tasks];
    let mut before: Vec<Vec<usize>> = vec![Vec::new(); tasks];
    for wait in waits.iter().filter(|wait| (wait.who.0 as usize) < tasks && (wait.on.0 as usize) < tasks) {
        next[wait.who.0 as usize].push(wait.on.0 as usize);
        before[wait.on.0 as usize].push(wait.who.0 as usize);
    }
    // Whoever waits on nobody left is no part of a circle; nor is then who waits on them alone.
    let mut left: Vec<usize> = next.iter().map(Vec::len).collect();
    let mut free: Vec<usize> = (0..tasks).filter(|task| left[*task] == 0).collect();
    let mut gone = vec![false; tasks];
    while let Some(task) = free.pop() {
        gone[task] = true;
        for waiter in &before[task] {
            left[*waiter] -= 1;
            if left[*waiter] == 0 {
                free.push(*waiter);
            }
        }
    }
    let mut circles: Vec<Vec<TaskId>> = Vec::new();
    let mut seen = vec![false; tasks];
    for start in (0..tasks).filter(|task| !gone[*task]) {
        let mut way: Vec<usize> = Vec::new();
        let mut at = start;
        while !seen[at] {
            seen[at] = true;
            way.push(at);
            // Whoever is left waits on somebody who is left.
            at = next[at].iter().copied().find(|on| !gone[*on]).unwrap_or(at);
        }
        if let Some(begins) = way.iter().position(|task| *task == at) {
            let circle = &way[begins..];
            let least = circle.iter().enumerate().min_by_key(|(_, task)| **task).map_or(0, |(place, _)| place);
            circles.push((0..circle.len()).map(|place| TaskId(circle[(least + place) % circle.len()] as u32)).collect());
        }
    }
    circles
}

/// Whether nothing will ever come: nobody is ready, and no timer is set.
pub fn is_stuck(now: &Snapshot) -> bool {
    let waits = now.tasks.iter().any(|task| matches!(task.status, TaskStatus::Waiting(_)));
    let over = now.ended.is_some() || now.event_loop == LoopState::Waiting(None);
    waits && over && now.ready.is_empty() && now.timers.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(waits: &[(u32, u32)], expect: &[&[u32]]) {
        let waits: Vec<Wait> = waits.iter().map(|(who, on)| Wait { who: TaskId(*who), on: TaskId(*on), through: None }).collect();
        let found: Vec<Vec<u32>> =
            circles(&waits, 8).into_iter().map(|circle| circle.iter().map(|task| task.0).collect()).collect();
        assert_eq!(found, expect, "{waits:?}");
    }

    #[test]
    fn circles_are_found_and_chains_are_none() {
        check(&[], &[]);
        check(&[(0, 1), (1, 2), (0, 2)], &[]);
        check(&[(0, 1), (1, 0)], &[&[0, 1]]);
        check(&[(0, 3), (3, 2), (2, 3), (1, 0)], &[&[2, 3]]);
        check(&[(4, 4)], &[&[4]]);
        check(&[(0, 1), (1, 0), (2, 1), (5, 6), (6, 7), (7, 5)], &[&[0, 1], &[5, 6, 7]]);
    }
}
