//! The body that a person brings along: `--data` files laid over each other, `--set` and `--unset`, and lines from a
//! CSV file. What flags add to it is the endpoint's work.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use serde_json::{Map, Value};

use crate::api::{Base, Kind, Pairs, Problem};
use crate::base::csv_text::{self, StrictCsv};
use crate::base::error::{Error, Result};
use crate::base::input;
use crate::base::json::{self, Fault};
use crate::base::json_text;
use crate::base::text;

/// The most lines of a file of lines: no order is that long, and each takes some kilobytes of memory until it is sent.
const MOST_ROWS: usize = 20_000;

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
        merge(&mut body, above, "").map_err(|(pointer, below, above)| {
            let path = Problem::wrong(pointer, "").path();
            Error::invalid(format!(
                "{} has {above} as {path}, an earlier file {below}: which of the two is meant cannot be told",
                name(file)
            ))
            .next("leave one of them out")
        })?;
    }
    Ok(body)
}

/// Lines of JSON, one value each; empty lines are none.
pub fn lines(file: &str) -> Result<Vec<Value>> {
    let text = read_text(file)?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let value = |(at, line): (usize, &str)| {
        let name = format!("{}, line {}", name(file), at + 1);
        json::parse(line.as_bytes()).map_err(|fault| match fault {
            Fault::Syntax(error) => Error::invalid(format!("{name}: no JSON: {error}")),
            Fault::Twice(pointer) => stands_twice(&name, &pointer),
        })
    };
    lines.map(value).collect()
}

/// An object in JSON in which comments and trailing commas may stand, as templates have them. The numbers stay digit for
/// digit, and nothing that the text says is dropped.
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
        Err(Fault::Twice(pointer)) => Err(stands_twice(name, &pointer)),
        Err(Fault::Syntax(error)) => {
            let place = format!("line {}, column {}", error.line(), error.column());
            // The library's message repeats the place at its end.
            let what = error.to_string();
            let what = what.split(" at line ").next().unwrap_or_default().to_owned();
            Err(Error::invalid(format!("{name} is not valid JSON: {place}: {what}")))
        }
    }
}

fn stands_twice(name: &str, pointer: &str) -> Error {
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
    read.map_err(|error| Error::invalid(format!("{} cannot be read: {error}", name(file))))
}

fn name(file: &str) -> &str {
    if file == "-" { "standard input" } else { file }
}

/// Lays one JSON over another: objects member by member, everything else whole. Fails with the place and what stands
/// there where an object would take the place of something else, or something else that of an object or a list: all of it
/// would be gone. Null is nothing to lose.
fn merge(
    below: &mut Value,
    above: Value,
    pointer: &str,
) -> std::result::Result<(), (String, &'static str, &'static str)> {
    let is_whole = |value: &Value| value.is_object() || value.is_array();
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
            Err((pointer.to_owned(), json::kind_of(below), json::kind_of(&above)))
        }
        (below, above) => {
            *below = above;
            Ok(())
        }
    }
}

/// How deep a path may lead into a body: what is read of JSON files is bounded alike.
const DEEPEST: usize = 100;

/// Carries out one `--set path=value`. The value is JSON if it reads as JSON, else a text.
pub fn set(body: &mut Value, assignment: &str, base: Base) -> Result<()> {
    let Some((path, value)) = assignment.split_once('=') else {
        return Err(Error::invalid(format!(
            "--set {assignment}: must be path=value, such as orderSummary.grandTotal=800"
        )));
    };
    let value = match json::parse(value.as_bytes()) {
        Ok(value) => value,
        Err(Fault::Twice(pointer)) => return Err(stands_twice(&format!("--set {path}"), &pointer)),
        Err(Fault::Syntax(_)) => Value::String(value.to_owned()),
    };
    let mut place = body;
    for part in parts(path)? {
        place = enter(place, &part, base)
            .map_err(|why| Error::invalid(format!("--set {path}: {why}")))?;
    }
    *place = value;
    Ok(())
}

/// Carries out one `--unset path`. What is not there need not be taken away.
pub fn unset(body: &mut Value, path: &str) -> Result<()> {
    let mut parts = parts(path)?;
    let last = parts.pop().unwrap_or_default();
    let pointer: String = parts.iter().map(|part| format!("/{part}")).collect();
    match body.pointer_mut(&pointer) {
        Some(Value::Object(members)) => drop(members.shift_remove(&last)),
        Some(Value::Array(items)) => {
            if let Some(index) = text::digits(&last).filter(|index: &usize| *index < items.len()) {
                items.remove(index);
            }
        }
        _ => {}
    }
    Ok(())
}

