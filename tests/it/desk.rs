//! What people at a support desk stumbled over: an amount that was given back already on another line, a figure without the
//! capture that it belongs to, amounts with different digits beside each other, wrong use without a line that can be pasted,
//! a missing identifier, lists that are too wide or say the same twice.

#[cfg(unix)]
use crate::common::terminal::{Terminal, in_shell};
use crate::common::{Done, Home, Sandbox};
use serde_json::{Value, json};

fn last_line(done: &Done) -> &str {
    done.err.lines().last().unwrap_or_default()
}

fn run(sandbox: &Sandbox, line: &str) -> Done {
    let words: Vec<&str> = line.split(' ').collect();
    sandbox.fpgo(&words).ends(0)
}

#[test]
fn the_same_amount_on_another_line_is_named_before_it_is_sent() {
    let sandbox = Sandbox::start();
    let order = sandbox
        .sent_order(&["name=Wheel,qty=1,rate=300,tax=25", "name=Bell,qty=1,rate=300,tax=25"]);
    sandbox.post(&format!("/_sandbox/pay/{order}"), &json!({"outcome": "paid", "via": "visa"}));
    let lines = &sandbox.truth(&order)["lines"];
    let refund = |line: usize, amount: &str, more: &str| {
        let id = &lines[line]["id"];
        run(&sandbox, &format!("orders refund {order} --line {id}={amount} {more}"))
    };
    let first = refund(0, "100", "--yes");
    assert!(!first.err.contains("same amount"), "{first:?}");
    for more in ["--dry-run", "--yes"] {
        let second = refund(1, "100", more);
        let second = second.says("warning: the same amount, 100.00, was refunded at ");
        second.says("on another line (journal 3)");
    }
    let other = refund(1, "50", "--yes");
    assert!(!other.err.contains("same amount"), "{other:?}");
}

#[test]
fn the_same_amount_is_told_as_far_as_it_is_known() {
    let sandbox = Sandbox::with(&["--refund-delay", "2h"]);
    let order = sandbox
        .sent_order(&["name=Wheel,qty=1,rate=300,tax=25", "name=Bell,qty=1,rate=300,tax=25"]);
    sandbox.post(&format!("/_sandbox/pay/{order}"), &json!({"outcome": "paid", "via": "visa"}));
    let lines = &sandbox.truth(&order)["lines"];
    let (first, second) = (&lines[0]["id"], &lines[1]["id"]);
    run(&sandbox, &format!("orders refund {order} --line {first}=30 --yes"));
    let again = format!("orders refund {order} --line {second}=30 --dry-run");
    let told = run(&sandbox, &again).says("a refund of 30.00 was accepted at ");
    assert!(!told.err.contains("30.00, was refunded"), "{told:?}");
    told.says("on another line (journal 3)");
    // Once the object shows it, it is refunded.
    sandbox.post("/_sandbox/clock", &json!({"advance": 7201}));
    run(&sandbox, &again).says("the same amount, 30.00, was refunded at ");
    let ask = |line: &serde_json::Value| {
        format!("refunds request-approval {order} --line {line}=40 --message x")
    };
    run(&sandbox, &format!("{} --yes", ask(first)));
    run(&sandbox, &format!("{} --dry-run", ask(second)))
        .says("the approval of a refund of 40.00 was asked for at ");
    let same = format!("orders refund {order} --line {first}=40 --yes");
    let words: Vec<&str> = same.split(' ').collect();
    sandbox.fpgo(&words).ends(8).says("the same refunds request-approval of 40.00 was sent");
}

