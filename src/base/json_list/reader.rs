//! Finds the rows of a list in an answer that arrives in pieces. What is held is what has come and is not a whole row yet. A
//! list is whole only when the answer around it has ended, and has nothing twice: members may follow the list.

use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::checked::Key;
use super::fault::{Fault, Flow, Progress};
use super::first::{first, syntax, without_place};
use super::row::{Parsed, Row};
use crate::base::input::MOST_VALUES;
use crate::base::json::{self, JsonError};
use crate::base::text;

/// The member whose list is read row by row.
const LIST: &str = "data";
/// The longest row, and the longest of what stands beside the list, in bytes: 64 MiB.
const LONGEST: usize = 64 << 20;
/// What is not whole and shorter than this is looked at again with each piece, in bytes; longer things when half as much more
/// has come.
const SHORT: usize = 64 * 1024;

/// Where the reading is.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// Behind the bracket that opens the answer.
    FirstMember,
    /// Behind a comma between members.
    Member,
    /// Behind a member.
    AfterMember,
    /// Behind the bracket that opens the list.
    FirstRow,
    /// Behind a comma between rows.
    Row,
    /// Behind a row.
    AfterRow,
    /// Behind the bracket that closes the answer.
    End,
}

/// Reads an answer with a list in it.
pub struct ListReader {
    /// What has come and is not done.
    buffer: String,
    /// The beginning of a letter whose other bytes have not come; or bytes that are no text, behind which nothing is read.
    rest: Vec<u8>,
    /// How much of that is done.
    at: usize,
    place: Place,
    /// All bytes have come.
    is_over: bool,
    /// There is nothing to find before so many bytes are in the buffer.
    needed: usize,
    /// What stands beside the list.
    envelope: Map<String, Value>,
    rows: u64,
    values: usize,
    most_values: usize,
}

impl ListReader {
    /// Takes the first bytes of an answer; none, if no list begins in them. A list of more values than this is not read.
    pub fn begin(bytes: &[u8], most_values: usize) -> Option<Box<ListReader>> {
        let mut reader = ListReader {
            buffer: String::new(),
            rest: Vec::new(),
            at: 0,
            place: Place::FirstMember,
            is_over: false,
            needed: 0,
            envelope: Map::new(),
            rows: 0,
            values: 0,
            most_values,
        };
        reader.push(text::without_mark(bytes));
        let is_object = reader.peek() == Some(b'{');
        reader.at += 1;
        (is_object && reader.find_list()).then(|| Box::new(reader))
    }

    /// Goes to the list, if it is reached in the bytes that are there.
    fn find_list(&mut self) -> bool {
        while self.place != Place::FirstRow {
            let Some(byte) = self.peek() else { return false };
            match (self.place, byte) {
                (Place::FirstMember | Place::Member, b'"') => match self.member() {
                    Ok(true) => {}
                    Ok(false) | Err(_) => return false,
                },
                (Place::AfterMember, b',') => self.pass(Place::Member),
                _ => return false,
            }
        }
        true
    }

    /// Takes the next bytes.
    pub fn push(&mut self, piece: &[u8]) {
        self.buffer.drain(..self.at);
        self.needed = self.needed.saturating_sub(self.at);
        self.at = 0;
        if self.rest.is_empty() {
            return self.push_text(piece);
        }
        let mut joined = std::mem::take(&mut self.rest);
        joined.extend_from_slice(piece);
        self.push_text(&joined);
    }

    /// Takes bytes as far as they are text.
    fn push_text(&mut self, bytes: &[u8]) {
        match str::from_utf8(bytes) {
            Ok(text) => self.buffer.push_str(text),
            Err(why) => {
                let (text, rest) = bytes.split_at(why.valid_up_to());
                self.buffer.push_str(str::from_utf8(text).unwrap_or_default());
                self.rest.extend_from_slice(rest);
            }
        }
    }

    /// Whether bytes have come that are no text.
    fn has_no_text(&self) -> bool {
        match str::from_utf8(&self.rest) {
            Ok(_) => false,
            Err(why) => why.error_len().is_some() || self.is_over,
        }
    }

    /// Notes that no more bytes come.
    pub fn end(&mut self) {
        self.is_over = true;
    }

    /// Gives the whole rows that are there to `take`, one after another, until that wants no more.
    pub fn read(&mut self, take: &mut dyn FnMut(&Row) -> Flow) -> Result<Progress, Fault> {
        if self.buffer.len() < self.needed && !self.is_over && !self.has_no_text() {
            return Ok(Progress::More);
        }
        while let Some(byte) = self.peek() {
            match (self.place, byte) {
                (Place::FirstRow | Place::AfterRow, b']') => self.pass(Place::AfterMember),
                (Place::AfterRow, b',') => self.pass(Place::Row),
                (Place::FirstRow | Place::Row, _) => match self.row(take)? {
                    Some(Flow::GoOn) => {}
                    Some(Flow::Stop) => return Ok(Progress::Stopped),
                    None => break,
                },
                (Place::AfterMember, b',') => self.pass(Place::Member),
                (Place::AfterMember | Place::FirstMember, b'}') => self.pass(Place::End),
                (Place::Member | Place::FirstMember, b'"') => {
                    if !self.member()? {
                        break;
                    }
                }
                (Place::End, _) => return Err(Fault::Syntax("trailing characters".to_owned())),
                _ => return Err(Fault::Syntax(self.unexpected())),
            }
        }
        self.pause()
    }

