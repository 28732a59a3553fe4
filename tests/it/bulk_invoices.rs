//! A month's invoices: a sheet that was sent is not sent once more by mistake, and an invoice whose answer was lost is found
//! before somebody says that it was never made.

use serde_json::{Value, json};

use crate::common::{Call, Done, Sandbox, profile};

/// What all rows have.
const ALL: &[&str] = &[
    "--set",
    "customer-type=private",
    "--set",
    "country-code=+47",
    "--set",
    "street=Testveien 7",
    "--set",
    "zip=0010",
    "--set",
    "city=Oslo",
    "--set",
    "country=NO",
    "--set",
    "invoice-fee=no",
    "--set",
    "maturity=10",
];

/// A sheet of so many invoices.
fn sheet(sandbox: &Sandbox, count: u64) {
    let mut rows = String::from("Name;E-mail;Msisdn;Line;Reference\n");
    for n in 1..=count {
        rows.push_str(&format!(
            "Kunde {n};kunde{n}@example.com;{};name=Rent,qty=1,rate={},50,tax=25;Nr-80{n}\n",
            40_000_000 + n,
            100 + n
        ));
    }
    sandbox.home.write("rows.csv", &rows);
}

fn plan(sandbox: &Sandbox, date: &str, more: &[&str]) -> Call {
    let date = format!("date={date}");
    let words = ["bulk", "plan", "orders send-invoice", "rows.csv", "--set", &date];
    sandbox.fpgo(&[&words, ALL, more].concat())
}

fn apply(sandbox: &Sandbox, file: &str, more: &[&str]) -> Call {
    sandbox.fpgo(&[&["bulk", "apply", file, "--yes"], more].concat())
}

/// The orders that the sandbox has, made by anybody.
fn orders(sandbox: &Sandbox) -> usize {
    sandbox.get("/_sandbox/objects")["orders"].as_array().expect("a list").len()
}

fn line(done: &Done) -> String {
    done.out.lines().next().unwrap_or_default().to_owned()
}

#[test]
fn a_sheet_that_was_sent_is_not_sent_once_more_unless_that_is_meant() {
    let sandbox = Sandbox::start();
    sheet(&sandbox, 3);
    let before = orders(&sandbox);
    // The date is not now: what is lost of it cannot be found.
    let first = plan(&sandbox, "+5d", &[]).ends(0);
    first.says("3 rows have another date than the moment of sending");
    plan(&sandbox, "now", &["--plan", "other.plan"]).ends(0);
    let sent = apply(&sandbox, "rows.plan", &[]).ends(0);
    let run = line(&sent);
    // What was made was looked at.
    let sent = sent.says(&format!("confirmed: {run}: 3 × orders send-invoice, 307.50 in all"));
    assert_eq!(orders(&sandbox), before + 3, "{sent:?}");
    // The same again, with another date, and with the same.
    for date in ["now", "+5d"] {
        let refused = plan(&sandbox, date, &["--plan", "again.plan"]).ends(8);
        let refused = refused.says(&format!("3 of these rows were sent in run {run} on "));
        let refused = refused.says("(rows 2-4)").says(&format!("bulk report {run}"));
        refused.says("--allow-repeats --reason TEXT");
        assert!(!sandbox.home.path("again.plan").exists());
    }
    // A plan from before is refused row by row.
    let late = apply(&sandbox, "other.plan", &[]).ends(8);
    let late = late.says("3 refused").says("money: nothing was moved");
    let other = line(&late);
    let report = sandbox.fpgo(&["bulk", "report", &other, "-o", "json"]).ends(0).json();
    let why = report[0]["fpgo_message"].as_str().expect("a message");
    assert!(why.contains(&format!("was row 2 of {run}")), "{why}");
    assert_eq!(orders(&sandbox), before + 3);
    let meant = ["--allow-repeats", "--reason", "the first were for October"];
    plan(&sandbox, "now", &meant).ends(0).says("they are planned once more");
    apply(&sandbox, "rows.plan", &[]).ends(0);
    assert_eq!(orders(&sandbox), before + 6);
    // Other amounts are other invoices.
    let text = std::fs::read_to_string(sandbox.home.path("rows.csv")).expect("a sheet");
    sandbox.home.write("rows.csv", &text.replace(",50,tax", ",75,tax"));
    plan(&sandbox, "now", &[]).ends(0);
}

