//! Reservation Management, chapter 3 of the documents: amounts held on a card.

use super::Chapter;
use super::endpoint::{Effect, Endpoint, Example, Method, PLAIN, Table};
use super::kinds::{
    AMOUNT, BOOLEAN, CARD_VIA, CHARGE_VALIDITY, NUMERIC, RESERVATION_LINE, TAX_RATE, TEXT,
};
use super::param::{Need, Param, field, inner, keyed};
use super::shared::{
    CALLBACK, CUSTOMER_KIND, CUSTOMER_LANGUAGE, CUSTOMER_NAME, CUSTOMER_ORGANIZATION,
    CUSTOMER_PERSONAL_NUMBER, LINK_DUE, ORDER_DATE, REFERENCES, address, channels, lines_agree,
    link_due_now_or_later, object, reach, returns, sums_agree, sums_without_discount,
};

/// The chapter.
pub const CHAPTER: Chapter = Chapter {
    group: "reservations",
    about: "Hold amounts on a card",
    groups: &[],
    endpoints: ENDPOINTS,
};

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
    CUSTOMER_ORGANIZATION,
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
                     by a capture, and let go by cancelling the reservation.";

const ENDPOINTS: &[Endpoint] = &[
    Endpoint {
        command: "reservations submit",
        about: "Create a reservation and send its payment link to the customer",
        method: Method::Post,
        path: "/connect/reservations/submit",
        effect: Effect::Writes,
        money: MONEY,
        params: &[
            &[RESERVATION_LINES],
            RESERVATION_LINE_FIELDS,
            RESERVATION_SUMMARY,
            CUSTOMER,
            // In an example only, as an empty text.
            &[inner("/customerDetails/uuid", &TEXT)],
            &reach(Need::Required),
            &address(Need::Required),
            &[ORDER_DATE, LINK_DUE, object("/sendOrderBy")],
            &channels(Need::Required),
            REFERENCES,
            SETTINGS,
            &[CALLBACK],
        ],
        rules: &[link_due_now_or_later, lines_agree, sums_agree],
        fill: Some(sums_without_discount),
        table: Table::object(&[
            ("Reservation", "/reservationUuid"),
            ("Customer", "/customerUuid"),
            ("Pay at", "/checkoutUrl"),
        ])
        .identified("/reservationUuid")
        .linking("/checkoutUrl"),
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
            on: "",
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
        params: &[
            &[RESERVATION_LINES],
            RESERVATION_LINE_FIELDS,
            RESERVATION_SUMMARY,
            CUSTOMER,
            &reach(Need::Required),
            &address(Need::Required),
            &[ORDER_DATE, LINK_DUE, object("/sendOrderBy")],
            &channels(Need::Required),
            REFERENCES,
            SETTINGS,
            &[
                object("/submitPayment"),
                field("via", "/submitPayment/via", &CARD_VIA, "Card that is offered first")
                    .required(),
                CALLBACK,
            ],
            &returns(Need::Optional),
        ],
        rules: &[link_due_now_or_later, lines_agree, sums_agree],
        fill: Some(sums_without_discount),
        table: Table::object(&[
            ("Reservation", "/reservationUuid"),
            ("Customer", "/customerUuid"),
            ("Pay at", "/paymentUrl"),
        ])
        .identified("/reservationUuid")
        .linking("/paymentUrl"),
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
            on: "",
            reply: r#"{"status_code": 201, "status_message": "OK", "message": "Reservation Submitted Successfully",
                "is_data": true, "data": {"customerUuid": "CSRT1234567890", "reservationUuid": "RES1234567890",
                "paymentUrl": "https://pay.example/RES1234567890"}}"#,
        },
        ..PLAIN
    },
];
