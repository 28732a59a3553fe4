//! What recognises a repeated creation: two requests that make the same thing, however they are written.

use serde_json::Value;

use super::body::PARTNER_ORDER;
use super::endpoint::Endpoint;
use super::param::Param;
use crate::base::money;
use crate::base::places::locate;

impl Endpoint {
    /// What two requests that make the same thing have in common, however they are written: the body without its dates,
    /// which differ by themselves. Nothing where the request changes what is there (quirk 47): doing that twice makes
    /// nothing twice.
    pub fn creation_key(&self, body: &Value) -> Option<Value> {
        if !self.creates() || self.changes_an_order(body) {
            return None;
        }
        let mut body = body.clone();
        for pointer in self.all_params().filter(|param| param.kind.date.is_some()) {
            if let Some(place) = pointer.pointer().and_then(|pointer| body.pointer_mut(pointer)) {
                *place = Value::Null;
            }
        }
        for pattern in
            self.all_params().filter(|param| param.kind.figure).filter_map(Param::pointer)
        {
            let places = locate(&body, pattern).into_iter();
            let figures: Vec<(String, Value)> = places
                .filter_map(|(place, value)| Some((place, money::to_json(money::lenient(value?)?))))
                .collect();
            for (place, figure) in figures {
                body.pointer_mut(&place).into_iter().for_each(|own| *own = figure.clone());
            }
        }
        Some(
            serde_json::json!({"command": self.command, "body": crate::base::canonical::canonical(&body)}),
        )
    }

    /// Whether the body names the order that a partner updates.
    fn changes_an_order(&self, body: &Value) -> bool {
        let mut fields = self.all_params();
        let field = fields.find(|param| param.pointer() == Some(PARTNER_ORDER));
        let order = body.pointer(PARTNER_ORDER);
        field.zip(order).is_some_and(|(field, order)| {
            order.as_str().is_some_and(|order| (field.kind.parse)(order).is_ok())
        })
    }
}
