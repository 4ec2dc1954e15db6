//! The loop's own rules: ties, turns, cancellation, handles, what is reported, how a loop is stopped and closed.

use super::checks::*;
use super::world::*;
use crate::asyncio::*;
use std::cell::RefCell;
use std::rc::Rc;

async fn sleeper(s: Scope, name: &'static str, delays: &'static [f64]) -> Outcome {
    for delay in delays {
        s.sleep(*delay).await?;
        s.print(format!("{name} {delay}"));
    }
    Ok(Val::None)
}

async fn turner(s: Scope, name: &'static str, turns: usize) -> Outcome {
    for turn in 0..turns {
        s.print(format!("{name} {turn}"));
        s.sleep(0.0).await?;
    }
    Ok(Val::None)
}

#[test]
fn what_is_due_at_one_instant_runs_in_the_order_in_which_it_was_set() {
    check(include_str!("programs/ties.out"), |s| async move {
        let a = s.spawn(|s| sleeper(s, "a", &[1.0, 1.0]));
        let b = s.spawn(|s| sleeper(s, "b", &[2.0]));
        let c = s.spawn(|s| sleeper(s, "c", &[0.5, 1.5]));
        s.wait(&s.gather(&[a, b, c], false)).await?;
        let x = s.spawn(|s| turner(s, "x", 3));
        let y = s.spawn(|s| turner(s, "y", 2));
        let z = s.spawn(|s| sleeper(s, "z", &[1.0]));
        s.wait(&s.gather(&[x, y, z], false)).await
    });
}

async fn work(s: Scope, name: &'static str, cleanup: f64, swallow: bool) -> Outcome {
    s.print(format!("{name} starts"));
    if let Err(error) = s.sleep(10.0).await {
        s.print(format!("{name} {}", error.repr()));
        s.sleep(cleanup).await?;
        s.print(format!("{name} clean"));
        if !swallow {
            return Err(error);
        }
    }
    Ok(text(name))
}

async fn outcome(s: Scope, task: Fut) -> Outcome {
    Ok(text(shown(&s.wait(&task).await)))
}

fn python(truth: bool) -> String {
    Val::Bool(truth).repr()
}

#[test]
fn a_cancellation_is_thrown_in_at_the_await_and_can_be_caught() {
    check(include_str!("programs/cancelling.out"), |s| async move {
        let shows = |task: &Fut| {
            let (s, task) = (s.clone(), task.clone());
            async move { shown(&s.wait(&task).await) }
        };
        let never = s.spawn(|s| work(s, "never", 0.0, false));
        s.print(python(never.cancel(None)));
        let result = shows(&never).await;
        s.print(format!("{result} {} {}", python(never.cancelled()), python(never.cancel(None))));

        let polite = s.spawn(|s| work(s, "polite", 2.0, false));
        s.sleep(1.0).await?;
        polite.cancel(Some(text("please")));
        s.print(format!("{} {}", shows(&polite).await, python(polite.cancelled())));

        let twice = s.spawn(|s| work(s, "twice", 2.0, false));
        s.sleep(1.0).await?;
        twice.cancel(Some(text("once")));
        s.sleep(1.0).await?;
        twice.cancel(Some(text("again")));
        s.print(format!("{} {}", shows(&twice).await, twice.task().cancelling()));

        let stubborn = s.spawn(|s| work(s, "stubborn", 1.0, true));
        s.sleep(1.0).await?;
        stubborn.cancel(None);
        let result = shows(&stubborn).await;
        let (cancelling, left) = (stubborn.task().cancelling(), stubborn.task().uncancel());
        s.print(format!("{result} {} {cancelling} {left}", python(stubborn.cancelled())));

        let inner = s.spawn(|s| work(s, "inner", 1.0, false));
        let outer = s.spawn(|s| outcome(s, inner.clone()));
        s.sleep(1.0).await?;
        outer.cancel(Some(text("through")));
        let result = shows(&outer).await.replace("'CancelledError('through')'", "\"CancelledError('through')\"");
        s.print(format!("{result} {} {}", python(inner.cancelled()), python(outer.cancelled())));
        Ok(Val::None)
    });
}

