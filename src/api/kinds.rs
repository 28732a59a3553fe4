//! The payment vocabulary: how each kind of value is typed, and when it is right. A flag and a file meet the same
//! check. When a field must be there is said where the field stands.

use email_address::EmailAddress;
use serde_json::{Map, Value};
use url::Url;

use super::countries;
use super::pairs::Pairs;
use crate::base::dates::{self, BareDay, Form};
use crate::base::money;
use crate::base::places::locate;
use crate::base::problem::Severity;

/// A kind of value.
#[derive(Debug)]
pub struct Kind {
    /// Shown as the value's name in the help: `AMOUNT`.
    pub name: &'static str,
    /// The only values, if there are only these.
    pub choices: &'static [&'static str],
    /// Values that no document lists and the server once took: a warning.
    pub tolerated: &'static [&'static str],
    /// An object whose fields are declared on their own.
    pub object: bool,
    /// A figure: `0800`, `+800` and 8e2 are one to the server.
    pub figure: bool,
    /// Typed as a switch that needs no value.
    pub switch: bool,
    /// From a person's words to the JSON that is sent; the message continues "invalid value …:".
    pub parse: fn(&str) -> Result<Value, String>,
    /// What is right besides the choices.
    check: fn(&Value) -> Checked,
    /// The form in which a date is written; `None` for everything that is no date.
    pub date: Option<Form>,
    /// Which instant a day without a time means.
    pub bare_day: BareDay,
    /// From the keys and values of a CSV row to one element of a list; `None` where no file can be given.
    pub row: Option<fn(Pairs) -> Result<Value, String>>,
}

impl Kind {
    /// How a filter value is spelt in the request: as the documents print it (quirk 9).
    pub fn spelling(&self, text: &str) -> String {
        let known = self.choices.iter().find(|choice| choice.eq_ignore_ascii_case(text));
        known.map_or_else(|| text.to_owned(), |choice| (*choice).to_owned())
    }

    /// Whether a JSON value is right: the broken rule, continuing a sentence, and its weight.
    pub fn check(&self, value: &Value) -> Checked {
        if self.choices.is_empty() || self.switch {
            return (self.check)(value);
        }
        match value.as_str() {
            Some(text) if self.choices.contains(&text) => Ok(()),
            Some(text) if self.tolerated.contains(&text) => {
                doubtful(&format!("is usually one of {}", self.choices.join(", ")))
            }
            _ => Err((
                format!("is invalid; it is one of {}", self.choices.join(", ")),
                Severity::Wrong,
            )),
        }
    }
}

const PLAIN: Kind = Kind {
    name: "TEXT",
    choices: &[],
    tolerated: &[],
    object: false,
    figure: false,
    switch: false,
    parse: text,
    check: is_text,
    date: None,
    bare_day: BareDay::Noon,
    row: None,
};

/// Any text.
pub const TEXT: Kind = PLAIN;

/// `ODR` and digits (docs/api.md, States, identifiers).
pub const ORDER_ID: Kind = Kind { name: "ORDER", parse: |typed| id(typed, "ODR"), ..PLAIN };

/// `CSRT` and digits: a customer.
pub const CUSTOMER_ID: Kind = Kind { name: "CUSTOMER", parse: |typed| id(typed, "CSRT"), ..PLAIN };

/// `RES` and digits: a reservation.
pub const RESERVATION_ID: Kind =
    Kind { name: "RESERVATION", parse: |typed| id(typed, "RES"), ..PLAIN };

/// `CAP` and digits: a capture.
pub const CAPTURE_ID: Kind = Kind { name: "CAPTURE", parse: |typed| id(typed, "CAP"), ..PLAIN };

/// `CHA` and digits: a charge.
pub const CHARGE_ID: Kind = Kind { name: "CHARGE", parse: |typed| id(typed, "CHA"), ..PLAIN };

