//! Every documented rule of the requests, broken one at a time: what is wrong is told before anything is sent, all at
//! once, with path and flag; sent all the same, the sandbox refuses it in the API's own wording.

mod common;

use common::{CUSTOMER, Sandbox};
use serde_json::{Value, json};

fn payload(name: &str) -> Value {
    let path = format!("{}/tests/payloads/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).expect("JSON")
}

const CREATE: [&str; 4] = ["orders", "send-payment-link", "--data", "-"];

/// The body with the field at this pointer taken out.
fn without(mut body: Value, pointer: &str) -> Value {
    let (parent, name) = pointer.rsplit_once('/').expect("a pointer");
    body.pointer_mut(parent).and_then(Value::as_object_mut).expect("an object").remove(name);
    body
}

fn with(mut body: Value, pointer: &str, value: Value) -> Value {
    *body.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer} is there")) = value;
    body
}

/// Refused here, with this path and no other; refused by the sandbox with this sentence when it is sent all the same.
#[track_caller]
fn is_refused(sandbox: &Sandbox, body: &Value, path: &str, sentence: &str) {
    let before = sandbox.requests().len();
    let refused = sandbox.fpgo(&[&CREATE[..], &["-o", "json"]].concat()).input(&body.to_string());
    assert_eq!(refused.code, Some(2), "{path}: {refused:#?}");
    let problems = refused.error()["problems"].clone();
    let paths: Vec<&str> = problems
        .as_array()
        .expect("a list")
        .iter()
        .map(|problem| problem["path"].as_str().expect("text"))
        .collect();
    assert_eq!(paths, [path], "{problems}");
    assert_eq!(sandbox.requests().len(), before, "something was sent");
    let sent = sandbox
        .fpgo(&[&CREATE[..], &["-o", "json", "--no-validate"]].concat())
        .input(&body.to_string());
    assert_eq!(sent.code, Some(4), "{path}: {sent:#?}");
    let error = sent.error();
    assert_eq!(
        (&error["http"], &error["api"]["message"]),
        (&json!(417), &json!("payloadValidationErrors"))
    );
    let reasons = error["api"]["errors"].to_string();
    assert!(reasons.contains(sentence), "{path}: {reasons} lacks {sentence}");
}

#[test]
fn each_required_field_of_a_payment_link_is_missed_by_its_path() {
    let sandbox = Sandbox::start();
    let body = payload("orders-send-payment-link");
    for (pointer, path, words) in [
        ("/products", "$.products", "products"),
        ("/products/0/name", "$.products[0].name", "products.0.name"),
        ("/products/0/quantity", "$.products[0].quantity", "products.0.quantity"),
        ("/products/0/rate", "$.products[0].rate", "products.0.rate"),
        ("/products/0/tax", "$.products[0].tax", "products.0.tax"),
        ("/products/0/amount", "$.products[0].amount", "products.0.amount"),
        ("/orderSummary/subTotal", "$.orderSummary.subTotal", "order summary.sub total"),
        ("/orderSummary/totalTax", "$.orderSummary.totalTax", "order summary.total tax"),
        (
            "/orderSummary/totalDiscount",
            "$.orderSummary.totalDiscount",
            "order summary.total discount",
        ),
        ("/orderSummary/grandTotal", "$.orderSummary.grandTotal", "order summary.grand total"),
        ("/orderDate", "$.orderDate", "order date"),
        ("/customerDetails/type", "$.customerDetails.type", "customer details.type"),
        ("/customerDetails/name", "$.customerDetails.name", "customer details.name"),
        (
            "/customerDetails/address/street",
            "$.customerDetails.address.street",
            "customer details.address.street",
        ),
        (
            "/customerDetails/address/zip",
            "$.customerDetails.address.zip",
            "customer details.address.zip",
        ),
        (
            "/customerDetails/address/city",
            "$.customerDetails.address.city",
            "customer details.address.city",
        ),
        (
            "/customerDetails/address/country",
            "$.customerDetails.address.country",
            "customer details.address.country",
        ),
        ("/invoiceAsPaymentOption", "$.invoiceAsPaymentOption", "invoice as payment option"),
    ] {
        is_refused(
            &sandbox,
            &without(body.clone(), pointer),
            path,
            &format!("The {words} field is required."),
        );
    }
}

