//! How the sandbox sends callbacks: at least once, in order, and wrong in every way that a rule asks for; and what it
//! tells of them. The merchant is a server of the test.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::common::{Home, Sandbox, TOKEN, exchange, head_and_body, signal, within};

/// A merchant's server: gives these statuses, one for each request, the last one for all others. 0 keeps the connection
/// open and gives nothing.
pub struct Merchant {
    port: u16,
    received: Arc<Mutex<Vec<String>>>,
}

impl Merchant {
    pub fn answering(statuses: &[u16]) -> Merchant {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let received = Arc::new(Mutex::new(Vec::new()));
        let (log, mut statuses) = (Arc::clone(&received), VecDeque::from(statuses.to_vec()));
        std::thread::spawn(move || {
            let mut open: Vec<TcpStream> = Vec::new();
            for stream in listener.incoming() {
                let mut stream = stream.expect("a connection");
                let head = head_and_body(&mut stream);
                let target = head.split_whitespace().nth(1).unwrap_or_default().to_owned();
                let status = if statuses.len() > 1 {
                    statuses.pop_front()
                } else {
                    statuses.front().copied()
                };
                let status = status.expect("a status");
                if status == 0 {
                    open.push(stream);
                } else {
                    let answer = format!(
                        "HTTP/1.1 {status} X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    );
                    stream.write_all(answer.as_bytes()).expect("an answer");
                }
                log.lock().unwrap_or_else(PoisonError::into_inner).push(target);
            }
        });
        Merchant { port, received }
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/fp", self.port)
    }

    fn received(&self) -> Vec<String> {
        self.received.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Waits until so many have come.
    #[track_caller]
    fn got(&self, count: usize) -> Vec<String> {
        within(
            Duration::from_secs(20),
            || format!("{count} callbacks, only {:#?}", self.received()),
            || Some(self.received()).filter(|got| got.len() >= count),
        )
    }
}

/// The statuses that they tell, in this order.
fn statuses(targets: &[String]) -> Vec<&str> {
    let status = |target: &str| target.find("status=").map(|at| at + "status=".len());
    let mut told = Vec::new();
    for target in targets {
        let rest = &target[status(target).expect("a status")..];
        told.push(rest.split('&').next().unwrap_or_default());
    }
    told
}

/// A server on this directory of this home, which can be killed.
struct Served {
    child: Child,
    port: u16,
}

impl Served {
    fn start(home: &Home, flags: &[&str]) -> Served {
        let data = home.path("served");
        let data = data.to_str().expect("a path");
        let words = ["sandbox", "serve", "--data-dir", data, "--token", TOKEN];
        let mut call = home.fpgo(&[&words, flags].concat());
        call.command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = call.command.spawn().expect("the sandbox starts");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut line).expect("a line");
        let port =
            line.trim().rsplit_once(':').and_then(|(_, rest)| rest.split('/').next()?.parse().ok());
        Served { child, port: port.unwrap_or_else(|| panic!("no port in {line}")) }
    }

    fn call(&self, method: &str, target: &str, body: &Value) -> (u16, Value) {
        let body = body.to_string();
        let length = body.len();
        let answer = exchange(
            self.port,
            &format!(
                "{method} {target} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nAuthorization: Bearer {TOKEN}\r\n\
                 Content-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}",
                self.port
            ),
        );
        let (head, body) = answer.split_once("\r\n\r\n").expect("an answer");
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
        (status.expect("a status"), serde_json::from_str(body).unwrap_or_default())
    }

    #[track_caller]
    fn done(&self, method: &str, target: &str, body: &Value) -> Value {
        let (status, answer) = self.call(method, target, body);
        assert!(status < 300, "{method} {target}: {status} {answer}");
        answer
    }

    fn rule(&self, rule: Value) {
        self.done("POST", "/_sandbox/callbacks/rules", &rule);
    }

    fn callbacks(&self) -> Vec<Value> {
        self.done("GET", "/_sandbox/callbacks", &json!({})).as_array().expect("a list").clone()
    }

    /// A fresh order that is told there; nothing is told yet.
    #[track_caller]
    fn order(&self, to: &str) -> String {
        let mut body: Value =
            serde_json::from_str(&crate::common::stage::read("payloads/checkout-session.json"))
                .expect("JSON");
        body["callback"]["callbackUrl"] = json!(to);
        let made = self.done("POST", "/api/v1/connect/orders/regular/submit", &body);
        made["data"]["orderUuid"].as_str().expect("an order").to_owned()
    }

    #[track_caller]
    fn pay(&self, order: &str) {
        self.done("POST", &format!("/_sandbox/pay/{order}"), &json!({}));
    }

    /// Gives a part back.
    #[track_caller]
    fn refund(&self, order: &str) {
        let truth = self.done("GET", &format!("/_sandbox/orders/{order}"), &json!({}));
        let id = &truth["lines"][0]["id"];
        let body =
            json!({"type": "regular", "grandTotal": 1, "products": [{"id": id, "amount": 1}]});
        self.done("POST", &format!("/api/v1/connect/orders/refund/{order}"), &body);
    }

    /// Waits until nothing is to be sent any more, and gives all callbacks.
    #[track_caller]
    fn settled(&self) -> Vec<Value> {
        within(
            Duration::from_secs(20),
            || format!("nothing is to be sent any more, but {:#?}", self.callbacks()),
            || Some(self.callbacks()).filter(|all| !all.iter().any(is_open)),
        )
    }

    /// Ends it with this signal, and gives what it said on stderr.
    fn end(mut self, name: &str) -> String {
        signal(&self.child, name);
        let mut said = String::new();
        let mut stderr = self.child.stderr.take().expect("a pipe");
        std::io::Read::read_to_string(&mut stderr, &mut said).expect("text");
        self.child.wait().expect("it ends");
        said
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Whether this callback is still to be sent, or is being sent.
fn is_open(callback: &Value) -> bool {
    ["waiting", "sending"].contains(&callback["outcome"].as_str().expect("text"))
}

/// The reason and the outcome of each attempt.
fn attempts(callback: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    let attempts = callback["attempts"].as_array().expect("a list");
    attempts.iter().map(|one| (text(&one["reason"]), text(&one["outcome"]))).collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(one, other)| ((*one).to_owned(), (*other).to_owned())).collect()
}

#[test]
fn a_refusal_is_retried_as_a_rule_says_and_what_comes_later_waits_for_it() {
    let home = Home::new();
    let served = Served::start(&home, &["--callbacks", "retries=3,gap=0.05"]);
    let merchant = Merchant::answering(&[503, 500, 200]);
    let order = served.order(&merchant.url());
    served.pay(&order);
    served.refund(&order);
    let got = merchant.got(4);
    assert_eq!(statuses(&got), ["PAID", "PAID", "PAID", "PARTIAL+REFUNDED"]);
    let all = served.settled();
    let expected = [("first", "503"), ("retry", "500"), ("retry", "200")];
    assert_eq!(attempts(&all[0]), pairs(&expected));
    assert_eq!((&all[0]["outcome"], &all[0]["object"]), (&json!("200"), &json!(order)));
    // Without the rule it is sent once.
    let rules = served.done("GET", "/_sandbox/callbacks/rules", &json!({}));
    assert_eq!(rules["serve"][0]["retries"], 3);
}

#[test]
fn rules_drop_copy_delay_swap_and_spoil_what_they_are_for() {
    let home = Home::new();
    let served = Served::start(&home, &["-v", "--callback-secret", "s3cret"]);
    let merchant = Merchant::answering(&[200]);
    let order = served.order(&merchant.url());
    served.rule(json!({"status": "PAID", "duplicate": 1, "times": 1}));
    served.pay(&order);
    assert_eq!(statuses(&merchant.got(2)), ["PAID", "PAID"]);
    let all = served.settled();
    assert_eq!(attempts(&all[0]), pairs(&[("first", "200"), ("duplicate", "200")]));

    served.rule(json!({"object": order, "drop": true}));
    served.refund(&order);
    let all = served.settled();
    assert_eq!(all[1]["outcome"], "dropped by a rule");
    // What a rule dropped, or what arrived, is sent when somebody asks for it.
    served.done("POST", "/_sandbox/callbacks/2/resend", &json!({}));
    assert_eq!(statuses(&merchant.got(3))[2], "PARTIAL+REFUNDED");
    assert_eq!(attempts(&served.settled()[1]), pairs(&[("resent", "200")]));
    assert_eq!(served.call("POST", "/_sandbox/callbacks/77/resend", &json!({})).0, 404);
    assert_eq!(
        served.call("POST", "/_sandbox/callbacks/rules", &json!({"delay": 1, "sleep": 2})).0,
        400
    );
    served.done("DELETE", "/_sandbox/callbacks/rules", &json!({}));

    let order = served.order(&merchant.url());
    served.rule(json!({"status": "PAID", "reorder": true}));
    served.pay(&order);
    served.refund(&order);
    assert_eq!(statuses(&merchant.got(5))[3..], ["PARTIAL+REFUNDED", "PAID"]);
    served.done("DELETE", "/_sandbox/callbacks/rules", &json!({}));

    for (wrong, outcome) in [("formula-b", 10), ("tampered", 10), ("late", 0)] {
        served.rule(json!({"wrong": wrong, "times": 1}));
        let order = served.order(&merchant.url());
        let count = merchant.received().len();
        served.pay(&order);
        let url = format!("http://shop.example{}", merchant.got(count + 1)[count]);
        home.fpgo(&["callback", "verify", &url])
            .env("FPGO_CALLBACK_SECRET", "s3cret")
            .ends(outcome);
    }
    served.rule(json!({"delay": 0.2}));
    let order = served.order(&merchant.url());
    let (since, count) = (Instant::now(), merchant.received().len());
    served.pay(&order);
    let waiting = served.callbacks().last().expect("one").clone();
    assert_eq!(waiting["outcome"], "waiting");
    assert!(waiting["due"].is_i64(), "{waiting}");
    merchant.got(count + 1);
    assert!(since.elapsed() >= Duration::from_millis(200));
    served.settled();
    let said = served.end("TERM");
    for line in [
        &format!("POST /_sandbox/pay/{order}: 200 in "),
        "callback 1: ODR",
        " PAID to http://127.0.0.1:",
        "200 in ",
        "duplicate",
        "dropped by a rule, by rule {\"drop\":true}",
        "waiting, by rule {\"wrong\":\"formula-b\"}",
        "resent",
    ] {
        assert!(said.contains(line), "{line} is not in {said}");
    }
    assert!(!said.contains("checksum"), "no parameters in {said}");
}

#[test]
fn other_hosts_are_told_only_when_they_are_named() {
    let home = Home::new();
    let merchant = Merchant::answering(&[200]);
    // A connection to this address ends on this machine, and yet it is none of its literal ones.
    let to = merchant.url().replace("127.0.0.1", "0.0.0.0");
    let served = Served::start(&home, &["-v"]);
    let order = served.order(&to);
    served.pay(&order);
    assert_eq!(served.callbacks()[0]["outcome"], "withheld: not this machine");
    let (status, why) = served.call("POST", "/_sandbox/callbacks/1/resend", &json!({}));
    assert_eq!(status, 409);
    assert!(why["message"].as_str().is_some_and(|text| text.contains("--callbacks-to")), "{why}");
    assert!(served.end("TERM").contains("withheld: not this machine"));
    if cfg!(not(target_os = "linux")) {
        return;
    }
    let served = Served::start(&home, &["--callbacks-to", "merchant,0.0.0.0"]);
    served.refund(&order);
    assert_eq!(statuses(&merchant.got(1)), ["PARTIAL+REFUNDED"]);
    served.done("POST", "/_sandbox/callbacks/1/resend", &json!({}));
    assert_eq!(statuses(&merchant.got(2))[1], "PAID");
    // What it was told ends with it.
    served.settled();
    served.rule(json!({"delay": 0.3}));
    let order = served.order(&to);
    served.pay(&order);
    served.end("KILL");
    let served = Served::start(&home, &[]);
    assert_eq!(served.settled()[2]["outcome"], "withheld: not this machine");
    // A seed is not checked: who forgot the beginning of the address is told so, and who named none is told nothing.
    let summary = json!({"grandTotal": 800});
    let to = |url: &str| json!({"orderSummary": summary, "callback": {"callbackUrl": url}});
    let orders =
        json!([{"uuid": "ODR1", "body": to("shop.example/cb")}, {"uuid": "ODR2", "body": to("")}]);
    served.done("POST", "/_sandbox/reset", &json!({"orders": orders}));
    served.pay("ODR1");
    served.pay("ODR2");
    let told = served.callbacks();
    assert_eq!((told.len(), &told[0]["outcome"]), (1, &json!("withheld: not an address")));
    for wrong in ["http://merchant", "merchant:80", ""] {
        home.fpgo(&["sandbox", "serve", "--callbacks-to", wrong]).ends(2);
    }
    home.fpgo(&["sandbox", "serve", "--callbacks", "sleep"]).ends(2).says("is no part of a rule");
}

#[test]
fn a_killed_sandbox_keeps_its_promises_when_it_is_served_again() {
    let home = Home::new();
    let merchant = Merchant::answering(&[0, 200]);
    let served = Served::start(&home, &[]);
    let order = served.order(&merchant.url());
    served.pay(&order);
    served.refund(&order);
    // The first one is on its way, and the second one waits for it.
    merchant.got(1);
    served.end("KILL");
    let served = Served::start(&home, &["-v"]);
    assert_eq!(statuses(&merchant.got(3)), ["PAID", "PAID", "PARTIAL+REFUNDED"]);
    let all = served.settled();
    let lost = [("first", "not known whether it arrived"), ("repeat", "200")];
    assert_eq!(attempts(&all[0]), pairs(&lost));
    assert_eq!(attempts(&all[1]), pairs(&[("first", "200")]));
    assert!(served.end("TERM").contains("200 in "));
}

#[test]
fn a_signal_ends_it_at_once_and_what_waits_is_told() {
    let home = Home::new();
    let merchant = Merchant::answering(&[0, 200]);
    for name in ["TERM", "INT"] {
        let served = Served::start(&home, &["--callbacks", "delay=3600,status=PAID"]);
        let order = served.order(&merchant.url());
        served.pay(&order);
        let since = Instant::now();
        let said = served.end(name);
        assert!(since.elapsed() < Duration::from_secs(3));
        assert!(said.contains("in the data: the next sandbox on it sends what is due"), "{said}");
    }
    assert!(merchant.received().is_empty());
    // A reset takes away what waits; a command without a server never heard of the server's rules.
    let data = home.path("served");
    let data = data.to_str().expect("a path");
    home.fpgo(&["sandbox", "reset", "--data-dir", data]).ends(0);
    let served = Served::start(&home, &[]);
    assert!(served.callbacks().is_empty());
    let order = served.order(&merchant.url());
    served.end("KILL");
    let count = merchant.received().len();
    home.fpgo(&["sandbox", "pay", &order, "--data-dir", data]).ends(0);
    assert_eq!(merchant.received().len(), count + 1);
    // It waits a while for what is due soon, and says what is not.
    let served = Served::start(&home, &[]);
    served.rule(json!({"delay": 3600}));
    let order = served.order(&merchant.url());
    served.end("KILL");
    let done = home.fpgo(&["sandbox", "pay", &order, "--data-dir", data]).ends(0);
    done.says("1 callback waits in the data");
}

#[test]
fn a_command_leaves_it_to_the_server_to_tell_and_waits_until_it_did() {
    let sandbox = Sandbox::start();
    let merchant = Merchant::answering(&[200]);
    sandbox.post("/_sandbox/callbacks/rules", &json!({"wrong": "missing"}));
    let mut body = sandbox.example("checkout session");
    body["callback"]["callbackUrl"] = json!(merchant.url());
    let order =
        sandbox.made_of("checkout session", &body)["orderUuid"].as_str().expect("text").to_owned();
    let data = sandbox.home.path("served");
    sandbox
        .home
        .fpgo(&["sandbox", "pay", &order, "--data-dir", data.to_str().expect("a path")])
        .ends(0);
    let got = merchant.received();
    assert_eq!(statuses(&got), ["PAID"]);
    assert!(!got[0].contains("checksum"), "{got:?}");
}
