//! The journal as a record that can be trusted: what an entry holds, what `verify` finds, what happens to it elsewhere, and
//! what it does when the ground under it gives way.

use std::path::{Path, PathBuf};

use crate::common::{CUSTOMER, Home, MEANT, Sandbox, TOKEN, at_once, profile};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use rusqlite::types::Value as Cell;
use rusqlite::{Connection, params};
use serde_json::{Value, json};

/// A home whose journal has a few entries, and its file.
struct Kept {
    home: Home,
    file: PathBuf,
}

impl Kept {
    /// Entries of every kind: accepted, refused, unknown, settled, of a bulk run.
    fn new() -> Kept {
        let sandbox = Sandbox::start();
        let order = sandbox.paid_order("800");
        sandbox.fpgo(&["orders", "refund", &order, "--amount", "10", "--yes"]).ends(0);
        sandbox.fault(json!({"route": "orders refund", "fault": "drop-before"}));
        sandbox.fpgo(&["orders", "refund", &order, "--amount", "20", "--yes"]).ends(7);
        let number = sandbox.fpgo(&["journal", "list", "-q", "--limit", "1"]).ends(0).out;
        let settle = ["journal", "resolve", number.trim(), "--as", "did-not", "--reason", "looked"];
        sandbox.fpgo(&settle).ends(0);
        let sent = sandbox.order("SENT");
        sandbox.fpgo(&["orders", "cancel", &sent, "--note", "Out of stock", "--yes"]).ends(0);
        let line = foreign_of_run("RUN123456789012", 7);
        assert_eq!(sandbox.fpgo(&["journal", "import", "-"]).input(&line).code, Some(0));
        let home = Home::new();
        copy(&sandbox.home.data_dir(), &home.data_dir());
        let file = home.data_dir().join("journal.sqlite");
        // One file, so that a copy of it is all of it.
        let db = Connection::open(&file).expect("the journal");
        db.pragma_update(None, "journal_mode", "DELETE").expect("one file");
        Kept { home, file }
    }

    /// The same journal, to be tampered with: the rows can be changed here as by anybody who can write the file.
    fn tampered(&self, change: impl FnOnce(&Connection)) -> Home {
        let home = Home::new();
        std::fs::create_dir_all(home.data_dir()).expect("a directory");
        crate::common::mode(&home.data_dir(), 0o700);
        let file = home.data_dir().join("journal.sqlite");
        for name in ["journal.sqlite", "journal.head", "key"] {
            let place = home.data_dir().join(name);
            std::fs::copy(self.home.data_dir().join(name), &place).expect("a copy");
            crate::common::mode(&place, 0o600);
        }
        let db = Connection::open(&file).expect("the journal");
        db.execute_batch("DROP TRIGGER no_change; DROP TRIGGER no_removal;").expect("triggers");
        change(&db);
        home
    }

