//! Values as each shell takes them: most shells quote what they insert themselves, the others are given it quoted.

use std::borrow::Cow;

use crate::commands::completions::Shell;

/// A value as this shell's script wants it.
pub fn for_shell(shell: Shell, value: &str) -> Cow<'_, str> {
    match shell {
        Shell::Powershell if needs_quotes(value) => {
            format!("'{}'", value.replace('\'', "''")).into()
        }
        Shell::Nushell if needs_quotes(value) => nushell(value).into(),
        _ => value.into(),
    }
}

fn nushell(value: &str) -> String {
    match value.contains('\'') {
        true => format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\"")),
        false => format!("'{value}'"),
    }
}

fn needs_quotes(value: &str) -> bool {
    !value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"=._-/:,+".contains(&byte))
}

/// How text is quoted where it continues in bash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenQuote {
    /// Not at all: a backslash before each special character.
    None,
    /// Between `'`.
    Single,
    /// Between `"`.
    Double,
}

/// Text that continues a word of bash which is quoted so.
pub fn for_bash(open: OpenQuote, text: &str) -> String {
    let mut quoted = String::new();
    for letter in text.chars() {
        match open {
            OpenQuote::Single if letter == '\'' => quoted.push_str("'\\'"),
            OpenQuote::Double if "\"\\$`".contains(letter) => quoted.push('\\'),
            OpenQuote::None if is_special(letter) => quoted.push('\\'),
            _ => {}
        }
        quoted.push(letter);
    }
    quoted
}

/// Whether bash takes a character outside of quotes for something else.
fn is_special(letter: char) -> bool {
    letter.is_ascii() && !letter.is_ascii_alphanumeric() && !"=._-/:,@+%".contains(letter)
}
