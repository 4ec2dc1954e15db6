//! The programs in tests/programs, by area, each with what CPython prints: text files, and nothing of how they are run.

use loopscope::composition::presets;
use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/programs");

/// A program with its recorded output.
pub struct Program {
    /// Its folder.
    pub area: String,
    /// `AREA/NAME`.
    pub name: String,
    pub source: String,
    /// What CPython prints and when; None: not recorded yet.
    pub expected: Option<String>,
}

/// All programs, sorted by name.
pub fn programs() -> Vec<Program> {
    let mut programs = Vec::new();
    for area in entries(Path::new(ROOT)).into_iter().filter(|path| path.is_dir()) {
        for path in entries(&area).into_iter().filter(|path| path.extension().is_some_and(|end| end == "py")) {
            let area = file_name(&area);
            let name = format!("{area}/{}", file_name(&path).trim_end_matches(".py"));
            let source = fs::read_to_string(&path).expect("a program is text");
            programs.push(Program { area, name, source, expected: fs::read_to_string(path.with_extension("out")).ok() });
        }
    }
    programs
}

/// Writes down what CPython says of a program.
pub fn record(name: &str, answer: &str) {
    fs::write(Path::new(ROOT).join(name).with_extension("out"), answer).expect("the folder can be written to");
}

/// The programs of the presets and of a sample of all compositions, under the names under which they are kept.
pub fn generated() -> Vec<(String, String)> {
    let presets = presets().iter().map(|preset| (format!("presets/{}", preset.id), preset.source()));
    let sample = super::product::all().into_iter().enumerate().step_by(29);
    presets.chain(sample.map(|(number, composition)| (format!("compositions/{number:04}"), composition.to_source()))).collect()
}

/// Writes the generated programs, and takes away what is not generated any more.
pub fn write_generated() {
    for area in ["presets", "compositions"] {
        let folder = Path::new(ROOT).join(area);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("the folder can be made");
    }
    for (name, source) in generated() {
        fs::write(Path::new(ROOT).join(name).with_extension("py"), source).expect("the folder can be written to");
    }
}

/// The names of the programs that are known not to run as they should yet, one a line.
pub fn known_to_fail() -> Vec<String> {
    let list = fs::read_to_string(Path::new(ROOT).join("todo.txt")).unwrap_or_default();
    list.lines().map(|line| line.split('#').next().unwrap_or_default().trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("the folder can be read").path()).collect();
    paths.sort();
    paths
}

fn file_name(path: &Path) -> String {
    path.file_name().expect("entries have names").to_string_lossy().into_owned()
}
