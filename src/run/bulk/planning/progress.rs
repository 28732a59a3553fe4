//! How far planning has come, told as often as a person wants to know.

use std::time::{Duration, Instant};

use crate::output::ui::Ui;

/// How often it is told on a terminal.
const OFTEN: Duration = Duration::from_millis(200);
/// How often it is told elsewhere.
const SELDOM: Duration = Duration::from_secs(10);

/// When it was told last.
pub struct Progress {
    shown: Option<Instant>,
    noted: Instant,
}

impl Progress {
    /// Nothing was told yet.
    pub fn new() -> Progress {
        Progress { shown: None, noted: Instant::now() }
    }

    /// Tells it, if it is time.
    pub fn tell(&mut self, line: impl Fn() -> String, ui: &mut Ui) {
        if self.shown.is_some_and(|shown| shown.elapsed() < OFTEN) {
            return;
        }
        self.shown = Some(Instant::now());
        if ui.shows_progress() {
            ui.progress(&line());
        } else if self.noted.elapsed() >= SELDOM {
            self.noted = Instant::now();
            ui.note(&line());
        }
    }
}
