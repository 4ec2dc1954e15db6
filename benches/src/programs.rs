//! The programs that are measured, the same for every runner.

/// A `gather` of this many tasks, each of one `sleep(0)`.
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