#[test]
fn callbacks_run_in_the_round_after_that_in_which_they_were_made_ready() {
    check(include_str!("programs/handles.out"), |s| async move {
        let event_loop = s.event_loop();
        let prints = |line: &'static str| -> Callback {
            let s = s.clone();
            Rc::new(move |_| {
                s.print(line);
                Ok(())
            })
        };
        let prints_result = |what: &'static str| -> Callback {
            let s = s.clone();
            Rc::new(move |future| {
                s.print(format!("{what} {}", shown(&future.map_or(Ok(Val::None), |future| future.result()))));
                Ok(())
            })
        };
        event_loop.call_at(at(2.0), prints("two"));
        event_loop.call_at(at(1.0), prints("one"));
        event_loop.call_at(at(1.0), prints("one again"));
        let gone = event_loop.call_at(at(1.0), prints("never"));
        event_loop.call_soon(prints("soon"));
        let skipped = event_loop.call_soon(prints("skipped"));
        let (again, next) = (event_loop.clone(), prints("next round"));
        event_loop.call_soon(Rc::new(move |_| {
            again.call_soon(next.clone());
            Ok(())
        }));
        skipped.cancel();
        gone.cancel();
        let when = gone.when().map_or(0.0, |when| when.seconds());
        s.print(format!("main {} {when:.1}", python(gone.cancelled())));
        s.sleep(0.0).await?;
        s.print("main again");
        let future = Future::new(&event_loop, crate::trace::FutureKind::Plain, None);
        future.add_done_callback(prints_result("callback"));
        let to_set = future.clone();
        event_loop.call_at(at(1.0), Rc::new(move |_| to_set.set_result(Val::Int(7))));
        s.print(s.wait(&future).await?.repr());
        future.add_done_callback(prints_result("late callback"));
        s.print("before it");
        s.sleep(2.0).await?;
        Ok(Val::None)
    });
}

#[test]
fn an_exception_that_nobody_asked_for_is_reported_when_its_future_is_dropped() {
    let fails = |s: Scope| async move { s.sleep(1.0).await.and(Err(value_error("unheard"))) };
    let (printed, _) = run(|s| async move {
        let heard = s.spawn(fails);
        drop(s.spawn(fails));
        s.sleep(2.0).await?;
        heard.exception()?;
        Ok(Val::None)
    });
    assert_eq!(printed, "1.000 Task exception was never retrieved: ValueError('unheard')\n");
}

#[test]
fn a_task_that_never_ran_is_destroyed_with_its_loop() {
    let event_loop = new_loop();
    let host = event_loop.host().clone();
    let task = event_loop.create_task(coroutine(&host, |s| sleeper(s, "never", &[1.0])), None, ());
    drop(task);
    assert!(!event_loop.has_reports(), "the ready queue keeps it");
    assert!(event_loop.close().is_ok());
    let reports = event_loop.take_reports();
    let [Report::DestroyedPending(task)] = &reports[..] else { panic!("one report was expected") };
    assert!(task.task().name().to_string() == "Task-1" && !task.done());
}

#[test]
fn tasks_that_only_hold_each_other_are_found_at_the_end_of_the_program() {
    let event_loop = new_loop();
    let host = event_loop.host().clone();
    let forgotten = |s: Scope| async move {
        let never = Future::new(&s.event_loop(), crate::trace::FutureKind::Plain, None);
        let closed = s.wait(&never).await;
        s.print(format!("closed by {}", shown(&closed)));
        closed
    };
    event_loop.create_task(coroutine(&host, forgotten), None, ());
    let stopping = event_loop.clone();
    let stop: Callback = Rc::new(move |_| {
        stopping.stop();
        Ok(())
    });
    event_loop.call_soon(stop);
    assert!(event_loop.start().is_ok() && run_forever(&event_loop).is_ok() && event_loop.close().is_ok());
    assert!(!event_loop.has_reports());
    event_loop.abandon(|report| {
        let Report::DestroyedPending(task) = report else { panic!("a pending task was expected") };
        host.print(&format!("{} destroyed", task.task().name()));
    });
    assert_eq!(host.printed(), "0.000 Task-1 destroyed\n0.000 closed by GeneratorExit()\n");
}

#[test]
fn a_callback_that_fails_is_reported_and_the_loop_goes_on() {
    let (printed, _) = run(|s| async move {
        s.event_loop().call_soon(Rc::new(|_| Err(value_error("oops"))));
        s.sleep(1.0).await?;
        Ok(text("on"))
    });
    assert_eq!(printed, "0.000 Exception in callback: ValueError('oops')\n");
}

