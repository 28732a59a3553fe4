//! Cells that a spreadsheet or another program has changed, so that what stands in them is not what was meant: formulas, errors,
//! shortened numbers, letters in a wrong encoding. None is repaired: nobody knows what is lost.

use crate::api::Kind;

/// What happened to a cell, continuing a sentence that begins with it; nothing where it is sound.
pub fn found(kind: Option<&Kind>, cell: &str) -> Option<String> {
    if cell.starts_with('=') {
        return Some(formula(cell));
    }
    if ERRORS.iter().any(|error| cell.eq_ignore_ascii_case(error)) {
        return Some("is an error that a spreadsheet shows in the place of a value".into());
    }
    if cell.len() > 2 && cell.bytes().all(|byte| byte == b'#') {
        return Some("is what a spreadsheet shows where a column is too narrow: widen it, and save the file anew".into());
    }
    if is_shortened(cell) {
        return Some(
            "is a long number that a spreadsheet has shortened, so that digits are lost: format the column as text, fill it \
             in again and save the file anew"
                .into(),
        );
    }
    if let Some(digits) = with_lost_form(cell).filter(|_| kind.is_some_and(|kind| kind.digits)) {
        return Some(format!("was taken for a number, which it is not: did you mean {digits}?"));
    }
    if let Some(meant) = misread(cell) {
        return Some(format!(
            "was saved in one encoding and read in another: {meant}; export the file anew as UTF-8"
        ));
    }
    None
}

/// The errors of spreadsheets.
const ERRORS: [&str; 8] =
    ["#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!"];

/// A formula, or a text that was written as one so that its zeros stay: `="0150"`.
fn formula(cell: &str) -> String {
    let inner = cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    match inner.filter(|inner| !inner.contains('"')) {
        Some(inner) => format!("is a formula: did you mean {inner}?"),
        None => "is a formula, not its value: save the sheet with values".into(),
    }
}

/// `4,79E+08`: only spreadsheets write so.
fn is_shortened(cell: &str) -> bool {
    let Some((number, exponent)) = cell.split_once(['E', 'e']) else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, decimals) = number.split_once([',', '.']).unwrap_or((number, "0"));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or_default();
    whole.len() == 1 && digits(whole) && digits(decimals) && exponent.len() >= 2 && digits(exponent)
}

/// Digits behind which a program wrote decimals: `40000001.0`.
fn with_lost_form(cell: &str) -> Option<&str> {
    let (digits, decimals) = cell.split_once(['.', ','])?;
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let is_zero = matches!(decimals, "0" | "00");
    (is_number && is_zero).then_some(digits)
}

/// Letters of the Nordic countries as UTF-8 read in Windows-1252, each with what was meant.
const MISREAD: [(&str, char); 10] = [
    ("Ã¦", 'æ'),
    ("Ã¸", 'ø'),
    ("Ã¥", 'å'),
    ("Ã†", 'Æ'),
    ("Ã˜", 'Ø'),
    ("Ã…", 'Å'),
    ("Ã¤", 'ä'),
    ("Ã¶", 'ö'),
    ("Ã©", 'é'),
    ("Ã¼", 'ü'),
];

fn misread(cell: &str) -> Option<String> {
    if cell.is_ascii() {
        return None;
    }
    if cell.contains('\u{fffd}') {
        return Some("a letter in it is lost".into());
    }
    let (wrong, meant) = MISREAD.iter().find(|(wrong, _)| cell.contains(wrong))?;
    Some(format!("{wrong} is most likely {meant}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::endpoint;

    #[test]
    fn cells_that_a_spreadsheet_changed_are_named() {
        for (cell, expected) in [
            ("=A1+B1", "is a formula, not its value"),
            ("=\"0150\"", "did you mean 0150?"),
            ("#REF!", "an error that a spreadsheet shows"),
            ("#n/a", "an error that a spreadsheet shows"),
            ("########", "too narrow"),
            ("4,79E+08", "has shortened"),
            ("4.7912345E+10", "has shortened"),
            ("5e+15", "has shortened"),
            ("BjÃ¸rn", "Ã¸ is most likely ø"),
            ("Bj\u{fffd}rn", "a letter in it is lost"),
        ] {
            let told = found(None, cell).unwrap_or_default();
            assert!(told.contains(expected), "{cell}: {told}");
        }
        for sound in
            ["ODR1", "1E5", "Bjørn", "#1", "##", "-5", "3.0", "SÃO", "12E10", "4.79E", "E+08"]
        {
            assert_eq!(found(None, sound), None, "{sound}");
        }
    }

    #[test]
    fn digits_that_became_a_number_are_named_where_they_are_none() {
        let operation = endpoint("orders send-invoice").expect("an operation");
        let kind = |flag: &str| {
            operation.all_params().find(|param| param.flag == flag).map(|param| param.kind)
        };
        for flag in ["msisdn", "zip", "personal-number", "organization-id"] {
            for cell in ["40000001.0", "40000001,00"] {
                let told = found(kind(flag), cell).unwrap_or_default();
                assert!(told.contains("did you mean 40000001?"), "{flag}: {told}");
            }
        }
        assert_eq!(found(kind("reference"), "3.0"), None);
        assert_eq!(found(kind("maturity"), "14.0"), None);
    }
}
