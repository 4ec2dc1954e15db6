//! How the tasks are awaited: the ways, and the options of the way that is chosen.

use super::field::Field;
use super::switch::switch;
use super::task_row::select;
use crate::composition::{Awaiting, Change, Composition, ReturnWhen, Seconds};
use crate::state::composing;
use std::rc::Rc;
use yew::prelude::*;

pub struct Props {
    pub composition: Rc<Composition>,
    pub change: Callback<Change>,
}

pub fn awaited_by(props: &Props) -> Html {
    let now = props.composition.awaiting;
    let way = |(label, way): (&'static str, Awaiting)| {
        let checked = composing::same_way(way, now);
        let onchange = props.change.reform(move |_: Event| Change::Awaiting(way));
        html! {
            <label class="chip"><input type="radio" name="awaited-by" {checked} {onchange} /><span>{ label }</span></label>
        }
    };
    html! {
        <div role="group" aria-labelledby="awaited-title" class="awaited">
            <h2 id="awaited-title">{ "Awaited by" }</h2>
            <div class="chips">{ for composing::awaitings(now).into_iter().map(way) }</div>
            <div class="options">
                { options(props, now) }
                { fence(props) }
                { after(props) }
            </div>
        </div>
    }
}

fn options(props: &Props, now: Awaiting) -> Html {
    let awaiting = |awaiting| Change::Awaiting(awaiting);
    match now {
        Awaiting::Gather { return_exceptions } => html! {
            <>{ switch("return_exceptions", "", return_exceptions,
                props.change.reform(move |return_exceptions| awaiting(Awaiting::Gather { return_exceptions }))) }</>
        },
        Awaiting::Wait { return_when, timeout, cancel_pending } => {
            let rules = [ReturnWhen::FirstCompleted, ReturnWhen::FirstException, ReturnWhen::AllCompleted];
            let labels = ["FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"].map(str::to_owned).to_vec();
            let chosen = rules.iter().position(|rule| *rule == return_when);
            html! {
                <>
                    { select("return_when".to_owned(), labels, chosen, None, props.change.reform(move |chosen: usize| {
                        awaiting(Awaiting::Wait { return_when: rules[chosen], timeout, cancel_pending })
                    })) }
                    { seconds(props, "timeout", "timeout", timeout, composing::usual_timeout(), move |timeout| {
                        awaiting(Awaiting::Wait { return_when, timeout, cancel_pending })
                    }) }
                    { switch("cancel what is pending", "", cancel_pending, props.change.reform(move |cancel_pending| {
                        awaiting(Awaiting::Wait { return_when, timeout, cancel_pending })
                    })) }
                </>
            }
        }
        Awaiting::AsCompleted { timeout } => {
            seconds(props, "timeout", "timeout", timeout, composing::usual_timeout(), move |timeout| {
                awaiting(Awaiting::AsCompleted { timeout })
            })
        }
        Awaiting::OneAfterAnother | Awaiting::InTurn | Awaiting::TaskGroup => html! {},
    }
}

/// A switch with seconds beside it.
fn seconds(
    props: &Props,
    id: &'static str,
    label: &'static str,
    now: Option<Seconds>,
    usual: Seconds,
    change: impl Fn(Option<Seconds>) -> Change + Clone + 'static,
) -> Html {
    let read = {
        let change = change.clone();
        Callback::from(move |typed: String| composing::typed_seconds(&typed, |seconds| change(Some(seconds))))
    };
    html! {
        <span class="seconds">
            { switch(label, "", now.is_some(), props.change.reform(move |on: bool| change(on.then_some(usual)))) }
            if let Some(now) = now {
                <Field<Change> class="delay" number=true {id} label={format!("{label} in seconds")} value={now.to_string()} {read} change={props.change.clone()} />
            }
        </span>
    }
}

fn fence(props: &Props) -> Html {
    let now = props.composition.fence;
    let fences = composing::fences(now);
    let chosen =
        fences.iter().position(|(_, fence)| fence.map(|f| std::mem::discriminant(&f)) == now.map(|f| std::mem::discriminant(&f)));
    let labels = fences.iter().map(|(label, _)| (*label).to_owned()).collect();
    let read = Callback::from(move |typed: String| {
        composing::typed_seconds(&typed, |seconds| Change::Fence(now.map(|fence| composing::with_seconds(fence, seconds))))
    });
    html! {
        <span class="seconds">
            { select("Around it".to_owned(), labels, chosen, None, props.change.reform(move |chosen: usize| Change::Fence(fences[chosen].1))) }
            if let Some(now) = composing::fence_seconds(now) {
                <Field<Change> class="delay" number=true id="fence" label="Deadline around it in seconds" value={now.to_string()} {read} change={props.change.clone()} />
            }
        </span>
    }
}

fn after(props: &Props) -> Html {
    html! {
        <>
            { seconds(props, "linger", "then main sleeps", props.composition.linger, composing::usual_linger(), Change::Linger) }
            { switch("print times", "", props.composition.timestamps, props.change.reform(Change::Timestamps)) }
        </>
    }
}
