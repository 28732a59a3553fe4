//! The pages where a customer pays, reserves, subscribes or signs, as a browser without script meets them: what they
//! show, what a form does, where it leads, and who gets nowhere.

use std::time::Duration;

use serde_json::{Value, json};

use crate::common::{
    Canned, FORM, Home, Sandbox, TOKEN, browse, exchange, form_token, lacks, serve, within,
};

/// An answer to a browser.
struct Reply {
    status: u16,
    head: String,
    body: String,
}

impl Reply {
    /// The value of this header.
    fn header(&self, name: &str) -> &str {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(own, _)| own.eq_ignore_ascii_case(name)).map_or("", |(_, value)| value)
    }

    /// The token of its form.
    #[track_caller]
    fn token(&self) -> String {
        form_token(&self.body)
    }

    fn has_form(&self) -> bool {
        self.body.contains("<form")
    }

    #[track_caller]
    fn says(&self, part: &str) {
        assert!(self.body.contains(part), "the page lacks {part:?}: {}", self.body);
    }
}

/// Sends a request with these header lines, and a form if there is one.
fn send(sandbox: &Sandbox, line: &str, headers: &[&str], form: &str) -> Reply {
    let answer = browse(sandbox.port(), line, headers, form);
    let (head, body) = answer.split_once("\r\n\r\n").expect("an answer");
    let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).expect("a status");
    Reply { status, head: head.to_owned(), body: body.to_owned() }
}

fn look(sandbox: &Sandbox, path: &str) -> Reply {
    send(sandbox, &format!("GET {path}"), &[], "")
}

/// Opens the page and sends its form with this choice, as a browser does.
#[track_caller]
fn choose(sandbox: &Sandbox, path: &str, act: &str, via: &str) -> Reply {
    let token = look(sandbox, path).token();
    submit(sandbox, path, &format!("token={token}&act={act}&via={via}"))
}

fn submit(sandbox: &Sandbox, path: &str, form: &str) -> Reply {
    let own = format!("Origin: http://127.0.0.1:{}", sandbox.port());
    send(sandbox, &format!("POST {path}"), &[&own, "Sec-Fetch-Site: same-origin"], form)
}

/// What a call of the API makes of this body.
#[track_caller]
fn made(sandbox: &Sandbox, path: &str, body: &Value) -> Value {
    let call = json!({"method": "POST", "path": path, "body": body});
    let answer = sandbox.answer_to_request(&call);
    assert!(answer["data"].is_object(), "{path}: {answer}");
    answer["data"].clone()
}

const LINK: &str = "/connect/orders/payment-link/create";
const SESSION: &str = "/connect/orders/regular/submit";
const HOSTED: &str = "/connect/hosted/orders/payment-link/create";

/// The path of the address in this field.
#[track_caller]
fn path(made: &Value, key: &str) -> String {
    let url = made[key].as_str().unwrap_or_else(|| panic!("no {key}: {made}"));
    let (_, path) = url.split_once("//").expect("an address").1.split_once('/').expect("a path");
    format!("/{path}")
}

/// A payment link for this body, as the path of its page.
#[track_caller]
fn link(sandbox: &Sandbox, body: &Value) -> String {
    format!("/pay/{}", made(sandbox, LINK, body)["uuid"].as_str().expect("text"))
}

fn last_event(object: &Value) -> String {
    let events = object["events"].as_array().expect("events");
    events.last().expect("an event")["what"].as_str().expect("text").to_owned()
}

