//! A page in a browser, and how tests speak of it. Knows no element's class or id.

use crate::part::{eventually, within};
use crate::{Part, Stage};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use fantoccini::Locator;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use serde_json::{Value, json};
use std::time::Duration;

/// How long something may take that is a lot of work.
const LONG: Duration = Duration::from_secs(120);

/// The page that a stage shows.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    stage: &'a Stage,
}

impl<'a> Page<'a> {
    pub(crate) fn new(stage: &'a Stage) -> Page<'a> {
        Page { stage }
    }

    /// What has this role and accessible name.
    pub fn part(&self, role: &'static str, name: &str) -> Part<'a> {
        Part::new(self.stage, role, name)
    }

    pub fn button(&self, name: &str) -> Part<'a> {
        self.part("button", name)
    }

    pub fn slider(&self, name: &str) -> Part<'a> {
        self.part("slider", name)
    }

    pub fn group(&self, name: &str) -> Part<'a> {
        self.part("group", name)
    }

    pub fn switch(&self, name: &str) -> Part<'a> {
        self.part("switch", name)
    }

    /// Presses a key wherever the focus is: a character, or one of `fantoccini::key::Key`'s.
    #[track_caller]
    pub fn press(&self, key: impl Into<char>) {
        let value = key.into();
        let keys = KeyActions::new("keyboard".to_string()).then(KeyAction::Down { value }).then(KeyAction::Up { value });
        self.stage.wait(self.stage.client().perform_actions(keys));
    }

    /// All text that the page shows.
    #[track_caller]
    pub fn text(&self) -> String {
        self.stage.wait(async { self.stage.client().find(Locator::Css("body")).await?.text().await })
    }

    /// Waits until the page shows these words somewhere.
    #[track_caller]
    pub fn should_say(&self, words: &str) {
        self.wait_until(&format!("the page to say {words:?}"), || self.text().contains(words));
    }

    /// The title of the document.
    pub fn title(&self) -> String {
        self.stage.wait(self.stage.client().title())
    }

    /// The address, with its fragment.
    pub fn address(&self) -> String {
        self.stage.wait(self.stage.client().current_url()).to_string()
    }

    /// Runs a script in the page and returns its result. For measuring and for what no person does; tests click.
    #[track_caller]
    pub fn script(&self, script: &str) -> Value {
        self.stage.wait(self.stage.client().execute(script, Vec::new()))
    }

    /// Waits until something holds, and fails with "expected" and this text when it does not come.
    #[track_caller]
    pub fn wait_until(&self, what: &str, mut holds: impl FnMut() -> bool) {
        eventually(|| if holds() { Ok(()) } else { Err(format!("expected {what}")) });
    }

    /// As `wait_until`, for what takes its time even where all is well.
    #[track_caller]
    pub fn wait_long_until(&self, what: &str, mut holds: impl FnMut() -> bool) {
        within(LONG, || if holds() { Ok(()) } else { Err(format!("expected {what}")) });
    }

    /// Goes into the frame with this title, does something there, and comes back.
    pub fn inside<T>(&self, title: &str, action: impl FnOnce(Page<'a>) -> T) -> T {
        let selector = format!("iframe[title=\"{title}\"]");
        self.stage.wait(async { self.stage.client().find(Locator::Css(&selector)).await?.enter_frame().await });
        let result = action(*self);
        self.stage.wait(self.stage.client().enter_parent_frame());
        result
    }

    /// What the window shows, as PNG.
    pub fn picture(&self) -> Vec<u8> {
        self.stage.wait(self.stage.client().screenshot())
    }

    /// The page from top to bottom, also what the window does not show of it, as PNG.
    #[track_caller]
    pub fn whole_picture(&self) -> Vec<u8> {
        let size = |side: &str| self.script(&format!("return document.documentElement.scroll{side}"));
        let clip = json!({ "x": 0, "y": 0, "width": size("Width"), "height": size("Height"), "scale": 1 });
        let shot = self.stage.devtools("Page.captureScreenshot", json!({ "captureBeyondViewport": true, "clip": clip }));
        STANDARD.decode(shot["data"].as_str().unwrap_or_default()).expect("a picture in base64")
    }
}
