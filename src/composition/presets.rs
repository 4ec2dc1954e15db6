//! Ready-made programs, most of them compositions: each shows one thing about asyncio that surprises people who see it for the first time.

use super::{Awaiting, Composition, ErrorKind, Fence, OnCancel, ReturnWhen, Seconds, Task};

/// A composition to begin with.
#[derive(Clone, Copy, Debug)]
pub struct Preset {
    /// For links: words in lower case with hyphens.
    pub id: &'static str,
    pub title: &'static str,
    /// What to look for, in a sentence or two.
    pub look_for: &'static str,
    program: Program,
}

/// What a preset shows.
#[derive(Clone, Copy, Debug)]
enum Program {
    /// What the composer can compose.
    Composed(fn() -> Composition),
    /// Any other program, and the settings with which it shows something: keys and values as links have them.
    Written { source: &'static str, settings: &'static [(&'static str, &'static str)] },
}

impl Preset {
    /// The composition, if it is one.
    pub fn composition(&self) -> Option<Composition> {
        match self.program {
            Program::Composed(make) => Some(make()),
            Program::Written { .. } => None,
        }
    }

    /// The program that it stands for.
    pub fn source(&self) -> String {
        match self.program {
            Program::Composed(make) => make().to_source(),
            Program::Written { source, .. } => source.to_owned(),
        }
    }

    /// The settings that it is to be run with, as far as they are not the defaults.
    pub fn settings(&self) -> &'static [(&'static str, &'static str)] {
        match self.program {
            Program::Composed(_) => &[],
            Program::Written { settings, .. } => settings,
        }
    }
}

/// All presets, the simplest first.
pub fn presets() -> &'static [Preset] {
    PRESETS
}

/// The preset of that id.
pub fn preset(id: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|preset| preset.id == id)
}

