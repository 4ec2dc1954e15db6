//! The composer: the tasks, and how they are awaited. Knows a composition, and turns what a person does into changes of it.

use super::awaited_by::{self, awaited_by};
use super::icons::{Shape, icon};
use super::task_row::{TaskRow, id_down, id_up};
use crate::browser;
use crate::composition::{Change, Composition, MOST_TASKS};
use crate::state::composing;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlButtonElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// None: the program has a shape that the composer does not know.
    pub composition: Option<Rc<Composition>>,
    /// The text has an error: what is shown is from before it.
    pub stale: bool,
    pub change: Callback<Change>,
}

#[component]
pub fn Composer(props: &Props) -> Html {
    let opened = use_state(|| None::<usize>);
    let moved = use_mut_ref(|| None::<Moved>);
    {
        // A task that was moved takes its details and the focus along, so that it can be moved on.
        let moved = Rc::clone(&moved);
        use_effect(move || {
            if let Some(moved) = moved.take() {
                moved.focus();
            }
        });
    }
    let Some(composition) = &props.composition else {
        return html! {
            <section class="card composer none" aria-label="Composer">
                <p>{ "This program is edited as text, below: it has more to it than the composer can show. Choose an example to compose again." }</p>
            </section>
        };
    };
    let end = composing::slider_end(composition);
    let open = {
        let opened = opened.clone();
        Callback::from(move |at: usize| opened.set(if *opened == Some(at) { None } else { Some(at) }))
    };
    let add = {
        let (change, composition) = (props.change.clone(), Rc::clone(composition));
        Callback::from(move |_: MouseEvent| change.emit(Change::Add(composing::one_more(&composition))))
    };
    let change = {
        let (change, opened) = (props.change.clone(), opened.clone());
        Callback::from(move |made: Change| {
            opened.set(composing::opened_after(*opened, &made));
            if let Change::Move { from, to } = made {
                moved.replace(Some(Moved { from, to }));
            }
            change.emit(made);
        })
    };
    let full = composition.tasks.len() >= MOST_TASKS;
    html! {
        <section class={classes!("card", "composer", props.stale.then_some("stale"))} aria-label="Composer">
            <div role="group" aria-labelledby="tasks-title" class="tasks">
                <div class="title-row">
                    <h2 id="tasks-title">{ "Tasks" }</h2>
                    <button type="button" class="plain add" onclick={add} disabled={full}>{ icon(Shape::Plus) }{ "Add task" }</button>
                </div>
                <ol class="scroll">
                    { for composition.tasks.iter().enumerate().map(|(at, task)| html! {
                        <TaskRow key={at} {at} composition={Rc::clone(composition)} task={task.clone()} {end} open={*opened == Some(at)}
                            on_open={open.reform(move |()| at)} change={change.clone()} />
                    }) }
                </ol>
            </div>
            { awaited_by(&awaited_by::Props { composition: Rc::clone(composition), change: props.change.clone() }) }
        </section>
    }
}

/// A task that has just changed its place.
#[derive(Clone, Copy)]
struct Moved {
    from: usize,
    to: usize,
}

impl Moved {
    /// Focuses the button that moves it on in the same direction; at the end of the list the other one.
    fn focus(self) {
        let [on, back] = if self.to < self.from { [id_up(self.to), id_down(self.to)] } else { [id_down(self.to), id_up(self.to)] };
        let button = |id: String| browser::document().get_element_by_id(&id)?.dyn_into::<HtmlButtonElement>().ok();
        let usable = button(on).filter(|button| !button.disabled()).or_else(|| button(back));
        let _ = usable.map(|button| button.focus());
    }
}
