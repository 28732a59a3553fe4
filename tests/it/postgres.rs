//! A journal that several machines share in a PostgreSQL: two data directories are two machines, and the server is a real
//! one. What is said of a connection that ends is held at the exact message.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::common::certificate::{KEY, OTHER, VALID};
use crate::common::postgres::{Cut, Postgres, USER, Way, setting};
use crate::common::shared::{Shared, begin, end};
use crate::common::{CUSTOMER, Call, at_once, bulk, plans, text};

#[test]
#[ignore = "needs PostgreSQL"]
fn two_machines_are_guarded_like_two_processes_on_one() {
    let shared = Shared::start();
    let order = shared.sandbox.paid_order("800");
    shared.here(&shared.refund(&order, "200")).ends(0);
    // The same again, more than is left, and what nobody knows of.
    shared.there(&shared.refund(&order, "200")).ends(8).says("the same orders refund of 200.00");
    shared.sandbox.fault(json!({"route": "orders refund", "fault": "drop-after"}));
    shared.here(&shared.refund(&order, "100")).ends(7);
    shared.there(&shared.refund(&order, "50")).ends(8).says("an earlier orders refund");
    let entry = shared.there(&["journal", "list", "--outcome", "unknown", "-q"]).ends(0);
    shared.there(&["journal", "resolve", entry.out.trim()]).ends(0).says("was carried out");
    shared.there(&shared.refund(&order, "501")).ends(8).says("500.00 is left");
    // Limits count what either sent.
    let limit = format!("{}\nmax_amount_per_day = \"350\"", shared.postgres.setting());
    shared.use_journal(&limit);
    let second = shared.sandbox.paid_order("800");
    shared.there(&shared.refund(&second, "51")).ends(8).says("350.00");
    shared.there(&shared.refund(&second, "50")).ends(0);
    // One chain, whoever looks.
    let head = |call: Call| call.ends(0).json()["head"].clone();
    let verify = ["journal", "verify", "-o", "json"];
    assert_eq!(head(shared.here(&verify)), head(shared.there(&verify)));
    assert_eq!(shared.sandbox.refunded(&order), "300");
    // A dry run and the settings name it too.
    let dry = [&shared.refund(&order, "100")[..], &["--dry-run"]].concat();
    shared.there(&dry).ends(8).says("the same orders refund");
    shared.there(&["config", "show"]).ends(0).shows(&shared.postgres.port.to_string());
    shared.there(&["config", "check"]).ends(0);
    let doctor = shared.there(&["doctor"]).run();
    doctor
        .shows("it agrees with its record")
        .shows("may lose what it keeps with the power: fsync off");
}

#[test]
#[ignore = "needs PostgreSQL"]
fn two_writers_on_one_object_wait_for_each_other_whatever_machine_they_are_on() {
    let shared = Shared::start();
    let order = shared.sandbox.paid_order("800");
    shared.sandbox.fault(json!({"route": "orders refund", "fault": "delay", "seconds": 3}));
    let first = begin(shared.here(&shared.refund(&order, "100")));
    shared.wait_for(&order, "in_flight");
    let impatient = [&shared.refund(&order, "101")[..], &["--timeout", "500ms"]].concat();
    shared.there(&impatient).ends(8).says("another fpgo is working on");
    shared.there(&shared.refund(&order, "102")).ends(0);
    assert_eq!(end(first).code, Some(0));
    assert_eq!(shared.sandbox.refunded(&order), "202");
    // Many at once: the chain has one order, and no more is given back than there is.
    let amounts: Vec<String> = (110..118).map(|amount| amount.to_string()).collect();
    let calls = amounts.iter().enumerate().map(|(at, amount)| {
        let words = shared.refund(&order, amount);
        if at % 2 == 0 { shared.here(&words) } else { shared.there(&words) }
    });
    let codes = at_once(calls);
    assert_eq!(codes.iter().filter(|code| **code == Some(0)).count(), 5, "{codes:?}");
    assert!(codes.iter().all(|code| matches!(code, Some(0 | 8))), "{codes:?}");
    shared.there(&["journal", "verify"]).ends(0);
}

