//! What people at a support desk stumbled over: an amount that was given back already on another line, a figure without the
//! capture that it belongs to, amounts with different digits beside each other.

use crate::common::{Done, Sandbox};
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
