//! The tree of tasks and who waits on whom at a cursor, as boxes and lines: a layered layout. Knows no page, and no time but now.

use super::shape::{CssPx, Rect};
use crate::trace::relations::{self, Wait};
use crate::trace::{Awaited, Replay, Snapshot, TaskId, TaskStatus, Words, words};

/// The tasks at a cursor.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Graph {
    pub width: CssPx,
    pub height: CssPx,
    pub nodes: Vec<Node>,
    pub edges: Vec<Edge>,
    /// How many tasks are left out, because there are so many.
    pub more: usize,
    /// The circles in which tasks wait on each other, in words.
    pub circles: Vec<String>,
}

/// A task.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub task: TaskId,
    pub place: Rect,
    pub name: String,
    pub status: TaskStatus,
    /// What it is doing, in a few words.
    pub doing: String,
    /// Who made it and who waits on it, in words: for those who do not see the lines.
    pub told: String,
}

/// A line from one task to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    pub from: TaskId,
    pub to: TaskId,
    pub kind: EdgeKind,
    /// As the `d` of an SVG path.
    pub path: String,
}

/// What a line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EdgeKind {
    /// The first made the second.
    Made,
    /// The first waits on the second.
    Awaits,
    /// The same, and they are part of a circle.
    Circle,
}

/// So many tasks are shown; of more, those that are under way, with whoever made them.
const MOST: usize = 48;
/// And so many of them are named at one of them.
const MOST_TOLD: usize = 6;
const NODE: (CssPx, CssPx) = (136.0, 38.0);
const GAP: (CssPx, CssPx) = (62.0, 10.0);
const MARGIN: CssPx = 10.0;

/// The graph of the tasks that there are at a cursor.
pub fn graph(replay: &Replay, now: &Snapshot) -> Graph {
    let shown = shown(replay, now);
    let tree = Tree::of(now, &shown);
    let words = Words::new(&replay.trace, now);
    let waits = relations::waits(now);
    let circles = relations::circles(&waits, now.tasks.len());
    let mut graph = Graph { more: count(replay, now) - shown.len(), ..Graph::default() };
    for task in &shown {
        let place = tree.place(*task);
        graph.width = graph.width.max(place.right() + MARGIN);
        graph.height = graph.height.max(place.bottom() + MARGIN);
        let Some(state) = now.task(*task) else { continue };
        let told = told(words, *task, state.parent, &waits);
        let doing = doing(words, state.status);
        graph.nodes.push(Node { task: *task, place, name: words.task(*task), status: state.status, doing, told });
    }
    for task in &shown {
        let parent = now.task(*task).and_then(|state| state.parent).filter(|parent| tree.has(*parent));
        graph.edges.extend(parent.map(|parent| made(&tree, parent, *task)));
    }
    for wait in waits.iter().filter(|wait| tree.has(wait.who) && tree.has(wait.on)) {
        let in_circle = circles.iter().any(|circle| circle.contains(&wait.who) && circle.contains(&wait.on));
        graph.edges.push(awaits(&tree, wait.who, wait.on, if in_circle { EdgeKind::Circle } else { EdgeKind::Awaits }));
        graph.width = graph.width.max(tree.place(wait.who).right() + 44.0);
    }
    let stuck = relations::is_stuck(now);
    graph.circles = circles.iter().map(|circle| circle_words(words, circle, stuck)).collect();
    graph
}

/// Who made a task, on whom it waits, and who waits on it.
fn told(words: Words<'_>, task: TaskId, parent: Option<TaskId>, waits: &[Wait]) -> String {
    let mut told = format!("made by {}", parent.map_or_else(|| "the program".to_string(), |by| words.task(by)));
    let through = waits.iter().filter(|wait| wait.who == task).find_map(|wait| wait.through);
    let awaited: Vec<String> =
        waits.iter().filter(|wait| wait.who == task).map(|wait| words.task(wait.on)).take(MOST_TOLD).collect();
    let waiting: Vec<String> =
        waits.iter().filter(|wait| wait.on == task).map(|wait| words.task(wait.who)).take(MOST_TOLD).collect();
    if !awaited.is_empty() {
        told.push_str(&format!(", waits on {}", awaited.join(", ")));
        told.extend(through.map(|object| format!(" through {}", words.object(object))));
    }
    if !waiting.is_empty() {
        told.push_str(&format!(", awaited by {}", waiting.join(", ")));
    }
    told
}

