//! What programs read: ndjson, csv, tsv, columns and jq, for every operation and for what this machine keeps.

use crate::common::hostile::{HOSTILE, answers, hides, with_data};
use crate::common::stage::Stage;
#[cfg(unix)]
use crate::common::terminal::Terminal;
use crate::common::{Done, Home, Sandbox, shell_words};
use serde_json::{Value, json};

/// The rows of a csv, as a reader of RFC 4180 sees them, all of one length.
#[track_caller]
fn csv(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let rows = reader.records().map(|row| row.expect("a row"));
    rows.map(|row| row.iter().map(str::to_owned).collect()).collect()
}

/// The rows of a tsv, all of one length.
#[track_caller]
fn tsv(text: &str) -> Vec<Vec<String>> {
    let rows: Vec<Vec<String>> =
        text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect();
    assert!(rows.iter().all(|row| row.len() == rows[0].len()), "{text}");
    rows
}

/// The values of ndjson.
#[track_caller]
fn ndjson(text: &str) -> Vec<Value> {
    assert!(text.is_empty() || text.ends_with('\n'), "{text}");
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

fn columns(row: &[&str]) -> Vec<String> {
    row.iter().map(|cell| (*cell).to_owned()).collect()
}

// ndjson.

/// Notes, and at the end one object that tells how the write ended.
#[track_caller]
fn notes_and_done(done: &Done) {
    let lines = ndjson(&done.err);
    let (last, notes) = lines.split_last().expect("lines");
    assert!(notes.iter().all(|line| line["note"].is_string()), "{done:#?}");
    assert_eq!(last["done"]["status"], "CANCELLED", "{done:#?}");
}

#[test]
fn ndjson_is_a_line_for_each_element_of_a_list() {
    let sandbox = Sandbox::start();
    let list = sandbox.fpgo(&["orders", "list", "-o", "json"]).ends(0).json();
    let lines = sandbox.fpgo(&["orders", "list", "-o", "ndjson"]).ends(0);
    assert_eq!(Value::Array(ndjson(&lines.out)).to_string(), list.to_string());
    answers(&sandbox, "orders list", 200, &with_data(&json!([])));
    assert_eq!(sandbox.fpgo(&["orders", "list", "-o", "ndjson"]).ends(0).out, "");
    let gaps = json!({"0": {"uuid": "ODR1"}, "2": {"uuid": "ODR2"}});
    answers(&sandbox, "orders list", 200, &with_data(&gaps));
    let done = sandbox.fpgo(&["orders", "list", "-o", "ndjson"]).ends(0);
    assert_eq!(done.out, "{\"uuid\":\"ODR1\"}\n{\"uuid\":\"ODR2\"}\n");
}

#[test]
fn ndjson_of_an_object_is_one_line_with_the_servers_order_and_numbers() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("PAID");
    let data = r#"{"zeta": 1, "uuid": "ODR1", "alpha": [1e2, 1.50E-3, -0.0, 100.00, 1E400],
        "text": "a  b\t, \": \\ \/ \u00e6", "0": {"b" : [ ]}}"#;
    let body = format!(r#"{{"status_code": 200, "message": "ok", "data": {data}}}"#);
    answers(&sandbox, "orders status", 200, &json!(body.replace('\t', "\\t")));
    let done = sandbox.fpgo(&["orders", "status", &order, "-o", "ndjson"]).ends(0);
    let expected = concat!(
        r#"{"zeta":1,"uuid":"ODR1","alpha":[1e2,1.50E-3,-0.0,100.00,1E400],"#,
        r#""text":"a  b\t, \": \\ \/ \u00e6","0":{"b":[]}}"#,
        "\n"
    );
    assert_eq!(done.out, expected);
}

#[test]
fn ndjson_of_a_write_is_the_envelope_on_one_line() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("SENT");
    let cancel = ["orders", "cancel", &order, "--note", "x", "--yes", "-o", "ndjson"];
    let done = sandbox.fpgo(&cancel).ends(0);
    let expected = json!({"status_code": 202, "status_message": "OK",
        "message": "cancelledOrderSuccessfully", "is_data": false, "data": null});
    assert_eq!(done.out, format!("{expected}\n"));
}

#[test]
fn ndjson_has_the_envelope_where_the_facts_stand_beside_data() {
    let stage = Stage::new();
    let status = ["terminals", "orders", "payment-status", &stage.terminal, "-o", "ndjson"];
    let lines = ndjson(&stage.sandbox.fpgo(&status).ends(0).out);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert_eq!(lines[0]["order_status"], "PAID", "{lines:?}");
    assert_eq!(lines[0]["data"], Value::Null, "{lines:?}");
}

#[test]
fn with_ndjson_notes_and_errors_are_json_too() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("SENT");
    let cancel = ["orders", "cancel", &order, "--note", "x", "--yes", "-o", "ndjson"];
    let done = sandbox.fpgo(&cancel).ends(0);
    notes_and_done(&done);
    let done = sandbox.fpgo(&["orders", "status", "ODR1", "-v", "-o", "ndjson"]).ends(5);
    assert_eq!(ndjson(&done.err).last().expect("a line")["error"]["code"], 5);
    for wrong in [["-o", "ndjson", "x"].as_slice(), &["-ondjson", "x"], &["--output=ndjson", "x"]] {
        assert_eq!(sandbox.fpgo(wrong).ends(2).error()["code"], 2, "{wrong:?}");
    }
    let done = sandbox.fpgo(&["x"]).env("FPGO_OUTPUT", "ndjson").ends(2);
    assert_eq!(done.error()["code"], 2);
}

