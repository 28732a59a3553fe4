//! A connection to the session bus: who this is, calls whose answers are waited for, and signals that come in the meantime.

use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::net::UnixStream;
use std::time::{Duration, Instant};

use secrecy::zeroize::Zeroizing;

use super::address;
use super::message::{self, BEGIN, Kind, Message};
use super::wire::Writer;
use crate::base::privacy;

/// How long a call may take.
const ANSWER: Duration = Duration::from_secs(2);

/// The most of one line while the bus is told who this is.
const LONGEST_LINE: usize = 1 << 10;

/// Why something did not work.
#[derive(Debug)]
pub enum Failure {
    /// Nothing came in time.
    Slow,
    /// The other side says no, in its own words.
    Refused(String),
    /// The connection cannot be used, or what came is no message.
    Broken(String),
    /// There is no bus.
    Absent,
}

/// What a call to the bus gives.
pub type Result<T> = std::result::Result<T, Failure>;

/// Whom a call is for.
pub struct Call<'a> {
    pub service: &'a str,
    pub path: &'a str,
    pub interface: &'a str,
    pub method: &'a str,
}

/// The session bus, as this process sees it.
pub struct Bus {
    stream: UnixStream,
    serial: u32,
    awaited: Option<Awaited>,
}

/// A signal that is waited for. Others are not kept, however many come.
struct Awaited {
    sender: String,
    path: String,
    member: &'static str,
    came: Option<Message>,
}

impl Awaited {
    fn is(&self, message: &Message) -> bool {
        // Anybody on the bus may send a signal to anybody.
        let is_own = message.sender == self.sender;
        is_own
            && matches!(&message.kind, Kind::Signal { path, member }
                if *path == self.path && member == self.member)
    }
}

impl Bus {
    /// Connects, and says who this is.
    pub fn open() -> Result<Bus> {
        let mut failed = Failure::Broken("its address is of a kind that is not known".into());
        for socket in address::sockets().ok_or(Failure::Absent)? {
            match UnixStream::connect_addr(&socket) {
                Ok(stream) => return Bus::greet(stream),
                Err(error) => failed = Failure::Broken(format!("the session bus: {error}")),
            }
        }
        Err(failed)
    }

    fn greet(stream: UnixStream) -> Result<Bus> {
        let mut bus = Bus { stream, serial: 0, awaited: None };
        let user = rustix::process::geteuid().as_raw().to_string();
        let user: String = user.bytes().map(|digit| format!("{digit:02x}")).collect();
        bus.send(format!("\0AUTH EXTERNAL {user}\r\n").as_bytes())?;
        if !bus.line()?.starts_with(b"OK ") {
            return Err(Failure::Refused("the session bus does not let this user in".into()));
        }
        bus.send(b"BEGIN\r\n")?;
        bus.own("Hello", "", Writer::new())?;
        Ok(bus)
    }

    /// Calls a method with these values, and gives its answer.
    pub fn call(&mut self, call: &Call, signature: &str, values: Writer) -> Result<Message> {
        self.serial += 1;
        let serial = self.serial;
        let mut fields = vec![
            (1, "o", call.path),
            (2, "s", call.interface),
            (3, "s", call.method),
            (6, "s", call.service),
        ];
        if !signature.is_empty() {
            fields.push((8, "g", signature));
        }
        let bytes = message::call(serial, &fields, &values.done())
            .ok_or_else(|| Failure::Broken("it is too long".into()))?;
        self.send(&bytes)?;
        let deadline = Instant::now() + ANSWER;
        loop {
            let message = self.receive(deadline)?;
            match &message.kind {
                Kind::Answer { to } if *to == serial => return Ok(message),
                Kind::Error { to, name } if *to == serial => return Err(refused(name, &message)),
                _ => self.keep(message),
            }
        }
    }

    /// Has this signal of an object sent here, in the place of any other.
    pub fn listen(&mut self, sender: &str, call: &Call, member: &'static str) -> Result<()> {
        let Call { service, path, interface, .. } = call;
        let mut rule = Writer::new();
        rule.text(&format!(
            "type='signal',sender='{service}',path='{path}',interface='{interface}'"
        ));
        let (sender, path) = (sender.to_owned(), (*path).to_owned());
        self.awaited = Some(Awaited { sender, path, member, came: None });
        self.own("AddMatch", "s", rule).map(drop)
    }

    /// Waits for the signal that is listened for.
    pub fn wait(&mut self, time: Duration) -> Result<Message> {
        let deadline = Instant::now() + time;
        loop {
            if let Some(came) = self.awaited.as_mut().and_then(|awaited| awaited.came.take()) {
                return Ok(came);
            }
            let message = self.receive(deadline)?;
            self.keep(message);
        }
    }

    fn keep(&mut self, message: Message) {
        if let Some(awaited) = self.awaited.as_mut().filter(|awaited| awaited.is(&message)) {
            awaited.came.get_or_insert(message);
        }
    }

    /// Calls the bus itself.
    fn own(&mut self, method: &str, signature: &str, values: Writer) -> Result<Message> {
        let name = "org.freedesktop.DBus";
        let call = Call { service: name, path: "/org/freedesktop/DBus", interface: name, method };
        self.call(&call, signature, values)
    }

    fn send(&mut self, bytes: &[u8]) -> Result<()> {
        self.stream.set_write_timeout(Some(ANSWER)).map_err(failure)?;
        self.stream.write_all(bytes).map_err(failure)
    }

    /// The next message, whatever it is.
    fn receive(&mut self, deadline: Instant) -> Result<Message> {
        let broken = || Failure::Broken("the session bus sent what is no message".into());
        let mut begin = [0; BEGIN];
        self.fill(&mut begin, deadline)?;
        let length = message::length(&begin).ok_or_else(broken)?;
        let mut bytes = Zeroizing::new(vec![0; length]);
        bytes[..BEGIN].copy_from_slice(&begin);
        self.fill(&mut bytes[BEGIN..], deadline)?;
        Message::read(&bytes).ok_or_else(broken)
    }

    /// A line of the greeting.
    fn line(&mut self) -> Result<Vec<u8>> {
        let deadline = Instant::now() + ANSWER;
        let mut line = Vec::new();
        while !line.ends_with(b"\r\n") {
            if line.len() >= LONGEST_LINE {
                return Err(Failure::Broken("the session bus says too much".into()));
            }
            let mut byte = [0];
            self.fill(&mut byte, deadline)?;
            line.push(byte[0]);
        }
        Ok(line)
    }

    fn fill(&mut self, mut room: &mut [u8], deadline: Instant) -> Result<()> {
        while !room.is_empty() {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(Failure::Slow);
            }
            self.stream.set_read_timeout(Some(left)).map_err(failure)?;
            match self.stream.read(room) {
                Ok(0) => return Err(Failure::Broken("the session bus hung up".into())),
                Ok(count) => room = &mut room[count..],
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(failure(error)),
            }
        }
        Ok(())
    }
}

fn failure(error: io::Error) -> Failure {
    match error.kind() {
        ErrorKind::WouldBlock | ErrorKind::TimedOut => Failure::Slow,
        _ => Failure::Broken(format!("the session bus: {error}")),
    }
}

fn refused(name: &str, message: &Message) -> Failure {
    match name {
        "org.freedesktop.DBus.Error.Timeout" | "org.freedesktop.DBus.Error.TimedOut" => {
            Failure::Slow
        }
        // It may say anything, at any length.
        _ if message.text().is_empty() => Failure::Refused(privacy::excerpt(name.as_bytes())),
        _ => Failure::Refused(privacy::excerpt(message.text().as_bytes())),
    }
}
