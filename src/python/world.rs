//! Python as asyncio sees it: values, exceptions, functions to call; runs none of the program's code.

use super::class::Class;
use super::error::{PyResult, Unwind};
use super::exception::Exception;
use super::frame::{Activation, Frame};
use super::generator::{Abandoned, Generator};
use super::object::{Attributes, Object, Payload};
use super::protocol::{compare, float_text, hash, quote};
use super::text::Str;
use super::types::types;
use super::value::Value;
use crate::asyncio::{ErrorKind, Future, Host, Recorder};
use crate::settings::Dice;
use crate::trace::TextId;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// The event loop of Python programs.
pub type Loop = crate::asyncio::EventLoop<World>;

/// What asyncio and the machine share.
pub struct World {
    pub recorder: Rc<Recorder>,
    /// What was dropped and still has code to run.
    pub abandoned: Abandoned,
    /// What is thrown where an order or a length of time is left open.
    pub dice: RefCell<Dice>,
    /// The text `None`, which is asked for most.
    none: TextId,
}

/// A function that the program handed over, with its arguments and the context that it runs in.
pub struct Callback {
    pub function: Value,
    pub args: Vec<Value>,
    /// A `contextvars.Context`; unset: none.
    pub context: Value,
}

/// What a future carries for the program: attributes that it sets, and the context of a task.
#[derive(Default)]
pub struct FutureData {
    attributes: RefCell<Attributes>,
    /// A `contextvars.Context`; unset: none.
    pub context: RefCell<Value>,
    /// A class of the program's that it is an instance of.
    pub class: Option<Rc<Class>>,
    /// By what number weak references know it; 0: there are none.
    pub watched: Cell<u32>,
}

impl Drop for FutureData {
    fn drop(&mut self) {
        if self.watched.get() > 0 {
            super::weak::dropped(u64::from(self.watched.get()));
        }
    }
}

impl FutureData {
    /// That of a task which runs in this context.
    pub fn in_context(context: Value) -> FutureData {
        let data = FutureData::default();
        *data.context.borrow_mut() = context;
        data
    }

    pub fn attribute(&self, name: &Rc<Str>) -> Option<Value> {
        match &*self.attributes.borrow() {
            Attributes::Own(dict) => dict.get_str(name).cloned(),
            _ => None,
        }
    }

    pub fn set_attribute(&self, name: &Rc<Str>, value: Value) {
        let mut attributes = self.attributes.borrow_mut();
        if let Attributes::Own(dict) = &mut *attributes {
            dict.set_str(name, value);
            return;
        }
        let mut dict = super::dict::Dict::default();
        dict.set_str(name, value);
        *attributes = Attributes::Own(Box::new(dict));
    }
}

impl World {
    pub fn new(dice: Dice) -> Rc<World> {
        let recorder = Rc::new(Recorder::new());
        let none = recorder.text("None");
        Rc::new(World { recorder, abandoned: Abandoned::default(), dice: dice.into(), none })
    }

    /// A value as the trace shows it: its repr, where no code of the program has to run for that.
    pub fn show(&self, value: &Value) -> String {
        short(&show(value, 3))
    }

    /// The call that made a coroutine, as far as its arguments are short and simple: `fetch('url1', 3)`. Tasks and nested calls are
    /// known by it. A frame that has run on may have changed its arguments: then the name alone is told.
    pub fn call_text(&self, generator: &Generator, frame: Option<&Frame>) -> String {
        let name = generator.qualname.borrow().to_string();
        match frame.filter(|frame| frame.pc == 0) {
            Some(frame) => self.plain_call_text(&name, frame),
            None => name,
        }
    }

    /// A call that begins as the trace shows it: the function, and arguments that are short.
    pub fn plain_call_text(&self, name: &str, frame: &Frame) -> String {
        let given = frame.slots.iter().zip(&frame.code.locals).take(frame.code.parameters.positional as usize);
        let mut arguments: Vec<String> = given
            .filter(|(_, name)| name.text() != "self")
            .map(|(value, _)| match value {
                Value::None | Value::Bool(_) | Value::Int(_) | Value::Float(_) => self.show(value),
                Value::Str(text) if text.text().len() <= 40 => self.show(value),
                _ => "…".to_owned(),
            })
            .collect();
        // Defaults that say nothing are left out.
        while arguments.last().is_some_and(|last| last == "None" || last == "…") {
            arguments.pop();
        }
        if arguments.is_empty() { name.to_owned() } else { format!("{name}({})", arguments.join(", ")) }
    }

    /// A value as the trace shows it where values may come by the thousand: its class, unless it is short by nature.
    pub fn show_short(&self, value: &Value) -> TextId {
        match value {
            Value::None | Value::Bool(_) | Value::Int(_) | Value::Float(_) => self.recorder.text(&self.show(value)),
            Value::Str(text) if text.text().len() <= 40 => self.recorder.text(&self.show(value)),
            _ => self.recorder.text(value.class().name().text()),
        }
    }

