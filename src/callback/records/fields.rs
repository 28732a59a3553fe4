//! Fields that stand beside the address in a text, `name=value`, `name:value` or `name: value`: a method that is no GET, and what
//! the sender of a request says of itself.

use memchr::memchr;

use super::bytes::as_text;
use crate::callback::names::{folded, is_beside, is_content, is_method_name, names_method_alone};
use crate::callback::request::{is_any_method, method_before};

/// Whether the field of a word is a header of what was sent: `referer:https://…`, or the name before it, `Referer:`.
pub fn is_header(word: &[u8]) -> bool {
    let Some(at) = word.iter().position(|byte| b"=:?".contains(byte)) else { return false };
    word[at] == b':'
        && matches!(&*name_of(&word[..at]), "referer" | "referrer" | "useragent" | "cookie")
}

/// Whether a text says anywhere, but in what its sender wrote, that its method is another one than GET: such a request is no callback.
pub fn has_other_method(text: &[u8]) -> bool {
    let (mut before, mut is_senders): (&[u8], bool) = (b"", false);
    let mut is_below_name = false;
    for line in text.split(|byte| *byte == b'\n') {
        if is_other_column(line) || is_below_name && is_no_get(trimmed(line)) {
            return true;
        }
        // Browsers copy the name and the value on two lines.
        is_below_name = line.trim_ascii().eq_ignore_ascii_case(b"request method");
        let mut is_in_header = false;
        for word in line.split(u8::is_ascii_whitespace) {
            let is_begun = is_senders || is_of_sender(word);
            is_senders = is_begun && is_senders == has_pairs(word);
            is_in_header |= is_header(word);
            if !is_begun && !is_in_header && is_other_method(before, word) {
                return true;
            }
            before = word;
        }
    }
    false
}

/// Whether each quote in a word has its second one there.
pub fn has_pairs(word: &[u8]) -> bool {
    word.iter().filter(|byte| **byte == b'"').count() % 2 == 0
}

/// Whether a field holds what its sender could write beside the request, such as `referer="…"`.
pub fn is_of_sender(word: &[u8]) -> bool {
    word.iter()
        .position(|byte| *byte == b'=')
        .map(|at| folded(&as_text(&word[..at])))
        .is_some_and(|name| is_beside(&name) || is_content(&name))
}

/// Whether a method that is no GET is the column before the address of a line: `"POST","/cb?…"`, `POST | /cb?…`, `POST "/cb?…"`.
fn is_other_column(line: &[u8]) -> bool {
    let Some(end) = memchr(b'?', line) else { return false };
    let is_between = |byte: &u8| byte.is_ascii_whitespace() || b"\"',;|".contains(byte);
    let mut columns = line[..end].rsplit(is_between).filter(|column| !column.is_empty());
    let (target, method) = (columns.next(), columns.next());
    target.zip(method).and_then(|(target, method)| method_before(method, target)) == Some(false)
}

/// Whether a word, with the one before it, says that the method is another one than GET.
fn is_other_method(before: &[u8], word: &[u8]) -> bool {
    let (name, value) = match word.iter().position(|byte| b"=:".contains(byte)) {
        Some(at) => (&word[..at], &word[at + 1..]),
        None => match before.strip_suffix(b":") {
            Some(name) => (name, word),
            None => return false,
        },
    };
    let value = trimmed(value);
    if !is_no_get(value) {
        return false;
    }
    let name = name_of(name);
    names_method_alone(&name) || is_method_name(&name) && is_any_method(value)
}

/// Whether a word may be a method, and is another one than GET.
fn is_no_get(word: &[u8]) -> bool {
    let is_word = word.iter().all(|byte| byte.is_ascii_alphabetic() || *byte == b'-');
    !word.is_empty() && is_word && !word.eq_ignore_ascii_case(b"GET")
}

/// A name without the brackets and quotes around it, folded.
fn name_of(name: &[u8]) -> String {
    let start = name.iter().rposition(|byte| b"{[(,;".contains(byte)).map_or(0, |at| at + 1);
    folded(&as_text(trimmed(&name[start..])))
}

/// A word without the signs around it.
fn trimmed(word: &[u8]) -> &[u8] {
    let is_own = |byte: &u8| byte.is_ascii_alphanumeric();
    let start = word.iter().position(is_own).unwrap_or(word.len());
    let end = word.iter().rposition(is_own).map_or(start, |at| at + 1);
    &word[start..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_method_that_is_no_get_is_told_in_many_ways() {
        for text in [
            "level=info method=POST path=\"/cb?a=1\"",
            "method:\"POST\" uri:/cb?a=1",
            "Request{method=post, url=/cb?a=1}",
            "method: POST\npath: /cb?a=1",
            "{'url': '/cb?a=1', 'httpMethod': 'PUT'}",
            "request_method=HEAD uri=/cb?a=1",
            "\"POST\",\"/cb?a=1\",\"200\"",
            "1.2.3.4,POST,/cb?a=1,200",
            "POST | /cb?a=1 | 200",
            "Started POST \"/cb?a=1\" for 1.2.3.4",
            "Started post \"/cb?a=1\" for 1.2.3.4",
            "post | /cb?a=1 | 200",
            "1.2.3.4 PROPFIND /cb?a=1",
            "method=purge uri=/cb?a=1",
            "http_method=FOO uri=/cb?a=1",
            "Request URL: /cb?a=1\nRequest Method: QUERY",
            "Request URL\n/cb?a=1\nRequest Method\r\nFOO\nStatus Code\n200",
        ] {
            assert!(has_other_method(text.as_bytes()), "{text}");
        }
        for text in [
            "method=GET uri=/cb?a=1",
            "paymentMethod=POST",
            "method=card uri=/cb?a=1",
            "INFO /cb?a=1",
            "our last post https://x.no/cb?a=1",
            "user-agent: x method=POST",
            "a POST",
            "\"GET\",\"/cb?a=1\",\"POST\"",
            "GET /cb?a=1 POST /x?b=1",
            "user_agent=\"x method=POST\" uri=/cb?a=1",
        ] {
            assert!(!has_other_method(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn headers_are_told_by_their_names() {
        for word in ["Referer:", "referer:https://x.no/cb?a=1", "'User-Agent':", "{\"referrer\":"] {
            assert!(is_header(word.as_bytes()), "{word}");
        }
        for word in ["url:", "referer=x", "/cb?referer:1", "referer", ""] {
            assert!(!is_header(word.as_bytes()), "{word}");
        }
    }
}
