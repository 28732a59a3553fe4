//! `callback verify --all`: a verdict on each callback of a log or a HAR file, in every format, while the input still comes; and
//! what an input that cannot be read, or hides something, means for the exit code.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::common::{Call, Done, Home, lacks};

const SECRET: &str = "s3cret";

/// What is said of a checksum that nothing explains.
const UNKNOWN: &str = "the checksum does not fit, and nothing known explains it";

/// A callback about this order, signed as the API documents it. For values that need no decoding.
fn signed(order: &str, status: &str) -> String {
    let values = [order, status, "Visa", "800", "1767225600", "1767225660"];
    let digest = Sha256::digest(format!("{}{SECRET}", values.concat()));
    let checksum: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    let names = ["orderUuid", "status", "paymentMethod", "amount", "createdAt", "timestamp"];
    let pairs: Vec<String> =
        names.iter().zip(values).map(|(name, value)| format!("{name}={value}")).collect();
    format!("{}&checksum={checksum}", pairs.join("&"))
}

fn wrong(order: &str) -> String {
    signed(order, "PAID").replace("amount=800", "amount=900")
}

/// A line of an access log in the combined format.
fn logged(target: &str) -> String {
    format!(
        "192.0.2.7 - - [01/Jan/2026:00:01:00 +0000] \"GET {target} HTTP/1.1\" 200 2 \
         \"https://shop.example/?orderUuid=ODR9\" \"Front Payment\"\n"
    )
}

/// `--all` over this file, or over `-`.
fn verify_all(home: &Home, file: &str, arguments: &[&str]) -> Call {
    let call = home.fpgo(&[&["callback", "verify", "--all", file], arguments].concat());
    call.env("FPGO_CALLBACK_SECRET", SECRET)
}

fn checked(home: &Home, text: &str, arguments: &[&str]) -> Done {
    verify_all(home, "-", arguments).input(text)
}

/// The same, with this exit code.
#[track_caller]
fn ended(home: &Home, text: &str, arguments: &[&str], code: i32) -> Done {
    let done = checked(home, text, arguments);
    assert_eq!(done.code, Some(code), "{done:#?}");
    done
}

/// Line, verdict, object, status and reason of each row.
#[track_caller]
fn check(home: &Home, text: &str, rows: &[&str], code: i32) {
    let done = ended(home, text, &["-o", "tsv"], code);
    let found: Vec<&str> = done.out.lines().skip(1).map(|row| row.trim_end_matches('\t')).collect();
    assert_eq!(found, rows, "{text}");
}

#[test]
fn each_callback_of_a_log_has_a_verdict() {
    let home = Home::new();
    let (good, other) = (signed("ODR1", "PAID"), signed("RES2", "CAPTURED"));
    let quoted = good.replace("status=PAID", "status=PA\"ID\\\u{f8}");
    let nginx = quoted.replace('"', "\\x22").replace('\\', "\\x5C").replace("\\x5Cx22", "\\x22");
    let apache = quoted.replace('\\', "\\\\").replace('"', "\\\"").replace('\u{f8}', "\\xc3\\xb8");
    let log = [
        logged("/"),
        logged(&format!("/cb?{good}")),
        "\n".to_owned(),
        format!("shop.example:443 192.0.2.7 - - [x] \"GET /cb?{other} HTTP/2.0\" 200 2\r\n"),
        logged(&format!("/cb?{}", wrong("ODR3"))),
        logged("/cb?orderUuid=ODR4&status=Approved&type=Payment"),
        format!("192.0.2.7 - - [x] \"POST /cb?{good} HTTP/1.1\" 200 2\n"),
        logged(&format!("/cb?{nginx}")),
        logged(&format!("/cb?{apache}")),
        logged(&format!("/cb?{}", good.replace("=1767225660", "=17672256600"))),
        format!("level=info uri=\"/cb?{good}\" status=200\n"),
        format!("{{\"time\": 1, \"request\": {{\"uri\": \"/cb?{good}\"}}}}\n"),
        format!("https://shop.example/cb?{other}"),
    ]
    .concat();
    let odd = "PA\"ID\\\\\u{f8}";
    let unknown = UNKNOWN;
    check(
        &home,
        &log,
        &[
            "2\tauthentic\tODR1\tPAID",
            "4\tauthentic\tRES2\tCAPTURED",
            &format!("5\twrong\tODR3\tPAID\t{unknown}"),
            "6\tnothing signed\tODR4\tApproved\tit has no checksum",
            &format!("8\twrong\tODR1\t{odd}\t{unknown}"),
            &format!("9\twrong\tODR1\t{odd}\t{unknown}"),
            &format!("10\twrong\tODR1\tPAID\t{unknown}"),
            "11\tauthentic\tODR1\tPAID",
            "12\tauthentic\tODR1\tPAID",
            "13\tauthentic\tRES2\tCAPTURED",
        ],
        10,
    );
    let done = checked(&home, &log, &[]).says("5 of 10 callbacks are not authentic");
    let done = done.says("5 authentic, 4 wrong, 1 with nothing signed; 2 lines without a callback");
    done.says("the secret of FPGO_CALLBACK_SECRET")
        .shows("      2  authentic       ODR1           PAID\n");
}

