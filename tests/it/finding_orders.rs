//! Lists that are asked for what is looked for: by a status that no document lists, by what a customer can say, with the
//! details of each row.

use std::io::BufReader;
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

use crate::common::terminal::Terminal;
use crate::common::{CUSTOMER, Done, Sandbox, envelope, read_until, signal};

#[test]
fn statuses_that_answers_show_can_be_asked_for_though_no_document_lists_them() {
    let sandbox = Sandbox::start();
    let done = sandbox.fpgo(&["orders", "list", "--status", "Purring"]).ends(0).shows("Purring");
    done.says("--status Purring is not documented as a filter");
    for (command, typed, sent) in [
        ("orders list", "Purring", "?type=Purring"),
        ("orders list", "inkasso", "?type=inkasso"),
        ("subscriptions list", "Expired", "/list/Expired"),
    ] {
        let words: Vec<&str> = command.split(' ').chain(["--status", typed, "--dry-run"]).collect();
        sandbox.fpgo(&words).ends(0).shows(sent).says("is not documented as a filter");
    }
    let documented = sandbox.fpgo(&["orders", "list", "--status", "paid"]).ends(0);
    assert!(!documented.err.contains("not documented"), "{documented:#?}");
    for (typed, near) in
        [("PIAD", "PAID"), ("Puring", "Purring"), ("partialy refunded", "PARTIAL REFUNDED")]
    {
        let refused = sandbox.fpgo(&["orders", "list", "--status", typed]).ends(2);
        refused.says(&format!("did you mean {near}?"));
    }
}

/// How many rows of details were asked for.
fn details_read(sandbox: &Sandbox) -> usize {
    let is_details = |request: &&Value| {
        request["target"].as_str().expect("text").contains("/connect/orders/details/")
    };
    sandbox.requests().iter().filter(is_details).count()
}

fn find(sandbox: &Sandbox, text: &str) -> Vec<String> {
    let done = sandbox.fpgo(&["orders", "list", "--find", text, "-q"]).ends(0);
    done.out.lines().map(str::to_owned).collect()
}

#[test]
fn a_list_with_details_tells_customer_amount_and_date() {
    let sandbox = Sandbox::start();
    let list = |format: &[&str]| {
        sandbox.fpgo(&[&["orders", "list", "--details"], format].concat()).ends(0)
    };
    let plain = sandbox.fpgo(&["orders", "list", "-o", "json"]).ends(0).json();
    let order = sandbox.order("PARTIAL REFUNDED");
    let table = list(&[]);
    assert!(table.out.starts_with("Order"), "{table:#?}");
    for part in ["Customer", "Amount", "Date", "Nils Eksempel", "1049.9"] {
        assert!(table.out.contains(part), "{part}: {table:#?}");
    }
    assert!(!table.out.contains("Error"), "nothing went wrong: {table:#?}");
    let json = list(&["-o", "json"]).json();
    let details = sandbox.fpgo(&["orders", "details", &order, "-o", "json"]).ends(0).json();
    for (row, own) in json.as_array().expect("a list").iter().zip(plain.as_array().expect("a list"))
    {
        assert_eq!((&row["uuid"], &row["status"]), (&own["uuid"], &own["status"]));
        if row["uuid"] == order.as_str() {
            assert_eq!(row["details"], details);
        }
    }
    assert_eq!(json.as_array().expect("a list").len(), plain.as_array().expect("a list").len());
    let csv = list(&["-o", "csv"]).out;
    assert!(csv.starts_with("Order,Status,Customer,Amount,Date,Error\n"), "{csv}");
    let row = csv.lines().find(|line| line.starts_with(&order)).expect("a row");
    let date = details["orderDate"].as_str().expect("text");
    assert_eq!(row, format!("{order},PARTIAL REFUNDED,Nils Eksempel,1049.9,{date},"));
    assert_eq!(list(&["-o", "tsv", "--columns", "customer,order"]).out.lines().count(), 1 + 9);
    let lines = list(&["-o", "ndjson"]).out;
    assert_eq!(lines.lines().count(), 9);
    assert!(!lines.contains("01019012345"), "personal numbers are masked: {lines}");
    let names = list(&["--jq", ".[].details.customerDetails.name"]).out;
    assert!(names.contains("\"Kari Prøve\""), "{names}");
    let quiet = list(&["-q"]).out;
    assert_eq!(quiet, sandbox.fpgo(&["orders", "list", "-q"]).ends(0).out);
}

