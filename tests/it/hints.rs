//! What is said to values in another form than fpgo takes: the right form is named, and nothing is taken silently. What is
//! taken and refused at all stands in `typing.rs`.

use std::time::{SystemTime, UNIX_EPOCH};

#[cfg(unix)]
use crate::common::terminal::Terminal;
use crate::common::{CUSTOMER, Home, Sandbox, profile};
use serde_json::{Value, json};

/// Amounts in other forms, and the one that is meant.
const AMOUNTS: &[(&str, &str)] = &[
    ("1 000", "1000"),
    ("1 000,50", "1000.50"),
    ("1\u{a0}000", "1000"),
    ("1\u{2009}000,50", "1000.50"),
    ("1\u{202f}000", "1000"),
    ("kr 50", "50"),
    ("kr\u{a0}50,-", "50"),
    ("50kr", "50"),
    ("50 kroner", "50"),
    ("50,-", "50"),
    ("NOK 50", "50"),
    ("50 NOK", "50"),
    ("1'000", "1000"),
    ("-50", "50"),
    ("-5,50", "5.50"),
    ("-kr 5", "5"),
    ("−50", "50"),
    ("+50", "50"),
    (".5", "0.5"),
    (",5", "0.5"),
    ("5.", "5"),
    ("1e3", "1000"),
    ("１０００", "1000"),
    ("050", "50"),
    ("1,000.50", "1000.50"),
    ("1.000,50", "1000.50"),
    ("1.000.000", "1000000"),
];

#[test]
fn an_amount_in_another_form_is_answered_with_the_right_one() {
    let home = Home::new();
    for (typed, meant) in AMOUNTS {
        let says = format!("did you mean {meant}?");
        let refund = |words: &[&str]| {
            let done = home.fpgo(&[&["orders", "refund", "ODR1234567890"], words].concat()).ends(2);
            let done = done.says(&says);
            assert!(!done.err.contains("tip:"), "{done:?}");
            done
        };
        refund(&["--amount", typed]);
        refund(&["--amount", typed, "--yes"]);
        refund(&["--line", &format!("7001={typed}")]);
        refund(&["--full", "--expect-total", typed]);
        refund(&["--full", "--expect-refundable", typed]);
        for key in ["rate", "discount", "qty", "tax"] {
            let row = [("qty", "1"), ("rate", "5000"), ("tax", "0"), ("discount", "0")];
            let cells = row.map(|(own, value)| if own == key { *typed } else { value });
            let rows = format!("name,qty,rate,tax,discount\nA,\"{}\"\n", cells.join("\",\""));
            home.write("lines.csv", &rows);
            let words = ["orders", "send-payment-link", "--line", "@lines.csv"];
            home.fpgo(&words).ends(2).says(&format!("line 2: {key}=")).says(&says);
        }
        for key in ["max_amount", "max_amount_per_day"] {
            let limit = format!("{key} = {}", json!(typed));
            home.config(&profile("shop", "http://127.0.0.1:9/api/v1", &limit));
            home.fpgo(&["-p", "shop", "orders", "list"]).ends(3).says(key).says(&says);
        }
    }
}

#[cfg(unix)]
#[test]
fn an_amount_that_is_answered_in_another_form_is_asked_for_again() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let mut asked = Terminal::of(sandbox.fpgo(&["orders", "refund", &order]));
    for (typed, meant) in AMOUNTS {
        asked = asked.sees("[800.00]: ").types(&format!("{typed}\r"));
        asked = asked.sees(&format!("did you mean {meant}?"));
    }
    asked = asked.sees("[800.00]: ").types("1.000\r").sees("could mean 1000 or 1.00");
    asked.sees("[800.00]: ").types("50\r").sees("[y/N]").types("y\r").ends(0);
    assert_eq!(sandbox.refunded(&order), "50");
}

