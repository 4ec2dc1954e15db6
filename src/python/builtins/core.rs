//! Which tables each core type gets.

use super::define::Definer;
use super::install::install;
use super::{bytes, complex, dict, dict_view, float, int, list, object, range, set, str};
use crate::python::text::Str;
use crate::python::types::Types;
use crate::python::value::Value;

/// Gives the core types their methods.
pub fn define(types: &Types, definer: &Definer) {
    let tables = [
        (&types.object, object::TABLES),
        (&types.type_, object::TYPE),
        (&types.none, object::NONE),
        (&types.generic_alias, object::ALIAS),
        (&types.union, object::UNION),
        (&types.int, int::TABLES),
        (&types.bool, int::BOOL),
        (&types.float, float::TABLES),
        (&types.complex, complex::TABLES),
        (&types.str, str::TABLES),
        (&types.bytes, bytes::TABLES),
        (&types.bytearray, bytes::BYTEARRAY),
        (&types.list, list::TABLES),
        (&types.tuple, list::TUPLE),
        (&types.dict, dict::TABLES),
        (&types.set, set::TABLES),
        (&types.frozenset, set::FROZEN),
        (&types.range, range::TABLES),
        (&types.slice, range::SLICE),
    ];
    for (class, tables) in tables {
        install(definer, class, tables);
    }
    dict_view::define(types, definer);
    for class in [&types.bytearray, &types.list, &types.dict, &types.set, &types.slice, &types.dict_keys, &types.dict_items] {
        class.dict.borrow_mut().set_str(&types.names.intern("__hash__"), Value::None);
    }
    for class in [&types.generic_alias, &types.union] {
        *class.module.borrow_mut() = Str::new("types");
    }
}

#[cfg(test)]
mod tests {
    use crate::python::types::types;

    #[test]
    fn core_types_have_their_methods() {
        let types = types();
        for (class, method) in
            [(&types.str, "split"), (&types.list, "sort"), (&types.dict, "__missing__"), (&types.bool, "bit_length")]
        {
            assert_eq!(class.lookup_text(method).is_some(), method != "__missing__", "{method}");
        }
        assert!(types.list.lookup_text("__hash__").is_some_and(|hash| hash.is_none()));
        assert!(types.tuple.lookup_text("__hash__").is_some_and(|hash| !hash.is_none()));
    }
}
