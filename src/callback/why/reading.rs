//! The callbacks that a text may have been: as it came or repaired, with its values read in every way that programs
//! read them.

use super::budget::Budget;
use super::cause::{Cause, Repair};
use super::received::Received;
use super::repair::{self, RepairedText};
use crate::callback::find::find_query;
use crate::callback::kind::{CallbackKind, NAMES};
use crate::callback::php::{PhpQuery, decoded, shown};

/// So many are made at most.
const MOST: usize = 60;

/// One of them, with a checksum to compare.
pub struct Reading {
    /// What must have happened for it.
    pub causes: Vec<Cause>,
    /// The query as text.
    pub text: String,
    /// Its parameters.
    pub query: PhpQuery,
    /// Its kind; never `Auto`.
    pub kind: CallbackKind,
    /// Its checksum.
    pub received: Received,
}

impl Reading {
    /// What must have happened for it but for what is odd about its checksum.
    pub fn how(&self) -> &[Cause] {
        let odd = self.received.causes.len();
        &self.causes[..self.causes.len() - odd]
    }

    /// What was undone in the paste.
    pub fn repairs(&self) -> Vec<Repair> {
        let mut repairs = Vec::new();
        for cause in &self.causes {
            if let Cause::Damaged(repair) = cause {
                repairs.push(*repair);
            }
        }
        repairs
    }
}

/// How a value may have been read; `None` where PHP's way gives the same.
type Decode = (Cause, fn(&[u8]) -> Vec<u8>);

const DECODINGS: [Decode; 6] = [
    (Cause::PlusAndBlank, plus_kept),
    (Cause::PlusAndBlank, plus_for_blanks),
    (Cause::PlusAndBlank, blank_for_plus),
    (Cause::DecodedTwice, decoded_twice),
    (Cause::NotDecoded, as_it_stands),
    (Cause::NotDecoded, percents_for_blanks),
];

/// All of them, those with the fewest causes first.
pub fn readings(texts: &[RepairedText], kind: CallbackKind, budget: &mut Budget) -> Vec<Reading> {
    let mut queries: Vec<(Vec<Cause>, String)> = Vec::new();
    for repaired in texts {
        let causes: Vec<Cause> = repaired.repairs.iter().copied().map(Cause::Damaged).collect();
        for (own, query) in queries_in(&repaired.text) {
            let is_known = queries.iter().any(|(_, known)| *known == query);
            if !is_known && budget.allows_reading(repaired.text.len()) {
                queries.push(([&causes[..], &own].concat(), query));
            }
        }
    }
    queries.sort_by_key(|(causes, _)| causes.len());
    let mut readings = Vec::new();
    for (causes, query) in &queries {
        if readings.len() < MOST && budget.allows_reading(query.len()) {
            add_readings(causes, query, kind, &mut readings);
        }
    }
    readings.sort_by_key(|reading| reading.causes.len());
    readings
}

/// The queries in a text: the one that is found, and those of an address in which signs stand that should be encoded.
fn queries_in(text: &str) -> Vec<(Vec<Cause>, String)> {
    let mut texts = vec![(Vec::new(), text.to_owned())];
    if text.contains('#') {
        texts.push((vec![Cause::NumberSignInValue], text.replace('#', "%23")));
    }
    if let Some(address) = address_alone(text) {
        texts.push((vec![Cause::BehindChecksum], address.to_owned()));
    }
    let mut queries = Vec::new();
    for (causes, text) in texts {
        if let Ok(pasted) = find_query(&text) {
            queries.push((causes, pasted.query));
        }
    }
    queries
}

/// The address in a text of one word, without what stands directly around it: `URL=https://…`, `**https://…**`, `[https://…](https://…)`. Behind the
/// beginning of a query it is the value of a parameter.
fn address_alone(text: &str) -> Option<&str> {
    let start = text.find("https://").into_iter().chain(text.find("http://")).min()?;
    if text.contains(char::is_whitespace) || !may_stand_before(&text[..start]) {
        return None;
    }
    let ends = |letter: char| letter.is_whitespace() || "\"<>|".contains(letter);
    let address = text[start..].split(ends).next()?;
    let address = address.split("](").next()?.trim_end_matches(['*', ')', ']', '_', '\'', '`']);
    (address.len() < text.len()).then_some(address)
}

/// Whether nothing of a query is in it. Variables of a shell have their names in capitals, parameters have not.
fn may_stand_before(text: &str) -> bool {
    let is_variable = |name: &str| {
        name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
    };
    let name = text.split('=').next().unwrap_or_default();
    !text.contains(['?', '&', ':', ',', '{'])
        && !NAMES.iter().any(|own| text.contains(own))
        && (!text.contains('=') || text.matches('=').count() == 1 && is_variable(name))
}