#[test]
#[ignore = "needs PostgreSQL"]
fn machines_that_begin_a_journal_at_once_make_it_once() {
    let shared = Shared::of(Postgres::start());
    shared.use_journal("");
    let orders: Vec<String> = (0..6).map(|_| shared.sandbox.paid_order("800")).collect();
    for _ in 0..3 {
        shared.use_journal(&shared.postgres.setting());
        let words: Vec<_> = orders.iter().map(|order| shared.refund(order, "10")).collect();
        let calls = words.iter().enumerate().map(|(at, words)| {
            let words = [&words[..], &["--again", "--reason", "a test"]].concat();
            if at % 2 == 0 { shared.here(&words) } else { shared.there(&words) }
        });
        assert_eq!(at_once(calls), [Some(0); 6]);
        shared.there(&["journal", "verify"]).ends(0);
        shared.postgres.sql("DROP SCHEMA fpgo CASCADE");
        for home in [&shared.sandbox.home, &shared.other] {
            std::fs::remove_dir_all(home.data_dir()).expect("a directory");
        }
    }
}

#[test]
#[ignore = "needs PostgreSQL"]
fn a_process_lives_as_long_as_its_session_for_all_machines() {
    let shared = Shared::start();
    let order = shared.sandbox.paid_order("800");
    shared.sandbox.fault(json!({"route": "orders refund", "fault": "delay", "seconds": 60}));
    let mut killed = begin(shared.here(&shared.refund(&order, "100")));
    shared.wait_for(&order, "in_flight");
    killed.kill().expect("a signal is sent");
    killed.wait().expect("it ends");
    shared.wait_for(&order, "unknown");
    // Another session that ends frees the object too, and its entry still binds.
    shared.there(&shared.refund(&order, "50")).ends(8).says("is not known");
}

#[test]
#[ignore = "needs PostgreSQL"]
fn what_was_changed_removed_or_put_back_is_found_and_nothing_is_sent() {
    let shared = Shared::start();
    let order = shared.sandbox.paid_order("800");
    shared.here(&shared.refund(&order, "100")).ends(0);
    let refused = |says: &str| {
        let sent = shared.sandbox.writes();
        for call in
            [shared.here(&shared.refund(&order, "50")), shared.there(&shared.refund(&order, "50"))]
        {
            call.ends(8).says(says);
        }
        assert_eq!(shared.sandbox.writes(), sent);
    };
    shared.there(&["journal", "list"]).ends(0);
    let change = |statements: &str| {
        shared.postgres.sql(&format!(
            "BEGIN; ALTER TABLE fpgo.entries DISABLE TRIGGER USER; {statements}; \
             ALTER TABLE fpgo.entries ENABLE TRIGGER USER; COMMIT"
        ));
    };
    // Rows are only ever added, whoever asks.
    for statement in
        ["UPDATE fpgo.entries SET at = at", "DELETE FROM fpgo.entries", "TRUNCATE fpgo.entries"]
    {
        let quoted = format!(
            "DO $do$ BEGIN {statement}; RAISE EXCEPTION 'it was done'; EXCEPTION WHEN raise_exception THEN \
             IF SQLERRM = 'it was done' THEN RAISE; END IF; END $do$"
        );
        shared.postgres.sql(&quoted);
    }
    shared.postgres.sql("CREATE TABLE kept AS SELECT * FROM fpgo.entries");
    for (what, says) in [
        (
            "UPDATE fpgo.entries SET data = replace(data, '100', '1') WHERE id = 3",
            "row 3 is not what was written",
        ),
        ("UPDATE fpgo.entries SET object = 'x' WHERE id = 3", "row 3 is not what was written"),
        ("DELETE FROM fpgo.entries WHERE id = 2", "rows are missing"),
        ("UPDATE fpgo.entries SET run = 'RUN1', row = 2 WHERE id = 3", "filed under another row"),
        ("UPDATE fpgo.entries SET id = 99 WHERE id = 4", "rows are missing"),
        ("DELETE FROM fpgo.entries WHERE id >= 3", "it ends with row 2, and its record tells of 4"),
        ("DELETE FROM fpgo.entries", "it ends with row 0, and its record tells of 4"),
    ] {
        change(what);
        refused(says);
        let check = shared.there(&["journal", "verify"]).ends(10);
        assert!(check.err.contains(says), "{check:#?}");
        change("DELETE FROM fpgo.entries; INSERT INTO fpgo.entries SELECT * FROM kept");
        shared.there(&["journal", "verify"]).ends(0);
    }
    // The rest of a backup is gone on from once a person says so, on each machine that knew more.
    change("DELETE FROM fpgo.entries WHERE id >= 3");
    refused("it ends with row 2");
    let accept = ["journal", "accept-loss", "--reason", "restored the backup of noon", "--yes"];
    shared.here(&accept).ends(0).says("3 to 4");
    shared.here(&shared.refund(&order, "60")).ends(0);
    shared.there(&shared.refund(&order, "61")).ends(8).says("its row 4 is not the one");
    shared.there(&accept).ends(0);
    shared.there(&shared.refund(&order, "61")).ends(0);
    shared.here(&["journal", "verify"]).ends(0).says("losses that were accepted: 2");
    // Another journal in its place is none of theirs.
    shared.postgres.sql("DROP SCHEMA fpgo CASCADE");
    refused("it is empty, and its record tells of");
    shared.there(&accept).ends(0);
    shared.there(&shared.refund(&order, "62")).ends(0);
    shared.here(&shared.refund(&order, "63")).ends(8).says("another journal");
}

