//! Order Management, chapter 1 of the documents: payment links, invoices, and what happens to an order after them.

use serde_json::Value;

use super::filled_sums::sums_from_lines;
use super::refunds::APPROVAL;
use super::shared::{
    CALLBACK, CUSTOMER_KIND, CUSTOMER_LANGUAGE, CUSTOMER_NAME, CUSTOMER_ORGANIZATION,
    CUSTOMER_PERSONAL_NUMBER, FIRST_NAME, INVOICING, LINE_FIELDS, LINES, ORDER_DATE, ORDER_SUMMARY,
    REFERENCES, REFUND, RESEND, address, channels, phone_or_email, reach,
};
use super::shared_rules::{
    ehf_maturity, maturity_fits_type, one_channel, order_date_is_past, order_date_now_or_later,
    private_maturity,
};
use crate::api::asked::Asked;
use crate::api::effect::{Effect, Total, Way};
use crate::api::endpoint::{Chapter, Compute, Endpoint, Example, Method, PLAIN, Quirk};
use crate::api::impossible::orders as impossible;
use crate::api::kinds::vocabulary::{
    BOOLEAN, ORDER_ID, ORDER_STATUS, REFUND_SOURCE, REFUND_TYPE, ROWS, SINCE, SWITCH, TEXT, UNTIL,
};
use crate::api::param::{Param, Presence, field, local, path_var, query};
use crate::api::row_details::RowDetails;
use crate::api::state::order::{read_charge, read_status};
use crate::api::state::{order_refund as refund, trace};
use crate::api::statuses::Statuses;
use crate::api::sums::{lines_agree, sums_agree, total_agrees};
use crate::api::table::{Column, NestedList, Table};
use crate::base::problem::{Problem, Severity};

/// The chapter.
pub const CHAPTER: Chapter = Chapter {
    group: "orders",
    about: "Send, look up, cancel, refund and charge orders",
    groups: &[],
    endpoints: ENDPOINTS,
};

const ORDER: &[Param] = &[path_var("ORDER_UUID", &ORDER_ID, "Order, ODR and digits")];

