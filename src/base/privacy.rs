//! Which fields of the API are personal data, and copies of JSON without them, for the journal and for `-v`.
//! What a person asked to see is not touched here.

use std::borrow::Cow;

use serde_json::Value;

use crate::base::redact;
use crate::base::spelling::{self, DecodedChar};
use crate::base::text;

/// Fields that name or reach a person. `name` only counts inside a customer: products have names too.
const PERSONAL: &[&str] = &[
    "personalNumber",
    "personalId",
    "email",
    "msisdn",
    "firstName",
    "street",
    "zip",
    "city",
    "contactPersonName",
    "contactPersonEmail",
    "customerName",
    "customerEmail",
];

/// What stands beside a name where the name is a person's or a company's, and not a product's.
const REACH: &[&str] = &["email", "msisdn", "personalNumber"];

/// Whether a field holds a personal number, which is masked for people (quirk 51), however its name is spelt.
pub fn is_personal_number(field: &str) -> bool {
    let name = field.rsplit('/').next().unwrap_or_default();
    let letters: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    ["personalNumber", "personalId"].iter().any(|own| letters.eq_ignore_ascii_case(own))
}

/// Whether a field holds a personal number of which somebody hid digits.
pub fn is_masked(field: &str, value: &Value) -> bool {
    is_personal_number(field) && value.as_str().is_some_and(|number| number.contains('*'))
}

/// Whether a masked text may stand for this one, as far as its letters show.
pub fn may_be(masked: &Value, whole: &Value) -> bool {
    let (Some(masked), Some(whole)) = (masked.as_str(), whole.as_str()) else { return false };
    let fits = |(hidden, letter)| hidden == '*' || hidden == letter;
    masked.contains('*')
        && masked.chars().count() == whole.chars().count()
        && masked.chars().zip(whole.chars()).all(fits)
}

/// The value of a field as a message tells it: JSON, the personal numbers in it masked.
pub fn told(field: &str, value: &Value) -> String {
    let is_number = is_personal_number(field);
    match numbers_masked(value, is_number) {
        Value::String(masked) if is_number => masked,
        masked => masked.to_string(),
    }
}

fn numbers_masked(value: &Value, is_number: bool) -> Value {
    match value {
        Value::String(text) if is_number => Value::String(text::masked(text)),
        Value::Number(number) if is_number => Value::String(text::masked(&number.to_string())),
        Value::Array(items) => items.iter().map(|item| numbers_masked(item, is_number)).collect(),
        Value::Object(members) => {
            let members = members.iter().map(|(key, value)| {
                (key.clone(), numbers_masked(value, is_number || is_personal_number(key)))
            });
            Value::Object(members.collect())
        }
        other => other.clone(),
    }
}

/// The beginning of an answer nobody can read, for a message: without secrets and personal numbers, which are looked
/// for before it is cut.
pub fn excerpt(bytes: &[u8]) -> String {
    const LOOKED_AT: usize = 8 * 1024;
    const LENGTH: usize = 120;
    let looked_at = redact::cut_bytes(&bytes[..bytes.len().min(LOOKED_AT)]);
    let text = String::from_utf8_lossy(&looked_at);
    let text = without_numbers(text.trim());
    let start: String = text.chars().take(LENGTH).collect();
    let rest = if text.len() > start.len() || bytes.len() > LOOKED_AT { "…" } else { "" };
    format!("{}{rest}", text::visible(&start))
}

/// A copy with the values of personal fields masked.
pub fn masked(value: &Value) -> Value {
    mask(value, false)
}

