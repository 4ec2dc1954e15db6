//! The strip of the whole run below the timeline, with what is seen of it as a window that can be dragged; a drag beside the window
//! shows what it goes over. Knows no rows. Everything here can be done by keys too, on the timeline itself.

use crate::browser::canvas::Canvas;
use crate::state::{Action, Made};
use crate::time::Instant;
use crate::timeline::{Theme, minimap};
use std::rc::Rc;
use web_sys::{Element, HtmlCanvasElement, PointerEvent};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub made: Rc<Made>,
    pub width: f32,
    pub dark: bool,
    /// What is seen, and where the cursor stands, as shares of the whole run.
    pub seen: (f64, f64),
    pub now: f64,
    pub act: Callback<Action>,
}

const HEIGHT: f32 = 24.0;

/// What a pointer that is down does, in shares of the whole run.
#[derive(Clone, Copy)]
enum Drag {
    /// It holds the window so far right of its left edge.
    Window(f64),
    /// It goes over what is to be seen, from here on.
    Range(f64),
}

#[component]
pub fn Minimap(props: &Props) -> Html {
    let element = use_node_ref();
    let drag = use_mut_ref(|| None::<Drag>);
    {
        let element = element.clone();
        use_effect_with((Rc::clone(&props.made), props.width as u32, props.dark), move |(made, width, dark)| {
            let list = minimap(&made.timeline, *width as f32, HEIGHT);
            let theme = if *dark { Theme::dark() } else { Theme::light() };
            if let Some(canvas) = element.cast::<HtmlCanvasElement>().and_then(Canvas::of) {
                canvas.paint(&list, &theme);
            }
        });
    }
    let (seen, end) = (props.seen, props.made.trace().end());
    let share = |event: &PointerEvent, element: &NodeRef| {
        let wide = element.cast::<Element>().map_or(1.0, |element| f64::from(element.client_width().max(1)));
        (f64::from(event.offset_x()) / wide).clamp(0.0, 1.0)
    };
    let onpointerdown = {
        let (element, drag) = (element.clone(), Rc::clone(&drag));
        Callback::from(move |event: PointerEvent| {
            let at = share(&event, &element);
            let whole = seen.1 - seen.0 > 0.98;
            let inside = at >= seen.0 && at <= seen.1 && !whole;
            drag.replace(Some(if inside { Drag::Window(at - seen.0) } else { Drag::Range(at) }));
            // Capturing fails only for a pointer that is gone already.
            let _ = element.cast::<Element>().map(|element| element.set_pointer_capture(event.pointer_id()));
        })
    };
    let onpointermove = {
        let (element, drag, act) = (element.clone(), Rc::clone(&drag), props.act.clone());
        Callback::from(move |event: PointerEvent| {
            let at = share(&event, &element);
            let (from, to) = match *drag.borrow() {
                Some(Drag::Window(grip)) => (at - grip, at - grip + seen.1 - seen.0),
                Some(Drag::Range(from)) if (at - from).abs() > 0.004 => (from, at),
                _ => return,
            };
            act.emit(Action::Show(instant(end, from), instant(end, to)));
        })
    };
    let onpointerup = {
        let (element, drag, act) = (element.clone(), Rc::clone(&drag), props.act.clone());
        Callback::from(move |event: PointerEvent| {
            let at = share(&event, &element);
            // A tap beside the window brings it there.
            if let Some(Drag::Range(from)) = drag.take()
                && (at - from).abs() <= 0.004
                && seen.1 - seen.0 <= 0.98
            {
                let half = (seen.1 - seen.0) / 2.0;
                act.emit(Action::Show(instant(end, at - half), instant(end, at + half)));
            }
        })
    };
    let percent = |share: f64| format!("{:.3}%", share.clamp(0.0, 1.0) * 100.0);
    let window = format!("left:{};right:{}", percent(seen.0), percent(1.0 - seen.1));
    html! {
        <div class="minimap" title="The whole run. Drag over what you want to see; drag the window to move it.">
            <canvas ref={element} role="img" aria-label={format!("The whole run; seen is {:.0} % of it", (seen.1 - seen.0).clamp(0.0, 1.0) * 100.0)}
                {onpointerdown} {onpointermove} {onpointerup} />
            <i class="now" style={format!("left:{}", percent(props.now))} />
            <i class="seen" style={window} />
        </div>
    }
}

/// The instant at a share of the whole run.
fn instant(end: Instant, share: f64) -> Instant {
    Instant::from_nanos((end.nanos() as f64 * share.clamp(0.0, 1.0)) as u64)
}
