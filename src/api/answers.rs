//! How an answer becomes the values of flags: the reason of a write, or where a message goes.

use serde_json::Value;

use super::asked::{AnswerForm, Asked};
use super::endpoint::Endpoint;
use super::param::Param;
use super::state::customer::Customer;
use crate::base::problem::Severity;

impl Endpoint {
    /// The flags and values that an answer stands for, or why it stands for none.
    pub fn values_of_answer(
        &self,
        asked: &Asked,
        answer: &str,
        customer: &Customer,
    ) -> Result<Vec<(&'static str, Value)>, String> {
        let words = match asked.answer {
            AnswerForm::Text => {
                let text = answer.split_whitespace().collect::<Vec<_>>().join(" ");
                asked.flags.first().map(|flag| vec![(*flag, text)]).unwrap_or_default()
            }
            AnswerForm::Contact => contact(answer, customer)?,
        };
        let mut values = Vec::new();
        for (flag, text) in words {
            let Some(param) = self.all_params().find(|param| param.flag == flag) else {
                continue;
            };
            values.push((flag, value(param, &text)?));
        }
        Ok(values)
    }
}

/// The value of a field, parsed and checked by its kind.
fn value(param: &Param, text: &str) -> Result<Value, String> {
    let value = (param.kind.parse)(text)?;
    match param.kind.check(&value) {
        Err((rule, Severity::Wrong)) => Err(format!("{text}: {rule}")),
        _ => Ok(value),
    }
}

/// The flags of a contact: an address, or a phone number whose country code is typed before it or is the customer's.
fn contact(answer: &str, customer: &Customer) -> Result<Vec<(&'static str, String)>, String> {
    let answer = answer.trim();
    if answer.contains('@') {
        return Ok(vec![("email", answer.to_owned())]);
    }
    let (code, number) = match (answer.split_once(' '), &customer.country_code) {
        (Some((code, number)), _) if code.starts_with('+') => (code.to_owned(), number),
        (_, Some(code)) if answer.starts_with(code.as_str()) => {
            (code.clone(), &answer[code.len()..])
        }
        (_, Some(code)) if !answer.starts_with('+') => (code.clone(), answer),
        _ => return Err(format!("{answer} is no e-mail address, and no number like +47 40000001")),
    };
    let digits: String = number.split_whitespace().collect();
    match !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        true => Ok(vec![("country-code", code), ("msisdn", digits)]),
        false => Err(format!("{answer} is no e-mail address, and no number like +47 40000001")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(answer: &str, expected: Option<&[(&'static str, &str)]>) {
        let customer = Customer { country_code: Some("+47".into()), ..Customer::default() };
        let told = contact(answer, &customer).ok();
        let expected = expected.map(|words| {
            words.iter().map(|(flag, text)| (*flag, (*text).to_owned())).collect::<Vec<_>>()
        });
        assert_eq!(told, expected, "{answer}");
    }

    #[test]
    fn a_contact_is_an_address_or_a_phone_number() {
        let phone: &[_] = &[("country-code", "+47"), ("msisdn", "40000001")];
        check("ola@example.com", Some(&[("email", "ola@example.com")]));
        check("+47 40000001", Some(phone));
        check("+47 400 00 001", Some(phone));
        check("+4740000001", Some(phone));
        check("40000001", Some(phone));
        check("+46 701740605", Some(&[("country-code", "+46"), ("msisdn", "701740605")]));
        check("+46701740605", None);
        check("Ola", None);
        check("+47", None);
    }
}
