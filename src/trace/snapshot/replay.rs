//! A trace with everything that is derived from it and kept: index, positions, and snapshots to go on from.

use super::super::{Grain, Index, Output, Steps, Trace};
use super::Snapshot;
use std::cell::RefCell;
use std::rc::Rc;

/// A trace to be walked through, forwards and backwards. Making one is a single pass; every step from there on is cheap.
#[derive(Clone, Debug)]
pub struct Replay {
    pub trace: Rc<Trace>,
    pub index: Index,
    pub output: Output,
    by_step: Steps,
    by_handle: Steps,
    kept: RefCell<Kept>,
}

/// Snapshots at growing cursors, so that stepping back begins near its goal. They are a cache: no result depends on them.
#[derive(Clone, Debug)]
struct Kept {
    snapshots: Vec<Rc<Snapshot>>,
    current: Rc<Snapshot>,
    /// The one at the end, once somebody asked for it: a drawing that shows what comes needs it beside the one at the cursor.
    end: Option<Rc<Snapshot>>,
    /// At least so many events lie between two of them.
    apart: usize,
    /// What they weigh.
    weight: usize,
}

/// What all kept snapshots together may weigh, in entries of their tables that they do not share; about 30 MB.
const MOST_KEPT: usize = 600_000;

/// So many events lie between two kept snapshots at first. Going back by one step takes this many events at most.
const APART: usize = 1024;

impl Replay {
    pub fn new(trace: Rc<Trace>) -> Self {
        let index = Index::of(&trace);
        let [by_step, by_handle] = [Grain::Step, Grain::Handle].map(|grain| Steps::of(&trace, &index, grain));
        let start = Rc::new(Snapshot::default());
        let kept = Kept { snapshots: vec![start.clone()], current: start, end: None, apart: APART, weight: 0 };
        let output = Output::of(&trace, &index);
        Replay { trace, index, output, by_step, by_handle, kept: RefCell::new(kept) }
    }

    /// The positions of this grain.
    pub fn steps(&self, grain: Grain) -> &Steps {
        match grain {
            Grain::Step => &self.by_step,
            Grain::Handle => &self.by_handle,
        }
    }

    /// How everything stands after the first `cursor` events.
    pub fn at(&self, cursor: usize) -> Rc<Snapshot> {
        self.kept.borrow_mut().at(&self.trace, cursor)
    }
}

impl Kept {
    fn at(&mut self, trace: &Trace, cursor: usize) -> Rc<Snapshot> {
        let last = trace.events().len();
        if cursor >= last {
            if let Some(end) = &self.end {
                return end.clone();
            }
            let before = self.current.clone();
            self.go(trace, last);
            let end = std::mem::replace(&mut self.current, before);
            self.end = Some(end.clone());
            return end;
        }
        if cursor != self.current.cursor {
            self.go(trace, cursor);
        }
        self.current.clone()
    }

    fn go(&mut self, trace: &Trace, cursor: usize) {
        let near = &self.snapshots[self.snapshots.partition_point(|kept| kept.cursor <= cursor) - 1];
        if self.current.cursor > cursor || self.current.cursor < near.cursor {
            self.current = near.clone();
        }
        while self.current.cursor < cursor {
            let last = self.snapshots.last().map_or(0, |kept| kept.cursor);
            let stop = if last + self.apart > self.current.cursor { cursor.min(last + self.apart) } else { cursor };
            Rc::make_mut(&mut self.current).advance(trace, stop);
            if stop == last + self.apart {
                self.keep();
            }
        }
    }

    /// Keeps the current snapshot; when all weigh too much, every other one is let go and they are kept further apart.
    fn keep(&mut self) {
        let before = self.snapshots.last().map_or(0, |last| self.current.unshared(last));
        self.weight += before;
        self.snapshots.push(self.current.clone());
        if self.weight > MOST_KEPT {
            let mut place = 0;
            self.snapshots.retain(|_| {
                place += 1;
                place % 2 == 1
            });
            self.weight = self.snapshots.windows(2).map(|pair| pair[1].unshared(&pair[0])).sum();
            self.apart *= 2;
        }
    }
}

impl Snapshot {
    /// How many entries of its tables it does not share with another, and a few for its own.
    fn unshared(&self, other: &Snapshot) -> usize {
        let tables = self.tasks.unshared(&other.tasks) + self.futures.unshared(&other.futures);
        let queues = self.timers.unshared(&other.timers) + self.ready.unshared(&other.ready);
        // The tables' own lists of chunks are not shared.
        let lists = (self.tasks.len() + self.futures.len() + self.timers.len() + self.ready.len()) / 256;
        16 + tables + queues + lists + self.objects.unshared(&other.objects) * 4
    }
}
