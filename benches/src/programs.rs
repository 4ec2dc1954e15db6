//! The programs that are measured, the same for every runner, and how they are run here.

use loopscope::run::{Run, Settings};
use loopscope::trace::{Ending, EventKind};

/// Plain computation and the event loop at work: a name and a program.
#[cfg(not(target_arch = "wasm32"))]
pub const PROGRAMS: [(&str, &str); 5] = [
    ("1,000,000 additions", "total = 0\nfor i in range(1_000_000):\n    total += i\n"),
    ("fib(24)", "def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\n\nfib(24)\n"),
    ("build and sort 100,000 items", "items = [(i * 7919) % 100_003 for i in range(100_000)]\nitems.sort()\n"),
    (
        "gather of 100,000, one sleep(0) each",
        "import asyncio\n\nasync def task():\n    await asyncio.sleep(0)\n\nasync def main():\n    await asyncio.gather(*[task() for _ in range(100_000)])\n\nasyncio.run(main())\n",
    ),
    (
        "100,000 items through a queue",
        "import asyncio\n\nasync def produce(queue):\n    for i in range(100_000):\n        await queue.put(i)\n\nasync def main():\n    queue = asyncio.Queue(1)\n    task = asyncio.create_task(produce(queue))\n    for _ in range(100_000):\n        await queue.get()\n    await task\n\nasyncio.run(main())\n",
    ),
];

/// A `gather` of this many tasks, each of one `sleep(0)`.
#[cfg(not(target_arch = "wasm32"))]
pub fn gather(tasks: usize) -> String {
    format!(
        "import asyncio

async def task():
    await asyncio.sleep(0)

async def main():
    await asyncio.gather(*[task() for _ in range({tasks})])

asyncio.run(main())
"
    )
}

/// A program of about so many slices: tasks that wait for a moment again and again, some of which fail.
pub fn slices(slices: usize) -> String {
    // Each wait is three slices of its task: it waits, is ready, and runs. The loop's own are few: many tasks wake at once.
    let waits = (slices as f64 / 9.0).sqrt().ceil().max(1.0) as usize;
    let tasks = slices.div_ceil(waits * 3).max(1);
    format!(
        "import asyncio

async def worker(i):
    for step in range({waits}):
        await asyncio.sleep(0.001 * (1 + (i * 7 + step) % 5))
    if i % 50 == 7:
        raise ValueError(i)

async def main():
    await asyncio.gather(*[worker(i) for i in range({tasks})], return_exceptions=True)

asyncio.run(main())
"
    )
}

/// As `run`, without the limits that a page sets.
pub fn run_at_length(source: &str) -> Result<Run, String> {
    let mut settings = Settings::default();
    (settings.limits.events, settings.limits.steps, settings.limits.memory) = (usize::MAX, u64::MAX, usize::MAX);
    run_with(source, &settings)
}

/// Runs a program, traced, to its end; tells what stopped it where it does not come that far.
pub fn run(source: &str) -> Result<Run, String> {
    run_with(source, &Settings::default())
}

fn run_with(source: &str, settings: &Settings) -> Result<Run, String> {
    let run = loopscope::run::run(source, settings).map_err(|problem| problem.to_string())?;
    match run.trace.events().last().map(|event| &event.kind) {
        Some(EventKind::ProgramEnded { ending: Ending::Finished, .. }) => Ok(run),
        Some(EventKind::ProgramEnded { text, .. }) => Err(run.trace.text_of(*text).to_string()),
        other => Err(format!("expected the program to end, found {other:?}")),
    }
}
