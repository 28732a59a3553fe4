//! Terminal Order Management, chapter 7 of the documents: payment terminals, and orders sent to them.

use serde_json::Value;

use super::filled_sums::sums_from_lines;
use super::shared::{
    CUSTOMER_KIND, CUSTOMER_LANGUAGE, CUSTOMER_NAME, CUSTOMER_ORGANIZATION,
    CUSTOMER_PERSONAL_NUMBER, KEYED_LINES, LINE_FIELDS, ORDER_SUMMARY, REFUND, address, channels,
    object, reach,
};
use super::shared_rules::order_date_now_or_later;
use crate::api::body::ORDER_DATE;
use crate::api::effect::{Effect, Total, Way};
use crate::api::endpoint::{
    Chapter, Compute, Endpoint, Example, LaterRejection, Method, PLAIN, Quirk,
};
use crate::api::impossible::terminals as impossible;
use crate::api::kinds::values::as_boolean;
use crate::api::kinds::vocabulary::{
    BOOLEAN, DAY_DATE, ORDER_ID, ORGANIZATION_ID, SWITCH, TERMINAL_ID, TERMINAL_PAYMENT,
    TERMINAL_REFUND, TERMINAL_REFUNDED, TEXT, URL,
};
use crate::api::param::{Param, Presence, field, local, path_var};
use crate::api::state::object::{Fetch, State};
use crate::api::state::order::read_status;
use crate::api::state::order_refund as refund;
use crate::api::state::pool::figures::PoolWords;
use crate::api::statuses::Statuses;
use crate::api::sums::{lines_agree, sums_agree, total_agrees};
use crate::api::table::{Column, Table};
use crate::base::error::Result;
use crate::base::problem::Problem;

/// The chapter.
pub const CHAPTER: Chapter = Chapter {
    group: "terminals",
    about: "List payment terminals; send, follow, cancel and refund their orders",
    groups: &[("orders", "Send orders to a terminal, follow, cancel and refund them")],
    endpoints: ENDPOINTS,
};

const ORDER: &[Param] = &[path_var("ORDER_UUID", &ORDER_ID, "Terminal order, ODR and digits")];

