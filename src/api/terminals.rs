//! Terminal Order Management, chapter 7 of the documents: payment terminals, and orders sent to them.

use serde_json::Value;

use super::Chapter;
use super::endpoint::{Effect, Endpoint, Example, Method, Moment, PLAIN, Quirk, Table, Way};
use super::kinds::{BOOLEAN, DAY_DATE, ORGANIZATION_ID, TERMINAL_ID, TEXT, URL};
use super::param::{Need, field, inner, path_var};
use super::problem::Problem;
use super::request::ORDER_DATE;
use super::shared::{
    CUSTOMER_KIND, CUSTOMER_LANGUAGE, CUSTOMER_NAME, CUSTOMER_ORGANIZATION,
    CUSTOMER_PERSONAL_NUMBER, KEYED_LINES, LINE_FIELDS, ORDER_SUMMARY, address, channels,
    lines_agree, object, order_date_now_or_later, reach, sums_agree, sums_from_lines,
};

/// The chapter.
pub const CHAPTER: Chapter = Chapter {
    group: "terminals",
    about: "List payment terminals and send orders to them",
    groups: &[("orders", "Send orders to a terminal")],
    endpoints: ENDPOINTS,
};

const ENDPOINTS: &[Endpoint] = &[
    Endpoint {
        command: "terminals list",
        about: "List the terminals of an organization",
        path: "/connect/terminal/lists/{ORGANIZATION_UUID}",
        look: "terminals list",
        params: &[&[path_var(
            "ORGANIZATION_UUID",
            &ORGANIZATION_ID,
            "Organization, ORG and digits",
        )]],
        quirks: &[Quirk::EmptyIs404],
        table: Table::list(&[
            ("Terminal", "/uuid"),
            ("Name", "/name"),
            ("Status", "/status"),
            ("Organization", "/organization_uuid"),
        ])
        .identified("/uuid"),
        example: Example {
            args: ["ORG1234567890", "ORG1234567890 -q"],
            on: "",
            reply: r#"{"status_code": 200, "status_message": "OK", "message": "terminalsRetrievedSuccessfully",
                "is_data": true, "data": [{"uuid": "TRML1234567890", "name": "Counter", "status": 1,
                "organization_uuid": "ORG1234567890"}]}"#,
        },
        ..PLAIN
    },
    Endpoint {
        command: "terminals orders create",
        about: "Create an order and send it to a terminal",
        method: Method::Post,
        path: "/connect/terminal/orders/create",
        effect: Effect::MovesMoney { way: Way::In, amount: Some("/orderSummary/grandTotal") },
        asks: true,
        money: "The terminal asks the customer for the amount at once. Whether it was paid is told later; once it is \
                paid, undo it with a refund.",
        look: "orders list",
        params: &[
            &[KEYED_LINES],
            LINE_FIELDS,
            ORDER_SUMMARY,
            &[
                object("/sendOrderBy"),
                field("date", ORDER_DATE, &DAY_DATE, "Order date: now, +7d, 2026-12-24").required(),
                field("terminal", "/terminalUuid", &TERMINAL_ID, "Terminal, TRML and digits")
                    .required(),
                field("receipt", "/receiptPrint", &BOOLEAN, "Print a receipt").required(),
            ],
            &channels(Need::Required),
            // In an example only, as null.
            &[inner("/customerDetails/customerUuid", &TEXT), CUSTOMER_KIND],
            &reach(Need::Required),
            &[CUSTOMER_NAME, CUSTOMER_LANGUAGE, CUSTOMER_PERSONAL_NUMBER, CUSTOMER_ORGANIZATION],
            &address(Need::Required),
            &[
                field("reference", "/invoiceReferences/referenceNo", &TEXT, "Your reference"),
                field(
                    "customer-reference",
                    "/invoiceReferences/customerReference",
                    &TEXT,
                    "Customer's reference",
                ),
                field(
                    "customer-notes",
                    "/invoiceReferences/customerNotes",
                    &TEXT,
                    "Note from the customer",
                ),
                field("terms", "/invoiceReferences/tnc", &TEXT, "Terms and conditions"),
                field("callback-url", "/callbackUrl", &URL, "Address that is told, unsigned"),
            ],
        ],
        rules: &[order_date_now_or_later, one_channel, lines_agree, sums_agree],
        fill: Some(sums_from_lines),
        table: Table::object(&[("Order", "/orderUuid")]).identified("/orderUuid"),
        example: Example {
            args: [
                "--line 'name=Bike service,id=BS-10,qty=2,rate=400,tax=25' --date now --terminal TRML1234567890 \
                 --receipt --by-sms=false --by-email --customer-type private --name 'Ola Test' --country-code +47 \
                 --msisdn 40000001 --email ola.test@example.com --street 'Testveien 7' --zip 0010 --city Oslo \
                 --country NO",
                "--line 'name=Bike service,qty=1,rate=400,tax=25' --date now --terminal TRML1234567890 \
                 --receipt=false --by-sms --by-email=false --customer-type corporate --name 'Test Sykkel AS' \
                 --organization-id 999888777 --country-code +47 --msisdn 40000002 --email faktura@example.com \
                 --street 'Testveien 7' --zip 0010 --city Oslo --country NO --reference POS-9 --dry-run",
            ],
            on: "",
            reply: r#"{"status_code": 201, "status_message": "OK", "message": "terminalOrderAddedSuccessfully",
                "is_data": true, "data": {"orderUuid": "ODR1234567890"}}"#,
        },
        ..PLAIN
    },
];

/// One of the two must be true (endpoints.md 7.2).
fn one_channel(body: &Value, _: &Moment) -> Vec<Problem> {
    let is_off = |key: &str| {
        let value = body["sendOrderBy"].get(key).unwrap_or(&Value::Null).to_string();
        matches!(value.trim_matches('"'), "false" | "0")
    };
    let neither = is_off("sms") && is_off("email");
    let problem = || Problem::wrong("/sendOrderBy/email", "field must be true when sms is false");
    neither.then(problem).into_iter().collect()
}