/// Fields that endpoints.md calls required in the bodies of 1.2 to 1.4, besides lines and sums.
const OF_EVERY_INVOICE: &[&str] = &[
    "/orderDate",
    "/customerDetails/countryCode",
    "/customerDetails/msisdn",
    "/customerDetails/email",
    "/customerDetails/name",
    "/customerDetails/address/street",
    "/customerDetails/address/zip",
    "/customerDetails/address/city",
    "/customerDetails/address/country",
    "/invoiceFeeApplicable",
];

#[test]
fn each_required_field_of_an_invoice_is_missed_by_its_path() {
    let sandbox = Sandbox::start();
    for (command, more) in [
        ("send-invoice", ["/customerDetails/type", "/customerDetails/organizationId"].as_slice()),
        ("send-efaktura", &["/customerDetails/personalNumber", "/callback/callbackUrl"]),
        ("send-ehf", &["/customerDetails/organizationId", "/callback/callbackUrl"]),
    ] {
        let body = payload(&format!("orders-{command}"));
        for pointer in OF_EVERY_INVOICE.iter().chain(more) {
            let call = ["orders", command, "--data", "-", "--yes", "-o", "json"];
            let refused = sandbox.fpgo(&call).input(&without(body.clone(), pointer).to_string());
            assert_eq!(refused.code, Some(2), "{command} {pointer}: {refused:#?}");
            let problems = refused.error()["problems"].clone();
            let path = format!("${}", pointer.replace('/', "."));
            assert_eq!(problems[0]["path"], path.as_str(), "{command}: {problems}");
            // Without its type a customer needs no organization number: nothing else is missed.
            assert_eq!(problems.as_array().map(Vec::len), Some(1), "{command}: {problems}");
            let sent = sandbox.fpgo(&[&call[..], &["--no-validate"]].concat());
            let sent = sent.input(&without(body.clone(), pointer).to_string());
            assert_eq!(
                (sent.code, &sent.error()["http"]),
                (Some(4), &json!(417)),
                "{command} {pointer}"
            );
        }
    }
}

#[test]
fn an_unusual_maturity_is_a_warning() {
    let sandbox = Sandbox::start();
    for (command, days, said) in [
        ("send-invoice", 10, "14, 30 or 45"),
        ("send-efaktura", 14, "usually 10"),
        ("send-ehf", 10, "14, 30 or 45"),
    ] {
        let body = with(payload(&format!("orders-{command}")), "/invoiceMaturity", json!(days));
        let sent =
            sandbox.fpgo(&["orders", command, "--data", "-", "--yes"]).input(&body.to_string());
        assert_eq!(sent.code, Some(0), "{sent:#?}");
        assert!(
            sent.err.contains("$.invoiceMaturity") && sent.err.contains(said),
            "{command}: {sent:#?}"
        );
    }
    let body = with(payload("orders-send-invoice"), "/invoiceInterval", json!(3));
    let refused =
        sandbox.fpgo(&["orders", "send-invoice", "--data", "-", "--yes"]).input(&body.to_string());
    assert_eq!(refused.code, Some(2), "{refused:#?}");
}

#[test]
fn each_wrong_value_of_a_payment_link_is_told_by_its_path() {
    let sandbox = Sandbox::start();
    let body = payload("orders-send-payment-link");
    for (pointer, value, path, rule) in [
        ("/products", json!("two"), "$.products", "must be an array"),
        ("/products/0/name", json!(7), "$.products[0].name", "must be a string"),
        ("/products/0/quantity", json!("many"), "$.products[0].quantity", "must be a number"),
        ("/products/0/discount", json!("none"), "$.products[0].discount", "must be a number"),
        ("/products/0/tax", json!("25%"), "$.products[0].tax", "must be a number"),
        ("/products/0/rate", json!(-1), "$.products[0].rate", "must be at least 0"),
        ("/orderSummary/subTotal", json!(true), "$.orderSummary.subTotal", "must be a number"),
        ("/orderDate", json!("2 Aug, 2030"), "$.orderDate", "does not match the format d M, Y"),
        ("/sendOrderBy/sms", json!("yes"), "$.sendOrderBy.sms", "must be true or false"),
        ("/customerDetails/type", json!("public"), "$.customerDetails.type", "is invalid"),
        (
            "/customerDetails/email",
            json!("not an address"),
            "$.customerDetails.email",
            "must be a valid email address",
        ),
        (
            "/customerDetails/preferredLanguage",
            json!("fi"),
            "$.customerDetails.preferredLanguage",
            "is invalid",
        ),
        (
            "/invoiceAsPaymentOption",
            json!("maybe"),
            "$.invoiceAsPaymentOption",
            "must be true or false",
        ),
        ("/callback/callbackUrl", json!("shop"), "$.callback.callbackUrl", "must be a valid URL"),
        (
            "/orderSummary/grandTotal",
            json!(900),
            "$.orderSummary.grandTotal",
            "must be the sum of the lines",
        ),
    ] {
        is_refused(&sandbox, &with(body.clone(), pointer, value), path, rule);
    }
}

