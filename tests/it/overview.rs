//! The overview at the root of the sandbox's server: what it lists, what its buttons do, and who may press them. How it looks
//! and works in a browser is tested in `tests/browser`.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use url::form_urlencoded::Serializer;

use crate::common::{CUSTOMER, Sandbox, browse, form_token, shell_words};

/// The overview of one sandbox.
struct Overview<'a> {
    sandbox: &'a Sandbox,
}

impl Overview<'_> {
    fn of(sandbox: &Sandbox) -> Overview<'_> {
        Overview { sandbox }
    }

    fn get(&self, target: &str) -> String {
        browse(self.sandbox.port(), &format!("GET {target}"), &[], "")
    }

    /// Sends a form, with these further headers.
    fn post(&self, headers: &[&str], form: &str) -> String {
        browse(self.sandbox.port(), "POST /", headers, form)
    }

    /// The token of the page's forms.
    fn token(&self) -> String {
        form_token(&self.get("/"))
    }

    /// Presses a button: these fields, with the token.
    fn press(&self, fields: &[(&str, &str)]) -> String {
        let token = self.token();
        let form = Serializer::new(String::new())
            .append_pair("token", &token)
            .extend_pairs(fields)
            .finish();
        self.post(&[], &form)
    }

    /// Presses a button of an object. Gives the address to which the browser is sent.
    #[track_caller]
    fn acts(&self, uuid: &str, act: &str) -> String {
        let answer = self.press(&[("object", uuid), ("act", act)]);
        assert!(answer.starts_with("HTTP/1.1 303 "), "{act} of {uuid}: {answer}");
        let (_, rest) = answer.split_once("location: ").expect("an address");
        rest.lines().next().expect("a line").to_owned()
    }
}

/// An object of this kind that waits for somebody.
fn waiting(sandbox: &Sandbox, kind: &str) -> String {
    let words = match kind {
        "reservation" => {
            "reservations submit --line name=Cabin,rate=500,tax=0 --link-due +7d --date now --by-sms=false"
        }
        "subscription" => {
            "subscriptions submit --line name=Rental,qty=1,rate=300,tax=25 --frequency month --repeats 6 --start 2030-01-01 --end 2030-06-30 --link-due +7d \
             --by-sms=false --personal-number 01019012345"
        }
        "terminal order" => {
            "terminals orders create --line name=Bike,qty=1,rate=300,tax=25 --date 2030-01-02 --terminal TRML1234567890 --receipt --by-sms=false \
             --reference POS-9 --callback-url http://127.0.0.1:9/terminal"
        }
        _ => return sandbox.sent_order(&["name=Bike service,qty=1,rate=500,tax=25"]),
    };
    let customer = "-q --yes --again --reason=test --customer-type private --name 'Ola Test' \
        --country-code +47 --msisdn 40000001 --email ola@example.com --street 'Testveien 7' --zip 0010 --city Oslo \
        --country NO --language no --by-email";
    let line = shell_words(&format!("{words} {customer}"));
    let words: Vec<&str> = line.iter().map(String::as_str).collect();
    sandbox.fpgo(&words).ends(0).out.trim().to_owned()
}

#[test]
fn what_is_in_the_sandbox_is_listed_and_nothing_in_it_is_markup() {
    let sandbox = Sandbox::start();
    let hostile = "<script>alert(1)</script>\"'&\u{202e}";
    let line = ["--line", "name=Bike,qty=1,rate=500,tax=25"];
    let to = ["--callback-url", "http://shop.example/fp?<b>=1"];
    let mut words = [&["orders", "send-payment-link", "-q"][..], &line, &to].concat();
    words.extend(CUSTOMER.iter().map(|word| if *word == "Ola Test" { hostile } else { *word }));
    let order = sandbox.fpgo(&words).ends(0).out;
    let order = order.trim();
    sandbox.post(&format!("/_sandbox/pay/{order}"), &json!({}));
    let overview = Overview::of(&sandbox);
    let page = overview.get("/");
    for part in
        [order, "PAID", "500.00", "Callbacks", "withheld", "Purring", "&lt;script&gt;", "\\u{202e}"]
    {
        assert!(page.contains(part), "{part} is not in {page}");
    }
    assert!(page.contains("content-security-policy: default-src 'none'"), "{page}");
    assert!(page.contains("frame-ancestors 'none'"), "{page}");
    for target in [
        "/",
        "/?kind=orders",
        "/?kind=callbacks",
        &format!("/?find={order}"),
        "/?find=%3Cb%3E",
        "/?done=%3Cb%3E",
    ] {
        let page = overview.get(target);
        assert!(
            !page.contains("<script") && !page.contains("<b>") && !page.contains('\u{202e}'),
            "{target}: {page}"
        );
        assert!(!page.contains("access-control-"), "{target}: {page}");
    }
    assert!(overview.get("/?find=ODR1").starts_with("HTTP/1.1 404 "));
    // What an address says is shown only as far as the world knows it.
    assert!(!overview.get("/?done=Send+us+money").contains("Send us money"));
}

