//! Words that are secrets because the words before them say so, however short they are: `Authorization: Bearer abc`,
//! `token=abc`, `"secret": "abc"`.

use std::borrow::Cow;

use super::HIDDEN;

/// How the name of a field ends that holds a secret.
const NAMES: [&str; 7] =
    ["authorization", "token", "secret", "password", "apikey", "api-key", "api_key"];
/// The ways to send a secret, which stand before it.
const SCHEMES: [&str; 3] = ["bearer", "basic", "token"];

/// What the words before say of the next one.
#[derive(Clone, Copy, PartialEq)]
enum Next {
    /// Nothing.
    Anything,
    /// The name of a secret was said; with `:` or `=` the secret follows.
    MayBeSecret,
    /// It is the secret.
    Secret,
    /// It is the rest of the secret, if it stands right here.
    RestOfSecret,
}

/// The text with `***` for each word that the words before it announce as a secret.
pub fn hide_announced(text: &str) -> Cow<'_, str> {
    let (mut shown, mut next, mut is_changed) = (String::new(), Next::Anything, false);
    for part in text.split_inclusive(ends_word) {
        let word = part.strip_suffix(ends_word).unwrap_or(part);
        let end = &part[word.len()..];
        let is_announced = matches!(next, Next::Secret | Next::RestOfSecret);
        let is_hidden = is_announced && !word.is_empty() && !is_scheme(word);
        shown.push_str(if is_hidden { HIDDEN } else { word });
        shown.push_str(end);
        is_changed |= is_hidden && word != HIDDEN;
        next = following(next, word, end);
    }
    if is_changed { Cow::Owned(shown) } else { Cow::Borrowed(text) }
}

/// What a word and the sign behind it say of the next one.
fn following(next: Next, word: &str, end: &str) -> Next {
    if next == Next::RestOfSecret || next == Next::Secret && !word.is_empty() && !is_scheme(word) {
        return if matches!(end, ":" | "=") { Next::RestOfSecret } else { Next::Anything };
    }
    let named = match word {
        "" => next,
        _ if next == Next::Secret => Next::Secret,
        _ if word.eq_ignore_ascii_case("bearer") => Next::Secret,
        _ if is_name(word) => Next::MayBeSecret,
        _ => Next::Anything,
    };
    match end {
        ":" | "=" if named == Next::MayBeSecret => Next::Secret,
        _ => named,
    }
}

fn ends_word(letter: char) -> bool {
    letter.is_whitespace() || ":=\"'&?,;{}()".contains(letter)
}

fn is_scheme(word: &str) -> bool {
    SCHEMES.iter().any(|scheme| word.eq_ignore_ascii_case(scheme))
}

fn is_name(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    NAMES.iter().any(|name| word.ends_with(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_to_be_a_secret_is_hidden_however_short() {
        for (text, expected) in [
            ("Authorization: Bearer tok123", "Authorization: Bearer ***"),
            ("authorization:tok123 ODR1", "authorization:*** ODR1"),
            ("-H 'Authorization: Basic YTpi'", "-H 'Authorization: Basic ***'"),
            ("bearer tok123", "bearer ***"),
            ("Authorization: Basic YTpi= ODR1", "Authorization: Basic ***= ODR1"),
            ("password: a:b c", "password: ***:*** c"),
            (
                "https://x.example/?access_token=abc&id=1",
                "https://x.example/?access_token=***&id=1",
            ),
            (r#"{"secret": "abc", "id": 1}"#, r#"{"secret": "***", "id": 1}"#),
            ("FPGO_TOKEN = abc", "FPGO_TOKEN = ***"),
            ("X-Api-Key: Bearer abc", "X-Api-Key: Bearer ***"),
        ] {
            assert_eq!(hide_announced(text), expected);
            assert_eq!(hide_announced(expected), expected, "nothing is left to hide");
        }
        for text in [
            "the token was refused",
            "--token-env NAME",
            "FRONT_PAYMENT_DEMO_TOKEN",
            "auth login",
            "token: ***",
            "status: PAID",
        ] {
            assert!(matches!(hide_announced(text), Cow::Borrowed(_)), "{text}");
        }
    }
}
