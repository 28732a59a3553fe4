//! How much a person is asked to take from a pool where nobody said it: all that is left is offered, and an amount can be
//! typed.

use serde_json::Value;

use super::figures::Pool;
use crate::api::hooks::PendingWrite;
use crate::api::kinds::vocabulary::AMOUNT;
use crate::base::money::{self, Amount};

impl Pool {
    /// The question: `How much of ODR123 is given back? 700.00 of 800.00 is left`.
    pub fn how_much(&self, write: &PendingWrite) -> String {
        let been = self.words.participle;
        let part = self.id.name_of_part().map(|part| format!("{part} of ")).unwrap_or_default();
        let mut question = format!("How much of {part}{} is {been}?", write.id);
        if let Some(left) = self.left(write.earlier) {
            question.push_str(&format!(" {} ", money::show(left)));
            if let Some(whole) = self.whole {
                question.push_str(&format!("of {} ", money::show(whole)));
            }
            question.push_str("is left");
        }
        question
    }

    /// The amount that was typed, or why it cannot be taken.
    pub fn typed_amount(&self, write: &PendingWrite, typed: &str) -> Result<Value, String> {
        let value = (AMOUNT.parse)(typed.trim())?;
        let amount = money::of(&value).unwrap_or(Amount::ZERO);
        match self.left(write.earlier) {
            Some(left) if amount > left => Err(format!(
                "{} is more than can be {}: {} is left",
                money::show(amount),
                self.words.participle,
                money::show(left)
            )),
            _ => Ok(value),
        }
    }
}
