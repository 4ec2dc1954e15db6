//! What a player in a frame has to do with the page around it: obeys its messages, tells it the state and how high it would like to
//! be. Knows the messages by `state::messages` alone.

use crate::browser::host::Host;
use crate::browser::{document, window};
use crate::state::messages::{Heard, Message, hear};
use crate::state::{Action, Query, State};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// Exchanges messages with the host, if this page stands in a frame and was asked to.
#[hook]
pub fn use_host(state: &State, query: &Query, act: &Callback<Action>) {
    let host = use_memo((), |()| query.embed.and_then(|_| Host::around(query.host.clone())));
    let told = use_mut_ref(|| None::<Message>);
    *told.borrow_mut() = Message::state(state);
    {
        let (host, act, told) = (Rc::clone(&host), act.clone(), Rc::clone(&told));
        use_effect_with((), move |()| {
            let listener = host.as_ref().as_ref().map(|host| {
                let answers = host.clone();
                let listener = host.listen(move |field| match hear(field) {
                    Some(Heard::Act(action)) => act.emit(action),
                    Some(Heard::Ask) => told.borrow().iter().for_each(|message| answers.tell(message)),
                    None => {}
                });
                host.tell(&Message::ready());
                listener
            });
            move || drop(listener)
        });
    }
    use_told(&host, Message::state(state), 0);
    use_told(&host, Message::finished(state), state.revision);
    use_told(&host, Message::answered(state), 0);
    use_told(&host, Message::foretold(state), state.predicting.begun);
    let height = use_mut_ref(|| 0.0);
    use_effect(move || {
        let wanted = host.as_ref().as_ref().and_then(|host| Some((host, wanted_height()?)));
        if let Some((host, wanted)) = wanted.filter(|(_, wanted)| *wanted != *height.borrow()) {
            host.tell(&Message::height(wanted));
            height.replace(wanted);
        }
    });
}

/// Tells the host a message whenever it has become another one; `anew` makes one another that reads the same.
#[hook]
fn use_told(host: &Rc<Option<Host>>, message: Option<Message>, anew: u32) {
    let host = Rc::clone(host);
    use_effect_with((message, anew), move |(message, _)| {
        if let (Some(host), Some(message)) = (host.as_ref(), message) {
            host.tell(message);
        }
    });
}

/// The height at which neither the timeline nor the code would have to be scrolled: that of all else, and theirs.
fn wanted_height() -> Option<f64> {
    let find = |selector: &str| document().query_selector(selector).ok().flatten();
    let all = window().inner_height().ok()?.as_f64()?;
    let drawing = find(".timeline .drawing")?;
    let full = drawing.dyn_ref::<HtmlElement>()?.style().get_property_value("--full").ok()?;
    let full: f64 = full.trim_end_matches("px").parse().ok()?;
    let room = f64::from(drawing.client_height());
    let Some(code) = find(".source .scroll") else { return Some((all - room + full).ceil()) };
    let (code_room, code_full) = (f64::from(code.client_height()), code.first_element_child().map_or(0.0, |code| height_of(&code)));
    let beside = drawing.get_bounding_client_rect().right() < code.get_bounding_client_rect().left();
    Some(if beside {
        (all + (full - room).max(code_full - code_room)).ceil()
    } else {
        (all - room - code_room + full + code_full).ceil()
    })
}

fn height_of(element: &Element) -> f64 {
    f64::from(element.scroll_height())
}
