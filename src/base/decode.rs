//! Characters decoded from whatever servers, addresses and programs encode them with: percent-encoding, HTML entities,
//! the escapes of JSON and of programs, one inside the other. Each character comes with the place where its encoding
//! ends, so that a search can cut it out of the text as it stands.

/// One inside the other at most: percent-encoded JSON in HTML is three.
const NESTED: u8 = 4;
/// No spelling of one character is longer, in its own characters: `&#` and many zeros.
const LONGEST: usize = 32;

/// The names in HTML of characters that a token may hold; all others are letters beyond ASCII.
const ENTITIES: [(&str, u8); 42] = [
    ("amp", b'&'),
    ("apos", b'\''),
    ("ast", b'*'),
    ("bsol", b'\\'),
    ("colon", b':'),
    ("comma", b','),
    ("commat", b'@'),
    ("diacriticalgrave", b'`'),
    ("dollar", b'$'),
    ("equals", b'='),
    ("excl", b'!'),
    ("grave", b'`'),
    ("gt", b'>'),
    ("hat", b'^'),
    ("lbrace", b'{'),
    ("lbrack", b'['),
    ("lcub", b'{'),
    ("lowbar", b'_'),
    ("lpar", b'('),
    ("lsqb", b'['),
    ("lt", b'<'),
    ("midast", b'*'),
    ("nbsp", b' '),
    ("newline", b'\n'),
    ("num", b'#'),
    ("percnt", b'%'),
    ("period", b'.'),
    ("plus", b'+'),
    ("quest", b'?'),
    ("quot", b'"'),
    ("rbrace", b'}'),
    ("rbrack", b']'),
    ("rcub", b'}'),
    ("rpar", b')'),
    ("rsqb", b']'),
    ("semi", b';'),
    ("sol", b'/'),
    ("tab", b'\t'),
    ("underbar", b'_'),
    ("verbar", b'|'),
    ("vert", b'|'),
    ("verticalline", b'|'),
];

/// A character, and where its spelling ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DecodedChar {
    /// Its bytes, of which `length` count; a byte that is no text stands for itself.
    bytes: [u8; 4],
    length: u8,
    /// The place after it.
    pub end: usize,
}

impl DecodedChar {
    /// Its bytes in UTF-8.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes[..usize::from(self.length)]
    }

    /// It, if it is one byte.
    pub fn byte(&self) -> Option<u8> {
        (self.length == 1).then_some(self.bytes[0])
    }

    fn of_byte(byte: u8, end: usize) -> DecodedChar {
        DecodedChar { bytes: [byte, 0, 0, 0], length: 1, end }
    }

    fn of_code(code: u32, end: usize) -> Option<DecodedChar> {
        let letter = char::from_u32(code)?;
        let mut bytes = [0; 4];
        let length = letter.encode_utf8(&mut bytes).len();
        Some(DecodedChar { bytes, length: u8::try_from(length).ok()?, end })
    }
}

/// Whether a longer spelling may begin with this byte.
pub const fn starts_escape(byte: u8) -> bool {
    matches!(byte, b'%' | b'&' | b'\\')
}

/// The character that stands at a place, all spellings undone.
pub fn char_at(text: &[u8], place: usize) -> Option<DecodedChar> {
    read(text, place, NESTED)
}

fn read(text: &[u8], place: usize, nested: u8) -> Option<DecodedChar> {
    let mut spelt = DecodedChar::of_byte(*text.get(place)?, place + 1);
    for _ in 0..nested {
        let undone = match spelt.byte() {
            Some(b'%') => two_digits(text, spelt.end, nested - 1),
            Some(b'&') => entity(text, spelt.end, nested - 1),
            Some(b'\\') => escape(text, spelt.end, nested - 1),
            _ => None,
        };
        match undone {
            Some(undone) => spelt = undone,
            None => break,
        }
    }
    Some(spelt)
}

/// A digit of a number, itself spelt in any way.
fn digit(text: &[u8], place: usize, radix: u32, nested: u8) -> Option<(u32, usize)> {
    let spelt = read(text, place, nested)?;
    Some((char::from(spelt.byte()?).to_digit(radix)?, spelt.end))
}

/// A number of so many digits of base 16.
fn digits(text: &[u8], mut place: usize, count: usize, nested: u8) -> Option<(u32, usize)> {
    let mut number = 0;
    for _ in 0..count {
        let (value, end) = digit(text, place, 16, nested)?;
        (number, place) = (number * 16 + value, end);
    }
    Some((number, place))
}

fn two_digits(text: &[u8], place: usize, nested: u8) -> Option<DecodedChar> {
    let (number, end) = digits(text, place, 2, nested)?;
    Some(DecodedChar::of_byte(u8::try_from(number).ok()?, end))
}

/// What follows `&`: a name, or `#` and a number; browsers do without the semicolon.
fn entity(text: &[u8], place: usize, nested: u8) -> Option<DecodedChar> {
    let first = read(text, place, nested)?;
    let (code, end) = match first.byte()? {
        b'#' => {
            let second = read(text, first.end, nested)?;
            let is_hex = matches!(second.byte(), Some(b'x' | b'X'));
            let (place, radix) = if is_hex { (second.end, 16) } else { (first.end, 10) };
            number(text, place, radix, nested)?
        }
        _ => name(text, place, nested)?,
    };
    let after = within(text, end, nested).filter(|after| after.byte() == Some(b';'));
    DecodedChar::of_code(code, after.map_or(end, |after| after.end))
}

