//! How many objects were read, what differs in all, and what that means for the exit code.

use std::collections::BTreeMap;

use super::gathered::Gathered;
use super::report::next_of;
use crate::base::dates::TimeFrame;
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::money::{self, Amount};
use crate::base::step::Step;
use crate::output::instants::Instants;
use crate::output::ui::Ui;
use crate::run::reconcile::{Difference, DifferenceKind, Standing};

/// The kinds in the order in which they are told.
const TOLD: [DifferenceKind; 8] = [
    DifferenceKind::Elsewhere,
    DifferenceKind::NotShown,
    DifferenceKind::AmountDiffers,
    DifferenceKind::MadeAllTheSame,
    DifferenceKind::Unknown,
    DifferenceKind::NotTold,
    DifferenceKind::NotRead,
    DifferenceKind::NotYetShown,
];

/// What was found so far.
pub struct Totals {
    /// How many objects there are.
    pub count: usize,
    /// How many of them were read, or could not be.
    pub read: usize,
    /// Orders of a list that are not of this time.
    pub out_of_time: usize,
    frame: TimeFrame,
    /// Objects of which something differs.
    differing: usize,
    /// Objects, and entries without one, of which it is not known, and nothing differs.
    not_known: usize,
    /// Objects that no entry explains, and of which nothing else is to be said.
    foreign: usize,
    /// Changes that were made outside of this time.
    left_out: usize,
    /// How many differences of a kind about the same, and what they come to.
    sums: BTreeMap<(DifferenceKind, String), (usize, Amount)>,
    /// What to look at next, one step for each kind.
    next: BTreeMap<DifferenceKind, Step>,
    /// Objects that could not be read.
    failed: usize,
    first_failure: Option<Error>,
    cut: Option<Error>,
}

impl Totals {
    /// Nothing yet.
    pub fn new(frame: TimeFrame) -> Totals {
        Totals {
            count: 0,
            read: 0,
            out_of_time: 0,
            frame,
            differing: 0,
            not_known: 0,
            foreign: 0,
            left_out: 0,
            sums: BTreeMap::new(),
            next: BTreeMap::new(),
            failed: 0,
            first_failure: None,
            cut: None,
        }
    }

    /// Counts what was found of one object. Gives what of it counts: what was done elsewhere outside of this time does not.
    pub fn keep(&mut self, object: &str, mut found: Vec<Difference>) -> Vec<Difference> {
        let count = found.len();
        found.retain(|difference| !difference.is_outside(&self.frame));
        self.left_out += count - found.len();
        let has = |standing: Standing| found.iter().any(|one| one.kind.standing() == standing);
        self.differing += usize::from(has(Standing::Differs));
        self.not_known += usize::from(has(Standing::NotKnown) && !has(Standing::Differs));
        let is_foreign = has(Standing::Normal) && !has(Standing::Differs);
        self.foreign += usize::from(is_foreign && !has(Standing::NotKnown));
        for difference in &found {
            let key = (difference.kind, difference.about.clone());
            let (count, sum) = self.sums.entry(key).or_default();
            *count += 1;
            self.next.entry(difference.kind).or_insert_with(|| next_of(object, difference));
            *sum = sum.saturating_add(amount_of(difference));
        }
        found
    }

    /// Notes that an object could not be read.
    pub fn failed(&mut self, error: Error) {
        self.failed += 1;
        self.first_failure.get_or_insert(error);
    }

    /// Notes that the others are not read, for this reason.
    pub fn cut(&mut self, error: Error) {
        self.cut = Some(error);
    }

    /// Whether every object was read, or was tried to.
    pub fn is_whole(&self, is_interrupted: bool) -> bool {
        self.cut.is_none() && !(is_interrupted && self.read < self.count)
    }

    /// How far it has come.
    pub fn progress(&self) -> String {
        let Totals { read, count, differing, .. } = self;
        format!("{read} of {count} objects read, {differing} differ")
    }

