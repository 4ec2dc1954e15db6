//! Compositions by the thousand: every way of awaiting with outcomes, cancel behaviours, deadlines, ties and zero delays.

use loopscope::composition::{Awaiting, Composition, ErrorKind, Fence, OnCancel, ReturnWhen, Seconds, Task, parse_delay};

/// `typed` as a delay.
pub fn seconds(typed: &str) -> Seconds {
    parse_delay(typed).expect("a delay")
}

/// Every way of awaiting, with its options.
pub fn ways() -> Vec<Awaiting> {
    let mut ways = vec![Awaiting::OneAfterAnother, Awaiting::InTurn, Awaiting::TaskGroup];
    ways.extend([false, true].map(|return_exceptions| Awaiting::Gather { return_exceptions }));
    let timeouts = [None, Some(seconds("0")), Some(seconds("2")), Some(seconds("2.5"))];
    ways.extend(timeouts.map(|timeout| Awaiting::AsCompleted { timeout }));
    for return_when in [ReturnWhen::FirstCompleted, ReturnWhen::FirstException, ReturnWhen::AllCompleted] {
        for timeout in timeouts {
            ways.extend([false, true].map(|cancel_pending| Awaiting::Wait { return_when, timeout, cancel_pending }));
        }
    }
    ways
}

/// Sets of tasks: which delays tie, who fails when, who does what when cancelled.
pub fn crews() -> Vec<Vec<Task>> {
    use ErrorKind::{KeyError, ValueError, ZeroDivisionError};
    use OnCancel::{CleansUp, Ignores};
    let task = |name: &str, delay: &str| Task::new(name, seconds(delay));
    let cleans = |task: Task, delay: &str| task.when_cancelled(CleansUp(seconds(delay)));
    vec![
        vec![task("alone", "1")],
        vec![task("a", "3"), task("b", "1"), task("c", "2")],
        vec![task("a", "2"), task("b", "2"), task("c", "2")],
        vec![task("a", "0"), task("b", "0.5"), task("c", "0")],
        vec![task("a", "3"), task("b", "1").raises(ValueError, "no"), task("c", "2")],
        vec![task("a", "1").raises(ValueError, "first"), task("b", "1").raises(KeyError, "second"), task("c", "3")],
        vec![task("a", "0").raises(ZeroDivisionError, ""), task("b", "0"), task("c", "2").raises(ValueError, "late")],
        vec![cleans(task("a", "3"), "1"), task("b", "1").raises(ValueError, "no"), cleans(task("c", "4"), "0.5")],
        vec![cleans(task("a", "3"), "0"), task("b", "2").raises(KeyError, "k"), task("c", "2")],
        vec![task("a", "4").when_cancelled(Ignores), task("b", "1"), task("c", "3")],
        vec![task("a", "4").when_cancelled(Ignores), task("b", "1").raises(ValueError, "no"), cleans(task("c", "3"), "1")],
        vec![
            cleans(task("a", "2"), "1").raises(ValueError, "never"),
            task("b", "3").when_cancelled(Ignores).raises(KeyError, "stubborn"),
        ],
        vec![cleans(task("it's \"a\"", "0.125"), "0.250"), task("b\\n", "0.1").raises(ValueError, "say \"no\"")],
    ]
}

/// Every way with every crew and every deadline around: some thousand compositions.
pub fn all() -> Vec<Composition> {
    let fences = [None, Some("0"), Some("1"), Some("2.25")];
    let mut all = Vec::new();
    for awaiting in ways() {
        for tasks in crews() {
            for fence in fences {
                let plain = Composition::new(tasks.clone(), awaiting);
                match fence {
                    None => all.extend([plain.clone(), plain.lingering(seconds("5"))]),
                    Some(typed) => all.extend(
                        [Fence::WaitFor(seconds(typed)), Fence::Timeout(seconds(typed))].map(|fence| plain.clone().within(fence)),
                    ),
                }
            }
        }
    }
    for (number, composition) in all.iter_mut().enumerate() {
        composition.timestamps = number % 7 == 3;
        if composition.fence.is_some() && number % 5 == 0 {
            composition.linger = Some(seconds("3"));
        }
    }
    all
}
