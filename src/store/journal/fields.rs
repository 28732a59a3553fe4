//! How the fields of rows are written and read: amounts keep their digits, and what does not fit counts as absent, so that
//! a row of another version makes no journal unreadable. Which fields there are stands in `rows.rs`.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// Reads what a row holds. A field that does not fit its type counts as absent.
pub fn read<T: DeserializeOwned + Default>(text: &str) -> T {
    if let Ok(row) = serde_json::from_str(text) {
        return row;
    }
    read_fields(serde_json::from_str(text).unwrap_or_default())
}

/// Reads what a row holds from its fields, in the same way.
pub fn read_fields<T: DeserializeOwned + Default>(mut fields: Map<String, Value>) -> T {
    fields.retain(|name, value| !value.is_null() && fits::<T>(name, value));
    serde_json::from_value(Value::Object(fields)).unwrap_or_default()
}

/// Whether a row of this type can have this value in the field of this name; a row has room for any other field.
pub fn fits<T: DeserializeOwned>(name: &str, value: &Value) -> bool {
    let field = Map::from_iter([(name.to_owned(), value.clone())]);
    T::deserialize(Value::Object(field)).is_ok()
}

/// An amount as a JSON number with its digits; texts that are numbers are read too.
pub mod amount {
    use serde::de::{Deserialize, Deserializer, Error};
    use serde::ser::{Serialize, Serializer};
    use serde_json::Value;

    use crate::base::money::{self, Amount};

    pub fn serialize<S: Serializer>(amount: &Option<Amount>, out: S) -> Result<S::Ok, S::Error> {
        amount.map(money::to_json).serialize(out)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(source: D) -> Result<Option<Amount>, D::Error> {
        let value = Value::deserialize(source)?;
        match money::of(&value) {
            None if !value.is_null() => Err(D::Error::custom("no amount")),
            amount => Ok(amount),
        }
    }
}

/// Lines as `{"id": "7001", "amount": 300}`.
pub mod lines {
    use serde::de::{Deserialize, Deserializer, Error};
    use serde::ser::{Serialize, Serializer};

    use crate::api::LineId;
    use crate::base::money::Amount;

    #[derive(serde::Serialize, serde::Deserialize)]
    struct Line {
        id: String,
        #[serde(with = "super::amount")]
        amount: Option<Amount>,
    }

    pub fn serialize<S: Serializer>(lines: &[(LineId, Amount)], out: S) -> Result<S::Ok, S::Error> {
        let mut rows = Vec::new();
        for (id, amount) in lines {
            rows.push(Line { id: id.to_string(), amount: Some(*amount) });
        }
        rows.serialize(out)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        source: D,
    ) -> Result<Vec<(LineId, Amount)>, D::Error> {
        let rows: Option<Vec<Line>> = Option::deserialize(source)?;
        let mut lines = Vec::new();
        for Line { id, amount } in rows.unwrap_or_default() {
            let amount = amount.ok_or_else(|| D::Error::custom("a line without an amount"))?;
            lines.push((LineId::kept(&id), amount));
        }
        Ok(lines)
    }
}
