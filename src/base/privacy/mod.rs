//! Personal data: which fields hold it, and copies of texts and of JSON without it. What a person asked to see is not
//! touched here.

mod copies;
mod excerpt;
mod fields;
mod json_text;
mod numbers;

pub use copies::{numbers_masked, people_masked, value_for_message};
pub use excerpt::excerpt;
pub use fields::{
    FieldKind, is_masked, is_personal_number, masked_text, may_stand_for, names_person,
    text_of_field,
};
pub use json_text::{json_may_hold_numbers, json_numbers_masked};
pub use numbers::without_numbers;
