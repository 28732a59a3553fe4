//! A name service that never answers: whatever looks up a name ends within its time all the same.

use std::io::{Read, Write};
use std::net::{TcpListener, UdpSocket};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::common::{Call, Done, Home, profile};

/// A machine that asks a name service which takes every question and answers none.
struct Machine {
    home: Home,
    /// Where the questions arrive.
    questions: UdpSocket,
}

impl Machine {
    fn new() -> Machine {
        let home = Home::new();
        // Each process of tests has an address of its own.
        let [_, _, high, low] = std::process::id().to_be_bytes();
        let address = format!("127.77.{high}.{}", low.max(1));
        let questions = UdpSocket::bind((address.as_str(), 53)).expect("root may take port 53");
        questions.set_nonblocking(true).expect("a socket");
        home.write("resolv.conf", &format!("nameserver {address}\n"));
        Machine { home, questions }
    }

    /// fpgo, where this is the name service.
    fn fpgo(&self, arguments: &[&str]) -> Call {
        let own = self.home.fpgo(arguments).command;
        let mut command = Command::new("unshare");
        let script = "mount --bind resolv.conf /etc/resolv.conf && exec \"$@\"";
        command.args(["--mount", "sh", "-c", script, "sh"]).arg(own.get_program());
        command.args(own.get_args()).env_clear().current_dir(self.home.dir.path());
        command.envs(own.get_envs().filter_map(|(name, value)| Some((name, value?))));
        Call { command }
    }

    /// The command asks it in vain, and ends with this code within four seconds, which is less than one question of the
    /// system's own takes.
    #[track_caller]
    fn gives_up(&self, call: Call, code: i32) -> Done {
        let begun = Instant::now();
        let done = call.ends(code);
        assert!(begun.elapsed() < Duration::from_secs(4), "{:?}: {done:#?}", begun.elapsed());
        assert!(self.questions.recv(&mut [0; 512]).is_ok(), "nothing was looked up: {done:#?}");
        while self.questions.recv(&mut [0; 512]).is_ok() {}
        done
    }
}

#[test]
#[ignore = "needs root and unshare"]
fn a_name_that_nobody_answers_for_is_waited_for_within_the_timeout() {
    let machine = Machine::new();
    let journal = "journal_url = \"postgresql://fpgo@db.nowhere.example/fpgo\"";
    let api = profile("api", "https://api.nowhere.example/api/v1", "");
    let shared = profile("shared", "http://127.0.0.1:9/api/v1", journal);
    machine.home.config(&format!("{api}{shared}"));
    let on = |name: &str, words: &[&str]| {
        let call = machine.fpgo(&[&["-p", name], words, &["--timeout", "2s"]].concat());
        call.env("FPGO_CALLBACK_SECRET", "s3cret")
    };
    let refund = ["orders", "refund", "ODR1234567890", "--full", "--yes"];
    let late = "it did not answer within 2 s";
    machine.gives_up(on("api", &["orders", "list"]), 6).says("no connection");
    machine.gives_up(on("api", &refund), 6).says("nothing was moved");
    let doctor = machine.gives_up(on("api", &["doctor"]), 6);
    doctor.shows("api.nowhere.example is not found: no name service has answered in time");
    machine.gives_up(on("shared", &["journal", "list"]), 8).says(late);
    machine.gives_up(on("shared", &refund), 8).says(late).says("nothing was moved");
    machine.gives_up(on("shared", &["doctor"]), 8);
    let to = "https://shop.nowhere.example/callback";
    let send =
        ["callback", "send", "--order", "ODR1", "--amount", "8", "--allow-external", "--to", to];
    machine.gives_up(on("shared", &send), 6).says("no answer");
    let proxied =
        on("api", &["orders", "list"]).env("HTTPS_PROXY", "http://proxy.nowhere.example:1");
    machine.gives_up(proxied, 6).says("no connection").says("HTTPS_PROXY");
}

/// The look at a host's certificate has one time for all of it, and not one for each byte.
#[test]
fn a_host_that_shakes_hands_byte_by_byte_is_given_up_in_time() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("https://{}/api/v1", listener.local_addr().expect("an address"));
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.expect("a connection");
            stream.set_read_timeout(Some(Duration::from_millis(300))).expect("a socket");
            // The head of a record, and then a letter whenever nothing comes.
            let mut piece = b"\x16\x03\x03\x40\x00".to_vec();
            while stream.write_all(&piece).is_ok() {
                let _ = stream.read(&mut [0; 4096]);
                piece = vec![0];
            }
        }
    });
    let home = Home::new();
    home.config(&profile("slow", &url, ""));
    let begun = Instant::now();
    let done = home.fpgo(&["-p", "slow", "doctor", "--timeout", "2s"]).ends(6);
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}: {done:#?}", begun.elapsed());
}
