//! The page: mounts the app. Off the web there is nothing to mount.

#[cfg(target_arch = "wasm32")]
fn main() {
    yew::Renderer::<loopscope::ui::App>::new().render();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
