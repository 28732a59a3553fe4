//! A PostgreSQL server of a test's own: in a temporary directory, on a free port, run by a user who is not root. And a way to
//! it that can be cut at an exact message.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// The user of the database, who may do everything in it.
pub const USER: &str = "owner";

/// A server.
pub struct Postgres {
    dir: TempDir,
    pub port: u16,
    server: Child,
    settings: Vec<String>,
    /// Where its certificate stands.
    certificate: Option<TempDir>,
}

impl Postgres {
    /// A server that anybody here may use.
    pub fn start() -> Postgres {
        Postgres::with(&["fsync=off"], "host all all all trust\n")
    }

    /// A server with further settings, and its rules for connections by TCP.
    pub fn with(settings: &[&str], rules: &str) -> Postgres {
        let dir = TempDir::new().expect("a temporary directory");
        run("chmod", &["755", text(dir.path())]);
        let home = dir.path().join("home");
        std::fs::create_dir(&home).expect("a directory");
        own(&home);
        let data = home.join("data");
        let mut make = program("initdb");
        make.args(["-U", USER, "-A", "trust", "--no-sync", "-E", "UTF8", "-D"]).arg(&data);
        quiet(&mut make);
        let rules = format!("local all all trust\n{rules}");
        std::fs::write(data.join("pg_hba.conf"), rules).expect("a file");
        let port = free_port();
        let settings: Vec<String> = settings.iter().map(|own| (*own).to_owned()).collect();
        let server = serve(&home, port, &settings);
        let postgres = Postgres { dir, port, server, settings, certificate: None };
        postgres.psql("postgres", "CREATE DATABASE fpgo");
        postgres
    }

    /// A server that shows this certificate, and takes nobody by TCP without TLS.
    pub fn with_certificate(certificate: &str, key: &str) -> Postgres {
        let dir = TempDir::new().expect("a temporary directory");
        run("chmod", &["755", text(dir.path())]);
        let (pem, secret) = (dir.path().join("server.pem"), dir.path().join("server.key"));
        for (path, content) in [(&pem, certificate), (&secret, key)] {
            std::fs::write(path, content).expect("a file");
            run("chmod", &["600", text(path)]);
            own(path);
        }
        let settings = [
            "fsync=off".to_owned(),
            "ssl=on".to_owned(),
            format!("ssl_cert_file={}", pem.display()),
            format!("ssl_key_file={}", secret.display()),
        ];
        let settings: Vec<&str> = settings.iter().map(String::as_str).collect();
        let mut postgres = Postgres::with(&settings, "hostssl all all all trust\n");
        postgres.certificate = Some(dir);
        postgres
    }

    /// The key of a profile whose journal it keeps.
    pub fn setting(&self) -> String {
        setting(&format!("postgres://{USER}@127.0.0.1:{}/fpgo", self.port))
    }

    /// Where it listens beside TCP.
    pub fn socket(&self) -> PathBuf {
        self.dir.path().join("home")
    }

    /// Ends it at once, with every process that it has.
    pub fn kill(&mut self) {
        let id = self.server.id();
        let children = std::fs::read_to_string(format!("/proc/{id}/task/{id}/children"));
        self.server.kill().expect("a signal is sent");
        self.server.wait().expect("it ends");
        for child in children.expect("a list").split_whitespace() {
            // One that ended by itself is as good.
            let _ = Command::new("bash").args(["-c", "kill -s KILL \"$0\"", child]).output();
        }
    }

    /// Starts it again.
    pub fn restart(&mut self) {
        self.server = serve(&self.socket(), self.port, &self.settings);
    }

    /// What a statement gives, as text.
    #[track_caller]
    pub fn sql(&self, statement: &str) -> String {
        self.psql("fpgo", statement)
    }

    /// The same, or why it was refused.
    pub fn try_sql(&self, statement: &str) -> Result<String, String> {
        self.ask("fpgo", statement)
    }

    #[track_caller]
    fn psql(&self, database: &str, statement: &str) -> String {
        self.ask(database, statement).unwrap_or_else(|why| panic!("{statement}: {why}"))
    }

    fn ask(&self, database: &str, statement: &str) -> Result<String, String> {
        let done = Command::new(bin("psql"))
            .args(["-XqAt", "-v", "ON_ERROR_STOP=1", "-U", USER, "-d", database, "-c", statement])
            .args(["-p", &self.port.to_string(), "-h"])
            .arg(self.socket())
            .output()
            .expect("psql starts");
        match done.status.success() {
            true => Ok(String::from_utf8_lossy(&done.stdout).trim().to_owned()),
            false => Err(String::from_utf8_lossy(&done.stderr).into_owned()),
        }
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// The key of a profile whose journal is at an address.
pub fn setting(address: &str) -> String {
    format!("journal_url = \"{address}\"")
}

/// What the way to the server does with a message of a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// It does not arrive.
    Before,
    /// It arrives, and its answer does not.
    During,
    /// Its answer arrives, and nothing after it.
    After,
}

/// The `COMMIT` of a transaction that writes, as it is sent.
const COMMIT: &[u8] = b"Q\0\0\0\x0bCOMMIT\0";

/// Where a way is to be cut: at how many messages from now on that hold this.
struct Plan {
    cut: Cut,
    left: usize,
    at: &'static [u8],
}

/// A way to a server, which is cut once, at the nth message of a kind. New connections go on.
pub struct Way {
    pub port: u16,
    cut: Arc<Mutex<Option<Plan>>>,
    /// What clients sent, of all connections.
    pub sent: Arc<Mutex<Vec<u8>>>,
}

impl Way {
    pub fn to(server: &Postgres) -> Way {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let (cut, sent) = (Arc::new(Mutex::new(None)), Arc::new(Mutex::new(Vec::new())));
        let (target, plan, log) = (server.port, Arc::clone(&cut), Arc::clone(&sent));
        thread::spawn(move || {
            for client in listener.incoming() {
                let (plan, log) = (Arc::clone(&plan), Arc::clone(&log));
                let client = client.expect("a connection");
                if let Ok(server) = TcpStream::connect(("127.0.0.1", target)) {
                    thread::spawn(move || carry(&client, &server, &plan, &log));
                }
            }
        });
        Way { port, cut, sent }
    }

