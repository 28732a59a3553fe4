//! Tables as a person reads them: instants in the time zone of the profile, columns that fit the terminal, statuses in
//! colours; and as received for programs.

#[cfg(unix)]
use crate::common::hostile::{HOSTILE, clean};
use crate::common::hostile::{answers, with_data};
#[cfg(unix)]
use crate::common::terminal::Terminal;
#[cfg(unix)]
use crate::common::{Call, TOKEN};
use crate::common::{Done, Sandbox, profile};
#[cfg(unix)]
use console::measure_text_width as width_of;
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

#[test]
fn the_times_of_a_callback_stand_beside_what_was_signed() {
    let sandbox = sandbox_in("Asia/Tokyo");
    let verify = |pasted: &str, format: &str| {
        let call = sandbox.fpgo(&["callback", "verify", "-o", format]);
        call.env("FPGO_CALLBACK_SECRET", "secret").input(pasted)
    };
    let pasted = "orderUuid=ODR1&createdAt=1763206260&timestamp=soon&checksum=00";
    let done = verify(pasted, "table").says("times are in Asia/Tokyo");
    let rows: Vec<&str> = done.out.lines().collect();
    assert!(rows[0].ends_with("Checksum  Time"), "{done:#?}");
    assert!(rows[2].contains("1763206260") && rows[2].ends_with("2025-11-15 20:31"), "{done:#?}");
    assert!(rows[3].contains("soon") && rows[3].trim_end().ends_with("hashed"), "{done:#?}");
    let csv = verify(pasted, "csv").out;
    assert!(csv.starts_with("Parameter,Value,Checksum\n") && !csv.contains("20:31"), "{csv}");
    let none = verify("orderUuid=ODR1&checksum=00", "table");
    assert!(!none.out.contains("Time") && !none.err.contains("times are"), "{none:#?}");
}

// At a terminal of some width.

/// What a call shows at a terminal of so many columns; it must end well.
#[cfg(unix)]
#[track_caller]
pub fn at_a_terminal(call: Call, columns: usize) -> String {
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", &format!("stty cols {columns} rows 24 -onlcr && exec \"$0\" \"$@\"")]);
    shell.arg(call.command.get_program()).args(call.command.get_args()).env_clear();
    for (name, value) in call.command.get_envs() {
        shell.env(name, value.unwrap_or_default());
    }
    let shown = Terminal::of(Call { command: shell }).ends(0);
    // Each byte came as a character of its own.
    let bytes = shown.chars().map(|byte| u8::try_from(byte).expect("a byte")).collect();
    String::from_utf8(bytes).expect("UTF-8")
}

/// The same for an answer whose data is replaced.
#[cfg(unix)]
#[track_caller]
fn at(sandbox: &Sandbox, columns: usize, route: &str, words: &[&str], data: &Value) -> String {
    answers(sandbox, route, 200, &with_data(data));
    at_a_terminal(sandbox.fpgo(words), columns)
}

/// An order with long fields, and lines below it.
#[cfg(unix)]
fn long_order() -> Value {
    json!({
        "orderUuid": "ODR1234567890", "type": "regular order of a shop", "status": "PARTIAL REFUNDED",
        "invoiceNumber": "12345678", "orderDate": 1_763_206_260, "paymentLinkDueDate": "1763206260",
        "orderSummary": {"subTotal": 1_234_567.89, "tax": "98765.43", "discount": 0, "grandTotal": 1_333_333.32},
        "customerDetails": {"uuid": "CSRT1234567890", "name": "Ola Nordmann Test of the Northern Shops and Their Stores",
            "email": "ola.nordmann.test@example.com", "address": {"street": "Testveien 7, behind the red house", "city": "Oslo"}},
        "productList": {"0": {"id": 4_012_345_678_u64, "name": "A bicycle with three gears and a bell",
            "productId": "BIKE-0000000001", "quantity": 1, "rate": 1_333_333.32, "tax": 25, "amount": 1_333_333.32}},
    })
}

