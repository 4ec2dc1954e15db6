//! The browser: executor, canvas, frames, storage, clipboard; knows no components.
