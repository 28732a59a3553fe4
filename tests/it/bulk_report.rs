//! What became of a run, told from the outside: `bulk report`, `bulk list` and `show`.

use serde_json::{Value, json};

use crate::common::bulk::{Plan, RUN, apply, order, paid_orders, refund, resume};
use crate::common::{Done, Home, Sandbox};

#[test]
fn a_run_that_is_not_there_is_not_found() {
    let home = Home::new();
    home.fpgo(&["--sandbox", "bulk", "report", RUN]).ends(5).says("no run RUN123456789012");
    home.fpgo(&["--sandbox", "show", RUN]).ends(5).says("no run RUN123456789012");
    home.fpgo(&["--sandbox", "bulk", "report", "ODR1"]).ends(2).says("ODR1 is an order");
    home.fpgo(&["--sandbox", "bulk", "list"]).ends(0).says("no run was begun here yet");
    assert_eq!(home.fpgo(&["--sandbox", "bulk", "list", "-q"]).ends(0).out, "");
    assert_eq!(home.fpgo(&["--sandbox", "bulk", "list", "-o", "json"]).ends(0).out, "[]\n");
    home.fpgo(&["explain", RUN]).ends(0).shows("a bulk run");
}

#[track_caller]
fn report(sandbox: &Sandbox, how: &[&str]) -> Done {
    sandbox.fpgo(&[&["bulk", "report", RUN], how].concat()).ends(0)
}

/// A run of six rows that stopped at the third, whose answer never came: one is done, one drifted, one is unknown, one is
/// pending, one was refused by the plan and one is wrong.
fn stopped() -> Sandbox {
    let sandbox = paid_orders(&[], 4);
    sandbox.fpgo(&["orders", "refund", &order(1), "--amount", "9", "--yes"]).ends(0);
    let rows = (0..4).map(|at| {
        let mut row = refund(at, &order(at), "5");
        row["cells"] = json!([order(at), "5", "=1+1", "no 01019012345"]);
        row
    });
    let columns =
        [("Order", "ORDER_UUID"), ("amount", "amount"), ("fpgo_outcome", ""), ("Who", "")];
    let mut plan = Plan::of(&sandbox, "orders refund", &columns, rows.collect());
    for column in [2, 3] {
        let column = &mut plan.header["columns"]["columns"][column];
        column.as_object_mut().expect("a column").remove("flag");
    }
    plan.rows.push(json!({"row": 6, "expect": "refused", "why": "it is CANCELLED", "cells": ["ODR5", "5", "", ""]}));
    plan.rows.push(
        json!({"row": 7, "expect": "invalid", "why": "no order", "cells": ["", "5", "", ""]}),
    );
    let route = format!("POST /connect/orders/refund/{}", order(2));
    sandbox.fault(json!({"route": route, "fault": "drop-after"}));
    plan.apply(&["--in-flight", "1"]).ends(11);
    sandbox
}

