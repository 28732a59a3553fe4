//! How values are typed: taken as they stand or refused, never cut off or guessed.

use crate::common::{CUSTOMER, Home, Sandbox, profile};
use serde_json::{Value, json};

/// The parameters of every operation, from `fpgo commands --json`.
fn operations(home: &Home) -> Vec<Value> {
    home.fpgo(&["commands", "--json"]).ends(0).json().as_array().expect("a list").clone()
}

/// Dates that cannot be taken whole.
const NO_DATES: &[&str] = &[
    "2026-12-24T24:00",
    "2026-12-24T10:00:60",
    "2026-12-24T10:00:00.5",
    "2026-12-24T10:00+1",
    "2026-12-24T10:00Z and more",
    "2026-12-24Z",
    "2026-W52-4",
    "20261224",
    "24.12.2026",
    "26-12-24",
    "1893456000000",
    "+7d12h",
    "tomorrow",
];

#[test]
fn no_flag_cuts_a_date() {
    let home = Home::new();
    let mut seen = Vec::new();
    for operation in operations(&home) {
        let command = operation["command"].as_str().expect("a command");
        for parameter in operation["parameters"].as_array().expect("a list") {
            let kind = parameter["type"].as_str().expect("a type");
            let Some(flag) = parameter["flag"].as_str().filter(|_| ["DATE", "DAY"].contains(&kind))
            else {
                continue;
            };
            seen.push(format!("{command} {flag}"));
            for typed in NO_DATES {
                let words: Vec<&str> = command.split(' ').chain([flag, *typed]).collect();
                home.fpgo(&words).ends(2).says(flag);
            }
        }
    }
    assert!(seen.len() > 12, "{seen:?}");
    for typed in NO_DATES {
        home.fpgo(&["journal", "prune", "--before", typed]).ends(2).says("--before");
    }
}

#[test]
fn a_date_with_a_time_goes_out_whole() {
    let sandbox = Sandbox::start();
    let dated = |date: &str, ends: i32| {
        let mut words =
            vec!["orders", "send-payment-link", "--line", "name=A,qty=1,rate=5,tax=0", "--dry-run"];
        words.extend(CUSTOMER);
        words.extend(["--date", date]);
        // The flag stands once.
        let first = words.iter().position(|word| *word == "--date").expect("a date");
        words.drain(first..first + 2);
        sandbox.fpgo(&words).ends(ends)
    };
    for typed in
        ["2027-12-24T10:00:00", "2027-12-24 10:00", "2027-12-24T09:00Z", "2027-12-24T10:00+0100"]
    {
        dated(typed, 0).shows("\"orderDate\": \"1829638800\"").says("2027-12-24 10:00:00 +01:00");
    }
    // Skipped by the clock in Oslo, and shown twice.
    dated("2027-03-28T02:30", 2).says("does not exist in Europe/Oslo");
    dated("2027-10-31T02:30", 2).says("2027-10-31T02:30:00+02:00 or 2027-10-31T02:30:00+01:00");
    dated("2027-10-31T02:30:00+01:00", 0).shows("\"orderDate\": \"1824946200\"");
}

#[test]
fn a_time_frame_ends_when_it_was_said() {
    let sandbox = Sandbox::start();
    let frame = |since: &str, until: &str| {
        let words = ["reservations", "history", "--since", since, "--until", until, "--dry-run"];
        sandbox.fpgo(&words)
    };
    frame("2026-11-25 08:00", "2026-11-25 23:30").ends(0).shows("/1795590000/1795645800");
    frame("2026-11-25", "2026-11-25").ends(0).shows("/1795561200/1795647600");
    frame("2026-03-29T02:30", "now").ends(2).says("--since").says("does not exist");
    frame("1969-12-24", "now").ends(2).says("before 1970");
    let other = profile("tokyo", &sandbox.base_url, "time_zone = \"Asia/Tokyo\"");
    sandbox.home.config(&other);
    let words =
        ["-p", "tokyo", "reservations", "history", "--since", "2026-11-25T08:00", "--dry-run"];
    sandbox.home.fpgo(&words).ends(0).shows("/1795561200/");
}