fn mask(value: &Value, in_customer: bool) -> Value {
    match value {
        Value::Object(members) => {
            let in_customer = in_customer || REACH.iter().any(|key| members.contains_key(*key));
            let members = members.iter().map(|(key, value)| {
                let personal = PERSONAL.contains(&key.as_str()) || in_customer && key == "name";
                let masked = match value {
                    Value::String(text) if personal => Value::String(text::masked(text)),
                    Value::String(text) => Value::String(without_numbers(text).into_owned()),
                    Value::Number(number) if personal => {
                        Value::String(text::masked(&number.to_string()))
                    }
                    // What should be a text and is none is as personal as the text would be.
                    other if personal => hidden(other),
                    other => mask(other, in_customer || key == "customerDetails"),
                };
                (without_numbers(key).into_owned(), masked)
            });
            Value::Object(members.collect())
        }
        Value::Array(items) => items.iter().map(|item| mask(item, in_customer)).collect(),
        Value::String(text) => Value::String(without_numbers(text).into_owned()),
        other => other.clone(),
    }
}

/// Every text and number in it masked.
fn hidden(value: &Value) -> Value {
    match value {
        Value::String(text) => Value::String(text::masked(text)),
        Value::Number(number) => Value::String(text::masked(&number.to_string())),
        Value::Array(items) => items.iter().map(hidden).collect(),
        Value::Object(members) => {
            let members = members.iter();
            Value::Object(
                members
                    .map(|(key, value)| (without_numbers(key).into_owned(), hidden(value)))
                    .collect(),
            )
        }
        other => other.clone(),
    }
}

/// The text of a field as tables and lines show it: a personal number masked, by the field's name or by its look. What
/// reaches a person or names an object is whole, whatever it looks like.
pub fn shown<'a>(field: &str, text: &'a str) -> Cow<'a, str> {
    if is_personal_number(field) {
        return Cow::Owned(text::masked(text));
    }
    if is_whole(field) { Cow::Borrowed(text) } else { without_numbers(text) }
}

/// Numbers that people must be able to copy: phone numbers, identifiers, amounts.
fn is_whole(field: &str) -> bool {
    let name = field.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    ["uuid", "msisdn", "phone", "amount", "orgnr"].iter().any(|own| name.ends_with(own))
        || matches!(name.as_str(), "id" | "organizationid" | "companyid" | "invoicenumber")
}

/// A copy of an answer for lines of programs: personal numbers masked, everything else as it is.
pub fn without_personal(value: &Value) -> Value {
    hide_numbers("", value, false)
}

fn hide_numbers(field: &str, value: &Value, is_number: bool) -> Value {
    let is_number = is_number || is_personal_number(field);
    match value {
        Value::String(text) if is_number => Value::String(text::masked(text)),
        Value::String(text) => Value::String(shown(field, text).into_owned()),
        Value::Number(number) if is_number => Value::String(text::masked(&number.to_string())),
        Value::Array(items) => {
            items.iter().map(|item| hide_numbers(field, item, is_number)).collect()
        }
        Value::Object(members) => Value::Object(
            members
                .iter()
                .map(|(key, value)| {
                    (without_numbers(key).into_owned(), hide_numbers(key, value, is_number))
                })
                .collect(),
        ),
        other => other.clone(),
    }
}

/// JSON text with its personal numbers masked; everything else keeps its letters, numbers their text.
pub fn json_without_personal(json: &str) -> Cow<'_, str> {
    let is_named = json.contains("ersonal") || json.contains("ERSONAL") || json.contains("\\u");
    if !is_named && matches!(without_numbers(json), Cow::Borrowed(_)) {
        return Cow::Borrowed(json);
    }
    let mut places = vec![Place::default()];
    let (mut shown, mut rest) = (String::with_capacity(json.len()), json);
    while let Some(first) = rest.bytes().next() {
        let length = token_length(rest, first);
        let (token, after) = rest.split_at(length);
        let place = places.last().cloned().unwrap_or_default();
        match first {
            b'"' if place.awaits_name => {
                shown.push_str(&without_numbers(token));
                if let Some(place) = places.last_mut() {
                    place.name = serde_json::from_str(token).unwrap_or_default();
                    place.awaits_name = false;
                }
            }
            b'"' if place.is_number() => shown.push_str(&masked_text(token)),
            b'"' => shown.push_str(&self::shown(&place.name, token)),
            b'{' | b'[' => {
                let (is_object, inside_number) = (first == b'{', place.is_number());
                let name = place.name;
                places.push(Place { name, is_object, awaits_name: is_object, inside_number });
                shown.push_str(token);
            }
            b'}' | b']' => {
                places.pop();
                shown.push_str(token);
            }
            b',' => {
                if let Some(place) = places.last_mut() {
                    place.awaits_name = place.is_object;
                }
                shown.push_str(token);
            }
            b'-' | b'0'..=b'9' if place.is_number() => {
                shown.push_str(&format!("\"{}\"", text::masked(token)));
            }
            _ => shown.push_str(token),
        }
        rest = after;
    }
    Cow::Owned(shown)
}