    /// Cuts the connection at the nth commit from now on.
    pub fn cut(&self, cut: Cut, nth: usize) {
        self.cut_at(COMMIT, cut, nth);
    }

    /// Cuts the connection at the nth message from now on that holds this.
    pub fn cut_at(&self, at: &'static [u8], cut: Cut, nth: usize) {
        *lock(&self.cut) = Some(Plan { cut, left: nth, at });
    }

    /// Whether it was cut since that was said.
    pub fn was_cut(&self) -> bool {
        lock(&self.cut).take().is_none()
    }

    /// The key of a profile whose journal is reached by this way.
    pub fn setting(&self) -> String {
        setting(&format!("postgres://{USER}@127.0.0.1:{}/fpgo", self.port))
    }
}

/// What becomes of answers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answers {
    Arrive,
    /// The next one is the last that does.
    ArriveOnce,
    Vanish,
}

/// Carries messages both ways. A client waits for the answer to each, so one after another is right.
fn carry(
    mut client: &TcpStream,
    mut server: &TcpStream,
    plan: &Mutex<Option<Plan>>,
    log: &Mutex<Vec<u8>>,
) {
    let answers = Arc::new(Mutex::new(Answers::Arrive));
    let copy = |stream: &TcpStream| stream.try_clone().expect("a copy");
    let (mut from_server, mut to_client, theirs) =
        (copy(server), copy(client), Arc::clone(&answers));
    thread::spawn(move || {
        let mut piece = [0; 16384];
        while let Ok(count @ 1..) = from_server.read(&mut piece) {
            let what = *lock(&theirs);
            if what == Answers::Vanish || to_client.write_all(&piece[..count]).is_err() {
                break;
            }
            if what == Answers::ArriveOnce {
                break;
            }
        }
        let _ = to_client.shutdown(Shutdown::Both);
        let _ = from_server.shutdown(Shutdown::Both);
    });
    let mut piece = [0; 16384];
    while let Ok(count @ 1..) = client.read(&mut piece) {
        lock(log).extend_from_slice(&piece[..count]);
        match due(&piece[..count], plan) {
            Some(Cut::Before) => break,
            Some(Cut::During) => *lock(&answers) = Answers::Vanish,
            Some(Cut::After) => *lock(&answers) = Answers::ArriveOnce,
            None => {}
        }
        if server.write_all(&piece[..count]).is_err() {
            break;
        }
    }
    let _ = client.shutdown(Shutdown::Both);
    let _ = server.shutdown(Shutdown::Both);
}

/// Whether the connection is to be cut at these bytes.
fn due(bytes: &[u8], plan: &Mutex<Option<Plan>>) -> Option<Cut> {
    let mut plan = lock(plan);
    let Plan { cut, left, at } = plan.as_mut()?;
    if !bytes.windows(at.len()).any(|part| part == *at) {
        return None;
    }
    *left -= 1;
    let due = (*left == 0).then_some(*cut);
    if due.is_some() {
        *plan = None;
    }
    due
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn serve(home: &Path, port: u16, settings: &[String]) -> Child {
    let deadline = Instant::now() + Duration::from_secs(60);
    let mut server = spawn(home, port, settings);
    while !is_ready(home, port) {
        assert!(Instant::now() < deadline, "the server does not start");
        thread::sleep(Duration::from_millis(20));
        // What is left of one that was killed keeps the next from starting.
        if server.try_wait().expect("a child").is_some() {
            server = spawn(home, port, settings);
        }
    }
    server
}

fn spawn(home: &Path, port: u16, settings: &[String]) -> Child {
    let mut command = program("postgres");
    command.arg("-D").arg(home.join("data")).arg("-k").arg(home);
    command.args(["-h", "0.0.0.0", "-p", &port.to_string()]);
    for setting in settings {
        command.args(["-c", setting]);
    }
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts")
}

fn is_ready(home: &Path, port: u16) -> bool {
    let mut asked = Command::new(bin("pg_isready"));
    asked.args(["-q", "-p", &port.to_string(), "-h"]).arg(home);
    asked.status().expect("pg_isready starts").success()
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("an address").port()
}

/// A program of PostgreSQL, run by somebody who is not root.
fn program(name: &str) -> Command {
    if !is_root() {
        return Command::new(bin(name));
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"]).arg(bin(name));
    command
}

/// Debian keeps each version's programs apart.
fn bin(name: &str) -> PathBuf {
    let versions = std::fs::read_dir("/usr/lib/postgresql").expect("PostgreSQL is installed");
    let places = versions.map(|version| version.expect("an entry").path().join("bin").join(name));
    places.filter(|path| path.exists()).max().unwrap_or_else(|| panic!("no {name}"))
}

fn own(path: &Path) {
    if is_root() {
        run("chown", &["nobody:nogroup", text(path)]);
    }
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().expect("id starts");
    id.stdout == b"0\n"
}

fn run(program: &str, arguments: &[&str]) {
    quiet(Command::new(program).args(arguments));
}

fn quiet(command: &mut Command) {
    let done = command.output().expect("it starts");
    assert!(done.status.success(), "{command:?}: {}", String::from_utf8_lossy(&done.stderr));
}

fn text(path: &Path) -> &str {
    path.to_str().expect("text")
}
