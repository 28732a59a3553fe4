//! Stories of chapters 2 to 9, through the binary against a sandbox: what each operation does, and what other commands
//! see of it.

use crate::common::stage::{Stage, read, with};
use crate::common::{Canned, Sandbox, envelope, profile, shell_words};
use qrcode::{Color, QrCode};
use serde_json::{Value, json};

/// The answer's `data`.
#[track_caller]
fn made(stage: &Stage, command: &str, body: &Value) -> Value {
    let sent = stage.send(command, body, &["-o", "json"]);
    assert_eq!(sent.code, Some(0), "{command}: {sent:#?}");
    sent.json()["data"].clone()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text")).to_owned()
}

fn status(sandbox: &Sandbox, order: &str) -> String {
    text(&sandbox.fpgo(&["orders", "status", order, "-o", "json"]).ends(0).json()["status"])
}

#[test]
fn the_order_of_every_checkout_is_listed_paid_and_refunded_like_any_other() {
    let stage = Stage::new();
    for command in
        ["checkout session", "checkout hosted", "subscriptions submit", "subscriptions session"]
    {
        let order = text(&made(&stage, command, &stage.example(command))["orderUuid"]);
        let list = stage.sandbox.fpgo(&["orders", "list", "-q"]).ends(0).out;
        assert!(list.contains(&order), "{command}: {list}");
        assert_eq!(status(&stage.sandbox, &order), "SENT", "{command}");
        stage
            .sandbox
            .post(&format!("/_sandbox/pay/{order}"), &json!({"outcome": "paid", "via": "vipps"}));
        stage
            .sandbox
            .fpgo(&["orders", "refund", &order, "--full", "--yes"])
            .ends(0)
            .says("confirmed");
        assert_eq!(status(&stage.sandbox, &order), "REFUNDED", "{command}");
    }
}

#[test]
fn an_invoice_session_waits_for_bankid_unless_the_customer_is_a_company() {
    let stage = Stage::new();
    let private = stage.example("checkout invoice-session");
    let person = made(&stage, "checkout invoice-session", &private);
    assert!(text(&person["bankIdUrl"]).contains("/bankid/ODR"), "{person}");
    let order = text(&person["orderUuid"]);
    assert_eq!(status(&stage.sandbox, &order), "SENT");
    stage
        .sandbox
        .post(&format!("/_sandbox/pay/{order}"), &json!({"outcome": "invoiced", "via": "invoice"}));
    assert_eq!(status(&stage.sandbox, &order), "INVOICED");
    let corporate = with(&private, "/customerDetails/type", json!("corporate"));
    let corporate = with(&corporate, "/customerDetails/organizationId", json!("999888777"));
    let company = made(&stage, "checkout invoice-session", &corporate);
    assert_eq!(company["bankIdUrl"], Value::Null);
    let order = text(&company["orderUuid"]);
    let number = stage.sandbox.fpgo(&["orders", "invoice-number", &order, "-q"]).ends(0).out;
    assert_eq!(number.trim().len(), 8, "{number}");
}

#[test]
fn a_partner_updates_an_order_instead_of_creating_one() {
    let stage = Stage::new();
    let session = "checkout session";
    let first = text(&made(&stage, session, &stage.example(session))["orderUuid"]);
    let orders = stage.sandbox.fpgo(&["orders", "list", "-q"]).ends(0).out.lines().count();
    let flags = read("payloads/checkout-session.flags").replace('\n', " ");
    let flags = shell_words(&flags.replace("rate=400", "rate=500"));
    let flags: Vec<&str> = flags.iter().map(String::as_str).collect();
    let again = [&["checkout", "session", "-q", "--order", &first][..], &flags].concat();
    let second = stage.sandbox.fpgo(&again).ends(0).out;
    assert_eq!(second.trim(), first);
    assert_eq!(stage.received()["orderFrom"], "PARTNER");
    assert_eq!(stage.sandbox.fpgo(&["orders", "list", "-q"]).ends(0).out.lines().count(), orders);
    assert_eq!(stage.sandbox.truth(&first)["total"], json!(1000));
    // What is paid can no longer be changed, and what is not there never could.
    stage.sandbox.post(&format!("/_sandbox/pay/{first}"), &json!({}));
    let paid = stage.sandbox.fpgo(&again).ends(4);
    assert!(paid.err.contains("orderStatusAlreadyPaid"), "{paid:#?}");
    let unknown = [&["checkout", "session", "--order", "ODR1"][..], &flags].concat();
    stage.sandbox.fpgo(&unknown).ends(5);
}

