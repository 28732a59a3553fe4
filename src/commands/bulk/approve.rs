//! `fpgo bulk approve`: a second person looks at a plan and signs it with a key of their own, which is made here too. What
//! an approval is worth is decided when the plan is applied.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use super::plan_facts;
use crate::api::ColumnKind;
use crate::base::error::{Error, Result};
use crate::base::step::Command;
use crate::commands::in_force;
use crate::options::{Globals, PlanExpectations};
use crate::output::delivery::delivered;
use crate::output::local_table::{LocalTable, show_done};
use crate::output::ui::Ui;
use crate::profile::{self, Profile};
use crate::run::bulk::plan::{
    Agreement, Approval, Person, PlanReader, agree, is_of_account, is_planner, may_be_applied,
    must_be_true,
};
use crate::run::context::Context;
use crate::store::approval_keys::{ApprovalKey, KeyFile, key_name};

/// What is told of a new key.
pub const KEY_COLUMNS: [(&str, ColumnKind); 3] = [
    ("Name", ColumnKind::Text),
    ("Public key", ColumnKind::Identifier),
    ("File", ColumnKind::Identifier),
];

/// What stands below its help.
pub const HELP: &str =
    "Examples:\n  fpgo bulk approve --new-key kari\n  fpgo bulk approve refunds.plan";

/// A plan and the key to sign it with, or the name of a new key.
#[derive(Args, Debug)]
pub struct ApproveArgs {
    /// The plan's file
    #[arg(value_name = "PLAN", required_unless_present = "new_key")]
    plan: Option<PathBuf>,
    /// Make a key for the person of this name, and print its public half
    #[arg(long, value_name = "NAME", value_parser = key_name, conflicts_with_all = ["plan", "expect_total", "expect_count"])]
    new_key: Option<String>,
    /// The file of your key; the one in the data directory unless given
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
    #[command(flatten)]
    expected: PlanExpectations,
}

impl ApproveArgs {
    /// Whether it shows a new key.
    pub fn shows_key(&self) -> bool {
        self.new_key.is_some()
    }
}

/// Makes a key, or approves a plan.
pub fn run(arguments: &ApproveArgs, globals: &Globals, ui: &mut Ui) -> Result<()> {
    match (&arguments.new_key, &arguments.plan) {
        (Some(name), _) => new_key(name, arguments.key.as_deref(), ui),
        (None, Some(plan)) => approve(plan, arguments, globals, ui),
        (None, None) => Err(Error::bug("neither a plan nor the name of a key")),
    }
}

fn new_key(name: &str, path: Option<&Path>, ui: &mut Ui) -> Result<()> {
    let file = KeyFile::make(name, path, &profile::data_dir()?)?;
    let (listed, path) = (file.key.to_string(), file.path.display().to_string());
    if ui.quiet {
        return delivered(ui.data(&format!("{listed}\n")));
    }
    let json = json!({"name": name, "public_key": listed, "file": path});
    let done = format!("the key {listed} is made, in {path}");
    let values = [name.to_owned(), listed.clone(), path];
    show_done(&done, LocalTable::object(&KEY_COLUMNS, values), &json, ui)?;
    ui.note("whoever can read the file can approve as its owner: keep it to yourself");
    ui.note("the public key goes into the profile of those who apply plans:");
    ui.line_to_paste(&format!("bulk_approvals = [\"{listed}\"]"));
    Ok(())
}

