//! Titles of columns as names of flags: letter case, blanks, hyphens and underscores say nothing; a number behind the name of
//! a flag that may be repeated, `line 2`, counts its columns.

use super::own_flag::REFUSED;
use super::row_flag::RowFlag;
use crate::api::{Endpoint, nearest_word};
use crate::base::text;

/// A name as names are compared: `Country code`, `country_code` and `countryCode` are one, and so is one with letters that
/// nobody sees.
pub fn folded(name: &str) -> String {
    let seen = name.chars().filter(|letter| !text::is_blank(letter.encode_utf8(&mut [0; 4])));
    text::folded(&seen.filter(|letter| !matches!(letter, '-' | '_')).collect::<String>())
}

/// The names of an operation's flags as names are compared, made once for all titles of a sheet.
pub struct Names(Vec<(String, RowFlag)>);

impl Names {
    /// The names of this operation's flags.
    pub fn of(endpoint: &'static Endpoint) -> Names {
        let named =
            |flag: RowFlag| flag.names(endpoint).into_iter().map(move |name| (folded(&name), flag));
        Names(RowFlag::all(endpoint).flat_map(named).collect())
    }

    /// The flag that a title names.
    pub fn named(&self, title: &str) -> Option<RowFlag> {
        let title = folded(title);
        self.with_name(&title).or_else(|| {
            let bare =
                title.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
            self.with_name(bare).filter(|flag| flag.is_repeatable())
        })
    }

    fn with_name(&self, name: &str) -> Option<RowFlag> {
        self.0.iter().find(|(own, _)| own == name).map(|(_, flag)| *flag)
    }
}

/// The flag that a title names which can be no column.
pub fn refused(title: &str) -> Option<&'static str> {
    let title = folded(title);
    REFUSED.into_iter().find(|flag| folded(flag) == title)
}

/// The name that a title was most likely meant to be, among these: one letter is wrong, or two of a long name. Of two letters
/// nobody can tell.
pub fn likely<'a>(title: &str, names: &'a [String]) -> Option<&'a str> {
    let title = folded(title);
    let near = nearest_word(&title, names.iter().map(String::as_str))?;
    let most = if near.len() > 7 { 2 } else { 1 };
    let is_near = strsim::damerau_levenshtein(&title, &folded(near)) <= most;
    (is_near && title.chars().count() > 2).then_some(near)
}

/// Whether two titles are the same to a person.
pub fn same(one: &str, other: &str) -> bool {
    one.trim() == other.trim() || folded(one) == folded(other)
}

/// The letters over a column in a spreadsheet: A to Z, AA, AB…
pub fn letters(at: usize) -> String {
    let (mut letters, mut rest) = (Vec::new(), at + 1);
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_the_same_to_a_person() {
        for (one, other) in [
            ("Country code", "countryCode"),
            ("\u{200b}Order\u{a0}ID", "order_id"),
            ("Bela\u{30a}p", "BELÅP"),
            ("ｏｒｄｅｒ", "order"),
        ] {
            assert!(same(one, other), "{one}");
        }
        assert!(!same("Order", "Orders"));
    }

    #[test]
    fn columns_are_named_by_letters_as_in_a_spreadsheet() {
        for (at, expected) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letters(at), expected);
        }
    }
}
