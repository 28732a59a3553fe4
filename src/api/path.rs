//! Filling the variables of a path, so that no value can reach another segment.

/// Whether a path has `{name}` or `{name?}`.
pub fn has_variable(target: &str, name: &str) -> bool {
    target.split('/').any(|part| {
        part.trim_matches(['{', '}']).trim_end_matches('?') == name.trim_end_matches('?')
    })
}

/// Puts a value where a path has `{name}` or `{name?}`; without one the segment goes.
pub fn fill_segment(target: &str, name: &str, value: Option<&str>) -> String {
    let value = value.map(segment);
    let filled = |part: &str| match part.trim_matches(['{', '}']).trim_end_matches('?') == name {
        true => value.clone(),
        false => Some(part.to_owned()),
    };
    target.split('/').filter_map(filled).collect::<Vec<_>>().join("/")
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
