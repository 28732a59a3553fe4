//! A small server with one page at every address, the merchant's web shop; it remembers what it was asked.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};

/// The page of a shop to which payers come back.
const SHOP: &str = "<!doctype html><html lang=en><meta charset=utf-8>
<meta name=viewport content='width=device-width'><title>Shop</title><main><h1>The shop</h1></main>";

/// A server on a free port, for the life of the process.
pub struct WebShop {
    /// `http://127.0.0.1:PORT`.
    pub origin: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl WebShop {
    /// Starts the server of a shop.
    pub fn open() -> WebShop {
        WebShop::with(SHOP)
    }

    /// Starts a server with this page.
    pub fn with(page: &'static str) -> WebShop {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let origin = format!("http://{}", listener.local_addr().expect("an address"));
        let asked = Arc::<Mutex<Vec<String>>>::default();
        let kept = Arc::clone(&asked);
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let kept = Arc::clone(&kept);
                // A browser opens connections that it may never use.
                std::thread::spawn(move || answer(stream, page, &kept));
            }
        });
        WebShop { origin, asked }
    }

    /// Path and query of every request so far that begins with this path.
    pub fn asked(&self, path: &str) -> Vec<String> {
        let asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked.iter().filter(|target| target.starts_with(path)).cloned().collect()
    }
}

fn answer(mut stream: TcpStream, page: &str, kept: &Mutex<Vec<String>>) {
    let mut reader = BufReader::new(&stream);
    let mut line = String::new();
    if reader.read_line(&mut line).is_err() {
        return;
    }
    let mut header = String::new();
    while reader.read_line(&mut header).is_ok_and(|length| length > 2) {
        header.clear();
    }
    let Some(target) = line.split_whitespace().nth(1) else { return };
    kept.lock().unwrap_or_else(PoisonError::into_inner).push(target.to_owned());
    let length = page.len();
    // Who does not wait for the answer does not need it.
    let _ = write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{page}"
    );
}
