//! Every operation that carries a body, with the documented example of it: it goes out unchanged from a file, flags
//! alone build the same, what is missing or wrong is told by its path, and the sandbox refuses it in the API's words.
//! The examples and the lists of required fields are transcribed from the API's documents, not from the code.

use std::collections::BTreeSet;

use crate::common::stage::{Stage, in_words, path, places, read, with, without};
use crate::common::{Home, shell_words};
use serde_json::{Map, Value, json};

/// The commands that have an example.
const COMMANDS: &[&str] = &[
    "orders send-payment-link",
    "orders send-invoice",
    "orders send-efaktura",
    "orders send-ehf",
    "orders resend",
    "orders cancel",
    "orders refund",
    "checkout session",
    "checkout invoice-session",
    "checkout hosted",
    "reservations submit",
    "reservations session",
    "subscriptions submit",
    "subscriptions session",
    "customers update-private",
    "customers update-corporate",
    "terminals orders create",
    "credit check-private",
    "credit check-corporate",
    "company check",
    "reservations capture",
    "reservations charge",
    "reservations cancel",
    "reservations complete",
    "reservations resend",
    "reservations refund",
    "subscriptions resend",
    "subscriptions cancel",
    "subscriptions refund-cycles",
    "refunds request-approval",
    "terminals orders cancel",
    "terminals orders refund",
    "terminals orders cancel-refund",
];

/// What cannot be done twice to the same object, or with the same object as another.
const ONCE: &[&str] = &[
    "orders cancel",
    "orders refund",
    "reservations capture",
    "reservations cancel",
    "reservations complete",
    "reservations refund",
    "subscriptions cancel",
    "subscriptions refund-cycles",
    "refunds request-approval",
    "terminals orders cancel",
    "terminals orders refund",
    "terminals orders cancel-refund",
];

#[test]
fn every_example_goes_out_unchanged_and_its_answer_is_shown() {
    let shared = Stage::new();
    for command in COMMANDS {
        let own = ONCE.contains(command).then(Stage::new);
        let stage = own.as_ref().unwrap_or(&shared);
        let body = stage.example(command);
        if own.is_none() {
            let sent = stage.send(command, &body, &["-o", "json"]);
            assert_eq!(sent.code, Some(0), "{command}: {sent:#?}");
            assert_eq!(stage.received().to_string(), body.to_string(), "{command}");
            let envelope = sent.json();
            assert!(envelope["message"].is_string(), "{command}: {envelope}");
        }
        let table = stage.send(command, &body, &[]);
        assert_eq!(table.code, Some(0), "{command}: {table:#?}");
        assert_eq!(stage.received().to_string(), body.to_string(), "{command}");
        let made = ["ODR", "RES", "SUB", "COMCHK", "CAP", "CHA"];
        let shows = match table.out.strip_prefix("Result ") {
            Some(message) => message.contains("uccess"),
            None => made.iter().any(|prefix| table.out.contains(prefix)),
        };
        assert!(shows, "{command}: {table:#?}");
    }
}

#[test]
fn flags_alone_build_every_example() {
    let stage = Stage::new();
    for command in COMMANDS {
        let flags = read(&format!("payloads/{}.flags", command.replace(' ', "-")));
        let flags = shell_words(&stage.with_ids(command, &flags).replace('\n', " "));
        let flags: Vec<&str> = flags.iter().map(String::as_str).collect();
        let call = [&stage.words(command)[..], &flags, &["--dry-run", "-o", "json"]].concat();
        let built = stage.sandbox.fpgo(&call).ends(0).json()["body"].clone();
        assert_eq!(as_decimals(&built), as_decimals(&stage.example(command)), "{command}");
    }
}

/// Numbers by their value, since `640` and `640.0` are one amount, and members by name: their order means nothing.
fn as_decimals(value: &Value) -> Value {
    match value {
        Value::Number(number) => {
            let text = number.to_string();
            let text = match text.contains('.') {
                true => text.trim_end_matches('0').trim_end_matches('.'),
                false => &text,
            };
            Value::String(format!("number {text}"))
        }
        Value::Array(items) => items.iter().map(as_decimals).collect(),
        Value::Object(members) => {
            let members: Map<String, Value> =
                members.iter().map(|(key, value)| (key.clone(), as_decimals(value))).collect();
            Value::Object(members)
        }
        other => other.clone(),
    }
}

