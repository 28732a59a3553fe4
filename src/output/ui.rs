//! The only file that writes to a terminal or asks a person. Data goes to stdout, everything for people to stderr;
//! text from elsewhere is made visible here if not before.

use std::borrow::Cow;
use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Read, Write};
use std::rc::Rc;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::{self, ThreadId};
use std::time::Duration;

use dialoguer::console::Term;
use dialoguer::{Input, Password, Select};
use secrecy::SecretString;
use serde_json::{Value, json};

use crate::api;
use crate::base::error::{Error, ErrorKind, Money, Result};
use crate::base::money;
use crate::base::privacy;
use crate::base::process;
use crate::base::redact;
use crate::base::step::{Account, Step};
use crate::base::text;
use crate::output::jq::Program;
use crate::profile::{Format, ProfileChoice};

/// No answer to a question is longer, in bytes.
const LONGEST_LINE: u64 = 64 * 1024;

/// What is shown before a write is confirmed.
pub struct Preview {
    /// The question's verb and object: `Refund 400 of ODR123`.
    pub question: String,
    /// Facts, as titles and values.
    pub facts: Vec<(&'static str, String)>,
    /// In production the answer is typed: this amount, or this identifier.
    pub typed: Option<Confirmation>,
}

/// What a person types to confirm in production.
pub enum Confirmation {
    /// The amount; `400`, `400.00` and `400,00` are equal.
    Amount(money::Amount),
    /// The identifier.
    Identifier(String),
}

/// How long a program of jq may take where no time-out is settled.
const JQ_TIME: Duration = Duration::from_secs(30);

/// Standard streams, and how they are used.
pub struct Ui {
    out: Box<dyn Write>,
    err: Box<dyn Write>,
    /// The format of data.
    pub format: Format,
    /// Only identifiers.
    pub quiet: bool,
    /// The names of the columns asked for, in this order; none means all.
    pub columns: Vec<String>,
    /// The program that JSON goes through.
    pub jq: Option<Rc<Program>>,
    /// How long it may take over one answer.
    pub jq_time: Duration,
    color: bool,
    out_is_terminal: bool,
    may_ask: bool,
    /// The titles above the rows written last.
    titles: Option<String>,
    /// Personal numbers may be shown to people.
    pub show_personal: bool,
    /// Which profile was asked for: the commands that messages offer name it.
    pub asked: ProfileChoice,
}

impl Ui {
    /// The process's own streams.
    pub fn standard(format: Format, quiet: bool, color: bool, may_ask: bool) -> Ui {
        Ui {
            out: process::stdout(),
            err: Box::new(io::stderr()),
            format,
            quiet,
            columns: Vec::new(),
            jq: None,
            jq_time: JQ_TIME,
            color,
            out_is_terminal: io::stdout().is_terminal(),
            may_ask,
            titles: None,
            show_personal: false,
            asked: ProfileChoice::default(),
        }
    }

    /// Writes data, in one piece.
    pub fn data(&mut self, text: &str) -> io::Result<()> {
        let text = if self.out_is_terminal { text::visible_lines(text) } else { text.to_owned() };
        self.bytes(text.as_bytes())
    }

    /// Writes JSON, indented, in the order and with the number text of the server.
    pub fn json(&mut self, value: &Value) -> io::Result<()> {
        self.json_text(&value.to_string())
    }

