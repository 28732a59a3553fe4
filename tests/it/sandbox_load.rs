//! The sandbox under load: killed in the middle of writes it loses none that it answered; a thousand connections at once,
//! silent and slow clients keep nobody else from an answer; and of a hundred thousand orders it lists all in flat memory.
#![cfg(target_os = "linux")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::Child;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use memchr::memmem;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use serde_json::{Value, json};

use crate::common::memory::peak;
use crate::common::{CUSTOMER, Home, Sandbox, TOKEN, exchange, number_in, serve, until, within};

/// How often the server is killed.
const KILLS: &str = "FPGO_SANDBOX_KILLS";

/// How many write at the same time.
const WRITERS: usize = 4;

/// A request with the token, its connection kept.
fn request(port: u16, line: &str, body: &str) -> String {
    format!(
        "{line} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer {TOKEN}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

/// Sends a request on this connection and gives status and body; nothing once the server is gone.
fn call(stream: &TcpStream, request: &str) -> Option<(u16, Value)> {
    (&*stream).write_all(request.as_bytes()).ok()?;
    answer(&mut BufReader::new(stream))
}

/// The next answer, if it comes whole.
fn answer(source: &mut impl BufRead) -> Option<(u16, Value)> {
    let mut line = String::new();
    source.read_line(&mut line).ok()?;
    let status = line.split(' ').nth(1)?.parse().ok()?;
    let mut length = 0;
    loop {
        line.clear();
        source.read_line(&mut line).ok().filter(|read| *read > 0)?;
        if line == "\r\n" {
            break;
        }
        if let Some(value) = line.to_lowercase().strip_prefix("content-length: ") {
            length = value.trim().parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    source.read_exact(&mut body).ok()?;
    Some((status, serde_json::from_slice(&body).ok()?))
}

/// Prints a figure, for those who look at the output.
fn tell(figure: &str) {
    writeln!(std::io::stdout(), "{figure}").expect("written");
}

/// What was answered about an order before the server was killed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    Created,
    Cancelled,
}

/// Creates orders and cancels every second one, until the server is gone. Adds what was answered.
fn write_on(port: u16, body: &str, told: &Mutex<Vec<(String, Told)>>) -> Option<()> {
    let stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    let tell = |order: &str, what| told.lock().expect("a list").push((order.to_owned(), what));
    for turn in 0_usize.. {
        let create = request(port, "POST /api/v1/connect/orders/payment-link/create", body);
        let (status, made) = call(&stream, &create)?;
        assert_eq!(status, 201, "{made}");
        let order = made["data"]["uuid"].as_str().expect("an identifier");
        tell(order, Told::Created);
        if turn % 2 == 0 {
            let path = format!("POST /api/v1/connect/orders/cancel/{order}");
            let cancel = request(port, &path, r#"{"cancellationNote": "sold out"}"#);
            let (status, done) = call(&stream, &cancel)?;
            assert_eq!(status, 202, "{done}");
            tell(order, Told::Cancelled);
        }
    }
    None
}

/// The body of a new order, as fpgo would send it.
fn order_body(home: &Home) -> String {
    let create = ["--sandbox", "orders", "send-payment-link", "--dry-run", "-o", "json"];
    let flags = [&create[..], &["--line", "name=Bell,qty=1,rate=9,tax=25"], CUSTOMER].concat();
    home.fpgo(&flags).ends(0).json()["body"].to_string()
}

/// Lets several write, and kills the server after so long. Gives what it had answered.
fn killed_after(time: Duration, home: &Home, body: &str) -> Vec<(String, Told)> {
    let (mut child, base_url) = serve(home, "killed", &[]);
    let port = port_of(&base_url);
    let told = Mutex::new(Vec::new());
    thread::scope(|threads| {
        for _ in 0..WRITERS {
            threads.spawn(|| write_on(port, body, &told));
        }
        // The instant is what the test varies.
        thread::sleep(time);
        child.kill().expect("it is killed");
    });
    child.wait().expect("its end");
    told.into_inner().expect("a list")
}

fn port_of(base_url: &str) -> u16 {
    let rest = base_url.trim_start_matches("http://127.0.0.1:");
    rest.split('/').next().and_then(|port| port.parse().ok()).expect("a port")
}

fn no_answered_write_is_lost(kills: usize) {
    let home = Home::new();
    let body = order_body(&home);
    let mut answered = Vec::new();
    let mut state = 88_172_645_463_325_252_u64;
    for kill in 0..kills {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let time = Duration::from_micros(20_000 + state % 400_000);
        let told = killed_after(time, &home, &body);
        assert!(kill > 0 || !told.is_empty(), "nothing was written in {time:?}");
        answered.extend(told);
    }
    let (mut child, base_url) = serve(&home, "killed", &[]);
    let stream = TcpStream::connect(("127.0.0.1", port_of(&base_url))).expect("a connection");
    let list = request(port_of(&base_url), "GET /api/v1/connect/orders/status", "");
    let (_, listed) = call(&stream, &list).expect("the list");
    let rows = listed["data"].as_array().expect("a list");
    let statuses: std::collections::HashMap<&str, &str> = rows
        .iter()
        .map(|row| (row["uuid"].as_str().expect("text"), row["status"].as_str().expect("text")))
        .collect();
    let cancelled: Vec<&str> = answered
        .iter()
        .filter(|(_, told)| *told == Told::Cancelled)
        .map(|(order, _)| order.as_str())
        .collect();
    for (order, told) in &answered {
        let status = statuses.get(order.as_str());
        assert!(status.is_some(), "{order} was answered and is lost ({told:?})");
        if cancelled.contains(&order.as_str()) {
            assert_eq!(status, Some(&"CANCELLED"), "{order}: its cancelling was answered");
        }
    }
    tell(&format!("{} answered writes in {kills} kills, none lost", answered.len()));
    child.kill().expect("it ends");
    child.wait().expect("its end");
}

#[test]
fn no_answered_write_is_lost_when_the_sandbox_is_killed() {
    no_answered_write_is_lost(number_in(KILLS, 3));
}

#[test]
#[ignore = "takes minutes"]
fn no_answered_write_is_lost_in_fifty_kills() {
    no_answered_write_is_lost(number_in(KILLS, 50));
}

/// Lets this process have as many sockets as it may.
fn with_many_sockets() {
    let limit = getrlimit(Resource::Nofile);
    setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, maximum: limit.maximum })
        .expect("the limit is raised");
}

#[test]
fn a_thousand_connections_and_silent_ones_among_them_are_answered() {
    with_many_sockets();
    let sandbox = Sandbox::start();
    let port = sandbox.port();
    let order = sandbox.paid_order("400");
    let status = request(port, &format!("GET /api/v1/connect/orders/status/{order}"), "");
    let connect = || TcpStream::connect(("127.0.0.1", port)).expect("a connection");
    let mut streams: Vec<TcpStream> = (0..1_000).map(|_| connect()).collect();
    // These never say more: a part of a head, and a body that does not come.
    let half = &status[..status.len() / 2];
    let long = status.replace("Content-Length: 0", "Content-Length: 50");
    let mut silent = Vec::new();
    for part in ["", half, &long] {
        let mut stream = connect();
        stream.write_all(part.as_bytes()).expect("a part");
        silent.push(stream);
    }
    for stream in &mut streams {
        stream.write_all(status.as_bytes()).expect("a request");
    }
    for stream in &streams {
        let (code, told) = answer(&mut BufReader::new(stream)).expect("an answer");
        assert_eq!((code, told["data"]["status"].as_str()), (200, Some("PAID")));
    }
}

/// A seed of so many orders, each of a customer of its own.
fn seed(home: &Home, orders: usize) -> String {
    let mut list = Vec::new();
    for number in 0..orders {
        let body = json!({
            "products": [{"name": "Bell", "quantity": 1, "rate": 8, "discount": 0, "tax": 25, "amount": 10}],
            "orderSummary": {"grandTotal": 10},
            "customerDetails": {"type": "private", "name": format!("Kunde {number}")},
        });
        list.push(json!({"stage": "Paid", "body": body}));
    }
    let path = home.write("seed.json", &json!({"orders": list}).to_string());
    path.to_str().expect("a path").to_owned()
}

/// So many ask for all objects at once, and read nothing of it for a while.
const SLOW_READERS: usize = 6;

/// Asks for all objects several times at once, and reads what came when others have been answered: all at once, since a client may not
/// wait for long.
fn all_objects(port: u16, orders: usize) {
    let ask = format!(
        "GET /_sandbox/objects HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
    );
    let mut readers = Vec::new();
    for _ in 0..SLOW_READERS {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("a connection");
        stream.write_all(ask.as_bytes()).expect("a request");
        readers.push(stream);
    }
    let status = request(port, "GET /api/v1/connect/orders/status/ODR1", "");
    let stream = TcpStream::connect(("127.0.0.1", port)).expect("a connection");
    assert!(call(&stream, &status).is_some(), "others are answered");
    thread::scope(|scope| {
        for stream in readers {
            scope.spawn(move || are_told(stream, orders));
        }
    });
}

/// Holds that an answer tells of so many paid orders and is whole, without keeping it.
fn are_told(stream: TcpStream, orders: usize) {
    let mut reader = BufReader::with_capacity(1 << 16, stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        assert!(reader.read_line(&mut head).expect("a head") > 0, "{head}");
    }
    let (mut length, mut paid, mut begin, mut end) = (0, 0, None, Vec::new());
    for piece in reader.split(b'}') {
        end = piece.expect("an answer");
        length += end.len() + 1;
        paid += memmem::find_iter(&end, "\"stage\":\"Paid\"").count();
        begin.get_or_insert_with(|| end.clone());
    }
    assert!(
        head.starts_with("HTTP/1.1 200") && head.contains(&format!("content-length: {length}\r")),
        "{length} bytes came: {head}"
    );
    assert_eq!(paid, orders);
    assert!(begin.is_some_and(|begin| begin.starts_with(b"{\"customers\":[{")));
    assert!(end.ends_with(b"\"companyChecks\":[]"));
}

/// Seeds so many orders, and gives how much more memory a server has at most once it listed them, told of all objects and showed
/// its pages.
fn memory_of_lists(orders: usize) -> u64 {
    let home = Home::new();
    let seed = seed(&home, orders);
    let data = home.path("served");
    let data = data.to_str().expect("a path");
    let since = Instant::now();
    home.fpgo(&["--sandbox", "sandbox", "reset", "--data-dir", data, "--seed", &seed]).ends(0);
    tell(&format!("{orders} orders are seeded in {:?}", since.elapsed()));
    let (child, base_url) = serve(&home, "served", &[]);
    let mut child = Ended(child);
    let port = port_of(&base_url);
    let before = peak(&child.0).expect("a size");
    let stream = TcpStream::connect(("127.0.0.1", port)).expect("a connection");
    let since = Instant::now();
    let list = request(port, "GET /api/v1/connect/orders/status", "");
    let (_, listed) = call(&stream, &list).expect("the list");
    tell(&format!("{orders} orders are listed in {:?}", since.elapsed()));
    assert_eq!(listed["data"].as_array().map(Vec::len), Some(orders));
    all_objects(port, orders);
    for path in ["/", "/?kind=orders", "/?kind=orders&before=1000"] {
        let page =
            format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n");
        let page = exchange(port, &page);
        assert!(page.starts_with("HTTP/1.1 200") && page.contains("ODR"), "{page}");
        assert!(page.len() < 300_000, "{path} has {} bytes", page.len());
    }
    let most = peak(&child.0).expect("a size") - before;
    child.0.kill().expect("it ends");
    most
}

#[test]
fn of_large_requests_the_last_ones_are_remembered_and_small_ones_all() {
    let home = Home::new();
    let (child, base_url) = serve(&home, "served", &[]);
    let child = Ended(child);
    let port = port_of(&base_url);
    let stream = TcpStream::connect(("127.0.0.1", port)).expect("a connection");
    let send = |number: usize, note: &str| {
        let body = json!({"number": number, "note": note}).to_string();
        let line = "POST /api/v1/connect/orders/create";
        call(&stream, &request(port, line, &body)).expect("an answer");
    };
    let remembered = || {
        let (code, told) =
            call(&stream, &request(port, "GET /_sandbox/requests", "")).expect("them");
        let all = told.as_array().unwrap_or_else(|| panic!("{code}: {told}"));
        let number = |request: &Value| {
            assert!(request["status"].as_u64().is_some(), "{request}");
            let body = serde_json::from_str::<Value>(request["body"].as_str().expect("a body"));
            body.expect("JSON")["number"].as_u64().expect("a number")
        };
        all.iter().map(number).collect::<Vec<_>>()
    };
    for number in 0..201 {
        send(number, "small");
    }
    assert_eq!(remembered(), (1..201).collect::<Vec<_>>());
    let (large, before) = ("x".repeat(1_000_000), peak(&child.0).expect("a size"));
    for number in 201..301 {
        send(number, &large);
    }
    assert_eq!(remembered(), (293..301).collect::<Vec<_>>());
    let most = peak(&child.0).expect("a size") - before;
    assert!(most < 70_000, "{most} KiB more for the last 8 MB of requests");
    // The next small ones stand beside them until there are enough of them.
    send(301, "small");
    assert_eq!(remembered(), (293..302).collect::<Vec<_>>());
}

/// A server that ends with its test.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_seed_of_many_orders_is_listed_in_little_memory_and_shown_in_pages() {
    let most = memory_of_lists(1_500);
    assert!(most < 16 * 1024, "{most} KiB more");
}

/// The list of them is 4.6 MB, and all that is told of them more than 100 MB.
#[test]
#[ignore = "takes minutes"]
fn a_hundred_thousand_orders_are_listed_and_told_of_in_the_memory_of_few() {
    let most = memory_of_lists(100_000);
    assert!(most < 16 * 1024, "{most} KiB more");
}

#[test]
#[ignore = "takes minutes"]
fn who_reads_nothing_of_a_long_answer_is_let_go() {
    let home = Home::new();
    let seed = seed(&home, 20_000);
    let data = home.path("served");
    let data = data.to_str().expect("a path");
    home.fpgo(&["--sandbox", "sandbox", "reset", "--data-dir", data, "--seed", &seed]).ends(0);
    let (child, base_url) = serve(&home, "served", &[]);
    let child = Ended(child);
    let port = port_of(&base_url);
    let sockets =
        || std::fs::read_dir(format!("/proc/{}/fd", child.0.id())).expect("files").count();
    let without_any = sockets();
    let mut streams = Vec::new();
    for _ in 0..20 {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("a connection");
        let list = request(port, "GET /api/v1/connect/orders/status", "").repeat(20);
        stream.write_all(list.as_bytes()).expect("requests");
        streams.push(stream);
    }
    until("all are connected", || (sockets() >= without_any + 20).then_some(()));
    // The lists are made one after another before anybody is let go: on busy cores that alone takes a minute.
    within(
        Duration::from_secs(240),
        || format!("they are let go: {} files, {without_any} before them", sockets()),
        || (sockets() < without_any + 5).then_some(()),
    );
    let mut rest = Vec::new();
    let cut = streams[0].read_to_end(&mut rest);
    assert!(cut.is_err() || !rest.is_empty(), "what was on its way came, and then the end");
}
