//! An operation that writes, made ready: its words, its documented example as the body, and an object of its own to act
//! on, which is made without fpgo. Then what the sandbox knows of it: how often it arrived, and how often it was
//! carried out.

use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::{Value, json};

use super::stage::read;
use super::{Sandbox, TOKEN, exchange};

/// One operation on one object, or making one.
pub struct Subject {
    pub command: String,
    /// What it is about; empty where it makes something.
    pub object: String,
    /// The body; null where there is none.
    pub body: Value,
    /// Stands in the body of this request and of no other, where the target does not say which one it is.
    mark: String,
    method: String,
    target: String,
}

/// A row of `endpoints.tsv`.
pub struct Operation {
    pub command: String,
    pub method: String,
    pub path: String,
    /// `M` moves money, `W` writes, `R` reads.
    pub effect: char,
}

/// Every operation of the API.
pub fn operations() -> Vec<Operation> {
    let table = read("endpoints.tsv");
    let rows = table.lines().skip(1).map(|row| row.split('\t').collect::<Vec<_>>());
    let operation = |row: Vec<&str>| Operation {
        command: row[0].to_owned(),
        method: row[1].to_owned(),
        path: row[2].to_owned(),
        effect: row[3].chars().next().expect("an effect"),
    };
    rows.map(operation).collect()
}

/// Eight digits that nothing else in this process has.
fn fresh_mark() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(41_000_000);
    NEXT.fetch_add(1, Ordering::Relaxed).to_string()
}

impl Subject {
    /// The words of the command, its object included.
    pub fn words(&self) -> Vec<&str> {
        let object = Some(self.object.as_str()).filter(|object| !object.is_empty());
        self.command.split(' ').chain(object).collect()
    }
}

impl Sandbox {
    /// Makes this operation ready.
    pub fn subject(&self, command: &str) -> Subject {
        let operation = operations().into_iter().find(|operation| operation.command == command);
        let operation = operation.unwrap_or_else(|| panic!("{command} has no row"));
        let (object, replaced) = self.object_for(command);
        let file = format!("payloads/{}.json", command.replace(' ', "-"));
        let mut body = match command {
            "orders charge" | "terminals orders resend" | "terminals orders refund-status" => {
                Value::Null
            }
            _ => {
                let text = replaced
                    .iter()
                    .fold(read(&file), |text, (from, to)| text.replace(from, to.as_str()));
                serde_json::from_str(&text).unwrap_or_else(|error| panic!("{file}: {error}"))
            }
        };
        let mark = if object.is_empty() { fresh_mark() } else { object.clone() };
        if object.is_empty() {
            set_mark(command, &mut body, &mark);
        }
        if command.starts_with("customers update") {
            body["addresses"]["shipping"]["street"] = ELSEWHERE.into();
        }
        let parts: Vec<&str> = operation
            .path
            .split('/')
            .map(|part| if part.starts_with('{') { object.as_str() } else { part })
            .collect();
        Subject {
            command: command.to_owned(),
            // Doubled slashes are sent as one.
            target: format!("/api/v1{}", parts.join("/").replace("//", "/")),
            method: operation.method,
            object,
            body,
            mark,
        }
    }