#[test]
#[ignore = "needs PostgreSQL"]
fn a_journal_moves_from_a_machine_to_a_server_and_guards_go_on() {
    let shared = Shared::of(Postgres::start());
    shared.use_journal("");
    let order = shared.sandbox.paid_order("800");
    shared.here(&shared.refund(&order, "200")).ends(0);
    let export = shared.here(&["journal", "export"]).ends(0).out;
    shared.use_journal(&shared.postgres.setting());
    shared.here(&["journal", "import", "-"]).input(&export).says("2 new");
    shared.there(&shared.refund(&order, "200")).ends(8).says("the same orders refund of 200.00");
    shared.there(&shared.refund(&order, "601")).ends(8);
    // Bodies are known again: the key came with the first machine.
    let again = shared.here(&["journal", "import", "-"]).input(&export);
    assert!(again.err.contains("0 new"), "{again:#?}");
    let back = shared.there(&["journal", "export"]).ends(0).out;
    shared.use_journal("");
    shared.other.fpgo(&["journal", "import", "-"]).input(&back).says("2 new");
    // Old rows go behind a checkpoint, and the rest is still a chain.
    shared.use_journal(&shared.postgres.setting());
    let prune = ["journal", "prune", "--before", "2020-01-01", "--yes"];
    shared.there(&prune).ends(0);
    shared.postgres.sql(
        "BEGIN; ALTER TABLE fpgo.entries DISABLE TRIGGER USER; DELETE FROM fpgo.entries; COMMIT",
    );
    shared.there(&["journal", "verify"]).ends(10);
}

/// A creation of one line.
fn make<'a>(command: &'a str, line: &'a str) -> Vec<&'a str> {
    let customer = match command {
        "send-invoice" => {
            "--customer-type private --name Ola --country-code +47 --msisdn 40000001 --email ola.test@example.com \
             --street Testveien --zip 0010 --city Oslo --country NO --invoice-fee=false --date now --yes"
                .split_whitespace()
                .collect()
        }
        _ => [CUSTOMER, &["--yes"]].concat(),
    };
    [&["orders", command, "--line", line], &customer[..]].concat()
}