#[test]
fn a_record_that_does_not_tell_its_callback_is_not_checked() {
    let home = Home::new();
    let (good, bad) = (signed("ODR1", "PAID"), wrong("ODR2"));
    let log = [
        format!("1.2.3.4 - GET /cb?{good} [t] \"GET /cb?{bad} HTTP/1.1\" 200 2 \"-\" \"x\"\n"),
        format!("{{\"user_agent\": \"https://shop.example/cb?{good}\", \"args\": \"{bad}\"}}\n"),
        format!("{{\"device\": \"https://shop.example/cb?{good}\", \"args\": \"{bad}\"}}\n"),
    ]
    .concat();
    let unknown = UNKNOWN;
    check(
        &home,
        &log,
        &[
            &format!("1\twrong\tODR2\tPAID\t{unknown}"),
            &format!("2\twrong\tODR2\tPAID\t{unknown}"),
            "3\tnot checked\t\t\tit does not tell which callback was received",
        ],
        10,
    );
}

/// Reason of a line whose request may be told of on another one.
const PART: &str =
    "another line may tell of another method than GET; give callback verify all of these lines";

#[test]
fn a_line_of_which_another_one_may_tell_another_method_is_not_checked() {
    let (home, good) = (Home::new(), signed("ODR1", "PAID"));
    let address = format!("https://shop.example/cb?{good}");
    let not_checked = |text: &str, line: usize| {
        check(&home, text, &[&format!("{line}\tnot checked\t\t\t{PART}")], 10);
    };
    for (text, line) in [
        (format!("Request URL: {address}\nRequest Method: POST\n"), 1),
        (format!("REQUEST_METHOD=POST\nQUERY_STRING={good}\n"), 2),
        (format!("POST /cb HTTP/1.1\nHost: shop.example\n\n{good}\n"), 4),
        (format!("curl -X POST \\\n  '{address}'\n"), 2),
        (format!("axios({{\n  method: 'post',\n  url: '{address}'\n}})\n"), 3),
        (format!("x: {{\n  \"url\": \"{address}\",\n  \"method\": \"POST\"\n}}\n"), 2),
        (format!("\n\n    [url] => {address}\n    [method] => POST\n"), 3),
    ] {
        not_checked(&text, line);
        // However the input comes: what stands before is in an earlier piece of it.
        let lines = 300_000 / 14;
        not_checked(&format!("{}{text}", "nothing in it\n".repeat(lines)), lines + line);
    }
    let done = ended(&home, &format!("POST\n{address}\n"), &[], 10);
    done.says("0 authentic, 0 wrong, 0 with nothing signed, 1 unclear; 1 line without a callback");
    let honest = format!("GET /cb?{good} HTTP/1.1\nHost: shop.example\n\n{address}\n\n");
    let rows = ["1\tauthentic\tODR1\tPAID", &format!("4\tnot checked\t\t\t{PART}")];
    check(&home, &honest, &rows, 10);
}

