//! The queries in a text that is no request: an address in it, a value such as `uri="/cb?…"`, or the text itself.

use super::bytes::{as_text, query_of, without_fragment};

/// Offers what may be a query, word by word, and then the whole text, where a value may have blanks in it.
pub fn offer(text: &[u8], take: &mut dyn FnMut(&str) -> bool) -> bool {
    let is_one_word = !text.iter().any(u8::is_ascii_whitespace);
    if is_one_word {
        return offer_bare(text, take) || offer_word(text, take);
    }
    for word in text.split(u8::is_ascii_whitespace) {
        if word.contains(&b'=') && offer_word(trimmed(word), take) {
            return true;
        }
    }
    offer_bare(text, take)
}

/// Offers a text as a query, or as an address without its scheme. Nothing is cut off but quotes around it.
fn offer_bare(text: &[u8], take: &mut dyn FnMut(&str) -> bool) -> bool {
    let text = without_fragment(unquoted(text));
    let before = text.split(|byte| *byte == b'?').next().unwrap_or_default();
    let has_query = before.len() < text.len() && !before.contains(&b'=') && !before.contains(&b'&');
    let query = if has_query { &text[before.len() + 1..] } else { text };
    let is_path = !has_query && is_address(text);
    query.contains(&b'=') && !is_path && take(&as_text(query))
}

fn is_address(text: &[u8]) -> bool {
    text.starts_with(b"/") || text.starts_with(b"http://") || text.starts_with(b"https://")
}

/// Offers the query of an address, the word itself, and what stands behind its first `=`.
fn offer_word(word: &[u8], take: &mut dyn FnMut(&str) -> bool) -> bool {
    if query_of(word).is_some_and(|query| take(&as_text(query))) {
        return true;
    }
    let word = without_fragment(word);
    let name = word.iter().position(|byte| *byte == b'=').map_or(word.len(), |at| at + 1);
    let value = unquoted(&word[name..]);
    take(&as_text(word)) || value.contains(&b'=') && take(&as_text(value))
}

/// A word of a sentence without the quotes around it, and without the signs that end a part of one.
fn trimmed(word: &[u8]) -> &[u8] {
    let word = unquoted(word);
    let start = word.iter().position(|byte| !b"([{".contains(byte)).unwrap_or(word.len());
    let end = word.iter().rposition(|byte| !b",;)]}>\"'".contains(byte)).map_or(start, |at| at + 1);
    &word[start..end.max(start)]
}

/// What stands between quotes or angle brackets; without them the text itself.
fn unquoted(text: &[u8]) -> &[u8] {
    let close = match text.first() {
        Some(quote @ (b'"' | b'\'' | b'`')) => *quote,
        Some(b'<') => b'>',
        _ => return text,
    };
    let rest = &text[1..];
    let end = rest.iter().rposition(|byte| *byte == close).unwrap_or(rest.len());
    &rest[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is offered, where nothing is taken.
    fn check(text: &str, expected: &[&str]) {
        let mut offered = Vec::new();
        offer(text.as_bytes(), &mut |query| {
            offered.push(query.to_owned());
            false
        });
        assert_eq!(offered, expected, "{text}");
    }

    #[test]
    fn queries_are_found_in_any_text() {
        check("a=1&b=2", &["a=1&b=2", "a=1&b=2", "1&b=2"]);
        check("?a=1&b=x?y", &["a=1&b=x?y", "a=1&b=x?y", "?a=1&b=x?y", "1&b=x?y"]);
        check("a=1\"&b=;", &["a=1\"&b=;", "a=1\"&b=;", "1\"&b=;"]);
        check("https://shop.example/cb?a=1", &["a=1", "a=1", "https://shop.example/cb?a=1"]);
        check(
            "at <https://shop.example/cb?a=1#x>,",
            &["a=1", "https://shop.example/cb?a=1", "a=1"],
        );
        check("(see /cb?a=1),", &["a=1", "/cb?a=1", "a=1),"]);
        let line = "level=info uri=\"/cb?a=1\"";
        check(line, &["level=info", "a=1", "uri=\"/cb?a=1", "/cb?a=1", line]);
        check("nothing here", &[]);
        check("/a=1", &["/a=1"]);
    }
}