#[test]
fn what_is_left_of_one_capture_says_of_which() {
    let sandbox = Sandbox::start();
    let id = sandbox.reserved();
    for amount in ["400", "500"] {
        run(&sandbox, &format!("reservations capture {id} --amount {amount} --yes"));
    }
    let told = sandbox.reservation(&id);
    let captures = told["paymentHistory"]["captured"].as_array().expect("captures");
    let names: Vec<&str> = captures.iter().filter_map(|own| own["reference"].as_str()).collect();
    for (at, name) in names.iter().enumerate() {
        let taken = captures[at]["amount"].as_i64().expect("an amount");
        let done =
            run(&sandbox, &format!("reservations refund {id} --capture {name} --amount 100 --yes"));
        let figures =
            format!("({name}: taken {taken}.00, refunded 100.00, left {}.00)", taken - 100);
        assert!(last_line(&done).contains(&figures), "{done:?}");
        assert_eq!(done.err.contains(&format!("of {} (journal ", names[0])), at > 0, "{done:?}");
    }
}

#[test]
fn amounts_have_the_same_digits_for_people_and_are_as_received_for_programs() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let details = run(&sandbox, &format!("orders details {order}"));
    for (title, amount) in [("Before tax", "640.00"), ("Tax", "160.00"), ("Total", "800.00")] {
        let line = details.out.lines().find(|line| line.starts_with(title)).expect(title);
        assert!(line.ends_with(&format!(" {amount}")), "{line:?}");
    }
    run(&sandbox, "orders list --details --status paid").shows("  800.00  ");
    run(&sandbox, &format!("orders status {order}")).shows("Amount    800.00");
    let rows = run(&sandbox, "orders list --details --status paid -o csv");
    assert!(rows.out.contains(",800,") && !rows.out.contains("800.00"), "{rows:?}");
    let json: Value = run(&sandbox, &format!("orders status {order} -o json")).json();
    assert_eq!(json["orderAmount"].to_string(), "800");
}

/// A line that is refused, and the line that is offered.
const WRONG_USE: &[(&str, &str)] = &[
    ("orders lst", "fpgo orders list"),
    ("-p test ordrs list --limit 3", "fpgo -p test orders list --limit 3"),
    ("orders list --statu paid", "fpgo orders list --status paid"),
    ("orders list --statu=paid", "fpgo orders list --status=paid"),
    ("orders refund ODR1234567890 --ful --yes", "fpgo orders refund ODR1234567890 --full"),
    ("orders list -o jsn", "fpgo orders list -o json"),
    ("orders list --limit x", "fpgo orders list --help"),
    ("orders refund ODR1234567890 --amount", "fpgo orders refund --help"),
    ("orders refund ODR1234567890 --full --amount 5", "fpgo orders refund --help"),
    ("orders refund ODR1234567890 ODR1234567891 --full", "fpgo orders refund --help"),
    ("wait ODR1234567890", "fpgo wait --help"),
    ("--sandbox orders refund", "fpgo --sandbox orders list"),
    ("customers details", "fpgo customers details --help"),
    ("frobnicate", "fpgo --help"),
];

#[test]
fn wrong_use_ends_with_a_line_that_can_be_pasted() {
    let home = Home::new();
    for (line, next) in WRONG_USE {
        let words: Vec<&str> = line.split(' ').collect();
        let done = home.fpgo(&words).ends(2).says(&format!("\nnext: {next}\n"));
        assert!(!done.err.contains("For more information"), "{done:?}");
    }
    let error = home.fpgo(&["orders", "lst", "-o", "json"]).ends(2).error();
    assert_eq!(error["next"], json!(["fpgo orders list -o json"]));
    home.fpgo(&["orders", "refund"]).ends(2).says("ORDER is the identifier of an order");
}

#[test]
fn a_status_that_is_mistyped_is_offered_in_the_same_line() {
    let sandbox = Sandbox::start();
    let done = sandbox.fpgo(&["orders", "list", "--status", "payd", "--limit", "2"]).ends(2);
    done.says("next: fpgo -p test orders list --limit 2 --status PAID\n");
    let order = sandbox.order("SENT");
    let done = sandbox.fpgo(&["wait", &order, "--until", "PIAD"]).ends(2);
    let known = "it is one of SENT, PAID, CANCELLED, EXPIRED, INVOICED, REFUNDED, PARTIAL REFUNDED, Purring, Inkasso, REJECTED";
    done.says(known).says(&format!("next: fpgo -p test wait {order} --until PAID\n"));
}

