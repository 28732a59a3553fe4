//! What every test needs: a home of its own, a sandbox process of its own on a free port, and the binary pointed at
//! both. Everything goes over real sockets.
#![allow(dead_code, reason = "each test file uses a part of it")]

pub mod binary;
pub mod bulk;
pub mod certificate;
pub mod hostile;
#[cfg(target_os = "linux")]
pub mod keyring;
pub mod listener;
pub mod memory;
#[cfg(unix)]
pub mod picture;
pub mod plans;
#[cfg(target_os = "linux")]
pub mod postgres;
#[cfg(unix)]
pub mod pty;
#[cfg(target_os = "linux")]
pub mod shared;
pub mod stage;
pub mod subject;
#[cfg(unix)]
pub mod terminal;
#[cfg(unix)]
pub mod tmux;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

/// The token of every test's profile. Nothing that fpgo prints or keeps may contain it.
pub const TOKEN: &str = "test-token-3f9a1c77d2e84b60";

/// A user's home: nothing of the machine's own settings is seen.
pub struct Home {
    pub dir: TempDir,
}

impl Home {
    pub fn new() -> Home {
        Home { dir: TempDir::new().expect("a temporary directory") }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub fn data_dir(&self) -> PathBuf {
        self.path("data")
    }

    /// Writes a file for the owner alone.
    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("inside the home")).expect("a directory");
        std::fs::write(&path, text).expect("a file");
        mode(&path, 0o600);
        path
    }

    /// Writes the configuration file.
    pub fn config(&self, text: &str) -> PathBuf {
        self.write("config.toml", text)
    }

    /// fpgo with this home and nothing else of the environment.
    pub fn fpgo(&self, arguments: &[&str]) -> Call {
        let mut command = Command::new(binary::fpgo());
        command
            .env_clear()
            .env("HOME", self.dir.path())
            .env("FPGO_CONFIG", self.path("config.toml"));
        command
            .env("FPGO_DATA_DIR", self.data_dir())
            .env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.current_dir(self.dir.path()).args(arguments).stdin(Stdio::null());
        Call { command }
    }
}

#[cfg(unix)]
pub fn mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).expect("a mode");
}

/// A call of the binary, not yet made.
pub struct Call {
    pub command: Command,
}

/// Sends a signal by its name, such as `TERM`. The shell's own `kill` does it: the program of that name is not everywhere.
#[track_caller]
pub fn signal(child: &Child, name: &str) {
    let pid = child.id().to_string();
    let sent = Command::new("bash").args(["-c", "kill -s \"$0\" \"$1\"", name, &pid]).status();
    assert!(sent.expect("bash starts").success(), "SIG{name} was not sent");
}

/// Runs calls at the same time; gives the exit code of each.
pub fn at_once(calls: impl Iterator<Item = Call>) -> Vec<Option<i32>> {
    let start = |mut call: Call| {
        call.command.stdout(Stdio::null()).stderr(Stdio::null());
        call.command.spawn().expect("fpgo starts")
    };
    let processes: Vec<Child> = calls.map(start).collect();
    processes.into_iter().map(|mut one| one.wait().expect("fpgo ends").code()).collect()
}

impl Call {
    pub fn env(mut self, name: &str, value: &str) -> Call {
        self.command.env(name, value);
        self
    }

    pub fn without_env(mut self, name: &str) -> Call {
        self.command.env_remove(name);
        self
    }

    /// Runs it with this on standard input.
    pub fn input(mut self, text: &str) -> Done {
        self.command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = self.command.spawn().expect("fpgo starts");
        // A command that does not read its input is no failure of the test.
        let _ = child.stdin.take().expect("a pipe").write_all(text.as_bytes());
        Done::of(child.wait_with_output().expect("fpgo ends"))
    }

    pub fn run(mut self) -> Done {
        Done::of(self.command.output().expect("fpgo starts"))
    }

    /// Runs it and holds the exit code against what is expected.
    #[track_caller]
    pub fn ends(self, code: i32) -> Done {
        let done = self.run();
        assert_eq!(done.code, Some(code), "{done:#?}");
        done
    }
}

