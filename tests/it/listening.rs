//! Receiving callbacks on this machine: `callback listen`, and what `list`, `show` and `resend` do with what it received.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::atomic::Ordering;
use std::time::Duration;

use serde_json::Value;

use crate::common::listener::{
    Listener, Merchant, PERSONS, SECRET, company_check, fpgo, paid, signed,
};
#[cfg(target_os = "linux")]
use crate::common::memory::peak;
use crate::common::{CUSTOMER, Home, MEANT, mode, within};

/// The received callbacks, the oldest first.
fn kept(home: &Home) -> Vec<Value> {
    let list = fpgo(home, &["callback", "list", "--limit", "100000", "-o", "json"]).ends(0).json();
    list.as_array().expect("a list").iter().rev().cloned().collect()
}

/// The bytes of every file of a directory.
fn all_bytes(dir: &Path) -> String {
    let mut all = String::new();
    for entry in std::fs::read_dir(dir).expect("a directory") {
        let path = entry.expect("an entry").path();
        match path.is_dir() {
            true => all.push_str(&all_bytes(&path)),
            false => all.push_str(&String::from_utf8_lossy(&std::fs::read(&path).expect("a file"))),
        }
    }
    all
}

#[test]
fn an_authentic_callback_is_kept_answered_and_forwarded_as_it_came() {
    let (home, merchant) = (Home::new(), Merchant::start(false));
    let listener = Listener::start(&home, &["--forward-to", &merchant.url()]);
    let query = format!("{}&x=%7e+%20%C3%A6", paid(7)).replace("&x=", "&checksum_=");
    assert_eq!(listener.get(&format!("/cb?{}", paid(7))), 200);
    assert_eq!(listener.get(&format!("/cb?{query}")), 403);
    let shown = listener.shows("forwarded: 200 in ");
    let first = shown.lines().next().expect("a line");
    for part in ["#1 ", "authentic", "ODR7", "PAID", "800", "forwarding"] {
        assert!(first.contains(part), "{first}");
    }
    listener.shows("NOT AUTHENTIC");
    assert_eq!(merchant.got(1), [paid(7)]);
    let done = listener.end("INT");
    assert_eq!(done.code, Some(0), "{done:#?}");
    let done = done.says("callback URL to use: http://127.0.0.1:").says("2 callbacks received");
    assert!(!done.err.contains(SECRET) && !done.out.contains(SECRET), "{done:#?}");
    let kept = kept(&home);
    assert_eq!(kept[0]["query"], paid(7));
    assert_eq!(kept[0]["forwards"][0]["http"], 200);
    assert_eq!(
        (&kept[1]["verdict"], &kept[1]["forwards"]),
        (&"hash_does_not_fit".into(), &Value::Array(vec![]))
    );
    let shown = fpgo(&home, &["callback", "show", "1"]).ends(0);
    shown
        .shows("ODR7PAIDVisa80017672256001767225660[secret]")
        .shows("200 in ")
        .says("callback verify 'orderUuid=ODR7");
    // Whoever checks it again is told that it came before; that is no failure.
    let again = fpgo(&home, &["callback", "verify", &paid(7)]).ends(0).says("seen before");
    again.says("fpgo callback show 1").says("authentic");
    assert!(!fpgo(&home, &["callback", "verify", &paid(8)]).ends(0).err.contains("seen before"));
    let list =
        fpgo(&home, &["callback", "list", "--verdict", "authentic", "--object", "odr7"]).ends(0);
    assert!(list.out.contains("ODR7") && !list.out.contains("NOT AUTHENTIC"), "{list:#?}");
    // People read the words of `listen`, programs those of `verify`.
    let others = ["callback", "list", "--verdict", "not_authentic"];
    let list = fpgo(&home, &others).ends(0).shows("NOT AUTHENTIC");
    assert!(!list.out.contains("hash_does") && list.out.lines().count() == 2, "{list:#?}");
    fpgo(&home, &[&others[..], &["-o", "csv"]].concat()).ends(0).shows(",hash_does_not_fit,");
    fpgo(&home, &["callback", "show", "2"]).ends(0).shows("NOT AUTHENTIC");
    assert_eq!(fpgo(&home, &["callback", "list", "--until", "2026-01-01", "-q"]).ends(0).out, "");
    assert_eq!(fpgo(&home, &["callback", "list", "-q", "--limit", "1"]).ends(0).out, "2\n");
    fpgo(&home, &["callback", "show", "9"]).ends(5).says("callback list");
    mode(&home.data_dir().join("callbacks.sqlite"), 0o644);
    fpgo(&home, &["callback", "list"]).ends(3).says("may be used by others");
}