#[test]
fn a_customer_is_made_once_and_shown_to_whoever_asks() {
    let stage = Stage::new();
    let session = stage.example("checkout session");
    let first = made(&stage, "checkout session", &session)["customerUuid"].clone();
    assert_eq!(made(&stage, "checkout session", &session)["customerUuid"], first);
    let reserved = made(&stage, "reservations session", &stage.example("reservations session"));
    assert_eq!(reserved["customerUuid"], first, "the same person");
    let other = with(&session, "/customerDetails/email", json!("kari.test@example.com"));
    assert_ne!(made(&stage, "checkout session", &other)["customerUuid"], first);
    let uuid = text(&first);
    let details = stage.sandbox.fpgo(&["customers", "details", &uuid, "-o", "json"]).ends(0).json();
    assert_eq!((&details["type"], &details["name"]), (&json!("Private"), &json!("Ola Test")));
    assert_eq!(details["addresses"]["billing"]["city"], "Oslo");
    stage.sandbox.fpgo(&["customers", "details", "CSRT1"]).ends(5).says("customerNotFound");
}

#[test]
fn an_update_of_one_field_changes_nothing_else() {
    let stage = Stage::new();
    let read = |kind: &str| {
        stage.sandbox.fpgo(&["customers", "details", kind, "-o", "json"]).ends(0).json()
    };
    for (command, customer) in
        [("update-private", stage.private.as_str()), ("update-corporate", stage.corporate.as_str())]
    {
        let before = read(customer);
        stage
            .sandbox
            .fpgo(&["customers", command, customer, "--email", "new@example.com", "--yes"])
            .ends(0)
            .says("confirmed");
        assert_eq!(read(customer), with(&before, "/email", json!("new@example.com")));
        // The same by path, and taking away what may be absent.
        let street = [
            "customers",
            command,
            customer,
            "--set",
            "addresses.shipping.street=Lagerveien 3",
            "--yes",
        ];
        stage.sandbox.fpgo(&street).ends(0);
        let number = if command == "update-private" { "personalNumber" } else { "organizationId" };
        stage.sandbox.fpgo(&["customers", command, customer, "--unset", number, "--yes"]).ends(0);
        let after = with(&before, "/email", json!("new@example.com"));
        let after = with(&after, "/addresses/shipping/street", json!("Lagerveien 3"));
        let after = with(&after, &format!("/{number}"), Value::Null);
        assert_eq!(read(customer), after, "{command}");
    }
}

#[test]
fn an_update_shows_the_difference_and_needs_something_to_change() {
    let stage = Stage::new();
    let before = stage.sandbox.writes();
    let update = ["customers", "update-private", &stage.private];
    let dry =
        stage.sandbox.fpgo(&[&update[..], &["--email", "x@y.no", "--dry-run"]].concat()).ends(0);
    let shown = dry.says("$.email: \"customer1@example.com\" becomes \"x@y.no\"");
    assert_eq!(shown.err.matches("becomes").count(), 1, "{shown:#?}");
    let number = ["--personal-number", "02029012345", "--dry-run"];
    let masked = stage.sandbox.fpgo(&[&update[..], &number].concat()).ends(0);
    assert!(
        masked.err.contains("$.personalNumber: *********45 becomes *********45"),
        "{masked:#?}"
    );
    stage.sandbox.fpgo(&update).ends(2).says("say what customers update-private is about: --name");
    // A file is the whole customer: what it leaves out is shown as gone.
    let mut body = stage.example("customers update-private");
    body.as_object_mut().expect("an object").remove("personalNumber");
    let file = stage.send("customers update-private", &body, &["--dry-run"]);
    assert!(file.err.contains("$.personalNumber: *********45 becomes nothing"), "{file:#?}");
    // Half a customer is none.
    let half = stage.send("customers update-private", &json!({"email": "x@y.no"}), &[]);
    assert_eq!(half.code, Some(2), "{half:#?}");
    assert_eq!(stage.sandbox.writes(), before, "nothing was sent");
}

#[test]
fn an_update_of_the_other_kind_of_customer_is_refused_before_it_is_sent() {
    let stage = Stage::new();
    let before = stage.sandbox.writes();
    stage
        .sandbox
        .fpgo(&["customers", "update-private", &stage.corporate, "--email", "x@y.no", "--yes"])
        .ends(8)
        .says("the customer is corporate, not private")
        .says("customers update-corporate");
    stage
        .sandbox
        .fpgo(&["customers", "update-private", "CSRT1", "--email", "x@y.no", "--yes"])
        .ends(5);
    assert_eq!(stage.sandbox.writes(), before);
}

