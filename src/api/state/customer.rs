//! The customer of an object, as its details tell: the name, and how the customer is reached.

use serde_json::Value;

/// The customer of an object; nothing of it where the API does not tell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Customer {
    /// The name.
    pub name: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
    /// The country code of the phone number, `+47`.
    pub country_code: Option<String>,
    /// The phone number without it.
    pub msisdn: Option<String>,
}

impl Customer {
    /// The customer in the details of an object. Subscriptions have names of their own for it.
    pub fn of(details: &Value) -> Customer {
        let told = &details["customerDetails"];
        Customer {
            name: text(told, &["name", "customerName"]),
            email: text(told, &["email", "customerEmail"]),
            country_code: text(told, &["countryCode"]),
            msisdn: text(told, &["msisdn", "customerMsisdn"]),
        }
    }

    /// The phone number with its country code: `+47 40000001`.
    pub fn phone(&self) -> Option<String> {
        Some(format!("{} {}", self.country_code.as_ref()?, self.msisdn.as_ref()?))
    }

    /// Where a message reaches the customer: the address, else the phone number.
    pub fn contact(&self) -> Option<String> {
        self.email.clone().or_else(|| self.phone())
    }

    /// The addresses and phone numbers in the body of a message that are not this customer's own.
    pub fn foreign_contacts(&self, body: &Value) -> Vec<String> {
        let mut foreign = Vec::new();
        if let Some(email) = text(body, &["email"])
            && !self.email.as_ref().is_some_and(|own| own.trim().eq_ignore_ascii_case(email.trim()))
        {
            foreign.push(email);
        }
        if let Some(msisdn) = text(body, &["msisdn"]) {
            let code = text(body, &["countryCode"]);
            let own_code = self.country_code.as_ref().filter(|_| code.is_some());
            let own = self.msisdn.as_ref().map(|own| digits(own_code, own));
            if own != Some(digits(code.as_ref(), &msisdn)) {
                let parts: Vec<String> = code.into_iter().chain([msisdn]).collect();
                foreign.push(parts.join(" "));
            }
        }
        foreign
    }

    /// Name and contacts, as far as they are told: `Ola Test, ola.test@example.com, +47 40000001`.
    pub fn to_line(&self) -> Option<String> {
        let parts: Vec<String> =
            [self.name.clone(), self.email.clone(), self.phone()].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

fn text(told: &Value, keys: &[&str]) -> Option<String> {
    let mut texts = keys.iter().filter_map(|key| told[*key].as_str());
    texts.find(|text| !text.trim().is_empty()).map(str::to_owned)
}

/// The digits of a phone number, with its country code where that is compared too.
fn digits(code: Option<&String>, msisdn: &str) -> String {
    let code = code.map(|code| code.trim_start_matches(['+', '0'])).unwrap_or_default();
    let all = code.chars().chain(msisdn.chars());
    all.filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn check(body: Value, foreign: &[&str]) {
        let customer = Customer::of(&json!({"customerDetails": {
            "email": "ola.test@example.com", "countryCode": "+47", "msisdn": "40000001",
        }}));
        assert_eq!(customer.foreign_contacts(&body), foreign, "{body}");
    }

    #[test]
    fn an_address_is_the_customers_own_however_it_is_spelt() {
        check(json!({"email": "Ola.Test@example.com "}), &[]);
        check(json!({"countryCode": "0047", "msisdn": "400 00 001"}), &[]);
        check(json!({"msisdn": "40000001"}), &[]);
        check(json!({"email": null}), &[]);
        check(json!({"email": "eva@example.com"}), &["eva@example.com"]);
        check(json!({"countryCode": "+46", "msisdn": "40000001"}), &["+46 40000001"]);
        check(
            json!({"email": "ola.test@example.com", "countryCode": "+47", "msisdn": "40000002"}),
            &["+47 40000002"],
        );
        assert_eq!(Customer::default().foreign_contacts(&json!({"email": "a@b.no"})), ["a@b.no"]);
    }
}
