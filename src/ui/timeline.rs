//! The timeline: a canvas that is painted anew whenever what it shows changes, and what pointers do on it. Draws nothing itself.

use super::folds;
use super::icons::{Shape, icon};
use super::minimap::Minimap;
use crate::browser::{self, canvas::Canvas, listen::Listener, resize::Resize};
use crate::run::Settings;
use crate::state::dragging;
use crate::state::gesture::{Change, Gesture};
use crate::state::{Action, Made};
use crate::time::Instant;
use crate::timeline::{CssPx, Estimate, Measure, Moment, Scene, Target, Theme, View};
use crate::trace::EventId;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::{Element, HtmlCanvasElement, PointerEvent, WheelEvent};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub made: Rc<Made>,
    pub cursor: usize,
    pub view: View,
    /// The page has been laid out, so that one knows how much room there is.
    pub sized: bool,
    /// The row of the step at the cursor, which is kept in sight.
    pub row: Option<usize>,
    pub dark: bool,
    /// What the picture says, for those who do not see it: in a sentence, and every track in a line.
    pub label: AttrValue,
    pub description: Vec<String>,
    /// What is pointed at, in words.
    pub details: Option<AttrValue>,
    /// While a wait is being played: the instant that its clock has come to.
    pub clock: Option<Instant>,
    /// Whether any row is folded; none where there is nothing to fold.
    pub folded: Option<bool>,
    /// The settings of the run, where the ends of its waits can be dragged.
    pub draggable: Option<Settings>,
    /// The wait whose end is pointed at or held.
    pub grip: Option<Target>,
    /// While one drags over what is to be seen: from where to where.
    pub boxed: Option<(CssPx, CssPx)>,
    /// What comes is to be predicted.
    pub hidden: bool,
    pub act: Callback<Action>,
}

/// What was painted last, for the pointers: they need no new drawing.
type Painted = Rc<RefCell<Option<Scene>>>;

/// The run whose waits can be dragged, with its settings.
type Waits = Rc<RefCell<Option<(Rc<Made>, Settings)>>>;

#[component]
pub fn Timeline(props: &Props) -> Html {
    let place = use_node_ref();
    let element = use_node_ref();
    let canvas = use_mut_ref(|| None::<Canvas>);
    let painted: Painted = use_mut_ref(|| None);
    let waits: Waits = use_mut_ref(|| None);
    waits.replace(props.draggable.clone().map(|settings| (Rc::clone(&props.made), settings)));
    let act = props.act.clone();
    {
        let (place, act) = (place.clone(), act.clone());
        use_effect_with((), move |()| {
            let resize = place
                .cast::<Element>()
                .and_then(|place| Resize::of(&place, move |width, height| act.emit(Action::Resize(width, height))));
            move || drop(resize)
        });
    }
    {
        let (element, painted, waits, act) = (element.clone(), Rc::clone(&painted), Rc::clone(&waits), act.clone());
        use_effect_with((), move |()| {
            let listeners = element.cast::<HtmlCanvasElement>().map(|element| listen(&element, painted, waits, act));
            move || drop(listeners)
        });
    }
    let (full_height, clock_line, folds, grip, strip) = {
        let (element, painted) = (element.clone(), Rc::clone(&painted));
        let scene = scene(props, &canvas);
        let full_height = scene.full_height;
        let clock_line = props.clock.and_then(|at| clock_line(&scene, at));
        let folds = folds::folds(&scene.folds, scene.list.plot.y, &act);
        let grip = props.grip.and_then(|target| scene.place_of(target));
        let (dark, sized) = (props.dark, props.sized);
        let strip = strip(props, &scene);
        use_effect(move || {
            if sized {
                paint(&canvas, &element, &scene, dark);
            }
            painted.replace(Some(scene));
        });
        (full_height, clock_line, folds, grip, strip)
    };
    {
        let (painted, act) = (Rc::clone(&painted), act.clone());
        let row = props.row;
        use_effect_with((props.cursor, row, props.view.clock.is_some(), props.view.folds.clone()), move |(_, row, zoomed, _)| {
            let found = painted.borrow().as_ref().map(|scene| reveal(scene, *row, *zoomed));
            found.into_iter().flatten().for_each(|action| act.emit(action));
        });
    }
    let on = |action: Action| act.reform(move |_: MouseEvent| action.clone());
    html! {
        <section class="card timeline" role="group" aria-label="Timeline">
            <div class="drawing" ref={place} style={format!("--full:{full_height}px")}>
                if let Some((x, height)) = clock_line {
                    <i class="clock-line" style={format!("height:{height}px;transform:translateX({x}px)")} />
                }
                if let Some(rect) = grip {
                    <i class="grip" style={format!("height:{}px;transform:translate({}px,{}px)", rect.height, rect.right() - 3.0, rect.y)} />
                }
                <canvas ref={element} tabindex="0" data-timeline="" role="img" aria-label={props.label.clone()} aria-describedby="timeline-description" />
                { folds }
                if let Some((from, to)) = props.boxed {
                    <i class="zoom-box" style={format!("left:{}px;width:{}px", from.min(to), (to - from).abs())} />
                }
            </div>
            { strip }
            <ul id="timeline-description" class="visually-hidden">{ for props.description.iter().map(|line| html! { <li>{ line }</li> }) }</ul>
            <p class="details">{ props.details.clone().unwrap_or_else(|| "Point at something, or tap it, to see what it is.".into()) }</p>
            <div class="view-buttons">
                <button type="button" class="square plain" aria-label="Zoom out" title="Zoom out (−)" onclick={on(Action::ZoomOut)}>{ icon(Shape::Minus) }</button>
                <button type="button" class="square plain" aria-label="Zoom in" title="Zoom in (+)" onclick={on(Action::ZoomIn)}>{ icon(Shape::Plus) }</button>
                <button type="button" class="square plain" aria-label="Zoom to selection" title="Zoom to what is selected, or to the instant at the cursor (Z). Shift and drag to zoom to any part." onclick={on(Action::ZoomToSelected)}>{ icon(Shape::Zoom) }</button>
                <button type="button" class="square plain" aria-label="Fit" title="See the whole run" onclick={on(Action::Fit)}>{ icon(Shape::Fit) }</button>
                if let Some(folded) = props.folded {
                    <button type="button" class="square plain" aria-label={if folded { "Unfold all" } else { "Fold all" }} title={if folded { "Unfold all tasks (Shift+F)" } else { "Fold all tasks (Shift+F)" }}
                        onclick={on(Action::FoldAll)}>{ icon(if folded { Shape::Unfold } else { Shape::Fold }) }</button>
                }
            </div>
        </section>
    }
}

