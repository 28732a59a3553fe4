//! Days in the orders in which they are written elsewhere: `24.12.2026` in Norway, `12/24/2026` in America, `24 Dec, 2026`
//! in the API. They only suggest what to type; none is taken.

use jiff::ToSpan;
use jiff::civil::Date;

use super::shape::is_shaped;

/// What a text can mean as a day.
pub(super) enum DayReading {
    /// Every day that it can mean, each once.
    Days(Vec<Date>),
    /// It is a day by its form, and no calendar has it, or a part is missing: why.
    Impossible(String),
    /// It has no form of a day.
    None,
}

/// A day by its year, month and number, as written.
type Parts = (i16, i8, i8);

/// Every reading of a text in small letters as a day.
pub(super) fn read(text: &str) -> DayReading {
    if let Some(day) = of_spreadsheet(text) {
        return DayReading::Days(vec![day]);
    }
    let readings = readings(text);
    let mut days: Vec<Date> = Vec::new();
    for (year, month, day) in &readings {
        match Date::new(*year, *month, *day) {
            Ok(date) if date.year() >= 1970 && !days.contains(&date) => days.push(date),
            _ => {}
        }
    }
    match (days.is_empty(), readings.first()) {
        (false, _) => DayReading::Days(days),
        (true, Some(parts)) if parts.0 >= 1970 => DayReading::Impossible(why_impossible(*parts)),
        _ => incomplete(text),
    }
}

/// Why the calendar has no such day.
fn why_impossible((year, month, day): Parts) -> String {
    match Date::new(year, month, 1) {
        Ok(first) => format!(
            "there is no day {day} in {}, which has {} days",
            first.strftime("%B %Y"),
            first.days_in_month()
        ),
        Err(_) => format!("there is no month {month}"),
    }
}

/// `2026-12` and `24.12` lack a part.
fn incomplete(text: &str) -> DayReading {
    if is_shaped(text, "0000-00") || is_shaped(text, "0000/00") || is_shaped(text, "0000.00") {
        return DayReading::Impossible(
            "it names a month: type the day too, such as 2026-12-24".into(),
        );
    }
    let parts: Vec<&str> = text.trim_end_matches('.').split(['.', '/']).map(str::trim).collect();
    match parts.as_slice() {
        [day, month] if is_small(day) && is_small(month) && text.contains(['.', '/']) => {
            DayReading::Impossible("it names no year: type the year too, such as 2026-12-24".into())
        }
        _ => DayReading::None,
    }
}

fn is_small(part: &str) -> bool {
    matches!(part.len(), 1 | 2) && part.bytes().all(|byte| byte.is_ascii_digit())
}

/// The day that spreadsheets write as its number: how many days after the end of 1899 it is. Those of this century have five
/// digits.
fn of_spreadsheet(text: &str) -> Option<Date> {
    let days: i32 = text.parse().ok().filter(|_| is_shaped(text, "00000"))?;
    let day = Date::constant(1899, 12, 30).checked_add(days.days()).ok()?;
    (day.year() >= 2000).then_some(day)
}

/// Year, month and day in every order that the form allows, the usual one first.
fn readings(text: &str) -> Vec<Parts> {
    if is_shaped(text, "00000000") {
        let (front, back) = text.split_at(4);
        return match is_year(front) {
            true => parts([(front, &back[..2], &back[2..])]),
            false => parts([(back, &front[2..], &front[..2])]),
        };
    }
    if is_shaped(text, "000000") {
        return parts([
            (&text[4..], &text[2..4], &text[..2]),
            (&text[..2], &text[2..4], &text[4..]),
        ]);
    }
    let words: Vec<&str> =
        text.split([' ', ',', '.', '/', '-']).filter(|word| !word.is_empty()).collect();
    let [one, two, three] = words[..] else { return Vec::new() };
    match (month(one), month(two), one.len()) {
        (Some(month), _, _) => parts([(three, month, two)]),
        (_, Some(month), 4) => parts([(one, month, three)]),
        (_, Some(month), _) => parts([(three, month, one)]),
        (None, None, 4) => parts([(one, two, three)]),
        (None, None, _) if text.contains('/') => parts([(three, two, one), (three, one, two)]),
        (None, None, _) if text.contains('-') && three.len() == 2 => {
            parts([(one, two, three), (three, two, one)])
        }
        (None, None, _) => parts([(three, two, one)]),
    }
}

fn is_year(digits: &str) -> bool {
    ["19", "20", "21"].contains(&&digits[..2])
}

/// The orders of which every part is a number that can stand there. A year of two digits is one of this century.
fn parts<const COUNT: usize>(orders: [(&str, &str, &str); COUNT]) -> Vec<Parts> {
    let mut parts = Vec::new();
    for (year, month, day) in orders {
        let century = match year.len() {
            4 => 0,
            2 => 2000,
            _ => continue,
        };
        let day = day.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']);
        if let (Ok(year), Ok(month), Ok(day)) = (year.parse::<i16>(), month.parse(), day.parse()) {
            parts.push((century + year, month, day));
        }
    }
    parts
}

/// The number of a month by its name, or the beginning of it, in English or Norwegian.
fn month(word: &str) -> Option<&'static str> {
    const MONTHS: [(&str, &[&str]); 12] = [
        ("1", &["january", "januar"]),
        ("2", &["february", "februar"]),
        ("3", &["march", "mars"]),
        ("4", &["april"]),
        ("5", &["may", "mai"]),
        ("6", &["june", "juni"]),
        ("7", &["july", "juli"]),
        ("8", &["august"]),
        ("9", &["september"]),
        ("10", &["october", "oktober"]),
        ("11", &["november"]),
        ("12", &["december", "desember"]),
    ];
    if word.len() < 3 {
        return None;
    }
    let of_name = MONTHS.iter().find(|(_, names)| names.iter().any(|name| name.starts_with(word)));
    of_name.map(|(number, _)| *number)
}
