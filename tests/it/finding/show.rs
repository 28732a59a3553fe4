//! `fpgo show ANYTHING`: every kind of identifier in every state that the sandbox reaches, what can be done with it, and
//! what is found in whatever was pasted.

use crate::common::stage::read;
use crate::common::{Canned, Home, Sandbox, envelope, profile, shell_words};
use serde_json::{Value, json};

/// What `show` tells of this.
#[track_caller]
fn shown(sandbox: &Sandbox, pasted: &str) -> Value {
    let done = sandbox.fpgo(&["show", pasted, "-o", "json"]).ends(0);
    done.json()
}

fn commands(shown: &Value) -> Vec<&str> {
    let actions = shown["actions"].as_array().expect("a list").iter();
    actions.map(|action| action["command"].as_str().expect("text")).collect()
}

/// The command that undoes a payment, and those that do not.
fn unwanted(shown: &Value) -> (String, Vec<&str>) {
    let advice = &shown["unwanted"];
    let not = advice["not"].as_array().expect("a list").iter();
    let take = advice["take"]["command"].as_str().unwrap_or_default().to_owned();
    (take, not.map(|row| row["command"].as_str().expect("text")).collect())
}

/// Every offered command runs as it stands, with what it says it needs; its effect is that of `fpgo commands`.
#[track_caller]
fn every_action_can_be_pasted(sandbox: &Sandbox, shown: &Value) {
    let listed = sandbox.fpgo(&["commands", "--json"]).ends(0).json();
    for action in shown["actions"].as_array().expect("a list") {
        let argv: Vec<&str> =
            action["argv"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
        assert_eq!(argv[..3], ["fpgo", "-p", "test"], "{action}");
        let row = listed
            .as_array()
            .expect("a list")
            .iter()
            .find(|row| row["command"] == action["command"]);
        assert_eq!(row.expect("an operation")["effect"], action["effect"]);
        let flags: &[&str] = match action["command"].as_str().expect("text") {
            "reservations charge" => &["--line", "name=A,rate=1,tax=0"],
            "refunds request-approval" => {
                &["--full", "--message", "refundRejectionForWeeklyThresholdExceed"]
            }
            "subscriptions refund-cycles" => &["--cycle", "1", "--full"],
            "customers update-private" | "customers update-corporate" => &["--city", "Bergen"],
            command if command.ends_with(" resend") && !command.starts_with("terminals") => {
                &["--email", "a@example.com"]
            }
            _ if action["needs"].to_string().contains("--full") => &["--full"],
            _ if action["needs"].to_string().contains("--note") => &["--note", "x"],
            _ => &[],
        };
        let words = [&argv[1..], flags, &["--dry-run"]].concat();
        let tried = sandbox.home.fpgo(&words).run();
        // Which line or capture is meant is a person's to say.
        let asks = ["say how much of each", "say which is meant"]
            .iter()
            .any(|part| tried.err.contains(part));
        assert_eq!(tried.code, Some(if asks { 8 } else { 0 }), "{words:?}: {tried:#?}");
    }
}

#[test]
fn an_order_is_shown_in_each_of_its_states() {
    let sandbox = Sandbox::start();
    let (refund, cancel) = ("orders refund", "orders cancel");
    let rows: [(&str, &str, &str, &[&str]); 8] = [
        ("SENT", "0.00", cancel, &[cancel, "orders resend", "orders charge"]),
        ("PAID", "800.00", refund, &[refund, "refunds request-approval"]),
        ("PARTIAL REFUNDED", "1049.90", refund, &[refund, "refunds request-approval"]),
        ("REFUNDED", "450.00", "", &[]),
        ("CANCELLED", "0.00", "", &[]),
        ("EXPIRED", "0.00", cancel, &[cancel, "orders resend"]),
        ("INVOICED", "", refund, &[refund, cancel, "refunds request-approval"]),
        ("Purring", "", refund, &[refund, cancel, "refunds request-approval"]),
    ];
    for (status, paid, take, offered) in rows {
        let order = match status {
            // It cannot be asked for by its status.
            "Purring" => {
                let list = sandbox.fpgo(&["orders", "list", "-o", "json"]).ends(0).json();
                let rows = list.as_array().expect("a list").iter();
                let mut rows = rows.filter(|row| row["status"] == "Purring");
                rows.next().expect("one")["uuid"].as_str().expect("text").to_owned()
            }
            _ => sandbox.order(status),
        };
        let shown = shown(&sandbox, &order);
        assert_eq!(
            (&shown["id"], &shown["kind"], &shown["status"]),
            (&json!(order), &json!("order"), &json!(status))
        );
        assert!(shown["meaning"].as_str().expect("text").ends_with('.'), "{shown}");
        assert_eq!(commands(&shown), offered, "{status}");
        let told = shown["money"]["paid"].as_number().map(ToString::to_string).unwrap_or_default();
        assert_eq!(told, paid, "{status}");
        let (undone_by, not) = unwanted(&shown);
        assert_eq!(undone_by, take, "{status}");
        for command in [refund, cancel].into_iter().filter(|command| *command != take) {
            assert!(not.contains(&command), "{status}: {not:?}");
        }
        let why = shown["unwanted"]["not"].as_array().expect("a list").iter();
        assert!(
            why.into_iter().all(|row| !row["why"].as_str().expect("text").is_empty()),
            "{shown}"
        );
        assert!(
            shown["customer"]["customer"].is_string() && shown["customer"]["e_mail"].is_string()
        );
        every_action_can_be_pasted(&sandbox, &shown);
        let people = sandbox.fpgo(&["show", &order]).ends(0);
        people.shows(&order).shows(status).shows("If the payment is unwanted").shows("Lines");
    }
}

#[test]
fn amounts_have_two_decimals_and_what_is_left_of_each_line_is_told() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("PARTIAL REFUNDED");
    let text = sandbox.fpgo(&["show", &order, "-o", "json"]).ends(0).out;
    for part in ["\"total\": 1049.90", "\"refunded\": 150.00", "\"left_to_refund\": 899.90"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let lines = &shown(&sandbox, &order)["lines"];
    // Which line the 150 were given back for is told nowhere.
    assert_eq!(lines[0]["left"], Value::Null);
    assert_eq!(lines[0]["left_at_least"].to_string(), "449.90");
    assert_eq!(lines[0]["left_at_most"].to_string(), "599.90");
    sandbox.fpgo(&["show", &order]).ends(0).shows("449.90 to 599.90").shows("left to refund");
    // What this machine gave back is known by line.
    let paid = sandbox.paid_order("800");
    sandbox.fpgo(&["orders", "refund", &paid, "--amount", "300.50", "--yes"]).ends(0);
    let shown = shown(&sandbox, &paid);
    assert_eq!(shown["lines"][0]["left"].to_string(), "499.50");
    assert_eq!(shown["money"]["left_to_refund"].to_string(), "499.50");
    let timeline = shown["timeline"].as_array().expect("a list");
    let sent: Vec<&str> = timeline
        .iter()
        .filter(|row| row["journal"].is_u64())
        .filter_map(|row| row["what"].as_str())
        .collect();
    assert_eq!(sent, ["orders send-payment-link: accepted", "orders refund: accepted"]);
    let instants = timeline.iter().filter_map(|row| row["instant"].as_str()?.get(..19));
    let instants: Vec<&str> = instants.collect();
    assert!(instants.is_sorted(), "{instants:?}");
    sandbox
        .fpgo(&["show", &paid])
        .ends(0)
        .shows("orders refund: accepted")
        .says("times are in Europe/Oslo");
}

#[test]
fn a_refund_that_waits_counts_as_given() {
    let sandbox = Sandbox::with(&["--rate-limit", "1000000", "--refund-delay", "1d"]);
    let order = sandbox.paid_order("800");
    sandbox.fpgo(&["orders", "refund", &order, "--full", "--yes"]).ends(0);
    let shown = shown(&sandbox, &order);
    assert_eq!(shown["status"], "PAID");
    assert_eq!(shown["money"]["accepted_and_not_yet_refunded"].to_string(), "800.00");
    assert_eq!(shown["money"]["left_to_refund"].to_string(), "0.00");
    assert_eq!(commands(&shown), [""; 0]);
}

#[test]
fn a_reservation_is_shown_in_each_of_its_states() {
    let sandbox = Sandbox::start();
    let of = |state: &str| sandbox.object(state).expect("made").1;
    let (capture, charge, refund) =
        ("reservations capture", "reservations charge", "reservations refund");
    let (complete, cancel, resend) =
        ("reservations complete", "reservations cancel", "reservations resend");
    let approval = "refunds request-approval";
    let check = |id: &str, status: &str, take: &str, offered: &[&str]| {
        let shown = shown(&sandbox, id);
        assert_eq!((&shown["kind"], &shown["status"]), (&json!("reservation"), &json!(status)));
        assert_eq!(commands(&shown), offered, "{status}");
        assert_eq!(unwanted(&shown).0, take, "{status}");
        every_action_can_be_pasted(&sandbox, &shown);
        shown
    };
    check(&of("reservation sent"), "SENT", cancel, &[cancel, resend]);
    let reserved = of("reserved");
    let shown_reserved = check(&reserved, "RESERVED", cancel, &[capture, charge, cancel]);
    assert_eq!(shown_reserved["money"]["left_to_capture"].to_string(), "1500.00");
    assert_eq!(shown_reserved["lines"][0]["left"].to_string(), "1500.00");
    let captured = of("captured");
    let shown_captured =
        check(&captured, "CAPTURED", refund, &[capture, charge, refund, complete, approval]);
    assert_eq!(shown_captured["unwanted"]["afterwards"]["command"], complete);
    assert!(unwanted(&shown_captured).1.contains(&cancel));
    let part = &shown_captured["parts"][0];
    assert_eq!(
        (part["what"].as_str(), part["left"].to_string()),
        (Some("captured"), "600.00".to_owned())
    );
    let history = shown_captured["timeline"].to_string();
    // What the history and the payments both tell stands there once.
    for what in ["\"reserved\"", "\"captured\""] {
        assert_eq!(history.matches(what).count(), 1, "{history}");
    }
    let run = |words: &[&str]| drop(sandbox.fpgo(&[words, &["--yes"]].concat()).ends(0));
    run(&["reservations", "charge", &captured, "--line", "name=Minibar,rate=89.50,tax=15"]);
    let charged =
        check(&captured, "CHARGED", refund, &[capture, charge, refund, complete, approval]);
    assert_eq!(charged["money"]["left_to_refund"].to_string(), "689.50");
    run(&["reservations", "refund", &captured, "--amount", "600"]);
    run(&[
        "reservations",
        "refund",
        &captured,
        "--line",
        &format!("{}=89.50", charged["lines"][0]["id"]),
    ]);
    let given_back = check(&captured, "CHARGED", complete, &[capture, charge, complete]);
    assert!(unwanted(&given_back).1.contains(&refund));
    run(&["reservations", "complete", &captured, "--note", "over"]);
    check(&captured, "COMPLETED", "", &[]);
    run(&["reservations", "cancel", &reserved, "--note", "no show"]);
    check(&reserved, "CANCELLED", "", &[]);
    let expired = of("reservation sent");
    sandbox.post("/_sandbox/clock", &json!({"advance": 6 * 366 * 24 * 60 * 60}));
    check(&expired, "EXPIRED", "", &[]);
}

#[test]
fn a_subscription_and_a_failed_cycle_are_shown() {
    let sandbox = Sandbox::start();
    let of = |state: &str| sandbox.object(state).expect("made").1;
    let (back, cancel, resend) =
        ("subscriptions refund-cycles", "subscriptions cancel", "subscriptions resend");
    let sent = shown(&sandbox, &of("subscription sent"));
    assert_eq!((&sent["status"], commands(&sent)), (&json!("SENT"), vec![cancel, resend]));
    assert_eq!(unwanted(&sent).0, cancel);
    every_action_can_be_pasted(&sandbox, &sent);
    let ongoing = of("ongoing");
    let running = shown(&sandbox, &ongoing);
    assert_eq!((&running["status"], commands(&running)), (&json!("ONGOING"), vec![back, cancel]));
    let cycle = &running["parts"][0];
    assert_eq!(
        (&cycle["what"], &cycle["name"], &cycle["status"]),
        (&json!("cycle"), &json!("Cycle 1"), &json!("PAID"))
    );
    assert!(cycle["about"].as_str().expect("text").starts_with("ODR") && cycle["left"].is_number());
    let (take, not) = unwanted(&running);
    assert_eq!((take.as_str(), not.as_slice()), (back, [cancel].as_slice()));
    every_action_can_be_pasted(&sandbox, &running);
    sandbox
        .fpgo(&["subscriptions", "refund-cycles", &ongoing, "--cycle", "1", "--full", "--yes"])
        .ends(0);
    let given_back = shown(&sandbox, &ongoing);
    assert_eq!((unwanted(&given_back).0.as_str(), commands(&given_back)), (cancel, vec![cancel]));
    sandbox.fpgo(&["subscriptions", "cancel", &ongoing, "--yes"]).ends(0);
    let cancelled = shown(&sandbox, &ongoing);
    assert_eq!((&cancelled["status"], commands(&cancelled)), (&json!("CANCELLED"), vec![]));
    // Chapter 1 of the sandbox knows a cycle's order too; a server that does not leaves the failed cycle's own details.
    let failed = of("failed");
    assert_eq!(shown(&sandbox, &failed)["kind"], "order");
    let missing = envelope(404, "Order Not Found");
    sandbox.fault(json!({"route": "orders status", "fault": "status", "status": 404, "body": missing, "times": 9}));
    let cycle = shown(&sandbox, &failed);
    assert_eq!(cycle["kind"], "failed cycle");
    assert!(cycle["facts"]["subscription"].as_str().expect("text").starts_with("SUB"));
}

#[test]
fn a_terminal_order_is_shown_with_the_terminals_word() {
    let sandbox = Sandbox::start();
    let of = |state: &str| sandbox.object(state).expect("made").1;
    let (refund, cancel, resend, back) = (
        "terminals orders refund",
        "terminals orders cancel",
        "terminals orders resend",
        "terminals orders cancel-refund",
    );
    let rows: [(&str, &str, &str, &[&str]); 4] = [
        ("terminal sent", "SENT", cancel, &[cancel, resend]),
        ("terminal paid", "PAID", refund, &[refund]),
        ("terminal refunding", "PAID", "", &[back]),
        ("terminal refunded", "REFUNDED", "", &[]),
    ];
    for (state, status, take, offered) in rows {
        let id = of(state);
        let shown = shown(&sandbox, &id);
        assert_eq!(
            (&shown["kind"], &shown["status"]),
            (&json!("terminal order"), &json!(status)),
            "{state}"
        );
        assert_eq!(commands(&shown), offered, "{state}");
        assert_eq!(unwanted(&shown).0, take, "{state}");
        assert!(shown["facts"]["payment_at_the_terminal"].is_string(), "{shown}");
        // No link was sent; what a terminal says while it waits is not documented.
        assert_eq!(shown["meaning"].is_null(), status == "SENT", "{shown}");
        every_action_can_be_pasted(&sandbox, &shown);
        // It must be free for the next one.
        if state == "terminal sent" {
            sandbox.fpgo(&["terminals", "orders", "cancel", &id, "--yes"]).ends(0);
            assert_eq!(shown_status(&sandbox, &id), "CANCELLED");
        }
    }
    // A server may know the orders of terminals in chapter 7 alone.
    let missing = envelope(404, "Order Not Found");
    let paid = of("terminal paid");
    sandbox.fault(json!({"route": "orders status", "fault": "status", "status": 404, "body": missing, "times": 9}));
    assert_eq!(shown(&sandbox, &paid)["kind"], "terminal order");
}

fn shown_status(sandbox: &Sandbox, id: &str) -> Value {
    shown(sandbox, id)["status"].clone()
}

#[test]
fn a_customer_and_an_organization_are_shown() {
    let sandbox = Sandbox::start();
    for (kind, command) in
        [("private", "customers update-private"), ("corporate", "customers update-corporate")]
    {
        let shown = shown(&sandbox, &sandbox.customer(kind));
        assert_eq!((&shown["kind"], &shown["status"]), (&json!("customer"), &json!("Active")));
        assert_eq!(commands(&shown), [command]);
        assert_eq!(shown["unwanted"], Value::Null, "nothing of a customer is undone");
        every_action_can_be_pasted(&sandbox, &shown);
    }
    let personal = sandbox.fpgo(&["show", &sandbox.customer("private")]).ends(0);
    assert!(!personal.out.contains("01019012345"), "{personal:#?}");
    let organization = shown(&sandbox, "ORG1234567890");
    assert_eq!(organization["kind"], "organization");
    assert!(organization["parts"][0]["name"].as_str().expect("text").starts_with("TRML"));
}

#[test]
fn what_no_operation_reads_is_told_with_the_command_that_lists_it() {
    let sandbox = Sandbox::start();
    for (id, kind, command) in [
        ("CAP1234567890", "a capture", "reservations details"),
        ("CHA1234567890", "a charge", "reservations details"),
        ("TRML1234567890", "a terminal", "terminals list"),
        ("ADRS1234567890", "an address", "customers details"),
        ("COMCHK1234567890", "a company check", "company details"),
        ("COM1234567890", "a company check", "company details"),
    ] {
        let before = sandbox.requests().len();
        let told = sandbox.fpgo(&["show", id]).ends(0);
        let told =
            told.shows(&format!("{id} is {kind}.")).shows(&format!("fpgo -p test {command}"));
        assert_eq!((told.err.as_str(), sandbox.requests().len()), ("", before));
        let json = shown(&sandbox, id);
        assert_eq!((&json["id"], &json["actions"]), (&json!(id), &json!([])));
        assert_eq!(json["listed_by"][0][0], "fpgo");
        assert_eq!(sandbox.fpgo(&["show", id, "-q"]).ends(0).out, format!("{id}\n"));
    }
    // What this machine took is known to it.
    let captured = sandbox.object("captured").expect("made").1;
    let capture = shown(&sandbox, &captured)["parts"][0]["name"].as_str().expect("text").to_owned();
    let known = sandbox.fpgo(&["show", &capture]).ends(0);
    known.says(&format!("{capture} is a capture of {captured}")).shows("CAPTURED");
}

#[test]
fn an_identifier_is_found_in_whatever_was_pasted() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let digits = order.trim_start_matches("ODR");
    let details = sandbox.fpgo(&["orders", "details", &order, "-o", "json"]).ends(0).out;
    for pasted in [
        format!("https://demo.frontpayment.no/orders/{order}?from=mail#top"),
        format!("https://shop.example/cb?orderUuid={order}&status=PAID&amount=800&checksum=00"),
        format!("127.0.0.1 - - [26/Nov/2026] \"GET /cb?orderUuid={order}&x=1 HTTP/1.1\" 200 5"),
        format!("{{\"data\":{{\"orderUuid\":\"{order}\"}}}}"),
        format!("%7B%22orderUuid%22%3A%22{order}%22%7D"),
        format!("“{}”,", order.to_lowercase()),
        format!("the customer writes that {order} was paid twice."),
        format!("0DR{digits}"),
        format!("ODR {digits}"),
        details.clone(),
    ] {
        assert_eq!(shown(&sandbox, &pasted)["id"], order.as_str(), "{pasted}");
    }
    sandbox.fpgo(&["show", &format!("0DR{digits}")]).ends(0).says(&format!("is read as {order}"));
    sandbox
        .fpgo(&["show", &details])
        .ends(0)
        .says(&format!("{order} is shown; the text names CSRT"));
    let piped = sandbox.fpgo(&["show", "-", "-q"]).input(&format!("paid: {order}\n"));
    assert_eq!((piped.code, piped.out), (Some(0), format!("{order}\n")));
    // An address is never opened: everything that was asked went to the profile's own server.
    let canned = Canned::json("200 OK", &envelope(200, "x"));
    let address = format!("{}/orders/{order}", canned.base_url());
    assert_eq!(shown(&sandbox, &address)["id"], order.as_str());
    assert!(canned.received().is_empty());
}

