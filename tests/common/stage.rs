//! A sandbox in which every operation with a body can be called, and the documented examples of the bodies.

use serde_json::Value;

use super::{Done, Sandbox, TOKEN, exchange};

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
}

impl Stage {
    pub fn new() -> Stage {
        let sandbox = Sandbox::start();
        let paid = sandbox.paid_order("800");
        let line = sandbox.truth(&paid)["lines"][0]["id"].to_string();
        Stage {
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
            _ => "",
        };
        command.split(' ').chain([object]).filter(|word| !word.is_empty()).collect()
    }

    /// The example, with a line id of this sandbox in it.
    pub fn example(&self, command: &str) -> Value {
        let text = read(&format!("payloads/{}.json", command.replace(' ', "-")));
        let mut body: Value = serde_json::from_str(&text).expect("JSON");
        if command == "orders refund" {
            body["products"][0]["id"] = serde_json::from_str(&self.line).expect("a number");
        }
        body
    }

    pub fn send(&self, command: &str, body: &Value, more: &[&str]) -> Done {
        let words = self.words(command);
        let call = [&words[..], &["--data", "-", "--yes"], more].concat();
        self.sandbox.fpgo(&call).input(&body.to_string())
    }

    /// What the sandbox received last as a write.
    pub fn received(&self) -> Value {
        let requests = self.sandbox.requests();
        let write = requests.iter().rfind(|request| request["method"] != "GET").expect("a write");
        serde_json::from_str(write["body"].as_str().expect("text")).expect("JSON")
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
        // No guard can count a refund whose amounts it cannot read: it is never sent, so the sandbox is asked directly.
        let reasons = if command == "orders refund" && sent.code == Some(8) {
            self.refusal_of_refund(body)
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

    /// `errors` of the sandbox's 417 to this refund.
    #[track_caller]
    fn refusal_of_refund(&self, body: &Value) -> Value {
        let (port, body) = (self.sandbox.port(), body.to_string());
        let request = format!(
            "POST /api/v1/connect/orders/refund/{} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer {TOKEN}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.paid,
            body.len()
        );
        let answer = exchange(port, &request);
        assert!(answer.starts_with("HTTP/1.1 417 "), "{answer}");
        let (_, body) = answer.split_once("\r\n\r\n").expect("a body");
        serde_json::from_str::<Value>(body).expect("JSON")["errors"].clone()
    }
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

/// `customer details.address.street`, as the server's sentences have it (messages.md).
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