#[test]
#[ignore = "needs PostgreSQL"]
fn what_a_machine_sent_before_it_shared_a_journal_is_known_again_by_its_own_key() {
    let shared = Shared::of(Postgres::start());
    let bell = "name=Bell,qty=1,rate=99,tax=25";
    // The key in the database is that of the other machine.
    shared.use_journal(&shared.postgres.setting());
    shared.there(&make("send-payment-link", "name=Lock,qty=1,rate=50,tax=25")).ends(0);
    shared.use_journal("");
    shared.here(&make("send-payment-link", bell)).ends(0);
    shared.sandbox.fault(json!({"route": "orders send-invoice", "fault": "drop-after"}));
    shared.here(&make("send-invoice", bell)).ends(7);
    let export = shared.here(&["journal", "export"]).ends(0).out;
    shared.use_journal(&shared.postgres.setting());
    shared.here(&["journal", "import", "-"]).input(&export).says("2 new");
    // What was accepted a moment ago is asked about, as before.
    let link = shared.here(&make("send-payment-link", bell)).ends(8);
    link.says("the same orders send-payment-link was sent");
    // What is in doubt is sent by nobody until it is settled.
    let sent = shared.sandbox.writes();
    for machine in [Shared::here, Shared::there] {
        let refused = machine(&shared, &make("send-invoice", bell)).ends(8);
        refused.says("was sent elsewhere").says("journal resolve");
    }
    assert_eq!(shared.sandbox.writes(), sent);
    let unknown = shared.here(&["journal", "list", "--outcome", "unknown", "-q"]).ends(0).out;
    let word = ["journal", "resolve", unknown.trim(), "--as", "happened", "--reason", "looked"];
    shared.here(&word).ends(0);
    shared.here(&make("send-invoice", bell)).ends(8).says("the same orders send-invoice was sent");
}

#[test]
#[ignore = "needs PostgreSQL"]
fn beyond_this_machine_nothing_goes_without_tls_and_a_wrong_authority_is_none() {
    let mut shared = Shared::of(Postgres::start());
    let order = shared.sandbox.paid_order("800");
    // 0.0.0.0 leads here, and is no loopback address.
    let way = Way::to(&shared.postgres);
    shared.use_journal(&setting(&format!("postgres://{USER}@0.0.0.0:{}/fpgo", way.port)));
    shared.here(&shared.refund(&order, "1")).ends(8).says("TLS");
    let sent = way.sent.lock().expect("a list").clone();
    assert_eq!(sent, [0, 0, 0, 8, 4, 210, 22, 47], "more than the question for TLS was sent");
    // An own authority, on this machine too.
    shared.postgres = Postgres::with_certificate(VALID, KEY);
    shared.sandbox.home.write("own.pem", VALID);
    shared.sandbox.home.write("other.pem", OTHER);
    let port = shared.postgres.port;
    let at = |host: &str, ca: &str| {
        let url = setting(&format!("postgres://{USER}@{host}:{port}/fpgo"));
        shared.use_journal(&format!("{url}\n{ca}"));
        shared.here(&shared.refund(&order, "1"))
    };
    at("localhost", "journal_ca_file = \"other.pem\"").ends(8).says("money: nothing was moved");
    at("127.0.0.1", "journal_ca_file = \"own.pem\"").ends(8).says("not valid for name");
    at("localhost", "").ends(8).says("no pg_hba.conf entry");
    at("0.0.0.0", "").ends(8).says("money: nothing was moved");
    at("localhost", "journal_ca_file = \"missing.pem\"").ends(8).says("missing.pem");
    assert_eq!(shared.sandbox.refunded(&order), "0");
    at("localhost", "journal_ca_file = \"own.pem\"").ends(0);
    shared.here(&["config", "check"]).ends(0);
    // The socket of this machine needs none.
    let socket = shared.postgres.socket();
    let url = setting(&format!("postgres:///fpgo?host={}&port={port}&user={USER}", text(&socket)));
    shared.use_journal(&url);
    shared.here(&shared.refund(&order, "2")).ends(0);
}

