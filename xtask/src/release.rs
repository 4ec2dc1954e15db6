//! `cargo xtask release`: the built page as a ZIP, for authors who have no Rust. Knows nothing of what is in the page.

use crate::process::{Outcome, project, run, target};
use crate::{tools, zip};
use std::fs;
use std::path::Path;

/// Builds the page, small as for readers, and packs it into one folder of a ZIP; all addresses in it are relative.
pub fn release() -> Outcome {
    let tools = tools::bring()?;
    let (version, site) = (version()?, target().join("site"));
    let mut build = tools.trunk(&["build", "--release", "--dist"]);
    run(build.arg(&site))?;
    let file = target().join(format!("loopscope-{version}.zip"));
    let mut files = Vec::new();
    collect(&site, &format!("loopscope-{version}"), &mut files)?;
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        files.push((format!("loopscope-{version}/{licence}"), read(&project().join(licence))?));
    }
    let bytes = zip::archive(&files)?;
    fs::write(&file, &bytes).map_err(|error| format!("could not write {}: {error}", file.display()))?;
    println!("{}: {} files, {} KB", file.display(), files.len(), bytes.len() / 1000);
    Ok(())
}

/// The version that the project's own Cargo.toml names.
fn version() -> Outcome<String> {
    let text = String::from_utf8_lossy(&read(&project().join("Cargo.toml"))?).into_owned();
    let line = text.lines().find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    line.map(str::to_string).ok_or_else(|| "expected a version in Cargo.toml, found none".to_string())
}

/// All files below a folder, in the order of their names.
fn collect(folder: &Path, name: &str, files: &mut Vec<(String, Vec<u8>)>) -> Outcome {
    let unreadable = |error: std::io::Error| format!("could not read {}: {error}", folder.display());
    let mut entries = fs::read_dir(folder).map_err(unreadable)?.collect::<Result<Vec<_>, _>>().map_err(unreadable)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let (path, name) = (entry.path(), format!("{name}/{}", entry.file_name().to_string_lossy()));
        if path.is_dir() {
            collect(&path, &name, files)?;
        } else {
            files.push((name, read(&path)?));
        }
    }
    Ok(())
}

fn read(file: &Path) -> Outcome<Vec<u8>> {
    fs::read(file).map_err(|error| format!("could not read {}: {error}", file.display()))
}
