//! Rules that no single field can say, each broken alone: told before anything is sent, with path and flag; sent all the
//! same, the sandbox refuses it in the API's own wording. And what is only a warning, since the sources disagree.

use crate::common::stage::{Stage, in_words, path, read, with, without};
use crate::common::{CUSTOMER, Sandbox};
use serde_json::{Value, json};

/// The operations whose lines add up to sums, with discounts or without.
const WITH_SUMS: &[&str] = &[
    "orders send-payment-link",
    "orders send-invoice",
    "orders send-efaktura",
    "orders send-ehf",
    "checkout session",
    "checkout invoice-session",
    "checkout hosted",
    "reservations submit",
    "reservations session",
    "subscriptions submit",
    "subscriptions session",
    "terminals orders create",
];

/// Refused here with this path alone, and there with this sentence.
#[track_caller]
fn breaks(stage: &Stage, command: &str, body: &Value, pointer: &str, sentence: &str) {
    let before = stage.sandbox.writes();
    assert_eq!(stage.is_refused(command, body), [path(pointer)], "{command}");
    assert_eq!(stage.sandbox.writes(), before, "{command}: something was sent");
    stage.is_refused_there(command, body, sentence);
}

/// A warning with these words, and the body sent as it is.
#[track_caller]
fn warns(stage: &Stage, command: &str, body: &Value, words: &str, code: i32) {
    let sent = stage.send(command, body, &[]);
    assert!(sent.err.contains("warning: ") && sent.err.contains(words), "{command}: {sent:#?}");
    assert_eq!(sent.code, Some(code), "{command}: {sent:#?}");
    assert_eq!(stage.received().to_string(), body.to_string(), "{command}");
}

#[test]
fn sums_that_disagree_with_the_lines_are_refused_with_the_lines_named() {
    let stage = Stage::new();
    for command in WITH_SUMS {
        let example = stage.example(command);
        let lines = &example["products"];
        let line = if lines.is_array() { &lines[0] } else { &lines["0"] };
        let total = line["amount"].to_string();
        for (key, wrong, what) in [
            ("grandTotal", json!(799), "the sum"),
            ("totalTax", json!(1), "the VAT"),
            ("subTotal", json!(500), "the sum before VAT"),
            ("totalDiscount", json!(7), "the discount"),
        ] {
            let pointer = format!("/orderSummary/{key}");
            let Some(right) = example.pointer(&pointer) else { continue };
            let body = with(&example, &pointer, wrong);
            let right = format!("{}.00", right.to_string().replace(".0", ""));
            let words: String = key
                .chars()
                .map(|letter| match letter.is_ascii_uppercase() {
                    true => format!(" {}", letter.to_ascii_lowercase()),
                    false => letter.to_string(),
                })
                .collect();
            let sentence = format!(
                "The order summary.{words} must be {what} of the lines, {right} (products[0] {right})."
            );
            breaks(&stage, command, &body, &pointer, &sentence);
        }
        assert!(total.parse::<u32>().is_ok());
    }
}

#[test]
fn every_documented_reading_of_a_discount_is_right() {
    let stage = Stage::new();
    let mut body = stage.example("orders send-payment-link");
    // 1000 less 100 with 25 % VAT: 900 is 720 and 180.
    body["products"] = json!([{"name": "A", "quantity": 2, "rate": 500, "discount": 100, "tax": 25, "amount": 900}]);
    for (sub_total, discount) in [(800, 80), (820, 100), (720, 80), (720, 100), (800, 100)] {
        body["orderSummary"] = json!({"subTotal": sub_total, "totalTax": 180, "totalDiscount": discount, "grandTotal": 900});
        let sent = stage.send("orders send-payment-link", &body, &[]);
        assert_eq!(sent.code, Some(0), "{sub_total} {discount}: {sent:#?}");
    }
}

/// One line with 25 % VAT.
fn line(quantity: u32, rate: Value, discount: Value, amount: Value) -> Value {
    json!({"name": "A", "quantity": quantity, "rate": rate, "discount": discount, "tax": 25, "amount": amount})
}

/// The example of a checkout with these lines and sums.
fn checkout(
    stage: &Stage,
    lines: &[Value],
    [sub, tax, discount, total, shipping]: [Value; 5],
) -> Value {
    let mut body = stage.example("checkout session");
    body["products"] = json!(lines);
    body["orderSummary"] = json!({
        "subTotal": sub, "totalTax": tax, "totalDiscount": discount, "grandTotal": total, "shippingCost": shipping,
    });
    body
}

