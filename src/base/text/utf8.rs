//! Bytes as text: UTF-8 with or without its mark, and what is wrong with other bytes.

/// The text of these bytes. A mark in front of UTF-8 is skipped; for another encoding the error says which.
pub fn decoded(mut bytes: Vec<u8>) -> Result<String, &'static str> {
    let mark = bytes.len() - without_mark(&bytes).len();
    bytes.drain(..mark);
    match String::from_utf8(bytes) {
        Ok(text) if !text.starts_with('\0') => Ok(text),
        Ok(text) => Err(encoding(text.as_bytes())),
        Err(error) => Err(encoding(error.as_bytes())),
    }
}

/// What is wrong with bytes that are no UTF-8 text.
pub fn encoding(bytes: &[u8]) -> &'static str {
    match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, _, ..] | [_, 0, ..] => {
            "it is UTF-16, not UTF-8: save it as UTF-8"
        }
        _ => "it is not UTF-8 text: save it as UTF-8",
    }
}

/// The encodings in which spreadsheets save texts of the Nordic countries, each with its bytes for `æøåÆØÅäöÄÖé`.
const ENCODINGS: [(&str, &[u8; 11]); 3] = [
    ("Windows-1252 (Latin-1)", b"\xe6\xf8\xe5\xc6\xd8\xc5\xe4\xf6\xc4\xd6\xe9"),
    ("Mac Roman", b"\xbe\xbf\x8c\xae\xaf\x81\x8a\x9a\x80\x85\x8e"),
    ("MS-DOS", b"\x91\x9b\x86\x92\x9d\x8f\x84\x94\x8e\x99\x82"),
];
const LETTERS: &str = "æøåÆØÅäöÄÖé";

/// In which encoding bytes are most likely written that are no UTF-8, by their first letter beyond ASCII. It is never
/// certain: the same byte is another letter in another encoding, and a name would be sent wrong.
pub fn other_encoding(bytes: &[u8]) -> String {
    let how = "save the file anew as \"CSV UTF-8\"";
    let beyond: Vec<u8> = bytes.iter().copied().filter(|byte| !byte.is_ascii()).collect();
    for (name, own) in ENCODINGS {
        let known = |byte: &u8| own.iter().position(|own| own == byte);
        let first = beyond.first().and_then(known).and_then(|at| LETTERS.chars().nth(at));
        if let Some(letter) = first.filter(|_| beyond.iter().all(|byte| known(byte).is_some())) {
            return format!("it is not UTF-8 but most likely {name}, with {letter} in it: {how}");
        }
    }
    format!("it is not UTF-8: {how}")
}

/// The text without the mark with which some programs begin UTF-8.
pub fn without_mark(text: &[u8]) -> &[u8] {
    text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_likely_encoding_is_named() {
        for (bytes, expected) in [
            (&b"Bj\xf8rn"[..], "Windows-1252 (Latin-1), with ø"),
            (b"Bj\xbfrn \xbe", "Mac Roman, with ø"),
            (b"Bj\x9brn \x86", "MS-DOS, with ø"),
            (b"Bj\xf8rn \xff", "it is not UTF-8: save"),
        ] {
            let told = other_encoding(bytes);
            assert!(told.contains(expected), "{bytes:?}: {told}");
        }
    }
}