#[test]
fn who_pays_is_sent_back_to_the_shop_and_pays_once() {
    let sandbox = Sandbox::start();
    let (thanks, retry) = ("https://shop.example/thanks?a=1&b=2", "https://shop.example/retry");
    for (command, call, key, via, kind, status) in [
        ("checkout session", SESSION, "paymentUrl", "vipps", "orders", "PAID"),
        ("checkout hosted", HOSTED, "paymentUrl", "googlepay", "orders", "PAID"),
        (
            "reservations session",
            "/connect/reservations/create",
            "paymentUrl",
            "visa",
            "reservations",
            "RESERVED",
        ),
        (
            "reservations submit",
            "/connect/reservations/submit",
            "checkoutUrl",
            "mastercard",
            "reservations",
            "RESERVED",
        ),
        (
            "subscriptions submit",
            "/connect/subscriptions/submit",
            "paymentLink",
            "visa",
            "orders",
            "PAID",
        ),
        (
            "subscriptions session",
            "/connect/subscription/create",
            "paymentUrl",
            "visa",
            "orders",
            "PAID",
        ),
    ] {
        let mut body = sandbox.example(command);
        if body["callback"]["success"].is_string() {
            body["callback"]["success"] = thanks.into();
            body["callback"]["failure"] = retry.into();
        }
        let merchant = Canned::http("200 OK", "", b"thanks");
        body["callback"]["callbackUrl"] = merchant.base_url().into();
        let has_shop = body["callback"]["success"].is_string();
        let made = made(&sandbox, call, &body);
        let page = path(&made, key);
        let uuid = ["orderUuid", "reservationUuid"]
            .iter()
            .find_map(|key| made[*key].as_str())
            .expect("one");
        let back = |address: &'static str| if has_shop { address.to_owned() } else { page.clone() };

        let declined = choose(&sandbox, &page, "decline", via);
        assert_eq!(
            (declined.status, declined.header("location")),
            (303, back(retry).as_str()),
            "{command}"
        );
        let again = look(&sandbox, &page);
        again.says("id=\"attempt\"");
        let left = choose(&sandbox, &page, "leave", via);
        assert_eq!(
            (left.status, left.header("location")),
            (303, back(retry).as_str()),
            "{command}"
        );
        let truth = sandbox.get(&format!("/_sandbox/{kind}/{uuid}"));
        assert_eq!(truth["status"], "SENT", "{command}");
        assert!(last_event(&truth).contains("left"), "{truth}");

        let paid = choose(&sandbox, &page, "pay", via);
        assert_eq!(
            (paid.status, paid.header("location")),
            (303, back(thanks).as_str()),
            "{command}"
        );
        let truth = sandbox.get(&format!("/_sandbox/{kind}/{uuid}"));
        assert_eq!(truth["status"], status, "{command}");
        let events = truth["events"].as_array().expect("events").len();
        // The other tab, which was opened before, and a second press of the button.
        let twice = submit(&sandbox, &page, &format!("token={}&act=pay&via={via}", again.token()));
        assert!(twice.status == 409 && !twice.has_form(), "{command}: {}", twice.body);
        twice.says("id=\"outcome\"");
        let settled = look(&sandbox, &page);
        assert!(settled.status == 200 && !settled.has_form(), "{command}: {}", settled.body);
        assert_eq!(
            has_shop,
            settled.body.contains("href=\"https://shop.example/thanks?a=1&amp;b=2\"")
        );
        let truth = sandbox.get(&format!("/_sandbox/{kind}/{uuid}"));
        assert_eq!(
            truth["events"].as_array().expect("events").len(),
            events,
            "nothing was done twice"
        );
        told(&merchant, status);
    }
}

/// Waits for the first callbacks.
#[track_caller]
fn received(merchant: &Canned) -> Vec<String> {
    within(
        Duration::from_secs(20),
        || "a callback arrives".to_owned(),
        || Some(merchant.received()).filter(|received| !received.is_empty()),
    )
}

/// Waits for the one callback of this status.
#[track_caller]
fn told(merchant: &Canned, status: &str) {
    let got = received(merchant);
    assert!(got.len() == 1 && got[0].contains(&format!("&status={status}&")), "{got:#?}");
}

