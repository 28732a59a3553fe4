//! What a keyring does that has to ask a person: a real one asks in a window, which no test can answer, so here a small
//! Secret Service on a bus of its own asks, and says what the person did.
#![cfg(target_os = "linux")]

use std::io::{Read, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread;

use crate::common::{Call, Sandbox, TOKEN};

/// What the service has, and what the person does who is asked.
#[derive(Clone, Copy)]
struct Person {
    has_token: bool,
    agrees: bool,
}

/// The calls that came, each with its bytes.
type Calls = Arc<Mutex<Vec<(&'static str, Vec<u8>)>>>;

const METHODS: [&str; 11] = [
    "Hello",
    "AddMatch",
    "OpenSession",
    "SearchItems",
    "Unlock",
    "ReadAlias",
    "CreateCollection",
    "CreateItem",
    "GetSecret",
    "Delete",
    "Prompt",
];

/// Serves everybody who connects, and gives what they call.
fn serve(socket: &Path, person: Person) -> Calls {
    let listener = UnixListener::bind(socket).expect("a socket");
    let calls = Calls::default();
    let seen = Arc::clone(&calls);
    thread::spawn(move || {
        for stream in listener.incoming() {
            converse(stream.expect("a connection"), person, &seen);
        }
    });
    calls
}

/// Answers one connection until it ends.
fn converse(mut stream: UnixStream, person: Person, calls: &Calls) {
    let greeting = line(&mut stream);
    assert!(greeting.starts_with(b"\0AUTH EXTERNAL "), "{greeting:?}");
    stream.write_all(b"OK 0123456789abcdef\r\n").expect("it listens");
    assert_eq!(line(&mut stream), b"BEGIN\r\n");
    let mut begin = [0; 16];
    while stream.read_exact(&mut begin).is_ok() {
        let number = |at: usize| u32::from_le_bytes(begin[at..at + 4].try_into().expect("four"));
        let rest = (number(12).next_multiple_of(8) + number(4)) as usize;
        let mut bytes = vec![0; rest];
        stream.read_exact(&mut bytes).expect("a whole message");
        // The text of a method's name, with its length and its end.
        let is_called = |name: &&str| {
            let text = Values::default().text(name).0;
            bytes.windows(text.len()).any(|part| part == text)
        };
        let method = METHODS.into_iter().find(is_called).expect("a method of the service");
        calls.lock().expect("a list").push((method, bytes));
        if method == "Prompt" {
            // Before the answer, as a quick person would have it.
            stream.write_all(&completed(person)).expect("it listens");
        }
        stream.write_all(&answer(number(8), method, person)).expect("it listens");
    }
}

fn line(stream: &mut UnixStream) -> Vec<u8> {
    let mut line = Vec::new();
    while !line.ends_with(b"\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte).expect("a line");
        line.push(byte[0]);
    }
    line
}

/// Values as D-Bus writes them.
#[derive(Default)]
struct Values(Vec<u8>);

impl Values {
    fn align(mut self, to: usize) -> Values {
        self.0.resize(self.0.len().next_multiple_of(to), 0);
        self
    }

    fn raw(mut self, bytes: &[u8]) -> Values {
        self.0.extend_from_slice(bytes);
        self
    }

    fn number(self, number: u32) -> Values {
        self.align(4).raw(&number.to_le_bytes())
    }

    fn text(self, text: &str) -> Values {
        self.number(u32::try_from(text.len()).expect("short")).raw(text.as_bytes()).raw(b"\0")
    }

    fn list(self, texts: &[&str]) -> Values {
        let members = texts.iter().fold(Values::default(), |list, text| list.align(4).text(text));
        self.number(u32::try_from(members.0.len()).expect("short")).raw(&members.0)
    }
}

/// A message of this kind, with more fields than its signature.
fn message(kind: u8, fields: Values, signature: &str, body: &Values) -> Vec<u8> {
    let length = u8::try_from(signature.len()).expect("short");
    let fields = fields.align(8).raw(b"\x08\x01g\0").raw(&[length]).raw(signature.as_bytes());
    let fields = fields.raw(b"\0");
    let size = |values: &Values| u32::try_from(values.0.len()).expect("short");
    let head = Values(vec![b'l', kind, 0, 1]).number(size(body)).number(1).number(size(&fields));
    head.raw(&fields.0).align(8).raw(&body.0).0
}

fn answer(to: u32, method: &str, person: Person) -> Vec<u8> {
    let none = Values::default();
    let (signature, body) = match method {
        "Hello" => ("s", none.text(":1.1")),
        "OpenSession" => ("vo", none.raw(b"\x01s\0").text("").text("/session")),
        "SearchItems" if person.has_token => ("aoao", none.list(&[]).list(&["/item"])),
        "SearchItems" => ("aoao", none.list(&[]).list(&[])),
        "Unlock" if person.has_token => ("aoo", none.list(&[]).text("/prompt")),
        "Unlock" => ("aoo", none.list(&["/made"]).text("/")),
        "ReadAlias" => ("o", none.text("/")),
        "CreateCollection" => ("oo", none.text("/").text("/prompt")),
        "CreateItem" => ("oo", none.text("/made/1").text("/")),
        "GetSecret" => {
            let secret = none.text("/session").number(0);
            let secret = secret.number(u32::try_from(TOKEN.len()).expect("short"));
            ("(oayays)", secret.raw(TOKEN.as_bytes()).text("text/plain"))
        }
        "Delete" => ("o", none.text("/prompt")),
        _ => ("", none),
    };
    message(2, Values(b"\x05\x01u\0".to_vec()).number(to), signature, &body)
}

/// The signal that tells what the person did.
fn completed(person: Person) -> Vec<u8> {
    let body = Values::default().number(u32::from(!person.agrees));
    let body = match person.has_token {
        true => body.raw(b"\x02ao\0").list(&["/item"]),
        false => body.raw(b"\x01o\0").text("/made"),
    };
    let path = Values(b"\x01\x01o\0".to_vec()).text("/prompt").align(8);
    message(4, path.raw(b"\x03\x01s\0").text("Completed"), "bv", &body)
}

/// A sandbox whose profile has its token in a keyring that asks this person.
struct Desk {
    sandbox: Sandbox,
    address: String,
    calls: Calls,
}

impl Desk {
    fn start(has_token: bool, agrees: bool) -> Desk {
        let sandbox = Sandbox::start();
        let url = &sandbox.base_url;
        sandbox
            .home
            .config(&format!("[profiles.test]\nenvironment = \"demo\"\nbase_url = \"{url}\"\n"));
        let socket = sandbox.home.path("my bus");
        let calls = serve(&socket, Person { has_token, agrees });
        let escaped = socket.display().to_string().replace(' ', "%20");
        Desk { address: format!("tcp:host=nowhere;unix:path={escaped}"), sandbox, calls }
    }

    fn fpgo(&self, arguments: &[&str]) -> Call {
        self.sandbox.fpgo(arguments).env("DBUS_SESSION_BUS_ADDRESS", &self.address)
    }

    /// The methods that were called, without those that begin a session.
    fn called(&self) -> Vec<&'static str> {
        let calls = self.calls.lock().expect("a list");
        let begins = ["Hello", "OpenSession", "AddMatch"];
        calls.iter().map(|(name, _)| *name).filter(|name| !begins.contains(name)).collect()
    }
}

const LIST: &[&str] = &["orders", "list"];

#[test]
fn a_person_is_asked_to_unlock_the_token_and_then_it_is_used() {
    let desk = Desk::start(true, true);
    desk.fpgo(LIST).ends(0).shows("ODR");
    assert_eq!(desk.called(), ["SearchItems", "Unlock", "Prompt", "GetSecret"]);
}

#[test]
fn a_person_who_does_not_unlock_it_is_told_the_way_out() {
    let desk = Desk::start(true, false);
    desk.fpgo(LIST).ends(3).says("cannot be opened").says("nobody unlocked it").says("auth login");
    assert_eq!(desk.called(), ["SearchItems", "Unlock", "Prompt"]);
}

#[test]
fn the_first_keyring_of_a_person_is_made_when_they_agree() {
    let desk = Desk::start(false, true);
    let done = desk.fpgo(&["auth", "login"]).input(&format!("{TOKEN}\n"));
    assert_eq!(done.code, Some(0), "{done:#?}");
    let made = ["SearchItems", "ReadAlias", "CreateCollection", "Prompt", "Unlock", "CreateItem"];
    assert_eq!(desk.called(), made);
    let calls = desk.calls.lock().expect("a list");
    let holds = |text: &str| {
        let (_, last) = calls.last().expect("a call");
        last.windows(text.len()).any(|part| part == text.as_bytes())
    };
    assert!(holds(TOKEN) && holds("/made") && holds("/session"), "{:?}", calls.last());
    drop(calls);
    let desk = Desk::start(false, false);
    let done = desk.fpgo(&["auth", "login"]).input(&format!("{TOKEN}\n"));
    assert_eq!(done.code, Some(3), "{done:#?}");
    done.says("nobody unlocked it");
}

#[test]
fn a_person_is_asked_before_the_token_is_taken_away() {
    Desk::start(true, true).fpgo(&["auth", "logout"]).ends(0);
    Desk::start(true, false).fpgo(&["auth", "logout"]).ends(3).says("nobody unlocked it");
}
