//! What a text that has no request line says of the method of its request: in a column before the address, in a field, by the name of a
//! call, or by a word of its own. Only a GET is a callback.

use memchr::{memchr_iter, memchr2, memmem};

use super::bytes::as_text;
use super::fields::{SendersField, is_header, name_of, trimmed};
use crate::callback::method::{
    is_any_method, is_hidden, is_other_before, is_rare, is_target, may_be_method, method_before,
};
use crate::callback::names::{folded, is_method_name, names_method_alone};
use crate::callback::request::requests_in;

/// Whether a text says anywhere, but in what its sender wrote, that its method is another one than GET: such a request is no callback.
pub fn has_other_method(text: &[u8]) -> bool {
    let may_have_word = memchr2(b'?', b'&', text).is_some() && has_word(text);
    let (mut has_get, mut has_other) = (false, false);
    let mut before: [&[u8]; 2] = [b"", b""];
    let mut senders = SendersField::default();
    let mut name_above: Option<String> = None;
    for line in text.split(|byte| *byte == b'\n') {
        let is_below = name_above.as_ref().is_some_and(|name| is_other(name, trimmed(line)));
        if is_below || is_other_column(line) {
            return true;
        }
        // Browsers copy the name and the value on two lines, maybe with a blank one between.
        name_above =
            name_above.filter(|_| line.trim_ascii().is_empty()).or_else(|| name_alone(line));
        let mut is_in_header = false;
        for word in line.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()) {
            is_in_header |= is_header(word);
            if !senders.has(word) && !is_in_header {
                if is_other_method(before, word) {
                    return true;
                }
                if may_have_word {
                    let (is_get, is_other) = methods_in(word);
                    (has_get, has_other) = (has_get || is_get, has_other || is_other);
                }
            }
            before = [before[1], word];
        }
    }
    has_other && !has_get || is_of_other_call(text)
}

/// Whether a text says that its method is a GET: in its request line, or as a word of its own.
pub fn names_get(text: &[u8]) -> bool {
    memmem::find(text, b"GET").is_some()
        && (requests_in(text).iter().any(|request| request.is_get)
            || text.split(u8::is_ascii_whitespace).any(|word| methods_in(word).0))
}

/// The words that say by themselves that a request has another method. `TRACE` is a level of logs too.
const WORDS: [&[u8]; 7] = [b"POST", b"PUT", b"PATCH", b"HEAD", b"DELETE", b"OPTIONS", b"CONNECT"];

/// Whether a text is one of them.
pub fn is_word(text: &[u8]) -> bool {
    WORDS.contains(&text)
}

fn has_word(text: &[u8]) -> bool {
    WORDS.iter().any(|word| memmem::find(text, word).is_some())
}

/// Whether a word has GET in it, outside of an address, and whether another method.
fn methods_in(word: &[u8]) -> (bool, bool) {
    let (mut is_get, mut is_other) = (false, false);
    let parts = word.split(|byte| b"\"'`,;|()[]{}<>".contains(byte));
    for part in parts.filter(|part| !part.iter().any(|byte| b"?&%/".contains(byte))) {
        for own in part.split(|byte| !byte.is_ascii_alphanumeric()) {
            is_get |= own == b"GET";
            is_other |= is_word(own);
        }
    }
    (is_get, is_other)
}

/// Whether a method that is no GET is the column before the address of a line: `"POST","/cb?…"`, `FOO | /cb?…`, `[POST] "/cb?…"`.
fn is_other_column(line: &[u8]) -> bool {
    first_target(line).is_some_and(|(lead, target)| {
        let lead = as_text(lead);
        let own = lead.trim_end_matches(|sign: char| !sign.is_alphanumeric());
        let is_between =
            |sign: char| !(sign.is_alphanumeric() || matches!(sign, '-' | '_') || is_hidden(sign));
        let word = own.rsplit(is_between).next().unwrap_or_default();
        // Behind a `:` or `=` it is the value of a field, whose name tells what it is.
        let behind = &lead[own.len()..];
        let is_name = behind.contains([':', '=']);
        let is_column = || behind.contains(['\t', '|', ',', ';']);
        method_before(word.as_bytes(), target) == Some(false)
            || is_rare(word.as_bytes()) && is_column()
            || !is_name && is_other_before(word, target)
    })
}

