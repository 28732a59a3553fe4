//! Every `next:` of every message is a whole line for a shell: it is pasted as it stands, and what it does is never a wrong
//! use. What may not be repeated, a personal number or a secret that was typed, stands in none.

use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::common::binary::fpgo_dir;
use crate::common::stage::read;
use crate::common::{Call, Done, Home, Sandbox, TOKEN, envelope, profile, shell_words};

/// A line in a shell, in this home.
fn pasted(home: &Home, line: &str) -> Done {
    let own = home.fpgo(&[]);
    let mut shell = Command::new("bash");
    shell.args(["-c", line]).env_clear();
    for (name, value) in own.command.get_envs() {
        shell.env(name, value.unwrap_or_default());
    }
    let bin = fpgo_dir().display();
    let path = std::env::var("PATH").expect("a path");
    shell.env("PATH", format!("{bin}:{path}")).current_dir(home.dir.path()).stdin(Stdio::null());
    Call { command: shell }.run()
}

/// Whether a person has to put something in: a word in capitals, such as TEXT or ID=AMOUNT.
fn has_placeholder(line: &str) -> bool {
    let letters =
        |word: &str| word.len() > 1 && word.chars().all(|letter| letter.is_ascii_uppercase());
    line.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_').any(letters)
}

/// What the message offers, for people.
fn offered(done: &Done) -> Vec<String> {
    let lines = done.err.lines().filter_map(|line| line.strip_prefix("next: "));
    lines.map(str::to_owned).collect()
}

/// What is tried: each call that fails, and all that was offered.
struct Tried<'a> {
    home: &'a Home,
    count: usize,
}

impl Tried<'_> {
    /// Pastes everything that the message of a failed call offers.
    #[track_caller]
    fn paste(&mut self, what: &str, done: &Done) {
        assert!(!matches!(done.code, Some(0 | 1) | None), "{what} does not fail: {done:#?}");
        for line in offered(done) {
            let again = pasted(self.home, &line);
            let is_use = again.code == Some(2) && !has_placeholder(&line);
            let is_found = !matches!(again.code, Some(1 | 126 | 127) | None);
            assert!(is_found && !is_use, "{what}: {line}: {again:#?}");
            self.count += 1;
        }
    }

    /// Makes a call of words with blanks between, which fails, and pastes what is offered then. Programs are offered the
    /// same.
    #[track_caller]
    fn call(&mut self, line: &str) -> Done {
        let words = shell_words(line);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        // A file that a message leads to is opened, and nobody is there to close it.
        let done = self.home.fpgo(&words).env("EDITOR", "true").run();
        self.paste(line, &done);
        done
    }

    #[track_caller]
    fn offers(&mut self, line: &str, next: &str) {
        let done = self.call(line);
        assert!(offered(&done).iter().any(|offered| offered == next), "{next}: {done:#?}");
    }
}

#[test]
fn what_is_refused_or_not_confirmed_offers_lines_that_can_be_pasted() {
    let sandbox = Sandbox::start();
    let mut tried = Tried { home: &sandbox.home, count: 0 };
    let sent = sandbox.order("SENT");
    // Nobody to ask: the whole line that was typed, with its quotes.
    tried.offers(
        &format!("-p test orders cancel {sent} --note 'out of stock' --no-validate"),
        &format!("fpgo -p test orders cancel {sent} --note 'out of stock' --no-validate --yes"),
    );
    let two = sandbox.sent_order(&["name=A,qty=1,rate=100,tax=0", "name=B,qty=1,rate=100,tax=0"]);
    sandbox.post(&format!("/_sandbox/pay/{two}"), &json!({"outcome": "paid", "via": "visa"}));
    let paid = sandbox.paid_order("800");
    let invoiced = sandbox.order("INVOICED");
    let line = sandbox.truth(&invoiced)["lines"][0]["id"].to_string();
    let fresh = sandbox.object("reservation sent").expect("made").1;
    let captured = sandbox.object("captured").expect("made").1;
    let (subscription, _) = sandbox.subscribed();
    for words in [
        format!("orders refund {paid} --amount 5"),
        format!("orders refund {paid} --amount 900 --yes"),
        format!("orders refund {paid} --line 1=5 --yes"),
        format!("orders refund {two} --amount 50 --yes"),
        format!("orders refund {two} --amount 150 --yes"),
        format!("orders refund {invoiced} --line {line}=5 --yes"),
        format!("orders refund {paid} --amount 5 --expect-status SENT --yes"),
        format!("orders cancel {paid} --note x"),
        format!("reservations complete {fresh} --note x"),
        format!("reservations capture {fresh} --full"),
        format!("reservations refund {fresh} --full"),
        format!("reservations cancel {captured} --note x"),
        format!("reservations refund {captured} --capture CAP1 --amount 5 --yes"),
        format!("subscriptions refund-cycles {subscription} --cycle 1 --cycle 2 --amount 5"),
        format!("subscriptions refund-cycles {subscription} --cycle 9 --full --yes"),
        "orders status ODR1".to_owned(),
        "orders list --columns status -o json".to_owned(),
        "orders list --jq 'error(\"x\")'".to_owned(),
        "journal show 99".to_owned(),
        "journal resolve 1".to_owned(),
        "journal prune --before -1d".to_owned(),
        "config use nobody".to_owned(),
        "-p nobody orders list".to_owned(),
        "auth login".to_owned(),
        "callback verify orderUuid=ODR1".to_owned(),
    ] {
        let account = if words.starts_with("-p") { "" } else { "-p test " };
        tried.call(&format!("{account}{words}"));
    }
    assert!(tried.count >= 25, "only {} lines were offered", tried.count);
}

