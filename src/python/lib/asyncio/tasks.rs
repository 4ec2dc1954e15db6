//! Functions on tasks: `create_task`, `gather`, `wait`, `as_completed`, `wait_for`, `shield`, `sleep` and their kin.

use crate::asyncio::{self, Gathering, Native};
use crate::python::FutureRef;
use crate::python::class::Class;
use crate::python::error::{PyResult, type_error, unsupported, value_error};
use crate::python::exception::Exception;
use crate::python::function::Entry;
use crate::python::generator::GeneratorKind;
use crate::python::machine::{Vm, no_attribute};
use crate::python::object::Payload;
use crate::python::value::Value;
use crate::python::world::{FutureData, Loop};
use crate::time::Duration;
use crate::trace::ReturnWhen;
use std::rc::Rc;

pub const FUNCTIONS: &[Entry] = &[
    ("create_task", "coro, *, name=None, context=None", |vm, a| {
        let event_loop = vm.need_running_loop()?;
        make_task(vm, &event_loop, &a[0].clone(), &a[1].clone(), &a[2].clone())
    }),
    ("ensure_future", "coro_or_future, *, loop=None", |vm, a| ensure_future(vm, &a[0].clone(), None).map(Value::Future)),
    ("iscoroutine", "obj", |_, a| Ok(Value::Bool(is_coroutine(&a[0])))),
    ("isfuture", "obj", |_, a| Ok(Value::Bool(matches!(a[0], Value::Future(_))))),
    ("iscoroutinefunction", "func", |_, a| Ok(Value::Bool(is_coroutine_function(&a[0])))),
    ("sleep", "delay, result=None", |vm, a| {
        let (delay, result) = (a[0].clone(), a[1].given().cloned().unwrap_or(Value::None));
        if let Some(seconds) = number(&delay).filter(|seconds| !seconds.is_nan()) {
            let delay = vm.world.dice.borrow_mut().delay(Duration::from_seconds(seconds));
            let sleep = Native::sleep(&vm.world, delay, result);
            return Ok(vm.coroutine_of(sleep, "sleep"));
        }
        // What is wrong with it is said when it is awaited.
        Ok(vm.native_coroutine("sleep", |_| async move {
            Err(match number(&delay) {
                Some(_) => crate::python::world::raised(value_error("Invalid delay: NaN (not a number)")),
                None => crate::python::world::raised(not_a_number(&delay)),
            })
        }))
    }),
    ("gather", "*coros_or_futures, return_exceptions=False", gather),
    ("shield", "arg", |vm, a| {
        let inner = ensure_future(vm, &a[0].clone(), None)?;
        Ok(Value::Future(asyncio::shield(&inner)))
    }),
    ("wait", "fs, *, timeout=None, return_when='ALL_COMPLETED'", wait),
    ("wait_for", "fut, timeout", wait_for),
    // The exception that a task ended with, without that anybody has asked for it.
    ("_failure", "task, /", |_, a| {
        let Value::Future(task) = &a[0] else { return Ok(Value::None) };
        Ok(match task.state() {
            asyncio::State::Failed(error) => error.value(),
            _ => Value::None,
        })
    }),
    ("_as_completed", "fs, timeout", as_completed),
    ("current_task", "loop=None", |vm, a| {
        let event_loop = match a[0].given() {
            Some(given) if !given.is_none() => super::loops::loop_of(given)?,
            _ => vm.need_running_loop()?,
        };
        Ok(event_loop.current_task().map_or(Value::None, Value::Future))
    }),
    ("all_tasks", "loop=None", |vm, a| {
        let event_loop = match a[0].given() {
            Some(given) if !given.is_none() => super::loops::loop_of(given)?,
            _ => vm.need_running_loop()?,
        };
        let tasks = event_loop.all_tasks().into_iter().map(Value::Future).collect();
        let table = vm.set_of(&Value::list(tasks))?;
        Ok(crate::python::object::Object::value(&crate::python::types::types().set, Payload::Set(Box::new(table.into()))))
    }),
];

/// What `loop.set_task_factory` was given; None: nothing.
pub fn task_factory(vm: &Vm, event_loop: &Rc<Loop>) -> Option<Value> {
    let event_loop = vm.loop_value(event_loop);
    let factory = event_loop.object()?.attribute(&vm.name("_task_factory"));
    factory.filter(|factory| !factory.is_none())
}