#[test]
fn several_identifiers_are_named_and_none_is_picked() {
    let sandbox = Sandbox::start();
    let (one, other) = (sandbox.order("PAID"), sandbox.order("SENT"));
    let before = sandbox.requests().len();
    let error = sandbox.fpgo(&["show", &format!("{one}, {other}"), "-o", "json"]).ends(2).error();
    let next: Vec<&str> =
        error["next"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    assert_eq!(next, [format!("fpgo -p test show {one}"), format!("fpgo -p test show {other}")]);
    assert_eq!(sandbox.requests().len(), before);
    for nothing in ["hello there", "", "ODR", "ODR12…"] {
        sandbox.fpgo(&["show", nothing]).ends(2);
    }
    sandbox.fpgo(&["show"]).ends(2).says("fpgo -p test show --help");
    sandbox.fpgo(&["show", "orderNotFound"]).ends(2).says("fpgo -p test explain orderNotFound");
    sandbox.fpgo(&["show", "10000042"]).ends(2).says("fpgo -p test orders list --find 10000042\n");
    let secret = "9f86d081884c7d659a2feaa0c55ad015";
    assert!(!sandbox.fpgo(&["show", secret]).ends(2).err.contains(secret));
    sandbox.fpgo(&["show", "999888777"]).ends(2).says("fpgo -p test company details 999888777");
}

#[test]
fn references_tickets_and_entries_are_known_as_far_as_the_journal_goes() {
    let sandbox = Sandbox::start();
    let body = sandbox.example("orders send-payment-link");
    let order = sandbox.made_of("orders send-payment-link", &body)["uuid"]
        .as_str()
        .expect("text")
        .to_owned();
    let reference = body["referenceNo"].as_str().expect("text");
    let known = sandbox.fpgo(&["show", reference, "-o", "json"]).ends(0);
    assert!(known.err.contains("as this machine's journal says"), "{known:#?}");
    assert_eq!(known.json()["id"], order.as_str());
    let note = ["orders", "cancel", &order, "--note", "x", "--ticket", "T-1042", "--yes"];
    sandbox.fpgo(&note).ends(0);
    assert_eq!(shown(&sandbox, "T-1042")["id"], order.as_str());
    let list = sandbox.fpgo(&["journal", "list", "-q"]).ends(0).out;
    let entry = list.lines().next().expect("an entry");
    assert_eq!(shown(&sandbox, entry)["id"], order.as_str());
    // Elsewhere nobody knows it, and words of the journal itself are no names.
    let elsewhere = sandbox.home.path("elsewhere");
    let elsewhere = elsewhere.to_str().expect("a path");
    sandbox.fpgo(&["show", reference]).env("FPGO_DATA_DIR", elsewhere).ends(2);
    for word in ["orders cancel", "command", "test", "accepted"] {
        sandbox.fpgo(&["show", word]).ends(2);
    }
}

#[test]
fn it_only_reads_and_ends_as_a_read() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("PAID");
    let data = sandbox.home.path("fresh");
    let call = sandbox.fpgo(&["show", &order]);
    call.env("FPGO_DATA_DIR", data.to_str().expect("a path")).ends(0);
    assert!(!data.join("journal.sqlite").exists(), "it makes no journal");
    assert_eq!(sandbox.writes(), 0);
    assert_eq!(sandbox.fpgo(&["show", "ODR1", "-o", "json"]).ends(5).error()["money"], Value::Null);
    sandbox.fpgo(&["show", "RES1"]).ends(5);
    sandbox.fpgo(&["show", "CSRT1"]).ends(5);
    let home = Home::new();
    home.config(&profile("test", "http://127.0.0.1:9/api/v1", ""));
    home.fpgo(&["-p", "test", "show", "ODR1", "--timeout", "1s"]).ends(6);
    sandbox.fpgo(&["show", &order, "--dry-run"]).ends(2);
    // A profile that only reads is told why nothing can be done.
    sandbox.home.config(&profile("test", &sandbox.base_url, "read_only = true"));
    let shown = shown(&sandbox, &order);
    assert_eq!(commands(&shown), [""; 0]);
    assert!(shown["ruled_out"].to_string().contains("the profile only reads"), "{shown}");
}