    /// How many rows were given.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// What stands beside the list, as far as it has come.
    pub fn envelope(&self) -> &Map<String, Value> {
        &self.envelope
    }

    /// What stands beside the list.
    pub fn into_envelope(self) -> Map<String, Value> {
        self.envelope
    }

    fn pass(&mut self, place: Place) {
        self.at += 1;
        self.place = place;
    }

    /// The next byte that is no blank.
    fn peek(&mut self) -> Option<u8> {
        let bytes = self.buffer.as_bytes();
        while let Some(byte) = bytes.get(self.at) {
            if !matches!(byte, b' ' | b'\n' | b'\t' | b'\r') {
                return Some(*byte);
            }
            self.at += 1;
        }
        None
    }

    fn unexpected(&self) -> String {
        match self.place {
            Place::AfterRow => "expected `,` or `]`",
            Place::AfterMember => "expected `,` or `}`",
            _ => "key must be a string",
        }
        .to_owned()
    }

    /// Waits for more, where more comes.
    fn pause(&mut self) -> Result<Progress, Fault> {
        let open = self.buffer.len() - self.at;
        match (self.is_over, self.place) {
            _ if self.has_no_text() => Err(Fault::Syntax("invalid unicode code point".to_owned())),
            (true, Place::End) => Ok(Progress::Ended),
            (true, _) => Err(Fault::Cut),
            (false, _) if open > LONGEST => Err(Fault::TooLong),
            (false, _) => {
                let more = if open > SHORT { open / 2 } else { 1 };
                self.needed = self.buffer.len() + more;
                Ok(Progress::More)
            }
        }
    }

    /// Gives the row that begins here; nothing if it is not whole. What ends it has come too, since a number may go on.
    fn row(&mut self, take: &mut dyn FnMut(&Row) -> Flow) -> Result<Option<Flow>, Fault> {
        let rest = &self.buffer[self.at..];
        let (parsed, length) = match first::<Parsed>(rest) {
            Ok(Some(found)) => found,
            Ok(None) => return Ok(None),
            Err(why) => return Err(self.fault_in_row(&why)),
        };
        if length == rest.len() {
            return Ok(None);
        }
        if parsed.values > MOST_VALUES {
            return Err(Fault::TooManyInRow(MOST_VALUES));
        }
        self.values += parsed.values;
        if self.values > self.most_values {
            return Err(Fault::TooMany(self.most_values));
        }
        let flow = take(&Row::of(&rest[..length], parsed));
        self.rows += 1;
        self.at += length;
        self.place = Place::AfterRow;
        Ok(Some(flow))
    }

    /// What is wrong with the row that begins here.
    fn fault_in_row(&self, why: &serde_json::Error) -> Fault {
        match json::parse(&self.buffer.as_bytes()[self.at..]) {
            Err(JsonError::DuplicateKey(place)) => {
                Fault::Twice(format!("/{LIST}/{}{place}", self.rows))
            }
            _ => Fault::Syntax(without_place(why)),
        }
    }

    /// Takes the member that begins here, or of the list its beginning; says no if it is not whole.
    fn member(&mut self) -> Result<bool, Fault> {
        let start = self.at;
        let is_taken = self.try_member();
        if !matches!(is_taken, Ok(true)) {
            self.at = start;
        }
        is_taken
    }

    fn try_member(&mut self) -> Result<bool, Fault> {
        let Some((Key(name), length)) =
            first(&self.buffer[self.at..]).map_err(|why| syntax(&why))?
        else {
            return Ok(false);
        };
        let name = name.into_owned();
        self.at += length;
        match self.peek() {
            None => return Ok(false),
            Some(b':') => self.at += 1,
            Some(_) => return Err(Fault::Syntax("expected `:`".to_owned())),
        }
        let Some(byte) = self.peek() else { return Ok(false) };
        if self.envelope.contains_key(&name) {
            return Err(Fault::Twice(format!("/{name}")));
        }
        if name == LIST && byte == b'[' {
            self.envelope.insert(name, Value::Null);
            self.pass(Place::FirstRow);
            return Ok(true);
        }
        let rest = &self.buffer[self.at..];
        let Some((raw, length)) = first::<&RawValue>(rest).map_err(|why| syntax(&why))? else {
            return Ok(false);
        };
        if length == rest.len() {
            return Ok(false);
        }
        let value = json::parse(raw.get().as_bytes()).map_err(|why| match why {
            JsonError::DuplicateKey(place) => Fault::Twice(format!("/{name}{place}")),
            JsonError::Syntax(why) => syntax(&why),
        })?;
        self.envelope.insert(name, value);
        self.at += length;
        self.place = Place::AfterMember;
        Ok(true)
    }
}