#[test]
fn what_was_sent_before_offers_lines_that_can_be_pasted() {
    let sandbox = Sandbox::start();
    let mut tried = Tried { home: &sandbox.home, count: 0 };
    let paid = sandbox.paid_order("800");
    let refund = format!("-p test orders refund {paid} --amount 5 --yes");
    assert_eq!(pasted(&sandbox.home, &format!("fpgo {refund}")).code, Some(0));
    tried.offers(&refund, &format!("fpgo {refund} --again --reason TEXT"));
    let send = "-p test orders send-payment-link --line 'name=Bike service,qty=1,rate=9,tax=25' --date now --by-sms \
                --customer-type private --name 'Ola Test' --country-code +47 --msisdn 40000001 --street 'Testveien 7' \
                --zip 0010 --city Oslo --country NO --invoice-option=false";
    assert_eq!(pasted(&sandbox.home, &format!("fpgo {send}")).code, Some(0));
    tried.call(send);
    tried.call(&format!("{send} --yes"));
    // Nobody knows what became of it.
    for route in ["orders refund", "orders cancel"] {
        sandbox.fault(json!({"route": route, "fault": "drop-before"}));
    }
    let sent = sandbox.order("SENT");
    tried.call(&format!("-p test orders refund {paid} --amount 7 --yes"));
    tried.call(&format!("-p test orders cancel {sent} --note x --yes"));
    assert!(tried.count >= 10, "only {} lines were offered", tried.count);
}

#[test]
fn a_server_that_does_not_answer_offers_the_same_line_once_more() {
    let sandbox = Sandbox::start();
    let mut tried = Tried { home: &sandbox.home, count: 0 };
    let delay = json!({"route": "orders list", "fault": "delay", "seconds": 20, "when": "before"});
    sandbox.fault(delay);
    tried.offers(
        "-p test orders list --timeout 300ms -o csv",
        "fpgo -p test orders list -o csv --timeout 600ms",
    );
    let busy = json!({"route": "orders status", "fault": "too-many-requests", "retry_after": 91, "times": 1});
    sandbox.fault(busy);
    let order = sandbox.order("SENT");
    tried.offers(
        &format!("-p test orders status {order}"),
        &format!("fpgo -p test orders status {order}"),
    );
}

#[test]
fn every_documented_refusal_offers_lines_that_can_be_pasted() {
    let sandbox = Sandbox::start();
    let mut tried = Tried { home: &sandbox.home, count: 0 };
    let (order, reservation) = (sandbox.order("SENT"), sandbox.reserved());
    let rows = read("messages.tsv");
    for row in rows.lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let (message, http): (&str, u16) = (cells[0], cells[1].parse().expect("a status"));
        if cells[2] != "refusal" || http == 204 {
            continue;
        }
        for (route, id) in [("orders status", &order), ("reservations details", &reservation)] {
            let body = envelope(http, message);
            sandbox.fault(
                json!({"route": route, "fault": "status", "status": http, "body": body, "times": 3}),
            );
            let words: Vec<&str> = ["-p", "test"].into_iter().chain(route.split(' ')).collect();
            let done = sandbox.home.fpgo(&[&words[..], &[id]].concat()).run();
            // What is left of the fault strikes no line that is pasted.
            for _ in 0..2 {
                sandbox.home.fpgo(&[&words[..], &[id]].concat()).run();
            }
            tried.paste(message, &done);
        }
    }
    assert!(tried.count >= 25, "only {} lines were offered", tried.count);
}

#[test]
fn settings_that_are_wrong_offer_lines_that_can_be_pasted() {
    let sandbox = Sandbox::start();
    let mut tried = Tried { home: &sandbox.home, count: 0 };
    let production = profile("test", &sandbox.base_url, "").replace("\"demo\"", "\"production\"");
    sandbox.home.config(&production);
    let paid = sandbox.paid_order("800");
    tried.offers(
        &format!("-p test orders refund {paid} --full --yes"),
        &format!("fpgo -p test orders refund {paid} --full --yes --expect-total AMOUNT"),
    );
    let cancel = format!("orders cancel {} --note x", sandbox.order("SENT"));
    tried.offers(&format!("-p test {cancel} -y"), &format!("fpgo -p test {cancel}"));
    // Short flags may stand in one word.
    let order = sandbox.order("SENT");
    tried.offers(
        &format!("-yvp test orders cancel {order} --note x -qy"),
        &format!("fpgo -p test -v orders cancel {order} --note x -q"),
    );
    // No profile is chosen.
    let done = tried.call("orders list");
    assert!(offered(&done).iter().any(|line| line == "fpgo orders list -p NAME"), "{done:#?}");
    sandbox.home.write("none.toml", "");
    tried.call("--config none.toml orders list");
    #[cfg(unix)]
    {
        let config = sandbox.home.path("config.toml");
        crate::common::mode(&config, 0o644);
        let told = sandbox.home.fpgo(&["-p", "test", "orders", "list"]).ends(3);
        tried.paste("a configuration that others may read", &told);
        sandbox.home.fpgo(&["-p", "test", "orders", "list"]).ends(0);
        let data = sandbox.home.data_dir();
        crate::common::mode(&data, 0o755);
        let told = sandbox.home.fpgo(&["-p", "test", "journal", "list"]).ends(3);
        tried.paste("data that others may read", &told);
        sandbox.home.fpgo(&["-p", "test", "journal", "list"]).ends(0);
    }
    assert!(tried.count >= 8, "only {} lines were offered", tried.count);
}

