//! Locks, semaphores, events, conditions, barriers, queues: who goes on when, and what cancellation leaves behind.

use super::checks::*;
use super::world::*;
use crate::asyncio::*;
use crate::time::Duration;
use crate::trace::ReturnWhen;
use std::rc::Rc;

/// What `slots.py` uses a lock and a semaphore for.
#[derive(Clone)]
enum Slots {
    Lock(Rc<Lock<World>>),
    Semaphore(Rc<Semaphore<World>>),
}

impl Slots {
    fn lock(s: &Scope) -> Slots {
        Slots::Lock(Lock::new(s.host()))
    }

    fn semaphore(s: &Scope, value: i64) -> Result<Slots, Error> {
        Ok(Slots::Semaphore(Semaphore::new(s.host(), value, false)?))
    }

    async fn acquire(&self, s: &Scope) -> Outcome {
        match self {
            Slots::Lock(lock) => lock.acquire(&s.co).await,
            Slots::Semaphore(semaphore) => semaphore.acquire(&s.co).await,
        }
    }

    fn release(&self) -> Result<(), Error> {
        match self {
            Slots::Lock(lock) => lock.release(),
            Slots::Semaphore(semaphore) => semaphore.release(),
        }
    }

    fn locked(&self) -> String {
        python(match self {
            Slots::Lock(lock) => lock.locked(),
            Slots::Semaphore(semaphore) => semaphore.locked(),
        })
    }
}

fn python(truth: bool) -> String {
    Val::Bool(truth).repr()
}

fn flags(flags: impl IntoIterator<Item = bool>) -> String {
    Val::List(Rc::new(flags.into_iter().map(Val::Bool).collect())).repr()
}

async fn wait_all(s: &Scope, tasks: &[Fut]) -> Result<(), Error> {
    wait(&s.co, tasks.to_vec(), None, ReturnWhen::AllCompleted).await.map(|_| ())
}

async fn use_slot(s: Scope, name: &'static str, slots: Slots, seconds: f64) -> Outcome {
    let using = async {
        slots.acquire(&s).await?;
        s.print(format!("{name} in"));
        let slept = s.sleep(seconds).await;
        slots.release()?;
        slept
    };
    match using.await {
        Ok(()) => s.print(format!("{name} out")),
        Err(error) => {
            s.print(format!("{name} cancelled {}", slots.locked()));
            return Err(error);
        }
    }
    Ok(Val::None)
}

async fn crowd(s: &Scope, slots: Slots, cancel: [(f64, usize); 2]) -> Result<(), Error> {
    let names = ["a", "b", "c", "d", "e"];
    let tasks: Vec<_> = names.map(|name| s.spawn(|s| use_slot(s, name, slots.clone(), 1.0))).into();
    s.sleep(0.0).await?;
    for (delay, index) in cancel {
        let task = tasks[index].clone();
        let when = s.event_loop().time() + Duration::from_seconds(delay);
        s.event_loop().call_at(
            when,
            Rc::new(move |_| {
                task.cancel(None);
                Ok(())
            }),
        );
    }
    wait_all(s, &tasks).await?;
    s.print(slots.locked());
    Ok(())
}

async fn late(s: &Scope, slots: Slots) -> Result<(), Error> {
    let holder = s.spawn(|s| use_slot(s, "holder", slots.clone(), 1.0));
    let waiter = s.spawn(|s| use_slot(s, "waiter", slots.clone(), 1.0));
    s.sleep(1.0).await?;
    s.sleep(0.0).await?;
    s.print(format!("locked {}", slots.locked()));
    let barger = s.spawn(|s| use_slot(s, "barger", slots.clone(), 1.0));
    waiter.cancel(None);
    wait_all(s, &[holder, waiter, barger]).await
}

#[test]
fn slots_go_to_those_who_wait_in_their_order_and_are_not_lost_when_one_is_cancelled() {
    check(include_str!("programs/slots.out"), |s| async move {
        crowd(&s, Slots::lock(&s), [(0.5, 1), (1.0, 2)]).await?;
        crowd(&s, Slots::semaphore(&s, 2)?, [(0.5, 2), (1.0, 3)]).await?;
        late(&s, Slots::lock(&s)).await?;
        late(&s, Slots::semaphore(&s, 1)?).await?;
        s.print(Lock::new(s.host()).release().err().map_or(String::new(), |error| error.message()));
        let bounded = Semaphore::new(s.host(), 1, true)?;
        s.print(bounded.release().err().map_or(String::new(), |error| error.message()));
        Ok(Val::None)
    });
}

