//! What the sandbox answers is on its disk before the answer leaves, so that a loss of power takes none of it; those who
//! write at the same time wait for one sync together.
#![cfg(target_os = "linux")]

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::common::{Home, TOKEN, exchange};

/// How many requests come at the same time.
const CLIENTS: usize = 8;

/// How many writes each of them makes.
const WRITES: usize = 12;

/// Asks for this over a connection of its own, and gives the answer.
fn ask(port: u16, line: &str, body: &str) -> String {
    let request = format!(
        "{line} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer {TOKEN}\r\nConnection: close\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    exchange(port, &request)
}

/// Sends the link of an order again, several at the same time.
fn resend(port: u16) {
    let list = ask(port, "GET /api/v1/connect/orders/status?type=SENT", "");
    let order = &list[list.find("ODR").expect("an order")..][..13];
    std::thread::scope(|threads| {
        for _ in 0..CLIENTS {
            threads.spawn(|| {
                for _ in 0..WRITES {
                    let line = format!("POST /api/v1/connect/orders/resend/{order}");
                    let answer = ask(port, &line, r#"{"email": "ola.test@example.com"}"#);
                    assert!(answer.starts_with("HTTP/1.1 202"), "{answer}");
                }
            });
        }
    });
}

#[test]
#[ignore = "needs strace"]
fn no_answer_leaves_before_what_it_tells_is_on_the_disk() {
    let home = Home::new();
    let (trace, data) = (home.path("trace"), home.path("served"));
    let mut server = Command::new("strace")
        .args(["-f", "-y", "-s", "16", "-e", "trace=recvfrom,fdatasync,writev", "-o"])
        .arg(&trace)
        .arg(env!("CARGO_BIN_EXE_fpgo"))
        .args(["sandbox", "serve", "--token", TOKEN, "--until-stdin-ends", "--data-dir"])
        .arg(&data)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("strace runs");
    let mut line = String::new();
    BufReader::new(server.stdout.take().expect("its output")).read_line(&mut line).expect("a line");
    let port = line.split(':').next_back().and_then(|rest| rest.split('/').next()?.parse().ok());
    resend(port.expect("a port"));
    drop(server.stdin.take());
    server.wait().expect("it ends");
    let (mut received, mut synced, mut syncs, mut answers) = (0, 0, 0, 0);
    for line in fs::read_to_string(&trace).expect("a trace").lines() {
        if line.contains("recvfrom") && line.contains("\"POST /") {
            received += 1;
        } else if line.contains("fdatasync") && line.ends_with("= 0") {
            (synced, syncs) = (received, syncs + 1);
        } else if line.contains("HTTP/1.1 202") {
            answers += 1;
            assert!(answers <= synced, "an answer left before the sync:\n{line}");
        }
    }
    assert_eq!(answers, CLIENTS * WRITES);
    assert!(syncs < answers, "{syncs} syncs for {answers} answers");
}
