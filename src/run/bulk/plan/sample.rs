//! A plan to test with, as the text of its file.

use std::path::PathBuf;

use jiff::Timestamp;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::header::Person;
use super::seal::Seal;
use crate::base::money;

/// The header of a plan that was just made for the sandbox.
pub fn header() -> Value {
    let second = Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    json!({
        "fpgo_plan": 1, "run": "RUN123456789012", "command": "orders refund", "profile": "sandbox",
        "environment": "sandbox", "base_url": "sandbox", "created": second,
        "planner": {"user": "per", "host": "build-1"}, "version": "0", "file": "refunds.csv",
        "counts": {"rows": 2, "send": 1, "refused": 1, "invalid": 0},
        "totals": {"send": money::number("5.10"), "refused": 0}, "columns": {
            "columns": [{"title": "order", "flag": "ORDER_UUID"}, {"title": "amount", "flag": "amount"}],
            "decimal_comma": true},
    })
}

/// The lines of a plan with this header.
pub fn lines_with(header: &Value) -> Vec<String> {
    sealed(header, &rows())
}

/// The rows of the sample.
pub fn rows() -> [Value; 2] {
    [
        json!({"row": 2, "expect": "send", "amount": money::number("5.10"), "cells": ["ODR1", "5,10"],
            "state": {"status": "PAID", "total": 800}}),
        json!({"row": 3, "expect": "refused", "why": "it is CANCELLED", "cells": ["ODR2", ""]}),
    ]
}

/// The lines of a plan of this header and these rows.
pub fn sealed(header: &Value, rows: &[Value]) -> Vec<String> {
    let mut seal = Seal::default();
    let mut lines = vec![seal.close(&header.to_string())];
    lines.extend(rows.iter().map(|row| seal.close(&row.to_string())));
    lines.push(format!("{}\n", json!({"sha256": seal.hash()})));
    lines
}

/// A file with this text, and the directory that it lasts as long as.
pub fn file(text: &str) -> (TempDir, PathBuf) {
    let dir = TempDir::new().expect("a directory");
    let path = dir.path().join("a.plan");
    std::fs::write(&path, text).expect("a file");
    (dir, path)
}

/// Somebody else than who planned the sample.
pub fn another_person() -> Person {
    Person { user: Some("kari".to_owned()), host: Some("desk-2".to_owned()) }
}
