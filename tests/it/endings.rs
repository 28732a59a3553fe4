//! How a command that writes ends: one last line tells money, object, amount, status and journal entry, in words for people
//! and as one object for programs; after exit code 7 the journal's entry is kept by whatever keeps stderr.

#[cfg(unix)]
use crate::common::terminal::Terminal;
use crate::common::{Done, Sandbox, shell_words};
use serde_json::{Value, json};

#[track_caller]
fn run(sandbox: &Sandbox, line: &str, code: i32) -> Done {
    let words = shell_words(line);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = sandbox.fpgo(&words).run();
    assert_eq!(done.code, Some(code), "{line}: {done:#?}");
    done
}

/// The last line, which alone tells how it ended.
#[track_caller]
fn last_line(done: &Done) -> &str {
    let is_ending = |line: &&str| line.starts_with("accepted: ") || line.starts_with("confirmed: ");
    assert_eq!(done.err.lines().filter(is_ending).count(), 1, "{done:#?}");
    let last = done.err.lines().last().expect("a line");
    assert!(is_ending(&last), "{done:#?}");
    last
}

/// The object at the end of a stderr of notes.
#[track_caller]
fn last_object(done: &Done) -> Value {
    let lines: Vec<Value> =
        done.err.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let (last, notes) = lines.split_last().expect("lines");
    assert!(notes.iter().all(|note| note["note"].is_string()), "{done:#?}");
    assert_eq!(last.as_object().map(serde_json::Map::len), Some(1), "{done:#?}");
    last["done"].clone()
}

/// The number of the newest entry.
fn newest(sandbox: &Sandbox) -> Value {
    sandbox.fpgo(&["journal", "list", "--limit", "1", "-o", "json"]).ends(0).json()[0]["id"].clone()
}

/// The numbers of the newest two entries, the newest first.
fn newest_two(sandbox: &Sandbox) -> [Value; 2] {
    let list = sandbox.fpgo(&["journal", "list", "--limit", "2", "-o", "json"]).ends(0).json();
    [0, 1].map(|at| list[at]["id"].clone())
}

/// Runs a line for people, and another like it for programs: each ends as is told here, with `N` for the journal's entry.
#[track_caller]
fn ends(sandbox: &Sandbox, lines: [&str; 2], people: &str, programs: &str) {
    let done = run(sandbox, &format!("{} --yes", lines[0]), 0);
    let told = people.replace("journal N", &format!("journal {}", newest(sandbox)));
    assert_eq!(last_line(&done), told);
    let done = run(sandbox, &format!("{} --yes -o json", lines[1]), 0);
    let programs = programs.replace("journal\":N", &format!("journal\":{}", newest(sandbox)));
    assert_eq!(last_object(&done).to_string(), programs, "{}", lines[1]);
}

#[test]
fn a_refund_ends_with_what_was_paid_refunded_and_left() {
    let sandbox = Sandbox::start();
    let [one, two] = [(); 2].map(|()| sandbox.paid_order("100"));
    ends(
        &sandbox,
        [
            &format!("orders refund {one} --amount 40"),
            &format!("orders refund {two} --amount 40.5"),
        ],
        &format!(
            "confirmed: orders refund {one} 40.00, now PARTIAL REFUNDED (paid 100.00, refunded 40.00, left 60.00), \
             journal N"
        ),
        &format!(
            r#"{{"journal":N,"money":"confirmed","status":"PARTIAL REFUNDED","object":"{two}","amount":40.50}}"#
        ),
    );
}

#[test]
fn a_refund_that_does_not_show_yet_is_accepted_and_never_called_refunded() {
    let sandbox = Sandbox::with(&["--refund-delay", "10m"]);
    let [one, two] = [(); 2].map(|()| sandbox.paid_order("100"));
    ends(
        &sandbox,
        [&format!("orders refund {one} --amount 40"), &format!("orders refund {two} --full")],
        &format!(
            "accepted: orders refund {one} 40.00, now PAID (paid 100.00, refunded 0.00, left 60.00), journal N. It does \
             not show yet. Follow it: fpgo -p test orders status {one}"
        ),
        &format!(
            r#"{{"journal":N,"money":"accepted","status":"PAID","object":"{two}","amount":100.00}}"#
        ),
    );
}