// csv and tsv.

#[test]
fn csv_and_tsv_are_a_header_and_a_row_for_each_element_of_a_list() {
    let sandbox = Sandbox::start();
    let list = sandbox.fpgo(&["orders", "list", "-o", "json"]).ends(0).json();
    let mut expected = vec![columns(&["Order", "Status"])];
    for row in list.as_array().expect("a list") {
        let cell = |key: &str| row[key].as_str().expect("text").to_owned();
        expected.push(vec![cell("uuid"), cell("status")]);
    }
    assert_eq!(csv(&sandbox.fpgo(&["orders", "list", "-o", "csv"]).ends(0).out), expected);
    assert_eq!(tsv(&sandbox.fpgo(&["orders", "list", "-o", "tsv"]).ends(0).out), expected);
    for (format, header) in [("csv", "Order,Status\n"), ("tsv", "Order\tStatus\n")] {
        answers(&sandbox, "orders list", 200, &with_data(&json!([])));
        let done = sandbox.fpgo(&["orders", "list", "-o", format]).ends(0);
        assert_eq!(done.out, header, "an empty list is its header alone");
    }
}

#[test]
fn a_long_list_is_whole_in_every_format() {
    let sandbox = Sandbox::start();
    // Far more than is handed over at once.
    let row = |at: usize| json!({"uuid": format!("ODR{at:07}"), "status": "S".repeat(90)});
    let data: Value = (0..4000).map(row).collect();
    let list = |format: &str| {
        answers(&sandbox, "orders list", 200, &with_data(&data));
        sandbox.fpgo(&["orders", "list", "-o", format]).ends(0).out
    };
    assert_eq!(Value::Array(ndjson(&list("ndjson"))), data);
    let expected: Vec<Value> = data.as_array().expect("a list").clone();
    for rows in [csv(&list("csv")), tsv(&list("tsv"))] {
        let ids = rows.iter().skip(1).map(|row| row[0].as_str());
        assert!(ids.eq(expected.iter().map(|row| row["uuid"].as_str().expect("text"))));
    }
}

#[test]
fn csv_and_tsv_of_an_object_are_one_row_with_every_column() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("PAID");
    // What is absent is an empty cell: the columns never depend on the answer.
    let data = json!({"uuid": order, "orderAmount": 100.50});
    for (format, read) in [("csv", csv as fn(&str) -> Vec<Vec<String>>), ("tsv", tsv)] {
        answers(&sandbox, "orders status", 200, &with_data(&data));
        let rows = read(&sandbox.fpgo(&["orders", "status", &order, "-o", format]).ends(0).out);
        assert_eq!(rows.len(), 2, "{rows:?}");
        assert_eq!(rows[0][..2], ["Order", "Status"], "{rows:?}");
        assert_eq!(rows[1][..2], [order.as_str(), ""], "{rows:?}");
        assert!(rows[1].contains(&"100.5".to_owned()), "{rows:?}");
    }
}

#[test]
fn a_write_of_several_calls_has_one_header_and_a_row_for_each() {
    let sandbox = Sandbox::start();
    for (format, lines) in [("csv", 3), ("tsv", 3), ("ndjson", 2)] {
        let (id, _) = sandbox.subscribed();
        for _ in 0..2 {
            sandbox.post(&format!("/_sandbox/cycle/{id}"), &json!({}));
        }
        let both = ["--cycle", "1", "--cycle", "2", "--full", "--yes", "-o", format];
        let refund = [&["subscriptions", "refund-cycles", &id], &both[..]].concat();
        let done = sandbox.fpgo(&refund).ends(0);
        assert_eq!(done.out.lines().count(), lines, "{done:#?}");
    }
}

#[test]
fn csv_is_quoted_by_rfc_4180_and_holds_no_formula() {
    let sandbox = Sandbox::start();
    let order = |uuid: &str, status: Value| json!({"uuid": uuid, "status": status});
    let data = json!([
        order("a,b", json!("say \"no\"")),
        order("=1+1", json!("@SUM(A1)")),
        order("+47 40000001", json!("+4740000001")),
        order("-2+3", json!("-2.50")),
        order("\t=1", json!("\r=1")),
        order("", json!(-1.50)),
    ]);
    answers(&sandbox, "orders list", 200, &with_data(&data));
    let done = sandbox.fpgo(&["orders", "list", "-o", "csv"]).ends(0);
    let expected = "Order,Status\n\"a,b\",\"say \"\"no\"\"\"\n'=1+1,'@SUM(A1)\n'+47 40000001,+4740000001\n\
                    '-2+3,-2.50\n'\\t=1,'\\r=1\n,-1.5\n";
    assert_eq!(done.out, expected);
}

#[test]
fn tsv_has_letters_for_tabs_line_breaks_and_backslashes() {
    let sandbox = Sandbox::start();
    let data = json!([{"uuid": "a\tb\r\nc\\n", "status": "=1+1 \"q\""}]);
    answers(&sandbox, "orders list", 200, &with_data(&data));
    let done = sandbox.fpgo(&["orders", "list", "-o", "tsv"]).ends(0);
    assert_eq!(done.out, "Order\tStatus\na\\tb\\r\\nc\\\\n\t=1+1 \"q\"\n");
}

