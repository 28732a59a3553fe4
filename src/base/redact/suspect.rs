//! Words that look like a secret but are not registered as one, typed where something else belongs.

use std::borrow::Cow;

use super::HIDDEN;
use super::announced::hide_announced;

/// In a word of this length, a shorter mixed run is suspicious too.
const LONG_WORD: usize = 16;
/// The longest prefix of an identifier, in characters.
const LONGEST_PREFIX: usize = 6;
/// So many characters of an identifier may be mistyped for others that look alike.
const MOST_SLIPS: usize = 2;

/// The text with `***` for each word that looks like a secret, where a name was expected.
pub fn hide_suspects(text: &str) -> Cow<'_, str> {
    // In a path each directory stands for itself; elsewhere `/` may be a token's own.
    let own = if is_place(text) { "-._~+=|" } else { "-._~+/=|" };
    let ends_word = |letter: char| !letter.is_ascii_alphanumeric() && !own.contains(letter);
    let mut shown = hide_announced(text);
    for word in text.split(ends_word) {
        if looks_secret(word) {
            shown = Cow::Owned(shown.replace(word, HIDDEN));
        }
    }
    shown
}

/// Whether a text is a path or an address, as far as its beginning tells.
pub fn is_place(text: &str) -> bool {
    text.starts_with(['/', '.', '~']) || text.contains("://")
}

/// Whether a word looks like a token and not like a name: a long run of letters and digits, mixed.
pub fn looks_secret(word: &str) -> bool {
    let (mut longest, mut longest_mixed) = (0, 0);
    for run in word.split(is_not_alphanumeric) {
        longest = run.len().max(longest);
        if is_mixed(run) {
            longest_mixed = run.len().max(longest_mixed);
        }
    }
    longest_mixed >= 12 || longest_mixed >= 8 && word.len() >= LONG_WORD || longest >= 24
}

fn is_not_alphanumeric(letter: char) -> bool {
    !letter.is_ascii_alphanumeric()
}

/// Whether a run has letters and digits, and is no identifier of the API such as `ODR1234567890`.
fn is_mixed(run: &str) -> bool {
    let letters = run.bytes().filter(u8::is_ascii_alphabetic).count();
    letters >= 2 && run.len() - letters >= 2 && !is_like_identifier(run)
}

/// Whether a run is a short prefix and digits, with at most two characters mistyped for those that look alike:
/// `0DR1234567890`, `ODR12345678O`. Too little of such a word is unknown for it to be a secret.
fn is_like_identifier(run: &str) -> bool {
    (2..=LONGEST_PREFIX.min(run.len())).any(|length| {
        let (prefix, number) = run.as_bytes().split_at(length);
        let slips = prefix.iter().filter(|byte| byte.is_ascii_digit()).count();
        let letters = number.iter().filter(|byte| byte.is_ascii_alphabetic());
        prefix.iter().all(|byte| byte.is_ascii_alphabetic() || b"058".contains(byte))
            && number.iter().all(|byte| byte.is_ascii_digit() || b"OILSBoilsb".contains(byte))
            && slips + letters.count() <= MOST_SLIPS
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_secret_is_told_from_names() {
        for secret in [
            "test-token-3f9a1c77d2e84b60",
            "12|abcDEF123456ghiJKL7890",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
            "9f86d081884c7d659a2feaa0c55ad015",
            "abcdefghijklmnopqrstuvwxyzABCD",
            "0DR39O369SI5O",
            "058ab3963696150",
            "1DR3963696150",
            "ab12cd345678",
        ] {
            assert!(looks_secret(secret), "{secret}");
            assert_eq!(hide_suspects(&format!("no profile {secret} here")), "no profile *** here");
        }
        for name in [
            "production-norway-2026",
            "demo",
            "ODR1234567890",
            "0DR3963696150",
            "0dr396369615O",
            "ODR39636961SO",
            "5UB1234567890",
            "RE51234567890",
            "CSRT1234567890",
            "C0MCHK1234567890",
            "send-payment-link",
            "T-1042",
            "subscriptions",
            "2026-12-24T10:00:00",
            "max_amount_per_day",
            "FRONT_PAYMENT_DEMO_TOKEN",
            "",
        ] {
            assert!(!looks_secret(name), "{name}");
        }
        for place in ["/tmp/.tmpX9aB3c/config.toml", "./run7Gk2mQ/give-token", "~/v1.20/bin/pass"] {
            assert_eq!(hide_suspects(place), place);
        }
        let hidden = hide_suspects("/opt/9f86d081884c7d659a2feaa0c55ad015/token");
        assert_eq!(hidden, "/opt/***/token");
    }
}