#[test]
fn an_amount_that_is_negative_is_told_to_be_positive() {
    let home = Home::new();
    for typed in ["-5", "-5.50", "-.5", "-5,50", "-1 000", "-1e3", "-kr 5", "−5", "kr -5"] {
        for flag in ["--amount", "--expect-total", "--expect-refundable"] {
            let words = ["orders", "refund", "ODR1234567890", flag, typed];
            let done = home.fpgo(&words).ends(2).says("amounts are positive").says(flag);
            assert!(!done.err.contains("tip:") && !done.err.contains("-- "), "{done:?}");
        }
    }
    let words = ["orders", "refund", "ODR1234567890", "--amount", "-1.000"];
    home.fpgo(&words).ends(2).says("amounts are positive").says("could mean 1000 or 1.00");
    let tax = ["orders", "send-payment-link", "--line", "name=A,qty=-1,rate=5,tax=0"];
    home.fpgo(&tax).ends(2).says("qty=-1: must not be negative");
}

#[test]
fn a_value_that_was_left_out_is_told_so() {
    let home = Home::new();
    for (command, flag) in [
        ("orders refund ODR1234567890", "--amount"),
        ("orders refund ODR1234567890 --full", "--expect-total"),
        ("orders send-payment-link", "--date"),
        ("reservations history", "--since"),
        ("subscriptions list", "--until"),
    ] {
        for next in ["--yes", "-y"] {
            let words: Vec<&str> = command.split(' ').chain([flag, next]).collect();
            home.fpgo(&words).ends(2).says(flag).says("the value is missing");
        }
        let words: Vec<&str> = command.split(' ').chain([flag]).collect();
        home.fpgo(&words).ends(2).says(flag).says("a value is required");
    }
}

#[test]
fn a_text_that_begins_with_a_hyphen_is_told_how_it_is_typed() {
    let home = Home::new();
    for (flag, value) in [("--note", "-sent twice"), ("--reason", "-5"), ("--ticket", "--T-1")] {
        let words = ["orders", "cancel", "ODR1234567890", flag, value];
        let done = home.fpgo(&words).ends(2).says(&format!("'{flag}={value}'"));
        assert!(!done.err.contains("'-- "), "{done:?}");
        let sandbox = Sandbox::start();
        let joined = format!("{flag}={value}");
        let order = sandbox.order("SENT");
        let words = ["orders", "cancel", &order, "--note", "n", "--dry-run", &joined];
        let words =
            if flag == "--note" { [&words[..3], &words[5..]].concat() } else { words.to_vec() };
        sandbox.fpgo(&words).ends(0);
    }
    // Where no value can be meant, no tip is given.
    let done = home.fpgo(&["orders", "list", "--all", "-5"]).ends(2);
    assert!(!done.err.contains("join the two") && !done.err.contains("'-- "), "{done:?}");
}

#[test]
fn a_value_that_the_shell_took_apart_is_told_how_it_is_typed() {
    let home = Home::new();
    for (command, says) in [
        ("orders refund ODR1 --amount 1 000", "if '1 000' is one number, type '--amount 1000'"),
        ("orders refund ODR1 --amount 1 000,50", "type '--amount 1000.50'"),
        ("orders refund ODR1 --amount 50 kr", "type '--amount 50'"),
        ("orders refund ODR1 --full --expect-total 1 000 --yes", "type '--expect-total 1000'"),
        ("orders refund --amount 1 000 ODR1", "if '1 000' is one number, type '--amount 1000'"),
        ("orders cancel ODR1 --note sent twice", "'twice' belongs to the value of '--note', quote"),
        ("orders refund ODR1 --full --reason a second parcel", "'second' belongs to"),
        ("orders list --status PARTIAL REFUNDED", "'REFUNDED' belongs to the value of '--status'"),
    ] {
        let words: Vec<&str> = command.split(' ').collect();
        home.fpgo(&words).ends(2).says(says);
    }
    // Where nothing before the word takes a value, nothing is guessed.
    for command in ["orders list --all SENT", "orders refund ODR1 ODR2 --full"] {
        let words: Vec<&str> = command.split(' ').collect();
        let done = home.fpgo(&words).ends(2);
        assert!(!done.err.contains("belongs to") && !done.err.contains("one number"), "{done:?}");
    }
}