const ENDPOINTS: &[Endpoint] = &[
    Endpoint {
        command: "orders send-payment-link",
        about: "Create an order and send its payment link to the customer",
        method: Method::Post,
        path: "/connect/orders/payment-link/create",
        effect: Effect::Writes,
        money: "Moves no money: the customer pays later, or never. Undo it with `fpgo orders cancel` while it is not \
                paid, and with `fpgo orders refund` afterwards.",
        shown_by: "orders list",
        params: &[
            &[LINES],
            LINE_FIELDS,
            ORDER_SUMMARY,
            &channels(Presence::Optional),
            &[ORDER_DATE, CUSTOMER_KIND, CUSTOMER_NAME, FIRST_NAME, CUSTOMER_LANGUAGE],
            &[CUSTOMER_PERSONAL_NUMBER, CUSTOMER_ORGANIZATION],
            &phone_or_email(),
            &address(Presence::Required),
            &[
                field(
                    "invoice-option",
                    "/invoiceAsPaymentOption",
                    &BOOLEAN,
                    "Let the customer choose invoice",
                )
                .required(),
                field(
                    "secure-details",
                    "/secureDetails",
                    &BOOLEAN,
                    "Hide the details until BankID",
                ),
            ],
            REFERENCES,
            &[CALLBACK],
        ],
        rules: &[order_date_now_or_later, lines_agree, sums_agree],
        fill: Some(sums_from_lines),
        table: CREATED,
        trace: Some(trace::ORDERS),
        total: Total::Request("/orderSummary/grandTotal"),
        example: Example {
            args: [
                "--line 'name=Bike service,id=BS-10,qty=2,rate=400,tax=25' --date now --by-sms --customer-type private \
                 --name 'Ola Test' --country-code +47 --msisdn 40000001 --street 'Testveien 7' --zip 0010 --city Oslo \
                 --country NO --invoice-option=false",
                "--line 'name=Helmet,qty=1,rate=599.90,tax=25' --line 'name=Fitting,qty=1,rate=100,tax=25' --date now \
                 --by-email --customer-type corporate --name 'Test Sykkel AS' --organization-id 999888777 \
                 --email faktura@example.com --street 'Testveien 7' --zip 0010 --city Oslo --country NO \
                 --invoice-option --reference WEB-1001",
            ],
            object_status: "",
            reply: ORDER_ADDED,
        },
        ..PLAIN
    },
    Endpoint {
        command: "orders send-invoice",
        about: "Create an order and invoice it",
        method: Method::Post,
        path: "/connect/orders/invoice/create",
        effect: COMMITS,
        asks: true,
        money: "Commits the customer to pay: the invoice goes out at once, as EHF or e-invoice, by e-mail or by post. \
                Undo it with `fpgo orders refund --type invoiced`.",
        shown_by: "orders list",
        params: &[
            &[LINES],
            LINE_FIELDS,
            ORDER_SUMMARY,
            &[ORDER_DATE, CUSTOMER_KIND, CUSTOMER_NAME, FIRST_NAME, CUSTOMER_LANGUAGE],
            &[CUSTOMER_PERSONAL_NUMBER, CUSTOMER_ORGANIZATION],
            &reach(Presence::Required),
            &address(Presence::Required),
            INVOICING,
            REFERENCES,
            &[CALLBACK],
        ],
        rules: &[order_date_is_past, lines_agree, sums_agree, maturity_fits_type],
        fill: Some(sums_from_lines),
        table: CREATED,
        trace: Some(trace::ORDERS),
        total: Total::Request("/orderSummary/grandTotal"),
        example: Example {
            args: [
                "--line 'name=Bike service,id=BS-10,qty=2,rate=400,tax=25' --date now --customer-type corporate \
                 --name 'Test Sykkel AS' --organization-id 999888777 --country-code +47 --msisdn 40000002 \
                 --email faktura@example.com --street 'Testveien 7' --zip 0010 --city Oslo --country NO --invoice-fee \
                 --maturity 14",
                "--line 'name=Bike service,qty=1,rate=400,tax=25' --date now --customer-type private \
                 --name 'Ola Test' --personal-number 01019012345 --country-code +47 --msisdn 40000001 \
                 --email ola.test@example.com --street 'Testveien 7' --zip 0010 --city Oslo --country NO \
                 --invoice-fee=false --reference WEB-1002",
            ],
            object_status: "",
            reply: ORDER_ADDED,
        },
        ..PLAIN
    },
    Endpoint {
        command: "orders send-efaktura",
        about: "Create an order and send it as eFaktura to a person's bank",
        method: Method::Post,
        path: "/connect/orders/faktura/create",
        effect: COMMITS,
        asks: true,
        money: "Commits the customer to pay: the eFaktura goes out at once. Undo it with \
                `fpgo orders refund --type invoiced`.",
        shown_by: "orders list",
        params: &[
            &[LINES],
            LINE_FIELDS,
            ORDER_SUMMARY,
            &[ORDER_DATE, CUSTOMER_NAME, CUSTOMER_LANGUAGE, CUSTOMER_PERSONAL_NUMBER.required()],
            &reach(Presence::Required),
            &address(Presence::Required),
            INVOICING,
            REFERENCES,
            &[CALLBACK.required()],
        ],
        rules: &[order_date_is_past, lines_agree, sums_agree, private_maturity],
        fill: Some(sums_from_lines),
        table: CREATED,
        trace: Some(trace::ORDERS),
        total: Total::Request("/orderSummary/grandTotal"),
        example: Example {
            args: [
                "--line 'name=Bike service,id=BS-10,qty=2,rate=400,tax=25' --date now --name 'Ola Test' \
                 --personal-number 01019012345 --country-code +47 --msisdn 40000001 --email ola.test@example.com \
                 --street 'Testveien 7' --zip 0010 --city Oslo --country NO --invoice-fee=false \
                 --callback-url https://shop.example/fp/callback",
                "--line 'name=Helmet,qty=1,rate=599.90,tax=25' --date +7d --name 'Ola Test' \
                 --personal-number 01019012345 --country-code +47 --msisdn 40000001 --email ola.test@example.com \
                 --street 'Testveien 7' --zip 0010 --city Oslo --country NO --invoice-fee --maturity 10 \
                 --callback-url https://shop.example/fp/callback --reference WEB-1003",
            ],
            object_status: "",
            reply: ORDER_ADDED,
        },
        ..PLAIN
    },
    Endpoint {
        command: "orders send-ehf",
        about: "Create an order and send it as EHF invoice to a company",
        method: Method::Post,
        path: "/connect/orders/ehf/create",
        effect: COMMITS,
        asks: true,
        money: "Commits the customer to pay: the EHF goes out at once. Undo it with \
                `fpgo orders refund --type invoiced`.",
        shown_by: "orders list",
        params: &[
            &[LINES],
            LINE_FIELDS,
            ORDER_SUMMARY,
            &[ORDER_DATE, CUSTOMER_NAME, CUSTOMER_LANGUAGE, CUSTOMER_ORGANIZATION.required()],
            &reach(Presence::Required),
            &address(Presence::Required),
            INVOICING,
            REFERENCES,
            &[CALLBACK.required()],
        ],
        rules: &[order_date_is_past, lines_agree, sums_agree, ehf_maturity],
        fill: Some(sums_from_lines),
        table: CREATED,
        trace: Some(trace::ORDERS),
        total: Total::Request("/orderSummary/grandTotal"),
        example: Example {
            args: [
                "--line 'name=Bike service,id=BS-10,qty=2,rate=400,tax=25' --date now --name 'Test Sykkel AS' \
                 --organization-id 999888777 --country-code +47 --msisdn 40000002 --email faktura@example.com \
                 --street 'Testveien 7' --zip 0010 --city Oslo --country NO --invoice-fee \
                 --callback-url https://shop.example/fp/callback",
                "--line 'name=Bike service,qty=1,rate=400,tax=25' --date now --name 'Test Sykkel AS' \
                 --organization-id 999888777 --country-code +47 --msisdn 40000002 --email faktura@example.com \
                 --street 'Testveien 7' --zip 0010 --city Oslo --country NO --invoice-fee --maturity 30 \
                 --separate-invoices=false --callback-url https://shop.example/fp/callback",
            ],
            object_status: "",
            reply: ORDER_ADDED,
        },
        ..PLAIN
    },
    Endpoint {
        command: "orders resend",
        about: "Send the payment link of an order again",
        method: Method::Post,
        path: "/connect/orders/resend/{ORDER_UUID}",
        effect: Effect::Writes,
        money: "Moves no money. A message that was sent cannot be undone; `fpgo orders cancel` makes its link \
                useless.",
        shown_by: "orders status",
        params: &[ORDER, RESEND],
        rules: &[one_channel],
        asked: Some(Asked::RESEND),
        impossible: Some(impossible::resend),
        told_by: "orders details",
        example: Example {
            args: [
                "ODR1234567890 --country-code +47 --msisdn 40000001",
                "ODR1234567890 --email ola.test@example.com",
            ],
            object_status: "SENT",
            reply: r#"{"status_code": 202, "status_message": "OK", "message": "resentOrderSuccessfully", "is_data": true,
                "data": null}"#,
        },
        ..PLAIN
    },
    Endpoint {
        command: "orders cancel",
        about: "Cancel (void) an order that is not paid",
        method: Method::Post,
        path: "/connect/orders/cancel/{ORDER_UUID}",
        effect: Effect::Writes,
        asks: true,
        money: "Moves no money: an order that is paid is refused, refund it instead. It cannot be undone; send a new \
                payment link with `fpgo orders send-payment-link`.",
        shown_by: "orders status",
        params: &[ORDER, &[field("note", "/cancellationNote", &TEXT, "Reason").required()]],
        asked: Some(Asked::note("Why is it cancelled", &["/cancellationNote"])),
        told_by: "orders details",
        state: Some(read_status),
        impossible: Some(impossible::cancel),
        final_status: "CANCELLED",
        total: Total::Object,
        example: Example {
            args: [
                "ODR1234567890 --note 'Out of stock'",
                "ODR1234567890 --note 'Customer called' --dry-run",
            ],
            object_status: "SENT",
            reply: r#"{"status_code": 202, "status_message": "OK", "message": "cancelledOrderSuccessfully",
                "is_data": false, "data": null}"#,
        },
        ..PLAIN
    },
    Endpoint {
        command: "orders refund",
        about: "Give money back for a paid order, in full, by line or in part",
        method: Method::Post,
        path: "/connect/orders/refund/{ORDER_UUID}",
        effect: Effect::MovesMoney { way: Way::Out, amount: Some("/grandTotal") },
        asks: true,
        money: "Gives money back to the customer: the API accepts the refund and carries it out later. It cannot be \
                undone. Follow it with `fpgo orders status`.",
        shown_by: "orders status",
        params: &[
            ORDER,
            REFUND,
            &[
                field(
                    "type",
                    "/type",
                    &REFUND_TYPE,
                    "Kind of order; must be given for an invoiced one",
                )
                .required(),
                field(
                    "source",
                    "/source",
                    &REFUND_SOURCE,
                    "What was taken, only with --type reservation",
                ),
                field(
                    "reference",
                    "/reference",
                    &TEXT,
                    "Capture or charge, only with --type reservation",
                ),
            ],
        ],
        rules: &[no_reservation, total_agrees],
        state: Some(refund::read_state),
        shown: Some(read_status),
        impossible: Some(impossible::refund),
        told_by: "orders details",
        compute: Some(Compute {
            from: &["full", "amount", "line"],
            fills: &["/type", "/grandTotal", "/products"],
            complete: refund::complete,
            guard: refund::guard,
            pool: refund::pool,
        }),
        approval: Some(APPROVAL),
        total: Total::Object,
        example: Example {
            args: ["ODR1234567890 --full", "ODR1234567890 --amount 100"],
            object_status: "PAID",
            reply: r#"{"status_code": 202, "status_message": "OK", "message": "orderRefundedSuccessfully",
                "is_data": true, "data": null}"#,
        },
        ..PLAIN
    },
    Endpoint {
        command: "orders list",
        about: "List the orders with their statuses",
        path: "/connect/orders/status",
        shown_by: "orders list",
        params: &[
            &[query("status", "type", &ORDER_STATUS, "Only orders in this status, in any case")],
            &[
                local("details", &SWITCH, "With customer, amount and date: one more request each"),
                local(
                    "find",
                    &TEXT,
                    "Only orders whose customer, contact, reference, invoice number or lines hold this text",
                ),
                local("since", &SINCE, "Only orders of this date or later, by their details"),
                local("until", &UNTIL, "Only orders before this date; a day counts whole"),
                local("limit", &ROWS, "At most so many rows"),
            ],
        ],
        row_details: Some(ROW_DETAILS),
        quirks: &[Quirk::EmptyIs404],
        table: Table::list(&[
            Column::identifier("Order", "/uuid"),
            Column::status("Status", "/status"),
        ])
        .identified("/uuid"),
        example: Example {
            args: ["", "--status 'partial refunded'"],
            object_status: "",
            reply: r#"{"status_code": 200, "status_message": "OK", "message": "Order Status Retrieved Successfully",
                "is_data": true, "data": [{"uuid": "ODR1234567890", "status": "PAID"}]}"#,
        },
        ..PLAIN
    },
    Endpoint {
        command: "orders status",
        about: "Show the status of one order, and what is refunded of it",
        path: "/connect/orders/status/{ORDER_UUID}",
        shown_by: "orders status",
        params: &[ORDER],
        table: Table::object(&[
            Column::identifier("Order", "/uuid"),
            Column::status("Status", "/status"),
            Column::amount("Amount", "/orderAmount"),
            Column::amount("Refunded", "/refundedAmount"),
        ])
        .identified("/uuid"),
        statuses: Some(Statuses {
            pointer: "/data/status",
            documented: ORDER_STATUS.choices,
            shown: ORDER_STATUS.tolerated,
            finals: &["CANCELLED", "EXPIRED", "REFUNDED"],
        }),
        example: Example {
            args: ["ODR1234567890", "ODR1234567890 -o json"],
            object_status: "PAID",
            reply: r#"{"status_code": 200, "status_message": "OK", "message": "Order Status Retrieved Successfully",
                "is_data": true,
                "data": {"uuid": "ODR1234567890", "status": "PAID", "orderAmount": 800, "refundedAmount": 0}}"#,
        },
        ..PLAIN
    },
    Endpoint {
        command: "orders details",
        about: "Show everything about one order",
        path: "/connect/orders/details/{ORDER_UUID}",
        shown_by: "orders status",
        params: &[ORDER],
        table: DETAILS,
        example: Example {
            args: ["ODR1234567890", "ODR1234567890 -o json"],
            object_status: "PAID",
            reply: r#"{"status_code": 200, "status_message": "OK", "message": "orderRetrievedSuccessfully", "is_data": true,
                "data": {"type": "regular", "orderUuid": "ODR1234567890", "invoiceNumber": null, "status": "PAID",
                "orderDate": "1893456000", "paymentLinkDueDate": "1894060800",
                "productList": [{"id": 7001, "name": "Bike service", "productId": "BS-10", "quantity": 2, "rate": 400,
                "discount": 0, "tax": 25, "amount": 800}],
                "orderSummary": {"subTotal": 640, "tax": 160, "discount": 0, "grandTotal": 800},
                "customerDetails": {"type": "private", "uuid": "CSRT1234567890", "countryCode": "+47",
                "msisdn": "40000001", "email": "ola.test@example.com", "name": "Ola Test", "preferredLanguage": "no",
                "personalNumber": "01019012345", "organizationId": null, "address": {"street": "Testveien 7",
                "zip": "0010", "city": "Oslo", "country": "NO"}}}}"#,
        },
        ..PLAIN
    },
    Endpoint {
        command: "orders invoice-number",
        about: "Show the invoice number of an invoiced order",
        path: "/connect/orders/invoice-number/{ORDER_UUID}",
        shown_by: "orders status",
        params: &[ORDER],
        table: Table::object(&[
            Column::identifier("Order", "/orderUuid"),
            Column::identifier("Invoice", "/invoiceNumber"),
            Column::status("Status", "/status"),
        ])
        .identified("/invoiceNumber"),
        example: Example {
            args: ["ODR1234567890", "ODR1234567890 -q"],
            object_status: "INVOICED",
            reply: r#"{"status_code": 200, "status_message": "OK", "message": "orderInvoiceNoRetrievedSuccessfully",
                "is_data": true,
                "data": {"orderUuid": "ODR1234567890", "invoiceNumber": "10000042", "status": "INVOICED"}}"#,
        },
        ..PLAIN
    },
    Endpoint {
        command: "orders charge",
        about: "Charge an order later (delayed charge)",
        method: Method::Post,
        path: "/connect/orders/delayed/charge/{ORDER_UUID}",
        effect: Effect::MovesMoney { way: Way::In, amount: None },
        asks: true,
        money: "Takes the order's amount from the customer. Undo it with `fpgo orders refund`. Which orders can be \
                charged is not documented.",
        shown_by: "orders status",
        params: &[ORDER],
        state: Some(read_charge),
        told_by: "orders details",
        final_status: "PAID",
        total: Total::Object,
        example: Example {
            args: ["ODR1234567890", "ODR1234567890 --dry-run"],
            object_status: "SENT",
            reply: r#"{"status_code": 200, "status_message": "OK", "message": "orderDelayedChargedSuccessfully",
                "is_data": true, "data": null}"#,
        },
        ..PLAIN
    },
];

