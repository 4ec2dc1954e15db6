//! Prints what the page weighs, how fast it starts and how fast its event loop is. Run by `cargo xtask bench`, which builds what is
//! measured. Not a test: what a shared machine measures is worth a look, not a verdict.

#[cfg(not(target_arch = "wasm32"))]
mod download;
#[cfg(not(target_arch = "wasm32"))]
mod programs;
#[cfg(not(target_arch = "wasm32"))]
mod speed;
#[cfg(not(target_arch = "wasm32"))]
mod start;
#[cfg(not(target_arch = "wasm32"))]
mod table;

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    download::print();
    speed::print();
    start::print();
}

#[cfg(target_arch = "wasm32")]
fn main() {}
