//! Who let a write be sent: a person who was asked, or nobody where nobody has to be asked. Nothing is recorded to be
//! sent without one.

use crate::api::Endpoint;
use crate::base::error::Result;
use crate::options::Invocation;
use crate::output::prompt::Preview;
use crate::output::ui::Ui;

/// The confirmation of one write.
pub struct Confirmation {
    asked: bool,
}

impl Confirmation {
    /// The confirmation where nobody has to be asked: the operation does not ask, or `--yes` answers.
    pub fn without_question(endpoint: &Endpoint, invocation: &Invocation) -> Option<Confirmation> {
        let asks = endpoint.asks || invocation.edit;
        (invocation.yes || !asks).then_some(Confirmation { asked: false })
    }

    /// Asks a person. Fails with a no, and where nobody can be asked.
    pub fn ask(preview: &Preview, ui: &mut Ui) -> Result<Confirmation> {
        ui.confirm(preview)?;
        Ok(Confirmation { asked: true })
    }

    /// Whether a person was asked, so that time has passed.
    pub fn was_asked(&self) -> bool {
        self.asked
    }
}
