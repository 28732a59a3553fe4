//! What stands around a token, or in its place, after a slip of the hand: a line break, quotes, `Bearer`, a whole URL.
//! It is named before anything is sent, and never shown. What a token looks like otherwise no document says: any run of
//! visible ASCII may be one.

use secrecy::{ExposeSecret, SecretString};

use super::secret_source::SecretSource;
use super::variables::variable;
use crate::base::error::{Error, Result};
use crate::base::step::{Command, Step};

/// What some editors put before a text.
const BYTE_ORDER_MARK: char = '\u{feff}';
/// Quotes of all kinds that programs put around a text.
const QUOTES: [char; 9] = ['"', '\'', '`', '“', '”', '„', '‘', '’', '«'];
/// Words at the end of a name that a token is assigned to.
const NAMES: [&str; 4] = ["token", "authorization", "key", "secret"];

/// The token, unless it cannot be one. `source` says where it came from.
pub fn checked(token: SecretString, profile: &str, source: &SecretSource) -> Result<SecretString> {
    let step: Step = match source {
        SecretSource::Literal(_) => {
            Command::of_machine("config path").why("correct it in the file")
        }
        SecretSource::Variable(_) => "set the variable to the token alone".into(),
        SecretSource::Command { .. } => {
            "let the program print the token alone, on its first line".into()
        }
        SecretSource::Keyring { .. } => {
            Command::of_profile("auth login", profile).why("store it again")
        }
    };
    refuse(token, &format!("the token of profile {profile} ({})", source.describe()), step)
}

/// The token of a variable of ours, unless it cannot be one.
pub fn checked_variable(token: SecretString, name: &str) -> Result<SecretString> {
    refuse(token, &format!("the token in {name}"), "set the variable to the token alone".into())
}

/// What is wrong with the token of this source, as far as that is known without a keyring and without a program.
pub fn slip_in(source: &SecretSource, profile: &str) -> Option<Error> {
    match source {
        SecretSource::Literal(_) | SecretSource::Variable(_) => {
            source.get().and_then(|token| checked(token, profile, source)).err()
        }
        SecretSource::Command { .. } | SecretSource::Keyring { .. } => None,
    }
}

/// Refuses what a variable of ours holds where that cannot be a token.
pub fn slip_in_variable(name: &str) -> Result<()> {
    match variable(name) {
        Some(token) => checked_variable(token.into(), name).map(drop),
        None => Ok(()),
    }
}

fn refuse(token: SecretString, what: &str, step: Step) -> Result<SecretString> {
    match mistakes_in(token.expose_secret()).as_slice() {
        [] => Ok(token),
        mistakes => Err(Error::config(format!("{what} {}", in_words(mistakes)))
            .detail("nothing was sent: a token is one run of letters, digits and signs")
            .next(step)),
    }
}

/// These mistakes as the end of a sentence.
pub fn in_words(mistakes: &[&str]) -> String {
    match mistakes {
        [before @ .., last] if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        _ => mistakes.concat(),
    }
}

/// All that is wrong with a text that should be a token, each as the end of a sentence that begins with it.
pub fn mistakes_in(text: &str) -> Vec<&'static str> {
    let mut found = Vec::new();
    let text = match text.strip_prefix(BYTE_ORDER_MARK) {
        Some(rest) => {
            found.push("begins with a byte order mark, which some editors put into a file");
            rest
        }
        None => text,
    };
    let alone = without_blanks(text, &mut found);
    let inside = match alone.starts_with(QUOTES) {
        true => alone.trim_matches(QUOTES).trim(),
        false => alone,
    };
    let named = without_name(inside, &mut found);
    let bare = named.trim_end_matches(QUOTES);
    if inside.len() < alone.len() || bare.len() < named.len() {
        found.push("stands in quotes");
    }
    found.extend(in_place_of_token(bare));
    found
}

/// The text without blanks around it.
fn without_blanks<'a>(text: &'a str, found: &mut Vec<&'static str>) -> &'a str {
    let alone = text.trim();
    let around = [text.trim_start(), text.trim_end()].map(|rest| text.len() - rest.len());
    let [before, after] = [&text[..around[0]], &text[text.len() - around[1]..]];
    if alone.is_empty() {
        return alone;
    }
    if after.contains(['\n', '\r']) {
        found.push("ends with a line break");
    } else if before.contains(['\n', '\r']) {
        found.push("begins with a line break");
    } else if !before.is_empty() || !after.is_empty() {
        found.push("has blanks around it");
    }
    alone
}

