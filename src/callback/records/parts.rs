//! Whether a line of a log is a part of something that is laid out over several lines: the head of a request or what was sent with it, a
//! dump, a command, a call, a value of JSON. Another line may tell of another method than a GET.

use memchr::{memchr3, memmem};
use serde::de::IgnoredAny;
use serde_json::from_slice;

use super::bytes::as_text;
use super::columns::is_whole_row;
use super::methods::{is_word, names_get};
use crate::callback::lists::value_of_variable;
use crate::callback::method::is_target;
use crate::callback::names::{folded, is_method_name, is_request};

/// So far before a line is looked for what it may belong to, in bytes.
pub const LOOKED_BACK: usize = 8 << 10;
/// The same in lines.
const MOST_LINES: usize = 40;

/// Whether a line is such a part, and does not say itself that it is of a GET. Before it stands this, of which the last bytes are
/// looked at.
pub fn is_part(before: &[u8], line: &[u8]) -> bool {
    let line = line.trim_ascii();
    !names_get(line) && (goes_on(line) || is_one_field(line) || is_led(last_lines(before), line))
}

/// The whole lines among the last bytes.
fn last_lines(before: &[u8]) -> &[u8] {
    let Some(start) = before.len().checked_sub(LOOKED_BACK) else { return before };
    let cut = before[start..].iter().position(|byte| *byte == b'\n');
    &before[cut.map_or(before.len(), |at| start + at + 1)..]
}

/// Whether a line shows at its end that the next one belongs to it. A value of JSON that is whole ends there, with a comma or not, and
/// what is nothing but a query may end with any sign.
fn goes_on(line: &[u8]) -> bool {
    let is_open = match line.last() {
        Some(b',') => !is_whole_row(line),
        // It may close what another one opened, as in Markdown.
        Some(b'`') => line.iter().filter(|byte| **byte == b'`').count() % 2 == 1,
        last => matches!(last, Some(b'\\' | b'^' | b'{' | b'(' | b'[')),
    };
    is_open && !is_whole_value(line) && !is_bare_query(line)
}

/// Whether a line is a query or an address with one, and nothing else, `a=1&b=[`: no name of a field, quote or bracket stands before it.
fn is_bare_query(line: &[u8]) -> bool {
    let Some(end) = memchr3(b'?', b'=', b'&', line) else { return false };
    let (lead, rest) = line.split_at(end);
    let is_parameter = || {
        let text = as_text(lead);
        rest[0] != b'?' && !is_name(&text) && !is_method_name(&folded(&text))
    };
    !line.iter().any(u8::is_ascii_whitespace)
        && !lead.iter().any(|byte| b"\"'`({".contains(byte))
        && (is_target(lead) || is_parameter())
}

fn is_whole_value(line: &[u8]) -> bool {
    let line = line.strip_suffix(b",").unwrap_or(line);
    matches!(line.first(), Some(b'{' | b'[')) && from_slice::<IgnoredAny>(line).is_ok()
}

/// Whether a line is one field of a request, or one member of something, and nothing else: `url: https://…`, `[uri] => /cb?…`, `"url": "…"`.
fn is_one_field(line: &[u8]) -> bool {
    let text = as_text(line);
    let member = line.strip_suffix(b",").unwrap_or(line);
    if line.first() == Some(&b'"')
        && from_slice::<IgnoredAny>(&[b"{", member, b"}"].concat()).is_ok()
    {
        return true;
    }
    if value_of_variable(&text).is_some() {
        return true;
    }
    let (name, value, is_of_dump) = match (text.split_once("=>"), text.split_once(':')) {
        (Some((name, value)), _) if !name.contains('?') => (name, value, true),
        (_, Some((name, value))) => (name, value, false),
        _ => return false,
    };
    let is_alone = !value.trim().contains(char::is_whitespace);
    is_alone && (is_of_dump || is_name(name))
}

/// Whether a text is the name of what was requested, as people and programs write it: `Request URL`.
fn is_name(text: &str) -> bool {
    is_request(&folded(text).replace([' ', '\'', '"', '['], ""))
}

/// Whether a line belongs to one of those before it.
fn is_led(before: &[u8], line: &[u8]) -> bool {
    let before = before.strip_suffix(b"\n").unwrap_or(before);
    let mut lines = before.rsplit(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).take(MOST_LINES);
    let mut next = line;
    let mut is_above = true;
    // What stands behind a head was sent with it, at least for some lines.
    lines.any(|own| {
        let leads = is_above && leads_on(own);
        // Rows with an empty last cell may be the arguments of one call, whose name stands above them all.
        is_above &= own.last() == Some(&b',') && is_whole_row(own);
        leads || is_start_of_head(own) && is_header(next) || {
            next = own;
            false
        }
    })
}

/// Whether the next line belongs to a line: it goes on, or is a name or a method alone.
fn leads_on(line: &[u8]) -> bool {
    if goes_on(line) || is_word(line) {
        return true;
    }
    let is_short = !line.is_empty() && line.len() < 40;
    is_short && {
        let text = as_text(line.strip_suffix(b":").unwrap_or(line));
        is_name(&text) || is_method_name(&folded(&text).replace(' ', ""))
    }
}

