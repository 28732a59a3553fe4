//! A merchant: a sandbox of its own with fpgo beside it, a web shop to which payers come back, and a place where callbacks
//! arrive.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

use crate::browser::target;
use crate::web::WebShop;

/// Signs this merchant's callbacks.
const SECRET: &str = "the-shop's-own-secret";

/// How long a callback may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// A customer, and when the order is.
const CUSTOMER: &str = "--customer-type private --country-code +47 --msisdn 40000001 --email ola.test@example.com \
    --name 'Ola Test' --personal-number 01019012345 --street 'Testveien 7' --zip 0010 --city Oslo --country NO --date now";

/// A merchant with a sandbox that runs.
pub struct Shop {
    /// Where the sandbox's server is, without a path.
    pub origin: String,
    /// Where payers come back to.
    pub web: WebShop,
    home: TempDir,
    serve: Child,
}

impl Shop {
    /// Opens the shop.
    pub fn open() -> Shop {
        let home = TempDir::new().expect("a directory");
        let mut serve = command(&home, &["sandbox", "serve", "--callback-secret", SECRET]);
        let mut serve = serve.stdout(Stdio::piped()).spawn().expect("fpgo is built");
        let mut line = String::new();
        let mut out = BufReader::new(serve.stdout.take().expect("a pipe"));
        out.read_line(&mut line).expect("a line");
        let address = line.trim().strip_prefix("listening on ").expect("an address");
        let origin = address.trim_end_matches("/api/v1").to_owned();
        Shop { origin, web: WebShop::open(), home, serve }
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
        let shop = &self.web.origin;
        let made = self.fpgo(&format!(
            "--sandbox {words} {CUSTOMER} --callback-url {shop}/callback -o json --yes --again --reason test"
        ));
        let answer: Value = serde_json::from_str(&made).expect("JSON");
        answer["data"].clone()
    }

    /// What the sandbox knows of an object, by its control routes.
    pub fn status(&self, words: &str) -> String {
        self.fpgo(&format!("--sandbox {words} -o json --jq .status"))
            .trim()
            .trim_matches('"')
            .to_owned()
    }

    /// Waits for a callback about this object; it is what the sandbox sent, and fpgo says that it is authentic.
    #[track_caller]
    pub fn hears_of(&self, uuid: &str) -> String {
        let since = Instant::now();
        loop {
            let heard = self.web.asked("/callback");
            if let Some(callback) = heard.iter().find(|target| target.contains(uuid)) {
                let url = format!("{}{callback}", self.web.origin);
                self.fpgo(&format!("callback verify '{url}'"));
                return url;
            }
            assert!(since.elapsed() < PATIENCE, "nobody told of {uuid}: {heard:?}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Shop {
    fn drop(&mut self) {
        let _ = self.serve.kill();
        let _ = self.serve.wait();
    }
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
