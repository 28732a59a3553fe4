//! What is said at the end of a write that the API accepted, from what its object shows afterwards.

use super::prepared::Prepared;
use crate::api::{Customer, EarlierWrites, State, meaning_of};
use crate::base::money::Amount;
use crate::base::step::Step;
use crate::http::verdict::Answer;
use crate::output::ending::Ending;
use crate::output::table;
use crate::run::body::changes;
use crate::run::evidence::PoolReading;

impl Prepared<'_> {
    /// The write is accepted, and its object was not looked at since.
    pub fn accepted(&self, entry: i64, answer: &Answer) -> Ending {
        let call = self.call;
        let made = table::identifiers(&call.endpoint.table, answer.data(), None);
        let made = made.lines().next().map(str::to_owned);
        let given = call.object().filter(|object| !object.is_empty()).map(str::to_owned);
        let (object, made) = match (given, made) {
            (Some(given), made) => (Some(given.clone()), made.filter(|made| *made != given)),
            (None, made) => (made, None),
        };
        let command = call.endpoint.command;
        let what = object.as_ref().map(|object| format!("{command} {object}"));
        Ending {
            what: what.unwrap_or_else(|| command.to_owned()),
            object,
            made,
            amount: self.amount(),
            moves_money: call.endpoint.effect.moves_money(),
            journal: vec![entry],
            remarks: self.recipient().into_iter().collect(),
            ..Ending::default()
        }
    }

    /// To whom a message goes.
    fn recipient(&self) -> Option<String> {
        if self.call.invocation.row.is_some() {
            // What is said of a row is kept, and whom it reaches stands in the sheet.
            return None;
        }
        let body = self.request.body.as_ref().filter(|_| self.call.endpoint.sends_to_address())?;
        let contacts = Customer::default().foreign_contacts(body);
        (!contacts.is_empty()).then(|| format!("It goes to {}", contacts.join(" and ")))
    }

    /// The ending, where this is how the object was found after the write.
    pub fn seen(&self, accepted: Ending, now: &State, follow: Step) -> Ending {
        let mut ending = Ending {
            status: now.status.clone(),
            part: self.pool(now).and_then(|pool| pool.id.name_of_part()),
            figures: self.figures(now),
            ..accepted
        };
        if let Some(paths) = not_told_back(self, now) {
            ending.is_confirmed = true;
            return ending.remark(match paths.is_empty() {
                true => "It is now as it was sent".to_owned(),
                false => format!("The API does not tell back {}", paths.join(", ")),
            });
        }
        if is_confirmed(self, now) {
            ending.is_confirmed = true;
            return ending;
        }
        ending.follow = Some(follow);
        ending.remark("It does not show yet")
    }

    /// How a write that does not show yet is followed: as the API's message says, else by looking at the object.
    pub fn to_follow(&self, answer: &Answer) -> Step {
        let known = answer.message().and_then(meaning_of);
        let steps = known.map(|known| known.steps(self.call.object())).unwrap_or_default();
        match steps.into_iter().next().filter(Step::has_command) {
            Some(step) => step,
            None => self.look().why("Follow it"),
        }
    }

    /// What there is in this state, what was taken of it, and what is left once this write shows too.
    fn figures(&self, now: &State) -> Vec<(&'static str, Amount)> {
        let Some(pool) = self.pool(now) else { return Vec::new() };
        let mut figures = Vec::new();
        figures.extend(pool.whole.map(|whole| (pool.words.whole, whole)));
        figures.extend(pool.taken.map(|taken| (pool.words.taken, taken)));
        if let (Some(whole), Some(told), Some(amount)) = (pool.whole, pool.taken, self.amount()) {
            let counted = self.past.taken(&pool.id).saturating_add(amount).max(told);
            figures.push(("left", whole.saturating_sub(counted).max(Amount::ZERO)));
        }
        figures
    }
}

/// Whether the state shows this write and nothing else can explain it.
pub(super) fn is_confirmed(write: &Prepared, now: &State) -> bool {
    let Some(before) = &write.before else { return false };
    let becomes = write.call.endpoint.final_status;
    let (Some(pool), Some(after)) = (write.pool(before), write.pool(now)) else {
        return has_status(now, becomes) && !has_status(before, becomes);
    };
    let (Some(taken_before), Some(taken_now), Some(amount)) =
        (pool.taken, after.taken, write.amount())
    else {
        return false;
    };
    let reading = PoolReading { pool: &pool.id, taken_before, taken_now, amount };
    reading.shows_write(&write.past, &EarlierWrites::default())
}

fn has_status(state: &State, wanted: &str) -> bool {
    state.status.as_deref().is_some_and(|status| status.eq_ignore_ascii_case(wanted))
}

/// What an object that was replaced does not tell of what was sent; `None` where it tells something else.
fn not_told_back(write: &Prepared, now: &State) -> Option<Vec<String>> {
    let told = write.call.endpoint.replaces?(&now.data).ok()?;
    changes::not_told_back(&told, write.request.body.as_ref()?)
}