/// Dates in other forms, and what is said.
const DATES: &[(&str, &str)] = &[
    ("24.12.2026", "did you mean 2026-12-24?"),
    ("24/12/2026", "did you mean 2026-12-24?"),
    ("24-12-2026", "did you mean 2026-12-24?"),
    ("12/24/2026", "did you mean 2026-12-24?"),
    ("3/4/2026", "could mean 2026-04-03 or 2026-03-04"),
    ("24.12.26", "did you mean 2026-12-24?"),
    ("2026-2-3", "did you mean 2026-02-03?"),
    ("2026/12/24", "did you mean 2026-12-24?"),
    ("20261224", "did you mean 2026-12-24?"),
    ("24. desember 2026", "did you mean 2026-12-24?"),
    ("Dec 24, 2026", "did you mean 2026-12-24?"),
    ("tomorrow", "did you mean +1d?"),
    ("i morgen", "did you mean +1d?"),
    ("Today", "did you mean today?"),
    ("i dag", "did you mean today?"),
    ("i går", "did you mean -1d?"),
    ("+1w", "did you mean +7d?"),
    ("+7", "did you mean +7d?"),
    ("om 7 dager", "did you mean +7d?"),
    ("2026-02-30", "no day 30 in February 2026"),
    ("31.11.2026", "no day 31 in November 2026"),
    ("2026-13-01", "no month 13"),
    ("24.12", "it names no year"),
    ("2026-12", "it names a month"),
];

#[test]
fn a_date_in_another_form_is_answered_with_the_right_one() {
    let home = Home::new();
    for (command, flag) in [
        ("orders send-payment-link", "--date"),
        ("reservations submit", "--link-due"),
        ("terminals orders create", "--date"),
        ("subscriptions submit", "--start"),
        ("reservations history", "--since"),
        ("subscriptions list", "--until"),
        ("journal prune", "--before"),
    ] {
        for (typed, says) in DATES {
            let words: Vec<&str> = command.split(' ').chain([flag, typed]).collect();
            home.fpgo(&words).ends(2).says(flag).says(says);
        }
    }
    for (typed, says) in [
        ("24.12.2026 09:00", "did you mean 2026-12-24T09:00?"),
        ("24.12.2026 kl. 9.30", "did you mean 2026-12-24T09:30?"),
        ("2026-12-24 9:00", "did you mean 2026-12-24T09:00?"),
        ("2026-12-24T0900", "did you mean 2026-12-24T09:00?"),
        ("2026-12-24T09:00+1", "did you mean 2026-12-24T09:00+01:00?"),
    ] {
        home.fpgo(&["orders", "send-payment-link", "--date", typed]).ends(2).says(says);
    }
}

#[test]
fn a_time_frame_that_ends_before_it_begins_is_refused() {
    let sandbox = Sandbox::start();
    for (command, since, until) in [
        ("reservations history", "2026-11-25", "2026-11-24"),
        ("reservations history", "2026-11-25T10:00", "2026-11-25T09:59"),
        ("reservations history", "-1d", "-2d"),
        ("subscriptions list", "2026-11-25", "2026-11-24"),
        ("subscriptions failed list", "2026-11-25", "2025-11-25"),
    ] {
        let mut words: Vec<&str> = command.split(' ').collect();
        words.extend(["--since", since, "--until", until]);
        sandbox.fpgo(&words).ends(2).says("which is not before --until");
        words.push("--dry-run");
        sandbox.fpgo(&words).ends(2);
    }
    // The journal of this machine refuses it alike, and shows what a day alone holds.
    for (since, until) in
        [("2026-11-25", "2026-11-24"), ("2026-11-25T10:00", "2026-11-25T09:59"), ("-1d", "-2d")]
    {
        let words = ["journal", "list", "--since", since, "--until", until];
        sandbox.fpgo(&words).ends(2).says("which is not before --until");
    }
    let day = ["journal", "list", "--since", "2026-11-25", "--until", "2026-11-25"];
    sandbox.fpgo(&day).ends(0);
    // An end that is not typed stands for now, and the beginning for a day before it.
    sandbox.fpgo(&["reservations", "history", "--since", "+1d"]).ends(2).says("not before --until");
    sandbox.fpgo(&["reservations", "history", "--until", "-2d"]).ends(2).says("not before --until");
    for command in ["reservations history", "subscriptions list", "subscriptions failed list"] {
        let mut words: Vec<&str> = command.split(' ').collect();
        words.extend(["--since", "2026-11-25", "--until", "2026-11-25", "--dry-run"]);
        sandbox.fpgo(&words).ends(0);
    }
}

