//! Joining an address that was broken into pieces: by lines, with their indentation and the marks of a quoted mail, by
//! blanks, or by letters that nobody sees.

use crate::callback::method::{method_at_end, method_before};
use crate::callback::records::is_header;

/// An address is joined of so many pieces at most.
const MOST_PIECES: usize = 64;
/// Of so few pieces each beginning is tried; of more only where an address seems to end.
const FEW_PIECES: usize = 6;

/// Letters that programs put where a long word may be broken.
const INVISIBLE: [char; 6] = ['\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}'];

/// The joined texts that may be the address: from where one begins, to where it may end.
pub fn joined(text: &str) -> Vec<String> {
    let pieces = pieces(text);
    let mut texts = Vec::new();
    for start in beginnings(&pieces) {
        // Nothing of a query may stand before it: what was received would be left out, and another callback taken.
        let is_before =
            |at: usize| is_of_query(&pieces[at]) || is_method(&pieces[at], &pieces[at + 1]);
        if !(0..start).any(is_before) {
            add_joined(&pieces[start..], &mut texts);
        }
    }
    texts
}

/// What stands between blanks and line breaks, without the marks of quoting and of continued lines.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    for line in text.split(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}']) {
        let line = without_mark(line);
        let line = line.trim_end().trim_end_matches('\\');
        // What the sender of a request says of where it comes from is none.
        let words = line.split_whitespace().take_while(|word| !is_header(word.as_bytes()));
        for word in words {
            pieces.push(word.replace(INVISIBLE, ""));
        }
    }
    pieces
}

/// A line without its indentation and the marks of a quoted mail, as they are or escaped.
pub fn without_mark(line: &str) -> &str {
    let mut line = line;
    loop {
        let rest =
            line.trim_start_matches(|letter: char| letter.is_whitespace() || ">|".contains(letter));
        match rest.strip_prefix("&gt;").or_else(|| rest.strip_prefix("&#62;")) {
            Some(behind) => line = behind,
            None => return rest,
        }
    }
}

/// Whether a text has line breaks in it, and neither a blank nor an invisible letter within a line.
pub fn is_broken_by_lines_alone(text: &str) -> bool {
    let is_of_line = |line: &str| {
        let line = without_mark(line).trim_end();
        !line.contains(char::is_whitespace) && !line.contains(INVISIBLE)
    };
    text.contains(['\n', '\r']) && text.lines().all(is_of_line)
}

/// Where an address, a query or a value begins.
fn beginnings(pieces: &[String]) -> Vec<usize> {
    let mut starts = Vec::new();
    for sign in ["://", "%3A%2F", "%3a%2f", "?", "=", "%3D", "%3d"] {
        starts.extend(pieces.iter().position(|piece| piece.contains(sign)));
    }
    starts.sort_unstable();
    starts.dedup();
    starts
}

fn add_joined(pieces: &[String], texts: &mut Vec<String>) {
    let (mut whole, mut was_complete) = (String::new(), false);
    // Nor may anything of a query be left out behind it.
    let last_of_query = pieces.iter().rposition(|piece| is_of_query(piece)).unwrap_or(0);
    for (index, piece) in pieces.iter().take(MOST_PIECES).enumerate() {
        whole.push_str(piece);
        let is_complete = has_checksum(&whole);
        let may_end =
            is_complete != was_complete || index + 1 == pieces.len() || pieces.len() <= FEW_PIECES;
        was_complete = is_complete;
        if may_end
            && index >= last_of_query
            && whole.matches("checksum").count() == 1
            && !texts.contains(&whole)
        {
            texts.push(whole.clone());
        }
    }
}

/// Whether a piece may be of an address with a query, or of a query.
fn is_of_query(piece: &str) -> bool {
    let piece = piece.trim_end_matches(['?', '!']);
    is_of_callback(piece) || ["=", "?", "%3D", "%3d"].iter().any(|sign| piece.contains(sign))
}

/// Whether a piece is a method, or may be one of which nobody knows, before a path.
fn is_method(piece: &str, next: &str) -> bool {
    let may_be = piece.len() > 2 && piece.bytes().all(|byte| byte.is_ascii_uppercase());
    method_at_end(piece.as_bytes()).is_some()
        || next.starts_with('/') && (may_be || method_before(piece.as_bytes(), b"/").is_some())
}

fn is_of_callback(piece: &str) -> bool {
    piece.contains("checksum")
}

/// Whether a whole checksum stands in the text.
fn has_checksum(text: &str) -> bool {
    let Some((_, rest)) = text.rsplit_once("checksum") else { return false };
    let signs = ["=", "%3D", "%3d", "%253D", "%253d"];
    let Some(value) = signs.iter().find_map(|sign| rest.strip_prefix(sign)) else { return false };
    value.len() >= 64 && value.bytes().take(64).all(|byte| byte.is_ascii_hexdigit())
}