#[test]
fn what_is_not_authentic_is_forwarded_only_on_demand() {
    let (home, merchant) = (Home::new(), Merchant::start(false));
    let terminal = "orderUuid=ODR1&status=Approved&type=Payment&totalAmount=42&currency=NOK";
    let forged = paid(7).replace("amount=800", "amount=900");
    let listener = Listener::start(&home, &["--forward-to", &merchant.url()]);
    for query in [terminal, &forged] {
        assert_eq!(listener.get(&format!("/?{query}")), 403, "{query}");
    }
    listener.shows("nothing here is signed; not forwarded");
    listener.end("TERM");
    assert_eq!(merchant.queries(), Vec::<String>::new());
    let resend = ["callback", "resend", "1", "--to", &merchant.url()];
    fpgo(&home, &resend)
        .ends(8)
        .says("is not authentic")
        .says("callback resend 1 --to http://127.0.0.1");
    fpgo(&home, &[&resend[..], &["--forward-all"]].concat()).ends(0).shows("200");
    let listener =
        Listener::start(&home, &["--forward-to", &merchant.url(), "--forward-all", "-o", "ndjson"]);
    assert_eq!(listener.get(&format!("/?{forged}")), 403);
    let shown = listener.shows("\n");
    let object: Value = serde_json::from_str(&shown).expect("one object");
    assert_eq!((&object["id"], &object["forwards"][0]["http"]), (&3.into(), &200.into()));
    assert_eq!(merchant.got(2), [terminal, &forged]);
    assert_eq!(listener.end("INT").out.lines().count(), 1);
}

#[test]
fn what_was_received_damaged_is_told_so_and_stays_wrong_in_every_command() {
    let home = Home::new();
    let listener = Listener::start(&home, &[]);
    let escaped = paid(7).replace('&', "&amp;");
    assert_eq!(listener.get(&format!("/cb?{escaped}")), 403);
    let line = listener.shows("cannot be read: & is written as &amp;");
    assert!(!line.contains("nothing here is signed"), "{line}");
    listener.end("TERM");
    let list =
        fpgo(&home, &["callback", "list", "-o", "csv"]).ends(0).shows("& is written as &amp;");
    assert!(!list.out.contains("nothing here"), "{list:#?}");
    let show = fpgo(&home, &["callback", "show", "1"]).ends(0).says("to be told why");
    let offered = show.err.split_once("fpgo callback verify '").expect("a command").1;
    let text = offered.split('\'').next().expect("its word");
    let told = fpgo(&home, &["callback", "verify", text]).ends(10);
    told.says("it was received so: & was written as &amp;")
        .says("find the program that writes it so");
}

#[test]
fn a_slow_receiver_keeps_nobody_waiting_and_gets_each_callback_once() {
    let (home, merchant) = (Home::new(), Merchant::start(true));
    let listener = Listener::start(&home, &["--forward-to", &merchant.url()]);
    let sent: Vec<String> = (0..40).map(paid).collect();
    for query in &sent {
        assert_eq!(listener.get(&format!("/?{query}")), 200);
    }
    assert_eq!(merchant.got(1).len(), 1, "the receiver has not answered yet");
    merchant.waits.store(false, Ordering::SeqCst);
    assert_eq!(merchant.got(40), sent);
    listener.shows(&format!("#{:<6}  forwarded: 200", 40));
    listener.end("TERM").says("40 callbacks received");
    assert_eq!(merchant.queries().len(), 40);
}

