//! The frame that runs an event loop: hands its work to the machine, and the machine's answers back to the loop.

use crate::asyncio::{Input as Sent, Step, Work};
use crate::python::FutureRef;
use crate::python::error::{PyResult, Unwind, runtime_error, type_error};
use crate::python::frame::{Exit, Input, NativeFrame, Resumption};
use crate::python::machine::{Begun, Vm};
use crate::python::threads::Waiting;
use crate::python::value::Value;
use crate::python::world::{Callback, Loop};
use std::rc::Rc;

/// A loop that runs, as a call on the stack: until a future is done, or forever.
pub struct LoopFrame {
    event_loop: Rc<Loop>,
    until: Option<FutureRef>,
    /// The future is a task made for this run.
    new_task: bool,
    doing: Doing,
    /// The context from before, while a step or call has its own.
    outer_context: Value,
}

/// What the machine does for the loop.
enum Doing {
    /// Nothing: the loop is asked.
    Asking,
    Step(FutureRef),
    Call,
}

impl LoopFrame {
    pub fn new(event_loop: Rc<Loop>, until: Option<FutureRef>, new_task: bool) -> LoopFrame {
        LoopFrame { event_loop, until, new_task, doing: Doing::Asking, outer_context: Value::Unset }
    }

    fn start(&mut self, vm: &mut Vm) -> PyResult<()> {
        match &self.until {
            Some(future) => self.event_loop.start_until_complete(future)?,
            None => self.event_loop.start()?,
        }
        vm.state.threads.current.running = Some(self.event_loop.clone());
        Ok(())
    }

    /// Takes in what became of what the machine did.
    fn take_in(&mut self, vm: &mut Vm, input: Input) {
        match std::mem::replace(&mut self.doing, Doing::Asking) {
            Doing::Asking => {}
            Doing::Step(task) => {
                *task.data.context.borrow_mut() =
                    std::mem::replace(&mut vm.state.threads.current.context, std::mem::take(&mut self.outer_context));
                let step = match input {
                    Input::Yielded(value) => self.yielded(vm, &task, value),
                    Input::Value(value) | Input::Exhausted(value) => Step::Returned(value),
                    Input::Raise(error) => Step::Raised(error),
                    Input::Start | Input::Continue => return,
                };
                self.event_loop.stepped(&task, step);
            }
            Doing::Call => {
                vm.state.threads.current.context = std::mem::take(&mut self.outer_context);
                self.event_loop.called(match input {
                    Input::Raise(error) => {
                        error.passed("Handle._run");
                        Err(error)
                    }
                    _ => Ok(()),
                });
            }
        }
    }

    /// What a task's coroutine yielded: a future to wait on, a bare turn, or something that it should not have.
    fn yielded(&self, vm: &mut Vm, task: &FutureRef, value: Value) -> Step<crate::python::world::World> {
        match value {
            Value::Future(future) => Step::Waits(future),
            Value::None => Step::Turn,
            other => {
                let task = super::future_repr(task);
                let got = vm.repr(&other).unwrap_or_default();
                let message = match other.payload() {
                    Some(crate::python::object::Payload::Generator(_)) => {
                        format!("yield was used instead of yield from for generator in task {task} with {got}")
                    }
                    _ => format!("Task got bad yield: {got}"),
                };
                Step::Misused(crate::python::world::raised(runtime_error(message)))
            }
        }
    }

    fn work(&mut self, vm: &mut Vm) -> Exit {
        loop {
            if let Err(unwind) = vm.tidy_up(None).and_then(|()| vm.deliver_reports(&self.event_loop)) {
                return self.leave(vm, Err(unwind));
            }
            if let Err(stop) = vm.check_trace() {
                return Exit::Raise(stop);
            }
            let work = self.event_loop.next();
            if matches!(work, Work::Step { .. } | Work::Call { .. }) {
                let busy = vm.world.dice.borrow_mut().busy();
                vm.world.recorder.advance_to(vm.now() + busy);
            }
            match work {
                Work::Step { task, input } => {
                    if let Some(exit) = self.step(vm, task, input) {
                        return exit;
                    }
                }
                Work::Call { callback, argument } => {
                    if let Some(exit) = self.call(vm, &callback, argument) {
                        return exit;
                    }
                }
                Work::Idle { until } => {
                    vm.state.threads.waiting = Some(Waiting::Loop { event_loop: self.event_loop.clone(), until });
                    return Exit::Block;
                }
                Work::Undelivered => {
                    vm.state.threads.waiting = Some(Waiting::Delivery);
                    return Exit::Block;
                }
                // They are told at the head of this loop.
                Work::Reported => {}
                Work::Again => {
                    vm.state.threads.waiting = Some(Waiting::Turn);
                    return Exit::Block;
                }
                Work::Stopped => {
                    let result = match &self.until {
                        Some(future) => self.event_loop.finish_until_complete(future).map_err(|error| {
                            error.passed("run_until_complete");
                            Unwind::from(error)
                        }),
                        None => Ok(Value::None),
                    };
                    return self.leave(vm, result);
                }
                Work::Escaped(error) => {
                    error.passed("run_until_complete:escaped");
                    if let Some(future) = &self.until {
                        self.event_loop.abandon_until_complete(future, self.new_task);
                    }
                    return self.leave(vm, Err(error.into()));
                }
            }
        }
    }

