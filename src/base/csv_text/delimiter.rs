//! The beginning of a CSV: the mark of its encoding, Excel's line `sep=;`, and the heading, which tells what stands between
//! cells. A heading that can be read in two ways is refused.

use std::io::{self, BufRead, Chain, Cursor, Error, ErrorKind, Read};

use crate::base::text;

/// The longest heading, in bytes.
const LONGEST: usize = 1 << 20;

/// How a CSV begins.
pub struct CsvStart<R> {
    /// The character between cells.
    pub delimiter: u8,
    /// Whether a byte order mark stands before it.
    pub has_mark: bool,
    /// The line on which the heading stands.
    pub line: u64,
    /// The heading and all that follows it.
    pub rest: Chain<Cursor<Vec<u8>>, R>,
}

impl<R> CsvStart<R> {
    /// Whether a number may have a decimal comma: no comma stands between cells.
    pub fn has_decimal_comma(&self) -> bool {
        self.delimiter != b','
    }
}

/// Reads the beginning.
pub fn begin<R: BufRead>(mut source: R) -> io::Result<CsvStart<R>> {
    let mut first = first_record(&mut source)?;
    if let Some(other) = other_file(&first) {
        return Err(refused(other));
    }
    let mark = first.len() - text::without_mark(&first).len();
    first.drain(..mark);
    let mut line = 1;
    let stated = stated(&first)?;
    if stated.is_some() {
        line = 2;
        if first.ends_with(b"\r") && source.fill_buf()?.first() == Some(&b'\n') {
            source.consume(1);
        }
        first = first_record(&mut source)?;
    }
    let delimiter = match stated {
        Some(delimiter) => delimiter,
        None => found(&first).map_err(refused)?,
    };
    Ok(CsvStart { delimiter, has_mark: mark > 0, line, rest: Cursor::new(first).chain(source) })
}

fn refused(why: impl Into<String>) -> Error {
    Error::new(ErrorKind::InvalidData, why.into())
}

/// The bytes of a record, with the first byte of the end of its line.
fn first_record(source: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let (mut record, mut is_quoted) = (Vec::new(), false);
    loop {
        let part = source.fill_buf()?;
        let (mut taken, mut is_whole) = (0, part.is_empty());
        for byte in part {
            taken += 1;
            is_quoted ^= *byte == b'"';
            if matches!(byte, b'\n' | b'\r') && !is_quoted {
                is_whole = true;
                break;
            }
        }
        record.extend_from_slice(&part[..taken]);
        source.consume(taken);
        // What is longer is told of by whoever reads the record within bounds.
        if is_whole || record.len() > LONGEST {
            return Ok(record);
        }
    }
}

/// What a file is that is no text at all, by its first bytes.
fn other_file(first: &[u8]) -> Option<&'static str> {
    Some(match first {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, _, ..] | [_, 0, ..] => text::encoding(first),
        [b'P', b'K', 3, 4, ..] | [0xd0, 0xcf, 0x11, 0xe0, ..] => {
            "it is a workbook, or another packed file, and no CSV: save its sheet as \"CSV UTF-8\""
        }
        [b'%', b'P', b'D', b'F', ..] => "it is a PDF and no CSV",
        [0x1f, 0x8b, ..] => "it is packed with gzip: unpack it first",
        _ => return None,
    })
}

/// What the line `sep=;` says, if it is one.
fn stated(first: &[u8]) -> io::Result<Option<u8>> {
    let line = first.trim_ascii();
    // Trimming takes a tab away.
    let value = match line.split_at_checked(4) {
        Some((name, value)) if name.eq_ignore_ascii_case(b"sep=") => value,
        _ => return Ok(None),
    };
    match value {
        [delimiter @ (b',' | b';')] => Ok(Some(*delimiter)),
        [] if first.contains(&b'\t') => Ok(Some(b'\t')),
        _ => Err(refused("its line sep= names none of: comma, semicolon, tab")),
    }
}

/// The one character that stands between the titles of a heading. A tab is never a part of one.
fn found(heading: &[u8]) -> Result<u8, String> {
    let [commas, semicolons, tabs] = [b',', b';', b'\t'].map(|delimiter| has(heading, delimiter));
    match (commas, semicolons, tabs) {
        (_, _, true) => Ok(b'\t'),
        (true, true, false) => Err(two_readings(heading)),
        (false, true, false) => Ok(b';'),
        (_, false, false) => Ok(b','),
    }
}

