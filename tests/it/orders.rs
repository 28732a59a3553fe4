//! Stories of Order Management, through the binary against a sandbox.

use crate::common::{Home, MEANT, Sandbox, at_once};
use serde_json::json;

#[test]
fn a_full_refund_gives_back_what_is_left() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    sandbox.fpgo(&["orders", "refund", &order, "--full", "--yes"]).ends(0).says("confirmed");
    assert_eq!(sandbox.refunded(&order), "800");
}

#[test]
fn a_partial_refund_leaves_the_rest_for_a_full_one() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    sandbox.fpgo(&["orders", "refund", &order, "--amount", "300.50", "--yes"]).ends(0);
    assert_eq!(sandbox.refunded(&order), "300.5");
    sandbox.fpgo(&["orders", "refund", &order, "--full", "--yes"]).ends(0);
    assert_eq!(sandbox.refunded(&order), "800");
    sandbox.fpgo(&["orders", "refund", &order, "--full", "--yes"]).ends(8).says("nothing is left");
}

#[test]
fn more_than_is_left_is_refused_before_anything_is_sent() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let before = sandbox.writes();
    sandbox
        .fpgo(&["orders", "refund", &order, "--amount", "800.01", "--yes"])
        .ends(8)
        .says("800.00 is left");
    assert_eq!(sandbox.writes(), before);
}

#[test]
fn a_full_refund_of_several_lines_names_each_line() {
    let sandbox = Sandbox::start();
    let lines = ["name=Wheel,qty=2,rate=250,tax=25", "name=Fitting,qty=1,rate=99.90,tax=25"];
    let order = sandbox.sent_order(&lines);
    sandbox.post(&format!("/_sandbox/pay/{order}"), &json!({"outcome": "paid", "via": "vipps"}));
    let request = sandbox
        .fpgo(&["orders", "refund", &order, "--full", "--dry-run", "-o", "json"])
        .ends(0)
        .json();
    let body = &request["body"];
    assert_eq!(body["grandTotal"].to_string(), "599.9");
    let amounts: Vec<String> = body["products"]
        .as_array()
        .expect("lines")
        .iter()
        .map(|line| line["amount"].to_string())
        .collect();
    assert_eq!(amounts, ["500", "99.9"]);
    sandbox.fpgo(&["orders", "refund", &order, "--full", "--yes"]).ends(0);
    assert_eq!(sandbox.truth(&order)["status"], "REFUNDED");
}

#[test]
fn a_bare_amount_of_several_lines_is_never_guessed() {
    let sandbox = Sandbox::start();
    let order = sandbox
        .sent_order(&["name=Wheel,qty=2,rate=250,tax=25", "name=Fitting,qty=1,rate=100,tax=25"]);
    sandbox.post(&format!("/_sandbox/pay/{order}"), &json!({"outcome": "paid", "via": "visa"}));
    let refused = sandbox.fpgo(&["orders", "refund", &order, "--amount", "100", "--yes"]).ends(8);
    refused.says("line ").says("--line ID=AMOUNT").says("600.00 is left");
}

#[test]
fn after_refunds_by_line_the_rest_of_each_line_is_known_from_the_journal() {
    let sandbox = Sandbox::start();
    let order = sandbox
        .sent_order(&["name=Wheel,qty=2,rate=250,tax=25", "name=Fitting,qty=1,rate=100,tax=25"]);
    sandbox.post(&format!("/_sandbox/pay/{order}"), &json!({"outcome": "paid", "via": "visa"}));
    let details = sandbox.fpgo(&["orders", "details", &order, "-o", "json"]).ends(0).json();
    let line = details["productList"][0]["id"].to_string();
    sandbox.fpgo(&["orders", "refund", &order, "--line", &format!("{line}=200"), "--yes"]).ends(0);
    let rest = sandbox
        .fpgo(&["orders", "refund", &order, "--full", "--dry-run", "-o", "json"])
        .ends(0)
        .json();
    assert_eq!(rest["body"]["grandTotal"].to_string(), "400");
    assert_eq!(rest["body"]["products"][0]["amount"].to_string(), "300");
    // On another machine, whose journal is empty, the lines of the first refund are not known.
    let elsewhere = sandbox.fpgo(&["orders", "refund", &order, "--full", "--yes"]);
    let elsewhere =
        elsewhere.env("FPGO_DATA_DIR", sandbox.home.path("other").to_str().expect("a path"));
    elsewhere.ends(8).says("400.00 is left");
}

#[test]
fn a_line_that_is_not_of_the_order_is_refused_before_it_is_asked_about() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let before = sandbox.writes();
    sandbox
        .fpgo(&["orders", "refund", &order, "--line", "1=5", "--yes"])
        .ends(8)
        .says("line 1 is not of");
    assert_eq!(sandbox.writes(), before);
}

