//! `fpgo config show`: each setting in force and where it comes from. A secret's place is shown, never its value.

use serde_json::{Value, json};

use super::setting::Setting;
use crate::api::{ColumnKind, Overrides};
use crate::base::dates::DateForm;
use crate::base::error::Result;
use crate::base::money::{self, Amount};
use crate::base::redact;
use crate::base::target::is_loopback;
use crate::commands::in_force::{self, timeout, warned};
use crate::options::Globals;
use crate::output::local_table::{LocalTable, show_local};
use crate::output::ui::Ui;
use crate::profile::proxy::Proxy;
use crate::profile::{
    self, ConfigFile, Environment, Format, Profile, SANDBOX, SettingOrigin, names_place,
    secret_bytes, variable,
};
use crate::store::approval_keys::ApprovalKey;

/// The columns of its table.
pub const COLUMNS: [(&str, ColumnKind); 3] = [
    ("Setting", ColumnKind::Identifier),
    ("Value", ColumnKind::Identifier),
    ("From", ColumnKind::Text),
];

/// Shows the settings, in a table or as JSON.
pub fn run(globals: &Globals, ui: &mut Ui) -> Result<()> {
    let settings = settings_in_force(globals, ui)?;
    let profile = settings.iter().find(|setting| setting.key == "profile");
    let profile = profile.map(|setting| setting.value.clone()).unwrap_or_default();
    let (mut rows, mut json) = (Vec::new(), Vec::new());
    for setting in settings {
        let from = setting.origin(&profile);
        let Setting { key, value, .. } = setting;
        json.push(json!({"key": key, "value": value, "from": from}));
        rows.push(vec![key, value, from]);
    }
    show_local(LocalTable::List(&COLUMNS, rows), &Value::Array(json), ui)
}

/// All settings, in the order in which they are shown.
fn settings_in_force(globals: &Globals, ui: &mut Ui) -> Result<Vec<Setting>> {
    let flags = globals.profile_flags();
    let (path, chosen_by) = ConfigFile::place(&flags)?;
    let mut settings = vec![Setting::of("config", path.display().to_string(), &chosen_by)];
    let profile = warned(in_force::profile(&flags, ui), ui);
    if let Some(profile) = &profile {
        add_profile(&mut settings, profile);
        settings.push(output(globals, profile));
        if let Some(time) = warned(timeout(globals, profile), ui) {
            let from = timeout_origin(globals, profile);
            settings.push(Setting::of("timeout", format!("{time:?}"), &from));
        }
    }
    settings.extend([
        color(globals),
        no_input(globals),
        Setting::switch("yes", "--yes", globals.yes),
        Setting::switch("verbose", "--verbose", globals.verbose),
        Setting::switch("show_personal_data", "--show-personal-data", globals.show_personal_data),
    ]);
    if let Some(profile) = &profile {
        settings.extend(proxy(profile, ui));
    }
    settings.push(data_dir()?);
    if let Some(profile) = &profile {
        add_overrides(&mut settings, profile);
    }
    Ok(settings)
}

fn add_profile(settings: &mut Vec<Setting>, profile: &Profile) {
    settings.push(Setting::of("profile", &profile.name, &profile.chosen_by));
    settings.push(environment(profile));
    settings.push(Setting::of("time_zone", &profile.zone_name, &profile.zone_from));
    let date_form = profile.date_form.map(form_name);
    settings.push(Setting::or_default("order_date", date_form, "as documented"));
    let remember_seen = (!profile.remember_seen).then(|| "false".to_owned());
    settings.push(Setting::or_default("remember_seen", remember_seen, "true"));
    add_limits(settings, profile);
    add_journal(settings, profile);
    add_address(settings, profile);
    settings.push(callback_secret(profile));
    let previous = profile.callback_secret_previous.as_ref();
    settings
        .extend(previous.map(|source| Setting::kept_secret("callback_secret_previous", source)));
}