#[test]
fn an_unknown_outcome_is_told_first_and_blocks_what_it_blocks() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    sandbox.fault(json!({"route": "orders refund", "fault": "drop-after"}));
    sandbox.fpgo(&["orders", "refund", &order, "--amount", "100", "--yes"]).ends(7);
    let told = shown(&sandbox, &order);
    let entry = told["unsettled"].as_u64().expect("an entry");
    assert_eq!(commands(&told), [""; 0]);
    assert!(told["timeline"].to_string().contains("orders refund: unknown"));
    let people = sandbox.fpgo(&["show", &order]).ends(0);
    people.says(&format!("fpgo -p test journal resolve {entry}"));
}

#[test]
fn every_format_shows_it() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("PAID");
    sandbox.fpgo(&["show", &order, "-o", "csv"]).ends(0).shows(&format!("{order},PAID"));
    let columns = sandbox.fpgo(&["show", &order, "-o", "tsv", "--columns", "status,paid"]).ends(0);
    assert_eq!(columns.out, "Status\tPaid\nPAID\t800.00\n");
    let line = sandbox.fpgo(&["show", &order, "-o", "ndjson"]).ends(0).out;
    assert_eq!(line.lines().count(), 1);
    let argv = sandbox.fpgo(&["show", &order, "--jq", ".actions[0].argv[-1]"]).ends(0).out;
    assert_eq!(argv.trim(), format!("\"{order}\""));
    assert_eq!(sandbox.fpgo(&["show", &order, "-q"]).ends(0).out, format!("{order}\n"));
    let sandboxed =
        sandbox.home.fpgo(&["--sandbox", "orders", "list", "-q", "--status", "PAID"]).ends(0).out;
    let own = sandboxed.lines().next().expect("an order");
    let told = sandbox.home.fpgo(&["--sandbox", "show", own]).ends(0);
    told.shows(&format!("fpgo --sandbox orders refund {own}"));
}

