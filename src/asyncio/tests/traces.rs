//! What a run leaves in its trace: each event with the one that caused it.

use super::world::*;
use crate::asyncio::*;
use crate::trace::text::to_text;

#[test]
fn the_chain_from_timer_to_task() {
    let (_, trace) = run(|s| async move {
        s.sleep(1.0).await?;
        Ok(Val::Int(7))
    });
    println!("{}", to_text(&trace));
}

#[test]
fn a_gather() {
    let (_, trace) = run(|s| async move {
        let tasks = [1.0, 0.0].map(|n| s.spawn(move |s| async move { s.sleep(n).await.map(|()| Val::None) }));
        s.wait(&s.gather(&tasks, false)).await
    });
    println!("{}", to_text(&trace));
}

#[test]
fn a_timeout() {
    let (_, trace) = run(|s| async move {
        s.timeout(1.0, async |_| s.sleep(2.0).await.map(|()| Val::None)).await
    });
    println!("{}", to_text(&trace));
}
