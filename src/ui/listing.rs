//! Source with line numbers and colours, and room for layers over it. Knows no run.

use crate::state::highlight::{self, Token};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// The source with `layers` over it. `readable`: it is read here, and not in a text field over it. `go`: what the numbers of the
/// lines do.
pub fn listing(source: &Rc<str>, readable: bool, go: &Callback<u32>, layers: Html) -> Html {
    html! {
        <div class="listing">
            <Numbers count={source.split('\n').count()} go={go.clone()} />
            <Colours source={Rc::clone(source)} {readable} />
            { layers }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct NumbersProps {
    count: usize,
    go: Callback<u32>,
}

/// The numbers of the lines, each a button. Only one of them is a stop of the Tab key; arrows go from one to the next.
#[component]
fn Numbers(props: &NumbersProps) -> Html {
    let stop = use_state(|| 1_usize);
    let place = use_node_ref();
    let onclick = {
        let (go, stop) = (props.go.clone(), stop.clone());
        Callback::from(move |event: MouseEvent| {
            if let Some(line) = line_at(&event) {
                stop.set(line as usize);
                go.emit(line);
            }
        })
    };
    let onkeydown = {
        let (stop, place, count) = (stop.clone(), place.clone(), props.count);
        Callback::from(move |event: KeyboardEvent| {
            let to = match event.key().as_str() {
                "ArrowDown" => (*stop + 1).min(count),
                "ArrowUp" => stop.saturating_sub(1).max(1),
                _ => return,
            };
            event.prevent_default();
            stop.set(to);
            let buttons = place.cast::<Element>().map(|place| place.children());
            let button = buttons.and_then(|buttons| buttons.item(to as u32 - 1)).and_then(|own| own.dyn_into::<HtmlElement>().ok());
            if let Some(button) = button {
                // A button that has just left the page takes no focus.
                let _ = button.focus();
            }
        })
    };
    let current = (*stop).min(props.count);
    html! {
        <div class="numbers" ref={place} role="group" aria-label="Lines: to the next step that runs one" {onclick} {onkeydown}>
            { for (1..=props.count).map(|line| html! {
                <button type="button" key={line} data-line={line.to_string()} tabindex={if line == current { "0" } else { "-1" }}
                    aria-label={format!("Line {line}")} title="To the next step that runs this line">{ line }</button>
            }) }
        </div>
    }
}

fn line_at(event: &MouseEvent) -> Option<u32> {
    event.target()?.dyn_into::<Element>().ok()?.get_attribute("data-line")?.parse().ok()
}

#[derive(Properties, PartialEq)]
struct ColoursProps {
    source: Rc<str>,
    readable: bool,
}

/// A component of its own: as long as the text stays, stepping does not touch it.
#[component]
fn Colours(props: &ColoursProps) -> Html {
    let lines = highlight::lines(&props.source);
    html! {
        <pre class="colours" aria-hidden={(!props.readable).then_some("true")}>
            { for lines.iter().map(|line| html! { <>{ for line.iter().map(piece) }{ "\n" }</> }) }
        </pre>
    }
}

fn piece((token, text): &(Token, &str)) -> Html {
    let class = match token {
        Token::Plain => return html! { <>{ *text }</> },
        Token::Keyword => "keyword",
        Token::Async => "async",
        Token::Name => "name",
        Token::String => "string",
        Token::Number => "number",
        Token::Comment => "comment",
    };
    html! { <span {class}>{ *text }</span> }
}
