//! Questions to a person: yes or no before a write, a choice, a line, a secret. They are asked on stderr and answered
//! at the terminal; without an answer nothing is sent.

use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Read, Write};

use dialoguer::console::Term;
use dialoguer::{Input, Password, Select};
use secrecy::SecretString;

use crate::base::error::{Error, ErrorKind, Result};
use crate::base::money;
use crate::base::redact;
use crate::base::text;
use crate::output::terminal::is_dumb;
use crate::output::ui::Ui;

/// The longest answer that is read, in bytes.
const LONGEST_LINE: u64 = 64 * 1024;

/// What a person sees before a write is confirmed.
pub struct Preview {
    /// The question without its mark: `orders refund ODR123 400`.
    pub question: String,
    /// Facts, as titles and values.
    pub facts: Vec<(&'static str, String)>,
    /// What must be typed instead of `y`, in production.
    pub must_type: Option<ExpectedAnswer>,
}

/// The answer that confirms a write in production.
pub enum ExpectedAnswer {
    /// The amount; `400`, `400.00` and `400,00` are equal.
    Amount(money::Amount),
    /// The identifier.
    Identifier(String),
}

impl Ui {
    /// Shows what is about to be sent and asks; the default is no. Fails where there is no terminal to ask on.
    pub fn confirm(&mut self, preview: &Preview) -> Result<()> {
        if !self.may_ask() {
            return Err(Error::new(
                ErrorKind::Declined,
                format!("{}: there is no terminal to ask on", preview.question),
            )
            .next("add --yes if it is meant, or look first with --dry-run"));
        }
        let width = preview.facts.iter().map(|(title, _)| title.chars().count()).max().unwrap_or(0);
        for (title, value) in &preview.facts {
            match self.format {
                format if format.is_json() => self.note(&format!("{title}: {value}")),
                _ => self.masked_line(&format!("  {title:width$}  "), value),
            }
        }
        let question = text::visible(&redact::text(&self.masked(&preview.question))).into_owned();
        let agreed = match &preview.must_type {
            None => ask_yes(&question),
            Some(expected) => ask_expected(&question, expected),
        };
        match agreed.map_err(unanswered)? {
            true => Ok(()),
            false => Err(Error::new(ErrorKind::Declined, "not confirmed, so nothing was sent")),
        }
    }

    /// Lets a person pick one of several. `None` where there is no terminal to ask on.
    pub fn choose(&mut self, question: &str, options: &[String]) -> Result<Option<usize>> {
        if !self.may_ask() {
            return Ok(None);
        }
        let mut shown = Vec::with_capacity(options.len());
        for option in options {
            shown.push(text::visible(&redact::text(option)).into_owned());
        }
        if is_dumb() {
            return pick_by_number(question, &shown).map(Some);
        }
        // Nothing is picked beforehand: Enter alone decides nothing.
        let select = Select::new().with_prompt(question).items(&shown);
        match select.interact_on_opt(&Term::stderr()).map_err(unanswered)? {
            Some(index) => Ok(Some(index)),
            None => Err(nothing_picked()),
        }
    }

    /// Asks for a line of text.
    pub fn ask_line(&mut self, question: &str) -> Result<String> {
        let asked = match is_dumb() {
            true => plain_line(question),
            false => Input::<String>::new().with_prompt(question).interact_on(&Term::stderr()),
        };
        asked.map_err(unanswered)
    }

    /// Asks for a line that nobody may see, on the terminal that stdin is.
    pub fn ask_hidden(&mut self, question: &str) -> Result<SecretString> {
        let question = text::visible(question).into_owned();
        let typed = match is_dumb() {
            true => hidden_line(&question).map_err(dialoguer::Error::from),
            false => Password::new()
                .with_prompt(question)
                .allow_empty_password(true)
                .report(false)
                .interact_on(&Term::stderr()),
        };
        typed.map(SecretString::from).map_err(unanswered)
    }
}

/// Whether the answer is a whole `y` or `yes`; everything else, and nothing, is no.
fn ask_yes(question: &str) -> dialoguer::Result<bool> {
    let answer = ask_text(format!("{question}? [y/N]"))?;
    Ok(["y", "yes"].contains(&answer.trim().to_lowercase().as_str()))
}

/// Whether the answer is the one expected.
fn ask_expected(question: &str, expected: &ExpectedAnswer) -> dialoguer::Result<bool> {
    let (wanted, what) = match expected {
        ExpectedAnswer::Amount(amount) => (money::show(*amount), "the amount"),
        ExpectedAnswer::Identifier(id) => (id.clone(), "the identifier"),
    };
    let answer =
        ask_text(format!("{question}? This is production: type {what}, {wanted}, to go on"))?;
    let answer = answer.trim();
    Ok(match expected {
        ExpectedAnswer::Amount(amount) => {
            money::parse_plain(&answer.replace(',', ".")).ok() == Some(*amount)
        }
        ExpectedAnswer::Identifier(id) => answer == id,
    })
}

fn ask_text(prompt: String) -> dialoguer::Result<String> {
    if is_dumb() {
        return plain_line(&prompt);
    }
    Input::<String>::new().with_prompt(prompt).allow_empty(true).interact_on(&Term::stderr())
}

/// A question and its answer on a terminal without escape codes: the terminal itself shows and edits what is typed.
fn plain_line(prompt: &str) -> dialoguer::Result<String> {
    write!(io::stderr(), "{prompt}: ")?;
    let mut line = String::new();
    let count = match io::stdin().is_terminal() {
        true => io::stdin().lock().take(LONGEST_LINE).read_line(&mut line)?,
        // Standard input was the data; a person answers at the controlling terminal.
        false => BufReader::new(File::open("/dev/tty")?.take(LONGEST_LINE)).read_line(&mut line)?,
    };
    match count {
        0 => Err(io::Error::from(io::ErrorKind::UnexpectedEof).into()),
        _ => Ok(line.trim_end_matches(['\r', '\n']).to_owned()),
    }
}

fn hidden_line(question: &str) -> io::Result<String> {
    write!(io::stderr(), "{question}: ")?;
    Term::stderr().read_secure_line()
}

/// A choice on a terminal without escape codes: the options have numbers, and nothing else is one.
fn pick_by_number(question: &str, options: &[String]) -> Result<usize> {
    let typed = numbered(question, options).map_err(unanswered)?;
    match typed.trim().parse::<usize>() {
        Ok(number) if (1..=options.len()).contains(&number) => Ok(number - 1),
        _ => Err(nothing_picked()),
    }
}

fn numbered(question: &str, options: &[String]) -> dialoguer::Result<String> {
    for (at, option) in options.iter().enumerate() {
        writeln!(io::stderr(), "  {}) {option}", at + 1)?;
    }
    plain_line(&format!("{question} Number, or Enter for none"))
}

fn nothing_picked() -> Error {
    Error::new(ErrorKind::Declined, "nothing was picked, so nothing was sent")
}

/// The failure of a question that got no answer.
fn unanswered(error: dialoguer::Error) -> Error {
    let dialoguer::Error::IO(error) = error;
    match error.kind() {
        io::ErrorKind::Interrupted => {
            Error::new(ErrorKind::Interrupted, "interrupted, so nothing was sent")
        }
        _ => Error::new(ErrorKind::Declined, format!("the question cannot be asked: {error}"))
            .next("add --yes if it is meant, or look first with --dry-run"),
    }
}
