//! A bar that tells how far a command has come, on a terminal. It is written as any other line of progress, so that whatever
//! else is said takes its place.

use std::io;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use crate::base::duration;
use crate::base::threads::lock;
use crate::output::stderr;
use crate::output::terminal;
use crate::output::ui::Ui;

/// How often it is drawn anew at most.
const EACH: Duration = Duration::from_millis(200);
/// How long it is, in letters.
const LENGTH: usize = 20;
/// The width of a terminal that does not tell it.
const USUAL_WIDTH: usize = 80;

/// The bar of a command.
pub struct ProgressBar {
    steps: u64,
    begun: Instant,
    drawn: Mutex<Drawn>,
}

/// What was drawn so far.
#[derive(Default)]
struct Drawn {
    /// How far the command had come before its first step here.
    first: Option<u64>,
    last: Option<Instant>,
}

impl ProgressBar {
    /// Says how far it has come, with this beside it.
    pub fn set(&self, done: u64, said: &str) {
        let mut drawn = lock(&self.drawn);
        let first = *drawn.first.get_or_insert(done);
        if drawn.last.is_some_and(|last| last.elapsed() < EACH) {
            return;
        }
        drawn.last = Some(Instant::now());
        let line =
            line(done, self.steps, said) + &pace(done, self.steps, first, self.begun.elapsed());
        // A line that fills its last column would begin another.
        let width = terminal::error_columns().unwrap_or(USUAL_WIDTH).saturating_sub(1);
        stderr::write_progress(&mut io::stderr(), &line.chars().take(width).collect::<String>());
    }

    /// Takes the bar away.
    pub fn end(&self) {
        stderr::clear_progress(&mut io::stderr());
    }
}

impl Ui {
    /// A bar for so many steps, if a person sees it.
    pub fn bar(&self, steps: u64) -> Option<ProgressBar> {
        if !self.shows_progress || self.format.is_json() {
            return None;
        }
        Some(ProgressBar { steps, begun: Instant::now(), drawn: Mutex::default() })
    }
}

/// `=====>               250/1000 done`.
fn line(done: u64, steps: u64, said: &str) -> String {
    let length = (done.min(steps) * LENGTH as u64).checked_div(steps);
    let length = length.and_then(|length| usize::try_from(length).ok()).unwrap_or(LENGTH);
    let head = if length < LENGTH { ">" } else { "" };
    format!("{:LENGTH$} {done}/{steps} {said}", "=".repeat(length) + head)
}

/// `, 4/s, 3m 7s left`; nothing before the first step of this command.
fn pace(done: u64, steps: u64, first: u64, time: Duration) -> String {
    let (here, millis) = (done.saturating_sub(first), u64::try_from(time.as_millis()).unwrap_or(0));
    let rate = (here * 1000 + millis / 2).checked_div(millis);
    let left = (steps.saturating_sub(done) * millis).checked_div(here * 1000);
    match (rate, left) {
        (Some(rate), Some(left)) => {
            format!(", {rate}/s, {} left", duration::spoken(Duration::from_secs(left)))
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(done: u64, steps: u64, first: u64, seconds: u64, expected: &str) {
        let time = Duration::from_secs(seconds);
        assert_eq!(line(done, steps, "done") + &pace(done, steps, first, time), expected);
    }

    #[test]
    fn a_bar_tells_how_far_how_fast_and_how_long_still() {
        check(0, 1000, 0, 3, ">                    0/1000 done");
        check(250, 1000, 0, 62, "=====>               250/1000 done, 4/s, 3m 6s left");
        check(250, 1000, 150, 25, "=====>               250/1000 done, 4/s, 3m 7s left");
        check(999, 1000, 0, 250, "===================> 999/1000 done, 4/s, 0s left");
        check(1000, 1000, 0, 250, "==================== 1000/1000 done, 4/s, 0s left");
        check(0, 0, 0, 0, "==================== 0/0 done");
    }
}
