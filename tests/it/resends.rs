//! A resend to the customer's own contact is sent at once; to another one it is asked about, since a message that went to
//! somebody else cannot be taken back.

use crate::common::{Done, Sandbox, shell_words};
use serde_json::{Value, json};

fn run(sandbox: &Sandbox, line: &str) -> Done {
    let words = shell_words(line);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    sandbox.fpgo(&words).run()
}

/// How many messages were asked for.
fn resent(sandbox: &Sandbox) -> usize {
    let is_resend = |request: &&Value| {
        request["target"].as_str().is_some_and(|target| target.contains("/resend/"))
    };
    sandbox.requests().iter().filter(is_resend).count()
}

/// What can be sent again, with the command that tells its customer: an order, a reservation, a subscription.
fn waiting(sandbox: &Sandbox) -> [(String, &'static str); 3] {
    let made = |state: &str| sandbox.object(state).expect("made").1;
    [
        (format!("orders resend {}", sandbox.order("SENT")), "orders details"),
        (format!("reservations resend {}", made("reservation sent")), "reservations details"),
        (format!("subscriptions resend {}", made("subscription sent")), "subscriptions details"),
    ]
}

/// The customer's own address and phone number, as the API tells them.
fn own_contact(sandbox: &Sandbox, line: &str, details: &str) -> [String; 3] {
    let id = line.rsplit(' ').next().expect("an identifier");
    let told = run(sandbox, &format!("{details} {id} -o json")).json();
    let text = |keys: [&str; 2]| {
        let found = keys.iter().find_map(|key| told["customerDetails"][*key].as_str());
        found.unwrap_or_else(|| panic!("{told}")).to_owned()
    };
    [
        text(["email", "customerEmail"]),
        text(["countryCode", "countryCode"]),
        text(["msisdn", "msisdn"]),
    ]
}

#[test]
fn a_resend_to_the_customers_own_contact_asks_nothing() {
    let sandbox = Sandbox::start();
    for (line, details) in waiting(&sandbox) {
        let [email, code, msisdn] = own_contact(&sandbox, &line, details);
        for own in [
            format!("--email {}", email.to_uppercase()),
            format!("--country-code {code} --msisdn {msisdn}"),
        ] {
            let before = resent(&sandbox);
            let done = run(&sandbox, &format!("{line} {own}"));
            assert_eq!((done.code, resent(&sandbox)), (Some(0), before + 1), "{line}: {done:#?}");
        }
    }
}

#[test]
fn a_resend_to_anothers_contact_is_not_sent_without_a_yes() {
    let sandbox = Sandbox::start();
    for (line, details) in waiting(&sandbox) {
        let [own, ..] = own_contact(&sandbox, &line, details);
        for other in ["--email other@example.com", "--country-code +46 --msisdn 40009999"] {
            let before = resent(&sandbox);
            let asked = run(&sandbox, &format!("{line} {other}"));
            assert_eq!((asked.code, resent(&sandbox)), (Some(9), before), "{line}: {asked:#?}");
            let asked = asked.says("is not the customer's own").says(&own);
            asked.says(&format!("next: fpgo --profile test {line}").replace("--profile", "-p"));
            let sent = run(&sandbox, &format!("{line} {other} --yes"));
            assert_eq!((sent.code, resent(&sandbox)), (Some(0), before + 1), "{line}: {sent:#?}");
        }
    }
}

#[test]
fn where_the_customer_is_not_told_a_resend_asks_and_says_so() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("SENT");
    sandbox.fault(json!({"route": "orders details", "fault": "status", "status": 510, "times": 9}));
    let asked = run(&sandbox, &format!("orders resend {order} --email ola.test@example.com"));
    assert_eq!((asked.code, resent(&sandbox)), (Some(9), 0), "{asked:#?}");
    asked.says("cannot be told");
}

#[cfg(unix)]
#[test]
fn at_a_terminal_a_resend_to_anothers_contact_is_asked_about() {
    use rexpect::session::spawn_command;
    let sandbox = Sandbox::start();
    let order = sandbox.order("SENT");
    for (answer, count) in [("n\r", 0), ("y\r", 1)] {
        let mut call = sandbox.fpgo(&["orders", "resend", &order, "--email", "other@example.com"]);
        call.command.stdin(std::process::Stdio::inherit());
        let mut session = spawn_command(call.command, Some(20_000)).expect("a terminal");
        session.exp_string("is not the customer's own").expect("a warning");
        session.exp_string("[y/N]").expect("the question");
        session.send(answer).expect("typed");
        session.flush().expect("typed");
        session.exp_eof().expect("the end");
        assert_eq!(resent(&sandbox), count);
    }
}
