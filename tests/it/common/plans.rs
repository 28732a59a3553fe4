//! Plans of bulk runs as their files have them, made and sealed anew here: also those that another person planned on another
//! machine, or yesterday.

use std::path::PathBuf;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::Sandbox;

/// The header of a plan for the profile `test` of this sandbox that somebody else made just now.
pub fn header(sandbox: &Sandbox) -> Value {
    let second = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    json!({
        "fpgo_plan": 1, "run": "RUN123456789012", "command": "orders refund", "profile": "test",
        "environment": "demo", "base_url": sandbox.base_url, "created": second,
        "planner": {"user": "per", "host": "build-1"}, "version": "0", "file": "refunds.csv",
        "counts": {"rows": 3, "send": 2, "refused": 1, "invalid": 0},
        "totals": {"send": 12, "refused": 0}, "columns": {"columns": [], "decimal_comma": false},
    })
}

/// The text of a plan of three rows with this header.
pub fn text(header: &Value) -> String {
    let rows = [
        json!({"row": 2, "expect": "send", "amount": 5, "cells": ["ODR1", "5"]}),
        json!({"row": 3, "expect": "refused", "why": "it is CANCELLED", "cells": ["ODR2", "3"]}),
        json!({"row": 4, "expect": "send", "amount": 7, "cells": ["ODR3", "7"]}),
    ];
    let lines: Vec<Value> = std::iter::once(header.clone()).chain(rows).collect();
    sealed(&lines)
}

/// The plan of these lines.
pub fn sealed(lines: &[Value]) -> String {
    let mut text = String::new();
    for line in lines {
        let line = line.to_string();
        text.push_str(line.strip_suffix('}').expect("an object"));
        let check = digits(&text);
        text.push_str(&format!(",\"check\":\"{}\"}}\n", &check[..8]));
    }
    let hash = digits(&text);
    text + &format!("{{\"sha256\":\"{hash}\"}}\n")
}

/// The file of a plan of this header.
pub fn file(sandbox: &Sandbox, header: &Value) -> PathBuf {
    sandbox.home.write("refunds.plan", &text(header))
}

/// The hash of a text, in digits.
fn digits(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}
