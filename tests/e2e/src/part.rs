//! One thing on a page, named as assistive technology names it. It is looked up anew each time that it is used, because a page
//! may replace its elements at any moment, and waited for a while, because a page may still be about to show it.

use crate::Stage;
use crate::stage::Extension;
use fantoccini::Locator;
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use std::fmt;
use std::time::{Duration, Instant};

/// How long a page may take until something is as a test expects it.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often it is looked at meanwhile.
const PAUSE: Duration = Duration::from_millis(30);

/// A button, a group, a slider …, perhaps inside another part. Its display is how tests speak of it: `button "Add" in group "Tasks"`.
#[derive(Clone)]
pub struct Part<'a> {
    stage: &'a Stage,
    /// Role and name, from the outermost part inwards.
    way: Vec<(&'static str, String)>,
}

impl<'a> Part<'a> {
    pub(crate) fn new(stage: &'a Stage, role: &'static str, name: &str) -> Part<'a> {
        Part { stage, way: vec![(role, name.to_string())] }
    }

    /// What has this role and name inside this part.
    pub fn part(&self, role: &'static str, name: &str) -> Part<'a> {
        let mut way = self.way.clone();
        way.push((role, name.to_string()));
        Part { way, ..*self }
    }

    /// A button inside this part.
    pub fn button(&self, name: &str) -> Part<'a> {
        self.part("button", name)
    }

    /// A text field inside this part.
    pub fn textbox(&self, name: &str) -> Part<'a> {
        self.part("textbox", name)
    }

    /// Clicks it, as a mouse does.
    #[track_caller]
    pub fn click(&self) {
        self.act("click", async |element| element.click().await);
    }

    /// Puts the keyboard's focus on it without clicking it.
    #[track_caller]
    pub fn focus(&self) {
        let client = self.stage.client();
        self.act("focus", async |element| client.execute("arguments[0].focus()", vec![serde_json::to_value(&element)?]).await);
    }

    /// Types into it, after what it holds.
    #[track_caller]
    pub fn press(&self, keys: &str) {
        self.act("type into", async |element| element.send_keys(keys).await);
    }

    /// Selects all it holds and types this instead, as a person would.
    #[track_caller]
    pub fn replace_with(&self, text: &str) {
        let all = fantoccini::key::Key::Control + "a";
        self.act("type into", async |element| {
            element.send_keys(&all).await?;
            element.send_keys(text).await
        });
    }

    /// Selects all it holds and puts this in its place at once, as pasting does.
    #[track_caller]
    pub fn paste_over(&self, text: &str) {
        self.press(&(fantoccini::key::Key::Control + "a"));
        self.stage.devtools("Input.insertText", serde_json::json!({ "text": text }));
    }

    /// Chooses one of its options by what it says.
    #[track_caller]
    pub fn choose(&self, option: &str) {
        self.act("choose in", async |element| element.select_by_label(option).await);
    }

    /// The text that it shows.
    #[track_caller]
    pub fn text(&self) -> String {
        self.act("read", async |element| element.text().await)
    }

    /// What a field or a slider holds.
    #[track_caller]
    pub fn value(&self) -> String {
        self.act("read", async |element| Ok(element.prop("value").await?.unwrap_or_default()))
    }

    /// An attribute; empty where there is none.
    #[track_caller]
    pub fn attribute(&self, name: &str) -> String {
        self.act("read", async |element| Ok(element.attr(name).await?.unwrap_or_default()))
    }

    /// Whether a switch or a checkbox is on.
    #[track_caller]
    pub fn is_on(&self) -> bool {
        self.act("read", async |element| {
            Ok(element.attr("aria-checked").await?.as_deref() == Some("true") || element.is_selected().await?)
        })
    }

    /// Whether it can be used.
    #[track_caller]
    pub fn is_enabled(&self) -> bool {
        self.act("read", async |element| {
            Ok(element.is_enabled().await? && element.attr("aria-disabled").await?.as_deref() != Some("true"))
        })
    }

    /// Its place on the page in CSS pixels: left, top, width, height.
    #[track_caller]
    pub fn rectangle(&self) -> (f64, f64, f64, f64) {
        self.act("measure", async |element| element.rectangle().await)
    }

    /// Whether it is there at this moment.
    pub fn is_there(&self) -> bool {
        matches!(self.stage.attempt(self.look()), Ok(Some(_)))
    }

    /// Waits until its text has `words` in it.
    #[track_caller]
    pub fn should_say(&self, words: &str) {
        eventually(|| {
            if self.text().contains(words) {
                Ok(())
            } else {
                Err(format!("expected {self} to say {words:?}, and it says {:?}", self.text()))
            }
        });
    }

    /// Waits until it holds `value`.
    #[track_caller]
    pub fn should_hold(&self, value: &str) {
        eventually(|| {
            if self.value() == value {
                Ok(())
            } else {
                Err(format!("expected {self} to hold {value:?}, and it holds {:?}", self.value()))
            }
        });
    }

    /// Waits until it is there.
    #[track_caller]
    pub fn should_be_there(&self) {
        self.act("find", async |_| Ok(()));
    }

    /// Waits until it is gone.
    #[track_caller]
    pub fn should_not_be_there(&self) {
        eventually(|| if self.is_there() { Err(format!("expected {self} to be gone")) } else { Ok(()) });
    }

    /// Finds the element and does something with it; again and again until that succeeds, or patience ends.
    #[track_caller]
    fn act<T>(&self, verb: &str, action: impl AsyncFn(Element) -> Result<T, CmdError>) -> T {
        eventually(|| {
            let done = self.stage.attempt(async {
                let Some(element) = self.look().await? else { return Ok(None) };
                action(element).await.map(Some)
            });
            match done {
                Ok(Some(result)) => Ok(result),
                Ok(None) => Err(format!("expected {self}, {}", self.whats_there())),
                Err(error) => Err(format!("could not {verb} {self}: {error}")),
            }
        })
    }

    /// Goes the way from the outermost part inwards.
    async fn look(&self) -> Result<Option<Element>, CmdError> {
        let mut found: Option<Element> = None;
        for (role, name) in &self.way {
            let mut named = None;
            for element in self.candidates(found.as_ref(), role).await? {
                if self.name_of(&element).await? == *name && self.role_of(&element).await? == *role {
                    named = Some(element);
                    break;
                }
            }
            let Some(element) = named else { return Ok(None) };
            found = Some(element);
        }
        Ok(found)
    }

    /// Elements that may have this role. What they are, only the browser's own answer decides.
    async fn candidates(&self, inside: Option<&Element>, role: &str) -> Result<Vec<Element>, CmdError> {
        let selector = selector_of(role);
        match inside {
            Some(element) => element.find_all(Locator::Css(&selector)).await,
            None => self.stage.client().find_all(Locator::Css(&selector)).await,
        }
    }

    async fn name_of(&self, element: &Element) -> Result<String, CmdError> {
        let name = self.stage.client().issue_cmd(Extension::Label(element.element_id().to_string())).await?;
        Ok(name.as_str().unwrap_or_default().trim().to_string())
    }

    async fn role_of(&self, element: &Element) -> Result<String, CmdError> {
        let role = self.stage.client().issue_cmd(Extension::Role(element.element_id().to_string())).await?;
        Ok(role.as_str().unwrap_or_default().to_string())
    }

    /// For the message: what of that role there is instead.
    fn whats_there(&self) -> String {
        let Some((role, _)) = self.way.last() else { return String::new() };
        let names = self.stage.attempt(async {
            let mut names = Vec::new();
            for element in self.candidates(None, role).await? {
                names.push(format!("{} {:?}", self.role_of(&element).await?, self.name_of(&element).await?));
            }
            Ok::<_, CmdError>(names)
        });
        match names {
            Ok(names) if !names.is_empty() => format!("found {}", names.join(", ")),
            _ => format!("found nothing like a {role}"),
        }
    }
}

