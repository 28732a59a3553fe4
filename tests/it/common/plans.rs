//! Plans of bulk runs as their files have them, made and sealed anew here: also those that another person planned on another
//! machine, or yesterday.

use std::path::PathBuf;

use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::bulk::RUN;
use super::{Home, Sandbox};

/// The header of a plan for the profile `test` of this sandbox that somebody else made just now.
pub fn header(sandbox: &Sandbox) -> Value {
    let second = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    json!({
        "fpgo_plan": 1, "run": RUN, "command": "orders refund", "profile": "test",
        "environment": "demo", "base_url": sandbox.base_url, "created": second,
        "planner": {"user": "per", "host": "build-1"}, "version": "0", "file": "refunds.csv",
        "counts": {"rows": 3, "send": 2, "refused": 1, "invalid": 0},
        "totals": {"send": 12, "refused": 0}, "journal": mark(&sandbox.home, RUN, "own"),
        "columns": {"columns": [{"title": "order", "flag": "ORDER_UUID"}, {"title": "amount", "flag": "amount"}],
            "decimal_comma": false},
    })
}

/// What the header of a plan of this run says of the journal that is this home's `own`, or `shared` by its key.
pub fn mark(home: &Home, run: &str, whose: &str) -> String {
    let path = home.data_dir().join("key");
    if !path.exists() {
        home.write("data/key", &"k".repeat(32));
        super::mode(&home.data_dir(), 0o700);
    }
    let key = std::fs::read(&path).expect("a key");
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).expect("a key");
    mac.update(format!("plan\n{run} {whose}").as_bytes());
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A row to send that refunds so much of this order, paid with 800.
fn refund(row: u64, order: &str, amount: u64) -> Value {
    json!({"row": row, "expect": "send", "amount": amount, "cells": [order, amount.to_string()],
        "state": {"status": "PAID", "total": 800, "refunded": 0}})
}

/// The text of a plan of three rows with this header.
pub fn text(header: &Value) -> String {
    let rows = [
        refund(2, "ODR1", 5),
        json!({"row": 3, "expect": "refused", "why": "it is CANCELLED", "cells": ["ODR2", "3"]}),
        refund(4, "ODR3", 7),
    ];
    let lines: Vec<Value> = std::iter::once(header.clone()).chain(rows).collect();
    sealed(&lines)
}

/// The plan of these lines.
pub fn sealed(lines: &[Value]) -> String {
    let (mut text, mut hash) = (String::new(), Sha256::new());
    for line in lines {
        let line = line.to_string();
        let open = line.strip_suffix('}').expect("an object");
        hash.update(open);
        let end = format!(",\"check\":\"{}\"}}\n", &digits(&hash)[..8]);
        hash.update(&end);
        text.push_str(open);
        text.push_str(&end);
    }
    text + &format!("{{\"sha256\":\"{}\"}}\n", digits(&hash))
}

/// The file of a plan of this header.
pub fn file(sandbox: &Sandbox, header: &Value) -> PathBuf {
    sandbox.home.write("refunds.plan", &text(header))
}

/// The hash of what was given to it so far, in digits.
fn digits(hash: &Sha256) -> String {
    hash.clone().finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
