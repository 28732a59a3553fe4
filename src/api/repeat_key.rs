//! What recognises two calls of one operation that do the same: of the same object, the same amount and lines, however they are
//! written. Calls in one list are compared so before any of them is sent.

use serde_json::{Map, Value, json};

use super::endpoint::Endpoint;
use super::param::Location;
use super::typed::Typed;
use crate::base::canonical::canonical;

/// Says why something is done, and changes nothing of what is done.
const SAYS_WHY: &[&str] = &["note"];
/// The same, where money moves: the kind of order and the source follow from the object.
const SAYS_WHAT_IT_IS: &[&str] = &["note", "type", "source"];

impl Endpoint {
    /// The value by which a repetition of this call is recognised. A creation is recognised by its body without dates.
    pub fn repeat_key(&self, typed: &Typed, body: &Value) -> Value {
        if let Some(creation) = self.creation_key(body) {
            return creation;
        }
        let moves_money = self.effect.moves_money();
        let silent = if moves_money { SAYS_WHAT_IT_IS } else { SAYS_WHY };
        let mut said = body.clone();
        for (param, pointer) in self.body_fields() {
            if (silent.contains(&param.flag) || param.kind.date.is_some())
                && let Some(place) = said.pointer_mut(pointer)
            {
                *place = Value::Null;
            }
        }
        let mut said = canonical(&said);
        if moves_money && let Some(Value::Array(lines)) = said.get_mut("products") {
            lines.sort_by_key(Value::to_string);
        }
        json!({
            "command": self.command, "object": self.object(typed), "body": said, "flags": self.local_words(typed),
        })
    }

    /// What was typed that stands in no body by itself: `full`, `capture`.
    fn local_words(&self, typed: &Typed) -> Map<String, Value> {
        let mut words = Map::new();
        for param in self.all_params().filter(|param| param.location == Location::Local) {
            if let Some(value) = typed.get(param.flag) {
                words.insert(param.flag.to_owned(), value.clone());
            }
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::endpoint;

    fn check(command: &str, typed: &[(&'static str, &str)], one: Value, other: Value, same: bool) {
        let operation = endpoint(command).expect("an operation");
        let mut words = Typed::default();
        for (flag, value) in typed {
            words.push(flag, Value::from(*value));
        }
        let [first, second] = [&one, &other].map(|body| operation.repeat_key(&words, body));
        assert_eq!(first == second, same, "{command}: {one} and {other}");
    }

    #[test]
    fn the_same_movement_is_known_however_it_is_written() {
        let object: &[_] = &[("ORDER_UUID", "ODR1")];
        let refund = "orders refund";
        check(refund, object, json!({"grandTotal": 5}), json!({"grandTotal": "5.00"}), true);
        check(refund, object, json!({"grandTotal": 5}), json!({"grandTotal": 6}), false);
        let typed = json!({"grandTotal": 5, "type": "regular"});
        check(refund, object, json!({"grandTotal": 5}), typed, true);
        let lines = |one: &str, other: &str| json!({"products": [{"id": one, "amount": 1}, {"id": other, "amount": 2}]});
        let reversed =
            json!({"products": {"0": {"id": 8, "amount": "2.0"}, "1": {"id": 7, "amount": 1}}});
        check(refund, object, lines("7", "8"), reversed, true);
        check(refund, object, lines("7", "8"), lines("7", "9"), false);
        let of = |capture: &str| json!({"grandTotal": 5, "reference": capture});
        check(
            "reservations refund",
            &[("RESERVATION_UUID", "RES1")],
            of("CAP1"),
            of("CAP2"),
            false,
        );
    }

    #[test]
    fn a_note_makes_no_difference_and_an_address_does() {
        let object: &[_] = &[("ORDER_UUID", "ODR1")];
        let note = |text: &str| json!({"cancellationNote": text});
        check("orders cancel", object, note("a"), note("b"), true);
        let to = |email: &str| json!({"email": email});
        check("orders resend", object, to("a@example.com"), to("b@example.com"), false);
    }

    #[test]
    fn creations_are_the_same_without_their_dates() {
        let on =
            |date: &str, name: &str| json!({"orderDate": date, "customerDetails": {"name": name}});
        let invoice = "orders send-invoice";
        check(invoice, &[], on("1767225600", "Ola"), on("1767312000", "Ola"), true);
        check(invoice, &[], on("1767225600", "Ola"), on("1767225600", "Eva"), false);
    }
}
