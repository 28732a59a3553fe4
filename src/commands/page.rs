//! `fpgo commands --page GROUP`: the documentation page of one chapter, written from the same declarations that the
//! commands are made of.

use std::fmt::Write;

use crate::api::{Chapter, Effect, Endpoint, Location, Param};

/// The page of this chapter, as Markdown.
pub fn render(chapter: &Chapter) -> String {
    let mut page = format!(
        "# fpgo {}\n\n{}. This page is what `fpgo commands --page {}` prints; what is wrong with it is wrong with the \
         program. How to play the customer's part in the sandbox: [sandbox.md](../sandbox.md).\n",
        chapter.group, chapter.about, chapter.group
    );
    for endpoint in chapter.endpoints {
        section(&mut page, endpoint);
    }
    page
}

fn section(page: &mut String, endpoint: &Endpoint) {
    let (mut positionals, mut fields) = (String::new(), Vec::new());
    for param in endpoint.all_params() {
        match param.location {
            Location::Path => positionals.push_str(&format!(" {}", param.flag)),
            _ => fields.push(param),
        }
    }
    let [first, second] = endpoint.examples();
    // Writing into a text cannot fail.
    let _ = write!(
        page,
        "\n## {}{positionals}\n\n{}. `{} {}`; {}.\n\n{}\n\n```console\n{first}\n{second}\n```\n",
        endpoint.command,
        endpoint.about,
        endpoint.method.name(),
        endpoint.path,
        effect(endpoint),
        endpoint.money,
    );
    if fields.is_empty() {
        return;
    }
    page.push_str("\n| flag | field | rule | meaning |\n|---|---|---|---|\n");
    for param in fields {
        row(page, param);
    }
}

fn effect(endpoint: &Endpoint) -> &'static str {
    match (endpoint.effect, endpoint.asks) {
        (Effect::Reads, _) => "it reads",
        (Effect::Writes, false) => "it writes",
        (Effect::Writes, true) => "it writes, and asks before",
        (Effect::MovesMoney { .. }, _) => {
            "it moves money or commits a customer to pay, and asks before"
        }
    }
}

fn row(page: &mut String, param: &Param) {
    let flag = match param.flag {
        "" => String::new(),
        flag if param.kind.name.is_empty() => format!("`--{flag}`"),
        flag => format!("`--{flag} {}`", param.kind.name),
    };
    let field = match param.location {
        Location::Query(key) => format!("query `{key}`"),
        Location::Segment(name, _) => format!("path `{name}`"),
        Location::Path | Location::Local => String::new(),
        Location::Field(pointer) | Location::List(pointer) | Location::Keyed(pointer) => {
            format!("`{}`", pointer.trim_start_matches('/').replace("/*", "[]").replace('/', "."))
        }
    };
    let mut meaning = param.help.replace('|', "\\|");
    if !param.kind.choices.is_empty() && !param.kind.switch {
        let values = param.kind.choices.join("`, `");
        meaning =
            format!("{meaning}{}one of `{values}`", if meaning.is_empty() { "" } else { ": " });
    }
    let _ = writeln!(page, "| {flag} | {field} | {} | {meaning} |", param.presence.in_words());
}
