//! Brings what building and serving the page needs: the wasm target, Trunk and the command-line tool of wasm-bindgen. Tools of the
//! right version that are on the path are used; others are built once a user, not once a checkout. Knows no tests.

use crate::process::{self, Outcome, cargo, executable, find, output, run};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the page is compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";
const TRUNK: &str = "0.21.14";

/// Folders to put first on the path.
pub struct Tools {
    pub folders: Vec<PathBuf>,
}

impl Tools {
    /// Trunk with these arguments.
    pub fn trunk(&self, arguments: &[&str]) -> Command {
        let mut command = process::command("trunk", arguments);
        self.on(&mut command);
        // A value that Trunk does not know stops it, and many terminals set this to 1.
        command.env_remove("NO_COLOR");
        command
    }

    /// Puts the tools on a command's path.
    pub fn on<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        process::with_path(command, &self.folders)
    }
}

/// Brings all of them. Says what it builds, and nothing where everything is there.
pub fn bring() -> Outcome<Tools> {
    bring_target()?;
    let wasm_bindgen = locked_version("wasm-bindgen")?;
    let tools = [
        Tool { package: "trunk", version: TRUNK, programs: &["trunk"] },
        Tool { package: "wasm-bindgen-cli", version: &wasm_bindgen, programs: &["wasm-bindgen", "wasm-bindgen-test-runner"] },
    ];
    let mut folders = Vec::new();
    for tool in tools {
        folders.extend(tool.bring()?);
    }
    Ok(Tools { folders })
}

struct Tool<'a> {
    package: &'a str,
    version: &'a str,
    programs: &'a [&'a str],
}

impl Tool<'_> {
    /// The folder it is in; none where it is on the path already.
    fn bring(&self) -> Outcome<Option<PathBuf>> {
        if self.programs.iter().all(|program| find(&[program]).is_some_and(|file| self.is(&file))) {
            return Ok(None);
        }
        let root = cache()?.join(format!("{}-{}", self.package, self.version));
        let folder = root.join("bin");
        if !self.programs.iter().all(|program| self.is(&folder.join(executable(program)))) {
            self.build(&root)?;
        }
        Ok(Some(folder))
    }

    /// Whether this file is the tool in the right version.
    fn is(&self, file: &Path) -> bool {
        let said = output(Command::new(file).arg("--version")).unwrap_or_default();
        said.split_whitespace().any(|word| word == self.version)
    }

    /// Without features (nothing here needs TLS), without optimisation and without debug information: ARCHITECTURE.md has the times.
    fn build(&self, root: &Path) -> Outcome {
        println!("building {} {}, once for this user, into {}", self.package, self.version, root.display());
        let package = format!("{}@{}", self.package, self.version);
        let root = root.to_string_lossy();
        let mut install = cargo(&["install", "--locked", "--debug", "--no-default-features", "--force", &package, "--root", &root]);
        // Settings of the project and of whoever runs this are not meant for the tools.
        install
            .current_dir(std::env::temp_dir())
            .env_remove("CARGO_TARGET_DIR")
            .env_remove("CARGO_BUILD_TARGET")
            .env_remove("RUSTFLAGS");
        run(install.env("CARGO_PROFILE_DEV_DEBUG", "0"))
    }
}

fn bring_target() -> Outcome {
    let sysroot = output(Command::new("rustc").args(["--print", "sysroot"]))
        .ok_or("expected rustc on the path: install Rust from https://rustup.rs")?;
    if Path::new(&sysroot).join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(());
    }
    run(&mut process::command("rustup", &["target", "add", TARGET]))
        .map_err(|error| format!("{error}; expected the target {TARGET}, or rustup to add it"))
}

/// The version of a package in Cargo.lock, which is the one place that says it.
fn locked_version(package: &str) -> Outcome<String> {
    let file = process::project().join("Cargo.lock");
    let lock = std::fs::read_to_string(&file).map_err(|error| format!("expected to read {}: {error}", file.display()))?;
    version_in(&lock, package).map(str::to_string).ok_or_else(|| format!("expected {package} in {}", file.display()))
}

fn version_in<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let entry = lock.split("[[package]]").find(|entry| entry.lines().any(|line| line == name))?;
    Some(entry.lines().find_map(|line| line.strip_prefix("version = "))?.trim_matches('"'))
}

/// Where this user's tools are kept, so that a second checkout finds them.
pub fn cache() -> Outcome<PathBuf> {
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let home = || variable("HOME").or_else(|| variable("USERPROFILE"));
    let base = if cfg!(windows) {
        variable("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        home().map(|home| home.join("Library/Caches"))
    } else {
        variable("XDG_CACHE_HOME").or_else(|| home().map(|home| home.join(".cache")))
    };
    base.map(|base| base.join("loopscope")).ok_or_else(|| "expected HOME to be set: the tools are kept below it".into())
}

#[cfg(test)]
mod tests {
    use super::version_in;

    #[test]
    fn a_version_is_that_of_the_package_with_exactly_this_name() {
        let lock = r#"
[[package]]
name = "wasm-bindgen-futures"
version = "0.4.78"

[[package]]
name = "wasm-bindgen"
version = "0.2.128"
dependencies = ["wasm-bindgen-macro"]
"#;
        assert_eq!(version_in(lock, "wasm-bindgen"), Some("0.2.128"));
        assert_eq!(version_in(lock, "wasm-bindgen-futures"), Some("0.4.78"));
        assert_eq!(version_in(lock, "wasm"), None);
    }
}