#[test]
fn a_company_without_its_contacts_is_warned_of_since_no_answer_tells_them() {
    let stage = Stage::new();
    let update = ["customers", "update-corporate", &stage.corporate, "--yes"];
    let contact = ["--contact", "name=Eva Test,email=eva@example.com,designation=CFO"];
    let given = stage.sandbox.fpgo(&[&update[..], &contact].concat()).ends(0);
    let warning = "takes the place of all contacts, and the API tells none: those that are not given again are lost";
    assert!(given.err.contains(warning), "{given:#?}");
    // They were sent, but nothing shows them.
    let confirmed = "The API does not tell back $.additionalContact";
    let last = given.err.lines().last().expect("a line");
    assert!(last.starts_with("confirmed: ") && last.ends_with(confirmed), "{given:#?}");
    let kept = stage.sandbox.get(&format!("/_sandbox/customers/{}", stage.corporate));
    assert_eq!(kept["contacts"]["0"]["name"], "Eva Test");
    stage
        .sandbox
        .fpgo(&[&update[..], &["--email", "x@y.no"]].concat())
        .ends(0)
        .says("contacts that are not given again may be lost")
        .says("confirmed: ")
        .says("It is now as it was sent");
    let kept = stage.sandbox.get(&format!("/_sandbox/customers/{}", stage.corporate));
    assert_eq!(kept["contacts"], Value::Null, "as was warned of");
    for (contact, said) in
        [("nam=Eva", "did you mean name?"), ("name=A,name=B", "name is given twice")]
    {
        let wrong = stage.sandbox.fpgo(&[&update[..], &["--contact", contact]].concat()).ends(2);
        assert!(wrong.err.contains(said), "{wrong:#?}");
    }
}

/// A home whose profile `test` is a server that tells of this customer whatever it is asked.
fn tells(customer: &Value) -> (Canned, crate::common::Home) {
    let mut answer = envelope(200, "customerDetailsRetrievedSuccessfully");
    answer["data"] = customer.clone();
    let server = Canned::json("200 OK", &answer);
    let home = crate::common::Home::new();
    home.config(&profile("test", &server.base_url(), ""));
    (server, home)
}

fn private_customer() -> Value {
    json!({
        "uuid": "CSRT1234567890", "type": "Private", "name": "Ola Test", "countryCode": "+47", "msisdn": "40000001",
        "personalNumber": "01*******45", "email": "ola.test@example.com", "preferredLanguage": "no",
        "status": "Active", "addresses": {"billing": {"street": "A", "zip": "1", "city": "B", "country": "NO"}},
    })
}

const UPDATE: &[&str] =
    &["-p", "test", "customers", "update-private", "CSRT1234567890", "--email", "x@y.no", "--yes"];

#[test]
fn a_masked_personal_number_is_never_sent_back() {
    let (server, home) = tells(&private_customer());
    let refused = home.fpgo(UPDATE).ends(2).says("$.personalNumber must be whole");
    let refused = refused.says("--personal-number");
    assert!(!refused.err.contains("--no-validate"), "it would send the mask: {refused:#?}");
    // Not validated, not changed in the editor: it is still the mask that was read.
    let anyway = [UPDATE, &["--no-validate"]].concat();
    home.fpgo(&anyway)
        .ends(8)
        .says("the API masks $.personalNumber")
        .says("type it whole:\nnext: fpgo ")
        .says(" --personal-number NUMBER\n");
    home.fpgo(&[&anyway[..], &["--edit"]].concat()).env("EDITOR", "true").ends(8);
    let file = json!({
        "name": "Ola Test", "personalNumber": "01*******45", "preferredLanguage": "no", "msisdn": "40000001",
        "email": "x@y.no", "countryCode": "+47",
        "addresses": {"billing": {"street": "A", "zip": "1", "city": "B", "country": "NO"}},
    });
    let file = home.write("copied.json", &file.to_string()).display().to_string();
    home.fpgo(&[&anyway[..], &["--data", &file]].concat()).ends(8);
    assert!(server.received().iter().all(|request| request.starts_with("GET ")));
}

#[test]
fn a_personal_number_that_was_typed_is_sent_in_place_of_the_masked_one() {
    for (typed, sent) in [
        (&["--personal-number", "01019012345"][..], "01019012345"),
        // Whoever types stars and insists means them.
        (&["--personal-number", "01*******45", "--no-validate"], "01*******45"),
        (&["--set", "personalNumber=01*******45", "--no-validate"], "01*******45"),
    ] {
        let (server, home) = tells(&private_customer());
        home.fpgo(&[UPDATE, typed].concat()).ends(0);
        let received = server.received();
        let put = received.iter().find(|request| request.starts_with("PUT ")).expect("it is sent");
        assert!(put.contains(&format!("\"personalNumber\":\"{sent}\"")), "{put}");
    }
    let (server, home) = tells(&private_customer());
    home.fpgo(&[UPDATE, &["--unset", "personalNumber"]].concat()).ends(0);
    assert!(server.received().iter().any(|request| request.starts_with("PUT ")));
}