    fn rows(&self) -> i64 {
        let db = Connection::open(&self.file).expect("the journal");
        db.query_row("SELECT count(*) FROM entries", [], |row| row.get(0)).expect("a number")
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a directory");
    crate::common::mode(to, 0o700);
    for entry in std::fs::read_dir(from).expect("a directory") {
        let entry = entry.expect("an entry");
        if entry.file_type().expect("a type").is_file() {
            std::fs::copy(entry.path(), to.join(entry.file_name())).expect("a copy");
        }
    }
}

#[track_caller]
fn is_found(home: &Home, what: &str) {
    let done = home.fpgo(&["journal", "verify"]).run();
    assert_eq!(done.code, Some(10), "{what}: {done:#?}");
    assert!(done.err.contains("not what was written"), "{what}: {done:#?}");
}

const COLUMNS: [&str; 9] = ["id", "at", "kind", "intent", "object", "data", "hash", "run", "row"];

#[test]
fn any_changed_byte_of_any_entry_is_found() {
    let kept = Kept::new();
    kept.home.fpgo(&["journal", "verify"]).ends(0).shows("as they were written");
    let rows = kept.rows();
    let mut runner =
        TestRunner::new(Config { cases: 60, failure_persistence: None, ..Config::default() });
    let place = (1..=rows, 0..COLUMNS.len(), any::<prop::sample::Index>(), 1..=255u8);
    let found = runner.run(&place, |(row, column, at, flip)| {
        let column = COLUMNS[column];
        let mut changed = false;
        let home = kept.tampered(|db| {
            let query = format!("SELECT {column} FROM entries WHERE id = ?1");
            let cell: Cell = db.query_row(&query, params![row], |row| row.get(0)).expect("a cell");
            let other = match cell {
                Cell::Integer(number) => Cell::Integer(number ^ i64::from(flip)),
                Cell::Text(text) => {
                    let mut bytes = text.into_bytes();
                    let at = at.index(bytes.len());
                    bytes[at] ^= flip;
                    // Bytes that are no text stand in a text column all the same.
                    Cell::Blob(bytes)
                }
                Cell::Null => Cell::Integer(i64::from(flip)),
                other => panic!("{other:?}"),
            };
            let column_type =
                if matches!(other, Cell::Blob(_)) { "CAST(?1 AS TEXT)" } else { "?1" };
            db.pragma_update(None, "ignore_check_constraints", true).expect("a setting");
            let query = format!("UPDATE entries SET {column} = {column_type} WHERE id = ?2");
            // A number that another row has, or a text in a column of numbers, is refused by SQLite itself.
            changed = db.execute(&query, params![other, row]).is_ok();
        });
        if changed {
            is_found(&home, &format!("row {row}, {column}"));
        }
        Ok(())
    });
    found.expect("every change is found");
}

#[test]
fn a_removed_an_inserted_and_a_swapped_entry_are_found() {
    let kept = Kept::new();
    let last = kept.rows();
    for row in 1..last {
        let home = kept.tampered(|db| {
            db.execute("DELETE FROM entries WHERE id = ?1", params![row]).expect("removed");
        });
        is_found(&home, &format!("row {row} removed"));
        // The numbers closed up, as a careful hand would.
        let home = kept.tampered(|db| {
            db.execute("DELETE FROM entries WHERE id = ?1", params![row]).expect("removed");
            for later in row + 1..=last {
                db.execute("UPDATE entries SET id = id - 1 WHERE id = ?1", params![later])
                    .expect("moved");
            }
        });
        is_found(&home, &format!("row {row} removed, the others moved up"));
        let home = kept.tampered(|db| {
            db.execute_batch(&format!(
                "UPDATE entries SET id = -1 WHERE id = {row};
                 UPDATE entries SET id = {row} WHERE id = {row} + 1;
                 UPDATE entries SET id = {row} + 1 WHERE id = -1;"
            ))
            .expect("swapped");
        });
        is_found(&home, &format!("rows {row} and {} swapped", row + 1));
    }
    for row in 1..=last {
        let home = kept.tampered(|db| {
            for later in (row..=last).rev() {
                db.execute("UPDATE entries SET id = id + 1 WHERE id = ?1", params![later]).expect("moved");
            }
            db.execute(
                "INSERT INTO entries (id, at, kind, object, data, hash) SELECT ?1, at, kind, object, data, hash FROM entries WHERE id = ?2",
                params![row, if row == 1 { 2 } else { 1 }],
            )
            .expect("inserted");
        });
        is_found(&home, &format!("a row inserted as {row}"));
    }
}

#[test]
fn an_inserted_entry_with_a_number_that_no_fpgo_gives_is_found() {
    let kept = Kept::new();
    // An attempt that has no row of this kind yet.
    let attempt = "SELECT min(id) FROM entries WHERE kind = 'intent' AND id NOT IN
                       (SELECT intent FROM entries WHERE kind = ?1 AND intent IS NOT NULL)";
    for number in [0, -1, i64::MIN, i64::MAX] {
        for kind in ["outcome", "resolution", "reading", "intent", "checkpoint"] {
            let home = kept.tampered(|db| {
                let about: Option<i64> =
                    db.query_row(attempt, params![kind], |row| row.get(0)).expect("a number");
                let about = about.filter(|_| kind != "intent" && kind != "checkpoint");
                db.execute(
                    "INSERT INTO entries (id, at, kind, intent, data, hash) VALUES
                         (?1, '2026-01-01T00:00:00Z', ?2, ?3, '{\"word\":\"did_not_happen\"}', 'x')",
                    params![number, kind, about],
                )
                .expect("inserted");
            });
            is_found(&home, &format!("{kind} inserted as {number}"));
        }
    }
}

#[test]
fn a_cut_end_is_found_by_a_head_that_was_kept_elsewhere() {
    let kept = Kept::new();
    let export = kept.home.fpgo(&["journal", "export"]).ends(0);
    assert_eq!(i64::try_from(export.out.lines().count()), Ok(kept.rows()));
    let last: Value =
        serde_json::from_str(export.out.lines().last().expect("a row")).expect("JSON");
    let head = last["hash"].as_str().expect("a hash").to_owned();
    let export = export.says(&head);
    drop(export);
    kept.home.fpgo(&["journal", "verify", "--head", &head]).ends(0);
    let cut = kept.tampered(|db| {
        db.execute("DELETE FROM entries WHERE id = ?1", params![kept.rows()]).expect("cut");
    });
    // The record beside it tells of the last row.
    cut.fpgo(&["journal", "verify"]).ends(10).says("its record tells of");
    cut.fpgo(&["journal", "verify", "--head", &head]).ends(10);
    // An older copy of all the files together looks whole: that is what the head is for.
    let older = kept.tampered(|_| {});
    let line = foreign("http://127.0.0.1:9/api/v1", "ODR1", "2026-01-01T00:00:00Z", "unknown");
    assert_eq!(kept.home.fpgo(&["journal", "import", "-"]).input(&line).code, Some(0));
    let told = kept.home.fpgo(&["journal", "verify", "-o", "json"]).ends(0).json();
    let head = told["head"].as_str().expect("a hash").to_owned();
    older.fpgo(&["journal", "verify"]).ends(0);
    older.fpgo(&["journal", "verify", "--head", &head]).ends(10).says("cut off");
    kept.home.fpgo(&["journal", "verify", "--head", &head]).ends(0);
    let none = Home::new();
    none.fpgo(&["journal", "verify"]).ends(0).shows("0 rows");
    none.fpgo(&["journal", "verify", "--head", &head]).ends(10);
}

#[test]
fn an_entry_tells_who_sent_what_where_and_why() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let words = [
        "orders", "refund", &order, "--amount", "10", "--yes", "--reason", "damaged", "--ticket",
        "T-7",
    ];
    sandbox.fpgo(&words).ends(0);
    let entry = sandbox.fpgo(&["journal", "list", "--limit", "1", "-o", "json"]).ends(0).json();
    let entry = &entry[0];
    for (key, value) in [
        ("command", json!("orders refund")),
        ("object", json!(order)),
        ("amount", json!(10)),
        ("reason", json!("damaged")),
        ("ticket", json!("T-7")),
        ("profile", json!("test")),
        ("environment", json!("demo")),
        ("base_url", json!(sandbox.base_url)),
        ("version", json!(env!("CARGO_PKG_VERSION"))),
        ("outcome", json!("accepted")),
        ("http", json!(202)),
        ("message", json!("orderRefundedSuccessfully")),
        ("before", json!({"status": "PAID", "total": 800, "refunded": 0})),
        ("told", json!({"whole": 800, "taken": 0})),
    ] {
        assert_eq!(entry[key], value, "{key}: {entry}");
    }
    for key in ["user", "host", "at", "ended", "body_hash", "origin"] {
        assert!(entry[key].as_str().is_some_and(|text| !text.is_empty()), "{key}: {entry}");
    }
}

