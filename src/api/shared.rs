//! Fields that several operations take, each with its flag.

use super::endpoint::{Param, field, inner, list};
use super::kinds::{
    AMOUNT, COUNTRY, COUNTRY_CODE, CUSTOMER_TYPE, EMAIL, LANGUAGE, MSISDN, NUMERIC, ORDER_LINE,
    ORGANIZATION_NUMBER, PERSONAL_NUMBER, TAX_RATE, TEXT, URL,
};

/// The lines of an order. Typed whole with `--line`, so that amounts and sums are never typed twice.
pub const LINES: &[Param] = &[
    list(
        "line",
        "/products",
        &ORDER_LINE,
        "Line of the order, name=…,qty=…,rate=…,tax=… (repeatable, or @FILE.csv)",
    )
    .required(),
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

/// A customer's address.
pub const ADDRESS: &[Param] = &[
    field("street", "/customerDetails/address/street", &TEXT, "Street and number").required(),
    field("zip", "/customerDetails/address/zip", &TEXT, "Postal code").required(),
    field("city", "/customerDetails/address/city", &TEXT, "City").required(),
    field("country", "/customerDetails/address/country", &COUNTRY, "Country, ISO 3166-1 alpha-2")
        .required(),
];

/// What a customer is, besides how to reach them.
pub const CUSTOMER: &[Param] = &[
    field("customer-type", "/customerDetails/type", &CUSTOMER_TYPE, "Kind of customer").required(),
    field("name", "/customerDetails/name", &TEXT, "Customer's full name").required(),
    field("first-name", "/customerDetails/firstName", &TEXT, "Customer's first name"),
    field("language", "/customerDetails/preferredLanguage", &LANGUAGE, "Customer's language"),
    field(
        "personal-number",
        "/customerDetails/personalNumber",
        &PERSONAL_NUMBER,
        "Personal number, 11 digits",
    ),
    field(
        "organization-id",
        "/customerDetails/organizationId",
        &ORGANIZATION_NUMBER,
        "Organization number",
    )
    .required_when("/customerDetails/type", "corporate"),
];

/// How to reach a customer by phone or e-mail, one of them being enough.
pub const PHONE_OR_EMAIL: &[Param] = &[
    field(
        "country-code",
        "/customerDetails/countryCode",
        &COUNTRY_CODE,
        "Country calling code, such as +47",
    )
    .required_without("/customerDetails/email"),
    field("msisdn", "/customerDetails/msisdn", &MSISDN, "Phone number without country code")
        .required_without("/customerDetails/email"),
    field("email", "/customerDetails/email", &EMAIL, "E-mail address")
        .required_without("/customerDetails/msisdn"),
];

/// The merchant's and the customer's own references.
pub const REFERENCES: &[Param] = &[
    field("reference", "/referenceNo", &TEXT, "Your reference"),
    field("customer-reference", "/customerReference", &TEXT, "Customer's reference"),
];

/// Where status changes are told.
pub const CALLBACK: &[Param] = &[field(
    "callback-url",
    "/callback/callbackUrl",
    &URL,
    "Address that is told of status changes",
)];