#[test]
fn rows_that_are_meant_again_are_compared_with_earlier_runs_as_well() {
    let sandbox = Sandbox::start();
    sheet(&sandbox, 1);
    let single = std::fs::read_to_string(sandbox.home.path("rows.csv")).expect("a sheet");
    let row = single.lines().nth(1).expect("a row");
    sandbox.home.write("rows.csv", &format!("{single}{row}\n"));
    let before = orders(&sandbox);
    let meant = ["--allow-repeats", "--reason", "two flats"];
    plan(&sandbox, "now", &meant).ends(0);
    plan(&sandbox, "now", &[&meant[..], &["--plan", "early.plan"]].concat()).ends(0);
    let run = line(&apply(&sandbox, "rows.plan", &[]).ends(0));
    // That its rows repeat each other says nothing of another run.
    apply(&sandbox, "early.plan", &[]).ends(8).says("2 refused");
    assert_eq!(orders(&sandbox), before + 2);
    let told = plan(&sandbox, "now", &meant).ends(0);
    told.says(&format!("2 of these rows were sent in run {run} on ")).says("planned once more");
    apply(&sandbox, "rows.plan", &[]).ends(0);
    assert_eq!(orders(&sandbox), before + 4);
    // Nor does a value that holds for all rows, or a column.
    sandbox.home.write("rows.csv", &single);
    let set = plan(&sandbox, "now", &["--set", "again=yes", "--set", "reason=x"]).ends(8);
    set.says("1 of these rows was sent in run ").says("--allow-repeats --reason TEXT");
    let titles = single.replacen("Reference", "Reference;again;reason", 1);
    sandbox.home.write("rows.csv", &titles.replacen(row, &format!("{row};yes;x"), 1));
    plan(&sandbox, "now", &[]).ends(8).says("1 of these rows was sent in run ");
}

#[test]
fn what_the_journal_has_lost_is_not_planned_again_and_what_a_person_tells_of_it_counts() {
    let sandbox = Sandbox::start();
    sheet(&sandbox, 2);
    let limits = |more: &str| sandbox.home.config(&profile("test", &sandbox.base_url, more));
    plan(&sandbox, "+5d", &[]).ends(0);
    plan(&sandbox, "+5d", &["--plan", "early.plan"]).ends(0);
    limits("max_writes_per_hour = 1");
    let run = line(&apply(&sandbox, "rows.plan", &["--in-flight", "1"]).ends(11));
    limits("");
    for name in ["journal.sqlite", "journal.sqlite-wal", "journal.sqlite-shm", "journal.head"] {
        let _ = std::fs::remove_file(sandbox.home.data_dir().join(name));
    }
    let lacks = format!("the journal lacks entries of what was sent in {run} (row 2)");
    // With its dates a creation is the same however long ago it was: so long as the journal keeps it whatever is pruned.
    runs_get_older(&sandbox, 29);
    plan(&sandbox, "+5d", &[]).ends(8).says(&lacks);
    runs_get_older(&sandbox, 2);
    plan(&sandbox, "+5d", &["--plan", "late.plan"]).ends(0);
    runs_get_older(&sandbox, -31);
    let accept = ["journal", "accept-loss", "--reason", "the disk was full", "--yes"];
    sandbox.fpgo(&accept).ends(0);
    let refused = plan(&sandbox, "+5d", &[]).ends(8).says(&lacks);
    refused.says(&format!("bulk report {run}")).says("--despite-loss --reason TEXT");
    apply(&sandbox, "early.plan", &[])
        .ends(8)
        .says("the journal has lost rows since it was planned");
    assert_eq!(sandbox.writes(), 1);
    // What a person says of a row is known to the plans that follow.
    let word = ["bulk", "resolve", &run, "3", "--as", "happened", "--reason", "seen in the portal"];
    sandbox.fpgo(&word).ends(0);
    plan(&sandbox, "+5d", &["--despite-loss"]).ends(2).says("--despite-loss needs --reason");
    // Neither says the other: what was sent and is known, what is lost, and what the sheet itself has twice.
    let [meant, known] =
        ["--allow-repeats", "--despite-loss"].map(|word| [word, "--reason", "looked"]);
    plan(&sandbox, "+5d", &meant).ends(8).says(&lacks);
    plan(&sandbox, "+5d", &known).ends(8).says("1 of these rows was sent in run ");
    let text = std::fs::read_to_string(sandbox.home.path("rows.csv")).expect("a sheet");
    let twice = format!("{text}{}\n", text.lines().last().expect("a row"));
    sandbox.home.write("rows.csv", &twice);
    plan(&sandbox, "+5d", &known).ends(2).says("--allow-repeats");
    sandbox.home.write("rows.csv", &text);
    for date in ["+5d", "now"] {
        let both = [&meant[..1], &known].concat();
        let told = plan(&sandbox, date, &both).ends(0);
        let told = told.says(&lacks).says(&format!("1 of these rows was sent in run {run} on "));
        told.says("(row 3)");
    }
    // What makes nothing, and moves nothing, is compared with no run.
    let order = sandbox.order("SENT");
    sandbox.home.write("cancel.csv", &format!("order,note\n{order},x\n"));
    sandbox.fpgo(&["bulk", "plan", "orders cancel", "cancel.csv"]).ends(0);
}

