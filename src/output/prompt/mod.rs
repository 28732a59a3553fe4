//! Questions to a person: yes or no before a write, a choice, a line, a secret. They are asked on stderr and answered at
//! the terminal; what is typed or pasted before a question appears never answers it, and without an answer nothing is
//! sent; what a question that sends nothing leaves undone stands in [`Ui::without_answer`].

mod abridged;
mod answers;
mod choice;
#[cfg(not(unix))]
mod console_keyboard;
mod enter;
#[cfg(unix)]
mod keyboard;
#[cfg_attr(not(unix), allow(dead_code, reason = "the console tells keys by itself"))]
mod keys;
mod layout;
mod line;
mod wanted;

#[cfg(not(unix))]
use console_keyboard as keyboard;

use std::io;

use secrecy::SecretString;

pub use self::answers::ExpectedAnswer;
pub use self::choice::Choice;

use self::choice::List;
use self::keyboard::Keyboard;
use self::line::{Line, Typed, say};
use self::wanted::Wanted;
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::redact;
use crate::base::step::Command;
use crate::base::text;
use crate::output::notes::{LOUD, PRODUCTION};
use crate::output::prose::wrapped;
use crate::output::terminal;
use crate::output::ui::Ui;

/// What a person sees before a write is confirmed.
pub struct Preview {
    /// The question without its mark: `orders refund ODR123 400`.
    pub question: String,
    /// Facts, as titles and values.
    pub facts: Vec<(&'static str, String)>,
    /// What must be typed instead of `y`, in production.
    pub must_type: Option<ExpectedAnswer>,
}

impl Ui {
    /// Shows what is about to be sent and asks; the default is no. Fails where there is no terminal to ask on.
    pub fn confirm(&mut self, preview: &Preview) -> Result<()> {
        self.refuse_unasked(&preview.question)?;
        self.tell_production();
        let width = preview.facts.iter().map(|(title, _)| title.chars().count()).max().unwrap_or(0);
        for (title, value) in &preview.facts {
            match self.format {
                format if format.is_json() => self.note(&format!("{title}: {value}")),
                _ => {
                    let fact = self.shown(&format!("  {title:width$}  {value}"));
                    for line in wrapped(&fact, width + 4, terminal::size().1) {
                        self.fact(&line, value);
                    }
                }
            }
        }
        let ending = match &preview.must_type {
            None => " [y/N] ".to_owned(),
            Some(expected) => {
                let (wanted, what) = expected.in_words();
                format!(" {PRODUCTION}: type {what}, {wanted}, to go on: ")
            }
        };
        let answer = self.ask(&format!("{}?", preview.question), &ending)?;
        let refusal = match &preview.must_type {
            None => answers::not_yes(&answer),
            Some(expected) => expected.refuse(&answer),
        };
        match refusal {
            None => Ok(()),
            Some(why) => Err(self.left(&why)),
        }
    }

    /// A line of a fact; production has the colour of its warning.
    fn fact(&mut self, line: &str, value: &str) {
        match line.strip_suffix(PRODUCTION).filter(|_| value == PRODUCTION) {
            Some(before) => {
                let line = format!("{before}{}", self.paint(LOUD, PRODUCTION));
                self.line(&line);
            }
            None => self.line(line),
        }
    }

    /// Lets a person pick one of several, by arrows, number or identifier. Enter picks the one that is marked, if one is.
    /// `None` where there is no terminal to ask on.
    pub fn choose(
        &mut self,
        question: &str,
        choices: &[Choice],
        marked: Option<usize>,
    ) -> Result<Option<usize>> {
        if !self.may_ask() {
            return Ok(None);
        }
        self.tell_production();
        let mut shown = Vec::with_capacity(choices.len());
        for choice in choices {
            let label = self.shown(&choice.label);
            shown.push(Choice { id: choice.id.clone(), label, closed: choice.closed.clone() });
        }
        match List::new(&self.shown(question), &shown, marked).pick() {
            Ok(Some(index)) => Ok(Some(index)),
            Ok(None) => Err(self.left("nothing was picked")),
            Err(error) => Err(self.unanswered(&error)),
        }
    }

