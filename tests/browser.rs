//! Runs inside a headless browser: what only a real page can show. Compiled for the web alone.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

#[path = "browser/executor.rs"]
mod executor;
#[path = "browser/programs.rs"]
mod programs;
#[path = "../src/asyncio/tests/world.rs"]
mod world;

// The world is written as a part of the library; here it finds the same modules at the same places.
use loopscope::{asyncio, time, trace};

wasm_bindgen_test_configure!(run_in_browser);

/// Live mode stands on this: what is made ready in one go runs in the order in which it was made ready, as asyncio's handles do,
/// and what a running task makes ready comes after all of them.
#[wasm_bindgen_test]
async fn the_executor_runs_in_rounds() {
    use std::cell::RefCell;
    use std::rc::Rc;
    use wasm_bindgen_futures::spawn_local;

    let order = Rc::new(RefCell::new(String::new()));
    for name in ['a', 'b', 'c'] {
        let order = order.clone();
        spawn_local(async move {
            order.borrow_mut().push(name);
            let later = order.clone();
            spawn_local(async move { later.borrow_mut().push(name.to_ascii_uppercase()) });
        });
    }
    gloo_timers::future::TimeoutFuture::new(0).await;
    assert_eq!(*order.borrow(), "abcABC");
}
