//! Whether a plan may be applied now, by this profile: it is of this account, young enough, and approved by somebody else
//! where the profile demands that. That its file is whole and as it was planned is what opening it checks.

use std::time::Duration;

use jiff::Timestamp;

use super::approval::Approval;
use super::header::{Person, PlanHeader};
use super::reader::PlanReader;
use crate::base::duration;
use crate::base::error::{Error, Result};
use crate::base::step::Command;
use crate::profile::{Environment, Profile};
use crate::store::approval_keys::ApprovalKey;

/// How old a plan may be in production, unless `--max-plan-age` says otherwise.
const OLDEST_IN_PRODUCTION: Duration = Duration::from_secs(60 * 60);
/// The flag that says otherwise.
const MAX_AGE: &str = "--max-plan-age";
/// How far two clocks may differ.
const CLOCKS_APART: Duration = Duration::from_secs(2 * 60);

/// Refuses a plan that may not be applied now by this profile. `oldest` is what `--max-plan-age` says.
pub fn may_be_applied(
    plan: &PlanReader,
    profile: &Profile,
    oldest: Option<Duration>,
) -> Result<()> {
    is_of_account(&plan.header, profile)?;
    let is_production = profile.environment == Environment::Production;
    let usual = is_production.then_some(OLDEST_IN_PRODUCTION);
    is_young_enough(&plan.header, oldest.or(usual))?;
    is_approved(plan, profile)
}

/// Refuses a plan that is for another profile or another account.
pub fn is_of_account(header: &PlanHeader, profile: &Profile) -> Result<()> {
    let here = (profile.name.as_str(), profile.environment.name(), profile.key());
    let there = (header.profile.as_str(), header.environment.as_str(), header.base_url.clone());
    if here == there {
        return Ok(());
    }
    let in_words = |(name, environment, url): &(&str, &str, String)| {
        format!("profile {name} ({environment}) at {url}")
    };
    Err(Error::guarded("the plan is for another account")
        .detail(format!("it was planned with {}", in_words(&there)))
        .detail(format!("this is {}", in_words(&here)))
        .next("use the profile that it was planned with, or plan the sheet again with this one"))
}

/// Refuses a plan that is too old, or from the future: what it was made of may not be so any more.
fn is_young_enough(header: &PlanHeader, oldest: Option<Duration>) -> Result<()> {
    let age = Timestamp::now().duration_since(header.created);
    if age.is_negative() && age.unsigned_abs() > CLOCKS_APART {
        let ahead = duration::spoken(age.unsigned_abs());
        return Err(Error::guarded(format!("the plan is from the future: {ahead} from now"))
            .next("compare the clocks of both machines, and plan the sheet again"));
    }
    let age = Duration::try_from(age).unwrap_or_default();
    match oldest {
        Some(oldest) if age > oldest => {
            // Two minutes more, for who pastes it.
            let older = format!("{}m", age.as_secs() / 60 + 2);
            let again = Command::typed_without(&[MAX_AGE]).arg(MAX_AGE).arg(older);
            let (age, oldest) = (duration::spoken(age), duration::spoken(oldest));
            Err(Error::guarded(format!("the plan is {age} old, and may be {oldest}"))
                .next("plan the sheet again: the states in it may not be so any more")
                .next(again.why("if it is meant all the same")))
        }
        _ => Ok(()),
    }
}

/// Refuses a plan without an approval that counts, where the profile demands one.
fn is_approved(plan: &PlanReader, profile: &Profile) -> Result<()> {
    let Some(listed) = &profile.bulk_approvals else { return Ok(()) };
    let planner = &plan.header.planner;
    let mut reasons = Vec::new();
    for approval in &plan.approvals {
        match why_not(approval, &plan.hash, planner, listed) {
            None => return Ok(()),
            Some(why) => reasons.push(why),
        }
    }
    let what = match reasons.is_empty() {
        true => "the plan is not approved",
        false => "no approval of the plan counts",
    };
    let mut error =
        Error::guarded(format!("{what}: bulk_approvals of {} demands one", profile.name));
    for why in reasons {
        error = error.detail(why);
    }
    let names: Vec<&str> = listed.iter().map(|key| key.name.as_str()).collect();
    let approve = Command::new("bulk approve").arg(plan.path().display());
    Err(error.next(approve.why(format!("by {}, but not by who planned it", names.join(" or ")))))
}

/// Why an approval does not count; nothing where it does.
fn why_not(
    approval: &Approval,
    hash: &str,
    planner: &Person,
    listed: &[ApprovalKey],
) -> Option<String> {
    let name = &approval.name;
    let Some(key) = listed.iter().find(|key| approval.names(key)) else {
        return Some(format!("{name} approved it with a key that bulk_approvals does not list"));
    };
    if !approval.is_signed_by(key, hash) {
        return Some(format!("the approval of {name} is of another plan, or was altered"));
    }
    if is_planner(&approval.by, &key.name, planner) {
        return Some(format!("{name} approved it, and is who planned it"));
    }
    None
}