#[test]
fn a_personal_number_is_masked_in_csv_tsv_and_ndjson_and_whole_in_json() {
    const NUMBER: &str = "01019012345";
    let sandbox = Sandbox::start();
    let order = sandbox.order("PAID");
    let details = |more: &[&str]| {
        let data = json!({"orderUuid": order, "customerDetails": {"personalNumber": NUMBER}});
        answers(&sandbox, "orders details", 200, &with_data(&data));
        sandbox.fpgo(&[&["orders", "details", &order, "-o"], more].concat()).ends(0).out
    };
    for format in ["csv", "tsv", "ndjson"] {
        let out = details(&[format]);
        assert!(out.contains("*********45") && !out.contains(NUMBER), "{out}");
        assert!(details(&[format, "--show-personal-data"]).contains(NUMBER), "{format}");
    }
    for format in ["json", "raw"] {
        assert!(details(&[format]).contains(NUMBER), "{format}");
    }
    assert!(details(&["json", "--jq", "."]).contains(NUMBER));
}

#[test]
fn with_csv_and_tsv_errors_are_text() {
    let sandbox = Sandbox::start();
    for format in ["csv", "tsv"] {
        let done = sandbox.fpgo(&["orders", "status", "ODR1", "-o", format]).ends(5);
        assert!(done.err.starts_with("error: ") && done.out.is_empty(), "{done:#?}");
    }
}

// Columns.

#[test]
fn columns_are_those_asked_for_in_the_order_asked_for() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("PAID");
    let list = ["orders", "list", "--columns", "status,order", "-o"];
    for (format, read) in [("csv", csv as fn(&str) -> Vec<Vec<String>>), ("tsv", tsv)] {
        let rows = read(&sandbox.fpgo(&[&list[..], &[format]].concat()).ends(0).out);
        assert_eq!(rows[0], ["Status", "Order"]);
        assert!(rows.contains(&columns(&["PAID", &order])), "{rows:?}");
    }
    let table = sandbox.fpgo(&list[..4]).ends(0);
    assert_eq!(table.out.lines().next(), Some("Status            Order"), "{table:#?}");
    let one = sandbox.fpgo(&["orders", "status", &order, "--columns", "status"]).ends(0);
    assert_eq!(one.out, "Status  PAID\n");
    let details = ["orders", "details", &order, "--columns", "order"];
    let details = sandbox.fpgo(&details).ends(0);
    assert_eq!(details.out, format!("Order  {order}\n"), "what was not asked for is not there");
    let cancel = ["orders", "cancel", &sandbox.order("SENT"), "--note", "x", "--yes"];
    let cancel = [&cancel[..], &["--columns", "result", "-o", "csv"]].concat();
    assert_eq!(sandbox.fpgo(&cancel).ends(0).out, "Result\ncancelledOrderSuccessfully\n");
}

#[test]
fn a_column_is_named_without_case_blanks_or_dashes() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("PAID");
    for name in ["personal-number", "Personal number", "PERSONALNUMBER", " personal-Number "] {
        let words = ["orders", "details", &order, "-o", "csv", "--columns", name];
        let done = sandbox.fpgo(&words).ends(0);
        assert_eq!(done.out.lines().next(), Some("Personal number"), "{name}");
    }
}

#[test]
fn an_unknown_column_is_refused_before_anything_is_sent_with_the_known_ones() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("SENT");
    let requests = sandbox.requests().len();
    let list = sandbox.fpgo(&["orders", "list", "--columns", "order,stauts"]).ends(2);
    list.says("\"stauts\"").says("order, status").says("did you mean status?");
    sandbox.fpgo(&["orders", "list", "--columns", ""]).ends(2).says("order, status");
    sandbox.fpgo(&["orders", "list", "--columns", "order,,status"]).ends(2);
    let cancel = ["orders", "cancel", &order, "--note", "x", "--yes", "--columns", "message"];
    sandbox.fpgo(&cancel).ends(2).says("the columns are result").says("nothing was moved");
    for words in [["journal", "list"], ["config", "show"], ["auth", "status"]] {
        let done = sandbox.fpgo(&[&words[..], &["--columns", "nothing"]].concat()).ends(2);
        done.says("the columns are");
    }
    assert_eq!(sandbox.requests().len(), requests);
    assert_eq!(sandbox.truth(&order)["status"], "SENT");
}

