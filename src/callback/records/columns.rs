//! The callback in a row of a table. A cell in quotes is one text, whatever stands in it. One without quotes ends where its column does, and
//! so does the checksum, which has no sign that ends a column; but a program that never puts quotes around a cell may have received more.

use std::borrow::Cow;

use memchr::{memchr, memchr3_iter, memmem};

use super::bytes::query_of;
use super::finder::{Finder, Found, Offered};
use super::methods::{has_other_method, is_word};
use super::rows::{Cell, Row};
use super::scopes::is_json_of_other_method;
use super::value::bare_query;
use super::{json, w3c, words};
use crate::callback::method::{is_rare, is_target};
use crate::callback::request::requests_in;
use crate::callback::values::CHECKSUM_DIGITS;

/// What stands between the cells of a row.
const SEPARATORS: [u8; 3] = *b",;|";
/// Where a checksum begins.
const CHECKSUM: &[u8] = b"checksum=";
/// With so many lines before it the width of a row is compared.
const MOST_LINES: usize = 8;

/// Offers the callbacks in the cells of a row, and tells whether there is one; nothing where the text is no row that has one, or is a request.
pub fn offer<'t>(text: &'t [u8], finder: &mut Finder<'_, 't>) -> Option<bool> {
    if !may_be_row(text) || memmem::find(text, CHECKSUM).is_none() || w3c::query(text).is_some() {
        return None;
    }
    SEPARATORS.into_iter().find_map(|separator| {
        let row = Row::read(text, separator)?;
        let queries = queries(&row, finder)?;
        if requests_in(text).iter().next().is_some() {
            return None;
        }
        if has_other_method(text) {
            return Some(false);
        }
        let is_other = is_of_other(&row, &queries);
        if is_other && !is_of_get(&row) {
            return Some(false);
        }
        let is_found = queries.iter().flatten().any(|found| *found != Found::Nothing);
        // Which of two methods is that of the request, or of two addresses that of the callback, is not told.
        finder.is_several |= is_found && (is_other || has_other_address(&row, &queries));
        for found in queries.into_iter().flatten() {
            match found {
                Found::One(query) => _ = finder.take(Offered { query, is_in_order: true }),
                Found::Several => finder.is_several = true,
                Found::Nothing => {}
            }
        }
        Some(is_found)
    })
}

/// Whether the first `"` of a line may begin a cell: in most lines of logs it does not.
fn may_be_row(text: &[u8]) -> bool {
    let Some(at) = memchr(b'"', text) else { return true };
    let lead = text[..at].trim_ascii_end();
    let begins = text.first().is_some_and(|byte| b"(['`iIrR".contains(byte));
    begins || lead.last().is_none_or(|sign| SEPARATORS.contains(sign))
}

/// Whether a text is a row of a request that is no GET.
pub fn is_row_of_other(text: &[u8]) -> bool {
    SEPARATORS.into_iter().filter_map(|separator| Row::read(text, separator)).any(|row| {
        let found = |cell: &Cell| memmem::find(&cell.text, CHECKSUM).map(|_| Found::Several);
        let queries: Vec<Option<Found>> = row.cells.iter().map(found).collect();
        let is_json_of_other = |cell: &Cell| {
            cell.is_quoted
                && cell.text.first() == Some(&b'{')
                && std::str::from_utf8(&cell.text).is_ok_and(is_json_of_other_method)
        };
        is_of_other(&row, &queries) && !is_of_get(&row) || row.cells.iter().any(is_json_of_other)
    })
}

/// What is found in each cell; nothing where no cell is a callback, or one is a part of something else.
fn queries<'t>(row: &Row<'t>, finder: &mut Finder<'_, 't>) -> Option<Vec<Option<Found<'t>>>> {
    let mut is_found = false;
    let mut may_be_query = false;
    let mut found = Vec::with_capacity(row.cells.len());
    let is_of_query = |cell: &Cell| !cell.is_quoted && has_any(&cell.text, b"&=");
    let last_of_query = row.cells.iter().rposition(is_of_query);
    for (place, cell) in row.cells.iter().enumerate() {
        // What began before goes on here.
        if may_be_query && memmem::find(&cell.text, CHECKSUM).is_some() {
            return None;
        }
        may_be_query |= !cell.is_quoted && may_begin_query(&cell.text);
        let own = match cell.is_quoted {
            true => in_quotes(cell, finder),
            false if place > 0 && !row.is_closed => without_quotes(cell),
            false => None,
        };
        let is_unread = own.is_none() && memmem::find(&cell.text, CHECKSUM).is_some();
        let goes_on = !cell.is_quoted && own.is_some() && last_of_query > Some(place);
        if is_unread || goes_on {
            return None;
        }
        is_found |= own.is_some();
        found.push(own);
    }
    is_found.then_some(found)
}

