//! Whether a callback came before, as far as `callback listen` received it on this machine. No limit is documented for repeats,
//! so it is a remark and no failure (quirk 25).

use std::time::Duration;

use super::examined::Examined;
use crate::base::dates::Clock;
use crate::base::step::Command;
use crate::commands::callback::account::CallbackAccount;
use crate::commands::in_force;
use crate::options::Globals;
use crate::output::ui::Ui;
use crate::profile::account_flags;
use crate::store::callbacks::{FirstSeen, Sought, first_seen};

/// Another process that writes there is waited for this long.
const PATIENCE: Duration = Duration::from_secs(2);

/// What is remarked; nothing where it never came, or where that cannot be told.
pub fn remark(examined: &Examined, globals: &Globals, ui: &mut Ui) -> Option<String> {
    if !examined.verdict.passed() {
        return None;
    }
    let object = examined.value("orderUuid").or_else(|| examined.value("companyCheckUuid"))?;
    let status = examined.value("status").unwrap_or_default();
    let checksum = examined.value("checksum").unwrap_or_default();
    let sought = Sought { object: &object, status: &status, checksum: &checksum };
    let CallbackAccount { key, dir, .. } = CallbackAccount::in_use(globals, ui).ok()?;
    let FirstSeen { id, at, same_checksum } = first_seen(&dir, &key, &sought, PATIENCE).ok()??;
    let when = Clock::system(in_force::zone(globals)).show(at);
    let show = Command::new("callback show").arg(id).line(&account_flags(&ui.profile_flags));
    Some(match same_checksum {
        true => format!("seen before: this callback came on {when} ({show})"),
        false => format!(
            "a callback that says {status} of {object} came before, on {when} ({show}): this is a repeat"
        ),
    })
}
