//! Asks whether a plan is meant, once for all its rows: a person sees what it comes to, and types the sum in production; a
//! script says what it expects.

use super::header::PlanHeader;
use crate::base::error::{Error, Result};
use crate::base::money::{self, Amount};
use crate::base::step::Command;
use crate::options::PlanExpectations;
use crate::output::prompt::{ExpectedAnswer, Preview};
use crate::output::ui::Ui;
use crate::profile::{Environment, Profile};

/// What is to be agreed to.
pub struct Agreement<'a> {
    /// What is done with the plan: `bulk approve`, `bulk apply`.
    pub command: &'a str,
    /// The plan.
    pub header: &'a PlanHeader,
    /// What a person should see of it, as titles and values.
    pub facts: Vec<(&'static str, String)>,
    /// What a script expects of it.
    pub expected: &'a PlanExpectations,
    /// `--yes`.
    pub yes: bool,
}

/// Refuses a plan that is not what is expected, and one that nobody says yes to.
pub fn agree(asked: Agreement, profile: &Profile, ui: &mut Ui) -> Result<()> {
    let Agreement { command, header, facts, expected, yes } = asked;
    is_as_expected("the plan", header.counts.send, header.totals.send, expected)?;
    let moves_money = header.endpoint()?.effect.moves_money();
    let is_production = profile.environment == Environment::Production;
    if yes {
        return match is_production {
            true => says_what_is_expected(command, moves_money, expected),
            false => Ok(()),
        };
    }
    let must_type = match is_production {
        false => None,
        true if moves_money && header.totals.send > Amount::ZERO => {
            Some(ExpectedAnswer::Amount(header.totals.send))
        }
        true => Some(ExpectedAnswer::Identifier(header.run.clone())),
    };
    let PlanHeader { command: of_row, counts, totals, .. } = header;
    let rows = if counts.send == 1 { "row" } else { "rows" };
    let mut question = format!("{command}: {} {rows} of {of_row}", counts.send);
    if moves_money {
        question.push_str(&format!(", {} in all", money::show(totals.send)));
    }
    ui.confirm(&Preview { question, facts, must_type })
}

/// Refuses a plan or a run, `what`, whose rows to send are not so many, or do not come to this much.
pub fn is_as_expected(
    what: &str,
    count: u64,
    total: Amount,
    expected: &PlanExpectations,
) -> Result<()> {
    if let Some(wanted) = expected.expect_count.filter(|wanted| *wanted != count) {
        return Err(unexpected(what, "rows to send", count.to_string(), wanted.to_string()));
    }
    if let Some(wanted) = expected.expect_total.filter(|wanted| *wanted != total) {
        return Err(unexpected(what, "in all", money::show(total), money::show(wanted)));
    }
    Ok(())
}

fn unexpected(what: &str, of: &str, told: String, wanted: String) -> Error {
    Error::guarded(format!("{what} has {told} {of}, not {wanted} as expected"))
        .next(format!("look at {what} again before you repeat the command"))
}

/// In production `--yes` alone is no answer: nobody looks, so what is expected must be given beside it.
pub fn says_what_is_expected(
    command: &str,
    moves_money: bool,
    expected: &PlanExpectations,
) -> Result<()> {
    let lacks_total = moves_money && expected.expect_total.is_none();
    if !lacks_total && expected.expect_count.is_some() {
        return Ok(());
    }
    let mut step = Command::typed_without(&["--expect-count", "--expect-total"]);
    step = step.arg("--expect-count").arg("COUNT");
    if moves_money {
        step = step.arg("--expect-total").arg("AMOUNT");
    }
    Err(Error::guarded(format!("{command} in production: --yes needs what you expect beside it"))
        .next(step)
        .next(Command::typed_without(&["--yes", "-y"]).why("or answer the question")))
}
