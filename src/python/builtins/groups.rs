//! Exception groups: how they are made and taken apart.

use super::define::{Attribute, Definer};
use super::exceptions::{expect, instance};
use crate::python::class::Class;
use crate::python::error::{PyResult, type_error, value_error};
use crate::python::exception::{Exception, ExceptionData};
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::types::{Types, types};
use crate::python::value::Value;
use std::rc::Rc;

const METHODS: &[Entry] = &[
    ("derive", "self, excs, /", |vm, args| new_group(vm, &group_class().clone().into(), &[message(&args[0])?, args[1].clone()])),
    ("split", "self, condition, /", |vm, args| {
        let (matching, rest) = vm.split_group(&expect(&args[0])?, &args[1].clone())?;
        Ok(Value::tuple(vec![or_none(matching), or_none(rest)]))
    }),
    ("subgroup", "self, condition, /", |vm, args| Ok(or_none(vm.split_group(&expect(&args[0])?, &args[1].clone())?.0))),
    ("__init__", "self, *args", |_, _| Ok(Value::None)),
];

const ATTRIBUTES: &[Attribute] = &[
    ("message", |_, args| message(&args[0]), None),
    ("exceptions", |_, args| Ok(Value::tuple(expect(&args[0])?.data().members.iter().map(Exception::value).collect())), None),
];

pub fn install(types: &Types, definer: &Definer) {
    let class = &types.errors.base_exception_group;
    definer.statics(
        class,
        &[("__new__", "cls, *args", |vm, args| {
            let given = args[1].as_tuple().unwrap_or_default().to_vec();
            new_group(vm, &args[0].clone(), &given)
        })],
    );
    definer.methods(class, METHODS);
    definer.attributes(class, ATTRIBUTES);
    definer.class_methods(
        class,
        &[("__class_getitem__", "cls, item, /", |vm, args| Ok(vm.alias(&args[0].clone(), &args[1].clone())))],
    );
}

impl From<Rc<Class>> for Value {
    fn from(class: Rc<Class>) -> Value {
        Value::Class(class)
    }
}

fn group_class() -> &'static Rc<Class> {
    &types().errors.base_exception_group
}

fn message(group: &Value) -> PyResult {
    Ok(expect(group)?.argument())
}

fn or_none(exception: Option<Exception>) -> Value {
    exception.map_or(Value::None, |exception| exception.value())
}

