//! The words of a command line of a POSIX shell, or of Windows' `cmd` as browsers copy it for that.

/// What ends a command.
const ENDS: [&str; 8] = ["|", "||", "&&", ";", "&", ">", ">>", "2>&1"];

/// The words up to the end of the command; nothing where a quote is not closed.
pub fn words(text: &str) -> Option<Vec<String>> {
    let text = match text.contains("^\"") {
        true => without_carets(text),
        false => text.to_owned(),
    };
    let mut words = shell_words::split(&text).ok()?;
    let end = words.iter().position(|word| ENDS.contains(&word.as_str()));
    words.truncate(end.unwrap_or(words.len()));
    Some(words)
}

/// A text without the escapes of `cmd`: `^&` is `&`, and at the end of a line `^` goes on.
fn without_carets(text: &str) -> String {
    let mut own = String::with_capacity(text.len());
    let mut letters = text.chars().filter(|letter| *letter != '\r');
    while let Some(letter) = letters.next() {
        own.extend(match letter {
            '^' => letters.next().map(|next| if next == '\n' { ' ' } else { next }),
            letter => Some(letter),
        });
    }
    own
}
