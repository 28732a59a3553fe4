//! `fpgo journal verify`, `export` and `import`: what is there, and taking it to another machine.

use serde_json::json;

use super::json_lines::each_line;
use super::place::place;
use crate::api::{self, ColumnKind};
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::step::Command;
use crate::commands::in_force;
use crate::options::Globals;
use crate::output::delivery::delivered;
use crate::output::local_table::{LocalTable, show_local};
use crate::output::ui::Ui;
use crate::store::journal::{ChainWalk, CommandFacts, ForeignLines, Journal};

/// Pieces of an export, so that a long journal is not held whole.
const EXPORT_PIECE: usize = 64 * 1024;

/// Checks that every row is as it was written, and that a head is still there.
pub fn verify(journal: Option<&Journal>, head: Option<&str>, ui: &mut Ui) -> Result<()> {
    let walk = match journal {
        Some(journal) => journal.all_is_sound()?,
        None => ChainWalk::default(),
    };
    if walk.losses > 0 {
        ui.note(&format!(
            "losses that were accepted: {}; journal export shows the rows that tell of them",
            walk.losses
        ));
    }
    if let Some(head) = head {
        must_have_head(journal, head, &walk)?;
    }
    if ui.is_for_people() {
        let line = format!("{} rows, as they were written; head {}\n", walk.rows, walk.head);
        return delivered(ui.data(&line));
    }
    let fields = vec![
        ("rows".into(), ColumnKind::Text, walk.rows.to_string()),
        ("head".into(), ColumnKind::Identifier, walk.head.clone()),
    ];
    let json = json!({"rows": walk.rows, "head": walk.head});
    show_local(LocalTable::Object(fields), &json, ui)
}

/// Refuses a journal that does not have this head.
fn must_have_head(journal: Option<&Journal>, head: &str, walk: &ChainWalk) -> Result<()> {
    let mut or = "";
    if let Some(journal) = journal {
        if journal.has_head(head)? {
            return Ok(());
        }
        if journal.is_pruned()? {
            or = ", or it stood among the rows that were pruned";
        }
    }
    Err(Error::new(
        ErrorKind::CheckFailed,
        format!(
            "the journal does not have this head: its end was cut off, or it is another journal{or}"
        ),
    )
    .detail(format!("{} rows, head {}", walk.rows, walk.head)))
}

/// Prints every row as a line of JSON.
pub fn export(journal: Option<&Journal>, ui: &mut Ui) -> Result<()> {
    let (mut lines, mut walk) = (String::new(), ChainWalk::default());
    if let Some(journal) = journal {
        walk = journal.export(|line| {
            lines.push_str(line);
            lines.push('\n');
            if lines.len() > EXPORT_PIECE {
                delivered(ui.data(&std::mem::take(&mut lines)))?;
            }
            Ok(())
        })?;
    }
    delivered(ui.data(&lines))?;
    ui.note(&format!("{} rows; keep this head elsewhere: {}", walk.rows, walk.head));
    let verify = Command::new("journal verify").arg("--head").arg(&walk.head);
    ui.suggest("", &verify.why("check later that nothing is missing"));
    Ok(())
}

/// Takes in entries that another machine recorded.
pub fn import(file: &str, globals: &Globals, ui: &mut Ui) -> Result<()> {
    let mut lines = ForeignLines::new(facts_of)?;
    each_line(file, |line| lines.take(line))?;
    // Only now, so that a wrong file makes no journal.
    let journal = Journal::open(&place(globals)?, in_force::patience(globals)?)?;
    let imported = journal.import(&lines)?;
    ui.note(&format!(
        "{} new, {} known already, {} of those known settled",
        imported.new,
        imported.known + imported.settled,
        imported.settled
    ));
    ui.suggest("", &Command::new("journal list").why("look at them"));
    Ok(())
}

/// What is known of a command, which must be one that writes.
pub fn facts_of(command: &str) -> Result<CommandFacts> {
    match api::operation_of_entry(command) {
        Some(endpoint) if endpoint.effect.writes() => {
            Ok(CommandFacts { binds: endpoint.blocks_others(), way: endpoint.way() })
        }
        _ => Err(Error::invalid(format!("{command} is no command that writes"))
            .next("an entry of a newer fpgo needs that fpgo")),
    }
}