/// Reason of a line whose callback may end with its column.
const COLUMN: &str = "a column may end behind the checksum, or what stands there was received; put the address in quotes, or give it alone";

#[test]
fn a_row_of_a_table_is_read_cell_by_cell() {
    let (home, good) = (Home::new(), signed("ODR1", "PAID"));
    let filled = |form: &str| {
        let address = format!("https://shop.example/cb?{good}");
        form.replace('@', &address).replace('^', &good)
    };
    for form in [
        "1,\"@\",200",
        "1;200;\"@\"",
        "<M>,\"@\",200",
        "\"1\",\"@\",\"\",",
        "\"1\",\"@\",",
        "(1,'@',200),",
        "('@')",
        "(1, '<M>', '@'),",
        "INSERT INTO `log` VALUES (1,'<M>','@',200);",
        "['@']",
        "2026-11-27T10:00:00,@,200",
        "2026-11-27T10:00:00Z;<M>;/cb?^;200",
        "1|<M>|@|200",
        "1,<M>,/cb,\"^\",200",
        "2026-11-27,web,\"{\"\"method\"\":\"\"<M>\"\",\"\"url\"\":\"\"@\"\"}\"",
        "2026-11-27,web,\"<M> @\"",
        "\"@\",200,\"<M>\"",
        ",\"@\",",
        "1,<M> /cb?^,200",
        "1,<M>,\"/cb\",\"?^\",200",
        "|`@`|200|",
        "- `@`",
        "- `<M> /cb?^`",
        "| <M> | `@` | 200 |",
    ] {
        let line = filled(&form.replace("<M>", "GET"));
        let rows = ["1\tauthentic\tODR1\tPAID", "2\tauthentic\tODR1\tPAID"];
        check(&home, &format!("{line}\n{line}\n"), &rows, 0);
        check(&home, &line, &rows[..1], 0);
        if form.contains("<M>") {
            let line = filled(&form.replace("<M>", "POST"));
            ended(&home, &format!("{line}\n{line}\n"), &[], 10).says("no callback");
        }
    }
    let not_checked = |text: &str, line: usize, reason: &str| {
        let text = filled(text);
        let done = ended(&home, &text, &["-o", "tsv"], 10);
        let row = format!("\n{line}\tnot checked\t\t\t{reason}\n");
        assert!(done.out.contains(&row), "{text}: {}", done.out);
    };
    let several = "it does not tell which callback was received";
    not_checked("GET,/cb,200,\"@\"", 1, several);
    not_checked("1,\"@\",\"@x\"", 1, several);
    not_checked("open(\n\"FOO\",\"@\",\n", 2, PART);
    for text in ["@,200", "^,200", "1,^,200", "@;GET", "x url=@, status=200"] {
        not_checked(text, 1, COLUMN);
    }
    // A server that puts no quotes around what it received.
    let log = "time,uri,status\n1,@,200\n1,@,x,403\n";
    not_checked(log, 3, COLUMN);
    let done = ended(&home, &filled(log), &[], 10);
    done.says("1 authentic, 0 wrong, 0 with nothing signed, 1 unclear; 1 line without a callback");
}

#[test]
fn json_that_is_laid_out_over_several_lines_is_read_record_by_record() {
    let (home, good, bad) = (Home::new(), signed("ODR1", "PAID"), wrong("ODR2"));
    let record = |method: &str, query: &str| {
        format!("{{\n  \"url\": \"/cb?{query}\",\n  \"method\": \"{method}\"\n}}")
    };
    let three = [record("GET", &good), record("POST", &good), record("GET", &bad)];
    let unknown = UNKNOWN;
    let rows = ["1\tauthentic\tODR1\tPAID", &format!("3\twrong\tODR2\tPAID\t{unknown}")];
    check(&home, &three.join("\n"), &rows, 10);
    check(&home, &format!("[\n{}\n]\n", three.join(",\n")), &rows, 10);
    let within = format!("{{\n \"events\": [{}]\n}}", three.join(", "));
    let rows = ["2\tauthentic\tODR1\tPAID", &format!("4\twrong\tODR2\tPAID\t{unknown}")];
    check(&home, &within, &rows, 10);
    let text = three[..1].join("");
    let done = ended(&home, &text, &["-o", "ndjson"], 0);
    assert_eq!(done.json()["record"], 1);
    let done = ended(&home, &text, &["--columns", "record,object", "-o", "csv"], 0);
    assert_eq!(done.out, "Record,Object\n1,ODR1\n");
    for (text, says) in [
        (format!("{text}\n{{\n"), "it ends in the middle of JSON, and what stands behind record 1"),
        (format!("{text}\nPOST\n"), "what stands behind record 1 is none"),
    ] {
        ended(&home, &text, &[], 2).says(says).says("1 authentic");
    }
}

