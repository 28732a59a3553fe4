//! An object as a person sees it: its facts, its lines and parts, what happened, and the commands that can be pasted.

use serde_json::Value;

use super::ShownObject;
use crate::api::{ColumnKind, LineLeft, Overview, StatusMeaning};
use crate::base::error::Result;
use crate::base::money::{self, Amount};
use crate::base::step::{AccountFlags, Command};
use crate::output::local_table::{LocalTable, show_local, show_local_parts};
use crate::output::ui::Ui;

/// A title, what it holds, and its value.
type Field = (String, ColumnKind, String);

/// Shows the object and what can be done with it: all of it in a table, its facts alone as rows. Where a menu follows, that
/// tells what can be done.
pub fn show(
    object: &ShownObject,
    account: &AccountFlags,
    menu_follows: bool,
    ui: &mut Ui,
) -> Result<()> {
    if !ui.is_for_people() {
        return show_local(LocalTable::Object(fields(&object.overview)), &Value::Null, ui);
    }
    let mut parts = told(&object.overview);
    parts.extend(timeline(object));
    if !menu_follows {
        parts.extend(open(object, account));
    }
    parts.extend(ruled_out(object));
    parts.extend(advice(object, account));
    show_local_parts(parts, ui)?;
    suggest_settling(object, ui);
    Ok(())
}

/// What the API tells: the object's facts in few rows, its lines, its parts.
fn told(object: &Overview) -> Vec<(&'static str, LocalTable<'static>)> {
    let mut parts = vec![("", LocalTable::Object(brief_fields(object)))];
    parts.extend(lines(object));
    parts.extend(own_parts(object));
    parts
}

/// Tells how an unknown outcome is settled, if there is one.
fn suggest_settling(object: &ShownObject, ui: &mut Ui) {
    if let Some(entry) = object.offers.unsettled {
        let settle = Command::new("journal resolve").arg(entry);
        ui.suggest(
            "",
            &settle.why(format!(
                "the outcome of entry {entry} of the journal is unknown; settle it first"
            )),
        );
    }
}

/// Every fact by itself.
fn fields(object: &Overview) -> Vec<Field> {
    let mut fields = facts(object);
    fields.extend(object.customer.iter().map(|(title, value)| text(title, value)));
    for (word, amount) in &object.money {
        fields.push((capital(word), ColumnKind::Amount, money::show(*amount)));
    }
    fields
}

/// The same in few rows: how the customer is reached in one, and all that is told of money.
fn brief_fields(object: &Overview) -> Vec<Field> {
    const REACHED_BY: [&str; 3] = ["E-mail", "Country code", "MSISDN"];
    let mut fields = facts(object);
    let (reached_by, others): (Vec<_>, Vec<_>) =
        object.customer.iter().partition(|(title, _)| REACHED_BY.contains(title));
    fields.extend(others.into_iter().map(|(title, value)| text(title, value)));
    let (mut contact, mut before) = (String::new(), "");
    for (title, value) in reached_by {
        // A number follows its country code.
        let between = match (before, *title) {
            ("", _) => "",
            ("Country code", "MSISDN") => " ",
            _ => ", ",
        };
        contact.push_str(&format!("{between}{value}"));
        before = title;
    }
    let figures =
        object.money.iter().map(|(word, amount)| format!("{word} {}", money::show(*amount)));
    let figures = figures.collect::<Vec<_>>().join(", ");
    for (title, value) in [("Contact", contact), ("Money", figures)] {
        if !value.is_empty() {
            fields.push(text(title, &value));
        }
    }
    fields
}

fn text(title: &str, value: &str) -> Field {
    (capital(title), ColumnKind::Text, value.to_owned())
}

/// What it is, and in which state.
fn facts(object: &Overview) -> Vec<Field> {
    let mut fields = vec![(capital(object.kind), ColumnKind::Identifier, object.id.clone())];
    if let Some(status) = &object.status {
        fields.push(("Status".to_owned(), ColumnKind::Status, status.clone()));
        if let Some(known) = StatusMeaning::find(object.status_of, status) {
            fields.push(text("Means", known.meaning));
        }
    }
    fields.extend(object.facts.iter().map(|(title, value)| text(title, value)));
    fields
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

type Part<'a> = Option<(&'a str, LocalTable<'a>)>;

fn lines(object: &Overview) -> Part<'static> {
    const WITH_LEFT: &[(&str, ColumnKind)] = &[
        ("Line id", ColumnKind::Identifier),
        ("Product", ColumnKind::Text),
        ("Amount", ColumnKind::Amount),
        ("Left", ColumnKind::Text),
    ];
    if object.lines.is_empty() {
        return None;
    }
    let columns = if object.lines_count { WITH_LEFT } else { &WITH_LEFT[..3] };
    let mut rows = Vec::new();
    for own in &object.lines {
        let id = own.line.id.as_ref().map_or_else(|| "not told".to_owned(), ToString::to_string);
        let mut row = vec![id, own.line.name.clone(), cents(own.line.amount)];
        if object.lines_count {
            row.push(left(own));
        }
        rows.push(row);
    }
    Some(("Lines", LocalTable::List(columns, rows)))
}

