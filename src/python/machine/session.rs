//! What whoever drives a run needs of the machine: beginning, going on, and letting go.

use super::{Begun, Vm};
use crate::python::error::Unwind;
use crate::python::frame::Activation;
use crate::python::generator::GeneratorKind;
use crate::python::object::{Object, Payload};
use crate::python::value::Value;
use std::rc::Rc;

impl Vm {
    /// The namespace of a module.
    pub fn namespace_of(&self, module: &Rc<Object>) -> Option<Rc<Object>> {
        match &module.payload {
            Payload::Module(namespace) => Some(namespace.clone()),
            _ => None,
        }
    }

    /// Nobody can go on before this instant, which has come now, or a little earlier.
    pub fn move_clock(&mut self, until: crate::time::Instant) {
        let late = self.world.dice.borrow_mut().late(until);
        self.world.recorder.advance_to(late);
    }

    /// The call that runs the program as a notebook runs a cell: as a coroutine, on a loop that runs already and goes on until no
    /// task is left.
    pub fn notebook(&mut self, program: Activation) -> Activation {
        self.set_slice(u64::MAX);
        let name = self.name("<cell>");
        let cell = self.make_generator(GeneratorKind::Coroutine, program, name.clone(), name);
        let run = self.import_one("asyncio").and_then(|asyncio| self.get_attribute(&asyncio, &self.name("_run_cell")));
        match run.and_then(|run| self.begin(&run, vec![cell], Vec::new())) {
            Ok(Begun::Push(call)) => call,
            _ => unreachable!("asyncio is a part of this engine, and its function is Python"),
        }
    }

    /// What runs after the program's last line: leftovers, what they report, and what was registered with `atexit`.
    pub fn run_at_exit(&mut self) -> Result<(), Unwind> {
        self.tidy_up(None)?;
        let registered = self.modules.as_dict().borrow().get_text("atexit").cloned();
        if let Some(module) = registered {
            self.call_method(&module, "_run_exitfuncs", Vec::new())?;
            self.tidy_up(None)?;
        }
        self.clear_main()?;
        let loops: Vec<_> = self.state.loops.iter().map(|(event_loop, _)| event_loop.clone()).collect();
        for event_loop in loops {
            self.deliver_reports(&event_loop)?;
        }
        Ok(())
    }

    /// What the program's own module holds goes, and so do circles (`finalize_modules`). Functions, classes and modules go last:
    /// finalisers still find them.
    fn clear_main(&mut self) -> Result<(), Unwind> {
        let main = self.modules.as_dict().borrow().get_text("__main__").cloned();
        let Some(Payload::Module(namespace)) = main.as_ref().and_then(Value::payload) else { return Ok(()) };
        let names: Vec<_> = namespace.as_dict().borrow().iter().filter_map(|entry| entry.key.as_str().cloned()).collect();
        for name in &names {
            let value = namespace.as_dict().borrow().get_str(name).cloned();
            // What nobody else refers to is finalised while the module is whole.
            if let Some(Value::Object(object)) = value
                && Rc::strong_count(&object) == 2
            {
                self.call_finaliser(&Value::Object(object))?;
            }
        }
        for name in &names {
            let stays = |value: &Value| match value {
                Value::Object(object) => {
                    matches!(&object.payload, Payload::Function(_) | Payload::Native(_) | Payload::Module(_) | Payload::Str(_))
                }
                Value::Future(_) => false,
                _ => true,
            };
            if namespace.as_dict().borrow().get_str(name).is_some_and(|value| !stays(value)) {
                let value = namespace.as_dict().borrow_mut().remove_str(name);
                drop(value);
                self.tidy_up(None)?;
            }
        }
        self.collect_circles()?;
        Ok(())
    }

    /// Who waits on what, when nothing will ever come.
    pub fn who_waits(&self) -> String {
        let parked = self.state.threads.parked.iter().filter_map(|thread| thread.state.running.clone());
        let tasks: Vec<_> = parked.flat_map(|event_loop| event_loop.all_tasks()).collect();
        if tasks.is_empty() {
            return "no task is left".to_owned();
        }
        let say = |task: &crate::python::FutureRef| {
            let name = task.as_task().map_or_else(String::new, |task| task.name().to_string());
            match task.as_task().and_then(|task| task.waits_on()) {
                Some(on) => match on.as_task() {
                    Some(other) => format!("{name} waits on {}", other.name()),
                    None => format!("{name} waits on {}", on.kind().map_or("a future", kind_text)),
                },
                None => name,
            }
        };
        tasks.iter().map(say).collect::<Vec<_>>().join(", ")
    }

    /// Empties what tends to refer to itself, so that the run's memory is given back.
    pub fn let_go(&mut self) {
        self.stack.clear();
        self.state.threads = Default::default();
        for (event_loop, _) in std::mem::take(&mut self.state.loops) {
            event_loop.take_reports();
            let _ = event_loop.close();
        }
        self.state.threads.current.running = None;
        self.state.threads.current.current_loop = None;
        let modules: Vec<Value> = self.modules.as_dict().borrow().iter().map(|entry| entry.value.clone()).collect();
        for module in modules {
            if let Some(Payload::Module(namespace)) = module.payload() {
                let emptied = namespace.as_dict().borrow_mut().clear();
                drop(emptied);
            }
        }
        for class in std::mem::take(&mut self.state.classes) {
            if let Some(class) = class.upgrade() {
                let emptied = class.dict.borrow_mut().clear();
                drop(emptied);
            }
        }
        self.abandoned.take();
    }
}

/// A future of that kind, in words.
fn kind_text(kind: crate::trace::FutureKind) -> &'static str {
    use crate::trace::FutureKind;
    match kind {
        FutureKind::Plain => "a future",
        FutureKind::Sleep => "a timer",
        FutureKind::Gather => "gather",
        FutureKind::Shield => "shield",
        FutureKind::Wait => "wait",
        FutureKind::WaitFor => "wait_for",
        FutureKind::Group => "its TaskGroup",
        FutureKind::Turn => "a lock or semaphore",
        FutureKind::Signal => "an event, condition or barrier",
        FutureKind::Get => "an item in a queue",
        FutureKind::Put => "room in a queue",
        FutureKind::Join => "a queue's join",
        FutureKind::Thread => "a thread",
        FutureKind::Io => "an answer",
    }
}
