//! What stands between a command and the sending of it: limits of the profile, what the person expects, what the journal
//! remembers, and which account the token belongs to. Each refusal comes before anything is sent.

use crate::common::stage::Stage;
use crate::common::{CUSTOMER, Done, Home, MEANT, Sandbox, TOKEN, at_once, profile, until};
use serde_json::{Value, json};

/// The profile of the sandbox, with these keys.
fn with_keys(sandbox: &Sandbox, keys: &str) {
    sandbox.home.config(&profile("test", &sandbox.base_url, keys));
}

/// From now on the profile names production.
fn as_production(sandbox: &Sandbox) {
    let text = profile("test", &sandbox.base_url, "").replace("\"demo\"", "\"production\"");
    sandbox.home.config(&text);
    // The token was seen in demo before.
    sandbox.fpgo(&["auth", "allow"]).ends(0);
}

fn refund(sandbox: &Sandbox, order: &str, more: &[&str]) -> Done {
    sandbox.fpgo(&[&["orders", "refund", order, "--yes"], more].concat()).run()
}

#[track_caller]
fn refused(done: Done, said: &str) -> Done {
    assert_eq!(done.code, Some(8), "{done:#?}");
    done.says(said)
}

#[track_caller]
fn sent(done: Done) -> Done {
    assert_eq!(done.code, Some(0), "{done:#?}");
    done
}

/// A payment link with this line.
fn create<'a>(line: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [&["orders", "send-payment-link", "-q", "--line", line], CUSTOMER, more].concat()
}

// The same again

#[test]
fn the_same_refund_within_a_day_is_refused_until_a_reason_is_given() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    sent(refund(&sandbox, &order, &["--amount", "100"]));
    let again = refused(refund(&sandbox, &order, &["--amount", "100.00"]), "the same");
    again.says("--again --reason").says("journal show").says("; this one was not sent");
    assert_eq!(sandbox.refunded(&order), "100");
    // Another amount is another refund, and so is the same one of another order.
    sent(refund(&sandbox, &order, &["--amount", "101"]));
    let other = sandbox.paid_order("800");
    sent(refund(&sandbox, &other, &["--amount", "100"]));
    sandbox
        .fpgo(&["orders", "refund", &order, "--amount", "100", "--yes", "--again"])
        .ends(2)
        .says("--reason");
    sent(refund(&sandbox, &order, &["--amount", "100", "--again", "--reason", "second parcel"]));
    assert_eq!(sandbox.refunded(&order), "301");
    let newest = sandbox.fpgo(&["journal", "list", "--limit", "1", "-o", "json"]).ends(0).json();
    assert_eq!(newest[0]["reason"], "second parcel");
}

#[test]
fn a_refund_that_was_refused_or_not_sent_is_no_reason_against_the_same_one() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let no = json!({"status_code": 400, "message": "refundRejectionForWeeklyThresholdExceed"});
    sandbox.fault(json!({"route": "orders refund", "fault": "status", "status": 400, "body": no}));
    assert_eq!(refund(&sandbox, &order, &["--amount", "100"]).code, Some(4));
    sent(refund(&sandbox, &order, &["--amount", "100"]));
    assert_eq!(sandbox.refunded(&order), "100");
}

#[test]
fn the_same_capture_and_the_same_charge_are_refused_too() {
    let sandbox = Sandbox::start();
    let id = sandbox.reserved();
    let capture = ["reservations", "capture", &id, "--amount", "100", "--yes"];
    sandbox.fpgo(&capture).ends(0);
    sandbox.fpgo(&capture).ends(8).says("the same reservations capture of 100");
    let charge = ["reservations", "charge", &id, "--line", "name=Minibar,rate=50,tax=15", "--yes"];
    sandbox.fpgo(&charge).ends(0);
    sandbox.fpgo(&charge).ends(8).says("the same reservations charge of 50");
    let told = sandbox.reservation(&id);
    assert_eq!(told["paymentDetails"]["capturedAmount"], 100);
    assert_eq!(told["paymentDetails"]["chargedAmount"], 50);
}

#[test]
fn twenty_equal_refunds_at_once_are_one_per_data_directory() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("10");
    let refund = |_| sandbox.fpgo(&["orders", "refund", &order, "--amount", "1", "--yes"]);
    let codes = at_once((0..20).map(refund));
    assert_eq!(codes.iter().filter(|code| **code == Some(0)).count(), 1, "{codes:?}");
    assert!(codes.iter().all(|code| matches!(code, Some(0 | 8))), "{codes:?}");
    assert_eq!(sandbox.refunded(&order), "1");
}

#[test]
fn two_operators_never_refund_more_than_was_paid_and_the_loser_is_told() {
    let sandbox = Sandbox::start();
    for _ in 0..5 {
        let order = sandbox.paid_order("800");
        let calls: Vec<_> = ["one", "other"]
            .map(|operator| {
                let dir = sandbox.home.path(operator);
                let refund = ["orders", "refund", &order, "--amount", "500", "--yes"];
                let mut call =
                    sandbox.fpgo(&refund).env("FPGO_DATA_DIR", dir.to_str().expect("a path"));
                call.command.stdout(std::process::Stdio::null());
                call.command.stderr(std::process::Stdio::piped());
                call.command.spawn().expect("fpgo starts")
            })
            .into();
        let ended: Vec<_> =
            calls.into_iter().map(|call| call.wait_with_output().expect("fpgo ends")).collect();
        let codes: Vec<_> = ended.iter().map(|ended| ended.status.code()).collect();
        assert_eq!(codes.iter().filter(|code| **code == Some(0)).count(), 1, "{codes:?}");
        let loser = ended.iter().find(|ended| ended.status.code() != Some(0)).expect("a loser");
        let told = String::from_utf8_lossy(&loser.stderr).into_owned();
        assert!(matches!(loser.status.code(), Some(4 | 8)), "{told}");
        assert!(told.contains("nothing was moved"), "{told}");
        assert_eq!(sandbox.refunded(&order), "500");
    }
}

#[test]
fn however_a_line_is_split_it_is_the_same_refund() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let line = sandbox.truth(&order)["lines"][0]["id"].to_string();
    let part = |amount: &str| format!("{line}={amount}");
    sent(refund(&sandbox, &order, &["--line", &part("100")]));
    refused(refund(&sandbox, &order, &["--line", &part("60"), "--line", &part("40")]), "the same");
}

#[test]
fn however_a_line_id_is_spelt_it_is_the_same_line() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let line = sandbox.truth(&order)["lines"][0]["id"].to_string();
    sent(refund(&sandbox, &order, &["--line", &format!("{line}=100")]));
    for (id, code) in [(format!("\"0{line}\""), 2), (format!("\"{line}\""), 8)] {
        let body = format!(
            "{{\"type\": \"regular\", \"grandTotal\": 100, \"products\": [{{\"id\": {id}, \"amount\": 100}}]}}"
        );
        let words = ["orders", "refund", &order, "--data", "-", "--yes"];
        assert_eq!(sandbox.fpgo(&words).input(&body).code, Some(code), "{id}");
        // Not even where the rules are told to overlook it.
        let words = [&words[..], &["--no-validate"]].concat();
        assert_eq!(sandbox.fpgo(&words).input(&body).code, Some(8), "{id}");
    }
    assert_eq!(sandbox.refunded(&order), "100");
}