/// The first address with a query in a text, up to its `?`, and what stands before it.
fn first_target(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let is_between = |byte: &u8| byte.is_ascii_whitespace() || b"\"'`,;|<([{".contains(byte);
    let mut last = 0;
    memchr_iter(b'?', text).find_map(|end| {
        // The first one of a word tells whether it is an address.
        let from = std::mem::replace(&mut last, end + 1);
        let start = match text[from..end].iter().rposition(is_between) {
            Some(at) => from + at + 1,
            None if from == 0 => 0,
            None => return None,
        };
        let (lead, target) = text[..end].split_at(start);
        is_target(target).then_some((lead, target))
    })
}

/// Beginnings of the names of calls that send another request than a GET.
const CALLS: [&str; 6] = ["post", "put", "patch", "delete", "head", "options"];

/// Whether the address is what a call begins with that sends something else, `post("https://…")`, or `open("FOO", "https://…")`.
fn is_of_other_call(text: &[u8]) -> bool {
    let Some((lead, _)) = first_target(text) else { return false };
    let lead = as_text(lead);
    let Some(before) = without_quote(lead.trim_end()) else { return false };
    if let Some(name) = before.strip_suffix('(') {
        let is_of_name = |sign: char| sign.is_alphanumeric() || sign == '_';
        let name = name.rsplit(|sign| !is_of_name(sign)).next().unwrap_or_default();
        let name = name.to_ascii_lowercase();
        return CALLS.iter().any(|call| name.starts_with(call));
    }
    let Some(first) = before.strip_suffix(',').map(str::trim_end).and_then(without_quote) else {
        return false;
    };
    let start = first.rfind(|sign: char| !sign.is_alphanumeric() && sign != '-');
    let (before, method) = first.split_at(start.map_or(0, |at| at + 1));
    let is_first = without_quote(before).is_some_and(|before| before.ends_with('('));
    is_first && !method.is_empty() && !method.eq_ignore_ascii_case("GET")
}

/// A text without the quote at its end, and the blanks before that.
fn without_quote(text: &str) -> Option<&str> {
    text.strip_suffix(['"', '\'', '`']).map(str::trim_end)
}

/// The folded name of a method, where a line is nothing else.
fn name_alone(line: &[u8]) -> Option<String> {
    let line = line.trim_ascii();
    let line = line.strip_suffix(b":").unwrap_or(line);
    let is_short = line.len() < 24 && !line.is_empty();
    let name = is_short.then(|| folded(&as_text(line)).replace(' ', ""))?;
    is_method_name(&name).then_some(name)
}

/// Whether a word, with the two before it, says that the method is another one than GET.
fn is_other_method([first, before]: [&[u8]; 2], word: &[u8]) -> bool {
    let (name, value, first) = match word.iter().position(|byte| b"=:".contains(byte)) {
        Some(at) => (&word[..at], &word[at + 1..], before),
        None => match before.strip_suffix(b":") {
            Some(name) => (name, word, first),
            None if before == b"=>" => (first, word, &b""[..]),
            None => return false,
        },
    };
    // Without blanks the next field stands behind its quote.
    let value = trimmed(value).split(|byte| b"\"'".contains(byte)).next().unwrap_or_default();
    if value.is_empty() || value.eq_ignore_ascii_case(b"GET") {
        return false;
    }
    let name = name_of(name);
    if !is_method_name(&name) {
        return false;
    }
    let first = name_of(first);
    match &*first {
        "request" | "http" | "req" | "cs" => is_other(&(first + &name), value),
        _ => !first.ends_with("payment") && is_other(&name, value),
    }
}

/// Whether the value of a method's field is another one than GET. One that is named `method` alone may be that of a payment.
fn is_other(name: &str, value: &[u8]) -> bool {
    let is_word = value.iter().all(|byte| byte.is_ascii_alphabetic() || *byte == b'-');
    !value.is_empty()
        && is_word
        && !value.eq_ignore_ascii_case(b"GET")
        && (names_method_alone(name) || is_any_method(value) || may_be_method(&as_text(value)))
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
            "uri: /cb?a=1 method:  POST",
            "PURGE\thttps://x.no/cb?a=1",
            "| PURGE | https://x.no/cb?a=1 |",
            "{\"method\":\"PURGE\",\"url\":\"https://x.no/cb?a=1\"}",
            "array ('method' => 'PURGE', 'url' => '/cb?a=1')",
        ] {
            assert!(has_other_method(text.as_bytes()), "{text}");
        }
        for text in [
            "method=GET uri=/cb?a=1",
            "paymentMethod=POST",
            "array ('method' => 'GET', 'url' => '/cb?a=1')",
            "see LINK https://x.no/cb?a=1",
            "method=POST&a=1",
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
}
