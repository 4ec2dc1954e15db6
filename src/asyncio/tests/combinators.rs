//! gather, wait, as_completed, wait_for, timeout, TaskGroup, shield: the awkward cases, and the plain ones.

use super::checks::*;
use super::world::*;
use crate::asyncio::*;
use crate::time::Duration;
use crate::trace::ReturnWhen;
use std::rc::Rc;

#[derive(Clone, Copy)]
struct Part(&'static str, f64, bool);

/// Sleeps, says its name, returns it or raises it.
async fn work(s: Scope, Part(name, delay, fail): Part) -> Outcome {
    if let Err(error) = s.sleep(delay).await {
        s.print(format!("{name} cancelled"));
        return Err(error);
    }
    s.print(name);
    if fail { Err(value_error(name)) } else { Ok(text(name)) }
}

fn tasks(s: &Scope, parts: &[Part]) -> Vec<Fut> {
    parts.iter().map(|part| s.spawn(|s| work(s, *part))).collect()
}

fn cancel_at(s: &Scope, seconds: f64, future: &Fut, message: Option<&'static str>) {
    let future = future.clone();
    let cancel: Callback = Rc::new(move |_| {
        future.cancel(message.map(text));
        Ok(())
    });
    s.event_loop().call_at(s.event_loop().time() + Duration::from_seconds(seconds), cancel);
}

fn python(truth: bool) -> String {
    Val::Bool(truth).repr()
}

#[test]
fn gather_keeps_the_order_of_its_arguments_and_lets_the_others_go_on_when_one_fails() {
    check(include_str!("programs/gathering.out"), |s| async move {
        let show = async |outer: &Fut| s.print(shown(&s.wait(outer).await));
        show(&s.gather(&[], false)).await;
        show(&s.gather(&tasks(&s, &[Part("a", 2.0, false), Part("b", 1.0, false), Part("c", 0.0, false)]), false)).await;
        show(&s.gather(&tasks(&s, &[Part("d", 2.0, false), Part("e", 1.0, true), Part("f", 1.0, true)]), false)).await;
        s.sleep(2.0).await?;
        show(&s.gather(&tasks(&s, &[Part("g", 1.0, true), Part("h", 2.0, false)]), true)).await;

        let members = tasks(&s, &[Part("i", 1.0, false), Part("j", 2.0, false)]);
        let both = s.gather(&members, true);
        cancel_at(&s, 0.5, &members[0], Some("no i"));
        show(&both).await;

        let both = s.gather(&tasks(&s, &[Part("k", 1.0, false), Part("l", 2.0, false)]), false);
        cancel_at(&s, 1.5, &both, Some("stop"));
        let result = shown(&s.wait(&both).await);
        s.print(format!("{result} {}", python(both.cancelled())));

        let both = s.gather(&tasks(&s, &[Part("m", 1.0, false), Part("n", 2.0, false)]), true);
        cancel_at(&s, 0.5, &both, None);
        show(&both).await;
        Ok(Val::None)
    });
}

#[test]
fn a_gather_of_very_many_futures_is_told_of_them_in_pieces() {
    let (printed, _) = run(|s| async move {
        let futures: Vec<_> = (0..25_000).map(|_| Future::new(&s.event_loop(), crate::trace::FutureKind::Plain, None)).collect();
        let all = s.gather(&futures, false);
        for future in &futures {
            future.set_result(Val::Int(1))?;
        }
        let Val::List(results) = s.wait(&all).await? else { panic!("a list was expected") };
        s.print(results.len().to_string());
        Ok(Val::None)
    });
    assert_eq!(printed, "0.000 25000\n");
}

#[test]
fn wait_returns_when_its_rule_is_met() {
    check(include_str!("programs/waiting.out"), |s| async move {
        let show = async |parts: &[Part], rule: ReturnWhen, timeout: Option<f64>| -> Result<(), Error> {
            let tasks: Vec<_> = parts.iter().map(|part| s.spawn(|s| work_quietly(s, *part))).collect();
            let timeout = timeout.map(Duration::from_seconds);
            let Val::Futures(sets) = wait(&s.co, tasks.clone(), timeout, rule).await? else { panic!("wait returns sets") };
            let holds = |set: &[Fut]| {
                let holds = tasks.iter().map(|task| Val::Bool(set.iter().any(|other| Rc::ptr_eq(task, other))));
                Val::List(Rc::new(holds.collect())).repr()
            };
            s.print(format!("{} {}", holds(&sets[0]), holds(&sets[1])));
            for task in &sets[1] {
                task.cancel(None);
            }
            s.sleep(0.0).await
        };
        use ReturnWhen::{AllCompleted, FirstCompleted, FirstException};
        show(&[Part("a", 2.0, false), Part("b", 1.0, false), Part("c", 1.0, false)], FirstCompleted, None).await?;
        show(&[Part("d", 1.0, false), Part("e", 2.0, true), Part("f", 3.0, false)], FirstException, None).await?;
        show(&[Part("g", 1.0, false), Part("h", 2.0, false)], AllCompleted, None).await?;
        show(&[Part("i", 1.0, false), Part("j", 2.0, false)], AllCompleted, Some(1.0)).await?;
        show(&[Part("k", 1.0, false), Part("l", 2.0, false)], AllCompleted, Some(0.0)).await?;
        s.print(shown(&wait(&s.co, Vec::new(), None, AllCompleted).await));
        Ok(Val::None)
    });
}

async fn work_quietly(s: Scope, Part(name, delay, fail): Part) -> Outcome {
    s.sleep(delay).await?;
    s.print(name);
    if fail { Err(value_error(name)) } else { Ok(text(name)) }
}

#[test]
fn as_completed_gives_results_in_the_order_of_completion_and_timeouts_for_the_rest() {
    check(include_str!("programs/in_order_of_completion.out"), |s| async move {
        let show = async |parts: &[Part], timeout: Option<f64>| {
            let tasks: Vec<_> = parts.iter().map(|part| s.spawn(|s| work_silently(s, *part))).collect();
            let completed = AsCompleted::new(&s.event_loop(), tasks, timeout.map(Duration::from_seconds));
            for _ in parts {
                s.print(shown(&completed.next_result(&s.co).await));
            }
        };
        show(&[Part("a", 3.0, false), Part("b", 1.0, false), Part("c", 2.0, true)], None).await;
        show(&[Part("d", 1.0, false), Part("e", 2.0, false), Part("f", 3.0, false)], Some(2.0)).await;
        show(&[Part("g", 1.0, false), Part("h", 1.0, false), Part("i", 0.0, false)], Some(5.0)).await;
        Ok(Val::None)
    });
}

async fn work_silently(s: Scope, Part(name, delay, fail): Part) -> Outcome {
    s.sleep(delay).await?;
    if fail { Err(value_error(name)) } else { Ok(text(name)) }
}

#[derive(Clone, Copy)]
enum End {
    Raise,
    Return,
    Fail,
}

async fn cleaning_work(s: Scope, name: &'static str, delay: f64, cleanup: f64, end: End) -> Outcome {
    let Err(error) = s.sleep(delay).await else {
        s.print(format!("{name} done"));
        return Ok(text(name));
    };
    s.print(format!("{name} cancelled"));
    s.sleep(cleanup).await?;
    match end {
        End::Raise => Err(error),
        End::Return => Ok(text("swallowed")),
        End::Fail => Err(value_error(name)),
    }
}

async fn wait_for_task(s: Scope, task: Fut, timeout: f64) -> Outcome {
    wait_for(&s.co, Val::Future(task.clone()), |_| Ok(task), Some(Duration::from_seconds(timeout))).await
}

#[test]
fn wait_for_cancels_what_is_late_and_waits_until_it_is_gone() {
    check(include_str!("programs/waiting_for.out"), |s| async move {
        let new = |name, delay, cleanup, end| s.spawn(move |s| cleaning_work(s, name, delay, cleanup, end));
        let show = async |task: Fut, timeout: f64| s.print(shown(&wait_for_task(s.clone(), task, timeout).await));
        show(new("in time", 1.0, 0.0, End::Raise), 2.0).await;
        show(new("late", 2.0, 0.0, End::Raise), 1.0).await;
        show(new("tie", 1.0, 0.0, End::Raise), 1.0).await;
        show(new("no time", 1.0, 0.0, End::Raise), 0.0).await;
        show(new("slow", 2.0, 3.0, End::Raise), 1.0).await;
        show(new("swallows", 2.0, 0.0, End::Return), 1.0).await;
        show(new("fails", 2.0, 0.0, End::Fail), 1.0).await;

        let inner = new("inner", 5.0, 1.0, End::Raise);
        let waiter = s.spawn(|s| wait_for_task(s, inner.clone(), 3.0));
        s.sleep(1.0).await?;
        waiter.cancel(Some(text("enough")));
        let result = shown(&s.wait(&waiter).await);
        s.print(format!("{result} {}", python(inner.cancelled())));

        let inner = new("race", 1.0, 0.0, End::Raise);
        let waiter = s.spawn(|s| wait_for_task(s, inner.clone(), 3.0));
        cancel_at(&s, 1.0, &waiter, None);
        let result = shown(&s.wait(&waiter).await);
        s.print(format!("{result} {} {}", python(inner.cancelled()), python(waiter.cancelled())));
        Ok(Val::None)
    });
}

fn cancelling(s: &Scope) -> u32 {
    s.event_loop().current_task().map_or(0, |task| task.task().cancelling())
}

async fn sleep_in_time(s: Scope, seconds: f64, limit: f64) -> Outcome {
    let mut scope = None;
    let result = s
        .timeout(limit, async |timeout| {
            scope = Some(timeout.clone());
            let slept = s.sleep(seconds).await;
            s.print(if slept.is_ok() { "slept" } else { "cancelled" });
            slept.map(|()| Val::None)
        })
        .await;
    let expired = python(scope.is_some_and(|scope| scope.expired()));
    match result {
        Ok(_) => s.print(format!("after {expired}")),
        Err(error) if error.is(ErrorKind::Timeout) => {
            let cause = error.0.cause.borrow().as_ref().map_or("None".into(), Error::repr);
            s.print(format!("{} {cause} {expired} {}", error.repr(), cancelling(&s)));
        }
        Err(error) => return Err(error),
    }
    Ok(Val::None)
}

async fn nested(s: &Scope, outer: f64, inner: f64, seconds: f64) {
    let result = s
        .timeout(outer, async |_| {
            let inside = s.timeout(inner, async |_| s.sleep(seconds).await.map(|()| Val::None)).await;
            match inside {
                Err(error) if error.is(ErrorKind::Timeout) => s.print("inner"),
                other => drop(other?),
            }
            s.sleep(1.0).await?;
            s.print("on");
            Ok(Val::None)
        })
        .await;
    if result.is_err() {
        s.print(format!("outer {}", cancelling(s)));
    }
}

#[test]
fn timeout_cancels_its_block_and_turns_that_into_timeout_error() {
    check(include_str!("programs/timeouts.out"), |s| async move {
        for (seconds, limit) in [(1.0, 2.0), (2.0, 1.0), (1.0, 1.0), (0.0, 0.0), (1.0, 0.0)] {
            sleep_in_time(s.clone(), seconds, limit).await?;
        }
        nested(&s, 1.0, 2.0, 3.0).await;
        nested(&s, 2.0, 1.0, 3.0).await;
        nested(&s, 1.0, 1.0, 3.0).await;

        let task = s.spawn(|s| sleep_in_time(s, 5.0, 1.0));
        cancel_at(&s, 1.0, &task, None);
        if s.wait(&task).await.is_err_and(|error| error.is(ErrorKind::Cancelled)) {
            s.print("the request from outside wins");
        }

        let mut moved = None;
        s.timeout(1.0, async |scope| {
            moved = Some(scope.clone());
            scope.reschedule(&s.event_loop(), Some(s.event_loop().time() + Duration::from_seconds(3.0)))?;
            s.sleep(2.0).await?;
            s.print("in time");
            Ok(Val::None)
        })
        .await?;
        let error = moved.and_then(|scope| scope.reschedule(&s.event_loop(), None).err());
        s.print(error.map_or(String::new(), |error| error.message()));
        Ok(Val::None)
    });
}

async fn cleaning_member(s: Scope, Part(name, delay, fail): Part, cleanup: f64) -> Outcome {
    if let Err(error) = s.sleep(delay).await {
        s.print(format!("{name} cancelled"));
        s.sleep(cleanup).await?;
        return Err(error);
    }
    s.print(name);
    if fail { Err(value_error(name)) } else { Ok(text(name)) }
}

async fn group(s: Scope, parts: Vec<(Part, f64)>, body: Option<f64>, fail: bool) -> Outcome {
    let mut entered = None;
    let result = s
        .task_group(async |group| {
            entered = Some(group.clone());
            for (part, cleanup) in parts {
                group.create_task(s.coroutine(|s| cleaning_member(s, part, cleanup)), None, ())?;
            }
            if let Some(seconds) = body {
                s.sleep(seconds).await?;
                s.print("body");
            }
            if fail { Err(value_error("body")) } else { Ok(Val::None) }
        })
        .await;
    match result {
        Ok(_) => s.print("left"),
        Err(error) if error.0.class == "ExceptionGroup" => s.print(format!("{} {}", error.repr(), cancelling(&s))),
        Err(error) => return Err(error),
    }
    let coroutine = s.coroutine(|_| async { Ok(Val::None) });
    if let Some(Err(error)) = entered.map(|group| group.create_task(coroutine, None, ())) {
        s.print(error.message());
    }
    Ok(Val::None)
}

#[test]
fn a_task_group_waits_for_all_its_tasks_and_cancels_the_rest_when_one_fails() {
    check(include_str!("programs/groups.out"), |s| async move {
        let member = |name, delay, fail| (Part(name, delay, fail), 0.0);
        group(s.clone(), vec![member("a", 2.0, false), member("b", 1.0, false)], None, false).await?;
        let members = vec![member("c", 1.0, true), member("d", 2.0, false), member("e", 1.0, true)];
        group(s.clone(), members, None, false).await?;
        let members = vec![member("f", 1.0, true), (Part("g", 5.0, false), 2.0)];
        group(s.clone(), members, Some(3.0), false).await?;
        group(s.clone(), vec![member("h", 2.0, false), member("i", 5.0, false)], Some(1.0), true).await?;
        group(s.clone(), vec![member("j", 1.0, true), member("k", 1.0, true)], Some(1.0), false).await?;
        group(s.clone(), Vec::new(), None, false).await?;

        let members = vec![(Part("l", 5.0, false), 1.0), member("m", 5.0, false)];
        let task = s.spawn(|s| group(s, members, None, false));
        s.sleep(1.0).await?;
        task.cancel(Some(text("enough")));
        s.print(shown(&s.wait(&task).await));
        Ok(Val::None)
    });
}

async fn guard(s: Scope, inner: Fut) -> Outcome {
    Ok(text(shown(&s.wait(&shield(&inner)).await)))
}

fn unquoted(outcome: &Outcome) -> String {
    if let Ok(Val::Str(text)) = outcome { text.to_string() } else { shown(outcome) }
}

#[test]
fn shield_takes_the_cancellation_upon_itself() {
    check(include_str!("programs/shielding.out"), |s| async move {
        for part in [Part("a", 1.0, false), Part("b", 1.0, true)] {
            let inner = s.spawn(|s| work(s, part));
            s.print(unquoted(&guard(s.clone(), inner).await));
        }

        let inner = s.spawn(|s| work(s, Part("c", 2.0, false)));
        let outer = s.spawn(|s| guard(s, inner.clone()));
        s.sleep(1.0).await?;
        outer.cancel(None);
        let result = unquoted(&s.wait(&outer).await);
        s.print(format!("{result} {}", python(inner.done())));
        s.print(unquoted(&s.wait(&inner).await));

        let inner = s.spawn(|s| work(s, Part("d", 2.0, false)));
        let outer = s.spawn(|s| guard(s, inner.clone()));
        s.sleep(1.0).await?;
        inner.cancel(None);
        s.print(unquoted(&s.wait(&outer).await));
        let result = unquoted(&guard(s.clone(), inner.clone()).await);
        s.print(format!("{result} {}", python(Rc::ptr_eq(&shield(&inner), &inner))));
        Ok(Val::None)
    });
}
