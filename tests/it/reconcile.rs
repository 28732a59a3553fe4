//! `journal reconcile`: what the API tells of many objects, held against what the journal explains. How one object is
//! compared, case by case, is tested beside the code (`src/run/reconcile/tests.rs`).

#[cfg(unix)]
use std::process::Stdio;
#[cfg(unix)]
use std::time::Duration;

use serde_json::{Value, json};

use crate::common::{Call, Done, Sandbox, text};

/// A sandbox with so many paid orders of 800, orders that are not paid, and reservations of 1500 that are held.
fn seeded(flags: &[&str], paid: usize, sent: usize, held: usize) -> Sandbox {
    let customer = json!({"type": "private", "countryCode": "+47", "msisdn": "40000001", "name": "Ola Test",
                          "preferredLanguage": "no"});
    let order = |at: usize| {
        json!({"uuid": format!("ODR1{at:09}"), "stage": if at < paid { "Paid" } else { "Sent" }, "via": "visa",
               "body": {"products": [{"name": "Bike service", "quantity": 2, "rate": 400, "discount": 0, "tax": 25,
                                      "amount": 800}],
                        "orderSummary": {"grandTotal": 800}, "orderDate": "now", "customerDetails": customer}})
    };
    let reservation = |at: usize| {
        json!({"uuid": format!("RES1{at:09}"), "stage": "Reserved",
               "body": {"products": {"0": {"name": "Cabin", "rate": 1500, "tax": "0", "amount": 1500}},
                        "orderSummary": {"grandTotal": 1500}, "customerDetails": customer}})
    };
    let sandbox = Sandbox::with(&[&["--rate-limit", "1000000"], flags].concat());
    let orders: Vec<Value> = (0..paid + sent).map(order).collect();
    let reservations: Vec<Value> = (0..held).map(reservation).collect();
    sandbox.post("/_sandbox/reset", &json!({"orders": orders, "reservations": reservations}));
    sandbox
}

fn order(at: usize) -> String {
    format!("ODR1{at:09}")
}

fn reservation(at: usize) -> String {
    format!("RES1{at:09}")
}

/// The same account from another data directory.
fn elsewhere(sandbox: &Sandbox, arguments: &[&str]) -> Call {
    let dir = sandbox.home.path("other");
    sandbox.fpgo(arguments).env("FPGO_DATA_DIR", text(&dir))
}

/// A call of the API by nobody's fpgo. Gives its `data`.
#[track_caller]
fn call(sandbox: &Sandbox, path: &str, body: Value) -> Value {
    let request = json!({"method": "POST", "path": format!("/connect/{path}"), "body": body});
    let answer = sandbox.answer_to_request(&request);
    assert!(answer["status_code"].as_i64().is_some_and(|code| code < 300), "{path}: {answer}");
    answer["data"].clone()
}

/// Line ids of all objects, by identifier.
fn lines(sandbox: &Sandbox) -> impl Fn(&str) -> Value {
    let all = sandbox.get("/_sandbox/objects");
    move |id| {
        let lists = [&all["orders"], &all["reservations"]].into_iter();
        let mut objects = lists.flat_map(|list| list.as_array().expect("a list"));
        objects.find(|object| object["uuid"] == id).expect("an object")["lines"][0]["id"].clone()
    }
}

/// The rows of a reconciliation that ends with this code: object, kind, amounts.
#[track_caller]
fn rows(done: &Done) -> Vec<String> {
    let rows = done.json();
    let show = |row: &Value| {
        let amount = |key: &str| row[key].to_string();
        let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        let amounts = ["journal", "api", "difference"].map(amount).join(" ");
        format!("{} {} {amounts} {}", text("object"), text("kind"), row["entries"])
    };
    rows.as_array().expect("a list").iter().map(show).collect()
}