#[test]
fn the_answer_that_is_waited_for_at_ctrl_c_is_shown_however_late_it_is() {
    let (home, merchant) = (Home::new(), Merchant::start(true));
    let forward = ["--forward-to", &merchant.url(), "--timeout", "3s"];
    let listener = Listener::start(&home, &forward);
    assert_eq!(listener.get(&format!("/?{}", paid(1))), 200);
    merchant.got(1);
    let done = listener.end("INT");
    let done = done.says("waiting for the receiver's answer").says("1 callback received");
    let done = done.shows("#1       forwarded: unknown: ");
    assert!(!done.err.contains("not shown"), "{done:#?}");
    merchant.waits.store(false, Ordering::SeqCst);
}

#[test]
fn the_refund_of_a_terminal_is_told_from_its_payment() {
    let home = Home::new();
    let listener = Listener::start(&home, &[]);
    for told in ["Payment", "Payment_Refund"] {
        let query =
            format!("orderUuid=ODR1&status=Approved&type={told}&totalAmount=800&currency=NOK");
        assert_eq!(listener.get(&format!("/?{query}")), 403);
        listener.shows(&format!("Approved ({told})"));
    }
    listener.end("INT");
    let list = fpgo(&home, &["callback", "list"]).ends(0);
    list.shows("Approved (Payment_Refund)").shows("Approved (Payment) ");
    fpgo(&home, &["callback", "show", "2"]).ends(0).shows("terminal-refund");
    let kinds: Vec<Value> = kept(&home).iter().map(|callback| callback["kind"].clone()).collect();
    assert_eq!(kinds, ["terminal-payment", "terminal-refund"]);
}

#[test]
fn after_a_kill_what_waits_is_forwarded_and_what_was_on_its_way_is_told() {
    let (home, merchant) = (Home::new(), Merchant::start(true));
    let url = merchant.url();
    let mut listener = Listener::start(&home, &["--forward-to", &url]);
    for query in [paid(1), company_check(), paid(2)] {
        assert_eq!(listener.get(&format!("/?{query}")), 200);
    }
    merchant.got(1);
    listener.child.kill().expect("it is killed");
    listener.child.wait().expect("it is gone");
    merchant.waits.store(false, Ordering::SeqCst);
    let other = Listener::start(&home, &[]).end("INT");
    other.says(&format!("2 callbacks wait to be forwarded to {url}"));
    let listener = Listener::start(&home, &["--forward-to", &url]);
    assert_eq!(merchant.got(2), [paid(1), paid(2)]);
    let twice = fpgo(&home, &["callback", "listen", "--port", "0", "--forward-to", &url]).ends(8);
    twice.says("another fpgo is working on");
    let done = listener.end("INT");
    done.says("nobody knows whether it arrived").says("callback 2 is not forwarded any more");
    let states: Vec<Value> =
        kept(&home).iter().map(|callback| callback["forwards"][0]["state"].clone()).collect();
    assert_eq!(states, ["unknown", "failed", "answered"]);
}

#[test]
fn what_comes_while_the_receiver_is_away_arrives_once_when_it_is_back() {
    let home = Home::new();
    let port =
        TcpListener::bind(("127.0.0.1", 0)).expect("a port").local_addr().expect("it").port();
    let url = format!("127.0.0.1:{port}/fp");
    let listener = Listener::start(&home, &["--forward-to", &url]);
    for order in 1..4 {
        assert_eq!(listener.get(&format!("/?{}", paid(order))), 200);
    }
    let done = listener.end("TERM");
    done.says("the receiver cannot be reached")
        .says("3 callbacks wait")
        .says("callback listen --port 0");
    let listener = Listener::start(&home, &["--forward-to", &url]);
    let merchant = Merchant::on(port, false, Duration::ZERO);
    assert_eq!(merchant.got(3), [paid(1), paid(2), paid(3)]);
    listener.shows(&format!("#{:<6}  forwarded: 200", 3));
}

