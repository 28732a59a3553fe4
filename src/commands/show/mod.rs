//! `fpgo show ANYTHING`: finds what a pasted text names, shows its state, customer, money, lines and timeline, and what
//! can be done with it now; on a terminal the choice is carried out. It only reads by itself.

mod advice;
mod for_people;
mod for_programs;
mod known;
mod menu;
mod offers;
mod pasted;
mod payers_page;
mod reader;
mod timeline;
mod told;

use clap::Args;
use serde_json::json;

use self::advice::Advice;
use self::offers::Offers;
use self::reader::Reader;
use self::timeline::Moment;
use crate::api::{self, IdKind, Overview, ReadOverview};
use crate::base::error::{Error, Result};
use crate::base::money;
use crate::commands::{bulk, in_force};
use crate::http::verdict::Purpose;
use crate::options::Globals;
use crate::output::delivery::delivered;
use crate::output::local_table::{LocalTable, show_local};
use crate::output::ui::Ui;
use crate::profile::account_flags;
use crate::run::context::Context;
use crate::run::interrupt::SignalWatch;
use crate::run::seen;
use crate::run::session::Session;
use crate::store::journal::Journal;

/// The status of what can still be paid.
const OPEN: &str = "SENT";

/// The options.
#[derive(Args, Debug)]
#[command(
    after_help = "An address is never opened: only the identifiers in it count. Quote what has blanks or & in it, or paste it \
    at the prompt of fpgo show alone.\n\nExamples:\n  fpgo show ODR1234567890\n  \
    fpgo show 'https://demo.frontpayment.no/orders/ODR1234567890?from=mail'\n  grep ODR access.log | tail -1 | fpgo show -\n  \
    fpgo show ODR1234567890 -o json --jq '.actions[].argv'\n\n\
    On a terminal what can be done now is offered as a menu; the choice asks, guards and records like the command itself."
)]
pub struct ShowArgs {
    /// Identifier, address, line of a log, callback or JSON that names one; - for standard input
    #[arg(value_name = "ANYTHING")]
    pasted: Vec<String>,
}

/// An object as it is shown: what the API tells, what this machine knows, and what can be done.
pub struct ShownObject {
    /// What the API tells.
    pub overview: Overview,
    /// What happened to it, in the order of time.
    pub timeline: Vec<Moment>,
    /// What can be done now, and what cannot.
    pub offers: Offers,
    /// How an unwanted payment is undone.
    pub advice: Option<Advice>,
}

impl ShownObject {
    /// Keeps the identifier for completion, with its status and amount.
    fn remember(&self, desk: &Desk, ui: &mut Ui) {
        let total = self.overview.money.first().map(|(_, amount)| money::to_json(*amount));
        let sighting = json!({"status": self.overview.status, "grandTotal": total});
        seen::remember(&desk.context, Some(&self.overview.id), &sighting, ui);
    }
}

/// Shows what was pasted, and offers what can be done with it.
pub fn run(arguments: &ShowArgs, globals: &Globals, ui: &mut Ui) -> Result<()> {
    let watch = SignalWatch::start(false, ui)?;
    let done = watched(arguments, globals, &watch, ui);
    watch.note_ended(match &done {
        Ok(()) => 0,
        Err(error) => error.kind().code(),
    });
    done
}

/// What showing something works with.
struct Desk<'a> {
    context: Context,
    journal: Option<Journal>,
    globals: &'a Globals,
    watch: &'a SignalWatch,
}

fn watched(
    arguments: &ShowArgs,
    globals: &Globals,
    watch: &SignalWatch,
    ui: &mut Ui,
) -> Result<()> {
    ui.without_answer = "nothing was done";
    let text = pasted::text(&arguments.pasted, ui)?;
    ui.ask_nobody_but_a_person(false);
    let profile = in_force::profile(&globals.profile_flags(), ui)?;
    let timeout = in_force::timeout(globals, &profile)?;
    ui.jq_time = timeout;
    let context = Context::new(profile, timeout, globals.verbose);
    let journal = known::journal(&context, ui);
    context.warn_of_production(ui);
    let desk = Desk { context, journal, globals, watch };
    let id = pasted::identifier(&text, &desk, ui)?;
    if id.starts_with(api::RUN) {
        let runs = bulk::find(globals, ui)?;
        return bulk::show(&id, runs.as_ref(), ui);
    }
    let Some(kind) = IdKind::of(&id) else { return Err(Error::bug("no kind of identifier")) };
    if let Some(read) = kind.overview() {
        return show(&id, read, &desk, ui);
    }
    if let Some((owner, read)) = known::owner(&id, &desk)? {
        ui.note(&format!("{id} is {} of {owner}, as this machine's journal says", kind.thing));
        return show(&owner, read, &desk, ui);
    }
    told::show(&id, kind, ui)
}

/// Reads the object, shows it, and offers what can be done with it.
fn show(id: &str, read: ReadOverview, desk: &Desk, ui: &mut Ui) -> Result<()> {
    // A sandbox inside this command would be found too, and its pages go with it.
    let page = payers_page::of(id, &desk.context.profile);
    let mut object = look_at(id, read, desk, ui)?;
    if object.overview.status.as_deref() == Some(OPEN) {
        object.overview.facts.extend(page.map(|page| (payers_page::TITLE, page)));
    }
    object.remember(desk, ui);
    if ui.quiet {
        return delivered(ui.data(&format!("{id}\n")));
    }
    let account = account_flags(&ui.profile_flags);
    if ui.format.is_json() {
        let json = for_programs::json(&object, &account);
        return show_local(LocalTable::Object(Vec::new()), &json, ui);
    }
    let has_menu = menu::may_be_offered(desk.globals, ui);
    for_people::show(&object, &account, has_menu, ui)?;
    if has_menu { menu::offer(&object, desk, ui) } else { Ok(()) }
}

/// Reads all that is known of the object. The way to the API ends with it, so that a write finds its own.
fn look_at(id: &str, read: ReadOverview, desk: &Desk, ui: &mut Ui) -> Result<ShownObject> {
    let (context, journal) = (&desk.context, desk.journal.as_ref());
    let session = Session::open(context, Purpose::Read, ui)?;
    let mut reader = Reader::new(&session, ui);
    let past = known::past(id, context, journal)?;
    let mut overview = read(id, &past, &mut |command, id| reader.fetch(command, id))?;
    reader.add_history(&mut overview);
    let entries = known::entries(id, context, journal)?;
    let fetch = &mut |command, id: &str| reader.fetch(command, id);
    let offers = Offers::of(&overview, &entries, &context.profile, fetch);
    let advice = Advice::of(&offers);
    let timeline = timeline::of(&overview, &entries, &context.profile.zone);
    Ok(ShownObject { overview, timeline, offers, advice })
}
