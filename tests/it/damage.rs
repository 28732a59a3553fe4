//! Files of the journal that were damaged, cut, put back from an older copy, taken from elsewhere or removed: either the
//! guards still know everything, or nothing is sent and `journal verify` says so.
//!
//! `FPGO_DAMAGES=10000 cargo test --test it damage::seeded` makes that many and prints what came out.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::common::{CUSTOMER, Call, Done, Home, Sandbox, mode, profile};
use rusqlite::Connection;
use serde_json::{Value, json};

/// How many damages.
const DAMAGES: &str = "FPGO_DAMAGES";
const USUAL_DAMAGES: u64 = 300;

/// The files that a journal rests on.
const FILES: [&str; 5] =
    ["journal.sqlite", "journal.sqlite-wal", "journal.sqlite-shm", "journal.head", "key"];

/// The same numbers for the same seed.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).expect("a number")).expect("small")
    }
}

/// Copies the files of a data directory; what is removed there is removed here.
fn copy(from: &Path, to: &Path) {
    let _ = fs::remove_dir_all(to);
    fs::create_dir_all(to).expect("a directory");
    mode(to, 0o700);
    for entry in fs::read_dir(from).expect("a directory") {
        let entry = entry.expect("an entry");
        if entry.file_type().expect("a type").is_file() {
            let file = to.join(entry.file_name());
            fs::copy(entry.path(), &file).expect("a copy");
            mode(&file, 0o600);
        }
    }
}

/// A journal whose guards must know an accepted refund, an unknown one and a creation; with older copies of it.
struct Kept {
    data: PathBuf,
    older: Vec<PathBuf>,
    accepted: String,
    unknown: String,
}

const LINE: &str = "name=Bell,qty=1,rate=9,tax=25";

fn creation() -> Vec<&'static str> {
    [&["orders", "send-payment-link", "-q", "--yes", "--line", LINE], CUSTOMER].concat()
}

impl Kept {
    /// With so many entries around them.
    fn new(sandbox: &Sandbox, name: &str, fill: usize) -> Kept {
        let data = sandbox.home.path(name);
        let call = |words: &[&str]| {
            sandbox.fpgo(words).env("FPGO_DATA_DIR", data.to_str().expect("a path"))
        };
        let (accepted, unknown) = (sandbox.paid_order("800"), sandbox.paid_order("800"));
        let sent = sandbox.order("SENT");
        let mut older = Vec::new();
        let keep = |older: &mut Vec<PathBuf>| {
            let place = sandbox.home.path(&format!("{name}-older-{}", older.len()));
            copy(&data, &place);
            older.push(place);
        };
        let resend = ["orders", "resend", &sent, "--email", "ola.test@example.com", "--yes"];
        call(&resend).ends(0);
        keep(&mut older);
        call(&["orders", "refund", &accepted, "--amount", "10", "--yes"]).ends(0);
        keep(&mut older);
        for _ in 0..fill {
            call(&resend).ends(0);
            keep(&mut older);
        }
        sandbox.fault(json!({"route": "orders refund", "fault": "drop-before"}));
        call(&["orders", "refund", &unknown, "--amount", "20", "--yes"]).ends(7);
        keep(&mut older);
        call(&creation()).ends(0);
        Kept { data, older, accepted, unknown }
    }
}

