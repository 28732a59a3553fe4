//! What is left of each line of a pool. The API tells it of few objects, so it lies between two amounts: what must be left
//! whatever was taken elsewhere, and what can be left at most.

use super::figures::Pool;
use crate::api::state::earlier::EarlierWrites;
use crate::api::state::object::ObjectLine;
use crate::base::money::{self, Amount};

/// A line, and what is left of it.
#[derive(Clone, Debug)]
pub struct LineLeft {
    /// The line.
    pub line: ObjectLine,
    /// What must be left, whatever was taken without naming lines.
    pub least: Amount,
    /// What can be left at most; `None` where nothing tells it.
    pub most: Option<Amount>,
}

impl LineLeft {
    /// Whether this amount can be left of it.
    pub fn covers(&self, amount: Amount) -> bool {
        self.most.is_none_or(|most| most >= amount)
    }

    /// What is left, where it is known.
    pub fn known(&self) -> Option<Amount> {
        self.most.filter(|most| *most == self.least)
    }

    /// Whether something of it may be left that cannot be named, since the API tells no id.
    pub fn lacks_id(&self) -> bool {
        self.line.id.is_none() && self.most != Some(Amount::ZERO)
    }

    /// As one of several to pick from, with the same digits in each: `7001 Wheel, 300.00 of 500.00 left`.
    pub fn label(&self) -> String {
        let id = self.line.id.as_ref().map(ToString::to_string).unwrap_or_default();
        let left = match (self.most, self.known(), self.line.amount) {
            (Some(_), Some(left), Some(whole)) => {
                format!("{} of {} left", money::show(left), money::show(whole))
            }
            (Some(most), _, Some(whole)) => {
                format!("at most {} of {} left", money::show(most), money::show(whole))
            }
            _ => "how much is left is not told".to_owned(),
        };
        format!("{id} {}, {left}", self.line.name)
    }

    /// Why an amount cannot be taken of it.
    pub fn too_little(&self) -> String {
        match self.most {
            Some(most) if most > Amount::ZERO => "not so much is left of it".to_owned(),
            _ => "nothing is left of it".to_owned(),
        }
    }

    /// `line 7001: Wheel, 300 of 500 left`.
    pub fn to_line(&self) -> String {
        let id = match &self.line.id {
            Some(id) => id.to_string(),
            None => "(id not told)".to_owned(),
        };
        let whole = match self.line.amount {
            Some(whole) => format!(" of {}", money::show(whole)),
            None => String::new(),
        };
        let left = match (self.most, self.known()) {
            (None, _) => "how much is left is not told".to_owned(),
            (Some(_), Some(left)) => {
                format!("{}{whole} left", money::show(left))
            }
            (Some(most), None) if self.least.is_zero() => {
                format!("at most {}{whole} left", money::show(most))
            }
            (Some(most), None) => {
                format!("between {} and {}{whole} left", money::show(self.least), money::show(most))
            }
        };
        format!("line {id}: {}, {left}", self.line.name)
    }
}

impl Pool {
    /// What is left of each line. What was taken of a line is the API's figure or this machine's journal, the larger of
    /// the two; what was taken without naming lines may have been taken of any line.
    pub fn lines_left(&self, earlier: &EarlierWrites) -> Vec<LineLeft> {
        let taken = earlier.counted(&self.id, self.taken.unwrap_or_default());
        let mut of_lines = Amount::ZERO;
        for line in &self.lines {
            of_lines = of_lines.saturating_add(self.taken_of(line, earlier));
        }
        let elsewhere = taken.saturating_sub(of_lines).max(Amount::ZERO);
        let left = self.left(earlier).map(|left| left.max(Amount::ZERO));
        let beyond = self.beyond_whole();
        let mut lines = Vec::new();
        for line in &self.lines {
            let (mut least, mut most) = (Amount::ZERO, None);
            if let Some(rest) = self.rest_of(line, earlier) {
                let bound = left.map_or(rest, |left| rest.min(left));
                most = Some(bound);
                if let (Some(beyond), Some(_)) = (beyond, left) {
                    let sure = rest.saturating_sub(elsewhere).saturating_sub(beyond);
                    least = sure.clamp(Amount::ZERO, bound);
                }
            }
            lines.push(LineLeft { line: line.clone(), least, most });
        }
        lines
    }

    /// What a line comes to without what was taken of it by name; `None` where its amount is not told.
    pub(super) fn rest_of(&self, line: &ObjectLine, earlier: &EarlierWrites) -> Option<Amount> {
        let taken = self.taken_of(line, earlier);
        line.amount.map(|amount| amount.saturating_sub(taken).max(Amount::ZERO))
    }

    /// What was taken of a line by name, as the API or this machine's journal says, whichever says more.
    fn taken_of(&self, line: &ObjectLine, earlier: &EarlierWrites) -> Amount {
        let told = line.taken.unwrap_or_default();
        match &line.id {
            Some(id) => earlier.counted_of_line(&self.id, id, told),
            None => told.max(Amount::ZERO),
        }
    }

    /// How much more the lines come to than the whole, where a discount was given on no line in particular.
    fn beyond_whole(&self) -> Option<Amount> {
        let mut of_lines = Amount::ZERO;
        for line in &self.lines {
            of_lines = of_lines.saturating_add(line.amount?);
        }
        Some(of_lines.saturating_sub(self.whole?).max(Amount::ZERO))
    }
}
