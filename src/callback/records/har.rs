//! The requests of a HAR file (what browsers export of their network log), read entry by entry: of a long file no more than
//! one is held.

use std::io::{self, Read};

use serde::Deserialize;
use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::bounded::{Allowance, Bounded};

/// What is done with the method and the address of each request.
pub type EachRequest<'a> = &'a mut dyn FnMut(&str, &str) -> io::Result<()>;

/// Reads a HAR file, and hands over each request in its order. What that fails with is the failure.
pub fn each_request(source: impl Read, each: EachRequest) -> io::Result<()> {
    let left = Allowance::new();
    let source = io::BufReader::new(Bounded::new(source, left.clone()));
    let mut json = serde_json::Deserializer::from_reader(source);
    let mut failure = None;
    let walk = Walk { level: Level::File, each, left: &left, failure: &mut failure };
    let read = walk.deserialize(&mut json).and_then(|()| json.end());
    match (failure, read) {
        (Some(failure), _) => Err(failure),
        (None, read) => read.map_err(io::Error::from),
    }
}

/// Where in the file the walk is: `{"log": {"entries": […]}}`.
#[derive(Clone, Copy)]
enum Level {
    File,
    Log,
    Entries,
}

impl Level {
    /// The member that leads further, and where to.
    fn next(self, name: &str) -> Option<Level> {
        match (self, name) {
            (Level::File, "log") => Some(Level::Log),
            (Level::Log, "entries") => Some(Level::Entries),
            _ => None,
        }
    }
}

struct Walk<'a, 'b> {
    level: Level,
    each: EachRequest<'a>,
    left: &'b Allowance,
    /// What handing over failed with, which the library for JSON cannot carry.
    failure: &'b mut Option<io::Error>,
}

/// What is read of an entry.
#[derive(Deserialize)]
struct Entry {
    request: Option<Request>,
}

#[derive(Deserialize)]
struct Request {
    #[serde(default)]
    method: String,
    #[serde(default)]
    url: String,
}

impl<'de> DeserializeSeed<'de> for Walk<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.level {
            Level::Entries => deserializer.deserialize_seq(self),
            Level::File | Level::Log => deserializer.deserialize_map(self),
        }
    }
}

impl<'de> Visitor<'de> for Walk<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a HAR file")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        while let Some(name) = members.next_key::<String>()? {
            let Some(level) = self.level.next(&name) else {
                members.next_value::<IgnoredAny>()?;
                continue;
            };
            let inner = Walk { level, each: self.each, left: self.left, failure: self.failure };
            members.next_value_seed(inner)?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        self.left.renew();
        while let Some(entry) = entries.next_element::<Entry>()? {
            let request = entry.request.as_ref();
            let (method, url) =
                request.map_or(("", ""), |request| (&*request.method, &*request.url));
            if let Err(error) = (self.each)(method, url) {
                *self.failure = Some(error);
                return Err(de::Error::custom("it was not handed over"));
            }
            self.left.renew();
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn requests(har: &str) -> (Vec<String>, io::Result<()>) {
        let mut seen = Vec::new();
        let read = each_request(har.as_bytes(), &mut |method, url| {
            seen.push(format!("{method} {url}"));
            Ok(())
        });
        (seen, read)
    }

    #[test]
    fn the_requests_of_a_file_come_in_its_order() {
        let har = r#"{"other": [1], "log": {"version": "1.2", "pages": [], "entries": [
            {"time": 1, "request": {"method": "GET", "url": "https://x.no/?a=1", "headers": [{}]}, "response": {"content": {"text": "x"}}},
            {"request": {"url": "https://x.no/?a=2"}}, {}
        ], "comment": ""}}"#;
        let (seen, read) = requests(har);
        assert_eq!(seen, ["GET https://x.no/?a=1", " https://x.no/?a=2", " "]);
        assert!(read.is_ok(), "{read:?}");
    }

    #[test]
    fn what_stands_before_a_cut_is_handed_over() {
        let (seen, read) =
            requests(r#"{"log": {"entries": [{"request": {"url": "https://x.no/?a=1"}}, {"req"#);
        assert_eq!(seen, [" https://x.no/?a=1"]);
        assert!(read.is_err());
        let stopped = each_request(br#"{"log": {"entries": [{}, {}]}}"#.as_slice(), &mut |_, _| {
            Err(io::ErrorKind::BrokenPipe.into())
        });
        assert_eq!(stopped.expect_err("it stops").kind(), io::ErrorKind::BrokenPipe);
    }
}