/// Each kind of identifier that is documented leads somewhere.
#[test]
fn every_kind_of_identifier_is_understood() {
    let sandbox = Sandbox::start();
    let page = read("../docs/api.md");
    let table = page.split("### Identifiers").nth(1).expect("a chapter");
    let mut seen = 0;
    for prefix in
        ["ODR", "CSRT", "RES", "CAP", "CHA", "TRML", "ORG", "ADRS", "COMCHK", "COM", "SUB"]
    {
        assert!(table.contains(&format!("`{prefix}`")), "{prefix}");
        let code = sandbox.fpgo(&["show", &format!("{prefix}4")]).run().code;
        assert!([Some(0), Some(5)].contains(&code), "{prefix}: {code:?}");
        seen += 1;
    }
    assert_eq!(seen, 11);
    let words = shell_words("show 'ODR4 '");
    assert_eq!(words, ["show", "ODR4 "]);
}

#[test]
fn what_names_a_person_or_is_a_secret_is_told_back_nowhere() {
    let sandbox = Sandbox::start();
    let (number, spaced, secret) = ("01019012345", "010190 12345", "tok123");
    let header = format!("Authorization: Bearer {secret}");
    let field = format!("password={secret}");
    let parts = ["get", "Authorization:", "Bearer", secret];
    let short: [&[&str]; 13] = [
        &["show", number],
        &["show", spaced],
        &["show", "010190", "12345"],
        &["show", &header],
        &["show", &field],
        &["explain", number],
        &["explain", &header],
        &["wait", &header, "--until", "PAID"],
        &["wait", "ODR12345678O0", "--until", number],
        &["wait", "ODR1234567890", "--until", &field],
        &["api", "GET", &header],
        &["get", number],
        &parts,
    ];
    for words in short {
        for format in ["table", "json"] {
            let done = sandbox.fpgo(&[words, &["-o", format]].concat()).ends(2);
            let all = format!("{}{}", done.out, done.err);
            for part in [number, spaced, secret] {
                assert!(!all.contains(part), "{words:?}: {done:#?}");
            }
        }
    }
    // Anything else is offered as it was typed.
    sandbox.fpgo(&["show", "Ola Nordmann"]).ends(2).says("orders list --find 'Ola Nordmann'");
}

#[test]
fn a_mistyped_identifier_beside_another_is_left_out_by_nobody() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let both = format!("0DR3963696150 and {order}");
    let refused = sandbox.fpgo(&["show", &both]).ends(2);
    let refused =
        refused.says("\"0DR3963696150\" is read as ODR3963696150").says("say which one is meant");
    refused.says("show ODR3963696150").says(&format!("show {order}"));
    sandbox.fpgo(&["show", &format!("ODR 3963696150, {order}")]).ends(2);
    // The same one twice is one.
    let slip = order.replacen("ODR", "0DR", 1);
    sandbox.fpgo(&["show", &format!("{slip} {order}"), "-o", "json"]).ends(0);
    let alone = sandbox.fpgo(&["show", &slip]).ends(0);
    alone.says(&format!("\"{slip}\" is read as {order}"));
    let status = sandbox.fpgo(&["orders", "status", &slip]).ends(2);
    status.says(&format!("\"{slip}\" names no order")).says(&order);
}
