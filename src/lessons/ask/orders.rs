//! What comes before what: lines of the output, ends of tasks.

use super::super::question::{Question, Topic};
use super::making::{Ended, MOST_IN_ORDER, Maker, Prompt, Say};
use crate::lessons::claim::seconds;
use crate::trace::{ObjectKind, OutputLine, Stream};

pub fn ask(maker: &Maker) -> Vec<Question> {
    [outputs(maker), ends(maker)].into_iter().flatten().collect()
}

/// The order of the first lines, where not just one writer wrote them.
fn outputs(maker: &Maker) -> Option<Question> {
    let all: Vec<&OutputLine> = maker.replay.output.lines().iter().filter(|line| line.stream == Stream::Stdout).collect();
    let once =
        |line: &&&OutputLine| !line.text.trim().is_empty() && all.iter().filter(|other| other.text == line.text).count() == 1;
    // Looking for doubles is quadratic: enough lines for a question stand at the beginning.
    let lines: Vec<&OutputLine> = all.iter().take(200).filter(once).take(MOST_IN_ORDER).copied().collect();
    let (first, last) = (lines.first()?, lines.last()?);
    if lines.len() < 3 || lines.iter().all(|line| line.by.what == first.by.what) {
        return None;
    }
    let by = |line: &OutputLine| line.by.task().map_or("the program".to_owned(), |task| maker.name(task));
    let mut explanation = Say::words("They are printed by ");
    for (place, line) in lines.iter().enumerate() {
        let lead = if place == 0 { "" } else { ", then " };
        explanation = explanation.then(lead).code(&by(line)).then(&format!(" at {}", seconds(line.at)));
    }
    let prompt = Prompt {
        topic: Topic::Outputs,
        prompt: Say::words(if all.len() > lines.len() {
            "In which order are these lines printed?"
        } else {
            "In which order are the lines printed?"
        }),
        explanation: explanation.then("."),
        moment: last.closed,
    };
    prompt.order(lines.iter().map(|line| Say::default().code(&line.text)).collect())
}

/// The order in which tasks are done; where as_completed hands their results out, the order of those.
fn ends(maker: &Maker) -> Option<Question> {
    let children = maker.children();
    let mut ended: Vec<Ended> = children.iter().take(MOST_IN_ORDER).filter_map(|task| maker.ended(*task)).collect();
    // What asyncio.run cancels at the end is a question of its own.
    ended.retain(|end| {
        !maker.replay.index.task(end.task).is_some_and(|facts| facts.cancels.iter().any(|cancel| maker.is_tidying(*cancel)))
    });
    ended.sort_by_key(|end| end.event);
    let moment = ended.last()?.event;
    if ended.iter().any(|end| ended.iter().filter(|other| other.name == end.name).count() > 1) {
        return None;
    }
    let conveyor = !maker.objects(|kind| kind == ObjectKind::AsCompleted).is_empty();
    let mut explanation =
        Say::words(if conveyor { "`as_completed` hands results out as they come, whatever the order of the tasks: " } else { "" });
    for (place, end) in ended.iter().enumerate() {
        explanation =
            explanation.then(if place == 0 { "" } else { ", " }).code(&end.name).then(&format!(" at {}", seconds(end.at)));
    }
    let prompt = Prompt {
        topic: Topic::Ends,
        prompt: Say::words(if children.len() > ended.len() {
            "In which order are these tasks done?"
        } else {
            "In which order are the tasks done?"
        }),
        explanation: explanation.then("."),
        moment,
    };
    prompt.order(ended.iter().map(|end| Say::default().code(&end.name)).collect())
}