impl fmt::Display for Part<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (depth, (role, name)) in self.way.iter().rev().enumerate() {
            let joint = if depth == 0 { "" } else { " in " };
            write!(f, "{joint}{role} {name:?}")?;
        }
        Ok(())
    }
}

/// Tries until it succeeds; the last failure is the message.
#[track_caller]
pub(crate) fn eventually<T>(attempt: impl FnMut() -> Result<T, String>) -> T {
    within(PATIENCE, attempt)
}

/// As `eventually`, with a patience of its own.
#[track_caller]
pub(crate) fn within<T>(patience: Duration, mut attempt: impl FnMut() -> Result<T, String>) -> T {
    let end = Instant::now() + patience;
    loop {
        match attempt() {
            Ok(result) => return result,
            Err(message) if Instant::now() > end => panic!("{message}"),
            Err(_) => std::thread::sleep(PAUSE),
        }
    }
}

fn selector_of(role: &str) -> String {
    let native = match role {
        "button" => "button, summary, input[type=button], input[type=submit]",
        "checkbox" | "switch" => "input[type=checkbox]",
        "combobox" | "listbox" => "select, input[list]",
        "dialog" => "dialog",
        "group" => "fieldset, details, optgroup",
        "heading" => "h1, h2, h3, h4, h5, h6",
        "image" => "img, [role=img]",
        "link" => "a[href]",
        "radio" => "input[type=radio]",
        "row" => "tr",
        "slider" => "input[type=range]",
        "spinbutton" => "input[type=number]",
        "status" => "output",
        "table" => "table",
        "textbox" => "input:not([type]), input[type=text], textarea, [contenteditable]",
        _ => "",
    };
    if native.is_empty() { format!("[role={role}]") } else { format!("{native}, [role={role}]") }
}
