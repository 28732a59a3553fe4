//! An answer, or a request that is not sent, in the format asked for.

use std::io;

use qrcode::QrCode;
use qrcode::render::unicode;
use serde_json::value::RawValue;
use serde_json::{Map, Value, json};

use crate::api::{Endpoint, Quirk, Request, locate};
use crate::config::Format;
use crate::error::Result;
use crate::invocation::Invocation;
use crate::table;
use crate::ui::{Ui, delivered};
use crate::verdict::Reply;

/// Shows an answer in the format asked for.
pub fn show(
    endpoint: &Endpoint,
    invocation: &Invocation,
    envelope: &Map<String, Value>,
    reply: &Reply,
    ui: &mut Ui,
) -> io::Result<()> {
    let none = Value::Null;
    let data = envelope.get("data").unwrap_or(&none);
    if ui.quiet {
        return ui.data(&table::identifiers(
            &endpoint.table,
            data,
            endpoint.object(&invocation.typed),
        ));
    }
    match ui.format {
        Format::Raw => ui.raw(&reply.body),
        Format::Json if endpoint.effect.writes() => {
            ui.json_text(&String::from_utf8_lossy(&reply.body))
        }
        Format::Json if endpoint.quirks.contains(&Quirk::BesideData) => {
            ui.json_text(&String::from_utf8_lossy(&reply.body))
        }
        Format::Json if endpoint.refine.is_some() => ui.json(data),
        Format::Json => ui.json_text(&data_text(endpoint, data, &reply.body)),
        Format::Table => {
            let whole = Value::Object(envelope.clone());
            ui.data(&table::render(&endpoint.table, &whole, data, invocation.show_personal))
        }
    }
}

/// Rows that came in several answers. A list that is not whole is not closed in JSON, so that nothing takes it for one.
pub fn show_rows(
    endpoint: &Endpoint,
    invocation: &Invocation,
    rows: Vec<Value>,
    whole: bool,
    ui: &mut Ui,
) -> io::Result<()> {
    let data = Value::Array(rows);
    if ui.quiet {
        return ui.data(&table::identifiers(&endpoint.table, &data, None));
    }
    match ui.format {
        Format::Table => {
            ui.data(&table::render(&endpoint.table, &Value::Null, &data, invocation.show_personal))
        }
        Format::Json | Format::Raw if whole => ui.json(&data),
        Format::Json | Format::Raw => ui.open_json(&data),
    }
}

/// The address to send the customer to, as a QR code for people.
pub fn show_code(endpoint: &Endpoint, envelope: &Map<String, Value>, ui: &mut Ui) {
    let data = envelope.get("data").unwrap_or(&Value::Null);
    let link = endpoint.table.link.and_then(|pointer| table::single(data).pointer(pointer));
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
fn data_text(endpoint: &Endpoint, data: &Value, body: &[u8]) -> String {
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
            .to_string();
    }
    match serde_json::from_slice::<Envelope>(body) {
        // An empty list that came as a 404 has no `data` of its own.
        Ok(envelope) if !(data.is_array() && envelope.data.get() == "null") => {
            envelope.data.get().to_owned()
        }
        _ => data.to_string(),
    }
}

/// What `--dry-run` prints: the request as it would be sent.
pub fn show_request(request: &Request, ui: &mut Ui) -> Result<()> {
    let body = request.body.clone().unwrap_or(Value::Null);
    let shown = match ui.format {
        Format::Json => {
            ui.json(&json!({"method": request.method.name(), "path": request.target, "body": body}))
        }
        Format::Raw => {
            ui.raw(request.body.as_ref().map(Value::to_string).unwrap_or_default().as_bytes())
        }
        Format::Table => {
            let line = format!("{} {}\n", request.method.name(), request.target);
            ui.data(&line).and_then(|()| if body.is_null() { Ok(()) } else { ui.json(&body) })
        }
    };
    delivered(shown)?;
    ui.note("dry run: nothing was sent");
    Ok(())
}
