//! Rows of cells that stand for themselves, as most do: they are written without a second look. What stands in other cells is
//! spelt out elsewhere.

/// Room for the digits of a whole number.
pub use itoa::Buffer as Digits;

/// A column for people.
#[derive(Clone, Copy, Debug)]
pub struct ColumnWidth {
    /// How wide it is at least; 0 for one that is as wide as its cells.
    pub least: usize,
    /// Whether its cells stand on the right.
    pub is_right: bool,
}

/// Whether a cell stands for itself in every format: letters, digits and blanks.
#[inline]
fn is_plain(cell: &str) -> bool {
    cell.bytes().fold(true, |plain, byte| plain & IS_PLAIN[usize::from(byte)])
}

/// The same for each byte.
static IS_PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        plain[byte as usize] = byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'_');
        byte += 1;
    }
    plain
};

/// Adds a line of these columns with a separator between them, unless one of its cells does not stand for itself, or nothing stands
/// in any.
pub fn add_plain_row(
    cells: &[&str],
    columns: &[usize],
    separator: char,
    lines: &mut String,
) -> bool {
    let shown = columns.iter().map(|column| cells[*column]);
    if !shown.clone().all(is_plain) || shown.clone().all(str::is_empty) {
        return false;
    }
    for (place, cell) in shown.enumerate() {
        if place > 0 {
            lines.push(separator);
        }
        lines.push_str(cell);
    }
    lines.push('\n');
    true
}

/// Adds an object on a line: a number under its name, and texts under theirs; null for an empty one.
pub fn add_object(number: (&str, u64), texts: &[(&str, &str)], lines: &mut String) {
    lines.push_str("{\"");
    lines.push_str(number.0);
    lines.push_str("\":");
    lines.push_str(Digits::new().format(number.1));
    for (name, text) in texts {
        lines.push_str(",\"");
        lines.push_str(name);
        lines.push_str("\":");
        match *text {
            "" => lines.push_str("null"),
            text if is_plain(text) => {
                lines.push('"');
                lines.push_str(text);
                lines.push('"');
            }
            text => lines.push_str(&serde_json::Value::from(text).to_string()),
        }
    }
    lines.push_str("}\n");
}

/// Adds a cell of a column for people.
pub fn add_aligned(cell: &str, column: ColumnWidth, lines: &mut String) {
    let width = if is_plain(cell) { cell.len() } else { cell.chars().count() };
    let blanks = column.least.saturating_sub(width);
    add_blanks(if column.is_right { blanks } else { 0 }, lines);
    lines.push_str(cell);
    add_blanks(if column.is_right { 0 } else { blanks }, lines);
}

fn add_blanks(mut count: usize, lines: &mut String) {
    const BLANKS: &str = "                ";
    while count > 0 {
        let some = count.min(BLANKS.len());
        lines.push_str(&BLANKS[..some]);
        count -= some;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_does_not_stand_for_itself_adds_nothing() {
        let mut lines = "before\n".to_owned();
        assert!(add_plain_row(&["1", "", "PAID"], &[0, 1, 2, 0], '\t', &mut lines));
        for cell in ["a\tb", "a,b", "\"", "=1", "-1", "æ", "\u{202e}", "\n", "\\"] {
            assert!(!add_plain_row(&["1", cell], &[0, 1], ',', &mut lines), "{cell:?}");
        }
        assert!(!add_plain_row(&["", ""], &[0, 1], ',', &mut lines));
        assert!(add_plain_row(&["", "2"], &[0, 1], ',', &mut lines));
        assert_eq!(lines, "before\n1\t\tPAID\t1\n,2\n");
    }

    #[test]
    fn an_object_is_what_the_library_writes() {
        let texts = [("a", "PAID"), ("b", ""), ("c", "\"æ\\\u{1}\n"), ("d", "a b_c-d")];
        let mut lines = String::new();
        add_object(("line", u64::MAX), &texts, &mut lines);
        let mut expected = serde_json::json!({"line": u64::MAX});
        for (name, text) in texts {
            let text = Some(text).filter(|text| !text.is_empty());
            expected[name] = text.into();
        }
        assert_eq!(lines, format!("{expected}\n"));
    }

    #[test]
    fn cells_are_aligned_as_the_library_aligns_them() {
        for cell in ["", "7", "æøå", "a-b", "more than that is wide, and more than sixteen letters"]
        {
            let mut lines = String::new();
            add_aligned(cell, ColumnWidth { least: 20, is_right: true }, &mut lines);
            add_aligned(cell, ColumnWidth { least: 4, is_right: false }, &mut lines);
            assert_eq!(lines, format!("{cell:>20}{cell:4}"));
        }
    }
}
