//! The table of files that a run finds when it starts. Knows nobody who reads them.

use super::{group, reading, toggled};
use crate::settings::{File, HOME, Place, Table};
use crate::state::adjusting::{self, Adjust};
use crate::ui::field::Field;
use crate::ui::icons::{Shape, icon};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub table: Rc<Table<File>>,
    pub adjust: Callback<Adjust>,
}

#[component]
pub fn Files(props: &Props) -> Html {
    let open = use_state(|| None::<Place>);
    let add = {
        let open = open.clone();
        props.adjust.reform(move |_: MouseEvent| {
            open.set(Some(Place::Own(0)));
            Adjust::AddFile
        })
    };
    let rows = adjusting::rows(&props.table);
    let changed = rows.iter().any(|(.., changed)| *changed) || adjusting::removed(&props.table) > 0;
    let aside = html! {
        <>
            if changed { <button type="button" class="plain add" onclick={props.adjust.reform(|_: MouseEvent| Adjust::ResetFiles)}>{ "Reset the files" }</button> }
            <button type="button" class="plain add" onclick={add}>{ icon(Shape::Plus) }{ "Add file" }</button>
        </>
    };
    let content = html! {
        <>
            <p class="dim">{ "No file of yours is read or written: open(), pathlib and aiofiles work on these, in " }<code>{ HOME }</code>
                { ". Every run begins with them as they stand here; what it writes lasts until it ends." }</p>
            <ol class="rows">
                { for rows.into_iter().map(|(place, row, changed)| html! { <li key={name_of(place)}>{ show(props, &open, place, &row, changed) }</li> }) }
            </ol>
        </>
    };
    group("settings-files", "Simulated files", aside, content)
}

/// What tells the elements of one row from those of others.
fn name_of(place: Place) -> String {
    match place {
        Place::Own(at) => format!("own-file-{at}"),
        Place::BuiltIn(at) => format!("file-{at}"),
    }
}

fn show(props: &Props, open: &UseStateHandle<Option<Place>>, place: Place, row: &File, changed: bool) -> Html {
    let (id, path) = (name_of(place), row.path.clone());
    let is_open = **open == Some(place);
    let table = props.table.clone();
    let read_path = move |row: &File, text: &str| adjusting::read_path(&table, place, row, text);
    let read_text = |row: &File, text: &str| Ok(File { text: text.to_owned(), ..row.clone() });
    let remove = {
        let open = open.clone();
        props.adjust.reform(move |_: MouseEvent| {
            open.set(None);
            Adjust::RemoveFile(place)
        })
    };
    let reset = props.adjust.reform(move |_: MouseEvent| Adjust::ResetFile(place));
    html! {
        <div class={classes!("file-row", is_open.then_some("open"), changed.then_some("changed"))} role="group" aria-label={format!("File {path}")}>
            <Field<Adjust> class="address" id={format!("{id}-path")} label={format!("Path of {path}")} value={path.clone()} read={reading(place, row, read_path)} change={props.adjust.clone()} />
            <span class="dim">{ format!("{} bytes", row.text.len()) }</span>
            <button type="button" class="square plain" aria-expanded={if is_open { "true" } else { "false" }} aria-label={format!("More about {path}")}
                title="Its text, reset, remove" onclick={toggled(open, place)}>{ icon(if is_open { Shape::Up } else { Shape::Down }) }</button>
            if is_open {
                <div class="row-details">
                    <Field<Adjust> class="text" lines={6} id={format!("{id}-text")} label={format!("Text of {path}")} value={row.text.clone()}
                        read={reading(place, row, read_text)} change={props.adjust.clone()} />
                    <div class="line buttons">
                        if changed && matches!(place, Place::BuiltIn(_)) { <button type="button" onclick={reset}>{ "Reset this file" }</button> }
                        <button type="button" aria-label={format!("Remove {path}")} onclick={remove}>{ "Remove" }</button>
                    </div>
                </div>
            }
        </div>
    }
}