/// What is done to one file.
fn damage(file: &Path, name: &str, kept: &Kept, other: &Kept, numbers: &mut Numbers) -> String {
    let mut bytes = fs::read(file).unwrap_or_default();
    let at = numbers.below(bytes.len());
    let what = match numbers.below(9) {
        0 | 1 if !bytes.is_empty() => {
            let bit = 1 << numbers.below(8);
            bytes[at] ^= bit;
            format!("bit {bit} of byte {at} flipped")
        }
        2 if !bytes.is_empty() => {
            let end = bytes.len().min(at + 1 + numbers.below(4096));
            bytes[at..end].fill(0);
            format!("bytes {at} to {end} zero")
        }
        3 if !bytes.is_empty() => {
            let end = bytes.len().min(at + 1 + numbers.below(600));
            bytes[at..end].iter_mut().for_each(|byte| *byte = numbers.next().to_le_bytes()[0]);
            format!("bytes {at} to {end} random")
        }
        4 => {
            bytes.truncate(at);
            format!("cut to {at} bytes")
        }
        5 => {
            let _ = fs::remove_file(file);
            return "removed".to_owned();
        }
        6 => {
            let older = &kept.older[numbers.below(kept.older.len())];
            let Ok(older_bytes) = fs::read(older.join(name)) else {
                let _ = fs::remove_file(file);
                return "removed".to_owned();
            };
            bytes = older_bytes;
            format!("as in {}", older.display())
        }
        7 => {
            bytes = fs::read(other.data.join(name)).unwrap_or_default();
            format!("as in {}", other.data.display())
        }
        _ => {
            let count = 1 + numbers.below(5000);
            bytes.extend((0..count).map(|_| numbers.next().to_le_bytes()[0]));
            format!("{count} bytes added")
        }
    };
    fs::write(file, bytes).expect("written");
    mode(file, 0o600);
    what
}

struct Harness<'a> {
    sandbox: &'a Sandbox,
    begun: Instant,
    /// Of each way a case ended, how many.
    figures: BTreeMap<String, usize>,
    wrong: Vec<String>,
}

impl Harness<'_> {
    /// One damage; every write that the guards refused before is refused still, whether it is checked before or after.
    fn case(&mut self, seed: u64, kept: &Kept, other: &Kept, all: bool) {
        let mut numbers = Numbers(seed);
        let dir = self.sandbox.home.path("damaged");
        copy(&kept.data, &dir);
        let name = FILES[numbers.below(FILES.len())];
        let what = damage(&dir.join(name), name, kept, other, &mut numbers);
        let call = |words: &[&str]| {
            self.sandbox.fpgo(words).env("FPGO_DATA_DIR", dir.to_str().expect("a path")).run()
        };
        let verify_first = numbers.below(2) == 0;
        let mut verified = verify_first.then(|| call(&["journal", "verify"]));
        let same = ["orders", "refund", &kept.accepted, "--amount", "10", "--yes"];
        let blocked = ["orders", "refund", &kept.unknown, "--amount", "30", "--yes"];
        let mut writes: Vec<Vec<&str>> = vec![same.to_vec(), blocked.to_vec()];
        if self.begun.elapsed() < Duration::from_secs(8 * 60) {
            // The same creation is a mistake within ten minutes only.
            writes.push(creation());
        }
        let some = numbers.below(writes.len());
        let mut codes = Vec::new();
        for (at, words) in writes.iter().enumerate().filter(|(at, _)| all || *at == some) {
            let done = call(words);
            if ![Some(8), Some(3)].contains(&done.code) {
                self.wrong.push(format!("seed {seed}: {name} {what}: write {at}: {done:#?}"));
            }
            codes.push(done.code.unwrap_or(-1));
        }
        let verified = verified.take().unwrap_or_else(|| call(&["journal", "verify"]));
        if ![Some(0), Some(10), Some(8), Some(3)].contains(&verified.code) {
            self.wrong.push(format!("seed {seed}: {name} {what}: verify: {verified:#?}"));
        }
        let key = format!("{name}: verify {:?}", verified.code.unwrap_or(-1));
        *self.figures.entry(key).or_default() += 1;
    }
}

