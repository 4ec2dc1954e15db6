//! Brings axe-core, which looks for what keeps people from using a page. Only where npm is at hand: nothing else here needs Node.

use crate::process::{find, run};
use crate::tools::cache;
use std::path::PathBuf;
use std::process::Command;

const VERSION: &str = "4.14.1";

/// Its script; none where npm is missing or cannot fetch it.
pub fn bring() -> Option<PathBuf> {
    let folder = cache().ok()?.join(format!("axe-core-{VERSION}"));
    let script = folder.join("node_modules/axe-core/axe.min.js");
    if !script.is_file() {
        let npm = find(&["npm"])?;
        std::fs::create_dir_all(&folder).ok()?;
        let mut install = Command::new(npm);
        install.args(["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"]).arg(&folder);
        run(install.arg(format!("axe-core@{VERSION}"))).ok()?;
    }
    script.is_file().then_some(script)
}