async fn condition_waiter(s: Scope, name: &'static str, condition: Rc<Condition<World>>) -> Outcome {
    condition.lock().acquire(&s.co).await?;
    let waited = condition.wait(&s.co).await;
    match &waited {
        Ok(_) => s.print(format!("{name} notified")),
        Err(_) => s.print(format!("{name} cancelled {}", python(condition.lock().locked()))),
    }
    condition.lock().release()?;
    waited
}

async fn meet(s: Scope, name: &'static str, barrier: Rc<Barrier<World>>, delay: f64) -> Outcome {
    s.sleep(delay).await?;
    s.print(format!("{name} {}", shown(&barrier.wait(&s.co).await)));
    Ok(Val::None)
}

#[test]
fn signals_reach_those_who_wait_for_them() {
    check(include_str!("programs/signals.out"), |s| async move {
        let event = Event::new(s.host());
        let tasks = ["a", "b", "c"].map(|name| {
            let event = event.clone();
            s.spawn(|s| async move {
                event.wait(&s.co).await?;
                s.print(format!("{name} sees it"));
                Ok(Val::None)
            })
        });
        s.sleep(1.0).await?;
        tasks[1].cancel(None);
        event.set();
        event.clear();
        wait_all(&s, &tasks).await?;
        s.print(format!("{} {}", python(tasks[1].cancelled()), python(event.is_set())));

        let condition = Condition::new(s.host(), None);
        let tasks = ["d", "e", "f", "g"].map(|name| s.spawn(|s| condition_waiter(s, name, condition.clone())));
        s.sleep(1.0).await?;
        condition.lock().acquire(&s.co).await?;
        condition.notify(1)?;
        tasks[2].cancel(None);
        s.sleep(1.0).await?;
        s.print("still mine");
        condition.lock().release()?;
        s.sleep(1.0).await?;
        condition.lock().acquire(&s.co).await?;
        condition.notify_all()?;
        condition.lock().release()?;
        wait_all(&s, &tasks).await?;
        s.print(condition.notify(1).err().map_or(String::new(), |error| error.message()));

        let barrier = Barrier::new(s.host(), 2)?;
        let visits = [("h", 0.0), ("i", 1.0), ("j", 1.0), ("k", 2.0)];
        let tasks = visits.map(|(name, delay)| s.spawn(|s| meet(s, name, barrier.clone(), delay)));
        s.wait(&s.gather(&tasks, false)).await?;
        let broken = s.spawn(|s| meet(s, "l", barrier.clone(), 0.0));
        s.sleep(1.0).await?;
        barrier.abort(&s.co).await?;
        s.wait(&broken).await?;
        meet(s.clone(), "m", barrier.clone(), 0.0).await?;
        s.print(python(barrier.broken()));
        Ok(Val::None)
    });
}

#[test]
fn wait_for_asks_its_predicate_until_it_is_true() {
    let (printed, _) = run(|s| async move {
        let condition = Condition::new(s.host(), None);
        let (notifier, at_two) = (condition.clone(), s.event_loop().time() + Duration::from_seconds(2.0));
        s.spawn(|s| async move {
            for _ in 0..3 {
                s.sleep(1.0).await?;
                notifier.lock().acquire(&s.co).await?;
                notifier.notify(1)?;
                notifier.lock().release()?;
            }
            Ok(Val::None)
        });
        condition.lock().acquire(&s.co).await?;
        let asking = s.clone();
        let predicate: Callback = Rc::new(move |_| {
            asking.print("asked");
            let now = asking.host().recorder().now();
            // In this world a predicate is false by a ValueError.
            if now >= at_two { Ok(()) } else { Err(value_error("not yet")) }
        });
        s.print(shown(&condition.wait_for(&s.co, predicate).await));
        condition.lock().release()?;
        Ok(Val::None)
    });
    assert_eq!(printed, "0.000 asked\n1.000 asked\n2.000 asked\n2.000 True\n");
}

async fn produce(s: Scope, name: &'static str, queue: Rc<Queue<World>>, count: i64) -> Outcome {
    for number in 0..count {
        queue.put(&s.co, Val::Int(number)).await?;
        s.print(format!("{name} put {number}"));
    }
    Ok(Val::None)
}

async fn consume(s: Scope, name: &'static str, queue: Rc<Queue<World>>, seconds: f64) -> Outcome {
    loop {
        let item = queue.get(&s.co).await?;
        s.print(format!("{name} got {}", item.repr()));
        s.sleep(seconds).await?;
        queue.task_done()?;
    }
}