const ENDPOINTS: &[Endpoint] = &[
    Endpoint {
        command: "terminals list",
        about: "List the terminals of an organization",
        path: "/connect/terminal/lists/{ORGANIZATION_UUID}",
        shown_by: "terminals list",
        params: &[&[path_var(
            "ORGANIZATION_UUID",
            &ORGANIZATION_ID,
            "Organization, ORG and digits",
        )]],
        quirks: &[Quirk::EmptyIs404],
        table: Table::list(&[
            Column::identifier("Terminal", "/uuid"),
            Column::text("Name", "/name"),
            Column::status("Status", "/status"),
            Column::identifier("Organization", "/organization_uuid"),
        ])
        .identified("/uuid"),
        example: Example {
            args: ["ORG1234567890", "ORG1234567890 -q"],
            object_status: "",
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
                paid, undo it with `fpgo terminals orders refund`.",
        shown_by: "orders list",
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
            &channels(Presence::Required),
            // In an example only, as null.
            &[
                field(
                    "customer",
                    "/customerDetails/customerUuid",
                    &TEXT,
                    "Customer's UUID, CSRT and digits",
                ),
                CUSTOMER_KIND,
            ],
            &reach(Presence::Required),
            &[CUSTOMER_NAME, CUSTOMER_LANGUAGE, CUSTOMER_PERSONAL_NUMBER, CUSTOMER_ORGANIZATION],
            &address(Presence::Required),
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
        rules: &[order_date_now_or_later, a_channel, lines_agree, sums_agree],
        fill: Some(sums_from_lines),
        table: Table::object(&[Column::identifier("Order", "/orderUuid")]).identified("/orderUuid"),
        total: Total::Request("/orderSummary/grandTotal"),
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
            object_status: "",
            reply: r#"{"status_code": 201, "status_message": "OK", "message": "terminalOrderAddedSuccessfully",
                "is_data": true, "data": {"orderUuid": "ODR1234567890"}}"#,
        },
        ..PLAIN
    },
    Endpoint {
        command: "terminals orders cancel",
        about: "Cancel the payment on the terminal",
        method: Method::Post,
        path: "/connect/terminal/orders/cancel/{ORDER_UUID}",
        effect: Effect::Writes,
        asks: true,
        money: "Moves no money: an order that is paid is refused, refund it instead. It cannot be undone.",
        shown_by: "terminals orders payment-status",
        params: &[
            ORDER,
            &[field("type", "/type", &TERMINAL_PAYMENT, "What is cancelled; payment unless given")
                .with_presence(Presence::Fixed("payment"))],
        ],
        state: Some(payment_state),
        impossible: Some(impossible::cancel),
        told_by: "orders details",
        final_status: "CANCELLED",
        example: Example {
            args: ["ODR1234567890", "ODR1234567890 --dry-run"],
            object_status: "terminal sent",
            reply: r#"{"status_code": 200, "status_message": "OK", "message": "cancelledOrderSuccessfully",
                "is_data": false, "data": null}"#,
        },
        ..PLAIN
    },
    Endpoint {
        command: "terminals orders resend",
        about: "Send an order to its terminal again",
        method: Method::Post,
        path: "/connect/terminal/orders/resend/{ORDER_UUID}",
        effect: Effect::Writes,
        money: "The terminal asks the customer for the amount again. Undo it with `fpgo terminals orders cancel` while \
                it is not paid.",
        shown_by: "terminals orders payment-status",
        params: &[ORDER],
        table: Table::object(&[Column::identifier("Order", "/orderUuid")]).identified("/orderUuid"),
        example: Example {
            args: ["ODR1234567890", "ODR1234567890 -o json"],
            object_status: "terminal sent",
            reply: r#"{"status_code": 200, "status_message": "OK", "message": "orderSentSuccessfully",
                "is_data": false, "data": {"orderUuid": "ODR1234567890"}}"#,
        },
        ..PLAIN
    },
    Endpoint {
        command: "terminals orders payment-status",
        about: "Ask whether the customer paid on the terminal",
        path: "/connect/terminal/orders/payment-status/{ORDER_UUID}",
        shown_by: "terminals orders payment-status",
        params: &[ORDER, &[local("check", &SWITCH, "End with exit code 10 unless it is paid")]],
        check: Some(("/order_status", "PAID")),
        quirks: &[Quirk::BesideData],
        table: Table::object(&[
            Column::text("Result", "^/message"),
            Column::status("Status", "^/order_status"),
        ]),
        // What is told while the customer still pays is not documented.
        statuses: Some(Statuses {
            pointer: "/order_status",
            documented: &["PAID", "CANCELLED"],
            shown: &[],
            finals: &["CANCELLED"],
        }),
        example: Example {
            args: ["ODR1234567890", "ODR1234567890 --check"],
            object_status: "terminal paid",
            reply: r#"{"status_code": 200, "status_message": "OK", "message": "orderPaymentConfirmed", "is_data": false,
                "data": null, "order_status": "PAID"}"#,
        },
        ..PLAIN
    },
    Endpoint {
        command: "terminals orders refund",
        about: "Start a refund on the terminal, or reverse the payment",
        method: Method::Post,
        path: "/connect/terminal/orders/refund/{ORDER_UUID}",
        effect: Effect::MovesMoney { way: Way::Out, amount: Some("/grandTotal") },
        asks: true,
        money: "Gives money back to the customer once the refund is approved on the terminal. Until then \
                undo it with `fpgo terminals orders cancel-refund`; afterwards it cannot be undone.",
        shown_by: "terminals orders refund-status",
        params: &[
            ORDER,
            REFUND,
            &[
                field("type", "/type", &TERMINAL_REFUND, "Kind of order; regular unless given")
                    .required(),
                field(
                    "reversal",
                    "/isReversal",
                    &BOOLEAN,
                    "Reverse the payment instead of refunding it",
                ),
            ],
        ],
        rules: &[total_agrees],
        state: Some(read_refundable),
        shown: Some(read_status),
        impossible: Some(impossible::refund),
        told_by: "orders details",
        compute: Some(Compute {
            from: &["full", "amount", "line"],
            fills: &["/type", "/grandTotal", "/products"],
            complete: |write| refund::complete_as(write, &WORDS),
            guard: |write| refund::guard_as(write, &WORDS),
            pool: |state, _| refund::pool_as(state, &WORDS),
        }),
        rejection: Some(LaterRejection {
            command: "terminals orders refund-status",
            pointer: "/refund_status",
            word: "REJECTED",
        }),
        total: Total::Object,
        example: Example {
            args: ["ODR1234567890 --full", "ODR1234567890 --amount 100"],
            object_status: "terminal paid",
            reply: r#"{"status_code": 202, "status_message": "OK", "message": "terminalOrderRefundRequestSuccessfully",
                "is_data": false, "data": null}"#,
        },
        ..PLAIN
    },
    Endpoint {
        command: "terminals orders refund-status",
        about: "Ask whether a refund was approved on the terminal",
        // A POST that reads; it was GET once (quirk 6).
        method: Method::Post,
        path: "/connect/terminal/orders/refund-status/{ORDER_UUID}",
        shown_by: "terminals orders refund-status",
        params: &[ORDER, &[local("check", &SWITCH, "End with exit code 10 unless it is refunded")]],
        check: Some(("/refund_status", "REFUNDED")),
        quirks: &[Quirk::BesideData, Quirk::OrMethod(Method::Get)],
        table: Table::object(&[
            Column::text("Result", "^/message"),
            Column::status("Refund", "^/refund_status"),
        ]),
        statuses: Some(Statuses {
            pointer: "/refund_status",
            documented: &["REFUNDED", "REJECTED"],
            shown: &[],
            finals: &["REFUNDED", "REJECTED"],
        }),
        example: Example {
            args: ["ODR1234567890", "ODR1234567890 --check"],
            object_status: "terminal refunded",
            reply: r#"{"status_code": 200, "status_message": "OK", "message": "orderRefundedSuccessfully",
                "is_data": false, "data": null, "refund_status": "REFUNDED"}"#,
        },
        ..PLAIN
    },
    Endpoint {
        command: "terminals orders cancel-refund",
        about: "Take back a refund request that waits on the terminal",
        method: Method::Post,
        // The same path as the payment's; the type tells them apart.
        path: "/connect/terminal/orders/cancel/{ORDER_UUID}",
        effect: Effect::Writes,
        asks: true,
        money: "Moves no money: the refund is not carried out. Undo it with a new `fpgo terminals orders refund`.",
        shown_by: "terminals orders refund-status",
        params: &[
            ORDER,
            &[field("type", "/type", &TERMINAL_REFUNDED, "What is cancelled; refund unless given")
                .with_presence(Presence::Fixed("refund"))],
        ],
        state: Some(refund_state),
        told_by: "orders details",
        final_status: "REJECTED",
        example: Example {
            args: ["ODR1234567890", "ODR1234567890 --dry-run"],
            object_status: "terminal refunding",
            reply: r#"{"status_code": 200, "status_message": "OK", "message": "refundRequestRejectedSuccessfully",
                "is_data": false, "data": null}"#,
        },
        ..PLAIN
    },
];

