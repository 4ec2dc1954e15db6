//! Limits on what one operation may make, so that no single one eats the memory or the time of the page.

use crate::python::error::{PyResult, Stop};

/// How many items a list, tuple or other container may be made with in one go.
pub const ITEMS: usize = 1 << 24;
/// How many keys a dict or set may have.
pub const KEYS: usize = 1 << 22;
/// How many bytes of text or bytes an operation may make.
pub const BYTES: usize = 1 << 27;
/// How many bits an int may have.
pub const BITS: u64 = 1 << 24;
/// How deep this engine's own functions may go into nested values.
pub const DEPTH: u32 = 200;

/// Ends the run if an int would get more than `BITS` bits.
pub fn bits(bits: u64) -> PyResult<()> {
    if bits <= BITS {
        return Ok(());
    }
    Err(Stop::Limit(format!("an int of {bits} bits would be made; the limit is {BITS} bits")).into())
}

/// Ends the run if a container would get more than `ITEMS` items.
pub fn items(count: usize) -> PyResult<()> {
    if count <= ITEMS {
        return Ok(());
    }
    Err(Stop::Limit(format!("a container of {count} items would be made; the limit is {ITEMS} items")).into())
}

/// Ends the run if a dict or set would get more than `KEYS` keys.
pub fn keys(count: usize) -> PyResult<()> {
    if count <= KEYS {
        return Ok(());
    }
    Err(Stop::Limit(format!("a dict or set of {count} keys would be made; the limit is {KEYS} keys")).into())
}

/// Ends the run if a text would get more than `BYTES` bytes.
pub fn bytes(count: usize) -> PyResult<()> {
    if count <= BYTES {
        return Ok(());
    }
    Err(Stop::Limit(format!("a text of {count} bytes would be made; the limit is {BYTES} bytes")).into())
}