#[test]
fn each_required_field_is_missed_by_its_path_and_refused_in_the_apis_words() {
    let stage = Stage::new();
    let table = read("fields.tsv");
    // How a refusal is told does not depend on the field: once for each command.
    let (mut cases, mut shown) = (0, BTreeSet::new());
    for row in table.lines().skip(1) {
        let mut cells = row.split('\t');
        let (command, pattern, rule) =
            (cells.next().expect("one"), cells.next().expect("two"), cells.next().expect("three"));
        let example = stage.example(command);
        if !holds(&example, rule) {
            continue;
        }
        for pointer in places(&example, pattern) {
            let Some(value) = example.pointer(&pointer) else {
                panic!("{command}: the example has no {pointer}");
            };
            let is_object = value.is_object() && pointer != "/products";
            let body = without(&example, &pointer);
            let paths = stage.is_refused(command, &body);
            if is_object {
                // The object and what must be in it: each is missing.
                assert!(paths.contains(&path(&pointer)), "{command} {pointer}: {paths:?}");
                let inside = |told: &String| told.starts_with(&path(&pointer));
                assert!(paths.iter().all(inside), "{command} {pointer}: {paths:?}");
            } else {
                assert_eq!(paths, [path(&pointer)], "{command}");
            }
            let condition = match rule.split_once(' ') {
                Some((_, condition)) => {
                    let (other, value) = condition.split_once(" is ").expect("a condition");
                    format!(" when {} is {value}", in_words(other))
                }
                None => String::new(),
            };
            let sentence = format!("The {} field is required{condition}.", in_words(&pointer));
            stage.refuses(command, &body, &sentence);
            if shown.insert(command) {
                stage.is_refused_there(command, &body, &sentence);
            }
            cases += 1;
        }
    }
    assert!(cases > 300, "only {cases} cases");
}

/// Whether a field must be there in the example; `absent` and `sent` have a test of their own.
fn holds(example: &Value, rule: &str) -> bool {
    let Some(condition) = rule.strip_prefix("when ") else { return rule == "required" };
    let (pointer, value) = condition.split_once(" is ").expect("a condition");
    example.pointer(pointer).is_some_and(|told| told.to_string().trim_matches('"') == value)
}

#[test]
fn every_documented_field_stands_in_the_template_and_no_other() {
    let home = Home::new();
    let table = read("fields.tsv");
    for command in COMMANDS {
        let words: Vec<&str> = command.split(' ').collect();
        let plain = home.fpgo(&[&words[..], &["--template", "-o", "json"]].concat()).ends(0).json();
        let text = home.fpgo(&[&words[..], &["--template"]].concat()).ends(0).out;
        let documented: Vec<&str> = table
            .lines()
            .filter_map(|row| row.strip_prefix(command)?.strip_prefix('\t')?.split('\t').next())
            .collect();
        for field in &documented {
            let found = places(&plain, field);
            assert!(found.iter().any(|place| plain.pointer(place).is_some()), "{command} {field}");
            let name = field.rsplit('/').next().expect("a name");
            assert!(text.contains(&format!("{name:?}: ")), "{command} {field}: {text}");
        }
        for leaf in leaves(&plain, "") {
            let known = documented.contains(&leaf.as_str());
            // The page of 4.1 says that these of its sister may apply (operation 4.1).
            let sister = *command == "subscriptions submit"
                && (leaf.contains("/address/") || leaf.ends_with("/preferredLanguage"));
            assert!(known || sister, "{command} {leaf} is not documented");
        }
    }
}

/// Patterns of the fields without members.
fn leaves(value: &Value, pattern: &str) -> Vec<String> {
    match value {
        Value::Array(items) => leaves(&items[0], &format!("{pattern}/*")),
        Value::Object(members) => members
            .iter()
            .flat_map(|(name, value)| {
                let part = if name == "0" { "*" } else { name };
                leaves(value, &format!("{pattern}/{part}"))
            })
            .collect(),
        _ => vec![pattern.to_owned()],
    }
}

