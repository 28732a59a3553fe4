//! A `callback listen` that runs, callbacks to send to it, and a merchant's endpoint that it forwards to.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, ChildStderr, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{JoinHandle, spawn};
use std::time::Duration;

use sha2::{Digest, Sha256};

use super::{Call, Done, Home, head_and_body, signal, until};

/// The secret that the tests' callbacks are signed with.
pub const SECRET: &str = "s3cret-of-callbacks";

/// The query of a callback with a right checksum.
pub fn signed(values: &[(&str, &str)]) -> String {
    let mut hash = Sha256::new();
    let mut pairs = Vec::new();
    for (name, value) in values {
        hash.update(value.as_bytes());
        pairs.push(format!("{name}={}", value.replace('@', "%40").replace(' ', "+")));
    }
    hash.update(SECRET.as_bytes());
    let digits: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{}&checksum={digits}", pairs.join("&"))
}

/// An authentic callback about this order.
pub fn paid(order: u32) -> String {
    let (order, created) = (format!("ODR{order}"), "1767225600");
    signed(&[
        ("orderUuid", &order),
        ("status", "PAID"),
        ("paymentMethod", "Visa"),
        ("amount", "800"),
        ("createdAt", created),
        ("timestamp", "1767225660"),
    ])
}

/// An authentic callback that names a person.
pub fn company_check() -> String {
    signed(&[
        ("companyCheckUuid", "COMCHK1234"),
        ("companyId", "999888777"),
        ("companyName", "Kari Normann ENK"),
        ("score", "650"),
        ("personalNumber", "01019012345"),
        ("contactPersonName", "Kari Normann"),
        ("contactPersonEmail", "kari@example.com"),
        ("createdAt", "1767225600"),
    ])
}

/// What a company check says of persons.
pub const PERSONS: [&str; 5] = ["Kari", "Normann", "kari", "example.com", "01019012345"];

/// fpgo with the secret.
pub fn fpgo(home: &Home, arguments: &[&str]) -> Call {
    home.fpgo(arguments).env("FPGO_CALLBACK_SECRET", SECRET)
}

/// A `callback listen` that runs.
pub struct Listener {
    pub child: Child,
    pub port: u16,
    shown: Arc<Mutex<String>>,
    /// What reads its standard output.
    reader: Option<JoinHandle<()>>,
    told: Option<BufReader<ChildStderr>>,
}

impl Listener {
    pub fn start(home: &Home, arguments: &[&str]) -> Listener {
        Listener::of(fpgo(home, &[&["callback", "listen", "--port", "0"], arguments].concat()))
    }

    /// Waits until it says where it listens.
    #[track_caller]
    pub fn of(mut call: Call) -> Listener {
        call.command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = call.command.spawn().expect("fpgo starts");
        let shown = Arc::new(Mutex::new(String::new()));
        let (mut out, log) = (child.stdout.take().expect("a pipe"), Arc::clone(&shown));
        let reader = spawn(move || {
            let mut piece = [0; 4096];
            while let Ok(count @ 1..) = out.read(&mut piece) {
                log.lock().expect("the log").push_str(&String::from_utf8_lossy(&piece[..count]));
            }
        });
        let mut told = BufReader::new(child.stderr.take().expect("a pipe"));
        let mut line = String::new();
        told.read_line(&mut line).expect("a line");
        let port = line.split("127.0.0.1:").nth(1).and_then(|rest| rest.split('/').next());
        let port = port.and_then(|port| port.parse().ok()).unwrap_or_else(|| panic!("{line}"));
        Listener { child, port, shown, reader: Some(reader), told: Some(told) }
    }

    /// The status that answers a request for this path and query.
    pub fn get(&self, target: &str) -> u16 {
        self.raw(&format!("GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", self.port))
    }

    /// The status that answers these bytes; 0 for none.
    pub fn raw(&self, bytes: &str) -> u16 {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        let _ = stream.write_all(bytes.as_bytes());
        let mut answer = String::new();
        let _ = stream.read_to_string(&mut answer);
        answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0)
    }

    /// Waits until standard output holds this.
    #[track_caller]
    pub fn shows(&self, part: &str) -> String {
        until(&format!("{part:?} is shown"), || {
            let shown = self.shown.lock().expect("the log").clone();
            shown.contains(part).then_some(shown)
        })
    }

    /// Ends it by a signal; gives all that it wrote.
    #[track_caller]
    pub fn end(mut self, name: &str) -> Done {
        signal(&self.child, name);
        let mut err = String::new();
        let told = self.told.take().expect("it was not ended");
        { told }.read_to_string(&mut err).expect("its notes");
        let code = self.child.wait().expect("it ends").code();
        // The last lines may be in the pipe still.
        self.reader.take().expect("it was not ended").join().expect("its lines");
        let out = self.shown.lock().expect("the log").clone();
        Done { code, out, err }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A merchant's endpoint: keeps what came, and answers 200 as long as it is not told to wait.
pub struct Merchant {
    pub port: u16,
    received: Arc<Mutex<Vec<String>>>,
    pub waits: Arc<AtomicBool>,
}

impl Merchant {
    pub fn start(waits: bool) -> Merchant {
        Merchant::on(0, waits, Duration::ZERO)
    }

    pub fn on(port: u16, waits: bool, pause: Duration) -> Merchant {
        let listener = TcpListener::bind(("127.0.0.1", port)).expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let (received, waits) = (Arc::default(), Arc::new(AtomicBool::new(waits)));
        let merchant = Merchant { port, received, waits };
        let (received, waits) = (Arc::clone(&merchant.received), Arc::clone(&merchant.waits));
        spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.expect("a connection");
                let head = head_and_body(&mut stream);
                received.lock().expect("the log").push(head);
                std::thread::sleep(pause);
                while waits.load(Ordering::SeqCst) {
                    std::thread::sleep(Duration::from_millis(5));
                }
                let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            }
        });
        merchant
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/fp", self.port)
    }

    /// The queries that came, in their order.
    pub fn queries(&self) -> Vec<String> {
        let received = self.received.lock().expect("the log");
        let target = |head: &String| head.split(' ').nth(1).expect("a target").to_owned();
        received.iter().map(target).map(|target| target.replace("/fp?", "")).collect()
    }

    #[track_caller]
    pub fn got(&self, count: usize) -> Vec<String> {
        until(&format!("the merchant has {count} callbacks"), || {
            let queries = self.queries();
            (queries.len() >= count).then_some(queries)
        })
    }
}
