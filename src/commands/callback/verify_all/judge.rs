//! The verdict on one record: whether it has a callback, what is said of it, and how it counts. Personal values and the secret
//! are masked here.

use std::borrow::Cow;
use std::time::Duration;

use jiff::Timestamp;

use super::batch::{Ask, Batch};
use super::line_verdict::LineVerdict;
use super::style::{Row, Style};
use crate::base::privacy;
use crate::base::redact;
use crate::callback::records::{
    Found, as_text, callback_in, is_part, is_wider, may_end_at_checksum,
};
use crate::callback::{
    CallbackKind, Cause, CheckOutcome, Checker, LineReason, OtherSecret, Usual, WhyNot,
};
use crate::commands::callback::age::{self, AgeProblem};
use crate::commands::callback::input::CallbackSecret;
use crate::commands::callback::sentences;

/// What is said of a line that may be of another request than a GET.
const PART: &str =
    "another line may tell of another method than GET; give callback verify all of these lines";

/// What is said of a checksum that fits up to a sign which may end a column of a table.
const COLUMN: &str = "a column may end behind the checksum, or what stands there was received; put the address in quotes, or give it alone";

/// What all verdicts of a run have in common.
#[derive(Clone)]
pub struct Judge {
    /// The one that is checked with.
    pub secret: CallbackSecret,
    /// Those beside it, to tell why a checksum is wrong.
    pub others: Vec<OtherSecret>,
    /// What is signed.
    pub kind: CallbackKind,
    /// How old a callback may be, if that matters.
    pub max_age: Option<Duration>,
    /// Whether the API is asked about authentic ones.
    pub asks: bool,
    /// Whether personal values are shown.
    pub shows_personal: bool,
    /// How rows are shown.
    pub style: Style,
}

/// A record, and where it stands.
pub struct Record<'l> {
    /// The number of its line, or of its entry.
    pub number: u64,
    /// What it holds.
    pub line: &'l [u8],
    /// What stands before a line of a log; nothing where each record is whole.
    pub before: &'l [u8],
}

