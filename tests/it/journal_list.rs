//! `journal list` and `journal show` for a person who looks for something: columns that fit, filters, and the entry about an
//! object.

use crate::common::hostile::answers;
use crate::common::{CUSTOMER, MEANT, Sandbox, envelope};
#[cfg(unix)]
use crate::tables::at_a_terminal;
use serde_json::json;

/// A sandbox, and what was done there: an order made (entry 1), cancelled (3) and resent in vain (5), another cancelled
/// with an answer that never came (7).
fn used() -> (Sandbox, String, String) {
    let sandbox = Sandbox::start();
    let line = ["--line", "name=Bike service,qty=1,rate=800,tax=25", "--ticket", "T-17", "-q"];
    let make = [&["orders", "send-payment-link"], &line[..], CUSTOMER, &MEANT].concat();
    let order = sandbox.fpgo(&make).ends(0).out.trim().to_owned();
    let cancel = ["orders", "cancel", &order, "--note", "x", "--yes", "--ticket", "T-18"];
    sandbox.fpgo(&cancel).ends(0);
    answers(&sandbox, "orders resend", 400, &envelope(400, "orderStatusAlreadyCancelled"));
    let resend =
        ["orders", "resend", &order, "--country-code", "+47", "--msisdn", "40000001", "--yes"];
    sandbox.fpgo(&resend).ends(4);
    let other = sandbox.order("SENT");
    sandbox.fault(json!({"route": "orders cancel", "fault": "drop-before"}));
    sandbox.fpgo(&["orders", "cancel", &other, "--note", "x", "--yes"]).ends(7);
    (sandbox, order, other)
}

/// The numbers of the entries that are listed with these flags, in one line.
#[track_caller]
fn listed(sandbox: &Sandbox, flags: &[&str]) -> String {
    let words = [&["journal", "list", "-q"], flags].concat();
    sandbox.fpgo(&words).ends(0).out.trim().replace('\n', " ")
}

#[test]
fn each_filter_narrows_the_list_and_all_of_them_together_more() {
    let (sandbox, order, other) = used();
    assert_eq!(listed(&sandbox, &[]), "7 5 3 1");
    for (flags, expected) in [
        // What made the order is about it too.
        (vec!["--object", order.as_str()], "5 3 1"),
        (vec!["--object", &order.to_lowercase()], "5 3 1"),
        (vec!["--object", &format!(" “{order}”, ")], "5 3 1"),
        (vec!["--object", &other], "7"),
        (vec!["--command", "orders"], "7 5 3 1"),
        (vec!["--command", "orders cancel"], "7 3"),
        (vec!["--command", "Orders  Cancel"], "7 3"),
        (vec!["--command", "fpgo orders resend"], "5"),
        (vec!["--command", "reservations"], ""),
        (vec!["--ticket", "T-17"], "1"),
        (vec!["--outcome", "accepted"], "3 1"),
        (vec!["--outcome", "unknown"], "7"),
        (vec!["--outcome", "refused,unknown"], "7 5"),
        (vec!["--outcome", "refused", "--outcome", "unknown"], "7 5"),
        (vec!["--outcome", "in_flight"], ""),
        (vec!["--since", "-1d"], "7 5 3 1"),
        (vec!["--since", "+1d"], ""),
        (vec!["--until", "+1d"], "7 5 3 1"),
        (vec!["--until", "-1d"], ""),
        (vec!["--since", "2020-01-01", "--until", "2020-12-31"], ""),
        (vec!["--since", "-1d", "--until", "+1d", "--limit", "2"], "7 5"),
        (vec!["--object", &order, "--command", "orders cancel", "--outcome", "accepted"], "3"),
        (vec!["--object", &order, "--ticket", "T-18", "--since", "-1d"], "3"),
        (vec!["--object", &order, "--outcome", "unknown"], ""),
        (vec!["--command", "orders cancel", "--limit", "1"], "7"),
    ] {
        assert_eq!(listed(&sandbox, &flags), expected, "{flags:?}");
    }
    let json = sandbox.fpgo(&["journal", "list", "--ticket", "T-18", "-o", "json"]).ends(0).json();
    assert_eq!((json.as_array().map(Vec::len), &json[0]["object"]), (Some(1), &json!(order)));
    let more = ["journal", "list", "--command", "orders cancel", "--limit", "1"];
    sandbox.fpgo(&more).ends(0).says("older entries than these 1");
}

