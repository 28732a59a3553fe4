//! Every message of the API's documents: the sandbox can produce each, and fpgo explains each refusal. The list is
//! transcribed from the documents, not from the code.

use std::collections::BTreeSet;

use crate::common::stage::read;
use crate::common::{Sandbox, TOKEN, envelope, exchange};
use serde_json::{Value, json};

/// A row of the list: message, HTTP status, and whether it is a refusal.
fn documented() -> Vec<(String, u16, bool)> {
    let rows = read("messages.tsv");
    let row = |row: &str| {
        let cells: Vec<&str> = row.split('\t').collect();
        (cells[0].to_owned(), cells[1].parse().expect("a status"), cells[2] == "refusal")
    };
    rows.lines().skip(1).map(row).collect()
}

#[test]
fn every_documented_refusal_is_explained_with_what_it_means() {
    let sandbox = Sandbox::start();
    for (message, http, _) in
        documented().into_iter().filter(|(_, http, refusal)| *refusal && *http != 204)
    {
        let mut answer = envelope(http, &message);
        answer["status_message"] = json!("whatever");
        sandbox.fault(json!({"route": "orders status", "fault": "status", "status": http, "body": answer, "times": 3}));
        let told = sandbox.fpgo(&["orders", "status", "ODR1"]).run();
        let line =
            told.err.lines().find(|line| line.contains("the API says: ")).unwrap_or_default();
        let (_, meaning) = line
            .split_once(&format!("{message} ("))
            .unwrap_or_else(|| panic!("{message}: {told:#?}"));
        assert!(meaning.trim_end_matches(')').ends_with('.'), "{message}: {line}");
        // Nothing of an earlier fault strikes a later call.
        sandbox.fpgo(&["orders", "status", "ODR1"]).run();
        sandbox.fpgo(&["orders", "status", "ODR1"]).run();
    }
}

#[test]
fn every_documented_success_is_explained_after_a_write() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("SENT");
    for (message, http, _) in documented().into_iter().filter(|(_, _, refusal)| !refusal) {
        let answer = envelope(http, &message);
        sandbox.fault(
            json!({"route": "orders resend", "fault": "status", "status": http, "body": answer}),
        );
        let resend = ["orders", "resend", &order, "--email", "ola.test@example.com", "--yes"];
        let told = sandbox.fpgo(&resend).ends(0).err;
        // One line names the account, one says what the message means, the last that it is accepted.
        let lines: Vec<&str> = told.lines().collect();
        assert!(lines.len() == 3 && lines[0].starts_with("demo (profile test): "), "{told}");
        assert!(lines[1].contains('.'), "{message}: {told}");
        assert!(lines[2].starts_with("accepted: "), "{message}: {told}");
    }
}

/// Calls the API without fpgo, and remembers the messages of the answers.
struct Caller {
    sandbox: Sandbox,
    heard: BTreeSet<String>,
    answers: Vec<Heard>,
}

/// An answer of the sandbox: the operation, the HTTP status and the envelope.
#[derive(Debug)]
struct Heard {
    command: String,
    http: String,
    envelope: Value,
}

impl Heard {
    fn message(&self) -> &str {
        let message = self.envelope["message"].as_str().unwrap_or_default();
        // What follows names a part of the request (quirk 13).
        message.split('#').next().unwrap_or_default()
    }

    /// The rest of a row of `answers.tsv`: statuses, message, words and form.
    fn cells(&self) -> [String; 5] {
        let text = |key: &str| self.envelope[key].as_str().unwrap_or_default().to_owned();
        let code = self.envelope["status_code"].to_string();
        [self.http.clone(), code, self.message().to_owned(), text("status_message"), self.form()]
    }

    fn form(&self) -> String {
        let kind = |value: &Value| match value {
            Value::Null => "null",
            Value::Array(_) => "array",
            Value::Object(_) => "object",
            _ => "string",
        };
        let envelope = &self.envelope;
        match (envelope.get("is_data"), envelope.get("is_error"), envelope.get("data")) {
            (Some(_), Some(_), None) => format!("both {}", kind(&envelope["errors"])),
            (None, Some(flag), None) => format!("is_error {flag} {}", kind(&envelope["errors"])),
            (Some(flag), None, Some(data)) => {
                // A list and an object are both filled; these two are documented as an empty list.
                let lists_nothing = ["subscriptions cancel", "subscriptions refund-cycles"];
                let data = match kind(data) {
                    "array" if lists_nothing.contains(&self.command.as_str()) => "array",
                    "null" => "null",
                    _ => "filled",
                };
                format!("is_data {flag} {data}")
            }
            _ => panic!("no envelope: {self:?}"),
        }
    }
}

