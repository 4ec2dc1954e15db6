//! The builtin types and functions: which methods each class has.

use super::types::Types;

/// Gives the builtin classes their methods. Called once, when they are made; must not ask for them through `types()`.
pub fn install(types: &Types) {
    mark_known(types);
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