#[test]
fn each_reading_of_shipping_and_of_discounts_is_right() {
    let stage = Stage::new();
    let goods = line(2, json!(400), json!(0), json!(800));
    let less = line(2, json!(500), json!(100), json!(900));
    let not_yet = line(2, json!(500), json!(100), json!(1000));
    for (what, line, sums) in [
        ("shipping is paid elsewhere", &goods, [640, 160, 0, 800, 100]),
        ("shipping bears no VAT", &goods, [640, 160, 0, 900, 100]),
        ("and is a part of the sum", &goods, [740, 160, 0, 900, 100]),
        ("shipping has VAT inside", &goods, [720, 180, 0, 900, 100]),
        ("and only its VAT is in the sums", &goods, [640, 180, 0, 900, 100]),
        ("VAT comes on top of shipping", &goods, [640, 185, 0, 925, 100]),
        ("a discount on the order, after VAT", &goods, [640, 160, 100, 700, 0]),
        ("it lowers VAT", &goods, [640, 140, 100, 700, 0]),
        ("without its VAT", &goods, [640, 140, 80, 700, 0]),
        ("the sum is after it", &goods, [560, 140, 100, 700, 0]),
        ("the sum less the discount and VAT is the total", &goods, [660, 140, 100, 700, 0]),
        ("with shipping", &goods, [640, 160, 100, 800, 100]),
        ("beside the discount of a line", &less, [830, 170, 150, 850, 0]),
        ("a line before its discount", &not_yet, [800, 180, 80, 900, 0]),
        ("whose discount has its VAT", &not_yet, [820, 180, 100, 900, 0]),
        ("and is taken off after VAT", &not_yet, [800, 200, 100, 900, 0]),
        ("beside a discount on the order", &not_yet, [830, 170, 150, 850, 0]),
    ] {
        let body = checkout(&stage, std::slice::from_ref(line), sums.map(Value::from));
        let sent = stage.send("checkout session", &body, &[]);
        assert_eq!(sent.code, Some(0), "{what}: {sent:#?}");
        assert!(!sent.err.contains("warning"), "{what}: {sent:#?}");
    }
}

#[test]
fn sums_that_fit_no_reading_are_refused_with_what_they_must_be() {
    let stage = Stage::new();
    let goods = line(2, json!(400), json!(0), json!(800));
    let not_yet = line(2, json!(500), json!(100), json!(1000));
    for (line, sums, key, must) in [
        (
            &goods,
            [640, 160, 0, 700, 0],
            "grandTotal",
            "the sum of the lines, 800.00 (products[0] 800.00)",
        ),
        (
            &goods,
            [640, 160, 100, 800, 0],
            "totalDiscount",
            "the discount of the lines, 0.00 (products[0] 0.00)",
        ),
        (
            &goods,
            [640, 160, 0, 950, 100],
            "grandTotal",
            "the sum of the lines, 800.00 (products[0] 800.00)",
        ),
        (
            &goods,
            [640, 200, 0, 900, 100],
            "totalTax",
            "the VAT of the lines, 160.00 (products[0] 160.00)",
        ),
        (
            &goods,
            [640, 185, 0, 900, 100],
            "totalTax",
            "the VAT of the lines, 160.00 (products[0] 160.00)",
        ),
        (
            &goods,
            [600, 160, 100, 700, 0],
            "subTotal",
            "the sum before VAT of the lines, 640.00 (products[0] 640.00)",
        ),
        (
            &goods,
            [640, 130, 100, 700, 0],
            "totalTax",
            "the VAT of the lines, 140.00 (products[0] 160.00, shipping and discount of the order -20.00)",
        ),
        (
            &not_yet,
            [800, 190, 100, 900, 0],
            "totalTax",
            "the VAT of the lines, 180.00 (products[0] 180.00)",
        ),
    ] {
        let body = checkout(&stage, std::slice::from_ref(line), sums.map(Value::from));
        let words = in_words(&format!("/orderSummary/{key}"));
        let sentence = format!("The {words} must be {must}.");
        breaks(&stage, "checkout session", &body, &format!("/orderSummary/{key}"), &sentence);
    }
    // A discount that nothing takes off.
    let body = checkout(&stage, &[not_yet], [800, 200, 100, 1000, 0].map(Value::from));
    warns(&stage, "checkout session", &body, "rate × quantity − discount, 900.00 here", 0);
}