#[test]
fn exactly_what_another_data_directory_changed_is_named_with_the_difference() {
    let sandbox = seeded(&[], 140, 20, 40);
    let line = lines(&sandbox);
    let refund = |id: &str, amount: i64| {
        let lines = json!([{"id": line(id), "amount": amount}]);
        let body = json!({"type": "regular", "grandTotal": amount, "products": lines});
        call(&sandbox, &format!("orders/refund/{id}"), body);
    };
    let take = |id: &str, amount: i64| {
        let lines = json!({"0": {"id": line(id), "amount": amount}});
        let body = json!({"products": lines, "grandTotal": amount});
        call(&sandbox, &format!("reservations/capture/{id}"), body)["uuid"].clone()
    };
    // What this data directory does: it explains all of it, on objects that somebody else changes too.
    for done in [
        ["orders", "refund", &order(0), "--amount", "50"],
        ["orders", "refund", &order(100), "--amount", "800"],
        ["orders", "cancel", &order(155), "--note", "x"],
        ["reservations", "capture", &reservation(0), "--amount", "600"],
        ["reservations", "capture", &reservation(30), "--amount", "1500"],
    ] {
        sandbox.fpgo(&[&done[..], &["--yes"]].concat()).ends(0);
    }
    let entries = sandbox.fpgo(&["journal", "list", "-q"]).ends(0).out;
    let mut expected = Vec::new();
    let mut add = |id: String, amounts: &str, entries: &str| {
        expected.push(format!("{id} elsewhere {amounts} [{entries}]"));
    };
    add(order(0), "50 150 100", "1");
    refund(&order(0), 100);
    for at in 1..12 {
        add(order(at), "0 100 100", "");
        refund(&order(at), 100);
    }
    for at in 12..18 {
        add(order(at), "0 800 800", "");
        refund(&order(at), 800);
    }
    for at in [18, 19] {
        add(order(at), "0 300.5 300.5", "");
        let other = ["orders", "refund", &order(at), "--amount", "300.50", "--yes"];
        elsewhere(&sandbox, &other).ends(0);
    }
    for at in 140..148 {
        add(order(at), "null null null", "");
        call(&sandbox, &format!("orders/cancel/{}", order(at)), json!({"cancellationNote": "x"}));
    }
    for at in 0..6 {
        add(reservation(at), "0 400 400", "");
        take(&reservation(at), 400);
    }
    for at in 6..10 {
        add(reservation(at), "0 200 200", "");
        let extra = json!({"0": {"name": "Minibar", "rate": 200, "tax": "0", "amount": 200}});
        let body = json!({"products": extra, "grandTotal": 200});
        call(&sandbox, &format!("reservations/charge/{}", reservation(at)), body);
    }
    for at in [10, 11] {
        add(reservation(at), "null null null", "");
        let body = json!({"note": "x"});
        call(&sandbox, &format!("reservations/cancel/{}", reservation(at)), body);
    }
    assert_eq!(expected.len(), 40);
    let ids = (0..160).map(order).chain((0..40).map(reservation));
    let file: String = ids.map(|id| format!("{id}\n")).collect();
    let file = sandbox.home.write("objects.csv", &format!("Order\n{file}"));
    let done = sandbox.fpgo(&["journal", "reconcile", text(&file), "-o", "json"]).ends(10);
    assert_eq!(rows(&done), expected);
    // One read for each object, and the details of what is cancelled: it could be an order of a terminal.
    let last = sandbox.requests().into_iter().rev().take(209);
    assert!(last.into_iter().all(|request| request["method"] == "GET"), "it only reads");
    assert_eq!(sandbox.fpgo(&["journal", "list", "-q"]).ends(0).out, entries, "no entry is added");
    let done = done
        .says("40 objects differ from what the journal explains")
        .says("200 compared: 160 explained, 40 differ, 0 not known")
        .says("done elsewhere: CANCELLED (10), captured 2400.00 (6), charged 800.00 (4), refunded 6601.00 (20)");
    assert_eq!(done.error()["next"][0], format!("fpgo -p test show {}", order(0)));
    // The identifiers alone, of the journal's own objects in this time.
    let own = sandbox.fpgo(&["journal", "reconcile", "--since", "-1d", "-q"]).ends(10);
    assert_eq!(own.out, format!("{}\n{}\n", order(0), reservation(0)));
    own.says("5 compared: 3 explained, 2 differ");
    sandbox.fpgo(&["journal", "reconcile", "--since", "+1d"]).ends(0).says("0 compared");
    // Imported, the other directory's entries explain what it did.
    let export = elsewhere(&sandbox, &["journal", "export"]).ends(0).out;
    assert_eq!(sandbox.fpgo(&["journal", "import", "-"]).input(&export).code, Some(0));
    sandbox.fpgo(&["journal", "reconcile", &order(18), &order(19)]).ends(0).says("2 explained");
}

