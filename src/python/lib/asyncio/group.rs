//! `asyncio.TaskGroup`.

use super::{Slot, define};
use crate::asyncio::TaskGroup;
use crate::python::class::Class;
use crate::python::exception::Exception;
use crate::python::function::Entry;
use crate::python::types::types;
use crate::python::value::Value;
use crate::python::world::World;
use std::rc::Rc;

type This = Slot<TaskGroup<World>>;

pub fn classes() -> Vec<Rc<Class>> {
    let class = Class::builtin("TaskGroup", "asyncio.taskgroups", &[&types().object]);
    define::methods(types(), &class, METHODS);
    vec![class]
}

const METHODS: &[Entry] = &[
    ("__new__", "cls, *args, **kwargs", This::make),
    ("__init__", "self, /", |vm, a| {
        This::fill(&a[0], TaskGroup::new(&vm.world));
        Ok(Value::None)
    }),
    ("create_task", "self, coro, *, name=None, context=None", |vm, a| {
        let group = This::get(&a[0])?;
        if let Some(running) = vm.running_loop().filter(|running| super::tasks::task_factory(vm, running).is_some()) {
            group.open_on()?;
            let task = super::tasks::make_task(vm, &running, &a[1].clone(), &a[2].clone(), &a[3].clone())?;
            if let Value::Future(task) = &task {
                group.adopt(task);
            }
            return Ok(task);
        }
        let data = super::tasks::task_data(vm, &a[1].clone(), &a[3].clone())?;
        let name = match a[2].given() {
            Some(name) if !name.is_none() => Some(vm.str(&name.clone())?),
            _ => None,
        };
        Ok(Value::Future(group.create_task(a[1].clone(), name.as_deref(), data)?))
    }),
    ("__aenter__", "self, /", |vm, a| {
        let (value, group) = (a[0].clone(), This::get(&a[0])?);
        Ok(vm.native_coroutine("TaskGroup.__aenter__", |co| async move {
            group.enter(co.running_loop().ok().as_ref())?;
            Ok(value)
        }))
    }),
    ("__aexit__", "self, et, exc, tb, /", |vm, a| {
        let (group, error) = (This::get(&a[0])?, Exception::from_value(&a[2]));
        Ok(vm.native_coroutine("TaskGroup.__aexit__", |co| async move { group.exit(&co, error).await }))
    }),
    ("__repr__", "self, /", |_, a| Ok(Value::from(This::get(&a[0])?.repr()))),
];
