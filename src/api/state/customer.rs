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
