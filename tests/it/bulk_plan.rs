//! A sheet becomes a plan: what is expected of each row, what it comes to, and when nothing is planned at all.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::common::memory::watched;
use crate::common::{Call, Home, Sandbox, account, number_in, plans, profile, text};

/// Plans this sheet, in `rows.csv` of the home.
fn plan(sandbox: &Sandbox, operation: &str, rows: &str, more: &[&str]) -> Call {
    sandbox.home.write("rows.csv", rows);
    sandbox.fpgo(&[&["bulk", "plan", operation, "rows.csv"], more].concat())
}

/// The lines of a plan: header, rows, hash.
fn lines(sandbox: &Sandbox, name: &str) -> Vec<Value> {
    let text = std::fs::read_to_string(sandbox.home.path(name)).expect("a plan");
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// What jq makes of a plan.
fn jq(path: &Path, program: &str) -> String {
    let done = Command::new("jq").args(["-sc", program]).arg(path).output().expect("jq starts");
    String::from_utf8_lossy(&done.stdout).trim().to_owned()
}

#[test]
fn each_row_is_planned_by_the_state_of_its_object_and_nothing_is_sent() {
    let sandbox = Sandbox::start();
    let (one, two) = (sandbox.paid_order("800"), sandbox.paid_order("300.50"));
    let unpaid = sandbox.order("SENT");
    let rows = format!(
        "Order;Amount;Kunde\n{one};399,50;Bjørn\n{two};300,50;\n{unpaid};10;\n{two};400;\nODR9999999999;7;\n"
    );
    let writes = sandbox.writes();
    let done = plan(&sandbox, "orders refund", &rows, &["--ticket", "T-7", "-o", "json"]).ends(0);
    assert_eq!(sandbox.writes(), writes);
    let told = done.json();
    let path = sandbox.home.path("rows.plan");
    let plan_lines = lines(&sandbox, "rows.plan");
    let header = &plan_lines[0];
    assert_eq!(header["counts"], json!({"rows": 5, "send": 2, "refused": 3, "invalid": 0}));
    assert_eq!((&told["counts"], &told["run"]), (&header["counts"], &header["run"]));
    assert_eq!(header["ticket"], "T-7");
    assert_eq!(header["totals"]["send"].to_string(), "700.00");
    for (outcome, total) in [("send", "send"), ("refused", "refused")] {
        let sum = format!(
            "(map(select(.expect == \"{outcome}\").amount // 0) | add) == .[0].totals.{total}"
        );
        assert_eq!(jq(&path, &sum), "true", "{outcome}");
    }
    let row = &plan_lines[1];
    assert_eq!((&row["row"], &row["expect"]), (&json!(2), &json!("send")));
    assert_eq!(row["cells"], json!([one, "399,50", "Bjørn"]));
    assert_eq!(
        (&row["state"]["status"], row["amount"].to_string()),
        (&json!("PAID"), "399.50".into())
    );
    for (at, why) in [(3, "is SENT"), (4, "300.50"), (5, "no such object")] {
        let told = plan_lines[at]["why"].as_str().unwrap_or_default().to_lowercase();
        assert!(told.contains(&why.to_lowercase()), "row {at}: {told}");
        assert_eq!(plan_lines[at]["expect"], "refused");
    }
    assert!(done.err.contains("row 4 would be refused"), "{}", done.err);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&path).expect("a file").permissions().mode() & 0o777, 0o600);
    }
    // A person sees the sums and what comes next; the plan before is replaced, and that is said.
    let shown = plan(&sandbox, "orders refund", &rows, &[]).ends(0);
    let before = header["run"].as_str().expect("a run");
    let shown = shown.shows("2 rows, 700.00 in all").says(&format!("held the plan of {before}"));
    shown.says("fpgo -p test bulk apply rows.plan");
    let names: Vec<_> =
        std::fs::read_dir(sandbox.home.dir.path()).expect("a directory").flatten().collect();
    assert!(
        !names.iter().any(|name| name.file_name().to_string_lossy().contains("plan.")),
        "{names:?}"
    );
    // What was written is what is read: only who planned it stands in the way.
    let made = sandbox.fpgo(&["bulk", "approve", "--new-key", "kari", "-q"]).ends(0);
    let keys = format!("bulk_approvals = [{:?}]", made.out.trim());
    sandbox.home.config(&account(&sandbox, &keys));
    let approve = sandbox.fpgo(&["bulk", "approve", "rows.plan", "--yes"]).ends(8);
    approve.says("nobody approves a plan of their own");
}