#[test]
fn a_customer_needs_a_way_to_be_reached_and_a_company_its_number() {
    let sandbox = Sandbox::start();
    let body = payload("orders-send-payment-link");
    let no_mail = without(body.clone(), "/customerDetails/email");
    sandbox.fpgo(&CREATE).input(&no_mail.to_string());
    // Without either, each of the two is missed: one of them is enough.
    let neither = without(no_mail.clone(), "/customerDetails/msisdn");
    let refused =
        sandbox.fpgo(&[&CREATE[..], &["-o", "json"]].concat()).input(&neither.to_string());
    assert_eq!(refused.code, Some(2), "{refused:#?}");
    let problems = refused.error()["problems"].clone();
    let paths = [&problems[0]["path"], &problems[1]["path"]];
    assert_eq!(paths, ["$.customerDetails.msisdn", "$.customerDetails.email"], "{problems}");
    is_refused(
        &sandbox,
        &without(no_mail, "/customerDetails/countryCode"),
        "$.customerDetails.countryCode",
        "field is required when customer details.email is not present.",
    );
    is_refused(
        &sandbox,
        &with(body, "/customerDetails/type", json!("corporate")),
        "$.customerDetails.organizationId",
        "The customer details.organization id field is required when customer details.type is corporate.",
    );
}

#[test]
fn all_problems_are_told_at_once_with_the_flags_that_mend_them() {
    let sandbox = Sandbox::start();
    let nothing = sandbox.fpgo(&["orders", "send-payment-link", "--name", "Ola Test"]).ends(2);
    for part in [
        "$.products field is required (--line)",
        "$.orderDate field is required (--date)",
        "(--street)",
        "(--email)",
    ] {
        assert!(nothing.err.contains(part), "{part}: {nothing:#?}");
    }
    assert!(nothing.err.contains("nothing was moved"), "{nothing:#?}");
}

#[test]
fn what_the_sources_dispute_is_a_warning_and_the_body_is_sent() {
    let sandbox = Sandbox::start();
    let body = payload("orders-send-payment-link");
    for (pointer, value, said) in [
        ("/products/0/tax", json!(8), "0, 12, 15 or 25"),
        ("/customerDetails/address/country", json!("Norway"), "ISO 3166-1"),
        ("/orderDate", json!("02 Jan, 2030"), "quirk 4"),
    ] {
        let changed = with(body.clone(), pointer, value);
        let sent = sandbox.fpgo(&CREATE).input(&changed.to_string());
        assert_eq!(sent.code, Some(0), "{sent:#?}");
        assert!(sent.err.contains("warning:") && sent.err.contains(said), "{sent:#?}");
        let received = sandbox.requests().last().expect("a request")["body"]
            .as_str()
            .expect("text")
            .to_owned();
        assert_eq!(serde_json::from_str::<Value>(&received).expect("JSON"), changed);
    }
    for (pointer, value, said) in [
        ("/customerDetails/personalNumber", json!("123456789"), "must be 11 digits"),
        ("/orderDate", json!("1690977600"), "must be now or a later date"),
    ] {
        let changed = with(body.clone(), pointer, value);
        let sent = sandbox.fpgo(&CREATE).input(&changed.to_string());
        assert!(sent.err.contains("warning:") && sent.err.contains(said), "{sent:#?}");
        assert_eq!(sent.code, Some(4), "the sandbox is strict: {sent:#?}");
    }
}

#[test]
fn a_field_that_is_not_documented_passes_with_a_warning() {
    let sandbox = Sandbox::start();
    let mut body = payload("orders-send-payment-link");
    body["dueDateForPaymentLink"] = json!("1894060800");
    body["products"][0]["colour"] = json!("red");
    let sent = sandbox.fpgo(&CREATE).input(&body.to_string());
    assert_eq!(sent.code, Some(0), "{sent:#?}");
    assert!(
        sent.err.contains("$.dueDateForPaymentLink") && sent.err.contains("$.products[0].colour"),
        "{sent:#?}"
    );
}

