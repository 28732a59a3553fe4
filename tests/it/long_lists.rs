//! Lists that are longer than what is held: written while they arrive, what jq makes of the same answer, and never taken for
//! whole where they are not.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Stdio;
use std::thread;

use serde_json::{Value, json};

#[cfg(target_os = "linux")]
use super::common::memory::watched;
use super::common::{Call, Canned, Done, Home, head_and_body, profile};

/// So many rows are longer than what is read whole before it is shown.
const ROWS: usize = 9_000;
/// What stands before and behind the rows of a usual answer.
const START: &str = r#"{"status_code":200,"message":"ok","is_data":true,"data":["#;
const END: &str = "]}";

/// Rows as the API answers them.
fn rows() -> Vec<String> {
    const STATUSES: [&str; 4] = ["PAID", "SENT", "PARTIAL REFUNDED", "Blåbær 👨\u{200d}👩"];
    let row = |at: usize| format!(r#"{{"uuid":"ODR{at:010}","status":"{}"}}"#, STATUSES[at % 4]);
    (0..ROWS).map(row).collect()
}

/// A home whose profile `test` has this server.
fn home(server: &Canned) -> Home {
    let home = Home::new();
    home.config(&profile("test", &server.base_url(), ""));
    home
}

/// A server with a list of these rows, between these parts.
fn list(start: &str, rows: &[String], end: &str) -> Canned {
    let body = format!("{start}{}{end}", rows.join(","));
    Canned::http("200 OK", "Content-Type: application/json\r\n", body.as_bytes())
}

fn orders(home: &Home, more: &[&str]) -> Call {
    home.fpgo(&[&["-p", "test", "orders", "list"], more].concat())
}

/// What jq makes of a text.
fn jq(arguments: &[&str], input: &str) -> String {
    let mut jq = std::process::Command::new("jq")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("jq is there");
    let (mut to, input) = (jq.stdin.take().expect("a pipe"), input.to_owned());
    let writer = thread::spawn(move || to.write_all(input.as_bytes()));
    let done = jq.wait_with_output().expect("it ends");
    writer.join().expect("it is read").expect("it is taken");
    assert!(done.status.success());
    String::from_utf8(done.stdout).expect("text")
}

#[test]
fn a_long_list_is_what_jq_makes_of_the_same_answer() {
    let rows = rows();
    let (server, body) = (list(START, &rows, END), format!("{START}{}{END}", rows.join(",")));
    let home = home(&server);
    let cells = |format: &str| format!(".data[] | [.uuid, .status] | @{format}");
    for (more, program) in [
        (vec!["-o", "ndjson"], vec!["-c", ".data[]"]),
        (vec!["-o", "json"], vec![".data"]),
        (vec!["-q"], vec!["-r", ".data[].uuid"]),
        (vec!["--jq", ".[] | .status"], vec![".data[] | .status"]),
        (vec!["--jq", "length"], vec![".data | length"]),
        (vec!["--jq", "map(.uuid) | last"], vec![".data | map(.uuid) | last"]),
    ] {
        assert!(orders(&home, &more).ends(0).out == jq(&program, &body), "{more:?}");
    }
    let tsv = orders(&home, &["-o", "tsv"]).ends(0).out;
    assert!(tsv == format!("Order\tStatus\n{}", jq(&["-r", &cells("tsv")], &body)));
    let csv = orders(&home, &["-o", "csv", "--columns", "status,order"]).ends(0).out;
    let expected = jq(&["-r", ".data[] | \"\\(.status),\\(.uuid)\""], &body);
    assert!(csv == format!("Status,Order\n{expected}"));
}

#[test]
fn numbers_escapes_and_order_of_a_long_list_stay_as_received() {
    let mut rows = rows();
    let odd = r#"{"z":1.50,"a":[1e3,1E400,-0.0,0.10000000000000000000000000000001],"\u0062":"\/ \u00e6"}"#;
    rows.push(odd.to_owned());
    rows.push(r#"{ "uuid" : "ODR1" , "status" : [ {"a":1} , 2 ] }"#.to_owned());
    let server = list(START, &rows, END);
    let home = home(&server);
    let lines = orders(&home, &["-o", "ndjson"]).ends(0).out;
    let last: Vec<&str> = lines.lines().skip(ROWS).collect();
    assert_eq!(last, [odd, r#"{"uuid":"ODR1","status":[{"a":1},2]}"#]);
    let shown = orders(&home, &["-o", "json"]).ends(0).out;
    assert!(
        shown.contains("\n      1e3,\n      1E400,\n      -0.0,\n"),
        "{}",
        &shown[shown.len() - 400..]
    );
    let csv = orders(&home, &["-o", "csv"]).ends(0).out;
    assert!(csv.ends_with("\n,\nODR1,\"[{\"\"a\"\":1},2]\"\n"), "{}", &csv[csv.len() - 100..]);
}

#[test]
fn a_long_list_keeps_secrets_personal_numbers_and_formulas_out() {
    let mut rows = rows();
    rows.push(
        json!({"uuid": "=1+1", "status": "to 01019012345", "personalNumber": "01019012345",
            "echo": "Bearer test-token-3f9a1c77d2e84b60"})
        .to_string(),
    );
    let server = list(START, &rows, END);
    let home = Home::new();
    let own = profile("test", &server.base_url(), "");
    let token = own.lines().find(|line| line.starts_with("token = ")).expect("a token").to_owned();
    home.config(&own.replace(&token, "token = \"test-token-3f9a1c77d2e84b60\""));
    let last = |more: &[&str]| {
        let out = orders(&home, more).ends(0).out;
        assert!(!out.contains("3f9a1c77"), "{more:?}");
        out.lines().last().expect("a row").to_owned()
    };
    let row: Value = serde_json::from_str(&last(&["-o", "ndjson"])).expect("JSON");
    assert_eq!(row["personalNumber"], "*********45");
    assert_eq!(row["status"], "to *********45");
    assert_eq!(row["echo"], "Bearer ***");
    assert_eq!(last(&["-o", "csv"]), "'=1+1,to *********45");
    assert_eq!(last(&["-o", "tsv", "--show-personal-data"]), "=1+1\tto 01019012345");
    let json = orders(&home, &["-o", "json"]).ends(0).out;
    let shown: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(shown[ROWS]["echo"], "Bearer ***");
    assert_eq!(shown[ROWS]["status"], "to 01019012345");
}

#[test]
fn a_long_table_has_the_widths_of_its_first_part() {
    let mut rows = rows();
    rows.push(r#"{"uuid":"ODR-much-longer-than-the-others","status":"X"}"#.to_owned());
    rows.push(r#"{"uuid":"ODR1","status":null}"#.to_owned());
    let server = list(START, &rows, END);
    let home = home(&server);
    let table = orders(&home, &[]).ends(0).out;
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines.len(), ROWS + 3);
    assert_eq!(lines[0], "Order          Status");
    assert_eq!(lines[1], "ODR0000000000  PAID");
    assert_eq!(lines[5002], "ODR0000005001  SENT");
    assert_eq!(lines[ROWS + 1], "ODR-much-longer-than-the-others  X");
    assert_eq!(lines[ROWS + 2], "ODR1");
}

/// What is wrong with a list, and what is said of it.
struct Wrong<'a> {
    row: &'a str,
    server: Canned,
    more: &'a [&'a str],
    says: &'a str,
}

#[test]
fn a_list_that_is_cut_or_says_something_else_at_its_end_never_looks_whole() {
    let rows = rows();
    let wrong = |end: &str| list(r#"{"data":["#, &rows, end);
    let mut cut = rows.clone();
    cut.push(r#"{"uuid":"ODR"#.to_owned());
    let broken =
        format!("HTTP/1.1 200 OK\r\nContent-Length: 9000000\r\n\r\n{START}{},", rows.join(","));
    let says_no = r#"],"status_code":400,"message":"orderStatusAlreadyPaid"}"#;
    for Wrong { row, server, more, says } in [
        Wrong {
            row: "a status that disagrees",
            server: wrong(says_no),
            more: &["-o", "json"],
            says: "status_code 400",
        },
        Wrong {
            row: "no status",
            server: wrong(r#"],"message":"ok"}"#),
            more: &["-q"],
            says: "not the API's",
        },
        Wrong {
            row: "a cut row",
            server: list(START, &cut, ""),
            more: &["-o", "csv"],
            says: "in the middle of the list",
        },
        Wrong {
            row: "a broken connection",
            server: Canned::new(broken),
            more: &[],
            says: "broke off",
        },
        Wrong {
            row: "garbage",
            server: list(START, &rows, "]}<html>"),
            more: &["-o", "ndjson"],
            says: "trailing",
        },
        Wrong {
            row: "a second list",
            server: list(START, &rows, r#"],"data":[]}"#),
            more: &["--jq", ".[]"],
            says: "stands there twice",
        },
        Wrong {
            row: "for a whole program",
            server: list(START, &rows, "],"),
            more: &["--jq", "length"],
            says: "list is cut",
        },
    ] {
        let home = home(&server);
        let done = orders(&home, more).ends(6);
        assert!(done.err.contains(says), "{row}: {}", done.err);
        let told = format!(
            "the list is cut: {ROWS} rows were read, and what was printed is not all of it"
        );
        assert!(done.err.contains(&told), "{row}: {}", done.err);
        match more {
            ["-o", "json"] => {
                assert!(done.out.starts_with("[\n  {\n") && done.out.ends_with("  }\n"), "{row}");
                assert_eq!(done.error()["kind"], "unavailable");
            }
            ["--jq", "length"] => assert_eq!(done.out, "", "{row}"),
            _ => assert!(done.out.lines().count() >= ROWS, "{row}"),
        }
        assert!(!home.data_dir().join("seen").exists(), "{row}: nothing of it is remembered");
    }
    // What follows the last one that is wanted may say it as well.
    for end in [says_no, r#"],"message":"ok"}"#, "],"] {
        let home = home(&wrong(end));
        let done = orders(&home, &["--limit", "5", "-o", "json"]).ends(6);
        assert!(done.out.ends_with("  }\n"), "{end}: {}", done.out);
    }
    let early = String::from(r#"{"status_code":400,"message":"no","data":["#);
    let home = home(&list(&early, &rows, END));
    let done = orders(&home, &["-o", "ndjson"]).ends(6).says("status_code 400");
    assert_eq!(done.out, "", "what is known before the first row is said before it");
}

/// A server whose list has no end.
fn endless() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream: TcpStream = stream.expect("a connection");
            thread::spawn(move || {
                head_and_body(&mut stream);
                let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n";
                let rows = rows().join(",");
                let mut sent = stream.write_all(format!("{head}{START}{rows}").as_bytes());
                while sent.is_ok() {
                    sent = stream.write_all(format!(",{rows}").as_bytes());
                }
            });
        }
    });
    port
}

#[test]
fn a_list_is_read_no_further_than_it_is_wanted() {
    let home = Home::new();
    home.config(&profile("test", &format!("http://127.0.0.1:{}/api/v1", endless()), ""));
    let done = orders(&home, &["--limit", "3", "-o", "json"]).ends(0);
    let shown: Value = serde_json::from_str(&done.out).expect("a whole list");
    assert_eq!(shown[2]["uuid"], "ODR0000000002");
    assert_eq!(shown.as_array().map(Vec::len), Some(3));
    let many = orders(&home, &["--limit", "20000", "-q"]).ends(0).out;
    assert_eq!(many.lines().count(), 20_000);
    let mut call = orders(&home, &["-o", "ndjson"]);
    call.command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = call.command.spawn().expect("fpgo starts");
    let mut out = child.stdout.take().expect("a pipe");
    out.read_exact(&mut [0; 300_000]).expect("rows");
    drop(out);
    let done = Done::of(child.wait_with_output().expect("it ends"));
    assert_eq!(
        (done.code, done.err.as_str()),
        (Some(0), ""),
        "a closed stdout ends a read quietly"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_list_of_many_rows_takes_the_memory_of_one_of_few() {
    let long = |at: usize| {
        let note = "x".repeat(400);
        format!(r#"{{"uuid":"ODR{at:010}","status":"PAID","note":"{note}"}}"#)
    };
    let peak_of = |count: usize| {
        let rows: Vec<String> = (0..count).map(long).collect();
        let server = list(START, &rows, END);
        let home = home(&server);
        let mut call = orders(&home, &["-o", "json"]);
        call.command.stdout(Stdio::null()).stderr(Stdio::null());
        let (peak, ended) = watched(&mut call.command.spawn().expect("fpgo starts"));
        assert!(ended.success(), "{ended}");
        peak
    };
    // 5 MB and 22 MB: after 10,000 rows nothing more is remembered of them.
    let (few, many) = (peak_of(12_000), peak_of(50_000));
    assert!(many < few + 4_000, "{few} KiB for few, {many} KiB for many");
}
