//! The order of the rows: the loop, the program, the tasks as a tree with what they made, the threads. Knows no events' meaning.

use super::folds::folded_first;
use super::found::Found;
use super::lod::Pyramid;
use super::tracks::{OPEN, SliceState, Track, TrackOf, Tracks};
use crate::trace::{ObjectId, ObjectKind, TaskId, TextId, Trace, words};
use std::collections::BTreeMap;

/// So many tasks of one function that one task made get a row of their own above them, which folds them.
pub(super) const MANY: usize = 20;

impl Found<'_> {
    /// Puts the rows in order: the loop, the program, then the tasks as a tree with what they made, then the threads.
    pub(super) fn arrange(mut self, trace: &Trace) -> Tracks {
        let mut rows = Vec::new();
        let no_loop = self.event_loop.is_none();
        rows.extend(self.event_loop.take());
        if self.program_did || no_loop {
            rows.push(self.program.clone());
        }
        let mut tree = Tree::new(&mut self, trace);
        tree.roots(&mut rows);
        rows.extend(self.threads.into_iter().skip(1).filter(|track| track.made != OPEN));
        let mut tracks = Tracks {
            of_task: vec![usize::MAX; self.index.tasks.len()],
            of_object: vec![usize::MAX; self.index.objects.len()],
            rows,
            pictures: Vec::new(),
            folded_first: Vec::new(),
        };
        count_below(&mut tracks.rows);
        tracks.folded_first = folded_first(&tracks.rows);
        for (row, track) in tracks.rows.iter_mut().enumerate() {
            track.pyramid = Pyramid::of(&track.slices);
            match &track.of {
                TrackOf::Task(task) => tracks.of_task[task.0 as usize] = row,
                TrackOf::Objects(objects) => objects.iter().for_each(|object| tracks.of_object[object.0 as usize] = row),
                _ => {}
            }
        }
        tracks
    }
}

/// Says of each row how many stand under it: those that follow and are indented further.
fn count_below(rows: &mut [Track]) {
    let mut open: Vec<usize> = Vec::new();
    for row in 0..=rows.len() {
        let depth = rows.get(row).map(|track| track.depth);
        while let Some(above) = open.pop_if(|above| depth.is_none_or(|depth| rows[*above].depth >= depth)) {
            rows[above].below = (row - above - 1) as u32;
        }
        open.push(row);
    }
}

/// Among so many rows of objects one is looked for that is free.
const LATEST: usize = 64;

/// What is still to be put in order.
enum Branch {
    Task(usize),
    Alike(Vec<usize>),
}

/// The tasks and objects by who made them.
struct Tree<'a> {
    trace: &'a Trace,
    /// What each task is a call of.
    coroutines: Vec<TextId>,
    tasks: Vec<Option<Track>>,
    /// For each maker (none, then every task) the rows of objects and the tasks that it made.
    objects: Vec<Vec<Track>>,
    made: Vec<Vec<usize>>,
}

impl<'a> Tree<'a> {
    fn new(found: &mut Found<'_>, trace: &'a Trace) -> Self {
        let makers = found.tasks.len() + 1;
        let coroutines = found.index.tasks.iter().map(|task| task.coroutine).collect();
        let mut tree =
            Tree { trace, coroutines, tasks: Vec::new(), objects: vec![Vec::new(); makers], made: vec![Vec::new(); makers] };
        let place = |owner: Option<TaskId>| owner.map_or(0, |task| task.0 as usize + 1).min(makers - 1);
        for (id, task) in std::mem::take(&mut found.tasks).into_iter().enumerate() {
            // What tidied up without finding anything to do, never waited.
            if found.index.tasks[id].housekeeping && task.slices.iter().all(|slice| slice.state != SliceState::Waiting) {
                tree.tasks.push(None);
                continue;
            }
            let parent = found.index.tasks[id].parent.filter(|parent| (parent.0 as usize) < id);
            tree.made[place(parent)].push(id);
            tree.tasks.push(Some(task));
        }
        for (at, object) in &found.objects {
            let owner = found.index.object(*object).and_then(|facts| facts.owner);
            tree.add_object(found, *at, *object, place(owner));
        }
        tree
    }