const PRESETS: &[Preset] = &[
    Preset {
        id: "one-after-another",
        title: "One after another",
        look_for: "An await waits for its coroutine before the next line runs. Nothing overlaps: three tasks of 3, 1 and 2 seconds take 6.",
        program: Program::Composed(|| Composition::new(three(), Awaiting::OneAfterAnother)),
    },
    Preset {
        id: "create-then-await",
        title: "create_task, then await in turn",
        look_for: "All three run at once and take 3 seconds in all. But main asks for a's result first: b's has been ready since 1 s when it is printed.",
        program: Program::Composed(|| Composition::new(three(), Awaiting::InTurn)),
    },
    Preset {
        id: "gather-order",
        title: "gather keeps the order of its arguments",
        look_for: "b is done first, then c, then a. The list of results is in the order in which gather was given them all the same.",
        program: Program::Composed(|| Composition::new(three(), Awaiting::Gather { return_exceptions: false })),
    },
    Preset {
        id: "gather-error",
        title: "gather: one fails, the others go on",
        look_for: "b's error comes out of gather at 1 s. Nobody is cancelled: c and a run on, to their end, but their results are lost.",
        program: Program::Composed(|| {
            Composition::new(b_fails(), Awaiting::Gather { return_exceptions: false }).lingering(whole(3))
        }),
    },
    Preset {
        id: "gather-return-exceptions",
        title: "gather with return_exceptions",
        look_for: "Now b's error is a result among the others, in b's place, and gather waits for all three.",
        program: Program::Composed(|| Composition::new(b_fails(), Awaiting::Gather { return_exceptions: true })),
    },
    Preset {
        id: "wait-first-completed",
        title: "wait: the first one wins",
        look_for: "wait returns as soon as one task is done, and cancels nobody. The loop below it does: see a and c being cancelled at 1 s.",
        program: Program::Composed(|| Composition::new(three(), wait(ReturnWhen::FirstCompleted, None, true))),
    },
    Preset {
        id: "wait-first-exception",
        title: "wait: until the first error",
        look_for: "A result does not end this wait: a is done at 1 s and main sleeps on. b's error at 2 s does. wait itself raises nothing.",
        program: Program::Composed(|| {
            let tasks = vec![task("a", 1), task("b", 2).raises(ErrorKind::ValueError, "no luck"), task("c", 3)];
            Composition::new(tasks, wait(ReturnWhen::FirstException, None, true))
        }),
    },
    Preset {
        id: "wait-timeout",
        title: "wait: a timeout that raises nothing",
        look_for: "At 2 s wait gives up and says what is done and what is pending: no error, no cancellation. b is due at that very instant, but the timeout was set first.",
        program: Program::Composed(|| {
            let tasks = vec![task("a", 1), task("b", 2), task("c", 3)];
            Composition::new(tasks, wait(ReturnWhen::AllCompleted, Some(whole(2)), false)).lingering(whole(2))
        }),
    },
    Preset {
        id: "left-behind",
        title: "When main ends, everybody ends",
        look_for: "The fast one is all that main waits for. As main returns, asyncio.run cancels what still runs, and waits for its cleanup: the program ends at 2 s, not at 1.",
        program: Program::Composed(|| {
            let tasks = vec![task("fast", 1), task("tidy", 3).when_cancelled(OnCancel::CleansUp(whole(1))), task("slow", 4)];
            Composition::new(tasks, wait(ReturnWhen::FirstCompleted, None, false))
        }),
    },
    Preset {
        id: "as-completed",
        title: "as_completed: whoever is done first",
        look_for: "Results come in the order in which the tasks end: b, c, a. c's comes as an error, at the await that takes it, and the loop goes on.",
        program: Program::Composed(|| {
            let tasks = vec![task("a", 3), task("b", 1), task("c", 2).raises(ErrorKind::ValueError, "no luck")];
            Composition::new(tasks, Awaiting::AsCompleted { timeout: None })
        }),
    },
    Preset {
        id: "as-completed-timeout",
        title: "as_completed with a timeout",
        look_for: "One timeout for all of them together: at 2.5 s the await for the third result raises TimeoutError. a was not cancelled: it is done at 3 s.",
        program: Program::Composed(|| {
            Composition::new(three(), Awaiting::AsCompleted { timeout: Some(exact("2.5")) }).lingering(whole(1))
        }),
    },
    Preset {
        id: "timeout-at-await",
        title: "timeout() cancels at the await",
        look_for: "At 4 s main stands in its third await. The cancellation goes in there, c ends in the middle of its sleep, and timeout() turns it into TimeoutError as main leaves the block.",
        program: Program::Composed(|| {
            Composition::new(vec![task("a", 1), task("b", 2), task("c", 3)], Awaiting::OneAfterAnother)
                .within(Fence::Timeout(whole(4)))
        }),
    },
    Preset {
        id: "cleanup-delays-timeout",
        title: "Cleaning up delays a timeout",
        look_for: "The time is up at 1 s, but main hears of it at 2.5 s: wait_for cancels, then waits until the cancelled task has cleaned up.",
        program: Program::Composed(|| {
            let tidy = task("tidy", 3).when_cancelled(OnCancel::CleansUp(exact("1.5")));
            Composition::new(vec![tidy], Awaiting::OneAfterAnother).within(Fence::WaitFor(whole(1)))
        }),
    },
    Preset {
        id: "cancellation-ignored",
        title: "A task that ignores its cancellation",
        look_for: "wait_for can ask, not force. The deadline passes at 1 s, the task swallows the CancelledError and works on, and wait_for returns its result at 3 s: no TimeoutError at all.",
        program: Program::Composed(|| {
            let stubborn = task("stubborn", 3).when_cancelled(OnCancel::Ignores);
            Composition::new(vec![stubborn], Awaiting::OneAfterAnother).within(Fence::WaitFor(whole(1)))
        }),
    },
    Preset {
        id: "task-group",
        title: "TaskGroup: all together",
        look_for: "Nobody leaves the block before every task in it is done, so after it the results are simply there.",
        program: Program::Composed(|| Composition::new(three(), Awaiting::TaskGroup)),
    },
    Preset {
        id: "task-group-abort",
        title: "TaskGroup: one fails, all are cancelled",
        look_for: "a and b fail at the same instant. The first failure cancels the rest, c cleans up for half a second, and then both errors come out together, in one ExceptionGroup.",
        program: Program::Composed(|| {
            let a = task("a", 1).raises(ErrorKind::ValueError, "no luck");
            let b = task("b", 1).raises(ErrorKind::KeyError, "lost");
            let c = task("c", 3).when_cancelled(OnCancel::CleansUp(exact("0.5")));
            Composition::new(vec![a, b, c], Awaiting::TaskGroup)
        }),
    },
    Preset {
        id: "ties",
        title: "Who is first at the same instant?",
        look_for: "All three are due at 1 s. Timers due together fire in the order in which they were set: b, a, c, as the tasks were started.",
        program: Program::Composed(|| {
            Composition::new(vec![task("b", 1), task("a", 1), task("c", 1)], Awaiting::AsCompleted { timeout: None })
        }),
    },
    Preset {
        id: "zero-delays",
        title: "A delay of zero is still a turn",
        look_for: "await asyncio.sleep(0) takes no time, yet it lets everybody else run first: all three start before any of them is done.",
        program: Program::Composed(|| {
            Composition::new(vec![task("a", 0), task("b", 0), task("c", 0)], Awaiting::Gather { return_exceptions: false })
        }),
    },
    Preset {
        id: "starving-timers",
        title: "A busy task and the two rules for timers",
        look_for: "busy never waits, it only gives up its turn. asyncio looks at its timers between rounds, so beats come, if late. Below, by Timers, choose the browser's rule: now they starve until busy is done.",
        program: Program::Written { source: STARVED, settings: &[] },
    },
    Preset {
        id: "computing-blocks",
        title: "Computing blocks the loop",
        look_for: "With 1000 ns an instruction (in the settings), adding up takes long. Nobody else runs meanwhile, and the ticks come late: asyncio does not help with work that computes.",
        program: Program::Written { source: COMPUTING, settings: &[("ns", "1000")] },
    },
    Preset {
        id: "race",
        title: "Threads race for a counter",
        look_for: "Every 5 ms another thread goes on, even between reading the counter and writing it: additions are lost. Another seed loses others; a threading.Lock around both lines loses none.",
        program: Program::Written { source: RACE, settings: &[("ns", "1000"), ("s", "1")] },
    },
];

