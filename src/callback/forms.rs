//! The documented forms of a callback's values, and the boundaries between them. The hash is over joined values without
//! names, so a fitting checksum alone does not tell where one value ends and the next begins (quirk 20).

use super::documented::{documented, is_documented};
use super::finding::Finding;
use super::formula::in_url_order;
use super::kind::{CHECKSUM, CallbackKind};
use super::known::KnownName;
use super::php::{PhpQuery, PhpVariable, shown};
use super::places::{misplaced, moved_times, other_order};
use super::values::{
    are_usual, is_amount, is_checksum, is_company_check_id, is_order_id, is_timestamp, is_word,
};

/// The names whose values have a form, in the order in which breaches are told.
const FORMED: [KnownName; 7] = [
    KnownName::OrderUuid,
    KnownName::CompanyCheckUuid,
    KnownName::Status,
    KnownName::PaymentMethod,
    KnownName::Amount,
    KnownName::CreatedAt,
    KnownName::Timestamp,
];

/// What is said of a value that has not the form of its name.
fn breached_form(variable: &PhpVariable) -> Option<&'static str> {
    let value = &variable.value;
    let (holds, what) = match variable.known {
        KnownName::OrderUuid => {
            (is_order_id(value), "is not ODR, RES or SUB with digits behind it")
        }
        KnownName::CompanyCheckUuid => {
            (is_company_check_id(value), "is not COMCHK or COM with digits behind it")
        }
        KnownName::Status | KnownName::PaymentMethod => (
            is_word(value),
            "holds an identifier, a time, or a blank at an end: it is more than a word",
        ),
        KnownName::Amount => {
            (is_amount(value), "is not a decimal amount of at most nine digits and two decimals")
        }
        KnownName::CreatedAt | KnownName::Timestamp => {
            (is_timestamp(value), "is not a Unix time of ten digits (2001 to 2065)")
        }
        KnownName::Checksum | KnownName::Other => return None,
    };
    if holds { None } else { Some(what) }
}

/// What shows that bytes may have moved between values, or that a value is not under the hash at
/// all. Not complete: names are not signed, so words can still change places, and a value can hide
/// in a word or under a name of the merchant's own.
pub fn breaches(query: &PhpQuery, kind: CallbackKind) -> Vec<Finding> {
    match kind {
        CallbackKind::Order if is_as_usual(query) => Vec::new(),
        _ => looked_for(query, kind),
    }
}

/// The same, each looked for.
fn looked_for(query: &PhpQuery, kind: CallbackKind) -> Vec<Finding> {
    let mut found = Vec::new();
    if let Some(name) = query.unread.as_deref() {
        found.push(unread(name));
    }
    found.extend(misplaced(query, kind));
    add_breached_forms(query, &mut found);
    if are_times_reversed(query) {
        found.push(Finding::of(b"timestamp", "is before createdAt"));
    }
    if query.has_repeats() {
        found.extend(documented().filter_map(|name| repeated(query, name.as_bytes())));
    }
    for variable in query.variables.iter().filter(|variable| variable.is_array) {
        let what = "is an array: PHP signs the word Array and nothing of the content";
        found.push(Finding::of(&variable.name, what));
    }
    add_borders_between_digits(query, kind, &mut found);
    found.extend(moved_times(query, kind, are_likely));
    found
}

/// Whether it is an order's callback as nearly all are, of which nothing can be said: exactly the documented parameters in their
/// order, and values that are usual.
fn is_as_usual(query: &PhpQuery) -> bool {
    use KnownName::{Amount, Checksum, CreatedAt, OrderUuid, PaymentMethod, Status, Timestamp};
    let Some(variables) = query.variables.as_array::<7>() else { return false };
    let [values @ .., _] = variables.each_ref().map(|own| own.value.as_slice());
    variables.each_ref().map(|own| own.known)
        == [OrderUuid, Status, PaymentMethod, Amount, CreatedAt, Timestamp, Checksum]
        && variables.iter().all(|own| !own.is_array)
        && !query.has_repeats()
        && query.unread.is_none()
        && are_usual(values, b' ')
}

/// What follows the checksum of a company check.
pub fn unsigned_rest(query: &PhpQuery, kind: CallbackKind) -> Vec<Finding> {
    let mut found = Vec::new();
    if kind == CallbackKind::Company
        && let Some(end) = query.known_position(KnownName::Checksum)
    {
        for variable in &query.variables[end + 1..] {
            let what = "stands after checksum, where a company check is not signed";
            found.push(Finding::of(&variable.name, what));
        }
    }
    found
}

/// Oddities that are no reason to doubt a fitting checksum.
pub fn notes(query: &PhpQuery, kind: CallbackKind) -> Vec<Finding> {
    let mut found = Vec::new();
    if misplaced(query, kind).is_empty() {
        found.extend(other_order(query, kind));
    }
    for variable in &query.variables {
        if !is_documented(&variable.name) {
            found.extend(repeated(query, &variable.name));
        }
    }
    if let Some(checksum) = query.known(KnownName::Checksum)
        && !is_checksum(&checksum.value)
    {
        found.push(Finding::of(CHECKSUM, not_a_checksum(&checksum.value)));
    }
    found
}