/// Whether an address or a query may begin in a cell without quotes and go on in the next one.
fn may_begin_query(text: &[u8]) -> bool {
    has_any(text, b"?&=") || text.split(u8::is_ascii_whitespace).skip(1).any(is_target)
}

/// The callback in a cell with quotes: an address, a query, or a text with one in it.
fn in_quotes<'t>(cell: &Cell<'t>, finder: &mut Finder<'_, 't>) -> Option<Found<'t>> {
    memmem::find(&cell.text, CHECKSUM)?;
    let own = match &cell.text {
        Cow::Borrowed(text) => whole(text).map(Cow::Borrowed),
        Cow::Owned(text) => whole(text).map(|own| Cow::Owned(own.to_vec())),
    };
    if let Some(query) = own {
        return finder.is_callback()(&query).then_some(Found::One(query));
    }
    // What JSON says of its method holds.
    if let Some(found) = json::found_in(&cell.text, finder.is_callback()) {
        return Some(found);
    }
    let mut inner = Finder::new(finder.is_callback());
    words::offer(&cell.text, &mut inner);
    let found = inner.found().into_owned();
    (found != Found::Nothing).then_some(found)
}

/// The query of a text that is an address or a query from its first byte to its last.
fn whole(text: &[u8]) -> Option<&[u8]> {
    let before = text.split(|byte| *byte == b'?').next().unwrap_or_default();
    let is_address = before.len() < text.len() && !has_any(before, b"=& \t\"'{");
    if is_address { query_of(text) } else { bare_query(text) }
}

/// The same of a cell without quotes: an address whose last parameter is a whole checksum, maybe with its method.
fn without_quotes<'t>(cell: &Cell<'t>) -> Option<Found<'t>> {
    let Cow::Borrowed(text) = cell.text else { return None };
    let text = text.strip_prefix(b"GET ").unwrap_or(text);
    let (_, checksum) = split_at_checksum(text)?;
    let is_whole = is_target(text) && checksum.len() == CHECKSUM_DIGITS && !has_any(text, b" \t");
    is_whole.then(|| query_of(text)).flatten().map(|query| Found::One(query.into()))
}

/// A text up to the value of its last checksum, and from there on, where that has all of its digits.
fn split_at_checksum(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let (before, rest) = text.split_at(memmem::rfind(text, CHECKSUM)? + CHECKSUM.len());
    rest.get(..CHECKSUM_DIGITS)?.iter().all(u8::is_ascii_hexdigit).then_some((before, rest))
}

fn is_of_get(row: &Row) -> bool {
    row.cells.iter().any(|cell| &*cell.text == b"GET")
}

/// Whether a cell of the row is a method that is no GET: a known one anywhere, a rare one beside a callback or an address.
fn is_of_other(row: &Row, queries: &[Option<Found>]) -> bool {
    let is_target_at = |at: Option<usize>| {
        let cell = at.and_then(|at| row.cells.get(at).zip(queries.get(at)));
        cell.is_some_and(|(cell, found)| found.is_some() || is_target(&cell.text))
    };
    row.cells.iter().enumerate().any(|(at, cell)| {
        let is_beside = || is_target_at(at.checked_sub(1)) || is_target_at(Some(at + 1));
        is_word(&cell.text.to_ascii_uppercase()) || is_rare(&cell.text) && is_beside()
    })
}

/// Whether a cell without a callback is an address: that may be the one that was requested. A query has its path in a column of its own.
fn has_other_address(row: &Row, queries: &[Option<Found>]) -> bool {
    let is_query = row.cells.iter().zip(queries).all(|(cell, found)| {
        found.is_none() || memchr(b'?', &cell.text).unwrap_or(0) == 0 && !is_target(&cell.text)
    });
    row.cells.iter().zip(queries).any(|(cell, found)| {
        found.is_none()
            && is_target(&cell.text)
            && !(is_query && memchr(b'?', &cell.text).is_none())
    })
}