    /// Gives an object a row: one of its kind and owner that is free by now, or a new one.
    fn add_object(&mut self, found: &Found<'_>, at: u32, object: ObjectId, owner: usize) {
        let facts = |object: ObjectId| found.index.object(object);
        let Some(kind) = facts(object).and_then(|facts| facts.kind) else { return };
        let alike = |other: ObjectKind| std::mem::discriminant(&other) == std::mem::discriminant(&kind);
        let free = |track: &&mut Track| match &track.of {
            TrackOf::Objects(objects) => objects.last().and_then(|last| facts(*last)).is_some_and(|last| {
                let over = last.ended.is_some_and(|ended| (ended.index() as u32) < at);
                last.kind.is_some_and(alike) && over
            }),
            _ => false,
        };
        // Looked for among the last rows only: objects may come by the hundred thousand.
        if let Some(track) = self.objects[owner].iter_mut().rev().take(LATEST).rev().find(free)
            && let TrackOf::Objects(objects) = &mut track.of
        {
            objects.push(object);
            return;
        }
        self.objects[owner].push(Track::new(TrackOf::Objects(vec![object]), at));
    }

    /// Appends everything as a tree: what nobody made in the order of its making, and below each task its objects, then its tasks.
    fn roots(&mut self, rows: &mut Vec<Track>) {
        let mut objects = std::mem::take(&mut self.objects[0]).into_iter().peekable();
        for branch in self.branches(0) {
            let made = self.first_of(&branch).map_or(0, |track| track.made);
            while let Some(object) = objects.next_if(|object| object.made < made) {
                rows.push(object);
            }
            self.branch(branch, rows);
        }
        rows.extend(objects);
    }

    fn first_of(&self, branch: &Branch) -> Option<&Track> {
        let task = match branch {
            Branch::Task(task) => *task,
            Branch::Alike(tasks) => *tasks.first()?,
        };
        self.tasks[task].as_ref()
    }

    /// What a maker made, in the order of making; many of one function stand together where the first of them does.
    fn branches(&mut self, maker: usize) -> Vec<Branch> {
        let made = std::mem::take(&mut self.made[maker]);
        if made.len() < MANY {
            return made.into_iter().map(Branch::Task).collect();
        }
        let mut functions: BTreeMap<&str, usize> = BTreeMap::new();
        let mut alike: Vec<Vec<usize>> = Vec::new();
        for task in made {
            let function = words::function_of(self.trace.text_of(self.coroutines[task]));
            let place = *functions.entry(function).or_insert(alike.len());
            if place == alike.len() {
                alike.push(Vec::new());
            }
            alike[place].push(task);
        }
        let (many, few): (Vec<_>, Vec<_>) = alike.into_iter().partition(|tasks| tasks.len() >= MANY);
        let mut branches: Vec<(usize, Branch)> = few.into_iter().flatten().map(|task| (task, Branch::Task(task))).collect();
        branches.extend(many.into_iter().map(|tasks| (tasks[0], Branch::Alike(tasks))));
        branches.sort_by_key(|(first, _)| *first);
        branches.into_iter().map(|(_, branch)| branch).collect()
    }

    /// Appends a task, or many, with all that they made.
    fn branch(&mut self, branch: Branch, rows: &mut Vec<Track>) {
        // An explicit stack: tasks may make tasks a hundred thousand deep.
        let mut stack = vec![(branch, 0u16)];
        while let Some((branch, depth)) = stack.pop() {
            let below = depth.saturating_add(1);
            match branch {
                Branch::Alike(tasks) => {
                    let (first, count) = (TaskId(tasks[0] as u32), tasks.len() as u32);
                    let made = self.tasks[tasks[0]].as_ref().map_or(OPEN, |track| track.made);
                    rows.push(Track { depth, ..Track::new(TrackOf::Alike { first, count }, made) });
                    stack.extend(tasks.into_iter().rev().map(|task| (Branch::Task(task), below)));
                }
                Branch::Task(task) => {
                    rows.extend(self.tasks[task].take().map(|track| Track { depth, ..track }));
                    let objects = std::mem::take(&mut self.objects[task + 1]);
                    rows.extend(objects.into_iter().map(|track| Track { depth: below, ..track }));
                    stack.extend(self.branches(task + 1).into_iter().rev().map(|branch| (branch, below)));
                }
            }
        }
    }
}
