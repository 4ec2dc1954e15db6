//! The page: mounts the app. Off the web there is nothing to mount.

fn main() {}
