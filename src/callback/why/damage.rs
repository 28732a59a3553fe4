//! Undoing what programs do to an address on its way through mails, chats, pages, logs and shells. Each kind of damage is one
//! function, from a text to the texts that it may have been; whether one of them is right is told by its checksum alone.

use super::unwrap;
use crate::base::hex;
use crate::callback::links;

/// Letters that HTML makes of the beginning of a name, `&times` of `&timestamp`, since their entities need no semicolon.
const LETTERS: &[(char, &str)] = &[
    ('×', "times"),
    ('®', "reg"),
    ('©', "copy"),
    ('§', "sect"),
    ('¶', "para"),
    ('¬', "not"),
    ('¤', "curren"),
    ('¢', "cent"),
    ('£', "pound"),
    ('¥', "yen"),
    ('°', "deg"),
    ('µ', "micro"),
    ('·', "middot"),
    ('º', "ordm"),
    ('ª', "ordf"),
    ('÷', "divide"),
    ('¨', "uml"),
    ('¯', "macr"),
    ('ð', "eth"),
];

/// Ways to write a sign of a URL in HTML, JSON or a shell.
const ESCAPES: &[(&str, &str)] = &[
    ("&amp;", "&"),
    ("&AMP;", "&"),
    ("&#38;", "&"),
    ("&#038;", "&"),
    ("&#x26;", "&"),
    ("&#X26;", "&"),
    ("&#61;", "="),
    ("&#x3d;", "="),
    ("&#x3D;", "="),
    ("&equals;", "="),
    ("&#63;", "?"),
    ("&#x3f;", "?"),
    ("&#x3F;", "?"),
    ("&quest;", "?"),
    ("&#37;", "%"),
    ("&#x25;", "%"),
    ("&percnt;", "%"),
    ("&#43;", "+"),
    ("&#x2b;", "+"),
    ("&#x2B;", "+"),
    ("&plus;", "+"),
    ("\\u0026", "&"),
    ("\\u003d", "="),
    ("\\u003D", "="),
    ("\\u003f", "?"),
    ("\\u003F", "?"),
    ("\\u0025", "%"),
    ("\\u002b", "+"),
    ("\\u002B", "+"),
    ("\\/", "/"),
    ("\\&", "&"),
    ("\\=", "="),
    ("\\?", "?"),
    // Windows' shell, as browsers copy a command for it.
    ("^&", "&"),
    ("^%", "%"),
    ("^=", "="),
    ("^?", "?"),
    ("^\"", "\""),
];

/// The address with its blanks encoded, without what a log or a request has behind it. Nothing of another query may stand around.
pub fn with_encoded_blanks(text: &str) -> Vec<String> {
    let line = text.trim();
    if line.contains(['\n', '\r']) || !line.contains(' ') || !line.contains('?') {
        return Vec::new();
    }
    let start = line
        .find("://")
        .map_or(0, |place| line[..place].rfind([' ', '"', '\'', '<']).map_or(0, |at| at + 1));
    let (before, line) = line.split_at(start);
    let first = line.chars().next().filter(|first| ['"', '\'', '<'].contains(first));
    let line = &line[first.map_or(0, char::len_utf8)..];
    let open = first.or_else(|| before.chars().last());
    let line = line.strip_prefix("GET ").unwrap_or(line);
    let close = match open {
        // An apostrophe may stand in an address.
        Some('\'') => line.rfind('\''),
        Some('"' | '<') => line.find(['"', '>']),
        _ => line.find(" HTTP/").or_else(|| line.find(['"', '>'])),
    };
    let (line, behind) = line.split_at(close.unwrap_or(line.len()));
    let line = line.split(" HTTP/").next().unwrap_or(line).trim_end();
    let is_alone = !before.contains(['=', '?', '&', '/']) && !behind.contains('=');
    let is_encodable = is_alone && line.contains(' ') && line.contains('=');
    is_encodable.then(|| line.replace(' ', "%20")).into_iter().collect()
}

/// An e-mail's transfer encoding: a `=` at the end of a line joins it to the next, `=3D` is `=`. Lines of a quoted mail may begin
/// with the marks of the quoting.
pub fn without_soft_breaks(text: &str) -> Vec<String> {
    let text = &without_quote_marks(text);
    let joined = text.replace("=\r\n", "").replace("=\n", "");
    let mut texts = vec![joined.clone()];
    if joined.contains("=3D") {
        texts.push(joined.replace("=3D", "="));
        texts.extend(quoted_printable(&joined));
    }
    texts
}

/// The lines without the marks of a quoted mail, where each but the first one has some.
fn without_quote_marks(text: &str) -> String {
    let mut others = text.split('\n').skip(1).filter(|line| !line.trim().is_empty()).peekable();
    if others.peek().is_none() || !others.all(|line| unwrap::without_mark(line) != line) {
        return text.to_owned();
    }
    text.split('\n').map(unwrap::without_mark).collect::<Vec<_>>().join("\n")
}

/// All of `=XX` undone; none where that is no text.
fn quoted_printable(text: &str) -> Option<String> {
    let mut parts = text.split('=');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        match leading_byte(part) {
            Some(byte) => {
                bytes.push(byte);
                bytes.extend_from_slice(&part.as_bytes()[2..]);
            }
            None => {
                bytes.push(b'=');
                bytes.extend_from_slice(part.as_bytes());
            }
        }
    }
    String::from_utf8(bytes).ok()
}