/// Makes every run of a sandbox's machine so many days older.
fn runs_get_older(sandbox: &Sandbox, days: i64) {
    let runs = rusqlite::Connection::open(sandbox.home.data_dir().join("runs.db")).expect("runs");
    let moved = days * 24 * 60 * 60 * 1000;
    let set = "UPDATE runs SET begun = begun - ?1, changed = changed - ?1";
    runs.execute(set, [moved]).expect("they are older");
}

#[test]
fn the_same_refund_of_an_earlier_run_is_refused_with_the_run() {
    let sandbox = Sandbox::start();
    let (one, two) = (sandbox.paid_order("800"), sandbox.paid_order("300"));
    sandbox.home.write("rows.csv", &format!("order,amount\n{one},5\n{two},6\n"));
    let plan = || sandbox.fpgo(&["bulk", "plan", "orders refund", "rows.csv"]);
    plan().ends(0);
    let run = line(&apply(&sandbox, "rows.plan", &[]).ends(0));
    plan().ends(8).says(&format!("2 of these rows were sent in run {run} on "));
    // Of one that is meant once more and another, the one is named.
    sandbox.home.write("rows.csv", &format!("order,amount\n{one},7\n{two},6\n"));
    plan().ends(8).says(&format!("1 of these rows was sent in run {run} on ")).says("(row 3)");
}

/// One invoice of a day to come whose answer is lost. Gives the number of its entry.
fn lost(sandbox: &Sandbox) -> String {
    sandbox.fault(json!({"route": "orders send-invoice", "nth": 1, "fault": "reset-after"}));
    sheet(sandbox, 1);
    plan(sandbox, "+5d", &[]).ends(0);
    let done = apply(sandbox, "rows.plan", &["--continue-on-unknown"]).ends(7);
    done.says("money: IT MAY HAVE MOVED: 101.50 of 1 row, nobody can know yet");
    let list = ["journal", "list", "--outcome", "unknown", "-o", "json"];
    sandbox.fpgo(&list).ends(0).json()[0]["id"].to_string()
}

#[test]
fn what_looks_like_a_lost_invoice_is_shown_before_it_is_said_not_to_have_happened() {
    let sandbox = Sandbox::start();
    let foreign = sandbox.paid_order("800");
    let entry = lost(&sandbox);
    let run = sandbox.fpgo(&["bulk", "list", "-q"]).ends(0).out.trim().to_owned();
    sandbox.fpgo(&["bulk", "list"]).ends(0).shows("unsettled");
    // The search says what it cannot see, and who sent it.
    let found = sandbox.fpgo(&["orders", "list", "--find", "Nr-801"]).ends(0);
    found.says("not told by the API").says(&format!("journal resolve {entry}"));
    // Resume names what may be it, and offers what helps.
    let resumed = sandbox.fpgo(&["bulk", "resume", &run, "--yes"]).ends(7);
    let resumed = resumed.says("may be what was sent").says("--outcome unknown");
    assert!(!resumed.err.contains(&format!("bulk resume {run}")), "{resumed:?}");
    let alone = sandbox.fpgo(&["journal", "resolve", &entry]).ends(7);
    alone.says("orders list --details --since ").says("the API tells no references");
    let word = ["journal", "resolve", &entry, "--as", "did-not", "--reason", "nothing there"];
    let refused = sandbox.fpgo(&word).ends(8);
    let refused = refused.says("looks like what was sent").says("fpgo -p test show ODR");
    refused.says("--none-of-them");
    let list =
        ["journal", "reconcile", "--since", "today", "--until", "+9d", "--list", "-o", "json"];
    let told = sandbox.fpgo(&list).ends(10);
    assert!(row(&told.json(), "made_all_the_same").is_some(), "{told:?}");
    sandbox.fpgo(&[&word[..], &["--none-of-them"]].concat()).ends(0);
    // What was said not to have happened and is there all the same differs; what others made does not.
    let told = sandbox.fpgo(&list).ends(10);
    let rows = told.json();
    let same = row(&rows, "made_all_the_same").expect("it is there");
    assert_eq!(same["entries"], json!([entry.parse::<i64>().expect("a number")]), "{rows}");
    assert!(row(&rows, "not_from_here").is_some(), "{rows}");
    told.says("not made from here");
    let plain =
        sandbox.fpgo(&["journal", "reconcile", "--since", "-1d", "--until", "now", "--list"]).run();
    assert!(!plain.out.contains(&foreign), "{plain:?}");
}

