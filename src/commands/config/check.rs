//! `fpgo config check`: everything that the file and the profile in use name is looked at, and all that is wrong is told
//! at once. Nothing is sent, and no program is run.

use std::path::Path;

use crate::base::error::{Error, Result};
use crate::base::step::Command;
use crate::base::text::is_blank;
use crate::base::tls;
use crate::commands::findings::{self, Finding, Mark};
use crate::commands::in_force::timeout;
use crate::options::Globals;
use crate::output::delivery::delivered;
use crate::output::ui::Ui;
use crate::profile::proxy::Proxy;
use crate::profile::secret_source::{ONLY_BLANKS, SecretKind};
use crate::profile::{
    self, ConfigFile, Environment, Profile, ProfileFlags, all_of_profile, secret_bytes,
    token_mistake, variable,
};
use crate::store::data::DataDir;
use crate::store::journal::Journal;

/// Looks at everything, and tells what is wrong.
pub fn run(globals: &Globals, ui: &mut Ui) -> Result<()> {
    let looked = look(globals);
    if !ui.is_for_people() {
        findings::show(&looked.findings, ui)?;
    }
    match (failure(&looked.findings), looked.profile) {
        (Some(error), _) => Err(error),
        (None, Some(profile)) if ui.is_for_people() => {
            for finding in looked.findings.iter().filter(|found| found.mark() == Mark::Warning) {
                ui.warn(finding.detail());
            }
            let (name, environment) = (&profile.name, profile.environment.name());
            delivered(ui.data(&format!("profile {name} is right; it counts as {environment}\n")))
        }
        (None, _) => Ok(()),
    }
}

/// All problems as one failure.
fn failure(findings: &[Finding]) -> Option<Error> {
    let problems: Vec<&Finding> =
        findings.iter().filter(|found| matches!(found.mark(), Mark::Problem(_))).collect();
    let (first, rest) = problems.split_first()?;
    let mut error = match rest {
        [] => Error::config(first.detail()),
        _ => Error::config(format!("{} things are wrong with the settings", problems.len())),
    };
    for problem in &problems {
        if !rest.is_empty() {
            error = error.detail(problem.detail());
        }
        for step in problem.steps() {
            if !error.report().next.contains(step) {
                error = error.next(step.clone());
            }
        }
    }
    Some(error)
}

/// What was found, and the profile in use if it can be read.
pub struct Looked {
    /// In the order of the file.
    pub findings: Vec<Finding>,
    /// The profile in use.
    pub profile: Option<Profile>,
}

/// Looks at the file, the profile in use and all that it names.
pub fn look(globals: &Globals) -> Looked {
    let flags = globals.profile_flags();
    let mut found = Vec::new();
    let profile = match flags.sandbox_without_file() {
        Some(origin) => {
            found.push(Finding::ok("config", "the sandbox needs no file"));
            Some(Profile::sandbox(origin))
        }
        None => of_file(&flags, &mut found),
    };
    if let Some(profile) = &profile {
        found.extend(in_use(profile, globals));
    }
    found.push(data_dir(profile.as_ref()));
    Looked { findings: found, profile }
}

/// The profile in use, from the file, with what is wrong with either.
fn of_file(flags: &ProfileFlags, found: &mut Vec<Finding>) -> Option<Profile> {
    let file = match ConfigFile::open(flags) {
        Ok(file) => file,
        Err(error) => {
            found.push(Finding::failed("config", &error));
            return None;
        }
    };
    let place = file.path.display().to_string();
    found.push(match &file.table {
        Some(_) => Finding::ok("config", place),
        None => Finding::warning("config", format!("{place} is not there"))
            .next(Command::of_machine("config init").why("make it")),
    });
    if file.table.is_some() {
        found.push(Finding::of("permissions", file.refuse_shared(), |()| {
            "nobody else can read a secret in the file".to_owned()
        }));
    }
    if let Err(error) = file.refuse_reserved() {
        found.push(Finding::failed("profile", &error));
    }
    let (name, read) = match all_of_profile(&file, flags) {
        Ok(read) => read,
        Err(error) => {
            found.push(Finding::failed("profile", &error));
            return None;
        }
    };
    for warning in file.warnings(&name) {
        found.push(Finding::warning("other keys", warning));
    }
    match read {
        Ok(profile) => {
            let environment = profile.environment.name();
            found.push(Finding::ok("profile", format!("{name}, which counts as {environment}")));
            Some(profile)
        }
        Err(faults) => {
            found.extend(faults.iter().map(|fault| Finding::failed("profile", fault)));
            None
        }
    }
}

/// What the profile in use names, and what the environment sets beside it.
fn in_use(profile: &Profile, globals: &Globals) -> Vec<Finding> {
    let mut found = Vec::new();
    if let Err(error) = timeout(globals, profile) {
        found.push(Finding::failed("timeout", &error));
    }
    let Some(target) = &profile.target else { return found };
    if let Some(path) = &target.ca_file {
        let shown = path.display().to_string();
        found.push(Finding::of("ca_file", tls::certificates_in("ca_file", path), |count| {
            format!("{shown}: {count} certificates")
        }));
    }
    found.push(Finding::of("proxy", Proxy::on_the_way_to(&target.base_url), |proxy| match proxy {
        Some(proxy) => format!("{}, by {}", proxy.show(), proxy.variable),
        None => "none".to_owned(),
    }));
    found.extend(shared_journal(profile));
    found.push(token(profile));
    found.push(callback_secret(profile));
    found.extend(previous_callback_secret(profile));
    found.extend(bulk_approvals(profile));
    found
}