#[test]
fn bodies_are_kept_with_people_masked_and_a_hash_that_only_this_machine_makes() {
    let sandbox = Sandbox::start();
    let order = sandbox.sent_order(&["name=Bell,qty=1,rate=9,tax=25"]);
    assert!(order.starts_with("ODR"));
    let raw = std::fs::read(sandbox.home.data_dir().join("journal.sqlite")).expect("the journal");
    let wal = std::fs::read(sandbox.home.data_dir().join("journal.sqlite-wal")).unwrap_or_default();
    for secret in ["Ola Test", "40000001", "Testveien 7", TOKEN] {
        for bytes in [&raw, &wal] {
            let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
            assert!(!found, "{secret} stands in the journal");
        }
    }
    let cancel = |data: &str| {
        let other = sandbox.sent_order(&["name=Bell,qty=1,rate=9,tax=25"]);
        let dir = sandbox.home.path(data);
        let words = ["orders", "cancel", &other, "--note", "the same note", "--yes"];
        sandbox.fpgo(&words).env("FPGO_DATA_DIR", dir.to_str().expect("a path")).ends(0);
        let list = ["journal", "list", "--limit", "1", "-o", "json"];
        let list =
            sandbox.fpgo(&list).env("FPGO_DATA_DIR", dir.to_str().expect("a path")).ends(0).json();
        list[0]["body_hash"].as_str().expect("a hash").to_owned()
    };
    let (one, same, other) = (cancel("one"), cancel("one"), cancel("other"));
    assert_eq!(one, same, "the same body has the same hash on one machine");
    assert_ne!(one, other, "and another one elsewhere");
}

#[test]
fn the_line_after_a_7_can_be_settled_on_another_machine() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    sandbox.fault(json!({"route": "orders refund", "fault": "drop-after"}));
    let refund = ["orders", "refund", &order, "--amount", "200", "--yes"];
    let unknown = sandbox.fpgo(&refund).ends(7);
    let line =
        unknown.err.lines().find(|line| line.starts_with('{')).expect("the entry").to_owned();
    let away = sandbox.home.path("away");
    let away = away.to_str().expect("a path");
    let there = |words: &[&str]| sandbox.fpgo(words).env("FPGO_DATA_DIR", away);
    assert_eq!(there(&["journal", "import", "-"]).input(&line).code, Some(0));
    let twice = there(&["journal", "import", "-"]).input(&line);
    assert!(twice.err.contains("0 new, 1 known"), "{twice:#?}");
    // It binds there as it does here.
    there(&refund).ends(8).says("is not known");
    let listed = there(&["journal", "list", "-o", "json"]).ends(0).json();
    assert_eq!((&listed[0]["outcome"], &listed[0]["object"]), (&json!("unknown"), &json!(order)));
    there(&["journal", "resolve", "1"]).ends(0).says("was carried out");
    there(&["journal", "verify"]).ends(0);
    there(&["orders", "refund", &order, "--amount", "601", "--yes"]).ends(8).says("600.00 is left");
    // What is no entry is refused, and makes no journal.
    let empty = sandbox.home.path("empty");
    for bad in [
        "not json",
        "{\"id\": 1}",
        "{\"command\": \"x\", \"base_url\": \"y\", \"at\": \"soon\", \"origin\": \"z\"}",
    ] {
        let call = sandbox.fpgo(&["journal", "import", "-"]);
        let done = call.env("FPGO_DATA_DIR", empty.to_str().expect("a path")).input(bad);
        assert_eq!(done.code, Some(2), "{bad}: {done:#?}");
    }
    assert!(!empty.exists());
}

#[test]
fn an_export_brings_everything_to_another_machine_once() {
    let kept = Kept::new();
    let export = kept.home.fpgo(&["journal", "export"]).ends(0).out;
    let other = Home::new();
    let done = other.fpgo(&["journal", "import", "-"]).input(&export);
    assert_eq!(done.code, Some(0), "{done:#?}");
    let list = |home: &Home| {
        let list = home.fpgo(&["journal", "list", "--limit", "99", "-o", "json"]).ends(0).json();
        let row = |row: &Value| {
            ["command", "object", "outcome", "amount", "origin"].map(|key| row[key].clone())
        };
        let mut rows: Vec<String> = list
            .as_array()
            .expect("a list")
            .iter()
            .map(|entry| json!(row(entry)).to_string())
            .collect();
        rows.sort();
        rows
    };
    assert_eq!(list(&other), list(&kept.home));
    let again = other.fpgo(&["journal", "import", "-"]).input(&export);
    assert!(again.err.contains("0 new"), "{again:#?}");
    other.fpgo(&["journal", "verify"]).ends(0);
    // Nor does it come back to where it came from.
    let back = other.fpgo(&["journal", "export"]).ends(0).out;
    let home = kept.home.fpgo(&["journal", "import", "-"]).input(&back);
    assert!(home.err.contains("0 new"), "{home:#?}");
}

#[test]
fn an_attempt_that_stands_twice_in_one_import_is_one_entry() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    sandbox.fault(json!({"route": "orders refund", "fault": "drop-after"}));
    let refund = ["orders", "refund", &order, "--amount", "5", "--yes", "-o", "json"];
    let log = sandbox.fpgo(&refund).ends(7).err;
    let export = || sandbox.fpgo(&["journal", "export"]).ends(0).out;
    let open = export();
    let number = sandbox.fpgo(&["journal", "list", "-q", "--limit", "1"]).ends(0).out;
    sandbox.fpgo(&["journal", "resolve", number.trim()]).ends(0);
    let settled = export();
    let shown = ["journal", "show", number.trim(), "-o", "json"];
    let shown = format!("{}\n", sandbox.fpgo(&shown).ends(0).json());
    for (parts, outcome) in [
        ([&log, &log, &open], "unknown"),
        ([&open, &log, &open], "unknown"),
        ([&log, &open, &settled], "happened"),
        ([&settled, &log, &open], "happened"),
        ([&open, &shown, &log], "happened"),
    ] {
        let home = Home::new();
        let lines = parts.map(String::as_str).concat();
        let done = home.fpgo(&["journal", "import", "-"]).input(&lines);
        assert_eq!(done.code, Some(0), "{done:#?}");
        let list = ["journal", "list", "--command", "orders refund", "-o", "json"];
        let list = home.fpgo(&list).ends(0).json();
        let outcomes: Vec<&Value> =
            list.as_array().expect("a list").iter().map(|entry| &entry["outcome"]).collect();
        assert_eq!(outcomes, [outcome], "{done:#?}");
    }
}

