//! What a text looks like that should be a date, and what to say if it is none.

use jiff::civil::Date;

/// Whether a text is of this shape, in which 0 stands for any digit.
pub(super) fn is_shaped(text: &str, shape: &str) -> bool {
    text.len() == shape.len()
        && text
            .bytes()
            .zip(shape.bytes())
            .all(|(own, wanted)| own == wanted || wanted == b'0' && own.is_ascii_digit())
}

pub(super) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The error for a text that is no date: what was most likely meant, or what can be typed.
pub(super) fn no_date(text: &str) -> String {
    match meant(text) {
        Some(meant) => format!("{text} is no date: did you mean {meant}?"),
        None => format!(
            "{text} is no date: type now, +7d, 2026-12-24, 2026-12-24T09:00 (in the profile's time zone), \
             2026-12-24T09:00:00+01:00 or Unix seconds"
        ),
    }
}

fn meant(text: &str) -> Option<String> {
    match text.to_lowercase().as_str() {
        "tomorrow" => Some("+1d".to_owned()),
        "yesterday" => Some("-1d".to_owned()),
        _ => Some(day_in_other_order(text)?.to_string()),
    }
}

/// The day in a form that is written elsewhere: `24.12.2026` in Norway, `24 Dec, 2026` in the API.
fn day_in_other_order(text: &str) -> Option<Date> {
    const FORMS: [&str; 6] =
        ["%d.%m.%Y", "%d. %m. %Y", "%d %b, %Y", "%d %b %Y", "%Y.%m.%d", "%Y/%m/%d"];
    let day = FORMS.iter().find_map(|form| Date::strptime(form, text).ok())?;
    if day.year() >= 1970 { Some(day) } else { None }
}