/// A call that has ended.
#[derive(Debug)]
pub struct Done {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

/// A path as an argument.
pub fn text(path: &Path) -> &str {
    path.to_str().expect("a path")
}

/// Nothing that was printed holds this secret.
#[track_caller]
pub fn lacks(done: &Done, secret: &str) {
    assert!(!done.out.contains(secret) && !done.err.contains(secret), "{done:#?}");
}

/// A profile `test` that speaks to this sandbox, with these further lines.
pub fn account(sandbox: &Sandbox, more: &str) -> String {
    let url = &sandbox.base_url;
    format!("[profiles.test]\nenvironment = \"demo\"\nbase_url = \"{url}\"\n{more}\n")
}

impl Done {
    pub fn of(output: std::process::Output) -> Done {
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        Done { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    #[track_caller]
    pub fn says(self, part: &str) -> Done {
        assert!(self.err.contains(part), "stderr lacks {part:?}: {self:#?}");
        self
    }

    #[track_caller]
    pub fn shows(self, part: &str) -> Done {
        assert!(self.out.contains(part), "stdout lacks {part:?}: {self:#?}");
        self
    }

    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:#?}"))
    }

    /// The error object: the last line of stderr with `-o json`.
    #[track_caller]
    pub fn error(&self) -> Value {
        let line = self.err.lines().last().unwrap_or_default();
        let all: Value =
            serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {self:#?}"));
        all["error"].clone()
    }
}

/// A sandbox process with a home whose profile `test` points at it.
pub struct Sandbox {
    pub home: Home,
    pub base_url: String,
    serve: Child,
}

impl Sandbox {
    pub fn start() -> Sandbox {
        // The documented limit makes fpgo slow down near its end, and a test's requests come faster than a person's.
        Sandbox::with(&["--rate-limit", "1000000"])
    }

    /// With further flags of `sandbox serve`.
    pub fn with(flags: &[&str]) -> Sandbox {
        let home = Home::new();
        let (serve, base_url) = serve(&home, "served", flags);
        home.config(&profile("test", &base_url, ""));
        Sandbox { home, base_url, serve }
    }

    /// fpgo with the profile of this sandbox.
    pub fn fpgo(&self, arguments: &[&str]) -> Call {
        self.home.fpgo(&[&["--profile", "test"], arguments].concat())
    }

    pub fn port(&self) -> u16 {
        let rest = self.base_url.trim_start_matches("http://127.0.0.1:");
        rest.split('/').next().and_then(|port| port.parse().ok()).expect("a port")
    }

    /// The first order of the seed in this status.
    #[track_caller]
    pub fn order(&self, status: &str) -> String {
        let list = self.fpgo(&["orders", "list", "--status", status, "-q"]).ends(0);
        list.out.lines().next().unwrap_or_else(|| panic!("no order is {status}")).to_owned()
    }

    /// A customer of the seed, private or corporate.
    #[track_caller]
    pub fn customer(&self, kind: &str) -> String {
        let order = self.order(if kind == "corporate" { "INVOICED" } else { "SENT" });
        let details = self.fpgo(&["orders", "details", &order, "-o", "json"]).ends(0).json();
        details["customerDetails"]["uuid"].as_str().expect("text").to_owned()
    }

    /// A fresh order of one line with this amount, paid by card.
    #[track_caller]
    pub fn paid_order(&self, amount: &str) -> String {
        let order = self.sent_order(&[&format!("name=Bike service,qty=1,rate={amount},tax=25")]);
        self.post(&format!("/_sandbox/pay/{order}"), &json!({"outcome": "paid", "via": "visa"}));
        order
    }

    /// A fresh order with these lines, not paid.
    #[track_caller]
    pub fn sent_order(&self, lines: &[&str]) -> String {
        let mut arguments = vec!["orders", "send-payment-link", "-q"];
        lines.iter().for_each(|line| arguments.extend(["--line", line]));
        arguments.extend(CUSTOMER);
        arguments.extend(MEANT);
        self.fpgo(&arguments).ends(0).out.trim().to_owned()
    }

    /// Asks Front Payment to approve the whole refund of a paid order.
    #[track_caller]
    pub fn asks_for_approval(&self, order: &str) {
        let note = "refundRejectionForWeeklyThresholdExceed";
        self.fpgo(&["refunds", "request-approval", order, "--full", "--note", note, "--yes"])
            .ends(0);
    }

    /// All that the sandbox knows of an order, whatever the API would tell.
    #[track_caller]
    pub fn truth(&self, order: &str) -> Value {
        self.get(&format!("/_sandbox/orders/{order}"))
    }

    /// What the sandbox gave back for an order.
    #[track_caller]
    pub fn refunded(&self, order: &str) -> String {
        self.truth(order)["refunded"].to_string().trim_matches('"').to_owned()
    }

    /// The API requests that the sandbox received, oldest first.
    pub fn requests(&self) -> Vec<Value> {
        self.get("/_sandbox/requests").as_array().expect("a list").clone()
    }

    /// The requests that write, by method and path.
    pub fn writes(&self) -> usize {
        self.requests().iter().filter(|request| request["method"] != "GET").count()
    }

    pub fn fault(&self, fault: Value) {
        self.post("/_sandbox/faults", &fault);
    }

    pub fn get(&self, target: &str) -> Value {
        self.control("GET", target, "")
    }

    pub fn post(&self, target: &str, body: &Value) -> Value {
        self.control("POST", target, &body.to_string())
    }

    /// The answer to a request as a dry run shows it (`{method, path, body}`), sent without fpgo.
    #[track_caller]
    pub fn answer_to_request(&self, shown: &Value) -> Value {
        let text = |key: &str| shown[key].as_str().unwrap_or_else(|| panic!("no {key}: {shown}"));
        let body = shown["body"].to_string();
        let request = format!(
            "{} /api/v1{} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nAuthorization: Bearer {TOKEN}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            text("method"),
            text("path"),
            self.port(),
            body.len()
        );
        let answer = exchange(self.port(), &request);
        let (_, body) = answer.split_once("\r\n\r\n").expect("a body");
        serde_json::from_str(body).unwrap_or_else(|error| panic!("{error}: {answer}"))
    }

    #[track_caller]
    fn control(&self, method: &str, target: &str, body: &str) -> Value {
        let request = format!(
            "{method} {target} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.port(),
            body.len()
        );
        let answer = exchange(self.port(), &request);
        let (head, body) = answer.split_once("\r\n\r\n").expect("an answer");
        assert!(head.contains(" 200 ") || head.contains(" 201 "), "{method} {target}: {answer}");
        serde_json::from_str(body)
            .unwrap_or_else(|error| panic!("{method} {target}: {error}: {answer}"))
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        let _ = self.serve.kill();
        let _ = self.serve.wait();
    }
}

/// A server that gives every connection the same bytes, for answers that the sandbox would never put on the wire.
pub struct Canned {
    pub port: u16,
    received: Arc<Mutex<Vec<String>>>,
}

impl Canned {
    /// Answers with these bytes, and closes.
    pub fn new(answer: impl Into<Vec<u8>>) -> Canned {
        let (answer, received) = (answer.into(), Arc::new(Mutex::new(Vec::new())));
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let log = Arc::clone(&received);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.expect("a connection");
                let request = head_and_body(&mut stream);
                log.lock().unwrap_or_else(PoisonError::into_inner).push(request);
                // A client that left early is what some tests are about.
                let _ = stream.write_all(&answer);
            }
        });
        Canned { port, received }
    }