/// Whether a line begins a head: `POST /cb HTTP/1.1` or `HTTP/1.1 200 OK`, as `curl -v` shows them too.
fn is_start_of_head(line: &[u8]) -> bool {
    if !matches!(line.first(), Some(b'A'..=b'Z' | b'<' | b'>')) {
        return false;
    }
    let line = without_mark(line);
    if line.starts_with(b"HTTP/") {
        return true;
    }
    let mut words = line.split(|byte| *byte == b' ');
    words.nth(1).is_some_and(is_target) && memmem::find(line, b" HTTP/").is_some()
}

/// Whether a line is a field of a head, `Name: value`.
fn is_header(line: &[u8]) -> bool {
    let line = without_mark(line);
    let name = line.iter().position(|byte| *byte == b':').map_or(line, |at| &line[..at]);
    let is_of_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
    !name.is_empty()
        && name.len() < line.len()
        && name.iter().all(is_of_name)
        && !line[name.len()..].starts_with(b"://")
}

/// A line without the mark of what was sent or received.
fn without_mark(line: &[u8]) -> &[u8] {
    match line {
        [b'<' | b'>', b' ', rest @ ..] => rest,
        _ => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADDRESS: &str = "https://x.no/cb?a=1";

    /// Of two texts with a `|` between, the line behind it.
    fn is_a_part(text: &str) -> bool {
        let text = text.replace('@', ADDRESS);
        let (before, line) = text.split_once('|').unwrap_or(("", &text));
        is_part(before.as_bytes(), line.as_bytes())
    }

    #[test]
    fn a_line_that_another_one_may_say_more_of_is_a_part() {
        for text in [
            // By its end, or as one field.
            "curl '@' \\",
            "  iwr '@' `\r",
            "fetch(\"@\", {",
            "  \"@\",",
            "  \"url\": \"@\"",
            "  \"a\": {\"url\": \"@\"},",
            "    [url] => @",
            "  'callback' => '@'",
            "Request URL: @",
            "path: /cb?a=1",
            "uri:/cb?a=1",
            "  url: '@'",
            "QUERY_STRING=a=1&b=2",
            "export REQUEST_URI=\"/cb?a=1\"",
            "  \"x\", \"@\",",
            "open(\"@\",1,",
            "iwr '@'`",
            // By what stands before it.
            "open(\n|\"FOO\",\"@\",",
            "open(\n\"FOO\",\"x\",\n|\"@\",\"y\",",
            "x = [\n|('@'),",
            "method=POST,\n|url=@",
            "url=/cb?a=1,",
            "Event(url=@,",
            "post('@',",
            "curl -X POST \\\n|  '@'",
            "axios.post(\r\n|'@')",
            "x: {\n|@",
            "POST\n|@",
            "Request URL\n|@",
            "Request Method:\n|@",
            "POST /cb HTTP/1.1\nHost: x\n\n|a=1&b=2",
            "POST /cb HTTP/1.1\nHost: x\nx-address: /b|x: @",
            "> POST /cb HTTP/2\n> host: x\n>\n|a=1&b=2",
            "HTTP/1.1 200 OK\nx: y\n\n<html>\n|<a href=\"@\">x</a>",
            "POST /cb HTTP/1.1\nHost: x\n\n--1\nx: y\n\n|{\"url\": \"@\"}",
        ] {
            assert!(is_a_part(text), "{text}");
        }
    }

    #[test]
    fn a_line_that_says_all_of_itself_is_none() {
        for text in [
            "@",
            "a=1&b=2",
            "\"@\"",
            "{\"url\": \"@\"}",
            "{\"url\": \"@\"},",
            "URL=@",
            "callback: @",
            // Its last sign was received with it.
            "a=1&b=,",
            "a=1&b[",
            "[a]=(",
            "@,",
            "/cb?a=\\",
            "a=1&b={\n|@",
            "url: @ status: 200",
            "level=info url=\"@\"",
            // A row of a table may have an empty cell at its end, and one of a tuple or of Markdown is whole.
            "\"1\",\"@\",\"\",",
            "\"1\",\"@\",\n|\"1\",\"@\",",
            ",\"@\",",
            "\"\",\"@\",\"\",",
            "id,url,\n1,x,\n|2,@,",
            "(1,'@',200),",
            "('@'),\n|('@'),",
            "INSERT INTO x VALUES\n(1,'@',200),\n|(1,'@',200);",
            "- `@`",
            // It names its method.
            "  \"message\": \"GET /cb?a=1 HTTP/1.1\",",
            "GET /cb?a=1 {",
            "method=GET uri=/cb?a=1,",
            "POST\n|GET @",
            "@\n|@",
            "the callback came:\n|@",
            "{\"url\": \"@\"},\n|{\"url\": \"@\"}",
            "1.2.3.4 - - [t] \"POST /cb HTTP/1.1\" 200\n|@",
            "POST /cb HTTP/1.1\n|@",
            "POST https://x.no/cb\nHost: x\n|@",
        ] {
            assert!(!is_a_part(text), "{text}");
        }
    }

    #[test]
    fn only_the_last_lines_are_looked_at() {
        let head = "POST /cb HTTP/1.1\nHost: x\n\n";
        for lines in [0, 36, 37, 38, 100] {
            let text = format!("{head}{}|@", "x\n".repeat(lines));
            assert_eq!(is_a_part(&text), lines < 38, "{lines}");
        }
        for length in [10, LOOKED_BACK - head.len() - 2, LOOKED_BACK] {
            let text = format!("{head}{}\n|@", "x".repeat(length));
            assert_eq!(is_a_part(&text), length < LOOKED_BACK - head.len() - 1, "{length}");
        }
    }
}