#[test]
fn a_cycle_is_named_once_and_by_its_name() {
    let sandbox = Sandbox::start();
    let (id, _) = sandbox.subscribed();
    let words = ["subscriptions", "refund-cycles", &id, "--yes"];
    let twice = [&words[..], &["--cycle", "1", "--cycle", "Cycle 1", "--full"]].concat();
    sandbox.fpgo(&twice).ends(2).says("stands there twice");
    sandbox.fpgo(&[&twice[..], &["--together"]].concat()).ends(2).says("must name each cycle once");
    for cycles in ["[\"Cycle 1\", 2]", "[[\"Cycle 1\"]]", "[\"Cycle 1\", \"Cycle 1\"]"] {
        let body = format!("{{\"cycles\": {cycles}, \"amount\": 5}}");
        let done = sandbox.fpgo(&[&words[..], &["--data", "-"]].concat()).input(&body);
        assert_eq!(done.code, Some(2), "{cycles}: {done:#?}");
    }
    let told = sandbox.fpgo(&["subscriptions", "details", &id, "-o", "json"]).ends(0).json();
    assert_eq!(told["subscriptionSummary"]["amountRefunded"], 0);
}

#[test]
fn what_cannot_be_counted_is_never_sent() {
    let stage = Stage::new();
    let sandbox = &stage.sandbox;
    let writes = || {
        let is_write = |request: &&Value| request["method"] != "GET";
        sandbox.requests().iter().filter(is_write).count()
    };
    let before = writes();
    let sure = ["--no-validate", "--again", "--reason", "sure", "--yes"];
    let refused = |words: &[&str], body: &str| {
        let done = sandbox.fpgo(&[words, &["--data", "-"], &sure[..]].concat()).input(body);
        assert_eq!(done.code, Some(8), "{words:?} {body}: {done:#?}");
        assert!(done.err.contains("cannot be told"), "{words:?} {body}: {done:#?}");
    };
    for amount in ["\"12,5\"", "-5", "0", "null", "[5]"] {
        let cycles = format!("{{\"cycles\": [\"Cycle 1\"], \"amount\": {amount}}}");
        refused(&["subscriptions", "refund-cycles", &stage.subscription], &cycles);
        let lines = format!(
            "{{\"type\": \"regular\", \"grandTotal\": {amount}, \"products\": [{{\"id\": {}, \"amount\": {amount}}}]}}",
            stage.line
        );
        refused(&["orders", "refund", &stage.paid], &lines);
        refused(&["reservations", "capture", &stage.reserved], &lines);
        let mut invoice = stage.example("orders send-invoice");
        invoice["orderSummary"]["grandTotal"] = serde_json::from_str(amount).expect("JSON");
        refused(&["orders", "send-invoice"], &invoice.to_string());
    }
    assert_eq!(writes(), before);
}

/// Sends this text as the body, with no rule held against it.
fn unchecked(sandbox: &Sandbox, words: &[&str], body: &str, more: &[&str]) -> Done {
    let call = [words, &["--data", "-", "--no-validate", "--yes"], more].concat();
    sandbox.fpgo(&call).input(body)
}

/// How the sandbox was asked last.
fn last_method(sandbox: &Sandbox) -> String {
    let requests = sandbox.requests();
    requests.last().expect("a request")["method"].as_str().expect("text").to_owned()
}

