//! The builtin classes: made once, shared by all runs, never changed by a program.

use super::class::Class;
use super::text::{Str, hash_text};
use super::value::Value;
use hashbrown::HashTable;
use std::cell::RefCell;
use std::rc::Rc;

/// The builtin classes by name.
pub fn types() -> &'static Types {
    TYPES.with(|types| *types)
}

thread_local! {
    static TYPES: &'static Types = {
        let types = Box::leak(Box::new(Types::new()));
        super::builtins::install(types);
        types
    };
}

/// Names that are asked for often, each stored once.
#[derive(Default)]
pub struct Names {
    /// Finds a name again; never iterated.
    known: RefCell<HashTable<Rc<Str>>>,
}

impl Names {
    /// The one str for `text`.
    pub fn intern(&self, text: &str) -> Rc<Str> {
        let hash = hash_text(text);
        if let Some(known) = self.known.borrow().find(hash, |known| known.text() == text) {
            return known.clone();
        }
        let new = Str::new(text);
        self.known.borrow_mut().insert_unique(hash, new.clone(), |known| known.hash());
        new
    }
}

macro_rules! classes {
    // The roots are named by the caller, since names made in here cannot be seen out there.
    (($object:ident, $int:ident, $future:ident) $($field:ident: $name:literal;)*) => {
        /// The builtin classes that this engine names.
        pub struct Types {
            pub $object: Rc<Class>,
            pub type_: Rc<Class>,
            $(pub $field: Rc<Class>,)*
            pub bool: Rc<Class>,
            pub task: Rc<Class>,
            pub errors: Errors,
            pub names: Names,
            /// What every iterator can do.
            pub iterator_methods: RefCell<Vec<(Rc<Str>, Value)>>,
            /// Classes of iterators, by name.
            iterators: RefCell<Vec<Rc<Class>>>,
        }

        impl Types {
            fn new() -> Types {
                let $object = Class::builtin("object", "builtins", &[]);
                $(let $field = Class::builtin($name, "builtins", &[&$object]);)*
                Types {
                    type_: Class::builtin("type", "builtins", &[&$object]),
                    bool: Class::builtin("bool", "builtins", &[&$int]),
                    task: Class::builtin("Task", "_asyncio", &[&$future]),
                    errors: Errors::new(&$object),
                    names: Names::default(),
                    iterators: RefCell::default(),
                    iterator_methods: RefCell::default(),
                    $object,
                    $($field,)*
                }
            }
        }
    };
}

macro_rules! errors {
    (($root:ident, $exception:ident, $group:ident) $($field:ident: $name:literal ($base:ident) in $module:literal;)*) => {
        /// The exception classes.
        pub struct Errors {
            pub $root: Rc<Class>,
            $(pub $field: Rc<Class>,)*
            pub exception_group: Rc<Class>,
        }

        impl Errors {
            fn new(object: &Rc<Class>) -> Errors {
                let $root = Class::builtin("BaseException", "builtins", &[object]);
                $(let $field = Class::builtin($name, $module, &[&$base]);)*
                Errors {
                    exception_group: Class::builtin("ExceptionGroup", "builtins", &[&$group, &$exception]),
                    $root,
                    $($field,)*
                }
            }

            /// All of them, the ancestors first.
            pub fn all(&self) -> Vec<&Rc<Class>> {
                vec![&self.$root, $(&self.$field,)* &self.exception_group]
            }
        }
    };
}

classes! {
    (object, int, future)
    none: "NoneType";
    not_implemented: "NotImplementedType";
    ellipsis: "ellipsis";
    int: "int";
    float: "float";
    complex: "complex";
    str: "str";
    bytes: "bytes";
    bytearray: "bytearray";
    list: "list";
    tuple: "tuple";
    dict: "dict";
    set: "set";
    frozenset: "frozenset";
    range: "range";
    slice: "slice";
    function: "function";
    native: "builtin_function_or_method";
    method: "method";
    generator: "generator";
    coroutine: "coroutine";
    async_generator: "async_generator";
    module: "module";
    property: "property";
    staticmethod: "staticmethod";
    classmethod: "classmethod";
    super_: "super";
    cell: "cell";
    list_iterator: "list_iterator";
    tuple_iterator: "tuple_iterator";
    range_iterator: "range_iterator";
    dict_keys: "dict_keys";
    dict_values: "dict_values";
    dict_items: "dict_items";
    generic_alias: "GenericAlias";
    union: "UnionType";
    future: "Future";
}

