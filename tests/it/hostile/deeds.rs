//! What a server does to who asks it: deeds by name, and servers that do one, always or to some requests.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use crate::common::{Sandbox, head_and_body};

/// What a server does with a connection after the request came; an error is that the client has left.
pub type Deed = fn(&mut TcpStream) -> std::io::Result<()>;

/// A server that answers every request so.
pub fn server(deed: Deed) -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.expect("a connection");
            thread::spawn(move || {
                head_and_body(&mut stream);
                let _ = deed(&mut stream);
            });
        }
    });
    port
}

/// The sandbox behind a server that does this instead, to requests that begin so, once a write has gone through if
/// `after` says so.
pub fn before(sandbox: &Sandbox, start: &'static str, after: bool, deed: Deed) -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let (own, port) = (listener.local_addr().expect("an address").port(), sandbox.port());
    let written = Arc::new(AtomicBool::new(false));
    thread::spawn(move || {
        for stream in listener.incoming() {
            let (mut stream, written) = (stream.expect("a connection"), Arc::clone(&written));
            thread::spawn(move || {
                let request = head_and_body(&mut stream);
                if request.starts_with(start) && (!after || written.load(Ordering::SeqCst)) {
                    return deed(&mut stream);
                }
                let request = request.replace(&format!(":{own}"), &format!(":{port}"));
                let (head, rest) = request.split_once("\r\n").expect("a request");
                let mut to = TcpStream::connect(("127.0.0.1", port))?;
                to.write_all(format!("{head}\r\nConnection: close\r\n{rest}").as_bytes())?;
                let mut answer = Vec::new();
                to.read_to_end(&mut answer)?;
                if head.starts_with("POST") {
                    written.store(true, Ordering::SeqCst);
                }
                // The next request shall come by a connection of its own.
                stream.write_all(&answer)
            });
        }
    });
    own
}

pub const OK: &str = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
/// An envelope up to its data, and up to the middle of a text there.
pub const BEGIN: &str = r#"{"status_code":200,"message":"ok","data":"#;
pub const START: &str = r#"{"status_code":200,"message":"ok","data":""#;

/// Writes this until the client leaves.
pub fn forever(stream: &mut TcpStream, piece: &[u8]) -> std::io::Result<()> {
    let pieces = piece.repeat((64 * 1024 / piece.len()).max(1));
    loop {
        stream.write_all(&pieces)?;
    }
}

/// Writes this, then a byte every now and then until the client leaves: each is a sign of life.
pub fn trickle(stream: &mut TcpStream, start: &str) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    stream.write_all(start.as_bytes())?;
    loop {
        stream.write_all(b"x")?;
        thread::sleep(Duration::from_millis(200));
    }
}

/// Keeps the connection open and says nothing.
pub fn silence(stream: &mut TcpStream) -> std::io::Result<()> {
    stream.read(&mut [0; 1]).map(drop)
}

pub fn endless_body(stream: &mut TcpStream) -> std::io::Result<()> {
    stream.write_all(format!("{OK}\r\n{START}").as_bytes())?;
    forever(stream, b"x")
}

pub fn slow_body(stream: &mut TcpStream) -> std::io::Result<()> {
    trickle(stream, &format!("{OK}\r\n{START}"))
}

/// An answer that is whole, with this body.
pub fn answer(stream: &mut TcpStream, body: &[u8]) -> std::io::Result<()> {
    let length = body.len();
    stream.write_all(&[format!("{OK}Content-Length: {length}\r\n\r\n").as_bytes(), body].concat())
}

/// Half of what is announced, and the end of the connection.
pub fn cut_off(stream: &mut TcpStream) -> std::io::Result<()> {
    stream.write_all(format!("{OK}Content-Length: 1000\r\n\r\n{START}").as_bytes())
}

/// 64 KiB of blanks, packed by gzip; one may follow another.
const PACKED: &[u8] = b"\
    \x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xed\xc1\x81\x00\x00\x00\x00\x80\x20\x95\xfd\x29\x17\xa9\
    \x0a\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\
    \x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\
    \x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x6a\x94\x19\x2c\xb4\x00\x00\x01\
    \x00";

/// 50 MiB of blanks in some kilobytes, if somebody unpacks them.
pub fn packed(stream: &mut TcpStream) -> std::io::Result<()> {
    let body = PACKED.repeat(800);
    let length = body.len();
    let head = format!("{OK}Content-Encoding: gzip\r\nContent-Length: {length}\r\n\r\n");
    stream.write_all(&[head.as_bytes(), &body].concat())
}

/// Whole and well-formed, and more than memory should hold; of a list it is one row, since many rows are no fault.
pub fn many_values(stream: &mut TcpStream) -> std::io::Result<()> {
    let rows = r#"{"":1},"#.repeat(1_000_000);
    answer(stream, format!("{BEGIN}[[{rows}1]]}}").as_bytes())
}

/// Whole and well-formed, and larger than any order.
pub fn large_text(stream: &mut TcpStream) -> std::io::Result<()> {
    let text = "x".repeat(16 << 20);
    answer(stream, format!("{BEGIN}{{\"orderUuid\":\"{text}\"}}}}").as_bytes())
}