#[test]
fn a_refund_that_is_not_shown_yet_is_no_difference_until_it_is_old() {
    let sandbox = seeded(&["--refund-delay", "60s"], 2, 0, 0);
    let id = order(0);
    sandbox.fpgo(&["orders", "refund", &id, "--amount", "100", "--yes"]).ends(0);
    let reconcile = |flags: &[&str], code: i32| {
        let words = [&["journal", "reconcile", &id, "-o", "json"], flags].concat();
        sandbox.fpgo(&words).ends(code)
    };
    let waits = reconcile(&[], 0).says("not yet shown: refunded 100.00 (1)");
    assert_eq!(rows(&waits), [format!("{id} not_yet_shown 100 0 -100 [1]")]);
    let missing = reconcile(&["--grace", "0s"], 10);
    assert_eq!(rows(&missing), [format!("{id} not_shown 100 0 -100 [1]")]);
    missing.says("fpgo -p test journal show 1");
    sandbox.post("/_sandbox/clock", &json!({"advance": 61}));
    assert!(rows(&reconcile(&["--grace", "0s"], 0)).is_empty());
    // For people the columns have room, and the sandbox's word about the amounts may be missing.
    let table = sandbox.fpgo(&["journal", "reconcile", &id]).ends(0).says("1 explained");
    assert_eq!(table.out, "Object  What  Journal  API  Difference  Entries\n");
}

#[test]
fn where_the_api_does_not_tell_amounts_that_is_said() {
    let sandbox = seeded(&["--without", "status-amounts"], 3, 0, 0);
    let line = lines(&sandbox);
    let again = ["--yes", "--again", "--reason", "looked it up"];
    let named = format!("{}=100", line(&order(0)));
    let refund = ["orders", "refund", &order(0), "--line", &named];
    sandbox.fpgo(&[&refund[..], &again].concat()).ends(0);
    let named = format!("{}=100", line(&order(1)));
    let other = ["orders", "refund", &order(1), "--line", &named];
    elsewhere(&sandbox, &[&other[..], &again].concat()).ends(0);
    let all: Vec<String> = (0..3).map(order).collect();
    let words: Vec<&str> = ["journal", "reconcile", "-o", "json"]
        .into_iter()
        .chain(all.iter().map(String::as_str))
        .collect();
    let done = sandbox.fpgo(&words).ends(10);
    assert_eq!(
        rows(&done),
        [
            format!("{} not_told 100 null null [1]", all[0]),
            format!("{} elsewhere null null null []", all[1]),
        ]
    );
    let alone = sandbox.fpgo(&["journal", "reconcile", "--since", "-1d", "-o", "json"]).ends(11);
    assert_eq!(alone.error()["kind"], "partly_done");
    alone.says("nothing differs, but of 1 it is not known");
}

