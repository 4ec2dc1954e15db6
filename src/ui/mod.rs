//! The components of the page, one a file: props in, callbacks out. What they show is worked out below, in `state` and deeper.

mod announced;
mod answers;
mod app;
mod awaited_by;
mod chances;
mod composer;
mod editor;
mod field;
mod folds;
mod finder;
mod fragment;
mod header;
mod help;
mod host;
mod icons;
mod lesson;
mod lesson_text;
mod lessons;
mod listing;
mod live;
mod legend;
mod machine;
mod modal;
mod minimap;
mod narration;
mod notice;
mod output;
mod overview;
mod panels;
mod pinned;
mod predict;
mod settings;
mod sharing;
mod source;
mod stack;
mod steps;
mod store;
mod switch;
mod task_row;
mod taking;
mod tasks;
mod timeline;
mod transport;

pub use app::App;

use web_sys::Element;

/// The element that has the focus, if one has.
fn focused() -> Option<Element> {
    crate::browser::document().active_element()
}
