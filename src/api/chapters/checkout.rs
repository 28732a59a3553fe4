//! Checkout Order, chapter 2 of the documents: orders whose customer is sent to a payment page.

use serde_json::Value;

use super::filled_sums::sums_and_partner;
use super::shared::{
    CALLBACK, CUSTOMER_KIND, CUSTOMER_LANGUAGE, CUSTOMER_NAME, CUSTOMER_ORGANIZATION,
    CUSTOMER_PERSONAL_NUMBER, INVOICING, LINE_FIELDS, LINES, LINK_DUE, ORDER_DATE, ORDER_SUMMARY,
    PARTNER, REFERENCES, address, reach, returns,
};
use super::shared_rules::order_date_now_or_later;
use crate::api::body::{FillResult, put};
use crate::api::effect::{Effect, Total};
use crate::api::endpoint::{Chapter, Endpoint, Example, Method, PLAIN};
use crate::api::kinds::vocabulary::{
    BOOLEAN, CHECKOUT_VIA, LANGUAGE, NUMERIC, ORGANIZATION_AS_NUMBER, ORGANIZATION_CODE, TEXT,
};
use crate::api::param::{Param, Presence, field, inner};
use crate::api::state::trace;
use crate::api::sums::{lines_agree, sums_agree};
use crate::api::table::{Column, Table};
use crate::api::typed::Typed;
use crate::base::problem::{Problem, Severity};

/// The chapter.
pub const CHAPTER: Chapter = Chapter {
    group: "checkout",
    about: "Create orders that are paid on a payment page",
    groups: &[],
    endpoints: ENDPOINTS,
};

/// The customer is required only where the order has one.
const WITH_CUSTOMER: Presence = Presence::RequiredWhen("/withCustomer", "true");

const SHIPPING: &str = "/orderSummary/shippingCost";

const VIA: &str = "/submitPayment/via";

const MONEY: &str = "Moves no money: the customer pays later, or never. Undo it with `fpgo orders cancel` while it is \
                     not paid, and with `fpgo orders refund` afterwards.";