/// A time zone in which it is after noon now, and one in which it is before.
fn zones_of_afternoon_and_morning() -> [String; 2] {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_secs();
    let hour = i64::try_from(now / 3600 % 24).expect("small");
    // The signs of these names are those of the distance to Greenwich, not of the offset.
    [16, 8].map(|wanted| match wanted - hour {
        more @ 1..=12 => format!("Etc/GMT-{more}"),
        more @ 13.. => format!("Etc/GMT+{}", 24 - more),
        less @ -12..=-1 => format!("Etc/GMT+{}", -less),
        less @ ..=-13 => format!("Etc/GMT-{}", 24 + less),
        0 => "Etc/GMT".to_owned(),
    })
}

#[test]
fn an_order_date_of_today_that_is_past_warns() {
    let sandbox = Sandbox::start();
    let dated = |zone: &str, date: &str| {
        let zone = format!("time_zone = \"{zone}\"");
        sandbox.home.config(&profile("shop", &sandbox.base_url, &zone));
        let mut words: Vec<&str> =
            "-p shop orders send-payment-link --dry-run --line name=A,qty=1,rate=5,tax=0"
                .split(' ')
                .collect();
        words.extend(CUSTOMER.iter().map(|word| if *word == "now" { date } else { *word }));
        sandbox.home.fpgo(&words).ends(0).err
    };
    let [afternoon, morning] = zones_of_afternoon_and_morning();
    let past = "is past, and the documents demand now or later";
    for (zone, is_past) in [(&afternoon, true), (&morning, false)] {
        let today = jiff::Timestamp::now().in_tz(zone).expect("a zone").date().to_string();
        let err = dated(zone, &today);
        assert_eq!(err.contains(past), is_past, "{zone} {today}: {err}");
        assert_eq!(err.contains("its 12:00"), is_past, "{err}");
    }
    for date in ["now", "today", "+1d"] {
        assert!(!dated("Europe/Oslo", date).contains(past), "{date}");
    }
    let an_hour_ago = jiff::Timestamp::now() - jiff::SignedDuration::from_hours(1);
    assert!(
        dated("Europe/Oslo", &an_hour_ago.to_string()[..19].replace('T', " ")).contains("--date")
    );
    assert!(dated("Europe/Oslo", &an_hour_ago.as_second().to_string()).contains(past));
    assert!(dated("Europe/Oslo", "-2d").contains("must be now or a later date"));
}

#[test]
fn a_day_that_goes_out_without_a_time_is_told_without_one() {
    let sandbox = Sandbox::start();
    let days = profile("days", &sandbox.base_url, "order_date = \"d M, Y\"");
    sandbox.home.config(&days);
    let mut words: Vec<&str> =
        "-p days orders send-payment-link --dry-run --line name=A,qty=1,rate=5,tax=0"
            .split(' ')
            .collect();
    words.extend(CUSTOMER.iter().map(|word| if *word == "now" { "1893456000" } else { *word }));
    let done = sandbox.home.fpgo(&words).ends(0).says("--date is 01 Jan, 2030");
    assert!(!done.err.contains("00:00"), "{done:?}");
}

