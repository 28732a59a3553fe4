//! `--template`: the skeleton of an operation's body, with what was typed in its place. Nothing is sent.

use serde_json::json;

use super::in_force;
use crate::api::{BodySource, Endpoint, RequestContext};
use crate::base::dates::Clock;
use crate::base::error::{Error, Result};
use crate::options::{Globals, Invocation};
use crate::output::delivery::delivered;
use crate::output::show::show_json;
use crate::output::ui::Ui;
use crate::profile::{Format, Profile, SettingOrigin};

/// Prints the skeleton.
pub fn run(
    endpoint: &'static Endpoint,
    invocation: &Invocation,
    globals: &Globals,
    ui: &mut Ui,
) -> Result<()> {
    if let Some(flag) = invocation.beside_template(endpoint) {
        return Err(Error::invalid(format!(
            "--{flag} means nothing to --template, which sends nothing"
        )));
    }
    if let Some(flag) = globals.asks_for_rows() {
        return Err(Error::invalid(format!(
            "{flag} means nothing to --template, which has no rows"
        )));
    }
    // A skeleton needs no account; a profile that is named says what its dates and lists look like.
    let flags = globals.profile_flags();
    let profile = match in_force::profile(&flags, ui) {
        Err(error) if flags.profile.is_some() => return Err(error),
        settled => settled.unwrap_or_else(|_| Profile::sandbox(SettingOrigin::Default)),
    };
    let overrides = profile.overrides(endpoint.command);
    let context = RequestContext { clock: &Clock::system(profile.zone), overrides };
    let given = endpoint.apply(&invocation.typed, json!({}), BodySource::File, &context)?;
    delivered(match ui.format {
        Format::Json => return delivered(show_json(&endpoint.skeleton(&given).to_string(), ui)),
        Format::Ndjson => ui.json_lines(&format!("{}\n", endpoint.skeleton(&given))),
        Format::Table | Format::Csv | Format::Tsv | Format::Raw => {
            ui.data(&endpoint.template(&given))
        }
    })
}
