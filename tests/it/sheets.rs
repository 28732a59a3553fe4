//! Sheets of rows as spreadsheets write them: what is wrong with each row is told at once, by row, column, value and rule, and
//! nothing is sent. How cells are read stands in tables beside the code.

use std::time::{Duration, Instant};

use crate::common::{Call, Home};

/// A plan of these rows in the sandbox.
#[track_caller]
fn plan(home: &Home, operation: &str, rows: &[u8], more: &[&str]) -> Call {
    std::fs::write(home.path("rows.csv"), rows).expect("written");
    let words = ["--sandbox", "bulk", "plan", operation, "rows.csv"];
    home.fpgo(&[&words[..], more].concat())
}

#[test]
fn all_that_is_wrong_with_a_sheet_is_told_at_once() {
    let home = Home::new();
    let rows = "Order;Amount;Kommentar\r\nODR1;399,50;x\r\nODR2;1.000;y\r\n;5;\r\nRES1;0;z\r\n\r\n\
                ODR3;1 000,50;\r\nODR4;;\"two\nlines\"\r\nODR5;5;a;b\r\n;;\r\n0DR123;4,79E+08;\r\n";
    let wrong = plan(&home, "orders refund", rows.as_bytes(), &[]);
    let wrong = wrong.ends(2).says("7 of 8 rows of rows.csv cannot be sent: 9 problems");
    for line in [
        "row 3, column Amount, \"1.000\": could mean 1000 or 1.00",
        "row 4, column Order: is empty, and every row needs it",
        "row 5, column Order, \"RES1\": RES1 is a reservation",
        "row 5, column Amount, \"0\": must be more than 0 (--amount)",
        "row 7, column Amount, \"1 000,50\": must be digits with an optional decimal comma or point, and nothing else: did you mean 1000.50?",
        "row 8, column Amount: is empty: it says what the row is about",
        "row 9 (line 10 of the file): it has 4 cells, and the heading 3",
        "row 11 (line 12 of the file), column Order, \"0DR123\": did you mean ODR123?",
        "\"4,79E+08\": is a long number that a spreadsheet has shortened",
        "nothing was planned, and nothing was sent",
    ] {
        assert!(wrong.err.contains(line), "{line}\n{}", wrong.err);
    }
    assert_eq!(wrong.out, "");
    let json = plan(&home, "orders refund", rows.as_bytes(), &["-o", "json"]).ends(2);
    let last = json.err.lines().last().expect("a line").to_owned();
    let last: serde_json::Value = serde_json::from_str(&last).expect("JSON");
    let problem = &last["error"]["problems"][0];
    assert_eq!((&problem["row"], &problem["column"]), (&3.into(), &"Amount".into()), "{problem}");
    assert_eq!((&problem["value"], &problem["flag"]), (&"1.000".into(), &"--amount".into()));
}

/// Each column without a flag was compared with all others, by every name of every flag: a thousand of them took minutes.
#[test]
fn a_thousand_columns_of_somebody_elses_are_read_at_once() {
    let home = Home::new();
    let heading: String = (0..1000).map(|at| format!(",own {at} kept")).collect();
    let cells = ",1".repeat(1000);
    let begun = Instant::now();
    let rows = format!("order,amout{heading}\nODR1,5{cells}\n");
    let wrong = plan(&home, "orders refund", rows.as_bytes(), &[]).ends(2);
    wrong.says("column amout: did you mean amount?");
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
}

#[test]
fn a_heading_that_may_not_be_what_was_meant_is_refused() {
    let home = Home::new();
    for (rows, more, says) in [
        ("order,amout\nODR1,5\n", &[][..], "column amout: did you mean amount?"),
        (
            "order,amount,yes\nODR1,5,1\n",
            &[],
            "--yes cannot be a column: a run is approved as a whole",
        ),
        (
            "order,amount,Amount\nODR1,5,5\n",
            &[],
            "amount can stand once, and several columns are it",
        ),
        ("order,,amount\nODR1,,5\n", &[], "the column B has no title"),
        ("nr,amount\nODR1,5\n", &[], "no column is named order"),
        (
            "order,amount\nODR1,5\n",
            &["--set", "amount=5"],
            "amount is the column amount and --set too",
        ),
        ("order,sum\nODR1,5\n", &["--map", "amount=Summ"], "no column Summ: did you mean sum?"),
        ("order,sum\nODR1,5\n", &["--map", "amout=sum"], "has no flag amout: did you mean amount?"),
        ("order,amount\nODR1,5\n", &["--set", "wait=5m"], "--wait cannot differ by row"),
        ("order;amount, NOK\nODR1;5\n", &[], "can be read in two ways"),
    ] {
        plan(&home, "orders refund", rows.as_bytes(), more).ends(2).says(says);
    }
    let kept = plan(
        &home,
        "orders refund",
        b"Ordre;Sum;type;amout\nODR1;5;x;y\n",
        &["--map", "order=Ordre", "--map", "amount=Sum", "--keep", "type", "--keep", "amout"],
    );
    // There is no such order, but the sheet is right.
    kept.ends(8).says("no row of rows.csv would be sent");
    let planned = std::fs::read_to_string(home.path("rows.plan")).expect("a plan");
    let header = planned.lines().next().expect("a header");
    let header: serde_json::Value = serde_json::from_str(header).expect("JSON");
    let columns = header["columns"]["columns"].clone();
    let flags: Vec<_> =
        columns.as_array().expect("columns").iter().map(|own| own["flag"].clone()).collect();
    assert_eq!(flags[..2], ["ORDER_UUID", "amount"]);
    assert!(flags[2..].iter().all(serde_json::Value::is_null), "{columns}");
}

