//! What a run comes to, in a strip of plain words, each with an explanation. Knows the numbers from `trace::sums` alone.

use super::{Made, SumOf};
use crate::time::Duration;
use crate::trace::sums::{Sums, sums};
use crate::trace::{Words, words};

/// One number of the strip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    pub of: SumOf,
    /// What is said first, and the rest: `3 s`, `instead of 6 s one after another`.
    pub number: String,
    pub text: String,
    pub explanation: String,
}

/// The strip for what happened before `cursor`.
pub fn strip(made: &Made, cursor: usize) -> Vec<Sum> {
    let found = sums(&made.replay, cursor);
    let mut strip = vec![total(&found, cursor >= made.trace().events().len())];
    if found.tasks > 0 {
        strip.push(most_at_once(&found));
    }
    if found.blocked > Duration::ZERO {
        strip.push(blocked(&found));
    }
    strip.extend(longest(made, cursor, &found));
    strip
}

fn seconds(length: Duration) -> String {
    format!("{} s", words::number(length))
}

fn total(found: &Sums, over: bool) -> Sum {
    let (total, sum) = (found.total, found.one_after_another);
    let text = match () {
        () if sum > total => format!("instead of {} one after another", seconds(sum)),
        () if !over => "so far".to_owned(),
        () => "in all".to_owned(),
    };
    let explanation = if sum > total {
        format!(
            "The clock shows {} in all. Every wait for time or an answer and every blocking call, added up, come to {}: so long it would take \
             if each began only when the one before was over. Waiting for another task counts nothing of its own.",
            seconds(total),
            seconds(sum)
        )
    } else {
        "From the start to the last event, on the program's clock. No two waits lay beside each other, so that nothing was won by doing \
         them at the same time."
            .to_owned()
    };
    Sum { of: SumOf::Total, number: seconds(total), text, explanation }
}

fn most_at_once(found: &Sums) -> Sum {
    Sum {
        of: SumOf::MostAtOnce,
        number: found.most_at_once.to_string(),
        text: format!("of {} {} at once", found.tasks, if found.tasks == 1 { "task" } else { "tasks" }),
        explanation:
            "The most tasks that were under way at the same moment: made, and not ended yet. Only one of them runs at a time; the \
            others are ready or wait."
                .to_owned(),
    }
}

fn blocked(found: &Sums) -> Sum {
    Sum {
        of: SumOf::Blocked,
        number: seconds(found.blocked),
        text: "blocked".to_owned(),
        explanation:
            "So long the event loop stood still in calls that block, such as time.sleep: no task could run, whatever was ready. \
            await asyncio.sleep, or asyncio.to_thread, leave the loop free."
                .to_owned(),
    }
}

/// The longest step, where one takes any time: only blocking calls do on this clock.
fn longest(made: &Made, cursor: usize, found: &Sums) -> Option<Sum> {
    let by = found.longest_by?;
    let now = made.replay.at(cursor);
    let name = Words::new(made.trace(), &now).task(by);
    Some(Sum {
        of: SumOf::LongestStep,
        number: seconds(found.longest_step),
        text: format!("longest step, by {name}"),
        explanation: "The longest that one task kept the event loop to itself, between two of its awaits. On this clock only calls that block \
            take time; computing takes none."
            .to_owned(),
    })
}
