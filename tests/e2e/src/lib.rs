//! What the end-to-end tests, the pictures and the benchmark share: a server, a browser, and words to speak of a page with.
//! It finds things by role and accessible name, as a screen reader does, and knows no element's class or id.
//!
//! ```no_run
//! let stage = e2e::Stage::new();
//! let page = stage.open("");
//! page.button("Step forward").click();
//! page.group("Narration").should_say("main runs");
//! ```
#![forbid(unsafe_code)]

mod driver;
mod page;
mod part;
mod playground;
mod server;
mod stage;

pub use page::Page;
pub use part::Part;
pub use playground::Playground;
pub use server::Server;
pub use stage::{Stage, View};

use std::path::{Path, PathBuf};

/// Two tasks that sleep beside each other: CPython prints "quick done" after 1 s and "slow done" after 2 s.
pub const TWO_TASKS: &str = r#"import asyncio

async def work(name, delay):
    await asyncio.sleep(delay)
    print(name, "done")

async def main():
    await asyncio.gather(work("slow", 2), work("quick", 1))

asyncio.run(main())
"#;

/// The folder of the whole project.
pub fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("two folders up").to_path_buf()
}

/// The folder of the built page: what `LOOPSCOPE_DIST` says, else `dist`. Without a page in it there is nothing to test, so that
/// is a failure.
pub fn dist() -> PathBuf {
    let folder = std::env::var_os("LOOPSCOPE_DIST").map_or_else(|| project().join("dist"), PathBuf::from);
    let page = folder.join("index.html");
    assert!(page.is_file(), "expected a built page at {}: run `cargo xtask test`, or `trunk build` first", page.display());
    folder
}