fn approve(path: &Path, arguments: &ApproveArgs, globals: &Globals, ui: &mut Ui) -> Result<()> {
    ui.without_answer = "the plan is not approved";
    ui.ask_nobody_but_a_person(false);
    let profile = in_force::profile(&globals.profile_flags(), ui)?;
    let mut plan = PlanReader::open(path)?;
    is_of_account(&plan.header, &profile)?;
    let timeout = in_force::timeout(globals, &profile)?;
    let context = Context::new(profile, timeout, globals.verbose);
    must_be_true(&plan, &context)?;
    let profile = &context.profile;
    let key = key_of(arguments.key.as_deref(), profile)?;
    let by = Person::here();
    may_approve(&plan, &key.key, &by, profile)?;
    if plan.is_approved_by(&key.key) {
        ui.note(&format!("{} has approved this plan already", key.key.name));
        return told(&plan, &key.key, ui);
    }
    let facts = plan_facts::of(&plan, &ui.instants)?;
    let command = "bulk approve";
    let asked = Agreement {
        command,
        header: &plan.header,
        facts,
        expected: &arguments.expected,
        yes: globals.yes,
    };
    context.warn_of_production(ui);
    agree(asked, profile, ui)?;
    plan.add(Approval::sign(&plan.hash, &key, by))?;
    if let Err(error) = may_be_applied(&plan, profile, None) {
        ui.warn(&format!("approved, but it cannot be applied as it is: {error}"));
    }
    told(&plan, &key.key, ui)
}

/// Refuses an approval that would count for nothing.
fn may_approve(plan: &PlanReader, key: &ApprovalKey, by: &Person, profile: &Profile) -> Result<()> {
    let name = &key.name;
    let Some(listed) = &profile.bulk_approvals else {
        return Err(Error::guarded(format!("profile {} asks for no approvals", profile.name))
            .next(format!("list who may approve in the profile: bulk_approvals = [\"{key}\"]")));
    };
    let Some(listed) = listed.iter().find(|listed| listed.is_same_key(key)) else {
        return Err(Error::guarded(format!(
            "the key of {name} is not in bulk_approvals of profile {}",
            profile.name
        ))
        .next(format!("if {name} may approve, its public key goes there: \"{key}\"")));
    };
    if is_planner(by, &listed.name, &plan.header.planner) {
        return Err(Error::guarded(format!(
            "{} planned it, and nobody approves a plan of their own",
            plan.header.planner.in_words()
        ))
        .next("ask somebody else whose key bulk_approvals lists"));
    }
    Ok(())
}

/// The key in this file, else the one in the data directory; of several there, the one that the profile lists.
fn key_of(path: Option<&Path>, profile: &Profile) -> Result<KeyFile> {
    if let Some(path) = path {
        return KeyFile::read(path);
    }
    let mut keys = Vec::new();
    for path in KeyFile::all_in(&profile::data_dir()?)? {
        keys.push(KeyFile::read(&path)?);
    }
    if keys.len() > 1 {
        let listed = profile.bulk_approvals.as_deref().unwrap_or_default();
        keys.retain(|file| listed.iter().any(|key| key.is_same_key(&file.key)));
    }
    let count = keys.len();
    match (keys.pop(), count) {
        (Some(key), 1) => Ok(key),
        (None, _) => Err(Error::config("there is no approval key of yours here")
            .next(Command::typed().arg("--key").arg("FILE").why("say where it is"))
            .next(Command::new("bulk approve --new-key").arg("NAME").why("make one"))),
        (Some(_), _) => Err(Error::config(format!("{count} keys here may approve"))
            .next(Command::typed().arg("--key").arg("FILE").why("say which one"))),
    }
}

/// Says that the plan is approved, and what applies it.
fn told(plan: &PlanReader, key: &ApprovalKey, ui: &mut Ui) -> Result<()> {
    let header = &plan.header;
    if ui.quiet {
        return delivered(ui.data(&format!("{}\n", header.run)));
    }
    let json = json!({
        "run": header.run, "plan": plan.path().display().to_string(), "sha256": plan.hash,
        "approved_by": key.name, "counts": header.counts, "totals": header.totals,
    });
    if ui.format.is_json() {
        let done = format!("{} approved {}", key.name, header.run);
        return show_done(&done, LocalTable::Object(Vec::new()), &json, ui);
    }
    ui.note(&format!("{} approved {}", key.name, header.run));
    let apply = Command::new("bulk apply").arg(plan.path().display());
    ui.suggest("", &apply.why("send it"));
    Ok(())
}
