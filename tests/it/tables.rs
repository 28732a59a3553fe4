//! Tables as a person reads them: instants in the time zone of the profile, and as received for programs.

use crate::common::hostile::{answers, with_data};
use crate::common::{Done, Sandbox, profile};
use serde_json::{Value, json};

/// A sandbox whose profile has this time zone.
fn sandbox_in(zone: &str) -> Sandbox {
    let sandbox = Sandbox::start();
    let line = format!("time_zone = \"{zone}\"");
    sandbox.home.config(&profile("test", &sandbox.base_url, &line));
    sandbox
}

/// The answer to one call whose data is replaced.
#[track_caller]
fn shown(sandbox: &Sandbox, route: &str, words: &[&str], data: &Value) -> Done {
    answers(sandbox, route, 200, &with_data(data));
    sandbox.fpgo(words).ends(0)
}

/// The value beside a title in a table of one object.
#[track_caller]
fn value<'a>(done: &'a Done, title: &str) -> &'a str {
    let line = done.out.lines().find_map(|line| line.strip_prefix(title));
    line.unwrap_or_else(|| panic!("no {title}: {done:#?}")).trim()
}

const DETAILS: [&str; 3] = ["orders", "details", "ODR1"];

#[test]
fn an_instant_is_shown_in_the_zone_of_the_profile_which_is_named_once() {
    let data = json!({"orderUuid": "ODR1", "orderDate": "1763206260", "paymentLinkDueDate": 1_782_907_200});
    for (zone, date, due) in [
        ("Europe/Oslo", "2025-11-15 12:31", "2026-07-01 14:00"),
        ("America/New_York", "2025-11-15 06:31", "2026-07-01 08:00"),
        ("UTC", "2025-11-15 11:31", "2026-07-01 12:00"),
    ] {
        let sandbox = sandbox_in(zone);
        let done = shown(&sandbox, "orders details", &DETAILS, &data);
        assert_eq!((value(&done, "Order date"), value(&done, "Link due")), (date, due), "{zone}");
        assert_eq!(done.err, format!("times are in {zone}\n"));
    }
}

#[test]
fn every_form_that_says_its_instant_is_read_and_the_others_stay() {
    let sandbox = sandbox_in("Europe/Oslo");
    for (received, expected) in [
        (json!("1763206260"), "2025-11-15 12:31"),
        (json!(1_763_206_260), "2025-11-15 12:31"),
        (json!("1763206260.652"), "2025-11-15 12:31"),
        (json!(1_763_206_260_652_u64), "2025-11-15 12:31"),
        (json!("1763206260652"), "2025-11-15 12:31"),
        (json!("2025-11-15T11:31:00Z"), "2025-11-15 12:31"),
        (json!("2025-11-15 06:31:00-05:00"), "2025-11-15 12:31"),
        (json!(99_999_999_999_u64), "5138-11-16 10:46"),
        (json!("2026-10-25T01:30:00Z"), "2026-10-25 02:30 +01:00"),
        (json!("21.01.2024 04:00"), "21.01.2024 04:00"),
        (json!("07.11.2023"), "07.11.2023"),
        (json!("2025-11-15 12:31"), "2025-11-15 12:31"),
        (json!("0000-00-00 00:00:00"), "0000-00-00 00:00:00"),
        (json!(0), "0"),
        (json!(-5), "-5"),
        (json!("soon"), "soon"),
        (json!(true), "true"),
        (json!("17632062600000000"), "17632062600000000"),
    ] {
        let data = json!({"orderUuid": "ODR1", "orderDate": received});
        let done = shown(&sandbox, "orders details", &DETAILS, &data);
        assert_eq!(value(&done, "Order date"), expected, "{received}");
        let text = received.as_str().map_or_else(|| received.to_string(), str::to_owned);
        let read = text != expected;
        assert_eq!(done.err.contains("times are in Europe/Oslo"), read, "{received}: {done:#?}");
    }
}

