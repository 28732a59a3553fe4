//! The documented check of a callback, as PHP carries it out: written again from PHP's documentation, slowly and without any of
//! the product's code, so that the two can only agree by being right.

use sha2::{Digest, Sha256};

/// The most parameters that PHP reads.
pub const MOST: usize = 1000;
/// The deepest nesting of an array.
const DEEPEST: usize = 64;

/// `$_GET` of a query: names in their order, each with its value; an array is the word `Array` and a mark.
pub fn variables(query: &[u8]) -> Vec<(Vec<u8>, Vec<u8>, bool)> {
    let query = query.split(|byte| *byte == 0).next().unwrap_or_default();
    let parts = query.split(|byte| *byte == b'&').filter(|part| !part.is_empty());
    let mut variables: Vec<(Vec<u8>, Vec<u8>, bool)> = Vec::new();
    for part in parts.take(MOST) {
        let at = part.iter().position(|byte| *byte == b'=').unwrap_or(part.len());
        let value = url_decoded(part.get(at + 1..).unwrap_or_default());
        let Some((name, levels)) = name(&url_decoded(&part[..at])) else { continue };
        let place = variables.iter().position(|own| own.0 == name);
        let new = match levels {
            0 => (name, value, false),
            _ => (name, b"Array".to_vec(), true),
        };
        match (place, levels > DEEPEST) {
            (Some(place), true) => drop(variables.remove(place)),
            (None, true) => {}
            (Some(place), false) => variables[place] = new,
            (None, false) => variables.push(new),
        }
    }
    variables
}

/// How many parameters a query has, read or not.
pub fn parameters(query: &[u8]) -> usize {
    let query = query.split(|byte| *byte == 0).next().unwrap_or_default();
    query.split(|byte| *byte == b'&').filter(|part| !part.is_empty()).count()
}

/// `urldecode`.
fn url_decoded(text: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let digits = text.get(at + 1..at + 3).and_then(|two| std::str::from_utf8(two).ok());
        let is_hex = |two: &&str| two.bytes().all(|byte| byte.is_ascii_hexdigit());
        match (text[at], digits.filter(is_hex)) {
            (b'+', _) => decoded.push(b' '),
            (b'%', Some(two)) => {
                decoded.push(u8::from_str_radix(two, 16).expect("two digits"));
                at += 2;
            }
            (byte, _) => decoded.push(byte),
        }
        at += 1;
    }
    decoded
}

/// The variable that a decoded name means, and how deep an array it is; none where PHP drops it.
fn name(decoded: &[u8]) -> Option<(Vec<u8>, usize)> {
    let text = decoded.split(|byte| *byte == 0).next().unwrap_or_default();
    let start = text.iter().position(|byte| *byte != b' ')?;
    let text = &text[start..];
    let underscored = |text: &[u8]| -> Vec<u8> {
        let mut name = text.to_vec();
        name.iter_mut().filter(|byte| b" .[".contains(&**byte)).for_each(|byte| *byte = b'_');
        name
    };
    let open = text.iter().position(|byte| *byte == b'[').unwrap_or(text.len());
    let base = underscored(&text[..open]);
    if base.is_empty() {
        return None;
    }
    for prefix in [b"__Host-".as_slice(), b"__Secure-"] {
        if base.starts_with(prefix) && !text.starts_with(prefix) {
            return None;
        }
    }
    let mut rest = &text[open..];
    if !rest.contains(&b']') {
        return Some((underscored(text), 0));
    }
    let mut levels = 0;
    while rest.first() == Some(&b'[') {
        levels += 1;
        let close = rest.iter().position(|byte| *byte == b']');
        rest = close.map_or(&[][..], |close| &rest[close + 1..]);
    }
    Some((base, levels))
}

/// The checksum of the documented sample: of an order all values but `checksum`, of a company check those before it.
pub fn checksum(query: &[u8], secret: &[u8], is_company: bool) -> String {
    let mut text = Vec::new();
    for (name, value, _) in variables(query) {
        if name == b"checksum" {
            if is_company {
                break;
            }
            continue;
        }
        text.extend(value);
    }
    text.extend_from_slice(secret);
    Sha256::digest(&text).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether the documented sample takes the callback for a real one.
pub fn is_authentic(query: &[u8], secret: &[u8], is_company: bool) -> bool {
    let received = variables(query).into_iter().find(|(name, ..)| name == b"checksum");
    let wanted = checksum(query, secret, is_company);
    received.is_some_and(|(_, value, is_array)| !is_array && value == wanted.as_bytes())
}
