//! A merchant: a sandbox of its own with fpgo beside it, a web shop to which payers come back, and `callback listen`, where
//! callbacks arrive and are verified.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

use crate::browser::target;
use crate::web::WebShop;

/// Signs this merchant's callbacks.
const SECRET: &str = "the-shop's-own-secret";

/// How long a callback may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// A customer.
pub const CUSTOMER: &str = "--customer-type private --country-code +47 --msisdn 40000001 --email ola.test@example.com \
    --name 'Ola Test' --personal-number 01019012345 --street 'Testveien 7' --zip 0010 --city Oslo --country NO";

/// A merchant with a sandbox that runs.
pub struct Shop {
    /// Where the sandbox's server is, without a path.
    pub origin: String,
    /// Where payers come back to.
    pub web: WebShop,
    home: TempDir,
    processes: Vec<Child>,
    callback_url: String,
    heard: Arc<Mutex<Vec<Value>>>,
}

impl Shop {
    /// Opens the shop.
    pub fn open() -> Shop {
        let home = TempDir::new().expect("a directory");
        let mut serve = command(&home, &["sandbox", "serve", "--callback-secret", SECRET]);
        let mut serve = serve.stdout(Stdio::piped()).spawn().expect("fpgo is built");
        let origin = listening(BufReader::new(serve.stdout.take().expect("a pipe")));
        let words = ["--sandbox", "callback", "listen", "--port", "0", "-o", "ndjson"];
        let mut listen = command(&home, &words);
        listen.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut listen = listen.spawn().expect("fpgo is built");
        let mut notes = BufReader::new(listen.stderr.take().expect("a pipe"));
        let callback_url = listening(&mut notes);
        // It may have more to say.
        std::thread::spawn(move || notes.lines().for_each(drop));
        let heard = Arc::<Mutex<Vec<Value>>>::default();
        let (out, kept) = (listen.stdout.take().expect("a pipe"), Arc::clone(&heard));
        std::thread::spawn(move || {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                let callback = serde_json::from_str(&line).expect("JSON");
                kept.lock().unwrap_or_else(PoisonError::into_inner).push(callback);
            }
        });
        let processes = vec![serve, listen];
        Shop { origin, web: WebShop::open(), home, processes, callback_url, heard }
    }

    /// Runs fpgo on the sandbox, a line as a shell would take it. Gives what it printed.
    #[track_caller]
    pub fn fpgo(&self, line: &str) -> String {
        let script = format!("exec \"$0\" {line}");
        let arguments = ["-c", &script];
        let mut bash = in_home(&self.home, Command::new("bash"));
        let done = bash.args(arguments).arg(target().join("debug/fpgo")).output().expect("bash");
        let err = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success(), "{line}: {err}");
        String::from_utf8(done.stdout).expect("text")
    }

    /// Makes something for the customer, with the shop's addresses. Gives the data of the answer.
    #[track_caller]
    pub fn makes(&self, words: &str) -> Value {
        let told = &self.callback_url;
        let made = self.fpgo(&format!(
            "--sandbox {words} {CUSTOMER} --date now --callback-url {told} -o json --yes --again --reason test"
        ));
        let answer: Value = serde_json::from_str(&made).expect("JSON");
        answer["data"].clone()
    }

    /// Where its callbacks go.
    pub fn callback_url(&self) -> &str {
        &self.callback_url
    }

    /// What the sandbox knows of an object, by its control routes.
    pub fn status(&self, words: &str) -> String {
        self.fpgo(&format!("--sandbox {words} -o json --jq .status"))
            .trim()
            .trim_matches('"')
            .to_owned()
    }

    /// The callbacks that `callback listen` has received.
    pub fn heard(&self) -> Vec<Value> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Waits until `callback listen` has received a callback about this object, and found it authentic. Gives its query.
    #[track_caller]
    pub fn hears_of(&self, uuid: &str) -> String {
        let since = Instant::now();
        loop {
            let heard = self.heard();
            if let Some(callback) = heard.iter().find(|callback| callback["object"] == uuid) {
                assert_eq!(callback["verdict"], "authentic", "{callback}");
                return callback["query"].as_str().expect("a query").to_owned();
            }
            assert!(since.elapsed() < PATIENCE, "nobody told of {uuid}: {heard:?}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Shop {
    fn drop(&mut self) {
        for process in &mut self.processes {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

/// Where a command says that it listens, without a path.
fn listening(lines: impl BufRead) -> String {
    for line in lines.lines().map_while(Result::ok) {
        if let Some((_, rest)) = line.split_once("listening on ") {
            let host = rest.trim_start_matches("http://").split('/').next().expect("a host");
            return format!("http://{host}");
        }
    }
    panic!("it does not listen");
}

fn command(home: &TempDir, words: &[&str]) -> Command {
    let mut command = in_home(home, Command::new(target().join("debug/fpgo")));
    command.args(words);
    command
}

/// Nothing of the machine's own settings is seen.
fn in_home(home: &TempDir, mut command: Command) -> Command {
    let path = std::env::var_os("PATH").unwrap_or_default();
    command.env_clear().env("PATH", path).env("HOME", home.path());
    command.env("FPGO_DATA_DIR", home.path().join("data")).env("FPGO_CALLBACK_SECRET", SECRET);
    command
}