#[test]
fn every_row_stands_in_the_report_once_with_what_became_of_it() {
    let sandbox = stopped();
    let csv =
        report(&sandbox, &["-o", "csv"]).says("1 done (5.00)").says("bulk resume RUN123456789012");
    let lines: Vec<&str> = csv.out.lines().collect();
    // An earlier report's column keeps its place under another name.
    let titles = "Order,amount,fpgo_outcome_1,Who,fpgo_row,fpgo_outcome,fpgo_amount,fpgo_object,fpgo_message,fpgo_journal";
    assert_eq!((lines[0], lines.len()), (titles, 7), "{}", csv.out);
    let begins = |line: &str, cells: &str| {
        assert!(line.starts_with(cells), "{line}\n{cells}");
    };
    let own = "'=1+1,no *********45";
    begins(lines[1], &format!("{0},5,{own},2,done,5.00,{0},", order(0)));
    begins(lines[2], &format!("{0},5,{own},3,skipped,,{0},", order(1)));
    begins(lines[3], &format!("{0},5,{own},4,unknown,5.00,{0},", order(2)));
    begins(lines[4], &format!("{0},5,{own},5,pending,,{0},", order(3)));
    assert_eq!(lines[5], "ODR5,5,,,6,refused,,ODR5,it is CANCELLED,");
    assert_eq!(lines[6], ",5,,,7,invalid,,,no order,");
    let entry = lines[1].rsplit(',').next().expect("a cell");
    sandbox.fpgo(&["journal", "show", entry]).ends(0).shows(RUN);
    let json = report(&sandbox, &["-o", "json"]).json();
    assert_eq!((&json[0]["row"], &json[0]["Who"]), (&json!(2), &json!("no 01019012345")));
    assert_eq!(json[0]["fpgo_amount"].to_string(), "5.00");
    assert_eq!(
        (&json[3]["fpgo_journal"], &json[3]["fpgo_outcome"]),
        (&Value::Null, &json!("pending"))
    );
    let some = report(&sandbox, &["--only", "unknown,skipped", "-o", "ndjson"]);
    assert_eq!(some.out.lines().count(), 2);
    assert!(!some.out.contains("01019012345"), "{}", some.out);
    let jq = report(&sandbox, &["--jq", "map(.fpgo_outcome) | unique | length"]);
    assert_eq!(jq.out, "6\n");
    let few = report(&sandbox, &["--columns", "order,fpgo_outcome", "--only", "done"]);
    assert_eq!(
        few.out.split_whitespace().collect::<Vec<_>>(),
        ["Order", "fpgo_outcome", &order(0), "done"]
    );
    report(&sandbox, &[]).shows("it is CANCELLED");
    assert_eq!(report(&sandbox, &["-q"]).out, format!("{}\n", order(0)));
}

#[test]
fn what_is_settled_later_counts_and_every_list_says_what_to_do_next() {
    let sandbox = stopped();
    let listed = sandbox.fpgo(&["bulk", "list", "-o", "json"]).ends(0).json();
    let run = &listed[0];
    assert_eq!((&run["run"], &run["state"]), (&json!(RUN), &json!("stopped")), "{run}");
    assert_eq!(run["outcomes"]["unknown"]["rows"], 1);
    assert!(run["next"].as_str().is_some_and(|next| next.contains("bulk resume")), "{run}");
    assert_eq!(sandbox.fpgo(&["bulk", "list", "-q"]).ends(0).out, format!("{RUN}\n"));
    sandbox.fpgo(&["bulk", "list"]).ends(0).shows("stopped").says("bulk resume RUN123456789012");
    let near = "RUN123456789021";
    sandbox.fpgo(&["bulk", "report", near]).ends(5).says("did you mean this one?").says(RUN);
    let unknown = report(&sandbox, &["--only", "unknown", "-o", "json"]).json();
    let entry = unknown[0]["fpgo_journal"].to_string();
    let word = ["journal", "resolve", &entry, "--as", "happened", "--reason", "looked"];
    sandbox.fpgo(&word).ends(0);
    let csv = report(&sandbox, &["-o", "csv"]).says("2 done (10.00)");
    assert!(csv.out.contains(&format!("done,5.00,{},happened: looked,", order(2))), "{}", csv.out);
    let listed = sandbox.fpgo(&["bulk", "list", "-o", "json"]).ends(0).json();
    assert_eq!(listed[0]["outcomes"]["done"]["rows"], 2);
    resume(&sandbox, &[]).ends(11);
    let shown = sandbox.fpgo(&["show", &format!(" {} ", RUN.to_lowercase())]).ends(0);
    shown.shows("finished").shows("15.00").says("--only refused,skipped");
    // Without its plan no row can be told, and with another one neither.
    let plan = sandbox.home.data_dir().join(format!("bulk/{RUN}.plan"));
    let text = std::fs::read_to_string(&plan).expect("a plan");
    std::fs::write(&plan, text.replace("CANCELLED", "CANCELLES")).expect("written");
    sandbox.fpgo(&["bulk", "report", RUN]).ends(8).says("was altered");
    std::fs::remove_file(&plan).expect("gone");
    sandbox.fpgo(&["bulk", "report", RUN]).ends(8).says("is gone").says("journal list --run");
    apply(&sandbox, &[]).ends(8);
    sandbox.fpgo(&["sandbox", "reset"]).run();
    sandbox.fpgo(&["bulk", "list", "-q"]).ends(0).shows(RUN);
}