#[test]
fn where_a_request_says_a_day_a_time_is_refused() {
    let sandbox = Sandbox::start();
    for (command, flag) in
        [("subscriptions submit", "--start"), ("terminals orders create", "--date")]
    {
        for typed in ["2027-12-24T10:00", "2027-12-24T10:00Z"] {
            let words: Vec<&str> = command.split(' ').chain([flag, typed]).collect();
            sandbox.fpgo(&words).ends(2).says("says a day only");
        }
    }
    sandbox
        .fpgo(&["subscriptions", "list", "--since", "2027-01-01T10:00", "--until", "2027-01-02"])
        .ends(2)
        .says("is no day alone");
    // The form that the profile chooses counts.
    let other = profile("days", &sandbox.base_url, "order_date = \"d M, Y\"");
    sandbox.home.config(&other);
    let mut words =
        vec!["-p", "days", "orders", "send-payment-link", "--line", "name=A,qty=1,rate=5,tax=0"];
    words.extend(
        CUSTOMER.iter().map(|word| if *word == "now" { "2027-12-24T10:00" } else { *word }),
    );
    sandbox.home.fpgo(&words).ends(2).says("--date").says("says a day only");
    assert_eq!(sandbox.writes(), 0);
}

#[test]
fn dates_in_a_file_are_held_against_the_rules() {
    let sandbox = Sandbox::start();
    let mut words = vec!["orders", "send-payment-link", "--line", "name=A,qty=1,rate=5,tax=0"];
    let date = CUSTOMER.iter().position(|word| *word == "--date").expect("a date");
    words.extend(&CUSTOMER[..date]);
    words.extend(&CUSTOMER[date + 2..]);
    words.extend(["--dry-run", "--data", "dated.json"]);
    for date in
        [json!("2027-12-24T10:00"), json!("1893456000000"), json!("24.12.2027"), json!(["x"])]
    {
        sandbox.home.write("dated.json", &json!({"orderDate": date}).to_string());
        sandbox.fpgo(&words).ends(2).says("$.orderDate");
    }
    for date in [json!("1893456000"), json!("1893456000.652"), json!("02 Aug, 2030")] {
        sandbox.home.write("dated.json", &json!({"orderDate": date}).to_string());
        sandbox.fpgo(&words).ends(0);
    }
}

/// Amounts that are read in one way here and in another elsewhere, and what is said to them.
const NO_AMOUNTS: &[(&str, &str)] = &[
    ("1.000", "could mean 1000 or 1.00"),
    ("1,000", "could mean 1000 or 1.00"),
    ("51,50", "did you mean 51.50?"),
    ("1.000,50", "did you mean 1000.50?"),
    ("1,000.50", "did you mean 1000.50?"),
    ("1 000", "did you mean 1000?"),
    ("1'000", "did you mean 1000?"),
    ("1_000", "did you mean 1000?"),
    ("kr 100", "did you mean 100?"),
    ("100,-", "did you mean 100?"),
    ("٣", "such as 1000"),
    ("1.005", "1.005"),
];

#[test]
fn every_amount_that_is_typed_is_read_alike() {
    let home = Home::new();
    for (typed, says) in NO_AMOUNTS {
        let refund = |words: &[&str]| {
            home.fpgo(&[&["orders", "refund", "ODR1234567890"], words].concat()).ends(2).says(says)
        };
        refund(&["--amount", typed]);
        refund(&["--line", &format!("7001={typed}")]);
        refund(&["--full", "--expect-total", typed]);
        refund(&["--full", "--expect-refundable", typed]);
        for key in ["rate", "discount"] {
            let line = format!("name=A,qty=1,rate=5000,tax=0,{key}=\"{typed}\"");
            let line = line.replace("rate=5000,tax=0,rate=", "tax=0,rate=");
            let words = ["orders", "send-payment-link", "--line", &line];
            home.fpgo(&words).ends(2).says(&format!("{key}={typed}: ")).says(says);
            home.write("lines.csv", &format!("name,qty,tax,{key}\nA,1,0,\"{typed}\"\n"));
            let words = ["orders", "send-payment-link", "--line", "@lines.csv"];
            home.fpgo(&words).ends(2).says(&format!("line 2: {key}={typed}: ")).says(says);
        }
    }
}

/// The lines that a request would have.
#[track_caller]
fn lines(sandbox: &Sandbox, line: &str) -> Value {
    let mut words = vec!["orders", "send-payment-link", "--dry-run", "-o", "json", "--line", line];
    words.extend(CUSTOMER);
    sandbox.fpgo(&words).ends(0).json()["body"]["products"].clone()
}