/// A part of a path that may be left out.
fn is_optional(part: &str) -> bool {
    part == "{status?}" || part.contains("TIMESTAMP")
}

/// The operation of a call; the words of the body tell two apart that share a route.
fn command_of(method: &str, path: &str, body: &Value) -> String {
    let parts = |path: &str| {
        let parts = path.split('/').filter(|part| !part.is_empty());
        parts.map(str::to_owned).collect::<Vec<_>>()
    };
    let called = parts(path.split('?').next().unwrap_or_default());
    let fits = |template: &str| {
        let wanted = parts(template);
        let optional = wanted.iter().filter(|part| is_optional(part));
        called.len() <= wanted.len()
            && called.len() + optional.count() >= wanted.len()
            && called
                .iter()
                .zip(&wanted)
                .all(|(part, wanted)| wanted.starts_with('{') || part == wanted)
    };
    let table = read("endpoints.tsv");
    let mut rows: Vec<Vec<&str>> = table.lines().map(|row| row.split('\t').collect()).collect();
    rows.retain(|row| row[1] == method && fits(row[2]));
    // The most literal path is meant.
    rows.sort_by_key(|row| row[2].matches('{').count());
    match rows.first().map(|row| row[0]) {
        Some("terminals orders cancel") if body["type"] == "refund" => {
            "terminals orders cancel-refund".to_owned()
        }
        Some(command) => command.to_owned(),
        None => panic!("no operation: {method} {path}"),
    }
}