#[cfg(unix)]
const WHOLE: [&str; 9] = [
    "ODR1234567890",
    "CSRT1234567890",
    "12345678",
    "1234567.89",
    "98765.43",
    "1333333.32",
    "4012345678",
    "BIKE-0000000001",
    "2025-11-15 12:31",
];

#[cfg(unix)]
#[test]
fn identifiers_amounts_and_times_are_whole_at_every_width() {
    let sandbox = sandbox_in("Europe/Oslo");
    for columns in [200, 80, 50, 30, 20, 10, 1] {
        let shown = at(&sandbox, columns, "orders details", &DETAILS, &long_order());
        for part in WHOLE {
            assert!(shown.contains(part), "{part} at {columns}: {shown}");
        }
        let table = shown.lines().filter(|line| !line.starts_with("times are in"));
        // What is narrower than 20 columns is wrapped by the terminal itself.
        for line in table.filter(|line| width_of(line) > columns.max(20)) {
            let line = line.trim();
            let is_whole = WHOLE.iter().any(|part| line.ends_with(part));
            assert!(
                is_whole || columns < 30 && line.ends_with(':'),
                "{line} at {columns}: {shown}"
            );
        }
    }
}

#[cfg(unix)]
#[test]
fn text_is_broken_at_its_blanks() {
    let sandbox = sandbox_in("Europe/Oslo");
    let shown = at(&sandbox, 50, "orders details", &DETAILS, &long_order());
    let words = shown.replace('\n', " ");
    let words: Vec<&str> = words.split_whitespace().collect();
    for word in "ola.nordmann.test@example.com Northern Testveien behind bicycle gears".split(' ') {
        assert!(words.contains(&word), "{word}: {shown}");
    }
    let name = shown.lines().position(|line| line.starts_with("Name ")).expect("a name");
    let below = shown.lines().nth(name + 1).expect("a line");
    assert_eq!(below, "            Shops and Their Stores", "{shown}");
    // A part below the object has a layout of its own.
    assert!(
        shown.contains("\nLines\nLine id: 4012345678\nProduct: A bicycle with three gears"),
        "{shown}"
    );
}

#[cfg(unix)]
#[test]
fn rows_that_are_too_wide_stand_one_below_the_other() {
    let sandbox = sandbox_in("Europe/Oslo");
    let row = |at: usize| {
        json!({"subscriptionUuid": format!("SUB123456789{at}"), "orderUuid": format!("ODR123456789{at}"),
               "status": "ONGOING", "amount": 1250.75, "customerName": "Ola Test", "createdAt": 1_763_206_260})
    };
    let rows = json!([row(1), row(2)]);
    let list = ["subscriptions", "list"];
    let shown = at(&sandbox, 80, "subscriptions list", &list, &rows);
    let first = "Subscription: SUB1234567891\nOrder: ODR1234567891\nStatus: ONGOING\nAmount: 1250.75\n\
                 Created: 2025-11-15 12:31\nCustomer: Ola Test\n";
    let second = first.replace("7891", "7892");
    assert_eq!(shown, format!("{first}\n{second}times are in Europe/Oslo\n"));
    // Fewer columns fit.
    let columns = ["subscriptions", "list", "--columns", "subscription,amount,customer,created"];
    let shown = at(&sandbox, 80, "subscriptions list", &columns, &rows);
    let lines: Vec<&str> = shown.lines().collect();
    assert_eq!(lines[0], "Subscription    Amount  Customer  Created");
    assert_eq!(lines[1], "SUB1234567891  1250.75  Ola Test  2025-11-15 12:31");
    let shown = at(&sandbox, 50, "subscriptions list", &columns, &rows);
    assert!(shown.contains("Customer  Created\n") && shown.contains("Ola Test  2025"), "{shown}");
    let shown = at(&sandbox, 30, "subscriptions list", &columns, &rows);
    assert!(shown.starts_with("Subscription: SUB1234567891\nAmount: 1250.75\n"), "{shown}");
    // A pipe has no width.
    let whole = shown_lines(&sandbox, &list, &rows);
    assert_eq!(whole.len(), 3, "{whole:?}");
}

