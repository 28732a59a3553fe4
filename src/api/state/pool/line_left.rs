//! What is left of each line of a pool. The API tells it of few objects, so it lies between two amounts: what must be left
//! whatever was taken elsewhere, and what can be left at most.

use super::figures::Pool;
use crate::api::line_id::LineId;
use crate::api::state::earlier::EarlierWrites;
use crate::api::state::object::ObjectLine;
use crate::base::money::{self, Amount};

/// A line, and what is left of it.
#[derive(Clone, Debug)]
pub struct LineLeft {
    /// The line.
    pub line: ObjectLine,
    /// So much is left whatever was taken elsewhere.
    pub least: Amount,
    /// No more than this is left; `None` where nothing tells.
    pub most: Option<Amount>,
}

impl LineLeft {
    /// Whether so much can be left of it.
    pub fn can_bear(&self, amount: Amount) -> bool {
        self.most.is_none_or(|most| most >= amount)
    }

    /// What is left, where it is known.
    pub fn known(&self) -> Option<Amount> {
        self.most.filter(|most| *most == self.least)
    }

    /// `line 7001: Wheel, 300 of 500 left`.
    pub fn to_line(&self) -> String {
        let id = self.line.id.as_ref().map(LineId::to_string);
        let id = id.unwrap_or_else(|| "(id not told)".into());
        let whole = self.line.amount.map(|whole| format!(" of {}", money::show(whole)));
        let left = match (self.most, self.known()) {
            (None, _) => "how much is left is not told".to_owned(),
            (Some(_), Some(left)) => {
                format!("{}{} left", money::show(left), whole.unwrap_or_default())
            }
            (Some(most), None) if self.least.is_zero() => {
                format!("at most {}{} left", money::show(most), whole.unwrap_or_default())
            }
            (Some(most), None) => format!(
                "between {} and {}{} left",
                money::show(self.least),
                money::show(most),
                whole.unwrap_or_default()
            ),
        };
        format!("line {id}: {}, {left}", self.line.name)
    }
}

impl Pool {
    /// What is left of each line. What was taken of one counts as the API or this machine's journal says, whichever says
    /// more; what was taken without a word of the line may have been taken of any.
    pub fn lines_left(&self, past: &EarlierWrites) -> Vec<LineLeft> {
        let taken_of = |line: &ObjectLine| {
            let own = line.id.as_ref().map(|id| past.taken_of_line(&self.id, id));
            line.taken.unwrap_or_default().max(own.unwrap_or_default())
        };
        let taken = self.taken.unwrap_or_default().max(past.taken(&self.id));
        let of_lines = money::total(self.lines.iter().map(taken_of));
        let elsewhere = taken.saturating_sub(of_lines).max(Amount::ZERO);
        let amounts: Option<Vec<Amount>> = self.lines.iter().map(|line| line.amount).collect();
        // Where the lines come to more than the whole, a discount was given on no line in particular.
        let beyond = amounts
            .zip(self.whole)
            .map(|(amounts, whole)| money::total(amounts).saturating_sub(whole).max(Amount::ZERO));
        let left = self.left(past).map(|left| left.max(Amount::ZERO));
        let of = |line: &ObjectLine| {
            let rest =
                line.amount.map(|amount| amount.saturating_sub(taken_of(line)).max(Amount::ZERO));
            let most = rest.map(|rest| left.map_or(rest, |left| rest.min(left)));
            let least = match (most, rest, beyond) {
                (Some(most), Some(rest), Some(beyond)) if left.is_some() => {
                    rest.saturating_sub(elsewhere).saturating_sub(beyond).clamp(Amount::ZERO, most)
                }
                _ => Amount::ZERO,
            };
            LineLeft { line: line.clone(), least, most }
        };
        self.lines.iter().map(of).collect()
    }
}
