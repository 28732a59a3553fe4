//! Where the records come from, and of which shape they are, by what stands there first. A file is opened once and read once, so
//! that a pipe is as good.

use std::io::{self, Cursor, Read};
use std::path::Path;

use serde_json::Value;

use crate::base::input;

/// What the input consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A record is a line: of an access log, of JSON, or of anything else.
    Lines,
    /// One HAR file, a record is an entry.
    Har,
    /// Values of JSON that are laid out over several lines: a record is one of them, or an element of a list.
    Values,
}

impl Shape {
    /// What one record is called.
    pub fn unit(self) -> &'static str {
        match self {
            Self::Lines => "line",
            Self::Har => "entry",
            Self::Values => "record",
        }
    }

    /// What several are called.
    pub fn units(self) -> &'static str {
        match self {
            Self::Lines => "lines",
            Self::Har => "entries",
            Self::Values => "records",
        }
    }
}

/// Input that is read piece by piece.
pub type Source = Box<dyn Read + Send>;

/// How a HAR file begins, without its blanks.
const HAR_BEGINS: &[u8] = b"{\"log\":{";
/// So much is read at most to tell a HAR file from lines of JSON.
const LOOKED_AT: usize = 1 << 20;

/// Opens a file, or standard input (`-`).
pub fn open(file: &str) -> io::Result<(Shape, Source)> {
    let mut source: Source = match file {
        "-" => Box::new(io::stdin()),
        path => Box::new(input::open(Path::new(path))?),
    };
    let mut head = Head { bytes: Vec::new(), is_all: false };
    let shape = head.shape(&mut source)?;
    Ok((shape, Box::new(Cursor::new(head.bytes).chain(source))))
}

/// What was read to find the shape.
struct Head {
    bytes: Vec<u8>,
    /// Nothing follows.
    is_all: bool,
}

impl Head {
    fn shape(&mut self, source: &mut Source) -> io::Result<Shape> {
        while self.may_begin_har() && self.begun().len() < HAR_BEGINS.len() && !self.is_all {
            self.read(source)?;
        }
        refuse_unreadable(&self.bytes)?;
        if let Some(rest) = self.bytes.strip_prefix(b"\xef\xbb\xbf") {
            self.bytes = rest.to_vec();
        }
        if !matches!(self.begun().first(), Some(b'{' | b'[')) {
            return Ok(Shape::Lines);
        }
        while !self.own().contains(&b'\n') && self.bytes.len() < LOOKED_AT && !self.is_all {
            self.read(source)?;
        }
        let end = self.own().iter().position(|byte| *byte == b'\n');
        let line = &self.own()[..end.map_or(self.own().len(), |at| at + 1)];
        Ok(match serde_json::from_slice::<Value>(line) {
            // A line of JSON may begin in the same way as a HAR file.
            Ok(value) if !value.pointer("/log/entries").is_some_and(Value::is_array) => {
                Shape::Lines
            }
            _ if self.begun().starts_with(HAR_BEGINS) => Shape::Har,
            // Within a text no line ends.
            Err(error) if end.is_some() && error.is_eof() => Shape::Values,
            _ => Shape::Lines,
        })
    }

    /// What was read, from the first line on that is none of blanks.
    fn own(&self) -> &[u8] {
        self.bytes.trim_ascii_start()
    }

    /// How it begins without blanks, as far as that tells a HAR file.
    fn begun(&self) -> Vec<u8> {
        let text = self.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&self.bytes);
        let letters = text.iter().filter(|byte| !byte.is_ascii_whitespace());
        letters.take(HAR_BEGINS.len()).copied().collect()
    }

    fn may_begin_har(&self) -> bool {
        HAR_BEGINS.starts_with(&self.begun()) && self.bytes.len() < LOOKED_AT
    }

    fn read(&mut self, source: &mut Source) -> io::Result<()> {
        let mut buffer = vec![0; 64 << 10];
        let count = loop {
            match source.read(&mut buffer) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => break read?,
            }
        };
        self.is_all = count == 0;
        self.bytes.extend_from_slice(&buffer[..count]);
        Ok(())
    }
}

/// Says what to do about files in which no line can be read.
fn refuse_unreadable(head: &[u8]) -> io::Result<()> {
    if head.starts_with(&[0x1f, 0x8b]) {
        return Err(io::Error::other(
            "it is compressed; unpack it on the way: zcat FILE | … --all -",
        ));
    }
    if head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) {
        return Err(io::Error::other("it is UTF-16; save it as UTF-8"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Shape) {
        let mut head = Head { bytes: Vec::new(), is_all: false };
        let mut source: Source = Box::new(Cursor::new(text.to_owned().into_bytes()));
        assert_eq!(head.shape(&mut source).expect("a shape"), expected, "{text}");
    }

    #[test]
    fn a_har_file_is_told_from_lines_of_json() {
        check("", Shape::Lines);
        check("192.0.2.7 - -", Shape::Lines);
        check("{\"url\": \"/cb?a=1\"}\n", Shape::Lines);
        check("{\"log\": \"GET /cb?a=1\"}\n", Shape::Lines);
        check("{\"log\": {\"uri\": \"/cb?a=1\"}}\n{}", Shape::Lines);
        check("{\"log\": {\"uri\": \"/cb?a=1\"}}", Shape::Lines);
        check("{\n  \"log\": {\n    \"version\": \"1.2\",\n", Shape::Har);
        check("\u{feff}{\"log\":{\"entries\":[]}}", Shape::Har);
        check("{\"log\":{\"entries\":[{}", Shape::Har);
        check("{\"lo", Shape::Lines);
        check("{\n  \"uri\": \"/cb?a=1\"\n}\n", Shape::Values);
        check("\n[\n  {\"uri\": \"/cb?a=1\"}\n]", Shape::Values);
        check("{\"logs\": [\n1]}", Shape::Values);
        check("{\"uri\": \"/cb?a\n=1\"}", Shape::Lines);
        check("[2026-01-01 00:01:00] local.INFO: {\n", Shape::Lines);
        check("{\n", Shape::Values);
        check("{'a': 1}\n{'b': 2}\n", Shape::Lines);
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        for bytes in [&[0x1f, 0x8b, 8][..], &[0xff, 0xfe, b'a', 0]] {
            let mut head = Head { bytes: Vec::new(), is_all: false };
            let mut source: Source = Box::new(Cursor::new(bytes.to_vec()));
            assert!(head.shape(&mut source).is_err(), "{bytes:?}");
        }
    }
}
