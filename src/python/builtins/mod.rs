//! The builtin types and functions: which methods each class has.

mod asking;
mod attributes;
mod bytes;
mod bytes_text;
pub mod complex;
mod core;
pub mod define;
mod descriptors;
mod evaluate;
mod dict;
mod dict_view;
mod exceptions;
pub mod float;
mod generators;
pub mod functions;
mod groups;
pub mod input_output;
mod install;
pub mod int;
pub mod iteration;
mod list;
mod making;
mod object;
mod operators;
mod pending;
mod range;
mod receiver;
mod set;
pub mod sorting;
pub mod str;

use super::dict::Dict;
use super::types::{Types, types};
use super::value::Value;
use define::Definer;

/// Gives the builtin classes their methods. Called once, when they are made; must not ask for them through `types()`.
pub fn install(types: &Types) {
    mark_known(types);
    super::lib::asyncio::install(types);
    let definer = Definer::new(types);
    core::define(types, &definer);
    definer.methods(&types.object, attributes::OBJECT);
    descriptors::install(types, &definer);
    exceptions::install(types, &definer);
    generators::install(types, &definer);
    asking::install(types, &definer);
    making::install(types, &definer);
    for entry in iteration::ITERATORS {
        definer.statics(&types.iterator(entry.0), &[("__new__", entry.1, entry.2)]);
    }
}

/// Gives a class of iterators its methods.
pub fn install_iterator(types: &Types, class: &std::rc::Rc<super::class::Class>) {
    Definer::new(types).methods(class, iteration::ITERATOR);
}

thread_local! {
    static NAMESPACE: Dict = make_namespace();
}

/// The namespace that every module falls back to.
pub fn namespace() -> Dict {
    NAMESPACE.with(Dict::clone)
}

fn make_namespace() -> Dict {
    let types = types();
    let definer = Definer::new(types);
    let mut namespace = Dict::default();
    for functions in
        [functions::FUNCTIONS, iteration::FUNCTIONS, attributes::FUNCTIONS, input_output::FUNCTIONS, evaluate::FUNCTIONS]
    {
        definer.functions(&mut namespace, functions);
    }
    let classes = [
        &types.object,
        &types.type_,
        &types.bool,
        &types.int,
        &types.float,
        &types.complex,
        &types.str,
        &types.bytes,
        &types.bytearray,
        &types.list,
        &types.tuple,
        &types.dict,
        &types.set,
        &types.frozenset,
        &types.range,
        &types.slice,
        &types.property,
        &types.staticmethod,
        &types.classmethod,
        &types.super_,
    ];
    let iterators = iteration::ITERATORS.iter().map(|entry| types.iterator(entry.0));
    let exceptions = types.errors.all().into_iter().filter(|class| class.module.borrow().text() == "builtins");
    for class in classes.into_iter().cloned().chain(iterators).chain(exceptions.cloned()) {
        namespace.set_str(&class.name(), Value::Class(class));
    }
    let constants = [
        ("NotImplemented", Value::NotImplemented),
        ("Ellipsis", Value::Ellipsis),
        ("__build_class__", making::build_class()),
        ("__debug__", Value::Bool(true)),
        ("__name__", "builtins".into()),
        ("EnvironmentError", Value::Class(types.errors.os_error.clone())),
        ("IOError", Value::Class(types.errors.os_error.clone())),
    ];
    for (name, value) in constants {
        namespace.set_str(&types.names.intern(name), value);
    }
    namespace
}

/// Marks the classes of whose instances the operations know everything.
fn mark_known(types: &Types) {
    let core = [
        &types.object,
        &types.type_,
        &types.none,
        &types.not_implemented,
        &types.ellipsis,
        &types.bool,
        &types.int,
        &types.float,
        &types.str,
        &types.bytes,
        &types.bytearray,
        &types.list,
        &types.tuple,
        &types.dict,
        &types.set,
        &types.frozenset,
        &types.range,
        &types.slice,
        &types.function,
        &types.native,
        &types.method,
        &types.generator,
        &types.coroutine,
        &types.async_generator,
        &types.module,
        &types.property,
        &types.staticmethod,
        &types.classmethod,
        &types.super_,
        &types.cell,
        &types.list_iterator,
        &types.tuple_iterator,
        &types.range_iterator,
    ];
    core.into_iter().chain(types.errors.all()).for_each(|class| class.known.set(true));
}