#[test]
fn orders_are_found_by_what_a_customer_can_say() {
    let sandbox = Sandbox::start();
    let by = |status: &str| vec![sandbox.order(status)];
    let (sent, purring) = (by("SENT"), by("Purring"));
    for text in [
        "ola test",
        "  OLA   Test ",
        "customer1@EXAMPLE.com",
        "40000001",
        "+47 400 00 001",
        "0047 40000001",
        "4740000001",
    ] {
        assert_eq!(find(&sandbox, text), sent, "{text:?}");
    }
    assert_eq!(find(&sandbox, "Kari pr\u{f8}ve").len(), 1);
    assert_eq!(find(&sandbox, "KARI PRØVE").len(), 1);
    assert_eq!(find(&sandbox, "helmet").len(), 2);
    assert_eq!(find(&sandbox, "BO-50").len(), 3);
    let number = sandbox.fpgo(&["orders", "invoice-number", &purring[0], "-q"]).ends(0).out;
    assert_eq!(find(&sandbox, number.trim()), purring);
    for nobody in ["01019012345", "01019", "Nobody", "400000099"] {
        assert_eq!(find(&sandbox, nobody), Vec::<String>::new(), "{nobody}");
    }
    sandbox.fpgo(&["orders", "list", "--find", "Nobody", "-o", "json"]).ends(0).shows("[]");
    let none = sandbox.fpgo(&["orders", "list", "--find", "no@body.no"]).ends(0);
    none.shows("Customer").says("no order holds \"no@body.no\"");
    // The API tells no references; what this machine sent is known here.
    let made = sandbox.fpgo(
        &[
            &[
                "orders",
                "send-payment-link",
                "--line",
                "name=Bell,qty=1,rate=10,tax=25",
                "-q",
                "--yes",
            ][..],
            CUSTOMER,
            &["--reference", "Web-1001"],
        ]
        .concat(),
    );
    let made = made.ends(0).out.trim().to_owned();
    assert_eq!(find(&sandbox, "WEB-10"), [made]);
    let named =
        sandbox.fpgo(&["orders", "list", "--find", "helmet", "--status", "paid", "--details"]);
    named.ends(0).shows("Test Sykkel AS");
}

#[test]
fn a_limit_stops_the_reading() {
    let sandbox = Sandbox::start();
    let all = sandbox.fpgo(&["orders", "list", "-q"]).ends(0).out;
    let first = |count: usize| all.lines().take(count).collect::<Vec<_>>();
    let list = |words: &[&str]| sandbox.fpgo(&[&["orders", "list"], words].concat()).ends(0).out;
    assert_eq!(list(&["--limit", "2", "-q"]).lines().collect::<Vec<_>>(), first(2));
    assert_eq!(list(&["--limit", "2", "-o", "json", "--jq", "length"]), "2\n");
    assert_eq!(list(&["--limit", "99", "-q"]), all);
    assert_eq!(details_read(&sandbox), 0);
    assert_eq!(list(&["--limit", "2", "--details", "-q"]).lines().collect::<Vec<_>>(), first(2));
    assert_eq!(details_read(&sandbox), 2);
    let found = list(&["--find", "book", "--limit", "1", "-q"]);
    assert_eq!(found.lines().count(), 1);
    assert!(details_read(&sandbox) < 2 + 9, "the rest is not read");
}

