//! The records of a file of JSON that is laid out over several lines: each value of it, or each element of its list. Of a long file no
//! more than one is held. Where the objects of a list stand deeper in a value, each is a record of its own, unless what is around them
//! tells of a method.

use std::fmt;
use std::io::{self, BufRead, BufReader, Read};

use serde::de::{self, Deserializer as _, SeqAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Deserializer, Map, Value};

use super::bounded::{Allowance, Bounded};
use super::doubles::says_two_things;
use super::scopes::{is_pair, tells_method};

/// What is done with the text of each record.
pub type EachRecord<'a> = &'a mut dyn FnMut(&[u8]) -> io::Result<()>;

/// Reads such a file, and hands over each record in its order. What that fails with is the failure.
pub fn each_record(source: impl Read, each: EachRecord) -> io::Result<()> {
    let left = Allowance::new();
    let mut source = BufReader::new(Bounded::new(source, left.clone()));
    while let Some(first) = first_sign(&mut source)? {
        left.renew();
        let mut json = Deserializer::from_reader(&mut source);
        if first == b'[' {
            let mut failure = None;
            let list = Elements { each: &mut *each, left: &left, failure: &mut failure };
            let read = json.deserialize_seq(list).map_err(io::Error::from);
            failure.map_or(read, Err)?;
        } else {
            let value = <Box<RawValue> as de::Deserialize>::deserialize(&mut json)?;
            split(value.get(), each)?;
        }
    }
    Ok(())
}

/// The first byte of the next value; none at the end.
fn first_sign(source: &mut impl BufRead) -> io::Result<Option<u8>> {
    loop {
        let buffer = source.fill_buf()?;
        let Some(end) = buffer.iter().position(|byte| !b" \t\r\n".contains(byte)) else {
            match buffer.len() {
                0 => return Ok(None),
                count => source.consume(count),
            }
            continue;
        };
        let sign = buffer[end];
        source.consume(end);
        return Ok(Some(sign));
    }
}

/// The elements of a list.
struct Elements<'a, 'b> {
    each: EachRecord<'a>,
    left: &'b Allowance,
    /// What handing over failed with, which the library for JSON cannot carry.
    failure: &'b mut Option<io::Error>,
}

impl<'de> Visitor<'de> for Elements<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of records")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        while let Some(element) = elements.next_element::<Box<RawValue>>()? {
            self.left.renew();
            if let Err(error) = split(element.get(), &mut *self.each) {
                *self.failure = Some(error);
                return Err(de::Error::custom("it was not handed over"));
            }
        }
        Ok(())
    }
}

/// Hands over a value, or the records within it. One that says two things is not taken apart.
fn split(text: &str, each: EachRecord) -> io::Result<()> {
    let mut lists = Vec::new();
    let around = match serde_json::from_str(text) {
        Ok(mut value) if !says_two_things(text.as_bytes()) => {
            take_lists(&mut value, &mut lists);
            (!lists.is_empty()).then_some(value)
        }
        _ => None,
    };
    match around {
        None => each(text.as_bytes()),
        Some(value) => {
            each(value.to_string().as_bytes())?;
            lists.into_iter().flatten().try_for_each(|record| split(&record.to_string(), each))
        }
    }
}

/// Takes the lists of records out of a value.
fn take_lists(value: &mut Value, lists: &mut Vec<Vec<Value>>) {
    match value {
        Value::Array(items) if are_records(items) => lists.push(std::mem::take(items)),
        Value::Array(items) => items.iter_mut().for_each(|item| take_lists(item, lists)),
        Value::Object(members) if !tells_method(members) => {
            members.values_mut().for_each(|own| take_lists(own, lists));
        }
        _ => {}
    }
}

/// Whether a list has several objects, and is none of names with their values.
fn are_records(items: &[Value]) -> bool {
    let is_record = |item: &Value| item.as_object().is_some_and(|own: &Map<_, _>| !is_pair(own));
    items.len() > 1 && items.iter().all(is_record)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(text: &str) -> (Vec<String>, io::Result<()>) {
        let mut seen = Vec::new();
        let read = each_record(text.as_bytes(), &mut |record| {
            let record: Box<RawValue> = serde_json::from_slice(record).expect("a value");
            seen.push(record.get().replace([' ', '\n'], ""));
            Ok(())
        });
        (seen, read)
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let (seen, read) = records(text);
        assert!(read.is_ok(), "{text}: {read:?}");
        assert_eq!(seen, expected, "{text}");
    }

    #[test]
    fn each_value_and_each_element_is_a_record() {
        check("", &[]);
        check(" \n", &[]);
        check("{\n  \"a\": 1\n}\n{\"b\":\n 2}\n", &[r#"{"a":1}"#, r#"{"b":2}"#]);
        check(
            "[\n  {\"a\": 1},\n  {\"a\": [2]},\n  \"x\"\n]\n",
            &[r#"{"a":1}"#, r#"{"a":[2]}"#, "\"x\""],
        );
        check("[]\n[[1]]", &["[1]"]);
    }

    #[test]
    fn the_objects_of_a_list_are_records_unless_a_method_stands_around_them() {
        check(
            r#"{"n": 2, "events": [{"u": 1}, {"u": {"more": [{"u": 2}, {"u": 3}]}}]}"#,
            &[
                r#"{"n":2,"events":[]}"#,
                r#"{"u":1}"#,
                r#"{"u":{"more":[]}}"#,
                r#"{"u":2}"#,
                r#"{"u":3}"#,
            ],
        );
        for whole in [
            r#"{"method":"POST","parts":[{"u":1},{"u":2}]}"#,
            r#"{"m":"POST","parts":[{"u":1},{"u":2}]}"#,
            r#"{"query":[{"name":"a","value":1},{"name":"b","value":2}]}"#,
            r#"{"uri":"/a","uri":"/b","l":[{"u":1},{"u":2}]}"#,
            r#"{"l":[{"u":1}]}"#,
        ] {
            check(whole, &[whole]);
        }
    }

    #[test]
    fn what_stands_before_a_fault_is_handed_over() {
        for text in ["{\"a\": 1}\n{\"b\"", "[{\"a\": 1}, x", "{\"a\": 1}\nx"] {
            let (seen, read) = records(text);
            assert_eq!(seen, [r#"{"a":1}"#], "{text}");
            assert!(read.is_err(), "{text}");
        }
        let stopped =
            each_record(b"[{}, {}]".as_slice(), &mut |_| Err(io::ErrorKind::BrokenPipe.into()));
        assert_eq!(stopped.expect_err("it stops").kind(), io::ErrorKind::BrokenPipe);
    }
}
