//! What a future refers to, for whoever looks for circles that nobody outside refers to. Frees nothing of its own accord.

use super::futures::Nature;
use super::{DoneCallback, Future, Host, Report, State};
use std::rc::Rc;

/// One reference that a future holds. As long as this lives, there is another.
pub enum Reference<H: Host> {
    Value(H::Value),
    Error(H::Error),
    Coroutine(H::Coroutine),
    Callback(H::Callback),
    Future(Rc<Future<H>>),
}

impl<H: Host> Future<H> {
    /// What it refers to, each as often as it does; but for the combinators that watch it, and what the host hangs on it.
    pub fn references(&self) -> Vec<Reference<H>> {
        let mut held = Vec::new();
        match self.state() {
            State::Finished(value) => held.push(Reference::Value(value)),
            State::Failed(error) => held.push(Reference::Error(error)),
            State::Pending | State::Cancelled => {}
        }
        held.extend(self.cancel_message.borrow().clone().map(Reference::Value));
        held.extend(self.cancelled_error.borrow().clone().map(Reference::Error));
        match &self.nature {
            Nature::Plain { .. } => {}
            Nature::Gathering { children, .. } => held.extend(children.iter().cloned().map(Reference::Future)),
            Nature::Task(task) => {
                held.push(Reference::Coroutine(task.coroutine().clone()));
                held.extend(task.waits_on().map(Reference::Future));
            }
        }
        held.extend(self.callbacks().into_iter().filter_map(|callback| match callback {
            DoneCallback::WakeUp(task) => Some(Reference::Future(task)),
            DoneCallback::Call(callback) => Some(Reference::Callback(callback)),
            DoneCallback::Member { .. } => None,
        }));
        held
    }

    /// A pending task that is about to be freed says so while it is whole (`Task.__del__`).
    pub fn report_destroyed(self: &Rc<Self>) {
        if let Some(task) = self.as_task().filter(|task| task.leaves_loudly())
            && !self.done()
        {
            task.leave_quietly();
            self.event_loop().report(Report::DestroyedPending(self.clone()));
        }
    }

    /// Nobody refers to it but what it refers to itself: it lets go of who waits for it.
    pub fn break_circle(&self) {
        self.drop_callbacks();
    }
}
