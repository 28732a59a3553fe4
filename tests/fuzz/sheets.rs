//! CSV: the sheet of a bulk run, and the file of `--line @…`. What was written is read, every cell of it; what can be read in
//! two ways is no row without a fault; a cell means what the same word means behind a flag.

use std::io::{BufReader, Cursor, Write};

use super::words::{NASTY, choice, hidden_in, part, spelt};
use crate::api;
use crate::base::csv_text::{self, Bounds, Records};
use crate::options::SheetFlags;
use crate::output::row_writer::cells_line;
use crate::profile::Format;
use crate::run::body::line_file;
use crate::run::bulk::sheet::{self, Sheet};

const WORDS: [&str; 44] = [
    "order,amount\n",
    "order;amount\n",
    "order\tamount\n",
    "sep=;\r\n",
    "sep=,\n",
    "ODR1234567890",
    "5,10",
    "5.10",
    "1.000",
    "\"",
    "\"\"",
    ",",
    ";",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "name,qty,rate,tax\n",
    "name;quantity;rate;tax;discount;amount\n",
    "Hair Wash,2,51,25\n",
    "Hair;2;51,5;25;0;103\n",
    "full",
    "yes",
    "no",
    "note",
    "type",
    "regular",
    "line",
    "=A1",
    "å",
    "\u{feff}",
    "2026-12-24",
    "01019012345",
    "47 40000001",
    "0047",
    "1,2E+12",
    "order",
    "amount",
    "expect-total",
    "reason",
    "grandTotal",
    "#REF!",
    "a b",
    "   ",
];

const BOUNDS: Bounds = Bounds { cell: 1 << 14, record: 1 << 16, cells: 10_000 };

fn words() -> Vec<&'static str> {
    WORDS.iter().chain(&NASTY).copied().collect()
}

/// Every record, up to the first that cannot be read; whether that was the end.
fn records(bytes: &[u8], piece: usize) -> Option<(u8, Vec<csv_text::Record>, bool)> {
    let start = csv_text::begin(BufReader::with_capacity(piece, bytes)).ok()?;
    let delimiter = start.delimiter;
    let mut reader = Records::new(start.rest, delimiter, start.line, BOUNDS);
    let mut all = Vec::new();
    loop {
        match reader.read() {
            Ok(Some(record)) => all.push(record),
            Ok(None) => return Some((delimiter, all, true)),
            Err(_) => return Some((delimiter, all, false)),
        }
    }
}

#[test]
fn cells_that_are_written_are_read_again() {
    bolero::check!().for_each(|bytes: &[u8]| {
        let bytes = part(bytes, 96);
        let (what, rest) = choice(bytes);
        let delimiter = [b',', b';', b'\t'][usize::from(what) % 3];
        let text = String::from_utf8_lossy(&spelt(rest, &words())).replace('\0', " ");
        let rows: Vec<Vec<&str>> = text
            .split('\n')
            .map(|row| row.split('|').collect())
            .filter(|row| *row != [""])
            .collect();
        let mut writer = csv::WriterBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .quote_style(if what & 4 == 4 {
                csv::QuoteStyle::Always
            } else {
                csv::QuoteStyle::Necessary
            })
            .from_writer(format!("sep={}\n", char::from(delimiter)).into_bytes());
        rows.iter().for_each(|row| writer.write_record(row).expect("it is written"));
        let written = writer.into_inner().expect("all of it");
        let Some((found, read, is_end)) = records(&written, usize::from(what >> 3) + 1) else {
            panic!("{:?} is not read", String::from_utf8_lossy(&written));
        };
        let cells: Vec<Vec<String>> = read.iter().map(|record| record.cells.clone()).collect();
        assert!(is_end && found == delimiter, "{:?}", String::from_utf8_lossy(&written));
        assert_eq!(cells, rows, "{:?}", String::from_utf8_lossy(&written));
        assert!(read.iter().all(|record| record.fault.is_none()), "{read:?}");
    });
}

#[test]
fn what_is_shown_as_csv_is_read_again_as_the_same_cells() {
    bolero::check!().for_each(|bytes: &[u8]| {
        let bytes = part(bytes, 64);
        let text = String::from_utf8_lossy(&spelt(bytes, &words())).into_owned();
        let cells: Vec<&str> = text.split('|').collect();
        let line = cells_line(Format::Csv, &cells).expect("a line");
        assert_eq!(line.matches('\n').count(), 1, "{line:?}");
        assert_eq!(hidden_in(&line), None, "{line:?}");
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(line.as_bytes());
        let read = reader.records().next();
        let read = read.map(|row| row.expect("a record")).unwrap_or_default();
        assert!(read.len() == cells.len() || cells == [""], "{line:?}");
        for (shown, cell) in read.iter().zip(&cells) {
            let is_formula = shown.starts_with(['=', '@', '\t', '\r']);
            assert!(!is_formula, "{cell:?} is shown as {shown:?}");
            let is_plain = cell.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b' ');
            assert!(!is_plain || shown == *cell, "{cell:?} is shown as {shown:?}");
        }
    });
}

