//! Runs programs, finds them, and says what was run when it failed. Knows none of them by name.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a command comes to; the error is for the person who ran it.
pub type Outcome<T = ()> = Result<T, String>;

/// The folder of the whole project.
pub fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask is a folder of the project")
}

/// Where cargo puts what it builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| project().join("target"), |folder| project().join(folder))
}

/// A cargo command in the project's folder, by the cargo that runs this.
pub fn cargo(arguments: &[&str]) -> Command {
    command(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()), arguments)
}

/// A command in the project's folder.
pub fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(project());
    command
}

/// Runs it with nothing to read, and fails when it fails.
pub fn run(command: &mut Command) -> Outcome {
    let status = command.stdin(Stdio::null()).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{}` failed: {status}", line_of(command))),
        Err(error) => Err(format!("expected to run `{}`: {error}", line_of(command))),
    }
}

/// What it writes, if it runs and succeeds.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_string())
}

/// The first of these programs that is on the path.
pub fn find(names: &[&str]) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let files = names.iter().flat_map(|name| std::env::split_paths(&folders).map(move |folder| folder.join(executable(name))));
    files.into_iter().find(|file| file.is_file())
}

/// The file name of a program here: with `.exe` where programs have that.
pub fn executable(name: &str) -> String {
    format!("{name}{}", std::env::consts::EXE_SUFFIX)
}

/// Puts folders before all others on a command's path.
pub fn with_path<'a>(command: &'a mut Command, folders: &[PathBuf]) -> &'a mut Command {
    let old = std::env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(std::env::split_paths(&old));
    match std::env::join_paths(all) {
        Ok(path) => command.env("PATH", path),
        Err(_) => command,
    }
}

fn line_of(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
