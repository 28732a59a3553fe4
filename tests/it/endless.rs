//! What never ends, or never begins: answers, files, pipes and programs. Each has a bound in size and time, the exit code
//! of the table, and a peak of memory far from what a machine has.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::common::{Call, Home, Sandbox, head_and_body, profile};

/// The time-out of the calls, as typed and as it is.
const TIMEOUT: (&str, Duration) = ("2s", Duration::from_secs(2));
/// The time-out where a bound in size decides: on busy cores a flood of that size may take longer than a short one.
const ROOMY: &str = "60s";
/// What starting and a busy machine may take besides.
const SLACK: Duration = Duration::from_secs(20);
/// The most memory, in KiB: 200 MB.
const MOST: u64 = 200_000;

/// A call that has ended, and what it took.
#[derive(Debug)]
struct Measured {
    code: Option<i32>,
    out: usize,
    err: String,
    took: Duration,
    /// The largest resident memory, in KiB.
    peak: u64,
}

impl Measured {
    /// It ended with this code, in time and within its memory, and says this.
    #[track_caller]
    fn is(&self, row: &str, code: i32, says: &str) {
        self.ends(row, code, says);
        assert!(self.took < TIMEOUT.1 * 2 + SLACK, "{row}: {self:#?}");
    }

    /// It ended with this code and within its memory, and says this.
    #[track_caller]
    #[expect(clippy::print_stdout, reason = "with --nocapture it is the table of measurements")]
    fn ends(&self, row: &str, code: i32, says: &str) {
        println!("{row}: {code}, {:.1} s, {} MB", self.took.as_secs_f32(), self.peak / 1000);
        assert_eq!(self.code, Some(code), "{row}: {self:#?}");
        assert!(self.err.contains(says), "{row}: stderr lacks {says:?}: {self:#?}");
        assert!(self.peak < MOST, "{row}: {self:#?}");
    }
}

/// Runs a call and watches its memory.
fn measured(mut call: Call) -> Measured {
    call.command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let since = Instant::now();
    let mut child = call.command.spawn().expect("fpgo starts");
    let (mut out, mut err) =
        (child.stdout.take().expect("a pipe"), child.stderr.take().expect("a pipe"));
    let out = thread::spawn(move || std::io::copy(&mut out, &mut std::io::sink()).unwrap_or(0));
    let err = thread::spawn(move || {
        let mut all = Vec::new();
        err.read_to_end(&mut all).map(|_| all)
    });
    let (peak, code) = watched(&mut child);
    let took = since.elapsed();
    let err = err.join().expect("it is read").expect("it is read");
    let err = String::from_utf8_lossy(&err).chars().take(4000).collect();
    let out = usize::try_from(out.join().expect("it is read")).expect("a size");
    Measured { code, out, err, took, peak }
}

/// The peak is told by the system for as long as the process lives.
fn watched(child: &mut Child) -> (u64, Option<i32>) {
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    loop {
        let told = std::fs::read_to_string(&status).unwrap_or_default();
        let told =
            told.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB"));
        peak = told.and_then(|told| told.parse().ok()).unwrap_or(peak);
        if let Some(status) = child.try_wait().expect("its state") {
            return (peak, status.code());
        }
        thread::sleep(Duration::from_millis(2));
    }
}

/// What a server does with a connection after the request came; an error is that the client has left.
type Deed = fn(&mut TcpStream) -> std::io::Result<()>;

/// A server that answers every request so.
fn server(deed: Deed) -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.expect("a connection");
            thread::spawn(move || {
                head_and_body(&mut stream);
                let _ = deed(&mut stream);
            });
        }
    });
    port
}

/// The sandbox behind a server that does this instead, to requests that begin so, once a write has gone through if
/// `after` says so.
fn before(sandbox: &Sandbox, start: &'static str, after: bool, deed: Deed) -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let (own, port) = (listener.local_addr().expect("an address").port(), sandbox.port());
    let written = Arc::new(AtomicBool::new(false));
    thread::spawn(move || {
        for stream in listener.incoming() {
            let (mut stream, written) = (stream.expect("a connection"), Arc::clone(&written));
            thread::spawn(move || {
                let request = head_and_body(&mut stream);
                if request.starts_with(start) && (!after || written.load(Ordering::SeqCst)) {
                    return deed(&mut stream);
                }
                let request = request.replace(&format!(":{own}"), &format!(":{port}"));
                let (head, rest) = request.split_once("\r\n").expect("a request");
                let mut to = TcpStream::connect(("127.0.0.1", port))?;
                to.write_all(format!("{head}\r\nConnection: close\r\n{rest}").as_bytes())?;
                let mut answer = Vec::new();
                to.read_to_end(&mut answer)?;
                if head.starts_with("POST") {
                    written.store(true, Ordering::SeqCst);
                }
                // The next request shall come by a connection of its own.
                stream.write_all(&answer)
            });
        }
    });
    own
}

