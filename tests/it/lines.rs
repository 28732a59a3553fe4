//! Which line a bare amount is for: the one that alone can bear it, by what is left of each. What no line can bear is
//! refused here, and what is offered instead works as it stands.

use crate::common::{Done, Sandbox, shell_words};
use serde_json::{Value, json};

const WHEEL: &str = "name=Wheel,qty=2,rate=250,tax=25";
const FITTING: &str = "name=Fitting,qty=1,rate=100,tax=25";

/// A paid order of these lines, with their ids.
#[track_caller]
fn paid(sandbox: &Sandbox, lines: &[&str]) -> (String, Vec<String>) {
    let order = sandbox.sent_order(lines);
    sandbox.post(&format!("/_sandbox/pay/{order}"), &json!({"outcome": "paid", "via": "visa"}));
    let ids = ids(&sandbox.truth(&order)["lines"]);
    (order, ids)
}

fn ids(lines: &Value) -> Vec<String> {
    lines.as_array().expect("lines").iter().map(|line| line["id"].to_string()).collect()
}

/// What this command would send, line by line.
#[track_caller]
fn planned(sandbox: &Sandbox, words: &[&str]) -> Vec<(String, String)> {
    let rehearsed = sandbox.fpgo(&[words, &["--dry-run", "-o", "json"]].concat()).ends(0).json();
    let lines = &rehearsed["body"]["products"];
    let each: Vec<&Value> = match lines {
        Value::Array(list) => list.iter().collect(),
        other => other.as_object().expect("lines").values().collect(),
    };
    each.iter().map(|line| (line["id"].to_string(), line["amount"].to_string())).collect()
}

/// The commands that a refusal offers and that can be sent.
fn offered(refused: &Done) -> Vec<String> {
    let commands =
        refused.err.lines().filter_map(|line| line.split_once("fpgo ")).map(|(_, rest)| rest);
    commands.filter(|command| command.contains(" --")).map(str::to_owned).collect()
}

/// Runs what was offered, with --yes.
#[track_caller]
fn works(sandbox: &Sandbox, command: &str) {
    let words = shell_words(command);
    let words: Vec<&str> = words.iter().map(String::as_str).chain(["--yes"]).collect();
    sandbox.home.fpgo(&words).ends(0);
}

fn line(id: &str, amount: &str) -> (String, String) {
    (id.to_owned(), amount.to_owned())
}