/// Whether a character stands outside of quotes.
fn has(heading: &[u8], delimiter: u8) -> bool {
    let mut is_quoted = false;
    heading.iter().any(|byte| {
        is_quoted ^= *byte == b'"';
        *byte == delimiter && !is_quoted
    })
}

fn two_readings(heading: &[u8]) -> String {
    let [commas, semicolons] = [b',', b';'].map(|delimiter| titles(heading, delimiter));
    format!(
        "its heading can be read in two ways: {semicolons} with ; between them, or {commas} with a comma between them. \
         Begin the file with a line sep=; or sep=, or put such a title in double quotes"
    )
}

/// The first titles, as they would be read.
fn titles(heading: &[u8], delimiter: u8) -> String {
    const MOST: usize = 4;
    let text = String::from_utf8_lossy(heading);
    let (mut titles, mut is_quoted) = (vec![String::new()], false);
    for letter in text.trim().chars() {
        is_quoted ^= letter == '"';
        match titles.last_mut() {
            Some(title) if letter != char::from(delimiter) || is_quoted => title.push(letter),
            _ => titles.push(String::new()),
        }
    }
    let shown: Vec<&str> =
        titles.iter().take(MOST).map(|title| title.trim().trim_matches('"')).collect();
    let rest = if titles.len() > MOST { " | …" } else { "" };
    format!("{} titles ({}{rest})", titles.len(), shown.join(" | "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &[u8], expected: Result<(u8, u64), &str>) {
        let shown = String::from_utf8_lossy(text).into_owned();
        match (begin(text), expected) {
            (Ok(start), Ok(told)) => assert_eq!((start.delimiter, start.line), told, "{shown}"),
            (Err(error), Err(part)) => {
                assert!(error.to_string().contains(part), "{shown}: {error}");
            }
            (Ok(start), Err(part)) => panic!("{shown}: {} and not {part}", start.delimiter),
            (Err(error), Ok(_)) => panic!("{shown}: {error}"),
        }
    }

    #[test]
    fn the_heading_tells_what_stands_between_cells() {
        check(b"order,amount\nODR1,5\n", Ok((b',', 1)));
        check(b"order;amount\r\nODR1;5\r\n", Ok((b';', 1)));
        check(b"order\tamount", Ok((b'\t', 1)));
        check(b"order\tamount, NOK; gross", Ok((b'\t', 1)));
        check(b"order", Ok((b',', 1)));
        check(b"", Ok((b',', 1)));
        check(b"\xef\xbb\xbforder;amount\n", Ok((b';', 1)));
        check(b"\"order; old\",amount\n", Ok((b',', 1)));
        check(b"\"order,\n old\";amount\nODR1,5;1\n", Ok((b';', 1)));
        check(b"order;amount\rODR1;1,5\r", Ok((b';', 1)));
        check(b"order;\"say \"\"a,b\"\"\"\n", Ok((b';', 1)));
        check("ordre;beløp\n".as_bytes(), Ok((b';', 1)));
    }

    #[test]
    fn excels_own_line_tells_it_and_is_no_row() {
        check(b"sep=;\r\norder;amount, NOK\r\n", Ok((b';', 2)));
        check(b"\xef\xbb\xbfSEP=,\norder,a;b\n", Ok((b',', 2)));
        check(b"sep=\t\norder\tamount\n", Ok((b'\t', 2)));
        check(b"sep=|\norder|amount\n", Err("sep= names none"));
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_refused_with_both() {
        let two =
            "2 titles (order | amount, NOK) with ; between them, or 2 titles (order;amount | NOK)";
        check(b"order;amount, NOK\n", Err(two));
    }

    #[test]
    fn what_is_no_csv_is_named() {
        check(b"\xff\xfeo\0r\0", Err("it is UTF-16"));
        check(b"o\0r\0d\0", Err("it is UTF-16"));
        check(b"PK\x03\x04\x14\0", Err("it is a workbook"));
        check(b"\xd0\xcf\x11\xe0\xa1\xb1", Err("it is a workbook"));
        check(b"%PDF-1.7\n", Err("PDF"));
        check(b"\x1f\x8b\x08", Err("gzip"));
    }
}