impl Caller {
    fn call(&mut self, method: &str, path: &str, sent: &Value) -> Value {
        let (port, body) = (self.sandbox.port(), sent.to_string());
        let request = format!(
            "{method} /api/v1{path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer {TOKEN}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        );
        let answer = exchange(port, &request);
        let (_, told) = answer.split_once("\r\n\r\n").expect("an answer");
        let envelope: Value = serde_json::from_str(told).unwrap_or_default();
        self.answers.push(Heard {
            command: command_of(method, path, sent),
            http: answer.split(' ').nth(1).expect("a status").to_owned(),
            envelope: envelope.clone(),
        });
        if let Some(message) = envelope["message"].as_str() {
            self.heard.insert(message.to_owned());
        }
        envelope["data"].clone()
    }

    fn post(&mut self, path: &str, body: Value) -> Value {
        self.call("POST", path, &body)
    }

    fn get(&mut self, path: &str) -> Value {
        self.call("GET", path, &json!({}))
    }

    fn act(&self, path: &str, body: Value) -> Value {
        self.sandbox.post(&format!("/_sandbox/{path}"), &body)
    }

    fn make(&mut self, path: &str, example: &str, key: &str) -> String {
        let body = self.sandbox.example(example);
        self.post(path, body)[key].as_str().expect("an identifier").to_owned()
    }

    /// An order of one line of 800: its identifier and its line's.
    fn order(&mut self) -> (String, Value) {
        let id =
            self.make("/connect/orders/payment-link/create", "orders send-payment-link", "uuid");
        let line =
            self.get(&format!("/connect/orders/details/{id}"))["productList"][0]["id"].clone();
        (id, line)
    }

    fn paid(&mut self) -> (String, Value) {
        let made = self.order();
        self.act(&format!("pay/{}", made.0), json!({}));
        made
    }

    fn reserved(&mut self) -> (String, Value) {
        let id =
            self.make("/connect/reservations/submit", "reservations submit", "reservationUuid");
        self.act(&format!("pay/{id}"), json!({}));
        let line = self.get(&format!("/connect/reservations/details/{id}"))["productList"][0]["id"]
            .clone();
        (id, line)
    }

    /// What only a fault of a service behind the API answers.
    fn faulty(&mut self, route: &str, path: &str, http: u16, message: &str) {
        let body = envelope(http, message);
        self.sandbox
            .fault(json!({"route": route, "fault": "status", "status": http, "body": body}));
        let example = self.sandbox.example(route);
        self.post(path, example);
    }
}

fn refund(line: &Value, amount: u32) -> Value {
    json!({"type": "regular", "grandTotal": amount, "products": [{"id": line, "amount": amount}]})
}

#[test]
fn the_sandbox_can_produce_every_documented_message() {
    let flags = ["--refund-limit", "700", "--weekly-refund-limit", "1000", "--charge-limit", "500"];
    let mut api =
        Caller { sandbox: Sandbox::with(&flags), heard: BTreeSet::new(), answers: Vec::new() };
    everything(&mut api);
    // What needs a fault of a service behind the API; the last one, a 204, cannot carry its body.
    let (create, path) = ("orders send-payment-link", "/connect/orders/payment-link/create");
    for (http, message) in [
        (500, "internalErrorOccurredPleaseTryAgainLater"),
        (510, "somethingWentWrong"),
        (510, "Something Went Wrong"),
        (500, "Internal Error Occurred Please Try Again Later"),
        (400, "orderProductsNotFound"),
    ] {
        api.faulty(create, path, http, message);
    }
    let (submit, session) = ("/connect/reservations/submit", "/connect/reservations/create");
    api.faulty(
        "reservations submit",
        submit,
        510,
        "Payment Gateway Error(Submit Payment): Failed to Create Payment Link",
    );
    api.faulty(
        "reservations session",
        session,
        510,
        "Payment Gateway Error: Failed to Create Checkout Session",
    );
    let plain = |message: &str| message.split('#').next().unwrap_or_default().to_owned();
    let heard: BTreeSet<String> = api.heard.iter().map(|message| plain(message)).collect();
    let missing: Vec<String> = documented()
        .into_iter()
        .map(|(message, ..)| plain(&message))
        .filter(|message| !heard.contains(message) && message != "terminalNotFound")
        .collect();
    assert!(missing.is_empty(), "never produced: {missing:#?}");
}

/// The story of each chapter, and what has no place in one.
fn everything(api: &mut Caller) {
    orders(api);
    refunds(api);
    checkouts_and_customers(api);
    reservations(api);
    subscriptions(api);
    terminals(api);
    checks(api);
    refused_reservations(api);
    refused_requests(api);
    refused_at_terminals(api);
    nobody_there(api);
    nothing_said(api);
}

/// Rows that only a fault of a service behind the API answers, that nothing in the sandbox can lead to, or whose recorded
/// form is followed instead.
fn is_of_a_fault(row: &[&str]) -> bool {
    let [command, http, _, message, _, form] = row[..] else { panic!("{row:?}") };
    let of_service = http == "500"
        || http == "510" && !["terminalIsBusy", "personCurrentStatusIsWrong"].contains(&message);
    let recorded = ["orders resend", "orders refund", "orders status"].contains(&command);
    // Without the one right word in its body the call is the other operation of its route.
    let one_route = command == "terminals orders cancel-refund" && http == "417";
    of_service
        || one_route
        || message == "orderProductsNotFound"
        || recorded && message == "orderNotFound" && form.starts_with("is_error")
}

/// What the sandbox answers where nothing is documented for the operation (docs/sandbox.md, Choices).
const CHOICES: &[(&str, &str)] = &[
    ("orders cancel", "orderStatusAlreadyCancelled"),
    ("orders charge", "orderStatusAlreadyCancelled"),
    ("orders charge", "orderStatusAlreadyPaid"),
    ("orders charge", "paymentChargeDeadlineExceed"),
    ("checkout session", "orderNotFound"),
    ("checkout session", "orderStatusAlreadyPaid"),
    ("reservations capture", "requestProductIdNotAvailable"),
    ("subscriptions details", "orderNotFound"),
    ("subscriptions failed details", "orderNotFound"),
    ("subscriptions resend", "orderNotFound"),
    ("subscriptions cancel", "orderNotFound"),
    ("subscriptions refund-cycles", "orderNotFound"),
    ("customers update-private", "customerNotFound"),
    ("customers update-corporate", "customerNotFound"),
    ("terminals orders resend", "orderStatusAlreadyPaid"),
    ("terminals orders resend", "orderStatusAlreadyCancelled"),
    ("terminals orders payment-status", "orderRetrievedSuccessfully"),
    ("terminals orders refund-status", "orderRetrievedSuccessfully"),
    ("terminals orders refund", "refundRejectionForTransactionNotFound"),
    ("terminals orders refund", "terminalIsBusy"),
    ("terminals orders cancel-refund", "refundRejectionForTransactionNotFound"),
];

#[test]
fn each_answer_of_the_sandbox_has_the_form_that_is_documented_for_its_operation() {
    let flags = ["--refund-limit", "700", "--weekly-refund-limit", "1000", "--charge-limit", "500"];
    let mut api =
        Caller { sandbox: Sandbox::with(&flags), heard: BTreeSet::new(), answers: Vec::new() };
    everything(&mut api);
    let table = read("answers.tsv");
    let rows: Vec<Vec<&str>> = table.lines().skip(1).map(|row| row.split('\t').collect()).collect();
    let mut wrong = BTreeSet::new();
    for heard in &api.answers {
        let cells = heard.cells();
        let (command, message) = (heard.command.as_str(), heard.message());
        // Validation is documented for most operations, and told alike by all.
        let is_validation = cells[..3] == ["417", "417", "payloadValidationErrors"]
            && cells[3..] == ["Client Error", "is_error true array"];
        let is_there = rows.iter().any(|row| row[0] == command && row[1..] == cells);
        if !is_there && !is_validation && !CHOICES.contains(&(command, message)) {
            wrong.insert(format!("{command}: {}", cells.join(" | ")));
        }
    }
    assert!(wrong.is_empty(), "not as documented: {wrong:#?}");
    let is_heard = |row: &[&str]| {
        api.answers.iter().any(|heard| heard.command == row[0] && row[1..] == heard.cells())
    };
    let missing: Vec<_> = rows.iter().filter(|row| !is_of_a_fault(row) && !is_heard(row)).collect();
    assert!(missing.is_empty(), "never answered: {missing:#?}");
}

/// A refund of a reservation in each way that is refused, and the ones that are not.
fn refused_reservations(api: &mut Caller) {
    let mut body = api.sandbox.example("reservations submit");
    body["products"] = json!({
        "0": {"name": "Cabin", "rate": 2000, "tax": 0, "amount": 2000},
        "1": {"name": "Sauna", "rate": 1000, "tax": 0, "amount": 1000},
    });
    body["orderSummary"] = json!({"subTotal": 3000, "totalTax": 0, "grandTotal": 3000});
    // Long after the clock was last put forward.
    body["dueDateForPaymentLink"] = json!("4000000000");
    let made = api.post("/connect/reservations/submit", body);
    let id = made["reservationUuid"].as_str().expect("text").to_owned();
    api.act(&format!("pay/{id}"), json!({}));
    let lines = api.get(&format!("/connect/reservations/details/{id}"))["productList"].clone();
    let [cabin, sauna] = [0, 1].map(|at| lines[at]["id"].clone());
    let mut capture = |parts: Value, total: u32| {
        let body = json!({"products": parts, "grandTotal": total});
        api.post(&format!("/connect/reservations/capture/{id}"), body)["uuid"].clone()
    };
    let both = json!([{"id": cabin, "amount": 1500}, {"id": sauna, "amount": 100}]);
    let (large, small) = (capture(both, 1600), capture(json!([{"id": sauna, "amount": 5}]), 5));
    for (reference, line, amount) in [
        (&json!("CAP1"), &cabin, 1),
        (&large, &json!(1), 1),
        (&large, &cabin, 1601),
        (&large, &sauna, 200),
        (&large, &cabin, 701),
        (&large, &cabin, 600),
        (&large, &cabin, 600),
        (&small, &sauna, 5),
        (&small, &sauna, 5),
    ] {
        let mut body = refund(line, amount);
        body["type"] = json!("reservation");
        body["source"] = json!("captured");
        body["reference"] = reference.clone();
        api.post(&format!("/connect/reservations/refund/{id}"), body.clone());
        body["message"] = json!("refundRejectionForWeeklyThresholdExceed");
        api.post(&format!("/orders/refund/request/approval/{id}"), body);
    }
}

/// A request for the approval of a refund in each state of an order, and of too much.
fn refused_requests(api: &mut Caller) {
    let mut orders: Vec<(String, Value, u32)> = ["REFUNDED", "CANCELLED", "INVOICED", "SENT"]
        .map(|status| (api.sandbox.order(status), Value::Null, 1))
        .into();
    let (paid, line) = api.paid();
    orders.extend([(paid.clone(), json!(1), 1), (paid.clone(), line, 801)]);
    for (order, line, amount) in orders {
        let lines = api.get(&format!("/connect/orders/details/{order}"))["productList"].clone();
        let mut body = refund(if line.is_null() { &lines[0]["id"] } else { &line }, amount);
        body["message"] = json!("refundRejectionForWeeklyThresholdExceed");
        api.post(&format!("/orders/refund/request/approval/{order}"), body);
    }
    api.post(&format!("/connect/orders/resend/{paid}"), json!({"email": "a@b.no"}));
    api.get(&format!("/connect/orders/status/{paid}"));
    for (path, command) in [
        ("invoice/create", "orders send-invoice"),
        ("faktura/create", "orders send-efaktura"),
        ("ehf/create", "orders send-ehf"),
    ] {
        api.make(&format!("/connect/orders/{path}"), command, "uuid");
    }
    let company = api.sandbox.customer("corporate");
    let body = api.sandbox.example("customers update-corporate");
    api.call("PUT", &format!("/connect/customers/update/corporate/{company}"), &body);
    for number in ["999888777", "1"] {
        api.post("/connect//credit/check/corporate", json!({"organizationId": number}));
    }
}

/// What a terminal does not give back: a foreign line, too much, what is given back already; and a payment that is no
/// longer there to be cancelled.
fn refused_at_terminals(api: &mut Caller) {
    let order = api.make("/connect/terminal/orders/create", "terminals orders create", "orderUuid");
    let path = |verb: &str| format!("/connect/terminal/orders/{verb}/{order}");
    let line = api.get(&format!("/connect/orders/details/{order}"))["productList"][0]["id"].clone();
    api.post(&path("refund"), refund(&line, 1));
    api.act(&format!("terminal/{order}"), json!({"decision": "approve"}));
    api.post(&path("cancel"), json!({"type": "payment"}));
    api.post(&path("refund"), refund(&json!(1), 1));
    api.post(&path("refund"), refund(&line, 801));
    api.post(&path("refund"), refund(&line, 800));
    api.post(&path("refund"), refund(&line, 1));
    api.post(&path("cancel"), json!({"type": "refund"}));
    api.post(&path("refund-status"), json!({}));
    let mut reversal = refund(&line, 800);
    reversal["isReversal"] = json!("1");
    api.post(&path("refund"), reversal);
    api.post(&path("refund"), refund(&line, 1));
}

/// Each operation about an object, with one that is not there.
fn nobody_there(api: &mut Caller) {
    let table = read("endpoints.tsv");
    for row in table.lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let body = match std::fs::exists(payload(cells[0])).expect("it can be asked") {
            true => api.sandbox.example(cells[0]),
            false => json!({}),
        };
        let mut path = String::new();
        for part in cells[2].split('/').skip(1).filter(|part| *part != "{status?}") {
            let id = match part {
                "{RESERVATION_UUID}" => "RES1",
                "{subscriptionUuid}" => "SUB1",
                "{CUSTOMER_UUID}" => "CSRT1",
                "{ORGANIZATION_UUID}" => "ORG1",
                "{company_id}" => "999888777",
                part if part.contains("TIMESTAMP") => "1",
                part if part.starts_with('{') => "ODR1",
                part => part,
            };
            path = format!("{path}/{id}");
        }
        if cells[2].contains('{') {
            api.call(cells[1], &path, &body);
        }
    }
}

