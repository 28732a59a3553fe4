//! Lists in pieces of every size, whole and wrong: what is found is what the judge of whole texts finds.

use serde_json::Value;

use super::{Fault, Flow, ListReader, Member, Progress};
use crate::base::input::MOST_VALUES;
use crate::base::json;

/// What was found in an answer: its rows, and the end.
type Found = (Vec<String>, Result<Value, Fault>);

/// Reads an answer in pieces of so many bytes behind the first ones, which hold the beginning of its list.
fn read(answer: &[u8], first: usize, size: usize) -> Option<Found> {
    let (start, rest) = answer.split_at(first.min(answer.len()));
    let mut reader = ListReader::begin(start, 1000)?;
    let (mut rows, mut pieces) = (Vec::new(), rest.chunks(size));
    loop {
        let read = reader.read(&mut |row| {
            rows.push(row.text.to_owned());
            Flow::GoOn
        });
        match read {
            Ok(Progress::More) => match pieces.next() {
                Some(piece) => reader.push(piece),
                None => reader.end(),
            },
            Ok(Progress::Ended) => {
                assert_eq!(reader.rows(), rows.len() as u64);
                return Some((rows, Ok(Value::Object(reader.into_envelope()))));
            }
            Ok(Progress::Stopped) => panic!("it was not stopped"),
            Err(fault) => return Some((rows, Err(fault))),
        }
    }
}

/// The same in pieces of several sizes, which change nothing.
#[track_caller]
fn read_all_ways(answer: &[u8]) -> Found {
    let begins = |length: &usize| ListReader::begin(&answer[..*length], 9).is_some();
    let first = (0..answer.len()).find(begins).expect("a list begins");
    let once = read(answer, answer.len(), 1).expect("a list begins");
    for size in [1, 2, 3, 7, 64, 1000] {
        let found = read(answer, first, size).expect("a list begins");
        assert_eq!(found, once, "in pieces of {size}: {}", String::from_utf8_lossy(answer));
    }
    once
}

#[track_caller]
fn whole(answer: &str, expected: &[&str]) {
    let (rows, end) = read_all_ways(answer.as_bytes());
    assert_eq!(rows, expected, "{answer}");
    let mut told = json::parse(answer.trim_start_matches('\u{feff}').as_bytes()).expect("JSON");
    told["data"] = Value::Null;
    assert_eq!(end, Ok(told), "{answer}");
}

