//! Which characters of a text hide: those that a terminal does not show, or that move what stands around them. An emoji
//! may keep the joiners and the selector that make it one.

use super::unicode::{CharKind, kind_of};

const JOINER: char = '\u{200d}';
/// Asks for the picture where a character has a plain form too.
const AS_PICTURE: char = '\u{fe0f}';
const KEYCAP: char = '\u{20e3}';
/// The flags that are spelt with invisible letters: England, Scotland, Wales. No other spelling is a flag to a
/// terminal.
pub(super) const SPELT_FLAGS: [&str; 3] = [
    "\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
    "\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
    "\u{1f3f4}\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}",
];
/// Marks on one letter; no language has more, and a heap of them covers the lines around it.
pub(super) const MOST_MARKS: usize = 8;

/// The characters of a text, each with whether it hides where it stands: a terminal would then show something else than
/// the text says.
pub(super) struct Characters<'a> {
    rest: &'a str,
    /// What follows of a flag that is spelt, in bytes.
    of_flag: usize,
    previous: Previous,
    /// Marks on the letter before.
    marks: usize,
}

/// What stands before a letter, as far as it matters to it.
#[derive(Clone, Copy, PartialEq)]
enum Previous {
    /// Nothing that a mark could stand on: the beginning, a blank, a sign of ours around their words.
    Nothing,
    /// A digit, or another sign that a keycap can enclose.
    Key,
    /// Any other letter.
    Letter,
    /// A picture, which may be asked for as one.
    Picture,
    /// A picture that is complete but may be joined to another.
    WholePicture,
}

impl Characters<'_> {
    pub(super) fn of(rest: &str) -> Characters<'_> {
        Characters { rest, of_flag: 0, previous: Previous::Nothing, marks: 0 }
    }

    /// Whether a character hides, and what it is to the next one.
    fn judge(&mut self, letter: char) -> (bool, Previous) {
        let next = self.rest.chars().next();
        let joins = matches!(self.previous, Previous::Picture | Previous::WholePicture);
        match letter {
            '0'..='9' | '#' | '*' => (false, Previous::Key),
            'a'..='z' | 'A'..='Z' => (false, Previous::Letter),
            ' '..='~' => (false, Previous::Nothing),
            JOINER if joins && next.map(kind_of) == Some(CharKind::Picture) => {
                (false, Previous::Nothing)
            }
            AS_PICTURE if self.previous == Previous::Picture => (false, Previous::WholePicture),
            AS_PICTURE if self.previous == Previous::Key && next == Some(KEYCAP) => {
                (false, Previous::Letter)
            }
            '\u{a0}'..'\u{300}' if letter != '\u{ad}' => (false, Previous::Letter),
            _ => match kind_of(letter) {
                CharKind::Picture => (false, Previous::Picture),
                CharKind::SkinTone if joins => (false, Previous::WholePicture),
                CharKind::SkinTone | CharKind::Plain => (false, Previous::Letter),
                CharKind::Mark => self.judge_mark(),
                CharKind::Hidden => (true, Previous::Nothing),
            },
        }
    }

    /// A mark needs a letter to stand on, and may not pile up.
    fn judge_mark(&mut self) -> (bool, Previous) {
        self.marks += 1;
        match self.previous == Previous::Nothing || self.marks > MOST_MARKS {
            true => (true, Previous::Nothing),
            false => (false, Previous::Letter),
        }
    }
}

impl Iterator for Characters<'_> {
    type Item = (char, bool);

    fn next(&mut self) -> Option<(char, bool)> {
        let letter = self.rest.chars().next()?;
        if self.of_flag == 0 {
            let flag = SPELT_FLAGS.iter().find(|flag| self.rest.starts_with(**flag));
            self.of_flag = flag.map_or(0, |flag| flag.len());
        }
        self.rest = &self.rest[letter.len_utf8()..];
        if self.of_flag > 0 {
            self.of_flag -= letter.len_utf8();
            self.previous = Previous::WholePicture;
            return Some((letter, false));
        }
        let marks = self.marks;
        let (hides, before) = self.judge(letter);
        if self.marks == marks {
            self.marks = 0;
        }
        self.previous = before;
        Some((letter, hides))
    }
}