#[test]
fn system_exit_leaves_the_loop_at_once() {
    let (printed, _) = run(|s| async move {
        let exit = s.co.error(ErrorKind::Exit, "");
        s.spawn(|s| async move {
            s.print("leaving");
            Err(exit)
        });
        s.spawn(|s| async move {
            // It stands in the ready queue when the exception escapes, and is cancelled before its first step.
            s.print("too late");
            Ok(Val::None)
        });
        s.sleep(1.0).await?;
        Ok(Val::None)
    });
    assert_eq!(printed, "0.000 leaving\n0.000 Task exception was never retrieved: SystemExit()\n0.000 raised SystemExit()\n");
}

#[test]
fn a_task_cannot_await_itself_nor_a_future_of_another_loop() {
    let (printed, _) = run(|s| async move {
        let elsewhere = new_loop();
        let foreign = Future::new(&elsewhere, crate::trace::FutureKind::Plain, None);
        let own = s.event_loop().current_task().ok_or_else(|| value_error("no task"))?;
        s.print(shown(&s.wait(&own).await));
        s.print(shown(&s.wait(&foreign).await));
        Ok(Val::None)
    });
    let expected = "0.000 RuntimeError('Task cannot await on itself: <Task-1>')\n\
                    0.000 RuntimeError('Task <Task-1> got Future <Future> attached to a different loop')\n";
    assert_eq!(printed, expected);
}

#[test]
fn a_loop_runs_a_whole_round_after_stop_and_can_run_again() {
    let event_loop = new_loop();
    let order: Rc<RefCell<Vec<&str>>> = Rc::default();
    let say = |what: &'static str| -> Callback {
        let order = order.clone();
        Rc::new(move |_| {
            order.borrow_mut().push(what);
            Ok(())
        })
    };
    let (stopping, later) = (event_loop.clone(), say("later"));
    event_loop.call_soon(Rc::new(move |_| {
        stopping.stop();
        stopping.call_soon(later.clone());
        Ok(())
    }));
    event_loop.call_soon(say("same round"));
    event_loop.start().unwrap_or_else(|error| panic!("{}", error.repr()));
    assert!(event_loop.close().is_err(), "a running loop cannot be closed");
    assert!(run_forever(&event_loop).is_ok());
    assert_eq!(*order.borrow(), ["same round"]);

    event_loop.stop();
    event_loop.start().unwrap_or_else(|error| panic!("{}", error.repr()));
    assert!(run_forever(&event_loop).is_ok());
    assert_eq!(*order.borrow(), ["same round", "later"]);
    assert!(event_loop.close().is_ok() && event_loop.start().is_err());
}

#[test]
fn all_tasks_are_those_that_are_not_done_in_the_order_of_creation() {
    run(|s| async move {
        let tasks: Vec<_> =
            (0..200).map(|n| s.spawn(move |s| async move { s.sleep(n as f64).await.map(|()| Val::None) })).collect();
        s.sleep(150.5).await?;
        let names: Vec<_> = s.event_loop().all_tasks().iter().map(|task| task.task().name().to_string()).collect();
        assert_eq!(names[..3], ["Task-1", "Task-153", "Task-154"]);
        assert_eq!(names.len(), 50);
        drop(tasks);
        Ok(Val::None)
    });
}

#[test]
fn a_request_to_cancel_that_goes_round_in_a_circle_comes_to_an_end() {
    let (printed, _) = run(|s| async move {
        let first: Rc<RefCell<Option<Fut>>> = Rc::default();
        let other = first.clone();
        let second = s.spawn(|s| async move {
            let first = other.borrow().clone().ok_or_else(|| value_error("not made yet"))?;
            s.wait(&s.gather(&[first], false)).await
        });
        let awaited = second.clone();
        *first.borrow_mut() = Some(s.spawn(|s| async move { s.wait(&awaited).await }));
        s.sleep(1.0).await?;
        s.print(python(second.cancel(None)));
        Ok(Val::None)
    });
    assert_eq!(printed.lines().next(), Some("1.000 True"));
}

#[test]
fn a_long_chain_of_waiting_tasks_is_cancelled_and_dropped_without_deep_recursion() {
    let (printed, _) = run(|s| async move {
        let mut last = s.spawn(|s| async move { s.sleep(1000.0).await.map(|()| Val::None) });
        for _ in 0..50_000 {
            last = s.spawn(|s| async move { s.wait(&last).await });
        }
        s.sleep(1.0).await?;
        last.cancel(None);
        s.print(shown(&s.wait(&last).await));
        Ok(Val::None)
    });
    assert_eq!(printed, "1.000 CancelledError()\n");
}