#[test]
fn a_row_whose_details_cannot_be_read_says_so_and_the_exit_code_tells() {
    let sandbox = Sandbox::start();
    let gone = json!({"route": "orders details", "nth": 2, "fault": "status", "status": 404,
        "body": envelope(404, "orderNotFound")});
    let list = |words: &[&str], code: i32| {
        sandbox.fault(gone.clone());
        sandbox.fpgo(&[&["orders", "list"], words].concat()).ends(code).says("could not be")
    };
    let all = sandbox.fpgo(&["orders", "list", "-q"]).ends(0).out;
    let second = all.lines().nth(1).expect("two").to_owned();
    let table = list(&["--details"], 11).says("1 of 9 rows could not be read");
    let row = table.out.lines().find(|line| line.contains(&second)).expect("a row");
    assert!(row.contains("HTTP 404") && table.out.contains("Error"), "{table:#?}");
    let json = list(&["--details", "-o", "json"], 11);
    assert_eq!(json.error()["kind"], "partly_done");
    assert!(json.error().get("money").is_none(), "{json:#?}");
    let rows = json.json();
    assert_eq!((&rows[1]["uuid"], &rows[1]["details"]), (&json!(second), &Value::Null));
    assert!(rows[1]["error"].as_str().expect("text").contains("HTTP 404"), "{rows}");
    let csv = list(&["--details", "-o", "csv"], 11).out;
    assert!(csv.lines().nth(2).expect("a row").starts_with(&format!("{second},")), "{csv}");
    assert_eq!(csv.lines().count(), 10);
    // Nobody knows whether it is one of them.
    let found = list(&["--find", "customer", "-q"], 11).says("could not be looked through");
    assert_eq!(found.out.lines().count(), 8);
    // One try more is not enough, and then everything is well again.
    for nth in 1..=3 {
        sandbox.fault(
            json!({"route": "orders details", "nth": nth, "fault": "status", "status": 503}),
        );
    }
    sandbox.fpgo(&["orders", "list", "--details"]).ends(11).says("1 of 9 rows could not be read");
}

#[test]
fn what_is_wrong_for_every_row_ends_the_list_and_leaves_it_open() {
    let sandbox = Sandbox::start();
    sandbox.fault(json!({"route": "orders details", "nth": 3, "fault": "status", "status": 401}));
    let cut = sandbox.fpgo(&["orders", "list", "--details", "-o", "json"]).ends(3);
    assert!(!cut.out.trim_end().ends_with(']'), "a cut list is not closed: {cut:#?}");
    let message = cut.err.clone();
    assert!(message.contains("3 of 9 rows were read"), "{message}");
    sandbox.fault(json!({"route": "orders details", "nth": 3, "fault": "status", "status": 401}));
    let csv = sandbox.fpgo(&["orders", "list", "--details", "-o", "csv"]).ends(3);
    assert_eq!(csv.out.lines().count(), 3, "what was shown stays: {csv:#?}");
    // Each is tried three times.
    sandbox.fault(json!({"route": "orders details", "fault": "status", "status": 503, "times": 9}));
    let down = sandbox.fpgo(&["orders", "list", "--details", "-o", "csv"]).ends(6);
    down.says("3 of 9 rows were read");
}

#[test]
fn an_interruption_shows_what_was_read_and_ends_with_130() {
    let sandbox = Sandbox::start();
    for (format, words) in
        [("csv", vec!["INT"]), ("table", vec!["INT"]), ("csv", vec!["TERM"]), ("json", vec!["INT"])]
    {
        let before = details_read(&sandbox);
        let seconds = if words == ["TERM"] { 20 } else { 1 };
        sandbox.fault(
            json!({"route": "orders details", "nth": 3, "fault": "delay", "seconds": seconds}),
        );
        let mut call = sandbox.fpgo(&["orders", "list", "--details", "-o", format]);
        call.command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let child = call.command.spawn().expect("fpgo starts");
        while details_read(&sandbox) < before + 3 {
            std::thread::sleep(Duration::from_millis(5));
        }
        for word in &words {
            signal(&child, word);
        }
        let done = Done::of(child.wait_with_output().expect("it ends"));
        assert_eq!(done.code, Some(130), "{format} {words:?}: {done:#?}");
        let rows = done.out.matches("ODR").count();
        let shown = if words == ["TERM"] { 2 } else { 3 };
        assert_eq!(
            rows,
            if format == "json" { 2 * shown } else { shown },
            "{format} {words:?}: {done:#?}"
        );
        assert!(format != "json" || !done.out.trim_end().ends_with(']'), "{done:#?}");
        sandbox.post("/_sandbox/clock", &json!({"advance": 1}));
    }
}