#[test]
fn a_template_filled_with_the_example_is_a_valid_body() {
    let stage = Stage::new();
    for command in COMMANDS {
        let words = stage.words(command);
        let example = stage.example(command);
        let file = stage.sandbox.home.write("example.json", &example.to_string());
        let file = file.to_str().expect("a path");
        for format in [["-o", "json"].as_slice(), &[]] {
            let template = [&words[..], &["--template"], format].concat();
            let template = stage.sandbox.fpgo(&template).ends(0).out;
            // As printed it lacks whatever is required; the comments are no part of it.
            let empty = [&words[..], &["--data", "-", "--dry-run"]].concat();
            let empty = stage.sandbox.fpgo(&empty).input(&template);
            let required = read("fields.tsv")
                .lines()
                .any(|row| row.starts_with(&format!("{command}	")) && row.ends_with("	required"));
            assert!(!required || empty.err.contains("field is required"), "{command}: {empty:#?}");
            let filled =
                [&words[..], &["--data", "-", "--data", file, "--dry-run", "-o", "json"]].concat();
            let filled = stage.sandbox.fpgo(&filled).input(&template);
            assert_eq!(filled.code, Some(0), "{command}: {filled:#?}");
            let sent = filled.json()["body"].clone();
            assert_eq!(as_decimals(&without_nulls(&sent)), as_decimals(&without_nulls(&example)));
        }
    }
}

#[test]
fn what_is_typed_beside_a_template_stands_in_it() {
    let stage = Stage::new();
    // What is computed from an object is typed by nobody, and a template is of none.
    let creating = |command: &&&str| !ONCE.contains(command) && **command != "reservations charge";
    for command in COMMANDS.iter().filter(creating) {
        let flags = read(&format!("payloads/{}.flags", command.replace(' ', "-")));
        let flags = shell_words(&stage.with_ids(command, &flags).replace('\n', " "));
        let flags: Vec<&str> = flags.iter().map(String::as_str).collect();
        // `--set` and `--unset` are about a whole body.
        let end = flags.iter().position(|flag| ["--set", "--unset"].contains(flag));
        let (typed, later) = flags.split_at(end.unwrap_or(flags.len()));
        let example = as_decimals(&without_nulls(&stage.example(command)));
        let words = stage.words(command);
        for format in [["-o", "json"].as_slice(), &[]] {
            let template = [&words[..], typed, &["--template"], format].concat();
            let template = stage.sandbox.fpgo(&template).ends(0).out;
            let file = [&words[..], &["--data", "-", "--dry-run", "-o", "json"], later].concat();
            let sent = stage.sandbox.fpgo(&file).input(&template);
            assert_eq!(sent.code, Some(0), "{command}: {template} {sent:#?}");
            let sent = as_decimals(&without_nulls(&sent.json()["body"]));
            assert_eq!(sent, example, "{command}: {template}");
        }
    }
    let refund = ["orders", "refund", "--line", "7001=400", "--template", "-o", "json"];
    let template = stage.sandbox.fpgo(&refund).ends(0).json();
    assert_eq!(template["products"], json!([{"id": 7001, "amount": 400}]));
    assert_eq!(template["grandTotal"], Value::Null);
}

#[test]
fn a_flag_that_says_nothing_of_a_body_is_refused_beside_a_template() {
    let home = Home::new();
    for (command, flags) in [
        ("orders refund ODR1", "--full"),
        ("orders refund ODR1", "--again --reason twice"),
        ("orders cancel ODR1", "--reason wrong"),
        ("orders cancel ODR1", "--no-validate"),
        ("checkout session", "--qr"),
    ] {
        let words: Vec<&str> =
            command.split(' ').chain(flags.split(' ')).chain(["--template"]).collect();
        let flag = flags.split(' ').next().expect("a flag");
        home.fpgo(&words).ends(2).says(&format!("{flag} means nothing to --template"));
    }
    // No account is needed, but one that is named must be there.
    let dated = ["terminals", "orders", "create", "--date", "2030-01-02", "--template"];
    home.fpgo(&dated).ends(0).shows("\"orderDate\": \"02 Jan, 2030\", // required");
    home.fpgo(&[&["-p", "none"], &dated[..]].concat()).ends(3);
}

/// Without what is null or has nothing left in it: an unfilled field of a template is as good as absent.
fn without_nulls(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.iter().map(|(key, value)| (key.clone(), without_nulls(value)));
            let is_something = |value: &Value| !value.is_null() && *value != json!({});
            Value::Object(members.filter(|(_, value)| is_something(value)).collect())
        }
        Value::Array(items) => items.iter().map(without_nulls).collect(),
        other => other.clone(),
    }
}

#[test]
fn a_field_that_no_document_knows_passes_with_a_warning() {
    let shared = Stage::new();
    for command in COMMANDS {
        let own = ONCE.contains(command).then(Stage::new);
        let stage = own.as_ref().unwrap_or(&shared);
        let body = with(&stage.example(command), "/colourOfTheSky", json!("blue"));
        let sent = stage.send(command, &body, &[]);
        assert_eq!(sent.code, Some(0), "{command}: {sent:#?}");
        assert!(sent.err.contains("$.colourOfTheSky is not documented"), "{command}: {sent:#?}");
        assert_eq!(stage.received().to_string(), body.to_string(), "{command}");
    }
}

