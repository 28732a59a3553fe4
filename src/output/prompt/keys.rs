//! What a person does at the keyboard, read from the bytes that a terminal sends. Waiting for them is left to the
//! keyboards.

/// One thing done at the keyboard.
#[derive(Debug, PartialEq, Eq)]
pub enum Key {
    /// Typed or pasted text; a paste that the terminal marks is one piece, with its ends of lines.
    Text(String),
    /// Enter.
    Enter,
    /// Removes the letter before the cursor.
    Backspace,
    /// Removes the letter under the cursor.
    Delete,
    /// Removes the word before the cursor.
    EraseWord,
    /// Removes everything.
    EraseLine,
    /// One letter to the left.
    Left,
    /// One letter to the right.
    Right,
    /// The line, or the choice, above.
    Up,
    /// The line, or the choice, below.
    Down,
    /// To the beginning of the line.
    Home,
    /// To the end of the line.
    End,
    /// Ctrl-C, where the terminal does not make a signal of it.
    Interrupt,
    /// Ctrl-D: nothing more follows.
    EndOfInput,
    /// Escape: there will be no answer.
    GiveUp,
    /// A key that means nothing here.
    Other,
}

/// What Ctrl-C sends.
pub const INTERRUPT: u8 = 0x03;
const ESCAPE: u8 = 0x1b;
const PASTE_BEGINS: &[u8] = b"\x1b[200~";
const PASTE_ENDS: &[u8] = b"\x1b[201~";

/// Whether the bytes begin with a paste whose end has not come: it may come in pieces, however far apart.
pub fn is_within_paste(bytes: &[u8]) -> bool {
    bytes.starts_with(PASTE_BEGINS)
}

/// Whether a paste ends in these bytes, of which the first ones were searched already.
pub fn holds_end_of_paste(bytes: &[u8], searched: usize) -> bool {
    let from = searched.saturating_sub(PASTE_ENDS.len());
    bytes[from..].windows(PASTE_ENDS.len()).any(|part| part == PASTE_ENDS)
}

/// What the bytes begin with, and how many of them that is. `None` where more must come first: `is_all` says that
/// nothing more comes.
pub fn first(bytes: &[u8], is_all: bool) -> Option<(Key, usize)> {
    let byte = *bytes.first()?;
    let key = match byte {
        ESCAPE => return escaped(bytes, is_all),
        b'\r' if bytes.get(1) == Some(&b'\n') => return Some((Key::Enter, 2)),
        b'\r' | b'\n' => Key::Enter,
        INTERRUPT => Key::Interrupt,
        0x04 => Key::EndOfInput,
        0x7f | 0x08 => Key::Backspace,
        0x15 => Key::EraseLine,
        0x17 => Key::EraseWord,
        0x01 => Key::Home,
        0x05 => Key::End,
        b'\t' => Key::Text("\t".to_owned()),
        0..0x20 => Key::Other,
        _ => return text(bytes, is_all),
    };
    Some((key, 1))
}

/// A letter and what is typed with it: everything up to the next key that is no text.
fn text(bytes: &[u8], is_all: bool) -> Option<(Key, usize)> {
    let end = bytes.iter().position(|byte| *byte < 0x20 || *byte == 0x7f).unwrap_or(bytes.len());
    match std::str::from_utf8(&bytes[..end]) {
        Ok(text) => Some((Key::Text(text.to_owned()), end)),
        Err(error) if error.valid_up_to() > 0 => {
            let end = error.valid_up_to();
            Some((Key::Text(String::from_utf8_lossy(&bytes[..end]).into_owned()), end))
        }
        // The rest of a letter has not come yet.
        Err(error) if error.error_len().is_none() && !is_all => None,
        Err(error) => Some((Key::Other, error.error_len().unwrap_or(end))),
    }
}

