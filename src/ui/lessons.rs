//! The menu of lessons: the catalogue, and a place for a lesson of one's own. Knows no lesson but by its title.

use super::modal::Modal;
use crate::lessons::{Catalogue, Entry};
use crate::state::{Action, Learn, Learning};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub learning: Learning,
    pub act: Callback<Action>,
}

#[component]
pub fn Lessons(props: &Props) -> Html {
    let learn = props.act.reform(Action::Learn);
    let own = use_node_ref();
    let paste = {
        let (own, learn) = (own.clone(), learn.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(area) = own.cast::<HtmlTextAreaElement>() {
                learn.emit(Learn::Paste(area.value()));
            }
        })
    };
    html! {
        <Modal id="lessons" title="Lessons" open={props.learning.menu} close={learn.reform(|()| Learn::Menu(false))}>
            { match &props.learning.catalogue {
                Some(catalogue) => self::catalogue(catalogue, &learn),
                None => html! { <p role="status">{ "Loading the list of lessons…" }</p> },
            } }
            <details open={!props.learning.faults.is_empty()}>
                <summary>{ "A lesson of your own" }</summary>
                <label for="own-lesson">{ "Paste its Markdown here, or open this page with " }<code>{ "?lesson=ADDRESS.md" }</code>{ ", an address on the same site." }</label>
                <textarea id="own-lesson" ref={own} rows="6" spellcheck="false" />
                <button type="button" onclick={paste}>{ "Open" }</button>
                if !props.learning.faults.is_empty() {
                    <ul class="faults" role="status">{ for props.learning.faults.iter().take(10).map(|fault| html! { <li>{ fault }</li> }) }</ul>
                }
            </details>
        </Modal>
    }
}

fn catalogue(catalogue: &Catalogue, learn: &Callback<Learn>) -> Html {
    let entry = |entry: &Entry| {
        let name = entry.name.clone();
        let open = learn.reform(move |_: MouseEvent| Learn::Open(name.clone()));
        html! { <li><button type="button" class="plain" onclick={open}>{ &entry.title }</button></li> }
    };
    html! {
        <div class="chapters">
            { for catalogue.chapters.iter().map(|chapter| html! {
                <section>
                    <h3>{ &chapter.title }</h3>
                    <ul>{ for chapter.entries.iter().map(entry) }</ul>
                </section>
            }) }
        </div>
    }
}