#[test]
fn each_button_does_what_it_says() {
    let sandbox = Sandbox::start();
    let overview = Overview::of(&sandbox);
    for (kind, act, control, status) in [
        ("order", "pay", "orders", "PAID"),
        ("order", "decline", "orders", "SENT"),
        ("order", "invoice", "orders", "INVOICED"),
        ("order", "expire", "orders", "EXPIRED"),
        ("reservation", "pay", "reservations", "RESERVED"),
        ("reservation", "expire", "reservations", "EXPIRED"),
        ("terminal order", "terminal-approve", "orders", "PAID"),
        ("terminal order", "terminal-decline", "orders", "CANCELLED"),
    ] {
        let uuid = waiting(&sandbox, kind);
        let address = overview.acts(&uuid, act);
        let state = sandbox.get(&format!("/_sandbox/{control}/{uuid}"));
        assert_eq!(state["status"], status, "{act} of {uuid}");
        let page = overview.get(&address);
        assert!(page.contains(&format!("{uuid} is {status} now")), "{page}");
    }
    let subscription = waiting(&sandbox, "subscription");
    let state = |path: &str| -> Value { sandbox.get(&format!("/_sandbox/{path}")) };
    let first = state(&format!("subscriptions/{subscription}"))["order_uuid"]
        .as_str()
        .expect("text")
        .to_owned();
    overview.acts(&first, "pay");
    for (act, status) in
        [("cycle-paid", "PAID"), ("cycle-failed", "FAILED"), ("cycle-invoiced", "INVOICED")]
    {
        overview.acts(&subscription, act);
        let cycles = state(&format!("subscriptions/{subscription}"))["cycles"].clone();
        let last =
            cycles.as_object().and_then(|all| all.values().next_back()).expect("a cycle").clone();
        assert_eq!(last["status"], status, "{act}: {cycles}");
    }
    for (act, refunded) in [("refund-reject", "0"), ("refund-approve", "500")] {
        let order = sandbox.paid_order("500");
        sandbox.asks_for_approval(&order);
        overview.acts(&order, act);
        assert_eq!(sandbox.refunded(&order), refunded, "{act}");
    }
    let before = state("clock")["now"].as_i64().expect("a number");
    assert!(overview.press(&[("advance", "86400")]).starts_with("HTTP/1.1 303 "));
    let by = state("clock")["now"].as_i64().expect("a number") - before;
    assert!((86_400..86_460).contains(&by), "by {by}");
    for (fields, status) in [
        (vec![("object", first.as_str()), ("act", "pay")], "409"),
        (vec![("object", "ODR1"), ("act", "pay")], "404"),
        (vec![("object", &first), ("act", "steal")], "400"),
        (vec![("advance", "-5")], "400"),
        (vec![], "400"),
    ] {
        let answer = overview.press(&fields);
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{fields:?}: {answer}");
        assert!(answer.contains("role=\"alert\""), "{fields:?}: {answer}");
    }
}

#[test]
fn no_other_page_presses_a_button() {
    let sandbox = Sandbox::start();
    let overview = Overview::of(&sandbox);
    let order = waiting(&sandbox, "order");
    let token = overview.token();
    let form = |token: &str| format!("token={token}&object={order}&act=pay");
    for (headers, body) in [
        (&["Origin: https://evil.example"][..], form(&token)),
        (&["Origin: null"], form(&token)),
        (&["Sec-Fetch-Site: cross-site"], form(&token)),
        (&[], form("")),
        (&[], form(&token.replace(|letter: char| letter.is_ascii_digit(), "a"))),
        (&["Content-Type: text/plain"], form(&token)),
    ] {
        let answer = overview.post(headers, &body);
        assert!(answer.starts_with("HTTP/1.1 4"), "{headers:?} {body}: {answer}");
    }
    assert!(browse(sandbox.port(), "DELETE /", &[], "").starts_with("HTTP/1.1 405 "));
    assert_eq!(sandbox.truth(&order)["status"], "SENT");
    overview.acts(&order, "pay");
    assert_eq!(sandbox.truth(&order)["status"], "PAID");
}

#[test]
fn however_much_there_is_the_overview_shows_the_newest_at_once() {
    let sandbox = Sandbox::start();
    let overview = Overview::of(&sandbox);
    let order = waiting(&sandbox, "order");
    let world =
        rusqlite::Connection::open(sandbox.home.path("served/world.sqlite")).expect("the world");
    let copies = "WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 100000)
        INSERT INTO objects (id, kind, json) SELECT 'ODR9' || printf('%09d', n), kind,
        replace(json, ?1, 'ODR9' || printf('%09d', n)) FROM objects, numbers WHERE id = ?1";
    assert_eq!(world.execute(copies, [&order]).expect("copies"), 100_000);
    for (target, newest) in [("/", 10), ("/?kind=orders", 50)] {
        let since = Instant::now();
        let page = overview.get(target);
        let took = since.elapsed();
        assert!(page.contains("ODR9000100000") && page.contains("100010"), "{target}");
        assert_eq!(page.matches("value=\"pay\"").count(), newest, "{target}");
        assert!(page.len() < 200_000, "{target}: {} bytes", page.len());
        assert!(took < Duration::from_secs(2), "{target} took {took:?}");
    }
    let (_, rest) = overview
        .get("/?kind=orders")
        .split_once("before=")
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .expect("older ones");
    let place = rest.split('"').next().expect("a place").to_owned();
    let older = overview.get(&format!("/?kind=orders&before={place}"));
    assert!(older.contains("ODR9000099950") && !older.contains("ODR9000099951"), "{older}");
}