#[test]
fn columns_are_refused_where_there_are_none() {
    let sandbox = Sandbox::start();
    let list = ["orders", "list", "--columns", "status"];
    let requests = sandbox.requests().len();
    for format in ["json", "ndjson", "raw"] {
        let wrong = [&list[..], &["-o", format]].concat();
        sandbox.fpgo(&wrong).ends(2).says("no columns");
        sandbox.fpgo(&list).env("FPGO_OUTPUT", format).ends(2).says("no columns");
        let local = ["journal", "list", "--columns", "entry", "-o", format];
        sandbox.fpgo(&local).ends(2).says("no columns");
    }
    for (more, why) in [(["-q"].as_slice(), "--quiet and --columns"), (&["--dry-run"], "--dry-run")]
    {
        sandbox.fpgo(&[&list[..], more].concat()).ends(2).says(why);
    }
    let template = ["orders", "cancel", "--template", "--columns", "result"];
    sandbox.fpgo(&template).ends(2).says("--template");
    for words in [["config", "path"].as_slice(), &["journal", "export"], &["commands", "--json"]] {
        let wrong = [words, &["--columns", "x"]].concat();
        sandbox.fpgo(&wrong).ends(2).says("--columns is for commands that show rows");
    }
    let output = "output = \"ndjson\"";
    sandbox.home.config(&crate::common::profile("test", &sandbox.base_url, output));
    sandbox.fpgo(&list).ends(2).says("no columns");
    sandbox.fpgo(&[&list[..], &["-o", "csv"]].concat()).ends(0);
    assert_eq!(sandbox.requests().len(), requests + 1);
}

#[test]
fn columns_of_this_machines_own_tables_are_picked_too() {
    let (sandbox, order) = used();
    let list = ["journal", "list", "--columns", "object,entry", "-o", "csv"];
    assert_eq!(sandbox.fpgo(&list).ends(0).out, format!("Object,Entry\n{order},1\n"));
    let show = ["journal", "show", "1", "--columns", "outcome,object"];
    let lines = sandbox.fpgo(&show).ends(0).out;
    let lines: Vec<&str> = lines.lines().map(str::trim).collect();
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert!(lines[1].starts_with("outcome") && lines[2].ends_with(&order), "{lines:?}");
    let verify = sandbox.fpgo(&["journal", "verify", "--columns", "rows", "-o", "tsv"]).ends(0);
    assert!(verify.out.starts_with("rows\n"), "{verify:#?}");
    let value = ["config", "show", "--columns", "setting,value", "-o", "tsv"];
    sandbox.fpgo(&value).ends(0).shows("time_zone\tEurope/Oslo\n");
    let method = ["commands", "--columns", "method", "-o", "csv"];
    let methods = sandbox.fpgo(&method).ends(0).out;
    assert!(methods.lines().skip(1).all(|word| ["GET", "POST", "PUT"].contains(&word)));
}

// Programs of jq.