    /// Writes JSON text, indented; its order, numbers and escapes stay as they are.
    pub fn json_text(&mut self, json: &str) -> io::Result<()> {
        match self.without_secrets(json.as_bytes()) {
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

    /// Writes a list as JSON without closing it.
    pub fn open_json(&mut self, list: &Value) -> io::Result<()> {
        let text = text::indented(&list.to_string());
        let open = text.trim_end().trim_end_matches(']').trim_end().to_owned();
        let open = if self.out_is_terminal { text::visible_json(&open).into_owned() } else { open };
        self.bytes(format!("{open}\n").as_bytes())
    }

    fn indented(&mut self, json: &str) -> io::Result<()> {
        let mut text = text::indented(json);
        if self.out_is_terminal {
            text = text::visible_json(&text).into_owned();
        }
        text.push('\n');
        self.bytes(text.as_bytes())
    }

    /// Writes a body as received; to a terminal with hiding characters made visible.
    pub fn raw(&mut self, body: &[u8]) -> io::Result<()> {
        if let Some(cleaned) = self.without_secrets(body) {
            return self.bytes(cleaned.to_string().as_bytes());
        }
        if self.out_is_terminal {
            let text = text::visible_lines(&String::from_utf8_lossy(body));
            return self.bytes(format!("{text}\n").as_bytes());
        }
        self.bytes(body)
    }

    /// The JSON without secrets, if it holds any: a server that echoes one gets no exact copy of its words.
    pub fn without_secrets(&self, json: &[u8]) -> Option<Value> {
        let value: Value =
            redact::holds(json).then(|| serde_json::from_slice(json).ok()).flatten()?;
        Some(redact::json(&value))
    }

    fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(&redact::bytes(bytes))?;
        self.out.flush()
    }

    /// A line for people, without the personal numbers in it unless they may be shown.
    fn masked<'a>(&self, line: &'a str) -> Cow<'a, str> {
        if self.show_personal { Cow::Borrowed(line) } else { privacy::without_numbers(line) }
    }

    /// Tells a person something that is no failure.
    pub fn note(&mut self, line: &str) {
        let line = &*self.masked(line);
        let line = match self.format {
            format if format.is_json() => {
                text::visible_json(&json!({ "note": line }).to_string()).into_owned()
            }
            _ => text::visible(line).into_owned(),
        };
        self.tell(&line);
    }

    /// Offers a step that no failure asks for, after these words.
    pub fn suggest(&mut self, before: &str, step: &Step) {
        let step = step.told(&self.asked.account());
        self.note(&format!("{before}{step}"));
    }

    /// Warns of something that may not be meant.
    pub fn warn(&mut self, line: &str) {
        let word = self.paint("33", "warning:");
        match self.format {
            format if format.is_json() => self.note(&format!("warning: {line}")),
            _ => self.tell(&format!("{word} {}", text::visible(&self.masked(line)))),
        }
    }

    /// Names the account that something is about to be sent to.
    pub fn banner(&mut self, account: &str, what: &str, loud: bool) {
        if self.format.is_json() {
            return self.note(&format!("{account}: {what}"));
        }
        let account = text::visible(account).into_owned();
        let account = if loud { self.paint("1;31", &account) } else { self.paint("1", &account) };
        self.tell(&format!("{account}: {}", text::visible(&self.masked(what))));
    }

    /// Tells of the failure that ends the process, whatever other threads are about to say.
    pub fn last_words(&mut self, error: &Error) {
        *last() = Some(thread::current().id());
        self.error(error);
    }

    /// Tells of a failure: what happened, what is known about money, what to do next.
    pub fn error(&mut self, error: &Error) {
        let (report, account) = (error.report(), self.asked.account());
        if self.format.is_json() {
            report.details.iter().for_each(|line| self.note(line));
            if let Some(entry) = &report.entry {
                self.note(&entry.to_string());
            }
            let whole = error.to_json(&account);
            let mut told = whole.clone();
            if !self.show_personal {
                told = privacy::without_personal(&whole);
                // What is offered must run as it stands.
                if let Some(next) = whole.pointer("/error/next") {
                    told["error"]["next"] = next.clone();
                }
            }
            return self.tell(&text::visible_json(&redact::json(&told).to_string()));
        }
        let word = self.paint("1;31", "error:");
        self.tell(&format!("{word} {}", text::visible(&self.masked(&report.message))));
        for line in self.api_lines(report.api_message.as_deref(), report.api_errors.as_ref()) {
            self.tell(&format!("  {line}"));
        }
        for problem in &report.problems {
            self.tell(&format!("  {}", text::visible(&self.masked(&problem.to_line()))));
        }
        for line in &report.details {
            self.tell(&format!("  {}", text::visible(&self.masked(line))));
        }
        if let Some(money) = report.money {
            self.tell(&format!("  {}", money_line(money)));
        }
        for step in &report.next {
            let word = self.paint("1", "next:");
            self.tell(&format!("{word} {}", text::visible(&step.told(&account))));
        }
        if let Some(entry) = &report.entry {
            self.tell("for your log, the journal's entry:");
            self.tell(&text::visible_json(&entry.to_string()));
        }
    }

