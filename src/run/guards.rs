//! What must hold on this machine before anything is sent: the profile's limits, what the person expects, and what the
//! journal remembers. Each refusal says what to do instead. What an object can still give stands in `api/state/pool.rs`.

use jiff::Timestamp;
use serde_json::Value;

use crate::api::{EarlierWrites, Endpoint, LineId, Moved, Pool, State, Total, not_countable};
use crate::base::dates::Clock;
use crate::base::error::{Error, Result};
use crate::base::money::{self, Amount};
use crate::base::step::Command;
use crate::options::Invocation;
use crate::profile::{Environment, Profile};
use crate::store::journal::{self, Entry, Journal};

/// The same movement of money within this time is taken for a mistake, in seconds.
const SAME_AGAIN: i64 = 24 * 60 * 60;
/// The same creation within this time is taken for a mistake, in seconds.
const TWIN: i64 = 10 * 60;
const HOUR: i64 = 60 * 60;

/// Refuses what the profile never does, before anything is read.
pub fn may_write(endpoint: &Endpoint, profile: &Profile) -> Result<()> {
    let refused = |key: &str, why: &str| {
        let (command, name) = (endpoint.command, &profile.name);
        Err(Error::guarded(format!("{command}: {why}")).next(format!(
            "{key} of [profiles.{name}] says so; use another profile if it is meant"
        )))
    };
    if profile.limits.read_only {
        return refused("read_only", "the profile only reads");
    }
    match &profile.limits.allow {
        Some(allowed) if !allowed.iter().any(|own| endpoint.is_in(own)) => {
            refused("allow", "the profile does not allow it")
        }
        _ => Ok(()),
    }
}

/// What guards look at: a write as it would be sent.
pub struct GuardInput<'a> {
    /// The operation.
    pub endpoint: &'static Endpoint,
    /// What was typed.
    pub invocation: &'a Invocation,
    /// Where it goes.
    pub profile: &'a Profile,
    /// What it is about.
    pub object: Option<&'a str>,
    /// The body.
    pub body: Option<&'a Value>,
    /// The object as just read.
    pub before: Option<&'a State>,
    /// What the write moves, in the currency itself.
    pub amount: Option<Amount>,
    /// What it takes from.
    pub pool: Option<Pool>,
    /// The most that the body can be read as: what limits count.
    pub counted: Option<Amount>,
    /// Why the body cannot be counted.
    pub uncounted: Option<String>,
    /// How much of it on which line.
    pub lines: Vec<(LineId, Amount)>,
    /// What this machine did to the object before.
    pub past: &'a EarlierWrites,
}

