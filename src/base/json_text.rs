//! JSON text laid out anew, token by token: order, digits and escapes stay as received. The library for JSON would
//! write the texts, and the names of members, with its own escapes.

use memchr::{memchr2, memchr3};

/// The tokens of JSON text: texts with their quotes, numbers, words and signs. Blanks between them are left out.
pub struct Tokens<'a>(&'a str);

impl<'a> Tokens<'a> {
    /// The tokens of this text.
    pub fn of(json: &'a str) -> Tokens<'a> {
        Tokens(json)
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let rest = match self.0.as_bytes().first() {
            Some(byte) if byte.is_ascii_whitespace() => self.0.trim_ascii_start(),
            _ => self.0,
        };
        let (token, rest) = rest.split_at(token_length(rest)?);
        self.0 = rest;
        Some(token)
    }
}

/// How long the token is that a text begins with, in bytes.
fn token_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    match bytes.first()? {
        b'"' => {
            let mut end = 1;
            loop {
                let rest = bytes.get(end..).unwrap_or_default();
                match memchr2(b'"', b'\\', rest) {
                    Some(length) if rest[length] == b'"' => break end += length + 1,
                    Some(length) => end += length + 2,
                    None => break end = text.len(),
                }
            }
            Some(if text.is_char_boundary(end) { end } else { text.len() })
        }
        b'{' | b'}' | b'[' | b']' | b',' | b':' => Some(1),
        _ => Some(bytes.iter().position(ends_word).unwrap_or(text.len())),
    }
}

fn ends_word(byte: &u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'"' | b'{' | b'}' | b'[' | b']' | b',' | b':')
}

/// Adds JSON text on one line, without blanks between its parts.
pub fn add_compact(json: &str, shown: &mut String) {
    // Most texts that a server writes have no blank at all.
    let bytes = json.as_bytes();
    match memchr3(b' ', b'\n', b'\t', bytes).or_else(|| memchr2(b'\r', b'\x0c', bytes)) {
        None => shown.push_str(json),
        Some(_) => Tokens::of(json).for_each(|token| shown.push_str(token)),
    }
}

/// JSON text with each member and element on a line of its own.
pub fn indented(json: &str) -> String {
    let mut shown = String::with_capacity(json.len() * 2);
    add_indented(json, 0, &mut shown);
    shown
}

/// Adds the same, as it stands inside of so many others.
pub fn add_indented(json: &str, mut depth: usize, shown: &mut String) {
    let mut tokens = Tokens::of(json).peekable();
    while let Some(token) = tokens.next() {
        match token {
            "{" | "[" => {
                shown.push_str(token);
                if let Some(close) = tokens.next_if(|next| matches!(*next, "}" | "]")) {
                    shown.push_str(close);
                } else {
                    depth += 1;
                    start_line(shown, depth);
                }
            }
            "}" | "]" => {
                depth = depth.saturating_sub(1);
                start_line(shown, depth);
                shown.push_str(token);
            }
            "," => {
                shown.push(',');
                start_line(shown, depth);
            }
            ":" => shown.push_str(": "),
            other => shown.push_str(other),
        }
    }
}

/// The beginning of a line that is so far in as most are.
const LINE_START: &str = "\n                                ";

/// Begins a line, so far in.
fn start_line(shown: &mut String, depth: usize) {
    match LINE_START.get(..1 + 2 * depth) {
        Some(start) => shown.push_str(start),
        None => {
            shown.push('\n');
            shown.extend(std::iter::repeat_n("  ", depth));
        }
    }
}

/// Whether JSON text holds more values than this, as far as its punctuation tells.
pub fn has_more_values(json: &[u8], most: usize) -> bool {
    // Each but the first needs a separator and a letter.
    if json.len() / 2 < most {
        return false;
    }
    let (mut count, mut in_text, mut escaped) = (1, false, false);
    for byte in json {
        if in_text {
            in_text = *byte != b'"' || escaped;
            escaped = *byte == b'\\' && !escaped;
            continue;
        }
        in_text = *byte == b'"';
        count += usize::from(matches!(byte, b',' | b'[' | b'{'));
    }
    count > most
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compact(json: &str) -> String {
        let mut shown = String::new();
        add_compact(json, &mut shown);
        shown
    }

    #[test]
    fn json_is_indented_as_its_own_library_does_it() {
        for json in [
            r#"{"a":{"b":[1,2,{"c":"x, {y}: \" z"}],"d":{},"e":[]},"f":null}"#,
            "[]",
            "{ }",
            "[ [ ] , 1 ]",
            r#""text""#,
            "true",
        ] {
            let value: serde_json::Value = serde_json::from_str(json).expect("JSON");
            assert_eq!(
                indented(json),
                serde_json::to_string_pretty(&value).expect("JSON"),
                "{json}"
            );
        }
        assert_eq!(indented("[1e2,1.10]"), "[\n  1e2,\n  1.10\n]");
        let spaced = "{ \"a b\" :\t\"x, {y}: \\\" z \\\\\" ,\r\n\"c\": [ 1.10 , 1e2 ] }\n";
        assert_eq!(compact(spaced), r#"{"a b":"x, {y}: \" z \\","c":[1.10,1e2]}"#);
    }

    #[test]
    fn what_is_no_json_is_laid_out_without_losing_a_letter() {
        for text in ["", "\"", "\"\\", "\"é\\é", "}]", "a\u{a0}b", "[1 2", "nul é\"", "{\"a\":é}"]
        {
            let without_blanks = text.replace(' ', "");
            assert_eq!(compact(text), without_blanks, "{text}");
            assert_eq!(indented(text).replace([' ', '\n'], ""), without_blanks, "{text}");
        }
    }

    #[test]
    fn values_are_counted_outside_of_texts() {
        for (json, count) in [
            ("1", 1),
            ("[1,2,3]", 4),
            (r#"{"a":1,"b":[2,{"c":null}]}"#, 6),
            (r#"[",,,,[[[[{{{{\",,,,","\\",1]"#, 4),
        ] {
            let most = json.len() / 2;
            assert_eq!(has_more_values(json.as_bytes(), most), count > most, "{json}");
        }
        assert!(has_more_values("[1,1,1,1]".as_bytes(), 4));
        assert!(!has_more_values("[1,1,1,1]".as_bytes(), 6));
    }
}
