//! What became of a cancellation in a run of its task: nothing yet, an end, another exception, or nothing at all.

use super::tale::{Tale, instant};
use crate::trace::cancellations::{Asker, Cancellation, Fate, around};
use crate::trace::{EventKind, TaskId};

impl Tale<'_> {
    /// Tells what this run made of a cancellation that was delivered in it or before.
    pub fn fate_of_cancellation(&mut self, task: TaskId) {
        let Some(found) = around(self.replay, task, self.position.ends, self.position.cursor) else { return };
        let Some((delivered, _)) = found.delivered else { return };
        let here = |event: crate::trace::EventId| event >= self.position.opens && event <= self.position.ends;
        let first = here(delivered);
        match found.fate {
            Fate::GoesOn if first => {
                self.say(" It has not ended: it cleans up, or has swallowed the cancellation.");
            }
            Fate::Cancelled(end) if here(end) && !first => {
                self.say(" With that the cancellation").asked(&found).say(" is done.");
            }
            Fate::Swallowed(end) if here(end) => {
                self.say(" It has swallowed the cancellation").asked(&found).say(".");
            }
            Fate::Raised(end) if here(end) => {
                if let EventKind::TaskEnded { value, .. } = self.kind(end) {
                    let value = self.text_of(value);
                    self.say(" So the cancellation").asked(&found).say(" has become ").code(value).say(".");
                }
            }
            Fate::TimedOut(end, object) if here(end) => {
                self.say(" Leaving, ")
                    .object(object)
                    .say(" turned ")
                    .code("CancelledError")
                    .say(" into ")
                    .code("TimeoutError")
                    .say(".");
            }
            _ => {}
        }
    }

    /// Adds who had asked for a cancellation, if that was a task, and when.
    fn asked(&mut self, found: &Cancellation) -> &mut Self {
        let at = instant(self.replay.trace.event(found.requested).at);
        match found.by {
            Asker::Task(by) if by != found.task => self.say(" that ").task(by).say(" had asked for at ").say(&at),
            _ => self.say(" that was asked for at ").say(&at),
        }
    }
}
