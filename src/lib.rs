//! Loopscope: runs Python asyncio programs in virtual time and shows every step of the event loop.
//!
//! The modules are listed bottom-up: a module uses only what stands above it in this list.
#![forbid(unsafe_code)]

pub mod time;
pub mod trace;