#[test]
#[ignore = "needs PostgreSQL"]
fn the_password_is_a_secret_with_a_source_of_its_own() {
    let shared = Shared::of(Postgres::with(
        &["fsync=off"],
        "host all plain all scram-sha-256\nhost all all all trust\n",
    ));
    let secret = "b7Q-secret-of-the-database";
    shared.use_journal(&shared.postgres.setting());
    let order = shared.sandbox.paid_order("800");
    // What the page about it says that another user needs.
    shared.postgres.sql(&format!(
        "CREATE ROLE plain LOGIN PASSWORD '{secret}'; GRANT USAGE ON SCHEMA fpgo TO plain; \
         GRANT SELECT ON ALL TABLES IN SCHEMA fpgo TO plain; GRANT INSERT ON fpgo.entries TO plain"
    ));
    let url = setting(&format!("postgres://plain@127.0.0.1:{}/fpgo", shared.postgres.port));
    let script = format!("journal_password_command = [\"echo\", \"{secret}\"]");
    let mut amounts = 1..;
    for (key, code) in [
        (script.as_str(), 0),
        (&format!("journal_password = \"{secret}\""), 0),
        ("journal_password_env = \"DB_PASSWORD\"", 0),
        ("journal_password = \"another\"", 8),
        ("", 8),
    ] {
        shared.use_journal(&format!("{url}\n{key}"));
        let amount = amounts.next().expect("a number").to_string();
        let done =
            shared.here(&shared.refund(&order, &amount)).env("DB_PASSWORD", secret).ends(code);
        let told = shared.here(&["config", "show"]).env("DB_PASSWORD", secret).ends(0);
        for said in [done.out, done.err, told.out, told.err] {
            assert!(!said.contains(secret), "{said}");
        }
    }
    shared.use_journal(&format!("{url}\n{script}"));
    shared.here(&["journal", "verify"]).ends(0);
    for statement in ["DELETE FROM fpgo.entries", "ALTER TABLE fpgo.entries DISABLE TRIGGER USER"] {
        let done = shared.postgres.try_sql(&format!("SET ROLE plain; {statement}"));
        assert!(
            done.is_err_and(
                |why| why.contains("must be owner") || why.contains("permission denied")
            )
        );
    }
    // In the address it would be shown with it, so it must not stand there.
    let url = url.replace("plain@", &format!("plain:{secret}@"));
    shared.use_journal(&url);
    for words in [&shared.refund(&order, "9")[..], &["config", "check"], &["journal", "list"]] {
        let done = shared.here(words).ends(3).says("journal_password_command");
        assert!(!done.err.contains(secret), "{done:#?}");
    }
    for (wrong, says) in [
        ("journal_password = \"x\"", "is set without journal_url"),
        ("journal_url = \"postgres://a@b\"", "must name one database"),
        ("journal_url = \"postgres://a@b/c?sslmode=disable\"", "nothing else"),
    ] {
        shared.use_journal(wrong);
        shared.here(&["config", "check"]).ends(3).says(says);
    }
}

#[test]
#[ignore = "needs PostgreSQL"]
fn a_database_that_confirms_what_it_may_lose_gets_nothing_to_send() {
    let shared = Shared::start();
    let order = shared.sandbox.paid_order("800");
    shared.postgres.sql("ALTER DATABASE fpgo SET synchronous_commit TO off");
    shared.here(&shared.refund(&order, "1")).ends(8).says("synchronous_commit is off");
    shared.here(&["journal", "list"]).ends(0).says("synchronous_commit is off");
    shared.postgres.sql("ALTER DATABASE fpgo SET synchronous_commit TO on");
    shared.here(&shared.refund(&order, "1")).ends(0);
}

#[test]
#[ignore = "needs PostgreSQL"]
fn a_connection_that_ends_before_during_or_after_a_row_leaves_no_gap() {
    let shared = Shared::start();
    let way = Way::to(&shared.postgres);
    // The tables are there, so that only rows are committed.
    shared.here(&["journal", "list"]).ends(0);
    let first = shared.sandbox.paid_order("800");
    shared.here(&shared.refund(&first, "1")).ends(0);
    shared.use_journal(&way.setting());
    for (cut, nth, code, outcome, refunded) in [
        // The intent: it is not there, or it is and says that nothing was sent; what comes after is sent.
        (Cut::Before, 1, 8, None, "0"),
        (Cut::During, 1, 8, Some("not_sent"), "0"),
        (Cut::After, 1, 0, Some("accepted"), "10"),
        // The outcome: a new connection writes it, once.
        (Cut::Before, 2, 0, Some("accepted"), "10"),
        (Cut::During, 2, 0, Some("accepted"), "10"),
        (Cut::After, 2, 0, Some("accepted"), "10"),
    ] {
        let order = shared.sandbox.paid_order("800");
        way.cut(cut, nth);
        let done = shared.here(&shared.refund(&order, "10")).ends(code);
        let what = format!("{cut:?} {nth}: {done:#?}");
        if code == 8 {
            assert!(done.err.contains("money: nothing was moved"), "{what}");
        }
        assert_eq!(shared.sandbox.refunded(&order), refunded, "{what}");
        let refunds = shared.there(&[
            "journal",
            "list",
            "--command",
            "orders refund",
            "--object",
            &order,
            "-q",
        ]);
        let refunds = refunds.ends(0).out.lines().count();
        assert_eq!(refunds, usize::from(outcome.is_some()), "{what}");
        if let Some(outcome) = outcome {
            assert_eq!(shared.outcome(&order), outcome, "{what}");
        }
        // Whatever it was, the next write on it is free.
        shared.there(&shared.refund(&order, "11")).ends(0);
    }
    shared.there(&["journal", "verify"]).ends(0);
}

