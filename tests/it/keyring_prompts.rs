//! What a keyring does that has to ask a person: a real one asks in a window, which no test can answer, so here a small
//! Secret Service on a bus of its own asks, and says what the person did.
#![cfg(target_os = "linux")]

use std::io::{Read, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use crate::common::{Call, Sandbox, TOKEN};

/// What the service has, and what the person does who is asked.
#[derive(Clone, Copy)]
struct Person {
    has_token: bool,
    agrees: bool,
    habit: Habit,
}

/// What a service does that others do not.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Habit {
    /// Nothing.
    Usual,
    /// It says that a token is deleted, and keeps it.
    Keeps,
    /// It names an item twice.
    NamesTwice,
    /// It names a thousand items, each with another token.
    NamesMany,
    /// It tells nothing of a collection that is locked, as KeePassXC does.
    Hides,
    /// It ends while it is asked.
    Ends,
    /// It refuses, at length, with what a terminal obeys.
    Shouts,
    /// It never tells that a person answered.
    Waits,
    /// Another process on the bus says that the person agreed.
    HasRival,
}

/// The calls that came, each with its bytes.
type Calls = Arc<Mutex<Vec<(&'static str, Vec<u8>)>>>;

const METHODS: [&str; 13] = [
    "Hello",
    "AddMatch",
    "OpenSession",
    "SearchItems",
    "Unlock",
    "ReadAlias",
    "CreateCollection",
    "CreateItem",
    "GetSecret",
    "Get",
    "Delete",
    "Dismiss",
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
        calls.lock().expect("a list").push((method, bytes.clone()));
        if method == "Prompt" && person.habit == Habit::HasRival {
            stream.write_all(&completed(person, RIVAL, true)).expect("it listens");
        }
        if method == "Prompt" && person.habit != Habit::Waits {
            // Before the answer, as a quick person would have it.
            stream.write_all(&completed(person, OWNER, person.agrees)).expect("it listens");
        }
        let answer = answer(number(8), method, person, &bytes, calls);
        // Who has heard enough hangs up.
        let _ = stream.write_all(&answer);
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

/// The service's own name on the bus, and another process's.
const OWNER: &str = ":1.7";
const RIVAL: &str = ":1.66";

/// A message of this kind, with more fields than its sender and its signature.
fn message(kind: u8, sender: &str, fields: Values, signature: &str, body: &Values) -> Vec<u8> {
    let fields = fields.align(8).raw(b"\x07\x01s\0").text(sender);
    let length = u8::try_from(signature.len()).expect("short");
    let fields = fields.align(8).raw(b"\x08\x01g\0").raw(&[length]).raw(signature.as_bytes());
    let fields = fields.raw(b"\0");
    let size = |values: &Values| u32::try_from(values.0.len()).expect("short");
    let head = Values(vec![b'l', kind, 0, 1]).number(size(body)).number(1).number(size(&fields));
    head.raw(&fields.0).align(8).raw(&body.0).0
}

fn answer(to: u32, method: &str, person: Person, bytes: &[u8], calls: &Calls) -> Vec<u8> {
    let none = Values::default();
    let was_called = |name: &str| calls.lock().expect("a list").iter().any(|(one, _)| *one == name);
    let is_deleted = person.agrees && was_called("Delete") && person.habit != Habit::Keeps;
    let is_hidden = person.habit == Habit::Hides && !was_called("Unlock");
    let has_token = person.has_token && !is_deleted && !is_hidden;
    let error = |name: &str, text: &str| {
        let fields = Values(b"\x05\x01u\0".to_vec()).number(to).align(8);
        let fields = fields.raw(b"\x04\x01s\0").text(name);
        message(3, OWNER, fields, "s", &Values::default().text(text))
    };
    let number = calls.lock().expect("a list").len();
    let many: Vec<String> = (0..1000).map(|at| format!("/item/{at}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let (signature, body) = match (method, person.habit) {
        ("Hello", _) => ("s", none.text(":1.1")),
        ("OpenSession", _) => ("vo", none.raw(b"\x01s\0").text("").text("/session")),
        ("SearchItems", Habit::Ends) => {
            return error("org.freedesktop.DBus.Error.NoReply", "it has left the bus");
        }
        ("SearchItems", Habit::Shouts) => {
            return error("org.example.Error", &"\u{1b}[2Jno! ".repeat(10_000));
        }
        ("SearchItems", Habit::NamesTwice) if has_token => {
            ("aoao", none.list(&["/item", "/item/again"]).list(&[]))
        }
        ("SearchItems", Habit::NamesMany) => ("aoao", none.list(&many).list(&[])),
        ("SearchItems", _) if has_token => ("aoao", none.list(&[]).list(&["/item"])),
        ("SearchItems", _) => ("aoao", none.list(&[]).list(&[])),
        ("Unlock", _) if person.has_token => ("aoo", none.list(&[]).text("/prompt")),
        ("Unlock", _) => ("aoo", none.list(&["/made"]).text("/")),
        ("ReadAlias", _) if person.has_token => ("o", none.text("/made")),
        ("ReadAlias", _) => ("o", none.text("/")),
        ("Get", _) => ("v", none.raw(b"\x01b\0").number(u32::from(is_hidden))),
        ("CreateCollection", _) => ("oo", none.text("/").text("/prompt")),
        ("CreateItem", _) => ("oo", none.text("/made/1").text("/")),
        ("GetSecret", habit) => {
            let token = match habit {
                Habit::NamesMany => format!("{TOKEN}{number}"),
                _ => TOKEN.to_owned(),
            };
            let secret = none.text("/session").number(0);
            let secret = secret.number(u32::try_from(token.len()).expect("short"));
            ("(oayays)", secret.raw(token.as_bytes()).text("text/plain"))
        }
        ("Delete", _) if bytes.windows(6).any(|part| part == b"/again") => {
            return error("org.freedesktop.Secret.Error.NoSuchObject", "there is no such item");
        }
        ("Delete", _) => ("o", none.text("/prompt")),
        _ => ("", none),
    };
    message(2, OWNER, Values(b"\x05\x01u\0".to_vec()).number(to), signature, &body)
}

/// The signal that tells what the person did, as this process sends it.
fn completed(person: Person, sender: &str, agrees: bool) -> Vec<u8> {
    let body = Values::default().number(u32::from(!agrees));
    let body = match person.has_token {
        true => body.raw(b"\x02ao\0").list(&["/item"]),
        false => body.raw(b"\x01o\0").text("/made"),
    };
    let path = Values(b"\x01\x01o\0".to_vec()).text("/prompt").align(8);
    message(4, sender, path.raw(b"\x03\x01s\0").text("Completed"), "bv", &body)
}

/// A sandbox whose profile has its token in a keyring that asks this person.
struct Desk {
    sandbox: Sandbox,
    address: String,
    calls: Calls,
}

impl Desk {
    fn start(has_token: bool, agrees: bool) -> Desk {
        Desk::with(Person { has_token, agrees, habit: Habit::Usual })
    }

    /// A person who agrees to everything, and a service with this habit that has the token.
    fn with_habit(habit: Habit) -> Desk {
        Desk::with(Person { has_token: true, agrees: true, habit })
    }

    fn with(person: Person) -> Desk {
        let sandbox = Sandbox::start();
        let url = &sandbox.base_url;
        sandbox
            .home
            .config(&format!("[profiles.test]\nenvironment = \"demo\"\nbase_url = \"{url}\"\n"));
        let socket = sandbox.home.path("my bus");
        let calls = serve(&socket, person);
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

#[test]
fn what_another_process_says_of_the_person_is_not_believed() {
    let desk = Desk::with(Person { has_token: true, agrees: false, habit: Habit::HasRival });
    desk.fpgo(LIST).ends(3).says("nobody unlocked it");
    assert_eq!(desk.called(), ["SearchItems", "Unlock", "Prompt"]);
    desk.fpgo(&["auth", "logout"]).ends(3).says("nobody unlocked it");
}

#[test]
fn a_token_that_is_still_there_is_not_said_to_be_gone() {
    let desk = Desk::with_habit(Habit::Keeps);
    desk.fpgo(&["auth", "logout"]).ends(3).says("the token was not removed").says("still holds it");
    // A service that tells nothing while it is locked has its token all the same.
    let desk = Desk::with_habit(Habit::Hides);
    desk.fpgo(&["auth", "logout"]).ends(0);
    assert!(desk.called().contains(&"Delete"), "{:?}", desk.called());
    desk.fpgo(&["auth", "logout"]).ends(5).says("no token");
}

#[test]
fn an_item_that_is_named_twice_is_removed_once() {
    let desk = Desk::with_habit(Habit::NamesTwice);
    desk.fpgo(LIST).ends(0).shows("ODR");
    desk.fpgo(&["auth", "logout"]).ends(0).says("not in the OS keyring any more");
}

#[test]
fn of_many_tokens_no_more_are_read_than_tell_that_there_are_several() {
    let desk = Desk::with_habit(Habit::NamesMany);
    desk.fpgo(LIST).ends(3).says("several tokens");
    let read = desk.called().iter().filter(|name| **name == "GetSecret").count();
    assert_eq!(read, 2);
}

#[test]
fn a_service_that_ends_is_not_asked_again_and_again() {
    let desk = Desk::with_habit(Habit::Ends);
    let begun = Instant::now();
    desk.fpgo(LIST).ends(3).says("it has left the bus").says("auth login");
    assert!(begun.elapsed() < Duration::from_secs(10), "it took {:?}", begun.elapsed());
    assert_eq!(desk.called(), ["SearchItems"]);
}

#[test]
fn what_a_service_says_is_shown_in_short_and_moves_no_terminal() {
    let done = Desk::with_habit(Habit::Shouts).fpgo(LIST).ends(3).says("no! ").says("auth login");
    assert!(!done.err.contains('\u{1b}') && done.err.len() < 1500, "{} bytes", done.err.len());
}

#[test]
#[ignore = "takes half a minute"]
fn a_question_that_nobody_answers_is_taken_back() {
    let desk = Desk::with_habit(Habit::Waits);
    let begun = Instant::now();
    desk.fpgo(LIST).ends(3).says("nobody unlocked it");
    assert!(begun.elapsed() < Duration::from_secs(40), "it took {:?}", begun.elapsed());
    assert_eq!(desk.called(), ["SearchItems", "Unlock", "Prompt", "Dismiss"]);
}
