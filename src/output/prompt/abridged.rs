//! A long text, or one of several lines, on a few rows of the terminal: how it begins, and how much it is. What was pasted
//! there as a whole would push the question from the screen.

use console::measure_text_width;

use crate::base::text;

/// More rows than this are not shown of what is pasted.
pub const MOST_ROWS: usize = 4;

/// How the letters begin, on two rows after a prompt of this width, and how much they are.
pub fn abridged(letters: &[char], line_breaks: usize, prompt: usize, columns: usize) -> String {
    let lines = line_breaks + usize::from(letters.last() != Some(&'\n'));
    let lines = if lines == 1 { String::new() } else { format!("{lines} lines, ") };
    let ending = format!("… [{lines}{} letters]", letters.len());
    let room = (2 * columns).saturating_sub(prompt + measure_text_width(&ending) + 1);
    let mut shown = String::new();
    let mut width = 0;
    for letter in letters.iter().take_while(|letter| **letter != '\n').take(room) {
        let letter = text::visible(letter.encode_utf8(&mut [0; 4])).into_owned();
        width += measure_text_width(&letter);
        if width > room {
            break;
        }
        shown.push_str(&letter);
    }
    shown + &ending
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, columns: usize, expected: &str) {
        let letters: Vec<char> = text.chars().collect();
        let line_breaks = text.matches('\n').count();
        assert_eq!(abridged(&letters, line_breaks, 2, columns), expected, "{text:?}");
    }

    #[test]
    fn a_paste_shows_how_it_begins_and_how_much_it_is() {
        check("GET /cb?a=1\r\nHost: x\n", 80, "GET /cb?a=1\\r… [2 lines, 21 letters]");
        check("a\nb", 80, "a… [2 lines, 3 letters]");
        check("\n\n", 80, "… [2 lines, 2 letters]");
        check(&"x".repeat(100), 20, &format!("{}… [100 letters]", "x".repeat(22)));
        check(&"ø".repeat(100), 5, "… [100 letters]");
    }

    #[test]
    fn it_never_takes_more_than_two_rows() {
        for columns in [30, 50, 80] {
            for letter in ["a", "漢", "\u{202e}"] {
                let letters: Vec<char> = letter.repeat(1000).chars().collect();
                let shown = abridged(&letters, 0, 2, columns);
                assert!(2 + measure_text_width(&shown) <= 2 * columns, "{columns} {letter}");
            }
        }
    }
}