#[test]
fn while_a_row_is_wrong_nothing_is_read_and_nothing_planned() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let rows = format!("order,amount\n{order},5\n{order},nothing\n");
    let requests = sandbox.requests().len();
    let refused = plan(&sandbox, "orders refund", &rows, &[]).ends(2);
    refused.says("row 3, column amount").says("--skip-invalid");
    assert_eq!(sandbox.requests().len(), requests);
    assert!(!sandbox.home.path("rows.plan").exists());
    let done = plan(&sandbox, "orders refund", &rows, &["--skip-invalid", "-q"]).ends(0);
    let planned = lines(&sandbox, "rows.plan");
    assert_eq!(planned[0]["counts"], json!({"rows": 2, "send": 1, "refused": 0, "invalid": 1}));
    assert_eq!(done.out.trim(), planned[0]["run"].as_str().expect("a run"));
    assert_eq!(planned[2]["expect"], "invalid");
    done.says("left out: row 3, column amount, \"nothing\"");
    // Rows that do the same are refused, unless they are meant.
    let rows = format!("order,amount\n{order},5\n{order},6\n{order},5.00\n");
    let refused = plan(&sandbox, "orders refund", &rows, &[]).ends(2);
    refused.says("1 row does the same as an earlier one").says("rows 2 and 4 do the same");
    plan(&sandbox, "orders refund", &rows, &["--allow-repeats"]).ends(2).says("--reason");
    let meant = ["--allow-repeats", "--reason", "two parcels", "--plan", "-"];
    let printed = plan(&sandbox, "orders refund", &rows, &meant).ends(0);
    let again = |at: usize| -> Value {
        let line = printed.out.lines().nth(at).expect("a row");
        serde_json::from_str::<Value>(line).expect("JSON")["again"].clone()
    };
    assert_eq!(
        [again(1), again(2), again(3)],
        [json!("two parcels"), Value::Null, json!("two parcels")]
    );
    plan(&sandbox, "orders refund", &rows, &["--plan", "-", "-q"]).ends(2);
}

#[test]
fn what_would_exceed_a_limit_is_told() {
    let sandbox = Sandbox::start();
    let orders: Vec<String> = (0..3).map(|_| sandbox.paid_order("800")).collect();
    let rows: String = orders.iter().map(|order| format!("{order},300\n")).collect();
    let rows = format!("order,amount\n{rows}");
    let limited = |limits: &str| sandbox.home.config(&profile("test", &sandbox.base_url, limits));
    limited("max_amount_per_day = 500\nmax_writes_per_hour = 4");
    let done = plan(&sandbox, "orders refund", &rows, &["-o", "json"]).ends(0);
    let ahead = done.json()["limits"].clone();
    assert_eq!(ahead[0]["key"], "max_amount_per_day");
    assert_eq!((&ahead[0]["first_row"], &ahead[0]["rows"]), (&json!(3), &json!(2)));
    assert_eq!(
        (&ahead[1]["key"], &ahead[1]["first_row"]),
        (&json!("max_writes_per_hour"), &json!(3))
    );
    done.says("max_amount_per_day is 500.00");
    limited("max_amount = 200");
    let none = plan(&sandbox, "orders refund", &rows, &[]).ends(8);
    none.says("no row of rows.csv would be sent")
        .says("row 2 would be refused: 300.00 is more than");
    assert_eq!(lines(&sandbox, "rows.plan")[0]["totals"]["refused"].to_string(), "900");
    limited("read_only = true");
    plan(&sandbox, "orders refund", &rows, &[]).ends(8).says("the profile only reads");
}

#[test]
fn creations_and_reads_are_planned_without_a_request() {
    let sandbox = Sandbox::start();
    let requests = sandbox.requests().len();
    let done = plan(&sandbox, "orders status", "order\nODR1\nODR2\n", &["-o", "json"]).ends(0);
    assert_eq!(done.json()["counts"]["send"], 2);
    let done = plan(&sandbox, "orders send-payment-link", &links(2), LINKS).ends(0);
    done.says("bulk apply rows.plan");
    assert_eq!(lines(&sandbox, "rows.plan")[0]["totals"]["send"].to_string(), "0");
    assert_eq!(sandbox.requests().len(), requests);
    plan(&sandbox, "orders list", "status\nPAID\n", &[]).ends(2).says("takes no identifier");
}

#[test]
fn only_a_plan_that_nobody_approved_is_replaced() {
    let sandbox = Sandbox::start();
    let to = |file| plan(&sandbox, "orders status", "order\nODR1\n", &["--plan", file]);
    to("rows.csv").ends(2).says("rows.csv is there already, and is no plan");
    to("none/here.plan").ends(2).says("there is no directory none");
    to(text(sandbox.home.dir.path())).ends(2).says("is a directory and no file");
    to("a.plan").ends(0);
    let approved = json!({"fpgo_approval": 1, "name": "kari", "key": "x", "signature": "x",
        "by": {"user": "kari", "host": "desk"}, "at": "2026-01-01T00:00:00Z"});
    let path = sandbox.home.path("a.plan");
    let whole = std::fs::read_to_string(&path).expect("a plan") + &format!("{approved}\n");
    std::fs::write(&path, &whole).expect("written");
    to("a.plan").ends(8).says("approved by kari").says("--plan FILE");
    assert_eq!(std::fs::read_to_string(&path).expect("a plan"), whole);
}

