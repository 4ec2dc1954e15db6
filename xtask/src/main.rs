//! The project's own commands, run as `cargo xtask NAME`: they bring the tools that are missing, then do the work.

fn main() {}
