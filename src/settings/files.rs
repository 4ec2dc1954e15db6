//! The files that a run finds when it starts. Knows no program.

use super::table::Row;

/// Where a path begins that does not begin with `/`.
pub const HOME: &str = "/home/user";

/// A file of the run's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct File {
    /// From the root, or from `HOME`.
    pub path: String,
    pub text: String,
}

const BUILT_IN: [(&str, &str); 6] = [
    ("data.txt", "alpha\nbeta\ngamma\n"),
    ("example.txt", "Hello from a simulated file.\n"),
    ("input.txt", "first line\nsecond line\nthird line\n"),
    ("numbers.txt", "1\n2\n3\n4\n5\n"),
    ("data.json", "{\"name\": \"example\", \"values\": [1, 2, 3]}\n"),
    ("urls.txt", "https://example.com\nhttps://httpbin.org/get\nhttps://python.org\n"),
];

impl File {
    /// What is wrong with a path, if something is.
    pub fn check_path(path: &str) -> Result<(), String> {
        let name = path.rsplit('/').next().unwrap_or_default();
        match () {
            () if path.is_empty() => Err("expected a path, found nothing".to_owned()),
            () if name.is_empty() || name == "." || name == ".." => Err("expected a file's path, found a folder's".to_owned()),
            () if path.chars().any(char::is_control) => Err("expected a path, found a control character in it".to_owned()),
            () => Ok(()),
        }
    }

    /// The path from the root.
    pub fn full_path(&self) -> String {
        let path = if self.path.starts_with('/') { self.path.clone() } else { format!("{HOME}/{}", self.path) };
        let mut parts: Vec<&str> = Vec::new();
        for part in path.split('/') {
            match part {
                "" | "." => {}
                ".." => drop(parts.pop()),
                part => parts.push(part),
            }
        }
        format!("/{}", parts.join("/"))
    }
}

impl Row for File {
    fn built_in() -> Vec<File> {
        BUILT_IN.map(|(path, text)| File { path: path.to_owned(), text: text.to_owned() }).into()
    }

    fn key(&self) -> String {
        self.path.clone()
    }

    fn to_text(&self) -> String {
        format!("{}\n{}", self.path, self.text)
    }

    fn from_text(text: &str) -> Option<File> {
        let (path, text) = text.split_once('\n')?;
        File::check_path(path).ok()?;
        Some(File { path: path.to_owned(), text: text.to_owned() })
    }
}
