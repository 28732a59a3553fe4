//! Seeds of a sandbox: one that is taken makes a world that tells the same objects again and obeys its rules, and one that is not
//! leaves all as it was, and says where it is wrong.

use serde_json::{Map, Value, json};

use super::altered::alter;
use super::sandbox_rules;
use super::words::{JSON, NASTY, choice, part, spelt};
use crate::sandbox::fuzzed::{WorldFile, all, open, reset_to};

const WORDS: [&str; 36] = [
    "\"uuid\"",
    "\"stage\"",
    "\"body\"",
    "\"lines\"",
    "\"refunds\"",
    "\"captures\"",
    "\"orders\"",
    "\"reservations\"",
    "ODR1000000001",
    "RES1000000001",
    "Paid",
    "Sent",
    "Reserved",
    "Completed",
    "Invoiced",
    "visa",
    "800",
    "0.01",
    "-5",
    "\"1000.50\"",
    "99999999999999999999999999999",
    "0.0000000000000000000000000001",
    "9223372036854775807",
    "-9223372036854775808",
    "18446744073709551616",
    "[{}]",
    "[[]]",
    "{\"0\":{}}",
    "{\"amount\":300}",
    "[{\"amount\":900}]",
    "[{\"amount\":5},{\"amount\":5}]",
    "[{\"id\":1,\"amount\":5}]",
    "\"2026-12-24T10:00:00Z\"",
    "\"-009999-01-01T00:00:00Z\"",
    "\"9999-12-30T22:00:00.999999999Z\"",
    "1893456000",
];

/// The lists of a seed. What an object names stands in an earlier one.
const LISTS: [&str; 6] =
    ["customers", "orders", "reservations", "subscriptions", "creditChecks", "companyChecks"];

fn words() -> Vec<&'static str> {
    WORDS.iter().chain(&JSON).chain(&NASTY).copied().collect()
}

fn told(file: &mut WorldFile) -> Value {
    file.look(all).expect("all objects").value()
}

/// A seed with something of each kind.
fn rich() -> Value {
    let body = json!({
        "products": [{"name": "Cabin", "amount": 1000.50}, {"name": "Sauna", "amount": "500"}],
        "orderSummary": {"grandTotal": 1500.50, "payablePerCycle": 300}, "numberOfRepeats": 3,
        "customerDetails": {"type": "private", "name": "Ola Test", "msisdn": "40000001"},
    });
    let credit = json!({"number": "999888777", "row": {"score": 1.50}});
    let company = json!({"number": "999888777", "row": {"companyCheckUuid": "COMCHK1000000001"}, "signed": false, "body": body,
        "events": []});
    json!({
        "orders": [{"stage": "Paid", "via": "visa", "body": body, "refunds": [{"amount": 1500.5}]}],
        "reservations": [{"stage": "Reserved", "body": body, "captures": [{"amount": 1500.50}],
            "charges": [{"amount": 20, "lines": []}]}],
        "subscriptions": [{"body": body}],
        "companyChecks": [company],
        "creditChecks": [credit],
    })
}

/// All objects up to a list, of which one is altered.
fn seed(whole: &Value, mut bytes: &[u8]) -> Vec<u8> {
    let (which, rest) = choice(bytes);
    bytes = rest;
    let last = usize::from(which) % LISTS.len();
    let mut seed = Map::new();
    for name in &LISTS[..last] {
        seed.insert((*name).into(), whole[name].clone());
    }
    let objects = whole[LISTS[last]].as_array().cloned().unwrap_or_default();
    let at = usize::from(which) / LISTS.len() % objects.len().max(1);
    let mut own: Vec<Value> = objects.into_iter().skip(at).take(1).collect();
    own.iter_mut().for_each(|object| alter(object, &mut bytes, &words()));
    seed.insert(LISTS[last].into(), own.into());
    Value::Object(seed).to_string().into_bytes()
}

#[test]
fn a_seed_is_taken_whole_and_told_again_or_changes_nothing() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut file = open(&dir.path().join("sandbox")).expect("a world");
    reset_to(&mut file, rich().to_string().as_bytes()).expect("a seed");
    let whole = told(&mut file);
    let file = std::sync::Mutex::new(file);
    bolero::check!().for_each(|bytes: &[u8]| {
        let bytes = part(bytes, 120);
        let mut file = file.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let (what, rest) = choice(bytes);
        let seed = if what & 3 == 3 { spelt(rest, &words()) } else { seed(&whole, rest) };
        let before = told(&mut file);
        if let Err(error) = reset_to(&mut file, &seed) {
            assert!(!error.to_string().is_empty());
            return assert_eq!(told(&mut file), before, "{:?}", String::from_utf8_lossy(&seed));
        }
        let after = told(&mut file);
        sandbox_rules::hold(&after);
        reset_to(&mut file, after.to_string().as_bytes()).expect("what was told is a seed");
        assert_eq!(told(&mut file), after, "{:?}", String::from_utf8_lossy(&seed));
    });
}
