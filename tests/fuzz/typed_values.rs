//! What is typed behind any flag: it is a value that can be sent, or there is a reason. The amount of a typed line is what exact
//! fractions make of its rate, its quantity and its discount.

use num_rational::BigRational;
use serde_json::{Value, json};

use super::amounts::exact;
use super::words::{NASTY, choice, part, text};
use crate::api::{self, Param};
use crate::base::json;
use crate::base::money;

const WORDS: [&str; 60] = [
    "name=",
    "Hair Wash",
    ",",
    ",qty=",
    ",quantity=",
    ",rate=",
    ",tax=",
    ",discount=",
    ",amount=",
    ",id=",
    ",productName=",
    "name=Cabin,rate=1500,tax=0",
    "name=Hair Wash,qty=2,rate=51,tax=25",
    "name=Eva Test,designation=CFO,email=eva@example.com",
    ",country-code=+47",
    ",msisdn=40000001",
    ",note=",
    "=",
    "\"",
    "\"\"",
    "'",
    ";",
    "0",
    "2",
    "51",
    "51,50",
    "51.50",
    "0.01",
    "0.005",
    "1.000",
    "1,000",
    "79228162514264337593543950335",
    "0.0000000000000000000000000001",
    "1e3",
    "-5",
    "+5",
    " ",
    "\t",
    "kr",
    "7001=400",
    "7001=400,50",
    "7001",
    "ODR1234567890",
    "RES1234567890",
    "odr1234567890",
    "0DR123",
    "+7d",
    "2026-12-24",
    "today",
    "02 Aug, 2023",
    "1893456000",
    "+47 400 00 001",
    "0047",
    "NO",
    "Norway",
    "ola@example.com",
    "https://shop.no/cb?a=1",
    "yes",
    "true",
    "\u{ff11}",
];

fn words() -> Vec<&'static str> {
    WORDS.iter().chain(&NASTY).copied().collect()
}

/// One of the parameters of all operations.
fn param(what: u16) -> &'static Param {
    let all: Vec<&Param> = api::endpoints().flat_map(|one| one.all_params()).collect();
    all[usize::from(what) % all.len()]
}

#[test]
fn what_is_typed_behind_a_flag_is_a_value_or_a_reason() {
    bolero::check!().for_each(|bytes: &[u8]| {
        let bytes = part(bytes, 64);
        let (low, rest) = choice(bytes);
        let (high, rest) = choice(rest);
        let kind = param(u16::from_le_bytes([low, high])).kind;
        let typed = text(rest, &words());
        for (parsed, has_comma) in
            [((kind.parse)(&typed), false), (kind.parse_with_comma(&typed), true)]
        {
            match parsed {
                Ok(value) => can_be_sent(&value, &typed),
                Err(why) => assert!(!why.is_empty(), "{} {typed:?} {has_comma}", kind.name),
            }
        }
        // A file says it, as it stands.
        let value = Value::from(typed.as_str());
        if kind.check(&value).is_err() {
            _ = kind.hint(&value, &json!({}));
        }
        _ = kind.spelling(&typed);
    });
}

fn can_be_sent(value: &Value, typed: &str) {
    let sent = value.to_string();
    assert_eq!(json::parse(sent.as_bytes()).expect(&sent), *value, "{typed:?}");
    let is_line = value.get("rate").is_some() && value.get("amount").is_some();
    if is_line {
        has_its_amount(value, typed);
    }
}

/// Rate × quantity − discount, to half a hundredth.
fn has_its_amount(line: &Value, typed: &str) {
    let number = |key: &str| line.get(key).and_then(|value| exact(&digits(value)));
    let one: BigRational = "1".parse().expect("a number");
    let none: BigRational = "0".parse().expect("a number");
    let (Some(rate), Some(amount)) = (number("rate"), number("amount")) else {
        panic!("{typed:?} is {line}");
    };
    let quantity = number("quantity").unwrap_or(one);
    let computed = rate * quantity - number("discount").unwrap_or(none.clone());
    let off = if computed > amount { computed - &amount } else { &amount - computed };
    assert!(off <= "50001/10000000".parse().expect("a fraction"), "{typed:?} is {line}");
    assert!(amount > none && money::of(&line["amount"]).is_some(), "{typed:?} is {line}");
}

fn digits(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
