//! Subscription Management, chapter 4 of the documents: payments that repeat.

use serde_json::Value;

use super::Chapter;
use super::endpoint::{Effect, Endpoint, Example, Method, Moment, PLAIN, Table};
use super::kinds::{AMOUNT, BOOLEAN, COUNT, DAY_DATE, TEXT};
use super::param::{Need, Param, field, inner};
use super::problem::{Problem, Weight};
use super::request::{Typed, put};
use super::shared::{
    CUSTOMER_KIND, CUSTOMER_LANGUAGE, CUSTOMER_NAME, CUSTOMER_ORGANIZATION,
    CUSTOMER_PERSONAL_NUMBER, Filled, KEYED_LINES, LINE_FIELDS, LINES, LINK_DUE, ORDER_SUMMARY,
    address, channels, lines_agree, object, reach, returns, sums_agree, sums_from_lines,
};
use crate::money;

/// The chapter.
pub const CHAPTER: Chapter = Chapter {
    group: "subscriptions",
    about: "Create payments that repeat",
    groups: &[],
    endpoints: ENDPOINTS,
};

const PER_CYCLE: &str = "/orderSummary/payablePerCycle";

const TERM: &[Param] = &[
    field(
        "per-cycle",
        PER_CYCLE,
        &AMOUNT,
        "Amount of each cycle; the sum of the lines unless given",
    )
    .required(),
    field("frequency", "/billingFrequency", &TEXT, "How often: month as in the documents' example")
        .required(),
    field("repeats", "/numberOfRepeats", &COUNT, "Number of cycles").required(),
    field("start", "/subscriptionStartDate", &DAY_DATE, "First day").required(),
    field("end", "/subscriptionEndsDate", &DAY_DATE, "Last day").required(),
    LINK_DUE,
];

const MONEY: &str = "Moves no money yet: once the customer agrees, each cycle draws its amount. Stop it by cancelling \
                     the subscription; cycles that were paid are refunded one by one.";

