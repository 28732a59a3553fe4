//! `fpgo commands`: every operation with its method, path and effect, for people and for programs.

use clap::Args;
use clap::builder::PossibleValuesParser;
use serde_json::{Value, json};

use super::page;
use crate::api::{self, ColumnKind, Endpoint, Location, Param};
use crate::base::error::Result;
use crate::output::delivery::delivered;
use crate::output::local_table::{LocalTable, show_local};
use crate::output::ui::Ui;
use crate::profile::Format;

/// The columns of its table.
pub const COLUMNS: [(&str, ColumnKind); 5] = [
    ("Command", ColumnKind::Identifier),
    ("Effect", ColumnKind::Text),
    ("Method", ColumnKind::Text),
    ("Path", ColumnKind::Identifier),
    ("About", ColumnKind::Text),
];

/// The options.
#[derive(Args, Debug)]
pub struct CommandsArgs {
    /// Print JSON, with the parameters
    #[arg(long)]
    json: bool,
    /// Print the documentation page of one group
    #[arg(long, value_name = "GROUP", conflicts_with = "json",
          value_parser = PossibleValuesParser::new(api::CHAPTERS.iter().map(|chapter| chapter.group)))]
    page: Option<String>,
}

impl CommandsArgs {
    /// Whether it prints rows: JSON and pages have flags of their own.
    pub fn shows_rows(&self) -> bool {
        !self.json && self.page.is_none()
    }

    /// Whether it prints a page of the documentation.
    pub fn is_page(&self) -> bool {
        self.page.is_some()
    }
}

/// Prints the list, or one page of the documentation.
pub fn run(arguments: &CommandsArgs, ui: &mut Ui) -> Result<()> {
    for chapter in api::CHAPTERS {
        if arguments.page.as_deref() == Some(chapter.group) {
            return delivered(ui.data(&page::render(chapter)));
        }
    }
    if arguments.json && !ui.format.is_json() {
        ui.format = Format::Json;
    }
    if ui.quiet {
        return delivered(ui.data(&names()));
    }
    let json = api::endpoints().map(to_json).collect();
    let rows = api::endpoints().map(row).collect();
    show_local(LocalTable::List(&COLUMNS, rows), &json, ui)
}

fn names() -> String {
    api::endpoints().map(|endpoint| format!("{}\n", endpoint.command)).collect()
}

fn row(endpoint: &Endpoint) -> Vec<String> {
    let Endpoint { command, effect, method, path, about, .. } = endpoint;
    [command, effect.letter(), method.name(), path, about].map(str::to_owned).to_vec()
}

fn to_json(endpoint: &Endpoint) -> Value {
    json!({
        "command": endpoint.command,
        "method": endpoint.method.name(),
        "path": endpoint.path,
        "effect": endpoint.effect_mark(),
        "examples": endpoint.examples(),
        "example_status": endpoint.example.object_status,
        "parameters": endpoint.all_params().map(parameter).collect::<Vec<_>>(),
    })
}

/// A parameter as people type it and as the API names it.
fn parameter(param: &Param) -> Value {
    let (place, name) = match param.location {
        Location::Path => ("path", param.flag.to_owned()),
        Location::Segment(name, _) => ("path", name.to_owned()),
        Location::Query(key) => ("query", key.to_owned()),
        Location::Field(pointer) | Location::List(pointer) | Location::Keyed(pointer) => {
            ("body", pointer.to_owned())
        }
        Location::Local => ("local", param.flag.to_owned()),
    };
    let flag = if param.flag.is_empty() || param.location == Location::Path {
        Value::Null
    } else {
        json!(format!("--{}", param.flag))
    };
    let mut described = json!({
        "name": name, "in": place, "flag": flag, "type": param.kind.name, "rule": param.presence.word(),
        "condition": param.presence.in_words(), "help": param.help,
    });
    if !param.kind.choices.is_empty() {
        described["values"] = json!(param.kind.choices);
    }
    described
}
