//! Questions as text: for the command, and for tests that read them.

use super::markdown::plain;
use super::question::{Answer, Question};
use std::fmt::Write;

/// A question with its choices: `*` before the right one, numbers where they are to be put in order.
pub fn question_text(question: &Question) -> String {
    let mut out = format!("[{}] {}\n", question.topic.name(), plain(&question.prompt));
    for (place, choice) in question.choices.iter().enumerate() {
        let mark = match &question.answer {
            Answer::One(right) => if *right == place { "*" } else { "-" }.to_owned(),
            Answer::Order(order) => {
                order.iter().position(|other| *other == place).map_or("-".to_owned(), |at| format!("{}.", at + 1))
            }
        };
        // Writing to a string cannot fail.
        let _ = write!(out, "  {mark} {}", plain(&choice.text));
        let why = plain(&choice.why);
        out.push_str(&if why.is_empty() { "\n".to_owned() } else { format!("  ({why})\n") });
    }
    let _ = writeln!(out, "  = {}", plain(&question.explanation));
    out
}
