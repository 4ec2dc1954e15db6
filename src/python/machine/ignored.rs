//! What goes wrong on nobody's behalf: coroutines that were never awaited, exceptions that nobody can catch, and the program's hooks
//! for them.

use super::Vm;
use crate::python::error::{PyResult, Unwind};
use crate::python::exception::Exception;
use crate::python::frame::Frame;
use crate::python::object::{Object, Payload};
use crate::python::types::types;
use crate::python::value::Value;
use crate::trace::{EventKind, Stream};

impl Vm {
    pub(super) fn warn_never_awaited(&mut self, qualname: &str, line: u32, frame: Option<&Frame>) -> PyResult<()> {
        let function = self.world.recorder.text(qualname);
        self.world.recorder.record(EventKind::NeverAwaited { function, made_on: line });
        // CPython warns where the coroutine is dropped.
        let innermost = frame.or_else(|| self.innermost());
        let (file, at, text) = match innermost {
            Some(frame) => {
                let at = frame.line();
                (frame.code.file.name.clone(), at, frame.code.file.line_text(at).trim().to_owned())
            }
            None => ("sys".to_owned(), 1, String::new()),
        };
        let message = format!("coroutine '{qualname}' was never awaited");
        let warnings = self.import_one("warnings")?;
        let args = vec![message.into(), file.into(), Value::from(i64::from(at)), text.into()];
        match self.call_method(&warnings, "_never_awaited", args) {
            Ok(_) => Ok(()),
            Err(Unwind::Raise(error)) => self.ignore_exception(&error, &Value::None),
            Err(stop) => Err(stop),
        }
    }

    /// An exception in what runs on nobody's behalf: told to `sys.unraisablehook`, or written to the error stream.
    pub fn ignore_exception(&mut self, error: &Exception, culprit: &Value) -> PyResult<()> {
        if let Some(hook) = self.hook_of_program("unraisablehook") {
            let args = Object::new(&types().plain("UnraisableHookArgs"), Payload::Plain);
            let traceback = self.traceback_of(error);
            for (name, value) in [
                ("exc_type", Value::Class(error.class().clone())),
                ("exc_value", error.value()),
                ("exc_traceback", traceback),
                ("err_msg", Value::None),
                ("object", culprit.clone()),
            ] {
                args.set_attribute(&self.name(name), value);
            }
            return match self.call(&hook, vec![Value::Object(args)]) {
                Err(stop @ Unwind::Stop(_)) => Err(stop),
                Ok(_) | Err(_) => Ok(()),
            };
        }
        let title = match culprit {
            Value::None => "Exception ignored in:".to_owned(),
            culprit => format!("Exception ignored in: {}", self.repr(culprit)?),
        };
        // As CPython's own hook does it: without causes and contexts.
        let hidden = {
            let mut data = error.data_mut();
            (data.cause.take(), data.context.take())
        };
        let report = self.exception_report(error);
        let mut data = error.data_mut();
        (data.cause, data.context) = hidden;
        drop(data);
        self.write_error(&format!("{title}\n{}", report?))
    }

    /// The exception with which the program ends: told to `sys.excepthook`, or written to the error stream. Returns its report.
    pub fn last_exception(&mut self, error: &Exception) -> String {
        let report = self.exception_report(error).unwrap_or_default();
        let heard = self.hook_of_program("excepthook").is_some_and(|hook| {
            let traceback = self.traceback_of(error);
            self.call(&hook, vec![Value::Class(error.class().clone()), error.value(), traceback]).is_ok()
        });
        if !heard {
            let _ = self.write_error(&report);
        }
        report
    }

    /// Writes to the error stream, which the program may have put another in the place of.
    pub fn write_error(&mut self, text: &str) -> PyResult<()> {
        let stream = self.imported("sys").and_then(|sys| match sys.payload() {
            Some(Payload::Module(names)) => names.as_dict().borrow().get_text("stderr").cloned(),
            _ => None,
        });
        match stream {
            Some(Value::None) => Ok(()),
            Some(stream) => self.call_method(&stream, "write", vec![text.into()]).map(drop),
            None => self.write(Stream::Stderr, text),
        }
    }

    /// What the program has put into `sys` under the name of a hook.
    fn hook_of_program(&self, name: &str) -> Option<Value> {
        let sys = self.imported("sys")?;
        let Some(Payload::Module(names)) = sys.payload() else { return None };
        let names = names.as_dict().borrow();
        let hook = names.get_text(name)?;
        let own = names.get_text(&format!("__{name}__")).is_some_and(|own| own.is(hook));
        (!own).then(|| hook.clone())
    }
}
