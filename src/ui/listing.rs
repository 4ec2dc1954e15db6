//! Source with line numbers and colours, and room for layers over it. Knows no run.

use crate::state::highlight::{self, Token};
use std::rc::Rc;
use yew::prelude::*;

/// The source with `layers` over it. `readable`: it is read here, and not in a text field over it.
pub fn listing(source: &Rc<str>, readable: bool, layers: Html) -> Html {
    html! {
        <div class="listing">
            <Colours source={Rc::clone(source)} {readable} />
            { layers }
        </div>
    }
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
    let numbers = (1..=lines.len()).map(|number| number.to_string()).collect::<Vec<_>>().join("\n");
    html! {
        <>
            <pre class="numbers" aria-hidden="true">{ numbers }</pre>
            <pre class="colours" aria-hidden={(!props.readable).then_some("true")}>
                { for lines.iter().map(|line| html! { <>{ for line.iter().map(piece) }{ "\n" }</> }) }
            </pre>
        </>
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
