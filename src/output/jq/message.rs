//! Messages between the command and the process that runs its program of jq: a tag, the length in bytes, a line break,
//! and the bytes.

use std::io::{self, BufRead, Read, Write};

/// How long compiling may take, in seconds of computing.
pub(super) const COMPILING: u64 = 10;
/// What is said of a program that can be given the rows of a list some at a time.
pub(super) const BY_ROWS: &str = "rows";
/// No message of ours is longer: 2 GiB.
const LONGEST: usize = 2 << 30;

/// Writes one message.
pub(super) fn send(to: &mut impl Write, tag: char, text: &str) -> io::Result<()> {
    writeln!(to, "{tag}{}", text.len())?;
    to.write_all(text.as_bytes())
}

/// Reads one message: its tag and its text.
pub(super) fn receive(from: &mut impl BufRead) -> io::Result<(char, String)> {
    let mut head = String::new();
    from.by_ref().take(32).read_line(&mut head)?;
    let mut letters = head.trim_end().chars();
    let tag = letters.next().ok_or(io::ErrorKind::UnexpectedEof)?;
    let length = match letters.as_str().parse::<usize>() {
        Ok(length) if length <= LONGEST => length,
        _ => return Err(io::ErrorKind::InvalidData.into()),
    };
    let mut bytes = Vec::new();
    from.by_ref().take(u64::try_from(length).unwrap_or(0)).read_to_end(&mut bytes)?;
    if bytes.len() != length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok((tag, text)),
        Err(_) => Err(io::ErrorKind::InvalidData.into()),
    }
}