#[test]
fn a_number_or_a_date_in_a_body_is_answered_with_the_right_one() {
    let sandbox = Sandbox::start();
    let example = sandbox.example("orders send-payment-link");
    for (pointer, odd, says) in [
        ("/products/0/rate", "1 000", "must be a number, not \"1 000\"; did you mean 1000?"),
        ("/products/0/quantity", "2,0", "did you mean 2.0?"),
        ("/orderSummary/grandTotal", "kr 800", "did you mean 800?"),
        ("/orderSummary/grandTotal", "1.000,50", "did you mean 1000.50?"),
        ("/orderSummary/totalTax", "1,000", "could mean 1000 or 1.00"),
        ("/products/0/tax", "25 %", "must be a number"),
        ("/orderDate", "24.12.2026", "a flag takes it as people type it (--date)"),
        ("/orderDate", "2026-12-24T10:00", "a flag takes it as people type it (--date)"),
    ] {
        let mut body = example.clone();
        *body.pointer_mut(pointer).expect("a field") = json!(odd);
        sandbox.home.write("body.json", &body.to_string());
        let words = ["orders", "send-payment-link", "--data", "body.json", "--dry-run"];
        sandbox.fpgo(&words).ends(2).says(says);
        let set = format!("{}={odd}", pointer.trim_start_matches('/').replace('/', "."));
        sandbox.home.write("body.json", &example.to_string());
        sandbox.fpgo(&[&words[..], &["--set", &set]].concat()).ends(2).says(says);
    }
}

/// What a customer's fields warn of, by what is laid over them.
#[track_caller]
fn warned(sandbox: &Sandbox, customer: &Value) -> String {
    let body = json!({"customerDetails": customer});
    sandbox.home.write("customer.json", &body.to_string());
    let mut words: Vec<&str> = "orders send-payment-link --data customer.json --dry-run --by-sms \
                                --customer-type private --date now --invoice-option=false \
                                --street S --city C --line name=A,qty=1,rate=5,tax=0"
        .split_whitespace()
        .collect();
    words.extend(["--name", "Ola Test"]);
    sandbox.fpgo(&words).run().err
}

#[test]
fn contact_data_in_another_form_is_answered_with_the_likely_value() {
    let sandbox = Sandbox::start();
    let right = json!({"countryCode": "+47", "msisdn": "40000001",
                       "address": {"zip": "0150", "country": "NO"}});
    let err = warned(&sandbox, &right);
    assert!(!err.contains("warning") && !err.contains("did you mean"), "{err}");
    for (pointer, odd, says) in [
        ("/address/zip", json!("150"), "has 3 digits, and postal codes in NO have 4"),
        ("/address/zip", json!("150"), "did you mean 0150?"),
        ("/address/zip", json!("50"), "did you mean 0050?"),
        ("/address/zip", json!(150), "did you mean \"0150\"?"),
        ("/address/zip", json!(5003), "did you mean \"5003\"?"),
        ("/address/zip", json!("0 150"), "did you mean 0150?"),
        ("/address/zip", json!("N-0150"), "did you mean 0150?"),
        ("/address/zip", json!("NO-0150"), "did you mean 0150?"),
        ("/address/zip", json!("01500"), "has not the 4 digits of postal codes in NO"),
        ("/address/zip", json!("Oslo"), "has not the 4 digits of postal codes in NO"),
        ("/msisdn", json!("+4740000001"), "did you mean 40000001?"),
        ("/msisdn", json!("+47 400 00 001"), "did you mean 40000001?"),
        ("/msisdn", json!("004740000001"), "did you mean 40000001?"),
        ("/msisdn", json!("4740000001"), "did you mean 40000001?"),
        ("/msisdn", json!("4740000001"), "seems to begin with the country code"),
        ("/msisdn", json!("400 00 001"), "did you mean 40000001?"),
        ("/msisdn", json!("40-00-00-01"), "did you mean 40000001?"),
        ("/msisdn", json!("４０００ ０００１"), "did you mean 40000001?"),
        ("/msisdn", json!("+4640000001"), "begins with another country code"),
        ("/msisdn", json!(40000001), "did you mean \"40000001\"?"),
        ("/countryCode", json!("47"), "did you mean +47?"),
        ("/countryCode", json!("0047"), "did you mean +47?"),
        ("/countryCode", json!("+47 "), "did you mean +47?"),
        ("/countryCode", json!("(+47)"), "did you mean +47?"),
        ("/countryCode", json!("NO"), "did you mean +47?"),
        ("/countryCode", json!("Norge"), "did you mean +47?"),
        ("/countryCode", json!(47), "did you mean \"+47\"?"),
        ("/address/country", json!("Norway"), "did you mean NO?"),
        ("/address/country", json!("Norge"), "did you mean NO?"),
        ("/address/country", json!("no"), "did you mean NO?"),
        ("/address/country", json!("NOR"), "did you mean NO?"),
        ("/address/country", json!("Sverige"), "did you mean SE?"),
        ("/address/country", json!("UK"), "did you mean GB?"),
    ] {
        let mut customer = right.clone();
        *customer.pointer_mut(pointer).expect("a field") = odd.clone();
        let err = warned(&sandbox, &customer);
        assert!(err.contains(says), "{pointer} {odd}: {err}");
    }
    // A zero is lost in other countries too, and not where codes have none.
    for (country, zip, says) in [
        ("DE", "1067", "did you mean 01067?"),
        ("DK", "800", "did you mean 0800?"),
        ("FI", "100", "did you mean 00100?"),
        ("Norge", "150", "did you mean 0150?"),
    ] {
        let customer = json!({"countryCode": "+47", "msisdn": "40000001",
                              "address": {"zip": zip, "country": country}});
        assert!(warned(&sandbox, &customer).contains(says), "{country} {zip}");
    }
    for (country, zip) in [("SE", "123 45"), ("GB", "SW1A 1AA"), ("DE", "01067"), ("US", "501")] {
        let customer = json!({"countryCode": "+47", "msisdn": "40000001",
                              "address": {"zip": zip, "country": country}});
        assert!(!warned(&sandbox, &customer).contains("/zip"), "{country} {zip}");
    }
    // Numbers that begin like their country's code and are whole.
    for (code, number) in [("+47", "47123456"), ("+46", "461234567"), ("+1", "1234567")] {
        let mut customer = right.clone();
        customer["countryCode"] = json!(code);
        customer["msisdn"] = json!(number);
        let err = warned(&sandbox, &customer);
        assert!(!err.contains("msisdn"), "{code} {number}: {err}");
    }
}