/// `SUB` and digits: a subscription.
pub const SUBSCRIPTION_ID: Kind =
    Kind { name: "SUBSCRIPTION", parse: |typed| id(typed, "SUB"), ..PLAIN };

/// An order or a reservation.
pub const REFUNDED_ID: Kind =
    Kind { name: "ORDER", parse: |typed| id(typed, "RES").or_else(|_| id(typed, "ODR")), ..PLAIN };

/// `ORG` and digits: an organization.
pub const ORGANIZATION_ID: Kind =
    Kind { name: "ORGANIZATION", parse: |typed| id(typed, "ORG"), ..PLAIN };

/// `TRML` and digits: a terminal.
pub const TERMINAL_ID: Kind = Kind { name: "TERMINAL", parse: |typed| id(typed, "TRML"), ..PLAIN };

/// A company's organization number, as it stands in a path.
pub const COMPANY: Kind = Kind { name: "NUMBER", parse: company, ..PLAIN };

/// A company's organization number as a JSON number (quirk 3).
pub const COMPANY_NUMBER: Kind =
    Kind { name: "NUMBER", parse: company_number, check: is_company_number, ..PLAIN };

/// An object, which the documents call an array.
pub const OBJECT: Kind = Kind { name: "OBJECT", object: true, check: is_object, ..PLAIN };

/// An amount in the currency itself, VAT included, at most two decimals.
pub const AMOUNT: Kind =
    Kind { name: "AMOUNT", figure: true, parse: amount, check: is_amount, ..PLAIN };

/// A number, or a text that is one (quirk 2); sums and discounts may be 0.
pub const NUMERIC: Kind =
    Kind { name: "NUMBER", figure: true, parse: numeric, check: is_numeric, ..PLAIN };

/// VAT percent (quirk 36).
pub const TAX_RATE: Kind =
    Kind { name: "PERCENT", figure: true, parse: numeric, check: is_tax_rate, ..PLAIN };

/// True or false.
pub const BOOLEAN: Kind = Kind {
    name: "BOOL",
    choices: &["true", "false"],
    switch: true,
    parse: boolean,
    check: is_boolean,
    ..PLAIN
};

/// A switch of ours: there or not.
pub const SWITCH: Kind = Kind { name: "", switch: true, parse: boolean, ..PLAIN };

/// A date that goes out as Unix seconds unless the profile says otherwise (quirk 4).
pub const UNIX_DATE: Kind =
    Kind { name: "DATE", parse: date, check: is_date, date: Some(Form::Unix), ..PLAIN };

/// A date that goes out as `02 Jan, 2030`: the documents name no form, but show this one (quirk 4, 19).
pub const DAY_DATE: Kind =
    Kind { name: "DATE", parse: date, check: is_day, date: Some(Form::DayMonthYear), ..PLAIN };

/// The beginning of a time frame.
pub const SINCE: Kind = Kind { bare_day: BareDay::Start, ..UNIX_DATE };

/// The end of a time frame.
pub const UNTIL: Kind = Kind { bare_day: BareDay::End, ..UNIX_DATE };

/// How long a reservation may be charged: digits, whose unit nobody knows (quirk 18).
pub const CHARGE_VALIDITY: Kind =
    Kind { name: "DIGITS", parse: digits, check: is_charge_validity, ..PLAIN };

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
pub const INVOICE_INTERVAL: Kind =
    Kind { name: "INTERVAL", figure: true, parse: numeric, check: is_invoice_interval, ..PLAIN };

/// A whole number.
pub const COUNT: Kind =
    Kind { name: "COUNT", figure: true, parse: numeric, check: is_count, ..PLAIN };

/// How many rows, or which page.
pub const ROWS: Kind = Kind { name: "COUNT", parse: whole, ..PLAIN };

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
    ..PLAIN
};

/// The statuses by which subscriptions can be filtered (pages).
pub const SUBSCRIPTION_STATUS: Kind =
    Kind { name: "STATUS", choices: &["SENT", "ONGOING", "COMPLETED", "CANCELLED"], ..PLAIN };