    fn api_lines(&self, message: Option<&str>, errors: Option<&Value>) -> Vec<String> {
        let mut lines = Vec::new();
        if let Some(message) = message {
            let meaning = api::explain(message);
            let meaning = meaning.map(|known| format!(" ({})", known.meaning)).unwrap_or_default();
            let message = text::visible(&self.masked(message)).into_owned();
            lines.push(format!("the API says: {message}{meaning}"));
        }
        let shown = |value: &Value| {
            let value = match self.show_personal {
                true => value.clone(),
                false => privacy::without_personal(value),
            };
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            format!("  {}", text::visible(&self.masked(&value)))
        };
        match errors {
            None | Some(Value::Null) => {}
            Some(Value::Array(reasons)) => lines.extend(reasons.iter().map(shown)),
            Some(other) => lines.push(shown(other)),
        }
        lines
    }

    fn tell(&mut self, line: &str) {
        tell(&mut self.err, line);
    }

    fn paint(&self, code: &str, word: &str) -> String {
        if self.color { format!("\u{1b}[{code}m{word}\u{1b}[0m") } else { word.to_owned() }
    }

    /// Where the lines of `-v` go.
    pub fn log(&self) -> Box<dyn Fn(&str) + Send + Sync> {
        let format = self.format;
        Box::new(move |line| {
            let line = &*privacy::without_numbers(line);
            let line = match format {
                format if format.is_json() => {
                    text::visible_json(&json!({ "note": line }).to_string()).into_owned()
                }
                _ => text::visible(line).into_owned(),
            };
            tell(&mut io::stderr(), &line);
        })
    }

    /// A voice of its own for another thread.
    pub fn voice(&self) -> ErrorPrinter {
        let (format, color, asked) = (self.format, self.color, self.asked.clone());
        ErrorPrinter { format, color, show_personal: self.show_personal, asked }
    }

    /// Whether a person is there to be asked.
    pub fn may_ask(&self) -> bool {
        self.may_ask
    }

    /// Somebody else is at the other end of standard input: no question has an answer.
    pub fn never_ask(&mut self) {
        self.may_ask = false;
    }

    /// Shows what is about to be sent and asks; the default is no. Fails when nobody can be asked.
    pub fn confirm(&mut self, preview: &Preview) -> Result<()> {
        if !self.may_ask {
            return Err(Error::new(
                ErrorKind::Declined,
                format!("{}: nobody is here to be asked", preview.question),
            )
            .next("add --yes if it is meant, or look first with --dry-run"));
        }
        let width = preview.facts.iter().map(|(title, _)| title.chars().count()).max().unwrap_or(0);
        for (title, value) in &preview.facts {
            match self.format {
                format if format.is_json() => self.note(&format!("{title}: {value}")),
                _ => {
                    self.tell(&format!("  {title:width$}  {}", text::visible(&self.masked(value))))
                }
            }
        }
        let question = text::visible(&redact::text(&self.masked(&preview.question))).into_owned();
        let agreed = match &preview.typed {
            None => ask_yes(&question),
            Some(typed) => ask_typed(&question, typed),
        };
        match agreed {
            Ok(true) => Ok(()),
            Ok(false) => Err(Error::new(ErrorKind::Declined, "not confirmed, so nothing was sent")),
            Err(error) => Err(interrupted(&error)),
        }
    }

    /// Lets a person pick one of several. `None` when nobody can be asked.
    pub fn choose(&mut self, question: &str, options: &[String]) -> Result<Option<usize>> {
        if !self.may_ask {
            return Ok(None);
        }
        let options: Vec<_> = options
            .iter()
            .map(|option| text::visible(&redact::text(option)).into_owned())
            .collect();
        // Nothing is picked beforehand: Enter alone decides nothing.
        if is_dumb() {
            return pick_by_number(question, &options).map(Some);
        }
        let picked =
            Select::new().with_prompt(question).items(&options).interact_on_opt(&Term::stderr());
        match picked.map_err(|error| interrupted(&error))? {
            Some(index) => Ok(Some(index)),
            None => Err(Error::new(ErrorKind::Declined, "nothing was picked, so nothing was sent")),
        }
    }

