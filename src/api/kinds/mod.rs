//! The payment vocabulary: how each kind of value is typed, and when it is right. A flag and a file meet the same check. When
//! a field must be there is said where the field stands.

pub mod address_hints;
pub mod checked;
pub mod contacts;
pub mod countries;
pub mod hint;
pub mod kind;
pub mod lines;
pub mod pairs;
pub mod parse;
pub mod phone_hints;
pub mod values;
pub mod vocabulary;
