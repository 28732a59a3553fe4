//! The words of an unfinished or wrong line, as they stand in the tree of commands: which commands they name, which
//! options were typed, and what the next word would be. Clap reads whole lines without fault alone.

use clap::{Arg, Command};

/// How far a line was understood.
pub struct TypedLine<'t> {
    root: &'t Command,
    /// The commands that it names, outermost first.
    pub commands: Vec<&'t Command>,
    /// The typed options, each with its value if it has one.
    pub options: Vec<(&'t Arg, Option<String>)>,
    /// The arguments that are no options.
    pub positionals: Vec<String>,
    /// The option at the end that still lacks its value.
    pub awaiting: Option<&'t Arg>,
    /// Whether `--` was typed: no option follows.
    pub is_escaped: bool,
    /// Where the first word stands that means nothing there.
    pub stray: Option<usize>,
}

impl<'t> TypedLine<'t> {
    /// Reads these words, without the program's own name.
    pub fn read(root: &'t Command, words: &[String]) -> TypedLine<'t> {
        let mut line = TypedLine {
            root,
            commands: Vec::new(),
            options: Vec::new(),
            positionals: Vec::new(),
            awaiting: None,
            is_escaped: false,
            stray: None,
        };
        for (at, word) in words.iter().enumerate() {
            if !line.takes(word) {
                line.stray.get_or_insert(at);
                if line.command().has_subcommands() && !word.starts_with('-') {
                    // What follows an unknown command means nothing.
                    break;
                }
            }
        }
        line
    }

    /// The innermost command that is named; the whole program, if none is.
    pub fn command(&self) -> &'t Command {
        self.commands.last().copied().unwrap_or(self.root)
    }

    /// The name of the innermost command, such as `orders refund`; empty for the whole program.
    pub fn name(&self) -> String {
        let names: Vec<&str> = self.commands.iter().map(|command| command.get_name()).collect();
        names.join(" ")
    }

    /// Every option of the innermost command: its own, then the global ones.
    pub fn known_options(&self) -> impl Iterator<Item = &'t Arg> {
        let own = self.command().get_arguments();
        let global = self.root.get_arguments().filter(|_| !self.commands.is_empty());
        own.chain(global).filter(|arg| !arg.is_positional())
    }

    /// The option with this long name or alias.
    pub fn long(&self, name: &str) -> Option<&'t Arg> {
        self.known_options().find(|arg| {
            let aliases = arg.get_all_aliases().unwrap_or_default();
            arg.get_long() == Some(name) || aliases.contains(&name)
        })
    }

    /// The option with this letter.
    pub fn short(&self, letter: char) -> Option<&'t Arg> {
        self.known_options().find(|arg| arg.get_short() == Some(letter))
    }

    /// The value that was typed for an option, the last one if there are several.
    pub fn value(&self, id: &str) -> Option<&str> {
        let mut typed = self.options.iter().rev();
        let (_, value) = typed.find(|(arg, _)| arg.get_id() == id)?;
        value.as_deref()
    }

    /// Whether an option was typed.
    pub fn has(&self, id: &str) -> bool {
        self.options.iter().any(|(arg, _)| arg.get_id() == id)
    }

    /// Takes the next word; false if it means nothing here.
    fn takes(&mut self, word: &str) -> bool {
        if let Some(arg) = self.awaiting.take() {
            self.options.push((arg, Some(word.to_owned())));
            return true;
        }
        if !self.is_escaped {
            if word == "--" {
                self.is_escaped = true;
                return true;
            }
            if let Some(option) = word.strip_prefix("--") {
                return self.takes_long(option);
            }
            if let Some(letters) = word.strip_prefix('-').filter(|letters| !letters.is_empty()) {
                return self.takes_short(letters);
            }
        }
        if self.command().has_subcommands() {
            let Some(command) = self.command().find_subcommand(word) else { return false };
            self.commands.push(command);
            return true;
        }
        self.positionals.push(word.to_owned());
        self.positionals.len() <= self.command().get_positionals().count()
    }

    fn takes_long(&mut self, option: &str) -> bool {
        let (name, value) = match option.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (option, None),
        };
        let Some(arg) = self.long(name) else { return ["help", "version"].contains(&name) };
        match value.is_none() && needs_next_word(arg) {
            true => self.awaiting = Some(arg),
            false => self.options.push((arg, value)),
        }
        true
    }

    fn takes_short(&mut self, letters: &str) -> bool {
        for (at, letter) in letters.char_indices() {
            let Some(arg) = self.short(letter) else { return "hV".contains(letter) };
            if !arg.get_action().takes_values() {
                self.options.push((arg, None));
                continue;
            }
            let rest = &letters[at + letter.len_utf8()..];
            match rest.strip_prefix('=').unwrap_or(rest) {
                "" => self.awaiting = Some(arg),
                value => self.options.push((arg, Some(value.to_owned()))),
            }
            return true;
        }
        true
    }
}

/// Whether the word after the option is its value.
pub fn needs_next_word(arg: &Arg) -> bool {
    arg.get_action().takes_values() && !arg.is_require_equals_set()
}