#[test]
fn sums_may_be_rounded_line_by_line_or_unit_by_unit_and_no_further() {
    let stage = Stage::new();
    let third = line(1, json!(33.33), json!(0), json!(33.33));
    let three = [third.clone(), third.clone(), third];
    // 0.33 has 0.07 of VAT, and a thousand of them 66.00.
    let thousand = [line(1000, json!(0.33), json!(0), json!(330))];
    let one = [line(2, json!(400), json!(0), json!(800))];
    for (lines, sums, wrong) in [
        (&three[..], [json!(79.98), json!(20.01), json!(99.99)], None),
        (&three, [json!(79.99), json!(20.00), json!(99.99)], None),
        (&three, [json!(80.01), json!(20.04), json!(100)], None),
        (&three, [json!(79.98), json!(20.05), json!(99.99)], Some("totalTax")),
        (&three, [json!(80.02), json!(20.01), json!(99.99)], Some("subTotal")),
        (&three, [json!(79.98), json!(20.01), json!(100.01)], Some("grandTotal")),
        (&thousand, [json!(264), json!(66), json!(330)], None),
        (&thousand, [json!(260), json!(70), json!(330)], None),
        (&thousand, [json!(264), json!(68), json!(330)], Some("totalTax")),
        (&thousand, [json!(264), json!(76), json!(330)], Some("totalTax")),
        (&thousand, [json!(255), json!(66), json!(330)], Some("subTotal")),
        (&one, [json!(639.99), json!(160.01), json!(800.01)], None),
        (&one, [json!(640), json!(160.02), json!(800)], Some("totalTax")),
        (&one, [json!(639.98), json!(160), json!(800)], Some("subTotal")),
        (&one, [json!(640), json!(160), json!(800.02)], Some("grandTotal")),
    ] {
        let [sub, tax, total] = sums;
        let said = format!("{sub} {tax} {total}");
        let body = checkout(&stage, lines, [sub, tax, json!(0), total, json!(0)]);
        match wrong {
            Some(key) => {
                let path = path(&format!("/orderSummary/{key}"));
                assert_eq!(stage.is_refused("checkout session", &body), [path], "{said}");
            }
            None => {
                let sent = stage.send("checkout session", &body, &[]);
                assert_eq!(sent.code, Some(0), "{said}: {sent:#?}");
            }
        }
    }
}

#[test]
fn each_rule_between_fields_is_told_by_its_path() {
    let stage = Stage::new();
    let corporate = "is corporate";
    for command in [
        "orders send-payment-link",
        "checkout session",
        "checkout invoice-session",
        "reservations submit",
        "reservations session",
        "subscriptions submit",
        "subscriptions session",
        "terminals orders create",
    ] {
        let body = with(&stage.example(command), "/customerDetails/type", json!("corporate"));
        let sentence = format!(
            "The customer details.organization id field is required when customer details.type {corporate}."
        );
        breaks(&stage, command, &body, "/customerDetails/organizationId", &sentence);
    }
    for command in ["checkout session", "checkout invoice-session", "checkout hosted"] {
        let body = with(&stage.example(command), "/fpgoUuid", json!("ODR1234567890"));
        let sentence = "The order from field is required when fpgo uuid is present.";
        breaks(&stage, command, &body, "/orderFrom", sentence);
    }
    let terminal = "terminals orders create";
    let body = with(&stage.example(terminal), "/sendOrderBy/email", json!(false));
    let sentence = "The send order by.email field must be true when sms is false.";
    breaks(&stage, terminal, &body, "/sendOrderBy/email", sentence);
    let session = "subscriptions session";
    let long = "a product id of more than 25 letters";
    let body = with(&stage.example(session), "/products/0/productId", json!(long));
    let sentence = "The products.0.product id must not be greater than 25 characters.";
    breaks(&stage, session, &body, "/products/0/productId", sentence);
    let update = "customers update-private";
    let body = with(&stage.example(update), "/personalNumber", json!("01*******45"));
    let sentence = "The personal number must be whole, and the API masks it.";
    breaks(&stage, update, &body, "/personalNumber", sentence);
}

#[test]
fn an_invoice_in_a_checkout_session_is_a_warning_and_needs_the_personal_number() {
    let stage = Stage::new();
    let session = "checkout session";
    let body = with(&stage.example(session), "/submitPayment/via", json!("invoice"));
    let sentence = "The customer details.personal number field is required when submit payment.via is invoice.";
    breaks(&stage, session, &body, "/customerDetails/personalNumber", sentence);
    let body = with(&body, "/customerDetails/personalNumber", json!("01019012345"));
    warns(&stage, session, &body, "$.submitPayment.via is usually one of vipps", 0);
}