#[test]
fn an_unknown_outcome_and_an_object_that_is_gone_are_told() {
    let sandbox = seeded(&[], 2, 1, 0);
    sandbox.fault(json!({"route": "orders refund", "fault": "drop-after"}));
    sandbox.fpgo(&["orders", "refund", &order(0), "--amount", "100", "--yes"]).ends(7);
    sandbox.fault(json!({"route": "orders send-payment-link", "fault": "drop-before"}));
    let make = ["orders", "send-payment-link", "--line", "name=Bell,qty=1,rate=10,tax=25", "--yes"];
    sandbox.fpgo(&[&make[..], crate::common::CUSTOMER].concat()).ends(7);
    let since = ["journal", "reconcile", "--since", "-1d", "-o", "json"];
    let done = sandbox.fpgo(&since).ends(11).says("outcome unknown");
    assert_eq!(
        rows(&done),
        [
            " unknown null null null [3]".to_owned(),
            format!("{} unknown 100 null null [1]", order(0))
        ]
    );
    let told = done.json();
    assert_eq!(told[1]["next"], "fpgo -p test journal resolve 1");
    let what = told[1]["what"].as_str().expect("text");
    assert!(what.contains("that it was, the API shows"), "{what}");
    sandbox.fpgo(&["journal", "resolve", "1"]).ends(0);
    sandbox.fpgo(&["journal", "reconcile", &order(0)]).ends(0);
    // The API forgets an order that the journal has cancelled, and never knew another.
    sandbox.fpgo(&["orders", "cancel", &order(2), "--note", "x", "--yes"]).ends(0);
    sandbox.post("/_sandbox/reset", &json!({"orders": []}));
    let csv = format!("Ordre;Belop\n{};10,50\n;\n\n{};3\nODR19;1\n", order(2), order(2));
    let file = sandbox.home.write("m\u{e5}ned.csv", &csv);
    let gone = ["journal", "reconcile", text(&file), "-o", "csv"];
    let done = sandbox.fpgo(&gone).ends(10).says("1 row names nothing");
    let lines: Vec<&str> = done.out.lines().collect();
    assert_eq!(lines[0], "Object,Kind,What,Journal,API,Difference,Entries,When,Next");
    assert!(lines[1].starts_with(&format!("{},not_shown,", order(2))), "{done:#?}");
    assert!(lines[2].starts_with("ODR19,not_read,"), "{done:#?}");
    assert_eq!(lines.len(), 3, "{done:#?}");
    // Alone it is what the API says: there is none.
    sandbox
        .fpgo(&["journal", "reconcile", "ODR19"])
        .ends(5)
        .says("none of the objects could be read");
}

#[test]
fn what_the_api_lists_in_a_time_is_compared_too() {
    let sandbox = seeded(&[], 3, 0, 1);
    let line = lines(&sandbox);
    let mut all = sandbox.get("/_sandbox/objects");
    let now = std::time::SystemTime::UNIX_EPOCH.elapsed().expect("after 1970").as_secs();
    for (at, day) in [(0, now + 864_000), (1, now + 864_000), (2, 1_700_000_000)] {
        all["orders"][at]["body"]["orderDate"] = json!(day.to_string());
    }
    sandbox.post("/_sandbox/reset", &all);
    for at in [1, 2] {
        let lines = json!([{"id": line(&order(at)), "amount": 5}]);
        let body = json!({"type": "regular", "grandTotal": 5, "products": lines});
        call(&sandbox, &format!("orders/refund/{}", order(at)), body);
    }
    let lines = json!({"0": {"id": line(&reservation(0)), "amount": 7}});
    let body = json!({"products": lines, "grandTotal": 7});
    call(&sandbox, &format!("reservations/capture/{}", reservation(0)), body);
    let list = ["journal", "reconcile", "--list", "--since", "-1d", "-q"];
    let done = sandbox.fpgo(&list).ends(10).says("left out: 1 listed orders are not of this time");
    assert_eq!(done.out, format!("{}\n{}\n", order(1), reservation(0)));
    let done = sandbox.fpgo(&[&list[..], &["--until", "+1d"]].concat()).ends(10);
    assert_eq!(done.out, format!("{}\n", reservation(0)));
    done.says("left out: 3 listed orders are not of this time");
    // A capture is told with its time, and one of another time is left out.
    let named = ["journal", "reconcile", &reservation(0), "--since", "+1d"];
    sandbox.fpgo(&named).ends(0).says("left out: 1 changes made elsewhere are not of this time");
}

