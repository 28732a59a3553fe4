//! What to do next, as data: advice in words, a command, or both. A command says what it is about; which
//! account it means is added where it is shown, in one place, so that every offered command can be pasted as it stands.

use shell_words::quote;

use crate::base::typed_words;

/// One step to take now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Why, or what else to do; may be empty beside a command.
    words: String,
    command: Option<Command>,
}

impl Step {
    /// Whether a command says how.
    pub fn has_command(&self) -> bool {
        self.command.is_some()
    }

    /// Whether it is the typed command once more.
    pub fn is_typed(&self) -> bool {
        self.command.as_ref().is_some_and(|command| matches!(command.about, About::Typed(_)))
    }

    /// The command as it can be pasted; `None` where there is none, or where what was typed may not be repeated. `account`
    /// names the account that the failed command was about.
    pub fn command_line(&self, account: &AccountFlags) -> Option<String> {
        self.command.as_ref()?.known_line(account)
    }

    /// What is said beside the command, or instead of it; empty for nothing.
    pub fn advice(&self, account: &AccountFlags) -> String {
        let Some(command) = &self.command else { return self.words.clone() };
        match (command.known_line(account), self.words.as_str()) {
            (Some(_), words) => words.to_owned(),
            (None, "") => command.in_words(),
            (None, words) => format!("{} {}", leading(words), command.in_words()),
        }
    }

    /// The step as one line.
    pub fn line(&self, account: &AccountFlags) -> String {
        let advice = self.advice(account);
        match (self.command_line(account), advice.as_str()) {
            (None, _) => advice,
            (Some(line), "") => line,
            (Some(line), words) => format!("{} {line}", leading(words)),
        }
    }
}

/// Words that lead to a command: a question has its mark already.
pub fn leading(words: &str) -> String {
    if words.ends_with('?') { words.to_owned() } else { format!("{words}:") }
}

impl From<String> for Step {
    fn from(words: String) -> Step {
        Step { words, command: None }
    }
}

impl From<&str> for Step {
    fn from(words: &str) -> Step {
        Step::from(words.to_owned())
    }
}

impl From<Command> for Step {
    fn from(command: Command) -> Step {
        Step { words: String::new(), command: Some(command) }
    }
}

/// A command of fpgo, whole but for the flags that name the account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    words: Vec<String>,
    about: About,
    /// What the shell is to give it as standard input; empty for nothing.
    input: &'static str,
}

/// Which account a command means.
#[derive(Clone, Debug, PartialEq, Eq)]
enum About {
    /// The one of the command that offers it.
    Same,
    /// That of another profile.
    Profile(String),
    /// The sandbox, whatever is in use.
    Sandbox,
    /// None: it is about this machine, or the configuration as a whole.
    None,
    /// None: it is no command of fpgo.
    Other,
    /// That of the command that was typed, of which this is a repetition without these flags.
    Typed(Vec<String>),
}

impl Command {
    /// A command, `journal show`, for the account in use.
    pub fn new(command: &str) -> Command {
        Command {
            words: command.split(' ').map(str::to_owned).collect(),
            about: About::Same,
            input: "",
        }
    }

    /// A command for the account of this profile.
    pub fn of_profile(command: &str, profile: &str) -> Command {
        Command { about: About::Profile(profile.to_owned()), ..Command::new(command) }
    }

    /// A command for the sandbox.
    pub fn of_sandbox(command: &str) -> Command {
        Command { about: About::Sandbox, ..Command::new(command) }
    }

    /// A command about this machine, or the configuration as a whole.
    pub fn of_machine(command: &str) -> Command {
        Command { about: About::None, ..Command::new(command) }
    }

    /// A command of the system, `chmod 600 FILE`.
    pub fn of_system(command: &str) -> Command {
        Command { about: About::Other, ..Command::new(command) }
    }

    /// The typed command once more.
    pub fn typed() -> Command {
        Command::typed_without(&[])
    }

    /// The typed command once more, without these flags and their values.
    pub fn typed_without(flags: &[&str]) -> Command {
        let flags = flags.iter().map(ToString::to_string).collect();
        Command { words: Vec::new(), about: About::Typed(flags), input: "" }
    }

    /// The typed command once more, for a person who vouches for what a guard refuses.
    pub fn typed_again() -> Command {
        let words = ["--again", "--reason", "TEXT"].map(str::to_owned);
        Command::typed_without(&["--reason"]).args(words)
    }

    /// The command with which a person says what became of an entry of the journal: `happened` or `did-not`.
    pub fn word_for(entry: i64, word: &str) -> Command {
        let words = ["--as", word, "--reason", "TEXT"].map(str::to_owned);
        Command::new("journal resolve").arg(entry).args(words)
    }

    /// From now on this is the command that was typed: a person chose it in another one. Gives that one's words.
    pub fn begin_as_typed(&self) -> Vec<String> {
        typed_words::replace(self.words.clone())
    }

    /// Adds a word: an identifier, a flag, a value.
    pub fn arg(mut self, word: impl ToString) -> Command {
        self.words.push(word.to_string());
        self
    }

    /// Adds these words.
    pub fn args(mut self, words: impl IntoIterator<Item = String>) -> Command {
        self.words.extend(words);
        self
    }

    /// Reads this file as standard input.
    pub fn reading(self, input: &'static str) -> Command {
        Command { input, ..self }
    }

    /// The step that says why, and then the command.
    pub fn why(self, words: impl Into<String>) -> Step {
        Step { words: words.into(), command: Some(self) }
    }