#[test]
fn a_checkout_without_shipping_cost_is_a_warning_and_the_sandbox_refuses_as_recorded() {
    let stage = Stage::new();
    let session = "checkout session";
    let body = without(&stage.example(session), "/orderSummary/shippingCost");
    warns(&stage, session, &body, "$.orderSummary.shippingCost field is required", 4);
    let refused = stage.send(session, &body, &[]);
    assert!(
        refused.err.contains("The order summary.shipping cost field is required."),
        "{refused:#?}"
    );
    // Typed lines always tell it.
    let flags = read("payloads/checkout-session.flags");
    let words = crate::common::shell_words(&flags.replace('\n', " "));
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let call = [&["checkout", "session", "--dry-run", "-o", "json"][..], &words].concat();
    let built = stage.sandbox.fpgo(&call).ends(0).json();
    assert_eq!(built["body"]["orderSummary"]["shippingCost"], 0);
}

#[test]
fn an_order_of_a_checkout_may_have_no_customer() {
    let stage = Stage::new();
    let body = without(&stage.example("checkout session"), "/customerDetails");
    let body = with(&body, "/withCustomer", json!(false));
    let sent = stage.send("checkout session", &body, &["-o", "json"]);
    assert_eq!(sent.code, Some(0), "{sent:#?}");
    assert_eq!(sent.json()["data"]["customerUuid"], Value::Null);
}

#[test]
fn fields_that_may_be_null_must_still_be_there() {
    let stage = Stage::new();
    for command in ["subscriptions submit", "subscriptions session"] {
        let mut body = stage.example(command);
        for key in ["type", "countryCode", "msisdn", "email"] {
            body["customerDetails"][key] = Value::Null;
        }
        let sent = stage.send(command, &body, &[]);
        assert_eq!(sent.code, Some(0), "{command}: {sent:#?}");
        assert_eq!(stage.received(), body);
    }
    // From flags alone the keys are there without being typed.
    let shown =
        stage.sandbox.fpgo(&["subscriptions", "submit", "--name", "Ola", "--dry-run"]).ends(2);
    assert!(!shown.err.contains("customerDetails.type"), "{shown:#?}");
}

#[test]
fn an_unusual_maturity_is_a_warning() {
    let stage = Stage::new();
    for (command, days, said) in
        [("orders send-invoice", 10, "14, 30 or 45"), ("orders send-efaktura", 14, "must be 10")]
    {
        let body = with(&stage.example(command), "/invoiceMaturity", json!(days));
        warns(&stage, command, &body, said, 4);
    }
    // The page's own example has it.
    let body = with(&stage.example("orders send-ehf"), "/invoiceMaturity", json!(10));
    warns(&stage, "orders send-ehf", &body, "14, 30 or 45", 0);
}

/// Asks the sandbox itself: whether it refuses this body for this field, and for nothing else.
#[track_caller]
fn is_refused_for(stage: &Stage, command: &str, body: &Value, pointer: &str) -> bool {
    let sent = stage.answer_to(command, body);
    if sent["message"] != "payloadValidationErrors" {
        return false;
    }
    let reasons = sent["errors"].as_array().expect("a list");
    let field = format!("The {} ", in_words(pointer));
    let is_meant = |reason: &Value| reason.as_str().is_some_and(|text| text.starts_with(&field));
    assert!(reasons.len() == 1 && is_meant(&reasons[0]), "{command} {pointer}: {sent}");
    true
}

/// A value that the sandbox takes or refuses.
#[track_caller]
fn goes_as(stage: &Stage, command: &str, pointer: &str, value: &Value, is_taken: bool) {
    let body = with(&stage.example(command), pointer, value.clone());
    assert_eq!(is_refused_for(stage, command, &body, pointer), !is_taken, "{command} {value}");
}

/// A value that the sandbox refuses, and fpgo sends with a warning.
#[track_caller]
fn is_sent_with_a_warning(stage: &Stage, command: &str, pointer: &str, value: Value) {
    let body = with(&stage.example(command), pointer, value);
    let dry = stage.send(command, &body, &["--dry-run"]);
    let warned = dry.err.contains(&format!("warning: {}", path(pointer)));
    assert!(dry.code == Some(0) && warned, "{command}: {dry:#?}");
}