/// What the details tell of each order of the list. In which order the rows come is not documented.
const ROW_DETAILS: RowDetails = RowDetails {
    noun: "order",
    command: "orders details",
    table: Table::list(&[
        Column::identifier("Order", "/uuid"),
        Column::status("Status", "/status"),
        Column::text("Customer", "/details/customerDetails/name"),
        Column::amount("Amount", "/details/orderSummary/grandTotal"),
        Column::instant("Date", "/details/orderDate"),
        Column::text("Error", "/error"),
    ])
    .identified("/uuid"),
    texts: &[
        "/customerDetails/name",
        "/customerDetails/email",
        "/customerDetails/uuid",
        "/customerDetails/organizationId",
        "/invoiceNumber",
        // In an earlier revision of the answer only (operation 1.10).
        "/invoiceReferences",
        "/internalReferences",
        "/productList/*/name",
        "/productList/*/productId",
    ],
    date: "/orderDate",
    phone: ("/customerDetails/countryCode", "/customerDetails/msisdn"),
};

/// An invoice goes out: the customer owes what the body says.
const COMMITS: Effect =
    Effect::MovesMoney { way: Way::In, amount: Some("/orderSummary/grandTotal") };

const ORDER_ADDED: &str = r#"{"status_code": 201, "status_message": "OK", "message": "orderAddedSuccessfully",
    "is_data": false, "data": {"uuid": "ODR1234567890", "customerUuid": "CSRT1234567890"}}"#;

