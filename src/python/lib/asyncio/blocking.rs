//! `time`, as far as the machine itself is concerned: the clock, and waiting on it.

use crate::python::error::{PyResult, type_error, value_error};
use crate::python::frame::{Activation, Exit, Input, NativeFrame};
use crate::python::function::{Native, NativeRun};
use crate::python::machine::{Effect, Vm, native_value};
use crate::python::threads::Waiting;
use crate::python::value::Value;
use crate::time::{Duration, Instant};
use crate::trace::EventKind;

/// `time.sleep`, made once.
pub fn sleep() -> Value {
    thread_local! {
        static SLEEP: &'static Native = Native::new("sleep", "seconds, /", NativeRun::Effect(begin_sleep), false);
    }
    SLEEP.with(|native| native_value(native))
}

fn begin_sleep(_: &mut Vm, a: &mut [Value]) -> PyResult<Effect> {
    let Some(seconds) = super::tasks::number(&a[0]) else {
        let message = format!("'{}' object cannot be interpreted as an integer", a[0].class().name());
        return Err(type_error(message));
    };
    if seconds < 0.0 {
        return Err(value_error("sleep length must be non-negative"));
    }
    let length = Duration::from_seconds(seconds);
    Ok(block(length, format!("time.sleep({})", shortest(length))))
}

/// Has the thread that runs wait; the trace says for what.
pub fn block(length: Duration, what: String) -> Effect {
    Effect::Push(Activation::native(Sleep { length, what }))
}

/// `time.sleep` and its like: the thread waits, and with it everything on it.
struct Sleep {
    length: Duration,
    what: String,
}

impl NativeFrame for Sleep {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Exit {
        let recorder = vm.world.recorder.clone();
        match input {
            Input::Start => {
                let mut dice = vm.world.dice.borrow_mut();
                let delay = dice.delay(self.length);
                let until = dice.late(recorder.now() + delay);
                drop(dice);
                let what = recorder.text(&self.what);
                recorder.record(EventKind::Blocked { what, until: Some(until) });
                vm.state.threads.waiting = Some(Waiting::Until(until));
                Exit::Block
            }
            _ => {
                recorder.record(EventKind::Unblocked);
                Exit::Return(Value::None)
            }
        }
    }
}

fn shortest(length: Duration) -> String {
    format!("{}", length.seconds())
}

impl Vm {
    /// The program's clock.
    pub fn now(&self) -> Instant {
        self.world.recorder.now()
    }

    /// Nanoseconds on the program's clock.
    pub fn clock_nanos(&self) -> i64 {
        i64::try_from(self.now().nanos()).unwrap_or(i64::MAX)
    }
}