#[test]
fn seeded_damages_of_any_file_send_nothing_a_second_time() {
    let asked = std::env::var(DAMAGES).ok();
    let count = asked.as_ref().map_or(USUAL_DAMAGES, |count| count.parse().expect("a number"));
    let sandbox = Sandbox::start();
    let long = Kept::new(&sandbox, "long", 22);
    let short = Kept::new(&sandbox, "short", 0);
    let length = |name: &str| fs::metadata(long.data.join(name)).expect("a file").len();
    // Its log was moved into the main file, and begun anew.
    assert!(length("journal.sqlite") > 20_000 && length("journal.sqlite-wal") < 600_000);
    let mut harness = Harness {
        sandbox: &sandbox,
        begun: Instant::now(),
        figures: BTreeMap::new(),
        wrong: Vec::new(),
    };
    for seed in 0..count {
        let (kept, other) = if seed % 3 == 0 { (&short, &long) } else { (&long, &short) };
        harness.case(seed, kept, other, asked.is_some());
        if asked.is_some() && seed % 500 == 499 {
            writeln!(std::io::stderr(), "{} done: {:?}", seed + 1, harness.figures)
                .expect("stderr");
        }
    }
    for kept in [&long, &short] {
        assert_eq!(sandbox.refunded(&kept.accepted), "10");
        assert_eq!(sandbox.refunded(&kept.unknown), "0");
    }
    assert!(harness.wrong.is_empty(), "{}\n{:#?}", harness.wrong.join("\n"), harness.figures);
    let noticed: usize = harness
        .figures
        .iter()
        .filter(|(key, _)| !key.ends_with("verify 0"))
        .map(|(_, count)| count)
        .sum();
    assert!(noticed > 50 || count < 200, "{:#?}", harness.figures);
}

/// A home with a few entries, of which the newest is a refund of 10 that was accepted.
struct Small {
    sandbox: Sandbox,
    order: String,
    dir: PathBuf,
    /// The same before that refund.
    before: PathBuf,
}

impl Small {
    fn new() -> Small {
        let sandbox = Sandbox::start();
        let order = sandbox.paid_order("800");
        sandbox.fpgo(&["orders", "refund", &order, "--amount", "5", "--yes"]).ends(0);
        let (dir, before) = (sandbox.home.data_dir(), sandbox.home.path("before"));
        copy(&dir, &before);
        sandbox.fpgo(&["orders", "refund", &order, "--amount", "10", "--yes"]).ends(0);
        Small { sandbox, order, dir, before }
    }

    fn refund(&self, amount: &str) -> Done {
        self.sandbox.fpgo(&["orders", "refund", &self.order, "--amount", amount, "--yes"]).run()
    }

    #[track_caller]
    fn is_in_doubt(&self, what: &str) {
        let before = self.sandbox.writes();
        let verified = self.sandbox.fpgo(&["journal", "verify"]).run();
        assert_eq!(verified.code, Some(10), "{what}: {verified:#?}");
        assert!(verified.err.contains("accept-loss --reason"), "{what}: {verified:#?}");
        for amount in ["10", "77"] {
            let done = self.refund(amount);
            assert_eq!(done.code, Some(8), "{what}: {done:#?}");
            assert!(done.err.contains("accept-loss --reason"), "{what}: {done:#?}");
            assert!(done.err.contains("not what was written"), "{what}: {done:#?}");
        }
        let dry = ["orders", "refund", &self.order, "--amount", "77", "--dry-run"];
        assert_eq!(self.sandbox.fpgo(&dry).run().code, Some(8), "{what}");
        let resolve = ["journal", "resolve", "1", "--as", "did-not", "--reason", "x"];
        assert_eq!(self.sandbox.fpgo(&resolve).run().code, Some(8), "{what}");
        assert_eq!(self.sandbox.writes(), before, "{what}");
        self.sandbox.fpgo(&["orders", "status", &self.order]).ends(0);
    }

    #[track_caller]
    fn accept(&self, what: &str) -> Done {
        let words = ["journal", "accept-loss", "--reason", "a disk was changed", "--yes"];
        let done = self.sandbox.fpgo(&words).run();
        assert_eq!(done.code, Some(0), "{what}: {done:#?}");
        let verified = self.sandbox.fpgo(&["journal", "verify"]).run();
        assert_eq!(verified.code, Some(0), "{what}: {done:#?} {verified:#?}");
        done
    }
}

fn change(file: &Path, work: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = fs::read(file).expect("a file");
    work(&mut bytes);
    fs::write(file, bytes).expect("written");
}

