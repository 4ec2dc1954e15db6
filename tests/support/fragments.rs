//! Completes the listings in tests/fragments, and runs what they become: on the engine, and on CPython where nothing but Python is needed.
//!
//! Beside each `NAME.py` stands `NAME.whole.py`, the program that it is to become. With `LOOPSCOPE_RECORD` set they are written anew,
//! to be read before they are kept.

use super::{difference, engine, oracle};
use loopscope::fragment::{Mark, complete};
use std::fs;
use std::path::{Path, PathBuf};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fragments");
const RECORD: &str = "LOOPSCOPE_RECORD";

/// What makes a program's answer another one on each machine: packages that CPython itself does not have, numbers drawn without a
/// seed, the local time.
const ELSEWHERE: [&str; 6] = ["import aiohttp", "import httpx", "import aiofiles", "import requests", "import random", "strftime"];

struct Fragment {
    name: String,
    listing: String,
    whole: PathBuf,
}

fn fragments() -> Vec<Fragment> {
    let files = fs::read_dir(FOLDER).expect("the folder of fragments");
    let mut paths: Vec<PathBuf> = files.map(|file| file.expect("a file").path()).collect();
    paths.sort();
    let listings = paths.into_iter().filter(|path| !path.to_string_lossy().ends_with(".whole.py"));
    let fragment = |path: PathBuf| Fragment {
        name: path.file_stem().expect("a name").to_string_lossy().into_owned(),
        listing: read(&path),
        whole: path.with_extension("whole.py"),
    };
    listings.map(fragment).collect()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

fn completed(fragment: &Fragment) -> String {
    complete(&fragment.listing, false).unwrap_or_else(|| panic!("{} is a fragment", fragment.name)).source
}

#[test]
fn fragments_become_the_programs_beside_them() {
    let mut faults = String::new();
    for fragment in fragments() {
        let found = completed(&fragment);
        if std::env::var_os(RECORD).is_some() {
            fs::write(&fragment.whole, &found).expect("the program can be written");
        }
        let expected = read(&fragment.whole);
        if expected != found {
            faults += &format!("{}:\n{}\n", fragment.name, difference(&expected, &found));
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

#[test]
fn completed_programs_run_to_their_ends_and_do_what_cpython_does() {
    let fragments = fragments();
    assert!(fragments.len() >= 60);
    let mut faults = String::new();
    let (mut names, mut programs) = (Vec::new(), Vec::new());
    for fragment in fragments {
        let program = completed(&fragment);
        let answer = engine::run(&program);
        if !answer.ends_with(" none\n") {
            faults += &format!("{} does not run to its end:\n{answer}\n", fragment.name);
        }
        if ELSEWHERE.iter().all(|word| !program.contains(word)) {
            names.push((fragment.name, answer));
            programs.push(program);
        }
    }
    if oracle::present() {
        for ((name, found), expected) in names.iter().zip(oracle::answers(&programs)) {
            if *found != expected {
                faults += &format!("{name} differs from CPython:\n{}\n", difference(&expected, found));
            }
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

#[test]
fn what_is_whole_gets_no_offer() {
    for fragment in fragments() {
        let whole = completed(&fragment);
        assert_eq!(complete(&whole, false), None, "{} is completed twice", fragment.name);
    }
}

#[test]
fn every_line_of_the_listing_and_every_line_added_is_shown() {
    for fragment in fragments() {
        let completion = complete(&fragment.listing, false).expect("a fragment");
        let text = |wanted: &dyn Fn(Mark) -> bool| -> String {
            completion.lines.iter().filter(|line| wanted(line.mark)).map(|line| format!("{}\n", line.text)).collect()
        };
        assert_eq!(text(&|mark| mark != Mark::Dropped), completion.source, "{}", fragment.name);
        // Lines that only moved are the listing's but for the spaces before them.
        let trimmed = |text: &str| text.lines().map(str::trim).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(trimmed(&text(&|mark| mark != Mark::Added)), trimmed(&fragment.listing), "{}", fragment.name);
        assert!(!completion.supplies.is_empty(), "{} says nothing of what it supplies", fragment.name);
    }
}
