//! Reservation Management, chapter 3 of the documents: amounts held on a card, taken, and given back.

use serde_json::Value;

use super::filled_sums::sums_without_discount;
use super::refunds::APPROVAL;
use super::shared::{
    CALLBACK, CUSTOMER_KIND, CUSTOMER_LANGUAGE, CUSTOMER_NAME, CUSTOMER_ORGANIZATION,
    CUSTOMER_PERSONAL_NUMBER, LINK_DUE, ORDER_DATE, REFERENCES, REFUND, RESEND, address, channels,
    object, reach, returns,
};
use super::shared_rules::{link_due_now_or_later, one_channel};
use crate::api::asked::Asked;
use crate::api::body::{FillResult, put};
use crate::api::effect::{Effect, Total, Way};
use crate::api::endpoint::{Chapter, Compute, Endpoint, Example, Method, PLAIN, Quirk};
use crate::api::impossible::reservations as impossible;
use crate::api::kinds::vocabulary::{
    AMOUNT, BOOLEAN, CAPTURE_ID, CARD_VIA, CHARGE_ID, CHARGE_VALIDITY, LINE_ID, LINE_REFUND,
    NUMERIC, ORGANIZATION_DIGITS, REFUND_SOURCE, RESERVATION_ID, RESERVATION_LINE,
    RESERVATION_REFUND, SINCE, SWITCH, TAX_RATE, TEXT, UNTIL,
};
use crate::api::param::{
    Param, Presence, WhenAbsent, field, inner, keyed, local, path_var, segment,
};
use crate::api::state::{reservation as state, reservation_refund};
use crate::api::statuses::Statuses;
use crate::api::sums::{lines_agree, lines_total, sums_agree, total_agrees};
use crate::api::table::{Column, NestedList, Table};
use crate::api::typed::Typed;

/// The chapter.
pub const CHAPTER: Chapter = Chapter {
    group: "reservations",
    about: "Hold amounts on a card, capture, charge and refund them",
    groups: &[],
    endpoints: ENDPOINTS,
};

const RESERVATION: &[Param] =
    &[path_var("RESERVATION_UUID", &RESERVATION_ID, "Reservation, RES and digits")];

const NOTE: &[Param] = &[field("note", "/note", &TEXT, "Reason").required()];

/// The flag for the lines, which have neither quantity nor discount.
const RESERVATION_LINES: Param = keyed(
    "line",
    "/products",
    &RESERVATION_LINE,
    "Line, name=…,rate=…,tax=…[,id=…] (repeatable, or @FILE.csv)",
)
.required();

const RESERVATION_LINE_FIELDS: &[Param] = &[
    inner("/products/*/name", &TEXT).required(),
    inner("/products/*/productId", &TEXT),
    inner("/products/*/rate", &NUMERIC).required(),
    inner("/products/*/tax", &TAX_RATE).required(),
    inner("/products/*/amount", &NUMERIC).required(),
];

const RESERVATION_SUMMARY: &[Param] = &[
    inner("/orderSummary/subTotal", &NUMERIC).required(),
    inner("/orderSummary/totalTax", &NUMERIC).required(),
    inner("/orderSummary/grandTotal", &AMOUNT).required(),
];

const CUSTOMER: &[Param] = &[
    object("/customerDetails"),
    CUSTOMER_KIND,
    CUSTOMER_NAME,
    CUSTOMER_LANGUAGE.required(),
    CUSTOMER_PERSONAL_NUMBER,
    object("/customerDetails/address"),
];

/// Settings, notes and terms.
const SETTINGS: &[Param] = &[
    field("secure-details", "/settings/secureDetails", &BOOLEAN, "Hide the details until BankID"),
    field(
        "partly-refundable",
        "/settings/isChargePartiallyRefundable",
        &BOOLEAN,
        "A charge can be refunded in part",
    ),
    field("charge-validity", "/chargeValidity", &CHARGE_VALIDITY, "How long it may be charged"),
    field("customer-notes", "/customerNotes", &TEXT, "Note from the customer"),
    field("terms", "/tnc", &TEXT, "Terms and conditions"),
];