#[test]
fn a_whole_list_is_its_rows_wherever_its_members_stand() {
    let rows = [
        r#"{"uuid":"ODR1","amount":1.50}"#,
        "1e3",
        "-0.0",
        "12345678901234567890123",
        r#""a, ] } \" \\ \u00e6\ud83d\ude00 æ""#,
        "null",
        "true",
        "[]",
        "{}",
        r#"[ {"a" : [1, {"b": "]"}]} , [[]] ]"#,
    ];
    for (before, between, after) in [
        (r#"{"status_code":200,"message":"ok","data":["#, ",", "]}"),
        (r#"{"data":["#, ",", r#"],"status_code":200,"message":"ok"}"#),
        (
            "\u{feff} {\r\n\"a\":[1,{\"data\":[2]}] ,\t\"\\u0064ate\" : \"x\", \"data\" :\n[ ",
            "\n,  ",
            " ] , \"z\":null }\n\n",
        ),
    ] {
        whole(&format!("{before}{}{after}", rows.join(between)), &rows);
        whole(&format!("{before}{after}"), &[]);
        whole(&format!("{before}{}{after}", rows[1]), &rows[1..2]);
    }
}

#[test]
fn members_are_found_in_a_row() {
    let answer = r#"{"data":[{"a":"x","\u0062":"\u00e6","n":1.50,"t":true,"o":{"a":1},"z":null}]}"#;
    let mut reader = ListReader::begin(answer.as_bytes(), 100).expect("a list");
    let mut is_seen = false;
    let read = reader.read(&mut |row| {
        for (name, expected) in [
            ("a", Some(Member::Text("x".into()))),
            ("b", Some(Member::Text("æ".into()))),
            ("n", Some(Member::Plain("1.50".into()))),
            ("t", Some(Member::Plain("true".into()))),
            ("o", Some(Member::Nested)),
            ("z", Some(Member::Null)),
            ("", None),
        ] {
            assert_eq!(row.member(name), expected.as_ref(), "{name}");
        }
        assert_eq!(row.value()["o"]["a"], 1);
        is_seen = true;
        Flow::Stop
    });
    assert!(is_seen && read == Ok(Progress::Stopped), "{read:?}");
}

#[track_caller]
fn faulty(answer: &[u8], rows: usize, expected: &Fault) {
    let (found, end) = read_all_ways(answer);
    let shown = String::from_utf8_lossy(answer).into_owned();
    assert_eq!(found.len(), rows, "{shown}");
    match (&end, expected) {
        (Err(Fault::Syntax(why)), Fault::Syntax(part)) => {
            assert!(why.contains(part) && !why.contains(" line "), "{shown}: {why}");
        }
        (Err(fault), expected) => assert_eq!(fault, expected, "{shown}"),
        (Ok(_), _) => panic!("{shown} is no list"),
    }
    // What is wrong here is wrong to the judge of whole texts too.
    assert!(json::parse(answer).is_err() || matches!(expected, Fault::TooMany(_)), "{shown}");
}

#[test]
fn what_is_no_list_ends_as_one_that_is_cut_or_wrong() {
    let syntax = |part: &str| Fault::Syntax(part.to_owned());
    let twice = |place: &str| Fault::Twice(place.to_owned());
    for (answer, rows, expected) in [
        (r#"{"data":[{"a":1},{"a":2"#, 1, Fault::Cut),
        (r#"{"data":[{"a":1},{"a":2}"#, 1, Fault::Cut),
        (r#"{"data":[{"a":1},{"a":2},"#, 2, Fault::Cut),
        (r#"{"data":[{"a":1}]"#, 1, Fault::Cut),
        (r#"{"data":[1],"status_code":20"#, 1, Fault::Cut),
        (r#"{"data":[1],"message":"o"#, 1, Fault::Cut),
        (r#"{"data":[1,2"#, 1, Fault::Cut),
        (r#"{"data":[1]} x"#, 1, syntax("trailing")),
        (r#"{"data":[1]}{}"#, 1, syntax("trailing")),
        (r#"{"data":[1]]"#, 1, syntax("expected `,` or `}`")),
        (r#"{"data":[1 2]}"#, 1, syntax("expected `,` or `]`")),
        (r#"{"data":[1,]}"#, 1, syntax("expected value")),
        (r#"{"data":[,1]}"#, 0, syntax("expected value")),
        (r#"{"data":[1],}"#, 1, syntax("key must be a string")),
        (r#"{"data":[1],"a" 1}"#, 1, syntax("expected `:`")),
        (r#"{"data":[1],"a":tru}"#, 1, syntax("expected ident")),
        (r#"{"data":[NaN]}"#, 0, syntax("expected value")),
        (r#"{"data":[01]}"#, 0, syntax("invalid number")),
        (r#"{"data":[1.]}"#, 0, syntax("invalid number")),
        (r#"{"data":["\ud800"]}"#, 0, syntax("hex escape")),
        (r#"{"data":[{"a":["\x"]}]}"#, 0, syntax("escape")),
        ("{\"data\":[\"a\u{1}\"]}", 0, syntax("control character")),
        (r#"{"data":[0],"data":[1]}"#, 1, twice("/data")),
        (r#"{"data":[0],"data":null}"#, 1, twice("/data")),
        (r#"{"a":1,"data":[0],"\u0061":2}"#, 1, twice("/a")),
        (r#"{"data":[0],"m":{"a":1,"a":2}}"#, 1, twice("/m/a")),
        (r#"{"data":[0,{"a":1,"b":2,"a":3}]}"#, 1, twice("/data/1/a")),
        (r#"{"data":[{"a":{"b":[0,{"c":1,"\u0063":3}]}}]}"#, 0, twice("/data/0/a/b/1/c")),
    ] {
        faulty(answer.as_bytes(), rows, &expected);
    }
    faulty(b"{\"data\":[\"ok\",\"\xff\"]}", 1, &syntax("unicode"));
    faulty(b"{\"data\":[{\"a\":[\"\xc3\"]}]}", 0, &syntax("unicode"));
    faulty(b"{\"data\":[{\"\xff\":1}]}", 0, &syntax("unicode"));
    faulty(b"{\"data\":[1],\"a\":\"\xff\"}", 1, &syntax("unicode"));
}

#[test]
fn a_row_is_as_deep_as_in_a_whole_text_and_no_deeper() {
    let nested =
        |levels: usize| format!(r#"{{"data":[7,{}1{}]}}"#, "[".repeat(levels), "]".repeat(levels));
    let objects = |levels: usize| {
        format!(r#"{{"data":[7,{}1{}]}}"#, r#"{"a":"#.repeat(levels), "}".repeat(levels))
    };
    for answer in [
        nested(125),
        objects(125),
        format!(r#"{{"data":[{}{}]}}"#, "[".repeat(125), "]".repeat(125)),
    ] {
        assert!(read_all_ways(answer.as_bytes()).1.is_ok(), "{answer}");
        assert!(json::parse(answer.as_bytes()).is_ok(), "{answer}");
    }
    for answer in [nested(126), objects(126), nested(5000)] {
        faulty(answer.as_bytes(), 1, &Fault::Syntax("recursion limit".to_owned()));
    }
    faulty(
        format!(r#"{{"data":[{}"#, "[".repeat(100_000)).as_bytes(),
        0,
        &Fault::Syntax("recursion limit".to_owned()),
    );
}

#[test]
fn numbers_and_keys_may_be_many_and_long() {
    let long = format!("{}.{}e-{}", "9".repeat(300), "1".repeat(300), "3".repeat(9));
    whole(
        &format!(r#"{{"data":[{long},{{"a":{long}}}]}}"#),
        &[&long, &format!(r#"{{"a":{long}}}"#)],
    );
    let keys: Vec<String> = (0..60).map(|at| format!(r#""k{at}":{at}"#)).collect();
    let row = format!("{{{}}}", keys.join(","));
    whole(&format!(r#"{{"data":[{row}]}}"#), &[&row]);
    let again = format!(r#"{{"data":[{{{},"k59":1}}]}}"#, keys.join(","));
    faulty(again.as_bytes(), 0, &Fault::Twice("/data/0/k59".to_owned()));
    let many = format!(r#"{{"data":[{}]}}"#, vec!["[1,2]"; 400].join(","));
    faulty(many.as_bytes(), 333, &Fault::TooMany(1000));
}

#[test]
fn a_row_of_more_values_than_an_object_may_have_is_none() {
    let row = "1,".repeat(MOST_VALUES);
    let answer = format!(r#"{{"data":[1,[{row}1]]}}"#);
    let mut reader = ListReader::begin(answer.as_bytes(), usize::MAX).expect("a list");
    let ended = reader.read(&mut |_| Flow::GoOn).err();
    assert_eq!((ended, reader.rows()), (Some(Fault::TooManyInRow(MOST_VALUES)), 1));
}

#[test]
fn a_list_begins_where_its_bracket_is_there() {
    for (answer, begun) in [
        ("", false),
        ("{", false),
        ("<html>", false),
        ("[1,2]", false),
        (r#"{"data":"#, false),
        (r#"{"data":null}"#, false),
        (r#"{"data":{"a":[1]}}"#, false),
        (r#"{"a":1,"a":2,"data":[1]}"#, false),
        (r#"{"a":"x" "data":[1]}"#, false),
        (r#"{"status_code":200,"data":["#, true),
        ("\u{feff}{\"d\\u0061ta\":[", true),
    ] {
        let reader = ListReader::begin(answer.as_bytes(), 9);
        assert_eq!(reader.is_some(), begun, "{answer}");
    }
}

#[test]
fn a_row_may_be_long_and_is_bounded() {
    let row = format!("\"{}\"", "x".repeat(300_000));
    let answer = format!(r#"{{"data":[1,{row},2]}}"#);
    let (rows, end) = read(answer.as_bytes(), 20, 1000).expect("a list");
    assert!(rows == ["1", &row, "2"] && end.is_ok());
    let mut reader = ListReader::begin(b"{\"data\":[\"", 9).expect("a list");
    let piece = vec![b'x'; 8 << 20];
    let ended = (0..20).find_map(|_| {
        reader.push(&piece);
        reader.read(&mut |_| Flow::GoOn).err()
    });
    assert_eq!(ended, Some(Fault::TooLong));
}
