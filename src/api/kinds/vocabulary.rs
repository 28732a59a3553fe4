//! Every kind of value that an operation takes, each by its name in the payment vocabulary.

use super::contacts::{
    is_any_organization, is_company_number, is_country, is_country_code, is_email, is_msisdn,
    is_organization_as_number, is_organization_code, is_organization_digits,
    is_organization_number, is_personal_number, is_url, is_usual_country,
};
use super::kind::Kind;
use super::values::{
    is_amount, is_boolean, is_charge_validity, is_count, is_date, is_day, is_invoice_interval,
    is_line_id, is_list, is_list_of_names, is_numeric, is_object, is_tax_rate, is_text,
};
use super::{address_hints, hint, lines, parse, phone_hints};
use crate::base::dates::{BareDay, DateForm};

const PLAIN: Kind = Kind {
    name: "TEXT",
    choices: &[],
    tolerated: &[],
    ids: &[],
    object: false,
    figure: false,
    switch: false,
    signed: false,
    parse: parse::text,
    comma: None,
    digits: false,
    check: is_text,
    hint: hint::none,
    date: None,
    bare_day: BareDay::Noon,
    row: None,
};

/// Any text.
pub const TEXT: Kind = PLAIN;

/// `ODR` and digits (docs/api.md, States, identifiers).
pub const ORDER_ID: Kind = Kind { name: "ORDER", ids: &["ODR"], parse: parse::order_id, ..PLAIN };

/// `CSRT` and digits: a customer.
pub const CUSTOMER_ID: Kind =
    Kind { name: "CUSTOMER", ids: &["CSRT"], parse: parse::customer_id, ..PLAIN };

/// `RES` and digits: a reservation.
pub const RESERVATION_ID: Kind =
    Kind { name: "RESERVATION", ids: &["RES"], parse: parse::reservation_id, ..PLAIN };

/// `CAP` and digits: a capture.
pub const CAPTURE_ID: Kind =
    Kind { name: "CAPTURE", ids: &["CAP"], parse: parse::capture_id, ..PLAIN };

/// `CHA` and digits: a charge.
pub const CHARGE_ID: Kind =
    Kind { name: "CHARGE", ids: &["CHA"], parse: parse::charge_id, ..PLAIN };

/// `SUB` and digits: a subscription.
pub const SUBSCRIPTION_ID: Kind =
    Kind { name: "SUBSCRIPTION", ids: &["SUB"], parse: parse::subscription_id, ..PLAIN };

/// An order or a reservation.
pub const REFUNDED_ID: Kind =
    Kind { name: "ORDER", ids: &["ODR", "RES"], parse: parse::refunded_id, ..PLAIN };

/// `ORG` and digits: an organization.
pub const ORGANIZATION_ID: Kind =
    Kind { name: "ORGANIZATION", ids: &["ORG"], parse: parse::organization_id, ..PLAIN };

/// `TRML` and digits: a terminal.
pub const TERMINAL_ID: Kind =
    Kind { name: "TERMINAL", ids: &["TRML"], parse: parse::terminal_id, ..PLAIN };

/// A company's organization number, as it stands in a path.
pub const COMPANY: Kind = Kind { name: "NUMBER", parse: parse::company, digits: true, ..PLAIN };

/// A company's organization number as a JSON number (quirk 3).
pub const COMPANY_NUMBER: Kind = Kind {
    name: "NUMBER",
    parse: parse::company_number,
    check: is_company_number,
    digits: true,
    ..PLAIN
};

/// An object, which the documents call an array.
pub const OBJECT: Kind = Kind { name: "OBJECT", object: true, check: is_object, ..PLAIN };

/// An amount in the currency itself, VAT included, at most two decimals.
pub const AMOUNT: Kind = Kind {
    name: "AMOUNT",
    figure: true,
    signed: true,
    hint: hint::figure,
    parse: parse::amount,
    check: is_amount,
    ..PLAIN
};

/// A number, or a text that is one (quirk 2); sums and discounts may be 0.
pub const NUMERIC: Kind = Kind {
    name: "NUMBER",
    figure: true,
    signed: true,
    hint: hint::figure,
    parse: parse::numeric,
    check: is_numeric,
    ..PLAIN
};

/// VAT percent (quirk 36).
pub const TAX_RATE: Kind = Kind {
    name: "PERCENT",
    figure: true,
    signed: true,
    hint: hint::figure,
    parse: parse::numeric,
    check: is_tax_rate,
    ..PLAIN
};

/// True or false.
pub const BOOLEAN: Kind = Kind {
    name: "BOOL",
    choices: &["true", "false"],
    switch: true,
    parse: parse::boolean,
    check: is_boolean,
    ..PLAIN
};

/// A switch of ours: there or not.
pub const SWITCH: Kind = Kind { name: "", switch: true, parse: parse::boolean, ..PLAIN };

