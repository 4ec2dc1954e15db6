//! `asyncio.sleep`.

use super::{Action, Co, Completed, Future, Host};
use crate::time::Duration;
use crate::trace::{Awaited, FutureKind, Purpose};

/// `async def sleep(delay, result=None)`. A delay that is not positive gives up one turn.
pub async fn sleep<H: Host>(co: &Co<H>, delay: Duration, result: H::Value) -> Completed<H> {
    if delay == Duration::ZERO {
        co.turn().await?;
        return Ok(result);
    }
    let event_loop = co.running_loop()?;
    let future = Future::new(&event_loop, FutureKind::Sleep, None);
    let Awaited::Future(id) = future.awaited() else { unreachable!("a plain future is no task") };
    let settle = Action::Settle { future: future.clone(), result: Ok(result), purpose: Purpose::Settle(id) };
    let timer = event_loop.at(event_loop.time() + delay, settle);
    let slept = co.wait(&future).await;
    timer.cancel();
    slept
}
