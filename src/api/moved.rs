//! How much money a body moves, and of which lines, as the most lenient server would read it. Guards and limits count this,
//! whether the body was validated or not; a body that cannot be counted is never sent.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::effect::Effect;
use super::endpoint::Endpoint;
use super::line_id::LineId;
use super::sums::lines_explain_sums;
use crate::base::error::Error;
use crate::base::money::{self, Amount};
use crate::base::places::locate;
use crate::base::problem::Problem;

/// What a body moves.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    /// The amount that it states, in the currency itself, VAT included.
    pub stated: Amount,
    /// The most that it could be read as: what limits count.
    pub most: Amount,
    /// What the amounts of its lines come to, where it has lines.
    pub of_lines: Option<Amount>,
    /// How much of it on which line, where lines are named by id. Lines of nothing are none.
    pub lines: Vec<(LineId, Amount)>,
}

/// What the lines of an operation look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineForm {
    /// No lines.
    None,
    /// New lines, each with its amount.
    New,
    /// Lines of an object, each with its id.
    Named,
}

impl Endpoint {
    /// What this body moves, or why that cannot be counted; nothing where a body does not say it.
    pub fn moved(&self, body: &Value) -> Option<std::result::Result<Moved, String>> {
        match self.effect {
            Effect::MovesMoney { amount: Some(pointer), .. } => {
                Some(count(body, pointer, self.lines()))
            }
            _ => None,
        }
    }

    fn lines(&self) -> LineForm {
        let mut form = LineForm::None;
        for (_, pointer) in self.body_fields() {
            if pointer.starts_with("/products/*/id") {
                return LineForm::Named;
            }
            if pointer.starts_with("/products") {
                form = LineForm::New;
            }
        }
        form
    }
}

/// The keys of a line that say how much it is and which one.
const LINE_KEYS: [&str; 5] = ["id", "amount", "rate", "quantity", "discount"];

/// Counts a body whose amount is at this pointer, or says why it cannot be counted.
pub fn count(body: &Value, total: &str, lines: LineForm) -> Result<Moved, String> {
    let name = total.trim_start_matches('/').replace('/', ".");
    refuse_look_alikes(body, total, lines)?;
    let stated = body.pointer(total).and_then(money::lenient);
    let Some(stated) = stated.filter(|stated| *stated > Amount::ZERO) else {
        return Err(format!("{name} is no plain number above 0, so no guard can count it"));
    };
    if stated.normalize().scale() > 2 {
        return Err(format!("{name} has more than two decimals, so no guard can count it"));
    }
    let mut moved = Moved { stated, most: stated, of_lines: None, lines: Vec::new() };
    if lines == LineForm::None {
        return Ok(moved);
    }
    let places = locate(body, "/products/*");
    if places.is_empty() {
        return Err("it names no lines, so no guard can count them".to_owned());
    }
    let (mut of_lines, mut most) = (Amount::ZERO, Amount::ZERO);
    for (place, line) in places {
        let Some(line) = line.and_then(Value::as_object) else {
            return Err(unreadable(&place, "is no line"));
        };
        let (amount, largest) = amounts_of(&place, line)?;
        of_lines = of_lines.saturating_add(amount);
        most = most.saturating_add(largest);
        if lines == LineForm::Named {
            let Some(id) = line.get("id").and_then(LineId::of) else {
                return Err(unreadable(&place, "has an id that names no line for sure"));
            };
            if !amount.is_zero() {
                moved.lines.push((id, amount));
            }
        }
    }
    moved.of_lines = Some(of_lines);
    // A discount, or shipping, may be why the lines come to something else.
    if !lines_explain_sums(body) {
        moved.most = stated.max(most);
    }
    Ok(moved)
}

impl Moved {
    /// How much of each line, summed where a line stands in several parts.
    pub fn by_line(lines: &[(LineId, Amount)]) -> BTreeMap<&LineId, Amount> {
        let mut sums = BTreeMap::new();
        for (id, amount) in lines.iter().filter(|(_, amount)| !amount.is_zero()) {
            let sum: &mut Amount = sums.entry(id).or_default();
            *sum = sum.saturating_add(*amount);
        }
        sums
    }
}

/// The refusal of a body that cannot be counted.
pub fn not_countable(what: String, why: String) -> Error {
    Error::guarded(what).detail(why).next("write it as digits with a decimal point")
}

/// What a line states, and the most that it can be read as: its rate times its quantity counts too.
fn amounts_of(place: &str, line: &Map<String, Value>) -> Result<(Amount, Amount), String> {
    let amount = match line.get("amount").and_then(money::lenient) {
        Some(amount) if amount >= Amount::ZERO => amount,
        _ => return Err(unreadable(place, "has no amount of 0 or more")),
    };
    let rate = figure(place, line, "rate", Amount::ZERO)?;
    let quantity = figure(place, line, "quantity", Amount::ONE)?;
    let discount = figure(place, line, "discount", Amount::ZERO)?;
    match money::line_amount(rate, quantity, discount) {
        Some(computed) => Ok((amount, amount.max(computed))),
        None => Err(unreadable(place, "is too large")),
    }
}

/// A number of a line, or what it counts as where it is absent.
fn figure(
    place: &str,
    line: &Map<String, Value>,
    key: &str,
    absent: Amount,
) -> Result<Amount, String> {
    match line.get(key) {
        None => Ok(absent),
        Some(value) if is_nothing(value) => Ok(absent),
        Some(value) => match money::lenient(value) {
            Some(figure) => Ok(figure),
            None => Err(unreadable(place, &format!("has no plain {key}"))),
        },
    }
}