const MONEY: &str = "Takes no money: the customer's card is held for the amount once the customer agrees. It is taken \
                     by a capture. Undo it with `fpgo reservations cancel` while nothing is taken.";

const ENDPOINTS: &[Endpoint] = &[
    Endpoint {
        command: "reservations submit",
        about: "Create a reservation and send its payment link to the customer",
        method: Method::Post,
        path: "/connect/reservations/submit",
        effect: Effect::Writes,
        money: MONEY,
        shown_by: "reservations history",
        params: &[
            &[RESERVATION_LINES],
            RESERVATION_LINE_FIELDS,
            RESERVATION_SUMMARY,
            CUSTOMER,
            &[CUSTOMER_ORGANIZATION.checked_as(&ORGANIZATION_DIGITS)],
            // In an example only, as an empty text.
            &[field(
                "customer",
                "/customerDetails/uuid",
                &TEXT,
                "Customer's UUID, CSRT and digits",
            )],
            &reach(Presence::Required),
            &address(Presence::Required),
            &[ORDER_DATE, LINK_DUE, object("/sendOrderBy")],
            &channels(Presence::Required),
            REFERENCES,
            SETTINGS,
            &[CALLBACK],
        ],
        rules: &[link_due_now_or_later, lines_agree, sums_agree],
        fill: Some(sums_without_discount),
        table: Table::object(&[
            Column::identifier("Reservation", "/reservationUuid"),
            Column::identifier("Customer", "/customerUuid"),
            Column::identifier("Pay at", "/checkoutUrl"),
        ])
        .identified("/reservationUuid")
        .linking("/checkoutUrl"),
        total: Total::Request("/orderSummary/grandTotal"),
        example: Example {
            args: [
                "--line 'name=\"Cabin, two nights\",rate=1500,tax=0' --date now --link-due +7d --by-sms=false \
                 --by-email --customer-type private --name 'Ola Test' --language no --country-code +47 \
                 --msisdn 40000001 --email ola.test@example.com --street 'Testveien 7' --zip 0010 --city Oslo \
                 --country NO",
                "--line 'name=Cabin,rate=1500,tax=12' --line 'name=Sauna,rate=250,tax=12' --date now --link-due +2d \
                 --by-sms --by-email --customer-type private --name 'Ola Test' --language en --country-code +47 \
                 --msisdn 40000001 --email ola.test@example.com --street 'Testveien 7' --zip 0010 --city Oslo \
                 --country NO --partly-refundable --reference RSV-77",
            ],
            object_status: "",
            reply: r#"{"status_code": 201, "status_message": "OK", "message": "Reservation Submitted Successfully",
                "is_data": true, "data": {"customerUuid": "CSRT1234567890", "reservationUuid": "RES1234567890",
                "checkoutUrl": "https://demo.frontpayment.no/reservations/details/RES1234567890"}}"#,
        },
        ..PLAIN
    },
    Endpoint {
        command: "reservations session",
        about: "Create a reservation and the page where the customer agrees to it",
        method: Method::Post,
        path: "/connect/reservations/create",
        effect: Effect::Writes,
        money: MONEY,
        shown_by: "reservations history",
        params: &[
            &[RESERVATION_LINES],
            RESERVATION_LINE_FIELDS,
            RESERVATION_SUMMARY,
            CUSTOMER,
            &[CUSTOMER_ORGANIZATION],
            &reach(Presence::Required),
            &address(Presence::Required),
            &[ORDER_DATE, LINK_DUE, object("/sendOrderBy")],
            &channels(Presence::Required),
            REFERENCES,
            SETTINGS,
            &[
                object("/submitPayment"),
                field("via", "/submitPayment/via", &CARD_VIA, "Card that is offered first")
                    .required(),
                CALLBACK,
            ],
            &returns(Presence::Optional),
        ],
        rules: &[link_due_now_or_later, lines_agree, sums_agree],
        fill: Some(sums_without_discount),
        table: Table::object(&[
            Column::identifier("Reservation", "/reservationUuid"),
            Column::identifier("Customer", "/customerUuid"),
            Column::identifier("Pay at", "/paymentUrl"),
        ])
        .identified("/reservationUuid")
        .linking("/paymentUrl"),
        total: Total::Request("/orderSummary/grandTotal"),
        example: Example {
            args: [
                "--line 'name=Cabin,rate=1500,tax=0' --date now --link-due +7d --by-sms=false --by-email=false \
                 --customer-type private --name 'Ola Test' --language no --country-code +47 --msisdn 40000001 \
                 --email ola.test@example.com --street 'Testveien 7' --zip 0010 --city Oslo --country NO --via visa",
                "--line 'name=Cabin,rate=1500,tax=0' --date now --link-due +7d --by-sms=false --by-email=false \
                 --customer-type corporate --name 'Test Sykkel AS' --organization-id 999888777 --language no \
                 --country-code +47 --msisdn 40000002 --email faktura@example.com --street 'Testveien 7' --zip 0010 \
                 --city Oslo --country NO --via mastercard --callback-url https://shop.example/fp/callback -o json",
            ],
            object_status: "",
            reply: r#"{"status_code": 201, "status_message": "OK", "message": "Reservation Submitted Successfully",
                "is_data": true, "data": {"customerUuid": "CSRT1234567890", "reservationUuid": "RES1234567890",
                "paymentUrl": "https://pay.example/RES1234567890"}}"#,
        },
        ..PLAIN
    },
    Endpoint {
        command: "reservations details",
        about: "Show everything about one reservation, and its payments",
        path: "/connect/reservations/details/{RESERVATION_UUID}",
        shown_by: "reservations details",
        params: &[RESERVATION],
        table: DETAILS,
        statuses: Some(Statuses {
            pointer: "/data/status",
            documented: &[
                "SENT",
                "RESERVED",
                "CAPTURED",
                "CHARGED",
                "COMPLETED",
                "CANCELLED",
                "EXPIRED",
            ],
            shown: &[],
            finals: &["COMPLETED", "CANCELLED", "EXPIRED"],
        }),
        example: Example {
            args: ["RES1234567890", "RES1234567890 -o json"],
            object_status: "reserved",
            reply: DETAILS_REPLY,
        },
        ..PLAIN
    },
    Endpoint {
        command: "reservations capture",
        about: "Take all or a part of what is held",
        method: Method::Post,
        path: "/connect/reservations/capture/{RESERVATION_UUID}",
        effect: Effect::MovesMoney { way: Way::In, amount: Some("/grandTotal") },
        asks: true,
        money: "Takes money from the customer's card, up to what is held. Undo it with `fpgo reservations refund`.",
        shown_by: "reservations details",
        params: &[
            RESERVATION,
            &[
                local("full", &SWITCH, "Capture everything that is left")
                    .not_with(&["line", "amount"]),
                keyed(
                    "line",
                    "/products",
                    &LINE_REFUND,
                    "Line to capture and how much (repeatable)",
                )
                .required(),
                field(
                    "amount",
                    "/grandTotal",
                    &AMOUNT,
                    "Amount to capture; the lines are found where only one answer is possible",
                )
                .required(),
                inner("/products/*/id", &LINE_ID).required(),
                inner("/products/*/amount", &AMOUNT).required(),
                field("note", "/additionalText", &TEXT, "Note"),
            ],
        ],
        rules: &[total_agrees],
        state: Some(state::read),
        impossible: Some(impossible::capture),
        told_by: "reservations details",
        compute: Some(Compute {
            from: &["full", "amount", "line"],
            fills: &["/grandTotal", "/products"],
            complete: state::complete_capture,
            guard: state::guard_capture,
            pool: state::capture_pool,
        }),
        table: Table::object(&[Column::identifier("Capture", "/uuid")]).identified("/uuid"),
        total: Total::Object,
        example: Example {
            args: [
                "RES1234567890 --full",
                "RES1234567890 --amount 600 --note 'First night delivered'",
            ],
            object_status: "reserved",
            reply: r#"{"status_code": 202, "status_message": "OK", "message": "reservationCapturedSuccessfully",
                "is_data": true, "data": {"uuid": "CAP1234567890"}}"#,
        },
        ..PLAIN
    },
    Endpoint {
        command: "reservations charge",
        about: "Charge an extra amount to the customer's card, beside what is held",
        method: Method::Post,
        path: "/connect/reservations/charge/{RESERVATION_UUID}",
        effect: Effect::MovesMoney { way: Way::In, amount: Some("/grandTotal") },
        asks: true,
        money: "Takes money from the customer's card, beside what is held. Undo it with `fpgo reservations refund`.",
        shown_by: "reservations details",
        params: &[
            RESERVATION,
            &[RESERVATION_LINES],
            RESERVATION_LINE_FIELDS,
            &[
                inner("/grandTotal", &AMOUNT).required(),
                field("note", "/additionalText", &TEXT, "Note"),
            ],
        ],
        rules: &[lines_agree, total_agrees],
        fill: Some(total_of_lines),
        state: Some(state::read),
        impossible: Some(impossible::charge),
        told_by: "reservations details",
        compute: Some(Compute {
            from: &[],
            fills: &[],
            complete: |write| Ok(write.body.clone()),
            guard: state::guard_charge,
            pool: state::charge_pool,
        }),
        table: Table::object(&[Column::identifier("Charge", "/uuid")]).identified("/uuid"),
        total: Total::Request("/grandTotal"),
        example: Example {
            args: [
                "RES1234567890 --line 'name=Late check-out,rate=200,tax=0' --note 'Agreed by phone'",
                "RES1234567890 --line 'name=Minibar,rate=89.50,tax=15' --dry-run",
            ],
            object_status: "reserved",
            reply: r#"{"status_code": 202, "status_message": "OK", "message": "reservationChargedSuccessfully",
                "is_data": true, "data": {"uuid": "CHA1234567890"}}"#,
        },
        ..PLAIN
    },
    Endpoint {
        command: "reservations cancel",
        about: "Give up a reservation of which nothing was taken",
        // The documents say GET with a body; older pages and another client have POST (quirk 5).
        method: Method::Get,
        path: "/connect/reservations/cancel/{RESERVATION_UUID}",
        effect: Effect::Writes,
        asks: true,
        money: "Moves no money: what is held is let go. It cannot be undone; make a new reservation with \
                `fpgo reservations submit`.",
        shown_by: "reservations details",
        params: &[RESERVATION, NOTE],
        state: Some(state::read),
        impossible: Some(impossible::cancel),
        asked: Some(Asked::note("Why is it cancelled", &["/note"])),
        told_by: "reservations details",
        final_status: "CANCELLED",
        quirks: &[Quirk::OrMethod(Method::Post)],
        total: Total::Object,
        example: Example {
            args: [
                "RES1234567890 --note 'Guest did not come'",
                "RES1234567890 --note 'Double booking' --dry-run",
            ],
            object_status: "reserved",
            reply: r#"{"status_code": 202, "status_message": "OK", "message": "cancelledOrderSuccessfully",
                "is_data": false, "data": null}"#,
        },
        ..PLAIN
    },
    Endpoint {
        command: "reservations complete",
        about: "Close a reservation of which something was captured or charged",
        method: Method::Post,
        path: "/connect/reservations/complete/{RESERVATION_UUID}",
        effect: Effect::Writes,
        asks: true,
        money: "Moves no money: what is left of the held amount is let go. It cannot be undone.",
        shown_by: "reservations details",
        params: &[RESERVATION, NOTE],
        state: Some(state::read),
        impossible: Some(impossible::complete),
        asked: Some(Asked::note("Why is it completed", &["/note"])),
        told_by: "reservations details",
        final_status: "COMPLETED",
        total: Total::Object,
        example: Example {
            args: [
                "RES1234567890 --note 'Stay finished'",
                "RES1234567890 --note 'Stay finished' --dry-run",
            ],
            object_status: "captured",
            reply: r#"{"status_code": 202, "status_message": "OK", "message": "reservationCompletedSuccessfully",
                "is_data": false, "data": null}"#,
        },
        ..PLAIN
    },
    Endpoint {
        command: "reservations resend",
        about: "Send the payment link of a reservation again",
        method: Method::Post,
        path: "/connect/reservations/resend/{RESERVATION_UUID}",
        effect: Effect::Writes,
        money: "Moves no money. A message that was sent cannot be undone; `fpgo reservations cancel` makes its \
                link useless.",
        shown_by: "reservations details",
        params: &[RESERVATION, RESEND],
        rules: &[one_channel],
        asked: Some(Asked::RESEND),
        impossible: Some(impossible::resend),
        told_by: "reservations details",
        example: Example {
            args: [
                "RES1234567890 --email ola.test@example.com",
                "RES1234567890 --country-code +47 --msisdn 40000001",
            ],
            object_status: "reservation sent",
            reply: r#"{"status_code": 202, "status_message": "OK", "message": "resentOrderSuccessfully", "is_data": true,
                "data": null}"#,
        },
        ..PLAIN
    },
    Endpoint {
        command: "reservations refund",
        about: "Give back all or a part of one capture or charge",
        method: Method::Post,
        path: "/connect/reservations/refund/{RESERVATION_UUID}",
        effect: Effect::MovesMoney { way: Way::Out, amount: Some("/grandTotal") },
        asks: true,
        money: "Gives money back to the customer: the API accepts the refund and carries it out later. It cannot be \
                undone. Follow it with `fpgo reservations details`.",
        shown_by: "reservations details",
        params: &[
            RESERVATION,
            REFUND,
            &[
                local(
                    "capture",
                    &CAPTURE_ID,
                    "Capture to give back; found where there is only one",
                )
                .not_with(&["charge"]),
                local("charge", &CHARGE_ID, "Charge to give back; found where there is only one"),
                field(
                    "type",
                    "/type",
                    &RESERVATION_REFUND,
                    "Kind of refund; reservation unless given",
                )
                .required(),
                field(
                    "source",
                    "/source",
                    &REFUND_SOURCE,
                    "How it was taken; found by its reference",
                )
                .not_with(&["capture", "charge"])
                .required(),
                field("reference", "/reference", &TEXT, "Capture or charge, CAP or CHA and digits")
                    .not_with(&["capture", "charge"])
                    .required(),
            ],
        ],
        rules: &[total_agrees],
        state: Some(state::read),
        impossible: Some(impossible::refund),
        told_by: "reservations details",
        compute: Some(Compute {
            from: &["full", "amount", "line"],
            fills: &["/type", "/grandTotal", "/products", "/source", "/reference"],
            complete: reservation_refund::complete_refund,
            guard: reservation_refund::guard_refund,
            pool: reservation_refund::refund_pool,
        }),
        approval: Some(APPROVAL),
        total: Total::Object,
        example: Example {
            args: ["RES1234567890 --full", "RES1234567890 --amount 150"],
            object_status: "captured",
            reply: r#"{"status_code": 202, "status_message": "OK", "message": "orderRefundedSuccessfully",
                "is_data": true, "data": null}"#,
        },
        ..PLAIN
    },
    Endpoint {
        command: "reservations history",
        about: "List what happened to all reservations in a time frame",
        path: "/connect/reservations/history/{START_TIMESTAMP}/{END_TIMESTAMP}",
        shown_by: "reservations history",
        params: &[&[
            segment(
                "since",
                "START_TIMESTAMP",
                &SINCE,
                WhenAbsent::Ago(24 * 60 * 60),
                "Beginning: -7d, 2026-12-24 (its 00:00), RFC 3339 or Unix seconds; 24 hours ago unless given",
            ),
            segment(
                "until",
                "END_TIMESTAMP",
                &UNTIL,
                WhenAbsent::Ago(0),
                "End: 2026-12-24 (its 24:00), RFC 3339 or Unix seconds; now unless given",
            ),
            local("reservation", &RESERVATION_ID, "Only this reservation"),
        ]],
        refine: Some(in_order),
        table: Table::list(&[
            Column::instant("When", "/datetime"),
            Column::identifier("Reservation", "/uuid"),
            Column::text("Event", "/title"),
            Column::amount("Amount", "/amount"),
            Column::text("Method", "/paymentMethod"),
            Column::text("By", "/actionBy"),
            Column::text("Sent to", "/sentTo"),
            Column::text("Refundable", "/isRefundable"),
            Column::text("Note", "/note"),
        ])
        .identified("/uuid"),
        example: Example {
            args: ["", "--since -7d --until now -o json"],
            object_status: "",
            reply: r#"{"status_code": 200, "status_message": "OK", "message": "reservationRetrievedSuccessfully",
                "is_data": true, "data": [{"uuid": "RES1234567890", "title": "refund-sent-from-captured",
                "datetime": "21.01.2024 04:00", "sentTo": "", "actionBy": null, "note": null,
                "paymentMethod": "visa", "isRefundable": true, "amount": "100"}]}"#,
        },
        ..PLAIN
    },
];

