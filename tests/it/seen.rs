//! The list of what was seen: identifiers for completion, and nothing personal, whatever was shown.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use serde_json::{Value, json};

use crate::common::listener::{Listener, PERSONS, SECRET, company_check};
use crate::common::{CUSTOMER, Home, MEANT, Sandbox, at_once, mode, profile, shell_words};

/// The lists of a data directory.
fn lists(data: &Path) -> Vec<std::path::PathBuf> {
    let Ok(entries) = std::fs::read_dir(data.join("seen")) else { return Vec::new() };
    entries.map(|entry| entry.expect("an entry").path()).collect()
}

/// The lines of the only list, oldest first, without their times.
fn seen(home: &Home) -> Vec<String> {
    let lists = lists(&home.data_dir());
    assert_eq!(lists.len(), 1, "{lists:?}");
    let text = std::fs::read_to_string(&lists[0]).expect("text");
    text.lines().map(|line| line.rsplit_once('\t').expect("a time").0.to_owned()).collect()
}

#[test]
fn lists_look_ups_and_writes_are_remembered_with_status_and_amount() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("PAID");
    let newest = seen(&sandbox.home);
    assert_eq!(newest.last(), Some(&format!("{order}\tPAID\t")), "the first row is the newest");
    sandbox.fpgo(&["orders", "status", &order]).ends(0);
    assert_eq!(seen(&sandbox.home).last(), Some(&format!("{order}\tPAID\t800.00")));
    let details = sandbox.fpgo(&["orders", "details", &order, "-o", "json"]).ends(0).json();
    let customer = details["customerDetails"]["uuid"].as_str().expect("text");
    let after = seen(&sandbox.home);
    assert!(after.contains(&format!("{customer}\t\t")), "{after:?}");
    assert!(after.contains(&format!("{order}\tPAID\t800.00")), "{after:?}");
    let made = sandbox.sent_order(&["name=A,qty=1,rate=100,tax=25"]);
    assert!(seen(&sandbox.home).iter().any(|line| line.starts_with(&made)));
    sandbox.fpgo(&["orders", "refund", &order, "--full", "--yes", "--wait"]).ends(0);
    assert_eq!(seen(&sandbox.home).last(), Some(&format!("{order}\tREFUNDED\t800.00")));
}

#[test]
fn the_list_is_private_and_each_account_has_its_own() {
    let (first, second) = (Sandbox::start(), Sandbox::start());
    first.fpgo(&["orders", "list"]).ends(0);
    first.home.config(&profile("test", &second.base_url, ""));
    first.fpgo(&["orders", "list"]).ends(0);
    let lists = lists(&first.home.data_dir());
    assert_eq!(lists.len(), 2, "{lists:?}");
    for path in lists.iter().chain([&first.home.data_dir().join("seen")]) {
        let mode = std::fs::metadata(path).expect("it is there").permissions().mode();
        assert_eq!(mode & 0o077, 0, "{}", path.display());
    }
}

#[test]
fn a_profile_can_be_told_to_remember_nothing() {
    let sandbox = Sandbox::start();
    sandbox.fpgo(&["orders", "list"]).ends(0);
    assert_eq!(lists(&sandbox.home.data_dir()).len(), 1);
    sandbox.home.config(&profile("test", &sandbox.base_url, "remember_seen = false"));
    let order = sandbox.fpgo(&["orders", "list", "-q"]).ends(0).out;
    let order = order.lines().next().expect("an order");
    assert!(lists(&sandbox.home.data_dir()).is_empty(), "what was remembered is forgotten");
    sandbox.fpgo(&["orders", "cancel", order, "--note", "x", "--yes"]).ends(0);
    assert!(lists(&sandbox.home.data_dir()).is_empty());
    let shown = sandbox.fpgo(&["config", "show", "-o", "csv"]).ends(0).out;
    assert!(shown.contains("\nremember_seen,false,profiles.test.remember_seen\n"), "{shown}");
    sandbox.home.config(&profile("test", &sandbox.base_url, "remember_seen = \"no\""));
    sandbox.fpgo(&["orders", "list"]).ends(3).says("remember_seen").says("true or false");
}

#[test]
fn what_the_sandbox_showed_is_forgotten_at_its_reset() {
    let home = Home::new();
    home.fpgo(&["--sandbox", "orders", "list"]).ends(0);
    let data = home.data_dir().join("sandbox");
    assert_eq!(lists(&data).len(), 1);
    assert!(lists(&home.data_dir()).is_empty());
    home.fpgo(&["sandbox", "reset"]).ends(0);
    assert!(lists(&data).is_empty());
    home.fpgo(&["sandbox", "reset"]).ends(0);
}

