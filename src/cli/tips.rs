//! The tip beside an unknown flag. Clap's own says to type it behind `--`, which is right for file names; here nothing that
//! stands alone begins with a hyphen, but the value of a flag can, and a value with a blank is two words to the shell.

use std::ffi::OsString;

use clap::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::base::money;

/// The error with a tip that helps: how a value is typed that begins with a hyphen.
pub fn with_own_tip(mut error: clap::Error, tree: &Command, words: &[OsString]) -> clap::Error {
    if error.kind() != ErrorKind::UnknownArgument {
        return error;
    }
    let words: Vec<&str> = words.iter().filter_map(|word| word.to_str()).collect();
    let mut tips = match error.remove(ContextKind::Suggested) {
        Some(ContextValue::StyledStrs(tips)) => tips,
        _ => Vec::new(),
    };
    tips.retain(|tip| !tip.to_string().contains("'-- "));
    if let Some(ContextValue::String(unknown)) = error.get(ContextKind::InvalidArg)
        && let Some(tip) = joined(unknown, tree, &words).or_else(|| quoted(unknown, tree, &words))
    {
        tips.push(tip.into());
    }
    if !tips.is_empty() {
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(tips));
    }
    error
}

/// Says how the unknown word is typed as the value of the flag before it.
fn joined(unknown: &str, tree: &Command, words: &[&str]) -> Option<String> {
    for pair in words.windows(2) {
        let [before, word] = *pair else { continue };
        let Some(flag) = before.strip_prefix("--") else { continue };
        if word.starts_with(unknown) && takes_value(tree, words, flag) {
            return Some(format!(
                "if '{word}' is the value of '--{flag}', join the two: '--{flag}={word}'"
            ));
        }
    }
    None
}

/// Says how a value with a blank in it is typed, which the shell took for two words: a number without the blank, a text in
/// quotes. The word behind the value may also have taken the place of the one that is unknown.
fn quoted(unknown: &str, tree: &Command, words: &[&str]) -> Option<String> {
    for (at, three) in words.windows(3).enumerate() {
        let [before, value, word] = *three else { continue };
        let is_next = word == unknown || words.get(at + 3) == Some(&unknown);
        let Some(flag) = before.strip_prefix("--") else { continue };
        if !is_next || word.starts_with('-') || !takes_value(tree, words, flag) {
            continue;
        }
        let whole = format!("{value} {word}");
        return Some(match money::likely(&whole) {
            Some(number) => format!("if '{whole}' is one number, type '--{flag} {number}'"),
            None => {
                format!("if '{word}' belongs to the value of '--{flag}', quote the whole of it")
            }
        });
    }
    None
}

/// Whether the command that the words name has a flag of this name with a value.
fn takes_value(tree: &Command, words: &[&str], flag: &str) -> bool {
    let mut command = tree;
    for word in words {
        command = command.find_subcommand(word).unwrap_or(command);
    }
    let mut flags = command.get_arguments();
    flags.any(|arg| arg.get_long() == Some(flag) && arg.get_action().takes_values())
}
