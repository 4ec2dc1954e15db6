//! Functions: those of the program, those of this engine, and methods bound to their receivers.

use super::code::Code;
use super::error::PyResult;
use super::machine::{Effect, Vm};
use super::object::Object;
use super::text::Str;
use super::value::Value;
use std::cell::RefCell;
use std::rc::Rc;

/// A variable that is shared between a function and the functions defined in it.
pub type Cell = Rc<RefCell<Value>>;

/// A function of the program.
pub struct Function {
    pub code: Rc<Code>,
    /// The module's namespace, a dict.
    pub globals: Rc<Object>,
    pub name: RefCell<Rc<Str>>,
    pub qualname: RefCell<Rc<Str>>,
    /// Values of the last positional parameters.
    pub defaults: Vec<Value>,
    /// Values of the keyword-only parameters, in their order; unset where there is none.
    pub keyword_defaults: Vec<Value>,
    pub closure: Vec<Cell>,
    /// `__annotations__`, a dict; unset until there are any.
    pub annotations: RefCell<Value>,
}

/// A function and the receiver that is passed as its first argument.
pub struct Method {
    pub function: Value,
    pub receiver: Value,
}

/// A function of this engine.
pub struct Native {
    pub name: &'static str,
    pub signature: Signature,
    pub run: NativeRun,
    /// Found in a class, it binds to the instance as its first argument.
    pub binds: bool,
    /// The name of the class that it was made for.
    pub owner: Option<Rc<Str>>,
    /// CPython has it in Python: it takes its arguments, and complains of them, as the program's functions do.
    pub in_python: bool,
}

/// What a native function is given: one value a parameter, in the signature's order; unset where an optional one was not given;
/// a tuple for `*args`, a dict for `**kwargs`.
pub type NativeFn = fn(&mut Vm, &mut [Value]) -> PyResult;

/// How a native function does its work.
#[derive(Clone, Copy)]
pub enum NativeRun {
    /// At once.
    Now(NativeFn),
    /// By something that the machine has to do for it: run frames, block the thread.
    Effect(fn(&mut Vm, &mut [Value]) -> PyResult<Effect>),
}

/// The parameters of a native function.
pub struct Signature {
    pub parameters: Vec<Parameter>,
    /// How many of them, from the first, may be given by position (not counting `*args`).
    pub positional: usize,
    /// How many of these have to be given.
    pub required: usize,
    /// The place of `*args`.
    pub rest: Option<usize>,
    /// The place of `**kwargs`.
    pub keywords: Option<usize>,
}

pub struct Parameter {
    pub name: &'static str,
    /// It may be given by name.
    pub by_name: bool,
    pub required: bool,
}

impl Signature {
    /// Reads a signature written as Python's help shows it: `"self, iterable, /, *, key=None"`. A parameter with `=` is
    /// optional and left unset when it is not given, whatever the text behind the `=` says: that is for the reader.
    pub fn parse(text: &'static str) -> Signature {
        let mut signature = Signature { parameters: Vec::new(), positional: 0, required: 0, rest: None, keywords: None };
        let mut by_position = true;
        for word in text.split(',').map(str::trim).filter(|word| !word.is_empty()) {
            let at = signature.parameters.len();
            match word {
                "/" => signature.parameters.iter_mut().for_each(|parameter| parameter.by_name = false),
                "*" => by_position = false,
                _ => {
                    let (name, required) = word.split_once('=').map_or((word, true), |(name, _)| (name, false));
                    let by_name = !name.starts_with('*');
                    let stars = name.len() - name.trim_start_matches('*').len();
                    match stars {
                        1 => signature.rest = Some(at),
                        2 => signature.keywords = Some(at),
                        _ if by_position => {
                            signature.positional += 1;
                            signature.required += usize::from(required);
                        }
                        _ => {}
                    }
                    by_position &= stars == 0;
                    let required = required && stars == 0;
                    signature.parameters.push(Parameter { name: &name[stars..], by_name, required });
                }
            }
        }
        signature
    }
}

impl Native {
    /// A native function that lives as long as the engine: natives are made once, when the builtin types are.
    pub fn new(name: &'static str, signature: &'static str, run: NativeRun, binds: bool) -> &'static Native {
        Native::of(name, signature, run, binds, None)
    }

    /// The same for a method or constructor of a class.
    pub fn of(name: &'static str, signature: &'static str, run: NativeRun, binds: bool, owner: Option<Rc<Str>>) -> &'static Native {
        Box::leak(Box::new(Native { name, signature: Signature::parse(signature), run, binds, owner, in_python: false }))
    }

    /// One that CPython has in Python: whatever it takes may be given by name.
    pub fn in_python(
        name: &'static str,
        signature: &'static str,
        run: NativeRun,
        binds: bool,
        owner: Option<Rc<Str>>,
    ) -> &'static Native {
        let mut signature = Signature::parse(signature);
        let starred = [signature.rest, signature.keywords];
        for (at, parameter) in signature.parameters.iter_mut().enumerate() {
            parameter.by_name = !starred.contains(&Some(at));
        }
        Box::leak(Box::new(Native { name, signature, run, binds, owner, in_python: true }))
    }

    /// The name with its class, as complaints about the arguments of Python's functions have it.
    pub fn qualname(&self) -> String {
        self.owner.as_ref().map_or_else(|| self.name.to_owned(), |owner| format!("{owner}.{}", self.name))
    }

    /// The name that messages use: a constructor goes by its class.
    pub fn shown_name(&self) -> &str {
        match &self.owner {
            Some(owner) if matches!(self.name, "__new__" | "__init__") => owner.text(),
            _ => self.name,
        }
    }

    /// The name with its class, such as `list.append`.
    pub fn full_name(&self) -> String {
        match &self.owner {
            Some(owner) if self.binds && self.name != "__init__" => format!("{owner}.{}", self.name),
            _ => self.shown_name().to_owned(),
        }
    }
}

/// One line of a table of native functions: name, signature, function.
pub type Entry = (&'static str, &'static str, NativeFn);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_reads_as_help_shows_it() {
        let signature = Signature::parse("self, iterable, /, start=0, *rest, key=None, flag, **others");
        let names: Vec<_> = signature.parameters.iter().map(|p| (p.name, p.by_name, p.required)).collect();
        let expected = [
            ("self", false, true),
            ("iterable", false, true),
            ("start", true, false),
            ("rest", false, false),
            ("key", true, false),
            ("flag", true, true),
            ("others", false, false),
        ];
        assert_eq!(names, expected);
        assert_eq!((signature.positional, signature.required, signature.rest, signature.keywords), (3, 2, Some(3), Some(6)));
    }
}