/// What is left of a line, as far as it can be known.
fn left(line: &LineLeft) -> String {
    match (line.known(), line.most) {
        (Some(left), _) => money::show(left),
        (None, Some(most)) if line.least.is_zero() => {
            format!("at most {}", money::show(most))
        }
        (None, Some(most)) => {
            format!("{} to {}", money::show(line.least), money::show(most))
        }
        (None, None) => "not told".to_owned(),
    }
}

fn cents(amount: Option<Amount>) -> String {
    amount.map(money::show).unwrap_or_default()
}

fn own_parts(object: &Overview) -> Part<'static> {
    const COLUMNS: &[(&str, ColumnKind)] = &[
        ("Part", ColumnKind::Text),
        ("Name", ColumnKind::Identifier),
        ("About", ColumnKind::Text),
        ("Status", ColumnKind::Status),
        ("Amount", ColumnKind::Amount),
        ("Refunded", ColumnKind::Amount),
        ("Left", ColumnKind::Amount),
    ];
    if object.parts.is_empty() {
        return None;
    }
    let mut rows = Vec::new();
    for part in &object.parts {
        let [amount, refunded, left] = [part.amount, part.refunded, part.left].map(cents);
        let words = [part.what, &part.name, &part.about, &part.status].map(str::to_owned);
        rows.push(words.into_iter().chain([amount, refunded, left]).collect());
    }
    Some(("Parts", LocalTable::List(COLUMNS, rows)))
}

fn timeline(object: &ShownObject) -> Part<'static> {
    const COLUMNS: &[(&str, ColumnKind)] = &[
        ("When", ColumnKind::Instant),
        ("What", ColumnKind::Text),
        ("Amount", ColumnKind::Amount),
        ("Reference", ColumnKind::Identifier),
        ("Journal", ColumnKind::Text),
    ];
    if object.timeline.is_empty() {
        return None;
    }
    let mut rows = Vec::new();
    for moment in &object.timeline {
        rows.push(vec![
            moment.at.clone(),
            moment.what.clone(),
            cents(moment.amount),
            moment.reference.clone().unwrap_or_default(),
            moment.entry.map(|entry| entry.to_string()).unwrap_or_default(),
        ]);
    }
    Some(("What happened", LocalTable::List(COLUMNS, rows)))
}

/// The commands that can be pasted.
fn open(object: &ShownObject, account: &AccountFlags) -> Part<'static> {
    const COLUMNS: &[(&str, ColumnKind)] =
        &[("To", ColumnKind::Text), ("Command", ColumnKind::Identifier)];
    let mut rows = Vec::new();
    for offer in &object.offers.open {
        rows.push(vec![offer.title(), offer.command().line(account)]);
    }
    if rows.is_empty() {
        None
    } else {
        Some(("What can be done now", LocalTable::List(COLUMNS, rows)))
    }
}

/// Why the others cannot be carried out, but for those of which the advice tells it.
fn ruled_out(object: &ShownObject) -> Part<'static> {
    const COLUMNS: &[(&str, ColumnKind)] =
        &[("Command", ColumnKind::Identifier), ("Why not", ColumnKind::Text)];
    let told: Vec<&str> =
        object.advice.iter().flat_map(|advice| &advice.not).map(|(command, _)| *command).collect();
    let mut rows = Vec::new();
    for ruled_out in &object.offers.ruled_out {
        let command = ruled_out.operation.command;
        if !told.contains(&command) {
            rows.push(vec![command.to_owned(), ruled_out.why.clone()]);
        }
    }
    if rows.is_empty() {
        None
    } else {
        Some(("What cannot be done", LocalTable::List(COLUMNS, rows)))
    }
}

/// How an unwanted payment is undone.
fn advice(object: &ShownObject, account: &AccountFlags) -> Part<'static> {
    const COLUMNS: &[(&str, ColumnKind)] = &[
        ("Do", ColumnKind::Text),
        ("Command", ColumnKind::Identifier),
        ("Because", ColumnKind::Text),
    ];
    let advice = object.advice.as_ref()?;
    let mut rows = Vec::new();
    for (word, offer) in [("this", &advice.take), ("then", &advice.afterwards)] {
        if let Some(offer) = offer {
            let because = offer.operation.because.to_owned();
            rows.push(vec![word.to_owned(), offer.command().line(account), because]);
        }
    }
    if rows.is_empty() {
        rows.push(["nothing", "", "there is nothing to undo"].map(str::to_owned).to_vec());
    }
    for (command, why) in &advice.not {
        rows.push(vec!["not".to_owned(), (*command).to_owned(), why.clone()]);
    }
    Some(("If the payment is unwanted", LocalTable::List(COLUMNS, rows)))
}