#[cfg(unix)]
fn shown_lines(sandbox: &Sandbox, words: &[&str], rows: &Value) -> Vec<String> {
    let call = |sandbox: &Sandbox| sandbox.fpgo(words).env("COLUMNS", "20");
    answers(sandbox, "subscriptions list", 200, &with_data(rows));
    call(sandbox).ends(0).out.lines().map(str::to_owned).collect()
}

#[cfg(unix)]
#[test]
fn wide_characters_take_two_columns() {
    let sandbox = sandbox_in("Europe/Oslo");
    let names =
        ["東京の店とその倉庫", "🚲🚲🚲 sykkel", "Blåbær", "e\u{301}clair", "👍🏽 yes", "🇳🇴 Norge"];
    let rows: Value = names
        .iter()
        .map(|name| json!({"orderUuid": "ODR1", "customerName": name, "amount": 5, "msisdn": "40000001"}))
        .collect();
    let columns = ["subscriptions", "failed", "list", "--columns", "order,customer,msisdn"];
    for width in [80, 40] {
        let shown = at(&sandbox, width, "subscriptions failed list", &columns, &rows);
        let starts = shown.lines().skip(1).map(|line| {
            let (before, _) = line.split_once("40000001").unwrap_or_else(|| panic!("{shown}"));
            width_of(before)
        });
        let starts: Vec<usize> = starts.collect();
        assert!(starts.iter().all(|start| *start == starts[0]), "{starts:?}: {shown}");
    }
    // Text without a blank is broken where the line is full, between whole characters.
    let long = "円".repeat(100);
    let rows = json!([{"orderUuid": "ODR1", "customerName": long, "msisdn": "40000001"}]);
    let shown = at(&sandbox, 50, "subscriptions failed list", &columns, &rows);
    assert_eq!(shown.matches('円').count(), 100, "{shown}");
    assert!(shown.lines().all(|line| width_of(line) <= 50), "{shown}");
}

#[cfg(unix)]
#[test]
fn a_hostile_cell_keeps_the_table_in_order() {
    let sandbox = sandbox_in("Europe/Oslo");
    let long = "x".repeat(10_000);
    let columns = ["subscriptions", "failed", "list", "--columns", "order,customer,msisdn"];
    for evil in [long.as_str(), "a\nb\r\tc\u{1b}[2J\u{202e}", HOSTILE] {
        let rows = json!([{"orderUuid": "ODR1", "customerName": evil, "msisdn": "1"},
                          {"orderUuid": "ODR2", "customerName": "Ola", "msisdn": "2"}]);
        for width in [80, 50, 30, 1] {
            let shown = at(&sandbox, width, "subscriptions failed list", &columns, &rows);
            clean(&shown, "a table");
            if width >= 30 {
                assert!(shown.lines().all(|line| width_of(line) <= width), "{width}: {shown}");
                assert!(
                    shown.lines().any(|line| line.contains("ODR2") && !line.contains('x')),
                    "{shown}"
                );
            }
        }
    }
    // An identifier is whole even then.
    let data = json!({"orderUuid": long, "status": "PAID"});
    let shown = at(&sandbox, 80, "orders details", &DETAILS, &data);
    assert!(shown.contains(&long) && shown.contains("Status"), "{shown}");
    // A pipe has no width, and breaks nothing.
    let longer = "x".repeat(70_000);
    let data = json!({"orderUuid": longer, "status": "PAID"});
    let done = self::shown(&sandbox, "orders details", &DETAILS, &data).out;
    assert!(done.contains(&longer) && done.contains("PAID"), "{}", done.len());
    let rows = json!([{"orderUuid": "ODR1", "customerName": longer, "msisdn": longer}]);
    let done = self::shown(&sandbox, "subscriptions failed list", &columns, &rows).out;
    assert_eq!(done.matches(&longer).count(), 2, "{}", done.len());
    // A word without an end costs a terminal no time.
    let endless = "x".repeat(100_000);
    let rows = json!([{"orderUuid": "ODR1", "customerName": endless, "msisdn": "1"}]);
    let done = at(&sandbox, 80, "subscriptions failed list", &columns, &rows);
    assert!(done.contains(&endless) && done.contains("MSISDN: 1\n"), "{}", done.len());
}