const CREATED: Table = Table::object(&[
    Column::identifier("Order", "/uuid"),
    Column::identifier("Customer", "/customerUuid"),
])
.identified("/uuid");

const DETAILS: Table = Table {
    list: false,
    columns: &[
        Column::identifier("Order", "/orderUuid"),
        Column::text("Kind", "/type"),
        Column::status("Status", "/status"),
        Column::identifier("Invoice", "/invoiceNumber"),
        Column::instant("Order date", "/orderDate"),
        Column::instant("Link due", "/paymentLinkDueDate"),
        Column::amount("Before tax", "/orderSummary/subTotal"),
        Column::amount("Tax", "/orderSummary/tax"),
        Column::amount("Discount", "/orderSummary/discount"),
        Column::amount("Total", "/orderSummary/grandTotal"),
        Column::identifier("Customer", "/customerDetails/uuid"),
        Column::text("Customer type", "/customerDetails/type"),
        Column::text("Name", "/customerDetails/name"),
        Column::text("E-mail", "/customerDetails/email"),
        Column::text("Country code", "/customerDetails/countryCode"),
        Column::text("MSISDN", "/customerDetails/msisdn"),
        Column::text("Language", "/customerDetails/preferredLanguage"),
        Column::identifier("Personal number", "/customerDetails/personalNumber"),
        Column::identifier("Organization", "/customerDetails/organizationId"),
        Column::text("Street", "/customerDetails/address/street"),
        Column::text("Zip", "/customerDetails/address/zip"),
        Column::text("City", "/customerDetails/address/city"),
        Column::text("Country", "/customerDetails/address/country"),
    ],
    nested: &[NestedList {
        title: "Lines",
        rows: &[("", "/productList")],
        columns: &[
            Column::identifier("Line id", "/id"),
            Column::text("Product", "/name"),
            Column::identifier("Product id", "/productId"),
            Column::text("Quantity", "/quantity"),
            Column::amount("Rate", "/rate"),
            Column::amount("Discount", "/discount"),
            Column::text("Tax %", "/tax"),
            Column::amount("Amount", "/amount"),
        ],
    }],
    id: Some("/orderUuid"),
    link: None,
};

/// An order's refund names a reservation in older pages only (operation 1.7).
fn no_reservation(body: &Value, _: i64) -> Vec<Problem> {
    if body["type"] != "reservation" {
        return Vec::new();
    }
    let rule = "must be regular or invoiced; reservation stands in older pages only";
    vec![Problem::wrong("/type", rule).with_severity(Severity::Disputed)]
}