#[test]
fn an_update_is_confirmed_by_what_is_told_back_and_no_more_than_that_is_claimed() {
    let stage = Stage::new();
    let update = ["customers", "update-private", &stage.private, "--yes"];
    let email = |email| [&update[..], &["--email", email]].concat();
    let seen = stage.sandbox.fpgo(&email("new@example.com")).ends(0);
    seen.says("confirmed: ").says("It is now as it was sent");
    // A server that says yes and does nothing.
    let accepted = envelope(202, "customerUpdatedSuccessfully").to_string();
    stage
        .sandbox
        .fault(json!({"route": "customers update-private", "fault": "status", "status": 202,
        "body": accepted}));
    let unchanged = stage.sandbox.fpgo(&email("other@example.com")).ends(0);
    assert!(unchanged.err.contains("accepted: "), "{unchanged:#?}");
    assert!(unchanged.err.contains("It does not show yet"), "{unchanged:#?}");
    assert!(!unchanged.err.contains("as it was sent"), "{unchanged:#?}");
    // What the API does not know is not told back.
    let own = [&update[..], &["--set", "colour=blue", "--set", "size=7"]].concat();
    stage.sandbox.fpgo(&own).ends(0).says("The API does not tell back $.colour, $.size");
    // A masked number shows some of what was sent, or that it is another one.
    for (typed, said) in [
        ("01019012345", "The API does not tell back $.personalNumber"),
        ("01019012346", "It does not show yet"),
        ("010190123450", "It does not show yet"),
    ] {
        let mut customer = private_customer();
        customer["email"] = json!("x@y.no");
        let (_server, home) = tells(&customer);
        home.fpgo(&[UPDATE, &["--personal-number", typed]].concat()).ends(0).says(said);
    }
}

#[test]
fn what_an_update_changes_is_told_also_where_nobody_is_asked() {
    let stage = Stage::new();
    let update = ["customers", "update-private", &stage.private, "--yes"];
    let email = [&update[..], &["--email", "new@example.com"]].concat();
    let done = stage.sandbox.fpgo(&email).ends(0);
    let line = "change: $.email: \"customer1@example.com\" becomes \"new@example.com\"";
    assert_eq!(done.err.matches(line).count(), 1, "{done:#?}");
    stage.sandbox.fpgo(&email).ends(0).says("change: none");
    let json = [&update[..], &["--email", "last@example.com", "-o", "json"]].concat();
    stage.sandbox.fpgo(&json).ends(0).says("{\"note\":\"change: $.email: ");
}

#[test]
fn a_kind_of_customer_that_the_server_makes_up_becomes_no_command() {
    for kind in ["private; rm -rf ~", "../corporate", "$(reboot)", ""] {
        let mut customer = private_customer();
        customer["type"] = json!(kind);
        let (server, home) = tells(&customer);
        let refused = home.fpgo(UPDATE).ends(8).says(", not private");
        assert!(!refused.err.contains("fpgo"), "{refused:#?}");
        assert!(server.received().iter().all(|request| request.starts_with("GET ")));
    }
}

#[test]
fn a_customer_that_changes_in_the_meantime_is_not_overwritten() {
    let stage = Stage::new();
    // The editor takes the part of the time that passes: another process updates the customer meanwhile.
    let other = format!(
        "#!/bin/sh\nsed -i 's/customer1@example.com/mine@example.com/' \"$1\"\n\
         {} -p test customers update-private {} --msisdn 40000099 --yes >/dev/null 2>&1 || exit 3\n",
        crate::common::binary::fpgo().display(),
        stage.private
    );
    let editor = stage.sandbox.home.write("editor.sh", &other);
    crate::common::mode(&editor, 0o700);
    let data = stage.sandbox.home.path("other-data");
    let script = format!("env FPGO_DATA_DIR={} {}", data.display(), editor.display());
    let refused = stage
        .sandbox
        .fpgo(&["customers", "update-private", &stage.private, "--edit", "--yes"])
        .env("EDITOR", &script)
        .ends(8);
    refused
        .says("has changed in the meantime")
        .says("what you typed is kept, but it is based on the earlier state; look at the object first, then: --data ");
    let now =
        stage.sandbox.fpgo(&["customers", "details", &stage.private, "-o", "json"]).ends(0).json();
    assert_eq!(
        (&now["msisdn"], &now["email"]),
        (&json!("40000099"), &json!("customer1@example.com"))
    );
}