/// What can become of a failed cycle, as the documents spell it (quirk 9).
pub const FAILED_STATUS: Kind =
    Kind { name: "STATUS", choices: &["paid", "invoiced", "debtCollection"], ..PLAIN };

/// A cycle of a subscription: `Cycle 1`, or its number.
pub const CYCLE: Kind = Kind { name: "CYCLE", parse: cycle, check: is_list_of_names, ..PLAIN };

/// A day in a filter, `2026-12-24`.
pub const DAY: Kind = Kind { name: "DAY", parse: day, ..PLAIN };

/// Country calling code, `+47` (quirk 35).
pub const COUNTRY_CODE: Kind = Kind { name: "CODE", check: is_country_code, ..PLAIN };

/// A phone number without its country code.
pub const MSISDN: Kind = Kind { name: "MSISDN", check: is_msisdn, ..PLAIN };

/// An e-mail address.
pub const EMAIL: Kind = Kind { name: "EMAIL", check: is_email, ..PLAIN };

/// A personal number: 11 digits; the control digits are not checked (quirk 32).
pub const PERSONAL_NUMBER: Kind = Kind { name: "NUMBER", check: is_personal_number, ..PLAIN };

/// An organization number as a text of digits (quirk 3).
pub const ORGANIZATION_NUMBER: Kind =
    Kind { name: "NUMBER", check: |value| is_organization(value, DIGITS, JsonType::Text), ..PLAIN };

/// The same where the documents call it a number and show a text: either is right.
pub const ORGANIZATION_DIGITS: Kind = Kind {
    name: "NUMBER",
    check: |value| is_organization(value, DIGITS, JsonType::Either),
    ..PLAIN
};

/// The same where letters may stand in it too.
pub const ORGANIZATION_CODE: Kind = Kind {
    name: "NUMBER",
    check: |value| is_organization(value, LETTERS, JsonType::Either),
    ..PLAIN
};

/// The same where no rule is documented.
pub const ANY_ORGANIZATION: Kind = Kind {
    name: "NUMBER",
    check: |value| is_organization(value, ANYTHING, JsonType::Text),
    ..PLAIN
};

/// An organization number as a JSON number, where the documents say so (quirk 3).
pub const ORGANIZATION_AS_NUMBER: Kind = Kind {
    name: "NUMBER",
    parse: company_number,
    check: |value| is_organization(value, DIGITS, JsonType::Number),
    ..PLAIN
};

/// ISO 3166-1 alpha-2 code, in capitals as in the standard (quirk 29).
pub const COUNTRY: Kind =
    Kind { name: "COUNTRY", check: |value| is_country(value, Severity::Disputed), ..PLAIN };

/// The same where the documents name no check, and an example has a name, `Norway` (quirk 29).
pub const UNCHECKED_COUNTRY: Kind =
    Kind { name: "COUNTRY", check: |value| is_country(value, Severity::Doubtful), ..PLAIN };

/// An http or https address.
pub const URL: Kind = Kind { name: "URL", check: is_url, ..PLAIN };

/// One line of an order: `name=Hair Wash,qty=2,rate=51,tax=25`.
pub const ORDER_LINE: Kind =
    Kind { name: "LINE", parse: order_line, check: is_list, row: Some(order_line_of), ..PLAIN };

/// One line of a reservation, which has neither quantity nor discount: `name=Cabin,rate=1500,tax=0`.
pub const RESERVATION_LINE: Kind = Kind {
    name: "LINE",
    parse: |typed| reservation_line_of(Pairs::read(typed, is_number)?),
    check: is_list,
    row: Some(reservation_line_of),
    ..PLAIN
};

/// A contact person: `name=Eva Test,designation=CFO,email=eva@example.com`.
pub const CONTACT: Kind = Kind {
    name: "CONTACT",
    parse: |typed| contact_of(Pairs::read(typed, |_| false)?),
    check: is_list,
    row: Some(contact_of),
    ..PLAIN
};

