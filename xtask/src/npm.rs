//! Brings packages of npm's registry that tests and measurements use. Only where npm is at hand: nothing else here needs Node.

use crate::process::{find, run};
use crate::tools::cache;
use std::path::PathBuf;
use std::process::Command;

/// The file or folder of this path in a package of this version; none where npm is missing or cannot fetch it.
pub fn bring(package: &str, version: &str, path: &str) -> Option<PathBuf> {
    let folder = cache().ok()?.join(format!("{package}-{version}"));
    let wanted = folder.join("node_modules").join(package).join(path);
    if !wanted.exists() {
        let npm = find(&["npm"])?;
        std::fs::create_dir_all(&folder).ok()?;
        let mut install = Command::new(npm);
        install.args(["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"]).arg(&folder);
        run(install.arg(format!("{package}@{version}"))).ok()?;
    }
    wanted.exists().then_some(wanted)
}