#[test]
fn a_row_without_a_fault_is_read_by_others_alike() {
    bolero::check!().for_each(|bytes: &[u8]| {
        let bytes = part(bytes, 96);
        let (what, rest) = choice(bytes);
        let text = spelt(rest, &words());
        let read = records(&text, usize::from(what) + 1);
        assert_eq!(read, records(&text, 1 << 16), "{:?}", String::from_utf8_lossy(&text));
        let Some((delimiter, records, is_end)) = read else { return };
        let mut last = (0, 0);
        for record in &records {
            assert!(record.row == last.0 + 1 && record.line > last.1, "{record:?} after {last:?}");
            last = (record.row, record.line);
        }
        if !is_end
            || text.starts_with(b"\xef\xbb\xbf")
            || records.iter().any(|record| record.fault.is_some())
        {
            return;
        }
        // What Excel says of itself is no row, whatever stands around it.
        if text.trim_ascii_start().get(..4).is_some_and(|sep| sep.eq_ignore_ascii_case(b"sep=")) {
            return;
        }
        let mut other = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(text.as_slice());
        let others: Vec<Vec<String>> = other
            .records()
            .map(|row| row.expect("it is UTF-8").iter().map(str::to_owned).collect())
            .collect();
        // The other library passes over empty lines.
        let ours: Vec<Vec<String>> =
            records.into_iter().map(|record| record.cells).filter(|cells| *cells != [""]).collect();
        let others: Vec<Vec<String>> = others.into_iter().filter(|cells| *cells != [""]).collect();
        assert_eq!(ours, others, "{:?}", String::from_utf8_lossy(&text));
    });
}

#[test]
fn a_sheet_of_any_bytes_becomes_calls_or_says_what_is_wrong() {
    let commands = [
        "orders refund",
        "orders cancel",
        "orders send-payment-link",
        "reservations capture",
        "orders status",
    ];
    bolero::check!().for_each(|bytes: &[u8]| {
        let bytes = part(bytes, 120);
        let (what, rest) = choice(bytes);
        let endpoint =
            api::endpoint(commands[usize::from(what) % commands.len()]).expect("an operation");
        let text = spelt(rest, &words());
        let Ok(mut sheet) = Sheet::of("a.csv", Box::new(Cursor::new(text))) else { return };
        let flags = SheetFlags { keep: Vec::new(), ..SheetFlags::default() };
        let columns = sheet::columns(&sheet, endpoint, &flags);
        let mut last = 1;
        while let Ok(Some(row)) = sheet.read() {
            assert!(row.row > last, "{row:?} after {last}");
            last = row.row;
            assert!(row.problem.is_some() || row.cells.len() == sheet.titles().len(), "{row:?}");
            let Ok(columns) = &columns else { continue };
            match columns.invocation(endpoint, &row.cells) {
                Ok(call) => {
                    let names = endpoint
                        .path_params()
                        .filter(|param| param.presence == api::Presence::Required);
                    names.for_each(|param| {
                        assert!(call.typed.has(param.flag), "{row:?} lacks {}", param.flag)
                    });
                }
                Err(problems) => assert!(!problems.is_empty(), "{row:?}"),
            }
        }
    });
}

#[test]
fn lines_of_an_order_from_a_file_are_lines_or_a_reason() {
    let create = api::endpoint("orders send-payment-link").expect("an operation");
    let line = create.all_params().find(|param| param.flag == "line").expect("a flag");
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join("lines.csv");
    let name = path.to_str().expect("a path").to_owned();
    bolero::check!().for_each(|bytes: &[u8]| {
        let bytes = part(bytes, 96);
        let text = spelt(bytes, &words());
        std::fs::File::create(&path).and_then(|mut file| file.write_all(&text)).expect("written");
        match line_file::rows(&name, line.kind) {
            Ok(rows) => {
                let most = text.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count() + 1;
                assert!(!rows.is_empty() && rows.len() <= most, "{rows:?}");
                assert!(rows.iter().all(serde_json::Value::is_object), "{rows:?}");
            }
            Err(why) => assert!(why.starts_with(&name), "{why}"),
        }
    });
}