errors! {
    (base_exception, exception, base_exception_group)
    exception: "Exception" (base_exception) in "builtins";
    base_exception_group: "BaseExceptionGroup" (base_exception) in "builtins";
    generator_exit: "GeneratorExit" (base_exception) in "builtins";
    keyboard_interrupt: "KeyboardInterrupt" (base_exception) in "builtins";
    system_exit: "SystemExit" (base_exception) in "builtins";
    arithmetic_error: "ArithmeticError" (exception) in "builtins";
    floating_point_error: "FloatingPointError" (arithmetic_error) in "builtins";
    overflow_error: "OverflowError" (arithmetic_error) in "builtins";
    zero_division_error: "ZeroDivisionError" (arithmetic_error) in "builtins";
    assertion_error: "AssertionError" (exception) in "builtins";
    attribute_error: "AttributeError" (exception) in "builtins";
    buffer_error: "BufferError" (exception) in "builtins";
    eof_error: "EOFError" (exception) in "builtins";
    import_error: "ImportError" (exception) in "builtins";
    module_not_found_error: "ModuleNotFoundError" (import_error) in "builtins";
    lookup_error: "LookupError" (exception) in "builtins";
    index_error: "IndexError" (lookup_error) in "builtins";
    key_error: "KeyError" (lookup_error) in "builtins";
    memory_error: "MemoryError" (exception) in "builtins";
    name_error: "NameError" (exception) in "builtins";
    unbound_local_error: "UnboundLocalError" (name_error) in "builtins";
    os_error: "OSError" (exception) in "builtins";
    blocking_io_error: "BlockingIOError" (os_error) in "builtins";
    child_process_error: "ChildProcessError" (os_error) in "builtins";
    connection_error: "ConnectionError" (os_error) in "builtins";
    broken_pipe_error: "BrokenPipeError" (connection_error) in "builtins";
    connection_aborted_error: "ConnectionAbortedError" (connection_error) in "builtins";
    connection_refused_error: "ConnectionRefusedError" (connection_error) in "builtins";
    connection_reset_error: "ConnectionResetError" (connection_error) in "builtins";
    file_exists_error: "FileExistsError" (os_error) in "builtins";
    file_not_found_error: "FileNotFoundError" (os_error) in "builtins";
    interrupted_error: "InterruptedError" (os_error) in "builtins";
    is_a_directory_error: "IsADirectoryError" (os_error) in "builtins";
    not_a_directory_error: "NotADirectoryError" (os_error) in "builtins";
    permission_error: "PermissionError" (os_error) in "builtins";
    process_lookup_error: "ProcessLookupError" (os_error) in "builtins";
    timeout_error: "TimeoutError" (os_error) in "builtins";
    reference_error: "ReferenceError" (exception) in "builtins";
    runtime_error: "RuntimeError" (exception) in "builtins";
    not_implemented_error: "NotImplementedError" (runtime_error) in "builtins";
    recursion_error: "RecursionError" (runtime_error) in "builtins";
    broken_barrier_error: "BrokenBarrierError" (runtime_error) in "asyncio.exceptions";
    stop_iteration: "StopIteration" (exception) in "builtins";
    stop_async_iteration: "StopAsyncIteration" (exception) in "builtins";
    syntax_error: "SyntaxError" (exception) in "builtins";
    indentation_error: "IndentationError" (syntax_error) in "builtins";
    system_error: "SystemError" (exception) in "builtins";
    type_error: "TypeError" (exception) in "builtins";
    value_error: "ValueError" (exception) in "builtins";
    unicode_error: "UnicodeError" (value_error) in "builtins";
    unicode_decode_error: "UnicodeDecodeError" (unicode_error) in "builtins";
    unicode_encode_error: "UnicodeEncodeError" (unicode_error) in "builtins";
    unicode_translate_error: "UnicodeTranslateError" (unicode_error) in "builtins";
    warning: "Warning" (exception) in "builtins";
    user_warning: "UserWarning" (warning) in "builtins";
    deprecation_warning: "DeprecationWarning" (warning) in "builtins";
    runtime_warning: "RuntimeWarning" (warning) in "builtins";
    future_warning: "FutureWarning" (warning) in "builtins";
    resource_warning: "ResourceWarning" (warning) in "builtins";
    pending_deprecation_warning: "PendingDeprecationWarning" (warning) in "builtins";
    import_warning: "ImportWarning" (warning) in "builtins";
    syntax_warning: "SyntaxWarning" (warning) in "builtins";
    unicode_warning: "UnicodeWarning" (warning) in "builtins";
    bytes_warning: "BytesWarning" (warning) in "builtins";
    encoding_warning: "EncodingWarning" (warning) in "builtins";
    tab_error: "TabError" (indentation_error) in "builtins";
    cancelled_error: "CancelledError" (base_exception) in "asyncio.exceptions";
    invalid_state_error: "InvalidStateError" (exception) in "asyncio.exceptions";
    queue_empty: "QueueEmpty" (exception) in "asyncio.queues";
    queue_full: "QueueFull" (exception) in "asyncio.queues";
    queue_shut_down: "QueueShutDown" (exception) in "asyncio.queues";
}

impl Types {
    /// The class of an iterator of this engine's own, such as `enumerate`.
    pub fn iterator(&self, name: &str) -> Rc<Class> {
        let class = self.plain(name);
        if class.dict.borrow().is_empty() {
            for (name, method) in self.iterator_methods.borrow().iter() {
                class.set_new(name, method.clone());
            }
        }
        class
    }

    /// The class of something that programs only hand around, such as a traceback.
    pub fn plain(&self, name: &str) -> Rc<Class> {
        let mut iterators = self.iterators.borrow_mut();
        if let Some(known) = iterators.iter().find(|class| class.name().text() == name) {
            return known.clone();
        }
        let class = Class::builtin(name, "builtins", &[&self.object]);
        super::builtins::install_iterator(self, &class);
        iterators.push(class.clone());
        class
    }
}

impl Value {
    /// A str that is stored once, such as a name.
    pub fn name(text: &str) -> Value {
        Value::Str(types().names.intern(text))
    }
}