fn scene(props: &Props, canvas: &RefCell<Option<Canvas>>) -> Scene {
    let canvas = canvas.borrow();
    let measure: &dyn Measure = canvas.as_ref().map_or(&Estimate, |canvas| canvas);
    props.made.timeline.scene(props.cursor, &props.view, measure)
}

fn paint(canvas: &RefCell<Option<Canvas>>, element: &NodeRef, scene: &Scene, dark: bool) {
    let mut canvas = canvas.borrow_mut();
    if canvas.is_none() {
        *canvas = element.cast::<HtmlCanvasElement>().and_then(Canvas::of);
    }
    let Some(canvas) = canvas.as_ref() else { return };
    let theme = if dark { Theme::dark() } else { Theme::light() };
    canvas.paint(&scene.list, &theme);
    browser::mark_once("loopscope:first-timeline");
}

/// Runs of more steps than this have a strip below that shows all of them; others have it only while a part is seen.
const FEW_STEPS: usize = 60;

/// The strip of the whole run.
fn strip(props: &Props, scene: &Scene) -> Html {
    let end = props.made.trace().end().nanos() as f64;
    // It would tell what is to be predicted.
    if props.hidden || end == 0.0 || props.view.clock.is_none() && props.made.steps(props.view.grain).len() < FEW_STEPS {
        return html! {};
    }
    let share = |at: Instant| at.nanos() as f64 / end;
    let plot = scene.list.plot;
    let seen = match props.view.clock {
        Some(_) => (share(scene.scale.moment_at(scene.scale.left).0), share(scene.scale.moment_at(plot.right()).0)),
        None => (0.0, 1.0),
    };
    let now = share(props.made.instant(props.cursor));
    html! { <Minimap made={Rc::clone(&props.made)} width={scene.list.width} dark={props.dark} {seen} {now} act={props.act.clone()} /> }
}

/// Where the clock stands, while it goes from one step to the next: its place and height.
fn clock_line(scene: &Scene, at: Instant) -> Option<(CssPx, CssPx)> {
    let x = scene.scale.x_of(Moment { at, order: usize::MAX });
    let plot = scene.list.plot;
    (x >= plot.x && x <= plot.right()).then_some((x, plot.bottom()))
}