fn payload(command: &str) -> String {
    format!("{}/tests/payloads/{}.json", env!("CARGO_MANIFEST_DIR"), command.replace(' ', "-"))
}

/// Each operation with a body, with an empty one.
fn nothing_said(api: &mut Caller) {
    let table = read("endpoints.tsv");
    for row in table.lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        if std::fs::exists(payload(cells[0])).expect("it can be asked") {
            let path = cells[2].replace(['{', '}'], "");
            let body = match cells[0] {
                "terminals orders cancel-refund" => continue,
                _ => json!({}),
            };
            api.call(cells[1], &path, &body);
        }
    }
}

fn orders(api: &mut Caller) {
    api.post("/connect/orders/payment-link/create", json!({}));
    api.get("/connect/orders/status");
    api.get("/connect/orders/status?type=nothing");
    api.get("/connect/orders/details/ODR1");
    let (order, _) = api.order();
    let path = |verb: &str, id: &str| format!("/connect/orders/{verb}/{id}");
    api.get(&path("invoice-number", &order));
    api.post(&path("resend", &order), json!({"email": "a@b.no"}));
    api.post(&path("cancel", &order), json!({"cancellationNote": "x"}));
    api.post(&path("resend", &order), json!({"email": "a@b.no"}));
    let (paid, _) = api.order();
    api.post(&path("delayed/charge", &paid), json!({}));
    api.post(&path("cancel", &paid), json!({"cancellationNote": "x"}));
}