    fn step(&mut self, vm: &mut Vm, task: FutureRef, input: Sent<crate::python::world::World>) -> Option<Exit> {
        let context = task.data.context.borrow().clone();
        self.outer_context = std::mem::replace(&mut vm.state.threads.current.context, context);
        let coroutine = task.as_task().map(|task| task.coroutine().clone()).unwrap_or_default();
        let begun = vm.resume_for_task(&coroutine, input);
        self.doing = Doing::Step(task);
        match begun {
            Ok(exit) => Some(exit),
            Err(Unwind::Raise(error)) => {
                self.take_in(vm, Input::Raise(error));
                None
            }
            Err(stop) => Some(Exit::Raise(stop)),
        }
    }

    fn call(&mut self, vm: &mut Vm, callback: &Rc<Callback>, argument: Option<FutureRef>) -> Option<Exit> {
        let mut args = callback.args.clone();
        args.extend(argument.map(Value::Future));
        self.outer_context = std::mem::replace(&mut vm.state.threads.current.context, callback.context.clone());
        self.doing = Doing::Call;
        match vm.begin(&callback.function, args, Vec::new()) {
            Ok(Begun::Push(call)) => Some(Exit::Push(call)),
            Ok(Begun::Resume(call, input)) => Some(Exit::Resume(call, input)),
            Ok(Begun::Done(value)) => {
                self.take_in(vm, Input::Value(value));
                None
            }
            Err(Unwind::Raise(error)) => {
                self.take_in(vm, Input::Raise(error));
                None
            }
            Err(stop) => Some(Exit::Raise(stop)),
        }
    }

    fn leave(&mut self, vm: &mut Vm, result: PyResult) -> Exit {
        vm.state.threads.current.running = None;
        match result {
            Ok(value) => Exit::Return(value),
            Err(unwind) => Exit::Raise(unwind),
        }
    }
}

impl NativeFrame for LoopFrame {
    fn key(&self) -> Option<&'static str> {
        Some("run_until_complete:escaped")
    }

    fn resume(&mut self, vm: &mut Vm, input: Input) -> Exit {
        if matches!(input, Input::Start) {
            if let Err(unwind) = self.start(vm) {
                return Exit::Raise(unwind);
            }
        } else {
            // What the step or call has dropped is seen to before the loop hears how it ended, as reference counts see to it.
            if let Err(unwind) = vm.tidy_up(None) {
                return self.leave(vm, Err(unwind));
            }
            self.take_in(vm, input);
        }
        self.work(vm)
    }
}

impl Vm {
    /// Resumes a task's coroutine.
    fn resume_for_task(&mut self, coroutine: &Value, input: Sent<crate::python::world::World>) -> PyResult<Exit> {
        let Some(object) = coroutine.object() else { return Err(type_error("a coroutine was expected")) };
        let created = matches!(&object.payload, crate::python::object::Payload::Generator(generator) if generator.state.get() == crate::python::generator::GeneratorState::Created);
        let input = match input {
            Sent::Send(_) if created => Input::Start,
            Sent::Send(value) => Input::Value(value),
            Sent::Throw(error) => Input::Raise(error),
        };
        let object = object.clone();
        match self.take_frame(&object, Resumption::Next)? {
            Some(activation) => Ok(Exit::Resume(activation, input)),
            None => Err(runtime_error("cannot reuse already awaited coroutine")),
        }
    }
}
