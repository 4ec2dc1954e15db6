//! Loopscope: runs Python asyncio programs in virtual time and shows every step of the event loop.
//!
//! The modules are listed bottom-up: a module uses only what stands above it in this list. Nothing above `browser` knows a
//! page, a clock, randomness or storage; a test holds both rules.
#![forbid(unsafe_code)]

pub mod time;
pub mod settings;
pub mod trace;
pub mod asyncio;
pub mod python;
pub mod composition;
pub mod fragment;
pub mod run;
pub mod schedules;
pub mod inspect;
pub mod timeline;
pub mod narration;
pub mod lessons;
pub mod state;
#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod ui;
