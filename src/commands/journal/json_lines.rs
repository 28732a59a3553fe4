//! Lines of JSON of a file or of standard input, one after another: however many they are, one alone is in memory.

use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use serde_json::Value;

use crate::base::error::{Error, Result};
use crate::base::input;
use crate::base::json::{self, JsonError};
use crate::base::json_text;
use crate::base::text;
use crate::run::body::payload::stands_twice;

/// Gives the value of each line to `take`; empty lines have none.
pub fn each_line(file: &str, mut take: impl FnMut(&Value) -> Result<()>) -> Result<()> {
    let name = if file == "-" { "standard input" } else { file };
    let mut source = match open(file) {
        Ok(source) => source,
        Err(error) => return Err(cannot_be_read(name, &error)),
    };
    let (mut line, mut number) = (Vec::new(), 0_u64);
    loop {
        line.clear();
        match source.by_ref().take(input::LARGEST + 1).read_until(b'\n', &mut line) {
            Ok(0) => return Ok(()),
            Ok(_) => number += 1,
            Err(error) => return Err(cannot_be_read(name, &error)),
        }
        let text = match number {
            1 => text::without_mark(&line),
            _ => &line,
        };
        if let Some(value) = value_of(text, name, number)? {
            take(&value)?;
        }
    }
}

fn open(file: &str) -> io::Result<BufReader<Box<dyn Read>>> {
    let source: Box<dyn Read> = match file {
        "-" => Box::new(input::open_stdin()),
        _ => Box::new(input::open(Path::new(file))?),
    };
    Ok(BufReader::with_capacity(64 * 1024, source))
}

/// The value of a line, if it has one.
fn value_of(line: &[u8], name: &str, number: u64) -> Result<Option<Value>> {
    let place = format!("{name}, line {number}");
    if line.len() as u64 > input::LARGEST {
        return Err(cannot_be_read(&place, &io::Error::other("it is larger than 64 MiB")));
    }
    if line.trim_ascii().is_empty() {
        return Ok(None);
    }
    if std::str::from_utf8(line).is_err() || line.starts_with(b"\0") {
        return Err(cannot_be_read(name, &io::Error::other(text::encoding(line))));
    }
    if json_text::has_more_values(line, input::MOST_VALUES) {
        let most = input::MOST_VALUES;
        return Err(Error::invalid(format!("{place} holds more than {most} values")));
    }
    match json::parse(line) {
        Ok(value) => Ok(Some(value)),
        Err(JsonError::DuplicateKey(pointer)) => Err(stands_twice(&place, &pointer)),
        Err(JsonError::Syntax(error)) => Err(Error::invalid(format!("{place}: no JSON: {error}"))),
    }
}

fn cannot_be_read(name: &str, error: &io::Error) -> Error {
    Error::invalid(format!("{name} cannot be read: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The values of these lines, or what is said of them.
    fn told(bytes: &[u8]) -> String {
        let dir = tempfile::tempdir().expect("a directory");
        let path = dir.path().join("lines");
        std::fs::write(&path, bytes).expect("written");
        let mut values = Vec::new();
        let read = each_line(path.to_str().expect("a path"), |value| {
            values.push(value.to_string());
            Ok(())
        });
        match read {
            Ok(()) => values.join(" "),
            Err(error) => format!("{} then {error}", values.join(" ")),
        }
    }

    #[test]
    fn lines_are_read_one_after_another_whatever_ends_them() {
        for (bytes, expected) in [
            (&b""[..], ""),
            (b"1\n2\n", "1 2"),
            (b"\xef\xbb\xbf1\r\n\r\n  \n2", "1 2"),
            (b"{\"a\":1.50}\n[]", "{\"a\":1.50} []"),
        ] {
            assert_eq!(told(bytes), expected, "{bytes:?}");
        }
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line_after_what_stands_before() {
        let many = format!("1\n[{}]", "0,".repeat(input::MOST_VALUES + 1));
        for (bytes, expected) in [
            (&b"1\nx"[..], "line 2: no JSON"),
            (b"1\n\xef\xbb\xbf2", "line 2: no JSON"),
            (b"1\n\n{\"a\":1,\"a\":2}", "line 3: $.a stands there twice"),
            (b"1\n\xe6", "it is not UTF-8 text"),
            (b"\xff\xfe1\0", "it is UTF-16"),
            (b"\0{\0}", "it is UTF-16"),
            (many.as_bytes(), "line 2 holds more than 500000 values"),
        ] {
            let told = told(bytes);
            assert!(told.contains(expected), "{expected}: {told}");
        }
    }
}
