//! Fields that several operations share. Their rules are in `shared_rules.rs`, their sums in `filled_sums.rs`.

use crate::api::body::{ORDER_DATE as ORDER_DATE_POINTER, PARTNER_ORDER};
use crate::api::kinds::vocabulary::{
    AMOUNT, BOOLEAN, COUNT, COUNTRY, COUNTRY_CODE, CUSTOMER_TYPE, EMAIL, INVOICE_INTERVAL,
    LANGUAGE, LINE_ID, LINE_REFUND, MSISDN, NUMERIC, OBJECT, ORDER_FROM, ORDER_ID, ORDER_LINE,
    ORGANIZATION_NUMBER, PERSONAL_NUMBER, POSTAL_CODE, SWITCH, TAX_RATE, TEXT, UNIX_DATE, URL,
};
use crate::api::param::{Param, Presence, field, inner, keyed, list, local};

const LINE_HELP: &str =
    "Line, name=…,qty=…,rate=…,tax=…[,discount=…,id=…] (repeatable, or @FILE.csv)";

/// The flag for the lines where the API shows a list. They are typed whole, so that sums are never typed twice.
pub const LINES: Param = list("line", "/products", &ORDER_LINE, LINE_HELP).required();

/// The flag for the lines where the API shows an object with the keys `"0"`, `"1"`… (quirk 1).
pub const KEYED_LINES: Param = keyed("line", "/products", &ORDER_LINE, LINE_HELP).required();

/// An object that must be there, whatever is in it.
pub const fn object(pointer: &'static str) -> Param {
    inner(pointer, &OBJECT).required()
}

/// What each line of an order has.
pub const LINE_FIELDS: &[Param] = &[
    inner("/products/*/name", &TEXT).required(),
    inner("/products/*/productId", &TEXT),
    inner("/products/*/quantity", &NUMERIC).required(),
    inner("/products/*/rate", &NUMERIC).required(),
    inner("/products/*/discount", &NUMERIC),
    inner("/products/*/tax", &TAX_RATE).required(),
    inner("/products/*/amount", &NUMERIC).required(),
];

/// The sums of an order, computed from the lines.
pub const ORDER_SUMMARY: &[Param] = &[
    inner("/orderSummary/subTotal", &NUMERIC).required(),
    inner("/orderSummary/totalTax", &NUMERIC).required(),
    inner("/orderSummary/totalDiscount", &NUMERIC).required(),
    inner("/orderSummary/grandTotal", &AMOUNT).required(),
];

/// When the order is dated.
pub const ORDER_DATE: Param = field(
    "date",
    ORDER_DATE_POINTER,
    &UNIX_DATE,
    "Order date: now, +7d, 2026-12-24, RFC 3339 or Unix seconds",
)
.required();

/// When the payment link expires.
pub const LINK_DUE: Param = field(
    "link-due",
    "/dueDateForPaymentLink",
    &UNIX_DATE,
    "When the payment link expires: +7d, 2026-12-24, RFC 3339 or Unix seconds",
)
.required();

/// Whether a message with the link is sent, and how.
pub const fn channels(presence: Presence) -> [Param; 2] {
    [
        field("by-sms", "/sendOrderBy/sms", &BOOLEAN, "Send the link by SMS")
            .with_presence(presence),
        field("by-email", "/sendOrderBy/email", &BOOLEAN, "Send the link by e-mail")
            .with_presence(presence),
    ]
}

/// Private or corporate.
pub const CUSTOMER_KIND: Param =
    field("customer-type", "/customerDetails/type", &CUSTOMER_TYPE, "Kind of customer").required();

/// The customer's full name.
pub const CUSTOMER_NAME: Param =
    field("name", "/customerDetails/name", &TEXT, "Customer's full name").required();

/// The customer's first name.
pub const FIRST_NAME: Param =
    field("first-name", "/customerDetails/firstName", &TEXT, "Customer's first name");

/// The language of letters.
pub const CUSTOMER_LANGUAGE: Param =
    field("language", "/customerDetails/preferredLanguage", &LANGUAGE, "Customer's language");

/// The personal number.
pub const CUSTOMER_PERSONAL_NUMBER: Param = field(
    "personal-number",
    "/customerDetails/personalNumber",
    &PERSONAL_NUMBER,
    "Personal number, 11 digits",
);

