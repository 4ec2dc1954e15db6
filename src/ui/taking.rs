//! What can be taken along, as files or copied: a dialog. Knows the forms by their names, and no run's inside.

use super::modal::Modal;
use super::sharing::copy;
use crate::browser::saving::{self, Saving};
use crate::state::taking::{Form, picture_of, pixel_ratio, text};
use crate::state::{Action, Made, Notice};
use crate::timeline::Theme;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub open: bool,
    pub made: Option<Rc<Made>>,
    /// The source as it stands in the editor, whether it was run or not.
    pub source: Rc<str>,
    pub cursor: usize,
    /// The example's id and title, if it is one.
    pub id: AttrValue,
    pub title: AttrValue,
    pub dark: bool,
    pub act: Callback<Action>,
    pub share: Callback<()>,
    pub embed: Callback<()>,
}

#[component]
pub fn Taking(props: &Props) -> Html {
    let hint = match saving::saving() {
        Saving::Free => "",
        Saving::Perhaps => "This page stands in a frame. Where no file comes, the page around it forbids saving: copy instead.",
        Saving::Forbidden => "This page stands in a frame that may save no files. What is text can be copied.",
    };
    html! {
        <Modal id="taking" title="Take along" open={props.open} close={props.act.reform(|()| Action::ToggleTaking)}>
            if props.open {
                if !hint.is_empty() { <p class="dim">{ hint }</p> }
                <ul>
                    { other(props, "Link", "To this very moment of this program, with its settings and marks.", &props.share) }
                    { other(props, "Frame for a web page", "HTML that shows this on a page of yours.", &props.embed) }
                    { for Form::ALL.into_iter().map(|form| form_row(props, form)) }
                </ul>
            }
        </Modal>
    }
}

fn row(name: &str, about: &str, buttons: Html) -> Html {
    html! { <li><p><b>{ first_large(name) }</b>{ about }</p><div>{ buttons }</div></li> }
}

fn first_large(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn other(props: &Props, name: &'static str, about: &str, does: &Callback<()>) -> Html {
    let (act, does) = (props.act.clone(), does.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        act.emit(Action::ToggleTaking);
        does.emit(());
    });
    row(
        name,
        about,
        html! { <button type="button" aria-label={format!("Copy {}", name.to_lowercase())} {onclick}>{ "Copy" }</button> },
    )
}

fn form_row(props: &Props, form: Form) -> Html {
    let button = |verb: &'static str, does: Callback<MouseEvent>| {
        html! { <button type="button" aria-label={format!("{verb} {}", form.name())} onclick={does}>{ verb }</button> }
    };
    let ready = form == Form::Python || props.made.is_some();
    let buttons = html! {
        if ready {
            if form != Form::Png { { button("Copy", copying(props, form)) } }
            if saving::saving() != Saving::Forbidden { { button("Save", keeping(props, form)) } }
        }
    };
    row(form.name(), form.about(), buttons)
}

/// The text of a form; what is made of the run only when somebody asks for it.
fn content(props: &Props, form: Form) -> impl Fn() -> Option<String> + 'static {
    let (made, source, title, cursor) = (props.made.clone(), Rc::clone(&props.source), props.title.clone(), props.cursor);
    move || match form {
        Form::Python => Some(source.to_string()),
        form => text(made.as_ref()?, form, &title, cursor),
    }
}

fn copying(props: &Props, form: Form) -> Callback<MouseEvent> {
    let (content, act) = (content(props, form), props.act.clone());
    Callback::from(move |_| {
        act.emit(Action::ToggleTaking);
        if let Some(text) = content() {
            copy(text, &format!("Copied the {}.", form.name()), "Copy this:", act.clone());
        }
    })
}

fn keeping(props: &Props, form: Form) -> Callback<MouseEvent> {
    let name = form.file_name(&props.id);
    let say = move |act: &Callback<Action>, name: &str, saved: bool| {
        act.emit(Action::Say(match saved {
            true => Notice::done(&format!("Saved {name}.")),
            false => Notice::problem(&format!("could not save {name}: this browser makes no file of it")),
        }));
    };
    let act = props.act.clone();
    if form != Form::Png {
        let content = content(props, form);
        return Callback::from(move |_| {
            act.emit(Action::ToggleTaking);
            say(&act, &name, content().is_some_and(|text| saving::save_text(&name, form.mime(), &text)));
        });
    }
    let (made, title, cursor, dark) = (props.made.clone(), props.title.clone(), props.cursor, props.dark);
    Callback::from(move |_| {
        act.emit(Action::ToggleTaking);
        let Some(made) = &made else { return };
        let theme = if dark { Theme::dark() } else { Theme::light() };
        let (act, name) = (act.clone(), name.clone());
        saving::png(
            |measure| picture_of(made, &title, &theme, cursor, measure),
            &theme,
            pixel_ratio,
            move |blob| say(&act, &name, blob.is_some_and(|blob| saving::save(&name, &blob))),
        );
    })
}