/// Whether a line with a comma at its end is a row all the same, and does not lead to the next line: several cells, none of which is a part
/// of code; or whole tuples.
pub fn is_whole_row(line: &[u8]) -> bool {
    let Some(row) = Row::read(line, b',') else { return false };
    let is_plain =
        |cell: &Cell| cell.is_quoted || is_target(&cell.text) || !has_any(&cell.text, b"=([{`");
    // Behind the last comma stands an empty one.
    let has_several = row.cells.len() > 2 && !row.has_blanks;
    row.is_closed || has_several && row.cells.iter().all(is_plain)
}

/// Whether a row has more cells than one of those before it, and its callback no quotes: the sign that ends it may belong to it.
pub fn is_wider(before: &[u8], line: &[u8]) -> bool {
    let mut ends = memchr3_iter(SEPARATORS[0], SEPARATORS[1], SEPARATORS[2], line);
    let ends_checksum = |at: &usize| {
        let start = at.checked_sub(CHECKSUM_DIGITS);
        start.is_some_and(|start| line[start..*at].iter().all(u8::is_ascii_hexdigit))
    };
    let Some(separator) = ends.find(ends_checksum).map(|at| line[at]) else { return false };
    let Some(row) = Row::read(line, separator) else { return false };
    let lines = before.strip_suffix(b"\n").unwrap_or(before).rsplit(|byte| *byte == b'\n');
    row.cells.iter().any(|cell| without_quotes(cell).is_some())
        && lines.take(MOST_LINES).any(|own| {
            Row::read(own, separator).is_some_and(|own| own.cells.len() < row.cells.len())
        })
}

/// Whether a column, or a field, may end behind the checksum of a line, which has no request: nothing that a query has stands behind it.
pub fn may_end_at_checksum(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    let Some((before, rest)) = split_at_checksum(line) else { return false };
    let behind = &rest[CHECKSUM_DIGITS..];
    let mut words = behind.splitn(2, u8::is_ascii_whitespace);
    let (own, next) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let lead = before.split(|byte| *byte == b'?').next().unwrap_or_default();
    let is_column =
        || !has_any(next, b"&=?#\"") && (behind.len() > 1 || has_any(lead, &SEPARATORS));
    own.first().is_some_and(|sign| SEPARATORS.contains(sign))
        && !has_any(own, b"&=?#\"")
        && (own.len() == 1 && begins_with_field(next) || is_column())
        && requests_in(line).iter().next().is_none()
}

/// Whether a text begins with a field, `name=…` or `name: …`.
fn begins_with_field(text: &[u8]) -> bool {
    let text = text.trim_ascii_start();
    let end = text.iter().position(|byte| !byte.is_ascii_alphanumeric() && !b"_-.".contains(byte));
    end.is_some_and(|at| at > 0 && matches!(text[at], b'=' | b':'))
}

