//! `name=Hair Wash,qty=2,rate=51`: keys and values as they are typed for a line or a contact. Nothing that was typed is
//! dropped: what a quote or a comma makes unclear is refused. Which keys there are is told in `lines.rs`.

use super::checked::is_digits;
use crate::base::money;

/// Keys and values, in order.
#[derive(Debug, Default)]
pub struct Pairs {
    /// Each key with its value.
    pub list: Vec<(String, String)>,
    /// Numbers may have a decimal comma, as in a file whose values are not separated by commas.
    pub decimal_comma: bool,
}

impl Pairs {
    /// Reads `key=value` parts. A value, or a whole part, may stand in double quotes, in which a quote is typed twice.
    /// `is_number` tells which keys have numbers, so that a lone `50` is known for what follows a decimal comma.
    pub fn read(typed: &str, is_number: fn(&str) -> bool) -> Result<Pairs, String> {
        Pairs::read_pairs(typed, is_number, false)
    }

    /// The same where numbers may have a decimal comma: digits without a key behind a number are its decimals, since
    /// nothing else can stand there.
    pub fn read_with_comma(typed: &str, is_number: fn(&str) -> bool) -> Result<Pairs, String> {
        Pairs::read_pairs(typed, is_number, true)
    }

    fn read_pairs(
        typed: &str,
        is_number: fn(&str) -> bool,
        decimal_comma: bool,
    ) -> Result<Pairs, String> {
        let mut list: Vec<(String, String)> = Vec::new();
        let mut rest = Some(typed);
        while let Some(text) = rest {
            let (part, after) = next(text)?;
            match (part, list.last_mut()) {
                (Some(pair), _) => {
                    list.push(pair);
                    rest = after;
                }
                (None, Some((key, value))) if decimal_comma && is_number(key) => {
                    let Some((decimals, after)) = decimals(value, text) else {
                        return Err(misplaced_comma(list.last(), text, is_number));
                    };
                    *value = format!("{value},{decimals}");
                    rest = after;
                }
                (None, _) => return Err(misplaced_comma(list.last(), text, is_number)),
            }
        }
        Ok(Pairs { list, decimal_comma })
    }
}

/// The decimals of a number behind its comma, and what follows them.
fn decimals<'a>(number: &str, text: &'a str) -> Option<(&'a str, Option<&'a str>)> {
    let (decimals, after) = match text.split_once(',') {
        Some((decimals, after)) => (decimals, Some(after)),
        None => (text, None),
    };
    let is_whole = !number.contains(',');
    let are_digits = is_digits(decimals.trim());
    (is_whole && are_digits).then_some((decimals.trim(), after))
}

/// A key with its value, or nothing where there is no `=`; and what follows the comma behind it.
type Part<'a> = (Option<(String, String)>, Option<&'a str>);

fn next(text: &str) -> Result<Part<'_>, String> {
    if text.trim_start().starts_with('"') {
        let (part, after) = quoted(text.trim_start())?;
        let pair = part.split_once('=');
        return Ok((pair.map(|(key, value)| (key.trim().into(), value.into())), after));
    }
    let until_comma = text.split_once(',').map_or(text, |(part, _)| part);
    let Some((key, _)) = until_comma.split_once('=') else { return Ok((None, None)) };
    let value = &text[key.len() + 1..];
    if value.trim_start().starts_with('"') {
        let (value, after) = quoted(value.trim_start())?;
        return Ok((Some((key.trim().into(), value)), after));
    }
    let (value, after) = match value.split_once(',') {
        Some((value, after)) => (value, Some(after)),
        None => (value, None),
    };
    let (key, value) = (key.trim(), value.trim());
    if value.contains('"') {
        let whole = value.replace('"', "\"\"");
        return Err(format!(
            "a double quote stands inside {value}: quote the whole value, and double each quote in it: {key}=\"{whole}\""
        ));
    }
    Ok((Some((key.into(), value.into())), after))
}

/// What stands in the quotes that the text begins with, and what follows the comma behind them.
fn quoted(text: &str) -> Result<(String, Option<&str>), String> {
    let mut inner = String::new();
    let mut rest = &text[1..];
    loop {
        let Some((part, after)) = rest.split_once('"') else {
            return Err(format!("a double quote is not closed: {text}"));
        };
        inner.push_str(part);
        let Some(more) = after.strip_prefix('"') else {
            let after = after.trim_start();
            return match after.strip_prefix(',') {
                Some(after) => Ok((inner, Some(after))),
                None if after.is_empty() => Ok((inner, None)),
                None => Err(format!(
                    "{after} stands after a closing double quote; in quotes, a quote is typed twice"
                )),
            };
        };
        inner.push('"');
        rest = more;
    }
}

