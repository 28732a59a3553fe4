//! From keys and values to a line of an order, of a reservation or of a refund, and to a contact person.

use serde_json::{Map, Value};

use super::pairs::Pairs;
use super::parse::{Parsed, amount, discount, numeric};
use crate::api::nearest_word::nearest_word;
use crate::base::money;

/// A key as it is typed, and the API's name of it.
type Key = (&'static str, &'static str);

/// The keys of a line.
const LINE_KEYS: &[Key] = &[
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
    match find_key(LINE_KEYS, key) {
        Ok((short, _)) => !["name", "id"].contains(&short),
        Err(_) => false,
    }
}

/// One line of an order, as it is typed.
pub fn order_line(typed: &str) -> Parsed {
    order_line_of(Pairs::read(typed, is_number)?)
}

/// One line of an order, where numbers may have a decimal comma.
pub fn order_line_with_comma(typed: &str) -> Parsed {
    order_line_of(Pairs::read_with_comma(typed, is_number)?)
}

/// One line of an order, from a row of a file.
pub fn order_line_of(pairs: Pairs) -> Parsed {
    complete_line(line_of(pairs, &["name", "qty", "rate", "tax"], &[])?)
}

/// One line of a reservation, as it is typed.
pub fn reservation_line(typed: &str) -> Parsed {
    reservation_line_of(Pairs::read(typed, is_number)?)
}

/// One line of a reservation, where numbers may have a decimal comma.
pub fn reservation_line_with_comma(typed: &str) -> Parsed {
    reservation_line_of(Pairs::read_with_comma(typed, is_number)?)
}

/// One line of a reservation, from a row of a file: it has neither quantity nor discount.
pub fn reservation_line_of(pairs: Pairs) -> Parsed {
    complete_line(line_of(pairs, &["name", "rate", "tax"], &["qty", "discount"])?)
}

/// A contact person, as it is typed.
pub fn contact(typed: &str) -> Parsed {
    contact_of(Pairs::read(typed, has_no_numbers)?)
}

fn has_no_numbers(_: &str) -> bool {
    false
}

/// A contact person, from a row of a file.
pub fn contact_of(pairs: Pairs) -> Parsed {
    const KEYS: &[Key] = &[
        ("name", "name"),
        ("designation", "designation"),
        ("country-code", "countryCode"),
        ("msisdn", "msisdn"),
        ("email", "email"),
        ("note", "note"),
    ];
    let mut contact = Map::new();
    for (key, value) in pairs.list {
        let (_, api) = find_key(KEYS, &key)?;
        insert_once(&mut contact, &key, api, Value::String(value))?;
    }
    Ok(Value::Object(contact))
}

/// A line with the API's names. Keys that the operation does not have are unknown to it.
fn line_of(pairs: Pairs, needed: &[&str], without: &[&str]) -> Result<Map<String, Value>, String> {
    let mut keys = LINE_KEYS.to_vec();
    keys.retain(|(short, _)| !without.contains(short));
    let mut line = Map::new();
    for (key, typed) in pairs.list {
        let (short, api) = find_key(&keys, &key)?;
        let value = if pairs.decimal_comma { money::with_point(&typed) } else { typed.clone() };
        let parsed = match short {
            "name" | "id" => Ok(Value::String(typed.clone())),
            "rate" | "amount" => amount(&value),
            "discount" => discount(&value),
            _ => money::refuse_two_readings(&value).and_then(|()| numeric(&value)),
        };
        match parsed {
            Ok(value) => insert_once(&mut line, &key, api, value)?,
            Err(why) => return Err(format!("{key}={typed}: {why}")),
        }
    }
    for (short, api) in keys {
        if needed.contains(&short) && !line.contains_key(api) {
            return Err(format!("{short} is missing; a line has {}", needed.join(", ")));
        }
    }
    Ok(line)
}

/// The key that is typed so, in either of its names.
fn find_key(keys: &[Key], typed: &str) -> Result<Key, String> {
    match keys.iter().find(|(short, api)| *short == typed || *api == typed) {
        Some(key) => Ok(*key),
        None => Err(unknown_key(typed, keys)),
    }
}