#[test]
fn a_second_ctrl_c_ends_the_list_at_once() {
    let sandbox = Sandbox::start();
    sandbox.fault(json!({"route": "orders details", "nth": 3, "fault": "delay", "seconds": 20}));
    let mut call = sandbox.fpgo(&["orders", "list", "--details", "-o", "csv"]);
    call.command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = call.command.spawn().expect("fpgo starts");
    while details_read(&sandbox) < 3 {
        std::thread::sleep(Duration::from_millis(5));
    }
    signal(&child, "INT");
    let mut err = BufReader::new(child.stderr.take().expect("a pipe"));
    read_until(&mut err, "Ctrl-C again");
    signal(&child, "INT");
    let done = Done::of(child.wait_with_output().expect("it ends"));
    assert_eq!(done.code, Some(130), "{done:#?}");
    assert_eq!(done.out.lines().count(), 3, "{done:#?}");
}

#[test]
fn a_reader_that_has_left_ends_the_list_quietly() {
    let sandbox = Sandbox::start();
    let call = sandbox.fpgo(&["orders", "list", "--details", "-o", "csv"]);
    let mut shell = Command::new("bash");
    shell.args(["-c", "set -o pipefail; \"$0\" \"$@\" | head -n 1 >/dev/null"]);
    shell.arg(call.command.get_program()).args(call.command.get_args()).env_clear();
    let own = call.command.get_envs().filter_map(|(name, value)| Some((name, value?)));
    shell.envs(own).current_dir(sandbox.home.dir.path());
    let done = Done::of(shell.output().expect("bash starts"));
    assert_eq!((done.code, done.err.as_str()), (Some(0), ""), "{done:#?}");
}

/// Resets the sandbox to so many paid orders.
fn paid_orders(sandbox: &Sandbox, count: usize) {
    let mut all = sandbox.get("/_sandbox/objects");
    let orders = all["orders"].as_array().expect("a list");
    let one = orders.iter().find(|order| order["stage"] == "Paid").expect("a paid order");
    let copies = (0..count).map(|at| {
        let mut copy = one.clone();
        copy["uuid"] = json!(format!("ODR{:010}", 1_000_000_000 + at));
        copy
    });
    all["orders"] = copies.collect();
    sandbox.post("/_sandbox/reset", &all);
}

#[test]
fn a_long_list_is_read_by_several_at_once_and_shown_in_its_order() {
    let sandbox = Sandbox::start();
    paid_orders(&sandbox, 40);
    let list = sandbox.fpgo(&["orders", "list", "-q"]).ends(0).out;
    assert_eq!(list.lines().count(), 40);
    assert_eq!(sandbox.fpgo(&["orders", "list", "--details", "-q"]).ends(0).out, list);
    let before = details_read(&sandbox);
    sandbox.fault(json!({"route": "orders details", "nth": 1, "fault": "delay", "seconds": 60}));
    let mut call = sandbox.fpgo(&["orders", "list", "--details", "-o", "csv"]);
    call.command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = call.command.spawn().expect("fpgo starts");
    while details_read(&sandbox) < before + 30 {
        std::thread::sleep(Duration::from_millis(5));
    }
    signal(&child, "TERM");
    let done = Done::of(child.wait_with_output().expect("it ends"));
    // The one of the first eight that came first is waited for; what stands before it is shown, and nothing behind it.
    let shown: Vec<&str> =
        done.out.lines().skip(1).filter_map(|row| row.split(',').next()).collect();
    let first: Vec<&str> = list.lines().take(shown.len()).collect();
    assert_eq!((done.code, shown), (Some(130), first.clone()), "{done:#?}");
    assert!(first.len() < 8, "{done:#?}");
}

