//! What is known of an object before and after a write, in the words that guards, previews and the journal need.

use serde_json::{Value, json};

use crate::api::line_id::LineId;
use crate::base::error::Result;
use crate::base::money::{self, Amount};

/// Carries out the read with this command on this identifier, and gives the `data` of its answer.
pub type Fetch<'a> = &'a mut dyn FnMut(&'static str, &str) -> Result<Value>;

/// One line of an order, as far as the API tells.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The id that refunds need, numeric by the documents; often absent (quirk 11).
    pub id: Option<LineId>,
    /// The product's name.
    pub name: String,
    /// The line's total, VAT included.
    pub amount: Option<Amount>,
    /// Taken of it so far, where the API tells it.
    pub taken: Option<Amount>,
}

/// An object as just read. Equal states mean that nothing a write depends on has changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The status, as the API spells it.
    pub status: Option<String>,
    /// What the customer owes or paid, in the currency itself.
    pub total: Option<Amount>,
    /// Given back so far, as the API says; it may lag behind an accepted refund.
    pub refunded: Option<Amount>,
    /// Other figures that a person should see, each with its word: captured, charged.
    pub also: Vec<(&'static str, Amount)>,
    /// The lines, where the operation needs them.
    pub lines: Vec<Line>,
    /// All that the read told, where an operation replaces the object.
    pub known: Value,
    /// An invoice is out: statuses INVOICED, Purring, Inkasso, or an invoice number.
    pub invoiced: bool,
}

impl State {
    /// As the journal keeps it; absent parts left out.
    pub fn to_json(&self) -> Value {
        let mut state = json!({});
        if let Some(status) = &self.status {
            state["status"] = json!(status);
        }
        if let Some(total) = self.total {
            state["total"] = money::to_json(total);
        }
        if let Some(refunded) = self.refunded {
            state["refunded"] = money::to_json(refunded);
        }
        for (word, amount) in &self.also {
            state[*word] = money::to_json(*amount);
        }
        state
    }

    /// One line for a person: `PAID, 800 in total, 400 refunded`.
    pub fn to_line(&self) -> String {
        let mut parts = vec![self.status.clone().unwrap_or_else(|| "status not told".into())];
        if let Some(total) = self.total {
            parts.push(format!("{} in total", money::show(total)));
        }
        if let Some(refunded) = self.refunded {
            parts.push(format!("{} refunded", money::show(refunded)));
        }
        for (word, amount) in &self.also {
            parts.push(format!("{} {word}", money::show(*amount)));
        }
        parts.join(", ")
    }
}

/// What this machine did to an object before, from its journal: accepted, in flight and unknown alike.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EarlierWrites {
    /// Each write that moved money, oldest first.
    pub draws: Vec<EarlierWrite>,
}

/// One earlier write that moved money.
#[derive(Clone, Debug, PartialEq)]
pub struct EarlierWrite {
    /// Its number in the journal.
    pub entry: i64,
    /// The pool that it took from.
    pub pool: String,
    /// How much, in the currency itself.
    pub amount: Amount,
    /// What the API said was taken of the pool just before.
    pub told: Option<Amount>,
    /// How much of each line, by id, where it named lines.
    pub lines: Vec<(LineId, Amount)>,
    /// The identifier of what it made, such as a capture.
    pub made: Option<String>,
}

impl EarlierWrites {
    /// What was taken from this pool.
    pub fn taken(&self, pool: &str) -> Amount {
        money::total(self.of(pool).map(|draw| draw.amount))
    }

    /// What was taken of one line.
    pub fn on_line(&self, pool: &str, id: &LineId) -> Amount {
        let lines = self.of(pool).flat_map(|draw| &draw.lines);
        money::total(lines.filter(|(line, _)| line == id).map(|(_, amount)| *amount))
    }

    /// The write that made this.
    pub fn made(&self, id: &str) -> Option<&EarlierWrite> {
        self.draws.iter().find(|draw| draw.made.as_deref() == Some(id))
    }

    /// How much of what was taken may not have shown yet when the API said that `was` was taken. What grew since the first
    /// of these writes is theirs, as far as this machine can know; what was there before it is not. Of what was taken from
    /// a pool that only overlaps, nothing is known to have shown: it was measured by another figure.
    pub fn late(&self, pool: &str, was: Amount) -> Amount {
        let own = || self.draws.iter().filter(|draw| draw.pool == pool);
        let before = own().next().and_then(|first| first.told);
        let shown = before.map_or(Amount::ZERO, |before| was.saturating_sub(before));
        let drawn = money::total(own().map(|draw| draw.amount));
        let overlapping = self.taken(pool).saturating_sub(drawn);
        let late = drawn.saturating_sub(shown.max(Amount::ZERO)).max(Amount::ZERO);
        late.saturating_add(overlapping)
    }

    /// The journal's numbers of the writes that took from this pool.
    pub fn entries(&self, pool: &str) -> Vec<i64> {
        self.of(pool).map(|draw| draw.entry).collect()
    }

    /// Writes that took from this pool, or from a part of it.
    fn of(&self, pool: &str) -> impl Iterator<Item = &EarlierWrite> {
        self.draws.iter().filter(move |draw| overlap(&draw.pool, pool))
    }
}

/// Whether two pools have something in common: `refund Cycle 1, Cycle 2` is two cycles.
pub fn overlap(one: &str, other: &str) -> bool {
    let parts = |name: &'_ str| -> Vec<String> {
        name.trim_start_matches("refund ").split(", ").map(str::to_owned).collect()
    };
    let others = parts(other);
    parts(one).iter().any(|part| others.contains(part))
}