#[test]
fn a_country_is_a_code_of_the_standard_wherever_the_documents_check_it() {
    let stage = Stage::new();
    let no_codes = [
        "XX", "ZZ", "UK", "EU", "XK", "NOR", "578", "no", "No", "N", " NO", "NO ", "Norway",
        "Norge",
    ];
    let address = "/customerDetails/address/country";
    for (command, pointer) in [
        ("orders send-payment-link", address),
        ("orders send-invoice", address),
        ("orders send-efaktura", address),
        ("orders send-ehf", address),
        ("checkout session", address),
        ("checkout invoice-session", address),
        ("checkout hosted", address),
        ("reservations submit", address),
        ("reservations session", address),
        ("terminals orders create", address),
        ("customers update-private", "/addresses/billing/country"),
        ("customers update-private", "/addresses/shipping/country"),
        ("customers update-corporate", "/addresses/billing/country"),
        ("customers update-corporate", "/addresses/shipping/country"),
    ] {
        for code in ["NO", "SE", "GB", "SJ", "AX"] {
            goes_as(&stage, command, pointer, &json!(code), true);
        }
        for none in no_codes {
            goes_as(&stage, command, pointer, &json!(none), false);
        }
        is_sent_with_a_warning(&stage, command, pointer, json!("XX"));
    }
    // The one page that names no check has a name in its example.
    for value in ["NO", "Norway", "XX", "no"] {
        goes_as(&stage, "subscriptions session", address, &json!(value), true);
    }
}

#[test]
fn a_maturity_is_one_that_the_documents_name() {
    let stage = Stage::new();
    let corporate = "orders send-invoice";
    for (command, taken) in [
        (corporate, [14, 30, 45].as_slice()),
        ("orders send-efaktura", &[10]),
        ("orders send-ehf", &[10, 14, 30, 45]),
        // No set is documented here.
        ("checkout invoice-session", &[1, 7, 10, 14, 15, 30, 45, 60, 365]),
    ] {
        for days in [1, 7, 10, 14, 15, 30, 45, 60, 365] {
            let is_taken = taken.contains(&days);
            for value in [json!(days), json!(days.to_string()), json!(format!("{days}.0"))] {
                goes_as(&stage, command, "/invoiceMaturity", &value, is_taken);
            }
        }
    }
    // The customer of the same operation may be a person.
    let mut body = stage.example(corporate);
    body["customerDetails"]["type"] = json!("private");
    for (days, is_taken) in [(10, true), (14, false), (30, false), (45, false), (11, false)] {
        let body = with(&body, "/invoiceMaturity", json!(days));
        assert_eq!(
            is_refused_for(&stage, corporate, &body, "/invoiceMaturity"),
            !is_taken,
            "{days}"
        );
    }
    // Left out or null it is the server's own.
    for value in [Value::Null, json!("")] {
        goes_as(&stage, corporate, "/invoiceMaturity", &value, true);
    }
}

#[test]
fn an_organization_number_has_no_blank_anywhere_and_letters_where_they_are_documented() {
    let stage = Stage::new();
    let own = "/customerDetails/organizationId";
    let (digits, letters, any) = (0, 1, 2);
    for (command, pointer, rule) in [
        ("orders send-payment-link", own, digits),
        ("orders send-invoice", own, digits),
        ("orders send-ehf", own, digits),
        ("checkout session", own, letters),
        ("checkout invoice-session", own, letters),
        ("checkout hosted", own, digits),
        ("reservations submit", own, digits),
        ("reservations session", own, digits),
        ("subscriptions submit", own, digits),
        ("subscriptions session", own, letters),
        ("terminals orders create", own, digits),
        ("customers update-corporate", "/organizationId", digits),
        ("credit check-corporate", "/organizationId", any),
    ] {
        for blank in ["999 888 777", " 999888777", "999888777 ", "999888777\t", "999\u{a0}888777"] {
            goes_as(&stage, command, pointer, &json!(blank), false);
        }
        is_sent_with_a_warning(&stage, command, pointer, json!("999 888 777"));
        for (value, least) in [("999888777", digits), ("NO999888777", letters), ("NO-999", any)] {
            goes_as(&stage, command, pointer, &json!(value), rule >= least);
        }
        goes_as(&stage, command, pointer, &json!(999_888_777), true);
    }
}

