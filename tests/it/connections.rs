//! The connection that the requests of one command share: it is used again, and one that the server closed in between is
//! noticed before a request goes out on it.

use std::io::Write;
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use crate::common::{Sandbox, exchange, head_and_body, mode, profile};

/// A server in front of the sandbox that keeps its connections, and closes them all when told to.
struct Front {
    port: u16,
    /// Whoever connects here gets a line when all connections are closed.
    closing: u16,
    taken: Arc<AtomicUsize>,
}

impl Front {
    fn of(sandbox: &Sandbox) -> Front {
        let [front, control] =
            [(); 2].map(|()| TcpListener::bind(("127.0.0.1", 0)).expect("a free port"));
        let [port, closing] =
            [&front, &control].map(|listener| listener.local_addr().expect("an address").port());
        let (taken, behind) = (Arc::new(AtomicUsize::new(0)), sandbox.port());
        let open = Arc::new(Mutex::new(Vec::new()));
        let (count, all) = (Arc::clone(&taken), Arc::clone(&open));
        std::thread::spawn(move || {
            for stream in front.incoming() {
                let stream = stream.expect("a connection");
                count.fetch_add(1, Ordering::SeqCst);
                all.lock().expect("no panic").push(stream.try_clone().expect("a copy"));
                std::thread::spawn(move || serve(stream, port, behind));
            }
        });
        std::thread::spawn(move || {
            for stream in control.incoming() {
                for one in open.lock().expect("no panic").drain(..) {
                    // It may have ended by itself.
                    let _ = one.shutdown(Shutdown::Both);
                }
                let told = stream.expect("a connection").write_all(b"closed\n");
                told.expect("it is waited for");
            }
        });
        Front { port, closing, taken }
    }
}

/// Answers request after request with what the sandbox answers.
fn serve(mut stream: TcpStream, port: u16, behind: u16) {
    loop {
        let request = head_and_body(&mut stream);
        if !request.contains("\r\n\r\n") {
            return;
        }
        let own = format!("127.0.0.1:{behind}\r\nconnection: close");
        let answer = exchange(behind, &request.replacen(&format!("127.0.0.1:{port}"), &own, 1));
        let kept = answer.replacen("connection: close\r\n", "", 1);
        if stream.write_all(kept.as_bytes()).is_err() {
            return;
        }
    }
}

/// Refunds through the front, with this script as the editor in the midst of the reads; gives how many connections
/// were taken for it.
fn refunded_over(sandbox: &Sandbox, front: &Front, script: &str) -> usize {
    let order = sandbox.paid_order("800");
    let editor = sandbox.home.write("editor.sh", &format!("#!/usr/bin/env bash\n{script}\n"));
    mode(&editor, 0o700);
    let base_url = format!("http://127.0.0.1:{}/api/v1", front.port);
    let config = sandbox.home.write("front.toml", &profile("test", &base_url, ""));
    let before = front.taken.load(Ordering::SeqCst);
    let refund = ["orders", "refund", &order, "--amount", "5", "--edit", "--yes"];
    let call = sandbox.fpgo(&refund).env("FPGO_CONFIG", config.to_str().expect("a path"));
    let done = call.env("EDITOR", editor.to_str().expect("a path")).ends(0);
    assert!(!done.err.contains("again"), "a request went out on a closed connection: {done:#?}");
    assert_eq!(sandbox.refunded(&order), "5");
    front.taken.load(Ordering::SeqCst) - before
}

#[test]
fn the_requests_of_a_command_share_a_connection_and_none_goes_out_on_a_closed_one() {
    let sandbox = Sandbox::start();
    let front = Front::of(&sandbox);
    assert_eq!(refunded_over(&sandbox, &front, "true"), 1);
    let close = format!("read -r closed </dev/tcp/127.0.0.1/{}", front.closing);
    assert_eq!(refunded_over(&sandbox, &front, &close), 2);
}

#[test]
fn all_reads_of_a_command_go_over_one_connection() {
    let sandbox = Sandbox::start();
    let front = Front::of(&sandbox);
    let order = sandbox.paid_order("800");
    let base_url = format!("http://127.0.0.1:{}/api/v1", front.port);
    sandbox.home.write("front.toml", &profile("test", &base_url, ""));
    let config = sandbox.home.path("front.toml");
    let config = config.to_str().expect("a path");
    for (command, code) in
        [(&["show", &order][..], 0), (&["wait", &order, "--until", "REFUNDED", "--for", "3s"], 10)]
    {
        let before = front.taken.load(Ordering::SeqCst);
        sandbox.fpgo(command).env("FPGO_CONFIG", config).ends(code);
        assert_eq!(front.taken.load(Ordering::SeqCst) - before, 1, "{command:?}");
    }
}