/// An invoice of one line.
fn invoice<'a>(line: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let customer = "--customer-type private --name Ola --country-code +47 --msisdn 40000001 --email ola.test@example.com \
                    --street Testveien --zip 0010 --city Oslo --country NO --invoice-fee=false --date now --yes";
    let words = ["orders", "send-invoice", "--line", line];
    words.into_iter().chain(customer.split_whitespace()).chain(more.iter().copied()).collect()
}

#[test]
fn a_creation_in_doubt_that_came_from_elsewhere_stands_against_what_may_be_the_same() {
    let sandbox = Sandbox::start();
    let bell = "name=Bell,qty=1,rate=99,tax=25";
    sandbox.fault(json!({"route": "orders send-invoice", "fault": "drop-after"}));
    let log = sandbox.fpgo(&invoice(bell, &["-o", "json"])).ends(7).err;
    let away = sandbox.home.path("away");
    let there =
        |words: &[&str]| sandbox.fpgo(words).env("FPGO_DATA_DIR", away.to_str().expect("a path"));
    // What that directory sent itself is another matter.
    there(&invoice("name=Lock,qty=1,rate=99,tax=25", &[])).ends(0);
    let done = there(&["journal", "import", "-"]).input(&log);
    assert!(done.err.contains("1 new"), "{done:#?}");
    let sent = sandbox.writes();
    for more in [&[][..], &MEANT, &["--dry-run"]] {
        let refused = there(&invoice(bell, more)).ends(8);
        refused
            .says("the same orders send-invoice, or one of the same amount, was sent elsewhere")
            .says("nothing like it is sent again until that is settled")
            .says("--as did-not");
    }
    // Its body was hashed elsewhere: another one of the same amount may be the same.
    there(&invoice("name=Pump,qty=1,rate=99,tax=25", &[])).ends(8).says("is settled");
    assert_eq!(sandbox.writes(), sent);
    // Another amount is another invoice, and a payment link is none.
    there(&invoice("name=Bell,qty=1,rate=98,tax=25", &[])).ends(0);
    let link = ["orders", "send-payment-link", "--yes", "--line", bell];
    there(&[&link[..], CUSTOMER].concat()).ends(0);
    let unknown = there(&["journal", "list", "--outcome", "unknown", "-q"]).ends(0).out;
    let word = ["journal", "resolve", unknown.trim(), "--as", "happened", "--reason", "looked"];
    there(&word).ends(0);
    there(&invoice(bell, &[])).ends(0);
}

/// An entry as another machine printed it, begun at this time.
fn foreign(base_url: &str, order: &str, at: &str, outcome: &str) -> String {
    json!({
        "id": 1, "at": at, "outcome": outcome, "command": "orders refund", "base_url": base_url,
        "object": order, "profile": "test", "environment": "demo", "binds": true, "amount": 10,
        "lines": [{"id": "7001", "amount": 10}], "way": "out", "pool": "refund",
        "body": {"type": "regular", "grandTotal": 10}, "before": {"status": "PAID"}, "origin": format!("{order}-{}", at.len()),
    })
    .to_string()
}

/// The same of a row of a bulk run.
fn foreign_of_run(run: &str, row: u64) -> String {
    let line = foreign("http://127.0.0.1:9/api/v1", "ODR7", "2026-01-01T00:00:00Z", "unknown");
    let mut entry: Value = serde_json::from_str(&line).expect("JSON");
    entry["run"] = json!(run);
    entry["row"] = json!(row);
    entry["origin"] = json!(format!("{run}-{row}"));
    entry.to_string()
}

#[test]
fn entries_of_a_bulk_run_keep_it_everywhere_and_are_found_by_it() {
    let home = Home::new();
    home.config(&profile("test", "http://127.0.0.1:9/api/v1", ""));
    let one = [foreign_of_run("RUN123456789012", 7), foreign_of_run("RUN210987654321", 8)];
    let lines = one.join("\n");
    assert_eq!(home.fpgo(&["journal", "import", "-"]).input(&lines).code, Some(0));
    let other = Home::new();
    let export = home.fpgo(&["journal", "export"]).ends(0).out;
    assert_eq!(other.fpgo(&["journal", "import", "-"]).input(&export).code, Some(0));
    for home in [&home, &other] {
        let list = ["journal", "list", "--run", "RUN123456789012"];
        let json = home.fpgo(&[&list[..], &["-o", "json"]].concat()).ends(0).json();
        assert_eq!(json.as_array().map(Vec::len), Some(1));
        assert_eq!((&json[0]["run"], &json[0]["row"]), (&json!("RUN123456789012"), &json!(7)));
        home.fpgo(&[&list[..], &["-o", "csv"]].concat()).ends(0).shows("RUN123456789012,7");
        home.fpgo(&["journal", "show", "1"]).ends(0).shows("RUN123456789012");
        home.fpgo(&["journal", "verify"]).ends(0);
    }
    let none = home.fpgo(&["journal", "list", "--run", "RUN123456789013", "-q"]).ends(0);
    assert_eq!(none.says("did you mean RUN123456789012?").out, "");
}