/// What the lines come to, where they were typed.
fn total_of_lines(typed: &Typed, body: &mut Value) -> FillResult {
    if let Some(total) = lines_total(body).filter(|_| typed.has("line")) {
        put(body, "/grandTotal", crate::base::money::to_json(total));
    }
    Ok(())
}

/// Only the reservation that was asked for, oldest first: the times are `DD.MM.YYYY HH:MM`.
fn in_order(typed: &Typed, rows: &mut Vec<Value>) {
    if let Some(wanted) = typed.get("reservation") {
        rows.retain(|row| row.get("uuid") == Some(wanted));
    }
    rows.sort_by_cached_key(|row| {
        let text = row["datetime"].as_str().unwrap_or_default();
        let (day, time) = text.split_once(' ').unwrap_or((text, ""));
        let day: Vec<&str> = day.split('.').rev().collect();
        (day.join("."), time.to_owned())
    });
}

const DETAILS: Table = Table {
    nested: &[
        NestedList {
            title: "Lines",
            rows: &[("", "/productList")],
            columns: &[
                Column::identifier("Line id", "/id"),
                Column::text("Product", "/name"),
                Column::identifier("Product id", "/productId"),
                Column::amount("Rate", "/rate"),
                Column::text("Tax %", "/tax"),
                Column::amount("Amount", "/amount"),
                Column::amount("Reserved", "/reserved"),
                Column::amount("Captured", "/captured"),
            ],
        },
        NestedList {
            title: "Payments",
            rows: &[
                ("reserved", "/paymentHistory/reserved"),
                ("captured", "/paymentHistory/captured"),
                ("charged", "/paymentHistory/charged"),
                ("refunded", "/paymentHistory/refunded"),
            ],
            columns: &[
                Column::instant("At", "/at"),
                Column::amount("Amount", "/amount"),
                Column::identifier("Reference", "/reference"),
                Column::amount("Refunded", "/refunded"),
                Column::text("Note", "/additionalText"),
            ],
        },
    ],
    ..Table::object(&[
        Column::identifier("Reservation", "/reservationUuid"),
        Column::status("Status", "/status"),
        Column::text("Paid", "/isPaid"),
        Column::amount("Total", "/grandTotal"),
        Column::amount("Reserved", "/paymentDetails/reservedAmount"),
        Column::amount("Captured", "/paymentDetails/capturedAmount"),
        Column::amount("Charged", "/paymentDetails/chargedAmount"),
        Column::amount("Refunded of captures", "/paymentDetails/amountRefunded/fromCaptured"),
        Column::amount("Refunded of charges", "/paymentDetails/amountRefunded/fromCharge"),
        Column::instant("Reserved at", "/paymentDetails/reservedAt"),
        Column::instant("Date", "/reservationDate"),
        Column::instant("Link due", "/paymentLinkDueDate"),
        Column::identifier("Reference", "/referenceNumber"),
        Column::identifier("Customer's reference", "/customerReference"),
        Column::text("Charge validity", "/chargeValidity"),
        Column::text("Name", "/customerDetails/name"),
        Column::text("E-mail", "/customerDetails/email"),
        Column::text("Country code", "/customerDetails/countryCode"),
        Column::text("MSISDN", "/customerDetails/msisdn"),
        Column::text("Street", "/customerDetails/address/street"),
        Column::text("Zip", "/customerDetails/address/zip"),
        Column::text("City", "/customerDetails/address/city"),
        Column::text("Country", "/customerDetails/address/country"),
        Column::text("Notes", "/customerNotes"),
        Column::text("Terms", "/termsAndCondition"),
        Column::text("Organization", "/organizationDetails/name"),
    ])
    .identified("/reservationUuid")
};

