//! One line that a person types and edits after a prompt, or a text that is pasted there. What is typed is shown by us, by a
//! dumb terminal itself, or not at all.

use std::io::{self, Write};

use console::measure_text_width;

use super::abridged::{MOST_ROWS, abridged};
use super::keyboard::{Keyboard, LONGEST};
use super::keys::Key;
use super::wanted::Wanted;
use crate::base::text;
use crate::output::terminal;

/// What ends, or interrupts, the typing of a line.
pub enum Typed {
    /// Enter: the line, without its last ends of lines. What is pasted may have more of them inside.
    Line(String),
    /// The choice above.
    Up,
    /// The choice below.
    Down,
    /// There will be no answer.
    GivenUp,
}

/// A line that is being typed.
pub struct Line {
    prompt: String,
    letters: Vec<char>,
    /// The cursor stands before this letter.
    at: usize,
    /// The row of the cursor, from that of the prompt on.
    row: usize,
    columns: usize,
    wanted: Wanted,
    line_breaks: usize,
    /// There is more than what is shown.
    is_stale: bool,
}

impl Line {
    /// An empty line after a prompt, which is shown now.
    pub fn begin(prompt: &str, columns: usize, wanted: Wanted) -> io::Result<Line> {
        let mut line = Line {
            prompt: prompt.to_owned(),
            letters: Vec::new(),
            at: 0,
            row: 0,
            columns,
            wanted,
            line_breaks: 0,
            is_stale: false,
        };
        line.show()?;
        Ok(line)
    }

    /// Reads keys until the line is ended, or one of them is not about the line.
    pub fn edit(&mut self, keyboard: &mut Keyboard) -> io::Result<Typed> {
        loop {
            match keyboard.key()? {
                Key::Enter if self.is_stale && !keyboard.is_pasted() => {
                    // It is shown before the end is waited for.
                    let last = self.last_line();
                    self.insert("\n", keyboard)?;
                    if !keyboard.more_follows(&last)? {
                        return self.end(keyboard);
                    }
                }
                Key::Enter if keyboard.more_follows(&self.last_line())? => {
                    self.insert("\n", keyboard)?
                }
                Key::Enter => return self.end(keyboard),
                Key::EndOfInput | Key::GiveUp if keyboard.is_pasted() => {}
                Key::EndOfInput if self.wanted == Wanted::Paste && !self.letters.is_empty() => {
                    return self.end(keyboard);
                }
                Key::EndOfInput | Key::GiveUp => {
                    say("\n")?;
                    return Ok(Typed::GivenUp);
                }
                Key::Up => return Ok(Typed::Up),
                Key::Down => return Ok(Typed::Down),
                Key::Text(text) => self.insert(&text, keyboard)?,
                key => self.change(&key)?,
            }
        }
    }

    /// Begins an empty line anew after another prompt, where the cursor stands now.
    pub fn restart(&mut self, prompt: &str) -> io::Result<()> {
        self.prompt = prompt.to_owned();
        self.letters.clear();
        (self.at, self.row, self.line_breaks) = (0, 0, 0);
        self.redraw()
    }

    /// The row of the cursor, from that of the prompt on.
    pub fn row(&self) -> usize {
        self.row
    }

    /// What stands behind the last line break.
    fn last_line(&self) -> String {
        let start = self.letters.iter().rposition(|letter| *letter == '\n').map_or(0, |at| at + 1);
        self.letters[start..].iter().collect()
    }

    fn end(&mut self, keyboard: &Keyboard) -> io::Result<Typed> {
        if self.is_stale {
            self.redraw()?;
        }
        if !keyboard.edits_itself || self.wanted == Wanted::Secret {
            say("\n")?;
        }
        let line: String = self.letters.iter().collect();
        Ok(Typed::Line(line.trim_end_matches(['\r', '\n']).to_owned()))
    }

    fn insert(&mut self, text: &str, keyboard: &mut Keyboard) -> io::Result<()> {
        let is_at_end = self.at == self.letters.len();
        self.line_breaks += text.matches('\n').count();
        let before = self.letters.len();
        self.letters.splice(self.at..self.at, text.chars());
        self.at += self.letters.len() - before;
        if self.letters.len() > LONGEST {
            return Err(keyboard.too_long());
        }
        if keyboard.edits_itself || self.wanted == Wanted::Secret {
            return Ok(());
        }
        if keyboard.is_pasted() {
            self.is_stale = true;
            return Ok(());
        }
        if !is_at_end || self.is_stale || !self.is_shown_whole() {
            return self.redraw();
        }
        let (row, column) = self.place(&self.letters[..self.at]);
        self.row = row;
        let edge = if column == 0 { "\r\n" } else { "" };
        say(&format!("{}{edge}", text::visible(text)))
    }

