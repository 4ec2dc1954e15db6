//! The builtin types and functions, and what can be done with their values.