/// The environment: as the file says, unless the host is a known one's or nobody's.
fn environment(profile: &Profile) -> Setting {
    let (key, name) = ("environment", profile.environment.name());
    let Some(target) = &profile.target else {
        return Setting::of(key, name, &SettingOrigin::Default);
    };
    let host = target.base_url.host_str().unwrap_or_default();
    match is_loopback(&target.base_url) || Environment::of_host(host).is_some() {
        true => Setting::of(key, name, &SettingOrigin::File),
        false => Setting::new(key, name, "the host, which is not a known one"),
    }
}

/// The secret that callbacks are checked with; the sandbox has one of its own.
fn callback_secret(profile: &Profile) -> Setting {
    let (key, variable) = ("callback_secret", "FPGO_CALLBACK_SECRET");
    match profile.environment {
        Environment::Sandbox if secret_bytes(variable).is_none() => {
            Setting::new(key, "***", SANDBOX)
        }
        _ => Setting::secret(key, variable, profile.callback_secret.as_ref()),
    }
}

fn form_name(form: DateForm) -> String {
    form.name().to_owned()
}

/// What the profile may do at most; what it does not say is no limit.
fn add_limits(settings: &mut Vec<Setting>, profile: &Profile) {
    let limits = &profile.limits;
    let read_only = limits.read_only.then(|| "true".to_owned());
    let writes = limits.max_writes_per_hour.as_ref().map(u32::to_string);
    let allow = limits.allow.as_ref().map(|allowed| allowed.join(", "));
    let approvals = profile.bulk_approvals.as_ref().map(|keys| names_of(keys));
    let resolve_after = match profile.resolve_after {
        Some(_) => SettingOrigin::File,
        None => SettingOrigin::Default,
    };
    settings.extend([
        Setting::or_default("read_only", read_only, "false"),
        Setting::or_default("max_amount", shown(limits.max_amount), "none"),
        Setting::or_default("max_amount_per_day", shown(limits.max_amount_per_day), "none"),
        Setting::or_default("max_writes_per_hour", writes, "none"),
        Setting::or_default("allow", allow, "all"),
        Setting::or_default("bulk_approvals", approvals, "none"),
        Setting::of("resolve_after", format!("{:?}", profile.readings_apart()), &resolve_after),
    ]);
}

/// Whose keys these are.
fn names_of(keys: &[ApprovalKey]) -> String {
    let names: Vec<&str> = keys.iter().map(|key| key.name.as_str()).collect();
    names.join(", ")
}

/// The database that keeps the journal for several machines.
fn add_journal(settings: &mut Vec<Setting>, profile: &Profile) {
    let Some(shared) = &profile.shared_journal else {
        let here = "this machine, in data_dir";
        settings.push(Setting::of("journal_url", here, &SettingOrigin::Default));
        return;
    };
    let (url, from) = (shared.address.to_string(), SettingOrigin::File);
    settings.push(Setting::of("journal_url", url, &from));
    let ca_file = shared.ca_file.as_ref().map(|path| path.display().to_string());
    settings.push(Setting::or_default("journal_ca_file", ca_file, "none"));
    settings.extend(
        shared.password.as_ref().map(|source| Setting::kept_secret("journal_password", source)),
    );
}

fn shown(amount: Option<Amount>) -> Option<String> {
    amount.map(money::show)
}

/// The address, and the token that goes there.
fn add_address(settings: &mut Vec<Setting>, profile: &Profile) {
    let Some(target) = &profile.target else {
        let address = "of the sandbox on this machine";
        settings.push(Setting::of("base_url", address, &SettingOrigin::Default));
        let name = "FPGO_SANDBOX_TOKEN";
        settings.push(match secret_bytes(name) {
            Some(_) => Setting::new("token", "***", name),
            None => Setting::new("token", "***", "sandbox"),
        });
        return;
    };
    let from = if target.named { SettingOrigin::File } else { SettingOrigin::Default };
    settings.push(Setting::of("base_url", target.base_url.to_string(), &from));
    let ca_file = target.ca_file.as_ref().map(|path| path.display().to_string());
    settings.push(Setting::or_default("ca_file", ca_file, "none"));
    settings.push(Setting::secret("token", "FPGO_TOKEN", profile.token.as_ref()));
}

