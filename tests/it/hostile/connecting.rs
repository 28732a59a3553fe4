//! Faults before a request can leave: TLS that proves nothing, and what stands where TLS should. Nothing was sent then, and
//! nothing was moved, whatever the command. What proxies do stands in `proxies.rs`.

use std::io::Write;

use super::deeds::{Deed, forever, server, silence};
use super::measured::{TIMEOUT, at_once, measured};
use crate::common::certificate::{EXPIRED, OTHER, VALID, tls_server};
use crate::common::{CUSTOMER, Home, MEANT, profile};

/// The words of a read, and of a write that reads nothing before.
const READ: &[&str] = &["orders", "status", "ODR1234567890"];
const CREATE: &[&str] =
    &["orders", "send-payment-link", "--line", "name=Hair Wash,qty=1,rate=5,tax=25", "--yes"];

/// Both end with 6 against this address, and say this.
fn ends_both(name: &str, address: &str, ca: &str, says: &str) {
    let home = Home::new();
    home.write("valid.pem", VALID);
    home.write("expired.pem", EXPIRED);
    home.write("other.pem", OTHER);
    home.config(&profile("test", &format!("https://{address}/api/v1"), ca));
    let create = [CREATE, CUSTOMER, &MEANT].concat();
    for (words, money) in [(READ, ""), (&create[..], "money: nothing was moved")] {
        let words = [&["-p", "test", "--timeout", TIMEOUT.0], words].concat();
        let told = measured(home.fpgo(&words));
        told.is(name, 6, says);
        assert!(
            told.err.contains(money) && told.err.contains("no connection"),
            "{name}: {told:#?}"
        );
    }
}

#[test]
fn a_certificate_that_proves_nothing_is_6_and_nothing_was_sent() {
    let (valid, expired) = (tls_server(VALID), tls_server(EXPIRED));
    let rows = [
        ("expired", format!("localhost:{expired}"), "ca_file = \"expired.pem\"", "expired"),
        ("for another name", format!("127.0.0.1:{valid}"), "ca_file = \"valid.pem\"", "name"),
        ("signed by nobody", format!("localhost:{valid}"), "", ""),
        ("signed by somebody else", format!("localhost:{valid}"), "ca_file = \"other.pem\"", ""),
    ];
    at_once(&rows, |(name, address, ca, says)| ends_both(name, address, ca, says));
}

#[test]
fn a_handshake_that_does_not_end_is_6() {
    let deeds: [(&str, Deed); 5] = [
        ("silence", silence),
        ("something else", |stream| forever(stream, b"220 hello\r\n")),
        ("plain HTTP", |stream| {
            stream.write_all(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
        }),
        ("an alert", |stream| stream.write_all(b"\x15\x03\x03\0\x02\x02\x28")),
        ("a record without end", |stream| {
            stream.write_all(b"\x16\x03\x03\xff\xff")?;
            forever(stream, b"\x02")
        }),
    ];
    at_once(&deeds, |(row, deed)| {
        let port = server(*deed);
        ends_both(row, &format!("127.0.0.1:{port}"), "", "no connection");
    });
}
