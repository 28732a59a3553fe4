//! Filling the variables of a path, so that no value can reach another segment.

/// Whether a path has `{name}` or `{name?}`.
pub fn has_variable(target: &str, name: &str) -> bool {
    let name = name.trim_end_matches('?');
    target.split('/').any(|part| variable(part) == name)
}

/// Puts a value where a path has `{name}` or `{name?}`; without one the segment goes.
pub fn fill_segment(target: &str, name: &str, value: Option<&str>) -> String {
    let mut parts = Vec::new();
    for part in target.split('/') {
        if variable(part) != name {
            parts.push(part.to_owned());
        } else if let Some(value) = value {
            parts.push(segment(value));
        }
    }
    parts.join("/")
}

/// The name of the variable that a segment is, or the segment itself.
fn variable(part: &str) -> &str {
    part.trim_matches(['{', '}']).trim_end_matches('?')
}

/// One path segment that decodes back to exactly this text: nothing in it can reach another segment.
pub fn segment(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}
