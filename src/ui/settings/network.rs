//! The table of addresses: what each answers and after how long. Knows no request.

use super::{group, reading, toggled};
use crate::settings::{Kind, METHODS, Place, Route, Table};
use crate::state::adjusting::{self, Adjust};
use crate::ui::field::Field;
use crate::ui::icons::{Shape, icon};
use crate::ui::task_row::select;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub table: Rc<Table<Route>>,
    pub adjust: Callback<Adjust>,
}

#[component]
pub fn Network(props: &Props) -> Html {
    let open = use_state(|| None::<Place>);
    let add = {
        let open = open.clone();
        props.adjust.reform(move |_: MouseEvent| {
            open.set(Some(Place::Own(0)));
            Adjust::AddAddress
        })
    };
    let rows = adjusting::rows(&props.table);
    let changed = rows.iter().any(|(.., changed)| *changed) || adjusting::removed(&props.table) > 0;
    let aside = html! {
        <>
            if changed { <button type="button" class="plain add" onclick={props.adjust.reform(|_: MouseEvent| Adjust::ResetAddresses)}>{ "Reset the table" }</button> }
            <button type="button" class="plain add" onclick={add}>{ icon(Shape::Plus) }{ "Add address" }</button>
        </>
    };
    let content = html! {
        <>
            <p class="dim">{ "Nothing is asked of the real network: aiohttp, httpx, requests and urllib get these answers, marked as simulated on the \
                timeline. The first row that fits an address answers; " }<code>{ "*" }</code>{ " stands for anything, an address without a path for all of its host, " }<code>{ "0.15 + N" }</code>
                { " adds the number at the end of the path, and " }<code>{ "by address" }</code>{ " is a time from 0.1 to 0.5 s that depends on the address alone." }</p>
            <div class="row-heads" aria-hidden="true"><span>{ "Method" }</span><span>{ "Address" }</span><span>{ "Seconds" }</span><span>{ "Answer" }</span></div>
            <ol class="rows">
                { for rows.into_iter().map(|(place, row, changed)| html! {
                    <li key={name_of(place)}>{ show(props, &open, place, &row, changed) }</li>
                }) }
            </ol>
        </>
    };
    group("settings-network", "Simulated network", aside, content)
}

/// What tells the elements of one row from those of others.
fn name_of(place: Place) -> String {
    match place {
        Place::Own(at) => format!("own-address-{at}"),
        Place::BuiltIn(at) => format!("address-{at}"),
    }
}

fn show(props: &Props, open: &UseStateHandle<Option<Place>>, place: Place, row: &Route, changed: bool) -> Html {
    let (id, address) = (name_of(place), row.address.clone());
    let is_open = **open == Some(place);
    let method = METHODS.iter().position(|method| *method == row.method);
    let (for_method, for_kind) = (row.clone(), row.clone());
    let choose_method = props.adjust.reform(move |at: usize| Adjust::Address(place, adjusting::with_method(&for_method, at)));
    let choose_kind = props.adjust.reform(move |at: usize| Adjust::Address(place, adjusting::with_kind(&for_kind, Kind::ALL[at])));
    let kind = Kind::ALL.iter().position(|kind| *kind == row.kind);
    let kinds = Kind::ALL.iter().map(|kind| adjusting::kind_label(*kind).to_owned()).collect();
    html! {
        <div class={classes!("address-row", is_open.then_some("open"), changed.then_some("changed"))} role="group" aria-label={format!("Address {address}")}>
            { select(format!("Method for {address}"), METHODS.map(str::to_owned).into(), method, None, choose_method) }
            <Field<Adjust> class="address" id={format!("{id}-pattern")} label={format!("Address {address}")} value={address.clone()}
                read={reading(place, row, adjusting::read_address)} change={props.adjust.clone()} />
            <Field<Adjust> class="delay" id={format!("{id}-latency")} label={format!("Seconds until {address} answers")} value={row.latency.to_text()}
                read={reading(place, row, adjusting::read_latency)} change={props.adjust.clone()} />
            { select(format!("Answer of {address}"), kinds, kind, None, choose_kind) }
            <button type="button" class="square plain" aria-expanded={if is_open { "true" } else { "false" }} aria-label={format!("More about {address}")}
                title="The answer, reset, remove" onclick={toggled(open, place)}>{ icon(if is_open { Shape::Up } else { Shape::Down }) }</button>
            if is_open { { details(props, open, place, row, changed) } }
        </div>
    }
}

fn details(props: &Props, open: &UseStateHandle<Option<Place>>, place: Place, row: &Route, changed: bool) -> Html {
    let (id, address) = (name_of(place), &row.address);
    let remove = {
        let open = open.clone();
        props.adjust.reform(move |_: MouseEvent| {
            open.set(None);
            Adjust::RemoveAddress(place)
        })
    };
    let reset = props.adjust.reform(move |_: MouseEvent| Adjust::ResetAddress(place));
    let note = adjusting::kind_note(row.kind);
    html! {
        <div class="row-details">
            if !note.is_empty() { <p class="dim">{ note }</p> }
            if row.kind.is_written() {
                <label class="line"><span>{ "Status" }</span>
                    <Field<Adjust> class="number" number=true id={format!("{id}-status")} label={format!("Status of {address}")} value={row.status.to_string()}
                        read={reading(place, row, adjusting::read_status)} change={props.adjust.clone()} />
                </label>
            }
            if !matches!(row.kind, Kind::Refused | Kind::Unknown) {
                <label class="line"><span>{ "Headers" }</span>
                    <Field<Adjust> class="text" lines={1} id={format!("{id}-headers")} label={format!("Headers of {address}")} value={adjusting::headers_text(row)}
                        read={reading(place, row, adjusting::read_headers)} change={props.adjust.clone()} />
                </label>
            }
            if row.kind.is_written() {
                <label class="line"><span>{ "Answer" }</span>
                    // A kind of its own reads anew what was typed.
                    <Field<Adjust> key={row.kind.name()} class="text" lines={5} id={format!("{id}-body")} label={format!("Text that {address} answers")} value={row.body.clone()}
                        read={reading(place, row, adjusting::read_body)} change={props.adjust.clone()} />
                </label>
            }
            <div class="line buttons">
                if changed && matches!(place, Place::BuiltIn(_)) { <button type="button" onclick={reset}>{ "Reset this row" }</button> }
                <button type="button" aria-label={format!("Remove {address}")} onclick={remove}>{ "Remove" }</button>
            </div>
        </div>
    }
}
