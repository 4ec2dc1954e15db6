//! Programs on the event loop, without any Python: each stands beside its twin in Python (programs/*.py), and must print what
//! CPython prints for that (programs/*.out, recorded under a virtual clock).

mod checks;
mod combinators;
mod loop_rules;
mod primitives;
mod traces;
mod world;
