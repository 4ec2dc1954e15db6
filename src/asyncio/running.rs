//! `loop.run_until_complete`: a loop that stops by itself when a future is done. Who calls `next` in between is the host's matter.

use super::{Completed, ErrorKind, EventLoop, Future, Host, State, Watcher};
use crate::trace::Purpose;
use std::rc::Rc;

/// `_run_until_complete_cb`: stops the loop of the future that is done.
pub(super) struct StopLoop;

impl<H: Host> Watcher<H> for StopLoop {
    fn member_purpose(&self, host: &H) -> Purpose {
        Purpose::Callback(host.recorder().text("_run_until_complete_cb"))
    }

    fn name(&self) -> &'static str {
        "_run_until_complete_cb() at /usr/lib/python3.11/asyncio/base_events.py:180"
    }

    fn member_done(&self, event_loop: &Rc<EventLoop<H>>, _slot: u32, future: &Rc<Future<H>>) {
        if let State::Failed(error) = future.state() {
            future.mark_retrieved();
            if event_loop.host().is(&error, ErrorKind::Exit) {
                // The exception has left the loop already.
                return;
            }
        }
        event_loop.stop();
    }
}

impl<H: Host> EventLoop<H> {
    /// Begins to run until the future is done: `next` will say `Stopped` then.
    pub fn start_until_complete(self: &Rc<Self>, future: &Rc<Future<H>>) -> Result<(), H::Error> {
        self.check_may_start()?;
        future.watch(&self.stop_loop, 0);
        self.start()
    }

    /// What `run_until_complete` returns or raises once the loop has stopped.
    pub fn finish_until_complete(&self, future: &Rc<Future<H>>) -> Completed<H> {
        future.unwatch(&*self.stop_loop);
        if !future.done() {
            let message = "Event loop stopped before Future completed.";
            return Err(self.host().error(ErrorKind::Runtime, message));
        }
        future.result()
    }

    /// The same when an exception has left the loop, which is to be raised on. `new_task`: the future is a task that was made
    /// for `run_until_complete`, so that nobody else can ask for its exception.
    pub fn abandon_until_complete(&self, future: &Rc<Future<H>>, new_task: bool) {
        future.unwatch(&*self.stop_loop);
        if new_task {
            future.mark_retrieved();
        }
    }
}
