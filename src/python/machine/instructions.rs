//! Running one frame: what each instruction does.

use super::Vm;
use super::unwinding::Arrival;
use crate::python::code::{Code, Op};
use crate::python::error::{PyResult, Unwind, stop_iteration, type_error};
use crate::python::exception::Exception;
use crate::python::frame::{Exit, Frame, Handler, Input};
use crate::python::iter::{Iter, NeedsMachine};
use crate::python::object::{Object, Payload};
use crate::python::types::types;
use crate::python::value::Value;
use std::rc::Rc;

impl Vm {
    /// Runs a frame, resumed with `input`, until it gives the machine up.
    pub(super) fn run_frame(&mut self, frame: &mut Box<Frame>, input: Input) -> Exit {
        if let Err((unwind, arrival)) = self.enter(frame, input) {
            match unwind {
                Some(unwind) => {
                    if let Some(exit) = self.unwind(frame, unwind, arrival) {
                        return exit;
                    }
                }
                None => return self.throw_inside(frame),
            }
        }
        loop {
            let code = frame.code.clone();
            match self.execute(frame, &code) {
                Ok(exit) => return exit,
                Err(unwind) => {
                    let arrival = if std::mem::take(&mut self.again) { Arrival::Again } else { Arrival::Raised };
                    if let Some(exit) = self.unwind(frame, unwind, arrival) {
                        return exit;
                    }
                }
            }
        }
    }

    /// Takes in what the frame is resumed with. `Err(None)`: an exception is to go to the inner iterator that it waits on.
    fn enter(&mut self, frame: &mut Frame, input: Input) -> Result<(), (Option<Unwind>, Arrival)> {
        match input {
            Input::Start | Input::Continue => {}
            Input::Value(value) | Input::Yielded(value) => frame.push(value),
            Input::Exhausted(value) => match frame.code.ops.get(frame.pc.wrapping_sub(1)).copied() {
                Some(Op::ForIter(end)) => {
                    frame.pop();
                    frame.pc = end as usize;
                }
                Some(Op::Send(end)) => {
                    *frame.top() = value;
                    frame.pc = end as usize;
                }
                _ => return Err((Some(stop_iteration(value)), Arrival::Raised)),
            },
            Input::Raise(exception) if frame.waits_inside() => {
                self.state.thrown = Some(exception);
                return Err((None, Arrival::FromCall));
            }
            Input::Raise(exception) => return Err((Some(exception.into()), Arrival::FromCall)),
        }
        Ok(())
    }

