//! The weak registry behind `all_tasks`: every task of a loop that is not done, in the order of creation. Keeps none alive.

use super::{Future, Host};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

/// The tasks of one loop.
pub(super) struct Registry<H: Host> {
    tasks: RefCell<Vec<Weak<Future<H>>>>,
    /// How many of `tasks` are neither done nor gone.
    pending: Cell<usize>,
}

impl<H: Host> Registry<H> {
    pub(super) fn new() -> Self {
        Registry { tasks: RefCell::default(), pending: Cell::new(0) }
    }

    /// Enters a new task.
    pub(super) fn add(&self, task: &Rc<Future<H>>) {
        self.pending.set(self.pending.get() + 1);
        let mut tasks = self.tasks.borrow_mut();
        if tasks.len() > 64 && tasks.len() > 2 * self.pending.get() {
            tasks.retain(|task| task.upgrade().is_some_and(|task| !task.done()));
        }
        tasks.push(Rc::downgrade(task));
    }

    /// A task is done or gone: its entry may be swept up.
    pub(super) fn task_over(&self) {
        self.pending.set(self.pending.get() - 1);
    }

    /// All that are not done.
    pub(super) fn pending(&self) -> Vec<Rc<Future<H>>> {
        self.tasks.borrow().iter().filter_map(Weak::upgrade).filter(|task| !task.done()).collect()
    }
}