fn row<'r>(rows: &'r Value, kind: &str) -> Option<&'r Value> {
    rows.as_array().expect("a list").iter().find(|row| row["kind"] == kind)
}

#[test]
fn what_happened_after_all_has_its_object_and_a_cancelled_run_is_still_settled() {
    let sandbox = Sandbox::start();
    let entry = lost(&sandbox);
    sheet(&sandbox, 2);
    let text = std::fs::read_to_string(sandbox.home.path("rows.csv")).expect("a sheet");
    sandbox.home.write("rows.csv", &text.replace("Rent", "Power"));
    sandbox.fault(json!({"route": "orders send-invoice", "nth": 1, "fault": "reset-after"}));
    plan(&sandbox, "now", &[]).ends(0);
    let stopped = apply(&sandbox, "rows.plan", &["--in-flight", "1"]).ends(7);
    let run = line(&stopped);
    let cancelled = sandbox.fpgo(&["bulk", "cancel", &run]).ends(0);
    let cancelled =
        cancelled.says("money: IT MAY HAVE MOVED: 101.50 of 1 row").says("unknown: journal ");
    cancelled.says(&format!("bulk resume {run}"));
    let writes = sandbox.writes();
    let settled = sandbox.fpgo(&["bulk", "resume", &run]).ends(0);
    settled.says("nothing of it is unknown any more: 1 done, 1 pending");
    assert_eq!(sandbox.writes(), writes, "nothing is sent");
    sandbox.fpgo(&["bulk", "resume", &run]).ends(8).says("was cancelled");
    let word = ["journal", "resolve", &entry, "--as", "happened", "--reason", "seen"];
    sandbox.fpgo(&word).ends(0).says("is noted as what it made");
    let shown = sandbox.fpgo(&["journal", "show", &entry, "-o", "json"]).ends(0).json();
    assert!(shown["made"].as_str().is_some_and(|made| made.starts_with("ODR")), "{shown}");
}

#[test]
fn a_row_that_an_attempt_from_elsewhere_may_have_sent_is_planned_when_that_is_settled() {
    let sandbox = Sandbox::start();
    let entry = lost(&sandbox);
    let export = sandbox.fpgo(&["journal", "export"]).ends(0).out;
    let away = sandbox.home.path("away");
    let away = away.to_str().expect("a path");
    sheet(&sandbox, 2);
    let early = plan(&sandbox, "now", &["--plan", "early.plan"]).env("FPGO_DATA_DIR", away);
    early.ends(0).shows("2 rows, 204.00 in all");
    sandbox.fpgo(&["journal", "import", "-"]).env("FPGO_DATA_DIR", away).input(&export);
    // It was planned before that was known: the row waits, and the run says for what, and what to do.
    let settle = "1 row waits until it is known what became of entry 1: settle it:\nnext: fpgo -p test journal resolve 1";
    let waits = apply(&sandbox, "early.plan", &[]).env("FPGO_DATA_DIR", away).ends(11);
    let waits = waits.says("1 done, 1 pending").says(settle);
    let again = ["bulk", "resume", waits.out.trim(), "--yes"];
    sandbox.fpgo(&again).env("FPGO_DATA_DIR", away).ends(11).says(settle);
    sandbox.fpgo(&["bulk", "cancel", waits.out.trim()]).env("FPGO_DATA_DIR", away).ends(0);
    let shown = sandbox.fpgo(&["journal", "show", &entry, "-o", "json"]).ends(0).json();
    let amount = shown["amount"].to_string();
    assert_eq!(amount, "101.5");
    // The other row was sent by now.
    let meant = ["--allow-repeats", "--reason", "once more"];
    let there = || plan(&sandbox, "now", &meant).env("FPGO_DATA_DIR", away);
    let refused = there().ends(0).shows("Refused   1 row, 101.50 in all");
    let refused = refused.says("settle it: fpgo -p test journal resolve 1");
    refused.says("row 2 would be refused: the same orders send-invoice, or one of the same amount");
    let word = ["journal", "resolve", "1", "--as", "happened", "--reason", "looked"];
    sandbox.fpgo(&word).env("FPGO_DATA_DIR", away).ends(0);
    there().ends(0).shows("2 rows, 204.00 in all");
}

