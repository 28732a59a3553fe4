//! One line that a person types and edits after a prompt. What is typed is shown by us, by a dumb terminal itself, or not
//! at all.

use std::io::{self, Write};

use console::measure_text_width;

use super::keyboard::Keyboard;
use super::keys::Key;
use crate::base::text;

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
    is_secret: bool,
}

impl Line {
    /// An empty line after a prompt, which is shown now.
    pub fn begin(prompt: &str, columns: usize, is_secret: bool) -> io::Result<Line> {
        let prompt = prompt.to_owned();
        let mut line = Line { prompt, letters: Vec::new(), at: 0, row: 0, columns, is_secret };
        line.show()?;
        Ok(line)
    }

    /// Reads keys until the line is ended, or one of them is not about the line.
    pub fn edit(&mut self, keyboard: &mut Keyboard) -> io::Result<Typed> {
        loop {
            match keyboard.key()? {
                Key::Enter if keyboard.more_follows()? => self.insert("\n", keyboard)?,
                Key::Enter => return self.end(keyboard),
                Key::GiveUp => {
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
        self.at = 0;
        self.row = 0;
        self.redraw()
    }

    /// The row of the cursor, from that of the prompt on.
    pub fn row(&self) -> usize {
        self.row
    }

    fn end(&mut self, keyboard: &Keyboard) -> io::Result<Typed> {
        if !keyboard.edits_itself || self.is_secret {
            say("\n")?;
        }
        let line: String = self.letters.iter().collect();
        Ok(Typed::Line(line.trim_end_matches(['\r', '\n']).to_owned()))
    }

    fn insert(&mut self, text: &str, keyboard: &Keyboard) -> io::Result<()> {
        let is_at_end = self.at == self.letters.len();
        let letters: Vec<char> = text.chars().collect();
        let count = letters.len();
        self.letters.splice(self.at..self.at, letters);
        self.at += count;
        if keyboard.edits_itself || self.is_secret {
            return Ok(());
        }
        if !is_at_end {
            return self.redraw();
        }
        let (row, column) = self.place(self.at);
        self.row = row;
        let edge = if column == 0 { "\r\n" } else { "" };
        say(&format!("{}{edge}", text::visible(text)))
    }

    fn change(&mut self, key: &Key) -> io::Result<()> {
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
        if self.is_secret { Ok(()) } else { self.redraw() }
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
        let shown: String =
            if self.is_secret { String::new() } else { self.letters.iter().collect() };
        let end = if self.is_secret { 0 } else { self.letters.len() };
        let (last_row, last_column) = self.place(end);
        let edge = if last_column == 0 && last_row > 0 { "\r\n" } else { "" };
        let (row, column) = self.place(self.at.min(end));
        let mut codes = String::new();
        if (row, column) != (last_row, last_column) {
            codes = format!("{}\r{}", moved(last_row - row, 'A'), moved(column, 'C'));
        }
        self.row = row;
        say(&format!("{}{}{edge}{codes}", self.prompt, text::visible(&shown)))
    }

    /// Shows prompt and line again, over what is there.
    fn redraw(&mut self) -> io::Result<()> {
        say(&format!("{}\r\u{1b}[J", moved(self.row, 'A')))?;
        self.show()
    }

    /// Row and column before this letter, from the beginning of the prompt on.
    fn place(&self, at: usize) -> (usize, usize) {
        let line: String = self.letters[..at].iter().collect();
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