#[test]
fn old_entries_are_pruned_behind_a_checkpoint_and_unsettled_ones_stay() {
    let sandbox = Sandbox::start();
    let orders = [(); 3].map(|()| sandbox.paid_order("800"));
    let dir = sandbox.home.path("old");
    let dir = dir.to_str().expect("a path");
    let there = |words: &[&str]| sandbox.fpgo(words).env("FPGO_DATA_DIR", dir);
    let refund = |order: &str| {
        there(&["orders", "refund", order, "--amount", "1", "--yes"]).run().code.expect("a code")
    };
    assert_eq!(refund(&orders[0]), 0);
    sandbox.fault(json!({"route": "orders refund", "fault": "drop-before"}));
    assert_eq!((refund(&orders[1]), refund(&orders[2])), (7, 0));
    there(&["journal", "prune", "--before", "-29d", "--yes"]).ends(2).says("30 days");
    there(&["journal", "prune", "--before", "-31d"]).ends(9);
    there(&["journal", "prune", "--before", "-31d", "--yes"]).ends(0).says("0 rows");
    let db = Connection::open(format!("{dir}/journal.sqlite")).expect("the journal");
    rewrite(&db, |_, data| ("2020-01-01T00:00:00Z".to_owned(), data.to_owned()));
    // The first attempt goes with both of its rows; the second is not settled, and what follows it stays with it.
    there(&["journal", "prune", "--before", "-31d", "--yes"]).ends(0).says("2 rows");
    assert_eq!(there(&["journal", "list", "-q"]).ends(0).out.lines().count(), 2);
    there(&["journal", "verify"]).ends(0);
    // Settled today, it is not old: an attempt goes whole or not at all.
    there(&["journal", "resolve", "3", "--as", "did-not", "--reason", "looked"]).ends(0);
    there(&["journal", "prune", "--before", "-31d", "--yes"]).ends(0).says("0 rows");
    rewrite(&db, |_, data| ("2020-01-01T00:00:00Z".to_owned(), data.to_owned()));
    there(&["journal", "prune", "--before", "-31d", "--yes"]).ends(0).says("6 rows");
    assert_eq!(there(&["journal", "list", "-q"]).ends(0).out, "");
    there(&["journal", "verify"]).ends(0).shows("1 rows");
    assert_eq!(refund(&orders[0]), 0, "what was given back before is still told by the API");
    there(&["journal", "verify"]).ends(0);
}

#[test]
fn what_is_pruned_is_gone_and_the_rest_still_follows() {
    let home = Home::new();
    let sandbox = Sandbox::start();
    home.config(&profile("test", &sandbox.base_url, ""));
    let order = sandbox.paid_order("800");
    let head = || home.fpgo(&["journal", "verify", "-o", "json"]).ends(0).json()["head"].clone();
    let is_there =
        |head: &Value| home.fpgo(&["journal", "verify", "--head", head.as_str().expect("a hash")]);
    home.fpgo(&["-p", "test", "orders", "refund", &order, "--amount", "1", "--yes"]).ends(0);
    let file = home.data_dir().join("journal.sqlite");
    let db = Connection::open(&file).expect("the journal");
    rewrite(&db, |_, data| ("2020-01-01T00:00:00Z".to_owned(), data.to_owned()));
    let first = head();
    home.fpgo(&["-p", "test", "orders", "refund", &order, "--amount", "2", "--yes"]).ends(0);
    rewrite(&db, |id, data| {
        let day = if id < 4 { "2020-01-01" } else { "2026-01-01" };
        (format!("{day}T00:00:00Z"), data.to_owned())
    });
    home.fpgo(&["journal", "prune", "--before", "2021-01-01", "--yes"]).ends(0).says("2 rows");
    home.fpgo(&["journal", "verify"]).ends(0);
    assert_eq!(home.fpgo(&["journal", "list", "-q"]).ends(0).out.lines().count(), 1);
    // The last pruned row is still known; an earlier one may have been pruned, or cut off.
    is_there(&first).ends(0);
    is_there(&json!("00")).ends(10).says("pruned");
    // Without the checkpoint the beginning is missing, and so it is with one that says something else.
    db.execute_batch("DROP TRIGGER no_change; DROP TRIGGER no_removal;").expect("triggers");
    db.execute("DELETE FROM entries WHERE id = 3", []).expect("removed");
    home.fpgo(&["journal", "verify"]).ends(10);
}

/// Writes all rows anew with right hashes, as somebody can who has the file: the documented limit of the chain.
fn rewrite(db: &Connection, change: impl Fn(i64, &str) -> (String, String)) {
    use sha2::{Digest, Sha256};
    db.execute_batch("DROP TRIGGER no_change; DROP TRIGGER no_removal;").expect("triggers");
    let mut statement =
        db.prepare("SELECT id, kind, intent, object, data FROM entries ORDER BY id").expect("rows");
    type Row = (i64, String, Option<i64>, Option<String>, String);
    let rows: Vec<Row> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))
        .expect("rows")
        .map(|row| row.expect("a row"))
        .collect();
    let mut before = String::new();
    if rows.first().is_some_and(|(id, ..)| *id != 1) {
        let pruned = "SELECT data FROM entries WHERE kind = 'checkpoint' ORDER BY id DESC";
        let data: String = db.query_row(pruned, [], |row| row.get(0)).expect("a checkpoint");
        let data: Value = serde_json::from_str(&data).expect("JSON");
        before = data["hash"].as_str().expect("a hash").to_owned();
    }
    for (id, kind, intent, object, data) in rows {
        let (at, data) = change(id, &data);
        let mut all = Sha256::new();
        let intent = intent.map(|id| id.to_string()).unwrap_or_default();
        for part in
            [&before, &id.to_string(), &at, &kind, &intent, &object.unwrap_or_default(), &data]
        {
            all.update(part.len().to_be_bytes());
            all.update(part.as_bytes());
        }
        before = all.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        db.execute(
            "UPDATE entries SET at = ?1, data = ?2, hash = ?3 WHERE id = ?4",
            params![at, data, before, id],
        )
        .expect("rewritten");
    }
    db.execute_batch(
        "CREATE TRIGGER no_change BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'no'); END;
         CREATE TRIGGER no_removal BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'no'); END;
         PRAGMA user_version = 2;",
    )
    .expect("triggers");
    // As the version before left it, without a record, which would tell of the rows as they were.
    let record = Path::new(db.path().expect("a path")).with_file_name("journal.head");
    std::fs::remove_file(record).expect("the record");
}

