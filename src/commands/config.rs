//! `fpgo config`: making a configuration file, and showing what is in force and why. It never fails on the file
//! unless the file itself is what is asked about.

use std::fs::OpenOptions;
use std::io::Write;

use clap::Subcommand;
use serde_json::json;

use super::in_force::{self, timeout};
use crate::api::Overrides;
use crate::base::error::{Error, Result};
use crate::base::money::{self, Amount};
use crate::base::redact;
use crate::base::step::Command;
use crate::options::Globals;
use crate::output::delivery::delivered;
use crate::output::local_table::{LocalTable, show_local};
use crate::output::ui::Ui;
use crate::profile::proxy::Proxy;
use crate::profile::secrets::{self, SecretSource};
use crate::profile::{
    self, ConfigFile, Format, Profile, SettingOrigin, names_place, secret_bytes, variable,
};

/// What to do.
#[derive(Subcommand, Debug)]
pub enum ConfigCommand {
    /// Make a configuration file with every key explained
    Init,
    /// List the profiles
    List,
    /// Show each setting in force and where it comes from; secrets are never shown
    Show,
    /// Say whether the file and the profile are right; nothing is sent
    Check,
    /// Make a profile the one that is used unless another is named
    Use {
        /// The profile's name
        #[arg(value_name = "NAME")]
        name: String,
    },
    /// Print where the configuration file is
    Path,
}

impl ConfigCommand {
    /// Whether it has names to print alone.
    pub fn can_be_quiet(&self) -> bool {
        matches!(self, ConfigCommand::List)
    }

    /// Whether it shows something that has rows.
    pub fn shows_rows(&self) -> bool {
        matches!(self, ConfigCommand::List | ConfigCommand::Show)
    }
}

/// The file that `config init` makes.
const EXAMPLE: &str = include_str!("../../config.example.toml");

/// Does it.
pub fn run(command: ConfigCommand, globals: &Globals, ui: &mut Ui) -> Result<()> {
    match command {
        ConfigCommand::Init => init(globals, ui),
        ConfigCommand::List => list(globals, ui),
        ConfigCommand::Show => show(globals, ui),
        ConfigCommand::Check => check(globals, ui),
        ConfigCommand::Use { name } => make_default(&name, globals, ui),
        ConfigCommand::Path => {
            let (path, _) = ConfigFile::place(&globals.profile_flags())?;
            delivered(ui.data(&format!("{}\n", path.display())))
        }
    }
}

fn init(globals: &Globals, ui: &mut Ui) -> Result<()> {
    let (path, _) = ConfigFile::place(&globals.profile_flags())?;
    let failed = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => {
            Error::invalid(format!("{} is there already, and stays as it is", path.display()))
                .next(Command::new("config show"))
        }
        _ => Error::config(format!("{} cannot be made: {error}", path.display())),
    };
    if let Some(dir) = path.parent() {
        std::fs::create_dir_all(dir).map_err(failed)?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(&path).and_then(|mut file| file.write_all(EXAMPLE.as_bytes())).map_err(failed)?;
    ui.note(&format!("made {}", path.display()));
    ui.suggest("", &Command::new("config show").why("fill in the token, then look at it"));
    delivered(ui.data(&format!("{}\n", path.display())))
}

fn make_default(name: &str, globals: &Globals, ui: &mut Ui) -> Result<()> {
    let file = ConfigFile::read(&globals.profile_flags())?;
    profile::make_default(&file, name)?;
    ui.note(&format!(
        "profile {name} is used now where no other is named, in {}",
        file.path.display()
    ));
    if let Some(other) = variable("FPGO_PROFILE").filter(|other| other != name) {
        ui.warn(&format!("FPGO_PROFILE is set, and {other} wins over it as long as it is"));
    }
    Ok(())
}

fn list(globals: &Globals, ui: &mut Ui) -> Result<()> {
    let file = told(ConfigFile::read(&globals.profile_flags()), ui);
    let default = file.as_ref().and_then(ConfigFile::default_profile);
    let mut names = file.as_ref().map(ConfigFile::profiles).unwrap_or_default();
    names.push(profile::SANDBOX.into());
    if ui.quiet {
        return delivered(
            ui.data(&names.iter().map(|name| format!("{name}\n")).collect::<String>()),
        );
    }
    let mark = |name: &str| if default == Some(name) { "default" } else { "" };
    let rows: Vec<Vec<String>> =
        names.iter().map(|name| vec![name.clone(), mark(name).to_owned()]).collect();
    let row = |name: &String| json!({"profile": name, "default": default == Some(name)});
    let json = || names.iter().map(row).collect();
    show_local(LocalTable::List(&["Profile", "Default"], rows), json, ui)
}