fn has_any(text: &[u8], signs: &[u8]) -> bool {
    text.iter().any(|byte| signs.contains(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUM: &str = "2960b8f47191ac54ead4413206d0d2a932207d420f7aefb60d623e7c36a59fb3";

    /// A text with `@` for an address, `^` for its query and `~` for a whole checksum.
    fn filled(text: &str) -> String {
        let text = text.replace('@', "https://x.no/cb?^").replace('^', "a=1&checksum=~");
        text.replace('~', SUM)
    }

    fn found(text: &str) -> Option<String> {
        let mut is_callback = |query: &[u8]| memmem::find(query, b"checksum=").is_some();
        let mut finder = Finder::new(&mut is_callback);
        offer(text.as_bytes(), &mut finder)?;
        Some(match finder.found() {
            Found::One(query) => String::from_utf8_lossy(&query).into_owned(),
            Found::Several => "several".to_owned(),
            Found::Nothing => "nothing".to_owned(),
        })
    }

    #[test]
    fn a_cell_is_one_text_and_one_without_quotes_ends_at_its_checksum() {
        for (text, expected) in [
            ("1,\"@\",200", Some("^")),
            ("1;200;\"@\"", Some("^")),
            ("GET,\"@\",", Some("^")),
            ("\"@\";\"200\"", Some("^")),
            ("1,\"^\",200", Some("^")),
            ("1,\"@, x\",200", Some("^, x")),
            ("1,\"?^\",200", Some("^")),
            ("1,\"x.no/cb?^\",200", Some("^")),
            ("1,GET,/cb,\"^\",200", Some("^")),
            ("1,GET,\"/cb\",\"?^\",200", Some("^")),
            ("1,GET /cb?^,200", Some("^")),
            ("|`@`|200|", Some("^")),
            ("(1,'@',200),", Some("^")),
            ("('@')", Some("^")),
            ("INSERT INTO x VALUES (1,'@',200);", Some("^")),
            ("1,\"it came: @\",x", Some("^")),
            ("1,x,\"{\"\"method\"\":\"\"GET\"\",\"\"url\"\":\"\"@\"\"}\"", Some("^")),
            ("2026-11-27T10:00:00,@,200", Some("^")),
            ("2026-11-27 10:00:00;GET;@;200", Some("^")),
            ("1|GET|@|200", Some("^")),
            ("1,\"@\",\"@\"", Some("^")),
            // Which was received is not told.
            ("1,\"@\",\"@x\"", Some("several")),
            ("1,@,/x", Some("several")),
            ("GET,/cb,\"@\"", Some("several")),
            ("1,\"/cb?x=1\",\"^\"", Some("several")),
            ("\"/cb?x=1\",200,\"@\"", Some("several")),
            ("(1,'@'),(2,'/x')", Some("several")),
            ("\"@\";GET;POST", Some("several")),
            // Of another method.
            ("1,\"@\",POST", Some("nothing")),
            ("post;\"@\"", Some("nothing")),
            ("(1,'PURGE','@',200)", Some("nothing")),
            ("\"@\";\"PURGE\"", Some("nothing")),
            ("x,PURGE,/cb,\"^\",200", Some("nothing")),
            ("1,x,\"{\"\"method\"\":\"\"POST\"\",\"\"url\"\":\"\"@\"\"}\"", Some("nothing")),
            // No rows: what stands behind may have been received, or what stands before is a part of it.
            ("@,200", None),
            ("^,200", None),
            ("1,^,200", None),
            ("1,@,@", None),
            ("1,@,/cb?a=1", None),
            ("1,@,&a=2", None),
            ("1,@,x,a=2", None),
            ("1,@x,200", None),
            ("1,@ x,200", None),
            ("(see, @)", None),
            ("u='@'", None),
            ("a=1,\"@\",2", None),
            ("/cb?a=1,\"@\",2", None),
            ("1.2.3.4 GET /cb a,\"@\",2", None),
            ("2026-01-01 00:01:00 10.0.0.1 GET /cb a,\"@\",b 443 - x", None),
            ("1.2.3.4 \"@\" 200", None),
            ("R{method=GET, url=@, tags={}}", None),
        ] {
            let expected = expected.map(filled);
            assert_eq!(found(&filled(text)), expected, "{text}");
        }
    }

    #[test]
    fn a_row_is_wider_than_another_where_a_sign_may_have_been_received() {
        for (text, expected) in [
            ("t,url,status\n#1,@,200", false),
            ("t,url,status\n#1,@,x,200", true),
            ("t,\"u,v\",s\n2,@,200\n#1,@,200", false),
            ("t,url,status\n#1,\"@\",x,200", false),
            ("t;url\nx\n#1;@;x", true),
            ("a, b\n#R{method=GET, url=@, tags={}}", false),
            ("#1,@,x,200", false),
        ] {
            let text = filled(text);
            let (before, line) = text.split_once('#').unwrap_or_default();
            assert_eq!(is_wider(before.as_bytes(), line.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn a_column_may_end_at_the_checksum_where_nothing_of_a_query_or_a_request_follows() {
        for text in
            ["@,200", "@;200", "1,^,200", "1,^,", "a|^|b", "x url=@, status=200", "url: @; x: y"]
        {
            assert!(may_end_at_checksum(filled(text).as_bytes()), "{text}");
        }
        for text in [
            "@,",
            "@,&a=1",
            "@,a=1",
            "@.",
            "GET /cb?^,200",
            "1 \"GET /cb?^,x HTTP/1.1\" 200",
            "@",
            "",
        ] {
            assert!(!may_end_at_checksum(filled(text).as_bytes()), "{text}");
        }
    }
}
