//! A browser with a server behind it: opens pages, in any size and colour scheme. Does not know what is on them.

use crate::driver::{self, Driver};
use crate::{Page, Server};
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::fmt::Debug;
use std::future::Future;
use tokio::runtime::Runtime;

/// How a page is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    /// In CSS pixels.
    pub width: u32,
    /// In CSS pixels.
    pub height: u32,
    pub dark: bool,
}

impl View {
    /// A desk: wide and light.
    pub const DESK: View = View { width: 1320, height: 900, dark: false };
    /// A telephone held upright, light.
    pub const PHONE: View = View { width: 390, height: 844, dark: false };

    /// The same in the dark.
    pub const fn in_the_dark(self) -> View {
        View { dark: true, ..self }
    }
}

/// One browser, its driver, and a server of the built page. Each test has its own; all end when it is dropped.
#[must_use = "the browser closes when the stage is dropped"]
pub struct Stage {
    server: Server,
    // Fields are dropped in this order: first the session, then the driver, last what the session ran on.
    client: Client,
    driver: Driver,
    runtime: Runtime,
}

impl Stage {
    /// Opens a browser beside a server of the built page.
    pub fn new() -> Stage {
        Stage::serving(Server::new(crate::dist(), &[]))
    }

    /// Opens a browser beside this server.
    pub fn serving(server: Server) -> Stage {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let driver = Driver::start();
        let mut session = ClientBuilder::new(HttpConnector::new());
        let opened = runtime.block_on(session.capabilities(capabilities()).connect(&driver.url));
        let client = opened.unwrap_or_else(|error| panic!("expected a browser to open: {error}"));
        let stage = Stage { server, client, driver, runtime };
        stage.look(View::DESK);
        stage
    }

    /// The server behind this stage.
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// Opens a path of the server: `open("?embed#v1.…")`.
    pub fn open(&self, path: &str) -> Page<'_> {
        self.visit(&self.server.url(path))
    }

    /// Opens any address, always as a fresh page: a change of the fragment alone would not load it anew.
    pub fn visit(&self, url: &str) -> Page<'_> {
        self.wait(self.client.goto("about:blank"));
        self.wait(self.client.goto(url));
        Page::new(self)
    }

    /// Changes size and colour scheme, of this page and all that follow.
    pub fn look(&self, view: View) {
        let View { width, height, dark } = view;
        // On telephones scroll bars lie over the page and take no room.
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.devtools("Emulation.setDeviceMetricsOverride", size);
        self.prefer("prefers-color-scheme", if dark { "dark" } else { "light" });
    }

    /// Sets what a person prefers: `prefer("prefers-reduced-motion", "reduce")`. Replaces what was set before.
    pub fn prefer(&self, feature: &str, value: &str) {
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": [{ "name": feature, "value": value }] }));
    }

    /// Sends a command of the browser's DevTools protocol, for what WebDriver has no word for.
    pub fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.wait(self.client.issue_cmd(Extension::Devtools { command: command.to_string(), parameters }))
    }

    /// What the page logged as errors since this was last asked, one a line.
    pub fn errors(&self) -> Vec<String> {
        let log = self.wait(self.client.issue_cmd(Extension::Log));
        let entries = log.as_array().cloned().unwrap_or_default();
        let severe = entries.iter().filter(|entry| entry["level"] == "SEVERE");
        severe.map(|entry| entry["message"].as_str().unwrap_or_default().to_string()).collect()
    }

    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    /// Runs a command of the driver to its end. One that fails is a bug of the test or of the page: it says what it was.
    #[track_caller]
    pub(crate) fn wait<T, E: Debug>(&self, command: impl Future<Output = Result<T, E>>) -> T {
        self.attempt(command).unwrap_or_else(|error| panic!("the browser refused: {error:?}"))
    }

    /// As `wait`, for what may well fail, such as asking an element that has just been replaced.
    pub(crate) fn attempt<T, E>(&self, command: impl Future<Output = Result<T, E>>) -> Result<T, E> {
        self.runtime.block_on(command)
    }
}

impl Default for Stage {
    fn default() -> Self {
        Stage::new()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.leave_a_picture();
        }
        // Closes the browser; the driver itself ends with its field.
        self.runtime.block_on(self.client.clone().close()).ok();
        let _ = &self.driver;
    }
}

impl Stage {
    /// A test that fails leaves a picture of what the page showed, named after the test.
    fn leave_a_picture(&self) {
        let Ok(picture) = self.attempt(self.client.screenshot()) else { return };
        let thread = std::thread::current();
        let name = thread.name().unwrap_or("page").replace("::", "-");
        let folder = crate::project().join("target/e2e");
        let file = folder.join(format!("{name}.png"));
        if std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&file, picture)).is_ok() {
            eprintln!("what the page showed: {}", file.display());
        }
    }
}

fn capabilities() -> Capabilities {
    let mut arguments = vec!["--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
    arguments.extend(["--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--window-size=1320,900"]);
    // Inside containers and for root Chromium's own sandbox does not start; these pages are our own.
    arguments.push("--no-sandbox");
    let mut options = json!({ "args": arguments });
    if let Some(binary) = driver::browser() {
        options["binary"] = json!(binary);
    }
    let wanted = json!({ "goog:chromeOptions": options, "goog:loggingPrefs": { "browser": "ALL" } });
    wanted.as_object().cloned().unwrap_or_default()
}

/// What chromedriver has beyond fantoccini's own commands.
#[derive(Debug)]
pub(crate) enum Extension {
    Devtools {
        command: String,
        parameters: Value,
    },
    Log,
    /// The role that assistive technology is told, of the element with this id.
    Role(String),
    /// The name that assistive technology is told.
    Label(String),
}

impl fantoccini::wd::WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        let session = session.unwrap_or_default();
        base.join(&match self {
            Extension::Devtools { .. } => format!("session/{session}/goog/cdp/execute"),
            Extension::Log => format!("session/{session}/se/log"),
            Extension::Role(element) => format!("session/{session}/element/{element}/computedrole"),
            Extension::Label(element) => format!("session/{session}/element/{element}/computedlabel"),
        })
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        match self {
            Extension::Devtools { command, parameters } => {
                (http::Method::POST, Some(json!({ "cmd": command, "params": parameters }).to_string()))
            }
            Extension::Log => (http::Method::POST, Some(json!({ "type": "browser" }).to_string())),
            Extension::Role(_) | Extension::Label(_) => (http::Method::GET, None),
        }
    }
}
