//! Reading in bulk: a list of identifiers becomes a table of states.

use serde_json::{Value, json};

use crate::common::bulk::{Plan, RUN, order, paid_orders, resume};
use crate::common::{Sandbox, profile};

/// A plan that reads the status of these orders.
fn plan<'a>(sandbox: &'a Sandbox, orders: &[String]) -> Plan<'a> {
    let row =
        |(at, order): (usize, &String)| json!({"row": at + 2, "expect": "send", "cells": [order]});
    let rows = orders.iter().enumerate().map(row).collect();
    Plan::of(sandbox, "orders status", &[("order", "ORDER_UUID")], rows)
}

#[test]
fn a_list_of_identifiers_becomes_a_table_of_states() {
    let sandbox = paid_orders(&[], 30);
    sandbox.fpgo(&["orders", "refund", &order(1), "--amount", "7", "--yes"]).ends(0);
    let entries = sandbox.fpgo(&["journal", "list", "-q"]).ends(0).out;
    let mut orders: Vec<String> = (0..30).map(order).collect();
    // More of them are not there than failures would be borne.
    orders.extend((0..12).map(|at| format!("ODR99999999{at:02}")));
    // A profile that only reads may, and nobody is asked.
    sandbox.home.config(&profile("test", &sandbox.base_url, "read_only = true"));
    plan(&sandbox, &orders).write();
    sandbox.fpgo(&["bulk", "apply", "refunds.plan"]).ends(11).says("30 done, 12 refused");
    let told = sandbox.fpgo(&["bulk", "report", RUN, "-o", "json"]).ends(0).json();
    let rows = told.as_array().expect("a list");
    let count = |word: &str| rows.iter().filter(|row| row["fpgo_outcome"] == word).count();
    assert_eq!((count("done"), count("refused"), rows.len()), (30, 12, 42));
    assert_eq!((&rows[0]["order"], &rows[0]["answer_status"]), (&json!(order(0)), &json!("PAID")));
    assert_eq!(rows[1]["answer_status"], "PARTIAL REFUNDED", "{}", rows[1]);
    assert_eq!((&rows[0]["fpgo_amount"], &rows[0]["fpgo_journal"]), (&Value::Null, &Value::Null));
    let why = rows[41]["fpgo_message"].as_str().expect("a text");
    assert!(why.contains("no such object"), "{why}");
    let csv = sandbox.fpgo(&["bulk", "report", RUN, "-o", "csv"]).ends(0).out;
    let titles =
        "order,fpgo_row,fpgo_outcome,fpgo_amount,fpgo_object,fpgo_message,fpgo_journal,answer_";
    assert!(csv.starts_with(titles), "{csv}");
    assert_eq!(sandbox.fpgo(&["journal", "list", "-q"]).ends(0).out, entries);
    assert_eq!(sandbox.writes(), 1);
    // What was read is not read again.
    resume(&sandbox, &[]).ends(11).says("30 done, 12 refused");
}
