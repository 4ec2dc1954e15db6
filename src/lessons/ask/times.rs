//! When things end: a task, the whole program.

use super::super::question::{Question, Topic};
use super::making::{Ended, Maker, Prompt, Say, choice_at};
use crate::lessons::claim::seconds;
use crate::time::{Duration, Instant};
use crate::trace::{Ending, EventId, EventKind, Purpose, TaskId};

const IN_TURN: &str = "That is the sum of all sleeps, as if each began when the one before was over.";
const LONGEST: &str = "That is the longest sleep alone. Here one begins later, or others follow it.";

pub fn ask(maker: &Maker) -> Vec<Question> {
    [end(maker), total(maker)].into_iter().flatten().collect()
}

fn after(length: Duration) -> Instant {
    Instant::START + length
}

fn sum<'a>(lengths: impl Iterator<Item = &'a Duration>) -> Instant {
    lengths.fold(Instant::START, |sum, length| sum + *length)
}

/// How long the program takes.
fn total(maker: &Maker) -> Option<Question> {
    let end = maker.replay.trace.end();
    let slept: Vec<Duration> =
        maker.slept().into_iter().map(|(_, length)| length).filter(|length| *length > Duration::ZERO).collect();
    let Some(EventKind::ProgramEnded { ending: Ending::Finished | Ending::Raised, .. }) =
        maker.replay.trace.events().last().map(|last| last.kind)
    else {
        return None;
    };
    if end == Instant::START || slept.len() < 2 {
        return None;
    }
    let all = sum(slept.iter());
    let (longest, shortest) = (after(*slept.iter().max()?), after(*slept.iter().min()?));
    let cut = maker.replay.index.timers.iter().any(|facts| {
        let over = facts.over.map(|over| maker.kind(over));
        matches!(facts.purpose, Some(Purpose::Settle(_))) && matches!(over, Some(EventKind::TimerCancelled { .. }))
    });
    let why = if cut {
        "Not every sleep is slept to its end: a cancelled one is cut short."
    } else if end > all {
        "Not only sleeps take time here: timeouts, answers and threads do so too."
    } else if end == all {
        "Nothing overlaps: each sleep begins when the one before is over."
    } else if end == longest {
        "The sleeps overlap, and the longest one decides."
    } else {
        "Some sleeps overlap, and others follow each other."
    };
    let prompt = Prompt {
        topic: Topic::Total,
        prompt: Say::words("When is the whole program over?"),
        explanation: Say::words(why),
        moment: EventId::new(maker.replay.trace.events().len() as u32 - 1),
    };
    let wrong = vec![
        choice_at(all, Say::words(IN_TURN)),
        choice_at(longest, Say::words(if cut { "That is the longest sleep, and one is cut short." } else { LONGEST })),
        choice_at(shortest, Say::words("That is the shortest sleep. Others last longer.")),
        choice_at(Instant::START, Say::words("`await` lets others run, but what stands below it has to wait.")),
    ];
    prompt.choose(choice_at(end, Say::words(why)), wrong)
}

/// When one of the tasks is done: one that waits for more than its own sleeps, if there is one.
fn end(maker: &Maker) -> Option<Question> {
    let slept = maker.slept();
    let own = |task: TaskId| slept.iter().filter(move |(who, _)| *who == Some(task)).map(|(_, length)| length);
    let ended: Vec<Ended> = maker.children().into_iter().filter_map(|task| maker.ended(task)).collect();
    if ended.len() < 2 {
        return None;
    }
    let named_once = |end: &&Ended| ended.iter().filter(|other| other.name == end.name).count() == 1;
    let sleeps = |end: &&Ended| end.at > Instant::START && own(end.task).next().is_some();
    let asked = |end: &&Ended| named_once(end) && sleeps(end);
    let waits = ended.iter().filter(asked).find(|end| sum(own(end.task)) != end.at);
    let end = waits.or_else(|| ended.iter().rfind(asked))?;
    let before: Instant = sum(ended.iter().take_while(|other| other.task != end.task).chain([end]).flat_map(|end| own(end.task)));
    let made = maker.at(maker.replay.index.task(end.task)?.made?);
    let prompt = Prompt {
        topic: Topic::End,
        prompt: Say::words("When is ").code(&end.name).then(" done?"),
        explanation: Say::words(&format!("It was made at {}, and is done at {}.", seconds(made), seconds(end.at))),
        moment: end.event,
    };
    let wrong = vec![
        choice_at(before, Say::words("That would be so if the tasks ran one after the other.")),
        choice_at(sum(own(end.task)), Say::words("That is what it sleeps itself. It also has to be made, and to get its turn.")),
        choice_at(maker.replay.trace.end(), Say::words("That is when the whole program is over.")),
        choice_at(made, Say::words("That is when it was made.")),
    ];
    prompt.choose(choice_at(end.at, Say::words("Its track ends there.")), wrong)
}
