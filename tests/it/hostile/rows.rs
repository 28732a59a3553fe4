//! The table: what a server does, and with which exit code each command ends then. A row has a deed by its name; a column is a
//! moment at which the server does it. Faults before a request can leave (TLS, proxies) stand in `connecting.rs`.

use std::io::Write;
use std::thread;
use std::time::Duration;

use super::deeds::{
    BEGIN, Deed, OK, START, answer, cut_off, endless_body, forever, many_values, packed, silence,
    slow_body, trickle,
};

/// The exit codes, by the moment at which the server does its deed.
#[derive(Clone, Copy, Debug)]
pub struct Codes {
    /// `orders status`: one object is read.
    pub read: i32,
    /// `orders list`.
    pub list: i32,
    /// `orders refund`: its state is read, before anything was sent.
    pub state: i32,
    /// The answer to the refund itself.
    pub answer: i32,
    /// The refund was accepted, and is read back.
    pub read_back: i32,
    /// The same with `--wait`: its result is waited for.
    pub wait: i32,
    /// `wait`: a status is waited for.
    pub waiting: i32,
}

/// No answer that says anything: nobody knows what became of a write.
const NOTHING_SAID: Codes =
    Codes { read: 6, list: 6, state: 6, answer: 7, read_back: 0, wait: 10, waiting: 6 };
/// Somewhere else is named, by an address that never acted: an address or a token is wrong.
const ELSEWHERE: Codes =
    Codes { read: 3, list: 3, state: 3, answer: 3, read_back: 0, wait: 10, waiting: 3 };
/// Somewhere else is named, as a web page does after it acted.
const ELSEWHERE_AFTER: Codes = Codes { answer: 7, ..ELSEWHERE };

/// A row of the table.
pub struct Row {
    /// What the server does, in words.
    pub name: &'static str,
    /// What it does.
    pub deed: Deed,
    /// How each command ends.
    pub codes: Codes,
    /// What is said of it where one object is read, and where a write is answered so.
    pub says: &'static str,
}

const fn row(name: &'static str, deed: Deed, codes: Codes, says: &'static str) -> Row {
    Row { name, deed, codes, says }
}

/// What is said of a server that is late.
pub const LATE: &str = "no whole answer within 2s";
const NOT_ITS: &str = "not the API's";