#[cfg(unix)]
#[test]
fn on_a_narrow_terminal_no_number_and_no_identifier_is_broken() {
    use crate::common::terminal::{Terminal, in_shell};
    let sandbox = Sandbox::with(&["--refund-delay", "10m"]);
    let order = sandbox.paid_order("1234.50");
    let refund = format!("orders refund {order} --amount 234.50 --yes -q");
    let resend = format!("orders resend {} --email other@example.com -q", sandbox.order("SENT"));
    let follow = format!("fpgo -p test orders status {order}");
    let again = format!("next: fpgo -p test {refund} --again --reason TEXT");
    for (line, code, whole) in [
        (&refund, 0, vec!["accepted: ", "234.50", "1234.50", "1000.00", &follow]),
        (&refund, 8, vec!["error: ", "234.50", "  money: nothing was moved", &again]),
        (&resend, 9, vec!["warning: other@example.com", "not confirmed"]),
    ] {
        let words = shell_words(line);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let asked = Terminal::of(in_shell(sandbox.fpgo(&words), 50, "", ""));
        let asked = if code == 9 { asked.sees("[y/N]").types("n\n") } else { asked };
        let seen = asked.ends(0);
        assert!(seen.contains(&format!("it ended: {code}")), "{seen}");
        for part in whole {
            assert!(seen.lines().any(|line| line.contains(part)), "{part}: {seen}");
        }
        for line in seen.lines().map(str::trim_end) {
            let is_command = line.starts_with("next: ") || line.starts_with("fpgo ");
            assert!(is_command || line.chars().count() <= 50, "{line}: {seen}");
        }
    }
}

