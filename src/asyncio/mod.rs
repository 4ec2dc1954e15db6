//! asyncio's event loop, futures, tasks, combinators and primitives; knows neither Python's values nor a clock of its own.