#[test]
fn a_plan_is_held_against_its_rows_and_belongs_to_one_journal() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let before = sandbox.writes();
    plan(&sandbox, "orders refund", &format!("order,amount\n{order},100\n"), &[]).ends(0);
    let mut forged = lines(&sandbox, "rows.plan");
    forged.pop();
    for line in &mut forged {
        line.as_object_mut().expect("a line").remove("check");
    }
    forged[0]["totals"]["send"] = json!(1);
    let mut apply = |change: fn(&mut Value), why: &str| {
        change(&mut forged[1]);
        sandbox.home.write("forged.plan", &plans::sealed(&forged));
        let how = ["--yes", "--expect-count", "1", "--expect-total", "1"];
        sandbox.fpgo(&[&["bulk", "apply", "forged.plan"], &how[..]].concat()).ends(8).says(why);
    };
    apply(|_| {}, "line 1 says 1.00 for the rows to send, and they come to 100.00");
    apply(|row| row["amount"] = json!(1), "line 2: row 2 says 1.00, and moves 100.00");
    apply(
        |row| {
            row["cells"][1] = json!("1");
            row.as_object_mut().expect("a row").remove("state");
        },
        "line 2: row 2 is to be sent, and does not say what state was read",
    );
    // Another data directory does not know what was sent here.
    let other = Home::new();
    other.config(&profile("test", &sandbox.base_url, ""));
    let path = sandbox.home.path("rows.plan");
    let there = || other.fpgo(&["-p", "test", "bulk", "apply", text(&path), "--yes"]);
    there().ends(8).says("the plan belongs to another journal");
    assert_eq!(sandbox.writes(), before);
    let run = sandbox.fpgo(&["bulk", "apply", "rows.plan", "--yes"]).ends(0).out;
    there().ends(8).says("the plan belongs to another journal").says("plan the sheet again here");
    assert_eq!(sandbox.refunded(&order), "100");
    // Its own copy neither, where the profile's journal is another one by now.
    for name in
        ["key", "journal.sqlite", "journal.sqlite-wal", "journal.sqlite-shm", "journal.head"]
    {
        let path = sandbox.home.data_dir().join(name);
        if path.exists() {
            std::fs::remove_file(path).expect("removed");
        }
    }
    let resumed = sandbox.fpgo(&["bulk", "resume", run.trim(), "--yes"]).ends(8);
    resumed.says("the plan belongs to another journal");
}

#[test]
fn states_that_cannot_be_read_end_the_planning_and_leave_nothing() {
    let sandbox = Sandbox::start();
    sandbox.fault(json!({"route": "orders details", "fault": "status", "status": 500, "body": {}, "times": 30}));
    sandbox.fault(json!({"route": "orders status", "fault": "status", "status": 500, "body": {}, "times": 30}));
    let rows = "order,amount\nODR1,5\nODR2,5\nODR3,5\nODR4,5\n";
    let failed = plan(&sandbox, "orders refund", rows, &["--timeout", "1s"]).ends(6);
    failed.says("3 states one after another could not be read");
    assert!(!sandbox.home.path("rows.plan").exists());
}

/// What all rows of a sheet of payment links have in common.
const LINKS: &[&str] = &[
    "--set",
    "date=+7d",
    "--set",
    "by-sms=yes",
    "--set",
    "customer-type=private",
    "--set",
    "country-code=+47",
    "--set",
    "msisdn=40000001",
    "--set",
    "street=Testveien 7",
    "--set",
    "zip=0010",
    "--set",
    "city=Oslo",
    "--set",
    "country=NO",
    "--set",
    "invoice-option=no",
];

/// A sheet of so many payment links.
fn links(count: u64) -> String {
    let mut rows = String::from("name;line\n");
    for number in 0..count {
        rows.push_str(&format!(
            "Ola Test;name=Part {number},qty=1,rate={}.50,tax=25\n",
            number % 900 + 1
        ));
    }
    rows
}

#[test]
#[ignore = "takes minutes"]
fn ten_times_the_rows_are_planned_in_flat_memory_and_linear_time() {
    let home = Home::new();
    let mut measured = Vec::new();
    // A million of them with `just bulk-long`.
    let rows = number_in("FPGO_BULK_ROWS", 50_000);
    for count in [rows / 10, rows] {
        home.write("rows.csv", &links(count as u64));
        let words = ["--sandbox", "bulk", "plan", "orders send-payment-link", "rows.csv", "-q"];
        let mut call = home.fpgo(&[&words[..], LINKS].concat());
        let begun = std::time::Instant::now();
        let mut child = call.command.spawn().expect("fpgo starts");
        let (most, ended) = watched(&mut child);
        let took = begun.elapsed();
        assert!(ended.success(), "{ended}");
        assert!(most < 64 * 1024, "{count} rows took {most} kB");
        measured.push(took);
    }
    assert!(measured[1] < measured[0] * 15, "{measured:?}");
}
