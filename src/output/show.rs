//! An answer, or a request that is not sent, in the format asked for.

use std::borrow::Cow;
use std::io;

use qrcode::QrCode;
use qrcode::render::unicode;
use serde_json::value::RawValue;
use serde_json::{Map, Value, json};

use crate::api::{Endpoint, Quirk, Request, Table, locate};
use crate::base::error::Result;
use crate::base::privacy;
use crate::base::redact;
use crate::base::text;
use crate::http::reply::Reply;
use crate::options::Invocation;
use crate::output::answer_rows::only_one;
use crate::output::columns::TableLayout;
use crate::output::delivery::{OutputError, delivered};
use crate::output::row_writer::RowWriter;
use crate::output::table;
use crate::output::ui::Ui;
use crate::profile::Format;

/// Whether the output was delivered.
type Delivery = std::result::Result<(), OutputError>;

/// Shows an answer in the format asked for.
pub fn show(
    endpoint: &Endpoint,
    invocation: &Invocation,
    envelope: &Map<String, Value>,
    reply: &Reply,
    ui: &mut Ui,
) -> Delivery {
    let none = Value::Null;
    let data = envelope.get("data").unwrap_or(&none);
    if ui.quiet {
        let given = endpoint.object(&invocation.typed);
        return Ok(ui.data(&table::identifiers(&endpoint.table, data, given))?);
    }
    match ui.format {
        Format::Raw => ui.raw(&reply.body)?,
        Format::Json => return show_json(&json_of(endpoint, data, reply), ui),
        Format::Ndjson => write_ndjson(&json_of(endpoint, data, reply), ui)?,
        Format::Table | Format::Csv | Format::Tsv => {
            columns_of(&endpoint.table, envelope, data, invocation.show_personal, ui)?;
        }
    }
    Ok(())
}

/// Shows JSON text, or what the program of `--jq` makes of it.
pub fn show_json(json: &str, ui: &mut Ui) -> Delivery {
    let Some(program) = ui.jq.clone() else { return Ok(ui.json_text(json)?) };
    let cleaned = redact::json_if_changed(json.as_bytes()).map(|value| value.to_string());
    let time = ui.jq_time;
    let mut rows = RowWriter::of_results(ui);
    let ran = program.run(cleaned.as_deref().unwrap_or(json), time, |result| rows.json(result));
    // What came before a failure stays.
    rows.end()?;
    ran
}

/// What JSON shows: the value of `data`, or the envelope for writes and where the facts stand beside `data`.
fn json_of<'a>(endpoint: &Endpoint, data: &Value, reply: &'a Reply) -> Cow<'a, str> {
    if endpoint.effect.writes() || endpoint.quirks.contains(&Quirk::BesideData) {
        return String::from_utf8_lossy(text::without_mark(&reply.body));
    }
    if endpoint.refine.is_some() {
        return data.to_string().into();
    }
    data_text(endpoint, data, text::without_mark(&reply.body))
}

/// JSON text as lines: an element of a list each, anything else as one.
pub(super) fn write_ndjson(json: &str, ui: &mut Ui) -> io::Result<()> {
    let cleaned = redact::json_if_changed(json.as_bytes()).map(|value| value.to_string());
    let json = cleaned.as_deref().unwrap_or(json);
    let hide = !ui.show_personal;
    let mut rows = RowWriter::of_json(ui);
    match serde_json::from_str::<Vec<&RawValue>>(json) {
        Ok(elements) => elements
            .iter()
            .try_for_each(|element| rows.json(&without_numbers(element.get(), hide)))?,
        Err(_) => rows.json(&without_numbers(json, hide))?,
    }
    rows.end()
}

/// A value for a line, its personal numbers masked: ndjson is for rows, as tables are.
fn without_numbers(json: &str, hide: bool) -> Cow<'_, str> {
    if hide { privacy::json_numbers_masked(json) } else { Cow::Borrowed(json) }
}