fn unknown_key(key: &str, keys: &[Key]) -> String {
    let known: Vec<&str> = keys.iter().map(|(short, _)| *short).collect();
    let hint = match nearest_word(key, known.iter().copied()) {
        Some(name) => format!(": did you mean {name}?"),
        None => ".".to_owned(),
    };
    format!("unknown key {key}{hint} The keys are {}", known.join(", "))
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
fn complete_line(mut line: Map<String, Value>) -> Parsed {
    // A line without a quantity is one of it.
    let quantity = line.get("quantity").and_then(money::of).unwrap_or(money::Amount::ONE);
    let total = money::line_amount(number(&line, "rate"), quantity, number(&line, "discount"));
    let total = total.ok_or("the line's amount is too large")?;
    if total <= money::Amount::ZERO {
        return Err("nothing is left of the line: its amount must be more than 0".into());
    }
    if line.contains_key("amount") && number(&line, "amount") != total {
        let (stated, computed) = (money::show(number(&line, "amount")), money::show(total));
        return Err(format!(
            "amount={stated} is not rate × quantity − discount, {computed}; leave it out"
        ));
    }
    line.insert("amount".into(), money::to_json(total));
    Ok(Value::Object(line))
}

/// The number under this key; 0 where there is none.
fn number(line: &Map<String, Value>, key: &str) -> money::Amount {
    line.get(key).and_then(money::of).unwrap_or_default()
}

/// How much of which line, `7001=400,50`.
pub fn line_refund_with_comma(typed: &str) -> Parsed {
    match typed.split_once('=') {
        Some((id, sum)) => line_refund(&format!("{id}={}", money::with_point(sum))),
        None => line_refund(typed),
    }
}

/// How much of which line: `7001=400`.
pub fn line_refund(typed: &str) -> Parsed {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check_line(typed: &str, expected: &str) {
        check_parsed(order_line(typed), typed, expected);
    }

    fn check_parsed(parsed: Parsed, typed: &str, expected: &str) {
        let got = match parsed {
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
        check_line("name=A,qty=1.9999999999999999999999999999,rate=100,tax=0", r#""amount":200}"#);
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
    fn a_decimal_comma_inside_a_line_has_one_reading_or_is_refused_with_both() {
        for (typed, expected) in [
            ("name=A,qty=1,rate=51,50,tax=25", r#""rate":51.50,"tax":25,"amount":51.5"#),
            ("name=A,qty=1,5,rate=51,tax=25", r#""quantity":1.5,"#),
            ("name=A,qty=1,rate=51,5", "tax is missing"),
            ("name=A,qty=1,tax=25,rate=51,5", r#""rate":51.5"#),
            ("name=A,qty=1,rate=\"51,50\",tax=25", r#""rate":51.50"#),
            ("name=A,qty=1,rate=51.50,tax=25", r#""rate":51.50"#),
            ("name=A,qty=1,rate=1,000,tax=25", "rate=1,000: could mean 1000 or 1.00"),
            ("name=A,qty=1,rate=1.000,tax=25", "could mean 1000 or 1.00"),
            ("name=A,qty=1,rate=1.000,50,tax=25", "did you mean 1000.50?"),
            ("name=A,qty=1,rate=1 000,50,tax=25", "did you mean 1000.50?"),
            ("name=A,qty=1,rate=1,2,3,tax=25", "rate=1,2,3 is no number"),
            ("name=Cut, wash,qty=1,rate=5,tax=25", r#"name="Cut, wash""#),
            ("name=Size 42,43,qty=1,rate=5,tax=25", r#"name="Size 42,43""#),
            ("name=A,qty=1,rate=51,,tax=25", "nothing stands between two commas"),
        ] {
            check_parsed(order_line_with_comma(typed), typed, expected);
        }
        check_parsed(line_refund_with_comma("7001=400,50"), "", r#""amount":400.50"#);
        check_parsed(line_refund_with_comma("7001=1,000"), "", "could mean 1000 or 1.00");
        check_parsed(line_refund_with_comma("7001"), "", "must be ID=AMOUNT");
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
}