#[test]
fn what_is_no_sheet_is_named() {
    let home = Home::new();
    let latin = "row 2: cell 2: it is not UTF-8 but most likely Windows-1252 (Latin-1), with ø";
    for (rows, says) in [
        (&b""[..], "rows.csv is empty"),
        (b"order;amount\r\n", "a heading and no rows"),
        (b"order;name\nODR1;Bj\xf8rn\n", latin),
        (b"\xff\xfeo\0r\0", "it is UTF-16, not UTF-8"),
        (b"PK\x03\x04", "it is a workbook"),
    ] {
        plan(&home, "orders cancel", rows, &[]).ends(2).says(says);
    }
    for (file, says) in
        [(".", "it is a directory"), ("/dev/zero", "it is a device"), ("no.csv", "cannot be read")]
    {
        home.fpgo(&["--sandbox", "bulk", "plan", "orders cancel", file]).ends(2).says(says);
    }
    let words =
        ["--sandbox", "bulk", "plan", "orders cancel", "-", "--plan", "a.plan", "-o", "json"];
    let call = home.fpgo(&words);
    let read = call.input("sep=;\r\nOrder;Note\r\nODR1;for customer 7\r\n\r\nodr2;again\r\n");
    assert_eq!(read.json()["counts"]["rows"], 2, "{read:#?}");
}

#[test]
fn rows_that_do_the_same_are_named() {
    let home = Home::new();
    let rows = "order,amount,note\nODR1,5,a\nODR2,5,\nodr1,5.00,b\nODR1,6,\n ODR1 ,5.0,c\n";
    let read = plan(&home, "orders refund", rows.as_bytes(), &["--keep", "note"]).ends(2);
    read.says("rows 2, 4 and 6 do the same");
}

#[test]
fn what_many_rows_have_alike_is_told_once_with_its_rows() {
    let home = Home::new();
    let mut rows = String::from("Dato;E-mail;Name;Sum\n");
    for n in 0..30 {
        let email = if n == 17 { "nobody" } else { "ola@example.com" };
        let date = if n == 17 { "now".to_owned() } else { format!("{}.11.2026", n + 1) };
        rows.push_str(&format!("{date};{email};Kunde {n};kr 1375,25\n"));
    }
    home.write("rows.csv", &rows);
    let plan =
        |words: &[&str]| home.fpgo(&[&["--sandbox", "bulk", "plan"], words].concat()).ends(2);
    let operation = ["orders send-invoice", "rows.csv", "--map", "date=Dato"];
    let told = plan(&operation);
    let told = told.says("rows 2-18, 20-31, column Dato, \"1.11.2026\": ").says("30 of 30 rows");
    let told = told.says("row 19, column E-mail, \"nobody\"").says("add a column line");
    assert!(!told.err.contains("$.") && !told.err.contains("--skip-invalid"), "{told:?}");
    // Quotes that were forgotten, half of a name, and half of a flag.
    let meant = "bulk plan 'orders send-invoice' rows.csv";
    plan(&["orders", "send-invoice", "rows.csv"]).says(meant);
    plan(&["send-invoice", "rows.csv"]).says("did you mean \"orders send-invoice\"?");
    plan(&[&operation[..2], &["--allow-repeats"]].concat()).says("--allow-repeats --reason TEXT");
    home.write("rows.csv", "Order;Amount;Who\nODR1;1 250,50;Ola\n");
    plan(&["orders refund", "rows.csv"]).says("decimal comma or point").says("1250.50");
    home.write("rows.csv", "Order;Amount;Who\nODR1;5;Ola\nODR1;5,00;Eva\n");
    plan(&["orders refund", "rows.csv"]).says("rows 2 and 3 do the same (ODR1, 5)");
    // Which columns count is told.
    home.write("rows.csv", "Order;Who\nODR1;Ola\n");
    let done = home.fpgo(&["--sandbox", "bulk", "plan", "orders status", "rows.csv"]).ends(0);
    done.says("columns that are flags: Order (the order)").says("only kept for the report: Who");
}
