//! Faults of proxies and of TLS in the middle of a command: the connections before are right, and the one of a moment is not. What
//! breaks before a request can leave has moved nothing, the refund's own connection too; what breaks behind it is unknown.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use rustls::{ServerConfig, ServerConnection, StreamOwned};

use super::Moment::{self, Answer, Read as ReadOne, ReadBack, State, Wait, Waiting};
use super::deeds::{OK, START, forever, silence};
use super::measured::{Measured, TIMEOUT, at_once, measured};
use crate::common::certificate::{EXPIRED, FAR, shows};
use crate::common::{Home, Sandbox, TOKEN, head_and_body};

type Tls = StreamOwned<ServerConnection, TcpStream>;

/// Where the connection of the moment breaks.
#[derive(Clone, Copy)]
enum Fault {
    /// The proxy was asked for a connection.
    Proxy(fn(&mut TcpStream) -> std::io::Result<()>),
    /// The proxy made one, and TLS begins.
    Handshake(fn(&mut TcpStream) -> std::io::Result<()>),
    /// Somebody else's certificate is shown.
    Certificate(&'static str),
    /// The request is there, and nothing was done.
    Answer(fn(&mut Tls) -> std::io::Result<()>),
}

use Fault::{Certificate, Handshake, Proxy};

const FAULTS: [(&str, Fault); 14] = [
    (
        "407",
        Proxy(|stream| stream.write_all(b"HTTP/1.1 407 Who Are You\r\nContent-Length: 0\r\n\r\n")),
    ),
    ("502", Proxy(|stream| stream.write_all(b"HTTP/1.1 502 Bad Gateway\r\n\r\n<html>"))),
    (
        "302",
        Proxy(|stream| {
            stream.write_all(b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\n\r\n")
        }),
    ),
    ("a proxy that hangs up", Proxy(|_| Ok(()))),
    ("a proxy that says nothing", Proxy(silence)),
    ("a proxy without an end", Proxy(|stream| forever(stream, b"HTTP/1.1 200 x"))),
    (
        "a page in place of TLS",
        Handshake(|stream| stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n<html>")),
    ),
    (
        "an alert in place of TLS",
        Handshake(|stream| stream.write_all(b"\x15\x03\x03\0\x02\x02\x28")),
    ),
    ("a handshake that hangs up", Handshake(|_| Ok(()))),
    ("another certificate", Certificate(EXPIRED)),
    (
        "an alert in place of the answer",
        Fault::Answer(|tls| tls.sock.write_all(b"\x15\x03\x03\0\x02\x02\x14")),
    ),
    ("bytes that are no record", Fault::Answer(|tls| tls.sock.write_all(&[0xff; 4096]))),
    (
        "an answer that breaks off",
        Fault::Answer(|tls| {
            tls.write_all(format!("{OK}Content-Length: 1000\r\n\r\n{START}").as_bytes())
        }),
    ),
    ("no answer inside of TLS", Fault::Answer(|tls| tls.sock.read(&mut [0; 1]).map(drop))),
];

/// A proxy to the sandbox, as a host far away that speaks TLS, which breaks so from the connection with this number on.
fn proxy(sandbox: &Sandbox, fault: Fault, from: usize) -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let (own, port) = (listener.local_addr().expect("an address").port(), sandbox.port());
    let right = shows(FAR);
    let count = Arc::new(AtomicUsize::new(0));
    thread::spawn(move || {
        for stream in listener.incoming() {
            let (stream, right) = (stream.expect("a connection"), Arc::clone(&right));
            let breaks = count.fetch_add(1, Ordering::SeqCst) + 1 >= from;
            thread::spawn(move || connection(stream, breaks.then_some(fault), right, port));
        }
    });
    own
}

/// One connection, up to its fault if it has one.
fn connection(
    mut stream: TcpStream,
    fault: Option<Fault>,
    right: Arc<ServerConfig>,
    port: u16,
) -> std::io::Result<()> {
    let asked = head_and_body(&mut stream);
    assert!(
        asked.starts_with("CONNECT payments.invalid:443 ") && !asked.contains(TOKEN),
        "{asked}"
    );
    if let Some(Proxy(deed)) = fault {
        return deed(&mut stream);
    }
    stream.write_all(b"HTTP/1.1 200 Connection Established\r\n\r\n")?;
    if let Some(Handshake(deed)) = fault {
        return deed(&mut stream);
    }
    let shown = if let Some(Certificate(other)) = fault { shows(other) } else { right };
    let session = ServerConnection::new(shown).expect("a connection");
    let mut tls = StreamOwned::new(session, stream);
    let request = head_and_body(&mut tls);
    let Some((head, rest)) = request.split_once("\r\n") else { return Ok(()) };
    if let Some(Fault::Answer(deed)) = fault {
        return deed(&mut tls);
    }
    let rest = rest.replace("payments.invalid", &format!("127.0.0.1:{port}"));
    let mut to = TcpStream::connect(("127.0.0.1", port))?;
    to.write_all(format!("{head}\r\nConnection: close\r\n{rest}").as_bytes())?;
    let mut answer = Vec::new();
    to.read_to_end(&mut answer)?;
    tls.write_all(&answer)?;
    tls.conn.send_close_notify();
    tls.flush()
}

/// How a command ends where its connection breaks.
fn code(fault: Fault, moment: Moment) -> i32 {
    match (moment, fault) {
        (Answer, Fault::Answer(_)) => 7,
        (ReadBack, _) => 0,
        (Wait, _) => 10,
        _ => 6,
    }
}

/// Runs a command behind a proxy that breaks so at this moment.
fn told(fault: Fault, moment: Moment, sandbox: &Sandbox, order: &str) -> Measured {
    let refund = ["orders", "refund", order, "--full", "--yes", "--expect-total", "800"];
    let waiting = ["wait", order, "--until", "SENT", "--for", "2s"];
    // A refund reads the status and the details of the order, then it is sent, then read back.
    let (from, words) = match moment {
        ReadOne => (1, vec!["orders", "status", order]),
        State => (1, refund.to_vec()),
        Answer => (3, refund.to_vec()),
        Wait => (4, [&refund[..], &["--wait=2s"]].concat()),
        Waiting => (1, waiting.to_vec()),
        _ => (4, refund.to_vec()),
    };
    let home = Home::new();
    home.write("far.pem", FAR);
    home.config(&format!(
        "[profiles.far]\nenvironment = \"demo\"\nbase_url = \"https://payments.invalid/api/v1\"\ntoken = \"{TOKEN}\"\n\
         ca_file = \"far.pem\"\n"
    ));
    let port = proxy(sandbox, fault, from);
    let words = [&["-p", "far", "--timeout", TIMEOUT.0], &words[..]].concat();
    measured(home.fpgo(&words).env("HTTPS_PROXY", &format!("http://127.0.0.1:{port}")))
}

/// One cell of the table.
fn cell((name, fault): (&str, Fault), moment: Moment, sandbox: &Sandbox, order: &str) {
    let (name, code) = (format!("{name} | {moment:?}"), code(fault, moment));
    let told = told(fault, moment, sandbox, order);
    let says = match (moment, code) {
        (State, _) | (Answer, 6) => "money: nothing was moved",
        (Answer, _) => "money: ",
        (ReadBack, _) => "could not be read back",
        (Wait, _) => "did not show within 2s",
        _ => "",
    };
    told.is(&name, code, says);
    let is_done = matches!(moment, ReadBack | Wait);
    assert_eq!(sandbox.refunded(order), if is_done { "800" } else { "0" }, "{name}: {told:#?}");
}

fn fill(faults: &[(&'static str, Fault)], moments: &[Moment]) {
    let sandbox = Sandbox::start();
    let mut cells = Vec::new();
    for row in faults {
        for moment in moments {
            cells.push((*row, *moment, sandbox.paid_order("800")));
        }
    }
    for some in cells.chunks(32) {
        at_once(some, |(row, moment, order)| cell(*row, *moment, &sandbox, order));
    }
}

#[test]
fn a_connection_that_breaks_in_the_middle_of_a_command_leaves_no_doubt_about_money() {
    let some: Vec<_> = FAULTS.into_iter().skip(1).step_by(4).collect();
    fill(&some, &[State, Answer, ReadBack, Wait]);
}

#[test]
#[ignore = "takes minutes"]
fn every_fault_of_a_proxy_and_of_tls_at_every_moment() {
    fill(&FAULTS, &[ReadOne, State, Answer, ReadBack, Wait, Waiting]);
}