impl GuardInput<'_> {
    /// What can be told without the journal: expectations, and the largest amount of one write.
    pub fn check(&self) -> Result<()> {
        self.countable()?;
        self.expected()?;
        self.vouched()?;
        self.within_amount()
    }

    /// What the body moves must be a number that can be counted, whatever the rules are told to overlook.
    fn countable(&self) -> Result<()> {
        let Some(why) = &self.uncounted else { return Ok(()) };
        let what = format!("how much {} moves cannot be told", self.endpoint.command);
        Err(not_countable(what, why.clone()))
    }

    fn expected(&self) -> Result<()> {
        let expect = &self.invocation.expect;
        if let Some(wanted) = &expect.status {
            let told = self.before.and_then(|before| before.status.as_deref());
            if !told.is_some_and(|told| told.eq_ignore_ascii_case(wanted)) {
                return Err(self.otherwise("status", wanted, told.unwrap_or("not told")));
            }
        }
        let amounts = [
            ("total", expect.total, self.total()),
            ("refundable", expect.refundable, self.refundable()),
        ];
        for (what, wanted, told) in amounts {
            if let Some(wanted) = wanted.filter(|wanted| Some(*wanted) != told) {
                let told = told.map_or_else(|| "not told".to_owned(), money::show);
                return Err(self.otherwise(what, &money::show(wanted), &told));
            }
        }
        Ok(())
    }

    fn otherwise(&self, what: &str, wanted: &str, told: &str) -> Error {
        let object = self.object.unwrap_or(self.endpoint.command);
        Error::guarded(format!("the {what} of {object} is {told}, not {wanted} as expected"))
            .next("look at it again before you repeat the command")
    }

    fn total(&self) -> Option<Amount> {
        match self.endpoint.total {
            Total::NotTold => None,
            Total::Request(pointer) => self.body?.pointer(pointer).and_then(money::of),
            Total::Object => {
                let whole = self.pool.as_ref().and_then(|pool| pool.whole);
                whole.or_else(|| self.before.and_then(|before| before.total))
            }
        }
    }

    fn refundable(&self) -> Option<Amount> {
        self.pool.as_ref().and_then(|pool| pool.left(self.past))
    }

    /// In production `--yes` alone is no answer: nobody looked, so what was meant must be said.
    fn vouched(&self) -> Result<()> {
        let (endpoint, expect) = (self.endpoint, &self.invocation.expect);
        let needed = self.invocation.yes && self.profile.environment == Environment::Production;
        let flags = match endpoint.total {
            Total::Request(_) if endpoint.effect.moves_money() && expect.total.is_none() => {
                "--expect-total AMOUNT"
            }
            Total::Request(_) => return Ok(()),
            _ if !endpoint.is_irreversible() || !expect.is_empty() => return Ok(()),
            Total::Object if endpoint.gives_back() => {
                "--expect-refundable AMOUNT, --expect-total AMOUNT or --expect-status STATUS"
            }
            Total::Object => "--expect-total AMOUNT or --expect-status STATUS",
            Total::NotTold => "--expect-status STATUS",
        };
        match needed {
            false => Ok(()),
            true => Err(Error::guarded(format!(
                "{} in production: --yes needs what you expect beside it",
                endpoint.command
            ))
            .next(format!("add {flags}, or leave --yes out and answer the question"))),
        }
    }

    fn within_amount(&self) -> Result<()> {
        match self.profile.limits.max_amount {
            Some(most) if self.endpoint.effect.moves_money() => match self.counted {
                Some(amount) if amount <= most => Ok(()),
                Some(amount) => Err(self.above("max_amount", amount, most, "one write may move")),
                None => Err(self.not_countable("max_amount")),
            },
            _ => Ok(()),
        }
    }

    fn above(&self, key: &str, amount: Amount, most: Amount, what: &str) -> Error {
        let (amount, most) = (money::show(amount), money::show(most));
        let mut error = Error::guarded(format!("{amount} is more than {what}: {most}"));
        if let (Some(stated), Some(counted)) = (self.amount, self.counted)
            && stated != counted
        {
            let (stated, counted) = (money::show(stated), money::show(counted));
            error = error.detail(format!(
                "it states {stated}, but its lines can be read as {counted}, and the larger counts"
            ));
        }
        error.next(self.limit_hint(key))
    }

    fn not_countable(&self, key: &str) -> Error {
        Error::guarded(format!(
            "how much {} moves is not told, so it cannot be held against a limit",
            self.endpoint.command
        ))
        .next(self.limit_hint(key))
    }

    fn limit_hint(&self, key: &str) -> String {
        format!(
            "{key} of [profiles.{}] says so; somebody else may be allowed more",
            self.profile.name
        )
    }

    /// What the journal remembers against it. Run again in the transaction that writes the intent, it leaves no gap.
    pub fn recall(&self, journal: &Journal, clock: &Clock) -> Result<()> {
        self.not_the_same_again(journal)?;
        self.within_day(journal, clock)?;
        self.within_hour(journal)
    }

    /// The same money, to or from the same lines, within a day.
    fn not_the_same_again(&self, journal: &Journal) -> Result<()> {
        let Some(object) = self.object.filter(|_| self.endpoint.effect.moves_money()) else {
            return Ok(());
        };
        if self.invocation.again {
            return Ok(());
        }
        let since = now() - SAME_AGAIN;
        let earlier = journal.about(&self.profile.key(), object)?;
        let same =
            earlier.iter().rev().find(|entry| entry.second() >= since && self.is_same(entry));
        let Some(entry) = same else { return Ok(()) };
        let amount = self.amount.map(|amount| format!(" of {}", money::show(amount)));
        let what = format!("{}{}", self.endpoint.command, amount.unwrap_or_default());
        Err(self.repeats(entry, format!("the same {what} was sent to {object} {}", ago(entry))))
    }

    fn is_same(&self, entry: &Entry) -> bool {
        let takes_from_the_same = match (entry.pool(), &self.pool) {
            (None, None) => entry.intent.command == self.endpoint.command,
            (pool, own) => pool.as_ref() == own.as_ref().map(|own| &own.id),
        };
        entry.outcome.may_have_happened()
            && takes_from_the_same
            && entry.intent.amount == self.amount
            && Moved::by_line(&entry.intent.lines) == Moved::by_line(&self.lines)
    }

    fn repeats(&self, entry: &Entry, what: String) -> Error {
        let error = Error::guarded(what)
            .detail(format!("it was {}: journal {}", entry.outcome.word(), entry.id))
            .next(Command::new("journal show").arg(entry.id).why("what was sent"));
        let mut error = match entry.outcome.is_open() {
            true => journal::to_settle(
                error.detail("nothing like it is sent again until that is settled"),
                entry.id,
            ),
            false => error
                .next("if it is meant a second time: the same command with --again --reason TEXT"),
        };
        error.report_mut().journal = Some(entry.id);
        error
    }

    fn within_day(&self, journal: &Journal, clock: &Clock) -> Result<()> {
        let Some(most) = self.profile.limits.max_amount_per_day else { return Ok(()) };
        if !self.endpoint.effect.moves_money() {
            return Ok(());
        }
        let Some(amount) = self.counted else {
            return Err(self.not_countable("max_amount_per_day"));
        };
        let counted = journal.since(&self.profile.key(), clock.midnight())?;
        let moved = counted
            .iter()
            .filter(|entry| entry.intent.way.is_some() && entry.outcome.may_have_happened());
        let moved = money::total(moved.filter_map(Entry::counted));
        let total = moved.saturating_add(amount);
        if total <= most {
            return Ok(());
        }
        let what = format!("may be moved in one day, with {} moved today", money::show(moved));
        Err(self.above("max_amount_per_day", total, most, &what))
    }

    fn within_hour(&self, journal: &Journal) -> Result<()> {
        let Some(most) = self.profile.limits.max_writes_per_hour else { return Ok(()) };
        let counted = journal.since(&self.profile.key(), now() - HOUR)?;
        let sent = counted.iter().filter(|entry| entry.outcome.may_have_happened()).count();
        if u32::try_from(sent).is_ok_and(|sent| sent < most) {
            return Ok(());
        }
        Err(Error::guarded(format!("{sent} writes were sent in the last hour, and {most} may be"))
            .next(self.limit_hint("max_writes_per_hour")))
    }

    /// The same creation a few minutes ago, by what its body is known by.
    pub fn twin(&self, journal: &Journal, alike: Option<&str>) -> Result<Option<Entry>> {
        let Some(alike) = alike else { return Ok(None) };
        let mut recent = journal.since(&self.profile.key(), now() - TWIN)?;
        recent.retain(|entry| {
            let counts = entry.outcome.may_have_happened();
            // A reason for a second one is none while nobody knows what became of the first.
            let overridden = self.invocation.again && !entry.outcome.is_open();
            entry.intent.alike.as_deref() == Some(alike) && counts && !overridden
        });
        let open = recent.iter().rposition(|entry| entry.outcome.is_open());
        Ok(open.map(|at| recent.swap_remove(at)).or_else(|| recent.pop()))
    }

    /// The refusal of a second creation.
    pub fn is_twin(&self, entry: &Entry) -> Error {
        self.repeats(entry, self.twin_line(entry))
    }

    /// What a person is told of the first one.
    pub fn twin_line(&self, entry: &Entry) -> String {
        let made = entry.made().map(|made| format!(" as {made}")).unwrap_or_default();
        format!("the same {} was sent {}{made}", self.endpoint.command, ago(entry))
    }
}

fn now() -> i64 {
    Timestamp::now().as_second()
}

/// How long ago, in words.
fn ago(entry: &Entry) -> String {
    match now() - entry.second() {
        ..0 => "at a time that has not come yet (was the clock set back?)".to_owned(),
        seconds @ 0..120 => format!("{seconds} s ago"),
        seconds @ 120..7200 => format!("{} min ago", seconds / 60),
        seconds => format!("{} h ago", seconds / 3600),
    }
}