#[test]
fn a_form_from_elsewhere_does_nothing() {
    let sandbox = Sandbox::start();
    let mut body = sandbox.example("orders send-payment-link");
    body["customerDetails"]["preferredLanguage"] = "en".into();
    body["invoiceAsPaymentOption"] = false.into();
    let (page, other) = (link(&sandbox, &body), link(&sandbox, &body));
    let post = format!("POST {page}");
    let shown = look(&sandbox, &page);
    let right = format!("token={}&act=pay&via=visa", shown.token());
    let foreign = "Origin: https://evil.example";
    let of_other = format!("token={}&act=pay&via=visa", look(&sandbox, &other).token());
    for (what, headers, form, status) in [
        ("without a token", vec![], "act=pay&via=visa".to_owned(), 403),
        ("with that of another page", vec![], of_other, 403),
        ("with another origin", vec![foreign], right.clone(), 403),
        ("from a frame without an origin", vec!["Origin: null"], right.clone(), 403),
        ("from another site", vec!["Sec-Fetch-Site: cross-site"], right.clone(), 403),
        (
            "from another port",
            vec!["Origin: http://127.0.0.1:1", "Sec-Fetch-Site: same-site"],
            right.clone(),
            403,
        ),
        (
            "as a visit from another site",
            vec![
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Mode: navigate",
                "Sec-Fetch-Dest: document",
            ],
            right.clone(),
            403,
        ),
        ("as JSON", vec!["Content-Type: application/json"], right.clone(), 415),
        ("as text", vec!["Content-Type: text/plain"], right.clone(), 415),
        ("with a means that is not offered", vec![], right.replace("visa", "invoice"), 400),
        ("with an act that there is not", vec![], right.replace("=pay", "=expired"), 400),
    ] {
        let reply = send(&sandbox, &post, &headers, &form);
        assert_eq!(reply.status, status, "{what}: {}", reply.body);
        assert!(
            reply.header("location").is_empty() && reply.body.contains("Nothing was done"),
            "{what}"
        );
    }
    let uuid = page.rsplit('/').next().expect("one");
    let truth = sandbox.truth(uuid);
    assert_eq!((&truth["status"], last_event(&truth).as_str()), (&json!("SENT"), "created"));
    // The address alone decides where a customer is sent, and what was asked in the query is no address.
    let paid = submit(&sandbox, &format!("{page}?success=https://evil.example"), &right);
    assert_eq!((paid.status, paid.header("location")), (303, page.as_str()));
    for (line, status) in [
        (format!("PUT {page}"), 405),
        (format!("HEAD {page}"), 200),
        ("GET /pay/ODR1".to_owned(), 404),
        ("POST /assets/sandbox.css".to_owned(), 405),
        ("GET /favicon.ico".to_owned(), 404),
    ] {
        assert_eq!(send(&sandbox, &line, &[], "").status, status, "{line}");
    }
    assert!(sandbox.requests().iter().all(|request| request["target"] == format!("/api/v1{LINK}")));
}

#[test]
fn a_shop_may_send_its_customer_to_a_page_and_do_nothing_else_there() {
    let sandbox = Sandbox::start();
    let made = made(&sandbox, HOSTED, &sandbox.example("checkout hosted"));
    let page = path(&made, "paymentUrl");
    let get = format!("GET {page}");
    let from = |headers: &[&str]| send(&sandbox, &get, headers, "").status;
    let (site, mode) = ("Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate");
    assert_eq!(from(&[site, mode, "Sec-Fetch-Dest: document"]), 200);
    assert_eq!(from(&[site, mode, "Sec-Fetch-Dest: iframe"]), 403);
    assert_eq!(from(&[site, "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: image"]), 403);
    assert_eq!(from(&["Origin: https://shop.example"]), 403);
    let shown = look(&sandbox, &page);
    for (header, part) in [
        (
            "content-security-policy",
            "default-src 'none'; style-src 'self'; form-action 'self' https://shop.example;",
        ),
        ("content-security-policy", "frame-ancestors 'none'"),
        ("referrer-policy", "same-origin"),
        ("x-content-type-options", "nosniff"),
        ("cache-control", "no-store"),
        ("content-type", "text/html; charset=utf-8"),
    ] {
        assert!(shown.header(header).contains(part), "{header}: {}", shown.head);
    }
    for word in ["<script", "<style", " style=", "onclick", "access-control"] {
        assert!(!format!("{}{}", shown.head, shown.body).to_lowercase().contains(word), "{word}");
    }
    let style = look(&sandbox, "/assets/sandbox.css");
    assert_eq!((style.status, style.header("content-type")), (200, "text/css; charset=utf-8"));
    shown.says("href=\"/assets/sandbox.css\"");
}