/// A date that goes out as Unix seconds unless the profile says otherwise (quirk 4).
pub const UNIX_DATE: Kind = Kind {
    name: "DATE",
    signed: true,
    hint: hint::date,
    parse: parse::date,
    check: is_date,
    date: Some(DateForm::Unix),
    ..PLAIN
};

/// A date that goes out as `02 Jan, 2030`: the documents name no form, but show this one (quirk 4, 19).
pub const DAY_DATE: Kind = Kind {
    name: "DATE",
    signed: true,
    hint: hint::date,
    parse: parse::date,
    check: is_day,
    date: Some(DateForm::DayMonthYear),
    ..PLAIN
};

/// The beginning of a time frame.
pub const SINCE: Kind = Kind { bare_day: BareDay::Start, ..UNIX_DATE };

/// The end of a time frame.
pub const UNTIL: Kind = Kind { bare_day: BareDay::End, ..UNIX_DATE };

/// How long a reservation may be charged: digits, whose unit nobody knows (quirk 18).
pub const CHARGE_VALIDITY: Kind =
    Kind { name: "DIGITS", parse: parse::digits, check: is_charge_validity, digits: true, ..PLAIN };

/// Who updates an order through the checkout.
pub const ORDER_FROM: Kind = Kind { name: "FROM", choices: &["PARTNER"], ..PLAIN };

/// Ways to pay in a checkout session (quirk 31).
pub const CHECKOUT_VIA: Kind = Kind {
    name: "VIA",
    choices: &["vipps", "visa", "mastercard", "applepay", "googlepay"],
    tolerated: &["invoice"],
    ..PLAIN
};

/// Cards that can be reserved.
pub const CARD_VIA: Kind = Kind { name: "VIA", choices: &["visa", "mastercard"], ..PLAIN };

/// How often invoices are sent.
pub const INVOICE_INTERVAL: Kind = Kind {
    name: "INTERVAL",
    figure: true,
    signed: true,
    hint: hint::figure,
    parse: parse::numeric,
    check: is_invoice_interval,
    ..PLAIN
};

/// A whole number.
pub const COUNT: Kind = Kind {
    name: "COUNT",
    figure: true,
    signed: true,
    hint: hint::figure,
    parse: parse::numeric,
    check: is_count,
    ..PLAIN
};

/// How many rows, or which page.
pub const ROWS: Kind = Kind { name: "COUNT", signed: true, parse: parse::whole, ..PLAIN };

/// `private` or `corporate`.
pub const CUSTOMER_TYPE: Kind = Kind { name: "TYPE", choices: &["private", "corporate"], ..PLAIN };

/// Languages of letters and pages.
pub const LANGUAGE: Kind =
    Kind { name: "LANGUAGE", choices: &["en", "no", "sv", "da", "de"], ..PLAIN };

/// The kind of refund that gives back what a reservation took.
pub const RESERVATION_REFUND: Kind = Kind { name: "TYPE", choices: &["reservation"], ..PLAIN };

/// The kind of order that a refund is for.
pub const REFUND_TYPE: Kind =
    Kind { name: "TYPE", choices: &["regular", "invoiced", "reservation"], ..PLAIN };

/// Where refunded money was taken (pages, only with the type `reservation`).
pub const REFUND_SOURCE: Kind = Kind { name: "SOURCE", choices: &["captured", "charged"], ..PLAIN };

/// What is cancelled on a terminal: the payment.
pub const TERMINAL_PAYMENT: Kind = Kind { name: "TYPE", choices: &["payment"], ..PLAIN };

/// What is cancelled on a terminal: the refund.
pub const TERMINAL_REFUNDED: Kind = Kind { name: "TYPE", choices: &["refund"], ..PLAIN };

/// The kind of order that a terminal gives back.
pub const TERMINAL_REFUND: Kind = Kind { name: "TYPE", choices: &["regular"], ..PLAIN };

/// The statuses by which the list of orders can be filtered.
pub const ORDER_STATUS: Kind = Kind {
    name: "STATUS",
    choices: &["SENT", "PAID", "CANCELLED", "EXPIRED", "INVOICED", "REFUNDED", "PARTIAL REFUNDED"],
    tolerated: &["Purring", "Inkasso"],
    ..PLAIN
};

/// The statuses by which subscriptions can be filtered (pages).
pub const SUBSCRIPTION_STATUS: Kind = Kind {
    name: "STATUS",
    choices: &["SENT", "ONGOING", "COMPLETED", "CANCELLED"],
    tolerated: &["EXPIRED"],
    ..PLAIN
};

/// What can become of a failed cycle, as the documents spell it (quirk 9).
pub const FAILED_STATUS: Kind =
    Kind { name: "STATUS", choices: &["paid", "invoiced", "debtCollection"], ..PLAIN };

