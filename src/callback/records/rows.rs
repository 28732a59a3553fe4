//! A line as a row of a table: cells with a comma, a semicolon or a bar between them, in quotes or not, as sheets and databases write
//! them; or a tuple or list in brackets, as SQL and Python do.

use std::borrow::Cow;

use memchr::{memchr, memmem};

/// A cell.
pub struct Cell<'t> {
    /// Its text, without blanks around it; in quotes what stands between them, with their escapes undone.
    pub text: Cow<'t, [u8]>,
    /// Whether it stands in quotes, so that nothing in it can end it.
    pub is_quoted: bool,
}

/// A row.
pub struct Row<'t> {
    /// Its cells, in their order. Of several tuples in one line, all of them.
    pub cells: Vec<Cell<'t>>,
    /// Whether it stands in brackets, which close at its end.
    pub is_closed: bool,
    /// Whether a blank stands before a cell, as in code.
    pub has_blanks: bool,
}

impl<'t> Row<'t> {
    /// Reads a line with this sign between its cells; nothing where it is no such row, or a quote in it is not closed.
    pub fn read(line: &'t [u8], separator: u8) -> Option<Row<'t>> {
        let list = without_statement(line.trim_ascii());
        let is_closed = matches!(list.first(), Some(b'(' | b'['));
        let end = || list.iter().rfind(|byte| !b",; \t".contains(byte));
        if is_closed && (separator != b',' || !matches!(end(), Some(b')' | b']')))
            || !is_closed && memchr(separator, list).is_none()
        {
            return None;
        }
        let mut reader = Reader { rest: list, separator, is_closed, has_blanks: false };
        let mut cells = vec![reader.cell()?];
        while reader.goes_on()? {
            cells.push(reader.cell()?);
        }
        Some(Row { cells, is_closed, has_blanks: reader.has_blanks })
    }
}

/// The tuples of a statement of SQL, `INSERT … VALUES (…)`; else the text itself.
fn without_statement(text: &[u8]) -> &[u8] {
    let begins =
        |word: &[u8]| text.get(..word.len()).is_some_and(|own| own.eq_ignore_ascii_case(word));
    if !begins(b"INSERT ") && !begins(b"REPLACE ") {
        return text;
    }
    let place =
        [b" VALUES".as_slice(), b" values"].iter().find_map(|word| memmem::find(text, word));
    place.map_or(text, |at| text[at + b" VALUES".len()..].trim_ascii_start())
}

/// A walk through the cells.
struct Reader<'t> {
    rest: &'t [u8],
    separator: u8,
    is_closed: bool,
    has_blanks: bool,
}

impl<'t> Reader<'t> {
    /// The next cell. A quote within one that has none around it may be an end that was not seen.
    fn cell(&mut self) -> Option<Cell<'t>> {
        self.has_blanks |= self.rest.first().is_some_and(u8::is_ascii_whitespace);
        self.pass(b"([");
        if let Some(quote @ (b'"' | b'\'' | b'`')) = self.rest.first() {
            let (text, rest) = quoted(&self.rest[1..], *quote)?;
            self.rest = rest;
            return Some(Cell { text, is_quoted: true });
        }
        let is_end =
            |byte: &u8| *byte == self.separator || self.is_closed && matches!(byte, b')' | b']');
        let end = self.rest.iter().position(is_end).unwrap_or(self.rest.len());
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest;
        memchr(b'"', text)
            .is_none()
            .then(|| Cell { text: text.trim_ascii().into(), is_quoted: false })
    }

    /// Whether another cell follows; nothing where something else does.
    fn goes_on(&mut self) -> Option<bool> {
        self.pass(b")]");
        match self.rest {
            [] => Some(false),
            [sign, rest @ ..] if *sign == self.separator => {
                self.rest = rest;
                Some(true)
            }
            b";" if self.is_closed => Some(false),
            _ => None,
        }
    }

    /// Passes blanks, and in a row with brackets these.
    fn pass(&mut self, brackets: &[u8]) {
        let is_own =
            |byte: &u8| byte.is_ascii_whitespace() || self.is_closed && brackets.contains(byte);
        let end = self.rest.iter().position(|byte| !is_own(byte)).unwrap_or(self.rest.len());
        self.rest = &self.rest[end..];
    }
}

/// What stands before the quote that ends a cell, and what behind. Two quotes are one of the text, and so is one behind a backslash.
fn quoted(text: &[u8], quote: u8) -> Option<(Cow<'_, [u8]>, &[u8])> {
    let (mut own, mut start, mut at) = (Vec::new(), 0, 0);
    loop {
        at += text[at..].iter().position(|byte| *byte == quote || *byte == b'\\')?;
        let is_escape = text.get(at + 1) == Some(&quote);
        match (text[at] == quote, is_escape) {
            (_, true) => {
                own.extend_from_slice(&text[start..at]);
                start = at + 1;
                at += 2;
            }
            // What another backslash stands for is not undone.
            (false, false) => at = text.len().min(at + 2),
            (true, false) if own.is_empty() && start == 0 => {
                return Some((text[..at].into(), &text[at + 1..]));
            }
            (true, false) => {
                own.extend_from_slice(&text[start..at]);
                return Some((own.into(), &text[at + 1..]));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cells, those in quotes with `'` around them.
    #[track_caller]
    fn check(line: &str, separator: u8, expected: Option<&str>) {
        let row = Row::read(line.as_bytes(), separator).map(|row| {
            let shown = |cell: &Cell| {
                let text = String::from_utf8_lossy(&cell.text).into_owned();
                if cell.is_quoted { format!("'{text}'") } else { text }
            };
            row.cells.iter().map(shown).collect::<Vec<_>>().join("~")
        });
        assert_eq!(row.as_deref(), expected, "{line}");
    }

    #[test]
    fn a_row_has_cells_in_quotes_and_without() {
        for (line, expected) in [
            ("1,\"a,b\",c", Some("1~'a,b'~c")),
            ("1, \"a\" , c d ,", Some("1~'a'~c d~")),
            ("\"a \"\"b\"\"\",\"\",x", Some("'a \"b\"'~''~x")),
            ("\"a \\\"b\\\\\",'c''d'", Some("'a \"b\\\\'~'c'd'")),
            ("(1,'a',NULL),", Some("1~'a'~NULL~")),
            ("('a')", Some("'a'")),
            ("[\"a\", 'b']", Some("'a'~'b'")),
            ("INSERT INTO `x` VALUES (1,'a'),(2,'b');", Some("1~'a'~2~'b'")),
            ("O'Brien,1", Some("O'Brien~1")),
            // No rows.
            ("a", None),
            ("\"a\"b,c", None),
            ("\"a,b", None),
            ("a \"b\",c", None),
            ("(a,b", None),
            ("(a),b) c", None),
            ("", None),
        ] {
            check(line, b',', expected);
        }
        check("1;\"a;b\"", b';', Some("1~'a;b'"));
        check("1;a", b',', None);
        check("(1;2)", b';', None);
    }

    #[test]
    fn no_text_is_read_past_its_end() {
        let text = "INSERT INTO x VALUES (1, 'a''b\\', \"c\\\"\"), [2];";
        for start in 0..text.len() {
            for end in start..text.len() {
                for separator in [b',', b';'] {
                    Row::read(&text.as_bytes()[start..end], separator);
                }
            }
        }
    }
}