const ENDPOINTS: &[Endpoint] = &[
    Endpoint {
        command: "checkout session",
        about: "Create an order and a page where it is paid by card, Vipps, Apple Pay or Google Pay",
        method: Method::Post,
        path: "/connect/orders/regular/submit",
        effect: Effect::Writes,
        money: MONEY,
        shown_by: "orders list",
        params: &[
            &[LINES],
            LINE_FIELDS,
            ORDER_SUMMARY,
            // Optional by the documents, but the server refused a body without it (quirk 30).
            &[inner(SHIPPING, &NUMERIC)],
            &[ORDER_DATE],
            REFERENCES,
            PARTNER,
            &[
                field("with-customer", "/withCustomer", &BOOLEAN, "The order has a customer")
                    .required(),
                CUSTOMER_KIND.with_presence(WITH_CUSTOMER),
            ],
            &reach(WITH_CUSTOMER),
            &[
                CUSTOMER_NAME.with_presence(WITH_CUSTOMER),
                CUSTOMER_LANGUAGE,
                CUSTOMER_PERSONAL_NUMBER.required_when(VIA, "invoice"),
                CUSTOMER_ORGANIZATION.checked_as(&ORGANIZATION_CODE),
            ],
            &address(WITH_CUSTOMER),
            &[field("via", VIA, &CHECKOUT_VIA, "How it is paid").required(), CALLBACK.required()],
            &returns(Presence::Required),
        ],
        rules: &[order_date_now_or_later, shipping_is_told, lines_agree, sums_agree],
        fill: Some(sums_and_shipping),
        table: PAYMENT,
        trace: Some(trace::ORDERS),
        total: Total::Request("/orderSummary/grandTotal"),
        example: Example {
            args: [
                "--line 'name=Bike service,id=BS-10,qty=2,rate=400,tax=25' --date now --with-customer \
                 --customer-type private --name 'Ola Test' --country-code +47 --msisdn 40000001 \
                 --email ola.test@example.com --street 'Testveien 7' --zip 0010 --city Oslo --country NO --via vipps \
                 --callback-url https://shop.example/fp/callback --success-url https://shop.example/thanks \
                 --failure-url https://shop.example/retry",
                "--line 'name=Helmet,qty=1,rate=599.90,tax=25' --date now --with-customer=false --via visa \
                 --callback-url https://shop.example/fp/callback --success-url https://shop.example/thanks \
                 --failure-url https://shop.example/retry --qr",
            ],
            object_status: "",
            reply: r#"{"status_code": 201, "status_message": "OK", "message": "Order Submitted Successfully",
                "is_data": true, "data": {"orderUuid": "ODR1234567890", "customerUuid": "CSRT1234567890",
                "paymentUrl": "https://pay.example/ODR1234567890"}}"#,
        },
        ..PLAIN
    },
    Endpoint {
        command: "checkout invoice-session",
        about: "Create an invoice order; a private customer confirms it with BankID",
        method: Method::Post,
        path: "/connect/orders/invoice/submit",
        effect: Effect::Writes,
        money: "Moves no money at once: a private customer confirms with BankID, then the invoice goes out; a \
                company's goes out directly. Undo it with `fpgo orders cancel` before, and with \
                `fpgo orders refund --type invoiced` afterwards.",
        shown_by: "orders list",
        params: &[
            &[LINES],
            LINE_FIELDS,
            ORDER_SUMMARY,
            &[ORDER_DATE],
            REFERENCES,
            PARTNER,
            INVOICING,
            &[field(
                "secure-details",
                "/settings/secureDetails",
                &BOOLEAN,
                "Hide the details until BankID",
            )],
            &[CUSTOMER_KIND],
            &reach(Presence::Required),
            &[
                CUSTOMER_NAME,
                CUSTOMER_PERSONAL_NUMBER.required_when("/customerDetails/type", "private"),
                CUSTOMER_ORGANIZATION.checked_as(&ORGANIZATION_CODE),
                CUSTOMER_LANGUAGE,
            ],
            &address(Presence::Required),
            &[CALLBACK.required()],
            &returns(Presence::Required),
        ],
        rules: &[order_date_now_or_later, lines_agree, sums_agree],
        fill: Some(sums_and_partner),
        table: Table::object(&[
            Column::identifier("Order", "/orderUuid"),
            Column::identifier("Customer", "/customerUuid"),
            Column::identifier("BankID", "/bankIdUrl"),
        ])
        .identified("/orderUuid")
        .linking("/bankIdUrl"),
        trace: Some(trace::ORDERS),
        total: Total::Request("/orderSummary/grandTotal"),
        example: Example {
            args: [
                "--line 'name=Bike service,id=BS-10,qty=2,rate=400,tax=25' --date now --invoice-fee \
                 --customer-type private --name 'Ola Test' --personal-number 01019012345 --country-code +47 \
                 --msisdn 40000001 --email ola.test@example.com --street 'Testveien 7' --zip 0010 --city Oslo \
                 --country NO --callback-url https://shop.example/fp/callback \
                 --success-url https://shop.example/thanks --failure-url https://shop.example/retry",
                "--line 'name=Bike service,qty=1,rate=400,tax=25' --date now --invoice-fee=false \
                 --customer-type corporate --name 'Test Sykkel AS' --organization-id 999888777 --country-code +47 \
                 --msisdn 40000002 --email faktura@example.com --street 'Testveien 7' --zip 0010 --city Oslo \
                 --country NO --callback-url https://shop.example/fp/callback \
                 --success-url https://shop.example/thanks --failure-url https://shop.example/retry",
            ],
            object_status: "",
            reply: r#"{"status_code": 201, "status_message": "OK", "message": "orderCreatedSuccessfully",
                "is_data": true, "data": {"orderUuid": "ODR1234567890", "customerUuid": "CSRT1234567890",
                "bankIdUrl": "https://bankid.example/ODR1234567890"}}"#,
        },
        ..PLAIN
    },
    Endpoint {
        command: "checkout hosted",
        about: "Create an order and a checkout page that Front Payment hosts",
        method: Method::Post,
        path: "/connect/hosted/orders/payment-link/create",
        effect: Effect::Writes,
        money: MONEY,
        shown_by: "orders list",
        params: &[
            &[LINES],
            LINE_FIELDS,
            ORDER_SUMMARY,
            &[ORDER_DATE, LINK_DUE],
            PARTNER,
            &[CUSTOMER_KIND],
            &reach(Presence::Required),
            &[CUSTOMER_NAME, CUSTOMER_PERSONAL_NUMBER, ORGANIZATION],
            &address(Presence::Optional),
            &[
                field("language", "/checkoutLanguage", &LANGUAGE, "Language of the page"),
                field("reference", "/referencesNo", &TEXT, "Your reference"),
                field("customer-notes", "/customerNotes", &TEXT, "Note from the customer"),
                CALLBACK.required(),
            ],
            &returns(Presence::Required),
        ],
        rules: &[order_date_now_or_later, lines_agree, sums_agree],
        fill: Some(sums_and_partner),
        table: PAYMENT,
        trace: Some(trace::ORDERS),
        total: Total::Request("/orderSummary/grandTotal"),
        example: Example {
            args: [
                "--line 'name=Bike service,id=BS-10,qty=2,rate=400,tax=25' --date now --link-due +7d \
                 --customer-type corporate --name 'Test Sykkel AS' --organization-id 999888777 --country-code +47 \
                 --msisdn 40000002 --email faktura@example.com --callback-url https://shop.example/fp/callback \
                 --success-url https://shop.example/thanks --failure-url https://shop.example/retry",
                "--line 'name=Helmet,qty=1,rate=599.90,tax=25' --date now --link-due +2d --customer-type private \
                 --name 'Ola Test' --country-code +47 --msisdn 40000001 --email ola.test@example.com --language en \
                 --callback-url https://shop.example/fp/callback --success-url https://shop.example/thanks \
                 --failure-url https://shop.example/retry --reference WEB-1006",
            ],
            object_status: "",
            reply: r#"{"status_code": 201, "status_message": "OK", "message": "Payment Link Created Successfully",
                "is_data": true, "data": {"orderUuid": "ODR1234567890", "customerUuid": "CSRT1234567890",
                "paymentUrl": "https://demo.frontpayment.no/order/hosted/ODR1234567890/checkout"}}"#,
        },
        ..PLAIN
    },
];

const PAYMENT: Table = Table::object(&[
    Column::identifier("Order", "/orderUuid"),
    Column::identifier("Customer", "/customerUuid"),
    Column::identifier("Pay at", "/paymentUrl"),
])
.identified("/orderUuid")
.linking("/paymentUrl");

/// Here alone the documents want a number (quirk 3).
const ORGANIZATION: Param = field(
    "organization-id",
    "/customerDetails/organizationId",
    &ORGANIZATION_AS_NUMBER,
    "Organization number",
)
.required_when("/customerDetails/type", "corporate");

fn sums_and_shipping(typed: &Typed, body: &mut Value) -> FillResult {
    sums_and_partner(typed, body)?;
    if typed.has("line") && body.pointer(SHIPPING).is_none() {
        put(body, SHIPPING, Value::from(0));
    }
    Ok(())
}

/// The shipping cost is optional by the documents, but the server refused a body without it (quirk 30).
fn shipping_is_told(body: &Value, _: i64) -> Vec<Problem> {
    if body.pointer(SHIPPING).is_some_and(|cost| !cost.is_null()) {
        return Vec::new();
    }
    vec![Problem::wrong(SHIPPING, "field is required").with_severity(Severity::Disputed)]
}