#[test]
fn a_page_is_in_the_language_that_the_order_asks_for() {
    let sandbox = Sandbox::start();
    let mut body = sandbox.example("orders send-payment-link");
    body["orderSummary"] =
        json!({"subTotal": 640, "totalTax": 150, "totalDiscount": 50, "grandTotal": 750});
    body["products"][0]["discount"] = 50.into();
    body["products"][0]["amount"] = 750.into();
    for (code, words) in [
        ("en", ["lang=\"en\"", "VAT 25 %", "discount 50.00", ">150.00<", "Pay 750.00"]),
        ("no", ["lang=\"no\"", "mva. 25 %", "rabatt 50,00", ">150,00<", "Betal 750,00"]),
        ("sv", ["lang=\"sv\"", "moms 25 %", "rabatt 50,00", "Att betala", "Betala 750,00"]),
        ("da", ["lang=\"da\"", "moms 25 %", "rabat 50,00", "At betale", "Betal 750,00"]),
        ("de", ["lang=\"de\"", "MwSt. 25 %", "Rabatt 50,00", "Zu zahlen", "750,00 zahlen"]),
    ] {
        body["customerDetails"]["preferredLanguage"] = code.into();
        let shown = look(&sandbox, &link(&sandbox, &body));
        words.into_iter().for_each(|word| shown.says(word));
    }
    let mut hosted = sandbox.example("checkout hosted");
    hosted["checkoutLanguage"] = "sv".into();
    let page = path(&made(&sandbox, HOSTED, &hosted), "paymentUrl");
    look(&sandbox, &page).says("Betala 800,00");
    let other = look(&sandbox, &format!("{page}?lang=de"));
    other.says("800,00 zahlen");
    other.says(&format!("action=\"{page}?lang=de\""));
    look(&sandbox, &format!("{page}?lang=%22%3E%3Cscript%3E")).says("Betala 800,00");
}

#[test]
fn what_can_no_longer_be_paid_says_why_and_has_no_form() {
    let sandbox = Sandbox::start();
    let mut body = sandbox.example("orders send-payment-link");
    body["customerDetails"]["preferredLanguage"] = "en".into();
    let open = || link(&sandbox, &body);
    let (cancelled, invoiced, expired, late) = (open(), open(), open(), open());
    let token = look(&sandbox, &late).token();
    let uuid = |page: &str| page.rsplit('/').next().expect("one").to_owned();
    sandbox.fpgo(&["orders", "cancel", &uuid(&cancelled), "--note", "x", "--yes"]).ends(0);
    let pay =
        |page: &str, body: Value| sandbox.post(&format!("/_sandbox/pay/{}", uuid(page)), &body);
    pay(&invoiced, json!({"outcome": "invoiced", "via": "invoice"}));
    pay(&expired, json!({"outcome": "expired"}));
    let example = sandbox.example("terminals orders create");
    let at_terminal = sandbox.made_of("terminals orders create", &example);
    let at_terminal = format!("/pay/{}", at_terminal["orderUuid"].as_str().expect("text"));
    let due = 1_893_456_000 + 8 * 24 * 60 * 60;
    sandbox.post("/_sandbox/clock", &json!({"set": due}));
    let number =
        sandbox.truth(&uuid(&invoiced))["invoiceNumber"].as_str().expect("text").to_owned();
    for (page, words) in [
        (&cancelled, "This was cancelled."),
        (&invoiced, "An invoice has been sent."),
        (&invoiced, number.as_str()),
        (&expired, "This link has expired."),
        (&late, "This link has expired."),
        (&at_terminal, "terminal"),
    ] {
        let shown = look(&sandbox, page);
        assert!(shown.status == 200 && !shown.has_form(), "{}", shown.body);
        shown.says(words);
    }
    let reply = submit(&sandbox, &late, &format!("token={token}&act=pay&via=visa"));
    assert!(reply.status == 409 && !reply.has_form(), "{}", reply.body);
    assert_eq!(sandbox.truth(&uuid(&late))["status"], "EXPIRED");
}