    /// The command as a line that can be pasted; in words where what was typed may not be repeated.
    pub fn line(&self, account: &AccountFlags) -> String {
        self.known_line(account).unwrap_or_else(|| self.in_words())
    }

    /// The words of the command as a program passes them, with the flags that name the account; none where what was typed
    /// may not be repeated.
    pub fn argv(&self, account: &AccountFlags) -> Vec<String> {
        self.known_argv(account).unwrap_or_default()
    }

    fn known_line(&self, account: &AccountFlags) -> Option<String> {
        let words: Vec<_> = self.known_argv(account)?.iter().map(|word| quoted(word)).collect();
        let input = if self.input.is_empty() { "" } else { " < " };
        Some(format!("{}{input}{}", words.join(" "), self.input))
    }

    fn known_argv(&self, account: &AccountFlags) -> Option<Vec<String>> {
        let profile = |name: &str| vec!["-p".to_owned(), name.to_owned()];
        let about = match &self.about {
            About::Same | About::Typed(_) => account.flags.clone(),
            About::Profile(name) => profile(name),
            About::Sandbox => vec![SANDBOX_FLAG.to_owned()],
            About::None | About::Other => Vec::new(),
        };
        let (program, config) = match about.as_slice() {
            _ if self.about == About::Other => (None, [].as_slice()),
            [flag] if flag == SANDBOX_FLAG => (Some("fpgo"), [].as_slice()),
            _ => (Some("fpgo"), account.config.as_slice()),
        };
        let typed = match &self.about {
            About::Typed(without) => {
                let without: Vec<&str> = without.iter().map(String::as_str).collect();
                typed_words::without(account.typed.as_ref()?, &without)
            }
            _ => Vec::new(),
        };
        // What may be a secret, or names a person, stands in no command, whoever typed it and wherever.
        if self.about != About::Other && !typed_words::may_be_offered(&self.words) {
            return None;
        }
        let words = config.iter().chain(&about).chain(&typed).chain(&self.words).cloned();
        Some(program.map(str::to_owned).into_iter().chain(words).collect())
    }

    /// The words that may stand here, up to the first that may not.
    fn offered_words(&self) -> String {
        let is_plain = |word: &String| word.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'-'));
        let plain = self.words.iter().take_while(|word| is_plain(word)).count();
        let whole = (0..=plain).rev().find(|end| typed_words::may_be_offered(&self.words[..*end]));
        self.words[..whole.unwrap_or(0)].join(" ")
    }

    /// A command that may not be repeated here.
    fn in_words(&self) -> String {
        if !matches!(self.about, About::Typed(_)) {
            return format!("fpgo {} …, with what was typed", self.offered_words());
        }
        let mut line = "the same command".to_owned();
        if let About::Typed(flags) = &self.about {
            line.extend(flags.first().map(|first| format!(" without {first}")));
        }
        if !self.words.is_empty() {
            line.push_str(&format!(" with {}", self.words.join(" ")));
        }
        line
    }
}

/// A word as a shell takes it. `7001=400` needs no quotes where it does not stand first.
fn quoted(word: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"=._-/:,@".contains(&byte);
    let is_plain = !word.is_empty() && word.bytes().all(plain);
    if is_plain { word.to_owned() } else { quote(word).into_owned() }
}

/// The flag that means the sandbox.
pub const SANDBOX_FLAG: &str = "--sandbox";

/// The flags by which the account in use is named on a command line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountFlags {
    /// `--config` and its file, if that was typed.
    pub config: Vec<String>,
    /// `--sandbox`, or `-p` and the profile's name.
    pub flags: Vec<String>,
    /// What was typed without them, where it may be repeated.
    pub typed: Option<Vec<String>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(step: impl Into<Step>, expected: &str) {
        let words = |words: &[&str]| words.iter().map(ToString::to_string).collect();
        let account = AccountFlags {
            config: words(&["--config", "/my files/c.toml"]),
            flags: words(&["-p", "demo"]),
            typed: Some(words(&["orders", "cancel", "ODR1", "--note", "two words"])),
        };
        assert_eq!(step.into().line(&account), expected);
    }

    #[test]
    fn a_command_that_may_not_be_repeated_is_told_in_words() {
        let step: Step = Command::typed().arg("--yes").why("if it is meant");
        let account = AccountFlags::default();
        assert_eq!(step.command_line(&account), None);
        assert_eq!(step.line(&account), "if it is meant: the same command with --yes");
    }

    #[test]
    fn a_command_names_its_account_and_is_quoted_for_a_shell() {
        let config = "--config '/my files/c.toml'";
        check("wait", "wait");
        check(
            Command::new("journal show").arg(4).why("what was sent"),
            &format!("what was sent: fpgo {config} -p demo journal show 4"),
        );
        check(
            Command::of_profile("journal show", "other one").arg("a'b"),
            &format!("fpgo {config} -p 'other one' journal show 'a'\\''b'"),
        );
        check(Command::of_sandbox("orders list"), "fpgo --sandbox orders list");
        check(Command::of_system("chmod 600").arg("/my file"), "chmod 600 '/my file'");
        check(
            Command::typed_without(&["--note"]).arg("--yes").why("if it is meant"),
            &format!("if it is meant: fpgo {config} -p demo orders cancel ODR1 --yes"),
        );
        check(
            Command::typed().arg("--yes"),
            &format!("fpgo {config} -p demo orders cancel ODR1 --note 'two words' --yes"),
        );
        check(Command::of_machine("config list"), &format!("fpgo {config} config list"));
    }
}
