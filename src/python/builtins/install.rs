//! What a builtin type has, as tables: one line a method.

use super::define::{Attribute, Definer};
use crate::python::class::Class;
use crate::python::function::Entry;
use std::rc::Rc;

/// What a class has.
#[derive(Clone, Copy)]
pub struct Table {
    /// Called with the instance first.
    pub methods: &'static [Entry],
    /// Called as they are, such as `__new__`.
    pub functions: &'static [Entry],
    /// Called with the class first.
    pub class_methods: &'static [Entry],
    pub attributes: &'static [Attribute],
}

/// A table without a line.
pub const EMPTY: Table = Table { methods: &[], functions: &[], class_methods: &[], attributes: &[] };

/// A table of methods alone.
pub const fn methods(methods: &'static [Entry]) -> Table {
    Table { methods, ..EMPTY }
}

/// Gives a class what stands in the tables.
pub fn install(definer: &Definer, class: &Rc<Class>, tables: &[Table]) {
    for table in tables {
        definer.methods(class, table.methods);
        definer.statics(class, table.functions);
        definer.class_methods(class, table.class_methods);
        definer.attributes(class, table.attributes);
    }
}