#[test]
fn a_throttling_server_is_waited_for_at_every_row() {
    let sandbox = Sandbox::start();
    for nth in [1, 3, 5, 7, 9] {
        sandbox.fault(json!({"route": "orders details", "nth": nth, "fault": "too-many-requests", "retry_after": 0}));
    }
    let done = sandbox.fpgo(&["orders", "list", "--details", "-q"]).ends(0);
    assert_eq!(done.out.lines().count(), 9);
    assert_eq!(done.err.matches("waiting 0 s").count(), 5, "{done:#?}");
}

#[test]
fn a_terminal_sees_how_far_it_has_come_and_nothing_of_it_stays() {
    let sandbox = Sandbox::start();
    let call = sandbox.fpgo(&["orders", "list", "--details"]).env("TERM", "xterm");
    let (_, seen) = Terminal::of(call).end();
    assert!(seen.contains("\r\u{1b}[K3 of 9 read, 3 to show"), "{seen:?}");
    let (_, table) = seen.rsplit_once("\u{1b}[K").expect("it is taken away");
    assert!(table.starts_with("Order"), "{seen:?}");
}

#[test]
fn what_a_list_cannot_do_is_refused_before_anything_is_sent() {
    let sandbox = Sandbox::start();
    for (words, says) in [
        (vec!["--find", "  "], "nothing to look for"),
        (vec!["--find", ""], "--find"),
        (vec!["--limit", "-1"], "--limit"),
        (vec!["--limit", "two"], "--limit"),
        (vec!["--details", "-o", "raw"], "-o raw"),
        (vec!["--limit", "1", "-o", "raw"], "-o raw"),
        (vec!["--columns", "customer"], "no column"),
        (vec!["--details", "--columns", "name"], "customer, amount"),
        (vec!["--since", "2026-13-01"], "--since"),
        (vec!["--since", "2026-10-31", "--until", "2026-10-01"], "not before --until"),
        (vec!["--until", "now", "-o", "raw"], "-o raw"),
    ] {
        sandbox.fpgo(&[&["orders", "list"], &words[..]].concat()).ends(2).says(says);
    }
    assert!(sandbox.requests().is_empty());
    let dry = sandbox.fpgo(&["orders", "list", "--find", "x", "--dry-run"]).ends(0);
    dry.shows("GET /connect/orders/status\n");
}

#[test]
fn orders_of_a_time_frame_are_listed_by_the_date_that_their_details_tell() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("SENT");
    let details = sandbox.fpgo(&["orders", "details", &order, "-o", "json"]).ends(0).json();
    let date: i64 = details["orderDate"].as_str().expect("text").parse().expect("seconds");
    let list = |frame: &[&str]| {
        let words = [&["orders", "list", "--status", "sent", "-q"], frame].concat();
        sandbox.fpgo(&words).ends(0).out.contains(&order)
    };
    let [at, after, before] = [date, date + 1, date - 1].map(|second| second.to_string());
    // From the first moment on, and until before the last one.
    assert!(list(&["--since", &at]) && list(&["--until", &after]));
    assert!(list(&["--since", &before, "--until", &after]));
    assert!(!list(&["--since", &after]) && !list(&["--until", &at]));
    let all = sandbox.fpgo(&["orders", "list", "-q"]).ends(0).out.lines().count();
    let csv = sandbox.fpgo(&["orders", "list", "--since", "2020-01-01", "-o", "csv"]).ends(0).out;
    assert!(csv.starts_with("Order,Status,Customer,Amount,Date"), "{csv}");
    assert_eq!(csv.lines().count(), 1 + all);
    sandbox.fpgo(&["orders", "list", "--until", "2020-01-01", "-o", "json"]).ends(0).shows("[]");
}

#[test]
fn an_order_whose_date_cannot_be_read_is_left_out_and_named() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("SENT");
    let body = json!({"status_code": 200, "status_message": "OK", "message": "m", "is_data": true,
        "data": {"uuid": order, "orderDate": "21.01.2024 04:00"}});
    sandbox
        .fault(json!({"route": "orders details", "fault": "status", "status": 200, "body": body}));
    let words = ["orders", "list", "--status", "sent", "--since", "2020-01-01", "-q"];
    let done = sandbox.fpgo(&words).ends(0).says("its date cannot be read, so it is left out");
    assert!(!done.out.contains(&order), "{done:#?}");
}