#[test]
fn each_result_of_a_program_is_a_line_of_json() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("PAID");
    let jq = |program: &str| sandbox.fpgo(&["orders", "list", "--jq", program]).ends(0).out;
    let list = sandbox.fpgo(&["orders", "list", "-o", "json"]).ends(0).json();
    assert_eq!(jq("."), format!("{list}\n"));
    assert_eq!(
        jq(".[] | select(.status == \"PAID\") | .uuid").lines().next(),
        Some(&*format!("\"{order}\""))
    );
    assert_eq!(
        jq("length, {a: [.[0].status, null]}").lines().last(),
        Some(r#"{"a":["SENT",null]}"#)
    );
    assert_eq!(jq("empty"), "", "no result is no failure");
    let explicit = ["orders", "status", &order, "-o", "json", "--jq", ".status"];
    assert_eq!(sandbox.fpgo(&explicit).ends(0).out, "\"PAID\"\n");
    let over = ["orders", "status", &order, "--jq", ".status"];
    assert_eq!(sandbox.fpgo(&over).env("FPGO_OUTPUT", "csv").ends(0).out, "\"PAID\"\n");
    sandbox.home.config(&crate::common::profile("test", &sandbox.base_url, "output = \"tsv\""));
    assert_eq!(sandbox.fpgo(&over).ends(0).out, "\"PAID\"\n");
    let shown = sandbox.fpgo(&["config", "show", "--jq", r#".[] | select(.key == "output").from"#]);
    assert_eq!(shown.ends(0).out, "\"--jq\"\n");
}

#[test]
fn a_program_is_given_the_envelope_of_a_write() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("SENT");
    let cancel = ["orders", "cancel", &order, "--note", "x", "--yes", "--jq", ".message, .data"];
    let done = sandbox.fpgo(&cancel).ends(0);
    assert_eq!(done.out, "\"cancelledOrderSuccessfully\"\nnull\n");
    notes_and_done(&done);
}

#[test]
fn numbers_that_a_program_passes_on_keep_the_servers_text() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("PAID");
    let numbers = "[100.00,1.10,1e2,1E400,1.50e-3,-0.0,0.10000000000000000000000000000001,\
                   123456789012345678901234567890]";
    let body =
        format!(r#"{{"status_code": 200, "message": "ok", "data": {{"z": {numbers}, "a": 1}}}}"#);
    for (program, expected) in
        [(".z", numbers.to_owned()), (".", format!(r#"{{"z":{numbers},"a":1}}"#))]
    {
        answers(&sandbox, "orders status", 200, &json!(body));
        let done = sandbox.fpgo(&["orders", "status", &order, "--jq", program]).ends(0);
        assert_eq!(done.out, format!("{expected}\n"));
    }
}

#[test]
fn a_mistake_in_a_program_is_told_with_its_place_before_anything_is_sent() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("SENT");
    let requests = sandbox.requests().len();
    for (program, place) in [
        (".[", "at the end"),
        ("", "at the end"),
        (".a | nothing(1)", "at character 6: there is no filter nothing of 1 argument"),
        (".a | $x", "at character 6: there is no variable $x"),
        ("env", "there is no filter env"),
        ("import \"a\" as a; .", "modules cannot be loaded"),
    ] {
        let list = sandbox.fpgo(&["orders", "list", "--jq", program]).ends(2);
        let error = list.error();
        assert_eq!(error["code"], 2, "{list:#?}");
        assert!(error["message"].as_str().expect("text").contains(place), "{list:#?}");
        let cancel = ["orders", "cancel", &order, "--note", "x", "--yes", "--jq", program];
        let cancel = sandbox.fpgo(&cancel).ends(2);
        assert_eq!(cancel.error()["money"], "not_moved", "{cancel:#?}");
        sandbox.fpgo(&["journal", "list", "--jq", program]).ends(2);
    }
    assert_eq!(sandbox.requests().len(), requests);
    assert_eq!(sandbox.truth(&order)["status"], "SENT");
}

#[test]
fn a_program_that_fails_on_a_read_is_2_and_what_came_before_stays() {
    let sandbox = Sandbox::start();
    let program = "\"before\", .[0].uuid.x, \"after\"";
    let done = sandbox.fpgo(&["orders", "list", "--jq", program]).ends(2);
    assert_eq!(done.out, "\"before\"\n");
    assert!(done.error()["message"].as_str().expect("text").starts_with("--jq: "), "{done:#?}");
}

#[test]
fn a_program_that_fails_tells_no_personal_number() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("PAID");
    let data = json!({"orderUuid": order, "customerDetails": {"personalNumber": "01019012345"}});
    answers(&sandbox, "orders details", 200, &with_data(&data));
    let program = ".customerDetails.personalNumber.x";
    let done = sandbox.fpgo(&["orders", "details", &order, "--jq", program]).ends(2);
    assert!(!done.err.contains("01019012345") && done.err.contains("*********45"), "{done:#?}");
}

#[test]
fn a_program_that_fails_on_a_write_is_12_with_identifier_and_answer_on_stderr() {
    let sandbox = Sandbox::start();
    let order = sandbox.paid_order("800");
    let refund = ["orders", "refund", &order, "--full", "--yes", "--jq", ".message.x"];
    let done = sandbox.fpgo(&refund).ends(12);
    assert_eq!(done.out, "");
    let error = done.error();
    assert_eq!((&error["money"], &error["object"]), (&json!("accepted"), &json!(order)), "{error}");
    assert!(error["journal"].is_number(), "{error}");
    let done = done.says("orderRefundedSuccessfully").says(&format!("identifier: {order}"));
    done.says("--jq: ");
    assert_eq!(sandbox.refunded(&order), "800");
    let entry = sandbox.fpgo(&["journal", "list", "--jq", ".[0].outcome"]).ends(0);
    assert_eq!(entry.out, "\"accepted\"\n", "the journal knows that it is done");
}

#[test]
fn a_program_stands_beside_no_other_output() {
    let sandbox = Sandbox::start();
    let requests = sandbox.requests().len();
    for format in ["table", "ndjson", "csv", "tsv", "raw"] {
        let list = ["orders", "list", "--jq", ".", "-o", format];
        let done = sandbox.fpgo(&list).ends(2);
        assert_eq!(done.error()["code"], 2, "it is told as JSON");
    }
    for more in [["-q"].as_slice(), &["--columns", "status"]] {
        sandbox.fpgo(&[&["orders", "list", "--jq", "."], more].concat()).ends(2).says("--jq");
    }
    for words in [
        ["auth", "allow"].as_slice(),
        &["journal", "export"],
        &["completions", "bash"],
        &["commands", "--page", "orders"],
        &["sandbox", "reset"],
    ] {
        let wrong = [words, &["--jq", "."]].concat();
        sandbox.fpgo(&wrong).ends(2).says("--jq is for commands that show JSON");
    }
    assert_eq!(sandbox.requests().len(), requests);
    assert_eq!(sandbox.fpgo(&["x", "--jq", "."]).ends(2).error()["code"], 2);
    assert_eq!(sandbox.fpgo(&["orders", "status", "ODR1", "--jq", "."]).ends(5).error()["code"], 5);
}

#[test]
fn a_list_that_is_cut_is_given_to_no_program() {
    let sandbox = Sandbox::with(&["--per-page", "2"]);
    (0..5).for_each(|_| drop(sandbox.subscribed()));
    let count = ["subscriptions", "list", "--all", "--jq", "length"];
    assert_eq!(sandbox.fpgo(&count).ends(0).out, "5\n");
    let limited = ["subscriptions", "list", "--limit", "1", "--jq", "length"];
    assert_eq!(sandbox.fpgo(&limited).ends(0).out, "1\n");
    sandbox.fault(json!({"route": "subscriptions list", "fault": "status", "status": 404, "nth": 2, "body": "gone"}));
    let cut = sandbox.fpgo(&count).ends(3);
    assert_eq!(cut.out, "");
    cut.says("the list is cut: 2 rows of 5 were read");
}

#[test]
fn a_program_runs_over_dry_runs_templates_and_this_machines_own_things() {
    let (sandbox, order) = used();
    let jq = |words: &[&str], program: &str| {
        sandbox.fpgo(&[words, &["--jq", program]].concat()).ends(0).out
    };
    let other = sandbox.paid_order("5");
    let dry = ["orders", "refund", &other, "--full", "--dry-run"];
    assert_eq!(jq(&dry, ".method, .body.grandTotal"), "\"POST\"\n5\n");
    assert_eq!(jq(&["orders", "cancel", "--template"], "type"), "\"object\"\n");
    assert_eq!(jq(&["journal", "list"], ".[-1].object"), format!("\"{order}\"\n"));
    assert_eq!(jq(&["journal", "show", "1"], ".object"), format!("\"{order}\"\n"));
    assert!(jq(&["journal", "verify"], ".rows").trim().parse::<u32>().is_ok());
    assert_eq!(jq(&["auth", "status"], "length"), "1\n");
    assert_eq!(jq(&["config", "list"], ".[].profile"), "\"test\"\n\"sandbox\"\n");
    assert_eq!(jq(&["commands"], "length"), jq(&["commands", "--json"], "length"));
}

// Hostile text.

#[test]
fn hostile_data_to_a_pipe_is_as_received_in_ndjson_and_written_out_in_csv_and_tsv() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("PAID");
    let row = json!({"uuid": HOSTILE, "status": HOSTILE, HOSTILE: [HOSTILE]});
    answers(&sandbox, "orders status", 200, &with_data(&row));
    let done = sandbox.fpgo(&["orders", "status", &order, "-o", "ndjson"]).ends(0);
    assert_eq!(done.out, format!("{row}\n"));
    answers(&sandbox, "orders status", 200, &with_data(&row));
    let done = sandbox.fpgo(&["orders", "status", &order, "--jq", "."]).ends(0);
    assert_eq!(ndjson(&done.out), std::slice::from_ref(&row), "its meaning stays");
    for format in ["csv", "tsv"] {
        answers(&sandbox, "orders list", 200, &with_data(&json!([row, row])));
        let done = sandbox.fpgo(&["orders", "list", "-o", format]).ends(0);
        let found: Vec<char> =
            done.out.chars().filter(|letter| hides(*letter) && *letter != '\t').collect();
        assert!(found.is_empty(), "{found:?}: {done:#?}");
        assert_eq!(done.out.lines().count(), 3, "a cell makes no lines: {done:#?}");
        assert!(done.out.contains("PAID\\u{1b}[2J"), "{done:#?}");
    }
}

#[cfg(unix)]
#[test]
fn hostile_data_never_reaches_a_terminal_in_any_format() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("PAID");
    let row = json!({"uuid": HOSTILE, "status": HOSTILE, HOSTILE: [HOSTILE]});
    let body = with_data(&row);
    for format in ["table", "json", "ndjson", "csv", "tsv", "raw"] {
        answers(&sandbox, "orders status", 200, &body);
        let shown = at_a_terminal(&sandbox, &["orders", "status", &order, "-o", format]);
        // What the terminal itself adds, and what stands between cells.
        let shown = shown.replace("\r\n", "\n").replace('\t', " ");
        let found: Vec<char> = shown.chars().filter(|letter| hides(*letter)).collect();
        assert!(found.is_empty(), "{format}: {found:?} in {shown:?}");
        assert!(shown.contains("PAID\\u"), "{format}: {shown:?}");
        answers(&sandbox, "orders status", 200, &body);
        let jq = at_a_terminal(&sandbox, &["orders", "status", &order, "--jq", "."]);
        let jq = jq.replace("\r\n", "\n");
        assert!(!jq.contains(hides) && jq.contains("PAID\\u"), "{jq:?}");
        if format == "ndjson" {
            assert_eq!(ndjson(&shown).first(), Some(&row), "its meaning stays");
        }
    }
}

