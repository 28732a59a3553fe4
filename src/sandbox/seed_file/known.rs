//! The numbers that a seed names: identifiers, line ids and invoice numbers. No fresh one may equal one of them.

use serde_json::Value;

use crate::base::error::{Error, Result};
use crate::sandbox::objects::line::LINES;
use crate::sandbox::objects::order::INVOICES;
use crate::sandbox::world::World;

/// The prefixes of the identifiers that the world gives.
const PREFIXES: [&str; 8] = ["ODR", "CSRT", "RES", "CAP", "CHA", "SUB", "ADRS", "COMCHK"];

/// The highest number that a seed may name: the series of that kind goes on behind it. Programs of JavaScript and jq read whole
/// numbers up to here.
const HIGHEST: i64 = (1 << 53) - 1;

/// Takes all numbers in this value out of those that will be given.
pub fn reserve(world: &World, value: &Value) -> Result<()> {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                reserve_series(world, name, member)?;
                reserve(world, member)?;
            }
        }
        Value::Array(items) => {
            for item in items {
                reserve(world, item)?;
            }
        }
        Value::String(text) => {
            if let Some(number) = number_of(text) {
                world.reserve_number(number)?;
            }
        }
        _ => {}
    }
    Ok(())
}

/// The number of an identifier.
fn number_of(text: &str) -> Option<i64> {
    PREFIXES.iter().find_map(|prefix| text.strip_prefix(prefix)?.parse().ok())
}

/// Lines and invoices have numbers in series.
fn reserve_series(world: &World, name: &str, value: &Value) -> Result<()> {
    match (name, value) {
        ("invoice_number", Value::String(text)) => {
            let Ok(number) = text.parse::<i64>() else { return Ok(()) };
            raise(world, INVOICES, number)
        }
        ("lines", Value::Array(lines)) => {
            for number in lines.iter().filter_map(|line| line["id"].as_i64()) {
                raise(world, LINES, number)?;
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

/// The series goes on behind this number.
fn raise(world: &World, (series, first): (&str, i64), number: i64) -> Result<()> {
    if number > HIGHEST {
        let why = format!("{series}: the number {number} must be at most {HIGHEST}");
        return Err(Error::invalid(why));
    }
    world.raise_number(series, first, number + 1)
}
