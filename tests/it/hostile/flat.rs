//! How much memory a command takes whose objects are many: the same for ten times as many, of lists that read each object and
//! of a journal that is looked through.

use serde_json::json;

use super::measured::measured;
use crate::common::{Sandbox, bulk, text};

/// With the smaller number the rows of a table that are held are all there already.
const ORDERS: [usize; 2] = [2_000, 20_000];
const ENTRIES: [usize; 2] = [500, 10_000];
/// How much more the larger number may take, in KiB: temporary files have a cache of 4 MiB each, and Tab remembers 10,000 objects.
const MORE: u64 = 10_000;

/// A sandbox with so many orders, which asks for no pause between requests.
fn sandbox(count: usize) -> Sandbox {
    let sandbox = Sandbox::with(&["--rate-limit", "100000000"]);
    let seed = sandbox.home.write("seed.json", &bulk::seed(count).to_string());
    let data = sandbox.home.path("served");
    let reset = ["sandbox", "reset", "--yes", "--seed", text(&seed), "--data-dir", text(&data)];
    sandbox.home.fpgo(&reset).ends(0);
    sandbox
}

/// The largest memory of each command.
fn peaks(sandbox: &Sandbox, commands: &[&[&str]]) -> Vec<u64> {
    let peak = |words: &&[&str]| {
        let told = measured(sandbox.fpgo(words));
        assert!(matches!(told.code, Some(0 | 10)), "{words:?}: {told:#?}");
        told.peak
    };
    commands.iter().map(peak).collect()
}

#[track_caller]
fn are_flat(commands: &[&[&str]], few: &[u64], many: &[u64]) {
    for ((words, few), many) in commands.iter().zip(few).zip(many) {
        assert!(*many < few + MORE, "{words:?}: {few} KiB, and {many} of many");
    }
}

#[test]
#[ignore = "takes minutes"]
fn lists_that_read_each_object_take_the_same_memory_however_many() {
    let commands: [&[&str]; 4] = [
        &["orders", "list", "--details"],
        &["orders", "list", "--find", "nobody at all", "-o", "json"],
        &["journal", "reconcile", "--since", "2020-01-01", "--list", "-o", "json"],
        &["journal", "reconcile", "--since", "2020-01-01", "--list", "-o", "csv"],
    ];
    let [few, many] = ORDERS.map(|count| peaks(&sandbox(count), &commands));
    are_flat(&commands, &few, &many);
}

/// A row of the export of another machine: a refund with a long reference, which was accepted.
fn rows(at: usize, base_url: &str) -> String {
    let order = bulk::order(at);
    let intent = json!({"id": 2 * at + 1, "kind": "intent", "at": "2026-01-01T00:00:00Z", "hash": format!("aa{at}"), "data": {
        "command": "orders refund", "method": "POST", "target": "/x", "base_url": base_url, "object": order, "amount": 5,
        "body": {"referenceNo": "x".repeat(4_000)}}});
    let outcome = json!({"id": 2 * at + 2, "kind": "outcome", "at": "2026-01-01T00:00:01Z", "hash": format!("bb{at}"),
        "intent": 2 * at + 1, "data": {"word": "accepted"}});
    format!("{intent}\n{outcome}\n")
}

#[test]
#[ignore = "takes minutes"]
fn a_journal_that_is_looked_through_takes_the_same_memory_however_long() {
    let commands: [&[&str]; 2] = [
        &["orders", "list", "--find", "nobody at all"],
        &["journal", "prune", "--before", "2020-01-01", "--yes"],
    ];
    let [few, many] = ENTRIES.map(|count| {
        let sandbox = sandbox(10);
        let lines: String = (0..count).map(|at| rows(at, &sandbox.base_url)).collect();
        let lines = sandbox.home.write("lines.ndjson", &lines);
        sandbox.fpgo(&["journal", "import", text(&lines)]).ends(0);
        peaks(&sandbox, &commands)
    });
    are_flat(&commands, &few, &many);
}

/// What is shown of a journal of which every entry is of interest.
const ALL_ENTRIES: [&[&str]; 8] = [
    &["journal", "list", "--limit", "1000000", "-o", "json"],
    &["journal", "list", "--limit", "1000000", "-o", "csv"],
    &["journal", "list", "--limit", "1000000", "-q"],
    &["journal", "list", "--object", "ODR9"],
    &["journal", "show", "ODR1000000009"],
    &["journal", "verify"],
    &["journal", "export"],
    &["journal", "reconcile", "--since", "-1d"],
];

/// The largest memory of an import of so many entries, and of what is shown of them then.
fn peaks_of_import(entries: usize, shown: &[&[&str]], row: fn(usize, &str) -> String) -> Vec<u64> {
    let sandbox = Sandbox::start();
    let lines: String = (0..entries).map(|at| row(at, &sandbox.base_url)).collect();
    let lines = sandbox.home.write("lines.ndjson", &lines);
    let mut all = peaks(&sandbox, &[&["journal", "import", text(&lines)]]);
    all.extend(peaks(&sandbox, shown));
    all
}

/// The commands of [`peaks_of_import`].
fn import_and(shown: &[&'static [&'static str]]) -> Vec<&'static [&'static str]> {
    [&[&["journal", "import"] as &[&str]], shown].concat()
}

#[test]
fn an_import_and_a_list_of_it_take_the_same_memory_however_many_entries() {
    let shown = &ALL_ENTRIES[..2];
    let [few, many] = [300, 2_500].map(|entries| peaks_of_import(entries, shown, rows));
    are_flat(&import_and(shown), &few, &many);
}

/// The same rows with a short reference.
fn short_rows(at: usize, base_url: &str) -> String {
    rows(at, base_url).replace(&"x".repeat(3_900), "")
}

/// The most that any of it may take, in KiB: 64 MB.
const MOST_OF_JOURNAL: u64 = 64_000;

#[test]
#[ignore = "takes minutes"]
fn a_hundred_thousand_entries_are_imported_and_shown_in_the_memory_of_ten_thousand() {
    let [few, many] =
        [10_000, 100_000].map(|entries| peaks_of_import(entries, &ALL_ENTRIES, short_rows));
    for ((words, few), many) in import_and(&ALL_ENTRIES).iter().zip(few).zip(many) {
        assert!(many <= few + few / 10, "{words:?}: {few} KiB, and {many} of many");
        assert!(many < MOST_OF_JOURNAL, "{words:?}: {many} KiB");
    }
}
