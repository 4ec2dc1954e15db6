//! `contextvars`: variables that every task has for itself.
//!
//! The machine keeps the context that runs, and gives each task its own; a context is an object of the class Context. Its values are
//! shared with the copies that were made of it until one of them changes.

use super::itertools::content;
use super::natives::{class, functions, set};
use crate::python::builtins::define::{Attribute, Definer};
use crate::python::class::Class;
use crate::python::dict::Dict;
use crate::python::error::{PyResult, key_error, runtime_error, type_error, value_error};
use crate::python::exception::Exception;
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::object::{Object, Payload};
use crate::python::types::types;
use crate::python::value::Value;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

pub fn fill(_: &mut Vm, namespace: &mut Dict) -> PyResult<()> {
    functions("contextvars", namespace, FUNCTIONS);
    for class in [variables(), contexts(), tokens()] {
        set(namespace, class.name().text(), Value::Class(class.clone()));
    }
    Ok(())
}

const FUNCTIONS: &[Entry] = &[("copy_context", "", |vm, _| {
    let copy = copied(&vm.state.threads.current.context);
    Ok(if copy.is_unset() { new_context(Rc::default()) } else { copy })
})];

/// The values of a context: variables in the order in which they were set first.
type Values = Rc<Vec<(Rc<Object>, Value)>>;

struct Variable {
    name: Value,
    /// Unset: none.
    default: Value,
}

struct Context {
    values: RefCell<Values>,
    entered: Cell<bool>,
}

/// What `set` returns: how things were before.
struct Token {
    variable: Value,
    /// Unset: it was not set.
    old: Value,
    context: Value,
    used: Cell<bool>,
}

fn variables() -> Rc<Class> {
    class("_contextvars", "ContextVar", |definer, class| {
        definer.statics(
            class,
            &[("__new__", "cls, name, *, default=None", |_, args| {
                if args[1].as_str().is_none() {
                    return Err(type_error("context variable name must be a str"));
                }
                Ok(Object::opaque_value(&variables(), Variable { name: args[1].clone(), default: args[2].clone() }))
            })],
        );
        definer.methods(class, VARIABLE);
        definer.attributes(class, &[("name", |_, args| Ok(content::<Variable>(&args[0])?.name.clone()), None)]);
        class_item(definer, class);
    })
}

fn contexts() -> Rc<Class> {
    class("_contextvars", "Context", |definer, class| {
        definer.statics(class, &[("__new__", "cls", |_, _| Ok(new_context(Rc::default())))]);
        definer.methods(class, CONTEXT);
    })
}

fn tokens() -> Rc<Class> {
    class("_contextvars", "Token", |definer, class| {
        definer.attributes(class, TOKEN);
        definer.methods(
            class,
            &[("__repr__", "self, /", |vm, args| {
                let token = content::<Token>(&args[0])?;
                let used = if token.used.get() { " used" } else { "" };
                let variable = vm.repr(&token.variable)?;
                Ok(format!("<Token{used} var={variable} at {}>", vm.address_text(&args[0])).into())
            })],
        );
        class.set_new(&types().names.intern("MISSING"), missing());
        class_item(definer, class);
    })
}

fn class_item(definer: &Definer, class: &Rc<Class>) {
    definer.class_methods(
        class,
        &[("__class_getitem__", "cls, item, /", |vm, args| Ok(vm.alias(&args[0].clone(), &args[1].clone())))],
    );
}

/// `Token.MISSING`.
fn missing() -> Value {
    thread_local! {
        static MISSING: Value = Object::value(&class("_contextvars", "Token.MISSING", |definer, class| {
            definer.methods(class, &[("__repr__", "self, /", |_, _| Ok("<Token.MISSING>".into()))]);
        }), Payload::Plain);
    }
    MISSING.with(Value::clone)
}

fn new_context(values: Values) -> Value {
    Object::opaque_value(&contexts(), Context { values: RefCell::new(values), entered: Cell::new(false) })
}

/// A copy of a context; of none, which is empty, none.
pub fn copied(context: &Value) -> Value {
    match content::<Context>(context) {
        Ok(context) => new_context(context.values.borrow().clone()),
        Err(_) => Value::Unset,
    }
}

/// The value that a variable has in a context.
fn value_in(context: &Value, variable: &Value) -> Option<Value> {
    let (Ok(context), Some(variable)) = (content::<Context>(context), variable.object()) else { return None };
    context.values.borrow().iter().find(|(known, _)| Rc::ptr_eq(known, variable)).map(|(_, value)| value.clone())
}

/// Gives a variable a value in a context; Unset takes it away.
fn put(context: &Value, variable: &Value, new: Value) -> PyResult<()> {
    let Some(variable) = variable.object() else { return Ok(()) };
    let values = &content::<Context>(context)?.values;
    let mut changed = values.borrow().as_ref().clone();
    let at = changed.iter().position(|(known, _)| Rc::ptr_eq(known, variable));
    match (at, new.is_unset()) {
        (Some(at), true) => drop(changed.remove(at)),
        (Some(at), false) => changed[at].1 = new,
        (None, true) => {}
        (None, false) => changed.push((variable.clone(), new)),
    }
    let _old = values.replace(Rc::new(changed));
    Ok(())
}