/// Text without `=` behind a pair: most likely a decimal comma, one between thousands, or one inside a name.
fn misplaced_comma(
    previous: Option<&(String, String)>,
    text: &str,
    is_number: fn(&str) -> bool,
) -> String {
    let bare = text.split(',').take_while(|part| !part.contains('=')).collect::<Vec<_>>().join(",");
    match previous {
        Some((key, value)) if !bare.trim().is_empty() && is_number(key) => {
            let typed = format!("{value},{}", bare.trim_end_matches(','));
            match money::readings(&typed) {
                Some(two) if two.starts_with("could") => format!("{key}={typed}: {two}"),
                Some(_) if let Some(meant) = money::likely(&typed) => {
                    format!("{key}={typed}: did you mean {key}={meant}?")
                }
                _ => format!("{key}={typed} is no number: digits with an optional decimal point"),
            }
        }
        Some((key, value)) if !bare.trim().is_empty() => format!(
            "{:?} has no =; a value with a comma stands in double quotes: {key}=\"{value},{bare}\"",
            bare.trim()
        ),
        _ if bare.trim().is_empty() => {
            "nothing stands between two commas, or at the end".to_owned()
        }
        _ => format!("{:?} has no =, as in name=\"Cut, wash\",qty=1,rate=51,tax=25", bare.trim()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, expected: &str) {
        let is_number = |key: &str| ["qty", "rate", "tax", "discount", "amount"].contains(&key);
        let got = match Pairs::read(typed, is_number) {
            Ok(pairs) => {
                let each = pairs.list.iter().map(|(key, value)| format!("{key}:{value}"));
                each.collect::<Vec<_>>().join("|")
            }
            Err(message) => message,
        };
        assert!(got == expected || got.contains(expected) && !got.contains('|'), "{typed}: {got}");
    }

    #[test]
    fn quotes_and_commas_are_taken_whole_or_refused() {
        check(r#"name="A ""q"" B",qty=1"#, r#"name:A "q" B|qty:1"#);
        check(r#"name="""A""",qty=1"#, r#"name:"A"|qty:1"#);
        check(r#"name="Cut, wash = dry" , qty = 1 "#, "name:Cut, wash = dry|qty:1");
        check(r#""name=Cut, wash",qty=1"#, "name:Cut, wash|qty:1");
        check("name=\"two\nlines\",qty=1", "name:two\nlines|qty:1");
        check(r#"name="",qty=1"#, "name:|qty:1");
        check(r#"name="  A  ",qty=1"#, "name:  A  |qty:1");
        check("name= A ,qty=1", "name:A|qty:1");
        check("name=A=B,qty=1", "name:A=B|qty:1");
        check(r#"name="A,qty=1"#, "not closed");
        check(r#"name="A"",qty=1"#, "not closed");
        check(r#"name="A"B,qty=1"#, "B,qty=1 stands after a closing double quote");
        check(r#"name=""A"",qty=1"#, "stands after a closing double quote");
        check(r#"name=27" screen,qty=1"#, r#"name="27"" screen""#);
        check(r#"name=A "q" B,qty=1"#, r#"name="A ""q"" B""#);
        check("name=Cut, wash,qty=1", r#"name="Cut, wash""#);
        check("name=Size 42,43,qty=1", r#"name="Size 42,43""#);
        check("name=A,,qty=1", "between two commas");
        check("name=A,", "between two commas");
        check("", "between two commas");
        check("A", "has no =");
    }

    #[test]
    fn a_number_with_a_comma_is_told_as_it_was_typed() {
        check("rate=1,000,tax=25", "rate=1,000: could mean 1000 or 1.00");
        check("rate=51,50", "rate=51,50: did you mean rate=51.50?");
        check("rate=1,000,000,tax=25", "rate=1,000,000: did you mean rate=1000000?");
        check("rate=1.000,50,tax=25", "rate=1.000,50: did you mean rate=1000.50?");
        check("rate=1 000,50,tax=25", "rate=1 000,50: did you mean rate=1000.50?");
        check("rate=100,-,tax=25", "rate=100,-: did you mean rate=100?");
        check("qty=1,235,tax=25", "qty=1,235: could mean 1235 or 1.235");
        check("rate=51,abc,tax=25", "rate=51,abc is no number");
    }
}
