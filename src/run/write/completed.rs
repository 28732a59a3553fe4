//! A body that is finished, and how it came about: by flags, by a person's answers, in an editor.

use serde_json::Value;

use super::laid_out::Call;
use crate::api::State;
use crate::base::error::Result;
use crate::output::ui::Ui;
use crate::run::body::changes::{self, Change};
use crate::run::body::edit::EditFile;

/// A body that can be sent, and how it came about.
pub struct Completed {
    /// The body.
    pub body: Value,
    /// What differs from the object, or from what the editor was given.
    pub changes: Option<Vec<Change>>,
    /// The body that would leave the object as it is, where the operation replaces it.
    pub current_body: Option<Value>,
    /// A person was asked meanwhile.
    pub asked: bool,
}

/// The body as a person leaves it in the editor, if that was asked for.
pub fn edited(call: &Call, file: Option<&EditFile>, body: Value, ui: &mut Ui) -> Result<Completed> {
    let Some(file) = file else { return Ok(unedited(body)) };
    let edited = file.edit(&call.builder.text_to_edit(&body), ui)?;
    let changes = Some(changes::differences(&body, &edited));
    Ok(Completed { body: edited, changes, current_body: None, asked: true })
}

pub fn unedited(body: Value) -> Completed {
    Completed { body, changes: None, current_body: None, asked: false }
}

/// Tells whose the object is, and its state, before a person is asked for what a call lacks.
pub fn tell_state(object: &str, state: &State, ui: &mut Ui) {
    let customer = state.customer.name.as_ref().map(|name| format!(", {name}")).unwrap_or_default();
    ui.note(&format!("{object}{customer}: {}", state.to_line()));
}

/// Refuses what is wrong with a finished body, and warns of the rest.
pub fn check(call: &Call, body: &Value, ui: &mut Ui) -> Result<()> {
    call.builder.refuse_wrong(body, &[])?;
    call.builder.warn(body, ui);
    Ok(())
}