fn refunds(api: &mut Caller) {
    let path = |id: &str| format!("/connect/orders/refund/{id}");
    let (order, line) = api.paid();
    api.post(&path(&order), refund(&json!(1), 5));
    api.post(&path(&order), refund(&line, 801));
    let two =
        json!({"type": "regular", "grandTotal": 100, "products": [{"id": line, "amount": 900}]});
    api.post(
        &path(&order),
        json!({"type": "regular", "grandTotal": 750, "products": [{"id": line, "amount": 750}]}),
    );
    api.post(&path(&order), two);
    // A line above its own rest, within the order's: only an order of several lines has that.
    let seeded = api.sandbox.order("PARTIAL REFUNDED");
    let lines = api.get(&format!("/connect/orders/details/{seeded}"))["productList"].clone();
    api.post(&path(&seeded), refund(&lines[1]["id"], 400));
    api.post(&path(&order), refund(&line, 600));
    let (other, of_other) = api.paid();
    api.post(&path(&other), refund(&of_other, 600));
    let approval = |id: &str| format!("/orders/refund/request/approval/{id}");
    let mut asked = refund(&of_other, 600);
    asked["message"] = json!("refundRejectionForWeeklyThresholdExceed");
    api.post(&approval(&other), asked.clone());
    api.post(&approval(&other), asked);
    api.post(&path(&order), refund(&line, 200));
    api.post(&path(&order), refund(&line, 1));
    let (unpaid, of_unpaid) = api.order();
    api.post(&path(&unpaid), refund(&of_unpaid, 1));
    api.post(&format!("/connect/orders/cancel/{unpaid}"), json!({"cancellationNote": "x"}));
    api.post(&path(&unpaid), refund(&of_unpaid, 1));
    let invoiced = api.sandbox.order("INVOICED");
    let line =
        api.get(&format!("/connect/orders/details/{invoiced}"))["productList"][0]["id"].clone();
    api.post(&path(&invoiced), refund(&line, 1));
}