#[test]
fn a_list_that_cannot_be_written_fails_no_command() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("PAID");
    let list = lists(&sandbox.home.data_dir()).remove(0);
    let before = std::fs::read_to_string(&list).expect("text");
    let status = ["orders", "status", &order, "-v"];
    let told = "what was shown is not remembered for completion: ";
    // Others may use it.
    mode(&list, 0o644);
    sandbox.fpgo(&status).ends(0).says(told);
    let quiet = sandbox.fpgo(&["orders", "status", &order]).ends(0);
    assert!(!quiet.err.contains("completion"), "{quiet:#?}");
    assert_eq!(std::fs::read_to_string(&list).expect("text"), before);
    // It is no file.
    std::fs::remove_file(&list).expect("it is there");
    std::fs::create_dir(&list).expect("a directory");
    sandbox.fpgo(&status).ends(0).says(told);
    std::fs::remove_dir(&list).expect("it is there");
    // There is no room for its directory.
    std::fs::remove_dir_all(list.parent().expect("a directory")).expect("it is there");
    std::fs::write(list.parent().expect("a directory"), "in the way").expect("a file");
    sandbox.fpgo(&status).ends(0).says(told);
    sandbox.fpgo(&["orders", "refund", &order, "--full", "--yes"]).ends(0);
}

#[test]
fn processes_at_the_same_time_keep_each_others_lines() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("PAID");
    let before = seen(&sandbox.home).len();
    let codes = at_once((0..12).map(|_| sandbox.fpgo(&["orders", "status", &order])));
    assert!(codes.iter().all(|code| *code == Some(0)), "{codes:?}");
    let lines = seen(&sandbox.home);
    assert_eq!(lines.len(), before + 12);
    assert!(
        lines[before..].iter().all(|line| *line == format!("{order}\tPAID\t800.00")),
        "{lines:?}"
    );
}

#[test]
fn the_list_stays_bounded_and_keeps_ten_thousand_identifiers() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("PAID");
    let list = lists(&sandbox.home.data_dir()).remove(0);
    let lines = |from: u32, until: u32| -> String {
        (from..until)
            .map(|at| format!("ODR{at:010}\tPARTIAL REFUNDED\t1234.50\t1790000000\n"))
            .collect()
    };
    std::fs::write(&list, lines(0, 25_000) + &lines(24_000, 25_000)).expect("a file");
    sandbox.fpgo(&["orders", "status", &order]).ends(0);
    let kept = seen(&sandbox.home);
    assert_eq!(kept.len(), 10_000);
    assert_eq!(kept.last(), Some(&format!("{order}\tPAID\t800.00")));
    assert!(kept[0].starts_with("ODR0000015001\t"), "{}", kept[0]);
    assert_eq!(kept.iter().filter(|line| line.starts_with("ODR0000024999\t")).count(), 1);
    // Below twice the bound nothing is rewritten.
    sandbox.fpgo(&["orders", "status", &order]).ends(0);
    assert_eq!(seen(&sandbox.home).len(), 10_001);
}

/// Every text of the sandbox's world that says something about a person.
fn personal_values(sandbox: &Sandbox) -> Vec<String> {
    const PERSONAL: [&str; 22] = [
        "name",
        "firstName",
        "lastName",
        "email",
        "msisdn",
        "phone",
        "street",
        "zip",
        "city",
        "personalNumber",
        "organizationId",
        "organizationNumber",
        "socialSecurityNumber",
        "reference",
        "customerReference",
        "invoiceReferenceNumber",
        "note",
        "message",
        "additionalText",
        "fullName",
        "designation",
        "companyName",
    ];
    fn find(value: &Value, all: &mut Vec<String>) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| find(item, all)),
            Value::Object(members) => {
                for (name, member) in members {
                    let is_personal = PERSONAL.iter().any(|known| known.eq_ignore_ascii_case(name));
                    match member {
                        Value::String(text) if is_personal && text.len() > 3 => {
                            all.push(text.clone())
                        }
                        other => find(other, all),
                    }
                }
            }
            _ => {}
        }
    }
    let mut all = Vec::new();
    for id in sandbox.fpgo(&["orders", "list", "-q"]).ends(0).out.lines() {
        find(&sandbox.truth(id), &mut all);
        find(&sandbox.fpgo(&["orders", "details", id, "-o", "json"]).ends(0).json(), &mut all);
    }
    all.sort();
    all.dedup();
    all
}

