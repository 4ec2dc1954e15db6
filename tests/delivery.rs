//! A scheduler that delivers late, as a browser's executor does, changes nothing: every recorded program leaves the trace that it
//! leaves in virtual time.

use loopscope::asyncio::{Host, Ready, Scheduler};
use loopscope::run::{Progress, Session, run};
use loopscope::settings::Settings;
use loopscope::trace::{Trace, text::to_text};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::path::Path;
use std::rc::Rc;

/// What is ready stays on its way until the session says that it waits for it; then one comes, as one microtask task does.
struct Late<H: Host> {
    under_way: RefCell<VecDeque<Ready<H>>>,
    delivered: Rc<Cell<usize>>,
}

impl<H: Host> Scheduler<H> for Late<H> {
    fn call_soon(&self, ready: Ready<H>) {
        self.under_way.borrow_mut().push_back(ready);
    }

    fn take(&self) -> Option<Ready<H>> {
        let left = self.delivered.get().checked_sub(1)?;
        let ready = self.under_way.borrow_mut().pop_front()?;
        self.delivered.set(left);
        Some(ready)
    }

    fn len(&self) -> usize {
        self.under_way.borrow().len()
    }

    fn clear(&self) {
        drop(self.under_way.take());
    }
}

/// Runs a program with late deliveries to its end.
fn run_late(source: &str) -> Trace {
    let Ok(mut session) = Session::start(source, &Settings::default()) else { panic!("the program compiles") };
    let delivered = Rc::new(Cell::new(0));
    let shared = delivered.clone();
    session.schedule_by(Rc::new(move || Box::new(Late { under_way: RefCell::default(), delivered: shared.clone() })));
    loop {
        match session.proceed(u64::MAX) {
            Progress::Idle { until } | Progress::Blocked { until } => session.recorder().advance_to(until),
            Progress::Undelivered => delivered.set(1),
            Progress::More => {}
            Progress::Finished => return session.into_run().trace,
        }
    }
}

#[test]
fn programs_leave_the_trace_that_they_leave_in_virtual_time() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs");
    let mut differ = Vec::new();
    let areas = std::fs::read_dir(&folder).expect("the programs are there").flatten();
    let mut files: Vec<_> =
        areas.filter_map(|area| std::fs::read_dir(area.path()).ok()).flatten().flatten().map(|file| file.path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "py"));
    files.sort();
    for file in files {
        let source = std::fs::read_to_string(&file).expect("a program can be read");
        let Ok(foretold) = run(&source, &Settings::default()) else { continue };
        let (expected, found) = (to_text(&foretold.trace), to_text(&run_late(&source)));
        if expected != found {
            let first = expected.lines().zip(found.lines()).find(|(a, b)| a != b);
            differ.push(format!("{}: {first:?}", file.strip_prefix(&folder).unwrap_or(&file).display()));
        }
    }
    assert!(differ.is_empty(), "{} programs differ:\n{}", differ.len(), differ.join("\n"));
}
