//! The command: runs, traces and draws programs without a browser.

fn main() {}