    fn change(&mut self, key: &Key) -> io::Result<()> {
        let moves = matches!(key, Key::Left | Key::Right | Key::Home | Key::End);
        if moves && (terminal::is_dumb() || !self.is_shown_whole()) {
            return Ok(());
        }
        match key {
            Key::Backspace if self.at > 0 => {
                self.at -= 1;
                self.letters.remove(self.at);
            }
            Key::Delete if self.at < self.letters.len() => {
                self.letters.remove(self.at);
            }
            Key::EraseWord => self.erase_word(),
            Key::EraseLine => {
                self.letters.clear();
                self.at = 0;
            }
            Key::Left => self.at = self.at.saturating_sub(1),
            Key::Right => self.at = (self.at + 1).min(self.letters.len()),
            Key::Home => self.at = 0,
            Key::End => self.at = self.letters.len(),
            _ => return Ok(()),
        }
        if !moves {
            self.line_breaks = self.letters.iter().filter(|letter| **letter == '\n').count();
        }
        if self.wanted == Wanted::Secret { Ok(()) } else { self.redraw() }
    }

    /// Whether every letter is shown: not of a paste of several lines, or of many rows.
    fn is_shown_whole(&self) -> bool {
        self.wanted != Wanted::Paste
            || self.line_breaks == 0
                && self.letters.len() <= MOST_ROWS * self.columns
                && self.place(&self.letters).0 < MOST_ROWS
    }

    fn erase_word(&mut self) {
        let end = self.at;
        while self.at > 0 && self.letters[self.at - 1].is_whitespace() {
            self.at -= 1;
        }
        while self.at > 0 && !self.letters[self.at - 1].is_whitespace() {
            self.at -= 1;
        }
        self.letters.drain(self.at..end);
    }

    /// Shows prompt and line where the cursor stands.
    fn show(&mut self) -> io::Result<()> {
        self.is_stale = false;
        if self.wanted != Wanted::Secret && !self.is_shown_whole() {
            return self.show_abridged();
        }
        let shown: &[char] = if self.wanted == Wanted::Secret { &[] } else { &self.letters };
        let (last_row, last_column) = self.place(shown);
        let edge = if last_column == 0 && last_row > 0 { "\r\n" } else { "" };
        let (row, column) = self.place(&shown[..self.at.min(shown.len())]);
        let mut codes = String::new();
        if (row, column) != (last_row, last_column) {
            codes = format!("{}\r{}", moved(last_row - row, 'A'), moved(column, 'C'));
        }
        let shown = String::from_iter(shown);
        self.row = row;
        say(&format!("{}{}{edge}{codes}", self.prompt, text::visible(&shown)))
    }

    fn show_abridged(&mut self) -> io::Result<()> {
        self.at = self.letters.len();
        let prompt = measure_text_width(&self.prompt);
        let shown = abridged(&self.letters, self.line_breaks, prompt, self.columns);
        let letters: Vec<char> = shown.chars().collect();
        self.row = self.place(&letters).0;
        say(&format!("{}{shown}", self.prompt))
    }

    /// Shows prompt and line again, over what is there; below it where a terminal knows no way back.
    fn redraw(&mut self) -> io::Result<()> {
        match terminal::is_dumb() {
            true => say("\n")?,
            false => say(&format!("{}\r\u{1b}[J", moved(self.row, 'A')))?,
        }
        self.show()
    }

    /// Row and column after these letters, from the beginning of the prompt on.
    fn place(&self, letters: &[char]) -> (usize, usize) {
        let line = String::from_iter(letters);
        let (mut row, mut column) = (0, 0);
        for letter in self.prompt.chars().chain(text::visible(&line).chars()) {
            let width = measure_text_width(letter.encode_utf8(&mut [0; 4]));
            if column + width > self.columns {
                (row, column) = (row + 1, 0);
            }
            column += width;
            if column == self.columns {
                (row, column) = (row + 1, 0);
            }
        }
        (row, column)
    }
}

/// The code that moves the cursor so many places.
pub fn moved(places: usize, direction: char) -> String {
    if places == 0 { String::new() } else { format!("\u{1b}[{places}{direction}") }
}

/// Writes to the person.
pub fn say(text: &str) -> io::Result<()> {
    let mut stderr = io::stderr();
    stderr.write_all(text.as_bytes())?;
    stderr.flush()
}