impl Judge {
    /// What checks the callbacks of one thread.
    pub fn checker(&self) -> Checker<'_> {
        Checker::new(&self.secret.bytes, &self.others, self.kind)
    }

    /// Judges the callback in a record, if there is one.
    pub fn record(&self, record: &Record, checker: &mut Checker, batch: &mut Batch) {
        let Record { number, line, .. } = *record;
        // With these two there is more to tell of an authentic one.
        if !self.asks
            && self.max_age.is_none()
            && let Some(usual) = checker.usual(line)
        {
            return self.add_usual(number, &usual, batch);
        }
        let mut reads = 0;
        let found = callback_in(line, &mut |query| {
            reads += 1;
            checker.reads_callback(query)
        });
        match found {
            Found::One(query) => {
                // What was read last may be something else.
                if reads > 1 {
                    checker.reads_callback(&query);
                }
                let (outcome, why_not) = checker.check(line, &query);
                if let Some(doubt) = doubt(record, outcome, &why_not) {
                    batch.counts.add_unclear();
                    return self.not_checked(number, doubt, batch);
                }
                match self.asks && self.is_good(outcome, checker) {
                    true => self.add_ask(number, as_text(&query).into_owned(), checker, batch),
                    false => self.add(number, outcome, &why_not, checker, batch),
                }
            }
            Found::Several => {
                batch.counts.add_unclear();
                self.not_checked(number, "it does not tell which callback was received", batch);
            }
            Found::Nothing if line.trim_ascii().is_empty() => {}
            Found::Nothing => batch.counts.add_skipped(),
        }
    }

    /// Whether it is authentic and not too old.
    fn is_good(&self, outcome: CheckOutcome, checker: &Checker) -> bool {
        outcome == CheckOutcome::Authentic && self.age_problem(outcome, checker).is_none()
    }

    /// Leaves the verdict to the API.
    fn add_ask(&self, number: u64, query: String, checker: &Checker, batch: &mut Batch) {
        let object = self.shown(checker.identifier(), true).into_owned();
        let status = self.shown(checker.status(), false).into_owned();
        batch.asks.push(Ask { at: batch.rows.len(), number, object, status, query });
    }

    fn add(
        &self,
        number: u64,
        outcome: CheckOutcome,
        why_not: &WhyNot,
        checker: &Checker,
        batch: &mut Batch,
    ) {
        let aged = self.age_problem(outcome, checker);
        let verdict = match aged {
            None => LineVerdict::Checked(outcome),
            Some(AgeProblem::Old { .. }) => LineVerdict::TooOld,
            Some(AgeProblem::Ahead { .. } | AgeProblem::Unknown) => LineVerdict::AgeNotKnown,
        };
        batch.counts.add(verdict);
        if let WhyNot::Checksum(LineReason::NotSearched) = why_not {
            batch.counts.add_not_searched();
        }
        let object = self.shown(checker.identifier(), true);
        let status = self.shown(checker.status(), false);
        let reason = match aged {
            Some(problem) => problem.to_string().into(),
            None => self.reason(outcome, why_not),
        };
        self.style.add(&Row { number, verdict, object, status, reason }, &mut batch.rows);
    }

    fn add_usual(&self, number: u64, usual: &Usual, batch: &mut Batch) {
        let verdict = LineVerdict::Checked(CheckOutcome::Authentic);
        batch.counts.add(verdict);
        let object = self.without_secret(usual.order);
        // No personal number stands in letters.
        let status = self.without_secret(usual.status);
        self.style
            .add(&Row { number, verdict, object, status, reason: "".into() }, &mut batch.rows);
    }

    /// What is wrong with the age of an authentic callback; that of others proves nothing.
    fn age_problem(&self, outcome: CheckOutcome, checker: &Checker) -> Option<AgeProblem> {
        let limit = self.max_age.filter(|_| outcome == CheckOutcome::Authentic)?;
        age::problem(|name| checker.signed(name), limit, Timestamp::now())
    }

    /// Why it is not authentic, in one sentence. It may name a parameter, whose name came from outside as well.
    fn reason(&self, outcome: CheckOutcome, why_not: &WhyNot) -> Cow<'static, str> {
        let told = match why_not {
            WhyNot::Nothing if outcome == CheckOutcome::NothingSigned => {
                return "it has no checksum".into();
            }
            WhyNot::Nothing => return "".into(),
            WhyNot::Checksum(LineReason::Unknown) => {
                return "the checksum does not fit, and nothing known explains it".into();
            }
            WhyNot::Checksum(LineReason::NotSearched) => {
                return "the checksum does not fit; why was looked for only briefly".into();
            }
            WhyNot::Checksum(LineReason::Known(reason)) => {
                sentences::reason(reason, &self.secret.source)
            }
            WhyNot::Form(finding) => finding.to_string(),
        };
        self.masked(told)
    }

    /// A reason as it may be shown.
    pub fn masked(&self, reason: String) -> Cow<'static, str> {
        match self.shows_personal {
            true => reason.into(),
            false => privacy::without_numbers(&reason).into_owned().into(),
        }
    }

    /// A text as it may be shown, but for personal numbers in it.
    fn without_secret<'a>(&self, text: &'a str) -> Cow<'a, str> {
        match self.is_secret(text.as_bytes()) {
            true => redact::HIDDEN.into(),
            false => text.into(),
        }
    }

    fn is_secret(&self, value: &[u8]) -> bool {
        !value.is_empty() && value == self.secret.bytes
    }

    /// A value as it may be shown.
    fn shown<'a>(&self, value: Option<&'a [u8]>, is_identifier: bool) -> Cow<'a, str> {
        let value = value.unwrap_or_default();
        if self.is_secret(value) {
            return redact::HIDDEN.into();
        }
        let text = match std::str::from_utf8(value) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => String::from_utf8_lossy(value),
        };
        match text {
            text if self.shows_personal || is_identifier => text,
            Cow::Borrowed(text) => privacy::without_numbers(text),
            Cow::Owned(text) => privacy::without_numbers(&text).into_owned().into(),
        }
    }

    /// Tells that a line is too long.
    pub fn too_long(&self, number: u64, batch: &mut Batch) {
        batch.counts.add(LineVerdict::NotChecked);
        self.not_checked(number, "it is longer than 1 MiB", batch);
    }

    fn not_checked(&self, number: u64, reason: &'static str, batch: &mut Batch) {
        let none = Cow::Borrowed("");
        let reason = reason.into();
        let verdict = LineVerdict::NotChecked;
        let row = Row { number, verdict, object: none.clone(), status: none, reason };
        self.style.add(&row, &mut batch.rows);
    }
}

/// Why a line does not tell enough of its callback for this outcome, if so.
fn doubt(record: &Record, outcome: CheckOutcome, why_not: &WhyNot) -> Option<&'static str> {
    let Record { line, before, .. } = *record;
    match (outcome, why_not) {
        (CheckOutcome::Authentic, _) if is_part(before, line) => Some(PART),
        (CheckOutcome::Authentic, _) if is_wider(before, line) => Some(COLUMN),
        (_, WhyNot::Checksum(LineReason::Known(reason)))
            if reason.causes == [Cause::BehindChecksum] && may_end_at_checksum(line) =>
        {
            Some(COLUMN)
        }
        _ => None,
    }
}
