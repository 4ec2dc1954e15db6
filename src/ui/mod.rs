//! The components of the page, one a file.