#[test]
fn whatever_was_typed_is_text_and_stays_in_its_place() {
    let sandbox = Sandbox::start();
    let long = "W".repeat(5000);
    for (command, call, key, fields) in [
        (
            "checkout hosted",
            HOSTED,
            "paymentUrl",
            &["/products/0/name", "/customerDetails/name", "/referencesNo", "/customerNotes"][..],
        ),
        (
            "reservations submit",
            "/connect/reservations/submit",
            "checkoutUrl",
            &[
                "/products/0/name",
                "/customerDetails/name",
                "/referenceNo",
                "/customerNotes",
                "/tnc",
            ],
        ),
        (
            "subscriptions session",
            "/connect/subscription/create",
            "paymentUrl",
            &[
                "/products/0/name",
                "/billingFrequency",
                "/customerNotes",
                "/termsAndConditions",
                "/submitPayment/currency",
            ],
        ),
    ] {
        for field in fields {
            for (text, escaped) in [
                ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
                (
                    "\"><img src=x onerror=alert(1)>'&amp;",
                    "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;'&amp;amp;",
                ),
                ("\u{202e}evil\u{2066}", "<bdi>\u{202e}evil\u{2066}</bdi>"),
                ("{amount}{count}{rate} 👩‍💻", "{amount}{count}{rate} 👩‍💻"),
                (&long, &long),
            ] {
                let mut body = sandbox.example(command);
                *body.pointer_mut(field).unwrap_or_else(|| panic!("{command} has no {field}")) =
                    text.into();
                let shown = look(&sandbox, &path(&made(&sandbox, call, &body), key));
                assert_eq!(shown.status, 200, "{field}");
                shown.says(escaped);
                assert!(!shown.body.contains("<script") && !shown.body.contains("<img"), "{field}");
                let before =
                    shown.body.split(escaped.trim_start_matches("<bdi>")).next().expect("a part");
                assert!(before.ends_with("<bdi>"), "{field}: its direction ends with it");
                assert!(!shown.header("content-security-policy").contains("evil"), "{field}");
            }
        }
    }
}

/// Opens a page of BankID and sends its form.
#[track_caller]
fn sign(sandbox: &Sandbox, path: &str, act: &str) -> Reply {
    choose(sandbox, path, act, "")
}

#[test]
fn a_private_customer_signs_for_an_invoice_and_a_company_does_not() {
    let sandbox = Sandbox::start();
    let (thanks, retry) = ("https://shop.example/thanks", "https://shop.example/retry");
    let status = |uuid: &str| sandbox.truth(uuid)["status"].as_str().expect("text").to_owned();
    let mut hosted = sandbox.example("checkout hosted");
    hosted["checkoutLanguage"] = "en".into();
    let company = made(&sandbox, HOSTED, &hosted);
    let at_once = choose(&sandbox, &path(&company, "paymentUrl"), "pay", "invoice");
    assert_eq!((at_once.status, at_once.header("location")), (303, thanks));
    assert_eq!(status(company["orderUuid"].as_str().expect("text")), "INVOICED");

    let merchant = Canned::http("200 OK", "", b"thanks");
    hosted["callback"]["callbackUrl"] = merchant.base_url().into();
    hosted["customerDetails"]["type"] = "private".into();
    let person = made(&sandbox, HOSTED, &hosted);
    let (page, uuid) = (path(&person, "paymentUrl"), person["orderUuid"].as_str().expect("text"));
    let signing = format!("/bankid/{uuid}?for=invoice");
    let chosen = choose(&sandbox, &page, "pay", "invoice");
    assert_eq!((chosen.status, chosen.header("location")), (303, signing.as_str()));
    assert_eq!((status(uuid).as_str(), merchant.received().len()), ("SENT", 0));
    let shown = look(&sandbox, &signing);
    ["Sign that you want to pay by invoice.", "Bike service", "800.00"]
        .iter()
        .for_each(|part| shown.says(part));
    assert!(
        shown
            .header("content-security-policy")
            .contains("form-action 'self' https://shop.example;")
    );
    let in_german = look(&sandbox, &format!("{signing}&lang=de"));
    in_german.says(&format!("action=\"/bankid/{uuid}?for=invoice&amp;lang=de\""));
    assert_eq!(sign(&sandbox, &signing, "decline").header("location"), retry);
    look(&sandbox, &signing).says("id=\"attempt\"");
    assert_eq!(status(uuid), "SENT");
    let signed = sign(&sandbox, &signing, "sign");
    assert_eq!((signed.status, signed.header("location")), (303, thanks));
    assert_eq!(status(uuid), "INVOICED");
    told(&merchant, "INVOICED");
    let twice = submit(&sandbox, &signing, &format!("token={}&act=sign", shown.token()));
    assert!(twice.status == 409 && !twice.has_form(), "{}", twice.body);

    // Where the answer names BankID itself, it is the same page without a choice before.
    for (command, call, key) in [
        ("checkout invoice-session", "/connect/orders/invoice/submit", "bankIdUrl"),
        ("checkout session", SESSION, "paymentUrl"),
    ] {
        let mut body = sandbox.example(command);
        body["customerDetails"]["personalNumber"] = "01019012345".into();
        if command == "checkout session" {
            body["submitPayment"]["via"] = "invoice".into();
        }
        let made = made(&sandbox, call, &body);
        let page = path(&made, key);
        assert!(page.starts_with("/bankid/ODR"), "{made}");
        assert_eq!(sign(&sandbox, &page, "leave").header("location"), retry, "{command}");
        assert_eq!(sign(&sandbox, &page, "sign").header("location"), thanks, "{command}");
        assert_eq!(status(made["orderUuid"].as_str().expect("text")), "INVOICED", "{command}");
    }
    // Nothing is signed for an order that is paid otherwise.
    let order = made(&sandbox, SESSION, &sandbox.example("checkout session"));
    let uuid = order["orderUuid"].as_str().expect("text");
    let elsewhere = look(&sandbox, &format!("/bankid/{uuid}?for=invoice"));
    assert_eq!(
        (elsewhere.status, elsewhere.header("location")),
        (303, format!("/pay/{uuid}").as_str())
    );
}

