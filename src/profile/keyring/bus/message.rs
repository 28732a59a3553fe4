//! One message of D-Bus: a head of named fields, and the values that it brings.

use secrecy::zeroize::Zeroizing;

use super::wire::{Reader, Writer};

/// The most that is read of one message: keyrings send tokens, and lists of objects.
const LARGEST: usize = 1 << 20;

/// The bytes that tell how long a message is.
pub const BEGIN: usize = 16;

/// What a message is.
#[derive(Debug, PartialEq, Eq)]
pub enum Kind {
    Answer { to: u32 },
    Error { to: u32, name: String },
    Signal { path: String, member: String },
    Other,
}

/// A message that came.
pub struct Message {
    pub kind: Kind,
    /// Who sent it, as the bus says.
    pub sender: String,
    signature: String,
    body: Zeroizing<Vec<u8>>,
    big_endian: bool,
}

/// The bytes of a call.
pub fn call(serial: u32, fields: &[(u8, &str, &str)], body: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    if body.len() > LARGEST {
        return None;
    }
    let mut writer = Writer::new();
    writer.byte(b'l').byte(1).byte(0).byte(1).number(body.len().try_into().ok()?).number(serial);
    writer.list(8, |list| {
        for (code, kind, value) in fields {
            list.align(8).byte(*code).signature(kind);
            match *kind {
                "g" => list.signature(value),
                _ => list.text(value),
            };
        }
    });
    writer.align(8);
    let mut bytes = writer.done();
    bytes.extend_from_slice(body);
    Some(bytes)
}

/// How many bytes a message has, by those that it begins with.
pub fn length(begin: &[u8; BEGIN]) -> Option<usize> {
    let mut reader = Reader::new(begin, is_big_endian(begin)?);
    reader.take(4)?;
    let body: usize = reader.number()?.try_into().ok()?;
    reader.number()?;
    let fields: usize = reader.number()?.try_into().ok()?;
    let head = BEGIN.checked_add(fields)?.checked_next_multiple_of(8)?;
    head.checked_add(body).filter(|length| *length <= LARGEST)
}

impl Message {
    /// Takes a message apart, of which nothing is missing.
    pub fn read(bytes: &[u8]) -> Option<Message> {
        let big_endian = is_big_endian(bytes)?;
        let mut reader = Reader::new(bytes, big_endian);
        reader.byte()?;
        let kind = reader.byte()?;
        reader.take(10)?;
        let mut fields = reader.list(8)?;
        reader.align(8)?;
        let (mut path, mut member, mut error, mut sender, mut signature) = ("", "", "", "", "");
        let mut answered = None;
        while !fields.is_done() {
            fields.align(8)?;
            match (fields.byte()?, fields.signature()?) {
                (1, "o") => path = fields.text()?,
                (3, "s") => member = fields.text()?,
                (4, "s") => error = fields.text()?,
                (5, "u") => answered = Some(fields.number()?),
                (7, "s") => sender = fields.text()?,
                (8, "g") => signature = fields.signature()?,
                (_, other) => fields.skip(other)?,
            }
        }
        let kind = match (kind, answered) {
            (2, Some(to)) => Kind::Answer { to },
            (3, Some(to)) => Kind::Error { to, name: error.to_owned() },
            (4, _) => Kind::Signal { path: path.to_owned(), member: member.to_owned() },
            _ => Kind::Other,
        };
        let body = Zeroizing::new(reader.rest().to_vec());
        let (sender, signature) = (sender.to_owned(), signature.to_owned());
        Some(Message { kind, sender, signature, body, big_endian })
    }

    /// Its values, if they are of these kinds.
    pub fn values(&self, signature: &str) -> Option<Reader<'_>> {
        (self.signature == signature).then(|| Reader::new(&self.body, self.big_endian))
    }

    /// The text that an error brings.
    pub fn text(&self) -> &str {
        let text = self.signature.starts_with('s').then_some(());
        text.and_then(|()| Reader::new(&self.body, self.big_endian).text()).unwrap_or_default()
    }
}

fn is_big_endian(bytes: &[u8]) -> Option<bool> {
    match bytes.first()? {
        b'l' => Some(false),
        b'B' => Some(true),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The answer to call 1 with a text, as the bus itself writes it.
    const ANSWER: &[u8] =
        b"l\x02\x01\x01\x08\0\0\0\x01\0\0\0\x2A\0\0\0\x05\x01u\0\x01\0\0\0\x08\x01g\0\x01s\0\0\
        \x06\x01s\0\x04\0\0\0:1.7\0\0\0\0\x0E\x01o\0\x01\0\0\0/\0\0\0\0\0\0\0\x03\0\0\0abc\0";

    #[test]
    fn an_answer_is_read_with_fields_that_nobody_knows() {
        let begin = ANSWER.first_chunk().expect("enough");
        assert_eq!(length(begin), Some(ANSWER.len()));
        let message = Message::read(ANSWER).expect("a message");
        assert_eq!(message.kind, Kind::Answer { to: 1 });
        assert_eq!(message.values("s").and_then(|mut values| values.text()), Some("abc"));
        assert_eq!(message.text(), "abc");
        assert!(message.values("o").is_none());
    }

    #[test]
    fn a_call_has_the_fields_that_it_was_given() {
        let body = b"\x03\0\0\0abc\0";
        let bytes = call(9, &[(1, "o", "/a"), (3, "s", "Go"), (8, "g", "s")], body).expect("short");
        let begin = bytes.first_chunk().expect("enough");
        assert_eq!(length(begin), Some(bytes.len()));
        assert_eq!(&begin[..12], b"l\x01\0\x01\x08\0\0\0\x09\0\0\0");
        let message = Message::read(&bytes).expect("a message");
        assert_eq!((message.kind, message.signature.as_str()), (Kind::Other, "s"));
        assert_eq!(message.body.as_slice(), body);
    }

    #[test]
    fn a_message_that_is_too_long_is_not_begun() {
        let mut begin = *ANSWER.first_chunk().expect("enough");
        begin[7] = 0x7F;
        assert_eq!(length(&begin), None);
        assert!(call(1, &[], &vec![0; LARGEST + 1]).is_none());
    }

    proptest! {
        #[test]
        fn bytes_of_any_kind_are_read_or_refused(
            bytes in prop::collection::vec(any::<u8>(), 0..80), at in 0..ANSWER.len(), byte in any::<u8>()
        ) {
            let _ = Message::read(&bytes);
            let mut altered = ANSWER.to_vec();
            altered[at] = byte;
            if let Some(message) = Message::read(&altered) {
                prop_assert!(message.text().len() < ANSWER.len());
            }
        }
    }
}
