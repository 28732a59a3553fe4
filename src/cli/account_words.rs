//! The words of a line that name the account, apart from the others: `-p NAME`, `--sandbox`, `--config FILE`.

use std::ffi::OsString;
use std::path::PathBuf;

use super::parse_failure::wants_json;
use crate::options::Globals;
use crate::profile::ProfileFlags;

/// A line in two parts.
pub struct AccountWords {
    /// What names the account.
    pub flags: ProfileFlags,
    /// The other words, in order.
    pub rest: Vec<String>,
}

/// Takes the words that name the account out of a line.
pub fn split(words: &[String]) -> AccountWords {
    let (mut flags, mut rest) = (ProfileFlags::default(), Vec::new());
    let mut words = words.iter();
    while let Some(word) = words.next() {
        if word == "--" {
            rest.push(word.clone());
            rest.extend(words.cloned());
            break;
        }
        if word == "--sandbox" {
            flags.sandbox = true;
        } else if let Some(name) = value_of("profile", Some('p'), word, &mut words) {
            flags.profile = name;
        } else if let Some(file) = value_of("config", None, word, &mut words) {
            flags.config = file.map(PathBuf::from);
        } else {
            rest.push(word.clone());
        }
    }
    AccountWords { flags, rest }
}

/// The global options of a line that could not be parsed, as far as they shape how its failure is shown.
pub fn globals(flags: ProfileFlags, words: &[OsString]) -> Globals {
    Globals {
        profile: flags.profile,
        sandbox: flags.sandbox,
        config: flags.config,
        output: wants_json(words).then(|| "json".to_owned()),
        ..Globals::default()
    }
}

/// The value of this option, if the word is the option: behind it, or in the next word.
fn value_of<'w>(
    long: &str,
    short: Option<char>,
    word: &str,
    next: &mut impl Iterator<Item = &'w String>,
) -> Option<Option<String>> {
    if let Some(own) = word.strip_prefix("--").and_then(|word| word.strip_prefix(long)) {
        return match own.strip_prefix('=') {
            Some(value) => Some(Some(value.to_owned())),
            None => own.is_empty().then(|| next.next().cloned()),
        };
    }
    let own = word.strip_prefix('-')?.strip_prefix(short?)?;
    match own.strip_prefix('=').unwrap_or(own) {
        "" => Some(next.next().cloned()),
        value => Some(Some(value.to_owned())),
    }
}