#[test]
fn each_refund_takes_the_types_of_its_page_alone() {
    let stage = Stage::new();
    for (command, taken, known) in [
        // Older pages have the third one too: a warning here.
        ("orders refund", ["regular", "invoiced"].as_slice(), ["reservation"].as_slice()),
        ("reservations refund", &["reservation"], &[]),
        ("terminals orders refund", &["regular"], &[]),
        ("refunds request-approval", &["regular", "invoiced", "reservation"], &[]),
    ] {
        for word in ["regular", "invoiced", "reservation", "Reservation", "captured", "payment"] {
            let mut body = with(&stage.example(command), "/type", json!(word));
            if command == "refunds request-approval" && word == "reservation" {
                body["source"] = json!("captured");
                body["reference"] = json!("CAP1");
            }
            let is_taken = taken.contains(&word);
            let answer = stage.answer_to(command, &body);
            let refused = answer["errors"].to_string().contains("The type ");
            assert_eq!(refused, !is_taken, "{command} {word}: {answer}");
            let dry = stage.send(command, &body, &["--dry-run"]);
            let lets = is_taken || known.contains(&word);
            assert!(lets || dry.code == Some(2), "{command} {word}: {dry:#?}");
            assert!(!lets || dry.code != Some(2), "{command} {word}: {dry:#?}");
            assert!(!known.contains(&word) || dry.err.contains("warning: $.type"), "{dry:#?}");
        }
    }
}

#[test]
fn what_the_sources_dispute_is_a_warning_and_the_body_is_sent() {
    let stage = Stage::new();
    for (command, pointer, value, said) in [
        // Quirk 3: organization numbers come as texts and as numbers.
        (
            "orders send-ehf",
            "/customerDetails/organizationId",
            json!(999888777),
            "must be a string",
        ),
        (
            "checkout hosted",
            "/customerDetails/organizationId",
            json!("999888777"),
            "must be a number",
        ),
        ("company check", "/companyId", json!("999888777"), "must be a number"),
        // Quirk 4: two forms of dates.
        ("orders send-payment-link", "/orderDate", json!("02 Jan, 2030"), "quirk 4"),
        ("checkout session", "/orderDate", json!("02 Jan, 2030"), "quirk 4"),
        ("terminals orders create", "/orderDate", json!("1893456000"), "quirk 4"),
        ("subscriptions submit", "/subscriptionStartDate", json!("1893456000"), "quirk 4"),
        ("terminals orders create", "/orderDate", json!(1_893_456_000), "quirk 4"),
        ("subscriptions session", "/subscriptionEndsDate", json!(1_893_456_000), "quirk 4"),
        // Quirk 18: the unit of how long a reservation may be charged.
        ("reservations submit", "/chargeValidity", json!("55"), "quirk 18"),
        ("reservations session", "/chargeValidity", json!("55"), "quirk 18"),
        // Quirk 29: countries are codes, but not always.
        (
            "subscriptions session",
            "/customerDetails/address/country",
            json!("Norway"),
            "ISO 3166-1",
        ),
        // Quirk 35: no rule for contact data.
        ("checkout session", "/customerDetails/countryCode", json!("47"), "such as +47"),
        ("checkout hosted", "/customerDetails/countryCode", json!("+999"), "such as +47"),
        ("reservations submit", "/customerDetails/msisdn", json!("400 00 001"), "digits only"),
        // Quirk 37: what an amount is.
        ("subscriptions submit", "/products/0/rate", json!(299), "rate × quantity − discount"),
        ("reservations submit", "/products/0/rate", json!(1400), "rate × quantity − discount"),
        // Not said anywhere, but so in each example.
        ("subscriptions session", "/orderSummary/payablePerCycle", json!(50), "the grand total"),
    ] {
        warns(&stage, command, &with(&stage.example(command), pointer, value), said, 0);
    }
    // Quirk 36: rates of VAT.
    let mut body = stage.example("orders send-payment-link");
    body["products"][0]["tax"] = json!(8);
    body["orderSummary"]["subTotal"] = json!(740.74);
    body["orderSummary"]["totalTax"] = json!(59.26);
    warns(&stage, "orders send-payment-link", &body, "0, 12, 15 or 25", 0);
    // The sandbox is stricter where design and record say so.
    for (command, pointer, value, said) in [
        ("orders send-invoice", "/customerDetails/address/country", json!("Norway"), "ISO 3166-1"),
        ("customers update-private", "/addresses/billing/country", json!("Norway"), "ISO 3166-1"),
        (
            "orders send-payment-link",
            "/customerDetails/personalNumber",
            json!("123456789"),
            "11 digits",
        ),
        ("checkout hosted", "/customerDetails/personalNumber", json!("123456789"), "11 digits"),
        ("reservations submit", "/customerDetails/personalNumber", json!("1"), "11 digits"),
        ("customers update-private", "/personalNumber", json!("123456789"), "11 digits"),
        ("orders send-payment-link", "/orderDate", json!("1690977600"), "now or a later date"),
        ("checkout session", "/orderDate", json!("1690977600"), "now or a later date"),
        ("checkout invoice-session", "/orderDate", json!("1690977600"), "now or a later date"),
        ("checkout hosted", "/orderDate", json!("1690977600"), "now or a later date"),
        ("terminals orders create", "/orderDate", json!("02 Aug, 2023"), "now or a later date"),
        (
            "reservations submit",
            "/dueDateForPaymentLink",
            json!("1690977600"),
            "now or a later date",
        ),
        (
            "reservations session",
            "/dueDateForPaymentLink",
            json!("1690977600"),
            "now or a later date",
        ),
    ] {
        warns(&stage, command, &with(&stage.example(command), pointer, value), said, 4);
    }
    // A personal number of a credit check is not checked here; the bureau refuses it.
    let body = json!({"personalId": "123456789"});
    let refused = stage.send("credit check-private", &body, &[]);
    assert_eq!(refused.code, Some(4), "{refused:#?}");
    assert!(!refused.err.contains("warning"), "{refused:#?}");
    assert!(refused.err.contains("The credit bureau refused the number"), "{refused:#?}");
    assert!(refused.err.contains("Ugyldig fødselsnummer"), "{refused:#?}");
}