/// Where in JSON a token stands.
#[derive(Clone, Default)]
struct Place {
    /// The name of the member, or of the list that it is in.
    name: String,
    is_object: bool,
    awaits_name: bool,
    /// Inside of a personal number that is no plain text.
    inside_number: bool,
}

impl Place {
    fn is_number(&self) -> bool {
        self.inside_number || is_personal_number(&self.name)
    }
}

/// A text of JSON, quotes included, with its letters masked.
fn masked_text(token: &str) -> String {
    let text: String = serde_json::from_str(token).unwrap_or_default();
    Value::String(text::masked(&text)).to_string()
}

/// How long the token is that JSON text begins with: a text, a number or word, or one sign.
fn token_length(json: &str, first: u8) -> usize {
    let bytes = json.as_bytes();
    match first {
        b'"' => {
            let mut at = 1;
            while bytes.get(at).is_some_and(|byte| *byte != b'"') {
                at += if bytes[at] == b'\\' { 2 } else { 1 };
            }
            let end = (at + 1).min(json.len());
            if json.is_char_boundary(end) { end } else { json.len() }
        }
        b'-' | b'0'..=b'9' => {
            let part = |byte: &&u8| byte.is_ascii_alphanumeric() || b"+-.".contains(byte);
            bytes.iter().take_while(part).count()
        }
        byte if byte.is_ascii() => 1,
        _ => json.chars().next().map_or(1, char::len_utf8),
    }
}

/// A text in which whatever could be a personal number is masked but for its last two digits: eleven digits in a row, or
/// with blanks where a birth date ends, however an address or JSON spells them. Hashes and the API's identifiers are
/// none.
pub fn without_numbers(text: &str) -> Cow<'_, str> {
    if !could_hold_number(text.as_bytes()) {
        return Cow::Borrowed(text);
    }
    let bytes = text.as_bytes();
    let (mut shown, mut from) = (String::new(), 0);
    let (mut place, mut word) = (0, Word::default());
    while let Some(letter) = spelling::at(bytes, place) {
        if !letter.byte().is_some_and(|byte| byte.is_ascii_digit()) {
            word.take(letter.byte());
            place = letter.end;
            continue;
        }
        let number = number_at(bytes, place).filter(|number| word.may_hold(bytes, number.end));
        if let Some(Number { stars, end, last }) = number {
            shown.push_str(&text[from..place]);
            shown.extend(std::iter::repeat_n('*', stars));
            shown.extend(last.map(char::from));
            (from, place) = (end, end);
        }
        while let Some(digit) = spelling::at(bytes, place).filter(is_digit) {
            word.take(digit.byte());
            place = digit.end;
        }
        if from == place {
            word = Word::default();
        }
    }
    if from == 0 { Cow::Borrowed(text) } else { Cow::Owned(shown + &text[from..]) }
}

/// The digits of a birth date, and those after it.
const BIRTH: usize = 6;
const REST: usize = 5;
/// A word that is longer is a hash or a key.
const LONGEST_WORD: usize = 20;