#[test]
fn persons_are_not_kept_unless_it_is_asked_for() {
    let (home, merchant) = (Home::new(), Merchant::start(false));
    let listener = Listener::start(&home, &["--forward-to", &merchant.url(), "-o", "ndjson"]);
    assert_eq!(listener.get(&format!("/kari@example.com?{}", company_check())), 200);
    assert_eq!(listener.get("/?companyCheckUuid=COMCHK1&email=kari@example.com&checksum=x"), 403);
    // The receiver gets all of it.
    assert_eq!(merchant.got(1), [company_check()]);
    listener.shows("\"id\":1,");
    let done = listener.end("INT");
    let list = fpgo(&home, &["callback", "list", "-o", "json", "--show-personal-data"]).ends(0);
    let resend = ["callback", "resend", "1"];
    fpgo(&home, &resend)
        .ends(8)
        .says("personal values of it were not kept")
        .says("--keep-personal");
    let bytes = all_bytes(&home.data_dir());
    assert!(bytes.contains("COMCHK1234"));
    for person in PERSONS {
        assert!(!bytes.contains(person), "{person} is on the disk");
        assert!(!done.out.contains(person) && !done.err.contains(person), "{person}: {done:#?}");
        assert!(!list.out.contains(person), "{person}: {list:#?}");
    }
    let listener = Listener::start(&home, &["--keep-personal"]);
    assert_eq!(listener.get(&format!("/?{}", company_check())), 200);
    listener.shows("the same as #1");
    listener.end("INT");
    fpgo(&home, &["callback", "resend", "3"]).ends(0);
    assert_eq!(merchant.got(2)[1], company_check());
    let shown =
        fpgo(&home, &["callback", "show", "3"]).ends(0).shows("--show-personal-data shows it");
    assert!(PERSONS.iter().all(|person| !shown.out.contains(person)), "{shown:#?}");
    fpgo(&home, &["callback", "show", "3", "--show-personal-data"]).ends(0).shows("01019012345");
}

#[test]
fn hostile_requests_cost_little_and_never_stop_it() {
    let home = Home::new();
    let listener = Listener::start(&home, &[]);
    let authentic = format!("GET /?{} HTTP/1.1\r\nHost: localhost:{}\r\n", paid(1), listener.port);
    // More connections than there is room for, each with a head that never ends.
    let mut slow = Vec::new();
    for _ in 0..400 {
        let mut stream = TcpStream::connect(("127.0.0.1", listener.port)).expect("a connection");
        let _ = stream.write_all(b"GET /?a=");
        slow.push(stream);
    }
    assert_eq!(listener.raw(&format!("{authentic}\r\n")), 200, "slow ones keep nobody out");
    for (bytes, status) in [
        ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_owned(), 0),
        ("\u{0}\u{1}\u{2}\r\n\r\n".to_owned(), 400),
        (format!("GET /?{} HTTP/1.1\r\n\r\n", "a".repeat(40_000)), 431),
        (format!("GET /?a=1 HTTP/1.1\r\n{}\r\n", "X: 1\r\n".repeat(200)), 431),
        (authentic.replace("GET", "POST") + "Content-Length: 9999999999\r\n\r\n", 405),
        (authentic.replace("GET", "HEAD") + "\r\n", 405),
        (authentic.replace("localhost", "evil.example") + "\r\n", 421),
        (authentic.clone() + "Origin: https://evil.example\r\n\r\n", 403),
        (authentic.clone() + "Sec-Fetch-Site: cross-site\r\n\r\n", 403),
        ("GET /favicon.ico HTTP/1.0\r\n\r\n".to_owned(), 403),
        (authentic.clone() + "Sec-Fetch-Site: none\r\nContent-Length: 5\r\n\r\nhello", 200),
    ] {
        let answered = listener.raw(&bytes);
        assert_eq!(answered, status, "{:?}", &bytes[..bytes.len().min(200)]);
    }
    assert_eq!(listener.get("/?status=%1b%5b2J%0aFAKE&orderUuid=%0a%0a"), 403);
    let shown = listener.shows("FAKE");
    assert!(!shown.contains('\u{1b}') && shown.lines().count() == 3, "{shown:?}");
    drop(slow);
    let done = listener.end("INT").says("its Host is neither").says("a web page made a browser");
    assert_eq!(done.code, Some(0), "{done:#?}");
    assert_eq!(kept(&home).len(), 3);
}