#[test]
fn a_reason_is_kept_for_every_write() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("SENT");
    let cancel = ["orders", "cancel", &order, "--note", "x", "--reason", "ticket 42", "--yes"];
    sandbox.fpgo(&cancel).ends(0);
    let entry = sandbox.fpgo(&["journal", "list", "-o", "json", "--limit", "1"]).ends(0).json();
    assert_eq!(entry[0]["reason"], "ticket 42");
}

#[test]
fn an_invoiced_order_is_refunded_only_with_its_type() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("INVOICED");
    sandbox.fpgo(&["orders", "refund", &order, "--full", "--yes"]).ends(8).says("--type invoiced");
    sandbox.fpgo(&["orders", "refund", &order, "--full", "--type", "invoiced", "--yes"]).ends(0);
    assert_eq!(sandbox.truth(&order)["status"], "REFUNDED");
}

#[test]
fn a_refund_that_waits_counts_as_given_back() {
    let sandbox = Sandbox::with(&["--refund-delay", "10m"]);
    let order = sandbox.paid_order("800");
    sandbox
        .fpgo(&["orders", "refund", &order, "--amount", "500", "--yes"])
        .ends(0)
        .says("accepted: ")
        .says("It does not show yet. Follow it: fpgo -p test orders status ");
    let status = sandbox.fpgo(&["orders", "status", &order, "-o", "json"]).ends(0).json();
    assert_eq!(status["refundedAmount"].to_string(), "0");
    sandbox
        .fpgo(&["orders", "refund", &order, "--amount", "500", "--yes"])
        .ends(8)
        .says("300.00 is left");
    sandbox.post("/_sandbox/clock", &json!({"advance": 601}));
    let status = sandbox.fpgo(&["orders", "status", &order, "-o", "json"]).ends(0).json();
    assert_eq!(status["refundedAmount"].to_string(), "500");
}

#[test]
fn without_line_ids_a_refund_says_so_and_takes_ids_by_hand() {
    let sandbox = Sandbox::with(&["--without", "line-ids"]);
    let order = sandbox.paid_order("800");
    for how in [["--full", "--yes"].as_slice(), &["--amount", "100", "--yes"]] {
        let refused = sandbox.fpgo(&[&["orders", "refund", &order], how].concat()).ends(8);
        refused.says("no line ids").says("--line ID=AMOUNT").says("800.00 is left");
    }
    let id = sandbox.truth(&order)["lines"][0]["id"].to_string();
    sandbox.fpgo(&["orders", "refund", &order, "--line", &format!("{id}=100"), "--yes"]).ends(0);
    assert_eq!(sandbox.refunded(&order), "100");
}

#[test]
fn without_amounts_in_the_status_a_refund_is_refused_until_a_person_vouches() {
    let sandbox = Sandbox::with(&["--without", "status-amounts"]);
    let order = sandbox.paid_order("800");
    let id = sandbox.truth(&order)["lines"][0]["id"].to_string();
    let line = format!("{id}=100");
    for how in [["--full"].as_slice(), &["--amount", "100"], &["--line", &line]] {
        let refused = sandbox.fpgo(&[&["orders", "refund", &order, "--yes"], how].concat()).ends(8);
        refused.says("cannot be known").says("--again");
    }
    assert_eq!(sandbox.refunded(&order), "0");
    let vouched = [
        "orders",
        "refund",
        &order,
        "--line",
        &line,
        "--yes",
        "--again",
        "--reason",
        "checked in the portal",
    ];
    sandbox.fpgo(&vouched).ends(0);
    assert_eq!(sandbox.refunded(&order), "100");
    let entry = sandbox.fpgo(&["journal", "list", "-q", "--limit", "1"]).ends(0).out;
    sandbox.fpgo(&["journal", "show", entry.trim()]).ends(0).shows("checked in the portal");
}

#[test]
fn without_ids_and_amounts_nothing_is_guessed_either() {
    let sandbox = Sandbox::with(&["--without", "line-ids,status-amounts"]);
    let order = sandbox.paid_order("800");
    sandbox.fpgo(&["orders", "refund", &order, "--full", "--yes"]).ends(8);
    sandbox
        .fpgo(&["orders", "refund", &order, "--full", "--yes", "--again", "--reason", "sure"])
        .ends(8);
    assert_eq!(sandbox.refunded(&order), "0");
}

