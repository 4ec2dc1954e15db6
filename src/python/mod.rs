//! Python: parsing, compiling and running source on the event loop; knows no page.
//!
//! Bottom-up: values and what lies behind them (`value`, `text`, `object`, `dict`, `class`, `function`, `generator`, `exception`,
//! `types`), code (`code`), calls under way (`frame`), the machine that runs them (`machine`), and the builtins.

pub mod builtins;
pub mod class;
pub mod code;
pub mod dict;
pub mod error;
pub mod exception;
pub mod frame;
pub mod function;
pub mod generator;
pub mod iter;
pub mod machine;
pub mod object;
pub mod protocol;
pub mod text;
pub mod types;
pub mod value;

/// A future or task of the event loop.
pub type FutureRef = std::rc::Rc<StandIn>;

/// Holds the place of asyncio's futures.
pub struct StandIn;

impl StandIn {
    pub fn is_task(&self) -> bool {
        false
    }
}