/// `loop.create_task(coro)`.
pub fn make_task(vm: &mut Vm, event_loop: &Rc<Loop>, coroutine: &Value, name: &Value, context: &Value) -> PyResult {
    let Some(factory) = task_factory(vm, event_loop) else {
        return make_task_of(vm, None, event_loop, coroutine, name, context);
    };
    let named = context.given().filter(|context| !context.is_none()).map(|context| (vm.name("context"), context.clone()));
    let args = vec![vm.loop_value(event_loop), coroutine.clone()];
    let task = vm.call_with(&factory, args, named.into_iter().collect())?;
    if let Some(name) = name.given().filter(|name| !name.is_none()) {
        vm.call_method(&task, "set_name", vec![name.clone()])?;
    }
    match &task {
        Value::Future(_) => Ok(task),
        other => Err(unsupported(format!("task factories that make a '{}'", other.class().name()))),
    }
}

/// `Task(coro, loop=loop)`, or the same of a class of the program's.
pub fn make_task_of(
    vm: &mut Vm,
    class: Option<Rc<Class>>,
    event_loop: &Rc<Loop>,
    coroutine: &Value,
    name: &Value,
    context: &Value,
) -> PyResult {
    let mut data = task_data(vm, coroutine, context)?;
    data.class = class;
    event_loop.check_closed()?;
    let name = match name.given() {
        Some(name) if !name.is_none() => Some(vm.str(name)?),
        _ => None,
    };
    if name.is_some() {
        // The task is made first and named then, so a default name goes unused.
        vm.world.recorder.next_task_number();
    }
    Ok(Value::Future(event_loop.create_task(coroutine.clone(), name.as_deref(), data)))
}

/// What a task carries, after a look at whether it can be one.
pub fn task_data(vm: &mut Vm, coroutine: &Value, context: &Value) -> PyResult<FutureData> {
    if !is_coroutine(coroutine) {
        return Err(type_error(format!("a coroutine was expected, got {}", vm.repr(coroutine)?)));
    }
    let context = vm.context_for(context)?;
    Ok(FutureData::in_context(context))
}

pub fn is_coroutine(value: &Value) -> bool {
    matches!(value.payload(), Some(Payload::Generator(generator)) if generator.kind == GeneratorKind::Coroutine)
}

pub fn is_coroutine_function(value: &Value) -> bool {
    match value.payload() {
        Some(Payload::Function(function)) => function.code.kind == crate::python::code::CodeKind::Coroutine,
        Some(Payload::Method(method)) => is_coroutine_function(&method.function),
        Some(Payload::Native(native)) => matches!(native.name, "sleep" | "wait" | "wait_for") && is_function(value),
        _ => false,
    }
}

fn is_function(value: &Value) -> bool {
    Rc::ptr_eq(value.class(), &crate::python::types::types().function)
}

/// `ensure_future(value)`: a task for a coroutine, the future itself for a future, a task for any other awaitable.
pub fn ensure_future(vm: &mut Vm, value: &Value, event_loop: Option<&Rc<Loop>>) -> PyResult<FutureRef> {
    if let Value::Future(future) = value {
        if event_loop.is_some_and(|event_loop| !Rc::ptr_eq(event_loop, future.event_loop())) {
            return Err(value_error("The future belongs to a different loop than the one specified as the loop argument"));
        }
        return Ok(future.clone());
    }
    let coroutine = if is_coroutine(value) {
        value.clone()
    } else if value.class().lookup(&vm.name("__await__")).is_some()
        || value.object().is_some_and(|object| object.opaque::<crate::python::machine::AsyncStep>().is_some())
    {
        vm.awaitable(value)?
    } else {
        return Err(type_error("An asyncio.Future, a coroutine or an awaitable is required"));
    };
    let event_loop = match event_loop {
        Some(event_loop) => event_loop.clone(),
        None => vm.get_event_loop()?,
    };
    match make_task(vm, &event_loop, &coroutine, &Value::Unset, &Value::Unset)? {
        Value::Future(task) => Ok(task),
        _ => Err(type_error("create_task() did not make a task")),
    }
}

/// The seconds that a number stands for.
pub fn number(value: &Value) -> Option<f64> {
    value.as_float().or_else(|| value.as_int().map(|int| int as f64))
}

/// The error for a delay that is no number.
fn not_a_number(value: &Value) -> crate::python::error::Unwind {
    type_error(format!("'<=' not supported between instances of '{}' and 'int'", value.class().name()))
}