const OK: &str = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
const START: &str = r#"{"status_code":200,"message":"ok","data":""#;

/// Writes this until the client leaves.
fn forever(stream: &mut TcpStream, piece: &[u8]) -> std::io::Result<()> {
    let pieces = piece.repeat((64 * 1024 / piece.len()).max(1));
    loop {
        stream.write_all(&pieces)?;
    }
}

/// Writes this, then a byte every now and then until the client leaves: each is a sign of life.
fn trickle(stream: &mut TcpStream, start: &str) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    stream.write_all(start.as_bytes())?;
    loop {
        stream.write_all(b"x")?;
        thread::sleep(Duration::from_millis(200));
    }
}

/// Keeps the connection open and says nothing.
fn silence(stream: &mut TcpStream) -> std::io::Result<()> {
    stream.read(&mut [0; 1]).map(drop)
}

fn endless_body(stream: &mut TcpStream) -> std::io::Result<()> {
    stream.write_all(format!("{OK}\r\n{START}").as_bytes())?;
    forever(stream, b"x")
}

fn slow_body(stream: &mut TcpStream) -> std::io::Result<()> {
    trickle(stream, &format!("{OK}\r\n{START}"))
}

/// Whole and well-formed, and more than memory should hold.
fn many_values(stream: &mut TcpStream) -> std::io::Result<()> {
    let rows = r#"{"":1},"#.repeat(4_000_000);
    let body = format!(r#"{{"status_code":200,"message":"ok","data":[{rows}1]}}"#);
    stream.write_all(format!("{OK}Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes())
}

/// Whole and well-formed, and larger than any order.
fn large_text(stream: &mut TcpStream) -> std::io::Result<()> {
    let text = "x".repeat(16 << 20);
    let body = format!(r#"{{"status_code":200,"message":"ok","data":{{"orderUuid":"{text}"}}}}"#);
    stream.write_all(format!("{OK}Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes())
}

/// Each way an answer does not end, with what is said of it.
const ANSWERS: &[(&str, Deed, &str)] = &[
    ("no answer", silence, "no whole answer within 2s"),
    ("an endless body", endless_body, "larger than 64 MiB"),
    (
        "a body of 1 TiB, announced",
        |stream| {
            stream.write_all(
                format!("{OK}Content-Length: 1099511627776\r\n\r\n{START}").as_bytes(),
            )?;
            forever(stream, b"x")
        },
        "larger than 64 MiB",
    ),
    (
        "a body of 18 EiB, announced",
        |stream| {
            stream.write_all(
                format!("{OK}Content-Length: 99999999999999999999\r\n\r\n").as_bytes(),
            )?;
            silence(stream)
        },
        "",
    ),
    (
        "chunks without end",
        |stream| {
            stream.write_all(format!("{OK}Transfer-Encoding: chunked\r\n\r\n").as_bytes())?;
            forever(stream, b"400\r\n\
            xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n")
        },
        "",
    ),
    (
        "one chunk without end",
        |stream| {
            let head = format!("{OK}Transfer-Encoding: chunked\r\n\r\nfffffffffff\r\n{START}");
            stream.write_all(head.as_bytes())?;
            forever(stream, b"x")
        },
        "larger than 64 MiB",
    ),
    (
        "a chunk's extension without end",
        |stream| {
            stream.write_all(format!("{OK}Transfer-Encoding: chunked\r\n\r\n5;").as_bytes())?;
            forever(stream, b"x")
        },
        "",
    ),
    (
        "trailers without end",
        |stream| {
            stream.write_all(format!("{OK}Transfer-Encoding: chunked\r\n\r\n0\r\n").as_bytes())?;
            forever(stream, b"A: b\r\n")
        },
        "",
    ),
    (
        "a status line without end",
        |stream| {
            stream.write_all(b"HTTP/1.1 200 ")?;
            forever(stream, b"x")
        },
        "",
    ),
    (
        "a header without end",
        |stream| {
            stream.write_all(format!("{OK}A: ").as_bytes())?;
            forever(stream, b"x")
        },
        "",
    ),
    (
        "headers without end",
        |stream| {
            stream.write_all(OK.as_bytes())?;
            forever(stream, b"A: b\r\n")
        },
        "",
    ),
    (
        "interim answers without end",
        |stream| forever(stream, b"HTTP/1.1 103 Early Hints\r\n\r\n"),
        "",
    ),
    ("a slow status line", |stream| trickle(stream, "HTTP/1.1 200 "), "no whole answer within 2s"),
    ("a slow header", |stream| trickle(stream, &format!("{OK}A: ")), "no whole answer within 2s"),
    ("a slow body", slow_body, "no whole answer within 2s"),
    (
        "a slow chunk",
        |stream| trickle(stream, &format!("{OK}Transfer-Encoding: chunked\r\n\r\nffff\r\n")),
        "no whole answer within 2s",
    ),
    (
        "interim answers, slowly",
        |stream| loop {
            stream.write_all(b"HTTP/1.1 103 Early Hints\r\n\r\n")?;
            thread::sleep(Duration::from_millis(200));
        },
        "no whole answer within 2s",
    ),
    (
        "half of what is announced, and no more",
        |stream| {
            stream.write_all(format!("{OK}Content-Length: 1000\r\n\r\n{START}").as_bytes())?;
            silence(stream)
        },
        "no whole answer within 2s",
    ),
    (
        "half of what is announced, and closed",
        |stream| stream.write_all(format!("{OK}Content-Length: 1000\r\n\r\n{START}").as_bytes()),
        "",
    ),
    ("more values than memory should hold", many_values, "values"),
    (
        "packed, though nobody asked for it",
        |stream| {
            let body = b"\x1f\x8b\x08\0\0\0\0\0\0\x03\xab\xae\x05\0\x43\xbf\xa6\xa3\x02\0\0\0";
            let head =
                format!("{OK}Content-Encoding: gzip\r\nContent-Length: {}\r\n\r\n", body.len());
            stream.write_all(&[head.as_bytes(), body].concat())
        },
        "not the API's",
    ),
];

/// The time-out of a row that ends so: a short one, unless another bound is said to end it.
fn time_out(says: &str) -> &'static str {
    if says.is_empty() || says.contains("within 2s") { TIMEOUT.0 } else { ROOMY }
}

/// Runs each row at the same time as the others: most only wait.
fn at_once<'a, R: Sync>(rows: &'a [R], run: impl Fn(&'a R) + Sync) {
    thread::scope(|scope| {
        for row in rows {
            scope.spawn(|| run(row));
        }
    });
}

#[test]
fn a_read_of_an_object_ends_whatever_the_server_does() {
    at_once(ANSWERS, |(row, deed, says)| {
        let home = Home::new();
        let port = server(*deed);
        home.config(&profile("test", &format!("http://127.0.0.1:{port}/api/v1"), ""));
        let within = time_out(says);
        let words = ["-p", "test", "orders", "status", "ODR1234567890", "--timeout", within];
        let read = measured(home.fpgo(&words));
        read.is(row, 6, says);
        assert!(
            (read.err.contains("next: ") || read.err.contains("hint: "))
                || *row == "packed, though nobody asked for it",
            "{row}: {read:#?}"
        );
    });
}

#[test]
fn a_large_answer_within_the_bound_is_shown_within_its_memory() {
    // One after the other: each alone keeps a core busy.
    for format in ["json", "csv"] {
        let home = Home::new();
        let port = server(large_text);
        home.config(&profile("test", &format!("http://127.0.0.1:{port}/api/v1"), ""));
        let read = measured(home.fpgo(&["-p", "test", "orders", "details", "ODR1", "-o", format]));
        // The exchange has its time, and is over; what an unoptimised build then takes to lay the text out has none.
        read.ends(format, 0, "");
        assert!(read.out > 16 << 20, "{read:#?}");
    }
}

/// The ways in which an exchange does not end, one that floods and two that wait.
const ENDLESS: &[(&str, Deed)] =
    &[("an endless body", endless_body), ("a slow body", slow_body), ("silence", silence)];

/// The words of a refund through this port, of an order of the sandbox behind it.
fn refund(port: u16, order: &str, within: &str, more: &[&str]) -> Measured {
    let home = Home::new();
    home.config(&profile("test", &format!("http://127.0.0.1:{port}/api/v1"), ""));
    let words = ["-p", "test", "orders", "refund", order, "--full", "--yes", "--timeout", within];
    measured(home.fpgo(&[&words, more].concat()))
}

#[test]
fn an_accepted_refund_stays_0_when_reading_it_back_does_not_end() {
    let sandbox = Sandbox::start();
    let rows: Vec<_> = ENDLESS.iter().map(|row| (row, sandbox.paid_order("800"))).collect();
    at_once(&rows, |((row, deed), order)| {
        let port = before(&sandbox, "GET", true, *deed);
        let done = refund(port, order, TIMEOUT.0, &[]);
        done.is(row, 0, "could not be read back");
        assert!(done.out > 0, "{row}: the answer is shown");
        assert_eq!(sandbox.refunded(order), "800", "{row}");
    });
}

#[test]
fn a_wait_ends_in_time_when_its_readings_do_not_end() {
    let sandbox = Sandbox::start();
    let rows: Vec<_> = ENDLESS.iter().map(|row| (row, sandbox.paid_order("800"))).collect();
    at_once(&rows, |((row, deed), order)| {
        let port = before(&sandbox, "GET", true, *deed);
        refund(port, order, TIMEOUT.0, &["--wait=2s"]).is(row, 10, "did not show within 2s");
    });
}

#[test]
fn a_state_that_does_not_end_is_6_and_nothing_is_sent() {
    let sandbox = Sandbox::start();
    let rows: Vec<_> = ENDLESS.iter().map(|row| (row, sandbox.paid_order("800"))).collect();
    at_once(&rows, |((row, deed), order)| {
        let port = before(&sandbox, "GET", false, *deed);
        refund(port, order, TIMEOUT.0, &[]).is(row, 6, "money: nothing was moved");
        assert_eq!(sandbox.refunded(order), "0", "{row}");
    });
}

#[test]
fn an_answer_to_a_write_that_does_not_end_is_7() {
    let sandbox = Sandbox::start();
    let rows: Vec<_> = ANSWERS.iter().map(|row| (row, sandbox.paid_order("800"))).collect();
    at_once(&rows, |((row, deed, says), order)| {
        let port = before(&sandbox, "POST", false, *deed);
        refund(port, order, time_out(says), &[]).is(row, 7, says);
    });
}

#[test]
fn a_list_ends_when_it_is_silent_or_too_slow() {
    let rows: [(&str, Deed, &str); 4] = [
        ("silence", silence, "nothing arrived for 2s"),
        (
            "half of it, then silence",
            |stream| {
                stream.write_all(format!("{OK}Content-Length: 1000\r\n\r\n{START}").as_bytes())?;
                silence(stream)
            },
            "nothing arrived for 2s",
        ),
        ("slowly", slow_body, "less than 1 KiB a second arrived"),
        (
            "a part at once, then slowly",
            |stream| trickle(stream, &format!("{OK}\r\n{START}{}", "x".repeat(1 << 20))),
            "less than 1 KiB a second arrived",
        ),
    ];
    at_once(&rows, |(row, deed, says)| {
        let home = Home::new();
        let port = server(*deed);
        home.config(&profile("test", &format!("http://127.0.0.1:{port}/api/v1"), ""));
        let list = measured(home.fpgo(&["-p", "test", "orders", "list", "--timeout", TIMEOUT.0]));
        list.is(row, 6, says);
        assert!(list.err.contains("next: ") || list.err.contains("hint: "), "{row}: {list:#?}");
    });
}

#[test]
fn a_list_may_take_longer_than_the_time_out_as_long_as_it_arrives() {
    let home = Home::new();
    let port = server(|stream| {
        let rows = [r#"{"orderUuid":"ODR1"}"#; 200].join(",");
        let body = format!(r#"{{"status_code":200,"message":"ok","data":[{rows}]}}"#);
        stream.write_all(format!("{OK}Content-Length: {}\r\n\r\n", body.len()).as_bytes())?;
        let parts = body.as_bytes().chunks(body.len() / 6);
        parts.into_iter().try_for_each(|part| {
            thread::sleep(Duration::from_millis(300));
            stream.write_all(part)
        })
    });
    home.config(&profile("test", &format!("http://127.0.0.1:{port}/api/v1"), ""));
    let list = measured(home.fpgo(&["-p", "test", "orders", "list", "--timeout", "1s", "-q"]));
    assert_eq!(list.code, Some(0), "{list:#?}");
    assert!(list.took > Duration::from_secs(1), "{list:#?}");
}

#[test]
fn a_handshake_that_does_not_end_is_6() {
    let deeds: [(&str, Deed); 2] =
        [("silence", silence), ("something else", |stream| forever(stream, b"220 hello\r\n"))];
    at_once(&deeds, |(row, deed)| {
        let home = Home::new();
        let port = server(*deed);
        home.config(&profile("test", &format!("https://127.0.0.1:{port}/api/v1"), ""));
        let words = ["-p", "test", "orders", "status", "ODR1234567890", "--timeout", TIMEOUT.0];
        measured(home.fpgo(&words)).is(row, 6, "no connection");
    });
}

/// A FIFO that nobody writes to.
fn fifo(home: &Home, name: &str) -> String {
    let path = home.path(name);
    let made = Command::new("mkfifo").arg(&path).status().expect("mkfifo is there");
    assert!(made.success());
    path.to_str().expect("a path").to_owned()
}

/// A file of 1 GiB that takes no place.
fn large(home: &Home, name: &str) -> String {
    let path = home.path(name);
    let file = std::fs::File::create(&path).expect("a file");
    file.set_len(1 << 30).expect("a size");
    path.to_str().expect("a path").to_owned()
}

/// A link to this.
fn link(home: &Home, name: &str, to: &str) -> String {
    let path = home.path(name);
    std::os::unix::fs::symlink(to, &path).expect("a link");
    path.to_str().expect("a path").to_owned()
}

#[test]
fn a_file_that_is_none_or_is_too_large_is_refused_at_once() {
    let home = Home::new();
    home.config(&profile("test", "http://127.0.0.1:1/api/v1", "ca_file = \"other.pem\""));
    let dir = home.dir.path().to_str().expect("a path").to_owned();
    let (fifo, large) = (fifo(&home, "fifo"), large(&home, "large"));
    let zero = link(&home, "zero", "/dev/zero");
    let bad = [
        ("/dev/zero", "device"),
        ("/dev/null", "device"),
        (zero.as_str(), "device"),
        (dir.as_str(), "directory"),
        (fifo.as_str(), "nobody writes"),
        (large.as_str(), "larger than"),
        ("missing", "No such file"),
    ];
    let mut rows: Vec<(String, i32, &str, Vec<String>)> = Vec::new();
    for (file, says) in bad {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let create = ["--sandbox", "orders", "send-payment-link", "--dry-run"];
        rows.push((
            format!("--data {file}"),
            2,
            says,
            words(&[&create[..], &["--data", file]].concat()),
        ));
        if file != large {
            let lines = format!("@{file}");
            rows.push((
                format!("--line {lines}"),
                2,
                says,
                words(&[&create[..], &["--line", &lines]].concat()),
            ));
        }
        rows.push((format!("import {file}"), 2, says, words(&["journal", "import", file])));
        if file != "/dev/null" {
            rows.push((
                format!("--config {file}"),
                3,
                says,
                words(&["--config", file, "orders", "list"]),
            ));
        }
    }
    at_once(&rows, |(row, code, says, words)| {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        measured(home.fpgo(&words)).is(row, *code, says);
    });
    for (file, says) in bad {
        std::fs::remove_file(home.path("other.pem")).ok();
        if file != "missing" {
            link(&home, "other.pem", file);
        }
        let read = measured(home.fpgo(&["-p", "test", "orders", "list"]));
        read.is(&format!("ca_file {file}"), 3, says);
    }
}

#[test]
fn input_without_end_is_2() {
    let home = Home::new();
    let create = ["--sandbox", "orders", "send-payment-link", "--dry-run"];
    let rows: [(&str, Vec<&str>, &str); 5] = [
        ("--data -", [&create[..], &["--data", "-"]].concat(), "larger than 64 MiB"),
        ("--data <(…)", [&create[..], &["--data", "/dev/stdin"]].concat(), "larger than 64 MiB"),
        ("--line @<(…)", [&create[..], &["--line", "@/dev/stdin"]].concat(), "rows"),
        ("import", vec!["journal", "import", "-"], "larger than 64 MiB"),
        ("callback", vec!["callback", "verify"], "larger than 1 MiB"),
    ];
    at_once(&rows, |(row, words, says)| {
        let mut call = home.fpgo(words).env("FPGO_CALLBACK_SECRET", "a-secret-of-a-test");
        let mut yes = Command::new("sh")
            .args(["-c", "echo name,qty,rate,tax; exec yes Hair,2,51,25"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("sh is there");
        call.command.stdin(yes.stdout.take().expect("a pipe"));
        let done = measured(call);
        yes.kill().expect("it goes on");
        yes.wait().expect("it ends");
        done.is(row, 2, says);
    });
}

#[test]
fn a_csv_of_many_lines_is_refused_and_one_of_some_is_sent_within_its_memory() {
    let home = Home::new();
    let csv = |count| format!("name,qty,rate,tax\n{}", "Hair Wash,2,51,25\n".repeat(count));
    home.write("many.csv", &csv(300_000));
    home.write("some.csv", &csv(20_000));
    home.write("open.csv", &format!("name,qty,rate,tax\n\"{}", "x".repeat(70 << 20)));
    home.write("values.json", &format!("[{}1]", "1,".repeat(20_000_000)));
    let create = ["--sandbox", "orders", "send-payment-link", "--dry-run", "--no-validate"];
    let line = |file| [&create[..], &["--line", file]].concat();
    let data = [&create[..], &["--data", "values.json"]].concat();
    // Nothing is exchanged, and an unoptimised build has no bound for its time.
    measured(home.fpgo(&line("@many.csv"))).ends("300,000 lines", 2, "more than 20000 rows");
    measured(home.fpgo(&line("@some.csv"))).ends("20,000 lines", 0, "nothing was sent");
    measured(home.fpgo(&line("@open.csv"))).ends("a quote left open", 2, "");
    measured(home.fpgo(&data)).ends("many values", 2, "more than 500000 values");
}

#[test]
fn a_pipe_that_somebody_writes_to_is_a_file_of_input() {
    let home = Home::new();
    let path = fifo(&home, "slow");
    // Open for both, so that neither end waits for the other to be opened.
    let mut pipe = std::fs::File::options().read(true).write(true).open(&path).expect("it opens");
    let words = ["--sandbox", "orders", "send-payment-link", "--dry-run", "--data", &path];
    let mut call = home.fpgo(&words);
    call.command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = call.command.spawn().expect("fpgo starts");
    for part in ["{\"orderSummary\"", ": {\"grandTotal\": \"much\"}}"] {
        thread::sleep(Duration::from_millis(100));
        pipe.write_all(part.as_bytes()).expect("it takes some");
    }
    drop(pipe);
    let done = child.wait_with_output().expect("fpgo ends");
    let err = String::from_utf8_lossy(&done.stderr);
    assert_eq!(done.status.code(), Some(2), "{err}");
    assert!(err.contains("grandTotal"), "it was read whole: {err}");
}

#[test]
fn a_program_that_prints_a_token_without_end_is_3() {
    let home = Home::new();
    let program = |name: &str, script: &str| {
        let quoted = format!("token_command = [\"sh\", \"-c\", {script:?}]");
        let own = profile(name, "http://127.0.0.1:1/api/v1", &quoted);
        own.lines()
            .filter(|line| !line.starts_with("token = "))
            .map(|line| format!("{line}\n"))
            .collect::<String>()
    };
    home.config(&program("line", "head -c 100000 /dev/zero | tr '\\0' x"));
    let read = measured(home.fpgo(&["-p", "line", "orders", "list"]));
    read.is("a line without end", 3, "without a line break");
}

#[test]
fn reading_slows_down_when_few_requests_are_left() {
    let last = "x-ratelimit-limit: 240\r\nx-ratelimit-remaining: 2\r\n";
    let page = r#"{"status_code":200,"message":"ok","data":[{"subscriptionUuid":"SUB1"}],
        "metaData":{"currentPage":PAGE,"lastPage":2,"total":2}}"#;
    for (headers, is_slow) in [(last, true), ("", false)] {
        let home = Home::new();
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        thread::spawn(move || {
            for (at, stream) in listener.incoming().enumerate() {
                let mut stream = stream.expect("a connection");
                head_and_body(&mut stream);
                let body = page.replace("PAGE", &(at + 1).to_string());
                let length = body.len();
                let head =
                    format!("{OK}{headers}Connection: close\r\nContent-Length: {length}\r\n\r\n");
                let _ = stream.write_all(format!("{head}{body}").as_bytes());
            }
        });
        home.config(&profile("test", &format!("http://127.0.0.1:{port}/api/v1"), ""));
        let list = measured(home.fpgo(&["-p", "test", "subscriptions", "list", "--all"]));
        assert_eq!(list.code, Some(0), "{list:#?}");
        assert_eq!(
            list.err.contains("2 of 240 requests are left: slowing down"),
            is_slow,
            "{list:#?}"
        );
        assert_eq!(list.took > Duration::from_secs(2), is_slow, "{list:#?}");
    }
}
