//! A sandbox in which every operation with a body can be called, and the documented examples of the bodies.

use serde_json::{Value, json};

use super::{Done, MEANT, Sandbox};

/// A file of the tests.
pub fn read(name: &str) -> String {
    let path = format!("{}/tests/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A sandbox with an object for each command that is about one.
pub struct Stage {
    pub sandbox: Sandbox,
    pub sent: String,
    pub paid: String,
    /// Line id of the paid order.
    pub line: String,
    pub private: String,
    pub corporate: String,
    /// A reservation of two lines, 1000 and 500, with their ids.
    pub reserved: String,
    pub held: [String; 2],
    /// A reservation of one line, captured, with the line's id and the capture.
    pub captured: String,
    pub taken: String,
    pub capture: String,
    pub subscription: String,
    /// A terminal order, paid, with its line's id; one that is not paid; one whose refund waits.
    pub terminal: String,
    pub terminal_line: String,
    pub terminal_sent: String,
    pub terminal_refunding: String,
}

impl Stage {
    pub fn new() -> Stage {
        let sandbox = Sandbox::start();
        let paid = sandbox.paid_order("800");
        let line = sandbox.truth(&paid)["lines"][0]["id"].to_string();
        let mut two = sandbox.example("reservations submit");
        two["products"] = json!({
            "0": {"name": "Cabin", "rate": 1000, "tax": 0, "amount": 1000},
            "1": {"name": "Sauna", "rate": 500, "tax": 0, "amount": 500},
        });
        let reserved = sandbox.reserved_as(&two);
        let held =
            [0, 1].map(|at| sandbox.reservation(&reserved)["productList"][at]["id"].to_string());
        let captured = sandbox.object("captured").expect("made").1;
        let told = sandbox.reservation(&captured);
        let terminal = sandbox.paid_at_terminal();
        let terminal_line = sandbox.truth(&terminal)["lines"][0]["id"].to_string();
        Stage {
            taken: told["productList"][0]["id"].to_string(),
            capture: told["paymentHistory"]["captured"][0]["reference"]
                .as_str()
                .expect("text")
                .to_owned(),
            subscription: sandbox.subscribed().0,
            terminal_sent: sandbox.object("terminal sent").expect("made").1,
            terminal_refunding: sandbox.object("terminal refunding").expect("made").1,
            reserved,
            held,
            captured,
            terminal,
            terminal_line,
            sent: sandbox.order("SENT"),
            paid,
            line,
            private: sandbox.customer("private"),
            corporate: sandbox.customer("corporate"),
            sandbox,
        }
    }

    /// The words of the command, with the object that it is about.
    pub fn words<'a>(&'a self, command: &'a str) -> Vec<&'a str> {
        let object = match command {
            "orders resend" | "orders cancel" => &self.sent,
            "orders refund" => &self.paid,
            "customers update-private" => &self.private,
            "customers update-corporate" => &self.corporate,
            "reservations complete" | "reservations refund" => &self.captured,
            "reservations submit" | "reservations session" => "",
            command if command.starts_with("reservations ") => &self.reserved,
            "subscriptions submit" | "subscriptions session" => "",
            command if command.starts_with("subscriptions ") => &self.subscription,
            "refunds request-approval" => &self.paid,
            "terminals orders refund" => &self.terminal,
            "terminals orders cancel" => &self.terminal_sent,
            "terminals orders cancel-refund" => &self.terminal_refunding,
            _ => "",
        };
        command.split(' ').chain([object]).filter(|word| !word.is_empty()).collect()
    }

    /// A text of the examples with the identifiers of this sandbox in it.
    pub fn with_ids(&self, command: &str, text: &str) -> String {
        let line =
            if command == "terminals orders refund" { &self.terminal_line } else { &self.line };
        let second = if command == "reservations refund" { &self.taken } else { &self.held[1] };
        text.replace("7001", line)
            .replace("8001", &self.held[0])
            .replace("8002", second)
            .replace("CAP1234567890", &self.capture)
    }

    /// The example, with the identifiers of this sandbox in it.
    pub fn example(&self, command: &str) -> Value {
        let text = read(&format!("payloads/{}.json", command.replace(' ', "-")));
        serde_json::from_str(&self.with_ids(command, &text)).expect("JSON")
    }

    pub fn send(&self, command: &str, body: &Value, more: &[&str]) -> Done {
        let words = self.words(command);
        let meant: &[&str] = if takes_again(command) { &MEANT } else { &[] };
        let call = [&words[..], &["--data", "-", "--yes"], meant, more].concat();
        self.sandbox.fpgo(&call).input(&body.to_string())
    }

    /// What the sandbox received last as a write.
    pub fn received(&self) -> Value {
        let requests = self.sandbox.requests();
        // A cancellation is a GET with a body, and the status of a refund is asked by a POST with an empty one.
        let mut bodies = requests.iter().filter_map(|request| request["body"].as_str());
        let last = bodies.rfind(|body| !["", "{}"].contains(body)).expect("a write");
        serde_json::from_str(last).expect("JSON")
    }

    /// Refused here with exactly these paths, and nothing sent.
    #[track_caller]
    pub fn is_refused(&self, command: &str, body: &Value) -> Vec<String> {
        let refused = self.send(command, body, &["-o", "json"]);
        assert_eq!(refused.code, Some(2), "{command}: {refused:#?}");
        let problems = refused.error()["problems"].clone();
        let paths = problems.as_array().expect("a list").iter();
        paths.map(|problem| problem["path"].as_str().expect("text").to_owned()).collect()
    }

    /// Sent all the same, the sandbox refuses it with this sentence among its reasons.
    #[track_caller]
    pub fn is_refused_there(&self, command: &str, body: &Value, sentence: &str) {
        let sent = self.send(command, body, &["-o", "json", "--no-validate"]);
        // No guard can count money whose amounts it cannot read: it is never sent, so the sandbox is asked directly.
        let reasons = if sent.code == Some(8) {
            self.refusal_of(command, body)
        } else {
            assert_eq!(sent.code, Some(4), "{command} {sentence}: {sent:#?}");
            let error = sent.error();
            assert_eq!(error["http"], 417, "{command}: {error}");
            assert_eq!(error["api"]["message"], "payloadValidationErrors");
            error["api"]["errors"].clone()
        };
        let reasons = reasons.as_array().expect("a list");
        assert!(reasons.iter().any(|reason| reason == sentence), "{sentence}: {reasons:?}");
    }

    /// The sandbox refuses this body with this sentence among its reasons, whoever sends it.
    #[track_caller]
    pub fn refuses(&self, command: &str, body: &Value, sentence: &str) {
        let reasons = self.refusal_of(command, body);
        let reasons = reasons.as_array().expect("a list");
        assert!(reasons.iter().any(|reason| reason == sentence), "{sentence}: {reasons:?}");
    }

    /// `errors` of the sandbox's 417 to this body, sent without fpgo.
    #[track_caller]
    fn refusal_of(&self, command: &str, body: &Value) -> Value {
        let answer = self.answer_to(command, body);
        assert_eq!(answer["status_code"], 417, "{answer}");
        answer["errors"].clone()
    }

    /// The sandbox's answer to this body, sent without fpgo.
    #[track_caller]
    pub fn answer_to(&self, command: &str, body: &Value) -> Value {
        let table = read("endpoints.tsv");
        let row =
            table.lines().find(|row| row.starts_with(&format!("{command}\t"))).expect("a row");
        let cells: Vec<&str> = row.split('\t').collect();
        let object = self.words(command).last().copied().unwrap_or_default().to_owned();
        let path: Vec<&str> = cells[2]
            .split('/')
            .map(|part| if part.starts_with('{') { &object } else { part })
            .collect();
        self.sandbox
            .answer_to_request(&json!({"method": cells[1], "path": path.join("/"), "body": body}))
    }
}

/// Whether a command has guards that can be overridden: it makes something or moves money.
pub fn takes_again(command: &str) -> bool {
    let table = read("endpoints.tsv");
    let row = table.lines().find(|row| row.starts_with(&format!("{command}\t"))).expect("a row");
    let cells: Vec<&str> = row.split('\t').collect();
    cells[3].starts_with('M') || cells[3].starts_with('W') && !cells[2].contains('{')
}

/// Where a pattern with `*` leads in this body.
pub fn places(body: &Value, pattern: &str) -> Vec<String> {
    let Some((list, rest)) = pattern.split_once("/*") else { return vec![pattern.to_owned()] };
    let keys: Vec<String> = match body.pointer(list) {
        Some(Value::Array(items)) => (0..items.len()).map(|at| at.to_string()).collect(),
        Some(Value::Object(items)) => items.keys().cloned().collect(),
        _ => Vec::new(),
    };
    keys.iter().map(|key| format!("{list}/{key}{rest}")).collect()
}

/// The body with this field taken out.
pub fn without(body: &Value, pointer: &str) -> Value {
    let mut body = body.clone();
    let (parent, name) = pointer.rsplit_once('/').expect("a pointer");
    body.pointer_mut(parent).and_then(Value::as_object_mut).expect("an object").remove(name);
    body
}

/// The body with this field set; objects on the way are made.
pub fn with(body: &Value, pointer: &str, value: Value) -> Value {
    let mut body = body.clone();
    let (parent, name) = pointer.rsplit_once('/').expect("a pointer");
    let mut place = &mut body;
    for part in parent.split('/').skip(1) {
        place = match place {
            Value::Array(items) => &mut items[part.parse::<usize>().expect("a position")],
            other => &mut other[part],
        };
    }
    place[name] = value;
    body
}

/// `$.products[0].rate`.
pub fn path(pointer: &str) -> String {
    pointer.split('/').skip(1).fold("$".to_owned(), |path, part| match part.parse::<u32>() {
        Ok(_) => format!("{path}[{part}]"),
        Err(_) => format!("{path}.{part}"),
    })
}

/// `customer details.address.street`, as the server's sentences have it (docs/api.md, Messages).
pub fn in_words(pointer: &str) -> String {
    let parts = pointer.split('/').skip(1).map(|part| {
        let spaced = part.chars().map(|letter| match letter.is_ascii_uppercase() {
            true => format!(" {}", letter.to_ascii_lowercase()),
            false => letter.to_string(),
        });
        spaced.collect::<String>()
    });
    parts.collect::<Vec<_>>().join(".")
}

impl Sandbox {
    /// The documented example of this operation, as it stands.
    pub fn example(&self, command: &str) -> Value {
        let text = read(&format!("payloads/{}.json", command.replace(' ', "-")));
        serde_json::from_str(&text).expect("JSON")
    }

    /// What the documented example of this operation makes.
    #[track_caller]
    pub fn made(&self, command: &str) -> Value {
        self.made_of(command, &self.example(command))
    }

    /// What this body makes.
    #[track_caller]
    pub fn made_of(&self, command: &str, body: &Value) -> Value {
        let words: Vec<&str> =
            command.split(' ').chain(["--data", "-", "--yes", "-o", "json"]).chain(MEANT).collect();
        let made = self.fpgo(&words).input(&body.to_string());
        assert_eq!(made.code, Some(0), "{command}: {made:#?}");
        made.json()["data"].clone()
    }

    #[track_caller]
    fn id(&self, command: &str, key: &str) -> String {
        self.made(command)[key].as_str().expect("text").to_owned()
    }

    /// A reservation of one line of 1500 whose customer agreed.
    #[track_caller]
    pub fn reserved(&self) -> String {
        self.reserved_as(&self.example("reservations submit"))
    }

    /// A reservation of this body whose customer agreed.
    #[track_caller]
    pub fn reserved_as(&self, body: &Value) -> String {
        let made = self.made_of("reservations submit", body);
        let id = made["reservationUuid"].as_str().expect("text").to_owned();
        self.post(&format!("/_sandbox/pay/{id}"), &json!({"via": "visa"}));
        id
    }

    /// What the API tells of a reservation.
    #[track_caller]
    pub fn reservation(&self, id: &str) -> Value {
        self.fpgo(&["reservations", "details", id, "-o", "json"]).ends(0).json()
    }

    /// A subscription whose first cycle is paid: its own identifier, and that of its first order.
    #[track_caller]
    pub fn subscribed(&self) -> (String, String) {
        let made = self.made("subscriptions submit");
        let text = |key: &str| made[key].as_str().expect("text").to_owned();
        let (id, order) = (text("subscriptionUuid"), text("orderUuid"));
        self.post(&format!("/_sandbox/pay/{order}"), &json!({"via": "visa"}));
        (id, order)
    }

    /// A terminal order of 800, paid.
    #[track_caller]
    pub fn paid_at_terminal(&self) -> String {
        let id = self.id("terminals orders create", "orderUuid");
        self.post(&format!("/_sandbox/terminal/{id}"), &json!({"decision": "approve"}));
        id
    }

    /// An object in the state that an example needs, and the identifier that stands for it there.
    #[track_caller]
    pub fn object(&self, state: &str) -> Option<(&'static str, String)> {
        let run = |words: &[&str]| drop(self.fpgo(&[words, &["--yes"]].concat()).ends(0));
        let (reservation, subscription, order) =
            ("RES1234567890", "SUB1234567890", "ODR1234567890");
        Some(match state {
            "" => return None,
            "private" | "corporate" => ("CSRT1234567890", self.customer(state)),
            "reservation sent" => (reservation, self.id("reservations submit", "reservationUuid")),
            "reserved" => (reservation, self.reserved()),
            "captured" => {
                let id = self.reserved();
                run(&["reservations", "capture", &id, "--amount", "600"]);
                (reservation, id)
            }
            "subscription sent" => {
                (subscription, self.id("subscriptions submit", "subscriptionUuid"))
            }
            "ongoing" => (subscription, self.subscribed().0),
            "failed" => {
                let (id, _) = self.subscribed();
                let told =
                    self.post(&format!("/_sandbox/cycle/{id}"), &json!({"outcome": "failed"}));
                let failed = told["cycles"]["Cycle 2"]["reference"].as_str().expect("text");
                ("ODR1234567891", failed.to_owned())
            }
            "terminal sent" => (order, self.id("terminals orders create", "orderUuid")),
            "terminal paid" => (order, self.paid_at_terminal()),
            "terminal refunding" => {
                let id = self.paid_at_terminal();
                run(&["terminals", "orders", "refund", &id, "--full"]);
                (order, id)
            }
            "terminal refunded" => {
                let id = self.paid_at_terminal();
                run(&["terminals", "orders", "refund", &id, "--full"]);
                self.post(&format!("/_sandbox/terminal/{id}"), &json!({"decision": "approve"}));
                (order, id)
            }
            status => (order, self.order(status)),
        })
    }
}