/// One line of a refund: `7001=400`.
pub const LINE_REFUND: Kind =
    Kind { name: "ID=AMOUNT", parse: line_refund, check: is_list, ..PLAIN };

/// The numeric id of an order line.
pub const LINE_ID: Kind = Kind { name: "ID", parse: numeric, check: is_line_id, ..PLAIN };

fn text(typed: &str) -> Result<Value, String> {
    Ok(Value::String(typed.to_owned()))
}

fn id(typed: &str, prefix: &str) -> Result<Value, String> {
    let tidy = typed.trim().to_uppercase();
    if tidy != typed && id(&tidy, prefix).is_ok() {
        return Err(format!("did you mean {tidy}?"));
    }
    let digits = typed.strip_prefix(prefix).unwrap_or_default();
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(format!("must be {prefix} and digits, such as {prefix}1234567890"));
    }
    text(typed)
}

fn company(typed: &str) -> Result<Value, String> {
    let tidy: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
    if is_digits(&tidy) {
        return Ok(Value::String(tidy));
    }
    Err("must be digits, such as 999888777".into())
}

fn company_number(typed: &str) -> Result<Value, String> {
    let text = company(typed)?;
    let digits = text.as_str().unwrap_or_default();
    // A JSON number cannot begin with a zero.
    if digits.starts_with('0') {
        return Err("must not begin with a zero".into());
    }
    Ok(money::number(digits))
}

fn digits(typed: &str) -> Result<Value, String> {
    if is_digits(typed) { text(typed) } else { Err("must be digits only".into()) }
}

fn amount(typed: &str) -> Result<Value, String> {
    money::parse(typed).map(|_| money::number(typed))
}

fn numeric(typed: &str) -> Result<Value, String> {
    money::parse_plain(typed).map(|_| money::number(typed))
}

fn whole(typed: &str) -> Result<Value, String> {
    if is_digits(typed) { numeric(typed) } else { Err("must be a whole number in digits".into()) }
}

fn boolean(typed: &str) -> Result<Value, String> {
    typed.parse().map(Value::Bool).map_err(|_| "must be true or false".into())
}

fn date(typed: &str) -> Result<Value, String> {
    // What it means depends on the profile's time zone and the time; whether it is a date at all does not.
    dates::check(typed).and_then(|()| text(typed))
}

fn cycle(typed: &str) -> Result<Value, String> {
    text(&if is_digits(typed) { format!("Cycle {typed}") } else { typed.to_owned() })
}

fn day(typed: &str) -> Result<Value, String> {
    dates::day(typed).and_then(|day| text(&day.to_string()))
}

/// An amount that may be nothing.
fn discount(typed: &str) -> Result<Value, String> {
    money::parse_or_zero(typed).map(|_| money::number(typed))
}

/// The keys of a line as typed, and the API's names of them.
const LINE_KEYS: &[(&str, &str)] = &[
    ("name", "name"),
    ("id", "productId"),
    ("qty", "quantity"),
    ("rate", "rate"),
    ("discount", "discount"),
    ("tax", "tax"),
    ("amount", "amount"),
];

/// Whether a line has a number under this key.
fn is_number(key: &str) -> bool {
    let known = LINE_KEYS.iter().find(|(short, api)| *short == key || *api == key);
    known.is_some_and(|(short, _)| !["name", "id"].contains(short))
}

fn order_line(typed: &str) -> Result<Value, String> {
    order_line_of(Pairs::read(typed, is_number)?)
}

fn order_line_of(pairs: Pairs) -> Result<Value, String> {
    complete_line(line_of(pairs, &["name", "qty", "rate", "tax"], &[])?)
}

fn reservation_line_of(pairs: Pairs) -> Result<Value, String> {
    complete_line(line_of(pairs, &["name", "rate", "tax"], &["qty", "discount"])?)
}

