//! What can be done with an object now, and why the rest cannot: by its state, by what this machine sent before, and by
//! what the profile never does.

use super::reader::Reader;
use crate::api::{self, Endpoint, ObjectOperation, Overview};
use crate::base::step::{AccountFlags, Command};
use crate::profile::Profile;
use crate::run::guards::may_write;
use crate::store::journal::Entry;

/// An operation that can be carried out now.
#[derive(Clone)]
pub struct Offer {
    /// The operation.
    pub endpoint: &'static Endpoint,
    /// How it is offered.
    pub operation: &'static ObjectOperation,
    /// The object.
    pub id: String,
    /// What it needs to be told because of the object's state, flag and value.
    pub given: &'static [(&'static str, &'static str)],
}

/// An operation that cannot be carried out now.
pub struct RuledOut {
    /// How it would be offered.
    pub operation: &'static ObjectOperation,
    /// Why it cannot.
    pub why: String,
}

/// What can be done with an object, and what cannot.
#[derive(Default)]
pub struct Offers {
    /// In the order in which they are offered.
    pub open: Vec<Offer>,
    /// In the same order.
    pub ruled_out: Vec<RuledOut>,
    /// The entry of the journal whose outcome nobody knows: it blocks other writes.
    pub unsettled: Option<i64>,
}

impl Offer {
    /// The command as it is typed, without the account.
    pub fn command(&self) -> Command {
        let mut command = Command::new(self.endpoint.command).arg(&self.id);
        for (flag, value) in self.given {
            command = command.arg(format!("--{flag}")).arg(value);
        }
        command
    }

    /// The operation with what it is told because of the object's state: `orders refund --type invoiced`.
    pub fn words(&self) -> String {
        let mut words = self.endpoint.command.to_owned();
        for (flag, value) in self.given {
            words.push_str(&format!(" --{flag} {value}"));
        }
        words
    }

    /// The words of the command, with the account.
    pub fn argv(&self, account: &AccountFlags) -> Vec<String> {
        self.command().argv(account)
    }
}

impl Offers {
    /// What can be done with this object.
    pub fn of(
        overview: &Overview,
        entries: &[Entry],
        profile: &Profile,
        reader: &mut Reader,
    ) -> Offers {
        let open = entries.iter().rev().find(|entry| {
            entry.intent.binds && entry.outcome.is_open() && entry.object() == overview.id
        });
        let mut offers = Offers { unsettled: open.map(|entry| entry.id), ..Offers::default() };
        for operation in overview.operations {
            let Some(endpoint) = api::endpoint(operation.command) else { continue };
            match refusal(overview, endpoint, offers.unsettled, profile, reader) {
                Some(why) => offers.ruled_out.push(RuledOut { operation, why }),
                None => offers.open.push(Offer {
                    endpoint,
                    operation,
                    id: overview.id.clone(),
                    given: if overview.invoiced { operation.given_if_invoiced } else { &[] },
                }),
            }
        }
        offers
    }
}

/// Why the operation cannot be carried out on the object; `None` where it can, or where only the API knows.
fn refusal(
    overview: &Overview,
    endpoint: &'static Endpoint,
    unsettled: Option<i64>,
    profile: &Profile,
    reader: &mut Reader,
) -> Option<String> {
    if let Some(read) = endpoint.state {
        match read(&overview.id, &mut |command, id| reader.fetch(command, id)) {
            Ok(state) => {
                if let Some(impossible) = endpoint.impossible_in(&overview.id, &state) {
                    return Some(impossible.why);
                }
            }
            Err(error) => return Some(error.to_string()),
        }
    }
    if let Some((_, why)) = overview.unfit.iter().find(|(command, _)| *command == endpoint.command)
    {
        return Some(why.clone());
    }
    if let Err(error) = may_write(endpoint, profile) {
        return Some(error.to_string());
    }
    let entry = unsettled.filter(|_| endpoint.blocks_others())?;
    Some(format!("the outcome of entry {entry} of the journal is unknown; settle it first"))
}