/// The time for a line goes up as its length does, whatever it is made of: one that was written to be slow keeps nobody waiting.
#[test]
fn a_long_line_of_any_making_is_judged_in_seconds() {
    const LENGTH: usize = 256 << 10;
    let home = Home::new();
    let good = signed("ODR1", "PAID");
    let many = |part: &dyn Fn(usize) -> String| -> String {
        (0..LENGTH / part(1000).len()).map(part).collect()
    };
    let log = [
        format!("x {}/cb?{good}\n", many(&|_| "a=1 ".to_owned())),
        format!("x {} {}/cb?{good}\n", "[".repeat(LENGTH / 2), many(&|_| "a=] ".to_owned())),
        format!("x {}\n", many(&|number| format!("\"GET /cb{number}?{good}\" "))),
        format!("x {}\"GET /cb?{good}\"\n", many(&|number| format!("\"GET /{number}\" "))),
        format!(
            "x {}\n",
            many(&|number| format!("/cb?{} ", signed(&format!("ODR{number}"), "PAID")))
        ),
        format!("{}\n", many(&|_| format!("1,\"/cb?{good}\","))),
        format!("1{}\n", many(&|_| format!(";/cb?{good}"))),
        format!("{}\n", many(&|_| "\"?checksum=\",".to_owned())),
        format!("1,\"{}/cb?{good}\",2\n", many(&|_| "\"\"".to_owned())),
        format!("map[{}checksum:[1]]\n", many(&|number| format!("a{number}:[1] "))),
    ];
    let begun = Instant::now();
    let several = "not checked\t\t\tit does not tell which callback was received";
    check(
        &home,
        &log.concat(),
        &[
            "1\tauthentic\tODR1\tPAID",
            "2\tauthentic\tODR1\tPAID",
            &format!("3\t{several}"),
            &format!("4\t{several}"),
            &format!("5\t{several}"),
            "6\tauthentic\tODR1\tPAID",
            "7\twrong\tODR1\tPAID\tsomething stands around the callback that does not belong to it",
            "8\twrong\t\t\tthe end is cut off: 0 of the checksum's 64 digits are there, too few to say whether they are right",
            "9\twrong\tODR1\tPAID\tsomething stands around the callback that does not belong to it",
        ],
        10,
    );
    assert!(begun.elapsed() < Duration::from_secs(30), "{:?}", begun.elapsed());
}

#[test]
fn the_reason_of_a_wrong_checksum_is_the_one_that_is_found_for_it_alone() {
    let home = Home::new();
    let good = signed("ODR1", "PAID");
    let (query, checksum) = good.split_once("&checksum=").expect("a checksum");
    let sum = |text: &str| -> String {
        let digest = Sha256::digest(text);
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    };
    let of_three = sum(&format!("ODR1PAID1767225600{SECRET}"));
    let of_other = sum("ODR1PAIDVisa80017672256001767225660of-another");
    let reordered = query.replacen("orderUuid=ODR1&status=PAID", "status=PAID&orderUuid=ODR1", 1);
    let config = "[profiles.shop]\nenvironment = \"demo\"\ncallback_secret = \"of-another\"\n";
    home.config(config);
    let queries = [
        format!("{query}&checksum={}", checksum.to_uppercase()),
        format!("{query}&checksum={of_three}"),
        format!("{query}&checksum={of_other}"),
        format!("{reordered}&checksum={checksum}"),
        format!("{good}&utm_source=mail"),
        format!("{query}&checksum={}", "0".repeat(64)),
        good.replace('&', "&amp;"),
        good.replace("amount", "amou#nt"),
        format!("{query}&checksum=2960b8f…"),
    ];
    let log: String = queries.iter().map(|query| logged(&format!("/cb?{query}"))).collect();
    let done =
        ended(&home, &log, &["-o", "json"], 10).says("0 authentic, 7 wrong, 2 with nothing signed");
    let rows = done.json();
    for (at, query) in queries.iter().enumerate() {
        let line = logged(&format!("/cb?{query}"));
        let alone = home.fpgo(&["callback", "verify", "-o", "json", &line]);
        let alone = alone.env("FPGO_CALLBACK_SECRET", SECRET).ends(10).json();
        assert_eq!(rows[at]["outcome"], alone["outcome"], "{query}");
        let causes = alone["causes"].as_array().expect("a list");
        let cause = causes.first().map(|cause| cause["text"].as_str().expect("text"));
        let reason = cause.unwrap_or(UNKNOWN).to_owned();
        assert_eq!(rows[at]["reason"], reason.as_str(), "{query}");
    }
}