#[test]
fn numbers_of_persons_and_companies_with_blanks_are_told_without_showing_persons() {
    let sandbox = Sandbox::start();
    let base = json!({"countryCode": "+47", "msisdn": "40000001",
                      "address": {"zip": "0150", "country": "NO"}});
    for (field, odd, says) in [
        ("organizationId", json!("999 888 777"), "did you mean 999888777?"),
        ("organizationId", json!("NO999888777MVA"), "did you mean 999888777?"),
        ("personalNumber", json!("010190 12345"), "without the blanks it is 11 digits"),
        ("personalNumber", json!("1019012345"), "a zero in front of it may be lost"),
    ] {
        let mut customer = base.clone();
        customer[field] = odd.clone();
        let err = warned(&sandbox, &customer);
        assert!(err.contains(says), "{odd}: {err}");
        assert!(field == "organizationId" || !err.contains("019012345"), "{err}");
    }
}

#[test]
fn a_filter_in_another_form_is_told_since_it_finds_nothing() {
    let sandbox = Sandbox::start();
    for (typed, meant) in
        [("400 00 001", "40000001"), ("+4740000001", "40000001"), ("004740000001", "40000001")]
    {
        let words = ["subscriptions", "list", "--msisdn", typed];
        sandbox.fpgo(&words).ends(0).says("--msisdn").says(&format!("did you mean {meant}?"));
    }
    let done = sandbox.fpgo(&["subscriptions", "list", "--msisdn", "40000001"]).ends(0);
    assert!(!done.err.contains("did you mean"), "{done:?}");
}

#[test]
fn a_subscription_that_ends_before_it_starts_warns() {
    let sandbox = Sandbox::start();
    sandbox.home.write("body.json", &sandbox.example("subscriptions submit").to_string());
    let dated = |start: &str, end: &str| {
        let words = "subscriptions submit --data body.json --dry-run --start".split(' ');
        let words: Vec<&str> = words.chain([start, "--end", end]).collect();
        sandbox.fpgo(&words).ends(0).err
    };
    let reversed = dated("2027-12-24", "2027-12-23");
    assert!(reversed.contains("subscriptionEndsDate is before the first day"), "{reversed}");
    assert!(!dated("2027-12-24", "2027-12-24").contains("is before"));
}
