//! One cell as the value of a flag, by the parser that also reads it on a command line.

use serde_json::Value;

use super::damage;
use crate::api::{Param, read_boolean, read_id};
use crate::base::money::{self, Amount};

/// A cell as it is read.
#[derive(Clone, Copy)]
pub struct Cell<'a> {
    /// What stands in it, without the blanks around it.
    pub text: &'a str,
    /// Whether numbers may have a decimal comma.
    pub decimal_comma: bool,
}

/// What a cell is, or why it cannot be that; the message continues a sentence that begins with the value.
pub type Read<T> = Result<T, String>;

impl Cell<'_> {
    /// The value of a parameter; `None` for a switch that is off.
    pub fn value(self, param: &Param) -> Read<Option<Value>> {
        self.must_be_sound(param)?;
        let kind = param.kind;
        if param.is_switch() {
            return Ok(self.yes_or_no()?.then_some(Value::Bool(true)));
        }
        if kind.switch {
            return self.yes_or_no().map(|is| Some(Value::Bool(is)));
        }
        if kind.row.is_some() && self.text.starts_with('@') {
            return Err("a cell cannot name a file: write the line itself".into());
        }
        if !kind.ids.is_empty() {
            let id = read_id(self.text, kind.ids).map_err(|mistake| mistake.to_line(kind.ids))?;
            return Ok(Some(Value::String(id)));
        }
        if kind.choices.is_empty() {
            return self.parsed(param).map(Some);
        }
        if param.is_filter() {
            return Ok(Some(Value::String(self.text.to_owned())));
        }
        match kind.choice(self.text) {
            Some(choice) => Ok(Some(choice)),
            None => Err(format!("must be one of {}", kind.choices.join(", "))),
        }
    }

    fn parsed(self, param: &Param) -> Read<Value> {
        match self.decimal_comma {
            true => param.kind.parse_with_comma(self.text).map_err(|why| with_comma(&why)),
            false => (param.kind.parse)(self.text),
        }
    }

    /// A text of a flag beside the parameters.
    pub fn text(self) -> Read<String> {
        match damage::found(None, self.text) {
            Some(damage) => Err(damage),
            None => Ok(self.text.to_owned()),
        }
    }

    /// An amount that may be nothing.
    pub fn amount(self) -> Read<Amount> {
        match self.decimal_comma {
            true => {
                money::parse_or_zero(&money::with_point(self.text)).map_err(|why| with_comma(&why))
            }
            false => money::parse_or_zero(self.text),
        }
    }

    /// Yes or no, in the words that a command line knows too.
    pub fn yes_or_no(self) -> Read<bool> {
        read_boolean(self.text)
    }

    fn must_be_sound(self, param: &Param) -> Read<()> {
        // A figure with an exponent has a message of its own, which says what it could mean.
        match damage::found(Some(param.kind), self.text) {
            Some(damage) => Err(damage),
            None => Ok(()),
        }
    }
}

/// The rule for an amount where a decimal comma is as right as a point.
fn with_comma(rule: &str) -> String {
    rule.replace(
        "an optional decimal point",
        "an optional decimal comma or point, and nothing else",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::endpoint;

    /// Reads a cell as this flag of an operation.
    #[track_caller]
    fn check(command: &str, flag: &str, text: &str, decimal_comma: bool, expected: Read<&str>) {
        let operation = endpoint(command).expect("an operation");
        let param = operation.all_params().find(|param| param.flag == flag).expect("a flag");
        let told = match (Cell { text, decimal_comma }).value(param) {
            Ok(Some(value)) => value.to_string(),
            Ok(None) => "off".to_owned(),
            Err(why) => format!("!{why}"),
        };
        match expected {
            Ok(value) => assert_eq!(told, value, "{flag}: {text}"),
            Err(part) => {
                assert!(told.starts_with('!') && told.contains(&part), "{flag}: {text}: {told}")
            }
        }
    }

    #[track_caller]
    fn refuses(flag: &str, text: &str, part: &str) {
        check("orders refund", flag, text, true, Err(part.to_owned()));
    }

    #[test]
    fn amounts_are_read_as_the_single_command_reads_them() {
        for (text, sent) in
            [("400", "400"), ("399,50", "399.50"), ("399.50", "399.50"), ("0,5", "0.5")]
        {
            check("orders refund", "amount", text, true, Ok(sent));
        }
        check("orders refund", "amount", "399,50", false, Err("did you mean 399.50?".into()));
        refuses("amount", "1.000", "could mean 1000 or 1.00");
        refuses("amount", "1,000", "could mean 1000 or 1.00");
        refuses("amount", "1 000,50", "did you mean 1000.50?");
        refuses("amount", "1.000,50", "did you mean 1000.50?");
        refuses("amount", "-5", "must not be negative");
        refuses("amount", "0", "must be more than 0");
        refuses("amount", "399,505", "could mean");
        refuses("amount", "kr 50", "did you mean 50?");
        check("orders refund", "line", "7001=400,50", true, Ok(r#"{"id":7001,"amount":400.50}"#));
        refuses("line", "7001=1.000", "could mean 1000 or 1.00");
        refuses("line", "400", "must be ID=AMOUNT");
    }

    #[test]
    fn identifiers_choices_and_dates_are_read_as_the_single_command_reads_them() {
        check("orders refund", "ORDER_UUID", "<odr12>,", true, Ok("\"ODR12\""));
        refuses("ORDER_UUID", "RES1", "RES1 is a reservation");
        refuses("ORDER_UUID", "ODR1 ODR2", "only one is wanted");
        refuses("ORDER_UUID", "ODR12…", "its end is cut off");
        check("orders refund", "type", "Regular", true, Ok("\"Regular\""));
        refuses("type", "normal", "must be one of regular, invoiced, reservation");
        let invoice = "orders send-invoice";
        check(invoice, "date", "2026-12-24", true, Ok("\"2026-12-24\""));
        check(invoice, "date", "+7d", true, Ok("\"+7d\""));
        for (text, why) in [
            ("24.12.2026", "did you mean 2026-12-24?"),
            ("03/04/2026", "could mean 2026-04-03 or 2026-03-04"),
            ("46380", "did you mean 2026-12-24?"),
            ("24.12", "names no year"),
        ] {
            check(invoice, "date", text, true, Err(why.into()));
        }
        check(invoice, "line", "@lines.csv", true, Err("a cell cannot name a file".into()));
        check(invoice, "zip", "0150", true, Ok("\"0150\""));
        check(invoice, "msisdn", "4,79E+08", true, Err("has shortened".into()));
        check(invoice, "msisdn", "40000001.0", true, Err("did you mean 40000001?".into()));
        check("company details", "company_id", "999 888 777", true, Ok("\"999888777\""));
    }

    #[test]
    fn yes_and_no_are_read_in_the_languages_of_spreadsheets() {
        for yes in ["yes", "JA", "true", "SANN", "1", "x", "Wahr"] {
            check("orders refund", "full", yes, true, Ok("true"));
            check("orders send-invoice", "invoice-fee", yes, true, Ok("true"));
        }
        for no in ["no", "Nei", "FALSE", "USANN", "0", "nej"] {
            check("orders refund", "full", no, true, Ok("off"));
            check("orders send-invoice", "invoice-fee", no, true, Ok("false"));
        }
        refuses("full", "perhaps", "must be yes or no");
        refuses("full", "400", "must be yes or no");
    }
}