/// A timeout in seconds; None: there is none.
pub fn timeout_of(value: &Value) -> PyResult<Option<Duration>> {
    match value {
        Value::Unset | Value::None => Ok(None),
        other => match number(other) {
            Some(seconds) => Ok(Some(Duration::from_seconds(seconds))),
            None => Err(type_error(format!("unsupported operand type(s) for +: 'float' and '{}'", other.class().name()))),
        },
    }
}

fn gather(vm: &mut Vm, a: &mut [Value]) -> PyResult {
    let args = a[0].as_tuple().map(<[Value]>::to_vec).unwrap_or_default();
    let return_exceptions = match a[1].given() {
        Some(flag) => vm.truth(&flag.clone())?,
        None => false,
    };
    if args.is_empty() {
        let event_loop = vm.get_event_loop()?;
        let future = crate::asyncio::Future::new(&event_loop, crate::trace::FutureKind::Gather, None);
        future.set_result(Value::list(Vec::new()))?;
        return Ok(Value::Future(future));
    }
    let mut gathering: Option<Gathering<crate::python::world::World>> = None;
    let mut known: Vec<(Value, FutureRef)> = Vec::new();
    // Many arguments are seldom the same one twice; looking for that must not take their number squared.
    let mut seen = std::collections::HashMap::new();
    for arg in &args {
        let key = identity(arg);
        if key != 0 && !matches!(arg, Value::Future(_)) && !is_coroutine(arg) {
            // They are the keys of a dict there: what cannot be one is found out first.
            vm.hash(arg)?;
        }
        if let Some(at) = seen.get(&key) {
            let (_, future): &(Value, FutureRef) = &known[*at];
            if let Some(gathering) = &mut gathering {
                gathering.add_again(&future.clone());
            }
            continue;
        }
        let event_loop = gathering_loop(&known);
        let future = ensure_future(vm, arg, event_loop.as_ref())?;
        let made_here = !arg.is(&Value::Future(future.clone()));
        let gathering = gathering.get_or_insert_with(|| Gathering::new(future.event_loop(), args.len(), return_exceptions));
        gathering.add(&future, made_here);
        seen.insert(key, known.len());
        known.push((arg.clone(), future));
    }
    match gathering {
        Some(gathering) => Ok(Value::Future(gathering.finish())),
        None => Err(type_error("gather() has no arguments")),
    }
}

fn gathering_loop(known: &[(Value, FutureRef)]) -> Option<Rc<Loop>> {
    known.first().map(|(_, future)| future.event_loop().clone())
}

/// What tells one argument from another.
fn identity(value: &Value) -> usize {
    match value {
        Value::Future(future) => Rc::as_ptr(future) as *const u8 as usize,
        Value::Object(object) => Rc::as_ptr(object) as *const u8 as usize,
        _ => 0,
    }
}

fn wait(vm: &mut Vm, a: &mut [Value]) -> PyResult {
    let (given, timeout, rule) = (a[0].clone(), a[1].clone(), a[2].clone());
    let single = matches!(given, Value::Future(_)) || is_coroutine(&given);
    let prepared = if single {
        Err(type_error(format!("expect a list of futures, not {}", given.class().name())))
    } else {
        prepare_wait(vm, &given, &timeout, &rule)
    };
    // What is wrong is said when it is awaited, as of any coroutine.
    Ok(vm.native_coroutine("wait", |co| async move {
        let (futures, timeout, rule) = prepared.map_err(crate::python::world::raised)?;
        asyncio::wait(&co, futures, timeout, rule).await
    }))
}

fn prepare_wait(
    vm: &mut Vm,
    given: &Value,
    timeout: &Value,
    rule: &Value,
) -> PyResult<(Vec<FutureRef>, Option<Duration>, ReturnWhen)> {
    let items = vm.collect(given)?;
    if items.is_empty() {
        return Err(value_error("Set of Tasks/Futures is empty."));
    }
    let rule = match rule.given().map(|rule| rule.as_str().map(|rule| rule.to_string())) {
        None => ReturnWhen::AllCompleted,
        Some(Some(rule)) if rule == "ALL_COMPLETED" => ReturnWhen::AllCompleted,
        Some(Some(rule)) if rule == "FIRST_COMPLETED" => ReturnWhen::FirstCompleted,
        Some(Some(rule)) if rule == "FIRST_EXCEPTION" => ReturnWhen::FirstException,
        Some(_) => return Err(value_error(format!("Invalid return_when value: {}", vm.str(rule)?))),
    };
    let mut futures: Vec<FutureRef> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for item in &items {
        if is_coroutine(item) {
            return Err(type_error("Passing coroutines is forbidden, use tasks explicitly."));
        }
        if seen.insert(identity(item)) {
            let Value::Future(future) = item else {
                // As `_wait` finds out, which only knows what futures have.
                return Err(no_attribute(item, &vm.name("add_done_callback")));
            };
            futures.push(future.clone());
        }
    }
    Ok((futures, timeout_of(timeout)?, rule))
}

