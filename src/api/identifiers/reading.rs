//! Reading one identifier as people paste it. What stands around it and its case are no part of it; a character that
//! would have to be guessed is never guessed, but the likely identifier is named.

use super::id_kind::{ID_KINDS, IdKind, RUN};
use super::likely::{digit_like, letter_like};
use super::{likely as slips, search};

/// Why a text is not read as an identifier of the wanted kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IdMistake {
    /// It is most likely meant to be this one.
    Likely(String),
    /// It is one of another kind.
    OtherKind(String, &'static IdKind),
    /// It is cut off at its end.
    CutOff,
    /// It holds several identifiers of the kind.
    Several(Vec<String>),
    /// It is none.
    None,
}

impl IdMistake {
    /// What is wrong, continuing "…:"; where another identifier is meant, it is named.
    pub fn to_line(&self, prefixes: &[&str]) -> String {
        match self {
            IdMistake::Likely(id) => format!("did you mean {id}?"),
            IdMistake::OtherKind(id, kind) => format!("{id} is {}", kind.thing),
            IdMistake::CutOff => "its end is cut off: copy the whole identifier".to_owned(),
            IdMistake::Several(ids) => format!("only one is wanted, of {}", ids.join(", ")),
            IdMistake::None => {
                let first = prefixes.first().copied().unwrap_or_default();
                let all = prefixes.join(" or ");
                let digits = if first == RUN { "123456789012" } else { "1234567890" };
                format!("must be {all} and digits, such as {first}{digits}")
            }
        }
    }
}

/// The identifier with one of these prefixes that a text is, without what stands around it, in capitals.
pub fn read(typed: &str, prefixes: &[&str]) -> Result<String, IdMistake> {
    let Some(bare) = peeled(typed) else { return Err(IdMistake::CutOff) };
    let tidy = bare.to_ascii_uppercase();
    match IdKind::of(&tidy) {
        Some(kind) if prefixes.contains(&kind.prefix) => return Ok(tidy),
        Some(kind) => return Err(IdMistake::OtherKind(tidy, kind)),
        None => {}
    }
    let guess = guessed(&tidy, prefixes);
    if let Some(likely) = guess {
        return Err(IdMistake::Likely(likely));
    }
    let mut inside = search::all(typed);
    for (_, id) in slips::all(typed) {
        if !inside.contains(&id) {
            inside.push(id);
        }
    }
    let mut wanted = inside.clone();
    wanted.retain(|id| IdKind::of(id).is_some_and(|kind| prefixes.contains(&kind.prefix)));
    match (wanted.as_slice(), inside.as_slice()) {
        ([], [other]) => match IdKind::of(other) {
            Some(kind) => Err(IdMistake::OtherKind(other.clone(), kind)),
            None => Err(IdMistake::None),
        },
        ([], _) => Err(IdMistake::None),
        ([likely], _) => Err(IdMistake::Likely(likely.clone())),
        _ => Err(IdMistake::Several(wanted)),
    }
}

/// An identifier of any kind, as it was pasted. A text that looks like none is taken as it is: there may be objects of kinds
/// that no document lists.
pub fn read_any(typed: &str) -> Result<String, String> {
    let prefixes: Vec<&str> = ID_KINDS.iter().map(|kind| kind.prefix).collect();
    match read(typed, &prefixes) {
        Ok(id) => Ok(id),
        Err(IdMistake::None) if !typed.trim().is_empty() => Ok(typed.trim().to_owned()),
        Err(mistake) => Err(mistake.to_line(&prefixes)),
    }
}

/// The identifier of a bulk run, as it was pasted.
pub fn read_run(typed: &str) -> Result<String, String> {
    read(typed, &[RUN]).map_err(|mistake| mistake.to_line(&[RUN]))
}

/// The identifier of any kind that a text is most likely meant to be: a mistyped character in it, or one left out.
pub fn likely(typed: &str) -> Option<String> {
    let prefixes: Vec<&str> = ID_KINDS.iter().map(|kind| kind.prefix).collect();
    match read(typed, &prefixes) {
        Ok(id) | Err(IdMistake::Likely(id)) => Some(id),
        Err(_) => None,
    }
}

/// What is around an identifier without being a part of it: blanks, quotes, brackets, punctuation.
fn peeled(typed: &str) -> Option<&str> {
    let bare = typed.trim_matches(is_around);
    let after = &typed[typed.find(bare).unwrap_or_default() + bare.len()..];
    // Dots in a row say that the rest was left out.
    let is_cut = after.starts_with('…') || after.starts_with("..");
    if is_cut { None } else { Some(bare) }
}

