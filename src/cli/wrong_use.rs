//! What can be typed instead of a line that clap refuses: the line with the word that was likely meant, the list in which a
//! missing identifier is found, the help of the command.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::account_words::{self, AccountWords};
use super::parse_failure::money_of;
use super::streams::ui;
use super::tree::{self, TreeExtent};
use super::typed_line::TypedLine;
use crate::api::{self, Endpoint, IdKind};
use crate::base::step::{Command, Step};
use crate::base::typed_words;
use crate::output::error_text;

/// Shows how clap ended. Gives the exit code.
pub fn show(words: &[OsString], ending: &clap::Error) -> u8 {
    if !ending.use_stderr() {
        return error_text::show_help(ending);
    }
    let typed: Option<Vec<String>> =
        words.iter().skip(1).map(|word| word.to_str().map(str::to_owned)).collect();
    let AccountWords { flags, rest } = account_words::split(&typed.unwrap_or_default());
    let globals = account_words::globals(flags, words);
    ui(&globals).wrong_use(ending, money_of(words), &steps(&rest, ending))
}

/// The next steps, of which the first is the likeliest; none where the help was shown.
fn steps(words: &[String], ending: &clap::Error) -> Vec<Step> {
    if ending.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return Vec::new();
    }
    if let Some(corrected) = corrected(words, ending).or_else(|| in_one_word(words, ending)) {
        return vec![corrected.into()];
    }
    let listed: Vec<OsString> = words.iter().map(OsString::from).collect();
    let tree = tree::build(&TreeExtent::Listing(&listed));
    let name = TypedLine::read(&tree, words).name();
    let mut steps: Vec<Step> = Vec::new();
    if ending.kind() == ErrorKind::MissingRequiredArgument {
        steps.extend(api::endpoint(&name).and_then(|endpoint| lists_missing(endpoint, ending)));
    }
    let help = if name.is_empty() { "--help".to_owned() } else { format!("{name} --help") };
    steps.push(Command::of_machine(&help).into());
    steps
}

/// The same line with the word that clap takes for the likely one, if it can be typed so; without the flag that answers
/// the question, since it is a guess.
fn corrected(words: &[String], ending: &clap::Error) -> Option<Command> {
    let (wrong, meant) = [
        (ContextKind::InvalidSubcommand, ContextKind::SuggestedSubcommand),
        (ContextKind::InvalidArg, ContextKind::SuggestedArg),
        (ContextKind::InvalidValue, ContextKind::SuggestedValue),
    ]
    .into_iter()
    .find_map(|(wrong, meant)| Some((only(ending.get(wrong)?)?, only(ending.get(meant)?)?)))?;
    let at = words.iter().position(|word| {
        let end = word
            .strip_suffix(wrong)
            .is_some_and(|before| before.is_empty() || before.ends_with('='));
        end || word.strip_prefix(wrong).is_some_and(|after| after.starts_with('='))
    })?;
    let mut line = words.to_vec();
    line[at] = line[at].replacen(wrong, meant, 1);
    let line = typed_words::without(&line, &["--yes", "-y"]);
    // A file that a value names would be read.
    if line.iter().any(|word| word.starts_with('@') || word.contains("=@") || word == "-") {
        return None;
    }
    let whole = tree::with_program(&line);
    tree::build(&TreeExtent::Listing(&whole)).try_get_matches_from(&whole).ok()?;
    let (first, others) = line.split_first()?;
    Some(Command::new(first).args(others.iter().cloned()))
}

/// The same line with the operation of a sheet as the one word that it is, where its quotes were forgotten.
fn in_one_word(words: &[String], ending: &clap::Error) -> Option<Command> {
    let at = words.windows(2).position(|pair| pair == ["bulk", "plan"])? + 2;
    if ending.kind() != ErrorKind::UnknownArgument {
        return None;
    }
    let rest = words.get(at..)?;
    let (count, operation) = (2..=3).find_map(|count| {
        let operation = rest.get(..count)?.join(" ");
        api::endpoint(&operation).map(|endpoint| (count, endpoint.command))
    })?;
    let mut line = words[..at].to_vec();
    line.push(operation.to_owned());
    line.extend_from_slice(&rest[count..]);
    let whole = tree::with_program(&line);
    tree::build(&TreeExtent::Listing(&whole)).try_get_matches_from(&whole).ok()?;
    let (first, others) = line.split_first()?;
    Some(Command::new(first).args(others.iter().cloned()))
}

/// A text, or the first of several.
fn only(value: &ContextValue) -> Option<&str> {
    match value {
        ContextValue::String(text) => Some(text),
        ContextValue::Strings(texts) => texts.first().map(String::as_str),
        _ => None,
    }
}

/// The list in which the identifier is found that the line lacks, if there is such a list.
fn lists_missing(endpoint: &Endpoint, ending: &clap::Error) -> Option<Step> {
    let missing = match ending.get(ContextKind::InvalidArg)? {
        ContextValue::Strings(missing) => missing,
        _ => return None,
    };
    let param = endpoint
        .path_params()
        .find(|param| missing.iter().any(|place| *place == format!("<{}>", param.kind.name)))?;
    let kind = IdKind::of_prefixes(param.kind.ids)?;
    let list = kind.commands.iter().find(|command| {
        api::endpoint(command).is_some_and(|list| list.path_params().next().is_none())
    })?;
    let why = format!("{} is the identifier of {}; find it with", param.kind.name, kind.thing);
    Some(Command::new(list).why(why))
}