#[test]
fn every_flipped_byte_of_the_log_is_noticed_or_does_no_harm() {
    let small = Small::new();
    let kept = small.sandbox.home.path("kept");
    copy(&small.dir, &kept);
    let log = "journal.sqlite-wal";
    let length = fs::read(kept.join(log)).expect("a log").len();
    let mut noticed = 0;
    // Each frame is 24 bytes and a page of 4096.
    for frame in 0..(length - 32) / 4120 {
        for inside in [0, 9, 17, 24, 2000] {
            copy(&kept, &small.dir);
            change(&small.dir.join(log), |bytes| bytes[32 + frame * 4120 + inside] ^= 0x10);
            let done = small.refund("10");
            assert_eq!(done.code, Some(8), "frame {frame}, {inside}: {done:#?}");
            let verified = small.sandbox.fpgo(&["journal", "verify"]).run();
            assert!([Some(0), Some(10)].contains(&verified.code), "{verified:#?}");
            noticed += usize::from(verified.code == Some(10));
        }
    }
    assert!(noticed > 20, "{noticed}");
    assert_eq!(small.sandbox.refunded(&small.order), "15");
}

#[test]
fn an_older_copy_put_back_is_refused_until_the_loss_is_accepted() {
    let small = Small::new();
    for name in ["journal.sqlite", "journal.sqlite-wal"] {
        fs::copy(small.before.join(name), small.dir.join(name)).expect("put back");
    }
    small.is_in_doubt("an older copy");
    // What is there can be looked at, with a warning.
    let list = small.sandbox.fpgo(&["journal", "list"]).ends(0);
    list.shows("orders refund").says("its record tells of");
    // Nobody is there to be asked.
    let words = ["journal", "accept-loss", "--reason", "x"];
    small.sandbox.fpgo(&words).ends(9);
    small.sandbox.fpgo(&["journal", "accept-loss", "--reason", " ", "--yes"]).ends(2);
    small.sandbox.fpgo(&["journal", "accept-loss", "--yes"]).ends(2);
    let done = small.accept("an older copy");
    assert!(done.err.contains("gone for good: 5 to 6"), "{done:#?}");
    assert!(done.err.contains("look at the API"), "{done:#?}");
    // What is left still guards, and no number is given twice.
    let done = small.refund("5");
    assert_eq!(done.code, Some(8), "{done:#?}");
    let done = small.refund("10");
    assert_eq!(done.code, Some(0), "{done:#?}");
    let list = small.sandbox.fpgo(&["journal", "list", "-o", "json"]).ends(0).json();
    assert_eq!(list[0]["id"], 8);
    let export = small.sandbox.fpgo(&["journal", "export"]).ends(0).out;
    let tells = export.lines().find(|line| line.contains("\"lost\"")).expect("a row");
    let tells: Value = serde_json::from_str(tells).expect("JSON");
    assert_eq!(tells["data"]["lost"]["reason"], "a disk was changed");
    assert_eq!(tells["data"]["lost"]["gone"], json!([[5, 6]]));
    small.sandbox.fpgo(&["journal", "verify"]).ends(0).says("losses that were accepted: 1");
    small.sandbox.fpgo(&["journal", "accept-loss", "--reason", "x", "--yes"]).ends(8).says("whole");
}

