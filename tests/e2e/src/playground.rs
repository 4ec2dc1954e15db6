//! Loopscope's page in the words of somebody who uses it: programs, steps, links. Knows no element's class or id.

use crate::{Page, Stage};
use serde_json::json;
use std::ops::Deref;

/// The page, open and with a run to look at.
#[derive(Clone, Copy)]
pub struct Playground<'a> {
    page: Page<'a>,
    stage: &'a Stage,
}

impl<'a> Deref for Playground<'a> {
    type Target = Page<'a>;

    fn deref(&self) -> &Page<'a> {
        &self.page
    }
}

impl<'a> Playground<'a> {
    /// Opens the page, with what stands behind its address: `""`, `"?embed"`, `"#v1.…"`.
    #[track_caller]
    pub fn open(stage: &'a Stage, path: &str) -> Playground<'a> {
        Playground::at(stage, &stage.server().url(path))
    }

    /// Opens any address of the page, such as one that was shared.
    #[track_caller]
    pub fn at(stage: &'a Stage, url: &str) -> Playground<'a> {
        let playground = Playground { page: stage.visit(url), stage };
        playground.slider("Position").should_be_there();
        playground.wait_until("a run to look at", || playground.step().1 > 1);
        playground
    }

    /// Puts a program in the place of the one that is there, and waits until it has been run.
    #[track_caller]
    pub fn paste(&self, program: &str) {
        let before = self.slider("Position").attribute("aria-valuetext");
        self.type_program(program);
        self.wait_until("the pasted program's run", || self.slider("Position").attribute("aria-valuetext") != before);
    }

    /// Puts text in the place of the program, whether that runs or not.
    #[track_caller]
    pub fn type_program(&self, text: &str) {
        self.group("Source").textbox("Python source").paste_over(text);
    }

    /// The step that the slider says, and how many there are: `step 3 of 12, 1 s: …`. Both are 0 while it says none.
    #[track_caller]
    pub fn step(&self) -> (usize, usize) {
        let said = self.slider("Position").attribute("aria-valuetext");
        let mut numbers = said.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok());
        (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0))
    }

    /// Waits until this step is shown.
    #[track_caller]
    pub fn should_be_at(&self, step: usize) {
        self.wait_until(&format!("to be at step {step}, not {:?}", self.step()), || self.step().0 == step);
    }

    /// Steps forward until something holds; fails at the last step.
    #[track_caller]
    pub fn step_until(&self, what: &str, mut holds: impl FnMut() -> bool) {
        while !holds() {
            let (step, steps) = self.step();
            assert!(step < steps, "expected {what} before the last step");
            self.button("Step forward").click();
            self.should_be_at(step + 1);
        }
    }

    /// Presses a button that copies, and gives what it copied.
    #[track_caller]
    pub fn copied_by(&self, button: &str) -> String {
        let permissions = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
        self.stage.devtools("Browser.grantPermissions", permissions);
        self.script("await navigator.clipboard.writeText('nothing')");
        self.button(button).click();
        let mut copied = String::new();
        self.wait_until("something to be copied", || {
            copied = self.script("return await navigator.clipboard.readText()").as_str().unwrap_or_default().to_string();
            copied != "nothing"
        });
        copied
    }
}