/// Every deed after which a command cannot have what it asked for.
pub const ROWS: &[Row] = &[
    // Too large.
    row("an endless body", endless_body, NOTHING_SAID, "larger than 64 MiB"),
    row(
        "a body of 1 TiB, announced",
        |stream| {
            stream.write_all(
                format!("{OK}Content-Length: 1099511627776\r\n\r\n{START}").as_bytes(),
            )?;
            forever(stream, b"x")
        },
        NOTHING_SAID,
        "larger than 64 MiB",
    ),
    row(
        "a body of 18 EiB, announced",
        |stream| {
            stream.write_all(
                format!("{OK}Content-Length: 99999999999999999999\r\n\r\n").as_bytes(),
            )?;
            silence(stream)
        },
        NOTHING_SAID,
        "",
    ),
    row(
        "chunks without end",
        |stream| {
            stream.write_all(format!("{OK}Transfer-Encoding: chunked\r\n\r\n").as_bytes())?;
            forever(stream, format!("4000\r\n{}\r\n", "x".repeat(0x4000)).as_bytes())
        },
        NOTHING_SAID,
        "larger than 64 MiB",
    ),
    row(
        "one chunk without end",
        |stream| {
            stream.write_all(
                format!("{OK}Transfer-Encoding: chunked\r\n\r\nfffffffffff\r\n{START}").as_bytes(),
            )?;
            forever(stream, b"x")
        },
        NOTHING_SAID,
        "larger than 64 MiB",
    ),
    row(
        "a chunk's extension without end",
        |stream| {
            stream.write_all(format!("{OK}Transfer-Encoding: chunked\r\n\r\n5;").as_bytes())?;
            forever(stream, b"x")
        },
        NOTHING_SAID,
        "",
    ),
    row(
        "a chunk of no number",
        |stream| {
            stream.write_all(
                format!("{OK}Transfer-Encoding: chunked\r\n\r\n-1\r\n{START}\r\n").as_bytes(),
            )?;
            silence(stream)
        },
        NOTHING_SAID,
        "",
    ),
    row(
        "trailers without end",
        |stream| {
            stream.write_all(format!("{OK}Transfer-Encoding: chunked\r\n\r\n0\r\n").as_bytes())?;
            forever(stream, b"A: b\r\n")
        },
        NOTHING_SAID,
        "",
    ),
    row(
        "a status line without end",
        |stream| {
            stream.write_all(b"HTTP/1.1 200 ")?;
            forever(stream, b"x")
        },
        NOTHING_SAID,
        "",
    ),
    row(
        "a header without end",
        |stream| {
            stream.write_all(format!("{OK}A: ").as_bytes())?;
            forever(stream, b"x")
        },
        NOTHING_SAID,
        "",
    ),
    row(
        "headers without end",
        |stream| {
            stream.write_all(OK.as_bytes())?;
            forever(stream, b"A: b\r\n")
        },
        NOTHING_SAID,
        "",
    ),
    row(
        "a thousand headers",
        |stream| {
            let headers = "A: b\r\n".repeat(1000);
            stream.write_all(format!("{OK}{headers}Content-Length: 2\r\n\r\n{{}}").as_bytes())
        },
        NOTHING_SAID,
        "",
    ),
    row(
        "a header of 1 MiB",
        |stream| {
            let value = "b".repeat(1 << 20);
            stream.write_all(format!("{OK}A: {value}\r\nContent-Length: 2\r\n\r\n{{}}").as_bytes())
        },
        NOTHING_SAID,
        "",
    ),
    row(
        "interim answers without end",
        |stream| loop {
            // Without a pause it would keep both sides' processors busy, and tell no more.
            stream.write_all(&b"HTTP/1.1 103 Early Hints\r\n\r\n".repeat(2000))?;
            thread::sleep(Duration::from_millis(50));
        },
        NOTHING_SAID,
        "",
    ),
    row("more values than memory should hold", many_values, NOTHING_SAID, "values"),
    row("packed, though nobody asked for it", packed, NOTHING_SAID, NOT_ITS),
    // Too slow.
    row("no answer", silence, NOTHING_SAID, LATE),
    row("a slow status line", |stream| trickle(stream, "HTTP/1.1 200 "), NOTHING_SAID, LATE),
    row("a slow header", |stream| trickle(stream, &format!("{OK}A: ")), NOTHING_SAID, LATE),
    row("a slow body", slow_body, NOTHING_SAID, LATE),
    row(
        "a slow chunk",
        |stream| trickle(stream, &format!("{OK}Transfer-Encoding: chunked\r\n\r\nffff\r\n")),
        NOTHING_SAID,
        LATE,
    ),
    row(
        "interim answers, slowly",
        |stream| loop {
            stream.write_all(b"HTTP/1.1 103 Early Hints\r\n\r\n")?;
            thread::sleep(Duration::from_millis(200));
        },
        NOTHING_SAID,
        LATE,
    ),
    row(
        "half of what is announced, and no more",
        |stream| {
            stream.write_all(format!("{OK}Content-Length: 1000\r\n\r\n{START}").as_bytes())?;
            silence(stream)
        },
        NOTHING_SAID,
        LATE,
    ),
    // Closed too early.
    row("closed before the status", |_| Ok(()), NOTHING_SAID, ""),
    row("closed in the status", |stream| stream.write_all(b"HTTP/1.1 20"), NOTHING_SAID, ""),
    row("closed in the headers", |stream| stream.write_all(OK.as_bytes()), NOTHING_SAID, ""),
    row("closed in the body", cut_off, NOTHING_SAID, "broke off"),
    row(
        "closed in a chunk",
        |stream| {
            stream.write_all(
                format!("{OK}Transfer-Encoding: chunked\r\n\r\nff\r\n{START}").as_bytes(),
            )
        },
        NOTHING_SAID,
        "broke off",
    ),
    row(
        "a body that ends with the connection, in its middle",
        |stream| stream.write_all(format!("{OK}Connection: close\r\n\r\n{START}").as_bytes()),
        NOTHING_SAID,
        NOT_ITS,
    ),
    row("no body at all", |stream| answer(stream, b""), NOTHING_SAID, NOT_ITS),
    // Lengths that are wrong.
    row(
        "less announced than there is",
        |stream| {
            stream.write_all(format!("{OK}Content-Length: 10\r\n\r\n{BEGIN}{{}}}}").as_bytes())?;
            silence(stream)
        },
        NOTHING_SAID,
        NOT_ITS,
    ),
    row(
        "two lengths",
        |stream| {
            stream.write_all(
                format!("{OK}Content-Length: 10\r\nContent-Length: 20\r\n\r\n{BEGIN}{{}}}}")
                    .as_bytes(),
            )?;
            silence(stream)
        },
        NOTHING_SAID,
        "",
    ),
    row(
        "a length of no number",
        |stream| {
            stream.write_all(format!("{OK}Content-Length: -1\r\n\r\n{BEGIN}{{}}}}").as_bytes())?;
            silence(stream)
        },
        NOTHING_SAID,
        "",
    ),
    row(
        "a length and chunks that are none",
        |stream| {
            stream.write_all(
                format!(
                    "{OK}Content-Length: 40\r\nTransfer-Encoding: chunked\r\n\r\n{BEGIN}{{}}}}"
                )
                .as_bytes(),
            )?;
            silence(stream)
        },
        NOTHING_SAID,
        "",
    ),
    // What is no HTTP.
    row(
        "another protocol",
        |stream| stream.write_all(b"220 mail.example ESMTP\r\n"),
        NOTHING_SAID,
        "",
    ),
    row(
        "HTTP/0.9",
        |stream| stream.write_all(format!("{BEGIN}{{}}}}").as_bytes()),
        NOTHING_SAID,
        "",
    ),
    row(
        "HTTP/2",
        |stream| stream.write_all(b"\0\0\x06\x04\0\0\0\0\0\0\x03\0\0\0\x64"),
        NOTHING_SAID,
        "",
    ),
    row(
        "another protocol, switched to",
        |stream| {
            stream.write_all(
                b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
            )?;
            forever(stream, b"x")
        },
        NOTHING_SAID,
        "",
    ),
    // Bodies that say nothing, or two things.
    row(
        "a page",
        |stream| answer(stream, b"<html><script>alert(1)</script></html>"),
        NOTHING_SAID,
        NOT_ITS,
    ),
    row(
        "lists in lists in lists",
        |stream| {
            let deep = "[".repeat(1_000_000);
            answer(stream, format!("{BEGIN}{deep}").as_bytes())
        },
        NOTHING_SAID,
        "values",
    ),
    row(
        "letters that are no UTF-8",
        |stream| {
            answer(
                stream,
                b"{\"status_code\":200,\"message\":\"\xff\xfe\",\"data\":{\"orderUuid\":\"ODR1\"}}",
            )
        },
        NOTHING_SAID,
        NOT_ITS,
    ),
    row(
        "a member that stands there twice",
        |stream| {
            answer(stream, br#"{"status_code":200,"status_code":400,"message":"ok","data":{"orderUuid":"ODR1"}}"#)
        },
        NOTHING_SAID,
        "contradicts itself",
    ),
    row(
        "a member of the data that stands there twice",
        |stream| {
            answer(
                stream,
                format!(
                    "{BEGIN}{{\"orderUuid\":\"ODR1\",\"status\":\"PAID\",\"status\":\"SENT\"}}}}"
                )
                .as_bytes(),
            )
        },
        NOTHING_SAID,
        "contradicts itself",
    ),
    row(
        "a status that is a huge number",
        |stream| {
            answer(stream, br#"{"status_code":2e200,"message":"ok","data":{"orderUuid":"ODR1"}}"#)
        },
        NOTHING_SAID,
        "",
    ),
    row(
        "letters that fool a terminal",
        |stream| answer(stream, "\u{1b}[2J\u{202e}{\"status_code\":200}\u{200b}".as_bytes()),
        NOTHING_SAID,
        "\\u{1b}[2J\\u{202e}",
    ),
    // Other places.
    row("301", |stream| elsewhere(stream, "301 Moved"), ELSEWHERE, ""),
    row("302", |stream| elsewhere(stream, "302 Found"), ELSEWHERE_AFTER, ""),
    row("303", |stream| elsewhere(stream, "303 See Other"), ELSEWHERE_AFTER, ""),
    row("307", |stream| elsewhere(stream, "307 Temporary Redirect"), ELSEWHERE, ""),
    row("308", |stream| elsewhere(stream, "308 Permanent Redirect"), ELSEWHERE, ""),
];

/// A redirect to a place where every request would be taken for done.
fn elsewhere(stream: &mut std::net::TcpStream, status: &str) -> std::io::Result<()> {
    let place = stream.local_addr()?;
    let head = format!(
        "HTTP/1.1 {status}\r\nLocation: http://{place}/elsewhere\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(head.as_bytes())
}
