//! Dates: what was typed as one is the same instant when it is shown and typed again, in zones with odd clocks too, and what is
//! sent says no other moment.

use jiff::Timestamp;

use super::words::{choice, part, text};
use crate::base::dates::{self, BareDay, Clock, DateForm, Zone};

const WORDS: [&str; 46] = [
    "now",
    "today",
    "+7d",
    "-7d",
    "+1d",
    "d",
    "2026-12-24",
    "2026-03-29",
    "2026-10-25",
    "2011-12-30",
    "2026-02-29",
    "9999-12-31",
    "0000-01-01",
    "-009999-01-01",
    "T10:00",
    "T02:30",
    "T00:00",
    "T24:00",
    "T23:59:59",
    ":60",
    "Z",
    "z",
    "+01:00",
    "-04:30",
    "+0100",
    "+14",
    "-25:00",
    " ",
    "T",
    "1767225600",
    "1893456000",
    "1893456000000",
    "1677047770.652",
    "24.12.2026",
    "12/24/2026",
    "24 Dec, 2026",
    "02 Aug, 2023",
    "desember",
    "kl. 9",
    "i morgen",
    "１２",
    "–",
    "\u{a0}",
    "99999999999",
    "[Europe/Oslo]",
    ".5",
];
const ZONES: [&str; 5] = ["Europe/Oslo", "Asia/Beirut", "Pacific/Apia", "America/St_Johns", "UTC"];

#[test]
fn a_date_is_the_same_instant_when_it_is_shown_and_typed_again() {
    bolero::check!().for_each(|bytes: &[u8]| {
        let bytes = part(bytes, 40);
        let (what, rest) = choice(bytes);
        let zone = Zone::named(ZONES[usize::from(what) % ZONES.len()]).expect("a zone");
        let now =
            Timestamp::from_second(1_767_225_600 + i64::from(what) * 86_400).expect("in range");
        let clock = Clock { now, zone };
        let typed = text(rest, &WORDS);
        let bare_day = [BareDay::Noon, BareDay::Start, BareDay::End][usize::from(what) / 5 % 3];
        match dates::read_at(&typed, &clock, bare_day) {
            Ok(instant) => {
                assert!(dates::check(&typed).is_ok(), "{typed:?}");
                shown_again(&typed, instant, &clock);
                sent(&typed, &clock, bare_day);
            }
            Err(why) => assert!(!why.is_empty(), "{typed:?}"),
        }
        if let Ok(day) = dates::day(&typed) {
            assert_eq!(dates::day(&day.to_string()), Ok(day), "{typed:?}");
        }
        _ = dates::received(&typed);
        if let Some((DateForm::Unix, second)) = dates::recognise(&typed) {
            let whole = typed.split('.').next().unwrap_or_default();
            assert_eq!(whole.trim_start_matches('0').parse().unwrap_or(0), second, "{typed:?}");
        }
    });
}

fn shown_again(typed: &str, instant: Timestamp, clock: &Clock) {
    // Before there were zones, offsets had seconds, which nobody types.
    if instant < Timestamp::UNIX_EPOCH {
        return;
    }
    let shown = clock.show(instant);
    let again = dates::read_at(&shown, clock, BareDay::Noon).expect(&shown);
    assert_eq!(again.as_second(), instant.as_second(), "{typed:?} is shown as {shown}");
}

fn sent(typed: &str, clock: &Clock, bare_day: BareDay) {
    let instant = dates::read_at(typed, clock, bare_day).expect("it was read");
    if let Ok(unix) = dates::to_sent(typed, clock, bare_day, DateForm::Unix) {
        assert_eq!(
            dates::recognise(&unix),
            Some((DateForm::Unix, instant.as_second())),
            "{typed:?}"
        );
    }
    // The first and the last day of the calendar are not the same in every zone.
    let is_within = (-62_135_000_000..253_370_764_800).contains(&instant.as_second());
    if let Ok(day) = dates::to_sent(typed, clock, bare_day, DateForm::DayMonthYear)
        && is_within
    {
        let (form, _) = dates::recognise(&day).expect("a form of requests");
        let own = instant.to_zoned((*clock.zone).clone()).strftime("%d %b, %Y").to_string();
        assert_eq!((form, day.as_str()), (DateForm::DayMonthYear, own.as_str()), "{typed:?}");
    }
}