#[test]
fn programs_are_offered_the_same_lines_and_nothing_else() {
    let sandbox = Sandbox::start();
    let paid = sandbox.order("PAID");
    let cancel = |format: &'static str| {
        let words = ["orders", "cancel", &paid, "--note", "two words", "-o", format];
        sandbox.fpgo(&words).ends(8)
    };
    let people: Vec<Value> = offered(&cancel("table")).into_iter().map(Value::from).collect();
    let programs = cancel("json").error()["next"].as_array().cloned().expect("a list");
    assert_eq!(people, programs);
    assert_eq!(people, [json!(format!("fpgo -p test orders refund {paid} --full"))]);
    // Advice that is no line is no step.
    let sent = sandbox.order("SENT");
    let stated = ["orders", "refund", &sent, "--data", "-", "--yes", "-o", "json"];
    let wrong = sandbox.fpgo(&stated).input("[]");
    assert_eq!(wrong.code, Some(2), "{wrong:#?}");
    for line in wrong.error()["next"].as_array().into_iter().flatten() {
        assert!(line.as_str().is_some_and(|line| line.starts_with("fpgo ")), "{wrong:#?}");
    }
}

#[test]
fn what_may_not_be_repeated_stands_in_no_step() {
    let sandbox = Sandbox::start();
    let (sent, customer) = (sandbox.order("SENT"), sandbox.customer("private"));
    let number = "01019012345";
    for words in [
        vec!["customers", "update-private", &customer, "--personal-number", number],
        vec!["orders", "cancel", &sent, "--note", TOKEN],
        vec!["orders", "cancel", &sent, "--note", "born 01019012345"],
        vec!["orders", "cancel", &sent, "--note", "two\nlines"],
    ] {
        let done = sandbox.fpgo(&words).ends(9);
        assert!(
            done.err.contains("hint: if it is meant: the same command with --yes"),
            "{done:#?}"
        );
        assert!(!done.err.contains(number) || words[0] == "customers", "{done:#?}");
        assert!(offered(&done).is_empty(), "{done:#?}");
    }
    // What stood in a pipe is not there a second time.
    let cancel = ["orders", "cancel", &sent, "--data", "-"];
    let done = sandbox.fpgo(&cancel).input("{\"cancellationNote\": \"x\"}");
    assert_eq!(done.code, Some(9), "{done:#?}");
    assert!(done.err.contains("hint: if it is meant: the same command with --yes"), "{done:#?}");
}

#[test]
fn a_secret_that_looks_like_the_words_of_a_command_takes_none_away() {
    let home = Home::new();
    let signed = home.fpgo(&["--sandbox", "callback", "sign"]).ends(0).out;
    // The usual secret of the sandbox is read here, and begins as this command does.
    let offered = home
        .fpgo(&["callback", "verify", signed.trim()])
        .env("FPGO_CALLBACK_SECRET", "another secret")
        .ends(10);
    offered.says("next: env -u FPGO_CALLBACK_SECRET fpgo --sandbox callback verify\n");
    for secret in
        ["callback", "callback-verify", "verify ODR1", "orders-status", "fpgo-callback-show"]
    {
        let by = |words: &[&str]| home.fpgo(words).env("FPGO_CALLBACK_SECRET", secret);
        let signed = by(&["callback", "sign"]).ends(0).out;
        let order = signed.split("orderUuid=").nth(1).and_then(|rest| rest.split('&').next());
        by(&["callback", "verify", signed.trim()])
            .ends(0)
            .says(&format!("fpgo orders status {}", order.expect("an order")));
        by(&["callback", "verify", "orderUuid=ODR1"]).ends(10).says("next: fpgo callback verify\n");
        let json = by(&["callback", "verify", "nothing", "-o", "json"]).ends(2);
        assert!(json.err.contains("\"fpgo callback verify\""), "{json:#?}");
    }
    // What only looks like a command is hidden still.
    let hidden = home
        .fpgo(&["callback", "verify", "https://shop.example/cb?orderUuid=ODR1&a=callback-verify"])
        .env("FPGO_CALLBACK_SECRET", "callback-verify")
        .ends(10);
    assert!(!hidden.out.contains("callback-verify"), "{hidden:#?}");
}