    fn execute(&mut self, frame: &mut Box<Frame>, code: &Rc<Code>) -> PyResult<Exit> {
        loop {
            self.steps += 1;
            if self.steps >= self.look_up_at
                && let Some(exit) = self.look_up(code)?
            {
                self.steps -= 1;
                return Ok(exit);
            }
            let op = code.ops[frame.pc];
            frame.pc += 1;
            match op {
                Op::Constant(at) => frame.slots.push(code.constants[at as usize].clone()),
                Op::LoadLocal(at) => match &frame.slots[at as usize] {
                    Value::Unset => return Err(self.unbound_local(code, at)),
                    value => {
                        let value = value.clone();
                        frame.slots.push(value);
                    }
                },
                Op::StoreLocal(at) => {
                    let value = frame.pop();
                    frame.slots[at as usize] = value;
                    self.tidy(frame)?;
                }
                Op::DeleteLocal(at) => {
                    if std::mem::take(&mut frame.slots[at as usize]).is_unset() {
                        return Err(self.unbound_local(code, at));
                    }
                    self.tidy(frame)?;
                }
                Op::LoadCell(at) => {
                    let value = frame.cells[at as usize].borrow().clone();
                    if value.is_unset() {
                        return Err(self.unbound_cell(code, at));
                    }
                    frame.push(value);
                }
                Op::StoreCell(at) => {
                    let value = frame.pop();
                    drop(frame.cells[at as usize].replace(value));
                    self.tidy(frame)?;
                }
                Op::DeleteCell(at) => {
                    if frame.cells[at as usize].take().is_unset() {
                        return Err(self.unbound_cell(code, at));
                    }
                    self.tidy(frame)?;
                }
                Op::LoadGlobal(at) => {
                    let value = self.load_global(frame, &code.names[at as usize])?;
                    frame.push(value);
                }
                Op::LoadName(at) => {
                    let value = self.load_name(frame, &code.names[at as usize])?;
                    frame.push(value);
                }
                Op::StoreGlobal(at) => {
                    let value = frame.pop();
                    let old = frame.globals.as_dict().borrow_mut().set_str(&code.names[at as usize], value);
                    drop(old);
                    self.tidy(frame)?;
                }
                Op::StoreName(at) => {
                    let value = frame.pop();
                    let namespace = frame.namespace.as_ref().unwrap_or(&frame.globals);
                    let old = namespace.as_dict().borrow_mut().set_str(&code.names[at as usize], value);
                    drop(old);
                    self.tidy(frame)?;
                }
                Op::DeleteGlobal(at) | Op::DeleteName(at) => self.delete_name(frame, &code.names[at as usize])?,

                Op::Pop => {
                    frame.pop();
                    self.tidy(frame)?;
                }
                Op::Duplicate => {
                    let top = frame.top().clone();
                    frame.push(top);
                }
                Op::DuplicateTwo => {
                    let (a, b) = (frame.peek(1).clone(), frame.peek(0).clone());
                    frame.push(a);
                    frame.push(b);
                }
                Op::Swap => {
                    let last = frame.slots.len() - 1;
                    frame.slots.swap(last, last - 1);
                }
                Op::RotateThree => {
                    let at = frame.slots.len() - 3;
                    frame.slots[at..].rotate_right(1);
                }

                Op::LoadAttribute(at) => {
                    let object = frame.pop();
                    let value = self.get_attribute(&object, &code.names[at as usize])?;
                    frame.push(value);
                }
                Op::StoreAttribute(at) => {
                    let object = frame.pop();
                    let value = frame.pop();
                    self.set_attribute(&object, &code.names[at as usize], value)?;
                    self.tidy(frame)?;
                }
                Op::DeleteAttribute(at) => {
                    let object = frame.pop();
                    self.delete_attribute(&object, &code.names[at as usize])?;
                    self.tidy(frame)?;
                }
                Op::LoadMethod(at) => self.load_method(frame, &code.names[at as usize])?,
                Op::LoadItem => self.load_item(frame)?,
                Op::StoreItem => {
                    let key = frame.pop();
                    let container = frame.pop();
                    let value = frame.pop();
                    self.set_item(&container, &key, value)?;
                    self.tidy(frame)?;
                }
                Op::DeleteItem => {
                    let key = frame.pop();
                    let container = frame.pop();
                    self.delete_item(&container, &key)?;
                    self.tidy(frame)?;
                }

                Op::Binary(op) => {
                    let right = frame.pop();
                    let left = frame.top();
                    *left = match super::quick::binary(op, left, &right) {
                        Some(value) => value,
                        None => {
                            let left = left.clone();
                            self.binary(op, &left, &right)?
                        }
                    };
                }
                Op::InPlace(op) => {
                    let right = frame.pop();
                    let left = frame.top();
                    *left = match super::quick::binary(op, left, &right) {
                        Some(value) => value,
                        None => {
                            let left = left.clone();
                            self.in_place(op, &left, &right)?
                        }
                    };
                }
                Op::Unary(op) => {
                    let value = frame.pop();
                    let result = self.unary(op, &value)?;
                    frame.push(result);
                }
                Op::Compare(op) => {
                    let right = frame.pop();
                    let left = frame.top();
                    *left = match super::quick::compare(op, left, &right) {
                        Some(truth) => Value::Bool(truth),
                        None => {
                            let left = left.clone();
                            self.compare(op, &left, &right)?
                        }
                    };
                }

                Op::Jump(to) => frame.pc = to as usize,
                Op::JumpIfFalse(to) => {
                    let value = frame.pop();
                    if !self.is_true(&value)? {
                        frame.pc = to as usize;
                    }
                }
                Op::JumpIfTrue(to) => {
                    let value = frame.pop();
                    if self.is_true(&value)? {
                        frame.pc = to as usize;
                    }
                }
                Op::JumpIfFalseOrPop(to) => {
                    let value = frame.top().clone();
                    if self.is_true(&value)? {
                        frame.pop();
                    } else {
                        frame.pc = to as usize;
                    }
                }
                Op::JumpIfTrueOrPop(to) => {
                    let value = frame.top().clone();
                    if self.is_true(&value)? {
                        frame.pc = to as usize;
                    } else {
                        frame.pop();
                    }
                }
                Op::JumpIfNone(to) => {
                    if frame.pop().is_none() {
                        frame.pc = to as usize;
                    }
                }

                Op::GetIter => {
                    let iterable = frame.pop();
                    let iterator = self.iter(&iterable)?;
                    frame.push(iterator);
                }
                Op::ForIter(end) => {
                    if let Some(exit) = self.for_iter(frame, end)? {
                        return Ok(exit);
                    }
                }

                Op::Call(count) => {
                    self.note_line(code, frame.pc);
                    if let Some(exit) = self.call_on_stack(frame, count as usize)? {
                        return Ok(exit);
                    }
                }
                Op::CallMethod(count) => {
                    self.note_line(code, frame.pc);
                    let at = frame.slots.len() - count as usize - 2;
                    // With a receiver it is a call with one argument more; without one, the place of the function is empty.
                    let bound = !frame.slots[at].is_unset();
                    if !bound {
                        frame.slots.remove(at);
                    }
                    if let Some(exit) = self.call_on_stack(frame, count as usize + usize::from(bound))? {
                        return Ok(exit);
                    }
                }
                Op::CallNamed(count) => {
                    self.note_line(code, frame.pc);
                    if let Some(exit) = self.call_named(frame, count as usize)? {
                        return Ok(exit);
                    }
                }
                Op::CallSpread => {
                    self.note_line(code, frame.pc);
                    if let Some(exit) = self.call_spread(frame)? {
                        return Ok(exit);
                    }
                }
                Op::Return => {
                    self.note_line(code, frame.pc);
                    return Ok(Exit::Return(frame.pop()));
                }

                Op::Yield => {
                    self.note_line(code, frame.pc);
                    return Ok(Exit::Yield { value: frame.pop(), inner: false });
                }
                Op::YieldInner => {
                    // Where a task waits is the innermost line of the program, not the lines that await that one.
                    if !frame.hands_on() {
                        self.note_line(code, frame.pc);
                    }
                    return Ok(Exit::Yield { value: frame.pop(), inner: true });
                }
                Op::Send(end) => {
                    self.note_line(code, frame.pc);
                    if let Some(exit) = self.send(frame, end)? {
                        return Ok(exit);
                    }
                }

                Op::PushHandler(target) => {
                    let (slots, handling) = (frame.slots.len() as u32, frame.handling.len() as u32);
                    frame.handlers.push(Handler { target, slots, handling });
                }
                Op::PushWithHandler(target) => {
                    let (slots, handling) = (frame.slots.len() as u32 - 1, frame.handling.len() as u32);
                    frame.handlers.push(Handler { target, slots, handling });
                }
                Op::PopHandler => {
                    frame.handlers.pop();
                }
                Op::BeginHandling => {
                    if let Some(exception) = Exception::from_value(frame.top()) {
                        frame.handling.push(exception);
                    }
                }
                Op::EndHandling => {
                    frame.handling.pop();
                    self.state.handled = None;
                    self.tidy(frame)?;
                }
                Op::MatchException => {
                    let class = frame.pop();
                    let exception = frame.top().clone();
                    let matches = self.matches(&exception, &class)?;
                    frame.push(Value::Bool(matches));
                }
                Op::Raise(given) => {
                    self.note_line(code, frame.pc);
                    return Err(self.raise(frame, given));
                }
                Op::Reraise => {
                    self.again = true;
                    let raised = frame.pop();
                    return Err(match Exception::from_value(&raised) {
                        Some(exception) => exception.into(),
                        None => type_error("exceptions must derive from BaseException"),
                    });
                }
                Op::EnterWith => {
                    if let Some(exit) = self.enter_with(frame)? {
                        return Ok(exit);
                    }
                }
                Op::EnterAsyncWith => self.enter_async_with(frame)?,
                Op::LeaveWith => self.note_with_left(frame, crate::trace::Outcome::Returned),
                Op::FailWith => self.note_with_failed(frame),
                Op::ExitWith => {
                    self.note_line(code, frame.pc);
                    if let Some(exit) = self.exit_with(frame)? {
                        return Ok(exit);
                    }
                }
                Op::Nothing => {}
                other => self.seldom(frame, code, other)?,
            }
        }
    }