#[test]
fn cancelling_needs_an_unpaid_order_and_a_note() {
    let sandbox = Sandbox::start();
    let sent = sandbox.order("SENT");
    sandbox
        .fpgo(&["orders", "cancel", &sent, "--yes"])
        .ends(2)
        .says("$.cancellationNote")
        .says("--note");
    sandbox
        .fpgo(&["orders", "cancel", &sent, "--note", "Out of stock", "--yes"])
        .ends(0)
        .says("CANCELLED");
    let paid = sandbox.order("PAID");
    let refused = sandbox
        .fpgo(&["orders", "cancel", &paid, "--note", "Out of stock", "--yes", "-o", "json"])
        .ends(8);
    assert_eq!(refused.error()["message"], format!("{paid} is paid, so it cannot be cancelled"));
    assert_eq!(refused.error()["money"], "not_moved");
    assert_eq!(refused.error()["object"], paid.as_str());
}

#[test]
fn an_invoice_of_each_kind_is_out_at_once_and_has_a_number() {
    let sandbox = Sandbox::start();
    let customer = "--line|name=Bike service,qty=2,rate=400,tax=25|--date|now|--name|Ola Test|--country-code|+47|\
                    --msisdn|40000001|--email|ola.test@example.com|--street|Testveien 7|--zip|0010|--city|Oslo|\
                    --country|NO|--invoice-fee=false|--callback-url|https://shop.example/fp/callback";
    let customer: Vec<&str> = customer.split('|').collect();
    for (command, more, kind) in [
        ("send-invoice", ["--customer-type", "private"].as_slice(), "private"),
        ("send-efaktura", &["--personal-number", "01019012345"], "private"),
        ("send-ehf", &["--organization-id", "999888777"], "corporate"),
    ] {
        let send = [&["orders", command], more, &customer[..]].concat();
        // It commits the customer to pay, so it asks.
        sandbox
            .fpgo(&send)
            .ends(9)
            .says("there is no terminal to ask on")
            .says("nothing was moved");
        let order =
            sandbox.fpgo(&[&send[..], &["--yes", "-q"]].concat()).ends(0).out.trim().to_owned();
        let number = sandbox.fpgo(&["orders", "invoice-number", &order, "-q"]).ends(0).out;
        assert_eq!(number.trim().len(), 8, "{number}");
        let details = sandbox.fpgo(&["orders", "details", &order, "-o", "json"]).ends(0).json();
        assert_eq!(
            (&details["status"], &details["customerDetails"]["type"]),
            (&json!("INVOICED"), &json!(kind))
        );
        sandbox
            .fpgo(&["orders", "refund", &order, "--full", "--yes"])
            .ends(8)
            .says("--type invoiced");
        let journal =
            sandbox.fpgo(&["journal", "list", "-o", "json", "--limit", "1"]).ends(0).json();
        assert_eq!(
            (&journal[0]["amount"].to_string(), &journal[0]["way"]),
            (&"800".to_owned(), &json!("in"))
        );
    }
}

#[test]
fn resending_needs_one_whole_channel() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("SENT");
    sandbox.fpgo(&["orders", "resend", &order]).ends(2).says("$.email");
    sandbox
        .fpgo(&["orders", "resend", &order, "--msisdn", "40000001"])
        .ends(2)
        .says("$.countryCode");
    sandbox
        .fpgo(&[
            "orders",
            "resend",
            &order,
            "--country-code",
            "+47",
            "--msisdn",
            "40000001",
            "--yes",
        ])
        .ends(0);
    sandbox.fpgo(&["orders", "resend", &order, "--email", "ola.test@example.com", "--yes"]).ends(0);
    let paid = sandbox.order("PAID");
    sandbox
        .fpgo(&["orders", "resend", &paid, "--email", "ola.test@example.com", "--yes"])
        .ends(4)
        .says("orderStatusAlreadyPaid");
}

#[test]
fn a_delayed_charge_takes_the_orders_amount() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("SENT");
    sandbox.fpgo(&["orders", "charge", &order, "--yes"]).ends(0).says("PAID");
    let cancelled = sandbox.order("CANCELLED");
    sandbox.fpgo(&["orders", "charge", &cancelled, "--yes"]).ends(4);
}

#[test]
fn lists_are_filtered_in_any_case_and_an_empty_one_is_no_error() {
    let sandbox = Sandbox::start();
    let paid = sandbox.fpgo(&["orders", "list", "--status", "paid", "-o", "json"]).ends(0).json();
    assert!(paid.as_array().expect("a list").iter().all(|order| order["status"] == "PAID"));
    sandbox
        .fpgo(&["orders", "list", "--status", "partial refunded"])
        .ends(0)
        .shows("PARTIAL REFUNDED");
    let charged = sandbox.order("SENT");
    sandbox.fpgo(&["orders", "cancel", &charged, "--note", "x", "--yes"]).ends(0);
    let none = sandbox.fpgo(&["orders", "list", "--status", "SENT", "-o", "json"]).ends(0);
    assert_eq!(none.out, "[]\n");
    assert_eq!(
        sandbox.fpgo(&["orders", "list", "--status", "SENT"]).ends(0).out,
        "Order  Status\n"
    );
    sandbox.fpgo(&["orders", "list", "--status", "NEW"]).ends(2).says("PAID");
}

