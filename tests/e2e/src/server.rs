//! A static server for the built page, with whatever headers a host would add. Knows nothing of what it serves.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Serves a folder on a free port of this machine until it is dropped. Two servers are two origins.
#[must_use = "a server stops when it is dropped"]
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
}

struct Shared {
    folder: PathBuf,
    headers: Vec<(String, String)>,
    /// Pages that are in no file, by path.
    pages: Mutex<Vec<(String, String)>>,
    /// Paths that were asked for, in order.
    asked: Mutex<Vec<String>>,
    stopped: AtomicBool,
}

impl Server {
    /// Serves `folder`, and adds `headers` to every answer.
    pub fn new(folder: impl Into<PathBuf>, headers: &[(&str, &str)]) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let headers = headers.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
        let shared = Shared {
            folder: folder.into(),
            headers,
            pages: Mutex::default(),
            asked: Mutex::default(),
            stopped: AtomicBool::new(false),
        };
        let server = Server { address: listener.local_addr().expect("a bound port"), shared: Arc::new(shared) };
        let shared = server.shared.clone();
        std::thread::spawn(move || serve(&listener, &shared));
        server
    }

    /// Serves this page too, for a test to stand around the one that it tests.
    pub fn add_page(&self, path: &str, html: &str) {
        lock(&self.shared.pages).push((path.to_string(), html.to_string()));
    }

    /// The address of a path below the folder: `url("index.html?embed")`.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}/{path}", self.address)
    }

    /// The paths that were asked for until now, in order, without what stands behind a question mark.
    pub fn asked(&self) -> Vec<String> {
        lock(&self.shared.asked).clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.stopped.store(true, Ordering::Relaxed);
        // Wakes the thread that waits for a connection.
        TcpStream::connect(self.address).ok();
    }
}

fn serve(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        if shared.stopped.load(Ordering::Relaxed) {
            return;
        }
        let (Ok(stream), shared) = (stream, shared.clone()) else { continue };
        // A browser opens connections that it never uses, and closes some early: neither is worth a word.
        std::thread::spawn(move || answer(stream, &shared).ok());
    }
}

fn answer(mut stream: TcpStream, shared: &Shared) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}

    let target = request.split(' ').nth(1).unwrap_or("/");
    let path = target.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
    lock(&shared.asked).push(path.to_string());
    let (status, kind, body) = match shared.find(path) {
        Some((kind, body)) => ("200 OK", kind, body),
        None => ("404 Not Found", "text/plain", b"there is no such file".to_vec()),
    };

    let mut head = format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n", body.len());
    for (name, value) in &shared.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    stream.write_all(head.as_bytes())?;
    stream.write_all(b"\r\n")?;
    stream.write_all(&body)
}

impl Shared {
    /// What kind of thing is behind a path, and what is in it.
    fn find(&self, path: &str) -> Option<(&'static str, Vec<u8>)> {
        if let Some((_, html)) = lock(&self.pages).iter().find(|(page, _)| page == path) {
            return Some(("text/html; charset=utf-8", html.clone().into_bytes()));
        }
        let file = file_of(&self.folder, path)?;
        Some((kind_of(&file), std::fs::read(file).ok()?))
    }
}

/// A thread that failed while it held the lock has left nothing half done here.
fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The file behind a path, if that stays inside the folder.
fn file_of(folder: &Path, path: &str) -> Option<PathBuf> {
    let path = Path::new(path);
    let inside = path.components().all(|part| matches!(part, Component::Normal(_)));
    let file = folder.join(path);
    inside.then(|| if file.is_dir() { file.join("index.html") } else { file })
}

fn kind_of(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}