#[test]
fn secure_details_stay_hidden_until_the_payer_signs() {
    let sandbox = Sandbox::start();
    let mut order = sandbox.example("orders send-payment-link");
    order["secureDetails"] = true.into();
    order["customerDetails"]["preferredLanguage"] = "en".into();
    let mut reservation = sandbox.example("reservations session");
    reservation["settings"]["secureDetails"] = true.into();
    let mut subscription = sandbox.example("subscriptions session");
    subscription["settings"] = json!({"secureDetails": "1"});
    let pages = [
        (link(&sandbox, &order), "Bike service"),
        (
            path(&made(&sandbox, "/connect/reservations/create", &reservation), "paymentUrl"),
            "Cabin",
        ),
        (
            path(&made(&sandbox, "/connect/subscription/create", &subscription), "paymentUrl"),
            "Bike rental",
        ),
    ];
    for (page, product) in pages {
        let hidden = look(&sandbox, &page);
        for part in [product, "Ola Test", ",00", ".00", "<form", "WEB-1001"] {
            assert!(!hidden.body.contains(part), "{page} shows {part}: {}", hidden.body);
        }
        let signing = page.replace("/pay/", "/bankid/");
        hidden.says(&format!("href=\"{signing}\""));
        let left = sign(&sandbox, &signing, "leave");
        assert_eq!((left.status, left.header("location")), (303, signing.as_str()));
        assert!(!look(&sandbox, &page).body.contains(product));
        let before = look(&sandbox, &signing);
        assert!(!before.body.contains(product), "{}", before.body);
        assert_eq!(sign(&sandbox, &signing, "sign").header("location"), page);
        let shown = look(&sandbox, &page);
        shown.says(product);
        shown.says("Ola Test");
        let twice = submit(&sandbox, &signing, &format!("token={}&act=sign", before.token()));
        assert_eq!(twice.status, 409, "{}", twice.body);
        assert_eq!(choose(&sandbox, &page, "pay", "visa").status, 303);
    }
}

#[test]
fn a_company_check_waits_for_its_signature() {
    let sandbox = Sandbox::start();
    let merchant = Canned::http("200 OK", "", b"thanks");
    let mut body = sandbox.example("company check");
    body["callback"]["callbackUrl"] = merchant.base_url().into();
    let page = path(&made(&sandbox, "/connect/company/check", &body), "url");
    let shown = look(&sandbox, &page);
    shown.says("Test Sykkel AS");
    for act in ["decline", "leave"] {
        assert_eq!(sign(&sandbox, &page, act).header("location"), "https://shop.example/retry");
    }
    assert!(merchant.received().is_empty());
    assert_eq!(sign(&sandbox, &page, "sign").header("location"), "https://shop.example/thanks");
    let twice = submit(&sandbox, &page, &format!("token={}&act=sign", shown.token()));
    assert!(twice.status == 409 && !twice.has_form(), "{}", twice.body);
    assert_eq!(received(&merchant).len(), 1);
    assert!(look(&sandbox, &page).body.contains("id=\"outcome\""));
}