    /// Tells the totals, and ends as they ask.
    pub fn conclude(
        mut self,
        gathered: &Gathered,
        is_interrupted: bool,
        ui: &mut Ui,
    ) -> Result<()> {
        let lines = self.lines(gathered, &ui.instants);
        let Some(mut error) = self.failure(is_interrupted) else {
            lines.iter().for_each(|line| ui.note(line));
            return Ok(());
        };
        for line in lines {
            error = error.detail(line);
        }
        let asks =
            |kind: &DifferenceKind| !matches!(kind.standing(), Standing::Waits | Standing::Normal);
        let steps = self.next.into_iter().filter(|(kind, _)| asks(kind));
        Err(steps.fold(error, |error, (_, step)| error.next(step)))
    }

    /// The failure that it ends with, if it does.
    fn failure(&mut self, is_interrupted: bool) -> Option<Error> {
        let so_far = format!("{} of {} objects were read", self.read, self.count);
        if let Some(cut) = self.cut.take() {
            return Some(cut.detail(format!("the rest was not compared: {so_far}")));
        }
        if is_interrupted && self.read < self.count {
            return Some(Error::new(ErrorKind::Interrupted, format!("interrupted: {so_far}")));
        }
        if self.differing > 0 {
            let what = match self.differing {
                1 => "1 object differs from what the journal explains".to_owned(),
                many => format!("{many} objects differ from what the journal explains"),
            };
            return Some(Error::new(ErrorKind::CheckFailed, what));
        }
        if let Some(first) = self.first_failure.take().filter(|_| self.failed == self.read) {
            return Some(first.detail("none of the objects could be read"));
        }
        if self.not_known == 0 {
            return None;
        }
        let what = format!("nothing differs, but of {} it is not known", self.not_known);
        Some(Error::new(ErrorKind::Partly, what))
    }

    fn lines(&self, gathered: &Gathered, instants: &Instants) -> Vec<String> {
        let compared = self.read - self.out_of_time;
        let explained = compared.saturating_sub(self.differing + self.not_known + self.foreign);
        let mut line = format!(
            "{compared} compared: {explained} explained, {} differ, {} not known",
            self.differing, self.not_known
        );
        if self.foreign > 0 {
            line.push_str(&format!(", {} not made from here", self.foreign));
        }
        let mut lines = vec![line];
        if self.count == 0 && gathered.unknown.is_empty() {
            lines.push(format!(
                "nothing was compared: the journal wrote to no object{}",
                in_frame(&self.frame, instants)
            ));
        }
        for kind in TOLD {
            let mut parts = Vec::new();
            for ((own, about), (count, sum)) in &self.sums {
                if *own == kind {
                    parts.push(part(about, *count, *sum));
                }
            }
            if !parts.is_empty() {
                lines.push(format!("{}: {}", kind.title(), parts.join(", ")));
            }
        }
        for (count, what) in [
            (self.left_out, "changes made elsewhere are not of this time"),
            (self.out_of_time, "listed orders are not of this time"),
            (gathered.others, "entries are about what has nothing to compare"),
        ] {
            if count > 0 {
                lines.push(format!("left out: {count} {what}"));
            }
        }
        lines
    }
}

/// A time frame in words, as far as it has ends.
fn in_frame(frame: &TimeFrame, instants: &Instants) -> String {
    let ends = [("from", frame.since), ("until", frame.until)];
    let told = ends.into_iter().filter_map(|(word, end)| Some((word, end?)));
    told.map(|(word, end)| format!(" {word} {}", instants.show(end))).collect()
}

/// `refunded 300.00 (2)`.
fn part(about: &str, count: usize, sum: Amount) -> String {
    match sum.is_zero() {
        true => format!("{about} ({count})"),
        false => format!("{about} {} ({count})", money::show(sum)),
    }
}

/// What a difference adds to the totals: how much it is, whichever way.
fn amount_of(difference: &Difference) -> Amount {
    let amount = difference.amount().or(difference.journal).or(difference.api);
    amount.unwrap_or_default().abs()
}
