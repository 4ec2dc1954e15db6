//! What the shapes of the timeline mean. Knows the entries by `timeline::legend` alone.

use crate::timeline::{self, LegendEntry, Role, Sample, Theme};
use yew::prelude::*;

/// The legend.
pub fn legend(dark: bool) -> Html {
    let theme = if dark { Theme::dark() } else { Theme::light() };
    html! {
        <ul class="legend" aria-label="Legend">
            { for timeline::legend().iter().map(|entry| html! { <li>{ sample(entry, &theme) }{ entry.words }</li> }) }
        </ul>
    }
}

fn sample(entry: &LegendEntry, theme: &Theme) -> Html {
    let colour = |role: Role| theme.colour(role).to_string();
    let edge = |role: Role| match role {
        Role::Ready => Role::ReadyEdge,
        Role::Waiting => Role::WaitingEdge,
        role => role,
    };
    match entry.sample {
        Sample::Slice(role) => {
            html! { <i class="slice" style={format!("background:{};border-color:{}", colour(role), colour(edge(role)))} /> }
        }
        Sample::Hatched(role) => {
            html! { <i class="slice hatched" style={format!("background-color:{0};border-color:{0};--hatch:{1}", colour(role), colour(Role::Hatch))} /> }
        }
        Sample::Line(role) => html! { <i class="stroke" style={format!("background:{}", colour(role))} /> },
        Sample::Sign(sign, role) => html! { <b style={format!("color:{}", colour(role))}>{ sign }</b> },
    }
}
