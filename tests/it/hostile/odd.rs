//! Answers that look odd and are right: the sandbox's own in another form, or with values in them that nobody asked for. Every
//! command does what it does otherwise, and a refund is made once. And those that are of the right form, and say of money
//! what cannot be.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use super::Moment::{self, List, Read as ReadOne, Wait, Waiting};
use super::measured::{MOST, ROOMY, at_once, measured};
use crate::common::{Home, Sandbox, head_and_body, profile};

/// What is done to an answer.
#[derive(Clone, Copy)]
enum Form {
    /// Its head and its body are sent so.
    Sent(fn(&mut TcpStream, &str, &[u8]) -> std::io::Result<()>),
    /// Its data has this member besides.
    Holds(fn() -> Value),
    /// Its text is spelt otherwise.
    Spelt(fn(&str) -> String),
}

use Form::{Holds, Sent, Spelt};

/// The form of 50 MB takes time.
const FORMS: [(&str, Form); 15] = [
    ("of 50 MB", Spelt(|body| format!("{{{}{}", " ".repeat(50 << 20), &body[1..]))),
    (
        "HTTP/1.0, up to the end of the connection",
        Sent(|stream, head, body| {
            let head = head.replace("HTTP/1.1", "HTTP/1.0");
            stream.write_all(&[head.as_bytes(), b"\r\n\r\n", body].concat())
        }),
    ),
    (
        "one length, told twice",
        Sent(|stream, head, body| {
            let length = format!("Content-Length: {}\r\n", body.len());
            stream.write_all(&[format!("{head}\r\n{length}{length}\r\n").as_bytes(), body].concat())
        }),
    ),
    (
        "an interim answer before it",
        Sent(|stream, head, body| {
            stream.write_all(b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n")?;
            whole(stream, head, body)
        }),
    ),
    (
        "more behind it",
        Sent(|stream, head, body| {
            whole(stream, head, body)?;
            whole(stream, "HTTP/1.1 500 Odd", b"{\"status_code\":500}")
        }),
    ),
    (
        "in chunks of a byte",
        Sent(|stream, head, body| {
            let mut chunks = format!("{head}\r\nTransfer-Encoding: chunked\r\n\r\n").into_bytes();
            for byte in body {
                chunks.extend_from_slice(&[b"1;x=y\r\n".as_slice(), &[*byte], b"\r\n"].concat());
            }
            stream.write_all(&[&chunks, b"0\r\nA: b\r\n\r\n".as_slice()].concat())
        }),
    ),
    (
        "in pieces, one after another",
        Sent(|stream, head, body| {
            stream.set_nodelay(true)?;
            let answer = [format!("{head}\r\n\r\n").as_bytes(), body].concat();
            answer.chunks(answer.len() / 8 + 1).try_for_each(|piece| {
                thread::sleep(Duration::from_millis(20));
                stream.write_all(piece)
            })
        }),
    ),
    (
        "ninety headers",
        Sent(|stream, head, body| whole(stream, &format!("{head}{}", "\r\nA: b".repeat(90)), body)),
    ),
    ("behind the mark of an encoding", Spelt(|body| format!("\u{feff}{body}"))),
    ("spelt in escapes", Spelt(escaped)),
    ("a number of ten thousand digits", Holds(|| number(&"9".repeat(10_000)))),
    ("a number that nothing holds", Holds(|| number("1e999999"))),
    ("lists in lists", Holds(|| (0..100).fold(json!([]), |inner, _| json!([inner])))),
    (
        "letters that fool a terminal",
        Holds(|| json!({"\u{1b}[2J\u{202e}": "\u{9b}31m\u{200b}\r\u{0}"})),
    ),
    ("a text of a MiB", Holds(|| Value::from("x".repeat(1 << 20)))),
];

fn number(digits: &str) -> Value {
    serde_json::from_str(digits).expect("a number")
}

/// A head and a body that belong together.
fn whole(stream: &mut TcpStream, head: &str, body: &[u8]) -> std::io::Result<()> {
    let length = body.len();
    stream.write_all(
        &[format!("{head}\r\nContent-Length: {length}\r\n\r\n").as_bytes(), body].concat(),
    )
}

/// Every letter of every text as an escape.
fn escaped(body: &str) -> String {
    let (mut text, mut is_inside) = (String::new(), false);
    for letter in body.chars() {
        assert_ne!(letter, '\\', "{body}");
        is_inside ^= letter == '"';
        match is_inside && letter != '"' {
            true => letter
                .encode_utf16(&mut [0; 2])
                .iter()
                .for_each(|unit| text.push_str(&format!("\\u{unit:04x}"))),
            false => text.push(letter),
        }
    }
    text
}

/// The sandbox, which answers in this form.
fn in_form(sandbox: &Sandbox, form: Form) -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let (own, port) = (listener.local_addr().expect("an address").port(), sandbox.port());
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.expect("a connection");
            thread::spawn(move || {
                let request = head_and_body(&mut stream);
                let request = request.replace(&format!(":{own}"), &format!(":{port}"));
                let (head, rest) = request.split_once("\r\n").expect("a request");
                let mut to = TcpStream::connect(("127.0.0.1", port))?;
                to.write_all(format!("{head}\r\nConnection: close\r\n{rest}").as_bytes())?;
                let mut answer = String::new();
                to.read_to_string(&mut answer)?;
                let (head, body) = answer.split_once("\r\n\r\n").expect("an answer");
                let head = without_length(head);
                match form {
                    Sent(deed) => deed(&mut stream, &head, body.as_bytes()),
                    Spelt(spelt) => whole(&mut stream, &head, spelt(body).as_bytes()),
                    Holds(odd) => whole(&mut stream, &head, with(body, &odd()).as_bytes()),
                }
            });
        }
    });
    own
}

