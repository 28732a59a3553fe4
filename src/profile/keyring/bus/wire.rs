//! Values as a message of D-Bus holds them: each begins at a multiple of its own size, and texts and lists tell their
//! length.

use secrecy::zeroize::Zeroizing;

/// Whoever writes a secret writes no more than this, so that no piece of it is left where the memory was too small.
const ROOM: usize = 16 << 10;

/// Writes values one behind the other, the lower byte of a number first. They are wiped at the end.
pub struct Writer {
    bytes: Zeroizing<Vec<u8>>,
}

impl Writer {
    pub fn new() -> Writer {
        Writer { bytes: Zeroizing::new(Vec::with_capacity(ROOM)) }
    }

    pub fn done(self) -> Zeroizing<Vec<u8>> {
        self.bytes
    }

    pub fn align(&mut self, to: usize) -> &mut Writer {
        let length = self.bytes.len().next_multiple_of(to);
        self.bytes.resize(length, 0);
        self
    }

    pub fn byte(&mut self, value: u8) -> &mut Writer {
        self.bytes.push(value);
        self
    }

    pub fn number(&mut self, value: u32) -> &mut Writer {
        self.align(4).bytes.extend_from_slice(&value.to_le_bytes());
        self
    }

    /// A text, or the path of an object.
    pub fn text(&mut self, value: &str) -> &mut Writer {
        self.raw(value.as_bytes()).byte(0)
    }

    pub fn signature(&mut self, value: &str) -> &mut Writer {
        self.byte(value.len().try_into().unwrap_or(u8::MAX));
        self.bytes.extend_from_slice(value.as_bytes());
        self.byte(0)
    }

    /// A list of bytes.
    pub fn raw(&mut self, value: &[u8]) -> &mut Writer {
        self.list(1, |list| list.bytes.extend_from_slice(value))
    }

    /// A list whose members begin at multiples of `align`.
    pub fn list(&mut self, align: usize, write: impl FnOnce(&mut Writer)) -> &mut Writer {
        self.number(0);
        let length_at = self.bytes.len() - 4;
        self.align(align);
        let begin = self.bytes.len();
        write(self);
        // No message is as long as such a number may be: `Message` refuses it before.
        let length = u32::try_from(self.bytes.len() - begin).unwrap_or(u32::MAX);
        self.bytes[length_at..length_at + 4].copy_from_slice(&length.to_le_bytes());
        self
    }

    /// A list of names with a value each.
    pub fn map(&mut self, members: &[(&str, &str)]) -> &mut Writer {
        self.list(8, |list| {
            for (name, value) in members {
                list.align(8).text(name).text(value);
            }
        })
    }
}