#[test]
fn credit_checks_stand_in_their_list_with_scores_that_follow_from_the_number() {
    let stage = Stage::new();
    let list = || stage.sandbox.fpgo(&["credit", "list", "-o", "json"]).ends(0).json();
    assert_eq!(list(), json!([]));
    for _ in 0..2 {
        assert_eq!(
            stage.send("credit check-private", &stage.example("credit check-private"), &[]).code,
            Some(0)
        );
    }
    let company = stage.example("credit check-corporate");
    assert_eq!(stage.send("credit check-corporate", &company, &[]).code, Some(0));
    let rows = list();
    assert_eq!(rows.as_array().map(Vec::len), Some(3));
    assert_eq!(
        (&rows[0]["score"], &rows[0]["riskLevel"]),
        (&rows[1]["score"], &rows[1]["riskLevel"])
    );
    // 01019012345 and 999888777 modulo 101.
    assert_eq!((&rows[0]["score"], &rows[2]["score"]), (&json!(14), &json!(89)));
    assert_eq!(rows[0]["personalNumber"], "01*******45");
    assert_eq!(
        (&rows[2]["type"], &rows[2]["organizationId"]),
        (&json!("Corporate"), &json!("999888777"))
    );
    // A single slash went out, though two are documented (quirk 7).
    let requests = stage.sandbox.requests();
    let targets: Vec<&str> =
        requests.iter().filter_map(|request| request["target"].as_str()).collect();
    assert!(targets.contains(&"/api/v1/connect/credit/check/private"), "{targets:?}");
    assert!(!targets.iter().any(|target| target.contains("//")), "{targets:?}");
}

#[test]
fn a_path_override_holds_the_doubled_slash() {
    let sandbox = Sandbox::start();
    let own = "[profiles.test.endpoints.\"credit list\"]\npath = \"/connect//credit/check/list\"";
    sandbox.home.config(&profile("test", &sandbox.base_url, own));
    sandbox.fpgo(&["credit", "list"]).ends(0);
    assert_eq!(sandbox.requests()[0]["target"], "/api/v1/connect//credit/check/list");
}

#[test]
fn a_company_check_stands_in_the_companys_list() {
    let stage = Stage::new();
    let check = made(&stage, "company check", &stage.example("company check"));
    let uuid = text(&check["companyCheckUuid"]);
    assert!(uuid.starts_with("COMCHK"), "{check}");
    let details = ["company", "details", "999888777", "-o", "json"];
    assert_eq!(stage.sandbox.fpgo(&details).ends(0).json(), json!([]), "nobody has signed yet");
    let served = stage.sandbox.home.path("served");
    let data = served.to_str().expect("a path");
    let pay = |outcome: &str| {
        let words = ["sandbox", "pay", &uuid, "--outcome", outcome, "--data-dir", data];
        stage.sandbox.home.fpgo(&words)
    };
    pay("paid").ends(4).says("not signed yet");
    pay("declined").ends(0);
    pay("signed").ends(0);
    pay("signed").ends(4).says("is signed");
    let rows =
        stage.sandbox.fpgo(&["company", "details", "999888777", "-o", "json"]).ends(0).json();
    assert_eq!(
        (&rows[0]["companyCheckUuid"], &rows[0]["score"]),
        (&check["companyCheckUuid"], &json!("89"))
    );
    assert_eq!(rows[0]["personalNumber"], "01019012345", "json is as received");
    let table = stage.sandbox.fpgo(&["company", "details", "999888777"]).ends(0);
    assert!(table.out.contains("*********45") && !table.out.contains("01019012345"), "{table:#?}");
    let shown =
        stage.sandbox.fpgo(&["company", "details", "999888777", "--show-personal-data"]).ends(0);
    assert!(shown.out.contains("01019012345"), "{shown:#?}");
    let none =
        stage.sandbox.fpgo(&["company", "details", "999888778", "-o", "json"]).ends(0).json();
    assert_eq!(none, json!([]));
    let fee =
        stage.sandbox.fpgo(&["company", "invoice-fee", "999 888 777", "-o", "json"]).ends(0).json();
    assert_eq!(fee["companyId"], "999888777");
    stage.sandbox.fpgo(&["company", "details", "Test AS"]).ends(2);
}

#[test]
fn an_organization_lists_its_terminals_and_orders_reach_them() {
    let stage = Stage::new();
    let list = stage.sandbox.fpgo(&["terminals", "list", "ORG1234567890", "-q"]).ends(0).out;
    let terminal = list.lines().next().expect("a terminal").to_owned();
    assert_eq!(list.lines().count(), 2, "{list}");
    let body = with(&stage.example("terminals orders create"), "/terminalUuid", json!(terminal));
    let order = text(&made(&stage, "terminals orders create", &body)["orderUuid"]);
    assert!(stage.sandbox.truth(&order)["events"].to_string().contains(&terminal));
    // It moves money, so it is asked about, and nobody is here.
    let words = ["terminals", "orders", "create", "--data", "-"];
    let asked = stage.sandbox.fpgo(&words).input(&body.to_string());
    assert_eq!(asked.code, Some(9), "{asked:#?}");
}

