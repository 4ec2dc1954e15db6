//! What several tests share.

pub mod product;