#[test]
fn what_moves_no_money_says_so() {
    let sandbox = Sandbox::start();
    let [one, two] = [(); 2].map(|()| sandbox.sent_order(&["name=A,qty=1,rate=9,tax=25"]));
    ends(
        &sandbox,
        [
            &format!("orders cancel {one} --note 'Out of stock'"),
            &format!("orders cancel {two} --note x"),
        ],
        &format!("confirmed: orders cancel {one}, now CANCELLED, no money moved, journal N"),
        &format!(r#"{{"journal":N,"money":"not_moved","status":"CANCELLED","object":"{two}"}}"#),
    );
}

#[test]
fn what_is_made_is_named() {
    let sandbox = Sandbox::start();
    let send = |more: &str| {
        format!(
            "orders send-payment-link --line name=A,qty=1,rate=9,tax=25 --date now --by-sms --customer-type private \
             --name 'Ola Test' --country-code +47 --msisdn 40000001 --street 'Testveien 7' --zip 0010 --city Oslo \
             --country NO --invoice-option=false {more}"
        )
    };
    let done = run(&sandbox, &send(""), 0);
    let id = done.out.split_whitespace().find(|word| word.starts_with("ODR")).expect("an order");
    let told = format!(
        "accepted: orders send-payment-link {id}, no money moved, journal {}",
        newest(&sandbox)
    );
    assert_eq!(last_line(&done), told);
    let done = run(&sandbox, &send("--again --reason x -o json"), 0);
    let made = done.json()["data"]["uuid"].clone();
    let told = json!({"journal": newest(&sandbox), "money": "not_moved", "object": made});
    assert_eq!(last_object(&done), told);
    // A capture is made of a reservation.
    let [one, two] = [(); 2].map(|()| sandbox.reserved());
    let done = run(&sandbox, &format!("reservations capture {one} --amount 600 --yes"), 0);
    let capture = done.out.split_whitespace().find(|word| word.starts_with("CAP")).expect("one");
    let told = format!(
        "confirmed: reservations capture {one} 600.00 as {capture}, now CAPTURED (reserved 1500.00, captured 600.00, \
         left 900.00), journal {}",
        newest(&sandbox)
    );
    assert_eq!(last_line(&done), told);
    let done = run(&sandbox, &format!("reservations capture {two} --full --yes -o json"), 0);
    let told = json!({
        "journal": newest(&sandbox), "money": "confirmed", "status": "CAPTURED", "object": two, "amount": 1500,
    });
    assert_eq!(last_object(&done).to_string(), told.to_string().replace(":1500}", ":1500.00}"));
}

#[test]
fn of_several_calls_each_has_its_line_and_the_last_line_tells_of_all() {
    let sandbox = Sandbox::start();
    let (id, _) = sandbox.subscribed();
    for _ in 0..3 {
        sandbox.post(&format!("/_sandbox/cycle/{id}"), &json!({}));
    }
    let refund = |cycles: &str| format!("subscriptions refund-cycles {id} {cycles} --full --yes");
    let done = run(&sandbox, &refund("--cycle 1 --cycle 2"), 0);
    let [second, first] = newest_two(&sandbox);
    let lines: Vec<&str> =
        done.err.lines().filter(|line| line.starts_with("confirmed: ")).collect();
    let call = |cycle: usize, journal: &Value| {
        format!(
            "confirmed: subscriptions refund-cycles {id} 300.00, now ONGOING (Cycle {cycle}: paid 300.00, refunded 300.00, \
             left 0.00), journal {journal}"
        )
    };
    let all = format!(
        "confirmed: subscriptions refund-cycles {id} 600.00, now ONGOING, journal {first}, {second}. These were 2 calls"
    );
    assert_eq!(lines, [call(1, &first).as_str(), &call(2, &second), &all], "{done:#?}");
    assert_eq!(done.err.lines().last(), lines.last().copied());
    let done = run(&sandbox, &refund("--cycle 3 --cycle 4 -o json"), 0);
    let [second, first] = newest_two(&sandbox);
    let told = json!({
        "journal": [first, second], "money": "confirmed", "status": "ONGOING", "object": id, "amount": 600,
    });
    assert_eq!(last_object(&done).to_string(), told.to_string().replace(":600}", ":600.00}"));
}

#[test]
fn with_wait_quiet_or_a_program_it_ends_alike() {
    let sandbox = Sandbox::with(&["--refund-delay", "1s"]);
    let order = sandbox.paid_order("800");
    let refund = |more: &str| format!("orders refund {order} {more} --yes");
    let done = run(&sandbox, &refund("--amount 10 --wait=20s"), 0);
    assert!(last_line(&done).starts_with("confirmed: "), "{done:#?}");
    let done = run(&sandbox, &refund("--amount 20 --wait=20s -o json"), 0);
    assert_eq!(last_object(&done)["money"], "confirmed", "{done:#?}");
    let sandbox = Sandbox::with(&["--refund-delay", "10m"]);
    let order = sandbox.paid_order("800");
    let refund = |more: &str| format!("orders refund {order} {more} --yes");
    let done = run(&sandbox, &refund("--amount 30 -q"), 0);
    assert!(last_line(&done).starts_with("accepted: "), "{done:#?}");
    assert_eq!(done.out.trim(), order);
    let done = run(&sandbox, &refund("--amount 40 --jq .message"), 0);
    assert_eq!(last_object(&done)["amount"].to_string(), "40.00", "{done:#?}");
    // Not seen in time, and not delivered: the error is the last line, and there is no other.
    let done = run(&sandbox, &refund("--amount 50 --wait=1ms -o json"), 10);
    assert!(!done.err.contains("\"done\"") && done.error()["money"] == "accepted", "{done:#?}");
    let done = run(&sandbox, &refund("--amount 60 --jq 'error(\"x\")'"), 12);
    assert!(!done.err.contains("\"done\"") && done.error()["money"] == "accepted", "{done:#?}");
}

/// A refund whose answer is lost.
#[track_caller]
fn lost(sandbox: &Sandbox, order: &str, more: &str) -> Done {
    sandbox.fault(json!({"route": "orders refund", "fault": "drop-after"}));
    run(sandbox, &format!("orders refund {order} --amount 10 --yes {more}"), 7)
}

#[test]
fn after_a_7_a_log_of_json_has_the_entry_as_an_object_that_can_be_imported() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let log = lost(&sandbox, &order, "-o json");
    let mut entries = Vec::new();
    for line in log.err.lines() {
        let line: Value = serde_json::from_str(line).expect("JSON");
        let keys: Vec<&str> =
            line.as_object().expect("an object").keys().map(String::as_str).collect();
        assert!([["note"], ["entry"], ["error"]].contains(&[keys[0]]) && keys.len() == 1, "{line}");
        entries.extend(line.get("entry").cloned());
    }
    assert_eq!(entries.len(), 1, "{log:#?}");
    assert_eq!((&entries[0]["outcome"], &entries[0]["object"]), (&json!("unknown"), &json!(order)));
    // The line as it is, the entry alone, and the whole log are taken in alike, and are one and the same.
    let line = json!({"entry": entries[0]}).to_string();
    let (mut new, away) = (1, sandbox.home.path("away"));
    for text in [line, entries[0].to_string(), log.err] {
        let import = sandbox.fpgo(&["journal", "import", "-"]);
        let done = import.env("FPGO_DATA_DIR", away.to_str().expect("a path")).input(&text);
        assert_eq!(done.code, Some(0), "{text}: {done:#?}");
        assert!(done.err.contains(&format!("{new} new, {} known already", 1 - new)), "{done:#?}");
        new = 0;
    }
    let there =
        |words: &[&str]| sandbox.fpgo(words).env("FPGO_DATA_DIR", away.to_str().expect("a path"));
    there(&["journal", "resolve", "1"]).ends(0).says("was carried out");
}