#[test]
fn a_callback_that_is_too_old_is_told_line_by_line() {
    let home = Home::new();
    let now = std::time::UNIX_EPOCH.elapsed().expect("a clock").as_secs();
    let at = |order: &str, time: &str| {
        let values = [order, "PAID", "Visa", "800", "1767225600", time];
        let digest = Sha256::digest(format!("{}{SECRET}", values.concat()));
        let checksum: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        let query =
            signed(order, "PAID").replace("timestamp=1767225660", &format!("timestamp={time}"));
        let (query, _) = query.split_once("&checksum=").expect("a checksum");
        logged(&format!("/cb?{query}&checksum={checksum}"))
    };
    let log = [
        at("ODR1", &now.to_string()),
        at("ODR2", "1767225660"),
        at("ODR3", &(now + 3600).to_string()),
        logged(&format!("/cb?{}", wrong("ODR4"))),
    ]
    .concat();
    let done = ended(&home, &log, &["--max-age", "10m", "-o", "ndjson"], 10);
    let words: Vec<String> = done
        .out
        .lines()
        .map(|row| serde_json::from_str::<Value>(row).expect("JSON")["outcome"].to_string())
        .collect();
    assert_eq!(
        words,
        ["\"authentic\"", "\"too_old\"", "\"age_not_known\"", "\"hash_does_not_fit\""]
    );
    let done = done.shows("old by its timestamp, more than --max-age 10m");
    done.says(
        "1 authentic, 1 wrong, 0 with nothing signed, 1 too old, 1 of an age that is not known",
    );
    let done = ended(&home, &at("ODR2", "1767225660"), &["--max-age", "10m"], 10);
    done.shows("      1  OLD             ODR2").says("1 of 1 callbacks are authentic, but too old");
    ended(&home, &at("ODR2", "1767225660"), &["--max-age", "36500d"], 0);
    assert_eq!(ended(&home, &log, &["--max-age", "10m", "-q"], 10).out, "ODR1\n");
}

#[test]
fn the_exit_code_is_0_only_where_all_of_at_least_one_are_authentic() {
    let home = Home::new();
    let good = logged(&format!("/cb?{}", signed("ODR1", "PAID")));
    let cases = [
        (good.repeat(3), 0, "3 authentic, 0 wrong, 0 with nothing signed; 0 lines without"),
        (logged("/?v=1") + &good, 0, "1 authentic, 0 wrong, 0 with nothing signed; 1 line without"),
        (good.clone() + &logged(&format!("/cb?{}", wrong("ODR2"))), 10, "1 of 2 callbacks"),
        (good.clone() + &logged("/cb?orderUuid=ODR1"), 10, "1 with nothing signed"),
        (logged("/"), 10, "no callback was found"),
        (String::new(), 10, "no callback was found"),
        (good.clone() + &"x".repeat((1 << 20) + 1) + "\n" + &good, 10, "1 too long to be checked"),
        ("x".repeat(3 << 20), 10, "1 too long to be checked"),
    ];
    for (text, code, said) in cases {
        let done = checked(&home, &text, &[]);
        assert_eq!(done.code, Some(code), "{done:#?}");
        done.says(said);
    }
    // The lines behind a long one keep their numbers.
    let long = format!("\n{}\n{good}", "x".repeat(2 << 20));
    let done = checked(&home, &long, &["-o", "csv"]);
    assert_eq!(done.code, Some(10));
    done.shows("2,not checked,,,it is longer than 1 MiB\n3,authentic,ODR1,PAID,\n");
}