fn contact_of(pairs: Pairs) -> Result<Value, String> {
    const KEYS: &[(&str, &str)] = &[
        ("name", "name"),
        ("designation", "designation"),
        ("country-code", "countryCode"),
        ("msisdn", "msisdn"),
        ("email", "email"),
        ("note", "note"),
    ];
    let mut contact = Map::new();
    for (key, value) in pairs.list {
        let Some((_, api)) = KEYS.iter().find(|(short, api)| *short == key || *api == key) else {
            return Err(unknown_key(&key, KEYS.iter().map(|(short, _)| *short)));
        };
        insert_once(&mut contact, &key, api, Value::String(value))?;
    }
    Ok(Value::Object(contact))
}

/// A line with the API's names. Keys that the operation does not have are unknown to it.
fn line_of(pairs: Pairs, needed: &[&str], without: &[&str]) -> Result<Map<String, Value>, String> {
    let keys = || LINE_KEYS.iter().filter(|(short, _)| !without.contains(short));
    let mut line = Map::new();
    for (key, typed) in pairs.list {
        let Some((short, api)) = keys().find(|(short, api)| *short == key || *api == key) else {
            return Err(unknown_key(&key, keys().map(|(short, _)| *short)));
        };
        let value = if pairs.decimal_comma { money::with_point(&typed) } else { typed.clone() };
        let value = match *short {
            "name" | "id" => Ok(Value::String(typed.clone())),
            "rate" | "amount" => amount(&value),
            "discount" => discount(&value),
            _ => money::refuse_two_readings(&value).and_then(|()| numeric(&value)),
        };
        let value = value.map_err(|why| format!("{key}={typed}: {why}"))?;
        insert_once(&mut line, &key, api, value)?;
    }
    for (short, api) in keys().filter(|(short, _)| needed.contains(short)) {
        if !line.contains_key(*api) {
            return Err(format!("{short} is missing; a line has {}", needed.join(", ")));
        }
    }
    Ok(line)
}

fn unknown_key<'a>(key: &str, known: impl Iterator<Item = &'a str> + Clone) -> String {
    let near = nearest_word(key, known.clone()).map(|name| format!(": did you mean {name}?"));
    let known: Vec<&str> = known.collect();
    format!(
        "unknown key {key}{} The keys are {}",
        near.unwrap_or_else(|| ".".into()),
        known.join(", ")
    )
}

fn insert_once(
    members: &mut Map<String, Value>,
    key: &str,
    api: &str,
    value: Value,
) -> Result<(), String> {
    match members.insert(api.to_owned(), value) {
        None => Ok(()),
        Some(_) => Err(format!(
            "{key} is given twice; each key stands once, so repeat the flag for the next"
        )),
    }
}

/// Computes the line's amount; one that is stated must be the same.
fn complete_line(mut line: Map<String, Value>) -> Result<Value, String> {
    let number = |key: &str| line.get(key).and_then(money::of).unwrap_or_default();
    // A line without a quantity is one of it.
    let quantity = line.get("quantity").and_then(money::of).unwrap_or(money::Amount::ONE);
    let total = money::line_amount(number("rate"), quantity, number("discount"));
    let total = total.ok_or("the line's amount is too large")?;
    if total <= money::Amount::ZERO {
        return Err("nothing is left of the line: its amount must be more than 0".into());
    }
    if line.contains_key("amount") && number("amount") != total {
        let (stated, computed) = (money::show(number("amount")), money::show(total));
        return Err(format!(
            "amount={stated} is not rate × quantity − discount, {computed}; leave it out"
        ));
    }
    line.insert("amount".into(), money::to_json(total));
    Ok(Value::Object(line))
}