#[test]
fn rows_have_titles_and_it_ends_when_nobody_reads_them() {
    let home = Home::new();
    let listener = Listener::start(&home, &["-o", "csv", "--columns", "object,verdict"]);
    assert_eq!(listener.get(&format!("/?{}", paid(1))), 200);
    assert_eq!(listener.shows("authentic\n"), "Object,Verdict\nODR1,authentic\n");
    listener.end("INT");
    fpgo(&home, &["callback", "listen", "--columns", "object"]).ends(2).says("-o csv");
    let mut call = fpgo(&home, &["callback", "listen", "--port", "0", "-q"]);
    let (reader, writer) = std::io::pipe().expect("a pipe");
    let mut child =
        call.command.stdout(writer).stderr(Stdio::piped()).spawn().expect("fpgo starts");
    drop((reader, call));
    let mut line = String::new();
    BufReader::new(child.stderr.take().expect("a pipe")).read_line(&mut line).expect("a line");
    let port = line.split("127.0.0.1:").nth(1).and_then(|rest| rest.split('/').next());
    let mut stream =
        TcpStream::connect(format!("127.0.0.1:{}", port.expect("a port"))).expect("it");
    stream.write_all(b"GET /?a=1 HTTP/1.1\r\n\r\n").expect("the request leaves");
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
}

/// A `callback listen` whose standard output is a pipe that is full and that nobody reads.
#[cfg(target_os = "linux")]
fn unread(
    home: &Home,
    pipe: &std::io::PipeWriter,
) -> (Child, u16, BufReader<std::process::ChildStderr>) {
    let mut call = fpgo(home, &["callback", "listen", "--port", "0"]);
    let out = pipe.try_clone().expect("a pipe");
    let mut child = call.command.stdout(out).stderr(Stdio::piped()).spawn().expect("fpgo starts");
    let mut told = BufReader::new(child.stderr.take().expect("a pipe"));
    let mut line = String::new();
    told.read_line(&mut line).expect("a line");
    let port = line.split("127.0.0.1:").nth(1).and_then(|rest| rest.split('/').next());
    (child, port.and_then(|port| port.parse().ok()).expect("a port"), told)
}

#[cfg(target_os = "linux")]
#[test]
fn a_signal_ends_it_although_nobody_reads_what_it_shows() {
    let (_reader, mut full) = std::io::pipe().expect("a pipe");
    full.write_all(&[b' '; 64 << 10]).expect("room for all that a pipe takes");
    let mut ended = Vec::new();
    for name in ["TERM", "INT"] {
        let home = Home::new();
        let (child, port, told) = unread(&home, &full);
        for number in 0..3 {
            let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("a connection");
            let request =
                format!("GET /?{} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n", paid(number));
            stream.write_all(request.as_bytes()).expect("the request leaves");
            let mut answer = String::new();
            stream.read_to_string(&mut answer).expect("an answer");
            assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        }
        crate::common::signal(&child, name);
        ended.push((home, child, told));
    }
    let begun = std::time::Instant::now();
    for (home, mut child, mut told) in ended {
        let mut err = String::new();
        told.read_to_string(&mut err).expect("its notes");
        assert_eq!(child.wait().expect("it ends").code(), Some(0), "{err}");
        assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
        assert!(err.contains("3 callbacks received"), "{err}");
        assert!(err.contains("3 lines were not shown, because nobody read them"), "{err}");
        assert_eq!(kept(&home).len(), 3);
    }
}

