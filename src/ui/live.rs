//! Live mode: its switch, its pace, and what is said of it. Knows no executor.

use super::switch::{gated_switch, switch};
use super::task_row::select;
use crate::state::{Action, Live as Mode, Pace};
use yew::prelude::*;

pub struct Props {
    pub live: Mode,
    pub pace: Pace,
    pub real_requests: bool,
    /// What is shown is the run of the text as it stands: only that can be compared.
    pub ready: bool,
    pub act: Callback<Action>,
}

pub fn live(props: &Props) -> Html {
    let paces = Pace::ALL.iter().map(|pace| pace.label().to_owned()).collect();
    let chosen = Pace::ALL.iter().position(|pace| *pace == props.pace);
    html! {
        <>
            <span class="live">
                { gated_switch("Live", "Run it for real, on this browser's executor and timers", props.live.is_on(), props.ready,
                    props.act.reform(Action::SetLive)) }
                if props.live.is_on() {
                    { select("Pace of the live run".to_owned(), paces, chosen, None, props.act.reform(|chosen: usize| Action::SetPace(Pace::ALL[chosen]))) }
                    { switch("Real requests", "Let aiohttp, httpx, requests and urllib ask the real network, by this browser's fetch",
                        props.real_requests, props.act.reform(Action::SetRealRequests)) }
                }
            </span>
            <p class="live-report" role="status">{ props.live.to_text() }</p>
        </>
    }
}