/// The name most like a mistyped one, if any is close.
pub fn nearest_word<'a>(typed: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    names
        .map(|name| {
            (strsim::damerau_levenshtein(&typed.to_lowercase(), &name.to_lowercase()), name)
        })
        .filter(|(distance, name)| *distance <= 1 + name.len() / 4)
        .min()
        .map(|(_, name)| name)
}

fn line_refund(typed: &str) -> Result<Value, String> {
    let (id, sum) = typed.split_once('=').ok_or("must be ID=AMOUNT, such as 7001=400")?;
    let id = id.trim();
    if id.is_empty() || id.starts_with('0') || !id.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(format!(
            "{id:?} is no line id: digits, as `fpgo orders details` shows them (not the product id)"
        ));
    }
    let mut line = Map::new();
    line.insert("id".into(), money::number(id));
    line.insert("amount".into(), amount(sum)?);
    Ok(Value::Object(line))
}

/// Nothing, or the broken rule and its weight.
type Checked = Result<(), (String, Severity)>;

fn wrong(rule: &str) -> Checked {
    Err((rule.to_owned(), Severity::Wrong))
}

/// Each cycle by its name, once: named twice, it would be given back twice.
fn is_list_of_names(value: &Value) -> Checked {
    is_list(value)?;
    let named = locate(value, "/*");
    let names: Option<Vec<&str>> =
        named.iter().map(|(_, name)| name.and_then(Value::as_str)).collect();
    let Some(mut names) = names else { return wrong("must be a list of names") };
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    if names.len() == count { Ok(()) } else { wrong("must name each cycle once") }
}

fn is_text(value: &Value) -> Checked {
    if value.is_string() { Ok(()) } else { wrong("must be a string") }
}

fn is_object(value: &Value) -> Checked {
    if value.is_object() { Ok(()) } else { wrong("must be an array") }
}

fn is_list(value: &Value) -> Checked {
    let keyed = |items: &Map<String, Value>| {
        items.keys().all(|key| key.bytes().all(|byte| byte.is_ascii_digit()))
    };
    match value {
        Value::Array(_) => Ok(()),
        Value::Object(items) if keyed(items) => Ok(()),
        _ => wrong("must be an array"),
    }
}

fn is_boolean(value: &Value) -> Checked {
    if as_boolean(value).is_some() { Ok(()) } else { wrong("field must be true or false") }
}

