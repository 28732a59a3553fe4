//! The words of the command line itself: all commands and flags, to tell them from what is typed.

use std::collections::HashSet;
use std::sync::LazyLock;

use clap::Command;

use super::tree;

/// All of them. Made when they are asked for first, which is hardly ever.
static WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let mut words = HashSet::new();
    add(&tree::whole(), &mut words);
    words
});

/// Whether a word is a command, or a flag with its hyphens.
pub fn is_own_word(word: &str) -> bool {
    WORDS.contains(word)
}

fn add(command: &Command, words: &mut HashSet<String>) {
    words.insert(command.get_name().to_owned());
    for argument in command.get_arguments() {
        words.extend(argument.get_long().map(|long| format!("--{long}")));
        words.extend(argument.get_short().map(|short| format!("-{short}")));
    }
    for inner in command.get_subcommands() {
        add(inner, words);
    }
}