/// Whether what the profile says of a shared journal can be used. The database is not asked.
fn shared_journal(profile: &Profile) -> Vec<Finding> {
    let Some(shared) = &profile.shared_journal else { return Vec::new() };
    let check = "journal";
    let mut found = vec![Finding::ok(check, format!("kept by {}", shared.address))];
    if let Some(path) = &shared.ca_file {
        let key = "journal_ca_file";
        let shown = path.display().to_string();
        found.push(Finding::of(key, tls::certificates_in(key, path), |count| {
            format!("{shown}: {count} certificates")
        }));
    }
    if let Some(source) = &shared.password {
        found.push(match source.missing() {
            None => Finding::ok(check, format!("password from {}", source.describe())),
            Some(why) => {
                Finding::failed(check, &Error::config(format!("the journal's password: {why}")))
            }
        });
    }
    found
}

/// Whether there is a token. The keyring is not asked where it does not matter, and no program is run.
fn token(profile: &Profile) -> Finding {
    if variable("FPGO_TOKEN").is_some() {
        let needs_name = profile.environment == Environment::Production && !profile.named_in_call();
        return match needs_name {
            false => Finding::of("token", token_mistake::slip_in_variable("FPGO_TOKEN"), |()| {
                "from FPGO_TOKEN, which wins over the profile's own".to_owned()
            }),
            true => Finding::failed("token", &profile::unnamed_production(&profile.name)),
        };
    }
    let Some(source) = &profile.token else { return Finding::ok("token", "of the sandbox") };
    match source.missing() {
        Some(why) => {
            Finding::failed("token", &source.absent(SecretKind::Token, &profile.name, &why))
        }
        None => match token_mistake::slip_in(source, &profile.name) {
            Some(error) => Finding::failed("token", &error),
            None => Finding::ok("token", format!("from {}", source.describe())),
        },
    }
}

/// Whether the callback secret that the profile names can be had.
fn callback_secret(profile: &Profile) -> Finding {
    let check = "callback";
    match secret_bytes("FPGO_CALLBACK_SECRET") {
        Some(secret) if is_blank(&String::from_utf8_lossy(&secret)) => {
            let why = format!("FPGO_CALLBACK_SECRET {ONLY_BLANKS}");
            return Finding::failed(check, &Error::config(why));
        }
        Some(_) => return Finding::ok(check, "secret from FPGO_CALLBACK_SECRET"),
        None => {}
    }
    match profile.callback_secret.as_ref().map(|source| (source, source.missing())) {
        None => Finding::ok(check, "no secret, which only callback verify needs"),
        Some((source, None)) => Finding::ok(check, format!("secret from {}", source.describe())),
        Some((source, Some(why))) => {
            let kind = SecretKind::CallbackSecret;
            Finding::failed(check, &source.absent(kind, &profile.name, &why))
        }
    }
}

/// Whether the callback secret that held before can be had, if the profile names one.
fn previous_callback_secret(profile: &Profile) -> Option<Finding> {
    let source = profile.callback_secret_previous.as_ref()?;
    Some(match source.missing() {
        None => Finding::ok("callback", format!("previous secret from {}", source.describe())),
        Some(why) => Finding::failed(
            "callback",
            &source.absent(SecretKind::CallbackSecret, &profile.name, &why),
        ),
    })
}

/// Whether the approvals that the profile demands can be given by somebody else than who plans here.
fn bulk_approvals(profile: &Profile) -> Option<Finding> {
    let keys = profile.bulk_approvals.as_ref()?;
    let user = whoami::username().unwrap_or_default();
    let others: Vec<&str> = keys
        .iter()
        .map(|key| key.name.as_str())
        .filter(|name| !name.eq_ignore_ascii_case(&user))
        .collect();
    Some(match others.is_empty() {
        false => Finding::ok("bulk_approvals", format!("by {}", others.join(" or "))),
        true => Finding::warning(
            "bulk_approvals",
            format!("lists nobody but {user}, whose own plans nobody else can approve"),
        ),
    })
}

/// Whether the data directory can be used; nothing is made.
fn data_dir(profile: Option<&Profile>) -> Finding {
    let check = "data";
    let dir = match profile.map_or_else(profile::data_dir, Profile::data_dir) {
        Ok(dir) => dir,
        Err(error) => return Finding::failed(check, &error),
    };
    let shown = dir.display().to_string();
    Finding::of(check, looked_into(&dir), |is_there| match is_there {
        true => format!("{shown}, for its owner alone"),
        false => format!("{shown} is not there yet; the first write makes it"),
    })
}

fn looked_into(dir: &Path) -> Result<bool> {
    let Some(found) = DataDir::find(dir)? else { return Ok(false) };
    if Journal::is_in(dir) {
        found.refuse_network()?;
    }
    Ok(true)
}