const DETAILS_REPLY: &str = r#"{"status_code": 200, "status_message": "OK",
    "message": "reservationRetrievedSuccessfully", "is_data": true, "data": {"reservationUuid": "RES1234567890",
    "status": "CAPTURED", "isPaid": true, "productList": [{"id": 8001, "name": "Cabin, two nights", "productId": null,
    "quantity": 1, "rate": 1500, "discount": 0, "tax": 0, "amount": 1500, "reserved": 1500, "captured": 600}],
    "grandTotal": 1500, "reservationDate": "1893456000", "paymentLinkDueDate": "1894060800",
    "sendOrderBy": {"sms": false, "email": true}, "customerDetails": {"countryCode": "+47", "msisdn": "40000001",
    "email": "ola.test@example.com", "name": "Ola Test", "address": {"street": "Testveien 7", "zip": "0010",
    "city": "Oslo", "country": "NO"}}, "referenceNumber": "RSV-77", "chargeValidity": "60", "customerReference": null,
    "customerNotes": null, "termsAndCondition": null, "paymentDetails": {"reservedAt": 1893456100,
    "reservedAmount": 1500, "capturedAmount": 600, "chargedAmount": 0,
    "amountRefunded": {"fromCaptured": 0, "fromCharge": 0}},
    "organizationDetails": {"name": "Test Sykkel AS", "billingAddress": {"countryCode": "+47", "msisdn": "40000002",
    "email": "faktura@example.com", "street": "Testveien 7", "zip": "0010", "city": "Oslo", "country": "NO"}},
    "translationKey": "reservationStatusCaptured", "paymentHistory": {"reserved": [{"at": 1893456100, "amount": 1500}],
    "captured": [{"at": 1893456200, "amount": 600, "reference": "CAP1234567890", "isRefunded": false, "refunded": 0,
    "additionalText": "First night"}], "charged": [{"at": 1893456300, "amount": 200, "reference": "CHA1234567890",
    "isRefunded": false, "refunded": 0, "additionalText": null}], "refunded": [{"at": 1893456400, "amount": 100,
    "reference": "CAP1234567890", "isRefunded": true, "isPartial": true}]}}}"#;
