//! Finding identifiers in a text of any kind: a line of a log, an address, a callback, JSON. Percent-encoding and the
//! escapes of JSON around them are understood.

use super::id_kind::ID_KINDS;

/// How much of a text is searched, in bytes; a page that somebody copied whole is less.
pub const LONGEST: usize = 1 << 20;
/// More are never told apart by a person.
const MOST: usize = 50;
/// A prefix in small letters needs so many digits to be no other word, such as `sub2`.
const SURE: usize = 6;

/// Every identifier in a text, each once, in the order of the text; at most 50.
pub fn all(text: &str) -> Vec<String> {
    let text = &text[..text.floor_char_boundary(LONGEST)];
    let bytes = text.as_bytes();
    let (mut found, mut at) = (Vec::new(), 0);
    while at < bytes.len() && found.len() < MOST {
        let Some((id, end)) = identifier_at(bytes, at) else {
            at += 1;
            continue;
        };
        if !found.contains(&id) {
            found.push(id);
        }
        at = end;
    }
    found
}

/// The identifier that begins here, and where it ends.
fn identifier_at(bytes: &[u8], at: usize) -> Option<(String, usize)> {
    if !bytes[at].is_ascii_alphabetic() || !begins_word(bytes, at) {
        return None;
    }
    let letters = run(bytes, at, u8::is_ascii_alphabetic);
    let digits = run(bytes, at + letters, u8::is_ascii_digit);
    let end = at + letters + digits;
    let rest = &bytes[end..];
    if digits == 0 || rest.first().is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    // Dots in a row say that the rest was left out.
    if rest.starts_with(b"..") || rest.starts_with("…".as_bytes()) {
        return None;
    }
    let word = std::str::from_utf8(&bytes[at..end]).ok()?;
    let prefix = &word[..letters];
    let kind = ID_KINDS.iter().find(|kind| kind.prefix.eq_ignore_ascii_case(prefix))?;
    let is_sure = prefix == kind.prefix || digits >= SURE;
    is_sure.then(|| (word.to_ascii_uppercase(), end))
}

/// Whether a word can begin here: behind no letter or digit, unless they are the end of an escape.
fn begins_word(bytes: &[u8], at: usize) -> bool {
    let before = &bytes[..at];
    let Some(last) = before.last() else { return true };
    if !last.is_ascii_alphanumeric() {
        return true;
    }
    let tail = |length: usize| before.len().checked_sub(length).map(|from| &before[from..]);
    let is_hex = |digits: &[u8]| digits.iter().all(u8::is_ascii_hexdigit);
    match (tail(2), tail(3), tail(6)) {
        (Some([b'\\', b'n' | b'r' | b't']), ..) => true,
        (_, Some([b'%', hex @ ..]), _) if is_hex(hex) => true,
        (_, _, Some([b'\\', b'u', hex @ ..])) if is_hex(hex) => true,
        _ => false,
    }
}

fn run(bytes: &[u8], from: usize, fits: fn(&u8) -> bool) -> usize {
    bytes[from..].iter().take_while(|byte| fits(byte)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(all(text), expected, "{text}");
    }

    #[test]
    fn every_identifier_of_a_text_is_found_once() {
        check("ODR1", &["ODR1"]);
        check(
            "https://shop.example/cb?orderUuid=ODR1234567890&status=PAID&checksum=abc1",
            &["ODR1234567890"],
        );
        check(
            r#"{"orderUuid":"ODR1","customerUuid":"CSRT2","orders":["ODR1"]}"#,
            &["ODR1", "CSRT2"],
        );
        check("%7B%22uuid%22%3A%22ODR1%22%7D", &["ODR1"]);
        check(r"\u0022ODR1\u0022 a\nRES2", &["ODR1", "RES2"]);
        check("127.0.0.1 - - \"GET /cb?orderUuid=odr1234567890 HTTP/1.1\" 200", &["ODR1234567890"]);
        check(
            "COMCHK5 and COM6, TRML7: ADRS8 ORG9",
            &["COMCHK5", "COM6", "TRML7", "ADRS8", "ORG9"],
        );
        check("ODR12… ODR34... ODR5.", &["ODR5"]);
        check("sub2 RESX1 ODR1a xODR1 ODR cap12", &[]);
        check("", &[]);
    }

    #[test]
    fn a_long_text_is_searched_within_a_bound() {
        let many: Vec<String> = (0..200).map(|number| format!("ODR{number}")).collect();
        assert_eq!(all(&many.join(" ")).len(), 50);
        let far = format!("{}ODR1", "é ".repeat(LONGEST));
        check(&far, &[]);
    }
}
