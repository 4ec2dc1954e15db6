//! Earlier and later texts of the source: undo and redo. Knows no keyboard.

/// The texts before and after the current one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    past: Vec<String>,
    future: Vec<String>,
    /// What made the newest entry; a run of the same kind (dragging one slider, typing) is one step back.
    last: Option<String>,
}

/// More steps back than this are forgotten.
const DEPTH: usize = 200;

impl History {
    /// Notes that `before` is about to be replaced by a change of this kind.
    pub fn record(&mut self, before: &str, kind: &str) {
        let same = self.last.as_deref() == Some(kind) && !self.past.is_empty();
        self.future.clear();
        self.last = Some(kind.to_owned());
        if same {
            return;
        }
        if self.past.len() == DEPTH {
            self.past.remove(0);
        }
        self.past.push(before.to_owned());
    }

    /// The next change begins a new entry, whatever its kind.
    pub fn pause(&mut self) {
        self.last = None;
    }

    /// The text before `current`, which can then be redone.
    pub fn undo(&mut self, current: &str) -> Option<String> {
        let text = self.past.pop()?;
        self.future.push(current.to_owned());
        self.last = None;
        Some(text)
    }

    /// The text that was undone last.
    pub fn redo(&mut self, current: &str) -> Option<String> {
        let text = self.future.pop()?;
        self.past.push(current.to_owned());
        self.last = None;
        Some(text)
    }

    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_of_one_kind_is_one_step_back() {
        let mut history = History::default();
        history.record("a", "delay url1");
        history.record("b", "delay url1");
        history.record("c", "remove");
        assert_eq!(history.undo("d").as_deref(), Some("c"));
        assert_eq!(history.undo("c").as_deref(), Some("a"));
        assert_eq!(history.undo("a"), None);
        assert_eq!(history.redo("a").as_deref(), Some("c"));
        history.record("c", "add");
        assert!(!history.can_redo());
        assert_eq!(history.undo("e").as_deref(), Some("c"));
    }
}