#[test]
fn beyond_this_machine_a_browser_is_asked_for_the_token() {
    use base64::Engine;
    let sandbox = Sandbox::with(&["--allow-remote"]);
    let page = path(&made(&sandbox, HOSTED, &sandbox.example("checkout hosted")), "paymentUrl");
    let password = |word: &str| {
        let pair = base64::prelude::BASE64_STANDARD.encode(format!("anybody:{word}"));
        format!("Authorization: Basic {pair}")
    };
    let (right, wrong) = (password(TOKEN), password("wrong"));
    let get = format!("GET {page}");
    for headers in [&[][..], &[wrong.as_str()], &["Authorization: Basic x"]] {
        let refused = send(&sandbox, &get, headers, "");
        assert_eq!(refused.status, 401, "{headers:?}");
        assert!(refused.header("www-authenticate").starts_with("Basic realm="), "{}", refused.head);
        assert!(!refused.body.contains("Bike service"));
    }
    let shown = send(&sandbox, &get, &[&right], "");
    assert_eq!(shown.status, 200);
    assert_eq!(send(&sandbox, &get, &[&format!("Authorization: Bearer {TOKEN}")], "").status, 200);
    // Under the name that whoever calls it has for it.
    let form = format!("token={}&act=pay&via=visa", shown.token());
    let post = |origin: &str| {
        let port = sandbox.port();
        let request = format!(
            "POST {page} HTTP/1.1\r\nHost: box.example:{port}\r\nOrigin: {origin}:{port}\r\n{right}\r\n{FORM}\r\n\
             Sec-Fetch-Site: same-origin\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{form}",
            form.len()
        );
        exchange(port, &request)
    };
    assert!(post("http://evil.example").starts_with("HTTP/1.1 403"));
    assert!(post("http://box.example").starts_with("HTTP/1.1 303"));
}

#[test]
fn a_payers_refusals_are_in_the_language_of_the_page() {
    let sandbox = Sandbox::start();
    let mut body = sandbox.example("orders send-payment-link");
    body["customerDetails"]["preferredLanguage"] = "sv".into();
    let page = link(&sandbox, &body);
    let token = look(&sandbox, &page).token();
    for (page, form, status, language, words) in [
        (page.clone(), "act=pay&via=visa".to_owned(), 403, "sv", "Inget gjordes."),
        (page.clone(), format!("token={token}&act=pay&via=gold"), 400, "sv", "Inget valdes"),
        (format!("{page}?lang=de"), "act=pay".to_owned(), 403, "de", "Es wurde nichts getan."),
        ("/pay/ODR1?lang=da".to_owned(), "act=pay".to_owned(), 403, "da", "Intet blev gjort."),
        ("/pay/ODR1".to_owned(), "act=pay".to_owned(), 403, "en", "Nothing was done."),
    ] {
        let reply = submit(&sandbox, &page, &form);
        assert_eq!(reply.status, status, "{page} {form}: {}", reply.body);
        let is_said = reply.body.contains(&format!("<html lang=\"{language}\""));
        assert!(is_said && reply.body.contains(words), "{page} {form}: {}", reply.body);
    }
    let missing = look(&sandbox, "/pay/ODR1?lang=no");
    assert!(missing.status == 404 && missing.body.contains("Det finnes ingen slik side"));
}

#[test]
fn show_names_the_page_of_what_is_still_open_while_a_server_runs() {
    let home = Home::new();
    let (mut server, base_url) = serve(&home, "data/sandbox", &[]);
    let list = home.fpgo(&["--sandbox", "orders", "list", "--status", "sent", "-q"]).ends(0).out;
    let order = list.lines().next().expect("an order");
    let page = base_url.replace("/api/v1", &format!("/pay/{order}"));
    let shown = ["--sandbox", "show", order];
    home.fpgo(&shown).ends(0).shows(&page);
    let json = home.fpgo(&[&shown[..], &["-o", "json"]].concat()).ends(0).json();
    assert_eq!(json["facts"]["payers_page"], page.as_str());
    home.fpgo(&["sandbox", "pay", order]).ends(0);
    lacks(&home.fpgo(&shown).ends(0), &page);
    server.kill().expect("it runs");
    server.wait().expect("it ends");
    home.fpgo(&["sandbox", "reset"]).ends(0);
    let list = home.fpgo(&["--sandbox", "orders", "list", "--status", "sent", "-q"]).ends(0).out;
    let order = list.lines().next().expect("another order");
    lacks(&home.fpgo(&["--sandbox", "show", order]).ends(0), "/pay/");
}