/// `ExceptionGroup(message, exceptions)`.
fn new_group(vm: &mut Vm, class: &Value, given: &[Value]) -> PyResult {
    let errors = &types().errors;
    let [message, members] = given else {
        return Err(type_error(format!("BaseExceptionGroup.__new__() takes exactly 2 arguments ({} given)", given.len())));
    };
    if message.as_str().is_none() {
        return Err(type_error(format!("BaseExceptionGroup.__new__() argument 1 must be str, not {}", message.class().name())));
    }
    if members.class().lookup_text("__getitem__").is_none() || members.class().is_subclass(&types().dict) {
        return Err(type_error("second argument (exceptions) must be a sequence"));
    }
    let items = vm.collect(members)?;
    if items.is_empty() {
        return Err(value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    let mut inner = Vec::with_capacity(items.len());
    for (at, item) in items.iter().enumerate() {
        let exception = Exception::from_value(item);
        inner.push(exception.ok_or_else(|| value_error(format!("Item {at} of second argument (exceptions) is not an exception")))?);
    }
    let all_plain = inner.iter().all(|exception| exception.is(&errors.exception));
    let class = match class {
        Value::Class(asked) if Rc::ptr_eq(asked, &errors.base_exception_group) && all_plain => {
            Value::Class(errors.exception_group.clone())
        }
        Value::Class(asked) if !all_plain && Rc::ptr_eq(asked, &errors.exception_group) => {
            return Err(type_error("Cannot nest BaseExceptions in an ExceptionGroup"));
        }
        Value::Class(asked) if !all_plain && asked.is_subclass(&errors.exception) => {
            return Err(type_error(format!("Cannot nest BaseExceptions in '{}'", asked.name())));
        }
        other => other.clone(),
    };
    instance(&class, ExceptionData { args: vec![message.clone(), members.clone()], members: inner, ..ExceptionData::default() })
}

impl Vm {
    /// The group's members for which `condition` holds, and the others, each in groups of the same shape; None where there are none.
    /// The condition is a class, a tuple of classes, or a function of an exception.
    pub fn split_group(&mut self, exception: &Exception, condition: &Value) -> PyResult<(Option<Exception>, Option<Exception>)> {
        check_condition(condition)?;
        let condition = Condition::Asked(condition);
        self.nested(" in exceptiongroup_split_recursive", |vm| vm.split_part(exception, condition))
    }

    /// A group that holds one exception, as `except*` has it of an exception that is none.
    pub fn group_of(&mut self, message: &str, members: Vec<Exception>) -> Exception {
        let errors = &types().errors;
        let plain = members.iter().all(|member| member.is(&errors.exception));
        let class = if plain { &errors.exception_group } else { &errors.base_exception_group };
        let list = Value::list(members.iter().map(Exception::value).collect());
        let group = Exception::new(class, vec![Value::str(message), list]);
        group.data_mut().members = members;
        group
    }

    /// What goes on after the handlers of `except*`, given what they and the unhandled rest have left
    /// (`_PyExc_PrepReraiseStar`): parts of the original are put together again in its shape, new exceptions stand beside them.
    pub fn prepare_reraise(&mut self, original: &Exception, left: Vec<Exception>) -> PyResult<Option<Exception>> {
        if !original.is(group_class()) {
            return Ok(left.into_iter().next());
        }
        let (parts, mut raised): (Vec<_>, Vec<_>) = left.into_iter().partition(|exception| is_part_of(exception, original));
        let mut leaves = Vec::new();
        parts.iter().for_each(|part| collect_leaves(part, &mut leaves));
        if !leaves.is_empty() {
            raised.extend(self.split_part(original, Condition::Leaves(&leaves))?.0);
        }
        Ok(match raised.len() {
            0 | 1 => raised.pop(),
            _ => Some(self.group_of("", raised)),
        })
    }

    fn split_part(&mut self, exception: &Exception, condition: Condition) -> PyResult<(Option<Exception>, Option<Exception>)> {
        if self.fits(exception, condition)? {
            return Ok((Some(exception.clone()), None));
        }
        if !exception.is(group_class()) {
            return Ok((None, Some(exception.clone())));
        }
        let members = exception.data().members.clone();
        let (mut matching, mut rest) = (Vec::new(), Vec::new());
        for member in members {
            let (fitting, other) = self.nested(" in exceptiongroup_split_recursive", |vm| vm.split_part(&member, condition))?;
            matching.extend(fitting);
            rest.extend(other);
        }
        Ok((self.derive_group(exception, matching)?, self.derive_group(exception, rest)?))
    }

    fn fits(&mut self, exception: &Exception, condition: Condition) -> PyResult<bool> {
        let condition = match condition {
            Condition::Asked(condition) => condition,
            Condition::Leaves(leaves) => return Ok(leaves.iter().any(|leaf| leaf.same(exception))),
        };
        match condition {
            Value::Class(_) => self.is_instance(&exception.value(), condition),
            other if other.as_tuple().is_some() => self.is_instance(&exception.value(), condition),
            function => {
                let verdict = self.call(function, vec![exception.value()])?;
                self.truth(&verdict)
            }
        }
    }

    /// A group like `original` with other members: what its `derive` makes, with the original's past.
    fn derive_group(&mut self, original: &Exception, members: Vec<Exception>) -> PyResult<Option<Exception>> {
        if members.is_empty() {
            return Ok(None);
        }
        let list = Value::list(members.iter().map(Exception::value).collect());
        let made = self.call_method(&original.value(), "derive", vec![list])?;
        let derived = Exception::from_value(&made).filter(|made| made.is(group_class()));
        let derived = derived.ok_or_else(|| type_error("derive must return an instance of BaseExceptionGroup"))?;
        {
            let (from, mut to) = (original.data(), derived.data_mut());
            to.traceback = from.traceback.clone();
            to.cause = from.cause.clone();
            to.context = from.context.clone();
            to.suppress_context = from.suppress_context;
        }
        let notes = types().names.intern("__notes__");
        if let Some(found) = original.attribute(&notes) {
            let copy = self.collect(&found)?;
            derived.object().set_attribute(&notes, Value::list(copy));
        }
        Ok(Some(derived))
    }
}

/// By what a group is split.
#[derive(Clone, Copy)]
enum Condition<'a> {
    /// A class, a tuple of classes, or a function.
    Asked(&'a Value),
    /// It is one of these, which are no groups.
    Leaves(&'a [Exception]),
}

/// Whether an exception was split off a group and not raised anew since: their pasts are the same.
fn is_part_of(exception: &Exception, group: &Exception) -> bool {
    let (a, b) = (exception.data(), group.data());
    let same = |a: &Option<Exception>, b: &Option<Exception>| match (a, b) {
        (Some(a), Some(b)) => a.same(b),
        (a, b) => a.is_none() && b.is_none(),
    };
    let places = a.traceback.len() == b.traceback.len()
        && a.traceback.iter().zip(&b.traceback).all(|(a, b)| Rc::ptr_eq(&a.code, &b.code) && a.at == b.at);
    exception.is(group_class()) && places && same(&a.cause, &b.cause) && same(&a.context, &b.context)
}

fn collect_leaves(exception: &Exception, leaves: &mut Vec<Exception>) {
    if exception.is(group_class()) {
        exception.data().members.iter().for_each(|member| collect_leaves(member, leaves));
    } else {
        leaves.push(exception.clone());
    }
}

fn check_condition(condition: &Value) -> PyResult<()> {
    let is_exception = |value: &Value| matches!(value, Value::Class(class) if class.is_subclass(&types().errors.base_exception));
    let fits = match condition.as_tuple() {
        Some(classes) => classes.iter().all(is_exception),
        None => is_exception(condition) || (!matches!(condition, Value::Class(_)) && super::functions::is_callable(condition)),
    };
    if fits { Ok(()) } else { Err(type_error("expected a function, exception type or tuple of exception types")) }
}