const VARIABLE: &[Entry] = &[
    ("get", "self, default=None, /", |vm, args| {
        if let Some(value) = value_in(&vm.state.threads.current.context, &args[0]) {
            return Ok(value);
        }
        let own = content::<Variable>(&args[0])?.default.clone();
        match args[1].given().or(own.given()) {
            Some(default) => Ok(default.clone()),
            None => Err(Exception::new(&types().errors.lookup_error, vec![args[0].clone()]).into()),
        }
    }),
    ("set", "self, value, /", |vm, args| {
        if vm.state.threads.current.context.is_unset() {
            vm.state.threads.current.context = new_context(Rc::default());
        }
        let context = vm.state.threads.current.context.clone();
        let old = value_in(&context, &args[0]).unwrap_or_default();
        put(&context, &args[0], args[1].clone())?;
        let token = Token { variable: args[0].clone(), old, context, used: Cell::new(false) };
        Ok(Object::opaque_value(&tokens(), token))
    }),
    ("reset", "self, token, /", |vm, args| {
        let Ok(token) = content::<Token>(&args[1]) else {
            return Err(type_error(format!("expected an instance of Token, got {}", vm.repr(&args[1])?)));
        };
        let shown = vm.repr(&args[1])?;
        if token.used.get() {
            return Err(runtime_error(format!("{shown} has already been used once")));
        }
        if !token.variable.is(&args[0]) {
            return Err(value_error(format!("{shown} was created by a different ContextVar")));
        }
        if !token.context.is(&vm.state.threads.current.context) {
            return Err(value_error(format!("{shown} was created in a different Context")));
        }
        token.used.set(true);
        put(&token.context, &token.variable, token.old.clone())?;
        Ok(Value::None)
    }),
    ("__repr__", "self, /", |vm, args| {
        let variable = content::<Variable>(&args[0])?;
        let default = match variable.default.given() {
            Some(default) => format!(" default={}", vm.repr(default)?),
            None => String::new(),
        };
        let name = vm.repr(&variable.name)?;
        Ok(format!("<ContextVar name={name}{default} at {}>", vm.address_text(&args[0])).into())
    }),
];

const TOKEN: &[Attribute] = &[
    ("var", |_, args| Ok(content::<Token>(&args[0])?.variable.clone()), None),
    ("old_value", |_, args| Ok(content::<Token>(&args[0])?.old.given().cloned().unwrap_or_else(missing)), None),
];

fn items(context: &Value) -> PyResult<Values> {
    Ok(content::<Context>(context)?.values.borrow().clone())
}

const CONTEXT: &[Entry] = &[
    ("run", "self, callable, /, *args, **kwargs", |vm, args| {
        let context = content::<Context>(&args[0])?;
        if context.entered.replace(true) {
            let shown = vm.repr(&args[0])?;
            return Err(runtime_error(format!("cannot enter context: {shown} is already entered")));
        }
        let outer = std::mem::replace(&mut vm.state.threads.current.context, args[0].clone());
        let given = args[2].as_tuple().unwrap_or_default().to_vec();
        let result = vm.call_with(&args[1].clone(), given, crate::python::builtins::input_output::named_of(&args[3]));
        vm.state.threads.current.context = outer;
        context.entered.set(false);
        result
    }),
    ("copy", "self, /", |_, args| Ok(copied(&args[0]))),
    ("__getitem__", "self, key, /", |_, args| {
        check_key(&args[1])?;
        value_in(&args[0], &args[1]).ok_or_else(|| key_error(args[1].clone()))
    }),
    ("__contains__", "self, key, /", |_, args| {
        check_key(&args[1])?;
        Ok(value_in(&args[0], &args[1]).is_some().into())
    }),
    ("get", "self, key, default=None, /", |_, args| {
        check_key(&args[1])?;
        Ok(value_in(&args[0], &args[1]).unwrap_or_else(|| args[2].given().cloned().unwrap_or(Value::None)))
    }),
    ("__len__", "self, /", |_, args| Ok(items(&args[0])?.len().into())),
    ("__iter__", "self, /", |vm, args| {
        let keys = keys(&args[0])?;
        vm.iter(&keys)
    }),
    ("keys", "self, /", |_, args| keys(&args[0])),
    ("values", "self, /", |_, args| Ok(Value::list(items(&args[0])?.iter().map(|(_, value)| value.clone()).collect()))),
    ("items", "self, /", |_, args| {
        let pair = |(variable, value): &(Rc<Object>, Value)| Value::tuple(vec![Value::Object(variable.clone()), value.clone()]);
        Ok(Value::list(items(&args[0])?.iter().map(pair).collect()))
    }),
];

fn keys(context: &Value) -> PyResult {
    Ok(Value::list(items(context)?.iter().map(|(variable, _)| Value::Object(variable.clone())).collect()))
}

fn check_key(key: &Value) -> PyResult<()> {
    match content::<Variable>(key) {
        Ok(_) => Ok(()),
        Err(_) => Err(type_error(format!("a ContextVar key was expected, got {}", key.class().name()))),
    }
}
