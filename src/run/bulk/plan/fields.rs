//! How fields of a plan are written and read: amounts as JSON numbers with their digits as they are, moments in UTC.

/// A sum, which is always there.
pub mod sum {
    use serde::de::{Deserialize, Deserializer, Error};
    use serde::ser::{Serialize, Serializer};
    use serde_json::Value;

    use crate::base::money::{self, Amount};

    pub fn serialize<S: Serializer>(sum: &Amount, out: S) -> Result<S::Ok, S::Error> {
        money::to_json(*sum).serialize(out)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(source: D) -> Result<Amount, D::Error> {
        let value = Value::deserialize(source)?;
        money::of(&value).ok_or_else(|| D::Error::custom("no amount"))
    }
}

/// The amount of a row, which may be absent.
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
        money::of(&value).map(Some).ok_or_else(|| D::Error::custom("no amount"))
    }
}

/// A moment, to the second.
pub mod moment {
    use jiff::Timestamp;
    use serde::de::{Deserialize, Deserializer, Error};
    use serde::ser::Serializer;

    pub fn serialize<S: Serializer>(moment: &Timestamp, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(&moment.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(source: D) -> Result<Timestamp, D::Error> {
        String::deserialize(source)?.parse().map_err(D::Error::custom)
    }
}