/// `$.products[0].rate`, `products[0].rate` and `products.0.rate` are one path.
fn parts(path: &str) -> Result<Vec<String>> {
    let plain = path.trim().trim_start_matches("$.").replace('[', ".").replace(']', "");
    let parts: Vec<String> = plain.split('.').map(str::to_owned).collect();
    if parts.len() > DEEPEST {
        return Err(Error::invalid(format!(
            "a path has {} parts, and no body is nested more than {DEEPEST} deep",
            parts.len()
        )));
    }
    if parts.iter().any(|part| part.is_empty() || part.contains(['/', '~'])) {
        return Err(Error::invalid(format!(
            "{path:?} is no path: names with points between, such as customerDetails.email"
        )));
    }
    Ok(parts)
}

/// The place of this name or position, made if it is the next one.
fn enter<'a>(
    place: &'a mut Value,
    part: &str,
    base: Base,
) -> std::result::Result<&'a mut Value, String> {
    if let Value::Array(items) = place {
        let index: Option<usize> = text::digits(part);
        if index == Some(items.len()) {
            items.push(Value::Object(Map::new()));
        }
        let item = index.and_then(|index| items.get_mut(index));
        return item.ok_or_else(|| {
            format!("the list has no element {part}, and the next one would not be it")
        });
    }
    let members = base.inside(place).map_err(|is| {
        format!("{part} cannot stand in {is}, which would be gone: set the whole of it")
    })?;
    Ok(members.entry(part.to_owned()).or_insert_with(|| Value::Object(Map::new())))
}

/// Elements of a list from a CSV file: the first row names the keys.
pub fn rows(file: &str, kind: &Kind) -> std::result::Result<Vec<Value>, String> {
    let Some(element) = kind.row else { return Err("takes no file".into()) };
    let opened = input::open(Path::new(file));
    let opened = opened.map_err(|error| format!("{file} cannot be read: {error}"))?;
    // Without the bound a quote that is never closed would be one endless cell.
    let mut opened = BufReader::new(opened.take(input::LARGEST));
    let mut first_line = Vec::new();
    let read = opened.read_until(b'\n', &mut first_line);
    read.map_err(|error| format!("{file} cannot be read: {error}"))?;
    if first_line.starts_with(b"\xff\xfe") || first_line.starts_with(b"\xfe\xff") {
        return Err(format!("{file} cannot be read: {}", text::encoding(&first_line)));
    }
    let first_line = text::without_mark(&first_line);
    let delimiter = csv_text::delimiter(first_line);
    let whole = StrictCsv::new(first_line.chain(opened), delimiter);
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(whole);
    let titles = reader.headers().map_err(|error| format!("{file}: {error}"))?.clone();
    let titles: Vec<String> = titles.iter().map(|title| title.trim().to_owned()).collect();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| format!("{file}: {error}"))?;
        let line = record.position().map_or(0, csv::Position::line);
        if rows.len() == MOST_ROWS {
            return Err(format!("{file} has more than {MOST_ROWS} rows"));
        }
        let cells = titles.iter().cloned().zip(record.iter().map(str::to_owned));
        let list = cells.filter(|(_, value)| !value.is_empty()).collect();
        let pairs = Pairs { list, decimal_comma: delimiter != b',' };
        rows.push(element(pairs).map_err(|why| format!("{file}, line {line}: {why}"))?);
    }
    if rows.is_empty() { Err(format!("{file} has no rows")) } else { Ok(rows) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn set_reaches_every_field_with_the_type_as_typed() {
        let mut body = json!({"products": [{"rate": 1}]});
        for assignment in [
            "products[0].rate=2.50",
            "a.b=true",
            "c=text",
            "d=\"5\"",
            "$.e=null",
            "products.1.rate=3",
        ] {
            set(&mut body, assignment, Base::File).expect(assignment);
        }
        let expected =
            r#"{"products":[{"rate":2.50},{"rate":3}],"a":{"b":true},"c":"text","d":"5","e":null}"#;
        assert_eq!(body.to_string(), expected);
        for bad in ["products[7].rate=1", "novalue", "a..b=1", "a/b=1"] {
            assert!(set(&mut body, bad, Base::File).is_err(), "{bad}");
        }
        unset(&mut body, "a.b").expect("a path");
        unset(&mut body, "products[1]").expect("a path");
        unset(&mut body, "nowhere.at.all").expect("a path");
        assert_eq!(body["a"], json!({}));
        assert_eq!(body["products"].as_array().map(Vec::len), Some(1));
    }

    #[test]
    fn later_files_win_member_by_member() {
        let mut body = json!({"a": {"b": 1, "c": 2}, "d": [1, 2]});
        merge(&mut body, json!({"a": {"c": 3}, "d": [4]}), "").expect("the same kinds");
        assert_eq!(body, json!({"a": {"b": 1, "c": 3}, "d": [4]}));
    }
}