    /// Answers with this envelope.
    pub fn json(status: &str, envelope: &Value) -> Canned {
        let headers = "Content-Type: application/json\r\n";
        Canned::http(status, headers, envelope.to_string().as_bytes())
    }

    /// Answers with this status line's rest, these headers and this body.
    pub fn http(status: &str, headers: &str, body: &[u8]) -> Canned {
        let length = body.len();
        let head = format!(
            "HTTP/1.1 {status}\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n"
        );
        Canned::new([head.as_bytes(), body].concat())
    }

    pub fn base_url(&self) -> String {
        format!("http://127.0.0.1:{}/api/v1", self.port)
    }

    /// What came in, a text for each connection.
    pub fn received(&self) -> Vec<String> {
        self.received.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Reads up to the end of an HTTP request, or to anything that can be none.
pub fn head_and_body(stream: &mut impl Read) -> String {
    let (mut all, mut piece) = (Vec::new(), [0; 4096]);
    while let Ok(count) = stream.read(&mut piece) {
        all.extend_from_slice(&piece[..count]);
        let text = String::from_utf8_lossy(&all);
        let is_whole = text.split_once("\r\n\r\n").is_some_and(|(head, body)| {
            let length = head.lines().find_map(|line| {
                line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok()
            });
            body.len() >= length.unwrap_or(0)
        });
        if count == 0 || is_whole || !all[0].is_ascii_uppercase() {
            break;
        }
    }
    String::from_utf8_lossy(&all).into_owned()
}

/// A body in the API's envelope, without data.
pub fn envelope(status: u16, message: &str) -> Value {
    json!({"status_code": status, "status_message": "OK", "message": message, "is_data": false, "data": null})
}

/// Bytes out, bytes in, until the server closes.
pub fn exchange(port: u16, request: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("a connection");
    stream.write_all(request.as_bytes()).expect("the request leaves");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("the answer comes");
    String::from_utf8_lossy(&answer).into_owned()
}

/// The media type of a web form, as a header.
pub const FORM: &str = "Content-Type: application/x-www-form-urlencoded";

/// Sends what a browser does, `GET /…` or `POST /…` with a form, and these further headers. A form's media type is that of
/// forms, where no header says another.
pub fn browse(port: u16, line: &str, headers: &[&str], form: &str) -> String {
    let is_typed = headers.iter().any(|header| header.starts_with("Content-Type"));
    let media_type = [FORM].into_iter().filter(|_| line.starts_with("POST ") && !is_typed);
    let headers: String =
        headers.iter().copied().chain(media_type).map(|header| format!("{header}\r\n")).collect();
    let length = form.len();
    exchange(
        port,
        &format!(
            "{line} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\nContent-Length: {length}\r\n\
             {headers}\r\n{form}"
        ),
    )
}

/// The token of this page's form.
#[track_caller]
pub fn form_token(page: &str) -> String {
    let after = page.split("name=\"token\" value=\"").nth(1);
    let after = after.unwrap_or_else(|| panic!("there is no form: {page}"));
    after.split('"').next().expect("a value").to_owned()
}

/// Waits until this gives something, for a minute at most.
#[track_caller]
pub fn until<T>(what: &str, look: impl FnMut() -> Option<T>) -> T {
    within(Duration::from_mins(1), || what.to_owned(), look)
}

/// Waits until this gives something. Where it does not in this time, tells what was waited for.
#[track_caller]
pub fn within<T>(
    limit: Duration,
    what: impl FnOnce() -> String,
    mut look: impl FnMut() -> Option<T>,
) -> T {
    let since = Instant::now();
    while since.elapsed() < limit {
        if let Some(found) = look() {
            return found;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("not within {limit:?}: {}", what());
}

/// Starts `sandbox serve` and waits for its one line.
pub fn serve(home: &Home, data: &str, flags: &[&str]) -> (Child, String) {
    let data = home.path(data);
    let mut arguments =
        vec!["sandbox", "serve", "--data-dir", data.to_str().expect("a path"), "--token", TOKEN];
    arguments.extend(flags);
    let mut call = home.fpgo(&arguments);
    call.command.stdout(Stdio::piped());
    let mut child = call.command.spawn().expect("the sandbox starts");
    let mut line = String::new();
    BufReader::new(child.stdout.take().expect("a pipe"))
        .read_line(&mut line)
        .expect("its one line");
    let base_url = line.trim().strip_prefix("listening on ").expect("the address").to_owned();
    (child, base_url)
}

/// A profile of the configuration file.
pub fn profile(name: &str, base_url: &str, more: &str) -> String {
    format!(
        "[profiles.{name}]\nenvironment = \"demo\"\nbase_url = \"{base_url}\"\ntoken = \"{TOKEN}\"\n{more}\n"
    )
}

/// The same order may be there already: it is meant all the same.
pub const MEANT: [&str; 2] = ["--again", "--reason=a test wants another one"];

/// The flags of `orders send-payment-link` besides its lines.
pub const CUSTOMER: &[&str] = &[
    "--date",
    "now",
    "--by-sms",
    "--customer-type",
    "private",
    "--name",
    "Ola Test",
    "--country-code",
    "+47",
    "--msisdn",
    "40000001",
    "--street",
    "Testveien 7",
    "--zip",
    "0010",
    "--city",
    "Oslo",
    "--country",
    "NO",
    "--invoice-option=false",
];

/// Splits at blanks outside single quotes: all that examples use. `''` is an empty word.
pub fn shell_words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted) = (Vec::new(), None::<String>, false);
    for letter in line.chars() {
        match letter {
            '\'' => {
                quoted = !quoted;
                word.get_or_insert_default();
            }
            ' ' if !quoted => words.extend(word.take()),
            _ => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    words
}

/// From now on the sandbox's profile names production.
pub fn as_production(sandbox: &Sandbox) {
    let production = profile("test", &sandbox.base_url, "").replace("\"demo\"", "\"production\"");
    assert!(production.contains("\"production\""));
    sandbox.home.config(&production);
    // The token was seen in demo before.
    sandbox.fpgo(&["auth", "allow"]).ends(0);
}

/// A number from the environment, for tests that somebody makes larger by hand.
pub fn number_in(variable: &str, usual: usize) -> usize {
    let Ok(text) = std::env::var(variable) else { return usual };
    text.parse().unwrap_or_else(|_| panic!("{variable} is a number: {text}"))
}

/// Reads lines until one holds a text. Gives all of them.
#[track_caller]
pub fn read_until(source: &mut impl std::io::BufRead, text: &str) -> String {
    let mut told = String::new();
    while !told.contains(text) {
        assert!(source.read_line(&mut told).expect("text") > 0, "{told}");
    }
    told
}
