//! How far a run has come, told while it goes on: a bar on a terminal, elsewhere a line now and then.

use std::time::{Duration, Instant};

use super::counts::Counts;
use crate::base::duration;
use crate::output::progress_bar::ProgressBar;
use crate::output::ui::Ui;
use crate::store::runs::RowOutcome;

/// Where there is no terminal, a line comes as often as this.
const EACH: Duration = Duration::from_secs(10);

/// What was told of a run so far.
pub struct Progress {
    bar: Option<ProgressBar>,
    begun: Instant,
    told: Instant,
    /// Rows that were not pending when this began.
    before: u64,
    what: &'static str,
}

impl Progress {
    /// Begins to tell of so many rows, of which these are behind us. `what` is what is done with a row.
    pub fn begin(all: u64, before: u64, what: &'static str, ui: &Ui) -> Progress {
        let (begun, bar) = (Instant::now(), ui.bar(all));
        Progress { bar, begun, told: begun, before, what }
    }

    /// Tells how far it has come.
    pub fn tell(&mut self, counts: &Counts, behind: u64, ui: &mut Ui) {
        if let Some(bar) = &self.bar {
            return bar.set(behind, &format!("{}: {}", self.what, in_short(counts)));
        }
        if self.told.elapsed() < EACH {
            return;
        }
        self.told = Instant::now();
        let (all, words) = (counts.tally.all(), counts.tally.in_words());
        let mut line = format!("{behind} of {all} rows {}: {words}", self.what);
        if let Some((rate, left)) = self.rate(behind, all) {
            line.push_str(&format!("; {rate} a minute, about {left} left"));
        }
        ui.note(&line);
    }

    /// Rows in a minute, and the time that is left at this rate.
    fn rate(&self, behind: u64, all: u64) -> Option<(u64, String)> {
        let (here, seconds) = (behind.checked_sub(self.before)?, self.begun.elapsed().as_secs());
        let rate = (here * 60).checked_div(seconds)?;
        let left = (all.saturating_sub(behind) * seconds).checked_div(here)?;
        Some((rate, duration::spoken(Duration::from_secs(left))))
    }

    /// Takes the bar away.
    pub fn end(&self) {
        self.bar.iter().for_each(ProgressBar::end);
    }
}

/// `990 done, 3 refused, 1 unknown`.
fn in_short(counts: &Counts) -> String {
    let told = [RowOutcome::Done, RowOutcome::Refused, RowOutcome::Skipped, RowOutcome::Unknown];
    let words = told.map(|outcome| format!("{} {}", counts.tally.rows(outcome), outcome.word()));
    words.join(", ")
}
