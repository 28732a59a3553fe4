//! Parts that the details of reservations and of subscriptions share: channels, and the merchant.

use serde_json::{Value, json};

use crate::api::as_boolean;

/// Whether a link was sent by each channel: true or false, also where the request does not say (operation 3.3, 4.5).
pub fn channels(body: &Value) -> Value {
    let sent_by = &body["sendOrderBy"];
    json!({
        "sms": as_boolean(&sent_by["sms"]).unwrap_or(false), "email": as_boolean(&sent_by["email"]).unwrap_or(false),
    })
}

/// The merchant, as answers name it.
pub fn organization() -> Value {
    json!({"name": "Test Sykkel AS", "billingAddress": {
        "countryCode": "+47", "msisdn": "40000002", "email": "faktura@example.com", "street": "Testveien 7",
        "zip": "0010", "city": "Oslo", "country": "NO",
    }})
}
