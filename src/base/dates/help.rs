//! What to say of a text that should be a date and is none: what was most likely meant, which day does not exist, or what
//! can be typed. Days in the orders of other countries are read in `day_orders.rs`.

use super::day_orders::{self, DayReading};
use super::shape::{is_digits, is_shaped};

/// The error for a text that is no date.
pub(super) fn no_date(text: &str) -> String {
    let plain = plain(text);
    if let Some(meant) = word(&plain).map(str::to_owned).or_else(|| days_from_now(&plain)) {
        return format!("{text} is no date: did you mean {meant}?");
    }
    let (reading, time) = match (day_orders::read(&plain), day_and_time(&plain)) {
        (DayReading::None, Some((day, time))) => (day_orders::read(day), time),
        (whole, _) => (whole, String::new()),
    };
    match reading {
        DayReading::Days(days) => {
            let meant: Vec<String> = days.iter().map(|day| format!("{day}{time}")).collect();
            match meant.as_slice() {
                [one] => format!("{text} is no date: did you mean {one}?"),
                several => {
                    let several = several.join(" or ");
                    format!(
                        "{text} is no date: it could mean {several}, type the one that you mean"
                    )
                }
            }
        }
        DayReading::Impossible(why) => format!("{text} is no date: {why}"),
        DayReading::None => format!(
            "{text} is no date: type now, +7d, 2026-12-24, 2026-12-24T09:00 (in the profile's time zone), \
             2026-12-24T09:00:00+01:00 or Unix seconds"
        ),
    }
}

/// `7 days`, `+1w`, `in 7 days` and `7 days ago`, as `+7d` and `-7d`.
pub(super) fn days_meant(text: &str) -> Option<String> {
    days_from_now(&plain(text))
}

/// `9:00`, `09.00` and `9`, as `T09:00`.
pub(super) fn time_meant(text: &str) -> Option<String> {
    time(&plain(text))
}

/// The text in lower case, with narrow digits, hyphens for every dash, and single blanks.
fn plain(text: &str) -> String {
    let narrow: String = text.chars().map(narrow_letter).collect();
    narrow.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn narrow_letter(letter: char) -> char {
    match letter {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        _ => letter,
    }
}

/// Words for days near today, in English and Norwegian.
fn word(text: &str) -> Option<&'static str> {
    Some(match text {
        "now" | "nå" | "straks" => "now",
        "today" | "i dag" | "idag" => "today",
        "tomorrow" | "i morgen" | "imorgen" | "i morra" => "+1d",
        "the day after tomorrow" | "day after tomorrow" | "i overmorgen" | "overmorgen" => "+2d",
        "yesterday" | "i går" | "igår" => "-1d",
        "the day before yesterday" | "day before yesterday" | "i forgårs" | "forgårs" => "-2d",
        "next week" | "neste uke" => "+7d",
        "last week" | "forrige uke" => "-7d",
        _ => return None,
    })
}

/// `7 days`, `+1w`, `-7 days`, `in 7 days`, `om 7 dager`, `7 days ago`, `for 7 dager siden`: as `+7d`.
fn days_from_now(text: &str) -> Option<String> {
    let (text, is_past) = match text.strip_suffix(" ago").or(text.strip_suffix(" siden")) {
        Some(rest) => (rest, true),
        None => (text, false),
    };
    let text =
        ["in ", "om ", "for "].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    let (text, is_past) = match (text.strip_prefix('+'), text.strip_prefix('-')) {
        (Some(rest), _) => (rest.trim(), is_past),
        (_, Some(rest)) => (rest.trim(), true),
        (None, None) if text.bytes().all(|byte| byte.is_ascii_digit()) => return None,
        (None, None) => (text, is_past),
    };
    let end = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    let (count, unit) = text.split_at(end);
    let count: u32 = count.parse().ok().filter(|count| *count < 100_000)?;
    let days = match unit.trim() {
        "" | "d" | "day" | "days" | "dag" | "dager" => 1,
        "w" | "wk" | "week" | "weeks" | "u" | "uke" | "uker" => 7,
        _ => return None,
    };
    Some(format!("{}{}d", if is_past { '-' } else { '+' }, count * days))
}

/// Splits a time off the end of a day, and writes it as it can be typed, `T09:00`.
fn day_and_time(text: &str) -> Option<(&str, String)> {
    for (at, _) in text.rmatch_indices([' ', 't']) {
        let (day, rest) = (text[..at].trim_end_matches(['.', ',', ' ']), &text[at + 1..]);
        let without_word = day.strip_suffix("kl").or(day.strip_suffix("at"));
        // Behind a blank, digits alone can be a year too.
        let is_time =
            text[at..].starts_with('t') || without_word.is_some() || rest.contains([':', '.']);
        if let Some(time) = time(rest).filter(|_| is_time) {
            return Some((without_word.unwrap_or(day).trim_end(), time));
        }
    }
    None
}

/// `9:00`, `09.00`, `0900`, `9` and `09:00:00`, as `T09:00`; an offset is kept, written as `+01:00`.
fn time(text: &str) -> Option<String> {
    let end = text.find(['+', '-', 'z']).unwrap_or(text.len());
    let (time, offset) = text.split_at(end);
    let time = time.trim();
    let offset = self::offset(offset.trim())?;
    let parts: Vec<&str> = match (is_shaped(time, "0000"), time.contains(':')) {
        (true, _) => vec![&time[..2], &time[2..]],
        (_, true) => time.split(':').collect(),
        (_, false) => time.split('.').collect(),
    };
    let mut numbers = [0_u8; 3];
    if parts.len() > numbers.len() {
        return None;
    }
    for (number, part) in numbers.iter_mut().zip(parts) {
        let is_part = matches!(part.len(), 1 | 2) && is_digits(part);
        *number = part.parse().ok().filter(|_| is_part)?;
    }
    match numbers {
        [hour, minute, second] if hour > 23 || minute > 59 || second > 59 => None,
        [hour, minute, 0] => Some(format!("T{hour:02}:{minute:02}{offset}")),
        [hour, minute, second] => Some(format!("T{hour:02}:{minute:02}:{second:02}{offset}")),
    }
}

/// `z`, `+1`, `+1:00` and `+0100`, as `Z` and `+01:00`. `None` for what is no offset.
fn offset(text: &str) -> Option<String> {
    if text.is_empty() || text == "z" {
        return Some(text.to_uppercase());
    }
    let (sign, rest) = text.split_at(1);
    let (hours, minutes) = match rest.split_once(':') {
        Some(parts) => parts,
        None if rest.len() == 4 && rest.is_ascii() => rest.split_at(2),
        None => (rest, "0"),
    };
    let (hours, minutes): (u8, u8) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 15 && minutes < 60).then(|| format!("{sign}{hours:02}:{minutes:02}"))
}