fn is_around(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || "\"'`´,;:.…!()[]{}<>#|".contains(letter)
        || "“”„‟‘’‚‛«»‹›「」『』".contains(letter)
        // Nothing of these is seen: zero-width characters, marks of direction, a byte order mark, a soft hyphen.
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
        || matches!(letter, '\u{feff}' | '\u{ad}')
}

/// The identifier that a text becomes where characters that look alike are taken for each other, what parts its digits
/// is left out, or a missing prefix is added.
fn guessed(tidy: &str, prefixes: &[&str]) -> Option<String> {
    let mut joined = String::new();
    for letter in tidy.chars() {
        match letter {
            '-' | '_' | '.' | '/' | '\u{2010}'..='\u{2015}' => {}
            letter if is_around(letter) => {}
            letter => joined.push(plain_digit(letter)),
        }
    }
    // The only part of a path or an address may be one; what else is in it says something too.
    if tidy.contains("//") || tidy.matches('/').count() > 1 {
        return None;
    }
    let is_digits = !joined.is_empty() && joined.bytes().all(|byte| byte.is_ascii_digit());
    if let (true, [prefix]) = (is_digits && joined.len() >= 6, prefixes) {
        return Some(format!("{prefix}{joined}"));
    }
    for prefix in prefixes {
        let Some((start, rest)) = joined.split_at_checked(prefix.len()) else { continue };
        let start: String = start.chars().map(letter_like).collect();
        let digits: String = rest.chars().map(digit_like).collect();
        if start == *prefix
            && !digits.is_empty()
            && digits.bytes().all(|byte| byte.is_ascii_digit())
        {
            return Some(format!("{prefix}{digits}"));
        }
    }
    None
}

/// A digit of another script or width as ours; other characters as they are.
fn plain_digit(letter: char) -> char {
    match letter {
        '\u{ff10}'..='\u{ff19}' => char::from_digit(letter as u32 - 0xff10, 10).unwrap_or(letter),
        '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => {
            char::from_u32(letter as u32 - 0xfee0).unwrap_or(letter).to_ascii_uppercase()
        }
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, expected: Result<&str, IdMistake>) {
        assert_eq!(read(typed, &["ODR"]), expected.map(str::to_owned), "{typed:?}");
    }

    #[test]
    fn what_stands_around_an_identifier_is_no_part_of_it() {
        for typed in [
            "ODR12",
            " ODR12\n",
            "\"ODR12\"",
            "'ODR12'",
            "“ODR12”",
            "«ODR12»",
            "„ODR12“",
            "‘ODR12’,",
            "<ODR12>",
            "(ODR12).",
            "[ODR12]",
            "odr12",
            "Odr12;",
            "`ODR12`",
            "\u{feff}ODR12",
            "ODR12\u{200b}",
            "ODR12\u{a0}",
            "#ODR12:",
            "\tODR12\r\n",
        ] {
            check(typed, Ok("ODR12"));
        }
    }

    #[test]
    fn nothing_is_guessed_but_the_likely_one_is_named() {
        for typed in [
            "0DR120",
            "0dr12O",
            "ODR 120",
            "ODR-120",
            "ODR12O",
            "odr_120",
            "ODR 1 2 0",
            "ODR１２０",
            "ODR12\u{200b}0",
        ] {
            check(typed, Err(IdMistake::Likely("ODR120".into())));
        }
        check("1234567890", Err(IdMistake::Likely("ODR1234567890".into())));
        check(
            "https://demo.frontpayment.no/orders/ODR12?x=1",
            Err(IdMistake::Likely("ODR12".into())),
        );
        check("order ODR12 is paid", Err(IdMistake::Likely("ODR12".into())));
        check("see 0DR123456 please", Err(IdMistake::Likely("ODR123456".into())));
        let both = IdMistake::Several(vec!["ODR13".into(), "ODR123456".into()]);
        check("0DR123456 and ODR13", Err(both));
        check("ODR12 ODR13", Err(IdMistake::Several(vec!["ODR12".into(), "ODR13".into()])));
        for cut in ["ODR12…", "ODR12...", "\"ODR12…\""] {
            check(cut, Err(IdMistake::CutOff));
        }
        for none in ["", "ODR", "../x", "ODR12a", "12", "ODR*", "order"] {
            check(none, Err(IdMistake::None));
        }
    }

    #[test]
    fn an_identifier_of_another_kind_is_named() {
        for typed in ["res5", "\"RES5\"", "see RES5"] {
            let Err(IdMistake::OtherKind(id, kind)) = read(typed, &["ODR"]) else {
                panic!("{typed}")
            };
            assert_eq!((id.as_str(), kind.thing), ("RES5", "a reservation"));
        }
        assert_eq!(likely("0dr1234"), Some("ODR1234".to_owned()));
        assert_eq!(likely("RE51234"), Some("RES1234".to_owned()));
        assert_eq!(likely("hello"), None);
    }
}