#[test]
fn each_wrong_value_is_told_by_its_path_and_refused_in_the_apis_words() {
    let stage = Stage::new();
    let commands = stage.sandbox.fpgo(&["commands", "--json"]).ends(0).json();
    let (mut cases, mut shown) = (0, BTreeSet::new());
    for row in commands.as_array().expect("a list") {
        let command = row["command"].as_str().expect("text");
        if !COMMANDS.contains(&command) {
            continue;
        }
        let example = stage.example(command);
        for param in row["parameters"].as_array().expect("a list") {
            let pattern = param["name"].as_str().expect("text");
            if param["in"] != "body" {
                continue;
            }
            let Some((wrong, rule)) = wrong_value(command, param) else { continue };
            for pointer in places(&example, pattern) {
                let parent = pointer.rsplit_once('/').expect("a pointer").0;
                // Fields of objects that the example leaves out have no place of their own to break.
                if !parent.is_empty() && example.pointer(parent).is_none() {
                    continue;
                }
                // Half a phone number is wrong in itself; orders resend breaks each half.
                let halves = ["/countryCode", "/msisdn"];
                if command == "reservations resend" && halves.contains(&pointer.as_str()) {
                    continue;
                }
                let mut body = with(&example, &pointer, wrong.clone());
                if pattern == "/fpgoUuid" {
                    body["orderFrom"] = json!("PARTNER");
                }
                let paths = stage.is_refused(command, &body);
                assert!(paths.contains(&path(&pointer)), "{command} {pointer}: {paths:?}");
                // A wrong type of customer or way to pay can make another field needless, never another wrong.
                assert_eq!(paths.len(), 1, "{command} {pointer}: {paths:?}");
                let sentence = format!("The {} {rule}.", in_words(&pointer));
                stage.refuses(command, &body, &sentence);
                if shown.insert(command) {
                    stage.is_refused_there(command, &body, &sentence);
                }
                cases += 1;
            }
        }
    }
    assert!(cases > 300, "only {cases} cases");
}

/// A value that breaks the rule of this type alone, and the rule; nothing where every value passes with a warning.
fn wrong_value(command: &str, param: &Value) -> Option<(Value, String)> {
    let name = param["name"].as_str()?.rsplit('/').next()?;
    let text = |value: Value, rule: &str| Some((value, rule.to_owned()));
    match param["type"].as_str()? {
        // Two operations share the route, and without a word that fits the first one is meant.
        _ if command == "terminals orders cancel-refund" => {
            text(json!("somethingElse"), "is invalid; it is one of payment")
        }
        // Whatever stands there is a warning at most (quirk 32 and 3).
        "NUMBER" if name == "personalNumber" => None,
        "NUMBER" if name == "organizationId" => {
            let number = command == "checkout hosted";
            text(json!([7]), if number { "must be a number" } else { "must be a string" })
        }
        "NUMBER" if name == "companyId" => text(json!("many"), "must be a number"),
        "NUMBER" | "AMOUNT" | "COUNT" | "PERCENT" => text(json!("many"), "must be a number"),
        "BOOL" => text(json!("maybe"), "field must be true or false"),
        "TEXT" | "ORDER" | "TERMINAL" => text(json!(7), "must be a string"),
        "EMAIL" => text(json!("not an address"), "must be a valid email address"),
        "URL" => text(json!("shop"), "must be a valid URL"),
        "DATE" => text(json!("2 Aug, 2030"), "does not match the format d M, Y"),
        "CODE" | "MSISDN" | "COUNTRY" => text(json!(47), "must be a string"),
        "DIGITS" => text(json!("an hour"), "must be digits only"),
        "LINE" | "CONTACT" | "ID=AMOUNT" | "CYCLE" => text(json!("many"), "must be an array"),
        "ID" => text(json!("BS-10"), "must be a number"),
        "OBJECT" => None,
        "INTERVAL" => {
            text(json!(3), "is invalid; it is 0 (daily), 1 (once a month) or 2 (twice a month)")
        }
        _ => {
            let values = param["values"].as_array()?.iter().filter_map(Value::as_str);
            let rule =
                format!("is invalid; it is one of {}", values.collect::<Vec<_>>().join(", "));
            Some((json!("somethingElse"), rule))
        }
    }
}
