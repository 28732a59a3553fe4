//! The approval of a plan: who may give it, for which plan, and how it is asked for.

use serde_json::{Value, json};

use crate::common::{Call, Sandbox, account, plans, text};

/// Makes a key; gives its public half as a profile lists it.
fn new_key(sandbox: &Sandbox, name: &str) -> String {
    let made = sandbox.fpgo(&["bulk", "approve", "--new-key", name, "-q"]).ends(0);
    made.out.trim().to_owned()
}

/// The profile lists these keys.
fn list(sandbox: &Sandbox, environment: &str, keys: &[&str]) {
    let keys = format!("bulk_approvals = {}", json!(keys));
    let text = account(sandbox, &keys).replace("\"demo\"", &format!("\"{environment}\""));
    sandbox.home.config(&text);
}

fn approve(sandbox: &Sandbox, how: &[&str]) -> Call {
    sandbox.fpgo(&[&["bulk", "approve", "refunds.plan"], how].concat())
}

#[test]
fn a_key_is_made_once_for_its_owner_alone_and_only_its_public_half_is_shown() {
    let sandbox = Sandbox::start();
    let made = sandbox.fpgo(&["bulk", "approve", "--new-key", "kari"]).ends(0);
    let path = sandbox.home.data_dir().join("approval-keys/kari.key");
    let made = made.shows(text(&path)).says("bulk_approvals = [\"kari:");
    let file: Value =
        serde_json::from_str(&std::fs::read_to_string(&path).expect("a file")).expect("JSON");
    let private = file["private_key"].as_str().expect("a key");
    crate::common::lacks(&made, private);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&path).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        crate::common::mode(&path, 0o640);
        list(&sandbox, "demo", &[&format!("kari:{}", file["public_key"].as_str().expect("a key"))]);
        plans::file(&sandbox, &plans::header(&sandbox));
        approve(&sandbox, &["--yes"]).ends(3).says("may be used by others (mode 640)");
        crate::common::mode(&path, 0o600);
    }
    let again = sandbox.fpgo(&["bulk", "approve", "--new-key", "kari"]).ends(2);
    again.says("is there already, and stays as it is");
    assert_eq!(std::fs::read_to_string(&path).expect("a file").matches(private).count(), 1);
    sandbox
        .fpgo(&["bulk", "approve", "--new-key", "../kari"])
        .ends(2)
        .says("the name of a key must");
    let to = ["bulk", "approve", "--new-key", "ola", "--key", "ola.json", "-o", "json"];
    let made = sandbox.fpgo(&to).ends(0).json();
    assert_eq!(made["file"], "ola.json");
    assert!(sandbox.home.path("ola.json").is_file());
}

#[test]
fn a_listed_person_approves_a_plan_of_somebody_else_once() {
    let sandbox = Sandbox::start();
    let (kari, ola) = (new_key(&sandbox, "kari"), new_key(&sandbox, "ola"));
    list(&sandbox, "demo", &[&kari]);
    let plan = plans::file(&sandbox, &plans::header(&sandbox));
    let shown = sandbox.fpgo(&["config", "show"]).ends(0);
    shown.shows("bulk_approvals").shows("kari");
    let done =
        approve(&sandbox, &["--yes", "--expect-total", "12", "--expect-count", "2", "-o", "json"]);
    let approved = done.ends(0).json();
    assert_eq!(
        (&approved["approved_by"], &approved["run"]),
        (&json!("kari"), &json!("RUN123456789012"))
    );
    let text = std::fs::read_to_string(&plan).expect("a plan");
    let approval: Value = serde_json::from_str(text.lines().last().expect("a line")).expect("JSON");
    assert_eq!((&approval["name"], &approval["fpgo_approval"]), (&json!("kari"), &json!(1)));
    // The second time there is nothing to add; another key may approve it too, where the profile lists it.
    approve(&sandbox, &["--yes"]).ends(0).says("kari has approved this plan already");
    assert_eq!(std::fs::read_to_string(&plan).expect("a plan"), text);
    list(&sandbox, "demo", &[&kari, &ola]);
    approve(&sandbox, &["--yes"]).ends(3).says("2 keys here may approve");
    let ola = sandbox.home.data_dir().join("approval-keys/ola.key");
    let done = approve(&sandbox, &["--yes", "--key", crate::common::text(&ola)]).ends(0);
    done.says("bulk apply refunds.plan");
    assert_eq!(std::fs::read_to_string(&plan).expect("a plan").lines().count(), 7);
}

