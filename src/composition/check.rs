//! Which compositions make sense, said of the very field that does not.

use super::seconds::shortened;
use super::{Composition, Outcome, Task};
use std::fmt;

/// The most tasks that a composition can have.
pub const MOST_TASKS: usize = 50;
const LONGEST_NAME: usize = 40;
const LONGEST_MESSAGE: usize = 80;

/// A field of the composer. Tasks are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The list of tasks.
    Tasks,
    Name(usize),
    Delay(usize),
    /// The message of the error that a task raises.
    Message(usize),
    /// The seconds that a task takes to clean up.
    Cleanup(usize),
    /// The timeout that belongs to `wait` or `as_completed`.
    Timeout,
    /// The seconds of `wait_for` or `asyncio.timeout()` around all.
    Fence,
    /// How long main stays alive.
    Linger,
    /// The program's text.
    Source,
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub field: Field,
    /// In lower case: what was expected and what was found.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Problem {}

impl Composition {
    /// The first thing that makes no sense, if any. Seconds are right by their type.
    pub fn check(&self) -> Result<(), Problem> {
        let count = self.tasks.len();
        if count == 0 || count > MOST_TASKS {
            let message = format!("expected 1 to {MOST_TASKS} tasks, found {count}");
            return Err(Problem { field: Field::Tasks, message });
        }
        for (index, task) in self.tasks.iter().enumerate() {
            check_task(task, index)?;
            if let Some(earlier) = self.tasks[..index].iter().position(|other| other.name == task.name) {
                let message = format!("expected a name of its own, found {:?} at task {} too", task.name, earlier + 1);
                return Err(Problem { field: Field::Name(index), message });
            }
        }
        Ok(())
    }
}

fn check_task(task: &Task, index: usize) -> Result<(), Problem> {
    let problem = |field, message| Err(Problem { field, message });
    if let Some(message) = bad_text(&task.name, LONGEST_NAME) {
        return problem(Field::Name(index), message);
    }
    if task.name.trim().is_empty() {
        return problem(Field::Name(index), "expected a name, found nothing".into());
    }
    if task.name.trim() != task.name {
        return problem(Field::Name(index), format!("expected no spaces around the name, found {:?}", task.name));
    }
    match &task.outcome {
        Outcome::Raises { message, .. } => {
            bad_text(message, LONGEST_MESSAGE).map_or(Ok(()), |text| problem(Field::Message(index), text))
        }
        Outcome::Returns => Ok(()),
    }
}

/// What keeps a text from standing in one line of a program and of a list, if anything.
fn bad_text(text: &str, longest: usize) -> Option<String> {
    let length = text.chars().count();
    if length > longest {
        return Some(format!("expected at most {longest} characters, found {length}: {}", shortened(text)));
    }
    let hidden = text.chars().find(|&c| c.is_control() || is_direction_mark(c))?;
    Some(format!("expected characters that can be seen, found U+{:04X}", u32::from(hidden)))
}

/// Characters that turn the direction of the text around them, so that a program would not read as it runs.
fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::super::{Awaiting, ErrorKind, Seconds};
    use super::*;

    fn check(tasks: &[Task], expected: Result<(), (Field, &str)>) {
        let found = Composition::new(tasks.to_vec(), Awaiting::InTurn).check();
        assert_eq!(found, expected.map_err(|(field, message)| Problem { field, message: message.into() }));
    }

    #[test]
    fn problems_name_their_field() {
        let task = |name: &str| Task::new(name, Seconds::whole(1));
        check(&[task("a"), task("Bär 🐻 \"quoted\"")], Ok(()));
        check(&[], Err((Field::Tasks, "expected 1 to 50 tasks, found 0")));
        check(&vec![task("a"); 51], Err((Field::Tasks, "expected 1 to 50 tasks, found 51")));
        check(&[task("a"), task("b"), task("a")], Err((Field::Name(2), "expected a name of its own, found \"a\" at task 1 too")));
        check(&[task(" ")], Err((Field::Name(0), "expected a name, found nothing")));
        check(&[task("a"), task("b ")], Err((Field::Name(1), "expected no spaces around the name, found \"b \"")));
        check(&[task("a\nb")], Err((Field::Name(0), "expected characters that can be seen, found U+000A")));
        check(&[task("a\u{202e}b")], Err((Field::Name(0), "expected characters that can be seen, found U+202E")));
        let long = task(&"n".repeat(41));
        check(&[long], Err((Field::Name(0), "expected at most 40 characters, found 41: nnnnnnnnnnnnnnnnnnnnnnnn…")));
        let loud = task("a").raises(ErrorKind::ValueError, "\u{7}");
        check(&[loud], Err((Field::Message(0), "expected characters that can be seen, found U+0007")));
    }
}
