//! What is to be made ready when a future is done, in its order. Knows nothing of when that is.

use super::{Action, Future, Host, Watcher};
use std::rc::Rc;

/// What is made ready when a future is done.
pub enum DoneCallback<H: Host> {
    /// The task that waits on it runs on (`Task.__wakeup`).
    WakeUp(Rc<Future<H>>),
    /// A combinator or primitive is told, in which slot of it the future stands.
    Member { watcher: Rc<dyn Watcher<H>>, slot: u32 },
    /// A function of the program is called with the future (`add_done_callback`).
    Call(H::Callback),
}

impl<H: Host> Clone for DoneCallback<H> {
    fn clone(&self) -> Self {
        match self {
            DoneCallback::WakeUp(task) => DoneCallback::WakeUp(task.clone()),
            DoneCallback::Member { watcher, slot } => DoneCallback::Member { watcher: watcher.clone(), slot: *slot },
            DoneCallback::Call(callback) => DoneCallback::Call(callback.clone()),
        }
    }
}

impl<H: Host> DoneCallback<H> {
    pub(super) fn action(self, future: &Rc<Future<H>>) -> Action<H> {
        let future = future.clone();
        match self {
            DoneCallback::WakeUp(task) => Action::WakeUp { task, future },
            DoneCallback::Member { watcher, slot } => Action::Member { watcher, slot, future },
            DoneCallback::Call(callback) => Action::Done { callback, future },
        }
    }
}

/// The callbacks of a future in their order. Nearly always there is at most one, which needs no allocation.
pub(super) struct Callbacks<H: Host> {
    first: Option<DoneCallback<H>>,
    more: Vec<DoneCallback<H>>,
}

impl<H: Host> Default for Callbacks<H> {
    fn default() -> Self {
        Callbacks { first: None, more: Vec::new() }
    }
}

impl<H: Host> Callbacks<H> {
    pub(super) fn push(&mut self, callback: DoneCallback<H>) {
        if self.first.is_none() && self.more.is_empty() {
            self.first = Some(callback);
        } else {
            self.more.push(callback);
        }
    }

    pub(super) fn into_iter(self) -> impl Iterator<Item = DoneCallback<H>> {
        self.first.into_iter().chain(self.more)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &DoneCallback<H>> {
        self.first.iter().chain(&self.more)
    }

    /// Those that are not picked, in their order, and those that are.
    pub(super) fn split(self, mut is_it: impl FnMut(&DoneCallback<H>) -> bool) -> (Self, Vec<DoneCallback<H>>) {
        let mut kept = Callbacks::default();
        let mut picked = Vec::new();
        for callback in self.into_iter() {
            if is_it(&callback) {
                picked.push(callback);
            } else {
                kept.push(callback);
            }
        }
        (kept, picked)
    }
}
