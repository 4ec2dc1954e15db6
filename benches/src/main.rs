//! Prints what the page weighs, how fast it starts and how fast its event loop is. Run by `cargo xtask bench`, which builds what is
//! measured. Not a test: what a shared machine measures is worth a look, not a verdict.

#[cfg(not(target_arch = "wasm32"))]
mod download;
#[cfg(not(target_arch = "wasm32"))]
mod programs;
#[cfg(not(target_arch = "wasm32"))]
mod runners;
#[cfg(not(target_arch = "wasm32"))]
mod speed;
#[cfg(not(target_arch = "wasm32"))]
mod start;
#[cfg(not(target_arch = "wasm32"))]
mod table;
#[cfg(not(target_arch = "wasm32"))]
mod timeline;

/// The parts of the benchmark, by the names that they can be asked for with.
#[cfg(not(target_arch = "wasm32"))]
const PARTS: [(&str, fn()); 5] = [
    ("download", download::print),
    ("start", start::print),
    ("tasks", speed::print_tasks),
    ("programs", speed::print_programs),
    ("timeline", timeline::print),
];

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    if let Some(unknown) = wanted.iter().find(|name| !PARTS.iter().any(|(part, _)| part == name)) {
        eprintln!("expected download, start, tasks, programs or timeline, found {unknown:?}");
        std::process::exit(2);
    }
    for (name, print) in PARTS {
        if wanted.is_empty() || wanted.iter().any(|part| part == name) {
            print();
        }
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}