    /// The line that runs now, for what the trace records.
    pub(super) fn note_line(&self, code: &Code, pc: usize) {
        let line = code.lines[pc - 1];
        if line != 0 {
            self.world.recorder.set_line(line);
        }
    }

    pub(super) fn is_true(&mut self, value: &Value) -> PyResult<bool> {
        match value {
            Value::Bool(truth) => Ok(*truth),
            Value::None => Ok(false),
            Value::Int(number) => Ok(*number != 0),
            other => self.truth(other),
        }
    }

    /// iterator → iterator item; at the end, without the iterator, to `end`.
    fn for_iter(&mut self, frame: &mut Box<Frame>, end: u32) -> PyResult<Option<Exit>> {
        let quick = match frame.top() {
            Value::Object(iterator) => match &iterator.payload {
                Payload::Iter(iter) => match iter.try_borrow_mut() {
                    Ok(mut iter) => iter.next_quickly(),
                    Err(_) => Err(NeedsMachine),
                },
                Payload::Generator(_) => {
                    let generator = iterator.clone();
                    return self.resume_generator_in(frame, &generator, Input::Value(Value::None)).map(Some);
                }
                _ => Err(NeedsMachine),
            },
            _ => Err(NeedsMachine),
        };
        let next = match quick {
            Ok(next) => next,
            Err(NeedsMachine) => {
                let iterator = frame.top().clone();
                self.next(&iterator)?
            }
        };
        match next {
            Some(item) => frame.push(item),
            None => {
                frame.pop();
                frame.pc = end as usize;
                self.tidy(frame)?;
            }
        }
        Ok(None)
    }

    fn load_item(&mut self, frame: &mut Frame) -> PyResult<()> {
        let key = frame.pop();
        let container = frame.pop();
        let quick = match (container.payload(), &key) {
            (Some(Payload::List(items)), Value::Int(at)) if Rc::ptr_eq(container.class(), &types().list) => {
                usize::try_from(*at).ok().and_then(|at| items.borrow().get(at).cloned())
            }
            _ => None,
        };
        let value = match quick {
            Some(value) => value,
            None => self.get_item(&container, &key)?,
        };
        frame.push(value);
        Ok(())
    }

    /// Runs what was dropped and still has code to run. Called wherever the program may have let go of something.
    pub(super) fn tidy(&mut self, frame: &Frame) -> PyResult<()> {
        if self.abandoned.pending() {
            self.tidy_up(Some(frame))?;
        }
        Ok(())
    }

    /// Wraps an iterator of this engine's own.
    pub fn iterator(&self, iter: Iter, class_name: &str) -> Value {
        Object::value(&types().iterator(class_name), Payload::Iter(iter.into()))
    }
}
