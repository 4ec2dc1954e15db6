//! What the program has printed so far, each line with its instant. Knows no run.

use crate::trace::{OutputLine, Stream};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// How many lines were left out above these.
    pub skipped: usize,
    pub lines: Vec<OutputLine>,
    /// How the program ended, once it has.
    pub ending: Option<AttrValue>,
    /// It ended well.
    pub well: bool,
}

#[component]
pub fn Output(props: &Props) -> Html {
    let place = use_node_ref();
    {
        let place = place.clone();
        use_effect_with((props.skipped + props.lines.len(), props.ending.is_some()), move |_| {
            if let Some(place) = place.cast::<web_sys::Element>() {
                place.set_scroll_top(place.scroll_height());
            }
        });
    }
    html! {
        <section class="card output" role="group" aria-labelledby="output-title">
            <h2 id="output-title">{ "Output" }</h2>
            <div class="scroll" ref={place} tabindex="0" role="log" aria-live="off" aria-labelledby="output-title">
                if props.skipped > 0 {
                    <p class="dim">{ format!("… {} earlier lines", props.skipped) }</p>
                }
                if props.lines.is_empty() && props.ending.is_none() {
                    <p class="dim">{ "nothing printed yet" }</p>
                }
                <table><tbody>{ for props.lines.iter().map(row) }</tbody></table>
                if let Some(ending) = &props.ending {
                    <p class={classes!("ending", if props.well { "well" } else { "badly" })}>{ ending }</p>
                }
            </div>
        </section>
    }
}

fn row(line: &OutputLine) -> Html {
    let error = line.stream == Stream::Stderr;
    html! {
        <tr class={classes!(error.then_some("stderr"))}>
            <td class="at">{ line.at.to_string() }</td>
            <td class="text">
                if error { <span class="visually-hidden">{ "error stream: " }</span> }
                { &line.text }
            </td>
        </tr>
    }
}