#[test]
fn programs_are_given_what_was_received() {
    let sandbox = sandbox_in("Europe/Oslo");
    let data = json!({"orderUuid": "ODR1", "orderDate": 1_763_206_260});
    for format in ["json", "ndjson", "csv", "tsv", "raw"] {
        let words = [&DETAILS[..], &["-o", format]].concat();
        let done = shown(&sandbox, "orders details", &words, &data);
        assert!(done.out.contains("1763206260") && !done.out.contains("12:31"), "{done:#?}");
        assert_eq!(done.err, "", "{format}");
    }
    let words = [&DETAILS[..], &["--jq", ".orderDate"]].concat();
    assert_eq!(shown(&sandbox, "orders details", &words, &data).out, "1763206260\n");
}

#[test]
fn rows_and_nested_parts_have_readable_instants_too() {
    let sandbox = sandbox_in("Asia/Tokyo");
    let rows = json!([{"uuid": "RES1", "datetime": 1_763_206_260, "title": "captured"}]);
    let words = ["reservations", "history", "--since", "-1d"];
    let done = shown(&sandbox, "reservations history", &words, &rows);
    assert!(done.out.contains("2025-11-15 20:31") && !done.out.contains("1763206260"), "{done:#?}");
    let history = json!({"reserved": [{"at": 1_763_206_260, "amount": 5}],
                         "refunded": [{"at": "21.01.2024 04:00", "amount": 5}]});
    let data = json!({"reservationUuid": "RES1", "paymentHistory": history,
                      "paymentDetails": {"reservedAt": 1_763_206_260}});
    let words = ["reservations", "details", "RES1"];
    let done = shown(&sandbox, "reservations details", &words, &data);
    assert_eq!(done.out.matches("2025-11-15 20:31").count(), 2, "{done:#?}");
    done.shows("21.01.2024 04:00").says("times are in Asia/Tokyo");
    let rows = json!([{"subscriptionUuid": "SUB1", "createdAt": "1763206260"}]);
    let words = ["subscriptions", "list", "--columns", "created"];
    let done = shown(&sandbox, "subscriptions list", &words, &rows);
    assert_eq!(done.out, "Created\n2025-11-15 20:31\n");
    let rows = json!([{"companyCheckUuid": "CHK1", "createdAt": 1_763_206_260}]);
    let words = ["company", "details", "923456783"];
    shown(&sandbox, "company details", &words, &rows).shows("2025-11-15 20:31");
}

#[test]
fn the_journal_is_read_in_the_zone_of_the_profile_in_use() {
    let sandbox = sandbox_in("Asia/Tokyo");
    let order = sandbox.order("SENT");
    sandbox.fpgo(&["orders", "cancel", &order, "--note", "x", "--yes"]).ends(0);
    let json = sandbox.fpgo(&["journal", "show", "1", "-o", "json"]).ends(0).json();
    let begun: jiff::Timestamp = json["at"].as_str().expect("text").parse().expect("an instant");
    let tokyo = begun.in_tz("Asia/Tokyo").expect("a zone").strftime("%Y-%m-%d %H:%M").to_string();
    sandbox.fpgo(&["journal", "list"]).ends(0).shows(&tokyo).says("times are in Asia/Tokyo");
    let done = sandbox.fpgo(&["journal", "show", "1"]).ends(0).says("times are in Asia/Tokyo");
    assert_eq!(value(&done, "at"), tokyo);
    assert_eq!(value(&done, "ended").len(), tokyo.len(), "{done:#?}");
    let csv = sandbox.fpgo(&["journal", "list", "-o", "csv"]).ends(0);
    assert!(csv.out.contains(json["at"].as_str().expect("text")), "{csv:#?}");
    // Another profile reads the same journal by its own clock.
    let other = profile("other", &sandbox.base_url, "time_zone = \"UTC\"");
    let both = std::fs::read_to_string(sandbox.home.path("config.toml")).expect("a file") + &other;
    sandbox.home.config(&both);
    let utc = begun.in_tz("UTC").expect("a zone").strftime("%Y-%m-%d %H:%M").to_string();
    let done = sandbox.home.fpgo(&["-p", "other", "journal", "list"]).ends(0);
    done.shows(&utc).says("times are in UTC");
    sandbox.fpgo(&["auth", "status"]).ends(0).says("times are in Asia/Tokyo");
    // The sandbox's own profile has the home zone of the API.
    sandbox.home.fpgo(&["--sandbox", "orders", "details", "ODR1234567890"]).run();
    let list = sandbox.home.fpgo(&["--sandbox", "reservations", "history"]).ends(0);
    assert!(!list.err.contains("Tokyo"), "{list:#?}");
}