/// Whether who approves is who planned: the same user at the same machine, or a key that is named like the planner. Who
/// is unknown on both sides is the same.
pub fn is_planner(by: &Person, key_name: &str, planner: &Person) -> bool {
    let is_named_so = |user: &String| user.eq_ignore_ascii_case(key_name);
    by == planner || planner.user.as_ref().is_some_and(is_named_so)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use serde_json::{Value, json};

    use super::*;
    use crate::base::error::ErrorKind;
    use crate::profile::SettingOrigin;
    use crate::run::bulk::plan::sample;
    use crate::store::approval_keys::KeyFile;

    const HOUR: Duration = Duration::from_secs(60 * 60);

    fn profile(environment: Environment) -> Profile {
        Profile { environment, ..Profile::sandbox(SettingOrigin::Default) }
    }

    /// Why this plan may not be applied; nothing where it may.
    fn refusal(header: &Value, profile: &Profile, oldest: Option<Duration>) -> String {
        let (_dir, path) = sample::file(&sample::lines_with(header).concat());
        let plan = PlanReader::open(&path).expect("a plan");
        refusal_of(&plan, profile, oldest)
    }

    fn refusal_of(plan: &PlanReader, profile: &Profile, oldest: Option<Duration>) -> String {
        let Err(error) = may_be_applied(plan, profile, oldest) else { return String::new() };
        assert_eq!(error.kind(), ErrorKind::Guarded);
        [vec![error.to_string()], error.report().details.clone()].concat().join("; ")
    }

    fn with(key: &str, value: Value) -> Value {
        let mut header = sample::header();
        header[key] = value;
        header
    }

    #[test]
    fn a_plan_for_another_account_is_refused_and_both_are_named() {
        let here = profile(Environment::Sandbox);
        assert_eq!(refusal(&sample::header(), &here, None), "");
        for (key, value) in
            [("profile", "shop"), ("environment", "demo"), ("base_url", "https://other/api/v1")]
        {
            let why = refusal(&with(key, json!(value)), &here, None);
            let both = why.contains("this is profile sandbox (sandbox) at sandbox");
            assert!(why.contains(value) && both, "{why}");
        }
    }

    #[test]
    fn age_counts_in_production_or_where_it_is_asked_for() {
        let aged = |seconds: i64, environment: &str| {
            let mut header = with("environment", json!(environment));
            let created = Timestamp::from_second(Timestamp::now().as_second() - seconds);
            header["created"] = json!(created.expect("a moment").to_string());
            header
        };
        let (sandbox, production) =
            (profile(Environment::Sandbox), profile(Environment::Production));
        let day = 24 * 60 * 60;
        assert_eq!(refusal(&aged(day, "sandbox"), &sandbox, None), "");
        let why = refusal(&aged(day, "sandbox"), &sandbox, Some(HOUR));
        assert_eq!(why, "the plan is 1d old, and may be 1h");
        assert_eq!(refusal(&aged(3000, "production"), &production, None), "");
        let why = refusal(&aged(3700, "production"), &production, None);
        assert_eq!(why, "the plan is 1h 1m old, and may be 1h");
        assert_eq!(refusal(&aged(3700, "production"), &production, Some(2 * HOUR)), "");
        let why = refusal(&aged(-day, "sandbox"), &sandbox, None);
        assert!(why.starts_with("the plan is from the future"), "{why}");
        assert_eq!(refusal(&aged(-60, "sandbox"), &sandbox, None), "");
    }

    /// A new key of this person.
    fn key(name: &str, dir: &Path) -> KeyFile {
        KeyFile::make(name, Some(&dir.join(name)), dir).expect("a key")
    }

    #[test]
    fn an_approval_counts_by_a_listed_key_of_somebody_else_for_this_plan() {
        let (dir, path) = sample::file(&sample::lines_with(&sample::header()).concat());
        let mut plan = PlanReader::open(&path).expect("a plan");
        let (kari, ola, per) =
            (key("kari", dir.path()), key("ola", dir.path()), key("Per", dir.path()));
        let listed = Some(vec![kari.key.clone(), per.key.clone()]);
        let profile = Profile { bulk_approvals: listed, ..profile(Environment::Sandbox) };
        let refused = |plan: &PlanReader, why: &str| {
            let refusal = refusal_of(plan, &profile, None);
            assert!(refusal.contains(why), "{refusal} lacks {why:?}");
        };
        refused(&plan, "the plan is not approved: bulk_approvals of sandbox demands one");
        let other = sample::another_person;
        plan.add(Approval::sign(&plan.hash, &ola, other())).expect("added");
        refused(&plan, "ola approved it with a key that bulk_approvals does not list");
        plan.add(Approval::sign(&plan.hash, &per, other())).expect("added");
        refused(&plan, "Per approved it, and is who planned it");
        let planner = plan.header.planner.clone();
        plan.add(Approval::sign(&plan.hash, &kari, planner)).expect("added");
        refused(&plan, "kari approved it, and is who planned it");
        plan.add(Approval::sign(&"0".repeat(64), &kari, other())).expect("added");
        refused(&plan, "the approval of kari is of another plan, or was altered");
        let mut later = Approval::sign(&plan.hash, &kari, other());
        later.by.user = Some("anna".to_owned());
        plan.add(later).expect("added");
        let mut taken = Approval::sign(&plan.hash, &ola, other());
        taken.key = kari.key.public_text();
        plan.add(taken).expect("added");
        refused(&plan, "or was altered");
        plan.add(Approval::sign(&plan.hash, &kari, other())).expect("added");
        assert_eq!(refusal_of(&plan, &profile, None), "");
        // As the next one reads it.
        let plan = PlanReader::open(&path).expect("a plan with approvals");
        assert_eq!((plan.approvals.len(), refusal_of(&plan, &profile, None)), (7, String::new()));
    }
}