#[test]
#[ignore = "needs PostgreSQL"]
fn a_database_that_is_killed_before_during_or_after_a_write_is_never_guessed_at() {
    let mut shared = Shared::start();
    let order = shared.sandbox.paid_order("800");
    shared.here(&shared.refund(&order, "100")).ends(0);
    // Before: nothing is sent, and reads go on.
    shared.postgres.kill();
    let sent = shared.sandbox.writes();
    shared.here(&shared.refund(&order, "50")).ends(8).says("is not reached");
    assert_eq!(shared.sandbox.writes(), sent);
    shared.here(&["orders", "details", &order]).ends(0);
    shared.here(&["orders", "list"]).ends(0);
    shared.here(&["show", &order]).ends(0).says("what this machine sent is left out");
    shared.postgres.restart();
    // During, and back before the answer: the outcome is written.
    let during = |shared: &mut Shared, amount: &str, comes_back: bool| {
        shared.sandbox.fault(
            json!({"route": "orders refund", "fault": "delay", "seconds": 3, "when": "after"}),
        );
        let words = [&shared.refund(&order, amount)[..], &["--timeout", "5s"]].concat();
        let call = begin(shared.here(&words));
        shared.wait_for(&order, "in_flight");
        shared.postgres.kill();
        if comes_back {
            shared.postgres.restart();
        }
        end(call)
    };
    let done = during(&mut shared, "50", true);
    assert_eq!(done.code, Some(0), "{done:#?}");
    assert_eq!(shared.outcome(&order), "accepted");
    // During, and gone for good: what is known is told, and the journal says that it is unknown.
    let done = during(&mut shared, "60", false);
    assert_eq!(done.code, Some(12), "{done:#?}");
    for said in ["is done, but that cannot be recorded", "journal resolve"] {
        assert!(done.err.contains(said), "{done:#?}");
    }
    assert_eq!(shared.sandbox.refunded(&order), "210");
    shared.postgres.restart();
    assert_eq!(shared.outcome(&order), "unknown");
    shared.there(&shared.refund(&order, "70")).ends(8).says("is not known");
    let entry = shared.there(&["journal", "list", "--outcome", "unknown", "-q"]).ends(0);
    shared.there(&["journal", "resolve", entry.out.trim()]).ends(0);
    assert_eq!(shared.outcome(&order), "happened");
    shared.there(&["journal", "verify"]).ends(0);
}

#[test]
#[ignore = "needs PostgreSQL"]
fn many_writers_on_two_machines_do_nothing_twice_while_the_database_is_killed() {
    let mut shared = Shared::start();
    shared.here(&["journal", "list"]).ends(0);
    let orders: Vec<String> = (0..6).map(|_| shared.sandbox.paid_order("800")).collect();
    shared
        .sandbox
        .fault(json!({"route": "orders refund", "fault": "delay", "seconds": 1, "times": 3}));
    let mut calls = Vec::new();
    for order in &orders {
        let words = ["orders", "refund", order.as_str(), "--full", "--yes"];
        calls.extend([begin(shared.here(&words)), begin(shared.there(&words))]);
    }
    let deadline = Instant::now() + Duration::from_secs(30);
    while shared
        .postgres
        .sql("SELECT count(*) FROM fpgo.entries WHERE kind = 'intent' AND data LIKE '%refund%'")
        == "0"
    {
        assert!(Instant::now() < deadline, "nobody writes");
    }
    shared.postgres.kill();
    shared.postgres.restart();
    let ended: Vec<_> = calls.into_iter().map(end).collect();
    let known = |done: &crate::common::Done| matches!(done.code, Some(0 | 7 | 8 | 12));
    assert!(ended.iter().all(known), "{ended:#?}");
    for order in &orders {
        let list =
            ["journal", "list", "--command", "orders refund", "--object", order, "-o", "json"];
        let entries = shared.there(&list).ends(0).json();
        let may_have: Vec<_> = entries
            .as_array()
            .expect("a list")
            .iter()
            .filter(|entry| matches!(entry["outcome"].as_str(), Some("accepted" | "unknown")))
            .collect();
        assert!(may_have.len() <= 1, "{order}: {entries}");
        let refunded = shared.sandbox.refunded(order);
        let is_accepted = may_have.iter().any(|entry| entry["outcome"] == "accepted");
        assert!(refunded == "0" || refunded == "800", "{order}: {refunded}");
        assert!(refunded == "0" || may_have.len() == 1, "{order}: a gap: {entries}");
        assert!(!is_accepted || refunded == "800", "{order}: {entries}");
    }
    shared.here(&["journal", "verify"]).ends(0);
}

