//! Text that came from somewhere else and reaches a terminal: control, bidirectional and zero-width characters are
//! made visible. To a pipe, json and raw stay as received; whoever writes decides which of the two it is.

use std::borrow::Cow;

/// Whether a terminal could be made to lie by this character: C0, C1, DEL, bidirectional, zero-width.
fn hides(letter: char) -> bool {
    matches!(letter,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')
}

/// One line with every hiding character spelt out: `\n`, `\t`, `\u{202e}`.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(hides) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        if hides(letter) {
            shown.extend(letter.escape_default());
        } else {
            shown.push(letter);
        }
    }
    Cow::Owned(shown)
}

/// The same for text of several lines, whose line breaks stay.
pub fn visible_lines(text: &str) -> String {
    text.split('\n').map(visible).collect::<Vec<_>>().join("\n")
}

/// JSON text in which hiding characters are written as `\uXXXX`. They can only stand inside strings there, so the
/// meaning stays the same.
pub fn visible_json(json: &str) -> Cow<'_, str> {
    let inside = |letter: char| hides(letter) && letter != '\n';
    if !json.contains(inside) {
        return Cow::Borrowed(json);
    }
    let mut shown = String::with_capacity(json.len() + 8);
    for letter in json.chars() {
        if inside(letter) {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                shown.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            shown.push(letter);
        }
    }
    Cow::Owned(shown)
}

/// JSON text on one line, without blanks between its parts. What is inside strings and numbers stays as it is.
pub fn compact(json: &str) -> String {
    let mut shown = String::with_capacity(json.len());
    let (mut in_string, mut escaped) = (false, false);
    for letter in json.chars() {
        if in_string {
            in_string = letter != '"' || escaped;
            escaped = letter == '\\' && !escaped;
        } else if matches!(letter, ' ' | '\t' | '\n' | '\r') {
            continue;
        } else {
            in_string = letter == '"';
        }
        shown.push(letter);
    }
    shown
}

/// JSON text with each member and element on a line of its own. What is inside strings and numbers stays as it is.
pub fn indented(json: &str) -> String {
    let mut shown = String::with_capacity(json.len() * 2);
    let (mut depth, mut in_string, mut escaped) = (0, false, false);
    let mut letters = json.chars().filter(|letter| !matches!(letter, '\n' | '\r')).peekable();
    let line = |shown: &mut String, depth: usize| {
        shown.push('\n');
        shown.extend(std::iter::repeat_n("  ", depth));
    };
    while let Some(letter) = letters.next() {
        if in_string {
            shown.push(letter);
            in_string = letter != '"' || escaped;
            escaped = letter == '\\' && !escaped;
            continue;
        }
        match letter {
            ' ' | '\t' => {}
            '{' | '[' => {
                shown.push(letter);
                while letters.next_if(|next| matches!(next, ' ' | '\t')).is_some() {}
                if let Some(close) = letters.next_if(|next| matches!(next, '}' | ']')) {
                    shown.push(close);
                } else {
                    depth += 1;
                    line(&mut shown, depth);
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                line(&mut shown, depth);
                shown.push(letter);
            }
            ',' => {
                shown.push(',');
                line(&mut shown, depth);
            }
            ':' => shown.push_str(": "),
            other => {
                in_string = other == '"';
                shown.push(other);
            }
        }
    }
    shown
}

/// The first bytes of an answer nobody can read, for a message.
pub fn beginning(bytes: &[u8]) -> String {
    const LENGTH: usize = 120;
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(LENGTH)]);
    let rest = if bytes.len() > LENGTH { "…" } else { "" };
    format!("{}{rest}", visible(text.trim()))
}

/// A personal number with its digits hidden but for the last two (quirks.md 51).
pub fn masked(text: &str) -> String {
    let length = text.chars().count();
    let kept = if length > 4 { length - 2 } else { length };
    text.chars()
        .enumerate()
        .map(|(index, letter)| if index < kept { '*' } else { letter })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_fool_a_terminal_is_spelt_out() {
        assert_eq!(visible("Blåbær é 円"), "Blåbær é 円");
        assert_eq!(visible("a\u{1b}[2Jb\r\nc"), "a\\u{1b}[2Jb\\r\\nc");
        assert_eq!(visible("\u{202e}drow\u{200b}"), "\\u{202e}drow\\u{200b}");
        assert_eq!(visible("\u{9b}31m\u{7f}"), "\\u{9b}31m\\u{7f}");
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
    fn json_keeps_its_meaning() {
        let value = serde_json::json!({"name": "\u{202e}x\u{9b}\u{e0041}"});
        let shown = visible_json(&value.to_string()).into_owned();
        assert!(shown.is_ascii());
        assert_eq!(serde_json::from_str::<serde_json::Value>(&shown).expect("still JSON"), value);
    }
}
