//! A bar that tells how far a command has come, on a terminal. The library draws a line; it is written as any other line of
//! progress, so that whatever else is said takes its place.

use std::fmt;
use std::io;
use std::sync::Mutex;

use indicatif::{ProgressDrawTarget, ProgressState, ProgressStyle, TermLike};

use crate::base::threads::lock;
use crate::output::stderr;
use crate::output::terminal;
use crate::output::ui::Ui;

/// How often a second it is drawn anew.
const EACH_SECOND: u8 = 5;
/// What it looks like.
const FORM: &str = "{bar:20} {pos}/{len} {msg}, {rate}, {eta} left";
/// The width of a terminal that does not tell it.
const USUAL_WIDTH: usize = 80;

/// The bar of a command.
pub struct ProgressBar(indicatif::ProgressBar);

impl ProgressBar {
    /// Says how far it has come, with this beside it.
    pub fn set(&self, done: u64, said: &str) {
        self.0.set_position(done);
        self.0.set_message(said.to_owned());
    }

    /// Takes the bar away.
    pub fn end(&self) {
        self.0.finish_and_clear();
        stderr::clear_progress(&mut io::stderr());
    }
}

impl Ui {
    /// A bar for so many steps, if a person sees it.
    pub fn bar(&self, steps: u64) -> Option<ProgressBar> {
        if !self.shows_progress || self.format.is_json() {
            return None;
        }
        let target = ProgressDrawTarget::term_like_with_hz(Box::new(Line::default()), EACH_SECOND);
        let bar = indicatif::ProgressBar::with_draw_target(Some(steps), target);
        let style = ProgressStyle::with_template(FORM);
        Some(ProgressBar(match style {
            Ok(style) => bar.with_style(style.progress_chars("=> ").with_key("rate", rate)),
            Err(_) => bar,
        }))
    }
}

/// Steps in a second, in whole ones.
fn rate(state: &ProgressState, out: &mut dyn fmt::Write) {
    // A line that is not whole is drawn anew soon.
    let _ = write!(out, "{:.0}/s", state.per_sec());
}

/// The one line that the bar is drawn on.
#[derive(Default)]
struct Line(Mutex<String>);

impl fmt::Debug for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Line")
    }
}

impl TermLike for Line {
    fn width(&self) -> u16 {
        let columns = terminal::error_columns().unwrap_or(USUAL_WIDTH);
        columns.try_into().unwrap_or(u16::MAX)
    }

    fn move_cursor_up(&self, _: usize) -> io::Result<()> {
        Ok(())
    }

    fn move_cursor_down(&self, _: usize) -> io::Result<()> {
        Ok(())
    }

    fn move_cursor_right(&self, _: usize) -> io::Result<()> {
        Ok(())
    }

    fn move_cursor_left(&self, _: usize) -> io::Result<()> {
        Ok(())
    }

    fn write_line(&self, text: &str) -> io::Result<()> {
        self.write_str(text)
    }

    fn write_str(&self, text: &str) -> io::Result<()> {
        lock(&self.0).push_str(text);
        Ok(())
    }

    fn clear_line(&self) -> io::Result<()> {
        lock(&self.0).clear();
        Ok(())
    }

    fn flush(&self) -> io::Result<()> {
        let line = std::mem::take(&mut *lock(&self.0));
        if !line.trim().is_empty() {
            stderr::write_progress(&mut io::stderr(), line.trim_end());
        }
        Ok(())
    }
}
