//! One cell as the value of a flag, by the parser that also reads it on a command line. What only spreadsheets write is read
//! here: yes and no in the languages of the Nordic countries.

use serde_json::Value;

use super::damage;
use crate::api::{Param, read_id};
use crate::base::money::{self, Amount};

/// A cell as it is read.
#[derive(Clone, Copy)]
pub struct Cell<'a> {
    /// What stands in it, without the blanks around it.
    pub text: &'a str,
    /// Whether numbers may have a decimal comma.
    pub decimal_comma: bool,
}

/// What a cell is, or why it cannot be that; the message continues a sentence that begins with the value.
pub type Read<T> = Result<T, String>;

impl Cell<'_> {
    /// The value of a parameter; `None` for a switch that is off.
    pub fn value(self, param: &Param) -> Read<Option<Value>> {
        self.must_be_sound(param)?;
        let kind = param.kind;
        if param.is_switch() {
            return Ok(self.yes_or_no()?.then_some(Value::Bool(true)));
        }
        if kind.switch {
            return self.yes_or_no().map(|is| Some(Value::Bool(is)));
        }
        if kind.row.is_some() && self.text.starts_with('@') {
            return Err("a cell cannot name a file: write the line itself".into());
        }
        if !kind.ids.is_empty() {
            let id = read_id(self.text, kind.ids).map_err(|mistake| mistake.to_line(kind.ids))?;
            return Ok(Some(Value::String(id)));
        }
        if kind.choices.is_empty() {
            return self.parsed(param).map(Some);
        }
        if param.is_filter() {
            return Ok(Some(Value::String(self.text.to_owned())));
        }
        match kind.choice(self.text) {
            Some(choice) => Ok(Some(choice)),
            None => Err(format!("must be one of {}", kind.choices.join(", "))),
        }
    }

    fn parsed(self, param: &Param) -> Read<Value> {
        match self.decimal_comma {
            true => param.kind.parse_with_comma(self.text),
            false => (param.kind.parse)(self.text),
        }
    }

    /// A text of a flag beside the parameters.
    pub fn text(self) -> Read<String> {
        match damage::found(None, self.text) {
            Some(damage) => Err(damage),
            None => Ok(self.text.to_owned()),
        }
    }

    /// An amount that may be nothing.
    pub fn amount(self) -> Read<Amount> {
        match self.decimal_comma {
            true => money::parse_or_zero(&money::with_point(self.text)),
            false => money::parse_or_zero(self.text),
        }
    }

    /// Yes or no, as a person or a spreadsheet writes it.
    pub fn yes_or_no(self) -> Read<bool> {
        const YES: [&str; 10] = ["yes", "y", "true", "1", "x", "ja", "j", "sann", "sant", "wahr"];
        const NO: [&str; 10] =
            ["no", "n", "false", "0", "nei", "nej", "nein", "usann", "falskt", "falsch"];
        let word = self.text.to_lowercase();
        match (YES.contains(&word.as_str()), NO.contains(&word.as_str())) {
            (true, _) => Ok(true),
            (_, true) => Ok(false),
            _ => Err("must be yes or no".into()),
        }
    }

    fn must_be_sound(self, param: &Param) -> Read<()> {
        // A figure with an exponent has a message of its own, which says what it could mean.
        match damage::found(Some(param.kind), self.text) {
            Some(damage) => Err(damage),
            None => Ok(()),
        }
    }
}