#[test]
fn what_this_machine_could_not_have_written_is_not_taken_in() {
    let home = Home::new();
    let good: Value = serde_json::from_str(&foreign(
        "http://127.0.0.1:9/api/v1",
        "ODR1",
        "2026-01-01T01:00:00+01:00",
        "unknown",
    ))
    .expect("JSON");
    for (key, value) in [
        ("amount", json!(-100000)),
        ("amount", json!(0)),
        ("amount", json!("much")),
        ("lines", json!([{"id": "1", "amount": -5}])),
        ("lines", json!([{"amount": 5}])),
        ("at", json!("9999-01-01T00:00:00Z")),
        ("at", json!("yesterday")),
        ("way", json!("sideways")),
        ("command", json!("orders status")),
        ("command", json!("nonsense")),
        ("pool", json!(7)),
        ("told", json!(5)),
        ("binds", json!("yes")),
        ("lines", json!({"id": 1})),
        ("ticket", json!({})),
        ("object", json!("ODR1; rm -rf ~")),
        ("profile", json!("p; id")),
        ("base_url", json!("http://x y")),
        ("command", json!("orders\u{1b}[2J")),
        ("origin", json!("")),
    ] {
        let mut bad = good.clone();
        bad[key] = value;
        // All of the lines come in, or none.
        let lines = format!("{good}\n{bad}\n");
        let done = home.fpgo(&["journal", "import", "-"]).input(&lines);
        assert_eq!(done.code, Some(2), "{bad}: {done:#?}");
        assert!(
            done.err.contains(key) || done.err.contains("no command that writes"),
            "{bad}: {done:#?}"
        );
    }
    assert_eq!(home.fpgo(&["journal", "list", "-q"]).ends(0).out, "");
    assert_eq!(home.fpgo(&["journal", "import", "-"]).input(&good.to_string()).code, Some(0));
    // What the operation is comes from the operation.
    let mut tame = good.clone();
    (tame["way"], tame["binds"], tame["origin"]) = (json!(null), json!(false), json!("another"));
    tame["object"] = json!("ODR2");
    assert_eq!(home.fpgo(&["journal", "import", "-"]).input(&tame.to_string()).code, Some(0));
    let entry = home.fpgo(&["journal", "show", "2", "-o", "json"]).ends(0).json();
    assert_eq!((&entry["way"], &entry["binds"]), (&json!("out"), &json!(true)));
    // Times are kept as this machine writes them, or guards could not compare them.
    let entry = home.fpgo(&["journal", "show", "1", "-o", "json"]).ends(0).json();
    assert_eq!(entry["at"], "2026-01-01T00:00:00Z");
}

#[test]
fn what_was_found_out_of_an_attempt_elsewhere_is_no_doubt() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    sandbox.fault(json!({"route": "orders refund", "fault": "cut-body"}));
    sandbox.fpgo(&["orders", "refund", &order, "--amount", "10", "--yes"]).ends(7);
    let export = sandbox.fpgo(&["journal", "export"]).ends(0).out;
    let last: Value = serde_json::from_str(export.lines().last().expect("a row")).expect("JSON");
    assert_eq!((&last["kind"], &last["data"]["word"]), (&json!("outcome"), &json!("unknown")));
    let home = Home::new();
    let import = |word: &str| {
        let mut row = last.clone();
        row["id"] = json!(last["id"].as_i64().expect("a number") + 1);
        (row["kind"], row["data"]) = (json!("resolution"), json!({"word": word}));
        home.fpgo(&["journal", "import", "-"]).input(&format!("{export}{row}\n"))
    };
    for word in ["unknown", "in_flight"] {
        let done = import(word);
        assert_eq!(done.code, Some(2), "{done:#?}");
        done.says("word is missing or wrong");
        assert_eq!(home.fpgo(&["journal", "list", "-q"]).ends(0).out, "");
    }
    assert_eq!(home.fpgo(&["journal", "import", "-"]).input(&export).code, Some(0));
    assert_eq!(import("unknown").code, Some(2));
    assert_eq!(import("did_not_happen").code, Some(0));
    let list = home.fpgo(&["journal", "list", "-o", "json"]).ends(0).json();
    assert_eq!(list[0]["outcome"], "did_not_happen");
    home.fpgo(&["journal", "verify"]).ends(0);
}

#[test]
fn two_exports_in_one_stream_keep_their_outcomes_apart() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let machine = |name: &str, fault: Value| {
        let dir = sandbox.home.path(name);
        let there = |words: &[&str]| {
            sandbox.fpgo(words).env("FPGO_DATA_DIR", dir.to_str().expect("a path"))
        };
        sandbox.fault(fault);
        there(&["orders", "refund", &order, "--amount", "10", "--yes"]).run();
        there(&["journal", "export"]).ends(0).out
    };
    let no = json!({"status_code": 400, "message": "refundRejectionForWeeklyThresholdExceed"});
    let refused = machine(
        "one",
        json!({"route": "orders refund", "fault": "status", "status": 400, "body": no}),
    );
    let unknown = machine("other", json!({"route": "orders refund", "fault": "cut-body"}));
    for both in [format!("{refused}{unknown}"), format!("{unknown}{refused}")] {
        let home = Home::new();
        assert_eq!(home.fpgo(&["journal", "import", "-"]).input(&both).code, Some(0));
        let list = home.fpgo(&["journal", "list", "-o", "json"]).ends(0).json();
        let mut outcomes: Vec<&str> = list
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(|entry| entry["outcome"].as_str())
            .collect();
        outcomes.sort();
        assert_eq!(outcomes, ["refused", "unknown"]);
    }
}