#[test]
fn what_can_be_no_filter_is_refused_with_the_likely_one() {
    let (sandbox, order, _) = used();
    for (flags, expected) in [
        (vec!["--command", "orders canecl"], "did you mean \"orders cancel\"?"),
        (vec!["--command", "order"], "did you mean \"orders\"?"),
        (vec!["--command", "ordersx"], "did you mean \"orders\"?"),
        (vec!["--command", ""], "there is no command"),
        (vec!["--command", "something else"], "next: fpgo commands"),
        (vec!["--outcome", "refusd"], "refused"),
        (vec!["--outcome", "done"], "accepted"),
        (vec!["--since", "yesterday"], "did you mean -1d?"),
        (vec!["--until", "24.12.2026"], "did you mean 2026-12-24?"),
        (vec!["--since", "2026-12-24", "--until", "2026-12-23"], "not before --until"),
        (vec!["--since", "now", "--until", "-1d"], "not before --until"),
        (vec!["--object", ""], "must be"),
        (vec!["--object", "0DR1234567890"], "did you mean ODR1234567890?"),
        (vec!["--object", "ODR12…"], "cut off"),
    ] {
        let words = [&["journal", "list"], &flags[..]].concat();
        sandbox.fpgo(&words).ends(2).says(expected);
    }
    // The same day is no mistake: it counts whole.
    assert_eq!(listed(&sandbox, &["--since", "2020-12-24", "--until", "2020-12-24"]), "");
    // What may be right, and finds nothing, is told of.
    let mut near = order.clone();
    near.pop();
    for (flags, expected) in [
        (["--object", near.as_str()], format!("no entry is about {near}: did you mean {order}?")),
        (["--object", "XYZ"], "no entry is about XYZ".to_owned()),
        (["--ticket", "T-19"], "no entry has the ticket T-19: did you mean T-1".to_owned()),
    ] {
        let words = [&["journal", "list"], &flags[..]].concat();
        let done = sandbox.fpgo(&words).ends(0).says(&expected);
        assert_eq!(done.out, "Entry  Begun  Command  Object  Amount  Outcome\n");
    }
    // Without a journal there is nothing to find, and nothing to fail on.
    let fresh = Sandbox::start();
    assert_eq!(listed(&fresh, &["--object", "ODR1", "--command", "orders"]), "");
    fresh.fpgo(&["journal", "list", "--command", "orders canecl"]).ends(2);
    fresh.fpgo(&["journal", "list", "--since", "now", "--until", "-1d"]).ends(2);
}

#[test]
fn the_list_names_what_a_creation_made() {
    let (sandbox, order, other) = used();
    let done = sandbox.fpgo(&["journal", "list", "--columns", "entry,command,object"]).ends(0);
    let rows: Vec<Vec<&str>> =
        done.out.lines().skip(1).map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(rows[3], ["1", "orders", "send-payment-link", &order]);
    assert_eq!(rows[2], ["3", "orders", "cancel", &order]);
    assert_eq!(rows[0], ["7", "orders", "cancel", &other]);
    // All columns are there for programs, and for who asks.
    let csv = sandbox.fpgo(&["journal", "list", "-o", "csv"]).ends(0).out;
    let titles =
        "Entry,Begun,Profile,Command,Object,Amount,Outcome,HTTP,Message,Ticket,Reason,Run,Row";
    assert_eq!(csv.lines().next(), Some(titles));
    assert!(
        csv.lines().any(|line| line.contains(",test,orders cancel,") && line.contains(",T-18,")),
        "{csv}"
    );
    let more = ["journal", "list", "--columns", "entry,http,message"];
    sandbox.fpgo(&more).ends(0).shows("400   orderStatusAlreadyCancelled");
}

#[test]
fn an_entry_is_shown_by_its_number_or_by_its_object() {
    let (sandbox, order, other) = used();
    let show = |name: &str| sandbox.fpgo(&["journal", "show", name, "-o", "json"]).ends(0);
    assert_eq!(show("3").json()["id"], 3);
    assert_eq!(show(&other).json()["id"], 7);
    assert_eq!(show(&other).err, "");
    let done = show(&order.to_lowercase());
    assert_eq!(done.json()["id"], 5, "the newest");
    let done = done.says("entry 5 is the newest of 3 about");
    // The offered command can be pasted.
    let note: serde_json::Value = serde_json::from_str(done.err.trim()).expect("a note");
    let note = note["note"].as_str().expect("text").to_owned();
    let (_, command) = note.split_once("fpgo ").unwrap_or_else(|| panic!("{note}"));
    let command = command.split(" (").next().expect("a command");
    let words = crate::common::shell_words(command);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let all = sandbox.home.fpgo(&words).ends(0);
    assert_eq!(all.out.lines().count(), 4, "{all:#?}");
    sandbox.fpgo(&["journal", "show", "ODR1"]).ends(5).says("no entry about ODR1");
    sandbox.fpgo(&["journal", "show", "99"]).ends(5).says("no entry 99");
    sandbox.fpgo(&["journal", "show", "1x"]).ends(2);
    sandbox.fpgo(&["journal", "show", "ODR12345678O0"]).ends(2).says("did you mean ODR1234567800?");
    sandbox.fpgo(&["journal", "show", ""]).ends(2);
    assert_eq!(sandbox.fpgo(&["journal", "show", &other, "-q"]).ends(0).out, "7\n");
    Sandbox::start().fpgo(&["journal", "show", "ODR1"]).ends(5);
}

#[cfg(unix)]
#[test]
fn the_list_fits_eighty_columns() {
    let (sandbox, order, _) = used();
    let (subscription, _) = sandbox.subscribed();
    let cancel = ["subscriptions", "cancel", &subscription, "--note", "x", "--yes"];
    sandbox.fpgo(&cancel).ends(0);
    let reservation = sandbox.reserved();
    let cancel = ["reservations", "cancel", &reservation, "--note", "x", "--yes"];
    sandbox.fpgo(&cancel).ends(0);
    let customer = sandbox.customer("private");
    let update = ["customers", "update-private", &customer, "--name", "Kari Test", "--yes"];
    sandbox.fpgo(&update).ends(0);
    let shown = at_a_terminal(sandbox.fpgo(&["journal", "list"]), 80);
    assert!(shown.starts_with("Entry  Begun             Command"), "{shown}");
    assert!(shown.lines().all(|line| line.chars().count() <= 80), "{shown}");
    assert!(
        shown.contains(&order) && shown.contains("\n                         update-private\n"),
        "{shown}"
    );
    let narrow = at_a_terminal(sandbox.fpgo(&["journal", "list", "--limit", "1"]), 50);
    assert!(narrow.contains("\nBegun: 20") && narrow.contains("Outcome: accepted"), "{narrow}");
}
