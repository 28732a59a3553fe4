//! The question before something of the journal is gone for good.

use crate::base::error::Result;
use crate::options::Globals;
use crate::output::prompt::Preview;
use crate::output::ui::Ui;

/// Asks, unless `--yes` was given.
pub fn confirm(
    question: String,
    facts: Vec<(&'static str, String)>,
    globals: &Globals,
    ui: &mut Ui,
) -> Result<()> {
    if globals.yes {
        return Ok(());
    }
    ui.ask_nobody_but_a_person(false);
    ui.without_answer = "the journal was not changed";
    ui.confirm(&Preview { question, facts, must_type: None })
}