    /// A fresh object for the operation, and what stands for its parts in the example of the body.
    fn object_for(&self, command: &str) -> (String, Vec<(&'static str, String)>) {
        let none = Vec::new();
        match command {
            "orders resend" | "orders cancel" | "orders charge" => (self.order_sent(), none),
            "orders refund" | "refunds request-approval" => {
                let order = self.order_sent();
                let paid = self.post(&format!("/_sandbox/pay/{order}"), &json!({"via": "visa"}));
                (order, vec![("7001", paid["lines"][0]["id"].to_string())])
            }
            "customers update-private" => (self.customer_of("orders send-payment-link"), none),
            "customers update-corporate" => (self.customer_of("orders send-invoice"), none),
            "reservations submit" | "reservations session" => (String::new(), none),
            "reservations complete" | "reservations refund" => {
                let (reservation, lines) = self.held();
                let capture = json!({"products": {"0": {"id": lines[1], "amount": 500}}, "grandTotal": 500,
                    "additionalText": "First night"});
                let path = format!("/connect/reservations/capture/{reservation}");
                let taken = self.call("POST", &path, &capture)["data"]["uuid"].clone();
                let taken = taken.as_str().expect("a reference").to_owned();
                let replaced = vec![("8002", lines[1].to_string()), ("CAP1234567890", taken)];
                (reservation, replaced)
            }
            command if command.starts_with("reservations ") => {
                let (reservation, lines) = self.held();
                let replaced = vec![("8001", lines[0].to_string()), ("8002", lines[1].to_string())];
                (reservation, replaced)
            }
            "subscriptions resend" | "subscriptions cancel" | "subscriptions refund-cycles" => {
                let body = self.example("subscriptions submit");
                let made =
                    self.call("POST", "/connect/subscriptions/submit", &body)["data"].clone();
                let text = |key: &str| made[key].as_str().expect("text").to_owned();
                let order = text("orderUuid");
                self.post(&format!("/_sandbox/pay/{order}"), &json!({"via": "visa"}));
                (text("subscriptionUuid"), none)
            }
            "terminals orders cancel" | "terminals orders resend" => (self.at_terminal(), none),
            command if command.starts_with("terminals orders ") && !command.ends_with("create") => {
                let order = self.at_terminal();
                let approve = json!({"decision": "approve"});
                let paid = self.post(&format!("/_sandbox/terminal/{order}"), &approve);
                let line = paid["lines"][0]["id"].clone();
                if command != "terminals orders refund" {
                    let refund = json!({"type": "regular", "grandTotal": 800, "isReversal": false,
                        "products": [{"id": line, "amount": 800}]});
                    self.call("POST", &format!("/connect/terminal/orders/refund/{order}"), &refund);
                }
                (order, vec![("7001", line.to_string())])
            }
            _ => (String::new(), none),
        }
    }

    fn order_sent(&self) -> String {
        let body = self.example("orders send-payment-link");
        let made = self.call("POST", "/connect/orders/payment-link/create", &body);
        made["data"]["uuid"].as_str().expect("text").to_owned()
    }

    /// A customer that no other order has.
    fn customer_of(&self, command: &str) -> String {
        let mut body = self.example(command);
        body["customerDetails"]["name"] = fresh_mark().into();
        let path = if command.ends_with("invoice") { "invoice" } else { "payment-link" };
        let made = self.call("POST", &format!("/connect/orders/{path}/create"), &body);
        made["data"]["customerUuid"].as_str().expect("text").to_owned()
    }

    /// A reservation of 1000 and 500 that is held, and the ids of its lines.
    fn held(&self) -> (String, [Value; 2]) {
        let mut body = self.example("reservations submit");
        body["products"] = json!({
            "0": {"name": "Cabin", "rate": 1000, "tax": 0, "amount": 1000},
            "1": {"name": "Sauna", "rate": 500, "tax": 0, "amount": 500},
        });
        let made = self.call("POST", "/connect/reservations/submit", &body);
        let id = made["data"]["reservationUuid"].as_str().expect("text").to_owned();
        let held = self.post(&format!("/_sandbox/pay/{id}"), &json!({"via": "visa"}));
        (id, [0, 1].map(|at| held["lines"][at]["id"].clone()))
    }

    /// An order at a terminal of its own, which works on one at a time.
    fn at_terminal(&self) -> String {
        let mut body = self.example("terminals orders create");
        body["terminalUuid"] = format!("TRML{}", fresh_mark()).into();
        let made = self.call("POST", "/connect/terminal/orders/create", &body);
        made["data"]["orderUuid"].as_str().expect("text").to_owned()
    }

    /// Calls the API without fpgo, which must succeed.
    #[track_caller]
    fn call(&self, method: &str, path: &str, body: &Value) -> Value {
        let (port, body) = (self.port(), body.to_string());
        let request = format!(
            "{method} /api/v1{path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer {TOKEN}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        );
        let answer = exchange(port, &request);
        assert!(answer.starts_with("HTTP/1.1 20"), "{method} {path}: {answer}");
        let (_, body) = answer.split_once("\r\n\r\n").expect("a body");
        serde_json::from_str(body)
            .unwrap_or_else(|error| panic!("{method} {path}: {error}: {body}"))
    }

    /// The requests of this operation that the sandbox received, whatever became of them, by any method.
    pub fn arrived(&self, subject: &Subject) -> Vec<Value> {
        // What broke off has no body to be known by.
        let is_marked = |request: &Value| {
            let body = request["body"].as_str().unwrap_or_default();
            !subject.object.is_empty() || body.is_empty() || body.contains(&subject.mark)
        };
        let is_meant =
            |request: &Value| request["target"] == subject.target.as_str() && is_marked(request);
        self.requests().into_iter().filter(is_meant).collect()
    }

    /// How often the sandbox has carried it out, so far; of what makes something, how many there are.
    pub fn carried_out(&self, subject: &Subject) -> usize {
        let kept = |kind: &str| self.get(&format!("/_sandbox/{kind}/{}", subject.object));
        let events = |kind: &str, start: &str| {
            let events = kept(kind)["events"].clone();
            let told = events.as_array().expect("a list").iter();
            told.filter(|event| event["what"].as_str().expect("text").starts_with(start)).count()
        };
        let order = |start: &str| events("orders", start);
        let count = |list: &Value| list.as_array().map_or(0, Vec::len);
        let rows = |path: &str| self.call("GET", path, &json!({}))["data"].clone();
        match subject.command.as_str() {
            "orders resend" => order("payment link sent again"),
            "orders cancel" => order("cancelled: "),
            "orders charge" => order("charged "),
            "orders refund" => count(&kept("orders")["refunds"]),
            "refunds request-approval" => usize::from(!kept("orders")["approval"].is_null()),
            "reservations submit" | "reservations session" => {
                let rows = rows("/connect/reservations/history/0/99999999999");
                let made = rows.as_array().expect("a list").iter();
                made.filter(|row| row["title"] == "reservation-sent").count()
            }
            "reservations capture" => count(&kept("reservations")["captures"]),
            "reservations charge" => count(&kept("reservations")["charges"]),
            "reservations cancel" => events("reservations", "cancelled"),
            "reservations complete" => events("reservations", "completed"),
            "reservations resend" => events("reservations", "link-resent"),
            "reservations refund" => events("reservations", "refund-sent-from-"),
            "subscriptions resend" => events("subscriptions", "payment link sent again"),
            "subscriptions cancel" => events("subscriptions", "cancelled: "),
            "subscriptions refund-cycles" => {
                let first = kept("subscriptions")["cycles"]["Cycle 1"]["reference"].clone();
                let first = first.as_str().expect("an order").to_owned();
                count(&self.get(&format!("/_sandbox/orders/{first}"))["refunds"])
            }
            "customers update-private" | "customers update-corporate" => {
                let street = kept("customers")["data"]["addresses"]["shipping"]["street"].clone();
                usize::from(street == ELSEWHERE)
            }
            "terminals orders cancel" => order("cancelled on the terminal"),
            "terminals orders resend" => kept("orders")["events"]
                .as_array()
                .expect("a list")
                .iter()
                .filter(|event| event["what"].as_str().expect("text").ends_with(" again"))
                .count(),
            "terminals orders refund" => order("refund of "),
            "terminals orders cancel-refund" => order("refund request taken back"),
            // A read leaves nothing behind at all.
            "terminals orders refund-status" => order(""),
            "credit check-private" | "credit check-corporate" => {
                count(&rows("/connect//credit/check/list"))
            }
            // Nobody signs it here, so the API shows none.
            "company check" => {
                let number = format!("9{}", subject.mark);
                let kept = self.get("/_sandbox/objects")["companyChecks"].clone();
                let checks = kept.as_array().expect("a list").iter();
                checks.filter(|check| check["number"] == number.as_str()).count()
            }
            _ => count(&rows("/connect/orders/status")),
        }
    }
}

/// Where a customer's goods go after an update.
const ELSEWHERE: &str = "Lagerveien 3";

/// Puts the mark where the operation takes any text.
fn set_mark(command: &str, body: &mut Value, mark: &str) {
    match command {
        "credit check-private" => body["msisdn"] = mark.into(),
        "credit check-corporate" => body["organizationId"] = format!("9{mark}").into(),
        "company check" => {
            body["companyId"] = format!("9{mark}").parse::<u32>().expect("digits").into();
        }
        _ => {
            let product = body.pointer_mut("/products/0").expect("a line");
            product["name"] = format!("Bike service {mark}").into();
        }
    }
}