    /// An exception as the trace shows it: `ValueError: text`.
    pub fn show_error(&self, error: &Exception) -> String {
        let name = error.class().name();
        let args = error.data().args.clone();
        let text = match &args[..] {
            [] => return name.to_string(),
            [Value::Str(text)] if !error.is(&types().errors.key_error) => text.to_string(),
            [one] => show(one, 3),
            many => format!("({})", many.iter().map(|arg| show(arg, 3)).collect::<Vec<_>>().join(", ")),
        };
        short(&if text.is_empty() { name.to_string() } else { format!("{name}: {text}") })
    }
}

/// At most so many characters, with an ellipsis for the rest.
fn short(text: &str) -> String {
    const LONGEST: usize = 80;
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

/// The repr, as far as it can be told without the program: `depth` containers deep.
fn show(value: &Value, depth: u32) -> String {
    let items = |items: &[Value]| items.iter().take(12).map(|item| show(item, depth - 1)).collect::<Vec<_>>().join(", ");
    match value {
        Value::Unset | Value::None => "None".into(),
        Value::NotImplemented => "NotImplemented".into(),
        Value::Ellipsis => "Ellipsis".into(),
        Value::Bool(true) => "True".into(),
        Value::Bool(false) => "False".into(),
        Value::Int(number) => number.to_string(),
        Value::Float(number) => float_text::repr(*number),
        Value::Str(text) => quote::text(text.text()),
        Value::Class(class) => format!("<class '{}'>", class.name()),
        Value::Future(future) => match future.as_task() {
            Some(task) => format!("<Task {}>", task.name()),
            None => "<Future>".into(),
        },
        Value::Object(object) if depth == 0 => format!("<{}>", object.class.name()),
        Value::Object(object) => match &object.payload {
            Payload::List(list) => format!("[{}]", items(&list.borrow())),
            Payload::Tuple(tuple) if tuple.len() == 1 => format!("({},)", show(&tuple[0], depth - 1)),
            Payload::Tuple(tuple) => format!("({})", items(tuple)),
            Payload::Dict(dict) => {
                let dict = dict.borrow();
                let pairs =
                    dict.iter().take(12).map(|entry| format!("{}: {}", show(&entry.key, depth - 1), show(&entry.value, depth - 1)));
                format!("{{{}}}", pairs.collect::<Vec<_>>().join(", "))
            }
            Payload::Set(set) if set.borrow().is_empty() => "set()".into(),
            Payload::Set(set) => format!("{{{}}}", items(&set.borrow().keys())),
            Payload::BigInt(number) if number.bits() < 600 => number.to_string(),
            Payload::Exception(data) => format!("{}({})", object.class.name(), items(&data.borrow().args)),
            Payload::Function(function) => format!("<function {}>", function.qualname.borrow()),
            Payload::Generator(generator) => format!("<{} {}>", object.class.name(), generator.qualname.borrow()),
            _ => format!("<{} object>", object.class.name()),
        },
    }
}

/// The exception of an unwinding that is one; a limit that is met becomes a plain error's name, since only the machine can stop.
pub fn raised(unwind: Unwind) -> Exception {
    match unwind {
        Unwind::Raise(exception) => exception,
        Unwind::Stop(stop) => Exception::new(&types().errors.runtime_error, vec![Value::from(format!("{stop:?}"))]),
    }
}

fn class_of(kind: ErrorKind) -> &'static Rc<Class> {
    let errors = &types().errors;
    match kind {
        ErrorKind::Cancelled => &errors.cancelled_error,
        ErrorKind::Timeout => &errors.timeout_error,
        ErrorKind::InvalidState => &errors.invalid_state_error,
        ErrorKind::Runtime => &errors.runtime_error,
        ErrorKind::Value => &errors.value_error,
        ErrorKind::Type => &errors.type_error,
        ErrorKind::QueueEmpty => &errors.queue_empty,
        ErrorKind::QueueFull => &errors.queue_full,
        ErrorKind::QueueShutDown => &errors.queue_shut_down,
        ErrorKind::BrokenBarrier => &errors.broken_barrier_error,
        ErrorKind::GeneratorExit => &errors.generator_exit,
        ErrorKind::Exit => &errors.system_exit,
    }
}

impl Host for World {
    type Value = Value;
    type Error = Exception;
    type Coroutine = Value;
    type Callback = Rc<Callback>;
    type FutureData = FutureData;

    fn recorder(&self) -> &Rc<Recorder> {
        &self.recorder
    }

    fn none(&self) -> Value {
        Value::None
    }

    fn boolean(&self, value: bool) -> Value {
        Value::Bool(value)
    }

    fn integer(&self, value: i64) -> Value {
        Value::Int(value)
    }

    fn string(&self, text: &str) -> Value {
        Value::str(text)
    }

    fn list(&self, items: Vec<Value>) -> Value {
        Value::list(items)
    }

