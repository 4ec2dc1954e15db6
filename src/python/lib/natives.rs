//! Native functions and classes of library modules: each is made once, and used by every run.

use crate::python::builtins::define::Definer;
use crate::python::class::Class;
use crate::python::dict::Dict;
use crate::python::function::Entry;
use crate::python::types::types;
use crate::python::value::Value;
use std::cell::RefCell;
use std::rc::Rc;

thread_local! {
    /// By the name of the module and of the class or table.
    static CLASSES: RefCell<Vec<(&'static str, &'static str, Rc<Class>)>> = const { RefCell::new(Vec::new()) };
    static TABLES: RefCell<Vec<(&'static str, Dict)>> = const { RefCell::new(Vec::new()) };
}

/// Adds functions to the namespace of `module`, which has one such table.
pub fn functions(module: &'static str, namespace: &mut Dict, entries: &'static [Entry]) {
    let known = TABLES.with_borrow(|tables| tables.iter().find(|(name, _)| *name == module).map(|(_, table)| table.clone()));
    let table = known.unwrap_or_else(|| {
        let mut table = Dict::default();
        let definer = if is_python(module) { Definer::of_functions(types()) } else { Definer::new(types()) };
        definer.functions(&mut table, entries);
        TABLES.with_borrow_mut(|tables| tables.push((module, table.clone())));
        table
    });
    for entry in table.iter() {
        if let Some(name) = entry.key.as_str() {
            namespace.set_str(name, entry.value.clone());
        }
    }
}

/// Whether CPython has a module's functions in Python.
fn is_python(module: &str) -> bool {
    module.starts_with("asyncio") && module != "asyncio.events"
}

/// The native class `name` of `module`, which `install` gives its methods when it is asked for the first time.
pub fn class(module: &'static str, name: &'static str, install: fn(&Definer, &Rc<Class>)) -> Rc<Class> {
    subclass(module, name, &types().object, install)
}

/// The same for a class that descends from `base`.
pub fn subclass(module: &'static str, name: &'static str, base: &Rc<Class>, install: fn(&Definer, &Rc<Class>)) -> Rc<Class> {
    let find = |classes: &Vec<(&str, &str, Rc<Class>)>| {
        classes.iter().find(|(in_module, known, _)| *in_module == module && *known == name).map(|(_, _, class)| class.clone())
    };
    if let Some(known) = CLASSES.with_borrow(find) {
        return known;
    }
    let class = Class::builtin(name, module, &[base]);
    CLASSES.with_borrow_mut(|classes| classes.push((module, name, class.clone())));
    install(&Definer::new(types()), &class);
    class
}

/// Stores a value under a name.
pub fn set(namespace: &mut Dict, name: &str, value: impl Into<Value>) {
    namespace.set_str(&types().names.intern(name), value.into());
}