const STARVED: &str = "import asyncio
import time


async def heartbeat():
    for beat in range(3):
        await asyncio.sleep(0.2)
        print(f\"beat {beat} at {time.perf_counter():.1f} s\")


async def busy():
    for part in range(10):
        time.sleep(0.1)
        await asyncio.sleep(0)
    print(f\"busy is done at {time.perf_counter():.1f} s\")


async def main():
    await asyncio.gather(heartbeat(), busy())


asyncio.run(main())
";

const RACE: &str = "import threading

counter = 0


def work():
    global counter
    for _ in range(2000):
        seen = counter
        counter = seen + 1


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter, \"of 6000\")
";

const COMPUTING: &str = "import asyncio
import time


async def ticker():
    for tick in range(3):
        await asyncio.sleep(0.1)
        print(f\"tick {tick} at {time.perf_counter():.2f} s\")


async def main():
    ticks = asyncio.create_task(ticker())
    await asyncio.sleep(0.05)
    print(\"sum:\", sum_of(50_000))
    await ticks


def sum_of(count):
    total = 0
    for number in range(count):
        total += number
    return total


asyncio.run(main())
";

/// The tasks of most presets.
fn three() -> Vec<Task> {
    vec![task("a", 3), task("b", 1), task("c", 2)]
}

fn b_fails() -> Vec<Task> {
    vec![task("a", 3), task("b", 1).raises(ErrorKind::ValueError, "no luck"), task("c", 2)]
}

fn task(name: &str, delay: u32) -> Task {
    Task::new(name, whole(delay))
}

fn wait(return_when: ReturnWhen, timeout: Option<Seconds>, cancel_pending: bool) -> Awaiting {
    Awaiting::Wait { return_when, timeout, cancel_pending }
}

fn whole(seconds: u32) -> Seconds {
    Seconds::whole(seconds)
}

fn exact(typed: &str) -> Seconds {
    super::parse_delay(typed).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;
    use std::mem::discriminant;

    #[test]
    fn presets_are_sound_and_their_own() {
        for (at, preset) in presets().iter().enumerate() {
            let composition = preset.composition();
            assert_eq!(composition.as_ref().map_or(Ok(()), Composition::check), Ok(()), "{}", preset.id);
            assert_eq!(Composition::from_source(&preset.source()), composition, "{}", preset.id);
            let mut settings = Settings::default();
            assert!(preset.settings().iter().all(|(key, value)| settings.set(key, value) == Some(true)), "{}", preset.id);
            assert!(preset.id.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", preset.id);
            assert!(preset.look_for.ends_with('.') && !preset.title.ends_with('.'), "{}", preset.id);
            assert!(
                presets()[..at].iter().all(|other| other.id != preset.id && other.source() != preset.source()),
                "{}",
                preset.id
            );
        }
    }

    #[test]
    fn every_way_of_awaiting_has_a_preset() {
        let ways = [
            Awaiting::OneAfterAnother,
            Awaiting::InTurn,
            Awaiting::Gather { return_exceptions: false },
            wait(ReturnWhen::AllCompleted, None, false),
            Awaiting::AsCompleted { timeout: None },
            Awaiting::TaskGroup,
        ];
        let composed: Vec<Composition> = presets().iter().filter_map(Preset::composition).collect();
        for way in ways {
            assert!(composed.iter().any(|it| discriminant(&it.awaiting) == discriminant(&way)), "{way:?}");
        }
        for rule in [ReturnWhen::FirstCompleted, ReturnWhen::FirstException, ReturnWhen::AllCompleted] {
            assert!(composed.iter().any(|it| matches!(it.awaiting, Awaiting::Wait { return_when, .. } if return_when == rule)));
        }
        let fenced =
            |fence: Fence| composed.iter().any(|it| it.fence.is_some_and(|own| discriminant(&own) == discriminant(&fence)));
        assert!(fenced(Fence::WaitFor(whole(0))) && fenced(Fence::Timeout(whole(0))));
    }
}
