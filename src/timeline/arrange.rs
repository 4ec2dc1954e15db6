//! The order of the rows: the loop, the program, the tasks as a tree with what they made, the threads. Knows no events' meaning.

use super::found::Found;
use super::lod::Pyramid;
use super::tracks::{OPEN, SliceState, Track, TrackOf, Tracks};
use crate::trace::{ObjectId, ObjectKind, TaskId};

impl Found<'_> {
    /// Puts the rows in order: the loop, the program, then the tasks as a tree with what they made, then the threads.
    pub(super) fn arrange(mut self) -> Tracks {
        let mut rows = Vec::new();
        let no_loop = self.event_loop.is_none();
        rows.extend(self.event_loop.take());
        if self.program_did || no_loop {
            rows.push(self.program.clone());
        }
        let mut tree = Tree::new(&mut self);
        tree.roots(&mut rows);
        rows.extend(self.threads.into_iter().skip(1).filter(|track| track.made != OPEN));
        let mut tracks = Tracks {
            of_task: vec![usize::MAX; self.tasks.len()],
            of_object: vec![usize::MAX; self.index.objects.len()],
            rows,
            pictures: Vec::new(),
        };
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

/// The tasks and objects by who made them.
struct Tree {
    tasks: Vec<Option<Track>>,
    /// For each maker (none, then every task) the rows of objects and the tasks that it made.
    objects: Vec<Vec<Track>>,
    made: Vec<Vec<usize>>,
}

impl Tree {
    fn new(found: &mut Found<'_>) -> Self {
        let makers = found.tasks.len() + 1;
        let mut tree = Tree { tasks: Vec::new(), objects: vec![Vec::new(); makers], made: vec![Vec::new(); makers] };
        let place = |owner: Option<TaskId>| owner.map_or(0, |task| task.0 as usize + 1).min(makers - 1);
        for (id, task) in found.tasks.iter().enumerate() {
            // What tidied up without finding anything to do, never waited.
            if found.index.tasks[id].housekeeping && task.slices.iter().all(|slice| slice.state != SliceState::Waiting) {
                tree.tasks.push(None);
                continue;
            }
            let parent = found.index.tasks[id].parent.filter(|parent| (parent.0 as usize) < id);
            tree.made[place(parent)].push(id);
            tree.tasks.push(Some(task.clone()));
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
        if kind == ObjectKind::Context {
            return;
        }
        let alike = |other: ObjectKind| std::mem::discriminant(&other) == std::mem::discriminant(&kind);
        let free = |track: &&mut Track| match &track.of {
            TrackOf::Objects(objects) => objects.last().and_then(|last| facts(*last)).is_some_and(|last| {
                let over = last.ended.is_some_and(|ended| (ended.index() as u32) < at);
                last.kind.is_some_and(alike) && over
            }),
            _ => false,
        };
        if let Some(track) = self.objects[owner].iter_mut().find(free)
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
        for task in std::mem::take(&mut self.made[0]) {
            let made = self.tasks[task].as_ref().map_or(0, |track| track.made);
            while let Some(object) = objects.next_if(|object| object.made < made) {
                rows.push(object);
            }
            self.branch(task, rows);
        }
        rows.extend(objects);
    }

    /// Appends a task with all that it made.
    fn branch(&mut self, task: usize, rows: &mut Vec<Track>) {
        // An explicit stack: tasks may make tasks a hundred thousand deep.
        let mut stack = vec![(task, 0u16)];
        while let Some((task, depth)) = stack.pop() {
            rows.extend(self.tasks[task].take().map(|track| Track { depth, ..track }));
            let below = depth.saturating_add(1);
            rows.extend(std::mem::take(&mut self.objects[task + 1]).into_iter().map(|track| Track { depth: below, ..track }));
            stack.extend(self.made[task + 1].iter().rev().map(|child| (*child, below)));
        }
    }
}