/// A quick look that spares most texts the slow one: whether any digits stand together as those of a number would.
fn could_hold_number(text: &[u8]) -> bool {
    let (mut run, mut digits) = (0, 0);
    let (mut is_close, mut is_spelt) = (false, false);
    for byte in text {
        if byte.is_ascii_digit() {
            (run, digits) = (run + 1, digits + 1);
            continue;
        }
        is_spelt |= spelling::may_begin(*byte);
        is_close |= run == BIRTH + REST || run == BIRTH || run == 2 && !matches!(byte, b'-' | b':');
        run = 0;
    }
    digits >= BIRTH + REST && (is_spelt || is_close || run == BIRTH + REST)
}

/// What stands before a number in the same word.
#[derive(Default)]
struct Word {
    length: usize,
    letters: usize,
    capitals: usize,
    beyond_hex: usize,
}

impl Word {
    fn take(&mut self, byte: Option<u8>) {
        let Some(byte) = byte.filter(u8::is_ascii_alphanumeric) else {
            *self = Word::default();
            return;
        };
        self.length += 1;
        self.letters += usize::from(byte.is_ascii_alphabetic());
        self.capitals += usize::from(byte.is_ascii_uppercase());
        self.beyond_hex += usize::from(byte.is_ascii_alphabetic() && !byte.is_ascii_hexdigit());
    }

    /// Whether a number that stands here and ends there is a person's, and no part of a hash or an identifier.
    fn may_hold(&self, text: &[u8], end: usize) -> bool {
        let after = text[end..].iter().take_while(|byte| byte.is_ascii_alphanumeric());
        let after: Vec<u8> = after.take(LONGEST_WORD).copied().collect();
        let hex_after = after.iter().all(u8::is_ascii_hexdigit);
        let is_hash = self.letters + after.len() > 0 && self.beyond_hex == 0 && hex_after;
        let is_identifier =
            (2..=4).contains(&self.capitals) && self.length == self.capitals && after.is_empty();
        let is_long = self.length + after.len() + BIRTH + REST > LONGEST_WORD;
        !(is_hash || is_identifier || is_long)
    }
}

/// What could be a personal number in a text.
struct Number {
    /// Its characters but for the last two.
    stars: usize,
    last: [u8; 2],
    end: usize,
}

/// The number that begins at this digit, if it is as long as a personal number.
fn number_at(text: &[u8], place: usize) -> Option<Number> {
    // In a row; the birth date, a blank and the rest; the birth date itself with blanks in it.
    [[11, 0, 0, 0], [6, 5, 0, 0], [2, 2, 2, 5]].iter().find_map(|groups| {
        let (mut end, mut stars, mut last) = (place, 0, [0; 2]);
        for (at, wanted) in groups.iter().enumerate().filter(|(_, wanted)| **wanted > 0) {
            if at > 0 {
                let (after, count) = separator(text, end, groups[0] == 2)?;
                (end, stars) = (after, stars + count);
            }
            for _ in 0..*wanted {
                let digit = spelling::at(text, end).filter(is_digit)?;
                last = [last[1], digit.byte()?];
                (end, stars) = (digit.end, stars + 1);
            }
            if spelling::at(text, end).as_ref().is_some_and(is_digit) {
                return None;
            }
        }
        Some(Number { stars: stars - 2, last, end })
    })
}

fn is_digit(spelt: &DecodedChar) -> bool {
    spelt.byte().is_some_and(|byte| byte.is_ascii_digit())
}