/// PHP takes these for nothing where a number is wanted.
fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.trim().is_empty(),
        _ => false,
    }
}

fn unreadable(place: &str, what: &str) -> String {
    let path = Problem::wrong(place, "").path();
    format!("{path} {what}, so no guard can count it")
}

/// Two keys that differ in letter case alone are one to some servers, and nobody knows which of the two counts.
fn refuse_look_alikes(body: &Value, total: &str, lines: LineForm) -> Result<(), String> {
    let mut keys = total.split('/').skip(1);
    let (first, inside) = (keys.next().unwrap_or_default(), keys.next());
    look_alike("", Some(body), &[first, "products", "cycles", "reference"])?;
    if let Some(inside) = inside {
        look_alike(&format!("/{first}"), body.get(first), &[inside])?;
    }
    if lines == LineForm::None {
        return Ok(());
    }
    for (place, line) in locate(body, "/products/*") {
        look_alike(&place, line, &LINE_KEYS)?;
    }
    Ok(())
}

fn look_alike(place: &str, value: Option<&Value>, names: &[&str]) -> Result<(), String> {
    let Some(members) = value.and_then(Value::as_object) else { return Ok(()) };
    for key in members.keys().filter(|key| !names.contains(&key.as_str())) {
        if let Some(name) = names.iter().find(|name| folded(name) == folded(key)) {
            let what = format!("has a key {key:?}, which is almost {name}");
            return Err(unreadable(place, &what));
        }
    }
    Ok(())
}

/// A key as the most lenient server compares it: its letters and digits, in lower case.
fn folded(key: &str) -> String {
    key.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(lines: LineForm, products: Value, total: Value, expected: Result<(&str, &str), &str>) {
        let body = json!({"grandTotal": total, "products": products});
        match (count(&body, "/grandTotal", lines), expected) {
            (Ok(moved), Ok((stated, most))) => {
                let told = (money::show(moved.stated), money::show(moved.most));
                assert_eq!(told, (stated.to_owned(), most.to_owned()), "{body}");
            }
            (Err(why), Err(part)) => assert!(why.contains(part), "{body}: {why}"),
            (got, _) => panic!("{body}: {got:?}"),
        }
    }

    #[test]
    fn the_larger_reading_counts() {
        let line = |amount: Value| json!([{"amount": amount}]);
        check(LineForm::New, line(json!(800)), json!(1), Ok(("1.00", "800.00")));
        check(LineForm::New, line(json!(1)), json!(800), Ok(("800.00", "800.00")));
        check(LineForm::New, line(json!(" +8e2 ")), json!("1"), Ok(("1.00", "800.00")));
        check(
            LineForm::New,
            json!([{"amount": 1, "rate": 400, "quantity": "2 "}]),
            json!(1),
            Ok(("1.00", "800.00")),
        );
        let discounted = json!([{"amount": 80, "rate": 100, "quantity": 1, "discount": 20}]);
        check(LineForm::New, discounted, json!(80), Ok(("80.00", "80.00")));
        check(
            LineForm::New,
            json!({"x": {"amount": 700}, "y": {"amount": 100}}),
            json!(1),
            Ok(("1.00", "800.00")),
        );
    }

    #[test]
    fn what_cannot_be_read_is_not_counted() {
        let named = |amount: Value| json!([{"id": 7001, "amount": amount}]);
        for amount in [json!(-5), json!(null), json!(true), json!([5]), json!("5 kr"), json!("1_0")]
        {
            check(
                LineForm::Named,
                named(amount.clone()),
                json!(5),
                Err("products[0] has no amount"),
            );
            check(LineForm::New, named(json!(5)), amount, Err("grandTotal is no plain number"));
        }
        check(LineForm::Named, named(json!(5)), json!(5.001), Err("more than two decimals"));
        check(LineForm::Named, json!([]), json!(5), Err("names no lines"));
        check(LineForm::Named, json!("7001"), json!(5), Err("names no lines"));
        check(
            LineForm::Named,
            json!([[{"id": 7001, "amount": 5}]]),
            json!(5),
            Err("products[0] is no line"),
        );
        check(
            LineForm::Named,
            json!({"id": 7001, "amount": 5}),
            json!(5),
            Err("$.products.id is no line"),
        );
        check(LineForm::Named, json!([{"amount": 5}]), json!(5), Err("names no line for sure"));
        let both = json!([{"id": 7001, "amount": 5, "Amount": 800}]);
        check(LineForm::Named, both, json!(5), Err("\"Amount\", which is almost amount"));
        check(LineForm::New, json!([{"amount": 5, "rate": "x"}]), json!(5), Err("no plain rate"));
    }

    #[test]
    fn a_line_of_nothing_is_none() {
        let body = json!({"grandTotal": 5, "products": [
            {"id": "07001", "amount": 2}, {"id": 7001, "amount": "3 "}, {"id": 7002, "amount": 0},
        ]});
        let moved = count(&body, "/grandTotal", LineForm::Named).expect("countable");
        let by_line = Moved::by_line(&moved.lines);
        assert_eq!(
            by_line.into_iter().collect::<Vec<_>>(),
            [(&LineId::Number(7001), Amount::from(5))]
        );
    }
}