#[test]
fn a_customer_needs_a_way_to_be_reached() {
    let stage = Stage::new();
    let link = "orders send-payment-link";
    let body = stage.example(link);
    let no_mail = without(&body, "/customerDetails/email");
    assert_eq!(stage.send(link, &no_mail, &[]).code, Some(0));
    // Without either, each of the two is missed: one of them is enough.
    let neither = without(&no_mail, "/customerDetails/msisdn");
    let paths = stage.is_refused(link, &neither);
    assert_eq!(paths, ["$.customerDetails.msisdn", "$.customerDetails.email"]);
    breaks(
        &stage,
        link,
        &without(&no_mail, "/customerDetails/countryCode"),
        "/customerDetails/countryCode",
        "The customer details.country code field is required when customer details.email is not present.",
    );
    for (body, pointer, sentence) in [
        (
            json!({}),
            "/email",
            "The email field is required when country code and msisdn are not present.",
        ),
        (
            json!({"countryCode": "+47"}),
            "/msisdn",
            "The msisdn field is required when country code is present.",
        ),
        (
            json!({"msisdn": "40000001"}),
            "/countryCode",
            "The country code field is required when msisdn is present.",
        ),
    ] {
        breaks(&stage, "orders resend", &body, pointer, sentence);
    }
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
fn each_bound_of_a_number_is_told_by_its_path() {
    let stage = Stage::new();
    for (command, pointer, value, rule) in [
        ("orders send-payment-link", "/products/0/rate", json!(-1), "must be at least 0"),
        ("orders send-invoice", "/invoiceMaturity", json!(0), "must be a whole number above 0"),
        (
            "subscriptions submit",
            "/orderSummary/payablePerCycle",
            json!(0),
            "must be greater than 0",
        ),
        (
            "subscriptions submit",
            "/orderSummary/payablePerCycle",
            json!(300.001),
            "must have at most 2 decimals",
        ),
        ("subscriptions session", "/numberOfRepeats", json!(1.5), "must be a whole number above 0"),
        ("company check", "/companyId", json!(0), "must be a whole number above 0"),
    ] {
        let words: Vec<String> = pointer.split('/').skip(1).map(str::to_owned).collect();
        let spaced = |part: &String| {
            part.chars().fold(String::new(), |mut text, letter| {
                if letter.is_ascii_uppercase() {
                    text.push(' ');
                }
                text.push(letter.to_ascii_lowercase());
                text
            })
        };
        let field = words.iter().map(spaced).collect::<Vec<_>>().join(".");
        let body = with(&stage.example(command), pointer, value);
        breaks(&stage, command, &body, pointer, &format!("The {field} {rule}."));
    }
}

#[test]
fn whether_an_order_has_a_customer_is_read_as_the_server_reads_booleans() {
    let stage = Stage::new();
    let session = "checkout session";
    let example = stage.example(session);
    for yes in [json!(true), json!(1), json!("1")] {
        let body = without(&with(&example, "/withCustomer", yes), "/customerDetails/name");
        let sentence = "The customer details.name field is required when with customer is true.";
        breaks(&stage, session, &body, "/customerDetails/name", sentence);
    }
    for no in [json!(false), json!(0), json!("0")] {
        let body = without(&with(&example, "/withCustomer", no), "/customerDetails");
        let sent = stage.send(session, &body, &[]);
        assert_eq!(sent.code, Some(0), "{sent:#?}");
    }
    for neither in [json!("true"), json!("yes"), json!(2), json!(1.5), json!([1]), json!({"1": 1})]
    {
        let body = with(&without(&example, "/customerDetails"), "/withCustomer", neither);
        let sentence = "The with customer field must be true or false.";
        breaks(&stage, session, &body, "/withCustomer", sentence);
    }
    let terminal = "terminals orders create";
    let body = with(&stage.example(terminal), "/sendOrderBy", json!({"sms": "0", "email": 0}));
    let sentence = "The send order by.email field must be true when sms is false.";
    breaks(&stage, terminal, &body, "/sendOrderBy/email", sentence);
}

#[test]
fn what_is_no_object_where_one_should_stand_is_told_by_its_path() {
    let stage = Stage::new();
    for (command, pointer) in [
        ("orders send-payment-link", "/callback"),
        ("orders send-payment-link", "/sendOrderBy"),
        ("orders send-invoice", "/callback"),
        ("checkout invoice-session", "/settings"),
        ("checkout hosted", "/customerDetails/address"),
        ("reservations submit", "/callback"),
        ("reservations session", "/settings"),
        ("subscriptions submit", "/customerDetails/address"),
        ("subscriptions session", "/settings"),
        ("terminals orders create", "/invoiceReferences"),
        ("customers update-private", "/addresses/shipping"),
        ("customers update-corporate", "/additionalContact/0"),
    ] {
        let sentence = format!("The {} must be an array.", in_words(pointer));
        for wrong in [json!("text"), json!(["list"]), json!(7), json!(true)] {
            let body = with(&stage.example(command), pointer, wrong);
            breaks(&stage, command, &body, pointer, &sentence);
        }
        // What is empty is as good as absent.
        for nothing in [json!(null), json!([]), json!({})] {
            let body = with(&stage.example(command), pointer, nothing);
            let shown = stage.send(command, &body, &["--dry-run"]);
            assert_eq!(shown.code, Some(0), "{command} {pointer}: {shown:#?}");
        }
    }
    for (command, pointer) in [
        ("orders send-payment-link", "/customerDetails"),
        ("orders send-payment-link", "/orderSummary"),
        ("orders send-payment-link", "/products/0"),
        ("checkout session", "/submitPayment"),
        ("reservations capture", "/products/0"),
    ] {
        let mut body = stage.example(command);
        *body.pointer_mut(pointer).expect("it is there") = json!("text");
        let paths = stage.is_refused(command, &body);
        assert!(paths.contains(&path(pointer)), "{command}: {paths:?}");
    }
}

#[test]
fn a_date_given_as_a_number_is_held_against_the_clock_too() {
    let stage = Stage::new();
    for (command, pointer) in [
        ("orders send-payment-link", "/orderDate"),
        ("checkout session", "/orderDate"),
        ("reservations submit", "/dueDateForPaymentLink"),
    ] {
        let body = with(&stage.example(command), pointer, json!(1_690_977_600));
        warns(&stage, command, &body, "must be now or a later date", 4);
    }
}

#[test]
fn what_a_cycle_draws_stays_as_it_is_stated() {
    let stage = Stage::new();
    for command in ["subscriptions submit", "subscriptions session"] {
        let mut body = stage.example(command);
        body["orderSummary"] = json!({"payablePerCycle": 100});
        let lines = ["--line", "name=Bike rental,qty=1,rate=300,tax=25"];
        let sent = stage.send(command, &body, &lines);
        assert_eq!(sent.code, Some(0), "{sent:#?}");
        assert_eq!(stage.received()["orderSummary"]["payablePerCycle"], 100);
        assert_eq!(stage.received()["orderSummary"]["grandTotal"], 300);
        let warning =
            "$.orderSummary.payablePerCycle is usually the grand total, 300.00: it is 100";
        assert!(sent.err.contains(warning), "{sent:#?}");
        body["orderSummary"] = json!({"payablePerCycle": null});
        assert_eq!(stage.send(command, &body, &lines).code, Some(0));
        assert_eq!(stage.received()["orderSummary"]["payablePerCycle"], 300);
    }
}