#[test]
fn the_documented_body_built_from_flags_is_the_documented_body() {
    let sandbox = Sandbox::start();
    let words = [
        "orders",
        "send-payment-link",
        "--dry-run",
        "-o",
        "json",
        "--line",
        "name=Bike service,id=BS-10,qty=2,rate=400,discount=0,tax=25",
        "--by-sms",
        "--by-email=false",
        "--date",
        "1893456000",
        "--customer-type",
        "private",
        "--country-code",
        "+47",
        "--msisdn",
        "40000001",
        "--email",
        "ola.test@example.com",
        "--name",
        "Ola Test",
        "--language",
        "no",
        "--personal-number",
        "01019012345",
        "--street",
        "Testveien 7",
        "--zip",
        "0010",
        "--city",
        "Oslo",
        "--country",
        "NO",
        "--invoice-option=false",
        "--reference",
        "WEB-1001",
        "--set",
        "customerReference=null",
        "--secure-details=false",
        "--callback-url",
        "https://shop.example/fp/callback",
    ];
    let built = sandbox.fpgo(&words).ends(0).json()["body"].clone();
    assert_eq!(as_decimals(&built), as_decimals(&payload("orders-send-payment-link")));
}

/// Numbers by their value, since `640` and `640.0` are one amount.
fn as_decimals(value: &Value) -> Value {
    match value {
        Value::Number(number) => {
            let text = number.to_string();
            let text = if text.contains('.') {
                text.trim_end_matches('0').trim_end_matches('.')
            } else {
                &text
            };
            Value::String(format!("number {text}"))
        }
        Value::Array(items) => items.iter().map(as_decimals).collect(),
        Value::Object(members) => Value::Object(
            members.iter().map(|(key, value)| (key.clone(), as_decimals(value))).collect(),
        ),
        other => other.clone(),
    }
}

#[test]
fn the_apis_own_names_of_fields_are_understood_as_flags() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("SENT");
    let cancel = [
        "orders",
        "cancel",
        &order,
        "--cancellationNote",
        "Out of stock",
        "--dry-run",
        "-o",
        "json",
    ];
    assert_eq!(
        sandbox.fpgo(&cancel).ends(0).json()["body"],
        json!({"cancellationNote": "Out of stock"})
    );
}

#[test]
fn lines_come_from_a_csv_file_and_their_amounts_are_checked() {
    let sandbox = Sandbox::start();
    let create = |file: &str| {
        let file = format!("@{file}");
        sandbox.fpgo(
            &[
                &["orders", "send-payment-link", "--dry-run", "-o", "json", "--line", &file],
                CUSTOMER,
            ]
            .concat(),
        )
    };
    sandbox.home.write(
        "good.csv",
        "name,qty,rate,tax,amount\n\"Cut, wash\",2,51.50,25,103\nHelmet,1,10,25,\n",
    );
    let body = create("good.csv").ends(0).json()["body"].clone();
    assert_eq!(body["products"][0]["name"], "Cut, wash");
    assert_eq!(body["orderSummary"]["grandTotal"].to_string(), "113");
    sandbox.home.write("wrong.csv", "name,qty,rate,tax,amount\nA,2,51.50,25,103\nB,1,10,25,11\n");
    create("wrong.csv").ends(2).says("line 3").says("amount=11");
    create("missing.csv").ends(2).says("cannot be read");
}

#[test]
fn the_example_bodies_reach_the_server_unchanged() {
    let sandbox = Sandbox::start();
    let sent = sandbox.order("SENT");
    let paid = sandbox.paid_order("800");
    let id = sandbox.truth(&paid)["lines"][0]["id"].clone();
    let refund = with(payload("orders-refund"), "/products/0/id", id);
    for (command, object, body) in [
        ("send-payment-link", "", payload("orders-send-payment-link")),
        ("send-invoice", "", payload("orders-send-invoice")),
        ("send-efaktura", "", payload("orders-send-efaktura")),
        ("send-ehf", "", payload("orders-send-ehf")),
        ("resend", sent.as_str(), payload("orders-resend")),
        ("cancel", sent.as_str(), payload("orders-cancel")),
        ("refund", paid.as_str(), refund),
    ] {
        let words: Vec<&str> = ["orders", command, object, "--data", "-", "--yes"]
            .into_iter()
            .filter(|word| !word.is_empty())
            .collect();
        let done = sandbox.fpgo(&words).input(&body.to_string());
        assert_eq!(done.code, Some(0), "{command}: {done:#?}");
        let requests = sandbox.requests();
        let received =
            requests.iter().rfind(|request| request["method"] == "POST").expect("a write");
        let received: Value =
            serde_json::from_str(received["body"].as_str().expect("text")).expect("JSON");
        assert_eq!(received, body, "{command}");
    }
}
