//! The store of received callbacks as its users see it.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tempfile::TempDir;

use super::*;
use crate::store::data::DataDir;

const ACCOUNT: &str = "https://api.example/v1";
const TARGET: &str = "http://127.0.0.1:3000/cb";
const PERSONAL: &str = "companyCheckUuid=COMCHK1&contactPersonEmail=kari%40example.com&createdAt=1767225600&checksum=abc";

fn store() -> (TempDir, CallbackStore) {
    let home = TempDir::new().expect("a directory");
    let dir = DataDir::open(&home.path().join("data")).expect("a data directory");
    let store = CallbackStore::open(&dir, Duration::from_secs(5)).expect("a store");
    (home, store)
}

fn callback(query: &str) -> NewCallback<'_> {
    NewCallback {
        at: Timestamp::now(),
        is_authentic: true,
        verdict: "authentic",
        reason: "",
        kind: "order",
        object: "ODR1",
        status: "PAID",
        amount: "800",
        path: "/cb",
        query,
        checksum: query.rsplit('=').next().unwrap_or_default(),
    }
}

fn add(store: &CallbackStore, callback: &NewCallback, to: Option<&str>) -> i64 {
    match store.add(ACCOUNT, callback, to, false).expect("it is added") {
        Addition::Stored { id, .. } => id,
        Addition::QueueFull => panic!("the queue is full"),
    }
}

fn all(store: &CallbackStore) -> Vec<StoredCallback> {
    store.newest(ACCOUNT, &CallbackFilter::default(), usize::MAX).expect("a list")
}

#[test]
fn each_waiting_callback_is_taken_once_and_in_order() {
    let (_home, store) = store();
    let (first, second) =
        (add(&store, &callback("a=1"), Some(TARGET)), add(&store, &callback("a=2"), Some(TARGET)));
    add(&store, &callback("a=3"), Some("http://127.0.0.1:4000/"));
    add(&store, &callback("a=4"), None);
    let now = Timestamp::now();
    let take = || store.take_next(ACCOUNT, TARGET, now).expect("the queue");
    let taken = take().expect("one waits");
    assert_eq!((taken.callback, taken.query.as_deref()), (first, Some("a=1")));
    store.put_back(&taken).expect("it waits again");
    assert_eq!(take().expect("one waits").callback, first);
    let last = take().expect("one waits");
    assert_eq!(last.callback, second);
    assert_eq!(take(), None);
    store.conclude(last.id, &ForwardEnd::Answered(200), Some(12)).expect("written");
    let forwards = store.forwards(second).expect("a list");
    assert_eq!((forwards[0].state, forwards[0].http), (ForwardState::Answered, Some(200)));
    let left = store.settle_left_over(ACCOUNT, TARGET).expect("settled");
    assert_eq!(left, LeftOver { waiting: 0, unknown: vec![first], lost: vec![] });
    assert_eq!(store.forwards(first).expect("a list")[0].state, ForwardState::Unknown);
    assert_eq!(
        store.waiting_targets(ACCOUNT).expect("a list"),
        [("http://127.0.0.1:4000/".to_owned(), 1)]
    );
}

#[test]
fn a_personal_callback_is_kept_without_its_person_and_does_not_outlive_its_process_in_the_queue() {
    let (home, store) = store();
    let id = add(&store, &callback(PERSONAL), Some(TARGET));
    let kept = store.callback(ACCOUNT, id).expect("readable").expect("there");
    assert!(
        !kept.is_whole && !kept.query.contains("kari") && !kept.query.contains("abc"),
        "{kept:?}"
    );
    for name in ["callbacks.sqlite", "callbacks.sqlite-wal"] {
        let bytes = std::fs::read(home.path().join("data").join(name)).expect("a file");
        assert!(!String::from_utf8_lossy(&bytes).contains("kari"), "{name}");
    }
    let left = store.settle_left_over(ACCOUNT, TARGET).expect("settled");
    assert_eq!(left, LeftOver { waiting: 0, unknown: vec![], lost: vec![id] });
    let whole = store.add(ACCOUNT, &callback(PERSONAL), None, true).expect("added");
    let Addition::Stored { repeats: Some(first), is_whole: true, .. } = whole else {
        panic!("{whole:?}")
    };
    assert!(first.id == id && first.same_checksum, "{first:?}");
}

#[test]
fn a_repeat_is_known_by_its_checksum_or_by_object_and_status() {
    let (_home, store) = store();
    let forged = NewCallback { is_authentic: false, ..callback("a=0&checksum=s1") };
    add(&store, &forged, None);
    let first = add(&store, &callback("a=1&checksum=s1"), None);
    let second = add(&store, &callback("a=2&checksum=s2"), None);
    let seen = |object, status, checksum| {
        let sought = Sought { object, status, checksum };
        let found = store.first_seen(ACCOUNT, &sought).expect("a look");
        found.map(|found| (found.id, found.same_checksum))
    };
    assert_eq!(seen("ODR1", "paid", "other"), Some((first, false)));
    assert_eq!(seen("ODR1", "PAID", "s2"), Some((second, true)));
    assert_eq!(seen("", "", "s1"), Some((first, true)));
    assert_eq!(seen("ODR1", "REFUNDED", "other"), None);
    assert_eq!(seen("ODR1", "", ""), None);
    let of_others =
        store.first_seen("other", &Sought { object: "ODR1", status: "PAID", checksum: "s1" });
    assert_eq!(of_others.expect("a look"), None);
}

#[test]
fn what_is_kept_is_bounded_in_number_and_age_and_forgeries_push_nothing_out() {
    let (home, store) = store();
    let authentic = add(&store, &callback("a=1"), None);
    let old = callback("a=2");
    add(&store, &NewCallback { at: old.at - SignedDuration::from_hours(24 * 31), ..old }, None);
    let waiting = NewCallback { is_authentic: false, ..callback("waits") };
    let waiting = add(&store, &waiting, Some(TARGET));
    store.db.execute_batch(
        "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 1200)
         INSERT INTO callbacks SELECT NULL, account, at, 0, verdict, reason, kind, object, status, amount, path, query, 1, n, n
         FROM callbacks, numbers WHERE id = 1",
    ).expect("many forgeries");
    drop(store);
    let dir = DataDir::open(&home.path().join("data")).expect("a data directory");
    let store = CallbackStore::open(&dir, Duration::from_secs(5)).expect("a store");
    let kept = all(&store);
    assert_eq!(kept.len(), 1000 + 2);
    assert_eq!([kept[1000].id, kept[1001].id], [waiting, authentic]);
    erase(dir.path(), Duration::from_secs(5)).expect("erased");
    assert_eq!(all(&store), []);
    assert!(add(&store, &callback("a=9"), None) > 1200, "a number is never given twice");
}
