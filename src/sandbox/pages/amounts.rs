//! Amounts and moments as the pages write them: every digit that there is, with the language's decimal sign.

use jiff::civil::Date;

use crate::base::money::{self, Amount};
use crate::sandbox::pages::language::Language;
use crate::sandbox::values::time_text;

/// An amount, without its currency.
pub fn amount(amount: Amount, language: Language) -> String {
    let digits = money::show(amount).replace('.', language.decimal_sign());
    // A minus sign, which a line is never broken behind.
    digits.replace('-', "\u{2212}")
}

/// A number of pieces, or of percent, without decimals that say nothing.
pub fn number(number: Amount, language: Language) -> String {
    number.normalize().to_string().replace('.', language.decimal_sign())
}

/// A moment of the sandbox's clock.
pub fn moment(seconds: i64) -> String {
    time_text(seconds, "%Y-%m-%d %H:%M UTC")
}

/// A day as the API takes it, `01 Jan, 2030`, as `2030-01-01`.
pub fn day(text: &str) -> Option<String> {
    Some(Date::strptime("%d %b, %Y", text).ok()?.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::Decimal;

    #[test]
    fn every_digit_stays() {
        for (text, english, german) in [
            ("800", "800.00", "800,00"),
            ("599.9", "599.90", "599,90"),
            ("0.005", "0.005", "0,005"),
            ("-12.5", "\u{2212}12.50", "\u{2212}12,50"),
            ("1000000000000000", "1000000000000000.00", "1000000000000000,00"),
        ] {
            let value = Decimal::from_str_exact(text).expect(text);
            assert_eq!(amount(value, Language::English), english);
            assert_eq!(amount(value, Language::German), german);
        }
        assert_eq!(amount(Decimal::ONE, Language::Danish), "1,00");
        assert_eq!(day("01 Jan, 2030").as_deref(), Some("2030-01-01"));
        assert_eq!(day("1.1.2030"), None);
        assert_eq!(number(Decimal::new(250, 2), Language::Swedish), "2,5");
    }
}
