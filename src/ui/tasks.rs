//! The tree of tasks and who waits on whom: boxes that are buttons, over lines. Knows no run, only the graph.

use crate::state::Action;
use crate::timeline::{Edge, EdgeKind, Graph, Node};
use crate::trace::{Outcome, TaskId, TaskStatus};
use yew::prelude::*;

pub struct Props {
    pub graph: Graph,
    pub followed: Option<TaskId>,
    pub act: Callback<Action>,
}

pub fn tasks(props: &Props) -> Html {
    let graph = &props.graph;
    if graph.nodes.is_empty() {
        return html! { <p class="dim">{ "There is no task at this moment." }</p> };
    }
    let size = format!("width:{}px;height:{}px", graph.width, graph.height);
    html! {
        <div class="tasks-graph" role="group" aria-label="Tree of tasks">
            { for graph.circles.iter().map(|circle| html! { <p class="circle">{ circle }</p> }) }
            <div class="graph" style={size}>
                <svg width={graph.width.to_string()} height={graph.height.to_string()} aria-hidden="true">
                    <defs>
                        { arrow_head("head-awaits", "head") }
                        { arrow_head("head-circle", "head circle") }
                    </defs>
                    { for graph.edges.iter().map(line) }
                </svg>
                { for graph.nodes.iter().map(|node| show(props, node)) }
            </div>
            if graph.more > 0 { <p class="dim">{ format!("and {} more tasks", graph.more) }</p> }
        </div>
    }
}

/// What the lines mean.
pub fn key() -> Html {
    html! {
        <p class="graph-key">
            <svg viewBox="0 0 24 10" aria-hidden="true"><path class="made" d="M0 5H24" /></svg>{ "made" }
            <svg viewBox="0 0 24 10" aria-hidden="true"><path class="awaits" d="M0 5H18" /><path class="head" d="M16 1 23 5 16 9Z" /></svg>{ "waits on" }
        </p>
    }
}

fn arrow_head(id: &'static str, class: &'static str) -> Html {
    html! {
        <marker {id} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto">
            <path {class} d="M0 0 8 4 0 8Z" />
        </marker>
    }
}

fn line(edge: &Edge) -> Html {
    let (class, head) = match edge.kind {
        EdgeKind::Made => ("made", None),
        EdgeKind::Awaits => ("awaits", Some("url(#head-awaits)")),
        EdgeKind::Circle => ("awaits circle", Some("url(#head-circle)")),
    };
    html! {
        <path {class} d={edge.path.clone()} marker-end={head} />
    }
}

fn show(props: &Props, node: &Node) -> Html {
    let task = node.task;
    let class = match node.status {
        TaskStatus::Running => "running",
        TaskStatus::Ready(_) => "ready",
        TaskStatus::Waiting(_) => "waiting",
        TaskStatus::Made => "other",
        TaskStatus::Ended(Outcome::Returned, _) => "over",
        TaskStatus::Ended(..) => "over badly",
    };
    let place = node.place;
    let style = format!("left:{}px;top:{}px;width:{}px;height:{}px", place.x, place.y, place.width, place.height);
    let label = format!("{}: {}; {}", node.name, node.doing, node.told);
    let followed = (props.followed == Some(task)).then_some("followed");
    html! {
        <button type="button" class={classes!("node", class, followed)} {style} aria-label={label.clone()} title={label}
            onclick={props.act.reform(move |_: MouseEvent| Action::GoToTask(task))} key={task.0}>
            <b>{ &node.name }</b><span>{ &node.doing }</span>
        </button>
    }
}