/// The organization number, as a text of digits.
pub const CUSTOMER_ORGANIZATION: Param = field(
    "organization-id",
    "/customerDetails/organizationId",
    &ORGANIZATION_NUMBER,
    "Organization number",
)
.required_when("/customerDetails/type", "corporate");

/// How to reach a customer.
pub const fn reach(presence: Presence) -> [Param; 3] {
    [
        field(
            "country-code",
            "/customerDetails/countryCode",
            &COUNTRY_CODE,
            "Country calling code, such as +47",
        )
        .with_presence(presence),
        field("msisdn", "/customerDetails/msisdn", &MSISDN, "Phone number without country code")
            .with_presence(presence),
        field("email", "/customerDetails/email", &EMAIL, "E-mail address").with_presence(presence),
    ]
}

/// How to reach a customer by phone or e-mail, one of them being enough.
pub const fn phone_or_email() -> [Param; 3] {
    let [country_code, msisdn, email] = reach(Presence::Optional);
    [
        country_code.required_without("/customerDetails/email"),
        msisdn.required_without("/customerDetails/email"),
        email.required_without("/customerDetails/msisdn"),
    ]
}

/// A customer's address.
pub const fn address(presence: Presence) -> [Param; 4] {
    [
        field("street", "/customerDetails/address/street", &TEXT, "Street and number")
            .with_presence(presence),
        field("zip", "/customerDetails/address/zip", &POSTAL_CODE, "Postal code")
            .with_presence(presence),
        field("city", "/customerDetails/address/city", &TEXT, "City").with_presence(presence),
        field(
            "country",
            "/customerDetails/address/country",
            &COUNTRY,
            "Country, ISO 3166-1 alpha-2",
        )
        .with_presence(presence),
    ]
}

/// The merchant's and the customer's own references.
pub const REFERENCES: &[Param] = &[
    field("reference", "/referenceNo", &TEXT, "Your reference"),
    field("customer-reference", "/customerReference", &TEXT, "Customer's reference"),
];

/// How an order is invoiced. The fee must be said, although it has a default (quirk 34).
pub const INVOICING: &[Param] = &[
    field(
        "interval",
        "/invoiceInterval",
        &INVOICE_INTERVAL,
        "Invoices: 0 daily, 1 once a month, 2 twice a month",
    ),
    field("invoice-fee", "/invoiceFeeApplicable", &BOOLEAN, "Add the invoice fee").required(),
    field("maturity", "/invoiceMaturity", &COUNT, "Days until the invoice is due"),
    field("separate-invoices", "/separateInvoices", &BOOLEAN, "Separate invoices"),
];

/// The address that is called when the status changes.
pub const CALLBACK: Param =
    field("callback-url", "/callback/callbackUrl", &URL, "Address that is told of status changes");

/// Where the customer goes afterwards.
pub const fn returns(presence: Presence) -> [Param; 2] {
    [
        field("success-url", "/callback/success", &URL, "Where the customer goes afterwards")
            .with_presence(presence),
        field("failure-url", "/callback/failure", &URL, "Where the customer goes after a failure")
            .with_presence(presence),
    ]
}

/// An earlier order that a checkout updates instead of creating one.
pub const PARTNER: &[Param] = &[
    field("order", PARTNER_ORDER, &ORDER_ID, "Order to update instead of creating a new one"),
    field("order-from", "/orderFrom", &ORDER_FROM, "Who updates it; filled for --order")
        .with_presence(Presence::RequiredWith(PARTNER_ORDER)),
];

/// Where a payment link is sent again, also to another phone or address.
pub const RESEND: &[Param] = &[
    field("country-code", "/countryCode", &COUNTRY_CODE, "Country calling code, such as +47"),
    field("msisdn", "/msisdn", &MSISDN, "Phone number without country code, to resend by SMS"),
    field("email", "/email", &EMAIL, "E-mail address, to resend by e-mail"),
];

/// What a refund gives back: everything that is left, an amount, or parts of lines.
pub const REFUND: &[Param] = &[
    local("full", &SWITCH, "Refund everything that is left").not_with(&["line", "amount"]),
    list("line", "/products", &LINE_REFUND, "Line to refund and how much (repeatable)").required(),
    field(
        "amount",
        "/grandTotal",
        &AMOUNT,
        "Amount to refund; the line is found where only one is possible",
    )
    .required(),
    inner("/products/*/id", &LINE_ID).required(),
    inner("/products/*/amount", &AMOUNT).required(),
];