#[test]
fn what_cannot_be_read_is_wrong_use() {
    let home = Home::new();
    home.write("packed.gz", "");
    std::fs::write(home.path("packed.gz"), [0x1f, 0x8b, 8, 0]).expect("a file");
    home.write(
        "cut.har",
        "{\"log\": {\"entries\": [{\"request\": {\"url\": \"/cb?orderUuid=ODR1\"}}, {",
    );
    for (file, said) in [
        ("missing.log", "missing.log cannot be read"),
        ("/dev/zero", "it is a device"),
        (".", "it is a directory"),
        ("packed.gz", "zcat"),
        ("cut.har", "ends in the middle"),
    ] {
        verify_all(&home, file, &[]).ends(2).says(said);
    }
    verify_all(&home, "cut.har", &["a=1"]).ends(2);
    home.fpgo(&["callback", "verify", "--all"]).ends(2);
}

#[test]
fn bytes_that_are_no_text_are_checked_as_php_reads_them() {
    let home = Home::new();
    let values: &[u8] = b"ODR1PA\xe9ID";
    let digest = Sha256::digest([values, SECRET.as_bytes()].concat());
    let checksum: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut log =
        b"\x00\xff\xfe garbage \"GET\n\"GET /cb?orderUuid=ODR1&status=PA\xe9ID&checksum=".to_vec();
    log.extend(checksum.bytes().chain(*b" HTTP/1.1\"\n\0\n"));
    std::fs::write(home.path("log"), log).expect("a file");
    let done = verify_all(&home, "log", &["--kind", "order", "-o", "ndjson"]).ends(0);
    let row: Value = serde_json::from_str(&done.out).expect("one line");
    assert_eq!((&row["line"], &row["status"]), (&2.into(), &"PA\u{fffd}ID".into()));
}

#[test]
fn a_har_file_is_read_entry_by_entry() {
    let home = Home::new();
    let entry = |method: &str, query: &str| {
        format!(
            "{{\"request\": {{\"method\": \"{method}\", \"url\": \"https://shop.example/cb?{query}\", \
             \"headers\": [{{\"name\": \"Referer\", \"value\": \"https://x.example/?checksum=1\"}}]}}}}"
        )
    };
    let good = signed("ODR1", "PAID");
    let entries = [
        entry("GET", "v=1"),
        entry("GET", &good),
        entry("POST", &good),
        entry("GET", &wrong("ODR2")),
    ];
    let har = format!(
        "{{\n  \"log\": {{\"version\": \"1.2\", \"entries\": [{}]}}}}",
        entries.join(",\n")
    );
    home.write("a.har", &har);
    let done =
        verify_all(&home, "a.har", &["-o", "csv", "--columns", "entry,verdict,object"]).ends(10);
    assert_eq!(done.out, "Entry,Verdict,Object\n2,authentic,ODR1\n4,wrong,ODR2\n");
    done.says("1 authentic, 1 wrong, 0 with nothing signed; 2 entries without a callback");
    let done = verify_all(&home, "a.har", &["-o", "json"]).ends(10);
    assert_eq!(done.json()[1]["entry"], 4);
    // The table of a single one has a column of its own too.
    let call = home.fpgo(&["callback", "verify", &good, "--columns", "parameter,time"]);
    call.env("FPGO_CALLBACK_SECRET", SECRET).ends(0).shows("2026-01-01");
}

