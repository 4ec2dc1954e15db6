//! Finds Chromium and chromedriver, or has the system's package manager bring them. Knows no tests.

use crate::process::{Outcome, find, output, run};
use std::path::PathBuf;
use std::process::Command;

/// The two programs that tests in a browser need.
pub struct Chromium {
    pub browser: PathBuf,
    pub driver: PathBuf,
}

impl Chromium {
    /// Tells a command where they are.
    pub fn on<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.env("CHROME", &self.browser).env("CHROMEDRIVER", &self.driver)
    }
}

/// A package manager, how it installs, and what the packages are called there.
struct Manager {
    program: &'static str,
    /// Run before, for a manager that must first learn what there is.
    first: &'static [&'static str],
    install: &'static [&'static str],
    needs_root: bool,
}

const MANAGERS: [Manager; 6] = [
    Manager {
        program: "apt-get",
        first: &["update"],
        install: &["install", "-y", "--no-install-recommends", "chromium", "chromium-driver"],
        needs_root: true,
    },
    Manager { program: "dnf", first: &[], install: &["install", "-y", "chromium", "chromedriver"], needs_root: true },
    Manager { program: "pacman", first: &[], install: &["-Sy", "--noconfirm", "chromium"], needs_root: true },
    Manager {
        program: "zypper",
        first: &[],
        install: &["--non-interactive", "install", "chromium", "chromedriver"],
        needs_root: true,
    },
    Manager { program: "apk", first: &[], install: &["add", "chromium", "chromium-chromedriver"], needs_root: true },
    Manager { program: "brew", first: &[], install: &["install", "--cask", "chromium", "chromedriver"], needs_root: false },
];

/// Finds both; where one is missing, tries to install them, else says in one line what to install.
pub fn bring() -> Outcome<Chromium> {
    if let Some(found) = look() {
        return Ok(found);
    }
    let tried = install();
    look().ok_or_else(|| {
        let because = tried.err().map(|error| format!(" ({error})")).unwrap_or_default();
        format!("expected Chromium (or Chrome) and the chromedriver of the same version on the path, found {}{because}: install them, or name them in CHROME and CHROMEDRIVER", what_is_there())
    })
}

fn look() -> Option<Chromium> {
    Some(Chromium { browser: browser()?, driver: driver()? })
}

fn browser() -> Option<PathBuf> {
    let named = std::env::var_os("CHROME").map(PathBuf::from);
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    let applications =
        ["/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];
    named.or_else(|| find(&names)).or_else(|| applications.map(PathBuf::from).into_iter().find(|file| file.is_file()))
}

fn driver() -> Option<PathBuf> {
    std::env::var_os("CHROMEDRIVER").map(PathBuf::from).or_else(|| find(&["chromedriver"]))
}

fn what_is_there() -> &'static str {
    match (browser(), driver()) {
        (None, None) => "neither",
        (None, Some(_)) => "only chromedriver",
        _ => "only the browser",
    }
}

fn install() -> Outcome {
    let manager =
        MANAGERS.iter().find(|manager| find(&[manager.program]).is_some()).ok_or("no package manager that is known here")?;
    println!("installing Chromium and chromedriver with {}", manager.program);
    if !manager.first.is_empty() {
        run(&mut manager.command(manager.first)?)?;
    }
    run(&mut manager.command(manager.install)?)
}

impl Manager {
    /// The command, behind sudo where root is needed, not there, and sudo does not ask.
    fn command(&self, arguments: &[&str]) -> Outcome<Command> {
        let is_root = output(Command::new("id").arg("-u")).is_some_and(|id| id == "0");
        let mut command = if !self.needs_root || is_root {
            Command::new(self.program)
        } else if output(Command::new("sudo").args(["-n", "true"])).is_some() {
            let mut sudo = Command::new("sudo");
            sudo.args(["-n", self.program]);
            sudo
        } else {
            return Err(format!("{} needs root, and sudo would ask", self.program));
        };
        command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        Ok(command)
    }
}
