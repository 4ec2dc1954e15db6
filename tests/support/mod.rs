//! What the tests of programs share.

pub mod library;
pub mod oracle;
pub mod product;