/// Reads values of a message that another process wrote. Everything that is not as it has to be is `None`.
#[derive(Clone)]
pub struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    big_endian: bool,
}

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8], big_endian: bool) -> Reader<'a> {
        Reader { bytes, at: 0, big_endian }
    }

    pub fn is_done(&self) -> bool {
        self.at >= self.bytes.len()
    }

    pub fn align(&mut self, to: usize) -> Option<()> {
        let padding = self.at.next_multiple_of(to) - self.at;
        self.take(padding).map(drop)
    }

    pub fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let end = self.at.checked_add(count)?;
        let taken = self.bytes.get(self.at..end)?;
        self.at = end;
        Some(taken)
    }

    /// All that was not read.
    pub fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    pub fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|byte| byte[0])
    }

    pub fn number(&mut self) -> Option<u32> {
        self.align(4)?;
        let bytes = self.take(4)?.try_into().ok()?;
        Some(if self.big_endian { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) })
    }

    pub fn is_true(&mut self) -> Option<bool> {
        self.number().map(|number| number != 0)
    }

    /// A text, or the path of an object.
    pub fn text(&mut self) -> Option<&'a str> {
        let text = self.raw()?;
        self.ended(text)
    }

    pub fn signature(&mut self) -> Option<&'a str> {
        let length = self.byte()?;
        let text = self.take(length.into())?;
        self.ended(text)
    }

    /// A list of bytes.
    pub fn raw(&mut self) -> Option<&'a [u8]> {
        let length = self.number()?;
        self.take(length.try_into().ok()?)
    }

    /// A list of texts, or of paths.
    pub fn texts(&mut self) -> Option<Vec<String>> {
        let mut list = self.list(4)?;
        let mut texts = Vec::new();
        while !list.is_done() {
            texts.push(list.text()?.to_owned());
        }
        Some(texts)
    }

    /// A list whose members begin at multiples of `align`, to be read by itself.
    pub fn list(&mut self, align: usize) -> Option<Reader<'a>> {
        let length = self.number()?.try_into().ok()?;
        self.align(align)?;
        let begin = self.at;
        self.take(length)?;
        Some(Reader { bytes: &self.bytes[..self.at], at: begin, ..*self })
    }

    /// Passes a value over, unless it holds other kinds than a keyring sends.
    pub fn skip(&mut self, signature: &str) -> Option<()> {
        let mut kinds = signature.chars();
        match kinds.next()? {
            'y' => self.byte().map(drop),
            'b' | 'u' | 'i' => self.number().map(drop),
            's' | 'o' => self.text().map(drop),
            'g' => self.signature().map(drop),
            'a' => self.list(align_of(kinds.next()?)?).map(drop),
            _ => None,
        }
    }

    fn ended(&mut self, text: &'a [u8]) -> Option<&'a str> {
        (self.byte()? == 0).then_some(())?;
        std::str::from_utf8(text).ok()
    }
}

/// The multiple that a value of this kind begins at.
fn align_of(kind: char) -> Option<usize> {
    match kind {
        'y' | 'g' | 'v' => Some(1),
        'n' | 'q' => Some(2),
        'b' | 'u' | 'i' | 'h' | 's' | 'o' | 'a' => Some(4),
        'x' | 't' | 'd' | '(' | '{' => Some(8),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes as the standard shows them: a byte, an unsigned number behind its padding, a text, a list of pairs.
    #[test]
    fn values_lie_where_the_standard_puts_them() {
        let mut writer = Writer::new();
        writer.byte(7).number(0x0102_0304).text("foo").map(&[("a", "bc")]);
        let expected = [
            [7, 0, 0, 0, 4, 3, 2, 1].as_slice(),
            b"\x03\0\0\0foo\0",
            // Its length does not count what lies before its first member.
            b"\x0F\0\0\0\0\0\0\0",
            b"\x01\0\0\0a\0\0\0\x02\0\0\0bc\0",
        ];
        assert_eq!(writer.done().as_slice(), expected.concat());
    }

    #[test]
    fn what_was_written_is_read_again() {
        let mut writer = Writer::new();
        writer.number(1).signature("ao").raw(b"\0secret").text("æ");
        writer.list(4, |list| {
            list.text("/one").text("/two");
        });
        let bytes = writer.done();
        let mut reader = Reader::new(&bytes, false);
        assert_eq!(reader.is_true(), Some(true));
        assert_eq!(reader.signature(), Some("ao"));
        assert_eq!(reader.raw(), Some(b"\0secret".as_slice()));
        assert_eq!(reader.text(), Some("æ"));
        assert_eq!(reader.clone().texts(), Some(vec!["/one".to_owned(), "/two".to_owned()]));
        assert_eq!(reader.skip("ao"), Some(()));
        assert!(reader.is_done());
        assert_eq!(Reader::new(&[0, 0, 0, 2], true).number(), Some(2));
    }

    #[test]
    fn what_ends_too_soon_or_is_no_text_is_refused() {
        for bytes in [
            b"\x09\0\0\0foo\0".as_slice(),
            b"\xFF\xFF\xFF\xFFfoo\0",
            b"\x03\0\0\0foo",
            b"\x03\0\0\0foox",
            b"\x01\0\0\0\xFF\0",
            b"\x01\0",
        ] {
            assert_eq!(Reader::new(bytes, false).text(), None, "{bytes:?}");
            assert_eq!(Reader::new(bytes, false).skip("(su)"), None);
        }
    }
}