#[test]
fn whatever_is_damaged_is_noticed_and_can_be_gone_on_without() {
    type Damage = (&'static str, fn(&Path, &Path));
    let damages: [Damage; 13] = [
        ("the database is gone", |dir, _| {
            fs::remove_file(dir.join("journal.sqlite")).expect("gone")
        }),
        ("it is empty", |dir, _| change(&dir.join("journal.sqlite"), Vec::clear)),
        ("it is none", |dir, _| {
            change(&dir.join("journal.sqlite"), |bytes| bytes.fill(b'x'));
            fs::remove_file(dir.join("journal.sqlite-wal")).expect("gone");
        }),
        ("the log is gone", |dir, _| {
            fs::remove_file(dir.join("journal.sqlite-wal")).expect("gone")
        }),
        ("the log is cut", |dir, _| {
            change(&dir.join("journal.sqlite-wal"), |bytes| bytes.truncate(bytes.len() - 9));
        }),
        ("the record is gone", |dir, _| fs::remove_file(dir.join("journal.head")).expect("gone")),
        ("the record is damaged", |dir, _| {
            change(&dir.join("journal.head"), |bytes| bytes.fill(0))
        }),
        ("the key is another", |dir, _| change(&dir.join("key"), |bytes| bytes[3] ^= 1)),
        ("all is gone but the record", |dir, _| {
            for name in ["journal.sqlite", "journal.sqlite-wal", "journal.sqlite-shm"] {
                let _ = fs::remove_file(dir.join(name));
            }
        }),
        ("it is another journal", |dir, other| {
            for name in ["journal.sqlite", "journal.sqlite-wal"] {
                fs::copy(other.join(name), dir.join(name)).expect("a copy");
            }
        }),
        ("the record is another's", |dir, other| {
            fs::copy(other.join("journal.head"), dir.join("journal.head")).expect("a copy");
        }),
        ("a row was changed", |dir, _| {
            let db = Connection::open(dir.join("journal.sqlite")).expect("it");
            db.execute_batch(
                "DROP TRIGGER no_change; UPDATE entries SET object = 'x' WHERE id = 3;",
            )
            .expect("changed");
        }),
        ("rows are missing in between", |dir, _| {
            let db = Connection::open(dir.join("journal.sqlite")).expect("it");
            db.execute_batch("DROP TRIGGER no_removal; DELETE FROM entries WHERE id IN (3, 4);")
                .expect("changed");
        }),
    ];
    let small = Small::new();
    let kept = small.sandbox.home.path("kept");
    copy(&small.dir, &kept);
    let other = small.sandbox.home.path("other");
    let sent = small.sandbox.order("SENT");
    let resend = ["orders", "resend", &sent, "--email", "ola.test@example.com", "--yes"];
    for _ in 0..2 {
        let call = small.sandbox.fpgo(&resend);
        call.env("FPGO_DATA_DIR", other.to_str().expect("a path")).ends(0);
    }
    for (what, work) in damages {
        copy(&kept, &small.dir);
        work(&small.dir, &other);
        small.is_in_doubt(what);
        small.accept(what);
        small.sandbox.fpgo(&resend).ends(0);
        let listed = small.sandbox.fpgo(&["journal", "list", "-o", "json"]).ends(0).json();
        let newest = listed[0]["id"].as_i64().expect("a number");
        assert!(newest > 6, "{what}: no number is given twice: {listed}");
        small.sandbox.fpgo(&["journal", "verify"]).ends(0);
        let log = small.dir.join("journal.sqlite-wal");
        // A further loss is noticed as the first one was.
        fs::remove_file(&log).expect("a log");
        small.sandbox.fpgo(&["journal", "verify"]).ends(10);
        small.accept(&format!("{what}, and the log once more"));
    }
    assert_eq!(small.sandbox.refunded(&small.order), "15");
}

#[test]
fn a_key_that_is_gone_is_noticed_before_the_token_is_sent() {
    let small = Small::new();
    fs::remove_file(small.dir.join("key")).expect("a key");
    let before = small.sandbox.requests().len();
    small.sandbox.fpgo(&["journal", "verify"]).ends(10).says("key").says("accept-loss --reason");
    assert_eq!(small.refund("10").code, Some(3));
    assert_eq!(small.sandbox.requests().len(), before);
    small.accept("the key is gone");
    let done = small.refund("10");
    assert_eq!(done.code, Some(8), "{done:#?}");
    done.says("the same");
}

#[test]
fn a_journal_that_is_ahead_of_its_record_has_lost_nothing() {
    let small = Small::new();
    // As a process leaves it that is killed between the commit and the record.
    fs::copy(small.before.join("journal.head"), small.dir.join("journal.head")).expect("put back");
    let done = small.refund("10");
    assert_eq!(done.code, Some(8), "{done:#?}");
    done.says("the same");
    small.sandbox.fpgo(&["journal", "verify"]).ends(0).shows("6 rows");
    // One place of the record is enough; it is written anew.
    for place in [0, 4096] {
        change(&small.dir.join("journal.head"), |bytes| bytes[place..place + 512].fill(0));
        small.sandbox.fpgo(&["journal", "verify"]).ends(0);
        small
            .sandbox
            .fpgo(&[
                "orders",
                "refund",
                &small.order,
                "--amount",
                "1",
                "--yes",
                "--again",
                "--reason=x",
            ])
            .ends(0);
        small
            .sandbox
            .fpgo(&[
                "orders",
                "refund",
                &small.order,
                "--amount",
                "2",
                "--yes",
                "--again",
                "--reason=x",
            ])
            .ends(0);
    }
}

#[test]
fn what_an_opening_that_was_killed_leaves_is_used() {
    let small = Small::new();
    let fresh = small.sandbox.home.path("fresh");
    let call = |words: &[&str]| {
        small.sandbox.fpgo(words).env("FPGO_DATA_DIR", fresh.to_str().expect("a path"))
    };
    let refund = ["orders", "refund", &small.order, "--amount", "900", "--yes"];
    // Made and refused, so that there is a journal without a row.
    call(&refund).ends(8).says("is left");
    let made = small.sandbox.home.path("made");
    copy(&fresh, &made);
    type Left = (&'static str, fn(&Path));
    let left: [Left; 4] = [
        ("a record and no database", |dir| {
            for name in ["journal.sqlite", "journal.sqlite-wal", "journal.sqlite-shm"] {
                let _ = fs::remove_file(dir.join(name));
            }
        }),
        ("a record and an empty database", |dir| {
            change(&dir.join("journal.sqlite"), Vec::clear);
            fs::remove_file(dir.join("journal.sqlite-wal")).expect("a log");
        }),
        ("a key alone", |dir| {
            for entry in fs::read_dir(dir).expect("a directory") {
                let path = entry.expect("an entry").path();
                if path.is_file() && !path.ends_with("key") {
                    fs::remove_file(path).expect("it is there");
                }
            }
        }),
        ("a record beside the form of the version before", |dir| {
            let db = Connection::open(dir.join("journal.sqlite")).expect("it");
            db.pragma_update(None, "user_version", 2).expect("a version");
        }),
    ];
    for (at, (what, work)) in left.into_iter().enumerate() {
        copy(&made, &fresh);
        work(&fresh);
        let amount = (at + 1).to_string();
        let done = call(&["orders", "refund", &small.order, "--amount", &amount, "--yes"]).run();
        assert_eq!(done.code, Some(0), "{what}: {done:#?}");
        call(&["journal", "verify"]).ends(0).shows("2 rows");
    }
}

#[test]
fn the_journal_of_the_version_before_is_known_whole_with_its_log() {
    let home = Home::new();
    let recorded = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/journals/without-record");
    copy(&recorded, &home.data_dir());
    // It was written to a server at [::1]; this is the same one by another name.
    home.config(&profile("test", "http://localhost:36223/api/v1", ""));
    let refund = ["-p", "test", "orders", "refund", "ODR4077391620", "--amount", "30", "--yes"];
    home.fpgo(&refund).ends(8).says("is not known").says("journal resolve 5");
    let head = "be3176886b0221a672a7cab92564bf17f8b6e1769dc4eea99681962b87d34fe4";
    home.fpgo(&["journal", "verify", "--head", head]).ends(0).shows("6 rows");
    let list = home.fpgo(&["journal", "list", "-o", "json"]).ends(0).json();
    let outcomes: Vec<&Value> =
        list.as_array().expect("a list").iter().map(|entry| &entry["outcome"]).collect();
    assert_eq!(outcomes, ["unknown", "accepted", "accepted"]);
    home.fpgo(&["journal", "resolve", "5", "--as", "did-not", "--reason", "looked"]).ends(0);
    home.fpgo(&["journal", "verify"]).ends(0).shows("7 rows");
    // From now on it has a record: the old files put back are noticed.
    for name in ["journal.sqlite", "journal.sqlite-wal"] {
        let file = home.data_dir().join(name);
        fs::copy(recorded.join(name), &file).expect("a copy");
        mode(&file, 0o600);
    }
    home.fpgo(&["journal", "verify"]).ends(10).says("its record tells of 7");
    home.fpgo(&refund).ends(8).says("accept-loss");
}

#[test]
fn the_sandboxs_journal_is_guarded_too_and_a_reset_begins_anew() {
    let home = Home::new();
    let order = home.fpgo(&["--sandbox", "orders", "list", "--status", "SENT", "-q"]).ends(0).out;
    let order = order.lines().next().expect("an order").to_owned();
    let resend =
        ["--sandbox", "orders", "resend", &order, "--email", "ola.test@example.com", "--yes"];
    home.fpgo(&resend).ends(0);
    let dir = home.data_dir().join("sandbox");
    fs::remove_file(dir.join("journal.sqlite-wal")).expect("a log");
    home.fpgo(&resend).ends(8).says("not what was written");
    home.fpgo(&["--sandbox", "journal", "verify"])
        .ends(10)
        .says("fpgo --sandbox journal accept-loss");
    home.fpgo(&["sandbox", "reset"]).ends(0);
    assert!(!dir.join("journal.head").exists() && !dir.join("journal.sqlite").exists());
    home.fpgo(&["--sandbox", "journal", "verify"]).ends(0).shows("0 rows");
    let order = home.fpgo(&["--sandbox", "orders", "list", "--status", "SENT", "-q"]).ends(0).out;
    let order = order.lines().next().expect("an order").to_owned();
    home.fpgo(&[
        "--sandbox",
        "orders",
        "resend",
        &order,
        "--email",
        "ola.test@example.com",
        "--yes",
    ])
    .ends(0);
    home.fpgo(&["--sandbox", "journal", "verify"]).ends(0).shows("2 rows");
}

/// Somebody else's program that holds the database.
fn held(dir: &Path, how: &str) -> Connection {
    let db = Connection::open(dir.join("journal.sqlite")).expect("the journal");
    db.execute_batch(how).expect("it is held");
    db
}

#[test]
fn a_journal_that_another_process_holds_is_waited_for_as_long_as_the_timeout_says() {
    let small = Small::new();
    let before = small.sandbox.writes();
    let held_by =
        [("BEGIN IMMEDIATE", false), ("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE", true)];
    for (how, reads_too) in held_by {
        let holder = held(&small.dir, how);
        let refund =
            ["orders", "refund", &small.order, "--amount", "77", "--yes", "--timeout", "700ms"];
        let mut calls: Vec<Call> = vec![small.sandbox.fpgo(&refund)];
        if reads_too {
            calls.push(small.sandbox.fpgo(&["journal", "list", "--timeout", "700ms"]));
            calls.push(small.sandbox.fpgo(&["journal", "verify"]).env("FPGO_TIMEOUT", "700ms"));
        }
        for call in calls {
            let begun = Instant::now();
            let done = call.ends(8).says("another process holds the journal");
            assert!(!done.err.contains("make room"), "{how}: {done:#?}");
            assert!(!done.err.contains("accept-loss"), "{how}: {done:#?}");
            let took = begun.elapsed();
            let in_time = Duration::from_millis(700)..Duration::from_secs(15);
            assert!(in_time.contains(&took), "{how}: {took:?}");
        }
        drop(holder);
    }
    assert_eq!(small.sandbox.writes(), before);
    small.sandbox.fpgo(&["journal", "verify"]).ends(0).shows("6 rows");
    let done = small.refund("77");
    assert_eq!(done.code, Some(0), "{done:#?}");
}

#[test]
fn a_journal_that_is_let_go_in_time_is_used() {
    let small = Small::new();
    let holder = held(&small.dir, "BEGIN IMMEDIATE");
    let mut call =
        small.sandbox.fpgo(&["orders", "refund", &small.order, "--amount", "77", "--yes"]);
    call.command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
    let seen = small.sandbox.requests().len();
    let mut writing = call.command.spawn().expect("fpgo starts");
    let deadline = Instant::now() + Duration::from_secs(20);
    // It has read the order, and waits to write its intent.
    while small.sandbox.requests().len() == seen {
        assert!(Instant::now() < deadline, "it reads nothing");
        std::thread::yield_now();
    }
    holder.execute_batch("ROLLBACK").expect("let go");
    assert_eq!(writing.wait().expect("fpgo ends").code(), Some(0));
    assert_eq!(small.sandbox.refunded(&small.order), "92");
}