/// What a wrong file means for a command that must not fail on it: a warning, and nothing from the file.
fn told<T>(read: Result<T>, ui: &mut Ui) -> Option<T> {
    read.map_err(|error| {
        ui.warn(&error.to_string());
        error.report().next.iter().for_each(|step| ui.suggest("next: ", step));
    })
    .ok()
}

fn check(globals: &Globals, ui: &mut Ui) -> Result<()> {
    let profile = in_force::profile(&globals.profile_flags(), ui)?;
    timeout(globals, &profile)?;
    if let Some(target) = &profile.target {
        Proxy::on_the_way_to(&target.base_url)?;
    }
    // The keyring is not asked where it does not matter.
    let source = profile.token.as_ref().filter(|_| variable("FPGO_TOKEN").is_none());
    if let Some(why) = source.and_then(SecretSource::missing) {
        return Err(secrets::no_token(&profile.name, &why));
    }
    let environment = profile.environment.name();
    delivered(ui.data(&format!("profile {} is right; it counts as {environment}\n", profile.name)))
}

/// A setting in force: key, value, where it came from.
type Setting = (&'static str, String, String);

fn show(globals: &Globals, ui: &mut Ui) -> Result<()> {
    let asked = globals.profile_flags();
    let (path, chosen_by) = ConfigFile::place(&asked)?;
    let mut settings = vec![("config", path.display().to_string(), chosen_by.describe())];
    let profile = told(in_force::profile(&asked, ui), ui);
    let mut overrides = Vec::new();
    if let Some(profile) = &profile {
        settings.extend(of_profile(profile));
        settings.push(output(globals, profile));
        let time = told(timeout(globals, profile), ui);
        settings.extend(
            time.map(|time| ("timeout", format!("{time:?}"), timeout_origin(globals, profile))),
        );
        overrides = overridden(profile);
    }
    settings.extend([color(globals), no_input(globals)]);
    settings.extend(profile.as_ref().and_then(|profile| of_proxy(profile, ui)));
    let data = profile::data_dir()?.display().to_string();
    let named = names_place("FPGO_DATA_DIR");
    let from =
        if named { SettingOrigin::Variable("FPGO_DATA_DIR") } else { SettingOrigin::Default };
    settings.push(("data_dir", data, from.describe()));
    let settings = settings.into_iter().map(|(key, value, from)| [key.to_owned(), value, from]);
    let settings: Vec<[String; 3]> = settings.chain(overrides).collect();
    let rows = settings.iter().map(|setting| setting.to_vec()).collect();
    let row = |[key, value, from]: &[String; 3]| json!({"key": key, "value": value, "from": from});
    let json = || settings.iter().map(row).collect();
    show_local(LocalTable::List(&["Setting", "Value", "From"], rows), json, ui)
}

/// The proxy on the way to the profile's address.
fn of_proxy(profile: &Profile, ui: &mut Ui) -> Option<Setting> {
    let found = told(Proxy::on_the_way_to(&profile.target.as_ref()?.base_url), ui)?;
    Some(match found {
        Some(proxy) => ("proxy", proxy.show(), proxy.variable.to_owned()),
        None => ("proxy", "none".to_owned(), SettingOrigin::Default.describe()),
    })
}

fn of_profile(profile: &Profile) -> Vec<Setting> {
    let mut settings = vec![
        ("profile", profile.name.clone(), profile.chosen_by.describe()),
        ("environment", profile.environment.name().to_owned(), "profile and host".to_owned()),
        ("time_zone", profile.zone_name.clone(), profile.zone_from.describe()),
        or_default(
            "order_date",
            profile.date_form.map(|form| form.name().to_owned()),
            "as documented",
        ),
    ];
    settings.extend(limits(profile));
    if let Some(target) = &profile.target {
        let from = if target.named { SettingOrigin::File } else { SettingOrigin::Default };
        settings.push(("base_url", target.base_url.to_string(), from.describe()));
        let ca_file = target.ca_file.as_ref().map(|path| path.display().to_string());
        settings.push(or_default("ca_file", ca_file, "none"));
        settings.push(secret("token", "FPGO_TOKEN", profile.token.as_ref()));
    } else {
        settings.push(("base_url", "of the sandbox on this machine".into(), "default".into()));
        let from = "FPGO_SANDBOX_TOKEN";
        let is_given = secret_bytes(from).is_some();
        let of_sandbox = ("token", "***".into(), "sandbox".to_owned());
        settings.push(if is_given { secret("token", from, None) } else { of_sandbox });
    }
    let callback = profile.callback_secret.as_ref();
    settings.push(secret("callback_secret", "FPGO_CALLBACK_SECRET", callback));
    settings
}

/// A setting of the file, or what holds without it.
fn or_default(key: &'static str, value: Option<String>, default: &str) -> Setting {
    match value {
        Some(value) => (key, value, SettingOrigin::File.describe()),
        None => (key, default.to_owned(), SettingOrigin::Default.describe()),
    }
}

/// What the profile changes of single operations.
fn overridden(profile: &Profile) -> Vec<[String; 3]> {
    let of_one = |(command, own): (&String, &Overrides)| {
        let keyed = own.keyed.map(|keyed| if keyed { "object" } else { "list" }.to_owned());
        let settings = [
            ("method", own.method.map(|method| method.name().to_owned())),
            ("path", own.path.clone()),
            ("order_date", own.date_form.map(|form| form.name().to_owned())),
            ("empty_list", own.strict_empty.then(|| "error".to_owned())),
            ("filter", own.as_typed.then(|| "as typed".to_owned())),
            ("products", keyed),
        ];
        let given = settings.into_iter().filter_map(|(key, value)| Some((key, value?)));
        let row = |(key, value)| {
            [format!("endpoints.{command:?}.{key}"), value, SettingOrigin::File.describe()]
        };
        given.map(row).collect::<Vec<_>>()
    };
    profile.overrides.iter().flat_map(of_one).collect()
}

/// What the profile may do at most; what it does not say is no limit.
fn limits(profile: &Profile) -> Vec<Setting> {
    let limits = &profile.limits;
    let amount = |amount: Option<Amount>| amount.map(money::show);
    let from = profile.resolve_after.map_or(SettingOrigin::Default, |_| SettingOrigin::File);
    let apart = format!("{:?}", profile.readings_apart());
    vec![
        or_default("read_only", limits.read_only.then(|| "true".to_owned()), "false"),
        or_default("max_amount", amount(limits.max_amount), "none"),
        or_default("max_amount_per_day", amount(limits.max_amount_per_day), "none"),
        or_default(
            "max_writes_per_hour",
            limits.max_writes_per_hour.map(|count| count.to_string()),
            "none",
        ),
        or_default("allow", limits.allow.as_ref().map(|allowed| allowed.join(", ")), "all"),
        ("resolve_after", apart, from.describe()),
    ]
}

fn color(globals: &Globals) -> Setting {
    let (value, origin) = match (&globals.color, variable("FPGO_COLOR"), variable("NO_COLOR")) {
        (Some(when), ..) => (when.clone(), SettingOrigin::Flag("--color")),
        (None, Some(when), _) => (when, SettingOrigin::Variable("FPGO_COLOR")),
        (None, None, Some(_)) => ("never".to_owned(), SettingOrigin::Variable("NO_COLOR")),
        (None, None, None) => ("auto".to_owned(), SettingOrigin::Default),
    };
    ("color", redact::suspects(&value).into_owned(), origin.describe())
}

/// Who forbids to ask, if somebody does.
fn no_input(globals: &Globals) -> Setting {
    let forbidding = ["FPGO_NO_INPUT", "CI"].into_iter().find(|name| profile::says_yes(name));
    let origin = match (globals.no_input, forbidding) {
        (true, _) => SettingOrigin::Flag("--no-input"),
        (false, Some(name)) => SettingOrigin::Variable(name),
        (false, None) => SettingOrigin::Default,
    };
    ("no_input", (origin != SettingOrigin::Default).to_string(), origin.describe())
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
    ("output", name, origin.describe())
}

fn timeout_origin(globals: &Globals, profile: &Profile) -> String {
    let origin = match (globals.timeout, variable("FPGO_TIMEOUT"), profile.timeout) {
        (Some(_), ..) => SettingOrigin::Flag("--timeout"),
        (None, Some(_), _) => SettingOrigin::Variable("FPGO_TIMEOUT"),
        (None, None, Some(_)) => SettingOrigin::File,
        (None, None, None) => SettingOrigin::Default,
    };
    origin.describe()
}

/// A secret's place, never its value.
fn secret(key: &'static str, name: &'static str, source: Option<&SecretSource>) -> Setting {
    match (secret_bytes(name), source) {
        (Some(_), _) => (key, "***".into(), name.to_owned()),
        (None, Some(source)) if source.missing().is_none() => {
            (key, "***".into(), source.describe())
        }
        (None, Some(source)) => (key, "not set".into(), source.describe()),
        (None, None) => (key, "not set".into(), "default".to_owned()),
    }
}