#[test]
fn an_amount_goes_to_the_line_that_alone_can_bear_it() {
    let sandbox = Sandbox::start();
    let (order, ids) = paid(&sandbox, &[WHEEL, FITTING]);
    let refund = |words: &[&str]| {
        let words = [&["orders", "refund", &order], words].concat();
        words.into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let plan = |words: &[&str]| {
        let words = refund(words);
        planned(&sandbox, &words.iter().map(String::as_str).collect::<Vec<_>>())
    };
    // The larger one alone has so much.
    assert_eq!(plan(&["--amount", "300"]), [line(&ids[0], "300")]);
    // Both have so much: each is offered, and what is offered works.
    let both = sandbox.fpgo(&["orders", "refund", &order, "--amount", "60", "--yes"]).ends(8);
    let both =
        both.says("several lines").says("500.00 of 500.00 left").says("100.00 of 100.00 left");
    let commands = offered(&both);
    assert_eq!(commands.len(), 2, "{both:#?}");
    works(&sandbox, &commands[1]);
    assert_eq!(sandbox.truth(&order)["lines"][1]["refundable"].to_string(), "40");
    // Now one of them alone has, and then the other is used up.
    assert_eq!(plan(&["--amount", "50"]), [line(&ids[0], "50")]);
    sandbox
        .fpgo(&["orders", "refund", &order, "--line", &format!("{}=40", ids[1]), "--yes"])
        .ends(0);
    assert_eq!(plan(&["--amount", "10"]), [line(&ids[0], "10")]);
    assert_eq!(plan(&["--amount", "500"]), [line(&ids[0], "500")]);
    assert_eq!(plan(&["--full"]), [line(&ids[0], "500")]);
}

#[test]
fn a_free_line_bears_nothing() {
    let sandbox = Sandbox::start();
    let mut body = sandbox.example("orders send-payment-link");
    body["products"] = json!([
        {"name": "Gift", "quantity": 1, "rate": 0, "tax": 0, "amount": 0},
        {"name": "Bike", "quantity": 1, "rate": 500, "tax": 0, "amount": 500},
    ]);
    body["orderSummary"] =
        json!({"subTotal": 500, "totalTax": 0, "totalDiscount": 0, "grandTotal": 500});
    let made = sandbox.made_of("orders send-payment-link", &body);
    let order = made["uuid"].as_str().or(made["orderUuid"].as_str()).expect("an order").to_owned();
    sandbox.post(&format!("/_sandbox/pay/{order}"), &json!({"outcome": "paid", "via": "visa"}));
    let ids = ids(&sandbox.truth(&order)["lines"]);
    assert_eq!(
        planned(&sandbox, &["orders", "refund", &order, "--amount", "7"]),
        [line(&ids[1], "7")]
    );
    assert_eq!(planned(&sandbox, &["orders", "refund", &order, "--full"]), [line(&ids[1], "500")]);
    let gift = format!("{}=1", ids[0]);
    sandbox
        .fpgo(&["orders", "refund", &order, "--line", &gift, "--yes"])
        .ends(8)
        .says("0.00 is left of it");
}

#[test]
fn what_no_line_can_bear_is_refused_before_it_is_sent() {
    let sandbox = Sandbox::start();
    let (order, ids) = paid(&sandbox, &["name=Bike,qty=1,rate=800,tax=25", FITTING]);
    let (bike, fitting) = (&ids[0], &ids[1]);
    sandbox
        .fpgo(&["orders", "refund", &order, "--line", &format!("{fitting}=100"), "--yes"])
        .ends(0);
    let before = sandbox.writes();
    for (typed, says) in [
        (format!("{fitting}=1"), "0.00 is left of it"),
        (format!("{bike}=801"), "800.00 is left"),
        ("99=5".to_owned(), "line 99 is not of"),
    ] {
        sandbox.fpgo(&["orders", "refund", &order, "--line", &typed, "--yes"]).ends(8).says(says);
        // The same from a file, validated or not, and split.
        let (id, amount) = typed.split_once('=').expect("a line");
        let (id, amount): (i64, i64) =
            (id.parse().expect("an id"), amount.parse().expect("an amount"));
        let half = amount / 2;
        for products in [
            json!([{"id": id, "amount": amount}]),
            json!([{"id": id, "amount": half}, {"id": id.to_string(), "amount": amount - half}]),
        ] {
            let body = json!({"type": "regular", "grandTotal": amount, "products": products});
            if half == 0 && products.as_array().is_some_and(|list| list.len() > 1) {
                continue;
            }
            for more in [&[][..], &["--no-validate"]] {
                let words = [&["orders", "refund", &order, "--data", "-", "--yes"], more].concat();
                let refused = sandbox.fpgo(&words).input(&body.to_string());
                assert_eq!(refused.code, Some(8), "{body}: {refused:#?}");
                refused.says(says);
            }
        }
    }
    assert_eq!(sandbox.writes(), before);
    // More than any line, though not more than the order.
    let (order, _) = paid(&sandbox, &["name=Bike,qty=1,rate=800,tax=25", FITTING]);
    let refused = sandbox.fpgo(&["orders", "refund", &order, "--amount", "850", "--yes"]).ends(8);
    let refused =
        refused.says("no line of").says("800.00 of 800.00 left").says("900.00 is left in total");
    let commands = offered(&refused);
    assert_eq!(commands.len(), 1, "{refused:#?}");
    works(&sandbox, &commands[0]);
    assert_eq!(sandbox.refunded(&order), "850");
}

#[test]
fn what_was_refunded_elsewhere_may_have_been_of_any_line() {
    let sandbox = Sandbox::start();
    let (order, ids) = paid(&sandbox, &[WHEEL, FITTING]);
    let other = sandbox.home.path("other");
    let elsewhere = |words: &[&str]| {
        let words = [&["orders", "refund", &order], words, &["--yes"]].concat();
        sandbox.fpgo(&words).env("FPGO_DATA_DIR", other.to_str().expect("a path"))
    };
    elsewhere(&["--line", &format!("{}=100", ids[0])]).ends(0);
    // 100 of the 600 are gone, of either line.
    let full = sandbox.fpgo(&["orders", "refund", &order, "--full", "--yes"]).ends(8);
    let full =
        full.says("between 400.00 and 500.00 of 500.00 left").says("at most 100.00 of 100.00 left");
    full.says("what is already refunded of each line is not told").says("500.00 is left in total");
    // One line alone can have 200 left.
    assert_eq!(
        planned(&sandbox, &["orders", "refund", &order, "--amount", "200"]),
        [line(&ids[0], "200")]
    );
    sandbox.fpgo(&["orders", "refund", &order, "--amount", "90", "--yes"]).ends(8);
}

#[test]
fn what_this_machine_sent_and_knows_nothing_of_counts_as_taken_of_its_line() {
    let sandbox = Sandbox::with(&["--refund-delay", "1h"]);
    let (order, ids) = paid(&sandbox, &[WHEEL, FITTING]);
    let all = format!("{}=100", ids[1]);
    sandbox.fpgo(&["orders", "refund", &order, "--line", &all, "--yes"]).ends(0);
    // The API does not show it yet.
    assert_eq!(
        planned(&sandbox, &["orders", "refund", &order, "--amount", "50"]),
        [line(&ids[0], "50")]
    );
    let again = format!("{}=50", ids[1]);
    let refused = sandbox.fpgo(&["orders", "refund", &order, "--line", &again, "--yes"]).ends(8);
    refused.says("0.00 is left of it").says("--again --reason TEXT");
}

#[test]
fn an_order_with_shipping_says_what_its_lines_have_left() {
    let sandbox = Sandbox::start();
    let mut body = sandbox.example("checkout session");
    body["orderSummary"]["shippingCost"] = json!(50);
    body["orderSummary"]["grandTotal"] = json!(850);
    let made = sandbox.made_of("checkout session", &body);
    let order = made["orderUuid"].as_str().expect("an order").to_owned();
    sandbox.post(&format!("/_sandbox/pay/{order}"), &json!({"outcome": "paid", "via": "visa"}));
    let refused = sandbox.fpgo(&["orders", "refund", &order, "--full", "--yes"]).ends(8);
    let refused = refused.says("50.00 of it is on no line").says("850.00 is left in total");
    let commands = offered(&refused);
    assert_eq!(commands.len(), 1, "{refused:#?}");
    works(&sandbox, &commands[0]);
    assert_eq!(sandbox.refunded(&order), "800");
    let rest = sandbox.fpgo(&["orders", "refund", &order, "--full", "--yes"]).ends(8);
    let rest = rest.says("50.00 of it is on no line").says("Front Payment's own pages");
    assert!(offered(&rest).is_empty(), "{rest:#?}");
    sandbox
        .fpgo(&["orders", "refund", &order, "--amount", "50", "--yes"])
        .ends(8)
        .says("no line of");
}

#[test]
fn a_line_without_an_id_is_no_hindrance_where_it_bears_nothing() {
    let sandbox = Sandbox::with(&["--without", "line-ids"]);
    let order = sandbox.paid_order("800");
    let refused = sandbox.fpgo(&["orders", "refund", &order, "--amount", "5", "--yes"]).ends(8);
    refused.says("line ids").says("(id not told)");
    // The API told one id of two; the other line is free.
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let mut details = sandbox.fpgo(&["orders", "details", &order, "-o", "raw"]).ends(0).json();
    let id = details["data"]["productList"][0]["id"].to_string();
    let mut free = details["data"]["productList"][0].clone();
    free.as_object_mut().expect("a line").remove("id");
    free["amount"] = json!(0);
    details["data"]["productList"].as_array_mut().expect("lines").push(free);
    let fault = json!({"route": "orders details", "fault": "status", "status": 200, "body": details.to_string()});
    sandbox.fault(fault);
    assert_eq!(planned(&sandbox, &["orders", "refund", &order, "--amount", "5"]), [line(&id, "5")]);
}

/// A reservation of two lines, 1000 and 500, with their ids.
#[track_caller]
fn reserved(sandbox: &Sandbox) -> (String, Vec<String>) {
    let mut two = sandbox.example("reservations submit");
    two["products"] = json!({
        "0": {"name": "Cabin", "rate": 1000, "tax": 0, "amount": 1000},
        "1": {"name": "Sauna", "rate": 500, "tax": 0, "amount": 500},
    });
    let id = sandbox.reserved_as(&two);
    let ids = ids(&sandbox.reservation(&id)["productList"]);
    (id, ids)
}

#[test]
fn a_capture_takes_the_line_that_alone_has_enough_left() {
    let sandbox = Sandbox::start();
    let (id, ids) = reserved(&sandbox);
    let (cabin, sauna) = (&ids[0], &ids[1]);
    let capture = ["reservations", "capture", &id];
    sandbox.fpgo(&[&capture[..], &["--line", &format!("{cabin}=600"), "--yes"]].concat()).ends(0);
    assert_eq!(
        planned(&sandbox, &[&capture[..], &["--amount", "450"]].concat()),
        [line(sauna, "450")]
    );
    let both = sandbox.fpgo(&[&capture[..], &["--amount", "300", "--yes"]].concat()).ends(8);
    let both = both.says("400.00 of 1000.00 left").says("500.00 of 500.00 left");
    // What is captured of each line is told, so nothing else is said.
    assert!(!both.err.contains("is not told"), "{both:#?}");
    assert_eq!(offered(&both).len(), 2, "{both:#?}");
    let over = format!("{sauna}=501");
    sandbox
        .fpgo(&[&capture[..], &["--line", &over, "--yes"]].concat())
        .ends(8)
        .says("500.00 is left of it");
    sandbox
        .fpgo(&[&capture[..], &["--amount", "501", "--yes"]].concat())
        .ends(8)
        .says("no line of");
    works(&sandbox, &offered(&both)[0]);
}

#[test]
fn a_refund_takes_the_capture_and_the_line_that_alone_can_bear_it() {
    let sandbox = Sandbox::start();
    let (id, ids) = reserved(&sandbox);
    let (cabin, sauna) = (&ids[0], &ids[1]);
    for line in [format!("{cabin}=600"), format!("{sauna}=150")] {
        sandbox.fpgo(&["reservations", "capture", &id, "--line", &line, "--yes"]).ends(0);
    }
    let refund = ["reservations", "refund", &id];
    // Two captures, of which one alone has so much; on a machine that made them and on another one.
    let other = sandbox.home.path("other");
    let plan = |here: bool, words: &[&str]| {
        let words = [&refund[..], words, &["--dry-run", "-o", "json"]].concat();
        let call = sandbox.fpgo(&words);
        let call =
            if here { call } else { call.env("FPGO_DATA_DIR", other.to_str().expect("a path")) };
        call.ends(0).json()["body"]["products"].to_string()
    };
    for here in [true, false] {
        assert!(plan(here, &["--amount", "450"]).contains(&format!("\"id\":{cabin}")), "{here}");
    }
    // Both could: each capture is offered, as a command that works.
    let both = sandbox.fpgo(&[&refund[..], &["--amount", "100", "--yes"]].concat()).ends(8);
    let both = both.says("600.00 left").says("150.00 left");
    let commands = offered(&both);
    assert_eq!(commands.len(), 2, "{both:#?}");
    works(&sandbox, &commands[1]);
    let over = sandbox.fpgo(&[&refund[..], &["--amount", "601", "--yes"]].concat()).ends(8);
    over.says("no capture or charge of").says("50.00 left");
    // A line that is not in the capture, as far as this machine knows.
    let capture =
        both.err.split_whitespace().find(|word| word.starts_with("CAP")).expect("a capture");
    let capture = capture.trim_end_matches(',').to_owned();
    let foreign = format!("{sauna}=10");
    let words = [&refund[..], &["--capture", &capture, "--line", &foreign, "--yes"]].concat();
    sandbox.fpgo(&words).ends(8).says("0.00 is left of it");
}

#[test]
fn an_amount_goes_to_the_cycle_that_alone_can_bear_it() {
    let sandbox = Sandbox::start();
    let (id, _) = sandbox.subscribed();
    let refund = ["subscriptions", "refund-cycles", &id];
    let rehearse = |words: &[&str]| {
        let words = [&refund[..], words, &["--dry-run", "-o", "json"]].concat();
        sandbox.fpgo(&words).ends(0).json()["body"]["cycles"].clone()
    };
    // It has one cycle.
    assert_eq!(rehearse(&["--amount", "5"]), json!(["Cycle 1"]));
    assert_eq!(rehearse(&["--full"]), json!(["Cycle 1"]));
    sandbox.post(&format!("/_sandbox/cycle/{id}"), &json!({}));
    let both = sandbox.fpgo(&[&refund[..], &["--amount", "5", "--yes"]].concat()).ends(8);
    let commands = offered(&both);
    assert_eq!(commands.len(), 2, "{both:#?}");
    works(&sandbox, &commands[1]);
    let most = sandbox.fpgo(&["subscriptions", "details", &id, "-o", "json"]).ends(0).json();
    let most = most["subscriptionCycles"]["Cycle 1"]["amount"].to_string();
    assert_eq!(rehearse(&["--amount", &most]), json!(["Cycle 1"]));
    let over = sandbox.fpgo(&[&refund[..], &["--amount", "99999", "--yes"]].concat()).ends(8);
    over.says("no cycle of");
}

#[test]
fn a_terminal_order_is_treated_alike() {
    let sandbox = Sandbox::start();
    let mut body = sandbox.example("terminals orders create");
    body["products"] = json!({
        "0": {"name": "Wheel", "quantity": 1, "rate": 500, "tax": 0, "amount": 500},
        "1": {"name": "Fitting", "quantity": 1, "rate": 100, "tax": 0, "amount": 100},
    });
    body["orderSummary"] =
        json!({"subTotal": 600, "totalTax": 0, "totalDiscount": 0, "grandTotal": 600});
    let made = sandbox.made_of("terminals orders create", &body);
    let order = made["orderUuid"].as_str().expect("an order").to_owned();
    sandbox.post(&format!("/_sandbox/terminal/{order}"), &json!({"decision": "approve"}));
    sandbox.fpgo(&["terminals", "orders", "payment-status", &order]).ends(0);
    let ids = ids(&sandbox.truth(&order)["lines"]);
    let refund = ["terminals", "orders", "refund", &order];
    assert_eq!(
        planned(&sandbox, &[&refund[..], &["--amount", "300"]].concat()),
        [line(&ids[0], "300")]
    );
    let over = format!("{}=101", ids[1]);
    sandbox
        .fpgo(&[&refund[..], &["--line", &over, "--yes"]].concat())
        .ends(8)
        .says("100.00 is left of it");
    sandbox.fpgo(&[&refund[..], &["--amount", "550", "--yes"]].concat()).ends(8).says("no line of");
    let both =
        sandbox.fpgo(&[&refund[..], &["--amount", "50", "--reversal=false", "--yes"]].concat());
    works(&sandbox, &offered(&both.ends(8))[0]);
}
