//! Who is to hear when something is gone that is referred to weakly, and which objects a search for circles begins with.
//! Calls nobody: what is to be called goes to the list of what was dropped.

use super::generator::{Abandoned, Leftover};
use super::object::Object;
use super::value::Value;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::{Rc, Weak};

/// What is referred to weakly: the address of an object, or the number of a future's data.
pub type Key = u64;

/// The weak references to one thing, the oldest first, and where to say that it is gone.
struct Watched {
    references: Vec<Weak<Object>>,
    abandoned: Abandoned,
}

#[derive(Default)]
struct Instances {
    all: Vec<Weak<Object>>,
    /// At this length those that are gone are swept out.
    sweep_at: usize,
}

thread_local! {
    /// Never iterated.
    static WATCHED: RefCell<HashMap<Key, Watched>> = RefCell::default();
    static INSTANCES: RefCell<Instances> = RefCell::default();
    static NUMBERS: Cell<u32> = const { Cell::new(0) };
}

/// A number for a future's data, which is no object's address.
pub fn next_number() -> u32 {
    NUMBERS.set(NUMBERS.get() + 1);
    NUMBERS.get()
}

/// From now on `reference` is one of those to a thing.
pub fn watch(key: Key, reference: &Rc<Object>, abandoned: &Abandoned) {
    WATCHED.with_borrow_mut(|watched| {
        let entry = watched.entry(key).or_insert_with(|| Watched { references: Vec::new(), abandoned: abandoned.clone() });
        entry.references.retain(|reference| reference.strong_count() > 0);
        entry.references.push(Rc::downgrade(reference));
    });
}

/// The references to a thing that are still there, the oldest first.
pub fn references(key: Key) -> Vec<Rc<Object>> {
    WATCHED.with_borrow(|watched| {
        watched.get(&key).map_or_else(Vec::new, |watched| watched.references.iter().filter_map(Weak::upgrade).collect())
    })
}

/// A thing is gone: those of its references that are still there, the youngest first, as CPython calls them.
pub fn forget(key: Key) -> Vec<Rc<Object>> {
    let gone = WATCHED.try_with(|watched| watched.try_borrow_mut().ok()?.remove(&key)).ok().flatten();
    gone.map_or_else(Vec::new, |gone| gone.references.iter().rev().filter_map(Weak::upgrade).collect())
}

/// The same for a thing that is being dropped: its references are called when the machine looks up.
pub fn dropped(key: Key) {
    let abandoned = WATCHED.try_with(|watched| Some(watched.try_borrow().ok()?.get(&key)?.abandoned.clone())).ok().flatten();
    for reference in forget(key) {
        if let Some(abandoned) = &abandoned {
            abandoned.add(Leftover::Unreferenced(Value::Object(reference)));
        }
    }
}

/// An instance of a class of the program's was made.
pub fn made(instance: &Rc<Object>) {
    INSTANCES.with_borrow_mut(|instances| {
        if instances.all.len() >= instances.sweep_at {
            instances.all.retain(|instance| instance.strong_count() > 0);
            instances.sweep_at = 2 * instances.all.len() + 1024;
        }
        instances.all.push(Rc::downgrade(instance));
    });
}

/// The instances of the program's classes that are still there, in the order in which they were made.
pub fn instances() -> Vec<Rc<Object>> {
    INSTANCES.with_borrow(|instances| instances.all.iter().filter_map(Weak::upgrade).collect())
}

/// A new run begins: what is left of the one before is none of its business.
pub fn begin() {
    let _old = (INSTANCES.take(), WATCHED.take());
}