#[cfg(unix)]
#[test]
fn a_missing_identifier_is_asked_for_with_those_that_were_seen() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("PAID");
    run(&sandbox, &format!("orders status {order}"));
    let asked = Terminal::of(sandbox.fpgo(&["orders", "status"])).sees("seen last");
    let asked = asked.sees(&format!("1) {order} PAID 800.00")).sees("Which order?").sees("): ");
    let asked = asked.types("ODR\r").sees("Which order?").sees("): ");
    asked.types("1\r").sees(&format!("Order     {order}")).ends(0);
    // A write is asked about as ever, and nothing is sent where nobody answers.
    let before = sandbox.writes();
    let asked = Terminal::of(sandbox.fpgo(&["orders", "refund", "--amount", "5"]));
    let asked = asked.sees("Which order?").sees("): ").types(&format!("{order}\r"));
    asked.sees("orders refund").sees("[y/N]").types("n\r").ends(9);
    let left = Terminal::of(sandbox.fpgo(&["orders", "cancel"])).sees("Which order?").sees("): ");
    assert!(left.types("\u{4}").ends(9).contains("nothing was sent"));
    for command in ["cancel", "status"] {
        let call = in_shell(sandbox.fpgo(&["orders", command]), 80, "", "");
        let seen = Terminal::of(call).sees("Which order?").sees("): ").types("\u{3}").ends(0);
        assert!(seen.contains("error: interrupted"), "{seen}");
        assert!(seen.contains("the terminal is as it was"), "{seen}");
        assert!(seen.contains("it ended: 130"), "{seen}");
    }
    let unasked = sandbox.fpgo(&["orders", "refund", "--no-input"]);
    Terminal::of(unasked).sees("next: ").sees("orders list").ends(2);
    assert_eq!(sandbox.writes(), before);
}

#[cfg(unix)]
#[test]
fn what_explain_knows_fits_a_narrow_terminal() {
    for columns in [80, 50] {
        let home = Home::new();
        let seen = Terminal::of(in_shell(home.fpgo(&["explain"]), columns, "", "")).ends(0);
        // The terminal of the test reads bytes; other letters than these are several.
        let lines = seen.lines().map(str::trim_end).filter(|line| line.is_ascii());
        let wide = lines.filter(|line| line.len() > columns);
        // A key is what is pasted: it has a line of its own, and is never broken.
        let is_key = |line: &&str| !line.contains(' ') || line.starts_with("Payment Gateway Error");
        let broken: Vec<&str> = wide.filter(|line| !is_key(line)).collect();
        assert!(broken.is_empty(), "{columns}: {broken:?}");
        assert!(seen.contains("orderNotFound") && seen.contains("exit code"), "{seen}");
    }
    let seen = Terminal::of(in_shell(Home::new().fpgo(&["explain", "7"]), 50, "", "")).ends(0);
    assert!(
        seen.lines().all(|line| line.contains("next: ") || line.chars().count() <= 50),
        "{seen}"
    );
}

#[cfg(unix)]
#[test]
fn show_tells_nothing_twice_before_its_menu() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("PAID");
    let shown = Terminal::of(in_shell(sandbox.fpgo(&["show", &order]), 80, "", ""));
    let seen = shown.sees("Type its number").types("nothing\r").ends(0);
    assert!(!seen.contains("What can be done now"), "{seen}");
    assert_eq!(seen.matches("\r\nnot   orders cancel ").count(), 1, "{seen}");
    assert_eq!(seen.matches("\r\norders cancel ").count(), 0, "{seen}");
    assert!(seen.contains("Money") && seen.contains("left to refund 800.00"), "{seen}");
    assert!(seen.lines().count() <= 38, "{} lines: {seen}", seen.lines().count());
}