#[test]
fn the_entry_is_found_in_a_log_of_json_and_what_settled_it_follows_later() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    sandbox.fault(json!({"route": "orders refund", "fault": "drop-after"}));
    let refund = ["orders", "refund", &order, "--amount", "10", "--yes", "-o", "json"];
    let log = sandbox.fpgo(&refund).ends(7).err;
    let away = sandbox.home.path("away");
    let there =
        |words: &[&str]| sandbox.fpgo(words).env("FPGO_DATA_DIR", away.to_str().expect("a path"));
    let done = there(&["journal", "import", "-"]).input(&log);
    assert!(done.err.contains("1 new"), "{done:#?}");
    let outcome = || there(&["journal", "list", "-o", "json"]).ends(0).json()[0]["outcome"].clone();
    assert_eq!(outcome(), "unknown");
    // Settled where it was made, it is settled here by the next export.
    let number = sandbox.fpgo(&["journal", "list", "-q", "--limit", "1"]).ends(0).out;
    sandbox.fpgo(&["journal", "resolve", number.trim()]).ends(0);
    let export = sandbox.fpgo(&["journal", "export"]).ends(0).out;
    let done = there(&["journal", "import", "-"]).input(&export);
    assert!(done.err.contains("1 of those known settled"), "{done:#?}");
    assert_eq!(
        outcome_of(
            &there(&["journal", "list", "-o", "json", "--limit", "99"]).ends(0).json(),
            &order
        ),
        "happened"
    );
    there(&["journal", "verify"]).ends(0);
}

/// The outcome of the one refund of this order.
fn outcome_of(list: &Value, order: &str) -> String {
    let all = list.as_array().expect("a list");
    let one = all.iter().find(|entry| entry["object"] == order && entry["way"] == "out");
    one.expect("it is there")["outcome"].as_str().expect("a word").to_owned()
}

#[test]
fn an_index_that_is_damaged_is_found_too() {
    let kept = Kept::new();
    let bytes = std::fs::read(&kept.file).expect("the journal");
    let db = Connection::open(&kept.file).expect("it");
    let key: String = db
        .query_row("SELECT object FROM entries WHERE object IS NOT NULL", [], |row| row.get(0))
        .expect("a key");
    let places: Vec<usize> = (0..bytes.len() - key.len())
        .filter(|at| &bytes[*at..at + key.len()] == key.as_bytes())
        .collect();
    let count = "SELECT count(*) FROM entries WHERE object = ?1";
    let rows: i64 = db.query_row(count, params![key], |row| row.get(0)).expect("a number");
    let mut found = 0;
    for place in places {
        let home = kept.tampered(|_| {});
        let mut changed = bytes.clone();
        changed[place + key.len() - 1] ^= 1;
        std::fs::write(home.data_dir().join("journal.sqlite"), &changed).expect("written");
        found += i64::from(home.fpgo(&["journal", "verify"]).run().code == Some(10));
    }
    // Each row has it once, and so has the index; what else stands in the file is no longer in use.
    assert_eq!(found, 2 * rows);
}

#[test]
fn a_clock_that_was_set_back_hides_nothing_from_the_guards() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let refund = ["orders", "refund", &order, "--amount", "10", "--yes"];
    sandbox.fpgo(&refund).ends(0);
    // What was sent before the clock was set back lies in the future now.
    let db = Connection::open(sandbox.home.data_dir().join("journal.sqlite")).expect("the journal");
    rewrite(&db, |_, data| ("2100-01-01T00:00:00Z".to_owned(), data.to_owned()));
    sandbox.fpgo(&refund).ends(8).says("was the clock set back?");
    let limits = "max_amount_per_day = 12\nmax_writes_per_hour = 9";
    sandbox.home.config(&profile("test", &sandbox.base_url, limits));
    let other = ["orders", "refund", &order, "--amount", "3", "--yes"];
    sandbox.fpgo(&other).ends(8).says("10.00 moved today");
}

#[test]
fn a_journal_of_an_earlier_fpgo_is_brought_up_to_date() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let home = Home::new();
    home.config(&profile("test", &sandbox.base_url, ""));
    std::fs::create_dir_all(home.data_dir()).expect("a directory");
    crate::common::mode(&home.data_dir(), 0o700);
    let file = home.data_dir().join("journal.sqlite");
    let db = Connection::open(&file).expect("a file");
    crate::common::mode(&file, 0o600);
    db.execute_batch(
        "PRAGMA journal_mode = WAL;
         CREATE TABLE entries (
             id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL,
             kind TEXT NOT NULL CHECK (kind IN ('intent', 'outcome', 'resolution')),
             intent INTEGER REFERENCES entries (id), object TEXT, data TEXT NOT NULL,
             UNIQUE (intent, kind)
         ) STRICT;
         CREATE INDEX by_object ON entries (object);
         CREATE TRIGGER no_change BEFORE UPDATE ON entries
             BEGIN SELECT RAISE(ABORT, 'entries are only ever added'); END;
         CREATE TRIGGER no_removal BEFORE DELETE ON entries
             BEGIN SELECT RAISE(ABORT, 'entries are only ever added'); END;
         PRAGMA user_version = 1;",
    )
    .expect("the first schema");
    let intent = json!({
        "command": "orders refund", "base_url": sandbox.base_url, "object": order, "binds": true,
        "amount": 300, "lines": [], "way": "out", "process": "process-1-0",
    });
    let key = format!("{} {order}", sandbox.base_url);
    let add = "INSERT INTO entries (at, kind, intent, object, data) VALUES ('2026-01-01T00:00:00Z', ?1, ?2, ?3, ?4)";
    let refund = intent.to_string();
    db.execute(add, params!["intent", None::<i64>, key, refund]).expect("a row");
    let accepted = json!({"word": "accepted", "http": 202}).to_string();
    db.execute(add, params!["outcome", 1, None::<String>, accepted]).expect("a row");
    db.execute(add, params!["intent", None::<i64>, key, refund]).expect("a row");
    drop(db);
    home.fpgo(&["journal", "verify"]).ends(0).shows("3 rows");
    let list = home.fpgo(&["journal", "list", "-o", "json"]).ends(0).json();
    assert_eq!((&list[0]["outcome"], &list[1]["outcome"]), (&json!("unknown"), &json!("accepted")));
    let refund = ["-p", "test", "orders", "refund", &order, "--amount", "1", "--yes"];
    home.fpgo(&refund).ends(8).says("is not known");
    home.fpgo(&["-p", "test", "journal", "resolve", "3", "--as", "did-not", "--reason", "looked"])
        .ends(0);
    home.fpgo(&["-p", "test", "orders", "refund", &order, "--amount", "501", "--yes"])
        .ends(8)
        .says("500.00 is left");
    home.fpgo(&["journal", "verify"]).ends(0).shows("4 rows");
}