#[test]
fn a_log_with_other_endings_is_taken_in_without_them() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let done = run(&sandbox, &format!("orders refund {order} --amount 5 --yes -o json"), 0);
    let refused = run(&sandbox, &format!("orders refund {order} --amount 5 --yes -o json"), 8);
    let unknown = lost(&sandbox, &order, "-o json");
    let away = sandbox.home.path("away");
    let import = sandbox.fpgo(&["journal", "import", "-"]);
    let log = [done.err, refused.err, unknown.err].concat();
    let taken = import.env("FPGO_DATA_DIR", away.to_str().expect("a path")).input(&log);
    assert_eq!(taken.code, Some(0), "{taken:#?}");
    assert!(taken.err.contains("1 new"), "{taken:#?}");
}

#[cfg(unix)]
#[test]
fn after_a_7_a_terminal_shows_how_to_settle_it_and_no_entry() {
    let sandbox = Sandbox::start();
    for (format, shown) in [("table", "error:"), ("json", "\"error\"")] {
        let order = sandbox.paid_order("800");
        sandbox.fault(json!({"route": "orders refund", "fault": "drop-after"}));
        let call =
            sandbox.fpgo(&["orders", "refund", &order, "--amount", "10", "--yes", "-o", format]);
        let (_, seen) = Terminal::of(call).end();
        assert!(seen.contains(shown), "{seen}");
        assert!(seen.contains("journal resolve"), "{seen}");
        assert!(!seen.contains("\"outcome\"") && !seen.contains("for your log"), "{seen}");
    }
    // Without a terminal it is kept.
    let order = sandbox.paid_order("800");
    let log = lost(&sandbox, &order, "").err;
    assert!(log.contains("for your log") && log.contains("\"outcome\":\"unknown\""), "{log}");
}