/// Every operation that takes from lines: its words, and the rest of a body of 100 of a line whose id is `7001`.
fn takes_from_lines(stage: &Stage) -> Vec<(Vec<&str>, String, &str)> {
    let kinds = [
        ("orders refund", r#""type": "regular""#, stage.line.as_str()),
        (
            "terminals orders refund",
            r#""type": "regular", "isReversal": false"#,
            &stage.terminal_line,
        ),
        ("reservations capture", r#""additionalText": "x""#, &stage.held[0]),
        (
            "reservations refund",
            r#""type": "reservation", "source": "captured", "reference": "CAP""#,
            &stage.taken,
        ),
        ("refunds request-approval", r#""type": "regular", "message": "m""#, &stage.line),
    ];
    kinds
        .into_iter()
        .map(|(command, rest, line)| {
            (stage.words(command), rest.replace("CAP", &stage.capture), line)
        })
        .collect()
}

#[test]
fn however_a_line_is_spelt_the_same_is_not_sent_twice() {
    let stage = Stage::new();
    let sandbox = &stage.sandbox;
    for (words, rest, id) in takes_from_lines(&stage) {
        // The approval is for an order, from which the first of the list was given back.
        let amount = if words[0] == "refunds" { 50 } else { 100 };
        let first = format!(
            r#"{{{rest}, "grandTotal": {amount}, "products": [{{"id": {id}, "amount": {amount}}}]}}"#
        );
        sent(unchecked(sandbox, &words, &first, &[]));
        let half = amount / 2;
        let (start, end) = id.split_at(1);
        let exponent = format!("{start}.{end}e{}", end.len());
        let products = [
            format!(r#"[{{"id": "{id}", "amount": {amount}}}]"#),
            format!(r#"[{{"id": {id}.0, "amount": "{amount}.00"}}]"#),
            format!(r#"[{{"id": {exponent}, "amount": {amount}e0}}]"#),
            format!(r#"[{{"id": "{exponent}", "amount": " {amount}"}}]"#),
            format!(r#"[{{"id": " {id}", "amount": "+{amount}"}}]"#),
            format!(r#"[{{"id": "+{id}", "amount": "0{amount}"}}]"#),
            format!(r#"[{{"id": "{id} ", "amount": "{amount}\t"}}]"#),
            format!(r#"[{{"id": "0{id}", "amount": {amount}.000}}]"#),
            format!(r#"[{{"id": "{id}\t", "amount": {amount}}}]"#),
            format!(r#"{{"0": {{"id": {id}, "amount": {amount}}}}}"#),
            format!(r#"{{"x": {{"id": {id}, "amount": {amount}}}}}"#),
            format!(r#"[{{"id": {id}, "amount": {half}}}, {{"id": "{id} ", "amount": {half}}}]"#),
            format!(r#"[{{"id": {id}, "amount": {amount}}}, {{"id": 1, "amount": 0}}]"#),
            format!(r#"[{{"id": {id}, "amount": {amount}}}, {{"id": "{id}", "amount": "0.00"}}]"#),
        ];
        for (at, products) in products.iter().enumerate() {
            let total = ["100", "\"100\"", "1e2", "\" 100 \"", "\"+100.00\""][at % 5];
            let total =
                total.replace("100", &amount.to_string()).replace("1e2", &format!("{amount}e0"));
            let body = format!(r#"{{{rest}, "grandTotal": {total}, "products": {products}}}"#);
            let again = unchecked(sandbox, &words, &body, &[]);
            assert_eq!(again.code, Some(8), "{words:?} {body}: {again:#?}");
            assert!(again.err.contains("the same"), "{words:?} {body}: {again:#?}");
            assert_eq!(last_method(sandbox), "GET", "{words:?} {body}");
        }
    }
}

#[test]
fn a_line_that_nobody_can_read_for_sure_is_never_sent() {
    let stage = Stage::new();
    let sandbox = &stage.sandbox;
    for (words, rest, id) in takes_from_lines(&stage) {
        let lines = [
            format!(r#"{{"id": {id}.5, "amount": 100}}"#),
            format!(r#"{{"id": "{id}abc", "amount": 100}}"#),
            format!(r#"{{"id": "{}_{}", "amount": 100}}"#, &id[..1], &id[1..]),
            format!(r#"{{"id": [{id}], "amount": 100}}"#),
            format!(r#"{{"ID": {id}, "amount": 100}}"#),
            format!(r#"{{"id": {id}, "Id": 1, "amount": 100}}"#),
            format!(r#"{{"id": {id}, "amount": 100, "Amount": 800}}"#),
            format!(r#"{{"id": {id}, "amount ": 100}}"#),
            format!(r#"{{"id": {id}, "amount": 100}}, {{"id": {id}, "amount": -50}}"#),
            format!(r#"{{"id": {id}, "amount": 100}}, {{"id": {id}, "amount": "x"}}"#),
            format!(r#"{{"id": {id}, "amount": 100}}, {{"id": {id}}}"#),
            format!(r#"{{"id": {id}, "amount": 100}}, "{id}=100""#),
            format!(r#"[{{"id": {id}, "amount": 100}}]"#),
            format!(r#"{{"id": {id}, "amount": 100}}, null"#),
            format!(r#"{{"id": {id}, "amount": true}}"#),
            format!(r#"{{"id": {id}, "amount": null}}"#),
            format!(r#"{{"id": {id}, "amount": [100]}}"#),
            format!(r#"{{"id": {id}, "amount": "1_00"}}"#),
            format!(r#"{{"id": {id}, "amount": 60}}"#),
            format!(r#"{{"id": {id}, "amount": 1e400}}"#),
            r#"{"id": true, "amount": 100}"#.to_owned(),
            r#"{"id": null, "amount": 100}"#.to_owned(),
            r#"{"amount": 100}"#.to_owned(),
            String::new(),
        ];
        for line in lines {
            let body = format!(r#"{{{rest}, "grandTotal": 100, "products": [{line}]}}"#);
            // Not even where a person overrides the guards.
            let no = unchecked(sandbox, &words, &body, &MEANT);
            assert_eq!(no.code, Some(8), "{words:?} {body}: {no:#?}");
            assert!(no.err.contains("cannot be told"), "{words:?} {body}: {no:#?}");
            assert_eq!(last_method(sandbox), "GET", "{words:?} {body}");
        }
        for whole in ["", r#", "products": null"#, r#", "products": "all""#, r#", "Products": []"#]
        {
            let body = format!(r#"{{{rest}, "grandTotal": 100{whole}}}"#);
            assert_eq!(unchecked(sandbox, &words, &body, &MEANT).code, Some(8), "{words:?} {body}");
        }
    }
}

#[test]
fn a_capture_or_charge_is_the_same_however_its_reference_is_spelt() {
    let stage = Stage::new();
    let sandbox = &stage.sandbox;
    let words = stage.words("reservations refund");
    let body = |reference: &str| {
        format!(
            r#"{{"type": "reservation", "source": "captured", "reference": {reference}, "grandTotal": 10,
                "products": [{{"id": {}, "amount": 10}}]}}"#,
            stage.taken
        )
    };
    sent(unchecked(sandbox, &words, &body(&json!(stage.capture).to_string()), &[]));
    for other in [stage.capture.to_lowercase(), format!(" {}\t", stage.capture)] {
        let done = unchecked(sandbox, &words, &body(&json!(other).to_string()), &[]);
        refused(done, "the same");
    }
    for none in ["null", "5", "[]", "\"\""] {
        refused(unchecked(sandbox, &words, &body(none), &MEANT), "cannot be told");
    }
}

#[test]
fn a_cycle_is_the_same_however_it_is_spelt() {
    let sandbox = Sandbox::start();
    let (id, _) = sandbox.subscribed();
    let words = ["subscriptions", "refund-cycles", &id];
    let body =
        |cycles: &str, amount: &str| format!(r#"{{"cycles": {cycles}, "amount": {amount}}}"#);
    sent(unchecked(&sandbox, &words, &body(r#"["Cycle 1"]"#, "5"), &[]));
    let before = sandbox.writes();
    for cycles in [
        r#"{"0": "Cycle 1"}"#,
        r#"[" Cycle 1"]"#,
        r#"["cycle 1"]"#,
        r#"["CYCLE1"]"#,
        r#"["Cycle_1"]"#,
        "[1]",
        r#"["1"]"#,
        r#"["Cycle 01"]"#,
        "[1.0]",
    ] {
        for amount in ["5", "\"5\"", "5.00", "\" +5\"", "50e-1"] {
            refused(unchecked(&sandbox, &words, &body(cycles, amount), &[]), "the same");
        }
    }
    for cycles in [
        r#""Cycle 1""#,
        "[]",
        "null",
        r#"[["Cycle 1"]]"#,
        r#"["Cycle 1", "Cycle 1"]"#,
        r#"["Cycle 1", 1]"#,
        r#"["Cycle 1", null]"#,
        r#"["Cycle 1x"]"#,
        r#"["Cycle 1"], "Cycles": ["Cycle 2"]"#,
        "[true]",
        "[1.5]",
    ] {
        refused(unchecked(&sandbox, &words, &body(cycles, "5"), &MEANT), "cannot be told");
    }
    for amount in ["5.001", "-5", "\"5 kr\"", "true", "[5]", "1e400", "5, \"Amount\": 6"] {
        refused(
            unchecked(&sandbox, &words, &body(r#"["Cycle 1"]"#, amount), &MEANT),
            "cannot be told",
        );
    }
    assert_eq!(sandbox.writes(), before);
}

/// Every operation that makes something and moves money by it, and a charge.
const CHARGES: [&str; 5] = [
    "orders send-invoice",
    "orders send-efaktura",
    "orders send-ehf",
    "terminals orders create",
    "reservations charge",
];

#[test]
fn a_limit_counts_the_larger_of_what_a_body_says() {
    let stage = Stage::new();
    let sandbox = &stage.sandbox;
    let before = sandbox.writes();
    with_keys(sandbox, "max_amount = 100");
    for command in CHARGES {
        let total = if command == "reservations charge" {
            "/grandTotal"
        } else {
            "/orderSummary/grandTotal"
        };
        let first = stage.example(command);
        let example = |amount: &str, more: &str, stated: &str| {
            let line =
                format!(r#"{{"name": "Bike", "quantity": 1, "tax": 0, "amount": {amount}{more}}}"#);
            let mut body = first.clone();
            body["products"] = serde_json::from_str(&format!("[{line}]")).expect("JSON");
            *body.pointer_mut(total).expect("a total") =
                serde_json::from_str(stated).expect("JSON");
            body
        };
        let bodies = [
            example("800", "", "1"),
            example("\"+800\"", "", "1"),
            example("\" 8e2 \"", "", "\" 1\""),
            example("1", r#", "rate": 800"#, "1"),
            example("1", r#", "rate": "800 ", "discount": null"#, "1"),
            example("100", r#", "rate": 100, "quantity": "2""#, "100"),
            example("\"100.01\"", "", "100"),
            example("800", "", "800"),
            example("\"-1\"", "", "1"),
            example("-700", "", "100"),
            example("\"x\"", "", "1"),
            example("null", "", "1"),
            example("[800]", "", "1"),
            example("1", r#", "Amount": 800"#, "1"),
            example("1", r#", "rate": "x""#, "1"),
        ];
        for body in &bodies {
            let no = unchecked(sandbox, &stage.words(command), &body.to_string(), &MEANT);
            assert_eq!(no.code, Some(8), "{command} {body}: {no:#?}");
        }
        let mut nested = first.clone();
        nested["products"] = json!([[{"amount": 800}]]);
        let mut two = first.clone();
        two["products"] = json!({"0": {"amount": 60}, "00": {"amount": "60"}});
        *two.pointer_mut(total).expect("a total") = json!(60);
        let mut twice = first.clone();
        let (parent, key) = total.rsplit_once('/').expect("a key");
        *twice.pointer_mut(total).expect("a total") = json!(1);
        let members = twice.pointer_mut(parent).and_then(Value::as_object_mut).expect("an object");
        members.insert(key.to_uppercase(), json!(800));
        for body in [nested, two, twice] {
            let no = unchecked(sandbox, &stage.words(command), &body.to_string(), &MEANT);
            assert_eq!(no.code, Some(8), "{command} {body}: {no:#?}");
        }
    }
    assert_eq!(sandbox.writes(), before);
}

#[test]
fn a_day_counts_every_spelling_of_an_amount() {
    let sandbox = Sandbox::start();
    let stage = sandbox.example("orders send-invoice");
    let invoice = |amount: &str, stated: &str, name: &str| {
        let mut body = stage.clone();
        body["products"] = serde_json::from_str(&format!(
            r#"[{{"name": "{name}", "quantity": 1, "rate": {amount}, "tax": 0, "amount": {amount}}}]"#
        ))
        .expect("JSON");
        for (key, value) in [
            ("subTotal", stated),
            ("grandTotal", stated),
            ("totalTax", "0"),
            ("totalDiscount", "0"),
        ] {
            body["orderSummary"][key] = serde_json::from_str(value).expect("JSON");
        }
        unchecked(&sandbox, &["orders", "send-invoice"], &body.to_string(), &[])
    };
    with_keys(&sandbox, "max_amount_per_day = 100");
    // What the lines say counts where it is more, also for what follows.
    sandbox.fault(
        json!({"route": "orders send-invoice", "fault": "status", "status": 500, "body": {}}),
    );
    assert_eq!(invoice("60", "10", "A").code, Some(7));
    refused(invoice("\"+41\"", "\"41\"", "B"), "60.00 moved today");
    refused(invoice("1", "\" 4.1e1\"", "B"), "60.00 moved today");
    sent(invoice("\"40\"", "\"40.00\"", "B"));
    refused(invoice("0.01", "0.01", "C"), "100.00 moved today");
}

#[test]
fn a_creation_is_the_same_in_every_spelling_of_its_figures() {
    let sandbox = Sandbox::start();
    let body = sandbox.example("orders send-payment-link");
    let send = |body: &Value| {
        unchecked(&sandbox, &["orders", "send-payment-link"], &body.to_string(), &[]).code
    };
    assert_eq!(send(&body), Some(0));
    let figures =
        ["/products/0/rate", "/products/0/tax", "/products/0/amount", "/orderSummary/grandTotal"];
    for pointer in figures {
        let figure = body.pointer(pointer).expect("a figure").to_string();
        for spelling in [
            format!("+{figure}"),
            format!(" {figure}\t"),
            format!("0{figure}"),
            format!("{figure}e0"),
        ] {
            let mut other = body.clone();
            *other.pointer_mut(pointer).expect("a figure") = json!(spelling);
            assert_eq!(send(&other), Some(8), "{pointer} {spelling:?}");
        }
    }
    // A postal code is no figure.
    let mut other = body.clone();
    other["customerDetails"]["address"]["zip"] = json!("00010");
    assert_eq!(send(&other), Some(0));
}

#[test]
fn cycles_sent_together_and_apart_are_one_pot() {
    let sandbox = Sandbox::with(&["--refund-delay", "10m"]);
    let (id, _) = sandbox.subscribed();
    sandbox.post(&format!("/_sandbox/cycle/{id}"), &json!({"outcome": "paid"}));
    let cycles = |words: &[&str]| {
        sandbox.fpgo(&[&["subscriptions", "refund-cycles", &id, "--yes"], words].concat()).run()
    };
    let amount = sandbox.fpgo(&["subscriptions", "details", &id, "-o", "json"]).ends(0).json();
    let amount = amount["subscriptionCycles"]["Cycle 1"]["amount"].to_string();
    assert_eq!(amount, "300");
    sent(cycles(&["--cycle", "1", "--amount", "100"]));
    let both = ["--cycle", "1", "--cycle", "2", "--together", "--full"];
    let expect = [&both[..], &["--expect-refundable", "600"]].concat();
    refused(cycles(&expect), "is 500.00, not 600.00");
    sent(cycles(&["--cycle", "1", "--cycle", "2", "--together", "--amount", "50"]));
    // In whatever order they are typed.
    refused(cycles(&["--cycle", "2", "--cycle", "1", "--together", "--amount", "50"]), "the same");
}

#[test]
fn a_reference_in_the_body_takes_an_approval_out_of_no_pot() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let words = ["refunds", "request-approval", &order, "--full", "--yes"];
    let more = ["--note", "refundRejectionForWeeklyThresholdExceed", "--set", "reference=CAP1"];
    sandbox.fpgo(&[&words[..], &more].concat()).ends(0);
    refused(refund(&sandbox, &order, &["--full"]), "nothing is left")
        .says("as this machine's journal says");
}

#[test]
fn an_amount_that_the_lines_contradict_is_never_sent() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let line = format!("{}=800", sandbox.truth(&order)["lines"][0]["id"]);
    with_keys(&sandbox, "max_amount = 100");
    let less = ["--line", &line, "--set", "grandTotal=1", "--no-validate"];
    refused(refund(&sandbox, &order, &less), "cannot be told").says("the lines come to 800");
    refused(refund(&sandbox, &order, &[&less[..], &MEANT].concat()), "cannot be told");
    assert_eq!(sandbox.refunded(&order), "0");
}

#[test]
fn no_hint_offers_the_whole_for_a_part() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let typo = refused(refund(&sandbox, &order, &["--amount", "8000"]), "800.00 is left");
    assert!(!typo.err.contains("--amount 800"), "{typo:#?}");
    let invoiced = sandbox.order("INVOICED");
    let line = format!("{}=10", sandbox.truth(&invoiced)["lines"][0]["id"]);
    let kind = refused(refund(&sandbox, &invoiced, &["--line", &line]), "--type invoiced");
    assert!(!kind.err.contains("--full"), "{kind:#?}");
}

#[test]
fn an_order_of_another_kind_of_command_is_no_twin_but_another_spelling_is() {
    let sandbox = Sandbox::start();
    let body = sandbox.example("orders send-payment-link");
    let send = |body: &str, more: &[&str]| {
        let words = ["orders", "send-payment-link", "--data", "-", "--yes"];
        sandbox.fpgo(&[&words[..], more].concat()).input(body).code
    };
    assert_eq!(send(&body.to_string(), &[]), Some(0));
    // Numbers with other zeros, members in another order, and lists by key are the same order.
    let members: Vec<String> = body
        .as_object()
        .expect("an object")
        .iter()
        .rev()
        .map(|(key, value)| format!("{key:?}: {value}"))
        .collect();
    assert_eq!(send(&format!("{{{}}}", members.join(", ")), &[]), Some(8));
    let total = body["orderSummary"]["grandTotal"].to_string();
    let longer = format!("orderSummary.grandTotal={}.00", total.trim_end_matches(".0"));
    assert_eq!(send(&body.to_string(), &["--set", &longer]), Some(8));
    let mut keyed = body.clone();
    keyed["products"] = json!({"0": body["products"][0]});
    assert_eq!(body["products"].as_array().map(Vec::len), Some(1));
    assert_eq!(send(&keyed.to_string(), &[]), Some(8));
    // Nor does it matter how nothing, yes and no are written.
    for nothing in [
        "customerDetails.firstName=",
        "customerReference=\"\"",
        "sendOrderBy.email=0",
        "referenceNo=null",
    ] {
        let code = send(&body.to_string(), &["--set", nothing]);
        let own = body.pointer("/referenceNo").is_some_and(|own| !own.is_null());
        let other = if nothing.starts_with("referenceNo") && own { Some(0) } else { Some(8) };
        assert_eq!(code, other, "{nothing}");
    }
    // A field that means nothing here makes it no update.
    assert_eq!(send(&body.to_string(), &["--set", "fpgoUuid=x"]), Some(0));
    assert_eq!(send(&body.to_string(), &["--set", "fpgoUuid=x"]), Some(8));
}

// The same creation

#[test]
fn the_same_order_within_ten_minutes_is_not_made_twice_by_a_script() {
    let sandbox = Sandbox::start();
    let line = "name=Bell,qty=1,rate=99,tax=25";
    let first = sandbox.fpgo(&create(line, &["--yes"])).ends(0).out;
    let done = sandbox.fpgo(&create(line, &["--yes"])).ends(8);
    done.says("the same orders send-payment-link").says(first.trim()).says("--again --reason");
    // Without --yes it would be asked about, and nobody is there.
    sandbox.fpgo(&create(line, &[])).ends(9).says("--again --reason");
    // The dates make no difference, everything else does.
    sandbox.fpgo(&create(line, &["--yes", "--date", "+1d"])).ends(2);
    let later: Vec<&str> = create(line, &["--yes"])
        .into_iter()
        .map(|word| if word == "now" { "+1d" } else { word })
        .collect();
    sandbox.fpgo(&later).ends(8);
    sandbox.fpgo(&create("name=Bell,qty=2,rate=99,tax=25", &["--yes"])).ends(0);
    sandbox.fpgo(&create(line, &[&["--yes"][..], &MEANT].concat())).ends(0);
}

#[test]
fn a_lost_creation_is_not_repeated_by_itself() {
    let sandbox = Sandbox::start();
    let line = "name=Bell,qty=1,rate=99,tax=25";
    sandbox.fault(json!({"route": "orders send-payment-link", "fault": "drop-after"}));
    sandbox.fpgo(&create(line, &["--yes"])).ends(7);
    sandbox.fpgo(&create(line, &["--yes"])).ends(8).says("nobody knows what became of that one");
}

#[test]
fn no_reason_overrides_a_creation_whose_outcome_nobody_knows() {
    let sandbox = Sandbox::start();
    let line = "name=Bell,qty=1,rate=99,tax=25";
    sandbox.fault(json!({"route": "orders send-payment-link", "fault": "drop-before"}));
    sandbox.fpgo(&create(line, &["--yes"])).ends(7);
    let again = create(line, &[&["--yes"][..], &MEANT].concat());
    sandbox.fpgo(&again).ends(8).says("journal resolve").says("until that is settled");
    let number = sandbox.fpgo(&["journal", "list", "-q", "--limit", "1"]).ends(0).out;
    sandbox
        .fpgo(&["journal", "resolve", number.trim(), "--as", "did-not", "--reason", "looked"])
        .ends(0);
    sandbox.fpgo(&create(line, &["--yes"])).ends(0);
}

#[test]
fn a_dry_run_tells_what_the_guards_would_say() {
    let sandbox = Sandbox::start();
    let line = "name=Bell,qty=1,rate=99,tax=25";
    sandbox.fpgo(&create(line, &["--yes"])).ends(0);
    sandbox.fpgo(&create(line, &["--yes", "--dry-run"])).ends(8).says("the same");
    let order = sandbox.paid_order("800");
    sent(refund(&sandbox, &order, &["--amount", "100"]));
    refused(refund(&sandbox, &order, &["--amount", "100", "--dry-run"]), "the same");
    refused(
        refund(&sandbox, &order, &["--amount", "1", "--expect-total", "5", "--dry-run"]),
        "total",
    );
}

#[test]
fn twenty_equal_creations_at_once_make_one_order() {
    let sandbox = Sandbox::start();
    let before = sandbox.fpgo(&["orders", "list", "-q"]).ends(0).out.lines().count();
    let words = create("name=Bell,qty=1,rate=99,tax=25", &["--yes"]);
    let codes = at_once((0..20).map(|_| sandbox.fpgo(&words)));
    assert_eq!(codes.iter().filter(|code| **code == Some(0)).count(), 1, "{codes:?}");
    let after = sandbox.fpgo(&["orders", "list", "-q"]).ends(0).out.lines().count();
    assert_eq!(after, before + 1);
}

// Expectations

#[test]
fn an_expectation_that_does_not_hold_ends_a_write_anywhere() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    for (flags, said) in [
        (["--expect-status", "INVOICED"], "the status of"),
        (["--expect-total", "801"], "the total of"),
        (["--expect-refundable", "799.99"], "the refundable of"),
    ] {
        refused(refund(&sandbox, &order, &[&["--amount", "10"], &flags[..]].concat()), said);
    }
    assert_eq!(sandbox.refunded(&order), "0");
    let all = ["--expect-status", "paid", "--expect-total", "800.00", "--expect-refundable", "800"];
    sent(refund(&sandbox, &order, &[&["--amount", "10"], &all[..]].concat()));
    refused(
        refund(&sandbox, &order, &["--amount", "20", "--expect-refundable", "800"]),
        "is 790.00, not 800.00",
    );
    // A request that makes something is held against its own total.
    let line = "name=Bell,qty=2,rate=99.50,tax=25";
    sandbox.fpgo(&create(line, &["--expect-total", "198"])).ends(8).says("is 199.00, not 198.00");
    sandbox.fpgo(&create(line, &["--expect-total", "199"])).ends(0);
    let id = sandbox.reserved();
    let cancel = ["reservations", "cancel", &id, "--note", "x", "--yes"];
    sandbox.fpgo(&[&cancel[..], &["--expect-status", "SENT"]].concat()).ends(8).says("RESERVED");
    sandbox.fpgo(&[&cancel[..], &["--expect-total", "1500"]].concat()).ends(0);
}

#[test]
fn a_command_takes_only_expectations_that_can_be_told() {
    let home = Home::new();
    for (command, flags) in [
        ("orders refund", "status total refundable"),
        ("orders cancel", "status total"),
        ("orders send-invoice", "total"),
        ("orders resend", ""),
        ("subscriptions cancel", "status"),
        ("customers update-private", ""),
        ("reservations charge", "status total"),
    ] {
        let words: Vec<&str> = command.split(' ').chain(["--help"]).collect();
        let help = home.fpgo(&words).ends(0).out;
        for flag in ["status", "total", "refundable"] {
            let has = help.contains(&format!("--expect-{flag} "));
            assert_eq!(has, flags.split(' ').any(|own| own == flag), "{command} {flag}:\n{help}");
        }
    }
}

#[test]
fn in_production_yes_alone_never_moves_money_or_closes_anything() {
    let stage = Stage::new();
    let sandbox = &stage.sandbox;
    as_production(sandbox);
    // The status of a refund is asked by a POST.
    let writes = || {
        let is_write = |request: &&Value| {
            let path = request["target"].as_str().unwrap_or_default();
            request["method"] != "GET" && !path.contains("refund-status")
        };
        sandbox.requests().iter().filter(is_write).count()
    };
    let before = writes();
    for (command, words, flags) in [
        ("orders refund", format!("{} --amount 10", stage.paid), "--expect-refundable"),
        ("orders cancel", format!("{} --note x", stage.sent), "--expect-status"),
        ("orders charge", stage.sent.clone(), "--expect-total"),
        ("reservations capture", format!("{} --full", stage.reserved), "--expect-total"),
        ("reservations complete", format!("{} --note x", stage.captured), "--expect-status"),
        ("reservations cancel", format!("{} --note x", stage.reserved), "--expect-status"),
        ("reservations refund", format!("{} --full", stage.captured), "--expect-refundable"),
        ("subscriptions cancel", stage.subscription.clone(), "--expect-status"),
        (
            "subscriptions refund-cycles",
            format!("{} --cycle 1 --full", stage.subscription),
            "--expect-total",
        ),
        ("terminals orders cancel", stage.terminal_sent.clone(), "--expect-status"),
        ("terminals orders refund", format!("{} --full", stage.terminal), "--expect-refundable"),
        ("terminals orders cancel-refund", stage.terminal_refunding.clone(), "--expect-status"),
    ] {
        let words: Vec<&str> =
            command.split(' ').chain(words.split(' ')).chain(["--yes"]).collect();
        sandbox.fpgo(&words).ends(8).says("in production").says(flags);
    }
    let charge =
        ["reservations", "charge", &stage.reserved, "--line", "name=A,rate=10,tax=0", "--yes"];
    sandbox.fpgo(&charge).ends(8).says("--expect-total");
    // The status says nothing about what a charge takes.
    sandbox.fpgo(&[&charge[..], &["--expect-status", "RESERVED"]].concat()).ends(8);
    for command in [
        "orders send-invoice",
        "orders send-efaktura",
        "orders send-ehf",
        "terminals orders create",
    ] {
        let done = stage.send(command, &stage.example(command), &[]);
        assert_eq!(done.code, Some(8), "{command}: {done:#?}");
        done.says("--expect-total");
    }
    let cancelled = |request: &&Value| {
        request["target"].as_str().is_some_and(|path| path.contains("/reservations/cancel/"))
    };
    assert_eq!(writes(), before);
    assert_eq!(sandbox.requests().iter().filter(cancelled).count(), 0);
    sandbox.fpgo(&[&charge[..], &["--expect-total", "10"]].concat()).ends(0);
    let paid =
        ["orders", "refund", &stage.paid, "--amount", "10", "--yes", "--expect-status", "PAID"];
    sandbox.fpgo(&paid).ends(0).says("production (profile test)");
    // What moves nothing and closes nothing needs none.
    sandbox
        .fpgo(&["customers", "update-private", &stage.private, "--email", "a@b.no", "--yes"])
        .ends(0);
}

// Limits

#[test]
fn a_profile_that_only_reads_writes_nothing() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    with_keys(&sandbox, "read_only = true");
    let before = sandbox.requests().len();
    refused(refund(&sandbox, &order, &["--amount", "1"]), "only reads").says("read_only");
    refused(refund(&sandbox, &order, &["--amount", "1", "--dry-run"]), "only reads");
    sandbox
        .fpgo(&["orders", "resend", &order, "--email", "a@b.no", "--yes"])
        .ends(8)
        .says("read_only");
    assert_eq!(sandbox.requests().len(), before, "nothing is read for a write that is never sent");
    sandbox.fpgo(&["orders", "status", &order]).ends(0);
}

#[test]
fn a_profile_writes_only_what_it_allows() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    with_keys(&sandbox, "allow = [\"orders resend\", \"reservations\"]");
    refused(refund(&sandbox, &order, &["--amount", "1"]), "does not allow").says("allow");
    let sent = sandbox.order("SENT");
    sandbox.fpgo(&["orders", "resend", &sent, "--email", "a@b.no", "--yes"]).ends(0);
    sandbox.fpgo(&["reservations", "resend", "RES1", "--email", "a@b.no", "--yes"]).ends(5);
    with_keys(&sandbox, "allow = [\"orders refnd\"]");
    sandbox.fpgo(&["orders", "status", &order]).ends(3).says("did you mean \"orders refund\"");
    with_keys(&sandbox, "allow = [\"orders status\"]");
    sandbox.fpgo(&["orders", "status", &order]).ends(3).says("no command that writes");
}

#[test]
fn no_override_turns_a_read_into_a_write() {
    let sandbox = Sandbox::start();
    let charge = "[profiles.test.endpoints.\"terminals orders refund-status\"]\npath = \"/connect/orders/delayed/charge/{ORDER_UUID}\"";
    for (keys, said) in [
        (charge, "\"orders charge\", which does something else"),
        (&charge.replace("charge/{", "ch%61rge/{"), "must be plain"),
        (
            "[profiles.test.endpoints.\"orders list\"]\npath = \"/connect/reservations/cancel/RES1\"",
            "something else",
        ),
        (
            "[profiles.test.endpoints.\"orders resend\"]\npath = \"/connect/orders/delayed/charge/{ORDER_UUID}\"",
            "\"orders charge\"",
        ),
        ("[profiles.test.endpoints.\"orders status\"]\nmethod = \"POST\"", "only reads"),
    ] {
        with_keys(&sandbox, keys);
        sandbox.fpgo(&["orders", "list"]).ends(3).says(said);
    }
    // What the sources dispute may be said.
    for disputed in [
        "\"terminals orders refund-status\"]\nmethod = \"GET\"",
        "\"reservations cancel\"]\nmethod = \"POST\"",
        "\"subscriptions submit\"]\npath = \"/connect/subscription/submit\"",
        "\"checkout invoice-session\"]\npath = \"/connect/orders/regular/submit\"",
    ] {
        with_keys(&sandbox, &format!("[profiles.test.endpoints.{disputed}"));
        sandbox.fpgo(&["orders", "list"]).ends(0);
    }
    let encoded = sandbox.base_url.replace("/api/v1", "/api/v%31");
    sandbox.home.config(&profile("test", &encoded, ""));
    sandbox.fpgo(&["orders", "list"]).ends(3).says("no %");
}

#[test]
fn one_write_moves_no_more_than_the_profile_allows() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    with_keys(&sandbox, "max_amount = \"100.50\"");
    refused(refund(&sandbox, &order, &["--amount", "100.51"]), "100.51 is more than")
        .says("max_amount");
    sent(refund(&sandbox, &order, &["--amount", "100.50"]));
    let unpaid = sandbox.order("SENT");
    sandbox.fpgo(&["orders", "charge", &unpaid, "--yes"]).ends(8).says("max_amount");
    // A payment link moves nothing by itself.
    sandbox.fpgo(&create("name=Bell,qty=1,rate=999,tax=25", &[])).ends(0);
}

#[test]
fn a_day_moves_no_more_than_the_profile_allows_unknown_ones_included() {
    let sandbox = Sandbox::start();
    let orders = [(); 3].map(|()| sandbox.paid_order("800"));
    with_keys(&sandbox, "max_amount_per_day = 300");
    sent(refund(&sandbox, &orders[0], &["--amount", "100"]));
    sandbox.fault(json!({"route": "orders refund", "fault": "drop-before"}));
    assert_eq!(refund(&sandbox, &orders[1], &["--amount", "150"]).code, Some(7));
    let done = refused(refund(&sandbox, &orders[2], &["--amount", "51"]), "301.00 is more than");
    done.says("250.00 moved today").says("max_amount_per_day");
    sent(refund(&sandbox, &orders[2], &["--amount", "50"]));
    // What a person says did not happen no longer counts.
    let unknown = sandbox.fpgo(&["journal", "list", "-o", "json"]).ends(0).json();
    let unknown =
        unknown.as_array().expect("a list").iter().find(|row| row["outcome"] == "unknown");
    let number = unknown.expect("one")["id"].to_string();
    sandbox.fpgo(&["journal", "resolve", &number, "--as", "did-not", "--reason", "looked"]).ends(0);
    sent(refund(&sandbox, &orders[2], &["--amount", "150"]));
    refused(refund(&sandbox, &orders[2], &["--amount", "1"]), "300.00 moved today");
}

#[test]
fn twenty_at_once_never_move_more_than_a_day_may() {
    let sandbox = Sandbox::start();
    let orders: Vec<String> = (0..8).map(|_| sandbox.paid_order("100")).collect();
    with_keys(&sandbox, "max_amount_per_day = 300");
    let refund = |order: &String| sandbox.fpgo(&["orders", "refund", order, "--full", "--yes"]);
    let codes = at_once(orders.iter().map(refund));
    assert_eq!(codes.iter().filter(|code| **code == Some(0)).count(), 3, "{codes:?}");
    assert!(codes.iter().all(|code| matches!(code, Some(0 | 8))), "{codes:?}");
}

#[test]
fn an_hour_sees_no_more_writes_than_the_profile_allows() {
    let sandbox = Sandbox::start();
    let sent = sandbox.order("SENT");
    with_keys(&sandbox, "max_writes_per_hour = 2");
    let resend = ["orders", "resend", &sent, "--email", "a@b.no", "--yes"];
    sandbox.fpgo(&resend).ends(0);
    // A refusal changed nothing, so it does not count.
    let no = json!({"status_code": 400, "message": "orderStatusAlreadyPaid"});
    sandbox.fault(json!({"route": "orders resend", "fault": "status", "status": 400, "body": no}));
    sandbox.fpgo(&resend).ends(4);
    sandbox.fpgo(&resend).ends(0);
    sandbox.fpgo(&resend).ends(8).says("max_writes_per_hour");
    // Another name for the same account is no way around it.
    let other = profile("other", &sandbox.base_url, "max_writes_per_hour = 2");
    sandbox.home.config(&other);
    sandbox.home.fpgo(&[&["-p", "other"], &resend[..]].concat()).ends(8);
}

#[test]
fn limits_are_shown_with_the_settings_and_wrong_ones_are_refused() {
    let sandbox = Sandbox::start();
    with_keys(
        &sandbox,
        "read_only = true\nmax_amount = \"5000.50\"\nallow = [\"orders\"]\nresolve_after = \"2m\"",
    );
    let shown = sandbox.fpgo(&["config", "show", "-o", "json"]).ends(0).json();
    let value = |key: &str| {
        let rows = shown.as_array().expect("a list");
        rows.iter().find(|row| row["key"] == key).unwrap_or_else(|| panic!("{key}: {shown}"))["value"].clone()
    };
    assert_eq!(value("read_only"), "true");
    assert_eq!(value("max_amount"), "5000.50");
    assert_eq!(value("allow"), "orders");
    assert_eq!(value("resolve_after"), "120s");
    for (wrong, said) in [
        ("read_only = \"yes\"", "true or false"),
        ("max_amount = 5000.50", "in quotes"),
        ("max_amount = \"1.000\"", "could mean"),
        ("max_amount_per_day = 0", "more than 0"),
        ("max_writes_per_hour = -1", "a count"),
        ("allow = \"orders\"", "a list of texts"),
        ("resolve_after = \"soon\"", "is no time"),
    ] {
        with_keys(&sandbox, wrong);
        sandbox.fpgo(&["config", "check"]).ends(3).says(said);
    }
}

#[test]
fn under_ci_an_empty_data_directory_is_told_of() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let words = ["orders", "refund", &order, "--amount", "1", "--yes"];
    let empty = sandbox.home.path("empty");
    let empty = empty.to_str().expect("a path");
    let call = sandbox.fpgo(&words).env("CI", "true").env("FPGO_DATA_DIR", empty);
    call.ends(0).says("this data directory is empty");
    let words = ["orders", "refund", &order, "--amount", "2", "--yes"];
    let second = sandbox.fpgo(&words).env("CI", "true").env("FPGO_DATA_DIR", empty).ends(0);
    assert!(!second.err.contains("is empty"), "{second:#?}");
}

// The right account

#[test]
fn a_token_that_was_accepted_in_one_environment_is_not_sent_to_another() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let text = profile("test", &sandbox.base_url, "").replace("\"demo\"", "\"production\"");
    sandbox.home.config(&text);
    let before = sandbox.requests().len();
    for words in
        [vec!["orders", "status", &order], vec!["orders", "refund", &order, "--full", "--yes"]]
    {
        let done = sandbox.fpgo(&words).ends(3);
        done.says("accepted as demo").says("not sent to production").says("auth allow");
    }
    assert_eq!(sandbox.requests().len(), before, "it was not sent");
    sandbox.fpgo(&["auth", "allow"]).ends(0).says("allowed as production");
    sandbox.fpgo(&["auth", "allow"]).ends(0).says("already");
    sandbox.fpgo(&["orders", "status", &order]).ends(0);
    let known = sandbox.fpgo(&["auth", "status", "-o", "json"]).ends(0);
    assert!(
        !known.out.contains(TOKEN) && known.json().as_array().is_some_and(|all| all.len() == 2)
    );
    sandbox.fpgo(&["auth", "status"]).ends(0).shows("production");
}

#[test]
fn a_token_that_was_accepted_at_one_address_is_not_sent_to_another() {
    let sandbox = Sandbox::start();
    sandbox.fpgo(&["orders", "list"]).ends(0);
    // A host that nobody has: the token is kept back before a name is looked up.
    let other = profile("test", "https://api.shop.invalid/api/v1", "");
    sandbox.home.config(&other.replace("\"demo\"", "\"production\""));
    sandbox
        .fpgo(&["orders", "list"])
        .ends(3)
        .says("not sent to production at https://api.shop.invalid");
}

#[test]
fn a_damaged_key_or_list_of_accounts_sends_no_token() {
    let sandbox = Sandbox::start();
    sandbox.fpgo(&["orders", "list"]).ends(0);
    let data = sandbox.home.data_dir();
    let (key, accounts) = (data.join("key"), data.join("accounts.jsonl"));
    let (whole_key, whole) =
        (std::fs::read(&key).expect("a key"), std::fs::read(&accounts).expect("accounts"));
    let before = sandbox.requests().len();
    let no = |what: &str| {
        for words in [["orders", "list"], ["auth", "status"]] {
            let done = sandbox.fpgo(&words).run();
            let may = words[0] == "auth" && what.contains("key");
            assert!(
                done.code == Some(3) || may && done.code == Some(0),
                "{what}, {words:?}: {done:#?}"
            );
        }
    };
    std::fs::write(&key, &whole_key[1..]).expect("written");
    no("a key cut short");
    std::fs::remove_file(&key).expect("removed");
    no("a key that is gone");
    std::fs::write(&key, &whole_key).expect("written");
    crate::common::mode(&key, 0o644);
    no("a key that others may read");
    crate::common::mode(&key, 0o600);
    std::fs::write(&accounts, &whole[..whole.len() - 1]).expect("written");
    no("an unfinished line");
    std::fs::write(&accounts, b"{}\n").expect("written");
    no("a line that is none");
    crate::common::mode(&accounts, 0o666);
    std::fs::write(&accounts, &whole).expect("written");
    no("accounts that others may write");
    assert_eq!(sandbox.requests().len(), before, "nothing was sent");
    crate::common::mode(&accounts, 0o600);
    sandbox.fpgo(&["orders", "list"]).ends(0);
}

#[test]
fn a_token_is_bound_by_a_success_alone() {
    let sandbox = Sandbox::start();
    let refusal = json!({"route": "*", "fault": "status", "status": 401, "times": 3});
    sandbox.fault(refusal);
    sandbox.fpgo(&["orders", "list"]).ends(3);
    assert_eq!(sandbox.fpgo(&["auth", "status", "-o", "json"]).ends(0).json(), json!([]));
    let text = profile("test", &sandbox.base_url, "").replace("\"demo\"", "\"production\"");
    sandbox.home.config(&text);
    sandbox.post("/_sandbox/reset", &Value::Null);
    sandbox.fpgo(&["orders", "list"]).ends(0);
}

#[test]
fn every_write_names_profile_and_environment_before_it_leaves() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    sandbox.fault(json!({"route": "orders refund", "fault": "drop-before"}));
    let lost = refund(&sandbox, &order, &["--amount", "10"]);
    assert!(
        lost.err.starts_with(&format!("demo (profile test): orders refund {order} 10.00\n")),
        "{lost:#?}"
    );
    let sent = sandbox.order("SENT");
    let resend = sandbox
        .fpgo(&["orders", "resend", &sent, "--email", "a@b.no", "--yes", "-o", "json"])
        .ends(0);
    let first: Value =
        serde_json::from_str(resend.err.lines().next().expect("a line")).expect("JSON");
    assert_eq!(first["note"], format!("demo (profile test): orders resend {sent}"));
}

// Waiting for a result

#[test]
fn a_wait_ends_when_the_refund_shows() {
    let sandbox = Sandbox::with(&["--refund-delay", "1s"]);
    let order = sandbox.paid_order("800");
    let done = sent(refund(&sandbox, &order, &["--full", "--wait=20s"]));
    let end = "confirmed: orders refund ";
    let last = done.err.lines().last().expect("a line");
    assert!(last.starts_with(end), "{done:#?}");
    done.says("800.00, now REFUNDED (paid 800.00, refunded 800.00, left 0.00), journal ");
}

#[test]
fn a_result_that_is_not_seen_in_time_is_10_and_accepted_all_the_same() {
    let sandbox = Sandbox::with(&["--refund-delay", "10m"]);
    let order = sandbox.paid_order("800");
    let words = ["orders", "refund", &order, "--full", "--yes", "--wait=1s", "-o", "json"];
    let error = sandbox.fpgo(&words).ends(10).error();
    assert_eq!((&error["money"], &error["kind"]), (&json!("accepted"), &json!("check_failed")));
    let entry = sandbox.fpgo(&["journal", "list", "-o", "json", "--limit", "1"]).ends(0).json();
    assert_eq!(entry[0]["outcome"], "accepted");
}

#[test]
fn the_no_to_an_earlier_refund_is_not_taken_for_an_answer_to_this_one() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_at_terminal();
    let words = ["terminals", "orders", "refund", &order, "--yes", "-o", "json", "--amount"];
    sandbox.fpgo(&[&words[..], &["150"]].concat()).ends(0);
    sandbox.post(&format!("/_sandbox/terminal/{order}"), &json!({"decision": "decline"}));
    // A server that is late tells the old word, though the new refund waits.
    let old = json!({"status_code": 200, "message": "refundRequestRejectedSuccessfully", "is_data": false,
        "data": null, "refund_status": "REJECTED"});
    let late = json!({"route": "terminals orders refund-status", "fault": "status", "status": 200,
        "body": old.to_string(), "nth": 2, "times": 3});
    sandbox.fault(late);
    let error = sandbox.fpgo(&[&words[..], &["100", "--wait=2s"]].concat()).ends(10).error();
    assert_eq!(error["money"], "accepted", "{error}");
}

#[test]
fn a_refund_that_the_terminal_rejects_is_10_and_counts_until_a_person_says_so() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_at_terminal();
    let words = ["terminals", "orders", "refund", &order, "--full", "--yes"];
    let mut call = sandbox.fpgo(&[&words[..], &["--wait=20s", "-o", "json"]].concat());
    call.command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::piped());
    let child = call.command.spawn().expect("fpgo starts");
    until("a refund waits", || (sandbox.truth(&order)["waiting"] != 0).then_some(()));
    sandbox.post(&format!("/_sandbox/terminal/{order}"), &json!({"decision": "decline"}));
    let ended = child.wait_with_output().expect("fpgo ends");
    let told = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert_eq!(ended.status.code(), Some(10), "{told}");
    let error: Value = serde_json::from_str(told.lines().last().expect("a line")).expect("JSON");
    assert_eq!(error["error"]["money"], "not_moved", "{told}");
    // One word of the API is no proof for ever: a person says that it may be tried again.
    let number = error["error"]["journal"].to_string();
    sandbox.fpgo(&words).ends(8).says("if one of these was rejected").says(&number);
    let settle =
        ["journal", "resolve", &number, "--as", "did-not", "--reason", "declined at the till"];
    sandbox.fpgo(&settle).ends(0);
    sandbox.fpgo(&words).ends(0);
}