#[test]
fn names_keep_their_quotes_commas_and_blanks() {
    let sandbox = Sandbox::start();
    for (typed, name) in [
        (r#""A ""q"" B""#, r#"A "q" B"#),
        (r#""Cut, wash = dry""#, "Cut, wash = dry"),
        ("\"two\nlines\"", "two\nlines"),
        (r#""27"" screen""#, r#"27" screen"#),
        (r#"" blank ""#, " blank "),
    ] {
        let typed_whole = lines(&sandbox, &format!("name={typed},qty=1,rate=5,tax=0"));
        assert_eq!(typed_whole[0]["name"], name, "{typed}");
        for between in [",", ";", "\t"] {
            let rows = format!("name,qty,rate,tax\n{typed},1,5,0\n");
            let rows = match between {
                // What stands in quotes stays.
                _ if between != "," && typed.contains(',') => continue,
                _ => rows.replace(',', between),
            };
            sandbox.home.write("lines.csv", &rows);
            assert_eq!(lines(&sandbox, "@lines.csv")[0]["name"], name, "{rows}");
        }
    }
    for (typed, says) in [
        (r#"name="A,qty=1,rate=5,tax=0"#, "not closed"),
        (r#"name="A"B,qty=1,rate=5,tax=0"#, "stands after a closing double quote"),
        (r#"name=27" screen,qty=1,rate=5,tax=0"#, r#"name="27"" screen""#),
        ("name=Cut, wash,qty=1,rate=5,tax=0", r#"name="Cut, wash""#),
        ("name=A,qty=1,rate=1,000,tax=0", "rate=1,000: could mean 1000 or 1.00"),
        ("name=A,qty=1,rate=1.000,50,tax=0", "rate=1.000,50: did you mean rate=1000.50?"),
        ("name=A,qty=1,rate=51,50,tax=0", "did you mean rate=51.50?"),
    ] {
        let words = ["orders", "send-payment-link", "--line", typed];
        sandbox.fpgo(&words).ends(2).says(says);
    }
}

#[test]
fn a_file_of_lines_may_come_from_a_spreadsheet() {
    let sandbox = Sandbox::start();
    let row = |rows: &str| {
        sandbox.home.write("lines.csv", rows);
        lines(&sandbox, "@lines.csv")[0].clone()
    };
    let read = row("name;qty;rate;tax\r\n\"A; B\";1,5;100,50;25\r\n");
    assert_eq!((&read["name"], &read["quantity"]), (&json!("A; B"), &json!(1.5)));
    assert_eq!(read["rate"].to_string(), "100.50");
    assert_eq!(row("name\tqty\trate\ttax\nA\t2\t51.50\t25\n")["rate"].to_string(), "51.50");
    assert_eq!(row("name , qty,rate,tax\nA,2,5,25\n")["quantity"], 2);
    for (rows, says) in [
        ("name;qty;rate;tax\nA;1;1,000;25\n", "line 2: rate=1,000: could mean 1000 or 1.00"),
        ("name;qty;rate;tax\nA;1;1.000,50;25\n", "line 2: rate=1.000,50: must be digits"),
        ("name,qty,rate,tax\nA,1,51,50,25\n", "lines.csv: CSV error: record 1"),
        ("name,qty,rate,tax\n27\" screen,1,5,25\n", "line 2: a double quote stands inside"),
        ("name,qty,rate,tax\n\"A\"B,1,5,25\n", "line 2: something stands behind a closing"),
        ("name,qty,rate,tax\nA,1,5,25\nB,1,5,\"25\n", "line 3: a double quote is not closed"),
        ("Name,qty,rate,tax\nA,1,5,25\n", "did you mean name?"),
        ("name,qty;rate,tax\nA,1,5\n", "unknown key qty;rate"),
        ("name,name,qty,rate,tax\nA,B,1,5,25\n", "name is given twice"),
        ("A,1,5,25\nB,1,5,25\n", "unknown key A"),
    ] {
        sandbox.home.write("lines.csv", rows);
        let words = ["orders", "send-payment-link", "--line", "@lines.csv"];
        sandbox.fpgo(&words).ends(2).says(says);
    }
}