async fn drain(s: &Scope, order: QueueOrder, items: &[i64]) -> Result<(), Error> {
    let queue = Queue::new(s.host(), order, 0);
    for item in items {
        queue.put_nowait(&s.co, Val::Int(*item)).await?;
    }
    let mut taken = Vec::new();
    while !queue.empty() {
        taken.push(queue.get_nowait(&s.co).await?);
    }
    s.print(Val::List(Rc::new(taken)).repr());
    Ok(())
}

#[test]
fn queues_keep_their_bounds_and_hand_items_on_when_a_getter_is_cancelled() {
    check(include_str!("programs/queueing.out"), |s| async move {
        let queue = Queue::new(s.host(), QueueOrder::FirstIn, 2);
        let consumers = [("a", 1.0), ("b", 2.0)].map(|(name, pause)| s.spawn(|s| consume(s, name, queue.clone(), pause)));
        let producers = [("p", 4), ("q", 2)].map(|(name, count)| s.spawn(|s| produce(s, name, queue.clone(), count)));
        s.wait(&s.gather(&producers, false)).await?;
        queue.join(&s.co).await?;
        s.print(format!("joined {}", queue.qsize()));
        for consumer in &consumers {
            consumer.cancel(None);
        }
        wait_all(&s, &consumers).await?;

        let getters = [(); 3].map(|()| {
            let queue = queue.clone();
            s.spawn(|s| async move { queue.get(&s.co).await })
        });
        s.sleep(1.0).await?;
        queue.put_nowait(&s.co, text("x")).await?;
        getters[0].cancel(None);
        queue.put_nowait(&s.co, text("y")).await?;
        s.sleep(0.0).await?;
        let (done, cancelled) = (getters.each_ref().map(|g| g.done()), getters.each_ref().map(|g| g.cancelled()));
        s.print(format!("{} {}", flags(done), flags(cancelled)));
        s.sleep(0.0).await?;
        s.print(flags(getters.each_ref().map(|getter| getter.done())));
        getters[2].cancel(None);

        drain(&s, QueueOrder::Smallest, &[3, 1, 2, 5, 4]).await?;
        drain(&s, QueueOrder::LastIn, &[1, 2, 3]).await?;
        s.print(shown(&Queue::new(s.host(), QueueOrder::LastIn, 0).get_nowait(&s.co).await));
        let full = Queue::new(s.host(), QueueOrder::FirstIn, 1);
        full.put_nowait(&s.co, Val::Int(1)).await?;
        s.print(shown(&full.put_nowait(&s.co, Val::Int(2)).await));
        full.task_done()?;
        s.print(full.task_done().err().map_or(String::new(), |error| error.message()));
        Ok(Val::None)
    });
}

#[test]
fn a_priority_queue_compares_by_the_programs_own_order_where_it_must() {
    let (printed, _) = run(|s| async move {
        let queue = Queue::new(s.host(), QueueOrder::Smallest, 0);
        for item in ["pear", "apple", "quince", "fig", "lemon"] {
            queue.put(&s.co, text(item)).await?;
        }
        while !queue.empty() {
            s.print(queue.get(&s.co).await?.repr());
        }
        Ok(Val::None)
    });
    assert_eq!(printed, "0.000 'apple'\n0.000 'fig'\n0.000 'lemon'\n0.000 'pear'\n0.000 'quince'\n");
}

#[test]
fn a_queue_that_is_shut_down_lets_nobody_wait() {
    let (printed, _) = run(|s| async move {
        let queue = Queue::new(s.host(), QueueOrder::FirstIn, 1);
        queue.put(&s.co, Val::Int(1)).await?;
        let putter = s.spawn(|s| produce(s, "late", queue.clone(), 1));
        s.sleep(1.0).await?;
        queue.shutdown(&s.co, false).await?;
        s.print(shown(&s.wait(&putter).await));
        s.print(shown(&queue.get(&s.co).await));
        s.print(shown(&queue.get(&s.co).await));

        let queue = Queue::new(s.host(), QueueOrder::FirstIn, 0);
        queue.put(&s.co, Val::Int(1)).await?;
        let joiner = queue.clone();
        let joiner = s.spawn(|s| async move { joiner.join(&s.co).await });
        s.sleep(1.0).await?;
        queue.shutdown(&s.co, true).await?;
        s.print(format!("{} {}", shown(&s.wait(&joiner).await), queue.qsize()));
        s.print(shown(&queue.put(&s.co, Val::Int(2)).await));
        Ok(Val::None)
    });
    let expected = "1.000 QueueShutDown()\n1.000 1\n1.000 QueueShutDown()\n2.000 None 0\n2.000 QueueShutDown()\n";
    assert_eq!(printed, expected);
}
