//! What a body lacks that a person can say: what is asked for at a terminal, and what is said where nobody can be asked.

use serde_json::Value;

use super::builder::{BodyBuilder, is_awaited};
use crate::api::{Asked, Problem};
use crate::base::error::Result;
use crate::base::step::Command;

impl BodyBuilder<'_> {
    /// What a person is asked for, since nothing of it was typed.
    pub fn lacks_answer(&self) -> Option<&'static Asked> {
        let asked = self.endpoint.asked.as_ref()?;
        let lacks = self.says_nothing() && !self.has_any(asked.flags);
        (self.invocation.asks_missing && lacks).then_some(asked)
    }

    /// Whether a person is asked how much is meant, since nothing of it was typed.
    pub fn lacks_amount(&self) -> bool {
        let Some(compute) = &self.endpoint.compute else { return false };
        let asks = ["full", "amount"].iter().all(|flag| compute.from.contains(flag));
        let lacks = self.says_nothing() && !self.has_any(compute.from);
        self.invocation.asks_missing && asks && lacks
    }

    /// What a person would be asked for, where its absence is all that is wrong.
    pub(super) fn only_unanswered(&self, problems: &[Problem]) -> Option<&'static Asked> {
        // A call by its path has no flags for fields.
        let asked = self.endpoint.asked.as_ref().filter(|_| self.invocation.body.is_none())?;
        let is_all = problems.iter().all(|problem| is_awaited(problem, asked.fills));
        (is_all && !self.has_any(asked.flags)).then_some(asked)
    }

    /// Where flags alone decide what is sent, tells their absence in a word instead of a list of missing fields.
    pub(super) fn refuse_nothing(&self, body: &Value) -> Result<()> {
        let endpoint = self.endpoint;
        let (flags, problems) = match (&endpoint.compute, endpoint.replaces) {
            (Some(compute), _) if !compute.from.is_empty() => {
                (compute.from.to_vec(), self.problems(body))
            }
            (None, Some(_)) => {
                let flags = self.flags_of_fields();
                if self.has_any(&flags) {
                    return Ok(());
                }
                (flags, Vec::new())
            }
            _ => return Ok(()),
        };
        let mut error =
            endpoint.invalid(problems).next(Command::new(endpoint.command).arg("--help"));
        error.report_mut().message =
            format!("say what {} is about: --{}", endpoint.command, flags.join(", --"));
        Err(error)
    }

    fn flags_of_fields(&self) -> Vec<&'static str> {
        let mut flags = Vec::new();
        for param in self.endpoint.all_params() {
            if param.pointer().is_some() && !param.flag.is_empty() {
                flags.push(param.flag);
            }
        }
        flags
    }
}