#[test]
fn what_names_nothing_that_can_be_compared_is_refused_before_anything_is_read() {
    let sandbox = seeded(&[], 1, 0, 0);
    let wrong =
        sandbox.home.write("wrong.csv", &format!("order\n{}\nCSRT1234567890\nodr1x\n", order(0)));
    let empty = sandbox.home.write("empty.csv", "order\n");
    for (words, part) in [
        (vec![], "--since"),
        (vec![text(&wrong)], "row 3: \"CSRT1234567890\": CSRT1234567890 is a customer"),
        (vec![text(&empty)], "names no order, reservation or subscription"),
        (vec!["nowhere.csv"], "is no file, and no identifier to compare"),
        (vec!["0DR1234567890"], "did you mean ODR1234567890?"),
        (vec!["CSRT1234567890"], "CSRT1234567890 is a customer"),
        (vec!["ODR1", "--list"], "--list"),
        (vec!["ODR1", "--until", "yesterday"], "did you mean -1d?"),
        (vec!["-", "-"], "stands there twice"),
        (vec!["ODR1", "--columns", "wha"], "did you mean what?"),
        (vec!["ODR1", "--grace", "soon"], "whole number with s, m, h or d"),
        (vec!["ODR1", "--dry-run"], "--dry-run"),
    ] {
        sandbox.fpgo(&[&["journal", "reconcile"], &words[..]].concat()).ends(2).says(part);
    }
    assert_eq!(sandbox.requests().len(), 0);
    let named =
        sandbox.fpgo(&["journal", "reconcile", "-", "-q"]).input(&format!(" {} \n", order(0)));
    assert_eq!((named.code, named.out.as_str()), (Some(0), ""), "{named:#?}");
}

#[test]
fn a_server_that_cannot_be_read_is_waited_for_or_ends_it() {
    let sandbox = seeded(&[], 6, 0, 0);
    let all: Vec<String> = (0..6).map(order).collect();
    let words: Vec<&str> =
        ["journal", "reconcile"].into_iter().chain(all.iter().map(String::as_str)).collect();
    let fault = |fault: Value| {
        let mut all = json!({"route": "orders status"});
        all.as_object_mut().expect("an object").extend(fault.as_object().expect("one").clone());
        sandbox.fault(all);
    };
    fault(json!({"nth": 2, "fault": "too-many-requests", "retry_after": 0}));
    sandbox.fpgo(&words).ends(0).says("waiting 0 s").says("6 explained");
    fault(json!({"nth": 3, "fault": "status", "status": 401}));
    let cut = sandbox.fpgo(&[&words[..], &["-o", "json"]].concat()).ends(3);
    assert!(!cut.out.trim_end().ends_with(']'), "a cut list is not closed: {cut:#?}");
    cut.says("the rest was not compared: 2 of 6 objects were read");
    // Each is tried three times; one alone does not end it.
    fault(json!({"fault": "status", "status": 503, "times": 3}));
    let one = sandbox.fpgo(&[&words[..], &["-o", "csv"]].concat()).ends(11);
    assert!(one.out.contains(&format!("{},not_read,", all[0])), "{one:#?}");
    one.says("6 compared: 5 explained, 0 differ, 1 not known").says("could not be read");
}

#[cfg(unix)]
#[test]
fn an_interruption_shows_what_was_read_and_ends_with_130() {
    let sandbox = seeded(&[], 4, 0, 0);
    let line = lines(&sandbox);
    for at in 0..4 {
        let lines = json!([{"id": line(&order(at)), "amount": 5}]);
        let body = json!({"type": "regular", "grandTotal": 5, "products": lines});
        call(&sandbox, &format!("orders/refund/{}", order(at)), body);
    }
    let seen = sandbox.requests().len();
    sandbox.fault(json!({"route": "orders status", "nth": 3, "fault": "delay", "seconds": 1}));
    let all: Vec<String> = (0..4).map(order).collect();
    let mut words = vec!["journal", "reconcile", "-q"];
    words.extend(all.iter().map(String::as_str));
    let mut call = sandbox.fpgo(&words);
    call.command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = call.command.spawn().expect("fpgo starts");
    while sandbox.requests().len() < seen + 3 {
        std::thread::sleep(Duration::from_millis(5));
    }
    crate::common::signal(&child, "INT");
    let done = Done::of(child.wait_with_output().expect("it ends"));
    assert_eq!(done.code, Some(130), "{done:#?}");
    assert_eq!(done.out, all[..3].iter().map(|id| format!("{id}\n")).collect::<String>());
    done.says("interrupted: 3 of 4 objects were read").says("refunded 15.00 (3)");
}