/// A cycle of a subscription: `Cycle 1`, or its number.
pub const CYCLE: Kind =
    Kind { name: "CYCLE", parse: parse::cycle, check: is_list_of_names, ..PLAIN };

/// The first day of a filter, `2026-12-24`.
pub const FIRST_DAY: Kind =
    Kind { name: "DAY", signed: true, parse: parse::day, bare_day: BareDay::Start, ..PLAIN };

/// The last day of a filter.
pub const LAST_DAY: Kind = Kind { bare_day: BareDay::End, ..FIRST_DAY };

/// Country calling code, `+47` (quirk 35).
pub const COUNTRY_CODE: Kind = Kind {
    name: "CODE",
    check: is_country_code,
    hint: phone_hints::country_code,
    digits: true,
    ..PLAIN
};

/// A phone number without its country code.
pub const MSISDN: Kind =
    Kind { name: "MSISDN", check: is_msisdn, hint: phone_hints::msisdn, digits: true, ..PLAIN };

/// A postal code.
pub const POSTAL_CODE: Kind = Kind { hint: address_hints::postal_code, digits: true, ..PLAIN };

/// An e-mail address.
pub const EMAIL: Kind =
    Kind { name: "EMAIL", check: is_email, hint: address_hints::email, ..PLAIN };

/// A personal number: 11 digits; the control digits are not checked (quirk 32).
pub const PERSONAL_NUMBER: Kind = Kind {
    name: "NUMBER",
    check: is_personal_number,
    hint: address_hints::personal_number,
    digits: true,
    ..PLAIN
};

/// An organization number as a text of digits (quirk 3).
pub const ORGANIZATION_NUMBER: Kind = Kind {
    name: "NUMBER",
    check: is_organization_number,
    hint: address_hints::organization,
    digits: true,
    ..PLAIN
};

/// An organization number that the documents call a number and show as a text: either is right.
pub const ORGANIZATION_DIGITS: Kind = Kind {
    name: "NUMBER",
    check: is_organization_digits,
    hint: address_hints::organization,
    digits: true,
    ..PLAIN
};

/// An organization number in which letters may stand too.
pub const ORGANIZATION_CODE: Kind = Kind {
    name: "NUMBER",
    check: is_organization_code,
    hint: address_hints::organization,
    digits: true,
    ..PLAIN
};

/// An organization number for which no rule is documented.
pub const ANY_ORGANIZATION: Kind = Kind {
    name: "NUMBER",
    check: is_any_organization,
    hint: address_hints::organization,
    digits: true,
    ..PLAIN
};

/// An organization number as a JSON number, where the documents say so (quirk 3).
pub const ORGANIZATION_AS_NUMBER: Kind = Kind {
    name: "NUMBER",
    parse: parse::company_number,
    check: is_organization_as_number,
    hint: address_hints::organization,
    digits: true,
    ..PLAIN
};

/// ISO 3166-1 alpha-2 code, in capitals as in the standard (quirk 29).
pub const COUNTRY: Kind =
    Kind { name: "COUNTRY", check: is_country, hint: address_hints::country, ..PLAIN };

/// A country for which the documents name no check; an example has a name, `Norway` (quirk 29).
pub const UNCHECKED_COUNTRY: Kind = Kind { check: is_usual_country, ..COUNTRY };

/// An http or https address.
pub const URL: Kind = Kind { name: "URL", check: is_url, ..PLAIN };

/// One line of an order: `name=Hair Wash,qty=2,rate=51,tax=25`.
pub const ORDER_LINE: Kind = Kind {
    name: "LINE",
    parse: lines::order_line,
    comma: Some(lines::order_line_with_comma),
    check: is_list,
    row: Some(lines::order_line_of),
    ..PLAIN
};

/// One line of a reservation, which has neither quantity nor discount: `name=Cabin,rate=1500,tax=0`.
pub const RESERVATION_LINE: Kind = Kind {
    name: "LINE",
    parse: lines::reservation_line,
    comma: Some(lines::reservation_line_with_comma),
    check: is_list,
    row: Some(lines::reservation_line_of),
    ..PLAIN
};

/// A contact person: `name=Eva Test,designation=CFO,email=eva@example.com`.
pub const CONTACT: Kind = Kind {
    name: "CONTACT",
    parse: lines::contact,
    check: is_list,
    row: Some(lines::contact_of),
    ..PLAIN
};

/// One line of a refund: `7001=400`.
pub const LINE_REFUND: Kind = Kind {
    name: "ID=AMOUNT",
    parse: lines::line_refund,
    comma: Some(lines::line_refund_with_comma),
    check: is_list,
    ..PLAIN
};

/// The numeric id of an order line.
pub const LINE_ID: Kind =
    Kind { name: "ID", parse: parse::numeric, check: is_line_id, digits: true, ..PLAIN };