#[test]
fn no_terminals_are_an_empty_list_however_the_server_says_so() {
    let home = crate::common::Home::new();
    for server in [
        Canned::json("404 Not Found", &envelope(404, "terminalNotFound")),
        Canned::new(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n".to_vec()),
    ] {
        home.config(&profile("test", &server.base_url(), ""));
        let call = ["-p", "test", "terminals", "list", "ORG1", "-o", "json"];
        assert_eq!(home.fpgo(&call).ends(0).json(), json!([]));
        let strict = "[profiles.test.endpoints.\"terminals list\"]\nempty_list = \"error\"";
        home.config(&profile("test", &server.base_url(), strict));
        assert_ne!(home.fpgo(&call).run().code, Some(0));
    }
}

#[test]
fn a_reservation_and_a_subscription_are_kept_as_they_were_sent() {
    let stage = Stage::new();
    for (command, key, kind) in [
        ("reservations submit", "reservationUuid", "reservations"),
        ("reservations session", "reservationUuid", "reservations"),
        ("subscriptions submit", "subscriptionUuid", "subscriptions"),
        ("subscriptions session", "subscriptionUuid", "subscriptions"),
    ] {
        let body = stage.example(command);
        let uuid = text(&made(&stage, command, &body)[key]);
        assert_eq!(
            stage.sandbox.get(&format!("/_sandbox/{kind}/{uuid}"))["body"],
            body,
            "{command}"
        );
    }
}

#[test]
fn where_to_send_the_customer_is_a_page_that_says_what_it_is() {
    let stage = Stage::new();
    for (command, key) in [
        ("checkout session", "paymentUrl"),
        ("checkout invoice-session", "bankIdUrl"),
        ("checkout hosted", "paymentUrl"),
        ("reservations submit", "checkoutUrl"),
        ("reservations session", "paymentUrl"),
        ("subscriptions submit", "paymentLink"),
        ("subscriptions session", "paymentUrl"),
        ("company check", "url"),
    ] {
        let url = text(&made(&stage, command, &stage.example(command))[key]);
        let shown = stage.send(command, &stage.example(command), &[]);
        let prefix = url.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '/');
        let prefix = prefix.split("ODR").next().expect("a part");
        assert!(shown.out.contains(prefix), "{command} shows its address whole: {shown:#?}");
        let path = url.split_once(&format!(":{}", stage.sandbox.port())).expect("its own port").1;
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n",
            stage.sandbox.port()
        );
        let page = crate::common::exchange(stage.sandbox.port(), &request);
        assert!(page.starts_with("HTTP/1.1 200 ") && page.contains("<h1>"), "{command}: {page}");
        assert!(!page.to_lowercase().contains("access-control"), "{page}");
    }
}

#[test]
fn a_code_of_the_address_is_drawn_for_people_beside_the_data() {
    let stage = Stage::new();
    let body = stage.example("checkout session");
    let plain = stage.send("checkout session", &body, &[]);
    assert!(!plain.err.contains('█'), "{plain:#?}");
    let drawn = stage.send("checkout session", &body, &["--qr"]);
    assert_eq!(drawn.code, Some(0), "{drawn:#?}");
    assert!(drawn.err.lines().filter(|line| line.contains('█')).count() > 10, "{drawn:#?}");
    assert!(!drawn.out.contains('█'), "{drawn:#?}");
    let quiet = stage.send("checkout session", &body, &["--qr", "-q"]);
    assert!(quiet.out.trim().starts_with("ODR") && quiet.err.contains('█'), "{quiet:#?}");
    let json = stage.send("checkout session", &body, &["--qr", "-o", "json"]);
    assert_eq!(json.code, Some(2), "{json:#?}");
    let none =
        stage.send("credit check-private", &stage.example("credit check-private"), &["--qr"]);
    assert_eq!(none.code, Some(2), "there is no address in it: {none:#?}");
}

#[test]
fn the_code_holds_exactly_the_address_that_is_shown() {
    let stage = Stage::new();
    for command in [
        "checkout session",
        "checkout invoice-session",
        "checkout hosted",
        "reservations submit",
        "reservations session",
        "subscriptions submit",
        "subscriptions session",
        "company check",
    ] {
        let shown = stage.send(command, &stage.example(command), &["--qr"]);
        assert_eq!(shown.code, Some(0), "{command}: {shown:#?}");
        let address = shown.out.split_whitespace().find(|word| word.starts_with("http"));
        let address = address.unwrap_or_else(|| panic!("{command}: {shown:#?}"));
        let code = QrCode::new(address).expect("it fits");
        assert_eq!(modules(&shown.err), code.to_colors(), "{command}: {address}: {shown:#?}");
    }
}

