//! What asyncio says on its own account, handed to the loop's exception handler: exceptions that nobody asked for, tasks that were
//! destroyed, callbacks that failed or took long. Knows nothing of how that is found out.

use crate::asyncio::Report;
use crate::python::FutureRef;
use crate::python::error::PyResult;
use crate::python::machine::Vm;
use crate::python::object::{Object, Payload};
use crate::python::value::Value;
use crate::python::world::{Callback, Loop, World};
use crate::time::Duration;
use crate::trace::FutureKind;
use std::rc::Rc;

impl Vm {
    /// Hands what asyncio has to report to the exception handler.
    pub fn deliver_reports(&mut self, event_loop: &Rc<Loop>) -> PyResult<()> {
        while event_loop.has_reports() {
            for report in event_loop.take_reports() {
                self.deliver(event_loop, report)?;
            }
        }
        Ok(())
    }

    fn deliver(&mut self, event_loop: &Rc<Loop>, report: Report<World>) -> PyResult<()> {
        let (message, facts) = match report {
            Report::DestroyedPending(task) => {
                ("Task was destroyed but it is pending!".to_owned(), vec![("task", Value::Future(task))])
            }
            Report::NeverRetrieved { future, error } => (
                format!("{} exception was never retrieved", class_name(&future)),
                vec![("exception", error.value()), ("future", Value::Future(future))],
            ),
            Report::CallbackFailed { callback, argument, when, error } => {
                let source = self.callback_source(&callback, argument)?;
                let handle = super::loops::handle_text(when, false, Some(&source));
                let handle = self.shown_as(&handle);
                (format!("Exception in callback {source}"), vec![("exception", error.value()), ("handle", handle)])
            }
            Report::ParentCompleted { task, parent, error } => (
                format!(
                    "Task {} has errored out but its parent task {} is already completed",
                    super::future_repr(&task),
                    super::future_repr(&parent)
                ),
                vec![("exception", error.value()), ("task", Value::Future(task))],
            ),
            Report::SlowStep { task, took } => {
                let task = self.repr(&Value::Future(task))?;
                return self.warn_slow(&format!("Executing {task}"), took);
            }
            Report::SlowCallback { callback, took } => {
                let source = self.callback_source(&callback, None)?;
                return self.warn_slow(&format!("Executing <Handle {source}>"), took);
            }
        };
        let mut context = crate::python::dict::Dict::default();
        context.set_str(&self.name("message"), Value::from(message));
        for (name, value) in facts {
            context.set_str(&self.name(name), value);
        }
        let helper = self.import_one("asyncio")?;
        let args = vec![self.loop_value(event_loop), Value::Object(Object::dict(context))];
        self.call_method(&helper, "_call_exception_handler", args)?;
        Ok(())
    }

    /// `_format_callback_source(callback, args)`: `function(arguments) at file:line`.
    pub fn callback_source(&mut self, callback: &Rc<Callback>, argument: Option<FutureRef>) -> PyResult<String> {
        let args = callback.args.iter().cloned().chain(argument.map(Value::Future)).collect();
        let helper = self.import_one("asyncio")?;
        let text = self.call_method(&helper, "_callback_source", vec![callback.function.clone(), Value::tuple(args)])?;
        self.str(&text)
    }

    /// A handle that has run, of which only the repr is left.
    fn shown_as(&self, repr: &str) -> Value {
        let class = super::class("_HandleRun");
        let object = Object::new(class, Payload::Plain);
        object.set_attribute(&self.name("_repr"), Value::from(repr));
        Value::Object(object)
    }

    fn warn_slow(&mut self, what: &str, took: Duration) -> PyResult<()> {
        self.log("warning", &format!("{what} took {:.3} seconds", took.seconds()), Value::None)
    }

    /// Says something as asyncio's logger; what nobody could have asked for is not made up.
    pub fn log(&mut self, level: &str, message: &str, exception: Value) -> PyResult<()> {
        let error = crate::python::exception::Exception::from_value(&exception);
        let dict = self.modules.as_dict().borrow().get_text("logging").cloned();
        if let Some(logging) = dict {
            let logger = self.call_method(&logging, "getLogger", vec![Value::name("asyncio")])?;
            let log = self.get_attribute(&logger, &self.name(level))?;
            let named = if error.is_some() { vec![(self.name("exc_info"), exception)] } else { Vec::new() };
            self.call_with(&log, vec![Value::str("%s"), Value::str(message)], named)?;
            return Ok(());
        }
        if level == "debug" {
            return Ok(());
        }
        let mut text = format!("{message}\n");
        if let Some(error) = error {
            text.push_str(&self.exception_report(&error)?);
        }
        self.write_error(&text)
    }
}

fn class_name(future: &FutureRef) -> &'static str {
    match future.kind() {
        None => "Task",
        Some(FutureKind::Gather) => "_GatheringFuture",
        Some(_) => "Future",
    }
}