/// What a call shows at a terminal; it must end well.
#[cfg(unix)]
fn at_a_terminal(sandbox: &Sandbox, words: &[&str]) -> String {
    Terminal::of(sandbox.fpgo(words)).ends(0)
}

// Lists in pages.

#[test]
fn a_list_in_pages_is_one_list_in_every_format() {
    let sandbox = Sandbox::with(&["--per-page", "2"]);
    for _ in 0..5 {
        sandbox.subscribed();
    }
    let list = ["subscriptions", "list", "--all", "-o"];
    let fpgo = |format: &str| sandbox.fpgo(&[&list[..], &[format]].concat()).ends(0);
    let json = fpgo("json").json();
    assert!(json.as_array().is_some_and(|rows| rows.len() >= 5), "{json}");
    assert_eq!(Value::Array(ndjson(&fpgo("ndjson").out)), json);
    let rows = json.as_array().expect("a list").len();
    assert_eq!(csv(&fpgo("csv").out).len(), 1 + rows);
    assert_eq!(tsv(&fpgo("tsv").out).len(), 1 + rows);
    let limited = ["subscriptions", "list", "--limit", "1", "-o"];
    let fpgo = |format: &str| sandbox.fpgo(&[&limited[..], &[format]].concat()).ends(0);
    assert_eq!(ndjson(&fpgo("ndjson").out).len(), 1);
    fpgo("ndjson").says("all of them with --all");
    assert_eq!(csv(&fpgo("csv").out).len(), 2);
}