/// A character of an entity. A further `&` begins another one: it is not spelt by one itself.
fn within(text: &[u8], place: usize, nested: u8) -> Option<DecodedChar> {
    if text.get(place) == Some(&b'&') { None } else { read(text, place, nested) }
}

fn number(text: &[u8], mut place: usize, radix: u32, nested: u8) -> Option<(u32, usize)> {
    let mut code = None;
    for _ in 0..LONGEST {
        let Some(spelt) = within(text, place, nested) else { break };
        let Some(value) = spelt.byte().and_then(|byte| char::from(byte).to_digit(radix)) else {
            break;
        };
        let end = spelt.end;
        code = Some(code.unwrap_or(0u32).saturating_mul(radix).saturating_add(value));
        place = end;
    }
    Some((code?, place))
}

/// The longest name that stands here.
fn name(text: &[u8], mut place: usize, nested: u8) -> Option<(u32, usize)> {
    let (mut name, mut found) = (String::new(), None);
    while name.len() < LONGEST {
        let Some(spelt) = within(text, place, nested) else { break };
        let Some(letter) = spelt.byte().filter(u8::is_ascii_alphabetic) else { break };
        name.push(char::from(letter.to_ascii_lowercase()));
        place = spelt.end;
        if let Ok(known) = ENTITIES.binary_search_by(|(own, _)| (*own).cmp(&name)) {
            found = Some((u32::from(ENTITIES[known].1), place));
        }
    }
    found
}

/// What follows a backslash: the escapes of JSON, and `x7e` and `u{7e}` of programs.
fn escape(text: &[u8], place: usize, nested: u8) -> Option<DecodedChar> {
    if text.get(place) == Some(&b'\\') {
        // Two are one, whatever the second would begin.
        return Some(DecodedChar::of_byte(b'\\', place + 1));
    }
    let spelt = read(text, place, nested)?;
    let end = spelt.end;
    match spelt.byte()? {
        own @ (b'"' | b'\'' | b'/' | b'\\') => Some(DecodedChar::of_byte(own, end)),
        b'b' => Some(DecodedChar::of_byte(8, end)),
        b'f' => Some(DecodedChar::of_byte(12, end)),
        b'n' => Some(DecodedChar::of_byte(b'\n', end)),
        b'r' => Some(DecodedChar::of_byte(b'\r', end)),
        b't' => Some(DecodedChar::of_byte(b'\t', end)),
        b'x' => two_digits(text, end, nested),
        b'u' => match read(text, end, nested)?.byte()? {
            b'{' => {
                let (code, end) = number(text, end + 1, 16, nested)?;
                let close = read(text, end, nested).filter(|one| one.byte() == Some(b'}'))?;
                DecodedChar::of_code(code, close.end)
            }
            _ => code_unit(text, end, nested),
        },
        _ => None,
    }
}

/// Four digits, and four more where they are the second half of one character.
fn code_unit(text: &[u8], place: usize, nested: u8) -> Option<DecodedChar> {
    let (first, end) = digits(text, place, 4, nested)?;
    if !(0xd800..0xdc00).contains(&first) {
        return DecodedChar::of_code(first, end);
    }
    let backslash = read(text, end, 0).filter(|one| one.byte() == Some(b'\\'))?;
    let letter = read(text, backslash.end, 0).filter(|one| one.byte() == Some(b'u'))?;
    let (second, end) = digits(text, letter.end, 4, nested)?;
    let low = second.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
    DecodedChar::of_code(0x10000 + (first - 0xd800) * 0x400 + low, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_are_sorted() {
        assert!(ENTITIES.is_sorted());
    }

    #[test]
    fn every_spelling_of_a_character_is_undone() {
        for spelling in [
            "~",
            "%7E",
            "%7e",
            "%257E",
            "%25%37%45",
            "%25257e",
            "&#126;",
            "&#0000000126",
            "&#x7e;",
            "&#X007E",
            "\\u007e",
            "\\u007E",
            "\\x7e",
            "\\u{7e}",
            "&amp;#126;",
            "%26%23126%3B",
            "\\\\u007e",
            "\\u0025\\u0037E",
            "&#37;7e",
            "%5Cu007e",
        ] {
            let spelt = char_at(spelling.as_bytes(), 0).expect("it stands there");
            assert_eq!((spelt.byte(), spelt.end), (Some(b'~'), spelling.len()), "{spelling}");
        }
        for (spelling, letter) in [
            ("\\/", "/"),
            ("&sol;", "/"),
            ("&plus", "+"),
            ("\\u00e6", "æ"),
            ("&#230;", "æ"),
            ("\\ud83d\\ude00", "😀"),
        ] {
            let spelt = char_at(spelling.as_bytes(), 0).expect("it stands there");
            assert_eq!(
                (spelt.bytes(), spelt.end),
                (letter.as_bytes(), spelling.len()),
                "{spelling}"
            );
        }
        for plain in ["%", "%7", "%zz", "&", "&x;", "&#;", "\\", "\\q", "\\u12", "\\ud800"] {
            let spelt = char_at(plain.as_bytes(), 0).expect("it stands there");
            assert_eq!((spelt.byte(), spelt.end), (Some(plain.as_bytes()[0]), 1), "{plain}");
        }
    }

    #[test]
    fn what_is_nested_without_end_ends() {
        for piece in ["%25", "\\", "&amp;", "&", "%", "\\u005c", "&#37;25"] {
            let text = piece.repeat(20_000);
            let ends = (0..text.len()).filter_map(|place| char_at(text.as_bytes(), place)).count();
            assert_eq!(ends, text.len());
        }
    }
}
