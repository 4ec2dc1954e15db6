//! Brings axe-core, which looks for what keeps people from using a page.

use crate::npm;
use std::path::PathBuf;

const VERSION: &str = "4.14.1";

/// Its script; none where npm is missing or cannot fetch it.
pub fn bring() -> Option<PathBuf> {
    npm::bring("axe-core", VERSION, "axe.min.js")
}
