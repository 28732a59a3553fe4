//! A journal that several machines share: a server of the test's own, a sandbox, and a data directory for each machine.

use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use super::postgres::Postgres;
use super::{Call, Done, Home, Sandbox, profile};

/// A server, a sandbox, and machines that share a journal.
pub struct Shared {
    pub postgres: Postgres,
    pub sandbox: Sandbox,
    pub other: Home,
    /// One that has done nothing yet.
    pub third: Home,
}

impl Shared {
    pub fn start() -> Shared {
        let shared = Shared::of(Postgres::start());
        shared.use_journal(&shared.postgres.setting());
        shared
    }

    pub fn of(postgres: Postgres) -> Shared {
        Shared::at(postgres, Sandbox::start())
    }

    /// Machines that speak to this sandbox.
    pub fn at(postgres: Postgres, sandbox: Sandbox) -> Shared {
        Shared { postgres, sandbox, other: Home::new(), third: Home::new() }
    }

    /// From now on all machines have these keys.
    pub fn use_journal(&self, keys: &str) {
        let config = profile("test", &self.sandbox.base_url, keys);
        self.sandbox.home.config(&config);
        self.other.config(&config);
        self.third.config(&config);
    }

    /// fpgo on the first machine.
    pub fn here(&self, words: &[&str]) -> Call {
        self.sandbox.fpgo(words)
    }

    /// fpgo on the other machine.
    pub fn there(&self, words: &[&str]) -> Call {
        self.other.fpgo(&[&["--profile", "test"], words].concat())
    }

    /// fpgo on the third one.
    pub fn elsewhere(&self, words: &[&str]) -> Call {
        self.third.fpgo(&[&["--profile", "test"], words].concat())
    }

    /// A refund of an order, with what it ends with.
    pub fn refund<'a>(&self, order: &'a str, amount: &'a str) -> [&'a str; 6] {
        ["orders", "refund", order, "--amount", amount, "--yes"]
    }

    /// The outcome of the newest entry about an order.
    #[track_caller]
    pub fn outcome(&self, order: &str) -> String {
        let entry = self.there(&["journal", "show", order, "-o", "json"]).ends(0).json();
        entry["outcome"].as_str().expect("text").to_owned()
    }

    /// Waits until the newest entry about an order has this outcome.
    pub fn wait_for(&self, order: &str, outcome: &str) {
        let deadline = Instant::now() + Duration::from_secs(30);
        while self
            .there(&["journal", "show", order, "-o", "json"])
            .run()
            .out
            .lines()
            .all(|line| !line.contains(&format!("\"outcome\": \"{outcome}\"")))
        {
            assert!(Instant::now() < deadline, "no entry about {order} is {outcome}");
        }
    }
}

/// Begins a call, and gives what it said when it has ended.
pub fn begin(mut call: Call) -> Child {
    call.command.stdout(Stdio::piped()).stderr(Stdio::piped());
    call.command.spawn().expect("fpgo starts")
}

pub fn end(child: std::process::Child) -> Done {
    Done::of(child.wait_with_output().expect("fpgo ends"))
}