/// Escape itself, a key that the terminal sends as a sequence, or a paste.
fn escaped(bytes: &[u8], is_all: bool) -> Option<(Key, usize)> {
    let alone = if is_all { Some((Key::GiveUp, 1)) } else { None };
    if bytes.starts_with(PASTE_BEGINS) {
        return pasted(bytes, is_all);
    }
    match bytes.get(1) {
        None => alone,
        Some(b'O') => match bytes.get(2) {
            None => alone,
            Some(last) => Some((named(&[], *last), 3)),
        },
        Some(b'[') => match bytes[2..].iter().position(|byte| (0x40..=0x7e).contains(byte)) {
            None => alone,
            Some(at) => Some((named(&bytes[2..2 + at], bytes[2 + at]), at + 3)),
        },
        // Alt and a letter; nothing here.
        Some(letter) if letter.is_ascii_alphanumeric() => Some((Key::Other, 2)),
        Some(_) => Some((Key::GiveUp, 1)),
    }
}

/// The key of a sequence, by its number and its last letter.
fn named(number: &[u8], last: u8) -> Key {
    match (number, last) {
        (_, b'A') => Key::Up,
        (_, b'B') => Key::Down,
        (_, b'C') => Key::Right,
        (_, b'D') => Key::Left,
        (_, b'H') | (b"1" | b"7", b'~') => Key::Home,
        (_, b'F') | (b"4" | b"8", b'~') => Key::End,
        (b"3", b'~') => Key::Delete,
        _ => Key::Other,
    }
}

fn pasted(bytes: &[u8], is_all: bool) -> Option<(Key, usize)> {
    let paste = &bytes[PASTE_BEGINS.len()..];
    let end = paste.windows(PASTE_ENDS.len()).position(|part| part == PASTE_ENDS);
    let (paste, whole) = match end {
        Some(end) => (&paste[..end], PASTE_BEGINS.len() + end + PASTE_ENDS.len()),
        None if is_all => (paste, bytes.len()),
        None => return None,
    };
    let text = String::from_utf8_lossy(paste).replace("\r\n", "\n").replace('\r', "\n");
    Some((Key::Text(text), whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &str, is_all: bool, expected: Option<(Key, usize)>) {
        assert_eq!(first(bytes.as_bytes(), is_all), expected, "{bytes:?}");
    }

    #[test]
    fn keys_are_told_from_text() {
        let text = |text: &str| Key::Text(text.to_owned());
        check("", true, None);
        check("y\n", false, Some((text("y"), 1)));
        check("\n", false, Some((Key::Enter, 1)));
        check("\r", false, Some((Key::Enter, 1)));
        check("\r\nx", false, Some((Key::Enter, 2)));
        check("Ødegård\u{7f}", false, Some((text("Ødegård"), 9)));
        check("\u{4}", false, Some((Key::EndOfInput, 1)));
        check("\u{3}y", false, Some((Key::Interrupt, 1)));
        check("\u{1b}[B", false, Some((Key::Down, 3)));
        check("\u{1b}OA", false, Some((Key::Up, 3)));
        check("\u{1b}[3~x", false, Some((Key::Delete, 4)));
        check("\u{1b}[1;5C", false, Some((Key::Right, 6)));
        check("\u{1b}by", false, Some((Key::Other, 2)));
    }

    #[test]
    fn escape_alone_gives_up_and_a_half_sequence_waits() {
        for half in ["\u{1b}", "\u{1b}[", "\u{1b}O", "\u{1b}[20"] {
            check(half, false, None);
            check(half, true, Some((Key::GiveUp, 1)));
        }
        check("\u{1b}\n", false, Some((Key::GiveUp, 1)));
        assert_eq!(first(&[0xc3], false), None);
        assert_eq!(first(&[0xc3], true), Some((Key::Other, 1)));
        assert_eq!(first(&[0xff, b'y'], false), Some((Key::Other, 1)));
    }

    #[test]
    fn a_marked_paste_is_one_text_whatever_is_in_it() {
        let paste = "\u{1b}[200~y\r\n\u{1b}[Bn\r\u{1b}[201~";
        check(&format!("{paste}\n"), false, Some((Key::Text("y\n\u{1b}[Bn\n".to_owned()), 20)));
        check(&paste[..15], false, None);
    }
}