/// What the server's framework takes for a boolean: 0 and 1 too, as numbers or texts.
pub fn as_boolean(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(is) => Some(*is),
        Value::Number(number) => digit_as_boolean(&number.to_string()),
        Value::String(text) => digit_as_boolean(text),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

fn digit_as_boolean(digit: &str) -> Option<bool> {
    match digit {
        "0" => Some(false),
        "1" => Some(true),
        _ => None,
    }
}

fn is_numeric(value: &Value) -> Checked {
    match money::of(value) {
        Some(number) if number.is_sign_negative() && !number.is_zero() => {
            wrong("must be at least 0")
        }
        Some(_) => Ok(()),
        None => wrong("must be a number"),
    }
}

fn is_amount(value: &Value) -> Checked {
    is_numeric(value)?;
    match money::of(value) {
        Some(number) if number.is_zero() => wrong("must be greater than 0"),
        Some(number) if number.normalize().scale() > 2 => wrong("must have at most 2 decimals"),
        _ => Ok(()),
    }
}

fn is_tax_rate(value: &Value) -> Checked {
    is_numeric(value)?;
    let usual = [0, 12, 15, 25].map(money::Amount::from);
    match money::of(value) {
        Some(rate) if !usual.contains(&rate) => Err((
            "is usually 0, 12, 15 or 25; others only if the account is configured for them".into(),
            Severity::Doubtful,
        )),
        _ => Ok(()),
    }
}

fn is_line_id(value: &Value) -> Checked {
    let digits = value.to_string();
    let digits = digits.trim_matches('"');
    // A leading zero would be another spelling of the same line.
    let id = is_digits(digits) && !digits.starts_with('0');
    if id { Ok(()) } else { wrong("must be a number") }
}

fn is_date(value: &Value) -> Checked {
    match dates::recognise_json(value) {
        Some((Form::Unix, _)) if value.is_string() => Ok(()),
        Some((Form::Unix, _)) => Err(("must be a string".into(), Severity::Doubtful)),
        Some((Form::DayMonthYear, _)) => Err((
            "is documented as Unix seconds; the server once demanded `d M, Y` (quirk 4)".into(),
            Severity::Doubtful,
        )),
        None => wrong("does not match the format d M, Y"),
    }
}

/// The form is not stated anywhere; the examples show `02 Jan, 2030`.
fn is_day(value: &Value) -> Checked {
    match dates::recognise_json(value) {
        Some((Form::DayMonthYear, _)) => Ok(()),
        Some((Form::Unix, _)) => {
            doubtful("is documented like 02 Jan, 2030, not as Unix seconds (quirk 4)")
        }
        None => wrong("does not match the format d M, Y"),
    }
}

/// Minutes by one page, which contradicts another (quirk 18): whatever is given is worth a warning.
fn is_charge_validity(value: &Value) -> Checked {
    let digits = value.as_str().map(str::to_owned).unwrap_or_else(|| value.to_string());
    if is_digits(&digits) {
        return doubtful("is in minutes by one page, which others contradict (quirk 18)");
    }
    wrong("must be digits only")
}

fn is_company_number(value: &Value) -> Checked {
    match value {
        Value::Number(_) => is_count(value),
        Value::String(text) if is_digits(text) => doubtful("must be a number"),
        _ => wrong("must be a number"),
    }
}

/// No source states a rule for contact data, so what looks odd is a warning (quirk 35).
fn doubtful(rule: &str) -> Checked {
    Err((rule.to_owned(), Severity::Doubtful))
}

fn is_country_code(value: &Value) -> Checked {
    is_text(value)?;
    let digits = value.as_str().and_then(|text| text.strip_prefix('+')).unwrap_or_default();
    if countries::is_calling_code(digits) {
        return Ok(());
    }
    doubtful("is usually + and the calling code of a country, such as +47")
}

fn is_msisdn(value: &Value) -> Checked {
    is_text(value)?;
    if is_digits(value.as_str().unwrap_or_default()) {
        return Ok(());
    }
    doubtful("is usually digits only, without the country code")
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_email(value: &Value) -> Checked {
    let address = value.as_str().is_some_and(EmailAddress::is_valid);
    if address { Ok(()) } else { wrong("must be a valid email address") }
}

fn is_personal_number(value: &Value) -> Checked {
    let digits = value.as_str().unwrap_or_default();
    if digits.len() == 11 && is_digits(digits) {
        return Ok(());
    }
    Err(("must be 11 digits".into(), Severity::Disputed))
}

/// What an organization number consists of, by operation: the rule, and whether a letter keeps it.
type Letters = (&'static str, fn(char) -> bool);

const DIGITS: Letters = ("must be digits only", |letter| letter.is_ascii_digit());
const LETTERS: Letters =
    ("must be letters and digits only", |letter| letter.is_ascii_alphanumeric());
/// A blank is wrong everywhere.
const ANYTHING: Letters = ("must not contain spaces", |letter| !letter.is_whitespace());

/// The JSON type that the documents name.
enum JsonType {
    Text,
    Number,
    Either,
}

/// The operations differ in what it consists of, and in its type (quirk 3): a warning here, while the server keeps to
/// its own rule. The other type is only unusual.
fn is_organization(value: &Value, (rule, keeps): Letters, is: JsonType) -> Checked {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ if matches!(is, JsonType::Number) => return wrong("must be a number"),
        _ => return wrong("must be a string"),
    };
    match (value, is) {
        _ if !text.chars().all(keeps) => Err((rule.into(), Severity::Disputed)),
        (Value::Number(_), JsonType::Text) => doubtful("must be a string"),
        (Value::String(_), JsonType::Number) => doubtful("must be a number"),
        _ => Ok(()),
    }
}

fn is_invoice_interval(value: &Value) -> Checked {
    let known =
        money::of(value).is_some_and(|number| [0, 1, 2].map(money::Amount::from).contains(&number));
    if known {
        Ok(())
    } else {
        wrong("is invalid; it is 0 (daily), 1 (once a month) or 2 (twice a month)")
    }
}

fn is_count(value: &Value) -> Checked {
    is_numeric(value)?;
    let whole =
        money::of(value).is_some_and(|number| number.fract().is_zero() && !number.is_zero());
    if whole { Ok(()) } else { wrong("must be a whole number above 0") }
}

fn is_country(value: &Value, weight: Severity) -> Checked {
    is_text(value)?;
    if value.as_str().is_some_and(countries::is_code) {
        return Ok(());
    }
    Err(("should be an ISO 3166-1 alpha-2 code in capitals, such as NO".into(), weight))
}

fn is_url(value: &Value) -> Checked {
    let url = value.as_str().and_then(|text| Url::parse(text).ok());
    let web = url.is_some_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
    if web { Ok(()) } else { wrong("must be a valid URL") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_line(typed: &str, expected: &str) {
        let got = match order_line(typed) {
            Ok(line) => line.to_string(),
            Err(message) => message,
        };
        assert!(got.contains(expected), "{typed}: {got}");
    }

    #[test]
    fn a_line_is_typed_as_keys_and_values() {
        check_line(
            "name=Hair Wash,qty=2,rate=51,tax=25",
            r#"{"name":"Hair Wash","quantity":2,"rate":51,"tax":25,"amount":102}"#,
        );
        check_line("name=\"Cut, wash\",qty=1,rate=51.50,tax=0", r#""name":"Cut, wash""#);
        check_line("name=A,qty=1,rate=51,50,tax=25", "did you mean rate=51.50?");
        check_line("name=A,qty=1,rat=51,tax=25", "did you mean rate?");
        check_line("name=A,name=B,qty=1,rate=51,tax=25", "name is given twice");
        check_line("name=A,qty=1,rate=51", "tax is missing");
        check_line("name=A,qty=1,rate=1.000,tax=25", "could mean 1000 or 1.00");
        check_line("name=\"A,qty=1", "not closed");
        check_line("name=A,qty=2,rate=100,discount=20,tax=25", r#""amount":180"#);
        check_line("name=A,qty=1,rate=10,discount=10,tax=25", "nothing is left of the line");
    }

    #[test]
    fn countries_are_the_249_codes_of_the_standard_and_no_others() {
        let letters = || (b'A'..=b'Z').map(char::from);
        let codes =
            letters().flat_map(|first| letters().map(move |other| format!("{first}{other}")));
        let right = |text: &str| COUNTRY.check(&text.into()).is_ok();
        assert_eq!(codes.filter(|code| right(code)).count(), 249);
        for none in
            ["XX", "ZZ", "UK", "EU", "XK", "AN", "SU", "AA", "no", "No", "NOR", "578", " NO", "N"]
        {
            assert!(!right(none), "{none}");
        }
    }

    #[test]
    fn a_refund_line_is_an_id_and_an_amount() {
        assert_eq!(
            line_refund("7001=400.50").expect("valid").to_string(),
            r#"{"id":7001,"amount":400.50}"#
        );
        for bad in ["7001", "BS-10=400", "7001=0", "=1", "7001=1.000"] {
            assert!(line_refund(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn an_order_id_is_its_prefix_and_digits() {
        assert!(id("ODR123", "ODR").is_ok());
        for bad in ["", "ODR", "odr1", "ODR1/..", "../x", "ODR12a", "ODR１", "RES1"] {
            assert!(id(bad, "ODR").is_err(), "{bad}");
        }
    }
}
