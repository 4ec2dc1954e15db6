//! Python: parsing, compiling and running source on the event loop; knows no page.
//!
//! Bottom-up: values and what lies behind them (`value`, `text`, `object`, `dict`, `class`, `function`, `generator`, `exception`,
//! `types`), code (`code`), calls under way (`frame`), the machine that runs them (`machine`), and the builtins.

pub mod builtins;
pub mod class;
pub mod code;
pub mod compile;
pub mod dict;
pub mod error;
pub mod exception;
pub mod frame;
pub mod function;
pub mod generator;
pub mod iter;
pub mod lib;
pub mod machine;
pub mod object;
pub mod outside;
pub mod parse;
pub mod places;
pub mod protocol;
pub mod report;
pub mod scan;
pub mod set_order;
pub mod state;
pub mod text;
pub mod threads;
pub mod types;
pub mod value;
pub mod weak;
pub mod world;

/// A future or task of the event loop.
pub type FutureRef = std::rc::Rc<crate::asyncio::Future<world::World>>;