#[test]
fn every_format_tells_the_same() {
    let home = Home::new();
    let log = logged(&format!("/cb?{}", signed("ODR1", "PAID")))
        + &logged(&format!("/cb?{}", wrong("ODR2")));
    home.write("log", &log);
    let call = |arguments: &[&str]| verify_all(&home, "log", arguments).ends(10);
    let list = call(&["-o", "json"]).json();
    let expected = serde_json::json!([
        {"line": 1, "outcome": "authentic", "object": "ODR1", "status": "PAID", "reason": null},
        {"line": 2, "outcome": "hash_does_not_fit", "object": "ODR2", "status": "PAID", "reason": list[1]["reason"]},
    ]);
    assert_eq!(list, expected);
    let lines: Vec<Value> = call(&["-o", "ndjson"])
        .out
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(Value::from(lines), expected);
    assert_eq!(call(&["--jq", ".[] | .object", "--raw"]).out, "ODR1\nODR2\n");
    // Only what is authentic names an object that somebody may act on.
    assert_eq!(call(&["-q"]).out, "ODR1\n");
    assert_eq!(
        call(&["--columns", "object,line"]).out,
        "ODR1                 1\nODR2                 2\n".replacen(
            "",
            "Object            Line\n",
            1
        )
    );
    // A first cell that is empty is one all the same.
    for (format, row) in [("csv", ",1"), ("tsv", "\t1"), ("table", "        1")] {
        let rows = call(&["-o", format, "--columns", "reason,line"]).out;
        assert_eq!(rows.lines().nth(1), Some(row), "{format}");
    }
    assert_eq!(call(&["-o", "csv", "--columns", "reason"]).out.lines().nth(1), Some("\"\""));
    verify_all(&home, "log", &["--columns", "nothing"]).ends(2);
    assert_eq!(checked(&home, "", &["-o", "json"]).json(), serde_json::json!([]));
}

#[test]
fn the_first_verdict_is_there_while_the_input_still_comes() {
    let home = Home::new();
    let mut call = verify_all(&home, "-", &["-o", "ndjson"]);
    call.command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = call.command.spawn().expect("fpgo starts");
    let mut input = child.stdin.take().expect("a pipe");
    let mut output = BufReader::new(child.stdout.take().expect("a pipe"));
    for order in ["ODR1", "ODR2", "ODR3"] {
        let line = logged(&format!("/cb?{}", signed(order, "PAID")));
        input.write_all(line.as_bytes()).expect("it reads");
        let mut row = String::new();
        output.read_line(&mut row).expect("a row");
        assert!(row.contains(order), "{row}");
    }
    drop(input);
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
}

#[test]
fn where_nobody_reads_the_verdicts_the_check_did_not_say_yes() {
    let home = Home::new();
    home.write("log", &logged(&format!("/cb?{}", signed("ODR1", "PAID"))).repeat(20_000));
    let call = verify_all(&home, "log", &["-o", "tsv"]);
    let mut shell = Command::new("bash");
    shell.args(["-c", "\"$0\" \"$@\" | head -n 2; echo \"ended ${PIPESTATUS[0]}\""]);
    shell.arg(call.command.get_program()).args(call.command.get_args()).env_clear();
    for (name, value) in call.command.get_envs() {
        shell.env(name, value.unwrap_or_default());
    }
    shell.current_dir(home.dir.path());
    let done = Call { command: shell }.run().says("not every callback was checked");
    assert!(done.out.ends_with("1\tauthentic\tODR1\tPAID\t\nended 10\n"), "{done:#?}");
}

#[test]
fn neither_the_secret_nor_a_personal_number_is_told() {
    let home = Home::new();
    let secret = "9b2f-never-to-be-seen";
    let log = logged(&format!("/cb?orderUuid={secret}&status=01019012345&checksum=1"))
        + &logged(&format!("/cb?orderUuid=ODR1&status=x{secret}&checksum=1"));
    home.write("log", &log);
    for format in ["table", "json", "csv"] {
        let done = verify_all(&home, "log", &["-o", format]).env("FPGO_CALLBACK_SECRET", secret);
        let done = done.ends(10).shows("*********45");
        lacks(&done, secret);
        lacks(&done, "01019012345");
    }
    let shown = verify_all(&home, "log", &["--show-personal-data"]).ends(10);
    shown.shows("01019012345");
}