/// The bytes of every file of a data directory but the journal's own, whose masking `personal.rs` holds.
fn all_files(dir: &Path) -> String {
    let mut all = String::new();
    for entry in std::fs::read_dir(dir).expect("a directory") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            all.push_str(&all_files(&path));
        } else if !path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with("journal"))
        {
            all.push_str(&String::from_utf8_lossy(&std::fs::read(&path).expect("a file")));
        }
    }
    all
}

/// Whether a text holds this value. Some digits stand in longer numbers by chance, so they count as a whole number alone.
fn holds(text: &str, value: &str) -> bool {
    match value.len() < 8 && value.bytes().all(|byte| byte.is_ascii_digit()) {
        true => text.split(|letter: char| !letter.is_alphanumeric()).any(|word| word == value),
        false => text.contains(value),
    }
}

#[test]
fn nothing_personal_is_in_the_list_after_any_command() {
    let sandbox = Sandbox::start();
    let mut personal = personal_values(&sandbox);
    personal.extend(
        CUSTOMER
            .iter()
            .chain(&MEANT)
            .filter(|word| !word.starts_with('-'))
            .map(|word| (*word).to_owned()),
    );
    // The sandbox makes the identifier of a company of its public number.
    personal.retain(|value| value.len() > 3 && value != "999888777");
    assert!(personal.len() > 20, "{personal:?}");
    // What is received is kept there too, and says nothing of persons either.
    personal.extend(PERSONS.map(str::to_owned));
    let listen = ["callback", "listen", "--port", "0"];
    let listener = Listener::of(sandbox.fpgo(&listen).env("FPGO_CALLBACK_SECRET", SECRET));
    assert_eq!(listener.get(&format!("/?{}", company_check())), 200);
    listener.end("INT");
    let commands = sandbox.fpgo(&["commands", "--json"]).ends(0).json();
    let mut remembered = 0;
    for row in commands.as_array().expect("a list") {
        let example = row["examples"][0].as_str().expect("text");
        sandbox.post("/_sandbox/reset", &Value::Null);
        let status = row["example_status"].as_str().expect("a status");
        let example = match sandbox.object(status) {
            Some((placeholder, real)) => example.replace(placeholder, &real),
            None => example.to_owned(),
        };
        let words = shell_words(&example);
        let words: Vec<&str> = words.iter().skip(1).map(String::as_str).collect();
        sandbox.fpgo(&[&words[..], &["--yes"]].concat()).ends(0);
        let typed: Vec<&str> = words.iter().copied().filter(|word| word.contains('@')).collect();
        let kept = all_files(&sandbox.home.data_dir());
        let list = std::fs::read_to_string(&lists(&sandbox.home.data_dir())[0]).expect("text");
        assert!(kept.contains(&list) && kept.contains("COMCHK1234"));
        remembered = list.lines().count();
        for value in personal.iter().map(String::as_str).chain(typed) {
            assert!(!holds(&kept, value), "{example}: {value:?} is kept");
        }
        for line in list.lines() {
            let cells: Vec<&str> = line.split('\t').collect();
            let id = cells[0].trim_start_matches(|letter: char| letter.is_ascii_uppercase());
            assert!(cells.len() == 4 && id.bytes().all(|byte| byte.is_ascii_digit()), "{line:?}");
            assert!(
                !cells[1].contains(|letter: char| letter.is_ascii_digit() || letter == '@'),
                "{line:?}"
            );
            assert!(cells[2].bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'), "{line:?}");
        }
    }
    assert!(remembered > 40, "{remembered}");
}

#[test]
fn a_server_cannot_put_anything_else_into_the_list() {
    let sandbox = Sandbox::start();
    let data = json!({
        "uuid": "ODR5", "status": "kari@example.com", "orderAmount": "40000002 kr",
        "other": "01019012345", "more": ["ODR6; rm -rf x", "ODR7\tPAID\t1\t1", "\u{1b}[2J"],
        "inner": {"uuid": "Kari Normann", "status": "PAID"}, "long": format!("ODR{}", "1".repeat(60)),
    });
    let body = json!({"status_code": 200, "status_message": "OK", "message": "ok", "is_data": true, "data": data});
    sandbox
        .fault(json!({"route": "orders details", "fault": "status", "status": 200, "body": body}));
    sandbox.fpgo(&["orders", "details", "ODR5"]).ends(0);
    assert_eq!(seen(&sandbox.home), ["ODR5\t\t"]);
}