/// The modules of a drawn code, without the quiet zone around it. Half blocks stand for two rows; bright is light, for
/// a dark terminal.
fn modules(drawn: &str) -> Vec<Color> {
    let is_drawn = |line: &&str| !line.is_empty() && line.chars().all(|cell| " ▀▄█".contains(cell));
    let rows = drawn.lines().filter(is_drawn).flat_map(|line| {
        let half = |bright: &'static str| {
            let color = move |cell| if bright.contains(cell) { Color::Light } else { Color::Dark };
            line.chars().map(color).collect::<Vec<_>>()
        };
        [half("▀█"), half("▄█")]
    });
    let rows: Vec<Vec<Color>> = rows.collect();
    let width = rows.first().expect("a code is drawn").len() - 2 * QUIET;
    let inside = rows.iter().skip(QUIET).take(width);
    inside.flat_map(|row| row[QUIET..QUIET + width].to_vec()).collect()
}

/// Modules of the quiet zone on each side (ISO/IEC 18004).
const QUIET: usize = 4;

#[test]
fn quiet_prints_the_identifier_of_what_was_made() {
    let stage = Stage::new();
    for (command, prefix) in [
        ("checkout session", "ODR"),
        ("checkout invoice-session", "ODR"),
        ("checkout hosted", "ODR"),
        ("reservations submit", "RES"),
        ("reservations session", "RES"),
        ("subscriptions submit", "SUB"),
        ("subscriptions session", "SUB"),
        ("terminals orders create", "ODR"),
        ("company check", "COMCHK"),
        ("customers update-private", "CSRT"),
    ] {
        let quiet = stage.send(command, &stage.example(command), &["-q"]);
        assert_eq!(quiet.code, Some(0), "{command}: {quiet:#?}");
        let id = quiet.out.trim_end();
        let digits = id.strip_prefix(prefix).unwrap_or_else(|| panic!("{command}: {quiet:#?}"));
        assert!(digits.bytes().all(|byte| byte.is_ascii_digit()), "{command}: {quiet:#?}");
    }
}

#[test]
fn a_417_about_the_form_of_dates_names_the_key_that_changes_it() {
    for (form, command, other) in
        [("d M, Y", "checkout session", "d M, Y"), ("unix", "terminals orders create", "unix")]
    {
        let sandbox = Sandbox::with(&["--order-date", form]);
        let body = read(&format!("payloads/{}.json", command.replace(' ', "-")));
        let words: Vec<&str> = command.split(' ').chain(["--data", "-", "--yes"]).collect();
        let refused = sandbox.fpgo(&words).input(&body);
        assert_eq!(refused.code, Some(4), "{refused:#?}");
        let key = format!("order_date = {other:?} under [profiles.test.endpoints.{command:?}]");
        assert!(refused.err.contains(&key), "{key}: {refused:#?}");
        // Set as it says, typed dates go out in that form.
        let own = format!("[profiles.test.endpoints.{command:?}]\norder_date = {other:?}");
        sandbox.home.config(&profile("test", &sandbox.base_url, &own));
        let flags =
            read(&format!("payloads/{}.flags", command.replace(' ', "-"))).replace('\n', " ");
        let flags = shell_words(&flags);
        let words: Vec<&str> =
            command.split(' ').chain(flags.iter().map(String::as_str)).chain(["--yes"]).collect();
        sandbox.fpgo(&words).ends(0);
    }
}

#[test]
fn a_profile_chooses_the_shape_of_typed_lines() {
    let sandbox = Sandbox::start();
    for (command, own, is_list) in [
        ("checkout session", "", true),
        ("checkout session", "products = \"object\"", false),
        ("terminals orders create", "", false),
        ("terminals orders create", "products = \"list\"", true),
    ] {
        let own = format!("[profiles.test.endpoints.{command:?}]\n{own}");
        sandbox.home.config(&profile("test", &sandbox.base_url, &own));
        let flags =
            read(&format!("payloads/{}.flags", command.replace(' ', "-"))).replace('\n', " ");
        let flags = shell_words(&flags);
        let words: Vec<&str> = command
            .split(' ')
            .chain(flags.iter().map(String::as_str))
            .chain(["--dry-run", "-o", "json"])
            .collect();
        let body = sandbox.fpgo(&words).ends(0).json()["body"].clone();
        assert_eq!(body["products"].is_array(), is_list, "{command}: {body}");
        assert_eq!(body["products"].is_object(), !is_list, "{command}: {body}");
    }
}