fn add_readings(causes: &[Cause], text: &str, kind: CallbackKind, readings: &mut Vec<Reading>) {
    let plain = PhpQuery::read(text);
    let firsts = if plain.has_repeats() { first_of_equals(text) } else { None };
    let mut added = vec![(Vec::new(), plain)];
    if let Some((names, firsts)) = firsts {
        added.push((vec![Cause::FirstOfEquals(names)], PhpQuery::read(&firsts)));
    }
    if text.contains(['%', '+']) {
        for (cause, decode) in DECODINGS {
            let other = PhpQuery::read(reencoded(text, decode));
            if !added.iter().any(|(_, known)| has_same_values(known, &other)) {
                added.push((vec![cause], other));
            }
        }
    }
    for (own, query) in added {
        let Some(received) = Received::of(&query) else { continue };
        let causes = [causes, &own, &received.causes].concat();
        let kind = kind.of(&query);
        readings.push(Reading { causes, text: text.to_owned(), query, kind, received });
    }
}

/// The queries in a text, read in the way that these causes tell, without a look for any other. `query` is the one that stands in
/// the text as it came. There are several where one cause can be undone in several ways.
pub fn readings_by(how: &[Cause], text: &str, query: &str) -> Vec<PhpQuery> {
    let is_of_query = |cause: &Cause| {
        matches!(
            cause,
            Cause::FirstOfEquals(_) | Cause::PlusAndBlank | Cause::DecodedTwice | Cause::NotDecoded
        )
    };
    let of_text = how.iter().position(is_of_query).unwrap_or(how.len());
    let (of_text, of_query) = how.split_at(of_text);
    let mut texts = vec![text.to_owned()];
    for cause in of_text {
        texts = texts.iter().flat_map(|text| undone(cause, text)).take(MOST).collect();
    }
    let queries = match of_text {
        [] => vec![query.to_owned()],
        _ => texts.iter().filter_map(|text| Some(find_query(text).ok()?.query)).collect(),
    };
    queries.iter().flat_map(|query| read_by(of_query.first(), query)).collect()
}

/// The text without this, in each way.
fn undone(cause: &Cause, text: &str) -> Vec<String> {
    match cause {
        Cause::Damaged(repair) => repair::undone(*repair, text),
        Cause::BehindChecksum => address_alone(text).map(str::to_owned).into_iter().collect(),
        _ => vec![text.replace('#', "%23")],
    }
}

/// The query with its values read so.
fn read_by(cause: Option<&Cause>, query: &str) -> Vec<PhpQuery> {
    match cause {
        None => vec![PhpQuery::read(query)],
        Some(Cause::FirstOfEquals(_)) => {
            first_of_equals(query).map(|(_, firsts)| PhpQuery::read(&firsts)).into_iter().collect()
        }
        Some(cause) => {
            let ways = DECODINGS.iter().filter(|(own, _)| own == cause);
            ways.map(|(_, decode)| PhpQuery::read(reencoded(query, *decode))).collect()
        }
    }
}

fn has_same_values(one: &PhpQuery, other: &PhpQuery) -> bool {
    let values = one.variables.iter().map(|variable| &variable.value);
    values.eq(other.variables.iter().map(|variable| &variable.value))
}

/// The query without what repeats a name, and the names that were repeated.
fn first_of_equals(text: &str) -> Option<(Vec<String>, String)> {
    let (mut seen, mut kept, mut names) = (Vec::new(), Vec::new(), Vec::new());
    for part in text.split('&') {
        let Some(variable) = PhpQuery::read(part).variables.pop() else { continue };
        if seen.contains(&variable.name) {
            names.push(shown(&variable.name));
        } else {
            seen.push(variable.name);
            kept.push(part);
        }
    }
    (!names.is_empty()).then(|| (names, kept.join("&")))
}

/// The query with its values decoded in another way, and encoded so that PHP reads them so.
fn reencoded(text: &str, decode: fn(&[u8]) -> Vec<u8>) -> String {
    let mut parts = Vec::new();
    for part in text.split('&') {
        parts.push(match part.split_once('=') {
            Some((name, value)) => format!("{name}={}", encoded(&decode(value.as_bytes()))),
            None => part.to_owned(),
        });
    }
    parts.join("&")
}

fn encoded(value: &[u8]) -> String {
    let mut text = String::new();
    for byte in value {
        match byte.is_ascii_alphanumeric() {
            true => text.push(char::from(*byte)),
            false => text.push_str(&format!("%{byte:02X}")),
        }
    }
    text
}

/// `+` stands for itself, as in the path of an address.
fn plus_kept(value: &[u8]) -> Vec<u8> {
    decoded(&replaced(value, b"+", b"%2B"))
}

fn plus_for_blanks(value: &[u8]) -> Vec<u8> {
    replaced(&decoded(value), b" ", b"+")
}

fn blank_for_plus(value: &[u8]) -> Vec<u8> {
    replaced(&decoded(value), b"+", b" ")
}

fn decoded_twice(value: &[u8]) -> Vec<u8> {
    decoded(&decoded(value))
}

fn as_it_stands(value: &[u8]) -> Vec<u8> {
    value.to_vec()
}

fn percents_for_blanks(value: &[u8]) -> Vec<u8> {
    replaced(&decoded(value), b" ", b"%20")
}

fn replaced(value: &[u8], sign: &[u8; 1], by: &[u8]) -> Vec<u8> {
    value.split(|byte| *byte == sign[0]).collect::<Vec<_>>().join(by)
}