/// One of the two must be true (operation 7.2).
fn a_channel(body: &Value, _: i64) -> Vec<Problem> {
    let is_off = |key: &str| as_boolean(&body["sendOrderBy"][key]) == Some(false);
    let neither = is_off("sms") && is_off("email");
    let problem = || Problem::wrong("/sendOrderBy/email", "field must be true when sms is false");
    neither.then(problem).into_iter().collect()
}

/// As for any order, in the words of this command.
const WORDS: PoolWords = PoolWords { command: "terminals orders refund", ..refund::WORDS };

/// As for any order. What is stored may be behind what the terminal knows, so the terminal is asked where it says that
/// nothing was paid (operation 7.5).
fn read_refundable(id: &str, fetch: Fetch) -> Result<State> {
    let mut state = refund::read_state(id, fetch)?;
    if impossible::refund(id, &state).is_some() {
        let told = payment_state(id, fetch)?.status;
        if told.as_deref().is_some_and(|told| told.eq_ignore_ascii_case("PAID")) {
            state.status = told;
        }
    }
    Ok(state)
}

fn payment_state(id: &str, fetch: Fetch) -> Result<State> {
    told(fetch("terminals orders payment-status", id)?, "order_status")
}

fn refund_state(id: &str, fetch: Fetch) -> Result<State> {
    told(fetch("terminals orders refund-status", id)?, "refund_status")
}

/// What a terminal says: while it waits for the customer, no status is documented.
fn told(known: Value, key: &str) -> Result<State> {
    Ok(State { status: known[key].as_str().map(str::to_owned), ..State::default() })
}
