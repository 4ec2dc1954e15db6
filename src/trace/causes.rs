//! Why a position came about, and what came of it: chains of causes through a trace. Knows no words.

use super::{EventId, EventKind, Grain, Position, Replay, Who};

/// The chain of causes that leads to an event: the event itself first, then its cause, then that one's, back to the start of all.
pub fn chain(replay: &Replay, event: EventId) -> impl Iterator<Item = EventId> + '_ {
    std::iter::successors(Some(event), |event| {
        // A cause lies before its effect: so a chain ends, however a trace was made.
        replay.trace.event(*event).cause.filter(|cause| cause < event)
    })
}

/// The event of a position whose causes tell why it came about: that a task was resumed, a handle ran, a timer fired.
pub fn heart(replay: &Replay, position: &Position) -> EventId {
    let events = &replay.trace.events()[..=position.ends.index()];
    let found = events.iter().enumerate().skip(position.opens.index()).find_map(|(at, event)| match (position.who, event.kind) {
        (Who::Task(task), EventKind::TaskResumed { task: resumed, .. }) if task == resumed => Some(at),
        _ => None,
    });
    found.map_or(position.opens, |at| EventId::new(at as u32))
}

/// The cursor of the position that brought about the one at this cursor: the nearest along its causes that is another's doing.
pub fn cause_of(replay: &Replay, cursor: usize, grain: Grain) -> Option<usize> {
    let steps = replay.steps(grain);
    let position = steps.step_of(cursor)?;
    let begins = steps.previous(position.cursor)?;
    // What led up to another step (timers, callbacks) is told with it, and is no doing of its own.
    let is_doing =
        |event: &EventId| event.index() < begins && steps.step_of(event.index() + 1).is_some_and(|other| other.opens <= *event);
    let cause = chain(replay, heart(replay, position)).find(is_doing)?;
    Some(steps.after(cause))
}

/// The cursor of the first position after this one that comes about because of it.
pub fn effect_of(replay: &Replay, cursor: usize, grain: Grain) -> Option<usize> {
    let steps = replay.steps(grain);
    let position = steps.step_of(cursor)?;
    let begins = steps.previous(position.cursor)?;
    let events = replay.trace.events();
    // Which events from `begins` on are effects: all of the position's own, and then whatever one of those caused.
    let mut effects = vec![true; position.cursor - begins];
    for (at, event) in events.iter().enumerate().skip(position.cursor) {
        let is_effect = event.cause.is_some_and(|cause| cause.index() >= begins && effects[cause.index() - begins]);
        effects.push(is_effect);
        let tells = match grain {
            Grain::Step => {
                matches!(event.kind, EventKind::TaskResumed { .. } | EventKind::ThreadRuns { .. } | EventKind::Unblocked)
            }
            Grain::Handle => !matches!(event.kind, EventKind::HandleReady { .. }),
        };
        if is_effect && tells {
            return Some(steps.after(EventId::new(at as u32)));
        }
    }
    None
}