#[cfg(unix)]
#[test]
fn a_secret_is_hidden_before_a_line_break_can_part_it() {
    let sandbox = sandbox_in("Europe/Oslo");
    let rows =
        json!([{"orderUuid": "ODR1", "customerName": format!("my {TOKEN} is"), "msisdn": "1"}]);
    let columns = ["subscriptions", "failed", "list", "--columns", "order,customer,msisdn"];
    for width in [80, 26, 20, 15, 10] {
        let shown = at(&sandbox, width, "subscriptions failed list", &columns, &rows);
        let letters: String = shown.chars().filter(|letter| !letter.is_whitespace()).collect();
        assert!(!letters.contains(&TOKEN[..10]), "{width}: {shown}");
        assert!(letters.contains("my***is"), "{width}: {shown}");
    }
}

#[cfg(unix)]
#[test]
fn the_width_is_the_terminals_unless_columns_says_another() {
    let sandbox = sandbox_in("Europe/Oslo");
    let rows =
        json!([{"orderUuid": "ODR1234567890", "subscriptionUuid": "SUB1234567890", "amount": 5}]);
    let words = ["subscriptions", "failed", "list"];
    let lines = |columns: &str, width: usize| {
        answers(&sandbox, "subscriptions failed list", 200, &with_data(&rows));
        let call = sandbox.fpgo(&words).env("COLUMNS", columns);
        at_a_terminal(call, width).lines().count()
    };
    assert_eq!(lines("200", 30), 2, "a line of titles and a row");
    assert_eq!(lines("30", 200), 3, "a line for each field");
    for none in ["", "0", "-5", "wide"] {
        assert_eq!((lines(none, 200), lines(none, 30)), (2, 3), "{none:?}");
    }
    // A terminal that does not know its own width is not broken for.
    assert_eq!(lines("", 0), 2);
}

#[cfg(unix)]
#[test]
fn what_is_no_table_is_never_broken() {
    let sandbox = sandbox_in("Europe/Oslo");
    for (more, expected) in [
        (["--jq", ".orderUuid"], "\"ODR1234567890\"\n".to_owned()),
        (["-o", "tsv"], String::new()),
        (["-o", "ndjson"], String::new()),
    ] {
        let words = [&DETAILS[..], &more].concat();
        let narrow = at(&sandbox, 10, "orders details", &words, &long_order());
        assert_eq!(narrow, at(&sandbox, 200, "orders details", &words, &long_order()));
        assert!(expected.is_empty() || narrow == expected, "{narrow}");
    }
    let quiet = ["subscriptions", "list", "-q"];
    let rows = json!([{"subscriptionUuid": "SUB1234567890"}]);
    assert_eq!(at(&sandbox, 5, "subscriptions list", &quiet, &rows), "SUB1234567890\n");
    // No rows are their titles alone.
    let columns = ["subscriptions", "list", "--columns", "order,status"];
    assert_eq!(at(&sandbox, 80, "subscriptions list", &columns, &json!([])), "Order  Status\n");
    let all = ["subscriptions", "list"];
    let empty = at(&sandbox, 30, "subscriptions list", &all, &json!([]));
    assert!(empty.starts_with("Subscription  Order  Status\nPaid  Amount"), "{empty}");
}

// Colours.