#[test]
fn an_unknown_create_names_the_command_that_can_find_it() {
    let sandbox = Sandbox::start();
    sandbox.fault(json!({"route": "*", "fault": "drop-after"}));
    let body = read("payloads/reservations-submit.json");
    let lost = sandbox.fpgo(&["reservations", "submit", "--data", "-"]).input(&body);
    assert_eq!(lost.code, Some(7), "{lost:#?}");
    assert!(lost.err.contains("fpgo -p test reservations history"), "{lost:#?}");
    sandbox.fault(json!({"route": "*", "fault": "drop-after"}));
    let body = read("payloads/company-check.json");
    let lost = sandbox.fpgo(&["company", "check", "--data", "-"]).input(&body);
    assert!(lost.err.contains("fpgo -p test company details 9"), "{lost:#?}");
}

#[test]
fn a_wait_for_a_credit_check_ends_with_the_result_that_was_not_there_before() {
    let sandbox = Sandbox::start();
    for check in [
        ["check-private", "--personal-number", "01019012345"],
        ["check-corporate", "--organization-id", "999888777"],
    ] {
        let call = [&["credit"], &check[..], &["--yes", "--wait=5s"]].concat();
        sandbox.fpgo(&call).ends(0).says("confirmed: ").says("Its result is score ");
        // What is asked a second time has a result of its own.
        let again = [&call[..], &["--again", "--reason", "a new month"]].concat();
        sandbox.fpgo(&again).ends(0).says("confirmed: ").says("Its result is score ");
    }
    let rows = sandbox.fpgo(&["credit", "list", "--jq", "length"]).ends(0);
    assert_eq!(rows.out.trim(), "4");
}

#[test]
fn a_credit_check_whose_result_does_not_come_is_accepted_and_10() {
    let mut answer = envelope(200, "creditCheckRequestedSuccessful");
    // The list has an earlier result about the same person, and one about another.
    answer["data"] = json!([
        {"date": "07.11.2023", "type": "Private", "personalNumber": "01*******45", "score": 48, "riskLevel": "High"},
        {"date": "07.11.2023", "type": "Private", "personalNumber": "02*******45", "score": 50, "riskLevel": "High"},
    ]);
    let server = Canned::json("200 OK", &answer);
    let home = crate::common::Home::new();
    home.config(&profile("test", &server.base_url(), ""));
    let check =
        ["-p", "test", "credit", "check-private", "--personal-number", "01019012345", "--yes"];
    let late = home.fpgo(&[&check[..], &["--wait=1s"]].concat()).ends(10);
    late.says("is accepted").says("did not show within").says("credit list");
    let sent = server.received();
    assert_eq!(sent.iter().filter(|request| request.starts_with("POST ")).count(), 1, "{sent:?}");
    assert!(sent.first().is_some_and(|request| request.starts_with("GET ")), "{sent:?}");
}

#[test]
fn a_credit_check_with_too_many_earlier_results_to_tell_a_new_one_from_is_not_sent() {
    let row = json!({"date": "07.11.2023", "type": "Private", "personalNumber": "01*******45", "score": 48});
    let list = |count: usize| {
        let mut answer = envelope(200, "creditListRetrieved");
        answer["data"] = vec![row.clone(); count].into();
        Canned::json("200 OK", &answer)
    };
    for (count, code) in [(1000, 10), (1001, 6)] {
        let server = list(count);
        let home = crate::common::Home::new();
        home.config(&profile("test", &server.base_url(), ""));
        let check = ["credit", "check-private", "--personal-number", "01019012345", "--yes"];
        let done = home.fpgo(&[&["-p", "test"], &check[..], &["--wait=1s"]].concat()).ends(code);
        let sent = server.received().iter().filter(|request| request.starts_with("POST ")).count();
        assert_eq!(sent, usize::from(code == 10), "{done:#?}");
        if code == 6 {
            done.says("more than 1000 earlier results").says("hint: send it without waiting");
        }
    }
}

#[test]
fn a_credit_check_is_not_sent_where_its_results_cannot_be_read_for_a_wait() {
    let server = Canned::http("503 Service Unavailable", "", b"");
    let home = crate::common::Home::new();
    home.config(&profile("test", &server.base_url(), ""));
    let check =
        ["-p", "test", "credit", "check-private", "--personal-number", "01019012345", "--yes"];
    home.fpgo(&[&check[..], &["--wait=1s"]].concat()).ends(6);
    assert!(server.received().iter().all(|request| request.starts_with("GET ")));
}