fn wait_for(vm: &mut Vm, a: &mut [Value]) -> PyResult {
    let awaitable = a[0].clone();
    let timeout = match (number(&a[1]), &a[1]) {
        (None, given) if !given.is_none() => Err(not_a_number(given)),
        _ => timeout_of(&a[1]),
    };
    // The task is made when it is awaited; what it carries is the caller's then as it is now.
    let data = if is_coroutine(&awaitable) { Some(task_data(vm, &awaitable, &Value::Unset)?) } else { None };
    let other = match &awaitable {
        Value::Future(_) => None,
        value if is_coroutine(value) => None,
        value if value.class().lookup(&vm.name("__await__")).is_some() => Some(vm.awaitable(value)?),
        _ => None,
    };
    let running = vm.running_loop();
    if let Some(running) = running.filter(|running| !matches!(awaitable, Value::Future(_)) && task_factory(vm, running).is_some()) {
        let task = ensure_future(vm, &awaitable, Some(&running))?;
        return Ok(vm.native_coroutine("wait_for", |co| async move {
            let timeout = timeout.map_err(crate::python::world::raised)?;
            asyncio::wait_for(&co, Value::Future(task.clone()), move |_: &Rc<Loop>| Ok(task), timeout).await
        }));
    }
    Ok(vm.native_coroutine("wait_for", |co| async move {
        let timeout = timeout.map_err(crate::python::world::raised)?;
        let given = awaitable.clone();
        let make = move |event_loop: &Rc<Loop>| match (&given, data, other) {
            (Value::Future(future), _, _) => Ok(future.clone()),
            (coroutine, Some(data), _) => Ok(event_loop.create_task(coroutine.clone(), None, data)),
            (_, None, Some(coroutine)) => Ok(event_loop.create_task(coroutine, None, FutureData::default())),
            _ => Err(no_awaitable()),
        };
        asyncio::wait_for(&co, awaitable, make, timeout).await
    }))
}

fn no_awaitable() -> Exception {
    crate::python::world::raised(type_error("An asyncio.Future, a coroutine or an awaitable is required"))
}

/// The list of coroutines of which each awaits the next result; and the futures, for `async for`.
fn as_completed(vm: &mut Vm, a: &mut [Value]) -> PyResult {
    let given = a[0].clone();
    if matches!(given, Value::Future(_)) || is_coroutine(&given) {
        return Err(type_error(format!("expect an iterable of futures, not {}", given.class().name())));
    }
    let items = vm.collect(&given)?;
    let timeout = timeout_of(&a[1])?;
    let mut todo: Vec<FutureRef> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    // `set(fs)`: in which order they become tasks, CPython leaves open.
    let mut items = items;
    vm.world.dice.borrow_mut().shuffle(&mut items);
    for item in &items {
        if seen.insert(identity(item)) {
            todo.push(ensure_future(vm, item, None)?);
        }
    }
    let event_loop = vm.get_event_loop()?;
    let count = todo.len();
    let all = asyncio::AsCompleted::new(&event_loop, todo, timeout);
    let class = crate::python::types::types().plain("_AsCompleted");
    Ok(Value::tuple(vec![Value::from(count), crate::python::object::Object::opaque_value(&class, all)]))
}

/// Coroutines on what `_as_completed` returned.
pub const AS_COMPLETED: &[Entry] = &[
    ("_next_result", "all, /", |vm, a| {
        let all = completions(&a[0])?;
        Ok(vm.native_coroutine("as_completed.<locals>._wait_for_one", |co| async move { all.next_result(&co).await }))
    }),
    ("_next_future", "all, /", |vm, a| {
        let all = completions(&a[0])?;
        Ok(vm.native_coroutine(
            "as_completed.<locals>._wait_for_one",
            |co| async move { all.next_future(&co).await.map(Value::Future) },
        ))
    }),
];

fn completions(value: &Value) -> PyResult<Rc<asyncio::AsCompleted<crate::python::world::World>>> {
    let all = value.object().and_then(|object| object.opaque::<Rc<asyncio::AsCompleted<crate::python::world::World>>>());
    all.cloned().ok_or_else(|| type_error("expected what as_completed made"))
}
