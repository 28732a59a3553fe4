//! PowerShell's `Invoke-WebRequest` and `Invoke-RestMethod`, as typed and as browsers copy them.

use super::{is_get, with_parameters};
use crate::callback::pasted::FindError;

/// The commands and their short names.
const PROGRAMS: [&str; 4] = ["invoke-webrequest", "invoke-restmethod", "iwr", "irm"];

/// Parameters without a value.
const SWITCHES: [&str; 13] = [
    "noproxy",
    "resume",
    "followrellink",
    "allowinsecureredirect",
    "usebasicparsing",
    "usedefaultcredentials",
    "skipcertificatecheck",
    "skipheadervalidation",
    "skiphttperrorcheck",
    "allowunencryptedauthentication",
    "disablekeepalive",
    "passthru",
    "preserveauthorizationonredirect",
];

/// Whether a word is one of the commands.
pub fn is_program(word: &str) -> bool {
    PROGRAMS.iter().any(|own| own.eq_ignore_ascii_case(word))
}

/// Where one of the commands with a long name begins behind lines that make its session ready.
pub fn start(text: &str) -> Option<usize> {
    if !text.starts_with('$') {
        return None;
    }
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let own = line.rsplit_once(" = ").map_or(line, |(_, behind)| behind);
        if is_program(own.split_ascii_whitespace().next().unwrap_or_default()) {
            return Some(start + line.len() - own.len());
        }
        start += line.len();
    }
    None
}

/// The address that the words behind a command request; nothing where there is none.
pub fn address(text: &str) -> Option<Result<String, FindError>> {
    let (mut addresses, mut is_other, mut has_body) = (Vec::new(), false, false);
    let mut words = words(text)?.into_iter().peekable();
    while let Some(word) = words.next() {
        if word.starts_with('@') {
            // A table of further parameters.
            return Some(Err(FindError::Unclear));
        }
        let Some(option) = word.strip_prefix('-') else {
            if addresses.is_empty() {
                addresses.push(word);
            }
            continue;
        };
        let (name, own) = option
            .split_once(':')
            .map_or((option, None), |(name, own)| (name, Some(own.to_owned())));
        let name = name.to_ascii_lowercase();
        if SWITCHES.contains(&name.as_str()) {
            continue;
        }
        let own = own.filter(|own| !own.is_empty());
        // A name may be shortened, and is a switch where another name follows.
        let is_of = |names: &[&str]| names.iter().any(|full| full.starts_with(&*name));
        let Some(value) = own.or_else(|| words.next_if(|word| !word.starts_with('-'))) else {
            continue;
        };
        if is_of(&["method", "custommethod"]) || name == "cm" {
            is_other |= !is_get(&value);
        } else if is_of(&["body", "infile", "form"]) {
            has_body = true;
        } else if is_of(&["uri"]) {
            addresses = vec![value];
        }
    }
    match (addresses.is_empty(), is_other, has_body) {
        // It may be the value of a name that is not known.
        (true, ..) if text.contains("://") => Some(Err(FindError::Unclear)),
        (true, ..) => None,
        (false, true, _) => Some(Err(FindError::NotGet)),
        // Of a GET, it may be a table that is put into the query.
        (false, false, true) => Some(Err(FindError::Unclear)),
        (false, false, false) => with_parameters(addresses, &[]),
    }
}

/// The words up to the end of the command: quotes, a table `@{…}` as one word, and a backtick that escapes, or goes on behind the
/// end of a line. Nothing where one of them is not closed.
fn words(text: &str) -> Option<Vec<String>> {
    let (mut words, mut word, mut is_word) = (Vec::new(), String::new(), false);
    let mut letters = text.chars().filter(|letter| *letter != '\r').peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '`' => {
                let next = letters.next()?;
                if next != '\n' {
                    word.push(next);
                    is_word = true;
                }
            }
            quote @ ('"' | '\'') => {
                is_word = true;
                loop {
                    match letters.next()? {
                        '`' if quote == '"' => word.push(letters.next()?),
                        end if end == quote && letters.peek() != Some(&quote) => break,
                        end if end == quote => word.extend(letters.next()),
                        own => word.push(own),
                    }
                }
            }
            '{' => {
                let mut depth = 1;
                while depth > 0 {
                    match letters.next()? {
                        '{' => depth += 1,
                        '}' => depth -= 1,
                        _ => {}
                    }
                }
                is_word = true;
            }
            '\n' | ';' | '|' => break,
            blank if blank.is_whitespace() => {
                if std::mem::take(&mut is_word) {
                    words.push(std::mem::take(&mut word));
                }
            }
            own => {
                word.push(own);
                is_word = true;
            }
        }
    }
    if is_word {
        words.push(word);
    }
    Some(words)
}
