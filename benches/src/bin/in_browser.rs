//! What the benchmark measures inside Chromium. Built by `cargo xtask bench` alone: no visitor downloads it.

#[cfg(target_arch = "wasm32")]
#[path = "../programs.rs"]
mod programs;

#[cfg(target_arch = "wasm32")]
#[path = "../drawing.rs"]
mod drawing;

#[cfg(target_arch = "wasm32")]
mod measured {
    use super::programs;
    use std::cell::Cell;
    use std::future::poll_fn;
    use std::rc::Rc;
    use std::task::Poll;
    use wasm_bindgen::prelude::wasm_bindgen;
    use wasm_bindgen_futures::{JsFuture, spawn_local};

    /// Milliseconds for so many tasks on the browser's executor, each of which gives up its turn once, without any event loop.
    #[wasm_bindgen]
    pub async fn bare(tasks: u32) -> f64 {
        let start = now();
        let left = Rc::new(Cell::new(tasks));
        let done = js_sys::Promise::new(&mut |resolve, _| {
            for _ in 0..tasks {
                let (left, resolve) = (left.clone(), resolve.clone());
                spawn_local(async move {
                    give_up_the_turn().await;
                    left.set(left.get() - 1);
                    if left.get() == 0 {
                        resolve.call0(&wasm_bindgen::JsValue::NULL).ok();
                    }
                });
            }
        });
        JsFuture::from(done).await.ok();
        now() - start
    }

    /// Milliseconds for a program on Loopscope's machine in virtual time, traced; throws what stopped it where it does not end well.
    #[wasm_bindgen]
    pub fn traced(source: &str) -> Result<f64, String> {
        let start = now();
        let run = programs::run(source)?;
        let took = now() - start;
        drop(run);
        Ok(took)
    }

    async fn give_up_the_turn() {
        let mut given_up = false;
        poll_fn(|context| {
            if given_up {
                return Poll::Ready(());
            }
            given_up = true;
            context.waker().wake_by_ref();
            Poll::Pending
        })
        .await;
    }

    fn now() -> f64 {
        web_sys::window().and_then(|window| window.performance()).map_or(f64::NAN, |performance| performance.now())
    }
}

fn main() {}
