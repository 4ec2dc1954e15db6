//! The offer to complete a fragment: what the listing lacks, and, once asked for, every line that would be added. Knows no run.

use crate::fragment::{Completion, Line, Mark, complete};
use crate::state::Action;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub source: Rc<str>,
    pub top_level_await: bool,
    pub act: Callback<Action>,
}

#[component]
pub fn Fragment(props: &Props) -> Html {
    let found = use_memo((Rc::clone(&props.source), props.top_level_await), |(source, allowed)| complete(source, *allowed));
    // The text whose completion is looked at: it is closed when the text changes.
    let open = use_state(|| None::<Rc<str>>);
    let Some(completion) = &*found else { return html! {} };
    let shown = open.as_ref() == Some(&props.source);
    let toggle = {
        let (open, source) = (open.clone(), Rc::clone(&props.source));
        Callback::from(move |_: MouseEvent| open.set((!shown).then(|| Rc::clone(&source))))
    };
    let supplies = completion.supplies.join(", ").replace('`', "");
    html! {
        <section class="fragment" role="group" aria-label="Complete this fragment">
            <p>{ "This listing is a fragment. It can be completed by: " }<span class="dim">{ supplies }</span></p>
            <button type="button" aria-expanded={if shown { "true" } else { "false" }} onclick={toggle}>
                { if shown { "Leave it as it is" } else { "Complete this fragment" } }
            </button>
            if shown { { preview(completion, &props.act) } }
        </section>
    }
}

fn preview(completion: &Completion, act: &Callback<Action>) -> Html {
    let source = completion.source.clone();
    let take = act.reform(move |_: MouseEvent| Action::Type { source: source.clone(), kind: "complete".into() });
    let added = completion.lines.iter().filter(|line| line.mark == Mark::Added && !line.text.is_empty()).count();
    html! {
        <>
            <button type="button" class="primary" onclick={take}>{ format!("Add these {added} lines") }</button>
            <div class="scroll preview" tabindex="0" role="region" aria-label="The completed program">
                <table><tbody>{ for completion.lines.iter().map(row) }</tbody></table>
            </div>
        </>
    }
}

fn row(line: &Line) -> Html {
    let (class, sign, said) = match line.mark {
        Mark::Kept => ("kept", "", ""),
        Mark::Moved => ("moved", "→", "moved: "),
        Mark::Added => ("added", "+", "added: "),
        Mark::Dropped => ("dropped", "−", "taken out: "),
    };
    html! {
        <tr {class}>
            <td aria-hidden="true">{ sign }</td>
            <td><span class="visually-hidden">{ said }</span><code>{ &line.text }</code></td>
        </tr>
    }
}