    /// Asks for a line until it passes the check, which says otherwise what is wrong with it. Enter alone takes what is
    /// offered, if something is.
    pub fn ask_until<T>(
        &mut self,
        question: &str,
        offered: Option<&str>,
        check: &mut dyn FnMut(&str) -> std::result::Result<T, String>,
    ) -> Result<T> {
        self.refuse_unasked(question)?;
        self.tell_production();
        let ending = match offered {
            Some(offered) => format!(" [{}]: ", self.shown(offered)),
            None if question.ends_with('?') => " ".to_owned(),
            None => ": ".to_owned(),
        };
        loop {
            let typed = self.ask(question, &ending)?;
            let typed = match (typed.trim(), offered) {
                ("", Some(offered)) => offered,
                ("", None) => {
                    self.note("nothing was typed; Ctrl-D or Escape leaves the question");
                    continue;
                }
                _ => &typed,
            };
            match check(typed) {
                Ok(value) => return Ok(value),
                Err(why) => self.note(&why),
            }
        }
    }

    /// Asks for a text that is pasted, of any length and with any number of lines; they stay as they are. Nothing of what
    /// is pasted reaches another program: the terminal is kept until the process ends.
    pub fn ask_paste(&mut self, question: &str) -> Result<String> {
        self.refuse_unasked(question)?;
        self.tell_production();
        let question = self.shown(question);
        loop {
            let text = self.typed(&question, ": ", Wanted::Paste)?;
            if !text.trim().is_empty() {
                return Ok(text);
            }
            self.note("nothing was pasted; Ctrl-D or Escape leaves the question");
        }
    }

    /// Asks for a line that nobody may see.
    pub fn ask_hidden(&mut self, question: &str) -> Result<SecretString> {
        self.refuse_unasked(question)?;
        let question = self.shown(question);
        self.typed(&question, ": ", Wanted::Secret).map(SecretString::from)
    }

    /// Asks, and gives what was typed.
    fn ask(&mut self, question: &str, ending: &str) -> Result<String> {
        let question = self.shown(question);
        self.typed(&question, ending, Wanted::Line)
    }

    fn typed(&self, question: &str, ending: &str, wanted: Wanted) -> Result<String> {
        match read_line(question, ending, wanted) {
            Ok(Some(line)) => Ok(line),
            Ok(None) => Err(self.left("nothing was answered")),
            Err(error) => Err(self.unanswered(&error)),
        }
    }

    /// The failure of a question that somebody answered otherwise than by a yes.
    fn left(&self, why: &str) -> Error {
        Error::new(ErrorKind::Declined, format!("{why}, so {}", self.without_answer))
    }

    /// The failure of a question that could not be answered.
    fn unanswered(&self, error: &io::Error) -> Error {
        match error.kind() {
            io::ErrorKind::Interrupted => {
                let why = format!("interrupted, so {}", self.without_answer);
                Error::new(ErrorKind::Interrupted, why)
            }
            io::ErrorKind::FileTooLarge => {
                Error::invalid(format!("{error}, so {}", self.without_answer))
            }
            _ => declined(format!("the question cannot be asked: {error}"), self.knows_dry_run),
        }
    }

    /// A text as a person may see it.
    fn shown(&self, text: &str) -> String {
        text::visible(&redact::text(&self.masked(text))).into_owned()
    }

    /// Fails where there is no terminal to ask on.
    fn refuse_unasked(&self, question: &str) -> Result<()> {
        match self.may_ask() {
            true => Ok(()),
            false => {
                let why = format!("{question}: {}", self.unasked());
                Err(declined(why, self.knows_dry_run))
            }
        }
    }
}

/// The failure of a question that nobody could answer.
fn declined(why: String, knows_dry_run: bool) -> Error {
    let mut error = Error::new(ErrorKind::Declined, why);
    if knows_dry_run {
        error = error.next(Command::typed().arg("--dry-run").why("look first"));
    }
    error.next(Command::typed().arg("--yes").why("if it is meant"))
}

/// Asks for one line, or for a paste. Nothing where nobody answers. The keyboard is opened before anything of the question
/// is shown: whoever answers what can be read is heard.
fn read_line(question: &str, ending: &str, wanted: Wanted) -> io::Result<Option<String>> {
    let mut keyboard = Keyboard::open(wanted)?;
    if keyboard.threw_away {
        say("what came before the question is thrown away; paste it again\n")?;
    }
    let (_, columns) = terminal::size();
    let (lines, prompt) = layout::question(question, ending, columns);
    for line in lines {
        say(&format!("{line}\n"))?;
    }
    let mut line = Line::begin(&prompt, columns, wanted)?;
    loop {
        match line.edit(&mut keyboard)? {
            Typed::Line(line) if wanted == Wanted::Paste => {
                keyboard.keep()?;
                return Ok(Some(line));
            }
            Typed::Line(line) => return Ok(Some(line)),
            Typed::GivenUp => return Ok(None),
            Typed::Up | Typed::Down => {}
        }
    }
}