/// An answer by its operation's columns.
fn columns_of(
    table: &Table,
    envelope: &Map<String, Value>,
    data: &Value,
    show_personal: bool,
    ui: &mut Ui,
) -> io::Result<()> {
    // They were found before anything was sent, unless an appeal has a table of its own.
    let layout = match TableLayout::of(table, &ui.columns) {
        Ok(layout) => layout,
        Err(_) => TableLayout::of(table, &[]).map_err(io::Error::other)?,
    };
    if ui.format == Format::Table {
        let table = table::render(&layout, envelope, data, show_personal, &ui.table_style());
        return ui.table(&table);
    }
    let mut writer = RowWriter::of_cells(layout.titles(), ui)?;
    for record in table::records(&layout, envelope, data, show_personal) {
        writer.cells(record.iter().map(String::as_str))?;
    }
    writer.end()
}

/// Some rows of an answer.
pub fn show_rows(
    endpoint: &Endpoint,
    invocation: &Invocation,
    rows: Vec<Value>,
    ui: &mut Ui,
) -> Delivery {
    let data = Value::Array(rows);
    if ui.quiet {
        return Ok(ui.data(&table::identifiers(&endpoint.table, &data, None))?);
    }
    match ui.format {
        Format::Table | Format::Csv | Format::Tsv => {
            columns_of(&endpoint.table, &Map::new(), &data, invocation.show_personal, ui)?;
        }
        Format::Ndjson => write_ndjson(&data.to_string(), ui)?,
        Format::Json => return show_json(&data.to_string(), ui),
        Format::Raw => ui.json(&data)?,
    }
    Ok(())
}

/// The address to send the customer to, as a QR code for people.
pub fn show_code(endpoint: &Endpoint, envelope: &Map<String, Value>, ui: &mut Ui) {
    let data = envelope.get("data").unwrap_or(&Value::Null);
    let link = endpoint.table.link.and_then(|pointer| only_one(data).pointer(pointer));
    match link.and_then(Value::as_str).map(QrCode::new) {
        Some(Ok(code)) => {
            // Light modules are the bright ones of a dark terminal; phones read both ways.
            let drawn = code
                .render::<unicode::Dense1x2>()
                .dark_color(unicode::Dense1x2::Light)
                .light_color(unicode::Dense1x2::Dark)
                .build();
            drawn.lines().for_each(|line| ui.note(line));
        }
        Some(Err(error)) => ui.warn(&format!("the address fits no QR code: {error}")),
        None => ui.warn("the answer has no address to send the customer to"),
    }
}

/// The JSON text of `data` as received; a list is always an array, in whatever form it came.
fn data_text<'a>(endpoint: &Endpoint, data: &Value, body: &'a [u8]) -> Cow<'a, str> {
    #[derive(serde::Deserialize)]
    struct Envelope<'a> {
        #[serde(borrow)]
        data: &'a RawValue,
    }
    if endpoint.table.list && !data.is_array() {
        return locate(data, "/*")
            .into_iter()
            .filter_map(|(_, row)| row.cloned())
            .collect::<Value>()
            .to_string()
            .into();
    }
    match serde_json::from_slice::<Envelope>(body) {
        // An empty list that came as a 404 has no `data` of its own.
        Ok(envelope) if !(data.is_array() && envelope.data.get() == "null") => {
            envelope.data.get().into()
        }
        _ => data.to_string().into(),
    }
}

/// What `--dry-run` prints: the request as it would be sent.
pub fn show_request(request: &Request, ui: &mut Ui) -> Result<()> {
    let body = request.body.clone().unwrap_or(Value::Null);
    let json = || json!({"method": request.method.name(), "path": request.target, "body": body});
    let shown = match ui.format {
        Format::Json => return dry(show_json(&json().to_string(), ui), ui),
        Format::Ndjson => write_ndjson(&json().to_string(), ui),
        Format::Raw => {
            ui.raw(request.body.as_ref().map(Value::to_string).unwrap_or_default().as_bytes())
        }
        Format::Table | Format::Csv | Format::Tsv => {
            let line = format!("{} {}\n", request.method.name(), request.target);
            ui.data(&line).and_then(|()| if body.is_null() { Ok(()) } else { ui.json(&body) })
        }
    };
    dry(shown.map_err(OutputError::from), ui)
}

fn dry(shown: Delivery, ui: &mut Ui) -> Result<()> {
    delivered(shown)?;
    ui.note("dry run: nothing was sent");
    Ok(())
}