#[test]
#[ignore = "needs PostgreSQL"]
fn two_machines_share_the_rows_of_a_plan_and_no_row_is_sent_twice() {
    const ROWS: usize = 60;
    let mut shared = Shared::start();
    shared.sandbox.post("/_sandbox/reset", &bulk::seed(ROWS));
    // The key of the machine that makes the tables is that of both.
    let put_key = |shared: &Shared| {
        for home in [&shared.sandbox.home, &shared.other] {
            plans::mark(home, bulk::RUN, "shared");
        }
    };
    put_key(&shared);
    let mut planned = bulk::Plan::refunds(&shared.sandbox, ROWS);
    planned.header["journal"] = json!(plans::mark(&shared.other, bulk::RUN, "shared"));
    planned.write();
    let plan = shared.sandbox.home.path("refunds.plan");
    let apply = ["bulk", "apply", text(&plan), "--yes", "--in-flight", "4"];
    // Each takes a part: some rows wait for their answers, so that both are at work.
    shared
        .sandbox
        .fault(json!({"route": "orders refund", "fault": "delay", "seconds": 0.2, "times": 40}));
    let both = [begin(shared.here(&apply)), begin(shared.there(&apply))].map(end);
    assert!(both.iter().all(|done| matches!(done.code, Some(0 | 11))), "{both:#?}");
    assert_eq!(bulk::refunds(&shared.sandbox, ROWS), [1; ROWS]);
    let hosts = shared.postgres.sql(
        "SELECT count(DISTINCT data::json ->> 'process') FROM fpgo.entries WHERE kind = 'intent' AND run IS NOT NULL",
    );
    assert_eq!(hosts, "8", "both machines had workers that sent rows");
    // Whoever asks is told of all rows.
    let resume = ["bulk", "resume", bulk::RUN, "--yes"];
    shared.here(&resume).ends(0).says("60 × orders refund, 300.00 in all");
    shared.there(&resume).ends(0).says("60 × orders refund, 300.00 in all");
    shared.there(&["journal", "verify"]).ends(0);

    // One is killed, and then the database.
    shared.sandbox.post("/_sandbox/reset", &bulk::seed(ROWS));
    shared.postgres.sql("DROP SCHEMA fpgo CASCADE");
    for home in [&shared.sandbox.home, &shared.other] {
        std::fs::remove_dir_all(home.data_dir()).expect("a directory");
    }
    put_key(&shared);
    shared.sandbox.fault(json!({"route": "orders refund", "fault": "delay", "seconds": 0.3, "times": 60, "when": "after"}));
    let mut killed = begin(shared.here(&apply));
    let other = begin(shared.there(&apply));
    let sent = |shared: &Shared, count: usize| {
        let deadline = Instant::now() + Duration::from_secs(60);
        while shared.sandbox.writes() < count {
            assert!(Instant::now() < deadline, "nobody sends");
        }
    };
    let of_killed = format!(
        "SELECT count(*) > 3 FROM fpgo.entries WHERE run IS NOT NULL AND data LIKE '%process-{}-%'",
        killed.id()
    );
    let deadline = Instant::now() + Duration::from_secs(60);
    // The first of the two makes the tables.
    while shared.postgres.try_sql(&of_killed).as_deref() != Ok("t") {
        assert!(Instant::now() < deadline, "the first machine sends nothing");
    }
    killed.kill().expect("a signal is sent");
    killed.wait().expect("it ends");
    sent(&shared, 20);
    shared.postgres.kill();
    shared.postgres.restart();
    let ended = end(other);
    assert!(matches!(ended.code, Some(0 | 7 | 8 | 11 | 12)), "{ended:#?}");
    // What is unknown is settled by the sandbox's truth, the rest is sent.
    for _ in 0..2 {
        for done in [shared.here(&resume).run(), shared.there(&resume).run()] {
            assert!(matches!(done.code, Some(0 | 7 | 8 | 11)), "{done:#?}");
        }
    }
    // What nothing shows may never have arrived: it stays unknown, and everything else is done, once.
    let list = ["journal", "list", "--run", bulk::RUN, "--outcome", "unknown", "-q"];
    let unknown = shared.there(&list).ends(0).out.lines().count();
    let refunds = bulk::refunds(&shared.sandbox, ROWS);
    assert!(refunds.iter().all(|times| *times <= 1), "{refunds:?}");
    let missing = refunds.iter().filter(|times| **times == 0).count();
    assert!(missing <= unknown, "{missing} rows were not sent, and {unknown} are unknown");
    let last = shared.here(&resume).ends(if unknown == 0 { 0 } else { 11 });
    assert!(last.err.contains(&format!("{} ", ROWS - unknown)), "{last:#?}");
    shared.there(&["journal", "verify"]).ends(0);
}