#[test]
fn a_question_that_nobody_answers_moves_nothing_and_says_so() {
    let sandbox = Sandbox::start();
    sheet(&sandbox, 1);
    plan(&sandbox, "now", &[]).ends(0);
    let unasked = sandbox.fpgo(&["bulk", "apply", "rows.plan"]).ends(9);
    let unasked = unasked.says("money: nothing was moved");
    assert!(!unasked.err.contains("--dry-run"), "{unasked:?}");
    plan(&sandbox, "2025-01-30", &[]).ends(0).says("is past").says("and is gone");
    let invoiced = sandbox.order("INVOICED");
    sandbox.home.write("cancel.csv", &format!("order,note\n{invoiced},x\n"));
    let told = sandbox.fpgo(&["bulk", "plan", "orders cancel", "cancel.csv"]).ends(0);
    told.says("an invoice is out for 1 row").says("orders refund --type invoiced");
    sandbox.fpgo(&["explain", "skipped"]).ends(0).shows("as it was planned any more");
    let order = sandbox.order("SENT");
    sandbox.home.write("cancel.csv", &format!("order,note\n{order},x\n"));
    sandbox.fpgo(&["bulk", "plan", "orders cancel", "cancel.csv"]).ends(0);
    sandbox.fault(json!({"route": "orders cancel", "nth": 1, "fault": "reset-after"}));
    apply(&sandbox, "cancel.plan", &[]).ends(7).says("money: orders cancel moves none");
    // Today is the day, and a comparison of nothing says so.
    let none = sandbox.fpgo(&["journal", "reconcile", "--since", "+1d", "--until", "+2d"]).ends(0);
    none.says("nothing was compared: the journal wrote to no object from ");
    let today = sandbox.fpgo(&["journal", "list", "--since", "today", "--until", "today", "-q"]);
    assert_eq!(today.ends(0).out.trim(), "1");
}

#[test]
fn a_report_has_the_form_of_its_sheet_and_can_be_planned_again() {
    let sandbox = Sandbox::start();
    sheet(&sandbox, 3);
    let text = std::fs::read_to_string(sandbox.home.path("rows.csv")).expect("a sheet");
    sandbox.home.write("rows.csv", &format!("\u{feff}{text}"));
    sandbox.home.config(&profile("test", &sandbox.base_url, "max_amount = 102"));
    plan(&sandbox, "now", &[]).ends(0).says("row 3 would be refused");
    let sent = apply(&sandbox, "rows.plan", &[]).ends(11);
    let sent =
        sent.says("money: the API accepted 101.50 of 1 row; nothing was moved by the other 2 rows");
    let run = line(&sent);
    let report = |how: &[&str]| sandbox.fpgo(&[&["bulk", "report", &run], how].concat()).ends(0);
    let csv = report(&["-o", "csv"]).out;
    let titles =
        "\u{feff}Name;E-mail;Msisdn;Line;Reference;fpgo_row;fpgo_outcome;fpgo_amount;fpgo_object;";
    assert!(csv.starts_with(titles), "{csv}");
    let made = report(&["-q"]).out;
    assert!(csv.contains(&format!(";Nr-801;2;done;101,50;{};", made.trim())), "{csv}");
    let refused = report(&["-o", "csv", "--only", "refused"]).out;
    sandbox.home.config(&profile("test", &sandbox.base_url, ""));
    sandbox.home.write("rows.csv", &refused);
    let again = plan(&sandbox, "now", &["-o", "json"]).ends(0);
    assert_eq!(again.json()["counts"]["send"], 2, "{again:?}");
    // All of it again names what was sent.
    sandbox.home.write("rows.csv", &csv);
    plan(&sandbox, "now", &[]).ends(8).says("1 of these rows was sent in run");
}