#[test]
fn personal_numbers_are_masked_in_tables_alone() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("PAID");
    let number = sandbox.fpgo(&["orders", "details", &order, "-o", "json"]).ends(0).json();
    let number =
        number["customerDetails"]["personalNumber"].as_str().expect("the seed has one").to_owned();
    let table = sandbox.fpgo(&["orders", "details", &order]).ends(0);
    assert!(!table.out.contains(&number), "{}", table.out);
    sandbox.fpgo(&["orders", "details", &order, "--show-personal-data"]).ends(0).shows(&number);
}

#[test]
fn twenty_at_once_never_refund_more_than_was_paid() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("10");
    let refund = ["orders", "refund", &order, "--amount", "1", "--yes"];
    let codes = at_once((0..20).map(|_| sandbox.fpgo(&[&refund[..], &MEANT].concat())));
    assert_eq!(codes.iter().filter(|code| **code == Some(0)).count(), 10, "{codes:?}");
    assert!(codes.iter().all(|code| matches!(code, Some(0 | 4 | 8))), "{codes:?}");
    assert_eq!(sandbox.refunded(&order), "10");
}

#[test]
fn the_reserved_profile_needs_no_file_and_keeps_its_state() {
    let home = Home::new();
    let paid = home.fpgo(&["--sandbox", "orders", "list", "--status", "PAID", "-q"]).ends(0);
    let order = paid.out.lines().next().expect("the seed has one").to_owned();
    home.fpgo(&["--sandbox", "orders", "status", &order]).ends(0).shows("PAID");
    home.fpgo(&["--sandbox", "orders", "details", &order]).ends(0).shows("Lines");
    home.fpgo(&["--sandbox", "orders", "refund", &order, "--full", "--yes"]).ends(0);
    home.fpgo(&["--sandbox", "orders", "status", &order]).ends(0).shows("REFUNDED");
    let sent = home.fpgo(&["--sandbox", "orders", "list", "--status", "SENT", "-q"]).ends(0);
    let sent = sent.out.lines().next().expect("the seed has one").to_owned();
    home.fpgo(&["--sandbox", "orders", "cancel", &sent, "--note", "Out of stock", "--yes"]).ends(0);
    assert!(home.fpgo(&["--sandbox", "orders", "list", "-o", "json"]).ends(0).json().is_array());
    // Its journal is its own, and goes when the world begins anew.
    assert_eq!(home.fpgo(&["journal", "list", "-q"]).ends(0).out, "");
    assert_eq!(home.fpgo(&["journal", "list", "-q", "--sandbox"]).ends(0).out.lines().count(), 2);
    home.fpgo(&["sandbox", "reset"]).ends(0);
    assert_eq!(home.fpgo(&["journal", "list", "-q", "--sandbox"]).ends(0).out, "");
    home.fpgo(&["--sandbox", "orders", "status", &order]).ends(5).says("Order Not Found");
}

#[test]
fn a_served_sandbox_is_used_by_the_reserved_profile() {
    let home = Home::new();
    let (mut served, base_url) = crate::common::serve(&home, "data/sandbox", &[]);
    let seen = home.fpgo(&["--sandbox", "orders", "list", "-v"]).ends(0);
    let _ = served.kill();
    let _ = served.wait();
    assert!(seen.err.contains(&base_url), "{seen:#?}");
    // When it is gone, the same data is used from inside the command.
    let after = home.fpgo(&["--sandbox", "orders", "list"]).ends(0);
    assert_eq!(after.out, seen.out);
}

#[test]
fn amounts_beyond_any_payment_are_refused_and_break_nothing() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let huge = "70000000000000000000000000000";
    let lines = format!(
        r#"{{"type": "regular", "grandTotal": {huge}, "products": [{{"id": 1, "amount": {huge}}}, {{"id": 2, "amount": {huge}}}]}}"#
    );
    let refund = ["orders", "refund", &order, "--data", "-", "--yes"];
    sandbox.fpgo(&refund).input(&lines).says("error:");
    // What cannot be counted is not sent, whoever vouches for it.
    let sure = [&refund[..], &["--no-validate", "--again", "--reason", "sure"]].concat();
    let done = sandbox.fpgo(&sure).input(&lines);
    assert_eq!(done.code, Some(8), "{done:#?}");
    assert_eq!(sandbox.refunded(&order), "0");
}
