//! Remembering what was shown, for completion at Tab: identifiers with status and amount, from answers of any form.
//! Nothing else of an answer is kept, and a command never fails because of it.

use serde_json::Value;

use crate::api::{IdKind, State};
use crate::base::json_list::Row;
use crate::base::money;
use crate::output::ui::Ui;
use crate::profile::Profile;
use crate::run::context::Context;
use crate::store::seen::{self, Sighting};

/// Where objects tell their status, in this order: the keys on the way.
const STATUSES: [&[&str]; 3] = [&["status"], &["order_status"], &["refund_status"]];

/// Where objects tell their amount, in this order.
const AMOUNTS: [&[&str]; 6] = [
    &["orderAmount"],
    &["reservedAmount"],
    &["subscriptionAmount"],
    &["amount"],
    &["orderSummary", "grandTotal"],
    &["grandTotal"],
];

/// Remembers what was just shown: an object or a list of them. `given` is the identifier that was asked for, if one was.
pub fn remember(context: &Context, given: Option<&str>, shown: &Value, ui: &mut Ui) {
    write(context, &sightings(context, given, shown), ui);
}

/// Remembers the state of an object that was just told.
pub fn remember_state(context: &Context, id: &str, state: &State, ui: &mut Ui) {
    let status = state.status.as_deref().unwrap_or_default();
    let amount = state.total.map(money::show).unwrap_or_default();
    let sighting = Sighting::of(id, status, &amount, context.clock.now.as_second());
    write(context, sighting.as_slice(), ui);
}

fn write(context: &Context, sightings: &[Sighting], ui: &mut Ui) {
    let written = match context.profile.remember_seen {
        true => add(context, sightings),
        false => forget(&context.profile),
    };
    if let Err(why) = written
        && context.verbose
    {
        ui.note(&format!("what was shown is not remembered for completion: {why}"));
    }
}

fn add(context: &Context, sightings: &[Sighting]) -> std::result::Result<(), String> {
    if sightings.is_empty() {
        return Ok(());
    }
    let added = context.data().and_then(|data| seen::add(&data, &context.base_url, sightings));
    match added {
        Ok(written) => written.map_err(|error| error.to_string()),
        Err(error) => Err(error.to_string()),
    }
}

fn forget(profile: &Profile) -> std::result::Result<(), String> {
    let dir = profile.data_dir().map_err(|error| error.to_string())?;
    seen::forget(&dir, &profile.key()).map_err(|error| error.to_string())
}

/// What a profile has seen, the newest first, of identifiers that fit.
pub fn recent(profile: &Profile, fits: impl Fn(&str) -> bool, most: usize) -> Vec<Sighting> {
    match profile.data_dir() {
        Ok(dir) if profile.remember_seen => seen::recent(&dir, &profile.key(), fits, most),
        _ => Vec::new(),
    }
}

/// What is remembered of the rows of a list, while they come.
pub struct Sightings(Finder);

impl Sightings {
    /// Nothing yet.
    pub fn in_list(context: &Context) -> Sightings {
        Sightings(Finder { at: context.clock.now.as_second(), found: Vec::new() })
    }

    /// Takes a row, until so many objects are known as are remembered at all.
    pub fn take(&mut self, row: &Row) {
        if self.0.found.len() < seen::BOUND {
            self.0.find(&row.value(), None);
        }
    }

    /// Takes a row that was read otherwise.
    pub fn take_value(&mut self, row: &Value) {
        if self.0.found.len() < seen::BOUND {
            self.0.find(row, None);
        }
    }

    /// Remembers them: what stands first is the newest, so it comes last.
    pub fn remember(mut self, context: &Context, ui: &mut Ui) {
        self.0.found.reverse();
        write(context, &self.0.found, ui);
    }
}

/// The objects in an answer: what stands first is the newest, so it comes last.
fn sightings(context: &Context, given: Option<&str>, shown: &Value) -> Vec<Sighting> {
    let mut finder = Finder { at: context.clock.now.as_second(), found: Vec::new() };
    finder.find(shown, given);
    finder.found.reverse();
    finder.found
}

struct Finder {
    at: i64,
    found: Vec<Sighting>,
}

impl Finder {
    fn find(&mut self, value: &Value, given: Option<&str>) {
        match value {
            Value::Array(items) => {
                for item in items {
                    if self.found.len() >= seen::BOUND {
                        return;
                    }
                    self.find(item, given.filter(|_| items.len() == 1));
                }
            }
            Value::Object(members) => {
                let own = own_identifier(value).or(given);
                if let Some(id) = own {
                    self.add(id, value);
                }
                for member in members.values() {
                    match member {
                        // Another object is named here; its status is not told.
                        Value::String(text) if Some(text.as_str()) != own => {
                            self.add(text, &Value::Null);
                        }
                        other => self.find(other, None),
                    }
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, id: &str, object: &Value) {
        let status = first_text(object, &STATUSES);
        let amount = first_amount(object);
        self.found.extend(Sighting::of(id, &status, &amount, self.at));
    }
}

/// The identifier of an object itself: `uuid`, else the first one that it has.
fn own_identifier(object: &Value) -> Option<&str> {
    let is_id = |value: &&str| IdKind::of(value).is_some();
    let uuid = object.get("uuid").and_then(Value::as_str).filter(is_id);
    let mut texts = object.as_object()?.values().filter_map(Value::as_str);
    uuid.or_else(|| texts.find(is_id))
}

/// The amount, always with two decimals, however the API wrote it.
fn first_amount(object: &Value) -> String {
    let mut told = AMOUNTS.iter().filter_map(|keys| money::of(member(object, keys)?));
    told.next().map(money::show).unwrap_or_default()
}

fn first_text(object: &Value, places: &[&[&str]]) -> String {
    let told = places.iter().filter_map(|keys| member(object, keys));
    let mut texts = told.filter_map(|value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    });
    texts.next().unwrap_or_default()
}

/// What stands at the end of these keys. A JSON pointer would copy each of them, for each row of a list.
fn member<'a>(object: &'a Value, keys: &[&str]) -> Option<&'a Value> {
    keys.iter().try_fold(object, |value, key| value.get(key))
}