#[test]
fn what_was_signed_is_shown_with_the_word_of_an_array_and_nothing_where_nothing_was() {
    let home = Home::new();
    let listener = Listener::start(&home, &[]);
    let query = signed(&[("orderUuid", "ODR1"), ("status", "PAID"), ("a[]", "Array")]);
    listener.get(&format!("/?{}", query.replace("=Array", "=7")));
    assert_eq!(listener.get("/?orderUuid=ODR1&status=PAID"), 403);
    listener.shows("nothing here is signed");
    listener.end("INT");
    fpgo(&home, &["callback", "show", "1"]).ends(0).shows("  ODR1PAIDArray[secret]\n");
    let unsigned = fpgo(&home, &["callback", "show", "2"]).ends(0);
    assert!(!unsigned.out.contains("[secret]"), "{unsigned:?}");
    unsigned.shows("none: nothing is signed");
    let json = fpgo(&home, &["callback", "show", "2", "-o", "json"]).ends(0).json();
    assert_eq!(json["signed_text"], Value::Null);
}

#[test]
fn a_callback_goes_out_again_to_where_it_went_or_where_it_is_told() {
    let (home, merchant) = (Home::new(), Merchant::start(false));
    let listener = Listener::start(&home, &[]);
    assert_eq!(listener.get(&format!("/?{}", paid(1))), 200);
    listener.shows("not forwarded");
    listener.end("INT");
    fpgo(&home, &["callback", "resend", "1"]).ends(2).says("--to URL");
    let sent =
        fpgo(&home, &["callback", "resend", "1", "--to", &merchant.url(), "-o", "json"]).ends(0);
    assert_eq!(sent.json()["http"], 200);
    fpgo(&home, &["callback", "resend", "1"]).ends(0);
    assert_eq!(merchant.got(2), [paid(1), paid(1)]);
    let external =
        fpgo(&home, &["callback", "resend", "1", "--to", "https://shop.example/cb"]).ends(8);
    external.says("shop.example/cb is not this machine").says("--allow-external");
    fpgo(&home, &["callback", "resend", "1", "--to", "127.0.0.1:9"]).ends(6).says("did not reach");
    let attempts = kept(&home)[0]["forwards"].as_array().expect("a list").len();
    assert_eq!(attempts, 3);
    for (to, why) in [("localhost/?a=1", "what is signed"), ("http://u:p@localhost/", "no user")] {
        fpgo(&home, &["callback", "listen", "--forward-to", to]).ends(2).says(why);
    }
    fpgo(&home, &["callback", "listen", "--forward-to", "https://shop.example/"])
        .ends(2)
        .says("not this machine");
    let circle = ["callback", "listen", "--port", "4790", "--forward-to", "localhost:4790"];
    fpgo(&home, &circle).ends(2).says("is where callbacks are received");
}

