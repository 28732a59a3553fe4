//! A resend to the customer's own contact is sent at once; to another one it is asked about, since a message that went to
//! somebody else cannot be taken back.

#[cfg(unix)]
use crate::common::terminal::Terminal;
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
            let to =
                if own.contains('@') { email.to_uppercase() } else { format!("{code} {msisdn}") };
            done.says(&format!("It goes to {to}"));
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

/// What the details show to be over, each with a word of its refusal, and what the documents do not call so.
fn over(sandbox: &Sandbox) -> ([(String, &'static str); 4], [String; 2]) {
    let [completed, cancelled] = [(); 2].map(|()| sandbox.object("captured").expect("made").1);
    let complete = format!("reservations complete {completed} --note x --yes");
    assert_eq!(run(sandbox, &complete).code, Some(0));
    let reserved = sandbox.reserved();
    let cancel = format!("reservations cancel {reserved} --note x --yes");
    assert_eq!(run(sandbox, &cancel).code, Some(0));
    (
        [
            (format!("orders resend {}", sandbox.order("PAID")), "is paid"),
            (format!("orders resend {}", sandbox.order("CANCELLED")), "is cancelled"),
            (format!("reservations resend {completed}"), "is completed"),
            (format!("reservations resend {reserved}"), "is cancelled"),
        ],
        [
            format!("orders resend {}", sandbox.order("REFUNDED")),
            format!("reservations resend {cancelled}"),
        ],
    )
}

#[test]
fn what_the_details_show_to_be_over_is_not_sent_again() {
    let sandbox = Sandbox::start();
    let (over, open) = over(&sandbox);
    for (line, why) in over {
        let before = sandbox.requests().len();
        let refused = run(&sandbox, &format!("{line} --email other@example.com"));
        assert_eq!(refused.code, Some(8), "{line}: {refused:#?}");
        assert_eq!((sandbox.requests().len(), resent(&sandbox)), (before + 1, 0), "{line}");
        refused.says(&format!("{why}, so its link is not sent again")).says(" details ");
        // Where the details are not read, the API decides.
        let before = sandbox.requests().len();
        let rehearsed = run(&sandbox, &format!("{line} --email other@example.com --dry-run"));
        assert_eq!((rehearsed.code, sandbox.requests().len()), (Some(0), before), "{line}");
    }
    for line in open {
        let asked = run(&sandbox, &format!("{line} --email other@example.com"));
        assert_eq!((asked.code, resent(&sandbox)), (Some(9), 0), "{line}: {asked:#?}");
    }
}

#[test]
fn with_a_yes_nothing_is_read_and_the_api_decides() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("PAID");
    let before = sandbox.requests().len();
    let refused = run(&sandbox, &format!("orders resend {order} --email other@example.com --yes"));
    assert_eq!((refused.code, sandbox.requests().len()), (Some(4), before + 1), "{refused:#?}");
}

#[cfg(unix)]
#[test]
fn at_a_terminal_nobody_is_asked_where_to_send_what_is_over() {
    use crate::common::terminal::Terminal;
    let sandbox = Sandbox::start();
    for (line, why) in over(&sandbox).0 {
        let words = shell_words(&line);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let seen = Terminal::of(sandbox.fpgo(&words)).ends(8);
        assert!(seen.contains(why) && !seen.contains("]: "), "{line}: {seen}");
    }
    assert_eq!(resent(&sandbox), 0);
}

#[cfg(unix)]
#[test]
fn at_a_terminal_a_resend_to_anothers_contact_is_asked_about() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("SENT");
    for (answer, count) in [("n\r", 0), ("y\r", 1)] {
        let call = sandbox.fpgo(&["orders", "resend", &order, "--email", "other@example.com"]);
        let asked = Terminal::of(call).sees("is not the customer's own").sees("[y/N]");
        asked.types(answer).end();
        assert_eq!(resent(&sandbox), count);
    }
}