#[test]
fn the_rows_of_a_list_that_is_cut_stay_and_the_error_follows() {
    for (format, lines) in [("ndjson", 4), ("csv", 5), ("tsv", 5)] {
        let sandbox = Sandbox::with(&["--per-page", "2"]);
        for _ in 0..5 {
            sandbox.subscribed();
        }
        sandbox.fault(json!({"route": "subscriptions list", "fault": "status", "status": 404, "nth": 3, "body": "gone"}));
        let cut = sandbox.fpgo(&["subscriptions", "list", "--all", "-o", format]).ends(3);
        assert_eq!(cut.out.lines().count(), lines, "{cut:#?}");
        cut.says("the list is cut: 4 rows of 5 were read");
    }
}

// What is not an answer.

#[test]
fn a_dry_run_is_its_json_on_one_line_in_ndjson_and_as_in_a_table_in_csv_and_tsv() {
    let sandbox = Sandbox::start();
    let order = sandbox.order("SENT");
    let cancel = ["orders", "cancel", &order, "--note", "x", "--dry-run", "-o"];
    let shown = |format: &str| {
        let done = sandbox.fpgo(&[&cancel[..], &[format]].concat()).ends(0);
        done.says("nothing was sent").out
    };
    let json: Value = serde_json::from_str(&shown("json")).expect("JSON");
    assert_eq!(shown("ndjson"), format!("{json}\n"));
    assert_eq!(shown("csv"), shown("table"));
    assert_eq!(shown("tsv"), shown("table"));
}

#[test]
fn a_template_is_one_line_in_ndjson_and_has_no_rows() {
    let home = Home::new();
    let template = ["orders", "cancel", "--template"];
    let fpgo = |more: &[&str]| home.fpgo(&[&template[..], more].concat());
    let json = fpgo(&["-o", "json"]).ends(0).json();
    assert_eq!(fpgo(&["-o", "ndjson"]).ends(0).out, format!("{json}\n"));
    for format in ["csv", "tsv"] {
        fpgo(&["-o", format]).ends(2).says("--template");
        let plain = fpgo(&[]).env("FPGO_OUTPUT", format).ends(0);
        assert_eq!(plain.out, fpgo(&[]).ends(0).out, "it was not asked for here");
    }
}

#[cfg(unix)]
#[test]
fn a_question_is_asked_in_every_format() {
    for format in ["ndjson", "csv", "tsv"] {
        let sandbox = Sandbox::start();
        let order = sandbox.order("SENT");
        let call = sandbox.fpgo(&["orders", "cancel", &order, "--note", "x", "-o", format]);
        let shown = Terminal::of(call).sees("[y/N]").types("y\n").ends(0);
        assert!(shown.contains("cancelledOrderSuccessfully"), "{format}: {shown}");
    }
}

// This machine's own tables.

/// A sandbox with a write in the journal and a token that was accepted.
fn used() -> (Sandbox, String) {
    let sandbox = Sandbox::start();
    let order = sandbox.order("SENT");
    sandbox.fpgo(&["orders", "cancel", &order, "--note", "a, \"b\"", "--yes"]).ends(0);
    (sandbox, order)
}

#[test]
fn what_this_machine_keeps_is_shown_in_every_format() {
    let (sandbox, order) = used();
    let shown =
        |words: &[&str], format: &str| sandbox.fpgo(&[words, &["-o", format]].concat()).ends(0).out;
    for (words, titles) in [
        (["journal", "list"].as_slice(), ["Entry", "Begun"].as_slice()),
        (&["config", "list"], &["Profile", "Default"]),
        (&["config", "show"], &["Setting", "Value", "From"]),
        (&["auth", "status"], &["Token (hash)", "Environment"]),
        (&["commands"], &["Command", "Effect"]),
    ] {
        let json: Value = serde_json::from_str(&shown(words, "json")).expect("JSON");
        let lines = ndjson(&shown(words, "ndjson"));
        // What `config show` says of the format itself differs.
        assert_eq!(lines.len(), json.as_array().expect("a list").len(), "{words:?}");
        let rows = csv(&shown(words, "csv"));
        assert_eq!(rows.len(), 1 + lines.len(), "{words:?}");
        assert_eq!(rows[0][..titles.len()], *titles, "{words:?}");
        assert_eq!(tsv(&shown(words, "tsv")).len(), rows.len(), "{words:?}");
    }
    for (words, field) in
        [(["journal", "show", "1"].as_slice(), "object"), (&["journal", "verify"], "head")]
    {
        let json: Value = serde_json::from_str(&shown(words, "json")).expect("JSON");
        let lines = ndjson(&shown(words, "ndjson"));
        assert_eq!((lines.len(), &lines[0]), (1, &json), "an object is one line");
        for rows in [csv(&shown(words, "csv")), tsv(&shown(words, "tsv"))] {
            assert_eq!(rows.len(), 2, "an object is one row: {rows:?}");
            let at = rows[0].iter().position(|title| title == field).expect("a column");
            assert_eq!(json[field].as_str().expect("text"), rows[1][at]);
        }
    }
    assert!(shown(&["journal", "list"], "csv").contains(&order));
    let show = csv(&shown(&["journal", "show", "1"], "csv"));
    let at = show[0].iter().position(|title| title == "body").expect("a column");
    assert!(serde_json::from_str::<Value>(&show[1][at]).expect("JSON").is_object(), "{show:?}");
}

