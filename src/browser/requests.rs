//! Real requests of a live run: the browser's `fetch`, and its replies handed in. Knows no client library.

use super::live::Live;
use super::window;
use crate::run::{Reply, Request, Session};
use js_sys::{Array, Uint8Array};
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortController, Headers, ReferrerPolicy, RequestCache, RequestCredentials, RequestInit, Response};

/// What a browser sets itself, or what would make it ask the other side for permission first although no program asked for it.
const LEFT_OUT: [&str; 6] = ["accept", "accept-encoding", "connection", "content-length", "host", "user-agent"];

/// The requests of one live run. Dropping it ends those under way.
pub struct Requests {
    session: Rc<RefCell<Session>>,
    live: RefCell<Weak<Live>>,
    under_way: RefCell<Vec<(u64, AbortController)>>,
}

impl Requests {
    /// For the requests of this session.
    pub fn of(session: &Rc<RefCell<Session>>) -> Rc<Requests> {
        Rc::new(Requests { session: session.clone(), live: RefCell::default(), under_way: RefCell::default() })
    }

    /// The run that replies wake up.
    pub fn wake(&self, live: &Rc<Live>) {
        *self.live.borrow_mut() = Rc::downgrade(live);
    }

    /// Carries out what the run has asked for since it was looked at last, and gives up what it no longer waits for.
    pub fn look(self: &Rc<Self>) {
        let (fresh, gone) = {
            let mut session = self.session.borrow_mut();
            (session.take_requests(), session.take_abandoned_requests())
        };
        for id in gone {
            self.forget(id);
        }
        for request in fresh {
            self.begin(request);
        }
    }

    fn begin(self: &Rc<Self>, request: Request) {
        let id = request.id;
        let controller = AbortController::new().ok();
        let signal = controller.as_ref().map(AbortController::signal);
        self.under_way.borrow_mut().extend(controller.map(|controller| (id, controller)));
        let requests = Rc::downgrade(self);
        spawn_local(async move {
            let reply = match fetch(&request, signal.as_ref()).await {
                Ok(reply) => reply,
                Err(error) => Reply::Failed(why(&request.url, &error)),
            };
            let Some(requests) = requests.upgrade() else { return };
            requests.under_way.borrow_mut().retain(|(other, _)| *other != id);
            let live = requests.live.borrow().upgrade();
            if let Some(live) = live {
                live.hear(|| requests.session.borrow_mut().reply(id, reply));
            }
        });
    }

    fn forget(&self, id: u64) {
        self.under_way.borrow_mut().retain(|(other, controller)| {
            if *other == id {
                controller.abort();
            }
            *other != id
        });
    }
}

impl Drop for Requests {
    fn drop(&mut self) {
        for (_, controller) in self.under_way.take() {
            controller.abort();
        }
    }
}

async fn fetch(request: &Request, signal: Option<&web_sys::AbortSignal>) -> Result<Reply, JsValue> {
    let headers = Headers::new()?;
    for (name, value) in &request.headers {
        if !LEFT_OUT.contains(&name.to_ascii_lowercase().as_str()) {
            headers.append(name, value)?;
        }
    }
    let options = RequestInit::new();
    options.set_method(&request.method);
    options.set_headers(&headers);
    options.set_signal(signal);
    // Nothing of the person at the browser goes along: no cookies, no address of this page.
    options.set_credentials(RequestCredentials::Omit);
    options.set_referrer_policy(ReferrerPolicy::NoReferrer);
    options.set_cache(RequestCache::NoStore);
    if !request.body.is_empty() {
        options.set_body(&Uint8Array::from(request.body.as_slice()));
    }
    let response: Response = JsFuture::from(window().fetch_with_str_and_init(&request.url, &options)).await?.dyn_into()?;
    let body = Uint8Array::new(&JsFuture::from(response.array_buffer()?).await?).to_vec();
    Ok(Reply::Answer {
        status: response.status(),
        reason: response.status_text(),
        url: response.url(),
        headers: pairs(&response.headers()),
        body,
    })
}

fn pairs(headers: &Headers) -> Vec<(String, String)> {
    let entries = js_sys::try_iter(headers).ok().flatten();
    let pair = |entry: JsValue| {
        let entry = Array::from(&entry);
        Some((entry.get(0).as_string()?, entry.get(1).as_string()?))
    };
    entries.into_iter().flatten().filter_map(|entry| pair(entry.ok()?)).collect()
}

/// Why there is no answer, as far as the browser says it: on purpose it does not tell a site that forbids it from one that is not there.
fn why(url: &str, error: &JsValue) -> String {
    let error = error.dyn_ref::<js_sys::Error>();
    let said =
        error.map_or_else(String::new, |error| format!(" ({}: {})", String::from(error.name()), String::from(error.message())));
    let insecure = url.starts_with("http://") && window().location().protocol().is_ok_and(|protocol| protocol == "https:");
    let mixed = if insecure { "; a page that came by https may not ask for http either" } else { "" };
    format!(
        "the browser gave no answer: either that address does not allow other sites' pages to read it (CORS), or it cannot be \
         reached; which of the two, the browser does not say{mixed}{said}"
    )
}