    fn shuffle(&self, futures: &mut [Rc<Future<Self>>]) {
        self.dice.borrow_mut().shuffle(futures);
    }

    fn wait_result(&self, done: Vec<Rc<Future<Self>>>, pending: Vec<Rc<Future<Self>>>) -> Value {
        let set = |futures: Vec<Rc<Future<Self>>>| {
            let mut table = super::dict::Dict::with_capacity(futures.len());
            for future in futures {
                let hash = hash::hash_future(&future);
                table.push(hash, Value::Future(future), Value::Unset);
            }
            Object::value(&types().set, Payload::Set(Box::new(table.into())))
        };
        Value::tuple(vec![set(done), set(pending)])
    }

    fn future_as_value(&self, future: Rc<Future<Self>>) -> Value {
        Value::Future(future)
    }

    fn error_as_value(&self, error: Exception) -> Value {
        error.value()
    }

    fn truth(&self, value: &Value) -> Option<bool> {
        match value {
            Value::Bool(truth) => Some(*truth),
            value if value.is_known() => Some(hash::truth_known(value)),
            _ => None,
        }
    }

    fn less(&self, left: &Value, right: &Value) -> Option<Result<bool, Exception>> {
        match (left, right) {
            (Value::Int(a), Value::Int(b)) => Some(Ok(a < b)),
            (Value::Float(a), Value::Float(b)) => Some(Ok(a < b)),
            (Value::Str(a), Value::Str(b)) => Some(Ok(a.text() < b.text())),
            _ => self.less_tuples(left.as_tuple()?, right.as_tuple()?),
        }
    }

    fn error(&self, kind: ErrorKind, message: &str) -> Exception {
        let args = if message.is_empty() { Vec::new() } else { vec![Value::str(message)] };
        Exception::new(class_of(kind), args)
    }

    fn cancelled_error(&self, message: Option<&Value>) -> Exception {
        Exception::new(&types().errors.cancelled_error, message.cloned().into_iter().collect())
    }

    fn error_group(&self, message: &str, members: Vec<Exception>) -> Exception {
        let errors = &types().errors;
        let plain = members.iter().all(|member| member.is(&errors.exception));
        let class = if plain { &errors.exception_group } else { &errors.base_exception_group };
        let values = members.iter().map(Exception::value).collect();
        let group = Exception::new(class, vec![Value::str(message), Value::list(values)]);
        group.data_mut().members = members;
        group
    }

    fn is(&self, error: &Exception, kind: ErrorKind) -> bool {
        match kind {
            ErrorKind::Exit => error.is(&types().errors.system_exit) || error.is(&types().errors.keyboard_interrupt),
            kind => error.is(class_of(kind)),
        }
    }

    fn set_cause(&self, error: &Exception, cause: Option<&Exception>) {
        let mut data = error.data_mut();
        data.cause = cause.cloned();
        data.suppress_context = true;
    }

    fn set_context(&self, error: &Exception, context: &Exception) {
        error.set_context(context);
    }

    fn value_text(&self, value: &Value) -> TextId {
        if value.is_none() { self.none } else { self.recorder.text(&self.show(value)) }
    }

    fn error_text(&self, error: &Exception) -> TextId {
        self.recorder.text(&self.show_error(error))
    }

    fn coroutine_text(&self, coroutine: &Value) -> TextId {
        match coroutine.payload() {
            Some(Payload::Generator(generator)) => {
                let frame = generator.frame.borrow();
                self.recorder.text(&self.call_text(generator, frame.as_ref().and_then(Activation::python)))
            }
            _ => self.recorder.text(coroutine.class().name().text()),
        }
    }

    fn callback_text(&self, callback: &Rc<Callback>) -> TextId {
        let name = match callback.function.payload() {
            Some(Payload::Function(function)) => function.qualname.borrow().to_string(),
            Some(Payload::Native(native)) => native.name.to_owned(),
            Some(Payload::Method(method)) => match method.function.payload() {
                Some(Payload::Function(function)) => function.qualname.borrow().to_string(),
                Some(Payload::Native(native)) => native.name.to_owned(),
                _ => show(&callback.function, 1),
            },
            _ => show(&callback.function, 1),
        };
        self.recorder.text(&name)
    }

    fn reported(&self) {
        self.abandoned.look();
    }

    fn future_repr(&self, future: &Rc<Future<Self>>) -> String {
        super::lib::asyncio::future_repr(future)
    }
}

impl World {
    fn less_tuples(&self, left: &[Value], right: &[Value]) -> Option<Result<bool, Exception>> {
        for (a, b) in left.iter().zip(right) {
            if !compare::equal_quickly(a, b)? {
                return self.less(a, b);
            }
        }
        Some(Ok(left.len() < right.len()))
    }
}

/// A result for asyncio: what stops the run stops it elsewhere.
pub fn completed(result: PyResult) -> Result<Value, Exception> {
    result.map_err(raised)
}
