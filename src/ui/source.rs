//! The Python pane: the editor, every task's line at the cursor, and the error if there is one. Knows no run, only marks.

use super::editor::Editor;
use super::fragment::Fragment;
use super::icons::{Shape, icon};
use super::listing::listing;
use super::machine::class_of;
use crate::run::Diagnostic;
use crate::state::Action;
use crate::state::view::LineMark;
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub source: Rc<str>,
    pub marks: Vec<LineMark>,
    /// The line to keep in sight.
    pub in_sight: Option<u32>,
    pub diagnostic: Option<Rc<Diagnostic>>,
    /// While a run takes long: what to say of it.
    pub making: Option<AttrValue>,
    /// `await` may stand outside of functions.
    pub top_level_await: bool,
    pub can_undo: bool,
    pub can_redo: bool,
    /// None: it can only be read.
    pub act: Option<Callback<Action>>,
    /// To the next step that runs a line.
    pub go: Callback<u32>,
}

#[component]
pub fn Source(props: &Props) -> Html {
    let scroll = use_node_ref();
    {
        let scroll = scroll.clone();
        use_effect_with((props.in_sight, props.marks.clone()), move |(line, _)| {
            if let (Some(place), Some(line)) = (scroll.cast::<Element>(), line) {
                keep_in_sight(&place, *line);
            }
        });
    }
    let layers = html! {
        <>
            { for props.marks.iter().map(|mark| show_mark(mark, &props.source)) }
            if let Some(diagnostic) = &props.diagnostic { { show_error(diagnostic, &props.source) } }
        </>
    };
    let text = match &props.act {
        Some(act) => html! {
            <Editor source={Rc::clone(&props.source)} error={props.diagnostic.as_ref().map(|_| AttrValue::from("source-error"))}
                on_type={act.reform(|(source, kind)| Action::Type { source, kind })}
                on_line={act.reform(Action::ToLine)} on_undo={act.reform(|()| Action::Undo)} on_redo={act.reform(|()| Action::Redo)}>{ layers }</Editor>
        },
        None => listing(&props.source, true, &props.go, layers),
    };
    html! {
        <section class="card source" role="group" aria-labelledby="source-title">
            <div class="title-row">
                <h2 id="source-title">{ "Source" }</h2>
                if let Some(making) = &props.making { <span class="aside" role="status">{ making }</span> }
                if let Some(act) = &props.act { { undo_buttons(props, act) } }
            </div>
            // What can only be read has no field that could take the focus and be scrolled by keys.
            <div class="scroll" ref={scroll} tabindex={props.act.is_none().then_some("0")}>{ text }</div>
            <p id="source-error" class="source-error" role="status">
                if let Some(diagnostic) = &props.diagnostic {
                    <b>{ format!("line {}, column {}: ", diagnostic.line, diagnostic.column) }</b>
                    if let Some(error) = diagnostic.error { { error }{ ": " } }
                    { &diagnostic.message }{ ". " }
                    <span class="dim">{ "What is shown is the last program that could be run." }</span>
                }
            </p>
            if let Some(act) = &props.act {
                <Fragment source={Rc::clone(&props.source)} top_level_await={props.top_level_await} act={act.clone()} />
            }
        </section>
    }
}

fn undo_buttons(props: &Props, act: &Callback<Action>) -> Html {
    let button = |label: &'static str, shape, enabled: bool, action: Action| {
        let onclick = act.reform(move |_: MouseEvent| action.clone());
        html! {
            <button type="button" class="square plain" aria-label={label} title={label} disabled={!enabled} {onclick}>{ icon(shape) }</button>
        }
    };
    html! {
        <>
            { button("Undo", Shape::Undo, props.can_undo, Action::Undo) }
            { button("Redo", Shape::Redo, props.can_redo, Action::Redo) }
        </>
    }
}

fn show_mark(mark: &LineMark, source: &str) -> Html {
    let width = source.lines().nth(mark.line as usize - 1).map_or(0, |line| line.chars().count());
    let style = format!("--line:{};--column:{width}", mark.line - 1);
    html! {
        <div class={classes!("line-mark", class_of(mark.manner))} {style} key={mark.line}>
            <span class="names">{ mark.names.join(" ") }if mark.more > 0 { { format!(" +{}", mark.more) } }</span>
        </div>
    }
}

fn show_error(diagnostic: &Diagnostic, source: &str) -> Html {
    let line = diagnostic.line.max(1);
    let length = source.lines().nth(line as usize - 1).map_or(0, |line| line.chars().count() as u32);
    let start = diagnostic.column.max(1) - 1;
    let end = if diagnostic.end_line > diagnostic.line { length } else { diagnostic.end_column.max(1) - 1 };
    let style = format!("--line:{};--column:{start};--width:{}", line - 1, end.saturating_sub(start).max(1));
    html! { <div class="error-mark" {style} /> }
}

/// Scrolls, no further than needed, and only the listing itself; never away from where somebody types.
fn keep_in_sight(place: &Element, line: u32) {
    const LINE: i32 = 20;
    if super::focused().is_some_and(|focused| focused.tag_name().eq_ignore_ascii_case("textarea")) {
        return;
    }
    let (top, height) = (place.scroll_top(), place.client_height());
    let wanted = (line as i32 - 1) * LINE;
    if wanted < top + LINE {
        place.set_scroll_top((wanted - LINE).max(0));
    } else if wanted + 2 * LINE > top + height {
        place.set_scroll_top(wanted + 2 * LINE + 8 - height);
    }
}
