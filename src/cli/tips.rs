//! The tip beside an unknown flag. Clap's own says to type it behind `--`, which is right for file names; here nothing that
//! stands alone begins with a hyphen, but the value of a flag can.

use std::ffi::OsString;

use clap::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// The error with a tip that helps: how a value is typed that begins with a hyphen.
pub fn with_own_tip(mut error: clap::Error, tree: &Command, words: &[OsString]) -> clap::Error {
    if error.kind() != ErrorKind::UnknownArgument {
        return error;
    }
    let mut tips = match error.remove(ContextKind::Suggested) {
        Some(ContextValue::StyledStrs(tips)) => tips,
        _ => Vec::new(),
    };
    tips.retain(|tip| !tip.to_string().contains("'-- "));
    if let Some(ContextValue::String(unknown)) = error.get(ContextKind::InvalidArg)
        && let Some(tip) = joined(unknown, tree, words)
    {
        tips.push(tip.into());
    }
    if !tips.is_empty() {
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(tips));
    }
    error
}

/// Says how the unknown word is typed as the value of the flag before it.
fn joined(unknown: &str, tree: &Command, words: &[OsString]) -> Option<String> {
    for pair in words.windows(2) {
        let (Some(before), Some(word)) = (pair[0].to_str(), pair[1].to_str()) else { continue };
        let Some(flag) = before.strip_prefix("--") else { continue };
        if word.starts_with(unknown) && takes_value(tree, words, flag) {
            return Some(format!(
                "if '{word}' is the value of '--{flag}', join the two: '--{flag}={word}'"
            ));
        }
    }
    None
}

/// Whether the command that the words name has a flag of this name with a value.
fn takes_value(tree: &Command, words: &[OsString], flag: &str) -> bool {
    let mut command = tree;
    for word in words {
        command = command.find_subcommand(word).unwrap_or(command);
    }
    let mut flags = command.get_arguments();
    flags.any(|arg| arg.get_long() == Some(flag) && arg.get_action().takes_values())
}
