//! A line of bash up to the cursor. Bash parts words at `=`, `:` and `@` too and hands them over with their quotes, so the
//! line is read here by the shell's own rules, and what bash is to insert counts from where its own word begins.
//!
//! The script's words: kind of completion (`COMP_TYPE`), width of the terminal, the line up to the cursor, and bash's own
//! word at the cursor.

use super::answer::Answer;
use super::quoting::{OpenQuote, for_bash};

/// The kinds of completion that list candidates and insert none of them whole: descriptions may stand behind them.
const LISTING: [&str; 3] = ["63", "33", "64"];

/// Two blanks and a bracket on each side.
const AROUND_HELP: usize = 4;

/// A line up to the cursor.
pub struct BashLine {
    /// The words before the one at the cursor, without the program's name.
    pub before: Vec<String>,
    /// The word at the cursor, up to it, without its quotes.
    pub current: String,
    /// How many bytes of it stand before what bash replaces.
    kept: usize,
    open: OpenQuote,
    lists: bool,
    width: usize,
}

impl BashLine {
    /// Reads what the script hands over.
    pub fn read(words: &[String]) -> Option<BashLine> {
        let [kind, width, line, own_word] = words else { return None };
        let mut words = split(line);
        let last = words.pop()?;
        // Variables may be set before the command.
        let program = words.iter().position(|word| !is_assignment(&word.text))?;
        let before = words.drain(program + 1..).map(|word| word.text).collect();
        Some(BashLine {
            before,
            kept: last.text.len().saturating_sub(unquoted(own_word, last.open).len()),
            open: last.open,
            current: last.text,
            lists: LISTING.contains(&kind.as_str()),
            width: width.parse().unwrap_or(80),
        })
    }

    /// The answer's lines: what stands before bash's own word is left out.
    pub fn lines(&self, answer: &Answer) -> String {
        let mut lines = String::new();
        if let Some(prefix) = &answer.files_after {
            let rest = prefix.get(self.kept..).unwrap_or_default();
            lines.push_str(format!(":files {rest}").trim_end());
            lines.push('\n');
        }
        if answer.continues {
            lines.push_str(":nospace\n");
        }
        let with_help = self.lists && answer.candidates.len() > 1;
        for candidate in &answer.candidates {
            let Some(rest) = candidate.value.get(self.kept..) else { continue };
            let mut line = for_bash(self.open, rest);
            if with_help && !candidate.help.is_empty() {
                line = self.with_help(line, &candidate.meaning());
            }
            lines.push_str(&line);
            lines.push('\n');
        }
        lines
    }

    /// A candidate with its description, cut to the terminal's width: bash only lists it.
    fn with_help(&self, line: String, help: &str) -> String {
        let room = self.width.saturating_sub(line.chars().count() + AROUND_HELP + 1);
        let cut: String = help.chars().take(room).collect();
        if cut.is_empty() { line } else { format!("{line}  ({cut})") }
    }
}

/// A word of a line.
struct Word {
    /// Without quotes and backslashes.
    text: String,
    /// The quote that is still open at its end.
    open: OpenQuote,
}

/// The words of a line; the last one is what stands at its end, nothing after a blank.
fn split(line: &str) -> Vec<Word> {
    let mut words = vec![Word { text: String::new(), open: OpenQuote::None }];
    let mut is_inside = false;
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        let Some(word) = words.last_mut() else { return words };
        match (word.open, letter) {
            (OpenQuote::None, letter) if letter.is_whitespace() => {
                if is_inside {
                    words.push(Word { text: String::new(), open: OpenQuote::None });
                    is_inside = false;
                }
                continue;
            }
            (OpenQuote::None, '\'') => word.open = OpenQuote::Single,
            (OpenQuote::None, '"') => word.open = OpenQuote::Double,
            (OpenQuote::Single, '\'') | (OpenQuote::Double, '"') => word.open = OpenQuote::None,
            (OpenQuote::None | OpenQuote::Double, '\\') => word.text.extend(letters.next()),
            (_, letter) => word.text.push(letter),
        }
        is_inside = true;
    }
    words
}

/// Bash's own word without backslashes. It leaves out the quote that is still open.
fn unquoted(word: &str, open: OpenQuote) -> String {
    let whole = match open {
        OpenQuote::None => word.to_owned(),
        OpenQuote::Single => format!("'{word}"),
        OpenQuote::Double => format!("\"{word}"),
    };
    split(&whole).pop().map(|word| word.text).unwrap_or_default()
}

fn is_assignment(word: &str) -> bool {
    let Some((name, _)) = word.split_once('=') else { return false };
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    !name.is_empty() && name.bytes().all(is_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The line, bash's own word, and what is understood: the words before, the one at the cursor, and its kept part.
    #[track_caller]
    fn check(line: &str, own: &str, before: &[&str], current: &str, kept: &str) {
        let words = ["9", "80", line, own].map(str::to_owned);
        let read = BashLine::read(&words).expect("a line");
        assert_eq!(
            (read.before.as_slice(), read.current.as_str()),
            (before.map_texts().as_slice(), current)
        );
        assert_eq!(&read.current[..read.kept], kept);
    }

    trait Texts {
        fn map_texts(&self) -> Vec<String>;
    }

    impl Texts for &[&str] {
        fn map_texts(&self) -> Vec<String> {
            self.iter().map(ToString::to_string).collect()
        }
    }

    #[test]
    fn a_line_is_read_by_the_rules_of_the_shell() {
        check("fpgo ord", "ord", &[], "ord", "");
        check("fpgo orders ", "", &["orders"], "", "");
        check("A=1 ./fpgo orders  list", "list", &["orders"], "list", "");
        check("fpgo -p 'my shop' o", "o", &["-p", "my shop"], "o", "");
        check("fpgo --status=PA", "PA", &[], "--status=PA", "--status=");
        check("fpgo --status=", "", &[], "--status=", "--status=");
        check("fpgo --status PARTIAL\\ R", "PARTIAL\\ R", &["--status"], "PARTIAL R", "");
        check("fpgo --status 'PARTIAL R", "PARTIAL R", &["--status"], "PARTIAL R", "");
        check("fpgo --line @a", "@a", &["--line"], "@a", "");
    }

    #[test]
    fn what_continues_a_word_is_quoted_as_the_word_is() {
        let check = |open, expected: &str| assert_eq!(for_bash(open, "a b's $1"), expected);
        check(OpenQuote::None, "a\\ b\\'s\\ \\$1");
        check(OpenQuote::Single, "a b'\\''s $1");
        check(OpenQuote::Double, "a b's \\$1");
    }
}
