//! Where the parameters of a callback stand: each documented one once, together with the others, and behind what they are about.
//! Names are not signed (quirk 20), so what stands among them may be one of them under another name, and what stands before
//! them may be none of theirs.

use super::documented::{COMPANY, GENERAL};
use super::finding::Finding;
use super::formula::in_url_order;
use super::kind::CallbackKind;
use super::known::KnownName;
use super::php::{PhpQuery, PhpVariable, shown};

/// What is missing, and what stands where it may have changed its name.
pub fn misplaced(query: &PhpQuery, kind: CallbackKind) -> Vec<Finding> {
    let is_company = kind == CallbackKind::Company;
    if !is_company && is_as_documented(query) || is_company && are_together(query) {
        return Vec::new();
    }
    let identifier = kind.identifier();
    let names: &[&str] = if is_company { &COMPANY } else { &GENERAL };
    if !is_company
        && query.known(kind.known_identifier()).is_none()
        && query.value(COMPANY[0]).is_some()
    {
        let what = "stands behind checksum, so that nothing of it is a company check: there it stands before";
        return vec![Finding::of(COMPANY[0].as_bytes(), what)];
    }
    let must_be_there = if is_company { &names[..1] } else { names };
    let mut found = Vec::new();
    found.extend(missing(query, must_be_there));
    let signed: Vec<&PhpVariable> = in_url_order(query, kind).collect();
    let first = signed.iter().position(|own| own.name == identifier.as_bytes());
    let last = signed.iter().rposition(|own| is_among(names, own)).unwrap_or_default();
    let Some(first) = first else { return found };
    for (place, own) in signed.iter().enumerate() {
        match is_among(names, own) {
            true if place < first => {
                let what = format!(
                    "stands before {identifier}, as the callback URL's own parameters do: it may be one of them under another name"
                );
                found.push(Finding::of(&own.name, what));
            }
            false if first < place && place < last => {
                let what = "stands among the documented parameters: it may be one of them under another name";
                found.push(Finding::of(&own.name, what));
            }
            _ => {}
        }
    }
    found
}

/// What is to be said of another order than the documented one, which is no breach by itself: no document promises one.
pub fn other_order(query: &PhpQuery, kind: CallbackKind) -> Option<Finding> {
    let names: &[&str] = if kind == CallbackKind::Company { &COMPANY } else { &GENERAL };
    let signed = in_url_order(query, kind).filter(|own| is_among(names, own));
    let documented = names.iter().filter(|name| query.value(name).is_some());
    let (own, usual) = signed.zip(documented).find(|(own, name)| own.name != name.as_bytes())?;
    Some(Finding::of(
        &own.name,
        format!("stands where the documents have {usual}: the order is another one"),
    ))
}

/// Why the checksum that stands in a query is no parameter, as far as names and values tell.
pub fn unreadable(query: &PhpQuery) -> Option<Finding> {
    let is_escaped = |own: &PhpVariable| {
        ["amp;checksum", "#38;checksum", "#x26;checksum", "u0026checksum"]
            .iter()
            .any(|end| name(own).ends_with(end))
    };
    if query.variables.iter().any(is_escaped) {
        return Some(Finding::of(
            b"its parameters",
            "cannot be read: & is written as &amp; or in another escape",
        ));
    }
    if let Some(own) = query.variables.iter().find(|own| name(own) == "checksum") {
        return Some(Finding::of(
            &own.name,
            "is not checksum: PHP tells capitals from small letters",
        ));
    }
    // PHP has changed some signs of a name that stands percent-encoded with all the rest.
    let is_whole = query.variables.len() == 1 && name(&query.variables[0]).contains("checksum=");
    if is_whole {
        return Some(Finding::of(
            b"its parameters",
            "cannot be read: the whole query is percent-encoded",
        ));
    }
    let holds = |own: &&PhpVariable| {
        shown(&own.value).contains("checksum=") || name(own).contains("checksum")
    };
    let own = query.variables.iter().find(holds)?;
    Some(Finding::of(&own.name, "holds the word checksum, which is no parameter there"))
}

/// Whether all of a general callback stand together in the documented order. It is asked of each callback of a log, so nothing is
/// copied.
fn is_as_documented(query: &PhpQuery) -> bool {
    use KnownName::{Amount, CreatedAt, OrderUuid, PaymentMethod, Status, Timestamp};
    let signed =
        query.variables.iter().map(|own| own.known).filter(|own| *own != KnownName::Checksum);
    let six = signed.skip_while(|own| *own != OrderUuid).take(GENERAL.len());
    six.eq([OrderUuid, Status, PaymentMethod, Amount, CreatedAt, Timestamp])
}

/// Whether those of a company check that are there stand together, the identifier first.
fn are_together(query: &PhpQuery) -> bool {
    let mut signed = in_url_order(query, CallbackKind::Company)
        .skip_while(|own| !is_among(&COMPANY, own))
        .peekable();
    let is_first = signed.peek().is_some_and(|own| own.name == COMPANY[0].as_bytes());
    is_first && !signed.skip_while(|own| is_among(&COMPANY, own)).any(|own| is_among(&COMPANY, own))
}

/// A name in small letters.
fn name(own: &PhpVariable) -> String {
    shown(&own.name).to_ascii_lowercase()
}

fn is_among(names: &[&str], own: &PhpVariable) -> bool {
    names.iter().any(|name| name.as_bytes() == own.name)
}

fn missing(query: &PhpQuery, names: &[&str]) -> Option<Finding> {
    let gone: Vec<&str> =
        names.iter().copied().filter(|name| query.value(name).is_none()).collect();
    let what = if gone.len() == 1 { "is missing" } else { "are missing" };
    (!gone.is_empty()).then(|| Finding::of(gone.join(", ").as_bytes(), what))
}

/// Where the digits of amount and times run on into those of the parameter behind them, so that all of them can be moved by some
/// places, and still have their forms.
pub fn moved_times(
    query: &PhpQuery,
    kind: CallbackKind,
    are_formed: fn(&[u8], &[u8], &[u8]) -> bool,
) -> Option<Finding> {
    let mut behind =
        in_url_order(query, kind).skip_while(|own| own.known != KnownName::Timestamp).skip(1);
    let next = behind.find(|own| !own.value.is_empty())?;
    if !next.value[0].is_ascii_digit() {
        return None;
    }
    let [amount, created, sent] = [KnownName::Amount, KnownName::CreatedAt, KnownName::Timestamp]
        .map(|name| query.known_value(name));
    let amount = amount?;
    let digits = [amount, created?, sent?, &next.value].concat();
    for length in (1..amount.len() + next.value.len()).filter(|length| *length != amount.len()) {
        let (amount, rest) = digits.split_at_checked(length)?;
        let Some((created, rest)) = rest.split_at_checked(10) else { break };
        let Some(sent) = rest.get(..10) else { break };
        if are_formed(amount, created, sent) {
            let what = format!(
                "runs on into the digits of {}: all borders before it can be moved",
                shown(&next.name)
            );
            return Some(Finding::of(b"timestamp", what));
        }
    }
    None
}