const ENDPOINTS: &[Endpoint] = &[
    Endpoint {
        command: "subscriptions submit",
        about: "Create a subscription and a payment link for it",
        method: Method::Post,
        path: "/connect/subscriptions/submit",
        effect: Effect::Writes,
        money: MONEY,
        look: "orders list",
        params: &[
            &[LINES],
            LINE_FIELDS,
            ORDER_SUMMARY,
            TERM,
            &channels(Need::Required),
            &[CUSTOMER_KIND.needed(Need::Present)],
            &reach(Need::Present),
            &[CUSTOMER_NAME, CUSTOMER_PERSONAL_NUMBER, CUSTOMER_ORGANIZATION, CUSTOMER_LANGUAGE],
            &address(Need::Optional),
        ],
        rules: &[lines_agree, sums_agree, cycle_is_the_sum],
        fill: Some(sums_and_cycle),
        table: Table::object(&[
            ("Subscription", "/subscriptionUuid"),
            ("Order", "/orderUuid"),
            ("Pay at", "/paymentLink"),
        ])
        .identified("/subscriptionUuid")
        .linking("/paymentLink"),
        example: Example {
            args: [
                "--line 'name=Bike rental,id=BR-1,qty=1,rate=300,tax=25' --frequency month --repeats 6 \
                 --start 2030-01-01 --end 2030-06-30 --link-due +7d --by-sms=false --by-email \
                 --customer-type private --name 'Ola Test' --country-code +47 --msisdn 40000001 \
                 --email ola.test@example.com",
                "--line 'name=Bike rental,qty=1,rate=300,tax=25' --frequency week --repeats 4 --start 2030-01-01 \
                 --end 2030-01-31 --link-due +2d --by-sms --by-email=false --customer-type corporate \
                 --name 'Test Sykkel AS' --organization-id 999888777 --country-code +47 --msisdn 40000002 \
                 --email faktura@example.com --dry-run",
            ],
            on: "",
            reply: r#"{"status_code": 200, "status_message": "OK", "message": "subscriptionCreatedSuccessfully",
                "is_data": true, "data": {"paymentLink": "https://demo.frontpayment.no/pay/SUB1234567890",
                "subscriptionUuid": "SUB1234567890", "orderUuid": "ODR1234567890"}}"#,
        },
        ..PLAIN
    },
    Endpoint {
        command: "subscriptions session",
        about: "Create a subscription and the page where the customer agrees to it",
        method: Method::Post,
        path: "/connect/subscription/create",
        effect: Effect::Writes,
        money: MONEY,
        look: "orders list",
        params: &[
            &[KEYED_LINES],
            LINE_FIELDS,
            ORDER_SUMMARY,
            TERM,
            // In an example only.
            &[inner("/customerDetails/customerUuid", &TEXT), CUSTOMER_KIND.needed(Need::Present)],
            &reach(Need::Present),
            &[
                CUSTOMER_NAME,
                CUSTOMER_PERSONAL_NUMBER,
                CUSTOMER_ORGANIZATION,
                CUSTOMER_LANGUAGE.required(),
                object("/customerDetails/address"),
            ],
            &address(Need::Required),
            &[
                field("customer-notes", "/customerNotes", &TEXT, "Note from the customer"),
                field("terms", "/termsAndConditions", &TEXT, "Terms and conditions"),
                field("currency", "/submitPayment/currency", &TEXT, "Currency, such as NOK")
                    .required(),
                field("via", "/submitPayment/via", &TEXT, "How it is paid, such as visa"),
                field(
                    "secure-details",
                    "/settings/secureDetails",
                    &BOOLEAN,
                    "Hide the details until BankID",
                ),
            ],
            &returns(Need::Required),
        ],
        rules: &[lines_agree, sums_agree, cycle_is_the_sum, short_product_ids],
        fill: Some(sums_and_cycle),
        table: Table::object(&[
            ("Subscription", "/subscriptionUuid"),
            ("Order", "/orderUuid"),
            ("Customer", "/customerUuid"),
            ("Pay at", "/paymentUrl"),
        ])
        .identified("/subscriptionUuid")
        .linking("/paymentUrl"),
        example: Example {
            args: [
                "--line 'name=Bike rental,qty=1,rate=300,tax=25' --frequency month --repeats 6 --start 2030-01-01 \
                 --end 2030-06-30 --link-due +7d --customer-type private --name 'Ola Test' --language no \
                 --country-code +47 --msisdn 40000001 --email ola.test@example.com --street 'Testveien 7' --zip 0010 \
                 --city Oslo --country NO --currency NOK --via visa --success-url https://shop.example/thanks \
                 --failure-url https://shop.example/retry",
                "--line 'name=Bike rental,qty=1,rate=300,tax=25' --frequency month --repeats 6 --start 2030-01-01 \
                 --end 2030-06-30 --link-due +7d --name 'Ola Test' --language no --street 'Testveien 7' --zip 0010 \
                 --city Oslo --country NO --currency NOK --success-url https://shop.example/thanks \
                 --failure-url https://shop.example/retry -q",
            ],
            on: "",
            reply: r#"{"status_code": 201, "status_message": "OK", "message": "subscriptionRequestSuccessfullyHandled",
                "is_data": true, "data": {"subscriptionUuid": "SUB1234567890", "orderUuid": "ODR1234567890",
                "customerUuid": "CSRT1234567890", "paymentUrl": "https://pay.example/SUB1234567890"}}"#,
        },
        ..PLAIN
    },
];

/// The lines are those of one cycle, as in the documents' example.
fn sums_and_cycle(typed: &Typed, body: &mut Value) -> Filled {
    sums_from_lines(typed, body)?;
    if typed.has("line") && !typed.has("per-cycle") {
        let total = body.pointer("/orderSummary/grandTotal").cloned().unwrap_or_default();
        put(body, PER_CYCLE, total);
    }
    Ok(())
}

/// In every example each cycle draws what the lines come to; that it must be so is not documented.
fn cycle_is_the_sum(body: &Value, _: &Moment) -> Vec<Problem> {
    let amount = |pointer: &str| body.pointer(pointer).and_then(money::of);
    match (amount(PER_CYCLE), amount("/orderSummary/grandTotal")) {
        (Some(cycle), Some(total)) if !money::close(cycle, total) => {
            let rule = format!("is usually the grand total, {}", money::show(total));
            vec![Problem::wrong(PER_CYCLE, rule).weighing(Weight::Doubtful)]
        }
        _ => Vec::new(),
    }
}

/// At most 25 characters (endpoints.md 4.2).
fn short_product_ids(body: &Value, _: &Moment) -> Vec<Problem> {
    let ids = super::locate(body, "/products/*/productId").into_iter();
    let long =
        ids.filter(|(_, id)| id.and_then(Value::as_str).is_some_and(|id| id.chars().count() > 25));
    long.map(|(place, _)| Problem::wrong(place, "must not be greater than 25 characters")).collect()
}
