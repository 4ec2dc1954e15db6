//! The page around a frame: hears and tells it messages made of plain fields. Knows no message by its name.

use super::listen::Listener;
use super::window;
use crate::state::messages::{Field, Message, VERSION};
use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{MessageEvent, Window};

/// The page that this one stands in.
#[derive(Clone, Debug, PartialEq)]
pub struct Host {
    page: Window,
    /// The one origin that is talked to; none: whichever the page has.
    origin: Option<String>,
}

impl Host {
    /// None where the page stands in no other.
    pub fn around(origin: Option<String>) -> Option<Host> {
        let own = window();
        let page = own.parent().ok().flatten().filter(|page| *page != own)?;
        Some(Host { page, origin })
    }

    /// Tells it something. A browser that cannot deliver it (another origin stands there by now) says so on its console.
    pub fn tell(&self, message: &Message) {
        let object = Object::new();
        let set = |name: &str, value: &JsValue| {
            // A fresh object takes every field.
            let _ = Reflect::set(&object, &name.into(), value);
        };
        set("loopscope", &VERSION.into());
        set("type", &message.kind.into());
        for (name, value) in &message.fields {
            set(
                name,
                &match value {
                    Field::Text(text) => text.into(),
                    Field::Number(number) => (*number).into(),
                    Field::Truth(truth) => (*truth).into(),
                },
            );
        }
        let _ = self.page.post_message(&object, self.origin.as_deref().unwrap_or("*"));
    }

    /// Hears what this page sends, and nobody else: `heard` is given a way to read a message's fields.
    pub fn listen(&self, mut heard: impl FnMut(&dyn Fn(&str) -> Option<Field>) + 'static) -> Listener {
        let host = self.clone();
        Listener::new(&window(), "message", move |event: MessageEvent| {
            let from_host = event.source().is_some_and(|source| JsValue::from(source) == JsValue::from(host.page.clone()));
            let welcome = host.origin.as_ref().is_none_or(|origin| *origin == event.origin());
            let data = event.data();
            if from_host && welcome && data.is_object() {
                heard(&|name| field(&data, name));
            }
        })
    }
}

/// A field of what came, which is a copy without code of its own: reading it runs nothing.
fn field(data: &JsValue, name: &str) -> Option<Field> {
    let value = Reflect::get(data, &name.into()).ok()?;
    let text = || value.as_string().map(Field::Text);
    value.as_f64().map(Field::Number).or_else(|| value.as_bool().map(Field::Truth)).or_else(text)
}
