//! A sandbox with many paid orders, and plans that refund a part of each.

use serde_json::{Value, json};

use super::{Call, Done, Sandbox, plans};

/// The run of every plan here.
pub const RUN: &str = "RUN123456789012";

/// A sandbox with so many orders of one line, 800 paid by card.
pub fn paid_orders(flags: &[&str], count: usize) -> Sandbox {
    let sandbox = Sandbox::with(&[&["--rate-limit", "1000000"], flags].concat());
    sandbox.post("/_sandbox/reset", &seed(count));
    sandbox
}

/// So many orders of one line, 800 paid by card.
pub fn seed(count: usize) -> Value {
    let orders = (0..count).map(|at| {
        json!({"uuid": order(at), "stage": "Paid", "via": "visa", "body": {
            "products": [{"name": "Bike service", "quantity": 2, "rate": 400, "discount": 0, "tax": 25, "amount": 800}],
            "orderSummary": {"grandTotal": 800}, "orderDate": "1767225600",
            "callback": {"callbackUrl": "http://127.0.0.1:9/never"},
            "customerDetails": {"type": "private", "countryCode": "+47", "msisdn": "40000001", "name": "Ola Test"}}})
    });
    json!({"orders": orders.collect::<Vec<_>>()})
}

/// The identifier of the order at this place.
pub fn order(at: usize) -> String {
    format!("ODR{:010}", 1_000_000_000 + at)
}

/// A plan of the profile `test` of this sandbox.
pub struct Plan<'a> {
    pub sandbox: &'a Sandbox,
    pub header: Value,
    pub rows: Vec<Value>,
}

impl<'a> Plan<'a> {
    /// The refund of 5 of each of so many orders, each read as it was made.
    pub fn refunds(sandbox: &'a Sandbox, count: usize) -> Plan<'a> {
        let rows = (0..count).map(|at| refund(at, &order(at), "5")).collect();
        Plan::of(sandbox, "orders refund", &[("order", "ORDER_UUID"), ("amount", "amount")], rows)
    }

    /// A plan of these rows; each column by its title and its flag.
    pub fn of(
        sandbox: &'a Sandbox,
        command: &str,
        columns: &[(&str, &str)],
        rows: Vec<Value>,
    ) -> Plan<'a> {
        let mut header = plans::header(sandbox);
        let columns: Vec<Value> =
            columns.iter().map(|(title, flag)| json!({"title": title, "flag": flag})).collect();
        header["command"] = json!(command);
        header["columns"] = json!({"columns": columns, "decimal_comma": false});
        Plan { sandbox, header, rows }
    }

    /// Writes the plan's file, with its counts and its sum.
    pub fn write(&mut self) {
        let count = |word: &str| self.rows.iter().filter(|row| row["expect"] == word).count();
        let (send, refused, invalid) = (count("send"), count("refused"), count("invalid"));
        let sum = |word: &str| -> i64 {
            let rows = self.rows.iter().filter(|row| row["expect"] == word);
            rows.filter_map(|row| row["amount"].as_i64()).sum()
        };
        self.header["counts"] =
            json!({"rows": self.rows.len(), "send": send, "refused": refused, "invalid": invalid});
        self.header["totals"] = json!({"send": sum("send"), "refused": sum("refused")});
        let lines: Vec<Value> =
            std::iter::once(self.header.clone()).chain(self.rows.iter().cloned()).collect();
        self.sandbox.home.write("refunds.plan", &plans::sealed(&lines));
    }

    /// Writes the plan, and applies it with `--yes`.
    pub fn apply(&mut self, how: &[&str]) -> Call {
        self.write();
        apply(self.sandbox, how)
    }
}

/// A row that refunds this much of an order, planned as the order was made.
pub fn refund(at: usize, order: &str, amount: &str) -> Value {
    let amount_of_row: i64 = amount.parse().expect("a whole amount");
    json!({"row": at + 2, "expect": "send", "amount": amount_of_row, "cells": [order, amount],
        "state": {"status": "PAID", "total": 800, "refunded": 0}})
}

/// Applies the plan that was written with `--yes`.
pub fn apply(sandbox: &Sandbox, how: &[&str]) -> Call {
    sandbox.fpgo(&[&["bulk", "apply", "refunds.plan", "--yes"], how].concat())
}

/// Goes on with the run with `--yes`.
pub fn resume(sandbox: &Sandbox, how: &[&str]) -> Call {
    sandbox.fpgo(&[&["bulk", "resume", RUN, "--yes"], how].concat())
}

/// How often each of so many orders was refunded, as the sandbox knows.
pub fn refunds(sandbox: &Sandbox, count: usize) -> Vec<usize> {
    let told = sandbox.get("/_sandbox/objects");
    let orders = told["orders"].as_array().expect("a list");
    let of = |at: usize| {
        let found = orders.iter().find(|found| found["uuid"] == order(at).as_str());
        found.expect("the order")["refunds"].as_array().expect("a list").len()
    };
    (0..count).map(of).collect()
}

/// The entries of the run in the journal, oldest first.
pub fn entries(sandbox: &Sandbox) -> Vec<Value> {
    let list: Done =
        sandbox.fpgo(&["journal", "list", "--run", RUN, "--limit", "100000", "-o", "json"]).run();
    let mut entries = list.json().as_array().expect("a list").clone();
    entries.reverse();
    entries
}
