//! The sender with many callbacks and a slow merchant, without a server.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};

use super::callback::Message;
use super::{all, deliver, outbox};
use crate::callback::CallbackKind;
use crate::sandbox::lifecycle;

/// How many callbacks are sent.
const MANY: usize = 1000;

/// A merchant that takes its time, each connection on a thread of its own: what came, and the most at a time.
fn slow_merchant() -> (String, Arc<Mutex<Vec<String>>>, Arc<AtomicUsize>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let url = format!("http://{}/fp", listener.local_addr().expect("an address"));
    let (received, most) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicUsize::new(0)));
    let (log, peak, open) =
        (Arc::clone(&received), Arc::clone(&most), Arc::new(AtomicUsize::new(0)));
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let (log, peak, open) = (Arc::clone(&log), Arc::clone(&peak), Arc::clone(&open));
            std::thread::spawn(move || {
                let mut stream = stream.expect("a connection");
                peak.fetch_max(open.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                let mut piece = [0; 2048];
                let count = stream.read(&mut piece).expect("a request");
                std::thread::sleep(Duration::from_millis(5));
                let head = String::from_utf8_lossy(&piece[..count]).into_owned();
                log.lock().expect("no panic").push(head);
                open.fetch_sub(1, Ordering::SeqCst);
                let _ = stream.write_all(
                    b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                );
            });
        }
    });
    (url, received, most)
}

#[test]
fn a_world_of_an_older_fpgo_has_a_queue_and_begins_its_callbacks_anew() {
    let dir = tempfile::tempdir().expect("a directory");
    let place = dir.path().join("sandbox");
    let orders =
        lifecycle::open(&place).expect("a world").look(|world| world.objects::<Value>("order"));
    let older = rusqlite::Connection::open(place.join("world.sqlite")).expect("the file");
    older
        .execute_batch(
            "DROP TABLE queue; DROP TABLE keys; DROP TABLE events; PRAGMA user_version = 3;
             INSERT INTO objects (id, kind, json) VALUES ('callback 1', 'callback',
                 '{\"id\":\"callback 1\",\"at\":1,\"url\":\"http://127.0.0.1:9/\",\"outcome\":\"sending\"}');",
        )
        .expect("as it was");
    drop(older);
    let mut file = lifecycle::open(&place).expect("brought up to date");
    assert_eq!(file.look(all).expect("a list").value(), json!([]));
    let kept = file.look(|world| world.objects::<Value>("order")).expect("orders");
    assert_eq!(kept, orders.expect("orders"));
    deliver(file).expect("a queue");
}

/// The number after this name in a request.
fn number(head: &str, name: &str) -> usize {
    let rest = head.split_once(name).expect("the name").1;
    rest.split('&').next().and_then(|digits| digits.parse().ok()).expect("a number")
}

#[test]
fn a_thousand_callbacks_to_a_slow_merchant_all_arrive_each_once_and_in_order() {
    let dir = tempfile::tempdir().expect("a directory");
    let mut file = lifecycle::open(&dir.path().join("sandbox")).expect("a world");
    let (url, received, most) = slow_merchant();
    file.change(|world| {
        for count in 0..MANY {
            let pairs =
                vec![("orderUuid", format!("ODR{}", count % 25)), ("amount", count.to_string())];
            outbox::add(world, &json!(url), Message { pairs, signed: Some(CallbackKind::Order) })?;
        }
        Ok(())
    })
    .expect("they wait");
    // Each call of it ends after a while, as a command does.
    while received.lock().expect("no panic").len() < MANY {
        let file = lifecycle::open(&dir.path().join("sandbox")).expect("a world");
        deliver(file).expect("they are sent");
    }
    let received = received.lock().expect("no panic");
    assert_eq!(received.len(), MANY);
    for order in 0..25 {
        let mine = received.iter().filter(|head| number(head, "orderUuid=ODR") == order);
        let amounts: Vec<usize> = mine.map(|head| number(head, "amount=")).collect();
        assert_eq!(amounts.len(), MANY / 25);
        assert!(amounts.is_sorted(), "{amounts:?}");
    }
    assert!(most.load(Ordering::SeqCst) <= 4);
    let told = file.look(all).expect("a list").value();
    let outcomes = told.as_array().expect("a list").iter().filter(|one| one["outcome"] == "200");
    assert_eq!(outcomes.count(), MANY);
}