#[cfg(unix)]
#[test]
fn statuses_have_colours_at_a_terminal_and_nowhere_else() {
    let sandbox = sandbox_in("Europe/Oslo");
    let rows = json!([{"uuid": "ODR1", "status": "PAID"}, {"uuid": "ODR2", "status": "SENT"},
                      {"uuid": "ODR3", "status": "Inkasso"}, {"uuid": "ODR4", "status": "CANCELLED"},
                      {"uuid": "ODR5", "status": "partial refunded"}, {"uuid": "ODR6", "status": "new one"}]);
    let list = ["orders", "list"];
    let shown = |words: &[&str], env: &[(&str, &str)], at_terminal: bool| {
        answers(&sandbox, "orders list", 200, &with_data(&rows));
        let call =
            env.iter().fold(sandbox.fpgo(words), |call, (name, value)| call.env(name, value));
        if at_terminal { at_a_terminal(call, 80) } else { call.ends(0).out }
    };
    let xterm = ("TERM", "xterm");
    let painted = shown(&list, &[xterm], true);
    for part in [
        "ODR1   \u{1b}[32mPAID\u{1b}[0m\n",
        "ODR2   \u{1b}[33mSENT\u{1b}[0m\n",
        "ODR3   \u{1b}[31mInkasso\u{1b}[0m\n",
        "ODR4   \u{1b}[2mCANCELLED\u{1b}[0m\n",
        "ODR5   \u{1b}[36mpartial refunded\u{1b}[0m\n",
        "ODR6   new one\n",
    ] {
        assert!(painted.contains(part), "{part:?}: {painted:?}");
    }
    let plain = shown(&list, &[], false);
    assert!(!plain.contains('\u{1b}'), "{plain}");
    for env in [("NO_COLOR", "1"), ("FPGO_COLOR", "never"), ("TERM", "dumb"), ("TERM", "")] {
        assert_eq!(shown(&list, &[xterm, env], true), plain, "{env:?}");
    }
    assert_eq!(shown(&list, &[], true), plain, "a terminal without a name");
    assert_eq!(shown(&["orders", "list", "--color", "never"], &[xterm], true), plain);
    assert_eq!(shown(&list, &[xterm, ("NO_COLOR", "")], true), painted);
    for always in [&["orders", "list", "--color", "always"][..], &list] {
        let forced = shown(always, &[("FPGO_COLOR", "always"), ("NO_COLOR", "1")], false);
        assert_eq!(forced, painted);
    }
    let csv = shown(&["orders", "list", "--color", "always", "-o", "csv"], &[xterm], true);
    assert!(!csv.contains('\u{1b}'), "{csv}");
    // One stream may be a terminal and the other none.
    let call = sandbox.fpgo(&["orders", "status", "ODR0000000000"]).env("TERM", "xterm");
    assert!(!call.ends(5).err.contains('\u{1b}'));
}

#[cfg(unix)]
#[test]
fn a_status_keeps_its_colour_over_several_lines_and_in_fields() {
    let sandbox = sandbox_in("Europe/Oslo");
    let data = json!({"uuid": "ODR1", "status": "PARTIAL REFUNDED", "orderAmount": 5});
    let words = ["orders", "status", "ODR1", "--color", "always"];
    let shown = at(&sandbox, 80, "orders status", &words, &data);
    assert!(shown.contains("Status  \u{1b}[36mPARTIAL REFUNDED\u{1b}[0m\n"), "{shown:?}");
    let shown = at(&sandbox, 20, "orders status", &words, &data);
    assert!(shown.contains("Status:\n  \u{1b}[36mPARTIAL REFUNDED\u{1b}[0m\n"), "{shown:?}");
    let rows = json!([{"uuid": "ODR1", "status": "PARTIAL REFUNDED"}]);
    let words = ["orders", "list", "--color", "always"];
    let shown = at(&sandbox, 20, "orders list", &words, &rows);
    let (partial, refunded) = ("\u{1b}[36mPARTIAL\u{1b}[0m", "\u{1b}[36mREFUNDED\u{1b}[0m");
    assert!(shown.contains(&format!("ODR1   {partial}\n       {refunded}\n")), "{shown:?}");
    let order = sandbox.order("SENT");
    sandbox.fpgo(&["orders", "cancel", &order, "--note", "x", "--yes"]).ends(0);
    let journal = sandbox.fpgo(&["journal", "list", "--color", "always"]).ends(0);
    journal.shows("\u{1b}[32maccepted\u{1b}[0m");
}