#[test]
#[ignore = "needs PostgreSQL"]
fn a_run_that_is_cancelled_on_one_machine_is_cancelled_on_all() {
    const ROWS: usize = 12;
    let shared = Shared::start();
    let order = shared.sandbox.paid_order("800");
    shared.here(&shared.refund(&order, "1")).ends(0);
    shared.sandbox.post("/_sandbox/reset", &bulk::seed(ROWS));
    let mut planned = bulk::Plan::refunds(&shared.sandbox, ROWS);
    // The first machine made the tables, with its own key.
    planned.header["journal"] = json!(plans::mark(&shared.sandbox.home, bulk::RUN, "shared"));
    planned.write();
    let plan = shared.sandbox.home.path("refunds.plan");
    let apply = ["bulk", "apply", text(&plan), "--yes", "--in-flight", "1"];
    let resume = ["bulk", "resume", bulk::RUN, "--yes"];
    // Tables of the form before, which did not know it.
    shared.postgres.sql("DROP TABLE fpgo.cancelled; UPDATE fpgo.about SET form = 1");
    shared.sandbox.fault(
        json!({"route": "orders refund", "fault": "status", "status": 400, "nth": 3, "times": 1}),
    );
    shared.here(&[&apply[..], &["--max-failures", "1"]].concat()).ends(11);
    // The other machine is in the middle of it.
    let sent = shared.sandbox.writes();
    shared
        .sandbox
        .fault(json!({"route": "orders refund", "fault": "delay", "seconds": 3, "when": "after"}));
    let working = begin(shared.there(&[&resume[..], &["--in-flight", "1"]].concat()));
    let deadline = Instant::now() + Duration::from_secs(60);
    while shared.sandbox.writes() == sent {
        assert!(Instant::now() < deadline, "the other machine sends nothing");
    }
    shared.here(&["bulk", "cancel", bulk::RUN]).ends(0);
    let working = end(working);
    assert_eq!(working.code, Some(11), "{working:#?}");
    assert!(working.err.contains("was cancelled by"), "{working:#?}");
    let refunded: usize = bulk::refunds(&shared.sandbox, ROWS).iter().sum();
    assert!(refunded <= 4, "{refunded} rows were sent, one of them on its way at most");
    for words in [&resume[..], &apply[..]] {
        shared.here(words).ends(8);
    }
    shared.there(&resume).ends(8).says("was cancelled by").says("bulk report");
    // Nor is it begun on a third machine.
    std::fs::remove_dir_all(shared.other.data_dir()).expect("a directory");
    shared.there(&apply).ends(8).says("was cancelled by").says(" at 20");
    assert_eq!(bulk::refunds(&shared.sandbox, ROWS).iter().sum::<usize>(), refunded);
    shared.there(&["journal", "verify"]).ends(0);
}
