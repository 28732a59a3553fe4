//! Data on its way to standard output, in one piece each: text, tables, JSON, bytes as received. Secrets are taken out, and on
//! a terminal what hides in text from elsewhere is made visible. What is said to people beside it stands in `notes.rs`.

use std::io::{self, Write};

use serde_json::Value;

use crate::base::json_text;
use crate::base::redact;
use crate::base::text;
use crate::output::stderr;
use crate::output::table_text::TableText;
use crate::output::ui::Ui;

impl Ui {
    /// Writes data, in one piece.
    pub fn data(&mut self, text: &str) -> io::Result<()> {
        let text = if self.out_is_terminal { text::visible_lines(text) } else { text.to_owned() };
        self.bytes(text.as_bytes())
    }

    /// Writes a table for people, and names the time zone of the instants in it.
    pub fn table(&mut self, table: &TableText) -> io::Result<()> {
        self.bytes(table.lines.as_bytes())?;
        if table.has_instants {
            self.name_zone();
        }
        Ok(())
    }

    /// Writes JSON, indented, in the order and with the number text of the server.
    pub fn json(&mut self, value: &Value) -> io::Result<()> {
        self.json_text(&value.to_string())
    }

    /// Writes JSON text, indented; its order, numbers and escapes stay as they are.
    pub fn json_text(&mut self, json: &str) -> io::Result<()> {
        match redact::json_if_changed(json.as_bytes()) {
            Some(cleaned) => self.indented(&cleaned.to_string()),
            None => self.indented(json),
        }
    }

    /// Writes JSON text, each value on a line of its own already.
    pub fn json_lines(&mut self, lines: &str) -> io::Result<()> {
        let lines = if self.out_is_terminal { text::visible_json(lines) } else { lines.into() };
        self.bytes(lines.as_bytes())
    }

    /// Writes lines of cells that hide nothing.
    pub fn cells(&mut self, lines: &str) -> io::Result<()> {
        self.bytes(lines.as_bytes())
    }

    /// Writes a line of titles, unless the last one was the same: one command may show several answers.
    pub fn titles(&mut self, line: String) -> io::Result<()> {
        if self.titles.as_ref() == Some(&line) {
            return Ok(());
        }
        self.cells(&line)?;
        self.titles = Some(line);
        Ok(())
    }

    fn indented(&mut self, json: &str) -> io::Result<()> {
        let mut text = json_text::indented(json);
        if self.out_is_terminal {
            text = text::visible_json(&text).into_owned();
        }
        text.push('\n');
        self.bytes(text.as_bytes())
    }

    /// Writes a body as received; to a terminal with hiding characters made visible.
    pub fn raw(&mut self, body: &[u8]) -> io::Result<()> {
        let cleaned = redact::json_if_changed(body).map(|value| value.to_string());
        let body = cleaned.as_deref().map_or(body, str::as_bytes);
        if self.out_is_terminal {
            let text = text::visible_lines(&String::from_utf8_lossy(body));
            return self.bytes(format!("{text}\n").as_bytes());
        }
        self.bytes(body)
    }

    fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.kept.is_none() {
            stderr::clear_progress(&mut self.err);
        }
        self.out.write_all(&redact::bytes(bytes))?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::kept_stream::KeptStream;
    use crate::output::ui::Colors;
    use crate::profile::Format;

    /// What a terminal is given by this.
    fn on_a_terminal(write: impl FnOnce(&mut Ui) -> io::Result<()>) -> String {
        let kept = KeptStream::default();
        let ui = Ui::standard(Format::Raw, false, Colors::NONE, None);
        let mut ui = ui.writing_to(Box::new(kept.clone()), Box::new(io::sink()), true);
        write(&mut ui).expect("it is written");
        String::from_utf8(kept.bytes()).expect("text")
    }

    #[test]
    fn what_hides_is_visible_on_a_terminal_with_a_secret_beside_it_or_without() {
        const SECRET: &str = "kept-by-the-tests-of-data-4b1f7c9e";
        redact::conceal(SECRET.as_bytes());
        for beside in ["nothing", SECRET] {
            let body = format!("{{\"a\":\"x\u{7f}\u{9b}31m\u{202e}\",\"b\":\"{beside}\"}}");
            let value = serde_json::from_str(&body).expect("JSON");
            for shown in [
                on_a_terminal(|ui| ui.raw(body.as_bytes())),
                on_a_terminal(|ui| ui.data(&body)),
                on_a_terminal(|ui| ui.json(&value)),
                on_a_terminal(|ui| ui.json_text(&body)),
                on_a_terminal(|ui| ui.json_lines(&body)),
            ] {
                assert!(!shown.contains(['\u{7f}', '\u{9b}', '\u{202e}']), "{shown:?}");
                assert!(!shown.contains(SECRET) && shown.contains("202e"), "{shown:?}");
            }
        }
    }
}
