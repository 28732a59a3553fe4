//! The body that a person brings along: JSON files of `--data`, laid over each other. What flags add to it is the
//! endpoint's work.

use std::path::Path;

use serde_json::{Map, Value};

use crate::api::Problem;
use crate::base::error::{Error, Result};
use crate::base::input;
use crate::base::json::{self, JsonError};
use crate::base::json_text;

/// Reads the files in order; later ones win, member by member. No file is an empty object.
pub fn read(files: &[String]) -> Result<Value> {
    if files.iter().filter(|file| *file == "-").count() > 1 {
        return Err(Error::invalid(
            "standard input can be read once only: --data - stands there twice",
        ));
    }
    let mut body = Value::Object(Map::new());
    for file in files {
        let above = parse(read_text(file)?, name(file))?;
        if let Err(Clash { pointer, below, above }) = merge(&mut body, above, "") {
            let path = Problem::wrong(pointer, "").path();
            return Err(Error::invalid(format!(
                "{} has {above} as {path}, an earlier file {below}: which of the two is meant cannot be told",
                name(file)
            ))
            .next("leave one of them out"));
        }
    }
    Ok(body)
}

/// An object in JSON in which comments and trailing commas may stand, as templates have them. The numbers stay digit
/// for digit, and nothing that the text says is dropped.
pub fn parse(mut text: String, name: &str) -> Result<Value> {
    if json_text::has_more_values(text.as_bytes(), input::MOST_VALUES) {
        let most = input::MOST_VALUES;
        return Err(Error::invalid(format!("{name} holds more than {most} values")));
    }
    // What it cannot take apart, the parser below tells the place of.
    let _ = json_strip_comments::strip(&mut text);
    match json::parse(text.as_bytes()) {
        Ok(body) if body.is_object() => Ok(body),
        Ok(other) => {
            let is = json::kind_of(&other);
            Err(Error::invalid(format!("{name} holds {is}, and a body is an object")))
        }
        Err(JsonError::DuplicateKey(pointer)) => Err(stands_twice(name, &pointer)),
        Err(JsonError::Syntax(error)) => {
            let place = format!("line {}, column {}", error.line(), error.column());
            // The library's message repeats the place at its end.
            let what = error.to_string();
            let what = what.split(" at line ").next().unwrap_or_default().to_owned();
            Err(Error::invalid(format!("{name} is not valid JSON: {place}: {what}")))
        }
    }
}

/// The failure of JSON that names a place twice.
pub fn stands_twice(name: &str, pointer: &str) -> Error {
    let path = Problem::wrong(pointer, "").path();
    Error::invalid(format!(
        "{name}: {path} stands there twice, and which of the two is meant cannot be told"
    ))
    .next("leave one of them out")
}

fn read_text(file: &str) -> Result<String> {
    let read = match file {
        "-" => input::stdin_text(input::LARGEST),
        _ => input::read_text(Path::new(file), input::LARGEST),
    };
    match read {
        Ok(text) => Ok(text),
        Err(error) => Err(Error::invalid(format!("{} cannot be read: {error}", name(file)))),
    }
}

fn name(file: &str) -> &str {
    if file == "-" { "standard input" } else { file }
}

/// A place where two files have values that cannot be laid over each other.
#[derive(Debug)]
struct Clash {
    pointer: String,
    /// What kind of value the earlier files have there.
    below: &'static str,
    /// What kind the later one has.
    above: &'static str,
}

/// Lays one JSON over another: objects member by member, everything else whole. Fails where an object would take the
/// place of something else, or something else that of an object or a list: all of it would be gone. Null is nothing to
/// lose.
fn merge(below: &mut Value, above: Value, pointer: &str) -> std::result::Result<(), Clash> {
    match (below, above) {
        (Value::Object(below), Value::Object(above)) => {
            for (key, value) in above {
                let inside = format!("{pointer}/{key}");
                merge(below.entry(key).or_insert(Value::Null), value, &inside)?;
            }
            Ok(())
        }
        (below, above)
            if !below.is_null()
                && (is_whole(below) || is_whole(&above))
                && json::kind_of(below) != json::kind_of(&above) =>
        {
            let (below, above) = (json::kind_of(below), json::kind_of(&above));
            Err(Clash { pointer: pointer.to_owned(), below, above })
        }
        (below, above) => {
            *below = above;
            Ok(())
        }
    }
}

fn is_whole(value: &Value) -> bool {
    value.is_object() || value.is_array()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn later_files_win_member_by_member() {
        let mut body = json!({"a": {"b": 1, "c": 2}, "d": [1, 2]});
        merge(&mut body, json!({"a": {"c": 3}, "d": [4]}), "").expect("the same kinds");
        assert_eq!(body, json!({"a": {"b": 1, "c": 3}, "d": [4]}));
    }
}