#[test]
fn with_the_sandbox_it_says_when_nothing_leads_here_and_reset_forgets() {
    let home = Home::new();
    let listen = ["--sandbox", "callback", "listen", "--port", "0"];
    let listener = Listener::of(home.fpgo(&listen));
    let url = format!("http://127.0.0.1:{}/?shop=3", listener.port);
    let order = [
        "--sandbox",
        "orders",
        "send-payment-link",
        "--line",
        "name=A,qty=1,rate=100,tax=25",
        "-q",
        "--callback-url",
        &url,
    ];
    let order = home.fpgo(&[&order[..], CUSTOMER, &MEANT].concat()).ends(0).out;
    home.fpgo(&["sandbox", "pay", order.trim()]).ends(0);
    listener.shows(order.trim());
    listener.end("INT").says("no order of the sandbox has a callback URL that leads here yet");
    let port = url.split(':').nth(2).and_then(|rest| rest.split('/').next()).expect("a port");
    let again = Listener::of(home.fpgo(&["--sandbox", "callback", "listen", "--port", port]));
    let told = again.end("INT").err;
    assert!(!told.contains("leads here yet"), "{told}");
    let list = ["--sandbox", "callback", "list", "-q"];
    assert_eq!(home.fpgo(&list).ends(0).out, "1\n");
    let query = home.fpgo(&["--sandbox", "callback", "list", "-o", "json", "--jq", ".[0].query"]);
    let query = query.ends(0).json();
    let verify = ["--sandbox", "callback", "verify", query.as_str().expect("a query")];
    home.fpgo(&verify).ends(0).says("(fpgo --sandbox callback show 1)");
    let offered = home.fpgo(&["__complete", "fish", "--sandbox", "callback", "resend", ""]).ends(0);
    assert_eq!(offered.out, format!("1\t{} PAID authentic\n", order.trim()));
    home.fpgo(&["sandbox", "reset"]).ends(0);
    assert_eq!(home.fpgo(&list).ends(0).out, "");
    home.config("[profiles.demo]\nenvironment = \"demo\"\ntoken = \"x\"\ncallback_secret = \"s3cret-of-demo\"");
    let account = Listener::of(home.fpgo(&["-p", "demo", "callback", "listen", "--port", "0"]));
    account.end("INT").says("Front Payment cannot reach this machine").says("--public-url");
    let public = [
        "-p",
        "demo",
        "callback",
        "listen",
        "--port",
        "0",
        "--public-url",
        "https://hooks.example/fp",
    ];
    let public = Listener::of(home.fpgo(&public));
    assert_eq!(public.raw("GET /?a=1 HTTP/1.1\r\nHost: hooks.example\r\n\r\n"), 403);
    public.shows("nothing here is signed");
    public.end("INT").says("callback URL to use: https://hooks.example/fp");
}

#[cfg(target_os = "linux")]
#[test]
#[ignore = "needs minutes"]
fn a_thousand_callbacks_for_a_slow_receiver_arrive_once_each_in_flat_memory() {
    let home = Home::new();
    let merchant = Merchant::on(0, false, Duration::from_millis(50));
    let listener = Listener::start(&home, &["--forward-to", &merchant.url()]);
    let sent: Vec<String> = (0..1000).map(paid).collect();
    let mut after_hundred = 0;
    for (at, query) in sent.iter().enumerate() {
        assert_eq!(listener.get(&format!("/?{query}")), 200);
        if at == 100 {
            after_hundred = peak(&listener.child).expect("a size");
        }
    }
    // A busy machine is slower than the receiver.
    let arrived = || format!("all have arrived, but {}", merchant.queries().len());
    let minutes = Duration::from_mins(5);
    within(minutes, arrived, || (merchant.queries().len() >= 1000).then_some(()));
    assert_eq!(merchant.queries(), sent);
    listener.shows(&format!("#{:<6}  forwarded: 200", 1000));
    let at_the_end = peak(&listener.child).expect("a size");
    assert!(at_the_end < after_hundred + 4096, "{after_hundred} KiB, then {at_the_end} KiB");
    assert_eq!(kept(&home).len(), 1000);
}

#[cfg(target_os = "linux")]
#[test]
#[ignore = "needs minutes"]
fn ten_thousand_connections_cost_bounded_memory() {
    let home = Home::new();
    let listener = Listener::start(&home, &[]);
    assert_eq!(listener.get(&format!("/?{}", paid(1))), 200);
    let before = peak(&listener.child).expect("a size");
    let mut open = Vec::new();
    for at in 0..10_000 {
        let mut stream = TcpStream::connect(("127.0.0.1", listener.port)).expect("a connection");
        let _ =
            stream.write_all(format!("GET /?a={} HTTP/1.1\r\nX: ", "b".repeat(8000)).as_bytes());
        open.push(stream);
        // This process may have fewer open files than that.
        if open.len() > 500 {
            open.remove(0);
        }
        if at % 1000 == 0 {
            assert_eq!(listener.get(&format!("/?{}", paid(1))), 200);
        }
    }
    assert_eq!(listener.get(&format!("/?{}", paid(2))), 200);
    let after = peak(&listener.child).expect("a size");
    assert!(after < before + 24 * 1024, "{before} KiB, then {after} KiB");
    assert_eq!(listener.end("INT").code, Some(0));
}
