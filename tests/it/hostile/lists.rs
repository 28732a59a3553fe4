//! What is so for lists alone: they may take longer than a time-out, as long as they arrive, and a server that says how few
//! requests are left is spared.

use std::io::Write;
use std::net::TcpListener;
use std::thread;
use std::time::Duration;

use super::deeds::{
    BEGIN, Deed, OK, START, endless_body, forever, server, silence, slow_body, trickle,
};
use super::measured::{ROOMY, TIMEOUT, at_once, measured};
use crate::common::{Home, head_and_body, profile};

#[test]
fn a_list_ends_when_it_is_silent_or_too_slow() {
    let rows: [(&str, Deed, &str); 4] = [
        ("silence", silence, "nothing arrived for 2s"),
        (
            "half of it, then silence",
            |stream| {
                stream.write_all(format!("{OK}Content-Length: 1000\r\n\r\n{START}").as_bytes())?;
                silence(stream)
            },
            "nothing arrived for 2s",
        ),
        ("slowly", slow_body, "less than 1 KiB a second arrived"),
        (
            "a part at once, then slowly",
            |stream| trickle(stream, &format!("{OK}\r\n{START}{}", "x".repeat(1 << 20))),
            "less than 1 KiB a second arrived",
        ),
    ];
    at_once(&rows, |(row, deed, says)| {
        let home = Home::new();
        let port = server(*deed);
        home.config(&profile("test", &format!("http://127.0.0.1:{port}/api/v1"), ""));
        let list = measured(home.fpgo(&["-p", "test", "orders", "list", "--timeout", TIMEOUT.0]));
        list.is(row, 6, says);
        assert!(list.err.contains("next: ") || list.err.contains("hint: "), "{row}: {list:#?}");
    });
}

#[test]
fn a_list_may_take_longer_than_the_time_out_as_long_as_it_arrives() {
    let home = Home::new();
    let port = server(|stream| {
        let rows = [r#"{"orderUuid":"ODR1"}"#; 200].join(",");
        let body = format!(r#"{{"status_code":200,"message":"ok","data":[{rows}]}}"#);
        stream.write_all(format!("{OK}Content-Length: {}\r\n\r\n", body.len()).as_bytes())?;
        let parts = body.as_bytes().chunks(body.len() / 6);
        parts.into_iter().try_for_each(|part| {
            thread::sleep(Duration::from_millis(300));
            stream.write_all(part)
        })
    });
    home.config(&profile("test", &format!("http://127.0.0.1:{port}/api/v1"), ""));
    let list = measured(home.fpgo(&["-p", "test", "orders", "list", "--timeout", "1s", "-q"]));
    assert_eq!(list.code, Some(0), "{list:#?}");
    assert!(list.took > Duration::from_secs(1), "{list:#?}");
}

#[test]
fn reading_slows_down_when_few_requests_are_left() {
    let last = "x-ratelimit-limit: 240\r\nx-ratelimit-remaining: 2\r\n";
    let page = r#"{"status_code":200,"message":"ok","data":[{"subscriptionUuid":"SUB1"}],
        "metaData":{"currentPage":PAGE,"lastPage":2,"total":2}}"#;
    for (headers, is_slow) in [(last, true), ("", false)] {
        let home = Home::new();
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        thread::spawn(move || {
            for (at, stream) in listener.incoming().enumerate() {
                let mut stream = stream.expect("a connection");
                head_and_body(&mut stream);
                let body = page.replace("PAGE", &(at + 1).to_string());
                let length = body.len();
                let head =
                    format!("{OK}{headers}Connection: close\r\nContent-Length: {length}\r\n\r\n");
                let _ = stream.write_all(format!("{head}{body}").as_bytes());
            }
        });
        home.config(&profile("test", &format!("http://127.0.0.1:{port}/api/v1"), ""));
        let list = measured(home.fpgo(&["-p", "test", "subscriptions", "list", "--all"]));
        assert_eq!(list.code, Some(0), "{list:#?}");
        assert_eq!(
            list.err.contains("2 of 240 requests are left: slowing down"),
            is_slow,
            "{list:#?}"
        );
        assert_eq!(list.took > Duration::from_secs(2), is_slow, "{list:#?}");
    }
}

/// Up to 1 GiB is read of a list alone.
#[test]
fn an_answer_that_is_no_list_is_read_as_far_as_an_object() {
    let rows: [(&str, Deed); 4] = [
        ("a text", endless_body),
        ("an object", |stream| {
            stream.write_all(format!("{OK}\r\n{BEGIN}{{").as_bytes())?;
            forever(stream, br#""a":[1],"#)
        }),
        ("a text of 900 MB, announced", |stream| {
            stream.write_all(format!("{OK}Content-Length: 900000000\r\n\r\n{START}").as_bytes())?;
            forever(stream, b"x")
        }),
        ("an error", |stream| {
            stream.write_all(format!("HTTP/1.1 400 Bad Request\r\n\r\n{BEGIN}[").as_bytes())?;
            forever(stream, b"1,")
        }),
    ];
    let forms = [["-o", "ndjson"], ["-o", "raw"], ["-o", "table"], ["-v", "-q"]];
    let mut cells = Vec::new();
    for (at, (name, deed)) in rows.into_iter().enumerate() {
        cells.push((name, deed, forms[at % forms.len()]));
    }
    at_once(&cells, |(row, deed, form)| {
        let home = Home::new();
        let port = server(*deed);
        home.config(&profile("test", &format!("http://127.0.0.1:{port}/api/v1"), ""));
        let words = [["-p", "test"], ["orders", "list"], ["--timeout", ROOMY], *form].concat();
        measured(home.fpgo(&words)).is(row, 6, "the answer is larger than 64 MiB");
    });
}