/// The address in one piece, where line breaks, blanks or invisible letters stand in it.
pub fn in_one_piece(text: &str) -> Vec<String> {
    unwrap::joined(text)
}

/// The address or query, where the whole text is it, percent-encoded, or a link of a mail program that leads to it. What is encoded
/// within an address that was received is a parameter of it.
pub fn percent_decoded(text: &str) -> Vec<String> {
    let link = links::unwrapped(text);
    let run = link.as_deref().unwrap_or(text);
    let mut decoded = run.to_owned();
    for _ in 0..2 {
        // What begins as an address is one, and what is encoded in it is of its path.
        if decoded.contains("://")
            || decoded.starts_with('/')
            || decoded.contains(ends_run)
            || !is_encoded(&decoded)
        {
            break;
        }
        let Some(next) = without_percents(&decoded) else { break };
        decoded = next;
    }
    if decoded == text || !decoded.contains("checksum=") {
        return Vec::new();
    }
    // It may have been wrapped before it was encoded.
    let joined = if decoded.contains(['\n', '\r']) { in_one_piece(&decoded) } else { Vec::new() };
    [vec![decoded], joined].concat()
}

/// Whether a letter cannot stand within what is percent-encoded as a whole.
fn ends_run(letter: char) -> bool {
    letter.is_whitespace() || "&=?#\"'<>`".contains(letter)
}

fn is_encoded(text: &str) -> bool {
    ["%3D", "%3d", "%253D", "%253d"].iter().any(|sign| text.contains(sign))
}

/// `%XX` undone once; a `+` stays.
fn without_percents(text: &str) -> Option<String> {
    let mut parts = text.split('%');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        bytes.push(leading_byte(part)?);
        bytes.extend_from_slice(&part.as_bytes()[2..]);
    }
    String::from_utf8(bytes).ok()
}

/// `&amp;` and its like undone, also where it was done twice; then without the semicolon too.
pub fn unescaped(text: &str) -> Vec<String> {
    if !text.contains(['&', '\\', '^']) {
        return Vec::new();
    }
    let mut whole = text.to_owned();
    for _ in 0..3 {
        for (escape, sign) in ESCAPES {
            if whole.contains(escape) {
                whole = whole.replace(escape, sign);
            }
        }
    }
    let bare = whole.replace("&amp", "&");
    vec![whole, bare]
}

/// `×tamp` undone, and other names whose beginning became a letter, as the letter itself or encoded.
pub fn with_names(text: &str) -> Vec<String> {
    let mut whole = String::new();
    let mut rest = text;
    while let Some(place) = rest.find(|letter: char| letter == '%' || !letter.is_ascii()) {
        let (before, from) = rest.split_at(place);
        whole.push_str(before);
        let length = match name_at(from) {
            Some((name, length)) => {
                whole.extend(["&", name]);
                length
            }
            None => {
                let length = from.chars().next().map_or(0, char::len_utf8);
                whole.push_str(&from[..length]);
                length
            }
        };
        rest = &from[length..];
    }
    whole.push_str(rest);
    vec![whole]
}

/// The beginning of a name that a letter stands for, and how long the letter is here. The rest of the name and its
/// `=` follow.
fn name_at(text: &str) -> Option<(&'static str, usize)> {
    let (letter, length) = letter_at(text)?;
    let (_, name) = LETTERS.iter().find(|(known, _)| *known == letter)?;
    let after = text[length..].trim_start_matches(is_of_name);
    after.starts_with('=').then_some((name, length))
}

fn is_of_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_'
}

/// The letter that a text begins with, and how long it is: as it is, percent-encoded as UTF-8 or Latin-1, or in UTF-8 that was read as
/// Latin-1 or Windows-1252.
fn letter_at(text: &str) -> Option<(char, usize)> {
    let first = text.chars().next()?;
    if let Some(misread) = misread_letter(text) {
        return Some(misread);
    }
    if first != '%' {
        return Some((first, first.len_utf8()));
    }
    let encoded = encoded_byte(text, 0)?;
    let pair = encoded_byte(text, 3).map(|next| [encoded, next]);
    match pair.as_ref().and_then(|pair| std::str::from_utf8(pair).ok()) {
        Some(letters) if encoded > 0x7f => Some((letters.chars().next()?, 6)),
        _ => Some((char::from(encoded), 3)),
    }
}

/// The letter that two letters stand for which its two bytes were read as: `Ã—` is `×`.
fn misread_letter(text: &str) -> Option<(char, usize)> {
    let mut letters = text.chars();
    let (first, second) = (letters.next()?, letters.next()?);
    let low = match second {
        // Windows-1252 has dashes there, which programs may have made plain.
        '\u{2014}' | '-' => 0x97,
        other => u8::try_from(u32::from(other)).ok()?,
    };
    let high = match first {
        'Â' => 0xc2,
        'Ã' => 0xc3,
        _ => return None,
    };
    let bytes = [high, low];
    let letter = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    Some((letter, first.len_utf8() + second.len_utf8()))
}

/// The byte that is percent-encoded at this place.
fn encoded_byte(text: &str, from: usize) -> Option<u8> {
    leading_byte(text.get(from..)?.strip_prefix('%')?)
}

/// The byte whose two digits a text begins with.
fn leading_byte(text: &str) -> Option<u8> {
    match text.as_bytes() {
        [high, low, ..] => hex::byte(*high, *low),
        _ => None,
    }
}