fn circle_words(words: Words<'_>, circle: &[TaskId], stuck: bool) -> String {
    let links: Vec<String> = circle
        .iter()
        .enumerate()
        .map(|(place, who)| format!("{} waits on {}", words.task(*who), words.task(circle[(place + 1) % circle.len()])))
        .collect();
    let name = if stuck { "Deadlock" } else { "A circle" };
    format!("{name}: {}.", links.join(", "))
}

/// What a task is doing, in a few words.
fn doing(words: Words<'_>, status: TaskStatus) -> String {
    match status {
        TaskStatus::Made => "made, not ready yet".to_string(),
        TaskStatus::Ready(_) => "ready".to_string(),
        TaskStatus::Running => "runs".to_string(),
        TaskStatus::Waiting(Awaited::Turn) => "gives others a turn".to_string(),
        TaskStatus::Waiting(on) => format!("waits: {}", words.awaited(on)),
        TaskStatus::Ended(outcome, _) => format!("{} {}", words::outcome_sign(outcome), words::outcome_name(outcome)),
    }
}

fn is_told(replay: &Replay, task: TaskId) -> bool {
    replay.index.task(task).is_some_and(|facts| !facts.housekeeping)
}

fn count(replay: &Replay, now: &Snapshot) -> usize {
    (0..now.tasks.len() as u32).filter(|task| is_told(replay, TaskId(*task))).count()
}

/// The tasks that are shown, by their ids.
fn shown(replay: &Replay, now: &Snapshot) -> Vec<TaskId> {
    let all = || (0..now.tasks.len() as u32).map(TaskId).filter(|task| is_told(replay, *task));
    if now.tasks.len() <= MOST {
        return all().collect();
    }
    let under_way = |task: &TaskId| now.task(*task).is_some_and(|state| !matches!(state.status, TaskStatus::Ended(..)));
    let mut shown: Vec<TaskId> = all().filter(under_way).take(MOST - 4).collect();
    let room = MOST - 4 - shown.len();
    shown.extend(all().filter(|task| !under_way(task)).take(room));
    // Whoever made them belongs to them, as far up as there is room.
    for at in 0..shown.len() {
        let parent = now.task(shown[at]).and_then(|state| state.parent);
        if let Some(parent) = parent.filter(|parent| !shown.contains(parent) && shown.len() < MOST) {
            shown.push(parent);
        }
    }
    shown.sort();
    shown
}

/// Where each task stands: a column a generation, and below each other in the order of the tree.
struct Tree {
    places: Vec<(TaskId, Rect)>,
}

impl Tree {
    fn of(now: &Snapshot, shown: &[TaskId]) -> Tree {
        let parent =
            |task: TaskId| now.task(task).and_then(|state| state.parent).filter(|parent| shown.binary_search(parent).is_ok());
        let mut depths: Vec<usize> = Vec::new();
        for task in shown {
            // Whoever makes a task was made before it.
            let above = parent(*task).and_then(|parent| shown.binary_search(&parent).ok());
            depths.push(above.and_then(|above| depths.get(above)).map_or(0, |depth| depth + 1));
        }
        let mut lines = vec![None::<(CssPx, CssPx)>; shown.len()];
        let mut next = 0.0;
        // Leaves stand below each other in the tree's order; whoever made some stands in their middle.
        let mut stack: Vec<(usize, bool)> =
            (0..shown.len()).rev().filter(|at| parent(shown[*at]).is_none()).map(|at| (at, false)).collect();
        while let Some((at, ready)) = stack.pop() {
            let children: Vec<usize> = (at + 1..shown.len()).filter(|child| parent(shown[*child]) == Some(shown[at])).collect();
            if children.is_empty() {
                lines[at] = Some((next, next));
                next += 1.0;
            } else if ready {
                let middle = |at: &usize| lines[*at].map_or(0.0, |(from, to)| (from + to) / 2.0);
                let (first, last) = (middle(&children[0]), middle(&children[children.len() - 1]));
                lines[at] = Some((first, last));
            } else {
                stack.push((at, true));
                stack.extend(children.into_iter().rev().map(|child| (child, false)));
            }
        }
        let place = |at: usize| {
            let (from, to) = lines[at].unwrap_or_default();
            let x = MARGIN + depths[at] as CssPx * (NODE.0 + GAP.0);
            let y = MARGIN + (from + to) / 2.0 * (NODE.1 + GAP.1);
            (shown[at], Rect::new(x, y, NODE.0, NODE.1))
        };
        Tree { places: (0..shown.len()).map(place).collect() }
    }

    fn has(&self, task: TaskId) -> bool {
        self.places.binary_search_by_key(&task, |(task, _)| *task).is_ok()
    }

