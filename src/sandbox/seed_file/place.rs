//! Where in an object of a seed the library for JSON found a mistake: it tells a line, and in a text that has each member and each
//! element on a line of its own that is a place. Reading by the text is how the world reads its objects too, so a seed needs no
//! code of its own for each kind of them.

use serde_json::{Deserializer, Error};

/// An object or a list whose end was not read yet.
struct Open {
    /// How it is reached from what it stands in.
    step: String,
    /// The number of its next element, if it is a list.
    next: Option<usize>,
}

/// The path of what stands on a line of JSON as `{:#}` writes it, from the outermost value on: `.events[0].who`.
pub fn path_of_line(text: &str, line: usize) -> String {
    let (mut open, mut path) = (Vec::new(), String::new());
    for text in text.lines().take(line) {
        let text = text.trim();
        let step = match text.starts_with(['}', ']']) {
            true => open.pop().map_or(String::new(), |ended: Open| ended.step),
            false => step(text, open.last_mut()),
        };
        path = open.iter().map(|around| around.step.as_str()).chain([step.as_str()]).collect();
        if text.ends_with(['{', '[']) {
            open.push(Open { step, next: text.ends_with('[').then_some(0) });
        }
    }
    path
}

/// How what begins on a line is reached from what it stands in.
fn step(text: &str, around: Option<&mut Open>) -> String {
    match around {
        None => String::new(),
        Some(Open { next: Some(next), .. }) => {
            *next += 1;
            format!("[{}]", *next - 1)
        }
        Some(Open { next: None, .. }) => {
            let mut name = Deserializer::from_str(text).into_iter::<String>();
            name.next().and_then(Result::ok).map_or(String::new(), |name| format!(".{name}"))
        }
    }
}

/// What the mistake is, without the line.
pub fn mistake(error: &Error) -> String {
    let (told, place) =
        (error.to_string(), format!(" at line {} column {}", error.line(), error.column()));
    told.strip_suffix(&place).unwrap_or(&told).to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn each_line_has_the_path_of_what_stands_on_it() {
        let value = json!({
            "a": 1, "b {": {"c": ["{", [], [2, {}], {"d\": ": "]"}], "e": {}}, "f": null
        });
        let text = format!("{value:#}");
        let paths: Vec<String> =
            (1..=text.lines().count()).map(|line| path_of_line(&text, line)).collect();
        let expected = [
            "",
            ".a",
            ".b {",
            ".b {.c",
            ".b {.c[0]",
            ".b {.c[1]",
            ".b {.c[2]",
            ".b {.c[2][0]",
            ".b {.c[2][1]",
            ".b {.c[2]",
            ".b {.c[3]",
            ".b {.c[3].d\": ",
            ".b {.c[3]",
            ".b {.c",
            ".b {.e",
            ".b {",
            ".f",
            "",
        ];
        assert_eq!(paths, expected, "{text}");
        assert_eq!(path_of_line(&format!("{:#}", Value::from(7)), 1), "");
    }

    #[test]
    fn a_mistake_is_told_without_its_line() {
        let error = serde_json::from_str::<bool>("7").expect_err("no bool");
        assert_eq!(mistake(&error), "invalid type: integer `7`, expected a boolean");
    }
}
