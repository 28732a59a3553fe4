//! What the person expects, with `--expect-status` and its like: it must be so, and in production it must be said.

use serde_json::Value;

use super::input::GuardInput;
use crate::api::{Pool, Total, not_countable};
use crate::base::error::{Error, Result};
use crate::base::money::{self, Amount};
use crate::base::step::Command;
use crate::profile::Environment;

impl GuardInput<'_> {
    /// What the body moves must be a number that can be counted, also with `--no-validate`.
    pub(super) fn must_be_countable(&self) -> Result<()> {
        let Some(why) = &self.uncounted else { return Ok(()) };
        let what = format!("how much {} moves cannot be told", self.endpoint.command);
        Err(not_countable(what, why.clone()))
    }

    /// What the person expects must be what the object tells.
    pub(super) fn must_be_as_expected(&self) -> Result<()> {
        let expect = &self.invocation.expect;
        if let Some(wanted) = &expect.status {
            match self.before.and_then(|before| before.status.as_deref()) {
                Some(told) if told.eq_ignore_ascii_case(wanted) => {}
                told => return Err(self.unexpected("status", wanted, told.unwrap_or("not told"))),
            }
        }
        let amounts = [
            ("total", expect.total, self.total()),
            ("refundable", expect.refundable, self.refundable()),
        ];
        for (what, wanted, told) in amounts {
            let Some(wanted) = wanted else { continue };
            if told != Some(wanted) {
                let told = told.map(money::show);
                let told = told.as_deref().unwrap_or("not told");
                return Err(self.unexpected(what, &money::show(wanted), told));
            }
        }
        Ok(())
    }

    fn unexpected(&self, what: &str, wanted: &str, told: &str) -> Error {
        let object = self.object.unwrap_or(self.endpoint.command);
        Error::guarded(format!("the {what} of {object} is {told}, not {wanted} as expected"))
            .next(self.look().why("look at it again before you repeat the command"))
    }

    /// The command that shows the object as it is.
    fn look(&self) -> Command {
        self.endpoint.command_that_shows(self.object, self.body.unwrap_or(&Value::Null))
    }

    fn total(&self) -> Option<Amount> {
        match self.endpoint.total {
            Total::NotTold => None,
            Total::Request(pointer) => self.body?.pointer(pointer).and_then(money::of),
            Total::Object => match &self.pool {
                Some(Pool { whole: Some(whole), .. }) => Some(*whole),
                _ => self.before?.total,
            },
        }
    }

    fn refundable(&self) -> Option<Amount> {
        self.pool.as_ref()?.left(self.past)
    }

    /// In production `--yes` alone is no answer: nobody looks, so the expectation must be given beside it.
    pub(super) fn must_say_what_is_expected(&self) -> Result<()> {
        if self.invocation.row.is_some() {
            // The plan was approved as a whole, and says for each row what is expected of it.
            return Ok(());
        }
        let (endpoint, expect) = (self.endpoint, &self.invocation.expect);
        let needed = self.invocation.yes && self.profile.environment == Environment::Production;
        let flags: &[[&str; 2]] = match endpoint.total {
            _ if !endpoint.listed => &[],
            Total::Request(_) if endpoint.effect.moves_money() && expect.total.is_none() => {
                &[["--expect-total", "AMOUNT"]]
            }
            Total::Request(_) => return Ok(()),
            _ if !endpoint.is_irreversible() || !expect.is_empty() => return Ok(()),
            Total::Object if endpoint.gives_back() => &[
                ["--expect-refundable", "AMOUNT"],
                ["--expect-total", "AMOUNT"],
                ["--expect-status", "STATUS"],
            ],
            Total::Object => &[["--expect-total", "AMOUNT"], ["--expect-status", "STATUS"]],
            Total::NotTold => &[["--expect-status", "STATUS"]],
        };
        if !needed {
            return Ok(());
        }
        if !endpoint.listed {
            return Err(Error::guarded(format!(
                "{} in production: no document lists it, so --yes is no answer",
                endpoint.command
            ))
            .next(Command::typed_without(&["--yes", "-y"]).why("answer the question")));
        }
        let mut error = Error::guarded(format!(
            "{} in production: --yes needs what you expect beside it",
            endpoint.command
        ));
        for words in flags {
            error = error.next(Command::typed().args(words.map(str::to_owned)));
        }
        Err(error.next(Command::typed_without(&["--yes", "-y"]).why("or answer the question")))
    }
}