/// The text without what is written before a token: `Authorization:`, `Bearer`, `token=`.
fn without_name<'a>(text: &'a str, found: &mut Vec<&'static str>) -> &'a str {
    let mut rest = text;
    if let Some((name, after)) = rest.split_once(['=', ':'])
        && is_name_of_token(name)
        && !after.trim_matches(['=', ' ']).is_empty()
    {
        found.push("has the name of a setting or a header in front");
        rest = after.trim().trim_matches(QUOTES).trim();
    }
    let scheme = rest.get(..6).is_some_and(|word| word.eq_ignore_ascii_case("bearer"));
    if scheme && rest[6..].starts_with([' ', '\t', ':', '=']) {
        found.push("has Bearer in front, which fpgo adds by itself");
        rest = rest[6..].trim_start_matches([' ', '\t', ':', '=']);
    }
    rest
}

/// Whether this is the name of something that holds a token: `token`, `export FPGO_TOKEN`, `Authorization`.
fn is_name_of_token(name: &str) -> bool {
    let name = name.trim().trim_matches(QUOTES).to_ascii_lowercase();
    let word = name.rsplit([' ', '_', '-', '.']).next().unwrap_or_default();
    NAMES.contains(&word) && name.len() <= 64
}

/// What stands where the token should be, or inside of it.
fn in_place_of_token(text: &str) -> Option<&'static str> {
    let Some(first) = text.chars().next() else { return Some("is empty") };
    Some(match first {
        '{' | '[' => "is JSON, and not the token in it",
        '<' => "is a page or a placeholder, and no token",
        '$' | '%' if is_variable(text) => "is the name of a variable, and not what it holds",
        _ if text.contains("://") => "is an address, and no token",
        '~' if text.starts_with("~/") => "is the path of a file, and not what stands in it",
        _ if is_placeholder(text) => "is a placeholder, and no token",
        _ if text.contains(['\n', '\r']) => "has a line break inside",
        _ if text.chars().any(char::is_control) => "has a control character inside",
        _ if !text.is_ascii() => "has a letter inside that is not ASCII",
        _ if text.contains(' ') => "has a blank inside",
        _ => return None,
    })
}

/// Whether it is `$NAME`, `${NAME}` or `%NAME%`, which a shell would have filled in.
fn is_variable(text: &str) -> bool {
    let name = text.trim_matches(['$', '{', '}', '%']);
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Whether it stands for a token in an example: dots, crosses or stars alone.
fn is_placeholder(text: &str) -> bool {
    text.chars().all(|letter| ['.', '…', '*', '•'].contains(&letter))
        || text.len() >= 3 && text.chars().all(|letter| ['x', 'X'].contains(&letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(in_words(&mistakes_in(text)), expected, "{text:?}");
    }

    #[test]
    fn what_can_be_a_token_is_left_alone() {
        for token in [
            "x",
            "12|abcDEF123456ghiJKL7890",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
            "YWJjZA==",
            "/ab+cd/",
            "bearer-of-news",
            "token",
            "secret==",
            "a:b=c",
        ] {
            check(token, "");
        }
    }

    #[test]
    fn a_slip_is_named_and_so_is_the_next_one_behind_it() {
        check("t\n", "ends with a line break");
        check("t\r\n", "ends with a line break");
        check("\nt", "begins with a line break");
        check("a\nb", "has a line break inside");
        check(" t", "has blanks around it");
        check("t\u{a0}", "has blanks around it");
        check("\"t\"", "stands in quotes");
        check("“t”", "stands in quotes");
        check("'t", "stands in quotes");
        check("Bearer t", "has Bearer in front, which fpgo adds by itself");
        check("bearer: t", "has Bearer in front, which fpgo adds by itself");
        check("\u{feff}t", "begins with a byte order mark, which some editors put into a file");
        for named in ["token=t", "token = \"t\"", "export FPGO_TOKEN=t", "access_token: t"] {
            check(named, "has the name of a setting or a header in front");
        }
        check(
            "\"Authorization: Bearer t\"\n",
            "ends with a line break, has the name of a setting or a header in front, has Bearer in front, which fpgo \
             adds by itself and stands in quotes",
        );
    }

    #[test]
    fn what_is_no_token_at_all_is_named() {
        check("", "is empty");
        check(" \t", "is empty");
        check("\"\"", "stands in quotes and is empty");
        check("{\"token\":\"t\"}", "is JSON, and not the token in it");
        check("https://demo-api.frontpayment.no/api/v1", "is an address, and no token");
        check("op://vault/fpgo/token", "is an address, and no token");
        check("~/token.txt", "is the path of a file, and not what stands in it");
        check("$FPGO_TOKEN", "is the name of a variable, and not what it holds");
        check("…", "is a placeholder, and no token");
        check("<your token>", "is a page or a placeholder, and no token");
        check("a b", "has a blank inside");
        check("tøken", "has a letter inside that is not ASCII");
        check("a\u{1}b", "has a control character inside");
        check("a\u{200b}b", "has a letter inside that is not ASCII");
    }
}