/// What a value is that is no checksum: as many digits as another hash has tell which program made it.
fn not_a_checksum(value: &[u8]) -> &'static str {
    let is_hex = value.iter().all(u8::is_ascii_hexdigit);
    match value.len() {
        32 if is_hex => "has 32 hex digits, as MD5 makes them, where SHA-256 has 64",
        40 if is_hex => "has 40 hex digits, as SHA-1 makes them, where SHA-256 has 64",
        128 if is_hex => "has 128 hex digits, as SHA-512 makes them, where SHA-256 has 64",
        _ => "is not 64 hex digits in lower case",
    }
}

fn unread(name: &[u8]) -> Finding {
    Finding::of(
        name,
        "is parameter 1001: PHP reads 1000 (max_input_vars), the rest is neither signed nor seen",
    )
}

fn add_breached_forms(query: &PhpQuery, found: &mut Vec<Finding>) {
    let breached = |own: &PhpVariable| breached_form(own).is_some();
    if !query.variables.iter().any(breached) {
        return;
    }
    for variable in FORMED.iter().filter_map(|name| query.known(*name)) {
        found.extend(breached_form(variable).map(|what| Finding::of(&variable.name, what)));
    }
}

/// The times have ten digits each, so that the order of the bytes is the order of the times.
fn are_times_reversed(query: &PhpQuery) -> bool {
    let times = [KnownName::CreatedAt, KnownName::Timestamp].map(|name| query.known_value(name));
    match times.into() {
        (Some(created), Some(sent)) => {
            sent < created && is_timestamp(created) && is_timestamp(sent)
        }
        _ => false,
    }
}

fn repeated(query: &PhpQuery, name: &[u8]) -> Option<Finding> {
    match query.times(name) {
        0 | 1 => None,
        times => {
            let what = format!("stands {times} times, PHP reads and signs only the last");
            Some(Finding::of(name, what))
        }
    }
}

/// A digit beside a digit, where a value of free length begins or ends: the hash holds wherever the
/// border stands. Documented callbacks have words and times of ten digits beside these values.
fn add_borders_between_digits(query: &PhpQuery, kind: CallbackKind, found: &mut Vec<Finding>) {
    let mut before: Option<&PhpVariable> = None;
    for variable in in_url_order(query, kind).filter(|own| !own.value.is_empty()) {
        if let Some(left) = before.replace(variable)
            && is_open_border(left, variable)
        {
            let next = shown(&variable.name);
            let what =
                format!("runs on into the digits of {next}: the border between them can be moved");
            found.push(Finding::of(&left.name, what));
        }
    }
}

fn is_open_border(left: &PhpVariable, right: &PhpVariable) -> bool {
    if !left.value.last().is_some_and(is_of_number)
        || !right.value.first().is_some_and(is_of_number)
    {
        return false;
    }
    let names = [left.name.as_slice(), right.name.as_slice()];
    let is_free = names.contains(&b"orderUuid".as_slice()) || names.contains(&b"amount".as_slice());
    let is_fixed =
        names.contains(&b"createdAt".as_slice()) || names.contains(&b"timestamp".as_slice());
    is_free && !is_fixed
}

fn is_of_number(byte: &u8) -> bool {
    byte.is_ascii_digit() || *byte == b'.'
}

/// Whether these are an amount and the times of a callback of these years.
fn are_likely(amount: &[u8], created: &[u8], sent: &[u8]) -> bool {
    is_amount(amount)
        && is_timestamp(created)
        && is_timestamp(sent)
        && created <= sent
        && created >= b"1500000000".as_slice()
        && sent <= b"2200000000".as_slice()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every text of one choice of each, one behind another.
    fn texts(choices: &[&[&str]]) -> Vec<String> {
        let mut texts = vec![String::new()];
        for choice in choices {
            let longer = texts
                .iter()
                .flat_map(|begun| choice.iter().map(move |next| begun.to_owned() + next));
            texts = longer.collect();
        }
        texts
    }

    #[test]
    fn of_what_is_as_usual_nothing_could_be_said() {
        let mut usual = 0;
        for query in texts(&[
            &["orderUuid=ODR1", "orderUuid[]=ODR1", "orderUuid=ODR", "orderUuid=COM1"],
            &[
                "&status=PAID",
                "&status=PARTIAL+REFUNDED",
                "&status=1PAID",
                "&status=PAID+",
                "&status=",
            ],
            &["", "&status=PAID", "&own=7"],
            &[
                "&paymentMethod=Visa",
                "&paymentMethod=Visa8",
                "&paymentMethod=ODR1234",
                "&paymentMethod=+Visa",
            ],
            &["&amount=800", "&amount=800.5", "&amount=8001767225", "&amount=1,5", "&amount="],
            &[
                "&createdAt=1767225600",
                "&createdAt=1767225661",
                "&createdAt=1",
                "&created=1767225600",
            ],
            &["&timestamp=1767225660", "&timestamp=1", ""],
            &["&checksum=0", "&checksum[]=0", "&checksum=0&own=1", ""],
        ]) {
            let query = PhpQuery::read(&query);
            if is_as_usual(&query) {
                usual += 1;
                assert_eq!(looked_for(&query, CallbackKind::Order), []);
            }
        }
        assert_eq!(usual, 2 * 2, "so many statuses and amounts are usual");
    }
}
