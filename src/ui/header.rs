//! The head of the page: name, examples, and what can be done with the whole. Knows no example but by its title.

use super::icons::{Shape, icon};
use crate::state::{Action, Learn, Theme};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// An example that can be chosen.
#[derive(Clone, PartialEq)]
pub struct Choice {
    pub title: AttrValue,
    /// What to look for.
    pub look_for: AttrValue,
    pub source: AttrValue,
    /// What it is to be run with, as keys and values.
    pub settings: &'static [(&'static str, &'static str)],
}

pub struct Props {
    pub choices: std::rc::Rc<[Choice]>,
    /// The example whose source this is, if it is one's.
    pub chosen: Option<usize>,
    /// What it is to show is to be predicted.
    pub predicting: bool,
    /// A lesson is open.
    pub lesson: bool,
    pub theme: Theme,
    /// The settings are not as they were at first.
    pub adjusted: bool,
    pub act: Callback<Action>,
    pub share: Callback<()>,
    pub embed: Callback<()>,
}

pub fn header(props: &Props) -> Html {
    let act = |action: Action| props.act.reform(move |_: MouseEvent| action.clone());
    let look_for = props
        .chosen
        .filter(|_| !props.predicting)
        .and_then(|chosen| props.choices.get(chosen))
        .map(|choice| choice.look_for.clone());
    html! {
        <header class="head">
            <h1>{ logo() }{ "Loopscope" }</h1>
            { examples(props) }
            <p class="look-for">{ look_for.unwrap_or_else(|| if props.predicting { "Read the program, and say what it will do.".into() } else if props.lesson { "The program of the lesson. Change it as you like.".into() } else { "Your own program.".into() }) }</p>
            <div class="doings">
                <button type="button" aria-haspopup="dialog" onclick={act(Action::Learn(Learn::Menu(true)))} title="Lessons: predict, run, investigate, modify">{ icon(Shape::Lessons) }{ "Lessons" }</button>
                <button type="button" onclick={act(Action::Run)} title="Run the program anew, from its first step">{ icon(Shape::Run) }{ "Run" }</button>
                <button type="button" onclick={props.share.reform(|_| ())} title="Copy a link to this very moment">{ icon(Shape::Share) }{ "Share" }</button>
                <button type="button" onclick={props.embed.reform(|_| ())} title="Copy HTML that shows this on a page of yours">{ icon(Shape::Embed) }{ "Embed" }</button>
                <button type="button" class="square" aria-label="Take along" aria-haspopup="dialog" title="Take along: Python, SVG, PNG, text, Chrome trace"
                    onclick={act(Action::ToggleTaking)}>{ icon(Shape::Take) }</button>
                <button type="button" class={classes!("square", props.adjusted.then_some("adjusted"))} aria-label="Settings" aria-haspopup="dialog"
                    title={if props.adjusted { "Settings (,): not all as at first" } else { "Settings (,)" }} onclick={act(Action::ToggleSettings)}>{ icon(Shape::Settings) }</button>
                <button type="button" class="square" aria-label={format!("Theme: {}", props.theme.name())} title={format!("Theme: {}", props.theme.name())}
                    onclick={act(Action::SetTheme(next(props.theme)))}>{ icon(Shape::Theme) }</button>
                <button type="button" class="square" aria-label="Help" title="Keys (?)" onclick={act(Action::ToggleHelp)}>{ "?" }</button>
            </div>
        </header>
    }
}

fn examples(props: &Props) -> Html {
    let (act, choices) = (props.act.clone(), props.choices.clone());
    let onchange = Callback::from(move |event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        if let Some(choice) = value.parse::<usize>().ok().and_then(|chosen| choices.get(chosen)) {
            act.emit(Action::OpenExample { source: choice.source.to_string(), settings: choice.settings });
        }
    });
    html! {
        <select class="examples" aria-label="Example" {onchange}>
            if props.chosen.is_none() {
                <option value="" selected=true>{ "Choose an example" }</option>
            }
            { for props.choices.iter().enumerate().map(|(place, choice)| html! {
                <option value={place.to_string()} selected={props.chosen == Some(place)}>{ &choice.title }</option>
            }) }
        </select>
    }
}

fn next(theme: Theme) -> Theme {
    match theme {
        Theme::Auto => Theme::Light,
        Theme::Light => Theme::Dark,
        Theme::Dark => Theme::Auto,
    }
}

fn logo() -> Html {
    html! {
        <svg class="logo" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <circle cx="12" cy="12" r="9.5" fill="none" stroke="currentColor" stroke-width="2.4" stroke-dasharray="48 12" stroke-linecap="round" />
            <path d="M12 6.5V12l4 2.5" fill="none" stroke="var(--accent)" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round" />
        </svg>
    }
}
