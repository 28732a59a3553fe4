//! The name of a parameter as PHP takes it, as main/php_variables.c does: some signs changed, brackets as an array.

use super::decoding::{split_once, up_to_nul};

/// `max_input_nesting_level`: a name with more brackets removes its variable.
const MAX_NESTING: usize = 64;

/// What a name in the query asks PHP to do.
pub enum Assignment {
    /// To set it to a text.
    Text(Vec<u8>),
    /// To make it an array, or to add to that.
    Array(Vec<u8>),
    /// To remove it.
    Remove(Vec<u8>),
    /// It is no name.
    Nothing,
}

impl Assignment {
    /// The name after PHP's changes.
    pub fn into_name(self) -> Vec<u8> {
        match self {
            Self::Text(name) | Self::Array(name) | Self::Remove(name) => name,
            Self::Nothing => Vec::new(),
        }
    }
}

/// Whether PHP takes a byte of a name as it stands.
const IS_PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        plain[byte as usize] = byte.is_ascii_alphanumeric() || byte == b'_';
        byte += 1;
    }
    plain
};

/// A parameter taken apart, and whether PHP takes its name as it stands.
pub fn name_and_value(part: &[u8]) -> (&[u8], &[u8], bool) {
    let plain = part.iter().position(|byte| !IS_PLAIN[usize::from(*byte)]).unwrap_or(part.len());
    match part.get(plain) {
        Some(b'=') if plain > 0 => (&part[..plain], &part[plain + 1..], true),
        None => (part, b"", true),
        Some(_) => {
            let (name, value) = split_once(part, b'=');
            (name, value, false)
        }
    }
}

/// What PHP makes of a decoded name.
pub fn assignment(decoded: &[u8]) -> Assignment {
    let mut text = up_to_nul(decoded);
    while let [b' ', rest @ ..] = text {
        text = rest;
    }
    let (base, _) = split_once(text, b'[');
    let brackets = &text[base.len()..];
    let name = mangled(base);
    if name.is_empty() || is_forged_prefix(&name, text) {
        return Assignment::Nothing;
    }
    if !brackets.contains(&b']') {
        return Assignment::Text(mangled(text));
    }
    match nesting(brackets) > MAX_NESTING {
        true => Assignment::Remove(name),
        false => Assignment::Array(name),
    }
}

fn mangled(name: &[u8]) -> Vec<u8> {
    let mut mangled = name.to_vec();
    for byte in &mut mangled {
        if matches!(*byte, b' ' | b'.' | b'[') {
            *byte = b'_';
        }
    }
    mangled
}

/// PHP drops a name that only its own changes turn into one with the prefix of a protected cookie.
fn is_forged_prefix(name: &[u8], text: &[u8]) -> bool {
    let prefixes: [&[u8]; 2] = [b"__Host-", b"__Secure-"];
    prefixes.iter().any(|prefix| name.starts_with(prefix) && !text.starts_with(prefix))
}

/// How many brackets PHP opens: each closed one, and one more that follows directly.
fn nesting(brackets: &[u8]) -> usize {
    let mut rest = brackets;
    let mut levels = 0;
    while let [b'[', inside @ ..] = rest {
        levels += 1;
        rest = split_once(inside, b']').1;
    }
    levels
}