    /// Gives a terminal back as it was, before the process ends in the middle of a question.
    pub fn give_back_terminal(&mut self) {
        let terminal = Term::stderr();
        if terminal.is_term() {
            show_typing();
            // A terminal that is gone needs neither cursor nor a line of its own.
            let shown = if is_dumb() { Ok(()) } else { terminal.show_cursor() };
            let _ = shown.and_then(|()| terminal.write_line(""));
        }
    }

    /// Asks for a line of text.
    pub fn ask_line(&mut self, question: &str) -> Result<String> {
        let asked = if is_dumb() {
            plain_line(question)
        } else {
            Input::<String>::new().with_prompt(question).interact_on(&Term::stderr())
        };
        asked.map_err(|error| interrupted(&error))
    }

    /// Asks for a line that nobody may see, on the terminal that stdin is.
    pub fn ask_hidden(&mut self, question: &str) -> Result<SecretString> {
        let question = text::visible(question).into_owned();
        if is_dumb() {
            let typed = write!(io::stderr(), "{question}: ")
                .and_then(|()| Term::stderr().read_secure_line());
            return typed.map(SecretString::from).map_err(|error| interrupted(&error.into()));
        }
        let asked = Password::new().with_prompt(question).allow_empty_password(true).report(false);
        let typed = asked.interact_on(&Term::stderr());
        typed.map(SecretString::from).map_err(|error| interrupted(&error))
    }
}

/// What another thread needs to tell of an error or a note.
pub struct ErrorPrinter {
    format: Format,
    color: bool,
    show_personal: bool,
    asked: ProfileChoice,
}

impl ErrorPrinter {
    /// The streams again, for one last word.
    pub fn ui(&self) -> Ui {
        let mut ui = Ui::standard(self.format, false, self.color, false);
        ui.show_personal = self.show_personal;
        ui.asked = self.asked.clone();
        ui
    }
}

/// What is typed is seen again, should it have been hidden.
#[cfg(unix)]
fn show_typing() {
    use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
    let terminal = rustix::stdio::stderr();
    let Ok(mut modes) = tcgetattr(terminal) else { return };
    modes.local_modes |= LocalModes::ECHO;
    // A terminal that is gone shows nothing any more.
    let _ = tcsetattr(terminal, OptionalActions::Now, &modes);
}

#[cfg(not(unix))]
fn show_typing() {}

/// Who speaks the process's last words: nobody says anything after them.
static LAST: Mutex<Option<ThreadId>> = Mutex::new(None);

fn last() -> MutexGuard<'static, Option<ThreadId>> {
    // Nothing is left half said by who holds it.
    LAST.lock().unwrap_or_else(PoisonError::into_inner)
}

fn tell(err: &mut dyn Write, line: &str) {
    let line = redact::text(line);
    let last = last();
    if last.is_none_or(|speaker| speaker == thread::current().id()) {
        // Nothing can be done about a closed stderr, and nothing depends on it.
        let _ = writeln!(err, "{line}");
    }
}

/// Shows how clap ended: help and version on stdout, wrong use on stderr. Gives the exit code.
pub fn ending(ending: &clap::Error, json: bool, money: Option<Money>) -> u8 {
    if !ending.use_stderr() {
        // A closed stdout ends a read quietly.
        let _ = ending.print();
        return 0;
    }
    let told = redact::text(&suspects(&ending.render().to_string())).into_owned();
    let told = text::visible_lines(&privacy::without_numbers(&told));
    if !json {
        let money = money.map(|money| format!("  {}\n", money_line(money))).unwrap_or_default();
        let _ = write!(io::stderr(), "{told}{money}");
        return ErrorKind::Invalid.code();
    }
    let message =
        told.trim_start_matches("error: ").split("\n\n").next().unwrap_or_default().trim();
    let mut error = Error::invalid(message);
    error.report_mut().money = money;
    let _ = writeln!(
        io::stderr(),
        "{}",
        text::visible_json(&error.to_json(&Account::default()).to_string())
    );
    ErrorKind::Invalid.code()
}