#[test]
fn a_journal_of_a_newer_fpgo_is_refused_and_reads_go_on() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let file = sandbox.home.data_dir().join("journal.sqlite");
    Connection::open(&file)
        .expect("it")
        .pragma_update(None, "user_version", 99)
        .expect("a version");
    let refund = ["orders", "refund", &order, "--amount", "1", "--yes"];
    sandbox.fpgo(&refund).ends(8).says("newer fpgo").says("FPGO_DATA_DIR");
    sandbox.fpgo(&["orders", "status", &order]).ends(0);
    assert_eq!(sandbox.refunded(&order), "0");
}

/// The binary where no file may grow beyond so many blocks of 1024 bytes: a disk that is full.
#[cfg(unix)]
fn on_a_full_disk(sandbox: &Sandbox, blocks: u32, words: &[&str]) -> crate::common::Done {
    let mut call = sandbox.fpgo(words);
    let inner = std::mem::replace(&mut call.command, std::process::Command::new("bash"));
    let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
    call.command.args(["-c", &script]).arg(inner.get_program()).args(inner.get_args()).env_clear();
    for (name, value) in inner.get_envs() {
        call.command.env(name, value.unwrap_or_default());
    }
    call.command.current_dir(inner.get_current_dir().expect("a directory"));
    call.run()
}

#[cfg(unix)]
#[test]
fn on_a_full_disk_writes_are_refused_and_reads_go_on() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let before = sandbox.writes();
    let refund = ["orders", "refund", &order, "--amount", "1", "--yes"];
    let done = on_a_full_disk(&sandbox, 0, &refund);
    assert_eq!(done.code, Some(8), "{done:#?}");
    assert!(done.err.contains("make room") && done.err.contains("nothing was moved"), "{done:#?}");
    assert_eq!(sandbox.writes(), before);
    assert_eq!(on_a_full_disk(&sandbox, 0, &["orders", "status", &order]).code, Some(0));
    sandbox.fpgo(&refund).ends(0);
}

#[test]
fn several_processes_write_one_chain() {
    let sandbox = Sandbox::start();
    let orders: Vec<String> = (0..8).map(|_| sandbox.paid_order("100")).collect();
    let refund = |order: &String| sandbox.fpgo(&["orders", "refund", order, "--full", "--yes"]);
    assert_eq!(at_once(orders.iter().map(refund)), [Some(0); 8]);
    let told = sandbox.fpgo(&["journal", "verify", "-o", "json"]).ends(0).json();
    // Each order was made, and given back, as an intent and an outcome.
    assert_eq!(told["rows"], 4 * orders.len());
}

/// A home with these files of the journal that an earlier fpgo made.
fn recorded_home(files: &[&str]) -> Home {
    let recorded = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/journals/with-record");
    let home = Home::new();
    home.config(&profile("test", "http://127.0.0.1:35187/api/v1", ""));
    std::fs::create_dir_all(home.data_dir()).expect("a directory");
    crate::common::mode(&home.data_dir(), 0o700);
    for name in files {
        let file = home.data_dir().join(name);
        std::fs::copy(recorded.join(name), &file).expect("a copy");
        crate::common::mode(&file, 0o600);
    }
    home
}

#[test]
fn a_journal_of_an_earlier_form_that_had_a_record_must_still_have_it() {
    let home = recorded_home(&["journal.sqlite", "key"]);
    home.fpgo(&["journal", "verify"]).ends(10).says("its record is gone");
    let home = recorded_home(&["journal.sqlite", "journal.head"]);
    home.fpgo(&["journal", "verify"]).ends(10).says("the key beside it is gone");
}

#[test]
fn a_recorded_journal_is_read_exported_and_gone_on_with_as_it_was_written() {
    let recorded = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/journals/with-record");
    let text = |name: &str| std::fs::read_to_string(recorded.join(name)).expect("recorded");
    let home = recorded_home(&["journal.sqlite", "journal.head", "key"]);
    let head = "38480a483aadc914e9d68836032d02fba679e542498a9069e6aa581ad3d6abb4";
    home.fpgo(&["journal", "verify", "--head", head]).ends(0).shows("14 rows");
    // An intent, an ending, a resolution and a reading of an earlier version, to the last digit.
    let list = home.fpgo(&["journal", "list", "--limit", "99", "-o", "json"]).ends(0);
    assert_eq!(list.out, text("list.json"));
    assert_eq!(home.fpgo(&["journal", "export"]).ends(0).out, text("export.ndjson"));
    // What is not settled blocks its object, before anything is read of it.
    let cancel = ["orders", "cancel", "ODR1120002682", "--note", "again", "--yes"];
    home.fpgo(&[&["-p", "test"], cancel.as_slice()].concat()).ends(8).says("is not known");
    home.fpgo(&["journal", "resolve", "6", "--as", "did-not", "--reason", "looked"]).ends(0);
    home.fpgo(&["journal", "verify", "--head", head]).ends(0).shows("15 rows");
    let other = Home::new();
    let done = other.fpgo(&["journal", "import", "-"]).input(&text("export.ndjson"));
    assert!(done.err.contains("6 new"), "{done:#?}");
    let made = other.fpgo(&["journal", "list", "--limit", "99", "-o", "json"]).ends(0).json();
    let made: Vec<&Value> =
        made.as_array().expect("a list").iter().filter(|entry| entry["made"].is_string()).collect();
    assert_eq!(made.len(), 2, "{made:#?}");
}
