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
        (
            "name,qty,rate,tax\nA,1,51,50,25\n",
            "lines.csv, line 2: it has 5 cells, and the heading 4",
        ),
        ("name,qty,rate,tax\n27\" screen,1,5,25\n", "line 2: a double quote stands inside"),
        ("name,qty,rate,tax\n\"A\"B,1,5,25\n", "line 2: something stands behind a closing"),
        ("name,qty,rate,tax\nA,1,5,25\nB,1,5,\"25\n", "a double quote on line 3 is not closed"),
        ("Name,qty,rate,tax\nA,1,5,25\n", "did you mean name?"),
        ("name,qty;rate,tax\nA,1,5\n", "can be read in two ways"),
        ("name,name,qty,rate,tax\nA,B,1,5,25\n", "name is given twice"),
        ("A,1,5,25\nB,1,5,25\n", "unknown key A"),
    ] {
        sandbox.home.write("lines.csv", rows);
        let words = ["orders", "send-payment-link", "--line", "@lines.csv"];
        sandbox.fpgo(&words).ends(2).says(says);
    }
}

#[test]
fn every_field_of_every_operation_is_known_by_the_name_that_the_api_gives_it() {
    let home = Home::new();
    let mut seen = 0;
    for operation in operations(&home) {
        let command = operation["command"].as_str().expect("a command");
        let parameters = operation["parameters"].as_array().expect("a list");
        let named = |parameter: &&Value| {
            let name = parameter["name"].as_str().unwrap_or_default();
            // Parts of a line or a contact are typed whole, sums are computed, an object is its fields.
            let is_part = name.contains("/*/") || name.contains("/orderSummary/");
            let is_object = parameter["type"] == "OBJECT"
                || parameter["flag"].is_null() && name == "/grandTotal";
            let is_own = parameter["in"] == "local"
                || parameter["flag"].is_null() && parameter["in"] == "path";
            !is_part && !is_object && !is_own
        };
        for parameter in parameters.iter().filter(named) {
            let name = parameter["name"].as_str().expect("a name").trim_end_matches('?');
            let last = name.rsplit('/').next().expect("a name");
            let named_so = |own: &&Value| {
                let own = own["name"].as_str().unwrap_or_default().trim_end_matches('?');
                own.rsplit('/').next() == Some(last)
            };
            let first = parameters.iter().filter(|own| !own["flag"].is_null()).find(named_so);
            let own_flag = parameter["flag"] == format!("--{last}");
            let taken = parameters.iter().any(|own| own["flag"] == format!("--{last}"));
            // Where several have the same name, it means the first, and the whole path the others.
            let is_first = first == Some(parameter) && !taken;
            let name = match own_flag || is_first {
                true => last.to_owned(),
                false => name.trim_start_matches('/').replace('/', "."),
            };
            let flag = format!("--{name}=");
            let words: Vec<&str> = command.split(' ').chain([flag.as_str()]).collect();
            let done = home.fpgo(&words).run();
            let unknown = done.err.contains("unexpected argument");
            assert!(!unknown, "{command} --{name}: {done:#?}");
            seen += 1;
        }
    }
    assert!(seen > 300, "{seen}");
}

#[test]
fn a_refund_of_a_reservation_takes_the_names_of_the_api() {
    let sandbox = Sandbox::start();
    let (_, id) = sandbox.object("captured").expect("made");
    let told = sandbox.reservation(&id);
    let capture = told["paymentHistory"]["captured"][0]["reference"].as_str().expect("text");
    let plan = |words: &[&str]| {
        let words =
            [&["reservations", "refund", &id], words, &["--dry-run", "-o", "json"]].concat();
        sandbox.fpgo(&words).ends(0).json()["body"].clone()
    };
    let expected = plan(&["--amount", "5", "--capture", capture]);
    assert_eq!(plan(&["--amount", "5", "--reference", capture]), expected);
    assert_eq!(plan(&["--amount", "5", "--source", "captured"]), expected);
    assert_eq!(
        plan(&["--grandTotal", "5", "--source", "captured", "--reference", capture]),
        expected
    );
    let line = format!("{}=5", told["productList"][0]["id"]);
    assert_eq!(plan(&["--products", &line, "--reference", capture]), expected);
    let both = ["reservations", "refund", &id, "--capture", capture, "--reference", capture];
    sandbox.fpgo(&both).ends(2);
    let none = ["reservations", "refund", &id, "--amount", "5", "--source", "charged", "--yes"];
    sandbox.fpgo(&none).ends(8);
}