/// What clap says of wrong words, without those that look like a secret; it quotes the words.
fn suspects(told: &str) -> String {
    let parts = told.split_inclusive('\'');
    parts.map(|part| redact::suspects(part).into_owned()).collect()
}

/// Only a whole `y` or `yes` is one; everything else, and nothing, is no.
fn ask_yes(question: &str) -> dialoguer::Result<bool> {
    let prompt = format!("{question}? [y/N]");
    let answer = ask_text(prompt)?;
    Ok(["y", "yes"].contains(&answer.trim().to_lowercase().as_str()))
}

fn ask_text(prompt: String) -> dialoguer::Result<String> {
    if is_dumb() {
        return plain_line(&prompt);
    }
    Input::<String>::new().with_prompt(prompt).allow_empty(true).interact_on(&Term::stderr())
}

/// Whether the terminal knows no escape codes at all.
pub fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|name| name == "dumb")
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

/// A choice on a terminal without escape codes: the options have numbers, and nothing else is one.
fn pick_by_number(question: &str, options: &[String]) -> Result<usize> {
    let listed = options
        .iter()
        .enumerate()
        .try_for_each(|(at, option)| writeln!(io::stderr(), "  {}) {option}", at + 1));
    let typed = listed
        .map_err(dialoguer::Error::from)
        .and_then(|()| plain_line(&format!("{question} Number, or nothing")));
    let typed = typed.map_err(|error| interrupted(&error))?;
    let number = typed.trim().parse::<usize>().ok().filter(|number| *number <= options.len());
    number
        .and_then(|number| number.checked_sub(1))
        .ok_or_else(|| Error::new(ErrorKind::Declined, "nothing was picked, so nothing was sent"))
}

fn ask_typed(question: &str, typed: &Confirmation) -> dialoguer::Result<bool> {
    let (wanted, prompt) = match typed {
        Confirmation::Amount(amount) => (money::show(*amount), "the amount"),
        Confirmation::Identifier(id) => (id.clone(), "the identifier"),
    };
    let prompt = format!("{question}? This is production: type {prompt}, {wanted}, to go on");
    let answer = ask_text(prompt)?;
    Ok(match typed {
        Confirmation::Amount(amount) => {
            money::parse_plain(&answer.trim().replace(',', ".")).ok() == Some(*amount)
        }
        Confirmation::Identifier(id) => answer.trim() == id,
    })
}

fn interrupted(error: &dialoguer::Error) -> Error {
    let dialoguer::Error::IO(error) = error;
    match error.kind() {
        io::ErrorKind::Interrupted => {
            Error::new(ErrorKind::Interrupted, "interrupted, so nothing was sent")
        }
        _ => Error::new(ErrorKind::Declined, format!("nobody could be asked: {error}"))
            .next("add --yes if it is meant, or look first with --dry-run"),
    }
}

fn money_line(money: Money) -> &'static str {
    match money {
        Money::NotMoved => "money: nothing was moved",
        Money::Accepted => "money: the API accepted the movement",
        Money::MayHaveMoved => "money: IT MAY HAVE MOVED, nobody can know yet",
    }
}

/// Why data did not come out.
#[derive(Debug)]
pub enum OutputError {
    /// Stdout did not take it.
    Stdout(io::Error),
    /// The program of `--jq` failed.
    Program(String),
}

impl From<io::Error> for OutputError {
    fn from(error: io::Error) -> OutputError {
        OutputError::Stdout(error)
    }
}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OutputError::Stdout(error) => error.fmt(f),
            OutputError::Program(why) => write!(f, "--jq: {why}"),
        }
    }
}

/// The end of a command that only showed something: a closed stdout is no failure of it, a full disk is.
pub fn delivered<E: Into<OutputError>>(shown: std::result::Result<(), E>) -> Result<()> {
    match shown.map_err(E::into) {
        Ok(()) => Ok(()),
        Err(OutputError::Stdout(error)) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(OutputError::Stdout(error)) => Err(Error::new(
            ErrorKind::Unavailable,
            format!("the output cannot be written: {error}"),
        )),
        Err(failed @ OutputError::Program(_)) => Err(Error::invalid(failed.to_string())
            .next("look at what the program is given: the same command with -o json instead")),
    }
}