fn checkouts_and_customers(api: &mut Caller) {
    let customer = api.make("/connect/orders/regular/submit", "checkout session", "customerUuid");
    api.make("/connect/orders/invoice/submit", "checkout invoice-session", "orderUuid");
    api.make("/connect/hosted/orders/payment-link/create", "checkout hosted", "orderUuid");
    api.get(&format!("/connect/customers/details/{customer}"));
    api.get("/connect/customers/details/CSRT1");
    let body = api.sandbox.example("customers update-private");
    api.call("PUT", &format!("/connect/customers/update/private/{customer}"), &body);
}

fn reservations(api: &mut Caller) {
    let path = |verb: &str, id: &str| format!("/connect/reservations/{verb}/{id}");
    let take = |line: &Value, amount: u32| json!({"grandTotal": amount, "products": {"0": {"id": line, "amount": amount}}});
    let extra = |amount: u32| json!({"grandTotal": amount, "products": {"0": {"name": "A", "rate": amount, "tax": 0, "amount": amount}}});
    let note = || json!({"note": "x"});
    let sent = api.make("/connect/reservations/create", "reservations session", "reservationUuid");
    api.get(&path("details", "RES1"));
    api.post(&path("charge", &sent), extra(1));
    api.post(&path("complete", &sent), note());
    api.post(&path("resend", &sent), json!({"email": "a@b.no"}));
    api.call("GET", &path("cancel", &sent), &note());
    api.call("GET", &path("cancel", &sent), &note());
    api.post(&path("resend", &sent), json!({"email": "a@b.no"}));
    api.post(&path("capture", &sent), take(&json!(1), 1));
    let (id, line) = api.reserved();
    api.post(&path("capture", &id), take(&line, 1501));
    api.post(&path("capture", &id), take(&line, 600));
    api.post(&path("charge", &id), extra(501));
    api.post(&path("charge", &id), extra(100));
    api.call("GET", &path("cancel", &id), &note());
    api.post(&path("complete", &id), note());
    api.post(&path("resend", &id), json!({"email": "a@b.no"}));
    api.get("/connect/reservations/history");
    let (late, of_late) = api.reserved();
    api.act("clock", json!({"advance": 8 * 24 * 60 * 60}));
    api.post(&path("capture", &late), take(&of_late, 1));
    api.post(&path("charge", &late), extra(1));
}