/// What brings the playhead and the row of the step at the cursor into sight.
fn reveal(scene: &Scene, row: Option<usize>, zoomed: bool) -> Vec<Action> {
    let plot = scene.list.plot;
    let outside = zoomed && (scene.playhead < plot.x || scene.playhead > plot.right());
    let look = outside.then(|| Action::Look(scene.scale.reveal(scene.playhead).clock));
    let missing = row.map_or(0.0, |row| scene.reveal_row(row));
    let down = (missing != 0.0).then(|| Action::Scroll(scene.scrolled + missing));
    look.into_iter().chain(down).collect()
}

/// All listeners of the canvas. They read what was painted last, so that they need not be taken off and put on again.
fn listen(element: &HtmlCanvasElement, painted: Painted, waits: Waits, act: Callback<Action>) -> Vec<Listener> {
    let gesture = Rc::new(RefCell::new(Gesture::default()));
    let (grasp, boxing) = (Rc::new(Cell::new(None)), Rc::new(Cell::new(None)));
    let on = |name, heard: fn(&Hand, PointerEvent)| {
        let (painted, gesture, waits) = (Rc::clone(&painted), Rc::clone(&gesture), Rc::clone(&waits));
        let hand = Hand {
            element: element.clone(),
            painted,
            gesture,
            waits,
            grasp: Rc::clone(&grasp),
            boxing: Rc::clone(&boxing),
            act: act.clone(),
        };
        Listener::new(element, name, move |event: PointerEvent| heard(&hand, event))
    };
    let wheel = {
        let (painted, act) = (Rc::clone(&painted), act.clone());
        Listener::new(element, "wheel", move |event: WheelEvent| turn(&event, &painted, &act))
    };
    vec![
        on("pointerdown", Hand::down),
        on("pointermove", Hand::moved),
        on("pointerup", Hand::up),
        on("pointercancel", |hand, event| {
            hand.gesture.borrow_mut().cancel(event.pointer_id());
            hand.let_go();
            if hand.boxing.take().is_some() {
                hand.act.emit(Action::Box(None));
            }
        }),
        on("pointerleave", |hand, _| hand.hover(None)),
        wheel,
    ]
}

/// A hand on the timeline.
struct Hand {
    element: HtmlCanvasElement,
    painted: Painted,
    gesture: Rc<RefCell<Gesture>>,
    waits: Waits,
    grasp: Rc<Cell<Option<Grasp>>>,
    /// Where a drag with Shift began.
    boxing: Rc<Cell<Option<CssPx>>>,
    act: Callback<Action>,
}

/// The end of a wait, with a pointer on it.
#[derive(Clone, Copy)]
struct Grasp {
    pointer: i32,
    x: CssPx,
    target: Target,
    /// It has been moved: this is no tap.
    moved: bool,
}

/// A hand that means to tap moves less than this.
const STILL: CssPx = 3.0;

impl Hand {
    fn down(&self, event: PointerEvent) {
        if event.button() != 0 {
            return;
        }
        let (x, y) = place_of(&event);
        if event.shift_key() {
            self.boxing.set(Some(x));
            let _ = self.element.set_pointer_capture(event.pointer_id());
            return;
        }
        self.gesture.borrow_mut().down(event.pointer_id(), x, y);
        let grasp = self.end_at(x, y).map(|target| Grasp { pointer: event.pointer_id(), x, target, moved: false });
        self.grasp.set(grasp);
        // Capturing fails only for a pointer that is gone already.
        let _ = self.element.set_pointer_capture(event.pointer_id());
    }

    fn moved(&self, event: PointerEvent) {
        let (x, y) = place_of(&event);
        if let Some(grasp) = self.grasp.get().filter(|grasp| grasp.pointer == event.pointer_id()) {
            return self.drag(grasp, x);
        }
        if let Some(from) = self.boxing.get() {
            return self.act.emit(Action::Box(Some((from, x))));
        }
        let change = self.gesture.borrow_mut().moved(event.pointer_id(), x, y);
        match change {
            Some(change) => self.change(change),
            None if event.pointer_type() == "mouse" => {
                let end = self.end_at(x, y);
                // An element of the page always has a style.
                let _ = self.element.style().set_property("cursor", if end.is_some() { "ew-resize" } else { "" });
                self.hover(end.or_else(|| self.painted.borrow().as_ref().and_then(|scene| scene.hit(x, y).target)))
            }
            None => {}
        }
    }