/// Where what may part a number ends, and how many characters it has: a blank, or a sign such as `-`.
fn separator(text: &[u8], mut place: usize, blank: bool) -> Option<(usize, usize)> {
    const MOST: usize = 3;
    let mut count = 0;
    while count < MOST {
        let spelt = spelling::at(text, place)?;
        let byte = spelt.bytes()[0];
        let parts = matches!(byte, b' ' | b'+' | b'\t') || !byte.is_ascii();
        if !parts && (blank || !matches!(byte, b'-' | b'.' | b'/')) {
            break;
        }
        // The further bytes of one letter are none of their own.
        count += usize::from(byte.is_ascii() || byte >= 0xc0);
        place = spelt.end;
    }
    (count > 0).then_some((place, count))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_name_beside_an_address_is_a_persons() {
        let body = json!({
            "name": "Ola Test", "email": "ola@example.com",
            "additionalContact": {"0": {"name": "Eva Test", "msisdn": "40000003", "designation": "CFO"}},
        });
        let told = masked(&body).to_string();
        assert!(!told.contains("Ola") && !told.contains("Eva") && told.contains("CFO"), "{told}");
    }

    #[test]
    fn a_personal_number_is_masked_however_it_is_written() {
        let check = |text: &str, expected: &str| assert_eq!(without_numbers(text), expected);
        check("person 01019012345 rang", "person *********45 rang");
        check("person 010190 12345, twice", "person **********45, twice");
        check("010190-12345", "**********45");
        check("010190\u{a0}12345 010190 - 12345", "**********45 ************45");
        check("01 01 90 12345", "************45");
        check("/x?p=01019012345&q=010190+12345", "/x?p=*********45&q=**********45");
        check("%2201019012345%22", "%22*********45%22");
        check("%30%31019012345", "*********45");
        check("&#48;1019012345", "*********45");
        check("\\n01019012345\\n", "\\n*********45\\n");
        check("T01019012345, person01019012345", "T*********45, person*********45");
        check("01019012345 01019012346", "*********45 *********46");
        for whole in [
            "order 1234567890, 010190 123456, 12",
            "ODR12345678901",
            "9f86d081884c7d12345678901a2feaa0c55ad015",
            "550e8400-e29b-41d4-a716-a12345678901",
            "2026-11-26T10:12:31.123456Z, 1767225600 1767225660",
            "10.12.24 50000",
            "010190123456",
        ] {
            assert!(matches!(without_numbers(whole), Cow::Borrowed(_)), "{whole}");
        }
        let odd =
            json!({"personalNumber": ["01019012345"], "deep": {"01019012345": ["01019012345"]}});
        assert!(!masked(&odd).to_string().contains("010190"), "{}", masked(&odd));
    }

    #[test]
    fn json_keeps_its_text_but_for_personal_numbers() {
        let check = |json: &str, expected: &str| assert_eq!(json_without_personal(json), expected);
        for whole in [r#"{"a":[1e2,-0.0,100.00],"b":"\/ \u00e6 \\"}"#, "[]", "1", r#""a\"b""#, ""] {
            check(whole, whole);
        }
        check(
            r#"{"personalNumber":"01019012345","n":1e2,"personal\u0049d":11019012345,"x":"1"}"#,
            r#"{"personalNumber":"*********45","n":1e2,"personal\u0049d":"*********45","x":"1"}"#,
        );
        check(
            r#"[{"01019012345":["to 010190 12345",{"personalId":{"a":[12,"1234567"]}}],"b":1.50}]"#,
            r#"[{"*********45":["to **********45",{"personalId":{"a":["**","*****67"]}}],"b":1.50}]"#,
        );
        check(
            r#"{"msisdn":"46701234567","note":"46701234567"}"#,
            r#"{"msisdn":"46701234567","note":"*********67"}"#,
        );
    }

    #[test]
    fn people_are_masked_and_products_are_not() {
        let body = json!({
            "products": [{"name": "Bike service"}],
            "cancellationNote": "wrong person, 01019012345 it is; order 1234567890",
            "customerDetails": {"name": "Ola Test", "personalNumber": "01019012345", "address": {"street": "Veien 7"}},
        });
        let expected = json!({
            "products": [{"name": "Bike service"}],
            "cancellationNote": "wrong person, *********45 it is; order 1234567890",
            "customerDetails": {"name": "******st", "personalNumber": "*********45", "address": {"street": "***** 7"}},
        });
        assert_eq!(masked(&body), expected);
    }
}