fn subscriptions(api: &mut Caller) {
    let made = api.sandbox.example("subscriptions submit");
    let made = api.post("/connect/subscriptions/submit", made);
    api.make("/connect/subscription/create", "subscriptions session", "subscriptionUuid");
    let (id, order) = (
        made["subscriptionUuid"].as_str().expect("text"),
        made["orderUuid"].as_str().expect("text"),
    );
    api.act(&format!("pay/{order}"), json!({}));
    let failed = api.act(&format!("cycle/{id}"), json!({"outcome": "failed"}));
    let failed = failed["cycles"]["Cycle 2"]["reference"].as_str().expect("text").to_owned();
    api.get("/connect/subscriptions/list");
    api.get("/connect/subscriptions/failed/list");
    api.get(&format!("/connect/subscriptions/details/{id}"));
    api.get(&format!("/connect/subscriptions/failed/details/{failed}"));
    api.post(&format!("/connect/subscriptions/resend/{id}"), json!({}));
    for cycle in ["Cycle 1", "Cycle 2", "Cycle 9"] {
        api.post(
            &format!("/connect/subscriptions/cycles/refund/{id}"),
            json!({"cycles": [cycle], "amount": 10}),
        );
    }
    api.post(&format!("/connect/subscriptions/cancel/{id}"), json!({}));
    api.post(&format!("/connect/subscriptions/cancel/{id}"), json!({}));
}

fn terminals(api: &mut Caller) {
    api.get("/connect/terminal/lists/ORG1");
    let path = |verb: &str, id: &str| format!("/connect/terminal/orders/{verb}/{id}");
    let create = "/connect/terminal/orders/create";
    let order = api.make(create, "terminals orders create", "orderUuid");
    let other = api.make(create, "terminals orders create", "orderUuid");
    api.post(&path("resend", &order), json!({}));
    api.post(&path("cancel", &other), json!({"type": "payment"}));
    for _ in 0..2 {
        api.get(&path("payment-status", &other));
    }
    api.post(&path("resend", &order), json!({}));
    api.act(&format!("terminal/{order}"), json!({"decision": "approve"}));
    for _ in 0..2 {
        api.get(&path("payment-status", &order));
    }
    let line = api.get(&format!("/connect/orders/details/{order}"))["productList"][0]["id"].clone();
    api.post(&path("refund", &order), refund(&line, 100));
    api.post(&path("cancel", &order), json!({"type": "refund"}));
    api.post(&path("refund", &order), refund(&line, 100));
    api.act(&format!("terminal/{order}"), json!({"decision": "approve"}));
    api.post(&path("refund-status", &order), json!({}));
    let mut reversal = refund(&line, 100);
    reversal["isReversal"] = json!(true);
    api.post(&path("refund", &order), reversal);
}

fn checks(api: &mut Caller) {
    api.post("/connect//credit/check/private", json!({"personalId": "01019012345"}));
    api.post("/connect//credit/check/private", json!({"personalId": "1"}));
    api.get("/connect//credit/check/list");
    let check = api.make("/connect/company/check", "company check", "companyCheckUuid");
    api.act(&format!("pay/{check}"), json!({"outcome": "signed"}));
    api.get("/connect/company/details/999888777");
    api.get("/connect/company/invoice-fee/999888777");
}