    /// The wait whose end is under a point, if it can be dragged.
    fn end_at(&self, x: CssPx, y: CssPx) -> Option<Target> {
        let waits = self.waits.borrow();
        let (made, settings) = waits.as_ref()?;
        let near = self.painted.borrow().as_ref()?.ends_near(x, y);
        near.into_iter().find(|target| dragging::number(made, settings, *target).is_some())
    }

    fn drag(&self, grasp: Grasp, x: CssPx) {
        let dx = x - grasp.x;
        if !grasp.moved {
            if dx.abs() < STILL {
                return;
            }
            let Some(clock) = self.painted.borrow().as_ref().map(|scene| scene.scale.clock) else { return };
            self.grasp.set(Some(Grasp { moved: true, ..grasp }));
            self.act.emit(Action::Grasp(grasp.target, clock));
        }
        self.act.emit(Action::DragBy(dx));
    }

    /// Whether it had dragged something.
    fn let_go(&self) -> bool {
        let moved = self.grasp.take().is_some_and(|grasp| grasp.moved);
        if moved {
            self.act.emit(Action::LetGo);
        }
        moved
    }

    fn change(&self, change: Change) {
        let painted = self.painted.borrow();
        let Some(scene) = painted.as_ref() else { return };
        let look = Action::Look(scene.scale.zoom(change.about, change.factor.into()).pan(change.dx).clock);
        let scroll = scrolled(scene, scene.scrolled - change.dy);
        drop(painted);
        self.act.emit(look);
        if let Some(scroll) = scroll {
            self.act.emit(scroll);
        }
    }

    /// Shows what one has dragged over.
    fn show_box(&self, from: CssPx, to: CssPx) {
        let ends = self.painted.borrow().as_ref().map(|scene| [from, to].map(|x| scene.scale.moment_at(x).0));
        self.act.emit(Action::Box(None));
        if let Some([from, to]) = ends {
            self.act.emit(Action::Show(from, to));
        }
    }

    fn up(&self, event: PointerEvent) {
        if let Some(from) = self.boxing.take() {
            return self.show_box(from, place_of(&event).0);
        }
        let tapped = self.gesture.borrow_mut().up(event.pointer_id());
        if self.let_go() || !tapped {
            return;
        }
        let (x, y) = place_of(&event);
        let Some(hit) = self.painted.borrow().as_ref().map(|scene| scene.hit(x, y)) else { return };
        self.act.emit(Action::Select(hit.target));
        let event = hit.order.map(|order| Action::SeekEvent(EventId::new(order as u32)));
        if let Some(to) = event.or(hit.at.map(Action::SeekInstant)) {
            self.act.emit(to);
        }
    }

    fn hover(&self, target: Option<Target>) {
        self.act.emit(Action::Hover(target));
    }
}

/// Scrolls the rows to there, if there are more than fit.
fn scrolled(scene: &Scene, to: CssPx) -> Option<Action> {
    let overflow = scene.full_height - scene.list.height;
    (overflow > 0.5).then(|| Action::Scroll(to.clamp(0.0, overflow)))
}

fn place_of(event: &PointerEvent) -> (CssPx, CssPx) {
    (event.offset_x() as CssPx, event.offset_y() as CssPx)
}

/// The wheel alone scrolls: the rows if they are more than fit, else the page. With Ctrl it zooms, sideways it pans.
fn turn(event: &WheelEvent, painted: &Painted, act: &Callback<Action>) {
    let painted = painted.borrow();
    let Some(scene) = painted.as_ref() else { return };
    let (dx, dy) = (event.delta_x(), event.delta_y());
    let action = if event.ctrl_key() || event.meta_key() {
        let factor = (-dy * 0.004).exp().clamp(0.3, 3.0);
        Some(Action::Look(scene.scale.zoom(event.offset_x() as CssPx, factor).clock))
    } else if dx.abs() > dy.abs() || event.shift_key() {
        Some(Action::Look(scene.scale.pan(-(if event.shift_key() { dx + dy } else { dx }) as CssPx).clock))
    } else {
        scrolled(scene, scene.scrolled + dy as CssPx)
    };
    drop(painted);
    if let Some(action) = action {
        event.prevent_default();
        act.emit(action);
    }
}