fn without_length(head: &str) -> String {
    let lines =
        head.lines().filter(|line| !line.to_ascii_lowercase().starts_with("content-length"));
    lines.collect::<Vec<_>>().join("\r\n")
}

/// The same data with this member, in each row if it is a list.
fn with(body: &str, odd: &Value) -> String {
    let mut envelope: Value = serde_json::from_str(body).expect(body);
    match &mut envelope["data"] {
        Value::Object(data) => drop(data.insert("odd".into(), odd.clone())),
        Value::Array(rows) => rows.iter_mut().for_each(|row| row["odd"] = odd.clone()),
        _ => {}
    }
    envelope.to_string()
}

/// One cell: the command does what it does otherwise. That of a refund reads the state, the answer, what it made, and its end.
fn cell((name, form): (&str, Form), moment: Moment, sandbox: &Sandbox, order: &str) {
    let home = Home::new();
    let port = in_form(sandbox, form);
    home.config(&profile("test", &format!("http://127.0.0.1:{port}/api/v1"), ""));
    let words = match moment {
        ReadOne => vec!["orders", "status", order],
        List => vec!["orders", "list"],
        Waiting => vec!["wait", order, "--until", "PAID", "--for", "60s"],
        _ => vec!["orders", "refund", order, "--full", "--yes", "--wait=60s"],
    };
    let told = measured(home.fpgo(&[&["-p", "test", "--timeout", ROOMY], &words[..]].concat()));
    let name = format!("{name} | {moment:?}");
    assert!(told.peak < MOST * 2, "{name}: {told:#?}");
    assert_eq!((told.code, told.out > 0), (Some(0), true), "{name}: {told:#?}");
    let refunded = if moment == Wait { "800" } else { "0" };
    assert_eq!(sandbox.refunded(order), refunded, "{name}: {told:#?}");
    assert_eq!(
        sandbox.truth(order)["refunds"].as_array().map(Vec::len),
        Some(usize::from(moment == Wait))
    );
}

/// These forms at this moment, each with an order of its own.
fn fill(forms: &[(&'static str, Form)], moment: Moment, sandbox: &Sandbox) {
    let cells: Vec<_> = forms.iter().map(|form| (*form, sandbox.paid_order("800"))).collect();
    at_once(&cells, |(form, order)| cell(*form, moment, sandbox, order));
}

#[test]
fn an_odd_answer_that_is_right_is_taken_and_a_refund_is_made_once() {
    fill(&FORMS[1..], Wait, &Sandbox::start());
}

#[test]
#[ignore = "takes minutes"]
fn an_odd_answer_that_is_right_is_taken_at_every_moment() {
    let sandbox = Sandbox::start();
    for moment in [ReadOne, List, Wait, Waiting] {
        FORMS.chunks(8).for_each(|forms| fill(forms, moment, &sandbox));
    }
}

/// What stands in place of each amount in the state of an order, and how a refund of the whole ends.
const AMOUNTS: [(&str, i32, Form); 8] = [
    ("ten thousand digits", 8, Spelt(|body| amounts(body, &"9".repeat(10_000)))),
    ("more than anything holds", 8, Spelt(|body| amounts(body, "1e999999"))),
    ("less than anything holds", 8, Spelt(|body| amounts(body, "1e-999999"))),
    ("less than nothing", 8, Spelt(|body| amounts(body, "-800"))),
    ("no number", 8, Spelt(|body| amounts(body, "\"NaN\""))),
    ("nothing", 8, Spelt(|body| amounts(body, "null"))),
    ("a list", 8, Spelt(|body| amounts(body, "[800]"))),
    ("two amounts", 6, Spelt(|body| amounts(body, "800,\"amount\":8"))),
];

/// The same answer with this in place of each amount.
fn amounts(body: &str, text: &str) -> String {
    let mut envelope: Value = serde_json::from_str(body).expect(body);
    put(&mut envelope);
    envelope.to_string().replace("\"@\"", text)
}

fn put(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.iter_mut().for_each(|(name, inner)| match name.as_str() {
                "amount" | "rate" | "grandTotal" | "orderAmount" | "subTotal" => {
                    *inner = json!("@")
                }
                _ => put(inner),
            })
        }
        Value::Array(items) => items.iter_mut().for_each(put),
        _ => {}
    }
}

#[test]
fn an_amount_that_cannot_be_is_never_given_back() {
    let sandbox = Sandbox::start();
    let rows: Vec<_> = AMOUNTS.iter().map(|row| (row, sandbox.paid_order("800"))).collect();
    at_once(&rows, |((name, code, form), order)| {
        let home = Home::new();
        let port = in_form(&sandbox, *form);
        home.config(&profile("test", &format!("http://127.0.0.1:{port}/api/v1"), ""));
        let words =
            ["-p", "test", "orders", "refund", order, "--full", "--yes", "--timeout", ROOMY];
        let told = measured(home.fpgo(&words));
        told.is(name, *code, "money: nothing was moved");
        assert_eq!(sandbox.refunded(order), "0", "{name}: {told:#?}");
    });
}