fn output(globals: &Globals, profile: &Profile) -> Setting {
    let (name, origin) = match (&globals.output, variable("FPGO_OUTPUT"), profile.output) {
        (None, ..) if globals.jq.is_some() => {
            (Format::Json.name().to_owned(), SettingOrigin::Flag("--jq"))
        }
        (Some(name), ..) => (name.clone(), SettingOrigin::Flag("--output")),
        (None, Some(name), _) => (name, SettingOrigin::Variable("FPGO_OUTPUT")),
        (None, None, Some(format)) => (format.name().to_owned(), SettingOrigin::File),
        (None, None, None) => (Format::Table.name().to_owned(), SettingOrigin::Default),
    };
    Setting::of("output", name, &origin)
}

fn timeout_origin(globals: &Globals, profile: &Profile) -> SettingOrigin {
    match (globals.timeout, variable("FPGO_TIMEOUT"), profile.timeout) {
        (Some(_), ..) => SettingOrigin::Flag("--timeout"),
        (None, Some(_), _) => SettingOrigin::Variable("FPGO_TIMEOUT"),
        (None, None, Some(_)) => SettingOrigin::File,
        (None, None, None) => SettingOrigin::Default,
    }
}

fn color(globals: &Globals) -> Setting {
    let (value, origin) = match (&globals.color, variable("FPGO_COLOR"), variable("NO_COLOR")) {
        (Some(when), ..) => (when.clone(), SettingOrigin::Flag("--color")),
        (None, Some(when), _) => (when, SettingOrigin::Variable("FPGO_COLOR")),
        (None, None, Some(_)) => ("never".to_owned(), SettingOrigin::Variable("NO_COLOR")),
        (None, None, None) => ("auto".to_owned(), SettingOrigin::Default),
    };
    Setting::of("color", redact::hide_suspects(&value), &origin)
}

/// Whether asking is forbidden, and by what.
fn no_input(globals: &Globals) -> Setting {
    let origin = if globals.no_input {
        SettingOrigin::Flag("--no-input")
    } else if profile::says_yes("FPGO_NO_INPUT") {
        SettingOrigin::Variable("FPGO_NO_INPUT")
    } else if profile::says_yes("CI") {
        SettingOrigin::Variable("CI")
    } else {
        SettingOrigin::Default
    };
    let is_forbidden = origin != SettingOrigin::Default;
    Setting::of("no_input", is_forbidden.to_string(), &origin)
}

/// The proxy on the way to the profile's address.
fn proxy(profile: &Profile, ui: &mut Ui) -> Option<Setting> {
    let found = warned(Proxy::on_the_way_to(&profile.target.as_ref()?.base_url), ui)?;
    Some(match found {
        Some(proxy) => Setting::new("proxy", proxy.show(), proxy.variable),
        None => Setting::of("proxy", "none", &SettingOrigin::Default),
    })
}

fn data_dir() -> Result<Setting> {
    let origin = match names_place("FPGO_DATA_DIR") {
        true => SettingOrigin::Variable("FPGO_DATA_DIR"),
        false => SettingOrigin::Default,
    };
    let dir = profile::data_dir()?;
    Ok(Setting::of("data_dir", dir.display().to_string(), &origin))
}

/// What the profile changes of single operations.
fn add_overrides(settings: &mut Vec<Setting>, profile: &Profile) {
    for (command, overrides) in &profile.overrides {
        for (key, value) in changes(overrides) {
            if let Some(value) = value {
                let key = format!("endpoints.{command:?}.{key}");
                settings.push(Setting::of(&key, value, &SettingOrigin::File));
            }
        }
    }
}

fn changes(overrides: &Overrides) -> [(&'static str, Option<String>); 6] {
    let products = match overrides.keyed {
        Some(true) => Some("object".to_owned()),
        Some(false) => Some("list".to_owned()),
        None => None,
    };
    [
        ("method", overrides.method.map(|method| method.name().to_owned())),
        ("path", overrides.path.clone()),
        ("order_date", overrides.date_form.map(form_name)),
        ("empty_list", overrides.strict_empty.then(|| "error".to_owned())),
        ("filter", overrides.as_typed.then(|| "as typed".to_owned())),
        ("products", products),
    ]
}