#[test]
fn every_help_names_what_undoes_it_or_that_nothing_does() {
    let home = Home::new();
    let operations = operations(&home);
    assert_eq!(operations.len(), 52);
    let commands: Vec<&str> =
        operations.iter().filter_map(|operation| operation["command"].as_str()).collect();
    for operation in &operations {
        let command = operation["command"].as_str().expect("a command");
        let words: Vec<&str> = command.split(' ').chain(["--help"]).collect();
        let help = home.fpgo(&words).ends(0).out;
        let money = help.split_once("Money: ").and_then(|(_, rest)| rest.split_once("Examples:"));
        let money =
            money.expect("a word about money").0.split_whitespace().collect::<Vec<_>>().join(" ");
        let undone = money.to_lowercase().split("undo it with ").nth(1).map(str::to_owned);
        let names = undone.is_some_and(|rest| {
            rest.split('`').nth(1).is_some_and(|named| {
                commands.iter().any(|known| named.starts_with(&format!("fpgo {known}")))
            })
        });
        let nothing =
            money.contains("cannot be undone") || money.contains("nothing has to be undone");
        assert!(names || nothing, "{command}: {money}");
        assert_eq!(
            operation["effect"] == "R",
            money.contains("it only reads"),
            "{command}: {money}"
        );
    }
}

#[test]
fn quiet_prints_identifiers_or_is_refused() {
    let sandbox = Sandbox::start();
    // Operations that have none to print.
    for command in ["credit list", "credit check-private", "credit check-corporate"] {
        let words: Vec<&str> = command.split(' ').chain(["-q", "--dry-run"]).collect();
        let known = operations(&sandbox.home);
        let example = known.iter().find(|operation| operation["command"] == command);
        let example = example.expect("known")["examples"][0].as_str().expect("text").to_owned();
        let typed = crate::common::shell_words(&example);
        let typed: Vec<&str> =
            typed.iter().skip(1 + command.split(' ').count()).map(String::as_str).collect();
        sandbox.fpgo(&[&words[..], &typed].concat()).ends(2).says("has none to print");
    }
    // Local commands: what prints identifiers prints those alone, and the rest refuses it.
    let commands = sandbox.home.fpgo(&["commands", "-q"]).ends(0).out;
    assert_eq!(commands.lines().count(), 52);
    assert!(commands.lines().any(|line| line == "orders refund"));
    sandbox.home.fpgo(&["config", "list", "-q"]).ends(0).shows("test");
    sandbox.fpgo(&["journal", "list", "-q"]).ends(0);
    for words in [
        "journal verify",
        "journal export",
        "journal resolve 1",
        "journal import -",
        "journal prune --before -40d",
        "config init",
        "config use test",
        "config show",
        "config path",
        "config check",
        "doctor",
        "auth status",
        "auth allow",
        "auth login",
        "auth logout",
        "commands --json",
        "commands --page orders",
        "completions bash",
        "sandbox reset",
        "sandbox tour",
        "sandbox serve",
        "sandbox clock --advance 1s",
        "sandbox fault --list",
    ] {
        let words: Vec<&str> = words.split(' ').chain(["-q"]).collect();
        sandbox.fpgo(&words).ends(2).says("has none to print");
    }
}

#[test]
fn a_filter_goes_out_as_typed_where_the_profile_says_so() {
    let sandbox = Sandbox::start();
    let filter = |command: &str, status: &str| {
        let words: Vec<&str> =
            command.split(' ').chain(["--status", status, "--dry-run"]).collect();
        sandbox.fpgo(&words)
    };
    for command in ["orders list", "subscriptions list", "subscriptions failed list"] {
        let refused = filter(command, "Surprising").ends(2);
        refused.says("Surprising").says("it is one of").says("as typed");
        sandbox.home.config(&profile(
            "test",
            &sandbox.base_url,
            &format!("[profiles.test.endpoints.{command:?}]\nfilter = \"as typed\""),
        ));
        for status in ["Paid", "paid", "Surprising"] {
            filter(command, status).ends(0).shows(status);
        }
        sandbox.home.config(&profile("test", &sandbox.base_url, ""));
    }
    filter("orders list", "pAiD").ends(0).shows("type=PAID");
    filter("subscriptions list", "ongoing").ends(0).shows("/ONGOING");
    filter("subscriptions failed list", "DEBTCOLLECTION").ends(0).shows("/debtCollection");
}

#[test]
fn the_history_needs_no_times_where_the_path_of_the_profile_has_none() {
    let sandbox = Sandbox::start();
    let set = |path: &str| {
        let own = format!("[profiles.test.endpoints.\"reservations history\"]\npath = {path:?}");
        sandbox.home.config(&profile("test", &sandbox.base_url, &own));
    };
    for path in ["/connect/reservations/history", "/connect/reservations/history/"] {
        set(path);
        sandbox.fpgo(&["reservations", "history"]).ends(0);
        let asked = sandbox.requests().last().expect("a request")["target"].to_string();
        assert!(asked.contains("/reservations/history"), "{asked}");
        let frame = sandbox.fpgo(&["reservations", "history", "--since", "-2d"]).ends(2);
        frame.says("--since has no place in the path");
    }
    set("/connect/reservations/history/{START_TIMESTAMP}");
    sandbox.fpgo(&["reservations", "history", "--since", "-2d", "--dry-run"]).ends(0);
    sandbox.fpgo(&["reservations", "history", "--until", "now", "--dry-run"]).ends(2);
    for wrong in
        ["/connect/reservations/history/{OTHER}", "/connect/{END_TIMESTAMP}/{START_TIMESTAMP}"]
    {
        set(wrong);
        sandbox.fpgo(&["reservations", "history"]).ends(3).says("must have the variables");
    }
}