#[test]
fn an_approval_by_the_planner_by_a_key_not_listed_or_of_another_plan_is_refused() {
    let sandbox = Sandbox::start();
    let kari = new_key(&sandbox, "kari");
    let refused = |header: &Value, why: &str| {
        let plan = plans::file(&sandbox, header);
        let before = std::fs::read_to_string(&plan).expect("a plan");
        approve(&sandbox, &["--yes"]).ends(8).says(why);
        assert_eq!(std::fs::read_to_string(&plan).expect("a plan"), before);
    };
    let header = plans::header(&sandbox);
    sandbox.home.config(&account(&sandbox, ""));
    refused(&header, "profile test asks for no approvals");
    list(&sandbox, "demo", &[&format!("ola:{}=", "A".repeat(43))]);
    refused(&header, "the key of kari is not in bulk_approvals of profile test");
    list(&sandbox, "demo", &[&kari]);
    let with = |key: &str, value: Value| {
        let mut header = header.clone();
        header[key] = value;
        header
    };
    let named = with("planner", json!({"user": "Kari", "host": "build-1"}));
    refused(&named, "Kari at build-1 planned it, and nobody approves a plan of their own");
    let here = json!({"user": whoami::username().ok(), "host": whoami::hostname().ok()});
    refused(&with("planner", here), "nobody approves a plan of their own");
    refused(&with("profile", json!("shop")), "the plan is for another account");
    refused(
        &with("base_url", json!("https://other.example/api/v1")),
        "the plan is for another account",
    );
    refused(
        &with("counts", json!({"rows": 3, "send": 1, "refused": 2, "invalid": 0})),
        "line 1 says 1 rows to send",
    );
    refused(&with("totals", json!({"send": 3, "refused": 0})), "they come to 12.00");
    let altered = plans::text(&header).replace("\"amount\":5", "\"amount\":6");
    sandbox.home.write("refunds.plan", &altered);
    approve(&sandbox, &["--yes"]).ends(8).says("was altered since it was planned: see line 2");
    sandbox.home.write("refunds.plan", "order,amount\nODR1,5\n");
    approve(&sandbox, &["--yes"]).ends(2).says("is no plan of a bulk run");
    plans::file(&sandbox, &header);
    for (how, why) in [
        (["--expect-total", "12.50"], "the plan has 12.00 in all, not 12.50 as expected"),
        (["--expect-count", "3"], "the plan has 2 rows to send, not 3 as expected"),
    ] {
        approve(&sandbox, &[&["--yes"][..], &how].concat()).ends(8).says(why);
    }
}

#[test]
#[cfg(unix)]
fn in_production_the_sum_is_typed_or_a_script_says_what_it_expects() {
    use crate::common::terminal::{Terminal, fact};
    let sandbox = Sandbox::start();
    let kari = new_key(&sandbox, "kari");
    list(&sandbox, "production", &[&kari]);
    let mut header = plans::header(&sandbox);
    header["environment"] = json!("production");
    header["created"] = json!("2020-01-01T00:00:00Z");
    header["columns"]["set"] =
        json!([{"flag": "again", "value": "yes"}, {"flag": "reason", "value": "two parcels"}]);
    plans::file(&sandbox, &header);
    approve(&sandbox, &[]).ends(9).says("there is no terminal to ask on");
    let done = approve(&sandbox, &["--yes", "--expect-count", "2"]).ends(8);
    done.says("--yes needs what you expect beside it").says("--expect-total AMOUNT");
    let asked = Terminal::of(approve(&sandbox, &[])).sees("type the amount, 12.00");
    let seen = asked.types("2\n").ends(9);
    assert_eq!(fact(&seen, "planner").split(',').next(), Some("per at build-1"));
    assert_eq!(fact(&seen, "sends"), "2 rows, 12.00 in all");
    assert_eq!(fact(&seen, "set"), "again=yes");
    assert!(seen.contains("reason=two parcels"), "{seen}");
    assert_eq!(fact(&seen, "again"), "2 rows: sent although the same was sent before");
    assert_eq!(fact(&seen, "largest"), "row 4: 7.00 (ODR3, 7)");
    assert!(seen.contains("bulk approve: 2 rows of orders refund, 12.00 in all?"), "{seen}");
    assert!(seen.contains("PRODUCTION") && seen.contains("the plan is not approved"), "{seen}");
    let seen =
        Terminal::of(approve(&sandbox, &[])).sees("12.00, to go on").types("12,00\n").ends(0);
    assert!(seen.contains("it cannot be applied as it is: the plan is"), "{seen}");
    assert!(seen.contains("kari approved RUN123456789012"), "{seen}");
}

#[test]
fn a_list_of_approvals_that_cannot_be_kept_is_refused() {
    let sandbox = Sandbox::start();
    let kari = new_key(&sandbox, "kari");
    let twice = format!("[\"{kari}\", \"{}\"]", kari.replace("kari", "ola"));
    for (list, why) in [
        ("[]", "names nobody"),
        ("\"kari\"", "must be a list of texts"),
        ("[\"kari\"]", "is not name:public key"),
        ("[\"kari:AAAA\"]", "no public key of 32 bytes"),
        (&*twice, "names ola twice"),
    ] {
        sandbox.home.config(&account(&sandbox, &format!("bulk_approvals = {list}")));
        sandbox.fpgo(&["config", "check"]).ends(3).says("bulk_approvals").says(why);
    }
}