    fn place(&self, task: TaskId) -> Rect {
        self.places.binary_search_by_key(&task, |(task, _)| *task).map_or(Rect::default(), |at| self.places[at].1)
    }
}

/// A thin line with corners, above the middles.
fn made(tree: &Tree, from: TaskId, to: TaskId) -> Edge {
    let (one, other) = (tree.place(from), tree.place(to));
    let (x, y, end, below) = (one.right(), one.y + NODE.1 / 2.0 - 6.0, other.x, other.y + NODE.1 / 2.0 - 6.0);
    let path = format!("M{x:.0} {y:.0}H{:.0}V{below:.0}H{end:.0}", x + 16.0);
    Edge { from, to, kind: EdgeKind::Made, path }
}

/// A curve to whoever is awaited, below the middles.
fn awaits(tree: &Tree, from: TaskId, to: TaskId, kind: EdgeKind) -> Edge {
    let (one, other) = (tree.place(from), tree.place(to));
    let (y, below) = (one.y + NODE.1 / 2.0 + 6.0, other.y + NODE.1 / 2.0 + 6.0);
    let path = if other.x > one.x {
        let (x, end) = (one.right(), other.x - 2.0);
        let bend = ((end - x) * 0.5).min(40.0);
        format!("M{x:.0} {y:.0}C{:.0} {y:.0} {:.0} {below:.0} {end:.0} {below:.0}", x + bend, end - bend)
    } else if other.x < one.x {
        let (x, end) = (one.x, other.right() + 2.0);
        format!("M{x:.0} {y:.0}C{:.0} {y:.0} {:.0} {below:.0} {end:.0} {below:.0}", x - 30.0, end + 30.0)
    } else {
        // One below the other: around on the right.
        let (x, end) = (one.right(), other.right() + 2.0);
        let out = x + 34.0;
        format!("M{x:.0} {y:.0}C{out:.0} {y:.0} {out:.0} {below:.0} {end:.0} {below:.0}")
    };
    Edge { from, to, kind, path }
}

impl Graph {
    /// One thing a line, for tests and for those who read.
    pub fn to_text(&self) -> String {
        let mut lines: Vec<String> = Vec::new();
        for node in &self.nodes {
            lines.push(format!("{} at {},{}: {}; {}", node.name, node.place.x, node.place.y, node.doing, node.told));
        }
        let name = |task: TaskId| self.nodes.iter().find(|node| node.task == task).map_or("", |node| node.name.as_str());
        for edge in self.edges.iter().filter(|edge| edge.kind != EdgeKind::Made) {
            lines.push(format!("{} -> {}", name(edge.from), name(edge.to)));
        }
        lines.extend(self.circles.iter().cloned());
        lines.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::rc::Rc;

    fn check(source: &str, expect: &str) {
        let run = crate::run::run(source, &crate::settings::Settings::default()).expect("a program that runs");
        let replay = Replay::new(Rc::new(run.trace));
        let now = replay.at(replay.trace.events().len());
        assert_eq!(graph(&replay, &now).to_text(), expect.trim());
    }

    #[test]
    fn a_deadlock_is_named_and_everybody_says_on_whom_they_wait() {
        let source = "
import asyncio

async def worker(name, first, second):
    async with first:
        await asyncio.sleep(1)
        async with second:
            pass

async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(worker('left', a, b), worker('right', b, a))

asyncio.run(main())
";
        check(
            source,
            "
main at 10,34: waits: gather; made by the program, waits on left, right through gather
left at 208,10: waits: turn at Lock 2; made by main, waits on right through Lock 2, awaited by main, right
right at 208,58: waits: turn at Lock 1; made by main, waits on left through Lock 1, awaited by main, left
main -> left
main -> right
left -> right
right -> left
Deadlock: left waits on right, right waits on left.",
        );
    }

    #[test]
    fn generations_stand_beside_each_other_and_makers_in_the_middle_of_what_they_made() {
        let source = "
import asyncio

async def leaf(name):
    return name

async def branch(name):
    tasks = [asyncio.create_task(leaf(name + str(n))) for n in range(2)]
    await tasks[0]
    return [await task for task in tasks]

async def main():
    await asyncio.gather(branch('x'), branch('y'))

asyncio.run(main())
";
        check(
            source,
            "
main at 10,82: ✓ returned; made by the program
branch at 208,34: ✓ returned; made by main
branch 2 at 208,130: ✓ returned; made by main
x0 at 406,10: ✓ returned; made by branch
x1 at 406,58: ✓ returned; made by branch
y0 at 406,106: ✓ returned; made by branch 2
y1 at 406,154: ✓ returned; made by branch 2",
        );
    }
}