#[test]
fn a_callback_is_shown_in_every_format() {
    let home = Home::new();
    let verify = |format: &str| {
        let call = home.fpgo(&["callback", "verify", "-o", format]);
        let done = call.env("FPGO_CALLBACK_SECRET", "secret").input("a=1&status=PAID&checksum=00");
        assert_eq!(done.code, Some(10), "{done:#?}");
        done
    };
    let json = verify("json").json();
    assert_eq!(ndjson(&verify("ndjson").out), [json]);
    assert_eq!(verify("ndjson").error()["code"], 10);
    let rows = csv(&verify("csv").out);
    assert_eq!(rows[0], ["Parameter", "Value", "Checksum"]);
    assert_eq!(rows, tsv(&verify("tsv").out));
}

#[test]
fn rows_are_refused_where_there_are_none() {
    let home = Home::new();
    for words in [
        ["config", "path"].as_slice(),
        &["config", "use", "demo"],
        &["journal", "export"],
        &["journal", "prune", "--before", "-40d"],
        &["auth", "allow"],
        &["completions", "bash"],
        &["sandbox", "reset"],
        &["commands", "--json"],
        &["commands", "--page", "orders"],
    ] {
        for format in ["csv", "tsv"] {
            let done = home.fpgo(&[words, &["-o", format]].concat()).ends(2);
            done.says("is for commands that show rows");
        }
    }
}

#[test]
fn an_export_is_the_same_lines_in_every_format_that_it_takes() {
    let (sandbox, _) = used();
    let plain = sandbox.fpgo(&["journal", "export"]).ends(0).out;
    for format in ["table", "json", "ndjson", "raw"] {
        let done = sandbox.fpgo(&["journal", "export", "-o", format]).ends(0);
        assert_eq!(done.out, plain, "{format}");
    }
    let done = sandbox.fpgo(&["journal", "export"]).env("FPGO_OUTPUT", "csv").ends(0);
    assert_eq!(done.out, plain);
}

// Settings.

#[test]
fn environment_and_profile_name_the_formats_too() {
    let sandbox = Sandbox::start();
    let list = ["orders", "list"];
    for format in ["ndjson", "csv", "tsv"] {
        let expected = sandbox.fpgo(&["orders", "list", "-o", format]).ends(0).out;
        assert_eq!(sandbox.fpgo(&list).env("FPGO_OUTPUT", format).ends(0).out, expected);
        let output = format!("output = \"{format}\"");
        sandbox.home.config(&crate::common::profile("test", &sandbox.base_url, &output));
        assert_eq!(sandbox.fpgo(&list).ends(0).out, expected);
        sandbox.fpgo(&["config", "show", "-o", "csv"]).ends(0).shows("output,csv,'--output");
    }
    sandbox.fpgo(&list).env("FPGO_OUTPUT", "xml").ends(2).says("ndjson, csv, tsv");
    sandbox.home.config(&crate::common::profile("test", &sandbox.base_url, "output = \"xml\""));
    sandbox.fpgo(&list).ends(3).says("ndjson, csv, tsv");
    for format in ["ndjson", "csv", "tsv"] {
        sandbox.fpgo(&["orders", "list", "-q", "-o", format]).ends(2);
    }
}

// Every operation.

#[test]
fn every_example_is_shown_in_every_format() {
    let sandbox = Sandbox::start();
    let commands = sandbox.fpgo(&["commands", "--json"]).ends(0).json();
    let mut ran = 0;
    for row in commands.as_array().expect("a list") {
        let example = row["examples"][0].as_str().expect("an example");
        let status = row["example_status"].as_str().expect("a status");
        let writes = row["effect"] != "R";
        let mut shown = |more: [&str; 2]| {
            ran += 1;
            example_done(&sandbox, example, status, ran, &more).out
        };
        let values = ndjson(&shown(["-o", "ndjson"]));
        assert!(!writes || values.len() == 1 && values[0]["status_code"].is_number(), "{example}");
        let jq = shown(["--jq", "."]);
        assert_eq!(jq.lines().count(), 1, "{example}: {jq}");
        for table in [csv(&shown(["-o", "csv"])), tsv(&shown(["-o", "tsv"]))] {
            assert!(table[0].iter().all(|title| !title.is_empty()), "{example}: {table:?}");
            assert_eq!(table.len(), 1 + values.len(), "a row for each value of {example}");
            let is_told = |row: &Vec<String>| row.iter().any(|cell| !cell.is_empty());
            assert!(table.iter().all(is_told), "{example}: {table:?}");
        }
    }
}

/// An example in a world and with a memory of its own.
#[track_caller]
fn example_done(sandbox: &Sandbox, example: &str, status: &str, ran: usize, more: &[&str]) -> Done {
    sandbox.post("/_sandbox/reset", &Value::Null);
    let example = match sandbox.object(status) {
        Some((placeholder, real)) => example.replace(placeholder, &real),
        None => example.to_owned(),
    };
    let words = shell_words(&example);
    let own = |word: &&str| !["-q", "--quiet"].contains(word);
    let words: Vec<&str> = words.iter().skip(1).map(String::as_str).filter(own).collect();
    let memory = sandbox.home.path(&format!("data-{ran}"));
    let call = sandbox.fpgo(&[&words[..], &["--yes"], more].concat());
    let done = call.env("FPGO_DATA_DIR", memory.to_str().expect("a path")).run();
    assert_eq!(done.code, Some(0), "{example} {more:?}: {done:#?}");
    done
}
